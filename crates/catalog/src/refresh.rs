//! A library on the disk -> its catalog, folder by folder: what is as it was is not read, and what nobody changed is not
//! written.

use std::{
    collections::HashSet,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use briefing_format::files::{self, Copies};
use briefing_library::{Contents, InOrder, contents};
use briefing_text::{SafeText, safe_format};
use briefing_watch::Stamp;
use twox_hash::XxHash3_128;

use crate::{
    Error, Progress, Record,
    sqlite::{Catalog, File, Writer},
};

/// What is written is kept at least so often: whoever reads meanwhile sees it, and an interruption loses no more.
const COMMIT: Duration = Duration::from_secs(2);

/// How often it is told how far it is, and asked whether anybody wants it still.
const TELL: Duration = Duration::from_millis(100);

/// The most files that are in hand at once, so that their names do not grow with the library.
const AT_ONCE: usize = 200_000;

/// The state of a file that may change again without a sign of it: it is not even like itself.
const FRESH: &[u8] = &[0];

/// What has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Briefings that there are now.
    pub files: usize,
    /// Those of them that are new.
    pub added: usize,
    /// Those whose text is another one.
    pub changed: usize,
    /// Briefings that are gone.
    pub gone: usize,
    /// Folders that could not be listed, with the reason; what was known of them is kept.
    pub unlisted: Vec<SafeText>,
}

/// A file that is to be read.
#[derive(Clone, Debug)]
struct Task {
    path: PathBuf,
    folders: Vec<i64>,
    stamp: Vec<u8>,
    modified: i128,
    /// Its number and its text, where it is known.
    known: Option<(i64, u128)>,
}

/// What was read of it.
enum Read {
    /// It says what it said, byte by byte.
    Same,
    Record(Box<Record>),
}

/// Brings the catalog to what lies in a folder; `told` hears how far it is, and ends it by saying so.
///
/// Errors: the folder cannot be listed, the catalog does not take it, or `told` has ended it. What was written until then is
/// kept.
pub fn refresh(
    catalog: &mut Catalog,
    root: &Path,
    told: &mut dyn FnMut(Progress) -> bool,
) -> Result<Outcome, Error> {
    let mut refreshing =
        Refreshing { catalog, told, progress: Progress::default(), outcome: Outcome::default(), root };
    refreshing.run()?;
    Ok(refreshing.outcome)
}

struct Refreshing<'c> {
    catalog: &'c mut Catalog,
    told: &'c mut dyn FnMut(Progress) -> bool,
    progress: Progress,
    outcome: Outcome,
    root: &'c Path,
}

