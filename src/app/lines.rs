//! Paragraphs wrapped into lines of a width, with their links and search hits. It must not know the screen's height or colors.

pub(crate) mod drawing;
pub(crate) mod row;
pub(crate) mod table;
mod visual;
mod whole;

use std::{iter, ops::Range};

pub(crate) use row::{Columns, caveat_width, fitting, row_columns, row_line, trail_width, with_second};
pub(crate) use visual::{Order, Visual};
pub(crate) use whole::whole_row;

use briefing_evidence::describe::{Paragraph, Run, Shape, Tone};
use briefing_format::model::Item;
use briefing_terminal::WebAddress;
use briefing_text::{Directions, SafeStr, SafeText, truncate, width, wrap};

use super::find::{Pattern, Seek};

/// The column in which the values of fields begin.
const FIELD: usize = 13;
/// The least room beside a label, in cells.
const LEAST_BESIDE: usize = 4;
/// The least width at which fields have a column of their own.
const WIDE: usize = 40;

/// Words of one look on one line.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Span {
    /// The words.
    pub(crate) text: SafeText,
    /// What they are.
    pub(crate) tone: Tone,
    /// Which link of the block they belong to.
    pub(crate) link: Option<usize>,
    /// Whether the search found them.
    pub(crate) found: Found,
}

/// What the search has to do with some words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Found {
    /// Nothing.
    #[default]
    No,
    /// They are a hit.
    Hit,
    /// They are the hit at which the reader is.
    Current,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Line {
    /// Empty cells before the words.
    pub(crate) indent: usize,
    /// The words, as they are read.
    pub(crate) spans: Vec<Span>,
    /// Their cells in visual order, where any of them runs from right to left.
    pub(crate) visual: Option<Box<Visual>>,
    /// Words at the right edge.
    pub(crate) trail: Vec<Span>,
    /// The web address of which the words of [`Tone::Address`] are a part.
    pub(crate) address: Option<WebAddress>,
}

/// A block laid out for a width.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Laid {
    /// Its lines.
    pub(crate) lines: Vec<Line>,
    /// Where its links lead, in reading order.
    pub(crate) links: Vec<Item>,
}

/// How much air there is between paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spacing {
    /// None, except before headings and between paragraphs of prose.
    Compact,
    /// An empty line between prose and fields, too.
    Airy,
}

impl Laid {
    /// The line on which a link begins.
    pub(crate) fn line_of_link(&self, link: usize) -> Option<usize> {
        self.lines.iter().position(|line| line.spans.iter().any(|span| span.link == Some(link)))
    }

    /// The first link on a line.
    pub(crate) fn link_on_line(&self, line: usize) -> Option<usize> {
        self.lines.get(line)?.spans.iter().find_map(|span| span.link)
    }

    /// The line on which the hit begins at which the reader is.
    pub(crate) fn line_of_hit(&self) -> Option<usize> {
        self.lines.iter().position(Line::has_current_hit)
    }

    /// Adds the lines of another block below, its links numbered on.
    pub(crate) fn append(&mut self, other: Self) {
        let base = self.links.len();
        self.links.extend(other.links);
        self.lines.extend(other.lines.into_iter().map(|mut line| {
            for link in line.spans.iter_mut().filter_map(|span| span.link.as_mut()) {
                *link += base;
            }
            line
        }));
    }
}

/// Wraps paragraphs to a width.
pub(crate) fn lay_out(
    paragraphs: &[Paragraph],
    available: usize,
    spacing: Spacing,
    pattern: Option<&Pattern>,
) -> Laid {
    lay_out_seeking(paragraphs, available, spacing, pattern, &mut Seek::default())
}

