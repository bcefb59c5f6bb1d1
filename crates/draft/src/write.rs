//! What was found -> a draft of a briefing, with comments that lead on. It must not look for anything itself.

mod sources;

use std::{collections::HashMap, ops::Range};

use super::{
    About, MOST_EVENTS,
    article::Article,
    cast::{Cast, Member},
    dates::Dated,
    findings::{Findings, Held, Line, Speaker, Via},
    phrase::Voice,
    place::Places,
    quotation::Quotation,
};
use briefing_evidence::check::PLACEHOLDER;
use briefing_format::{
    Section,
    model::{Id, SourceKind, date::Day},
    write::{Comment, Document, Ids, Map, Value},
};
use sources::{ARTICLE, Sources};

/// A quotation that becomes a quote.
#[derive(Debug)]
pub(super) struct Passage<'a> {
    pub(super) quotation: &'a Quotation,
    /// Which of all quotations it is.
    pub(super) index: usize,
    /// The passage in which it stands.
    pub(super) within: Option<usize>,
}

/// A caption with dates.
#[derive(Debug)]
pub(super) struct Caption {
    pub(super) words: Range<usize>,
    pub(super) dates: Vec<Dated>,
}

/// All that a draft is made of.
#[derive(Debug)]
pub(super) struct Material<'a> {
    pub(super) article: &'a Article,
    pub(super) about: &'a About<'a>,
    pub(super) published: Option<Day>,
    pub(super) headline: Option<String>,
    pub(super) language: &'a str,
    pub(super) dateline: Option<&'a str>,
    pub(super) passages: Vec<Passage<'a>>,
    pub(super) findings: Findings,
    pub(super) captions: Vec<Caption>,
    pub(super) cast: Cast,
}

/// What is counted while writing.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) events: usize,
    pub(super) events_left_out: usize,
    pub(super) relays: usize,
}

/// How many words of a text make its id.
const WORDS_OF_AN_ID: usize = 4;

/// The most characters of a title.
const LONGEST_TITLE: usize = 140;

/// The most characters of a claim or of a summary.
const LONGEST_TEXT: usize = 300;

/// The most characters of the words that name a speaker.
const LONGEST_REASON: usize = 90;

/// The most names in the comment on those who are only named.
const OTHERS: usize = 40;

/// The most dates in a comment.
const DATES: usize = 6;

