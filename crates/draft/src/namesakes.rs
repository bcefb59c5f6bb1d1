//! Two people of one surname whom only "Mr" and "Mrs" tell apart. It must not know who speaks.

use std::collections::{HashMap, HashSet};

use super::runs::Run;

/// Forms of address, with whom they are for.
const ADDRESSES: &[(char, &str)] = &[
    ('m', "mr herr m monsieur sr señor z zoti"),
    ('f', "mrs ms miss frau mme mlle madame sra señora znj zonja"),
];

/// For whom a form of address is.
fn gender(word: &str) -> Option<char> {
    let small = word.trim_end_matches('.').to_lowercase();
    let is_in = |words: &str| words.split(' ').any(|known| known == small);
    ADDRESSES.iter().find(|(_, words)| is_in(words)).map(|(gender, _)| *gender)
}

/// The surnames that a text has after forms of address for men and for women.
pub(super) fn find(text: &str) -> HashSet<String> {
    let mut seen: HashMap<String, HashSet<char>> = HashMap::new();
    let mut words = text.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if let (Some(gender), Some(next)) = (gender(word), words.peek())
            && word.starts_with(char::is_uppercase)
        {
            let name = next.trim_matches(|c: char| !c.is_alphanumeric());
            let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(name);
            seen.entry(name.to_owned()).or_default().insert(gender);
        }
    }
    seen.into_iter().filter(|(_, genders)| genders.len() > 1).map(|(name, _)| name).collect()
}

/// Gives their form of address to the names of those who share a surname.
pub(super) fn tell_apart(runs: &mut [Run], shared: &HashSet<String>) {
    for run in runs.iter_mut().filter(|run| shared.contains(&run.name)) {
        let address = run.title.as_deref().and_then(|title| title.split(' ').next_back());
        if let Some(address) = address.filter(|address| gender(address).is_some()) {
            run.name = format!("{address} {}", run.name);
        }
    }
}
