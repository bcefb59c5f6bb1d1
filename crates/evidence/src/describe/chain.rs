//! How a statement came to us, hop by hop, down to its origins: the full view of a chain. It must not guess a hop that
//! the file does not write.

use std::collections::HashSet;

use self::{
    basis::basis,
    hops::{Room, apart, chains, trees, unread, via},
    origins::roots,
};
use super::{
    Block, Description, Part, Shape, about, attribution, head,
    limits::{ENTRIES_IN_PLACE, LINES_PER_CHAIN},
    paragraph::{Paragraph, Tone},
    position::{self, Detail},
    standing,
};
use crate::evidence::{Role, Story, Support, clock::reporting_quotes, support::Node};
use briefing_format::model::{ClaimIx, EventIx, Item, QuoteIx, SourceIx, markup};
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
    let of = Description::new(story, item);
    let paragraphs = match item {
        Item::Quote(ix) => of_quote(of, ix, &mut room),
        Item::Event(ix) => of_event(story, ix, &mut room),
        Item::Claim(ix) => of_claim(of, ix, &mut room),
        Item::Entity(ix) => entity::of_entity(story, ix, &mut room),
        Item::Source(ix) => of_source(of, ix),
        Item::Judgment(ix) => {
            let by = of.part(Part::Attribution);
            let mut rests_on = basis(story, "Rests on", story.briefing.known(&story.get(ix).basis));
            rests_on.extend(of.part(Part::OwnWord));
            below([of.part(Part::Text), by].concat(), rests_on)
        }
        Item::Question(ix) => {
            let about = basis(story, "About", story.briefing.known(&story.get(ix).about));
            below(of.paragraphs(&[Part::Text, Part::OwnWord]), about)
        }
        Item::Briefing => of_briefing(story),
    };
    paragraphs.into_iter().map(|paragraph| Block::Words(vec![paragraph])).collect()
}

/// Whether an item has a chain, without making it.
pub fn exists(story: Story<'_>, item: Item) -> bool {
    let briefing = story.briefing;
    // Whatever has one of these has a chain; what has none is soon told.
    let surely = match item {
        Item::Briefing | Item::Quote(_) | Item::Source(_) => true,
        Item::Event(ix) => {
            !story.quotes_of(item).is_empty()
                || briefing.telling_of_event(&briefing[ix]).attribution.has_chains()
        }
        Item::Claim(ix) => briefing.positions(ix).next().is_some(),
        Item::Entity(ix) => {
            let roles =
                [Role::Actor, Role::Place, Role::Speaker, Role::Position, Role::Publisher, Role::Author];
            briefing.relations(ix).next().is_some()
                || story.incoming(ix).next().is_some()
                || roles.into_iter().any(|role| story.referrers(item, role).next().is_some())
        }
        Item::Judgment(ix) => briefing.known(&briefing[ix].basis).next().is_some(),
        Item::Question(ix) => briefing.known(&briefing[ix].about).next().is_some(),
    };
    surely || !blocks(story, item).is_empty()
}

fn of_briefing(story: Story<'_>) -> Vec<Paragraph> {
    let named = basis(story, "What the summary names", linked(story).into_iter());
    if !named.is_empty() {
        return below(vec![of_its_own(FROM)], named);
    }
    let sources = head::known_sources(story);
    let words = "The summary names nothing. This is what all sources go back to.";
    below(vec![of_its_own(words)], roots(story, &story.support_of_sources(&sources)))
}

fn of_source(of: Description<'_>, ix: SourceIx) -> Vec<Paragraph> {
    let (story, source) = (of.story, of.story.get(ix));
    let mut paragraphs = trees(story, story.briefing.known(&source.based_on), 0, LINES_PER_CHAIN);
    headed("Based on", &mut paragraphs);
    let mut cited = trees(story, story.briefing.known(&source.cites), 0, LINES_PER_CHAIN);
    headed("Cites, and tells other things itself", &mut cited);
    paragraphs.extend(cited);
    paragraphs.extend(roots(story, &story.support_of_sources(&[ix])));
    let own_word = of.part(Part::OwnWord).into_iter();
    paragraphs.extend(own_word.map(|words| Paragraph { shape: Shape::Heading, ..words }));
    paragraphs
}

