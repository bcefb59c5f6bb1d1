//! The thread that reads keys, mouse and pasted text. It must not change anything.

use std::io;
use std::os::fd::BorrowedFd;
use std::sync::mpsc::Sender;
use std::time::Duration;

use crossterm::event;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, ioctl_fionread};

use super::wake::{Wake, spawn};
use super::{keys, screen};
use crate::app::Msg;

/// How long crossterm may look for what has arrived. It looks without sleeping, so this is short.
const LOOK: Duration = Duration::from_micros(50);
/// How often crossterm is asked before nothing is believed to be left: a thread that is put aside at the wrong moment
/// comes back when the time to look is over, with keys still in crossterm's hands.
const LOOKS: usize = 3;

/// Starts to read. Fails where there is no terminal to read from, or no thread.
pub(super) fn start(wakes: &Sender<Wake>) -> io::Result<()> {
    let tty = screen::tty()?;
    spawn("input", wakes, move |wakes| {
        if let Err(error) = forward(tty, wakes) {
            let _ = wakes.send(Wake::TerminalLost(error));
        }
    })
}

/// Sends what is typed until the terminal ends or nobody listens any more.
///
/// crossterm spins for ever on a terminal that is gone, so it is only called when there is something to read.
fn forward(tty: BorrowedFd, wakes: &Sender<Wake>) -> io::Result<()> {
    loop {
        wait_for_bytes(tty)?;
        if !screen::is_inside() {
            // What is typed while the screen is left belongs to the shell.
            screen::wait_until_inside();
            continue;
        }
        let mut looks = 0;
        while looks < LOOKS {
            if !event::poll(LOOK)? {
                looks += 1;
                continue;
            }
            looks = 0;
            if let Some(input) = keys::input(event::read()?)
                && wakes.send(Wake::Msg(Msg::Input(input))).is_err()
            {
                return Ok(());
            }
        }
    }
}

/// Blocks until there is at least a byte to read.
fn wait_for_bytes(tty: BorrowedFd) -> io::Result<()> {
    let mut ends = [PollFd::new(&tty, PollFlags::IN)];
    match poll(&mut ends, None) {
        Ok(_) => {}
        Err(Errno::INTR) => return wait_for_bytes(tty),
        Err(error) => return Err(error.into()),
    }
    let gone = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
    // A terminal that has ended is always readable, and has nothing to read.
    if ends[0].revents().intersects(gone) || ioctl_fionread(tty)? == 0 {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "the terminal is gone"));
    }
    Ok(())
}
