//! A briefing and what follows from it -> its record. What is said of an item is taken from what writing has of it, so that no
//! key is forgotten.

use std::collections::{HashMap, HashSet};

use briefing_evidence::{Evidence, Story, check};
use briefing_format::{
    diagnostic::{LineIndex, Severity},
    files::Copies,
    model::{Attribution, Briefing, Date, Item},
    parse,
    write::{self, Map, Value},
};
use twox_hash::{XxHash3_64, XxHash3_128};

use crate::{
    facet,
    kind::Kind,
    record::{Class, Entry, Head, Name, Record},
    words,
};

/// The most bytes of a title.
const LONGEST_TITLE: usize = 80;

/// Under so many of its names an item is met in others: all names times all that point at it may be many more than the file has
/// bytes.
const NAMES_ELSEWHERE: usize = 32;

/// The most bytes of a name that is kept.
const LONGEST_NAME: usize = 200;

impl Record {
    /// The record of the text of a file; `copies` is where the copies of its sources are.
    ///
    /// Reading never fails: where nothing can be read, the record says so and has no entries but the briefing itself.
    pub fn of(text: &str, copies: &Copies) -> Self {
        let mut parsed = parse(text, &mut |_| {});
        let evidence = Evidence::new(&parsed.briefing);
        check::run(&mut parsed, text, &evidence, copies);
        let story = Story { briefing: &parsed.briefing, evidence: &evidence };
        let disputed = story.disputed_claims().collect();
        let mut making = Making { story, record: Self::default(), numbers: HashMap::new(), disputed };
        let errors = parsed.diagnostics.iter().filter(|found| found.severity() == Severity::Error).count();
        making.head();
        let head = &mut making.record.head;
        (head.errors, head.warnings) = (errors, parsed.diagnostics.len() - errors);
        head.text = XxHash3_128::oneshot(text.as_bytes());
        making.entries(text);
        let mut record = making.record;
        let is_empty = record.entries.len() == 1 && record.head.title.is_empty();
        if let Some(first) = parsed.diagnostics.iter().find(|found| found.severity() == Severity::Error)
            && is_empty
        {
            record.head.fault = first.message.to_string();
        }
        record
    }

    /// The record of a file that cannot be read, with the reason.
    pub fn unreadable(reason: String) -> Self {
        let entry = Entry {
            kind: Kind::Briefing,
            number: 0,
            line: 1,
            title: String::new(),
            days: None,
            words: String::new(),
            who: String::new(),
            sources: String::new(),
            facets: facet::kind(Kind::Briefing),
            names: Vec::new(),
        };
        Self { head: Head { fault: reason, ..Head::default() }, entries: vec![entry], names: Vec::new() }
    }
}

struct Making<'s> {
    story: Story<'s>,
    record: Record,
    /// Which name of the record each number is.
    numbers: HashMap<u64, u32>,
    /// The claims that are disputed.
    disputed: HashSet<Item>,
}

