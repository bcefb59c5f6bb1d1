//! The list of briefings, those that are open, and what of all that is in front. It must not know what is seen of a briefing.

use std::mem;

use super::{
    Effect,
    commands::Cx,
    job::{Job, Task},
    limits::OPEN_SESSIONS,
    msg::Answer,
    request::{Request, Requests, Subject},
    session::Session,
    shelf::Shelf,
};
use briefing_library::{Entry, LoadError, Origin, Progress, tour};
use briefing_text::SafeText;
use briefing_watch::{Event, Why};

/// What has the screen.
#[derive(Debug)]
pub enum Front {
    /// The list of briefings.
    Shelf,
    /// A briefing on its way.
    Loading {
        /// What it is called.
        name: SafeText,
        /// How far it is, once that is known.
        progress: Option<Progress>,
    },
    /// A briefing.
    Session(Box<Session>),
    /// Why a briefing cannot be opened.
    Failed(LoadError),
}

/// The briefings to choose from and those that are open.
#[derive(Debug)]
pub(crate) struct Desk {
    /// The briefings to choose from.
    pub(crate) shelf: Shelf,
    front: Front,
    /// The briefings that were left and are still as they were, the one left last at the end.
    kept: Vec<Box<Session>>,
    /// The requests of the desk itself: for a briefing that is on its way.
    requests: Requests,
}

