//! What is kept of one briefing, brought to the version that is looked at. It must not know how it is shown.

use briefing_changes::{Anchor, Standing, follow};
use briefing_format::model::Contents;

use super::{
    key::{Hash, Key},
    memory::Memory,
    record::{Opening, Record},
    sketch::Sketch,
    state::{Kept, ReadMarks},
    which::{How, Which, which},
};

/// The briefing of which something is sought.
#[derive(Clone, Copy)]
pub struct Sought<'a> {
    /// What it says.
    pub contents: &'a Contents,
    /// Which version that is.
    pub hash: Hash,
    /// Where its file is, absolute; nothing where it is no file.
    pub path: Option<&'a str>,
    /// Whether a file that was known is still there.
    pub exists: &'a dyn Fn(&str) -> bool,
    /// Whether it is open already, and this is another version of it.
    pub is_open: bool,
}

impl<'a> Sought<'a> {
    /// A briefing that is no file; for the other fields.
    pub fn new(contents: &'a Contents, hash: Hash) -> Self {
        Self { contents, hash, path: None, exists: &|_| false, is_open: false }
    }
}

/// A version of a briefing, and when it was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The version.
    pub hash: Hash,
    /// When it was first seen before another one came, in seconds since 1970.
    pub first: u64,
    /// When it was last seen.
    pub last: u64,
}

/// What is kept of a briefing.
#[derive(Clone, Debug)]
pub struct Recalled {
    /// Which briefing it is.
    pub key: Key,
    /// How that is known.
    pub how: How,
    /// Marks and notes, in the order in which they were written.
    pub kept: Vec<Kept>,
    /// The items that were read.
    pub read: ReadMarks,
    /// Where the reader was.
    pub place: Option<serde_json::Value>,
    /// The versions that were seen before, the last one last.
    pub seen: Vec<Seen>,
    /// What is to be kept now: that it was opened, and where its notes are by now.
    pub records: Vec<Record>,
    /// How many lines could not be read.
    pub unread: usize,
}

impl Recalled {
    /// The version that was read last.
    pub fn last_read(&self) -> Option<Hash> {
        self.seen.last().map(|seen| seen.hash)
    }
}

impl Memory {
    /// What is kept of a briefing.
    pub fn recall(&self, sought: &Sought<'_>) -> Recalled {
        let contents = sought.contents;
        let now = Opening {
            path: sought.path.unwrap_or_default().to_owned(),
            hash: Some(sought.hash),
            id: contents.own_id.as_ref().map(ToString::to_string).unwrap_or_default(),
            title: contents.title.as_str().to_owned(),
            sketch: self.sketch(sought.hash).cloned().unwrap_or_else(|| Sketch::of(contents)),
            also: Vec::new(),
            copy_of: None,
        };
        let Which { key, how, also, copy_of } = which(self, sought, &now);
        let mut family = self.family(key);
        family.extend(also.iter().flat_map(|key| self.family(*key)));
        family.extend(copy_of);
        let gathered = self.lines(&family);
        let (mut kept, unread_kept) = gathered.kept();
        let (read, unread) = gathered.read();
        let moved = stand(&mut kept, contents, &sought.hash.to_string());
        // Of a copy, the versions of the original are its own.
        let seen = self.seen(&family);
        let new_joins = also.iter().any(|key| !self.family(*key).contains(&family[0]));
        let is_news = !sought.is_open
            || new_joins
            || seen.last().is_none_or(|seen| seen.hash != sought.hash)
            || !matches!(how, How::Known);
        let opening = Opening { also, copy_of, ..now };
        let opened = if sought.is_open { Record::Seen(opening) } else { Record::Opened(opening) };
        let records = is_news.then_some(opened).into_iter().chain(moved).collect();
        let place = gathered.place();
        Recalled { key, how, kept, read, place, seen, records, unread: unread + unread_kept }
    }

    fn seen(&self, family: &[Key]) -> Vec<Seen> {
        let mut all: Vec<Seen> = Vec::new();
        for (_, sighting) in self.sightings(family) {
            let Some(hash) = sighting.opening.hash else { continue };
            match all.last_mut() {
                Some(last) if last.hash == hash => last.last = sighting.time,
                _ => all.push(Seen { hash, first: sighting.time, last: sighting.time }),
            }
        }
        all
    }
}

/// Says what became of the items; gives the anchors of those that say something else by now.
fn stand(kept: &mut [Kept], contents: &Contents, version: &str) -> Vec<Record> {
    let anchors: Vec<Anchor> = kept.iter().map(|kept| kept.anchor.clone()).collect();
    let found = follow(&anchors, contents, version);
    let mut moved = Vec::new();
    for (kept, standing) in kept.iter_mut().zip(found) {
        let is_changed = matches!(standing, Standing::Changed(_));
        if let Some(item) = standing.item() {
            let now = Anchor::of(contents, item, version);
            if !now.says_the_same(&kept.anchor) {
                moved.push(Record::Anchored { id: kept.id, anchor: now.clone(), changed: is_changed });
                kept.anchor = now;
            }
        }
        kept.changed |= is_changed && !moved.is_empty();
        kept.standing = match standing {
            Standing::Certain(item) if kept.changed => Standing::Changed(item),
            other => other,
        };
    }
    moved
}
