//! Actors, places and documents, and what they are to one another.

use std::collections::HashSet;

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};

use super::{
    import::Import,
    read::Entity,
    schema::{COUNTRIES, LINKS, Part, part},
};
use crate::{Place, formats::dated, markup};

impl<'s, 'a> Import<'s, 'a> {
    /// Gives each entity that becomes an item its id.
    pub(super) fn name_items(&mut self) {
        let order = |part: Part| match part {
            Part::Actor(_) => Some(0),
            Part::Place => Some(1),
            Part::Source => Some(2),
            Part::Event(..) => Some(3),
            _ => None,
        };
        for wanted in 0..4 {
            for (at, entity) in self.entities() {
                if order(part(&entity.schema)) == Some(wanted) {
                    let words = if wanted == 3 { self.event_title(entity) } else { Self::title(entity) };
                    self.named[at] = Some(self.made.ids.stable(&words, &entity.id, "entity"));
                }
            }
        }
    }

    /// Sorts the edges: to what they go out from, to the event they lead to, to what they prove, or among what is left out.
    pub(super) fn sort_edges(&mut self) {
        for (at, entity) in self.entities() {
            let (from, to, proves) = match part(&entity.schema) {
                Part::Edge(from, to, _) => (from, to, false),
                Part::Proof(from, to) => (from, to, true),
                Part::Lost => {
                    self.made.report.lose(if entity.schema.is_empty() {
                        "entity without schema"
                    } else {
                        &entity.schema
                    });
                    continue;
                }
                _ => continue,
            };
            let sources: Vec<usize> = entity.properties.get(from).filter_map(|id| self.find(id)).collect();
            let targets: Vec<usize> = entity.properties.get(to).filter_map(|id| self.find(id)).collect();
            let mut is_used = false;
            for source in &sources {
                for target in &targets {
                    let parts = [source, target].map(|at| part(&self.read.entities[*at].schema));
                    is_used |= match (proves, parts) {
                        (true, [Part::Source, _]) => {
                            let document = self.named[*source].clone();
                            let of = if is_proof(entity) { &mut self.proofs } else { &mut self.mentions };
                            of.entry(*target).or_default().extend(document);
                            true
                        }
                        (false, [Part::Actor(_) | Part::Place, Part::Actor(_) | Part::Place]) => {
                            self.join(*source, at);
                            true
                        }
                        (false, [Part::Actor(_), Part::Event(..)]) => {
                            self.join(*target, at);
                            true
                        }
                        _ => false,
                    };
                }
            }
            if !is_used {
                let why = if sources.is_empty() || targets.is_empty() {
                    "of what is not in the file"
                } else {
                    "of what has no place"
                };
                self.made.report.lose(format!("{} {why}", &*entity.schema));
            }
        }
    }

    /// Notes that an edge joins an entity to others, once however many they are.
    fn join(&mut self, entity: usize, edge: usize) {
        let edges = self.edges.entry(entity).or_default();
        if edges.last() != Some(&edge) {
            edges.push(edge);
        }
    }

    /// Writes actors, places and documents.
    pub(super) fn things(&mut self) {
        for (at, entity) in self.entities() {
            let Some(id) = self.named[at].clone() else { continue };
            self.made.begin_of(&id);
            match part(&entity.schema) {
                Part::Actor(kind) => {
                    let item = self.thing(at, entity, kind);
                    self.made.document.keyed(Section::Actors, &id, &item);
                }
                Part::Place => {
                    let item = self.thing(at, entity, None);
                    self.made.document.keyed(Section::Places, &id, &item);
                }
                Part::Source => self.document(at, entity, &id),
                _ => {}
            }
        }
    }

    fn thing(&mut self, at: usize, entity: &'s Entity<'a>, kind: Option<&'static str>) -> Map {
        let properties = &entity.properties;
        let name = Self::title(entity);
        let mut item = Map::new().with("name", markup::guarded(&name).into_owned()).with_some("kind", kind);
        let mut seen = HashSet::from([name.as_str()]);
        let mut aliases: Vec<Value> = Vec::new();
        for other in properties.get("name").chain(properties.get("alias")).filter(|other| seen.insert(other))
        {
            aliases.push(markup::guarded(other).into_owned().into());
        }
        let mut weak = HashSet::new();
        for other in properties.get("weakAlias").filter(|other| weak.insert(*other)) {
            aliases.push(
                Map::new().with("name", markup::guarded(other).into_owned()).with("link", "false").into(),
            );
        }
        item.set("aliases", aliases);
        let text = Self::text(entity);
        let is_bare = text.is_empty() && !self.mentions.contains_key(&at);
        if !is_bare {
            item.set("text", text);
            self.attribute(&mut item, at);
        }
        let countries = COUNTRIES.iter().map(|(key, _)| properties.get(key).collect::<Vec<_>>());
        if let Some(country) = countries.into_iter().find(|found| !found.is_empty()) {
            item.set("country", country.join(", "));
        }
        let links = LINKS.iter().flat_map(|key| properties.get(key));
        // Where nothing is told of a thing, its page tells of the thing itself.
        let pages = properties.get("sourceUrl").filter(|_| is_bare);
        let links = links.chain(pages);
        item.set("links", links.map(str::to_owned).collect::<Vec<_>>());
        item.set("tags", tags(entity));
        item.set("relations", self.relations(at, entity));
        item.set("ids", Self::foreign(entity));
        item
    }

