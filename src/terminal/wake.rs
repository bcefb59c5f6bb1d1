//! What wakes the loop, from whichever thread. It must not know who waits.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Sender;
use std::thread;

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

/// Runs `body` on a thread of its own. A panic in it wakes the loop, which then ends the program.
pub(super) fn spawn(
    name: &str,
    wakes: &Sender<Wake>,
    body: impl FnOnce(&Sender<Wake>) + Send + 'static,
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
