//! The reader's state and how it changes: `Msg` -> `App::update` -> `Effect`. It must not know the terminal or how anything is painted.

pub mod input;
pub mod msg;

pub use input::{Input, Key, KeyCode, Mouse, MouseKind};
pub use msg::{Effect, Msg};
pub mod find;
pub mod flow;
pub mod layout;
pub mod lines;
pub mod actions;
pub mod filter;
pub mod history;
pub mod keymap;
pub mod lens;
pub mod panes;
pub mod reader;
pub mod field;
pub mod job;
pub mod picker;
