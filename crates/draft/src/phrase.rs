//! Groups of words that name somebody: by a name, by what only one can be, without a name, or by a pronoun.

use std::ops::Range;

use super::{
    article::spaced,
    lexicon::{self, Role},
    runs::{Run, is_possessive},
    tokens::Tokens,
};
use briefing_format::model::SourceKind;

/// Who says something, as the text has it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Voice {
    /// By a name: Ola Berg.
    Named(String),
    /// By what only one can be: the mayor of Norby.
    Known(String),
    /// Without a name: a senior official.
    Unnamed(String),
    /// By a word for somebody named before: she.
    Pronoun(String),
}

impl Voice {
    /// The words of the text.
    pub(super) fn words(&self) -> &str {
        match self {
            Self::Named(words) | Self::Known(words) | Self::Unnamed(words) | Self::Pronoun(words) => words,
        }
    }
}

/// A group of words for somebody.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) voice: Voice,
    pub(super) tokens: Range<usize>,
    /// It is a house that passes news on.
    pub(super) is_media: bool,
    /// The words are of a document of theirs: the statement of the ministry.
    pub(super) document: Option<SourceKind>,
    /// What else it calls them: the mayor of Norby, of Anna Bell.
    pub(super) other: Option<String>,
}

/// A sentence with the names in it.
#[derive(Clone, Debug)]
pub(super) struct Sentence<'a> {
    pub(super) tokens: &'a Tokens<'a>,
    pub(super) runs: &'a [Run],
    pub(super) range: Range<usize>,
}

/// What those call themselves who act together.
const GROUPS: &str = "groupe brigade bataillon mouvement front milice cellule collectif réseau organisation faction grupo brigada \
                      batallón movimiento frente milicia célula colectivo red organización facción";

/// The most words of a group that are looked at.
const LONGEST: usize = 14;

