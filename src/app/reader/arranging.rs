//! Where the panes of a reader stand, from what each has to show, and how much of it has room. It must not know what they say.

use std::iter;

use super::Reader;
use crate::app::{
    layout::{Along, Area, Arrangement, Layout, Pane, layout},
    lens::Lens,
};

impl Reader {
    /// The place of everything on a screen of the present size.
    pub(crate) fn layout(&self) -> Layout {
        layout(self.size.0, self.size.1, &self.arrangement())
    }

    fn arrangement(&self) -> Arrangement {
        let first = if self.lens == Lens::Entities { Pane::Entity } else { Pane::Quotes };
        let moved = match Along::of(self.size.0) {
            Along::Columns => self.moved[0],
            Along::Rows => self.moved[1],
        };
        let list_alone = self.lens == Lens::Brief;
        let has_banner = self.over_all().is_some();
        let (focus, zoom, rows) = (self.focus, self.zoom, self.rows);
        Arrangement { focus, zoom, rows, first, list_alone, moved, has_banner }
    }

    /// Moves the border of the list by so many columns or rows, to the right or down; false where that changes nothing.
    pub(crate) fn move_border(&mut self, by: i16) -> bool {
        let (before, at) = (self.layout(), Along::of(self.size.0) as usize);
        let moved = self.moved[at];
        self.moved[at] = moved.saturating_add(by);
        let is_moved = self.layout() != before;
        if !is_moved {
            self.moved[at] = moved;
        }
        is_moved
    }

    /// Moves the border of the list to a cell.
    pub(crate) fn drag_border(&mut self, along: Along, column: u16, row: u16) {
        let list = self.layout().list.unwrap_or_default();
        let (at, end) = match along {
            Along::Columns => (column, list.x + list.width),
            Along::Rows => (row, list.y + list.height),
        };
        self.move_border(at as i16 - end as i16);
    }

    /// The panes that have something to say and are not on the screen.
    pub(crate) fn hidden_panes(&self) -> Vec<Pane> {
        let layout = self.layout();
        let is_hidden = |pane: &Pane| layout.pane(*pane).is_none() && self.has_something(*pane);
        Pane::THREE.into_iter().filter(is_hidden).collect()
    }

    /// Whether a pane has something to say; the list always has.
    pub(crate) fn has_something(&self, pane: Pane) -> bool {
        match pane {
            Pane::List => true,
            Pane::Entity => self.entity.explained().is_some(),
            Pane::Quotes => !self.quotes.quotes.is_empty(),
            Pane::View => self.view.is_some(),
        }
    }

    /// Fits the panes to what they have to say, and the lanes to their pane.
    pub(super) fn arrange(&mut self) {
        if self.focus != Pane::View {
            self.measure();
        }
        self.settle_lanes();
    }

    /// Finds out how many rows each of the three panes has to show: where they stand depends on it.
    fn measure(&mut self) {
        let (width, most) = (self.size.0, usize::from(self.size.1));
        // What stands side by side does so whatever there is to say, and what stands one above the other is as wide as all.
        self.rows = [most as u16; 3];
        self.list_mut().list.whole.clear();
        self.settle_lanes();
        let wide = self.layout();
        let columns = |pane| usize::from(wide.pane(pane).map_or(width, |area| area.width)).saturating_sub(2);
        let mut rows = Pane::THREE.map(|pane| {
            self.with_flow(pane, |flow, content| flow.measure(content, columns(pane), most)) as u16
        });
        rows[Pane::List as usize] += self.legend_rows();
        self.rows = rows;
        self.give_names_room(columns(Pane::List), most);
    }

    /// Lets names of the list stand whole, from the top on, as far as it has rows for them: so no bigger window shows fewer of
    /// its items.
    fn give_names_room(&mut self, columns: usize, most: usize) {
        let cut = usize::from(self.rows[Pane::List as usize]);
        if cut >= most {
            return;
        }
        let heights =
            |reader: &mut Self| reader.with_flow(Pane::List, |flow, content| flow.heights(content, columns));
        let below = heights(self);
        self.list_mut().list.whole.resize(below.len(), true);
        let extra: Vec<usize> =
            iter::zip(heights(self), below).map(|(whole, cut)| whole.saturating_sub(cut)).collect();
        self.rows[Pane::List as usize] = (cut + extra.iter().sum::<usize>()).min(most) as u16;
        let room = self.layout().list.map_or(0, |area| usize::from(area.inside().height));
        let mut taken = cut;
        for (is_whole, extra) in iter::zip(&mut self.list_mut().list.whole, extra) {
            *is_whole = taken + extra <= room;
            taken += if *is_whole { extra } else { 0 };
        }
        self.rows[Pane::List as usize] = taken as u16;
    }

    /// Where the rows of a pane stand: inside its frame.
    pub(crate) fn rows_area(&self, pane: Pane) -> Area {
        let inside = self.layout().pane(pane).unwrap_or_default().inside();
        let view = self.view.as_ref().filter(|_| pane == Pane::View);
        let foot = match pane {
            Pane::List => self.legend_rows(),
            _ => view.map_or(0, |view| view.foot_rows(inside.height)),
        };
        Area { height: inside.height.saturating_sub(foot), ..inside }
    }
}
