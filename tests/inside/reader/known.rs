//! The briefing as it stood on a date: what was not known yet is hidden, counted and found nowhere. It must not test how that is
//! decided.

use super::time::{HARBOR, On, fire_of_london, harbor};
use crate::inside::script::Script;

#[test]
fn what_became_known_later_is_hidden_and_counted() {
    fire_of_london()
        .sees("4 of 27")
        .press("@ '1666-09-20'")
        .footer("what was known by 1666-09-20")
        .press("enter")
        .footer("items that became known later are hidden.")
        .sees("as known by 20 Sep 1666 (u shows all)")
        .sees("2 of 6, 21 hidden")
        .on("Fire breaks out")
        .does_not_see("Pepys looks at the fire")
        .press("S")
        .sees("of 4, 14 hidden")
        .press("C")
        .does_not_see("Catholics planned the fire");
}

#[test]
fn what_became_known_later_counts_nowhere() {
    fire_of_london()
        .press("p 'pepys' enter")
        .sees("in 9 events · 12 quotes")
        .press("tab tab @ '1666-12-31' enter p 'pepys' enter")
        .sees("2 Samuel Pepys")
        .does_not_see("events")
        .does_not_see("3 Quotes")
        .press("B")
        .sees("“an unhappy chance");
}

#[test]
fn what_the_briefing_says_as_a_whole_is_as_old_as_the_briefing() {
    let voice =
        "summary: All was planned.\njudgments: [{text: They knew.}]\nquestions: [{text: Who paid?}]\n";
    let dated = format!("{HARBOR}as_of: 2005-06-08\n{voice}");
    Script::yaml(&dated)
        .press("@ '2005-06-07' enter B")
        .does_not_see("All was planned.")
        .does_not_see("They knew.")
        .does_not_see("Who paid?")
        .sees("The summary, the judgments and the questions")
        .press("z")
        .sees("not shown: they were written as of 8 Jun 2005.")
        .press("/ 'planned' enter")
        .footer("The words stand nowhere in what was known by then.")
        .press("esc @")
        .sees("as known by 8 Jun 2005")
        .sees("All was planned.")
        .sees("They knew.")
        .sees("Who paid?");
    let undated = format!("{HARBOR}{voice}");
    Script::yaml(&undated)
        .press("@ '2005-06-07' enter B z")
        .does_not_see("All was planned.")
        .sees("not shown: the file does not say when they were")
        .press("u")
        .sees("All was planned.");
}

#[test]
fn the_same_key_goes_on_to_the_next_day_on_which_something_became_known() {
    let script = harbor().press("@ '2002' enter").sees("as known by 2002").sees("10 hidden");
    let script = script.press("@").sees("as known by 1 Dec 2003").sees("of 5, 5 hidden");
    let script = script.press("@").sees("as known by 7 Jun 2005").does_not_see("hidden (");
    script.press("@").footer("Nothing became known later; u shows everything.");
}

#[test]
fn clearing_shows_all_again_and_keeps_the_selection() {
    fire_of_london()
        .press("@ '1666-09-20' enter j")
        .on("The fire spreads")
        .press("u")
        .footer("Everything is shown again.")
        .does_not_see("as known by")
        .sees("9 of 27")
        .on("The fire spreads");
}

#[test]
fn a_link_to_what_is_not_known_yet_says_so_and_leads_nowhere() {
    let script = harbor().press("p 'opening' enter @ '2004' enter").on("Opening.").press("l l");
    let before = script.body();
    script
        .press("enter")
        .footer("That became known later; u shows everything.")
        .shows(&before)
        .press("h enter")
        .on("Dig.");
}

#[test]
fn what_is_not_known_yet_is_not_found() {
    fire_of_london()
        .press("@ '1666-12-31' enter / 'soles of his shoes' enter")
        .footer("The words stand nowhere in what was known by then.")
        .press("esc p 'walks through the ruins' enter")
        .footer("Nothing fits what is typed.")
        .press("esc F 'clarendon'")
        .does_not_see("The Life of Edward");
}

#[test]
fn what_was_known_is_shown_in_every_form_and_by_either_clock() {
    let mut script = harbor().press("@ '2004' enter").sees("1 of 5, 5 hidden");
    for key in ["t", "t", "t", "T"] {
        script = script.press(key).sees("of 5, 5 hidden").does_not_see("Strike.").on("Permit.");
    }
    script.press("F 'bob' enter esc").sees("1 of 2, 8 hidden").press("u").sees("of 10");
}

#[test]
fn what_is_hidden_is_told_on_a_narrow_screen_too() {
    for (width, height) in [(80, 24), (50, 15)] {
        Script::sample("homeland-justice.yaml")
            .size(width, height)
            .press("@ '2022-09-08' enter S x")
            .sees("1 muted")
            .sees("by 8 Sep 2022")
            .press("u F 'reported' enter esc x")
            .sees("filtered")
            .sees("1 muted");
    }
}
