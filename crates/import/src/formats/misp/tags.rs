//! The tags of MISP that say something the format has a key for. It must not know what is tagged.

use super::read::Tag;
use crate::{loose::Many, tlp::Tlp};

/// What the tags of something say.
#[derive(Debug, Default)]
pub(super) struct Said<'t> {
    pub(super) tlp: Option<Tlp>,
    pub(super) reliability: Option<String>,
    pub(super) credibility: Option<String>,
    /// The clusters that tags name, as galaxy and value.
    pub(super) clusters: Vec<(&'t str, &'t str)>,
    /// All others.
    pub(super) words: Vec<&'t str>,
}

/// Reads tags: `tlp:amber`, `admiralty-scale:source-reliability="b"`, `misp-galaxy:tool="X"`.
pub(super) fn read<'t>(tags: &'t Many<Tag<'_>>) -> Said<'t> {
    let mut said = Said::default();
    for name in tags.iter().map(|tag| tag.name.trim()).filter(|name| !name.is_empty()) {
        let (predicate, value) = match name.split_once('=') {
            Some((predicate, value)) => (predicate, value.trim_matches('"')),
            None => (name, ""),
        };
        if name.to_ascii_lowercase().starts_with("tlp:") && Tlp::parse(name).is_some() {
            said.tlp = said.tlp.max(Tlp::parse(name));
        } else if predicate == "admiralty-scale:source-reliability" && is_one_of(value, "abcdef") {
            said.reliability = Some(value.to_ascii_uppercase());
        } else if predicate == "admiralty-scale:information-credibility" && is_one_of(value, "123456") {
            said.credibility = Some(value.to_owned());
        } else if let Some(galaxy) = predicate.strip_prefix("misp-galaxy:") {
            said.clusters.push((galaxy, value));
        } else {
            said.words.push(name);
        }
    }
    said
}

fn is_one_of(value: &str, letters: &str) -> bool {
    value.len() == 1 && letters.contains(&value.to_ascii_lowercase())
}

/// How likely a relation is, in the words of ICD 203, which the taxonomy `estimative-language` has.
pub(super) fn likelihood<'t>(mut tags: impl Iterator<Item = &'t str>) -> Option<String> {
    tags.find_map(|tag| {
        let value = tag.strip_prefix("estimative-language:likelihood-probability=")?.trim_matches('"');
        let words = value.replace('-', " ");
        LIKELIHOODS.contains(&&*words).then_some(words)
    })
}

const LIKELIHOODS: [&str; 7] = [
    "almost no chance",
    "very unlikely",
    "unlikely",
    "roughly even chance",
    "likely",
    "very likely",
    "almost certain",
];
