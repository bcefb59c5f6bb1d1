//! Looking for words in the whole briefing: hits in reading order, and going from one to the next. It must not run the search itself.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
    sync::Arc,
};

use super::Reader;
use crate::app::{
    find::{Hits, Pattern, Stop},
    flow::Position,
    layout::Pane,
    lens::Lens,
    search_field::Sought,
    source_text::Hit,
};
use briefing_evidence::{Clock, describe::reading::Passage};
use briefing_format::model::{EntityIx, EventIx, Item};
use briefing_library::Document;
use briefing_text::SafeText;

/// How far words have come that are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Stage {
    /// They are kept.
    #[default]
    Kept,
    /// They are being typed.
    Typed,
    /// They are kept, and the way to the first hit is to be remembered once there is one.
    Awaited,
}

/// What is looked for and what was found.
#[derive(Debug, Default)]
pub(crate) struct Search {
    /// What was typed.
    pub(crate) sought: Sought,
    /// The same as a pattern; nothing where nothing is looked for.
    pub(crate) pattern: Option<Pattern>,
    /// What is wrong with what was typed, where nothing can be looked for.
    pub(crate) wrong: Option<SafeText>,
    /// The hits in the briefing, in reading order.
    pub(crate) hits: Arc<Hits>,
    /// The places that have the words in the text that is open, where they are looked for there and not in the briefing.
    pub(crate) text_hits: Option<Arc<[Hit]>>,
    /// Which of the hits the reader is at.
    pub(crate) at: Option<usize>,
    /// Where that stands in its item.
    pub(crate) current: Option<Stop>,
    /// Whether the last step went around an end.
    pub(crate) has_wrapped: bool,
    /// Whether the hits of these words are still being collected.
    pub(crate) is_running: bool,
    /// Whether they lead nowhere once they are: they were there before, in another version of the file.
    stays: bool,
    /// What was selected in which list when the search last went to a hit.
    stood: Option<(Lens, Option<Item>)>,
    /// Where the reader was when the search began, while its words are typed.
    origin: Option<super::Place>,
    /// Whether the words are kept.
    stage: Stage,
    /// The search that was kept before, while other words are typed.
    previous: Option<Box<Search>>,
}

impl Search {
    /// How many hits there are.
    pub(crate) fn count(&self) -> usize {
        self.text_hits.as_ref().map_or(self.hits.count(), |hits| hits.len())
    }

    /// The hit in the text that is open at which the reader is.
    pub(crate) fn text_hit(&self) -> Option<Hit> {
        self.text_hits.as_ref()?.get(self.at?).copied()
    }

    /// Whether the words are looked for in the text that is open.
    pub(crate) const fn is_in_text(&self) -> bool {
        self.text_hits.is_some()
    }

    /// The bytes of an entity's name where the hit stands at which the reader is.
    pub(crate) fn hit_in_title(&self, entity: Option<EntityIx>) -> Option<Range<usize>> {
        let stop = self.current.as_ref().filter(|stop| stop.is_in_title())?;
        (Some(stop.item) == entity.map(Item::Entity)).then(|| stop.range.clone())
    }

    /// Has the words looked for in another version of the file: what was found in the one before is forgotten, and where the
    /// reader is stays.
    pub(super) fn follow(
        &mut self,
        follow: &dyn Fn(Item) -> Option<Item>,
        mut change: impl FnMut(&mut super::Place),
    ) {
        self.hits = Arc::default();
        self.text_hits = self.text_hits.take().map(|_| Arc::default());
        (self.at, self.current) = (None, None);
        self.stood = self.stood.map(|(lens, item)| (lens, item.and_then(follow)));
        self.is_running = self.pattern.is_some();
        self.stays = self.is_running;
        self.origin.iter_mut().for_each(&mut change);
        // Found anew where the words that are typed now are given up.
        self.previous = None;
    }

    /// Whether its hits are those of words whose hits in another version of the file were there before: they lead nowhere. Asked
    /// once.
    pub(super) const fn has_stayed(&mut self) -> bool {
        std::mem::replace(&mut self.stays, false)
    }

    /// What is being typed.
    pub(crate) fn typed(&self) -> Option<&Sought> {
        (self.stage == Stage::Typed).then_some(&self.sought)
    }
}

impl Reader {
    /// Remembers where the search begins, to come back if it is given up; the present one stays until words are typed.
    pub(crate) fn begin_search(&mut self) {
        self.search.origin = Some(self.place());
    }

