//! Keys that change how the timeline is looked at, a script for each thing they do: sections, clocks
//! and dates. It must not test how anything looks.

use crate::app::layout::Pane;

use crate::inside::script::Script;

/// Eight events in three years, by Ada or by Bob; half of them became known in 2003, half in 2005. Two have no date.
pub(crate) const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {date: 2001-05-01, title: Plan., actors: [ada], sources: [late]}
  - {date: 2001-07-02, title: Permit., actors: [bob], sources: [early]}
  - {id: dig, date: 2002-01-03, title: Dig., actors: [ada], sources: [early]}
  - {date: 2002-02-04, title: Flood., actors: [bob], sources: [early]}
  - {id: strike, date: 2002-03-05, title: Strike., actors: [bob], sources: [late]}
  - {date: 2003-04-06, title: Opening., text: 'After [[dig|the digging]] and [[strike|the quarrel]].', sources: [early]}
  - {date: 2003-08-09, title: Fire., actors: [ada], sources: [late]}
  - {date: 2003-10-11, title: Trial., actors: [bob], sources: [late]}
  - {date: last week, title: Rumor., sources: [late]}
  - {title: Legend., sources: [early]}
actors:
  ada: {name: Ada}
  bob: {name: Bob}
sources:
  early: {title: Early paper, published: 2003-12-01}
  late: {title: Late paper, published: 2005-06-07}
";

/// The harbor, with the permit selected.
#[track_caller]
pub(crate) fn harbor() -> Script {
    Script::yaml(HARBOR).press("g j").on("Permit.")
}

#[track_caller]
pub(crate) fn fire_of_london() -> Script {
    Script::sample("great-fire-of-london.yaml")
}

/// What is looked for from the cursor on, whatever stands before it on the row.
pub(crate) trait On {
    /// The event of this title is selected.
    fn on(self, title: &str) -> Self;
}

impl On for Script {
    #[track_caller]
    fn on(self, title: &str) -> Self {
        self.holds(&format!("{title} is selected"), |script| script.cursor_row().contains(title))
    }
}

/// The first row of the screen that the selection has.
fn selected_row(script: &Script) -> Option<usize> {
    script.rows().iter().position(|row| row.starts_with("│▌"))
}

#[test]
fn changing_the_form_the_unit_or_the_clock_keeps_the_selection() {
    for keys in ["t", "t t", "t t t", "+", "- -", "T", "T t", "t T +"] {
        Script::yaml(HARBOR).press("p 'strike' enter").on("Strike.").press(keys).on("Strike.");
    }
}

#[test]
fn and_leaves_it_where_it_is_on_the_screen_where_the_list_is_long() {
    for keys in ["t", "t t", "t t t", "+", "-", "- -", "T", "t T"] {
        let script = fire_of_london().size(100, 20).press("p 'walks through the ruins' enter");
        let before = selected_row(&script);
        assert!(before.is_some());
        let script = script.press(keys);
        assert_eq!(selected_row(&script), before, "{keys}\n{}", script.body());
    }
}

#[test]
fn a_filter_holds_in_every_form_and_by_every_clock() {
    let script = harbor().press("F 'bob' enter esc").sees("of 4, 6 hidden");
    let mut script = script;
    for key in ["t", "t", "t", "+", "-", "T", "T"] {
        script = script.press(key).sees("of 4, 6 hidden").does_not_see("Fire.");
    }
}

/// Two on one day, two in one month, two in one year; and one alone.
const SHARED: &str = "briefing: 1
title: Shared
events:
  - {date: 2001-05-01, title: Morning.}
  - {date: 2001-05-01, title: Evening.}
  - {date: 2002-02-04, title: Flood.}
  - {date: 2002-02-05, title: Repair.}
  - {date: 2002-11-30, title: Vote.}
  - {date: 2003-08-09, title: Fire.}
  - {date: 2004-01-02, title: Trial.}
  - {date: 2004-06-07, title: Appeal.}
  - {title: Legend.}
";

