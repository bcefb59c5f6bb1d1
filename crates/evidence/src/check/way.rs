//! A chain of sources as a sentence shows it. It must not know what the sentence is about.

use briefing_format::{
    model::{Briefing, SourceIx},
    wording::quoted,
};

/// How many sources of a chain are shown, those at its end.
pub(super) const HOPS: usize = 6;

/// A chain in words, its beginning left out where it is long, but not its origin.
pub(super) fn shown(briefing: &Briefing, chain: &[SourceIx], origin: SourceIx) -> String {
    let name = |ix: &SourceIx| format!("`{}`", quoted(briefing[*ix].id.as_str()));
    let end = &chain[chain.len().saturating_sub(HOPS)..];
    let mut names: Vec<String> = end.iter().map(name).collect();
    if end.first() != Some(&origin) {
        names.splice(..0, [name(&origin), "…".to_owned()]);
    }
    names.join(" → ")
}
