//! Tables: CSV, TSV and workbooks, each alone or several that refer to one another.
//!
//! A row becomes an event, a source, a claim, an actor or a place. Which column is what, how its dates are to be read and what
//! parts its values is told, follows from the headings, or is asked back; the report says what was taken.

mod cells;
mod claims;
mod columns;
mod entities;
mod events;
mod headings;
mod identity;
mod known;
mod sources;
#[cfg(test)]
mod tests;
mod when;

use std::collections::HashMap;

use briefing_format::{Section, model::Id};
use briefing_text::{SafeText, safe_format};

use super::Importer;
use crate::{
    Code, Finding, Input, Made, Options, Place, Stop,
    dates::Read,
    table::{Row, Table},
};
use cells::Splits;
use columns::{Columns, Kind, name, short};
use headings::Role;
use identity::Identity;
use known::{Named, Sources};
use when::When;

#[derive(Debug)]
pub(super) struct Tables;

impl Importer for Tables {
    fn recognizes(&self, input: &Input) -> bool {
        Table::recognizes(input)
    }

    fn import(&self, files: &[Input], options: &Options) -> Result<Made, Stop> {
        let mut tables = Vec::new();
        for file in files {
            tables.extend(Table::read(file, options)?);
        }
        columns::all_are_there(&tables, options)?;
        let mut set = Set::new(files, options);
        let mut sheets = understood(tables, options, &mut set)?;
        // What others refer to comes first.
        let order = [Kind::Sources, Kind::Actors, Kind::Places, Kind::Events, Kind::Claims];
        sheets.sort_by_key(|sheet| order.iter().position(|kind| *kind == sheet.columns.kind));
        set.sources.has_table = sheets.iter().any(|sheet| sheet.columns.kind == Kind::Sources);
        set.keeps_events = sheets.iter().any(|sheet| sheet.columns.get(Role::About).is_some());
        for sheet in &sheets {
            sheet.tell(&mut set);
        }
        for sheet in &sheets {
            match sheet.columns.kind {
                Kind::Sources => sources::rows(sheet, &mut set),
                Kind::Actors | Kind::Places => entities::rows(sheet, &mut set),
                Kind::Events => events::rows(sheet, &mut set)?,
                Kind::Claims => claims::rows(sheet, &mut set),
            }
        }
        Ok(set.made)
    }
}

/// All tables of an import, with what they name.
struct Set<'o> {
    options: &'o Options,
    made: Made,
    actors: Named,
    places: Named,
    sources: Sources,
    /// Events by what the tables call them, where another table is about them.
    events: HashMap<Box<str>, Id>,
    keeps_events: bool,
}

impl<'o> Set<'o> {
    fn new(files: &[Input], options: &'o Options) -> Self {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let title = match &names[..] {
            [before @ .., last] if !before.is_empty() => {
                format!("What {} and {last} tell", before.join(", "))
            }
            _ => format!("What {} tells", names.join("")),
        };
        let mut made = Made::new(&title);
        made.decided = options.clone();
        Self {
            options,
            made,
            actors: Named::new(Section::Actors),
            places: Named::new(Section::Places),
            sources: Sources::default(),
            events: HashMap::new(),
            keeps_events: false,
        }
    }
}

/// A table of which is known what its columns are and how its dates are read.
struct Sheet<'i> {
    table: Table<'i>,
    columns: Columns,
    when: When,
    splits: Splits,
}

/// Finds out what the tables are. A sheet of a workbook that is none is left out where another is one.
fn understood<'i>(
    tables: Vec<Table<'i>>,
    options: &Options,
    set: &mut Set<'_>,
) -> Result<Vec<Sheet<'i>>, Stop> {
    let mut sheets = Vec::new();
    let mut open: Option<(Stop, bool)> = None;
    for table in tables {
        let kind = columns::kind(&table, options);
        let is_one_of_many = table.sheet.is_some() && options.sheet.is_none();
        let found = columns::find(&table, kind, options)
            .and_then(|columns| When::of(&table, &columns, options).map(|when| (columns, when)));
        match found {
            Ok((columns, when)) => {
                let splits = Splits::of(&table, options);
                sheets.push(Sheet { table, columns, when, splits });
            }
            Err(stop) if is_one_of_many && stop.code == Some(Code::ColumnNotUsed) => {
                let message = safe_format!("The sheet is left out. {}", stop.message);
                let finding = Finding {
                    code: Code::NotImported,
                    file: stop.file.clone(),
                    place: Place::File,
                    message,
                    help: Some(stop.help.clone()),
                };
                set.made.report.add("sheet", finding);
                set.made.report.lose("sheet");
                open.get_or_insert((stop, true));
            }
            Err(stop) => return Err(stop),
        }
    }
    match open {
        Some((stop, _)) if sheets.is_empty() => Err(stop),
        _ => Ok(sheets),
    }
}

