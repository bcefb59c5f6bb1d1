//! What stands between the dates and the titles of the timeline: brackets, bars, lanes, and the ruler below them.
//! It must not decide where an event lies.

use std::hash::Hash;

use ratatui::style::Style;

use super::{
    canvas::{self, Canvas, Part},
    theme::Role,
};
use crate::app::{
    gutter::{Bracket, Gutter},
    lanes::{Lane, Parts, Shown},
    layout::{Area, Pane},
    lens::List,
    reader::Reader,
};
use briefing_evidence::{
    Story,
    describe::Tone,
    perspective::Form,
    timeline::{Axis, Bar, Certainty, Edge},
};
use briefing_format::model::Item;
use briefing_library::keyed;
use briefing_text::{SafeText, width};

/// The columns beside the dates, for the rows of one frame.
pub(super) struct Chart<'a> {
    story: Story<'a>,
    list: &'a List,
    gutter: Gutter,
    /// A number for where the columns stand.
    columns: u64,
    axis: Option<Axis>,
    lanes: &'a [Lane],
    /// How the lanes stand.
    shown: &'a Shown,
}

/// What stands in these columns on one row.
pub(super) struct Beside<'a> {
    gutter: Gutter,
    shown: &'a Shown,
    columns: u64,
    bracket: Option<Bracket>,
    marks: Marks,
}

enum Marks {
    None,
    Bar(Bar),
    /// Who takes part.
    Lanes(Parts),
}

impl<'a> Chart<'a> {
    /// The columns of the list, where there are any.
    pub(super) fn of(reader: &'a Reader, area: Area) -> Option<Self> {
        let list = &reader.list()?.list;
        let gutter = list.gutter(usize::from(area.width));
        let shown = list.lanes.shown();
        let numbered_from = shown.is_numbered.then_some(shown.first);
        let columns = keyed::number_of((gutter, numbered_from));
        (gutter.cells > 0).then(|| Self {
            story: reader.story(),
            list,
            gutter,
            columns,
            axis: reader.axis,
            lanes: list.lanes.on_screen(),
            shown,
        })
    }

    /// What stands beside a line of a row.
    pub(super) fn beside(&self, row: usize, line: usize) -> Option<Beside<'a>> {
        let bracket = self.list.bracket(row, self.gutter).filter(|_| line == 0 && self.gutter.ties.is_some());
        let marks = if line == 0 && self.gutter.columns > 0 { self.marks(row) } else { Marks::None };
        let is_empty = bracket.is_none() && matches!(marks, Marks::None);
        let (gutter, shown, columns) = (self.gutter, self.shown, self.columns);
        (!is_empty).then_some(Beside { gutter, shown, columns, bracket, marks })
    }

    fn marks(&self, row: usize) -> Marks {
        match (self.list.form, self.list.item(row)) {
            (Form::Bars, _) => {
                let date = self.list.date(self.story, row);
                let bar = self.axis.zip(date).and_then(|(axis, date)| axis.bar(date));
                bar.map_or(Marks::None, Marks::Bar)
            }
            (Form::Lanes, Some(item @ Item::Event(_))) => {
                Marks::Lanes(self.list.lanes.parts(self.story, item))
            }
            (Form::List | Form::Lanes, _) => Marks::None,
        }
    }
}

impl Beside<'_> {
    /// The most lanes of which a number has room for each.
    const LANES: usize = 56;

    /// A number for how it looks. Every row needs it in every frame, so it is packed, and not hashed unless there are very many
    /// lanes; where the columns stand is the same for all rows.
    pub(super) fn number(&self) -> u64 {
        let bracket = self.bracket.map_or(0, |bracket| 1 + bracket as u64);
        self.columns
            ^ (bracket
                | match &self.marks {
                    Marks::None => 0,
                    Marks::Bar(bar) => {
                        let edges = (bar.start as u64) << 8 | (bar.end as u64) << 10;
                        let columns = u64::from(bar.first) << 16 | u64::from(bar.last) << 32;
                        1 << 3 | (bar.certainty as u64) << 5 | edges | u64::from(bar.is_day) << 12 | columns
                    }
                    Marks::Lanes(parts) if parts.here.len() <= Self::LANES => {
                        // The first bit set tells how many there are.
                        let bits = parts.beyond.iter().chain(&parts.here);
                        2 << 3 | bits.fold(1, |bits, takes_part| bits << 1 | u64::from(*takes_part)) << 5
                    }
                    Marks::Lanes(parts) => 3 << 3 | keyed::number_of(parts) << 5,
                })
    }

    /// Paints it over a row that is painted.
    pub(super) fn draw(&self, row: Area, canvas: &mut Canvas<'_>) {
        let end = row.x + row.width;
        if let (Some(x), Some(bracket)) = (self.gutter.ties, self.bracket)
            && row.x + x < end
        {
            let (glyph, style) =
                (canvas.theme.glyphs.bracket[bracket as usize], canvas.style(Role::Tone(Tone::Muted)));
            canvas.glyph(row.x + x, row.y, glyph, style);
        }
        let at = row.x + self.gutter.chart;
        match &self.marks {
            Marks::None => {}
            Marks::Bar(bar) => draw_bar(*bar, at, Area { x: at, width: self.gutter.columns, ..row }, canvas),
            Marks::Lanes(parts) => {
                for (lane, takes_part) in (0..).zip(&parts.here) {
                    let (glyph, role) = match (*takes_part, self.shown.is_numbered) {
                        (true, true) => (self.shown.label(lane.into()), Role::Bar),
                        (true, false) => (canvas.theme.glyphs.part, Role::Bar),
                        (false, _) => (canvas.theme.glyphs.lane, Role::Tone(Tone::Muted)),
                    };
                    canvas.glyph(at + lane * self.gutter.lane, row.y, glyph, canvas.style(role));
                }
                for (side, x) in self.gutter.beyond_lanes().into_iter().enumerate() {
                    if let Some(x) = x.filter(|_| parts.beyond[side]) {
                        canvas.glyph(
                            row.x + x,
                            row.y,
                            canvas.theme.glyphs.open[side],
                            canvas.style(Role::Bar),
                        );
                    }
                }
            }
        }
    }
}

