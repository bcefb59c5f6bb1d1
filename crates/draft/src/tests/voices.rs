//! Whoever is named last before a verb of saying is not always who speaks; who stands accused accuses nobody; what two houses told
//! comes in the order in which it was told.

use super::*;

#[test]
fn whoever_is_named_last_may_only_say_more_of_who_speaks() {
    for (text, shown) in [
        ("An aide to Ann Lee", "~an aide to Ann Lee asserts"),
        ("An aide to Ann Lee, Bob Roe,", "Bob Roe asserts"),
        ("The judge in the case against Ann Lee", "the judge in the case against Ann Lee asserts"),
        ("A court order against Ann Lee", "~a court order against Ann Lee asserts"),
        ("A court ruling against Ann Lee", "- asserts < TK document (document)"),
        ("A report about Ann Lee", "- asserts < TK report (report)"),
        ("The officer next to Ann Lee", "~the officer next to Ann Lee asserts"),
        ("The man who shot Ann Lee", "~the man who shot Ann Lee asserts"),
        ("The lawyer representing Ann Lee", "~the lawyer representing Ann Lee asserts"),
        ("The lawyer representing Ann Lee, Bob Roe,", "Bob Roe asserts"),
        ("The judge sentencing Ann Lee", "the judge asserts"),
        ("A company owned by Ann Lee", "~a company owned by Ann Lee asserts"),
        ("On Monday the lawyer representing Ann Lee", "~the lawyer representing Ann Lee asserts"),
        ("Neighbours of the suspect, Bob Roe,", "~neighbours of the suspect asserts"),
        ("A lawyer for the victim, Bob Roe,", "~TK a lawyer for the victim or Bob Roe? asserts"),
        ("The mayor of the city, Bob Roe,", "Bob Roe asserts"),
    ] {
        told(&format!("{text} said the dam was safe."), &["the dam was safe", &format!("  {shown}")]);
    }
    told("“It is dead,” an aide to Ann Lee said.", &["“It is dead” ~an aide to Ann Lee"]);
    told(
        "The dam held and the judge in the case against Ann Lee said the port was safe.",
        &["the port was safe", "  the judge in the case against Ann Lee asserts"],
    );
    for who in ["an aide to Ann Lee", "the lawyer representing Ann Lee"] {
        told(
            &format!("According to {who}, the dam was safe."),
            &["the dam was safe", &format!("  ~{who} asserts")],
        );
    }
}

#[test]
fn what_is_written_is_of_its_author_alone() {
    for (text, shown) in [
        ("A book by Ann Lee about Bob Roe", "Ann Lee asserts < Ann Lee, book (book)"),
        ("A letter from Ann Lee to Bob Roe", "Ann Lee asserts < Ann Lee, document (document)"),
        ("A letter signed by Ann Lee", "Ann Lee asserts < Ann Lee, document (document)"),
        ("A letter signed by Ann Lee and Bob Roe", "- asserts < TK document (document)"),
        ("A tweet attributed to Ann Lee", "- asserts < TK post (post)"),
        ("A petition for Ann Lee", "- asserts < TK document (document)"),
        ("The indictment of Ann Lee", "- asserts < TK document (document)"),
    ] {
        told(&format!("{text} said the dam was safe."), &["the dam was safe", &format!("  {shown}")]);
    }
}

