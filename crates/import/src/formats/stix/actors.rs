//! Actors and places: their names, what they are, and what they are to one another.

use std::collections::HashSet;

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::safe_format;

use super::{
    import::Import,
    kinds::{Part, kind, part},
    read::{Object, Relationship},
};
use crate::{Code, Place, loose::Many, markup};

/// Types that the kind of an actor does not tell.
const TAGGED: &[&str] = &["intrusion-set", "threat-actor", "malware", "tool"];

impl<'s, 'a> Import<'s, 'a> {
    /// Gives actors, places, reports and events their ids, so that all can be linked to.
    pub(super) fn name_items(&mut self) {
        for wanted in [Part::Actor, Part::Place, Part::Report, Part::Event] {
            for (at, object) in self.objects().filter(|(_, object)| part(&object.kind) == wanted) {
                let words = match &*object.kind {
                    "report" => format!("{} report", name(object)),
                    "sighting" => match self.sighted(object) {
                        Some(words) => format!("sighting {words}"),
                        None => continue,
                    },
                    _ => name(object),
                };
                let id = self.made.ids.stable(&words, &object.id, &object.kind);
                for reference in object.references.iter().filter(|found| found.foreign().is_some()) {
                    let page = reference.url.trim().trim_end_matches('/');
                    if !page.is_empty() {
                        self.pages.entry(page).or_insert_with(|| id.clone());
                    }
                }
                self.named[at] = Some(id);
            }
        }
    }

    /// Writes all actors and places.
    pub(super) fn actors(&mut self) {
        for (at, object) in self.objects() {
            let section = match part(&object.kind) {
                Part::Actor => Section::Actors,
                Part::Place => Section::Places,
                _ => continue,
            };
            let Some(id) = self.named[at].clone() else { continue };
            self.made.begin();
            let item = self.actor(at, object, section);
            self.made.document.keyed(section, &id, &item);
        }
    }

    fn actor(&mut self, at: usize, object: &'s Object<'a>, section: Section) -> Map {
        let file = self.read.files[at];
        let mut item = Map::new().with("name", written_name(object));
        if section == Section::Places {
            item.set("kind", place_kind(object));
            item.set("country", object.country.trim());
        } else if let Some(kind) = kind(&object.kind, &object.identity_class, &object.resource_level) {
            item.set("kind", kind);
        }
        item.set("aliases", self.aliases(object));
        // What happened in a campaign stands with its event.
        if !has_event(object) {
            let text = self.text(object);
            let is_held = self.holders.contains_key(&*object.id);
            item.set("text", text.as_str());
            if !text.is_empty() || is_held {
                let cited = self.cited_by(&[&object.description], &object.references);
                self.attribute(&mut item, &object.id, file, &object.created_by, &cited);
            }
        }
        let is_told = has_event(object) || item.get("sources").is_some() || item.get("via").is_some();
        let references = || object.references.iter().filter(|found| !is_told || found.foreign().is_some());
        let links = references().map(|found| found.url.trim()).filter(|url| !url.is_empty());
        item.set("links", links.collect::<Vec<_>>());
        let without_page = references().filter(|found| found.is_source() && found.url.trim().is_empty());
        self.made.report.lose_many(format!("reference of {}", &*object.kind), without_page.count());
        item.set("tags", self.tags(object));
        let mut level = self.levels.of(&object.markings, &object.granular);
        let mut relations: Vec<Value> = Vec::new();
        for relationship in self.relations.remove(&at).unwrap_or_default() {
            let found = &self.read.relationships[relationship];
            level = level.max(self.levels.of(&found.markings, &found.granular));
            if let Some(relation) = self.relation(relationship) {
                relations.push(relation.into());
            }
        }
        item.set("relations", relations);
        if let Some(level) = self.levels.own(level) {
            item.set("tlp", level);
        }
        item.set("ids", Self::foreign(&object.id, &object.references));
        if !object.contact.trim().is_empty() {
            let message = safe_format!("The contact of {} is left out.", &*object.name);
            let place = Place::object(&object.id);
            self.made.tell("object", Code::PersonalData, &self.files[file].name, place, message);
            self.made.report.lose("contact of an identity");
        }
        item
    }

    /// Other names, each with the source in which it stands where a reference of its name cites one.
    fn aliases(&mut self, object: &'s Object<'a>) -> Vec<Value> {
        let mut seen = HashSet::from([object.name.trim()]);
        let all = object.aliases.texts().chain(object.mitre_aliases.texts());
        let names: Vec<&'s str> = all.filter(|alias| seen.insert(alias)).collect();
        let mut aliases = Vec::new();
        for name in names {
            let said =
                object.references.iter().find(|found| found.name.trim() == name && found.foreign().is_none());
            let cited = said.and_then(|found| markup::citations(&found.description).next());
            let source = cited.and_then(|cited| self.cite_name(cited, &object.references));
            let mut alias = Map::new().with("name", markup::guarded(name).into_owned());
            if let Some(source) = &source {
                alias.set("source", source.as_str());
            }
            if is_common(name) {
                alias.set("link", "false");
            }
            let is_short = source.is_none() && !is_common(name);
            aliases.push(if is_short { markup::guarded(name).into_owned().into() } else { alias.into() });
        }
        aliases
    }

