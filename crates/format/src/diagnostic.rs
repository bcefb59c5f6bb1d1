//! What can be wrong with a briefing: code, severity, place, sentence, help.
//!
//! Neutral data. How a diagnostic looks on a terminal or as JSON is `report`'s; which rule finds it is
//! `format`'s or `check`'s. This module knows no YAML, no file and no color.

mod explanation;

use std::fmt;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

pub use explanation::{Example, Explanation};

use briefing_text::SafeText;

/// A byte range in the text of one file.
///
/// `u32` is enough: `files` reads nothing above 4 GiB.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// Makes a span from byte offsets; an end before the start is taken as the start.
    pub fn new(start: usize, end: usize) -> Self {
        let start = saturate(start);
        Self { start, end: saturate(end).max(start) }
    }

    /// Gives the range to slice the text of the file with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How much a diagnostic weighs: an error fails `check`, a warning only where warnings are denied.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The file breaks the format; the item is left out.
    Error,
    /// The file can be read, but a reader may be misled.
    Warning,
}

impl Severity {
    /// Gives the word for people and machines: `error` or `warning`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Makes [`Code`] and all that is said about each code from one table, so that they cannot drift apart.
macro_rules! codes {
    ($($variant:ident $name:literal $severity:ident $sentence:literal)*) => {
        /// What kind of thing is wrong; the names are stable.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Code {
            $(#[doc = $sentence] $variant,)*
        }

        impl Code {
            /// Every code, errors first, in the order of the format's own table.
            pub const ALL: &[Self] = &[$(Self::$variant),*];

            /// Gives the stable name in kebab case, such as `unknown-id`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// Says how much this code weighs.
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity),* }
            }

            /// Says whether it is about the YAML itself, which is then to be mended before the rest.
            pub fn is_about_yaml(self) -> bool {
                matches!(self, Self::YamlSyntax | Self::YamlSpace | Self::YamlLimit | Self::NotABriefing)
            }

            /// Explains in one sentence what the code means.
            pub fn explain(self) -> &'static str {
                match self { $(Self::$variant => $sentence),* }
            }

            /// Explains what the code means and why it matters, with an example of each kind: a file a code.
            pub fn explanation(self) -> Explanation {
                Explanation::new(match self {
                    $(Self::$variant => include_str!(concat!("diagnostic/explain/", $name, ".md"))),*
                })
            }
        }
    };
}

