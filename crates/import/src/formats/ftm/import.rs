//! What is known while entities become a briefing: which items there are, and where a statement comes from.

use std::collections::{BTreeMap, HashMap, HashSet};

use briefing_format::{Section, model::Id, write::Map};
use briefing_text::{SafeText, safe_format};

use super::{
    read::{Entity, Read},
    schema::{NUMBERS, PERSONAL, Part, READ, RECORDS, SAID, part},
};
use crate::{
    Code, Input, Made, Options, Place,
    attribution::attribute,
    dates::{self, How},
    formats::dated,
    markup::{self, Dialect},
};

/// Entities on their way to a briefing.
pub(super) struct Import<'s, 'a> {
    pub(super) files: &'s [Input],
    pub(super) read: &'s Read<'a>,
    pub(super) how: How,
    pub(super) made: Made,
    /// Which entities are wanted.
    pub(super) wanted: Vec<bool>,
    /// The item that each entity becomes.
    pub(super) named: Vec<Option<Id>>,
    /// The edges that go out from each entity, or lead to it where it is an event.
    pub(super) edges: HashMap<usize, Vec<usize>>,
    /// The documents that prove an entity.
    pub(super) proofs: HashMap<usize, Vec<Id>>,
    /// Sources that are no entity: web addresses, datasets and files.
    sources: HashMap<String, Id>,
    /// Actors that are no entity, by their name.
    pub(super) voices: HashMap<String, Id>,
    missing: HashSet<&'s str>,
    /// How many entities had each property that is personal.
    personal: BTreeMap<String, usize>,
}

impl<'s, 'a> Import<'s, 'a> {
    pub(super) fn new(files: &'s [Input], read: &'s Read<'a>, options: &Options, made: Made) -> Self {
        Self {
            files,
            read,
            how: How { midnight_is_day: true, ..How::from(options) },
            made,
            wanted: vec![true; read.entities.len()],
            named: vec![None; read.entities.len()],
            edges: HashMap::new(),
            proofs: HashMap::new(),
            sources: HashMap::new(),
            voices: HashMap::new(),
            missing: HashSet::new(),
            personal: BTreeMap::new(),
        }
    }

    /// The entities that are wanted, each with its place.
    pub(super) fn entities(&self) -> Vec<(usize, &'s Entity<'a>)> {
        let wanted = self.read.entities.iter().enumerate().filter(|(at, _)| self.wanted[*at]);
        wanted.collect()
    }

    /// Where an entity stands; one that is not there is told once.
    pub(super) fn find(&mut self, id: &'s str) -> Option<usize> {
        let found = self.read.index.get(id).copied();
        if found.is_none() && self.missing.insert(id) {
            let message = safe_format!("`{id}` is referred to and is not in the file.");
            let file = self.files[0].name.clone();
            self.made.tell(
                "reference",
                Code::ReferenceMissing,
                &file,
                Place::Object(SafeText::line(id)),
                message,
            );
        }
        found
    }

    /// Says where what an entity says comes from: its documents and its page, through the dataset or the file.
    pub(super) fn attribute(&mut self, map: &mut Map, at: usize) {
        let entity = &self.read.entities[at];
        let mut cited = self.proofs.get(&at).cloned().unwrap_or_default();
        for id in entity.properties.get("proof") {
            let found = self.find(id);
            cited.extend(found.and_then(|at| self.named[at].clone()));
        }
        let publisher = entity.properties.first("publisher");
        for url in entity.properties.get("sourceUrl") {
            cited.push(self.page(url, publisher));
        }
        let mut seen = HashSet::new();
        cited.retain(|id| seen.insert(id.to_string()));
        let mut holders: Vec<Id> = entity.datasets.texts().map(|dataset| self.dataset(dataset)).collect();
        if holders.is_empty() {
            let name = self.files[self.read.files[at]].name.as_str();
            holders.push(self.source(
                &format!("file {name}"),
                name,
                &Map::new().with("title", name).with("kind", "document"),
            ));
        }
        attribute(map, &cited, &holders, None);
    }

    fn page(&mut self, url: &str, publisher: Option<&str>) -> Id {
        let mut source = Map::new().with("title", markup::guarded(url).into_owned()).with("url", url);
        // An author who is spelled as an id would be taken for an actor.
        source = source.with_some("author", publisher.filter(|name| Id::parse(name).is_none()));
        self.source(&format!("page {url}"), url.split("://").last().unwrap_or(url), &source)
    }

    fn dataset(&mut self, name: &str) -> Id {
        let source =
            Map::new().with("title", format!("Dataset: {}", markup::guarded(name))).with("kind", "document");
        self.source(&format!("dataset {name}"), name, &source.with("ids", vec![format!("dataset:{name}")]))
    }

    fn source(&mut self, key: &str, words: &str, source: &Map) -> Id {
        if let Some(id) = self.sources.get(key) {
            return id.clone();
        }
        let id = self.made.ids.stable(words, key, "source");
        self.made.document.keyed(Section::Sources, &id, source);
        self.sources.insert(key.to_owned(), id.clone());
        id
    }

