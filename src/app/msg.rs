//! What can happen to the reader, and what it asks of the outside world. It must not perform anything.

use super::input::Input;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    Input(Input),
}

/// Something the outside world is to do after an update.
#[derive(Debug)]
pub enum Effect {
    /// Leave the screen and end with this exit status.
    Quit,
    /// Stop the process as `^Z` does, and repaint when it goes on.
    Suspend,
    /// Clear the terminal and paint every cell anew.
    Repaint,
    /// Put cleaned text on the clipboard (OSC 52).
    Copy(String),
    /// Switch mouse reporting on or off.
    CaptureMouse(bool),
    /// Switch bracketed paste on or off.
    BracketedPaste(bool),
}
