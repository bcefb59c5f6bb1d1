//! Patterns of agencies' reports: two houses told at once, names with "for", verbs that share a subject, and lines of a draft.

use super::*;

#[test]
fn two_houses_that_are_told_at_once_are_two_ways() {
    for text in [
        "Ann Lee told Reuters and AFP the dam was safe.",
        "Ann Lee told Reuters and AFP that the dam was safe.",
    ] {
        let (draft, _) = drafted(text);
        assert!(
            draft.text.contains("via: [[reuters-report, article], [afp-report, article]]"),
            "{}",
            draft.text
        );
    }
    told(
        "Ann Lee told Reuters and Tom Hill that the dam was safe.",
        &["the dam was safe", "  Ann Lee asserts < Reuters report (news-agency)"],
    );
}

#[test]
fn a_name_with_for_stays_whole() {
    told(
        "Tom Hill accused the Salafist Group for Preaching and Combat of blowing up the dam.",
        &["the Salafist Group for Preaching and Combat of blowing up the dam", "  Tom Hill asserts"],
    );
    told(
        "The army blamed the Front for the Liberation of the North for the raid.",
        &["the Front for the Liberation of the North for the raid", "  the army asserts"],
    );
    told(
        "“It is over,” the U.N. High Commissioner for Refugees, Ann Lee, told Polar News.",
        &["“It is over” Ann Lee < Polar News report (report)"],
    );
    let (draft, _) = drafted("Al Qaeda spoke. The dam is safe, Al Qaeda said.");
    assert!(draft.text.contains("name: Al Qaeda"), "{}", draft.text);
}

#[test]
fn verbs_that_share_a_subject_tell_two_things() {
    told(
        "Ann Lee accused the army of lying and said the dam was safe.",
        &["the army of lying", "  Ann Lee asserts", "the dam was safe", "  Ann Lee asserts"],
    );
    told("Tom Hill thanked the army and said the dam was safe.", &["the dam was safe", "  Tom Hill asserts"]);
    told(
        "The opposition candidate, Joe Tano, rejected the result and told reporters that the count was false.",
        &["the count was false", "  Joe Tano asserts"],
    );
    let source = " < Ann Lee on Telegram (post)";
    told(
        "In a post on Telegram, Ann Lee accused the army of lying and said the dam was safe.",
        &[
            "the army of lying",
            &format!("  Ann Lee asserts{source}"),
            "the dam was safe",
            &format!("  Ann Lee asserts{source}"),
        ],
    );
}

#[test]
fn nobody_and_few_say_nothing_and_may_be_spoken_of() {
    told("No group has claimed responsibility. Neither Hill nor Lee denied it.", &[]);
    told("Few officials believe the dam was safe.", &[]);
    told("No one was hurt, police said.", &["No one was hurt", "  police asserts"]);
}

#[test]
fn the_noun_before_that_speaks() {
    told(
        "The union that represents the workers accused the company of theft.",
        &["the company of theft", "  the union asserts"],
    );
    told(
        "The rebels that hold Norby said the dam was safe.",
        &["the dam was safe", "  ~the rebels that hold Norby asserts"],
    );
    told(
        "A report by the inspectorate, seen by Polar News, said the dam was safe.",
        &[
            "the dam was safe",
            "  the inspectorate asserts < the inspectorate, report (report) < Polar News report (report)",
        ],
    );
    told(
        "They were flown to the capital, Tarn, said Relief Without Walls.",
        &["They were flown to the capital, Tarn", "  Relief Without Walls asserts"],
    );
}

#[test]
fn an_office_of_two_is_nobodys_other_name() {
    let (draft, _) = drafted(
        "Tom Hill, the mayor of Norby, left. Mayor Tom Hill met Mayor Ann Hill.\n\nThe mayor said the dam was safe.",
    );
    assert!(draft.text.contains("by: the-mayor,"), "{}", draft.text);
}

