//! What a reader of briefings keeps beside them: marks, notes, what was read, where one was. Logs of JSON lines that are only
//! appended to, one a device; the memory is what all of them say together.
//!
//! It must not know what is on a screen, and nothing of it ever goes into a briefing.
//!
//! ```
//! use briefing_memory::{Anchor, Hash, Journal, Memory, NoteId, Record, Sought, Sync};
//!
//! let folder = std::env::temp_dir().join(format!("briefing-memory-doc-{}", std::process::id()));
//! let text = "briefing: 1\ntitle: Harbor fire\nevents: [{title: Fire in hall 7, date: 2024-03-01}]\n";
//! let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
//! let item = briefing.items().next().expect("an event");
//!
//! // Opened for the first time, and a note is written.
//! let mut memory = Memory::read(&folder);
//! let hash = Hash::of(text);
//! let sought = Sought { path: Some("/a/fire.yaml"), exists: &|_| true, ..Sought::new(&briefing, hash) };
//! let recalled = memory.recall(&sought);
//! let anchor = Anchor::of(&briefing, item, &hash.to_string());
//! let note = Record::Note { id: NoteId::random(), anchor, text: "Ask the port.".to_owned(), was: None };
//! let records = recalled.records.iter().cloned().chain([note]);
//! let lines = memory.keep(recalled.key, records, 1_700_000_000);
//! Journal::new(&folder).append(&lines, Sync::Now)?;
//!
//! // Opened again by another process.
//! let memory = Memory::read(&folder);
//! let recalled = memory.recall(&sought);
//! assert_eq!(recalled.kept[0].text.as_ref().map(|text| text.as_str()), Some("Ask the port."));
//! assert_eq!(recalled.kept[0].standing.item(), Some(item));
//! # std::fs::remove_dir_all(&folder)?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod device;
mod index;
mod journal;
mod key;
mod line;
mod list;
mod memory;
mod recall;
mod record;
mod sketch;
mod state;
#[cfg(test)]
mod tests;
mod texts;
mod which;

pub use briefing_changes::{Anchor, Standing, follow};
pub use device::Device;
pub use journal::{Journal, NotKept, Sync};
pub use key::{Hash, Key, NoteId};
pub use line::{Lines, Stamp, notes_in};
pub use list::{Form, Listed, list, place_of};
pub use memory::{Briefing, Memory};
pub use recall::{Recalled, Seen, Sought};
pub use record::{Opening, Record};
pub use sketch::Sketch;
pub use state::{Kept, ReadMarks, read_mark};
pub use texts::{Texts, may_be_kept};
pub use which::How;
