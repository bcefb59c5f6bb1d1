//! Sources that are based on each other in a circle, which has no origin. It must not know other links.

use super::Links;
use crate::{
    diagnostic::{Code, Span},
    model::{Contents, Item, SourceIx},
    reading::{state::Reading, wording::quoted},
};
use briefing_text::safe_format;

/// Cuts every `based_on` that closes a circle, and reports it where it is written.
pub(super) fn remove_cycles(briefing: &mut Contents, links: &Links, reading: &mut Reading) {
    #[derive(Clone, Copy, PartialEq)]
    enum Mark {
        New,
        Open,
        Done,
    }
    let mut marks = vec![Mark::New; briefing.sources.len()];
    let mut cut = Vec::new();
    for root in 0..marks.len() {
        if marks[root] != Mark::New {
            continue;
        }
        marks[root] = Mark::Open;
        // Depth first with a stack of our own: a chain of 100,000 sources must not overflow the machine's.
        let mut stack = vec![(root, 0)];
        while let Some((at, next)) = stack.pop() {
            let Some(target) = briefing.sources[at].based_on.0.get(next).copied() else {
                marks[at] = Mark::Done;
                continue;
            };
            stack.push((at, next + 1));
            match marks[target.0 as usize] {
                Mark::New => {
                    marks[target.0 as usize] = Mark::Open;
                    stack.push((target.0 as usize, 0));
                }
                Mark::Open => cut.push((SourceIx(at as u32), target)),
                Mark::Done => {}
            }
        }
    }
    for (from, target) in cut {
        let span = place_of_use(links, from, target).unwrap_or(briefing[from].span);
        let (name, target_name) = (briefing[from].id.clone(), briefing[target].id.clone());
        let (name, target_name) = (quoted(name.as_str()), quoted(target_name.as_str()));
        let message = if from == target {
            safe_format!("`{name}` is based on itself.")
        } else {
            safe_format!("`{target_name}` already goes back to `{name}`, so `{name}` cannot be based on it.")
        };
        let help = safe_format!(
            "Remove `{target_name}` from one `based_on`; a source that is based on none is the origin."
        );
        reading.report(Code::BasedOnCycle, span, message, Some(help));
        let source = &mut briefing.sources[from.0 as usize];
        source.based_on.0.retain(|ix| *ix != target);
        if !source.circles.0.contains(&target) {
            source.circles.0.push(target);
        }
    }
}

/// Where a source says that it is based on another.
fn place_of_use(links: &Links, from: SourceIx, target: SourceIx) -> Option<Span> {
    let first = links.based_on.partition_point(|based_on| based_on.from < from);
    links.based_on[first..]
        .iter()
        .take_while(|based_on| based_on.from == from)
        .find(|based_on| matches!(links.item(based_on.symbol), Some(Item::Source(ix)) if ix == target))
        .map(|based_on| based_on.span)
}
