//! `hidden-characters`: the text holds characters that cannot be seen or that change how other text is shown.
//!
//! A bidirectional control can make `gpj.exe` of `exe.jpg`; what stands between two letters unseen makes a word that no search
//! finds; tags and variation selectors carry whole messages past the reader, and on to programs that read the text. The
//! reader of briefings shows none of them. All of the file is looked at, comments too, and a run of them is one warning.
//!
//! Not found is what writing needs: the joiners U+200C and U+200D between letters of scripts that join (Arabic, Devanagari and
//! their relatives) and between emoji, one variation selector behind a character that can have one, the tags of a flag, and a
//! byte order mark at the start. Letters that look like others (Cyrillic `а`) can be seen and are not found. An escape in
//! double quotes (`"\u200B"`) is not found either: it can be seen in the file, and says that the character is meant.

mod kinds;

use kinds::{Kind, Neighbors};

use super::{Findings, Subject};
use briefing_format::diagnostic::{Code, Diagnostic, Span};
use briefing_text::{SafeText, safe_format};

/// How many characters of a run are named.
const NAMED: usize = 4;

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let text = subject.text;
    let mut run: Option<Run> = None;
    for_each_suspect(text, &mut |at, c| {
        let Some(kind) = kinds::hidden(c, &Neighbors { text, at }) else { return };
        let end = at + c.len_utf8();
        match &mut run {
            Some(run) if run.end == at => run.add(end, c, kind),
            _ => {
                if let Some(done) = run.replace(Run::new(at, end, c, kind)) {
                    found.add(Code::HiddenCharacters, || done.diagnostic());
                }
            }
        }
    });
    if let Some(done) = run {
        found.add(Code::HiddenCharacters, || done.diagnostic());
    }
}

/// Hidden characters side by side.
struct Run {
    start: usize,
    end: usize,
    count: usize,
    /// Each character once, as far as it is named.
    named: Vec<(char, Kind)>,
    can_go: bool,
}

impl Run {
    fn new(start: usize, end: usize, c: char, kind: Kind) -> Self {
        let mut run = Self { start, end: start, count: 0, named: Vec::new(), can_go: true };
        run.add(end, c, kind);
        run
    }

    fn add(&mut self, end: usize, c: char, kind: Kind) {
        self.end = end;
        self.count += 1;
        self.can_go &= kind.can_go();
        if self.named.len() <= NAMED && self.named.iter().all(|(known, _)| *known != c) {
            self.named.push((c, kind));
        }
    }

    fn diagnostic(&self) -> Diagnostic {
        let span = Span::new(self.start, self.end);
        let mut names: Vec<String> = Vec::new();
        for (c, kind) in self.named.iter().take(NAMED) {
            names.push(format!("U+{:04X} ({})", u32::from(*c), kind.noun()));
        }
        if self.named.len() > NAMED {
            names.push("others".to_owned());
        }
        let names = names.join(", ");
        let message = match self.count {
            1 => safe_format!("A character stands here that cannot be seen: {names}."),
            count => safe_format!("{count} characters stand here that cannot be seen: {names}."),
        };
        let found = Diagnostic::new(Code::HiddenCharacters, span, message);
        if self.can_go {
            found
                .with_help(SafeText::from_static(
                    "Remove it; if it is meant, write it as an escape in double quotes, so that it can be seen.",
                ))
                .with_replacement(span, SafeText::default())
        } else {
            found
                .with_help(SafeText::from_static("Write what is meant in characters that everybody can see."))
        }
    }
}

/// Calls `visit` for every character that may be hidden, judged by its first byte.
fn for_each_suspect(text: &str, visit: &mut dyn FnMut(usize, char)) {
    // Whole blocks of plain text are passed over at the speed of memory.
    const BLOCK: usize = 64;
    let bytes = text.as_bytes();
    for (number, block) in bytes.chunks(BLOCK).enumerate() {
        let is_plain = block.iter().fold(true, |plain, byte| plain & IS_PLAIN[usize::from(*byte)]);
        if is_plain {
            continue;
        }
        for (offset, byte) in block.iter().enumerate() {
            let at = number * BLOCK + offset;
            if !IS_PLAIN[usize::from(*byte)]
                && let Some(c) = text.get(at..).and_then(|rest| rest.chars().next())
            {
                visit(at, c);
            }
        }
    }
}

/// Bytes with which no hidden character begins.
const IS_PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < 256 {
        plain[byte] = !matches!(byte, 0..=8 | 0xB | 0xC | 0xE..=0x1F | 0x7F
            // C1 controls, soft hyphen; U+034F; U+061C; U+115F, U+17B4, U+180E; U+2000 on; U+3164.
            | 0xC2 | 0xCD | 0xD8 | 0xE1 | 0xE2 | 0xE3
            // Private use, selectors, fillers, specials, and the planes beyond the first.
            | 0xEE | 0xEF | 0xF0..=0xF4);
        byte += 1;
    }
    plain
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{found, mended};

    fn of(title: &str) -> Vec<String> {
        found(&format!("tags: [\"{title}\"]\n"), &[Code::HiddenCharacters])
    }

    #[test]
    fn what_cannot_be_seen_is_named_by_code_point_and_kind() {
        assert_eq!(
            of("a\u{202e}b"),
            ["1 \\u{202e}: A character stands here that cannot be seen: U+202E (bidirectional control)."]
        );
        assert_eq!(
            of("a\u{200b}\u{200b}\u{ad}b\u{2060}"),
            [
                "1 \\u{200b}\\u{200b}\\u{ad}: 3 characters stand here that cannot be seen: U+200B (zero-width character), U+00AD (soft hyphen).",
                "1 \\u{2060}: A character stands here that cannot be seen: U+2060 (zero-width character).",
            ]
        );
        let tags: String = "ABCDEF".chars().filter_map(|c| char::from_u32(0xE0000 + u32::from(c))).collect();
        assert!(of(&tags)[0].ends_with(
            "6 characters stand here that cannot be seen: U+E0041 (tag), U+E0042 (tag), U+E0043 (tag), U+E0044 (tag), others."
        ));
    }

    #[test]
    fn they_are_found_in_comments_and_anywhere_in_a_long_line() {
        for length in [0, 60, 61, 62, 63, 64, 65, 200] {
            let body = format!("# {}\u{2066}\n", "x".repeat(length));
            assert_eq!(found(&body, &[Code::HiddenCharacters]).len(), 1, "{length}");
        }
    }

    #[test]
    fn a_byte_order_mark_is_fine_at_the_start_only() {
        let codes = |text: &str| crate::check::testing::checked(text).len();
        assert_eq!(codes("\u{feff}briefing: 1\ntitle: T\n"), 0);
        assert_eq!(codes("briefing: 1\ntitle: T\u{feff}\n"), 1);
    }

    #[test]
    fn what_has_no_place_is_removed() {
        assert_eq!(mended("tags: [a\u{200b}\u{202e}b]\n", Code::HiddenCharacters), "tags: [ab]\n");
        assert_eq!(mended("tags: [a\u{e000}b]\n", Code::HiddenCharacters), "tags: [a\u{e000}b]\n");
    }

    #[test]
    fn every_hidden_character_begins_with_a_byte_that_is_looked_at() {
        for c in '\0'..=char::MAX {
            let text = format!("x{c}");
            let is_hidden = kinds::hidden(c, &Neighbors { text: &text, at: 1 }).is_some();
            let first = text.as_bytes()[1];
            assert!(!is_hidden || !IS_PLAIN[usize::from(first)], "{c:?}");
        }
    }
}
