//! `unused-id`: an item is referred to by nothing in the file.
//!
//! An actor, place, quote or source that nothing refers to is one that the writer forgot to connect, or forgot to remove:
//! no reader comes across it. A reference is any key that takes ids, and `[[id]]` in a text; what an item says of itself is
//! none. An actor or place that a text names is used, though no id is written: the reader makes a link of the name, and a
//! writer who lets names link by themselves should not have to write brackets as well.
//!
//! A claim leads to what it is about, and is found there; it is unused only where it is about nothing. An event, judgment or
//! question is read in its order, so every reader comes across it; an id that it has beside misleads nobody. Nothing is found
//! in a file of which reading left something out, because that may hold the references.

mod named;

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::Item,
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    if !subject.is_whole {
        return;
    }
    let is_found = |item: Item| match item {
        Item::Briefing | Item::Event(_) | Item::Judgment(_) | Item::Question(_) => true,
        Item::Claim(ix) => !briefing[ix].about.of_file().is_empty(),
        Item::Entity(_) | Item::Quote(_) | Item::Source(_) => false,
    };
    let is_unused = |item: &Item| {
        !is_found(*item) && subject.backlinks.to(*item).iter().all(|reference| reference.from == *item)
    };
    let mut unused: Vec<Item> = briefing.items().filter(is_unused).collect();
    let entities =
        unused.iter().filter_map(|item| if let Item::Entity(ix) = item { Some(*ix) } else { None });
    let named = named::named(briefing, &entities.collect::<Vec<_>>());
    unused.retain(|item| !matches!(item, Item::Entity(ix) if named.binary_search(ix).is_ok()));
    for item in unused {
        found.add(Code::UnusedId, || {
            let place = subject.place(item, Part::Id);
            let (message, help) = sentences(&subject.name(item), item);
            Diagnostic::new(Code::UnusedId, place, message).with_help(SafeText::from_static(help))
        });
    }
}

fn sentences(name: &str, item: Item) -> (SafeText, &'static str) {
    match item {
        Item::Claim(_) => (
            safe_format!("Nothing refers to {name}, and it is about nothing in the file."),
            "Say in `about` which events, actors or places it is about, or remove it.",
        ),
        Item::Entity(_) => (
            safe_format!("Nothing refers to {name}, and no text names it."),
            "Refer to it where it has a part, or remove it.",
        ),
        Item::Quote(_) => (
            safe_format!("Nothing refers to {name}."),
            "Name it in the `quotes` of an event or the `quote` of a position, or remove it.",
        ),
        _ => (
            safe_format!("Nothing refers to {name}."),
            "Name it in `sources`, `via` or `based_on`, or remove it.",
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    fn found(body: &str) -> Vec<String> {
        testing::found(body, &[Code::UnusedId])
    }

    #[test]
    fn what_nothing_refers_to_is_found() {
        let body = "actors:\n  port: {name: Port}\nplaces:\n  quay: {name: Quay}\nquotes:\n  q: {text: Q, speaker: port}\nsources:\n  s: {title: S}\nclaims:\n  c: {text: C}\n";
        assert_eq!(
            found(body),
            [
                "4 quay: Nothing refers to the place `quay`, and no text names it.",
                "6 q: Nothing refers to the quote `q`.",
                "8 s: Nothing refers to the source `s`.",
                "10 c: Nothing refers to the claim `c`, and it is about nothing in the file.",
            ]
        );
    }

    #[test]
    fn what_is_read_in_its_order_needs_no_reference() {
        let body = "events:\n  - {title: E, id: fire}\njudgments:\n  - id: guess\n    text: J\nquestions:\n  - {id: why, text: Why?}\n  - What?\n";
        assert_eq!(found(body), [""; 0]);
    }

    #[test]
    fn a_link_and_a_name_in_a_text_are_uses_but_not_in_the_text_of_the_item_itself() {
        let body = "summary: See [[q]] by Port.\nactors:\n  port: {name: Port}\n  \"self\": {name: Self, text: 'Self or [[self]]'}\nquotes:\n  q: {text: Q, speaker: port}\n";
        assert_eq!(
            found(body),
            ["4 \\\"self\\\": Nothing refers to the actor `self`, and no text names it."]
        );
        assert_eq!(
            found("summary: By the Dockers.\nactors:\n  d: {name: Union, aliases: [Dockers]}\n"),
            [""; 0]
        );
        assert_eq!(found("summary: Portside.\nactors:\n  d: {name: Port}\n").len(), 1);
    }

    #[test]
    fn a_claim_is_found_at_what_it_is_about() {
        assert_eq!(found("events: [{id: e, title: E}]\nclaims:\n  c: {text: C, about: [e]}\n"), [""; 0]);
    }

    #[test]
    fn nothing_is_said_of_a_file_that_was_not_read_whole() {
        assert_eq!(found("actors:\n  port: {name: Port}\nevents:\n  - {actors: [port]}\n"), [""; 0]);
        // A date that cannot be read takes no reference with it.
        assert_eq!(found("actors:\n  port: {name: Port}\nevents:\n  - {title: T, date: x}\n").len(), 1);
    }
}
