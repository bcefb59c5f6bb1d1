//! What a terminal shows: rows of small cells, each a symbol and the pen that it is written with. It must not know what
//! the cells say, nor how they get to the terminal.
//!
//! A cell has eight bytes, so that a frame stays in the caches of a processor that was asleep until a key came, and two
//! frames are compared in a few instructions a cell; a cell of ratatui has 40. With this grid and its stamps the CPU time
//! of a key fell from 0.61 to 0.27 ms (`docs/design/cells.md`). A [`Grid`] is a widget of ratatui, for tests and for whoever
//! has a buffer; in our own loop it is encoded as it is.

mod links;
mod long;
mod pen;
mod stamps;

#[cfg(test)]
mod tests;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use links::Links;
use long::LongSymbols;
use stamps::Stamps;

use crate::address::WebAddress;

pub use pen::{Patch, Pen};
pub use ratatui::layout::Position;
pub use stamps::Stamp;

/// What is written into a cell: a character, a grapheme of several characters, or nothing, behind a wide cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Symbol(u32);

impl Symbol {
    /// An empty cell.
    pub(crate) const BLANK: Self = Self(' ' as u32);
    /// The second half of a wide cell, whose symbol stands in the first.
    pub(crate) const SECOND_HALF: Self = Self(0);
    /// The bit that parts numbers of long symbols from characters.
    const LONG: u32 = 1 << 31;

    /// The symbol of one character; blank for a control, which is none.
    pub(crate) const fn of(c: char) -> Self {
        if matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}') { Self::BLANK } else { Self(c as u32) }
    }

    const fn of_byte(byte: u8) -> Self {
        if matches!(byte, b' '..=b'~') { Self(byte as u32) } else { Self::BLANK }
    }

    /// The character, if it is one alone.
    pub const fn as_char(self) -> Option<char> {
        if self.0 == Self::SECOND_HALF.0 { None } else { char::from_u32(self.0) }
    }

    /// The character, if it is one of ASCII.
    pub const fn as_ascii(self) -> Option<u8> {
        if matches!(self.0, 0x20..=0x7e) { Some(self.0 as u8) } else { None }
    }

    const fn long(number: usize) -> Self {
        Self(Self::LONG | number as u32)
    }

    const fn as_long(self) -> Option<usize> {
        if self.0 & Self::LONG == 0 { None } else { Some((self.0 & !Self::LONG) as usize) }
    }
}

/// A cell. Two cells of one grid that are equal look alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What is written.
    pub symbol: Symbol,
    /// How it looks.
    pub pen: Pen,
}

impl Cell {
    /// An empty cell as the terminal has it by itself.
    pub(crate) const BLANK: Self = Self { symbol: Symbol::BLANK, pen: Pen::DEFAULT };
}

/// The cells of a screen, row by row.
///
/// A wide cell always has its second half behind it, with the same pen, and no half is ever alone: what is painted over
/// one half blanks the other.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    width: u16,
    height: u16,
    cells: Vec<Cell>,
    long: LongSymbols,
    links: Links,
    /// Whether any cell is two columns wide: only then can one be covered by half.
    has_wide: bool,
    stamps: Stamps,
    /// The rows that were painted since they were last compared.
    touched: Vec<bool>,
}

impl Grid {
    /// An empty grid of so many columns and rows.
    pub fn new(width: u16, height: u16) -> Self {
        let mut grid = Self::default();
        grid.resize(width, height);
        grid
    }

    /// The columns.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// The rows.
    pub fn height(&self) -> u16 {
        self.height
    }

    /// Changes the size; nothing that was painted stays.
    pub fn resize(&mut self, width: u16, height: u16) {
        (self.width, self.height) = (width, height);
        self.cells.resize(usize::from(width) * usize::from(height), Cell::BLANK);
        self.touched.resize(usize::from(height), true);
        self.clear();
    }

    /// Empties every cell.
    pub fn clear(&mut self) {
        self.cells.fill(Cell::BLANK);
        self.has_wide = false;
        self.long.forget_if_many();
        self.stamps.clear();
        self.touched.fill(true);
    }

