//! Looking for words in the whole briefing: hits in reading order, and going from one to the next. It must not run the search itself.

use std::collections::HashMap;

use super::Reader;
use crate::app::{find::Pattern, flow::Position, lens::Lens, source_text::Hit};
use briefing_evidence::Clock;
use briefing_format::model::{EventIx, Item};
use briefing_library::Document;

/// What is looked for and what was found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// The words as typed.
    pub(crate) words: String,
    /// The words as a pattern; nothing where nothing is looked for.
    pub(crate) pattern: Option<Pattern>,
    /// The items that have the words, in reading order.
    pub(crate) hits: Vec<Item>,
    /// The places that have the words in the text that is open, where they are looked for there and not in the briefing.
    pub(crate) text_hits: Option<Vec<Hit>>,
    /// Which of the hits the reader is at.
    pub(crate) at: Option<usize>,
    /// Whether the hits of these words are still being collected.
    pub(crate) is_running: bool,
    /// What was selected in which list when the search last went to a hit.
    stood: Option<(Lens, Option<Item>)>,
    /// Where the reader was when the search began, while its words are typed.
    origin: Option<super::Place>,
    /// Whether these words are being typed and not kept yet.
    is_draft: bool,
    /// Whether the words are kept and the way to the first hit is to be remembered once there is one.
    is_awaited: bool,
    /// The search that was kept before, while other words are typed.
    previous: Option<Box<Search>>,
}

impl Search {
    /// How many hits there are.
    pub(crate) fn count(&self) -> usize {
        self.text_hits.as_ref().map_or(self.hits.len(), Vec::len)
    }

    /// Whether the words are looked for in the text that is open.
    pub(crate) const fn is_in_text(&self) -> bool {
        self.text_hits.is_some()
    }

    /// The words that are being typed.
    pub(crate) fn typed(&self) -> &str {
        if self.is_draft { &self.words } else { "" }
    }
}

impl Reader {
    /// Remembers where the search begins, to come back if it is given up; the present one stays until words are typed.
    pub(crate) fn begin_search(&mut self) {
        self.search.origin = Some(self.place());
    }

    /// Looks for other words; their hits come later.
    pub(crate) fn set_search(&mut self, words: &str) {
        let mut before = std::mem::take(&mut self.search);
        let pattern = Pattern::new(words);
        self.search.origin = before.origin.take();
        self.search.previous = match before.previous.take() {
            None if !before.is_draft && before.pattern.is_some() => Some(Box::new(before)),
            previous => previous,
        };
        self.search.is_draft = true;
        self.search.text_hits = self.text().filter(|text| text.may_be_searched()).map(|_| Vec::new());
        words.clone_into(&mut self.search.words);
        self.search.is_running = pattern.is_some();
        self.search.pattern = pattern;
        self.invalidate();
        if !self.search.is_running {
            self.stand_where_search_began();
        }
    }

    /// The list and the item from which the search looks on: where it began, wherever its words led since.
    pub(crate) fn search_start(&self) -> (Lens, Option<Item>) {
        let origin = self.search.origin.as_ref();
        origin.map_or_else(|| (self.lens, self.selected()), |place| (place.lens, place.selected))
    }

    /// Where the view stood when the search began, while its words are typed.
    pub(super) fn search_began_in_text(&self) -> Option<Position> {
        let origin = self.search.origin.as_ref()?;
        origin.view.map(|(_, _, position)| position)
    }

    fn stand_where_search_began(&mut self) {
        if let Some(origin) = self.search.origin.clone() {
            self.restore(origin);
        }
    }

    /// Ends the search and takes the marks away.
    pub(crate) fn clear_search(&mut self) {
        self.search = Search::default();
        self.invalidate();
    }

    /// Goes back to where the search began, and to the one before it.
    pub(crate) fn abandon_search(&mut self) {
        self.resume_search();
        self.search.origin = None;
    }

    /// Gives the words up that are being typed, for those that were kept before.
    pub(crate) fn resume_search(&mut self) {
        self.stand_where_search_began();
        if self.search.is_draft {
            let origin = self.search.origin.take();
            self.search = self.search.previous.take().map(|previous| *previous).unwrap_or_default();
            self.search.origin = origin;
            self.invalidate();
        }
    }

    /// Keeps the search; going back leads to where it began, if it has led anywhere.
    pub(crate) fn accept_search(&mut self) {
        self.search.is_draft = false;
        self.search.previous = None;
        self.search.is_awaited = self.search.is_running;
        let has_hits = self.search.count() > 0;
        if let Some(origin) = self.search.origin.take().filter(|_| has_hits) {
            self.leave(origin);
        }
    }

