//! What is left while something is muted: the counts of reports, origins and positions wherever they stand, what more would
//! fall, and why nothing does. It must not test how anything looks.

use crate::app::layout::Pane;

use crate::inside::script::Script;

/// Ada's own post that a station and an agency pass on, a paper that knows by itself, and who says what; what Bob says came
/// through the post as well.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., status: confirmed, sources: [station, agency, paper]}
  - {id: trial, title: Trial., sources: [agency]}
actors:
  ada: {name: Ada, relations: [{to: bob, kind: sued, by: ada, via: [post, agency]}]}
  bob: {name: Bob}
  city: {name: City Council}
  attacks: {name: Attacks, kind: campaign}
quotes:
  arson: {text: Bob set it on fire, speaker: ada, via: [post, station, agency]}
claims:
  guilty:
    text: Bob set the fire.
    about: [fire, bob]
    positions:
      - {by: ada, stance: asserts, quote: arson}
      - {by: city, stance: endorses, via: [paper]}
      - {by: bob, stance: denies, via: [post, agency]}
sources:
  post: {title: Post of Ada, author: ada}
  station: {title: Report on air, based_on: [post]}
  agency: {title: Agency report, based_on: [station]}
  paper: {title: Paper}
  leaflet: {title: Leaflet}
judgments:
  - {text: It was arson., basis: [fire, arson]}
";

/// The harbor with the post muted, which lies in the list of sources first.
#[track_caller]
fn without_the_post() -> Script {
    Script::yaml(HARBOR).size(120, 40).press("S x").footer("Without Post of Ada: ")
}

#[test]
fn counts_say_what_still_stands_and_what_does_not_wherever_they_are() {
    let muted = without_the_post();
    muted
        .size(200, 40)
        .press("T")
        .sees("1 report, 1 origin (muted: 3 reports)")
        .sees("confirmed, one origin left")
        .press("enter")
        .sees("evidence     1 report, 1 origin (muted: 3 reports)")
        .press("c")
        .sees("1 origin (muted: 1 origin)")
        .press("esc B j")
        .sees("· Fire. – 1 report, 1 origin (muted: 3 reports)")
        .sees("a quote of Ada; no origin left (muted: 1 origin)")
        .press("E z")
        .press("2")
        .sees("sued Bob, says Ada, in its own voice, via Agency report, no report left (muted: 2 reports)");
}

#[test]
fn positions_that_have_fallen_are_counted_apart_in_list_claim_table_and_chain() {
    let muted = without_the_post();
    muted
        .press("C")
        .sees("standing     disputed · 1 actor for (muted: 1 for · 1")
        .sees("in all       1 report, 1 origin (muted: 3 reports)")
        .sees("against      no report left (muted: 2 reports)")
        .press("enter")
        .keys_go_to(Pane::View)
        .sees("standing     disputed · 1 actor for (muted: 1 for · 1 against)")
        .sees("For: 2 actors, muted: 1 position · 1 report, 1 origin (muted: 3 reports): City Council, channel not told; Post of")
        .sees("Against: 1 actor, muted · no report left (muted: 2 reports): Bob, channel not told")
        .press("esc c")
        .sees("1 origin (muted: 2 origins)");
    let text = HARBOR.replace("  guilty:", "  other: {text: Another.}\n  guilty:");
    let listed = Script::yaml(&text).size(120, 40).press("S x C");
    listed.sees("disputed  1 actor for (muted: 1 for · 1 against)");
}

#[test]
fn what_is_left_follows_what_is_muted_while_a_view_is_open_and_comes_back_with_it() {
    let plain = Script::yaml(HARBOR).size(120, 40).press("C enter");
    let before = plain.body();
    plain
        .sees("For: 2 actors · 4 reports, 2 origins")
        .press_until("l", "Post of Ada")
        .press("esc c")
        .sees("3 origins")
        .press("j j j j j x")
        .footer("Without Post of Ada: ")
        .sees("1 origin (muted: 2 origins)")
        .press("o")
        .press("i")
        .sees("1 origin (muted: 2 origins)")
        .press("u")
        .sees("3 origins")
        .does_not_see("(muted")
        .press("esc enter")
        .shows(&before);
}

#[test]
fn what_somebody_says_twice_stands_while_one_of_both_does() {
    let text = HARBOR.replace(
        "      - {by: city, stance: endorses, via: [paper]}",
        "      - {by: ada, stance: asserts, via: [paper]}",
    );
    Script::yaml(&text).size(120, 40).press("S x C").sees("disputed · 1 actor for (muted: 1 against)");
}

