//! Small pieces of sentences: capitals, articles, quoted words of the file. It must not know what is being said.

use std::borrow::Cow;

/// How many characters of the file's own words a message repeats.
const QUOTED: usize = 60;

/// The file's own words as a message repeats them: their beginning, with a mark where they are cut.
///
/// The place is known by its span; a value of a megabyte would only bury the sentence.
pub fn quoted(words: &str) -> Cow<'_, str> {
    match words.char_indices().nth(QUOTED) {
        None => Cow::Borrowed(words),
        Some((end, _)) => Cow::Owned(format!("{}…", &words[..end])),
    }
}

/// A text as a double-quoted YAML scalar; what its quotation marks and backslashes would mean is taken from them.
pub fn in_marks(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The words with a capital first letter, for the start of a sentence.
pub fn capital(words: &str) -> Cow<'_, str> {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => Cow::Owned(first.to_uppercase().chain(chars).collect()),
        None => Cow::Borrowed(words),
    }
}

/// The indefinite article that a noun wants, with the space after it.
pub fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an " } else { "a " }
}

#[cfg(test)]
mod tests {
    use super::{article, capital, in_marks, quoted};

    #[test]
    fn long_words_are_cut_at_a_character() {
        assert_eq!(quoted("short"), "short");
        let cut = quoted(&"火".repeat(61)).into_owned();
        assert_eq!(cut, format!("{}…", "火".repeat(60)));
        assert_eq!(quoted(&"x".repeat(60)), "x".repeat(60));
    }

    #[test]
    fn in_quotation_marks_a_text_means_itself() {
        assert_eq!(in_marks(r#"C:\tmp, "x""#), r#""C:\\tmp, \"x\"""#);
    }

    #[test]
    fn sentences_begin_with_a_capital_and_nouns_take_their_article() {
        assert_eq!((capital("an actor").as_ref(), capital("").as_ref()), ("An actor", ""));
        assert_eq!((article("event"), article("source")), ("an ", "a "));
    }
}
