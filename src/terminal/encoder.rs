//! From one frame of cells to the next in few bytes. It must not know what the cells show, nor how the bytes go out.
//!
//! The encoder keeps a mirror of what the terminal shows and writes the difference. Only sequences that every
//! terminal in use knows are written: ECMA-48 CUP, CUU, CUD, CUF, CUB, CHA, ED, EL, ECH and SGR, and the cursor's mode 25.

mod glyph;
mod motion;
mod pen;

#[cfg(test)]
mod tests;

use std::mem;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};

use glyph::{Glyph, Shown};
use motion::Place;
use pen::Pen;

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
}

/// The mirror. The second half of a wide cell has an empty symbol.
struct Screen {
    size: Size,
    cells: Vec<Shown>,
    /// None before it has been told.
    cursor_is_shown: Option<bool>,
}

impl Encoder {
    /// Has the next frame clear the screen and paint every cell.
    pub(super) fn forget(&mut self) {
        self.shown = None;
    }

    /// The bytes that bring the terminal from the last frame to this one; none where nothing has changed.
    ///
    /// The cursor is hidden where there is no position for it. Between frames the default style is in force.
    pub(super) fn encode(&mut self, frame: &Buffer, cursor: Option<Position>) -> Vec<u8> {
        let size = frame.area.as_size();
        let mut screen = match self.shown.take() {
            Some(screen) if screen.size == size => screen,
            _ => self.clear(size),
        };
        if size.width > 0 {
            let width = usize::from(size.width);
            let mut row = Row { y: 0, glyphs: Vec::new(), changed: Vec::new() };
            let lines = frame.content.chunks(width).zip(screen.cells.chunks_mut(width));
            for (y, (next, shown)) in (0..).zip(lines) {
                glyph::read(next, &mut row.glyphs);
                row.y = y;
                if glyph::mark_changes(shown, &row.glyphs, &mut row.changed) {
                    self.write_row(&row);
                    glyph::mirror(&row.glyphs, &row.changed, shown);
                }
            }
        }
        self.take_up(Pen::default());
        self.write_cursor(&mut screen, cursor);
        self.shown = Some(screen);
        // The next frame is likely to need about as much.
        let capacity = self.bytes.len();
        mem::replace(&mut self.bytes, Vec::with_capacity(capacity))
    }

    fn clear(&mut self, size: Size) -> Screen {
        self.bytes.extend_from_slice(CLEAR);
        self.pen = Pen::default();
        self.place = Place::at(0, 0);
        let cells = vec![Shown::default(); usize::from(size.width) * usize::from(size.height)];
        Screen { size, cells, cursor_is_shown: None }
    }

    fn write_cursor(&mut self, screen: &mut Screen, cursor: Option<Position>) {
        if let Some(Position { x, y }) = cursor {
            let x = x.min(screen.size.width.saturating_sub(1));
            let y = y.min(screen.size.height.saturating_sub(1));
            self.go_to(x, y);
        }
        if screen.cursor_is_shown.replace(cursor.is_some()) != Some(cursor.is_some()) {
            self.bytes.extend_from_slice(if cursor.is_some() { SHOW_CURSOR } else { HIDE_CURSOR });
        }
    }

    fn write_row(&mut self, row: &Row<'_>) {
        let last_changed = row.changed.iter().rposition(|&changed| changed).unwrap_or(0);
        let mut next = row.next_changed(0);
        while let Some(x) = next {
            if !row.glyphs[x].is_default_blank() {
                self.write_glyph(row, x);
                next = row.next_changed(x + row.span(x));
                continue;
            }
            let end = row.end_of_blanks(x);
            if end < row.glyphs.len() && end - x < LEAST_TO_ERASE {
                self.write_glyph(row, x);
                next = row.next_changed(x + 1);
                continue;
            }
            let after = row.next_changed(end);
            let last = row.changed[x..end].iter().rposition(|&changed| changed).map_or(x, |last| x + last);
            if end == row.glyphs.len() && last_changed - x >= ERASE_TO_END.len() {
                self.go_before_blank(row, x);
                self.bytes.extend_from_slice(ERASE_TO_END);
                return;
            }
            let from = self.blank_from(row, x);
            let erase = motion::erase(last + 1 - from);
            if self.cost_to_erase(row, from, erase.len(), after) < self.cost_to_overwrite(row, x, last, after)
            {
                self.go_before_blank(row, x);
                self.bytes.extend_from_slice(erase.as_bytes());
                next = after;
            } else {
                self.write_glyph(row, x);
                next = row.next_changed(x + 1);
            }
        }
    }

