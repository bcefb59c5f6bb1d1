//! What is asked of each character of a text, kept once it is known. It must not know what is asked.

use std::{array, sync::OnceLock};

/// The answers for the characters up to U+FFFF, in blocks of 64, as many as texts have had.
///
/// To ask the tables of Unicode takes ten times as long, and the inner loops of a check do nothing else.
pub(super) struct Blocks<T>([OnceLock<[T; 64]>; 1024]);

impl<T: Copy> Blocks<T> {
    pub(super) const fn new() -> Self {
        Self([const { OnceLock::new() }; 1024])
    }

    /// The answer for a character; `ask` must always give the same.
    pub(super) fn get(&self, c: char, ask: impl Fn(char) -> T) -> T {
        let code = c as usize;
        let Some(block) = self.0.get(code / 64) else { return ask(c) };
        let of = |n: usize| ask(char::from_u32((code - code % 64 + n) as u32).unwrap_or_default());
        block.get_or_init(|| array::from_fn(of))[code % 64]
    }
}
