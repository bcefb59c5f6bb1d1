//! Claims: which techniques somebody uses, what notes say, and what others hold of it. Nobody judges here who does not judge in
//! the file.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};

use super::{
    actors::name,
    import::Import,
    kinds::{Part, part, stance, verb},
    read::{Object, Reference, Relationship},
    stamps::{When, from_to},
};
use crate::markup;

impl<'s, 'a> Import<'s, 'a> {
    /// Gives an id to each relationship that becomes a claim: those to techniques, and those that somebody has an opinion on.
    pub(super) fn name_claims(&mut self, claims: &[usize]) {
        // Few have an opinion on them, so that looking for each in a list costs little.
        let disputed = self.relationships().filter(|(at, found)| {
            let relations = || self.relations.get(self.index.get(&*found.source)?);
            self.opinions.contains_key(&*found.id) && relations().is_some_and(|list| list.contains(at))
        });
        let disputed: Vec<usize> = disputed.map(|(at, _)| at).collect();
        for at in claims.iter().copied().chain(disputed) {
            let found = &self.read.relationships[at];
            let (Some(source), Some(target)) =
                (self.index.get(&*found.source), self.index.get(&*found.target))
            else {
                continue;
            };
            let [source_name, target_name] = [source, target].map(|at| name(&self.read.objects[*at]));
            // A number tells more in fewer letters than the name of a technique.
            let number = self.read.objects[*target].references.iter().find(|found| found.foreign().is_some());
            let words = match number {
                Some(number) => format!("{} {source_name}", number.number.trim()),
                None => format!("{source_name} {target_name}"),
            };
            if self.claims.contains_key(&*found.id) {
                continue;
            }
            let id = self.made.ids.stable(&words, &found.id, "claim");
            self.claims.insert(&found.id, id);
        }
    }

    /// Writes all claims.
    pub(super) fn claims(&mut self) {
        for (at, found) in self.relationships() {
            if let Some(id) = self.claims.get(&*found.id).cloned() {
                self.made.begin();
                let claim = self.related(at, found);
                self.made.document.keyed(Section::Claims, &id, &claim);
            }
        }
        for (at, object) in self.objects() {
            self.made.begin();
            match part(&object.kind) {
                Part::Note => self.note(at, object),
                Part::Opinion | Part::Relationship | Part::Marking | Part::Lost => {}
                _ => self.opinions_on(at, object),
            }
        }
        self.made.end();
        self.lose_things();
    }

    /// What a relationship says, as a sentence.
    fn related(&mut self, at: usize, found: &'s Relationship<'a>) -> Map {
        let file = self.read.relationship_files[at];
        let object = |id: &str| self.index.get(id).map(|at| &self.read.objects[*at]);
        let (source, target) = (object(&found.source), object(&found.target));
        let numbers =
            target.map(|target| target.references.iter().filter_map(Reference::foreign).collect::<Vec<_>>());
        let number =
            target.and_then(|target| target.references.iter().find(|found| found.foreign().is_some()));
        let mut words = target.map(name).unwrap_or_default();
        if let Some(number) = number.filter(|number| !words.contains(number.number.trim())) {
            words = format!("{words} ({})", number.number.trim());
        }
        let text = format!("{} {} {words}.", source.map(name).unwrap_or_default(), verb(found.kind.trim()));
        let mut claim = Map::new().with("text", markup::guarded(&text).into_owned());
        let about = [&found.source, &found.target].map(|id| self.item(id));
        claim.set("about", about.iter().flatten().map(Id::as_str).collect::<Vec<_>>());
        let mut position = Map::new().with("stance", "asserts");
        let said = self.said(found);
        position.set("text", said.as_str());
        match from_to(&found.start, &found.stop) {
            When::Never => {}
            // The stamps say when it held, not when it was said.
            When::Date(..) | When::Words(..) => {
                let held = held(found.start.trim(), found.stop.trim());
                let held = markup::guarded(&held);
                position.set("text", format!("{said}\n{held}").trim());
            }
        }
        let cited = self.cited_by(&[&found.description], &found.references);
        self.attribute(&mut position, &found.id, file, &found.created_by, &cited);
        let mut positions: Vec<Value> = vec![position.into()];
        let opinions = self.opinion_ids(&found.id);
        positions.extend(self.positions_on(&found.id));
        claim.set("positions", positions);
        if let Some(level) = self.levels.own(self.levels.of(&found.markings, &found.granular)) {
            claim.set("tlp", level);
        }
        let mut ids = Self::foreign(&found.id, &found.references);
        ids.extend(numbers.into_iter().flatten().chain(opinions));
        claim.set("ids", ids);
        claim
    }

