//! A galaxy: a list of actors, places, incidents or techniques.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::SafeText;

use super::{
    cluster::{Galaxy, list_title},
    import::Import,
    kinds::{Part, part},
    read::{Cluster, File},
};
use crate::{
    Place,
    attribution::{attribute, references},
    dates::{self, How},
    formats::dated,
    markup::{self, Dialect},
};

impl Import<'_> {
    /// Writes all that a galaxy lists.
    pub(super) fn galaxy(&mut self, file: &File<'_>, name: &SafeText) {
        let clusters: Vec<&Cluster<'_>> = file.values.iter().collect();
        if clusters.is_empty() {
            return;
        }
        let source = self.list(file);
        let galaxy = Galaxy { name: file.name.trim(), kind: file.kind.trim(), version: file.version.trim() };
        self.items.insert(format!("galaxy {}", galaxy.kind), source.clone());
        let found = part(&file.kind, &file.category);
        let section = match found {
            Part::Actor(_) => Section::Actors,
            Part::Place => Section::Places,
            Part::Event => Section::Events,
            Part::Technique | Part::Lost => {
                for _ in clusters {
                    self.made.report.lose(format!("cluster of {}", galaxy.kind));
                }
                self.write_list(file, &source, &[]);
                return;
            }
        };
        let is_named = |cluster: &&Cluster<'_>| {
            let titles = cluster.meta.title.texts().chain([cluster.value.trim(), cluster.uuid.trim()]);
            titles.into_iter().any(|title| !title.is_empty())
        };
        let (named, nameless): (Vec<_>, Vec<_>) = clusters.into_iter().partition(is_named);
        self.made.report.lose_many("cluster without a name", nameless.len());
        let named: Vec<(&Cluster<'_>, Id, bool)> = (named.into_iter())
            .map(|cluster| {
                let (id, is_new) = self.name_cluster(section, cluster);
                (cluster, id, is_new)
            })
            .collect();
        let mut cited = Vec::new();
        for (cluster, id, is_new) in named {
            self.made.begin_of(&id);
            if !is_new {
                self.made.report.lose("cluster that stands twice");
            } else if section == Section::Events {
                self.incident(cluster, &id, &source, galaxy, name, &mut cited);
            } else {
                let kind = if let Part::Actor(kind) = found { kind } else { None };
                let relations = self.relations(cluster, &source);
                self.cluster(section, kind, &id, cluster, galaxy, relations);
            }
        }
        self.made.end();
        self.write_list(file, &source, &cited);
    }

    fn list(&mut self, file: &File<'_>) -> Id {
        let name = if file.name.trim().is_empty() { file.kind.trim() } else { file.name.trim() };
        self.made.ids.stable(&format!("galaxy {name}"), &file.uuid, "galaxy")
    }

    /// The galaxy as a source.
    fn write_list(&mut self, file: &File<'_>, id: &Id, cited: &[Id]) {
        let title = list_title(file.name.trim(), file.version.trim());
        let authors: Vec<&str> = file.authors.texts().collect();
        let mut source =
            Map::new().with("title", markup::guarded(&title).into_owned()).with("kind", "document");
        let authors = authors.join(", ");
        // An author who is spelled as an id would be taken for an actor.
        if Id::parse(&authors).is_none() {
            source.set("author", authors);
        }
        let text = [Self::prose(&file.description, Dialect::Markdown), origin(&file.source)];
        source.set("text", text.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"));
        source.set("cites", cited.iter().map(Id::as_str).collect::<Vec<_>>());
        source.set(
            "ids",
            vec![format!("misp:{}", file.uuid.trim())]
                .into_iter()
                .filter(|id| id.len() > 5)
                .collect::<Vec<_>>(),
        );
        self.made.document.keyed(Section::Sources, id, &source);
        self.lose_fields("", &file.others);
    }

    /// What a cluster is to others of the files; to what is not there it is counted.
    fn relations(&mut self, cluster: &Cluster<'_>, source: &Id) -> Vec<Value> {
        let mut relations = Vec::new();
        for related in cluster.related.iter().chain(cluster.relations.iter()) {
            match self.relation(related, source) {
                Some(relation) => relations.push(relation.into()),
                None => self
                    .made
                    .report
                    .lose(format!("relation {} to what is not in the file", related.kind.trim())),
            }
        }
        relations
    }

    fn incident(
        &mut self,
        cluster: &Cluster<'_>,
        id: &Id,
        source: &Id,
        galaxy: Galaxy<'_>,
        file: &SafeText,
        cited: &mut Vec<Id>,
    ) {
        let meta = &cluster.meta;
        let titles = meta.title.texts().chain([cluster.value.trim(), cluster.uuid.trim()]);
        let title = titles.into_iter().find(|title| !title.is_empty()).unwrap_or_default();
        let mut event = Map::new().with("id", id.as_str()).with("title", markup::guarded(title).into_owned());
        let words = meta.date.texts().collect::<Vec<_>>().join("; ");
        let read = dates::read(&words, &How::from(self.options));
        let place = Place::object(&cluster.value);
        dated::write(&mut self.made, &mut event, "date", read, file, &place);
        // What the list holds of its own entry is neither likelihood nor confidence of the format.
        let confidence = meta
            .confidence
            .texts()
            .next()
            .map(|number| format!("Confidence, says the list: {}.", markup::guarded(number)));
        let basis = meta.basis.texts().next().map(|basis| Self::prose(basis, Dialect::Plain));
        let links = meta.references.texts().chain(meta.official.texts());
        let links: Vec<Id> = links.filter_map(|url| self.link(url, "", "", None)).collect();
        // The list does not say that what it refers to tells the same.
        let refers = (!links.is_empty()).then(|| references(&links));
        let text = [Some(Self::prose(&cluster.description, Dialect::Markdown)), confidence, basis, refers];
        event.set(
            "text",
            text.into_iter().flatten().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n"),
        );
        attribute(&mut event, &[], std::slice::from_ref(source), None);
        cited.extend(links.into_iter().filter(|link| !cited.contains(link)).collect::<Vec<_>>());
        if title != cluster.value.trim() && !cluster.value.trim().is_empty() {
            event.set("tags", vec![cluster.value.trim()]);
        }
        event.set("ids", Self::foreign(cluster, galaxy));
        self.made.document.listed(Section::Events, &event);
        self.lose_meta(cluster);
        self.lose_all("synonym of an incident", &meta.synonyms);
        self.lose_all("field meta.type", &meta.kinds);
        for related in cluster.related.iter().chain(cluster.relations.iter()) {
            self.made.report.lose(format!("relation {} of an incident", related.kind.trim()));
        }
    }
}

fn origin(source: &str) -> String {
    let source = markup::guarded(source.trim());
    if source.is_empty() {
        String::new()
    } else {
        format!("Source, says the list: {}.", source.trim_end_matches('.'))
    }
}
