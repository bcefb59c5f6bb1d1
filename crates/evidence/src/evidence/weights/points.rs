//! The single points of failure: the sources on which something rests alone. It must not say that any of them is wrong.

use std::sync::Arc;

use super::Weights;
use crate::evidence::{Story, Toll};
use briefing_format::model::{Item, SourceIx};

/// A source on which something else rests alone, and what falls with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeakPoint {
    /// The source: an origin, or one that passes on.
    pub source: SourceIx,
    /// What falls with it.
    pub toll: Toll,
}

/// The single points of failure beside what was muted when they were looked for.
#[derive(Clone, Debug)]
pub struct WeakPoints {
    /// What was muted.
    pub muted: Arc<[Item]>,
    /// The sources with which more falls, the heaviest first.
    pub points: Arc<[WeakPoint]>,
}

/// The sources with which most falls, the heaviest first: by events and claims, then by all that falls. Where something
/// is muted, this is what would fall on top of what falls with that. Nothing where nobody waits for it any more.
pub fn weak_points(story: Story<'_>, is_stale: &dyn Fn() -> bool) -> Option<Vec<WeakPoint>> {
    let weights = Weights::alone_only(story);
    (!is_stale()).then(|| weights.points(story))
}

impl Weights {
    /// The sources with which most falls, the heaviest first.
    pub fn points(&self, story: Story<'_>) -> Vec<WeakPoint> {
        let sources = (0..story.briefing.sources.len() as u32).map(SourceIx);
        let known = sources.filter(|source| story.is_known(Item::Source(*source)));
        let points = known.map(|source| WeakPoint { source, toll: self.alone(source) });
        let mut points: Vec<WeakPoint> = points.filter(|point| point.toll.total() > 0).collect();
        points.sort_by_key(|point| {
            let toll = point.toll;
            std::cmp::Reverse((toll.events + toll.claims, toll.total()))
        });
        points
    }
}