    /// Where blanks are erased from: the cursor, if there is nothing but blanks between it and the column.
    fn blank_from(&self, row: &Row<'_>, x: usize) -> usize {
        match self.place.column_in(row.y) {
            Some(from) if from < x && row.glyphs[from..x].iter().all(Glyph::is_default_blank) => from,
            _ => x,
        }
    }

    fn go_before_blank(&mut self, row: &Row<'_>, x: usize) {
        let from = self.blank_from(row, x);
        self.go_in_row(row, from);
        if !self.pen.paints_blank_as(row.glyphs[x].pen) {
            self.take_up(Pen::default());
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
        let glyph = row.glyphs[x];
        // Most glyphs are letters that follow the one before in the same style.
        if glyph.symbol.len() == 1 && self.place.column_in(row.y) == Some(x) && glyph.is_painted_by(self.pen)
        {
            self.bytes.extend_from_slice(glyph.symbol.as_bytes());
            self.place = row.place_after(x + 1);
            return;
        }
        let pen = row.pen_at(x, self.pen);
        self.go_in_row_towards(row, x, pen);
        self.take_up(pen);
        let span = row.span(x);
        if glyph.has_certain_width() {
            self.bytes.extend_from_slice(glyph.symbol.as_bytes());
            self.place = row.place_after(x + span);
            return;
        }
        if span > 1 {
            // Where a terminal takes fewer columns for it than we do, the rest is blank.
            self.bytes.resize(self.bytes.len() + span, b' ');
            self.place = row.place_after(x + span);
            self.go_in_row(row, x);
        }
        self.bytes.extend_from_slice(glyph.symbol.as_bytes());
        // Where a terminal takes more, it may even have gone to the next line.
        let is_in_row = x + glyph.reach(span) < row.glyphs.len();
        self.place = if is_in_row { Place::in_row(row.y) } else { Place::default() };
    }

    /// Goes to a column, maybe by writing what stands between once more, before a pen is taken up there.
    fn go_in_row_towards(&mut self, row: &Row<'_>, x: usize, pen: Pen) {
        let moving = motion::cheapest(self.place, x as u16, row.y);
        if let Some(from) = self.place.column_in(row.y).filter(|&from| from < x) {
            let gap = &row.glyphs[from..x];
            let length: usize = gap.iter().map(|glyph| glyph.symbol.len()).sum();
            if length <= moving.len() && gap.iter().all(Glyph::has_certain_width) {
                let bridge =
                    [self.pen, pen].into_iter().find(|&pen| gap.iter().all(|glyph| glyph.is_painted_by(pen)));
                if let Some(bridge) = bridge {
                    self.take_up(bridge);
                    for glyph in gap {
                        self.bytes.extend_from_slice(glyph.symbol.as_bytes());
                    }
                    self.place = row.place_after(x);
                    return;
                }
            }
        }
        self.go_in_row(row, x);
    }

    fn go_in_row(&mut self, row: &Row<'_>, x: usize) {
        self.go_to(x as u16, row.y);
    }

    fn go_to(&mut self, x: u16, y: u16) {
        self.bytes.extend_from_slice(motion::cheapest(self.place, x, y).as_bytes());
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
    glyphs: Vec<Glyph<'a>>,
    changed: Vec<bool>,
}

impl Row<'_> {
    fn next_changed(&self, from: usize) -> Option<usize> {
        let ahead = self.changed.get(from..)?;
        ahead.iter().position(|&changed| changed).map(|x| from + x)
    }

    fn end_of_blanks(&self, from: usize) -> usize {
        let ahead = &self.glyphs[from..];
        ahead.iter().position(|glyph| !glyph.is_default_blank()).map_or(self.glyphs.len(), |x| from + x)
    }

    fn span(&self, x: usize) -> usize {
        glyph::span(x, self.glyphs.len(), |x| self.glyphs[x].symbol)
    }

    /// The pen to write a cell with. A blank takes the one in force, or that of the word behind it, where one sees no
    /// difference.
    fn pen_at(&self, x: usize, in_force: Pen) -> Pen {
        let glyph = self.glyphs[x];
        if glyph.is_painted_by(in_force) {
            return in_force;
        }
        let word = (x..self.glyphs.len()).find(|&x| self.glyphs[x].symbol != " ");
        match word {
            Some(word) if self.changed[word] && glyph.is_painted_by(self.glyphs[word].pen) => {
                self.glyphs[word].pen
            }
            _ => glyph.pen,
        }
    }

    /// Where the cursor is after the cell before this column. After the last one, a terminal waits before it wraps.
    fn place_after(&self, x: usize) -> Place {
        if x < self.glyphs.len() { Place::at(x as u16, self.y) } else { Place::in_row(self.y) }
    }
}
