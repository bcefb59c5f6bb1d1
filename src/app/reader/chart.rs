//! The chart beside the events on screen, in step with their pane: the axis of bars, and lanes with their names. It must not
//! change how the timeline is looked at.

use std::sync::Arc;

use super::{ListPane, Reader};
use crate::app::layout::{Area, Pane};
use briefing_evidence::{perspective::Form, timeline::Axis};

impl Reader {
    /// The rows below the list that say whose the lanes are.
    pub(super) fn legend_rows(&self) -> u16 {
        self.list().map_or(0, |pane| pane.list.lanes.shown().legend.len() as u16)
    }

    /// Fits the lanes of the timeline to the pane.
    pub(super) fn settle_lanes(&mut self) {
        let Some(area) = self.layout().list.map(Area::inside) else { return };
        let shown = Arc::clone(&self.seen.shown);
        let (first, size) = (self.first_lane, (area.width.into(), area.height.into()));
        if let Some(ListPane { list, flow }) = &mut self.lists[self.lens as usize]
            && list.settle_lanes(shown.story(), first, size, flow.position().cursor.block)
        {
            flow.invalidate();
        }
    }

    /// Whether the list is wide enough for the chart that is asked for.
    pub(crate) fn has_chart(&self) -> bool {
        let width = usize::from(self.layout().list.unwrap_or_default().inside().width);
        self.list().is_some_and(|pane| pane.list.gutter(width).columns > 0)
    }

    /// Fits the axis to the events on screen.
    pub(super) fn settle_axis(&mut self) {
        if self.layout().list.is_none() {
            return;
        }
        let width = usize::from(self.rows_area(Pane::List).width);
        let story = self.seen.shown.story();
        self.axis = self.list().filter(|pane| pane.list.form == Form::Bars).and_then(|pane| {
            let mut rows: Vec<usize> = pane.flow.visible().map(|(spot, _)| spot.block).collect();
            rows.dedup();
            let dates = rows.into_iter().filter_map(|row| pane.list.date(story, row));
            Axis::fit(dates, pane.list.gutter(width).columns.into())
        });
    }
}
