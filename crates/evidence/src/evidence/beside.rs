//! Two pieces of work at once. It must not know what they are.

use std::{panic, thread};

/// Does one thing on a thread of its own and the other here; one after the other where no thread can be made.
pub(super) fn beside<A: Send, B>(one: impl Fn() -> A + Sync, here: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| {
        let thread = thread::Builder::new().spawn_scoped(scope, &one);
        let here = here();
        let one = match thread.map(thread::ScopedJoinHandle::join) {
            Ok(Ok(done)) => done,
            Ok(Err(panicked)) => panic::resume_unwind(panicked),
            Err(_) => one(),
        };
        (one, here)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_are_done_and_given_back_in_order() {
        let numbers = [1, 2, 3];
        let (sum, (largest, count)) =
            beside(|| numbers.iter().sum::<i32>(), || beside(|| numbers.iter().max(), || numbers.len()));
        assert_eq!((sum, largest, count), (6, Some(&3), 3));
    }
}
