//! The list of briefings, those that are open, and what of all that is in front. It must not know what is seen of a briefing.

use std::{mem, sync::Arc};

use super::{
    Effect,
    catalog::{self, Asked, Store, Told},
    commands::{Cx, Rows, everywhere, library},
    everything::Everything,
    job::{Job, Task},
    library::Library,
    limits::OPEN_SESSIONS,
    msg::Answer,
    request::{Request, Requests, Sort, Subject},
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
    /// The briefings to choose from, where they were named one by one.
    pub(crate) shelf: Shelf,
    /// Those of whole folders, where these were named: they take the place of the others.
    pub(crate) library: Option<Library>,
    /// The search in all briefings.
    pub(crate) everything: Everything,
    /// The catalog of all briefings, or why there is none.
    pub(crate) store: Result<Arc<Store>, SafeText>,
    front: Front,
    /// The briefings that were left and are still as they were, the one left last at the end.
    kept: Vec<Box<Session>>,
    /// What is gone to in the briefing that is on its way.
    wanted: Option<library::Wanted>,
    /// The requests of the desk itself: for a briefing that is on its way, and for the catalog.
    requests: Requests,
}

impl Desk {
    /// A desk with briefings to choose from.
    pub(crate) fn new(entries: Vec<Entry>) -> Self {
        Self {
            shelf: Shelf::new(entries),
            library: None,
            everything: Everything::default(),
            store: Err(SafeText::from_static(if catalog::IS_BUILT_IN {
                "there is no folder for a catalog"
            } else {
                "this program was built without a catalog"
            })),
            wanted: None,
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
            Front::Failed(error) if !self.has_list() => Some(error),
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

    /// Whether there is a list of briefings to go back to.
    pub(crate) fn has_list(&self) -> bool {
        self.library.is_some() || self.shelf.entries.len() > 1
    }

    /// The rows of the list of briefings.
    pub(crate) fn list_mut(&mut self) -> &mut dyn Rows {
        match &mut self.library {
            Some(library) => library,
            None => &mut self.shelf,
        }
    }

    /// Opens the selected briefing of the list, by the returned job where it is not open yet.
    pub(crate) fn open_selected(&mut self) -> Option<Job> {
        let origin = match &self.library {
            Some(library) => Origin::File(library.choice()?.path.clone()),
            None => self.shelf.entries.get(self.shelf.selected)?.origin.clone(),
        };
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
        let origin = self.shelf.entries[at].origin.clone();
        self.open(origin)
    }

    /// Opens a briefing at something that is in it.
    pub(crate) fn open_at(&mut self, entry: Entry, wanted: library::Wanted, cx: &mut Cx<'_>) {
        let origin = entry.origin.clone();
        let job = if self.library.is_some() {
            let is_in_front = self.session().is_some_and(|session| *session.origin() == origin);
            if is_in_front { None } else { self.open(origin) }
        } else {
            self.open_entry(entry)
        };
        match job {
            Some(job) => {
                self.wanted = Some(wanted);
                cx.effects.push(Effect::Work(job));
            }
            None => {
                if let Some(session) = self.session_mut() {
                    library::arrive(session, &wanted, cx);
                }
            }
        }
    }

    /// Asks the catalog; where there is none, says why.
    pub(crate) fn ask_catalog(&self, asked: Asked, cx: &mut Cx<'_>) {
        match &self.store {
            Ok(store) => cx.ask(&self.requests, Task::Catalog { store: Arc::clone(store), asked }),
            Err(why) => cx.fail(library::no_catalog(why)),
        }
    }

    /// Has the files of the library listed, without a catalog.
    pub(crate) fn files(&self, store: &Arc<Store>, cx: &mut Cx<'_>) {
        let Some(library) = &self.library else { return };
        let asked = Asked::Files { folders: Arc::clone(&library.folders) };
        cx.ask(&self.requests, Task::Catalog { store: Arc::clone(store), asked });
    }

    /// Nothing is searched any more.
    pub(crate) fn forget_search(&self) {
        self.requests.forget(Sort::Everything);
    }

    /// Asks for what the screen shows of the library.
    pub(crate) fn ask_for_needs(&mut self, cx: &mut Cx<'_>) {
        let Some(library) = &mut self.library else { return };
        let (width, height) = cx.size;
        library.settle(library.rows_area(width, height).height.into());
        if let Some(asked) = library.needs().filter(|_| self.store.is_ok()) {
            self.ask_catalog(asked, cx);
        }
    }

    /// The first work for a library: what is seen of it, and what has changed.
    pub(crate) fn first_jobs(&self) -> Vec<Job> {
        let (Some(library), Ok(store)) = (&self.library, &self.store) else { return Vec::new() };
        let asked = Asked::Refresh { folders: Arc::clone(&library.folders) };
        vec![Job::new(&self.requests, Task::Catalog { store: Arc::clone(store), asked })]
    }

    /// Opens a briefing; one that is open comes to the front as it was left.
    fn open(&mut self, origin: Origin) -> Option<Job> {
        self.wanted = None;
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
                if let (Some(wanted), Some(session)) = (self.wanted.take(), self.session_mut()) {
                    library::arrive(session, &wanted, cx);
                }
            }
            Answer::Catalog { told } => self.admit_catalog(told, cx),
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

    fn admit_catalog(&mut self, told: Told, cx: &mut Cx<'_>) {
        match told {
            Told::Page { first, rows, total } => {
                if let Some(library) = &mut self.library {
                    library.take_in(first, rows, total);
                }
            }
            Told::Progress(progress) => {
                if let Some(library) = &mut self.library {
                    library.tell(progress);
                }
            }
            Told::Refreshed { notices } => {
                if let Some(library) = &mut self.library {
                    library.progress = None;
                    library.outdate();
                }
                library::search_again(self, cx);
                library::say_all(&notices, cx);
            }
            Told::Hits { hits, after, is_all } => self.everything.take_in(hits, after, is_all),
            Told::Count { hits, briefings } => self.everything.take_count(hits, briefings),
            Told::Files(entries) => {
                self.library = None;
                let named = self.shelf.entries.drain(..).collect::<Vec<_>>();
                let is_new = |entry: &Entry| !entries.iter().any(|other| other.origin == entry.origin);
                let named: Vec<Entry> = named.into_iter().filter(is_new).collect();
                self.shelf = Shelf::new(entries.into_iter().chain(named).collect());
            }
            Told::Met { given, met } => everywhere::show(self, &given, met, cx),
            Told::Failed { sort, why } => library::fail(self, sort, &why, cx),
            Told::NoCatalog(why) => library::do_without(self, why, cx),
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
