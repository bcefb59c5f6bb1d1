//! Numbers for things that are made anew and never change: what has the same number is the same. It must not know what
//! they number.

use std::sync::atomic::{AtomicU64, Ordering};

/// A number that nothing else in the process has; never 0.
pub fn fresh() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Ordering::Relaxed)
}
