//! Tables: CSV, TSV and workbooks, each alone or several that refer to one another.
//!
//! A row becomes an event, a source, a claim, an actor or a place. Which column is what, how its dates are to be read and what
//! parts its values is told, follows from the headings, or is asked back; the report says what was taken.

mod cells;
mod cited;
mod claims;
mod columns;
mod entities;
mod events;
mod headings;
mod identity;
mod known;
mod pages;
mod places;
mod questions;
mod sources;
mod stances;
mod telling;
#[cfg(test)]
mod tests;
mod when;

use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

use briefing_format::{Section, model::Id};
use briefing_text::{SafeText, safe_format};

use super::Importer;
use crate::{
    Code, Finding, Ids, Input, Made, Options, Place, Stop,
    made::{Start, broken},
    table::Table,
};
use cells::{Splits, line};
pub(crate) use columns::is_role;
use columns::{Columns, Kind};
use headings::Role;
use identity::Identity;
use known::{Named, Sources};
use questions::Question;
use when::When;

#[derive(Debug)]
pub(super) struct Tables;

impl Importer for Tables {
    fn recognizes(&self, input: &Input) -> bool {
        Table::recognizes(input) || Table::first_lines(input).iter().any(|line| headings::are_known(line))
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let mut tables = Vec::new();
        for file in files {
            tables.extend(Table::read(file, options)?);
        }
        columns::all_are_there(&tables, options)?;
        has_rows(&tables)?;
        let mut set = Set::new(files, options, start);
        for (kind, count) in tables.iter().flat_map(|table| &table.lost) {
            set.made.report.lose_many(kind, *count);
        }
        let mut sheets = understood(tables, options, &mut set)?;
        // What others refer to comes first.
        let order = [Kind::Sources, Kind::Actors, Kind::Places, Kind::Events, Kind::Claims];
        sheets.sort_by_key(|sheet| order.iter().position(|kind| *kind == sheet.columns.kind));
        set.sources.has_table = sheets.iter().any(|sheet| sheet.columns.kind == Kind::Sources);
        set.keeps_events = sheets.iter().any(|sheet| sheet.columns.get(Role::About).is_some());
        set.is_alone = sheets.windows(2).all(|pair| pair[0].columns.kind == pair[1].columns.kind);
        let shared = clashes(&sheets);
        set.actors.clashes = shared.clone();
        set.places.clashes = shared.clone();
        set.sources.clashes = shared;
        set.shared_places = places::shared(&sheets);
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
            set.made.end();
        }
        Ok(set.made)
    }
}

/// Errors: no table has anything below its headings.
fn has_rows(tables: &[Table<'_>]) -> Result<(), Stop> {
    match tables.first() {
        Some(first) if tables.iter().all(|table| table.rows().next().is_none()) => Err(broken(
            &first.file,
            Place::Row(1),
            SafeText::from_static("It has headings, and no row below them."),
            SafeText::from_static(
                "Name a table with rows; where the first row is no heading, say `--no-header`.",
            ),
        )),
        _ => Ok(()),
    }
}

/// The ids that two names of the tables would have.
fn clashes(sheets: &[Sheet<'_>]) -> Rc<HashSet<Id>> {
    let mut first: HashMap<Id, (&'static str, String)> = HashMap::new();
    let mut shared = HashSet::new();
    // A name mostly stands in many rows.
    let mut seen: HashMap<&str, HashSet<Box<str>>> = HashMap::new();
    let mut add = |kind: &'static str, name: &str| {
        let id = Ids::default().of_words(name, kind);
        let is_other = |known: &(&'static str, String)| known.0 != kind || known.1 != name;
        if first.get(&id).is_some_and(is_other) {
            shared.insert(id);
        } else {
            first.entry(id).or_insert_with(|| (kind, name.to_owned()));
        }
    };
    for sheet in sheets {
        let is_table_of_sources = sheet.columns.kind == Kind::Sources;
        let roles = [
            (Role::Actors, "actor"),
            (Role::Publisher, "actor"),
            (Role::By, "actor"),
            (Role::Speaker, "actor"),
            (Role::Place, "place"),
            (Role::Source, "source"),
            (Role::Url, "source"),
        ];
        let columns: Vec<(usize, &str)> = roles
            .iter()
            .filter(|(role, _)| !(is_table_of_sources && *role == Role::Url))
            .flat_map(|(role, kind)| sheet.columns.all(*role).map(move |column| (column, *kind)))
            .collect();
        let held = sheet.columns.held.iter().map(|(column, _)| (*column, "actor"));
        let columns: Vec<(usize, &str)> = columns.into_iter().chain(held).collect();
        let mut rows = sheet.table.rows();
        while let Some(row) = rows.next() {
            for (column, kind) in &columns {
                for value in sheet.splits.values(*column, row.cell(*column)) {
                    let seen = seen.entry(*kind).or_default();
                    if seen.contains(value) {
                        continue;
                    }
                    seen.insert(value.into());
                    add(kind, &if *kind == "source" { known::words_of_source(value) } else { line(value) });
                }
            }
        }
    }
    Rc::new(shared)
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
    /// Names that several places have.
    shared_places: HashSet<String>,
    /// Whether all tables are of one kind.
    is_alone: bool,
}

impl<'o> Set<'o> {
    fn new(files: &[Input], options: &'o Options, start: &Start) -> Self {
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let title = match &names[..] {
            [before @ .., last] if !before.is_empty() => {
                format!("What {} and {last} tell", before.join(", "))
            }
            _ => format!("What {} tells", names.join("")),
        };
        let mut made = Made::new(&title, start);
        made.decided = options.clone();
        Self {
            options,
            made,
            actors: Named::new(Section::Actors),
            places: Named::new(Section::Places),
            sources: Sources::default(),
            events: HashMap::new(),
            keeps_events: false,
            shared_places: HashSet::new(),
            is_alone: true,
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
    let mut open: Option<Stop> = None;
    for table in tables {
        let kind = columns::kind(&table, options);
        let is_one_of_many = table.sheet.is_some() && options.sheet.is_none();
        let (columns, questions) = columns::find(&table, kind, options)?;
        let when = When::of(&table, &columns, options);
        if questions.is_empty() {
            let splits = Splits::of(&table, options);
            sheets.push(Sheet { when: when?, table, columns, splits });
            continue;
        }
        let is_no_table = questions.iter().any(Question::is_none);
        let more = when.as_ref().err().filter(|_| !is_no_table);
        let stop = questions::ask(&table, &questions, kind.required(), more);
        if !(is_one_of_many && is_no_table) {
            return Err(stop);
        }
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
        open.get_or_insert(stop);
    }
    match open {
        Some(stop) if sheets.is_empty() => Err(stop),
        _ => Ok(sheets),
    }
}

/// Ids as a list of texts.
fn texts(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}
