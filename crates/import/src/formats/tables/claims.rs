//! A row becomes a claim, asserted in the sources that it names. What a table calls verified is not confirmed by that.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::safe_format;

use super::{
    Identity, Set, Sheet,
    cells::{line, paragraphs},
    headings::Role,
    texts,
};
use crate::{Code, Place, table::Row};

/// The words that a stance can be.
const STANCES: [&str; 7] = [
    "asserts",
    "endorses",
    "doubts",
    "denies",
    "claims-responsibility",
    "declines-comment",
    "has-not-commented",
];

pub(super) fn rows(sheet: &Sheet<'_>, set: &mut Set<'_>) {
    let mut identity = Identity::of(&sheet.table, &sheet.columns, set.options);
    let mut rows = sheet.table.rows();
    while let Some(row) = rows.next() {
        sheet.tell_row(row, set);
        let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
        let text = paragraphs(cell(Role::Claim));
        if text.is_empty() {
            let message = safe_format!("The row has no claim and is left out.");
            set.made.tell("row", Code::RowWithoutTitle, &sheet.table.file, Place::Row(row.number), message);
            set.made.report.lose("row without words");
            continue;
        }
        let id = identity.id(row, &text, "claim", &sheet.table, &mut set.made);
        let foreign = identity.foreign(row);
        let claim = Map::new().with("text", text.as_ref()).with("ids", line(foreign));
        let claim = claim.with("about", texts(&about(sheet, row, set)));
        let claim = claim.with("positions", positions(sheet, row, foreign, set));
        set.made.document.keyed(Section::Claims, &id, &claim);
    }
}

/// Who holds it, and the sources that tell of it.
fn positions(sheet: &Sheet<'_>, row: Row<'_>, foreign: &str, set: &mut Set<'_>) -> Vec<Value> {
    let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
    let sources = sheet.sources(row, foreign, set);
    let by = if cell(Role::By).is_empty() { None } else { set.actors.id(cell(Role::By), &mut set.made) };
    if sources.is_empty() && by.is_none() {
        return Vec::new();
    }
    let stance = cell(Role::Stance).to_lowercase();
    let is_known = STANCES.contains(&stance.as_str());
    if !is_known && !stance.is_empty() {
        set.made.report.lose(format!("stance `{}`", line(&stance)));
        return Vec::new();
    }
    let position = Map::new()
        .with_some("by", by.as_ref().map(Id::as_str))
        .with("stance", if is_known { stance.as_str() } else { "asserts" })
        .with("sources", texts(&sources));
    vec![position.into()]
}

fn about(sheet: &Sheet<'_>, row: Row<'_>, set: &mut Set<'_>) -> Vec<Id> {
    let Some(column) = sheet.columns.get(Role::About) else { return Vec::new() };
    let mut found = Vec::new();
    for value in sheet.splits.values(column, row.cell(column)) {
        if let Some(id) = set.events.get(value) {
            found.push(id.clone());
        } else if set.actors.has(value) {
            found.extend(set.actors.id(value, &mut set.made));
        } else {
            let message = safe_format!("`{value}` is no event and no actor of the tables.");
            set.made.tell("row", Code::ReferenceMissing, &sheet.table.file, Place::Row(row.number), message);
            set.made.report.lose("reference of a claim");
        }
    }
    found
}
