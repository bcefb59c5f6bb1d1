//! Painting safe text into cells: measured by `text`, cut where the area ends. It must not know what it paints.

use ratatui::{buffer::Buffer, layout::Rect, style::Style};

use super::theme::{Role, Theme};
use crate::{
    app::{
        layout::Area,
        lines::{self, Line, Order, Span},
    },
    text::{Base, Cell, SafeStr, cells, has_right_to_left, truncate, visual_order, width},
};

/// A buffer and the theme with which it is painted.
pub(super) struct Canvas<'a> {
    buffer: &'a mut Buffer,
    pub(super) theme: &'a Theme,
    /// Whether any cell is two columns wide: only then can one be covered by half.
    has_wide: bool,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme, has_wide: false }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Paints words from a cell on, in at most `room` cells; gives the cells used.
    pub(super) fn words(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        self.directed(Base::FirstLetter, x, y, room, text, style)
    }

    fn directed(&mut self, base: Base, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        let visual = match self.theme.order() {
            Order::Logical => None,
            Order::Visual => visual_order(text, base),
        };
        match visual {
            Some(visual) => self.cells(x, y, room, visual.into_iter(), style),
            None => self.cells(x, y, room, cells(text), style),
        }
    }

    fn cells<'c>(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        cells: impl Iterator<Item = Cell<'c>>,
        style: Style,
    ) -> u16 {
        let mut at = 0;
        for cell in cells {
            let cell_width = u16::from(cell.width);
            if at + cell_width > room {
                break;
            }
            self.put(x + at, y, &cell.symbol, cell_width, style);
            at += cell_width;
        }
        at
    }

    /// Paints words cut with a mark where there is no room for all.
    pub(super) fn fitted(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        self.fitted_in(Base::FirstLetter, x, y, room, text, style)
    }

    fn fitted_in(&mut self, base: Base, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        if self.theme.order() == Order::Visual && has_right_to_left(text) {
            // The mark belongs to the words: where they run from right to left, it stands on their left.
            let (words, _) = lines::fitted(text, usize::from(room));
            return self.directed(base, x, y, room, words.as_safe(), style);
        }
        let short = truncate(text, usize::from(room));
        let used = self.words(x, y, room, short.text, style);
        if short.cut && used < room {
            return used + self.words(x + used, y, room - used, SafeStr::from_static("…"), style);
        }
        used
    }

    /// Paints one grapheme into its one or two cells; what it covers half of is blanked.
    fn put(&mut self, x: u16, y: u16, symbol: &str, cell_width: u16, style: Style) {
        let area = self.buffer.area;
        if y >= area.height || x + cell_width > area.width {
            return;
        }
        let first = usize::from(y) * usize::from(area.width) + usize::from(x);
        let after = first + usize::from(cell_width);
        let cells = &mut self.buffer.content;
        if self.has_wide {
            if x > 0 && cells[first].symbol().is_empty() {
                cells[first - 1].set_symbol(" ");
            }
            if x + cell_width < area.width && cells[after].symbol().is_empty() {
                cells[after].set_symbol(" ");
            }
        }
        self.has_wide |= cell_width > 1;
        cells[first].set_symbol(symbol).set_style(style);
        // The second half of a wide cell is marked by having no symbol, so that it never looks like a blank.
        for second in &mut cells[first + 1..after] {
            second.set_symbol("").set_style(style);
        }
    }

    /// Lays a style over an area without touching its words.
    pub(super) fn restyle(&mut self, area: Area, style: Style) {
        let rect = Rect::new(area.x, area.y, area.width, area.height).intersection(self.buffer.area);
        self.buffer.set_style(rect, style);
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Area) {
        for y in area.y..area.y + area.height {
            for x in area.x..area.x + area.width {
                self.put(x, y, " ", 1, Style::reset());
            }
        }
    }

    /// Paints a laid-out line; `focused` is the link that Enter follows.
    pub(super) fn line(&mut self, area: Area, row: u16, line: &Line, focused: Option<usize>) {
        let y = area.y + row;
        let trail = line.trail.as_ref().map_or(0, |span| width(span.text.as_safe()) as u16);
        let mut end = (line.indent as u16).min(area.width);
        let mut last = None;
        for cell in line.placed(usize::from(area.width), self.theme.order()) {
            let style = match last {
                Some((span, style)) if span == cell.span => style,
                _ => self.span_style(&line.spans[cell.span], focused),
            };
            last = Some((cell.span, style));
            let column = cell.column as u16;
            self.put(area.x + column, y, &cell.symbol, cell.width, style);
            end = column + cell.width;
        }
        if let Some(span) = &line.trail
            && end + trail <= area.width
        {
            let style = self.style(Role::Tone(span.tone));
            self.words(area.x + area.width - trail, y, trail, span.text.as_safe(), style);
        }
    }

    fn span_style(&self, span: &Span, focused: Option<usize>) -> Style {
        let style = self.style(Role::Tone(span.tone));
        if span.link.is_some() && span.link == focused {
            return style.patch(self.style(Role::FocusedLink));
        }
        if span.hit { style.patch(self.style(Role::Hit)) } else { style }
    }

    /// Draws a frame with a title and what is counted; gives its inside.
    pub(super) fn frame(
        &mut self,
        area: Area,
        title: SafeStr<'_>,
        note: SafeStr<'_>,
        has_keys: bool,
    ) -> Area {
        if area.width < 2 || area.height < 2 {
            return Area { width: 0, height: 0, ..area };
        }
        let style = self.style(if has_keys { Role::FocusedFrame } else { Role::Frame });
        let glyphs = self.theme.glyphs;
        let (right, bottom) = (area.x + area.width - 1, area.y + area.height - 1);
        for x in area.x + 1..right {
            self.put(x, area.y, glyphs.across, 1, style);
            self.put(x, bottom, glyphs.across, 1, style);
        }
        for y in area.y + 1..bottom {
            self.put(area.x, y, glyphs.down, 1, style);
            self.put(right, y, glyphs.down, 1, style);
        }
        let corners = [(area.x, area.y), (right, area.y), (area.x, bottom), (right, bottom)];
        for ((x, y), corner) in corners.into_iter().zip(glyphs.corners) {
            self.put(x, y, corner, 1, style);
        }
        let room = area.width.saturating_sub(4);
        let title_style = if has_keys { self.style(Role::FocusedTitle) } else { self.style(Role::Title) };
        let used = self.boxed(area.x + 1, area.y, room, title, title_style);
        let note_width = width(note) as u16 + 2;
        let left = room.saturating_sub(used);
        if !note.is_empty() && left > 6 {
            let shown = note_width.min(left);
            self.boxed(
                right - shown,
                area.y,
                shown,
                note,
                self.style(Role::Tone(crate::describe::Tone::Text)),
            );
        }
        area.inside()
    }

    /// Words on a frame, with a space before and after: the program's own, perhaps with a name among them.
    fn boxed(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        if room < 3 || text.is_empty() {
            return 0;
        }
        let space = SafeStr::from_static(" ");
        self.words(x, y, 1, space, style);
        let used = self.fitted_in(Base::LeftToRight, x + 1, y, room - 2, text, style);
        self.words(x + 1 + used, y, 1, space, style);
        used + 2
    }

    /// Shows on the right edge of a frame which part of its content is in view.
    pub(super) fn thumb(&mut self, area: Area, from: usize, shown: usize, total: usize) {
        let track = usize::from(area.height.saturating_sub(2));
        if total <= shown || track == 0 || area.width == 0 {
            return;
        }
        let length = (track * shown / total).clamp(1, track);
        let start = ((track - length) * from / (total - shown).max(1)).min(track - length);
        let style = self.style(Role::FocusedFrame);
        for row in start..start + length {
            self.put(area.x + area.width - 1, area.y + 1 + row as u16, self.theme.glyphs.thumb, 1, style);
        }
    }
}
