//! From statements to what they rest on: full views, and what they say. It must not test how anything looks.

use crate::app::layout::Pane;

use crate::inside::script::Script;

/// Ada's own post that a station passes on, a paper that knows more, an agency that has all from both, and what is said with
/// them.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., sources: [station, paper], quotes: [arson]}
  - {title: Legend.}
actors:
  ada: {name: Ada, relations: [{to: bob, kind: sued, by: ada, via: [paper]}]}
  bob: {name: Bob}
quotes:
  arson: {text: Bob set it on fire, speaker: ada, via: [post, station, agency]}
claims:
  guilty: {text: Bob set the fire., about: [fire], positions: [{by: ada, stance: asserts, quote: arson}, {by: bob, stance: denies, via: [paper]}]}
sources:
  post: {title: Post of Ada, kind: post, author: ada}
  station: {title: Report on air, based_on: [post], url: 'https://station.example/7', language: sq}
  agency: {title: Agency report, based_on: [station, paper]}
  paper: {title: Paper}
judgments:
  - {text: It was arson., basis: [fire, arson]}
";

#[test]
fn a_chain_goes_from_the_quote_hop_by_hop_to_its_origin_and_closes() {
    let script = Script::yaml(HARBOR);
    let before = script.body();
    script
        .press("3 c")
        .keys_go_to(Pane::View)
        .sees("Chain of “Bob set it on fire”")
        .sees("· 1. Post of Ada, post")
        .sees("· 2. Report on air")
        .sees("  · in Albanian · https://station.example/7")
        .sees("· 3. Agency report")
        // What else the agency passes on is no part of this chain.
        .does_not_see("Paper")
        .sees("1 origin")
        .footer("q close")
        .press("esc")
        .keys_go_to(Pane::Quotes)
        .press("1")
        .shows(&before);
}

#[test]
fn the_chain_of_an_event_has_its_sources_down_to_the_origins_and_its_quotes() {
    Script::yaml(HARBOR)
        .press("c")
        .sees("Chain of Fire.")
        .sees("│ Sources")
        .sees("│ · Report on air, based on")
        .sees("│   · Post of Ada, post: an origin")
        .sees("│ · Paper: an origin")
        .sees("│ 2 origins")
        .sees("│ Quotes that bear on it, and do not report it")
        .sees("· “Bob set it on fire”, Ada")
        .sees("  · 1. Post of Ada, post, in its own voice");
    // Where the event has no source, the quote is its report.
    Script::yaml(&HARBOR.replace("sources: [station, paper], quotes: [arson]", "quotes: [arson]"))
        .press("c")
        .sees("· “Bob set it on fire”, Ada")
        .sees("  · 1. Post of Ada, post, in its own voice")
        .sees("│ 1 origin")
        .does_not_see("bear on it")
        .does_not_see("│ Sources");
}

#[test]
fn the_chain_of_a_claim_has_every_position() {
    Script::yaml(HARBOR)
        .press("C c")
        .sees("· asserted by Ada: “Bob set it on fire”")
        .sees("  · 1. Post of Ada, post")
        .sees("· denied by Bob")
        .sees("  · 1. Paper")
        .sees("2 origins");
}

#[test]
fn the_chain_of_an_actor_says_who_holds_its_relations_to_be_so() {
    Script::yaml(HARBOR)
        .press("p 'ada' enter c")
        .sees("· sued Bob, says Ada, via Paper")
        .sees("  · 1. Paper")
        .sees("1 origin");
}

#[test]
fn the_chain_of_a_source_goes_back_to_its_origins_by_every_way() {
    Script::yaml(HARBOR)
        .press("S j j c")
        .sees("Chain of Agency report")
        .sees("· Report on air, based on")
        .sees("  · Post of Ada, post: an origin")
        .sees("· Paper: an origin")
        // It does not say what of it comes from which.
        .sees("│ Origin open")
        .sees("│ · Agency report, or rather one of what it is based on (2 sources)");
    Script::yaml(HARBOR).press("S j c").sees("│ 1 origin").sees("│ · Post of Ada, post  ");
}

#[test]
fn the_chain_of_a_judgment_says_where_each_part_of_its_basis_comes_from() {
    Script::yaml(HARBOR)
        .press("B j c")
        .sees("· Fire.")
        .sees("origins Post of Ada, Paper")
        .sees("origin Post of Ada");
}

