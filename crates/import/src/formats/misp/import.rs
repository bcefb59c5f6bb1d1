//! What is known while events and galaxies become a briefing: which items there are, and who may see them. It must not know what
//! stands in an event.

use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap, HashSet},
};

use briefing_format::{
    Section,
    model::{Id, date::Day},
    write::Map,
};
use briefing_text::{SafeText, safe_format};

use super::{
    attributes,
    read::{Event, Org},
    tags,
};
use crate::{
    Code, Made, Options, Place,
    loose::{Many, Text},
    markup::{self, Dialect},
    tlp::Tlp,
};

/// Events and galaxies on their way to a briefing.
pub(super) struct Import<'o> {
    pub(super) options: &'o Options,
    pub(super) made: Made,
    /// The items of names and of foreign ids, told apart by what they are.
    pub(super) items: HashMap<String, Id>,
    /// The names of the items that have a foreign id.
    pub(super) has_uuid: HashSet<String>,
    /// The label of all events, where they have the same.
    of_all: Option<Tlp>,
    /// How often something named a person or an account.
    personal: BTreeMap<String, usize>,
}

impl<'o> Import<'o> {
    pub(super) fn new(options: &'o Options, made: Made) -> Self {
        Self {
            options,
            made,
            items: HashMap::new(),
            has_uuid: HashSet::new(),
            of_all: None,
            personal: BTreeMap::new(),
        }
    }

    /// Compares the labels of all events.
    pub(super) fn levels<'e, 'a: 'e>(&mut self, events: impl Iterator<Item = &'e Event<'a>>) {
        let mut within = None;
        let of_event = |event: &'e Event<'a>| {
            let level = tags::read(&event.tags).tlp;
            within = within.max(attributes::strictest(event));
            level
        };
        let levels: HashSet<Option<Tlp>> = events.map(of_event).collect();
        let strictest = levels.iter().copied().flatten().max().max(within);
        self.of_all = strictest.filter(|_| levels.len() == 1 && levels.contains(&strictest));
        if let Some(level) = strictest {
            self.made.document.head().set("tlp", level.as_str());
        }
    }

    /// Gives an item its label, unless that is the one of all.
    pub(super) fn mark(&self, item: &mut Map, level: Option<Tlp>) {
        if let Some(level) = level.filter(|_| self.of_all.is_none()) {
            item.set("tlp", level.as_str());
        }
    }

    /// An organization that shares something.
    pub(super) fn organization(&mut self, org: &Org<'_>) -> Option<Id> {
        let name = org.name.trim();
        (!name.is_empty()).then(|| self.actor(name, Some("organization"), org.uuid.trim()))
    }

    /// An actor of which only the name is told.
    pub(super) fn actor(&mut self, name: &str, kind: Option<&str>, uuid: &str) -> Id {
        self.entity(Section::Actors, name, kind, uuid)
    }

    /// An actor or place of which only the name is told.
    pub(super) fn entity(&mut self, section: Section, name: &str, kind: Option<&str>, uuid: &str) -> Id {
        let key = format!("{} {}", section.name(), name.to_lowercase());
        if let Some(id) = self.items.get(&key) {
            return id.clone();
        }
        let id = self.made.ids.stable(name, if uuid.is_empty() { name } else { uuid }, "actor");
        let item = Map::new().with("name", markup::guarded(name).into_owned()).with_some("kind", kind);
        let item = item.with_some("ids", (!uuid.is_empty()).then(|| vec![format!("misp:{uuid}")]));
        self.made.document.keyed(section, &id, &item);
        self.items.insert(key, id.clone());
        id
    }

    /// A web address as a source.
    pub(super) fn link(&mut self, url: &str, title: &str, text: &str, level: Option<Tlp>) -> Option<Id> {
        let url = url.trim();
        if url.is_empty() {
            return None;
        }
        if markup::is_script(url) {
            self.made.report.lose("link that is no address");
            return None;
        }
        let (key, words) = (format!("link {url}"), format!("link {url}\n{}", text.trim()));
        if let Some(id) = self.items.get(&key).cloned() {
            if !text.trim().is_empty() && self.items.insert(words, id.clone()).is_none() {
                self.made.report.lose("further comment on a link");
            }
            return Some(id);
        }
        let title = if title.trim().is_empty() { url } else { title.trim() };
        let id = self.made.ids.stable(&words_of(title), url, "link");
        let mut source = Map::new().with("title", markup::guarded(title).into_owned()).with("url", url);
        source.set("text", markup::plain(text, Dialect::Markdown, &mut |_| None));
        self.mark(&mut source, level);
        self.made.document.keyed(Section::Sources, &id, &source);
        self.items.extend([(key, id.clone()), (words, id.clone())]);
        Some(id)
    }

    /// Plain paragraphs of a text.
    pub(super) fn prose(text: &str, dialect: Dialect) -> String {
        markup::plain(text, dialect, &mut |_| None)
    }

    /// Counts the keys that are not read.
    pub(super) fn lose_fields(&mut self, of: &str, fields: &[Text<'_>]) {
        for field in fields {
            self.made.report.lose(format!("field {of}{}", &**field));
        }
    }

    /// Counts each of a list.
    pub(super) fn lose_all<T>(&mut self, what: &str, list: &Many<T>) {
        for _ in &**list {
            self.made.report.lose(what);
        }
    }

    /// Counts something that names a person or an account.
    pub(super) fn personal(&mut self, what: &str) {
        *self.personal.entry(what.to_owned()).or_default() += 1;
        self.made.report.lose(what);
    }

    /// Tells what was left out because it names people and accounts.
    pub(super) fn tell_personal(&mut self, file: &SafeText) {
        for (what, count) in std::mem::take(&mut self.personal) {
            let times = if count == 1 { "once".to_owned() } else { format!("{count} times") };
            let message = safe_format!("{what} names people or accounts and is left out {times}.");
            self.made.tell("object", Code::PersonalData, file, Place::File, message);
        }
    }
}