#[test]
fn houses_are_told_in_many_languages() {
    for text in [
        "Eva Lind hatte der dpa gesagt, der Damm sei sicher.",
        "Der Damm sei sicher, hatte Eva Lind der dpa gesagt.",
    ] {
        let about = About { language: Some("de"), ..about() };
        let draft = from_article(text, &about);
        assert!(
            draft.text.contains("by: eva-lind, stance: asserts, via: [dpa-report, article]"),
            "{}",
            draft.text
        );
    }
    for (tag, text, via) in [
        ("de", "„Er hält“, sagte Eva Lind der Deutschen Presse-Agentur.", "deutsche-presse-agentur-report"),
        ("de", "„Er hält“, sagte Eva Lind im Deutschlandfunk.", "deutschlandfunk-report"),
        (
            "de",
            "„Er hält“, sagte der Anwalt, Tom Berg, am Montag dem „Hohenauer Tageblatt“.",
            "hohenauer-tageblatt-report",
        ),
        ("fr", "« Il tient », a affirmé la ministre Claire Faure sur France Inter.", "inter-report"),
        ("es", "«El dique es seguro», dijo la portavoz Marta Gil por teléfono a Efe.", "efe-report"),
        ("es", "«Nadie vino», afirmó uno de ellos por teléfono a Efe.", "efe-report"),
        ("sq", "“Diga është e sigurt”, i tha Reuters-it zëdhënësja Elira Dema.", "reuters-report"),
        ("sq", "“Diga është e sigurt”, tha për BBC zëdhënësja Elira Dema.", "bbc-report"),
    ] {
        let about = About { language: Some(tag), ..about() };
        let draft = from_article(text, &about);
        let is_of_quote =
            |line: &str| line.contains("via: [") && line.contains(via) && !line.contains("default");
        assert!(draft.text.lines().any(is_of_quote), "{text}\n{}", draft.text);
    }
}

#[test]
fn a_verb_that_is_still_to_come_counts_ahead() {
    for (tag, text, date) in [
        ("es", "La presidenta visitará la zona el jueves.", "edtf: 2024-03-21"),
        ("fr", "La ministre se rendra à Norby jeudi.", "edtf: 2024-03-21"),
    ] {
        let about = About { language: Some(tag), ..about() };
        let draft = from_article(text, &about);
        assert!(draft.text.contains(date), "{}", draft.text);
    }
    let (draft, _) = drafted("The curfew was to be lifted on Friday.");
    assert!(draft.text.contains("date: {text: on Friday, as_of: 2024-03-16}"), "{}", draft.text);
}

#[test]
fn dates_of_agencies_are_as_long_as_they_say() {
    for (tag, text, date) in [
        ("en", "They came on the night of September 18 to 19.", "edtf: XXXX-09-18/XXXX-09-19"),
        ("de", "Die Wölfin war 2020 erstmals nachgewiesen worden.", "date: 2020"),
        ("de", "Es waren 2020 Menschen am Damm.", "title: TK what happened"),
        ("sq", "Rregullat shkelen që nga viti 2019 në port.", "date: 2019/.."),
        ("sq", "Shpërthimi ndodhi rreth orës 14:30 në port.", "{text: rreth orës 14:30}"),
        ("en", "Police denied it on December 1. Police came.", "title: TK Police denied it on December 1"),
    ] {
        let about = About { language: Some(tag), ..about() };
        let draft = from_article(text, &about);
        assert!(draft.text.contains(date), "{}", draft.text);
    }
}

#[test]
fn what_follows_a_denial_is_not_denied() {
    told(
        "Olive Tran said the bridge was safe. The union disputed her account, saying that no report had been published.",
        &[
            "the bridge was safe",
            "  Olive Tran asserts",
            "  the union denies",
            "no report had been published",
            "  the union asserts",
        ],
    );
    told(
        "El sindicato CGM acusó a la compañía de incumplir el acuerdo. La empresa negó esa acusación por la tarde.",
        &["la compañía de incumplir el acuerdo", "  CGM asserts", "  la empresa denies"],
    );
    told(
        "Am Montag schrieb Eva Lind auf Telegram, der Verbund habe ein Ultimatum verstreichen lassen.",
        &[
            "der Verbund habe ein Ultimatum verstreichen lassen",
            "  Eva Lind asserts < Eva Lind on Telegram (post)",
        ],
    );
    told(
        "Zu dem Anschlag bekannte sich eine Gruppe, die niemand kannte.",
        &["dem Anschlag", "  ~eine Gruppe claims-responsibility"],
    );
}

#[test]
fn an_event_takes_one_line_where_that_can_be() {
    let text = "The coast guard began a search on Friday for the trawler that had disappeared off the coast of Norby.";
    let (draft, _) = drafted(text);
    let expected = "  - {date: {edtf: 2024-03-15, text: on Friday, as_of: 2024-03-16}, title: TK The coast guard began a search on Friday…}\n";
    assert!(draft.text.contains(expected), "{}", draft.text);
    assert!(draft.text.lines().all(|line| line.chars().count() <= 120), "{}", draft.text);
}

#[test]
fn an_event_came_through_what_all_of_its_quotes_came_through() {
    let text = "“The dam is very safe,” Ann Lee told Reuters. “It is not safe,” Tom Hill said.";
    let (draft, _) = drafted(text);
    let events = draft.text.split("quotes:\n").next().unwrap_or_default();
    assert!(!events.contains("via: [reuters-report"), "{}", draft.text);
}
