//! A workbook: the cells of its sheets as the text that they show. It must not know what a column means.
//!
//! A date in a workbook is a number and a format. What the format does not show is not known: a cell that shows `Nov 2021`
//! has a first of November inside that nobody typed.

mod parts;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    io::Cursor,
};

use briefing_format::model::date::month_name;
use briefing_text::{SafeText, safe_format};
use calamine::{DataRef, ExcelDateTime, Reader, SheetVisible, Xlsx};

use super::{Content, Table, trimmed};
use crate::{Input, Options, Place, Stop, made::broken};
use parts::Beside;

/// The most cells of a workbook.
const CELLS: usize = 20_000_000;

/// Headings stand in one of so many rows.
const HEADING_WITHIN: usize = 10;

/// The rows of a sheet below its headings, each with its number.
#[derive(Debug, Default)]
pub(super) struct Cells {
    pub(super) rows: Vec<(usize, Vec<String>)>,
}

/// Whether bytes are a workbook: an archive that has one inside.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    let has = |name: &[u8]| memchr::memmem::find(bytes, name).is_some();
    // Of one that was cut, only the first parts are there.
    let is_start = || {
        let first = bytes.get(30..).unwrap_or_default();
        let is_office = [&b"[Content_Types].xml"[..], b"_rels/", b"docProps/"];
        is_office.iter().any(|name| first.starts_with(name) || name.starts_with(first))
            && !has(END)
            && !has(b"word/")
            && !has(b"ppt/")
    };
    bytes.starts_with(START) && (has(b"xl/") || is_start())
}

/// How a part of an archive begins, and how the directory at its end does.
const START: &[u8] = b"PK\x03\x04";
const END: &[u8] = b"PK\x05\x06";

/// Where an archive breaks off that has no directory: within its last part.
fn breaks_off(bytes: &[u8]) -> Option<Place> {
    if memchr::memmem::rfind(bytes, END).is_some() {
        return None;
    }
    let last = memchr::memmem::rfind(bytes, START)?;
    let length =
        bytes.get(last + 26..last + 28).map(|length| usize::from(length[0]) | usize::from(length[1]) << 8);
    let name = length.and_then(|length| bytes.get(last + 30..last + 30 + length));
    Some(name.map_or(Place::File, |name| Place::object(&String::from_utf8_lossy(name))))
}

/// Reads the sheets of a workbook that have anything in them, or the one that is asked for.
pub(super) fn read<'i>(input: &'i Input, options: &Options) -> Result<Vec<Table<'i>>, Stop> {
    let fails = |error: &dyn std::fmt::Display| {
        broken(
            &input.name,
            Place::File,
            safe_format!("The workbook cannot be read: {error}."),
            SafeText::from_static("Open it in a spreadsheet and save it again."),
        )
    };
    if let Some(place) = breaks_off(&input.bytes) {
        let message = safe_format!(
            "The workbook breaks off in the part that stands there, after {} bytes.",
            input.bytes.len()
        );
        let help = SafeText::from_static("Fetch or save the file again.");
        return Err(broken(&input.name, place, message, help));
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&input.bytes[..])).map_err(|error| fails(&error))?;
    let sheets = book.sheets_metadata().to_vec();
    let asked = options.sheet.as_deref();
    if let Some(name) = asked.filter(|name| !sheets.iter().any(|sheet| sheet.name == *name)) {
        let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
        let message = safe_format!("It has no sheet `{name}`.");
        return Err(broken(&input.name, Place::File, message, safe_format!("It has: {}.", names.join(", "))));
    }
    let is_1904 = book.has_1904_epoch();
    let mut tables = Vec::new();
    let mut hidden = Vec::new();
    let mut links = 0;
    for sheet in sheets.iter().filter(|sheet| asked.is_none_or(|name| sheet.name == name)) {
        if sheet.visible != SheetVisible::Visible && asked.is_none() {
            hidden.push(sheet.name.clone());
            continue;
        }
        let Ok(mut reader) = book.worksheet_cells_reader(&sheet.name) else { continue };
        let mut rows: Vec<(usize, Vec<String>)> = Vec::new();
        let shown: Vec<Shown> = reader
            .styles()
            .iter()
            .map(|style| Shown::of(style.number_format.as_ref().map(|format| &*format.format_code)))
            .collect();
        let mut count = 0;
        loop {
            let next = reader.next_cell_with_style_id().map_err(|error| fails(&error))?;
            let Some((cell, style)) = next else { break };
            let ((row, column), value) =
                (cell.get_position(), text(cell.get_value(), shown.get(style).copied().unwrap_or_default()));
            if value.is_empty() {
                continue;
            }
            count += column as usize + 1;
            if count > CELLS {
                return Err(fails(&format_args!("it has more than {CELLS} cells")));
            }
            let number = row as usize + 1;
            if rows.last().is_none_or(|(last, _)| *last != number) {
                rows.push((number, Vec::new()));
            }
            if let Some((_, cells)) = rows.last_mut() {
                if cells.len() <= column as usize {
                    cells.resize(column as usize + 1, String::new());
                }
                cells[column as usize] = value;
            }
        }
        drop(reader);
        let (behind, of_none) = links_of(&mut book, &sheet.name, &rows);
        links += of_none;
        // Rows may stand in any order, and one of them twice.
        rows.sort_by_key(|(number, _)| *number);
        if let Some(mut table) = table(input, &sheet.name, rows, options, is_1904) {
            let (above, below) = behind.into_iter().partition(|((row, _), _)| table.is_above_rows(*row));
            table.links = below;
            let above: BTreeMap<(usize, usize), String> = above;
            links += above.len();
            tables.push(table);
        }
    }
    if tables.is_empty() {
        return Err(fails(&"no sheet has rows"));
    }
    if tables.len() > 1 {
        for table in &mut tables {
            let sheet = table.sheet.clone().unwrap_or_default();
            table.file = safe_format!("{}, sheet {sheet}", input.name);
        }
    }
    tell_beside(&mut tables, &hidden, links, Beside::of(&input.bytes));
    Ok(tables)
}

