//! Where words and numbers of a folded text begin and end. It must not know what is looked for.
//!
//! "They won" does not stand in "They won't", nor "killed 3" in "killed 3,000": a word goes on over an apostrophe or a
//! hyphen between letters, also where the line ends behind that, a number over the marks within it, over a raised digit
//! behind it and over a minus before it. Dashes and closing quotation marks end both, but for the dash of a range of
//! numbers. UAX #29 has the same marks within words, but for the hyphen, of which it says that many want it.

use unicode_normalization::char::canonical_combining_class;

use super::{
    fold::{Folded, Joint},
    words::{Part, is_raised, part},
};

/// The most marks above and below one letter that are looked at; hostile text could have millions.
const MOST_MARKS: usize = 32;

/// Words of French and Italian that lose their vowel before the next one, which is a word of its own: `l'Iran`. The
/// negation `n'` is left out: what it stands before is not what was said.
const ELIDED: [&str; 22] = [
    "l", "d", "j", "m", "t", "s", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "un", "all", "dall",
    "dell", "nell", "sull", "coll", "quest", "quell", "degl",
];

/// Whether a word or a number may begin here.
pub(super) fn is_start(folded: &Folded, at: usize) -> bool {
    is_boundary(folded, at) || follows_elision(&folded.text, at)
}

/// Whether a word or a number may end here.
pub(super) fn is_end(folded: &Folded, at: usize) -> bool {
    is_boundary(folded, at)
}

/// Whether neither a word nor a number goes on across this place.
pub(super) fn is_boundary(folded: &Folded, at: usize) -> bool {
    let text = &folded.text;
    let (Some((mark, last)), Some(next)) = (last_before(text, at), text[at..].chars().next()) else {
        return true;
    };
    if is_accent(next) {
        return !is_letter(last);
    }
    // Behind a letter a raised digit is a footnote, behind a digit it makes another number.
    if is_raised(next) && (is_digit(last) || is_raised(last)) || is_raised(last) && is_digit(next) {
        return false;
    }
    if is_in_divided_word(folded, at) {
        return false;
    }
    match (is_letter(last), is_letter(next)) {
        (true, true) => false,
        // A mark behind the word: what is on its other side?
        (true, false) => {
            let end = at + next.len_utf8();
            let beyond = text[end..].chars().next();
            beyond.is_none_or(|beyond| !goes_on(folded, last, (at, next), beyond))
        }
        // A mark before it.
        (false, true) => {
            let beyond = last_before(text, mark).map(|(_, c)| c);
            beyond.is_none_or(|beyond| !goes_on(folded, beyond, (mark, last), next))
                && !(is_digit(next) && is_sign(folded, beyond, (mark, last)))
        }
        (false, false) => true,
    }
}

/// The character before a place and where it stands, not an accent upon it.
fn last_before(text: &str, at: usize) -> Option<(usize, char)> {
    text[..at].char_indices().rev().take(MOST_MARKS).find(|(_, c)| !is_accent(*c))
}

/// Whether what stands before a mark and what stands behind it are one word or one number.
fn goes_on(folded: &Folded, before: char, (at, mark): (usize, char), after: char) -> bool {
    if !is_letter(before) || !is_letter(after) {
        return false;
    }
    let are_digits = is_digit(before) && is_digit(after);
    match mark {
        '\'' | '-' => match folded.joint(at) {
            Some(Joint::Word) => true,
            Some(Joint::Number) => are_digits,
            Some(Joint::Line) | None => false,
        },
        // The middle dot of Catalan, the marks in abbreviations of Hebrew, and what is written for an apostrophe: primes,
        // and marks of Armenian and Greek.
        '·' | '\u{2027}' | '\u{5F3}' | '\u{5F4}' | '\u{2032}' | '\u{2035}' | '\u{55A}' | '\u{FF40}'
        | '\u{1FBD}' | '\u{1FBF}' => true,
        // Also in full width and small, and the slash of fractions.
        '.' | ',' | ':' | '/' | '^' | '_' | '×' | '\u{22C5}' | '\u{66B}' | '\u{66C}' | '\u{FF0C}'
        | '\u{FF0E}' | '\u{FF0F}' | '\u{FF1A}' | '\u{FF3E}' | '\u{FE50}' | '\u{FE52}' | '\u{FE55}'
        | '\u{2044}' | '\u{2215}' => are_digits,
        // What a space that holds together keeps in groups of three is a number.
        ' ' => {
            is_digit(before) && folded.joint(at) == Some(Joint::Number) && is_group(&folded.text[at + 1..])
        }
        _ => false,
    }
}

/// Whether a place is at the hyphen or at the line end that divide a word.
fn is_in_divided_word(folded: &Folded, at: usize) -> bool {
    let text = &folded.text;
    // The line end is behind the place, or before it, or there is the hyphen between them.
    [at.checked_sub(1), Some(at), Some(at + 1)].into_iter().flatten().any(|space| {
        if folded.joint(space) != Some(Joint::Line) {
            return false;
        }
        let word = text[..space].strip_suffix('-').unwrap_or(&text[..space]);
        let is_divided = word.ends_with(is_letter) && text[space + 1..].starts_with(is_letter);
        is_divided && at >= word.len()
    })
}