#[test]
fn a_chain_begins_with_all_the_words_of_what_its_title_cuts_short() {
    let long = "Whether Bob or somebody else set the fire in the harbor, and why, is not known to anybody.";
    let text = HARBOR.replace("Bob set the fire.", &format!("'{long}'")).replace(
        "judgments:\n  - {text: It was arson.,",
        &format!(
            "questions: [{{text: '{long}', about: [fire, ada]}}]\njudgments:\n  - {{text: '{long}', by: ada,"
        ),
    );
    let script = Script::yaml(&text).size(120, 40);
    let script = script.press("C c").sees("Chain of disputed claim: Whether Bob").sees(long);
    let script = script.sees("standing     disputed · 1 actor for · 1 against").press("esc");
    let script =
        script.press("B j c").sees("Chain of judgment: Whether Bob").sees(long).sees("by           Ada");
    let script = script.sees("· Fire.").sees("  · ⚑ 1 claim about it, disputed").press("esc");
    let script = script.press("j j c").sees("Chain of Whether Bob").sees(long);
    script.sees("· Fire.").sees("  · origins Post of Ada, Paper").sees("· Ada").sees("  · 1 quote · 1 claim");
}

#[test]
fn the_chain_of_a_claim_has_what_the_file_remarks_on_each_position() {
    let text = HARBOR.replace("stance: denies,", "stance: denies, text: 'On air, not in court.',");
    Script::yaml(&text).press("C c").sees("· denied by Bob. The briefing notes: On air, not in court.");
}

#[test]
fn a_judgment_that_only_has_a_name_says_that_it_rests_on_nothing() {
    let text = HARBOR.replace("basis: [fire, arson]", "by: ada");
    Script::yaml(&text)
        .press("B j c")
        .sees("by           Ada")
        .sees("The file does not say what it rests on.");
    Script::yaml(&HARBOR.replace(", basis: [fire, arson]", ""))
        .press("B j c")
        .footer("The file does not say where this judgment comes from.");
}

#[test]
fn what_has_no_source_says_so_in_a_basis() {
    let text = HARBOR.replace("{title: Legend.}", "{id: legend, title: Legend.}");
    Script::yaml(&text.replace("basis: [fire,", "basis: [legend,"))
        .press("B j c")
        .sees("· Legend.")
        .sees("  · no source is given");
}

#[test]
fn what_the_briefing_says_in_its_own_words_rests_on_what_it_names() {
    let text = HARBOR.replace("title: Harbor\n", "title: Harbor\nsummary: There was a [[fire]].\n");
    Script::yaml(&text)
        .press("B c")
        .sees("What the summary names")
        .sees("· Fire.")
        .sees("  · origins Post of Ada, Paper");
    let nameless = HARBOR.replace("title: Harbor\n", "title: Harbor\nsummary: There was a fire.\n");
    Script::yaml(&nameless).press("B c").sees("The summary names nothing.").sees("2 or 3 origins");
    let text = text.replace("{id: fire, title: Fire.,", "{id: fire, title: Fire., actors: [bob],");
    Script::yaml(&text)
        .press("p 'bob' enter c")
        .sees("Where it occurs")
        .sees("· Fire.")
        .sees("  · origins Post of Ada, Paper");
}

#[test]
fn the_chain_is_that_of_the_focused_link_and_in_a_view_that_of_the_line() {
    Script::yaml(HARBOR).press("C l l l").press("c").sees("Chain of “Bob set it on fire”");
    Script::yaml(HARBOR).press("X c").sees("Chain of Post of Ada").press("o x").sees("without Post of Ada");
}

#[test]
fn reports_that_pass_on_more_than_one_are_a_bound() {
    let of_one = HARBOR.replace("sources: [station, paper], quotes: [arson]", "sources: [agency]");
    Script::yaml(&of_one)
        .sees("1 report, origin open; ")
        .press("c")
        .sees("│ Origin open")
        .sees("│ · Agency report, or rather one of what it is based on (2 sources)")
        .press("esc B j c")
        .sees("│   · origin Agency report, or rather one of what it is based on (2 sources)");
    let of_two = HARBOR.replace("sources: [station, paper], quotes: [arson]", "sources: [agency, paper]");
    Script::yaml(&of_two)
        .sees("2 reports, 1 or 2 origins; ")
        .press("c")
        .sees("│ 1 or 2 origins")
        .sees("Nothing in the file proves that all of these differ: some may be the same.")
        .sees("│ · Agency report, or rather one of what it is based on (2 sources)")
        .press("esc B j c")
        .sees(
            "  · origins, perhaps the same: Agency report, or rather one of what it is based on (2 sources);",
        );
    // What tells other things itself may be the origin as well.
    Script::yaml(&of_one.replace("based_on: [station, paper]", "cites: [station, paper]"))
        .press("c")
        .sees("│ Origin open")
        .sees("│ · Agency report, or what it cites (2 sources)");
}

