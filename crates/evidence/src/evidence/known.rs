//! What was known by a day: a briefing without what became known later. It must not know how a day is chosen.
//!
//! Only what provably became known later is left out. What nobody dated stays, for nobody can say that it was not known;
//! so does what is said of an event, an actor or a source. The summary, the judgments and the questions stand for the
//! briefing as a whole: they are as old as it is, and where it has no date, nobody can say that they were not written later.

use std::collections::HashSet;

use super::Story;
use briefing_format::model::{
    Briefing, ClaimIx, Date, EntityIx, Item, JudgmentIx, Position, QuestionIx, QuoteIx, Relation, SourceIx,
    date::Order,
};
use briefing_text::SafeText;

impl<'a> Story<'a> {
    /// Whether an item was known by the day that is looked at; always, where no day is.
    pub fn is_known(self, item: Item) -> bool {
        !self.evidence.later.items.contains(&item)
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
                self.published(&quote.via).or(quote.date.as_ref())
            }
            Item::Source(ix) => self.get(ix).published.as_ref(),
            Item::Briefing | Item::Entity(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => None,
        }
    }

    /// When somebody was known to hold a position.
    fn known_position(self, position: &'a Position) -> Option<&'a Date> {
        let said = position.quote.and_then(|quote| self.known(Item::Quote(quote)));
        // What was held in private is known only once a source has it.
        said.or_else(|| self.published(&position.via)).or(position.date.as_deref())
    }

    /// When a relation was known to be held to be so.
    fn known_relation(self, relation: &'a Relation) -> Option<&'a Date> {
        self.published(&relation.via).or(relation.date.as_ref())
    }

    /// The date of what the briefing says as a whole: as of which it knows, else when it was published.
    pub fn told(self) -> Option<&'a Date> {
        self.briefing.as_of.as_ref().or(self.briefing.published.as_ref())
    }

    /// The next day after a date on which something became known.
    pub fn next_change(self, after: &Date) -> Option<Date> {
        let items = self.briefing.items().filter_map(|item| self.known(item));
        let positions = self.briefing.claims.iter().flat_map(|claim| &claim.positions);
        let relations = self.briefing.entities.iter().flat_map(|entity| &entity.relations);
        let dates = items
            .chain(positions.filter_map(|position| self.known_position(position)))
            .chain(relations.filter_map(|relation| self.known_relation(relation)))
            .chain(self.told().filter(|_| Untold::all_of(self.briefing).is_any()));
        let later = dates.filter(|date| after.order(date) == Order::Before);
        let day = later.filter_map(Date::earliest).min()?;
        Date::parse(&day.to_string()).ok()
    }
}

/// What a briefing says as a whole, and had not said by the day that is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Untold {
    /// Its summary.
    pub summary: bool,
    /// Its judgments.
    pub judgments: bool,
    /// Its questions.
    pub questions: bool,
}

impl Untold {
    /// All that a briefing says as a whole.
    fn all_of(briefing: &Briefing) -> Self {
        Self {
            summary: !briefing.summary.is_empty(),
            judgments: !briefing.judgments.is_empty(),
            questions: !briefing.questions.is_empty(),
        }
    }

    /// Whether there is anything.
    pub const fn is_any(self) -> bool {
        self.summary || self.judgments || self.questions
    }
}

/// What was not known yet on a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Later {
    /// The items.
    pub items: HashSet<Item>,
    /// What the briefing says as a whole, its judgments and questions being among the items.
    pub untold: Untold,
}

impl Later {
    /// How much it is: the items, and the summary.
    pub fn count(&self) -> usize {
        self.items.len() + usize::from(self.untold.summary)
    }
}