impl Making<'_> {
    fn head(&mut self) {
        let briefing = self.story.briefing;
        let as_of = briefing.as_of.as_ref();
        self.record.head = Head {
            title: shortened(briefing.title.as_str(), LONGEST_TITLE),
            id: briefing.own_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            as_of: as_of.map(|date| date.edtf().to_owned()).unwrap_or_default(),
            as_of_day: as_of.and_then(days).map(|(_, last)| last).filter(|day| *day < i64::MAX),
            tlp: briefing.strictest_tlp,
            tags: briefing.tags.iter().map(|ix| briefing[*ix].as_str().to_owned()).collect(),
            disputes: self.disputed.len(),
            ..Head::default()
        };
    }

    fn entries(&mut self, text: &str) {
        let briefing = self.story.briefing;
        let items: Vec<Item> = std::iter::once(Item::Briefing).chain(briefing.items()).collect();
        let offsets: Vec<u32> =
            items.iter().map(|item| briefing.span(*item).map_or(0, |span| span.start)).collect();
        let lines = LineIndex::new(text).places(text, &offsets);
        let at: HashMap<Item, usize> = items.iter().enumerate().map(|(at, item)| (*item, at)).collect();
        let (mut says, mut ordered) = (0_u64, 0_u64);
        for (item, place) in items.iter().zip(&lines) {
            let map = match item {
                Item::Briefing => write::head(briefing),
                item => write::item(briefing, *item).1,
            };
            let mut entry = Entry {
                kind: Kind::of(briefing, *item),
                number: item.number(),
                line: place.line,
                title: title(briefing, *item),
                days: date(briefing, *item).and_then(days),
                words: String::new(),
                who: String::new(),
                sources: String::new(),
                facets: facet::kind(Kind::of(briefing, *item)),
                names: Vec::new(),
            };
            let mut said = format!("{:?} ", entry.kind);
            if let Some(id) = briefing.id(*item) {
                words::add(id.as_str(), &mut entry.words);
                said.push_str(id.as_str());
            }
            spoken(briefing, &map, &mut entry.words, &mut said);
            // Which of them comes first says nothing.
            let said = XxHash3_64::oneshot(said.as_bytes());
            says = says.wrapping_add(said);
            ordered = ordered.rotate_left(1) ^ said;
            self.facets(*item, &mut entry.facets);
            self.record.entries.push(entry);
        }
        (self.record.head.says, self.record.head.ordered) = (says, ordered);
        for item in &items {
            self.meet(*item, &at);
        }
        self.rest_on_default(&at);
        // Two items may have one name.
        for entry in &mut self.record.entries {
            entry.names.sort_unstable();
            entry.names.dedup();
        }
    }

    fn facets(&self, item: Item, facets: &mut String) {
        let briefing = self.story.briefing;
        let mut add = |facet: &str| {
            facets.push(' ');
            facets.push_str(facet);
        };
        let tags = match item {
            Item::Briefing => &briefing.tags[..],
            Item::Event(ix) => &briefing[ix].tags,
            Item::Entity(ix) => &briefing[ix].tags,
            _ => &[],
        };
        for ix in tags {
            add(&facet::tag(briefing[*ix].as_str()));
        }
        let own = if item == Item::Briefing { briefing.strictest_tlp } else { briefing.tlp_of(item) };
        if let Some(tlp) = own.or(briefing.tlp) {
            add(&facet::tlp(tlp));
        }
        let is_disputed = match item {
            Item::Briefing => !self.disputed.is_empty(),
            item => self.disputed.contains(&item),
        };
        if is_disputed {
            add(facet::DISPUTED);
        }
    }

    /// Where an actor, place or source is met: in itself, and in all that points at it.
    fn meet(&mut self, item: Item, at: &HashMap<Item, usize>) {
        let names = self.names(item);
        if names.is_empty() {
            return;
        }
        let is_source = matches!(item, Item::Source(_));
        let own = at.get(&item).copied();
        let mut met: Vec<usize> =
            self.story.pointing_at(item).filter_map(|from| at.get(&from).copied()).collect();
        met.retain(|at| Some(*at) != own);
        met.sort_unstable();
        met.dedup();
        for (met, most) in [(own.into_iter().collect(), names.len()), (met, NAMES_ELSEWHERE)] {
            let names = &names[..names.len().min(most)];
            let (numbers, words) = (self.numbers(names), self.words(item, names));
            for at in met {
                self.record.entries[at].meet(is_source, &numbers, &words);
            }
        }
    }

    /// What says nothing of its sources rests on those of the default.
    fn rest_on_default(&mut self, at: &HashMap<Item, usize>) {
        let briefing = self.story.briefing;
        let Some(default) = &briefing.default else { return };
        let sources: Vec<Item> = default
            .via()
            .flat_map(|chain| chain.hops.iter().copied())
            .chain(default.sources().iter().copied())
            .map(Item::Source)
            .collect();
        let rest = briefing.items().filter(|item| match item {
            Item::Event(ix) => {
                is_without_sources(&briefing[*ix].attribution) && briefing[*ix].attribution.voice().is_none()
            }
            Item::Quote(ix) => is_without_sources(&briefing[*ix].attribution),
            _ => false,
        });
        let rest: Vec<usize> = rest.filter_map(|item| at.get(&item).copied()).collect();
        for source in sources {
            let names = self.names(source);
            let (numbers, words) = (self.numbers(&names), self.words(source, &names));
            for at in &rest {
                self.record.entries[*at].meet(true, &numbers, &words);
            }
        }
    }

    fn names(&self, item: Item) -> Vec<(Class, String)> {
        names_of(self.story.briefing, item)
    }

    /// The numbers of names in the record.
    fn numbers(&mut self, names: &[(Class, String)]) -> Vec<u32> {
        names.iter().map(|(class, name)| self.number(*class, name)).collect()
    }

    /// The words by which an item is looked for in what has to do with it.
    fn words(&self, item: Item, names: &[(Class, String)]) -> String {
        let briefing = self.story.briefing;
        let mut words = String::new();
        match item {
            Item::Source(ix) => words::add(briefing[ix].title.as_str(), &mut words),
            _ => names.iter().for_each(|(_, name)| words::add(name, &mut words)),
        }
        words
    }

    fn number(&mut self, class: Class, name: &str) -> u32 {
        let number = name_number(class, name);
        let names = &mut self.record.names;
        *self.numbers.entry(number).or_insert_with(|| {
            names.push(Name { class, shown: shortened(name, LONGEST_NAME), number });
            names.len() as u32 - 1
        })
    }
}

