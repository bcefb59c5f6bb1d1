//! What falls, on small graphs with the answers beside them, and by the definition on random ones. It must not test words.

use proptest::prelude::*;

use super::*;
use crate::evidence::{Evidence, weights::weak_points};
use briefing_format::model::{Briefing, QuoteIx};

/// A post that a station and an agency pass on; a paper that knows by itself, and a gazette that has both.
const HARBOR: &str = "briefing: 1
title: Harbor
actors:
  ada: {name: Ada, relations: [{to: bob, kind: sued, by: ada}, {to: bob, kind: knew, by: bob, via: [post, agency]}, {to: bob, kind: met}]}
  bob: {name: Bob}
  wire: {name: Wire}
events:
  - {id: told, title: Told, sources: [station, agency], quotes: [arson]}
  - {id: both, title: Both, sources: [paper, agency]}
  - {id: bare, title: Bare}
quotes:
  arson: {text: Q, speaker: ada, via: [post, station, agency]}
  other: {text: R, speaker: bob, via: [gazette]}
claims:
  set: {text: C, positions: [{by: ada, stance: asserts, quote: arson}, {by: bob, stance: denies, via: [paper]}]}
  nobody: {text: D, positions: [{by: bob, stance: denies, via: [paper]}]}
sources:
  post: {title: Post, publisher: ada}
  station: {title: Station, based_on: [post]}
  agency: {title: Agency, based_on: [station], publisher: wire}
  paper: {title: Paper}
  gazette: {title: Gazette, based_on: [agency, paper]}
judgments:
  - {id: j, text: J, basis: [told, set]}
  - {id: k, text: K, basis: [told, both]}
  - {id: l, text: L, basis: [told, ada]}
";

/// What falls with the items of these ids, by id, in order.
#[track_caller]
fn falls_with(muted: &[&str]) -> Vec<String> {
    falls_in(HARBOR, muted)
}

#[track_caller]
fn falls_in(text: &str, muted: &[&str]) -> Vec<String> {
    let parsed = briefing_format::parse(text, &mut |_| {});
    assert_eq!(parsed.diagnostics, []);
    let (briefing, evidence) = (&parsed.briefing, Evidence::new(&parsed.briefing));
    let story = Story { briefing, evidence: &evidence };
    let muted: Vec<Item> = muted.iter().filter_map(|id| briefing.find(id)).collect();
    let fall = Fall::of(story, &muted);
    let mut ids: Vec<String> =
        fall.items.iter().filter_map(|item| briefing.id(*item)).map(ToString::to_string).collect();
    let of = |ix: Item| briefing.id(ix).map(ToString::to_string).unwrap_or_default();
    ids.extend(fall.positions.iter().map(|(claim, n)| format!("{} {n}", of(Item::Claim(*claim)))));
    ids.extend(fall.descriptions.iter().map(|entity| format!("who {} is", of(Item::Entity(*entity)))));
    ids.extend(fall.relations.iter().map(|(entity, n)| format!("{} {n}", of(Item::Entity(*entity)))));
    ids.sort();
    ids
}

#[test]
fn an_origin_takes_down_what_only_passes_it_on() {
    // The gazette has it from the paper as well, and so has the second event.
    assert_eq!(
        falls_with(&["post"]),
        ["ada 1", "agency", "arson", "j", "post", "set", "set 0", "station", "told"]
    );
}

#[test]
fn a_hop_breaks_the_chain_though_others_stand() {
    // The event names the station, which is a later hop of its quote and so no ground of its own.
    assert_eq!(falls_with(&["agency"]), ["ada 1", "agency", "arson", "j", "set", "set 0", "told"]);
}

