//! What stands between a verb of saying and what is said, and is no part of it: "reported, without citing sources, that"; and one
//! house that tells what another has told.

use super::{Act, Clause};
use crate::{
    lexicon::{Role, has},
    phrase::Sentence,
};

/// Words that begin a remark on where something comes from, by language.
const OPENINGS: &[(&str, &str)] = &[
    ("en", "citing quoting without"),
    ("de", "unter ohne"),
    ("fr", "citant sans"),
    ("es", "citando sin"),
    ("sq", "duke pa"),
];

/// What such a remark speaks of.
const OF_SOURCES: &str = "citing quoting naming giving identifying providing specifying offering elaborating details evidence sources \
                          berufung verweis bezug angabe nennung nennen quelle quellen quellenangabe einzelheiten \
                          citant citer préciser nommer donner citando citar precisar nombrar identificar aportar dar \
                          cituar dhënë përmendur specifikuar treguar";

/// The most tokens of such a remark.
const LONGEST: usize = 14;

/// How many of its first words may tell what it is.
const LOOKED_AT: usize = 4;

/// Where what is said begins, behind a remark on its source that begins right here.
pub(super) fn behind(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let comma = usize::from(sentence.is_sign(at, &[',']));
    let first = at + comma;
    let tag = sentence.tokens.lexicon.tag;
    let opens = |word: &str| OPENINGS.iter().any(|(of, list)| *of == tag && has(list, word));
    sentence.word(first).filter(|word| opens(word))?;
    (first..first + LOOKED_AT).find(|at| sentence.word(*at).is_some_and(|word| has(OF_SOURCES, word)))?;
    let ends = |at: &usize| sentence.is_sign(*at, &[',']) || comma == 0 && sentence.is(*at, Role::That);
    let end = (first + 1..sentence.range.end.min(first + LONGEST)).find(ends)?;
    Some(end + usize::from(sentence.is_sign(end, &[','])))
}

/// Whether a house tells here what the next clause says that another has told: "Reuters reported that ANP had reported".
pub(crate) fn is_of_another(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> bool {
    let Some((clause, next)) = clauses.get(index).zip(clauses.get(index + 1)) else { return false };
    let between = clause.after..next.who.tokens.start;
    let is_led = between.clone().any(|at| sentence.is(at, Role::That)) || between.is_empty();
    let is_joined = between.clone().all(|at| sentence.word(at).is_some());
    let tells = |clause: &Clause| clause.act == Act::Says && clause.who.is_media && !clause.is_cited;
    tells(clause) && tells(next) && next.who.tokens.start >= clause.after && is_led && is_joined
}
