//! The words of texts as an index has them: folded, with a blank between them.

use briefing_text::{Fold, Folded, words};

use crate::facet::GAP;

/// Adds the words of a text, apart from those that are there.
pub(crate) fn add(text: &str, to: &mut String) {
    let folded = Folded::new(text, Fold::Case);
    let mut words = words(&folded.text).peekable();
    if words.peek().is_some() && !to.is_empty() {
        to.push(' ');
        to.push_str(GAP);
    }
    for word in words {
        if !to.is_empty() {
            to.push(' ');
        }
        to.push_str(&folded.text[word]);
    }
}

/// The words of a text.
pub(crate) fn of(text: &str) -> Vec<String> {
    let folded = Folded::new(text, Fold::Case);
    words(&folded.text).map(|word| folded.text[word].to_owned()).collect()
}

/// The words of a text with a blank between them: what two spellings of one name have in common.
pub(crate) fn key(text: &str) -> String {
    of(text).join(" ")
}