#[test]
fn an_event_with_a_chain_rests_on_it_as_a_quote_does() {
    let with = |event: &str, muted: &[&str]| {
        let text = HARBOR.replace("{id: bare, title: Bare}", &format!("{{id: bare, title: Bare, {event}}}"));
        falls_in(&text, muted).iter().any(|id| id == "bare")
    };
    // Any hop breaks the chain, and so does what the first hop alone is based on.
    assert!(with("via: [paper, gazette]", &["gazette"]));
    assert!(with("via: [paper, gazette]", &["paper"]));
    assert!(with("via: [station, gazette]", &["post"]));
    // What a later hop is based on has nothing to do with it.
    assert!(!with("via: [paper, station]", &["post"]));
    // A later hop is no ground beside the chain; another source is, and so is the first hop alone.
    assert!(with("via: [paper, gazette], sources: [gazette]", &["paper"]));
    assert!(!with("via: [paper, gazette], sources: [post]", &["paper"]));
    assert!(!with("via: [paper, gazette], sources: [paper]", &["gazette"]));
}

#[test]
fn what_somebody_tells_in_a_source_of_their_own_falls_with_both_and_with_nothing_behind() {
    let with = |event: &str, muted: &[&str]| {
        let text = HARBOR.replace("{id: bare, title: Bare}", &format!("{{id: bare, title: Bare, {event}}}"));
        falls_in(&text, muted).iter().any(|id| id == "bare")
    };
    // The agency is the wire's, and passes on the post.
    assert!(with("sources: [agency]", &["post"]));
    assert!(!with("by: wire, sources: [agency]", &["post"]));
    assert!(!with("by: wire, via: [agency]", &["post"]));
    assert!(with("by: ada, sources: [agency]", &["post"]));
    for muted in ["agency", "wire"] {
        assert!(with("by: wire, sources: [agency]", &[muted]), "{muted}");
        assert!(with("by: wire, via: [agency, gazette]", &[muted]), "{muted}");
    }
    // What the wire says falls with it in whatever source it stands, but not what else bears on the event.
    assert!(with("by: wire, sources: [paper]", &["wire"]));
    assert!(!with("by: wire, sources: [paper], quotes: [other]", &["wire"]));
    // A later hop of a quote counts where it also tells of the event itself.
    assert!(with("by: ada, sources: [agency], quotes: [arson]", &["post"]));
    assert!(!with("by: wire, sources: [agency], quotes: [arson]", &["post"]));
}

#[test]
fn a_description_falls_with_its_chain_and_with_whoever_gives_it() {
    let with = |keys: &str, muted: &str| {
        let text = HARBOR.replace("bob: {name: Bob}", &format!("bob: {{name: Bob, text: B., {keys}}}"));
        falls_in(&text, &[muted]).iter().any(|id| id == "who bob is")
    };
    assert!(with("via: [agency]", "post"));
    assert!(!with("via: [paper, agency]", "post"));
    assert!(with("via: [paper, agency]", "agency"));
    assert!(!with("by: wire, via: [agency]", "post"));
    assert!(with("by: wire, via: [agency]", "agency"));
    assert!(with("by: wire, via: [agency]", "wire"));
    assert!(with("by: wire", "wire"));
}

#[test]
fn what_stands_on_others_falls_with_all_of_them() {
    assert_eq!(falls_with(&["paper"]), ["nobody", "nobody 0", "paper", "set 1"]);
    let with_both = falls_with(&["paper", "post"]);
    for id in ["both", "gazette", "other", "k"] {
        assert!(with_both.iter().any(|fallen| fallen == id), "{id}");
    }
    // Actors stand, and so does what rests on one; what rested on nothing does not fall.
    assert!(!with_both.iter().any(|fallen| fallen == "l" || fallen == "bare"));
}

#[test]
fn an_actor_takes_down_what_it_published_said_and_holds() {
    assert_eq!(
        falls_with(&["ada"]),
        ["ada 0", "ada 1", "agency", "arson", "j", "post", "set", "set 0", "station", "told"]
    );
    assert_eq!(falls_with(&["wire"]), falls_with(&["agency"]));
    assert_eq!(falls_with(&["bob"]), ["ada 1", "nobody", "nobody 0", "other", "set 1"]);
}

