//! Where each actor and place occurs first and last, and where the prose first names it. It must not claim an order that
//! the dates do not prove.

use super::{Backlinks, Names, Role, backlinks::BRACKETS};
use briefing_format::model::{
    Briefing, ClaimIx, Date, EntityIx, EventIx, Item, JudgmentIx, QuestionIx, QuoteIx, SourceIx,
    date::{Order, SortKey},
    markup::{self, Piece},
};
use briefing_text::SafeText;

/// The first or the last occurrence of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct End {
    /// The event in which it takes part, or the quote that it said.
    pub item: Item,
    /// Whether the dates prove that no other dated occurrence lies beyond.
    pub is_proven: bool,
}

/// Where an entity occurs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Occurrence {
    /// The first of its dated events and quotes.
    pub first: Option<End>,
    /// The last of them.
    pub last: Option<End>,
    /// How many events and quotes have no place in time: any of them may be the first, or the last.
    pub undated: u32,
    /// The item whose title, prose or words name it first: in time, then those without a date in file order.
    pub named_in: Option<Item>,
}

/// Where each entity of a briefing occurs.
#[derive(Debug, Default)]
pub struct Occurrences {
    entities: Vec<Occurrence>,
    /// Every entity with each item that names it, by entity, then section and file order.
    naming: Vec<(EntityIx, Item)>,
}

impl Occurrences {
    /// Goes once over the dates and once over the prose.
    pub(crate) fn new(briefing: &Briefing, backlinks: &Backlinks, names: &Names) -> Self {
        let ends = (0..briefing.entities.len() as u32).map(|n| ends(briefing, backlinks, EntityIx(n)));
        let mut entities: Vec<Occurrence> = ends.collect();
        let mut earliest = vec![None; entities.len()];
        let mut found = Vec::new();
        let mut naming = Vec::new();
        let items = std::iter::once(Item::Briefing).chain(briefing.items());
        for item in items.filter(|item| briefing.is_known(*item)) {
            if let Some(title) = title(briefing, item) {
                found.extend(named(names, title.as_str()));
            }
            each_text(briefing, item, &mut |text| entities_named(briefing, names, text.as_str(), &mut found));
            if found.is_empty() {
                continue;
            }
            found.sort_unstable();
            found.dedup();
            let key = date(briefing, item).map(Date::sort_key);
            let place: (bool, Option<SortKey>) = (key.is_none(), key);
            for entity in found.drain(..).filter(|entity| Item::Entity(*entity) != item) {
                let n = entity.0 as usize;
                naming.push((entity, item));
                if earliest[n].is_none_or(|earliest| place < earliest) {
                    earliest[n] = Some(place);
                    entities[n].named_in = Some(item);
                }
            }
        }
        naming.sort_by_key(|(entity, _)| *entity);
        Self { entities, naming }
    }

    /// The items that name an entity in their title, prose or words, by its names or by a link that the writer made, each once;
    /// its own text not among them.
    pub(crate) fn naming(&self, entity: EntityIx) -> impl ExactSizeIterator<Item = Item> + '_ {
        let start = self.naming.partition_point(|(other, _)| *other < entity);
        let end = self.naming.partition_point(|(other, _)| *other <= entity);
        self.naming[start..end].iter().map(|(_, item)| *item)
    }

    /// Where an entity occurs.
    pub(crate) fn of(&self, entity: EntityIx) -> Occurrence {
        self.entities.get(entity.0 as usize).copied().unwrap_or_default()
    }
}