    /// Looks for something else; its hits come later.
    pub(crate) fn set_search(&mut self, sought: Sought) {
        let mut before = std::mem::take(&mut self.search);
        let pattern = sought.pattern();
        self.search.origin = before.origin.take();
        self.search.previous = match before.previous.take() {
            None if before.stage != Stage::Typed && before.pattern.is_some() => Some(Box::new(before)),
            previous => previous,
        };
        self.search.stage = Stage::Typed;
        self.search.text_hits = self.text().filter(|text| text.may_be_searched()).map(|_| Arc::default());
        self.search.sought = sought;
        (self.search.pattern, self.search.wrong) = match pattern {
            Ok(pattern) => (pattern, None),
            Err(wrong) => (None, Some(wrong)),
        };
        self.search.is_running = self.search.pattern.is_some();
        self.invalidate();
        if !self.search.is_running {
            self.stand_where_search_began();
        }
    }

    /// The passages, the list and the item from which the search looks on: where it began, wherever its words led since.
    pub(crate) fn search_start(&self) -> (Arc<[Passage]>, Lens, Option<Item>) {
        let origin = self.search.origin.as_ref();
        let (lens, selected) =
            origin.map_or_else(|| (self.lens, self.selected()), |place| (place.lens, place.selected));
        let Some((pane, reading)) = self.view.as_ref().and_then(|pane| Some((pane, pane.reading.as_ref()?)))
        else {
            return (Arc::default(), lens, selected);
        };
        let position = self.search_began_in_text().unwrap_or_else(|| pane.flow.position());
        (Arc::clone(reading.passages()), lens, reading.item(position.top.block))
    }

    /// Where the view stood when the search began, while its words are typed.
    pub(super) fn search_began_in_text(&self) -> Option<Position> {
        let origin = self.search.origin.as_ref()?;
        origin.view.map(|(_, _, position)| position)
    }

    pub(super) fn stand_where_search_began(&mut self) {
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
        if self.search.stage == Stage::Typed {
            let origin = self.search.origin.take();
            self.search = self.search.previous.take().map(|previous| *previous).unwrap_or_default();
            self.search.origin = origin;
            self.invalidate();
        }
    }

