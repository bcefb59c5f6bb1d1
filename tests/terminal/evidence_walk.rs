//! From a statement to its origin and back, once on a real terminal with the program as it is shipped. It must not test
//! how anything looks: the scripts of `tests/inside/reader` do.

use crate::pty::Session;

#[test]
fn from_a_threat_to_its_words_to_the_origin_to_the_denial_and_back() {
    let briefing = concat!(env!("CARGO_MANIFEST_DIR"), "/briefings/homeland-justice.yaml");
    let mut session = Session::start(env!("CARGO_BIN_EXE_briefing"), [briefing]);
    session.wait_for_text("1 Brief");
    for (keys, seen) in [
        ("p", "Go to"),
        ("threatens the camp", "▌event     Homeland Justice threatens the camp"),
        ("\r", "3 Quotes"),
        ("3", "verified in notes/homeland-"),
        ("\r", "File of BTA: notes/homeland-justice.txt"),
        ("c", "Chain of"),
        ("G\r", "1 Sources"),
        ("p", "Go to"),
        ("foreign ministry denies", "▌event   The Iranian Foreign Ministry denies it"),
        ("\r", "1 Timeline"),
        ("o", "1 Sources"),
        ("o", "Chain of"),
        ("o", "5 || \"the Iranians have the right"),
        ("o", "verified in notes/homeland-"),
    ] {
        session.send(keys);
        session.wait_for_text(seen);
    }
    session.send("q");
    assert_eq!(session.wait_until_ended().exit_code(), 0);
}
