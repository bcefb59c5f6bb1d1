//! All that is tested in the process of the tests: reading, checking, evidence, the architecture, and the whole reader as
//! scripts of keys. What needs the program itself, or a terminal, is in `tests/terminal`.
//!
//! It is a module of the library (`src/lib.rs`), so that nothing is public for the sake of a test.

mod architecture;
mod bad_input;
mod explain;
mod good_input;
mod hostile_evidence;
mod hostile_input;
mod mutations;
mod picture;
mod reader;
mod schema;
mod script;
mod seeds;
mod sound;
mod yaml;
