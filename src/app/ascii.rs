//! The reader's own signs in ASCII, for terminals that have no others: `...` for `…`, `->` for `→`, plain quotes and hyphens.
//! Letters stay as they are. It must not choose when that is wanted, nor paint.

use std::borrow::Cow;

use super::{
    flow::{Content, Opening},
    lines::{Laid, Line, Span},
};
use briefing_evidence::describe::Tone;
use briefing_text::{SafeStr, SafeText, cells, width};

/// How the signs are written with which the reader parts, quotes, cuts and marks.
const fn spelling(sign: char) -> Option<&'static str> {
    Some(match sign {
        '…' => "...",
        '→' => "->",
        '←' => "<-",
        '↑' => "^",
        '↓' => "v",
        '“' | '”' => "\"",
        '‘' | '’' => "'",
        '–' | '—' | '·' => "-",
        '×' => "x",
        '✓' => "*",
        '⚑' => "!",
        '\u{fffd}' => "?",
        _ => return None,
    })
}

/// A text with these signs in ASCII.
pub(crate) fn spelled(text: SafeStr<'_>) -> Cow<'_, str> {
    let text = text.as_str();
    if text.is_ascii() || !text.contains(|sign| spelling(sign).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut told = String::with_capacity(text.len());
    for sign in text.chars() {
        match spelling(sign) {
            Some(words) => told.push_str(words),
            None => told.push(sign),
        }
    }
    Cow::Owned(told)
}

/// The same for words that have a column of their own: they take no more cells than before. A cut text loses what the longer
/// mark takes.
fn tight(text: SafeStr<'_>) -> SafeText {
    let mut told = String::with_capacity(text.as_str().len());
    let mut signs = text.as_str().chars().peekable();
    while let Some(sign) = signs.next() {
        let is_before_blank = signs.peek() == Some(&' ');
        match (sign, spelling(sign)) {
            ('→' | '←', Some(words)) if is_before_blank => {
                told.push_str(words);
                signs.next();
            }
            ('→', _) => told.push('>'),
            ('←', _) => told.push('<'),
            ('…', _) if signs.clone().all(|sign| matches!(sign, '”' | '’' | ')' | ']')) => {
                let cells = 1 + cut(&mut told);
                told.extend(std::iter::repeat_n('.', cells));
            }
            ('…', _) if is_before_blank => {
                told.push_str("..");
                signs.next();
            }
            // In the middle of words it may be the file's own, of which nothing may be left out.
            ('…', _) => told.push(sign),
            (_, Some(words)) => told.push_str(words),
            (_, None) => told.push(sign),
        }
    }
    SafeText::line(&told)
}

/// Leaves out the last two cells, as far as there are any; gives how many.
fn cut(text: &mut String) -> usize {
    let whole = SafeText::line(text);
    let all: Vec<_> =
        cells(whole.as_safe()).map(|cell| (cell.range.start, usize::from(cell.width))).collect();
    let mut gone = 0;
    for (start, width) in all.into_iter().rev() {
        if gone + width > 2 {
            break;
        }
        gone += width;
        text.truncate(start);
    }
    gone
}

/// Lines with these signs in ASCII, none wider than so many cells because of it. Columns stay where they are.
pub(crate) fn lines(lines: &mut [Line], available: usize) {
    for line in lines {
        self::line(line, available);
    }
}

fn line(line: &mut Line, available: usize) {
    let is_plain = |span: &Span| !span.text.as_str().contains(|sign| spelling(sign).is_some());
    // Words that run from right to left have been put in order, and are not ASCII in any case.
    if line.visual.is_some() || line.spans.iter().chain(&line.trail).all(is_plain) {
        return;
    }
    for span in line.trail.iter_mut().filter(|span| !is_plain(span)) {
        span.text = tight(span.text.as_safe());
    }
    let cells_of = |spans: &[Span]| spans.iter().map(|span| width(span.text.as_safe())).sum::<usize>();
    let trail = cells_of(&line.trail);
    let has_room =
        |spans: &[Span]| line.indent + cells_of(spans) + trail + usize::from(trail > 0) <= available;
    let wide = wide(&line.spans);
    let is_drawn = line.spans.iter().any(|span| span.tone == Tone::Drawing);
    line.spans = match wide {
        Some(wide) if !is_drawn && has_room(&wide) => wide,
        _ => {
            let narrow = |span: &Span| Span { text: tight(span.text.as_safe()), ..span.clone() };
            line.spans.iter().map(|span| if is_plain(span) { span.clone() } else { narrow(span) }).collect()
        }
    };
}

/// The spans in full; where one grows, the blank column behind it gives way. Nothing where that is too narrow.
fn wide(spans: &[Span]) -> Option<Vec<Span>> {
    let mut told: Vec<Span> = Vec::with_capacity(spans.len());
    let mut grown = 0;
    for (n, span) in spans.iter().enumerate() {
        let cells = width(span.text.as_safe());
        let is_column = cells > 0 && span.text.as_str().bytes().all(|byte| byte == b' ');
        if is_column && grown > 0 && n + 1 < spans.len() {
            let left = cells.checked_sub(grown).filter(|left| *left > 0)?;
            told.push(Span { text: super::lines::blanks(left), ..span.clone() });
            grown = 0;
            continue;
        }
        let text = SafeText::line(&spelled(span.text.as_safe()));
        grown += width(text.as_safe()).saturating_sub(cells);
        told.push(Span { text, ..span.clone() });
    }
    Some(told)
}

/// What a flow shows, with these signs in ASCII where that is wanted. What stands verbatim in a file stays.
pub(crate) struct Spelled<'a> {
    /// What is shown.
    pub(crate) content: &'a dyn Content,
    /// Whether ASCII is wanted.
    pub(crate) ascii: bool,
}

impl Content for Spelled<'_> {
    fn len(&self) -> usize {
        self.content.len()
    }

    fn lay_out(&self, block: usize, opening: Opening, width: usize) -> Laid {
        let mut laid = self.content.lay_out(block, opening, width);
        if self.ascii && !self.content.is_verbatim(block) {
            lines(&mut laid.lines, width);
        }
        laid
    }

    fn key(&self, block: usize) -> usize {
        self.content.key(block)
    }

    fn is_verbatim(&self, block: usize) -> bool {
        self.content.is_verbatim(block)
    }

    fn is_selectable(&self, block: usize) -> bool {
        self.content.is_selectable(block)
    }

    fn step(&self, from: usize, by: isize) -> usize {
        self.content.step(from, by)
    }

    fn moves_by_block(&self) -> bool {
        self.content.moves_by_block()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::lines::{Found, Spacing, lay_out};
    use briefing_evidence::describe::Paragraph;

    fn laid(words: &str, available: usize) -> Vec<String> {
        let paragraph = Paragraph::plain().words(SafeText::line(words));
        let mut laid = lay_out(&[paragraph], available, Spacing::Compact, None);
        lines(&mut laid.lines, available);
        let shown = |line: &Line| line.spans.iter().map(|span| span.text.as_str()).collect();
        laid.lines.iter().map(shown).collect()
    }

    #[test]
    fn signs_are_written_out_where_there_is_room() {
        assert_eq!(laid("“It’s A → B …”", 40), ["\"It's A -> B ...\""]);
        assert_eq!(laid("55–80 % · 2 × x", 40), ["55-80 % - 2 x x"]);
    }

    #[test]
    fn a_full_line_stays_as_wide_and_a_cut_text_is_cut_further() {
        assert_eq!(laid("Attack on stat…", 15), ["Attack on st..."]);
        assert_eq!(laid("“Attack on stat…”", 17), ["\"Attack on st...\""]);
        assert_eq!(laid("Post → Paper", 12), ["Post ->Paper"]);
        assert_eq!(laid("… and so", 8), ["..and so"]);
    }

    #[test]
    fn letters_and_what_is_not_the_readers_own_stay() {
        assert_eq!(laid("Häfen «火» ¡No!", 40), ["Häfen «火» ¡No!"]);
        // A mark in the middle of words may be the file's own.
        assert_eq!(laid("was…and", 7), ["was…and"]);
        assert_eq!(laid("گروه…", 40), ["گروه…"]);
    }

    #[test]
    fn what_stands_in_columns_stays_in_them() {
        let span = |text: &str| Span {
            text: SafeText::line(text),
            tone: Tone::Text,
            link: None,
            found: Found::default(),
        };
        let mut row = Line { spans: vec![span("Tele…"), span("    "), span("1")], ..Line::default() };
        row.trail = vec![span("Dai… ⚑")];
        line(&mut row, 40);
        let words = |spans: &[Span]| spans.iter().map(|span| span.text.as_str()).collect::<String>();
        assert_eq!(words(&row.spans), "Tele...  1");
        // What trails is as wide as before, whatever is in it.
        assert_eq!(width(SafeText::line(&words(&row.trail)).as_safe()), 6);
    }
}
