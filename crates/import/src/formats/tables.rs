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
mod sources;
mod telling;
#[cfg(test)]
mod tests;
mod when;

use std::collections::HashMap;

use briefing_format::{Section, model::Id};
use briefing_text::safe_format;

use super::Importer;
use crate::{Code, Finding, Input, Made, Options, Place, Stop, table::Table};
use cells::Splits;
use columns::{Columns, Kind};
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
        set.is_alone = sheets.windows(2).all(|pair| pair[0].columns.kind == pair[1].columns.kind);
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
    /// Whether all tables are of one kind.
    is_alone: bool,
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

/// Ids as a list of texts.
fn texts(ids: &[Id]) -> Vec<&str> {
    ids.iter().map(Id::as_str).collect()
}
