//! The form in which texts are compared, and the way back to the bytes they came from. It must not know what is looked for.
//!
//! Folding is the same for a source and for a quote, so that two texts are equal when their folded forms are:
//!
//! | in the text | folded |
//! |---|---|
//! | a run of white space, line ends among it | a space |
//! | quotation marks and apostrophes of any kind, also several side by side | `'` |
//! | hyphens and dashes of any kind, also several side by side | `-` |
//! | what takes no room: soft hyphens, zero-width characters, marks of direction, variation selectors | nothing |
//! | ligatures of Latin letters, such as `ﬁ` (U+FB00 to U+FB06) | their letters, as NFKC has them |
//! | anything else | its NFC |
//!
//! Of what else NFKC changes nothing is folded: `10²` is another number than `102`. Case stays, and so does a hyphen at the
//! end of a line: whether it belongs to the word cannot be known.

use std::{iter, ops::Range};

use unicode_normalization::{
    IsNormalized, UnicodeNormalization,
    char::{canonical_combining_class, compose},
    is_nfc_quick,
};

use super::blocks::Blocks;

/// How far checkpoints lie apart, in bytes of the text.
const STRIDE: usize = 1024;

/// The most characters that are composed together. No writing needs more; hostile text could have millions.
const LONGEST_SEGMENT: usize = 32;

/// A folded text that knows where each part of it came from.
#[derive(Debug)]
pub(super) struct Folded {
    /// The folded text.
    pub(super) text: String,
    /// Places where both texts can be read on from, about every [`STRIDE`] bytes.
    checkpoints: Vec<Checkpoint>,
    /// The length of the text that was folded.
    raw_length: u32,
    /// Where marks stand over which words and numbers may go on. Dashes and double quotation marks, which look the same
    /// here, end them.
    joints: Vec<(u32, Joint)>,
}

/// What goes on over a mark that looks like others once it is folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// A word or a number: a hyphen, an apostrophe.
    Word,
    /// A number: the space that holds its groups together, the dash of a range.
    Number,
    /// A word that is divided between two lines, behind its hyphen.
    Line,
}

#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    folded: u32,
    raw: u32,
}

impl Folded {
    /// Folds a text.
    pub(super) fn new(raw: &str) -> Self {
        let mut folding = Folding {
            raw,
            text: String::with_capacity(raw.len()),
            checkpoints: Vec::new(),
            joints: Vec::new(),
        };
        fold(raw, &mut folding);
        let Folding { mut text, mut checkpoints, mut joints, .. } = folding;
        text.shrink_to_fit();
        checkpoints.shrink_to_fit();
        joints.shrink_to_fit();
        Self { text, checkpoints, raw_length: raw.len() as u32, joints }
    }

    /// What may go on over the mark at a byte of the folded text.
    pub(super) fn joint(&self, at: usize) -> Option<Joint> {
        let found = self.joints.binary_search_by_key(&(at as u32), |(at, _)| *at);
        found.ok().map(|found| self.joints[found].1)
    }

    /// The length of the text that was folded.
    pub(super) const fn raw_length(&self) -> usize {
        self.raw_length as usize
    }

    /// The bytes of `raw`, the text that was folded, from which a range of the folded text was made.
    pub(super) fn raw_range(&self, raw: &str, folded: &Range<usize>) -> Range<usize> {
        let start = self.locate(raw, folded.start).start;
        // The end is the end of what the last byte came from: what follows may be text that was folded away.
        let last = folded.end.checked_sub(1).filter(|last| *last >= folded.start);
        start..last.map_or(start, |last| self.locate(raw, last).end.max(start))
    }

    /// What one byte of the folded text came from.
    fn locate(&self, raw: &str, folded: usize) -> Range<usize> {
        let next = self.checkpoints.partition_point(|checkpoint| checkpoint.folded as usize <= folded);
        let from = next.checked_sub(1).map_or_else(Checkpoint::default, |at| self.checkpoints[at]);
        let until = self.checkpoints.get(next).map_or(self.raw_length, |checkpoint| checkpoint.raw) as usize;
        let start = from.raw as usize;
        let goal = folded.saturating_sub(from.folded as usize);
        let mut locating = Locating { goal, passed: 0, found: until - start..until - start };
        fold(raw.get(start..until).unwrap_or_default(), &mut locating);
        start + locating.found.start..start + locating.found.end
    }
}

