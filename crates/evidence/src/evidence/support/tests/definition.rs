//! What stands, by its definition, on random files: looked at again and again until nothing more comes to stand.

use std::collections::HashSet;

use proptest::prelude::*;

use super::*;
use crate::evidence::clock::reporting_quotes;
use crate::evidence::{
    known,
    tellers::{path_to_own, tellers},
};
use briefing_format::model::{Briefing, Chain, Date, Position, Telling, Voice};

/// Everything that stands without some sources and actors, of what was known. What a source is based on counts whatever
/// day is looked at.
#[expect(clippy::too_many_lines, reason = "the definition is read as a whole")]
fn standing(briefing: &Briefing, muted: &[Item]) -> HashSet<Node> {
    let is_muted = |item: Item| muted.contains(&item);
    let is_silent =
        |voice: Option<&Voice>| voice.and_then(Voice::actor).is_some_and(|by| is_muted(Item::Entity(by)));
    let is_cut = |ix: SourceIx| {
        let source = &briefing[ix];
        let houses = source.publisher.into_iter().chain(source.writer);
        is_muted(Item::Source(ix)) || houses.map(Item::Entity).any(is_muted)
    };
    let mut stands: HashSet<Node> = HashSet::new();
    loop {
        let before = stands.len();
        for (ix, source) in (0..).map(SourceIx).zip(&briefing.sources) {
            let is_bound = source.cites.of_file().is_empty() && !source.passes_on_unknown;
            let bases = if is_bound { source.based_on.of_file() } else { &[] };
            let is_held = bases.is_empty() || bases.iter().any(|base| stands.contains(&Node::Source(*base)));
            if !is_cut(ix) && is_held {
                stands.insert(Node::Source(ix));
            }
        }
        let holds = |chain: Chain<'_>, voice: Option<&Voice>, stands: &HashSet<Node>| {
            if chain.hops.iter().any(|hop| is_cut(*hop)) {
                return false;
            }
            let Some(first) = chain.hops.first() else { return true };
            match voice {
                None => stands.contains(&Node::Source(*first)),
                Some(Voice::Unnamed(_) | Voice::Unread(_)) => true,
                Some(Voice::Actor(actor)) => {
                    let base = |ix: &SourceIx| match Passing::of(&briefing[*ix]) {
                        Passing::All(base) => Some(base),
                        _ => None,
                    };
                    let path: Vec<SourceIx> = std::iter::successors(Some(*first), base).collect();
                    let own = path.iter().position(|ix| briefing[*ix].owner() == Some(*actor));
                    own.is_none_or(|own| !path[..=own].iter().any(|ix| is_cut(*ix)))
                }
            }
        };
        let told = |telling: Telling<'_>, others: &[Node], stands: &HashSet<Node>| {
            if is_silent(telling.voice) {
                return false;
            }
            let later: Vec<SourceIx> =
                telling.attribution.via().flat_map(|chain| chain.hops.iter().skip(1)).copied().collect();
            let via = telling.attribution.via();
            let apart = telling.chains().skip(telling.attribution.via().count());
            let apart = apart.filter(|chain| !chain.hops.first().is_some_and(|hop| later.contains(hop)));
            let mut chains = via.chain(apart).peekable();
            let was_known = |chain: &Chain<'_>| {
                let first = chain.hops.first().copied();
                let based = match telling.voice {
                    None => tellers(briefing, first),
                    Some(voice) => first.map(|first| path_to_own(briefing, voice, first)).unwrap_or_default(),
                };
                let mut told = chain.hops.iter().copied().chain(based);
                chain.lacks_first || told.any(|source| briefing.is_known(source))
            };
            match (chains.peek().is_some(), others) {
                (true, _) => {
                    let mut known = chains.filter(was_known).peekable();
                    known.peek().is_none() || known.any(|chain| holds(chain, telling.voice, stands))
                }
                (false, []) => true,
                (false, others) => others.iter().any(|other| stands.contains(other)),
            }
        };
        let add = |node: Node, is_standing: bool, stands: &mut HashSet<Node>| {
            if is_standing {
                stands.insert(node);
            }
        };
        for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
            let stood = told(briefing.telling_of_quote(quote), &[], &stands);
            add(Node::Quote(ix), stood, &mut stands);
        }
        for (ix, event) in (0..).map(EventIx).zip(&briefing.events) {
            let quotes: Vec<Node> = reporting_quotes(briefing, ix).map(Node::Quote).collect();
            let stood = told(briefing.telling_of_event(event), &quotes, &stands);
            add(Node::Event(ix), stood, &mut stands);
        }
        for ix in (0..briefing.claims.len() as u32).map(ClaimIx) {
            let positions = || briefing.positions(ix);
            let is_held = positions().any(|(_, position)| position.stance.supports());
            let counts = |position: &Position| !is_held || position.stance.supports();
            for (n, position) in positions() {
                let quote = briefing.known_one(position.quote).map(Node::Quote);
                let stood = told(briefing.telling_of_position(position), quote.as_slice(), &stands);
                add(Node::Position(ix, n), stood, &mut stands);
            }
            let stood = positions().next().is_none()
                || positions()
                    .any(|(n, position)| counts(position) && stands.contains(&Node::Position(ix, n)));
            add(Node::Claim(ix), stood, &mut stands);
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            let is_described = briefing.description(ix).is_some();
            let stood = !is_described || told(briefing.telling_of_description(entity), &[], &stands);
            add(Node::Description(ix), stood, &mut stands);
            for (n, relation) in briefing.relations(ix) {
                let stood = told(briefing.telling_of_relation(relation), &[], &stands);
                add(Node::Relation(ix, n), stood, &mut stands);
            }
        }
        for (n, judgment) in (0..).zip(&briefing.judgments) {
            let mut basis = judgment.basis.of_file().iter();
            let stood = basis.len() == 0
                || basis.any(|item| Node::of(*item).is_none_or(|node| stands.contains(&node)));
            let stood = stood && !is_silent(judgment.by.as_ref());
            add(Node::Judgment(briefing_format::model::JudgmentIx(n)), stood, &mut stands);
        }
        if stands.len() == before {
            return stands;
        }
    }
}