fn is_without_sources(attribution: &Attribution) -> bool {
    attribution.via().next().is_none() && attribution.sources().is_empty()
}

/// The names of an item, with what each is a name of.
pub fn names_of(briefing: &Briefing, item: Item) -> Vec<(Class, String)> {
    match item {
        Item::Entity(ix) => {
            let entity = &briefing[ix];
            let class = if Kind::of(briefing, item) == Kind::Place { Class::Place } else { Class::Actor };
            let aliases = entity.aliases.of_file().iter().map(|alias| &alias.name);
            std::iter::once(&entity.name)
                .chain(aliases)
                .map(|name| (class, name.as_str().trim().to_owned()))
                .filter(|(_, name)| !name.is_empty())
                .collect()
        }
        Item::Source(ix) => {
            let source = &briefing[ix];
            let title = (Class::Source, source.title.as_str().trim().to_owned());
            let url = (Class::Address, source.url.as_str().trim().to_owned());
            // Two sources with one title and two addresses are two; those without an address may be one.
            [url, title].into_iter().find(|(_, name)| !name.is_empty()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The number of a name: the same in every spelling that folds to one, and another for each class.
pub fn name_number(class: Class, name: &str) -> u64 {
    let key = if class == Class::Address { name.trim().to_owned() } else { words::key(name) };
    XxHash3_64::oneshot(format!("{} {key}", class.as_str()).as_bytes())
}

impl Entry {
    /// It has to do with somebody, or rests on a source.
    fn meet(&mut self, is_source: bool, names: &[u32], words: &str) {
        self.names.extend(names);
        let column = if is_source { &mut self.sources } else { &mut self.who };
        if !column.is_empty() && !words.is_empty() {
            column.push(' ');
            column.push_str(facet::GAP);
            column.push(' ');
        }
        column.push_str(words);
    }
}

/// The texts of a map, and all that it says.
fn spoken(briefing: &Briefing, map: &Map, text: &mut String, said: &mut String) {
    for (key, value) in map.entries() {
        said.push('\u{1}');
        said.push_str(key);
        value_of(briefing, key, value, text, said);
    }
}

fn value_of(briefing: &Briefing, key: &str, value: &Value, text: &mut String, said: &mut String) {
    match value {
        Value::Text(words) => {
            said.push('\u{2}');
            said.push_str(words);
            // Whoever is named by an id has a name, and that is found elsewhere.
            if !write::is_reference(key) || briefing.find(words).is_none() {
                words::add(words, text);
            }
        }
        Value::List(list) => {
            said.push('\u{3}');
            for value in list {
                value_of(briefing, key, value, text, said);
            }
            said.push('\u{4}');
        }
        Value::Map(map) => {
            said.push('\u{5}');
            spoken(briefing, map, text, said);
            said.push('\u{6}');
        }
    }
}

/// What an item is called, on one line.
pub(crate) fn title(briefing: &Briefing, item: Item) -> String {
    let title = match item {
        Item::Briefing => &briefing.title,
        Item::Event(ix) => &briefing[ix].title,
        Item::Entity(ix) => &briefing[ix].name,
        Item::Quote(ix) => &briefing[ix].text,
        Item::Claim(ix) => &briefing[ix].text,
        Item::Source(ix) => &briefing[ix].title,
        Item::Judgment(ix) => &briefing[ix].text,
        Item::Question(ix) => &briefing[ix].text,
    };
    shortened(title.as_str(), LONGEST_TITLE)
}

fn date(briefing: &Briefing, item: Item) -> Option<&Date> {
    match item {
        Item::Briefing => briefing.as_of.as_ref(),
        Item::Event(ix) => briefing[ix].date.as_ref(),
        Item::Quote(ix) => briefing[ix].date.as_ref(),
        Item::Source(ix) => briefing[ix].published.as_ref(),
        _ => None,
    }
}

/// The first and the last day that a date may be of, however far it lies outside its bounds; a side that is open reaches as
/// far as numbers do. Nothing where words alone are known of it.
fn days(date: &Date) -> Option<(i64, i64)> {
    let number = |day: i128| i64::try_from(day).ok();
    let first = date.surely_begun().and_then(number).unwrap_or(i64::MIN);
    let last = date.surely_ended().and_then(number).unwrap_or(i64::MAX);
    (!date.is_in_words()).then_some((first, last))
}

/// The start of a text on one line, with … where more follows.
fn shortened(text: &str, most: usize) -> String {
    let mut line: String = text.chars().take(most).map(|c| if c == '\n' { ' ' } else { c }).collect();
    if line.len() < text.len() || line.len() > most {
        let end = (0..=most.min(line.len())).rev().find(|end| line.is_char_boundary(*end)).unwrap_or(0);
        let cut = line[..end].rfind(' ').unwrap_or(end);
        line.truncate(cut);
        line.push('…');
    }
    line
}