impl Sheet<'_> {
    /// Tells how the table was read, and which columns it has that are not used.
    fn tell(&self, set: &mut Set<'_>) {
        let table = &self.table;
        let report = &mut set.made.report;
        report.note(safe_format!("{}: each row is one {}.", table.file, self.columns.kind.noun()));
        let notes = table
            .notes
            .iter()
            .cloned()
            .chain([self.columns.told(table)])
            .chain(self.when.notes.iter().cloned());
        notes.for_each(|note| report.note(safe_format!("  {note}")));
        for (column, note) in &self.columns.unused {
            self.tell_unused(*column, note.as_ref(), set);
        }
        self.decide(&mut set.made.decided);
    }

    fn tell_unused(&self, column: usize, note: Option<&SafeText>, set: &mut Set<'_>) {
        let samples = self.table.samples(column);
        if samples.is_empty() {
            return;
        }
        let heading = name(&self.table, column);
        let samples: Vec<String> = samples.iter().map(|sample| format!("“{}”", short(sample))).collect();
        let samples = samples.join(", ");
        let message = match note {
            Some(note) => safe_format!("The column `{heading}` is not brought along ({samples}). {note}"),
            None => safe_format!("The column `{heading}` is not brought along ({samples})."),
        };
        let help = match self.columns.kind {
            Kind::Claims => None,
            _ => Some(safe_format!("Where it has a place, say which, such as `--columns text={heading}`.")),
        };
        let finding = Finding {
            code: Code::ColumnNotUsed,
            file: self.table.file.clone(),
            place: Place::Row(1),
            message,
            help,
        };
        set.made.report.add("column", finding);
        set.made.report.lose(format!("column `{heading}`"));
    }

    /// Writes down what was decided, so that the next table of the kind comes in as this one does.
    fn decide(&self, decided: &mut Options) {
        for pair in self.columns.pairs(&self.table) {
            if !decided.columns.contains(&pair) {
                decided.columns.push(pair);
            }
        }
        decided.date_order = decided.date_order.or(self.when.proved);
    }

    /// What is to be told of the row as a whole, before its cells are looked at.
    fn tell_row(&self, row: Row<'_>, set: &mut Set<'_>) {
        let place = Place::Row(row.number);
        let (width, headings) = (row.width(), self.table.headings.len());
        let file = &self.table.file;
        set.made.report.total("row", 1);
        if width > headings {
            let message = safe_format!(
                "The row has {width} cells below {headings} headings, so some may stand in a wrong column."
            );
            set.made.tell("row", Code::RowShifted, file, place.clone(), message);
            set.made.report.lose("cell without a heading");
        } else if row.is_short(headings) {
            let message = safe_format!(
                "The row has fewer cells than there are headings ({headings}), so some may stand in a wrong column."
            );
            set.made.tell("row", Code::RowShifted, file, place.clone(), message);
        }
        if let Some(encoding) = self.table.guessed.filter(|_| row.has_special()) {
            let message =
                safe_format!("Letters of the row rest on a guess: that the encoding is {encoding}.");
            set.made.tell("row", Code::EncodingGuessed, file, place.clone(), message);
        }
        for column in self.columns.personal.iter().filter(|column| !row.cell(**column).is_empty()) {
            let heading = name(&self.table, *column);
            let message = safe_format!("What stands in `{heading}` names somebody and is left out.");
            set.made.tell("row", Code::PersonalData, file, place.clone(), message);
            set.made.report.lose(format!("cell of `{heading}`"));
        }
    }

    /// Tells what there is to say of a date, and counts it.
    fn tell_date(&self, row: Row<'_>, foreign: &str, date: &Read, made: &mut Made) {
        if date.is_empty() {
            return;
        }
        made.report.total("date", 1);
        if date.edtf.is_some() {
            let counter = if date.is_coarser() {
                &mut made.report.dates_coarsened
            } else {
                &mut made.report.dates_kept
            };
            *counter += 1;
        }
        for (code, message) in &date.findings {
            let message = safe_format!("{}{message}", of_row(foreign));
            made.tell("date", *code, &self.table.file, Place::Row(row.number), message);
        }
    }

    /// The sources that a row names, each once.
    fn sources(&self, row: Row<'_>, foreign: &str, set: &mut Set<'_>) -> Vec<Id> {
        let mut found: Vec<Id> = Vec::new();
        let mut words: Vec<&str> = Vec::new();
        for column in self.columns.all(Role::Source) {
            let is_id = crate::table::folded(&self.table.headings[column])
                .split(' ')
                .any(|word| matches!(word, "id" | "ids"));
            for value in self.splits.values(column, row.cell(column)) {
                if let Some(id) = set.sources.get(value) {
                    found.push(id.clone());
                } else if !is_id && !set.sources.has_table || cells::is_address(value) {
                    words.push(value);
                } else {
                    let message = safe_format!(
                        "{}`{value}` is no source of the tables, so none is made of it.",
                        of_row(foreign)
                    );
                    set.made.tell(
                        "row",
                        Code::ReferenceMissing,
                        &self.table.file,
                        Place::Row(row.number),
                        message,
                    );
                    set.made.report.lose("reference to a source");
                }
            }
        }
        let mut addresses: Vec<&str> = Vec::new();
        for column in self.columns.all(Role::Url) {
            addresses.extend(self.splits.values(column, row.cell(column)));
        }
        if !found.is_empty() {
            // The names say which sources it has. An address beside them is of another page, or of none of them.
            let others = addresses
                .iter()
                .filter(|address| set.sources.get(address).is_none_or(|id| !found.contains(id)));
            let count = others.count();
            (0..count).for_each(|_| set.made.report.lose("address beside the name of a source"));
            addresses.clear();
        }
        if let ([title], [address]) = (&words[..], &addresses[..])
            && !cells::is_address(title)
            && cells::is_address(address)
        {
            // One source in two cells.
            found.push(set.sources.id(title, address, &mut set.made));
        } else {
            for value in words.into_iter().chain(addresses) {
                let (title, address) = known::with_address(value);
                found.push(set.sources.id(&title, address, &mut set.made));
            }
        }
        let mut once = Vec::with_capacity(found.len());
        found.into_iter().for_each(|id| {
            if !once.contains(&id) {
                once.push(id)
            }
        });
        once
    }
}

/// What a table calls a row, before what is to be told of it.
fn of_row(foreign: &str) -> SafeText {
    if foreign.is_empty() { SafeText::default() } else { safe_format!("{foreign}: ") }
}

/// Ids as a list of texts.
fn texts(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}
