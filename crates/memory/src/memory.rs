//! All that is kept, of all briefings and devices. Reading never fails: what cannot be read is said. It must not write anything.

use std::{
    collections::{BTreeSet, HashSet},
    ffi::OsStr,
    fs,
    io::ErrorKind,
    path::{Path, PathBuf},
    sync::Arc,
};

use briefing_format::files;
use briefing_text::{SafeText, safe_format};

use super::{
    device::Device,
    index::{At, Entry, Log, Sighting},
    key::{Hash, Key},
    line::{self, Lines, Stamp},
    record::{Kind, Record, each_read_mark},
    sketch::Sketch,
    state::{Kept, ReadMarks, State},
};

/// More of one log is not read: a limit that nobody reaches by reading.
const LONGEST_LOG: usize = files::DEFAULT_LIMIT as usize;

/// The ending of a log.
const ENDING: &str = "jsonl";

/// What is kept of all briefings. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Memory {
    device: Device,
    /// The logs as they were read, in the order of their devices.
    logs: Arc<[Log]>,
    /// What was kept since.
    own: Log,
    trouble: Vec<SafeText>,
}

/// A briefing of which something is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Briefing {
    /// Which one it is.
    pub key: Key,
    /// Where it lay when it was last seen on this device, else on any other; empty where it was no file.
    pub path: String,
    /// What it was titled then.
    pub title: SafeText,
    /// When that was, in seconds since 1970.
    pub time: u64,
    /// What it said then.
    pub hash: Option<Hash>,
}

impl Memory {
    /// Reads what is kept in a folder; nothing where there is none yet.
    pub fn read(folder: &Path) -> Self {
        let mut trouble = Vec::new();
        let mut logs: Vec<Log> = Vec::new();
        for path in paths(folder, &mut trouble) {
            let device = path.file_name().unwrap_or_default().to_string_lossy();
            // Whoever shares a folder may leave `DEVICE.sync-conflict-….jsonl` beside `DEVICE.jsonl`.
            let device = device.split('.').next().unwrap_or_default().to_owned();
            match files::head(&path, LONGEST_LOG) {
                Ok(bytes) => {
                    if bytes.len() == LONGEST_LOG {
                        trouble
                            .push(safe_format!("{} is too long; its end was not read", files::name(&path)));
                    }
                    logs.push(Log::new(device, bytes));
                }
                Err(error) => {
                    trouble.push(safe_format!("{error}; what was kept there is not shown"));
                }
            }
        }
        let device = Device::beside(folder);
        let own = Log::after(logs.iter().map(|log| log.n).max().unwrap_or(0), device.as_str());
        let count = |of: fn(&Log) -> usize| logs.iter().map(of).sum::<usize>();
        trouble.extend(counted(
            count(|log| log.torn),
            "was not written to its end",
            "were not written to their ends",
        ));
        trouble.extend(counted(
            count(|log| log.newer),
            "is of a newer version of briefing",
            "are of a newer version of briefing",
        ));
        Self { device, logs: logs.into(), own, trouble }
    }

    /// What could not be read, a sentence each.
    pub fn trouble(&self) -> &[SafeText] {
        &self.trouble
    }

    /// This device.
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// Takes records of a briefing in, and gives the lines that are to be appended to the log. Until that was done, and where
    /// it fails, the memory has them all the same.
    pub fn keep(&mut self, key: Key, records: impl IntoIterator<Item = Record>, now: u64) -> Lines {
        let mut lines = Lines::default();
        for record in records {
            let n = self.own.n.saturating_add(1);
            // A record is made of text and numbers, which are always JSON.
            let Ok(line) = line::write(n, now, key, &record) else { continue };
            self.own.push(&line);
            lines.0.push_str(&line);
        }
        lines
    }

    /// The order of the record that is kept next, for a note that is shown before it was recalled.
    pub fn next_stamp(&self) -> Stamp {
        Stamp { n: self.own.n.saturating_add(1), device: self.own.device.clone() }
    }

