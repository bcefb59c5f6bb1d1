//! The strip over all of time: how it is walked and clicked on, and what it shows of the selection. It must not test how it is
//! computed.

use super::time::{On, harbor};
use crate::inside::script::Script;

#[test]
fn the_strip_of_a_clock_that_was_left_fits_the_size_and_the_filter_when_it_comes_back() {
    let strip = |script: &Script| script.rows()[2].clone();
    assert_ne!(strip(&harbor()), strip(&harbor().press("T")));
    assert_eq!(strip(&harbor().press("T T T")), strip(&harbor().press("T")));
    assert_eq!(
        strip(&harbor().press("T T").size(120, 30).press("T")),
        strip(&harbor().size(120, 30).press("T"))
    );
    let bob = "F 'bob' enter esc";
    assert_eq!(strip(&harbor().press("T T").press(bob).press("T")), strip(&harbor().press(bob).press("T")));
    assert_eq!(strip(&harbor().press("T").press(bob).press("T T u T")), strip(&harbor()));
}

#[test]
fn the_full_column_of_the_strip_is_seen_when_it_is_selected() {
    let strip = |script: &Script| script.rows()[2].clone();
    let script =
        Script::yaml("briefing: 1\ntitle: T\nevents: [{date: 2001, title: A}, {date: 2009, title: B}]\n");
    // Two columns are full. Reversed, a full block would leave nothing of the selected one, and a blank fills it.
    let full = |script: &Script| strip(script).matches('█').count();
    let first = strip(&script);
    assert!(full(&script) > 0);
    let script = script.press("G");
    assert!(full(&script) > 0);
    assert_ne!(strip(&script), first);
}

#[test]
fn the_strip_is_walked_by_keys() {
    let script = harbor().press("]").on("Dig.").press("]").on("Flood.").press("[").on("Dig.");
    script
        .press("9 9 ]")
        .on("Trial.")
        .press("]")
        .footer("No event is later on the strip.")
        .press("9 9 [")
        .on("Plan.")
        .press("[")
        .footer("No event is earlier on the strip.")
        .press("G")
        .on("Legend.")
        .press("[")
        .on("Trial.")
        .press("E ]")
        .sees("1 Timeline");
}

#[test]
fn a_click_on_the_strip_leads_to_what_is_dated_there() {
    harbor().click("2003").on("Permit.");
    let script = harbor();
    let strip = script.rows()[2].clone();
    // The last column, right before the blank and the year at the end.
    let column = strip.trim_end().chars().count() - "2003".len() - 2;
    let mut script = script;
    script.mouse(crate::app::Mouse { kind: crate::app::MouseKind::Click, column: column as u16, row: 2 });
    script.on("Trial.");
}

#[test]
fn a_click_on_the_strip_unfolds() {
    let mut script = harbor().press("} } j j Z").cursor_on("2003 · 3 events folded").press("g");
    let column = script.rows()[2].trim_end().chars().count() - "2003".len() - 2;
    script.mouse(crate::app::Mouse { kind: crate::app::MouseKind::Click, column: column as u16, row: 2 });
    script.on("Trial.");
}