    /// What the file says of an object, with what it says in fields of their own.
    pub(super) fn text(&mut self, object: &'s Object<'a>) -> String {
        let mut paragraphs = vec![self.prose(&object.description, &object.references)];
        let goals = object.goals.texts().collect::<Vec<_>>().join("; ");
        let motives = object.secondary_motivations.texts().collect::<Vec<_>>().join(", ");
        let fields = [
            ("Objective", object.objective.trim()),
            ("Goals", &goals),
            ("Motivation", object.primary_motivation.trim()),
            ("Further motivations", &motives),
            ("Sophistication", object.sophistication.trim()),
            ("Resources", object.resource_level.trim()),
        ];
        for (label, words) in fields {
            if !words.is_empty() {
                let words = words.trim_end_matches('.');
                paragraphs.push(self.prose(&format!("{label}: {words}."), &object.references));
            }
        }
        paragraphs.retain(|paragraph| !paragraph.is_empty());
        paragraphs.join("\n")
    }

    /// The words that the file sorts an object by.
    pub(super) fn tags(&self, object: &'s Object<'a>) -> Vec<&'s str> {
        let kind = TAGGED.iter().copied().find(|kind| **kind == *object.kind);
        let words = [
            &object.labels,
            &object.malware_types,
            &object.tool_types,
            &object.actor_types,
            &object.report_types,
            &object.sectors,
            &object.roles,
        ];
        let groups = self.groups.get(&*object.id).into_iter().flatten().copied();
        let mut seen = HashSet::new();
        let tags = kind.into_iter().chain(words.into_iter().flat_map(Many::texts)).chain(groups);
        tags.filter(|tag| seen.insert(*tag)).collect()
    }

    /// What a relationship says besides; citations alone say what its sources say already.
    pub(super) fn said(&mut self, found: &'s Relationship<'a>) -> String {
        let cited: usize =
            markup::citations(&found.description).map(|name| "(Citation: )".len() + name.len()).sum();
        let letters = found.description.chars().filter(|c| !c.is_whitespace()).count();
        if cited > 0 && letters <= cited {
            String::new()
        } else {
            self.prose(&found.description, &found.references)
        }
    }

    /// A relationship between two actors or places.
    fn relation(&mut self, at: usize) -> Option<Map> {
        let found = &self.read.relationships[at];
        let file = self.read.relationship_files[at];
        let to: Id = self.item(&found.target)?;
        let text = self.said(found);
        let mut relation =
            Map::new().with("to", to.as_str()).with("kind", found.kind.trim()).with("text", text);
        self.date(&mut relation, "date", super::stamps::from_to(&found.start, &found.stop), file, &found.id);
        let cited = self.cited_by(&[&found.description], &found.references);
        self.attribute(&mut relation, &found.id, file, &found.created_by, &cited);
        if let Some(claim) = self.claims.get(&*found.id) {
            relation.set("claim", claim.as_str());
        }
        Some(relation)
    }
}

/// The name of an object, or what stands for one.
pub(super) fn name(object: &Object<'_>) -> String {
    own_name(object).unwrap_or_else(|| format!("{} without a name", object.kind.trim()))
}

/// The name, or the words for where a place is; nothing where there is neither.
fn own_name(object: &Object<'_>) -> Option<String> {
    let name = object.name.trim();
    if !name.is_empty() {
        return Some(name.to_owned());
    }
    let place = [&object.city, &object.area, &object.country, &object.region];
    let place: Vec<&str> = place.iter().map(|part| part.trim()).filter(|part| !part.is_empty()).collect();
    (!place.is_empty()).then(|| place.join(", "))
}

/// The name; a common word such as `at` makes no links in the prose. Nobody is called by what he is where there is none.
fn written_name(object: &Object<'_>) -> Value {
    let name = own_name(object).unwrap_or_default();
    let name = markup::guarded(&name).into_owned();
    if is_common(&name) { Map::new().with("name", name).with("link", "false").into() } else { name.into() }
}

/// Fields that say where a place is, and not what.
const WITHIN: [&str; 4] = ["latitude", "longitude", "street_address", "postal_code"];

/// What a place is, by the finest of what is said of it. What has another name, or a point of its own, lies in that.
fn place_kind(object: &Object<'_>) -> &'static str {
    let fields = [
        (&object.city, "city"),
        (&object.area, "administrative area"),
        (&object.country, "country"),
        (&object.region, "region"),
    ];
    let words = |text: &str| text.to_lowercase().replace(['-', '_'], " ").trim().to_owned();
    let name = words(&object.name);
    let is_within = object.others.iter().any(|field| WITHIN.contains(&&**field));
    let finest = fields.iter().find(|(field, _)| !field.trim().is_empty());
    let is_it = |field: &str| !is_within && (name.is_empty() || name == words(field));
    finest.filter(|(field, _)| is_it(field)).map_or("", |(_, kind)| kind)
}

/// Whether an object is an event besides.
pub(super) fn has_event(object: &Object<'_>) -> bool {
    &*object.kind == "campaign"
        && !(object.first_seen.trim().is_empty() && object.last_seen.trim().is_empty())
}

/// Whether a name is one word in small letters, such as `at` or `net`.
fn is_common(name: &str) -> bool {
    !name.is_empty() && name.chars().all(char::is_lowercase)
}
