//! A file that uses every section and every key of the format once: each value must arrive in the model as written. And
//! the samples: nothing is wrong with them.
//!
//! Other readers of YAML make `no` a boolean, `007` a number and `12:34:56` a count of seconds; here the key says what
//! a value is, so each scalar is its own text.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::{
    format::{Parsed, parse},
    library::{Document, Origin, SAMPLES},
    model::{
        ActorKind, Briefing, Confidence, Credibility, Date, EntityIx, EntityKind, Item, ItemKind, Likelihood,
        Reliability, SourceKind, Stance, Status, TagIx, Tlp, Voice,
    },
    text::SafeText,
};

use crate::inside::sound;

const TEXT: &str = include_str!("../fixtures/good/everything.yaml");

fn read() -> Briefing {
    let Parsed { briefing, diagnostics, .. } = {
        let parsed = parse(TEXT, &mut |_| {});
        sound::check(&parsed, TEXT);
        parsed
    };
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    briefing
}

fn words(list: &[SafeText]) -> Vec<&str> {
    list.iter().map(SafeText::as_str).collect()
}

fn tags<'a>(briefing: &'a Briefing, list: &[TagIx]) -> Vec<&'a str> {
    list.iter().map(|tag| briefing[*tag].as_str()).collect()
}

/// The ids of what a list refers to.
fn ids(briefing: &Briefing, items: impl IntoIterator<Item = Item>) -> Vec<&str> {
    items.into_iter().map(|item| briefing.id(item).map_or("", |id| id.as_str())).collect()
}

fn date(edtf: &str) -> Date {
    Date::parse(edtf).unwrap()
}

#[test]
fn the_head_arrives_as_written() {
    let b = read();
    assert_eq!(b.title.as_str(), "Harbour fire");
    assert_eq!(
        b.summary().unwrap().as_str(),
        "The bottom line, about [[fire|a fire]] at [[quay]], wrapped by hand.\nA second paragraph."
    );
    assert_eq!((b.as_of.clone(), b.published.clone()), (Some(date("2024-03~")), Some(date("2024-04-01"))));
    assert_eq!(words(&b.authors), ["no", "007"]);
    assert_eq!((b.language.as_str(), b.tlp), ("en", Some(Tlp::AmberStrict)));
    assert_eq!(tags(&b, &b.tags), ["true", "1.10"]);
}

/// Who or what an entity is, by its number.
fn described(b: &Briefing, n: u32) -> &str {
    b.description(EntityIx(n)).map_or("", SafeText::as_str)
}

#[test]
fn actors_and_places_arrive_as_written() {
    let b = read();
    let [port, paper, quay] = b.entities.as_slice() else { panic!("{:?}", b.entities) };
    assert_eq!((port.name.as_str(), port.country.as_str()), ("Port Authority", "NO"));
    assert_eq!(port.kind, EntityKind::Actor(ActorKind::Agency));
    assert_eq!((described(&b, 0), words(&port.links)), ("Runs the harbour.", vec!["https://port.example/"]));
    assert_eq!(tags(&b, &port.tags), ["authority"]);
    let [plain, full] = port.aliases.of_file() else { panic!("{:?}", port.aliases) };
    assert_eq!((plain.name.as_str(), plain.by, plain.source.of_file()), ("The Port", None, None));
    assert_eq!((full.name.as_str(), full.language.as_str()), ("no", "no"));
    assert_eq!(
        ids(&b, full.by.map(Item::Entity).into_iter().chain(full.source.of_file().map(Item::Source))),
        ["paper", "report"]
    );
    let relation = &port.relations.of_file()[0];
    assert_eq!((relation.kind.as_str(), relation.text.as_str()), ("runs", "Since long."));
    assert_eq!(
        ids(
            &b,
            [relation.to, relation.attribution.voice().and_then(Voice::actor)]
                .into_iter()
                .flatten()
                .map(Item::Entity)
        ),
        ["quay", "paper"]
    );
    assert_eq!(
        (relation.date.clone(), relation.likelihood),
        (Some(date("1979?")), Some(Likelihood::AlmostCertain))
    );
    assert_eq!(ids(&b, relation.attribution.named().map(Item::Source)), ["report"]);

    assert_eq!(paper.name.as_str(), "2022-09");

    assert_eq!((quay.name.as_str(), quay.country.as_str()), ("12:34:56", "norway"));
    assert_eq!(quay.kind, EntityKind::Place(SafeText::line("0o14")));
    assert_eq!((quay.aliases.of_file()[0].name.as_str(), described(&b, 2)), ("Quay 7", "Where it burned."));
    assert_eq!((words(&quay.links), tags(&b, &quay.tags)), (vec!["https://quay.example/"], vec!["place"]));
    assert_eq!(quay.relations.of_file()[0].kind.as_str(), "belongs-to");
}

