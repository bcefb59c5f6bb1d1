//! `placeholder`: a text still holds `TK`, which newsrooms write for what is "to come".
//!
//! A draft is made of such places, and a writer leaves more of them, so that nothing stops the writing. What is published
//! with one left reads as finished and is not; that two letters are easy to search for is why they are used.
//!
//! `TK` is found as a word of its own, in capital letters, in whatever the writer says; what stands behind a `#` is taken
//! for a comment. The words of quotes are not the writer's and are left alone, but who says them is: a quote is found
//! where its speaker is called `TK`, or is somebody unnamed in words that hold it. A file that is about something of this
//! name allows it.

use std::collections::HashSet;

use memchr::memmem;

use super::{Findings, Subject};
use briefing_format::{
    diagnostic::{Code, Diagnostic, Span},
    model::{EntityIx, Item, QuoteIx, Voice},
    places,
};
use briefing_text::{SafeText, safe_format};

/// Stands for what is to come.
pub const PLACEHOLDER: &str = "TK";

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let mut places = words(subject.text).filter(|at| !is_comment(subject.text, *at)).peekable();
    if places.peek().is_none() {
        return;
    }
    let briefing = subject.briefing;
    let unknown: HashSet<EntityIx> = (0..)
        .map(EntityIx)
        .zip(&briefing.entities)
        .filter(|(_, entity)| words(entity.name.as_str()).next().is_some())
        .map(|(ix, _)| ix)
        .collect();
    let mut speakers = HashSet::new();
    for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
        match quote.attribution.voice() {
            Some(Voice::Actor(speaker)) if unknown.contains(speaker) => {
                speakers.insert(*speaker);
                let id = briefing[*speaker].id.as_str();
                found.add(Code::Placeholder, || who_speaks(subject, ix, id, "speaker"));
            }
            Some(Voice::Unnamed(who)) if words(who.as_str()).next().is_some() => {
                found.add(Code::Placeholder, || who_speaks(subject, ix, who.as_str(), "unnamed"));
            }
            Some(_) | None => {}
        }
    }
    let mut items: Vec<(Span, Item)> =
        briefing.items().map(|item| (places::span(briefing, item), item)).collect();
    items.sort_unstable_by_key(|(span, _)| *span);
    for at in places {
        let after = items.partition_point(|(span, _)| span.start as usize <= at);
        let around = after.checked_sub(1).map(|index| items[index]);
        match around.filter(|(span, _)| at < span.end as usize).map_or(Item::Briefing, |(_, item)| item) {
            Item::Quote(_) => {}
            // Each of its quotes says so.
            Item::Entity(ix) if speakers.contains(&ix) => {}
            item => found.add(Code::Placeholder, || in_an_item(subject, item, at)),
        }
    }
}

fn in_an_item(subject: &Subject<'_>, item: Item, at: usize) -> Diagnostic {
    let message =
        safe_format!("{} holds `{PLACEHOLDER}`: something is still to come.", subject.name_first(item));
    Diagnostic::new(Code::Placeholder, Span::new(at, at + PLACEHOLDER.len()), message)
        .with_help(safe_format!("Write what is missing in place of `{PLACEHOLDER}`."))
}

/// A quote whose speaker is written so behind this key.
fn who_speaks(subject: &Subject<'_>, quote: QuoteIx, speaker: &str, key: &str) -> Diagnostic {
    let item = Item::Quote(quote);
    let span = places::span(subject.briefing, item);
    let written = subject.text.get(span.range()).unwrap_or_default();
    let is_speaker = |at: &usize| {
        let before = written[..*at].trim_end_matches([' ', '"', '\'']).strip_suffix(':');
        before.is_some_and(|before| before.ends_with(key))
    };
    let place = memmem::find_iter(written.as_bytes(), speaker).find(is_speaker);
    let place = place.map_or(subject.head(item), |at| {
        let start = span.start as usize + at;
        Span::new(start, start + speaker.len())
    });
    let message = safe_format!("Who says {} is still to come.", subject.name(item));
    Diagnostic::new(Code::Placeholder, place, message)
        .with_help(SafeText::from_static("Write the id of an actor as its `speaker`."))
}

/// Where the placeholder stands as a word of its own, not as a part of an address.
fn words(text: &str) -> impl Iterator<Item = usize> {
    memmem::find_iter(text.as_bytes(), PLACEHOLDER).filter(|at| {
        let before = text[..*at].chars().next_back();
        let after = text[at + PLACEHOLDER.len()..].chars().next();
        let joins = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '@');
        !before.is_some_and(|c| joins(c) || c == '.') && !after.is_some_and(joins)
    })
}

/// Whether a `#` before it on its line makes it a comment.
fn is_comment(text: &str, at: usize) -> bool {
    let line = text[..at].rsplit(['\n', '\r']).next().unwrap_or_default();
    line.starts_with('#') || line.contains(" #") || line.contains("\t#")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(body: &str) -> Vec<String> {
        testing::found(body, &[Code::Placeholder])
    }

    #[test]
    fn the_word_is_found_wherever_the_writer_says_something() {
        let body = "summary: TK dead\nevents:\n  - title: TK\n    text: In TK, they say.\nactors:\n  tk-a:\n    name: TK\n    relations: [{to: tk-a, kind: met, text: (TK)}]\n";
        assert_eq!(
            found(body),
            [
                "1 TK: The briefing holds `TK`: something is still to come.",
                "3 TK: The event `TK` holds `TK`: something is still to come.",
                "4 TK: The event `TK` holds `TK`: something is still to come.",
                "7 TK: The actor `tk-a` holds `TK`: something is still to come.",
                "8 TK: The actor `tk-a` holds `TK`: something is still to come.",
            ]
        );
    }

    #[test]
    fn a_quote_is_found_for_its_speaker_and_not_for_its_words() {
        let body = "actors:\n  tk: {name: TK}\n  a: {name: A}\nquotes:\n  q: {text: Is it TK?, speaker: tk}\n  r: {text: TK, speaker: a}\n  tk-s:\n    text: tk\n    speaker: 'tk'\n";
        assert_eq!(
            found(body),
            [
                "5 tk: Who says the quote `q` is still to come.",
                "9 tk: Who says the quote `tk-s` is still to come."
            ]
        );
    }

    #[test]
    fn a_speaker_without_a_name_is_found_for_what_is_to_come() {
        let body = "quotes:\n  q: {text: Q, speaker: {unnamed: an official of TK}}\n  r: {text: R, speaker: {unnamed: an official}}\nevents:\n  - {title: E, by: {unnamed: TK}}\n";
        assert_eq!(
            found(body),
            [
                "2 an official of TK: Who says the quote `q` is still to come.",
                "5 TK: The event `E` holds `TK`: something is still to come.",
            ]
        );
    }

    #[test]
    fn other_words_with_these_letters_and_comments_are_left_alone() {
        assert_eq!(found("summary: TKs, ATK, TK-421, www.x.TK, x@TK and tk.\n"), [""; 0]);
        assert_eq!(found("summary: Done # TK\n# TK\nevents:\n  #TK\n  - title: A \t# TK\n"), [""; 0]);
        assert_eq!(found("# briefing: allow placeholder\nsummary: TK\n"), [""; 0]);
    }
}
