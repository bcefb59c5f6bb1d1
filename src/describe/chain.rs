//! How a statement came to us, hop by hop, down to its origins: the full view of a chain. It must not guess a hop that
//! the file does not write.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use super::{
    Block, claim, entity, language,
    paragraph::{Paragraph, Run, Tone, count},
    prose::quoted,
    quote, source, verification,
    weight::{self, LISTED},
};
use crate::{
    evidence::{
        Role, Story,
        chain::{Grounds, Way, grounds, grounds_of, grounds_of_claim},
        origins::Known,
    },
    model::{Item, QuoteIx, SourceIx, markup},
    safe_format,
    text::SafeText,
};

const CAME: &str = "How it came to us";
/// The most lines of one tree, of all statements with their hops, and of one list; what lies behind these is counted.
const MOST: usize = 500;

/// The lines that a view has left for statements and their hops, and how many found no place.
struct Room {
    left: usize,
    omitted: usize,
}

impl Room {
    const fn new() -> Self {
        Self { left: MOST, omitted: 0 }
    }

    /// Whether there is a line left for a statement; if not, it is counted with its hops.
    const fn takes(&mut self, way: Way<'_>) -> bool {
        if self.left == 0 {
            self.omitted += 1 + way.hops.len();
            return false;
        }
        self.left -= 1;
        true
    }

    /// How many found no place since this was last said.
    fn rest(&mut self) -> Option<Paragraph> {
        let omitted = std::mem::take(&mut self.omitted);
        (omitted > 0).then(|| {
            let what = if omitted == 1 { "statement or hop" } else { "statements and hops" };
            let words = safe_format!("and {omitted} more {what}, all in `briefing show`");
            Paragraph::entry().tone(Tone::Muted, words)
        })
    }
}