    /// Begins a frame. Where everything stands as it did in the frame before, that is kept, to be painted over where
    /// a [`Stamp`] has changed; else, or where nothing is said of the scene, the grid is emptied.
    pub fn begin(&mut self, scene: Option<u64>) {
        if !self.stamps.is_scene(scene) || self.long.is_many() {
            self.clear();
            self.stamps.set_scene(scene);
        }
    }

    /// Whether a part of the screen shows already what a stamp stands for; if not, it is to be painted, and will.
    pub fn shows(&mut self, part: usize, stamp: Stamp) -> bool {
        self.stamps.replace(part, stamp)
    }

    /// Whether anything was painted in a row since all were last compared.
    pub(crate) fn is_touched(&self, y: u16) -> bool {
        self.touched.get(usize::from(y)).copied().unwrap_or(true)
    }

    /// Takes note that all rows were compared.
    pub(crate) fn leave_untouched(&mut self) {
        self.touched.fill(false);
    }

    /// How often long symbols or addresses have been forgotten: between two frames of one generation, equal cells are the
    /// same.
    pub(crate) fn generation(&self) -> u64 {
        self.long.generation() + self.links.generation()
    }

    /// Has no cell lead anywhere.
    pub(crate) fn switch_links_off(&mut self) {
        self.links.are_off = true;
    }

    /// Has cells of a row lead to a web address, as far as the row goes and there are not too many addresses. What is
    /// painted over them leads nowhere.
    pub fn link(&mut self, x: u16, y: u16, width: u16, address: &WebAddress) {
        let Self { links, cells, .. } = self;
        let used = || cells.iter().fold(0, |used, cell| used | 1 << cell.pen.link());
        let Some(number) = links.find(address).or_else(|| links.add(address, used)) else { return };
        let columns = self.touch(x, y, width);
        for cell in &mut self.cells[columns] {
            cell.pen = cell.pen.linked(number);
        }
    }

    /// Where a cell leads; nothing where that is nowhere.
    pub fn address(&self, pen: Pen) -> Option<&WebAddress> {
        self.links.address(pen.link())
    }

    /// The cells of a row; none below the last.
    pub fn row(&self, y: u16) -> &[Cell] {
        self.cells.get(self.columns(0, y, self.width)).unwrap_or_default()
    }

    /// What a symbol of this grid is in text; nothing for a second half. A single character is written to `buffer`.
    pub fn text<'a>(&'a self, symbol: Symbol, buffer: &'a mut [u8; 4]) -> &'a str {
        match symbol.as_char() {
            Some(c) => c.encode_utf8(buffer),
            None => symbol.as_long().and_then(|number| self.long.text(number)).unwrap_or_default(),
        }
    }

    /// Paints a symbol into its one or two columns; does nothing where they are not both on the screen.
    pub fn put(&mut self, x: u16, y: u16, symbol: &str, width: u16, patch: Patch) {
        let columns = self.touch(x, y, width);
        if columns.is_empty() || columns.len() < usize::from(width) {
            return;
        }
        let symbol = self.symbol(symbol);
        self.blank_other_halves(x, y, width);
        let [first, rest @ ..] = &mut self.cells[columns] else { return };
        *first = Cell { symbol, pen: first.pen.unlinked().patched(patch) };
        for second in rest {
            *second = Cell { symbol: Symbol::SECOND_HALF, pen: first.pen };
            self.has_wide = true;
        }
    }

    /// Paints ASCII from a column on, a column for each byte, as far as the row goes. What is no letter, digit or sign
    /// is a blank.
    pub fn put_ascii(&mut self, x: u16, y: u16, text: &str, patch: Patch) {
        let columns = self.touch(x, y, text.len().min(usize::from(u16::MAX)) as u16);
        self.blank_other_halves(x, y, columns.len() as u16);
        for (cell, byte) in self.cells[columns].iter_mut().zip(text.bytes()) {
            *cell = Cell { symbol: Symbol::of_byte(byte), pen: cell.pen.unlinked().patched(patch) };
        }
    }

