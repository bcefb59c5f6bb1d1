//! Laying out what one step would show, while nobody waits. It must not change what is shown.

use std::sync::Arc;

use super::{Reader, main_entity};
use crate::app::{
    ascii::Spelled,
    flow::{Content, Opening},
    layout::Pane,
    lens::ListContent,
    panes::{Explained, QuotesContent},
};

/// How many rows a step may bring onto the screen at its edge; where it brings more, those are laid out when it does.
const ROWS: usize = 4;
/// How many quotes of a neighbor are laid out.
const QUOTES: usize = 3;

impl Reader {
    /// Lays out the rows above and below the selection as a step would open them, and what the panes would say of them.
    pub(crate) fn look_ahead(&mut self) {
        if self.focus != Pane::List {
            return;
        }
        let shown = Arc::clone(&self.seen.shown);
        let story = shown.story();
        let (pattern, margin) = (self.search.pattern.as_ref(), &self.margin);
        let Some(pane) = self.lists[self.lens as usize].as_mut() else { return };
        let (current, ascii) = (self.search.current.as_ref(), self.ascii);
        let rows = ListContent { story, list: &pane.list, margin, pattern, current };
        let content = Spelled { content: &rows, ascii };
        if content.is_empty() {
            return;
        }
        let here = pane.flow.position().cursor.block;
        pane.flow.lay_out_ahead(here, Opening::Closed, &content);
        for block in pane.flow.beyond(ROWS) {
            pane.flow.lay_out_ahead(block, Opening::Closed, &content);
        }
        let mut entities = Vec::new();
        for next in [content.step(here, 1), content.step(here, -1)] {
            pane.flow.lay_out_ahead(next, Opening::Selected, &content);
            let Some(item) = pane.list.item(next) else { continue };
            entities.extend(main_entity(story, item).map(Explained::Entity));
            let quotes = story.quotes_of(item);
            let quotes = QuotesContent { story, quotes: &quotes, margin, pattern, current };
            let quotes = Spelled { content: &quotes, ascii };
            for block in 0..QUOTES {
                let opening = if block == 0 { Opening::Selected } else { Opening::Closed };
                self.quotes.flow.lay_out_ahead(block, opening, &quotes);
            }
        }
        let rows = usize::from(self.size.1);
        self.entity.prepare(story, &entities, rows + 1);
        self.entity.each_ahead(story, margin, pattern, current, |flow, content| {
            for block in 0..rows {
                flow.lay_out_ahead(block, Opening::Closed, &Spelled { content, ascii });
            }
        });
    }
}