#[test]
fn what_a_publisher_says_itself_does_not_fall_with_what_it_passes_on() {
    let own = HARBOR.replace(
        "other: {text: R, speaker: bob, via: [gazette]}",
        "other: {text: R, speaker: wire, via: [agency]}",
    );
    let with = |text: &str| {
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let muted: Vec<Item> = briefing.find("post").into_iter().collect();
        let fall = Fall::of(Story { briefing: &briefing, evidence: &evidence }, &muted);
        briefing.find("other").is_some_and(|quote| fall.takes(quote))
    };
    assert!(!with(&own));
    assert!(with(&own.replace("speaker: wire", "speaker: bob")));
}

#[test]
fn nothing_falls_where_nothing_is_muted() {
    assert_eq!(falls_with(&[]), [""; 0]);
    assert_eq!(falls_with(&["told"]), [""; 0]);
}

#[test]
fn the_weakest_point_takes_most_down() {
    let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    let story = Story { briefing: &briefing, evidence: &evidence };
    let points: Vec<_> = weak_points(story, &|| false)
        .unwrap_or_default()
        .into_iter()
        .map(|point| (briefing[point.source].id.to_string(), point.toll.events, point.toll.claims))
        .collect();
    let expected = [("post", 1, 1), ("station", 1, 1), ("agency", 1, 1), ("paper", 0, 1), ("gazette", 0, 0)];
    assert_eq!(points, expected.map(|(id, events, claims)| (id.to_owned(), events, claims)));
}

/// The same by its definition, looked at again and again until nothing more falls.
fn by_definition(briefing: &Briefing, muted: &[Item]) -> Fall {
    let mut fall = Fall { muted: muted.to_vec(), ..Fall::default() };
    let is_muted = |item: Item| muted.contains(&item);
    let is_silent = |by: Option<EntityIx>| by.is_some_and(|by| is_muted(Item::Entity(by)));
    let source_muted = |ix: SourceIx| is_muted(Item::Source(ix)) || is_silent(briefing[ix].publisher);
    loop {
        let before = fall.clone();
        let is_gone = |item: Item| before.takes(item);
        // Words of the publisher of the first hop rest on nothing but that hop.
        let broken = |by: Option<EntityIx>, via: &[SourceIx]| {
            let is_own = |hop: &SourceIx| by.is_some() && briefing[*hop].publisher == by;
            let first = via.first().is_some_and(|hop| is_gone(Item::Source(*hop)) && !is_own(hop));
            first || via.iter().any(|hop| source_muted(*hop))
        };
        for (ix, source) in (0..).map(SourceIx).zip(&briefing.sources) {
            let bases = source.based_on.of_file();
            if source_muted(ix)
                || (!bases.is_empty() && bases.iter().all(|base| is_gone(Item::Source(*base))))
            {
                fall.items.insert(Item::Source(ix));
            }
        }
        for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
            if broken(quote.speaker, quote.via.of_file()) || is_silent(quote.speaker) {
                fall.items.insert(Item::Quote(ix));
            }
        }
        for (n, event) in (0..).zip(&briefing.events) {
            let of_quotes = event.quotes.of_file().iter().map(|quote| briefing[*quote].via.of_file());
            let chains = of_quotes.chain([event.via.of_file()]);
            let later: Vec<SourceIx> = chains.flat_map(|via| via.iter().skip(1)).copied().collect();
            let (via, is_untold) = (event.via.of_file(), is_silent(event.by));
            let chain_stands = !is_untold && !via.is_empty() && !broken(event.by, via);
            let own = |source: &SourceIx| event.by.is_some() && briefing[*source].publisher == event.by;
            let an_own_stands = event.sources.of_file().iter().any(|s| own(s) && !source_muted(*s));
            let grounds: Vec<Item> = event
                .quotes
                .of_file()
                .iter()
                .map(|quote| Item::Quote(*quote))
                .chain(
                    event
                        .sources
                        .of_file()
                        .iter()
                        .filter(|source| !is_untold && !own(source) && !later.contains(source))
                        .map(|s| Item::Source(*s)),
                )
                .collect();
            let rests = is_untold
                || !event.via.of_file().is_empty()
                || !event.sources.of_file().is_empty()
                || !grounds.is_empty();
            let is_told = chain_stands || (an_own_stands && !is_untold);
            if rests && !is_told && grounds.iter().all(|ground| is_gone(*ground)) {
                fall.items.insert(Item::Event(briefing_format::model::EventIx(n)));
            }
        }
        for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
            let is_held = claim.positions.of_file().iter().any(|position| position.stance.supports());
            let mut stands = claim.positions.of_file().is_empty();
            for (n, position) in (0..).zip(claim.positions.of_file()) {
                let falls = is_silent(position.by)
                    || broken(position.by, position.via.of_file())
                    || position.quote.of_file().is_some_and(|quote| is_gone(Item::Quote(quote)));
                if falls {
                    fall.positions.insert((ix, n));
                }
                stands |= !falls && (!is_held || position.stance.supports());
            }
            if !stands {
                fall.items.insert(Item::Claim(ix));
            }
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            if is_silent(entity.by) || broken(entity.by, entity.via.of_file()) {
                fall.descriptions.insert(ix);
            }
            for (n, relation) in (0..).zip(entity.relations.of_file()) {
                if is_silent(relation.by) || broken(relation.by, relation.via.of_file()) {
                    fall.relations.insert((ix, n));
                }
            }
        }
        for (n, judgment) in (0..).zip(&briefing.judgments) {
            let rests = !judgment.basis.of_file().is_empty()
                && judgment.basis.of_file().iter().all(|item| is_gone(*item));
            if rests || is_silent(judgment.by) {
                fall.items.insert(Item::Judgment(briefing_format::model::JudgmentIx(n)));
            }
        }
        if fall == before {
            return fall;
        }
    }
}

