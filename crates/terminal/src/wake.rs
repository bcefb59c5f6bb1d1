//! What wakes the loop, from whichever thread. It must not know who waits.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SendError, Sender, channel};
use std::thread;

/// One thing on the channel that the loop waits on.
#[derive(Debug)]
pub(super) enum Wake<M> {
    /// For the program.
    Message(M),
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
#[derive(Debug)]
pub(super) struct Wakes<M> {
    sender: Sender<Wake<M>>,
    ring: Arc<OwnedFd>,
}

/// What the loop waits on beside the keyboard: it is readable once something was sent.
#[derive(Debug)]
pub(super) struct Bell(OwnedFd);

/// A way to wake the loop. Fails where the system has no descriptors left.
pub(super) fn wakes<M>() -> io::Result<(Wakes<M>, Receiver<Wake<M>>, Bell)> {
    let (sender, receiver) = channel();
    // Not a pipe: macOS makes none that is closed in the programs that are started.
    let (bell, ring) = UnixStream::pair()?;
    bell.set_nonblocking(true)?;
    ring.set_nonblocking(true)?;
    Ok((Wakes { sender, ring: Arc::new(ring.into()) }, receiver, Bell(bell.into())))
}

impl<M> Clone for Wakes<M> {
    fn clone(&self) -> Self {
        Self { sender: self.sender.clone(), ring: Arc::clone(&self.ring) }
    }
}

impl<M> Wakes<M> {
    /// Sends a wake; fails where nobody listens any more.
    pub(super) fn send(&self, wake: Wake<M>) -> Result<(), SendError<Wake<M>>> {
        self.sender.send(wake)?;
        // A full one rings already.
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
pub(super) fn spawn<M: Send + 'static>(
    name: &str,
    wakes: &Wakes<M>,
    body: impl FnOnce(&Wakes<M>) + Send + 'static,
) -> io::Result<()> {
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