    /// The briefings that were last read, the last one first.
    pub fn recent(&self, most: usize) -> Vec<Briefing> {
        let mut briefings = self.briefings();
        briefings.truncate(most);
        briefings
    }

    /// All briefings of which something is kept, the one that was last read first.
    pub fn briefings(&self) -> Vec<Briefing> {
        let mut seen: HashSet<Key> = HashSet::new();
        let mut found: Vec<(Stamp, Briefing)> = Vec::new();
        for key in self.keys() {
            if !seen.insert(key) {
                continue;
            }
            let family = self.family(key);
            seen.extend(&family);
            let sightings = self.sightings(&family);
            let is_own = |(stamp, _): &&(Stamp, &Sighting)| stamp.device == self.device.as_str();
            let Some((stamp, last)) = sightings.last() else { continue };
            let here = sightings.iter().rev().find(is_own).map_or(*last, |(_, sighting)| *sighting);
            let briefing = Briefing {
                key,
                path: here.opening.path.clone(),
                title: SafeText::line(&last.opening.title),
                time: last.time,
                hash: last.opening.hash,
            };
            found.push((stamp.clone(), briefing));
        }
        found.sort_by(|a, b| b.0.cmp(&a.0));
        found.into_iter().map(|(_, briefing)| briefing).collect()
    }

    /// The marks and notes of a briefing, in the order in which they were written, without what became of their items.
    pub fn kept(&self, key: Key) -> Vec<Kept> {
        self.lines(&self.family(key)).kept().0
    }

    pub(crate) fn all_logs(&self) -> impl Iterator<Item = &Log> {
        self.logs.iter().chain([&self.own])
    }

    pub(crate) fn keys(&self) -> BTreeSet<Key> {
        self.all_logs().flat_map(|log| log.entries.keys().copied()).collect()
    }

    fn entries(&self, key: Key) -> impl Iterator<Item = (usize, &Log, &Entry)> {
        self.all_logs().enumerate().filter_map(move |(at, log)| Some((at, log, log.entries.get(&key)?)))
    }

    /// The sketch of a version that was seen before, which need not be made again.
    pub(crate) fn sketch(&self, hash: Hash) -> Option<&Sketch> {
        let entries = self.all_logs().flat_map(|log| log.entries.values());
        let mut openings = entries.flat_map(|entry| &entry.sightings).map(|sighting| &sighting.opening);
        openings.find(|opening| opening.hash == Some(hash)).map(|opening| &opening.sketch)
    }

    /// The keys that are of one briefing, because two devices have opened it apart.
    pub(crate) fn family(&self, key: Key) -> Vec<Key> {
        let joins = || self.all_logs().flat_map(|log| &log.joins);
        let mut family = vec![key];
        let mut at = 0;
        while let Some(key) = family.get(at).copied() {
            for (one, other) in joins() {
                let next = if *one == key { *other } else { *one };
                if (*one == key || *other == key) && !family.contains(&next) {
                    family.push(next);
                }
            }
            at += 1;
        }
        family
    }

    /// The versions that were seen, in order.
    pub(crate) fn sightings(&self, family: &[Key]) -> Vec<(Stamp, &Sighting)> {
        let entries = family.iter().flat_map(|key| self.entries(*key));
        let mut sightings: Vec<(Stamp, &Sighting)> = entries
            .flat_map(|(_, log, entry)| {
                let stamp = |n| Stamp { n, device: log.device.clone() };
                entry.sightings.iter().map(move |sighting| (stamp(sighting.at.n), sighting))
            })
            .collect();
        // The sort keeps the order of a log.
        sightings.sort_by(|a, b| a.0.cmp(&b.0));
        sightings
    }

    /// All lines of a briefing, and of those of which it is a copy as far as they had been written then.
    pub(crate) fn lines(&self, family: &[Key]) -> Gathered<'_> {
        let mut gathered = Gathered { memory: self, lines: Vec::new(), place: None };
        let mut visited = HashSet::new();
        for key in family {
            gathered.gather(*key, u64::MAX, &mut visited);
        }
        gathered.lines.sort_by_key(|line| (line.at.n, line.log, line.at));
        gathered
    }
}

