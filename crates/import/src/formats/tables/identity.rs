//! What tells one row of a table from another, so that importing the table again gives the same ids. It must not know what is
//! made of a row.

use std::{
    collections::{HashMap, HashSet},
    hash::{BuildHasher, RandomState},
};

use briefing_format::model::Id;
use briefing_text::{SafeText, safe_format};

use super::{
    cells::line,
    columns::{Columns, name},
    headings::Role,
};
use crate::{
    Code, Ids, Made, Options, Place,
    table::{Row, Table},
};

/// What tells the rows of a table apart.
#[derive(Debug)]
pub(super) struct Identity {
    /// The column of names that each row has for itself.
    id: Option<usize>,
    /// Whether each row has its own.
    is_unique: bool,
    key: Vec<usize>,
    /// Whether somebody has told what tells rows apart, so that two of them may be the same and have other words.
    is_told: bool,
    /// What was seen of rows, where that is needed to find those that are the same.
    seen: HashSet<u64>,
    /// The rows that are the same as one before.
    twins: Vec<(usize, u64, Id)>,
    hasher: RandomState,
    /// Why the column of names is not used, where it is not.
    pub(super) note: Option<(usize, SafeText)>,
}

impl Identity {
    /// What tells the rows apart: what somebody has told, else a column of names, else title, date and actors.
    pub(super) fn of(table: &Table<'_>, columns: &Columns, options: &Options) -> Self {
        let told: Vec<usize> = options.key.iter().filter_map(|column| table.column(column)).collect();
        let roles = [
            Role::Title,
            Role::Claim,
            Role::Name,
            Role::Date,
            Role::End,
            Role::Year,
            Role::Month,
            Role::Day,
            Role::Actors,
        ];
        let usual = || roles.iter().flat_map(|role| columns.all(*role)).collect();
        let is_told = !told.is_empty();
        let key = if is_told { told } else { usual() };
        let mut identity = Self {
            id: None,
            is_unique: true,
            key,
            is_told,
            seen: HashSet::new(),
            twins: Vec::new(),
            hasher: RandomState::new(),
            note: None,
        };
        let Some(column) = columns.get(Role::ClaimId).or(columns.get(Role::Id)) else { return identity };
        let (mut values, mut rows) = (HashSet::new(), table.rows());
        let (mut is_running, mut is_number, mut count) = (true, true, 0);
        while let Some(row) = rows.next() {
            let value = row.cell(column);
            count += 1;
            is_number &= value.is_empty() || value.parse::<f64>().is_ok();
            is_running &= value.parse::<usize>().is_ok_and(|number| number == count || number + 1 == count);
            identity.is_unique &= value.is_empty() || values.insert(identity.hasher.hash_one(value));
        }
        if is_running && count > 1 && !matches!(columns.kind, super::columns::Kind::Sources) {
            let heading = name(table, column);
            identity.note = Some((
                column,
                safe_format!("`{heading}` counts the rows, so it names none of them for long."),
            ));
        } else if is_number && !identity.is_unique && columns.kind != super::columns::Kind::Claims {
            let heading = name(table, column);
            identity.is_unique = true;
            identity.note = Some((
                column,
                safe_format!("`{heading}` has one number for several rows, so it names none of them."),
            ));
        } else {
            identity.id = Some(column);
        }
        identity
    }

    /// What a table calls a row; nothing where it has no name for it.
    pub(super) fn foreign<'r>(&self, row: Row<'r>) -> &'r str {
        self.id.map_or("", |column| row.cell(column))
    }

    /// Takes the id of a row; `words` are those of the item, and `kind` what it is called without any.
    pub(super) fn id(&mut self, row: Row<'_>, words: &str, kind: &str, made: &mut Made) -> Id {
        let foreign = self.foreign(row);
        if !foreign.is_empty() && self.is_unique {
            return made.ids.of_words(&line(foreign), kind);
        }
        let identity = self.identity(row);
        let number = self.hasher.hash_one(&identity);
        let id = made.ids.hashed(words, &identity, kind);
        // Rows with the same words differ in their ids, unless they are the same in all else; so what was seen needs no room.
        let is_twin = if self.is_told {
            !self.seen.insert(number)
        } else {
            id != Ids::default().hashed(words, &identity, kind)
        };
        if is_twin {
            self.twins.push((row.number, number, id.clone()));
        }
        id
    }

    /// All that tells a row from others.
    fn identity(&self, row: Row<'_>) -> String {
        let cells = self.key.iter().map(|column| row.cell(*column)).chain([self.foreign(row)]);
        cells.collect::<Vec<_>>().join("\n")
    }

    /// Tells which rows are the same as one before.
    pub(super) fn tell_twins(&self, table: &Table<'_>, made: &mut Made) {
        if self.twins.is_empty() {
            return;
        }
        let wanted: HashSet<u64> = self.twins.iter().map(|(_, number, _)| *number).collect();
        let mut first: HashMap<u64, usize> = HashMap::new();
        let mut rows = table.rows();
        while let Some(row) = rows.next() {
            let number = self.hasher.hash_one(self.identity(row));
            if wanted.contains(&number) {
                first.entry(number).or_insert(row.number);
            }
        }
        for (row, number, id) in &self.twins {
            let Some(first) = first.get(number).filter(|first| *first < row) else { continue };
            made.begin_of(id);
            let message =
                safe_format!("It says the same as row {first} in all that tells rows apart; both are kept.");
            made.tell("row", Code::RowTwice, &table.file, Place::Row(*row), message);
        }
        made.end();
    }
}
