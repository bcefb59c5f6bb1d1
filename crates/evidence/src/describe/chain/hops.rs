//! The hops that a statement came by, and sources with what they are based on below them, within limits. It must not know
//! whose statement it is.

use std::collections::{HashMap, HashSet};

use super::super::{
    attribution, language,
    limits::LINES_PER_CHAIN,
    paragraph::{Paragraph, Tone, count, left_out, limited},
    quote, source, verification,
};
use crate::evidence::{Story, chain::Way};
use briefing_format::model::{EntityIx, QuoteIx, SourceIx};
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
    pub(super) const fn takes(&mut self, way: Way<'_>) -> bool {
        if self.left == 0 {
            self.omitted += 1 + way.hops.len();
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

/// The hops of a chain, from the first utterance to what we read, and what the first is based on: what else a later hop
/// passes on has nothing to do with this statement. Of a hop in another language than that of the words it is said.
///
/// What finds no place in the room is counted there.
pub(super) fn hops(
    story: Story<'_>,
    way: Way<'_>,
    depth: u8,
    words: Option<QuoteIx>,
    room: &mut Room,
) -> Vec<Paragraph> {
    let language = words.map(|quote| &story.get(quote).language);
    let in_copies: HashMap<_, _> = words.into_iter().flat_map(|quote| story.verdicts(quote)).collect();
    let mut paragraphs = Vec::new();
    for (n, ix) in way.hops.iter().enumerate() {
        if paragraphs.len() >= room.left {
            room.omitted += way.hops.len() - n;
            break;
        }
        let hop = quote::hop(story, depth, n, *ix);
        let is_own = n == 0 && way.is_own;
        paragraphs.push(if is_own {
            hop.words(", ").words(attribution::voice_of(story, story.get(*ix).publisher))
        } else {
            hop
        });
        paragraphs.extend(facts(story, *ix, depth + 1, language));
        paragraphs.extend(
            in_copies
                .get(ix)
                .map(|known| Paragraph::nested(depth + 1).runs(verification::line(story, *ix, *known).runs)),
        );
        if n == 0 && !way.is_own {
            let left = room.left.saturating_sub(paragraphs.len());
            paragraphs.extend(trees(story, story.briefing.known(&story.get(*ix).based_on), depth + 1, left));
        }
    }
    room.left = room.left.saturating_sub(paragraphs.len());
    paragraphs
}

/// Sources that tell the same, each by itself: those of whoever tells it, which need nothing behind them, and the others
/// with what they are based on.
pub(super) fn apart<'a>(
    story: Story<'a>,
    by: Option<EntityIx>,
    ways: impl Iterator<Item = Way<'a>>,
) -> Vec<Paragraph> {
    let (own, others): (Vec<Way<'_>>, Vec<Way<'_>>) = ways.partition(|way| way.is_own);
    let mut paragraphs = limited(own.iter().flat_map(|way| way.hops), LINES_PER_CHAIN, |ix| {
        source::line(story, Paragraph::entry(), *ix).words(", ").words(attribution::voice_of(story, by))
    });
    let others: Vec<SourceIx> = others.iter().flat_map(|way| way.hops).copied().collect();
    paragraphs.extend(trees(story, &others, 0, LINES_PER_CHAIN));
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
pub(super) fn trees(story: Story<'_>, sources: &[SourceIx], depth: u8, most: usize) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut seen = HashSet::new();
    // A stack of our own, as chains may be longer than the machine's is deep.
    let mut open: Vec<(SourceIx, u8)> = sources.iter().rev().map(|source| (*source, depth)).collect();
    while let Some((ix, depth)) = open.pop() {
        if paragraphs.len() >= most {
            let more = count(open.len() + 1, "source", "sources");
            paragraphs.push(
                Paragraph::nested(depth)
                    .tone(Tone::Muted, safe_format!("and {more} more, with what they are based on")),
            );
            break;
        }
        let based_on = story.briefing.known(&story.get(ix).based_on);
        let is_new = seen.insert(ix);
        let mut line = source::line(story, Paragraph::nested(depth), ix);
        let circles = if is_new { story.briefing.known(&story.get(ix).circles) } else { &[] };
        if based_on.is_empty() && circles.is_empty() {
            line = line.tone(Tone::Muted, ": an origin");
        } else if is_new {
            line = line.tone(Tone::Muted, ", based on");
            open.extend(based_on.iter().rev().map(|base| (*base, depth.saturating_add(1))));
        } else {
            line = line.tone(Tone::Muted, ": as above");
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
