//! All that needs the program itself: as a shell sees it, and on a real terminal. What can be tested within the process of
//! the tests is in `tests/inside`.
#![cfg(unix)]
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod cli;
mod conduct;
mod desk;
mod docs;
mod evidence_walk;
mod foreground;
mod not_opened;
mod opening;
mod pty;
mod stale_copy;