/// Where cells lead that do not show it, by row and column; and how many links are of no cell with anything in it.
fn links_of(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    rows: &[(usize, Vec<String>)],
) -> (BTreeMap<(usize, usize), String>, usize) {
    let links = book.hyperlinks_by_sheet_name(sheet).unwrap_or_default();
    let (mut found, mut unused) = (BTreeMap::new(), 0);
    if links.is_empty() {
        return (found, unused);
    }
    let is_around = |c: char| c.is_whitespace() || "<>()[],;/".contains(c);
    let words = rows.iter().flat_map(|(_, cells)| cells).flat_map(|cell| cell.split_whitespace());
    let shown: HashSet<&str> = words.map(|word| word.trim_matches(is_around)).collect();
    for link in links {
        // Without an address it leads to another cell.
        let Some(mut target) = link.target.filter(|target| !shown.contains(target.trim_matches(is_around)))
        else {
            continue;
        };
        if let Some(part) = link.location.filter(|part| !part.is_empty() && !target.contains('#')) {
            target = format!("{target}#{part}");
        }
        let (start, end) = (link.range.start, link.range.end);
        let (first, last) = (start.0 as usize + 1, end.0 as usize + 1);
        let columns = start.1 as usize..=end.1 as usize;
        let before = found.len();
        for (number, cells) in rows.iter().filter(|(number, _)| (first..=last).contains(number)) {
            let filled =
                cells.iter().enumerate().filter(|(at, cell)| columns.contains(at) && !cell.is_empty());
            found.extend(filled.map(|(at, _)| ((*number, at), target.clone())));
        }
        unused += usize::from(found.len() == before);
    }
    (found, unused)
}

/// Tells what of the workbook is not in the cells that are read.
fn tell_beside(tables: &mut [Table<'_>], hidden_sheets: &[String], links: usize, beside: Beside) {
    let (rows, columns) = (beside.hidden_rows, beside.hidden_columns);
    let mut elsewhere = 0;
    for comment in beside.comments {
        let is_of = |table: &&mut Table<'_>| table.sheet.is_some() && table.sheet == comment.sheet;
        match (tables.iter_mut().find(is_of), comment.row) {
            (Some(table), Some(row)) => table.comments.push(row),
            _ => elsewhere += 1,
        }
    }
    let Some(table) = tables.first_mut() else { return };
    if !hidden_sheets.is_empty() {
        table.notes.push(safe_format!("Hidden sheets are not read: {}.", hidden_sheets.join(", ")));
    }
    if rows + columns > 0 {
        table.notes.push(safe_format!(
            "The workbook hides rows ({rows}) and columns ({columns}), which are read like the others."
        ));
    }
    table.lost.extend([
        ("hidden sheet", hidden_sheets.len()),
        ("link behind a cell", links),
        ("comment on a cell", elsewhere),
        ("formula without a stored value", beside.formulas_without_value),
    ]);
}

fn table<'i>(
    input: &Input,
    sheet: &str,
    mut rows: Vec<(usize, Vec<String>)>,
    options: &Options,
    is_1904: bool,
) -> Option<Table<'i>> {
    let width = most_common(rows.iter().map(|(_, cells)| cells.len()))?;
    let filled = |cells: &[String]| cells.iter().filter(|cell| !trimmed(cell).is_empty()).count();
    let mut notes = vec![safe_format!("The sheet is {sheet}.")];
    if is_1904 {
        notes.push(SafeText::from_static("Its days are counted from 1904, as the workbook says."));
    }
    let headings = if options.no_header {
        let widest = rows.iter().map(|(_, cells)| cells.len()).max().unwrap_or_default();
        (1..=widest).map(|number| number.to_string()).collect()
    } else {
        let at =
            rows.iter().take(HEADING_WITHIN).position(|(_, cells)| filled(cells) * 2 > width).unwrap_or(0);
        let (number, cells) = rows.drain(..=at).next_back()?;
        if number > 1 {
            notes.push(safe_format!("The headings stand in row {number}."));
        }
        cells.iter().map(|cell| trimmed(cell).to_owned()).collect()
    };
    let content = Content::Cells(Cells { rows });
    Some(Table {
        file: input.name.clone(),
        headings,
        notes,
        guessed: None,
        broken: None,
        lost: Vec::new(),
        comments: Vec::new(),
        links: BTreeMap::new(),
        sheet: Some(sheet.to_owned()),
        content,
    })
}

