//! The lists of sources, entities and judgments: what their rows and their open items say, and the scales. It must not
//! test how anything looks.

use crate::app::layout::Pane;

use crate::inside::script::Script;

/// A post that an agency and a paper pass on, a rated report, and judgments on them.
const HARBOR: &str = "briefing: 1
title: Harbor
tlp: GREEN
summary: Bob's men are said to be behind it. Nobody knows.
events:
  - {id: fire, date: 2024-03-01, title: Fire., text: The quay burned. Then Bob came with Ada., actors: [ada], sources: [agency], quotes: [arson]}
  - {date: 1965, title: Founding., actors: [bob]}
  - {date: 2025-06~, title: Trial., actors: [ada, bob], sources: [report]}
actors:
  ada: {name: Ada, kind: person}
  bob: {name: Bob, kind: company, aliases: [B, {name: The Fox, by: ada}, {name: Fox 7, by: ada, source: paper, language: en}, {name: Bobby, source: paper}]}
quotes:
  arson: {text: He set it on fire, speaker: ada, date: 2024-03-02, via: [post, agency]}
claims:
  guilty: {text: Bob set the fire., about: [fire], positions: [{by: ada, stance: asserts, quote: arson}]}
sources:
  agency: {title: Agency report, kind: news-agency, based_on: [post]}
  report: {title: Report of the court, kind: report, publisher: ada, published: 2025-07, reliability: B, credibility: 2, language: en, retrieved: 2025-08-01}
  post: {title: Post of Ada, kind: post}
  paper: {title: Paper, based_on: [agency]}
judgments:
  - {text: It was arson., by: ada, likelihood: probable, confidence: moderate, basis: [fire, arson, guilty, report, bob], alternatives: [A spark.]}
questions:
  - {text: Who paid?, about: [bob, fire]}
";

#[test]
fn a_judgment_says_likelihood_and_confidence_apart_and_what_its_basis_rests_on() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("B j")
        .sees("likelihood   probable, 55–80 % (ICD 203)")
        .sees("confidence   moderate")
        .sees("alternative  A spark.")
        .sees("Basis (5)")
        .sees("· Fire. – 2 reports, 1 origin")
        .sees("· “He set it on fire”: a quote of Ada; 1 origin")
        .sees("· claim: Bob set the fire. – ")
        .sees("· Report of the court: a source, rated B2")
        .sees("· Bob ");
}

#[test]
fn a_judgment_is_called_one_where_it_is_named_and_cited_with_whose_it_is() {
    let text = HARBOR
        .replace("about: [bob, fire]", "about: [arson-judged, guilty]")
        .replace("- {text: It was arson.,", "- {id: arson-judged, text: It was arson.,");
    Script::yaml(&text)
        .size(120, 40)
        .press("B j j")
        .sees("concerns     judgment: It was arson., claim: Bob set the")
        .does_not_see("(claim)")
        .press("k y enter")
        .copied("Judgment: “It was arson.”, by Ada. Likelihood: probable, 55–80 % (ICD 203). Confidence: moderate.");
}

#[test]
fn a_question_says_what_it_concerns() {
    Script::yaml(HARBOR).size(120, 40).press("B j j").sees("concerns     Bob (actor), Fire. (event)");
}

#[test]
fn the_scales_open_with_the_place_of_what_is_selected_and_close_again() {
    let script = Script::yaml(HARBOR).size(100, 30).press("B j");
    let before = script.body();
    script
        .press("L")
        .keys_go_to(Pane::View)
        .sees("Scales: judgment: It was arson.")
        .sees("-----------#####---- 55–80 % likely or probable ← here")
        .sees("moderate: credible and plausible ground, but not enough of it to be surer ← here")
        .press("esc")
        .keys_go_to(Pane::List)
        .shows(&before);
}

#[test]
fn the_scales_of_a_source_are_those_it_is_rated_on() {
    Script::yaml(HARBOR)
        .size(100, 30)
        .press("S / 'of the court' enter L")
        .sees("B: usually reliable ← here")
        .sees("2: probably true ← here");
    Script::yaml(HARBOR).press("B L").sees("GREEN: the recipient's community, but not the public ← here");
}

#[test]
fn an_actor_says_who_calls_it_what_when_it_occurs_and_where_it_is_first_named() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("E j 2")
        .sees("company · in 2 events · 4 references in all")
        .sees("also         B")
        .sees("· Ada calls it The Fox")
        .sees("· Ada calls it Fox 7 (en), in Paper")
        .sees("· in Paper: Bobby")
        .sees("occurs       first 1965, last c. Jun 2025")
        // The sentence alone; the event stands before the summary, which has no date.
        .sees("first named  Then Bob came with Ada. (in Fire.)")
        .press("z")
        .sees("Named in (3)");
}

#[test]
fn the_first_and_the_last_occurrence_are_links_to_them() {
    let script = Script::yaml(HARBOR).size(120, 40).press("E j 2 l l l l l");
    script.press("enter").sees("1 Timeline").cursor_on("1965        Founding.");
}

#[test]
fn sources_stand_below_what_they_pass_on_with_date_and_rating() {
    let script = Script::yaml(HARBOR).size(200, 40).press("S");
    let rows: Vec<String> = script.rows().into_iter().filter(|row| row.contains("│")).collect();
    let column = |title: &str| {
        let found = rows.iter().find_map(|row| row.split('│').nth(1)?.find(title));
        found.unwrap_or_else(|| panic!("{title}: {rows:#?}"))
    };
    let [origin, agency, paper] = ["Post of Ada", "Agency report", "Paper"].map(column);
    assert_eq!(agency, origin + 2);
    assert_eq!(paper, origin + 4);
    script.sees("Report of the court").sees("Jul 2025").sees("B2 origin");
}

#[test]
fn a_source_says_what_rests_on_it_and_what_on_it_alone() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("S / 'Post of' enter")
        .sees("based on     nothing that the file names: an origin")
        .sees("rests on it  1 event, 1 claim, 1 judgment, 1 quote, 2 other")
        .sees("             sources; on it alone: 1 event, 1 claim, 1 quote,")
        .sees("Events, claims and judgments that rest on it alone (2)")
        .sees("· Fire.")
        .sees("· claim: Bob set the fire.");
    Script::yaml(HARBOR).size(120, 40).press("S / 'Paper' enter").sees("rests on it  nothing");
}

#[test]
fn found_sources_are_visited_as_they_stand() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("S g / 'report' enter")
        .cursor_on("report      Report of the court")
        .press("n")
        .cursor_on("news-agency   Agency report");
}

#[test]
fn the_header_says_the_strictest_label_and_the_list_of_claims_says_which_conflict() {
    let yaml = "briefing: 1\ntitle: T\ntlp: GREEN\nactors: {a: {name: Ada}, b: {name: Bob}}
events: [{title: Fire, date: 2001, tlp: RED, text: Words.}]
claims:
  two: {text: Two burned., positions: [{by: a, stance: asserts}]}
  three: {text: Three burned., contradicts: [two], positions: [{by: b, stance: asserts}]}
  other: {text: It rained., positions: [{by: b, stance: asserts}]}
";
    Script::yaml(yaml)
        .size(120, 30)
        .sees("TLP:RED")
        .does_not_see("TLP:GREEN")
        .sees("TLP          RED")
        .press("C")
        .sees("asserted by Bob · in conflict with 1 claim")
        .press("j")
        .sees("contradicts  conflicting claim: Two burned.");
    Script::yaml(&yaml.replace(", tlp: RED", "")).sees("TLP:GREEN");
}
