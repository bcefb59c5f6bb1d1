//! Which pane stands where, from the size of the screen alone; drawing and the mouse both ask here. It must not draw.
//!
//! ```text
//! 130 columns and more        80 to 129                  60 to 79, 20 lines      less
//! ┌──────┬───────┬──────┐     ┌─────────┬─────────┐      ┌──────────────┐      ┌──────────┐
//! │ list │entity │quotes│     │ list    │ entity  │      │ list         │      │ one pane │
//! │      │       │      │     │         ├─────────┤      ├──────────────┤      │ of three │
//! │      │       │      │     │         │ quotes  │      │ entity       │      │          │
//! └──────┴───────┴──────┘     └─────────┴─────────┘      ├──────────────┤      └──────────┘
//!                                                        │ quotes       │
//!                                                        └──────────────┘
//! ```

/// A rectangle of cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Area {
    /// Its left column.
    pub(crate) x: u16,
    /// Its top row.
    pub(crate) y: u16,
    /// Its columns.
    pub(crate) width: u16,
    /// Its rows.
    pub(crate) height: u16,
}

impl Area {
    /// Whether a cell lies in it.
    pub(crate) const fn contains(self, column: u16, row: u16) -> bool {
        column >= self.x && row >= self.y && column - self.x < self.width && row - self.y < self.height
    }

    /// What is left inside a border of one cell.
    pub(crate) const fn inside(self) -> Self {
        Self {
            x: self.x.saturating_add(1),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(2),
            height: self.height.saturating_sub(2),
        }
    }

    /// Its first row.
    pub(crate) const fn top(self) -> Self {
        Self { height: 1, ..self }
    }

    /// Its last row.
    pub(crate) const fn bottom(self) -> Self {
        Self { y: self.y + self.height.saturating_sub(1), height: 1, ..self }
    }

    const fn rows(self, from: u16, height: u16) -> Self {
        Self { y: self.y + from, height, ..self }
    }

    const fn columns(self, from: u16, width: u16) -> Self {
        Self { x: self.x + from, width, ..self }
    }
}

/// The three panes, and the full view that takes their place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Pane {
    /// The list at the left, under one of the lenses.
    #[default]
    List,
    /// The entity.
    Entity,
    /// The quotes.
    Quotes,
    /// A full view.
    View,
}

impl Pane {
    /// The three panes, in the order of Tab.
    pub(crate) const THREE: [Self; 3] = [Self::List, Self::Entity, Self::Quotes];
    /// All that may be shown.
    pub(crate) const ALL: [Self; 4] = [Self::List, Self::Entity, Self::Quotes, Self::View];
}

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Layout {
    /// The whole screen.
    pub(crate) screen: Area,
    /// The title line.
    pub(crate) header: Option<Area>,
    /// The bars over time.
    pub(crate) bars: Option<Area>,
    /// The panes, those that are shown.
    pub(crate) list: Option<Area>,
    /// The entity pane.
    pub(crate) entity: Option<Area>,
    /// The quotes pane.
    pub(crate) quotes: Option<Area>,
    /// The full view.
    pub(crate) view: Option<Area>,
    /// The line of hints, prompts and messages.
    pub(crate) footer: Option<Area>,
}

impl Layout {
    /// Where a pane stands, if it is shown.
    pub(crate) const fn pane(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::List => self.list,
            Pane::Entity => self.entity,
            Pane::Quotes => self.quotes,
            Pane::View => self.view,
        }
    }

    /// The pane at a cell.
    pub(crate) fn pane_at(&self, column: u16, row: u16) -> Option<Pane> {
        Pane::ALL.into_iter().find(|pane| self.pane(*pane).is_some_and(|area| area.contains(column, row)))
    }

    /// Whether all three panes are shown.
    pub(crate) const fn shows_all(&self) -> bool {
        self.list.is_some() && self.entity.is_some() && self.quotes.is_some()
    }

    fn put(&mut self, pane: Pane, area: Area) {
        let place = match pane {
            Pane::List => &mut self.list,
            Pane::Entity => &mut self.entity,
            Pane::Quotes => &mut self.quotes,
            Pane::View => &mut self.view,
        };
        *place = Some(area);
    }
}

