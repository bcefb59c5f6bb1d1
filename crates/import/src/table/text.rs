//! A table as text: decoded, parted into records, its headings found. It must not know what a column means.

use std::{borrow::Cow, collections::BTreeMap};

use briefing_text::{SafeText, safe_format};

use super::{
    Content, Table,
    delimiter::{self, Delimiter},
    encoding, trimmed,
};
use crate::{Input, Options, Place, Stop, made};

/// So much of a file tells whether it is a table.
const START: usize = 64 * 1024;

/// Headings stand in one of so many rows.
const HEADING_WITHIN: usize = 10;

/// The text of a table.
#[derive(Debug)]
pub(super) struct Text<'i> {
    content: Cow<'i, str>,
    delimiter: Delimiter,
    /// Where the rows below the headings begin, and the number of the row before.
    start: (usize, usize),
}

/// The records of a text.
pub(super) struct Records<'t> {
    bytes: &'t [u8],
    reader: csv::Reader<&'t [u8]>,
    record: csv::StringRecord,
    start: usize,
    row: usize,
}

impl Text<'_> {
    pub(super) fn records(&self) -> Records<'_> {
        Records::from(&self.content, self.delimiter, self.start)
    }
}

impl<'t> Records<'t> {
    fn from(text: &'t str, delimiter: Delimiter, (start, row): (usize, usize)) -> Self {
        let bytes = text.as_bytes();
        let reader = delimiter::reader(&bytes[start..], delimiter.sign, delimiter.has_quotes);
        Self { bytes, reader, record: csv::StringRecord::new(), start, row }
    }

    /// Goes to the next record that has anything in it, and gives the number of its row.
    pub(super) fn next(&mut self) -> Option<usize> {
        loop {
            self.row += self.blank_lines() + 1;
            // Text in memory can neither fail to be read nor have bytes that are no letters.
            if !self.reader.read_record(&mut self.record).unwrap_or(false) {
                return None;
            }
            if self.record.iter().any(|cell| !trimmed(cell).is_empty()) {
                return Some(self.row);
            }
        }
    }

    pub(super) fn record(&self) -> &csv::StringRecord {
        &self.record
    }

    /// Where the next record begins.
    fn offset(&self) -> usize {
        self.start + self.reader.position().byte() as usize
    }

    /// Lines without a sign before the next record, which the reader skips, and which are rows of a spreadsheet.
    fn blank_lines(&self) -> usize {
        let mut at = self.offset();
        // Of CR and LF after the record before, the LF may still stand there.
        if at > 0 && self.bytes.get(at - 1) == Some(&b'\r') && self.bytes.get(at) == Some(&b'\n') {
            at += 1;
        }
        let mut lines = 0;
        while let Some(end @ (b'\r' | b'\n')) = self.bytes.get(at) {
            at += if *end == b'\r' && self.bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
            lines += 1;
        }
        lines
    }
}

/// Whether bytes look like a table.
pub(super) fn recognizes(bytes: &[u8]) -> bool {
    let start = &bytes[..bytes.len().min(START)];
    let decoded = encoding::decode(start, None);
    if decoded.text.contains('\0') {
        return false;
    }
    // The last line may be cut, and its last letter.
    let whole = if start.len() < bytes.len() { decoded.text.rfind(['\n', '\r']) } else { None };
    let text = &decoded.text[..whole.unwrap_or(decoded.text.len())];
    let text = without_hint(text).0;
    Delimiter::found(text).is_some_and(|found| {
        let is_even = found.share() >= 80;
        found.agree.0 >= 2 && (is_even || found.share() >= 50 && has_headings(text, found))
    })
}

/// The cells of the first line that is no comment, parted by each sign that may part them, for whoever knows headings.
pub(super) fn first_lines(bytes: &[u8]) -> Vec<Vec<String>> {
    let start = &bytes[..bytes.len().min(START)];
    let decoded = encoding::decode(start, None);
    if decoded.text.contains('\0') {
        return Vec::new();
    }
    let text = without_hint(&decoded.text).0;
    let is_line = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let lines: Vec<&str> = text.lines().filter(is_line).take(1).collect();
    let cells = |sign: char| {
        lines.iter().map(move |line| {
            line.split(sign).map(|cell| trimmed(cell).trim_matches('"').to_owned()).collect()
        })
    };
    [',', ';', '\t', '|'].into_iter().flat_map(cells).collect()
}

/// Whether the first line has short words for each column, as no line of prose has.
fn has_headings(text: &str, delimiter: Delimiter) -> bool {
    let mut records = Records::from(text, delimiter, (0, 0));
    let is_heading = |cell: &str| {
        let cell = trimmed(cell);
        (1..=40).contains(&cell.len())
            && !cell.ends_with(['.', '!', '?', ','])
            && cell.split(' ').count() <= 4
    };
    records.next().is_some()
        && records.record().len() == delimiter.cells
        && records.record().iter().all(is_heading)
}

