//! The search for what stands wrong, held against one that tries every way.

use std::fmt::Write;

use proptest::prelude::*;

use super::*;

/// Whether one source is based on another, directly or over others: by trying every way.
fn goes_back(briefing: &Briefing, from: SourceIx, to: SourceIx) -> bool {
    let mut open = vec![from];
    let mut seen = std::collections::HashSet::new();
    while let Some(at) = open.pop() {
        for base in briefing[at].based_on.of_file() {
            if *base == to {
                return true;
            }
            if seen.insert(*base) {
                open.push(*base);
            }
        }
    }
    false
}

/// The first two sources of a `via` that stand wrong.
fn first_backward(briefing: &Briefing, via: &[SourceIx]) -> Option<(SourceIx, SourceIx)> {
    let is_once = |ix: &&SourceIx| via.iter().filter(|other| other == ix).count() == 1;
    let once: Vec<SourceIx> = via.iter().filter(is_once).copied().collect();
    let pairs = (0..once.len()).flat_map(|a| (a + 1..once.len()).map(move |b| (a, b)));
    let mut wrong = pairs.filter(|(a, b)| goes_back(briefing, once[*a], once[*b]));
    wrong.next().map(|(a, b)| (once[a], once[b]))
}

/// Sources of which each is based on some before it, and quotes that came through any of them.
fn briefings() -> impl Strategy<Value = Briefing> {
    (2..200_usize).prop_flat_map(|count| {
        let based_on =
            prop::collection::vec(prop::collection::vec(any::<prop::sample::Index>(), 0..3), count);
        let vias = prop::collection::vec(prop::collection::vec(0..count, 0..6), 1..60);
        (based_on, vias).prop_map(|(based_on, vias)| {
            let list = |of: Vec<usize>| of.iter().map(|n| format!("s{n}")).collect::<Vec<_>>().join(", ");
            let source = |(n, bases): (usize, &Vec<prop::sample::Index>)| {
                let bases = bases.iter().filter(|_| n > 0).map(|base| base.index(n)).collect();
                format!("  s{n}: {{title: S, based_on: [{}]}}\n", list(bases))
            };
            let sources: String = based_on.iter().enumerate().map(source).collect();
            // Every second chain is that of an event, which has another one behind it.
            let (mut quotes, mut events) = (String::new(), String::from("events:\n"));
            for (n, via) in vias.into_iter().enumerate() {
                let via = list(via);
                if n % 2 == 0 {
                    let _ = writeln!(quotes, "  q{n}: {{text: Q, speaker: a, via: [{via}]}}");
                } else {
                    let _ = writeln!(events, "  - {{title: E, via: [[s0], [s1, {via}]]}}");
                }
            }
            let text = format!(
                "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\nsources:\n{sources}quotes:\n{quotes}{events}"
            );
            briefing_format::parse(&text, &mut |_| {}).briefing
        })
    })
}

proptest! {
    #[test]
    fn the_first_two_that_stand_wrong_are_found_and_no_others(briefing in briefings()) {
        let found = all(&briefing);
        let pairs: Vec<_> = found.iter().map(|found| (found.of, found.earlier, found.later)).collect();
        let mut wrong = Vec::new();
        statements::each_own(&briefing, &mut |of, told| {
            let backward = told.via().filter_map(|chain| first_backward(&briefing, chain.hops));
            wrong.extend(backward.map(|(earlier, later)| (of, earlier, later)));
        });
        prop_assert_eq!(pairs, wrong);
        for found in found {
            prop_assert_eq!(found.chain.last(), Some(&found.earlier));
            let is_whole = found.chain.first() == Some(&found.later);
            prop_assert!(is_whole || found.chain.len() == HOPS);
            for two in found.chain.windows(2) {
                prop_assert!(briefing[two[1]].based_on.of_file().contains(&two[0]));
            }
        }
    }
}