impl Material<'_> {
    /// Writes the draft. `ids` has those of the actors.
    pub(super) fn write(&self, mut ids: Ids) -> (String, Counts) {
        let title = self.headline.clone().unwrap_or_else(|| format!("{PLACEHOLDER} title"));
        let mut document = Document::new(&title);
        let sources = Sources::new(self, &mut ids);
        self.head(&mut document);
        let texts: Vec<String> =
            self.passages.iter().map(|passage| self.article.words(&passage.quotation.inner)).collect();
        let quotes: Vec<Id> =
            texts.iter().map(|text| ids.numbered(text, WORDS_OF_AN_ID, "quote")).collect();
        let quote_of: HashMap<usize, &Id> =
            self.passages.iter().map(|passage| passage.index).zip(&quotes).collect();
        let mut counts = self.events(&mut document, &quote_of, &sources);
        self.claims(&mut document, &quote_of, &sources, &mut ids);
        self.quotes(&mut document, &texts, &quotes, &sources);
        self.actors(&mut document);
        counts.relays = sources.count();
        sources.write(self, &mut document);
        (document.to_string(), counts)
    }

    fn head(&self, document: &mut Document) {
        let head = document.head();
        head.comment(Comment::Words(HEAD.to_owned()));
        if let Some(lead) = self.lead() {
            head.set("summary", format!("{PLACEHOLDER} {lead}"));
        }
        if let Some(published) = self.about.published {
            head.set("as_of", published);
        }
        if !self.language.is_empty() {
            head.set("language", self.language);
        }
        let default = Map::new()
            .with_some("by", self.cast.publisher().map(Id::as_str))
            .with("via", vec![ARTICLE]);
        head.set("default", default);
        if self.cast.publisher().is_none() {
            let words = "What the article tells in its own voice is its publisher's: `{by: its-id, via: [article]}`.";
            head.comment_on("default", Comment::Words(words.to_owned()));
        }
    }

    /// The first sentence, which tells most in news.
    fn lead(&self) -> Option<String> {
        let first = self.findings.lines.iter().flatten().next()?;
        let words = self.article.words(&first.words).replace('\n', " ");
        (!words.is_empty()).then(|| shortened(&words, LONGEST_TEXT))
    }

    fn events(&self, document: &mut Document, quotes: &HashMap<usize, &Id>, sources: &Sources) -> Counts {
        let mut counts = Counts::default();
        let newest = self.findings.lines.iter().flatten().flat_map(|line| &line.dates).filter_map(Dated::year).max();
        let now = self.published.map(Day::year).or(newest);
        let captions = self.captions.iter().map(|caption| {
            let line = Line { words: caption.words.clone(), dates: caption.dates.clone(), quotations: Vec::new(), via: Vec::new() };
            (vec![line], true)
        });
        let paragraphs = self.findings.lines.iter().map(|lines| (lines.clone(), false));
        let mut stubs: Vec<(Vec<Line>, bool)> = paragraphs.chain(captions).collect();
        stubs.sort_by_key(|(lines, _)| lines.first().map_or(0, |line| line.words.start));
        for (lines, is_caption) in &stubs {
            let Some(event) = self.event(lines, *is_caption, quotes, sources) else { continue };
            if counts.events == MOST_EVENTS {
                counts.events_left_out += 1;
                continue;
            }
            counts.events += 1;
            let year = lines.iter().flat_map(|line| &line.dates).next().and_then(Dated::year);
            let is_past = year.zip(now).is_some_and(|(year, now)| year + 1 < now);
            document.listed(if is_past { Section::Background } else { Section::Events }, &event);
        }
        if document.count(Section::Events) == 0 {
            document.listed(Section::Events, &Map::new().with("title", format!("{PLACEHOLDER} what happened")));
        }
        document.comment(Section::Events, Comment::Words(EVENTS.to_owned()));
        if document.count(Section::Background) > 0 {
            document.comment(Section::Background, Comment::Words("What happened before.".to_owned()));
        }
        counts
    }

    /// A stub for a paragraph with a date or a quote.
    fn event(
        &self,
        lines: &[Line],
        is_caption: bool,
        quotes: &HashMap<usize, &Id>,
        sources: &Sources,
    ) -> Option<Map> {
        let ids: Vec<Value> = lines
            .iter()
            .flat_map(|line| &line.quotations)
            .filter_map(|index| quotes.get(index))
            .map(|id| Value::from(id.as_str()))
            .collect();
        let dated = lines.iter().find(|line| !line.dates.is_empty());
        let quoted = lines.iter().find(|line| !line.quotations.is_empty());
        let line = dated.or(quoted).filter(|_| dated.is_some() || !ids.is_empty())?;
        let words = self.article.words(&line.words).replace('\n', " ");
        let title = shortened(words.trim_end_matches('.'), LONGEST_TITLE);
        let mut event = Map::new().with("title", format!("{PLACEHOLDER} {title}"));
        if is_caption {
            event.comment(Comment::Words("From a caption.".to_owned()));
        }
        let mut dates = line.dates.iter().chain(lines.iter().filter(|other| other.words != line.words).flat_map(|line| &line.dates));
        if let Some(date) = dates.next() {
            event.set("date", self.date(date));
            if let Some(perhaps) = &date.perhaps {
                event.comment_on("date", Comment::Words(format!("perhaps {perhaps}")));
            }
            if date.is_ahead {
                event.set("status", "planned");
            }
        }
        let also: Vec<String> = dates.take(DATES).map(told).collect();
        if !also.is_empty() {
            event.comment_on("date", Comment::Words(format!("also: {}", also.join("; "))));
        }
        event.set("quotes", Value::List(ids));
        let via = sources.chain(&line.via, self);
        if via.len() > 1 {
            event.set("via", via);
        }
        Some(event)
    }

    fn claims(
        &self,
        document: &mut Document,
        quotes: &HashMap<usize, &Id>,
        sources: &Sources,
        ids: &mut Ids,
    ) {
        for claim in &self.findings.claims {
            let text = shortened(&claim.text, LONGEST_TEXT);
            let id = ids.numbered(&text, WORDS_OF_AN_ID, "claim");
            let positions: Vec<Map> = claim.positions.iter().map(|held| self.position(held, quotes, sources)).collect();
            let item = Map::new().with("text", format!("{PLACEHOLDER} {text}")).with("positions", positions);
            document.keyed(Section::Claims, &id, &item);
        }
        let words = if self.findings.claims.is_empty() { NO_CLAIMS } else { CLAIMS };
        document.comment(Section::Claims, Comment::Words(words.to_owned()));
    }

    fn position(&self, held: &Held, quotes: &HashMap<usize, &Id>, sources: &Sources) -> Map {
        let mut position = Map::new().with("stance", held.stance.as_str());
        if let Some(speaker) = &held.speaker {
            position.set("by", self.voice(speaker));
            if let Some(reason) = self.reason(speaker).filter(|_| speaker.guessed_from.is_some()) {
                position.comment(reason);
            }
        }
        match held.quotation.and_then(|index| quotes.get(&index)) {
            Some(quote) => position.set("quote", quote.as_str()),
            None => position.set("via", sources.chain(&held.via, self)),
        }
        // The words for it stand at the event.
        position.set("date", held.date.as_ref().and_then(|date| date.edtf.clone()).unwrap_or_default());
        position
    }

    fn quotes(&self, document: &mut Document, texts: &[String], ids: &[Id], sources: &Sources) {
        let places = Places::new(self.article);
        for ((passage, text), id) in self.passages.iter().zip(texts).zip(ids) {
            let spoken = self.findings.spoken.iter().find(|spoken| spoken.index == passage.index);
            let speaker = spoken.and_then(|spoken| spoken.speaker.as_ref());
            let around = places.around(passage.quotation);
            let mut quote = Map::new().with("text", text.as_str()).with("prefix", around.prefix).with("suffix", around.suffix);
            match speaker {
                Some(speaker) => quote.set("speaker", self.voice(speaker)),
                None => quote.set("speaker", unnamed(&format!("{PLACEHOLDER} who"))),
            }
            if let Some(outer) = passage.within {
                quote.comment(Comment::Words(format!("Quoted within `{}`.", ids[outer])));
            }
            if text.contains('\n') {
                quote.comment(Comment::Words("It runs over paragraphs.".to_owned()));
            }
            if let Some(reason) = speaker.and_then(|speaker| self.reason(speaker)) {
                quote.comment(reason);
            }
            if let Some(spoken) = spoken {
                let via = sources.chain(&spoken.via, self);
                if via.len() > 1 {
                    quote.set("via", via);
                }
                quote.set("date", spoken.date.as_ref().and_then(|date| date.edtf.clone()).unwrap_or_default());
            }
            document.keyed(Section::Quotes, id, &quote);
        }
        if !ids.is_empty() {
            document.comment(Section::Quotes, Comment::Words(QUOTES.to_owned()));
        }
    }

    /// Why somebody is the speaker, in words of the article.
    fn reason(&self, speaker: &Speaker) -> Option<Comment> {
        let words = shortened(&speaker.words, LONGEST_REASON);
        if speaker.guessed_from.is_some() {
            let who = self.cast.actor(&speaker.voice).map(|member| format!("{}? ", member.id));
            let who = who.unwrap_or_default();
            return Some(Comment::Words(format!("perhaps: {who}(“{words}”)")));
        }
        (!words.is_empty()).then(|| Comment::Words(format!("perhaps: “{words}”")))
    }

    /// Whoever speaks, as the value of a key. A guess is to be confirmed.
    fn voice(&self, speaker: &Speaker) -> Value {
        if let Some(pronoun) = &speaker.guessed_from {
            let words = match self.cast.actor(&speaker.voice) {
                Some(member) => format!("{PLACEHOLDER} {}? (“{pronoun}”)", member.name),
                None => format!("{PLACEHOLDER} “{pronoun}”"),
            };
            return unnamed(&words);
        }
        match (&speaker.voice, self.cast.actor(&speaker.voice)) {
            (_, Some(member)) => member.id.as_str().into(),
            (Voice::Unnamed(words), None) => unnamed(words),
            (voice, None) => unnamed(&format!("{PLACEHOLDER} {}", voice.words())),
        }
    }

    /// A date as the value of a key: with the words of the text where they are needed.
    fn date(&self, date: &Dated) -> Value {
        match &date.edtf {
            Some(edtf) if !date.keeps_words => edtf.as_str().into(),
            edtf => {
                let as_of = self.about.published.filter(|_| date.is_counted);
                let map = Map::new().with_some("edtf", edtf.as_deref()).with("text", date.words.as_str());
                map.with_some("as_of", as_of).into()
            }
        }
    }

    fn actors(&self, document: &mut Document) {
        for (section, members) in [(Section::Actors, &self.cast.actors), (Section::Places, &self.cast.places)] {
            for Member { id, name, kind, aliases } in members {
                let item = Map::new()
                    .with("name", name.as_str())
                    .with_some("kind", kind.map(|kind| kind.as_str()))
                    .with("aliases", aliases.clone());
                document.keyed(section, id, &item);
            }
        }
        let others = &self.cast.others;
        if !others.is_empty() {
            let named: Vec<&str> = others.iter().take(OTHERS).map(|(name, _)| name.as_str()).collect();
            let more = if others.len() > OTHERS { format!(", and {} more", others.len() - OTHERS) } else { String::new() };
            document.comment(Section::Actors, Comment::Words("Also named, but not more than that:".to_owned()));
            document.comment(Section::Actors, Comment::Cited(format!("{}{more}", named.join(", "))));
        }
    }
}

