//! A query -> entries, the newest first. The index is walked from its end and left as soon as enough is found.

use std::path::PathBuf;

use briefing_text::SafeText;
use rusqlite::{Row as SqlRow, ToSql, params_from_iter};

use super::{Catalog, path};
use crate::facet;
use crate::{
    Error, Hit, Kind,
    query::{Field, Query, State, Term},
};

/// Which briefings are meant.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    /// The folders in or below which they lie; all, where there is none.
    pub folders: Vec<PathBuf>,
    /// The briefings, by number, that somebody has chosen; all, where there is no such choice.
    pub briefings: Option<Vec<i64>>,
}

/// The columns of a hit.
pub(super) const HIT: &str =
    "entry.id, folder.path, briefing.name, entry.kind, entry.number, entry.line, entry.title, briefing.title,
    entry.first_day, entry.last_day";

/// The briefing of an entry, and its folder.
pub(super) const OF_ENTRY: &str =
    "CROSS JOIN briefing ON briefing.id = entry.briefing CROSS JOIN folder ON folder.id = briefing.folder";

impl Catalog {
    /// What a query finds within a scope, the newest first, behind the hit of that number where one is given.
    ///
    /// A query that asks for nothing finds nothing.
    ///
    /// Errors: the catalog does not answer.
    pub fn search(
        &self,
        query: &Query,
        scope: &Scope,
        after: Option<i64>,
        most: usize,
    ) -> Result<Vec<Hit>, Error> {
        let Some(asked) = self.asked(query, scope, after)? else { return Ok(Vec::new()) };
        let sql = asked.sql(most);
        let mut found = self.connection.prepare_cached(&sql)?;
        let found = found.query_map(params_from_iter(&asked.values), hit)?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// How many entries a query finds, and how many of them at most are counted.
    ///
    /// Errors: the catalog does not answer.
    pub fn count(&self, query: &Query, scope: &Scope, most: usize) -> Result<usize, Error> {
        let Some(asked) = self.asked(query, scope, None)? else { return Ok(0) };
        let join = if asked.looks_at_entries { "CROSS JOIN entry ON entry.id = word.rowid" } else { "" };
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM word {join} WHERE {} ORDER BY word.rowid DESC LIMIT {most})",
            asked.condition
        );
        let mut found = self.connection.prepare_cached(&sql)?;
        let count: i64 = found.query_row(params_from_iter(&asked.values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The condition of a query; nothing where nothing can be found.
    pub(super) fn asked(
        &self,
        query: &Query,
        scope: &Scope,
        after: Option<i64>,
    ) -> Result<Option<Asked>, Error> {
        if query.is_empty() {
            return Ok(None);
        }
        let mut words = Words::default();
        query.terms.iter().for_each(|term| words.add(term));
        words.any_of(&query.kinds.iter().map(|kind| facet::kind(*kind)).collect::<Vec<_>>());
        query.not_kinds.iter().for_each(|kind| words.not(&facet::kind(*kind)));
        words.any_of(&query.markings.iter().map(|tlp| facet::tlp(*tlp)).collect::<Vec<_>>());
        query.tags.iter().for_each(|tag| words.any_of(&[facet::tag(tag)]));
        query.not_tags.iter().for_each(|tag| words.not(&facet::tag(tag)));
        if query.states.contains(&State::Disputed) {
            words.any_of(&[facet::DISPUTED.to_owned()]);
        }
        if query.not_states.contains(&State::Disputed) {
            words.not(facet::DISPUTED);
        }
        let mut below = Vec::new();
        for folder in &scope.folders {
            below.extend(self.folder(folder)?.map(facet::folder));
        }
        if below.is_empty() && !scope.folders.is_empty() {
            return Ok(None);
        }
        let is_all = self.is_all(scope)?;
        if !is_all || words.wanted.is_empty() {
            words.any_of(&below);
        }
        for folder in &query.folders {
            let found = self.folders_named(folder, scope)?;
            if found.is_empty() {
                return Ok(None);
            }
            words.any_of(&found.into_iter().map(facet::folder).collect::<Vec<_>>());
        }
        if words.wanted.is_empty() {
            words.any_of(&Kind::ALL.map(facet::kind));
        }
        let mut asked = Asked {
            condition: "word MATCH ?".to_owned(),
            values: vec![Box::new(words.expression())],
            looks_at_entries: false,
        };
        if let Some(after) = after {
            asked.and("word.rowid < ?", [after]);
        }
        for time in &query.times {
            asked.looks_at_entries = true;
            let within = if time.is_sure {
                "entry.first_day >= ? AND entry.last_day <= ?"
            } else {
                "entry.last_day >= ? AND entry.first_day <= ?"
            };
            asked.and(within, [time.first, time.last]);
        }
        if let Some(briefings) = &scope.briefings {
            asked.looks_at_entries = true;
            let list = briefings.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
            asked.and(&format!("entry.briefing IN ({list})"), []);
        }
        Ok(Some(asked))
    }

    /// Whether nothing lies outside of the folders of a scope.
    pub(super) fn is_all(&self, scope: &Scope) -> Result<bool, Error> {
        let mut roots = self.connection.prepare_cached("SELECT folder FROM root")?;
        let roots: Vec<i64> = roots.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut own = Vec::new();
        for folder in &scope.folders {
            own.extend(self.folder(folder)?);
        }
        Ok(roots.iter().all(|root| own.contains(root)))
    }

    /// The folders of a scope whose path ends in this one.
    fn folders_named(&self, named: &str, scope: &Scope) -> Result<Vec<i64>, Error> {
        let named = format!("/{}", named.trim_matches('/'));
        let mut found = Vec::new();
        for folder in &scope.folders {
            let below = self.folders_below(folder)?;
            found.extend(
                below.into_iter().filter(|(_, path)| path.ends_with(named.as_bytes())).map(|(id, _)| id),
            );
        }
        Ok(found)
    }
}

/// A condition and its values.
pub(super) struct Asked {
    condition: String,
    pub(super) values: Vec<Box<dyn ToSql>>,
    /// Whether it depends on more than words.
    looks_at_entries: bool,
}

impl Asked {
    /// The question for some hits.
    pub(super) fn sql(&self, most: usize) -> String {
        // The index is the outer loop, whatever SQLite thinks: within another it would be asked anew for each row.
        format!(
            "SELECT {HIT} FROM word CROSS JOIN entry ON entry.id = word.rowid {OF_ENTRY}
             WHERE {} ORDER BY word.rowid DESC LIMIT {most}",
            self.condition
        )
    }

    fn and<const N: usize>(&mut self, condition: &str, values: [i64; N]) {
        self.condition.push_str(" AND ");
        self.condition.push_str(condition);
        self.values.extend(values.map(|value| Box::new(value) as Box<dyn ToSql>));
    }
}

/// An expression of FTS5. Its words are letters, digits and the sign of facets: they cannot say anything else.
#[derive(Default)]
struct Words {
    wanted: Vec<String>,
    unwanted: Vec<String>,
}

impl Words {
    fn add(&mut self, term: &Term) {
        let column = match term.field {
            Field::Anywhere => "",
            Field::Who => "who : ",
            Field::Source => "source : ",
        };
        let prefix = if term.is_prefix { " *" } else { "" };
        let expression = format!("({column}\"{}\"{prefix})", term.words.join(" "));
        if term.is_not { self.unwanted.push(expression) } else { self.wanted.push(expression) }
    }

    /// One of these facets must be there, where there are any.
    fn any_of(&mut self, facets: &[String]) {
        if !facets.is_empty() {
            let facets: Vec<String> = facets.iter().map(|facet| format!("\"{facet}\"")).collect();
            self.wanted.push(format!("({})", facets.join(" OR ")));
        }
    }

    fn not(&mut self, facet: &str) {
        self.unwanted.push(format!("\"{facet}\""));
    }

    fn expression(&self) -> String {
        let wanted = self.wanted.join(" AND ");
        if self.unwanted.is_empty() {
            wanted
        } else {
            format!("({wanted}) NOT ({})", self.unwanted.join(" OR "))
        }
    }
}

/// A hit of the columns of [`HIT`].
pub(super) fn hit(row: &SqlRow<'_>) -> rusqlite::Result<Hit> {
    let (folder, name): (Vec<u8>, Vec<u8>) = (row.get(1)?, row.get(2)?);
    let (title, whole): (String, String) = (row.get(6)?, row.get(7)?);
    let (first, last): (Option<i64>, Option<i64>) = (row.get(8)?, row.get(9)?);
    Ok(Hit {
        id: row.get(0)?,
        path: path(&folder, &name),
        kind: Kind::of_number(row.get(3)?).unwrap_or(Kind::Briefing),
        number: row.get(4)?,
        line: row.get(5)?,
        title: SafeText::line(&title),
        briefing: SafeText::line(&whole),
        days: first.zip(last),
    })
}