/// What is retracted: what stood before and does not, and what was muted itself.
fn by_definition(briefing: &Briefing, muted: &[Item]) -> HashSet<Node> {
    let (before, after) = (standing(briefing, &[]), standing(briefing, muted));
    let silent = (0..).zip(&briefing.judgments).filter(|(_, judgment)| {
        let by = judgment.by.as_ref().and_then(Voice::actor);
        by.is_some_and(|by| muted.contains(&Item::Entity(by)))
    });
    let silent = silent.map(|(n, _)| Node::Judgment(briefing_format::model::JudgmentIx(n)));
    let lost = before.difference(&after).copied().chain(silent);
    lost.filter(|node| node.was_known(briefing)).collect()
}

/// Some ids of a kind: `s0, s3`.
fn ids(prefix: &'static str, below: usize) -> impl Strategy<Value = String> {
    proptest::collection::vec(0..below.max(1), 0..4)
        .prop_map(move |ns| if below == 0 { Vec::new() } else { ns })
        .prop_map(move |ns| ns.into_iter().map(|n| format!("{prefix}{n}")).collect::<Vec<_>>().join(", "))
}

/// One of few sources, so that chains of several are common.
fn base(below: usize) -> impl Strategy<Value = String> {
    (0..below.max(1)).prop_map(move |n| if below == 0 { String::new() } else { format!("s{n}") })
}

/// Who tells something, or nobody.
fn by() -> impl Strategy<Value = String> {
    (0..7_usize).prop_map(|n| match n {
        0..4 => format!("by: a{n}, "),
        4 => "by: {unnamed: somebody}, ".to_owned(),
        _ => String::new(),
    })
}

/// `via` of one chain or of two, and `sources`.
fn chains() -> impl Strategy<Value = String> {
    (ids("s", 8), ids("s", 8), ids("s", 8), 0..6_usize).prop_map(|(one, other, sources, kind)| match kind {
        0 if !one.is_empty() && !other.is_empty() => {
            format!("via: [[{one}], [{other}]], sources: [{sources}]")
        }
        1 | 2 => format!("via: [{one}]"),
        3 => format!("sources: [{sources}]"),
        4 => format!("via: [{one}], sources: [{sources}]"),
        _ => "via: []".to_owned(),
    })
}

