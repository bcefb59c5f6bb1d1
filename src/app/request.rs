//! Requests for slow work, and which of them are still to be answered. It must not know what the work is.
//!
//! What a request is about is written down once, with the work, and its answer carries the request. So no answer reaches
//! the reader that is about another briefing, another day, other muted sources or another text than those in front of it,
//! whatever has happened in between.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::source_text::TextId;
use briefing_format::model::{Date, SourceIx};
use briefing_library::{Fingerprint, Scope};

/// The sorts of requests; a new one takes the place of the one before of its sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A briefing is to be opened.
    Load,
    /// Words are to be found, in the briefing or in the text that is open.
    Search,
    /// Names are to be ranked.
    Rank,
    /// The briefing is to be shown as of a date.
    AsOf,
    /// The single points of failure are to be found.
    Weigh,
    /// All quotes are to be verified.
    Verify,
    /// A text is to be read.
    Read,
    /// The quotes of copies that are others by now are to be verified again.
    VerifyAgain,
    /// The copies on the screen are to be compared with what is known of them.
    Compare,
    /// The file is to be read again.
    Reload,
    /// The file and the copies are to be watched.
    Watch,
    /// The file is to be compared with another version of it.
    Changes,
    /// The place of something in the file is to be found.
    Locate,
    /// What is kept is to be read.
    Memory,
    /// Something is to be kept.
    Keep,
    /// A while is to pass.
    Pause,
    /// What is kept of a briefing is to be found.
    Recall,
    /// A file for a note is to be made or read.
    Draft,
    /// A part of the library is to be listed.
    Page,
    /// Something is to be found in all briefings.
    Everything,
    /// It is to be found where a name is met.
    Met,
    /// The catalog is to be brought to what lies on the disk.
    Refresh,
}

impl Sort {
    const ALL: [Self; 22] = [
        Self::Load,
        Self::Search,
        Self::Rank,
        Self::AsOf,
        Self::Weigh,
        Self::Verify,
        Self::Read,
        Self::VerifyAgain,
        Self::Compare,
        Self::Reload,
        Self::Watch,
        Self::Changes,
        Self::Locate,
        Self::Memory,
        Self::Keep,
        Self::Pause,
        Self::Recall,
        Self::Draft,
        Self::Page,
        Self::Everything,
        Self::Met,
        Self::Refresh,
    ];
    const COUNT: usize = Self::ALL.len();
}

/// What a request is about. Once that is no longer in front of the reader, the answer is of no use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum About {
    /// All briefings, whichever is open.
    Library,
    /// The briefing that is on its way.
    Opening,
    /// The briefing that is open, in whatever version.
    Session,
    /// A file, whatever of it is looked at.
    File(Fingerprint),
    /// What of a file is known by a date, whatever is muted.
    Items(Scope),
    /// The same with what is muted.
    Support(Scope),
    /// A file as of a date that is waited for.
    AsOf(Fingerprint, Date),
    /// The text of a source of a file.
    Copy(Fingerprint, SourceIx),
    /// A text as it was read.
    Lines(TextId),
}

/// What requests may be about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Subject {
    /// Whether a briefing is on its way.
    pub(crate) is_opening: bool,
    /// What is looked at of the briefing that is open.
    pub(crate) scope: Option<Scope>,
    /// The date as of which that is waited for.
    pub(crate) awaited: Option<Date>,
    /// The source whose text is open.
    pub(crate) copy: Option<SourceIx>,
    /// That text as it was read.
    pub(crate) lines: Option<TextId>,
}

impl Subject {
    fn has(&self, about: &About) -> bool {
        let is_of = |file: Fingerprint| self.scope.as_ref().is_some_and(|scope| scope.file == file);
        match about {
            About::Library => true,
            About::Opening => self.is_opening,
            About::Session => self.scope.is_some(),
            About::File(file) => is_of(*file),
            About::Items(of) => self.scope.as_ref().is_some_and(|scope| scope.has_same_items(of)),
            About::Support(of) => self.scope.as_ref() == Some(of),
            About::AsOf(file, date) => is_of(*file) && self.awaited.as_ref() == Some(date),
            About::Copy(file, source) => is_of(*file) && self.copy == Some(*source),
            About::Lines(text) => self.lines == Some(*text),
        }
    }
}

/// What decides whether a request is still to be answered: of each sort, the number of the newest, and what it is about
/// for as long as it is.
type Board = [(u64, Option<About>); Sort::COUNT];

/// Where requests are made, and where everybody who works on one sees whether that is still of use. Once it is gone, all
/// that were made here are stale.
#[derive(Debug, Default)]
pub(crate) struct Requests {
    board: Arc<Mutex<Board>>,
}

/// A request; those who answer it give it back.
#[derive(Clone, Debug)]
pub struct Request {
    sort: Sort,
    number: u64,
    board: Arc<Mutex<Board>>,
}

impl Requests {
    /// A new request; the one before of its sort is stale from now on.
    pub(crate) fn begin(&self, sort: Sort, about: About) -> Request {
        let number = replace(&mut lock(&self.board), sort, Some(about));
        Request { sort, number, board: Arc::clone(&self.board) }
    }

    /// Makes the last request of a sort stale.
    pub(crate) fn forget(&self, sort: Sort) {
        replace(&mut lock(&self.board), sort, None);
    }

    /// Whether the last request of a sort is about this and is not stale.
    pub(crate) fn awaits(&self, sort: Sort, about: &About) -> bool {
        lock(&self.board)[sort as usize].1.as_ref() == Some(about)
    }

