//! Which chains name a source before one that it goes back to. It must not know what is said of them.
//!
//! Whether one source of a graph goes back to another is asked of many pairs. So 64 sources are looked for at once: each
//! source has a bit for each of them that it goes back to, and is walked to once for all 64.

use crate::check::{
    statements::{self, Of},
    way::HOPS,
};
use briefing_format::model::{Briefing, SourceIx};

/// How often all sources and all hops may be walked to. Made-up files get there, and what they hold beyond is not found.
const PASSES: usize = 100;
/// How many of the sources that one is based on are looked at to show a chain.
const SHOWN: usize = 256;

/// A chain of which one source stands before another that it goes back to.
pub(super) struct Backward {
    /// Whose chain it is.
    pub(super) of: Of,
    pub(super) earlier: SourceIx,
    pub(super) later: SourceIx,
    /// The end of a chain from the later source to the earlier.
    pub(super) chain: Vec<SourceIx>,
}

/// All such chains, statement by statement, each with the first of its sources that stand wrong.
pub(super) fn all(briefing: &Briefing) -> Vec<Backward> {
    let mut ways = ways(briefing);
    let mut sought = Sought::new(briefing);
    // The ways on which the sources of each batch stand, so that a batch looks at no others.
    let mut batches: Vec<(u32, u32)> = Vec::new();
    for (n, way) in (0..).zip(&ways) {
        batches.extend(way.hops[1..].iter().map(|hop| (sought.number(*hop) / BITS, n)));
    }
    batches.sort_unstable();
    batches.dedup();
    let links: usize = briefing.sources.iter().map(|source| 1 + source.based_on.of_file().len()).sum();
    let most = PASSES * (links + ways.iter().map(|way| way.hops.len()).sum::<usize>());
    for batch in batches.chunk_by(|a, b| a.0 == b.0) {
        if sought.steps > most {
            break;
        }
        sought.batch = batch[0].0;
        for (_, way) in batch {
            ways[*way as usize].look_for(&mut sought);
        }
    }
    ways.into_iter().filter_map(Way::backward).collect()
}

/// The sources of a chain, those left out that it names twice and those before the first that is based on any.
struct Way {
    of: Of,
    hops: Vec<SourceIx>,
    /// The first hop that goes back to a later one, the first such, and the chain between them.
    found: Option<(usize, usize, Vec<SourceIx>)>,
}

fn ways(briefing: &Briefing) -> Vec<Way> {
    let circular = circular(briefing);
    let is_based = |ix: &SourceIx| !briefing[*ix].based_on.of_file().is_empty();
    let mut times = vec![0_u32; briefing.sources.len()];
    let mut ways = Vec::new();
    statements::each_own(briefing, &mut |of, told| {
        // What could not be read may be one of the sources that stand there.
        if !told.unread().is_empty() {
            return;
        }
        for via in told.via().map(|chain| chain.hops) {
            let Some(first) = via.iter().position(is_based) else { continue };
            for hop in via {
                times[hop.0 as usize] += 1;
            }
            let is_sure = |hop: &SourceIx| times[hop.0 as usize] == 1 && !circular[hop.0 as usize];
            let hops: Vec<SourceIx> = via[first..].iter().copied().filter(is_sure).collect();
            for hop in via {
                times[hop.0 as usize] = 0;
            }
            if hops.len() > 1 {
                ways.push(Way { of, hops, found: None });
            }
        }
    });
    ways
}

/// Which sources go back to one at which a circle was cut, so that they may as well stand behind what goes back to them.
fn circular(briefing: &Briefing) -> Vec<bool> {
    let sources = &briefing.sources;
    let mut circular: Vec<bool> = sources.iter().map(|source| !source.circles.of_file().is_empty()).collect();
    if !circular.contains(&true) {
        return circular;
    }
    let mut links: Vec<(u32, u32)> = Vec::new();
    for (n, source) in (0..).zip(sources) {
        links.extend(source.based_on.of_file().iter().map(|base| (base.0, n)));
    }
    links.sort_unstable();
    let mut open: Vec<u32> = (0..).zip(&circular).filter(|(_, is_cut)| **is_cut).map(|(n, _)| n).collect();
    while let Some(at) = open.pop() {
        let first = links.partition_point(|(base, _)| *base < at);
        for (_, above) in links[first..].iter().take_while(|(base, _)| *base == at) {
            if !std::mem::replace(&mut circular[*above as usize], true) {
                open.push(*above);
            }
        }
    }
    circular
}

