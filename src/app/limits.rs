//! How much the reader keeps.

/// How many briefings are open at once. A file of 87 MB takes 300 MB of memory: more of them would take more than what is
/// usually free.
pub const OPEN_SESSIONS: usize = 4;
