//! Finding names: runs of words with capital letters, how often each occurs, and what it is called in brackets.
//!
//! It must not know who speaks.

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    ops::Range,
};

use super::{
    article::Article,
    lexicon::{Lexicon, Role},
    namesakes,
    parts::{Kind, Part},
    quotation::Quotation,
    runs::runs,
    tokens::Tokens,
};

/// A name that the text uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) text: String,
    /// Acronyms in brackets after it.
    pub(super) aliases: Vec<String>,
    /// How often it occurs, by this name or an alias.
    pub(super) count: usize,
    /// What stands before it: Mr, Prime Minister.
    pub(super) titles: Vec<String>,
    /// How often it stood as a place does: "in Tirana", "the capital Tirana", "the Tirana municipality".
    pub(super) located: usize,
}

/// Finds the names of an article, the most frequent first. `quoted` are quotations that hold a name and nothing else.
pub(super) fn find(
    article: &Article,
    parts: &[Part],
    quoted: &[&Quotation],
    shared: &HashSet<String>,
) -> Vec<Name> {
    let mut tally = Tally { quoted, shared: Some(shared), ..Tally::default() };
    for part in parts.iter().filter(|part| part.kind == Kind::Story && part.lexicon.grammar.has_names) {
        tally.paragraph(&Tokens::new(&article.flat, &part.range, &[], part.lexicon));
    }
    for quotation in quoted {
        let words = article.words(&quotation.inner);
        let seen = tally.seen(words.trim_end_matches(','), quotation.inner.start);
        seen.surely = true;
    }
    tally.finish()
}

/// The most bytes of a name. What is longer is a headline.
const LONGEST: usize = 80;

/// What is known of one name.
#[derive(Debug, Default)]
struct Seen {
    first: usize,
    count: usize,
    /// It stood where only a name has a capital letter.
    surely: bool,
    titles: BTreeSet<String>,
    located: usize,
}

#[derive(Debug, Default)]
struct Tally<'a> {
    quoted: &'a [&'a Quotation],
    /// Surnames that two people share.
    shared: Option<&'a HashSet<String>>,
    names: HashMap<String, Seen>,
    /// Words that occur without a capital letter.
    lowercase: HashSet<String>,
    /// Acronyms in brackets, and what they are short for.
    aliases: Vec<(String, String)>,
}

impl Tally<'_> {
    fn paragraph(&mut self, tokens: &Tokens<'_>) {
        let words = (0..tokens.list.len()).filter_map(|index| tokens.word(index));
        self.lowercase.extend(words.filter(|word| word.starts_with(char::is_lowercase)).map(str::to_owned));
        let mut runs = runs(tokens);
        if let Some(shared) = self.shared {
            namesakes::tell_apart(&mut runs, shared);
        }
        for run in &runs {
            let part = tokens.part(&run.tokens);
            // One letter names nobody: a network is no actor of what was posted there.
            if run.name.len() > LONGEST || run.name.len() < 2 || self.is_quoted(&part) {
                continue;
            }
            let located = is_located(tokens, &run.tokens);
            let seen = self.seen(&run.name, part.start);
            seen.surely |=
                !run.initial || run.title.is_some() || run.name.contains(' ') || is_acronym(&run.name);
            seen.titles.extend(run.title.clone());
            seen.located += usize::from(located);
        }
        for pair in runs.windows(2) {
            let (long, short) = (&pair[0], &pair[1]);
            let brackets = tokens.is_sign(long.tokens.end, &['('])
                && short.tokens.start == long.tokens.end + 1
                && tokens.is_sign(short.tokens.end, &[')']);
            // "Ministerpräsidentin Eva Lind (SPD)" is of that party, and not it.
            let is_other = long.title.is_some() && !is_short_for(&short.name, &long.name);
            if brackets && is_short(&short.name) && short.name != long.name && !is_other {
                self.aliases.push((short.name.clone(), long.name.clone()));
            }
        }
    }

    fn seen(&mut self, name: &str, at: usize) -> &mut Seen {
        let seen = self.names.entry(name.to_owned()).or_insert_with(|| Seen { first: at, ..Seen::default() });
        seen.first = seen.first.min(at);
        seen.count += 1;
        seen
    }

    /// Whether a part stands in a quotation that is counted as a name already.
    fn is_quoted(&self, part: &Range<usize>) -> bool {
        let after = self.quoted.partition_point(|quotation| quotation.whole.start <= part.start);
        after.checked_sub(1).is_some_and(|index| self.quoted[index].whole.end >= part.end)
    }

    fn finish(mut self) -> Vec<Name> {
        let mut aliases: HashMap<String, Vec<String>> = HashMap::new();
        for (short, long) in std::mem::take(&mut self.aliases) {
            if let Some(seen) = self.names.remove(&short) {
                if let Some(name) = self.names.get_mut(&long) {
                    // The brackets say the name once more, of nobody else.
                    name.count += seen.count - 1;
                }
                aliases.entry(long).or_default().push(short);
            }
        }
        let lowercase = &self.lowercase;
        // A word that only ever begins a sentence has its capital letter from there.
        self.names.retain(|name, seen| {
            let is_word =
                lowercase.contains(&name.to_lowercase()) || name.ends_with("ly") || name.ends_with("ing");
            seen.surely || seen.count > 1 && !is_word
        });
        let mut names: Vec<(String, Seen)> = self.names.into_iter().collect();
        names.sort_by(|(_, a), (_, b)| b.count.cmp(&a.count).then(a.first.cmp(&b.first)));
        names
            .into_iter()
            .map(|(text, seen)| {
                let aliases = aliases.remove(&text).unwrap_or_default();
                let titles = seen.titles.into_iter().collect();
                Name { aliases, count: seen.count, titles, located: seen.located, text }
            })
            .collect()
    }
}

