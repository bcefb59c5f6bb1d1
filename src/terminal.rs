//! The terminal, its signals and its clipboard: the only code that touches them, and the only one that names crossterm.
//! It must not know what is on the screen.

mod environment;

mod clipboard;
mod keys;

mod screen;

mod encoder;

mod canvas;
mod events;
mod panics;
mod signals;
mod wake;
mod work;

mod run;

pub use environment::{BidiSupport, Environment, stderr_is_terminal, stdout_is_terminal};
pub use run::{Ending, Options, Program, run};
pub use work::Job;
