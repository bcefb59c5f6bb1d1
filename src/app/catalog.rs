//! What is asked of the catalog of many briefings, and what it tells. It must not know by what it is kept: that is one of the two
//! files below, as the program is built with a catalog or without.

#[cfg(not(feature = "catalog"))]
mod none;
#[cfg(feature = "catalog")]
mod sqlite;

#[cfg(not(feature = "catalog"))]
use none::Engine;
#[cfg(feature = "catalog")]
use sqlite::Engine;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use super::request::Sort;
use briefing_catalog::{Hit, Kind, Order, Progress, Query, Row};
use briefing_library::{Entry, shelf};
use briefing_text::{SafeText, safe_format};

/// Whether the program is built with a catalog.
pub(crate) const IS_BUILT_IN: bool = cfg!(feature = "catalog");

/// So often somebody hears how far it is, at most.
const TELLING: Duration = Duration::from_millis(100);

/// So many hits are fetched at once.
pub(crate) const HITS: usize = 50;

/// So many hits are counted; where there are more, nobody says how many.
pub(crate) const COUNTED: usize = 1000;

/// The catalog in a folder of caches, opened as often as it is asked at once.
#[derive(Debug)]
pub(crate) struct Store {
    folder: PathBuf,
    idle: Mutex<Vec<Engine>>,
}

/// A name that is looked for.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its number in the catalog.
    pub(crate) number: u64,
    /// The name as the briefing in front writes it.
    pub(crate) shown: SafeText,
}

/// What is met of some kinds.
#[derive(Debug)]
pub struct Met {
    /// What it is, in the plural.
    pub(crate) title: &'static str,
    /// The first of it by the day from which on it may have been; what has no date comes last.
    pub(crate) hits: Vec<Hit>,
    /// Whether there is more.
    pub(crate) has_more: bool,
}

/// What is looked for where a name is met, and how much of it at most.
const MET: [(&str, &[Kind], usize); 5] = [
    ("Events in time", &[Kind::Event, Kind::Background], 200),
    ("Claims", &[Kind::Claim], 100),
    ("Quotes", &[Kind::Quote], 100),
    ("Actors, places and sources", &[Kind::Actor, Kind::Place, Kind::Source], 100),
    ("What else", &[Kind::Judgment, Kind::Question, Kind::Briefing], 100),
];

/// What is asked.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    /// Some of the briefings of these folders, in order.
    Page {
        /// The folders.
        folders: Arc<[PathBuf]>,
        /// The order.
        order: Order,
        /// How many are passed over.
        first: usize,
        /// How many are wanted.
        most: usize,
    },
    /// What a query finds in these folders, or everywhere where none is named, behind a hit.
    Hits {
        /// The folders.
        folders: Arc<[PathBuf]>,
        /// The query.
        query: Box<Query>,
        /// The number of the hit behind which they are wanted; from the newest on where there is none.
        after: Option<i64>,
        /// How many are wanted.
        most: usize,
    },
    /// Where one of some names is met.
    Met {
        /// The names.
        names: Vec<Named>,
    },
    /// That the catalog is brought to what lies in these folders.
    Refresh {
        /// The folders.
        folders: Arc<[PathBuf]>,
    },
    /// What lies in the folders, without a catalog.
    Files {
        /// The folders.
        folders: Arc<[PathBuf]>,
    },
}

/// What was told.
#[derive(Debug)]
pub enum Told {
    /// Some of the briefings.
    Page {
        /// How many were passed over.
        first: usize,
        /// These.
        rows: Vec<Row>,
        /// How many there are in all.
        total: usize,
    },
    /// Some hits.
    Hits {
        /// These.
        hits: Vec<Hit>,
        /// Behind which hit they are.
        after: Option<i64>,
        /// Whether there are no more.
        is_all: bool,
    },
    /// How much there is.
    Count {
        /// How many hits; one more than are counted where there are more.
        hits: usize,
        /// Among how many briefings.
        briefings: usize,
    },
    /// Where names are met.
    Met {
        /// Each name, and how many briefings give it.
        given: Vec<(SafeText, usize)>,
        /// What is met.
        met: Vec<Met>,
    },
    /// How far it is.
    Progress(Progress),
    /// The catalog has what lies in the folders.
    Refreshed {
        /// What could not be looked at, and what else a reader should know; a sentence each.
        notices: Vec<SafeText>,
    },
    /// What lies in the folders.
    Files(Vec<Entry>),
    /// This was not answered.
    Failed {
        /// What sort of request.
        sort: Sort,
        /// Why not, in a sentence without its full stop.
        why: SafeText,
    },
    /// There is no catalog: why, in a sentence without its full stop.
    NoCatalog(SafeText),
}

impl Asked {
    /// What sort of request asks for it.
    pub(crate) const fn sort(&self) -> Sort {
        match self {
            Self::Page { .. } | Self::Files { .. } => Sort::Page,
            Self::Hits { .. } => Sort::Everything,
            Self::Met { .. } => Sort::Met,
            Self::Refresh { .. } => Sort::Refresh,
        }
    }
}

