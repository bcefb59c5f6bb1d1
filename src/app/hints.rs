//! The links on screen: where each stands, for the mouse, and the letters that follow them. It must not follow them.

use std::ops::Range;

use super::{
    layout::Pane,
    lines::{Line, Order},
    reader::Reader,
};
use briefing_format::model::Item;

/// The letters of hints, those under resting fingers first.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

/// A piece of a link on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct VisibleLink {
    /// The pane.
    pub(crate) pane: Pane,
    /// The block of the pane's flow.
    pub(crate) block: usize,
    /// The link's number in the block.
    pub(crate) link: usize,
    /// Where it leads.
    pub(crate) item: Item,
    /// Its first cell.
    pub(crate) x: u16,
    /// Its row.
    pub(crate) y: u16,
    /// Its cells.
    pub(crate) width: u16,
}

/// Every piece of a link that is on screen, pane by pane, from the top; on a line from the left.
pub(crate) fn visible_links(reader: &Reader, order: Order) -> Vec<VisibleLink> {
    let layout = reader.layout();
    let mut links = Vec::new();
    for pane in Pane::ALL {
        let (Some(_), Some(flow)) = (layout.pane(pane), reader.flow(pane)) else { continue };
        let inside = reader.rows_area(pane);
        for (row, (spot, line)) in (0..).zip(flow.visible()) {
            for piece in pieces(line, usize::from(inside.width), order) {
                if let Some(item) = flow.link_target(spot.block, piece.link) {
                    links.push(VisibleLink {
                        pane,
                        block: spot.block,
                        link: piece.link,
                        item,
                        x: inside.x + piece.columns.start as u16,
                        y: inside.y + row,
                        width: piece.columns.len() as u16,
                    });
                }
            }
        }
    }
    links
}

/// Columns of a line that belong to one link.
#[derive(Debug, PartialEq, Eq)]
struct Piece {
    link: usize,
    columns: Range<usize>,
}

/// The pieces of links in a line; where words run both ways, a link may be in several.
fn pieces(words: &Line, room: usize, order: Order) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    if words.spans.iter().all(|span| span.link.is_none()) {
        return pieces;
    }
    for cell in words.placed(room, order) {
        let Some(link) = words.spans[cell.span].link else { continue };
        let end = cell.column + usize::from(cell.width);
        match pieces.last_mut() {
            Some(piece) if piece.link == link && piece.columns.end == cell.column => piece.columns.end = end,
            _ => pieces.push(Piece { link, columns: cell.column..end }),
        }
    }
    pieces
}

/// Letters for the links on screen, and what of them was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Hints {
    /// Each link with its letters, once, where it begins.
    pub(crate) links: Vec<(String, VisibleLink)>,
    /// What was typed.
    pub(crate) typed: String,
}

/// What a letter came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typed {
    /// This link.
    Link(VisibleLink),
    /// More letters are needed.
    More,
    /// No link has these letters.
    Nothing,
}

impl Hints {
    /// Gives letters to every link on screen.
    pub(crate) fn new(reader: &Reader, order: Order) -> Self {
        let mut links: Vec<VisibleLink> = Vec::new();
        for link in visible_links(reader, order) {
            let same = |other: &VisibleLink| {
                (other.pane, other.block, other.link) == (link.pane, link.block, link.link)
            };
            if !links.iter().any(same) {
                links.push(link);
            }
        }
        let labels = labels(links.len());
        Self { links: labels.into_iter().zip(links).collect(), typed: String::new() }
    }

    /// Takes a letter.
    pub(crate) fn press(&mut self, letter: char) -> Typed {
        self.typed.extend(letter.to_lowercase());
        let mut fitting = self.links.iter().filter(|(label, _)| label.starts_with(&self.typed));
        match fitting.next() {
            Some((label, link)) if *label == self.typed => Typed::Link(*link),
            Some(_) => Typed::More,
            None => Typed::Nothing,
        }
    }
}

/// So many labels of equal length, none the beginning of another.
fn labels(count: usize) -> Vec<String> {
    let letters = || LETTERS.iter().map(|letter| char::from(*letter));
    if count <= LETTERS.len() {
        return letters().take(count).map(String::from).collect();
    }
    letters().flat_map(|first| letters().map(move |second| format!("{first}{second}"))).take(count).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::lines::{Spacing, lay_out};
    use briefing_evidence::describe::{Paragraph, Run, Tone};
    use briefing_format::model::EntityIx;
    use briefing_text::SafeText;

    /// A Persian name with a Latin word in its middle, followed by the bare number 7: a link that is broken in two.
    #[test]
    fn links_are_where_their_cells_are_painted() {
        let link = |name: &str, entity| Run {
            text: SafeText::line(name),
            tone: Tone::Link,
            link: Some(Item::Entity(EntityIx(entity))),
        };
        let paragraph =
            Paragraph::plain().runs(vec![link("ما MEK", 0)]).words(" 7 ").runs(vec![link("گروه", 1)]);
        let laid = lay_out(&[paragraph], 15, Spacing::Compact, None);
        let columns = |order| -> Vec<_> {
            let pieces = pieces(&laid.lines[0], 15, order);
            pieces.into_iter().map(|piece| (piece.link, piece.columns)).collect()
        };
        assert_eq!(columns(Order::Logical), [(0, 0..6), (1, 9..13)]);
        // Painted: «  هورگ MEK 7 ام», for a number after Latin words goes with them.
        assert_eq!(columns(Order::Visual), [(1, 2..6), (0, 7..10), (0, 12..15)]);
    }

    #[test]
    fn labels_are_all_different_and_none_begins_another() {
        for count in [0, 1, 26, 27, 200] {
            let labels = labels(count);
            assert_eq!(labels.len(), count);
            for (n, label) in labels.iter().enumerate() {
                assert!(labels.iter().skip(n + 1).all(|other| !other.starts_with(label.as_str())));
            }
        }
    }
}
