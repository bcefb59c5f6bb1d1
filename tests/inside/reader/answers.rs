//! Answers of slow work that come when something else is in front of the reader than what they are about. Each work is
//! done before that changes, so that nobody could have stopped it in time. It must not test what the answers say.

use std::{fs, io};

use crate::app::layout::Pane;

use crate::inside::script::Script;

/// A harbor with much in it.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., sources: [post]}
  - {title: Flood., sources: [paper], reported: 2001}
  - {title: Fire again., sources: [post]}
actors:
  ada: {name: Ada}
  bob: {name: Bob}
sources:
  post: {title: Post}
  paper: {title: Paper, published: 2001}
";

/// A briefing in which few indices mean anything.
const SMALL: &str = "briefing: 1\ntitle: Small\nevents: [{title: Alone.}]\n";

/// Asks for something in the harbor, opens the small briefing meanwhile, and only then hears the answer.
#[track_caller]
fn is_not_told_of_another(keys: &str) {
    let asked = Script::shelf(&[HARBOR, SMALL]).press("enter").hold().press(keys).work_without_telling();
    let other = asked.close_overlay().press("A j enter").sees("Alone.");
    let before = other.body();
    other.deliver().shows(&before).press("j k").sees("Alone.").keys_go_to(Pane::List);
}

#[test]
fn no_answer_reaches_another_briefing() {
    // What falls with sources, what was known by a date, words that were found, names that were ranked.
    for keys in ["X", "@ '2000-01-01' enter", "/ 'again' enter", "p 'bob'"] {
        is_not_told_of_another(keys);
    }
}

#[test]
fn names_ranked_for_one_briefing_are_not_offered_in_another() {
    Script::shelf(&[HARBOR, SMALL])
        .press("enter")
        .hold()
        .press("p 'bob'")
        .work_without_telling()
        .press("esc A j enter")
        .hold()
        .press("p")
        .deliver()
        .does_not_see("Bob");
}

#[test]
fn a_briefing_that_was_left_hears_what_it_asked_for() {
    Script::shelf(&[HARBOR, SMALL])
        .press("enter")
        .hold()
        .press("@ '2000-01-01' enter")
        .work_without_telling()
        .press("A")
        .deliver()
        .press("enter")
        .sees("as known by 1 Jan 2000")
        .does_not_see("Flood.");
}

#[test]
fn a_briefing_that_nobody_waits_for_any_more_does_not_open() {
    Script::shelf(&[HARBOR, SMALL])
        .hold()
        .press("enter")
        .work_without_telling()
        .press("esc")
        .deliver()
        .sees("Harbor")
        .does_not_see("Fire.")
        .press("j enter")
        .sees("Alone.");
}

#[test]
fn what_was_asked_of_the_whole_is_not_told_of_what_was_known_by_a_date() {
    // The hits would stand among events that are not shown.
    Script::yaml(HARBOR)
        .press("@ '2000-01-01' enter")
        .hold()
        .press("/ 'Flood' enter")
        .work_without_telling()
        .press("u")
        .deliver()
        .footer("Everything is shown again.");
    // The date was asked for from another one, which has been given up.
    Script::yaml(HARBOR)
        .press("@ '2000-01-01' enter")
        .hold()
        .press("@")
        .work_without_telling()
        .press("u")
        .deliver()
        .does_not_see("as known by")
        .sees("Flood.");
}

#[test]
fn what_falls_is_asked_for_anew_where_something_was_muted_meanwhile() {
    Script::yaml(HARBOR)
        .press("S")
        .hold()
        .press("X")
        .work_without_telling()
        .hold()
        .press("x")
        .deliver()
        .keys_go_to(Pane::List)
        .work()
        .keys_go_to(Pane::View)
        .sees("Single points of failure")
        .sees(": muted");
}

#[test]
fn points_of_failure_of_a_date_that_was_left_and_gone_back_to_are_not_lost() {
    Script::yaml(HARBOR)
        .hold()
        .press("X")
        .release()
        .press("@ '2000-01-01' enter")
        .press("esc u")
        .press("X")
        .keys_go_to(Pane::View)
        .sees("Single points of failure");
}

/// The harbor with copies of two of its sources.
fn with_copies() -> io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    let text = HARBOR
        .replace("{title: Post}", "{title: Post, file: post.txt}")
        .replace("{title: Paper, ", "{title: Paper, file: paper.txt, ");
    fs::write(folder.path().join("post.txt"), "One line of the post.\n".repeat(50))?;
    fs::write(folder.path().join("paper.txt"), "The paper is short.\n")?;
    fs::write(folder.path().join("harbor.yaml"), text)?;
    Ok(folder)
}

#[test]
fn the_text_of_one_source_does_not_open_as_that_of_another() -> io::Result<()> {
    let folder = with_copies()?;
    let script = Script::file(&folder.path().join("harbor.yaml")).press("S");
    script
        .hold()
        .press("enter")
        .work_without_telling()
        .hold()
        .press("esc j j enter")
        .sees("Reading the file")
        .deliver()
        .sees("Reading the file")
        .work()
        .sees("The paper is short.");
    Ok(())
}

#[test]
fn what_was_found_in_one_text_is_not_looked_for_in_another() -> io::Result<()> {
    let folder = with_copies()?;
    let script = Script::file(&folder.path().join("harbor.yaml")).press("S enter");
    script
        .hold()
        .press("/ 'line' enter")
        .work_without_telling()
        .press("esc esc j j enter")
        .hold()
        .press("/ 'short' enter")
        .sees("The paper is short.")
        .deliver()
        .work()
        .footer("1 of 1");
    Ok(())
}