/// The chains of the event itself, its other sources with what these are based on, and those of its quotes: by them it is
/// reported where it names no source itself, and else they only bear on it.
fn of_event(story: Story<'_>, ix: EventIx, room: &mut Room) -> Vec<Paragraph> {
    let (briefing, node) = (story.briefing, Node::Event(ix));
    let mut paragraphs = via(story, node, room);
    paragraphs.extend(room.rest());
    let has_via = !paragraphs.is_empty();
    headed(CAME, &mut paragraphs);
    let mut sources = apart(story, node);
    sources.extend(unread(story, node, 0).filter(|_| has_via || !sources.is_empty()));
    headed(if has_via { "Other sources" } else { "Sources" }, &mut sources);
    paragraphs.extend(sources);
    let quotes = story.quotes_of(Item::Event(ix));
    let reporting: HashSet<QuoteIx> = reporting_quotes(briefing, ix).collect();
    let reports =
        of_quotes(story, quotes.iter().copied().filter(|quote| reporting.contains(quote)), "Quotes", room);
    paragraphs.extend(reports);
    if !paragraphs.is_empty() {
        paragraphs.extend(roots(story, &story.support_of_event(ix)));
    }
    let bearing = quotes.into_iter().filter(|quote| !reporting.contains(quote));
    paragraphs.extend(of_quotes(story, bearing, "Quotes that bear on it, and do not report it", room));
    paragraphs.extend(about::contested(story, ix, ENTRIES_IN_PLACE));
    paragraphs.extend(about::others(story, ix, ENTRIES_IN_PLACE));
    // What is told last must not be found only by who reads to the end.
    let claims = standing::count_contested(story, Item::Event(ix));
    below(claims.into_iter().chain([of_its_own(FROM)]).collect(), paragraphs)
}

fn of_quotes(
    story: Story<'_>,
    quotes: impl Iterator<Item = QuoteIx>,
    heading: &'static str,
    room: &mut Room,
) -> Vec<Paragraph> {
    let mut said = Vec::new();
    for quote in quotes {
        if room.takes(story, Node::Quote(quote)) {
            said.push(quote_entry(story, quote));
            said.extend(chains(story, Node::Quote(quote), 1, Some(quote), room));
        }
    }
    said.extend(room.rest());
    headed(heading, &mut said);
    said
}

fn of_claim(of: Description<'_>, ix: ClaimIx, room: &mut Room) -> Vec<Paragraph> {
    let story = of.story;
    let positions = story.briefing.positions(ix);
    let nodes = positions.map(|(n, _)| (n, position::node_of_chains(story, (ix, n))));
    let said = told(story, "Who says what", room, nodes, &story.support_of_claim(ix), |n| {
        position::tell(story, Paragraph::entry(), (ix, n), Detail::Statement)
    });
    below(of.paragraphs(&[Part::Text, Part::Standing]), said)
}

fn of_quote(of: Description<'_>, ix: QuoteIx, room: &mut Room) -> Vec<Paragraph> {
    let story = of.story;
    let mut hops = chains(story, Node::Quote(ix), 0, Some(ix), room);
    hops.extend(room.rest());
    headed(CAME, &mut hops);
    let words = of.paragraphs(&[Part::Text, Part::Translation, Part::Attribution]);
    [words, hops, roots(story, &story.support_of_quote(ix))].concat()
}

/// What stands over what there is to say; nothing where that is nothing.
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

fn quote_entry(story: Story<'_>, ix: QuoteIx) -> Paragraph {
    let entry = Paragraph::entry().link(story, Item::Quote(ix));
    match story.get(ix).attribution.voice() {
        Some(speaker) => attribution::teller(story, entry.words(", "), speaker),
        None => entry,
    }
}

/// Statements, each with the chains that it came by, and the origins of all.
fn told<T>(
    story: Story<'_>,
    heading: &'static str,
    room: &mut Room,
    statements: impl Iterator<Item = (T, Node)>,
    support: &Support,
    mut describe: impl FnMut(T) -> Paragraph,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for (statement, node) in statements {
        if room.takes(story, node) {
            paragraphs.push(describe(statement));
            paragraphs.extend(chains(story, node, 1, None, room));
        }
    }
    paragraphs.extend(room.rest());
    headed(heading, &mut paragraphs);
    if !paragraphs.is_empty() {
        paragraphs.extend(roots(story, support));
    }
    paragraphs
}

/// That something is said by nobody but those who wrote the briefing.
fn of_its_own(words: &'static str) -> Paragraph {
    Paragraph::plain().tone(Tone::Muted, words)
}

fn headed(heading: &'static str, paragraphs: &mut Vec<Paragraph>) {
    if !paragraphs.is_empty() {
        paragraphs.insert(0, Paragraph::heading(heading));
    }
}

#[cfg(test)]
mod tests;
