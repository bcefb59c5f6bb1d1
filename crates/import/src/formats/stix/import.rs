//! What is known while a bundle becomes a briefing: which object has which id, who holds it, and where a statement comes from.

use std::collections::{HashMap, HashSet};

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{
    kinds::{Part, part},
    markings::Levels,
    read::{Object, Read, Reference, Relationship},
    references::Cited,
    stamps::{When, Why},
};
use crate::{
    Code, Input, Made, Place,
    attribution::{attribute, refer},
    markup::{self, Dialect, Target},
};

/// A bundle on its way to a briefing.
pub(super) struct Import<'s, 'a> {
    pub(super) files: &'s [Input],
    pub(super) read: &'s Read<'a>,
    pub(super) made: Made,
    /// Where an object stands, by its id.
    pub(super) index: HashMap<&'s str, usize>,
    /// The id of the item that each object becomes.
    pub(super) named: Vec<Option<Id>>,
    /// The relationships that go out from each object to another actor or place.
    pub(super) relations: HashMap<usize, Vec<usize>>,
    /// The reports that hold an object, by its id.
    pub(super) holders: HashMap<&'s str, Vec<usize>>,
    /// The groupings that hold an object, by its id.
    pub(super) groups: HashMap<&'s str, Vec<&'s str>>,
    /// The opinions on an object, by its id.
    pub(super) opinions: HashMap<&'s str, Vec<usize>>,
    /// The claim that a relationship became, by its id.
    pub(super) claims: HashMap<&'s str, Id>,
    /// The sources that references became.
    pub(super) cited: HashMap<String, Id>,
    /// The actors and places that have a page of their own, by its address.
    pub(super) pages: HashMap<&'s str, Id>,
    /// The file as a source, once something rests on it.
    bundles: Vec<Option<Id>>,
    /// What each file passes on.
    passed_on: Vec<Vec<Id>>,
    pub(super) levels: Levels<'s>,
    /// How many citations name no source.
    pub(super) missing_citations: usize,
    /// The ids of all relationships.
    pub(super) related: HashSet<&'s str>,
    /// What is referred to and is not there.
    pub(super) missing: HashSet<&'s str>,
    /// Actors that are no object, by their name.
    pub(super) voices: HashMap<&'s str, Id>,
}

impl<'s, 'a> Import<'s, 'a> {
    pub(super) fn new(files: &'s [Input], read: &'s Read<'a>, made: Made) -> Self {
        let index = read.objects.iter().enumerate().filter(|(_, object)| !object.id.is_empty());
        let index = index.map(|(at, object)| (&*object.id, at)).collect();
        let mut import = Self {
            files,
            read,
            made,
            index,
            named: vec![None; read.objects.len()],
            relations: HashMap::new(),
            holders: HashMap::new(),
            groups: HashMap::new(),
            opinions: HashMap::new(),
            claims: HashMap::new(),
            cited: HashMap::new(),
            pages: HashMap::new(),
            bundles: vec![None; files.len()],
            passed_on: vec![Vec::new(); files.len()],
            levels: Levels::new(read),
            missing_citations: 0,
            related: read.relationships.iter().map(|found| &*found.id).collect(),
            missing: HashSet::new(),
            voices: HashMap::new(),
        };
        import.held();
        import
    }

    /// Notes who holds what.
    fn held(&mut self) {
        for (at, object) in self.objects() {
            let is_described = part(&object.kind) == Part::Grouping && !object.description.trim().is_empty();
            self.made.report.lose_many("description of grouping", usize::from(is_described));
            for id in object.holds.texts() {
                match part(&object.kind) {
                    Part::Report => self.holders.entry(id).or_default().push(at),
                    Part::Opinion => self.opinions.entry(id).or_default().push(at),
                    Part::Grouping if !object.name.trim().is_empty() => {
                        self.groups.entry(id).or_default().push(object.name.trim());
                    }
                    _ => {}
                }
            }
        }
    }

    /// The objects, each with its place.
    pub(super) fn objects(&self) -> impl Iterator<Item = (usize, &'s Object<'a>)> + use<'s, 'a> {
        self.read.objects.iter().enumerate()
    }

    /// The relationships, each with its place.
    pub(super) fn relationships(&self) -> impl Iterator<Item = (usize, &'s Relationship<'a>)> + use<'s, 'a> {
        self.read.relationships.iter().enumerate()
    }

    /// The item that an object became; an object that is not there is told once.
    pub(super) fn item(&mut self, id: &'s str) -> Option<Id> {
        if self.is_missing(id) {
            return None;
        }
        self.index.get(id).and_then(|at| self.named[*at].clone())
    }

    /// The actor that made an object, where the file has one.
    pub(super) fn creator(&mut self, id: &'s str) -> Option<Id> {
        if id.is_empty() {
            return None;
        }
        let item = self.item(id);
        let is_actor = self.index.get(id).is_some_and(|at| part(&self.read.objects[*at].kind) == Part::Actor);
        item.filter(|_| is_actor)
    }