/// The chain of an item; nothing for one that has none, such as an actor of whom nobody says anything.
pub fn blocks(story: Story<'_>, item: Item) -> Vec<Block> {
    let mut room = Room::new();
    let paragraphs = match item {
        Item::Quote(ix) => of_quote(story, ix, &mut room),
        Item::Event(ix) => {
            let event = story.get(ix);
            let of_quotes = event.quotes.iter().flat_map(|quote| &story.get(*quote).via);
            let passed_on: HashSet<SourceIx> = event.via.iter().chain(of_quotes).copied().collect();
            let others: Vec<SourceIx> =
                event.sources.iter().copied().filter(|source| !passed_on.contains(source)).collect();
            let own = Way::of_event(story.briefing, event);
            let mut paragraphs = hops(story, own, 0, None, &mut room);
            paragraphs.extend(room.rest());
            headed(CAME, &mut paragraphs);
            let mut said = Vec::new();
            for quote in &event.quotes {
                let way = way(story, *quote);
                if room.takes(way) {
                    said.push(quote_entry(story, *quote));
                    said.extend(hops(story, way, 1, Some(*quote), &mut room));
                }
            }
            said.extend(room.rest());
            headed("Quotes", &mut said);
            paragraphs.extend(said);
            let mut sources = trees(story, &others, 0, MOST);
            headed(if passed_on.is_empty() { "Sources" } else { "Other sources" }, &mut sources);
            paragraphs.extend(sources);
            if !paragraphs.is_empty() {
                paragraphs.extend(roots_of(story, &grounds(story, event)));
            }
            paragraphs
        }
        Item::Claim(ix) => {
            let positions = &story.get(ix).positions;
            let ways = positions.iter().map(|position| Way::of_position(story.briefing, position));
            let statements = positions.iter().enumerate().zip(ways);
            told(story, "Who says what", &mut room, statements, |(n, position)| {
                claim::stand(story, position).fallen_if(story.evidence.fall.takes_position(ix, n))
            })
        }
        Item::Entity(ix) => {
            let entity = story.get(ix);
            let mut disputes = entity::Disputes::default();
            let ways = entity.relations.iter().map(|relation| Way::of_relation(story.briefing, relation));
            let statements = entity.relations.iter().enumerate().zip(ways);
            let mut paragraphs = told(story, "How it relates", &mut room, statements, |(n, relation)| {
                let dispute = disputes.about(story, ix, relation);
                let line = entity::relation(story, Paragraph::entry(), relation, item, dispute);
                line.fallen_if(story.evidence.fall.takes_relation(ix, n))
            });
            let sourced = entity.aliases.iter().filter(|alias| alias.source.is_some());
            let names =
                sourced.map(|alias| (alias, Way::new(story.briefing, alias.by, alias.source.as_slice())));
            paragraphs.extend(told(story, "What it is called", &mut room, names, |alias| {
                entity::in_use(story, alias, entity)
            }));
            paragraphs.extend(basis(story, "What it is part of", &told_of(story, item)));
            paragraphs
        }
        Item::Source(ix) => {
            let based_on = &story.get(ix).based_on;
            let mut paragraphs = trees(story, based_on, 0, MOST);
            headed("Based on", &mut paragraphs);
            paragraphs.extend(roots(story, &story.evidence.origins.of(ix)));
            paragraphs
        }
        Item::Judgment(ix) => basis(story, "Rests on", &story.get(ix).basis),
        Item::Question(ix) => basis(story, "About", &story.get(ix).about),
        Item::Briefing => {
            let mut paragraphs = basis(story, "What the summary names", &linked(story));
            let sources = (0..story.briefing.sources.len() as u32).map(SourceIx);
            let sources = sources.filter(|source| story.is_known(Item::Source(*source)));
            paragraphs.extend(roots(story, &story.evidence.origins.behind(&[], sources)));
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
    part_of.chain(claims).filter(|item| seen.insert(*item)).collect()
}

/// What the summary links to, each once.
fn linked(story: Story<'_>) -> Vec<Item> {
    let mut seen = HashSet::new();
    let text = story.briefing.summary.as_str();
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
    paragraphs.extend(roots_of(story, &grounds_of(story, [way])));
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
    mut describe: impl FnMut(T) -> Paragraph,
) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    let mut ways = Vec::new();
    for (statement, way) in statements {
        if room.takes(way) {
            paragraphs.push(describe(statement));
            paragraphs.extend(hops(story, way, 1, None, room));
        }
        ways.push(way);
    }
    paragraphs.extend(room.rest());
    headed(heading, &mut paragraphs);
    if !paragraphs.is_empty() {
        paragraphs.extend(roots_of(story, &grounds_of(story, ways)));
    }
    paragraphs
}

fn basis(story: Story<'_>, heading: &'static str, items: &[Item]) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for item in items.iter().take(MOST) {
        paragraphs.push(Paragraph::entry().link(story, *item));
        let grounds = match *item {
            Item::Event(ix) => grounds(story, story.get(ix)),
            Item::Quote(ix) => grounds_of(story, [way(story, ix)]),
            Item::Source(ix) => {
                let reports = Known { sources: Arc::from([ix]), is_more: false };
                Grounds { reports, origins: story.evidence.origins.of(ix) }
            }
            Item::Claim(ix) => grounds_of_claim(story, story.get(ix)),
            Item::Briefing | Item::Entity(_) | Item::Judgment(_) | Item::Question(_) => continue,
        };
        let origins = &grounds.origins;
        let is_bound = grounds.is_bound() && !origins.is_more && !matches!(item, Item::Source(_));
        let label = match origins.sources.len() {
            0 => continue,
            1 => "origin ",
            _ if is_bound => "at most the origins ",
            _ => "origins ",
        };
        paragraphs.push(weight::named(story, Paragraph::nested(1).words(label), origins, LISTED));
    }
    if items.len() > MOST {
        let words = safe_format!("and {} more, all in `briefing show`", items.len() - MOST);
        paragraphs.push(Paragraph::entry().tone(Tone::Muted, words));
    }
    headed(heading, &mut paragraphs);
    paragraphs
}

