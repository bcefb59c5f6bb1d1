//! What is written is read again as what was given, and looks as a person would have written it.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use proptest::prelude::*;

use super::{Comment, Document, Map, Value};
use crate::{
    Section,
    model::{Id, ItemKind},
    parse,
};

fn id(text: &str) -> Id {
    Id::parse(text).unwrap()
}

#[test]
fn a_briefing_looks_as_a_person_would_have_written_it() {
    let mut document = Document::new("Harbor fire: what is known");
    document.head().set("summary", "There was a fire.\nNobody was hurt.");
    document.head().set("default", Map::new().with("via", vec!["log"]).with("by", "port"));
    document.head().comment(Comment::Words("A draft.".to_owned()));
    let relation = Map::new().with("kind", "part-of").with("to", "city").with("by", "port");
    let port = Map::new()
        .with("kind", "agency")
        .with("name", "Port Authority")
        .with("aliases", vec!["PA", "the port, too"]);
    let port = port.with("relations", vec![relation]);
    document.keyed(Section::Actors, &id("port"), &port);
    document.keyed(Section::Actors, &id("city"), &Map::new().with("name", "yes"));
    document.keyed(Section::Actors, &id("2022"), &Map::new().with("name", "2022"));
    let mut fire =
        Map::new().with("title", "Fire").with("date", "[2024-03-01,2024-04-03]").with("id", "fire");
    fire.comment_on("date", Comment::Cited("briefing: allow date-order, it said on 3/1".to_owned()));
    document.listed(Section::Events, &fire);
    let date = Map::new().with("edtf", "2024-03~").with("text", "about March: early");
    let long = "The harbor master says that she has seen nothing of it. ".repeat(3);
    document.listed(
        Section::Events,
        &Map::new().with("title", "An answer").with("date", date).with("text", long.trim()),
    );
    document.listed(Section::Questions, &Map::new().with("text", "Who lit it?"));
    document.comment(Section::Claims, Comment::Lines("claims:\n  a: {text: It was lit}".to_owned()));
    assert_eq!(
        document.to_string(),
        r#"# A draft.

briefing: 1
title: "Harbor fire: what is known"
summary: >-
  There was a fire.

  Nobody was hurt.
default: {by: port, via: [log]}

events:
  - id: fire
    # > briefing: allow date-order, it said on 3/1
    date: "[2024-03-01,2024-04-03]"
    title: Fire

  - date: {edtf: 2024-03~, text: "about March: early"}
    title: An answer
    text: >-
      The harbor master says that she has seen nothing of it. The harbor master says that she has
      seen nothing of it. The harbor master says that she has seen nothing of it.

# claims:
#   a: {text: It was lit}

questions:
  - Who lit it?

actors:
  port:
    name: Port Authority
    kind: agency
    aliases: [PA, "the port, too"]
    relations:
      - {to: city, kind: part-of, by: port}

  city: {name: "yes"}
  "2022": {name: "2022"}

"#
        .trim_end_matches('\n')
        .to_owned()
            + "\n"
    );
    let parsed = parse(&document.to_string(), &mut |_| {});
    assert_eq!(
        parsed.diagnostics.iter().map(|found| found.message.to_string()).collect::<Vec<_>>(),
        ["No item of this file has the id `log`.".to_owned()]
    );
}

#[test]
fn a_dense_item_takes_as_few_lines_as_its_keys_fit_on() {
    let mut document = Document::new("Harbor fire").dense();
    let words = "The fire in the warehouse was lit by somebody who had the key to the gate of the harbor";
    let position = Map::new().with("by", "port").with("stance", "denies").with("via", vec!["log", "article"]);
    let claim = |text: &str| Map::new().with("text", text).with("positions", vec![position.clone()]);
    document.keyed(Section::Claims, &id("lit"), &claim("The fire was lit"));
    document.keyed(Section::Claims, &id("lit-with-a-key"), &claim(words));
    document.keyed(
        Section::Claims,
        &id("lit-by-somebody-with-a-key"),
        &claim(&format!("{words}, and to the door")),
    );
    document.listed(Section::Events, &Map::new().with("title", words).with("text", words));
    let event = Map::new().with("date", "2024-03-01").with("via", vec!["a-rather-long-log", "article"]);
    document.listed(Section::Events, &event.with("title", words));
    assert_eq!(
        document.to_string(),
        r"briefing: 1
title: Harbor fire

events:
  - title: The fire in the warehouse was lit by somebody who had the key to the gate of the harbor
    text: The fire in the warehouse was lit by somebody who had the key to the gate of the harbor
  - {date: 2024-03-01, title: The fire in the warehouse was lit by somebody who had the key to the gate of the harbor,
    via: [a-rather-long-log, article]}

claims:
  lit: {text: The fire was lit, positions: [{by: port, stance: denies, via: [log, article]}]}
  lit-with-a-key: {text: The fire in the warehouse was lit by somebody who had the key to the gate of the harbor,
    positions: [{by: port, stance: denies, via: [log, article]}]}
  lit-by-somebody-with-a-key:
    text: >-
      The fire in the warehouse was lit by somebody who had the key to the gate of the harbor, and to the door
    positions: [{by: port, stance: denies, via: [log, article]}]
"
    );
}

