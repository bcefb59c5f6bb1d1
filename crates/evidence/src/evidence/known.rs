//! What was known by a day: a briefing without what became known later. It must not know how a day is chosen.
//!
//! Only what provably became known later is left out. What nobody dated stays, for nobody can say that it was not known;
//! so does what is said of an event, an actor or a source. The summary, the judgments and the questions stand for the
//! briefing as a whole: they are as old as it is, and where it has no date, nobody can say that they were not written later.

use std::collections::HashSet;

use super::Story;
use briefing_format::model::{
    Briefing, ClaimIx, Date, EntityIx, Item, ItemKind, JudgmentIx, Later, Position, Relation, Untold,
    date::Order,
};

impl<'a> Story<'a> {
    /// Whether an item was known by the day that is looked at; always, where no day is.
    pub fn is_known(self, item: Item) -> bool {
        self.briefing.is_known(item)
    }

    /// Every item except the head that was known by the day that is looked at, section by section.
    pub fn items(self) -> impl Iterator<Item = Item> + 'a {
        self.briefing.items().filter(move |item| self.is_known(*item))
    }

    /// When an item became known, where that is dated: an event when it was reported, a quote when the first of its
    /// sources was published, a source when it was published. Nothing else has such a date.
    pub fn known(self, item: Item) -> Option<&'a Date> {
        match item {
            Item::Event(ix) => self.reported(ix),
            Item::Quote(ix) => {
                let quote = self.get(ix);
                self.published(self.briefing.known(&quote.via)).or(quote.date.as_ref())
            }
            Item::Source(ix) => self.get(ix).published.as_ref(),
            Item::Briefing | Item::Entity(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => None,
        }
    }

    /// When somebody was known to hold a position.
    fn known_position(self, position: &'a Position) -> Option<&'a Date> {
        let said = self.briefing.known_one(position.quote).and_then(|quote| self.known(Item::Quote(quote)));
        // What was held in private is known only once a source has it.
        said.or_else(|| self.published(self.briefing.known(&position.via))).or(position.date.as_deref())
    }

    /// When a relation was known to be held to be so.
    fn known_relation(self, relation: &'a Relation) -> Option<&'a Date> {
        self.published(self.briefing.known(&relation.via)).or(relation.date.as_ref())
    }

    /// The date of what the briefing says as a whole: as of which it knows, else when it was published; `None` where a year
    /// is given of neither.
    pub fn told(self) -> Option<&'a Date> {
        let dated = |date: &&Date| date.has_year();
        self.briefing.as_of.as_ref().filter(dated).or(self.briefing.published.as_ref().filter(dated))
    }

    /// The next day after a date on which something became known.
    pub fn next_change(self, after: &Date) -> Option<Date> {
        let items = self.briefing.items().filter_map(|item| self.known(item));
        let positions = self.briefing.claims.iter().flat_map(|claim| self.briefing.known(&claim.positions));
        let relations =
            self.briefing.entities.iter().flat_map(|entity| self.briefing.known(&entity.relations));
        let dates = items
            .chain(positions.filter_map(|position| self.known_position(position)))
            .chain(relations.filter_map(|relation| self.known_relation(relation)))
            .chain(self.told().filter(|_| told_as_a_whole(self.briefing).is_any()));
        let later = dates.filter(|date| after.order(date) == Order::Before);
        let day = later.filter_map(Date::earliest).min()?;
        Date::parse(&day.to_string()).ok()
    }
}

/// All that a briefing says as a whole.
fn told_as_a_whole(briefing: &Briefing) -> Untold {
    Untold {
        summary: briefing.summary().is_some(),
        judgments: !briefing.judgments.is_empty(),
        questions: !briefing.questions.is_empty(),
    }
}

/// A briefing that is whole as it stood on a date. Every index of an item means what it meant before.
pub fn as_of(story: Story<'_>, date: &Date) -> Briefing {
    story.briefing.without(later(story, date))
}

