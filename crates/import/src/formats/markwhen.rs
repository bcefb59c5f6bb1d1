//! markwhen: a text whose lines `date: title` are events, with lines of text below each, in groups.
//!
//! The file itself tells its events, and is a source; the text of an event leads to the pages that it links to, which are not said to
//! report the event.
//! Groups and words with `#` become tags, a line `[name](location)` the place. `now` is not turned into a day: what lasts until then is
//! open. What is counted from another event is counted no finer than the amount, and its words stay. Digits as in 3/4/2021 have
//! the month first, as markwhen has it, unless the header or an option says otherwise. A line that begins like a date and is
//! no event stays a line of the text above it, and is named.

mod body;
mod counted;
mod dates;
mod header;
mod lines;
pub(super) mod point;
mod tags;
#[cfg(test)]
mod tests;
mod when;
mod zones;

use briefing_format::{
    Section,
    model::Id,
    write::{Comment, Map, Value},
};
use briefing_text::safe_format;

use super::{
    Importer, hidden,
    links::Links,
    mails, phones,
    telling::{self, Places},
};
use crate::{Code, DayOrder, Input, Made, Options, Place, Stop, dates::How, made::Start};
use body::Body;
use dates::Known;
use lines::{Entry, Outline};
use point::Point;
use tags::Tags;
use zones::Zone;

#[derive(Debug)]
pub(super) struct Markwhen;

impl Importer for Markwhen {
    /// Two events or more, or one that is the first line or has a header above it, in a text that is nothing else.
    fn recognizes(&self, input: &Input) -> bool {
        let Some(text) = input.text().filter(|text| !text.trim_start().starts_with(['{', '[', '<', '%']))
        else {
            return false;
        };
        let (mut events, mut signs) = (0, 0);
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        for line in text.lines().take(2_000) {
            let line = line.trim();
            let is_event = when::head(line, DayOrder::Mdy).is_some_and(|head| {
                let has_year = matches!(&head.when.from, Point::At(edtf) if !edtf.starts_with('X'));
                has_year && !head.title.starts_with(|c: char| c.is_ascii_digit())
            });
            events += usize::from(is_event);
            signs += usize::from(is_event && line == first.trim());
            let has_sign = ["group ", "section ", "title:", "dateFormat:", "timezone:"];
            signs += usize::from(has_sign.iter().any(|sign| line.starts_with(sign)));
        }
        events >= 2 || events == 1 && signs > 0
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let texts = files.iter().map(|file| telling::text(file)).collect::<Result<Vec<_>, _>>()?;
        let outlines: Vec<Outline<'_>> =
            texts.iter().map(|text| lines::read(text, options.date_order)).collect();
        let titles = outlines.iter().filter_map(|outline| outline.header.title);
        let mut made = Made::new(
            telling::first_said(titles, files.first().map_or("", |file| file.name.as_str())),
            start,
        );
        let (mut links, mut places) = (Links::default(), Places::default());
        for (file, outline) in files.iter().zip(&outlines) {
            let tags = Tags::default();
            let order = options.date_order.or(Some(outline.header.order()));
            let how = How { order, ..How::from(options) };
            let (made, links, places) = (&mut made, &mut links, &mut places);
            let date_key = telling::date_key(options);
            Reader { file, outline, made, links, places, how: &how, date_key, tags }.read(files.len() == 1);
        }
        links.write(&mut made.document);
        Ok(made)
    }
}

/// One file on its way into a briefing.
struct Reader<'r, 't> {
    file: &'r Input,
    outline: &'r Outline<'t>,
    made: &'r mut Made,
    links: &'r mut Links,
    places: &'r mut Places,
    how: &'r How,
    date_key: &'static str,
    tags: Tags,
}

impl Reader<'_, '_> {
    fn read(&mut self, is_alone: bool) {
        let source = self.header(is_alone);
        let mut known = Known::new(self.how);
        for entry in &self.outline.entries {
            self.event(entry, &source, is_alone, &mut known);
        }
        self.made.end();
        self.rest();
    }

    fn tell(&mut self, about: &'static str, code: Code, line: usize, message: briefing_text::SafeText) {
        self.made.tell(about, code, &self.file.name, Place::Line(line, None), message);
    }

