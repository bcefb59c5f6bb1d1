//! How a statement came to us, hop by hop, down to its origins: the full view of a chain. It must not guess a hop that
//! the file does not write.

use std::collections::HashSet;

use self::{
    basis::basis,
    hops::{MOST, Room, apart, hops, trees},
    origins::{roots, roots_of},
};
use super::{
    Block, IN_PLACE, about, claim,
    paragraph::{Paragraph, Tone, links_field},
    prose::{prose, quoted},
    quote,
};
use crate::evidence::{
    Story, Weighed,
    chain::{Way, told_apart},
};
use briefing_format::model::{ClaimIx, EventIx, Item, JudgmentIx, QuoteIx, SourceIx, markup};
use briefing_text::SafeText;

mod basis;
mod entity;
mod hops;
mod origins;

/// What stands over what prose rests on: whose words it is in, which is nobody's of those named below it.
const FROM: &str = "Told in the briefing's own words; what follows is where that comes from.";
const CAME: &str = "How it came to us";

/// The chain of an item; nothing for one that has none, such as an actor of whom nobody says anything.
pub fn blocks(story: Story<'_>, item: Item) -> Vec<Block> {
    let mut room = Room::new();
    let paragraphs = match item {
        Item::Quote(ix) => of_quote(story, ix, &mut room),
        Item::Event(ix) => of_event(story, ix, &mut room),
        Item::Claim(ix) => of_claim(story, ix, &mut room),
        Item::Entity(ix) => entity::of_entity(story, ix, &mut room),
        Item::Source(ix) => {
            let based_on = story.briefing.known(&story.get(ix).based_on);
            let mut paragraphs = trees(story, based_on, 0, MOST);
            headed("Based on", &mut paragraphs);
            paragraphs.extend(roots(story, &story.weighed_sources(&[ix])));
            if !story.get(ix).text.is_empty() {
                let words = "What is said of this source itself is the briefing's own word, and is not drawn from it.";
                let words = SafeText::from_static(words);
                paragraphs.push(Paragraph::heading(SafeText::default()).tone(Tone::Muted, words));
            }
            paragraphs
        }
        Item::Judgment(ix) => of_judgment(story, ix),
        Item::Question(ix) => {
            let question = story.get(ix);
            let mut words = prose(story, &question.text, item);
            words.push(of_its_own("The briefing itself asks."));
            below(words, basis(story, "About", story.briefing.known(&question.about)))
        }
        Item::Briefing => {
            let mut paragraphs = basis(story, "What the summary names", &linked(story));
            if paragraphs.is_empty() {
                let sources = (0..story.briefing.sources.len() as u32).map(SourceIx);
                let known = sources.filter(|source| story.is_known(Item::Source(*source)));
                let of_all = story.weighed_sources(&known.collect::<Vec<_>>());
                paragraphs
                    .push(of_its_own("The summary names nothing. This is what all sources go back to."));
                paragraphs.extend(roots(story, &of_all));
            } else {
                paragraphs.insert(0, of_its_own(FROM));
            }
            paragraphs
        }
    };
    paragraphs.into_iter().map(|paragraph| Block::Words(vec![paragraph])).collect()
}

/// The hops of the event itself, those of its quotes, and its other sources with what these are based on.
fn of_event(story: Story<'_>, ix: EventIx, room: &mut Room) -> Vec<Paragraph> {
    let (event, item) = (story.get(ix), Item::Event(ix));
    let of_quotes = story
        .briefing
        .known(&event.quotes)
        .iter()
        .flat_map(|quote| story.briefing.known(&story.get(*quote).via));
    let passed_on: HashSet<SourceIx> =
        story.briefing.known(&event.via).iter().chain(of_quotes).copied().collect();
    let chain = Way::of_event(story.briefing, event);
    let mut paragraphs = hops(story, chain, 0, None, room);
    paragraphs.extend(room.rest());
    headed(CAME, &mut paragraphs);
    let mut said = Vec::new();
    for quote in story.briefing.known(&event.quotes) {
        let way = way(story, *quote);
        if room.takes(way) {
            said.push(quote_entry(story, *quote));
            said.extend(hops(story, way, 1, Some(*quote), room));
        }
    }
    said.extend(room.rest());
    headed("Quotes", &mut said);
    paragraphs.extend(said);
    let told = told_apart(story.briefing, event, |hop| passed_on.contains(hop));
    let mut sources = apart(story, event.by, told);
    headed(if passed_on.is_empty() { "Sources" } else { "Other sources" }, &mut sources);
    paragraphs.extend(sources);
    if !paragraphs.is_empty() {
        paragraphs.extend(roots_of(story, &story.weighed_event(ix)));
    }
    paragraphs.extend(about::contested(story, ix, IN_PLACE));
    paragraphs.extend(about::others(story, ix, IN_PLACE));
    if !paragraphs.is_empty() {
        paragraphs.insert(0, of_its_own(FROM));
    }
    // What is told last must not be found only by who reads to the end.
    if !paragraphs.is_empty()
        && let Some(claims) = claim::count_contested(story, item)
    {
        paragraphs.insert(0, claims);
    }
    paragraphs
}