#[test]
fn sections_get_shorter_as_long_as_two_events_share_one_and_longer_until_there_are_none() {
    Script::yaml(SHARED)
        .sees("│ 2002 ")
        .press("+")
        .footer("In sections by the month.")
        .sees("│ Feb 2002 ")
        .press("+")
        .footer("In sections by the day.")
        .sees("│ 1 May 2001  ")
        .press("+")
        .footer("There are no shorter sections that two events share.")
        .press("- - -")
        .footer("Without sections.")
        .does_not_see("│ 2002 ")
        .sees("│ Undated ")
        .press("-")
        .footer("There are no longer sections.");
    // By the month each would be alone.
    harbor().press("+").footer("There are no shorter sections that two events share.").sees("│ 2002 ");
    harbor().press("E +").footer("Only the timeline has sections of time.");
}

#[test]
fn an_event_alone_in_its_section_has_no_heading() {
    for (width, height) in [(160, 45), (120, 40), (80, 24), (50, 15)] {
        Script::yaml(SHARED)
            .size(width, height)
            .press("G")
            // Fire. stands between two sections that have headings.
            .sees_rows(&["30 Nov 2002 ", "· 8 months", "9 Aug 2003 ", "│ 2004 ", "2 Jan 2004 "])
            .sees_rows(&["Undated", "Legend."]);
    }
}

#[test]
fn it_is_a_section_all_the_same() {
    let script = Script::yaml(SHARED)
        .press("g }")
        .on("Flood.")
        .press("}")
        .on("Fire.")
        .press("}")
        .on("Trial.")
        .press("{")
        .on("Fire.")
        .sees("6 of 9 ")
        .press("Z")
        .cursor_on("2003 · 1 event folded")
        .sees("6 of 9 ")
        .does_not_see("Fire.");
    script.press("}").on("Trial.").press("{").cursor_on("2003 · 1 event folded").press("Z").on("Fire.");
}

#[test]
fn events_without_a_heading_are_one_section_as_far_as_the_next_gap() {
    let text = "briefing: 1\ntitle: T\nevents: [{date: 1901, title: A.}, {date: 1902, title: B.}, {date: 1990, title: C.}, {date: 1991, title: D.}]\n";
    Script::yaml(text).press("g }").on("C.").press("{").on("A.");
    let text = text.replace(']', ", {date: 1993-01, title: E.}, {date: 1993-02, title: F.}]");
    let script = Script::yaml(&text).press("+ + +").sees("│ 1993 ").press("g }").on("C.");
    script.press("}").on("E.").press("{").on("C.").press("j {").on("C.").press("{").on("A.");
}

#[test]
fn braces_go_from_section_to_section() {
    harbor()
        .press("}")
        .on("Dig.")
        .press("}")
        .on("Opening.")
        .press("}")
        .on("Rumor.")
        .press("{")
        .on("Opening.")
        .press("j {")
        .on("Opening.");
}

#[test]
fn a_section_is_folded_and_unfolded_by_one_key() {
    harbor()
        .press("} j Z")
        .cursor_on("2002 · 3 events folded")
        .does_not_see("Flood.")
        .press("j")
        .on("Opening.")
        .press("k")
        .cursor_on("2002 · 3 events folded")
        .press("Z")
        .on("Dig.")
        .sees("Flood.");
    Script::yaml("briefing: 1\ntitle: T\nevents: [{date: 2001, title: A}]\n")
        .press("Z")
        .footer("There are no sections here; + makes some of the timeline.");
}

#[test]
fn a_link_into_a_folded_section_unfolds_it() {
    harbor().press("} Z j").on("Opening.").press("l enter").on("Dig.").sees("Flood.");
}

#[test]
fn a_hit_in_a_folded_section_unfolds_it() {
    harbor().press("} Z k / 'flood' enter esc").on("Flood.").sees("Dig.");
    harbor().press("} Z p 'flood' enter").on("Flood.");
}

#[test]
fn a_date_in_a_folded_section_unfolds_it() {
    harbor().press("} Z k D '2002-02' enter").on("Flood.").sees("Dig.");
}

#[test]
fn without_sections_of_that_length_what_was_folded_is_shown_and_folded_again_with_them() {
    Script::yaml(SHARED)
        .press("g } Z")
        .cursor_on("2002 · 3 events folded")
        .press("+")
        .on("Flood.")
        .press("j")
        .on("Repair.")
        .press("-")
        .cursor_on("2002 · 3 events folded");
}

