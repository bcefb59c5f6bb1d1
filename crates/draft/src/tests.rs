//! Drafts as a whole: what an article gives, and that any text gives a draft that is read as it was meant.

use proptest::prelude::*;

use super::*;
use briefing_format::{
    Parsed,
    diagnostic::{Diagnostic, Severity},
    model::{Attribution, Briefing, Voice},
    parse,
};

const ARTICLE: &str = include_str!("../../../tests/fixtures/article.txt");

fn read(text: &str) -> Parsed {
    parse(text, &mut |_| {})
}

/// Of an article of The Harbor, from Saturday, 16 March 2024.
fn about() -> About<'static> {
    About {
        file: "story.article.txt",
        publisher: Some("The Harbor"),
        published: Some("2024-03-16"),
        ..About::default()
    }
}

/// A draft and what reading it gives, which must be without any fault.
#[track_caller]
fn drafted(article: &str) -> (Draft, Parsed) {
    let draft = from_article(article, &about());
    let parsed = read(&draft.text);
    let wrong: Vec<&Diagnostic> = parsed.diagnostics.iter().collect();
    assert!(wrong.is_empty(), "{wrong:?}\n{}", draft.text);
    (draft, parsed)
}

fn voice(briefing: &Briefing, voice: Option<&Voice>) -> String {
    match voice {
        Some(Voice::Actor(actor)) => briefing[*actor].name.as_str().to_owned(),
        Some(Voice::Unnamed(words)) => format!("~{}", words.as_str()),
        Some(Voice::Unread(_)) | None => "-".to_owned(),
    }
}

