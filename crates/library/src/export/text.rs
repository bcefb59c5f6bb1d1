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
    Clock, Evidence, Story, Weights,
    describe::{self, Block, Description, Form, Paragraph, Shape, count, row},
    timeline::{self, Parting},
};
use briefing_format::model::{EventIx, Item, ItemKind};
use briefing_text::{SafeText, safe_format};

/// Facts stand below the line of their item, further right.
const INDENT: usize = 2;
/// So do the later lines of a fact.
const HANG: usize = 2;

/// Writes a briefing, wrapped to `width` columns; 0 wraps nothing.
///
/// Nothing is held back: each item is written before the next is described, so give it a buffered writer.
pub fn write(document: &Document, width: usize, out: &mut impl Write) -> io::Result<()> {
    let page = &mut Page::new(out, width);
    let weights = Arc::new(Weights::new(document.story()));
    let evidence = Evidence { weights: Some(weights), ..document.evidence.clone() };
    let story = Story { evidence: &evidence, ..document.story() };
    head(page, document)?;
    timeline(page, document)?;
    for (kind, name) in SECTIONS {
        let count = story.briefing.count(kind);
        heading(page, name, count)?;
        if kind == ItemKind::Judgment && count > 0 {
            paragraphs(page, story, &describe::scale::lines(story))?;
        }
        for item in story.briefing.items_of(kind) {
            self::item(page, story, item)?;
        }
    }
    points_of_failure(page, story)?;
    problems(page, document)
}

/// The sections after the timeline.
const SECTIONS: [(ItemKind, &str); 6] = [
    (ItemKind::Entity, "ENTITIES"),
    (ItemKind::Quote, "QUOTES"),
    (ItemKind::Claim, "CLAIMS"),
    (ItemKind::Source, "SOURCES"),
    (ItemKind::Judgment, "JUDGMENTS"),
    (ItemKind::Question, "QUESTIONS"),
];

/// The line of an item, and all that is said of it below.
fn item(page: &mut Page<'_>, story: Story<'_>, item: Item) -> io::Result<()> {
    page.gap()?;
    page.fact(0, HANG, &row::heading(story, item))?;
    blocks(page, story, &Description::for_form(story, item, Form::Linear).blocks())
}

/// The single points of failure, which the panes have in a view of their own.
fn points_of_failure(page: &mut Page<'_>, story: Story<'_>) -> io::Result<()> {
    let points = story.evidence.weights.as_deref().map(|weights| weights.points(story)).unwrap_or_default();
    let points = describe::fall::points(story, &points);
    heading(page, "SINGLE POINTS OF FAILURE", points.len())?;
    blocks(page, story, &points)
}

fn head(page: &mut Page<'_>, document: &Document) -> io::Result<()> {
    page.fact(0, HANG, document.title())?;
    let story = document.story();
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

/// The heading of a section; a section without items has none.
fn heading(page: &mut Page<'_>, name: &str, items: usize) -> io::Result<()> {
    if items == 0 {
        return Ok(());
    }
    page.gap()?;
    page.fact(0, HANG, &safe_format!("{name} ({items})"))
}

fn timeline(page: &mut Page<'_>, document: &Document) -> io::Result<()> {
    let story = document.story();
    heading(page, "TIMELINE", story.briefing.events.len())?;
    let date = |event| story.when(EventIx(event), Clock::Happened);
    let order = document.order(Clock::Happened);
    let timeline::Rows { list: rows, sections, .. } = timeline::rows(order, date, &Parting::default());
    for row in rows {
        let between = match row {
            timeline::Row::Gap(gap) => safe_format!("({gap} later)"),
            timeline::Row::Section(number) => safe_format!("{}", sections[number as usize].head),
            timeline::Row::Event(n) => {
                item(page, story, Item::Event(EventIx(n)))?;
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
                page.fact(INDENT, HANG, &safe_format!("- {name}{id}"))?;
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
    paragraphs.iter().try_for_each(|paragraph| page.fact(INDENT, HANG, &line(story, paragraph)))
}

/// A paragraph as one line, with the ids of what it names by its first words.
fn line(story: Story<'_>, paragraph: &Paragraph) -> SafeText {
    let mut words = String::new();
    for run in &paragraph.runs {
        words.push_str(run.text.as_str());
        words.push_str(row::id_after(story, run.link, &run.text).as_str());
    }
    match paragraph.shape {
        Shape::Plain | Shape::Close => SafeText::line(&words),
        Shape::Heading => safe_format!("{words}:"),
        Shape::Field(label) => safe_format!("{label}: {words}"),
        Shape::Entry => safe_format!("- {words}"),
        Shape::Nested(depth) => safe_format!("{:indent$}- {words}", "", indent = 2 * usize::from(depth)),
    }
}

fn problems(page: &mut Page<'_>, document: &Document) -> io::Result<()> {
    heading(page, "PROBLEMS", document.problems.len())?;
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
