//! Spaces that are none to YAML: the no-break space of a web page, the en space of a chat, and their like.
//!
//! They look like indentation, and to a parser they are letters: `··name` is a key of that name at the margin. So it stumbles
//! further on, over something that is right, and its words lead away from the cause. Where such a space stands in the place of
//! a plain one, it is named instead. It is blamed for a syntax error only where the parser gets further with a plain space
//! in its place. It must not know what a briefing is.

use std::{fmt::Write as _, ops::Range};

use super::{
    state::Reading,
    stream::{Event, Stream},
    tree::{Kind, Node, Style},
};
use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::{SafeText, safe_format};

/// How much behind an error is parsed to see whether the parser gets further, in bytes.
const BEHIND: usize = 4096;

/// What is said of a space that is none, or of something else that cannot be seen; nothing of any other character.
const fn name(c: char) -> Option<&'static str> {
    Some(match c {
        '\u{85}' => "next line",
        '\u{A0}' => "no-break space",
        '\u{1680}' => "Ogham space mark",
        '\u{180E}' => "Mongolian vowel separator",
        '\u{2000}' => "en quad",
        '\u{2001}' => "em quad",
        '\u{2002}' => "en space",
        '\u{2003}' => "em space",
        '\u{2004}' => "three-per-em space",
        '\u{2005}' => "four-per-em space",
        '\u{2006}' => "six-per-em space",
        '\u{2007}' => "figure space",
        '\u{2008}' => "punctuation space",
        '\u{2009}' => "thin space",
        '\u{200A}' => "hair space",
        '\u{200B}' => "zero-width space",
        '\u{2028}' => "line separator",
        '\u{2029}' => "paragraph separator",
        '\u{202F}' => "narrow no-break space",
        '\u{205F}' => "medium mathematical space",
        '\u{2060}' => "word joiner",
        '\u{2800}' => "blank braille pattern",
        '\u{3000}' => "ideographic space",
        '\u{3164}' => "Hangul filler",
        '\u{FEFF}' => "byte order mark",
        _ => return None,
    })
}

const fn is_odd(c: char) -> bool {
    name(c).is_some()
}

const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t') || is_odd(c)
}

/// Whether it takes no room, so that nothing stands in its place.
const fn is_empty(c: char) -> bool {
    matches!(c, '\u{180E}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// Where a space stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Where {
    /// Before the first word of a line.
    Indentation,
    /// Right behind this character, which means something only before a plain space.
    Behind(char),
    /// At the end of a key.
    EndOfKey,
}

/// Blanks among which are some that YAML does not know, in a place where it needs plain spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Odd {
    /// From the first to the last of them.
    span: Span,
    place: Where,
}

impl Odd {
    fn diagnostic(self, reading: &mut Reading<'_>) -> Diagnostic {
        let text = reading.text;
        let written = text.get(self.span.range()).unwrap_or_default();
        let mut odd = written.chars().filter(|c| is_odd(*c));
        let (count, first) = (odd.clone().count(), odd.next().unwrap_or('\u{A0}'));
        let mut what = String::new();
        let noun = name(first).unwrap_or_default();
        let _ = match count {
            1 => write!(what, "{} {noun} (U+{:04X})", article(noun), u32::from(first)),
            _ if odd.all(|c| c == first) => write!(what, "{count} × {noun} (U+{:04X})", u32::from(first)),
            _ => write!(what, "{noun} (U+{:04X}) and others", u32::from(first)),
        };
        let (message, help) = match self.place {
            Where::Indentation => {
                let help = match reading.odd_lines() {
                    0 | 1 => SafeText::from_static("Indent with plain spaces."),
                    lines => safe_format!("Indent with plain spaces; {lines} lines of this file begin so."),
                };
                (
                    safe_format!(
                        "The indentation of this line holds {what}, which YAML does not take for a space."
                    ),
                    help,
                )
            }
            Where::Behind(mark) => (
                safe_format!("Behind `{mark}` stands {what}, which YAML does not take for a space."),
                safe_format!("Write a plain space behind `{mark}`."),
            ),
            Where::EndOfKey => (
                safe_format!("The key ends with {what}, which makes another key of it."),
                SafeText::from_static("Take it out: the `:` follows the key."),
            ),
        };
        let plain = if self.place == Where::EndOfKey { String::new() } else { mended(written) };
        Diagnostic::new(Code::YamlSpace, self.span, message)
            .with_help(help)
            .with_replacement(self.span, SafeText::line(&plain))
    }
}

