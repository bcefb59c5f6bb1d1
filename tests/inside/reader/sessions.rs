//! Several briefings that are open at once: each is as it was left, and hears what it asked for. It must not test what
//! is seen of a briefing.

use std::{fs, io};

use crate::app::{layout::Pane, limits::OPEN_SESSIONS};

use crate::inside::script::{Script, sample};

/// A harbor where much can be hidden, muted and found.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., sources: [post], actors: [ada]}
  - {title: Flood., sources: [paper], reported: 2001}
  - {title: Fire again., sources: [post], actors: [bob]}
actors:
  ada: {name: Ada}
  bob: {name: Bob}
sources:
  post: {title: Post}
  paper: {title: Paper, published: 2001}
";

/// A briefing in which few indices mean anything.
const SMALL: &str = "briefing: 1\ntitle: Small\nevents: [{title: Alone.}]\n";

#[test]
fn each_of_several_briefings_is_exactly_as_it_was_left() {
    let shelf = Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml"), HARBOR]);
    let tour = shelf.press("enter C j z");
    let tour_left = tour.body();
    let camp = tour.press("A j enter 9 j l enter / 'iran' enter 1 T t c");
    let camp_left = camp.body();
    let harbor = camp.press("A j enter S x T F 'source post' enter esc 2");
    let harbor_left = harbor.body();
    // Each of them again, and again in another order.
    let script = harbor.press("A g enter").shows(&tour_left);
    let script = script.press("A j enter").shows(&camp_left);
    let script = script.press("A j enter").shows(&harbor_left);
    let script = script.press("A k enter").shows(&camp_left);
    // Its way back is its own.
    script
        .keys_go_to(Pane::View)
        .press("o")
        .keys_go_to(Pane::List)
        .press("A g enter")
        .shows(&tour_left)
        .press("esc o")
        .sees("1 Brief")
        .press("o")
        .footer("There is nothing to go back to.");
}

#[test]
fn a_briefing_that_is_open_is_fitted_to_the_size_that_the_screen_has_by_now() {
    let wide = Script::shelf(&[HARBOR, SMALL]).press("enter G");
    let there = wide.press("A").size(60, 20).press("enter").sees("Fire again.");
    let again = Script::shelf(&[HARBOR, SMALL]).size(60, 20).press("enter G");
    there.shows(&again.body());
}

/// Asks for something in the harbor, and hears the answer only when the small briefing is in front.
fn told_beside_another(keys: &str) -> Script {
    let asked = Script::shelf(&[HARBOR, SMALL]).press("enter").hold().press(keys).work_without_telling();
    let other = asked.close_overlay().press("A j enter").sees("Alone.");
    let (before, said) = (other.body(), other.app.status.clone());
    let other = other.deliver().shows(&before);
    assert_eq!(other.app.status, said, "nothing is said of a briefing that is not in front");
    other.press("A k enter").sees("Harbor")
}

#[test]
fn an_answer_reaches_the_briefing_that_asked_for_it_and_no_other() {
    told_beside_another("@ '2000-01-01' enter").sees("as known by 1 Jan 2000").does_not_see("Flood.");
    told_beside_another("/ 'again' enter").cursor_on("Fire again.").footer("1 of 1");
    // They are known; nothing has opened meanwhile.
    told_beside_another("X")
        .keys_go_to(Pane::List)
        .hold()
        .press("X")
        .keys_go_to(Pane::View)
        .sees("Single points of failure");
    told_beside_another("p 'bob'").keys_go_to(Pane::List);
}

#[test]
fn an_answer_finds_its_briefing_in_front_again() {
    Script::shelf(&[HARBOR, SMALL])
        .press("enter")
        .hold()
        .press("@ '2000-01-01' enter")
        .work_without_telling()
        .press("A j enter A k enter")
        .deliver()
        .footer("As known by 1 Jan 2000: 2 items that became known later are hidden.");
}

#[test]
fn a_text_that_was_read_meanwhile_is_there() -> io::Result<()> {
    let folder = tempfile::tempdir()?;
    let text = HARBOR.replace("{title: Post}", "{title: Post, file: post.txt}");
    fs::write(folder.path().join("post.txt"), "One line of the post.\n")?;
    fs::write(folder.path().join("harbor.yaml"), text)?;
    fs::write(folder.path().join("small.yaml"), SMALL)?;
    let files = ["harbor.yaml", "small.yaml"].map(|name| folder.path().join(name));
    Script::files(&files)
        .press("enter S")
        .hold()
        .press("enter")
        .sees("Reading the file")
        .work_without_telling()
        .press("A j enter")
        .deliver()
        .sees("Alone.")
        .press("A k enter")
        .sees("One line of the post.");
    Ok(())
}

#[test]
fn of_many_briefings_the_one_left_longest_ago_is_opened_anew() {
    let texts: Vec<String> =
        (0..=OPEN_SESSIONS).map(|n| HARBOR.replace("Harbor", &format!("Harbor {n}"))).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let mut script = Script::shelf(&texts).press("enter G");
    for _ in 1..texts.len() {
        script = script.cursor_on("Fire again.").press("A j enter G");
    }
    // The second is still open; the first takes the room of the third.
    let script = script.press("A g j").hold().press("enter").cursor_on("Fire again.");
    script.release().press("A g enter").cursor_on("Fire.").press("A g j enter").cursor_on("Fire again.");
}

#[test]
fn what_the_list_has_twice_is_open_once() {
    Script::shelf(&[HARBOR, SMALL, HARBOR]).press("enter G A G enter").cursor_on("Fire again.");
}
