//! The single points of failure: the sources on which something rests alone. It must not say that any of them is wrong.

use std::sync::Arc;

use super::{DependentsIndex, Tally};
use crate::evidence::Story;
use briefing_format::model::{Item, SourceIx};

/// A source on which something else rests alone, and what is retracted with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeakPoint {
    /// The source: an origin, or one that passes on.
    pub source: SourceIx,
    /// What is retracted with it.
    pub tally: Tally,
}

/// The single points of failure beside what was muted when they were looked for.
#[derive(Clone, Debug)]
pub struct WeakPoints {
    /// What was muted.
    pub muted: Arc<[Item]>,
    /// The sources with which more is retracted, the heaviest first.
    pub points: Arc<[WeakPoint]>,
}

/// The sources with which most is retracted, the heaviest first: by events and claims, then by all that is. Where something
/// is muted, this is what would be retracted on top of what is. Nothing where nobody waits for it any more.
pub fn weak_points(story: Story<'_>, is_stale: &dyn Fn() -> bool) -> Option<Vec<WeakPoint>> {
    let index = DependentsIndex::sole_only(story);
    (!is_stale()).then(|| index.points(story))
}

impl DependentsIndex {
    /// The sources with which most is retracted, the heaviest first.
    pub fn points(&self, story: Story<'_>) -> Vec<WeakPoint> {
        let sources = (0..story.briefing.sources.len() as u32).map(SourceIx);
        let known = sources.filter(|source| story.is_known(Item::Source(*source)));
        let points = known.map(|source| WeakPoint { source, tally: self.sole(source) });
        let mut points: Vec<WeakPoint> = points.filter(|point| point.tally.total() > 0).collect();
        points.sort_by_key(|point| {
            let tally = point.tally;
            std::cmp::Reverse((tally.events + tally.claims, tally.total()))
        });
        points
    }
}