/// A briefing whose items rest on each other at random; a source is based only on those before it.
pub(super) fn story() -> impl Strategy<Value = String> {
    let sources = (0..8_usize)
        .map(|n| {
            (ids("s", n), base(n), 0..4_usize, 0..8_usize).prop_map(move |(bases, base, by, kind)| {
                let passing = match kind {
                    0..4 => format!("based_on: [{base}]"),
                    4 => format!("based_on: [{bases}]"),
                    5 => format!("cites: [{bases}]"),
                    6 => "based_on: unknown".to_owned(),
                    _ => "kind: web".to_owned(),
                };
                let author =
                    if kind % 2 == 0 { format!("author: a{}, ", (by + 1) % 4) } else { String::new() };
                let published =
                    if by < 3 { format!("published: 201{}, ", (by + kind) % 4) } else { String::new() };
                format!("  s{n}: {{title: S, publisher: a{by}, {published}{author}{passing}}}\n")
            })
        })
        .collect::<Vec<_>>();
    let quotes = (0..5_usize)
        .map(|n| {
            (chains(), 0..4_usize, 0..9_usize).prop_map(move |(chains, by, about)| {
                let about = if about < 5 { format!(", about: [e{about}]") } else { String::new() };
                format!("  q{n}: {{text: Q, speaker: a{by}, {chains}{about}}}\n")
            })
        })
        .collect::<Vec<_>>();
    let events = (0..5_usize)
        .map(|n| {
            (chains(), ids("q", 5), by()).prop_map(move |(chains, quotes, by)| {
                format!("  - {{id: e{n}, title: E, {by}{chains}, quotes: [{quotes}]}}\n")
            })
        })
        .collect::<Vec<_>>();
    let position = || {
        (0..4_usize, 0..4_usize, 0..6_usize, chains()).prop_map(|(by, stance, quote, chains)| {
            let stance = ["asserts", "denies", "declines-comment", "has-not-commented"][stance];
            let quote = if quote < 5 { format!(", quote: q{quote}") } else { String::new() };
            format!("{{by: a{by}, stance: {stance}, {chains}{quote}}}")
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
                    let kinds = if n == 0 { [e, c, s] } else { [q, String::new(), j] };
                    let basis: Vec<String> = kinds.into_iter().filter(|ids| !ids.is_empty()).collect();
                    format!("  - {{id: j{n}, text: J, by: a0, basis: [{}]}}\n", basis.join(", "))
                },
            )
        })
        .collect::<Vec<_>>();
    let relations = proptest::collection::vec((by(), chains()), 0..3);
    let default = (0..4_usize, chains());
    (sources, quotes, events, claims, judgments, relations, (by(), chains(), default)).prop_map(
        |(s, q, e, c, j, r, (by, chains, default))| {
            let relations: Vec<String> =
                r.into_iter().map(|(by, chains)| format!("{{to: a1, kind: met, {by}{chains}}}")).collect();
            let default =
                if default.0 == 0 { format!("default: {{by: a2, {}}}\n", default.1) } else { String::new() };
            format!(
                "{default}actors:\n  a0: {{name: A, relations: [{}]}}\n  a1: {{name: B, text: B., {by}{chains}}}\n  a2: {{name: C, text: C.}}\n  a3: {{name: D}}\nsources:\n{}quotes:\n{}events:\n{}claims:\n{}judgments:\n{}",
                relations.join(", "), s.concat(), q.concat(), e.concat(), c.concat(), j.concat()
            )
        },
    )
}

/// A briefing, as far as it was known by the end of some year if that is one, what is muted of its sources and actors,
/// each given by a number, and what follows.
fn given(body: &str, year: usize, numbers: &[usize]) -> (Briefing, Vec<Item>, Evidence) {
    let text = format!("briefing: 1\ntitle: T\nas_of: 2000\n{body}");
    let whole = briefing_format::parse(&text, &mut |_| {}).briefing;
    let evidence = Evidence::new(&whole);
    let date = Date::parse(&format!("201{year}")).ok().filter(|_| year < 4);
    let (briefing, evidence) = match date {
        None => (whole, evidence),
        Some(date) => {
            let briefing = known::as_of(Story { briefing: &whole, evidence: &evidence }, &date);
            let evidence = evidence.known_by(&briefing);
            (briefing, evidence)
        }
    };
    let ids = numbers.iter().map(|n| if *n < 8 { format!("s{n}") } else { format!("a{}", n - 8) });
    let muted: Vec<Item> = ids.filter_map(|id| briefing.find(&id)).collect();
    let evidence = evidence.muting(&briefing, &muted);
    (briefing, muted, evidence)
}

