//! What a workbook has beside the cells that are read: comments, rows and columns that are hidden, formulas whose values nobody
//! has stored. It must not know what a cell shows.

use std::io::Read;

use flate2::read::DeflateDecoder;
use memchr::memmem;

/// The most bytes of one part.
const LONGEST: u64 = 1024 * 1024 * 1024;

/// What there is that is not read, or is read though it is hidden.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) comments: Vec<Comment>,
    pub(super) hidden_rows: usize,
    pub(super) hidden_columns: usize,
    pub(super) formulas_without_value: usize,
}

/// Where a comment stands, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) sheet: Option<String>,
    pub(super) row: Option<usize>,
}

impl Beside {
    /// Finds them in all parts of a workbook.
    pub(super) fn of(archive: &[u8]) -> Self {
        let parts: Vec<Part<'_>> =
            memmem::find_iter(archive, b"PK\x01\x02").filter_map(|at| Part::of(archive, at)).collect();
        let mut beside = Self::default();
        for part in &parts {
            if part.name.starts_with(b"xl/comments") {
                let sheet = sheet_of(part, &parts);
                let text = part.text();
                beside.comments.extend(tags(&text, b"<comment ").map(|tag| Comment {
                    sheet: sheet.clone(),
                    row: attribute(tag, "ref").and_then(|at| row(&at)),
                }));
            } else if part.name.starts_with(b"xl/worksheets/") && part.name.ends_with(b".xml") {
                beside.see(&part.text());
            }
        }
        beside
    }

    fn see(&mut self, sheet: &[u8]) {
        self.hidden_rows += hidden(sheet, b"<row ");
        self.hidden_columns += hidden(sheet, b"<col ");
        let without_value: [&[u8]; 3] = [b"</f></c>", b"</f><v/></c>", b"</f><v></v></c>"];
        self.formulas_without_value += without_value.iter().map(|end| count(sheet, end)).sum::<usize>();
    }
}

/// The name of the sheet that a part of comments belongs to.
fn sheet_of(comments: &Part<'_>, parts: &[Part<'_>]) -> Option<String> {
    let name = comments.name.rsplit(|byte| *byte == b'/').next()?;
    let relations = parts.iter().filter(|part| part.name.starts_with(b"xl/worksheets/_rels/"));
    let of_sheet = relations.into_iter().find(|part| {
        let text = part.text();
        tags(&text, b"<Relationship ")
            .filter_map(|tag| attribute(tag, "Target"))
            .any(|target| target.rsplit('/').next().map(str::as_bytes) == Some(name))
    })?;
    let file = of_sheet.name.strip_prefix(b"xl/worksheets/_rels/")?.strip_suffix(b".rels")?;
    let text_of = |name: &[u8]| parts.iter().find(|part| part.name == name).map(Part::text);
    let relations = text_of(b"xl/_rels/workbook.xml.rels")?;
    let id = tags(&relations, b"<Relationship ")
        .find(|tag| {
            attribute(tag, "Target")
                .is_some_and(|target| target.as_bytes().ends_with(&[b"worksheets/", file].concat()))
        })
        .and_then(|tag| attribute(tag, "Id"))?;
    let book = text_of(b"xl/workbook.xml")?;
    let mut sheets = tags(&book, b"<sheet ");
    sheets.find(|tag| attribute(tag, "r:id").as_ref() == Some(&id)).and_then(|tag| attribute(tag, "name"))
}

/// The row of a cell such as `B12`.
fn row(cell: &str) -> Option<usize> {
    cell.trim_start_matches(|c: char| !c.is_ascii_digit()).parse().ok()
}

/// The tags of an element.
fn tags<'t>(text: &'t [u8], element: &'t [u8]) -> impl Iterator<Item = &'t [u8]> {
    memmem::find_iter(text, element).map(|at| {
        let rest = text.get(at..).unwrap_or_default();
        &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())]
    })
}

/// The value of an attribute of a tag.
fn attribute(tag: &[u8], name: &str) -> Option<String> {
    let start = format!(" {name}=");
    let at = memmem::find(tag, start.as_bytes())? + start.len();
    let quote = *tag.get(at)?;
    let value = tag.get(at + 1..)?;
    let value = &value[..memchr::memchr(quote, value)?];
    let mut value = std::str::from_utf8(value).ok()?.to_owned();
    for (reference, sign) in [("&quot;", "\""), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")]
    {
        value = value.replace(reference, sign);
    }
    Some(value)
}

/// A part of the archive, as its directory at the end names it.
struct Part<'a> {
    name: &'a [u8],
    is_deflated: bool,
    content: &'a [u8],
}

impl<'a> Part<'a> {
    fn of(archive: &'a [u8], at: usize) -> Option<Self> {
        let number = |from: usize, length: usize| {
            let bytes = archive.get(from..from.checked_add(length)?)?;
            Some(bytes.iter().rev().fold(0_usize, |number, byte| number << 8 | usize::from(*byte)))
        };
        let name = archive.get(at + 46..at + 46 + number(at + 28, 2)?)?;
        let (length, local) = (number(at + 20, 4)?, number(at + 42, 4)?);
        let start = local + 30 + number(local + 26, 2)? + number(local + 28, 2)?;
        let content = archive.get(start..start.checked_add(length)?)?;
        Some(Self { name, is_deflated: number(at + 10, 2)? == 8, content })
    }

    /// Its text; what cannot be unpacked is none.
    fn text(&self) -> Vec<u8> {
        if !self.is_deflated {
            return self.content.to_vec();
        }
        let mut text = Vec::new();
        // A part that breaks off is told where its cells are read.
        let _ = DeflateDecoder::new(self.content).take(LONGEST).read_to_end(&mut text);
        text
    }
}

fn count(text: &[u8], words: &[u8]) -> usize {
    memmem::find_iter(text, words).count()
}

/// How many elements say that they are hidden.
fn hidden(text: &[u8], element: &[u8]) -> usize {
    let is_hidden = |tag: &&[u8]| {
        [&b" hidden=\"1\""[..], b" hidden=\"true\""].iter().any(|words| memmem::find(tag, words).is_some())
    };
    tags(text, element).filter(is_hidden).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::tests::archive;

    #[test]
    fn what_stands_beside_the_cells_is_counted() {
        let sheet = "<worksheet><cols><col min=\"1\" hidden=\"1\"/><col min=\"2\"/></cols><row r=\"1\"><c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>1</f><v>1</v></c></row><row r=\"2\" hidden=\"true\"/></worksheet>";
        let comments = "<comments><commentList><comment ref=\"A1\"/><comment ref=\"$A$2\" authorId=\"0\">x</comment></commentList></comments>";
        let files =
            [("xl/worksheets/sheet1.xml", sheet), ("xl/comments1.xml", comments), ("xl/other.xml", sheet)];
        let archive = archive(&files.map(|(name, text)| (name.to_owned(), text.to_owned())));
        let at = |row| Comment { sheet: None, row: Some(row) };
        let expected = Beside {
            comments: vec![at(1), at(2)],
            hidden_rows: 1,
            hidden_columns: 1,
            formulas_without_value: 1,
        };
        assert_eq!(Beside::of(&archive), expected);
        assert_eq!(Beside::of(&archive[..archive.len() / 2]), Beside::default());
    }
}
