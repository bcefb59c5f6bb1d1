//! The terminal, its signals and its clipboard: the only code that touches them, and the only one that names crossterm.
//! It must not know what is on the screen.

pub mod grid;

mod effect;
mod input;
mod key;

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

pub use effect::{Effect, NotCopied};
pub use environment::{BidiSupport, Environment, stderr_is_terminal, stdout_is_terminal};
pub use input::{Input, Mouse, MouseKind};
pub use key::{Key, KeyCode};
pub use run::{Ending, Options, Program, run};
pub use work::Job;