codes! {
    YamlSyntax "yaml-syntax" Error "The file is not valid YAML 1.2."
    YamlSpace "yaml-space" Error "A space that is none to YAML, such as a no-break space, stands where a plain one belongs."
    YamlLimit "yaml-limit" Error "The YAML is nested too deeply, has too many nodes or repeats too much through aliases."
    NotABriefing "not-a-briefing" Error "The file is YAML, but it has no `briefing` key with a format version."
    UnsupportedVersion "unsupported-version" Error "The file is written in a version of the format that this program does not know."
    MissingKey "missing-key" Error "An item lacks a key that it must have, or the key has no value."
    WrongType "wrong-type" Error "A value has another shape than its key asks for, such as a list where text belongs."
    UnknownId "unknown-id" Error "An id is referred to, but no item in the file has it."
    DuplicateId "duplicate-id" Error "Two items in the file have the same id."
    DuplicateKey "duplicate-key" Error "A key stands twice in one item."
    BadId "bad-id" Error "An id is something other than lowercase letters, digits and hyphens, beginning with a letter or digit."
    BadDate "bad-date" Error "A date is not an EDTF date (ISO 8601-2:2019, levels 0 to 2)."
    BadValue "bad-value" Error "A value is none of those that its key allows."
    BasedOnCycle "based-on-cycle" Error "Sources are based on one another in a circle, so that none of them is an origin."
    PathOutside "path-outside" Error "The local copy of a source lies outside the folder of the briefing."
    FileUnreadable "file-unreadable" Error "A file cannot be read."
    UnknownKey "unknown-key" Warning "A key is not part of the format, so its value is not read."
    UnreadLink "unread-link" Warning "A line such as a title or a name holds `[[…]]`, which is a link in texts alone."
    UnusedId "unused-id" Warning "An item is referred to by nothing in the file."
    QuoteNotInSource "quote-not-in-source" Warning "The words of a quote do not stand in the local copy of its source."
    QuoteAmbiguous "quote-ambiguous" Warning "The words of a quote stand more than once in its source, and nothing says which place is meant."
    OmissionChangesMeaning "omission-changes-meaning" Warning "What a quote leaves out of its source, or puts in brackets, is a negation or a number."
    UnsourcedEvent "unsourced-event" Warning "An event names neither a source nor a quote that reports it."
    UnsourcedQuote "unsourced-quote" Warning "A quote names no source that it came through."
    UnattributedClaim "unattributed-claim" Warning "A claim names nobody who holds or denies it."
    MarkingTooLax "marking-too-lax" Warning "The briefing is marked for more readers than a part of it, or not marked though a part is."
    ContradictsItself "contradicts-itself" Warning "A claim is said to contradict itself."
    QuoteOfAnother "quote-of-another" Warning "A position cites words of another actor, and no relation joins the two."
    ConfirmedByOneOrigin "confirmed-by-one-origin" Warning "An event or what a source says is called confirmed, but it is not certain to have two origins of two houses."
    UnclearOrigin "unclear-origin" Warning "A source is `based_on` what cannot be where all of it comes from."
    OriginDenies "origin-denies" Warning "The only origin of an event, or of those who hold a claim, is whoever denies it."
    DateAfterAsOf "date-after-as-of" Warning "A date is later than the date as of which the briefing was written."
    DateOrder "date-order" Warning "Two dates contradict each other, such as a report that precedes its event."
    MixedClocks "mixed-clocks" Warning "Some times of day in the file have a zone, and others have none."
    ViaOrder "via-order" Warning "A chain in `via` names its sources in another order than what they tell can have taken."
    UndatedSource "undated-source" Warning "A source has no date of publication, and nothing says by when it was there."
    LikelihoodAndConfidenceTogether "likelihood-and-confidence-together" Warning "A sentence states a likelihood and a confidence at once, which readers confuse (ICD 203)."
    OffScaleEstimate "off-scale-estimate" Warning "A judgment estimates in words that are not on the scale of ICD 203."
    HiddenCharacters "hidden-characters" Warning "The text holds characters that cannot be seen or that change how other text is shown."
    LinkScheme "link-scheme" Warning "A link begins with something other than http or https and will not be opened."
    Placeholder "placeholder" Warning "A text holds `TK`, the placeholder for what is still to come."
    UnusedAllow "unused-allow" Warning "A comment allows a warning that is not given there, or something that cannot be allowed."
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Text to put in place of other text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What is replaced; an empty span is a place to insert at.
    pub span: Span,
    /// What stands there instead.
    pub text: SafeText,
}

/// One thing that is wrong at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing is wrong; gives the severity.
    pub code: Code,
    /// Where; an empty span points at the place between two characters.
    pub span: Span,
    /// One sentence about this very case.
    pub message: SafeText,
    /// What to do about it, where that can be said.
    pub help: Option<SafeText>,
    /// What mends it, where that is sure.
    pub replacement: Option<Box<Replacement>>,
}

impl Diagnostic {
    /// Makes a diagnostic without help.
    pub fn new(code: Code, span: Span, message: SafeText) -> Self {
        Self { code, span, message, help: None, replacement: None }
    }

    /// Adds what mends it: something that is sure, not a guess.
    #[must_use]
    pub fn with_replacement(self, span: Span, text: SafeText) -> Self {
        Self { replacement: Some(Box::new(Replacement { span, text })), ..self }
    }

    /// Adds what to do about it.
    #[must_use]
    pub fn with_help(self, help: SafeText) -> Self {
        Self { help: Some(help), ..self }
    }

    /// Says how much it weighs.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// A place as people name it: line and column, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1. LF, CR LF and a lone CR end a line, as in YAML 1.2.
    pub line: u32,
    /// The column, from 1, in characters as a reader sees them: extended grapheme clusters (UAX #29).
    ///
    /// A letter with its accents is one character, a TAB too, a wide character too.
    pub column: u32,
}

