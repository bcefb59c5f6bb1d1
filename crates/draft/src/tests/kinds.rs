//! Kinds of sentences that were once taken for more than they say: what is told of somebody, what is only supposed, who is
//! quoted by whom, and what is refused rather than denied.

use super::*;

#[test]
fn a_claim_keeps_all_words_that_are_said() {
    for said in [
        "there was no evidence that the plant leaked",
        "there was little sign that the plant leaked",
        "they had no information that the plant leaked",
        "it was not true that the plant leaked",
        "it could not confirm that the plant leaked",
        "nobody knows that the plant leaked",
        "reports that it was bankrupt were false",
        "rumours that the plant leaked had spread",
        "the claim that it had paid was false",
    ] {
        told(&format!("The ministry said {said}."), &[said, "  the ministry asserts"]);
        told(&format!("The ministry said on Friday {said}."), &[said, "  the ministry asserts"]);
    }
    for text in [
        "The ministry said on Friday in Norby that the plant leaked.",
        "The ministry told a news conference in the capital last month that the plant leaked.",
        "The ministry told Tom Hill and Ann Lee that the plant leaked.",
        "The ministry confirmed reports that the plant leaked.",
    ] {
        told(text, &["the plant leaked", "  the ministry asserts"]);
    }
    told("La police a affirmé lundi dernier que l'usine fuyait.", &["l'usine fuyait", "  la police asserts"]);
}

#[test]
fn a_denial_of_charges_answers_an_accusation_alone() {
    for (before, denial, named) in [
        ("Bob Roe said the weather was fine.", "Tom Hill has always denied the charges.", "the charges"),
        ("Bob Roe said the weather was fine.", "Tom Hill denies the allegations.", "the allegations"),
        ("Bob Roe said the weather was fine.", "Tom Hill denied all charges.", "all charges"),
        ("Bob Roe said the weather was fine.", "Tom Hill rejected the accusations.", "the accusations"),
    ] {
        told(
            &format!("{before} {denial}"),
            &[
                "the weather was fine",
                "  Bob Roe asserts",
                &format!("what is denied? “{named}”"),
                "  Tom Hill denies",
            ],
        );
    }
    told(
        "Der Richter Jan Wolf sagte, das Wetter sei gut. Erik Dahl wies die Vorwürfe zurück.",
        &["das Wetter sei gut", "  Jan Wolf asserts", "what is denied? “die Vorwürfe”", "  Erik Dahl denies"],
    );
    for (text, claim) in [
        ("Bob Roe accused Tom Hill of theft. Tom Hill denied the charges.", "Tom Hill of theft"),
        ("Bob Roe alleged that Tom Hill stole. Tom Hill denies the charges.", "Tom Hill stole"),
        ("Bob Roe said Tom Hill had lied. Tom Hill denied that accusation.", "Tom Hill had lied"),
        ("Bob Roe said Tom Hill had lied. Tom Hill denied that, calling it absurd.", "Tom Hill had lied"),
    ] {
        told(text, &[claim, "  Bob Roe asserts", "  Tom Hill denies"]);
    }
}

#[test]
fn what_is_supposed_or_asked_is_told_by_nobody() {
    for text in [
        "If the ministry says the plant leaked, the firm will sue.",
        "The firm will sue if the ministry says the plant leaked.",
        "When the firm says the plant is safe, people laugh.",
        "Whenever the firm says the plant is safe, people laugh.",
        "Had the firm said it would pay, workers would not strike.",
        "Did the firm say that the plant leaked?",
        "Would Ann Lee say the plant leaked?",
        "It is not clear whether the ministry said the plant leaked.",
        "Wenn das Ministerium sagt, das Werk sei undicht, klagt die Firma.",
        "Si le ministère dit que l'usine fuit, la société portera plainte.",
        "¿Dijo el ministro que la planta tenía fugas?",
        "Tom Hill apologised after saying the dam had burst.",
    ] {
        told(text, &[]);
    }
    told(
        "After the ministry said the plant was safe, people laughed.",
        &["the plant was safe", "  the ministry asserts"],
    );
}

#[test]
fn whoever_is_quoted_by_somebody_says_it() {
    for text in [
        "Tom Hill quoted Ann Lee as saying: “It is over.”",
        "“It is over,” Tom Hill recalled Ann Lee saying.",
        "Tom Hill's statement quoted Ann Lee: “It is over.”",
        "“It is over,” Tom Hill said Ann Lee told him.",
    ] {
        let (draft, _) = drafted(text);
        assert!(draft.text.contains("speaker: ann-lee"), "{}", draft.text);
    }
    told(
        "The Post had quoted Ann Lee as saying, “It is over.”",
        &["“It is over.” Ann Lee < Post report (newspaper)"],
    );
    told(
        "“It is over”, resident Ali Can told Anadolu.",
        &["“It is over” Ali Can < Anadolu report (news-agency)"],
    );
}

#[test]
fn the_noun_before_what_is_said_of_it_speaks() {
    for (text, claim, who) in [
        (
            "Un fonctionnaire ayant requis l'anonymat a dit que l'usine fuyait.",
            "l'usine fuyait",
            "~un fonctionnaire",
        ),
        ("Un employé qui travaille au port a affirmé que l'usine fuyait.", "l'usine fuyait", "~un employé"),
        (
            "Un funcionario que pidió el anonimato dijo que la planta tenía fugas.",
            "la planta tenía fugas",
            "~un funcionario",
        ),
        (
            "La portavoz de la empresa que dirige Ana Lerma dijo que la planta tenía fugas.",
            "la planta tenía fugas",
            "~la portavoz de la empresa",
        ),
        (
            "Ana Lerma cree que el ministro dijo que la planta tenía fugas.",
            "la planta tenía fugas",
            "el ministro",
        ),
    ] {
        told(text, &[claim, &format!("  {who} asserts")]);
    }
    told(
        "La brigade Norby a revendiqué l'attaque de mardi.",
        &["l'attaque de mardi", "  brigade Norby claims-responsibility"],
    );
    told(
        "La brigada Norby se atribuyó el ataque del martes.",
        &["el ataque del martes", "  brigada Norby claims-responsibility"],
    );
}

