//! Painting safe text into cells: measured by `text`, cut where the area ends. It must not know what it paints.

use std::{borrow::Cow, hash::Hash};

use ratatui::{layout::Rect, style::Style};

use super::theme::{Role, Theme};
use crate::app::{
    ascii,
    layout::{Area, Pane},
    lines::{self, Found, Line, Order, Span},
};
use briefing_evidence::describe::Tone;
use briefing_library::keyed;
use briefing_terminal::grid::{Grid, Patch, Stamp};
use briefing_text::{Base, Cell, SafeStr, SafeText, cells, has_right_to_left, truncate, visual_order, width};

/// A grid and the theme with which it is painted.
pub(super) struct Canvas<'a> {
    grid: &'a mut Grid,
    pub(super) theme: &'a Theme,
}

/// A part of the screen that is painted as a whole.
#[derive(Clone, Copy, Debug)]
pub(super) enum Part {
    /// A row of a pane, or of its frame.
    Pane(Pane, u16),
    /// A row of the whole screen.
    Row(u16),
}

impl Part {
    fn number(self) -> usize {
        match self {
            Self::Pane(pane, y) => 4 * usize::from(y) + pane as usize,
            Self::Row(y) => 4 * usize::from(y) + 3,
        }
    }
}

/// A stamp for what is decided by some values.
pub(super) fn stamp(values: impl Hash) -> Stamp {
    Stamp::new(1, keyed::number_of(values))
}

/// What became of words that were to be painted.
struct Painted {
    /// The columns that they take.
    columns: u16,
    /// Whether there was room for all.
    is_whole: bool,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(grid: &'a mut Grid, theme: &'a Theme) -> Self {
        Self { grid, theme }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        self.theme.style(role)
    }

    /// Whether a part of the screen shows already what a stamp stands for; if not, its areas are emptied to be painted.
    pub(super) fn shows(&mut self, part: Part, stamp: Stamp, areas: &[Area]) -> bool {
        let shows = self.grid.shows(part.number(), stamp);
        if !shows {
            for area in areas {
                self.clear(*area);
            }
        }
        shows
    }

    /// Paints words from a cell on, in at most `room` cells; gives the cells used.
    pub(super) fn words(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        self.directed(Base::FirstLetter, x, y, room, text, style)
    }

    /// Paints one of the theme's marks, each of which takes one cell.
    pub(super) fn glyph(&mut self, x: u16, y: u16, glyph: &'static str, look: impl Into<Patch>) {
        self.grid.put(x, y, glyph, 1, look.into());
    }

    fn directed(&mut self, base: Base, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        let spelled = self.spelled(text);
        let text = spelled.as_ref().map_or(text, SafeText::as_safe);
        let visual = match self.theme.order() {
            Order::Logical => None,
            Order::Visual => visual_order(text, base),
        };
        let patch = style.into();
        match visual {
            Some(visual) => self.cells(x, y, room, visual.into_iter(), patch).columns,
            None => self.logical(x, y, room, text, patch).columns,
        }
    }

    /// Paints words in the order in which they are read.
    fn logical(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, patch: Patch) -> Painted {
        let mut columns = 0;
        let mut rest = text;
        while !rest.is_empty() {
            let run = ascii_run(rest.as_str());
            let fitting = run.min(usize::from(room - columns));
            self.grid.put_ascii(x + columns, y, &rest.as_str()[..fitting], patch);
            columns += fitting as u16;
            if fitting < run {
                return Painted { columns, is_whole: false };
            }
            rest = rest.slice(run..usize::MAX);
            let mut end = rest.as_str().len();
            for cell in cells(rest) {
                let cell_width = u16::from(cell.width);
                if columns + cell_width > room {
                    return Painted { columns, is_whole: false };
                }
                self.grid.put(x + columns, y, &cell.symbol, cell_width, patch);
                columns += cell_width;
                if ascii_run(&rest.as_str()[cell.range.end..]) > 0 {
                    end = cell.range.end;
                    break;
                }
            }
            rest = rest.slice(end..usize::MAX);
        }
        Painted { columns, is_whole: true }
    }

