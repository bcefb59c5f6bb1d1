//! Which briefing of those that are known a file is: by its id, else by its path, unless that has another briefing by now, else
//! by its text, else by what it says. It must not know what is kept of it.

use briefing_changes::{Standing, follow};
use briefing_text::{SafeText, safe_format};

use super::{index::Sighting, key::Key, line::Stamp, memory::Memory, recall::Sought, record::Opening};

/// Two versions of one briefing have at least this share of their words in common, or more than half of the anchors.
const SAME: f64 = 0.5;

/// Two versions at one path with less than this share are two briefings, unless the anchors say otherwise.
const OTHER: f64 = 0.1;

/// From this share on, anchors are asked.
const PERHAPS: f64 = 0.25;

/// So many briefings that may be it are compared by their anchors.
const COMPARED: usize = 4;

/// How it is known which briefing a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Nothing is known of it.
    New,
    /// It lies where it lay.
    Known,
    /// It was opened on another device.
    OtherDevice,
    /// It lay elsewhere, and is no longer there.
    Moved {
        /// Where it lay.
        from: String,
    },
    /// It lay elsewhere, is no longer there, and says something else by now.
    MovedAndEdited {
        /// Where it lay.
        from: String,
    },
    /// It says what another file says, which is still there. What was kept for that is kept for both from now on, each apart.
    Copy {
        /// The other file.
        of: String,
    },
    /// Another file has the same id, and is still there. What is kept is kept for both.
    SameId {
        /// The other file.
        elsewhere: String,
    },
    /// Another briefing lay here.
    Replaced {
        /// What that was titled.
        title: String,
    },
}

impl How {
    /// What a reader should be told, in a sentence without its full stop; nothing where all is as it was.
    pub fn sentence(&self) -> Option<SafeText> {
        Some(match self {
            Self::New | Self::Known => return None,
            Self::OtherDevice => SafeText::from_static("known from another device"),
            Self::Moved { from } => safe_format!("moved here from {}", SafeText::line(from)),
            Self::MovedAndEdited { from } => {
                safe_format!("taken for {}, moved here and edited", SafeText::line(from))
            }
            Self::Copy { of } => safe_format!("a copy of {}; its notes came along", SafeText::line(of)),
            Self::SameId { elsewhere } => {
                safe_format!("has the id of {}; both have the same notes", SafeText::line(elsewhere))
            }
            Self::Replaced { title } if title.is_empty() => {
                SafeText::from_static("another briefing lay here before; its notes are kept with that")
            }
            Self::Replaced { title } => {
                safe_format!(
                    "another briefing lay here before, “{}”; its notes are kept with that",
                    SafeText::line(title)
                )
            }
        })
    }
}

/// Which briefing it is.
#[derive(Debug)]
pub(crate) struct Which {
    pub(crate) key: Key,
    pub(crate) how: How,
    /// Other keys of the same briefing.
    pub(crate) also: Vec<Key>,
    pub(crate) copy_of: Option<Key>,
}

/// A briefing that is known.
struct Past<'m> {
    key: Key,
    sightings: Vec<(Stamp, &'m Sighting)>,
}

impl Past<'_> {
    /// The last version with its path on this device.
    fn here(&self, device: &str) -> Option<&Opening> {
        self.last(|stamp, opening| stamp.device == device && !opening.path.is_empty())
    }

    fn last(&self, is_it: impl Fn(&Stamp, &Opening) -> bool) -> Option<&Opening> {
        let mut all = self.sightings.iter().rev();
        all.find(|(stamp, sighting)| is_it(stamp, &sighting.opening)).map(|(_, sighting)| &sighting.opening)
    }

    /// When it was last at a path, on this device before all others.
    fn was_at(&self, path: &str, device: &str) -> Option<(bool, &Stamp)> {
        let at = self.sightings.iter().filter(|(_, sighting)| sighting.opening.path == path);
        at.map(|(stamp, _)| (stamp.device == device, stamp)).max()
    }

    fn id(&self) -> &str {
        self.last(|_, opening| !opening.id.is_empty()).map_or("", |opening| &opening.id)
    }

    fn is_copy(&self) -> bool {
        self.sightings.iter().any(|(_, sighting)| sighting.opening.copy_of.is_some())
    }
}