    fn relations(&mut self, at: usize, entity: &'s Entity<'a>) -> Vec<Value> {
        let mut relations: Vec<Value> = Vec::new();
        for parent in entity.properties.get("parent") {
            let found = self.find(parent).and_then(|at| self.named[at].clone());
            if let Some(parent) = found {
                let mut relation = Map::new().with("to", parent.as_str()).with("kind", "subsidiary of");
                self.attribute(&mut relation, at);
                relations.push(relation.into());
            }
        }
        for edge in self.edges.remove(&at).unwrap_or_default() {
            let found = &self.read.entities[edge];
            let Part::Edge(_, to, words) = part(&found.schema) else { continue };
            for target in found.properties.get(to) {
                let id = self.find(target).and_then(|at| self.named[at].clone());
                let Some(id) = id else { continue };
                let mut relation =
                    Map::new().with("to", id.as_str()).with("kind", words).with("text", Self::text(found));
                self.when(&mut relation, edge, &["date"]);
                self.attribute(&mut relation, edge);
                if !relations.contains(&relation.clone().into()) {
                    relations.push(relation.into());
                }
            }
        }
        relations
    }

    fn document(&mut self, at: usize, entity: &'s Entity<'a>, id: &Id) {
        let properties = &entity.properties;
        let mut source = Map::new()
            .with("title", markup::guarded(&Self::title(entity)).into_owned())
            .with("kind", "document");
        let author = properties.get("author").collect::<Vec<_>>().join(", ");
        if !author.is_empty() && Id::parse(&author).is_none() {
            source.set("author", author);
        }
        source = source
            .with_some("url", properties.first("sourceUrl"))
            .with_some("language", properties.first("language"));
        let file = self.files[self.read.files[at]].name.clone();
        let place = Place::object(&entity.id);
        let published = ["publishedAt", "date"].into_iter().find_map(|key| properties.first(key));
        for (key, words) in [("published", published), ("retrieved", properties.first("retrievedAt"))] {
            if let Some(words) = words {
                let read = self.date(words);
                dated::write(&mut self.made, &mut source, key, read, &file, &place);
            }
        }
        source.set("text", Self::text(entity));
        source.set("ids", Self::foreign(entity));
        self.made.document.keyed(Section::Sources, id, &source);
    }

    /// What an entity is called.
    pub(super) fn title(entity: &Entity<'_>) -> String {
        let properties = &entity.properties;
        let own = match part(&entity.schema) {
            Part::Source => ["title", "subject", "name", "fileName"],
            _ => ["name", "title", "summary", "caseNumber"],
        };
        let caption = Some(entity.caption.trim()).filter(|caption| !caption.is_empty());
        let found = caption.or_else(|| own.into_iter().find_map(|key| properties.first(key)));
        let ids = Some(entity.id.trim()).filter(|id| !id.is_empty());
        found.or(ids).unwrap_or_default().to_owned()
    }
}

/// Words of a role that make a document the proof of something.
const PROVES: [&str; 8] =
    ["proof", "prove", "evidence", "source", "based on", "basis", "document", "reference for"];

/// Whether a document is said to be where something is from: it has no other role.
fn is_proof(entity: &Entity<'_>) -> bool {
    let mut roles = entity.properties.get("role").map(str::to_lowercase);
    roles.all(|role| PROVES.iter().any(|word| role.contains(word)))
}

/// The words that the file sorts an entity by.
pub(super) fn tags(entity: &Entity<'_>) -> Vec<String> {
    let topics = entity.properties.get("topics").map(|topic| format!("topic: {topic}"));
    let words = entity.properties.get("keywords").map(str::to_owned);
    let is_told = matches!(&*entity.schema, "Person" | "Company" | "Organization" | "Event");
    let schema = (!is_told).then(|| entity.schema.to_lowercase());
    schema.into_iter().chain(topics).chain(words).collect()
}
