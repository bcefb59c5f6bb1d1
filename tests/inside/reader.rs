//! The whole reader, as scripts of keys and what is then seen. Each file holds one sort of script; none may reach
//! past `script.rs` into how the reader works.

mod addresses;
mod answers;
mod brief;
mod caveats;
mod dates;
mod disputes;
mod evidence;
mod finding;
mod first_screen;
mod flow;
mod folding;
mod forms;
mod hits;
mod keeping;
mod keys;
mod known;
mod lenses;
#[cfg(feature = "catalog")]
mod library;
mod little_room;
mod living;
mod look;
mod muting;
mod offers;
mod perspective;
mod program;
mod random;
mod relations;
mod room;
mod screens;
mod sessions;
mod source_text;
mod stale;
mod strip;
mod time;
mod tour;
mod twenty;
mod typed_dates;
mod walk;