fn draw_bar(bar: Bar, at: u16, area: Area, canvas: &mut Canvas<'_>) {
    let glyphs = canvas.theme.glyphs;
    let style = canvas.style(Role::Bar);
    let kind = match bar.certainty {
        Certainty::Exact => 0,
        Certainty::Approximate => 1,
        Certainty::Uncertain => 2,
        Certainty::Both => 3,
        Certainty::Unspecified => 4,
    };
    let body = if bar.is_day && bar.first == bar.last { glyphs.day } else { glyphs.spans[kind] };
    for column in bar.first..=bar.last.min(area.width.saturating_sub(1)) {
        canvas.glyph(at + column, area.y, body, style);
    }
    if bar.is_outside() {
        let side = usize::from(bar.first > 0);
        return canvas.glyph(at + bar.first, area.y, glyphs.beyond[side], style);
    }
    for (edge, column, side) in [(bar.start, bar.first, 0), (bar.end, bar.last, 1)] {
        let glyph = match edge {
            Edge::Bound => continue,
            Edge::Open => glyphs.open[side],
            Edge::Beyond => glyphs.beyond[side],
        };
        canvas.glyph(at + column, area.y, glyph, style);
    }
}

/// What stands on the lower line of a frame, below the columns it belongs to: the axis of the bars, or whose lanes they are.
pub(super) struct Ruler<'a> {
    chart: Chart<'a>,
    /// A number for what is looked at, which decides what lanes are called.
    seen: u64,
}

impl<'a> Ruler<'a> {
    /// The ruler of the list, where it has a chart.
    pub(super) fn of(reader: &'a Reader) -> Option<Self> {
        let chart =
            Chart::of(reader, reader.rows_area(Pane::List)).filter(|chart| chart.gutter.columns > 0)?;
        let seen = keyed::number_of((reader.document().fingerprint(), reader.perspective()));
        Some(Self { chart, seen })
    }

    /// What decides how it looks.
    pub(super) fn looks(&self) -> impl Hash + use<'a> {
        (self.seen, self.chart.columns, self.chart.axis, self.chart.shown.first, &self.chart.shown.chosen)
    }

    /// Paints it over a line below rows that begin in a column.
    pub(super) fn draw(&self, x: u16, y: u16, canvas: &mut Canvas<'_>) {
        let at = x + self.chart.gutter.chart;
        match self.chart.list.form {
            Form::List => {}
            Form::Bars => self.draw_axis(at, y, canvas),
            Form::Lanes => self.draw_names(at, y, canvas),
        }
    }

    fn draw_axis(&self, at: u16, y: u16, canvas: &mut Canvas<'_>) {
        let Some(axis) = self.chart.axis else { return };
        let columns = self.chart.gutter.columns;
        let style = canvas.style(Role::Tone(Tone::Muted));
        let [first, last] = axis.captions().map(|words| SafeText::line(&words));
        let cells = |words: &SafeText| width(words.as_safe()) as u16;
        let scale = axis.scale();
        let last_at = scale.end.saturating_sub(cells(&last)).max(scale.start);
        let mut caption = |column: u16, words: &SafeText| {
            // With a blank before it, and one after it, which the chart leaves on both sides.
            canvas.boxed(at + column - 1, y, columns - column + 2, words.as_safe(), style);
        };
        caption(scale.start, &first);
        // Between the ends stand round places, blanks and a piece of the line apart.
        let mut free = scale.start + cells(&first) + 3;
        for tick in axis.ticks() {
            let words = SafeText::line(&tick.caption);
            let end = tick.column + cells(&words);
            if tick.column >= free && end + 2 < last_at && words != last {
                caption(tick.column, &words);
                free = end + 3;
            }
        }
        caption(last_at, &last);
        // Below the marks of the bars that are cut off stands the same.
        let [before, after] = canvas.theme.glyphs.beyond;
        let style = Style::reset().patch(style);
        if scale.start > 0 {
            canvas.glyph(at, y, before, style);
        }
        if scale.end < columns {
            canvas.glyph(at + scale.end, y, after, style);
        }
    }

    fn draw_names(&self, at: u16, y: u16, canvas: &mut Canvas<'_>) {
        let Gutter { lane: cells, chart, .. } = self.chart.gutter;
        let shown = self.chart.shown;
        for (lane, of) in (0..).zip(self.chart.lanes) {
            let is_chosen = shown.chosen.get(usize::from(lane)) == Some(&true);
            let style = canvas.style(Role::Tone(if is_chosen { Tone::Strong } else { Tone::Muted }));
            if shown.is_numbered {
                let style = Style::reset().patch(canvas.style(Role::Bar));
                canvas.glyph(at + lane * cells, y, shown.label(lane.into()), style);
            } else {
                canvas.boxed(at + lane * cells - 1, y, cells + 1, of.called(usize::from(cells - 1)), style);
            }
        }
        let style = Style::reset().patch(canvas.style(Role::Tone(Tone::Muted)));
        let [before, after] = self.chart.gutter.beyond_lanes().map(|column| column.unwrap_or(chart - 1));
        let [left, right] = canvas.theme.glyphs.open;
        if shown.first > 0 {
            canvas.glyph(at - chart + before, y, left, style);
        }
        if shown.first + self.chart.lanes.len() < self.chart.list.lanes.count() {
            canvas.glyph(at - chart + after, y, right, style);
        }
    }
}

