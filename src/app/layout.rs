//! Which pane stands where, from the size of the screen and how much each has to say; drawing and the mouse both ask here.
//! It must not draw.
//!
//! ```text
//! 110 columns and more        less                      few rows
//! ┌─────────┬─────────┐       ┌──────────────────┐      ┌──────────┐
//! │ list    │ entity  │       │ list             │      │ one pane │
//! │         ├─────────┤       ├──────────────────┤      │ of three │
//! │         │ quotes  │       │ entity or quotes │      │          │
//! └─────────┴─────────┘       └──────────────────┘      └──────────┘
//! ```
//!
//! A pane with nothing to say is not there. Where one has free rows and its neighbor has more to say than it shows, the
//! border between them moves.

/// From so many columns on two panes stand side by side.
const SIDE_BY_SIDE: u16 = 110;
/// The rows of the body up to which one pane has it alone. A list keeps as many where there is another below it: a
/// bigger window never shows fewer of its rows.
const ALONE: u16 = 12;
/// The rows that entity and quotes each get at least where they stand one above the other, or as many as they fill.
const EACH: u16 = 7;
/// The rows that are enough for one more pane, where it does not have all its own.
const SOME: u16 = 6;
/// The least columns and rows that a border leaves a pane when somebody moves it.
const LEAST: (u16, u16) = (24, 4);

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

    /// What is left inside a frame; where there are two rows, the lower one has no line.
    pub(crate) const fn inside(self) -> Self {
        Self {
            x: self.x.saturating_add(1),
            y: self.y.saturating_add(1),
            width: self.width.saturating_sub(2),
            height: if self.height == 2 { 1 } else { self.height.saturating_sub(2) },
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

/// What decides where the panes stand, beside the size of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Arrangement {
    /// The pane that has the keys: it is shown wherever only some are. A full view stands alone.
    pub(crate) focus: Pane,
    /// Whether that pane has the screen to itself.
    pub(crate) zoom: bool,
    /// How many rows each of the three panes has to show, in the order of Tab; 0 is nothing to say.
    pub(crate) rows: [u16; 3],
    /// The pane that explains the selection where there is room for one beside the list; the one that has the keys comes first.
    pub(crate) first: Pane,
    /// Whether the list has the screen to itself where the panes do not stand side by side.
    pub(crate) list_alone: bool,
    /// By how many cells somebody has moved the border of the list, to the right or down.
    pub(crate) moved: i16,
    /// Whether there is something to be said over all.
    pub(crate) has_banner: bool,
}

impl Arrangement {
    /// One pane that has the screen to itself.
    pub(crate) fn alone(pane: Pane) -> Self {
        Self { focus: pane, zoom: true, ..Self::default() }
    }

    /// The rows that a pane would fill with its frame; 0 where it has nothing to say and no keys.
    fn outer(&self, pane: Pane) -> u16 {
        match self.rows.get(pane as usize) {
            Some(0) if self.focus != pane => 0,
            rows => rows.map_or(0, |rows| (*rows).max(1).saturating_add(2)),
        }
    }

    /// The rows that entity and quotes would fill together, and the least in which both are shown: those that each needs, or
    /// those of the shorter one and a few of the other, which would else be free.
    fn both(&self) -> (u16, u16) {
        let [one, other] = [Pane::Entity, Pane::Quotes].map(|pane| self.outer(pane));
        let least = one.min(EACH) + other.min(EACH);
        (one.saturating_add(other), least.min(one.min(other).saturating_add(SOME)))
    }

    /// Whether the list can be whole in so many rows and leave a pane enough.
    fn leaves_some_of(&self, rows: u16) -> bool {
        let needed = unfocused(self).map_or(SOME, |pane| self.outer(pane).min(SOME));
        self.whole_list().saturating_add(needed) <= rows
    }

    /// The rows of a list that is whole.
    fn whole_list(&self) -> u16 {
        self.outer(Pane::List).max(3)
    }

    /// The panes that explain the selection and have something to say.
    fn explaining(&self) -> impl Iterator<Item = Pane> {
        [Pane::Entity, Pane::Quotes].into_iter().filter(|pane| self.outer(*pane) > 0)
    }
}

/// Where everything stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Layout {
    /// The whole screen.
    pub(crate) screen: Area,
    /// The title line.
    pub(crate) header: Option<Area>,
    /// What is wrong with what is shown.
    pub(crate) banner: Option<Area>,
    /// The lenses.
    pub(crate) tabs: Option<Area>,
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

    /// Whether a cell lies on the border between the list and what stands beside or below it, and in which direction that
    /// moves: along the columns, else along the rows.
    pub(crate) fn border_at(&self, column: u16, row: u16) -> Option<Along> {
        let list = self.list?;
        let beside = [self.entity, self.quotes].into_iter().flatten();
        let (right, below) = (list.x + list.width, list.y + list.height);
        if beside.clone().any(|area| area.x == right) {
            let is_there = list.contains(list.x, row) && (column == right || column + 1 == right);
            return is_there.then_some(Along::Columns);
        }
        (beside.min_by_key(|area| area.y).is_some_and(|area| area.y == below) && row == below)
            .then_some(Along::Rows)
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

/// The direction in which a border moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Along {
    /// To the left and to the right.
    Columns,
    /// Up and down.
    Rows,
}

impl Along {
    /// The direction in which the border of the list moves on a screen of so many columns.
    pub(crate) const fn of(width: u16) -> Self {
        if width >= SIDE_BY_SIDE { Self::Columns } else { Self::Rows }
    }
}

/// Lays the screen out.
pub(crate) fn layout(width: u16, height: u16, panes: &Arrangement) -> Layout {
    let screen = Area { x: 0, y: 0, width, height };
    let mut layout = Layout { screen, ..Layout::default() };
    let mut top = 0;
    let mut bottom = height;
    let mut next = |is_there: bool| {
        is_there.then(|| {
            top += 1;
            screen.rows(top - 1, 1)
        })
    };
    layout.header = next(height >= 8);
    // However small the screen is, nobody may take what is shown for what the file says.
    layout.banner = next(panes.has_banner && height >= 2);
    layout.tabs = next(height >= 6);
    layout.bars = next(height >= 22 && width >= 40);
    if height >= 4 {
        bottom -= 1;
        layout.footer = Some(screen.rows(bottom, 1));
    }
    let body = screen.rows(top, bottom - top);
    let is_beside = width >= SIDE_BY_SIDE && body.height >= 6;
    let (leaves_some, outer_of_focus) = (panes.leaves_some_of(body.height), panes.outer(panes.focus));
    let on_list = panes.focus == Pane::List;
    let has_neighbor = panes.explaining().next().is_some()
        && if body.height > ALONE {
            leaves_some || !(panes.list_alone && on_list)
        } else {
            // In few rows, a pane that was gone to has all of them if it wants more than the list leaves.
            leaves_some && (on_list || panes.whole_list().saturating_add(outer_of_focus) <= body.height)
        };
    if panes.zoom || panes.focus == Pane::View {
        layout.put(panes.focus, body);
    } else if is_beside && panes.explaining().next().is_some() {
        side_by_side(&mut layout, body, panes);
    } else if !is_beside && has_neighbor {
        stack(&mut layout, body, panes);
    } else if !is_beside && !on_list && outer_of_focus.saturating_add(SOME) <= body.height {
        // Above the few rows of the pane that was gone to, the list keeps those that are left.
        layout.put(Pane::List, body.rows(0, body.height - outer_of_focus));
        layout.put(panes.focus, body.rows(body.height - outer_of_focus, outer_of_focus));
    } else {
        layout.put(panes.focus, body);
    }
    layout
}

/// The layout of a screen for a list or a message that has it to itself.
pub(crate) fn plain_layout(width: u16, height: u16) -> Layout {
    let mut layout = layout(width, height, &Arrangement::alone(Pane::List));
    // There are no lenses, and no dates.
    for row in [layout.tabs.take(), layout.bars.take()].into_iter().flatten() {
        layout.list = layout.list.map(|body| Area { y: row.y.min(body.y), height: body.height + 1, ..body });
    }
    layout
}

/// Where the rows of a list stand that has the screen to itself.
pub(crate) fn plain_body(width: u16, height: u16) -> Area {
    plain_layout(width, height).list.unwrap_or_default().inside()
}

/// The list at the left, what explains its selection at the right.
fn side_by_side(layout: &mut Layout, body: Area, panes: &Arrangement) {
    let usual = (body.width / 2).max((body.width * 11 / 20).min(66));
    let list = moved(usual, panes.moved, body.width, LEAST.0);
    layout.put(Pane::List, body.columns(0, list));
    let beside = body.columns(list, body.width - list);
    explain(layout, beside, beside.height >= panes.both().1, panes);
}

/// The list above, what explains its selection below.
fn stack(layout: &mut Layout, body: Area, panes: &Arrangement) {
    let usual = ALONE.max(body.height / 2).min(body.height);
    let usual = if panes.moved == 0 { usual } else { moved(usual, panes.moved, body.height, LEAST.1) };
    let upper = panes.whole_list();
    let (both, least) = panes.both();
    let outer = |pane: Option<Pane>| pane.map_or(0, |pane| panes.outer(pane));
    let is_whole = panes.list_alone && panes.leaves_some_of(body.height) && panes.moved == 0;
    let list = |wanted| {
        if is_whole {
            return upper.max(body.height.saturating_sub(wanted));
        }
        split(body.height, usual, upper, wanted)
    };
    // What a long list need not give to one pane it gives to none: it would be shorter in a bigger window. Nor does it
    // matter which of them has the keys: whether both are shown does not change on the way from one to the other.
    let unfocused = outer(unfocused(panes));
    let (list, has_both) = if (upper <= usual || is_whole) && body.height - list(both) >= least {
        (list(both), true)
    } else if body.height - list(unfocused) >= least {
        (list(unfocused), true)
    } else {
        (list(outer(chosen(panes))), false)
    };
    layout.put(Pane::List, body.rows(0, list));
    explain(layout, body.rows(list, body.height - list), has_both, panes);
}

/// Entity and quotes in an area: both where there is room for them, else the one that is wanted most.
fn explain(layout: &mut Layout, area: Area, has_both: bool, panes: &Arrangement) {
    if panes.explaining().count() == 2 && has_both {
        let wanted = [Pane::Entity, Pane::Quotes].map(|pane| panes.outer(pane));
        let entity = split(area.height, area.height / 2, wanted[0], wanted[1]);
        layout.put(Pane::Entity, area.rows(0, entity));
        layout.put(Pane::Quotes, area.rows(entity, area.height - entity));
    } else if let Some(pane) = chosen(panes) {
        layout.put(pane, area);
    }
}

/// The pane that is shown where there is room for one beside the list.
fn chosen(panes: &Arrangement) -> Option<Pane> {
    panes.explaining().find(|pane| *pane == panes.focus).or_else(|| unfocused(panes))
}

/// The same where neither of the two has the keys.
fn unfocused(panes: &Arrangement) -> Option<Pane> {
    let has = |pane: &Pane| panes.explaining().any(|other| other == *pane);
    [panes.first, Pane::Quotes, Pane::Entity].into_iter().find(has)
}

/// The rows of the upper of two panes that want so many each: as usual, unless one has rows to give that the other wants.
fn split(all: u16, usual: u16, upper: u16, lower: u16) -> u16 {
    let below = all - usual;
    if lower < below && upper > usual {
        upper.min(all - lower)
    } else if upper < usual && lower > below {
        upper.max(all.saturating_sub(lower))
    } else {
        usual
    }
}

/// Where a border stands that was moved by so many cells; both sides keep the least that they need.
fn moved(usual: u16, by: i16, all: u16, least: u16) -> u16 {
    usual.saturating_add_signed(by).min(all.saturating_sub(least)).max(least.min(all))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Panes that have little, much and nothing to say, with each focus.
    fn arrangements() -> impl Iterator<Item = Arrangement> {
        let rows =
            [[1, 0, 0], [3, 2, 5], [200, 3, 40], [200, 40, 3], [200, 40, 40], [5, 40, 40], [200, 0, 9]];
        rows.into_iter().flat_map(|rows| {
            Pane::ALL.into_iter().flat_map(move |focus| {
                [(false, 0), (true, 0), (false, 9), (false, -30)].into_iter().map(
                    move |(list_alone, moved)| Arrangement {
                        focus,
                        rows,
                        list_alone,
                        moved,
                        ..Arrangement::default()
                    },
                )
            })
        })
    }

    #[test]
    fn every_size_has_the_focused_pane_and_nothing_outside_or_overlapping() {
        for panes in arrangements() {
            for (width, height) in (0..200).step_by(3).flat_map(|width| (0..60).map(move |row| (width, row)))
            {
                let layout = layout(width, height, &panes);
                assert!(layout.pane(panes.focus).is_some(), "{width}x{height} {panes:?}");
                let areas: Vec<Area> = [layout.header, layout.tabs, layout.bars, layout.footer]
                    .into_iter()
                    .chain(Pane::ALL.map(|pane| layout.pane(pane)))
                    .flatten()
                    .collect();
                let cells: u32 =
                    areas.iter().map(|area| u32::from(area.width) * u32::from(area.height)).sum();
                assert_eq!(
                    cells,
                    u32::from(width) * u32::from(height),
                    "{width}x{height}: every cell once, {panes:?}"
                );
                let is_inside = |area: &Area| area.x + area.width <= width && area.y + area.height <= height;
                assert!(areas.iter().all(is_inside));
            }
        }
    }

    /// A list that has more than it can show has no fewer rows where there is more room, whatever explains its selection.
    #[test]
    fn a_bigger_window_never_has_fewer_rows_of_a_long_list() {
        let rows = |width, height, panes: &Arrangement| {
            layout(width, height, panes).list.unwrap_or_default().inside().height
        };
        for panes in arrangements().filter(|panes| panes.focus == Pane::List && panes.rows[0] == 200) {
            if panes.moved != 0 {
                continue;
            }
            for (width, height) in (10..200).flat_map(|width| (3..70).map(move |height| (width, height))) {
                let here = rows(width, height, &panes);
                assert!(rows(width, height + 1, &panes) >= here, "{width}x{height}, higher: {panes:?}");
                // Where it becomes wide enough for the strip over time, that takes a row.
                let is_same_strip = width + 1 != 40 || height < 22;
                assert!(
                    !is_same_strip || rows(width + 1, height, &panes) >= here,
                    "{width}x{height}, wider: {panes:?}"
                );
            }
        }
    }

    #[test]
    fn rows_that_one_pane_does_not_need_go_to_its_neighbor() {
        let heights = |width, height, rows| {
            let layout = layout(width, height, &Arrangement { rows, ..Arrangement::default() });
            Pane::THREE.map(|pane| layout.pane(pane).map_or(0, |area| area.inside().height))
        };
        // Side by side: 36 rows of body, and two frames above each other.
        assert_eq!(heights(120, 40, [200, 3, 90]), [34, 3, 29]);
        assert_eq!(heights(120, 40, [200, 90, 3]), [34, 29, 3]);
        assert_eq!(heights(120, 40, [200, 90, 90]), [34, 16, 16]);
        assert_eq!(heights(120, 40, [200, 90, 0]), [34, 34, 0]);
        assert_eq!(heights(120, 40, [200, 0, 0]), [34, 0, 0]);
        // One above the other: 20 rows of body.
        assert_eq!(heights(80, 24, [200, 30, 2]), [14, 0, 2]);
        assert_eq!(heights(80, 24, [200, 30, 0]), [10, 6, 0]);
        assert_eq!(heights(80, 24, [3, 30, 0]), [3, 13, 0]);
        // Both below a short list, where each has all its rows or enough of them.
        assert_eq!(heights(80, 24, [3, 5, 6]), [3, 5, 6]);
        assert_eq!(heights(80, 24, [6, 3, 30]), [6, 3, 5]);
        assert_eq!(heights(80, 24, [9, 30, 30]), [9, 0, 7]);
        // 12 rows of body: the list has them alone, unless it leaves some.
        assert_eq!(heights(50, 15, [200, 30, 30]), [10, 0, 0]);
        assert_eq!(heights(50, 15, [3, 4, 0]), [4, 4, 0]);
        assert_eq!(heights(50, 15, [4, 0, 30]), [4, 0, 4]);
        assert_eq!(heights(50, 15, [5, 0, 30]), [10, 0, 0]);
    }

    #[test]
    fn in_few_rows_a_pane_that_was_gone_to_has_all_that_it_wants() {
        let heights = |rows| {
            let panes = Arrangement { focus: Pane::Quotes, rows, ..Arrangement::default() };
            let layout = layout(50, 15, &panes);
            Pane::THREE.map(|pane| layout.pane(pane).map_or(0, |area| area.inside().height))
        };
        assert_eq!(heights([200, 30, 4]), [4, 0, 4]);
        assert_eq!(heights([3, 0, 4]), [4, 0, 4]);
        assert_eq!(heights([3, 30, 30]), [0, 0, 10]);
    }

    #[test]
    fn zoom_shows_the_focused_pane_alone() {
        let layout = layout(120, 40, &Arrangement::alone(Pane::Quotes));
        assert!(layout.list.is_none() && layout.entity.is_none() && layout.quotes.is_some());
    }

    #[test]
    fn the_border_moves_and_leaves_both_sides_something() {
        let list = |width, height, moved| {
            let panes = Arrangement { rows: [200, 40, 40], moved, ..Arrangement::default() };
            let list = layout(width, height, &panes).list.unwrap_or_default();
            (list.width, list.height)
        };
        assert_eq!([0, 10, -10, 500, -500].map(|by| list(120, 40, by).0), [66, 76, 56, 96, 24]);
        assert_eq!([0, 3, -3, 500, -500].map(|by| list(80, 24, by).1), [12, 15, 9, 16, 4]);
    }
}
