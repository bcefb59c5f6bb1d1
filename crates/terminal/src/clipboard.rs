//! Text to the clipboard by OSC 52, which works over ssh too. It must not write: the drawing thread does, between frames.

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// The most text that is copied at once, in bytes.
///
/// Base64 makes 100,000 bytes of it, and several terminals drop a longer sequence without a word.
pub(super) const LIMIT: usize = 75_000;

/// The text is longer than [`LIMIT`].
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Gives the sequence that puts `text` on the clipboard. The text must be cleaned: whoever pastes it into a shell
/// would run what stands after an `ESC [ 201 ~`.
pub(super) fn sequence(text: &str) -> Result<String, TooLong> {
    if text.len() > LIMIT {
        return Err(TooLong);
    }
    let mut sequence = String::new();
    // Writing to a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    Ok(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_in_base64() {
        assert_eq!(sequence("naïve"), Ok("\x1b]52;c;bmHDr3Zl\x1b\\".to_owned()));
    }

    #[test]
    fn a_text_over_the_limit_is_refused_rather_than_cut() {
        assert!(sequence(&"a".repeat(LIMIT)).is_ok_and(|sequence| sequence.len() <= 100_010));
        assert_eq!(sequence(&"a".repeat(LIMIT + 1)), Err(TooLong));
    }
}
