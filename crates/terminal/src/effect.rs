//! What a program asks of the loop, and what the loop has to say to that. It must not perform anything.

use briefing_text::SafeText;

use crate::address::WebAddress;
use crate::browser::Browser;
use crate::foreground::Foreground;

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
    /// Put text on the clipboard; what became of it comes back as a [`Copied`].
    Copy(SafeText),
    /// Have a web address opened; what became of it comes back as an [`Opened`](crate::Opened).
    Open(WebAddress, Browser),
    /// Give the terminal to another program until that ends; what became of it comes back as a
    /// [`Finished`](crate::Finished). What jobs report meanwhile is told afterwards.
    Foreground(Foreground),
    /// Switch mouse reporting on or off.
    CaptureMouse(bool),
    /// Switch bracketed paste on or off.
    BracketedPaste(bool),
}

/// What became of the text of an [`Effect::Copy`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copied {
    /// The text.
    pub text: SafeText,
    /// What it was given to: `OSC 52`, `tmux`, `xclip` and their like. Nothing where it was not copied.
    pub ways: Vec<&'static str>,
    /// Whether one of them is known to have taken it. Of a terminal that knows OSC 52 or does not, nobody can tell.
    pub is_certain: bool,
    /// What did not take it, and why.
    pub failed: Vec<(&'static str, NotCopied)>,
}

/// Why a text did not get to the clipboard on one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCopied {
    /// It was longer than this.
    TooLong {
        /// The most that can be copied so, in bytes.
        limit: usize,
    },
    /// The tool said no.
    Failed {
        /// Its exit status, where it had one.
        status: Option<i32>,
    },
    /// The tool did not end in time, and was ended.
    Hung,
}