/// Whether the words around a name say that it is a place.
fn is_located(tokens: &Tokens<'_>, name: &Range<usize>) -> bool {
    let is = |word: &str, role: Role| tokens.lexicon.is(role, word);
    match tokens.word_before(name.start) {
        Some(word) if is(word, Role::PlaceKind) => true,
        Some(word) if is(word, Role::Locating) => true,
        Some(word) if is(word, Role::Joins) => {
            name.start > 1 && tokens.word_before(name.start - 1).is_some_and(|word| is(word, Role::PlaceKind))
        }
        _ => tokens.word(name.end).is_some_and(|word| is(word, Role::PlaceKind)),
    }
}

/// What in brackets after a name is another name for it: `MEK`, `FoL`.
fn is_short(name: &str) -> bool {
    let capitals = name.chars().filter(|c| c.is_uppercase()).count();
    is_acronym(name) || name.len() <= 8 && capitals >= 2 && name.chars().all(char::is_alphabetic)
}

/// `MEK`, `NATO`, `U.S.`
pub(super) fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| *c != '.').count();
    (2..=8).contains(&letters) && name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.')
}

/// Whether an acronym has the first letters of the parts of a name, as `MEK` has those of `Mujahideen-e Khalq`.
pub(super) fn is_short_for(acronym: &str, name: &str) -> bool {
    let parts = name.split([' ', '-']);
    let initials: String =
        parts.filter_map(|part| part.chars().next()).flat_map(char::to_uppercase).collect();
    let no_connectors = name.split([' ', '-']).filter(|part| part.starts_with(char::is_uppercase));
    let capitals: String = no_connectors.filter_map(|part| part.chars().next()).collect();
    let letters: String = acronym.chars().filter(|c| *c != '.').collect();
    letters == initials || letters == capitals
}

