//! Slow work beside the loop, on a thread for each job. It must not know what the work is.

use std::io;

use super::wake::{Wake, Wakes, spawn};
use crate::app::Msg;

/// Work that is too slow for an update.
pub trait Job: Send + 'static {
    /// Does the work, and reports what it found as often as it likes. What is reported after the program has ended
    /// is dropped.
    fn perform(self, report: &mut dyn FnMut(Msg));
}

/// Starts a job. Fails where the system gives no thread.
pub(super) fn start<J: Job>(job: J, wakes: &Wakes) -> io::Result<()> {
    spawn("work", wakes, |wakes| {
        job.perform(&mut |msg| {
            let _ = wakes.send(Wake::Msg(msg));
        });
    })
}
