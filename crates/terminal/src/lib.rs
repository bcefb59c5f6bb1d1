//! The terminal, its signals, its clipboard and its browser: the only code that touches them, and the only one that names crossterm.
//! It gives the terminal back however a program ends. It must not know what is on the screen.
//!
//! ```no_run
//! use briefing_terminal::grid::{Grid, Position};
//! use briefing_terminal::{Copied, Effect, Finished, Input, Job, Opened, Options, Program, run};
//!
//! /// Ends with the first key.
//! struct AnyKey;
//! enum Message { Input(Input), Copied(Copied), Opened(Opened), Finished(Finished) }
//! enum NoWork {}
//!
//! impl From<Input> for Message { fn from(input: Input) -> Self { Self::Input(input) } }
//! impl From<Copied> for Message { fn from(told: Copied) -> Self { Self::Copied(told) } }
//! impl From<Opened> for Message { fn from(told: Opened) -> Self { Self::Opened(told) } }
//! impl From<Finished> for Message { fn from(told: Finished) -> Self { Self::Finished(told) } }
//!
//! impl Job for NoWork {
//!     type Message = Message;
//!     fn perform(self, _: &mut dyn FnMut(Message)) { match self {} }
//! }
//!
//! impl Program for AnyKey {
//!     type Message = Message;
//!     type Job = NoWork;
//!     fn update(&mut self, message: Message) -> Vec<Effect<NoWork>> {
//!         if let Message::Input(Input::Key(_)) = message { vec![Effect::Quit] } else { Vec::new() }
//!     }
//!     fn draw(&self, grid: &mut Grid) -> Option<Position> {
//!         grid.clear();
//!         grid.put_ascii(0, 0, "Press any key.", ratatui::style::Style::new().into());
//!         None
//!     }
//! }
//!
//! run(&mut AnyKey, Options::default(), Vec::new())?;
//! # Ok::<(), std::io::Error>(())
//! ```

pub mod grid;

mod address;
mod effect;
mod input;
mod key;

mod environment;

mod browser;
mod clipboard;
mod editor;
mod foreground;

mod decoder;
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

pub use address::{NotWeb, WebAddress};
pub use browser::{Browser, NoBrowser, NotRun, Opened};
pub use editor::{Editor, NoEditor};
pub use effect::{Copied, Effect, NotCopied};
pub use environment::{
    Background, BidiSupport, Clipboard, Environment, Osc52, stderr_is_terminal, stdout_is_terminal,
};
pub use foreground::{End, Finished, Foreground};
pub use input::{Input, Mouse, MouseKind};
pub use key::{Key, KeyCode};
pub use run::{Ending, Options, Program, run};
pub use work::Job;
