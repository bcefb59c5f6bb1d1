//! Lists of what a catalog has: briefings, and where a name is met. Each question is bounded.

use briefing_format::model::Tlp;
use briefing_text::SafeText;
use rusqlite::{OptionalExtension, Row as SqlRow, params};

use super::{
    Catalog, path,
    scoped::listed,
    searching::{HIT, OF_ENTRY, Scope, hit},
};
use crate::{Class, Error, Hit, Kind, Order, Row};

const fn order(order: Order) -> &'static str {
    match order {
        Order::Arrival => "arrived DESC, briefing.id DESC",
        Order::Title => "sorted, briefing.id",
        Order::Path => "folder.path, briefing.name",
        Order::AsOf => "as_of_day DESC, briefing.id DESC",
        Order::Disputes => "disputes DESC, briefing.id DESC",
        Order::Problems => "errors DESC, warnings DESC, briefing.id DESC",
    }
}

/// Which briefings are listed, and how.
#[derive(Clone, Copy, Debug, Default)]
pub struct List {
    /// In which order.
    pub order: Order,
    /// How many of them are passed over.
    pub offset: usize,
    /// How many are wanted at most.
    pub most: usize,
}

/// Where a name is met.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    /// The number of the name.
    pub name: u64,
    /// The kind of what is asked for.
    pub kind: Kind,
}

/// A name and in how many briefings it is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameCount {
    /// The number of the name.
    pub number: u64,
    /// The name as one of them writes it.
    pub shown: SafeText,
    /// In how many briefings.
    pub briefings: u64,
}

const ROW: &str = "briefing.id, folder.path, briefing.name, title, as_of, tlp, tags, disputes, errors, warnings, fault, text,
    arrived, is_changed";

impl Catalog {
    /// How many briefings there are within a scope.
    ///
    /// Errors: the catalog does not answer.
    pub fn briefings(&self, scope: &Scope) -> Result<usize, Error> {
        let number = |sql: &str| self.connection.query_row(sql, [], |row| row.get::<_, i64>(0));
        // Of a folder that was taken in as a whole the number is known.
        let whole = "SELECT coalesce(sum(briefings), 0) FROM root";
        let count = match self.parts(scope)? {
            None => number(whole)?,
            Some(parts) => {
                let part =
                    format!("SELECT count(*) FROM briefing WHERE folder IN ({})", listed(&parts.folders));
                number(&format!("{whole} WHERE folder IN ({})", listed(&parts.roots)))? + number(&part)?
            }
        };
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Some of the briefings within a scope, in order.
    ///
    /// Errors: the catalog does not answer.
    pub fn list(&self, list: &List, scope: &Scope) -> Result<Vec<Row>, Error> {
        let within = self.parts(scope)?.map_or_else(String::new, |parts| {
            let (roots, folders) = (listed(&parts.roots), listed(&parts.folders));
            format!("WHERE briefing.root IN ({roots}) OR briefing.folder IN ({folders})")
        });
        let sql = format!(
            "SELECT {ROW} FROM briefing JOIN folder ON folder.id = briefing.folder {within}
             ORDER BY {} LIMIT ?1 OFFSET ?2",
            order(list.order)
        );
        let mut rows = self.connection.prepare_cached(&sql)?;
        let rows = rows.query_map(params![list.most as i64, list.offset as i64], row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// In how many briefings a name is given, wherever they lie.
    ///
    /// Errors: the catalog does not answer.
    pub fn given(&self, name: u64) -> Result<u64, Error> {
        let mut found = self.connection.prepare_cached("SELECT briefings FROM name WHERE number = ?1")?;
        let count: Option<i64> = found.query_row([name as i64], |row| row.get(0)).optional()?;
        Ok(count.unwrap_or_default() as u64)
    }

    /// The entries of one kind where a name is met, by the day from which on they may have been; undated ones come last.
    ///
    /// Errors: the catalog does not answer.
    pub fn met(&self, met: Met, passed: usize, most: usize) -> Result<Vec<Hit>, Error> {
        let sql = format!(
            "SELECT {HIT} FROM meeting CROSS JOIN entry ON entry.id = meeting.entry {OF_ENTRY}
             WHERE meeting.name = ?1 AND meeting.kind = ?2 ORDER BY meeting.day, meeting.entry LIMIT ?3 OFFSET ?4"
        );
        let mut found = self.connection.prepare_cached(&sql)?;
        let values = params![met.name as i64, met.kind.number(), most as i64, passed as i64];
        Ok(found.query_map(values, hit)?.collect::<Result<_, _>>()?)
    }

    /// The names of a class that most briefings give.
    ///
    /// Errors: the catalog does not answer.
    pub fn most_given(&self, class: Class, most: usize) -> Result<Vec<NameCount>, Error> {
        let mut names = self.connection.prepare_cached(
            "SELECT number, shown, briefings FROM name WHERE class = ?1 ORDER BY briefings DESC LIMIT ?2",
        )?;
        let names = names.query_map(params![class as i64, most as i64], |row| {
            let (number, shown, briefings): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            Ok(NameCount {
                number: number as u64,
                shown: SafeText::line(&shown),
                briefings: briefings as u64,
            })
        })?;
        Ok(names.collect::<Result<_, _>>()?)
    }
}

/// A briefing of the columns of [`ROW`].
fn row(row: &SqlRow<'_>) -> rusqlite::Result<Row> {
    let (folder, name): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
    let line = |at: usize| Ok::<_, rusqlite::Error>(SafeText::line(&row.get::<_, String>(at)?));
    let tlp: Option<i64> = row.get(5)?;
    let tags: String = row.get(6)?;
    let fault = line(10)?;
    Ok(Row {
        id: row.get(0)?,
        path: path(&folder, &name),
        title: line(3)?,
        as_of: line(4)?,
        tlp: tlp.and_then(|tlp| Tlp::ALL.get(usize::try_from(tlp).ok()?).copied()),
        tags: tags.lines().map(SafeText::line).collect(),
        disputes: row.get(7)?,
        errors: row.get(8)?,
        warnings: row.get(9)?,
        fault: (!fault.is_empty()).then_some(fault),
        text: u128::from_le_bytes(row.get(11)?),
        arrived: row.get(12)?,
        is_changed: row.get(13)?,
    })
}