fn of_claim(story: Story<'_>, ix: ClaimIx, room: &mut Room) -> Vec<Paragraph> {
    let (claim, item) = (story.get(ix), Item::Claim(ix));
    let ways = story
        .briefing
        .known(&claim.positions)
        .iter()
        .map(|position| Way::of_position(story.briefing, position));
    let statements = story.briefing.known(&claim.positions).iter().enumerate().zip(ways);
    let weighed = story.weighed_claim(ix);
    let said = told(story, "Who says what", room, statements, &weighed, |(n, position)| {
        let line = claim::stand(story, Paragraph::entry(), position);
        let line = claim::remark(story, line, position, item);
        line.fallen_if(story.evidence.fall.takes_position(ix, n))
    });
    let mut words = prose(story, &claim.text, item);
    words.push(claim::standing_field(story, ix));
    below(words, said)
}

/// Whose judgment it is, which is where it comes from, and what it rests on.
fn of_judgment(story: Story<'_>, ix: JudgmentIx) -> Vec<Paragraph> {
    let judgment = story.get(ix);
    let by = links_field(story, "by", judgment.by.map(Item::Entity));
    let mut rests_on = basis(story, "Rests on", story.briefing.known(&judgment.basis));
    if by.is_some() && rests_on.is_empty() {
        let words = SafeText::from_static("The file does not say what it rests on.");
        rests_on.push(Paragraph::plain().tone(Tone::Warning, words));
    }
    let words = prose(story, &judgment.text, Item::Judgment(ix));
    below(words.into_iter().chain(by).collect(), rests_on)
}

/// What the title may have cut short, over what there is to say of it; nothing where that is nothing.
fn below(mut words: Vec<Paragraph>, said: Vec<Paragraph>) -> Vec<Paragraph> {
    if said.is_empty() {
        return said;
    }
    words.extend(said);
    words
}

/// What the summary links to, each once.
fn linked(story: Story<'_>) -> Vec<Item> {
    let mut seen = HashSet::new();
    let text = story.briefing.summary().map_or("", SafeText::as_str);
    let ids = markup::link_ids(text).filter_map(|(_, id)| story.briefing.find(id));
    ids.filter(|item| seen.insert(*item) && story.is_known(*item)).collect()
}

fn of_quote(story: Story<'_>, ix: QuoteIx, room: &mut Room) -> Vec<Paragraph> {
    let mut paragraphs = quoted(story, &story.get(ix).text);
    paragraphs.extend(quote::translation(story, ix));
    paragraphs.push(quote::attribution(story, ix));
    let way = way(story, ix);
    let mut hops = hops(story, way, 0, Some(ix), room);
    hops.extend(room.rest());
    headed(CAME, &mut hops);
    paragraphs.extend(hops);
    paragraphs.extend(roots_of(story, &story.weighed_quote(ix)));
    paragraphs
}

fn way(story: Story<'_>, quote: QuoteIx) -> Way<'_> {
    Way::of_quote(story.briefing, story.get(quote))
}

fn quote_entry(story: Story<'_>, ix: QuoteIx) -> Paragraph {
    let entry = Paragraph::entry().link(story, Item::Quote(ix));
    match story.get(ix).speaker {
        Some(speaker) => entry.words(", ").link(story, Item::Entity(speaker)),
        None => entry,
    }
}

/// Statements, each with the sources that it came through, and the origins of all.
fn told<'a, T>(
    story: Story<'a>,
    heading: &'static str,
    room: &mut Room,
    statements: impl Iterator<Item = (T, Way<'a>)>,
    weighed: &Weighed,
    mut describe: impl FnMut(T) -> Paragraph,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (statement, way) in statements {
        if room.takes(way) {
            paragraphs.push(describe(statement));
            paragraphs.extend(hops(story, way, 1, None, room));
        }
    }
    paragraphs.extend(room.rest());
    headed(heading, &mut paragraphs);
    if !paragraphs.is_empty() {
        paragraphs.extend(roots_of(story, weighed));
    }
    paragraphs
}

/// That something is said by nobody but those who wrote the briefing.
fn of_its_own(words: &'static str) -> Paragraph {
    Paragraph::plain().tone(Tone::Muted, SafeText::from_static(words))
}

fn headed(heading: &'static str, paragraphs: &mut Vec<Paragraph>) {
    if !paragraphs.is_empty() {
        paragraphs.insert(0, Paragraph::heading(SafeText::from_static(heading)));
    }
}

#[cfg(test)]
mod tests;
