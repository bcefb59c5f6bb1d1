//! The hops that a statement came by, and sources with what they are based on below them, within limits. It must not know
//! whose statement it is.

use std::collections::{HashMap, HashSet};

use super::super::{
    attribution, language,
    limits::LINES_PER_CHAIN,
    paragraph::{Paragraph, Tone, Words, count, left_out, limited},
    quote, source, verification, weight,
};
use crate::evidence::{
    Story,
    support::{Node, Origin, Traced},
};
use briefing_format::model::{QuoteIx, SourceIx};
use briefing_text::{SafeText, safe_format};

/// The lines that a view has left for statements and their hops, and how many found no place.
pub(super) struct Room {
    left: usize,
    omitted: usize,
}

impl Room {
    pub(super) const fn new() -> Self {
        Self { left: LINES_PER_CHAIN, omitted: 0 }
    }

    /// Whether there is a line left for a statement; if not, it is counted with its hops.
    pub(super) fn takes(&mut self, story: Story<'_>, node: Node) -> bool {
        if self.left == 0 {
            let hops = story.telling(node).map_or(0, |telling| telling.attribution.named().count());
            self.omitted += 1 + hops;
            return false;
        }
        self.left -= 1;
        true
    }

    /// How many found no place since this was last said.
    pub(super) fn rest(&mut self) -> Option<Paragraph> {
        let omitted = std::mem::take(&mut self.omitted);
        left_out(if omitted == 1 { " statement or hop" } else { " statements and hops" }, omitted)
    }
}

/// The chains of a statement, one below the other.
///
/// What finds no place in the room is counted there.
pub(super) fn chains(
    story: Story<'_>,
    node: Node,
    depth: u8,
    words: Option<QuoteIx>,
    room: &mut Room,
) -> Vec<Paragraph> {
    let (via, apart) = parted(story, node);
    let mut chains =
        [via_chains(story, &via, depth, words, room), via_chains(story, &apart, depth, words, room)].concat();
    chains.extend(unread(story, node, depth).filter(|_| !chains.is_empty()));
    chains
}

/// The names among the chains of a statement that could not be read, where none of them says so itself.
pub(super) fn unread(story: Story<'_>, node: Node, depth: u8) -> Option<Paragraph> {
    let names = story.telling(node)?.attribution.unread();
    let is_told = story.chain_origins(node).iter().any(|chain| matches!(chain.origin, Origin::Unread(_)));
    let words = || attribution::not_read("source", names);
    (!names.is_empty() && !is_told).then(|| Paragraph::nested(depth).tone(Tone::Warning, words()))
}

/// The chains of `via` of a statement, one below the other; its sources that tell it by themselves stand in [`apart`].
pub(super) fn via(story: Story<'_>, node: Node, room: &mut Room) -> Vec<Paragraph> {
    via_chains(story, &parted(story, node).0, 0, None, room)
}