impl Refreshing<'_> {
    fn run(&mut self) -> Result<(), Error> {
        let mut seen = HashSet::new();
        let mut tasks = Vec::new();
        let mut gone = Vec::new();
        // What is below a folder that was taken in as a whole stays a part of that.
        let root = self.catalog.root_of(self.root)?;
        let mut above = Vec::new();
        for folder in root.iter().flat_map(|root| between(root, self.root)) {
            above.push(self.catalog.folder_or_new(&folder)?);
        }
        let mut waiting = vec![(self.root.to_owned(), above)];
        while let Some((folder, above)) = waiting.pop() {
            let found = match contents(&folder) {
                Ok(found) => found,
                Err(error) if folder == self.root => return Err(Error::Folder(error)),
                Err(error) => {
                    self.outcome
                        .unlisted
                        .push(safe_format!("{} cannot be listed: {error}", files::name(&folder)));
                    seen.extend(self.catalog.folders_below(&folder)?.into_iter().map(|(id, _)| id));
                    continue;
                }
            };
            // What has nothing in it need not be known.
            if found == Contents::default() && folder != self.root {
                continue;
            }
            let id = self.catalog.folder_or_new(&folder)?;
            seen.insert(id);
            let folders: Vec<i64> = above.iter().copied().chain([id]).collect();
            self.look(&folders, &found.files, &mut tasks, &mut gone)?;
            waiting.extend(found.folders.into_iter().rev().map(|folder| (folder, folders.clone())));
            if tasks.len() >= AT_ONCE {
                self.take_in(std::mem::take(&mut tasks))?;
            }
        }
        self.take_in(tasks)?;
        for (id, _) in self.catalog.folders_below(self.root)? {
            if !seen.contains(&id) {
                gone.extend(self.catalog.known_in(id)?.into_iter().map(|known| (id, known.name)));
            }
        }
        self.remove(&gone)?;
        let is_changed = self.outcome.added + self.outcome.changed + self.outcome.gone > 0;
        if is_changed { self.catalog.sweep() } else { Ok(()) }
    }

    /// Compares the files of a folder with what is known of it.
    fn look(
        &mut self,
        folders: &[i64],
        files: &[PathBuf],
        tasks: &mut Vec<Task>,
        gone: &mut Vec<(i64, Vec<u8>)>,
    ) -> Result<(), Error> {
        let (Some(root), Some(folder)) = (folders.first(), folders.last()) else { return Ok(()) };
        let known = self.catalog.known_in(*folder)?;
        let mut known = known.into_iter().peekable();
        for path in files {
            let name = path.file_name().unwrap_or_default().as_bytes();
            while let Some(before) = known.next_if(|known| known.name.as_slice() < name) {
                gone.push((*folder, before.name));
            }
            let before = known.next_if(|known| known.name == name);
            let (stamp, modified) = stamp(path);
            self.outcome.files += 1;
            if before
                .as_ref()
                .is_some_and(|before| stamp != FRESH && before.stamp == stamp && before.root == *root)
            {
                continue;
            }
            // Filtered below another folder, it is to be taken in again, whatever it says.
            let known = before.filter(|before| before.root == *root).map(|before| (before.id, before.text));
            tasks.push(Task { path: path.clone(), folders: folders.to_vec(), stamp, modified, known });
        }
        gone.extend(known.map(|before| (*folder, before.name)));
        self.progress.looked_at += files.len();
        self.progress.left = tasks.len();
        self.tell()
    }

    /// Reads files on all cores and takes them in, those that were written to last at the end.
    fn take_in(&mut self, mut tasks: Vec<Task>) -> Result<(), Error> {
        if tasks.is_empty() {
            return Ok(());
        }
        tasks.sort_by_key(|task| task.modified);
        self.progress.left = tasks.len();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs() as i64);
        let results = InOrder::start(tasks, |task| (read(&task), task));
        let results =
            results.map_err(|error| Error::Other(safe_format!("no thread can be started: {error}")))?;
        let mut told = Instant::now();
        loop {
            let begun = Instant::now();
            let mut writer = self.catalog.writer()?;
            let (mut is_last, mut is_wanted) = (true, true);
            while let Ok(Some((read, task))) = results.next(|| Ok(())) {
                write(&mut writer, &read, &task, now)?;
                match (&read, task.known) {
                    (Read::Same, _) => {}
                    (Read::Record(_), Some(_)) => self.outcome.changed += 1,
                    (Read::Record(_), None) => self.outcome.added += 1,
                }
                self.progress.read += 1;
                self.progress.left = self.progress.left.saturating_sub(1);
                if told.elapsed() >= TELL {
                    told = Instant::now();
                    is_wanted = (self.told)(self.progress);
                }
                if begun.elapsed() >= COMMIT || !is_wanted {
                    is_last = false;
                    break;
                }
            }
            writer.commit()?;
            is_wanted = is_wanted && (self.told)(self.progress);
            if !is_wanted {
                return Err(Error::Interrupted);
            }
            if is_last {
                return Ok(());
            }
        }
    }

    fn remove(&mut self, gone: &[(i64, Vec<u8>)]) -> Result<(), Error> {
        if gone.is_empty() {
            return Ok(());
        }
        let mut writer = self.catalog.writer()?;
        for (folder, name) in gone {
            writer.remove(*folder, name)?;
        }
        writer.commit()?;
        self.outcome.gone += gone.len();
        Ok(())
    }

    fn tell(&mut self) -> Result<(), Error> {
        if (self.told)(self.progress) { Ok(()) } else { Err(Error::Interrupted) }
    }
}

fn write(writer: &mut Writer<'_>, read: &Read, task: &Task, now: i64) -> Result<(), Error> {
    match (read, task.known) {
        (Read::Same, Some((id, _))) => writer.stamp(id, &task.stamp),
        (Read::Same, None) => Ok(()),
        (Read::Record(record), _) => {
            let name = task.path.file_name().unwrap_or_default().as_bytes();
            let file = File { folders: &task.folders, name, stamp: &task.stamp, now };
            writer.put(file, record)
        }
    }
}

/// The folders from one to another below it, which is not among them.
fn between(root: &Path, below: &Path) -> Vec<PathBuf> {
    let within = below.ancestors().skip(1).take_while(|folder| folder.starts_with(root));
    let mut folders: Vec<PathBuf> = within.map(Path::to_owned).collect();
    folders.reverse();
    folders
}

/// Reads a file, unless it says what it said.
fn read(task: &Task) -> Read {
    let bytes = match files::read(&task.path, files::DEFAULT_LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => return Read::Record(Box::new(Record::unreadable(error.message().to_string()))),
    };
    let text = match files::decode(bytes) {
        Ok(text) => text,
        Err(error) => {
            return Read::Record(Box::new(Record::unreadable(error.diagnostic().message.to_string())));
        }
    };
    if task.known.is_some_and(|(_, known)| known == XxHash3_128::oneshot(text.as_bytes())) {
        return Read::Same;
    }
    let copies = task.path.parent().map_or(Copies::Nowhere, Copies::below);
    Read::Record(Box::new(Record::of(&text, &copies)))
}

/// The state of a file, links followed, and when it was written to; none where it cannot be seen.
fn stamp(path: &Path) -> (Vec<u8>, i128) {
    let Some(stamp) = Stamp::of(path) else { return (Vec::new(), 0) };
    let state = if stamp.is_fresh(SystemTime::now()) { FRESH.to_vec() } else { stamp.bytes() };
    (state, stamp.written())
}
