//! Words that change what a sentence says when they are left out of it or put in: negations and numbers. It must not know
//! quotes.
//!
//! A word that denies in one language and is another word elsewhere counts only where the language is known, or known not to
//! be another. Nothing here parses a sentence: `not` counts wherever it stands.

mod unspaced;
mod words;

use std::{collections::HashMap, ops::Range, sync::LazyLock};

use super::super::passage::is_unspaced;
use words::WORDS;

/// A negation or a number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Telling {
    /// The word as written, without the marks around it.
    pub(super) word: String,
    /// What it does.
    pub(super) kind: Kind,
    /// Its bytes.
    pub(super) at: Range<usize>,
}

/// What a word does to its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It denies.
    Negation,
    /// It counts.
    Number,
}

impl Telling {
    /// Whether it is a negation, not a number.
    pub(super) fn is_negation(&self) -> bool {
        self.kind == Kind::Negation
    }

    /// Whether it is the same word, in any case.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.word.to_lowercase() == other.word.to_lowercase()
    }
}

/// What a word is in a language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Negation,
    Doubtful,
    Only,
    Number,
    OnlyNumber,
    Factor,
    Piece,
    Quantity,
}

/// The senses of each word, and the place of the language in the table.
static SENSES: LazyLock<HashMap<&'static str, Vec<(usize, Sense)>>> = LazyLock::new(|| {
    let mut senses: HashMap<&str, Vec<(usize, Sense)>> = HashMap::new();
    for (n, words) in WORDS.iter().enumerate() {
        for (list, sense) in [
            (words.negations, Sense::Negation),
            (words.doubtful, Sense::Doubtful),
            (words.only, Sense::Only),
            (words.numbers, Sense::Number),
            (words.only_numbers, Sense::OnlyNumber),
            (words.factors, Sense::Factor),
            (words.pieces, Sense::Piece),
            (words.quantities, Sense::Quantity),
        ] {
            for word in list.split_whitespace() {
                senses.entry(word).or_default().push((n, sense));
            }
        }
    }
    senses
});

/// Longer words are no numbers of several.
const LONGEST_COMPOUND: usize = 64;

/// What Arabic and Hebrew write before a word as one with it: "and", "that".
const BEFORE_NEGATIONS: [&str; 4] = ["و", "ف", "ו", "ש"];

/// The same before a number: also "the", "in", "to", "like".
const BEFORE_NUMBERS: [&str; 14] =
    ["و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "ו", "ש", "ה", "ב", "ל", "מ"];

/// Endings that take away what the word before them says, where they are put to one.
const PRIVATIVE: [&str; 24] = [
    "less", "lessly", "lessness", "free", "los", "lose", "losen", "loser", "loses", "frei", "loos", "loze",
    "lös", "løs", "ton", "tön", "siz", "sız", "suz", "süz", "talan", "telen", "tlan", "tlen",
];

/// The negations and numbers of a text in a language, which may be empty.
pub(super) fn tellings(text: &str, language: &str) -> Vec<Telling> {
    let known = language.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let parted = text.split(|c: char| c.is_whitespace() || matches!(c, '–' | '—' | '…' | '/'));
    parted.flat_map(|token| in_token(text, token, &known)).collect()
}

fn in_token(text: &str, token: &str, known: &str) -> Vec<Telling> {
    let at = token.as_ptr() as usize - text.as_ptr() as usize;
    let start = at + (token.len() - token.trim_start_matches(|c: char| !c.is_alphanumeric()).len());
    let word = token.trim_matches(|c: char| !c.is_alphanumeric());
    if word.contains(is_unspaced) {
        return unspaced::tellings(word, start);
    }
    // A minus is part of a number.
    let minus = text[..start].chars().next_back().filter(|c| matches!(c, '-' | '\u{2212}'));
    let minus = minus.filter(|_| start > at && word.starts_with(char::is_numeric));
    let start = start - minus.map_or(0, char::len_utf8);
    let is_hidden = |c: &char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}');
    let word: String = minus.into_iter().chain(word.chars().filter(|c| !is_hidden(c))).collect();
    let lower = word.to_lowercase().replace(['’', '‘', '`', '´'], "'").replace(['\u{2010}', '\u{2011}'], "-");
    // "No. 12" is a number, and denies nothing.
    let numbers = token.ends_with('.') && text[at + token.len()..].trim_start().starts_with(char::is_numeric);
    let kind = match () {
        () if lower == "no" && numbers => return Vec::new(),
        () if is_negation(&lower, known) => Kind::Negation,
        () if is_number(&lower, known) => Kind::Number,
        () => return Vec::new(),
    };
    // Of what the end has are only marks.
    let end = at + token.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    vec![Telling { word, kind, at: start..end }]
}

