//! Records -> rows. All that belongs together is written in one transaction.

use std::{
    collections::HashMap,
    os::unix::ffi::OsStrExt,
    path::{Path, PathBuf},
};

use rusqlite::{OptionalExtension, Transaction, TransactionBehavior, params};

use super::Catalog;
use crate::{Error, Record, facet, words};

/// Where undated entries stand in time: behind all others.
const NO_DAY: i64 = i64::MAX;

/// For fewer entries than that it is not worth it to sweep.
const LEAST_SWEPT: i64 = 1000;

/// A briefing as the catalog knows it.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    pub(crate) id: i64,
    pub(crate) name: Vec<u8>,
    pub(crate) stamp: Vec<u8>,
    pub(crate) root: i64,
    pub(crate) text: u128,
}

/// What is written together.
///
/// Where names are met is written at the end, in the order of the table: row by row it would go to another page each time.
pub(crate) struct Writer<'c> {
    transaction: Transaction<'c>,
    /// The id of the next entry.
    next: i64,
    /// Name, kind, day, entry.
    meetings: Vec<(i64, i64, i64, i64)>,
    /// How many more briefings give each name, and how it is shown.
    names: HashMap<i64, (i64, i64, String)>,
    /// How many more briefings and entries each root has.
    roots: HashMap<i64, (i64, i64)>,
}

/// Where a briefing lies, and in which state its file was read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct File<'f> {
    /// The folders above it, from the root of the library to its own.
    pub(crate) folders: &'f [i64],
    pub(crate) name: &'f [u8],
    pub(crate) stamp: &'f [u8],
    /// Now, in seconds of Unix time.
    pub(crate) now: i64,
}

