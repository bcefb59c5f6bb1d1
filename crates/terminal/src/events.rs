//! Keys, mouse and pasted text, read by the loop itself: one thread less to wake is time that a reader feels.
//! It must not change anything.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, ioctl_fionread};

use super::wake::Bell;
use super::{keys, screen};
use crate::input::Input;

/// How long crossterm may look for what has arrived. It looks without sleeping, so this is short.
const LOOK: Duration = Duration::from_micros(5);
/// How often crossterm is asked before nothing is believed to be left: a thread that is put aside at the wrong moment
/// comes back when the time to look is over, with keys still in crossterm's hands.
const LOOKS: usize = 3;

/// The terminal as something to read from.
pub(super) struct Keyboard {
    tty: BorrowedFd<'static>,
    /// Whether crossterm may hold more than it has given.
    is_fed: bool,
    /// Whether what it gave was all there was a moment before, a single byte: then it hardly holds more.
    is_answered_first: bool,
}

impl Keyboard {
    /// Fails where there is no terminal to read from.
    pub(super) fn new() -> io::Result<Keyboard> {
        Ok(Keyboard { tty: screen::tty()?, is_fed: false, is_answered_first: false })
    }

    /// Blocks until something was typed or the bell rang. Fails where the terminal is gone.
    ///
    /// What is typed while the screen is left belongs to the shell: then only the bell is waited for.
    pub(super) fn wait(&self, bell: &Bell) -> io::Result<()> {
        if self.is_fed {
            return Ok(());
        }
        let rings = bell.as_fd();
        let mut ends = [PollFd::new(&rings, PollFlags::IN), PollFd::new(&self.tty, PollFlags::IN)];
        let waited = if screen::is_inside() { &mut ends[..] } else { &mut ends[..1] };
        match poll(waited, None) {
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

    /// What was typed next; nothing where all is read, or where a single key is to be answered before crossterm is
    /// asked whether it holds more. Never blocks.
    pub(super) fn next(&mut self) -> io::Result<Option<Input>> {
        if !screen::is_inside() {
            return Ok(None);
        }
        let waiting = ioctl_fionread(self.tty)?;
        let is_answered_first = std::mem::take(&mut self.is_answered_first);
        // crossterm spins on a terminal that is gone, so it is only called when there is something to read.
        if waiting == 0 && (!self.is_fed || is_answered_first) {
            return Ok(None);
        }
        self.is_answered_first = !self.is_fed && waiting == 1;
        self.is_fed = true;
        let mut looks = 0;
        while looks < LOOKS {
            if event::poll(LOOK)? {
                looks = 0;
                if let Some(input) = keys::input(event::read()?) {
                    return Ok(Some(input));
                }
            } else {
                looks += 1;
            }
        }
        (self.is_fed, self.is_answered_first) = (false, false);
        Ok(None)
    }
}
