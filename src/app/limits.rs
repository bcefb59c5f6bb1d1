//! How much the reader keeps.

/// How many briefings are open at once. A file of 87 MB takes 300 MB of memory, so twice as many could take more than a small
/// machine has.
pub(crate) const OPEN_SESSIONS: usize = 4;
