//! Slides -> events and background, with the pages that they lead to and the quotes that they show. It must not know how a slide is
//! spelled.

use std::collections::HashMap;

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{
    angles, dates,
    media::{self, Shown},
    slide::{Kind, Slide},
};
use crate::{
    Code, Input, Made, Place,
    dates::{How, Read},
    formats::{
        hidden,
        links::{Links, is_web, short},
        mails, phones, telling,
    },
    markup::{self, Dialect, Target},
};

/// What the text of a slide says, with the quotes that it shows.
#[derive(Default)]
struct Texts {
    paragraphs: Vec<String>,
    quotes: Vec<Id>,
}

/// One file on its way into a briefing.
pub(super) struct Reader<'r> {
    pub(super) file: &'r Input,
    pub(super) made: &'r mut Made,
    pub(super) links: &'r mut Links,
    pub(super) how: &'r How,
    pub(super) date_key: &'static str,
    pub(super) source: Option<Id>,
    /// The actors of those who are quoted, by what the timeline calls them.
    pub(super) speakers: HashMap<String, Id>,
    pub(super) is_alone: bool,
}

impl Reader<'_> {
    fn tell(&mut self, place: &Place, code: Code, message: SafeText) {
        self.made.tell("slide", code, &self.file.name, place.clone(), message);
    }

    /// The timeline as a source, and what it says of itself.
    pub(super) fn title(&mut self, slide: Option<&Slide>, is_first: bool) {
        let (headline, pages) = slide.map(|slide| self.line(slide, &slide.headline)).unwrap_or_default();
        let title = telling::first_said([headline.as_str()], self.file.name.as_str()).to_owned();
        self.source = Some(telling::source(self.made, &title, Map::new(), self.is_alone));
        if is_first {
            self.made.document.head().set("title", title);
        }
        let Some(slide) = slide else { return };
        slide.lost.iter().for_each(|kind| self.made.report.lose(kind.as_str()));
        let mut texts = self.texts(slide);
        texts.paragraphs.extend(pages);
        if is_first {
            self.made.document.head().set("summary", texts.paragraphs.join("\n"));
        } else if !texts.paragraphs.is_empty() {
            self.made.report.lose("text of another title slide");
        }
    }

    /// Writes a slide as an event, or as background.
    pub(super) fn slide(&mut self, slide: &Slide) {
        self.made.begin();
        self.made.report.total("slide", 1);
        slide.lost.iter().for_each(|kind| self.made.report.lose(kind.as_str()));
        let mut texts = self.texts(slide);
        let (headline, pages) = self.line(slide, &slide.headline);
        texts.paragraphs.extend(pages);
        texts.paragraphs.retain(|line| telling::is_said(line));
        let title = match (!telling::is_said(&headline), texts.paragraphs.is_empty()) {
            (false, _) => headline,
            (true, false) => {
                self.tell(
                    &slide.place,
                    Code::RowWithoutTitle,
                    safe_format!("Its first paragraph stands as the headline."),
                );
                telling::without_links(&texts.paragraphs.remove(0))
            }
            (true, true) => {
                self.tell(
                    &slide.place,
                    Code::RowWithoutTitle,
                    safe_format!("It has no words and is left out."),
                );
                self.made.report.lose("slide without words");
                return;
            }
        };
        let date = dates::date(slide, self.how);
        self.made.report.dates_kept += usize::from(date.edtf.is_some() && date.findings.is_empty());
        self.made.report.dates_in_words += usize::from(date.edtf.is_none() && date.words.is_some());
        let Read { findings, .. } = &date;
        for (code, message) in findings.clone() {
            let is_coarser =
                matches!(code, Code::DateCoarsened | Code::StampsDisagree) && date.edtf.is_some();
            self.made.report.dates_coarsened += usize::from(is_coarser);
            self.tell(&slide.place, code, message);
        }
        let foreign = Some(slide.id.as_str()).filter(|id| !id.is_empty());
        let identity =
            format!("{title}\n{}", date.edtf.as_deref().or(date.words.as_deref()).unwrap_or_default());
        let id = telling::event_id(self.made, foreign, &title, &identity);
        let mut event = Map::new()
            .with("id", id.as_str())
            .with("title", title)
            .with_some(self.date_key, date.value())
            .with("text", texts.paragraphs.join("\n"))
            .with("quotes", list(&texts.quotes));
        let group = self.clean(slide, &slide.group);
        let group = telling::without_links(&plain(&group));
        if telling::is_said(&group) {
            event.set("tags", vec![group]);
        }
        if !slide.id.is_empty() {
            event.set("ids", format!("timelinejs:{}", slide.id));
        }
        if let Some(source) = &self.source {
            telling::told(&mut event, source, self.is_alone);
        }
        let section = if slide.kind == Kind::Era { Section::Background } else { Section::Events };
        self.made.document.listed(section, &event);
    }

    /// Words of one line, without tags and links; and a paragraph with its links.
    fn line(&mut self, slide: &Slide, words: &str) -> (String, Option<String>) {
        let words = self.clean(slide, words);
        let (links, ids) = (&mut *self.links, &mut self.made.ids);
        let mut link = |target: Target<'_>| match target {
            Target::Address(address) if is_web(address) => links.source(ids, address, ""),
            _ => None,
        };
        let words = prose(&words, &mut link);
        (telling::without_links(&words), telling::links_of(&words))
    }

    /// The text of a slide, and what stands beside it.
    fn texts(&mut self, slide: &Slide) -> Texts {
        // A note is set off from the text by the style of its class alone.
        let words =
            self.clean(slide, &slide.text).replace("<span class=\"tl-note\"", "<p><span class=\"tl-note\"");
        markup::beside_words(&words).for_each(|(kind, count)| self.made.report.lose_many(kind, count));
        let mut texts = Texts::default();
        let text = self.linked(&words);
        texts.paragraphs.extend(text.lines().map(str::to_owned));
        for (said, speaker) in media::quotes(&words) {
            texts.quotes.extend(self.quote(said, speaker));
        }
        match slide.media.shown() {
            Shown::Nothing => {}
            Shown::Page(address) => {
                let page = self.media(slide, address);
                texts.paragraphs.push(page);
            }
            Shown::Quote(words, Some(speaker)) => {
                let words = &self.clean(slide, words);
                texts.quotes.extend(self.quote(words, speaker));
                texts.paragraphs.extend(self.beside(slide));
            }
            Shown::Quote(words, None) => {
                let words = self.clean(slide, words);
                let words = self.linked(&words);
                texts.paragraphs.extend(words.lines().map(|line| format!("“{line}”")));
                texts.paragraphs.extend(self.beside(slide));
            }
            Shown::Other => {
                let message = safe_format!("What stands beside the text has no web address and is left out.");
                self.tell(&slide.place, Code::NotImported, message);
                self.made.report.lose("media without a web address");
                texts.paragraphs.extend(self.beside(slide));
            }
        }
        texts
    }

    /// What is said of something that is no page, and the pages that it is from.
    fn beside(&mut self, slide: &Slide) -> Vec<String> {
        let media = &slide.media;
        let mut said = Vec::new();
        for words in [&media.caption, &media.credit, &media.title] {
            let words = self.clean(slide, words);
            let words = self.linked(&words);
            said.extend(words.lines().filter(|line| telling::is_said(line)).map(str::to_owned));
        }
        for address in [media.link.as_str(), media::cited(&media.address).unwrap_or_default()] {
            if let Some(id) = self.links.source(&mut self.made.ids, address, "") {
                said.push(format!("[[{id}|{}]]", short(address)));
            }
        }
        said
    }

    /// A text with links to the pages that it points at.
    fn linked(&mut self, words: &str) -> String {
        let (links, ids) = (&mut *self.links, &mut self.made.ids);
        prose(words, &mut |target| match target {
            Target::Address(address) => links.source(ids, address, ""),
            Target::Citation(_) => None,
        })
    }

    /// What stands beside a text as a source, and a paragraph that leads to it.
    fn media(&mut self, slide: &Slide, address: &str) -> String {
        let media = &slide.media;
        let caption = without_addresses(&self.clean(slide, &media.caption));
        let (credit, has_mail) = mails::beside_name(&without_addresses(&self.seen(slide, &media.credit)));
        if has_mail {
            self.mail(slide);
        }
        let title = without_addresses(&media.title);
        let title = [caption, title].into_iter().find(|title| telling::is_said(title));
        // Links of a caption or credit lead to where it is from.
        let mut with_links: Vec<String> = [&media.caption, &media.credit].map(|words| plain(words)).into();
        with_links.retain(|words| words.contains("://"));
        let mut with_links: Vec<String> =
            with_links.iter().map(|words| mails::beside_name(words).0).collect();
        with_links.extend((is_web(&media.link) && media.link != address).then(|| media.link.clone()));
        let text = with_links.join("\n");
        let id = self.links.media(&mut self.made.ids, address, title.as_deref(), &credit, &text);
        let words = title.unwrap_or_else(|| short(address));
        format!("[[{id}|{}]]", words.replace(['[', ']', '|'], " ").trim())
    }

    /// A quote in place of media.
    fn quote(&mut self, words: &str, speaker: &str) -> Option<Id> {
        let words = telling::without_links(&plain(words));
        let speaker = telling::without_links(&plain(speaker));
        let (name, rest) = media::speaker(&speaker);
        if !telling::is_said(&words) || !telling::is_said(name) {
            return None;
        }
        let known = self.speakers.get(&speaker).cloned();
        let actor = known.clone().unwrap_or_else(|| match rest {
            // Of one name there may be several, of whom different things are said.
            Some(_) => self.made.ids.hashed(name, &speaker, "speaker"),
            None => self.made.ids.of_words(name, "speaker"),
        });
        let mut person = Map::new().with("name", name).with_some("text", rest);
        let mut quote = Map::new().with("text", words.as_str()).with("speaker", actor.as_str());
        if let Some(source) = self.source.as_ref().filter(|_| !self.is_alone) {
            quote.set("sources", vec![source.as_str()]);
            if rest.is_some() {
                person.set("sources", vec![source.as_str()]);
            }
        }
        if known.is_none() {
            self.made.document.keyed(Section::Actors, &actor, &person);
            self.speakers.insert(speaker.clone(), actor);
        }
        let id = self.made.ids.of_words(&words, "quote");
        self.made.document.keyed(Section::Quotes, &id, &quote);
        Some(id)
    }

    /// Counts an e-mail address that is left out.
    fn mail(&mut self, slide: &Slide) {
        self.made.report.lose("e-mail address");
        let message = safe_format!("An e-mail address is left out.");
        self.tell(&slide.place, Code::PersonalData, message);
    }

    /// A text without characters that nobody sees and without e-mail addresses, which are named; words in angles stay.
    fn clean(&mut self, slide: &Slide, text: &str) -> String {
        let text = self.seen(slide, text);
        (0..mails::count(&text)).for_each(|_| self.mail(slide));
        for _ in 0..phones::count(&text) {
            self.made.report.lose(phones::WHAT);
            self.tell(&slide.place, Code::PersonalData, safe_format!("A telephone number is left out."));
        }
        mails::removed(&text).into_owned()
    }

    /// The same with e-mail addresses that do not stand in angles.
    fn seen(&mut self, slide: &Slide, text: &str) -> String {
        let clean = hidden::removed(text, &mut |name| {
            self.made.report.lose("hidden character");
            let message = safe_format!("A {name} is left out.");
            self.made.tell("text", Code::NotImported, &self.file.name, slide.place.clone(), message);
        });
        let (text, found) = angles::read(&clean);
        self.made.report.lose_many("tag that HTML does not have", found.tags);
        (0..found.mails).for_each(|_| self.mail(slide));
        text
    }
}

fn list(ids: &[Id]) -> Vec<Value> {
    ids.iter().map(|id| id.as_str().into()).collect()
}

/// A text as paragraphs: HTML where it has tags or references, else lines.
fn prose(words: &str, link: &mut markup::Link<'_>) -> String {
    let dialect = if words.contains(['<', '&']) { Dialect::Html } else { Dialect::Plain };
    markup::plain(words, dialect, link)
}

fn plain(words: &str) -> String {
    prose(words, &mut |_| None)
}

/// Words of one line, without the addresses of their links.
fn without_addresses(words: &str) -> String {
    let mut no_source = |_: Target<'_>| Id::parse("x");
    telling::without_links(&prose(words, &mut no_source))
}
