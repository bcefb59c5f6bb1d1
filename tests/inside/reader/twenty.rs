//! A briefing of twenty events that differ in nothing but their numbers, for what keys do. It must not test anything.

use std::fmt::Write as _;

use crate::inside::script::Script;

/// Twenty events, the n-th in the year 2000 + n; every fourth is by Ada, the others by Bob, who is also called Robert.
pub(crate) fn twenty() -> Script {
    let mut text = "briefing: 1\ntitle: Twenty\nevents:\n".to_owned();
    for n in 1..=20 {
        let by = if n % 4 == 0 { "actors: [ada], quotes: [words]" } else { "actors: [bob]" };
        let _ = writeln!(text, "  - {{date: {}, title: Event {n}., {by}}}", 2000 + n);
    }
    text.push_str("actors:\n  ada: {name: Ada, text: Opposes Bob.}\n  bob: {name: Bob, aliases: [Robert]}\n");
    text.push_str("quotes:\n  words: {text: So it was, speaker: ada}\n");
    Script::yaml(&text).size(90, 18).press("g")
}

/// The cursor is on the event of this number.
pub(crate) trait OnEvent {
    fn on_event(self, n: usize) -> Self;
}

impl OnEvent for Script {
    #[track_caller]
    fn on_event(self, n: usize) -> Self {
        self.cursor_on(&format!("{} Event {n}.", 2000 + n))
    }
}