fn is_negation(lower: &str, known: &str) -> bool {
    let denies = |word: &str| {
        has(word, |n, sense| match sense {
            Sense::Negation => true,
            Sense::Doubtful => known.is_empty() || is_language(n, known),
            Sense::Only => is_language(n, known),
            _ => false,
        })
    };
    let begins =
        |letters: &str| lower.strip_prefix(letters).is_some_and(|rest| rest.starts_with(char::is_alphabetic));
    denies(lower)
        || BEFORE_NEGATIONS.iter().any(|and| lower.strip_prefix(and).is_some_and(denies))
        || lower.ends_with("n't")
        || begins("n'")
        || begins("non-")
        || known == "sq" && begins("s'")
        || known == "ro" && begins("n-")
        || unspaced::is_korean_negation(lower)
}

fn is_number(lower: &str, known: &str) -> bool {
    let counts = |word: &str| {
        has(word, |n, sense| match sense {
            Sense::Number | Sense::Factor => true,
            Sense::OnlyNumber => is_language(n, known),
            _ => false,
        })
    };
    lower.contains(char::is_numeric)
        || lower.split('-').any(counts)
        || BEFORE_NUMBERS.iter().any(|and| lower.strip_prefix(and).is_some_and(counts))
        || unspaced::is_korean_number(lower)
        || lower.len() <= LONGEST_COMPOUND && (0..WORDS.len()).any(|n| is_compound(lower, n))
}

/// Whether a word is made of two numbers or more, as `dreihundert` is, in a language where such are one word.
fn is_compound(lower: &str, n: usize) -> bool {
    if WORDS[n].pieces.is_empty() {
        return false;
    }
    // At each byte the most numbers and pieces that lead there.
    let mut reached: Vec<Option<(usize, usize)>> = vec![None; lower.len() + 1];
    reached[0] = Some((0, 0));
    for start in 0..lower.len() {
        let Some((numbers, pieces)) = reached[start] else { continue };
        for end in (start + 1..=lower.len()).filter(|end| lower.is_char_boundary(*end)) {
            let piece = &lower[start..end];
            let is = |wanted: &[Sense]| has(piece, |of, sense| of == n && wanted.contains(&sense));
            let is_number = is(&[Sense::Number, Sense::OnlyNumber, Sense::Factor]);
            if is_number || is(&[Sense::Piece]) {
                reached[end] = reached[end].max(Some((numbers + usize::from(is_number), pieces + 1)));
            }
        }
    }
    reached[lower.len()].is_some_and(|(numbers, pieces)| numbers > 0 && pieces > 1)
}

/// Whether what is put to a word takes away what it says: `guilt[less]`.
pub(super) fn is_privative(ending: &str) -> bool {
    PRIVATIVE.contains(&ending.to_lowercase().as_str())
}

/// Whether a number directly behind another makes a greater one of it: `million`, or a group of three digits.
pub(super) fn is_factor(word: &str) -> bool {
    let lower = word.to_lowercase();
    has(&lower, |_, sense| sense == Sense::Factor)
        || lower.chars().count() == 3 && lower.chars().all(char::is_numeric)
}

/// Whether digits have the ending of an ordinal: `9th`.
pub(super) fn is_ordinal(word: &str) -> bool {
    let ending = word.trim_start_matches(char::is_numeric).trim_start_matches(['-', '\'', '’']);
    word.starts_with(char::is_numeric)
        && matches!(
            ending,
            "st" | "nd"
                | "rd"
                | "th"
                | "er"
                | "re"
                | "e"
                | "ème"
                | "de"
                | "º"
                | "ª"
                | "o"
                | "a"
                | "го"
                | "й"
                | "я"
        )
}

/// Beginnings that turn round what the rest of a word says.
const TURNING: [&str; 7] = ["un", "il", "im", "in", "ir", "dis", "non"];

/// The words of a text that say the opposite of a word of another: `illegal` where that has `legal`.
pub(super) fn turned_round(text: &str, other: &str) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(str::to_lowercase)
            .collect()
    };
    let others = words(other);
    let is_turned = |word: &String| {
        let rests = TURNING.iter().filter_map(|turning| word.strip_prefix(turning));
        rests.filter(|rest| rest.len() > 3).any(|rest| others.iter().any(|other| other == rest))
    };
    words(text).into_iter().filter(is_turned).collect()
}

/// Whether one of some words counts without a number: `many`.
pub(super) fn is_quantity(text: &str) -> bool {
    text.split_whitespace().any(|word| has(&word.to_lowercase(), |_, sense| sense == Sense::Quantity))
}

/// Whether a word has a sense in a language of the table.
fn has(word: &str, mut is_wanted: impl FnMut(usize, Sense) -> bool) -> bool {
    SENSES.get(word).is_some_and(|senses| senses.iter().any(|(n, sense)| is_wanted(*n, *sense)))
}