/// What was not known yet on a date of a briefing that is whole.
fn later(story: Story<'_>, date: &Date) -> Later {
    let is_later = |known: Option<&Date>| known.is_some_and(|known| date.order(known) == Order::Before);
    let briefing = story.briefing;
    let mut items: HashSet<Item> = briefing.items().filter(|item| is_later(story.known(*item))).collect();
    let (mut positions, mut relations) = (HashSet::new(), HashSet::new());
    for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
        let held = claim.positions.of_file();
        let hidden = (0..held.len()).filter(|n| is_later(story.known_position(&held[*n])));
        let before = positions.len();
        positions.extend(hidden.map(|n| (ix, n)));
        if !held.is_empty() && positions.len() - before == held.len() {
            items.insert(Item::Claim(ix));
        }
    }
    for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
        let held = entity.relations.of_file();
        let hidden = (0..held.len()).filter(|n| is_later(story.known_relation(&held[*n])));
        relations.extend(hidden.map(|n| (ix, n)));
    }
    let is_told = story.told().is_some_and(|told| date.order(told) != Order::Before);
    let untold = if is_told { Untold::default() } else { told_as_a_whole(briefing) };
    if !is_told {
        items.extend(briefing.items_of(ItemKind::Judgment).chain(briefing.items_of(ItemKind::Question)));
    }
    for (n, judgment) in (0..).zip(&briefing.judgments) {
        if judgment.basis.of_file().iter().any(|item| items.contains(item)) {
            items.insert(Item::Judgment(JudgmentIx(n)));
        }
    }
    Later { items, positions, relations, untold }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Evidence, Role};
    use briefing_format::model::{EventIx, QuoteIx, SourceIx};
    use briefing_text::SafeText;

    const TEXT: &str = "briefing: 1
title: T
as_of: 2021
summary: S
actors:
  a: {name: A, relations: [{to: b, kind: met, date: 2024}, {to: b, kind: knew}, {to: b, kind: led, date: 1979, via: [new]}]}
  b: {name: B}
events:
  - {title: Early, date: 1979, reported: 2021, sources: [old, new], quotes: [late]}
  - {title: Late, date: 1979, actors: [a], sources: [new]}
  - {title: Undated, date: 2030}
quotes:
  late: {text: L, speaker: a, date: 2020, via: [new]}
  early: {text: E, speaker: a, date: 2020}
sources:
  old: {title: O, published: 2021, based_on: [new]}
  new: {title: N, published: 2022-08}
claims:
  both: {text: C, positions: [{by: a, stance: asserts, via: [old]}, {by: b, stance: denies, via: [new]}]}
  late-one: {text: D, positions: [{by: a, stance: asserts, quote: late, date: 1979}]}
judgments:
  - {text: J, basis: [late]}
  - {text: K, basis: [early]}
