//! The items of a feed -> sources, and what they tell as events. It must not know how the feed is spelled.

use std::collections::{BTreeSet, HashMap, HashSet};

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{
    channel::{Channel, Item, Words},
    is_language, line, prose,
    rss::NO_WEB,
};
use crate::{
    Code, Input, Made, Place,
    dates::{How, Read},
    formats::{
        links::{is_web, shown},
        mails, phones, stamps, telling,
    },
    markup::{self, Dialect, Target},
};

/// A title that is taken from a text has so many letters at most.
const LONGEST_TITLE: usize = 80;

/// One feed on its way into a briefing.
pub(super) struct Reader<'r> {
    pub(super) file: &'r Input,
    pub(super) made: &'r mut Made,
    pub(super) how: &'r How,
    pub(super) publisher: &'r Id,
    pub(super) channel: &'r Channel,
    /// The feeds and pages that items come from, by name and address.
    pub(super) origins: HashMap<(String, Option<String>), Id>,
}

impl Reader<'_> {
    fn tell(&mut self, item: &Item, code: Code, message: SafeText) {
        let name = item.id.as_deref().or(item.address.as_deref()).unwrap_or_default();
        let place =
            if item.line > 0 { Place::Line(item.line, None) } else { Place::Object(SafeText::line(name)) };
        self.made.tell("item", code, &self.file.name, place, message);
    }

    /// Writes an item as a source and what it tells as an event.
    pub(super) fn item(&mut self, item: &Item, seen: &mut HashSet<String>) {
        self.made.begin();
        self.made.report.total("item", 1);
        item.lost.iter().for_each(|kind| self.made.report.lose(kind.as_str()));
        let name = item.id.as_deref().or(item.address.as_deref());
        if name.is_some_and(|name| !seen.insert(name.to_owned())) {
            self.tell(
                item,
                Code::RowTwice,
                safe_format!("An item before it has the same id; both are kept."),
            );
        }
        let words = item.summary.as_ref().or(item.content.as_ref());
        if item.summary.is_some() && item.content.is_some() {
            self.made.report.lose("full text of an item with a summary");
        }
        let Some(title) = self.title(item, words) else {
            self.made.report.lose("item without words");
            self.tell(item, Code::RowWithoutTitle, safe_format!("The item has no words and is left out."));
            return;
        };
        let source = self.source(item, &title);
        let text = words.map(|words| self.text(item, words, &source)).unwrap_or_default();
        let identity = format!("{title}\n{}", name.unwrap_or_default());
        let id = self.made.ids.hashed(&title, &identity, "item");
        let tags: Vec<&str> = item.tags.iter().map(String::as_str).collect();
        let event = Map::new()
            .with("id", id.as_str())
            .with("title", title.as_str())
            .with("text", if text == title { String::new() } else { text })
            .with("sources", vec![source.as_str()])
            .with("tags", tags);
        self.made.document.listed(Section::Events, &event);
    }

    /// The title, or the first words of the text.
    fn title(&mut self, item: &Item, words: Option<&Words>) -> Option<String> {
        let title = item.title.as_ref().map(line).unwrap_or_default();
        self.tell_mails(item, mails::count(&title), phones::count(&title));
        let title = mails::removed(&title);
        if telling::is_said(&title) {
            return Some(title.into_owned());
        }
        let text = words.map(prose).unwrap_or_default();
        let first = telling::without_links(mails::removed(&text).lines().next().unwrap_or_default());
        let is_text = telling::is_said(&first);
        let title = if is_text { shortened(&first) } else { shown(item.address.as_deref()?).to_owned() };
        let from = if is_text { "first words stand" } else { "address stands" };
        self.tell(item, Code::RowWithoutTitle, safe_format!("The item has no title: its {from} for it."));
        Some(title)
    }

    fn source(&mut self, item: &Item, title: &str) -> Id {
        let foreign = item.id.as_deref();
        let address = item.address.as_deref();
        let name = address.map(shown).or(foreign).unwrap_or(title).trim_start_matches("www.");
        let id = self.made.ids.of_words(name, "source");
        let mut source = Map::new()
            .with("title", title)
            .with("publisher", self.publisher.as_str())
            .with("kind", "web")
            .with_some("author", self.authors(item))
            .with_some("url", address)
            .with_some("language", item.language.as_deref().filter(|language| is_language(language)))
            .with_some("ids", foreign.filter(|foreign| Some(*foreign) != address));
        if let Some(published) = self.published(item) {
            if let Some(date) = published.value() {
                source.set("published", date);
            }
            self.made.report.dates_kept += usize::from(published.findings.is_empty());
            self.made.report.dates_in_words +=
                usize::from(published.edtf.is_none() && published.words.is_some());
            self.made.report.dates_coarsened += usize::from(published.is_coarser());
            for (code, message) in published.findings {
                self.tell(item, code, message);
            }
        }
        let origins =
            item.origins.iter().map(|(name, address)| self.origin(name, address.as_deref()).to_string());
        let origins: BTreeSet<String> = origins.collect();
        source.set("cites", origins.into_iter().map(Value::from).collect::<Vec<_>>());
        self.made.document.keyed(Section::Sources, &id, &source);
        id
    }

    /// The feed or page that an item comes from.
    fn origin(&mut self, name: &str, address: Option<&str>) -> Id {
        let key = (name.to_owned(), address.map(str::to_owned));
        if let Some(id) = self.origins.get(&key) {
            return id.clone();
        }
        let id = self.made.ids.of_words(address.map_or(name, shown), "source");
        let title = address.filter(|address| *address == name).map_or(name, shown);
        let address = address.filter(|address| is_web(address));
        let source = Map::new().with("title", title).with("kind", "web").with_some("url", address);
        self.made.document.keyed(Section::Sources, &id, &source);
        self.origins.insert(key, id.clone());
        id
    }

    /// The text of an item, in which a link to itself leads to its source. Other addresses stay beside their words.
    fn text(&mut self, item: &Item, words: &Words, source: &Id) -> String {
        let dialect = if words.is_html { Dialect::Html } else { Dialect::Plain };
        let address = item.address.as_deref();
        let (mut scripts, mut written) = (0, 0);
        let text = markup::plain(&words.text, dialect, &mut |target| match target {
            Target::Address(target) if Some(target) == address => Some(source.clone()),
            Target::Address(target) => {
                scripts += usize::from(markup::is_script(target));
                written += usize::from(target.starts_with("mailto:"));
                None
            }
            Target::Citation(_) => None,
        });
        self.made.report.lose_many(NO_WEB, scripts);
        if words.is_html {
            markup::beside_words(&words.text)
                .for_each(|(kind, count)| self.made.report.lose_many(kind, count));
        }
        self.tell_mails(item, mails::count(&text).max(written), phones::count(&text));
        mails::removed(&text).into_owned()
    }

    fn tell_mails(&mut self, item: &Item, count: usize, phones: usize) {
        self.made.report.lose_many(phones::WHAT, phones);
        if phones > 0 {
            self.tell(item, Code::PersonalData, safe_format!("A telephone number is left out."));
        }
        self.made.report.lose_many("e-mail address", count);
        if count > 0 {
            self.tell(item, Code::PersonalData, safe_format!("An e-mail address is left out."));
        }
    }

    /// When an item was published. Where only its last change is told, it was no later.
    fn published(&mut self, item: &Item) -> Option<Read> {
        let read = |stamp: &String| stamps::read(stamp, self.how);
        let updated = item.updated.as_ref();
        if let Some(published) = &item.published {
            if updated.is_some_and(|updated| updated != published) {
                self.made.report.lose("stamp of a change");
            }
            return Some(read(published));
        }
        let read = read(updated?);
        let Some(edtf) = &read.edtf else { return Some(read) };
        let Some(no_later) = stamps::no_later(edtf) else { return Some(read) };
        let message = safe_format!("Only the last change is told, {edtf}: it was published then or before.");
        Some(Read { edtf: Some(no_later), words: None, findings: vec![(Code::DateCoarsened, message)] })
    }

    /// The names of the authors, without their addresses.
    fn authors(&mut self, item: &Item) -> Option<String> {
        let authors = if item.authors.is_empty() { &self.channel.authors } else { &item.authors };
        let mut names: Vec<String> = Vec::new();
        for author in authors {
            let (name, has_mail) = mails::beside_name(author);
            if has_mail {
                self.made.report.lose("e-mail address");
                self.tell(
                    item,
                    Code::PersonalData,
                    safe_format!("The e-mail address of an author is left out."),
                );
            }
            if telling::is_said(&name) && !names.contains(&name) {
                names.push(name);
            }
        }
        Some(names.join(", ")).filter(|names| !names.is_empty())
    }
}

/// The first words of a line, as many as a title may have.
fn shortened(line: &str) -> String {
    if line.chars().count() <= LONGEST_TITLE {
        return line.to_owned();
    }
    let end = line.char_indices().nth(LONGEST_TITLE).map_or(line.len(), |(at, _)| at);
    let start = &line[..end];
    let start = start.rsplit_once(' ').map_or(start, |(start, _)| start);
    format!("{} …", start.trim_end_matches([',', ';', ':', '.']))
}
