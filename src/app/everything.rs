//! The search in all briefings: what is typed, what was found, which of it is selected. It must not search.

use std::{path::PathBuf, sync::Arc};

use super::{
    catalog::{Asked, COUNTED, HITS},
    commands::Rows,
    field::Field,
    library::number,
};
use briefing_catalog::{Hit, Query, State};
use briefing_text::{SafeText, safe_format};

/// What can be typed, and what it finds.
pub(crate) const LANGUAGE: [(&str, &str); 13] = [
    ("harbor fire", "what has both words"),
    ("\"harbor fire\"", "one word behind the other"),
    ("harb*", "words that begin so"),
    ("-fire", "not with this word"),
    (
        "kind:claim",
        "claims; also event, background, actor, place, quote, source, judgment, question, briefing",
    ),
    ("who:lantern", "what has to do with an actor or place of that name"),
    ("source:bta", "what rests on a source with that word in its title"),
    ("date:2022..2024", "what may have been in that time"),
    ("surely:2022", "what was in that time for sure"),
    ("tlp:GREEN", "what is marked so"),
    ("tag:energy", "what has that tag"),
    ("is:disputed", "claims that are disputed, and briefings with one"),
    ("in:archive/2024", "what lies in that folder"),
];

/// What is typed and what was found.
#[derive(Debug, Default)]
pub(crate) struct Everything {
    /// What is typed.
    pub(crate) field: Field,
    /// The hits at hand, the newest first.
    pub(crate) hits: Vec<Hit>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The first visible one.
    pub(crate) top: usize,
    /// Whether an answer is on its way.
    pub(crate) is_waiting: bool,
    /// What is asked; nothing where nothing is, or it cannot be understood.
    query: Option<Query>,
    /// Why not, or why there is no answer.
    wrong: Option<SafeText>,
    /// How many hits there are, up to one more than are counted, and among how many briefings.
    count: Option<(usize, usize)>,
    /// Whether all hits are at hand.
    has_all: bool,
    /// How many are visible.
    rows: usize,
}

impl Everything {
    /// Reads what is typed, and gives what is to be asked then.
    pub(crate) fn read(&mut self, folders: &Arc<[PathBuf]>) -> Option<Asked> {
        let read = Query::parse(self.field.text());
        (self.wrong, self.count, self.has_all, self.is_waiting) = (None, None, false, false);
        (self.selected, self.top) = (0, 0);
        self.query = match read {
            Ok(query) => {
                self.wrong = unanswered(&query);
                Some(query).filter(|query| !query.is_empty() && self.wrong.is_none())
            }
            Err(bad) => {
                self.wrong = Some(bad.message().clone());
                None
            }
        };
        if self.query.is_none() {
            self.hits.clear();
        }
        self.again(folders)
    }

    /// What is to be asked for the same hits again.
    pub(crate) fn again(&mut self, folders: &Arc<[PathBuf]>) -> Option<Asked> {
        let query = self.query.clone()?;
        self.is_waiting = true;
        let most = self.hits.len().max(HITS);
        Some(Asked::Hits { folders: Arc::clone(folders), query: Box::new(query), after: None, most })
    }

    /// What is to be asked for more hits, where those at hand are nearly all seen and there may be more.
    pub(crate) fn more(&mut self, folders: &Arc<[PathBuf]>) -> Option<Asked> {
        let is_near = self.selected + self.rows.max(1) >= self.hits.len();
        let after = self.hits.last()?.id;
        if self.is_waiting || self.has_all || !is_near {
            return None;
        }
        let query = self.query.clone()?;
        self.is_waiting = true;
        Some(Asked::Hits {
            folders: Arc::clone(folders),
            query: Box::new(query),
            after: Some(after),
            most: HITS,
        })
    }

    /// Takes in hits.
    pub(crate) fn take_in(&mut self, hits: Vec<Hit>, after: Option<i64>, is_all: bool) {
        (self.is_waiting, self.has_all) = (false, is_all);
        if after.is_none() {
            let selected = self.choice().map(|hit| hit.id);
            self.hits = hits;
            let same = self.hits.iter().position(|hit| Some(hit.id) == selected);
            self.selected = same.filter(|_| self.selected > 0).unwrap_or(0);
        } else {
            self.hits.extend(hits);
        }
    }

    /// Takes in how many there are.
    pub(crate) const fn take_count(&mut self, hits: usize, briefings: usize) {
        self.count = Some((hits, briefings));
    }

    /// Takes in why there is no answer.
    pub(crate) fn fail(&mut self, why: SafeText) {
        (self.is_waiting, self.wrong) = (false, Some(why));
        self.hits.clear();
    }

    /// The selected hit.
    pub(crate) fn choice(&self) -> Option<&Hit> {
        self.hits.get(self.selected)
    }

    /// Why what is typed finds nothing, in a sentence without its full stop.
    pub(crate) const fn wrong(&self) -> Option<&SafeText> {
        self.wrong.as_ref()
    }

    /// Where one is among how many: `3 of 1,000+`.
    pub(crate) fn counted(&self) -> SafeText {
        let Some((hits, _)) = self.count else { return SafeText::default() };
        if self.hits.is_empty() || hits == 0 {
            return SafeText::default();
        }
        let all = if hits > COUNTED {
            safe_format!("{}+", number(COUNTED))
        } else {
            number(hits.max(self.hits.len()))
        };
        safe_format!("{} of {all}", number(self.selected + 1))
    }

    /// What stands under the line that is typed, where so many files are still to be read: what can be typed, in which order the
    /// hits stand, or that nothing was found.
    pub(crate) fn verdict(&self, left: usize) -> SafeText {
        let so_far = if left > 0 {
            safe_format!(" {} files are still to be read.", number(left))
        } else {
            SafeText::default()
        };
        match (&self.query, self.count) {
            (None, _) => SafeText::from_static("Type words; what else can be typed:"),
            (Some(_), Some((0, briefings))) if self.hits.is_empty() => {
                let noun = if briefings == 1 { "briefing" } else { "briefings" };
                safe_format!("Nothing is found in {} {noun}.{so_far}", number(briefings))
            }
            (Some(_), _) if self.is_waiting && self.hits.is_empty() => SafeText::from_static("Searching…"),
            (Some(_), _) => safe_format!("What arrived last comes first.{so_far}"),
        }
    }

    /// Keeps the selection in a view of so many rows.
    pub(crate) fn settle(&mut self, rows: usize) {
        self.rows = rows;
        self.selected = self.selected.min(self.hits.len().saturating_sub(1));
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows.max(1)));
    }
}

/// What is asked and no catalog has: what was read, noted and marked is kept elsewhere.
fn unanswered(query: &Query) -> Option<SafeText> {
    let asked = query.states.iter().chain(&query.not_states).find(|state| **state != State::Disputed)?;
    let (_, word) = State::ALL.iter().find(|(state, _)| state == asked)?;
    Some(safe_format!("`is:{}` cannot be searched for yet; `is:disputed` can", SafeText::from_static(word)))
}

impl Rows for Everything {
    fn height(&self) -> usize {
        self.rows
    }

    fn step(&mut self, by: isize) {
        let last = self.hits.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}
