//! The sources of a draft: the article itself, and what it passes on, each once.

use super::{Material, Stub, Via, Voice, fit::fits, title_of};
use crate::lexicon;
use briefing_evidence::check::PLACEHOLDER;
use briefing_format::{
    Section,
    model::{Id, SourceKind},
    write::{Comment, Document, Ids, Map, Value},
};

/// The id of the article.
pub(super) const ARTICLE: &str = "article";

/// The most words of an id.
const WORDS_OF_AN_ID: usize = 8;

/// The most sources that are drafted.
const MOST: usize = 200;

const NONE: &str = "What it passes on is a source of its own, in `cites` and before it in `via`.";

/// A source that the article passes on.
#[derive(Debug)]
struct Relay {
    id: Id,
    key: Key,
    item: Map,
}

/// Whose it is, in words, its kind and its network: what tells it from others.
type Key = (String, SourceKind, Option<String>);

/// The sources that the article passes on.
#[derive(Debug)]
pub(super) struct Sources {
    relays: Vec<Relay>,
}

impl Sources {
    /// Gathers the sources of all that was found.
    pub(super) fn new(material: &Material<'_>, stubs: &[Stub<'_>], ids: &mut Ids) -> Self {
        let mut sources = Self { relays: Vec::new() };
        let findings = &material.findings;
        let held = findings.claims.iter().flat_map(|claim| &claim.positions).flat_map(|held| &held.via);
        let spoken = findings.spoken.iter().flat_map(|spoken| &spoken.via);
        let lines = stubs.iter().flat_map(|stub| &stub.via);
        for via in lines.chain(spoken).chain(held) {
            sources.add(via, material, ids);
        }
        sources
    }

    pub(super) fn count(&self) -> usize {
        self.relays.len()
    }

    /// Whether words came through anything before the article.
    pub(super) fn are_passed_on(&self, via: &[Via], material: &Material<'_>) -> bool {
        via.iter().any(|via| self.id(via, material).is_some())
    }

    fn id(&self, via: &Via, material: &Material<'_>) -> Option<String> {
        let key = key(via, material)?;
        self.relays.iter().find(|relay| relay.key == key).map(|relay| relay.id.to_string())
    }

    /// The chain from what came first to the article; several, where several houses heard the same.
    pub(super) fn chain(&self, via: &[Via], material: &Material<'_>) -> Value {
        let mut chains: Vec<Vec<String>> = vec![Vec::new()];
        for via in via {
            let Some(id) = self.id(via, material).filter(|id| !chains.iter().any(|chain| chain.contains(id)))
            else {
                continue;
            };
            let beside = chains.last().filter(|last| via.is_beside && !last.is_empty()).cloned();
            if let Some(mut beside) = beside {
                beside.pop();
                beside.push(id);
                chains.push(beside);
            } else {
                for chain in &mut chains {
                    chain.push(id.clone());
                }
            }
        }
        for chain in &mut chains {
            chain.push(ARTICLE.to_owned());
        }
        match &chains[..] {
            [only] => only.clone().into(),
            _ => Value::List(chains.into_iter().map(Value::from).collect()),
        }
    }

    fn add(&mut self, via: &Via, material: &Material<'_>, ids: &mut Ids) {
        let Some(key) = key(via, material) else { return };
        if self.relays.len() == MOST || self.relays.iter().any(|relay| relay.key == key) {
            return;
        }
        let member = via.owner.as_ref().and_then(|owner| material.cast.actor(owner));
        let owner =
            member.map(|member| member.name.as_str()).or_else(|| via.owner.as_ref().map(Voice::words));
        let title = title_of(via, owner);
        let bare = title.strip_prefix("the ").unwrap_or(&title);
        let words = bare.replace(&format!("{PLACEHOLDER} "), "").replace(" on ", " ");
        let whose = if via.is_house { "publisher" } else { "author" };
        let published = material.about.published.map(|published| format!("[..{published}]"));
        let item = Map::new()
            .with("title", title)
            .with("kind", via.kind.as_str())
            .with_some(whose, member.map(|member| member.id.as_str()))
            .with_some("published", published);
        // "lowe-statement" where "martin-lowe-statement" would take a line more.
        let long = Ids::default().numbered(&words, WORDS_OF_AN_ID, "source");
        let mut last = words.rsplit(' ').take(2).collect::<Vec<_>>();
        last.reverse();
        let short = last.join(" ");
        let is_better = !fits(Section::Sources, &long, &item)
            && fits(Section::Sources, &Ids::default().numbered(&short, WORDS_OF_AN_ID, "source"), &item);
        let id = ids.numbered(if is_better { &short } else { &words }, WORDS_OF_AN_ID, "source");
        self.relays.push(Relay { id, key, item });
    }

    /// Writes the article and what it passes on.
    pub(super) fn write(&self, material: &Material<'_>, document: &mut Document) {
        let about = material.about;
        let title =
            material.headline.clone().unwrap_or_else(|| format!("{PLACEHOLDER} title of the article"));
        let kind = about.publisher.and_then(lexicon::house).map(|house| house.kind.as_str());
        let mut article = Map::new()
            .with("title", title)
            .with_some("publisher", material.cast.publisher().map(Id::as_str))
            .with_some("kind", kind)
            .with_some("published", about.published)
            .with_some("url", about.url)
            .with("language", material.language)
            .with("cites", self.relays.iter().map(|relay| relay.id.to_string()).collect::<Vec<_>>())
            .with("file", about.file);
        if let Some(house) = material.dateline {
            let words = format!(
                "The dateline names “{house}”. Where all of it is a copy of their report, write `based_on` with that source."
            );
            article.comment(Comment::Words(words));
        }
        let missing: Vec<&str> =
            [("kind", kind), ("publisher", about.publisher), ("published", about.published)]
                .into_iter()
                .filter(|(_, value)| value.is_none())
                .map(|(key, _)| key)
                .collect();
        if let Some(id) = Id::parse(ARTICLE) {
            document.keyed(Section::Sources, &id, &article);
        }
        for relay in &self.relays {
            document.keyed(Section::Sources, &relay.id, &relay.item);
        }
        if self.relays.is_empty() {
            document.comment(Section::Sources, Comment::Words(NONE.to_owned()));
        }
        if !missing.is_empty() {
            let words = format!("Missing: {}.", missing.join(", "));
            document.comment(Section::Sources, Comment::Words(words));
        }
    }
}

/// What tells a source from others; nothing for the article itself.
fn key(via: &Via, material: &Material<'_>) -> Option<Key> {
    let owner = via.owner.as_ref();
    if via.is_house && owner.is_some_and(|owner| material.cast.is_publisher(owner)) {
        return None;
    }
    let member = owner.and_then(|owner| material.cast.actor(owner));
    let words = member
        .map(|member| member.id.to_string())
        .or_else(|| owner.map(|owner| owner.words().to_lowercase()));
    Some((words.unwrap_or_default(), via.kind, via.network.clone()))
}