impl Store {
    /// The catalog in a folder of caches; nothing is opened yet.
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder, idle: Mutex::default() }
    }

    /// Answers what is asked, until nobody waits for it any more.
    pub(crate) fn answer(&self, asked: Asked, is_stale: &dyn Fn() -> bool, tell: &mut dyn FnMut(Told)) {
        let sort = asked.sort();
        if let Asked::Files { folders } = asked {
            return tell(match shelf(&folders) {
                Ok(entries) => Told::Files(entries),
                Err(error) => {
                    Told::Failed { sort, why: safe_format!("the folder cannot be listed: {error}") }
                }
            });
        }
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut engine = match idle.map_or_else(|| Engine::open(&self.folder), Ok) {
            Ok(engine) => engine,
            Err(why) => return tell(Told::NoCatalog(why)),
        };
        if let Err(why) = ask(&mut engine, asked, is_stale, tell) {
            tell(Told::Failed { sort, why });
        }
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(engine);
    }
}

fn ask(
    engine: &mut Engine,
    asked: Asked,
    is_stale: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Told),
) -> Result<(), SafeText> {
    match asked {
        Asked::Page { folders, order, first, most } => {
            let total = engine.briefings(&folders)?;
            let rows = engine.page(&folders, order, first, most)?;
            tell(Told::Page { first, rows, total });
        }
        Asked::Hits { folders, query, after, most } => {
            let hits = engine.hits(&query, &folders, after, most)?;
            tell(Told::Hits { is_all: hits.len() < most, hits, after });
            if after.is_none() && !is_stale() {
                let hits = engine.count(&query, &folders, COUNTED + 1)?;
                tell(Told::Count { hits, briefings: engine.briefings(&folders)? });
            }
        }
        Asked::Met { names } => {
            let count = |name: &Named| Ok((name.shown.clone(), engine.given(name.number)?));
            let given = names.iter().map(count).collect::<Result<_, SafeText>>()?;
            let met = MET.iter().map(|(title, kinds, most)| meet(engine, &names, title, kinds, *most));
            let met = met.collect::<Result<_, SafeText>>()?;
            tell(Told::Met { given, met });
        }
        Asked::Refresh { folders } => {
            let notices = refresh(engine, &folders, is_stale, tell)?;
            tell(Told::Refreshed { notices });
        }
        Asked::Files { .. } => {}
    }
    Ok(())
}

/// What of some kinds is met under any of the names, each once.
fn meet(
    engine: &Engine,
    names: &[Named],
    title: &'static str,
    kinds: &[Kind],
    most: usize,
) -> Result<Met, SafeText> {
    let mut hits = Vec::new();
    for name in names {
        for kind in kinds {
            // Of each so many, and one more: what comes first of all is among them.
            hits.extend(engine.met(name.number, *kind, most + 1)?);
        }
    }
    hits.sort_by_key(|hit| (hit.days.map_or(i64::MAX, |(first, _)| first), hit.id));
    hits.dedup_by_key(|hit| hit.id);
    let has_more = hits.len() > most;
    hits.truncate(most);
    Ok(Met { title, hits, has_more })
}

fn refresh(
    engine: &mut Engine,
    folders: &[PathBuf],
    is_stale: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Told),
) -> Result<Vec<SafeText>, SafeText> {
    let mut notices: Vec<SafeText> = engine.notice().into_iter().collect();
    let (mut before, mut told) = (Progress::default(), None::<Instant>);
    for folder in folders {
        let mut now = before;
        let unlisted = engine.refresh(folder, &mut |here: Progress| {
            now = Progress {
                looked_at: before.looked_at + here.looked_at,
                read: before.read + here.read,
                left: here.left,
            };
            if told.is_none_or(|told| told.elapsed() >= TELLING) {
                told = Some(Instant::now());
                tell(Told::Progress(now));
            }
            !is_stale()
        })?;
        notices.extend(unlisted);
        before = now;
    }
    Ok(notices)
}

/// The folder of a file below the folder of those named in which it lies; whole where it lies in none.
pub(crate) fn folder_of(path: &Path, folders: &[PathBuf]) -> SafeText {
    let parent = path.parent().unwrap_or(path);
    let below = folders.iter().find_map(|folder| {
        let below = parent.strip_prefix(folder).ok()?;
        // Of several folders, each is named by its last part.
        let own = if folders.len() > 1 { folder.file_name() } else { None };
        Some(own.map_or_else(|| below.to_owned(), |own| Path::new(own).join(below)))
    });
    SafeText::line(&below.as_deref().unwrap_or(parent).to_string_lossy())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_told_from_the_one_that_was_named() {
        let folders = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        let told = |path: &str, names: &[&str]| folder_of(Path::new(path), &folders(names)).to_string();
        assert_eq!(told("/lib/a/b.yaml", &["/lib"]), "a");
        assert_eq!(told("/lib/b.yaml", &["/lib"]), "");
        assert_eq!(told("/lib/a/b.yaml", &["/lib", "/two"]), "lib/a");
        assert_eq!(told("/other/b.yaml", &["/lib"]), "/other");
        assert_eq!(told("/other/b.yaml", &[]), "/other");
    }
}
