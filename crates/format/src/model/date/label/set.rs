//! Sets in words: one of some dates, or all of them. It must not know what a single date says.

use edtf_core::{Set, SetElement, SetKind};

use super::interval::{SOMEWHERE, range};
use super::one::{month_name, one};
use super::year::year_words;
use super::{Form, Words, listed};

/// A set that takes more letters than these is no longer read as words.
const MOST_LETTERS: usize = 60;

/// `1667 or 1668`, `Jul and Sep 2022`, `2022 or later`, `one of 1667–1670`, `1979 or earlier, or 1985`.
pub(super) fn set(set: &Set) -> Option<Words> {
    let (word, range_of) = match set.kind {
        SetKind::AllMembers => ("and", "all of "),
        SetKind::OneMember => ("or", "one of "),
    };
    match &*set.elements {
        [SetElement::Date(date)] => return one(date),
        [SetElement::Range(from, to)] if from != to => {
            return Some(range(from, to, SOMEWHERE)?.after(range_of));
        }
        _ => {}
    }
    let words = match within_a_unit(&set.elements, word) {
        Some(text) => Words { text, lossy: false, form: Form::Phrase },
        None => members(set, word)?,
    };
    (words.text.chars().count() <= MOST_LETTERS).then_some(words)
}

fn members(set: &Set, word: &str) -> Option<Words> {
    let mut lossy = false;
    let mut texts = Vec::new();
    // "1979 or earlier" holds the word that stands between the members.
    let mut comma = "";
    for element in &set.elements {
        let words = match element {
            SetElement::Date(date) => one(date)?,
            SetElement::Range(date, to) if date == to => Words { lossy: true, ..one(date)? },
            SetElement::OnOrBefore(date) | SetElement::OnOrAfter(date) => {
                comma = ",";
                let end = if matches!(element, SetElement::OnOrBefore(_)) { "earlier" } else { "later" };
                one(date)?.only(Form::Term)?.and(&format!(" {word} {end}"))
            }
            // Of several, "1667 or 1670–1672" tells it: the dash without spaces is "somewhere in".
            SetElement::Range(from, to) => {
                let all = if set.kind == SetKind::AllMembers { "all of " } else { "" };
                range(from, to, SOMEWHERE)?.after(all)
            }
        };
        let words = words.only(Form::Term)?;
        lossy |= words.lossy;
        texts.push(words.text);
    }
    Some(Words { text: listed(&texts, word, comma), lossy, form: Form::Phrase })
}

/// Months of one year or days of one month, without saying it each time: `Jul or Sep 2022`, `3 and 5 Jun 2025`.
fn within_a_unit(elements: &[SetElement], word: &str) -> Option<String> {
    let mut dates = Vec::new();
    for element in elements {
        match element {
            SetElement::Date(date)
                if !date.is_approximate() && !date.is_uncertain() && !date.has_unspecified() =>
            {
                dates.push(date);
            }
            _ => return None,
        }
    }
    let [first, others @ ..] = &*dates else {
        return None;
    };
    let month = month_name(first.month?.value()?)?;
    let year = year_words(first.year.value()?);
    if others.is_empty() || others.iter().any(|date| date.year != first.year) {
        return None;
    }
    if first.day.is_some() {
        if others.iter().any(|date| date.month != first.month) {
            return None;
        }
        let days: Option<Vec<String>> =
            dates.iter().map(|date| Some(date.day?.value()?.to_string())).collect();
        return Some(format!("{} {month} {year}", listed(&days?, word, "")));
    }
    let months: Option<Vec<&str>> =
        dates.iter().map(|date| month_name(date.month?.value()?).filter(|_| date.day.is_none())).collect();
    Some(format!("{} {year}", listed(&months?, word, "")))
}
