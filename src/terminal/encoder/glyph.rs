//! What a cell of a frame shows, and which cells have to be written. It must not know how they are written.

use std::ops::RangeInclusive;

use ratatui::buffer::{Cell, CellWidth};

use super::pen::Pen;

/// Characters whose width all terminals agree on when they stand alone in a cell.
const CERTAIN: &[RangeInclusive<char>] = &[
    // ASCII first: most of most texts.
    ' '..='~',
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

/// A cell as it looks: blanks that look alike are equal. The second half of a wide cell has an empty symbol.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph<'a> {
    pub(super) symbol: &'a str,
    pub(super) pen: Pen,
}

impl<'a> Glyph<'a> {
    fn new(symbol: &'a str, pen: Pen) -> Self {
        Self { symbol, pen: if symbol == " " { pen.for_blank() } else { pen } }
    }

    /// Whether it looks as an erased cell does.
    pub(super) fn is_default_blank(&self) -> bool {
        self.symbol == " " && self.pen == Pen::default()
    }

    /// Whether it looks right when written with a pen.
    pub(super) fn is_painted_by(&self, pen: Pen) -> bool {
        if self.symbol == " " { self.pen.paints_blank_as(pen) } else { self.pen == pen }
    }

    /// Whether all terminals agree on its width: a single character of a script that they have known for long.
    pub(super) fn has_certain_width(&self) -> bool {
        if is_narrow(self.symbol) {
            return true;
        }
        let mut chars = self.symbol.chars();
        let Some(first) = chars.next() else { return true };
        chars.next().is_none() && CERTAIN.iter().any(|range| range.contains(&first))
    }

    /// The most columns that a terminal may take for a symbol that has a span of columns here.
    pub(super) fn reach(&self, span: usize) -> usize {
        if self.has_certain_width() { span } else { span.max(2 * self.symbol.chars().count()) }
    }
}

/// A cell of the mirror: what the terminal shows there. Short symbols, nearly all, stand in place.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    short: [u8; SHORT],
    len: u8,
    is_narrow: bool,
    pen: Pen,
    long: Option<Box<str>>,
}

/// The longest symbol that stands in its cell, in bytes.
const SHORT: usize = 12;

impl Default for Shown {
    fn default() -> Self {
        Self::of(&Glyph { symbol: " ", pen: Pen::default() })
    }
}

impl Shown {
    fn of(glyph: &Glyph<'_>) -> Self {
        let bytes = glyph.symbol.as_bytes();
        let mut short = [0; SHORT];
        let long = match short.get_mut(..bytes.len()) {
            Some(place) => {
                place.copy_from_slice(bytes);
                None
            }
            None => Some(Box::from(glyph.symbol)),
        };
        let len = if long.is_some() { 0 } else { bytes.len() as u8 };
        Self { short, len, is_narrow: is_narrow(glyph.symbol), pen: glyph.pen, long }
    }

    fn symbol(&self) -> &str {
        match &self.long {
            Some(long) => long,
            None => str::from_utf8(&self.short[..usize::from(self.len)]).unwrap_or_default(),
        }
    }

    fn shows(&self, glyph: &Glyph<'_>) -> bool {
        self.pen == glyph.pen
            && match glyph.symbol.as_bytes() {
                [byte] => self.len == 1 && self.short[0] == *byte,
                _ => self.symbol() == glyph.symbol,
            }
    }
}

/// Whether a symbol surely takes one column everywhere, as far as its first bytes tell: the common ones of [`CERTAIN`].
fn is_narrow(symbol: &str) -> bool {
    matches!(
        symbol.as_bytes(),
        [b' '..=b'~']
            | [0xc2, 0xa0..=0xac | 0xae..=0xbf]
            | [0xc3..=0xca | 0xce..=0xd1, _]
            | [0xe2, 0x94 | 0x95, _]
            | [0xe2, 0x96, 0x80..=0x9f]
            | [0xe2, 0x80, 0x90..=0xa7]
            | [0xe2, 0x86, 0x90..=0x93]
            | [0xe2, 0x9a, 0x90..=0x91]
    )
}

/// Reads a line of a frame. What follows a wide cell is its second half, whatever the frame has there; a wide cell
/// without room for it and a half without its cell are blank.
pub(super) fn read<'a>(cells: &'a [Cell], glyphs: &mut Vec<Glyph<'a>>) {
    glyphs.clear();
    while let Some(cell) = cells.get(glyphs.len()) {
        let pen = Pen::of(cell);
        let symbol = cell.symbol();
        let width = if is_narrow(symbol) { 1 } else { usize::from(symbol.cell_width()).max(1) };
        if symbol.is_empty() || width > cells.len() - glyphs.len() {
            glyphs.push(Glyph::new(" ", pen));
        } else {
            glyphs.push(Glyph::new(symbol, pen));
            glyphs.extend((1..width).map(|_| Glyph::new("", pen)));
        }
    }
}

/// The columns of the cell at a column: 1, and one for each empty symbol behind it.
pub(super) fn span<'a>(x: usize, width: usize, symbol: impl Fn(usize) -> &'a str) -> usize {
    1 + (x + 1..width).take_while(|&x| symbol(x).is_empty()).count()
}

/// Marks the cells to be written; gives whether there are any.
///
/// A wide cell is written as a whole, and so are both columns of one that is overwritten: terminals differ in what
/// they leave in the other half. Whatever a symbol of uncertain width may have covered is written again, too.
pub(super) fn mark_changes(shown: &[Shown], next: &[Glyph<'_>], changed: &mut Vec<bool>) -> bool {
    changed.clear();
    let mut any = false;
    let mut all_plain = true;
    for (cell, glyph) in shown.iter().zip(next) {
        let is_changed = !cell.shows(glyph);
        any |= is_changed;
        all_plain &= cell.is_narrow && is_narrow(glyph.symbol);
        changed.push(is_changed);
    }
    if any && !all_plain {
        while spread(shown, next, changed) {}
    }
    any
}

fn spread(shown: &[Shown], next: &[Glyph<'_>], changed: &mut [bool]) -> bool {
    let width = next.len();
    let mut has_spread = false;
    for x in 0..width {
        if shown[x].symbol().is_empty() && next[x].symbol.is_empty() {
            continue;
        }
        let old = Glyph { symbol: shown[x].symbol(), pen: Pen::default() };
        let old_span = span(x, width, |x| shown[x].symbol());
        let new_span = span(x, width, |x| next[x].symbol);
        for (glyph, span) in [(old, old_span), (next[x], new_span)] {
            if !glyph.symbol.is_empty() && changed[x..x + span].contains(&true) {
                let end = (x + glyph.reach(span)).min(width);
                has_spread |= changed[x..end].contains(&false);
                changed[x..end].fill(true);
            }
        }
    }
    has_spread
}

/// Notes in the mirror what has been written.
pub(super) fn mirror(next: &[Glyph<'_>], changed: &[bool], shown: &mut [Shown]) {
    for ((cell, glyph), _) in shown.iter_mut().zip(next).zip(changed).filter(|(_, changed)| **changed) {
        *cell = Shown::of(glyph);
    }
}
