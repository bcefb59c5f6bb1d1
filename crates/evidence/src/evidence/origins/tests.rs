//! Origins where many sources share them and where they are too many to put together. How they stand behind statements is
//! tested with chains.

use proptest::prelude::*;

use super::*;

/// Sources by number, each with the numbers of those that it is based on.
fn origins(based_on: &[Vec<usize>]) -> (Briefing, Origins) {
    let source = |(n, bases): (usize, &Vec<usize>)| {
        let bases: Vec<String> = bases.iter().map(|base| format!("s{base}")).collect();
        format!("  s{n}: {{title: S, based_on: [{}]}}\n", bases.join(", "))
    };
    let sources: String = based_on.iter().enumerate().map(source).collect();
    let briefing =
        briefing_format::parse(&format!("briefing: 1\ntitle: T\nsources:\n{sources}"), &mut |_| {}).briefing;
    let origins = Origins::new(&briefing);
    (briefing, origins)
}

fn numbers(known: &Known) -> Vec<u32> {
    known.sources.iter().map(|source| source.0).collect()
}

#[test]
fn origins_stand_in_the_order_in_which_a_walk_meets_them_each_once() {
    let (_, origins) = origins(&[vec![], vec![], vec![], vec![1, 0], vec![2, 3, 0]]);
    assert_eq!(numbers(&origins.of(SourceIx(3))), [1, 0]);
    assert_eq!(numbers(&origins.of(SourceIx(4))), [2, 1, 0]);
    assert_eq!(numbers(&origins.behind(&[SourceIx(3)], [SourceIx(0), SourceIx(4)])), [3, 0, 2, 1]);
    assert_eq!(origins.behind(&[], []), Known::default());
}

#[test]
fn layers_that_are_based_on_all_of_the_layer_before_share_one_set() {
    let (wide, layers) = (60, 40);
    let layer = |n: usize| (n * wide..(n + 1) * wide).collect::<Vec<usize>>();
    let mut based_on = vec![Vec::new(); wide];
    (1..layers).for_each(|n| based_on.extend(vec![layer(n - 1); wide]));
    let (_, origins) = origins(&based_on);
    assert_eq!(origins.shared.len(), 1);
    assert_eq!(origins.of(SourceIx((wide * layers - 1) as u32)).sources.len(), wide);
    // All of the last layer together are named for something.
    let last = layer(layers - 1).into_iter().map(|n| SourceIx(n as u32));
    assert_eq!(numbers(&origins.behind(&[], last)).len(), wide);
}

#[test]
fn what_is_named_for_it_is_counted_whole_and_what_goes_back_to_many_several_times_is_more() {
    // One source is based on many, a second on these in another order, a third on both and one more.
    let many = 2 * MOST;
    let mut based_on = vec![Vec::new(); many];
    based_on.push((0..many).collect());
    based_on.push((0..many).rev().collect());
    based_on.push(vec![many, many + 1]);
    based_on.push(vec![many + 2]);
    let (_, origins) = origins(&based_on);
    let of = |n: usize| origins.of(SourceIx(n as u32));
    assert_eq!((of(many).sources.len(), of(many).is_more), (many, false));
    assert_eq!((of(many + 2).sources.len(), of(many + 2).is_more), (many, true));
    assert_eq!(of(many + 3), of(many + 2));
    let both = origins.behind(&[], [SourceIx(many as u32), SourceIx(many as u32 + 1)]);
    assert_eq!(both, of(many + 2));
    assert_eq!(origins.root(SourceIx(many as u32 + 2)), Root::Several);
}

proptest! {
    /// The limit is far above what is tried here, so that all are known.
    #[test]
    fn origins_are_those_of_a_walk_from_each_source(
        based_on in (1..14_usize).prop_flat_map(|count| {
            (0..count).map(|n| proptest::collection::vec(0..n.max(1), 0..if n == 0 { 1 } else { 5 })).collect::<Vec<_>>()
        })
    ) {
        let (briefing, origins) = origins(&based_on);
        for n in 0..briefing.sources.len() {
            let mut seen = HashSet::new();
            let mut open = vec![SourceIx(n as u32)];
            let mut walked = Vec::new();
            while let Some(at) = open.pop() {
                if seen.insert(at) {
                    let bases = &briefing[at].based_on;
                    if bases.of_file().is_empty() {
                        walked.push(at.0);
                    }
                    open.extend(bases.of_file().iter().rev());
                }
            }
            let known = origins.of(SourceIx(n as u32));
            prop_assert!(!known.is_more);
            prop_assert_eq!(numbers(&known), walked);
        }
    }
}
