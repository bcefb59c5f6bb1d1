//! Sentences of one pattern each: through whom words came, who is called what, and who is silent.

use super::*;

#[test]
fn a_house_is_told_by_the_words_around_it() {
    let said = |who: &str, via: &str| format!("  {who} asserts < {via}");
    for (text, who, via) in [
        (
            "According to the Daily Lantern, which cited two officials, the dam was cracked.",
            "~two officials",
            "Daily Lantern report (newspaper)",
        ),
        (
            "The report, first published by Bloomberg, said the dam was cracked.",
            "-",
            "Bloomberg report (news-agency)",
        ),
        (
            "Tom Hill said, according to the Tass news agency, that the dam was cracked.",
            "Tom Hill",
            "Tass report (news-agency)",
        ),
        (
            "Reuters reported, citing a post on Telegram by the Red Front, that the dam was cracked.",
            "Red Front",
            "Reuters report (news-agency)",
        ),
        ("The New York Times reported that the dam was cracked.", "-", "New York Times report (newspaper)"),
        ("According to an army report of the incident, the dam was cracked.", "-", "TK report (report)"),
    ] {
        told(text, &["the dam was cracked", &said(who, via)]);
    }
    for (text, via) in [
        ("“It is over,” Tom Hill told the BBC's Newsnight.", "BBC report (broadcast)"),
        ("“It is over,” Tom Hill told the Journal.", "Journal report (newspaper)"),
        ("“It is over,” Tom Hill said on state television.", "state television report (broadcast)"),
    ] {
        told(text, &[&format!("“It is over” Tom Hill < {via}")]);
    }
    told(
        "„Es ist vorbei“, sagte Eva Lorenz dem „Tagesspiegel“.",
        &["“Es ist vorbei” Eva Lorenz < Tagesspiegel report (report)"],
    );
    told(
        "Wie der „Spiegel“ unter Berufung auf Ermittler berichtet, wurde die Brücke gesperrt.",
        &["wurde die Brücke gesperrt", "  ~Ermittler asserts < Spiegel report (newspaper)"],
    );
    told(
        "Según EFE, que cita a fuentes policiales, hay dos detenidos en el puerto.",
        &["hay dos detenidos en el puerto", "  ~fuentes policiales asserts < EFE report (news-agency)"],
    );
    told(
        "De acuerdo con El País, el puente estaba cerrado por la lluvia.",
        &["el puente estaba cerrado por la lluvia", "  - asserts < El País report (newspaper)"],
    );
}

#[test]
fn a_source_that_is_named_again_is_the_same() {
    told(
        "Ann Lee told the news agency AFP that the dam was safe. The bridge will hold, Ann Lee told the agency.",
        &[
            "the dam was safe",
            "  Ann Lee asserts < AFP report (news-agency)",
            "The bridge will hold",
            "  Ann Lee asserts < AFP report (news-agency)",
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
            "  the ministry asserts < the ministry, statement (statement) < KCNA report (news-agency)",
        ],
    );
}

#[test]
fn a_subject_stands_behind_a_day_and_a_house() {
    told(
        "« Le pont est fermé », a affirmé lundi la ministre Claire Faure à l'AFP.",
        &["“Le pont est fermé” Claire Faure < AFP report (news-agency)"],
    );
    told(
        "«El puente está cerrado», aseguró el lunes a Efe el portavoz municipal, Luis Prado.",
        &["“El puente está cerrado” Luis Prado < Efe report (news-agency)"],
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
        ("Le groupe Alba a refusé de commenter la nouvelle.", "groupe Alba", "declines-comment"),
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
        &["the government of theft", "  Tom Hill asserts", "  the government denies"],
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

#[test]
fn a_denial_answers_only_what_it_names() {
    told(
        "Norby accused Tarn of theft, an allegation that Tarn rejected as “pure fiction, as ever”.",
        &["“pure fiction, as ever” Tarn", "Tarn of theft", "  Norby asserts", "  Tarn denies"],
    );
    told(
        "The army denied a report that it had lost a base. Norby denied Tarn's claim that it hit a school.",
        &[
            "what is denied? “a report that it had lost a base”",
            "  the army denies",
            "what is denied? “Tarn's claim that it hit a school”",
            "  Norby denies",
        ],
    );
    told(
        "A lawyer said the port was closed. Tom Hill, who denies wrongdoing, has left.",
        &["the port was closed", "  ~a lawyer asserts", "what is denied? “wrongdoing”", "  Tom Hill denies"],
    );
    told(
        "The dam was safe, Ann Lee said, which Norby denied.",
        &["The dam was safe", "  Ann Lee asserts", "  Norby denies"],
    );
}

#[test]
fn the_noun_speaks_and_not_the_last_name_before_the_verb() {
    told(
        "A group linked to al-Qaeda said it had killed a hostage.",
        &["it had killed a hostage", "  ~a group linked to al-Qaeda asserts"],
    );
    told(
        "Three people familiar with the talks told Reuters that the deal was dead.",
        &[
            "the deal was dead",
            "  ~three people familiar with the talks asserts < Reuters report (news-agency)",
        ],
    );
    told("Tom Hill, not Ann Lee, said the dam was safe.", &["the dam was safe", "  Tom Hill asserts"]);
    told(
        "Tom Hill and Ann Lee said the dam was safe.",
        &["the dam was safe", "  Tom Hill asserts", "  Ann Lee asserts"],
    );
    told(
        "Colonel Sani Usman, Acting Director, Army Public Relations, said the dam was safe.",
        &["the dam was safe", "  Sani Usman asserts"],
    );
    told(
        "Der Sprecher der Polizei, Jonas Reuter, sagte der Agentur dpa, zwei Menschen seien verletzt worden.",
        &["zwei Menschen seien verletzt worden", "  Jonas Reuter asserts < dpa report (news-agency)"],
    );
    told("According to them, the dam was safe.", &[]);
}

#[test]
fn whoever_is_quoted_by_a_house_says_it() {
    told(
        "Interfax quoted Ivan Kant as saying the dam was safe.",
        &["the dam was safe", "  Ivan Kant asserts < Interfax report (news-agency)"],
    );
    told(
        "Reuters cited a diplomat as saying that talks had failed.",
        &["talks had failed", "  ~a diplomat asserts < Reuters report (news-agency)"],
    );
    told(
        "Officials in Norby believe Tarn was behind the raid, a diplomat told CNN.",
        &[
            "Officials in Norby believe Tarn was behind the raid",
            "  ~a diplomat asserts < CNN report (broadcast)",
        ],
    );
}

#[test]
fn two_of_one_surname_are_two() {
    told(
        "Mr Hill said the dam was safe. Mrs Hill said it was not safe at all.",
        &["the dam was safe", "  Mr Hill asserts", "it was not safe at all", "  Mrs Hill asserts"],
    );
}

#[test]
fn what_is_told_is_the_main_clause_or_nothing() {
    told("Tom Hill posted pictures of the dam. Tom Hill wrote the letter.", &[]);
    told(
        "If the strike goes ahead, the union said, ferries will stop for good.",
        &["If the strike goes ahead … ferries will stop for good", "  the union asserts"],
    );
    told(
        "In an interview with the BBC, published on Sunday, Tom Hill said he was “done with politics”.",
        &["“done with politics” Tom Hill < BBC report (broadcast)"],
    );
}
