//! The links on screen: where each stands, for the mouse, and the letters that follow them. It must not follow them.

use super::{layout::Pane, reader::Reader};
use crate::{model::Item, text::width};

/// The letters of hints, those under resting fingers first.
const LETTERS: &[u8] = b"asdfghjklqwertyuiopzxcvbnm";

/// A piece of a link on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VisibleLink {
    /// The pane.
    pub pane: Pane,
    /// The block of the pane's flow.
    pub block: usize,
    /// The link's number in the block.
    pub link: usize,
    /// Where it leads.
    pub item: Item,
    /// Its first cell.
    pub x: u16,
    /// Its row.
    pub y: u16,
    /// Its cells.
    pub width: u16,
}

/// Every piece of a link that is on screen, pane by pane, from the top.
pub fn visible_links(reader: &Reader) -> Vec<VisibleLink> {
    let layout = reader.layout();
    let mut links = Vec::new();
    for pane in Pane::ALL {
        let flow = match pane {
            Pane::List => reader.list().map(|pane| &pane.flow),
            Pane::Entity => Some(&reader.entity.flow),
            Pane::Quotes => Some(&reader.quotes.flow),
        };
        let (Some(area), Some(flow)) = (layout.pane(pane), flow) else { continue };
        let inside = area.inside();
        for (row, (spot, line)) in (0..).zip(flow.visible()) {
            let mut column = line.indent;
            for span in &line.spans {
                let cells = width(span.text.as_safe());
                // Where a pane is too narrow for a word, the rest of the word is not on screen.
                let room = usize::from(inside.width).saturating_sub(column);
                if let Some(link) = span.link
                    && let Some(item) = flow.link_target(spot.block, link)
                    && room > 0
                {
                    let (x, y) = (inside.x + column as u16, inside.y + row);
                    let width = cells.min(room) as u16;
                    links.push(VisibleLink { pane, block: spot.block, link, item, x, y, width });
                }
                column += cells;
            }
        }
    }
    links
}

/// Letters for the links on screen, and what of them was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hints {
    /// Each link with its letters, once, where it begins.
    pub links: Vec<(String, VisibleLink)>,
    /// What was typed.
    pub typed: String,
}

/// What a letter came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// This link.
    Link(VisibleLink),
    /// More letters are needed.
    More,
    /// No link has these letters.
    Nothing,
}

impl Hints {
    /// Gives letters to every link on screen.
    pub fn new(reader: &Reader) -> Self {
        let mut links: Vec<VisibleLink> = Vec::new();
        for link in visible_links(reader) {
            let same = |other: &VisibleLink| {
                (other.pane, other.block, other.link) == (link.pane, link.block, link.link)
            };
            if !links.last().is_some_and(same) {
                links.push(link);
            }
        }
        let labels = labels(links.len());
        Self { links: labels.into_iter().zip(links).collect(), typed: String::new() }
    }

    /// Takes a letter.
    pub fn press(&mut self, letter: char) -> Typed {
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
    use super::labels;

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