#[test]
fn a_silence_within_a_folded_section_is_folded_with_it() {
    let text = "briefing: 1\ntitle: T\nevents: [{date: 2001-01-01, title: A}, {date: 2001-12-01, title: B}, {date: 2002-02-01, title: C}]\n";
    Script::yaml(text).press("+").sees("· 11 months").press("Z").does_not_see("· 11 months");
}

#[test]
fn folds_filters_and_clocks_go_together() {
    harbor()
        .press("- + } Z")
        .cursor_on("2002 · 3 events folded")
        // What is folded is not hidden: it counts as a row.
        .sees("3 of 8 ")
        .press("k F 'bob' enter esc")
        .sees("2002 · 2 events folded")
        .sees("1 of 3, 6 hidden")
        .press("T")
        .on("Permit.")
        .does_not_see("folded")
        .press("j Z")
        .cursor_on("2003 · 2 events folded")
        .press("u")
        .cursor_on("2003 · 5 events folded")
        .press("T")
        .on("Permit.")
        .sees("2002 · 3 events folded");
}

#[test]
fn the_other_clock_orders_events_by_when_they_became_known() {
    harbor()
        .press("T")
        .sees("1 Timeline as reported")
        .footer("By when it became known; when it happened stands at the right or below.")
        .cursor_on("1 Dec 2003 ")
        .press("g")
        .on("Permit.")
        .press("}")
        .on("Plan.")
        .press("T")
        .does_not_see("as reported")
        .cursor_on("1 May 2001  Plan.");
}

#[test]
fn from_another_list_the_timeline_comes_back_by_the_clock_it_had() {
    harbor().press("T E T").keys_go_to(Pane::List).sees("1 Timeline as reported");
}

#[test]
fn a_date_is_read_while_it_is_typed_and_only_a_good_one_is_gone_to() {
    let script = Script::sample("homeland-justice.yaml");
    let before = script.body();
    script
        .press("D 'some day'")
        .footer("2 Sep 1666")
        .press("enter")
        .footer("2 Sep 1666")
        .press("esc")
        .keys_go_to(Pane::List)
        .shows(&before)
        .press("D '2022-13'")
        .footer("month must be 01-12")
        .press("backspace backspace '07'")
        .footer("Jul 2022");
}

#[test]
fn a_date_leads_to_the_first_event_of_that_time_or_after_it() {
    Script::sample("homeland-justice.yaml")
        .press("D '1980' enter")
        .cursor_on("1980s")
        .on("Iraq under Saddam")
        .press("D '1990' enter")
        .on("Albania gives asylum");
    harbor().press("D '2002-02-01' enter").on("Flood.").press("D '2003' enter").on("Opening.");
    harbor().press("E D '2002-02-04' enter").sees("1 Timeline").on("Flood.");
    harbor().press("E D '2010' enter").footer("No event is dated 2010 or later.").sees("1 Who and where");
    harbor().press("D '2010' enter").footer("No event is dated 2010 or later.").on("Permit.");
}

#[test]
fn from_a_date_in_another_list_one_step_leads_back() {
    harbor()
        .press("E G D '2002-02-04' enter")
        .on("Flood.")
        .press("o")
        .sees("1 Who and where")
        .on("Bob")
        .press("o")
        .sees("1 Timeline")
        .on("Permit.");
}

#[test]
fn a_date_is_looked_for_by_the_clock_that_orders_the_events() {
    harbor().press("T D '2005' enter").cursor_on("7 Jun 2005 ").on("Plan.");
}

#[test]
fn the_events_of_the_entity_that_is_explained_are_walked_along() {
    harbor()
        .sees("2 Bob")
        .press(")")
        .on("Flood.")
        .press(")")
        .on("Strike.")
        .press(")")
        .on("Trial.")
        .press(")")
        .footer("Bob takes part in no event after this one.")
        .press("0 2 (")
        .on("Flood.")
        .press("9 (")
        .on("Permit.")
        .press("(")
        .footer("Bob takes part in no event before this one.");
}

#[test]
fn walking_along_keeps_to_the_entity_though_others_come_first_in_its_events() {
    fire_of_london()
        .press("p 'pepys' enter tab tab")
        .sees("2 Samuel Pepys")
        .press("9 )")
        .on("A last fire is put out")
        .sees("2 Samuel Pepys");
}