/// Paints what numbered lanes are called, on the lines of a pane below its rows.
pub(super) fn draw_legend(reader: &Reader, inside: Area, rows: Area, canvas: &mut Canvas<'_>) {
    let Some(pane) = reader.list() else { return };
    let below = rows.y + rows.height..inside.y + inside.height;
    for (y, line) in below.zip(&pane.list.lanes.shown().legend) {
        let looks = canvas::stamp(("legend", line));
        if !canvas.shows(Part::Pane(Pane::List, y), looks, &[Area { y, height: 1, ..inside }]) {
            canvas.line(
                Area { x: inside.x + 1, width: inside.width.saturating_sub(1), y, height: 1 },
                0,
                line,
                None,
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    /// All bars between some columns, and all lanes up to four.
    fn marks() -> Vec<Marks> {
        let mut marks = vec![Marks::None];
        for certainty in [
            Certainty::Exact,
            Certainty::Approximate,
            Certainty::Uncertain,
            Certainty::Both,
            Certainty::Unspecified,
        ] {
            for start in [Edge::Bound, Edge::Open, Edge::Beyond] {
                for end in [Edge::Bound, Edge::Open, Edge::Beyond] {
                    for (first, last) in [(0, 0), (0, 1), (1, 1), (1, u16::MAX)] {
                        let bar = |is_day| Bar { first, last, start, end, certainty, is_day };
                        marks.extend([false, true].map(|is_day| Marks::Bar(bar(is_day))));
                    }
                }
            }
        }
        for lanes in 0..=4 {
            let here = |bits: u32| (0..lanes).map(|n| bits >> n & 1 == 1).collect();
            for beyond in [[false, false], [false, true], [true, false], [true, true]] {
                marks.extend((0..1 << lanes).map(|bits| Marks::Lanes(Parts { here: here(bits), beyond })));
            }
        }
        marks
    }

    #[test]
    fn what_looks_different_beside_a_row_has_another_number() {
        let brackets =
            [None, Some(Bracket::Top), Some(Bracket::Middle), Some(Bracket::Bottom), Some(Bracket::Overlap)];
        let numbers: Vec<u64> = brackets
            .into_iter()
            .flat_map(|bracket| marks().into_iter().map(move |marks| (bracket, marks)))
            .map(|(bracket, marks)| {
                Beside { gutter: Gutter::default(), shown: &Shown::default(), columns: 0, bracket, marks }
                    .number()
            })
            .collect();
        assert_eq!(numbers.iter().collect::<HashSet<_>>().len(), numbers.len());
    }

    #[test]
    fn each_of_very_many_lanes_counts() {
        for lanes in [Beside::LANES, Beside::LANES + 1, 500] {
            let with = |actor: Option<usize>| {
                let here = (0..lanes).map(|lane| Some(lane) == actor).collect();
                let marks = Marks::Lanes(Parts { here, beyond: [false; 2] });
                let (gutter, shown) = (Gutter::default(), &Shown::default());
                Beside { gutter, shown, columns: 0, bracket: None, marks }.number()
            };
            let numbers: HashSet<u64> = (0..lanes).map(Some).chain([None]).map(with).collect();
            assert_eq!(numbers.len(), lanes + 1);
        }
    }
}