    /// The file as a source, and what the header says besides.
    fn header(&mut self, is_alone: bool) -> Id {
        let header = &self.outline.header;
        let title = telling::first_said(header.title, self.file.name.as_str());
        let source = Map::new().with_some("author", header.author.map(|author| mails::beside_name(author).0));
        let id = telling::source(self.made, title, source, is_alone);
        if is_alone {
            let summary = header.description.join("\n");
            let mails = mails::count(&summary);
            self.made.report.lose_many("e-mail address", mails);
            if mails > 0 {
                let message = safe_format!("An e-mail address in the description is left out.");
                self.made.tell("header", Code::PersonalData, &self.file.name, Place::File, message);
            }
            let phones = phones::count(&summary);
            self.made.report.lose_many(phones::WHAT, phones);
            if phones > 0 {
                let message = safe_format!("A telephone number in the description is left out.");
                self.made.tell("header", Code::PersonalData, &self.file.name, Place::File, message);
            }
            let summary = mails::removed(&summary);
            self.made.document.head().set("summary", crate::markup::guarded(&summary).as_ref());
        } else if !header.description.is_empty() {
            self.made.report.lose("description of one of several files");
        }
        self.tags.defined = header.tags.iter().map(|tag| (*tag).to_owned()).collect();
        (0..header.colors).for_each(|_| self.made.report.lose("color of a tag"));
        for key in &header.others {
            self.made.report.lose(format!("key `{key}` of the header"));
        }
        for line in &header.mails {
            self.made.report.lose("e-mail address");
            let message = safe_format!("An e-mail address in the header is left out.");
            self.tell("header", Code::PersonalData, *line, message);
        }
        id
    }

    fn event(&mut self, entry: &Entry<'_>, source: &Id, is_alone: bool, known: &mut Known) {
        self.made.begin();
        self.made.report.total("event", 1);
        let mut body = Body::default();
        let (title, id) = self.title(entry, &mut body);
        for (line, text) in &entry.body {
            if when::begins_like(text) {
                let message =
                    safe_format!("This line begins like a date and is no event: it stays in the text.");
                self.tell("line", Code::DateNotRead, *line, message);
            }
            if lines::begins_like_group(text) {
                let message =
                    safe_format!("This line begins like a group and is none: it stays in the text.");
                self.tell("line", Code::NotImported, *line, message);
            }
            body.line(&self.clean(text, *line), self.links, &mut self.made.ids);
            self.use_tags(text, *line);
        }
        let date = known.date(&entry.head, id.as_deref(), self.zone(entry), self.offset().as_deref());
        if let Some((code, message)) = date.finding.clone() {
            self.tell("event", code, entry.line, message);
            self.made.report.dates_coarsened += usize::from(code == Code::DateCoarsened);
        }
        self.made.report.dates_kept += usize::from(date.is_kept());
        self.made.report.dates_in_words += usize::from(date.edtf().is_none());
        if entry.head.recurrence.is_some() {
            self.made.report.lose("recurrence of an event");
        }
        let title = if telling::is_said(&title) { title } else { self.untitled(entry, &mut body) };
        let identity = format!("{title}\n{}\n{}", entry.head.words, date.edtf().unwrap_or_default());
        let foreign = id.as_ref().map(|id| format!("markwhen:{id}"));
        let mut event = Map::new()
            .with("id", telling::event_id(self.made, id.as_deref(), &title, &identity).as_str())
            .with("title", title)
            .with_some(self.date_key, date.value())
            .with("text", std::mem::take(&mut body.paragraphs).join("\n"))
            .with("tags", self.tags_of(entry))
            .with_some("ids", foreign);
        if let Some(place) = body.places.first() {
            event.set("place", self.places.place(self.made, place).as_str());
        }
        for _ in body.places.iter().skip(1) {
            self.made.report.lose("further place of an event");
        }
        (0..body.places_in_words).for_each(|_| self.made.report.lose("place beside other words"));
        (0..body.pictures).for_each(|_| self.made.report.lose("picture"));
        telling::told(&mut event, source, is_alone);
        entry.comments.iter().for_each(|comment| event.comment(Comment::Cited((*comment).to_owned())));
        self.made.document.listed(Section::Events, &event);
    }

    /// The title without tags and the name of the event; that name.
    fn title(&mut self, entry: &Entry<'_>, body: &mut Body) -> (String, Option<String>) {
        let title = self.clean(entry.head.title, entry.line);
        self.use_tags(&title, entry.line);
        let mut name = entry.id.map(str::to_owned);
        let kept: Vec<&str> = tags::without_last(&title)
            .split_whitespace()
            .filter(|word| match word.strip_prefix('!').filter(|id| is_name(id)) {
                Some(id) if name.is_none() => {
                    name = Some(id.to_owned());
                    false
                }
                _ => true,
            })
            .collect();
        let words = kept.join(" ");
        let linked = body.words(&words, self.links, &mut self.made.ids);
        // A title is a line without links; its words stay, and the text leads there.
        body.begin(telling::links_of(&linked));
        let plain =
            if linked.is_empty() { telling::without_links(&words) } else { telling::without_links(&linked) };
        (plain, name)
    }