#[test]
fn points_of_failure_are_those_on_top_of_what_is_muted() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("X")
        .cursor_on("5       1       1        2          1  Post of Ada, an origin")
        .does_not_see("Paper")
        .press("x")
        // The fire has lost its other ground.
        .cursor_on("· Post of Ada: muted")
        .sees("What would lose its support on top of that")
        .sees("Paper, an origin")
        .does_not_see("Agency report")
        // Past the heading and the names of the columns.
        .press("j j j j j x")
        .cursor_on("· Paper: muted")
        .sees("Nothing more would lose its support with one source alone")
        .footer("Without Post of Ada, Paper: 2 events, 1 claim")
        .press("x k k k k k x")
        .does_not_see(": muted")
        .cursor_on("5       1       1        2          1  Post of Ada, an origin");
}

/// The figures of the rows of the table that begin with these, as far as they are seen, and the number of its columns.
fn figures(script: &Script) -> Vec<Vec<usize>> {
    let figures = |row: &String| -> Vec<usize> {
        let words = row.trim_matches(|sign: char| "│┃▌ ".contains(sign)).split_whitespace();
        words.map_while(|word| if word == "-" { Some(0) } else { word.parse().ok() }).collect()
    };
    script.rows().iter().map(figures).filter(|row| row.len() > 2).collect()
}

#[test]
fn points_of_failure_are_a_table_that_is_sorted_by_each_of_its_columns() {
    for (width, height, columns) in [(120, 40, 7), (80, 24, 6), (50, 15, 3)] {
        let mut script = Script::sample("homeland-justice.yaml").size(width, height).press("X");
        script = script.sees("all  events  claims").sees("rests alone on");
        for (column, name) in ["all", "events", "claims"].into_iter().enumerate() {
            script = script.press("t").footer(&format!("Sorted by {name}.")).sees(&format!("↓{name}"));
            let rows = figures(&script);
            assert!(rows.len() > 2 && rows.iter().all(|row| row.len() >= columns), "{rows:?}");
            assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row[column])), "{name}: {rows:?}");
            // Each figure stands at the right edge of its column.
            let cells: Vec<Vec<char>> = script.rows().iter().map(|row| row.chars().collect()).collect();
            let head = cells.iter().position(|row| row.iter().collect::<String>().contains("rests alone on"));
            let head = head.unwrap_or_default();
            let words: String = cells[head].iter().collect();
            let end = words.chars().count()
                - words.split_once("claims").map_or(0, |(_, rest)| rest.chars().count());
            let first = &cells[head + 1];
            assert!(first[end - 1].is_ascii_digit() && first[end] == ' ', "{first:?}");
        }
        // The cursor stands on the first, which can be muted from here.
        script.footer("Sorted by claims.").press("x").footer("Without BTA: 17 events");
    }
}

#[test]
fn while_they_are_weighed_anew_it_says_so() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("X")
        .hold()
        .press("x")
        .sees(": muted")
        .sees("Being computed anew; what follows is from before")
        .work()
        .does_not_see("Being computed anew");
}

#[test]
fn where_nothing_falls_it_says_why() {
    let sources = || Script::yaml(HARBOR).size(120, 40).press("S");
    sources()
        .press("G x")
        .footer("Nothing loses its support: nothing here rests on Leaflet; x takes it back.");
    sources()
        .press("G k x")
        .footer("1 position on a claim no longer supported, and the claim still is")
        .sees("1 position no longer supported");
    let text = HARBOR.replace("endorses, via: [paper]", "endorses, via: [leaflet]");
    Script::yaml(&text)
        .size(120, 40)
        .press("S G k x")
        .footer("Nothing loses its support: 1 event, 1 judgment rest on Paper, each on something else as well; x takes");
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("E j j j x")
        .footer("Nothing loses its support: Attacks says, holds and publishes nothing here; x takes it back.")
        .sees("muted");
    sources()
        .press("x E x")
        .footer("Nothing more loses its support: all that Ada says, holds and publishes here had lost its");
    // The agency had fallen with the post; what it only passes on had, too.
    sources().press("x g j j x").footer("Nothing more loses its support: ");
}

#[test]
fn a_description_that_falls_is_more_than_nothing_and_whoever_tells_of_something_says_something() {
    let told = "briefing: 1
title: T
events: [{id: fire, title: Fire., by: ada, sources: [post]}]
actors:
  ada: {name: Ada}
  bob: {name: Bob, text: A sailor., by: carl}
  carl: {name: Carl}
sources: {post: {title: Post}}
";
    let actors = || Script::yaml(told).size(120, 40);
    actors().press("E j j x").footer("Without Carl: 1 description no longer supported; x takes it back.");
    actors()
        .press("S x E x")
        .footer("Nothing more loses its support: all that Ada says, holds and publishes here had");
}

#[test]
fn that_something_is_muted_is_said_on_the_narrowest_screen() {
    without_the_post()
        .sees("without Post of Ada: 1 event no longer supported")
        .size(40, 15)
        .sees("1 muted")
        .size(24, 15)
        .sees("1 muted");
}
