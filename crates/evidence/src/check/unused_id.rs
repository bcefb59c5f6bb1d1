//! `unused-id`: an item is referred to by nothing in the file.
//!
//! An actor, place, quote or source that nothing refers to is one that the writer forgot to connect, or forgot to remove:
//! no reader comes across it. A reference is any key that takes ids, and `[[id]]` in a text; what an item says of itself is
//! none. An actor or place that a text names is used, though no id is written: the reader makes a link of the name, and a
//! writer who lets names link by themselves should not have to write brackets as well.
//!
//! A claim leads to what it is about, and is found there; it is unused only where it is about nothing. An event, judgment or
//! question is read in its order, so every reader comes across it; an id that it has beside misleads nobody.
//!
//! Where something was left out for an error, an item is not found that is named in what was not read whole, nor one for
//! which an id that there is not may have been meant: the reference may be that.

mod lost;
mod named;

use std::collections::HashSet;

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic},
    model::{Attribution, Item, Voice},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let briefing = subject.briefing;
    let by_default: HashSet<Item> = briefing.default.iter().flat_map(named_by).collect();
    let is_found = |item: Item| match item {
        Item::Briefing | Item::Event(_) | Item::Judgment(_) | Item::Question(_) => true,
        Item::Claim(ix) => !briefing[ix].about.of_file().is_empty() || subject.may_have(item, "about"),
        Item::Source(_) | Item::Entity(_) => by_default.contains(&item),
        Item::Quote(ix) => !briefing[ix].about.of_file().is_empty(),
    };
    let is_unused = |item: &Item| {
        !is_found(*item) && subject.story().references(*item).all(|reference| reference.from == *item)
    };
    let mut unused: Vec<Item> = briefing.items().filter(is_unused).collect();
    let entities =
        unused.iter().filter_map(|item| if let Item::Entity(ix) = item { Some(*ix) } else { None });
    let named = named::named(briefing, &entities.collect::<Vec<_>>());
    unused.retain(|item| !matches!(item, Item::Entity(ix) if named.binary_search(ix).is_ok()));
    lost::keep_sure(subject, &mut unused);
    for item in unused {
        found.add(Code::UnusedId, || {
            let place = subject.place(item, Part::Id);
            let (message, help) = sentences(&subject.name(item), item);
            Diagnostic::new(Code::UnusedId, place, message).with_help(SafeText::from_static(help))
        });
    }
}

/// Who tells something, and the sources that it came through.
fn named_by(told: &Attribution) -> impl Iterator<Item = Item> {
    let actor = told.voice().and_then(Voice::actor).map(Item::Entity);
    actor.into_iter().chain(told.named().map(Item::Source))
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
            "Name it in `sources`, `via`, `based_on` or `cites`, or remove it.",
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
    fn what_is_passed_on_and_who_writes_or_tells_is_used() {
        let sources = "sources:\n  s: {title: S, author: a, cites: [t]}\n  t: {title: T}\n";
        let body = format!("{sources}actors:\n  a: {{name: A}}\nevents: [{{title: E, sources: [s]}}]\n");
        assert_eq!(found(&body), [""; 0]);
        let default = |keys: &str| {
            format!(
                "default: {{{keys}}}\nsources:\n  s: {{title: S}}\n  t: {{title: T}}\nactors:\n  a: {{name: A}}\n"
            )
        };
        assert_eq!(found(&default("by: a, via: [[s], [t]]")), [""; 0]);
        assert_eq!(found(&default("by: a, sources: [s, t]")), [""; 0]);
        assert_eq!(found(&default("by: {unnamed: A}, sources: [s]")).len(), 2);
    }

    #[test]
    fn what_may_be_named_in_what_was_left_out_is_not_found() {
        assert_eq!(found("actors:\n  port: {name: Port}\nevents:\n  - {actors: [port]}\n"), [""; 0]);
        assert_eq!(found("actors:\n  p: {name: Port}\nevents:\n  - {text: At Port}\n"), [""; 0]);
        assert_eq!(found("sources:\n  s: {title: S}\nevents:\n  - {title: T, sources: {s: }}\n"), [""; 0]);
        let circle = "sources:\n  s: {title: S, based_on: [t]}\n  t: {title: T, based_on: [s]}\nevents:\n  - {title: T, sources: [t]}\n";
        assert_eq!(found(circle), [""; 0]);
        assert_eq!(
            found("actors:\n  harbour: {name: H}\nevents:\n  - {title: T, actors: [harbor]}\n"),
            [""; 0]
        );
        assert_eq!(
            found("claims:\n  c: {text: C, about: [lost]}\nactors:\n  lost: {kind: group}\n"),
            [""; 0]
        );
    }

    #[test]
    fn an_error_elsewhere_is_no_reason_to_be_silent() {
        let port = "4 port: Nothing refers to the actor `port`, and no text names it.";
        let body = |rest: &str| format!("events:\n  - {rest}\nactors:\n  port: {{name: Port}}\n");
        assert_eq!(found(&body("{date: 2001}")), [port]);
        assert_eq!(found(&body("{title: T, sources: [nobody]}")), [port]);
        assert_eq!(found(&body("{title: T, sources: [nobody], text: portable reports}")), [port]);
        // A date that cannot be read takes no reference with it.
        assert_eq!(found(&body("{title: T, date: x}")), [port]);
    }
}
