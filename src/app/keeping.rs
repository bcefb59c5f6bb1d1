//! What is kept of briefings from one run to the next: what of that is on the disk by now, and what waits. It must not touch a
//! file: jobs do.

use std::{mem, path::PathBuf, sync::Arc, time::Duration};

use super::{
    Effect,
    job::{Job, Task},
    msg::Answer,
    request::{Request, Requests},
};
use briefing_memory::{Key, Lines, Memory, Record, Sync};
use briefing_text::SafeText;

/// How long a place is stood on before it is kept.
const PAUSE: Duration = Duration::from_secs(1);

/// What is kept of briefings.
#[derive(Debug)]
pub(crate) struct Keeping {
    /// The folder of the logs; nothing where nothing is to be kept.
    folder: Option<Arc<PathBuf>>,
    memory: Option<Memory>,
    requests: Requests,
    /// What is not on the disk yet, and whether it must be once that is said.
    waiting: Lines,
    sync: Sync,
    /// What is being written.
    in_flight: Option<Lines>,
    /// Whether there are notes among what is not on the disk.
    has_notes: bool,
    /// Why nothing can be kept.
    trouble: Option<SafeText>,
    /// Whether somebody was asked what becomes of notes that are not kept.
    is_leaving: bool,
    /// Whether somebody waits until a place has been stood on long enough.
    is_pausing: bool,
    pause: Duration,
    /// The time in seconds since 1970.
    now: u64,
}

impl Default for Keeping {
    fn default() -> Self {
        Self {
            folder: None,
            memory: None,
            requests: Requests::default(),
            waiting: Lines::default(),
            sync: Sync::Later,
            in_flight: None,
            has_notes: false,
            trouble: None,
            is_leaving: false,
            is_pausing: false,
            pause: PAUSE,
            now: 0,
        }
    }
}

impl Keeping {
    /// Keeps what is to be kept in a folder from now on, and gives the job that reads what is there.
    pub(crate) fn keep_in(&mut self, folder: PathBuf, pause: Duration) -> Job {
        let folder = Arc::new(folder);
        self.folder = Some(Arc::clone(&folder));
        self.pause = pause;
        Job::new(&self.requests, Task::Memory { folder })
    }

    /// Reads what is kept once more, where all of one's own is on the disk: another reader may have kept something.
    pub(crate) fn look_again(&self, effects: &mut Vec<Effect<Job>>) {
        let is_idle = self.in_flight.is_none() && self.waiting.is_empty() && self.memory.is_some();
        if let Some(folder) = self.folder.clone().filter(|_| is_idle) {
            effects.push(Effect::Work(Job::new(&self.requests, Task::Memory { folder })));
        }
    }

    /// Takes in what time it is.
    pub(crate) const fn tell_time(&mut self, now: u64) {
        self.now = now;
    }

    /// What time it is, in seconds since 1970.
    pub(crate) const fn now(&self) -> u64 {
        self.now
    }

    /// What is kept, once it is read.
    pub(crate) const fn memory(&self) -> Option<&Memory> {
        self.memory.as_ref()
    }

    /// The folder, where anything is kept.
    pub(crate) const fn folder(&self) -> Option<&Arc<PathBuf>> {
        self.folder.as_ref()
    }

    /// Why what is not on the disk yet cannot be kept.
    pub(crate) const fn trouble(&self) -> Option<&SafeText> {
        self.trouble.as_ref()
    }

    /// Whether a request is one of its own.
    pub(crate) fn has_asked(&self, request: &Request) -> bool {
        self.requests.have_made(request)
    }

    /// Keeps records of a briefing; a note or mark is on the disk once nothing is said to the contrary.
    pub(crate) fn keep(
        &mut self,
        key: Key,
        records: Vec<Record>,
        sync: Sync,
        effects: &mut Vec<Effect<Job>>,
    ) {
        let Some(memory) = &mut self.memory else { return };
        let lines = memory.keep(key, records, self.now);
        if lines.is_empty() {
            return;
        }
        self.waiting.extend(&lines);
        if sync == Sync::Now {
            self.sync = Sync::Now;
            self.has_notes = true;
        }
        self.write(effects);
    }

    /// Has what waits written, unless something is being written: what failed is tried again with it.
    fn write(&mut self, effects: &mut Vec<Effect<Job>>) {
        let Some(folder) =
            self.folder.clone().filter(|_| self.in_flight.is_none() && !self.waiting.is_empty())
        else {
            return;
        };
        let lines = mem::take(&mut self.waiting);
        let sync = mem::replace(&mut self.sync, Sync::Later);
        self.in_flight = Some(lines.clone());
        effects.push(Effect::Work(Job::new(&self.requests, Task::Keep { folder, lines, sync })));
    }