/// Some ids of a kind: `s0, s3`.
fn ids(prefix: &'static str, below: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(0..below.max(1), 0..4)
        .prop_map(move |ns| if below == 0 { Vec::new() } else { ns })
        .prop_map(move |ns| ns.into_iter().map(|n| format!("{prefix}{n}")).collect::<Vec<_>>().join(", "))
}

/// A briefing whose items rest on each other at random; a source is based only on those before it.
pub(in crate::evidence) fn story() -> impl Strategy<Value = String> {
    let sources = (0..8_usize)
        .map(|n| {
            (ids("s", n), 0..4_usize).prop_map(move |(bases, by)| {
                format!("  s{n}: {{title: S, publisher: a{by}, based_on: [{bases}]}}\n")
            })
        })
        .collect::<Vec<_>>();
    let quotes = (0..5_usize)
        .map(|n| {
            (ids("s", 8), 0..4_usize)
                .prop_map(move |(via, by)| format!("  q{n}: {{text: Q, speaker: a{by}, via: [{via}]}}\n"))
        })
        .collect::<Vec<_>>();
    let events = (0..5_usize)
        .map(|n| {
            (ids("s", 8), ids("q", 5), ids("s", 8), 0..8_usize).prop_map(move |(sources, quotes, via, by)| {
                let by = if by < 4 { format!("by: a{by}, ") } else { String::new() };
                format!(
                    "  - {{id: e{n}, title: E, {by}sources: [{sources}], quotes: [{quotes}], via: [{via}]}}\n"
                )
            })
        })
        .collect::<Vec<_>>();
    let position = || {
        (0..4_usize, 0..3_usize, 0..6_usize, ids("s", 8)).prop_map(|(by, stance, quote, via)| {
            let stance = ["asserts", "denies", "declines-comment"][stance];
            let quote = if quote < 5 { format!(", quote: q{quote}") } else { String::new() };
            format!("{{by: a{by}, stance: {stance}, via: [{via}]{quote}}}")
        })
    };
    let claims = (0..4_usize)
        .map(|n| {
            proptest::collection::vec(position(), 0..4).prop_map(move |positions| {
                format!("  c{n}: {{text: C, positions: [{}]}}\n", positions.join(", "))
            })
        })
        .collect::<Vec<_>>();
    let judgments = (0..3_usize)
        .map(|n| {
            (ids("e", 5), ids("c", 4), ids("q", 5), ids("s", 8), ids("j", 3)).prop_map(
                move |(e, c, q, s, j)| {
                    // The kinds alternate, so that not every judgment rests on all of them.
                    let rest = if n == 0 { [s, String::new()] } else { [String::new(), j] };
                    let basis: Vec<String> =
                        [e, c, q].into_iter().chain(rest).filter(|ids| !ids.is_empty()).collect();
                    format!("  - {{id: j{n}, text: J, by: a0, basis: [{}]}}\n", basis.join(", "))
                },
            )
        })
        .collect::<Vec<_>>();
    let relations = proptest::collection::vec((0..4_usize, ids("s", 8)), 0..3);
    let described = (0..4_usize, ids("s", 8));
    (sources, quotes, events, claims, judgments, relations, described).prop_map(|(s, q, e, c, j, r, d)| {
        let relations: Vec<String> =
            r.into_iter().map(|(by, via)| format!("{{to: a1, kind: met, by: a{by}, via: [{via}]}}")).collect();
        format!(
            "briefing: 1\ntitle: T\nactors:\n  a0: {{name: A, relations: [{}]}}\n  a1: {{name: B, text: B., by: a{}, via: [{}]}}\n  a2: {{name: C}}\n  a3: {{name: D}}\nsources:\n{}quotes:\n{}events:\n{}claims:\n{}judgments:\n{}",
            relations.join(", "), d.0, d.1, s.concat(), q.concat(), e.concat(), c.concat(), j.concat()
        )
    })
}

