//! What was found -> a draft of a briefing, with comments that lead on. It must not look for anything itself.

mod fit;
mod sources;
mod stubs;

use std::collections::HashMap;

use super::{
    About, MOST_EVENTS,
    article::Article,
    cast::{Cast, Member},
    dates::Dated,
    findings::{Findings, Held, Speaker, Via},
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
use fit::{characters_in, id_that_fits};
use sources::{ARTICLE, Sources};
use stubs::Stub;

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

/// The most bytes of a claim, which is to stay on its line.
const LONGEST_TEXT: usize = 77;

/// The most characters of a summary: it stays on its line with the mark before it.
const LONGEST_SUMMARY: usize = 90;

/// The most bytes of the words by which a speaker is guessed.
const LONGEST_REASON: usize = 24;

/// The most names in the comment on those who are only named.
const OTHERS: usize = 40;

/// The most dates in a comment.
const DATES: usize = 12;

impl Material<'_> {
    /// Writes the draft. `ids` has those of the actors.
    pub(super) fn write(&self, mut ids: Ids) -> (String, Counts) {
        let title = self.headline.clone().unwrap_or_else(|| format!("{PLACEHOLDER} title"));
        let mut document = Document::new(&title).dense();
        let stubs = self.stubs();
        let sources = Sources::new(self, &stubs, &mut ids);
        self.head(&mut document);
        let places = Places::new(self.article);
        let texts: Vec<String> =
            self.passages.iter().map(|passage| self.article.words(&passage.quotation.inner)).collect();
        let spoken: Vec<Map> = self
            .passages
            .iter()
            .zip(&texts)
            .map(|(passage, text)| self.quote(passage, text, &places, &sources))
            .collect();
        let quotes: Vec<Id> = spoken
            .iter()
            .zip(&texts)
            .map(|(quote, text)| {
                id_that_fits(&mut ids, Section::Quotes, quote, text, WORDS_OF_AN_ID, "quote")
            })
            .collect();
        let quote_of: HashMap<usize, &Id> =
            self.passages.iter().map(|passage| passage.index).zip(&quotes).collect();
        let mut counts = self.events(&mut document, &stubs, &quote_of, &sources);
        self.claims(&mut document, &quote_of, &sources, &mut ids);
        self.quotes(&mut document, spoken, &quotes);
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
        (!words.is_empty()).then(|| shortened(&words, LONGEST_SUMMARY))
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
        let mut beside = [(Section::Events, Vec::new()), (Section::Background, Vec::new())];
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
            let year = stub.main_date().and_then(Dated::year);
            let is_past = year.zip(now).is_some_and(|(year, now)| year + 1 < now);
            let (section, dates) = &mut beside[usize::from(is_past)];
            document.listed(*section, &event);
            dates.extend(stub.dates_beside());
        }
        for (section, dates) in beside.into_iter().filter(|(_, dates)| !dates.is_empty()) {
            document
                .comment(section, Comment::Words(format!("Dates beside these: {}.", list_of(&dates, DATES))));
        }
        if document.count(Section::Events) == 0 {
            document
                .listed(Section::Events, &Map::new().with("title", format!("{PLACEHOLDER} what happened")));
        }
        let dates: Vec<String> = self.captions.iter().flat_map(|caption| &caption.dates).map(told).collect();
        if !dates.is_empty() {
            let words = format!("Dates of captions, of which no event is made: {}.", list_of(&dates, DATES));
            document.comment(Section::Events, Comment::Words(words));
        }
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
            let whole = unlinked(&claim.text);
            let mut text = shortened(&whole, characters_in(&whole, LONGEST_TEXT));
            // A question cites the article: its marks have a partner.
            if whole.ends_with('”') && !text.ends_with('”') {
                text.push('”');
            }
            let positions: Vec<Map> =
                claim.positions.iter().map(|held| self.position(held, quotes, sources)).collect();
            let item = Map::new().with("text", format!("{PLACEHOLDER} {text}")).with("positions", positions);
            let id = id_that_fits(ids, Section::Claims, &item, &text, WORDS_OF_AN_ID, "claim");
            document.keyed(Section::Claims, &id, &item);
        }
        if self.findings.claims.is_empty() {
            document.comment(Section::Claims, Comment::Words(NO_CLAIMS.to_owned()));
        }
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

    fn quote(&self, passage: &Passage<'_>, text: &str, places: &Places<'_>, sources: &Sources) -> Map {
        let spoken = self.findings.spoken.iter().find(|spoken| spoken.index == passage.index);
        let around = places.around(passage.quotation);
        let mut quote =
            Map::new().with("text", text).with("prefix", around.prefix).with("suffix", around.suffix);
        match spoken.and_then(|spoken| spoken.speaker.as_ref()) {
            Some(speaker) => quote.set("speaker", self.voice(speaker)),
            None => quote.set("speaker", unnamed(&format!("{PLACEHOLDER} who"))),
        }
        if text.contains('\n') {
            quote.comment(Comment::Words("It runs over paragraphs.".to_owned()));
        }
        if let Some(spoken) = spoken {
            if sources.are_passed_on(&spoken.via, self) {
                quote.set("via", sources.chain(&spoken.via, self));
            }
            quote.set("date", spoken.date.as_ref().and_then(|date| date.edtf.clone()).unwrap_or_default());
        }
        quote
    }

    fn quotes(&self, document: &mut Document, quotes: Vec<Map>, ids: &[Id]) {
        for ((passage, mut quote), id) in self.passages.iter().zip(quotes).zip(ids) {
            if let Some(outer) = passage.within {
                quote.comment(Comment::Words(format!("Quoted within `{}`.", ids[outer])));
            }
            document.keyed(Section::Quotes, id, &quote);
        }
    }

    /// Whoever speaks, as the value of a key. A guess is to be confirmed.
    fn voice(&self, speaker: &Speaker) -> Value {
        if let Some(pronoun) = &speaker.guessed_from {
            // "he told" says more than "he", where that is all.
            let is_short =
                pronoun != "…" && !speaker.words.is_empty() && speaker.words.len() <= LONGEST_REASON;
            let pronoun = if is_short { &speaker.words } else { pronoun };
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
            let named: Vec<&str> = others.iter().map(|(name, _)| name.as_str()).collect();
            document.comment(
                Section::Actors,
                Comment::Words(format!("Only named: {}.", list_of(&named, OTHERS))),
            );
        }
    }
}

