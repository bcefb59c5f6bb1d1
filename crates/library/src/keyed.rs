//! One number for some values, by which they are told from others. Its key is one of this process: nobody outside knows it,
//! so nobody can write a text that is taken for another.

use std::{
    hash::{BuildHasher, Hash},
    sync::OnceLock,
};

use foldhash::quality::RandomState;

/// A number that other values hardly have, for as long as the process runs.
pub fn number_of(values: impl Hash) -> u64 {
    static KEY: OnceLock<RandomState> = OnceLock::new();
    KEY.get_or_init(RandomState::default).hash_one(values)
}
