//! The whole briefing as linear text, what `briefing show` prints: a fact a line, no escapes, for grep, mail and
//! screen readers. It is made of the same paragraphs as the panes, so no pane can show what is not here.
//! It must not say anything in words of its own that `describe` could say.
//!
//! ```text
//! Harbor fire
//!   The bottom line.
//!   as of: 2024-03-04
//!
//! TIMELINE (2)
//!
//! 1 Mar 2024: Fire in warehouse 7 (a claim about it is contested) [fire]
//!   actors: Port Authority (owner)
//! ```

use std::{
    io::{self, Write},
    sync::Arc,
};

use super::page::Page;
use crate::Document;
use briefing_evidence::{
    Evidence, Story, WeakPoints, Weights,
    describe::{self, Block, Paragraph, Run, Shape, Tone, paragraph::count, quote, row},
    perspective::{Filter, Perspective, Sections},
    timeline,
    weights::weak_points,
};
use briefing_format::model::{EntityIx, EventIx, Item, JudgmentIx, QuestionIx, QuoteIx, Status};
use briefing_text::{SafeText, safe_format};

/// Facts stand below the line of their item, further right.
const INDENT: usize = 2;
/// So do the later lines of a fact.
const HANG: usize = 2;

/// Writes what is seen of a briefing from a perspective, wrapped to `width` columns; 0 wraps nothing. What the perspective
/// leaves out is not written, and how much that is stands at the top and beside each heading.
///
/// Text has no rows to fold: of how the timeline is looked at, it takes nothing.
///
/// Nothing is held back: each item is written before the next is described, so give it a buffered writer.
pub fn write(
    document: &Document,
    perspective: &Perspective,
    width: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let page = &mut Page::new(out, width);
    let known = document.seen_from(&Perspective { muted: Vec::new(), ..perspective.clone() });
    let document = &known.muting(&perspective.muted);
    // What rests on a source is told whatever is muted; what would fall with it more is not.
    let weights = Arc::new(Weights::new(known.story()));
    let points = if perspective.muted.is_empty() {
        weights.points(known.story())
    } else {
        weak_points(document.story(), &|| false).unwrap_or_default()
    };
    let points = WeakPoints { muted: perspective.muted[..].into(), points: points.into() };
    let evidence =
        Evidence { weights: Some(weights), weak_points: Some(points), ..document.evidence.clone() };
    let story = Story { evidence: &evidence, ..document.story() };
    let filter = Filter::new(story, &perspective.facets);
    head(page, document, perspective)?;
    timeline(page, document, &filter)?;
    for section in &SECTIONS {
        let all: Vec<Item> = document.briefing.items().filter(|item| (section.holds)(*item)).collect();
        let items: Vec<Item> = all.iter().copied().filter(|item| filter.shows(story, *item)).collect();
        heading(page, section.name, items.len(), all.len() - items.len())?;
        if matches!(items.first(), Some(Item::Judgment(_))) {
            paragraphs(page, story, &describe::scale::lines(story))?;
        }
        for item in items {
            page.gap()?;
            page.fact(0, HANG, &title(story, item))?;
            facts(page, story, item)?;
        }
    }
    points_of_failure(page, story)?;
    problems(page, document)
}

/// The single points of failure, which the panes have in a view of their own.
fn points_of_failure(page: &mut Page<'_>, story: Story<'_>) -> io::Result<()> {
    let Some(known) = &story.evidence.weak_points else { return Ok(()) };
    let blocks = describe::fall::known_points(story, known);
    if blocks.is_empty() {
        return Ok(());
    }
    page.gap()?;
    page.fact(0, HANG, &safe_format!("SINGLE POINTS OF FAILURE ({})", known.points.len()))?;
    for block in blocks {
        if let Block::Words(words) = block {
            paragraphs(page, story, &words)?;
        }
    }
    Ok(())
}

/// A list of items of one sort.
struct Section {
    name: &'static str,
    holds: fn(Item) -> bool,
}

