//! The words of a folded text, as an index has them. It must not know how a text is folded.
//!
//! A word is a stretch of letters, digits and their marks. In writings without blanks between words (Chinese, Japanese, Thai,
//! Lao, Khmer, Burmese and others of line breaking classes ID and SA, UAX #14) each character is a word of its own, with its
//! marks: what is looked for there is a phrase, and none is missed because somebody parts words in another way.

use std::ops::Range;

use super::fold::is_mark;

/// Where each word of a folded text stands, in order.
///
/// ```
/// let text = "u.n. in 北京";
/// let words: Vec<&str> = briefing_text::words(text).map(|word| &text[word]).collect();
/// assert_eq!(words, ["u", "n", "in", "北", "京"]);
/// ```
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let before = at;
        let mut rest = text[before..].char_indices();
        let (start, first) = rest.find(|(_, c)| c.is_alphanumeric())?;
        let is_alone = stands_alone(first);
        let goes_on = |c: char| is_mark(c) || (!is_alone && c.is_alphanumeric() && !stands_alone(c));
        at = rest.find(|(_, c)| !goes_on(*c)).map_or(text.len(), |(end, _)| before + end);
        Some(before + start..at)
    })
}

/// Whether a character is of a writing that has no blanks between words.
const fn stands_alone(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{1950}'..='\u{19df}'
        | '\u{1a20}'..='\u{1aaf}'
        | '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{312f}'
        | '\u{31a0}'..='\u{31ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{a4cf}'
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aadf}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::words;
    use crate::{Fold, Folded};

    fn of(raw: &str) -> Vec<String> {
        let folded = Folded::new(raw, Fold::Case);
        words(&folded.text).map(|word| folded.text[word].to_owned()).collect()
    }

    #[test]
    fn words_stand_between_blanks_and_signs() {
        for (raw, expected) in [
            ("Harbor-fire: 2,000 dead", "harbor fire 2 000 dead"),
            ("d'Alger, l’ONU; U.N.", "d alger l onu u n"),
            ("CVE-2022-1234 at https://a.example/x_y", "cve 2022 1234 at https a example x y"),
            ("Ministria e Punëve të Jashtme", "ministria e puneve te jashtme"),
            ("Вестник Порта", "вестник порта"),
            ("خبرگزاری بندر", "خبرگزاري بندر"),
            ("한국어 문장", "한국어 문장"),
            ("हिन्दी में", "हिन्दी में"),
            ("外交部 ガス2号", "外 交 部 ガ ス 2 号"),
            ("ไม่มี", "ไ ม่ ม ี"),
            ("  — … ", ""),
        ] {
            assert_eq!(of(raw).join(" "), expected, "{raw}");
        }
    }

    proptest! {
        /// Whatever is cut out of a text between its words has the words that stand there, so that a phrase finds it.
        #[test]
        fn a_part_has_the_words_of_the_whole(words in prop::collection::vec("[a-zé0-9]{1,4}|[火北が]|ม่|فم|हि", 1..12), cut in (0_usize..12, 0_usize..12)) {
            let (start, end) = (cut.0.min(cut.1).min(words.len()), cut.0.max(cut.1).min(words.len()));
            let whole = of(&words.join(" "));
            let part = of(&words[start..end].join(" "));
            prop_assert!(part.is_empty() || whole.windows(part.len()).any(|window| window == part), "{whole:?} {part:?}");
        }
    }
}
