//! A row of a drawing as a line: box-drawing characters, and words in their places. It must not know what is drawn.

use super::{Found, Line, Look, Mark, Span, blanks, fitted, hits, words};
use crate::app::find::Pattern;
use briefing_evidence::describe::Tone;
use briefing_text::{Directions, SafeText, width};

/// Words in their place in a row.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inset<'a> {
    /// The first column.
    pub(crate) x: usize,
    /// The columns.
    pub(crate) width: usize,
    /// The words; cut with a mark where they are longer.
    pub(crate) words: &'a SafeText,
    /// What they are.
    pub(crate) tone: Tone,
    /// Which link of the row they are.
    pub(crate) link: Option<usize>,
}

/// A row of glyphs with words in it; `insets` stand from left to right.
pub(crate) fn row(glyphs: &[char], insets: &[Inset<'_>], pattern: Option<&Pattern>) -> Line {
    let mut line = Line::default();
    let mut from = 0;
    for inset in insets {
        drawn(&mut line, &glyphs[from.min(inset.x)..inset.x]);
        let (text, used) = fitted(inset.words.as_safe(), inset.width);
        let used = if used > inset.width { 0 } else { used };
        let hits = hits(pattern, text.as_str(), None);
        let whole = 0..text.as_str().len();
        let marks = [Mark { range: whole.clone(), is: Look { tone: inset.tone, link: inset.link } }];
        let directions = Directions::of(text.as_safe());
        if used > 0 {
            line.append(words(text.as_safe(), whole, &marks, &hits, directions.as_ref()));
        }
        plain(&mut line, inset.width - used);
        from = inset.x + inset.width;
    }
    drawn(&mut line, &glyphs[from.min(glyphs.len())..]);
    line
}

fn drawn(line: &mut Line, glyphs: &[char]) {
    let text = SafeText::line(&glyphs.iter().collect::<String>());
    debug_assert_eq!(width(text.as_safe()), glyphs.len());
    push(line, text, Tone::Drawing);
}

fn plain(line: &mut Line, cells: usize) {
    push(line, blanks(cells), Tone::Text);
}

fn push(line: &mut Line, text: SafeText, tone: Tone) {
    if !text.is_empty() {
        let span = Span { text, tone, link: None, found: Found::No };
        line.append(Line { spans: vec![span], ..Line::default() });
    }
}
