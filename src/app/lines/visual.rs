//! Where the cells of a line stand: one answer for drawing, for the mouse and for hints. It must not know what is painted.
//!
//! A line keeps its words in logical order. A paragraph with right-to-left letters is analyzed when it is wrapped, and
//! its lines keep the visual order beside the logical one, for screens that leave the order to the reader.

use std::borrow::Cow;

use super::{Line, Span};
use briefing_text::{Cell, Directions, cells};

/// The order in which the cells of a line are painted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// As they are read; the terminal reorders them, or nobody does.
    Logical,
    /// From left to right as UAX #9 asks, on a terminal that leaves them alone.
    Visual,
}

/// A cell of a line in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed<'a> {
    /// Its first column, counted from where the line's indent begins.
    pub(crate) column: usize,
    /// Its columns: 1 or 2.
    pub(crate) width: u16,
    /// What is painted.
    pub(crate) symbol: Cow<'a, str>,
    /// The number of its span.
    pub(crate) span: usize,
}

/// The cells of a line from left to right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Visual {
    /// All symbols, one after the other.
    text: String,
    cells: Vec<VisualCell>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct VisualCell {
    span: usize,
    /// Where its symbol ends in the text.
    end: usize,
    /// Its first column, without the line's indent.
    column: usize,
    width: u16,
}

impl Line {
    /// The cells of the line that fit into `room` columns, from left to right.
    pub(crate) fn placed(&self, room: usize, order: Order) -> impl Iterator<Item = Placed<'_>> {
        let visual = match order {
            Order::Logical => None,
            Order::Visual => self.visual.as_deref(),
        };
        let logical = if visual.is_some() { &[] } else { &self.spans[..] };
        let mut next = self.indent;
        let logical = logical
            .iter()
            .enumerate()
            .flat_map(|(span, words)| cells(words.text.as_safe()).map(move |cell| (span, cell)));
        let logical = logical.map(move |(span, cell)| {
            let column = next;
            next += usize::from(cell.width);
            Placed { column, width: u16::from(cell.width), symbol: cell.symbol, span }
        });
        let visual = visual.into_iter().flat_map(|visual| visual.placed(self.indent));
        logical.chain(visual).take_while(move |cell| cell.column + usize::from(cell.width) <= room)
    }

    /// Puts the words of another line behind those of this one; each keeps its direction.
    pub(crate) fn append(&mut self, other: Self) {
        if self.spans.is_empty() {
            (self.spans, self.visual) = (other.spans, other.visual);
            return;
        }
        if self.visual.is_some() || other.visual.is_some() {
            let mut visual = self.visual.take().unwrap_or_else(|| Box::new(Visual::logical(&self.spans)));
            let behind = other.visual.unwrap_or_else(|| Box::new(Visual::logical(&other.spans)));
            visual.append(*behind, self.spans.len());
            self.visual = Some(visual);
        }
        self.spans.extend(other.spans);
    }

    /// Computes the visual order of the words; `start` is where they begin in the paragraph.
    pub(super) fn arrange(&mut self, directions: &Directions<'_>, start: usize) {
        let mut base = start;
        let mut starts = Vec::with_capacity(self.spans.len());
        let mut line = Vec::new();
        for span in &self.spans {
            starts.push(base);
            line.extend(
                cells(span.text.as_safe())
                    .map(|cell| Cell { range: cell.range.start + base..cell.range.end + base, ..cell }),
            );
            base += span.text.as_str().len();
        }
        let mut visual = Visual::default();
        for cell in directions.visual(&line) {
            let span = starts.partition_point(|start| *start <= cell.range.start).saturating_sub(1);
            visual.push(&cell, span);
        }
        self.visual = Some(Box::new(visual));
    }

    /// The columns of the words in visual order, padding included.
    pub(super) fn visual_width(&self) -> usize {
        self.visual.as_ref().map_or(0, |visual| visual.width())
    }

    /// Moves the words to the right, so that they end at a column; only what is in visual order has a right edge.
    pub(super) fn end_at(&mut self, column: usize) {
        if let Some(visual) = &mut self.visual {
            let padding = column.saturating_sub(visual.width());
            for cell in &mut visual.cells {
                cell.column += padding;
            }
        }
    }
}