/// The hops of a chain, from the first utterance to what we read, and what the first is based on: what else a later hop
/// passes on has nothing to do with this statement. Of a hop in another language than that of the words it is said.
///
/// What finds no place in the room is counted there.
fn hops(
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
        paragraphs.push(if is_own { hop.words(", in its own words") } else { hop });
        paragraphs.extend(facts(story, *ix, depth + 1, language));
        paragraphs.extend(
            in_copies
                .get(ix)
                .map(|known| Paragraph::nested(depth + 1).runs(verification::line(story, *ix, *known).runs)),
        );
        if n == 0 && !way.is_own {
            let left = room.left.saturating_sub(paragraphs.len());
            paragraphs.extend(trees(story, &story.get(*ix).based_on, depth + 1, left));
        }
    }
    room.left = room.left.saturating_sub(paragraphs.len());
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
/// circle. Once there are so many lines, the rest is counted; so are cut circles that find no place.
fn trees(story: Story<'_>, sources: &[SourceIx], depth: u8, most: usize) -> Vec<Paragraph> {
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
        let left = most.saturating_sub(paragraphs.len());
        paragraphs.extend(circles.iter().take(left).map(|circle| {
            let line = Paragraph::nested(depth.saturating_add(1)).sources(story, &[*circle], "");
            line.tone(Tone::Warning, SafeText::from_static(": a circle, cut here"))
        }));
        if circles.len() > left {
            let more = count(circles.len() - left, "circle", "circles");
            let line = Paragraph::nested(depth.saturating_add(1));
            paragraphs.push(line.tone(Tone::Warning, safe_format!("and {more} more, cut here")));
        }
    }
    paragraphs
}

/// The same of what something rests on. What a report passes on as a whole need not stand behind this very statement.
fn roots_of(story: Story<'_>, grounds: &Grounds) -> Vec<Paragraph> {
    let mut paragraphs = roots(story, &grounds.origins);
    if let (true, Some(heading)) = (grounds.is_bound(), paragraphs.first_mut()) {
        if !grounds.origins.is_more {
            let count = count(grounds.origins.sources.len(), "origin", "origins");
            *heading = Paragraph::heading(safe_format!("At most {count}"));
        }
        let words =
            "What is read passes all of these on; the file does not say which of them this goes back to.";
        paragraphs.insert(1, Paragraph::close().tone(Tone::Muted, SafeText::from_static(words)));
    }
    paragraphs
}