proptest! {
    #[test]
    fn what_is_retracted_is_what_the_definition_says(
        body in story(),
        year in 0..8_usize,
        muted in proptest::collection::vec(0..12_usize, 0..3),
    ) {
        let (briefing, muted, evidence) = given(&body, year, &muted);
        let found: HashSet<Node> = evidence.retraction.nodes().collect();
        prop_assert_eq!(found, by_definition(&briefing, &muted));
    }

    #[test]
    fn on_top_of_what_is_muted_is_retracted_what_is_with_both_and_not_without(
        body in story(),
        year in 0..8_usize,
        muted in proptest::collection::vec(0..12_usize, 0..3),
    ) {
        let (briefing, muted, evidence) = given(&body, year, &muted);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let before = by_definition(&briefing, &muted);
        let points = weak_points(story, &|| false).unwrap_or_default();
        let sources = (0..briefing.sources.len() as u32).map(SourceIx);
        for source in sources.filter(|source| briefing.is_known(*source)) {
            let both = [&muted[..], &[Item::Source(source)]].concat();
            let mut more = Tally::default();
            let all = by_definition(&briefing, &both);
            let new = all.difference(&before).filter(|node| node.item().is_none_or(|item| !both.contains(&item)));
            new.for_each(|node| more.add(*node));
            let found = points.iter().find(|point| point.source == source).map(|point| point.tally);
            prop_assert_eq!(found.unwrap_or_default(), more, "{:?}", source);
        }
    }

    #[test]
    fn all_sources_at_once_are_what_each_is_by_itself(body in story(), year in 0..8_usize) {
        let (briefing, _, evidence) = given(&body, year, &[]);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let index = DependentsIndex::new(story);
        for source in (0..briefing.sources.len() as u32).map(SourceIx) {
            prop_assert_eq!(index.dependents(story, source), Dependents::of(story, source));
        }
    }

    /// What is retracted has nothing left, what stands has something where it had anything, and nothing is left that was
    /// not there.
    #[test]
    fn what_is_left_agrees_with_what_is_retracted(
        body in story(),
        year in 0..8_usize,
        muted in proptest::collection::vec(0..12_usize, 0..3),
    ) {
        let (briefing, _, evidence) = given(&body, year, &muted);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let is_part = |part: &[SourceIx], of: &[SourceIx]| part.iter().all(|source| of.contains(source));
        let events = (0..briefing.events.len() as u32).map(|n| Node::Event(EventIx(n)));
        let quotes = (0..briefing.quotes.len() as u32).map(|n| Node::Quote(QuoteIx(n)));
        let claims = (0..briefing.claims.len() as u32).map(ClaimIx);
        let positions = claims.flat_map(|ix| briefing.positions(ix).map(move |(n, _)| Node::Position(ix, n)));
        let nodes = events.chain(quotes).filter(|node| node.was_known(&briefing)).chain(positions);
        for node in nodes {
            let support = story.support_of([node]);
            let (all, left) = (&support.all, support.standing());
            prop_assert!(is_part(&left.reports.sources, &all.reports.sources));
            prop_assert!(left.origins.all.iter().all(|origin| all.origins.all.contains(origin)));
            prop_assert!(left.origins.low <= left.origins.len());
            // What was known through one of several that a hidden source is based on may be left without a report that was.
            let is_whole = year >= 4;
            prop_assert!(left.reports.is_empty() || !left.origins.is_empty());
            prop_assert!(!is_whole || left.origins.is_empty() || !left.reports.is_empty());
            let is_lost = evidence.retraction.contains_node(node);
            prop_assert!(!is_lost || left.reports.is_empty(), "{:?}", node);
            // A quote that came through nothing keeps an event up and is no report.
            let is_event = matches!(node, Node::Event(_));
            prop_assert!(is_lost || is_event || !is_whole || all.reports.is_empty() || !left.reports.is_empty(), "{:?}", node);
        }
    }
}