questions: [{text: Q}]
";

    fn with<T>(look: impl FnOnce(Story<'_>) -> T) -> T {
        with_text(TEXT, look)
    }

    fn with_text<T>(text: &str, look: impl FnOnce(Story<'_>) -> T) -> T {
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        look(Story { briefing: &briefing, evidence: &evidence })
    }

    fn date(edtf: &str) -> Date {
        Date::parse(edtf).unwrap_or_else(|error| panic!("{edtf}: {}", error.message))
    }

    #[test]
    fn what_became_known_later_is_gone_and_so_is_all_that_points_at_it() {
        let briefing = with(|story| as_of(story, &date("2022-07-01")));
        let expected = [
            Item::Event(EventIx(1)),
            Item::Quote(QuoteIx(0)),
            Item::Source(SourceIx(1)),
            Item::Claim(ClaimIx(1)),
            Item::Judgment(JudgmentIx(0)),
        ];
        assert_eq!(briefing.later().items, HashSet::from(expected));
        assert_eq!(briefing.later().untold, Untold::default());
        assert_eq!(briefing.summary().map(SafeText::as_str), Some("S"));
        assert_eq!(briefing.known(&briefing[EventIx(0)].sources), [SourceIx(0)]);
        assert_eq!(briefing.known(&briefing[EventIx(0)].quotes), []);
        assert_eq!(briefing.known(&briefing[SourceIx(0)].based_on), []);
        assert_eq!(briefing.known(&briefing[ClaimIx(0)].positions).len(), 1);
        assert_eq!(briefing.known(&briefing.entities[0].relations).len(), 1);
        // The file itself says what it said before.
        assert_eq!(briefing[EventIx(0)].sources.of_file().len(), 2);
    }

    #[test]
    fn what_a_position_or_relation_that_stays_came_through_is_hidden_in_it() {
        let text = "briefing: 1
title: T
actors:
  a: {name: A, relations: [{to: b, kind: met, via: [old, new]}, {to: b, kind: led, date: 2024}]}
  b: {name: B}
sources: {old: {title: O, published: 2021}, new: {title: N, published: 2023}}
quotes: {late: {text: L, speaker: a, via: [new]}}
claims:
  c: {text: C, positions: [{by: a, stance: asserts, via: [old, new]}, {by: b, stance: denies, quote: late}]}
";
        let briefing = with_text(text, |story| as_of(story, &date("2022")));
        let (claim, entity) = (&briefing[ClaimIx(0)], &briefing[EntityIx(0)]);
        let [position] = briefing.known(&claim.positions) else { panic!("{:?}", claim.positions) };
        assert_eq!(briefing.known(&position.via), [SourceIx(0)]);
        let [relation] = briefing.known(&entity.relations) else { panic!("{:?}", entity.relations) };
        assert_eq!(briefing.known(&relation.via), [SourceIx(0)]);
    }

    #[test]
    fn what_became_known_later_points_at_nothing() {
        let briefing = with(|story| as_of(story, &date("2022-07-01")));
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let speaker = Item::Entity(EntityIx(0));
        assert_eq!(evidence.backlinks.referrers(speaker, Role::Actor).count(), 0);
        assert_eq!(story.quotes_of(speaker), [QuoteIx(1)]);
        assert_eq!(story.quotes_of(Item::Briefing), [QuoteIx(1)]);
    }

    #[test]
    fn a_briefing_had_said_nothing_as_a_whole_before_its_date_or_where_it_has_none() {
        let voice = "summary: S\njudgments: [{text: J}]\nquestions: [{text: Q}]\n";
        let untold = |head: &str, on: &str| {
            with_text(&format!("briefing: 1\ntitle: T\n{head}{voice}"), |story| {
                let briefing = as_of(story, &date(on));
                let later = briefing.later();
                assert_eq!(briefing.summary().is_none(), later.untold.summary);
                assert_eq!(later.items.len(), if later.untold.is_any() { 2 } else { 0 });
                (later.untold.is_any(), later.count())
            })
        };
        assert_eq!(untold("as_of: 2022-08-01\n", "2022-07-31"), (true, 0));
        assert_eq!(untold("as_of: 2022-08-01\n", "2022-08-01"), (false, 0));
        // That it was written later must be proven where it has a date.
        assert_eq!(untold("as_of: 2022-08-01\n", "2022-08"), (false, 0));
        assert_eq!(untold("as_of: 2022-08-01\npublished: 2023\n", "2022-09"), (false, 0));
        assert_eq!(untold("published: 2023\n", "2022-09"), (true, 0));
        assert_eq!(untold("", "2022-09"), (true, 0));
    }

    #[test]
    fn the_briefing_itself_is_a_change() {
        let next = |text: &str| with_text(text, |story| story.next_change(&date("2021")).is_some());
        assert!(next("briefing: 1\ntitle: T\nas_of: 2022-08-01\nsummary: S\n"));
        assert!(!next("briefing: 1\ntitle: T\nas_of: 2022-08-01\n"));
    }

    #[test]
    fn a_date_that_proves_nothing_hides_nothing() {
        // The relation of 2024 alone is later than either.
        let expected = Later { relations: HashSet::from([(EntityIx(0), 0)]), ..Later::default() };
        assert_eq!(with(|story| as_of(story, &date("2022")).later().clone()), expected);
        assert_eq!(with(|story| as_of(story, &date("2022-08~")).later().clone()), expected);
    }

    #[test]
    fn the_next_change_is_the_first_day_on_which_something_became_known() {
        let next =
            |edtf: &str| with(|story| story.next_change(&date(edtf)).map(|date| date.edtf().to_owned()));
        assert_eq!(next("2019").as_deref(), Some("2020-01-01"));
        assert_eq!(next("2020-01-01").as_deref(), Some("2021-01-01"));
        assert_eq!(next("2021").as_deref(), Some("2022-08-01"));
        assert_eq!(next("2022-08-01").as_deref(), Some("2024-01-01"));
        assert_eq!(next("2024"), None);
    }
}