/// The words of a web address that tell it from others of its house: what stands last in it, without escaped bytes; behind the
/// house where that is one word.
fn words_of(title: &str) -> Cow<'_, str> {
    let Some((_, address)) = title.split_once("://") else { return title.into() };
    let path = address.split(['?', '#']).next().unwrap_or(address).trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or(path);
    let mut parts = last.split('%');
    let first = parts.next().unwrap_or_default().to_owned();
    let escaped = |part: &str| part.bytes().take(2).filter(u8::is_ascii_hexdigit).count();
    let words = parts.fold(first, |words, part| words + " " + &part[escaped(part)..]);
    match path.split_once('/') {
        Some((house, _)) if !words.contains([' ', '-', '_', '.']) => {
            [house.trim_start_matches("www."), &words].join(" ").into()
        }
        _ => words.into(),
    }
}

/// The second that a number of seconds since 1970 stands for, as a date; nothing where it is none.
pub(super) fn stamp(seconds: &str) -> Option<String> {
    let seconds: i64 = seconds.trim().parse().ok().filter(|seconds| *seconds > 0)?;
    let day = Day::from_number(Day::new(1970, 1, 1)?.number() + i128::from(seconds / 86_400))?;
    let rest = seconds % 86_400;
    let edtf = format!("{day}T{:02}:{:02}:{:02}Z", rest / 3600, rest / 60 % 60, rest % 60);
    briefing_format::model::Date::parse(&edtf).is_ok().then_some(edtf)
}

#[cfg(test)]
mod unit {
    use super::*;

    #[test]
    fn seconds_since_1970_are_a_date() {
        assert_eq!(stamp("1606834050").as_deref(), Some("2020-12-01T14:47:30Z"));
        assert_eq!((stamp("0"), stamp("x"), stamp("99999999999999999")), (None, None, None));
    }
}