impl Desk {
    /// A desk with briefings to choose from.
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        Self {
            shelf: Shelf::new(entries),
            front: Front::Shelf,
            kept: Vec::new(),
            requests: Requests::default(),
        }
    }

    /// What has the screen.
    pub(crate) const fn front(&self) -> &Front {
        &self.front
    }

    pub(crate) const fn front_mut(&mut self) -> &mut Front {
        &mut self.front
    }

    /// Why the only briefing there is cannot be opened: the program has nothing to show then.
    pub(crate) fn failure(&self) -> Option<&LoadError> {
        match &self.front {
            Front::Failed(error) if self.shelf.entries.len() < 2 => Some(error),
            Front::Shelf | Front::Loading { .. } | Front::Session(_) | Front::Failed(_) => None,
        }
    }

    /// The briefing that has the screen.
    pub(crate) fn session(&self) -> Option<&Session> {
        match &self.front {
            Front::Session(session) => Some(session),
            Front::Shelf | Front::Loading { .. } | Front::Failed(_) => None,
        }
    }

    pub(crate) fn session_mut(&mut self) -> Option<&mut Session> {
        match &mut self.front {
            Front::Session(session) => Some(session),
            Front::Shelf | Front::Loading { .. } | Front::Failed(_) => None,
        }
    }

    /// All that are open.
    pub(crate) fn sessions(&self) -> impl Iterator<Item = &Session> {
        self.session().into_iter().chain(self.kept.iter().map(|session| &**session))
    }

    fn sessions_mut(&mut self) -> impl Iterator<Item = &mut Session> {
        let front = if let Front::Session(session) = &mut self.front { Some(&mut **session) } else { None };
        front.into_iter().chain(self.kept.iter_mut().map(|session| &mut **session))
    }

    /// What is kept was read again: each briefing that knew of it looks what that says.
    pub(crate) fn recall(&mut self, cx: &mut Cx<'_>) {
        for session in self.sessions_mut() {
            session.recall_again(cx);
        }
    }

    /// Keeps where the reader is in each that is open.
    pub(crate) fn keep_places(&mut self, cx: &mut Cx<'_>) {
        for session in self.sessions_mut() {
            session.keep_place(cx);
        }
    }

    /// Takes in what was seen of files.
    pub(crate) fn see(&mut self, event: &Event, cx: &mut Cx<'_>) {
        let path = match event {
            Event::Changed(path) | Event::Back(path) | Event::Gone(path) => path,
            Event::Polling(why) => return cx.say(polling(*why)),
            Event::Notified => return,
        };
        let is_gone = matches!(event, Event::Gone(_));
        for session in self.sessions_mut() {
            session.see(path, is_gone, cx);
        }
    }

    /// Gives something else the screen. A briefing that had it is kept as it is; where too many are open, the one left
    /// longest ago goes.
    pub(crate) fn put_in_front(&mut self, front: Front) {
        if let Front::Session(left) = mem::replace(&mut self.front, front) {
            self.kept.push(left);
        }
        let room = OPEN_SESSIONS - usize::from(self.session().is_some());
        self.kept.drain(..self.kept.len().saturating_sub(room));
    }

    /// Opens the selected briefing of the shelf, by the returned job where it is not open yet.
    pub(crate) fn open_selected(&mut self) -> Option<Job> {
        let origin = self.shelf.entries.get(self.shelf.selected)?.origin.clone();
        self.open(origin)
    }

    /// Opens the tour, which then is one of the briefings to choose from, so that one comes back from it.
    pub(crate) fn open_tour(&mut self) -> Option<Job> {
        self.open_entry(Entry::sample(tour()))
    }

    /// Opens a briefing that then is one of those to choose from; nothing where it is in front already.
    pub(crate) fn open_entry(&mut self, entry: Entry) -> Option<Job> {
        let entries = &mut self.shelf.entries;
        let at = entries.iter().position(|known| known.origin == entry.origin).unwrap_or(entries.len());
        let is_in_front = matches!(&self.front, Front::Session(session) if *session.origin() == entry.origin);
        if at == entries.len() {
            entries.push(entry);
        }
        if is_in_front {
            return None;
        }
        self.shelf.selected = at;
        self.open_selected()
    }

    /// Opens a briefing; one that is open comes to the front as it was left.
    fn open(&mut self, origin: Origin) -> Option<Job> {
        if let Some(at) = self.kept.iter().position(|session| *session.origin() == origin) {
            let session = self.kept.remove(at);
            self.put_in_front(Front::Session(session));
            return None;
        }
        self.put_in_front(Front::Loading { name: origin.name(), progress: None });
        Some(Job::new(&self.requests, Task::Load { origin }))
    }

    /// Takes in what slow work has found, for whoever asked for it, in front or not.
    pub(crate) fn admit(&mut self, request: &Request, answer: Answer, cx: &mut Cx<'_>) {
        if let Some(session) = self.session_mut().filter(|session| session.has_asked(request)) {
            return session.admit(answer, true, cx);
        }
        if let Some(session) = self.kept.iter_mut().find(|session| session.has_asked(request)) {
            return session.admit(answer, false, cx);
        }
        match answer {
            Answer::Progress { progress: now } => {
                if let Front::Loading { progress, .. } = &mut self.front {
                    *progress = Some(now);
                }
            }
            Answer::Loaded { result: Ok(document) } => {
                self.put_in_front(Front::Session(Box::new(Session::new(document))));
            }
            Answer::Loaded { result: Err(error) } => {
                self.put_in_front(Front::Failed(error));
                if self.failure().is_some() {
                    cx.effects.push(Effect::Quit);
                }
            }
            // Whoever asked for it is gone.
            _ => {}
        }
    }

    /// Drops the requests that are about something else than what they were made for.
    pub(crate) fn expire(&self) {
        let is_opening = matches!(self.front, Front::Loading { .. });
        self.requests.expire(&Subject { is_opening, ..Subject::default() });
        for session in self.sessions() {
            session.expire();
        }
    }
}

/// What is said where the system does not tell of changes.
fn polling(why: Why) -> SafeText {
    SafeText::from_static(match why {
        Why::Limit => "Files are looked at every 2 seconds: this user may watch no more folders.",
        Why::Network => "Files are looked at every 2 seconds: on a network folder changes are not told.",
        Why::Overflow => {
            "Files are looked at every 2 seconds for a while: more has changed than could be told."
        }
        Why::Folder => "Files are looked at every 2 seconds: their folder may not be watched.",
        Why::System => "Files are looked at every 2 seconds: this system does not tell of changes.",
    })
}
