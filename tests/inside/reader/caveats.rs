//! Events that may not have happened: wherever a list has their titles, it says so, however little room there is.

use crate::inside::script::Script;

/// The sizes of a wide, a usual and a small terminal.
const SIZES: [(u16, u16); 4] = [(120, 40), (80, 24), (50, 15), (34, 20)];

/// Events with titles too long for any list.
const PLANS: &str = "briefing: 1
title: Port
events:
  - {id: told, title: Told by all who were there and by many more who were not there at all, date: 2024-01-01, status: reported, actors: [ada]}
  - {id: planned, title: Planning board opens the trial of the crew in the great hall of the port, date: 2024-02-01, status: planned, actors: [ada]}
  - {id: claimed, title: Claimant took the ship with all hands and all that was on board of her, date: 2024-03-01, status: claimed, actors: [ada]}
  - {id: denied, title: Arson of the warehouse by people who came over the water in the night, date: 2024-04-01, status: denied, actors: [ada]}
  - {id: disputed, title: Sale of the ship to a company of which nobody has ever heard anything, date: 2024-05-01, status: disputed, actors: [ada]}
actors:
  ada: {name: Ada}
claims:
  claim: {text: Master of the ship knew of it before anybody else in the port or on the sea did, positions: [{by: ada, stance: denies}]}
judgments: [{id: j, text: It is so., basis: [planned, claimed, denied, disputed]}]
";

/// How each title begins, and what must stand behind it.
const CAVEATS: [(&str, &str); 4] =
    [("Planning", "(planned)"), ("Claimant", "(claimed)"), ("Arson", "(denied)"), ("Sale of", "(disputed)")];

/// Every row on which a title begins has its caveat, or goes on to a row that has: nothing is cut before it.
#[track_caller]
fn all_marked(script: &Script, least: usize) {
    let rows = script.rows();
    let mut found = 0;
    for (title, caveat) in CAVEATS {
        for (at, _) in rows.iter().enumerate().filter(|(_, row)| row.contains(title)) {
            found += 1;
            let behind = rows[at..].iter().take(6).map(String::as_str).collect::<String>();
            let is_on_row = rows[at].contains(caveat) || rows[at].contains(&caveat.replace(['(', ')'], ""));
            // Beside it may stand what is cut for other reasons.
            let is_cut = rows[at].split(['│', '┃']).any(|cell| cell.contains(title) && cell.contains('…'));
            // It may go on below what is in view.
            let is_below = !is_cut && (behind.contains(caveat) || behind.contains('╰'));
            if !(is_on_row || is_below) {
                script.fail(&format!("{title} has no {caveat}: {}", rows[at]));
            }
        }
    }
    if found < least {
        script.fail(&format!("{found} of {least} titles"));
    }
}

#[test]
fn rows_of_the_timeline_keep_the_caveat_in_every_form_and_size() {
    for (width, height) in SIZES {
        let mut script = Script::yaml(PLANS).size(width, height);
        for _ in 0..3 {
            all_marked(&script, 1);
            script = script.press("t");
        }
        // Another clock, and each row open once.
        script = script.press("T");
        for _ in 0..4 {
            script = script.press("j");
            all_marked(&script, 1);
        }
    }
}

#[test]
fn lists_of_panes_keep_it() {
    for (width, height) in SIZES {
        // What points at the actor is listed in the pane that has the keys.
        let mut script = Script::yaml(PLANS).size(width, height).press("E 2 g");
        let mut seen = String::new();
        for _ in 0..4 {
            all_marked(&script, 0);
            seen += &script.body();
            script = script.press("pagedown");
        }
        // However little is left of the titles.
        for (_, caveat) in CAVEATS {
            assert!(seen.contains(caveat), "{caveat}: {seen}");
        }
    }
}

#[test]
fn the_chain_of_an_event_and_the_basis_of_a_judgment_keep_it() {
    for (width, height) in SIZES {
        let script = Script::yaml(PLANS).size(width, height).press("B j enter");
        all_marked(&script, 1);
    }
}

#[test]
fn what_one_goes_to_by_name_keeps_it() {
    for (width, height) in SIZES {
        let script = Script::yaml(PLANS).size(width, height).press("p");
        all_marked(&script, 1);
        for letters in ["plan", "arson", "sale"] {
            let mut script = Script::yaml(PLANS).size(width, height).press("p");
            script.insert(letters);
            all_marked(&script, 1);
        }
        // The words of a claim would read like a fact.
        let mut script = Script::yaml(PLANS).size(width, height).press("p");
        script.insert("master of");
        assert!(script.body().contains("(denied)"), "{}", script.body());
    }
}

#[test]
fn a_copy_says_that_an_event_is_denied() {
    Script::yaml(PLANS).press("j j j y").sees("(denied").press("enter").copied(
        "1 Apr 2024: Arson of the warehouse by people who came over the water in the night (denied; no source is given)",
    );
}