fn via_chains(
    story: Story<'_>,
    chains: &[Traced<'_>],
    depth: u8,
    words: Option<QuoteIx>,
    room: &mut Room,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (n, chain) in chains.iter().enumerate() {
        if n > 0 && chain.hops.len() > 1 {
            paragraphs.push(Paragraph::nested(depth).tone(Tone::Muted, "and by another chain:"));
        }
        paragraphs.extend(hops(story, *chain, depth, words, room));
    }
    paragraphs
}

/// The chains of a statement that have several hops, and its sources that tell it by themselves.
fn parted(story: Story<'_>, node: Node) -> (Vec<Traced<'_>>, Vec<Traced<'_>>) {
    story.chain_origins(node).into_iter().partition(|chain| !chain.is_by_itself)
}

/// The hops of one chain, from the first utterance to what we read, and what the first is based on, as far as that belongs
/// to the statement: what else a hop passes on has nothing to do with it. Of a hop in another language than that of the
/// words it is said.
fn hops(
    story: Story<'_>,
    chain: Traced<'_>,
    depth: u8,
    words: Option<QuoteIx>,
    room: &mut Room,
) -> Vec<Paragraph> {
    let language = words.map(|quote| &story.get(quote).language);
    let in_copies: HashMap<_, _> = words.into_iter().flat_map(|quote| story.verdicts(quote)).collect();
    let mut paragraphs = Vec::new();
    // Where it was first said, if that is in none of the sources that follow.
    if matches!(chain.origin, Origin::Actor(_) | Origin::Unnamed(_) | Origin::Unread(_)) {
        paragraphs.push(weight::said(story, Paragraph::nested(depth), chain.origin));
    }
    let known = chain.hops.iter().filter(|hop| story.briefing.is_known(**hop)).count();
    if known < chain.hops.len() {
        let hidden = count(chain.hops.len() - known, "source was", "sources were");
        let line = Paragraph::nested(depth).tone(Tone::Muted, safe_format!("{hidden} not known yet"));
        paragraphs.push(line);
    }
    let all = chain.hops.iter().enumerate().filter(|(_, hop)| story.briefing.is_known(**hop));
    for (seen, (n, ix)) in all.enumerate() {
        if paragraphs.len() >= room.left {
            room.omitted += known - seen;
            break;
        }
        let hop = quote::hop(story, depth, n, *ix);
        paragraphs.push(if n == 0 && chain.is_own() {
            hop.words(", ").words(attribution::voice_of(story, story.get(*ix).owner()))
        } else {
            hop
        });
        paragraphs.extend(facts(story, *ix, depth + 1, language));
        paragraphs.extend(
            in_copies
                .get(ix)
                .map(|known| Paragraph::nested(depth + 1).runs(verification::line(story, *ix, *known).runs)),
        );
        if n == 0 && chain.follows {
            let left = room.left.saturating_sub(paragraphs.len());
            paragraphs.extend(behind(story, *ix, chain.until, depth + 1, left));
        }
    }
    room.left = room.left.saturating_sub(paragraphs.len());
    paragraphs
}

/// What the first source of a chain is based on: down to the source in which it was first said, or with all that follows.
fn behind(
    story: Story<'_>,
    first: SourceIx,
    until: Option<SourceIx>,
    depth: u8,
    most: usize,
) -> Vec<Paragraph> {
    if let Some(until) = until {
        let down = story.trees().down_from(first).skip(1);
        let mut last = first;
        let below = down.take_while(|at| std::mem::replace(&mut last, *at) != until);
        return below.take(most).map(|ix| source::line(story, Paragraph::nested(depth), ix)).collect();
    }
    let source = story.get(first);
    let mut paragraphs = trees(story, story.briefing.known(&source.based_on), depth, most);
    if !source.cites.of_file().is_empty() {
        let cites: Vec<SourceIx> = story.briefing.known(&source.cites).collect();
        let line = Paragraph::nested(depth).tone(Tone::Muted, "it tells some of it itself, and cites ");
        let named = cites.len().min(LINES_PER_CHAIN.min(most));
        paragraphs.push(line.sources(story, &cites[..named], ", ").more(", ", cites.len() - named));
    }
    paragraphs
}

/// Sources that tell the same, each by itself: those of whoever tells it, which need nothing behind them, and the others
/// with what they are based on.
pub(super) fn apart(story: Story<'_>, node: Node) -> Vec<Paragraph> {
    let (_, chains) = parted(story, node);
    let (followed, bare): (Vec<Traced<'_>>, Vec<Traced<'_>>) =
        chains.into_iter().partition(|chain| chain.follows);
    let hops = |chains: &[Traced<'_>]| -> Vec<SourceIx> {
        let all = chains.iter().flat_map(|chain| chain.hops).copied();
        all.filter(|hop| story.briefing.is_known(*hop)).collect()
    };
    let (own, others): (Vec<Traced<'_>>, Vec<Traced<'_>>) = bare.into_iter().partition(Traced::is_own);
    let mut paragraphs = limited(hops(&own).into_iter(), LINES_PER_CHAIN, |ix| {
        let line = source::line(story, Paragraph::entry(), ix);
        line.words(", ").words(attribution::voice_of(story, story.get(ix).owner()))
    });
    paragraphs.extend(limited(hops(&others).into_iter(), LINES_PER_CHAIN, |ix| {
        source::line(story, Paragraph::entry(), ix)
    }));
    paragraphs.extend(trees(story, hops(&followed).into_iter(), 0, LINES_PER_CHAIN));
    paragraphs
}

/// In which language a source speaks, and where it can be read.
fn facts(story: Story<'_>, ix: SourceIx, depth: u8, words: Option<&SafeText>) -> Option<Paragraph> {
    let source = story.get(ix);
    let language = language::of_hop(source, words).map(|said| said.to_string());
    let parts: Vec<String> =
        language.into_iter().chain((!source.url.is_empty()).then(|| source.url.to_string())).collect();
    (!parts.is_empty())
        .then(|| Paragraph::nested(depth).tone(Tone::Muted, SafeText::line(&parts.join(" · "))))
}

/// Sources, each with what it is based on below it; what was named before is not followed again, nor what would lead in a
/// circle. Once there are so many lines, the rest is counted.
pub(super) fn trees(
    story: Story<'_>,
    sources: impl Iterator<Item = SourceIx>,
    depth: u8,
    most: usize,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut seen = HashSet::new();
    // A stack of our own, as chains may be longer than the machine's is deep.
    let mut open: Vec<(SourceIx, u8)> = sources.map(|source| (source, depth)).collect();
    open.reverse();
    while let Some((ix, depth)) = open.pop() {
        if paragraphs.len() >= most {
            let more = count(open.len() + 1, "source", "sources");
            paragraphs.push(
                Paragraph::nested(depth)
                    .tone(Tone::Muted, safe_format!("and {more} more, with what they are based on")),
            );
            break;
        }
        let source = story.get(ix);
        let based_on: Vec<SourceIx> = story.briefing.known(&source.based_on).collect();
        let is_new = seen.insert(ix);
        let mut line = source::line(story, Paragraph::nested(depth), ix);
        let circles = story.briefing.known(&source.circles).filter(|_| is_new);
        let circles: Vec<SourceIx> = circles.collect();
        let hidden = source.based_on.of_file().len() - based_on.len();
        line = if !based_on.is_empty() || !circles.is_empty() || hidden > 0 {
            let words = match (is_new, hidden) {
                (false, _) => ": as above".into_text(),
                (true, 0) => ", based on".into_text(),
                (true, _) if based_on.is_empty() => ", based on what was not known yet".into_text(),
                (true, n) => safe_format!(", based on {n} that were not known yet, and on"),
            };
            line.tone(Tone::Muted, words)
        } else {
            match story.trees().origin(story.briefing, ix) {
                Origin::Source(_) => line.tone(Tone::Muted, ": an origin"),
                origin => weight::beyond(story, line, ix, origin),
            }
        };
        if is_new {
            open.extend(based_on.iter().rev().map(|base| (*base, depth.saturating_add(1))));
        }
        paragraphs.push(line);
        let left = most.saturating_sub(paragraphs.len());
        paragraphs.extend(circles.iter().take(left).map(|circle| {
            let line = Paragraph::nested(depth.saturating_add(1)).sources(story, &[*circle], "");
            line.tone(Tone::Warning, ": a circle, cut here")
        }));
        if circles.len() > left {
            let more = count(circles.len() - left, "circle", "circles");
            let line = Paragraph::nested(depth.saturating_add(1));
            paragraphs.push(line.tone(Tone::Warning, safe_format!("and {more} more, cut here")));
        }
    }
    paragraphs
}