impl Catalog {
    /// Begins to write; what is written is there once it is committed.
    pub(crate) fn writer(&mut self) -> Result<Writer<'_>, Error> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let next = last_entry(&transaction)? + 1;
        Ok(Writer { transaction, next, meetings: Vec::new(), names: HashMap::new(), roots: HashMap::new() })
    }

    /// The id of a folder, where it is known.
    pub(crate) fn folder(&self, path: &Path) -> Result<Option<i64>, Error> {
        let bytes = path.as_os_str().as_bytes();
        let mut found = self.connection.prepare_cached("SELECT id FROM folder WHERE path = ?1")?;
        Ok(found.query_row([bytes], |row| row.get(0)).optional()?)
    }

    /// The folder that was taken in as a whole and has this one in it, or is this one; nothing where none was.
    pub(crate) fn root_of(&self, folder: &Path) -> Result<Option<PathBuf>, Error> {
        let mut is_root = self.connection.prepare_cached(
            "SELECT 1 FROM root JOIN folder ON folder.id = root.folder WHERE folder.path = ?1",
        )?;
        for above in folder.ancestors().collect::<Vec<_>>().into_iter().rev() {
            if is_root.exists([above.as_os_str().as_bytes()])? {
                return Ok(Some(above.to_owned()));
            }
        }
        Ok(None)
    }

    /// The id of a folder, which is made known where it was not.
    pub(crate) fn folder_or_new(&mut self, path: &Path) -> Result<i64, Error> {
        match self.folder(path)? {
            Some(id) => Ok(id),
            None => self.make_known(path),
        }
    }

    /// The id of a folder that was not known.
    fn make_known(&mut self, path: &Path) -> Result<i64, Error> {
        let bytes = path.as_os_str().as_bytes();
        // Another reader may have done so since.
        let sql =
            "INSERT INTO folder (path) VALUES (?1) ON CONFLICT (path) DO UPDATE SET path = path RETURNING id";
        Ok(self.connection.prepare_cached(sql)?.query_row([bytes], |row| row.get(0))?)
    }

    /// The briefings that are known in a folder, by name.
    pub(crate) fn known_in(&self, folder: i64) -> Result<Vec<Known>, Error> {
        let mut known = self.connection.prepare_cached(
            "SELECT id, name, stamp, root, text FROM briefing WHERE folder = ?1 ORDER BY name",
        )?;
        let known = known.query_map([folder], |row| {
            Ok(Known {
                id: row.get(0)?,
                name: row.get(1)?,
                stamp: row.get(2)?,
                root: row.get(3)?,
                text: u128::from_le_bytes(row.get(4)?),
            })
        })?;
        Ok(known.collect::<Result<_, _>>()?)
    }

    /// The folders that are known below a folder, itself among them, with their paths.
    pub(crate) fn folders_below(&self, folder: &Path) -> Result<Vec<(i64, Vec<u8>)>, Error> {
        let bytes = folder.as_os_str().as_bytes();
        let mut below = bytes.to_vec();
        below.push(b'/');
        let mut end = bytes.to_vec();
        // The sign behind the slash.
        end.push(b'/' + 1);
        let mut found = self.connection.prepare_cached(
            "SELECT id, path FROM folder WHERE path = ?1 OR (path >= ?2 AND path < ?3) ORDER BY path",
        )?;
        let found = found.query_map(params![bytes, below, end], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Sweeps away what entries that are gone have left, where that may be more than what is there.
    pub(crate) fn sweep(&mut self) -> Result<(), Error> {
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = last_entry(&transaction)?;
        let (swept, there): (i64, i64) = transaction.query_row(
            "SELECT entry, (SELECT coalesce(sum(entries), 0) FROM root) FROM swept",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        if last - swept > 2 * there.max(LEAST_SWEPT) {
            transaction
                .execute("DELETE FROM meeting WHERE NOT EXISTS (SELECT 1 FROM entry WHERE id = entry)", [])?;
            transaction.execute("UPDATE swept SET entry = ?1", [last])?;
        }
        Ok(transaction.commit()?)
    }
}

/// The number of the last entry that there ever was.
fn last_entry(transaction: &Transaction<'_>) -> Result<i64, Error> {
    let sql = "SELECT coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'entry'), 0)";
    Ok(transaction.query_row(sql, [], |row| row.get(0))?)
}

impl Writer<'_> {
    /// Takes the record of a briefing in, in place of what was known of its file.
    pub(crate) fn put(&mut self, file: File<'_>, record: &Record) -> Result<(), Error> {
        let (Some(folder), Some(root)) = (file.folders.last(), file.folders.first()) else { return Ok(()) };
        let before = self.before(*folder, file.name)?;
        let says = record.head.says as i64;
        let is_same = before.as_ref().is_some_and(|before| before.says == says);
        let arrived = before.as_ref().filter(|_| is_same).map_or(file.now, |before| before.arrived);
        let is_changed = before.as_ref().is_some_and(|before| if is_same { before.is_changed } else { true });
        if let Some(before) = &before {
            self.forget(before)?;
        }
        let count = record.entries.len() as i64;
        self.add_to_root(*root, 1, count);
        // What only looks otherwise has not arrived anew: its entries stay where they stood.
        let first = match &before {
            Some(before) if before.ordered == record.head.ordered as i64 => before.first,
            _ => self.next,
        };
        self.next = self.next.max(first + count);
        let id = before.as_ref().map(|before| before.id);
        let id =
            self.head(id, *folder, *root, &file, record, (first, first + count - 1, arrived, is_changed))?;
        self.entries(id, first, file.folders, record)?;
        for name in &record.names {
            let more = self.names.entry(name.number as i64);
            more.or_insert_with(|| (0, name.class as i64, name.shown.clone())).0 += 1;
        }
        Ok(())
    }

    fn head(
        &self,
        id: Option<i64>,
        folder: i64,
        root: i64,
        file: &File<'_>,
        record: &Record,
        (first, last, arrived, is_changed): (i64, i64, i64, bool),
    ) -> Result<i64, Error> {
        let head = &record.head;
        let names: Vec<u8> = record.names.iter().flat_map(|name| name.number.to_le_bytes()).collect();
        let mut put = self.transaction.prepare_cached(
            "INSERT OR REPLACE INTO briefing (id, folder, name, stamp, root, title, sorted, own_id, as_of, as_of_day, tlp,
                tags, disputes, errors, warnings, fault, says, ordered, text, arrived, is_changed, first_entry, last_entry,
                names)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
                ?23, ?24)",
        )?;
        put.execute(params![
            id,
            folder,
            file.name,
            file.stamp,
            root,
            head.title,
            words::key(&head.title),
            head.id,
            head.as_of,
            head.as_of_day,
            head.tlp.map(|tlp| tlp as i64),
            head.tags.join("\n"),
            head.disputes as i64,
            head.errors as i64,
            head.warnings as i64,
            head.fault,
            head.says as i64,
            head.ordered as i64,
            head.text.to_le_bytes(),
            arrived,
            is_changed,
            first,
            last,
            names,
        ])?;
        Ok(id.unwrap_or_else(|| self.transaction.last_insert_rowid()))
    }

    fn entries(&mut self, briefing: i64, first: i64, folders: &[i64], record: &Record) -> Result<(), Error> {
        let below = folders.iter().map(|folder| facet::folder(*folder)).collect::<Vec<_>>().join(" ");
        let mut entry = self.transaction.prepare_cached(
            "INSERT INTO entry (id, briefing, kind, number, line, title, first_day, last_day)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        let mut word = self.transaction.prepare_cached(
            "INSERT INTO word (rowid, text, who, source, facet) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        // The index wants its rows in order.
        for (id, of) in (first..).zip(record.entries.iter().rev()) {
            let days = of.days.unzip();
            entry.execute(params![
                id,
                briefing,
                of.kind.number(),
                of.number,
                of.line,
                of.title,
                days.0,
                days.1
            ])?;
            let facets = format!("{} {below}", of.facets);
            word.execute(params![id, of.words, of.who, of.sources, facets])?;
            for name in &of.names {
                let number = record.names[*name as usize].number as i64;
                self.meetings.push((number, of.kind.number(), days.0.unwrap_or(NO_DAY), id));
            }
        }
        Ok(())
    }

    /// Takes out the briefing of a file that is gone.
    pub(crate) fn remove(&mut self, folder: i64, name: &[u8]) -> Result<(), Error> {
        if let Some(before) = self.before(folder, name)? {
            self.forget(&before)?;
            self.transaction.prepare_cached("DELETE FROM briefing WHERE id = ?1")?.execute([before.id])?;
        }
        Ok(())
    }

    /// The file has another stamp and the same text.
    pub(crate) fn stamp(&self, id: i64, stamp: &[u8]) -> Result<(), Error> {
        self.transaction
            .prepare_cached("UPDATE briefing SET stamp = ?2 WHERE id = ?1")?
            .execute(params![id, stamp])?;
        Ok(())
    }

    fn before(&self, folder: i64, name: &[u8]) -> Result<Option<Before>, Error> {
        let mut before = self.transaction.prepare_cached(
            "SELECT id, says, ordered, arrived, is_changed, first_entry, last_entry, names, root FROM briefing WHERE folder = ?1 AND name = ?2",
        )?;
        let before = before.query_row(params![folder, name], |row| {
            Ok(Before {
                id: row.get(0)?,
                says: row.get(1)?,
                ordered: row.get(2)?,
                arrived: row.get(3)?,
                is_changed: row.get(4)?,
                first: row.get(5)?,
                last: row.get(6)?,
                names: row.get(7)?,
                root: row.get(8)?,
            })
        });
        Ok(before.optional()?)
    }

    /// Takes out the entries of a briefing, and its names.
    fn forget(&mut self, before: &Before) -> Result<(), Error> {
        let entries = params![before.first, before.last];
        self.transaction
            .prepare_cached("DELETE FROM word WHERE rowid BETWEEN ?1 AND ?2")?
            .execute(entries)?;
        self.transaction.prepare_cached("DELETE FROM entry WHERE id BETWEEN ?1 AND ?2")?.execute(entries)?;
        for number in before.names.chunks_exact(8) {
            let number = i64::from_le_bytes(number.try_into().unwrap_or_default());
            self.names.entry(number).or_insert_with(|| (0, 0, String::new())).0 -= 1;
        }
        self.add_to_root(before.root, -1, before.first - before.last - 1);
        Ok(())
    }

    fn add_to_root(&mut self, root: i64, briefings: i64, entries: i64) {
        let more = self.roots.entry(root).or_default();
        (more.0, more.1) = (more.0 + briefings, more.1 + entries);
    }

    /// Keeps all that was written.
    pub(crate) fn commit(mut self) -> Result<(), Error> {
        self.meetings.sort_unstable();
        let mut meeting = self.transaction.prepare_cached(
            "INSERT OR IGNORE INTO meeting (name, kind, day, entry) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (name, kind, day, entry) in &self.meetings {
            meeting.execute(params![name, kind, day, entry])?;
        }
        drop(meeting);
        self.count()?;
        Ok(self.transaction.commit()?)
    }

    /// Counts the briefings of each name and of each root.
    fn count(&mut self) -> Result<(), Error> {
        let mut names: Vec<_> = std::mem::take(&mut self.names).into_iter().collect();
        names.sort_unstable();
        let mut more = self.transaction.prepare_cached(
            "INSERT INTO name (number, class, shown, briefings) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (number) DO UPDATE SET briefings = briefings + ?4",
        )?;
        let mut gone =
            self.transaction.prepare_cached("DELETE FROM name WHERE number = ?1 AND briefings <= 0")?;
        for (number, (count, class, shown)) in names.iter().filter(|(_, (count, ..))| *count != 0) {
            more.execute(params![number, class, shown, count])?;
            if *count < 0 {
                gone.execute([number])?;
            }
        }
        let mut root = self.transaction.prepare_cached(
            "INSERT INTO root (folder, briefings, entries) VALUES (?1, ?2, ?3)
             ON CONFLICT (folder) DO UPDATE SET briefings = briefings + ?2, entries = entries + ?3",
        )?;
        for (folder, (briefings, entries)) in self.roots.iter().filter(|(_, more)| **more != (0, 0)) {
            root.execute(params![folder, briefings, entries])?;
        }
        self.transaction.execute("DELETE FROM root WHERE briefings <= 0", [])?;
        Ok(())
    }
}

/// What was known of a file before.
struct Before {
    id: i64,
    says: i64,
    ordered: i64,
    arrived: i64,
    is_changed: bool,
    first: i64,
    last: i64,
    names: Vec<u8>,
    root: i64,
}
