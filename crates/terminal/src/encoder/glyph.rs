//! Which cells of a line have to be written, and how wide terminals may take them. It must not know how they are written.

use std::ops::RangeInclusive;

use crate::grid::{Cell, Grid, Pen, Symbol};

/// Characters whose width all terminals agree on when they stand alone in a cell.
const CERTAIN: &[RangeInclusive<char>] = &[
    // Lines and blocks.
    '\u{2500}'..='\u{259f}',
    // Latin, Greek, Cyrillic; neither the soft hyphen nor what combines.
    '\u{a0}'..='\u{ac}',
    '\u{ae}'..='\u{2ff}',
    '\u{370}'..='\u{482}',
    '\u{48a}'..='\u{52f}',
    '\u{1e00}'..='\u{1fff}',
    // Dashes, quotation marks, bullets, the ellipsis; currencies.
    '\u{2010}'..='\u{2027}',
    '\u{2030}'..='\u{203b}',
    '\u{20a0}'..='\u{20c0}',
    // Arrows, shapes and flags that have no emoji form.
    '\u{2190}'..='\u{2193}',
    '\u{25a0}'..='\u{25a9}',
    '\u{25ac}'..='\u{25b5}',
    '\u{25b7}'..='\u{25bf}',
    '\u{25c1}'..='\u{25fa}',
    '\u{2690}'..='\u{2691}',
    // Hebrew and Arabic letters.
    '\u{5d0}'..='\u{5ea}',
    '\u{621}'..='\u{63a}',
    '\u{641}'..='\u{64a}',
    // Kana, Han, Hangul syllables.
    '\u{3041}'..='\u{3096}',
    '\u{30a1}'..='\u{30fa}',
    '\u{3400}'..='\u{4dbf}',
    '\u{4e00}'..='\u{9fff}',
    '\u{ac00}'..='\u{d7a3}',
];

/// A cell as it looks: blanks that look alike are equal.
pub(super) fn look(cell: Cell) -> Cell {
    Cell { pen: if cell.symbol == Symbol::BLANK { cell.pen.for_blank() } else { cell.pen }, ..cell }
}

/// Whether a cell that is as it looks looks right when written with a pen.
pub(super) fn is_painted_by(cell: Cell, pen: Pen) -> bool {
    cell.pen == pen || cell.symbol == Symbol::BLANK && cell.pen.paints_blank_as(pen)
}

/// Whether all terminals agree on the width: a single character of a script that they have known for long, or what
/// stands behind it.
pub(super) fn has_certain_width(symbol: Symbol) -> bool {
    symbol == Symbol::SECOND_HALF
        || symbol.as_ascii().is_some()
        || symbol.as_char().is_some_and(|c| CERTAIN.iter().any(|range| range.contains(&c)))
}

/// The columns of the cell at a column of a line: 1, and one for the second half behind it.
pub(super) fn span(line: &[Cell], x: usize) -> usize {
    1 + line[x + 1..].iter().take_while(|cell| cell.symbol == Symbol::SECOND_HALF).count()
}

/// The most columns that a terminal may take for the symbol at a column of a line.
pub(super) fn reach(grid: &Grid, line: &[Cell], x: usize) -> usize {
    let symbol = line[x].symbol;
    if symbol.as_ascii().is_some() {
        return 1;
    }
    let span = span(line, x);
    if has_certain_width(symbol) {
        return span;
    }
    let characters = grid.text(symbol, &mut [0; 4]).chars().count();
    span.max(2 * characters)
}

/// Marks the cells of a line that have to be written; gives the first and the last, if there are any.
///
/// A wide cell is written as a whole, and so are both columns of one that is overwritten: terminals differ in what
/// they leave in the other half. Whatever a symbol of uncertain width may have covered is written again, too.
pub(super) fn mark_changes(
    grid: &Grid,
    shown: &[Cell],
    next: &[Cell],
    changed: &mut Vec<bool>,
) -> Option<(usize, usize)> {
    let differs = |(old, new): (&Cell, &Cell)| old != new;
    let start = shown.iter().zip(next).position(differs)?;
    let stop = shown.iter().zip(next).rposition(differs)?;
    changed.clear();
    changed.resize(next.len(), false);
    let (mut first, mut last) = (None, start);
    // How far what is written on the left may reach. It never ends within a wide cell: that begins on its left, so
    // that it is written, too, and reaches as far as it is wide.
    let mut end = 0;
    for x in start..next.len() {
        if x >= end {
            if x > stop {
                break;
            }
            if shown[x] == next[x] || look(shown[x]) == look(next[x]) {
                continue;
            }
        }
        changed[x] = true;
        first = first.or(Some(x));
        last = x;
        if shown[x].symbol.as_ascii().is_none() || next[x].symbol.as_ascii().is_none() {
            end = end.max(x + reach(grid, shown, x).max(reach(grid, next, x)));
        }
    }
    first.map(|first| (first, last))
}
