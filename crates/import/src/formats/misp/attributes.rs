//! The attributes and objects of an event of MISP, of which most are observables. It must not know what becomes of the event.

use briefing_format::Section;

use super::{
    event::is_set,
    found::Found,
    import::Import,
    kinds::{PEOPLE, PUBLISHED, Use, attribute as use_of},
    read::{Attribute, Event, Object},
    tags,
};
use crate::{loose::Many, tlp::Tlp};

/// What is taken of an object that is something published, by what it is to the object.
const TOLD: &[&str] = &["link", "url", "title", "name", "case-number", "summary", "content", "text"];

/// The strictest label of the attributes of an event that come along.
pub(super) fn strictest(event: &Event<'_>) -> Option<Tlp> {
    let is_told = |attribute: &&Attribute<'_>| {
        let used = use_of(attribute.kind.trim(), attribute.category.trim());
        !is_set(&attribute.deleted) && !matches!(used, Use::Personal | Use::Lost)
    };
    let objects = event.objects.iter().filter(|object| !is_set(&object.deleted) && is_told_of(object));
    let within = objects.flat_map(|object| object.attributes.iter());
    let attributes = event.attributes.iter().filter(is_told).chain(within);
    attributes.filter_map(|attribute| tags::read(&attribute.tags).tlp).max()
}

/// Whether something of an object comes along.
pub(super) fn is_told_of(object: &Object<'_>) -> bool {
    let name = object.name.trim();
    PUBLISHED.contains(&name) || matches!(name, "organization" | "victim" | "vulnerability")
}

impl Import<'_> {
    /// What the attributes of an event say: links, actors, places and what it involves.
    pub(super) fn attributes(&mut self, attributes: &Many<Attribute<'_>>, found: &mut Found) {
        for attribute in attributes.iter() {
            let (kind, value) = (attribute.kind.trim(), attribute.value.trim());
            let said = tags::read(&attribute.tags);
            if is_set(&attribute.deleted) {
                self.made.report.lose("deleted attribute");
                continue;
            }
            let used = use_of(kind, attribute.category.trim());
            match used {
                Use::Source => {
                    let link = self.link(value, "", &attribute.comment, said.tlp.max(found.tlp));
                    found.cite(link);
                }
                Use::Actor(kind, role) if !value.is_empty() => {
                    found.within = found.within.max(said.tlp);
                    let id = self.actor(value, kind, "");
                    found.add(Section::Actors, id, role);
                }
                Use::Place if !value.is_empty() => {
                    found.within = found.within.max(said.tlp);
                    let id = self.entity(Section::Places, value, None, "");
                    found.add(Section::Places, id, "");
                }
                Use::Involved if !value.is_empty() => {
                    found.within = found.within.max(said.tlp);
                    let foreign = value.starts_with("CVE-").then(|| format!("cve:{value}"));
                    found.involve(value, foreign.into_iter().collect());
                }
                Use::Personal => self.personal(&format!("attribute {kind}")),
                _ => self.made.report.lose(format!("attribute {kind}")),
            }
            let has_words = matches!(used, Use::Actor(..) | Use::Place | Use::Involved);
            if has_words && !attribute.comment.trim().is_empty() {
                self.made.report.lose("comment of an attribute");
            }
            self.made.report.lose_many("cluster of an attribute", said.clusters.len());
            self.made.report.lose_many("tag of an attribute", said.words.len());
        }
    }

    /// An object: something published, somebody who was hit, or observables that belong together.
    pub(super) fn object(&mut self, object: &Object<'_>, found: &mut Found) {
        let name = object.name.trim();
        let value = |relations: &[&str]| {
            let has = |attribute: &&Attribute<'_>| relations.contains(&attribute.relation.trim());
            object.attributes.iter().find(has).map_or("", |attribute| attribute.value.trim())
        };
        let level = object.attributes.iter().filter_map(|attribute| tags::read(&attribute.tags).tlp).max();
        let level = level.filter(|_| is_told_of(object));
        found.within = found.within.max(level);
        if is_set(&object.deleted) {
            self.made.report.lose("deleted object");
        } else if PEOPLE.contains(&name) {
            self.personal(&format!("object {name}"));
        } else if PUBLISHED.contains(&name) && !value(&["link", "url"]).is_empty() {
            let title = value(&["title", "name", "case-number"]);
            let link = self.link(
                value(&["link", "url"]),
                title,
                value(&["summary", "content", "text"]),
                level.max(found.tlp),
            );
            found.cite(link);
        } else if matches!(name, "organization" | "victim") && !value(&["name"]).is_empty() {
            let id = self.actor(value(&["name"]), Some("organization"), "");
            found.add(Section::Actors, id, if name == "victim" { "victim" } else { "" });
        } else if name == "vulnerability" && value(&["id"]).starts_with("CVE-") {
            let number = value(&["id"]);
            found.involve(number, vec![format!("cve:{number}")]);
        } else {
            self.made.report.lose(format!("object {name}"));
            return;
        }
        if !is_set(&object.deleted) && !PEOPLE.contains(&name) {
            let told = match name {
                "organization" | "victim" => &["name"],
                "vulnerability" => &["id"],
                _ => TOLD,
            };
            let is_told = |attribute: &&Attribute<'_>| told.contains(&attribute.relation.trim());
            let further = object.attributes.iter().filter(|attribute| !is_told(attribute)).count();
            self.made.report.lose_many(format!("further attribute of object {name}"), further);
        }
    }
}
