//! FollowTheMoney: lines of JSON, each an entity: a person, a company, a payment, an ownership.
//!
//! Things become actors, places and documents; what joins two of them is a relation, or the part of an actor in an event. Payments,
//! sanctions, contracts and cases are events. Where a statement comes from is what the entity says: its documents and its page, through
//! its dataset, else the file. What leads to somebody's door, mailbox or papers is left out and counted.

mod events;
mod import;
mod read;
mod schema;
#[cfg(test)]
mod tests;
mod things;

use std::collections::HashSet;

use briefing_text::safe_format;

use super::Importer;
use crate::{Input, Made, Options, Place, Stop, made::broken};
use import::Import;
use read::Read;
use schema::{Part, part};

#[derive(Debug)]
pub(super) struct FollowTheMoney;

impl Importer for FollowTheMoney {
    fn recognizes(&self, input: &Input) -> bool {
        input.has_json_keys(&["schema", "properties"])
    }

    fn import(&self, files: &[Input], options: &Options) -> Result<Made, Stop> {
        let read = read::read(files)?;
        let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
        if read.entities.is_empty() {
            let help = safe_format!("Each line is an object with `id`, `schema` and `properties`.");
            return Err(broken(&name, Place::File, safe_format!("There is no entity in it."), help));
        }
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let mut import = Import::new(files, &read, options, Made::new(&names.join(", ")));
        if !options.only.is_empty() {
            import.wanted = wanted(&read, &options.only);
            if import.wanted.iter().all(|wanted| !wanted) {
                let help = safe_format!("Write the id or the name of an entity as it stands in the file.");
                return Err(broken(
                    &name,
                    Place::File,
                    safe_format!("No entity is called what `--only` asks for."),
                    help,
                ));
            }
            for _ in import.wanted.iter().filter(|wanted| !**wanted) {
                import.made.report.lose("object that was not asked for");
            }
        }
        import.name_items();
        import.sort_edges();
        import.events();
        import.things();
        for (at, _) in import.entities() {
            import.rest(at);
        }
        import.tell_personal();
        Ok(import.made)
    }
}

/// The entities that are asked for, what joins them to others or tells of them, and those others.
fn wanted(read: &Read<'_>, only: &[String]) -> Vec<bool> {
    let only: Vec<String> = only.iter().map(|wanted| wanted.trim().to_lowercase()).collect();
    // As an imported item names it.
    let is_same = |name: &str, wanted: &str| {
        name.trim().to_lowercase() == wanted.strip_prefix("ftm:").unwrap_or(wanted)
    };
    let is_meant = |at: usize| {
        let entity = &read.entities[at];
        let mut names = [&*entity.id, &*entity.caption]
            .into_iter()
            .chain(entity.properties.get("name"))
            .chain(entity.properties.get("alias"));
        names.any(|name| only.iter().any(|wanted| is_same(name, wanted)))
    };
    let meant: HashSet<&str> =
        (0..read.entities.len()).filter(|at| is_meant(*at)).map(|at| &*read.entities[at].id).collect();
    let mut all: HashSet<&str> = meant.clone();
    for entity in &read.entities {
        let ends: Vec<&str> = match part(&entity.schema) {
            Part::Edge(from, to, _) | Part::Proof(from, to) => {
                [from, to].into_iter().flat_map(|key| entity.properties.get(key)).collect()
            }
            Part::Event(_, roles) => roles.iter().flat_map(|(key, _)| entity.properties.get(key)).collect(),
            _ => Vec::new(),
        };
        if ends.iter().any(|id| meant.contains(id)) || meant.contains(&*entity.id) {
            all.insert(&entity.id);
            all.extend(ends);
            all.extend(entity.properties.get("proof").chain(entity.properties.get("parent")));
        }
    }
    read.entities.iter().map(|entity| all.contains(&*entity.id)).collect()
}
