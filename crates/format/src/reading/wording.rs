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
pub(crate) fn in_marks(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A text as a YAML scalar that means it, in braces and brackets too: as it is where that is certain, else in quotation marks.
pub fn scalar(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || " -/.~?%'’()&+_;$!…–—".contains(c);
    let begins = text.starts_with(|c: char| c.is_alphanumeric() || c == '.') || is_negative_year(text);
    let is_certain = begins && !text.ends_with(' ') && text.chars().all(is_plain);
    if is_certain { text.to_owned() } else { in_marks(text) }
}

/// Whether it begins like `-0043`, which is text to YAML, and not like an entry of a list.
fn is_negative_year(text: &str) -> bool {
    text.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The words as code, of which one is to be chosen: `` `a`, `b` or `c` ``; nothing where there are none.
pub(crate) fn one_of(words: &[&str]) -> Option<String> {
    let (last, before) = words.split_last()?;
    let before: Vec<String> = before.iter().map(|word| format!("`{word}`")).collect();
    Some(if before.is_empty() { format!("`{last}`") } else { format!("{} or `{last}`", before.join(", ")) })
}

/// The words with a capital first letter, for the start of a sentence.
pub fn capital(words: &str) -> Cow<'_, str> {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => Cow::Owned(first.to_uppercase().chain(chars).collect()),
        None => Cow::Borrowed(words),
    }
}

/// What parts words that end so from what is said of them: a colon, or a dash where the words end a sentence themselves.
pub fn colon(words: &str) -> &'static str {
    if words.ends_with(['.', '!', '?', '…', ':']) { " –" } else { ":" }
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
