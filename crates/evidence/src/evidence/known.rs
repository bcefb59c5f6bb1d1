//! What was known by a day: a briefing without what became known later. It must not know how a day is chosen.
//!
//! Only what provably became known later is left out: all that is dated proves it, and nothing is undated. What nobody
//! dated stays, for nobody can say that it was not known. The summary, the judgments and the questions stand for the
//! briefing as a whole: they are as old as it is, and where it has no date, nobody can say that they were not written later.

use std::collections::HashSet;

use super::{Story, clock::reporting_quotes};
use briefing_format::model::{
    Alias, Attribution, Briefing, ClaimIx, Date, Entity, EntityIx, EventIx, Item, ItemKind, JudgmentIx,
    Later, Position, QuoteIx, Relation, SourceIx, Status, Untold,
    date::{Day, Order},
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

    /// What bounds when an event became known: the file says it, or it was not before it happened, unless it is planned, nor
    /// before the first of its sources.
    fn known_event(self, ix: EventIx) -> Known<'a, impl Iterator<Item = &'a Attribution>> {
        let event = self.get(ix);
        let happened = event.date.as_ref().filter(|_| event.status != Some(Status::Planned));
        let is_said = event.reported.is_some();
        let telling = self.briefing.telling_of_event(event).attribution;
        let quotes = reporting_quotes(self.briefing, ix);
        let of_quotes = quotes.map(move |quote| self.briefing.telling_of_quote(self.get(quote)).attribution);
        let told = std::iter::once(telling).chain(of_quotes).filter(move |_| !is_said);
        Known { own: event.reported.as_deref().or(happened), told, story: self }
    }

    /// The same of a quote: not before it was said, nor before the first of its sources.
    fn known_quote(self, ix: QuoteIx) -> Known<'a, impl Iterator<Item = &'a Attribution>> {
        let quote = self.get(ix);
        let told = std::iter::once(self.briefing.telling_of_quote(quote).attribution);
        Known { own: quote.date.as_ref(), told, story: self }
    }

    /// The same of a position: not before it was taken, nor before the first of its sources, those of its words among them.
    fn known_position(self, position: &'a Position) -> Known<'a, impl Iterator<Item = &'a Attribution>> {
        let own = self.briefing.telling_of_position(position).attribution;
        let quote = self.briefing.known_one(position.quote).map(|quote| self.get(quote));
        let said = quote.and_then(|quote| quote.date.as_ref());
        let taken = position.date.as_deref().or(said.filter(|_| !own.has_chains()));
        let of_quote = quote.map(|quote| self.briefing.telling_of_quote(quote).attribution);
        Known { own: taken, told: [own].into_iter().chain(of_quote), story: self }
    }

    /// The same of a relation. Its date may be that of what is told, so that it counts only where no source is named.
    fn known_relation(self, relation: &'a Relation) -> Known<'a, impl Iterator<Item = &'a Attribution>> {
        let told = self.briefing.telling_of_relation(relation).attribution;
        let own = relation.date.as_ref().filter(|_| !told.has_chains());
        Known { own, told: std::iter::once(told), story: self }
    }

    fn known_description(self, entity: &'a Entity) -> Known<'a, impl Iterator<Item = &'a Attribution>> {
        let told = std::iter::once(self.briefing.telling_of_description(entity).attribution);
        Known { own: None, told, story: self }
    }

    fn known_alias(self, alias: &'a Alias) -> Option<&'a Date> {
        self.get(self.briefing.known_one(alias.source)?).published.as_ref()
    }

    /// When a source was published.
    fn published(self, ix: SourceIx) -> Option<&'a Date> {
        self.get(ix).published.as_ref().filter(|date| date.has_year())
    }

    /// The date of what the briefing says as a whole: as of which it knows, else when it was published; `None` where a year
    /// is given of neither.
    pub fn told(self) -> Option<&'a Date> {
        let dated = |date: &&Date| date.has_year();
        self.briefing.as_of.as_ref().filter(dated).or(self.briefing.published.as_ref().filter(dated))
    }

    /// The next day after a date on which something became known.
    pub fn next_change(self, after: &Date) -> Option<Date> {
        let briefing = self.briefing;
        let events = (0..briefing.events.len() as u32).map(|n| self.known_event(EventIx(n)).day());
        let quotes = (0..briefing.quotes.len() as u32).map(|n| self.known_quote(QuoteIx(n)).day());
        let sources = (0..briefing.sources.len() as u32).map(|n| self.published(SourceIx(n))?.earliest());
        let positions = briefing.claims.iter().flat_map(|claim| briefing.known(&claim.positions));
        let relations = briefing.entities.iter().flat_map(|entity| briefing.known(&entity.relations));
        let aliases = briefing.entities.iter().flat_map(|entity| briefing.known(&entity.aliases));
        let described = (0..).map(EntityIx).zip(&briefing.entities);
        let described = described.filter(|(ix, _)| briefing.description(*ix).is_some());
        let whole = self.told().filter(|_| told_as_a_whole(briefing).is_any());
        let days = events
            .chain(quotes)
            .chain(sources)
            .chain(positions.map(|position| self.known_position(position).day()))
            .chain(relations.map(|relation| self.known_relation(relation).day()))
            .chain(aliases.map(|alias| self.known_alias(alias)?.earliest()))
            .chain(described.map(|(_, entity)| self.known_description(entity).day()))
            .chain([whole.and_then(Date::earliest)]);
        let is_later = |date: &Date| after.order(date) == Order::Before;
        let mut days: Vec<_> = days.flatten().collect();
        days.sort_unstable();
        days.dedup();
        let dates = days.into_iter().filter_map(|day| Date::parse(&day.to_string()).ok());
        dates.into_iter().find(is_later)
    }
}