#[test]
fn other_languages_have_their_nouns_that_speak() {
    let held = |claim: &str, sentences: &[(&str, &str)]| {
        for (text, shown) in sentences {
            told(text, &[claim, &format!("  {shown}")]);
        }
    };
    held(
        "der Damm sei sicher",
        &[
            ("Nachbarn von Anna Lehmann sagten, der Damm sei sicher.", "~Nachbarn von Anna Lehmann asserts"),
            (
                "Die Richterin im Prozess gegen Anna Lehmann sagte, der Damm sei sicher.",
                "Richterin im Prozess gegen Anna Lehmann asserts",
            ),
            ("Die Partei um Anna Lehmann bestritt, der Damm sei sicher.", "Partei um Anna Lehmann denies"),
            ("Der Anwalt von Anna Lehmann, Tom Huber, sagte, der Damm sei sicher.", "Tom Huber asserts"),
        ],
    );
    for (text, who) in [
        ("«Der Damm hält nicht», sagte der Anwalt von Anna Lehmann.", "~der Anwalt von Anna Lehmann"),
        ("«Der Damm hält nicht», sagte die Richterin zu Anna Lehmann.", "Richterin"),
        ("«Der Damm hält nicht», sagte ein Freund Anna Lehmanns.", "~ein Freund Anna Lehmanns"),
    ] {
        told(text, &[&format!("“Der Damm hält nicht” {who}")]);
    }
    held(
        "le pont était fermé",
        &[
            ("Un opposant à Anne Leroy a dit que le pont était fermé.", "~un opposant à Anne Leroy asserts"),
            (
                "La juge dans l'affaire contre Anne Leroy a dit que le pont était fermé.",
                "la juge dans l'affaire contre Anne Leroy asserts",
            ),
            (
                "La plainte contre Anne Leroy affirme que le pont était fermé.",
                "- asserts < TK document (document)",
            ),
        ],
    );
    held(
        "el puente estaba cerrado",
        &[
            (
                "La juez del caso contra Ana Lerma dijo que el puente estaba cerrado.",
                "la juez del caso contra Ana Lerma asserts",
            ),
            (
                "Un opositor a Ana Lerma afirmó que el puente estaba cerrado.",
                "~un opositor a Ana Lerma asserts",
            ),
            ("Un libro sobre Ana Lerma dice que el puente estaba cerrado.", "- asserts < TK book (book)"),
        ],
    );
    held(
        "ura ishte e mbyllur",
        &[
            ("Avokati i Ana Lelës, Tom Hila, tha se ura ishte e mbyllur.", "Tom Hila asserts"),
            (
                "Gjyqtarja në çështjen kundër Ana Lelës tha se ura ishte e mbyllur.",
                "gjyqtarja në çështjen kundër Ana Lelës asserts",
            ),
        ],
    );
}

#[test]
fn whoever_stands_accused_accuses_nobody() {
    for (text, claim, who) in [
        (
            "The man accused of killing Ann Lee said the dam was safe.",
            "the dam was safe",
            "~the man accused of killing Ann Lee asserts",
        ),
        (
            "The minister accused of lying denied the claim.",
            "what is denied? “the claim”",
            "the minister denies",
        ),
        (
            "Le ministre accusé de mensonge a démenti ces accusations.",
            "what is denied? “ces accusations”",
            "le ministre denies",
        ),
        (
            "El ministro acusado de mentir negó la acusación.",
            "what is denied? “la acusación”",
            "el ministro denies",
        ),
        (
            "El hombre acusado de matar a Ana Lerma dijo que el puente estaba cerrado.",
            "el puente estaba cerrado",
            "~el hombre acusado de matar a Ana Lerma asserts",
        ),
        (
            "Burri i akuzuar për vrasje tha se ura ishte e mbyllur.",
            "ura ishte e mbyllur",
            "~burri i akuzuar për vrasje asserts",
        ),
        (
            "Der des Mordes beschuldigte Mann sagte, der Damm sei sicher.",
            "der Damm sei sicher",
            "~der des Mordes beschuldigte Mann asserts",
        ),
    ] {
        told(text, &[claim, &format!("  {who}")]);
    }
    told("Ann Lee accused of fraud, court hears.", &[]);
}

#[test]
fn what_was_told_first_comes_first() {
    let both = "ANP report (news-agency) < Reuters report (news-agency)";
    for (text, who) in [
        ("Reuters reported, citing a report by ANP, that the dam was cracked.", "ANP"),
        ("Reuters said, citing ANP, the dam was cracked.", "ANP"),
        ("According to Reuters, which cited ANP, the dam was cracked.", "ANP"),
        ("Reuters reported on Monday that ANP had reported the dam was cracked.", "-"),
    ] {
        told(text, &["the dam was cracked", &format!("  {who} asserts < {both}")]);
    }
    told(
        "State TV reported, without citing sources, that the dam was cracked.",
        &["the dam was cracked", "  - asserts < State TV report (broadcast)"],
    );
    told(
        "Reuters berichtete unter Berufung auf die dpa, der Damm sei sicher.",
        &["der Damm sei sicher", "  dpa asserts < dpa report (news-agency) < Reuters report (news-agency)"],
    );
    told(
        "Reuters a rapporté, citant l'AFP, que le barrage avait cédé.",
        &["le barrage avait cédé", "  AFP asserts < AFP report (news-agency) < Reuters report (news-agency)"],
    );
    told(
        "La televisión estatal informó, sin citar fuentes, que la presa había cedido.",
        &["la presa había cedido", "  - asserts < la televisión estatal report (broadcast)"],
    );
}

