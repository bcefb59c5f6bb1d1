//! From one frame of cells to the next in few bytes. It must not know what the cells show, nor how the bytes go out.
//!
//! The encoder keeps a mirror of what the terminal shows and writes the difference. Only sequences that every
//! terminal in use knows are written: ECMA-48 CUP, CUU, CUD, CUF, CUB, CHA, ED, EL, ECH and SGR, and the cursor's mode 25;
//! and around a frame mode 2026, which a terminal that does not know it ignores.

mod glyph;
mod motion;
mod pen;

#[cfg(test)]
mod tests;

use std::mem;

use glyph::{has_certain_width, is_painted_by, look};
use motion::Place;

use crate::grid::{Cell, Grid, Pen, Position, Symbol};

/// Synchronized output: the terminal shows all between the two at once.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";
const SHOW_CURSOR: &[u8] = b"\x1b[?25h";
const HIDE_CURSOR: &[u8] = b"\x1b[?25l";
/// Default style, home, erase all: erasing takes the background in force.
const CLEAR: &[u8] = b"\x1b[m\x1b[H\x1b[2J";
/// Blanks within a line that may be worth erasing: `ESC [ 7 X` and then `ESC [ 7 C` cost as much as seven blanks.
const LEAST_TO_ERASE: usize = 7;
const ERASE_TO_END: &[u8] = b"\x1b[K";

/// What the terminal shows, as far as the bytes so far say.
#[derive(Default)]
pub(super) struct Encoder {
    /// None before the first frame, and whenever somebody else may have written to the screen.
    shown: Option<Screen>,
    place: Place,
    pen: Pen,
    bytes: Vec<u8>,
    /// Which cells of a line have to be written; kept for its memory.
    changed: Vec<bool>,
}

/// The mirror of a grid, as far as it has been written.
struct Screen {
    width: u16,
    height: u16,
    /// The generation of the grid's symbols.
    generation: u64,
    cells: Vec<Cell>,
    /// None before it has been told.
    cursor_is_shown: Option<bool>,
}

impl Screen {
    fn fits(&self, frame: &Grid) -> bool {
        (self.width, self.height, self.generation) == (frame.width(), frame.height(), frame.generation())
    }
}

impl Encoder {
    /// Has the next frame clear the screen and paint every cell.
    pub(super) fn forget(&mut self) {
        self.shown = None;
    }

    /// The bytes that bring the terminal from the last frame to this one; none where nothing has changed. All frames
    /// are of one grid.
    ///
    /// The cursor is hidden where there is no position for it. Between frames the default style is in force.
    pub(super) fn encode(&mut self, frame: &Grid, cursor: Option<Position>) -> &[u8] {
        self.bytes.clear();
        self.bytes.extend_from_slice(BEGIN);
        let kept = self.shown.take().filter(|screen| screen.fits(frame));
        let is_kept = kept.is_some();
        let mut screen = kept.unwrap_or_else(|| self.clear(frame));
        let mut changed = mem::take(&mut self.changed);
        let lines = screen.cells.chunks_mut(usize::from(frame.width()).max(1));
        for (y, shown) in (0..).zip(lines) {
            if is_kept && !frame.is_touched(y) {
                continue;
            }
            let cells = frame.row(y);
            if let Some((first, last)) = glyph::mark_changes(frame, shown, cells, &mut changed) {
                self.write_row(&Row { y, grid: frame, cells, changed: &changed }, first, last);
                shown.copy_from_slice(cells);
            }
        }
        self.changed = changed;
        self.take_up(Pen::DEFAULT);
        self.write_cursor(&mut screen, cursor);
        self.shown = Some(screen);
        if self.bytes.len() == BEGIN.len() {
            return &[];
        }
        self.bytes.extend_from_slice(END);
        &self.bytes
    }

    fn clear(&mut self, frame: &Grid) -> Screen {
        self.bytes.extend_from_slice(CLEAR);
        self.pen = Pen::DEFAULT;
        self.place = Place::at(0, 0);
        let (width, height) = (frame.width(), frame.height());
        let cells = vec![Cell::BLANK; usize::from(width) * usize::from(height)];
        Screen { width, height, generation: frame.generation(), cells, cursor_is_shown: None }
    }

