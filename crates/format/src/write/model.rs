//! A model -> what is written of it. What could not be read of a file is no part of its model as a value, and is not written;
//! of a file without errors the model is the same after it was written and read again.

use briefing_text::SafeText;

use super::{Document, Map, Value};
use crate::{
    model::{
        Alias, Attribution, Briefing, Claim, Confidence, Contents, Credibility, Date, Entity, EntityClass,
        EntityKind, Event, Id, Item, Judgment, Likelihood, Participant, Position, Question, Quote, Relation,
        Reliability, Source, SourceIx, SourceKind, Status, TagIx, Tlp, Translation, Voice,
    },
    schema::{self, Section, UNKNOWN},
};

impl Document {
    /// All that a briefing says.
    pub fn of(briefing: &Briefing) -> Self {
        let from = From(briefing);
        let mut document = Self::new(briefing.title.raw());
        *document.head() = from.head(std::mem::take(document.head()));
        for item in briefing.items() {
            let (section, map) = from.item(item);
            match briefing.id(item).filter(|_| section.is_keyed()) {
                Some(id) => document.keyed(section, id, &map),
                None => document.listed(section, &map),
            }
        }
        document
    }
}

/// What a file says of an item, with its section: the keys that it has, and their values.
pub fn item(contents: &Contents, item: Item) -> (Section, Map) {
    From(contents).item(item)
}

/// Whether the value of a key may be the id of another item, or a list of such; whoever wrote a source may be an actor of the
/// file or a name.
pub fn is_reference(key: &str) -> bool {
    key == "author" || schema::is_reference(key)
}

/// What a file says before its sections.
pub fn head(contents: &Contents) -> Map {
    From(contents).head(Map::new().with("title", contents.title.raw()))
}

/// The contents from which ids and tags are looked up.
#[derive(Clone, Copy)]
struct From<'c>(&'c Contents);