/// Whether the words between two marks are a name rather than words that somebody said; `before` is the word before.
pub(super) fn is_name(words: &str, before: Option<&str>, lexicon: &Lexicon) -> bool {
    if before.is_some_and(|word| lexicon.is_speech(word)) {
        return false;
    }
    let words = words.trim_end_matches(',');
    let parts: Vec<&str> = words.split_whitespace().collect();
    let is_part = |part: &&str| {
        part.starts_with(char::is_uppercase)
            || lexicon.is(Role::Connector, part)
            || part.bytes().all(|b| b.is_ascii_digit())
    };
    let shouted = parts.len() > 1 && !words.contains(char::is_lowercase);
    (1..=6).contains(&parts.len())
        && words.len() <= LONGEST
        && words.starts_with(char::is_uppercase)
        && !words.contains(['.', ',', ';', ':', '!', '?', '…', '(', '\n'])
        && parts.iter().all(is_part)
        && !shouted
        && !parts.iter().all(|part| lexicon.is_common(part) || lexicon.is_adjective(part))
        && !parts.iter().any(|part| matches!(*part, "I" | "Must" | "Will" | "Is" | "Are" | "We" | "You"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{lexicon, parts, quotation};

    fn english() -> &'static Lexicon {
        lexicon::by_tag("en").unwrap_or_else(lexicon::other)
    }

    /// The names of a text, with how often each occurs, aliases, titles and `@` for a place.
    #[track_caller]
    fn found(text: &str, expected: &[&str]) {
        let article = Article::new(text);
        let parts = parts::find(&article, Some("en"));
        let quotations = quotation::find(&article).found;
        let is_name = |quotation: &&Quotation| is_name(&article.words(&quotation.inner), None, english());
        let quoted: Vec<&Quotation> = quotations.iter().filter(is_name).collect();
        let shown = |name: Name| {
            let aliases = name.aliases.iter().fold(String::new(), |all, alias| all + " (" + alias + ")");
            let titles = name.titles.iter().fold(String::new(), |all, title| all + "; " + title);
            let place = if name.located > 0 { " @" } else { "" };
            format!("{} {}{aliases}{titles}{place}", name.count, name.text)
        };
        let names: Vec<String> =
            find(&article, &parts.list, &quoted, &HashSet::new()).into_iter().map(shown).collect();
        assert_eq!(names, expected);
    }

    #[test]
    fn capital_letters_make_a_name_and_the_start_of_a_sentence_does_not() {
        found("The hackers came. Hackers are here, said Iran. About it Iran said nothing.", &["2 Iran"]);
        found("On Monday I saw it in May. However, in June 2025 nobody did. Potential is here.", &[]);
        found(
            "He met the Ministry of Foreign Affairs and Osama bin Laden.",
            &["1 Ministry of Foreign Affairs", "1 Osama bin Laden"],
        );
    }

    #[test]
    fn an_acronym_in_brackets_is_an_alias_and_counts() {
        found("Then the Friends of the Library (FoL) came.", &["1 Friends of the Library (FoL)"]);
        found(
            "It is the People's Mujahedin of Iran (MEK). The MEK fled, and the MEK said so.",
            &["3 People's Mujahedin of Iran (MEK)"],
        );
        found(
            "Then the Dock Workers' Union met the Writers’ Guild at Anna's Ferry.",
            &["1 Dock Workers' Union", "1 Writers’ Guild", "1 Anna @", "1 Ferry"],
        );
    }

    #[test]
    fn a_title_is_no_part_of_a_name_and_a_nationality_is_none() {
        found(
            "Then Albanian Prime Minister Edi Rama met Iranian officials. Rama spoke of Rama.",
            &["2 Rama", "1 Edi Rama; Albanian Prime Minister"],
        );
        found("She told the General Assembly that the President left.", &["1 General Assembly"]);
    }

    #[test]
    fn what_stands_after_in_may_be_a_place() {
        found("They live in Tirana.", &["1 Tirana @"]);
        found("It is the capital Tirana.", &["1 Tirana @"]);
        found("He left the town of Manza.", &["1 Manza @"]);
        found("It is run by the Tirana municipality.", &["1 Tirana @"]);
        found("He left the company of Manza.", &["1 Manza"]);
    }

    #[test]
    fn words_in_marks_are_a_name_where_all_of_them_look_like_one() {
        for name in ["Homeland Justice", "Ashraf 3", "Mujahideen-e Khalq", "Euronews Albania,"] {
            assert!(is_name(name, None, english()), "{name}");
        }
        for words in
            ["forced", "No", "Yes,", "Albania will pay", "Never!", "STOP THE WAR", "We Must Go", "Iranian"]
        {
            assert!(!is_name(words, None, english()), "{words}");
        }
        assert!(!is_name("Homeland Justice", Some("said"), english()));
    }
}