/// The sources before the article, as `Title (kind)`.
fn via(briefing: &Briefing, attribution: &Attribution) -> String {
    let before = attribution.chains().flat_map(|chain| chain.hops.to_vec());
    let before = before.filter(|source| briefing[*source].id.as_str() != "article");
    before.fold(String::new(), |all, source| {
        let source = &briefing[source];
        let kind = source.kind.map_or("?", |kind| kind.as_str());
        format!("{all} < {} ({kind})", source.title.as_str())
    })
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What an article tells of quotes and claims, a line each.
#[track_caller]
fn told(article: &str, expected: &[&str]) {
    let (draft, Parsed { briefing, .. }) = drafted(article);
    let mut lines = Vec::new();
    for quote in &briefing.quotes {
        let who = voice(&briefing, quote.attribution.voice());
        lines.push(format!("“{}” {who}{}", quote.text.raw(), via(&briefing, &quote.attribution)));
    }
    for claim in &briefing.claims {
        lines.push(claim.text.raw().trim_start_matches("TK ").to_owned());
        for position in claim.positions.of_file() {
            let who = voice(&briefing, position.attribution.voice());
            let stance = position.stance.as_str();
            lines.push(format!("  {who} {stance}{}", via(&briefing, &position.attribution)));
        }
    }
    assert_eq!(lines, expected, "{}", draft.text);
}

#[test]
fn the_skeleton_is_without_fault_and_uses_all_that_it_defines() {
    let parsed = read(SKELETON);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    assert!(!parsed.diagnostics.iter().any(|found| found.severity() == Severity::Warning));
    let briefing = &parsed.briefing;
    let entities = briefing.entities.iter().map(|item| item.id.as_str());
    let others = briefing.quotes.iter().map(|item| item.id.as_str());
    let sources = briefing.sources.iter().map(|item| item.id.as_str());
    let claims = briefing.claims.iter().map(|item| item.id.as_str());
    for id in entities.chain(others).chain(sources).chain(claims) {
        let is_letter = |c: char| c.is_alphanumeric() || c == '-';
        let used = SKELETON.split(|c| !is_letter(c)).filter(|word| *word == id).count();
        assert!(used > 1, "{id} is used by nothing");
    }
    assert!(briefing.sources.iter().all(|source| source.published.is_some()));
    assert!(briefing.events.iter().all(|event| briefing.telling_of_event(event).attribution.has_chains()));
    assert!(briefing.quotes.iter().all(|quote| briefing.telling_of_quote(quote).attribution.has_chains()));
    assert!(briefing.claims.iter().all(|claim| !claim.positions.of_file().is_empty()));
}

#[test]
fn an_article_becomes_a_draft_that_a_person_can_go_on_with() {
    let (draft, _) = drafted(ARTICLE);
    insta::with_settings!({ snapshot_path => "snapshots", prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("draft", draft.text);
    });
}

#[test]
fn a_quote_has_whoever_the_sentence_names() {
    told("Edi Rama said: “We will pay.”", &["“We will pay.” Edi Rama"]);
    told("“We will pay,” said Prime Minister Edi Rama.", &["“We will pay” Edi Rama"]);
    told("“We will pay,” Edi Rama, the Prime Minister, has added.", &["“We will pay” Edi Rama"]);
    told("“We will pay,” said the mayor of Norby, Anna Bell.", &["“We will pay” Anna Bell"]);
    told("“We will pay,” said one of his lawyers, Tom Hill.", &["“We will pay” Tom Hill"]);
    told(
        "“We will pay,” reads the latest message from the Dock Union.",
        &["“We will pay” Dock Union < Dock Union, message (other)"],
    );
    told("“We will pay,” a senior official said.", &["“We will pay” ~a senior official"]);
    told("The port authority said it was “all over”.", &["“all over” the port authority"]);
    told("It was “all over”.", &["“all over” ~TK who"]);
    told(
        "Anna Bell said “yes, of course” and Tom Hill said “no, never”.",
        &["“yes, of course” Anna Bell", "“no, never” Tom Hill"],
    );
    told("“We saw it,” said Anna Bell. “We all did.”", &["“We saw it” Anna Bell", "“We all did.” Anna Bell"]);
}

#[test]
fn a_pronoun_is_a_question() {
    told(
        "Mayor Anna Bell left.\n\nAnna Bell said she would pay. “In full,” she added.",
        &["“In full” ~TK Anna Bell? (“she added”)", "she would pay", "  Anna Bell asserts"],
    );
    told("“In full,” she added.", &["“In full” ~TK “she added”"]);
    let (draft, _) = drafted("Anna Bell said no.\n\n“In full,” she added.");
    assert!(draft.text.contains("{unnamed: TK Anna Bell? (“she added”)}"), "{}", draft.text);
}

#[test]
fn what_is_passed_on_is_a_source_of_its_own() {
    told(
        "Anna Bell told Reuters the ferry had sunk.",
        &["the ferry had sunk", "  Anna Bell asserts < Reuters report (news-agency)"],
    );
    told(
        "“It sank,” a sailor told the Norby Times.",
        &["“It sank” ~a sailor < Norby Times report (newspaper)"],
    );
    told(
        "In an angry post on Telegram, Anna Bell wrote that the ferry had sunk.",
        &["the ferry had sunk", "  Anna Bell asserts < Anna Bell on Telegram (post)"],
    );
    told(
        "The ferry had sunk, the ministry said in a statement.",
        &["The ferry had sunk", "  the ministry asserts < the ministry, statement (statement)"],
    );
    told(
        "A statement said the ferry had sunk.",
        &["the ferry had sunk", "  - asserts < TK statement (statement)"],
    );
    told(
        "State media reported that the ferry had sunk.",
        &["the ferry had sunk", "  - asserts < state media report (report)"],
    );
    told(
        "The ferry had sunk, TASS reported, citing the ministry.",
        &["The ferry had sunk", "  the ministry asserts < TASS report (news-agency)"],
    );
    told(
        "Three ships had sunk, according to state television.",
        &["Three ships had sunk", "  - asserts < state television report (broadcast)"],
    );
    // The house that publishes it passes nothing on to itself.
    told("Anna Bell told The Harbor the ferry had sunk.", &["the ferry had sunk", "  Anna Bell asserts"]);
    // NATO and reporters are no houses.
    told("Anna Bell told NATO the ferry had sunk.", &["the ferry had sunk", "  Anna Bell asserts"]);
}

#[test]
fn an_article_cites_and_is_based_on_nothing() {
    let (draft, parsed) = drafted("NORBY (Reuters) - Anna Bell told AFP the ferry had sunk.\n\nIt rained.");
    let article = parsed.briefing.sources.iter().find(|source| source.id.as_str() == "article");
    assert_eq!(article.map(|article| article.cites.of_file().len()), Some(1));
    assert!(draft.text.contains("The dateline names “Reuters”"), "{}", draft.text);
    assert!(!draft.text.lines().any(|line| line.trim_start().starts_with("based_on")));
}

#[test]
fn accusation_and_denial_are_one_claim() {
    told(
        "Her family has accused the navy of sinking the ferry.\n\nThe navy has strongly denied this.",
        &["the navy of sinking the ferry", "  ~her family asserts", "  the navy denies"],
    );
    told(
        "The fire began in a shed. Rescuers blamed the company for the fire. The company rejected the allegations.",
        &["the company for the fire", "  ~rescuers asserts", "  the company denies"],
    );
    told(
        "He was hit by shelling that villagers blamed on Norby.",
        &["shelling … blamed on Norby", "  ~villagers asserts"],
    );
    told("The navy denied that it had sunk the ferry.", &["it had sunk the ferry", "  the navy denies"]);
    told(
        "The party said it was done. Norby denied it had not paid.",
        &["it was done", "  the party asserts", "it had not paid", "  Norby denies"],
    );
    told("The result is not in doubt. He rejected the offer.", &[]);
}

#[test]
fn what_is_not_denied_is_not_denied() {
    for text in [
        "Norby did not deny that it was behind the attack.",
        "Norby has never claimed responsibility for the attack.",
        "He neither confirmed nor denied the report.",
        "Neither Hill nor Lee denied it.",
        "Few officials believe the dam was safe.",
        "Hill might say that the dam was safe.",
        "The government has not confirmed the deaths.",
        "Hardly anyone believes the dam was safe.",
        "Die Polizei bestätigte den Tod von zwei Menschen nicht.",
        "Both sides carried out air strikes on Friday.",
        "Norby stopped denying that it shelled the dam.",
        "Die Ministerin sagte nicht, ob sie im Amt bleibe.",
        "Asked if he had lied, Tom Hill said no.",
        "In the harbor, the union said, nothing.",
        "Die Stadt bestritt nicht, dass der Damm brach.",
        "El alcalde no negó haber mentido en el puerto.",
        "Le groupe n’a pas démenti cette information.",
        "Aucun groupe n’a revendiqué l’attentat dans la ville.",
    ] {
        let (draft, _) = drafted(text);
        assert_eq!(draft.found.claims, Count::default(), "{}", draft.text);
    }
}

#[test]
fn what_nobody_did_may_be_told() {
    told(
        "No one on the ferry was hurt, the mayor said.",
        &["No one on the ferry was hurt", "  the mayor asserts"],
    );
}

#[test]
fn silence_is_told_of_whoever_is_silent() {
    told(
        "Das Rathaus äußerte sich zunächst nicht.",
        &["what is it about? “Das Rathaus äußerte sich zunächst nicht”", "  Rathaus has-not-commented"],
    );
    told("Norby has not commented on the raids.", &["the raids", "  Norby has-not-commented"]);
    told(
        "Anna Bell said the ferry had sunk. The company did not immediately respond to a request for comment.",
        &["the ferry had sunk", "  Anna Bell asserts", "  the company has-not-commented"],
    );
    told(
        "Anna Bell said the ferry had sunk. The company declined to comment.",
        &["the ferry had sunk", "  Anna Bell asserts", "  the company declines-comment"],
    );
}

#[test]
fn who_responds_for_something_claims_it() {
    told(
        "The group Black Tide claimed responsibility for the attack.",
        &["responsibility for the attack", "  Black Tide claims-responsibility"],
    );
}

#[test]
fn other_languages_have_speakers_by_their_own_tables() {
    told(
        "„Niemand wurde verletzt“, sagte Bürgermeisterin Eva Lind der Nachrichtenagentur dpa am Montag.",
        &["“Niemand wurde verletzt” Eva Lind < dpa report (news-agency)"],
    );
    told(
        "Nach Angaben der Polizei wurde niemand bei dem Unfall am Hafen verletzt.",
        &["wurde niemand bei dem Unfall am Hafen verletzt", "  Polizei asserts"],
    );
    told(
        "« Personne n’est mort », a affirmé à l’AFP Amar Kone, le maire de la ville.",
        &["“Personne n’est mort” Amar Kone < AFP report (news-agency)"],
    );
    told(
        "«Nadie murió en el puerto», dijo la alcaldesa Eva Lind en un comunicado.",
        &["“Nadie murió en el puerto” Eva Lind < Eva Lind, statement (statement)"],
    );
    told(
        "“Askush nuk vdiq në port”, shkroi Eva Lind në Facebook të premten.",
        &["“Askush nuk vdiq në port” Eva Lind < Eva Lind on Facebook (post)"],
    );
}

#[test]
fn a_language_without_tables_has_quotes_and_dates_alone() {
    let (draft, parsed) = drafted("«Никто не погиб», — заявил мэр Норби 3 мая 2021 года.");
    assert_eq!((draft.found.language, draft.found.quotations.drafted, draft.found.dates), (None, 1, 1));
    assert_eq!(parsed.briefing.entities.len(), 1);
    assert!(draft.text.contains("date: 2021-05-03"));
}

#[test]
fn who_speaks_or_is_named_twice_is_an_actor_and_the_rest_is_a_comment() {
    let text = "Students met Mr Lind in Norby. Medics came, too.\n\nLind left. “No,” said Eva Holt, the mayor of Norby. \
                “Never,” the mayor said. It was Tom Berg's idea.";
    let (draft, parsed) = drafted(text);
    let names: Vec<&str> = parsed.briefing.entities.iter().map(|entity| entity.name.as_str()).collect();
    assert_eq!(names, ["The Harbor", "Eva Holt", "Lind", "Norby"], "{}", draft.text);
    assert!(draft.text.contains("# Only named: Tom Berg.\n"), "{}", draft.text);
    assert!(draft.text.contains("aliases: [Mr Lind]"), "{}", draft.text);
    assert_eq!(draft.text.matches("speaker: eva-holt").count(), 2, "{}", draft.text);
}

#[test]
fn an_event_stands_for_each_paragraph_with_a_date_or_a_quote() {
    let text = "Ferry sinks\n\nIt sank on Friday. It was built in 1991.\n\nIt rained.\n\n“Why?” asked Eva Holt.\n\n\
                ANP A diver at work, March 3, 2024ANP\n\nThe hearing will begin on Tuesday.\n\nIt was sold in 1999.";
    let (draft, parsed) = drafted(text);
    let shown = |event: &briefing_format::model::Event| {
        let date = event.date.as_ref().map_or("", |date| date.edtf());
        format!("{date} {} {}", event.title.as_str(), event.status.map_or("", |status| status.as_str()))
            .trim()
            .to_owned()
    };
    let events: Vec<String> = parsed.briefing.events.iter().map(shown).collect();
    assert_eq!(
        events,
        [
            "2024-03-15 TK It sank on Friday",
            "TK “Why?” asked Eva Holt",
            "2024-03-19 TK The hearing will begin on Tuesday planned",
            "1999 TK It was sold in 1999",
        ],
        "{}",
        draft.text
    );
    assert_eq!(parsed.briefing.title.as_str(), "Ferry sinks");
    assert!(draft.text.contains("# Dates beside these: 1991 (“in 1991”).\n"), "{}", draft.text);
    let captions = "# Dates of captions, of which no event is made: 2024-03-03 (“March 3, 2024”).\n";
    assert!(draft.text.contains(captions), "{}", draft.text);
    assert_eq!((draft.found.captions, draft.found.page, draft.found.glued), (1, 1, 1));
}

#[test]
fn a_headline_speaks_for_nobody() {
    told("Rossi: The island that votes alone\n\nIt rained.", &[]);
    told("Rossi: The island that votes alone", &[]);
}

#[test]
fn what_the_article_says_itself_is_the_default() {
    let (draft, parsed) = drafted("Anna Bell told Reuters on Friday the ferry had sunk.");
    assert!(draft.text.contains("default: {by: the-harbor, via: [article]}\n"));
    let briefing = &parsed.briefing;
    // Whoever told Reuters did not tell the Harbor.
    assert!(!briefing.telling_of_event(&briefing.events[0]).is_default);
    assert_eq!(briefing.as_of.as_ref().map(Date::edtf), Some("2024-03-16"));
    let relay = briefing.sources.iter().find(|source| source.title.as_str() == "Reuters report");
    assert_eq!(relay.and_then(|relay| relay.published.as_ref()).map(Date::edtf), Some("[..2024-03-16]"));
}

#[test]
fn every_quote_stands_in_the_article() {
    let (draft, parsed) = drafted(ARTICLE);
    let article = squeezed(ARTICLE);
    assert_eq!(parsed.briefing.quotes.len(), draft.found.quotations.drafted);
    for quote in &parsed.briefing.quotes {
        assert!(article.contains(&squeezed(quote.text.raw())), "{}", quote.text.raw());
    }
}

#[test]
fn a_text_without_anything_is_a_draft_too() {
    for text in ["", "nothing here", "你好。", "\u{feff}\u{202e}\u{0}"] {
        let (draft, parsed) = drafted(text);
        let Found { quotations, claims, relays, dates, .. } = draft.found;
        assert_eq!((quotations, claims, relays, dates), (Count::default(), Count::default(), 0, 0));
        assert_eq!(parsed.briefing.events.len(), 1);
    }
}

#[test]
fn what_is_beyond_the_most_is_counted() {
    let line = |number| format!("Then Anna{number} Bell said “word x{number}” in {}.", 1500 + number % 500);
    let many = (0..1_200).map(line).collect::<Vec<String>>().join("\n\n");
    let (draft, parsed) = drafted(&many);
    let Found { quotations, names, dates, events, suggested, .. } = draft.found;
    assert_eq!(quotations, Count { drafted: 1_000, left_out: 200 });
    assert_eq!((suggested, parsed.briefing.quotes.len()), (1_000, 1_000));
    assert_eq!(names.drafted, 100);
    assert_eq!((dates, events), (1_200, Count { drafted: 200, left_out: 1_000 }));
}

#[test]
fn the_words_of_an_article_speak_to_no_program_that_reads_the_comments() {
    let text = "Then Briefing Allow met Tom Hill.\n\nIn 1979 briefing: allow unused-id yaml-language-server: $schema=x came.";
    let (draft, _) = drafted(text);
    assert!(!draft.text.lines().any(|line| {
        let comment = line.trim_start_matches([' ', '#']);
        line.trim_start().starts_with('#')
            && (comment.starts_with("briefing: a") || comment.starts_with("yaml-language"))
    }));
}

#[test]
fn no_words_of_an_article_make_a_link_or_a_panic() {
    drafted("[[[a]] sank on Friday.");
    drafted("[[a]]“: a\"");
    drafted("no comment from briefing: allow x");
}

proptest! {
    /// Hostile articles: marks, colons, line ends, escapes, dates, names, verbs.
    #[test]
    fn any_article_gives_a_draft_with_its_own_words(
        words in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec![
                    "“", "”", "\"", "„", "«", "»", "‘", "’", "'", ": ", " #", "- ", "\n", "\n\n", "\\", "[[a]]", "{", "|",
                    " said ", "Anna Bell", "(ABC)", " in 1979", "June 2025. ", "the 1980s", "\u{202e}", "\u{85}", "\u{7}", "? ",
                    "yes", "no", "1979", "~", "\r\n", "\t", "---", "…", "briefing: allow x", " according to ", "Rama: ",
                    " told Reuters ", " has denied this. ", " accused the guard of ", ", ", " on Saturday ", " last month ",
                    " she wrote ", " in a post on Telegram ", " that ", " 08:00 GMT ", "ANP A", "ANP", " der Polizei ", " sagte ",
                    " a déclaré ", " l’AFP ", " selon ", " dijo ", " tha ", " the mayor of ", " October 22 ", " hat nicht ",
                    " was accused ", " did not comment on ", " 18 au 19 juin ", " no comment from ", " sipas ",
                ]).prop_map(str::to_owned),
                ".{0,12}",
            ],
            0..40,
        ),
        tag in proptest::sample::select(vec![None, Some("en"), Some("de"), Some("fr"), Some("es"), Some("sq"), Some("nl")]),
    ) {
        let article = words.concat();
        let about = About { file: &article, language: tag, ..about() };
        let draft = from_article(&article, &about);
        let parsed = read(&draft.text);
        prop_assert!(parsed.diagnostics.iter().all(|found| found.code == briefing_format::diagnostic::Code::PathOutside), "{:?}\n{}", parsed.diagnostics, draft.text);
        prop_assert_eq!(parsed.briefing.quotes.len(), draft.found.quotations.drafted);
        let whole = squeezed(&article);
        for quote in &parsed.briefing.quotes {
            prop_assert!(whole.contains(&squeezed(quote.text.raw())), "{:?}", quote.text.raw());
        }
    }
}

mod agencies;
mod kinds;
mod patterns;
mod shared;
mod voices;
