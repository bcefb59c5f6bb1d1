//! The columns between the date and the title of a row of the timeline: ties, bars, lanes. It must not paint them.

use super::lanes::Shown;
use briefing_evidence::{perspective::Form, timeline::Tie};

/// The least cells that a chart leaves to the title.
pub(super) const TITLE: usize = 10;

/// The least of them beside the caveat of a title that is cut.
const CUT_TITLE: usize = 6;

/// The cells of the column of ties, with one of air.
pub(super) const TIES: usize = 2;

/// The least cells of a chart.
const CHART: usize = 6;

/// Where the columns stand, from the left edge of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Gutter {
    /// The column of ties.
    pub(crate) ties: Option<u16>,
    /// The first column of the chart.
    pub(crate) chart: u16,
    /// The columns of the chart; none where there is no room, or no chart is asked for.
    pub(crate) columns: u16,
    /// The columns of a lane, the blank after it among them.
    pub(crate) lane: u16,
    /// The cells that all of them take beside the date.
    pub(crate) cells: usize,
}

/// The cells of the column of ties. Without them the list would claim an order that it cannot prove, so they give way to nothing
/// but a cell of air.
fn ties(has_ties: bool, lead: usize, available: usize) -> usize {
    match (has_ties, available > lead + 2 * TITLE) {
        (false, _) => 0,
        (true, true) => TIES,
        (true, false) => 1,
    }
}

impl Gutter {
    /// The cells that lanes share with the title, in such a row.
    pub(crate) fn room(has_ties: bool, lead: usize, available: usize) -> usize {
        available.saturating_sub(lead + 1 + ties(has_ties, lead, available))
    }

    /// Lays the columns out between a date of so many cells and the title, which has a caveat of so many behind it and
    /// so many that trail it, in a row of so many without the mark of the selection. Lanes are laid out already.
    pub(crate) fn new(
        form: Form,
        has_ties: bool,
        lead: usize,
        (caveat, trail): (usize, usize),
        lanes: &Shown,
        available: usize,
    ) -> Self {
        // The mark, the date and a blank.
        let start = lead + 2;
        let ties = ties(has_ties, lead, available);
        let room = available.saturating_sub(lead + 1 + ties + trail);
        let most = room.saturating_sub(1 + TITLE.max(CUT_TITLE + caveat));
        let columns = match form {
            Form::List => 0,
            Form::Bars => Some((room / 2).min(most)).filter(|columns| *columns >= CHART).unwrap_or(0),
            Form::Lanes => lanes.columns(),
        };
        Self {
            ties: (ties > 0).then_some(start as u16),
            chart: (start + ties) as u16,
            columns: columns as u16,
            lane: lanes.cells as u16,
            cells: ties + columns + usize::from(columns > 0),
        }
    }

    /// The columns of the marks for lanes beyond the edge: to the left, where nothing else has that column, and to the right.
    pub(crate) fn beyond_lanes(self) -> [Option<u16>; 2] {
        let before = self.chart.checked_sub(1).filter(|column| Some(*column) != self.ties);
        // In the blank after the last lane, or in the cell that is kept for it.
        let after = self.columns.checked_sub(1).map(|last| self.chart + last);
        [before, after]
    }

    /// The cells of the chart, the blank after it among them.
    pub(crate) fn chart_cells(self) -> usize {
        usize::from(self.columns) + usize::from(self.columns > 0)
    }
}

/// A part of the bracket beside rows whose order is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Bracket {
    /// The first row of them.
    Top,
    /// A row or a line between.
    Middle,
    /// The last row.
    Bottom,
    /// Not tied with the row above, but some row further up may be as late.
    Overlap,
}

impl Bracket {
    /// The part beside a row with this tie, before one with that.
    pub(crate) fn of(tie: Tie, next: Option<Tie>, is_event: bool) -> Option<Self> {
        match (tie, next == Some(Tie::Neighbor)) {
            (Tie::Neighbor, _) if !is_event => Some(Self::Middle),
            _ if !is_event => None,
            (Tie::Neighbor, true) => Some(Self::Middle),
            (Tie::Neighbor, false) => Some(Self::Bottom),
            (Tie::None | Tie::Above, true) => Some(Self::Top),
            (Tie::Above, false) => Some(Self::Overlap),
            (Tie::None, false) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_leaves_room_for_the_title_or_is_not_there() {
        let columns =
            |available| Gutter::new(Form::Bars, true, 12, (0, 0), &Shown::default(), available).columns;
        assert_eq!([100, 46, 33, 29].map(columns), [42, 15, 7, 0]);
        assert_eq!(Gutter::new(Form::List, true, 12, (0, 0), &Shown::default(), 100).columns, 0);
        // What trails the titles takes its room from the chart, not from the ties.
        let trailed = Gutter::new(Form::Bars, true, 12, (0, 12), &Shown::default(), 46);
        assert_eq!((trailed.ties, trailed.columns), (Some(14), 8));
        // So does a caveat only where the title would be too short beside it.
        let beside =
            |available| Gutter::new(Form::Bars, true, 12, (11, 0), &Shown::default(), available).columns;
        assert_eq!([100, 46, 33].map(beside), [42, 13, 0]);
    }

    #[test]
    fn ties_have_a_column_however_narrow_the_rows_are() {
        for (lead, available) in [(12, 100), (12, 30), (9, 18), (3, 7), (1, 2)] {
            for form in [Form::List, Form::Bars, Form::Lanes] {
                let gutter = Gutter::new(form, true, lead, (0, 0), &Shown::default(), available);
                assert_eq!(gutter.ties, Some(lead as u16 + 2), "{lead} {available}");
                assert!(gutter.cells > 0);
            }
        }
        assert_eq!(Gutter::new(Form::List, false, 12, (0, 0), &Shown::default(), 30).ties, None);
    }

    #[test]
    fn rows_whose_order_is_not_known_stand_in_a_bracket() {
        use Bracket::{Bottom, Middle, Overlap, Top};
        let of = |tie, next| Bracket::of(tie, next, true);
        assert_eq!(of(Tie::None, Some(Tie::Neighbor)), Some(Top));
        assert_eq!(of(Tie::Neighbor, Some(Tie::Neighbor)), Some(Middle));
        assert_eq!(of(Tie::Neighbor, Some(Tie::None)), Some(Bottom));
        assert_eq!(of(Tie::Neighbor, None), Some(Bottom));
        assert_eq!(of(Tie::Above, Some(Tie::None)), Some(Overlap));
        assert_eq!(of(Tie::None, None), None);
        assert_eq!(Bracket::of(Tie::Neighbor, Some(Tie::Neighbor), false), Some(Middle));
        assert_eq!(Bracket::of(Tie::Above, Some(Tie::Neighbor), false), None);
    }
}
