//! The sources that tell what a source tells: itself, and all that it is based on. It must not know who cites what.
//!
//! All of a copy comes from what it is based on, so that whoever looks at the copy knows what that one told, and when.

use std::collections::HashSet;

use super::support::Passing;
use briefing_format::model::{Briefing, SourceIx, Voice};

/// The most sources that are gone through for what some are based on.
pub(super) const MOST_WALKED: usize = 1_000;

/// For each source what is known of it together with all that it is based on.
pub(super) fn over_bases<V: Copy>(
    briefing: &Briefing,
    own: impl Fn(SourceIx) -> V,
    join: impl Fn(V, V) -> V,
) -> Vec<V> {
    let count = briefing.sources.len();
    let mut found: Vec<V> = (0..count as u32).map(|n| own(SourceIx(n))).collect();
    let mut is_done = vec![false; count];
    // A stack of our own, as chains may be longer than the machine's is deep.
    let mut open: Vec<(u32, usize)> = Vec::new();
    for start in 0..count as u32 {
        open.push((start, 0));
        while let Some((at, next)) = open.pop() {
            let n = at as usize;
            if is_done[n] {
                continue;
            }
            let bases = briefing.sources[n].based_on.of_file();
            if let Some(base) = bases.get(next) {
                open.extend([(at, next + 1), (base.0, 0)]);
            } else {
                let all = bases.iter().map(|base| found[base.0 as usize]);
                found[n] = all.fold(found[n], &join);
                is_done[n] = true;
            }
        }
    }
    found
}

/// Whether a source is based on something that could not be read, and so has no date.
pub(super) fn has_lost_base(briefing: &Briefing, source: SourceIx) -> bool {
    briefing.lost_at(source.into(), None, "based_on").next().is_some()
}

/// A source and what all of it comes from, down to the nearest that is of whoever tells what it tells; nothing where none is.
pub(super) fn path_to_own(briefing: &Briefing, voice: &Voice, first: SourceIx) -> Vec<SourceIx> {
    let Some(actor) = voice.actor() else { return Vec::new() };
    let mut path = Vec::new();
    let mut at = Some(first);
    while let Some(source) = at.filter(|_| path.len() < MOST_WALKED) {
        path.push(source);
        if briefing[source].owner() == Some(actor) {
            return path;
        }
        at = if let Passing::All(base) = Passing::of(&briefing[source]) { Some(base) } else { None };
    }
    Vec::new()
}

/// Some sources and all that they are based on, each once; of very many the first.
pub(super) fn tellers(briefing: &Briefing, sources: impl IntoIterator<Item = SourceIx>) -> Vec<SourceIx> {
    let mut seen = HashSet::new();
    let mut all: Vec<SourceIx> = sources.into_iter().filter(|source| seen.insert(*source)).collect();
    let mut next = 0;
    while let Some(at) = all.get(next).copied().filter(|_| next < MOST_WALKED) {
        next += 1;
        let bases = briefing[at].based_on.of_file().iter();
        all.extend(bases.copied().filter(|base| seen.insert(*base)));
    }
    all
}
