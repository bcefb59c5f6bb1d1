//! Verbs that call something untrue: "called the claim a lie", "bezeichnete den Bericht als falsch".

use crate::{
    lexicon::{Role, has},
    phrase::Sentence,
    tokens::Kind,
};

/// Verbs with which somebody calls something by a word, by language.
const CALLS: &[(&str, &str)] = &[
    ("en", "called calls described describes branded labelled labeled denounced"),
    ("de", "nannte nannten nennt bezeichnete bezeichneten bezeichnet"),
    ("fr", "qualifié qualifie qualifient"),
    ("es", "calificó califica calificaron tachó tacharon"),
    ("sq", "quajti quajtën cilësoi cilësuan"),
];

/// What is not true is called so.
const UNTRUE: &str = "lie lies false untrue fake fabricated fabrication nonsense baseless unfounded groundless hoax falsehood fiction \
                      slander lüge lügen falsch unwahr erfunden haltlos unbegründet falschmeldung unsinn verleumdung mensonge mensonges \
                      mensonger mensongère mensongères faux fausse fausses infondé infondée infondées infondés mentira mentiras falso \
                      falsa falsas falsos infundado infundada infundadas infundados bulo gënjeshtër gënjeshtra rreme pavërtetë \
                      pavërteta shpifje";

/// Words right before such a word.
const BEFORE: &str = "a an as eine einen als de d' como una un si të pure complete total simply completely entirely totally patently \
                      and y et und";

/// How far behind the verb such a word may stand.
const FARTHEST: usize = 12;

/// Whether the verb here calls something untrue.
pub(crate) fn is_dismissed(sentence: &Sentence<'_>, verb: usize) -> bool {
    let tag = sentence.tokens.lexicon.tag;
    let calls =
        sentence.word(verb).is_some_and(|word| CALLS.iter().any(|(of, list)| *of == tag && has(list, word)));
    if !calls || matches!(sentence.word(verb + 1), Some("for" | "on" | "off")) {
        return false;
    }
    let ends = |at: usize| sentence.word(at).is_none() || sentence.is(at, Role::And);
    let part = (verb + 2..sentence.range.end.min(verb + FARTHEST))
        .take_while(|at| !sentence.is_sign(*at, &[',', ';', '.']) && !sentence.is(*at, Role::That));
    part.into_iter().any(|at| {
        let quoted = || {
            let text = &sentence.tokens.text[sentence.tokens.list[at].range.clone()];
            matches!(sentence.tokens.list[at].kind, Kind::Quotation(_))
                && text.split(|c: char| !c.is_alphabetic()).any(|word| has(UNTRUE, word))
        };
        let is_called = sentence.word(at).is_some_and(|word| has(UNTRUE, word))
            && (ends(at + 1) || sentence.word(at - 1).is_some_and(|word| has(BEFORE, word)));
        is_called || quoted()
    })
}