    /// The file as a source.
    pub(super) fn bundle(&mut self, file: usize) -> Id {
        if let Some(id) = &self.bundles[file] {
            return id.clone();
        }
        let name = self.files[file].name.as_str();
        let id = self.made.ids.stable(&format!("bundle {name}"), name, "bundle");
        self.bundles[file] = Some(id.clone());
        id
    }

    /// Says where a statement comes from: who made the object, and the reports that hold it, or the file. What it cites comes
    /// first, through them; whoever passes that on is not the one who says it.
    pub(super) fn attribute(
        &mut self,
        map: &mut Map,
        id: &'s str,
        file: usize,
        creator: &'s str,
        cited: &Cited,
    ) {
        let holders = self.told_in(id, file, cited);
        // What it refers to may be where it was taken from.
        let creator = self.creator(creator).filter(|_| cited.beside.is_empty());
        attribute(map, &cited.told, &holders, creator.as_ref());
        refer(map, &cited.beside);
    }

    /// The reports that hold an object, or the file, which passes on what the object cites.
    pub(super) fn told_in(&mut self, id: &'s str, file: usize, cited: &Cited) -> Vec<Id> {
        let reports = self.holders.get(id).cloned().unwrap_or_default();
        let mut holders: Vec<Id> = reports.iter().filter_map(|at| self.named[*at].clone()).collect();
        if holders.is_empty() {
            holders.push(self.bundle(file));
            self.passed_on[file].extend(cited.all().cloned());
        }
        holders
    }

    /// Plain paragraphs of a text, with links to what is in the file and to what it cites.
    pub(super) fn prose(&mut self, text: &str, references: &'s [Reference<'a>]) -> String {
        markup::plain(text, Dialect::Markdown, &mut |target| match target {
            Target::Address(address) => self.pages.get(address.trim_end_matches('/')).cloned(),
            Target::Citation(name) => self.cite_name(name, references),
        })
    }

    /// The names that an object has elsewhere.
    pub(super) fn foreign(id: &str, references: &[Reference<'_>]) -> Vec<String> {
        let stix = (!id.is_empty()).then(|| format!("stix:{id}"));
        stix.into_iter().chain(references.iter().filter_map(Reference::foreign)).collect()
    }

    /// Sets a date, and tells how well it could be read.
    pub(super) fn date(&mut self, map: &mut Map, key: &'static str, when: When, file: usize, id: &str) {
        let tell = |import: &mut Self, code, message| {
            import.made.tell("date", code, &import.files[file].name, Place::object(id), message);
        };
        if when != When::Never {
            self.made.report.total("date", 1);
        }
        self.made.report.dates_in_words += usize::from(matches!(when, When::Words(..)));
        match when {
            When::Date(value, is_coarser) => {
                self.made.report.dates_kept += usize::from(!is_coarser);
                self.made.report.dates_coarsened += usize::from(is_coarser);
                if let Value::Map(date) = &value
                    && let (Some(Value::Text(edtf)), Some(Value::Text(words))) =
                        (date.get("edtf"), date.get("text"))
                {
                    tell(self, Code::DateCoarsened, safe_format!("{words} is written as {edtf}."));
                }
                map.set(key, value);
            }
            When::Words(value, Why::Unreadable) => {
                map.set(key, value);
                tell(self, Code::DateNotRead, SafeText::from_static("A stamp cannot be read as a date."));
            }
            When::Words(value, Why::Disagree) => {
                map.set(key, value);
                let message =
                    SafeText::from_static("The last stamp is before the first, so both stand as words.");
                tell(self, Code::StampsDisagree, message);
            }
            When::Never => {}
        }
    }

    /// Who made all of a file, where that is one.
    fn only_creator(&self, file: usize) -> Option<&'s str> {
        let objects = self.objects().filter(|(at, object)| {
            self.read.files[*at] == file && !matches!(&*object.kind, "identity" | "marking-definition")
        });
        let relationships = self.relationships().filter(|(at, _)| self.read.relationship_files[*at] == file);
        let creators = relationships.map(|(_, found)| &*found.created_by);
        let creators: HashSet<&'s str> =
            objects.map(|(_, object)| &*object.created_by).chain(creators).collect();
        let mut creators = creators.into_iter();
        creators.next().filter(|_| creators.next().is_none())
    }

    /// Writes the files that something rests on.
    pub(super) fn bundles(&mut self) {
        for file in 0..self.files.len() {
            let Some(id) = self.bundles[file].clone() else { continue };
            let mut source = Map::new()
                .with("title", format!("Bundle of STIX: {}", self.files[file].name))
                .with("kind", "document")
                .with("text", self.levels.statements.join("\n"));
            if let Some(creator) = self.only_creator(file).and_then(|only| self.creator(only)) {
                source.set("publisher", creator.as_str());
            }
            let mut seen = HashSet::new();
            let cites = self.passed_on[file].iter().filter(|id| seen.insert(id.as_str()));
            source.set("cites", cites.map(Id::as_str).collect::<Vec<_>>());
            self.made.document.keyed(Section::Sources, &id, &source);
        }
        if self.bundles.iter().all(Option::is_none) {
            for _ in &self.levels.statements {
                self.made.report.lose("marking statement");
            }
        }
    }
}