fn most_common(widths: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts: HashMap<usize, usize> = HashMap::new();
    widths.for_each(|width| *counts.entry(width).or_default() += 1);
    counts.into_iter().max_by_key(|(width, count)| (*count, *width)).map(|(width, _)| width)
}

/// What of a date a number format shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is one part of a date")]
struct Shown {
    year: bool,
    month: bool,
    day: bool,
    time: bool,
    seconds: bool,
}

impl Shown {
    fn of(code: Option<&str>) -> Self {
        let mut shown = Self::default();
        let mut letters = String::new();
        let mut chars = code.unwrap_or_default().chars();
        // Quoted words, names of languages in brackets and letters behind a backslash show themselves.
        while let Some(c) = chars.next() {
            match c {
                '"' => while chars.next().is_some_and(|c| c != '"') {},
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    if matches!(&*inside.to_ascii_lowercase(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                        letters.push('h');
                    }
                }
                '\\' | '_' | '*' => drop(chars.next()),
                ';' => break,
                c => letters.push(c.to_ascii_lowercase()),
            }
        }
        shown.year = letters.contains('y');
        shown.day = letters.contains('d');
        shown.seconds = letters.contains('s');
        shown.time = letters.contains('h') || shown.seconds;
        // An `m` beside hours or seconds is a minute.
        let bytes = letters.as_bytes();
        let is_minute = |at: usize, end: usize| {
            let before = letters[..at].trim_end_matches(|c: char| !c.is_ascii_alphabetic());
            let after = letters[end..].trim_start_matches(|c: char| !c.is_ascii_alphabetic());
            before.ends_with('h') || after.starts_with('s')
        };
        let mut at = 0;
        while at < bytes.len() {
            let end = bytes[at..]
                .iter()
                .position(|byte| *byte != bytes[at])
                .map_or(bytes.len(), |length| at + length);
            let is_half = letters[..at].ends_with("a/")
                || letters[..at].ends_with("a/p")
                || letters[..at].ends_with("/p");
            if bytes[at] == b'm'
                && !is_half
                && !letters[end..].starts_with("/pm")
                && letters.is_char_boundary(at)
            {
                shown.month |= !is_minute(at, end);
            }
            at = end;
        }
        shown
    }
}

/// What a cell shows, in one form for all countries.
fn text(value: &DataRef<'_>, shown: Shown) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(stamp) if stamp.is_datetime() => date(*stamp, shown),
        DataRef::DateTime(stamp) => stamp.as_f64().to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

fn date(stamp: ExcelDateTime, shown: Shown) -> String {
    let (year, month, day, hour, minute, second, _) = stamp.to_ymd_hms_milli();
    let clock = if shown.seconds {
        format!("{hour:02}:{minute:02}:{second:02}")
    } else {
        format!("{hour:02}:{minute:02}")
    };
    let name = month_name(month).unwrap_or_default();
    let date = match (shown.year, shown.month, shown.day) {
        (true, true, true) => format!("{year:04}-{month:02}-{day:02}"),
        (true, true, false) => format!("{year:04}-{month:02}"),
        (true, false, _) => format!("{year:04}"),
        (false, true, true) => format!("{day}-{name}"),
        (false, true, false) => name.to_owned(),
        (false, false, _) => return if shown.time { clock } else { stamp.as_f64().to_string() },
    };
    let has_day = shown.month && shown.day;
    if shown.time && has_day { format!("{date} {clock}") } else { date }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_format_tells_what_is_shown() {
        let shown = |code| {
            let shown = Shown::of(Some(code));
            let parts = [
                (shown.year, 'y'),
                (shown.month, 'm'),
                (shown.day, 'd'),
                (shown.time, 't'),
                (shown.seconds, 's'),
            ];
            parts.iter().filter(|(is, _)| *is).map(|(_, letter)| *letter).collect::<String>()
        };
        for (code, expected) in [
            ("mm-dd-yy", "ymd"),
            ("d-mmm", "md"),
            ("mmm-yy", "ym"),
            ("yyyy", "y"),
            ("h:mm", "t"),
            ("mm:ss", "ts"),
            ("m/d/yy h:mm", "ymdt"),
            ("[$-407]d. mmmm yyyy;@", "ymd"),
            ("yyyy\\-mm\\-dd hh:mm:ss", "ymdts"),
            ("h:mm AM/PM", "t"),
            ("\"month\" 0", ""),
            ("General", ""),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }
}
