//! Slow work beside the loop, on a thread for each job. It must not know what the work is.

use std::io;

use super::wake::{Wake, Wakes, spawn};

/// Work that is too slow for an update.
pub trait Job: Send + 'static {
    /// What it reports.
    type Message: Send + 'static;

    /// Does the work, and reports what it found as often as it likes. What is reported after the program has ended
    /// is dropped.
    fn perform(self, report: &mut dyn FnMut(Self::Message));
}

/// Starts a job. Fails where the system gives no thread.
pub(super) fn start<J: Job>(job: J, wakes: &Wakes<J::Message>) -> io::Result<()> {
    spawn("work", wakes, |wakes| {
        job.perform(&mut |message| {
            let _ = wakes.send(Wake::Message(message));
        });
    })
}