/// What bounds when something became known.
struct Known<'a, I> {
    /// It was not known before.
    own: Option<&'a Date>,
    /// Who tells it: it was not known before the first of their sources.
    told: I,
    story: Story<'a>,
}

impl<'a, I: Iterator<Item = &'a Attribution>> Known<'a, I> {
    /// Whether all that is dated proves that it became known later, and nothing is undated.
    fn proves_later(self, is_later: &dyn Fn(&Date) -> bool) -> bool {
        if self.own.is_some_and(is_later) {
            return true;
        }
        let mut is_told = false;
        for attribution in self.told {
            let mut dates = attribution.named().map(|source| self.story.published(source));
            if !attribution.unread().is_empty() || !dates.all(|date| date.is_some_and(is_later)) {
                return false;
            }
            is_told |= attribution.has_chains();
        }
        is_told
    }

    /// The first day on which it may have been known; nothing where nothing proves one.
    fn day(self) -> Option<Day> {
        let mut first: Option<Option<Day>> = None;
        for attribution in self.told {
            let unread = attribution.unread().iter().map(|_| None);
            let days = attribution.named().map(|source| self.story.published(source)?.earliest());
            for day in days.chain(unread) {
                first = Some(first.map_or(day, |first| first.min(day)));
            }
        }
        self.own.and_then(Date::earliest).max(first.flatten())
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
    let is_later = &|known: &Date| date.order(known) == Order::Before;
    let briefing = story.briefing;
    let is_item_later = |item: &Item| match *item {
        Item::Event(ix) => story.known_event(ix).proves_later(is_later),
        Item::Quote(ix) => story.known_quote(ix).proves_later(is_later),
        Item::Source(ix) => story.published(ix).is_some_and(is_later),
        Item::Briefing | Item::Entity(_) | Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => false,
    };
    let mut items: HashSet<Item> = briefing.items().filter(is_item_later).collect();
    let (mut positions, mut relations) = (HashSet::new(), HashSet::new());
    let (mut descriptions, mut aliases) = (HashSet::new(), HashSet::new());
    for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
        let held = claim.positions.of_file();
        let hidden = (0..held.len()).filter(|n| story.known_position(&held[*n]).proves_later(is_later));
        let before = positions.len();
        positions.extend(hidden.map(|n| (ix, n)));
        if !held.is_empty() && positions.len() - before == held.len() {
            items.insert(Item::Claim(ix));
        }
    }
    for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
        let held = entity.relations.of_file();
        let hidden = (0..held.len()).filter(|n| story.known_relation(&held[*n]).proves_later(is_later));
        relations.extend(hidden.map(|n| (ix, n)));
        let names = entity.aliases.of_file();
        let hidden = (0..names.len()).filter(|n| story.known_alias(&names[*n]).is_some_and(is_later));
        aliases.extend(hidden.map(|n| (ix, n)));
        if briefing.description(ix).is_some() && story.known_description(entity).proves_later(is_later) {
            descriptions.insert(ix);
        }
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
    Later { items, positions, relations, descriptions, aliases, untold }
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
            Item::Event(EventIx(2)),
            Item::Quote(QuoteIx(0)),
            Item::Source(SourceIx(1)),
            Item::Claim(ClaimIx(1)),
            Item::Judgment(JudgmentIx(0)),
        ];
        assert_eq!(briefing.later().items, HashSet::from(expected));
        assert_eq!(briefing.later().untold, Untold::default());
        assert_eq!(briefing.summary().map(SafeText::as_str), Some("S"));
        assert_eq!(briefing.known(&briefing[EventIx(0)].quotes), []);
        assert_eq!(briefing.known(&briefing[SourceIx(0)].based_on), []);
        assert_eq!(briefing.known(&briefing[ClaimIx(0)].positions).len(), 1);
        assert_eq!(briefing.known(&briefing.entities[0].relations).len(), 1);
        let evidence = Evidence::new(&briefing);
        let support = Story { briefing: &briefing, evidence: &evidence }.support_of_event(EventIx(0));
        assert_eq!((support.all.reports.sources, support.all.hidden), (vec![SourceIx(0)], 1));
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
        assert_eq!(position.attribution.via().count(), 1);
        let [relation] = briefing.known(&entity.relations) else { panic!("{:?}", entity.relations) };
        assert_eq!(relation.attribution.via().count(), 1);
        let evidence = Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        for support in [story.support_of_claim(ClaimIx(0)), story.support_of_relations([(EntityIx(0), 0)])] {
            assert_eq!((support.all.reports.sources, support.all.hidden), (vec![SourceIx(0)], 1));
        }
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
        // The relation of 2024 and the event of 2030 alone are later than either.
        let items = HashSet::from([Item::Event(EventIx(2))]);
        let expected = Later { items, relations: HashSet::from([(EntityIx(0), 0)]), ..Later::default() };
        assert_eq!(with(|story| as_of(story, &date("2022")).later().clone()), expected);
        assert_eq!(with(|story| as_of(story, &date("2022-08~")).later().clone()), expected);
    }

    /// Whether something is hidden in 2022: of the first event, quote, position and relation, and of the first actor's
    /// description and alias.
    fn hidden(body: &str) -> [bool; 6] {
        let sources = "sources:\n  old: {title: O, published: 2021}\n  new: {title: N, published: 2023}\n  bare: {title: B}\n  open: {title: P, published: \"[..2026-11-22]\"}\n";
        with_text(&format!("briefing: 1\ntitle: T\n{sources}{body}"), |story| {
            let later = as_of(story, &date("2022")).later().clone();
            [
                later.items.contains(&Item::Event(EventIx(0))),
                later.items.contains(&Item::Quote(QuoteIx(0))),
                later.positions.contains(&(ClaimIx(0), 0)),
                later.relations.contains(&(EntityIx(0), 0)),
                later.descriptions.contains(&EntityIx(0)),
                later.aliases.contains(&(EntityIx(0), 0)),
            ]
        })
    }

    #[test]
    fn an_event_is_hidden_where_all_that_is_dated_proves_it_and_nothing_is_undated() {
        let is_hidden = |keys: &str| hidden(&format!("events: [{{title: E, {keys}}}]\n"))[0];
        for keys in
            ["sources: [new]", "date: 2023, sources: [bare]", "date: 2023", "date: 2023, sources: [old]"]
        {
            assert!(is_hidden(keys), "{keys}");
        }
        for keys in [
            "sources: [old, new]",
            "via: [bare, new]",
            "sources: [new, bare]",
            "date: 2023, status: planned, sources: [old]",
            "date: 2020",
            "sources: [new, ghost]",
            "sources: [new, open]",
            "date: 2023, reported: 2021, sources: [new]",
        ] {
            assert!(!is_hidden(keys), "{keys}");
        }
    }

    #[test]
    fn what_is_said_of_somebody_is_hidden_with_the_sources_that_have_it() {
        let actor = |keys: &str| {
            let [.., relation, description, alias] =
                hidden(&format!("actors: {{a: {{name: A, text: T., {keys}}}}}\n"));
            [relation, description, alias]
        };
        assert_eq!(actor("via: [new], aliases: [{name: B, source: new}]"), [false, true, true]);
        assert_eq!(actor("via: [bare, new], aliases: [{name: B, source: bare}]"), [false; 3]);
        assert_eq!(
            actor("via: [old], aliases: [B], relations: [{to: a, kind: k, via: [new]}]"),
            [true, false, false]
        );
        assert_eq!(actor("relations: [{to: a, kind: k, sources: [new, bare]}]"), [false; 3]);
    }

    #[test]
    fn a_denial_that_was_reported_early_is_known_though_its_words_came_later() {
        let position = |keys: &str| {
            let quote = "quotes: {q: {text: Q, speaker: a, via: [new]}}\nactors: {a: {name: A}}\n";
            let claim =
                format!("claims: {{c: {{text: C, positions: [{{by: a, stance: denies, {keys}}}]}}}}\n");
            let [_, quote, position, ..] = hidden(&format!("{quote}{claim}"));
            assert!(quote);
            position
        };
        assert!(!position("quote: q, via: [old]"));
        assert!(!position("quote: q, sources: [bare]"));
        assert!(position("quote: q"));
        assert!(position("date: 2023, via: [bare]"));
    }

    #[test]
    fn two_papers_whose_memo_is_hidden_have_one_origin() {
        let text = "briefing: 1
title: T
events: [{title: E, sources: [one, two]}, {title: F, sources: [late]}, {title: G, date: 2000, via: [late, bare]}]
sources:
  one: {title: One, published: 2021, based_on: [memo]}
  two: {title: Two, published: 2021, based_on: [memo]}
  memo: {title: Memo, published: 2023}
  late: {title: Late, published: 2023}
  bare: {title: Bare}
";
        let told = |n: u32| {
            let briefing = with_text(text, |story| as_of(story, &date("2022")));
            let evidence = Evidence::new(&briefing);
            let story = Story { briefing: &briefing, evidence: &evidence };
            crate::describe::origins_in_words(story, &story.support_of_event(EventIx(n)))
        };
        assert_eq!(told(0), "2 reports, 1 origin (hidden: 1 report): Memo");
        assert_eq!(told(2), "1 report, 1 origin (hidden: 1 report): Late");
    }

    #[test]
    fn the_next_change_is_the_first_day_on_which_something_became_known() {
        let next =
            |edtf: &str| with(|story| story.next_change(&date(edtf)).map(|date| date.edtf().to_owned()));
        assert_eq!(next("2019").as_deref(), Some("2020-01-01"));
        assert_eq!(next("2020-01-01").as_deref(), Some("2021-01-01"));
        assert_eq!(next("2021").as_deref(), Some("2022-08-01"));
        assert_eq!(next("2022-08-01").as_deref(), Some("2024-01-01"));
        assert_eq!(next("2024").as_deref(), Some("2030-01-01"));
        assert_eq!(next("2030"), None);
    }
}