impl Sentence<'_> {
    pub(super) fn word(&self, index: usize) -> Option<&str> {
        if self.range.contains(&index) { self.tokens.word(index) } else { None }
    }

    pub(super) fn is(&self, index: usize, role: Role) -> bool {
        self.word(index).is_some_and(|word| self.tokens.lexicon.is(role, word))
    }

    /// Whether the word here is one of a list.
    pub(super) fn is_one_of(&self, index: usize, list: &str) -> bool {
        self.word(index).is_some_and(|word| crate::lexicon::has(list, word))
    }

    pub(super) fn is_speech(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| self.tokens.lexicon.is_speech(word))
    }

    pub(super) fn is_sign(&self, index: usize, signs: &[char]) -> bool {
        self.range.contains(&index) && self.tokens.is_sign(index, signs)
    }

    pub(super) fn spoken(&self, tokens: Range<usize>) -> String {
        spaced(&self.tokens.text[self.tokens.part(&tokens)])
    }

    fn run_ending(&self, end: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.tokens.end < end);
        self.runs.get(after).filter(|run| run.tokens.end == end && run.tokens.start >= self.range.start)
    }

    pub(super) fn run_starting(&self, start: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.tokens.start < start);
        self.runs.get(after).filter(|run| run.tokens.start == start)
    }

    /// Whether a word may be a part of a group, and neither begins nor ends one.
    fn is_inner(&self, index: usize) -> bool {
        let lexicon = self.tokens.lexicon;
        let Some(word) = self.word(index) else { return false };
        let is_dated = lexicon.day(word).is_some() || lexicon.month(word).is_some();
        let breaks =
            lexicon.is_any(&[Role::Breaks, Role::Joins, Role::Pronoun, Role::Auxiliary, Role::Passive], word);
        let is_noun = lexicon.is_any(&[Role::Unnamed, Role::Body, Role::Media, Role::Title], word)
            || lexicon.document(word).is_some();
        !is_dated && !breaks && (is_noun || !lexicon.is_speech(word)) && !is_adverb(word, lexicon.tag)
    }

    fn is_opening(&self, index: usize) -> bool {
        self.is(index, Role::Definite) || self.is(index, Role::Indefinite)
    }

    /// The group that ends before a token.
    pub(super) fn ending(&self, end: usize) -> Option<Phrase> {
        let low = self.range.start.max(end.saturating_sub(LONGEST));
        let mut start = end;
        while start > low {
            if let Some(run) = self.run_ending(start).filter(|run| run.tokens.start >= low) {
                start = self.bound_before(run.tokens.start, low).unwrap_or(run.tokens.start);
                continue;
            }
            let index = start - 1;
            if start < end && self.is(index, Role::Joins) && self.is_noun_before(index, low) {
                start = index;
            } else if start < end && self.is_opening(index) {
                start = index;
                let roles = [Role::Joins, Role::Locating];
                let is_joined = index > low
                    && self.word(index - 1).is_some_and(|word| self.tokens.lexicon.is_any(&roles, word));
                // "a source close to the family"
                if let Some(bound) = self.bound_before(index, low) {
                    start = bound;
                    continue;
                }
                if !is_joined || !self.is_noun_before(index - 1, low) {
                    break;
                }
                start = index - 1;
            } else if start == end && self.is(index, Role::Pronoun) {
                return self.phrase(index..end);
            } else if start < end && self.is(index, Role::Locating) && self.heads(index, low)
                || self.is_inner(index)
                || start == end && self.is(index, Role::Indefinite)
            {
                start = index;
            } else {
                break;
            }
        }
        // "Later officials said"
        let lexicon = self.tokens.lexicon;
        let leads = |index: usize| {
            let noun = [
                Role::Unnamed,
                Role::Indefinite,
                Role::Definite,
                Role::Adjective,
                Role::Body,
                Role::Title,
                Role::Media,
            ];
            index == self.range.start
                && self.run_starting(index).is_none()
                && self
                    .word(index)
                    .is_some_and(|word| lexicon.is_common(word) && !lexicon.is_any(&noun, word))
        };
        while start < end && leads(start) {
            start += 1;
        }
        if start < end { self.phrase(start..end) } else { None }
    }

    /// Whether words here bind what follows to the noun before: "a group | linked to Norby".
    fn binds(&self, at: usize) -> bool {
        let bound = "close loyal linked familiar allied affiliated tied belonging sympathetic opposed aligned connected related";
        self.word(at).is_some_and(|word| bound.split(' ').any(|known| known == word))
            && matches!(self.word(at + 1), Some("to" | "with"))
    }

    /// Where such words begin that end before a token.
    fn bound_before(&self, end: usize, low: usize) -> Option<usize> {
        let start = end.checked_sub(2).filter(|start| *start > low && self.binds(*start))?;
        self.is_noun_before(start, low).then_some(start)
    }

    /// Whether the house begins here to which somebody says it: "ein Anwohner | der Agentur TASS".
    fn tells(&self, at: usize) -> bool {
        let is_article = self.tokens.lexicon.grammar.capital_nouns && self.is(at, Role::Definite);
        is_article && self.starting(at).is_some_and(|phrase| phrase.is_media)
    }

    /// Whether a small word follows a noun with a capital letter, where all nouns have one: it is no part of the group.
    fn is_after_noun(&self, at: usize, start: usize) -> bool {
        let is_noun = |at: usize| self.word(at).is_some_and(|word| word.starts_with(char::is_uppercase));
        let is_name = self.run_starting(at).is_some();
        self.tokens.lexicon.grammar.capital_nouns && at > start && is_noun(at - 1) && !is_noun(at) && !is_name
    }

    fn is_noun_before(&self, index: usize, low: usize) -> bool {
        index > low && (self.run_ending(index).is_some() || self.is_inner(index - 1))
    }

    /// Whether those who speak stand before "in Norby".
    fn heads(&self, at: usize, low: usize) -> bool {
        let roles = [Role::Unnamed, Role::Body];
        at > low && self.word(at - 1).is_some_and(|word| self.tokens.lexicon.is_any(&roles, word))
    }

    /// The group that starts at a token.
    pub(super) fn starting(&self, start: usize) -> Option<Phrase> {
        let high = self.range.end.min(start + LONGEST);
        let mut end = start;
        while end < high {
            if end > start && self.tells(end) {
                break;
            }
            if let Some(run) = self.run_starting(end) {
                end = run.tokens.end.min(high);
                // "i tha Reuters-it zëdhënësja": to whom, and who.
                if self.tokens.lexicon.tag == "sq" && lexicon::house(&run.name).is_some() {
                    break;
                }
                let nouns = [Role::Unnamed, Role::Body, Role::Title, Role::Media, Role::PlaceKind];
                let is_noun = self.word(end).is_some_and(|word| {
                    self.tokens.lexicon.is_any(&nouns, word) && word.starts_with(char::is_lowercase)
                }) && self.is_inner(end);
                // "sagte Eva Lind der Agentur": to whom, and no part of her name.
                let is_article = self.tokens.lexicon.grammar.capital_nouns && self.is(end, Role::Definite);
                let goes_on = self.is(end, Role::Joins) && !self.is(end, Role::Breaks) && !is_article
                    || self.word(end - 1).is_some_and(is_possessive)
                    || is_noun
                    || self.word(end) == Some("news") && self.is(end + 1, Role::Media);
                if !goes_on {
                    break;
                }
            } else if end == start && self.is(end, Role::Pronoun) {
                end += 1;
                break;
            } else if end > start
                && self.is(end, Role::Joins)
                && self.is(end - 1, Role::Indefinite)
                && self.is(end + 1, Role::Pronoun)
            {
                // "uno de ellos"
                end += 2;
                break;
            } else if self.is(end, Role::Joins)
                && end > start
                && (!self.is_opening(end - 1)
                    || self.is(end - 1, Role::Indefinite) && self.is_opening(end + 1))
            {
                let goes_on = self.is_opening(end + 1)
                    || self.run_starting(end + 1).is_some()
                    || self.is_inner(end + 1);
                if !goes_on {
                    break;
                }
                end += 1;
            } else if self.is_opening(end)
                && (end == start || self.is(end - 1, Role::Joins) || self.is_opening(end - 1))
            {
                end += 1;
            } else if end > start && self.binds(end) {
                // "two people familiar with | the matter"
                end += 2 + usize::from(self.is_opening(end + 2));
            } else if self.is_after_noun(end, start) {
                break;
            } else if self.is_inner(end) && !self.is_opening(end) {
                end += 1;
            } else {
                break;
            }
        }
        if end > start { self.phrase(start..end) } else { None }
    }

    /// Whom the words between two tokens name.
    pub(super) fn starting_until(&self, start: usize, end: usize) -> Option<Voice> {
        self.group(start..end).map(|phrase| phrase.voice)
    }

    /// The group that these words are.
    pub(super) fn group(&self, tokens: Range<usize>) -> Option<Phrase> {
        if tokens.is_empty() { None } else { self.phrase(tokens) }
    }

    /// What a group of words names.
    fn phrase(&self, tokens: Range<usize>) -> Option<Phrase> {
        let lexicon = self.tokens.lexicon;
        let first = self.word(tokens.start)?;
        let text = self.lowered(&tokens);
        let plain = |voice: Voice| Phrase {
            voice,
            tokens: tokens.clone(),
            is_media: false,
            document: None,
            other: None,
        };
        if tokens.len() == 1 && lexicon.is(Role::Pronoun, first) {
            return Some(plain(Voice::Pronoun(text)));
        }
        let base = self.base(&tokens);
        let named = self.run_ending(base).filter(|run| run.tokens.start >= tokens.start);
        // "le Comité d'enquête": a body that is named by what it is.
        let is_bare_body = |run: &&Run| {
            let is_body = lexicon.is(Role::Body, &run.name) || lexicon.is(Role::BodyName, &run.name);
            lexicon.tag != "en" && run.title.is_none() && is_body && tokens.len() > 1
        };
        if let Some(run) = named
            .filter(|run| !self.word(run.tokens.end - 1).is_some_and(is_possessive))
            .filter(|run| !is_bare_body(run))
        {
            let media = |index: usize| self.is(index, Role::Media);
            // "the BBC's Newsnight"
            let owner = tokens.clone().find_map(|at| self.run_starting(at)).filter(|owner| {
                owner.tokens.end == run.tokens.start
                    && run.title.is_none()
                    && self.word(owner.tokens.end - 1).is_some_and(is_possessive)
                    && is_house(&owner.name, lexicon)
            });
            if let Some(owner) = owner {
                return Some(Phrase { is_media: true, ..plain(Voice::Named(owner.name.clone())) });
            }
            let is_media = (tokens.start..base).any(media) || is_house(&run.name, lexicon);
            let name = self.grouped(&tokens, run).unwrap_or_else(|| run.name.clone());
            return Some(Phrase { is_media, ..plain(Voice::Named(name)) });
        }
        let head = self.head(tokens.start..base)?;
        if tokens.clone().all(|at| self.is_opening(at)) && !lexicon.is(Role::Unnamed, head) {
            return None;
        }
        if let Some(kind) = lexicon
            .document(head)
            .filter(|_| !lexicon.is(Role::Unnamed, head) || lexicon.is(Role::Says, head))
        {
            // "a report of the incident" is by whoever wrote it.
            // "the indictment of Ann Lee", "a petition for Ann Lee": nor are these hers.
            let joint = self.word(base);
            let is_letter =
                ["letter", "email", "e-mail", "memo", "affidavit"].iter().any(|kind| head.starts_with(kind));
            let is_about = joint == Some("for")
                || joint == Some("of")
                    && (kind == SourceKind::Report || kind == SourceKind::Document && !is_letter);
            let whose = self.starting(base + 1).filter(|_| self.is(base, Role::Joins) && !is_about);
            let whose = whose.map(|whose| whose.voice).or_else(|| self.owner(tokens.start));
            let voice = whose.unwrap_or(Voice::Unnamed(text));
            return Some(Phrase { document: Some(kind), ..plain(voice) });
        }
        let inside = tokens
            .clone()
            .find_map(|at| self.run_starting(at).filter(|run| at < base || is_house(&run.name, lexicon)));
        if let Some(run) = inside.filter(|run| lexicon.is(Role::Media, head) && !is_possessive(&run.name)) {
            return Some(Phrase { is_media: true, ..plain(Voice::Named(run.name.clone())) });
        }
        if lexicon.is(Role::Media, head) {
            return Some(Phrase { is_media: true, ..plain(Voice::Known(text)) });
        }
        // "l'un des responsables" is as unnamed as "un responsable".
        let second = self.word(tokens.start + 1).filter(|_| tokens.len() > 1).unwrap_or_default();
        let is_indefinite = lexicon.is(Role::Indefinite, first) && !lexicon.is(Role::Definite, first)
            || lexicon.is(Role::Definite, first) && matches!(second, "un" | "une" | "uno" | "una");
        // "der 58-Jährige"
        let is_age = head.starts_with(|c: char| c.is_ascii_digit());
        if is_indefinite || is_age || lexicon.is(Role::Unnamed, head) {
            return Some(plain(Voice::Unnamed(text)));
        }
        let is_known = lexicon.is_any(&[Role::Body, Role::Title], head) || lexicon.is(Role::Definite, first);
        // In other languages than English a noun has an article.
        let is_bare = lexicon.tag != "en" && !is_known;
        let voice = if is_known { Voice::Known(text) } else { Voice::Unnamed(text) };
        (!is_bare).then(|| plain(voice))
    }

    /// "la brigade Norby", "el grupo Norte": one word may be a place; with what it is, it is a name.
    fn grouped(&self, tokens: &Range<usize>, run: &Run) -> Option<String> {
        let is_bare = matches!(self.tokens.lexicon.tag, "fr" | "es") && run.title.is_none();
        let noun = run.tokens.start.checked_sub(1).filter(|at| is_bare && tokens.contains(at))?;
        let is_group = self
            .word(noun)
            .is_some_and(|word| GROUPS.split_whitespace().any(|known| known == word.to_lowercase()));
        (is_group && !run.name.contains(' ')).then(|| self.spoken(noun..run.tokens.end))
    }

    /// The noun of a group: its last word, or the first where adjectives follow.
    fn head(&self, base: Range<usize>) -> Option<&str> {
        if matches!(self.tokens.lexicon.tag, "fr" | "es" | "sq") {
            let ordinal =
                "premier première premiers premières derniers dernières primeros primeras últimos últimas";
            let is_ordinal = |word: &str| ordinal.split(' ').any(|known| known == word);
            let noun = base
                .clone()
                .find(|at| !self.is_opening(*at) && self.word(*at).is_some_and(|word| !is_ordinal(word)));
            return self.word(noun.unwrap_or(base.end - 1));
        }
        self.word(base.end - 1)
    }

    /// Whose something is: "the ministry's statement", "Ann Bell's post".
    fn owner(&self, start: usize) -> Option<Voice> {
        if let Some(run) = self.run_starting(start) {
            return self
                .word(run.tokens.end - 1)
                .is_some_and(is_possessive)
                .then(|| Voice::Named(run.name.clone()));
        }
        let owned = (start..self.range.end.min(start + LONGEST))
            .find(|index| self.word(*index).is_some_and(is_possessive))?;
        let words = self.lowered(&(start..owned + 1));
        let words = words.strip_suffix("'s").or(words.strip_suffix("’s"))?;
        let words = words.to_owned();
        let is_known = self.is(start, Role::Definite);
        let voice = if is_known { Voice::Known(words) } else { Voice::Unnamed(words) };
        self.is_opening(start).then_some(voice)
    }

    /// Where the words end that name it, before those that say more: "the mayor | of Norby".
    fn base(&self, tokens: &Range<usize>) -> usize {
        let mut at = tokens.start;
        while at < tokens.end {
            if let Some(run) = self.run_starting(at) {
                at = run.tokens.end;
            } else if at > tokens.start
                && (self.is(at, Role::Joins) || self.is(at, Role::Locating) || self.binds(at))
            {
                return at;
            } else {
                at += 1;
            }
        }
        tokens.end
    }

    /// The words, without the capital letter that only the start of the sentence gives them.
    pub(super) fn lowered(&self, tokens: &Range<usize>) -> String {
        let words = self.spoken(tokens.clone());
        let is_first = self.run_starting(tokens.start).is_none() && self.tokens.is_initial(tokens.start);
        let is_word = self.word(tokens.start).is_some_and(|word| {
            let lexicon = self.tokens.lexicon;
            let is_proper =
                lexicon.is_adjective(word) || matches!(word, "North" | "South" | "East" | "West" | "Central");
            lexicon.is_common(word) || !lexicon.grammar.capital_nouns && !is_proper
        });
        let mut chars = words.chars();
        match chars.next().filter(|_| is_first && is_word) {
            Some(first) => first.to_lowercase().chain(chars).collect(),
            None => words,
        }
    }
}

/// Words that say how, and are no part of a group.
pub(super) fn is_adverb(word: &str, tag: &str) -> bool {
    tag == "en"
        && word.len() > 4
        && word.ends_with("ly")
        && word.starts_with(char::is_lowercase)
        && !matches!(
            word,
            "family" | "early" | "elderly" | "assembly" | "daily" | "weekly" | "monthly" | "ally" | "only"
        )
}

/// Whether a name is that of a house that passes news on.
pub(super) fn is_house(name: &str, lexicon: &lexicon::Lexicon) -> bool {
    let bare = name.strip_prefix("The ").or(name.strip_prefix("the ")).unwrap_or(name);
    let mut words = bare.split([' ', '-']).rev();
    let last = words.next().unwrap_or_default();
    let with_article = |article: &str| lexicon::house(&format!("{article} {bare}")).is_some();
    lexicon::house(bare).is_some()
        || lexicon::house(name).is_some()
        || lexicon.tag == "fr" && with_article("Le")
        || lexicon.tag == "es" && with_article("El")
        || bare.contains(' ') && lexicon.is(Role::MediaName, last) && last.starts_with(char::is_uppercase)
}
