//! What wakes the loop, from whichever thread. It must not know who waits.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::thread;

use rustix::pipe::{PipeFlags, pipe_with};

use crate::app::Msg;

/// One thing on the channel that the loop waits on.
#[derive(Debug)]
pub(super) enum Wake {
    /// For the program.
    Msg(Msg),
    /// The screen has another size.
    Resized,
    /// The screen was left and entered again: nothing is left on it.
    Reentered,
    /// The terminal is gone, or cannot be read or written any more.
    TerminalLost(io::Error),
    /// A thread beside the loop has panicked; the panic hook has left the screen and told about it.
    Panicked,
}

/// Sends wakes to the loop, and rings for each.
#[derive(Clone, Debug)]
pub(super) struct Wakes {
    sender: Sender<Wake>,
    ring: Arc<OwnedFd>,
}

/// What the loop waits on beside the keyboard: it is readable once something was sent.
#[derive(Debug)]
pub(super) struct Bell(OwnedFd);

/// A way to wake the loop. Fails where the system gives no pipe.
pub(super) fn wakes() -> io::Result<(Wakes, Receiver<Wake>, Bell)> {
    let (sender, receiver) = channel();
    let (bell, ring) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
    Ok((Wakes { sender, ring: Arc::new(ring) }, receiver, Bell(bell)))
}

impl Wakes {
    /// Sends a wake; fails where nobody listens any more.
    pub(super) fn send(&self, wake: Wake) -> Result<(), SendError<Wake>> {
        self.sender.send(wake)?;
        // A full pipe rings already.
        let _ = rustix::io::write(&self.ring, &[0]);
        Ok(())
    }
}

impl Bell {
    /// Takes note of all rings so far; what was sent is then to be looked at.
    pub(super) fn silence(&self) {
        let mut rings = [0; 64];
        while rustix::io::read(&self.0, &mut rings).is_ok_and(|count| count == rings.len()) {}
    }
}

impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// Runs `body` on a thread of its own. A panic in it wakes the loop, which then ends the program.
pub(super) fn spawn(name: &str, wakes: &Wakes, body: impl FnOnce(&Wakes) + Send + 'static) -> io::Result<()> {
    let wakes = wakes.clone();
    let thread = thread::Builder::new().name(name.to_owned());
    thread.spawn(move || {
        // Nothing that the body held is looked at afterwards.
        if catch_unwind(AssertUnwindSafe(|| body(&wakes))).is_err() {
            let _ = wakes.send(Wake::Panicked);
        }
    })?;
    Ok(())
}
