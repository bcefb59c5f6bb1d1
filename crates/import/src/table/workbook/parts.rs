//! What a workbook has beside the cells that are read: comments, rows and columns that are hidden, formulas whose values nobody
//! has stored. It must not know what a cell shows.

use std::io::Read;

use flate2::read::DeflateDecoder;
use memchr::memmem;

/// The most bytes of one part.
const LONGEST: u64 = 1024 * 1024 * 1024;

/// How many there are of what is not read, or is read though it is hidden.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) comments: usize,
    pub(super) hidden_rows: usize,
    pub(super) hidden_columns: usize,
    pub(super) formulas_without_value: usize,
}

impl Beside {
    /// Counts them in all parts of a workbook.
    pub(super) fn of(archive: &[u8]) -> Self {
        let mut beside = Self::default();
        for at in memmem::find_iter(archive, b"PK\x01\x02") {
            let Some(part) = Part::of(archive, at) else { continue };
            if part.name.starts_with(b"xl/comments") {
                beside.comments += count(&part.text(), b"<comment ");
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
    let is_hidden = |at: &usize| {
        let rest = text.get(*at..).unwrap_or_default();
        let tag = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
        [&b" hidden=\"1\""[..], b" hidden=\"true\""].iter().any(|words| memmem::find(tag, words).is_some())
    };
    memmem::find_iter(text, element).filter(is_hidden).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::tests::archive;

    #[test]
    fn what_stands_beside_the_cells_is_counted() {
        let sheet = "<worksheet><cols><col min=\"1\" hidden=\"1\"/><col min=\"2\"/></cols><row r=\"1\"><c r=\"A1\"><f>1+1</f></c><c r=\"B1\"><f>1</f><v>1</v></c></row><row r=\"2\" hidden=\"true\"/></worksheet>";
        let comments =
            "<comments><commentList><comment ref=\"A1\"/><comment ref=\"A2\"/></commentList></comments>";
        let files =
            [("xl/worksheets/sheet1.xml", sheet), ("xl/comments1.xml", comments), ("xl/other.xml", sheet)];
        let archive = archive(&files.map(|(name, text)| (name.to_owned(), text.to_owned())));
        let expected = Beside { comments: 2, hidden_rows: 1, hidden_columns: 1, formulas_without_value: 1 };
        assert_eq!(Beside::of(&archive), expected);
        assert_eq!(Beside::of(&archive[..archive.len() / 2]), Beside::default());
    }
}
