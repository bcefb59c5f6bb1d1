//! What parts the cells of a table: the sign by which the first hundred records have equally many. It must not know what stands
//! in them.

use briefing_text::{SafeText, safe_format};

/// So many records tell.
const RECORDS: usize = 100;

/// So much of a text is looked at; a quotation mark that is never closed would take all of it.
const LOOKED_AT: usize = 512 * 1024;

/// How the cells of a text are parted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Delimiter {
    pub(super) sign: u8,
    /// Whether a cell may stand between quotation marks.
    pub(super) has_quotes: bool,
    /// How many cells most records have.
    pub(super) cells: usize,
    /// How many of the first records have as many, and how many there are.
    pub(super) agree: (usize, usize),
}

/// What may part cells, the likelier first, and whether quotation marks mean anything with it.
const SIGNS: [(u8, bool); 5] = [(b',', true), (b';', true), (b'\t', true), (b'\t', false), (b'|', true)];

impl Delimiter {
    /// The delimiter that somebody has named.
    pub(super) fn named(text: &str, sign: u8) -> Self {
        let with = measured(text, sign, true);
        let without = measured(text, sign, false);
        if sign == b'\t' && without.share() > with.share() { without } else { with }
    }

    /// The delimiter by which most of the first records have the same number of cells, and at least two.
    pub(super) fn found(text: &str) -> Option<Self> {
        let measured = SIGNS.iter().map(|(sign, has_quotes)| measured(text, *sign, *has_quotes));
        let fitting = measured.filter(|found| found.cells > 1 && found.agree.1 > 0);
        // Of two that fit equally well, the one of more cells.
        fitting.rev().max_by_key(|found| (found.share(), found.cells))
    }

    /// In how many of a hundred records there are as many cells.
    pub(super) fn share(&self) -> usize {
        100 * self.agree.0 / self.agree.1.max(1)
    }

    /// How it is called.
    pub(super) fn name(&self) -> SafeText {
        match self.sign {
            b'\t' => SafeText::from_static("tabs"),
            sign => safe_format!("`{}`", char::from(sign)),
        }
    }
}

fn measured(text: &str, sign: u8, has_quotes: bool) -> Delimiter {
    let end =
        (0..=LOOKED_AT.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
    let mut reader = reader(&text.as_bytes()[..end], sign, has_quotes);
    let mut record = csv::ByteRecord::new();
    let mut widths: Vec<usize> = Vec::new();
    while widths.len() < RECORDS && reader.read_byte_record(&mut record).unwrap_or(false) {
        widths.push(record.len());
    }
    if end < text.len() && widths.len() < RECORDS {
        // The last one may be cut.
        widths.pop();
    }
    let agree = |cells: usize| widths.iter().filter(|width| **width == cells).count();
    let cells = widths.iter().copied().max_by_key(|cells| (agree(*cells), *cells)).unwrap_or_default();
    Delimiter { sign, has_quotes, cells, agree: (agree(cells), widths.len()) }
}

/// A reader of records with any number of cells each. A lone CR ends a record, too.
pub(super) fn reader(bytes: &[u8], sign: u8, has_quotes: bool) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(sign)
        .quoting(has_quotes)
        .flexible(true)
        .has_headers(false)
        .from_reader(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sign(text: &str) -> Option<char> {
        Delimiter::found(text).map(|found| char::from(found.sign))
    }

    #[test]
    fn the_delimiter_is_what_parts_all_records_alike() {
        assert_eq!(sign("a,b,c\n1,\"2,3\",4\n5,6,7\n"), Some(','));
        assert_eq!(sign("Datum;Ereignis;Betrag\n1;a, b;2,5\n2;c;3,5\n"), Some(';'));
        assert_eq!(sign("a\tb\n1, 2\t3\n4\t5, 6, 7\n"), Some('\t'));
        assert_eq!(sign("a|b\r1|2\r3|4\r"), Some('|'));
        assert_eq!(sign("a,b,c\n1,2,x;y\n4,5,z;w\n"), Some(','));
        assert_eq!(sign("only one\nword\n"), None);
    }

    #[test]
    fn a_tab_may_part_cells_in_which_quotation_marks_mean_nothing() {
        let text = "a\tb\n\"Hello\" he said\t1\n\"Open\t2\nx\t3\n";
        let found = Delimiter::found(text).map(|found| (found.has_quotes, found.agree));
        assert_eq!(found, Some((false, (4, 4))));
    }
}
