//! Telephone numbers in prose, which are personal as e-mail addresses are. Only what is surely one counts: a number with a plus sign
//! and a country before it, or one behind a word for a telephone. It must not know whose they are.

use std::ops::Range;

use briefing_format::model::Date;

/// What is counted.
pub(crate) const WHAT: &str = "telephone number";

/// Words for a telephone, before a number.
const MARKS: [&str; 12] = [
    "tel",
    "tlf",
    "phone",
    "telephone",
    "telefon",
    "telefax",
    "téléphone",
    "teléfono",
    "fax",
    "mobile",
    "handy",
    "whatsapp",
];

/// A number with its country has so many digits at least.
const WITH_COUNTRY: usize = 9;

/// A number behind a word has so many digits at least.
const BEHIND_WORD: usize = 6;

/// No number has more digits.
const LONGEST: usize = 15;

/// How many there are in some words.
pub(crate) fn count(words: &str) -> usize {
    all(words).count()
}

/// Where they stand.
pub(crate) fn all(words: &str) -> impl Iterator<Item = Range<usize>> {
    // Most texts have no number that is long enough.
    let digits: usize = words.bytes().map(|byte| usize::from(byte.is_ascii_digit())).sum();
    let mut from = if digits < BEHIND_WORD { words.len() } else { 0 };
    std::iter::from_fn(move || {
        let found = next(words, from)?;
        from = found.end;
        Some(found)
    })
}

fn next(words: &str, from: usize) -> Option<Range<usize>> {
    let starts = words[from..].match_indices(|c: char| c == '+' || c == '(' || c.is_ascii_digit());
    starts.map(|(at, _)| from + at).find_map(|at| {
        let before = &words[..at];
        if before
            .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '+' | '.' | ',' | '-' | '/' | '=' | '_'))
        {
            return None;
        }
        let length = length(&words[at..]);
        let number = &words[at..at + length];
        let digits = number.bytes().filter(u8::is_ascii_digit).count();
        let has_country = number.starts_with('+') && digits >= WITH_COUNTRY;
        let is_marked = digits >= BEHIND_WORD && has_mark(before) && !is_date(number);
        let is_word = !words[at + length..].starts_with(|c: char| c.is_alphanumeric());
        (digits <= LONGEST && is_word && (has_country || is_marked)).then_some(at..at + length)
    })
}

/// How long a number is: digits, with single signs or a blank between groups of them.
fn length(words: &str) -> usize {
    let (mut end, mut signs) = (0, 0);
    for (at, c) in words.char_indices() {
        match c {
            '+' if at == 0 => {}
            _ if c.is_ascii_digit() => (end, signs) = (at + 1, 0),
            ' ' | '-' | '(' | ')' | '/' | '\u{a0}' if signs < 2 => signs += 1,
            _ => break,
        }
    }
    end
}

/// Whether a word for a telephone stands right before.
fn has_mark(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ':', '.', '\u{a0}']);
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    MARKS.contains(&&*word)
}

/// Whether a number may be a day, or begins with a year.
fn is_date(number: &str) -> bool {
    let first = number.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
    let is_year = first.len() == 4 && ("1000".."2101").contains(&first);
    is_year || Date::parse(number).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_telephones_are_found_and_others_are_not() {
        for (words, found) in [
            ("call +49 170 1234567 now", "+49 170 1234567"),
            ("(+1 (555) 123-4567)", "+1 (555) 123-4567"),
            ("tel. 030/1234567, Berlin", "030/1234567"),
            ("Tel: (030) 123 4567.", "(030) 123 4567"),
            ("Phone 555-123-4567", "555-123-4567"),
        ] {
            let all: Vec<&str> = all(words).map(|range| &words[range]).collect();
            assert_eq!(all, [found], "{words}");
        }
        for words in [
            "+12 points",
            "rose by +1,234,567",
            "mobile 2019 2020",
            "fax 2020-05-06",
            "tel 12345",
            "in 2020-05-06/2020-05-08",
            "id 123456789012",
            "a+491701234567",
            "+1234567890123456789",
            "2020-05-06T10:00:00+0100",
        ] {
            assert_eq!(count(words), 0, "{words}");
        }
    }
}