const HEAD: &str = "A first draft of an article: all of it is a suggestion, and `TK` (to come) is yours to say. An event \
                    stands for each paragraph with a date or a quote. Make each claim a sentence that can be true or false.";

const NO_CLAIMS: &str = "No sentence says plainly who holds or denies what. `claims:` would stand here.";

/// Words of the article make no links.
pub(super) fn unlinked(words: &str) -> String {
    // Twice, for a third bracket.
    words.replace("[[", "[ [").replace("[[", "[ [")
}

fn unnamed(words: &str) -> Value {
    Map::new().with("unnamed", words).into()
}

/// The first of some words, and how many more there are.
fn list_of(words: &[impl AsRef<str>], most: usize) -> String {
    let first: Vec<&str> = words.iter().take(most).map(AsRef::as_ref).collect();
    let more = words.len().saturating_sub(most);
    let more = if more > 0 { format!(", and {more} more") } else { String::new() };
    format!("{}{more}", first.join(", "))
}

/// A date in a comment.
fn told(date: &Dated) -> String {
    match &date.edtf {
        Some(edtf) if *edtf == date.words => edtf.clone(),
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
        // Without a comma it needs no marks, and stands on one line with the rest.
        (Some(owner), None) if via.is_house => format!("{owner} {kind}"),
        (Some(owner), None) => format!("{owner}, {kind}"),
        (None, Some(network)) => format!("{PLACEHOLDER} {kind} on {network}"),
        (None, None) => format!("{PLACEHOLDER} {kind}"),
    }
}
