//! The visual order of a line that holds right-to-left text (UAX #9).
//!
//! Text stays in logical order everywhere else; this is for drawing on terminals that do not
//! reorder by themselves. Which those are is not known here.

use std::borrow::Cow;

use unicode_bidi::{BidiClass, Level, ParagraphBidiInfo, bidi_class};

use super::SafeStr;
use super::cells::{Cell, cells};

/// What decides in which direction a text runs as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Base {
    /// Its first letter, as in a paragraph (rules P2 and P3).
    FirstLetter,
    /// It runs from left to right: names among the program's own words.
    LeftToRight,
}

/// The directions within a paragraph that has right-to-left characters (UAX #9).
///
/// Made once for a paragraph, whose first strong character decides for all of its lines; then
/// asked for each line.
#[derive(Debug)]
pub struct Directions<'a> {
    info: ParagraphBidiInfo<'a>,
}

impl<'a> Directions<'a> {
    /// Analyzes a paragraph without `'\n'`; `None` if it has no right-to-left character.
    pub fn of(paragraph: SafeStr<'a>) -> Option<Directions<'a>> {
        Directions::with(paragraph, Base::FirstLetter)
    }

    fn with(text: SafeStr<'a>, base: Base) -> Option<Directions<'a>> {
        let level = match base {
            Base::FirstLetter => None,
            Base::LeftToRight => Some(Level::ltr()),
        };
        has_right_to_left(text).then(|| Directions { info: ParagraphBidiInfo::new(text.as_str(), level) })
    }

    /// Whether the paragraph as a whole runs from right to left, so that its lines begin at the
    /// right edge.
    pub fn is_right_to_left(&self) -> bool {
        self.info.paragraph_level.is_rtl()
    }

    /// Puts the cells of one line from left to right, brackets mirrored.
    ///
    /// Each cell's range counts from the start of the paragraph.
    pub fn visual<'c>(&self, line: &[Cell<'c>]) -> Vec<Cell<'c>> {
        let mut levels: Vec<Level> = line.iter().map(|cell| self.level(cell)).collect();
        // White space at a line's end stands where the line ends (rule L1).
        let trailing = line.iter().rev().take_while(|cell| self.class(cell.range.start) == BidiClass::WS);
        let end = line.len() - trailing.count();
        levels[end..].fill(self.info.paragraph_level);
        ParagraphBidiInfo::reorder_visual(&levels)
            .into_iter()
            .map(|index| {
                let mut cell = line[index].clone();
                if levels[index].is_rtl()
                    && let Some(mirrored) = mirror(&cell.symbol)
                {
                    cell.symbol = Cow::Borrowed(mirrored);
                }
                cell
            })
            .collect()
    }

    /// The level of a cell is that of its first character that has one; joiners have none.
    fn level(&self, cell: &Cell<'_>) -> Level {
        let at = cell.range.clone().find(|at| self.class(*at) != BidiClass::BN).unwrap_or(cell.range.start);
        self.info.levels.get(at).copied().unwrap_or(self.info.paragraph_level)
    }

    fn class(&self, at: usize) -> BidiClass {
        self.info.original_classes.get(at).copied().unwrap_or(BidiClass::BN)
    }
}

/// The cells of a text of one line from left to right; `None` if it has no right-to-left
/// character.
///
/// For one of several lines of a paragraph use [`Directions`], which know the direction of the
/// whole.
pub fn visual_order(line: SafeStr<'_>, base: Base) -> Option<Vec<Cell<'_>>> {
    let directions = Directions::with(line, base)?;
    Some(directions.visual(&cells(line).collect::<Vec<_>>()))
}

/// Whether a text has any character that makes reordering necessary; looks, and allocates nothing.
pub fn has_right_to_left(text: SafeStr<'_>) -> bool {
    !text.as_str().is_ascii() && text.as_str().chars().any(is_right_to_left)
}

fn is_right_to_left(c: char) -> bool {
    // Few characters of most texts are in these blocks, and the table is slow.
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'
        | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}')
        && matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN)
}

/// The bracket or sign that replaces another in right-to-left text (UAX #9, rule L4).
///
/// Those of Unicode's list that occur in prose; quotation marks like “ ” are not on it.
fn mirror(symbol: &str) -> Option<&'static str> {
    const PAIRS: [(&str, &str); 19] = [
        ("(", ")"),
        ("<", ">"),
        ("[", "]"),
        ("{", "}"),
        ("«", "»"),
        ("‹", "›"),
        ("⁅", "⁆"),
        ("⁽", "⁾"),
        ("₍", "₎"),
        ("≤", "≥"),
        ("≪", "≫"),
        ("⟨", "⟩"),
        ("⟪", "⟫"),
        ("〈", "〉"),
        ("《", "》"),
        ("「", "」"),
        ("『", "』"),
        ("【", "】"),
        ("〔", "〕"),
    ];
    PAIRS.iter().find_map(|&(open, close)| match symbol {
        _ if symbol == open => Some(close),
        _ if symbol == close => Some(open),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_right_to_left_character_is_in_a_block_that_is_looked_at() {
        for c in '\0'..=char::MAX {
            let is_one = matches!(bidi_class(c), BidiClass::R | BidiClass::AL | BidiClass::AN);
            // The mark U+200F is no text: cleaning replaces it.
            assert_eq!(is_right_to_left(c), is_one && c != '\u{200F}', "{c:?}");
        }
    }
}