#[test]
fn when_something_was_that_is_only_alleged_the_claim_says() {
    for text in [
        "Bob Roe alleged that the minister lied to parliament in 2022.",
        "Bob Roe accused the minister of lying to parliament in 2022.",
        "The minister was accused of taking money in May 2021.",
        "Bob Roe denied meeting the minister in May 2021.",
        "Bob Huber warf dem Minister vor, das Parlament 2022 belogen zu haben.",
        "Paul Morel a accusé le ministre d'avoir menti au parlement en 2022.",
        "Pablo Mora acusó al ministro de mentir al parlamento en 2022.",
        "Tom Hila akuzoi ministrin se gënjeu parlamentin në 2022.",
    ] {
        let (draft, Parsed { briefing, .. }) = drafted(text);
        assert!(briefing.events.iter().all(|event| event.date.is_none()), "{}", draft.text);
        assert_eq!(briefing.claims.len(), 1, "{}", draft.text);
    }
    let (draft, _) = drafted("Bob Roe denied on Monday that he had met the minister in May 2021.");
    assert!(draft.text.contains("edtf: 2024-03-11") && !draft.text.contains("2021-05"), "{}", draft.text);
}

#[test]
fn what_is_called_untrue_is_denied() {
    for text in [
        "Bob Roe said the dam was cracked. Ann Lee called the claim a lie.",
        "Bob Roe said the dam was cracked. Ann Lee called that a lie.",
    ] {
        told(text, &["the dam was cracked", "  Bob Roe asserts", "  Ann Lee denies"]);
    }
    for (text, object) in [
        ("Ann Lee called the post a lie.", "the post a lie"),
        ("Ann Lee dismissed the report as nonsense.", "the report as nonsense"),
        ("Anna Lehmann nannte den Bericht eine Lüge.", "den Bericht eine Lüge"),
        ("Anne Leroy a qualifié le rapport de mensonge.", "le rapport de mensonge"),
        ("Ana Lerma calificó el informe de mentira.", "el informe de mentira"),
        ("Ana Lela e quajti raportin gënjeshtër.", "raportin gënjeshtër"),
    ] {
        let who = text.split(' ').take(2).collect::<Vec<_>>().join(" ");
        told(text, &[&format!("what is denied? “{object}”"), &format!("  {who} denies")]);
    }
    told("Kryeministri Tom Hila i hodhi poshtë akuzat.", &["what is denied? “akuzat”", "  Tom Hila denies"]);
    for text in [
        "Ann Lee called the deal a success.",
        "Ann Lee called the man who told the lie a hero.",
        "Ann Lee called for a false ceiling.",
        "Anne Leroy a rejeté la proposition de paix.",
        "Ana Lela hodhi topin.",
    ] {
        told(text, &[]);
    }
    told(
        "Das Ministerium wollte sich zu dem Fall nicht äußern.",
        &["dem Fall", "  Ministerium declines-comment"],
    );
}

#[test]
fn what_is_said_of_a_noun_may_be_long() {
    for (who, shown) in [
        ("A doctor at one of the trial's six hospitals", "~a doctor at one of the trial's six hospitals"),
        ("The group that Ann Lee founded in 2009", "the group"),
        ("A firm that Ann Lee said was broke", "~a firm that Ann Lee said was broke"),
        ("A woman calling herself Ann Lee", "~a woman calling herself Ann Lee"),
        ("Lawyers for Ann Lee and Bob Roe", "~lawyers for Ann Lee and Bob Roe"),
        ("A man who identified himself as Bob Roe", "~a man who identified himself as Bob Roe"),
        ("The son of a man killed by Ann Lee's brother", "~the son of a man killed by Ann Lee's brother"),
        ("Police quoted Ann Lee as telling a neighbour that Bob Roe", ""),
    ] {
        let expected = if shown.is_empty() {
            ["Bob Roe said the dam was safe".to_owned(), "  Ann Lee asserts".to_owned()]
        } else {
            ["the dam was safe".to_owned(), format!("  {shown} asserts")]
        };
        told(&format!("{who} said the dam was safe."), &[&expected[0], &expected[1]]);
    }
    told(
        "A report on the Front by the group Justice Watch said the dam was safe.",
        &["the dam was safe", "  - asserts < TK report (report)"],
    );
    told(
        "The dam was safe, according to documents obtained by the broadcaster SVT.",
        &["The dam was safe", "  - asserts < TK document (document) < SVT report (broadcast)"],
    );
    told(
        "Die von Anna Lehmann geführte Partei sagte, der Damm sei sicher.",
        &["der Damm sei sicher", "  ~die von Anna Lehmann geführte Partei asserts"],
    );
    told(
        "Bob Roe told reporters his client denied everything.",
        &["his client denied everything", "  Bob Roe asserts"],
    );
    told(
        "A photo posted by Ann Lee showed the dam, police said.",
        &["A photo posted by Ann Lee showed the dam", "  police asserts"],
    );
    told(
        "Laut der Richterin am Amtsgericht, Sabine Thoma, wurde die Brücke gesperrt.",
        &["wurde die Brücke gesperrt", "  Sabine Thoma asserts"],
    );
    told(
        "Selon un rapport de la préfecture daté de novembre 2021, les bassins étaient fissurés.",
        &["les bassins étaient fissurés", "  la préfecture asserts < la préfecture, report (report)"],
    );
}

