//! What was known by a day: a briefing without what became known later. It must not know how a day is chosen.
//!
//! Only what provably became known later is left out: all that is dated proves it, and nothing is undated. What nobody
//! dated stays, for nobody can say that it was not known. The summary, the judgments and the questions stand for the
//! briefing as a whole: they are as old as it is, and where it has no date, nobody can say that they were not written later.

use super::{
    Story,
    clock::reporting_quotes,
    lists::Lists,
    tellers::{has_lost_base, over_bases, path_to_own},
};
use briefing_format::model::{
    Alias, Briefing, ClaimIx, Date, Entity, EntityIx, EventIx, Item, ItemMap, JudgmentIx, Later, Position,
    QuoteIx, Relation, SourceIx, Statement, Status, Telling, Untold, Voice, date::Order,
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

    /// The date of what the briefing says as a whole: as of which it knows, else when it was published; `None` where a year
    /// is given of neither.
    pub fn told(self) -> Option<&'a Date> {
        let dated = |date: &&Date| date.has_year();
        self.briefing.as_of.as_ref().filter(dated).or(self.briefing.published.as_ref().filter(dated))
    }

    /// The next day after a date on which something became known.
    pub fn next_change(self, after: &Date) -> Option<Date> {
        let briefing = &self.briefing.of_file();
        let bounds = Bounds::new(briefing, &Date::earliest);
        let whole = self.told().filter(|_| told_as_a_whole(briefing).is_any());
        let items = bounds.items.into_iter().filter_map(|(_, day)| day);
        let statements = bounds.statements.into_iter().filter_map(|(_, day)| day);
        let mut days: Vec<_> = items.chain(statements).chain(whole.and_then(Date::earliest)).collect();
        days.sort_unstable();
        days.dedup();
        let mut dates = days.into_iter().filter_map(|day| Date::parse(&day.to_string()).ok());
        dates.find(|date| after.order(date) == Order::Before)
    }
}

/// What bounds when something became known.
struct Known<'a, I> {
    /// It was not known before.
    own: Option<&'a Date>,
    /// Who tells it, and how it came: it was not known before the first of their sources.
    told: I,
}

/// What is known of the dates of a file, where `value` says what of one: the greater it is, the later.
struct Dates<'a, V> {
    briefing: &'a Briefing,
    value: &'a dyn Fn(&Date) -> V,
    /// For each source the first that it, or what it is based on, was published.
    told: Vec<V>,
    published: Vec<V>,
}

impl<'a, V: Ord + Copy + Default> Dates<'a, V> {
    /// The bound of what is known: the file says it, or all that is dated proves it, and nothing is undated.
    fn bound(&self, known: Known<'a, impl Iterator<Item = Telling<'a>>>) -> V {
        let own = known.own.map(self.value).unwrap_or_default();
        let mut told = None;
        for telling in known.told {
            let unread = telling.attribution.unread().iter().map(|_| V::default());
            let published = telling.attribution.named().map(|source| self.published(source));
            let first =
                telling.chains().filter_map(|chain| Some(self.first_told(telling, *chain.hops.first()?)));
            for value in published.chain(first).chain(unread) {
                told = Some(told.map_or(value, |told: V| told.min(value)));
            }
        }
        own.max(told.unwrap_or_default())
    }

    fn published(&self, ix: SourceIx) -> V {
        self.published[ix.0 as usize]
    }

    /// When what a chain begins with was first published, or what that is based on, as far as that matters: down to a source
    /// of whoever tells it.
    fn first_told(&self, telling: Telling<'_>, first: SourceIx) -> V {
        match telling.voice {
            None => self.told[first.0 as usize],
            Some(voice) => {
                let own = path_to_own(self.briefing, voice, first);
                own.into_iter().map(|ix| self.published(ix)).min().unwrap_or_else(|| self.published(first))
            }
        }
    }

    /// An event was not known before it happened, unless it is planned, nor before the first of its sources; or the file
    /// says since when.
    fn event(&self, ix: EventIx) -> V {
        let briefing = self.briefing;
        let event = &briefing[ix];
        let happened = event.date.as_ref().filter(|_| event.status != Some(Status::Planned));
        let is_said = event.reported.is_some();
        let telling = briefing.telling_of_event(event);
        let of_quotes = reporting_quotes(briefing, ix);
        let of_quotes = of_quotes.map(move |quote| briefing.telling_of_quote(&briefing[quote]));
        let told = std::iter::once(telling).chain(of_quotes).filter(move |_| !is_said);
        self.bound(Known { own: event.reported.as_deref().or(happened), told })
    }

    /// A quote was not known before it was said, nor before the first of its sources.
    fn quote(&self, ix: QuoteIx) -> V {
        let quote = &self.briefing[ix];
        let told = std::iter::once(self.briefing.telling_of_quote(quote));
        self.bound(Known { own: quote.date.as_ref(), told })
    }

