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
    model::{ActorKind, Id, SourceKind, date::Day},
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
const LONGEST_TITLE: usize = 76;

/// The most characters of a claim or of a summary.
const LONGEST_TEXT: usize = 180;

/// The most characters of the words that name a speaker.
const LONGEST_REASON: usize = 90;

/// The most names in the comment on those who are only named.
const OTHERS: usize = 40;

/// The most dates in a comment.
const DATES: usize = 6;

/// A paragraph that becomes an event.
#[derive(Debug)]
pub(super) struct Stub<'a> {
    /// Its sentence with a date, or else with a quotation.
    line: Line,
    /// The quotations of all its sentences.
    quotes: Vec<usize>,
    /// The dates of its other sentences.
    also: Vec<Dated>,
    words: String,
    is_caption: bool,
    material: &'a Material<'a>,
}

impl Stub<'_> {
    /// The date of what the sentence tells: rather a recent one than one from before, "created in 2015, it struck on Friday".
    fn main_date(&self) -> Option<usize> {
        let now = self
            .material
            .published
            .map(Day::year)
            .or_else(|| self.line.dates.iter().filter_map(Dated::year).max());
        let is_recent = |dated: &Dated| dated.year().zip(now).is_none_or(|(year, now)| year + 1 >= now);
        let recent = self.line.dates.iter().position(|dated| dated.edtf.is_some() && is_recent(dated));
        // A date without a year is of the year of publication, whenever that was.
        let is_bare = |dated: &Dated| dated.edtf.as_deref().is_some_and(|edtf| edtf.starts_with("XXXX"));
        let bare = self.line.dates.iter().position(is_bare).filter(|_| self.material.published.is_none());
        bare.or(recent).or(if self.line.dates.is_empty() { None } else { Some(0) })
    }

    fn event(&self, quotes: &HashMap<usize, &Id>, sources: &Sources) -> Map {
        let title = shortened(self.words.trim_end_matches('.'), characters_in(&self.words, LONGEST_TITLE));
        let mut event = Map::new().with("title", format!("{PLACEHOLDER} {title}"));
        if self.is_caption {
            event.comment(Comment::Words("From a caption.".to_owned()));
        }
        let main = self.main_date();
        let others = (0..self.line.dates.len()).filter(|index| Some(*index) != main);
        let dates = others.map(|index| &self.line.dates[index]).chain(&self.also);
        if let Some(date) = main.and_then(|main| self.line.dates.get(main)) {
            event.set("date", self.material.date(date));
            let perhaps = date.perhaps.iter().map(|perhaps| format!("perhaps {perhaps}"));
            let also = dates.take(DATES).map(|date| format!("also {}", told(date)));
            let notes: Vec<String> = perhaps.chain(also).collect();
            if !notes.is_empty() {
                event.comment_on("date", Comment::Words(notes.join("; ")));
            }
            if date.is_ahead {
                event.set("status", "planned");
            }
        }
        let ids = self.quotes.iter().filter_map(|index| quotes.get(index)).map(|id| Value::from(id.as_str()));
        event.set("quotes", Value::List(ids.collect()));
        let via = sources.chain(&self.line.via, self.material);
        if via.len() > 1 {
            event.set("via", via);
        }
        event
    }
}

