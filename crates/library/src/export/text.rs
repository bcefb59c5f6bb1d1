//! The whole briefing as linear text, what `briefing show` prints: a fact a line, no escapes, for grep, mail and
//! screen readers. It is made of the same paragraphs as the panes, so no pane can show what is not here.
//! It must not say anything in words of its own that `describe` could say.
//!
//! ```text
//! = Harbor fire
//!   | The bottom line.
//!   as of: 2024-03-04
//!
//! TIMELINE (2)
//!
//! * 1 Mar 2024: Fire in warehouse 7 (a claim about it is contested) [fire]
//!   actors: Port Authority (owner)
//! ```
//!
//! No text of a file can pass for a line that was computed: what begins with words of the file has a mark before it, `=` for
//! a title, `*` for an item and `|` for its words, and a line that goes on stands in an odd column, where none begins.

use std::{
    io::{self, Write},
    sync::Arc,
};

use super::page::Page;
use crate::Document;
use briefing_evidence::{
    DependentsIndex, Story, WeakPoints,
    describe::{self, Block, Description, Form, Paragraph, Run, Shape, Tone, count, row},
    perspective::{Filter, Perspective, Sections},
    support::weak_points,
    timeline,
};
use briefing_format::model::{EventIx, Item, ItemKind, date};
use briefing_format::wording::colon;
use briefing_text::{SafeText, safe_format};

/// Facts stand below the line of their item, further right.
const INDENT: usize = 2;
/// So do the later lines of a fact.
const HANG: usize = 3;
/// What stands before the line of an item.
const ITEM: &str = "* ";
/// What stands before each line of a text of the file.
const WORDS: &str = "| ";

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
    let dependents = Arc::new(DependentsIndex::new(known.story()));
    let points = if perspective.muted.is_empty() {
        dependents.points(known.story())
    } else {
        weak_points(document.story(), &|| false).unwrap_or_default()
    };
    let points = WeakPoints { muted: perspective.muted[..].into(), points: points.into() };
    let evidence = document.evidence.with_weak_points(Some(points)).with_dependents(dependents);
    let story = Story { evidence: &evidence, ..document.story() };
    let filter = Filter::new(story, &perspective.facets);
    head(page, document, perspective)?;
    timeline(page, document, &filter)?;
    for (kind, name) in SECTIONS {
        let shown = || story.briefing.items_of(kind).filter(|item| filter.shows(story, *item));
        let count = shown().count();
        heading(page, name, count, story.briefing.count(kind) - count)?;
        if kind == ItemKind::Judgment && count > 0 {
            paragraphs(page, story, &describe::scale::lines(story))?;
        }
        for item in shown() {
            self::item(page, story, item)?;
        }
    }
    points_of_failure(page, story)?;
    problems(page, document)
}

/// The sections after the timeline.
const SECTIONS: [(ItemKind, &str); 6] = [
    (ItemKind::Entity, "WHO AND WHERE"),
    (ItemKind::Quote, "QUOTES"),
    (ItemKind::Claim, "CLAIMS"),
    (ItemKind::Source, "SOURCES"),
    (ItemKind::Judgment, "JUDGMENTS"),
    (ItemKind::Question, "QUESTIONS"),
];

/// The line of an item, and all that is said of it below.
fn item(page: &mut Page<'_>, story: Story<'_>, item: Item) -> io::Result<()> {
    page.gap()?;
    page.fact(0, HANG, &safe_format!("{ITEM}{}", row::heading(story, item)))?;
    blocks(page, story, &Description::for_form(story, item, Form::Linear).blocks())
}

/// The single points of failure, which the panes have in a view of their own.
fn points_of_failure(page: &mut Page<'_>, story: Story<'_>) -> io::Result<()> {
    let Some(known) = &story.evidence.weak_points else { return Ok(()) };
    let points = describe::retraction::known_points(story, known);
    if points.is_empty() {
        return Ok(());
    }
    heading(page, "SINGLE POINTS OF FAILURE", known.points.len(), 0)?;
    blocks(page, story, &points)
}

