//! What the head says of statements that say nothing, wherever in the file it stands.

use crate::{
    diagnostic::Code,
    model::{ClaimIx, EntityIx, Item, Voice},
    reading::{Parsed, Part, parse},
};

fn file(positions: &str, head: &str) -> Parsed {
    let text = format!(
        "actors: {{ann: {{name: Ann}}}}\nsources: {{a: {{title: A}}}}
claims: {{k: {{text: K, positions: [{positions}]}}}}\nbriefing: 1\ntitle: T\n{head}"
    );
    parse(&text, &mut |_| {})
}

fn codes(parsed: &Parsed) -> Vec<Code> {
    parsed.diagnostics.iter().map(|found| found.code).collect()
}

fn count(parsed: &Parsed) -> usize {
    parsed.briefing.claims[0].positions.of_file().len()
}

#[test]
fn a_position_wants_a_holder_unless_it_came_from_somewhere() {
    for keys in ["by: ann", "via: [a]", "sources: [a]", "via: [[a], [a]]", "by: {unnamed: officials}"] {
        let parsed = file(&format!("{{stance: asserts, {keys}}}"), "");
        assert!(parsed.diagnostics.is_empty(), "{keys}: {:?}", parsed.diagnostics);
        assert_eq!(count(&parsed), 1, "{keys}");
    }
    for keys in ["", "by: ~", "via: []", "sources: []", "text: words", "via: [], sources: []"] {
        let parsed = file(&format!("{{stance: asserts, {keys}}}"), "");
        assert_eq!(codes(&parsed), [Code::MissingKey], "{keys}");
        assert_eq!(parsed.diagnostics[0].message.as_str(), "A position needs the key `by`.");
        let help = parsed.diagnostics[0].help.clone().unwrap_or_default();
        assert!(help.as_str().ends_with("name in `via` or `sources` where it is told."), "{help}");
        assert_eq!(count(&parsed), 0, "{keys}");
    }
    // What cannot be read is reported as that, and is no missing key.
    let parsed = file("{stance: asserts, by: [ann]}, {stance: asserts, via: a}", "");
    assert_eq!((codes(&parsed), count(&parsed)), (vec![Code::WrongType; 2], 1));
}

#[test]
fn whoever_the_head_names_takes_the_positions_of_nobody() {
    for by in ["ann", "{unnamed: officials}"] {
        let parsed =
            file("{stance: asserts}, {stance: denies, by: ann}", &format!("default: {{by: {by}}}\n"));
        assert!(parsed.diagnostics.is_empty(), "{by}: {:?}", parsed.diagnostics);
        assert_eq!(count(&parsed), 2, "{by}");
        let held = &parsed.briefing.claims[0].positions.of_file()[0];
        assert!(parsed.briefing.telling_of_position(held).is_default);
    }
    // Whoever is meant by a name that is not there takes them, too.
    let parsed = file("{stance: asserts}", "default: {by: nobody}\n");
    assert_eq!((codes(&parsed), count(&parsed)), (vec![Code::UnknownId], 1));
}

#[test]
fn where_the_head_names_sources_alone_a_position_of_nobody_is_theirs() {
    for default in ["via: [a]", "sources: [a]", "via: [[a], [a]]"] {
        let parsed =
            file("{stance: asserts}, {stance: denies, by: ann}", &format!("default: {{{default}}}\n"));
        assert!(parsed.diagnostics.is_empty(), "{default}: {:?}", parsed.diagnostics);
        let positions = parsed.briefing.claims[0].positions.of_file();
        assert_eq!(positions.len(), 2, "{default}");
        let told = parsed.briefing.telling_of_position(&positions[0]);
        assert!(told.is_default && told.voice.is_none() && told.chains().next().is_some(), "{default}");
        assert!(!parsed.briefing.telling_of_position(&positions[1]).is_default, "{default}");
    }
    // A default that names no source says nothing.
    for nothing in ["via: []", "sources: []", "{}"] {
        let parsed =
            file("{stance: asserts}", &format!("default: {{{}}}\n", nothing.trim_matches(['{', '}'])));
        assert_eq!((codes(&parsed), count(&parsed)), (vec![Code::MissingKey], 0), "{nothing}");
    }
    // A name that is not there is said to be not there, once.
    let parsed = file("{stance: asserts}", "default: {via: [nope]}\n");
    assert_eq!((codes(&parsed), count(&parsed)), (vec![Code::UnknownId], 1));
}

#[test]
fn what_is_left_out_has_no_place_and_takes_none() {
    let parsed = file(
        "{stance: asserts, date: 2001}, {stance: asserts, by: ann, date: 2002}, {stance: denies, date: 2003}, \
         {stance: denies, by: ann}, {stance: denies, via: [a], date: 2004}",
        "",
    );
    assert_eq!((codes(&parsed), count(&parsed)), (vec![Code::MissingKey; 2], 3));
    let date = |number| parsed.places.nth(Item::Claim(ClaimIx(0)), Part::PositionDate, number).is_some();
    assert_eq!([0, 1, 2, 3, 4].map(date), [true, false, true, false, false]);
}

#[test]
fn a_claim_that_is_taken_back_leaves_those_behind_it_alone() {
    let text = "claims:
  k: {text: K, positions: [{stance: asserts}, {by: ann, stance: denies}]}
  k: {text: K, positions: [{stance: asserts}, {stance: asserts}]}
  l: {positions: [{stance: asserts}]}
  m: {text: M, positions: [{by: ann, stance: asserts}, {stance: x}, {stance: asserts}]}
actors: {ann: {name: Ann}}
briefing: 1
title: T
";
    let parsed = parse(text, &mut |_| {});
    let missing = parsed.diagnostics.iter().filter(|found| found.message.as_str().ends_with("`by`.")).count();
    assert_eq!(missing, 6, "{:?}", parsed.diagnostics);
    let positions: Vec<usize> =
        parsed.briefing.claims.iter().map(|claim| claim.positions.of_file().len()).collect();
    assert_eq!(positions, [1, 1]);
}

#[test]
fn a_default_is_a_voice_and_chains_or_nothing() {
    let default = |head: &str| file("", head).briefing.default.clone();
    for nothing in [
        "",
        "default: {}\n",
        "default: ~\n",
        "default: {by: ~, via: []}\n",
        "default: [ann]\n",
        "default: ann\n",
    ] {
        assert!(default(nothing).is_none(), "{nothing}");
    }
    let told = default("default: {by: ann, via: [[a], [nope, a]]}\n").unwrap_or_default();
    assert_eq!(told.voice(), Some(&Voice::Actor(EntityIx(0))));
    let chains: Vec<(usize, bool)> = told.via().map(|chain| (chain.hops.len(), chain.lacks_first)).collect();
    assert_eq!(chains, [(1, false), (1, true)]);
    assert!(default("default: {sources: [a]}\n").is_some_and(|told| told.sources().len() == 1));
}

#[test]
fn many_positions_of_nobody_are_left_out_in_good_time() {
    let parsed = file(&vec!["{stance: asserts}"; 50_000].join(", "), "");
    assert_eq!((codes(&parsed).len(), count(&parsed)), (50_000, 0));
}