    fn write_cursor(&mut self, screen: &mut Screen, cursor: Option<Position>) {
        if let Some(Position { x, y }) = cursor {
            let x = x.min(screen.width.saturating_sub(1));
            let y = y.min(screen.height.saturating_sub(1));
            self.go_to(x, y);
        }
        if screen.cursor_is_shown.replace(cursor.is_some()) != Some(cursor.is_some()) {
            self.bytes.extend_from_slice(if cursor.is_some() { SHOW_CURSOR } else { HIDE_CURSOR });
        }
    }

    fn write_row(&mut self, row: &Row<'_>, first_changed: usize, last_changed: usize) {
        let mut end = 0;
        let mut next = Some(first_changed);
        while let Some(x) = next {
            let written = self.write_on(row, x);
            if written > x {
                next = row.next_changed(written);
                continue;
            }
            if !row.is_default_blank(x) {
                self.write_glyph(row, x);
                next = row.next_changed(x + row.span(x));
                continue;
            }
            if end <= x {
                end = row.end_of_blanks(x);
            }
            if end < row.cells.len() && end - x < LEAST_TO_ERASE {
                self.write_glyph(row, x);
                next = row.next_changed(x + 1);
                continue;
            }
            if end == row.cells.len() && last_changed - x >= ERASE_TO_END.len() {
                self.go_before_blank(row, x);
                self.bytes.extend_from_slice(ERASE_TO_END);
                return;
            }
            let after = row.next_changed(end);
            let last = row.changed[x..end].iter().rposition(|&changed| changed).map_or(x, |last| x + last);
            let from = self.blank_from(row, x);
            let erase = motion::erase(last + 1 - from);
            if self.cost_to_erase(row, from, erase.len(), after) < self.cost_to_overwrite(row, x, last, after)
            {
                self.go_before_blank(row, x);
                erase.write(&mut self.bytes);
                next = after;
            } else {
                self.write_glyph(row, x);
                next = row.next_changed(x + 1);
            }
        }
    }

    /// Writes what most of a line is, ASCII behind the cursor in the style in force; gives the column after
    /// the last, or the same where there is none. Blanks that may be worth erasing are left.
    fn write_on(&mut self, row: &Row<'_>, start: usize) -> usize {
        if self.place.column_in(row.y) != Some(start) {
            return start;
        }
        let mut x = start;
        while x < row.cells.len() && row.changed[x] {
            let cell = row.cell(x);
            let may_be_erased =
                cell == Cell::BLANK && (x + 1 == row.cells.len() || row.is_default_blank(x + 1));
            if may_be_erased || cell.symbol.as_ascii().is_none() || !is_painted_by(cell, self.pen) {
                break;
            }
            x += 1;
        }
        self.bytes.extend(row.cells[start..x].iter().map(|cell| cell.symbol.as_ascii().unwrap_or(b' ')));
        if x > start {
            self.place = row.place_after(x);
        }
        x
    }

    fn push_symbol(&mut self, row: &Row<'_>, x: usize) {
        self.bytes.extend_from_slice(row.grid.text(row.cells[x].symbol, &mut [0; 4]).as_bytes());
    }

    /// Where blanks are erased from: the cursor, if there is nothing but blanks between it and the column.
    fn blank_from(&self, row: &Row<'_>, x: usize) -> usize {
        match self.place.column_in(row.y) {
            Some(from) if from < x && (from..x).all(|x| row.is_default_blank(x)) => from,
            _ => x,
        }
    }

    fn go_before_blank(&mut self, row: &Row<'_>, x: usize) {
        let from = self.blank_from(row, x);
        self.go_in_row(row, from);
        if !self.pen.paints_blank_as(row.cells[x].pen) {
            self.take_up(Pen::DEFAULT);
        }
    }

    fn cost_to_erase(&self, row: &Row<'_>, from: usize, erase: usize, after: Option<usize>) -> usize {
        let there = motion::cheapest(self.place, from as u16, row.y).len();
        let on = after.map_or(0, |x| motion::cheapest(Place::at(from as u16, row.y), x as u16, row.y).len());
        there + erase + on
    }

    fn cost_to_overwrite(&self, row: &Row<'_>, x: usize, last: usize, after: Option<usize>) -> usize {
        let there = motion::cheapest(self.place, x as u16, row.y).len();
        let on =
            after.map_or(0, |x| motion::cheapest(Place::at(last as u16 + 1, row.y), x as u16, row.y).len());
        there + (last + 1 - x) + on
    }