/// The sections after the timeline.
const SECTIONS: [Section; 6] = [
    Section { name: "ENTITIES", holds: |item| matches!(item, Item::Entity(_)) },
    Section { name: "QUOTES", holds: |item| matches!(item, Item::Quote(_)) },
    Section { name: "CLAIMS", holds: |item| matches!(item, Item::Claim(_)) },
    Section { name: "SOURCES", holds: |item| matches!(item, Item::Source(_)) },
    Section { name: "JUDGMENTS", holds: |item| matches!(item, Item::Judgment(_)) },
    Section { name: "QUESTIONS", holds: |item| matches!(item, Item::Question(_)) },
];

fn head(page: &mut Page<'_>, document: &Document, perspective: &Perspective) -> io::Result<()> {
    page.fact(0, HANG, document.title())?;
    for words in perspective.left_out(document.story()) {
        page.fact(INDENT, HANG, &words)?;
    }
    paragraphs(page, document.story(), &describe::detail(document.story(), Item::Briefing, usize::MAX))?;
    if document.problems.is_empty() {
        return Ok(());
    }
    let errors = document.errors();
    let counts = [(errors, "error", "errors"), (document.problems.len() - errors, "warning", "warnings")];
    let counts = counts.into_iter().filter(|(n, _, _)| *n > 0);
    let counts: Vec<_> = counts.map(|(n, one, many)| count(n, one, many).to_string()).collect();
    page.fact(INDENT, HANG, &safe_format!("problems: {}, listed below", counts.join(", ")))
}

/// The heading of a section, with how many items it has and how many are left out; one that has neither has no heading.
fn heading(page: &mut Page<'_>, name: &str, items: usize, hidden: usize) -> io::Result<()> {
    let counted = match (items, hidden) {
        (0, 0) => return Ok(()),
        (items, 0) => safe_format!("{name} ({items})"),
        (items, hidden) => safe_format!("{name} ({items}, {hidden} hidden)"),
    };
    page.gap()?;
    page.fact(0, HANG, &counted)
}

fn timeline(page: &mut Page<'_>, document: &Document, filter: &Filter) -> io::Result<()> {
    let story = document.story();
    let without_sections = Perspective { sections: Sections::Chosen(None), ..Perspective::default() };
    let order = document.order(without_sections.clock);
    let timeline::Rows { list: rows, sections, .. } = without_sections.rows(story, order, filter);
    let events = rows.iter().filter(|row| matches!(row, timeline::Row::Event(_))).count();
    heading(page, "TIMELINE", events, story.briefing.events.len() - events)?;
    for row in rows {
        page.gap()?;
        match row {
            timeline::Row::Gap(gap) => page.fact(0, HANG, &safe_format!("({gap} later)"))?,
            timeline::Row::Section(number) => {
                page.fact(0, HANG, &safe_format!("{}", sections[number as usize].head))?;
            }
            timeline::Row::Event(n) => {
                let item = Item::Event(EventIx(n));
                page.fact(0, HANG, &title(story, item))?;
                facts(page, story, item)?;
            }
        }
    }
    Ok(())
}

/// The line of an item, with its id for grep.
fn title(story: Story<'_>, item: Item) -> SafeText {
    let id = story.briefing.id(item);
    let name = match item {
        Item::Briefing | Item::Event(_) | Item::Source(_) => mention(story, item),
        Item::Entity(_) => safe_format!("{} ({})", mention(story, item), describe::noun(story, item)),
        Item::Quote(_) => SafeText::line(&capitalized(item.noun())),
        // On a line of its own, its text would read like a fact.
        Item::Claim(ix) => {
            let claim = story.get(ix);
            safe_format!("{}: {}", describe::claim::sort(story, ix), SafeText::line(claim.text.as_str()))
        }
        // Their words follow at once.
        Item::Judgment(JudgmentIx(n)) | Item::Question(QuestionIx(n)) => numbered(item, n),
    };
    let mark = marked(row::mark(story, item));
    match id {
        Some(id) => safe_format!("{name}{mark} [{id}]"),
        None => safe_format!("{name}{mark}"),
    }
}

