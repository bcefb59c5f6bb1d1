//! The cleaning policy: what of a hostile text may enter the model, and what it becomes.
//!
//! The table stands in [`classify`], once. This file knows nothing of who keeps the result, of
//! lines on a screen or of widths in cells.

use unicode_width::UnicodeWidthChar;

/// Combining marks that one base may carry; what comes after them is dropped.
///
/// No living orthography needs more than four; eight leaves room for scholarly transcriptions.
pub(super) const MARKS_ON_A_BASE: u8 = 8;

/// The base that a mark without one gets, as Unicode shows marks in its own charts.
pub(super) const DOTTED_CIRCLE: char = '\u{25CC}';

/// What the line ends of a text mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The text is one line: a line end is a space.
    Line,
    /// The text has paragraphs: a run of line ends parts them.
    Prose,
    /// The text was wrapped by hand: one line end is a space, a blank line parts paragraphs.
    HardWrapped,
}

/// The result of cleaning.
#[derive(Debug)]
pub(super) struct Cleaned {
    pub(super) text: Box<str>,
    /// Characters that were replaced or dropped; folded white space does not count.
    pub(super) replaced: u32,
}

/// Cleans a text; allocates the result and nothing else.
pub(super) fn clean(text: &str, shape: Shape) -> Cleaned {
    let mut cleaner = Cleaner {
        shape,
        out: String::with_capacity(text.len()),
        replaced: 0,
        has_base: false,
        marks: 0,
        breaks: 0,
    };
    cleaner.read(text);
    cleaner.finish()
}

/// What the policy says of one character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Stays, and can carry marks.
    Base,
    /// White space of any kind that is no line end; stays.
    Space,
    /// White space that only controls: becomes a plain space.
    Fold,
    /// LF, LS and PS: a space or a paragraph break. CR LF counts as one.
    LineEnd,
    /// Takes no cell of its own and sits on the base before it.
    Mark,
    /// See [`is_joiner`].
    Joiner,
    /// Becomes U+FFFD.
    Replace,
    /// Goes without a trace in the text; counted all the same.
    Remove,
}

/// ZWNJ, ZWJ and the Mongolian vowel separator: invisible, and needed to write.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{180E}')
}

/// The black flag, which tag letters behind it make the flag of a part of a country.
const BLACK_FLAG: char = '\u{1F3F4}';

/// The flags that Unicode recommends of all that tag letters can spell: England, Scotland, Wales.
///
/// Nobody can see the letters, and programs take them for text: whatever else they spell may be a message.
const REGIONS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];

/// How many bytes at the start of a text are one of the flags that are written with tag letters and are one sign: England,
/// Scotland, Wales.
pub fn region_flag(text: &str) -> Option<usize> {
    let (length, is_known) = flag_letters(text.strip_prefix(BLACK_FLAG)?)?;
    is_known.then_some(BLACK_FLAG.len_utf8() + length)
}

/// The bytes of the tag letters that begin a text and, with a black flag before them, are a flag; and whether it is one of
/// [`REGIONS`].
fn flag_letters(text: &str) -> Option<(usize, bool)> {
    let mut letters = String::new();
    for c in text.chars() {
        match c {
            '\u{E0030}'..='\u{E0039}' | '\u{E0061}'..='\u{E007A}' => {
                letters.extend(char::from_u32(u32::from(c) - 0xE0000));
            }
            // A country of two letters, and up to four more for the part.
            '\u{E007F}' if (3..=6).contains(&letters.len()) => {
                return Some(((letters.len() + 1) * c.len_utf8(), REGIONS.contains(&&*letters)));
            }
            _ => return None,
        }
        if letters.len() > 6 {
            return None;
        }
    }
    None
}

fn classify(c: char) -> Class {
    match c {
        ' ' | '\u{A0}' => Class::Space,
        '\n' | '\u{2028}' | '\u{2029}' => Class::LineEnd,
        '\t' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' => Class::Fold,
        '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Class::Replace,
        // Soft hyphen, zero-width space, word joiner, byte order mark.
        '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => Class::Remove,
        '\0'..'\u{300}' => Class::Base,
        _ if is_joiner(c) => Class::Joiner,
        // What steers the direction of text: marks, embeddings, overrides, isolates.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{206F}'
        // Annotations, and the specials beside them that nothing is assigned to.
        | '\u{FFF0}'..='\u{FFFB}'
        // Fillers that look blank: Hangul, and the braille pattern without dots.
        | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{2800}'
        // Operators, shorthand and music controls that nobody can see.
        | '\u{2061}'..='\u{2065}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        // Tags that are no part of a flag, and all of that plane's invisible range but the variation selectors.
        | '\u{E0000}'..='\u{E00FF}' | '\u{E01F0}'..='\u{E0FFF}'
        | '\u{FDD0}'..='\u{FDEF}' => Class::Replace,
        // The last two code points of every plane are noncharacters.
        _ if u32::from(c) & 0xFFFE == 0xFFFE => Class::Replace,
        _ if c.is_whitespace() => Class::Space,
        // The halfwidth voicing marks of katakana are painted as the combining ones.
        '\u{FF9E}' | '\u{FF9F}' => Class::Mark,
        _ if c.width() == Some(0) => Class::Mark,
        _ => Class::Base,
    }
}

