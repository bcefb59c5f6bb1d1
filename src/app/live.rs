//! What is known of the file while it is read: whether it is being read again, and whether what is shown is what it says. It
//! must not look at files.

use std::sync::Arc;

use briefing_format::diagnostic::Place;
use briefing_library::Document;
use briefing_text::{SafeText, safe_format};

/// Why what is shown is not what the file says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Banner {
    /// The file was saved in a state that cannot be read: where, and why.
    Broken(Place, SafeText),
    /// It cannot be read, and why.
    Unreadable(SafeText),
    /// The file is gone.
    Gone,
    /// Marks, notes and places cannot be kept, and why.
    NotKept(SafeText),
}

impl Banner {
    /// What stands over the panes.
    pub(crate) fn words(&self, name: &SafeText) -> SafeText {
        match self {
            Self::Broken(Place { line, column, .. }, why) => {
                safe_format!("Last good version (saved is broken at {line}:{column}): {why}")
            }
            Self::Unreadable(why) => safe_format!("Last good version (the file cannot be read): {why}"),
            Self::NotKept(why) => safe_format!("Not kept: {why}"),
            Self::Gone => safe_format!("Last version (the file is gone): {name}"),
        }
    }
}

/// How far reading the file again is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reading {
    /// Nobody reads it.
    #[default]
    Idle,
    /// It is being read.
    Running,
    /// It is being read, and has changed since.
    Outdated,
}

/// What is known of the file.
#[derive(Debug, Default)]
pub(crate) struct Live {
    reading: Reading,
    /// Whether somebody asked for that, and is to be told where nothing has changed.
    pub(crate) is_asked: bool,
    /// What is to be said of it once nothing is typed any more.
    pub(crate) unsaid: Option<SafeText>,
    /// What was shown before the file was saved last.
    pub(crate) before: Option<Arc<Document>>,
}

impl Live {
    /// Takes note that the file has changed; whether it is to be read now.
    pub(crate) fn change(&mut self) -> bool {
        let is_idle = self.reading == Reading::Idle;
        self.reading = if is_idle { Reading::Running } else { Reading::Outdated };
        is_idle
    }

    /// Takes note that it was read; whether it has changed since and is to be read again.
    pub(crate) fn end(&mut self) -> bool {
        let is_outdated = self.reading == Reading::Outdated;
        self.reading = if is_outdated { Reading::Running } else { Reading::Idle };
        is_outdated
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_saved_while_it_is_read_is_read_once_more() {
        let live = &mut Live::default();
        assert!(live.change());
        assert!(!live.change() && !live.change(), "it is being read");
        assert!(live.end(), "once more, for all of those");
        assert!(!live.end());
        assert!(live.change());
    }
}
