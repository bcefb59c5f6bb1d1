//! Sentences of one pattern each: through whom words came, who is called what, and who is silent.

use super::*;

#[test]
fn a_house_is_told_by_the_words_around_it() {
    let said = |who: &str, via: &str| format!("  {who} asserts < {via}");
    for (text, who, via) in [
        (
            "According to the Daily Lantern, which cited two officials, the dam was cracked.",
            "~two officials",
            "Daily Lantern, report (newspaper)",
        ),
        (
            "The report, first published by Bloomberg, said the dam was cracked.",
            "-",
            "Bloomberg, report (news-agency)",
        ),
        (
            "Tom Hill said, according to the Tass news agency, that the dam was cracked.",
            "Tom Hill",
            "Tass, report (news-agency)",
        ),
        (
            "Reuters reported, citing a post on Telegram by the Red Front, that the dam was cracked.",
            "Red Front",
            "Reuters, report (news-agency)",
        ),
        ("The New York Times reported that the dam was cracked.", "-", "New York Times, report (newspaper)"),
        ("According to an army report of the incident, the dam was cracked.", "-", "TK report (report)"),
    ] {
        told(text, &["the dam was cracked", &said(who, via)]);
    }
    for (text, via) in [
        ("“It is over,” Tom Hill told the BBC's Newsnight.", "BBC, report (broadcast)"),
        ("“It is over,” Tom Hill told the Journal.", "Journal, report (newspaper)"),
        ("“It is over,” Tom Hill said on state television.", "state television, report (broadcast)"),
    ] {
        told(text, &[&format!("“It is over” Tom Hill < {via}")]);
    }
    told(
        "„Es ist vorbei“, sagte Eva Lorenz dem „Tagesspiegel“.",
        &["“Es ist vorbei” Eva Lorenz < Tagesspiegel, report (report)"],
    );
    told(
        "Wie der „Spiegel“ unter Berufung auf Ermittler berichtet, wurde die Brücke gesperrt.",
        &["wurde die Brücke gesperrt", "  ~Ermittler asserts < Spiegel, report (newspaper)"],
    );
    told(
        "De acuerdo con El País, el puente estaba cerrado por la lluvia.",
        &["el puente estaba cerrado por la lluvia", "  - asserts < El País, report (newspaper)"],
    );
}

#[test]
fn a_source_that_is_named_again_is_the_same() {
    told(
        "Ann Lee told the news agency AFP that the dam was safe. The bridge will hold, Ann Lee told the agency.",
        &[
            "the dam was safe",
            "  Ann Lee asserts < AFP, report (news-agency)",
            "The bridge will hold",
            "  Ann Lee asserts < AFP, report (news-agency)",
        ],
    );
    told(
        "Ann Lee wrote on Telegram that the dam was safe. “It will hold,” the post said.",
        &[
            "“It will hold” ~TK who < Ann Lee on Telegram (post)",
            "the dam was safe",
            "  Ann Lee asserts < Ann Lee on Telegram (post)",
        ],
    );
    told(
        "In a statement carried by the official KCNA, the ministry said the ship had sunk.",
        &[
            "the ship had sunk",
            "  the ministry asserts < the ministry, statement (statement) < KCNA, report (news-agency)",
        ],
    );
}

#[test]
fn a_subject_stands_behind_a_day_and_a_house() {
    told(
        "« Le pont est fermé », a affirmé lundi la ministre Claire Faure à l'AFP.",
        &["“Le pont est fermé” Claire Faure < AFP, report (news-agency)"],
    );
    told(
        "«El puente está cerrado», aseguró el lunes a Efe el portavoz municipal, Luis Prado.",
        &["“El puente está cerrado” Luis Prado < Efe, report (news-agency)"],
    );
    told(
        "«El puente está cerrado», escribió en X la alcaldesa Marta Gil.",
        &["“El puente está cerrado” Marta Gil < Marta Gil on X (post)"],
    );
    told("Eva Lorenz sagte, der Damm sei sicher.", &["der Damm sei sicher", "  Eva Lorenz asserts"]);
}

#[test]
fn one_word_is_a_quote_where_it_is_said() {
    let text = "“Fine”, Tom Hill said of the dam. “Good,” said Ann Lee, who was there.";
    told(text, &["“Fine” Tom Hill", "“Good” Ann Lee"]);
    let (draft, _) = drafted("“Black Tide” was how they called it on Friday.\n\nIt rained.");
    assert!(draft.text.contains("“Black Tide” was how"), "{}", draft.text);
}

#[test]
fn silence_and_responsibility_have_many_words() {
    for (text, who, stance) in [
        ("Mr Dale could not be reached.", "Dale", "has-not-commented"),
        ("The company declined to be interviewed.", "the company", "declines-comment"),
        ("La ministre Claire Faure n'a pas souhaité répondre.", "Claire Faure", "declines-comment"),
        ("Le groupe Alba a refusé de commenter la nouvelle.", "Alba", "declines-comment"),
        ("La empresa no quiso hacer declaraciones.", "la empresa", "declines-comment"),
    ] {
        let (draft, parsed) = drafted(text);
        let positions = parsed.briefing.claims.iter().flat_map(|claim| claim.positions.of_file());
        let shown: Vec<String> = positions
            .map(|position| {
                let who = voice(&parsed.briefing, position.attribution.voice());
                format!("{who} {}", position.stance.as_str())
            })
            .collect();
        assert_eq!(shown, [format!("{who} {stance}")], "{}", draft.text);
    }
    told(
        "El grupo Estrella Roja se atribuyó el atentado del puerto.",
        &["el atentado del puerto", "  Estrella Roja claims-responsibility"],
    );
    told(
        "Die Gruppe Roter Stern bekannte sich zu dem Anschlag am Hafen.",
        &["dem Anschlag am Hafen", "  Gruppe Roter Stern claims-responsibility"],
    );
    told(
        "Ann Lee said the dam was safe. Tom Hill says that is untrue.",
        &["the dam was safe", "  Ann Lee asserts", "  Tom Hill denies"],
    );
}

#[test]
fn marks_and_dates_of_other_scripts_are_found() {
    let (draft, parsed) = drafted("首相は「橋は安全だ」と述べた。2024年3月12日。");
    assert_eq!((parsed.briefing.quotes.len(), draft.found.dates), (1, 1), "{}", draft.text);
    let (draft, _) = drafted("قال الوزير «الجسر مغلق» في 12 مارس 2024.");
    assert!(draft.text.contains("date: 2024-03-12"), "{}", draft.text);
}

#[test]
fn what_a_denial_or_a_remark_names_is_not_taken_for_more() {
    told(
        "Tom Hill accused the government of theft, an accusation the government rejected.",
        &["the government … theft", "  Tom Hill asserts", "  the government denies"],
    );
    told(
        "Die Eigentümerin des Hauses, die Firma Nordlager, wies Vorwürfe zurück, sie habe Auflagen missachtet.",
        &["sie habe Auflagen missachtet", "  Firma Nordlager denies"],
    );
    told("According to a report seen by Polar News, engineers had warned of cracks.", &[]);
    told(
        "Ann Lee said the dam was safe. The ministry declined to comment on the report.",
        &["the dam was safe", "  Ann Lee asserts", "  the ministry declines-comment"],
    );
    told(
        "Northwind, the company that runs the dam, said in a statement posted on its website that it was “cooperating fully”.",
        &["“cooperating fully” Northwind < Northwind, statement (statement)"],
    );
}
