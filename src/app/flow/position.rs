//! Where a reader is in a flow. It must not know what the flow shows.

/// A line of a block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Spot {
    /// The block.
    pub(crate) block: usize,
    /// The line within it.
    pub(crate) line: usize,
}

/// What decides which lines of a flow are in view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Hold {
    /// The cursor: what is open at it is in view.
    #[default]
    Cursor,
    /// The hit at which the reader is: its line is in view, and what is open around it as far as there is room.
    Hit,
    /// The reader, who has scrolled line by line.
    Scrolled,
    /// The line at the top, which stays there though what is below it has become shorter, in a view of this size.
    Top((usize, usize)),
}

/// Where a reader is in a flow; enough to come back to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Position {
    /// The first line of the view.
    pub(crate) top: Spot,
    /// The line of the cursor.
    pub(crate) cursor: Spot,
    /// The link that has the focus, by its number in the cursor's block.
    pub(crate) link: Option<usize>,
    /// What decides which lines are in view.
    pub(super) hold: Hold,
    /// Whether the cursor's block is open in full.
    pub(super) is_full: bool,
    /// The lines of the open block from which the cursor came by a step; none where it came otherwise.
    pub(super) room: usize,
    /// The columns for which the lines were laid out.
    pub(super) width: usize,
}

impl Position {
    /// The columns of the view in which this is a position.
    pub(crate) const fn width(&self) -> usize {
        self.width
    }
}