/// How many bytes at the start are printable ASCII, the space included.
fn printable_run(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| !matches!(byte, b' '..=b'~')).unwrap_or(bytes.len())
}

/// The state of one cleaning; every decision looks at the output, which makes it idempotent.
struct Cleaner {
    shape: Shape,
    out: String,
    replaced: u32,
    /// Whether a mark would have something to sit on.
    has_base: bool,
    marks: u8,
    /// Line ends since the last thing that was neither white space nor dropped.
    breaks: u8,
}

impl Cleaner {
    fn read(&mut self, text: &str) {
        let mut rest = text;
        loop {
            let run = printable_run(rest.as_bytes());
            let (printable, after) = rest.split_at(run);
            self.printable(printable);
            let Some(c) = after.chars().next() else {
                return;
            };
            rest = &after[c.len_utf8()..];
            if c == BLACK_FLAG
                && let Some((length, is_known)) = flag_letters(rest)
            {
                let (letters, after) = rest.split_at(length);
                self.base(c);
                self.flag(letters, is_known);
                rest = after;
                continue;
            }
            // CR LF is one line end.
            if !(c == '\r' && rest.starts_with('\n')) {
                self.character(c);
            }
        }
    }

    /// Takes a run of printable ASCII at once.
    fn printable(&mut self, run: &str) {
        let text = run.trim_start_matches(' ');
        for _ in text.len()..run.len() {
            self.space(' ');
        }
        if text.is_empty() {
            return;
        }
        self.settle_breaks();
        self.out.push_str(text);
        self.has_base = !text.ends_with(' ');
        self.marks = 0;
    }

    fn character(&mut self, c: char) {
        match classify(c) {
            Class::Base => self.base(c),
            Class::Space => self.space(c),
            Class::Fold => self.space(' '),
            Class::LineEnd if self.shape == Shape::Line => self.space(' '),
            Class::LineEnd => self.breaks = self.breaks.saturating_add(1),
            Class::Mark => self.mark(c),
            Class::Joiner => self.joiner(c),
            Class::Replace => {
                self.replaced = self.replaced.saturating_add(1);
                self.base(char::REPLACEMENT_CHARACTER);
            }
            Class::Remove => self.replaced = self.replaced.saturating_add(1),
        }
    }

    fn base(&mut self, c: char) {
        self.settle_breaks();
        self.out.push(c);
        self.has_base = true;
        self.marks = 0;
    }

    /// Takes what stands behind a black flag: it is one sign with it, or one that is not known.
    fn flag(&mut self, letters: &str, is_known: bool) {
        if is_known {
            self.out.push_str(letters);
        } else {
            self.replaced = self.replaced.saturating_add(letters.chars().count() as u32);
            self.base(char::REPLACEMENT_CHARACTER);
        }
    }

    fn space(&mut self, c: char) {
        let at_edge = self.breaks > 0 || self.out.is_empty();
        if self.shape != Shape::Line && at_edge {
            return;
        }
        self.out.push(c);
        // A plain space carries no mark: UAX #14 (LB10) may break the line between the two.
        self.has_base = c != ' ';
        self.marks = 0;
    }

    fn mark(&mut self, c: char) {
        if !self.has_base || self.breaks > 0 {
            self.base(DOTTED_CIRCLE);
        }
        self.combine(c);
    }

    fn joiner(&mut self, c: char) {
        self.settle_breaks();
        self.combine(c);
    }

    fn combine(&mut self, c: char) {
        if self.marks == MARKS_ON_A_BASE {
            self.replaced = self.replaced.saturating_add(1);
        } else {
            self.out.push(c);
            self.marks += 1;
        }
    }

    /// Writes what the line ends since the last word amount to, now that a word follows.
    fn settle_breaks(&mut self) {
        let parting = match (self.shape, self.breaks) {
            (_, 0) => return,
            (Shape::HardWrapped, 1) => ' ',
            (Shape::Line | Shape::Prose | Shape::HardWrapped, _) => '\n',
        };
        self.breaks = 0;
        self.trim_end();
        if !self.out.is_empty() {
            self.out.push(parting);
        }
        self.has_base = false;
        self.marks = 0;
    }

    fn trim_end(&mut self) {
        let end = self.out.trim_end().len();
        self.out.truncate(end);
    }

    fn finish(mut self) -> Cleaned {
        if self.shape != Shape::Line {
            self.trim_end();
        }
        Cleaned { text: self.out.into_boxed_str(), replaced: self.replaced }
    }
}