#[test]
fn a_verb_that_shares_its_subject_denies_with_it() {
    told(
        "Carmen Oliva rechazó la acusación y calificó las palabras de Ruano de mentira.",
        &[
            "what is denied? “la acusación”",
            "  Carmen Oliva denies",
            "what is denied? “las palabras de Ruano de mentira”",
            "  Carmen Oliva denies",
        ],
    );
    told(
        "El empresario al que Ana Lerma acusó de fraude negó los hechos.",
        &[
            "what is denied? “los hechos”",
            "  el empresario al que Ana Lerma acusó de fraude denies",
            "de fraude",
            "  Ana Lerma asserts",
        ],
    );
    told(
        "Ann Lee, the mayor, on Tuesday denied taking money from the port.",
        &["taking money from the port", "  Ann Lee denies"],
    );
    told(
        "Un ancien employé a dit que les alarmes étaient débranchées. Paul Garnier a rejeté ces accusations.",
        &[
            "les alarmes étaient débranchées",
            "  ~un ancien employé asserts",
            "what is denied? “ces accusations”",
            "  Paul Garnier denies",
        ],
    );
}

#[test]
fn three_houses_that_are_told_at_once_are_three_ways() {
    let (draft, _) = drafted("Ann Lee told Reuters, the BBC and AFP that the dam was safe.");
    let ways = ["[reuters-report, article]", "[bbc-report, article]", "[afp-report, article]"];
    assert!(ways.iter().all(|way| draft.text.contains(way)), "{}", draft.text);
    assert!(draft.text.contains("text: TK the dam was safe"), "{}", draft.text);
    told(
        "Das Gericht sprach Anna Lehmann frei, sagte ein Sprecher.",
        &["Das Gericht sprach Anna Lehmann frei", "  ~ein Sprecher asserts"],
    );
}

#[test]
fn a_place_in_what_is_told_is_no_source() {
    told(
        "Rumours that the dam was cracked were spread on Telegram, police said.",
        &["Rumours that the dam was cracked were spread on Telegram", "  police asserts"],
    );
    told(
        "Ruano acusó a la alcaldesa de filtrar el informe en enero.",
        &["la alcaldesa de filtrar el informe en enero", "  Ruano asserts"],
    );
    told(
        "Corden is accused in a lawsuit of hiding a leak.",
        &[
            "Corden is accused in a lawsuit of hiding a leak",
            "  ~TK who accuses asserts < TK document (document)",
        ],
    );
    told(
        "“The flag is ours,” Ann Lee said in a video posted on Telegram.",
        &["“The flag is ours” Ann Lee < Ann Lee on Telegram (post)"],
    );
    told(
        "No crack was found, the ministry said, that had let water in.",
        &["No crack was found … that had let water in", "  the ministry asserts"],
    );
}

#[test]
fn what_is_only_told_of_is_no_dated_event() {
    for text in [
        "Anne Leroy aurait touché de l'argent en 2021, selon Mediapart.",
        "El portavoz dijo que Ana Lerma habría cobrado dinero en 2021.",
    ] {
        let (draft, Parsed { briefing, .. }) = drafted(text);
        assert!(briefing.events.iter().all(|event| event.date.is_none()), "{}", draft.text);
    }
    let (draft, _) = drafted("L'avocat Karim Haddad a annoncé qu'une plainte serait déposée jeudi.");
    assert!(!draft.text.contains("2024-03-14"), "{}", draft.text);
}