/// Whether a character is white space or becomes nothing.
pub(super) fn is_blank(c: char) -> bool {
    matches!(class(c), Class::Space | Class::Hidden)
}

/// What a character becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Itself.
    Plain,
    Space,
    Quote,
    Dash,
    /// Nothing.
    Hidden,
    /// The letters of which it is one sign.
    Ligature,
    /// Itself, unless there are other marks beside it.
    Mark,
    /// It may change together with the characters beside it, or by itself: see the standard on NFC (UAX #15).
    Composes,
}

impl Class {
    /// Whether a character may change what stands before it.
    fn is_mark(self) -> bool {
        matches!(self, Self::Mark | Self::Composes)
    }
}

/// What becomes of a character.
pub(super) fn class(c: char) -> Class {
    static CLASSES: Blocks<Class> = Blocks::new();
    CLASSES.get(c, class_in_unicode)
}

fn class_in_unicode(c: char) -> Class {
    match c {
        '"' | '\'' | '`' | '´' | '«' | '»' | '‘'..='‟' | '‹' | '›' | '\u{FF02}' | '\u{FF07}'
        // These two are the accents above once they are in NFC.
        | '\u{1FEF}' | '\u{1FFD}' => {
            Class::Quote
        }
        '-'
        // Armenian, Hebrew, Canadian, Mongolian.
        | '\u{58A}'
        | '\u{5BE}'
        | '\u{1400}'
        | '\u{1806}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2212}'
        | '\u{FE58}'
        | '\u{FE63}'
        | '\u{FF0D}' => Class::Dash,
        '\u{AD}'
        | '\u{61C}'
        | '\u{180E}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' => Class::Hidden,
        '\u{FB00}'..='\u{FB06}' => Class::Ligature,
        c if c.is_whitespace() => Class::Space,
        c => match (is_nfc_quick(iter::once(c)), canonical_combining_class(c)) {
            (IsNormalized::Yes, 0) => Class::Plain,
            (IsNormalized::Yes, _) => Class::Mark,
            _ => Class::Composes,
        },
    }
}

/// How long the characters are that begin with a byte and stand for themselves, unless a mark follows; [`SPACE`] for a
/// space, and 0 for the others and for those that must be looked at.
const PLAIN: [u8; 256] = {
    let mut plain = [0; 256];
    let mut byte = 0x20;
    while byte < 256 {
        plain[byte] = match byte as u8 {
            b' ' => SPACE,
            b'"' | b'\'' | b'`' | b'-' | 0x7F => 0,
            0x21..=0x7E => 1,
            // Letters of Latin and Cyrillic (U+00C0 to U+02FF, U+0400 to U+047F).
            0xC3..=0xCB | 0xD0..=0xD1 => 2,
            // Ideographs (U+5000 to U+9FFF).
            0xE5..=0xE9 => 3,
            _ => 0,
        };
        byte += 1;
    }
    plain
};

/// A bit that no length has.
const SPACE: u8 = 4;

/// Where the pieces of a folded text go.
trait Sink {
    /// Text that stays as it is, from byte `at`; folding can begin anew at any character of it.
    fn keep(&mut self, at: usize, run: &str);
    /// Bytes that become something else, as a whole.
    fn change(&mut self, from: Range<usize>, to: &str);
}

struct Folding<'a> {
    raw: &'a str,
    text: String,
    checkpoints: Vec<Checkpoint>,
    joints: Vec<(u32, Joint)>,
}