/// Lays the screen out. `focus` is the pane that is kept where only some are shown; `zoom` shows it alone, and a full
/// view always stands alone.
pub(crate) fn layout(width: u16, height: u16, focus: Pane, zoom: bool) -> Layout {
    let screen = Area { x: 0, y: 0, width, height };
    let mut layout = Layout { screen, ..Layout::default() };
    let mut top = 0;
    let mut bottom = height;
    if height >= 5 {
        layout.header = Some(screen.rows(0, 1));
        top = 1;
    }
    if height >= 4 {
        bottom -= 1;
        layout.footer = Some(screen.rows(bottom, 1));
    }
    if height >= 22 && width >= 60 {
        layout.bars = Some(screen.rows(top, 1));
        top += 1;
    }
    let body = screen.rows(top, bottom - top);
    if zoom || focus == Pane::View || width < 60 || body.height < 6 {
        layout.put(focus, body);
    } else if width >= 130 {
        three_columns(&mut layout, body);
    } else if width >= 80 {
        two_columns(&mut layout, body, focus);
    } else if body.height >= 17 {
        stack(&mut layout, body);
    } else {
        layout.put(focus, body);
    }
    layout
}

/// The layout of a screen for a list or a message that has it to itself.
pub(crate) fn plain_layout(width: u16, height: u16) -> Layout {
    layout(width, height, Pane::List, true)
}

/// Where the rows of a list stand that has the screen to itself.
pub(crate) fn plain_body(width: u16, height: u16) -> Area {
    plain_layout(width, height).list.unwrap_or_default().inside()
}

fn three_columns(layout: &mut Layout, body: Area) {
    let list = body.width * 2 / 5;
    let entity = (body.width - list) / 2;
    layout.put(Pane::List, body.columns(0, list));
    layout.put(Pane::Entity, body.columns(list, entity));
    layout.put(Pane::Quotes, body.columns(list + entity, body.width - list - entity));
}

fn two_columns(layout: &mut Layout, body: Area, focus: Pane) {
    let list = body.width / 2;
    let right = body.columns(list, body.width - list);
    layout.put(Pane::List, body.columns(0, list));
    if body.height >= 14 {
        let entity = body.height / 2;
        layout.put(Pane::Entity, right.rows(0, entity));
        layout.put(Pane::Quotes, right.rows(entity, body.height - entity));
    } else {
        let shown = if focus == Pane::Entity { Pane::Entity } else { Pane::Quotes };
        layout.put(shown, right);
    }
}

fn stack(layout: &mut Layout, body: Area) {
    let list = body.height * 2 / 5;
    let entity = (body.height - list) / 2;
    layout.put(Pane::List, body.rows(0, list));
    layout.put(Pane::Entity, body.rows(list, entity));
    layout.put(Pane::Quotes, body.rows(list + entity, body.height - list - entity));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_has_the_focused_pane_and_nothing_outside_or_overlapping() {
        for width in (0..200).step_by(3) {
            for height in 0..60 {
                for focus in Pane::ALL {
                    let layout = layout(width, height, focus, false);
                    assert!(layout.pane(focus).is_some(), "{width}x{height} {focus:?}");
                    let areas: Vec<Area> = [layout.header, layout.bars, layout.footer]
                        .into_iter()
                        .chain(Pane::ALL.map(|pane| layout.pane(pane)))
                        .flatten()
                        .collect();
                    let cells: u32 =
                        areas.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum();
                    assert_eq!(
                        cells,
                        u32::from(width) * u32::from(height),
                        "{width}x{height}: every cell once"
                    );
                    assert!(
                        areas
                            .iter()
                            .all(|area| area.x + area.width <= width && area.y + area.height <= height)
                    );
                }
            }
        }
    }

    #[test]
    fn zoom_shows_the_focused_pane_alone() {
        let layout = layout(120, 40, Pane::Quotes, true);
        assert!(layout.list.is_none() && layout.entity.is_none() && layout.quotes.is_some());
    }
}
