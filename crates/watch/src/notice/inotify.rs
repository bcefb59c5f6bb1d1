//! The folders on the way to each file, watched by inotify. It must not look at the files.

use std::collections::{BTreeMap, VecDeque};
use std::ffi::{OsStr, OsString};
use std::fs::{self, Metadata};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::MetadataExt;
use std::path::{Component, Path, PathBuf};

use rustix::fs::inotify::{self, CreateFlags, ReadFlags, Reader, WatchFlags};
use rustix::io::Errno;

use super::Told;
use super::network::is_shared;
use crate::event::Why;
use crate::file::Deed;

/// What happens to a folder itself. It tells of one that is moved, with all that is in it.
const ITSELF: WatchFlags = WatchFlags::MOVE_SELF.union(WatchFlags::DELETE_SELF);
/// Which entries it has.
const NAMES: WatchFlags = ITSELF.union(WatchFlags::CREATE).union(WatchFlags::DELETE).union(WatchFlags::MOVE);
/// What happens to its entries.
const ENTRIES: WatchFlags =
    NAMES.union(WatchFlags::MODIFY).union(WatchFlags::CLOSE_WRITE).union(WatchFlags::ATTRIB);
/// A folder that has become a link meanwhile is none.
const FOLDER: WatchFlags = WatchFlags::ONLYDIR.union(WatchFlags::DONT_FOLLOW);

/// As many links as the system follows.
const LINKS: usize = 40;
/// How often a way is walked again that changes under the feet. After that it will change once more, and be told.
const WALKS: usize = 3;
/// Some hundred events at once.
const AT_ONCE: usize = 16 * 1024;

/// What inotify tells.
#[derive(Debug)]
pub(in super::super) struct Notice {
    /// None where there is none to be had, and then why.
    inotify: Result<OwnedFd, Why>,
    /// For tests: it is not asked for again.
    is_refused: bool,
    folders: BTreeMap<i32, Folder>,
}

/// A folder on the way to some files.
#[derive(Debug, Default)]
struct Folder {
    path: PathBuf,
    /// What the system was asked to tell of it.
    asked: WatchFlags,
    /// What is needed of that.
    needed: WatchFlags,
    /// The files that depend on each entry.
    names: BTreeMap<OsString, Vec<usize>>,
    /// The files that depend on the folder.
    files: Vec<usize>,
}

/// A walk that has to be begun again, or cannot be gone.
enum Stop {
    Again,
    For(Why),
}

impl Notice {
    pub(in super::super) fn new() -> Notice {
        Notice { inotify: open(), is_refused: false, folders: BTreeMap::new() }
    }

    /// One that is never told anything.
    pub(in super::super) fn refused(why: Why) -> Notice {
        Notice { inotify: Err(why), is_refused: true, folders: BTreeMap::new() }
    }

