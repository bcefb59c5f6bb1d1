//! What can happen to the reader, and what it asks of the outside world. It must not perform anything.

use super::input::Input;

/// Something that happened.
#[derive(Debug)]
pub enum Msg {
    Input(Input),
    /// The text of an [`Effect::Copy`] was longer than `limit` bytes, and nothing was copied.
    NotCopied {
        limit: usize,
    },
}

/// Something the outside world is to do after an update. `J` is the program's type of slow work.
#[derive(Debug)]
pub enum Effect<J> {
    /// Do slow work on a thread of its own; what it finds comes back as messages.
    Work(J),
    /// Leave the screen and end the program.
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
