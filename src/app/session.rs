//! A briefing that is open: what is seen of it, and what it has asked for. It must not know which other ones are open.

use std::{mem, sync::Arc, time::Duration};

mod keeping;
mod living;

use std::path::PathBuf;

use super::{
    Overlay,
    actions::Action,
    commands::{Cx, changes, editing, finding, notes, time, what_if},
    compared::Since,
    job::{Job, Task},
    live::Live,
    msg::Answer,
    note_field::Target,
    reader::Reader,
    request::{About, Request, Requests, Sort, Subject},
    search_field::Searches,
    source_text::TextLines,
    watch::Watch,
};
use briefing_evidence::WeakPoint;
use briefing_format::model::Item;
use briefing_library::{Document, Origin, verify::Verified};
use briefing_text::safe_format;
use keeping::Beside;

/// A briefing that is open.
#[derive(Debug)]
pub struct Session {
    /// What is seen of it.
    pub(crate) reader: Reader,
    /// What was looked for in it, the newest last.
    pub(crate) searches: Searches,
    /// The versions that were offered to compare with.
    pub(crate) offered: Vec<Since>,
    /// What is known of the file.
    pub(crate) live: Live,
    /// What is kept of it.
    pub(crate) beside: Beside,
    /// What the note is about that is being written in the editor.
    pub(crate) written: Option<Target>,
    /// The file in which it is.
    pub(crate) draft: Option<PathBuf>,
    /// How far the way back was where it came from the search in all briefings: there, back leads to the hits.
    pub(crate) from_hits: Option<usize>,
    /// The problem that was gone to last: the item around it, and its byte in the file.
    pub(crate) problem: Option<(Item, u32)>,
    requests: Requests,
    watch: Watch,
}

impl Session {
    /// Opens a briefing.
    pub(crate) fn new(document: Arc<Document>) -> Self {
        let (requests, watch) = (Requests::default(), Watch::default());
        let (reader, searches) = (Reader::new(document), Searches::default());
        let live = Live::default();
        let session = Self {
            reader,
            searches,
            offered: Vec::new(),
            live,
            beside: Beside::default(),
            written: None,
            draft: None,
            from_hits: None,
            problem: None,
            requests,
            watch,
        };
        session.expire();
        session
    }

    /// What it was opened from, by which it is told from others.
    pub(crate) fn origin(&self) -> &Origin {
        &self.reader.document().origin
    }

    /// Whether a request is one of its own.
    pub(crate) fn has_asked(&self, request: &Request) -> bool {
        self.requests.have_made(request)
    }

    /// Has slow work done for this briefing.
    pub(crate) fn ask(&self, task: Task, cx: &mut Cx<'_>) {
        cx.ask(&self.requests, task);
    }

    /// Drops the requests that are about something else than what is seen now.
    pub(crate) fn expire(&self) {
        let reader = &self.reader;
        self.requests.expire(&Subject {
            is_opening: false,
            scope: Some(reader.scope()),
            awaited: reader.awaited_date().cloned(),
            copy: reader.text().map(|text| text.source),
            lines: reader.text_id(),
        });
    }

    /// Asks for what it needs: that its quotes are verified, those of changed copies again, the text that is open, the date as of which it is waited for, the
    /// single points of failure where they are waited for or shown.
    pub(crate) fn ask_for_needs(&mut self, cx: &mut Cx<'_>) {
        self.ask_what_is_kept(cx);
        if self.reader.begins_verifying() {
            self.ask(Task::Verify { document: Arc::clone(self.reader.document()) }, cx);
        }
        let again = self.watch.verify_again(self.reader.copies_to_verify());
        if !again.is_empty() {
            self.ask(Task::VerifyAgain { document: Arc::clone(self.reader.document()), files: again }, cx);
        }
        if let Some((source, quote)) = self.reader.begins_reading() {
            self.ask(Task::Read { document: Arc::clone(self.reader.document()), source, quote }, cx);
        }
        if let Some(date) = self.reader.awaited_date().cloned() {
            let document = Arc::clone(self.reader.document());
            let about = About::AsOf(document.fingerprint(), date.clone());
            if !self.requests.awaits(Sort::AsOf, &about) {
                self.ask(Task::AsOf { document, date }, cx);
            }
        }
        let about = About::Support(self.reader.scope());
        if self.reader.wants_weak_points() && !self.requests.awaits(Sort::Weigh, &about) {
            self.ask(Task::Weigh { document: Arc::clone(self.reader.shown()) }, cx);
        }
    }

    /// Asks whether the copies on the screen are still as they were, where it is time to: after somebody has done something.
    pub(crate) fn compare_copies(&mut self, is_input: bool, now: Duration) -> Option<Job> {
        if is_input {
            self.watch.wake();
        }
        if !self.watch.is_due() {
            return None;
        }
        let mut copies = self.reader.copies_on_screen();
        self.watch.compare(&mut copies, now);
        let document = Arc::clone(self.reader.document());
        (!copies.is_empty()).then(|| Job::new(&self.requests, Task::Compare { document, copies }))
    }