    /// Paints a symbol of one column into every cell of an area.
    pub fn fill(&mut self, area: Rect, symbol: &str, patch: Patch) {
        let symbol = self.symbol(symbol);
        for y in area.top()..area.bottom().min(self.height) {
            let columns = self.touch(area.x, y, area.width);
            self.blank_other_halves(area.x, y, columns.len() as u16);
            for cell in &mut self.cells[columns] {
                *cell = Cell { symbol, pen: cell.pen.unlinked().patched(patch) };
            }
        }
    }

    /// Empties the cells of an area.
    pub fn erase(&mut self, area: Rect) {
        for y in area.top()..area.bottom().min(self.height) {
            let columns = self.touch(area.x, y, area.width);
            self.blank_other_halves(area.x, y, columns.len() as u16);
            self.cells[columns].fill(Cell::BLANK);
        }
    }

    /// Changes the pens of an area without touching its symbols. The halves of a wide cell go with the first.
    pub fn patch(&mut self, area: Rect, patch: Patch) {
        for y in area.top()..area.bottom().min(self.height) {
            let columns = self.touch(area.x, y, area.width);
            for cell in &mut self.cells[columns.clone()] {
                cell.pen = cell.pen.patched(patch);
            }
            for edge in [columns.start, columns.end] {
                if self.has_wide
                    && self.cells.get(edge).is_some_and(|cell| cell.symbol == Symbol::SECOND_HALF)
                {
                    self.cells[edge].pen = self.cells[edge - 1].pen;
                }
            }
        }
    }

    /// The cells of a row from a column on, as many as there are, to be painted.
    fn touch(&mut self, x: u16, y: u16, width: u16) -> Range<usize> {
        if let Some(touched) = self.touched.get_mut(usize::from(y)) {
            *touched = true;
        }
        self.columns(x, y, width)
    }

    /// The cells of a row from a column on, as many as there are.
    fn columns(&self, x: u16, y: u16, width: u16) -> Range<usize> {
        if y >= self.height || x >= self.width {
            return 0..0;
        }
        let start = usize::from(y) * usize::from(self.width) + usize::from(x);
        start..start + usize::from(width.min(self.width - x))
    }

    /// Blanks the halves of wide cells whose other half is to be covered.
    fn blank_other_halves(&mut self, x: u16, y: u16, width: u16) {
        if !self.has_wide || width == 0 {
            return;
        }
        let columns = self.columns(x, y, width);
        if self.cells[columns.start].symbol == Symbol::SECOND_HALF {
            self.cells[columns.start - 1].symbol = Symbol::BLANK;
        }
        if let Some(after) = self.cells.get_mut(columns.end).filter(|cell| cell.symbol == Symbol::SECOND_HALF)
        {
            after.symbol = Symbol::BLANK;
        }
    }

    fn symbol(&mut self, text: &str) -> Symbol {
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Symbol::BLANK,
            (Some(only), None) => Symbol::of(only),
            _ if text.contains(char::is_control) => Symbol::BLANK,
            _ => Symbol::long(self.long.number(text)),
        }
    }
}

/// Paints the grid into a buffer, from its upper left corner; a second half gets the empty symbol.
impl Widget for &Grid {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        let area = area.intersection(buffer.area);
        let mut utf8 = [0; 4];
        for (y, row) in (area.top()..area.bottom()).zip(0..self.height) {
            let mut cells = self.row(row).iter().copied().zip(area.left()..area.right()).peekable();
            while let Some((cell, x)) = cells.next() {
                // A wide cell does not go over the edge by half.
                let next = self.row(row).get(usize::from(x - area.x) + 1);
                let is_cut =
                    cells.peek().is_none() && next.is_some_and(|next| next.symbol == Symbol::SECOND_HALF);
                let symbol = if is_cut { Symbol::BLANK } else { cell.symbol };
                let shown = &mut buffer[(x, y)];
                shown.reset();
                shown.set_symbol(self.text(symbol, &mut utf8)).set_style(cell.pen.style());
            }
        }
    }
}