fn article(noun: &str) -> &'static str {
    if noun.starts_with(['a', 'e', 'i', 'o', 'u', 'O']) { "an" } else { "a" }
}

/// The same with plain spaces, as many as take the same room.
fn mended(blanks: &str) -> String {
    let mut plain = String::new();
    for c in blanks.chars() {
        match c {
            '\u{3000}' => plain.push_str("  "),
            _ if is_empty(c) => {}
            _ if is_odd(c) => plain.push(' '),
            _ => plain.push(c),
        }
    }
    plain
}

/// How many lines of a text begin with a blank that is no space.
pub(super) fn odd_lines(text: &str) -> usize {
    let begins_oddly = |line: &&str| line.chars().take_while(|c| is_blank(*c)).any(is_odd);
    if text.is_ascii() { 0 } else { text.split(['\n', '\r']).filter(begins_oddly).count() }
}

/// The odd blanks of a piece of text that begins at byte `base` and with a line, in its order.
fn odd(piece: &str, base: usize) -> Vec<Odd> {
    let mut found = Vec::new();
    let mut at = base;
    for line in piece.split_inclusive(['\n', '\r']) {
        if !line.is_ascii() {
            in_line(line, at, &mut found);
        }
        at += line.len();
    }
    found
}

fn in_line(line: &str, base: usize, found: &mut Vec<Odd>) {
    let mut place = Some(Where::Indentation);
    let mut chars = line.char_indices().peekable();
    // Whether nothing but dashes and blanks was before.
    let mut begins = true;
    let mut before = ' ';
    loop {
        if let Some(place) = place.take() {
            let (mut first, mut end) = (None, 0);
            while let Some((at, c)) = chars.next_if(|(_, c)| is_blank(*c)) {
                if is_odd(c) {
                    first.get_or_insert(at);
                    end = at + c.len_utf8();
                }
                before = ' ';
            }
            if let Some(first) = first {
                found.push(Odd { span: Span::new(base + first, base + end), place });
            }
        }
        let Some((_, c)) = chars.next() else { return };
        match c {
            '#' if before == ' ' => return,
            '-' | '?' if begins => place = Some(Where::Behind(c)),
            ':' if !is_blank(before) => place = Some(Where::Behind(c)),
            _ => {}
        }
        begins &= matches!(c, '-' | '?');
        before = c;
    }
}

/// A key whose end or beginning is such a blank, or that goes on behind one as a value was meant to.
pub(super) fn in_key<'a>(key: &Node<'a>, reading: &mut Reading<'a>) -> Option<Diagnostic> {
    let Kind::Scalar(name, Style::Plain) = &key.kind else { return None };
    if name.is_ascii() {
        return None;
    }
    let written = plain(key, reading.text).unwrap_or_default();
    let first = odd(written, key.span.start as usize).into_iter().next().or_else(|| {
        let end = name.chars().rev().take_while(|c| is_blank(*c)).map(char::len_utf8).sum::<usize>();
        // What ends a scalar in the file is no part of its place.
        let (start, blanks) = (key.span.end as usize, &name[name.len() - end..]);
        blanks.contains(is_odd).then(|| Odd { span: Span::new(start, start + end), place: Where::EndOfKey })
    });
    Some(first?.diagnostic(reading))
}

/// Text that stands for a list or a map, because such a blank follows the first `-` or `:` of what was meant.
pub(super) fn in_text<'a>(node: &Node<'a>, reading: &mut Reading<'a>) -> Option<Diagnostic> {
    let written = plain(node, reading.text)?;
    let first = odd(written, node.span.start as usize).into_iter().next()?;
    Some(first.diagnostic(reading))
}

/// What stands in the file for a plain scalar that is not all ASCII.
fn plain<'t>(node: &Node<'_>, text: &'t str) -> Option<&'t str> {
    let Kind::Scalar(_, Style::Plain) = node.kind else { return None };
    text.get(node.span.range()).filter(|written| !written.is_ascii())
}

