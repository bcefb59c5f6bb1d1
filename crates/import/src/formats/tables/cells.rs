//! The values of a cell, and plain text of one. It must not know what a column means.

use std::borrow::Cow;

use crate::{
    Options,
    formats::mails,
    markup::{self, Dialect},
    table::Table,
};

/// What parts the values of the cells of each column.
#[derive(Debug, Default)]
pub(super) struct Splits(Vec<(usize, String)>);

impl Splits {
    /// What somebody has told for the columns of a table.
    pub(super) fn of(table: &Table<'_>, options: &Options) -> Self {
        let told =
            options.split.iter().filter_map(|(column, sign)| Some((table.column(column)?, sign.clone())));
        Self(told.collect())
    }

    /// The values of a cell, parted by semicolons, bars and lines, and by what else was told for its column.
    pub(super) fn values<'c>(&self, column: usize, cell: &'c str) -> Vec<&'c str> {
        let told = self.0.iter().find(|(of, _)| *of == column).map(|(_, sign)| sign.as_str());
        let parts: Vec<&str> = match told {
            Some("") | None if has_parentheses(cell) => whole_addresses(cell, parted(cell).into_iter()),
            Some("") | None => whole_addresses(cell, cell.split(PARTS)),
            Some(sign) => cell.split(sign).flat_map(|part| part.split(['\n', '\r'])).collect(),
        };
        parts
            .into_iter()
            .flat_map(addresses)
            .map(str::trim)
            .filter(|part| part.chars().any(char::is_alphanumeric))
            .collect()
    }
}

/// What stands between the parts of a cell.
const PARTS: [char; 4] = [';', '|', '\n', '\r'];

/// Whether a cell has parentheses, each with its partner.
fn has_parentheses(cell: &str) -> bool {
    cell.contains('(') && cell.matches('(').count() == cell.matches(')').count()
}

/// The parts of a cell with parentheses. What stands in these is one part with the word before.
fn parted(cell: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in cell.char_indices() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '\n' | '\r' => depth = 0,
            _ => {}
        }
        if depth == 0 && PARTS.contains(&c) {
            parts.push(&cell[start..at]);
            start = at + 1;
        }
    }
    parts.push(&cell[start..]);
    parts
}

/// Parts of a cell; a semicolon or bar within an address parts nothing.
fn whole_addresses<'c>(cell: &'c str, parts: impl Iterator<Item = &'c str>) -> Vec<&'c str> {
    let mut whole: Vec<&str> = Vec::new();
    let mut end = 0;
    for part in parts {
        let start = end;
        end = start + part.len() + 1;
        if let Some(last) = whole.last_mut()
            && is_address(last)
            && !part.starts_with([' ', '\n', '\r'])
            && !part.starts_with("http")
            && matches!(cell.as_bytes().get(start.wrapping_sub(1)), Some(b';' | b'|'))
        {
            // The parts are of one cell, so what lies between them is, too.
            let from = start - 1 - last.len();
            *last = &cell[from..start + part.len()];
            continue;
        }
        whole.push(part);
    }
    whole
}

/// Several addresses with blanks or commas between them as one each; anything else as it is.
fn addresses(part: &str) -> Vec<&str> {
    let words = || part.split_whitespace().map(|word| word.trim_end_matches(','));
    if part.contains("://") && words().count() > 1 && words().all(is_address) {
        return words().collect();
    }
    vec![part]
}

/// Whether words are a web address.
pub(super) fn is_address(words: &str) -> bool {
    let rest =
        words.trim_start().strip_prefix("https://").or_else(|| words.trim_start().strip_prefix("http://"));
    rest.is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_alphanumeric()) && !rest.trim_end().contains(char::is_whitespace)
    })
}

/// A cell as a line of text, with the characters that it has.
pub(super) fn line(cell: &str) -> String {
    let cell = mails::removed(cell);
    let words: Vec<&str> = cell.split_whitespace().collect();
    markup::guarded(&words.join(" ")).into_owned()
}

