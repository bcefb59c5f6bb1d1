//! The text of a source laid out: each line of the file a block with its number and a bar where a quote stands.
//! It must not move the cursor.

use std::ops::Range;

use super::{Hit, Mark, SourceText, TextLines};
use crate::app::{
    find::{Pattern, Seek},
    flow::{Content, Opening, Spot},
    lines::{Found, Laid, Line, Spacing, Span, lay_out, lay_out_seeking},
};
use briefing_evidence::{
    Story,
    describe::{Paragraph, Tone, prose},
};
use briefing_text::{SafeText, safe_format, wrap};

/// The least cells that numbers leave to the words.
const LEAST: usize = 16;

/// The text as a flow of blocks: what is said of it, then its lines.
pub(crate) struct TextContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// The text.
    pub(crate) text: &'a SourceText,
    /// What the search looks for.
    pub(crate) pattern: Option<&'a Pattern>,
    /// The hit at which the reader is.
    pub(crate) current: Option<Hit>,
}

/// The cells for the numbers, and those for the words, of which the first cell of the view is not one.
struct Columns {
    numbers: usize,
    words: usize,
}

/// A stretch of a line with one look.
struct Piece {
    /// Its bytes in the text.
    raw: Range<usize>,
    /// Its bytes in the words of the line, cleaned.
    clean: Range<usize>,
    standing: Standing,
}

/// What stands in a stretch of the text; of several the last counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Nothing,
    Near,
    Quote,
    Selected,
}

impl Standing {
    /// The sign beside a line, which needs no color.
    const fn sign(self) -> &'static str {
        match self {
            Self::Nothing => "  ",
            Self::Near => "! ",
            Self::Quote => "| ",
            Self::Selected => "||",
        }
    }

    const fn tone(self) -> Tone {
        match self {
            Self::Nothing => Tone::Text,
            Self::Near => Tone::Warning,
            Self::Quote => Tone::Quote,
            Self::Selected => Tone::Strong,
        }
    }
}

impl TextContent<'_> {
    fn columns(lines: &TextLines, available: usize) -> Columns {
        let inner = available.saturating_sub(1);
        let digits = lines.numbers().to_string().len() + 1;
        let numbers = if inner >= digits + 3 + LEAST { digits } else { 0 };
        Columns { numbers, words: inner.saturating_sub(numbers + 3).max(1) }
    }

    /// Where the view shows a byte of the text.
    pub(crate) fn spot_of_byte(&self, byte: usize, available: usize) -> Spot {
        let Some(lines) = self.text.lines() else { return Spot::default() };
        let line = lines.line_at(byte);
        let start = lines.range(line).start;
        self.spot(line, lines.words(start..byte.max(start)).as_str().len(), available)
    }

    /// Where the view shows a byte of the cleaned words of a line.
    pub(crate) fn spot(&self, line: usize, at: usize, available: usize) -> Spot {
        let Some(lines) = self.text.lines() else { return Spot::default() };
        let width = Self::columns(lines, available).words;
        let words = lines.words(lines.range(line));
        let rows = wrap(words.as_safe(), width, width);
        let row = rows.partition_point(|range| range.start <= at).saturating_sub(1);
        Spot { block: line + 1, line: row }
    }

    fn line(&self, lines: &TextLines, line: usize, available: usize) -> Laid {
        let Columns { numbers, words: width } = Self::columns(lines, available);
        let pieces = self.pieces(lines, line);
        let mut words = Paragraph::plain();
        for piece in &pieces {
            let text = lines.words(piece.raw.clone());
            words = words.runs(prose::verbatim(self.story, text.as_safe(), piece.standing.tone()));
        }
        let joined: String = words.runs.iter().map(|run| run.text.as_str()).collect();
        words.own.push(0..joined.len());
        let seek = &mut self.seek(line, &joined);
        let words = std::slice::from_ref(&words);
        let mut laid = lay_out_seeking(words, width, Spacing::Compact, self.pattern, seek);
        let rows = wrap(SafeText::line(&joined).as_safe(), width, width);
        let mut number = lines.number(line);
        for (row, shown) in laid.lines.iter_mut().enumerate() {
            let range = rows.get(row).cloned().unwrap_or_default();
            let touches = |piece: &&Piece| piece.clean.start < range.end && piece.clean.end > range.start;
            let standing = pieces.iter().filter(touches).map(|piece| piece.standing).max();
            let sign = standing.unwrap_or(Standing::Nothing).sign();
            let number = number.take().map(|number| number.to_string()).unwrap_or_default();
            let gutter = if numbers == 0 {
                safe_format!("{sign} ")
            } else {
                safe_format!("{number:>width$} {sign} ", width = numbers - 1)
            };
            let gutter = Span { text: gutter, tone: Tone::Muted, link: None, found: Found::No };
            let mut whole = Line { indent: 1, spans: vec![gutter], ..Line::default() };
            whole.append(std::mem::take(shown));
            *shown = whole;
        }
        laid
    }

    /// How to find the hit at which the reader is, where it stands in this line.
    fn seek(&self, line: usize, words: &str) -> Seek {
        let current = self.current.filter(|hit| hit.line == line).zip(self.pattern);
        let range = current
            .and_then(|(hit, pattern)| pattern.ranges(words).into_iter().find(|range| range.start == hit.at));
        range.map(Seek::in_first).unwrap_or_default()
    }

    /// A line parted where quotes begin and end in it.
    fn pieces(&self, lines: &TextLines, line: usize) -> Vec<Piece> {
        let whole = lines.range(line);
        let marks: Vec<&Mark> = self.text.marks_in(whole.clone()).collect();
        let edges = marks.iter().flat_map(|mark| [mark.range.start, mark.range.end]);
        let mut edges: Vec<usize> =
            edges.filter(|edge| whole.contains(edge)).chain([whole.start, whole.end]).collect();
        edges.sort_unstable();
        edges.dedup();
        let mut at = 0;
        let piece = |pair: &[usize]| {
            let raw = pair[0]..pair[1];
            let clean = at..at + lines.words(raw.clone()).as_str().len();
            at = clean.end;
            let touching =
                marks.iter().filter(|mark| mark.range.start < raw.end && mark.range.end > raw.start);
            let standing = touching.map(|mark| match () {
                () if mark.is_near => Standing::Near,
                () if Some(mark.quote) == self.text.quote => Standing::Selected,
                () => Standing::Quote,
            });
            Piece { standing: standing.max().unwrap_or(Standing::Nothing), raw, clean }
        };
        edges.windows(2).map(piece).collect()
    }
}

