//! Looking for words in the whole briefing: hits in reading order, and going from one to the next. It must not run the search itself.

use super::Reader;
use crate::{
    app::{find::Pattern, lens::Lens},
    library::Document,
    model::{EventIx, Item},
    timeline,
};

/// What is looked for and what was found.
#[derive(Debug, Default)]
pub struct Search {
    /// The words as typed.
    pub words: String,
    /// The words as a pattern; nothing where nothing is looked for.
    pub pattern: Option<Pattern>,
    /// The items that have the words, in reading order.
    pub hits: Vec<Item>,
    /// Which of them the reader is at.
    pub at: Option<usize>,
    /// Whether the hits of these words are still being collected.
    pub is_running: bool,
    /// Where the reader was when the search began.
    origin: Option<super::Place>,
}

impl Reader {
    /// Remembers where the search begins, to come back if it is given up.
    pub fn begin_search(&mut self) {
        self.search.origin = Some(self.place());
    }

    /// Looks for other words; their hits come later.
    pub fn set_search(&mut self, words: &str) {
        let pattern = Pattern::new(words);
        words.clone_into(&mut self.search.words);
        self.search.is_running = pattern.is_some();
        self.search.pattern = pattern;
        self.search.hits.clear();
        self.search.at = None;
        self.invalidate();
        if !self.search.is_running {
            self.stand_where_search_began();
        }
    }

    /// The list and the item from which the search looks on: where it began, wherever its words led since.
    pub fn search_start(&self) -> (Lens, Option<Item>) {
        let origin = self.search.origin.as_ref();
        origin.map_or_else(|| (self.lens, self.selected()), |place| (place.lens, place.selected))
    }

    fn stand_where_search_began(&mut self) {
        if let Some(origin) = self.search.origin.clone() {
            self.stand_at(origin);
        }
    }

    /// Ends the search and takes the marks away.
    pub fn clear_search(&mut self) {
        self.search = Search::default();
        self.invalidate();
    }

    /// Gives the search up and goes back to where it began.
    pub fn abandon_search(&mut self) {
        let origin = self.search.origin.take();
        self.clear_search();
        if let Some(origin) = origin {
            self.stand_at(origin);
        }
    }

    /// Keeps the search; going back leads to where it began.
    pub fn accept_search(&mut self) {
        if let Some(origin) = self.search.origin.take() {
            self.history.leave(origin);
        }
    }

    fn invalidate(&mut self) {
        for pane in self.lists.iter_mut().flatten() {
            pane.flow.invalidate();
        }
        self.entity.flow.invalidate();
        self.quotes.flow.invalidate();
    }

    /// Takes the hits and goes to the one that comes first from the selection on.
    pub fn set_hits(&mut self, hits: Vec<Item>, at: Option<usize>) {
        self.search.is_running = false;
        self.search.hits = hits;
        self.search.at = at;
        if at.is_none() {
            self.stand_where_search_began();
        }
        self.go_to_hit();
    }

    /// Goes to the next hit, or to the one before, around the ends.
    pub fn next_hit(&mut self, forward: bool, times: usize) -> bool {
        let count = self.search.hits.len();
        if count == 0 {
            return false;
        }
        let at = self.search.at.unwrap_or(0);
        let times = times % count;
        self.search.at = Some(if forward { (at + times) % count } else { (at + count - times) % count });
        self.go_to_hit();
        true
    }

    fn go_to_hit(&mut self) {
        let hit = self.search.at.and_then(|at| self.search.hits.get(at)).copied();
        let Some(hit) = hit.filter(|hit| self.selected() != Some(*hit) || self.followed.is_some()) else {
            return;
        };
        self.go_to(hit);
    }
}

/// Every item in the order in which hits are visited: this lens first, then the others, quotes where their section stands.
pub fn search_order(document: &Document, lens: Lens) -> impl Iterator<Item = Item> + '_ {
    let is_here = move |item: &Item| Lens::of(*item) == Some(lens);
    let all = move || {
        let events = document.timeline.iter().filter_map(|row| match row {
            timeline::Row::Event(n) => Some(Item::Event(EventIx(*n))),
            timeline::Row::Gap(_) | timeline::Row::Undated => None,
        });
        let rest = document.briefing.items().filter(|item| !matches!(item, Item::Event(_)));
        events.chain([Item::Briefing]).chain(rest)
    };
    all().filter(is_here).chain(all().filter(move |item| !is_here(item)))
}
