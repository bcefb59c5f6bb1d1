//! Where each actor and place occurs first and last, and where the prose first names it. It must not claim an order that
//! the dates do not prove.

use std::{
    iter,
    sync::{Arc, OnceLock},
};

use super::{Names, Role, Story, backlinks::BRACKETS};
use briefing_format::model::{
    Briefing, Date, EntityIx, Item, Statement,
    date::Order,
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
    /// How many events and quotes have a place in time.
    pub dated: u32,
    /// How many events and quotes have no place in time: any of them may be the first, or the last.
    pub undated: u32,
    /// The item whose title, prose or words name it first: in time, then those without a date in file order.
    pub named_in: Option<Item>,
}

/// Where each entity of a briefing occurs, found for an entity when somebody asks for it: the dates of its events and quotes
/// lie far apart in memory.
#[derive(Debug)]
pub(crate) struct Occurrences {
    entities: Box<[OnceLock<Occurrence>]>,
    naming: Arc<[Naming]>,
}

/// An item that names an entity, and in which part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Naming {
    entity: EntityIx,
    item: Item,
    /// The part that may have become known later than the item.
    part: Option<Statement>,
}

impl Occurrences {
    /// Goes over the prose once.
    pub(super) fn new(briefing: &Briefing, names: &Names) -> Self {
        Self { entities: unfound(briefing), naming: naming(briefing, names) }
    }

    /// The same names in the same prose, of which another part was known.
    pub(super) fn known_by(&self, briefing: &Briefing) -> Self {
        Self { entities: unfound(briefing), naming: Arc::clone(&self.naming) }
    }

    fn of_entity(&self, entity: EntityIx) -> &[Naming] {
        let start = self.naming.partition_point(|naming| naming.entity < entity);
        let end = self.naming.partition_point(|naming| naming.entity <= entity);
        &self.naming[start..end]
    }

    /// Those that were known, each item once.
    fn known<'a>(&'a self, briefing: &'a Briefing, entity: EntityIx) -> impl Iterator<Item = Item> + 'a {
        let was_known = move |naming: &&Naming| {
            let is_summary = naming.item == Item::Briefing;
            (!is_summary || briefing.summary().is_some())
                && briefing.is_known(naming.item)
                && naming.part.is_none_or(|part| briefing.is_said(part))
        };
        let known = self.of_entity(entity).iter().filter(was_known).map(|naming| naming.item);
        let mut last = None;
        known.filter(move |item| last.replace(*item) != Some(*item))
    }

    fn find(&self, story: Story<'_>, entity: EntityIx) -> Occurrence {
        let briefing = story.briefing;
        let place = |item: &Item| {
            let key = date(briefing, *item).map(Date::sort_key);
            (key.is_none(), key)
        };
        let named_in = self.known(briefing, entity).min_by_key(place);
        Occurrence { named_in, ..ends(story, entity) }
    }
}

fn unfound(briefing: &Briefing) -> Box<[OnceLock<Occurrence>]> {
    iter::repeat_with(OnceLock::new).take(briefing.entities.len()).collect()
}

/// Every entity with each item that names it, by entity, then section and file order.
fn naming(briefing: &Briefing, names: &Names) -> Arc<[Naming]> {
    let mut all = Vec::new();
    let mut found = Vec::new();
    for item in iter::once(Item::Briefing).chain(briefing.items()) {
        let title = title(briefing, item);
        if let Some(title) = title {
            found.extend(named(names, title.as_str()));
        }
        let mut add = |part: Option<Statement>, found: &mut Vec<EntityIx>| {
            if !found.is_empty() {
                found.sort_unstable();
                found.dedup();
                let others = found.drain(..).filter(|entity| Item::Entity(*entity) != item);
                all.extend(others.map(|entity| Naming { entity, item, part }));
            }
        };
        let mut last = None;
        each_text(briefing, item, &mut |text, part| {
            if part != last {
                add(last, &mut found);
                last = part;
            }
            entities_named(briefing, names, text.as_str(), &mut found);
        });
        add(last, &mut found);
    }
    all.sort_by_key(|naming| naming.entity);
    all.into()
}

impl<'a> Story<'a> {
    /// The items that name an entity in their title, prose or words, by its names or by a link that the writer made, each once;
    /// its own text not among them.
    pub(crate) fn naming(self, entity: EntityIx) -> impl Iterator<Item = Item> + 'a {
        self.evidence.occurrences.known(self.briefing, entity)
    }

    /// Where an entity occurs.
    pub(crate) fn occurrence(self, entity: EntityIx) -> Occurrence {
        let occurrences = &self.evidence.occurrences;
        *occurrences.entities[entity.0 as usize].get_or_init(|| occurrences.find(self, entity))
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
fn ends(story: Story<'_>, entity: EntityIx) -> Occurrence {
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
    for reference in story.references(Item::Entity(entity)).filter(|found| is_occurrence(found.role)) {
        let item = reference.from;
        let Some(date) = date(story.briefing, item).filter(|date| date.named().is_some()) else {
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
    let count = dated.len() as u32;
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
        dated: count,
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

/// Calls `visit` with each text of an item in which names are links, in the order in which they are shown, and with the
/// part of the item that it is.
pub(crate) fn each_text<'b>(
    briefing: &'b Briefing,
    item: Item,
    visit: &mut dyn FnMut(&'b SafeText, Option<Statement>),
) {
    match item {
        Item::Briefing => briefing.summary().into_iter().for_each(|text| visit(text, None)),
        Item::Event(ix) => visit(&briefing[ix].text, None),
        Item::Quote(ix) => visit(&briefing[ix].text, None),
        Item::Source(ix) => visit(&briefing[ix].text, None),
        Item::Judgment(ix) => visit(&briefing[ix].text, None),
        Item::Question(ix) => visit(&briefing[ix].text, None),
        Item::Entity(ix) => {
            let description = briefing.description(ix).into_iter();
            description.for_each(|text| visit(text, Some(Statement::Description(ix))));
            for (n, relation) in briefing.relations(ix) {
                visit(&relation.text, Some(Statement::Relation(ix, n)));
            }
        }
        Item::Claim(ix) => {
            visit(&briefing[ix].text, None);
            for (n, position) in briefing.positions(ix) {
                visit(&position.text, Some(Statement::Position(ix, n)));
            }
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
    use briefing_format::model::{EventIx, QuoteIx};

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
        let evidence = Evidence::new(&briefing);
        Story { briefing: &briefing, evidence: &evidence }.occurrence(EntityIx(n))
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
        let evidence = Evidence::new(&briefing);
        let ada = Story { briefing: &briefing, evidence: &evidence }.occurrence(EntityIx(0));
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
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let [late, early] = [0, 1].map(|n| Item::Event(EventIx(n)));
        let named_in = |n| story.occurrence(EntityIx(n)).named_in;
        let naming = |n| story.naming(EntityIx(n)).collect::<Vec<_>>();
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
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let [late, early] = [0, 1].map(|n| Item::Event(EventIx(n)));
        assert_eq!(story.naming(EntityIx(0)).collect::<Vec<_>>(), [Item::Briefing, late, early]);
        assert_eq!(story.naming(EntityIx(2)).collect::<Vec<_>>(), [late]);
        assert_eq!(story.occurrence(EntityIx(2)).named_in, Some(late));
    }
}
