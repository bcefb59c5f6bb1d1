//! Every row of the rules of origins: what a file says, and how it is told.

use super::*;

const SOURCES: &str = "
actors:
  gladkov: {name: Gladkov}
  bbc: {name: BBC}
  planet: {name: Daily Planet}
  telegram: {name: Telegram}
sources:
  paper: {title: Paper, publisher: bbc}
  citing: {title: Citing, cites: [tass, reuters]}
  tass: {title: Tass}
  reuters: {title: Reuters}
  wire: {title: Wire}
  copy: {title: Copy, based_on: [wire]}
  copy2: {title: Copy2, based_on: [copy]}
  a: {title: A, cites: [wire]}
  b: {title: B, cites: [wire]}
  both: {title: Both, based_on: [tass, reuters]}
  unknown: {title: Unknown, based_on: unknown}
  unread: {title: Unread, based_on: [nobody]}
  post: {title: Post, publisher: telegram, author: gladkov}
  repost: {title: Repost, publisher: bbc, based_on: [post]}
  memo: {title: Memo, publisher: bbc, based_on: [wire]}
  planet1: {title: One, publisher: planet}
  planet2: {title: Two, publisher: planet}
";

#[track_caller]
fn told(event_keys: &str, expected: &str) {
    told_in("", event_keys, expected);
}

#[track_caller]
fn told_in(head: &str, event_keys: &str, expected: &str) {
    let body = format!("{head}events: [{{title: E, {event_keys}}}]{SOURCES}");
    assert_eq!(event(&body), expected, "{event_keys}");
}

#[test]
fn a_source_that_is_based_on_nothing_is_an_origin() {
    told("sources: [paper]", "1 report, 1 origin: Paper");
    told("via: [paper]", "1 report, 1 origin: Paper");
    told("via: [tass, paper]", "2 reports, 1 origin: Tass");
}

#[test]
fn what_cites_others_may_have_it_from_any_of_them() {
    told("sources: [citing]", "1 report, origin open: Citing, or what it cites (2 sources)");
    told("sources: [both]", "1 report, origin open: Both, or rather one of what it is based on (2 sources)");
    told("sources: [citing, citing]", "1 report, origin open: Citing, or what it cites (2 sources)");
    told(
        "sources: [a, b]",
        "2 reports, 1 or 2 origins: A, or what it cites (1 source); B, or what it cites (1 source)",
    );
    told("sources: [a, wire]", "2 reports, 1 or 2 origins: A, or what it cites (1 source); Wire");
}

#[test]
fn what_is_based_on_one_source_alone_goes_back_to_it() {
    told("sources: [copy, wire]", "2 reports, 1 origin: Wire");
    told("sources: [copy, copy2]", "3 reports, 1 origin: Wire");
    told("sources: [copy2]", "3 reports, 1 origin: Wire");
}

#[test]
fn whom_it_is_ascribed_to_is_the_origin_where_the_channel_is_not_told() {
    told("by: gladkov, via: [citing]", "1 report, 1 origin: Gladkov, channel not told");
    told("by: gladkov, sources: [both, paper]", "2 reports, 1 origin: Gladkov, channel not told");
    told("by: gladkov, via: [unknown]", "1 report, 1 origin: Gladkov, channel not told");
    // What it is based on besides has nothing to do with it.
    told("by: gladkov, via: [copy]", "1 report, 1 origin: Gladkov, channel not told");
}

#[test]
fn a_source_is_its_authors_where_that_is_an_actor_and_else_its_publishers() {
    told("by: gladkov, via: [post, paper]", "2 reports, 1 origin: Gladkov (Telegram)");
    told("by: gladkov, via: [repost]", "2 reports, 1 origin: Gladkov (Telegram)");
    told("by: telegram, via: [post]", "1 report, 1 origin: Telegram, channel not told");
    told("by: bbc, via: [memo]", "1 report, 1 origin: Memo");
    // Said through a channel that is not told, it may be what stands in the post.
    told(
        "by: gladkov, sources: [repost, paper]",
        "3 reports, 1 or 2 origins: Gladkov (Telegram); Gladkov, channel not told",
    );
}

#[test]
fn where_nobody_knows_what_was_passed_on_nobody_knows_the_origin() {
    told(
        "sources: [paper, unknown]",
        "2 reports, 1 or 2 origins: Paper; Unknown, which does not tell where it has that from",
    );
    told(
        "sources: [unknown]",
        "1 report, origin not known: Unknown, which does not tell where it has that from",
    );
    let told = "2 reports, origins not known: Paper, which does not tell where it has that from; Wire, which does not tell where it has that from";
    told_in("origins: unknown\n", "sources: [paper, wire]", told);
}