/// Looks which briefing is sought; `now` is what would be kept of it.
pub(crate) fn which(memory: &Memory, sought: &Sought<'_>, now: &Opening) -> Which {
    let search = Search { memory, sought, now, past: past(memory) };
    search.by_id().or_else(|| search.by_path()).unwrap_or_else(|| search.elsewhere(None))
}

/// What is known of all briefings, one for each family of keys.
fn past(memory: &Memory) -> Vec<Past<'_>> {
    let mut past: Vec<Past> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for key in memory.keys() {
        if seen.insert(key) {
            let family = memory.family(key);
            seen.extend(&family);
            past.push(Past { key, sightings: memory.sightings(&family) });
        }
    }
    past
}

struct Search<'a> {
    memory: &'a Memory,
    sought: &'a Sought<'a>,
    now: &'a Opening,
    past: Vec<Past<'a>>,
}

impl Search<'_> {
    fn device(&self) -> &str {
        self.memory.device().as_str()
    }

    fn by_id(&self) -> Option<Which> {
        let id = &self.now.id;
        let mut same = self.past.iter().filter(|past| !id.is_empty() && past.id() == id);
        let first = same.next()?;
        let mut also: Vec<Key> = same.map(|past| past.key).collect();
        // Before it had its id, it was known by its path.
        if let Some(before) = self.at_path()
            && before.id().is_empty()
            && before.key != first.key
            && self.is_same(before)
        {
            also.push(before.key);
        }
        let all = || self.past.iter().filter(|past| past.id() == id);
        let is_here =
            all().any(|past| past.here(self.device()).is_some_and(|here| here.path == self.now.path));
        let how = match all().find_map(|past| past.here(self.device())) {
            _ if is_here || self.now.path.is_empty() || !also.is_empty() => How::Known,
            None => How::OtherDevice,
            Some(here) if (self.sought.exists)(&here.path) => How::SameId { elsewhere: here.path.clone() },
            Some(here) => How::Moved { from: here.path.clone() },
        };
        Some(Which { key: first.key, how, also, copy_of: None })
    }

    /// The briefing that was last at this path.
    fn at_path(&self) -> Option<&Past<'_>> {
        let path = &self.now.path;
        let known = self.past.iter().filter_map(|past| Some((past.was_at(path, self.device())?, past)));
        known.max_by(|a, b| a.0.cmp(&b.0)).map(|(_, past)| past).filter(|_| !path.is_empty())
    }

    fn by_path(&self) -> Option<Which> {
        let past = self.at_path()?;
        if self.is_same(past) {
            let also = self.opened_apart(past.key);
            return Some(Which { key: past.key, how: How::Known, also, copy_of: None });
        }
        Some(self.elsewhere(Some(past)))
    }

    /// Those that only other devices have opened, and that say the same.
    fn opened_apart(&self, key: Key) -> Vec<Key> {
        let same = |past: &&Past| {
            past.key != key
                && !past.is_copy()
                && past.here(self.device()).is_none()
                && past.last(|_, opening| opening.hash == self.now.hash).is_some()
        };
        self.past.iter().filter(same).map(|past| past.key).collect()
    }

    /// Whether a briefing that lay at the path is still the one that lies there.
    fn is_same(&self, past: &Past) -> bool {
        let Some(last) = past.last(|_, _| true) else { return true };
        let share = last.sketch.share(&self.now.sketch);
        if !last.id.is_empty() && !self.now.id.is_empty() && last.id != self.now.id {
            return share >= SAME;
        }
        last.hash == self.now.hash
            || share >= OTHER
            || last.title == self.now.title
            || last.sketch.is_empty()
            || self.anchors(past.key).is_some_and(|(found, all)| 2 * found > all)
    }

    /// How many of the anchors of a briefing are found, and how many there are; nothing where there are none.
    fn anchors(&self, key: Key) -> Option<(usize, usize)> {
        let (kept, _) = self.memory.lines(&self.memory.family(key)).kept();
        let anchors: Vec<_> =
            kept.into_iter().map(|kept| kept.anchor).filter(|anchor| anchor.kind != "briefing").collect();
        let version = self.now.hash.map(|hash| hash.to_string()).unwrap_or_default();
        let found = follow(&anchors, self.sought.contents, &version);
        let found = found.iter().filter(|found| !matches!(found, Standing::Orphan)).count();
        (!anchors.is_empty()).then_some((found, anchors.len()))
    }

    /// It is not at its path: it has moved, is a copy, or is new. What lay here before is not it.
    fn elsewhere(&self, replaced: Option<&Past<'_>>) -> Which {
        let others = || self.past.iter().filter(|past| replaced.is_none_or(|not| not.key != past.key));
        let mut same: Vec<&Past> =
            others().filter(|past| past.last(|_, opening| opening.hash == self.now.hash).is_some()).collect();
        // One whose file is gone before one of another device before one whose file is there.
        let order = |past: &&Past| match past.here(self.device()) {
            Some(here) if !(self.sought.exists)(&here.path) => 0,
            None => 1,
            Some(_) => 2,
        };
        same.sort_by_key(|past| (order(past), past.is_copy()));
        if let Some(past) = same.first() {
            return self.same_text(past);
        }
        if let Some(past) = self.alike(others()) {
            let how = match past.here(self.device()) {
                Some(here) => How::MovedAndEdited { from: here.path.clone() },
                None => How::OtherDevice,
            };
            return Which { key: past.key, how, also: Vec::new(), copy_of: None };
        }
        let how = match replaced.and_then(|past| past.last(|_, _| true)) {
            Some(before) => How::Replaced { title: before.title.clone() },
            None => How::New,
        };
        Which { key: self.new_key(), how, also: Vec::new(), copy_of: None }
    }

    fn same_text(&self, past: &Past<'_>) -> Which {
        let same = |how| Which { key: past.key, how, also: self.opened_apart(past.key), copy_of: None };
        match past.here(self.device()) {
            // A text without a file is what it is.
            _ if self.now.path.is_empty() => same(How::Known),
            None => same(How::OtherDevice),
            Some(here) if (self.sought.exists)(&here.path) => Which {
                key: self.new_key(),
                how: How::Copy { of: here.path.clone() },
                also: Vec::new(),
                copy_of: Some(past.key),
            },
            Some(here) => same(How::Moved { from: here.path.clone() }),
        }
    }

    /// The briefing whose file is gone, or is on another device, and of which most is found here.
    fn alike<'p>(&self, others: impl Iterator<Item = &'p Past<'p>>) -> Option<&'p Past<'p>> {
        let mut alike: Vec<(f64, &Past)> = Vec::new();
        for past in others {
            let is_there = past.here(self.device()).is_some_and(|here| (self.sought.exists)(&here.path));
            let is_another = !past.id().is_empty() && !self.now.id.is_empty() && past.id() != self.now.id;
            let share = past.last(|_, _| true).map_or(0.0, |last| last.sketch.share(&self.now.sketch));
            if !is_there && !is_another && share >= PERHAPS {
                alike.push((share, past));
            }
        }
        alike.sort_by(|a, b| b.0.total_cmp(&a.0));
        let is_it = |(share, past): &(f64, &Past)| match self.anchors(past.key) {
            Some((found, all)) => 2 * found > all,
            None => *share >= SAME,
        };
        alike.into_iter().take(COMPARED).find(is_it).map(|(_, past)| past)
    }

    /// A key that nothing has. Devices that open the same text have the same one, unless it is of another briefing already.
    fn new_key(&self) -> Key {
        let text = self.now.hash.map(|hash| hash.to_string()).unwrap_or_default();
        let key = Key::new(if self.now.id.is_empty() { &text } else { &self.now.id });
        if !self.memory.keys().contains(&key) {
            return key;
        }
        Key::new(&format!("{text} {} {}", self.now.path, self.memory.next_stamp().n))
    }
}