fn head(page: &mut Page<'_>, document: &Document, perspective: &Perspective) -> io::Result<()> {
    page.fact(0, HANG, &safe_format!("= {}", document.title()))?;
    let story = document.story();
    for words in perspective.left_out(story) {
        page.fact(INDENT, HANG, &words)?;
    }
    blocks(page, story, &Description::for_form(story, Item::Briefing, Form::Linear).blocks())?;
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
    let when = |n: u32| story.when(EventIx(n), without_sections.clock);
    let mut above = None;
    for (at, row) in rows.iter().copied().enumerate() {
        let between = match row {
            timeline::Row::Gap(gap) => {
                let below = rows[at..].iter().find_map(|row| match row {
                    timeline::Row::Event(n) => when(*n),
                    timeline::Row::Gap(_) | timeline::Row::Section(_) => None,
                });
                // What has ended last need not stand directly above.
                let is_after_above =
                    above.zip(below).and_then(|(one, other)| date::gap(one, other)) == Some(gap);
                if is_after_above {
                    safe_format!("({gap} later)")
                } else {
                    safe_format!("(nothing dated for {gap})")
                }
            }
            timeline::Row::Section(number) => safe_format!("{}", sections[number as usize].head),
            timeline::Row::Event(n) => {
                item(page, story, Item::Event(EventIx(n)))?;
                above = when(n);
                continue;
            }
        };
        page.gap()?;
        page.fact(0, HANG, &between)?;
    }
    Ok(())
}

/// Blocks of a description; an item among them has a line that names it.
fn blocks(page: &mut Page<'_>, story: Story<'_>, blocks: &[Block]) -> io::Result<()> {
    for block in blocks {
        match block {
            Block::Words(words) => paragraphs(page, story, words)?,
            Block::Item(item) => {
                let name = row::mention(story, *item);
                let id = row::id_after(story, Some(*item), &name);
                page.fact(INDENT, HANG, &safe_format!("- {name}{}{id}", row::marked(story, *item)))?;
            }
            Block::Row(row) => {
                paragraphs(page, story, &row.cells)?;
                paragraphs(page, story, &row.body)?;
            }
        }
    }
    Ok(())
}

fn paragraphs(page: &mut Page<'_>, story: Story<'_>, paragraphs: &[Paragraph]) -> io::Result<()> {
    paragraphs.iter().try_for_each(|paragraph| {
        let line = line(story, paragraph);
        if is_marked(paragraph) { page.marked(INDENT, WORDS, &line) } else { page.fact(INDENT, HANG, &line) }
    })
}

/// Whether a paragraph begins with words of the file, which no label or heading stands before.
fn is_marked(paragraph: &Paragraph) -> bool {
    // Words of the program may lead somewhere, too: how many claims about it are contested.
    let is_name = |run: &Run| run.link.is_some() && !run.text.as_str().starts_with("⚑ ");
    let begins_with_name = paragraph.runs.first().is_some_and(is_name);
    match paragraph.shape {
        Shape::Plain | Shape::Close => paragraph.is_prose || begins_with_name,
        Shape::Heading | Shape::Field(_) | Shape::Entry | Shape::Nested(_) => false,
    }
}

/// A paragraph as one line, with the ids of what it names by its first words. What the panes strike through has a word
/// behind it here.
fn line(story: Story<'_>, paragraph: &Paragraph) -> SafeText {
    let mut words = String::new();
    let mut runs = paragraph.runs.iter().peekable();
    while let Some(run) = runs.next() {
        words.push_str(run.text.as_str());
        words.push_str(row::id_after(story, run.link, &run.text).as_str());
        let goes_on = runs.peek().is_some_and(|next| next.tone == Tone::Fallen);
        if run.tone == Tone::Fallen && !goes_on {
            let mark = run.link.and_then(|item| row::mark(story, item)).unwrap_or("unsupported");
            words.extend([" (", mark, ")"]);
        }
    }
    match paragraph.shape {
        Shape::Plain | Shape::Close => SafeText::line(&words),
        Shape::Heading => safe_format!("{words}{}", colon(&words)),
        Shape::Field(label) => safe_format!("{label}: {words}"),
        Shape::Entry => safe_format!("- {words}"),
        Shape::Nested(depth) => safe_format!("{:indent$}- {words}", "", indent = 2 * usize::from(depth)),
    }
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
mod tests;