/// Lines of a briefing, in order.
pub(crate) struct Gathered<'m> {
    memory: &'m Memory,
    lines: Vec<Line>,
    place: Option<(u64, usize, At)>,
}

struct Line {
    at: At,
    log: usize,
    kind: Kind,
    time: u64,
}

impl Gathered<'_> {
    fn gather(&mut self, key: Key, until: u64, visited: &mut HashSet<Key>) {
        if !visited.insert(key) {
            return;
        }
        let memory = self.memory;
        for (log, _, entry) in memory.entries(key) {
            let lines = entry.lines.iter().filter(|(at, ..)| at.n <= until);
            self.lines.extend(lines.map(|(at, kind, time)| Line { at: *at, log, kind: *kind, time: *time }));
            if let Some(place) = entry.place
                && self.place.is_none_or(|(n, other, _)| (n, other) < (place.n, log))
            {
                self.place = Some((place.n, log, place));
            }
            for sighting in &entry.sightings {
                if let Some(original) = sighting.opening.copy_of {
                    for key in memory.family(original) {
                        self.gather(key, until.min(sighting.at.n.saturating_sub(1)), visited);
                    }
                }
            }
        }
    }

    fn log(&self, at: usize) -> Option<&Log> {
        self.memory.all_logs().nth(at)
    }

    /// The marks and notes, and how many lines could not be read.
    pub(crate) fn kept(&self) -> (Vec<Kept>, usize) {
        let mut state = State::default();
        let mut unread = 0;
        for line in self.lines.iter().filter(|line| line.kind != Kind::Read) {
            let Some(log) = self.log(line.log) else { continue };
            let stamp = Stamp { n: line.at.n, device: log.device.clone() };
            match Record::parse(line.kind, log.body(line.at)) {
                Ok(record) => state.take(&stamp, line.time, record),
                Err(_) => unread += 1,
            }
        }
        (state.into_kept(), unread)
    }

    /// The items that were read, and how many lines could not be.
    pub(crate) fn read(&self) -> (ReadMarks, usize) {
        let mut marks = ReadMarks::default();
        let mut unread = 0;
        let bodies: Vec<&[u8]> = self
            .lines
            .iter()
            .filter(|line| line.kind == Kind::Read)
            .filter_map(|line| Some(self.log(line.log)?.body(line.at)))
            .collect();
        marks.reserve(bodies.iter().map(|body| body.len() / 16).sum());
        for body in bodies {
            let take = &mut |mark| {
                marks.insert(mark);
            };
            if each_read_mark(body, take).is_err() {
                unread += 1;
            }
        }
        (marks, unread)
    }

    /// Where the reader was last.
    pub(crate) fn place(&self) -> Option<serde_json::Value> {
        let (_, log, at) = self.place?;
        match Record::parse(Kind::Place, self.log(log)?.body(at)) {
            Ok(Record::Place(place)) => Some(place),
            _ => None,
        }
    }
}

/// The logs of a folder, by name.
fn paths(folder: &Path, trouble: &mut Vec<SafeText>) -> Vec<PathBuf> {
    let name = files::name(folder);
    let mut paths = Vec::new();
    match fs::read_dir(folder) {
        Ok(entries) => {
            let entries = entries.filter_map(|entry| Some(entry.ok()?.path()));
            paths.extend(entries.filter(|path| path.extension() == Some(OsStr::new(ENDING))));
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) if error.kind() == ErrorKind::PermissionDenied => trouble.push(safe_format!(
            "{name} may not be read by this user, so marks and notes are not shown; allow it with `chmod u+rwx` on it"
        )),
        Err(error) => {
            trouble.push(safe_format!("{name} cannot be read, so marks and notes are not shown: {error}"));
        }
    }
    paths.sort();
    paths
}

fn counted(count: usize, one: &str, more: &str) -> Option<SafeText> {
    match count {
        0 => None,
        1 => Some(safe_format!("1 line of what is kept {one}; it stays as it is")),
        _ => Some(safe_format!("{count} lines of what is kept {more}; they stay as they are")),
    }
}
