//! A system that tells nothing, or not to us. It must not look at files either.

use std::os::fd::BorrowedFd;
use std::path::Path;

use super::Told;
use crate::event::Why;

/// What tells nothing.
#[derive(Debug)]
pub(in super::super) struct Notice(Why);

#[expect(clippy::unused_self, reason = "where something is told it is needed")]
impl Notice {
    pub(in super::super) fn new() -> Notice {
        Notice(Why::System)
    }

    /// The same, for another reason.
    pub(in super::super) fn refused(why: Why) -> Notice {
        Notice(why)
    }

    /// There is nothing to wait for.
    pub(in super::super) fn fd(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    /// Gives the reason why nothing will be told of these files.
    pub(in super::super) fn follow(&mut self, paths: &[&Path]) -> Option<Why> {
        (!paths.is_empty()).then_some(self.0)
    }

    /// Takes nothing.
    pub(in super::super) fn take(&mut self, _: &mut dyn FnMut(Told)) {}
}