/// The date at which an item stands in time: of an event when it happened, of a quote when it was said, of a source when
/// it was published.
pub(crate) fn date(briefing: &Briefing, item: Item) -> Option<&Date> {
    match item {
        Item::Event(ix) => briefing[ix].date.as_ref(),
        Item::Quote(ix) => briefing[ix].date.as_ref(),
        Item::Source(ix) => briefing[ix].published.as_ref(),
        Item::Briefing | Item::Entity(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => None,
    }
}

/// The first and the last of the events and quotes of an entity: the bounds of the first lie nowhere behind the first day
/// of another, so that its date is true of all of them, however vague they are; of the last likewise.
fn ends(briefing: &Briefing, backlinks: &Backlinks, entity: EntityIx) -> Occurrence {
    let is_occurrence = |role: Role| matches!(role, Role::Actor | Role::Place | Role::Speaker);
    // An open side is beyond all others, and a day without a time may mean any time of it.
    let early = |date: &Date| {
        (date.earliest(), date.has_time(), date.latest().is_none(), date.latest(), date.sort_key())
    };
    let late = |date: &Date| {
        (date.latest().is_none(), date.latest(), !date.has_time(), date.earliest(), date.sort_key())
    };
    // The dates lie far apart in memory: they are gone through twice, whatever is asked of them.
    let mut dated: Vec<(Item, &Date)> = Vec::new();
    let mut undated = 0;
    let (mut first, mut last) = (None, None);
    for reference in backlinks.to(Item::Entity(entity)).iter().filter(|found| is_occurrence(found.role)) {
        let item = reference.from;
        let Some(date) = date(briefing, item).filter(|date| date.named().is_some()) else {
            undated += 1;
            continue;
        };
        let (at_first, at_last) = (early(date), late(date));
        keep(&mut first, (at_first, item, date), |key, best| key < best);
        keep(&mut last, (at_last, item, date), |key, best| key >= best);
        dated.push((item, date));
    }
    let (Some((_, first, first_date)), Some((_, last, last_date))) = (first, last) else {
        return Occurrence { undated, ..Occurrence::default() };
    };
    // Only what is "about" or "perhaps" may lie outside its bounds; a date that says so of itself claims no bounds.
    let keeps_to_bounds = |date: &Date| !date.is_approximate() && !date.is_uncertain();
    let (claims_first, claims_last) = (keeps_to_bounds(first_date), keeps_to_bounds(last_date));
    let (mut is_first, mut is_last) = (true, true);
    for (item, date) in dated {
        if !(claims_first && is_first || claims_last && is_last) {
            break;
        }
        if !keeps_to_bounds(date) {
            let is_in = |order, proof| [proof, Order::Same].contains(&order);
            is_first &= item == first || is_in(first_date.order(date), Order::Before);
            is_last &= item == last || is_in(last_date.order(date), Order::After);
        }
    }
    Occurrence {
        first: Some(End { item: first, is_proven: !claims_first || is_first }),
        last: Some(End { item: last, is_proven: !claims_last || is_last }),
        undated,
        ..Occurrence::default()
    }
}

/// Keeps one where its key is better than that of the one before.
fn keep<'a, K>(
    best: &mut Option<(K, Item, &'a Date)>,
    one: (K, Item, &'a Date),
    is_better: impl Fn(&K, &K) -> bool,
) {
    if best.as_ref().is_none_or(|(key, ..)| is_better(&one.0, key)) {
        *best = Some(one);
    }
}

/// The title of an item in which a name counts as a mention: that of an event, which tells what happened.
pub(crate) fn title(briefing: &Briefing, item: Item) -> Option<&SafeText> {
    if let Item::Event(ix) = item { Some(&briefing[ix].title) } else { None }
}

/// Calls `visit` with each text of an item in which names are links, in the order in which they are shown.
pub(crate) fn each_text<'b>(briefing: &'b Briefing, item: Item, visit: &mut dyn FnMut(&'b SafeText)) {
    match item {
        Item::Briefing => briefing.summary().into_iter().for_each(visit),
        Item::Event(EventIx(n)) => visit(&briefing.events[n as usize].text),
        Item::Quote(QuoteIx(n)) => visit(&briefing.quotes[n as usize].text),
        Item::Source(SourceIx(n)) => visit(&briefing.sources[n as usize].text),
        Item::Judgment(JudgmentIx(n)) => visit(&briefing.judgments[n as usize].text),
        Item::Question(QuestionIx(n)) => visit(&briefing.questions[n as usize].text),
        Item::Entity(EntityIx(n)) => {
            let entity = &briefing.entities[n as usize];
            briefing.description(EntityIx(n)).into_iter().for_each(&mut *visit);
            briefing.known(&entity.relations).iter().for_each(|relation| visit(&relation.text));
        }
        Item::Claim(ClaimIx(n)) => {
            let claim = &briefing.claims[n as usize];
            visit(&claim.text);
            briefing.known(&claim.positions).iter().for_each(|position| visit(&position.text));
        }
    }
}

/// Adds the entities to which words of a text lead: by their names, or by a link that the writer made.
fn entities_named(briefing: &Briefing, names: &Names, text: &str, found: &mut Vec<EntityIx>) {
    if text.is_empty() {
        return;
    }
    if BRACKETS.find(text.as_bytes()).is_none() {
        found.extend(named(names, text));
        return;
    }
    for piece in markup::pieces(text) {
        match piece {
            Piece::Words(range) => {
                found.extend(named(names, &text[range]));
            }
            Piece::Link { id, .. } => {
                if let Some(Item::Entity(entity)) = briefing.find(id) {
                    found.push(entity);
                }
            }
        }
    }
}

fn named(names: &Names, words: &str) -> impl Iterator<Item = EntityIx> {
    names.mentions(words).into_iter().map(|mention| mention.entity)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Evidence;

    const HARBOR: &str = "briefing: 1
title: T
summary: Ada came.
actors:
  ada: {name: Ada, text: Ada is Ada.}
  bob: {name: Bob}
  eve: {name: Eve}
events:
  - {title: Late, date: 2024, text: 'Ada met [[bob|him]].', actors: [ada]}
  - {title: Early, date: 1965, text: 'So Ada, and Ada again.', actors: [ada, bob]}
  - {title: Undated, actors: [ada]}
  - {title: Within, date: 2024-03, actors: [bob]}
quotes:
  q: {text: Bob did., speaker: bob, date: 2024}
";

    fn occurrence(n: u32) -> Occurrence {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        Evidence::new(&briefing).occurrences.of(EntityIx(n))
    }

    fn proven(item: Item) -> End {
        End { item, is_proven: true }
    }

    #[test]
    fn the_first_and_the_last_are_those_whose_dates_are_true_of_all() {
        let [late, early] = [0, 1].map(|n| Item::Event(EventIx(n)));
        let ada = occurrence(0);
        assert_eq!((ada.first, ada.last), (Some(proven(early)), Some(proven(late))));
        // What Bob said in 2024 may be later than the event of March.
        let bob = occurrence(1);
        assert_eq!((bob.first, bob.last), (Some(proven(early)), Some(proven(Item::Quote(QuoteIx(0))))));
        assert_eq!(occurrence(2), Occurrence::default());
    }

    /// The first and the last date of an actor in events of these dates, with a mark where they are not proven.
    #[track_caller]
    fn ends_are(dates: &[&str], first: &str, last: &str) {
        let event = |date: &&str| format!("  - {{title: E, date: '{date}', actors: [ada]}}\n");
        let events = dates.iter().map(event).collect::<Vec<_>>().concat();
        let yaml = format!("briefing: 1\ntitle: T\nactors: {{ada: {{name: Ada}}}}\nevents:\n{events}");
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let ada = Evidence::new(&briefing).occurrences.of(EntityIx(0));
        let shown = |end: Option<End>| {
            let end = end?;
            Some(format!(
                "{}{}",
                if end.is_proven { "" } else { "perhaps " },
                date(&briefing, end.item)?.edtf()
            ))
        };
        assert_eq!(shown(ada.first).as_deref(), Some(first), "{dates:?}");
        assert_eq!(shown(ada.last).as_deref(), Some(last), "{dates:?}");
    }

    #[test]
    fn no_more_is_claimed_than_the_bounds_prove() {
        ends_are(&["2024-03", "2024", "1965-02"], "1965-02", "2024");
        ends_are(&["198X", "1981", "../1970"], "../1970", "198X");
        ends_are(&["2025", "[2022..]"], "[2022..]", "[2022..]");
        ends_are(&["1964", "1965~"], "perhaps 1964", "1965~");
        ends_are(&["1965", "1990~", "2000"], "1965", "2000");
        ends_are(&["1666-09-02T01", "1666-09-02", "1666-09-03T04"], "1666-09-02", "1666-09-03T04");
        ends_are(&["XXXX-12-25", "1979"], "1979", "1979");
    }

    #[test]
    fn the_first_mention_is_the_first_in_time_and_an_item_names_an_entity_once() {
        let briefing = briefing_format::parse(HARBOR, &mut |_| {}).briefing;
        let occurrences = Evidence::new(&briefing).occurrences;
        let [late, early] = [0, 1].map(|n| Item::Event(EventIx(n)));
        let named_in = |n| occurrences.of(EntityIx(n)).named_in;
        let naming = |n| occurrences.naming(EntityIx(n)).collect::<Vec<_>>();
        assert_eq!(named_in(0), Some(early));
        // Not her own text.
        assert_eq!(naming(0), [Item::Briefing, late, early]);
        // By the link in the event of 2024, and by what he said in that year: the event stands first.
        assert_eq!(named_in(1), Some(late));
        assert_eq!(naming(1), [late, Item::Quote(QuoteIx(0))]);
        assert_eq!(naming(2), []);
    }

    #[test]
    fn the_title_of_an_event_names_as_its_text_does_and_an_event_that_names_twice_counts_once() {
        let text = HARBOR.replace("title: Late,", "title: Eve and Ada,");
        let briefing = briefing_format::parse(&text, &mut |_| {}).briefing;
        let occurrences = Evidence::new(&briefing).occurrences;
        let [late, early] = [0, 1].map(|n| Item::Event(EventIx(n)));
        assert_eq!(occurrences.naming(EntityIx(0)).collect::<Vec<_>>(), [Item::Briefing, late, early]);
        assert_eq!(occurrences.naming(EntityIx(2)).collect::<Vec<_>>(), [late]);
        assert_eq!(occurrences.of(EntityIx(2)).named_in, Some(late));
    }
}
