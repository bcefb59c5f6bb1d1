//! Whether what a quote has in brackets is one word, or one number, with what touches the brackets: `strike[s]`, `do[n't]`,
//! `3[,000]`. It must not know any source.

use super::words::{Part, is_raised, part};

/// Longer endings are not what a verb or a noun takes in another sentence, but words put to it.
const LONGEST_ENDING: usize = 3;

/// Whether a word, or a number, goes on from one piece of a text into the next.
pub(super) fn goes_on(before: &str, after: &str) -> bool {
    let (last, next) = (before.chars().next_back(), after.chars().next());
    let (Some(last), Some(next)) = (last, next) else { return false };
    match (is_letter(last), is_letter(next)) {
        (true, true) => true,
        (true, false) => joins_words(next) && after.chars().nth(1).is_some_and(is_letter),
        (false, true) => joins_words(last) && before.chars().nth_back(1).is_none_or(is_letter),
        (false, false) => false,
    }
}

/// Whether a number goes on from one piece of a text into the next.
pub(super) fn is_one_number(before: &str, after: &str) -> bool {
    let mut first = before.chars().rev();
    let mut second = after.chars();
    let (Some(last), Some(next)) = (first.next(), second.next()) else { return false };
    match (is_digit(last), is_digit(next)) {
        (true, true) => true,
        (true, false) => {
            is_raised(next)
                || joins_numbers(next) && second.next().is_some_and(|c| is_digit(c) || is_raised(c))
        }
        (false, true) => match (joins_numbers(last), first.next()) {
            // A sign, or the point of `.5`.
            (true, None) => true,
            (joins, Some(beyond)) => (joins || is_raised(last)) && is_digit(beyond),
            (false, None) => false,
        },
        (false, false) => is_raised(last) && is_raised(next),
    }
}

/// Whether letters are an ending that a word takes in another sentence, as `strike[s]` does.
pub(super) fn is_ending(before: &str, letters: &str) -> bool {
    before.ends_with(char::is_alphabetic)
        && letters.chars().all(char::is_alphabetic)
        && letters.chars().count() <= LONGEST_ENDING
}

fn is_letter(c: char) -> bool {
    part(c) == Part::Letter
}

fn is_digit(c: char) -> bool {
    c.is_numeric() && !is_raised(c)
}

/// Whether a mark stands within words: apostrophes and hyphens.
fn joins_words(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '\u{2032}' | '-' | '\u{2010}' | '\u{2011}' | '\u{5BE}')
}

/// Whether a mark stands within numbers, or before them.
fn joins_numbers(c: char) -> bool {
    let in_words = joins_words(c);
    in_words
        || matches!(
            c,
            '.' | ',' | ':' | '/' | '^' | '\u{2212}' | '\u{2013}' | '\u{66B}' | '\u{66C}' | '，' | '．'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_goes_on_over_a_bracket_that_touches_it() {
        for (before, after, expected) in [
            ("can", "not", true),
            ("do", "n't", true),
            ("won", "’t", true),
            ("un", "lawful", true),
            ("non-", "violent", true),
            ("camp", ", he said", false),
            ("camp", " not", false),
            ("not ", "13", false),
            ("camp", "?", false),
            // In scripts without spaces all words touch.
            ("他", "说", false),
        ] {
            assert_eq!(goes_on(before, after), expected, "{before:?} {after:?}");
        }
    }

    #[test]
    fn a_number_goes_on_over_a_bracket_that_makes_it_longer() {
        for (before, after, expected) in [
            ("3", "000", true),
            ("3", ",000", true),
            ("1,", "000", true),
            ("-", "5", true),
            ("10", "²", true),
            ("10²", "³", true),
            ("3", "½", true),
            ("3", ", 5", false),
            ("a.", "5", false),
            ("9", "th", false),
            ("3 ", "000", false),
        ] {
            assert_eq!(is_one_number(before, after), expected, "{before:?} {after:?}");
        }
    }
}
