//! Verbs that share a subject, that nobody is the subject of, and words that belong to a question or to another sentence.

use super::*;

/// Who holds what in an article, a line each, without the words of claims.
#[track_caller]
fn holds(article: &str, expected: &[&str]) {
    let (draft, Parsed { briefing, .. }) = drafted(article);
    let mut lines = Vec::new();
    for claim in &briefing.claims {
        for position in claim.positions.of_file() {
            let who = voice(&briefing, position.attribution.voice());
            lines.push(format!(
                "{who} {}{}",
                position.stance.as_str(),
                via(&briefing, &position.attribution)
            ));
        }
    }
    assert_eq!(lines, expected, "{}", draft.text);
}

#[test]
fn two_verbs_have_one_subject() {
    for (text, who) in [
        ("Linda Cole admitted the meeting but denied the payment.", "Linda Cole"),
        ("Linda Cole admitted a long meeting but has denied the payment.", "Linda Cole"),
        ("El secretario Omar Sáez admitió la reunión, pero negó los gritos.", "Omar Sáez"),
        ("La dirección reconoció el error y rechazó las acusaciones.", "La dirección"),
        ("Luc Blanc a reconnu la réunion mais a nié le vol.", "Luc Blanc"),
        ("Sophie Garnier a reconnu une réunion, mais nie tout cri.", "Sophie Garnier"),
        ("Paul Zander gab den Besuch zu und wies die Vorwürfe zurück.", "Paul Zander"),
        ("Lena Wolf räumte das Treffen ein, bestritt aber die Zahlung.", "Lena Wolf"),
        ("Ana Hoxha pranoi takimin, por mohoi pagesën.", "Ana Hoxha"),
    ] {
        let (draft, Parsed { briefing, .. }) = drafted(text);
        let positions = briefing.claims.iter().flat_map(|claim| claim.positions.of_file());
        let denials = positions.filter(|position| position.stance.as_str() == "denies").count();
        // A verb in two parts around what it is about is not read: nothing is said of it.
        let expected = usize::from(!text.contains(" wies "));
        assert_eq!(denials, expected, "{}", draft.text);
        for claim in &briefing.claims {
            for position in claim.positions.of_file() {
                let found = voice(&briefing, position.attribution.voice());
                assert_eq!(found.to_lowercase(), who.to_lowercase(), "{}", draft.text);
                let joints = [" but ", " y ", " pero ", " mais ", " aber ", " und ", " por "];
                let is_long = position.stance.as_str() == "asserts"
                    && joints.iter().any(|joint| claim.text.raw().contains(joint));
                assert!(!is_long, "{}", draft.text);
            }
        }
    }
}

#[test]
fn nobody_holds_nothing() {
    for text in [
        "Nobody in the party denied the affair.",
        "No one in the party denied the affair.",
        "Ana Ruiz denied neither report.",
        "Niemand in der Partei bestritt die Zahlung.",
        "Weder Wolf noch Ritter dementierte die Zahlung.",
        "Nadie en el partido negó la existencia de la grabación.",
        "Personne n'a nié le vol.",
        "Askush në parti nuk e mohoi pagesën.",
    ] {
        holds(text, &[]);
    }
    holds("Nobody resigned, and Tom Hill denied that the dam was cracked.", &["Tom Hill denies"]);
}

#[test]
fn nobody_asserts_what_they_were_asked() {
    for text in [
        "Gefragt, ob er selbst Geld genommen habe, antwortete er: „Nein.“",
        "Asked whether he had taken the money himself, Tom Hill said: “No.”",
        "Interrogé pour savoir s'il avait pris l'argent, le maire a répondu : « Non. »",
        "Preguntado si había tomado el dinero, el alcalde respondió: «No».",
    ] {
        holds(text, &[]);
    }
}

#[test]
fn a_house_that_is_contradicted_passes_nothing_on() {
    for (text, who) in [
        (
            "Le maire Luc Blanc assure n'avoir jamais accusé Claire Petit, contrairement à ce qu'affirmait mardi le quotidien Ouest-Port.",
            "Luc Blanc asserts",
        ),
        ("Tom Hill denied that the dam was cracked, contrary to what the Post reported.", "Tom Hill denies"),
        ("Eva Lorenz sagte, der Damm sei sicher, anders als die Zeitung berichtete.", "Eva Lorenz asserts"),
    ] {
        holds(text, &[who]);
    }
    holds(
        "Das Tal sehe heute anders aus, berichtete Reuters.",
        &["- asserts < Reuters report (news-agency)"],
    );
}