impl Sink for Folding<'_> {
    fn keep(&mut self, at: usize, run: &str) {
        let last = self.checkpoints.last().map_or(0, |checkpoint| checkpoint.raw as usize);
        let mut next = at.max(last + STRIDE);
        while next < at + run.len() {
            if run.is_char_boundary(next - at) {
                let folded = (self.text.len() + next - at) as u32;
                self.checkpoints.push(Checkpoint { folded, raw: next as u32 });
                next += STRIDE;
            } else {
                next += 1;
            }
        }
        self.text.push_str(run);
    }

    fn change(&mut self, from: Range<usize>, to: &str) {
        // In decomposed text of some languages everything changes.
        if from.start >= self.checkpoints.last().map_or(0, |checkpoint| checkpoint.raw as usize) + STRIDE {
            self.checkpoints.push(Checkpoint { folded: self.text.len() as u32, raw: from.start as u32 });
        }
        let joint = match to {
            " " if self.divides(&from) => Some(Joint::Line),
            "'" | "-" | " " => joint(&self.raw[from]),
            _ => None,
        };
        self.joints.extend(joint.map(|joint| (self.text.len() as u32, joint)));
        self.text.push_str(to);
    }
}

impl Folding<'_> {
    /// Whether white space is a line end that divides a word: behind a hyphen, or behind a soft one, which is nothing here.
    fn divides(&self, space: &Range<usize>) -> bool {
        let ends_line = |c| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let hyphen = self.text.strip_suffix('-').map(|before| (before.len() as u32, Joint::Word));
        let is_behind_hyphen = hyphen.is_some() && self.joints.last() == hyphen.as_ref()
            || self.raw[..space.start].ends_with('\u{AD}');
        is_behind_hyphen && self.raw[space.clone()].contains(ends_line)
    }
}

/// What may go on over a mark, where letters or digits stand beside it.
fn joint(mark: &str) -> Option<Joint> {
    let mut shown = mark.chars().filter(|c| class(*c) != Class::Hidden);
    let joint = match shown.next()? {
        '\'' | '’' | '‘' | '‛' | '`' | '´' | '\u{FF07}' | '\u{1FEF}' | '\u{1FFD}' | '-' | '\u{58A}'
        | '\u{5BE}' | '\u{1400}' | '\u{1806}' | '\u{2010}' | '\u{2011}' | '\u{2212}' | '\u{FE63}'
        | '\u{FF0D}' => Joint::Word,
        '\u{2012}' | '\u{2013}' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}' => Joint::Number,
        _ => return None,
    };
    shown.next().is_none().then_some(joint)
}

/// The letters of a ligature.
fn letters(ligature: char) -> &'static str {
    match ligature {
        '\u{FB00}' => "ff",
        '\u{FB01}' => "fi",
        '\u{FB02}' => "fl",
        '\u{FB03}' => "ffi",
        '\u{FB04}' => "ffl",
        // The first is written with a long s, which NFKC makes an s, too.
        '\u{FB05}' | '\u{FB06}' => "st",
        _ => "",
    }
}

/// Looks for what became a byte of the folded text.
struct Locating {
    goal: usize,
    passed: usize,
    found: Range<usize>,
}

impl Sink for Locating {
    fn keep(&mut self, at: usize, run: &str) {
        if (self.passed..self.passed + run.len()).contains(&self.goal) {
            let byte = at + self.goal - self.passed;
            self.found = byte..byte + 1;
        }
        self.passed += run.len();
    }

    fn change(&mut self, from: Range<usize>, to: &str) {
        if (self.passed..self.passed + to.len()).contains(&self.goal) {
            self.found = from;
        }
        self.passed += to.len();
    }
}

