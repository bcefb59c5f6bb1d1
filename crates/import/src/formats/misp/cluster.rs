//! A cluster of a galaxy as an actor or a place. It must not know in which file it stands.

use std::collections::HashSet;

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};

use super::{
    import::Import,
    read::{Cluster, Related},
    tags,
};
use crate::{
    attribution::attribute,
    markup::{self, Dialect},
};

/// A galaxy, as far as its clusters need it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Galaxy<'g> {
    pub(super) name: &'g str,
    pub(super) kind: &'g str,
    pub(super) version: &'g str,
}

impl Import<'_> {
    /// The galaxy as a source of what it says.
    pub(super) fn galaxy_source(&mut self, galaxy: Galaxy<'_>) -> Id {
        let key = format!("galaxy {}", galaxy.kind);
        if let Some(id) = self.items.get(&key) {
            return id.clone();
        }
        let name = if galaxy.name.is_empty() { galaxy.kind } else { galaxy.name };
        let id = self.made.ids.stable(&format!("galaxy {name}"), galaxy.kind, "galaxy");
        self.items.insert(key, id.clone());
        let title = list_title(name, galaxy.version);
        let source = Map::new().with("title", markup::guarded(&title).into_owned()).with("kind", "document");
        self.made.document.keyed(Section::Sources, &id, &source);
        id
    }

    /// Gives a cluster its id; the same cluster has it again.
    pub(super) fn name_cluster(&mut self, section: Section, cluster: &Cluster<'_>) -> (Id, bool) {
        let uuid = cluster.uuid.trim();
        let by_uuid = format!("cluster {uuid}");
        let by_name = format!("{} {}", section.name(), cluster.value.trim().to_lowercase());
        let known = self.items.get(&by_uuid).filter(|_| !uuid.is_empty());
        // Two of one name are two where each has a name of its own elsewhere.
        let is_other = !uuid.is_empty() && self.has_uuid.contains(&by_name);
        if let Some(id) = known.or_else(|| self.items.get(&by_name).filter(|_| !is_other)) {
            return (id.clone(), false);
        }
        let id = self.made.ids.stable(&cluster.value, uuid, "cluster");
        if !uuid.is_empty() {
            self.items.insert(by_uuid, id.clone());
            self.has_uuid.insert(by_name.clone());
        }
        self.items.entry(by_name).or_insert_with(|| id.clone());
        (id, true)
    }

    /// Writes a cluster as an actor or place, with the relations that it has to others.
    pub(super) fn cluster(
        &mut self,
        section: Section,
        kind: Option<&str>,
        id: &Id,
        cluster: &Cluster<'_>,
        galaxy: Galaxy<'_>,
        relations: Vec<Value>,
    ) {
        let meta = &cluster.meta;
        let mut item =
            Map::new().with("name", markup::guarded(name(cluster)).into_owned()).with_some("kind", kind);
        let mut seen = HashSet::from([cluster.value.trim()]);
        let aliases = meta.synonyms.texts().filter(|name| seen.insert(name));
        item.set("aliases", aliases.map(|name| markup::guarded(name).into_owned()).collect::<Vec<_>>());
        let text = Self::prose(&cluster.description, Dialect::Markdown);
        if !text.is_empty() {
            let source = self.galaxy_source(galaxy);
            attribute(&mut item, &[], &[source], None);
        }
        item.set("text", text);
        let links = meta.references.texts().chain(meta.official.texts());
        item.set("links", links.map(str::to_owned).collect::<Vec<_>>());
        item.set(
            "tags",
            Some(galaxy.kind)
                .filter(|kind| !kind.is_empty())
                .into_iter()
                .chain(meta.kinds.texts())
                .map(str::to_owned)
                .collect::<Vec<_>>(),
        );
        item.set("relations", relations);
        item.set("ids", Self::foreign(cluster, galaxy));
        self.made.document.keyed(section, id, &item);
        self.lose_meta(cluster);
        for (key, values) in [
            ("date", &meta.date),
            ("display_name", &meta.title),
            ("confidence", &meta.confidence),
            ("confidence-basis", &meta.basis),
        ] {
            self.made.report.lose_many(format!("field meta.{key}"), values.texts().count());
        }
    }

    /// The names that a cluster has elsewhere.
    pub(super) fn foreign(cluster: &Cluster<'_>, galaxy: Galaxy<'_>) -> Vec<String> {
        let uuid = (!cluster.uuid.trim().is_empty()).then(|| format!("misp:{}", cluster.uuid.trim()));
        let system = |number: &str| match number.trim_start_matches(|c: char| c.is_ascii_uppercase()) {
            "" => galaxy.kind,
            _ if number.starts_with("CAPEC-") => "capec",
            digits
                if galaxy.kind.starts_with("mitre") && digits.starts_with(|c: char| c.is_ascii_digit()) =>
            {
                "mitre-attack"
            }
            _ => galaxy.kind,
        };
        uuid.into_iter()
            .chain(cluster.meta.numbers.texts().map(|number| format!("{}:{number}", system(number))))
            .collect()
    }

    /// Counts what else is said of a cluster.
    pub(super) fn lose_meta(&mut self, cluster: &Cluster<'_>) {
        self.lose_fields("", &cluster.others);
        self.lose_fields("meta.", &cluster.meta.others);
        self.made.report.lose_many("field source", usize::from(!cluster.source.trim().is_empty()));
    }

    /// What a cluster is to another that is an item; of others nothing is known.
    pub(super) fn relation(&mut self, related: &Related<'_>, source: &Id) -> Option<Map> {
        let to = [related.to.trim(), related.to_cluster.trim()].into_iter().find(|uuid| !uuid.is_empty())?;
        let kind = [related.kind.trim(), related.kind_of_cluster.trim()]
            .into_iter()
            .find(|kind| !kind.is_empty())?;
        let id = self.items.get(&format!("cluster {to}")).cloned()?;
        let tags = related.tags.texts().chain(related.cluster_tags.iter().map(|tag| tag.name.trim()));
        let likelihood = tags::likelihood(tags);
        let mut relation =
            Map::new().with("to", id.as_str()).with("kind", kind).with_some("likelihood", likelihood);
        attribute(&mut relation, &[], std::slice::from_ref(source), None);
        Some(relation)
    }
}

/// The name of a cluster, or what stands for one.
fn name<'c>(cluster: &'c Cluster<'_>) -> &'c str {
    [cluster.value.trim(), cluster.uuid.trim()].into_iter().find(|name| !name.is_empty()).unwrap_or_default()
}

/// The title of a galaxy as a source.
pub(super) fn list_title(name: &str, version: &str) -> String {
    if version.is_empty() {
        format!("MISP galaxy: {name}")
    } else {
        format!("MISP galaxy: {name}, version {version}")
    }
}
