//! A line of text that is being typed. It must not know what it is for.

use tui_input::{Input, InputRequest};

use briefing_terminal::{Key, KeyCode};
use briefing_text::SafeText;

/// The most characters a line takes.
const LIMIT: usize = 1000;

/// A line of text that is being typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    input: Input,
}

impl Field {
    /// The text as typed.
    pub(crate) fn text(&self) -> &str {
        self.input.value()
    }

    /// The text before the cursor, as it may be shown.
    pub(crate) fn before_cursor(&self) -> SafeText {
        SafeText::line(&self.text().chars().take(self.input.cursor()).collect::<String>())
    }

    /// The text from the cursor on, as it may be shown.
    pub(crate) fn after_cursor(&self) -> SafeText {
        SafeText::line(&self.text().chars().skip(self.input.cursor()).collect::<String>())
    }

    /// Replaces the text.
    pub(crate) fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
    }

    /// Adds pasted text at the cursor, on one line.
    pub(crate) fn paste(&mut self, text: &str) {
        for c in SafeText::line(text).as_str().chars() {
            self.insert(c);
        }
    }

    fn insert(&mut self, c: char) {
        if self.text().len() < LIMIT {
            self.input.handle(InputRequest::InsertChar(c));
        }
    }

    /// Takes a key of editing; false where the key means nothing here.
    pub(crate) fn press(&mut self, key: Key) -> bool {
        let request = match (key.code, key.ctrl, key.alt) {
            (KeyCode::Char(c), false, false) => {
                self.insert(c);
                return true;
            }
            (KeyCode::Backspace, false, false) | (KeyCode::Char('h'), true, false) => {
                InputRequest::DeletePrevChar
            }
            (KeyCode::Delete, false, false) => InputRequest::DeleteNextChar,
            (KeyCode::Left, false, false) | (KeyCode::Char('b'), true, false) => InputRequest::GoToPrevChar,
            (KeyCode::Right, false, false) | (KeyCode::Char('f'), true, false) => InputRequest::GoToNextChar,
            (KeyCode::Home, false, false) | (KeyCode::Char('a'), true, false) => InputRequest::GoToStart,
            (KeyCode::End, false, false) | (KeyCode::Char('e'), true, false) => InputRequest::GoToEnd,
            (KeyCode::Char('w'), true, false) | (KeyCode::Backspace, false, true) => {
                InputRequest::DeletePrevWord
            }
            (KeyCode::Char('u'), true, false) => InputRequest::DeleteLine,
            (KeyCode::Char('k'), true, false) => InputRequest::DeleteTillEnd,
            _ => return false,
        };
        self.input.handle(request);
        true
    }
}