/// What the panes strike through has a word behind it here.
fn marked(mark: Option<&str>) -> String {
    mark.map(|mark| format!(" ({mark})")).unwrap_or_default()
}

fn capitalized(word: &str) -> String {
    let (first, rest) = word.split_at(word.len().min(1));
    first.to_uppercase() + rest
}

/// An item where it is named on a line of its own: `1 Mar 2024: Fire in warehouse 7`, with what
/// there is to beware of behind it.
fn mention(story: Story<'_>, item: Item) -> SafeText {
    let name = describe::name(story, item);
    match item {
        Item::Event(ix) => {
            let lead = row::row(story, item).lead;
            let parted = if lead.is_empty() { "" } else { ": " };
            // What the panes say with a flag: that what an event tells of is denied need not mean that it is.
            let claims = story.contested_claims(item).next().map(|_| "a claim about it is contested");
            let status = matches!(story.get(ix).status, Some(Status::Disputed | Status::Denied));
            let marks = [
                story.evidence.confirmed_by_one.contains(&ix).then_some("confirmed by one origin"),
                if status { Some("contested") } else { claims },
            ];
            let marks: Vec<&str> = marks.into_iter().flatten().collect();
            let marks = if marks.is_empty() { String::new() } else { format!(" ({})", marks.join("; ")) };
            safe_format!("{lead}{parted}{name}{marks}")
        }
        Item::Quote(ix) => match story.get(ix).speaker {
            Some(speaker) => safe_format!("{}: {name}", story.get(speaker).name),
            None => name,
        },
        Item::Briefing
        | Item::Entity(_)
        | Item::Source(_)
        | Item::Claim(_)
        | Item::Judgment(_)
        | Item::Question(_) => name,
    }
}

/// All that is said of an item below its line.
fn facts(page: &mut Page<'_>, story: Story<'_>, item: Item) -> io::Result<()> {
    match item {
        Item::Entity(ix) => entity(page, story, ix),
        Item::Quote(ix) => paragraphs(page, story, &quote_facts(story, ix)),
        Item::Claim(_) => {
            let facts = describe::detail(story, item, usize::MAX);
            paragraphs(page, story, &facts[describe::said_by_title(story, item)..])
        }
        Item::Briefing | Item::Event(_) | Item::Source(_) | Item::Judgment(_) | Item::Question(_) => {
            paragraphs(page, story, &describe::detail(story, item, usize::MAX))
        }
    }
}

fn entity(page: &mut Page<'_>, story: Story<'_>, ix: EntityIx) -> io::Result<()> {
    for block in describe::entity::blocks(story, ix) {
        match block {
            Block::Words(words) => paragraphs(page, story, &words)?,
            Block::Item(item) => {
                let name = mention(story, item);
                let (mark, id) = (marked(row::mark(story, item)), id_after(story, Some(item), name.as_str()));
                page.fact(INDENT, HANG, &safe_format!("- {name}{mark}{id}"))?;
            }
            Block::Row(row) => {
                paragraphs(page, story, &row.cells)?;
                paragraphs(page, story, &row.body)?;
            }
        }
    }
    paragraphs(page, story, describe::fall::notice(story, Item::Entity(ix)).as_slice())
}

/// The quote as it stands in a list, which has the chain on one line, then what only its own view adds.
fn quote_facts(story: Story<'_>, ix: QuoteIx) -> Vec<Paragraph> {
    let mut facts = quote::brief(story, ix);
    let words = story.briefing[ix].text.paragraphs().count();
    let listed = facts[words.min(facts.len())..].to_vec();
    let more = quote::detail(story, ix, usize::MAX).into_iter().skip(words);
    facts.extend(more.filter(|paragraph| !listed.contains(paragraph)));
    facts
}

