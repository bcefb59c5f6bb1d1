//! What stands between the dates and the titles of the timeline: brackets, bars, lanes, and the ruler above them.
//! It must not decide where an event lies.

use super::{
    canvas::{Canvas, Part, stamp},
    theme::Role,
};
use crate::{
    app::{
        gutter::{Bracket, Form, Gutter, LANE},
        layout::{Area, Pane},
        lens::List,
        reader::Reader,
    },
    describe::Tone,
    evidence::Story,
    model::{EntityIx, Item},
    text::{SafeText, width},
    timeline::{Axis, Bar, Certainty, Edge},
};

/// The columns beside the dates, for the rows of one frame.
pub(super) struct Chart<'a> {
    story: Story<'a>,
    list: &'a List,
    gutter: Gutter,
    axis: Option<Axis>,
    lanes: &'a [EntityIx],
}

/// What stands in these columns on one row.
#[derive(Hash)]
pub(super) struct Beside {
    gutter: Gutter,
    bracket: Option<Bracket>,
    marks: Marks,
}

#[derive(Hash)]
enum Marks {
    None,
    Bar(Bar),
    /// For each lane on screen, whether its actor takes part.
    Lanes(Vec<bool>),
}

impl<'a> Chart<'a> {
    /// The columns of the list, where there are any.
    pub(super) fn of(reader: &'a Reader, area: Area) -> Option<Self> {
        let list = &reader.list()?.list;
        let gutter = list.gutter(usize::from(area.width));
        let lanes = list.lanes.get(reader.chronology.first_lane..).unwrap_or_default();
        let lanes = &lanes[..lanes.len().min(usize::from(gutter.columns / LANE))];
        (gutter.cells > 0).then(|| Self { story: reader.story(), list, gutter, axis: reader.axis, lanes })
    }

    /// What stands beside a line of a row.
    pub(super) fn beside(&self, row: usize, line: usize) -> Option<Beside> {
        let bracket = self.list.bracket(row).filter(|_| line == 0 && self.gutter.ties.is_some());
        let marks = if line == 0 && self.gutter.columns > 0 { self.marks(row) } else { Marks::None };
        let is_empty = bracket.is_none() && matches!(marks, Marks::None);
        (!is_empty).then_some(Beside { gutter: self.gutter, bracket, marks })
    }

    fn marks(&self, row: usize) -> Marks {
        match (self.list.form, self.list.item(row)) {
            (Form::Bars, _) => {
                let date = self.list.date(self.story, row);
                let bar = self.axis.zip(date).and_then(|(axis, date)| axis.bar(date));
                bar.map_or(Marks::None, Marks::Bar)
            }
            (Form::Lanes, Some(Item::Event(ix))) => {
                let actors = &self.story.get(ix).actors;
                let takes_part =
                    |lane: &EntityIx| actors.iter().any(|participant| participant.actor == *lane);
                Marks::Lanes(self.lanes.iter().map(takes_part).collect())
            }
            (Form::List | Form::Lanes, _) => Marks::None,
        }
    }
}

impl Beside {
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
            Marks::Lanes(lanes) => {
                for (lane, takes_part) in (0..).zip(lanes) {
                    let (glyph, role) = if *takes_part {
                        (canvas.theme.glyphs.part, Role::Bar)
                    } else {
                        (canvas.theme.glyphs.lane, Role::Tone(Tone::Muted))
                    };
                    canvas.glyph(at + lane * LANE, row.y, glyph, canvas.style(role));
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
    for (edge, column, side) in [(bar.start, bar.first, 0), (bar.end, bar.last, 1)] {
        let glyph = match edge {
            Edge::Bound => continue,
            Edge::Open => glyphs.open[side],
            Edge::Beyond => glyphs.beyond[side],
        };
        canvas.glyph(at + column, area.y, glyph, style);
    }
}

/// Paints the row above the rows of a chart: the axis of the bars, or whose lanes they are.
pub(super) fn ruler(reader: &Reader, inside: Area, canvas: &mut Canvas<'_>) {
    let Some(chart) = Chart::of(reader, inside).filter(|chart| chart.gutter.columns > 0) else { return };
    let line = Area { height: 1, ..inside };
    let looks = stamp((reader.number(), chart.gutter, chart.axis, chart.lanes));
    if inside.height < 2 || canvas.shows(Part::Pane(Pane::List, inside.y), looks, &[line]) {
        return;
    }
    let (at, columns) = (inside.x + chart.gutter.chart, chart.gutter.columns);
    let style = canvas.style(Role::Tone(Tone::Muted));
    match chart.list.form {
        Form::List => {}
        Form::Bars => {
            let Some(axis) = chart.axis else { return };
            let [first, last] = axis.captions().map(|words| SafeText::line(&words));
            let cells = |words: &SafeText| width(words.as_safe()) as u16;
            let last_at = columns.saturating_sub(cells(&last));
            // Between the ends stand round places, a blank apart.
            let mut free = cells(&first) + 1;
            canvas.words(at, line.y, columns, first.as_safe(), style);
            for tick in axis.ticks() {
                let caption = SafeText::line(&tick.caption);
                let end = tick.column + cells(&caption);
                if tick.column >= free && end < last_at && caption != last {
                    canvas.words(at + tick.column, line.y, columns - tick.column, caption.as_safe(), style);
                    free = end + 1;
                }
            }
            canvas.words(at + last_at, line.y, columns - last_at, last.as_safe(), style);
        }
        Form::Lanes => {
            for (lane, ix) in (0..).zip(chart.lanes) {
                let name = &chart.story.get(*ix).name;
                canvas.fitted(at + lane * LANE, line.y, LANE - 1, name.as_safe(), style);
            }
            let first = reader.chronology.first_lane;
            let [before, after] = canvas.theme.glyphs.open;
            if first > 0 {
                canvas.glyph(at - 1, line.y, before, style);
            }
            if first + chart.lanes.len() < chart.list.lanes.len() {
                canvas.glyph(at + columns - 1, line.y, after, style);
            }
        }
    }
}
