//! The chains from an origin to what an event names. It must not know what is said of them.

use crate::{
    check::{
        Subject,
        way::{HOPS, shown},
    },
    evidence::{Story, clock::reporting_quotes, support::Origin},
};
use briefing_format::model::{Chain, EventIx, SourceIx};

/// How many chains are shown.
const CHAINS: usize = 3;
/// How many are looked at: an event that names thousands of sources is not worth comparing them all.
const LOOKED_AT: usize = 16;

/// The chains from the one origin of an event to what it names, those left out that are part of one before; nothing where
/// the event names the origin alone, or no source stands for it.
pub(super) fn of_event(subject: &Subject<'_>, ix: EventIx, origin: Origin) -> String {
    let (story, briefing) = (subject.story(), subject.briefing);
    let Origin::Source(origin_source) = origin else { return String::new() };
    let own = briefing.telling_of_event(&briefing[ix]).chains();
    let quotes = reporting_quotes(briefing, ix).map(|quote| briefing.telling_of_quote(&briefing[quote]));
    let mut chains: Vec<Vec<SourceIx>> = Vec::new();
    for Chain { hops, .. } in
        own.chain(quotes.flat_map(briefing_format::model::Telling::chains)).take(LOOKED_AT)
    {
        let Some((first, later)) = hops.split_first() else { continue };
        let Some((mut chain, _)) = from_origin(story, *first, origin) else { continue };
        chain.extend(&later[later.len().saturating_sub(HOPS)..]);
        if chain.len() > 1 && !chains.iter().any(|known| known.starts_with(&chain)) {
            chains.retain(|known| !chain.starts_with(known));
            chains.push(chain);
        }
    }
    let rest = chains.len().saturating_sub(CHAINS);
    let mut words: Vec<String> =
        chains.iter().take(CHAINS).map(|chain| shown(briefing, chain, origin_source)).collect();
    if rest > 0 {
        words.push(format!("{rest} more"));
    }
    words.join("; ")
}

/// The last hops of the way from an origin to a source that all comes from it, the source last, and the origin.
pub(super) fn from_origin(
    story: Story<'_>,
    source: SourceIx,
    origin: Origin,
) -> Option<(Vec<SourceIx>, SourceIx)> {
    let Origin::Source(origin) = origin else { return None };
    let trees = story.trees();
    let mut way: Vec<SourceIx> = Vec::new();
    for at in trees.down_from(source).take(HOPS) {
        way.push(at);
        if at == origin {
            break;
        }
    }
    way.reverse();
    Some((way, origin))
}