#[test]
fn events_and_background_arrive_as_written() {
    let b = read();
    let [fire, built] = b.events.as_slice() else { panic!("{:?}", b.events) };
    assert_eq!((fire.title.as_str(), fire.background), ("007", false));
    assert_eq!(fire.text.as_str(), "Burned by the [[quay]].");
    assert_eq!(fire.date, Some(date("2024-03-01")));
    assert_eq!(
        fire.reported.as_deref(),
        Some(&date("2024-03-02~").with_words("the day after", Some(date("2024-03-03"))))
    );
    let actors: Vec<_> = fire.actors.iter().map(|p| (b[p.actor].id.as_str(), p.role.as_str())).collect();
    assert_eq!(actors, [("port", ""), ("paper", "reports")]);
    assert_eq!((ids(&b, fire.place.map(Item::Entity)), fire.status), (vec!["quay"], Some(Status::Confirmed)));
    assert_eq!(ids(&b, fire.quotes.of_file().iter().copied().map(Item::Quote)), ["cause"]);
    assert_eq!(ids(&b, fire.attribution.named().map(Item::Source)), ["report"]);
    assert_eq!(tags(&b, &fire.tags), ["true", "fire"]);
    assert_eq!(
        (built.title.as_str(), built.background, built.date.clone()),
        ("true", true, Some(date("198X")))
    );
}

#[test]
fn quotes_arrive_verbatim() {
    let b = read();
    let quote = &b.quotes[0];
    // A quote has no markup: `[[unknown]]` is what was said.
    assert_eq!(quote.text.as_str(), "“The cause is [[unknown]] …”");
    assert_eq!(
        (ids(&b, quote.speaker().map(Item::Entity)), quote.date.clone()),
        (vec!["port"], Some(date("2024-03-01")))
    );
    assert_eq!(ids(&b, quote.attribution.named().map(Item::Source)), ["log", "report"]);
    assert_eq!(
        (quote.language.as_str(), quote.prefix.as_str(), quote.suffix.as_str()),
        ("en", "They said", "and left.")
    );
    let translation = quote.translation.as_deref().unwrap();
    assert_eq!(
        (translation.language.as_str(), translation.text.as_str(), translation.by.as_str()),
        ("no", "Årsaken er ukjent.", "the paper")
    );
}

#[test]
fn sources_arrive_as_written() {
    let b = read();
    let [log, report] = b.sources.as_slice() else { panic!("{:?}", b.sources) };
    assert_eq!((log.title.as_str(), log.kind), ("1.10", Some(SourceKind::Document)));
    assert_eq!((report.title.as_str(), report.kind), ("Report", Some(SourceKind::Newspaper)));
    assert_eq!((ids(&b, report.publisher.map(Item::Entity)), report.author.as_str()), (vec!["paper"], "007"));
    assert_eq!((report.url.as_str(), report.file.as_str()), ("https://paper.example/1", "copies/report.txt"));
    assert_eq!(
        (report.published.clone(), report.retrieved.as_deref()),
        (Some(date("2024-03-02")), Some(&date("2024-03-05")))
    );
    assert_eq!((report.language.as_str(), report.text.as_str()), ("en", "Local."));
    assert_eq!(ids(&b, report.based_on.of_file().iter().copied().map(Item::Source)), ["log"]);
    assert_eq!((report.reliability, report.credibility), (Some(Reliability::B), Some(Credibility::Two)));
}