/// The same, and looks for the hit at which the reader is.
pub(crate) fn lay_out_seeking(
    paragraphs: &[Paragraph],
    available: usize,
    spacing: Spacing,
    pattern: Option<&Pattern>,
    seek: &mut Seek,
) -> Laid {
    let mut laid = Laid::default();
    let mut previous: Option<Shape> = None;
    for paragraph in paragraphs {
        if previous.is_some_and(|previous| parted(previous, paragraph.shape, spacing)) {
            laid.lines.push(Line::default());
        }
        previous = Some(paragraph.shape);
        wrap_paragraph(paragraph, 0, available.max(1), pattern, seek, &mut laid);
    }
    laid
}

/// Wraps a paragraph in whose first line so many cells are taken, and looks for the hit at which the reader is.
pub(crate) fn lay_out_beside(
    paragraph: &Paragraph,
    taken: usize,
    available: usize,
    pattern: Option<&Pattern>,
    seek: &mut Seek,
) -> Laid {
    let mut laid = Laid::default();
    wrap_paragraph(paragraph, taken, available.max(1), pattern, seek, &mut laid);
    laid
}

fn parted(previous: Shape, next: Shape, spacing: Spacing) -> bool {
    match (previous, next) {
        (_, Shape::Heading) | (Shape::Plain | Shape::Close, Shape::Plain) => true,
        (_, Shape::Close)
        | (
            Shape::Field(_) | Shape::Heading | Shape::Entry | Shape::Nested(_),
            Shape::Field(_) | Shape::Entry | Shape::Nested(_),
        ) => false,
        (Shape::Plain | Shape::Close, _) | (_, Shape::Plain) => spacing == Spacing::Airy,
    }
}

/// The label or bullet before the first line, and the indents of the first and the later lines.
fn lead(shape: Shape, available: usize) -> (Option<Span>, usize, usize) {
    let span = |text: SafeText| Some(Span { text, tone: Tone::Label, link: None, found: Found::No });
    let plain = |text: SafeText| Some(Span { text, tone: Tone::Text, link: None, found: Found::No });
    match shape {
        Shape::Plain | Shape::Close | Shape::Heading => (None, 0, 0),
        Shape::Entry => (plain(SafeText::from_static("· ")), 2, 2),
        Shape::Nested(depth) => {
            // However deep, half of the line is left for words.
            let indent = (2 * usize::from(depth)).min(available / 2);
            (plain(briefing_text::safe_format!("{:indent$}· ", "")), indent + 2, indent + 2)
        }
        Shape::Field(label) if available >= WIDE => {
            let padding = FIELD.saturating_sub(label.len()).max(1);
            (span(briefing_text::safe_format!("{label}{:padding$}", "")), label.len() + padding, FIELD)
        }
        Shape::Field(label) => {
            (span(briefing_text::safe_format!("{label}: ")), label.len() + 2, 2.min(available / 4))
        }
    }
}

fn wrap_paragraph(
    paragraph: &Paragraph,
    taken: usize,
    available: usize,
    pattern: Option<&Pattern>,
    seek: &mut Seek,
    laid: &mut Laid,
) {
    let (mut label, mut first, rest) = lead(paragraph.shape, available);
    first += taken;
    // A label that leaves no room for a word beside it has a line of its own.
    if first + LEAST_BESIDE > available
        && let Some(alone) = label.take()
    {
        let (text, _) = fitted(alone.text.as_safe(), available);
        laid.lines.push(Line { spans: vec![Span { text, ..alone }], ..Line::default() });
        first = rest;
    }
    let (joined, marks) = join(&paragraph.runs, laid);
    let hits = hits(pattern, joined.as_str(), seek.pass(&paragraph.own));
    let directions = Directions::of(joined.as_safe());
    let ranges = wrap(joined.as_safe(), available.saturating_sub(first), available.saturating_sub(rest));
    let mut lines: Vec<Line> = Vec::with_capacity(ranges.len());
    for range in ranges {
        lines.push(words(joined.as_safe(), range, &marks, &hits, directions.as_ref()));
    }
    if directions.is_some_and(|directions| directions.is_right_to_left()) {
        // What has a label or bullet stays beside it: it ends where the longest of its lines does.
        let leads = iter::once(first).chain(iter::repeat(rest));
        let ends = lines.iter().zip(leads.clone()).map(|(line, lead)| lead + line.visual_width());
        let edge = if label.is_some() { ends.max().unwrap_or(0).min(available) } else { available };
        for (line, lead) in lines.iter_mut().zip(leads) {
            line.end_at(edge.saturating_sub(lead));
        }
    }
    let address = address(&paragraph.runs);
    for (n, words) in lines.into_iter().enumerate() {
        let is_beside_label = n == 0 && (label.is_some() || first == taken);
        let mut line = Line { indent: if is_beside_label { 0 } else { rest }, ..Line::default() };
        if n == 0 {
            line.spans.extend(label.clone());
        }
        line.append(words);
        line.address = address.clone().filter(|_| line.spans.iter().any(|span| span.tone == Tone::Address));
        laid.lines.push(line);
    }
}