#[test]
fn the_noun_with_which_a_sentence_begins_speaks() {
    for (who, shown) in [
        (
            "A firm accused of spilling diesel into the Tarn river",
            "~a firm accused of spilling diesel into the Tarn river",
        ),
        ("A former youth coach at Easton United", "~a former youth coach at Easton United"),
        ("The mayor of a town near Tarn", "the mayor of a town near Tarn"),
        ("The mayor accused of fraud by Bob Roe", "the mayor"),
    ] {
        told(&format!("{who} said the dam was safe."), &["the dam was safe", &format!("  {shown} asserts")]);
    }
    told(
        "L'exploitant d'un port ravagé par les flammes à Lormont a affirmé que la digue était sûre.",
        &["la digue était sûre", "  l'exploitant d'un port ravagé par les flammes à Lormont asserts"],
    );
    told(
        "Inspectors had warned the port in late 2022 that its pumps were failing.",
        &["its pumps were failing", "  ~inspectors asserts"],
    );
}

#[test]
fn what_stands_around_whoever_says_it_is_one_claim() {
    told("The ferries, the union said, will stop.", &["The ferries … will stop", "  the union asserts"]);
    told(
        "Two people, according to police, were hurt in Tarn.",
        &["Two people … were hurt in Tarn", "  police asserts"],
    );
    told("The dam was safe, Ann Lee said, and would hold.", &["The dam was safe", "  Ann Lee asserts"]);
    told("In Tarn, police said, two people were hurt.", &["two people were hurt", "  police asserts"]);
}

#[test]
fn what_is_refused_is_not_denied() {
    for text in [
        "The court denied bail to Ann Lee.",
        "Harbor Ltd denied a visa to its founder.",
        "The ministry denied him entry to the port.",
        "The council denied the firm permission to build.",
        "A court denied an injunction sought by two fishermen.",
    ] {
        told(text, &[]);
    }
    told("Ann Lee denied paying the mayor.", &["paying the mayor", "  Ann Lee denies"]);
    told(
        "Ann Lee denied to Der Spiegel that she had paid.",
        &["she had paid", "  Ann Lee denies < Der Spiegel report (newspaper)"],
    );
}

#[test]
fn whoever_accuses_may_stand_behind_by_or_whom() {
    told(
        "Ann Lee was accused by Tom Hill of taking money.",
        &["Ann Lee was accused by Tom Hill of taking money", "  Tom Hill asserts"],
    );
    told(
        "Ann Lee was blamed by the ministry for the leak.",
        &["Ann Lee was blamed by the ministry for the leak", "  the ministry asserts"],
    );
    told(
        "Ann Lee was accused of taking money by Tom Hill.",
        &["Ann Lee was accused of taking money by Tom Hill", "  Tom Hill asserts"],
    );
    told(
        "Ann Lee, whom Tom Hill accused of fraud, said nothing.",
        &["Ann Lee … of fraud", "  Tom Hill asserts"],
    );
    told(
        "According to Ann Lee's lawyer, Bob Roe, the firm knew of it.",
        &["the firm knew of it", "  Bob Roe asserts"],
    );
}

#[test]
fn a_house_is_one_source_and_none_of_itself() {
    let text = "Laut einem Bericht der «Süddeutschen Zeitung» sagte Ott am Freitag ab.";
    assert_eq!(drafted(text).0.found.relays, 1, "{}", drafted(text).0.text);
    told("The BBC said it would cut 500 jobs.", &["it would cut 500 jobs", "  BBC asserts"]);
    told("Police, citing witnesses, said the man had fled.", &["the man had fled", "  police asserts"]);
    told(
        "Ann Lee said in a video address that the plant leaked.",
        &["the plant leaked", "  Ann Lee asserts"],
    );
    let (draft, _) =
        drafted("The report, seen by Reuters and first published by Der Spiegel, says the plant leaked.");
    let two_ways = "via: [[report, reuters-report, article], [report, der-spiegel-report, article]]";
    assert!(draft.text.contains(two_ways), "{}", draft.text);
    assert!(!draft.text.contains("by: the-plant-leaked"), "{}", draft.text);
}

#[test]
fn a_quote_beside_an_old_date_is_not_of_then() {
    let (draft, _) = drafted(
        "Dahl war im Juni 2018 festgenommen worden. «Das ist Gerechtigkeit», so seine Anwältin Ida Krag.",
    );
    let old = draft.text.lines().find(|line| line.contains("date: 2018-06")).unwrap_or_default();
    assert!(old.contains("festgenommen") && !old.contains("quotes"), "{}", draft.text);
    assert!(draft.text.contains("quotes: [das-ist-gerechtigkeit]"), "{}", draft.text);
}

#[test]
fn an_office_is_no_part_of_a_name() {
    for (text, name) in [
        ("“It is over,” Norsoft CEO Lia Park told employees.", "name: Lia Park"),
        ("Regulator EMA said the plant leaked.", "name: EMA"),
        ("Banker Erik Dahl sagte, der Damm sei sicher.", "name: Erik Dahl"),
    ] {
        let (draft, _) = drafted(text);
        assert!(draft.text.contains(name), "{}", draft.text);
    }
}

#[test]
fn a_date_within_another_is_read() {
    let (draft, _) = drafted("The day before 5 March the fire died.");
    assert!(draft.found.dates > 0, "{}", draft.text);
}