proptest! {
    #[test]
    fn what_falls_is_what_the_definition_says(yaml in story(), muted in proptest::collection::vec(0..12_usize, 0..3)) {
        let parsed = briefing_format::parse(&yaml, &mut |_| {});
        prop_assert!(parsed.diagnostics.is_empty());
        let briefing = &parsed.briefing;
        let evidence = Evidence::new(briefing);
        let ids = muted.iter().map(|n| if *n < 8 { format!("s{n}") } else { format!("a{}", n - 8) });
        let muted: Vec<Item> = ids.filter_map(|id| briefing.find(&id)).collect();
        let fall = Fall::of(Story { briefing, evidence: &evidence }, &muted);
        prop_assert_eq!(fall, by_definition(briefing, &muted));
    }

    #[test]
    fn on_top_of_what_is_muted_falls_what_falls_with_both_and_not_without(
        yaml in story(),
        muted in proptest::collection::vec(0..12_usize, 0..3),
    ) {
        let parsed = briefing_format::parse(&yaml, &mut |_| {});
        let briefing = &parsed.briefing;
        let ids = muted.iter().map(|n| if *n < 8 { format!("s{n}") } else { format!("a{}", n - 8) });
        let muted: Vec<Item> = ids.filter_map(|id| briefing.find(&id)).collect();
        let before = by_definition(briefing, &muted);
        let evidence = Evidence { fall: before.clone().into(), ..Evidence::new(briefing) };
        let points = weak_points(Story { briefing, evidence: &evidence }, &|| false).unwrap_or_default();
        for source in (0..briefing.sources.len() as u32).map(SourceIx) {
            let both = [&muted[..], &[Item::Source(source)]].concat();
            let mut more = by_definition(briefing, &both);
            more.items.retain(|item| !before.items.contains(item));
            more.relations.retain(|relation| !before.relations.contains(relation));
            more.descriptions.retain(|entity| !before.descriptions.contains(entity));
            let found = points.iter().find(|point| point.source == source).map(|point| point.toll);
            prop_assert_eq!(found.unwrap_or_default(), more.toll());
        }
    }
}