fn paragraphs(page: &mut Page<'_>, story: Story<'_>, paragraphs: &[Paragraph]) -> io::Result<()> {
    for paragraph in paragraphs {
        let mut words = String::new();
        let mut runs = paragraph.runs.iter().peekable();
        while let Some(run) = runs.next() {
            words.push_str(run.text.as_str());
            words.push_str(&run_id(story, run));
            let goes_on = runs.peek().is_some_and(|next| next.tone == Tone::Fallen);
            if run.tone == Tone::Fallen && !goes_on {
                words.push_str(&marked(run.link.and_then(|item| row::mark(story, item)).or(Some("falls"))));
            }
        }
        let words = match paragraph.shape {
            Shape::Plain | Shape::Close => SafeText::line(&words),
            Shape::Heading => safe_format!("{words}:"),
            Shape::Field(label) => safe_format!("{label}: {words}"),
            Shape::Entry => safe_format!("- {words}"),
            Shape::Nested(depth) => safe_format!("{:indent$}- {words}", "", indent = 2 * usize::from(depth)),
        };
        page.fact(INDENT, HANG, &words)?;
    }
    Ok(())
}

fn run_id(story: Story<'_>, run: &Run) -> String {
    id_after(story, run.link, run.text.as_str())
}

/// The id of an item that is named by its first words only: it leads to the rest, as a key does in the reader.
fn id_after(story: Story<'_>, item: Option<Item>, words: &str) -> String {
    let Some(item) = item.filter(|_| words.trim_end_matches('”').ends_with('…')) else {
        return String::new();
    };
    match (story.briefing.id(item), item) {
        (Some(id), _) => format!(" [{id}]"),
        (None, Item::Judgment(JudgmentIx(n)) | Item::Question(QuestionIx(n))) => {
            format!(" [{}]", numbered(item, n))
        }
        (None, _) => String::new(),
    }
}

/// What stands for the name of an item that has neither name nor, perhaps, an id: `Judgment 3`.
fn numbered(item: Item, n: u32) -> SafeText {
    safe_format!("{} {}", capitalized(item.noun()), n + 1)
}