/// The blank over which the parser stumbled, where it did over one: `error` is where it stopped, `from` where the line begins
/// with which it began what it could not end.
pub(super) fn behind(error: usize, from: usize, reading: &mut Reading<'_>) -> Option<Diagnostic> {
    let text = reading.text;
    let end = text[error..].find(['\n', '\r']).map_or(text.len(), |at| error + at);
    let mut rest = (end + BEHIND).min(text.len());
    while !text.is_char_boundary(rest) {
        rest -= 1;
    }
    let mut candidates = odd(text.get(from..end)?, from);
    if candidates.is_empty() {
        return None;
    }
    // In quotation marks and in blocks everything is text.
    let (_, texts) = scalars(&text[from..rest], error - from);
    let is_in_text = |odd: &Odd| {
        let at = odd.span.start as usize - from;
        texts.iter().any(|(inside, style)| *style != Style::Plain && inside.contains(&at))
    };
    candidates.retain(|odd| !is_in_text(odd));
    // What stands at the margin behind an item ends the item here, too.
    let mut plain = String::from(if from == 0 { "" } else { "x:\n" });
    let mut done = from;
    // Where each of them stands in the mended text.
    let mut places = Vec::new();
    let mut goal = None;
    for odd in &candidates {
        let Span { start, end } = odd.span;
        if start as usize > error {
            goal.get_or_insert(plain.len() + (error - done.min(error)));
        }
        plain.push_str(&text[done..start as usize]);
        places.push(plain.len());
        plain.push_str(&mended(&text[odd.span.range()]));
        done = end as usize;
    }
    let goal = goal.unwrap_or(plain.len() + error.saturating_sub(done));
    plain.push_str(&text[done..rest]);
    let (gets_further, texts) = scalars(&plain, goal);
    let is_text = |at: &usize| texts.iter().any(|(inside, _)| inside.contains(at));
    let first = candidates.iter().zip(places).find(|(_, at)| !is_text(at)).filter(|_| gets_further);
    Some(first?.0.diagnostic(reading))
}

