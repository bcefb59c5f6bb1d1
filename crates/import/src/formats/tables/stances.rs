//! The words for what somebody does with a claim, as a table, and who holds a claim by a cell. It must not know the table of rows.

use crate::table::folded;

/// Each stance of the format, with other words for it, folded. A dispute may be less than a denial.
const STANCES: [(&str, &[&str]); 7] = [
    (
        "asserts",
        &[
            "assert",
            "asserted",
            "claims",
            "claimed",
            "says",
            "said",
            "states",
            "stated",
            "holds",
            "confirms",
            "confirmed",
            "behauptet",
            "sagt",
            "bestatigt",
            "affirme",
            "confirme",
            "afirma",
            "confirma",
        ],
    ),
    (
        "endorses",
        &[
            "endorse",
            "endorsed",
            "supports",
            "supported",
            "agrees",
            "agreed",
            "unterstutzt",
            "soutient",
            "apoya",
        ],
    ),
    (
        "doubts",
        &[
            "doubt",
            "doubted",
            "disputes",
            "disputed",
            "contests",
            "contested",
            "questions",
            "questioned",
            "challenges",
            "challenged",
            "bezweifelt",
            "zweifelt",
            "conteste",
            "doute",
            "duda",
            "cuestiona",
        ],
    ),
    (
        "denies",
        &[
            "deny",
            "denied",
            "denial",
            "rejects",
            "rejected",
            "refutes",
            "refuted",
            "dementiert",
            "bestreitet",
            "leugnet",
            "nie",
            "dement",
            "niega",
            "desmiente",
        ],
    ),
    ("claims-responsibility", &["claimed responsibility", "bekennt sich", "revendique", "reivindica"]),
    (
        "declines-comment",
        &["declined comment", "declines to comment", "declined to comment", "no comment", "kein kommentar"],
    ),
    ("has-not-commented", &["not commented", "did not comment", "has not responded", "did not respond"]),
];

/// The stance of some words; nothing where they are none.
pub(super) fn stance(words: &str) -> Option<&'static str> {
    let words = folded(words);
    let is_one = |(name, others): &&(&str, &[&str])| folded(name) == words || others.contains(&&*words);
    STANCES.iter().find(is_one).map(|(name, _)| *name)
}

/// Whoever holds a claim, without what stands in brackets behind the name, where that is a stance; else what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Holder<'c> {
    pub(super) name: &'c str,
    pub(super) stance: Option<&'static str>,
    /// Words in brackets that are no stance that is known, or stand behind one.
    pub(super) beside: Option<&'c str>,
}

impl<'c> Holder<'c> {
    /// Reads `Bob (denies)`.
    pub(super) fn of(words: &'c str) -> Self {
        let parts = words.trim_end().strip_suffix([')', ']']).and_then(|rest| rest.rsplit_once(['(', '[']));
        let Some((name, inside)) = parts.filter(|(name, _)| !name.trim().is_empty()) else {
            return Self { name: words, stance: None, beside: None };
        };
        let (first, rest) = inside.split_once([';', ',', ':']).unwrap_or((inside, ""));
        let rest = Some(rest.trim()).filter(|rest| !rest.is_empty());
        match stance(first) {
            Some(stance) => Self { name: name.trim_end(), stance: Some(stance), beside: rest },
            None => Self { name: words, stance: None, beside: Some(inside) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stance_may_stand_behind_a_name() {
        for (words, name, stance, beside) in [
            ("Bob (denies)", "Bob", Some("denies"), None),
            ("Bob [Declined to comment]", "Bob", Some("declines-comment"), None),
            ("Bob (denies; since 2020)", "Bob", Some("denies"), Some("since 2020")),
            ("Bob (mayor)", "Bob (mayor)", None, Some("mayor")),
            ("Bob", "Bob", None, None),
            ("(denies)", "(denies)", None, None),
        ] {
            assert_eq!(Holder::of(words), Holder { name, stance, beside }, "{words}");
        }
    }

    #[test]
    fn every_word_is_folded() {
        assert!(STANCES.iter().flat_map(|(_, words)| words.iter()).all(|word| folded(word) == *word));
        assert_eq!(stance("has-not-commented"), Some("has-not-commented"));
        assert_eq!(stance("perhaps"), None);
    }
}