    /// Tries again what could not be kept.
    pub(crate) fn try_again(&mut self, effects: &mut Vec<Effect<Job>>) {
        self.sync = Sync::Now;
        self.write(effects);
    }

    /// Waits until a place has been stood on long enough, unless somebody does.
    pub(crate) fn wait(&mut self, effects: &mut Vec<Effect<Job>>) {
        if self.memory.is_some() && !mem::replace(&mut self.is_pausing, true) {
            effects.push(Effect::Work(Job::new(&self.requests, Task::Pause { pause: self.pause })));
        }
    }

    /// Takes in what a job of its own has come to; whether it is time to keep where one is.
    pub(crate) fn admit(&mut self, answer: Answer, effects: &mut Vec<Effect<Job>>) -> bool {
        match answer {
            // Something was kept while it was read: that would be missing.
            Answer::Memory { .. } if self.in_flight.is_some() || !self.waiting.is_empty() => {}
            Answer::Memory { memory } => self.memory = Some(*memory),
            Answer::Written { result: Ok(()) } => {
                self.in_flight = None;
                self.trouble = None;
                self.has_notes = self.sync == Sync::Now;
                self.is_leaving = false;
                self.write(effects);
            }
            Answer::Written { result: Err(why) } => {
                let mut lines = self.in_flight.take().unwrap_or_default();
                lines.extend(&mem::take(&mut self.waiting));
                self.waiting = lines;
                if self.has_notes {
                    self.sync = Sync::Now;
                }
                // Nothing is tried in a circle: the next change does.
                self.trouble = Some(why);
            }
            Answer::Paused => {
                self.is_pausing = false;
                return true;
            }
            _ => {}
        }
        false
    }

    /// Whether there are notes that are nowhere but here.
    pub(crate) const fn has_unkept_notes(&self) -> bool {
        self.has_notes && self.trouble.is_some()
    }

    /// Whether somebody who ends the program is to be asked what becomes of notes: once, until they are kept.
    pub(crate) const fn is_to_be_asked(&mut self) -> bool {
        let is_to_be = self.has_unkept_notes() && !self.is_leaving;
        self.is_leaving |= is_to_be;
        is_to_be
    }

    /// Whether there are notes among what is not known to be on the disk.
    pub(crate) const fn has_notes(&self) -> bool {
        self.has_notes
    }

    /// Everything that is not known to be on the disk.
    pub(crate) fn unkept(&self) -> Lines {
        let mut lines = self.in_flight.clone().unwrap_or_default();
        lines.extend(&self.waiting);
        lines
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use super::*;
    use briefing_memory::Sought;

    fn written(result: Result<(), &'static str>) -> Answer {
        Answer::Written { result: result.map_err(SafeText::from_static) }
    }

    #[test]
    fn what_could_not_be_kept_waits_and_is_tried_again_with_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let mut keeping = Keeping::default();
        drop(keeping.keep_in(folder.path().join("memory"), Duration::ZERO));
        let briefing = briefing_format::parse("briefing: 1\ntitle: T\n", &mut |_| {}).briefing;
        let memory = Memory::read(folder.path());
        let key = memory.recall(&Sought::new(&briefing, briefing_memory::Hash::of("T"))).key;
        let effects = &mut Vec::new();
        keeping.admit(Answer::Memory { memory: Box::new(memory) }, effects);
        let place = |n: u32| vec![Record::Place(n.into())];
        keeping.keep(key, place(1), Sync::Now, effects);
        keeping.keep(key, place(2), Sync::Later, effects);
        assert_eq!(effects.len(), 1, "one is written after the other");
        assert!(!keeping.has_unkept_notes(), "it may be on the disk in a moment");
        keeping.admit(written(Err("the disk is full")), effects);
        assert_eq!(effects.len(), 1);
        assert!(keeping.has_unkept_notes());
        assert_eq!(keeping.unkept().as_str().lines().count(), 2);
        keeping.keep(key, place(3), Sync::Later, effects);
        assert_eq!(effects.len(), 2);
        keeping.admit(written(Ok(())), effects);
        assert!(!keeping.has_unkept_notes() && keeping.trouble().is_none() && keeping.unkept().is_empty());
    }
}