/// The one web address among some words; nothing where it is none that may be handed out.
fn address(runs: &[Run]) -> Option<WebAddress> {
    let mut addresses = runs.iter().filter(|run| run.tone == Tone::Address);
    let only = addresses.next().filter(|_| addresses.next().is_none())?;
    WebAddress::parse(&only.text).ok()
}

/// What holds for a range of the joined text.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Mark<T> {
    range: Range<usize>,
    is: T,
}

/// How words look, and where they lead.
#[derive(Clone, Copy, Debug)]
struct Look {
    tone: Tone,
    link: Option<usize>,
}

/// What the search has found in a text, in order; where the hit stands at which the reader is, it is no other.
fn hits(pattern: Option<&Pattern>, text: &str, current: Option<Range<usize>>) -> Vec<Mark<Found>> {
    let all = pattern.map(|pattern| pattern.ranges(text)).unwrap_or_default();
    let mut hits: Vec<Mark<Found>> = all.into_iter().map(|range| Mark { range, is: Found::Hit }).collect();
    if let Some(range) = current {
        hits.retain(|hit| hit.range.end <= range.start || range.end <= hit.range.start);
        let at = hits.partition_point(|hit| hit.range.end <= range.start);
        hits.insert(at, Mark { range, is: Found::Current });
    }
    hits
}

fn join(runs: &[Run], laid: &mut Laid) -> (SafeText, Vec<Mark<Look>>) {
    let mut joined = String::new();
    let mut marks = Vec::with_capacity(runs.len());
    for run in runs {
        let start = joined.len();
        joined.push_str(run.text.as_str());
        let link = run.link.map(|item| {
            laid.links.push(item);
            laid.links.len() - 1
        });
        marks.push(Mark { range: start..joined.len(), is: Look { tone: run.tone, link } });
    }
    (SafeText::line(&joined), marks)
}

/// The words of one line: the marks that touch it, parted where search hits begin and end.
fn words(
    text: SafeStr<'_>,
    range: Range<usize>,
    marks: &[Mark<Look>],
    hits: &[Mark<Found>],
    directions: Option<&Directions<'_>>,
) -> Line {
    let mut line = Line::default();
    for mark in marks {
        let start = mark.range.start.max(range.start);
        let end = mark.range.end.min(range.end);
        let mut at = start;
        while at < end {
            let (stop, found) = until(at, end, hits);
            let words = SafeText::from(text.slice(at..stop));
            line.spans.push(Span { text: words, tone: mark.is.tone, link: mark.is.link, found });
            at = stop;
        }
    }
    if let Some(directions) = directions {
        line.arrange(directions, range.start);
    }
    line
}