fn problems(page: &mut Page<'_>, document: &Document) -> io::Result<()> {
    heading(page, "PROBLEMS", document.problems.len(), 0)?;
    for problem in document.problems.iter() {
        let (place, diagnostic) = (problem.place, &problem.diagnostic);
        let (severity, code) = (diagnostic.severity(), diagnostic.code);
        page.gap()?;
        page.fact(
            0,
            HANG,
            &safe_format!("{}:{}: {severity}[{code}]: {}", place.line, place.column, diagnostic.message),
        )?;
        if let Some(help) = &diagnostic.help {
            page.fact(INDENT, HANG, &safe_format!("help: {help}"))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Fingerprint, Origin, SAMPLES, Sample};
    use briefing_evidence::Evidence;

    #[track_caller]
    fn sample(name: &str) -> Document {
        let sample = SAMPLES.iter().find(|sample| sample.name == name);
        let loaded = sample.map(|sample| Document::load(Origin::Sample(sample), &mut |_| {}));
        match loaded {
            Some(Ok(document)) => document,
            other => panic!("{name}: {other:?}"),
        }
    }

    fn from_yaml(yaml: &str) -> Document {
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let fingerprint = Fingerprint::of(&Origin::Stdin, yaml);
        Document::new(
            Origin::Stdin,
            SafeText::from_static("test.yaml"),
            fingerprint,
            briefing,
            evidence,
            Vec::new(),
        )
    }

    #[track_caller]
    fn shown(document: &Document, width: usize) -> String {
        let mut out = Vec::new();
        assert!(write(document, &Perspective::default(), width, &mut out).is_ok());
        match String::from_utf8(out) {
            Ok(text) => text,
            Err(error) => panic!("{error}"),
        }
    }

    /// Everything that `describe` can say of an item, whoever asks.
    fn described(story: Story<'_>, item: Item) -> Vec<Paragraph> {
        let mut all = describe::detail(story, item, usize::MAX);
        if !matches!(item, Item::Quote(_)) {
            // A quote that is open has only its first words above the whole of them.
            all.push(describe::title(story, item));
        }
        match item {
            Item::Entity(ix) => {
                all.extend(describe::entity::facts(story, ix));
                for block in describe::entity::blocks(story, ix) {
                    match block {
                        Block::Words(words) => all.extend(words),
                        Block::Item(item) => all.push(Paragraph::entry().link(story, item)),
                        Block::Row(row) => all.extend(row.cells.into_iter().chain(row.body)),
                    }
                }
            }
            Item::Quote(ix) => all.extend(quote::brief(story, ix)),
            Item::Briefing
            | Item::Event(_)
            | Item::Source(_)
            | Item::Claim(_)
            | Item::Judgment(_)
            | Item::Question(_) => {}
        }
        // Of what points at an event, its own description says the claims in full instead.
        if !matches!(item, Item::Event(_)) {
            all.extend(describe::references::all(story, item, usize::MAX));
        }
        all
    }

    #[test]
    fn whatever_a_pane_can_show_of_the_samples_is_there() {
        for Sample { name, .. } in SAMPLES {
            let document = sample(name);
            let (story, text) = (document.story(), shown(&document, 0));
            let mut runs = 0;
            for item in document.briefing.items().chain([Item::Briefing]) {
                for paragraph in described(story, item) {
                    if let Shape::Field(label) = paragraph.shape {
                        assert!(text.contains(&format!("  {label}: ")), "{item:?}: {label}");
                    }
                    for run in &paragraph.runs {
                        runs += 1;
                        // A fact is one line, whatever the text of its file was.
                        let words = SafeText::line(run.text.as_str());
                        assert!(text.contains(words.as_str()), "{item:?}: {words}");
                    }
                }
                // The words of a row may be the beginning of those below it.
                let name = row::row(story, item).name;
                let name = name.as_str().trim_matches(['“', '”']).trim_end_matches('…');
                assert!(text.contains(name), "{item:?}: {name}");
                for row in [row::row(story, item), row::mixed(story, item)] {
                    let trail = match item {
                        Item::Entity(_) => row.trail.as_str().trim_end_matches([' ', '⚑']).to_owned(),
                        _ => row.trail.as_str().replace('⚑', "contested"),
                    };
                    assert!(text.contains(&trail), "{item:?}: {trail}");
                    if item != Item::Briefing {
                        let lead = row.lead.as_str().to_lowercase();
                        assert!(text.to_lowercase().contains(&lead), "{item:?}: {lead}");
                    }
                }
            }
            assert!(runs > 100, "{name} says little: {runs} runs");
        }
    }

    #[test]
    fn all_that_points_at_an_item_is_there_however_much_a_list_shows() {
        let quotes = (0..100).map(|n| format!("  q{n}: {{text: Word {n}., speaker: a, via: [s]}}\n"));
        let head =
            "briefing: 1\ntitle: Many\nactors: {a: {name: A}}\nsources: {s: {title: Source}}\nquotes:\n";
        let yaml: String = std::iter::once(head.to_owned()).chain(quotes).collect();
        let document = from_yaml(&yaml);
        let source = Item::Source(briefing_format::model::SourceIx(0));
        let count = |limit| {
            let paragraphs = describe::detail(document.story(), source, limit);
            paragraphs.iter().filter(|paragraph| paragraph.shape == Shape::Entry).count()
        };
        assert_eq!(count(describe::IN_PLACE), describe::IN_PLACE + 1, "some, and how many more there are");
        assert_eq!(count(usize::MAX), 100);
        let text = shown(&document, 0);
        let after = text.split("SOURCES").nth(1).unwrap_or_default();
        assert_eq!(after.matches("“Word ").count(), 100);
    }

    #[test]
    fn every_item_stands_there_once_with_its_id() {
        for Sample { name, .. } in SAMPLES {
            let document = sample(name);
            let text = shown(&document, 0);
            for item in document.briefing.items() {
                if let Some(id) = document.briefing.id(item) {
                    let headings = text
                        .lines()
                        .filter(|line| !line.starts_with(' ') && line.ends_with(&format!("[{id}]")));
                    assert_eq!(headings.count(), 1, "{id}");
                }
            }
        }
    }

    #[test]
    fn lines_keep_to_the_width_and_say_the_same() {
        for Sample { name, .. } in SAMPLES {
            let document = sample(name);
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let whole = words(&shown(&document, 0));
            for width in [20, 40, 60, 80] {
                let text = shown(&document, width);
                for line in text.lines() {
                    let columns = briefing_text::width(SafeText::line(line).as_safe());
                    assert!(columns <= width, "{columns} columns at {width}: {line}");
                }
                assert_eq!(words(&text), whole);
            }
        }
    }

    #[test]
    fn a_small_briefing_reads_like_this() {
        let document = from_yaml(
            "briefing: 1\ntitle: Harbor fire\nsummary: One dead.\n\
             events:\n\
             - {date: 2024-03-01, title: Fire in warehouse 7, actors: [port], quotes: [cause]}\n\
             - {date: 2024-06-01, title: Report, status: disputed, id: report}\n\
             - {title: Inspection}\n\
             actors: {port: {name: Port Authority, kind: agency}}\n\
             quotes: {cause: {text: The cause is unknown., speaker: port}}\n\
             questions: [Who was there?]\n",
        );
        assert_eq!(
            shown(&document, 0),
            "\
Harbor fire
  One dead.

TIMELINE (3)

1 Mar 2024: Fire in warehouse 7
  actors: Port Authority
  evidence: no source is given
  quotes: “The cause is unknown.”

(3 months later)

1 Jun 2024: Report (contested) [report]
  status: disputed
  evidence: no source is given

Undated

Inspection
  evidence: no source is given

ENTITIES (1)

Port Authority (actor) [port]
  agency · in 1 event · 1 quote · 2 links
  occurs: dated once: 1 Mar 2024
  Events (1):
  - 1 Mar 2024: Fire in warehouse 7
  Quotes (1):
  - Port Authority: “The cause is unknown.”

QUOTES (1)

Quote [cause]
  “The cause is unknown.”
  Port Authority
  no source is given
  no local copy
  Quoted in events (1):
  - Fire in warehouse 7

QUESTIONS (1)

Question 1
  Who was there?
"
        );
    }

    #[test]
    fn an_event_is_not_called_contested_itself_where_a_claim_about_it_is() {
        let document = from_yaml(
            "briefing: 1\ntitle: T\nactors: {a: {name: A}, b: {name: B}}\n\
             events: [{id: e, title: E., date: 2024, status: confirmed, sources: [s]}]\nsources: {s: {title: S}}\n\
             claims: {c: {text: C., about: [e], positions: [{by: a, stance: asserts}, {by: b, stance: denies}]}}\n",
        );
        let text = shown(&document, 0);
        assert!(
            text.contains("2024: E. (confirmed by one origin; a claim about it is contested) [e]"),
            "{text}"
        );
        assert!(
            text.contains(
                "- disputed claim: C. (1 actor for · 1 against)\n    - asserted by A\n    - denied by B\n"
            ),
            "{text}"
        );
    }

    #[test]
    fn an_item_that_is_named_by_its_first_words_is_named_by_its_id_too() {
        let long = "The fire was laid by somebody who knew the harbor very well and had keys to its gates";
        let document = from_yaml(&format!(
            "briefing: 1\ntitle: T\nactors: {{port: {{name: Port}}}}\n\
             claims: {{arson: {{text: {long}, about: [port]}}}}\njudgments: [{{text: {long}, basis: [port, arson]}}]\n"
        ));
        let text = shown(&document, 0);
        assert!(
            text.contains(
                "  - unattributed claim: The fire was laid by somebody who knew the harbor very well and had key… [arson]\n"
            ),
            "{text}"
        );
        assert!(
            text.contains("  - judgment: The fire was laid by somebody who knew the harbor very well and had key… [Judgment 1]\n"),
            "{text}"
        );
    }
}
