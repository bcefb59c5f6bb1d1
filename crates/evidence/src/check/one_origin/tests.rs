//! What is called confirmed, and what is said of it.

use super::*;
use crate::check::testing;

const SOURCES: &str = "sources:
  post: {title: P}
  tv: {title: T, based_on: [post]}
  wire: {title: W, based_on: [tv]}
  log: {title: L, credibility: 1}
  one: {title: O, publisher: bbc}
  two: {title: U, author: bbc, publisher: a}
  paper: {title: Q, publisher: a, cites: [post, tv]}
  both: {title: B, based_on: [post, log]}
  dark: {title: D, based_on: unknown}
actors:
  a: {name: A}
  bbc: {name: BBC}
quotes:
  q: {text: Q, speaker: a, via: [post, log]}
";

#[track_caller]
fn found(event: &str) -> Vec<Diagnostic> {
    let text = format!("briefing: 1\ntitle: T\n{SOURCES}events:\n  - {{title: E, {event}}}\n");
    let mut found = testing::checked(&text);
    found.retain(|found| found.code == Code::ConfirmedByOneOrigin);
    found
}

#[track_caller]
fn says(event: &str, message: &str, help: &str) {
    let found = found(event);
    let [found] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(found.message.as_str(), message);
    assert_eq!(found.help.as_ref().map_or("", |help| help.as_str()), help);
}

/// What is said behind "The event `E` is called confirmed".
#[track_caller]
fn instead(event: &str, message: &str) {
    let found = found(&format!("status: confirmed, {event}"));
    let [found] = found.as_slice() else { panic!("{event}: {found:?}") };
    assert_eq!(found.message.as_str(), format!("The event `E` is called confirmed{message}."), "{event}");
}

#[test]
fn confirmed_with_one_origin_is_found_and_its_chain_shown() {
    says(
        "status: confirmed, sources: [post, wire]",
        "The event `E` is called confirmed, but its 3 reports go back to one origin, `post`.",
        "The way it took: `post` → `tv` → `wire`. Add a source that does not go back to `post`, or write `status: reported`.",
    );
    says(
        "status: confirmed, sources: [post]",
        "The event `E` is called confirmed by one source, `post`.",
        "Add a source that does not go back to `post`, or write `status: reported`.",
    );
}

#[test]
fn two_origins_confirm_and_what_is_not_called_confirmed_need_not_be() {
    assert_eq!(found("status: confirmed, sources: [wire, log]"), []);
    assert_eq!(found("status: confirmed, sources: [one, wire, paper]"), []);
    assert_eq!(found("status: confirmed, via: [[one], [post, tv]]"), []);
    assert_eq!(found("status: reported, sources: [wire]"), []);
    assert_eq!(found("status: confirmed"), []);
}

#[test]
fn the_message_tells_what_there_is_instead() {
    instead("sources: [one, two]", ", but its 2 origins are both of `bbc`");
    instead("sources: [paper]", ", but its origin is open: `paper`, or what it cites");
    instead("sources: [both]", ", but its origin is open: `both`, or what it is based on");
    instead("sources: [dark]", ", but its origin is not known: it is what `dark` passes on");
    instead("by: a, sources: [one, post]", ", but it is the word of one, `a`");
    instead(
        "by: {unnamed: officials}, sources: [one, post]",
        ", but it is the word of somebody without a name",
    );
    instead(
        "sources: [one, paper]",
        ", but it is not certain to have two origins of two houses: `one`; `paper`, or what it cites",
    );
}

#[test]
fn what_an_actor_said_anywhere_is_of_one_house() {
    let quotes = "quotes:\n  q: {text: Q, speaker: bbc, sources: [post]}\n  r: {text: R, speaker: bbc, sources: [one]}\n";
    let body = format!(
        "{}events:\n  - {{title: E, status: confirmed, quotes: [q, r]}}\n",
        SOURCES.replace("quotes:\n", "").replace("  q: {text: Q, speaker: a, via: [post, log]}\n", quotes)
    );
    let found = testing::found(&body, &[Code::ConfirmedByOneOrigin]);
    assert!(
        matches!(&found[..], [one] if one.ends_with("but its 2 origins are both of `bbc`.")),
        "{found:?}"
    );
}