    fn write_glyph(&mut self, row: &Row<'_>, x: usize) {
        let symbol = row.cells[x].symbol;
        let pen = row.pen_at(x, self.pen);
        self.go_in_row_towards(row, x, pen);
        self.take_up(pen);
        let span = row.span(x);
        if has_certain_width(symbol) {
            self.push_symbol(row, x);
            self.place = row.place_after(x + span);
            return;
        }
        if span > 1 {
            // Where a terminal takes fewer columns for it than we do, the rest is blank.
            self.bytes.resize(self.bytes.len() + span, b' ');
            self.place = row.place_after(x + span);
            self.go_in_row(row, x);
        }
        self.push_symbol(row, x);
        // Where a terminal takes more, it may even have gone to the next line.
        let is_in_row = x + glyph::reach(row.grid, row.cells, x) < row.cells.len();
        self.place = if is_in_row { Place::in_row(row.y) } else { Place::default() };
    }

    /// Goes to a column, maybe by writing what stands between once more, before a pen is taken up there.
    fn go_in_row_towards(&mut self, row: &Row<'_>, x: usize, pen: Pen) {
        if self.place == Place::at(x as u16, row.y) {
            return;
        }
        let moving = motion::cheapest(self.place, x as u16, row.y);
        if let Some(from) = self.place.column_in(row.y).filter(|&from| from < x)
            && let gap = &row.cells[from..x]
            && gap[0].symbol != Symbol::SECOND_HALF
            && gap.iter().map(|cell| row.length(cell.symbol)).sum::<usize>() <= moving.len()
            && gap.iter().all(|cell| has_certain_width(cell.symbol))
            && let Some(bridge) =
                [self.pen, pen].into_iter().find(|&pen| gap.iter().all(|cell| is_painted_by(*cell, pen)))
        {
            self.take_up(bridge);
            (from..x).for_each(|x| self.push_symbol(row, x));
            self.place = row.place_after(x);
            return;
        }
        moving.write(&mut self.bytes);
        self.place = Place::at(x as u16, row.y);
    }

    fn go_in_row(&mut self, row: &Row<'_>, x: usize) {
        self.go_to(x as u16, row.y);
    }

    fn go_to(&mut self, x: u16, y: u16) {
        motion::cheapest(self.place, x, y).write(&mut self.bytes);
        self.place = Place::at(x, y);
    }

    fn take_up(&mut self, pen: Pen) {
        pen::write_change(self.pen, pen, &mut self.bytes);
        self.pen = pen;
    }
}

/// A line of the frame to come, and which of its cells have to be written.
struct Row<'a> {
    y: u16,
    grid: &'a Grid,
    cells: &'a [Cell],
    changed: &'a [bool],
}

impl Row<'_> {
    fn next_changed(&self, from: usize) -> Option<usize> {
        let ahead = self.changed.get(from..)?;
        ahead.iter().position(|&changed| changed).map(|x| from + x)
    }

    /// A cell as it looks.
    fn cell(&self, x: usize) -> Cell {
        look(self.cells[x])
    }

    fn is_default_blank(&self, x: usize) -> bool {
        self.cell(x) == Cell::BLANK
    }

    fn end_of_blanks(&self, from: usize) -> usize {
        let ahead = &self.cells[from..];
        ahead.iter().position(|cell| look(*cell) != Cell::BLANK).map_or(self.cells.len(), |x| from + x)
    }

    fn span(&self, x: usize) -> usize {
        glyph::span(self.cells, x)
    }

    /// The bytes of a symbol.
    fn length(&self, symbol: Symbol) -> usize {
        self.grid.text(symbol, &mut [0; 4]).len()
    }

    /// The pen to write a cell with. A blank takes the one in force, or that of the word behind it, where one sees no
    /// difference.
    fn pen_at(&self, x: usize, in_force: Pen) -> Pen {
        let cell = self.cell(x);
        if is_painted_by(cell, in_force) {
            return in_force;
        }
        let word = (x..self.cells.len()).find(|&x| self.cells[x].symbol != Symbol::BLANK);
        match word {
            Some(word) if self.changed[word] && is_painted_by(cell, self.cells[word].pen) => {
                self.cells[word].pen
            }
            _ => cell.pen,
        }
    }

    /// Where the cursor is after the cell before this column. After the last one, a terminal waits before it wraps.
    fn place_after(&self, x: usize) -> Place {
        if x < self.cells.len() { Place::at(x as u16, self.y) } else { Place::in_row(self.y) }
    }
}
