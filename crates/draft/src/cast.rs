//! Who becomes an actor of the draft: who speaks, whose a source is, and who is named twice; with the other names that the text
//! has for them. The rest is counted for one comment.

use std::collections::{HashMap, HashSet};

use super::{
    findings::Findings,
    lexicon::{Lexicon, Role},
    names::{Name, is_acronym, is_short_for},
    phrase::{Voice, is_house},
};
use briefing_format::{
    model::{ActorKind, Id},
    write::Ids,
};

/// An actor or a place.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub(super) id: Id,
    pub(super) name: String,
    pub(super) kind: Option<ActorKind>,
    pub(super) aliases: Vec<String>,
}

/// All who are in a draft.
#[derive(Debug)]
pub(super) struct Cast {
    pub(super) actors: Vec<Member>,
    pub(super) places: Vec<Member>,
    /// Names that are no more than named, with how often.
    pub(super) others: Vec<(String, usize)>,
    /// Which actor a name or other words are of.
    known: HashMap<String, usize>,
    pub(super) publisher: Option<usize>,
}

/// How often somebody is named who becomes an actor without a word.
const NAMED: usize = 2;

/// How many names, and how many who speak, are compared with one another; a book has more than anybody would read.
const COMPARED: usize = 500;

/// The most words of an id.
const WORDS_OF_AN_ID: usize = 5;

/// Words before a name that make an alias together with it.
const COURTESY: &[&str] = &[
    "mr", "mrs", "ms", "miss", "mx", "dr", "m", "mme", "mlle", "herr", "frau", "sr", "sra", "z", "znj",
    "sir", "lord", "me", "lady", "dame",
];

impl Cast {
    /// The actor whom a voice is of.
    pub(super) fn actor(&self, voice: &Voice) -> Option<&Member> {
        match voice {
            Voice::Named(words) | Voice::Known(words) => {
                self.known.get(&key(words)).and_then(|index| self.actors.get(*index))
            }
            Voice::Unnamed(_) | Voice::Pronoun(_) => None,
        }
    }

    /// The id of the house that published the article.
    pub(super) fn publisher(&self) -> Option<&Id> {
        self.publisher.and_then(|index| self.actors.get(index)).map(|member| &member.id)
    }

    /// Whether a voice is the house that published the article.
    pub(super) fn is_publisher(&self, voice: &Voice) -> bool {
        let (Voice::Named(words) | Voice::Known(words)) = voice else { return false };
        self.publisher.is_some() && self.known.get(&key(words)).copied() == self.publisher
    }
}

/// Words as they are compared: without an article, in small letters.
fn key(words: &str) -> String {
    let small = words.to_lowercase().replace('’', "'");
    let bare = ["the ", "der ", "die ", "das ", "le ", "la ", "l'", "el ", "los "];
    let bare = bare.iter().find_map(|article| small.strip_prefix(article));
    bare.map(str::to_owned).unwrap_or(small)
}