    /// Asks for the hits of the words that are looked for, where they are not there yet.
    pub(crate) fn look_for_words(&self, cx: &mut Cx<'_>) {
        let reader = &self.reader;
        self.requests.forget(Sort::Search);
        let Some(pattern) = reader.search.pattern.clone().filter(|_| reader.search.is_running) else {
            return;
        };
        if !reader.search.is_in_text() {
            let (read, lens, from) = reader.search_start();
            let document = Arc::clone(reader.shown());
            self.ask(Task::Search { document, read, lens, pattern, from }, cx);
        } else if let (Some(text), Some((lines, from))) = (reader.text_id(), reader.text_to_search()) {
            // A text that is still being read is searched once it is there.
            self.ask(Task::SearchText { text, lines, pattern, from }, cx);
        }
    }

    /// Asks for the list of the hits whose words fit some letters.
    pub(crate) fn list_hits(&self, query: &str, cx: &mut Cx<'_>) {
        let (reader, query) = (&self.reader, query.to_owned());
        let search = &reader.search;
        let Some(pattern) = search.pattern.clone() else { return };
        match (&search.text_hits, reader.text_id(), reader.text_to_search()) {
            (Some(hits), Some(text), Some((lines, _))) => {
                self.ask(Task::ListTextHits { text, lines, hits: Arc::clone(hits), query }, cx);
            }
            (Some(_), ..) => {}
            (None, ..) => {
                let (document, hits) = (Arc::clone(reader.shown()), Arc::clone(&search.hits));
                self.ask(Task::ListHits { document, hits, pattern, query }, cx);
            }
        }
    }

    /// Takes in what slow work has found for it. Where it is not in front, nothing is said of that.
    pub(crate) fn admit(&mut self, answer: Answer, in_front: bool, cx: &mut Cx<'_>) {
        match answer {
            // These are for the desk, and for whoever keeps things.
            Answer::Progress { .. }
            | Answer::Loaded { .. }
            | Answer::Memory { .. }
            | Answer::Written { .. }
            | Answer::Catalog { .. }
            | Answer::Paused => {}
            Answer::Reloaded { reloaded } => self.admit_version(reloaded, in_front, cx),
            Answer::Revisions { listed } => {
                if in_front && matches!(cx.overlay, Overlay::None) {
                    changes::choose_version(self, listed, cx);
                }
            }
            Answer::Recalled { recalled, version, compared, is_open } => {
                self.admit_kept(*recalled, version, compared, (is_open, in_front), cx);
            }
            Answer::Draft { path } => notes::edit(self, path, cx),
            Answer::DraftTaken { text } => notes::take(self, text, cx),
            Answer::Located { found } => {
                if in_front {
                    editing::open_at(self, found, cx);
                }
            }
            Answer::Changes { result } => self.admit_changes(result, in_front, cx),
            Answer::Found { hits, at, has_wrapped } => {
                // A search that was given up is not answered, even if no newer one was asked for.
                let is_awaited = self.reader.search.is_running;
                if is_awaited && !self.reader.set_hits(hits, at, has_wrapped) && in_front {
                    finding::say_if_found_nowhere(&self.reader, cx);
                }
                finding::list_anew(self, in_front, cx);
            }
            Answer::FoundInText { hits, at, has_wrapped } => {
                let search = &self.reader.search;
                let is_awaited = search.is_running && search.is_in_text();
                if is_awaited && !self.reader.set_text_hits(hits, at, has_wrapped) && in_front {
                    finding::say_if_found_nowhere(&self.reader, cx);
                }
                finding::list_anew(self, in_front, cx);
            }
            Answer::Weighed { points } => self.admit_weak_points(points, in_front, cx),
            Answer::AsOf { document } => {
                if self.reader.as_of_loaded(document) && in_front {
                    time::say_what_is_hidden(&self.reader, cx);
                }
            }
            Answer::Verified { found } => {
                for (file, _) in &found {
                    self.watch.end_verifying(file);
                }
                self.reader.take_verified(found);
            }
            Answer::Copy { lines, found } => self.admit_copy(lines, found, cx),
            Answer::Compared { at, others } => {
                self.watch.end_comparing();
                self.reader.take_compared(at, others);
            }
            Answer::Ranked { entries, total } => {
                if let Overlay::Picker(picker) = &mut *cx.overlay
                    && in_front
                    && picker.is_ranked_elsewhere()
                {
                    picker.set_ranking(entries, total);
                }
            }
        }
    }

    fn admit_weak_points(&mut self, points: Arc<[WeakPoint]>, in_front: bool, cx: &mut Cx<'_>) {
        self.reader.keep_weak_points(points);
        if !mem::take(&mut self.reader.awaits_weak_points) || !in_front {
            return;
        }
        if self.reader.view.is_some() || !matches!(cx.overlay, Overlay::None) {
            let key = cx.key(Action::WeakPoints);
            cx.say(safe_format!("The single points of failure are known now; {key} lists them."));
        } else {
            *cx.status = None;
            what_if::list_weak_points(&mut self.reader, cx);
        }
    }

    fn admit_copy(&mut self, lines: Option<Arc<TextLines>>, found: Option<Verified>, cx: &mut Cx<'_>) {
        if found.is_some() {
            self.reader.take_verified(found);
        }
        let is_there = lines.is_some();
        let is_new = self.reader.take_lines(lines);
        if !is_new || !self.reader.search.is_in_text() {
            return;
        }
        if is_there {
            // What was found in another state of the text may stand elsewhere now.
            self.reader.search.is_running = true;
            self.look_for_words(cx);
        } else {
            self.reader.set_text_hits(Vec::new(), None, false);
        }
    }
}