    fn cells<'c>(
        &mut self,
        x: u16,
        y: u16,
        room: u16,
        cells: impl Iterator<Item = Cell<'c>>,
        patch: Patch,
    ) -> Painted {
        let mut columns = 0;
        for cell in cells {
            let cell_width = u16::from(cell.width);
            if columns + cell_width > room {
                return Painted { columns, is_whole: false };
            }
            self.grid.put(x + columns, y, &cell.symbol, cell_width, patch);
            columns += cell_width;
        }
        Painted { columns, is_whole: true }
    }

    /// Paints words cut with a mark where there is no room for all.
    pub(super) fn fitted(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        self.fitted_in(Base::FirstLetter, x, y, room, text, style)
    }

    /// A text of the program with its signs in ASCII, where that is wanted and differs.
    pub(super) fn spelled(&self, text: SafeStr<'_>) -> Option<SafeText> {
        match ascii::spelled(text) {
            Cow::Owned(spelled) if self.theme.glyphs.ascii => Some(SafeText::line(&spelled)),
            _ => None,
        }
    }

    fn fitted_in(&mut self, base: Base, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        let spelled = self.spelled(text);
        let text = spelled.as_ref().map_or(text, SafeText::as_safe);
        if self.theme.order() == Order::Visual && has_right_to_left(text) {
            // The mark belongs to the words: where they run from right to left, it stands on their left.
            let (words, _) = lines::fitted(text, usize::from(room));
            return self.directed(base, x, y, room, words.as_safe(), style);
        }
        let mut short = truncate(text, usize::from(room));
        if short.cut && self.theme.glyphs.ascii {
            // The mark takes three cells here, and one is left free for it.
            short = truncate(text, usize::from(room.saturating_sub(2)));
        }
        let used = self.words(x, y, room, short.text, style);
        if short.cut && used < room {
            return used + self.words(x + used, y, room - used, SafeStr::from_static("…"), style);
        }
        used
    }

    /// Lays a style over an area without touching its words.
    pub(super) fn restyle(&mut self, area: Area, style: Style) {
        self.grid.patch(rect(area), style.into());
    }

    /// Empties an area.
    pub(super) fn clear(&mut self, area: Area) {
        self.grid.erase(rect(area));
    }

    /// Paints a laid-out line; `focused` is the link that Enter follows.
    pub(super) fn line(&mut self, area: Area, row: u16, line: &Line, focused: Option<usize>) {
        let y = area.y + row;
        let end = match (self.theme.order(), &line.visual) {
            (Order::Visual, Some(_)) => self.visual_line(area, y, line, focused),
            _ => self.logical_line(area, y, line, focused),
        };
        let trail = line.trail.iter().map(|span| width(span.text.as_safe()) as u16).sum::<u16>();
        if end + trail <= area.width {
            let mut x = area.x + area.width - trail;
            for span in &line.trail {
                let style = self.style(Role::Tone(span.tone));
                x += self.words(x, y, area.x + area.width - x, span.text.as_safe(), style);
                // What trails is the program's own word, and the mark stands last.
                if span.text.as_str().ends_with('⚑') {
                    self.grid.put(x - 1, y, self.theme.glyphs.contested, 1, style.into());
                }
            }
        }
    }

    fn logical_line(&mut self, area: Area, y: u16, line: &Line, focused: Option<usize>) -> u16 {
        let mut end = (line.indent as u16).min(area.width);
        for span in &line.spans {
            let patch = self.span_style(span, focused).into();
            let drawn = (span.tone == Tone::Drawing).then(|| self.drawn(span, end.into()));
            let text = drawn.as_ref().unwrap_or(&span.text).as_safe();
            let painted = self.logical(area.x + end, y, area.width - end, text, patch);
            if span.link.is_some() && painted.columns > 0 && span.text.as_str().starts_with("⚑ ") {
                self.grid.put(area.x + end, y, self.theme.glyphs.contested, 1, patch);
            }
            end += painted.columns;
            if !painted.is_whole {
                break;
            }
        }
        end
    }

    fn visual_line(&mut self, area: Area, y: u16, line: &Line, focused: Option<usize>) -> u16 {
        let mut end = (line.indent as u16).min(area.width);
        let mut last = None;
        for cell in line.placed(usize::from(area.width), Order::Visual) {
            let patch = match last {
                Some((span, patch)) if span == cell.span => patch,
                _ => Patch::from(self.span_style(&line.spans[cell.span], focused)),
            };
            last = Some((cell.span, patch));
            let column = cell.column as u16;
            if line.spans[cell.span].tone == Tone::Drawing {
                let glyph = cell.symbol.chars().next().unwrap_or(' ');
                let glyph = self.theme.drawn(glyph, cell.column);
                self.grid.put(area.x + column, y, glyph.encode_utf8(&mut [0; 4]), 1, patch);
            } else {
                self.grid.put(area.x + column, y, &cell.symbol, cell.width, patch);
            }
            end = column + cell.width;
        }
        end
    }

    /// The glyphs of a drawing from a column on, as they are painted.
    fn drawn(&self, span: &Span, from: usize) -> SafeText {
        let glyphs = span.text.as_str().chars().zip(from..);
        SafeText::line(&glyphs.map(|(glyph, column)| self.theme.drawn(glyph, column)).collect::<String>())
    }

    fn span_style(&self, span: &Span, focused: Option<usize>) -> Style {
        let style = self.style(Role::Tone(span.tone));
        if span.found == Found::Current {
            return style.patch(self.style(Role::CurrentHit));
        }
        if span.link.is_some() && span.link == focused {
            return style.patch(self.style(Role::FocusedLink));
        }
        if span.found == Found::Hit { style.patch(self.style(Role::Hit)) } else { style }
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
        self.frame_top(area, title, note, has_keys);
        self.frame_sides(area, has_keys);
        area.inside()
    }

    /// Draws the upper line of a frame, with a title and what is counted.
    pub(super) fn frame_top(&mut self, area: Area, title: SafeStr<'_>, note: SafeStr<'_>, has_keys: bool) {
        let style = self.frame_style(has_keys);
        let [left, right, ..] = self.theme.glyphs.corners;
        self.frame_line(area, area.y, [left, right], style);
        let spelled = self.spelled(note);
        let note = spelled.as_ref().map_or(note, SafeText::as_safe);
        let room = area.width.saturating_sub(4);
        let title_style = if has_keys { self.style(Role::FocusedTitle) } else { self.style(Role::Title) };
        let used = self.boxed(area.x + 1, area.y, room, title, title_style);
        let note_width = width(note) as u16 + 2;
        let left = room.saturating_sub(used);
        if !note.is_empty() && left > 6 {
            let shown = note_width.min(left);
            let style = self.style(Role::Tone(Tone::Text));
            self.boxed(area.x + area.width - 1 - shown, area.y, shown, note, style);
        }
    }

    /// Draws the other lines of a frame. In two rows there is no room for the lower one.
    pub(super) fn frame_sides(&mut self, area: Area, has_keys: bool) {
        let style = self.frame_style(has_keys);
        let [.., left, right] = self.theme.glyphs.corners;
        if area.height > 2 {
            self.frame_line(area, area.y + area.height - 1, [left, right], style);
        }
        for side in sides(area) {
            self.grid.fill(rect(side), self.theme.glyphs.down, style.into());
        }
    }

    fn frame_style(&self, has_keys: bool) -> Style {
        self.style(if has_keys { Role::FocusedFrame } else { Role::Frame })
    }

    fn frame_line(&mut self, area: Area, y: u16, corners: [&'static str; 2], style: Style) {
        let across = Rect { x: area.x + 1, y, width: area.width - 2, height: 1 };
        self.grid.fill(across, self.theme.glyphs.across, style.into());
        for (x, corner) in [area.x, area.x + area.width - 1].into_iter().zip(corners) {
            self.glyph(x, y, corner, style);
        }
    }

    /// Words on a frame, with a space before and after: the program's own, perhaps with a name among them.
    pub(super) fn boxed(&mut self, x: u16, y: u16, room: u16, text: SafeStr<'_>, style: Style) -> u16 {
        if room < 3 || text.is_empty() {
            return 0;
        }
        // Nothing of the line shines through.
        let style = Style::reset().patch(style);
        self.glyph(x, y, " ", style);
        let used = self.fitted_in(Base::LeftToRight, x + 1, y, room - 2, text, style);
        self.glyph(x + 1 + used, y, " ", style);
        used + 2
    }

    /// Shows on the lower line of a frame how far something has come.
    pub(super) fn progress(&mut self, area: Area, cells: u16) {
        let style = self.style(Role::FocusedFrame);
        let line = Rect { x: area.x + 1, y: area.y + area.height - 1, width: cells, height: 1 };
        self.grid.fill(line, self.theme.glyphs.spans[0], style.into());
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
        let thumb = Rect {
            x: area.x + area.width - 1,
            y: area.y + 1 + start as u16,
            width: 1,
            height: length as u16,
        };
        self.grid.fill(thumb, self.theme.glyphs.thumb, style.into());
    }
}

