//! What comes from the terminal: keys, the mouse, pasted text, the size. It must not know crossterm.

use crate::key::Key;

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseKind {
    /// The left button went down.
    Click,
    /// The mouse moved while that button was down.
    Drag,
    /// The wheel turned away from the hand.
    WheelUp,
    /// The wheel turned towards the hand.
    WheelDown,
}

/// A mouse action at a cell, counted from 0 at the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What it did.
    pub kind: MouseKind,
    /// The column of the cell.
    pub column: u16,
    /// The row of the cell.
    pub row: u16,
}

/// One thing that came from the terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A key was pressed, or repeats.
    Key(Key),
    /// The mouse was used.
    Mouse(Mouse),
    /// Pasted text, exactly as it came: whoever shows it cleans it.
    Paste(String),
    /// The screen has this size from now on.
    Resize {
        /// Columns.
        width: u16,
        /// Rows.
        height: u16,
    },
    /// Somebody is back at the screen: the terminal has got the focus, or the program goes on after it was stopped.
    Returned,
}