/// A cell as plain paragraphs.
pub(super) fn paragraphs(cell: &str) -> Cow<'_, str> {
    let cell = mails::removed(cell);
    let has_tags = cell.contains("</") || cell.contains("<br") || cell.contains("<p>");
    if !has_tags && !cell.contains(['\n', '\r']) && !cell.contains("[[") {
        return cell;
    }
    let dialect = if has_tags { Dialect::Html } else { Dialect::Plain };
    Cow::Owned(markup::plain(&cell, dialect, &mut |_| None))
}

/// Titles that are longer go on in the text, where a sentence ends.
const LONG_TITLE: usize = 160;

/// A title is at least so long before it ends with a sentence.
const SHORT_TITLE: usize = 60;

/// The words of a title, and the sentences that are too many for one.
pub(super) fn title(line: &str) -> (&str, &str) {
    if line.len() <= LONG_TITLE {
        return (line, "");
    }
    let ends = line.match_indices(['.', '!', '?']).map(|(at, _)| at + 1);
    let end = ends.filter(|end| *end >= SHORT_TITLE).find(|end| ends_sentence(&line[..*end], &line[*end..]));
    match end.filter(|end| line.len() > end + 1) {
        Some(end) => (&line[..end], line[end..].trim_start()),
        None => (line, ""),
    }
}

/// Whether a sentence ends here: a capital stands behind it, and no abbreviation before.
fn ends_sentence(before: &str, after: &str) -> bool {
    let word = before
        .trim_end_matches(['.', '!', '?', ')', '"', '”', '\''])
        .rsplit([' ', '('])
        .next()
        .unwrap_or_default();
    let is_word = word.chars().count() > 3 && word.chars().all(char::is_alphabetic)
        || word.chars().next_back().is_some_and(|c| c.is_ascii_digit());
    let mut rest = after.chars();
    is_word
        && rest.next() == Some(' ')
        && rest.next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit() || "“\"„«".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_may_have_several_values() {
        let splits = Splits(vec![(1, ",".to_owned())]);
        assert_eq!(splits.values(0, "S104; S145"), ["S104", "S145"]);
        assert_eq!(splits.values(0, "Ann Lind, mayor|Bob\nCarl"), ["Ann Lind, mayor", "Bob", "Carl"]);
        assert_eq!(splits.values(1, "Ann, Bob"), ["Ann", "Bob"]);
        assert_eq!(splits.values(0, " ; - "), Vec::<&str>::new());
        assert_eq!(
            splits.values(0, "https://a.org/x;y=1|2; https://b.org"),
            ["https://a.org/x;y=1|2", "https://b.org"]
        );
        assert_eq!(splits.values(0, "https://a.org, https://b.org"), ["https://a.org", "https://b.org"]);
        assert_eq!(splits.values(0, "é;ü"), ["é", "ü"]);
        assert_eq!(splits.values(0, "Ann (mayor; since 2020); Bob"), ["Ann (mayor; since 2020)", "Bob"]);
        assert_eq!(splits.values(0, "Ann (mayor; Bob"), ["Ann (mayor", "Bob"]);
    }

    #[test]
    fn a_long_title_ends_with_a_sentence() {
        let long = "A hearing. Sec. Collins commits under oath to a date in June, as the law of 2025 demands. He is asked by Rep. Pappas about the moratorium, and says nothing of it.";
        let (start, rest) = title(long);
        assert!(start.ends_with("2025 demands."), "{start}");
        assert!(rest.starts_with("He is asked"), "{rest}");
        assert_eq!(title("Short. Title."), ("Short. Title.", ""));
    }

    #[test]
    fn nothing_in_a_cell_becomes_a_link() {
        assert_eq!(line("see [[port]]  now\nor"), "see [ [port]] now or");
        assert_eq!(paragraphs("<p>One <b>two</b></p><p>three [[x]]</p>"), "One two\nthree [ [x]]");
    }
}