fn fold(raw: &str, sink: &mut impl Sink) {
    let mut at = 0;
    while at < raw.len() {
        let (run, next) = plain_run(raw, at);
        match next {
            None => {
                sink.keep(at, &raw[at..run]);
                return;
            }
            Some((class, _)) if class.is_mark() || hides_mark(&raw[run..]) => {
                // A mark goes with the character before it.
                let base = raw[at..run].chars().next_back().map_or(0, char::len_utf8);
                sink.keep(at, &raw[at..run - base]);
                at = composed(raw, run - base, sink);
            }
            Some((class, c)) => {
                sink.keep(at, &raw[at..run]);
                at = run + alike(&raw[run..], class, c);
                match class {
                    Class::Space => sink.change(run..at, " "),
                    Class::Quote => sink.change(run..at, "'"),
                    Class::Dash => sink.change(run..at, "-"),
                    Class::Ligature => {
                        let marks = raw[at..].chars().take_while(|c| canonical_combining_class(*c) != 0);
                        let marks: String = marks.take(LONGEST_SEGMENT).collect();
                        at += marks.len();
                        let composed = letters(c).chars().chain(marks.chars()).nfc();
                        sink.change(run..at, &composed.collect::<String>());
                    }
                    Class::Hidden | Class::Plain | Class::Mark | Class::Composes => {}
                }
            }
        }
    }
}

/// Where the text that stays as it is ends, and the character there.
fn plain_run(raw: &str, from: usize) -> (usize, Option<(Class, char)>) {
    let bytes = raw.as_bytes();
    let plain = |at: usize| bytes.get(at).map_or(0, |byte| PLAIN[usize::from(*byte)]);
    let mut at = from;
    // Of spaces a single one stays, between characters that do.
    let mut last = SPACE;
    loop {
        let mut length = plain(at);
        // One byte at a time where that is known beforehand: the next step need not wait for the table.
        while length == 1 || length == SPACE && last != SPACE {
            last = length;
            at += 1;
            length = plain(at);
        }
        if (2..SPACE).contains(&length) {
            last = length;
            at += usize::from(length);
            continue;
        }
        let mut rest = raw[at..].chars();
        let c = rest.next();
        let stays = c.is_some_and(|c| match class(c) {
            Class::Plain => true,
            class if class.is_mark() && last != SPACE => {
                let after = rest.next().map(self::class);
                stays(raw[from..at].chars().next_back(), c, class, after)
            }
            _ => false,
        });
        match c {
            Some(c) if stays => at += c.len_utf8(),
            _ if last == SPACE && at > from => return (at - 1, Some((Class::Space, ' '))),
            _ => return (at, c.map(|c| (class(c), c))),
        }
        last = 1;
    }
}

/// Whether a mark is in its place already: alone behind a character with which it does not become another one.
fn stays(before: Option<char>, mark: char, class: Class, after: Option<Class>) -> bool {
    let is_alone = !after.is_some_and(|after| after.is_mark() || after == Class::Hidden);
    let composes = |before: char| match class {
        Class::Composes => {
            is_nfc_quick(iter::once(mark)) == IsNormalized::No || compose(before, mark).is_some()
        }
        _ => false,
    };
    is_alone && before.is_some_and(|before| !composes(before))
}

/// Whether something hidden stands between a mark and its character.
fn hides_mark(rest: &str) -> bool {
    let mut classes = rest.chars().take(LONGEST_SEGMENT).map(class);
    classes.next() == Some(Class::Hidden)
        && classes.find(|class| *class != Class::Hidden).is_some_and(Class::is_mark)
}

/// How many bytes at the start are folded together: characters of one kind.
fn alike(rest: &str, kind: Class, first: char) -> usize {
    if matches!(kind, Class::Plain | Class::Ligature | Class::Mark | Class::Composes) {
        return first.len_utf8();
    }
    let belongs = |c: &char| class(*c) == kind || class(*c) == Class::Hidden;
    rest.chars().take_while(belongs).map(char::len_utf8).sum()
}