    pub(super) fn invalidate(&mut self) {
        for pane in self.lists.iter_mut().flatten() {
            pane.flow.invalidate();
        }
        self.entity.flow.invalidate();
        self.quotes.flow.invalidate();
        if let Some(pane) = &mut self.view {
            pane.flow.invalidate();
        }
    }

    /// Takes the hits and goes to the one that comes first from the selection on; false where a kept search has none.
    pub(crate) fn set_hits(&mut self, hits: Vec<Item>, at: Option<usize>) -> bool {
        let was_awaited = std::mem::take(&mut self.search.is_awaited);
        let has_hits = !hits.is_empty();
        self.search.is_running = false;
        self.search.hits = hits;
        self.search.at = at;
        if at.is_none() {
            self.stand_where_search_began();
        }
        if was_awaited && has_hits {
            self.leave(self.place());
        }
        self.go_to_hit();
        has_hits || !was_awaited
    }

    /// Goes to the next hit, or to the one before, around the ends: from the last hit, or from the selection where the
    /// reader has gone elsewhere since. What the filter hides is passed over, as long as it shows any hit.
    pub(crate) fn next_hit(&mut self, forward: bool, times: usize) -> bool {
        if self.search.is_in_text() {
            return self.next_text_hit(forward, times);
        }
        let story = self.story();
        let (hits, filter) = (&self.search.hits, &self.seen.filter);
        let is_shown = |at: &usize| filter.is_empty() || filter.shows(story, hits[*at]);
        let mut shown: Vec<usize> = (0..hits.len()).filter(is_shown).collect();
        if shown.is_empty() {
            shown = (0..hits.len()).collect();
        }
        if shown.is_empty() {
            return false;
        }
        let step = |from: usize, times: usize| {
            let times = times % shown.len();
            let at = if forward {
                shown.partition_point(|hit| *hit <= from) + shown.len() - 1 + times
            } else {
                shown.partition_point(|hit| *hit < from) + shown.len() - times
            };
            shown[at % shown.len()]
        };
        let is_there = self.search.stood == Some((self.lens, self.selected()));
        self.search.at =
            Some(match (self.search.at.filter(|_| is_there), self.hit_beside_selection(forward)) {
                (Some(at), _) => step(at, times),
                (None, Some(beside)) if times > 1 => step(beside, times - 1),
                (None, Some(beside)) => beside,
                (None, None) => step(self.edge_of_list(forward), times),
            });
        self.go_to_hit();
        true
    }

    /// The first hit below the selection in the present list, or above it.
    fn hit_beside_selection(&self, forward: bool) -> Option<usize> {
        let numbers: HashMap<Item, usize> = self.search.hits.iter().copied().zip(0..).collect();
        let number = |item: Item| numbers.get(&item).copied();
        let pane = self.list()?;
        let selected = pane.list.ordinal(pane.flow.position().cursor.block);
        let items = pane.list.items();
        if forward {
            items.skip(selected + 1).find_map(number)
        } else {
            items.take(selected).filter_map(number).last()
        }
    }

    /// The last hit of the present list, or the first: where to go on from once the list has no more.
    fn edge_of_list(&self, forward: bool) -> usize {
        let hits = &self.search.hits;
        let is_here = |hit: &Item| Lens::of(*hit) == Some(self.lens);
        if forward {
            hits.iter().rposition(is_here).unwrap_or(hits.len() - 1)
        } else {
            hits.iter().position(is_here).unwrap_or(0)
        }
    }

    fn go_to_hit(&mut self) {
        let hit = self.search.at.and_then(|at| self.search.hits.get(at)).copied();
        if let Some(hit) = hit {
            if self.selected() != Some(hit) || self.followed.is_some() {
                self.go_to(hit);
            }
            // The words may stand in what the short form leaves out.
            self.open_in_full();
        }
        self.search.stood = Some((self.lens, self.selected()));
    }
}

/// Every item in the order in which hits are visited: this lens first, then the others, quotes where their section stands.
pub(crate) fn search_order(document: &Document, lens: Lens) -> impl Iterator<Item = Item> + '_ {
    let is_here = move |item: &Item| Lens::of(*item) == Some(lens);
    let all = move || {
        let events =
            document.order(Clock::Happened).events().iter().map(|event| Item::Event(EventIx(*event)));
        let rest = document.story().items().filter(|item| !matches!(item, Item::Event(_)));
        std::iter::once(Item::Briefing).chain(events).chain(rest)
    };
    let here: Box<dyn Iterator<Item = Item>> = if lens == Lens::Sources {
        let story = document.story();
        let sources = story.lineage().into_iter().map(|row| Item::Source(row.source));
        Box::new(sources.filter(move |item| story.is_known(*item)))
    } else {
        Box::new(all().filter(is_here))
    };
    here.chain(all().filter(move |item| !is_here(item)))
}
