//! The form in which words are compared, and the way back to the letters they came from. It must not know what is looked for.
//!
//! | in the text | [`Composition`](Fold::Composition) | [`Accents`](Fold::Accents) | [`Case`](Fold::Case) |
//! |---|---|---|---|
//! | letters with their marks, however composed | NFC | NFC | NFC |
//! | `Ａ ﬁ ² ㎏ ｶﾞ` and other forms of the same characters | as they are | NFKC | NFKC |
//! | `é ş İ ά ё أ` and other letters with an accent, point or hamza | as they are | without it | without it |
//! | `ø ł đ ı` and other Latin letters that Unicode does not take apart | as they are | `o l d i` | `o l d i` |
//! | `ß æ œ þ` and ligatures | as they are | `ss ae oe th` | `ss ae oe th` |
//! | `ی ى ک ۀ ة ہ ٱ` and other Arabic letters of one place on the keyboard | as they are | `ي ي ك ه ه ه ا` | the same |
//! | `٢ ۲`, the digits of Arabic and Persian | as they are | `2` | `2` |
//! | joiners, variation selectors and the Arabic stretch, which nobody types | as they are | nothing | nothing |
//! | capital letters, and the `ς` that ends words | as they are | as they are | small, `σ` |
//!
//! A mark that makes another letter or syllable stays one: the voicing of kana, the nukta and vowels of Indian scripts. Their
//! combining classes tell them from accents (Unicode Standard, 4.3).

use std::{borrow::Cow, ops::Range};

use nucleo_matcher::chars::normalize;
use unicode_normalization::{
    IsNormalized, UnicodeNormalization,
    char::{canonical_combining_class, decompose_canonical, decompose_compatible},
    is_nfc_quick,
};

/// The most characters that are composed together. No writing needs more; hostile text could have millions.
const LONGEST: usize = 32;

/// What does not count when words are compared; each counts less than the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// How letters are composed with their marks.
    Composition,
    /// That, and accents.
    Accents,
    /// That, and whether a letter is a capital.
    Case,
}

impl Fold {
    /// What does not count where words are looked for that a person has typed: case counts where they have a capital (smart
    /// case).
    pub fn smart(typed: &str) -> Self {
        if typed.chars().any(char::is_uppercase) { Self::Accents } else { Self::Case }
    }
}

/// A folded text that knows where each letter of it came from.
#[derive(Debug)]
pub struct Folded<'t> {
    /// The text.
    pub text: Cow<'t, str>,
    /// The letters that do not stand byte by byte where they stood, in order.
    moved: Vec<Moved>,
}

/// Where a letter ends, here and in the text as it was written, and how long it is in both.
#[derive(Clone, Copy, Debug)]
struct Moved {
    end: usize,
    raw_end: usize,
    length: usize,
    raw_length: usize,
}

impl<'t> Folded<'t> {
    /// Folds a text; one that is in that form already is not copied.
    pub fn new(raw: &'t str, fold: Fold) -> Self {
        let moved = Vec::new();
        if raw.is_ascii() {
            let has_capital = || raw.bytes().any(|byte| byte.is_ascii_uppercase());
            let text = if fold == Fold::Case && has_capital() {
                Cow::Owned(raw.to_ascii_lowercase())
            } else {
                Cow::Borrowed(raw)
            };
            return Self { text, moved };
        }
        if fold == Fold::Composition && is_nfc_quick(raw.chars()) == IsNormalized::Yes {
            return Self { text: Cow::Borrowed(raw), moved };
        }
        let mut folding = Folding { fold, text: String::with_capacity(raw.len()), moved };
        let mut at = 0;
        while let Some(first) = raw[at..].chars().next() {
            // What may change with the character before it stands by it: all else begins anew.
            let more = raw[at + first.len_utf8()..].chars().take(LONGEST);
            let more = more.take_while(|c| !c.is_ascii() && !begins(*c)).map(char::len_utf8).sum::<usize>();
            let letter = &raw[at..at + first.len_utf8() + more];
            at += letter.len();
            folding.push(letter, at);
        }
        Self { text: Cow::Owned(folding.text), moved: folding.moved }
    }

    /// The bytes of the text as it was written from which a range was made; of a letter, all.
    pub fn raw_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.raw(range.start, |letter| letter.raw_end - letter.raw_length);
        // What was folded away behind the last letter belongs to what follows.
        let end = if range.is_empty() { start } else { self.raw(range.end, |letter| letter.raw_end) };
        start..end.max(start)
    }

    /// Where a byte stood; `within` says it for one within a letter.
    fn raw(&self, at: usize, within: fn(&Moved) -> usize) -> usize {
        let next = self.moved.partition_point(|letter| letter.end <= at);
        if let Some(letter) = self.moved.get(next).filter(|letter| letter.end - letter.length < at) {
            return within(letter);
        }
        next.checked_sub(1).map_or(at, |last| {
            let letter = self.moved[last];
            letter.raw_end + (at - letter.end)
        })
    }
}

