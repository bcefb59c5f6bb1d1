//! How a statement came to us, hop by hop, down to its origins: the full view of a chain. It must not guess a hop that
//! the file does not write.

use std::collections::{HashMap, HashSet};

use super::{
    Block, claim, entity, language,
    paragraph::{Paragraph, Run, Tone, count},
    prose::quoted,
    quote, source, verification,
};
use crate::{
    evidence::{
        Known, Role, Story,
        chain::{Grounds, Way, grounds, grounds_of, grounds_of_claim, origins},
    },
    model::{Item, QuoteIx, SourceIx, markup},
    safe_format,
    text::SafeText,
};

const CAME: &str = "How it came to us";
/// The most sources that one tree names; what lies behind these is counted.
const MOST: usize = 500;
/// The most parts of a basis that are followed to their origins.
const PARTS: usize = 100;

/// The chain of an item; nothing for one that has none, such as an actor of whom nobody says anything.
pub fn blocks(story: Story<'_>, item: Item) -> Vec<Block> {
    let paragraphs = match item {
        Item::Quote(ix) => of_quote(story, ix),
        Item::Event(ix) => {
            let event = story.get(ix);
            let quotes = event.quotes.iter().map(|quote| (quote_entry(story, *quote), *quote));
            let of_quotes = event.quotes.iter().flat_map(|quote| &story.get(*quote).via);
            let passed_on: HashSet<SourceIx> = event.via.iter().chain(of_quotes).copied().collect();
            let others: Vec<SourceIx> =
                event.sources.iter().copied().filter(|source| !passed_on.contains(source)).collect();
            let mut paragraphs = hops(story, Way::new(story.briefing, None, &event.via), 0, None);
            headed(CAME, &mut paragraphs);
            let mut said = Vec::new();
            for (entry, quote) in quotes {
                said.push(entry);
                said.extend(hops(story, way(story, quote), 1, Some(quote)));
            }
            headed("Quotes", &mut said);
            paragraphs.extend(said);
            let mut sources = trees(story, &others, 0);
            headed(if passed_on.is_empty() { "Sources" } else { "Other sources" }, &mut sources);
            paragraphs.extend(sources);
            if !paragraphs.is_empty() {
                paragraphs.extend(roots_of(story, &grounds(story.briefing, event)));
            }
            paragraphs
        }
        Item::Claim(ix) => {
            let positions = &story.get(ix).positions;
            let ways = positions.iter().enumerate().map(|(n, position)| {
                (
                    struck(claim::stand(story, position), story.evidence.fall.takes_position(ix, n)),
                    Way::of_position(story.briefing, position),
                )
            });
            told(story, "Who says what", ways)
        }
        Item::Entity(ix) => {
            let entity = story.get(ix);
            let disputes = story.disputed_with(ix);
            let ways = entity.relations.iter().enumerate().map(|(n, relation)| {
                let dispute = relation.to.and_then(|to| disputes.get(&to).copied());
                let line = entity::relation(story, Paragraph::entry(), relation, item, dispute);
                (
                    struck(line, story.evidence.fall.takes_relation(ix, n)),
                    Way::of_relation(story.briefing, relation),
                )
            });
            let mut paragraphs = told(story, "How it relates", ways);
            let sourced = entity.aliases.iter().filter(|alias| alias.source.is_some());
            let names = sourced.map(|alias| {
                (
                    entity::in_use(story, alias, entity),
                    Way::new(story.briefing, alias.by, alias.source.as_slice()),
                )
            });
            paragraphs.extend(told(story, "What it is called", names));
            paragraphs.extend(basis(story, "What it is part of", &told_of(story, item)));
            paragraphs
        }
        Item::Source(ix) => {
            let based_on = &story.get(ix).based_on;
            let mut paragraphs = trees(story, based_on, 0);
            headed("Based on", &mut paragraphs);
            paragraphs.extend(roots(story, &origins(story.briefing, [ix])));
            paragraphs
        }
        Item::Judgment(ix) => basis(story, "Rests on", &story.get(ix).basis),
        Item::Question(ix) => basis(story, "About", &story.get(ix).about),
        Item::Briefing => {
            let mut paragraphs = basis(story, "What the summary names", &linked(story));
            let sources = (0..story.briefing.sources.len() as u32).map(SourceIx);
            let sources = sources.filter(|source| story.is_known(Item::Source(*source)));
            paragraphs.extend(roots(story, &origins(story.briefing, sources)));
            paragraphs
        }
    };
    paragraphs.into_iter().map(|paragraph| Block::Words(vec![paragraph])).collect()
}