/// Reads a text as a table.
pub(super) fn read<'i>(input: &'i Input, options: &Options) -> Result<Table<'i>, Stop> {
    let stop = |message: SafeText, help: SafeText| made::broken(&input.name, Place::File, message, help);
    let asked = match &options.encoding {
        None => None,
        Some(name) => Some(encoding::named(name).ok_or_else(|| {
            let help = SafeText::from_static(
                "Names such as `utf-8`, `windows-1252`, `macintosh`, `utf-16le` are known.",
            );
            stop(safe_format!("`{name}` is no encoding that can be read."), help)
        })?),
    };
    let decoded = encoding::decode(&input.bytes, asked);
    if decoded.text.contains('\0') {
        return Err(stop(
            SafeText::from_static("It has zero bytes, so it is no text."),
            SafeText::from_static("Save it as CSV in UTF-8."),
        ));
    }
    let (text, hinted) = without_hint(&decoded.text);
    let skipped = decoded.text.len() - text.len();
    let named = options.delimiter.map(|sign| {
        u8::try_from(sign).map_err(|_| {
            stop(safe_format!("`{sign}` cannot part cells."), SafeText::from_static("Name a sign of ASCII."))
        })
    });
    let delimiter = match named.transpose()?.or(hinted) {
        Some(sign) => Delimiter::named(text, sign),
        None => Delimiter::found(text).unwrap_or_else(|| Delimiter::named(text, b',')),
    };
    let first_row = usize::from(skipped > 0);
    let (headings, start) = headings(text, delimiter, options, first_row);
    let start = (start.0 + skipped, start.1);
    if headings.is_empty() {
        return Err(stop(SafeText::from_static("It has no rows."), SafeText::from_static("Name a table.")));
    }
    let mut notes = Vec::new();
    let (agree, of) = delimiter.agree;
    notes.push(safe_format!(
        "{} part{} the cells ({agree} of the first {of} rows have {}).",
        delimiter.name(),
        if delimiter.sign == b'\t' { "" } else { "s" },
        delimiter.cells
    ));
    notes.push(match &decoded.guess {
        Some(why) => {
            safe_format!("It does not say its encoding, and was read as {}: {why}.", decoded.encoding)
        }
        None => safe_format!("The encoding is {}.", decoded.encoding),
    });
    if start.1 > first_row + 1 {
        notes.push(safe_format!("The headings stand in row {}.", start.1));
    }
    let guessed = decoded.guess.as_ref().map(|_| decoded.encoding);
    let broken = decoded.is_broken.then_some(decoded.encoding);
    let text = Text { content: decoded.text, delimiter, start };
    if let Some(row) = unclosed(&text) {
        return Err(made::broken(
            &input.name,
            Place::Row(row),
            SafeText::from_static("A quotation mark opens a cell here and is never closed."),
            SafeText::from_static("Close or double it in the table."),
        ));
    }
    Ok(Table {
        file: input.name.clone(),
        headings,
        notes,
        guessed,
        broken,
        lost: Vec::new(),
        comments: Vec::new(),
        links: BTreeMap::new(),
        sheet: None,
        content: Content::Text(text),
    })
}

/// The text below a first line of `sep=;`, by which a spreadsheet says what parts the cells, and that sign.
fn without_hint(text: &str) -> (&str, Option<u8>) {
    let hinted = text.strip_prefix("sep=").and_then(|rest| {
        let sign = *rest.as_bytes().first().filter(|sign| sign.is_ascii())?;
        let rest = &rest[1..];
        Some((rest.strip_prefix("\r\n").or(rest.strip_prefix(['\n', '\r']))?, Some(sign)))
    });
    hinted.unwrap_or((text, None))
}

/// The headings, where the rows below them begin, and the number of the row of the headings.
///
/// They are the first row with as many cells as most have, or, where none of the first has, the first row.
fn headings(
    text: &str,
    delimiter: Delimiter,
    options: &Options,
    row: usize,
) -> (Vec<String>, (usize, usize)) {
    if options.no_header {
        let columns = (1..=delimiter.cells).map(|number| number.to_string()).collect();
        return (columns, (0, row));
    }
    let mut records = Records::from(text, delimiter, (0, row));
    let mut first: Option<(Vec<String>, (usize, usize))> = None;
    for _ in 0..HEADING_WITHIN {
        let Some(row) = records.next() else { break };
        let cells: Vec<String> = records.record().iter().map(|cell| trimmed(cell).to_owned()).collect();
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let found = (cells, (records.offset(), row));
        if filled * 2 > delimiter.cells {
            return found;
        }
        first.get_or_insert(found);
    }
    first.unwrap_or_default()
}

/// The row whose last cell begins with a quotation mark that nothing closes.
fn unclosed(text: &Text<'_>) -> Option<usize> {
    if !text.delimiter.has_quotes {
        return None;
    }
    let bytes = text.content.as_bytes();
    let (sign, mut row, mut at_start, mut is_open) = (text.delimiter.sign, 0, true, false);
    let mut from = 0;
    // Only the last record can be open, and finding it means reading all before it.
    let mut records = text.records();
    let mut start = records.offset();
    while let Some(number) = records.next() {
        (row, from) = (number, start);
        start = records.offset();
    }
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        match *byte {
            b'"' if is_open && bytes.get(at + 1) == Some(&b'"') => at += 1,
            b'"' if is_open => is_open = false,
            b'"' if at_start => is_open = true,
            _ => {}
        }
        at_start = !is_open && (*byte == sign || matches!(byte, b'\n' | b'\r'));
        at += 1;
    }
    is_open.then_some(row)
}
