//! Having local copies of sources read and quotes verified, and showing them. It must not read them.

use std::sync::Arc;

use super::{
    App, Effect, Job, Screen,
    actions::Action,
    job::Task,
    layout::Pane,
    lens::Lens,
    source_text::{Hit, TextLines},
    view::View,
};
use briefing_format::model::Item;
use briefing_library::verify::Verified;
use briefing_text::{SafeText, safe_format};

impl App {
    /// Asks for what the briefing needs: that its quotes are verified, and the text that is open.
    pub(super) fn read_copies(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Screen::Reader(reader) = &mut self.screen else { return };
        if reader.begins_verifying() {
            let task = Task::Verify { document: Arc::clone(reader.whole()) };
            effects.push(Effect::Work(Job::new(&self.requests, task)));
        }
        if let Some((source, quote)) = reader.begins_reading() {
            let task = Task::Read { document: Arc::clone(reader.whole()), source, quote };
            effects.push(Effect::Work(Job::new(&self.requests, task)));
        }
    }

    pub(super) fn take_copy(
        &mut self,
        lines: Option<Arc<TextLines>>,
        found: Option<Verified>,
        effects: &mut Vec<Effect<Job>>,
    ) {
        let Some(reader) = self.reader_or_left() else { return };
        if found.is_some() {
            reader.take_verified(found);
        }
        let is_there = lines.is_some();
        let is_new = reader.take_lines(lines);
        if !is_new || !reader.search.is_in_text() {
            return;
        }
        if is_there {
            // What was found in another state of the text may stand elsewhere now.
            reader.search.is_running = true;
            self.look(effects);
        } else {
            reader.set_text_hits(Vec::new(), None);
        }
    }

    /// Asks whether the copy that is open is still as it was read: nobody is told when a file changes.
    pub(super) fn recheck(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Screen::Reader(reader) = &self.screen else { return };
        let Some(text) = reader.text() else { return };
        let Some(stamp) = text.lines().map(|lines| lines.stamp()) else { return };
        let (document, source) = (Arc::clone(reader.whole()), text.source);
        let task = Task::Recheck { document, source, stamp };
        effects.push(Effect::Work(Job::new(&self.requests, task)));
    }

    pub(super) fn take_text_hits(&mut self, hits: Vec<Hit>, at: Option<usize>) {
        let reader =
            self.reader_or_left().filter(|reader| reader.search.is_running && reader.search.is_in_text());
        if let Some(reader) = reader
            && !reader.set_text_hits(hits, at)
        {
            self.say_if_found_nowhere();
        }
    }

    /// Opens the text of what is selected where Enter has no link to follow; false where that has none.
    pub(super) fn open_text(&mut self) -> bool {
        let Some(reader) = self.reader() else { return false };
        match (reader.focus, reader.selected()) {
            (Pane::Quotes, _) => {
                let Some(quote) = reader.quotes.selected() else { return false };
                if let Some(source) = reader.story().copy_of(quote) {
                    reader.open_view(View::Text(source, Some(quote)));
                } else {
                    let chain = self.config.keymap.first(Action::Chain);
                    self.say(safe_format!(
                        "No source of this quote has a local copy; {chain} shows how it came to us."
                    ));
                }
                true
            }
            (Pane::List, Some(Item::Source(source))) if reader.lens == Lens::Sources => {
                let has_copy = !reader.story().get(source).file.is_empty();
                has_copy && reader.open_view(View::Text(source, None))
            }
            _ => false,
        }
    }

    /// Goes to the next quote in the text that is open, or, where words are looked for, to the next place with them.
    pub(super) fn go_on_in_text(&mut self, forward: bool, times: usize, effects: &mut Vec<Effect<Job>>) {
        self.recheck(effects);
        let Some(reader) = self.reader() else { return };
        if reader.search.pattern.is_none() {
            if !reader.step_quote(forward, times) {
                self.say(SafeText::from_static("No quote is found in this text."));
            }
        } else if reader.search.is_in_text() {
            self.next_hit(forward, times);
        } else {
            reader.search_in_text();
            self.look(effects);
        }
    }
}
