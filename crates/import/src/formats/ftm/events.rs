//! Events: payments, sanctions, contracts, cases and what is called an event.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};

use super::{
    import::Import,
    read::Entity,
    schema::{Part, part},
    things::tags,
};
use crate::markup;

impl<'s, 'a> Import<'s, 'a> {
    /// Writes all events.
    pub(super) fn events(&mut self) {
        for (at, entity) in self.entities() {
            let Part::Event(dates, roles) = part(&entity.schema) else { continue };
            self.made.begin();
            let mut actors: Vec<(Id, String)> = Vec::new();
            for (key, role) in roles {
                for id in entity.properties.get(key) {
                    let found = self.find(id);
                    match found.and_then(|at| self.named[at].clone()) {
                        Some(actor) if found.is_some_and(|at| self.is_actor(at)) => {
                            add(&mut actors, actor, role);
                        }
                        _ => self.made.report.lose(format!("{key} of an event")),
                    }
                }
            }
            let origin = self.origin(at);
            let mut parts = Vec::new();
            for edge in self.edges.remove(&at).unwrap_or_default() {
                parts.extend(self.part(edge, &origin, &mut actors));
            }
            if &*entity.schema == "Sanction" {
                for authority in entity.properties.get("authority") {
                    let actor = self.voice(authority);
                    add(&mut actors, actor, "authority");
                }
            }
            let title = self.event_title(entity);
            let mut event = Map::new().with("title", markup::guarded(&title).into_owned());
            event = event.with_some("id", self.named[at].as_ref().map(Id::as_str));
            self.when(&mut event, at, dates);
            let text = std::iter::once(Self::text(entity)).chain(parts).filter(|text| !text.is_empty());
            event.set("text", text.collect::<Vec<_>>().join("\n"));
            event.set("actors", actors.iter().map(|(id, role)| part_in(id, role)).collect::<Vec<Value>>());
            event.set("tags", tags(entity));
            self.attribute_to(&mut event, at, &origin);
            event.set("ids", Self::foreign(entity));
            self.made.document.listed(Section::Events, &event);
        }
    }

    /// Adds those whom an edge gives a part in an event, and says what else it tells of that part, with its sources where those are
    /// others than the ones of the event.
    fn part(
        &mut self,
        edge: usize,
        origin: &(Vec<Id>, Vec<Id>),
        actors: &mut Vec<(Id, String)>,
    ) -> Option<String> {
        let found = &self.read.entities[edge];
        let Part::Edge(from, _, _) = part(&found.schema) else { return None };
        let roles = found.properties.get("role").collect::<Vec<_>>().join("; ");
        let role = if roles.is_empty() { from } else { &roles };
        let mut names = Vec::new();
        for id in found.properties.get(from) {
            let Some(at) = self.find(id) else { continue };
            if let Some(actor) = self.named[at].clone() {
                names.push(Self::title(&self.read.entities[at]));
                add(actors, actor, role);
            }
        }
        let said = Self::part_text(found);
        if said.is_empty() || names.is_empty() {
            return None;
        }
        let own = self.origin(edge);
        let links: Vec<String> = own.0.iter().chain(&own.1).map(|id| format!("[[{id}]]")).collect();
        let links = if own == *origin { String::new() } else { format!(" ({})", links.join(", ")) };
        let who = format!("{} ({role}): ", names.join(", "));
        Some([&*markup::guarded(&who), &said, &links].concat())
    }

    fn is_actor(&self, at: usize) -> bool {
        matches!(part(&self.read.entities[at].schema), Part::Actor(_))
    }

    /// An actor of which only the name is told.
    fn voice(&mut self, name: &str) -> Id {
        if let Some(id) = self.voices.get(name) {
            return id.clone();
        }
        let id = self.made.ids.stable(name, name, "authority");
        self.made.document.keyed(
            Section::Actors,
            &id,
            &Map::new().with("name", markup::guarded(name).into_owned()),
        );
        self.voices.insert(name.to_owned(), id.clone());
        id
    }

    /// The title of an event; one without a name is told by who took part.
    pub(super) fn event_title(&mut self, entity: &'s Entity<'a>) -> String {
        let named = |import: &mut Self, key: &str| -> Option<String> {
            let at = entity.properties.get(key).find_map(|id| import.find(id))?;
            Some(Self::title(&import.read.entities[at]))
        };
        match &*entity.schema {
            "Payment" => {
                let (payer, beneficiary) = (named(self, "payer"), named(self, "beneficiary"));
                let from = payer.map(|name| format!(" from {name}")).unwrap_or_default();
                let to = beneficiary.map(|name| format!(" to {name}")).unwrap_or_default();
                format!("Payment{from}{to}")
            }
            "Sanction" => match named(self, "entity") {
                Some(name) => format!("Sanction on {name}"),
                None => "Sanction".to_owned(),
            },
            _ => Self::title(entity),
        }
    }
}

fn add(actors: &mut Vec<(Id, String)>, id: Id, role: &str) {
    if !actors.iter().any(|(known, _)| *known == id) {
        actors.push((id, role.to_owned()));
    }
}

fn part_in(id: &Id, role: &str) -> Value {
    Map::new().with("actor", id.as_str()).with("role", role).into()
}
