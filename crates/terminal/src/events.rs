//! Keys, mouse and pasted text, read by the loop itself: one thread less to wake is time that a reader feels.
//! It must not change anything.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::{Errno, ioctl_fionread, read};

use super::decoder::Decoder;
use super::screen;
use super::wake::Bell;
use crate::input::Input;

/// So many bytes are read at once.
const AT_ONCE: usize = 4096;

/// The terminal as something to read from.
pub(super) struct Keyboard {
    tty: BorrowedFd<'static>,
    decoder: Decoder,
}

impl Keyboard {
    /// Fails where there is no terminal to read from.
    pub(super) fn new() -> io::Result<Keyboard> {
        Ok(Keyboard { tty: screen::tty()?, decoder: Decoder::new() })
    }

    /// Blocks until something was typed, the bell rang, or it is time to give up a sequence that is not finished. Fails
    /// where the terminal is gone.
    ///
    /// What is typed while the screen is left belongs to the shell: then only the bell is waited for.
    pub(super) fn wait(&self, bell: &Bell) -> io::Result<()> {
        let rings = bell.as_fd();
        let mut ends = [PollFd::new(&rings, PollFlags::IN), PollFd::new(&self.tty, PollFlags::IN)];
        let (waited, patience) =
            if screen::is_inside() { (&mut ends[..], self.patience()) } else { (&mut ends[..1], None) };
        match poll(waited, patience.as_ref()) {
            // A signal may have left the screen or entered it: what is waited for has to be chosen anew.
            Err(Errno::INTR) => return Ok(()),
            found => found?,
        };
        if ends[0].revents().contains(PollFlags::IN) {
            bell.silence();
        }
        let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        let found = ends[1].revents();
        // A terminal that has ended is always readable, and has nothing to read.
        if found.intersects(gone) || (found.contains(PollFlags::IN) && ioctl_fionread(self.tty)? == 0) {
            return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone"));
        }
        Ok(())
    }

    /// How long the rest of what is begun is waited for; for ever where nothing is.
    fn patience(&self) -> Option<Timespec> {
        let left = self.decoder.deadline()?.saturating_duration_since(Instant::now());
        Timespec::try_from(left).ok()
    }

    /// Drops what was read and not yet told: it was typed for another program.
    pub(super) fn forget(&mut self) {
        self.decoder = Decoder::new();
    }

    /// What was typed next; nothing where all is read. Never blocks.
    pub(super) fn next(&mut self) -> io::Result<Option<Input>> {
        if !screen::is_inside() {
            return Ok(None);
        }
        loop {
            if let Some(input) = self.decoder.next() {
                return Ok(Some(input));
            }
            if ioctl_fionread(self.tty)? > 0 {
                let mut bytes = [0; AT_ONCE];
                let count = match read(self.tty, &mut bytes) {
                    // Whoever shares the terminal can have read in between.
                    Err(Errno::INTR | Errno::AGAIN) => 0,
                    count => count?,
                };
                self.decoder.feed(&bytes[..count], Instant::now());
            } else {
                // While something waits to be read, nothing is too late: it may have come in time.
                self.decoder.expire(Instant::now());
                return Ok(self.decoder.next());
            }
        }
    }
}