#[test]
fn a_later_hop_of_a_quote_is_no_second_origin() {
    let found = found("status: confirmed, quotes: [q]");
    assert_eq!(found.len(), 2, "the event, and the source whose credibility is 1: {found:?}");
    assert_eq!(
        found[1].message.as_str(),
        "The event `E` is called confirmed, but it is the word of one, `a`."
    );
}

#[test]
fn credibility_one_wants_another_origin_beside_it() {
    says(
        "sources: [log]",
        "Credibility 1 says that other sources confirm the source `log`, but all that it is named with goes back to one origin, `log`.",
        "Write 2 (probably true), or name what confirms it beside it.",
    );
    says(
        "by: bbc, sources: [log, one]",
        "Credibility 1 says that other sources confirm the source `log`, but all that it is named with goes back to `bbc` alone.",
        "Write 2 (probably true), or name what confirms it beside it.",
    );
    says(
        "sources: [log, paper]",
        "Credibility 1 says that other sources confirm the source `log`, but all that it is named with is not certain to have two origins.",
        "Write 2 (probably true), or name what confirms it beside it.",
    );
    assert_eq!(found("sources: [log, tv]"), []);
    assert_eq!(found("sources: [tv]"), []);
    // A quote does not report an event that has sources of its own, nor one that it is about.
    assert_eq!(found("quotes: [q], sources: [tv]"), []);
}

#[test]
fn what_holds_by_default_reports_every_event_that_says_nothing() {
    let with = |default: &str, event: &str| {
        let body = format!("{SOURCES}default: {{sources: [{default}]}}\nevents: [{{title: E{event}}}]\n");
        testing::found(&body, &[Code::ConfirmedByOneOrigin]).len()
    };
    assert_eq!(with("log", ""), 1);
    assert_eq!(with("log", ", status: confirmed"), 2);
    assert_eq!(with("log, one", ", status: confirmed"), 0);
    assert_eq!(with("log", ", sources: [one]"), 0);
}

#[test]
fn a_name_that_could_not_be_read_may_be_that_of_a_second_origin() {
    assert_eq!(found("status: confirmed, sources: [post, nobody]"), []);
    assert_eq!(found("sources: [log, nobody]"), []);
    assert_eq!(found("status: confirmed, sources: [post], by: nobody"), []);
    let with = |based_on: &str, more: &str| {
        let body = format!(
            "sources:\n  s: {{title: S}}\n  t: {{title: T, based_on: [{based_on}]}}\n  u: {{title: U, based_on: [u]}}\nevents:\n  - {{title: E, status: confirmed, sources: [s, t]}}\n{more}"
        );
        testing::found(&body, &[Code::ConfirmedByOneOrigin]).len()
    };
    assert_eq!(with("nobody", ""), 0);
    assert_eq!(with("u", ""), 0, "it goes round in a circle");
    // An error elsewhere is no reason to be silent.
    assert_eq!(with("s", "  - {title: F, sources: [nobody]}\n"), 1);
}

#[test]
fn a_long_chain_is_cut_behind_its_origin() {
    let chain: Vec<String> =
        (1..20).map(|n| format!("  s{n}: {{title: S, based_on: [s{}]}}", n - 1)).collect();
    let text = format!(
        "briefing: 1\ntitle: T\nsources:\n  s0: {{title: S}}\n{}\nevents:\n  - {{title: E, status: confirmed, sources: [s19]}}\n",
        chain.join("\n")
    );
    let found = testing::checked(&text);
    let help = found
        .iter()
        .find(|found| found.code == Code::ConfirmedByOneOrigin)
        .and_then(|found| found.help.clone());
    assert!(help.is_some_and(|help| help.as_str().contains("`s0` → … → `s14` → `s15`")));
}