    /// A title for an event that has none: its first line, or its date.
    fn untitled(&mut self, entry: &Entry<'_>, body: &mut Body) -> String {
        // A line that only leads to pages is no title.
        let is_title = |line: &String| telling::is_said(line) && !telling::is_only_links(line);
        let has_text = body.paragraphs.first().is_some_and(is_title);
        let title = if has_text { body.paragraphs.remove(0) } else { entry.head.words.to_owned() };
        let from = if has_text { "its first line of text" } else { "its date" };
        let message = safe_format!("The event has no title: {from} stands for it.");
        self.tell("event", Code::RowWithoutTitle, entry.line, message);
        telling::without_links(&title)
    }

    /// Groups and tags, each once; a tag that is spelled as its group says nothing more.
    fn tags_of(&self, entry: &Entry<'_>) -> Vec<Value> {
        let mut found: Vec<&str> = Vec::new();
        for group in entry.groups.iter().filter_map(|at| self.outline.groups.get(*at)) {
            found.push(&group.title);
            found.extend(&group.tags);
        }
        found.extend(tags::tags(entry.head.title));
        found.extend(entry.body.iter().flat_map(|(_, line)| tags::tags(line)));
        let letters =
            |tag: &str| tag.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let mut seen = std::collections::HashSet::new();
        let is_new = |tag: &&str| !tag.is_empty() && seen.insert(letters(tag));
        found.into_iter().filter(is_new).map(Value::from).collect()
    }

    fn use_tags(&mut self, text: &str, line: usize) {
        for tag in tags::tags(text) {
            self.tags.used(tag, line);
        }
    }

    fn offset(&self) -> Option<String> {
        self.outline.header.zone.and_then(zones::offset)
    }

    /// The zone of an event: its own, or that of the innermost group that has one.
    fn zone<'e>(&'e self, entry: &Entry<'e>) -> Zone<'e> {
        let mut groups = entry.groups.iter().rev().filter_map(|at| self.outline.groups.get(*at));
        let own = entry.zone.filter(|zone| !zone.is_empty());
        let own = own.or_else(|| groups.find_map(|group| group.zone));
        match own {
            Some(zone) if Some(zone) != self.outline.header.zone => Zone::Own(zone),
            _ => Zone::Local,
        }
    }

    /// A text without characters that nobody sees and without e-mail addresses, which are named.
    fn clean(&mut self, text: &str, line: usize) -> String {
        let clean = hidden::removed(text, &mut |name| {
            self.made.report.lose("hidden character");
            let message = safe_format!("A {name} is left out.");
            self.made.tell("line", Code::NotImported, &self.file.name, Place::Line(line, None), message);
        });
        let mails = mails::count(&clean);
        if mails > 0 {
            self.made.report.lose_many("e-mail address", mails);
            let message = safe_format!("An e-mail address is left out.");
            self.made.tell("line", Code::PersonalData, &self.file.name, Place::Line(line, None), message);
        }
        let phones = phones::count(&clean);
        if phones > 0 {
            self.made.report.lose_many(phones::WHAT, phones);
            self.tell("line", Code::PersonalData, line, safe_format!("A telephone number is left out."));
        }
        mails::removed(&clean).into_owned()
    }

    /// What belongs to no event.
    fn rest(&mut self) {
        let outline = self.outline;
        for group in &outline.groups {
            for tag in &group.tags {
                self.tags.used(tag, group.line);
            }
        }
        let missing: Vec<(String, usize, Option<String>)> = (self.tags.missing().into_iter())
            .map(|(tag, line, like)| (tag.to_owned(), line, like.map(str::to_owned)))
            .collect();
        for (tag, line, like) in missing {
            let hint = like.map(|like| format!("; `#{like}` is")).unwrap_or_default();
            let message = safe_format!("The tag `#{tag}` is used and not defined{hint}.");
            self.tell("tag", Code::ReferenceMissing, line, message);
        }
        for (line, text) in outline.header.strays.iter().chain(&outline.strays) {
            let like = if when::begins_like(text) { "begins like a date, and " } else { "" };
            let message = safe_format!("This line {like}belongs to no event and is left out.");
            self.tell("line", Code::NotImported, *line, message);
            self.made.report.lose("line outside of events");
        }
        (0..outline.page_breaks).for_each(|_| self.made.report.lose("page break"));
        for comment in &outline.comments {
            self.made.document.comment(Section::Events, Comment::Cited((*comment).to_owned()));
        }
    }
}

fn is_name(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '-')
}