/// What an entity is part of, says, holds and publishes: its description is in the briefing's own words, and rests on that.
fn told_of(story: Story<'_>, item: Item) -> Vec<Item> {
    let links = &story.evidence.backlinks;
    let roles = [Role::Actor, Role::Place, Role::Speaker, Role::Position, Role::Publisher];
    let part_of = roles.into_iter().flat_map(|role| links.referrers(item, role));
    let claims = story.claims_about(item).map(Item::Claim);
    let mut seen = HashSet::new();
    part_of.chain(claims).filter(|item| seen.insert(*item)).take(MOST).collect()
}

/// What the summary links to, each once.
fn linked(story: Story<'_>) -> Vec<Item> {
    let mut seen = HashSet::new();
    let text = story.briefing.summary.as_str();
    let ids = markup::link_ids(text).filter_map(|(_, id)| story.briefing.find(id));
    ids.filter(|item| seen.insert(*item) && story.is_known(*item)).collect()
}

fn of_quote(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let mut paragraphs = quoted(story, &story.get(ix).text);
    paragraphs.extend(quote::translation(story, ix));
    paragraphs.push(quote::attribution(story, ix));
    let way = way(story, ix);
    let mut hops = hops(story, way, 0, Some(ix));
    headed(CAME, &mut hops);
    paragraphs.extend(hops);
    paragraphs.extend(roots_of(story, &grounds_of(story.briefing, [way])));
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

fn struck(line: Paragraph, has_fallen: bool) -> Paragraph {
    if has_fallen { line.fallen() } else { line }
}

/// Statements, each with the sources that it came through, and the origins of all.
fn told<'a>(
    story: Story<'a>,
    heading: &'static str,
    statements: impl Iterator<Item = (Paragraph, Way<'a>)>,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut ways = Vec::new();
    for (statement, way) in statements {
        paragraphs.push(statement);
        paragraphs.extend(hops(story, way, 1, None));
        ways.push(way);
    }
    headed(heading, &mut paragraphs);
    if !paragraphs.is_empty() {
        paragraphs.extend(roots_of(story, &grounds_of(story.briefing, ways)));
    }
    paragraphs
}

fn basis(story: Story<'_>, heading: &'static str, items: &[Item]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for item in items.iter().take(PARTS) {
        paragraphs.push(Paragraph::entry().link(story, *item));
        let grounds = match *item {
            Item::Event(ix) => grounds(story.briefing, story.get(ix)),
            Item::Quote(ix) => grounds_of(story.briefing, [way(story, ix)]),
            Item::Source(ix) => Grounds { reports: vec![ix], origins: origins(story.briefing, [ix]) },
            Item::Claim(ix) => grounds_of_claim(story.briefing, story.get(ix)),
            Item::Briefing | Item::Entity(_) | Item::Judgment(_) | Item::Question(_) => continue,
        };
        let label = match grounds.origins.len() {
            0 => continue,
            1 => "origin ",
            _ if grounds.is_bound() && !matches!(item, Item::Source(_)) => "at most the origins ",
            _ => "origins ",
        };
        paragraphs.push(Paragraph::nested(1).words(label).sources(story, &grounds.origins, ", "));
    }
    if items.len() > PARTS {
        let more = safe_format!("and {} more, all in `briefing show`", items.len() - PARTS);
        paragraphs.push(Paragraph::entry().tone(Tone::Muted, more));
    }
    headed(heading, &mut paragraphs);
    paragraphs
}

/// The hops of a chain, from the first utterance to what we read, and what the first is based on: what else a later hop
/// passes on has nothing to do with this statement. Of a hop in another language than that of the words it is said.
fn hops(story: Story<'_>, way: Way<'_>, depth: u8, words: Option<QuoteIx>) -> Vec<Paragraph> {
    let language = words.map(|quote| &story.get(quote).language);
    let copies: HashMap<SourceIx, Known<'_>> =
        words.into_iter().flat_map(|quote| story.verdicts(quote)).collect();
    let mut paragraphs = Vec::new();
    for (n, ix) in way.hops.iter().enumerate().take(MOST) {
        let hop = quote::hop(story, depth, n, *ix);
        let is_own = n == 0 && way.is_own;
        paragraphs.push(if is_own { hop.words(", in its own words") } else { hop });
        paragraphs.extend(facts(story, *ix, depth + 1, language));
        let in_copy = copies.get(ix).map(|known| verification::line(story, *ix, *known).runs);
        paragraphs.extend(in_copy.map(|runs| Paragraph::nested(depth + 1).runs(runs)));
        if n == 0 && !way.is_own {
            paragraphs.extend(trees(story, &story.get(*ix).based_on, depth + 1));
        }
    }
    if way.hops.len() > MOST {
        let more = count(way.hops.len() - MOST, "hop", "hops");
        paragraphs.push(Paragraph::nested(depth).tone(Tone::Muted, safe_format!("and {more} more")));
    }
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
/// circle.
fn trees(story: Story<'_>, sources: &[SourceIx], depth: u8) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut seen = HashSet::new();
    // A stack of our own, as chains may be longer than the machine's is deep.
    let mut open: Vec<(SourceIx, u8)> = sources.iter().rev().map(|source| (*source, depth)).collect();
    while let Some((ix, depth)) = open.pop() {
        if paragraphs.len() >= MOST {
            let more = count(open.len() + 1, "source", "sources");
            paragraphs.push(
                Paragraph::nested(depth)
                    .tone(Tone::Muted, safe_format!("and {more} more, with what they are based on")),
            );
            break;
        }
        let based_on = &story.get(ix).based_on;
        let is_new = seen.insert(ix);
        let mut line = source::line(story, Paragraph::nested(depth), ix);
        let circles = if is_new { story.get(ix).circles.as_slice() } else { &[] };
        if based_on.is_empty() && circles.is_empty() {
            line = line.tone(Tone::Muted, SafeText::from_static(": an origin"));
        } else if is_new {
            line = line.tone(Tone::Muted, SafeText::from_static(", based on"));
            open.extend(based_on.iter().rev().map(|base| (*base, depth.saturating_add(1))));
        } else {
            line = line.tone(Tone::Muted, SafeText::from_static(": as above"));
        }
        paragraphs.push(line);
        paragraphs.extend(circles.iter().map(|circle| {
            let line = Paragraph::nested(depth.saturating_add(1)).sources(story, &[*circle], "");
            line.tone(Tone::Warning, SafeText::from_static(": a circle, cut here"))
        }));
    }
    paragraphs
}

/// The same of what something rests on. What a report passes on as a whole need not stand behind this very statement.
fn roots_of(story: Story<'_>, grounds: &Grounds) -> Vec<Paragraph> {
    let mut paragraphs = roots(story, &grounds.origins);
    if let (true, Some(heading)) = (grounds.is_bound(), paragraphs.first_mut()) {
        *heading =
            Paragraph::heading(safe_format!("At most {}", count(grounds.origins.len(), "origin", "origins")));
        let words =
            "What is read passes all of these on; the file does not say which of them this goes back to.";
        paragraphs.insert(1, Paragraph::close().tone(Tone::Muted, SafeText::from_static(words)));
    }
    paragraphs
}

/// The origins behind it all, which is what counts.
fn roots(story: Story<'_>, origins: &[SourceIx]) -> Vec<Paragraph> {
    if origins.is_empty() {
        let words = SafeText::from_static("No source is given.");
        return vec![Paragraph::plain().runs(vec![Run { text: words, tone: Tone::Warning, link: None }])];
    }
    let heading = Paragraph::heading(count(origins.len(), "origin", "origins"));
    let entries = super::references::limited(origins.iter(), MOST, |ix| {
        let line = source::line(story, Paragraph::entry(), *ix);
        if story.get(*ix).circles.is_empty() { line } else { line.words(": here a circle is cut") }
    });
    std::iter::once(heading).chain(entries).collect()
}

fn headed(heading: &'static str, paragraphs: &mut Vec<Paragraph>) {
    if !paragraphs.is_empty() {
        paragraphs.insert(0, Paragraph::heading(SafeText::from_static(heading)));
    }
}
