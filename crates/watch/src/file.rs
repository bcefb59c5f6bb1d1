//! What is known of one file, and when it is to be looked at. It must not look itself, nor ask the clock.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::event::Event;
use crate::stamp::Stamp;

/// So long nothing must have happened before a file is looked at.
const QUIET: Duration = Duration::from_millis(30);
/// So long that is waited for at most where somebody saves again and again.
const LONGEST: Duration = Duration::from_millis(150);
/// So long a file is waited for that somebody has open and writes to.
const LONGEST_OPEN: Duration = Duration::from_secs(1);
/// So long a file is missing before it is gone: some editors take it away before they write the new one.
const UNTIL_GONE: Duration = Duration::from_secs(2);
/// How often a missing file is looked for before it is gone. Of a folder that is deleted while somebody stands in it, the
/// system tells late.
const MISSED: Duration = Duration::from_millis(100);

/// A file that is watched.
#[derive(Debug)]
pub(super) struct File {
    pub(super) path: PathBuf,
    /// The state that was reported last, or was there at the start.
    known: Option<Stamp>,
    /// The state was so new that the next one can have the same stamp.
    is_fresh: bool,
    touch: Option<Touch>,
    absence: Absence,
}

/// Something happened to the file, and it has not been looked at since.
#[derive(Clone, Copy, Debug)]
struct Touch {
    first: Instant,
    last: Instant,
    /// Somebody writes to it and has not closed it.
    is_open: bool,
    /// What it was when it was looked at within.
    seen: Option<Stamp>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Absence {
    /// It is there.
    No,
    Missing {
        since: Instant,
        looked: Instant,
    },
    /// Whoever puts it back will be told of, or all is looked at anyway.
    Gone,
}

/// What somebody did to a file.
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "nothing is told there"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// It was written to, or made, and is still open.
    Wrote,
    /// Whoever wrote to it has closed it.
    Closed,
    /// Another is in its place, or none.
    Replaced,
    /// It is not known what.
    Unknown,
}

impl File {
    /// A file in a state that is known, or as it was found.
    pub(super) fn new(
        path: PathBuf,
        known: Option<Stamp>,
        found: Option<(Stamp, bool)>,
        now: Instant,
    ) -> File {
        let is_known = known.is_some();
        let mut file = File {
            path,
            known: known.or(found.map(|(stamp, _)| stamp)),
            is_fresh: found.is_some_and(|(_, is_fresh)| is_fresh),
            touch: None,
            absence: if is_known || found.is_some() { Absence::No } else { Absence::Gone },
        };
        let found = found.map(|(stamp, _)| stamp);
        if is_known && file.known != found {
            // It may be written at this moment, by somebody who began before it was watched.
            file.touch = Some(Touch { first: now, last: now, is_open: false, seen: found });
        }
        file
    }

    /// Takes note of what somebody did.
    pub(super) fn touch(&mut self, deed: Deed, now: Instant) {
        let touch = self.touch.get_or_insert(Touch { first: now, last: now, is_open: false, seen: None });
        touch.last = now;
        match deed {
            Deed::Wrote => {
                touch.is_open = true;
                // That it is closed is better than that it is the same twice.
                touch.seen = None;
            }
            // What is waited for from here on is no longer the end of the writing.
            Deed::Closed | Deed::Replaced if touch.is_open => {
                touch.is_open = false;
                touch.first = now;
            }
            Deed::Closed | Deed::Replaced | Deed::Unknown => {}
        }
    }

    /// When it is to be looked at; never where nothing has happened to it.
    pub(super) fn due(&self) -> Option<Instant> {
        let quiet = self.touch.map(|touch| match touch {
            Touch { seen: Some(_), last, .. } => last + QUIET,
            Touch { is_open: true, first, .. } => first + LONGEST_OPEN,
            Touch { first, last, .. } => (last + QUIET).min(first + LONGEST),
        });
        let missed = match self.absence {
            Absence::No | Absence::Gone => None,
            Absence::Missing { since, looked } => Some((looked + MISSED).min(since + UNTIL_GONE)),
        };
        // While it is being written it is there.
        quiet.or(missed)
    }

    /// Whether it is missing: then the way to it may lead elsewhere by now.
    pub(super) fn is_missing(&self) -> bool {
        self.absence != Absence::No
    }

    /// Takes in what the file is now, with whether that is fresh, and says what there is to be said. `was_told` says
    /// that whatever happens to it is told; otherwise it must be the same twice before it counts as whole.
    pub(super) fn look(
        &mut self,
        found: Option<(Stamp, bool)>,
        was_told: bool,
        now: Instant,
    ) -> Option<Event> {
        let Some((stamp, is_fresh)) = found else {
            self.touch = None;
            return self.miss(now);
        };
        let is_changed = self.known != Some(stamp) || self.is_fresh;
        if !is_changed && self.absence == Absence::No {
            self.touch = None;
            return None;
        }
        if !was_told || self.touch.is_some_and(|touch| touch.seen.is_some()) {
            let touch = self.touch.get_or_insert(Touch { first: now, last: now, is_open: false, seen: None });
            if touch.seen.replace(stamp) != Some(stamp) && now < touch.first + LONGEST_OPEN {
                touch.last = now;
                return None;
            }
        }
        self.touch = None;
        self.known = Some(stamp);
        self.is_fresh = is_fresh;
        match std::mem::replace(&mut self.absence, Absence::No) {
            Absence::Gone => Some(Event::Back(self.path.clone())),
            Absence::No | Absence::Missing { .. } => is_changed.then(|| Event::Changed(self.path.clone())),
        }
    }

    fn miss(&mut self, now: Instant) -> Option<Event> {
        let since = match self.absence {
            Absence::No => now,
            Absence::Missing { since, .. } => since,
            Absence::Gone => return None,
        };
        if now < since + UNTIL_GONE {
            self.absence = Absence::Missing { since, looked: now };
            return None;
        }
        self.absence = Absence::Gone;
        self.known = None;
        Some(Event::Gone(self.path.clone()))
    }
}