    /// Whether a request was made here.
    pub(crate) fn have_made(&self, request: &Request) -> bool {
        Arc::ptr_eq(&self.board, &request.board)
    }

    /// Says what requests may be about now. Those about anything else are stale from now on, even where that comes back: who
    /// worked on one may have stopped.
    pub(crate) fn expire(&self, subject: &Subject) {
        let mut board = lock(&self.board);
        for sort in Sort::ALL {
            if board[sort as usize].1.as_ref().is_some_and(|about| !subject.has(about)) {
                replace(&mut board, sort, None);
            }
        }
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        for sort in Sort::ALL {
            self.forget(sort);
        }
    }
}

impl Request {
    /// Whether nobody waits for the answer any more: a newer request was made, or something else is in front of the reader.
    pub(crate) fn is_stale(&self) -> bool {
        lock(&self.board)[self.sort as usize].0 != self.number
    }
}

/// Puts a request in the place of the one before of its sort; gives its number.
fn replace(board: &mut Board, sort: Sort, about: Option<About>) -> u64 {
    let newest = &mut board[sort as usize];
    newest.0 += 1;
    newest.1 = about;
    newest.0
}

/// What is on the board is whole at all times, so one who panicked has left nothing half done.
fn lock(board: &Mutex<Board>) -> MutexGuard<'_, Board> {
    board.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::{files::Stamp, model::Item};
    use briefing_library::Origin;

    #[test]
    fn a_newer_request_takes_the_place_of_one_of_its_sort_and_of_no_other() {
        let requests = Requests::default();
        let [first, other] = [Sort::Search, Sort::Rank].map(|sort| requests.begin(sort, About::Opening));
        assert!(!first.is_stale());
        let second = requests.begin(Sort::Search, About::Opening);
        assert_eq!([&first, &second, &other].map(Request::is_stale), [true, false, false]);
        requests.forget(Sort::Search);
        assert!(second.is_stale());
    }

    /// A file, and another one.
    fn files() -> [Fingerprint; 2] {
        ["this", "another"].map(|text| Fingerprint::of(&Origin::Stdin, text))
    }

    fn whole(file: Fingerprint) -> Scope {
        Scope { file, as_of: None, muted: Vec::new() }
    }

    fn muting(scope: Scope) -> Scope {
        Scope { muted: vec![Item::Source(SourceIx(0))], ..scope }
    }

    fn date(edtf: &str) -> Option<Date> {
        Date::parse(edtf).ok()
    }

    #[test]
    fn a_request_is_stale_once_those_who_made_it_are_gone() {
        let [one, other] = [Requests::default(), Requests::default()];
        let request = one.begin(Sort::Read, About::Opening);
        assert!(one.have_made(&request) && !other.have_made(&request));
        drop(other);
        assert!(!request.is_stale());
        drop(one);
        assert!(request.is_stale());
    }

    #[test]
    fn a_request_is_stale_once_what_it_is_about_is_gone() {
        let [this, another] = files();
        let file = whole(this);
        let (part, muted) = (Scope { as_of: date("2001"), ..file.clone() }, muting(file.clone()));
        let text = |stamp| TextId { file: this, source: SourceIx(1), stamp };
        // For each scope that may be in front of the reader: is a request about this one still to be answered?
        let answered = |about: About| {
            [file.clone(), part.clone(), muted.clone(), whole(another)].map(|scope| {
                let requests = Requests::default();
                let request = requests.begin(Sort::Search, about.clone());
                requests.expire(&Subject {
                    scope: Some(scope),
                    awaited: date("2002"),
                    copy: Some(SourceIx(1)),
                    lines: Some(text(Stamp::default())),
                    ..Subject::default()
                });
                !request.is_stale()
            })
        };
        assert_eq!(answered(About::File(this)), [true, true, true, false]);
        assert_eq!(answered(About::Items(file.clone())), [true, false, true, false]);
        assert_eq!(answered(About::Items(part.clone())), [false, true, false, false]);
        assert_eq!(answered(About::Support(file.clone())), [true, false, false, false]);
        assert_eq!(answered(About::Support(muted.clone())), [false, false, true, false]);
        assert_eq!(answered(About::Copy(this, SourceIx(1))), [true, true, true, false]);
        assert_eq!(answered(About::Copy(this, SourceIx(0))), [false; 4]);
        assert_eq!(answered(About::Opening), [false; 4]);
        assert_eq!(answered(About::Lines(text(Stamp::default()))), [true; 4]);
        assert_eq!(answered(About::Lines(TextId { file: another, ..text(Stamp::default()) })), [false; 4]);
        let as_of = |edtf: &str| date(edtf).map(|date| answered(About::AsOf(this, date)));
        assert_eq!(as_of("2002"), Some([true, true, true, false]));
        assert_eq!(as_of("2001"), Some([false; 4]));
    }

    #[test]
    fn a_request_that_is_stale_stays_so_and_is_no_longer_waited_for() {
        let file = whole(files()[0]);
        let (requests, about) = (Requests::default(), About::Support(file.clone()));
        let subject = |scope: Scope| Subject { scope: Some(scope), ..Subject::default() };
        let request = requests.begin(Sort::Weigh, about.clone());
        requests.expire(&subject(file.clone()));
        assert!(requests.awaits(Sort::Weigh, &about) && !request.is_stale());
        assert!(!requests.awaits(Sort::Weigh, &About::Items(file.clone())));
        requests.expire(&subject(muting(file.clone())));
        requests.expire(&subject(file));
        assert!(!requests.awaits(Sort::Weigh, &about) && request.is_stale());
    }
}