/// A briefing as it stood on a date, and what was not known yet. Every index means what it meant before.
pub fn as_of(story: Story<'_>, date: &Date) -> (Briefing, Later) {
    let is_later = |known: Option<&Date>| known.is_some_and(|known| date.order(known) == Order::Before);
    let mut briefing = story.briefing.clone();
    let mut later: HashSet<Item> =
        story.briefing.items().filter(|item| is_later(story.known(*item))).collect();
    for (n, claim) in (0..).zip(&mut briefing.claims) {
        let of_file = &story.briefing[ClaimIx(n)].positions;
        claim.positions =
            of_file.iter().filter(|held| !is_later(story.known_position(held))).cloned().collect();
        if claim.positions.is_empty() && !of_file.is_empty() {
            later.insert(Item::Claim(ClaimIx(n)));
        }
    }
    let is_told = story.told().is_some_and(|told| date.order(told) != Order::Before);
    let untold = if is_told { Untold::default() } else { Untold::all_of(&briefing) };
    if !is_told {
        briefing.summary = SafeText::default();
        let judgments = (0..briefing.judgments.len() as u32).map(|n| Item::Judgment(JudgmentIx(n)));
        let questions = (0..briefing.questions.len() as u32).map(|n| Item::Question(QuestionIx(n)));
        later.extend(judgments.chain(questions));
    }
    for (n, judgment) in (0..).zip(&briefing.judgments) {
        if judgment.basis.iter().any(|item| later.contains(item)) {
            later.insert(Item::Judgment(JudgmentIx(n)));
        }
    }
    let quote = |ix: &QuoteIx| !later.contains(&Item::Quote(*ix));
    let source = |ix: &SourceIx| !later.contains(&Item::Source(*ix));
    let item = |item: &Item| !later.contains(item);
    for event in &mut briefing.events {
        event.quotes.retain(quote);
        event.via.retain(source);
        event.sources.retain(source);
    }
    briefing.quotes.iter_mut().for_each(|quote| quote.via.retain(source));
    for passed_on in &mut briefing.sources {
        passed_on.based_on.retain(source);
        passed_on.circles.retain(source);
    }
    for claim in &mut briefing.claims {
        claim.about.retain(item);
        for position in &mut claim.positions {
            position.via.retain(source);
            position.quote = position.quote.filter(quote);
        }
    }
    for (n, entity) in (0..).zip(&mut briefing.entities) {
        let of_file = &story.briefing[EntityIx(n)].relations;
        entity.relations =
            of_file.iter().filter(|held| !is_later(story.known_relation(held))).cloned().collect();
        entity.via.retain(source);
        entity.relations.iter_mut().for_each(|relation| relation.via.retain(source));
        for alias in &mut entity.aliases {
            alias.source = alias.source.filter(source);
        }
    }
    briefing.judgments.iter_mut().for_each(|judgment| judgment.basis.retain(item));
    briefing.questions.iter_mut().for_each(|question| question.about.retain(item));
    (briefing, Later { items: later, untold })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::{Evidence, Role};
    use briefing_format::model::EventIx;

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
        let (briefing, later) = with(|story| as_of(story, &date("2022-07-01")));
        let expected = [
            Item::Event(EventIx(1)),
            Item::Quote(QuoteIx(0)),
            Item::Source(SourceIx(1)),
            Item::Claim(ClaimIx(1)),
            Item::Judgment(JudgmentIx(0)),
        ];
        assert_eq!(later, Later { items: HashSet::from(expected), untold: Untold::default() });
        assert_eq!(briefing.summary.as_str(), "S");
        assert_eq!(briefing[EventIx(0)].sources, [SourceIx(0)]);
        assert_eq!(briefing[EventIx(0)].quotes, []);
        assert_eq!(briefing[SourceIx(0)].based_on, []);
        assert_eq!(briefing[ClaimIx(0)].positions.len(), 1);
        assert_eq!(briefing.entities[0].relations.len(), 1);
    }

    #[test]
    fn what_became_known_later_points_at_nothing() {
        let (briefing, later) = with(|story| as_of(story, &date("2022-07-01")));
        let evidence = Evidence::without(later, &briefing);
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
                let (briefing, later) = as_of(story, &date(on));
                assert_eq!(briefing.summary.is_empty(), later.untold.summary);
                assert_eq!(later.items.len(), if later.untold.is_any() { 2 } else { 0 });
                (later.untold.is_any(), later.count())
            })
        };
        assert_eq!(untold("as_of: 2022-08-01\n", "2022-07-31"), (true, 3));
        assert_eq!(untold("as_of: 2022-08-01\n", "2022-08-01"), (false, 0));
        // That it was written later must be proven where it has a date.
        assert_eq!(untold("as_of: 2022-08-01\n", "2022-08"), (false, 0));
        assert_eq!(untold("as_of: 2022-08-01\npublished: 2023\n", "2022-09"), (false, 0));
        assert_eq!(untold("published: 2023\n", "2022-09"), (true, 3));
        assert_eq!(untold("", "2022-09"), (true, 3));
    }

    #[test]
    fn the_briefing_itself_is_a_change() {
        let next = |text: &str| with_text(text, |story| story.next_change(&date("2021")).is_some());
        assert!(next("briefing: 1\ntitle: T\nas_of: 2022-08-01\nsummary: S\n"));
        assert!(!next("briefing: 1\ntitle: T\nas_of: 2022-08-01\n"));
    }

    #[test]
    fn a_date_that_proves_nothing_hides_nothing() {
        assert_eq!(with(|story| as_of(story, &date("2022")).1), Later::default());
        assert_eq!(with(|story| as_of(story, &date("2022-08~")).1), Later::default());
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
