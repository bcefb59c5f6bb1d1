//! Who tells a statement, as it is written, and what that becomes once links are resolved.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::{
    diagnostic::Code,
    model::{Attribution, Chain, EntityIx, Voice},
    reading::{Parsed, parse},
};

const REST: &str = "
actors: {ann: {name: Ann}, ben: {name: Ben}}
places: {quay: {name: Quay}}
sources: {a: {title: A}, b: {title: B}, c: {title: C}, lost: {publisher: ann}}
";

fn read(body: &str) -> Parsed {
    parse(&format!("briefing: 1\ntitle: T\n{body}{REST}"), &mut |_| {})
}

/// What is wrong, but for the source that is left out for want of a title.
fn faults(parsed: &Parsed) -> Vec<(Code, &str)> {
    let found = parsed.diagnostics.iter().map(|found| (found.code, found.message.as_str()));
    found.filter(|(_, message)| *message != "A source needs the key `title`.").collect()
}

fn help(parsed: &Parsed, begins: &str) -> String {
    let mut helps = parsed.diagnostics.iter().filter_map(|found| Some(found.help.as_ref()?.as_str()));
    helps.find(|help| help.starts_with(begins)).unwrap_or_default().to_owned()
}

/// An event with these keys, its chains as `a>b`, `?` before one that lacks its first.
fn event(keys: &str) -> (Attribution, Parsed) {
    let parsed = read(&format!("events: [{{title: E, {keys}}}]"));
    (parsed.briefing.events[0].attribution.clone(), parsed)
}

fn chains(attribution: &Attribution) -> Vec<String> {
    let shown = |chain: Chain<'_>| {
        let hops: Vec<String> =
            chain.hops.iter().map(|ix| "abc".chars().nth(ix.0 as usize).unwrap().into()).collect();
        format!("{}{}", if chain.lacks_first { "?" } else { "" }, hops.join(">"))
    };
    attribution.chains().map(shown).collect()
}

fn unread(attribution: &Attribution) -> Vec<&str> {
    attribution.unread().iter().map(briefing_text::SafeText::as_str).collect()
}

#[test]
fn a_voice_is_an_actor_or_somebody_without_a_name() {
    let (told, parsed) = event("by: ann");
    assert_eq!(told.voice(), Some(&Voice::Actor(EntityIx(0))));
    assert!(faults(&parsed).is_empty());
    let (told, parsed) = event("by: {unnamed: a senior official}");
    assert!(matches!(told.voice(), Some(Voice::Unnamed(words)) if words.as_str() == "a senior official"));
    assert!(faults(&parsed).is_empty(), "{:?}", faults(&parsed));
    assert!(event("by: ~").0.voice().is_none());
}

#[test]
fn who_is_named_and_not_there_stays_a_name() {
    let (told, parsed) = event("by: carl");
    assert!(matches!(told.voice(), Some(Voice::Unread(name)) if name.as_str() == "carl"));
    assert_eq!(faults(&parsed)[0].0, Code::UnknownId);
    assert_eq!(help(&parsed, "Add"), "Add it under `actors`: `carl: {name: …}`, or write `{unnamed: …}`.");
    // A place tells nothing.
    let (told, parsed) = event("by: quay");
    assert!(matches!(told.voice(), Some(Voice::Unread(name)) if name.as_str() == "quay"));
    assert_eq!(faults(&parsed).len(), 1);
    let (told, parsed) = event("by: a senior official");
    assert!(matches!(told.voice(), Some(Voice::Unread(_))));
    let help = help(&parsed, "Add");
    assert!(help.ends_with(", or write `{unnamed: a senior official}`."), "{help}");
}

#[test]
fn what_is_no_voice_is_reported_and_stays_unread() {
    for (by, code) in [
        ("[ann, ben]", Code::WrongType),
        ("{unnamed: }", Code::MissingKey),
        ("{unnamed: ' '}", Code::MissingKey),
        ("{unnamed: [x]}", Code::WrongType),
        ("{}", Code::MissingKey),
        ("{name: x}", Code::UnknownKey),
        ("''", Code::UnknownId),
    ] {
        let (told, parsed) = event(&format!("by: {by}"));
        assert!(faults(&parsed).iter().any(|(found, _)| *found == code), "{by}: {:?}", faults(&parsed));
        assert!(matches!(told.voice(), Some(Voice::Unread(_))), "{by}: {:?}", told.voice());
    }
}

