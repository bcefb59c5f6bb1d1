//! A row of a table as lines: its cells in columns where there is room, else one after the other. It must not know what is told.

use super::{Found, Laid, Line, Spacing, Span, blanks, lay_out};
use crate::app::find::Pattern;
use briefing_evidence::describe::{Block, Paragraph, Run, TableRow, Tone};
use briefing_text::{SafeText, width};

/// The widest that a column gets before its cells are wrapped.
const WIDEST: usize = 26;
/// The cells between two columns.
const BETWEEN: usize = 2;
/// The least width of the last cell beside figures.
const LEAST_BESIDE_FIGURES: usize = 20;
/// The least width of the last cell beside the others.
const LEAST_BODY: usize = 36;

/// How wide the cells of all rows would like to be, column by column; the last cell takes what is left.
pub(crate) fn columns(blocks: &[Block]) -> Vec<usize> {
    let mut columns: Vec<usize> = Vec::new();
    for block in blocks {
        let Block::Row(row) = block else { continue };
        for (n, cell) in row.cells.iter().enumerate() {
            let cells: usize = cell.runs.iter().map(|run| width(run.text.as_safe())).sum();
            match columns.get_mut(n) {
                Some(column) => *column = cells.min(WIDEST).max(*column),
                None => columns.push(cells.min(WIDEST)),
            }
        }
    }
    columns
}

/// Lays a row out beside rows of the same columns.
pub(crate) fn row(row: &TableRow, columns: &[usize], available: usize, pattern: Option<&Pattern>) -> Laid {
    if row.is_figures {
        return figures(row, columns, available, pattern);
    }
    let taken: usize = columns.iter().filter(|column| **column > 0).map(|column| column + BETWEEN).sum();
    if taken + LEAST_BODY > available || columns.len() < row.cells.len() {
        return stacked(row, available, pattern);
    }
    let body = lay_out(&row.body, available - taken, Spacing::Compact, pattern);
    let mut laid = Laid::default();
    let mut start = 0;
    for (cell, column) in row.cells.iter().zip(columns).filter(|(_, column)| **column > 0) {
        let cell = lay_out(std::slice::from_ref(cell), *column, Spacing::Compact, pattern);
        place(&mut laid, cell, start);
        start += column + BETWEEN;
    }
    place(&mut laid, body, start);
    laid
}

/// Figures at the right edge of their columns, as many of these as leave a good part of the line to the last cell.
fn figures(row: &TableRow, columns: &[usize], available: usize, pattern: Option<&Pattern>) -> Laid {
    let body = LEAST_BESIDE_FIGURES.max(available / 3);
    let mut laid = Laid::default();
    let mut start = 0;
    for (cell, column) in row.cells.iter().zip(columns) {
        let end = start + column;
        if end + BETWEEN + body > available {
            break;
        }
        let cell = lay_out(std::slice::from_ref(cell), *column, Spacing::Compact, pattern);
        let cells = |line: &Line| line.spans.iter().map(|span| width(span.text.as_safe())).sum();
        let used: usize = cell.lines.first().map_or(0, cells);
        place(&mut laid, cell, end.saturating_sub(used));
        start = end + BETWEEN;
    }
    let body = lay_out(&row.body, available.saturating_sub(start).max(1), Spacing::Compact, pattern);
    place(&mut laid, body, start);
    laid
}

/// The cells one after the other on a line, and below it the last one.
fn stacked(row: &TableRow, available: usize, pattern: Option<&Pattern>) -> Laid {
    let mut line = Paragraph::entry();
    for cell in row.cells.iter().filter(|cell| !cell.runs.is_empty()) {
        if !line.runs.is_empty() {
            let comma = Run { text: SafeText::from_static(", "), tone: Tone::Text, link: None };
            line.runs.push(comma);
        }
        line = line.runs(cell.runs.clone());
    }
    let mut laid = lay_out(&[line], available, Spacing::Compact, pattern);
    let mut body = lay_out(&row.body, available.saturating_sub(2), Spacing::Compact, pattern);
    for line in &mut body.lines {
        line.indent += 2;
    }
    laid.append(body);
    laid
}

/// Puts the lines of a cell beside what stands there, so that they begin at a column.
fn place(laid: &mut Laid, cell: Laid, start: usize) {
    let base = laid.links.len();
    laid.links.extend(cell.links);
    for (n, mut line) in cell.lines.into_iter().enumerate() {
        for link in line.spans.iter_mut().filter_map(|span| span.link.as_mut()) {
            *link += base;
        }
        if n == laid.lines.len() {
            laid.lines.push(Line::default());
        }
        let there = &mut laid.lines[n];
        let used: usize = there.spans.iter().map(|span| width(span.text.as_safe())).sum();
        let blank = blanks((start + line.indent).saturating_sub(used.max(there.visual_width())));
        if !blank.is_empty() {
            let blank = Span { text: blank, tone: Tone::Text, link: None, found: Found::No };
            there.append(Line { spans: vec![blank], ..Line::default() });
        }
        there.append(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::model::{EntityIx, Item};

    fn words(words: &str) -> Paragraph {
        Paragraph::close().words(SafeText::line(words))
    }

    fn link(name: &str, n: u32) -> Paragraph {
        let (text, link) = (SafeText::line(name), Some(Item::Entity(EntityIx(n))));
        Paragraph::close().runs(vec![Run { text, tone: Tone::Link, link }])
    }

    fn rows() -> [Block; 2] {
        let row = |cells: Vec<Paragraph>, body: Vec<Paragraph>| {
            Block::Row(Box::new(TableRow { cells, body, is_figures: false }))
        };
        [
            row(
                vec![link("Ada", 0), words("asserts"), words("")],
                vec![words("It was set on fire by somebody who knew it"), link("the post", 1)],
            ),
            row(
                vec![link("International companies without a name", 2), words("deny"), words("")],
                vec![words("no source is given")],
            ),
        ]
    }

    fn shown(available: usize) -> Vec<String> {
        let blocks = rows();
        let columns = columns(&blocks);
        let rows =
            blocks.iter().filter_map(|block| if let Block::Row(row) = block { Some(row) } else { None });
        rows.flat_map(|table_row| row(table_row, &columns, available, None).lines)
            .map(|line| {
                let words: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                format!("{:1$}{words}", "", line.indent).trim_end().to_owned()
            })
            .collect()
    }

    #[test]
    fn cells_stand_below_each_other_where_there_is_room_and_an_empty_column_takes_none() {
        assert_eq!(
            shown(80),
            [
                "Ada                         asserts  It was set on fire by somebody who knew it",
                "                                     the post",
                "International companies     deny     no source is given",
                "without a name",
            ]
        );
    }

    #[test]
    fn on_a_narrow_screen_they_follow_each_other() {
        assert_eq!(
            shown(40),
            [
                "· Ada, asserts",
                "  It was set on fire by somebody who",
                "  knew it",
                "  the post",
                "· International companies without a",
                "  name, deny",
                "  no source is given",
            ]
        );
    }

    #[test]
    fn links_are_numbered_through_the_row_however_it_is_laid_out() {
        for available in [40, 80] {
            let blocks = rows();
            let Block::Row(first) = &blocks[0] else { panic!("{blocks:?}") };
            let laid = row(first, &columns(&blocks), available, None);
            assert_eq!(laid.links, [Item::Entity(EntityIx(0)), Item::Entity(EntityIx(1))]);
            assert_eq!(laid.link_on_line(0), Some(0));
            assert_eq!(laid.line_of_link(1), Some(laid.lines.len() - 1));
        }
    }
}
