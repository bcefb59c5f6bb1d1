//! What the system tells of files and of the ways to them. It must not know what is to be reported.

#[cfg(target_os = "linux")]
mod inotify;
#[cfg(target_os = "linux")]
mod network;
#[cfg(not(target_os = "linux"))]
mod nothing;

use crate::file::Deed;

#[cfg(target_os = "linux")]
pub(super) use inotify::Notice;
#[cfg(not(target_os = "linux"))]
pub(super) use nothing::Notice;

/// Something that was told.
#[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "nothing is told there"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// Somebody did something to the file of this number, or to the way to it.
    Deed(usize, Deed),
    /// Some of what happened was forgotten.
    Overflow,
}
