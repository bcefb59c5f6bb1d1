//! What two texts differ in, word by word. It must not know what they are texts of.

use briefing_text::SafeText;
use similar::{ChangeTag, TextDiff};

/// A part of two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of both.
    Same(SafeText),
    /// Words of the old one alone.
    Old(SafeText),
    /// Words of the new one alone.
    New(SafeText),
}

/// What two texts have in common and what each has alone, in the order in which one reads them.
pub fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let diff = TextDiff::from_words(old, new);
    let mut pieces: Vec<(ChangeTag, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        match pieces.last_mut() {
            Some((tag, words)) if *tag == change.tag() => words.push_str(change.value()),
            _ => pieces.push((change.tag(), change.value().to_owned())),
        }
    }
    pieces
        .into_iter()
        .map(|(tag, words)| {
            let words = SafeText::line(&words);
            match tag {
                ChangeTag::Equal => Piece::Same(words),
                ChangeTag::Delete => Piece::Old(words),
                ChangeTag::Insert => Piece::New(words),
            }
        })
        .collect()
}

/// The words in one line: what is gone in `[-…-]`, what is new in `{+…+}`, as `git diff --word-diff` has it. Of what is the same
/// only the words around stay.
pub(crate) fn in_line(old: &str, new: &str) -> SafeText {
    let pieces = pieces(old, new);
    let last = pieces.len().saturating_sub(1);
    let mut line = String::new();
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Same(words) => line.push_str(&around(words.as_str(), at > 0, at < last)),
            Piece::Old(words) => line.extend(["[-", words.as_str(), "-]"]),
            Piece::New(words) => line.extend(["{+", words.as_str(), "+}"]),
        }
    }
    SafeText::line(&line)
}

/// So many letters stay on each side of what differs.
const AROUND: usize = 40;

/// Of the words between two differences the start and the end; before the first the end alone, behind the last the start.
fn around(words: &str, has_before: bool, has_after: bool) -> String {
    let count = words.chars().count();
    let room = |is_there: bool| if is_there { AROUND } else { 0 };
    let (start, end) = (room(has_before), room(has_after));
    if (start + end == 0) || count <= start + end + 3 {
        return words.to_owned();
    }
    let first: String = words.chars().take(start).collect();
    let last: String = words.chars().skip(count - end).collect();
    format!("{first}…{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_differ_are_marked_and_the_others_stay() {
        assert_eq!(
            in_line("We saw a ransom note.", "We have seen a ransom note.").as_str(),
            "We [-saw-]{+have seen+} a ransom note."
        );
        assert_eq!(in_line("same", "same").as_str(), "same");
        assert_eq!(in_line("", "new").as_str(), "{+new+}");
    }
}