    /// What is readable once something can be taken.
    pub(in super::super) fn fd(&self) -> Option<BorrowedFd<'_>> {
        self.inotify.as_ref().ok().map(AsFd::as_fd)
    }

    /// Watches the ways to these files, as they are now, and no others. Gives the reason where not all that happens
    /// will be told. What happens after this is told, if anything is.
    pub(in super::super) fn follow(&mut self, paths: &[&Path]) -> Option<Why> {
        if self.inotify.is_err() && !self.is_refused && !paths.is_empty() {
            self.inotify = open();
        }
        for folder in self.folders.values_mut() {
            folder.needed = WatchFlags::empty();
            folder.names.clear();
            folder.files.clear();
        }
        let mut why = None;
        for (file, path) in paths.iter().enumerate() {
            for _ in 0..WALKS {
                match self.walk(path, file) {
                    Ok(is_told) => why = why.or((!is_told).then_some(Why::Network)),
                    Err(Stop::For(reason)) => why = why.or(Some(reason)),
                    Err(Stop::Again) => continue,
                }
                break;
            }
        }
        self.forget_the_rest();
        why
    }

    /// Walks the way as the system does and watches each folder on it, before it looks what is in there: what changes
    /// afterwards is told. Says whether all that happens at its end is told.
    fn walk(&mut self, path: &Path, file: usize) -> Result<bool, Stop> {
        let mut at = PathBuf::from(".");
        let mut left: VecDeque<OsString> = steps(path);
        let mut links = 0;
        let mut ancestors = Vec::new();
        while let Some(step) = left.pop_front() {
            if step == "/" {
                at = PathBuf::from("/");
                continue;
            }
            if step == ".." {
                at = above(&at);
                continue;
            }
            let entry = at.join(&step);
            if !left.is_empty() && fs::symlink_metadata(&entry).is_ok_and(|found| found.is_dir()) {
                // An ancestor that may be entered and not read cannot be watched. Nobody but its owner moves it.
                match self.add(&at, ITSELF, None, file) {
                    Err(Stop::For(Why::Folder)) => {}
                    added => added?,
                }
                ancestors.push((std::mem::replace(&mut at, entry), step));
                continue;
            }
            self.add(&at, ENTRIES, Some(&step), file)?;
            match fs::symlink_metadata(&entry) {
                Ok(found) if found.is_symlink() && links < LINKS => {
                    links += 1;
                    let target = fs::read_link(&entry).map_err(|_| Stop::Again)?;
                    let mut way = steps(&target);
                    way.append(&mut left);
                    left = way;
                }
                Ok(_) if left.is_empty() => return Ok(!is_shared(&at)),
                // It has just come.
                Ok(found) if found.is_dir() => at = entry,
                // It ends here, and it is told when it goes on.
                _ => break,
            }
        }
        // Of a folder that is deleted while somebody stands in it, that folder tells nothing; the one above does.
        for (folder, name) in ancestors {
            match self.add(&folder, NAMES, Some(&name), file) {
                Err(Stop::For(Why::Folder)) => {}
                added => added?,
            }
        }
        Ok(!is_shared(&at))
    }

    /// Watches a folder, or more of it.
    fn add(&mut self, path: &Path, flags: WatchFlags, name: Option<&OsStr>, file: usize) -> Result<(), Stop> {
        let inotify = self.inotify.as_ref().map_err(|why| Stop::For(*why))?;
        // To watch what is watched already costs nothing, and shows whether the path still leads there.
        let number =
            inotify::add_watch(inotify, path, flags | FOLDER | WatchFlags::MASK_ADD).map_err(|error| {
                match error {
                    Errno::NOENT | Errno::NOTDIR | Errno::LOOP => Stop::Again,
                    Errno::NOSPC | Errno::NOMEM => Stop::For(Why::Limit),
                    _ => Stop::For(Why::Folder),
                }
            })?;
        let folder = self.folders.entry(number).or_default();
        path.clone_into(&mut folder.path);
        folder.asked |= flags;
        folder.needed |= flags;
        folder.files.push(file);
        if let Some(name) = name {
            folder.names.entry(name.to_owned()).or_default().push(file);
        }
        Ok(())
    }

    /// Asks no more of the system than is needed: each thing that it tells wakes a thread.
    fn forget_the_rest(&mut self) {
        let Ok(inotify) = &self.inotify else { return };
        self.folders.retain(|number, folder| {
            if folder.needed.is_empty() {
                // One that is deleted has been forgotten by the system.
                let _ = inotify::remove_watch(inotify, *number);
                return false;
            }
            if folder.needed != folder.asked {
                // Where this leads elsewhere by now, that was told, and all is walked again.
                let _ = inotify::add_watch(inotify, &folder.path, folder.needed | FOLDER);
                folder.asked = folder.needed;
            }
            true
        });
    }

    /// Takes all that was told so far.
    pub(in super::super) fn take(&mut self, told: &mut dyn FnMut(Told)) {
        let Ok(inotify) = &self.inotify else { return };
        let mut buffer = [MaybeUninit::uninit(); AT_ONCE];
        let mut reader = Reader::new(inotify, &mut buffer);
        loop {
            let event = match reader.next() {
                Ok(event) => event,
                Err(Errno::INTR) => continue,
                Err(_) => return,
            };
            if event.events().contains(ReadFlags::QUEUE_OVERFLOW) {
                told(Told::Overflow);
            }
            let Some(folder) = self.folders.get(&event.wd()) else { continue };
            let Some(name) = event.file_name() else {
                for file in &folder.files {
                    told(Told::Deed(*file, Deed::Replaced));
                }
                continue;
            };
            let name = OsStr::from_bytes(name.to_bytes());
            if let Some(files) = folder.names.get(name) {
                let deed = deed(event.events(), || fs::symlink_metadata(folder.path.join(name)).ok());
                for file in files {
                    told(Told::Deed(*file, deed));
                }
            }
        }
    }
}

fn open() -> Result<OwnedFd, Why> {
    inotify::init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).map_err(|error| match error {
        Errno::NOSYS => Why::System,
        _ => Why::Limit,
    })
}

fn deed(events: ReadFlags, found: impl FnOnce() -> Option<Metadata>) -> Deed {
    if events.contains(ReadFlags::MODIFY) {
        Deed::Wrote
    } else if events.contains(ReadFlags::CLOSE_WRITE) {
        Deed::Closed
    } else if events.contains(ReadFlags::CREATE)
        // A link is whole once it is there.
        && found().is_some_and(|found| found.is_file() && found.nlink() == 1)
    {
        Deed::Wrote
    } else if events.contains(ReadFlags::ATTRIB) {
        Deed::Unknown
    } else {
        Deed::Replaced
    }
}

/// The steps of a path; an absolute one begins with `/`.
fn steps(path: &Path) -> VecDeque<OsString> {
    let steps = path.components().filter(|step| *step != Component::CurDir);
    steps.map(|step| step.as_os_str().to_owned()).collect()
}

/// The folder above one that was reached without links.
fn above(at: &Path) -> PathBuf {
    match at.components().next_back() {
        Some(Component::Normal(_)) => at.parent().unwrap_or(at).to_owned(),
        Some(Component::RootDir) | None => at.to_owned(),
        _ => at.join(".."),
    }
}
