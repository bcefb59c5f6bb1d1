//! Events: campaigns and others that were seen from one day to another, sightings, and incidents.

use briefing_format::{
    Section,
    write::{Map, Value},
};

use super::{
    actors::{has_event, name},
    import::Import,
    kinds::{Part, part},
    read::Object,
    stamps::from_to,
};
use crate::markup;

impl<'s, 'a> Import<'s, 'a> {
    /// Writes all events.
    pub(super) fn events(&mut self) {
        for (at, object) in self.objects() {
            self.made.begin();
            let event = match (part(&object.kind), &*object.kind) {
                (Part::Actor, _) if is_seen(object) => self.seen(at, object),
                (Part::Event, _) if self.named[at].is_none() => continue,
                (Part::Event, "sighting") => self.sighting(at, object),
                (Part::Event, _) => self.incident(at, object),
                _ => continue,
            };
            self.made.document.listed(Section::Events, &event);
        }
    }

    /// What was seen from one day to another. Of a campaign that is the campaign itself.
    fn seen(&mut self, at: usize, object: &'s Object<'a>) -> Map {
        let file = self.read.files[at];
        let is_campaign = has_event(object);
        let title = if is_campaign { name(object) } else { format!("{} is seen", name(object)) };
        let id = self.made.ids.stable(&format!("{} seen", name(object)), &object.id, "seen");
        let mut event =
            Map::new().with("id", id.as_str()).with("title", markup::guarded(&title).into_owned());
        self.date(&mut event, "date", from_to(&object.first_seen, &object.last_seen), file, &object.id);
        if is_campaign {
            let text = self.text(object);
            event.set("text", text);
        }
        if let Some(actor) = &self.named[at] {
            event.set("actors", vec![actor.as_str()]);
        }
        let seen = [&*object.first_seen_citation, &*object.last_seen_citation];
        let has_citation = seen.iter().any(|text| !text.trim().is_empty());
        let said = [&*object.description];
        let mut cited = self.cited_by(&said, &object.references);
        if has_citation {
            // What the description cites is linked there.
            let described = cited.told;
            cited = self.cited_by(&seen, &object.references);
            cited.beside.retain(|id| !described.contains(id));
        }
        self.attribute(&mut event, &object.id, file, &object.created_by, &cited);
        self.finish(&mut event, object);
        event
    }

    fn incident(&mut self, at: usize, object: &'s Object<'a>) -> Map {
        let file = self.read.files[at];
        let text = self.text(object);
        let mut event =
            Map::new().with("title", markup::guarded(&name(object)).into_owned()).with("text", text);
        self.date(&mut event, "date", from_to(&object.first_seen, &object.last_seen), file, &object.id);
        let mut actors: Vec<Value> = Vec::new();
        for relationship in self.relations.remove(&at).unwrap_or_default() {
            let found = &self.read.relationships[relationship];
            let Some(actor) = self.item(&found.target) else { continue };
            let is_place = self
                .index
                .get(&*found.target)
                .is_some_and(|at| part(&self.read.objects[*at].kind) == Part::Place);
            if is_place && event.get("place").is_none() {
                event.set("place", actor.as_str());
            } else if is_place {
                self.made.report.lose("further place of an event");
            } else {
                actors.push(
                    Map::new().with("actor", actor.as_str()).with("role", role(found.kind.trim())).into(),
                );
            }
        }
        event.set("actors", actors);
        let cited = self.cited_by(&[&object.description], &object.references);
        self.attribute(&mut event, &object.id, file, &object.created_by, &cited);
        if let Some(id) = &self.named[at] {
            event.set("id", id.as_str());
        }
        self.made.report.lose_many("alias of an incident", object.aliases.texts().count());
        self.finish(&mut event, object);
        event
    }

    /// What a sighting is of, where that has a place in a briefing.
    pub(super) fn sighted(&mut self, object: &'s Object<'a>) -> Option<String> {
        let of = object.sighting_of.trim();
        let found = self.index.get(of).map(|at| &self.read.objects[*at]);
        let Some(found) = found.filter(|found| matches!(part(&found.kind), Part::Actor | Part::Thing)) else {
            if !self.is_missing(of) {
                let kind = of.split("--").next().unwrap_or_default();
                self.made.report.lose(format!("sighting of {kind}"));
            }
            return None;
        };
        // None of it was there: no event at all.
        if object.count.trim().parse::<f64>().is_ok_and(|count| count <= 0.0) {
            self.made.report.lose("sighting that says it was not seen");
            return None;
        }
        Some(name(found))
    }

    fn sighting(&mut self, at: usize, object: &'s Object<'a>) -> Map {
        let file = self.read.files[at];
        let id = self.named[at].as_ref().map(ToString::to_string).unwrap_or_default();
        let of = self.index.get(object.sighting_of.trim()).map(|at| &self.read.objects[*at]);
        let words = of.map(name).unwrap_or_default();
        let title = format!("{words} is sighted");
        let mut text = vec![self.prose(&object.description, &object.references)];
        if !object.count.trim().is_empty() {
            text.push(format!(
                "It was sighted {} times, says the file.",
                markup::guarded(object.count.trim())
            ));
        }
        let text = text.join(
            "
",
        );
        let mut event = Map::new()
            .with("id", id)
            .with("title", markup::guarded(&title).into_owned())
            .with("text", text.trim());
        self.date(&mut event, "date", from_to(&object.first_seen, &object.last_seen), file, &object.id);
        let mut actors: Vec<Value> = Vec::new();
        if let Some(actor) = self.item(object.sighting_of.trim()) {
            actors.push(actor.as_str().into());
        }
        for place in object.where_sighted.texts() {
            let Some(found) = self.item(place) else { continue };
            let is_place =
                self.index.get(place).is_some_and(|at| part(&self.read.objects[*at].kind) == Part::Place);
            if is_place && event.get("place").is_none() {
                event.set("place", found.as_str());
            } else if is_place {
                self.made.report.lose("further place of an event");
            } else {
                actors.push(
                    Map::new().with("actor", found.as_str()).with("role", "where it was sighted").into(),
                );
            }
        }
        event.set("actors", actors);
        let cited = self.cited_by(&[&object.description], &object.references);
        self.attribute(&mut event, &object.id, file, &object.created_by, &cited);
        self.finish(&mut event, object);
        event
    }

    fn finish(&mut self, event: &mut Map, object: &'s Object<'a>) {
        event.set("tags", self.tags(object));
        if let Some(level) = self.levels.own(self.levels.of(&object.markings, &object.granular)) {
            event.set("tlp", level);
        }
        event.set("ids", Self::foreign(&object.id, &object.references));
    }
}

fn is_seen(object: &Object<'_>) -> bool {
    !(object.first_seen.trim().is_empty() && object.last_seen.trim().is_empty())
}

/// The part of an actor in what an incident does to it.
fn role(kind: &str) -> String {
    match kind {
        "targets" => "target".to_owned(),
        "impacts" => "impacted".to_owned(),
        _ => kind.replace('-', " "),
    }
}