impl From<'_> {
    fn head(self, head: Map) -> Map {
        let Self(contents) = self;
        let default = contents.default.as_ref().map(|default| self.told("by", default, Map::new()));
        head.with_some("id", contents.own_id.as_ref().map(Id::as_str))
            .with("summary", prose(&contents.summary))
            .with_some("as_of", contents.as_of.as_ref().map(date))
            .with_some("published", contents.published.as_ref().map(date))
            .with("authors", lines(&contents.authors))
            .with("language", contents.language.raw())
            .with_some("tlp", contents.tlp.map(Tlp::as_str))
            .with("tags", self.tags(&contents.tags))
            .with_some("default", default)
    }

    /// An item with the section in which it stands.
    fn item(self, item: Item) -> (Section, Map) {
        let Self(contents) = self;
        let (section, map) = match item {
            Item::Entity(ix) if contents[ix].class == EntityClass::Place => {
                (Section::Places, self.entity(&contents[ix]))
            }
            Item::Entity(ix) => (Section::Actors, self.entity(&contents[ix])),
            Item::Event(ix) if contents[ix].background => (Section::Background, self.event(&contents[ix])),
            Item::Event(ix) => (Section::Events, self.event(&contents[ix])),
            Item::Quote(ix) => (Section::Quotes, self.quote(&contents[ix])),
            Item::Source(ix) => (Section::Sources, self.source(&contents[ix])),
            Item::Claim(ix) => (Section::Claims, self.claim(&contents[ix])),
            Item::Judgment(ix) => (Section::Judgments, self.judgment(&contents[ix])),
            Item::Question(ix) => (Section::Questions, self.question(&contents[ix])),
            // The head is no item of a section.
            Item::Briefing => (Section::Questions, Map::new()),
        };
        let map = map
            .with("ids", lines(contents.other_ids(item)))
            .with_some("tlp", contents.tlp_of(item).map(Tlp::as_str));
        (section, map)
    }

    fn told(self, voice: &'static str, attribution: &Attribution, map: Map) -> Map {
        let chains: Vec<Value> = attribution.via().map(|chain| self.sources(chain.hops)).collect();
        let via = if let [only] = &chains[..] { only.clone() } else { Value::List(chains) };
        map.with_some(voice, attribution.voice().and_then(|voice| self.voice(voice)))
            .with("via", via)
            .with("sources", self.sources(attribution.sources()))
    }

    fn voice(self, voice: &Voice) -> Option<Value> {
        match voice {
            Voice::Actor(ix) => Some(self.0[*ix].id.as_str().into()),
            Voice::Unnamed(words) => Some(Map::new().with("unnamed", words.raw()).into()),
            Voice::Unread(_) => None,
        }
    }

    fn sources(self, sources: &[SourceIx]) -> Value {
        sources.iter().map(|ix| self.0[*ix].id.as_str()).collect::<Vec<_>>().into()
    }

    fn items(self, items: &[Item]) -> Value {
        items.iter().filter_map(|item| self.0.id(*item)).map(Id::as_str).collect::<Vec<_>>().into()
    }

    fn tags(self, tags: &[TagIx]) -> Value {
        tags.iter().map(|ix| self.0[*ix].raw()).collect::<Vec<_>>().into()
    }

    fn entity(self, entity: &Entity) -> Map {
        let name = if entity.links_name {
            Value::from(entity.name.raw())
        } else {
            Map::new().with("name", entity.name.raw()).with("link", "false").into()
        };
        let kind = match &entity.kind {
            EntityKind::Unstated => "",
            EntityKind::Actor(kind) => kind.as_str(),
            EntityKind::Place(kind) => kind.raw(),
        };
        let aliases: Vec<Value> = entity.aliases.of_file().iter().map(|alias| self.alias(alias)).collect();
        let relations: Vec<Map> = entity.relations.of_file().iter().map(|one| self.relation(one)).collect();
        let map = Map::new()
            .with("name", name)
            .with("kind", kind)
            .with("aliases", Value::List(aliases))
            .with("text", prose(&entity.text))
            .with("country", entity.country.raw())
            .with("links", lines(&entity.links))
            .with("tags", self.tags(&entity.tags))
            .with("relations", relations);
        self.told("by", &entity.attribution, map)
    }

    fn alias(self, alias: &Alias) -> Value {
        let map = Map::new()
            .with("name", alias.name.raw())
            .with_some("by", alias.by.map(|ix| self.0[ix].id.as_str()))
            .with_some("source", alias.source.of_file().map(|ix| self.0[ix].id.as_str()))
            .with("language", alias.language.raw())
            .with("link", if alias.links { "" } else { "false" });
        if map.entries.len() == 1 { alias.name.raw().into() } else { map.into() }
    }

    fn relation(self, relation: &Relation) -> Map {
        let map = Map::new()
            .with_some("to", relation.to.map(|ix| self.0[ix].id.as_str()))
            .with("kind", relation.kind.raw())
            .with("text", prose(&relation.text))
            .with_some("date", relation.date.as_ref().map(date))
            .with_some("likelihood", relation.likelihood.map(Likelihood::as_str))
            .with_some("claim", relation.claim.of_file().map(|ix| self.0[ix].id.as_str()));
        self.told("by", &relation.attribution, map)
    }

    fn event(self, event: &Event) -> Map {
        let participant = |one: &Participant| {
            let id = self.0[one.actor].id.as_str();
            if one.role.is_empty() {
                Value::from(id)
            } else {
                Map::new().with("actor", id).with("role", one.role.raw()).into()
            }
        };
        let quotes: Vec<&str> = event.quotes.of_file().iter().map(|ix| self.0[*ix].id.as_str()).collect();
        let map = Map::new()
            .with_some("id", event.id.as_ref().map(Id::as_str))
            .with_some("date", event.date.as_ref().map(date))
            .with_some("reported", event.reported.as_deref().map(date))
            .with("title", event.title.raw())
            .with("text", prose(&event.text))
            .with("actors", Value::List(event.actors.iter().map(participant).collect()))
            .with_some("place", event.place.map(|ix| self.0[ix].id.as_str()))
            .with_some("status", event.status.map(Status::as_str))
            .with("quotes", quotes)
            .with("tags", self.tags(&event.tags));
        self.told("by", &event.attribution, map)
    }

    fn quote(self, quote: &Quote) -> Map {
        let translation = |one: &Translation| {
            Map::new()
                .with("language", one.language.raw())
                .with("text", prose(&one.text))
                .with("by", one.by.raw())
        };
        let map = Map::new()
            .with("text", prose(&quote.text))
            .with_some("date", quote.date.as_ref().map(date))
            .with("about", self.items(quote.about.of_file()))
            .with("language", quote.language.raw())
            .with_some("translation", quote.translation.as_deref().map(translation))
            .with("prefix", prose(&quote.prefix))
            .with("suffix", prose(&quote.suffix));
        self.told("speaker", &quote.attribution, map)
    }

    fn source(self, source: &Source) -> Map {
        let based_on = match source.based_on.of_file() {
            [] if source.passes_on_unknown => UNKNOWN.into(),
            based_on => self.sources(based_on),
        };
        let author = source.writer.map_or(source.author.raw(), |ix| self.0[ix].id.as_str());
        Map::new()
            .with("title", source.title.raw())
            .with_some("publisher", source.publisher.map(|ix| self.0[ix].id.as_str()))
            .with_some("kind", source.kind.map(SourceKind::as_str))
            .with("author", author)
            .with("url", source.url.raw())
            .with_some("published", source.published.as_ref().map(date))
            .with_some("retrieved", source.retrieved.as_deref().map(date))
            .with("language", source.language.raw())
            .with("file", source.file.raw())
            .with("based_on", based_on)
            .with("cites", self.sources(source.cites.of_file()))
            .with_some("reliability", source.reliability.map(Reliability::as_str))
            .with_some("credibility", source.credibility.map(Credibility::as_str))
            .with("text", prose(&source.text))
    }

    fn claim(self, claim: &Claim) -> Map {
        let contradicts: Vec<&str> =
            claim.contradicts.of_file().iter().map(|ix| self.0[*ix].id.as_str()).collect();
        let positions: Vec<Map> = claim.positions.of_file().iter().map(|one| self.position(one)).collect();
        Map::new()
            .with("text", prose(&claim.text))
            .with("about", self.items(claim.about.of_file()))
            .with("contradicts", contradicts)
            .with("positions", positions)
    }

    fn position(self, position: &Position) -> Map {
        let map = Map::new()
            .with("stance", position.stance.as_str())
            .with_some("quote", position.quote.of_file().map(|ix| self.0[ix].id.as_str()))
            .with_some("date", position.date.as_deref().map(date))
            .with("text", prose(&position.text));
        self.told("by", &position.attribution, map)
    }

    fn judgment(self, judgment: &Judgment) -> Map {
        Map::new()
            .with_some("id", judgment.id.as_ref().map(Id::as_str))
            .with("text", prose(&judgment.text))
            .with_some("by", judgment.by.as_ref().and_then(|voice| self.voice(voice)))
            .with_some("likelihood", judgment.likelihood.map(Likelihood::as_str))
            .with_some("confidence", judgment.confidence.map(Confidence::as_str))
            .with("basis", self.items(judgment.basis.of_file()))
            .with("alternatives", lines(&judgment.alternatives))
    }

    fn question(self, question: &Question) -> Map {
        Map::new()
            .with_some("id", question.id.as_ref().map(Id::as_str))
            .with("text", prose(&question.text))
            .with("about", self.items(question.about.of_file()))
    }
}

fn prose(text: &SafeText) -> Value {
    // A text that was wrapped by hand has line ends that are no paragraphs. Where nothing but white space was cleaned, the
    // clean text says the same.
    let is_same = text.raw().split('\n').count() == text.as_str().split('\n').count();
    if text.replaced() > 0 && is_same { text.raw().into() } else { text.as_str().into() }
}

fn lines(lines: &[SafeText]) -> Value {
    lines.iter().map(SafeText::raw).collect::<Vec<_>>().into()
}

fn date(date: &Date) -> Value {
    let edtf = if date.is_in_words() { "" } else { date.edtf() };
    match date.words() {
        None if date.as_of().is_none() => edtf.into(),
        words => Map::new()
            .with("edtf", edtf)
            .with_some("text", words)
            .with_some("as_of", date.as_of().map(Date::edtf))
            .into(),
    }
}
