//! Which objects are wanted, where only some are, and what those rest on. It must not know what becomes of them.

use std::collections::HashSet;

use briefing_text::{SafeText, safe_format};

use super::{
    kinds::{Part, part},
    read::{Object, Read},
};
use crate::{Place, Stop};

/// Which objects and which relationships are wanted.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) objects: Vec<bool>,
    pub(super) relationships: Vec<bool>,
}

/// Those of these ids, names or numbers, what a report among them holds, what relationships lead to from them, and who and what
/// tells it. All of them where none is named.
pub(super) fn choose(read: &Read<'_>, only: &[String]) -> Result<Chosen, Stop> {
    if only.is_empty() {
        let (objects, relationships) = (vec![true; read.objects.len()], vec![true; read.relationships.len()]);
        return Ok(Chosen { objects, relationships });
    }
    for wanted in only {
        if !read.objects.iter().any(|object| is_meant(object, wanted)) {
            return Err(unknown(wanted));
        }
    }
    let mut named: HashSet<&str> = HashSet::new();
    for object in read.objects.iter().filter(|object| only.iter().any(|wanted| is_meant(object, wanted))) {
        named.insert(&object.id);
        if matches!(part(&object.kind), Part::Report | Part::Grouping) {
            named.extend(object.holds.texts());
        }
    }
    let mut wanted = named.clone();
    let relationships: Vec<bool> = (read.relationships.iter())
        .map(|relationship| {
            let is_chosen = named.contains(&*relationship.source) || named.contains(&*relationship.id);
            if is_chosen {
                wanted.extend([&*relationship.source, &*relationship.target, &*relationship.created_by]);
            }
            is_chosen
        })
        .collect();
    let related: HashSet<&str> = (read.relationships.iter().zip(&relationships))
        .filter(|(_, is_chosen)| **is_chosen)
        .map(|(relationship, _)| &*relationship.id)
        .collect();
    let is_named = |id: &str| named.contains(id) || related.contains(id);
    for object in &read.objects {
        let refers = match part(&object.kind) {
            Part::Report | Part::Grouping | Part::Note | Part::Opinion => object.holds.texts().any(is_named),
            Part::Event => is_named(&object.sighting_of),
            Part::Marking => true,
            _ => false,
        };
        if refers || wanted.contains(&*object.id) {
            wanted.insert(&object.id);
            wanted.insert(&object.created_by);
            wanted.extend(object.where_sighted.texts());
        }
    }
    let objects = read.objects.iter().map(|object| wanted.contains(&*object.id)).collect();
    Ok(Chosen { objects, relationships })
}

fn is_meant(object: &Object<'_>, wanted: &str) -> bool {
    let wanted = wanted.trim().to_lowercase();
    // As an imported item names it.
    let wanted = wanted.strip_prefix("stix:").unwrap_or(&wanted);
    let is_same = |name: &str| name.trim().to_lowercase() == wanted;
    let mut aliases = object.aliases.texts().chain(object.mitre_aliases.texts());
    is_same(&object.id)
        || is_same(&object.name)
        || aliases.any(is_same)
        || object.references.iter().any(|reference| {
            reference.foreign().is_some_and(|foreign| is_same(&foreign))
                || (is_same(&reference.number) && !reference.number.is_empty())
        })
}

fn unknown(wanted: &str) -> Stop {
    Stop {
        file: SafeText::default(),
        place: Place::File,
        code: None,
        message: safe_format!("No object has the id, name or number `{wanted}`."),
        help: safe_format!("Write it as it stands in the file, such as `campaign--…`, a name, or `C0038`."),
    }
}