/// A text that is being folded.
struct Folding {
    fold: Fold,
    text: String,
    moved: Vec<Moved>,
}

impl Folding {
    /// Adds a letter with its marks that ends at a byte of the text.
    fn push(&mut self, letter: &str, raw_end: usize) {
        let before = self.text.len();
        if let &[byte] = letter.as_bytes() {
            let byte = if self.fold == Fold::Case { byte.to_ascii_lowercase() } else { byte };
            self.text.push(char::from(byte));
            return;
        }
        if self.fold == Fold::Composition {
            self.text.extend(letter.nfc());
        } else {
            for c in letter.nfkc() {
                self.push_bare(c);
            }
        }
        let length = self.text.len() - before;
        let is_one = |text: &str| text.chars().nth(1).is_none();
        let is_moved = length != letter.len()
            || self.text[before..] != *letter && !(is_one(letter) && is_one(&self.text[before..]));
        if is_moved {
            self.moved.push(Moved { end: self.text.len(), raw_end, length, raw_length: letter.len() });
        }
    }

    /// Adds a composed character without its accents.
    fn push_bare(&mut self, c: char) {
        if is_folded_away(c) {
            return;
        }
        let mut has_accent = false;
        let mut bare = String::new();
        decompose_canonical(c, |part| {
            let is_accent = is_accent(part);
            has_accent |= is_accent;
            if !is_accent {
                bare.push(part);
            }
        });
        if has_accent {
            // What is left of it may be another letter with a mark that stays.
            for c in bare.nfc() {
                self.push_plain(c);
            }
        } else {
            self.push_plain(c);
        }
    }

    /// Adds a character that has no accent.
    fn push_plain(&mut self, c: char) {
        let c = arabic(c);
        let letters = SEVERAL.iter().find(|(one, _)| *one == c).map(|(_, letters)| *letters);
        let letters = letters.map_or_else(|| plain(c).to_string(), str::to_owned);
        if self.fold < Fold::Case {
            self.text.push_str(&letters);
            return;
        }
        for small in letters.chars().flat_map(char::to_lowercase) {
            self.text.push(if small == 'ς' { 'σ' } else { small });
        }
    }
}

/// A Latin letter without its stroke, bar or hook, by the table of the matcher, which does not have all capitals.
fn plain(c: char) -> char {
    let found = normalize(c);
    if found != c || !c.is_uppercase() {
        return found;
    }
    let small = c.to_lowercase().next().map(|small| (small, normalize(small)));
    small
        .filter(|(small, found)| small != found)
        .and_then(|(_, found)| found.to_uppercase().next())
        .unwrap_or(c)
}

/// An Arabic letter or digit as Arabic keyboards have it: Persian, Urdu and others have letters of their own in its place.
const fn arabic(c: char) -> char {
    match c {
        'ی' | 'ى' | 'ے' => 'ي',
        'ک' => 'ك',
        'ة' | 'ہ' | 'ھ' | 'ە' => 'ه',
        'ٱ' => 'ا',
        '٠' | '۰' => '0',
        '١' | '۱' => '1',
        '٢' | '۲' => '2',
        '٣' | '۳' => '3',
        '٤' | '۴' => '4',
        '٥' | '۵' => '5',
        '٦' | '۶' => '6',
        '٧' | '۷' => '7',
        '٨' | '۸' => '8',
        '٩' | '۹' => '9',
        _ => c,
    }
}

/// Letters that are written as several where they are missing (the full case folding of Unicode, and the usual
/// transcriptions), but for those that compatibility takes apart.
const SEVERAL: [(char, &str); 9] = [
    ('ß', "ss"),
    ('ẞ', "SS"),
    ('æ', "ae"),
    ('Æ', "AE"),
    ('œ', "oe"),
    ('Œ', "OE"),
    ('þ', "th"),
    ('Þ', "TH"),
    ('և', "եւ"),
];

/// Whether a character is an accent of the letter before it, or a vowel point: marks above, below, over and beside letters
/// (202 to 240, 1), the points of Hebrew, Arabic and Syriac (10 to 36). Not nukta (7), kana voicing (8), virama (9) and
/// vowels of their own class.
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=36 | 202..=240)
}

/// Whether a character belongs to the letter before it.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && canonical_combining_class(c) != 0
}

/// Whether a character is seen by nobody who types what they see.
const fn is_folded_away(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{640}')
}

