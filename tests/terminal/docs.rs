//! What README.md and docs/ say of the program, held against the program: a file a subject. The tables of keys in
//! docs/format.md are held beside those of reading.
//!
//! `REFRESH_DOCS=1 cargo test --test terminal docs` writes anew what is printed by the program; `docs/picture.py` takes the picture.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot read its files has nothing to say")]

mod format;
mod guide;
mod links;
mod pages;
mod program;
mod readme;