#[test]
fn a_comment_never_speaks_to_the_program() {
    let mut document = Document::new("T");
    for words in ["briefing: allow unused-id", "  briefing: x\nbriefing: allow bad-date"] {
        let (own, cited, lines) = (words.to_owned(), words.to_owned(), words.to_owned());
        for comment in [Comment::Words(own), Comment::Cited(cited), Comment::Lines(lines)] {
            document.comment(Section::Events, comment);
        }
    }
    assert!(parse(&document.to_string(), &mut |_| {}).remarks.is_empty());
}

/// A briefing without the places of its items, which change when it is written anew.
fn without_places(yaml: &str) -> Vec<String> {
    let parsed = parse(yaml, &mut |_| {});
    let briefing = &parsed.briefing;
    let item = |item| {
        let (ids, tlp) = (briefing.other_ids(item), briefing.tlp_of(item));
        let shown = match item {
            crate::model::Item::Entity(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Event(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Quote(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Source(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Claim(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Judgment(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Question(ix) => format!("{:?}", briefing[ix]),
            crate::model::Item::Briefing => String::new(),
        };
        let shown = match shown.rfind("span: Span {") {
            Some(start) => {
                let end = shown[start..].find('}').map_or(shown.len(), |end| start + end + 1);
                format!("{}{}", &shown[..start], &shown[end..])
            }
            None => shown,
        };
        // The numbers of tags follow from which of them comes first.
        let tags = (0..).zip(&briefing.tag_names);
        let shown =
            tags.fold(shown, |shown, (n, tag): (u32, _)| shown.replace(&format!("TagIx({n})"), tag.as_str()));
        format!("{shown} {ids:?} {tlp:?}")
    };
    let head = format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        briefing.title,
        briefing.summary,
        briefing.as_of,
        briefing.published,
        briefing.authors,
        briefing.language,
        briefing.tlp,
        briefing.default,
    );
    std::iter::once(head).chain(briefing.items().map(item)).collect()
}

#[test]
fn a_model_is_the_same_after_it_was_written_and_read_again() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut files: Vec<String> = Vec::new();
    for folder in ["briefings", "tests/fixtures/good"] {
        let paths = std::fs::read_dir(root.join(folder)).unwrap().map(|entry| entry.unwrap().path());
        files.extend(paths.filter_map(|path| std::fs::read_to_string(path).ok()));
    }
    files
        .extend(crate::diagnostic::Code::ALL.iter().map(|code| code.explanation().right.briefing.to_owned()));
    assert!(files.len() > 40, "{}", files.len());
    for text in files {
        let written = Document::of(&parse(&text, &mut |_| {}).briefing).to_string();
        let (before, after) = (without_places(&text), without_places(&written));
        assert_eq!(before.len(), after.len(), "{text}\n{written}");
        for (before, after) in before.iter().zip(&after) {
            assert_eq!(before, after, "{text}");
        }
        let again = Document::of(&parse(&written, &mut |_| {}).briefing).to_string();
        assert_eq!(written, again, "what is written is not as it would be written");
    }
}

/// Texts of all that makes YAML difficult.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zA-Z0-9 ]{0,12}",
        "[-:#,\\[\\]{}&*!|>'\"%@`?~]{1,3}",
        Just("\n".to_owned()),
        Just(": ".to_owned()),
        Just(" #".to_owned()),
        Just("\u{a0}\u{200b}\t\u{7}é火\u{301}".to_owned()),
        Just("a long word and another one, and so on ".to_owned()),
        Just("12:30".to_owned()),
        Just("---".to_owned()),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 1..8)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("a text that says something", |text| !text.trim().is_empty())
}

proptest! {
    #[test]
    fn every_text_is_read_again_as_it_was_given(prose in text(), line in text(), words in text(), alias in text(), is_dense in any::<bool>()) {
        let document = Document::new(&line);
        let mut document = if is_dense { document.dense() } else { document };
        let aliases: Vec<Value> = vec![alias.clone().into(), Map::new().with("name", alias.clone()).with("language", "en").into()];
        let actor = Map::new().with("name", line.clone()).with("aliases", aliases).with("text", prose.clone());
        document.keyed(Section::Actors, &id("a"), &actor);
        let quote = Map::new().with("text", words.clone()).with("speaker", Map::new().with("unnamed", line.clone()));
        document.keyed(Section::Quotes, &id("q"), &quote);
        let date = Map::new().with("edtf", "2024").with("text", line.clone());
        document.listed(Section::Events, &Map::new().with("title", line.clone()).with("date", date));
        document.listed(Section::Questions, &Map::new().with("text", prose.clone()));
        let yaml = document.to_string();
        let parsed = parse(&yaml, &mut |_| {});
        let errors: Vec<_> = parsed.diagnostics.iter().filter(|found| found.severity() == crate::diagnostic::Severity::Error).collect();
        // What stands in brackets may be read as a link that leads nowhere; every other error is ours.
        prop_assert!(errors.iter().all(|found| found.code == crate::diagnostic::Code::UnknownId), "{yaml}\n{errors:?}");
        let briefing = &parsed.briefing;
        prop_assert_eq!(briefing.title.raw(), line.trim(), "{}", yaml);
        prop_assert_eq!(briefing.count(ItemKind::Quote), 1);
        prop_assert_eq!(briefing.entities[0].name.raw(), line.trim());
        prop_assert_eq!(briefing.entities[0].aliases.of_file()[0].name.raw(), alias.trim());
        prop_assert_eq!(briefing.entities[0].aliases.of_file()[1].name.raw(), alias.trim());
        prop_assert_eq!(briefing.quotes[0].text.raw(), words.as_str());
        prop_assert_eq!(briefing.events[0].title.raw(), line.trim());
    }
}