    /// Keeps the search; going back leads to where it began, if it has led anywhere.
    pub(crate) fn accept_search(&mut self) {
        self.search.previous = None;
        self.search.stage = if self.search.is_running { Stage::Awaited } else { Stage::Kept };
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

    /// Takes the hits and goes to the one that comes first from the selection on, or `has_wrapped` around the end; false where
    /// a kept search has none.
    pub(crate) fn set_hits(&mut self, hits: Hits, at: Option<usize>, has_wrapped: bool) -> bool {
        let was_awaited = self.search.stage == Stage::Awaited;
        if was_awaited {
            self.search.stage = Stage::Kept;
        }
        let has_hits = hits.count() > 0;
        self.search.is_running = false;
        self.search.hits = Arc::new(hits);
        self.search.at = at;
        self.search.has_wrapped = has_wrapped;
        if self.search.has_stayed() {
            return true;
        }
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
        let hits = Arc::clone(&self.search.hits);
        let (story, filter) = (self.story(), &self.seen.filter);
        let is_shown = |(item, _): &(Item, _)| filter.is_empty() || filter.shows(story, *item);
        let mut shown: Vec<(Item, Range<usize>)> = hits.items().filter(is_shown).collect();
        if shown.is_empty() {
            shown = hits.items().collect();
        }
        // Of the hits that are shown, how many come before each item, and before the end.
        let mut before = vec![0];
        for (_, range) in &shown {
            before.push(before.last().unwrap_or(&0) + range.len());
        }
        let Some(count) = before.last().copied().filter(|count| *count > 0) else { return false };
        let here = self.hits_before(forward, &shown, &before) as i64;
        let times = times as i64;
        let target = if forward { here + times - 1 } else { here - times };
        let number = target.rem_euclid(count as i64) as usize;
        let item = before.partition_point(|first| *first <= number) - 1;
        self.search.at = shown.get(item).map(|(_, range)| range.start + number - before[item]);
        self.search.has_wrapped = !(0..count as i64).contains(&target);
        self.go_to_hit();
        true
    }

    /// How many of the hits that are shown come before the reader; going forward, the one at which the reader is among them.
    fn hits_before(&self, forward: bool, shown: &[(Item, Range<usize>)], before: &[usize]) -> usize {
        let has_stayed = self.search.stood == Some((self.lens, self.selected()));
        if let Some(at) = self.search.at.filter(|_| has_stayed) {
            let item = shown.partition_point(|(_, range)| range.end <= at);
            let within = shown.get(item).filter(|(_, range)| range.contains(&at));
            return before[item] + within.map_or(0, |(_, range)| at - range.start + usize::from(forward));
        }
        let is_here = |(item, _): &(Item, _)| Lens::of(*item) == Some(self.lens);
        match (self.hits_beside_selection(forward, shown), forward) {
            (Some((item, first)), true) => before[item] + first,
            (Some((item, _)), false) => before[item + 1],
            // Where to go on from once the list has no more.
            (None, true) => before[shown.iter().rposition(is_here).map_or(shown.len(), |item| item + 1)],
            (None, false) => before[shown.iter().position(is_here).unwrap_or(0)],
        }
    }

    /// The first item with hits from the selection on in the present list, with how many of its hits are passed by; or the
    /// first above it. The reader is at the title of what is selected.
    fn hits_beside_selection(&self, forward: bool, shown: &[(Item, Range<usize>)]) -> Option<(usize, usize)> {
        let numbers: HashMap<Item, usize> = shown.iter().map(|(item, _)| *item).zip(0..).collect();
        let number = |item: Item| numbers.get(&item).copied();
        let pane = self.list()?;
        let selected = pane.list.ordinal(pane.flow.position().cursor.block);
        let items = pane.list.items();
        if !forward {
            return items.take(selected).filter_map(number).last().map(|item| (item, 0));
        }
        let mut in_title = 0;
        if let (Some(item), Some(pattern)) = (self.selected(), &self.search.pattern) {
            pattern.each(self.story(), item, &mut |stop, _| in_title += usize::from(stop.is_in_title()));
        }
        let here = self.selected().and_then(number).filter(|item| shown[*item].1.len() > in_title);
        here.map(|item| (item, in_title))
            .or_else(|| items.skip(selected + 1).find_map(number).map(|item| (item, 0)))
    }

    /// Goes to a hit by its number, and remembers this place.
    pub(crate) fn visit_hit(&mut self, hit: usize) {
        self.leave(self.place());
        self.search.at = Some(hit).filter(|hit| *hit < self.search.count());
        if self.search.is_in_text() {
            self.go_to_text_hit();
        } else {
            self.go_to_hit();
        }
    }

    fn go_to_hit(&mut self) {
        let Search { at, hits, pattern, .. } = &self.search;
        let hit = at.and_then(|at| hits.at(at)).zip(pattern.as_ref());
        self.search.current = hit.and_then(|((item, n), pattern)| pattern.nth(self.story(), item, n));
        self.invalidate();
        if let Some(stop) = self.search.current.clone() {
            self.show_stop(&stop);
        }
        self.search.stood = Some((self.lens, self.selected()));
    }

    /// Scrolls to a hit in the briefing that is read as one text; false where none is, or it does not show the hit.
    fn show_stop_in_reading(&mut self, stop: &Stop) -> bool {
        let shown = Arc::clone(&self.seen.shown);
        let Some(pane) = &mut self.view else { return false };
        let reading = pane.reading.as_ref();
        let Some(block) = reading.and_then(|reading| reading.block_with(shown.story(), stop)) else {
            return false;
        };
        pane.flow.select(block);
        pane.flow.show_hit();
        true
    }

    /// Goes to the pane that shows an item, opens what is needed for a hit in it to be seen, and scrolls there.
    fn show_stop(&mut self, stop: &Stop) {
        let item = stop.item;
        if self.show_stop_in_reading(stop) {
            return;
        }
        let (pane, is_shown) = match item {
            Item::Entity(ix) => (Pane::Entity, self.entity.entity() == Some(ix)),
            Item::Quote(ix) => (Pane::Quotes, self.quotes.selected() == Some(ix)),
            _ => (Pane::List, self.selected() == Some(item) && self.followed.is_none()),
        };
        if !is_shown || self.focus != pane {
            self.go_to(item);
        }
        match pane {
            // The words may stand in what the short form leaves out.
            Pane::List => {
                self.open_in_full();
            }
            Pane::Entity => {
                self.explain();
                if let Some(block) = self.entity.block_with(stop) {
                    self.entity.flow.select(block);
                }
            }
            Pane::Quotes | Pane::View => {}
        }
        self.with_flow(pane, |flow, _| flow.show_hit());
    }
}

/// Every item in the order in which hits are visited: what is read as one text first, then this lens, then the others, quotes
/// where their section stands.
pub(crate) fn search_order<'a>(
    document: &'a Document,
    read: &'a [Passage],
    lens: Lens,
) -> impl Iterator<Item = Item> + 'a {
    let story = document.story();
    let with_quotes = move |passage: &Passage| {
        let is_event = matches!(passage.item, Item::Event(_));
        let quotes = if is_event { story.quotes_of(passage.item) } else { Vec::new() };
        std::iter::once(passage.item).chain(quotes.into_iter().map(Item::Quote))
    };
    let mut seen = HashSet::new();
    let all = read.iter().flat_map(with_quotes).chain(in_lists(document, lens));
    all.filter(move |item| read.is_empty() || seen.insert(*item))
}

fn in_lists(document: &Document, lens: Lens) -> impl Iterator<Item = Item> + '_ {
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