    /// What a note says of other objects.
    fn note(&mut self, at: usize, object: &'s Object<'a>) {
        let file = self.read.files[at];
        let about = self.about(object);
        let parts = [
            self.prose(&object.summary, &object.references),
            self.prose(&object.content, &object.references),
        ];
        let text =
            parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        if about.is_empty() || text.is_empty() {
            self.made.report.lose("note on what has no place");
            return;
        }
        let id = self.made.ids.stable(&format!("note {text}"), &object.id, "note");
        let position = Map::new().with("stance", "asserts");
        let cited = self.cited_by(&[&object.summary, &object.content], &object.references);
        let mut positions = self.held_by(&position, object, file, &cited);
        positions.extend(self.positions_on(&object.id));
        let mut claim = Map::new().with("text", text).with("about", about).with("positions", positions);
        if let Some(level) = self.levels.own(self.levels.of(&object.markings, &object.granular)) {
            claim.set("tlp", level);
        }
        claim.set("ids", Self::foreign(&object.id, &object.references));
        self.made.document.keyed(Section::Claims, &id, &claim);
    }

    fn about(&mut self, object: &'s Object<'a>) -> Vec<String> {
        let mut about = Vec::new();
        for id in object.holds.texts() {
            let claim = self.claims.get(id).cloned();
            let is_relationship = id.starts_with("relationship--");
            about.extend(claim.or_else(|| if is_relationship { None } else { self.item(id) }));
        }
        about.iter().map(ToString::to_string).collect()
    }

    /// What others hold of the information on an object as a whole.
    fn opinions_on(&mut self, at: usize, object: &'s Object<'a>) {
        if !self.opinions.contains_key(&*object.id) {
            return;
        }
        let Some(about) = self.named[at].clone() else { return };
        let ids = self.opinion_ids(&object.id);
        let positions = self.positions_on(&object.id);
        if positions.is_empty() {
            return;
        }
        let text = format!("What is said here of {} is correct.", name(object));
        let id = self.made.ids.stable(&format!("{} correct", name(object)), &object.id, "claim");
        let claim = Map::new()
            .with("text", markup::guarded(&text).into_owned())
            .with("about", vec![about.as_str()])
            .with("positions", positions)
            .with("ids", ids);
        self.made.document.keyed(Section::Claims, &id, &claim);
    }

    /// The names that the opinions on an object have in the file.
    fn opinion_ids(&self, id: &str) -> Vec<String> {
        let opinions = self.opinions.get(id).into_iter().flatten().map(|at| &self.read.objects[*at]);
        let told = opinions.filter(|opinion| stance(opinion.opinion.trim()).is_some());
        told.flat_map(|opinion| Self::foreign(&opinion.id, &[])).collect()
    }

    /// The opinions on an object, as positions.
    fn positions_on(&mut self, id: &'s str) -> Vec<Value> {
        let mut positions = Vec::new();
        for at in self.opinions.remove(id).unwrap_or_default() {
            let opinion = &self.read.objects[at];
            let Some(stance) = stance(opinion.opinion.trim()) else {
                self.made.report.lose(format!("opinion {}", opinion.opinion.trim()));
                continue;
            };
            let said = self.prose(&opinion.explanation, &opinion.references);
            let text = [format!("Opinion: {}.", opinion.opinion.trim().replace('-', " ")), said];
            let text = text.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
            let position = Map::new().with("stance", stance).with("text", text);
            let cited = self.cited_by(&[&opinion.explanation], &opinion.references);
            positions.extend(self.held_by(&position, opinion, self.read.files[at], &cited));
        }
        positions
    }

    /// Counts what nobody uses or aims at, what is told of the others beside their names, and opinions on what has no place.
    fn lose_things(&mut self) {
        let used: std::collections::HashSet<&str> = (self.relationships())
            .filter(|(_, found)| self.claims.contains_key(&*found.id))
            .map(|(_, found)| &*found.target)
            .collect();
        for (_, object) in self.objects() {
            if part(&object.kind) == Part::Thing {
                let is_used = used.contains(&*object.id);
                let what = if is_used {
                    format!("description of {}", &*object.kind)
                } else {
                    object.kind.to_string()
                };
                if !is_used || !object.description.trim().is_empty() {
                    self.made.report.lose(what);
                }
                let references = object.references.iter().filter(|found| found.is_source()).count();
                self.made.report.lose_many(format!("reference of {}", &*object.kind), references);
            }
        }
        let left: Vec<usize> = self.opinions.drain().flat_map(|(_, left)| left).collect();
        for _ in left {
            self.made.report.lose("opinion on what has no place");
        }
    }
}

/// When something held, in the stamps that the file has.
fn held(start: &str, stop: &str) -> String {
    match (start, stop) {
        (start, "") => format!("From {start}."),
        ("", stop) => format!("Until {stop}."),
        (start, stop) => format!("From {start} to {stop}."),
    }
}