/// The line starts of a text, for turning byte offsets into places.
///
/// Four bytes a line. Every method takes the text that the index was made from; an offset beyond its end means its end.
#[derive(Clone, Debug)]
pub struct LineIndex {
    /// Where each line begins; never empty, the first is 0.
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the line starts of `text`, which must be shorter than 4 GiB.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            // The CR of a CR LF ends no line: its LF does.
            if bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n') {
                starts.push(saturate(at + 1));
            }
        }
        Self { starts }
    }

    /// Counts the lines; text that ends with a line end has an empty line after it.
    pub fn lines(&self) -> usize {
        self.starts.len()
    }

    /// Gives the number of the line that holds the byte at `offset`, from 0.
    pub fn line_at(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// Gives the bytes of a line without its line end; `line` counts from 0, beyond the last means the last.
    pub fn line_span(&self, text: &str, line: usize) -> Span {
        let line = line.min(self.starts.len() - 1);
        let start = self.starts[line] as usize;
        let end = self.starts.get(line + 1).map_or(text.len(), |&next| next as usize);
        let content = text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r']);
        Span::new(start, start + content.len())
    }

    /// Turns one byte offset into a place; the time grows with the length of its line.
    pub fn place(&self, text: &str, offset: u32) -> Place {
        Cursor::start_of(self.line_at(offset)).advance(self, text, offset).place()
    }

    /// Turns many byte offsets into places, in the same order.
    ///
    /// Each line is walked once, however many offsets it holds: ten thousand on one line of a megabyte cost one walk.
    pub fn places(&self, text: &str, offsets: &[u32]) -> Vec<Place> {
        let mut order: Vec<usize> = (0..offsets.len()).collect();
        order.sort_unstable_by_key(|&which| offsets[which]);
        let mut places = vec![Place { line: 1, column: 1 }; offsets.len()];
        let mut cursor = Cursor::start_of(0);
        for which in order {
            let line = self.line_at(offsets[which]);
            if line != cursor.line {
                cursor = Cursor::start_of(line);
            }
            cursor = cursor.advance(self, text, offsets[which]);
            places[which] = cursor.place();
        }
        places
    }
}

/// How far a line has been counted: always at a boundary of grapheme clusters.
#[derive(Clone, Copy)]
struct Cursor {
    line: usize,
    /// Bytes of the line that lie behind.
    bytes: usize,
    /// Characters of the line that lie behind.
    characters: usize,
}

impl Cursor {
    fn start_of(line: usize) -> Self {
        Self { line, bytes: 0, characters: 0 }
    }

    /// Moves to the character that holds `offset`, which must lie on this line and not behind the cursor.
    fn advance(self, index: &LineIndex, text: &str, offset: u32) -> Self {
        let span = index.line_span(text, self.line);
        let rest = text.get(span.start as usize + self.bytes..span.end as usize).unwrap_or_default();
        let goal = (offset as usize).saturating_sub(span.start as usize + self.bytes).min(rest.len());
        // Between ASCII characters of one line every byte is a boundary. The character at the goal must be ASCII
        // too, for it could be a mark that belongs to the one before.
        let ascii = rest.as_bytes()[..(goal + 1).min(rest.len())].is_ascii();
        let (bytes, characters) = if ascii {
            (goal, goal)
        } else {
            let behind = rest.grapheme_indices(true).map(|(at, cluster)| at + cluster.len());
            let behind = behind.take_while(|&end| end <= goal);
            behind.fold((0, 0), |(_, characters), end| (end, characters + 1))
        };
        Self { bytes: self.bytes + bytes, characters: self.characters + characters, ..self }
    }

    fn place(self) -> Place {
        Place { line: saturate(self.line + 1), column: saturate(self.characters + 1) }
    }
}