/// The origins behind it all, which is what counts.
fn roots(story: Story<'_>, origins: &Known) -> Vec<Paragraph> {
    if origins.sources.is_empty() {
        let words = SafeText::from_static("No source is given.");
        return vec![Paragraph::plain().runs(vec![Run { text: words, tone: Tone::Warning, link: None }])];
    }
    let count = count(origins.sources.len(), "origin", "origins");
    let heading = if origins.is_more { safe_format!("At least {count}") } else { count };
    let heading = Paragraph::heading(heading);
    let entries = super::references::limited(origins.sources.iter(), MOST, |ix| {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    /// The lines of the chain of an item of a file.
    fn lines(yaml: &str, id: &str) -> Vec<String> {
        let yaml = format!("briefing: 1\ntitle: T\n{yaml}");
        let briefing = crate::format::parse(&yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let item = briefing.find(id).unwrap_or_else(|| panic!("no {id}"));
        let paragraphs = blocks(story, item).into_iter().flat_map(|block| match block {
            Block::Words(paragraphs) => paragraphs,
            _ => Vec::new(),
        });
        paragraphs.map(|line| line.runs.iter().map(|run| run.text.as_str()).collect()).collect()
    }

    fn each(range: std::ops::Range<usize>, describe: impl Fn(usize) -> String) -> String {
        range.map(describe).collect()
    }

    fn ids(range: std::ops::Range<usize>) -> String {
        range.map(|n| format!("s{n}")).collect::<Vec<_>>().join(", ")
    }

    fn sources(range: std::ops::Range<usize>) -> String {
        format!("sources:\n{}", each(range, |n| format!("  s{n}: {{title: S{n}}}\n")))
    }

    #[test]
    fn a_tree_ends_at_its_last_line_even_where_a_cut_circle_takes_two() {
        let circle = "  x: {title: X, based_on: [x2]}\n  x2: {title: X2, based_on: [x]}\n";
        // The circle has three lines, of which the last two come together.
        for before in MOST - 4..=MOST {
            let (first, rest) = (ids(0..before), ids(before..MOST + 100));
            let top = format!("  top: {{title: Top, based_on: [{first}, x, {rest}]}}\n");
            let lines = lines(&format!("{}{circle}{top}", sources(0..MOST + 100)), "top");
            let end = lines.iter().position(|line| line.ends_with("more, with what they are based on"));
            assert!(matches!(end, Some(501 | 502)), "{before}: {end:?}");
        }
    }

    #[test]
    fn the_basis_of_a_judgment_is_listed_up_to_a_limit_and_the_rest_counted() {
        let judgment = format!("judgments:\n  - {{id: j, text: J, basis: [{}]}}\n", ids(0..MOST + 7));
        let lines = lines(&format!("{}{judgment}", sources(0..MOST + 7)), "j");
        assert_eq!(lines.last().map(String::as_str), Some("and 7 more, all in `briefing show`"));
        assert_eq!(lines.len(), 1 + 2 * MOST + 1);
    }

    #[test]
    fn cut_circles_of_one_source_find_place_up_to_the_limit_and_the_rest_is_counted() {
        // The last of a chain is based on every one before it: all of its circles are cut at that one.
        let many = MOST + 50;
        let chain = each(0..many, |n| format!("  s{n}: {{title: S{n}, based_on: [s{}]}}\n", n + 1));
        let last = format!("  s{many}: {{title: S, based_on: [{}]}}\n", ids(0..many));
        let above = format!("  above: {{title: Above, based_on: [s{many}]}}\n");
        let lines = lines(&format!("sources:\n{chain}{last}{above}"), "above");
        let is_cut = |line: &&String| line.ends_with(": a circle, cut here");
        // One line is that of the source itself.
        assert_eq!(lines.iter().filter(is_cut).count(), MOST - 1);
        assert_eq!(lines[1 + MOST], "and 51 circles more, cut here");
    }

    #[test]
    fn items_on_a_long_chain_have_its_origin_each() {
        let long = 30_000;
        let chain = each(1..long, |n| format!("  s{n}: {{title: S{n}, based_on: [s{}]}}\n", n - 1));
        let basis = ids(long - MOST..long);
        let judgment = format!("judgments:\n  - {{id: j, text: J, basis: [{basis}]}}\n");
        let lines = lines(&format!("{}{chain}{judgment}", sources(0..1)), "j");
        assert_eq!(lines.iter().filter(|line| *line == "origin S0").count(), MOST);
    }

    #[test]
    fn hops_and_statements_of_one_view_share_one_limit_and_the_rest_is_counted() {
        let speaker = "actors:\n  a: {name: Ann}\n";
        let quote = format!("quotes:\n  q: {{text: Said, speaker: a, via: [{}]}}\n", ids(0..MOST + 3));
        let of_quote = lines(&format!("{speaker}{quote}{}", sources(0..MOST + 3)), "q");
        assert!(of_quote.iter().any(|line| line == "and 3 more statements and hops, all in `briefing show`"));

        let position = "{by: a, stance: asserts, via: [s0]}";
        let positions = vec![position; MOST].join(", ");
        let claim = format!("claims:\n  c: {{text: C, positions: [{positions}]}}\n");
        let of_claim = lines(&format!("{speaker}{claim}{}", sources(0..1)), "c");
        let more = format!("and {MOST} more statements and hops, all in `briefing show`");
        assert_eq!(of_claim.iter().position(|line| *line == more), Some(1 + MOST));
    }
}
