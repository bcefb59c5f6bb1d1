//! An id that names another kind of item than belongs where it stands, and the way out of each such place.

use crate::reading::parse;

const REST: &str = "
actors: {ann: {name: Ann}, bo: {name: Bo}}
places: {quay: {name: Quay}}
sources:
  p: {title: P, publisher: ann}
  own: {title: Own, author: ann, publisher: bo}
  bare: {title: Bare}
quotes: {q: {text: Q, speaker: ann, via: [p, own]}, alone: {text: Alone, speaker: bo}}
claims: {c: {text: C}}
background: [{title: Past, id: past, sources: [p]}]
";

/// The help of the one id that does not belong where it stands, once `from` in the file is `to`.
#[track_caller]
fn help_in(from: &str, to: &str) -> String {
    assert!(REST.contains(from), "{from}");
    let text = format!("briefing: 1\ntitle: T{}", REST.replacen(from, to, 1));
    let mut found = parse(&text, &mut |_| {}).diagnostics;
    found.retain(|found| found.message.as_str().ends_with(" belongs here."));
    assert_eq!(found.len(), 1, "{to}");
    found.remove(0).help.unwrap_or_default().as_str().to_owned()
}

/// The same with a few lines more in the file.
#[track_caller]
fn helps(lines: &str, expected: &str) {
    assert_eq!(help_in("\nactors:", &format!("\n{lines}\nactors:")), expected, "{lines}");
}

fn event(keys: &str) -> String {
    format!("events: [{{title: E, {keys}}}]")
}

#[test]
fn a_source_where_an_actor_belongs_leads_to_whose_it_is() {
    helps(&event("by: p"), "The `publisher` of `p` is `ann`. A source goes in `via` or `sources`.");
    helps(&event("by: own"), "The `author` of `own` is `ann`. A source goes in `via` or `sources`.");
    helps(&event("actors: [p]"), "The `publisher` of `p` is `ann`. A source goes in `via` or `sources`.");
    helps("default: {by: p}", "The `publisher` of `p` is `ann`. A source goes in `via` or `sources`.");
    helps("judgments: [{text: J, by: p}]", "The `publisher` of `p` is `ann`. A source goes in `basis`.");
    // Nobody is said to own it.
    helps(
        &event("by: bare"),
        "Add an actor under `actors`: `some-id: {name: …}`, and write its id here, or write `{unnamed: …}`. \
         A source goes in `via` or `sources`.",
    );
}

#[test]
fn the_help_for_a_key_names_keys_that_stand_beside_it() {
    assert_eq!(
        help_in("{title: P, publisher: ann}", "{title: P, publisher: own}"),
        "The `author` of `own` is `ann`. A source goes in `based_on` or `cites`."
    );
    assert_eq!(
        help_in("{title: P,", "{title: P, based_on: [ann],"),
        "Sources of `ann`: `p`, `own`. An actor goes in `publisher`."
    );
}

#[test]
fn what_is_no_source_leads_to_those_that_are_near_it() {
    helps("default: {via: [ann]}", "Sources of `ann`: `p`, `own`. An actor goes in `by`.");
    helps(&event("via: [q]"), "`q` came through `p`, `own`. A quote goes in `quotes`.");
    helps(&event("sources: [past]"), "`past` came through `p`.");
    helps(
        &event("sources: [bo]"),
        "Add a source under `sources`: `some-id: {title: …}`, and write its id here. An actor goes in `actors` or `by`.",
    );
    helps(
        &event("via: [alone]"),
        "Add a source under `sources`: `some-id: {title: …}`, and write its id here. A quote goes in `quotes`.",
    );
    helps(
        &event("sources: [c]"),
        "Add a source under `sources`: `some-id: {title: …}`, and write its id here.",
    );
}

#[test]
fn what_is_no_claim_is_to_be_written_as_one() {
    let add = "Add a claim under `claims`: `some-id: {text: …}`, and write its id here.";
    let claim = |keys: &str| help_in("{text: C}", &format!("{{text: C, {keys}}}"));
    assert_eq!(claim("contradicts: [past]"), format!("{add} An event goes in `about`."));
    assert_eq!(claim("contradicts: [q]"), format!("{add} A quote goes in `about`."));
    let relation = |id: &str| {
        help_in("{name: Bo}", &format!("{{name: Bo, relations: [{{to: ann, kind: k, claim: {id}}}]}}"))
    };
    assert_eq!(relation("past"), add);
    assert_eq!(relation("p"), format!("{add} A source goes in `via` or `sources`."));
}

#[test]
fn what_is_no_quote_or_place_has_a_way_out_too() {
    helps(
        &event("quotes: [p]"),
        "Add a quote under `quotes`: `some-id: {text: …, speaker: …}`, and write its id here. A source goes in `via` or `sources`.",
    );
    helps(
        &event("place: ann"),
        "A place of its own in `places:` is wanted; actor and place may have the same name. An actor goes in `actors` or `by`.",
    );
    helps(&event("actors: [q]"), "The `speaker` of `q` is `ann`. A quote goes in `quotes`.");
    helps(
        &event("place: p"),
        "Add a place under `places`: `some-id: {name: …}`, and write its id here. A source goes in `via` or `sources`.",
    );
    helps(
        &event("by: quay"),
        "Add an actor under `actors`: `some-id: {name: …}`, and write its id here, or write `{unnamed: …}`. A place goes in `place`.",
    );
}
