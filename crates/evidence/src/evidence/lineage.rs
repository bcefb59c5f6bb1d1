//! Sources in the order of what passes on what: each origin, and below it those that are based on it. It must not know
//! how deep a list may be indented.

use super::{Story, lists::Lists};
use briefing_format::model::SourceIx;

/// A source among those that it passes on, or that pass it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Descendant {
    /// The source.
    pub source: SourceIx,
    /// How many sources stand between it and its origin, that origin among them: 0 for an origin.
    pub depth: u32,
}

impl Story<'_> {
    /// Every source once: origins in file order, below each what is based on it, in file order. A source that is based on
    /// several stands below the first it names.
    pub fn lineage(self) -> Vec<Descendant> {
        let sources = &self.briefing.sources;
        let parent = |n: u32| self.briefing.known(&sources[n as usize].based_on).next().map(|base| base.0);
        let count = sources.len() as u32;
        let children = Lists::new(sources.len(), || (0..count).filter_map(|n| Some((parent(n)?, n))));
        let mut order = Vec::with_capacity(sources.len());
        // A stack of our own, as chains may be longer than the machine's is deep.
        let mut open: Vec<Descendant> = (0..count)
            .rev()
            .filter(|n| parent(*n).is_none())
            .map(|n| Descendant { source: SourceIx(n), depth: 0 })
            .collect();
        while let Some(here) = open.pop() {
            order.push(here);
            let below = children.of(here.source.0).iter().rev();
            open.extend(below.map(|child| Descendant { source: SourceIx(*child), depth: here.depth + 1 }));
        }
        order
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    #[track_caller]
    fn lineage_is(sources: &str, expected: &[(&str, u32)]) {
        let yaml = format!("briefing: 1\ntitle: T\nsources:\n{sources}");
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let lineage = Story { briefing: &briefing, evidence: &evidence }.lineage();
        let shown: Vec<(&str, u32)> =
            lineage.iter().map(|here| (briefing[here.source].title.as_str(), here.depth)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn what_passes_on_stands_below_the_first_that_it_names_each_once() {
        lineage_is(
            "  a: {title: A, based_on: [c]}\n  b: {title: B}\n  c: {title: C}\n  d: {title: D, based_on: [a, b]}\n  e: {title: E, based_on: [c]}\n",
            &[("B", 0), ("C", 0), ("A", 1), ("D", 2), ("E", 1)],
        );
    }

    #[test]
    fn a_circle_that_was_cut_leaves_every_source_in_the_list() {
        lineage_is("  a: {title: A, based_on: [b]}\n  b: {title: B, based_on: [a]}\n", &[("B", 0), ("A", 1)]);
    }
}
