//! How well a name fits typed letters: exact names first, then beginnings, then the rest by the matcher of helix. It must not
//! know what the names stand for.

use std::cmp::Reverse;

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

use super::RANKING_LIMIT;
use briefing_text::{Fold, Folded};

/// How well a text fits; the least fits best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    likeness: Likeness,
    score: Reverse<u32>,
}

/// How a name is like what was typed, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// It is that.
    Same,
    /// It begins so.
    Begins,
    /// One of its words begins so.
    WordBegins,
    /// It has the letters somewhere.
    Rest,
}

/// Typed letters, ready to rank texts by. Accents do not count, and case only where there is a capital letter.
pub(super) struct Letters {
    fold: Fold,
    typed: String,
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Letters {
    /// Reads what was typed; nothing where that is blank, since then all texts fit alike.
    pub(super) fn new(typed: &str) -> Option<Self> {
        let typed = typed.trim();
        let fold = Fold::smart(typed);
        let typed = Folded::new(typed, fold).text.into_owned();
        if typed.is_empty() {
            return None;
        }
        let pattern = Pattern::parse(&typed, CaseMatching::Respect, Normalization::Never);
        Some(Self { fold, typed, pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() })
    }

    /// How well a text fits that has a name in it; nothing where it does not fit.
    pub(super) fn rank(&mut self, name: &str, text: &str) -> Option<Rank> {
        let folded = Folded::new(text, self.fold).text;
        let score = self.pattern.score(Utf32Str::new(&folded, &mut self.buffer), &mut self.matcher)?;
        Some(Rank { likeness: self.likeness(&Folded::new(name, self.fold).text), score: Reverse(score) })
    }

    fn likeness(&self, name: &str) -> Likeness {
        let begins_word = |at: usize| !name[..at].ends_with(char::is_alphanumeric);
        match name.strip_prefix(&*self.typed) {
            Some("") => Likeness::Same,
            Some(_) => Likeness::Begins,
            None if name.match_indices(&*self.typed).any(|(at, _)| begins_word(at)) => Likeness::WordBegins,
            None => Likeness::Rest,
        }
    }
}

/// Those that fit best, best first, in their order where they fit alike; no more than are kept of a ranking.
pub(super) fn best<T>(mut ranked: Vec<(Rank, usize, T)>) -> Vec<(Rank, usize, T)> {
    let key = |(rank, n, _): &(Rank, usize, T)| (*rank, *n);
    if ranked.len() > RANKING_LIMIT {
        ranked.select_nth_unstable_by_key(RANKING_LIMIT, key);
        ranked.truncate(RANKING_LIMIT);
    }
    ranked.sort_unstable_by_key(key);
    ranked
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranked<'t>(typed: &str, names: &[&'t str]) -> Vec<&'t str> {
        let mut letters = Letters::new(typed);
        let rank = |(n, name): (usize, &&'t str)| Some((letters.as_mut()?.rank(name, name)?, n, *name));
        best(names.iter().enumerate().filter_map(rank).collect())
            .into_iter()
            .map(|(_, _, name)| name)
            .collect()
    }

    #[test]
    fn exact_names_come_first_then_beginnings_of_names_then_of_words_then_the_rest() {
        let names = ["claims asserted by MEK", "Smekal", "Mekong", "MEK"];
        assert_eq!(ranked("mek", &names), ["MEK", "Mekong", "claims asserted by MEK", "Smekal"]);
        assert_eq!(ranked("MEK", &names), ["MEK", "claims asserted by MEK"]);
    }

    #[test]
    fn names_are_found_however_they_are_spelled() {
        for (typed, name) in [
            ("durres", "Durrës"),
            ("durrës", "Durre\u{308}s"),
            ("istanbul", "İstanbul"),
            ("strasse", "Straße"),
            ("иран", "Иран"),
            ("orel", "Orël"),
            ("οδυσσευς", "Ὀδυσσεύς"),
        ] {
            assert_eq!(ranked(typed, &["Elsewhere", name]), [name], "{typed}");
        }
    }
}
