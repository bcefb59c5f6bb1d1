//! `via-order`: the `via` of a quote or an event names its sources in another order than the words can have taken.
//!
//! `via` goes from the first source, nearest to the speaker or to what happened, to the last, which we read. A source that is based on another,
//! directly or over others, had what it says from there; where it stands before that one in a `via`, one of the two is
//! wrong. A reader would take the wrong source for the origin of the words.
//!
//! Nothing is found on a "maybe": sources of which nothing says that one is based on the other may stand in any order, and a
//! source that a `via` names twice is not judged. Nothing is found in a file of which reading left something out, because
//! that may be a source of the `via`, or the `based_on` that closed a circle. In a file with tens of thousands of sources in
//! one chain the search ends before all of them are looked for.

mod backward;

use super::{Findings, Subject, way::shown};
use backward::Backward;
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Replacement},
    model::{Item, SourceIx},
    wording::quoted,
};
use briefing_text::safe_format;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    if !subject.is_whole {
        return;
    }
    for backward in backward::all(subject.briefing) {
        found.add(Code::ViaOrder, || of_chain(subject, &backward));
    }
}

fn of_chain(subject: &Subject<'_>, backward: &Backward) -> Diagnostic {
    let (briefing, item) = (subject.briefing, backward.item);
    let id = |ix: SourceIx| quoted(briefing[ix].id.as_str());
    let (earlier, later) = (id(backward.earlier), id(backward.later));
    let why = match backward.chain.as_slice() {
        [_, _] => format!("is based on `{later}`"),
        chain => format!("goes back to `{later}`: {}", shown(briefing, chain, backward.later)),
    };
    let message = safe_format!(
        "The `via` of {} names `{earlier}` before `{later}`, but `{earlier}` {why}.",
        subject.name(item)
    );
    let nearest = match item {
        Item::Event(_) => "nearest to what happened",
        _ => "nearest to the speaker",
    };
    let help = safe_format!(
        "Write the sources from the first, {nearest}, to the last, which we read: `{later}` before `{earlier}`. Or mend `based_on`."
    );
    let place = subject.place(item, Part::Via);
    let found = Diagnostic::new(Code::ViaOrder, place, message).with_help(help);
    match turned_around(subject, backward) {
        Some(Replacement { span, text }) => found.with_replacement(span, text),
        None => found,
    }
}

/// The two sources of a `via` in the other order, where it is a list of these two in brackets.
fn turned_around(subject: &Subject<'_>, backward: &Backward) -> Option<Replacement> {
    let place = subject.places.get(backward.item, Part::Via)?;
    let inside = subject.text.get(place.range())?.strip_prefix('[')?.strip_suffix(']')?;
    let (first, second) = inside.split_once(',')?;
    let (first, second) = (first.trim_matches(' '), second.trim_matches(' '));
    let id = |ix: SourceIx| subject.briefing[ix].id.as_str();
    let is_sure = first == id(backward.earlier) && second == id(backward.later);
    is_sure.then(|| Replacement { span: place, text: safe_format!("[{second}, {first}]") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    const SOURCES: &str = "actors:
  a: {name: A}
sources:
  post: {title: P}
  tv: {title: T, based_on: [post]}
  radio: {title: R, based_on: [post]}
  wire: {title: W, based_on: [tv, radio]}
quotes:
";

    #[track_caller]
    fn found(via: &str) -> Vec<String> {
        testing::found(&format!("{SOURCES}  q: {{text: Q, speaker: a, via: {via}}}\n"), &[Code::ViaOrder])
    }

    fn mended(via: &str) -> String {
        let body = |via: &str| format!("{SOURCES}  q: {{text: Q, speaker: a, via: {via}}}\n");
        let mended = testing::mended(&body(via), Code::ViaOrder);
        let (before, after) = body("|").split_once('|').map(|(a, b)| (a.len(), b.len())).unwrap_or_default();
        mended[before..mended.len() - after].to_owned()
    }

    #[test]
    fn a_source_cannot_pass_words_on_to_one_that_it_is_based_on() {
        assert_eq!(
            found("[tv, post]"),
            [
                "9 [tv, post]: The `via` of the quote `q` names `tv` before `post`, but `tv` is based on `post`."
            ]
        );
        let block = format!(
            "{SOURCES}  q:\n    text: Q\n    speaker: a\n    via:\n      - tv # the late one\n      - post\n    language: en\n"
        );
        assert_eq!(
            testing::found(&block, &[Code::ViaOrder]),
            [
                "13 - tv # the late one\\n      - post: The `via` of the quote `q` names `tv` before `post`, but `tv` is based on `post`."
            ]
        );
    }

    #[test]
    fn an_event_comes_through_its_sources_in_their_order_too() {
        let event = |via: &str| {
            let text =
                format!("{SOURCES}  q: {{text: Q, speaker: a}}\nevents:\n  - {{title: E, via: {via}}}\n");
            testing::found(&text, &[Code::ViaOrder])
        };
        assert_eq!(
            event("[tv, post]"),
            [
                "11 [tv, post]: The `via` of the event `E` names `tv` before `post`, but `tv` is based on `post`."
            ]
        );
        assert_eq!(event("[post, tv]"), [""; 0]);
    }

    #[test]
    fn a_chain_over_others_is_shown() {
        assert_eq!(
            found("[wire, post]"),
            [
                "9 [wire, post]: The `via` of the quote `q` names `wire` before `post`, but `wire` goes back to `post`: `post` → `tv` → `wire`."
            ]
        );
    }

    #[test]
    fn of_several_that_stand_wrong_the_first_is_named() {
        let first = "names `wire` before `radio`, but `wire` is based on `radio`.";
        for via in ["[wire, radio, tv, post]", "[post, wire, radio, tv]", "[wire, radio, post, tv]"] {
            assert!(matches!(found(via).as_slice(), [one] if one.ends_with(first)), "{via}");
        }
    }

    #[test]
    fn what_nothing_contradicts_is_fine() {
        for via in [
            "[post, tv, wire]",
            "[post, wire]",
            "[tv, radio]",
            "[radio, tv, wire]",
            "[wire]",
            "[]",
            "~",
            "post",
        ] {
            assert_eq!(found(via), [""; 0], "{via}");
        }
    }

    #[test]
    fn a_source_that_is_named_twice_is_not_judged() {
        for via in ["[tv, tv]", "[tv, post, tv]", "[post, tv, post]", "[tv, tv, post]"] {
            assert_eq!(found(via), [""; 0], "{via}");
        }
        assert_eq!(found("[wire, tv, radio, tv]").len(), 1, "the others are");
    }

    #[test]
    fn where_reading_left_something_out_nothing_is_sure() {
        assert_eq!(found("[tv, post, nobody]"), [""; 0]);
        let circle = "actors:\n  a: {name: A}\nsources:\n  s: {title: S, based_on: [t]}\n  t: {title: T, based_on: [s]}\nquotes:\n  q: {text: Q, speaker: a, via: [s, t]}\n  r: {text: R, speaker: a, via: [t, s]}\n";
        assert_eq!(testing::found(circle, &[Code::ViaOrder]), [""; 0]);
    }

    #[test]
    fn two_sources_in_brackets_are_turned_around() {
        assert_eq!(mended("[tv, post]"), "[post, tv]");
        assert_eq!(mended("[ wire,post ]"), "[post, wire]");
        // Of three nobody knows where the others belong, and what is written in another way is left to the writer.
        for via in ["[wire, tv, post]", "[tv, post, tv]", "[\"tv\", post]", "[tv, # so\n post]"] {
            assert_eq!(mended(via), via);
        }
    }
}