#[test]
fn claims_judgments_and_questions_arrive_as_written() {
    let b = read();
    let claim = &b.claims[0];
    assert_eq!(
        (claim.text.as_str(), ids(&b, claim.about.of_file().iter().copied())),
        ("It was arson.", vec!["fire", "quay", "cause"])
    );
    let position = &claim.positions.of_file()[0];
    assert_eq!(
        (ids(&b, b.held_by(position).map(Item::Entity)), position.stance),
        (vec!["port"], Stance::Denies)
    );
    assert_eq!(ids(&b, position.quote.of_file().map(Item::Quote)), ["cause"]);
    assert_eq!(ids(&b, position.attribution.named().map(Item::Source)), ["report"]);
    assert_eq!(
        (position.date.as_deref(), position.text.as_str()),
        (Some(&date("2024-03-04")), "In passing.")
    );

    assert_eq!(claim.positions.of_file()[1].stance, Stance::HasNotCommented);
    assert_eq!(ids(&b, claim.contradicts.of_file().iter().copied().map(Item::Claim)), ["accident"]);

    let judgment = &b.judgments[0];
    assert_eq!(
        (judgment.text.as_str(), ids(&b, judgment.by.as_ref().and_then(Voice::actor).map(Item::Entity))),
        ("It was no arson.", vec!["port"])
    );
    assert_eq!(
        (judgment.likelihood, judgment.confidence),
        (Some(Likelihood::RoughlyEvenOdds), Some(Confidence::Low))
    );
    assert_eq!(
        (ids(&b, judgment.basis.of_file().iter().copied()), words(&judgment.alternatives)),
        (vec!["arson", "report"], vec!["It was", "no"])
    );

    let [who, what] = b.questions.as_slice() else { panic!("{:?}", b.questions) };
    assert_eq!(
        (who.text.as_str(), ids(&b, who.about.of_file().iter().copied())),
        ("Who was there?", vec!["guess", "fire"])
    );
    assert_eq!((what.text.as_str(), what.id.is_none()), ("What of [[port]]?", true));
}

#[test]
fn the_names_that_items_have_elsewhere_arrive_as_written_one_or_several() {
    let b = read();
    let of = |id: &str| words(b.other_ids(b.find(id).unwrap()));
    assert_eq!(of("port"), ["wikidata:Q1", "stix:identity--1"]);
    let all = ["quay", "fire", "cause", "report", "arson", "guess", "who", "paper"].map(of);
    let one = ["geonames:7", "wikidata:Q2", "q:1", "doi:10.1/2", "c:1", "j:1", "u:1"].map(|id| vec![id]);
    assert_eq!(all[..7], one);
    assert_eq!(all[7], [""; 0]);
    assert_eq!(words(b.other_ids(ItemKind::Event.item(1))), ["007"]);
}

#[test]
fn the_labels_of_items_arrive_and_the_strictest_is_known() {
    let b = read();
    let of = |id: &str| b.tlp_of(b.find(id).unwrap());
    let labels = ["port", "quay", "fire", "cause", "report", "arson", "paper", "guess"].map(of);
    let (green, amber, strict) = (Some(Tlp::Green), Some(Tlp::Amber), Some(Tlp::AmberStrict));
    assert_eq!(labels, [green, green, amber, green, strict, green, None, None]);
    assert_eq!(b.strictest_tlp, strict);
}

#[test]
fn every_id_leads_to_its_item_and_every_span_to_its_text() {
    let b = read();
    let all =
        ["accident", "arson", "cause", "fire", "guess", "log", "paper", "port", "quay", "report", "who"];
    assert_eq!(ids(&b, b.by_id.iter().copied()), all);
    assert!(
        TEXT[b.events[0].span.range()].starts_with("id: fire")
            && TEXT[b.events[0].span.range()].ends_with("[true, fire]")
    );
    assert_eq!(&TEXT[b.entities[1].span.range()], "paper: {name: 2022-09, kind: media}");
    assert_eq!(&TEXT[b.questions[1].span.range()], "What of [[port]]?");
}

#[test]
fn nothing_is_wrong_with_the_samples() {
    for sample in SAMPLES {
        let document = Document::load(Origin::Sample(sample), &mut |_| {}).unwrap();
        let problems: Vec<_> = document.problems.iter().map(|problem| &problem.diagnostic).collect();
        assert!(problems.is_empty(), "{}: {problems:#?}", sample.name);
    }
}
