//! A table: its headings, and its rows one after the other, from CSV, TSV or a workbook in whatever encoding. It must not know
//! what a column means.

mod delimiter;
mod encoding;
mod text;
mod workbook;

use std::{borrow::Cow, collections::BTreeMap};

use briefing_text::SafeText;

use crate::{Input, Options, Stop};

/// A table as it stands in a file, or on a sheet of one.
#[derive(Debug)]
pub(crate) struct Table<'i> {
    /// The name of the file, with that of the sheet where there are several.
    pub(crate) file: SafeText,
    /// What stands above the columns, without blanks at the ends. Two may be the same.
    pub(crate) headings: Vec<String>,
    /// How it was read, to be told first.
    pub(crate) notes: Vec<SafeText>,
    /// The encoding, where it was guessed, so that every letter beyond ASCII rests on that.
    pub(crate) guessed: Option<&'static str>,
    /// The encoding, where some bytes are no letters of it.
    pub(crate) broken: Option<&'static str>,
    /// What the file has besides, and nobody reads, with how often.
    pub(crate) lost: Vec<(&'static str, usize)>,
    /// The rows with comments on cells, once for each comment.
    pub(crate) comments: Vec<usize>,
    /// Where cells lead that do not show it, by row and column.
    links: BTreeMap<(usize, usize), String>,
    /// The sheet of a workbook that it is.
    pub(crate) sheet: Option<String>,
    content: Content<'i>,
}

#[derive(Debug)]
enum Content<'i> {
    Text(text::Text<'i>),
    Cells(workbook::Cells),
}

/// The rows of a table below its headings, in order.
pub(crate) struct Rows<'t>(Kind<'t>);

enum Kind<'t> {
    Text(Box<text::Records<'t>>),
    Cells(&'t workbook::Cells, usize),
}

/// A row.
#[derive(Clone, Copy)]
pub(crate) struct Row<'r> {
    /// Its number as a spreadsheet counts it.
    pub(crate) number: usize,
    cells: Cells<'r>,
}

#[derive(Clone, Copy)]
enum Cells<'r> {
    Record(&'r csv::StringRecord),
    Strings(&'r [String]),
}

impl<'r> Row<'r> {
    /// A cell without blanks at its ends; nothing where there is none.
    pub(crate) fn cell(&self, column: usize) -> &'r str {
        let cell = match self.cells {
            Cells::Record(record) => record.get(column).unwrap_or_default(),
            Cells::Strings(cells) => cells.get(column).map(String::as_str).unwrap_or_default(),
        };
        trimmed(cell)
    }

    /// How many cells it has, without empty ones at its end.
    pub(crate) fn width(&self) -> usize {
        let count = match self.cells {
            Cells::Record(record) => record.len(),
            Cells::Strings(cells) => cells.len(),
        };
        (0..count).rev().find(|column| !self.cell(*column).is_empty()).map_or(0, |last| last + 1)
    }

    /// Whether it breaks off before the last heading. Empty cells at the end count; a workbook does not write them.
    pub(crate) fn is_short(&self, headings: usize) -> bool {
        matches!(self.cells, Cells::Record(record) if record.len() < headings)
    }

    /// Whether a letter or sign beyond ASCII stands in it.
    pub(crate) fn has_special(&self) -> bool {
        match self.cells {
            Cells::Record(record) => !record.as_slice().is_ascii(),
            Cells::Strings(cells) => !cells.iter().all(|cell| cell.is_ascii()),
        }
    }
}

impl Row<'_> {
    /// Whether it has the sign that stands for bytes that are no letter.
    pub(crate) fn is_broken(&self) -> bool {
        match self.cells {
            Cells::Record(record) => record.as_slice().contains('\u{FFFD}'),
            Cells::Strings(cells) => cells.iter().any(|cell| cell.contains('\u{FFFD}')),
        }
    }
}

/// A cell without blanks at its ends, whatever their kind.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{FEFF}' || c == '\u{200B}')
}

impl Rows<'_> {
    /// The next row that has anything in it. Not an iterator: the row lives only until the next.
    pub(crate) fn next(&mut self) -> Option<Row<'_>> {
        match &mut self.0 {
            Kind::Text(records) => {
                let number = records.next()?;
                Some(Row { number, cells: Cells::Record(records.record()) })
            }
            Kind::Cells(cells, at) => {
                let (number, cells) = cells.rows.get(*at)?;
                *at += 1;
                Some(Row { number: *number, cells: Cells::Strings(cells) })
            }
        }
    }
}