/// Whether nothing before a character changes with it, or with what it is another form of.
fn begins(c: char) -> bool {
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    let first = first.unwrap_or(c);
    is_nfc_quick(std::iter::once(first)) == IsNormalized::Yes
        && canonical_combining_class(first) == 0
        && canonical_combining_class(c) == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn folded(raw: &str, fold: Fold) -> String {
        Folded::new(raw, fold).text.into_owned()
    }

    #[test]
    fn a_range_leads_back_to_the_text_as_it_was_written() {
        let raw = "u\u{308}ber Durre\u{308}s, nach Å\u{301} o\u{323}\u{302} \u{1112}\u{1161}\u{11AB} Z";
        let composed = Folded::new(raw, Fold::Composition);
        assert_eq!(composed.text, "über Durrës, nach Ǻ ộ 한 Z");
        for (word, expected) in [
            ("über", "u\u{308}ber"),
            ("Durrës", "Durre\u{308}s"),
            ("nach", "nach"),
            ("Ǻ", "Å\u{301}"),
            ("ộ", "o\u{323}\u{302}"),
            ("한", "\u{1112}\u{1161}\u{11AB}"),
            ("Z", "Z"),
        ] {
            let at = composed.text.find(word).unwrap_or_default();
            assert_eq!(&raw[composed.raw_range(at..at + word.len())], expected);
        }
    }

    #[test]
    fn text_that_is_in_that_form_is_not_copied() {
        assert!(matches!(Folded::new("Durrës, 火", Fold::Composition).text, Cow::Borrowed(_)));
        assert!(matches!(Folded::new("harbor", Fold::Case).text, Cow::Borrowed(_)));
        assert!(matches!(Folded::new("Harbor", Fold::Accents).text, Cow::Borrowed(_)));
    }

    #[test]
    fn accents_and_case_do_not_count_in_any_writing() {
        for (raw, expected) in [
            ("Tiranë, TIRANË", "tirane, tirane"),
            ("cafe\u{301} café", "cafe cafe"),
            ("İstanbul'da Diyarbakır", "istanbul'da diyarbakir"),
            ("STRASSE Straße STRAẞE", "strasse strasse strasse"),
            ("Łódź, Đorđe, Ærø, Œuvre", "lodz, dorde, aero, oeuvre"),
            ("Ɗan Ƙasa", "dan kasa"),
            ("Ὀδυσσεύς ΟΔΥΣΣΕΎΣ", "οδυσσευσ οδυσσευσ"),
            ("Орёл и чайка", "орел и чаика"),
            ("إيران مُحَمَّد می\u{200c}شود", "ايران محمد ميشود"),
            ("ایران کتاب مدرسة محـــمد ۱۴۰۲", "ايران كتاب مدرسه محمد 1402"),
            ("Ｐｏｒｔ ｶﾞｽ m² Ⅳ ㎏", "port ガス m2 iv kg"),
            ("שָׁלוֹם", "שלום"),
            ("ﬁnd o\u{fb03}ce", "find office"),
        ] {
            assert_eq!(folded(raw, Fold::Case), expected, "{raw}");
        }
        assert_eq!(folded("İstanbul Straße Ærø", Fold::Accents), "Istanbul Strasse AEro");
    }

    #[test]
    fn a_mark_that_makes_another_letter_counts() {
        for other in ["が", "ガ", "한", "कि", "ड़", "ไม่", "火"] {
            assert_eq!(folded(other, Fold::Case), other.nfc().collect::<String>());
        }
        assert_ne!(folded("か", Fold::Case), folded("か\u{3099}", Fold::Case));
    }

    #[test]
    fn a_part_of_a_letter_is_all_of_it() {
        let raw = "Große Café\u{323}s";
        let folded = Folded::new(raw, Fold::Case);
        assert_eq!(folded.text, "grosse cafes");
        for (range, expected) in
            [(0..4, "Groß"), (3..4, "ß"), (4..5, "ß"), (4..6, "ße"), (10..11, "é\u{323}"), (11..12, "s")]
        {
            assert_eq!(&raw[folded.raw_range(range.clone())], expected, "{range:?}");
        }
    }

    #[test]
    fn a_capital_makes_case_count() {
        assert_eq!(
            ["iran", "Iran", "éa", "İ", "ш"].map(Fold::smart),
            [Fold::Case, Fold::Accents, Fold::Case, Fold::Accents, Fold::Case]
        );
    }

    proptest! {
        /// Every range leads to whole characters that fold to no less than it, and what is folded stays as it is.
        #[test]
        fn what_is_found_stands_there(raw in "([a-cßÉİé ]|\\PC|[\u{301}\u{323}\u{345}\u{3099}火ήفم한]){0,20}", cut in (0_usize..40, 0_usize..40)) {
            for fold in [Fold::Composition, Fold::Accents, Fold::Case] {
                let whole = Folded::new(&raw, fold);
                let once = whole.text.clone().into_owned();
                let back = |mut at: usize| {
                    at = at.min(once.len());
                    while !once.is_char_boundary(at) {
                        at -= 1;
                    }
                    at
                };
                let (start, end) = (back(cut.0.min(cut.1)), back(cut.0.max(cut.1)));
                let range = whole.raw_range(start..end);
                prop_assert!(range.end <= raw.len());
                prop_assert!(raw.is_char_boundary(range.start) && raw.is_char_boundary(range.end));
                let part = Folded::new(&raw[range], fold).text.into_owned();
                prop_assert!(part.contains(&once[start..end]), "{part:?} {:?}", &once[start..end]);
            }
        }
    }
}