impl Visual {
    /// Cells of which none runs from right to left.
    fn logical(spans: &[Span]) -> Self {
        let mut visual = Self::default();
        for (n, span) in spans.iter().enumerate() {
            for cell in cells(span.text.as_safe()) {
                visual.push(&cell, n);
            }
        }
        visual
    }

    fn push(&mut self, cell: &Cell<'_>, span: usize) {
        let column = self.width();
        self.text.push_str(&cell.symbol);
        self.cells.push(VisualCell { span, end: self.text.len(), column, width: u16::from(cell.width) });
    }

    fn append(&mut self, other: Self, spans: usize) {
        let (columns, bytes) = (self.width(), self.text.len());
        self.text.push_str(&other.text);
        self.cells.extend(other.cells.into_iter().map(|cell| VisualCell {
            span: cell.span + spans,
            end: cell.end + bytes,
            column: cell.column + columns,
            ..cell
        }));
    }

    /// The columns up to the end of the last cell.
    fn width(&self) -> usize {
        self.cells.last().map_or(0, |cell| cell.column + usize::from(cell.width))
    }

    fn placed(&self, indent: usize) -> impl Iterator<Item = Placed<'_>> {
        let mut start = 0;
        self.cells.iter().map(move |cell| {
            let symbol = Cow::Borrowed(&self.text[start..cell.end]);
            start = cell.end;
            Placed { column: indent + cell.column, width: cell.width, symbol, span: cell.span }
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::{
        find::Pattern,
        lines::{Found, Spacing, lay_out, row_line},
    };
    use briefing_evidence::describe::{Paragraph, Row, Tone};
    use briefing_text::SafeText;

    /// “The MEK group said: ‘We … 42 cities (Tirana)’”.
    const SENTENCE: &str = "گروه MEK گفت: «ما 42 شهر (Tirana) را»";

    fn painted(line: &Line, order: Order) -> String {
        let mut row = String::new();
        let mut end = 0;
        for cell in line.placed(usize::MAX, order) {
            row.extend(std::iter::repeat_n(' ', cell.column - end));
            row.push_str(&cell.symbol);
            end = cell.column + usize::from(cell.width);
        }
        row
    }

    fn lines(paragraph: Paragraph, width: usize) -> Vec<String> {
        let laid = lay_out(&[paragraph], width, Spacing::Compact, None);
        laid.lines.iter().map(|line| painted(line, Order::Visual)).collect()
    }

    fn text(words: &str) -> Paragraph {
        Paragraph::plain().words(SafeText::line(words))
    }

    /// Both lines run from right to left and end at the right edge, the second one although it begins in Latin.
    #[test]
    fn the_lines_of_a_persian_paragraph_run_from_its_right_edge() {
        assert_eq!(lines(text(SENTENCE), 40), ["   «ار (Tirana) رهش 42 ام» :تفگ MEK هورگ"]);
        assert_eq!(lines(text(SENTENCE), 22), ["  42 ام» :تفگ MEK هورگ", "      «ار (Tirana) رهش"],);
    }

    #[test]
    fn in_an_english_paragraph_persian_words_are_put_in_order_and_nothing_moves_to_the_right() {
        assert_eq!(lines(text("They say گروه ما (سه) here"), 40), ["They say (هس) ام هورگ here"]);
        assert_eq!(lines(text("They say گروه ما (سه) here"), 15), ["They say هورگ", "(هس) ام here"]);
    }

    #[test]
    fn a_bullet_or_label_stays_on_the_left_and_its_words_beside_it() {
        let words = SafeText::line("گروه ما گفت");
        assert_eq!(lines(Paragraph::entry().words(&words), 30), ["· تفگ ام هورگ"]);
        assert_eq!(lines(Paragraph::entry().words(&words), 10), ["· ام هورگ", "      تفگ"]);
        assert_eq!(lines(Paragraph::field("names").words(&words), 12), ["names: هورگ", "     تفگ ام"]);
    }

    #[test]
    fn what_stays_logical_is_painted_as_it_is_read() {
        let laid = lay_out(&[text(SENTENCE)], 40, Spacing::Compact, None);
        assert_eq!(painted(&laid.lines[0], Order::Logical), SENTENCE);
        let laid = lay_out(&[text("No such letters: 中文 “é”")], 40, Spacing::Compact, None);
        assert_eq!(laid.lines[0].visual, None);
    }

    #[test]
    fn a_search_hit_keeps_its_letters_in_visual_order() {
        let pattern = Pattern::new("گفت");
        let laid = lay_out(&[text(SENTENCE)], 40, Spacing::Compact, pattern.as_ref());
        let line = &laid.lines[0];
        let hit: Vec<_> =
            line.placed(40, Order::Visual).filter(|cell| line.spans[cell.span].found == Found::Hit).collect();
        let letters: String = hit.iter().map(|cell| &*cell.symbol).collect();
        assert_eq!((letters.as_str(), hit[0].column), ("تفگ", 28));
    }

    #[test]
    fn each_column_of_a_row_has_a_direction_of_its_own() {
        let row = |lead: &str, name: &str| Row {
            lead: SafeText::line(lead),
            name: SafeText::line(name),
            date: Vec::new(),
            caveat: None,
            name_tone: Tone::Text,
            second: SafeText::default(),
            other_date: Vec::new(),
            trail: SafeText::default(),
            trail_tone: Tone::Text,
        };
        let painted = |row: &Row| painted(&row_line(row, 6, 0, 20, None, None).lines[0], Order::Visual);
        assert_eq!(painted(&row("2022", "گروه (MEK)")), "2022      (MEK) هورگ");
        assert_eq!(painted(&row("شهر", "Tirana")), "رهش    Tirana");
        assert_eq!(painted(&row("شهر", "گروه ما گفت ما")), "رهش    … تفگ ام هورگ");
    }

    #[test]
    fn cells_past_the_room_are_left_out() {
        let laid = lay_out(&[text("گروه")], 4, Spacing::Compact, None);
        let columns =
            |room| laid.lines[0].placed(room, Order::Visual).map(|cell| cell.column).collect::<Vec<_>>();
        assert_eq!(columns(3), [0, 1, 2]);
        assert_eq!(columns(4), [0, 1, 2, 3]);
    }

    proptest! {
        /// Whatever is mixed, each cell of a line is painted once, none over another, and none past the edge.
        #[test]
        fn visual_order_moves_cells_and_loses_none(
            runs in proptest::collection::vec("[ a-c1-3(«)»\u{301}\u{200c}א-جلا中٣]{0,9}", 0..5),
            width in 2..40_usize,
        ) {
            let paragraph = runs.iter().fold(Paragraph::entry(), |paragraph, run| paragraph.words(SafeText::line(run)));
            for line in lay_out(&[paragraph], width, Spacing::Compact, None).lines {
                let mut spans = vec![0; line.spans.len()];
                for cell in line.placed(usize::MAX, Order::Logical) {
                    spans[cell.span] += 1;
                }
                let mut end = 0;
                for cell in line.placed(usize::MAX, Order::Visual) {
                    prop_assert!(cell.column >= end);
                    end = cell.column + usize::from(cell.width);
                    spans[cell.span] -= 1;
                }
                prop_assert!(spans.iter().all(|count| *count == 0));
                let columns = line.placed(usize::MAX, Order::Logical).last();
                let needed = columns.map_or(0, |cell| cell.column + usize::from(cell.width));
                prop_assert!(end <= width.max(needed));
            }
        }
    }
}