    /// A position was not known before it was taken, nor before the first of its sources, those of its words among them.
    fn position(&self, position: &'a Position) -> V {
        let briefing = self.briefing;
        let own = briefing.telling_of_position(position);
        let quote = position.quote.of_file().map(|quote| &briefing[quote]);
        let said = quote.and_then(|quote| quote.date.as_ref());
        let taken = position.date.as_deref().or(said.filter(|_| !own.attribution.has_chains()));
        let of_quote = quote.map(|quote| briefing.telling_of_quote(quote));
        self.bound(Known { own: taken, told: [own].into_iter().chain(of_quote) })
    }

    /// The date of a relation may be that of what is told, so that it counts only where no source is named.
    fn relation(&self, relation: &'a Relation) -> V {
        let told = self.briefing.telling_of_relation(relation);
        let own = relation.date.as_ref().filter(|_| !told.attribution.has_chains());
        self.bound(Known { own, told: std::iter::once(told) })
    }

    fn description(&self, entity: &'a Entity) -> V {
        let told = std::iter::once(self.briefing.telling_of_description(entity));
        self.bound(Known { own: None, told })
    }

    fn alias(&self, alias: &Alias) -> V {
        let chain = alias.source.of_file();
        let told = |source: SourceIx| match alias.by {
            Some(by) => {
                let path = path_to_own(self.briefing, &Voice::Actor(by), source);
                path.into_iter().map(|ix| self.published(ix)).min().unwrap_or_else(|| self.published(source))
            }
            None => self.told[source.0 as usize],
        };
        chain.map(told).unwrap_or_default()
    }
}

/// Since when everything of a file may have been known at the earliest, where something bounds that.
#[derive(Debug)]
pub(crate) struct Bounds<V> {
    items: Vec<(Item, V)>,
    statements: Vec<(Statement, V)>,
}

/// The same in days: what became known on or before a day was known by it.
pub(crate) type DayBounds = Bounds<Option<i128>>;

impl DayBounds {
    /// Of a whole file.
    pub(super) fn of_days(briefing: &Briefing) -> Self {
        Self::new(briefing, &Date::surely_begun)
    }
}

impl<V: Ord + Copy + Default> Bounds<V> {
    /// Goes through a whole file once.
    fn new(briefing: &Briefing, value: &dyn Fn(&Date) -> V) -> Self {
        let published = |ix: SourceIx| {
            let date = briefing[ix].published.as_ref().filter(|date| date.has_year());
            date.map(value).unwrap_or_default()
        };
        let own = |ix: SourceIx| if has_lost_base(briefing, ix) { V::default() } else { published(ix) };
        let all = (0..briefing.sources.len() as u32).map(|n| published(SourceIx(n))).collect();
        let dates = Dates { briefing, value, told: over_bases(briefing, own, V::min), published: all };
        let mut items = ItemMap::new(briefing, &V::default());
        let mut statements = Vec::new();
        for ix in (0..briefing.events.len() as u32).map(EventIx) {
            items[Item::Event(ix)] = dates.event(ix);
        }
        for ix in (0..briefing.quotes.len() as u32).map(QuoteIx) {
            items[ix.into()] = dates.quote(ix);
        }
        for ix in (0..briefing.sources.len() as u32).map(SourceIx) {
            items[ix.into()] = published(ix);
        }
        for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
            let mut first = None;
            for (n, position) in (0..).zip(claim.positions.of_file()) {
                let bound = dates.position(position);
                statements.push((Statement::Position(ix, n), bound));
                first = Some(first.map_or(bound, |first: V| first.min(bound)));
            }
            items[ix.into()] = first.unwrap_or_default();
        }
        for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
            let relations = (0..).zip(entity.relations.of_file());
            statements.extend(relations.map(|(n, held)| (Statement::Relation(ix, n), dates.relation(held))));
            let aliases = (0..).zip(entity.aliases.of_file());
            statements.extend(aliases.map(|(n, alias)| (Statement::Alias(ix, n), dates.alias(alias))));
            if entity.is_described() {
                statements.push((Statement::Description(ix), dates.description(entity)));
            }
        }
        bound_judgments(briefing, &mut items);
        statements.retain(|(_, bound)| *bound > V::default());
        let all = briefing.items().map(|item| (item, items[item]));
        Self { items: all.filter(|(_, bound)| *bound > V::default()).collect(), statements }
    }

    /// Hides what became known later.
    fn hide(&self, later: &mut Later, is_later: impl Fn(V) -> bool) {
        for (item, _) in self.items.iter().filter(|(_, bound)| is_later(*bound)) {
            later.hide(*item);
        }
        for (statement, _) in self.statements.iter().filter(|(_, bound)| is_later(*bound)) {
            later.hide_statement(*statement);
        }
    }
}

