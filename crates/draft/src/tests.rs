//! Drafts as a whole: what an article gives, and that any text gives a draft that is read as it was meant.

use proptest::prelude::*;

use super::*;
use briefing_format::{
    Parsed,
    diagnostic::{Diagnostic, Severity},
    model::{EntityIx, Voice},
    parse,
};

const ARTICLE: &str = include_str!("../../../tests/fixtures/article.txt");

fn read(text: &str) -> Parsed {
    parse(text, &mut |_| {})
}

/// A draft and what reading it gives, which must be without any fault.
#[track_caller]
fn drafted(article: &str) -> (Draft, Parsed) {
    let draft = from_article(article, "story.article.txt");
    let parsed = read(&draft.text);
    let wrong: Vec<&Diagnostic> = parsed.diagnostics.iter().collect();
    assert!(wrong.is_empty(), "{wrong:?}\n{}", draft.text);
    (draft, parsed)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
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
fn the_examples_in_comments_are_right_without_their_signs() {
    let (draft, parsed) = drafted(ARTICLE);
    let (actor, quote) = (&parsed.briefing.entities[1].id, &parsed.briefing.quotes[0].id);
    let mut is_example = false;
    let bared = |line: &str| {
        let bare = line.trim_start().strip_prefix("# ").unwrap_or_default();
        is_example = matches!(bare, "claims:" | "a-report:") || is_example && bare.starts_with("  ");
        let shown = if is_example { line.replacen("# ", "", 1) } else { line.to_owned() };
        shown.replace("by: an-actor", "by: another")
    };
    let text = draft.text.lines().map(bared).collect::<Vec<_>>().join("\n");
    let text = text
        .replace("another", actor.as_str())
        .replace("an-actor", actor.as_str())
        .replace("the-id-of-its-publisher", actor.as_str())
        .replace("quote: a-quote", &format!("quote: {quote}"))
        .replace("    # cites: ", "    cites: ")
        .replace("    # published: ", "    published: ");
    let Parsed { briefing, diagnostics, .. } = read(&text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}\n{text}");
    assert_eq!(briefing.claims.iter().map(|claim| claim.positions.of_file().len()).collect::<Vec<_>>(), [4]);
    assert_eq!(briefing.sources.len(), 2);
    assert!(briefing.sources.iter().all(|source| source.published.is_some()));
    assert_eq!(briefing.sources[0].cites.of_file().len(), 1);
}

#[test]
fn what_comments_show_in_a_line_is_right_where_it_belongs() {
    let (draft, parsed) = drafted(ARTICLE);
    let actor = parsed.briefing.entities[1].id.as_str();
    let shown = |line: &str| draft.text.replace("\n# ", " ").contains(&format!("`{line}`"));
    let default = "default: {by: the-id-of-its-publisher, via: [article]}";
    let unnamed = "{unnamed: a senior official}";
    let by = format!("by: {unnamed}");
    let via = "via: [a-report, article]";
    assert!([default, unnamed, &by, via, "via: [article]"].iter().all(|line| shown(line)), "{}", draft.text);
    let text = draft
        .text
        .replace("default: {via: [article]}\n", &format!("{default}\n"))
        .replace(
            "  - title: TK what happened\n",
            &format!("  - title: TK what happened\n    {by}\n    via: [article]\n"),
        )
        .replace("    speaker: tk\n", &format!("    speaker: {unnamed}\n    {via}\n"))
        .replace("sources:\n", "sources:\n  a-report:\n    title: T\n    author: an-actor\n")
        .replace("the-id-of-its-publisher", actor)
        .replace("an-actor", actor);
    let Parsed { briefing, diagnostics, .. } = read(&text);
    assert!(diagnostics.is_empty(), "{diagnostics:?}\n{text}");
    assert_eq!(briefing.sources[0].owner(), Some(EntityIx(1)));
    let unnamed = |voice: Option<&Voice>| matches!(voice, Some(Voice::Unnamed(_)));
    assert!(unnamed(briefing.telling_of_event(&briefing.events[0]).voice));
    assert!(briefing.quotes.iter().all(|quote| unnamed(briefing.telling_of_quote(quote).voice)));
    let of_default = briefing.telling_of_event(&briefing.events[1]);
    assert!(of_default.is_default && of_default.voice == Some(&Voice::Actor(EntityIx(1))));
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
        assert_eq!(draft.found, Found::default());
        assert_eq!(parsed.briefing.events.len(), 1);
    }
}

#[test]
fn what_is_beyond_the_most_is_counted() {
    let line = |number| format!("Then Anna{number} said “word x{number}” in {}.", 1500 + number % 500);
    let many = (0..1_200).map(line).collect::<Vec<String>>().join("\n\n");
    let (draft, parsed) = drafted(&many);
    let Found { quotations, names, dates, suggested, .. } = draft.found;
    assert_eq!(quotations, Count { drafted: 1_000, left_out: 200 });
    assert_eq!((suggested, parsed.briefing.quotes.len()), (1_000, 1_000));
    assert_eq!(names, Count { drafted: 100, left_out: 1_100 });
    assert_eq!(dates, Count { drafted: 200, left_out: 1_000 });
}

#[test]
fn the_words_of_an_article_speak_to_no_program_that_reads_the_comments() {
    let long = "word ".repeat(40);
    let text = format!("In 1979 {long} briefing: allow unused-id yaml-language-server: $schema=x {long}.");
    let (draft, _) = drafted(&text);
    assert!(draft.text.contains("allow unused-id"));
    assert!(!draft.text.lines().any(|line| {
        let comment = line.trim_start_matches([' ', '#']);
        comment.starts_with("briefing: a") || comment.starts_with("yaml-language")
    }));
}

proptest! {
    /// Hostile articles: marks, colons, line ends, escapes, dates, names.
    #[test]
    fn any_article_gives_a_draft_with_its_own_words(
        words in proptest::collection::vec(
            prop_oneof![
                proptest::sample::select(vec![
                    "“", "”", "\"", "„", "«", "»", "‘", "’", "'", ": ", " #", "- ", "\n", "\n\n", "\\", "[[a]]", "{", "|",
                    " said ", "Anna Bell", "(ABC)", " in 1979", "June 2025. ", "the 1980s", "\u{202e}", "\u{85}", "\u{7}", "? ",
                    "yes", "no", "1979", "~", "\r\n", "\t", "---", "…", "briefing: allow x", " according to ", "Rama: ",
                ]).prop_map(str::to_owned),
                ".{0,12}",
            ],
            0..40,
        ),
    ) {
        let article = words.concat();
        let draft = from_article(&article, &article);
        let parsed = read(&draft.text);
        prop_assert!(parsed.diagnostics.iter().all(|found| found.code == briefing_format::diagnostic::Code::PathOutside), "{:?}\n{}", parsed.diagnostics, draft.text);
        prop_assert_eq!(parsed.briefing.quotes.len(), draft.found.quotations.drafted);
        let whole = squeezed(&article);
        for quote in &parsed.briefing.quotes {
            prop_assert!(whole.contains(&squeezed(quote.text.raw())), "{:?}", quote.text.raw());
        }
    }
}