    /// What an entity says of itself in words: its description, and what stands in fields of their own.
    pub(super) fn text(entity: &Entity<'_>) -> String {
        let properties = &entity.properties;
        let mut paragraphs: Vec<String> = Vec::new();
        let mut add = |paragraph: String| {
            if !paragraph.is_empty() && !paragraphs.contains(&paragraph) {
                paragraphs.push(paragraph);
            }
        };
        for key in ["summary", "description", "notes"] {
            properties.get(key).for_each(|text| add(markup::plain(text, Dialect::Plain, &mut |_| None)));
        }
        for (key, label) in SAID {
            let values = properties.get(key).collect::<Vec<_>>().join("; ");
            if !values.is_empty() {
                let values = markup::plain(values.trim_end_matches('.'), Dialect::Plain, &mut |_| None);
                add(format!("{label}: {values}."));
            }
        }
        let currency = properties.first("currency");
        let amounts = [("amount", currency), ("amountEur", Some("EUR")), ("amountUsd", Some("USD"))];
        if let Some((amount, currency)) =
            amounts.into_iter().find_map(|(key, currency)| Some((properties.first(key)?, currency)))
        {
            let amount = [Some(amount), currency].into_iter().flatten().collect::<Vec<_>>().join(" ");
            add(format!("Amount: {}.", markup::guarded(&amount)));
        }
        paragraphs.join("\n")
    }

    /// The names that an entity has elsewhere.
    pub(super) fn foreign(entity: &Entity<'_>) -> Vec<String> {
        let own = (!entity.id.trim().is_empty()).then(|| format!("ftm:{}", entity.id.trim()));
        let wikidata = entity.properties.get("wikidataId").map(|id| format!("wikidata:{id}"));
        let mut names: Vec<String> = own.into_iter().chain(wikidata).collect();
        let of_thing = if &*entity.schema == "Person" { &[][..] } else { NUMBERS };
        for key in RECORDS.iter().chain(of_thing) {
            names.extend(entity.properties.get(key).map(|number| format!("{key}:{number}")));
        }
        names
    }

    /// When something was: from one property to another, or at one.
    pub(super) fn when(&mut self, map: &mut Map, at: usize, dates: &[&str]) {
        let entity = &self.read.entities[at];
        let mut findings = Vec::new();
        let mut value = |key: &str| {
            let read = self.value(entity, key);
            findings.extend(read.findings);
            read.edtf.or(read.words).unwrap_or_default()
        };
        let (start, end) = (value("startDate"), value("endDate"));
        let mut read = if start.is_empty() && end.is_empty() {
            let words = dates.iter().map(|key| value(key)).find(|words| !words.is_empty());
            dates::read(&words.unwrap_or_default(), &self.how)
        } else if start.is_empty() {
            open(dates::read(&end, &self.how), |edtf| format!("/{edtf}"))
        } else if end.is_empty() {
            open(dates::read(&start, &self.how), |edtf| format!("{edtf}/"))
        } else {
            dates::span(&start, &end, &self.how)
        };
        read.findings.extend(findings.into_iter().filter(|(code, _)| *code == Code::StampsDisagree));
        let file = self.files[self.read.files[at]].name.clone();
        let place = Place::Object(SafeText::line(&entity.id));
        dated::write(&mut self.made, map, "date", read, &file, &place);
    }

    /// The one date of a property; of several the one that says less.
    fn value(&self, entity: &Entity<'_>, key: &str) -> dates::Read {
        let mut values = entity.properties.get(key);
        let Some(first) = values.next() else { return dates::Read::default() };
        let first = dates::read(first, &self.how);
        let label = format!("`{key}`");
        values.fold(first, |agreed, other| {
            dates::agreed((&label, &agreed), (&label, &dates::read(other, &self.how)))
        })
    }

    /// Tells which properties were left out because they are personal.
    pub(super) fn tell_personal(&mut self) {
        let file = self.files[0].name.clone();
        for (key, count) in std::mem::take(&mut self.personal) {
            let message = safe_format!("The property `{key}` is personal and is left out {count} times.");
            self.made.tell("property", Code::PersonalData, &file, Place::File, message);
        }
    }

    /// Counts what has no place and what is personal.
    pub(super) fn rest(&mut self, at: usize) {
        let entity = &self.read.entities[at];
        if part(&entity.schema) == Part::Lost {
            return;
        }
        let is_person = &*entity.schema == "Person";
        let is_house = matches!(&*entity.schema, "Company" | "Organization" | "PublicBody");
        for field in &entity.others {
            self.made.report.lose(format!("field {}", &**field));
        }
        for key in entity.properties.keys() {
            if READ.contains(&key) || SAID.iter().any(|(said, _)| *said == key) {
                continue;
            }
            let is_number = NUMBERS.contains(&key);
            let is_place = matches!(key, "address" | "addressEntity") && is_house;
            if (PERSONAL.contains(&key) && !is_place) || (is_person && is_number) {
                *self.personal.entry(key.to_owned()).or_default() += 1;
                self.made.report.lose(format!("property {key}"));
            } else if !is_number && !RECORDS.contains(&key) && !is_role(&entity.schema, key) {
                self.made.report.lose(format!("property {key}"));
            }
        }
    }
}

/// A date of which the other end is not known.
fn open(read: dates::Read, side: impl Fn(&str) -> String) -> dates::Read {
    let is_plain = |edtf: &&str| !edtf.contains(['/', '[', '{', 'T']);
    let open = read.edtf.as_deref().filter(is_plain).map(side);
    dates::Read { edtf: open.or_else(|| read.edtf.clone()), ..read }
}

/// Whether a property says who takes part.
fn is_role(schema: &str, key: &str) -> bool {
    match part(schema) {
        Part::Edge(from, to, _) | Part::Proof(from, to) => key == from || key == to,
        Part::Event(dates, roles) => dates.contains(&key) || roles.iter().any(|(role, _)| *role == key),
        _ => false,
    }
}