/// Whether the parser gets further than a byte, and the inside of each scalar up to it: a block begins with its indentation.
fn scalars(text: &str, goal: usize) -> (bool, Vec<(Range<usize>, Style)>) {
    let mut found = Vec::new();
    let mut stream = Stream::here(text);
    loop {
        match stream.next() {
            None => return (true, found),
            Some(Ok((_, span))) if span.start as usize > goal => return (true, found),
            Some(Ok((Event::Scalar(_, style, _), span))) => {
                let Range { start, end } = span.range();
                let first = match style {
                    Style::Plain | Style::Quoted => start + 1,
                    Style::Literal | Style::Folded => {
                        text[..start].rfind(['\n', '\r']).map_or(0, |end| end + 1)
                    }
                };
                found.push((first..end, style));
            }
            Some(Ok(_)) => {}
            Some(Err(stopped)) => return (stopped.span.start as usize > goal, found),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reading::parse;

    /// Every error of a text, as `line:column code: message`.
    fn errors(text: &str) -> Vec<String> {
        let index = crate::diagnostic::LineIndex::new(text);
        let shown = |found: &Diagnostic| {
            let place = index.place(text, found.span.start);
            format!("{}:{} {}: {}", place.line, place.column, found.code, found.message)
        };
        parse(text, &mut |_| {}).diagnostics.iter().map(shown).collect()
    }

    /// Mends a text until no space in it is wrong; what is then wrong with it.
    fn mended_errors(text: &str) -> Vec<String> {
        let mut text = text.to_owned();
        for _ in 0..50 {
            let found = parse(&text, &mut |_| {}).diagnostics;
            let space = found.into_iter().find(|found| found.code == Code::YamlSpace);
            let Some(replacement) = space.and_then(|found| found.replacement) else { break };
            text.replace_range(replacement.span.range(), replacement.text.raw());
        }
        errors(&text)
    }

    #[track_caller]
    fn is_named(text: &str, expected: &str) {
        let found = errors(text);
        assert_eq!(found.first().map(String::as_str), Some(expected), "{found:#?}");
        assert_eq!(mended_errors(text), [""; 0], "{text}");
    }

    const NONE: &str = "which YAML does not take for a space";

    #[test]
    fn it_is_named_wherever_a_plain_space_was_meant() {
        let head = "briefing: 1\ntitle: T\n";
        for (lines, expected) in [
            (
                "events:\n\u{a0}\u{a0}- {date: 2020, title: A}\n",
                format!(
                    "4:1 yaml-space: The indentation of this line holds 2 × no-break space (U+00A0), {NONE}; the file is not read from line 4 on."
                ),
            ),
            (
                "events:\n  - date:\u{a0}2020\n    title: A\n",
                format!(
                    "4:10 yaml-space: Behind `:` stands a no-break space (U+00A0), {NONE}; the file is not read from line 4 on."
                ),
            ),
            (
                "events:\n  - title: A\n   \u{a0}date: 2020\n  - title: B\n",
                format!(
                    "5:4 yaml-space: The indentation of this line holds a no-break space (U+00A0), {NONE}; lines 4 to 5 are left out."
                ),
            ),
            (
                "events:\n  -\u{2003}{title: A, date: 2020}\n",
                format!(
                    "4:4 yaml-space: Behind `-` stands an em space (U+2003), {NONE}; the file is not read from line 4 on."
                ),
            ),
            (
                "actors:\n\u{2002} ann:\n\u{2002}   name: Ann\n",
                format!("4:1 yaml-space: The indentation of this line holds an en space (U+2002), {NONE}."),
            ),
            (
                "actors:\n  ann:\n    name: Ann\n\u{3000}bob:\n    name: Bob\n",
                format!(
                    "6:1 yaml-space: The indentation of this line holds an ideographic space (U+3000), {NONE}."
                ),
            ),
            (
                "events:\n  - {title: A, date:\u{202f}2020}\n",
                format!("4:21 yaml-space: Behind `:` stands a narrow no-break space (U+202F), {NONE}."),
            ),
            (
                "events:\n  - title: A\n    date\u{a0}: 2020\n",
                "5:9 yaml-space: The key ends with a no-break space (U+00A0), which makes another key of it."
                    .to_owned(),
            ),
            (
                "events:\n-\u{a0}title: A\n",
                format!("4:2 yaml-space: Behind `-` stands a no-break space (U+00A0), {NONE}."),
            ),
            (
                "events: \u{a0}[{title: A}]\n",
                format!(
                    "3:9 yaml-space: Behind `:` stands a no-break space (U+00A0), {NONE}; the file is not read from line 3 on."
                ),
            ),
            (
                "actors:\n  ann: {name: Ann}\n\u{feff}places:\n  p: {name: P}\n",
                format!(
                    "5:1 yaml-space: The indentation of this line holds a byte order mark (U+FEFF), {NONE}; lines 4 to 5 are left out."
                ),
            ),
        ] {
            is_named(&format!("{head}{lines}"), &expected);
        }
        is_named(
            "briefing:\u{a0}1\ntitle:\u{a0}T\n",
            &format!("1:10 yaml-space: Behind `:` stands a no-break space (U+00A0), {NONE}."),
        );
    }

    #[test]
    fn where_it_is_text_it_is_left_alone() {
        for text in [
            "briefing: 1\ntitle: Il a dit\u{a0}:non\nsummary: \u{a0}Note:\u{a0}rien\n",
            "briefing: 1\ntitle: T\nsummary: |\n  one\n  \u{a0}\u{a0}two:\u{a0}three\n",
            "briefing: 1\ntitle: \"a\n  \u{a0}b:\u{a0}c\"\ntags: [\u{a0}a,\u{a0}b]\n",
            "briefing: 1 #\u{a0}x:\u{a0}y\ntitle: T\n#\u{a0}-\u{a0}x\n",
        ] {
            assert_eq!(errors(text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn another_error_beside_one_keeps_its_own_words() {
        let text = "briefing: 1\ntitle: T\nevents:\n  - title: A\n    text: |\n      one\n      \u{a0}two:\u{a0}three\n    date: [2020\n";
        let found = errors(text);
        assert!(found[0].contains("yaml-syntax: The bracket `[` is opened here and not closed"), "{found:?}");
        // The one that is text is not blamed for the one that is not.
        let text = text.replace("date: [2020", "date:\u{a0}2020\n    place: p");
        assert!(errors(&text)[0].starts_with("8:10 yaml-space: Behind `:`"), "{:?}", errors(&text));
    }

    #[test]
    fn who_is_named_by_what_it_takes_away_is_not_blamed() {
        let text = "briefing: 1\ntitle: T\nactors:\n\u{a0}\u{a0}ann:\n\u{a0}\u{a0}\u{a0}\u{a0}name: Ann\nevents:\n  - {title: A, actors: [ann]}\n";
        let found = errors(text);
        assert!(found.iter().all(|found| found.contains("yaml-space")), "{found:#?}");
        assert!(
            parse(text, &mut |_| {}).diagnostics[0].help.as_ref().is_some_and(
                |help| help.as_str() == "Indent with plain spaces; 2 lines of this file begin so."
            )
        );
    }
}