#[test]
fn every_statement_has_a_voice_and_chains() {
    let keys = "{unnamed: officials}, via: [[a, b], [c]], sources: [a]";
    let parsed = read(&format!(
        "quotes: {{q: {{text: Q, about: [ann, e], speaker: {keys}}}}}
events: [{{title: E, id: e, by: {keys}}}]
claims: {{k: {{text: K, positions: [{{stance: denies, by: {keys}}}]}}}}
judgments: [{{text: J, by: {{unnamed: officials}}}}]
default: {{by: {keys}}}"
    ));
    let more = parse(
        &format!(
            "briefing: 1\ntitle: T\nactors: {{x: {{name: X, by: {keys}, relations: [{{to: x, kind: k, by: {keys}}}]}}}}
places: {{y: {{name: Y, by: {keys}}}}}\nsources: {{a: {{title: A}}, b: {{title: B}}, c: {{title: C}}}}\n"
        ),
        &mut |_| {},
    );
    assert!(faults(&parsed).is_empty() && faults(&more).is_empty(), "{:?}", parsed.diagnostics);
    let (known, more) = (&parsed.briefing, &more.briefing);
    let all = [
        &known.quotes[0].attribution,
        &known.events[0].attribution,
        &known.claims[0].positions.of_file()[0].attribution,
        known.default.as_ref().unwrap(),
        &more.entities[0].attribution,
        &more.entities[0].relations.of_file()[0].attribution,
        &more.entities[1].attribution,
    ];
    for told in all {
        assert!(matches!(told.voice(), Some(Voice::Unnamed(words)) if words.as_str() == "officials"));
        assert_eq!(chains(told), ["a>b", "c", "a"]);
    }
    assert!(matches!(known.judgments[0].by, Some(Voice::Unnamed(_))));
    assert_eq!(known.quotes[0].about.of_file().len(), 2);
}

#[test]
fn via_is_one_chain_or_several() {
    assert_eq!(chains(&event("via: [a, b]").0), ["a>b"]);
    assert_eq!(chains(&event("via: [[a, b], [c, b]]").0), ["a>b", "c>b"]);
    assert_eq!(chains(&event("via: [[a]], sources: [b, c]").0), ["a", "b", "c"]);
    assert_eq!(chains(&event("via: [a, a], sources: [a, a]").0), ["a>a", "a", "a"]);
    let (told, parsed) = event("via: [], sources: []");
    assert!(told.is_silent() && faults(&parsed).is_empty());
}

#[test]
fn a_source_that_is_not_there_leaves_its_name_and_its_place() {
    for (keys, wanted, names) in [
        ("via: [nope, b]", &["?b"][..], &["nope"][..]),
        ("via: [a, nope, b]", &["a>b"], &["nope"]),
        ("via: [a, nope]", &["a"], &["nope"]),
        ("via: [nope]", &["?"], &["nope"]),
        ("via: [[a], [nope], [nope, c]]", &["a", "?", "?c"], &["nope", "nope"]),
        ("via: [[nope], [a]]", &["?", "a"], &["nope"]),
        ("sources: [a, nope, b]", &["a", "b", "?"], &["nope"]),
        // An item that was left out for its own error is not there either, nor is an actor a source.
        ("via: [lost, b]", &["?b"], &["lost"]),
        ("sources: [ann]", &["?"], &["ann"]),
    ] {
        let (told, parsed) = event(keys);
        assert_eq!(chains(&told), wanted, "{keys}");
        assert_eq!(unread(&told), names, "{keys}");
        assert_eq!(faults(&parsed).is_empty(), keys.contains("lost"), "{keys}: {:?}", faults(&parsed));
        assert!(!told.is_silent(), "{keys}");
    }
}