#[test]
fn what_a_publisher_says_itself_is_its_own_origin() {
    let text = HARBOR
        .replace("agency: {title: Agency report,", "agency: {title: Agency report, publisher: bob,")
        .replace("stance: denies, via: [paper]", "stance: denies, via: [agency]");
    Script::yaml(&text)
        .press("C c")
        .sees("Agency report, Bob, in its own voice")
        .sees("2 origins")
        .does_not_see("· Paper");
}

#[test]
fn what_was_asked_of_one_briefing_is_not_told_of_another() {
    let small = "briefing: 1\ntitle: Small\nevents: [{title: Alone.}]\n";
    for keys in ["X", "@ '2000-01-01' enter"] {
        Script::shelf(&[HARBOR, small])
            .press("enter")
            .hold()
            .press(keys)
            .press("A j enter")
            .release()
            .work()
            .sees("Alone.")
            .does_not_see("as known by")
            .keys_go_to(Pane::List);
    }
}

#[test]
fn points_of_failure_that_are_known_late_open_over_nothing_else() {
    Script::yaml(HARBOR)
        .hold()
        .press("X c")
        .release()
        .work()
        .sees("Chain of Fire.")
        .footer("X lists them")
        .press("X")
        .sees("Single points of failure");
}

#[test]
fn what_has_no_chain_says_so() {
    Script::yaml(HARBOR)
        .press("j c")
        .keys_go_to(Pane::List)
        .footer("The file does not say where this event comes from.");
}

#[test]
fn following_a_link_leaves_the_view_and_back_leads_back_into_it() {
    let script = Script::yaml(HARBOR).press("3 c l l l").cursor_on("· 1. Post of Ada");
    let in_the_chain = script.body();
    script
        .press("enter")
        .sees("1 Sources")
        .press("o")
        .keys_go_to(Pane::View)
        .shows(&in_the_chain)
        .press("o")
        .keys_go_to(Pane::Quotes)
        .press("i tab")
        .keys_go_to(Pane::List);
}

#[test]
fn muting_a_source_strikes_what_rests_on_it_alone_and_counts_it() {
    Script::yaml(HARBOR)
        .press("S x")
        .footer("Without Post of Ada: 1 claim, 1 quote, 1 other source no longer supported; x takes it back.")
        .sees("without Post of Ada: 1 claim no longer supported")
        .sees("muted origin")
        // The event has the paper as well, and so has what the agency says.
        .press("T")
        .does_not_see("unsupported ⚑")
        .press("C")
        .cursor_on("Bob set the fire.")
        .sees("unsupported│")
        .sees("No longer supported: nothing else that the")
        .press("S x")
        .footer("Post of Ada is no longer muted.")
        .does_not_see("unsupported")
        .does_not_see("without");
}

#[test]
fn what_stands_on_several_falls_with_all_of_them() {
    Script::yaml(HARBOR)
        .press("S x G x")
        .footer("Without Post of Ada, Paper: 1 event, 1 claim, 1 judgment, 1 quote")
        .sees("without Post of Ada, Paper: 1 event, 1 claim no longer supported")
        .press("T")
        .sees("unsupported ⚑")
        .press("u")
        .footer("Everything is shown again.")
        .does_not_see("unsupported");
}

#[test]
fn an_actor_is_muted_by_its_link_or_where_it_is_listed() {
    Script::yaml(HARBOR)
        .press("E x")
        // So fall her post, and what only passes it on.
        .footer("Without Ada: 1 claim, 1 quote, 1 relation, 2 other sources no longer supported")
        .press("x T x")
        .footer("x mutes a source or an actor, or a link to one.")
        .press("enter l")
        .press_until("l", "Post of Ada")
        .press("u");
}

#[test]
fn what_falls_stays_fallen_in_what_was_known_by_a_date() {
    let text = HARBOR
        .replace("{title: Paper}", "{title: Paper, published: 2001}")
        .replace("title: Fire.,", "title: Fire., reported: 1999,");
    Script::yaml(&text)
        .press("S x")
        .press("@ '2000-01-01' enter")
        .sees("as known by 1 Jan 2000")
        // Without the paper, which came later, the event rests on the post alone.
        .sees("without Post of Ada: 1 event, 1 claim no longer supported")
        .press("@ u")
        .does_not_see("without");
}

#[test]
fn single_points_of_failure_are_listed_heaviest_first_and_muted_there() {
    Script::yaml(HARBOR)
        .press("X")
        .keys_go_to(Pane::View)
        .sees("Single points of failure")
        .cursor_on("3       1       1        1          -  Post of Ada, post, an origin")
        .sees("  1       -       -        -          1  Paper, an origin")
        .press("l x")
        .footer("Without Post of Ada")
        .sees("without Post of Ada")
        .press("esc")
        .keys_go_to(Pane::List);
    Script::yaml("briefing: 1\ntitle: T\nevents: [{title: E}]\n")
        .press("X")
        .footer("Nothing rests on one source alone.");
}