const HEAD: &str = "A first draft of an article, in its words. All of it is a suggestion: `TK`, short for \"to come\", stands where \
                    something is yours to say; `briefing check` finds each.";

const EVENTS: &str = "A stub for each paragraph with a date or a quote. Say in your own words what happened. Where it is somebody's word, \
                      add `by: who` and `via: [article]`.";

const CLAIMS: &str = "What somebody holds or denies, in the words of the article. Make each a sentence that can be true or false.";

const NO_CLAIMS: &str = "No sentence says plainly who holds or denies what. `claims:` would stand here.";

const QUOTES: &str = "Words as they stand in the article. Is each speaker right?";

fn unnamed(words: &str) -> Value {
    Map::new().with("unnamed", words).into()
}

/// A date in a comment.
fn told(date: &Dated) -> String {
    match &date.edtf {
        Some(edtf) => format!("{edtf} (“{}”)", date.words),
        None => format!("“{}”", date.words),
    }
}

/// The start of a text, with … where more follows.
pub(super) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => {
            let cut = text[..end].rfind(' ').unwrap_or(end);
            format!("{}…", text[..cut].trim_end_matches([' ', ',', ';', '–']))
        }
        None => text.to_owned(),
    }
}

/// What a source is called.
fn title_of(via: &Via, owner: Option<&str>) -> String {
    let kind = match via.kind {
        SourceKind::Post => "Post",
        SourceKind::Statement => "Statement",
        SourceKind::Advisory => "Advisory",
        SourceKind::Document => "Document",
        SourceKind::Interview => "Interview",
        SourceKind::Broadcast if !via.is_house => "Broadcast",
        SourceKind::Web => "Web page",
        SourceKind::Book => "Book",
        _ => "Report",
    };
    let owner = owner.map_or_else(|| format!("{PLACEHOLDER} of whom"), |owner| format!("of {owner}"));
    match &via.network {
        Some(network) => format!("{kind} {owner} on {network}"),
        None => format!("{kind} {owner}"),
    }
}