/// Chooses the actors.
pub(super) fn choose(
    names: &[Name],
    findings: &Findings,
    publisher: Option<&str>,
    lexicon: &'static Lexicon,
    ids: &mut Ids,
    most: usize,
) -> Cast {
    let compared = &names[..names.len().min(COMPARED)];
    let mut casting = Casting {
        names: compared,
        lexicon,
        members: Vec::new(),
        known: HashMap::new(),
        shared: HashSet::new(),
    };
    let publisher = publisher.map(|name| casting.add(name, Some(ActorKind::Media)));
    casting.appositions(findings);
    let spoken = findings.spoken.iter().filter_map(|spoken| spoken.speaker.as_ref());
    let held =
        findings.claims.iter().flat_map(|claim| &claim.positions).filter_map(|held| held.speaker.as_ref());
    let mut voices: Vec<&Voice> = spoken.chain(held).map(|speaker| &speaker.voice).collect();
    let mut seen = HashSet::new();
    voices.retain(|voice| seen.insert(*voice));
    voices.truncate(COMPARED);
    // Names first: what is known by other words may be one of them.
    for voice in &voices {
        if let Voice::Named(name) = voice {
            casting.add(name, None);
        }
    }
    let vias = findings.spoken.iter().flat_map(|spoken| &spoken.via);
    let vias =
        vias.chain(findings.claims.iter().flat_map(|claim| &claim.positions).flat_map(|held| &held.via));
    let vias = vias.chain(findings.lines.iter().flatten().flat_map(|line| &line.via));
    let mut owners = HashSet::new();
    let vias = vias.filter(|via| owners.insert((&via.owner, via.is_house)));
    for via in vias.take(COMPARED) {
        match &via.owner {
            Some(Voice::Named(name)) if via.is_house => {
                casting.add(name, Some(ActorKind::Media));
            }
            Some(Voice::Known(words)) if via.is_house => {
                casting.add_known(words);
                casting.is_media(words);
            }
            Some(Voice::Named(name)) => {
                casting.add(name, None);
            }
            _ => {}
        }
    }
    let is_place = |name: &Name| name.located > 0 && name.located * 2 >= name.count;
    for name in compared.iter().filter(|name| name.count >= NAMED && !is_place(name)) {
        casting.add(&name.text, None);
    }
    let mut known: Vec<&str> = voices
        .iter()
        .filter_map(|voice| match voice {
            Voice::Known(words) => Some(words.as_str()),
            Voice::Named(_) | Voice::Unnamed(_) | Voice::Pronoun(_) => None,
        })
        .collect();
    // "the mayor of Norby" before "the mayor".
    known.sort_by_key(|words| std::cmp::Reverse(words.len()));
    known.dedup();
    for words in known {
        casting.add_known(words);
    }
    casting.shorter_names();
    casting.finish(names, publisher, ids, most)
}

/// An actor without an id yet.
#[derive(Debug)]
struct Draft {
    name: String,
    kind: Option<ActorKind>,
    aliases: Vec<String>,
}

struct Casting<'a> {
    names: &'a [Name],
    lexicon: &'static Lexicon,
    members: Vec<Draft>,
    known: HashMap<String, usize>,
    /// Words that may be of several.
    shared: HashSet<String>,
}

