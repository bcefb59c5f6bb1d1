//! A name between commas behind a noun: of whom it is.

use super::head::leads_on;
use crate::{
    lexicon::{Lexicon, Role, has},
    phrase::{Phrase, Sentence, Voice},
};

/// Nouns for one person who does not speak for others.
const WHOM: &str = "victim suspect defendant accused gunman opfers verdächtigen angeklagten beschuldigten";

/// "Neighbors of the suspect, Bob Roe, said": the name is not theirs. "A lawyer for the victim, Bob Roe, said": it may be of both.
pub(super) fn apposed(
    sentence: &Sentence<'_>,
    who: &Phrase,
    name: &Phrase,
    is_whole: bool,
) -> Option<Phrase> {
    let lexicon = sentence.tokens.lexicon;
    let has_name = matches!(&name.voice, Voice::Named(name) if name.contains(' ')) && !name.is_media;
    if !has_name || matches!(who.voice, Voice::Named(_)) || who.document.is_some() {
        return None;
    }
    let joint = |at: &usize| sentence.is(*at, Role::Joins) || leads_on(sentence, *at);
    let lead = (who.tokens.start + 1..who.tokens.end).find(joint)?;
    let head = sentence.word(lead - 1)?;
    let tokens = who.tokens.start..name.tokens.end;
    let closest = sentence.word(who.tokens.end - 1)?;
    let of_name = sentence.runs.iter().any(|run| run.tokens.end == who.tokens.end);
    let is_person =
        !of_name && (lexicon.is_any(&[Role::Unnamed, Role::Title], closest) || has(WHOM, closest));
    if is_several(lexicon, head) && lexicon.is(Role::Unnamed, head) {
        return Some(Phrase { tokens, ..who.clone() });
    }
    let is_open = is_person && !is_several(lexicon, closest) && (is_whole || lexicon.is(Role::Unnamed, head));
    is_open.then(|| {
        let words = format!("TK {} or {}?", who.voice.words(), name.voice.words());
        Phrase { voice: Voice::Unnamed(words), tokens, ..who.clone() }
    })
}

/// Whether a noun is for more than one.
fn is_several(lexicon: &Lexicon, word: &str) -> bool {
    let small = word.to_lowercase();
    match lexicon.tag {
        "en" => {
            small.ends_with('s') && !small.ends_with("ss")
                || matches!(small.as_str(), "people" | "men" | "women" | "police" | "fishermen")
        }
        "de" => has(
            "nachbarn angehörige freunde anwälte ermittler kritiker zeugen augenzeugen anwohner bewohner vertreter mitarbeiter \
             anhänger gegner unterstützer verwandte kollegen",
            &small,
        ),
        "fr" | "es" => small.ends_with('s') || small.ends_with('x'),
        _ => has("fqinjët avokatët familjarët dëshmitarët miqtë banorët", &small),
    }
}