/// The lines of a frame at its sides, without its corners.
pub(super) fn sides(area: Area) -> [Area; 2] {
    let left = Area { width: 1, ..Area { x: area.x, ..area.inside() } };
    [left, Area { x: area.x + area.width - 1, ..left }]
}

/// The bytes at the start of a text that are a cell each: ASCII before ASCII, with which nothing joins.
fn ascii_run(text: &str) -> usize {
    match text.bytes().position(|byte| !byte.is_ascii()) {
        Some(other) => other.saturating_sub(1),
        None => text.len(),
    }
}

const fn rect(area: Area) -> Rect {
    Rect { x: area.x, y: area.y, width: area.width, height: area.height }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::{Look, config::ThemeName};

    proptest! {
        /// Runs of ASCII are painted in one go: the cells are the same as one by one.
        #[test]
        fn words_are_painted_as_their_cells(text in "([ -~]{0,6}[éא“…好\u{301}\u{600}\u{200d}👩🚀]{0,3}){0,5}", room in 0..40_u16) {
            let text = SafeText::line(&text);
            let theme = Theme::new(ThemeName::Default, false, Look::default());
            let (mut grid, mut expected) = (Grid::new(30, 1), Grid::new(30, 1));
            let patch = Patch::from(theme.style(Role::Title));
            let painted = Canvas::new(&mut grid, &theme).logical(0, 0, room, text.as_safe(), patch);
            let one_by_one = Canvas::new(&mut expected, &theme).cells(0, 0, room, cells(text.as_safe()), patch);
            prop_assert_eq!(painted.columns, one_by_one.columns);
            prop_assert_eq!(painted.is_whole, one_by_one.is_whole);
            let words = |grid: &Grid| -> Vec<String> {
                grid.row(0).iter().map(|cell| grid.text(cell.symbol, &mut [0; 4]).to_owned()).collect()
            };
            prop_assert_eq!(words(&grid), words(&expected));
        }
    }
}
