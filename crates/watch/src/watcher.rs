//! The thread that watches: waits for what is told, looks at files when it is time, and reports. It must not read them.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use crate::event::{Event, Why};
use crate::file::{Deed, File};
use crate::handle::{Watch, Wishes};
use crate::notice::{Notice, Told};
use crate::stamp::Stamp;

/// How often files are looked at of which not all is told.
const LOOK: Duration = Duration::from_secs(2);

/// Watches files, on the thread that runs it.
#[derive(Debug)]
pub struct Watcher {
    wishes: Arc<Wishes>,
    bell: UnixStream,
    notice: Notice,
    files: Vec<File>,
    /// The way to a file may be another than the one that is watched.
    is_astray: bool,
    /// Why not all is told, as it was reported.
    why: Option<Why>,
    /// Until when it counts that something was forgotten.
    overflow: Option<Instant>,
    /// When all files are looked at, where not all is told.
    round: Option<Instant>,
}

/// A handle to say which files are watched, and what watches them. Fails where the system has no descriptor left.
pub fn watch() -> io::Result<(Watch, Watcher)> {
    Watcher::new(Notice::new())
}

/// The same where the system tells nothing, for this reason: files are looked at every two seconds.
pub fn watch_by_looking(why: Why) -> io::Result<(Watch, Watcher)> {
    Watcher::new(Notice::refused(why))
}

impl Watcher {
    fn new(notice: Notice) -> io::Result<(Watch, Watcher)> {
        let (watch, wishes, bell) = Watch::new()?;
        let watcher = Watcher {
            wishes,
            bell,
            notice,
            files: Vec::new(),
            is_astray: false,
            why: None,
            overflow: None,
            round: None,
        };
        Ok((watch, watcher))
    }

    /// Watches and reports, until the last [`Watch`] is dropped. While nothing happens it does nothing.
    pub fn run(mut self, report: &mut dyn FnMut(Event)) {
        while self.wait() {
            let now = Instant::now();
            self.take_told(now);
            if let Some(wished) = self.wishes.take() {
                self.choose(wished, now, report);
            }
            self.look(now, report);
        }
    }

    /// Waits until something is told or said, or it is time to look. Says whether there is somebody left to report to.
    fn wait(&mut self) -> bool {
        let due = self.files.iter().filter_map(File::due).chain(self.round).chain(self.overflow).min();
        let patience = due.map(|due| due.saturating_duration_since(Instant::now()));
        let patience = patience.and_then(|patience| Timespec::try_from(patience).ok());
        let (bell, notice) = (self.bell.as_fd(), self.notice.fd());
        let mut ends = vec![PollFd::new(&bell, PollFlags::IN)];
        ends.extend(notice.as_ref().map(|notice| PollFd::new(notice, PollFlags::IN)));
        match poll(&mut ends, patience.as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            // What cannot be waited for would be waited for again at once.
            Err(_) => return false,
        }
        if ends[0].revents().is_empty() {
            return true;
        }
        let mut rings = [0; 64];
        loop {
            match (&self.bell).read(&mut rings) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return error.kind() == io::ErrorKind::WouldBlock,
            }
        }
    }

    fn take_told(&mut self, now: Instant) {
        let Self { notice, files, is_astray, overflow, .. } = self;
        notice.take(&mut |told| match told {
            Told::Deed(file, deed) => {
                *is_astray |= deed == Deed::Replaced;
                if let Some(file) = files.get_mut(file) {
                    file.touch(deed, now);
                }
            }
            Told::Overflow => {
                *overflow = Some(now + LOOK);
                *is_astray = true;
                for file in &mut *files {
                    file.touch(Deed::Unknown, now);
                }
            }
        });
    }

    /// Watches other files from now on.
    fn choose(&mut self, wished: Vec<(PathBuf, Option<Stamp>)>, now: Instant, report: &mut dyn FnMut(Event)) {
        let mut paths = BTreeSet::new();
        let wished: Vec<_> = wished.into_iter().filter(|(path, _)| paths.insert(path.clone())).collect();
        let mut before = std::mem::take(&mut self.files);
        // Before they are looked at, so that what happens after the look is told.
        let ways: Vec<&Path> = wished.iter().map(|(path, _)| path.as_path()).collect();
        let why = self.notice.follow(&ways);
        for (path, known) in wished {
            let file = if let Some(at) = before.iter().position(|file| file.path == path) {
                before.swap_remove(at)
            } else {
                let found = find(&path);
                File::new(path, known, found, now)
            };
            self.files.push(file);
        }
        self.is_astray = false;
        self.tell_why(why, now, report);
    }

    fn look(&mut self, now: Instant, report: &mut dyn FnMut(Event)) {
        let is_over = |until: Option<Instant>| until.is_some_and(|until| until <= now);
        let is_round = is_over(self.round) || is_over(self.overflow);
        if is_over(self.overflow) {
            self.overflow = None;
        }
        let is_due = |file: &File| is_round || is_over(file.due());
        let due: Vec<usize> = (0..self.files.len()).filter(|&at| is_due(&self.files[at])).collect();
        if due.is_empty() && !is_round {
            return;
        }
        if is_round || self.is_astray || due.iter().any(|&at| self.files[at].is_missing()) {
            let ways: Vec<&Path> = self.files.iter().map(|file| file.path.as_path()).collect();
            let why = self.notice.follow(&ways);
            self.is_astray = false;
            self.tell_why(why, now, report);
        }
        let is_told = self.why.is_none();
        for at in due {
            let file = &mut self.files[at];
            let was_missing = file.is_missing();
            if let Some(event) = file.look(find(&file.path), is_told, now) {
                report(event);
            }
            // It may be missing because the way has just changed, or be there where nothing is watched yet.
            self.is_astray |= self.files[at].is_missing() != was_missing;
        }
    }

    /// Says that files have to be looked at, or no more, and sees to it that they are.
    fn tell_why(&mut self, why: Option<Why>, now: Instant, report: &mut dyn FnMut(Event)) {
        let why = why.or(self.overflow.map(|_| Why::Overflow));
        self.round = why.filter(|why| *why != Why::Overflow).map(|_| now + LOOK);
        if why != self.why {
            self.why = why;
            report(why.map_or(Event::Notified, Event::Polling));
        }
    }
}

/// The state of a file, and whether that is fresh.
fn find(path: &Path) -> Option<(Stamp, bool)> {
    Stamp::of(path).map(|stamp| (stamp, stamp.is_fresh(SystemTime::now())))
}
