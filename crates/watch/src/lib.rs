//! Says when one of some files has changed, once it is whole. It must not read a file, nor know what files are for.
//!
//! A file is what its path leads to at the moment: editors put another file in its place, folders are moved, links are
//! turned. So it is not the file that is watched but the way to it. Why that is done as it is: `docs/design/watching.md`.
//!
//! ```
//! use briefing_watch::{Event, Stamp, watch};
//!
//! let folder = tempfile::tempdir()?;
//! let path = folder.path().join("story.yaml");
//! std::fs::write(&path, "one")?;
//!
//! // Before the file is read: what changes between is then reported, too.
//! let stamp = Stamp::of(&path);
//! let (watch, watcher) = watch()?;
//! watch.files(vec![(path.clone(), stamp)]);
//! let thread = std::thread::spawn(move || {
//!     let mut seen = None;
//!     watcher.run(&mut |event| {
//!         if event == Event::Changed(path.clone()) {
//!             seen = std::fs::read_to_string(&path).ok();
//!         }
//!     });
//!     seen
//! });
//! std::fs::write(folder.path().join("story.yaml"), "two")?;
//! # std::thread::sleep(std::time::Duration::from_secs(2));
//! // The last handle ends it.
//! drop(watch);
//! assert_eq!(thread.join().expect("it does not panic").as_deref(), Some("two"));
//! # Ok::<(), std::io::Error>(())
//! ```

mod event;
mod stamp;

mod file;
mod handle;
mod notice;

mod watcher;

#[cfg(test)]
mod saves;

pub use event::{Event, Why};
pub use handle::Watch;
pub use stamp::Stamp;
pub use watcher::{Watcher, watch, watch_by_looking};
