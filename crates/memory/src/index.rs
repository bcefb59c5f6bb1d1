//! The lines of a log, found again by briefing. What a line says is read when somebody asks for its briefing. It must not know
//! what follows from all of them.

use std::{collections::HashMap, ops::Range};

use foldhash::fast::RandomState;
use memchr::memchr_iter;

use super::{
    key::Key,
    line::{Head, Read, read},
    record::{Kind, Opening, Record},
};

/// Where a line stands, and when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct At {
    /// Its counter.
    pub(crate) n: u64,
    /// Where what it says stands in its log.
    start: u32,
    end: u32,
}

/// A version that was opened or seen.
#[derive(Clone, Debug)]
pub(crate) struct Sighting {
    pub(crate) at: At,
    pub(crate) time: u64,
    pub(crate) opening: Opening,
}

/// The lines of one briefing in one log.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) sightings: Vec<Sighting>,
    /// The last place; those before it mean nothing.
    pub(crate) place: Option<At>,
    /// Everything else, in the order of the log.
    pub(crate) lines: Vec<(At, Kind, u64)>,
}

/// The lines of one log.
#[derive(Clone, Debug, Default)]
pub(crate) struct Log {
    /// The device that wrote it.
    pub(crate) device: String,
    bytes: Vec<u8>,
    pub(crate) entries: HashMap<Key, Entry, RandomState>,
    /// Keys that are of one briefing.
    pub(crate) joins: Vec<(Key, Key)>,
    /// The greatest counter.
    pub(crate) n: u64,
    /// How many lines were not written to their ends.
    pub(crate) torn: usize,
    /// How many lines are of a later version of the program.
    pub(crate) newer: usize,
}

impl Log {
    /// A log without a line, whose counter goes on from another.
    pub(crate) fn after(n: u64, device: &str) -> Self {
        Self { device: device.to_owned(), n, ..Self::default() }
    }

    /// Goes through a log of a device.
    pub(crate) fn new(device: String, bytes: Vec<u8>) -> Self {
        let mut log = Self { device, bytes, ..Self::default() };
        let mut start = 0;
        let bytes = std::mem::take(&mut log.bytes);
        let mut others = String::new();
        let mut take = |line: Range<usize>| {
            if !line.is_empty() {
                log.line(&bytes, line, &mut others);
            }
        };
        for end in memchr_iter(b'\n', &bytes) {
            take(start..end);
            start = end + 1;
        }
        take(start..bytes.len());
        log.bytes = bytes;
        log.push(&others);
        log
    }

    /// Adds lines in the form in which this program writes them.
    pub(crate) fn push(&mut self, lines: &str) {
        let mut bytes = std::mem::take(&mut self.bytes);
        let mut start = bytes.len();
        bytes.extend_from_slice(lines.as_bytes());
        for line in lines.split_inclusive('\n') {
            let end = start + line.len() - 1;
            self.line(&bytes, start..end, &mut String::new());
            start = end + 1;
        }
        self.bytes = bytes;
    }

    fn line(&mut self, bytes: &[u8], line: Range<usize>, others: &mut String) {
        let start = line.start;
        match read(&bytes[line]) {
            Read::Line(head) => self.head(bytes, start, &head),
            Read::Other(line) => others.push_str(&line),
            Read::Newer(n) => {
                self.n = self.n.max(n.unwrap_or(0));
                self.newer += 1;
            }
            Read::Torn => self.torn += 1,
        }
    }

    fn head(&mut self, bytes: &[u8], start: usize, head: &Head) {
        let at =
            At { n: head.n, start: (start + head.body.start) as u32, end: (start + head.body.end) as u32 };
        let opening = || Record::parse(head.kind, &bytes[at.start as usize..at.end as usize]);
        match head.kind {
            Kind::Opened | Kind::Seen => {
                let Ok(Record::Opened(opening) | Record::Seen(opening)) = opening() else {
                    self.torn += 1;
                    return;
                };
                self.joins.extend(opening.also.iter().map(|also| (head.key, *also)));
                let sighting = Sighting { at, time: head.time, opening };
                self.entries.entry(head.key).or_default().sightings.push(sighting);
            }
            Kind::Place => {
                let place = &mut self.entries.entry(head.key).or_default().place;
                if place.is_none_or(|before| before.n <= at.n) {
                    *place = Some(at);
                }
            }
            kind => self.entries.entry(head.key).or_default().lines.push((at, kind, head.time)),
        }
        self.n = self.n.max(head.n);
    }

    /// What a line says.
    pub(crate) fn body(&self, at: At) -> &[u8] {
        &self.bytes[at.start as usize..at.end as usize]
    }
}
