//! What somebody does with a verb of saying: says, denies, accuses; by the verb and by what stands beside it.

use super::{Act, NEAR, dismissal::is_dismissed};
use crate::{lexicon::Role, phrase::Sentence};

/// What is done with the verb that stands here; nothing where it says nothing.
pub(super) fn act(sentence: &Sentence<'_>, index: usize) -> Option<Act> {
    let is = |role: Role| sentence.is(index, role);
    let near = |role: Role| (index + 1..index + 1 + NEAR).any(|at| sentence.is(at, role));
    // "bekannte sich zu dem Anschlag", "se atribuyó el atentado"
    let lacks_self = match sentence.word(index)? {
        "bekannte" | "bekannten" => sentence.word(index + 1) != Some("sich"),
        "atribuyó" | "atribuyeron" => sentence.tokens.word_before(index) != Some("se"),
        _ => false,
    };
    if lacks_self {
        return None;
    }
    // "Zu dem Anschlag bekannte sich eine Gruppe"
    let first = sentence.range.start;
    let is_behind = sentence.tokens.lexicon.tag == "de" && sentence.word(first) == Some("Zu");
    // "bekannte sich eine Gruppe namens «Nordlicht» zu der Tat"
    let reach = if sentence.tokens.lexicon.tag == "de" { NEAR * 3 } else { NEAR };
    let places = if is_behind { first..index } else { index + 1..index + 1 + reach };
    let takes = is(Role::Takes)
        && places.into_iter().any(|at| {
            sentence.word(at).is_some_and(|word| {
                let small = word.to_lowercase();
                if small.starts_with("tat") && small.len() > 3 {
                    return false;
                }
                [
                    "responsib",
                    "attack",
                    "bombing",
                    "blast",
                    "raid",
                    "killing",
                    "shooting",
                    "verantwort",
                    "attentat",
                    "attaque",
                    "autoría",
                    "atentado",
                    "përgjegjës",
                    "tat",
                    "anschl",
                    "angriff",
                    "ataque",
                    "asesinato",
                ]
                .iter()
                .any(|start| small.starts_with(start))
            })
        });
    // "warf ihm vor" accuses, "warf den Ball" does not; "wies zurück" denies.
    let german = sentence.tokens.lexicon.tag == "de";
    let has_particle =
        |particle: &str| (index + 1..sentence.range.end).any(|at| sentence.word(at) == Some(particle));
    let word = sentence.word(index)?;
    let throws = matches!(word, "warf" | "werfen" | "wirft" | "warfen");
    let turns = matches!(word, "wies" | "weist" | "wiesen");
    let is_other = word.starts_with("sag") && has_particle("ab")
        || matches!(word, "sprach" | "sprachen" | "spricht") && has_particle("frei");
    if german && is_other {
        return None;
    }
    if is_dismissed(sentence, index) {
        Some(Act::Denies)
    } else if takes {
        Some(Act::ClaimsResponsibility)
    } else if is(Role::Accuses) {
        (!german || !throws || has_particle("vor")).then_some(Act::Accuses)
    } else if is(Role::Blames) {
        Some(Act::Blames)
    } else if is(Role::Denies) {
        let rejects = word.starts_with("reject")
            || word.starts_with("dismiss")
            || word.starts_with("rejet")
            || word.starts_with("rechaz");
        let is_as = (index + 1..index + 1 + NEAR).any(|at| sentence.word(at) == Some("as"));
        // "an accusation the government rejected"
        let from = index.saturating_sub(NEAR + 1).max(sentence.range.start);
        let is_tail = (from..index)
            .any(|at| sentence.is(at, Role::Charge) && sentence.is(at.saturating_sub(1), Role::Indefinite));
        let told = near(Role::Charge) || near(Role::Anaphor) || is_as || is_tail;
        // "hodhi poshtë", rejected, and "hodhi topin", threw the ball
        let throws = matches!(word, "hodhi" | "hedh" | "hodhën");
        (if turns {
            has_particle("zurück")
        } else if throws {
            sentence.word(index + 1) == Some("poshtë")
        } else {
            !rejects || told
        })
        .then_some(Act::Denies)
    } else if is(Role::Doubts) {
        Some(Act::Doubts)
    } else if is(Role::Wants) {
        Some(Act::Wants)
    } else if is(Role::Remarks) {
        Some(Act::Remarks)
    } else {
        let gives = matches!(word, "gab" | "geben" | "stellte" | "fügte" | "rief" | "stellt");
        let is_said = is(Role::Says) || is(Role::Tells) || is(Role::Relays);
        (is_said
            && (!gives
                || has_particle("an")
                || has_particle("hinzu")
                || has_particle("klar")
                || has_particle("fest")))
        .then_some(Act::Says)
    }
}
