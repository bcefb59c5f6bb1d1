//! The visual order of a line that holds right-to-left text (UAX #9).
//!
//! Text stays in logical order everywhere else; this is for drawing on terminals that do not
//! reorder by themselves. Which those are is not known here.

use std::ops::Range;

use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

use super::SafeStr;
use super::cells::cells;

/// A cell in visual order: its bytes in the line, and the mirrored bracket to paint instead.
pub type VisualCell = (Range<usize>, Option<char>);

/// The cells of a line from left to right; `None` if it has no right-to-left character.
///
/// The line is taken for a paragraph of its own. For one of several lines of a paragraph use
/// [`visual_order_within`], which knows the direction of the whole.
pub fn visual_order(line: SafeStr<'_>) -> Option<Vec<VisualCell>> {
    visual_order_within(line, 0..line.as_str().len())
}

/// The cells of one line of a wrapped paragraph from left to right; `None` if the paragraph has
/// no right-to-left character.
///
/// The ranges count from the line's start. `line` is one of the ranges of
/// [`wrap`](super::wrap()).
pub fn visual_order_within(paragraph: SafeStr<'_>, line: Range<usize>) -> Option<Vec<VisualCell>> {
    if !has_right_to_left(paragraph.as_str()) {
        return None;
    }
    let line = paragraph.clamp(line);
    let info = BidiInfo::new(paragraph.as_str(), None);
    let levels =
        info.paragraphs.iter().find(|part| part.range.contains(&line.start)).map_or_else(Vec::new, |part| {
            let within = line.start..line.end.min(part.range.end);
            info.reordered_levels(part, within)
        });
    let cells: Vec<_> = cells(paragraph.slice(line.clone())).collect();
    let of_cells: Vec<Level> = cells
        .iter()
        .map(|cell| {
            let at = line.start + cell.range.start;
            levels.get(at).copied().unwrap_or_else(Level::ltr)
        })
        .collect();
    let order = BidiInfo::reorder_visual(&of_cells)
        .into_iter()
        .map(|index| {
            let cell = &cells[index];
            let mirrored =
                of_cells[index].is_rtl().then(|| cell.symbol.chars().next().and_then(mirror)).flatten();
            (cell.range.clone(), mirrored)
        })
        .collect();
    Some(order)
}

/// Whether any character makes reordering necessary; nothing below Hebrew does.
fn has_right_to_left(text: &str) -> bool {
    !text.is_ascii()
        && text
            .chars()
            .any(|c| c >= '\u{590}' && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN))
}

/// The bracket or sign that replaces another in right-to-left text (UAX #9, rule L4).
///
/// Those of Unicode's list that occur in prose; quotation marks like “ ” are not on it.
fn mirror(c: char) -> Option<char> {
    const PAIRS: [(char, char); 19] = [
        ('(', ')'),
        ('<', '>'),
        ('[', ']'),
        ('{', '}'),
        ('«', '»'),
        ('‹', '›'),
        ('⁅', '⁆'),
        ('⁽', '⁾'),
        ('₍', '₎'),
        ('≤', '≥'),
        ('≪', '≫'),
        ('⟨', '⟩'),
        ('⟪', '⟫'),
        ('〈', '〉'),
        ('《', '》'),
        ('「', '」'),
        ('『', '』'),
        ('【', '】'),
        ('〔', '〕'),
    ];
    PAIRS.iter().find_map(|&(open, close)| match c {
        _ if c == open => Some(close),
        _ if c == close => Some(open),
        _ => None,
    })
}