impl Casting<'_> {
    /// Adds somebody by a name, or finds who has it.
    fn add(&mut self, name: &str, kind: Option<ActorKind>) -> usize {
        let full = self.full(name).to_owned();
        let known = self.known.get(&key(name)).or_else(|| self.known.get(&key(&full))).copied();
        let index = known.unwrap_or_else(|| {
            self.members.push(Draft { name: full.clone(), kind: None, aliases: Vec::new() });
            self.members.len() - 1
        });
        let titled =
            self.names.iter().find(|known| known.text == full).is_some_and(|known| self.is_person(known));
        let is_media = is_house(&full, self.lexicon);
        let member = &mut self.members[index];
        member.kind = member
            .kind
            .or(kind)
            .or(is_media.then_some(ActorKind::Media))
            .or(titled.then_some(ActorKind::Person));
        self.known.entry(key(&full)).or_insert(index);
        self.known.entry(key(name)).or_insert(index);
        if name != full {
            self.alias(index, name);
        }
        index
    }

    /// Says of somebody who is known by other words that it is a house.
    fn is_media(&mut self, words: &str) {
        if let Some(member) = self.known.get(&key(words)).and_then(|index| self.members.get_mut(*index)) {
            member.kind = Some(ActorKind::Media);
        }
    }

    fn alias(&mut self, index: usize, alias: &str) {
        let member = &mut self.members[index];
        if member.name != alias && !member.aliases.iter().any(|known| known == alias) {
            member.aliases.push(alias.to_owned());
        }
        self.known.entry(key(alias)).or_insert(index);
    }

    /// The longest name of which this is the last word, or the letters; itself where there is none or there are several.
    fn full<'n>(&'n self, name: &'n str) -> &'n str {
        if let Some(long) = self.names.iter().find(|long| long.aliases.iter().any(|alias| alias == name)) {
            return &long.text;
        }
        let bare =
            name.strip_prefix("The ").filter(|bare| self.names.iter().any(|known| known.text == *bare));
        if let Some(bare) = bare {
            return bare;
        }
        if name.contains(' ') {
            // "Méndez de Vigo" of "Íñigo Méndez de Vigo"
            let ends =
                |long: &&Name| long.text.len() > name.len() && long.text.ends_with(&format!(" {name}"));
            let mut fits = self.names.iter().filter(ends);
            return match (fits.next(), fits.next()) {
                (Some(long), None) => &long.text,
                _ => name,
            };
        }
        let is_located = self.names.iter().any(|known| known.text == name && known.located > 0);
        let is_of = |long: &&Name| {
            // Of "the Bank of Norby", Norby is no short name.
            let is_joined = long
                .text
                .split(' ')
                .any(|word| matches!(word, "of" | "for" | "de" | "du" | "der" | "für" | "i" | "e" | "të"));
            let is_longer =
                long.text.contains(' ') && !long.text.starts_with("The ") && (!is_joined || is_acronym(name));
            let last = long.text.rsplit(' ').next().unwrap_or_default();
            // Albanian names have endings.
            let is_inflected = self.lexicon.tag == "sq"
                && last
                    .strip_prefix(name)
                    .is_some_and(|ending| matches!(ending, "t" | "it" | "n" | "in" | "s" | "së"));
            let last = last == name || is_inflected;
            // "Corvane" of "Corvane Industries"
            let firms = [
                "Industries",
                "Group",
                "Corp",
                "Inc",
                "Ltd",
                "Holdings",
                "Airlines",
                "Energy",
                "Motors",
                "Bank",
            ];
            let is_firm =
                long.text.split_once(' ').is_some_and(|(first, rest)| first == name && firms.contains(&rest));
            is_longer && is_firm
                || is_longer
                    && (last && !is_located && !self.lexicon.is_adjective(name)
                        || is_acronym(name) && is_short_for(name, &long.text))
        };
        let mut fits = self.names.iter().filter(is_of);
        match (fits.next(), fits.next()) {
            (Some(long), None) => &long.text,
            _ => name,
        }
    }

    fn is_person(&self, name: &Name) -> bool {
        name.titles.iter().any(|title| {
            title.split(' ').any(|word| {
                let small = word.trim_end_matches('.').to_lowercase();
                COURTESY.contains(&small.as_str()) || self.lexicon.is(Role::Title, word)
            })
        })
    }

    /// "Anna Bell, the mayor of Norby": the words may name her later.
    fn appositions(&mut self, findings: &Findings) {
        for (voice, other) in findings.aliases.iter().take(COMPARED) {
            if let Voice::Named(name) = voice {
                let index = self.add(name, None);
                self.call(index, key(other));
                let head = other.split([' ', '\'']).any(|word| self.lexicon.is(Role::Title, word));
                if head {
                    let member = &mut self.members[index];
                    member.kind = member.kind.or(Some(ActorKind::Person));
                }
            }
        }
    }

    /// Takes words for somebody; for nobody, where they are of somebody else as well: "Mayor Tom Hill", "Mayor Ann Hill".
    fn call(&mut self, index: usize, words: String) {
        if self.known.get(&words).is_some_and(|known| *known != index) {
            self.known.remove(&words);
            self.shared.insert(words);
        } else if !self.shared.contains(&words) {
            self.known.insert(words, index);
        }
    }

    /// Adds somebody known by what they are, or finds who that is: "the mayor".
    fn add_known(&mut self, words: &str) {
        let small = key(words);
        if let Some(index) = self.known.get(&small).copied() {
            if self.members[index].name != words {
                self.alias(index, words);
            }
            return;
        }
        let mut found: Vec<usize> = Vec::new();
        let head = small.rsplit(' ').next().unwrap_or_default().to_owned();
        // By a title before the name: Mayor Tom Hill. Of two mayors it is neither.
        let is_titled = |name: &&Name| name.titles.iter().any(|title| title.to_lowercase() == small);
        let titled: HashSet<&str> =
            self.names.iter().filter(is_titled).map(|name| self.full(&name.text)).collect();
        let is_shared = titled.len() > 1 || self.shared.contains(&small);
        found.extend(titled.iter().filter_map(|name| self.known.get(&key(name))));
        // "the mayor" of "the mayor of Norby"
        if found.is_empty() {
            let joints = [
                " of ", " for ", " de ", " du ", " del ", " der ", " des ", " von ", " i ", " e ", " së ",
                " të ",
            ];
            let is_longer =
                |known: &&String| joints.iter().any(|joint| known.starts_with(&format!("{small}{joint}")));
            let longer = self.known.iter().filter(|(known, _)| is_longer(known));
            found.extend(longer.map(|(_, index)| *index));
            found.sort_unstable();
        }
        // "the region's governor" of "the governor, Anna Bell"
        if found.is_empty() && small.contains("'s ") {
            found.extend(self.known.get(&head).copied());
        }
        // By the last word of a name: "the company" is the Northern Ferry Company.
        if found.is_empty() && !small.contains(' ') {
            let ends = |member: &Draft| {
                let lower = member.name.to_lowercase();
                lower.contains(' ')
                    && (lower.ends_with(&format!(" {head}"))
                        || lower.starts_with(&format!("{head} of "))
                        || lower.starts_with(&format!("the {head} of ")))
                    && member.kind != Some(ActorKind::Person)
            };
            found.extend((0..self.members.len()).filter(|index| ends(&self.members[*index])));
        }
        found.dedup();
        if is_shared {
            found.clear();
        }
        if let [index] = found[..] {
            self.alias(index, words);
            return;
        }
        // A German article changes with its case.
        let bare = words.split_once(' ').filter(|_| self.lexicon.grammar.capital_nouns).map(|(_, bare)| bare);
        let named = [" of ", " for "]
            .iter()
            .fold(small.as_str(), |words, joint| words.split(joint).next().unwrap_or(words));
        let named = if self.lexicon.tag == "en" { named.rsplit(' ').next() } else { named.split(' ').next() };
        // "nach Angaben des Landeskriminalamts"
        let owned = ["amts", "teriums", "gerichts", "verbands"];
        let is_owned = small.starts_with("des ") && owned.iter().any(|ending| small.ends_with(ending));
        let bare = bare.map(|bare| if is_owned { bare.trim_end_matches('s') } else { bare });
        let is_person = named.is_some_and(|noun| self.lexicon.is(Role::Title, noun));
        self.members.push(Draft {
            name: bare.unwrap_or(words).to_owned(),
            kind: is_person.then_some(ActorKind::Person),
            aliases: Vec::new(),
        });
        self.known.insert(small, self.members.len() - 1);
    }

    /// Surnames and "Ms Lind" of those who are in it.
    fn shorter_names(&mut self) {
        let names = self.names;
        for name in names {
            let full = self.full(&name.text).to_owned();
            let Some(index) = self.known.get(&key(&full)).copied() else { continue };
            if name.text != full {
                self.alias(index, &name.text);
            }
            for title in &name.titles {
                let last = title.split(' ').next_back().unwrap_or_default();
                let is_courtesy = COURTESY.contains(&last.trim_end_matches('.').to_lowercase().as_str());
                if is_courtesy && !name.text.contains(' ') {
                    self.alias(index, &format!("{last} {}", name.text));
                }
            }
            for alias in &name.aliases {
                self.alias(index, alias);
            }
        }
    }

    fn finish(self, names: &[Name], publisher: Option<usize>, ids: &mut Ids, most: usize) -> Cast {
        let is_known = |name: &Name| self.known.contains_key(&key(&name.text));
        let mut places = Vec::new();
        let mut others = Vec::new();
        for name in names.iter().filter(|name| !is_known(name)) {
            let is_place = name.count >= NAMED && name.located > 0;
            if is_place && places.len() < most {
                places.push(name);
            } else {
                others.push((name.text.clone(), name.count));
            }
        }
        let is_over = self.members.len() > most;
        let beyond = self.members.iter().skip(most).map(|member| (member.name.clone(), 0));
        if is_over {
            others.extend(beyond);
        }
        let member = |draft: Draft, ids: &mut Ids| Member {
            id: ids.numbered(&draft.name, WORDS_OF_AN_ID, "actor"),
            name: draft.name,
            kind: draft.kind,
            aliases: draft.aliases,
        };
        let actors: Vec<Member> =
            self.members.into_iter().take(most).map(|draft| member(draft, ids)).collect();
        let places = places
            .into_iter()
            .map(|name| Member {
                id: ids.numbered(&name.text, WORDS_OF_AN_ID, "place"),
                name: name.text.clone(),
                kind: None,
                aliases: Vec::new(),
            })
            .collect();
        Cast { actors, places, others, known: self.known, publisher }
    }
}
