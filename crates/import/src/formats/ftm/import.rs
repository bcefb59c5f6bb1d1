//! What is known while entities become a briefing: which items there are, and where a statement comes from.

use std::collections::{BTreeMap, HashMap, HashSet};

use briefing_format::{Section, model::Id, write::Map};
use briefing_text::safe_format;

use super::{
    read::{Entity, Read},
    schema::{NUMBERS, RECORDS},
};
use crate::{
    Code, Input, Made, Options, Place,
    attribution::{attribute, refer},
    dates::{self, How},
    formats::dated,
    markup,
};

/// Entities on their way to a briefing.
pub(super) struct Import<'s, 'a> {
    pub(super) files: &'s [Input],
    pub(super) read: &'s Read<'a>,
    pub(super) how: How,
    pub(super) made: Made,
    /// The item that each entity becomes.
    pub(super) named: Vec<Option<Id>>,
    /// The edges that go out from each entity, or lead to it where it is an event.
    pub(super) edges: HashMap<usize, Vec<usize>>,
    /// The documents that prove an entity.
    pub(super) proofs: HashMap<usize, Vec<Id>>,
    /// The documents that are said to do no more than mention an entity, or something else that is no proof.
    pub(super) mentions: HashMap<usize, Vec<Id>>,
    /// Sources that are no entity: web addresses, datasets and files.
    sources: HashMap<String, Id>,
    /// Actors that are no entity, by their name.
    pub(super) voices: HashMap<String, Id>,
    missing: HashSet<&'s str>,
    /// How many entities had each property that is personal.
    pub(super) personal: BTreeMap<String, usize>,
}

impl<'s, 'a> Import<'s, 'a> {
    pub(super) fn new(files: &'s [Input], read: &'s Read<'a>, options: &Options, made: Made) -> Self {
        Self {
            files,
            read,
            how: How { midnight_is_day: true, ..How::from(options) },
            made,
            named: vec![None; read.entities.len()],
            edges: HashMap::new(),
            proofs: HashMap::new(),
            mentions: HashMap::new(),
            sources: HashMap::new(),
            voices: HashMap::new(),
            missing: HashSet::new(),
            personal: BTreeMap::new(),
        }
    }

    /// The entities, each with its place.
    pub(super) fn entities(&self) -> Vec<(usize, &'s Entity<'a>)> {
        self.read.entities.iter().enumerate().collect()
    }

    /// Where an entity stands; one that is not there is told once.
    pub(super) fn find(&mut self, id: &'s str) -> Option<usize> {
        let found = self.read.index.get(id).copied();
        if found.is_none() && self.missing.insert(id) {
            let message = safe_format!("`{id}` is referred to and is not in the file.");
            let file = self.files[0].name.clone();
            self.made.tell("reference", Code::ReferenceMissing, &file, Place::object(id), message);
        }
        found
    }

    /// Says where what an entity says comes from.
    pub(super) fn attribute(&mut self, map: &mut Map, at: usize) {
        let origin = self.origin(at);
        self.attribute_to(map, at, &origin);
    }

    /// The same, of an origin that is known. Documents that only mention the entity stand behind its text. So do its pages where
    /// several datasets hold it: which of them has it from there, the file does not say.
    pub(super) fn attribute_to(&mut self, map: &mut Map, at: usize, (cited, holders): &(Vec<Id>, Vec<Id>)) {
        let is_one = holders.len() < 2;
        attribute(map, if is_one { cited } else { &[] }, holders, None);
        let mut beside = if is_one { Vec::new() } else { cited.clone() };
        let mentions = self.mentions.get(&at).into_iter().flatten();
        beside.extend(mentions.filter(|id| !cited.contains(id)).cloned());
        refer(map, &beside);
    }

    /// Where what an entity says comes from: its documents and its page, and the dataset or the file that holds it.
    pub(super) fn origin(&mut self, at: usize) -> (Vec<Id>, Vec<Id>) {
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
        (cited, holders)
    }

    fn page(&mut self, url: &str, publisher: Option<&str>) -> Id {
        let mut source = Map::new().with("title", markup::guarded(url).into_owned()).with("url", url);
        // An author who is spelled as an id would be taken for an actor.
        match publisher {
            Some(name) if Id::parse(name).is_none() => source.set("author", name),
            Some(name) => source.set("text", format!("Publisher: {name}.")),
            None => {}
        }
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
        let (start, end) = (self.value(entity, "startDate"), self.value(entity, "endDate"));
        let words = |read: &dates::Read| read.words.clone().or(read.edtf.clone()).unwrap_or_default();
        let read = match (start.is_empty(), end.is_empty()) {
            (true, true) => {
                let read = dates.iter().map(|key| self.value(entity, key)).find(|read| !read.is_empty());
                read.unwrap_or_default()
            }
            (true, false) => open(end, |edtf| format!("/{edtf}")),
            (false, true) => open(start, |edtf| format!("{edtf}/")),
            (false, false) => {
                let (from, to) = (words(&start), words(&end));
                dates::of_two(start, end, &from, &to)
            }
        };
        let file = self.files[self.read.files[at]].name.clone();
        dated::write(&mut self.made, map, "date", read, &file, &Place::object(&entity.id));
    }

    /// The one date of a property; of several the one that says less.
    fn value(&self, entity: &Entity<'_>, key: &str) -> dates::Read {
        let mut values = entity.properties.get(key);
        let Some(first) = values.next() else { return dates::Read::default() };
        let first = self.date(first);
        let label = format!("`{key}`");
        values.fold(first, |agreed, other| dates::agreed((&label, &agreed), (&label, &self.date(other))))
    }

    /// A date; midnight is what programs write where only the day is known.
    pub(super) fn date(&self, words: &str) -> dates::Read {
        let mut read = dates::read(words, &self.how);
        if let Some(day) = dates::without_midnight(words.trim())
            && read.edtf.as_deref() == Some(day)
        {
            let message = safe_format!("`{words}` is midnight, so that the day alone is written.");
            read.words = Some(words.trim().to_owned());
            read.findings.push((Code::DateCoarsened, message));
        }
        read
    }
}

/// A date of which the other end is not known.
fn open(mut read: dates::Read, side: impl Fn(&str) -> String) -> dates::Read {
    let Some(edtf) = &read.edtf else { return read };
    let day = edtf.split('T').next().unwrap_or_default();
    if day.contains(['/', '[', '{']) {
        return read;
    }
    let open = side(day);
    if day != edtf {
        let message =
            safe_format!("{edtf} is written as {open}: a stretch of time with one end has no time of day.");
        read.findings.push((Code::DateCoarsened, message));
        read.words = read.words.or_else(|| Some(edtf.clone()));
    }
    dates::Read { edtf: Some(open), ..read }
}
