//! What a program asks of the loop, and what the loop has to say to that. It must not perform anything.

use briefing_text::SafeText;

/// Something that the loop is to do after an update. `J` is the program's type of slow work.
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
    /// Put text on the clipboard (OSC 52).
    Copy(SafeText),
    /// Switch mouse reporting on or off.
    CaptureMouse(bool),
    /// Switch bracketed paste on or off.
    BracketedPaste(bool),
}

/// The text of an [`Effect::Copy`] was longer than `limit` bytes, and nothing was copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotCopied {
    /// The most that can be copied, in bytes.
    pub limit: usize,
}