impl Way {
    /// Looks which hop goes back to one of the sources sought that stands behind it.
    fn look_for(&mut self, sought: &mut Sought<'_>) {
        let mut later = 0;
        let mut earlier = None;
        for (at, hop) in self.hops.iter().enumerate().rev() {
            if later != 0 && sought.bases(*hop) & later != 0 {
                earlier = Some(at);
            }
            later |= sought.bit(*hop);
        }
        sought.steps += self.hops.len();
        let Some(earlier) = earlier else { return };
        let bases = sought.bases(self.hops[earlier]);
        let is_base = |hop: &SourceIx| bases & sought.bit(*hop) != 0;
        let Some(beyond) = self.hops[earlier + 1..].iter().position(is_base) else { return };
        let later = earlier + 1 + beyond;
        if self.found.as_ref().is_none_or(|(a, b, _)| (earlier, later) < (*a, *b)) {
            self.found = Some((earlier, later, sought.chain(self.hops[earlier], self.hops[later])));
        }
    }

    fn backward(self) -> Option<Backward> {
        let (earlier, later, chain) = self.found?;
        Some(Backward { of: self.of, earlier: self.hops[earlier], later: self.hops[later], chain })
    }
}

const BITS: u32 = u64::BITS;
const UNNUMBERED: u32 = u32::MAX;

/// The sources that are looked for, a batch at a time, and which of them each source goes back to.
struct Sought<'b> {
    briefing: &'b Briefing,
    /// The number of each source that is looked for; so many make a batch as there are bits.
    numbers: Vec<u32>,
    count: u32,
    batch: u32,
    /// For each source that was walked to, in which batch, and the sources of that batch that it is or goes back to.
    reached: Vec<(u32, u64)>,
    steps: usize,
}

impl<'b> Sought<'b> {
    fn new(briefing: &'b Briefing) -> Self {
        let sources = briefing.sources.len();
        Self {
            briefing,
            numbers: vec![UNNUMBERED; sources],
            count: 0,
            batch: 0,
            reached: vec![(UNNUMBERED, 0); sources],
            steps: 0,
        }
    }

    fn number(&mut self, source: SourceIx) -> u32 {
        let number = &mut self.numbers[source.0 as usize];
        if *number == UNNUMBERED {
            *number = self.count;
            self.count += 1;
        }
        *number
    }

    /// The bit of a source, if this batch looks for it.
    fn bit(&self, source: SourceIx) -> u64 {
        let number = self.numbers[source.0 as usize];
        if number / BITS == self.batch && number != UNNUMBERED { 1 << (number % BITS) } else { 0 }
    }

    /// The sources of this batch that a source is based on, directly or over others.
    fn bases(&mut self, source: SourceIx) -> u64 {
        // A stack of our own, as chains may be longer than the machine's is deep; there are no circles.
        let mut stack = vec![(source, 0)];
        while let Some((at, next)) = stack.pop() {
            self.steps += 1;
            if self.reached[at.0 as usize].0 == self.batch {
                continue;
            }
            let based_on = self.briefing[at].based_on.of_file();
            if let Some(base) = based_on.get(next) {
                stack.extend([(at, next + 1), (*base, 0)]);
            } else {
                let bases = based_on.iter().fold(0, |bits, base| bits | self.reached[base.0 as usize].1);
                self.reached[at.0 as usize] = (self.batch, bases | self.bit(at));
            }
        }
        self.reached[source.0 as usize].1 & !self.bit(source)
    }

    /// The last hops of a chain from a source of this batch to one that goes back to it.
    fn chain(&self, to: SourceIx, from: SourceIx) -> Vec<SourceIx> {
        let bit = self.bit(from);
        let leads_there = |ix: &&SourceIx| self.reached[ix.0 as usize].1 & bit != 0;
        let base = |at: &SourceIx| {
            self.briefing[*at].based_on.of_file().iter().take(SHOWN).find(leads_there).copied()
        };
        let mut chain: Vec<SourceIx> = std::iter::successors(Some(to), base).take(HOPS).collect();
        chain.reverse();
        chain
    }
}

#[cfg(test)]
mod tests;