#[test]
fn a_name_that_could_not_be_read_makes_no_independence() {
    told(
        "sources: [paper, unread]",
        "2 reports, 1 or 2 origins: Paper; Unread, which passes on a source the file does not define: “nobody”",
    );
    told(
        "sources: [paper, nobody]",
        "1 report, 1 or 2 origins: Paper; a source the file does not define: “nobody”",
    );
    told("sources: [nobody]", "a source the file does not define: “nobody”");
    // Without the first hop, the second is nobody's own voice.
    told("via: [nobody, paper]", "1 report, origin not known: a source the file does not define: “nobody”");
    told("by: bbc, via: [nobody, paper]", "1 report, 1 origin: BBC, channel not told");
    told("by: ghost, via: [paper]", "1 report, origin not known: “ghost”, whom the file does not define");
}

#[test]
fn several_chains_are_each_followed() {
    told("via: [[tass, paper], [tass, reuters]]", "3 reports, 1 origin: Tass");
    told("via: [[tass, paper], [wire, paper]]", "3 reports, 2 origins: Tass, Wire");
}

#[test]
fn two_of_one_house_are_told_as_that() {
    told("sources: [planet1, planet2]", "2 reports, 2 origins, both of Daily Planet: One, Two");
    told("sources: [planet1, paper]", "2 reports, 2 origins: One, Paper");
}

#[test]
fn what_holds_by_default_holds_for_what_says_nothing_itself() {
    let default = "default: {by: gladkov, via: [paper]}\n";
    told_in(default, "date: 2024", "1 report, 1 origin: Gladkov, channel not told");
    told_in(default, "sources: [wire]", "1 report, 1 origin: Wire");
    told_in(default, "by: bbc", "no source is given");
}

#[test]
fn a_quote_bears_on_an_event_and_reports_it_only_where_nothing_else_does() {
    let quote = |keys: &str| format!("quotes: {{q: {{text: Q, speaker: gladkov, via: [wire]{keys}}}}}\n");
    told_in(&quote(""), "quotes: [q], sources: [paper]", "1 report, 1 origin: Paper");
    told_in(&quote(""), "quotes: [q]", "1 report, 1 origin: Gladkov, channel not told");
    told_in(&quote(", about: [e]"), "id: e, quotes: [q]", "no source is given");
}

#[test]
fn voices_without_a_name_are_never_one_and_never_known_to_be_two() {
    let body = format!(
        "claims:
  c:
    text: C
    positions:
      - {{by: {{unnamed: officials}}, stance: asserts, via: [paper]}}
      - {{by: {{unnamed: officials}}, stance: asserts, via: [wire]}}
{SOURCES}"
    );
    let told = |numbers: &[u32]| {
        with(&body, |story| {
            let support = story.support_of_positions(ClaimIx(0), numbers.iter().copied());
            crate::describe::origins_in_words(story, &support)
        })
    };
    assert_eq!(told(&[0]), "1 report, 1 origin: officials, unnamed");
    assert_eq!(told(&[0, 1]), "2 reports, 1 or 2 origins: officials, unnamed; officials, unnamed");
}

#[test]
fn a_later_hop_that_is_named_again_has_it_from_there() {
    told("via: [wire, paper], sources: [paper]", "2 reports, 1 origin: Wire");
    told("via: [wire, paper], sources: [tass]", "3 reports, 2 origins: Wire, Tass");
}

#[test]
fn confirmation_wants_two_certain_origins_of_two_houses() {
    let is_by_one = |keys: &str| {
        let body = format!("events: [{{title: E, status: confirmed, {keys}}}]{SOURCES}");
        with(&body, |story| story.is_confirmed_by_one(EventIx(0)))
    };
    for keys in [
        "sources: [paper]",
        "sources: [copy, wire]",
        "sources: [planet1, planet2]",
        "sources: [paper, unknown]",
        "sources: [a, b]",
        "by: gladkov, sources: [paper, wire]",
    ] {
        assert!(is_by_one(keys), "{keys}");
    }
    for keys in [
        "sources: [paper, wire]",
        "sources: [planet1, planet2, wire]",
        "date: 2024",
        "sources: [a, tass, wire]",
    ] {
        assert!(!is_by_one(keys), "{keys}");
    }
}
