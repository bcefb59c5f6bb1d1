//! What the last line and the help offer: keys that do something here. It must not say what they do.

use crate::app::{Overlay, layout::Pane, offers::offers};

use crate::inside::script::{Script, sample};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

/// Whether a key has led from one screen to another, the last row aside, or to another perspective, has opened more than there is
/// room for, laid something over the screen or ended the program.
fn differ(one: &Script, other: &Script) -> bool {
    let covered = |script: &Script| !matches!(script.app.overlay, Overlay::None);
    let perspective =
        |script: &Script| script.app.desk.session().map(|session| session.reader.perspective().clone());
    let is_full = |script: &Script| {
        let session = script.app.desk.session();
        session.and_then(|session| session.reader.list()).map(|pane| pane.flow.is_full())
    };
    one.cells() != other.cells()
        || is_full(one) != is_full(other)
        || covered(one) != covered(other)
        || perspective(one) != perspective(other)
        || other.has_quit()
}

/// Of each offer on the screen to which these keys lead, one key does something that can be seen.
#[track_caller]
fn keeps_its_word(open: &dyn Fn() -> Script, keys: &str) {
    let here = open().press(keys);
    for offer in offers(&here.app.desk) {
        let does = offer.actions.iter().any(|action| {
            let mut script = open().press(keys);
            let key = script.app.config.keymap.keys(*action)[0];
            script.try_key(key);
            differ(&here, &script)
        });
        if !does {
            here.fail(&format!("{offer:?} is offered, and does nothing"));
        }
    }
}

#[test]
fn each_key_that_the_last_line_names_does_something_there() {
    let states = [
        "",
        "G",
        "l",
        "enter",
        "G enter enter",
        "2",
        "2 G",
        "3",
        "3 j",
        "E",
        "E G",
        "C",
        "C G",
        "S",
        "S G",
        "B",
        "B G",
        "c",
        "C c",
        "C enter",
        "C enter G",
        "E r",
        "E r l",
        "E r G",
        "E r r",
        "B j L",
        "X",
        "3 enter",
        "z",
        "2 z",
        "/ 'a' enter",
        "p 'rumor' enter",
        "F down enter esc",
        "t",
        "t t",
    ];
    for (n, keys) in states.into_iter().enumerate() {
        for (name, size) in ["homeland-justice.yaml", "great-fire-of-london.yaml"].into_iter().zip([n, n + 1])
        {
            let (width, height) = SIZES[size % SIZES.len()];
            keeps_its_word(&|| Script::sample(name).size(width, height), keys);
        }
    }
}

/// Somebody who is related to nobody, an event that nobody tells, a source that is everything: little can be done here.
#[test]
fn where_little_can_be_done_little_is_offered() {
    let lonely =
        "# briefing: allow unsourced-event, unused-id\nbriefing: 1\ntitle: Alone\nactors: {a: {name: Ada}}\n";
    let event = "# briefing: allow unsourced-event\nbriefing: 1\ntitle: Alone\nevents: [{title: It rains}]\n";
    let quote = "# briefing: allow unsourced-quote\nbriefing: 1\ntitle: Alone\nquotes: {q: {text: Words, speaker: {unnamed: a man}}}\n";
    let nothing = "briefing: 1\ntitle: Nothing\n";
    for (width, height) in SIZES {
        for text in [lonely, event, quote, nothing] {
            for keys in ["", "E", "E 2", "T", "T enter", "B", "2", "3", "S", "C", "B L"] {
                keeps_its_word(&|| Script::yaml(text).size(width, height), keys);
            }
        }
        let words =
            |keys| Script::yaml(lonely).size(width, height).press(keys).rows().pop().unwrap_or_default();
        assert!(words("E").contains("keys") && !words("E").contains("relations"), "{}", words("E"));
        let event = Script::yaml(event).size(width, height);
        let offered: Vec<&str> = offers(&event.app.desk).iter().map(|offer| offer.word).collect();
        assert_eq!(offered, ["open", "read on", "keys", "find", "go to", "lists", "quit"]);
    }
}

#[test]
fn over_the_list_of_briefings_and_where_none_can_be_opened() {
    let two = [sample("tour.yaml"), sample("homeland-justice.yaml")];
    keeps_its_word(&|| Script::shelf(&two).size(80, 24), "");
    keeps_its_word(&|| Script::shelf(&[]).size(80, 24), "");
    keeps_its_word(&|| Script::shelf(&two).size(50, 15).hold(), "enter");
    keeps_its_word(&|| Script::file("no/such/file.yaml".as_ref()).size(80, 24), "");
}

/// `q` closes a full view, as in other programs; only where none is open it ends this one.
#[test]
fn q_closes_a_full_view_and_at_the_top_ends_the_program() {
    for (width, height) in SIZES {
        for (keys, pane) in [
            ("C enter", Pane::List),
            ("C c", Pane::List),
            ("E r", Pane::List),
            ("B j L", Pane::List),
            ("2 r", Pane::Entity),
            ("X", Pane::List),
        ] {
            let script = Script::sample("homeland-justice.yaml").size(width, height);
            let script = script.press(keys).keys_go_to(Pane::View).footer("q close").press("q");
            let script = script.keys_go_to(pane).holds("the program goes on", |script| !script.has_quit());
            script.press("q").holds("at the top it ends", Script::has_quit);
        }
        // What was opened out of a full view closes with it, and words that are looked for do not hold it open.
        Script::sample("homeland-justice.yaml")
            .size(width, height)
            .press("C enter c / 'zebra' enter")
            .keys_go_to(Pane::View)
            .press("q")
            .keys_go_to(Pane::List)
            .holds("the program goes on", |script| !script.has_quit());
        // In a text field it is a letter.
        let script = Script::sample("tour.yaml").size(width, height).press("p 'q' esc / 'q' enter");
        assert!(!script.has_quit());
        assert!(script.press("q").has_quit());
    }
    assert!(Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")]).press("q").has_quit());
}
