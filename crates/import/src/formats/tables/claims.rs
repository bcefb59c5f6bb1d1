//! A row becomes a claim, asserted in the sources that it names. What a table calls verified is not confirmed by that.

use std::collections::HashMap;

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{
    Set, Sheet,
    cells::{line, paragraphs},
    headings::Role,
    stances::{Holder, stance},
    texts,
};
use crate::{Code, Place, said::is_said, table::Row};

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
        if !is_said(&text) {
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
/// sources' own. Beside those whom a column names as denying it, nobody asserts it whom no column names. Where a column is there
/// for what is done with the claim and says nothing, nothing firm is said.
fn positions(
    sheet: &Sheet<'_>,
    row: Row<'_>,
    foreign: &str,
    set: &mut Set<'_>,
) -> Result<Vec<Value>, LeftOut> {
    let sources = sheet.sources(row, foreign, set);
    let position = |by: Option<&Id>, stance: &str| {
        let by = by.map(Id::as_str);
        Value::from(Map::new().with_some("by", by).with("stance", stance).with("sources", texts(&sources)))
    };
    let mut left = Left { sheet, row, sources: sources.len(), is_any: false };
    let mut positions = Vec::new();
    for (column, stance) in &sheet.columns.held {
        for holder in sheet.splits.values(*column, row.cell(*column)).into_iter().map(Holder::of) {
            if let Some(beside) = holder.beside.filter(|_| holder.stance.is_some()) {
                set.made.report.lose(format!("`{}` behind a stance", line(beside)));
            }
            if let Some(other) = holder.stance.filter(|other| other != stance) {
                left.stance(set, &format!("{stance}, {other}"), "of which only one can hold");
            } else if let Some(actor) = set.actors.id(holder.name, &mut set.made) {
                positions.push(position(Some(&actor), stance));
            }
        }
    }
    let values = |role: Role| {
        let column = sheet.columns.get(role);
        column.map(|column| sheet.splits.values(column, row.cell(column)))
    };
    let holders: Vec<Holder<'_>> = values(Role::By).unwrap_or_default().into_iter().map(Holder::of).collect();
    let told = values(Role::Stance);
    let has_column = told.is_some();
    let told = told.unwrap_or_default();
    let mut held = Vec::new();
    for (at, holder) in holders.iter().enumerate() {
        if let Some(beside) = holder.beside.filter(|_| holder.stance.is_some()) {
            set.made.report.lose(format!("`{}` behind a stance", line(beside)));
        } else if let Some(beside) = holder.beside.filter(|_| !has_column) {
            let message = safe_format!(
                "What stands in brackets in `{}` is taken for a part of the name, since `{}` is no stance.",
                line(holder.name),
                line(beside)
            );
            set.made.tell("row", Code::ColumnNotUsed, &sheet.table.file, Place::Row(row.number), message);
        }
        let is_empty = !is_said(&line(holder.name));
        let Some(by) = set.actors.id(holder.name, &mut set.made) else {
            if is_empty {
                left.out(
                    set,
                    "a stance of whoever is left out",
                    safe_format!("Whoever holds the claim is left out, and so is the position."),
                );
            } else if has_column && told.is_empty() {
                left.no_stance(set, holder.name);
            } else if let Some(stance) =
                one_stance(&told, at, holders.len()).filter(|stance| *stance == "asserts")
            {
                held.push(position(None, stance));
            } else if told.is_empty()
                && holder.stance.is_none_or(|stance| stance == "asserts")
                && !sources.is_empty()
            {
                held.push(position(None, "asserts"));
            } else {
                left.stance(
                    set,
                    told.first().copied().or(holder.stance).unwrap_or("asserts"),
                    "without whoever has it",
                );
            }
            continue;
        };
        let of_column = one_stance(&told, at, holders.len());
        match (of_column, holder.stance) {
            (Some(one), Some(other)) if one != other => {
                left.stance(set, &format!("{one}, {other}"), "of which only one can hold");
            }
            (Some(stance), _) | (None, Some(stance)) if of_column.is_some() || told.is_empty() => {
                held.push(position(Some(&by), stance));
            }
            _ if !told.is_empty() => left.stance(set, &told.join("; "), "that is none of the format"),
            _ if has_column => left.no_stance(set, holder.name),
            _ => held.push(position(Some(&by), "asserts")),
        }
    }
    if holders.is_empty() {
        let of_column = one_stance(&told, 0, 1);
        let is_of_others = !positions.is_empty() && (told.is_empty() || of_column == Some("denies"));
        if is_of_others {
            // Those whom the columns name have it.
        } else if !told.is_empty() && of_column != Some("asserts") {
            let why =
                if of_column.is_some() { "without whoever has it" } else { "that is none of the format" };
            left.stance(set, &told.join("; "), why);
        } else if sources.is_empty() {
            // Nobody says anything of it.
        } else if has_column && told.is_empty() {
            left.no_stance(set, "");
        } else {
            held.push(position(None, "asserts"));
        }
    }
    let is_left_out = left.is_any && held.is_empty() && positions.is_empty();
    held.append(&mut positions);
    if is_left_out { Err(LeftOut) } else { Ok(held) }
}

/// The stance of one holder: the only one that is told, or the one that stands at the same place among as many.
fn one_stance(told: &[&str], at: usize, holders: usize) -> Option<&'static str> {
    match told {
        [one] => stance(one),
        _ if told.len() == holders => told.get(at).and_then(|words| stance(words)),
        _ => None,
    }
}

/// Tells of positions that have no place.
struct Left<'l, 't> {
    sheet: &'l Sheet<'t>,
    row: Row<'l>,
    sources: usize,
    is_any: bool,
}

impl Left<'_, '_> {
    fn out(&mut self, set: &mut Set<'_>, what: &str, message: SafeText) {
        let place = Place::Row(self.row.number);
        set.made.tell("row", Code::NotImported, &self.sheet.table.file, place, message);
        set.made.report.lose(what);
        if !std::mem::replace(&mut self.is_any, true) {
            set.made.report.lose_many("source of a stance that is left out", self.sources);
        }
    }

    fn stance(&mut self, set: &mut Set<'_>, stance: &str, why: &str) {
        let message = safe_format!("The stance `{}` {why} is left out.", line(stance));
        self.out(set, &format!("stance `{}` {why}", line(stance)), message);
    }

    fn no_stance(&mut self, set: &mut Set<'_>, name: &str) {
        let whose = match line(name) {
            name if name.is_empty() => SafeText::from_static("of its sources"),
            name => safe_format!("of `{name}`"),
        };
        let message =
            safe_format!("No stance {whose} is told, so nothing is said of what is done with the claim.");
        self.out(set, "position without a stance", message);
    }
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