/// Where what is found next changes after `at`, and what it is until then.
fn until(at: usize, end: usize, hits: &[Mark<Found>]) -> (usize, Found) {
    let next = hits.partition_point(|hit| hit.range.end <= at);
    match hits.get(next) {
        Some(hit) if hit.range.start <= at => (hit.range.end.min(end), hit.is),
        Some(hit) => (hit.range.start.min(end), Found::No),
        None => (end, Found::No),
    }
}

impl Line {
    /// Whether the hit at which the reader is stands on it.
    pub(crate) fn has_current_hit(&self) -> bool {
        self.spans.iter().any(|span| span.found == Found::Current)
    }

    /// Leaves out words at the end until the rest takes at most so many cells.
    pub(crate) fn shorten(&mut self, cells: usize) {
        let mut left = cells.saturating_sub(self.indent);
        self.visual = None;
        self.spans.retain_mut(|span| {
            let short = truncate(span.text.as_safe(), left);
            let is_cut = short.cut;
            if is_cut {
                // The mark of a cut text has a cell of its own.
                span.text = SafeText::from(short.text);
            }
            left = if is_cut { 0 } else { left - width(span.text.as_safe()) };
            !span.text.is_empty()
        });
    }
}

/// A text cut to a width with a mark, and the cells it takes.
pub(crate) fn fitted(text: SafeStr<'_>, available: usize) -> (SafeText, usize) {
    let short = truncate(text, available);
    let words = if short.cut && available > 0 {
        briefing_text::safe_format!("{}…", short.text)
    } else {
        SafeText::from(short.text)
    };
    let cells = width(words.as_safe());
    (words, cells)
}

/// Words of one look on a line of their own, in their own direction.
pub(crate) fn worded(text: &SafeText, tone: Tone) -> Line {
    let directions = Directions::of(text.as_safe());
    let mut line = Line {
        spans: vec![Span { text: text.clone(), tone, link: None, found: Found::No }],
        ..Line::default()
    };
    if let Some(directions) = directions {
        line.arrange(&directions, 0);
    }
    line
}

/// So many empty cells.
pub(crate) fn blanks(cells: usize) -> SafeText {
    briefing_text::safe_format!("{:cells$}", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::model::EntityIx;

    fn shown(laid: &Laid) -> Vec<String> {
        laid.lines
            .iter()
            .map(|line| {
                let words: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                format!("{:1$}{words}", "", line.indent)
            })
            .collect()
    }

    #[test]
    fn fields_hang_below_their_value_and_links_are_numbered() {
        let harbor = Run {
            text: SafeText::line("Harbor Police of the North Quay"),
            tone: Tone::Link,
            link: Some(Item::Entity(EntityIx(3))),
        };
        let field = Paragraph::field("actors").words("the ").runs(vec![harbor]);
        let laid = lay_out(&[field], 40, Spacing::Compact, None);
        assert_eq!(shown(&laid), ["actors       the Harbor Police of the", "             North Quay"]);
        assert_eq!(laid.links, [Item::Entity(EntityIx(3))]);
        assert_eq!(laid.line_of_link(0), Some(0));
        assert_eq!(laid.link_on_line(1), Some(0));
    }

    #[test]
    fn a_label_too_wide_for_the_pane_has_a_line_of_its_own() {
        let field = Paragraph::field("evidence").words("no source");
        assert_eq!(shown(&lay_out(&[field], 12, Spacing::Compact, None)), ["evidence: ", "  no source"]);
    }

    #[test]
    fn a_hit_that_is_broken_over_two_lines_is_marked_on_both() {
        let paragraph = Paragraph::plain().words("say Homeland Justice now");
        let pattern = Pattern::new("land justice");
        let laid = lay_out(&[paragraph], 13, Spacing::Compact, pattern.as_ref());
        let hits: Vec<_> = laid
            .lines
            .iter()
            .flat_map(|line| &line.spans)
            .filter(|span| span.found == Found::Hit)
            .map(|span| span.text.as_str())
            .collect();
        assert_eq!(hits, ["land", "Justice"]);
    }
}
