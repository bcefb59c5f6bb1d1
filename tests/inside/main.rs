//! All that is tested in the process of the tests: reading, checking, evidence, documents of the project, and the whole
//! reader as scripts of keys. What needs the program itself, or a terminal, is in `tests/terminal`.
//!
//! One binary, so that little is linked and all processors have something to do until the end.

mod architecture;
mod bad_input;
mod docs;
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
