//! What tells one state of a file from another without reading it. It must not know when it is asked.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// So long after a change another one can have the same time: file systems count in ticks of the clock, and some are coarse.
const TICK_NANOSECONDS: i128 = 20_000_000;

/// A state of a file: which one it is, its size, and when it was written to or its permissions changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    modified: (i64, i64),
    /// Also tells of a file that was given an old time, and of one that may not be read any more.
    changed: (i64, i64),
}

impl Stamp {
    /// The state of a file now, links followed; nothing where there is none or it cannot be seen.
    pub fn of(path: &Path) -> Option<Stamp> {
        let metadata = fs::metadata(path).ok()?;
        Some(Stamp {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.len(),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
        })
    }

    /// Whether the file was written to so shortly before this moment that the next state may have the same stamp.
    pub fn is_fresh(&self, now: SystemTime) -> bool {
        let Ok(now) = now.duration_since(UNIX_EPOCH) else { return false };
        let changed = i128::from(self.changed.0) * 1_000_000_000 + i128::from(self.changed.1);
        // Not what lies in the future: by the clock of another machine that could last for ever.
        (now.as_nanos() as i128 - changed).abs() < TICK_NANOSECONDS
    }

    /// When the file was written to, in nanoseconds of Unix time.
    pub fn written(&self) -> i128 {
        i128::from(self.modified.0) * 1_000_000_000 + i128::from(self.modified.1)
    }

    /// The state as bytes, to be kept: two states are the same where their bytes are.
    pub fn bytes(&self) -> Vec<u8> {
        let Stamp { device, inode, size, modified, changed } = *self;
        let numbers = [device, inode, size].into_iter().flat_map(u64::to_le_bytes);
        let times = [modified.0, modified.1, changed.0, changed.1].into_iter().flat_map(i64::to_le_bytes);
        numbers.chain(times).collect()
    }
}