/// A judgment was not known before all that it rests on, other judgments among that.
fn bound_judgments<V: Ord + Copy + Default>(briefing: &Briefing, items: &mut ItemMap<V>) {
    let judgments = || (0..).map(JudgmentIx).zip(&briefing.judgments);
    for (ix, judgment) in judgments() {
        let basis = judgment.basis.of_file().iter();
        let bound = basis.filter(|item| !matches!(item, Item::Judgment(_))).map(|item| items[*item]).max();
        items[Item::Judgment(ix)] = bound.unwrap_or_default();
    }
    let resting = Lists::new(briefing.judgments.len(), || {
        judgments().flat_map(|(ix, judgment)| {
            let on = judgment.basis.of_file().iter();
            on.filter_map(move |item| if let Item::Judgment(on) = item { Some((on.0, ix)) } else { None })
        })
    });
    // The latest first: whoever is met on the way up from one has no later bound of their own.
    let mut order: Vec<JudgmentIx> = judgments().map(|(ix, _)| ix).collect();
    order.sort_by_key(|ix| std::cmp::Reverse(items[Item::Judgment(*ix)]));
    let mut is_met = vec![false; order.len()];
    for start in order {
        let bound = items[Item::Judgment(start)];
        let mut open = vec![start];
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut is_met[at.0 as usize], true) {
                items[Item::Judgment(at)] = bound;
                open.extend(resting.of(at.0));
            }
        }
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

/// A briefing as it stood on a date. Every index of an item means what it meant before.
pub fn as_of(story: Story<'_>, date: &Date) -> Briefing {
    let briefing = story.briefing.of_file();
    let mut later = Later::new(&briefing);
    if story.told().is_none_or(|told| date.order(told) == Order::Before) {
        later.hide_whole(&briefing, told_as_a_whole(&briefing));
    }
    if date.has_time() {
        let bounds = Bounds::new(&briefing, &|known| date.order(known) == Order::Before);
        bounds.hide(&mut later, |is_later| is_later);
    } else if let Some(last) = date.surely_ended() {
        // Of two dates that have no clock in common the days alone decide.
        story.evidence.bounds.hide(&mut later, |first| first.is_some_and(|first| first > last));
    }
    briefing.without(later)
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

    fn hidden_items(briefing: &Briefing) -> Vec<Item> {
        briefing.items().filter(|item| !briefing.is_known(*item)).collect()
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
            Item::Claim(ClaimIx(1)),
            Item::Source(SourceIx(1)),
            Item::Judgment(JudgmentIx(0)),
        ];
        assert_eq!(hidden_items(&briefing), expected);
        assert_eq!(briefing.later().untold(), Untold::default());
        assert_eq!(briefing.summary().map(SafeText::as_str), Some("S"));
        assert_eq!(briefing.known(&briefing[EventIx(0)].quotes).next(), None);
        assert_eq!(briefing.known(&briefing[SourceIx(0)].based_on).next(), None);
        assert_eq!(briefing.positions(ClaimIx(0)).count(), 1);
        assert_eq!(briefing.relations(EntityIx(0)).count(), 1);
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
        assert_eq!(briefing.positions(ClaimIx(0)).map(|(n, _)| n).collect::<Vec<_>>(), [0]);
        assert_eq!(briefing.relations(EntityIx(0)).map(|(n, _)| n).collect::<Vec<_>>(), [0]);
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
        assert_eq!(story.referrers(speaker, Role::Actor).count(), 0);
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
                assert_eq!(briefing.summary().is_none(), later.untold().summary);
                let hidden = hidden_items(&briefing).len();
                assert_eq!(hidden, if later.untold().is_any() { 2 } else { 0 });
                (later.untold().is_any(), later.count())
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
        for day in ["2022", "2022-08~", "2022-08-01T10:00~"] {
            let briefing = with(|story| as_of(story, &date(day)));
            assert_eq!(hidden_items(&briefing), [Item::Event(EventIx(2))], "{day}");
            assert_eq!(briefing.relations(EntityIx(0)).map(|(n, _)| n).collect::<Vec<_>>(), [1, 2]);
            assert_eq!(briefing.positions(ClaimIx(0)).count(), 2);
        }
    }

    /// Whether something is hidden in 2022: of the first event, quote, position and relation, and of the first actor's
    /// description and alias.
    fn hidden(body: &str) -> [bool; 6] {
        let sources = "sources:\n  old: {title: O, published: 2021}\n  new: {title: N, published: 2023}\n  bare: {title: B}\n  open: {title: P, published: \"[..2026-11-22]\"}\n";
        with_text(&format!("briefing: 1\ntitle: T\n{sources}{body}"), |story| {
            let briefing = as_of(story, &date("2022"));
            let is_later = |statement| !briefing.is_said(statement);
            [
                hidden_items(&briefing).contains(&Item::Event(EventIx(0))),
                hidden_items(&briefing).contains(&Item::Quote(QuoteIx(0))),
                is_later(Statement::Position(ClaimIx(0), 0)),
                is_later(Statement::Relation(EntityIx(0), 0)),
                is_later(Statement::Description(EntityIx(0))),
                is_later(Statement::Alias(EntityIx(0), 0)),
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
