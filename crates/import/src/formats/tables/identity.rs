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
    Code, Made, Options, Place,
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
    seen: HashMap<u64, usize>,
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
        let key = if told.is_empty() { usual() } else { told };
        let mut identity = Self {
            id: None,
            is_unique: true,
            key,
            seen: HashMap::new(),
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
    pub(super) fn id(
        &mut self,
        row: Row<'_>,
        words: &str,
        kind: &str,
        table: &Table<'_>,
        made: &mut Made,
    ) -> Id {
        let foreign = self.foreign(row);
        if !foreign.is_empty() && self.is_unique {
            return made.ids.of_words(&line(foreign), kind);
        }
        let cells: Vec<&str> = self.key.iter().map(|column| row.cell(*column)).chain([foreign]).collect();
        let identity = cells.join("\n");
        let first = *self.seen.entry(self.hasher.hash_one(&identity)).or_insert(row.number);
        if first != row.number {
            let message =
                safe_format!("It says the same as row {first} in all that tells rows apart; both are kept.");
            made.tell("row", Code::RowTwice, &table.file, Place::Row(row.number), message);
        }
        made.ids.hashed(words, &identity, kind)
    }
}