#[test]
fn walking_along_shows_the_quotes_of_the_event_and_explains_the_entity_until_the_selection_moves() {
    let text = "briefing: 1\ntitle: T\nevents:\n  - {date: 2001, title: Talk., actors: [ada]}\n  - {date: 2002, title: \
                Deal., actors: [bob, ada], quotes: [deal]}\n  - {date: 2003, title: End., actors: [bob]}\nactors: {ada: \
                {name: Ada}, bob: {name: Bob}}\nquotes: {deal: {text: We agree., speaker: bob}, vow: {text: Never., \
                speaker: ada}}\n";
    let script = Script::yaml(text).press("g").sees("2 Ada").press(")").on("Deal.");
    script
        .sees("2 Ada")
        .sees("3 Quotes ")
        .sees("We agree.")
        .holds("the quotes are of the event", |script| !script.glyphs_of(Pane::Quotes).contains("Never."))
        .press("o")
        .on("Deal.")
        .press("j k")
        .sees("2 Bob");
    Script::yaml(text).press("g )").sees("2 Ada").press("esc").on("Deal.").sees("2 Bob");
}

#[test]
fn walking_along_unfolds_and_comes_back_to_the_timeline() {
    harbor().press("} Z k").on("Permit.").press(")").on("Flood.").sees("Dig.");
    harbor().press("E g").cursor_on("Ada").sees("2 Ada").press(")").sees("1 Timeline").on("Dig.");
}

#[test]
fn of_what_is_hidden_nothing_is_said() {
    let script =
        harbor().press("F 'early' enter esc p 'bob' enter tab").sees("2 Bob").press("9 )").on("Flood.");
    script
        .press(")")
        .footer("Bob takes part in no event that is shown after this one.")
        .press("D '2004' enter")
        .footer("No event that is shown is dated 2004 or later.");
}

#[test]
fn a_date_that_is_none_is_undated_with_its_words_and_named_among_the_problems() {
    harbor()
        .press("G k")
        .cursor_on("“last week” Rumor.")
        .sees("│ Undated ")
        .press("!")
        .sees("`last week` is no date")
        .press("esc t")
        .on("Rumor.");
}

#[test]
fn events_whose_order_is_not_proven_stand_in_a_bracket() {
    let text = "briefing: 1\ntitle: T\nevents: [{date: 2001, title: Whole year.}, {date: 2001-05, title: May.}, {date: 2001-06, title: June.}, {date: 2003, title: Later.}]\n";
    Script::yaml(text)
        .press("G")
        .sees("│ 2001     ╭ Whole year.")
        .sees("│ May 2001 ╰ May.")
        .sees("│ Jun 2001 ┊ June.")
        .cursor_on("2003       Later.");
}

#[test]
fn a_heading_over_months_of_one_year_leaves_the_bracket_whole() {
    let text = "briefing: 1\ntitle: T\nevents:
  - {date: 1665/1667, title: War.}
  - {date: 1666-22, title: Drought.}
  - {date: 1666-22, title: Heat.}
  - {date: 1666-09-02T01:00:00, title: Fire.}\n";
    Script::yaml(text).press("+ + + + + G").sees_rows(&[
        "1665 – 1667         ╭ War.",
        "Jun–Aug 1666        │ ",
        "summer 1666         │ Drought.",
        "summer 1666         │ Heat.",
    ]);
}

#[test]
fn the_great_fire_reads_hour_by_hour() {
    fire_of_london()
        .size(80, 24)
        .on("The first day of the fire")
        .press("j")
        .cursor_on("2 Sep 1666 01h")
        .on("Fire breaks out")
        .press("j")
        .cursor_on("c. 2 Sep 1666 03h")
        .on("A maid wakes Pepys")
        .press("j")
        .cursor_on("c. 2 Sep 1666 07h")
        .press("j")
        .cursor_on("c. 2 Sep 1666 12h")
        .on("The King orders")
        .press("j j")
        .cursor_on("c. 3 Sep 1666 04h")
        .press("D '2 Sep 1666, 3 am'")
        .footer("2 Sep 1666 03h")
        .press("enter")
        .on("A maid wakes Pepys")
        .press("k D '1666-09-02T03' enter")
        .on("A maid wakes Pepys")
        // By the day, the first of its events.
        .press("D '1666-09-02' enter")
        .on("The first day of the fire")
        .press("j enter")
        .sees("“at one in the morning” (2 Sep");
}