impl<'i> Table<'i> {
    /// Reads a file as a table, or as several where a workbook has several sheets.
    ///
    /// Errors: it is broken, or nothing tells how it is to be read.
    pub(crate) fn read(input: &'i Input, options: &Options) -> Result<Vec<Self>, Stop> {
        if workbook::is_workbook(&input.bytes) {
            workbook::read(input, options)
        } else {
            Ok(vec![text::read(input, options)?])
        }
    }

    /// Whether a file looks like a table: a workbook, or text of which nearly all lines have as many cells.
    pub(crate) fn recognizes(input: &Input) -> bool {
        workbook::is_workbook(&input.bytes) || input.json_keys().is_none() && text::recognizes(&input.bytes)
    }

    /// The cells of the first line of a text that is no comment, as each sign would part them.
    pub(crate) fn first_lines(input: &Input) -> Vec<Vec<String>> {
        if input.json_keys().is_some() { Vec::new() } else { text::first_lines(&input.bytes) }
    }

    /// Its rows, from the first; they may be asked for more than once.
    pub(crate) fn rows(&self) -> Rows<'_> {
        Rows(match &self.content {
            Content::Text(text) => Kind::Text(Box::new(text.records())),
            Content::Cells(cells) => Kind::Cells(cells, 0),
        })
    }

    /// Whether the row of a number stands above all rows that are read.
    fn is_above_rows(&self, number: usize) -> bool {
        let mut rows = self.rows();
        rows.next().is_none_or(|first| number < first.number)
    }

    /// Where a cell leads that does not show it.
    pub(crate) fn link(&self, row: Row<'_>, column: usize) -> Option<&str> {
        self.links.get(&(row.number, column)).map(String::as_str)
    }

    /// All cells that lead somewhere and do not show it: row, column and where.
    pub(crate) fn links(&self) -> impl Iterator<Item = (usize, usize, &str)> {
        self.links.iter().map(|((row, column), target)| (*row, *column, target.as_str()))
    }

    /// What the file has besides, for a reader of cells alone.
    pub(crate) fn beside_cells(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let more = [("link behind a cell", self.links.len()), ("comment on a cell", self.comments.len())];
        self.lost.iter().copied().chain(more)
    }

    /// The column with this heading, or of this number from 1; letters and blanks count as people see them.
    pub(crate) fn column(&self, name: &str) -> Option<usize> {
        let is_same = |heading: &String| heading == trimmed(name);
        let is_like = |heading: &String| folded(heading) == folded(name);
        let number =
            name.trim().parse::<usize>().ok().filter(|number| (1..=self.headings.len()).contains(number));
        let position = |is: &dyn Fn(&String) -> bool| self.headings.iter().position(is);
        position(&is_same).or_else(|| position(&is_like)).or_else(|| number.map(|number| number - 1))
    }

    /// What the first rows have in a column, for whoever must say what it is.
    pub(crate) fn samples(&self, column: usize) -> Vec<String> {
        let mut samples: Vec<String> = Vec::new();
        let mut rows = self.rows();
        let mut seen = 0;
        while let Some(row) = rows.next() {
            let cell = row.cell(column);
            if !cell.is_empty() && !samples.iter().any(|sample| sample == cell) {
                samples.push(cell.to_owned());
            }
            seen += 1;
            if samples.len() == 3 || seen == 1_000 {
                break;
            }
        }
        samples
    }
}

/// The text of a file that names its encoding itself. It is UTF-8 wherever it can be: few texts are that by chance.
pub(crate) fn text_in<'b>(bytes: &'b [u8], encoding: Option<&str>) -> Cow<'b, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding::decode(bytes, encoding.and_then(encoding::named)).text,
    }
}

/// Words as headings are compared: small letters without accents, one blank between words.
pub(crate) fn folded(words: &str) -> String {
    let words: Cow<'_, str> = briefing_text::Folded::new(words, briefing_text::Fold::Case).text;
    let parts = words.split(|c: char| {
        c.is_whitespace() || matches!(c, '_' | '-' | '.' | ':' | '*' | '/' | '(' | ')' | '#')
    });
    parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
pub(crate) mod tests;
