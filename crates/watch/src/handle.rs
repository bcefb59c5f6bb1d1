//! By what one says which files are meant, from whichever thread. It must not know what is done with that.

use std::io::{self, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use crate::stamp::Stamp;

/// Says which files are watched. Dropping the last of its clones ends the [`Watcher`](crate::Watcher).
#[derive(Clone, Debug)]
pub struct Watch {
    wishes: Arc<Wishes>,
    /// The other end sees that the last one is gone.
    ring: Arc<UnixStream>,
}

/// What was said last.
#[derive(Debug, Default)]
pub(super) struct Wishes(Mutex<Wish>);

#[derive(Debug, Default)]
struct Wish {
    files: Vec<(PathBuf, Option<Stamp>)>,
    is_new: bool,
}

impl Watch {
    /// A handle, what it says, and what becomes readable once it has said something.
    pub(super) fn new() -> io::Result<(Watch, Arc<Wishes>, UnixStream)> {
        // Not a pipe: not every system makes one that is closed in the programs that are started.
        let (bell, ring) = UnixStream::pair()?;
        bell.set_nonblocking(true)?;
        ring.set_nonblocking(true)?;
        let wishes = Arc::new(Wishes::default());
        Ok((Watch { wishes: Arc::clone(&wishes), ring: Arc::new(ring) }, wishes, bell))
    }

    /// Watches these files instead of those before, each from a state on: the one it had before it was read. Without a
    /// state it is watched from now on.
    ///
    /// A file that was watched already goes on being watched from the state that was reported last. Saying the same
    /// again does nothing.
    pub fn files(&self, files: Vec<(PathBuf, Option<Stamp>)>) {
        let mut wish = self.wishes.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_same = wish.files.iter().map(|(path, _)| path).eq(files.iter().map(|(path, _)| path));
        if is_same {
            return;
        }
        *wish = Wish { files, is_new: true };
        drop(wish);
        // A full one rings already.
        let _ = (&*self.ring).write(&[0]);
    }
}

impl Wishes {
    /// What was said since this was asked last.
    pub(super) fn take(&self) -> Option<Vec<(PathBuf, Option<Stamp>)>> {
        let mut wish = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut wish.is_new).then(|| wish.files.clone())
    }
}
