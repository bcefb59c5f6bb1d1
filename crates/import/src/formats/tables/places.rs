//! Where it happened, in a table that says in which region or country each place lies: two places of one name are two. It must not
//! know what happened there.

use std::collections::{HashMap, HashSet};

use briefing_format::model::Id;

use super::{Set, Sheet, cells::line, columns::Kind, headings::Role};
use crate::{
    said::is_said,
    table::{Row, folded},
};

/// The names of places that lie in several regions or countries, folded.
pub(super) fn shared(sheets: &[Sheet<'_>]) -> HashSet<String> {
    let sheets = || sheets.iter().filter(|sheet| sheet.columns.kind == Kind::Events);
    let mut around: HashMap<String, String> = HashMap::new();
    let mut shared = HashSet::new();
    if sheets().all(|sheet| sheet.columns.around.is_empty()) {
        return shared;
    }
    for sheet in sheets() {
        let Some(column) = sheet.columns.get(Role::Place) else { continue };
        let mut rows = sheet.table.rows();
        while let Some(row) = rows.next() {
            let Some(value) = sheet.splits.values(column, row.cell(column)).first().copied() else {
                continue;
            };
            let (name, of_row) = (folded(value), folded(&sheet.around(row)));
            // Where nothing is said, it may be the one or the other.
            if around.get(&name).is_some_and(|known| *known != of_row) {
                shared.insert(name);
            } else {
                around.insert(name, of_row);
            }
        }
    }
    shared
}

impl Sheet<'_> {
    /// The place of a row, under its name and, where several places have that, what lies around it.
    pub(super) fn place(&self, name: &str, row: Row<'_>, set: &mut Set<'_>) -> Option<Id> {
        let around = self.around(row);
        let country = self.columns.country.map_or("", |column| row.cell(column));
        let is_shared = set.shared_places.contains(&folded(name));
        let whole = if is_shared && is_said(&around) { format!("{name}, {around}") } else { name.to_owned() };
        set.places.id_within(name, &whole, country, &mut set.made)
    }

    /// What a row says of the region and the country of its place.
    fn around(&self, row: Row<'_>) -> String {
        let cells = self.columns.around.iter().map(|column| line(row.cell(*column)));
        cells.filter(|cell| is_said(cell)).collect::<Vec<_>>().join(", ")
    }
}