/// Whether a text begins with three digits and no more.
fn is_group(text: &str) -> bool {
    text.chars().take(4).take_while(|c| is_digit(*c)).count() == 3
}

/// Whether a mark directly before a digit belongs to the number: a minus, or the point of `.5`.
fn is_sign(folded: &Folded, beyond: Option<char>, (at, mark): (usize, char)) -> bool {
    match mark {
        '-' => folded.joint(at) == Some(Joint::Word),
        '.' => beyond.is_none_or(|c| !is_letter(c) && !matches!(c, '.' | '…' | '\'' | ')' | ']')),
        _ => false,
    }
}

/// Whether a word begins here behind one that lost its vowel.
fn follows_elision(text: &str, at: usize) -> bool {
    let Some(before) = text[..at].strip_suffix('\'') else { return false };
    let length: usize = before.chars().rev().take(7).take_while(|c| is_letter(*c)).map(char::len_utf8).sum();
    let (rest, word) = before.split_at(before.len() - length);
    text[at..].starts_with(char::is_alphabetic)
        && ELIDED.iter().any(|elided| word.eq_ignore_ascii_case(elided))
        && !rest.ends_with(['\'', '-'])
}

fn is_letter(c: char) -> bool {
    part(c) == Part::Letter
}

fn is_digit(c: char) -> bool {
    c.is_numeric() && is_letter(c)
}

/// Whether a character stands upon the one before it.
fn is_accent(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` at each place that is no boundary and would be one were a word only letters and digits.
    #[track_caller]
    fn joined(text: &str, expected: &str) {
        let folded = Folded::new(text);
        let mut shown = String::new();
        for (at, c) in folded.text.char_indices() {
            let last = folded.text[..at].chars().next_back();
            let touch = last.is_some_and(|last| is_letter(last) && is_letter(c));
            shown.push_str(if !touch && !is_boundary(&folded, at) { "|" } else { "" });
            shown.push(c);
        }
        assert_eq!(shown, expected, "{text:?}");
    }

    #[test]
    fn words_go_on_over_apostrophes_and_hyphens() {
        joined("They won't; we won’t.", "They won|'|t; we won|'|t.");
        joined("a non-violent, well‐known F-16", "a non|-|violent, well|-|known F|-|16");
        joined("«Won» she said–he–then—so--on", "'Won' she said-he-then-so-on");
        joined("“no”then 'no' - no- and", "'no'then 'no' - no- and");
        joined("col·lecció צה״ל", "col|·|lecció צה|״|ל");
        joined("ẹ\u{300}kọ q\u{303}a", "ẹ|\u{300}|kọ q|\u{303}|a");
        joined("Iran's 'n' dogs'", "Iran|'|s 'n' dogs'");
        joined("won′t 5′ ל־ישראל մի֊ան", "won|′|t 5′ ל|-|ישראל մի|-|ան");
        joined("CO₂ camp¹ he", "CO₂ camp¹ he");
    }

    #[test]
    fn a_word_goes_on_behind_the_hyphen_at_the_end_of_a_line() {
        joined("non-\nviolent", "non|-| |violent");
        joined("non-\r\n  violent, well\u{2010}\nknown", "non|-| |violent, well|-| |known");
        joined("demon\u{ad}\nstration", "demon| |stration");
        joined("pre- and post-war; he –\nwho said—\nso", "pre- and post|-|war; he - who said- so");
        joined("non- violent\nnon", "non- violent non");
    }

    #[test]
    fn numbers_go_on_over_the_marks_within_them() {
        joined("3,000 1.5 12:45 1’000 24/7", "3|,|000 1|.|5 12|:|45 1|'|000 24|/|7");
        joined("at 12: five, 5. In 3, 4", "at 12: five, 5. In 3, 4");
        joined("-5 −5 –5 .5 ...5 $.5 x-5", "-|5 -|5 -5 .|5 ...5 $.|5 x|-|5");
        joined("3\u{a0}000 3\u{202f}000 3\u{a0}km 3 000 3\u{a0}0000", "3| |000 3| |000 3 km 3 000 3 0000");
        joined("٣٫٥", "٣|٫|٥");
        joined("3，000 1．5 12：45 1⁄2", "3|，|000 1|．|5 12|：|45 1|⁄|2");
        joined("10² 10⁻⁶ 10^6 3×10", "10|² 10|⁻|⁶ 10|^|6 3|×|10");
        joined("3–5 men, 3 – 5, 1939–45", "3|-|5 men, 3 - 5, 1939|-|45");
    }

    #[test]
    fn a_word_may_begin_behind_one_that_lost_its_vowel() {
        for (text, word, expected) in [
            ("que l'Iran", "Iran", true),
            ("L’Iran", "Iran", true),
            ("qu’il", "il", true),
            ("dell'arte", "arte", true),
            ("aujourd'hui", "hui", false),
            ("il n'a pas", "a pas", false),
            ("O'Brien", "Brien", false),
            ("won't", "t", false),
            ("don't", "t", false),
        ] {
            let folded = Folded::new(text);
            let at = folded.text.find(word).unwrap_or_default();
            assert_eq!(is_start(&folded, at), expected, "{text:?}");
        }
    }
}