impl Material<'_> {
    /// Writes the draft. `ids` has those of the actors.
    pub(super) fn write(&self, mut ids: Ids) -> (String, Counts) {
        let title = self.headline.clone().unwrap_or_else(|| format!("{PLACEHOLDER} title"));
        let mut document = Document::new(&title).dense();
        let stubs = self.stubs();
        let sources = Sources::new(self, &stubs, &mut ids);
        self.head(&mut document);
        let texts: Vec<String> =
            self.passages.iter().map(|passage| self.article.words(&passage.quotation.inner)).collect();
        let quotes: Vec<Id> = texts.iter().map(|text| ids.numbered(text, WORDS_OF_AN_ID, "quote")).collect();
        let quote_of: HashMap<usize, &Id> =
            self.passages.iter().map(|passage| passage.index).zip(&quotes).collect();
        let mut counts = self.events(&mut document, &stubs, &quote_of, &sources);
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
        if let Some(id) = self.about.id {
            head.set("id", id);
        }
        if let Some(lead) = self.lead() {
            head.set("summary", format!("{PLACEHOLDER} {lead}"));
        }
        if let Some(published) = self.about.published {
            head.set("as_of", published);
        }
        if !self.language.is_empty() {
            head.set("language", self.language);
        }
        let default =
            Map::new().with_some("by", self.cast.publisher().map(Id::as_str)).with("via", vec![ARTICLE]);
        head.set("default", default);
        if self.cast.publisher().is_none() {
            let words =
                "What the article tells in its own voice is its publisher's: `{by: its-id, via: [article]}`.";
            head.comment_on("default", Comment::Words(words.to_owned()));
        }
    }

    /// The first sentence, which tells most in news.
    fn lead(&self) -> Option<String> {
        let first = self.findings.lines.iter().flatten().next()?;
        let words = unlinked(&self.article.words(&first.words).replace('\n', " "));
        (!words.is_empty()).then(|| shortened(&words, LONGEST_TEXT))
    }

    /// The paragraphs and captions that become events, in order, each with its main line first.
    fn stubs(&self) -> Vec<Stub<'_>> {
        let of_caption = |caption: &Caption| Line {
            words: caption.words.clone(),
            dates: caption.dates.clone(),
            quotations: Vec::new(),
            via: Vec::new(),
        };
        let captions = self.captions.iter().map(|caption| (vec![of_caption(caption)], true));
        let paragraphs = self.findings.lines.iter().map(|lines| (lines.clone(), false));
        let mut stubs: Vec<Stub> = paragraphs
            .chain(captions)
            .filter_map(|(lines, is_caption)| self.stub(lines, is_caption))
            .collect();
        stubs.sort_by_key(|stub| stub.line.words.start);
        stubs
    }

    fn stub(&self, lines: Vec<Line>, is_caption: bool) -> Option<Stub<'_>> {
        let quotes: Vec<usize> = lines.iter().flat_map(|line| line.quotations.iter().copied()).collect();
        let main = lines.iter().position(|line| !line.dates.is_empty());
        // Without a date, what a claim quotes already is no event of its own.
        let positions = || self.findings.claims.iter().flat_map(|claim| &claim.positions);
        let is_held = |index: &usize| positions().any(|held| held.quotation == Some(*index));
        if main.is_none() && quotes.iter().all(is_held) {
            return None;
        }
        let main = main.or_else(|| lines.iter().position(|line| !line.quotations.is_empty()))?;
        let mut lines = lines;
        let line = lines.remove(main);
        let also = lines.into_iter().flat_map(|line| line.dates).collect();
        let words = self.article.words(&line.words).replace('\n', " ");
        Some(Stub { line, quotes, also, words, is_caption, material: self })
    }

    fn events(
        &self,
        document: &mut Document,
        stubs: &[Stub<'_>],
        quotes: &HashMap<usize, &Id>,
        sources: &Sources,
    ) -> Counts {
        let mut counts = Counts::default();
        let newest = stubs.iter().flat_map(|stub| &stub.line.dates).filter_map(Dated::year).max();
        let now = self.published.map(Day::year).or(newest);
        for stub in stubs {
            let event = stub.event(quotes, sources);
            if event.get("date").is_none() && event.get("quotes").is_none() {
                continue;
            }
            if counts.events == MOST_EVENTS {
                counts.events_left_out += 1;
                continue;
            }
            counts.events += 1;
            let main = stub.main_date().and_then(|main| stub.line.dates.get(main));
            let year = main.and_then(Dated::year);
            let is_past = year.zip(now).is_some_and(|(year, now)| year + 1 < now);
            document.listed(if is_past { Section::Background } else { Section::Events }, &event);
        }
        if document.count(Section::Events) == 0 {
            document
                .listed(Section::Events, &Map::new().with("title", format!("{PLACEHOLDER} what happened")));
        }
        document.comment(Section::Events, Comment::Words(EVENTS.to_owned()));
        counts
    }

    fn claims(
        &self,
        document: &mut Document,
        quotes: &HashMap<usize, &Id>,
        sources: &Sources,
        ids: &mut Ids,
    ) {
        for claim in &self.findings.claims {
            let text = shortened(&unlinked(&claim.text), LONGEST_TEXT);
            let id = ids.numbered(&text, WORDS_OF_AN_ID, "claim");
            let positions: Vec<Map> =
                claim.positions.iter().map(|held| self.position(held, quotes, sources)).collect();
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
            let mut quote = Map::new()
                .with("text", text.as_str())
                .with("prefix", around.prefix)
                .with("suffix", around.suffix);
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
            if let Some(reason) = speaker
                .filter(|speaker| speaker.guessed_from.is_some())
                .and_then(|speaker| self.reason(speaker))
            {
                quote.comment(reason);
            }
            if let Some(spoken) = spoken {
                let via = sources.chain(&spoken.via, self);
                if via.len() > 1 {
                    quote.set("via", via);
                }
                quote
                    .set("date", spoken.date.as_ref().and_then(|date| date.edtf.clone()).unwrap_or_default());
            }
            document.keyed(Section::Quotes, id, &quote);
        }
        if !ids.is_empty() {
            document.comment(Section::Quotes, Comment::Words(QUOTES.to_owned()));
        }
    }

    /// Why somebody is the speaker, in words of the article.
    fn reason(&self, speaker: &Speaker) -> Option<Comment> {
        let words = if speaker.words.is_empty() {
            "it goes on".to_owned()
        } else {
            shortened(&speaker.words, LONGEST_REASON)
        };
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
            let words = match (self.cast.actor(&speaker.voice), &speaker.voice) {
                (Some(member), _) => format!("{PLACEHOLDER} {}? (“{pronoun}”)", member.name),
                (None, Voice::Pronoun(_)) => format!("{PLACEHOLDER} “{pronoun}”"),
                (None, voice) => format!("{PLACEHOLDER} {}? (“{pronoun}”)", voice.words()),
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
        for (section, members) in [(Section::Actors, &self.cast.actors), (Section::Places, &self.cast.places)]
        {
            for Member { id, name, kind, aliases } in members {
                let item = Map::new()
                    .with("name", name.as_str())
                    .with_some("kind", kind.map(ActorKind::as_str))
                    .with("aliases", aliases.clone());
                document.keyed(section, id, &item);
            }
        }
        let others = &self.cast.others;
        if !others.is_empty() {
            let named: Vec<&str> = others.iter().take(OTHERS).map(|(name, _)| name.as_str()).collect();
            let more = if others.len() > OTHERS {
                format!(", and {} more", others.len() - OTHERS)
            } else {
                String::new()
            };
            document
                .comment(Section::Actors, Comment::Words(format!("Only named: {}{more}.", named.join(", "))));
        }
    }
}

const HEAD: &str = "A first draft of an article. All of it is a suggestion; `TK` (to come) is yours to say.";

const EVENTS: &str =
    "One for each paragraph with a date or a quote. What somebody told needs `by` and `via`.";

const CLAIMS: &str = "What somebody holds or denies. Make each a sentence that can be true or false.";

const NO_CLAIMS: &str = "No sentence says plainly who holds or denies what. `claims:` would stand here.";

const QUOTES: &str = "Is each speaker right? Whoever is not named is `{unnamed: a senior official}`.";

/// Words of the article make no links.
fn unlinked(words: &str) -> String {
    words.replace("[[", "[ [")
}

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

/// How many characters of a text take so many bytes at most: a title is to stay on its line.
fn characters_in(text: &str, bytes: usize) -> usize {
    if text.len() <= bytes {
        bytes
    } else {
        text.char_indices().take_while(|(at, _)| *at + 6 < bytes).count()
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

/// What a source is called: "AFP report", "Ines Holt on Telegram".
fn title_of(via: &Via, owner: Option<&str>) -> String {
    let kind = match via.kind {
        SourceKind::Post => "post",
        SourceKind::Statement => "statement",
        SourceKind::Advisory => "advisory",
        SourceKind::Document => "document",
        SourceKind::Interview => "interview",
        SourceKind::Broadcast if !via.is_house => "broadcast",
        SourceKind::Web => "web page",
        SourceKind::Book => "book",
        SourceKind::Other => "message",
        _ => "report",
    };
    match (owner, &via.network) {
        (Some(owner), Some(network)) => format!("{owner} on {network}"),
        (Some(owner), None) => format!("{owner}, {kind}"),
        (None, Some(network)) => format!("{PLACEHOLDER} {kind} on {network}"),
        (None, None) => format!("{PLACEHOLDER} {kind}"),
    }
}
