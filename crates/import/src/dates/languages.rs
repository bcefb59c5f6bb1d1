//! Words of dates in German, French and Spanish -> the English ones for them. It must not know what a date is.

mod words;

use briefing_text::{Fold, Folded};

use words::{FRENCH, GERMAN, SPANISH, UNKNOWN};

/// Words of one language, and the English for them.
type Words = &'static [(&'static str, &'static str)];

/// The languages, each by itself: "mai" is a month in two of them, "a" a word in all.
const LANGUAGES: [Words; 3] = [GERMAN, FRENCH, SPANISH];

/// Whether words say that nobody knows.
pub(super) fn is_unknown(words: &str) -> bool {
    UNKNOWN.contains(&folded(words).as_str())
}

/// The English for words of each language that has any of them.
pub(super) fn english(words: &str) -> impl Iterator<Item = String> {
    let folded = folded(words);
    let translated = move |table: Words| Some(translate(&folded, table)).filter(|english| *english != folded);
    LANGUAGES.into_iter().filter_map(translated)
}

fn folded(words: &str) -> String {
    Folded::new(words, Fold::Case).text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn translate(words: &str, table: Words) -> String {
    let mut english = String::new();
    let mut rest = words;
    while let Some(next) = rest.chars().next() {
        let at_start = !english.ends_with(char::is_alphabetic) || words.len() == rest.len();
        let found =
            table.iter().find(|(word, _)| rest.strip_prefix(word).is_some_and(|after| ends(word, after)));
        // "1980er Jahre" has its ending at a number.
        if let Some((word, meaning)) = found.filter(|(word, _)| at_start || word.starts_with("er")) {
            english.push_str(meaning);
            rest = &rest[word.len()..];
        } else {
            english.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    let words = english.split_whitespace().map(numeral);
    decades(&words.collect::<Vec<_>>().join(" "))
}

/// Whether a word ends where its letters do.
fn ends(word: &str, after: &str) -> bool {
    !word.ends_with(char::is_alphanumeric) || !after.starts_with(char::is_alphabetic)
}

/// `decade 1980`, `1980er`, `siglo 20th` and `- 1918` as English has them.
fn decades(words: &str) -> String {
    if let Some(year) = words.strip_prefix("- ") {
        return format!("until {year}");
    }
    if let Some(from) = words.strip_prefix("since ").filter(|rest| rest.contains(" - ")) {
        return format!("from {from}");
    }
    if let Some((before, number)) = words.split_once("siglo ") {
        let (number, era) = number.split_once(' ').unwrap_or((number, ""));
        return format!("{before}{number} century {era}").trim_end().to_owned();
    }
    if let Some((before, year)) = words.split_once("decade ") {
        return format!("{before}{year}s");
    }
    words.strip_suffix("er").map_or_else(|| words.to_owned(), |decade| format!("{decade}s"))
}

/// `xixe` and `19.` of a century as `19th`; other words as they are.
fn numeral(word: &str) -> String {
    let roman = word.trim_end_matches("eme").trim_end_matches('e');
    match roman_number(roman) {
        Some(number) if (5..=21).contains(&number) => format!("{number}th"),
        _ => word.to_owned(),
    }
}

fn roman_number(word: &str) -> Option<u32> {
    let value = |c: char| match c {
        'i' => Some(1),
        'v' => Some(5),
        'x' => Some(10),
        _ => None,
    };
    let values: Option<Vec<u32>> = word.chars().map(value).collect();
    let values = values.filter(|values| (1..=5).contains(&values.len()))?;
    let smaller = |at: usize| values.get(at + 1).is_some_and(|next| *next > values[at]);
    let (plus, minus) = (0..values.len()).fold((0, 0), |(plus, minus), at| {
        if smaller(at) { (plus, minus + values[at]) } else { (plus + values[at], minus) }
    });
    u32::checked_sub(plus, minus)
}