/// Composes the character at `from` with what follows it, and says where that ends.
fn composed(raw: &str, from: usize, sink: &mut impl Sink) -> usize {
    let rest = &raw[from..];
    let first = rest.chars().next().map_or(0, char::len_utf8);
    let belongs = |c: &char| class(*c).is_mark() || class(*c) == Class::Hidden;
    let more = rest[first..].chars().take(LONGEST_SEGMENT).take_while(belongs);
    let end = from + first + more.map(char::len_utf8).sum::<usize>();
    let shown = raw[from..end].chars().filter(|c| class(*c) != Class::Hidden);
    let composed = shown.nfc().map(|c| if class(c) == Class::Quote { '\'' } else { c });
    sink.change(from..end, &composed.collect::<String>());
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_equal_folds_to_the_same() {
        for (raw, expected) in [
            ("", ""),
            ("plain words, with. marks", "plain words, with. marks"),
            (" a \t b\r\n\r\n c\u{a0}d\u{3000}e ", " a b c d e "),
            ("“a” „b‟ «c» ‹d› \"e\" ‘f’ `g´ ''h''", "'a' 'b' 'c' 'd' 'e' 'f' 'g' 'h'"),
            ("\u{ff02}a\u{ff02} don’t", "'a' don't"),
            ("“‘a’” ''' \"\"", "'a' ' '"),
            ("a-b a‐b a‑b a–b a—b a―b a−b a--b a---b", "a-b a-b a-b a-b a-b a-b a-b a-b a-b"),
            ("e\u{200b}\u{301} \u{200b}\u{301}", "é \u{301}"),
            ("de\u{ad}mon\u{200b}stra\u{2060}tion \u{feff}x", "demonstration x"),
            ("e\u{301} cafe\u{301}s A\u{30a} \u{212b} 5\u{212a}", "é cafés Å Å 5K"),
            ("\u{1100}\u{1161}\u{11a8} 각", "각 각"),
            ("\u{301}x \u{301}", "\u{301}x \u{301}"),
            ("q\u{307}\u{323} q\u{323}\u{307}", "q\u{323}\u{307} q\u{323}\u{307}"),
            ("Щука ест 火災。", "Щука ест 火災。"),
        ] {
            assert_eq!(Folded::new(raw).text, expected, "{raw:?}");
        }
    }

    #[test]
    fn a_range_leads_back_to_the_bytes_it_came_from() {
        let raw = "x  “Cafe\u{301}”\r\n  de\u{ad}mon—— y";
        let folded = Folded::new(raw);
        for (words, expected) in [
            ("x", "x"),
            ("Café", "Cafe\u{301}"),
            ("' de", "”\r\n  de"),
            ("demon", "de\u{ad}mon"),
            ("-", "——"),
            ("y", "y"),
        ] {
            let at = folded.text.find(words).unwrap_or_else(|| panic!("{words:?} in {:?}", folded.text));
            assert_eq!(&raw[folded.raw_range(raw, &(at..at + words.len()))], expected);
        }
    }

    #[test]
    fn the_way_back_is_short_in_text_that_changes_everywhere() {
        for (piece, folded_piece) in [
            ("\u{1100}\u{1161}\u{11a8}", "각"),
            ("\u{FB01}\u{301}", "fí"),
            ("e\u{301}", "é"),
            (" \u{301}", " \u{301}"),
            ("“-", "'-"),
        ] {
            let raw = piece.repeat(4000);
            let folded = Folded::new(&raw);
            assert_eq!(folded.text, folded_piece.repeat(4000));
            assert!(folded.checkpoints.len() > raw.len() / STRIDE / 2, "{piece:?}");
            for n in (0..4000).step_by(31) {
                let range = n * folded_piece.len()..(n + 1) * folded_piece.len();
                assert_eq!(folded.raw_range(&raw, &range), n * piece.len()..(n + 1) * piece.len());
            }
        }
    }

    proptest! {
        #[test]
        fn folding_is_stable_and_every_place_leads_back(raw in "([a-z ]{0,40}|\\PC|[\u{301}\u{ad}\u{1161}\n'\"–-]){0,40}") {
            let folded = Folded::new(&raw);
            prop_assert_eq!(&Folded::new(&folded.text).text, &folded.text);
            for (at, _) in folded.text.char_indices() {
                let end = at + folded.text[at..].chars().next().map_or(0, char::len_utf8);
                let range = folded.raw_range(&raw, &(at..end));
                prop_assert!(!range.is_empty() && raw.get(range.clone()).is_some(), "{:?}", range);
            }
        }
    }
}
