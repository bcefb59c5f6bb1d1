//! A row becomes a claim, asserted in the sources that it names. What a table calls verified is not confirmed by that.

use std::collections::HashMap;

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::safe_format;

use super::{
    Set, Sheet,
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

/// A position that has no place, and was told.
#[derive(Clone, Copy, Debug)]
struct LeftOut;

/// A claim, of which several rows may have one position each.
#[derive(Debug)]
struct Claim {
    id: Id,
    row: usize,
    text: String,
    foreign: String,
    about: Vec<Id>,
    positions: Vec<Value>,
}

pub(super) fn rows(sheet: &Sheet<'_>, set: &mut Set<'_>) {
    let mut identity = sheet.identity(set);
    let mut claims: Vec<Claim> = Vec::new();
    let mut known: HashMap<(String, String), usize> = HashMap::new();
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
        let foreign = identity.foreign(row);
        let about = about(sheet, row, set);
        let positions = positions(sheet, row, foreign, set);
        let key = (text.to_string(), foreign.to_owned());
        if let Some(claim) = known.get(&key).and_then(|at| claims.get_mut(*at)) {
            claim.add(about, positions, row, sheet, set);
            continue;
        }
        known.insert(key, claims.len());
        let id = identity.id(row, &text, "claim", &mut set.made);
        let text = text.into_owned();
        let positions = positions.unwrap_or_default();
        claims.push(Claim { id, row: row.number, text, foreign: line(foreign), about, positions });
    }
    identity.tell_twins(&sheet.table, &mut set.made);
    for claim in claims {
        let item = Map::new()
            .with("text", claim.text)
            .with("ids", claim.foreign)
            .with("about", texts(&claim.about))
            .with("positions", claim.positions);
        set.made.document.keyed(Section::Claims, &claim.id, &item);
    }
}

impl Claim {
    /// Adds what another row has of the same claim.
    fn add(
        &mut self,
        about: Vec<Id>,
        positions: Result<Vec<Value>, LeftOut>,
        row: Row<'_>,
        sheet: &Sheet<'_>,
        set: &mut Set<'_>,
    ) {
        let is_new = |id: &Id| !self.about.contains(id);
        let about: Vec<Id> = about.into_iter().filter(is_new).collect();
        let is_left_out = positions.is_err();
        let mut positions = positions.unwrap_or_default();
        positions.retain(|position| !self.positions.contains(position));
        if about.is_empty() && positions.is_empty() && !is_left_out {
            let message = safe_format!("It says the same as row {}, and is one claim with it.", self.row);
            set.made.tell("row", Code::RowTwice, &sheet.table.file, Place::Row(row.number), message);
        }
        self.about.extend(about);
        self.positions.extend(positions);
    }
}

/// Who holds it, and the sources that tell of it. A denial or a doubt is somebody's: where nobody is named, it is none of the
/// sources' own. Beside those whom a column names as denying it, nobody asserts it whom no column names.
fn positions(
    sheet: &Sheet<'_>,
    row: Row<'_>,
    foreign: &str,
    set: &mut Set<'_>,
) -> Result<Vec<Value>, LeftOut> {
    let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
    let sources = sheet.sources(row, foreign, set);
    let by = if cell(Role::By).is_empty() { None } else { set.actors.id(cell(Role::By), &mut set.made) };
    let mut positions = Vec::new();
    for (column, stance) in &sheet.columns.held {
        for name in sheet.splits.values(*column, row.cell(*column)) {
            if let Some(actor) = set.actors.id(name, &mut set.made) {
                let position = Map::new().with("by", actor.as_str()).with("stance", *stance);
                positions.push(position.with("sources", texts(&sources)).into());
            }
        }
    }
    let stance = cell(Role::Stance).to_lowercase();
    if by.is_none() && !positions.is_empty() && (stance.is_empty() || stance == "denies") {
        return Ok(positions);
    }
    let is_known = STANCES.contains(&stance.as_str());
    if !stance.is_empty() && (!is_known || by.is_none() && stance != "asserts") {
        let why = if is_known { "without whoever has it" } else { "that is none of the format" };
        let message = safe_format!("The stance `{}` {why} is left out.", line(&stance));
        set.made.tell("row", Code::NotImported, &sheet.table.file, Place::Row(row.number), message);
        set.made.report.lose(format!("stance `{}` {why}", line(&stance)));
        set.made.report.lose_many("source of a stance that is left out", sources.len());
        return Err(LeftOut);
    }
    if sources.is_empty() && by.is_none() {
        return Ok(positions);
    }
    let position = Map::new()
        .with_some("by", by.as_ref().map(Id::as_str))
        .with("stance", if is_known { stance.as_str() } else { "asserts" })
        .with("sources", texts(&sources));
    positions.insert(0, position.into());
    Ok(positions)
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