#[test]
fn what_is_no_chain_is_reported_and_never_nothing() {
    for (via, wanted) in [
        ("{x: y}", &["?"][..]),
        ("[a, [b, c]]", &["?"]),
        ("[[a], ~]", &["?"]),
        ("[[]]", &["?"]),
        ("[[a], []]", &["a", "?"]),
        ("[[[a]]]", &["?"]),
        ("[~, b]", &["?b"]),
        ("[{x: y}, b]", &["?b"]),
    ] {
        let (told, parsed) = event(&format!("via: {via}"));
        let found = faults(&parsed);
        assert!(
            found.iter().all(|(code, _)| *code == Code::WrongType) && found.len() == 1,
            "{via}: {found:?}"
        );
        assert_eq!(chains(&told), wanted, "{via}");
    }
    let (_, parsed) = event("via: [a, [b, c]]");
    assert_eq!(help(&parsed, "Write"), "Write each chain as a list: `via: [[one, another], [third]]`.");
    let (_, parsed) = event("via: [[[a]]]");
    assert_eq!(
        help(&parsed, "Write"),
        "Write each chain as one list of ids: `via: [[one, another], [third]]`."
    );
}

#[test]
fn one_id_is_the_list_that_it_stands_for() {
    for (keys, wanted) in [
        ("via: a", &["a"][..]),
        ("sources: b", &["b"]),
        ("via: a, sources: c", &["a", "c"]),
        ("via: 'a'", &["a"]),
        // What is not there is said to be not there, and nothing else is.
        ("via: nope", &["?"]),
    ] {
        let (told, parsed) = event(keys);
        assert_eq!(chains(&told), wanted, "{keys}");
        assert_eq!(faults(&parsed)[0].0, Code::WrongType, "{keys}");
        assert_eq!(unread(&told).is_empty(), !keys.contains("nope"), "{keys}");
    }
    // Words are no id: nobody knows what they name.
    for keys in ["sources: a b", "via: 'a, b'", "sources: The Log"] {
        let (told, parsed) = event(keys);
        assert_eq!((chains(&told), faults(&parsed).len()), (vec!["?".to_owned()], 1), "{keys}");
    }
}

#[test]
fn a_quote_wants_a_speaker_as_it_wanted_one() {
    let quote = |speaker: &str| read(&format!("quotes: {{q: {{text: Q, speaker: {speaker}}}}}"));
    assert_eq!(quote("ann").briefing.quotes[0].speaker(), Some(EntityIx(0)));
    assert_eq!(quote("{unnamed: a witness}").briefing.quotes[0].speaker(), None);
    assert_eq!(quote("carl").briefing.quotes.len(), 1);
    for (speaker, code) in [
        ("~", Code::MissingKey),
        ("[ann]", Code::WrongType),
        ("{unnamed: }", Code::MissingKey),
        ("{}", Code::MissingKey),
    ] {
        let parsed = quote(speaker);
        assert!(parsed.briefing.quotes.is_empty(), "{speaker}");
        assert_eq!(faults(&parsed).iter().map(|(code, _)| *code).collect::<Vec<_>>(), [code], "{speaker}");
    }
}

#[test]
fn many_chains_are_read_in_good_time() {
    let all = |id: &str| format!("via: [{}]", vec![format!("[{id}]"); 50_000].join(", "));
    let (told, _) = event(&all("a"));
    assert_eq!(told.via().filter(|chain| chain.hops.len() == 1).count(), 50_000);
    let (told, parsed) = event(&all("nope"));
    assert_eq!(told.chains().filter(|chain| chain.lacks_first).count(), 50_000);
    assert!(parsed.diagnostics.len() > 1);
    let (told, _) = event(&format!("via: {}{}", "[".repeat(60), "]".repeat(60)));
    assert_eq!(chains(&told), ["?"]);
    let deep = format!("via: {}{}", "[".repeat(500), "]".repeat(500));
    assert!(read(&format!("events: [{{title: E, {deep}}}]")).briefing.events.is_empty());
}

#[test]
fn what_could_not_be_read_is_a_name_of_bearable_length() {
    let (told, _) = event(&format!("via: '{}'", "x\u{202e}".repeat(5_000)));
    assert!(unread(&told)[0].chars().count() < 100);
    assert!(!unread(&told)[0].contains('\u{202e}'));
}