fn is_language(n: usize, known: &str) -> bool {
    WORDS[n].languages.split(' ').any(|language| language == known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(language: &str, text: &str, expected: &[&str]) {
        let told = tellings(text, language);
        let words: Vec<&str> = told.iter().map(|told| told.word.as_str()).collect();
        assert_eq!(words, expected, "{text:?}");
        assert!(told.iter().all(|told| text[told.at.clone()] == told.word), "{told:?}");
    }

    #[test]
    fn negations_are_known_in_several_languages() {
        found("en", "We did not, and we didn’t; never. A knot.", &["not", "didn’t", "never"]);
        found("en", "It is rarely, seldom so, false and untrue", &["rarely", "seldom", "false", "untrue"]);
        found("de", "Es gab keine Toten, nicht einen.", &["keine", "nicht"]);
        found("fr", "Il n’a pas dit qu'il ne viendrait jamais", &["n’a", "pas", "ne", "jamais"]);
        found("es", "No lo hizo nadie, ni tampoco nosotros", &["No", "nadie", "ni", "tampoco"]);
        found("sq", "Nuk e urdhëruam, s'ka, as pa ne", &["Nuk", "s'ka", "as", "pa"]);
        found("ru", "Мы не приказывали, никто", &["не", "никто"]);
        found("", "as they ne s'ka pa, non and sin", &["non", "sin"]);
        found("en", "as they sin, non and mai", &[]);
        found("zh", "我们没有下令", &["没有"]);
        // An abbreviation before a number denies nothing.
        found("en", "the ship (no. 12) and No. 2", &["12", "2"]);
        found("en", "He said no. Twelve said no.", &["no", "Twelve", "no"]);
    }

    #[test]
    fn a_word_whose_beginning_turns_round_another_says_the_opposite() {
        for (text, other, expected) in [
            ("was Illegal in 1990", "legal", &["illegal"][..]),
            ("dishonest, inaccurate", "accurate and honest", &["dishonest", "inaccurate"]),
            ("unlawful", "lawful", &["unlawful"]),
            ("the invoice", "voice", &["invoice"]),
            ("the under", "der", &[]),
            ("legal", "illegal", &[]),
        ] {
            assert_eq!(turned_round(text, other), expected, "{text}");
        }
    }

    #[test]
    fn negations_of_further_languages_count_where_the_language_is_not_known() {
        for (text, expected) in [
            ("We hebben dit niet, geen", &["niet", "geen"][..]),
            ("Vi har inte; det er ikke", &["inte", "ikke"]),
            ("Mi nem; nismo to; није", &["nem", "nismo", "није"]),
            ("Kami tidak, हमने नहीं किया", &["tidak", "नहीं"]),
            ("우리는 안 했다, 하지 않았다", &["안", "않았다"]),
            ("Chúng tôi không ra lệnh", &["không"]),
            ("我们从未下令，并非如此", &["从未", "并非"]),
            ("命令しなかった。", &["なかった"]),
            ("ولن نأمر، فلم", &["ولن", "فلم"]),
            ("שלא נורה", &["שלא"]),
        ] {
            found("", text, expected);
        }
    }

    #[test]
    fn a_word_that_is_frequent_elsewhere_denies_in_its_own_language() {
        found("ro", "nu am ordonat, n-am", &["nu", "n-am"]);
        found("fi", "en määrännyt, ei", &["en", "ei"]);
        found("ms", "kami tak", &["tak"]);
        for language in ["", "nl", "pl"] {
            found(language, "nu en ei tak et", &[]);
        }
    }

    #[test]
    fn numbers_are_known_in_digits_and_in_words() {
        found("en", "some 3,000 men, two of them; twofold", &["3,000", "two"]);
        found(
            "en",
            "twenty-five, two-thirds, a third, a quarter, a trillion",
            &["twenty-five", "two-thirds", "third", "quarter", "trillion"],
        );
        found("de", "fünf von 12", &["fünf", "12"]);
        found("en", "at -5 or \u{2212}7, not F-16 - 8", &["-5", "\u{2212}7", "not", "F-16", "8"]);
        found("ru", "пять из ٣", &["пять", "٣"]);
        found(
            "",
            "dreihundert, fünfundzwanzig; und einander, hundertfach",
            &["dreihundert", "fünfundzwanzig"],
        );
        found("", "vijfentwintig, duecentotre, kaksisataa", &["vijfentwintig", "duecentotre", "kaksisataa"]);
        found("", "três, pięciu, ثلاثة والثلاثة", &["três", "pięciu", "ثلاثة", "والثلاثة"]);
        found("", "杀死三千人，五名，一起", &["三千", "五"]);
        found("", "삼천 명 사이", &["삼천"]);
        found("fr", "six; sex", &["six"]);
    }

    #[test]
    fn endings_and_factors_are_told_from_other_words() {
        assert!(is_privative("less") && is_privative("LOS") && !is_privative("s"));
        assert!(is_factor("million") && is_factor("000") && !is_factor("2024") && !is_factor("five"));
        assert!(is_ordinal("9th") && is_ordinal("1er") && !is_ordinal("5k") && !is_ordinal("th"));
        assert!(is_quantity("Very many") && is_quantity("viele") && !is_quantity("the camp"));
    }
}
