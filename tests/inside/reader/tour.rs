//! The tour: fifteen steps that say what to press and what is then seen. Each is done here as it says, on three sizes of screen.
//! It must not test what the keys do in general.

use crate::{
    app::{App, Look, Overlay, config::Config},
    inside::script::{Script, sample},
    library::{Entry, SAMPLES, tour},
};

/// A step: how its title begins, the keys that its text names, and after which of them what is seen.
struct Step {
    title: &'static str,
    /// What the text calls the keys, the keys, and words on the screen after them.
    presses: &'static [(&'static str, &'static str, &'static str)],
}

const fn step(title: &'static str, presses: &'static [(&'static str, &'static str, &'static str)]) -> Step {
    Step { title, presses }
}

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

const STEPS: &[Step] = &[
    step(
        "1. Ada Quill lights the lamp",
        &[
            ("Press j", "j", "2. The Heron"),
            ("k for the one before", "k", "1. Ada"),
            ("Enter opens", "enter", "evidence"),
            ("Esc closes", "esc", "1. Ada"),
        ],
    ),
    step(
        "2. The Heron sails",
        &[
            ("Press Right and then Enter", "right enter", "It runs the ferry"),
            ("Backspace comes back", "backspace", "2. The Heron"),
        ],
    ),
    step(
        "3. The crew of the Dora sees a light",
        &[("Press T", "T", "as reported"), ("T again brings the old order back", "T", "3. The crew")],
    ),
    step(
        "4. The Heron strikes a rock",
        &[
            ("counts four reports, but one origin", "", "4 reports, 1 origin"),
            ("Press c", "c", "Report of Coast Wire"),
            ("q closes", "q", "4. The Heron"),
        ],
    ),
    step(
        "5. The light was out",
        &[
            ("The word behind the title says that this is disputed", "", "(disputed)"),
            ("Press C, then Enter", "C enter", "1 actor for · 1 against"),
            ("q and T lead back", "q T", "5. The light"),
        ],
    ),
    step(
        "6. The keeper answers",
        &[
            ("Press 3 to go to her words", "3", "The lamp burned"),
            ("Enter: the text of the source opens", "enter", "I trimmed it at two.\" Harbor"),
            ("q and 1 lead back", "q 1", "6. The keeper"),
        ],
    ),
    step(
        "7. Coast Wire stands by its report",
        &[
            ("Press S, g, and x", "S g x", "muted"),
            ("Press T: steps 4 and 5 are unsupported", "T k k", "unsupported"),
            ("u brings all back", "j j u", "7. Coast Wire"),
        ],
    ),
    step(
        "8. An editor asks what hangs on what",
        &[("Press X", "X", "Report of Coast Wire"), ("q closes the list", "q", "8. An editor")],
    ),
    step(
        "9. Somebody reads the register",
        &[
            ("Press p, type bay ferries, and press Enter", "p 'bay ferries' enter", "It runs the ferry"),
            ("Then r draws", "r", "Harbor Trust"),
            ("r again", "r", "two steps"),
            ("q and T lead back", "q T", "9. Somebody"),
        ],
    ),
    step(
        "10. A page of the logbook turns up",
        &[
            ("Press @, type 1998-03-05, and press Enter", "@ '1998-03-05' enter", "hidden"),
            ("Backspace leads back", "backspace", "10. A page"),
        ],
    ),
    step(
        "11. A court sits",
        &[
            ("Press t", "t", "With bars on an axis"),
            ("t again", "t", "In lanes for the actors"),
            ("a third t brings the list back", "t", "11. A court sits"),
        ],
    ),
    step(
        "12. The court hears both sides",
        &[
            ("Press B", "B", "1 Brief"),
            ("Space reads on", "space", "Reading on"),
            ("q and T lead back", "q T", "12. The court"),
        ],
    ),
    step(
        "13. The court asks for the lamp",
        &[
            ("Press /, type lamp, and press Enter", "/ 'lamp' enter", " of 5"),
            ("n goes", "n", " of 5"),
            ("Esc takes", "esc", "lamp"),
        ],
    ),
    step(
        "14. The court copies the log",
        &[("Press 3 and y", "3 y", "quote and source"), ("Esc and 1 lead back", "esc 1", "14. The court")],
    ),
    step("15. The court rises", &[("Press ? for all keys", "?", "j down"), ("q to leave", "esc q", "")]),
];

/// The tour as it is opened, with the first step in front.
fn opened((width, height): (u16, u16)) -> Script {
    Script::opened(sample("tour.yaml"), width, height).press("T g")
}

/// Goes down until the cursor stands on a step; one that is longer than the pane is scrolled through.
fn down_to(mut script: Script, title: &str) -> Script {
    let number = title.split(' ').next().unwrap_or_default();
    let down = Script::keys("j");
    for _ in 0..100 {
        // Beside the list the next pane may name other steps.
        if script.cursor_row().split("││").next().is_some_and(|row| row.contains(number)) {
            return script;
        }
        script.try_key(down[0]);
    }
    script.fail(&format!("{title} does not come"))
}

/// The title and the text of each step, as the file has them.
fn steps() -> Vec<(String, String)> {
    let script = Script::opened(sample("tour.yaml"), 80, 24);
    let events = script.reader().document().briefing.events.iter();
    events.map(|event| (event.title.to_string(), event.text.to_string())).collect()
}

#[test]
fn the_tour_has_the_fifteen_steps_that_are_tried() {
    let steps = steps();
    let titles: Vec<&str> = steps.iter().map(|(title, _)| title.as_str()).collect();
    assert_eq!(titles, STEPS.iter().map(|step| step.title).collect::<Vec<_>>());
    assert_eq!(titles.len(), 15);
    for (Step { title, presses }, (_, text)) in STEPS.iter().zip(&steps) {
        for (named, ..) in *presses {
            assert!(text.contains(named), "{title}: {named:?} is not in {text:?}");
        }
    }
}

#[test]
fn each_step_shows_what_it_promises() {
    for size in SIZES {
        for (n, Step { title, presses }) in STEPS.iter().enumerate() {
            let mut script = down_to(opened(size), title);
            for (_, keys, seen) in *presses {
                script = match (*keys, *seen) {
                    // What the step says of itself is seen at once where there is room.
                    ("", seen) => script.press_until("j", seen),
                    (keys, "") => script.press(keys),
                    (keys, seen) => script.press(keys).sees(seen),
                };
            }
            assert!(matches!(script.app.overlay, Overlay::None), "{title} at {size:?}");
            assert_eq!(script.has_quit(), n + 1 == STEPS.len(), "{title} at {size:?}");
        }
    }
}

/// Who does one step after the other, and then goes down, comes to the next.
#[test]
fn one_step_leads_to_the_next() {
    for size in SIZES {
        let mut script = opened(size);
        for Step { title, presses } in STEPS {
            script = down_to(script, title);
            for (_, keys, _) in *presses {
                script = script.press(keys);
            }
        }
        assert!(script.has_quit());
    }
}

/// On the commonest window a step is read without scrolling.
#[test]
fn a_step_stands_whole_on_eighty_columns() {
    for (title, text) in steps() {
        let last = text.split_whitespace().next_back().unwrap_or_default();
        down_to(opened((80, 24)), &title).sees(&title).sees(last);
    }
}

/// Whoever starts the program for the first time is told of the tour, and comes back from it to the very screen.
#[test]
fn the_tour_is_offered_and_lets_go() {
    for size in SIZES {
        let mut script = Script::opened(sample("homeland-justice.yaml"), size.0, size.1);
        script.app.greet();
        let script = script.footer("New here? Press :, type tour, and press enter.");
        let left = script.body();
        script
            .press(": 'tour' enter")
            .sees("A harbor light goes out")
            .press("T : 'tour' enter")
            .sees("1. Ada Quill")
            .press("A")
            .cursor_on("tour.yaml")
            .press("k enter")
            .shows(&left);
    }
    let entries = SAMPLES.iter().map(Entry::sample).collect();
    let (app, jobs) = App::new(Config::default(), &[], Look::default(), entries);
    let mut shelf = Script::start(app, jobs);
    shelf.app.greet();
    shelf.footer("New here? enter opens a tour of the keys.").press("enter").sees("A harbor light goes out");
    let (app, jobs) = App::new(Config::default(), &[], Look::default(), vec![Entry::sample(tour())]);
    let mut tour = Script::start(app, jobs);
    tour.app.greet();
    tour.footer("j/k move");
}

/// What is said already, such as of a wrong configuration, is more urgent.
#[test]
fn the_offer_takes_no_message_away() {
    let mut script = Script::yaml("briefing: 1\ntitle: T\n").press("o");
    let said = script.rows().pop().unwrap_or_default();
    script.app.greet();
    script.footer(said.trim());
}