impl Content for TextContent<'_> {
    fn len(&self) -> usize {
        1 + self.text.lines().map_or(0, |lines| lines.len())
    }

    fn moves_by_block(&self) -> bool {
        false
    }

    fn is_verbatim(&self, block: usize) -> bool {
        block > 0
    }

    fn lay_out(&self, block: usize, _opening: Opening, available: usize) -> Laid {
        if let (Some(line), Some(lines)) = (block.checked_sub(1), self.text.lines()) {
            return self.line(lines, line, available);
        }
        let mut laid = lay_out(&self.text.head, available.saturating_sub(1), Spacing::Airy, self.pattern);
        for line in &mut laid.lines {
            line.indent += 1;
        }
        laid.lines.push(Line::default());
        laid
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use proptest::prelude::*;

    use super::*;
    use crate::app::source_text::State;
    use briefing_evidence::Evidence;
    use briefing_format::{
        files::Copies,
        model::{QuoteIx, SourceIx},
    };
    use briefing_text::width;

    const YAML: &str =
        "briefing: 1\ntitle: T\nactors:\n  a: {name: Ada}\nsources:\n  s: {title: S, file: a.txt}\n";

    proptest! {
        /// Whatever stands in a text and wherever quotes do: no line is wider than the view, every word is there, and
        /// each byte has a place on one of the lines.
        #[test]
        fn a_text_is_laid_out_whole_within_its_width(
            text in "(Ada|[a-d]{1,9}|\\PC|[ \t\r\n\u{202e}\u{301}火ש]){0,60}",
            marks in prop::collection::vec((0_usize..80, 1_usize..30, any::<bool>()), 0..6),
            available in 1_usize..60,
        ) {
            let briefing = briefing_format::parse(YAML, &mut |_| {}).briefing;
            let evidence = Evidence::new(&briefing);
            let story = Story { briefing: &briefing, evidence: &evidence };
            let raw: &'static str = text.replace('\0', "").leak();
            let files: &'static [(&str, &str)] = Box::leak(Box::new([("a.txt", raw)]));
            let lines = Copies::Inside(files).read("a.txt").map(TextLines::new);
            let lines = lines.map_err(|error| TestCaseError::fail(error.message().to_string()))?;
            let mut shown = SourceText::new(story, SourceIx(0), Some(QuoteIx(0)));
            let back = |mut at: usize| {
                at = at.min(raw.len());
                while !raw.is_char_boundary(at) {
                    at -= 1;
                }
                at
            };
            shown.marks = marks
                .iter()
                .map(|(start, length, is_near)| Mark {
                    range: back(*start)..back(start + length),
                    quote: QuoteIx(*length as u32 % 2),
                    is_near: *is_near,
                })
                .collect();
            shown.marks.sort_by_key(|mark| (mark.range.start, mark.range.end));
            shown.longest = shown.marks.iter().map(|mark| mark.range.len()).max().unwrap_or_default();
            shown.state = State::Read(Arc::new(lines));
            let content = TextContent { story, text: &shown, pattern: None, current: None };
            let heights: Vec<usize> = (0..content.len())
                .map(|block| content.lay_out(block, Opening::Closed, available).lines.len())
                .collect();
            for block in 1..content.len() {
                let laid = content.lay_out(block, Opening::Closed, available);
                for line in &laid.lines {
                    // A mark may stand in another span than what it is painted on. One that begins the words was
                    // painted on the line before and only here gets a circle of its own.
                    let words: String = line.spans.iter().skip(1).map(|span| span.text.as_str()).collect();
                    let clean = SafeText::line(&words);
                    let circle = clean.as_str().chars().count() > words.chars().count();
                    let gutter: usize = line.spans.iter().take(1).map(|span| width(span.text.as_safe())).sum();
                    let cells = gutter + width(clean.as_safe()) - usize::from(circle);
                    // The gutter and one grapheme are always there; few are wider than two columns, none than four.
                    let least = 8;
                    prop_assert!(line.indent + cells <= available.max(least), "{line:?}");
                }
            }
            for byte in 0..raw.len() {
                let spot = content.spot_of_byte(byte, available);
                prop_assert!(spot.block < heights.len() && spot.line < heights[spot.block], "{spot:?}");
            }
        }
    }
}