/// Sizes are limited where they enter; should one still be beyond `u32`, the largest number stands for it.
fn saturate(size: usize) -> u32 {
    u32::try_from(size).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, LineIndex, Place, Severity, Span};
    use briefing_text::SafeText;

    /// Finds `what` in `text` and says its place as `line:column`.
    #[track_caller]
    fn place_of(text: &str, what: &str) -> String {
        let offset = text.find(what).unwrap_or_else(|| panic!("{what:?} is not in {text:?}"));
        let Place { line, column } = LineIndex::new(text).place(text, offset as u32);
        format!("{line}:{column}")
    }

    #[test]
    fn every_code_has_a_name_in_kebab_case_and_a_sentence() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        assert_eq!(names.len(), 42);
        for code in Code::ALL {
            assert!(code.as_str().bytes().all(|byte| byte == b'-' || byte.is_ascii_lowercase()), "{code}");
            assert!(code.explain().ends_with('.'), "{code}");
            // The variant and the name say the same.
            assert_eq!(format!("{code:?}").to_lowercase(), code.as_str().replace('-', ""));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 42, "two codes share a name");
    }

    #[test]
    fn the_format_has_sixteen_errors_and_twenty_six_warnings() {
        let errors = Code::ALL.iter().filter(|code| code.severity() == Severity::Error).count();
        assert_eq!((errors, Code::ALL.len() - errors), (16, 26));
        assert!(Code::ALL.is_sorted_by_key(|code| code.severity()), "errors come first");
    }

    #[test]
    fn a_diagnostic_takes_its_severity_from_its_code() {
        let plain = Diagnostic::new(Code::UnknownKey, Span::new(3, 1), SafeText::line("unknown key"));
        assert_eq!(
            (plain.severity(), plain.span, &plain.help),
            (Severity::Warning, Span { start: 3, end: 3 }, &None)
        );
        assert_eq!(plain.with_help(SafeText::line("try")).help, Some(SafeText::line("try")));
    }

    #[test]
    fn lf_crlf_and_a_lone_cr_end_a_line() {
        assert_eq!(place_of("a\nb\r\nc\rdx", "b"), "2:1");
        assert_eq!(place_of("a\nb\r\nc\rdx", "c"), "3:1");
        assert_eq!(place_of("a\nb\r\nc\rdx", "x"), "4:2");
        assert_eq!(place_of("a\r\r\nb", "b"), "3:1");
        assert_eq!(LineIndex::new("a\nb\r\nc\rd").lines(), 4);
        assert_eq!(LineIndex::new("").lines(), 1);
    }

    #[test]
    fn a_line_end_stands_after_the_last_character_of_its_line() {
        assert_eq!(place_of("ab\r\nc", "\r"), "1:3");
        assert_eq!(place_of("ab\r\nc", "\n"), "1:3");
        let text = "ab\n";
        let index = LineIndex::new(text);
        assert_eq!(index.place(text, 3), Place { line: 2, column: 1 });
        assert_eq!(index.place(text, 999), Place { line: 2, column: 1 });
        assert_eq!((index.line_span(text, 0), index.line_span(text, 1)), (Span::new(0, 2), Span::new(3, 3)));
        assert_eq!(index.line_span("ab\n", 7), Span::new(3, 3));
    }

    #[test]
    fn columns_count_what_a_reader_sees_as_one_character() {
        assert_eq!(place_of("\tx", "x"), "1:2");
        assert_eq!(place_of("火災x", "x"), "1:3");
        assert_eq!(place_of("e\u{301}\u{302}x", "x"), "1:2");
        assert_eq!(place_of("👩‍👩‍👧x", "x"), "1:2");
        assert_eq!(place_of("🇧🇬🇦🇱x", "x"), "1:3");
        // Inside a character means the character.
        assert_eq!(place_of("ae\u{301}", "\u{301}"), "1:2");
        assert_eq!(LineIndex::new("火").place("火", 1), Place { line: 1, column: 1 });
    }

    #[test]
    fn many_places_are_those_of_each_one_in_the_order_asked() {
        let text = "ae\u{301}火x 🇧🇬🇦🇱\r\nzwei\rdrei\u{301}e";
        let index = LineIndex::new(text);
        let offsets: Vec<u32> = (0..=text.len() as u32 + 2).rev().collect();
        let singly: Vec<_> = offsets.iter().map(|&offset| index.place(text, offset)).collect();
        assert_eq!(index.places(text, &offsets), singly);
    }
}
