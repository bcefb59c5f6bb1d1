//! A list to choose from by typing a part of a name: go to, palette, help, filter, copy, problems, hits. It must not act on
//! the choice.

mod hits;
mod names;
mod score;
mod sources;

pub(crate) use hits::{list_hits, list_text_hits};
pub(crate) use names::rank_names;
pub(crate) use sources::{actions, copies, dates, facets, help, leaving, problems};

use std::path::PathBuf;

use briefing_catalog::Hit;
use briefing_terminal::Key;

use super::{
    actions::Action,
    commands::Rows,
    date_field,
    field::Field,
    lines::{Line, Spacing, lay_out},
};
use briefing_evidence::{describe::Paragraph, perspective::Facet};
use briefing_format::model::{Date, Item};
use briefing_memory::NoteId;
use briefing_text::{SafeText, width};
use score::{Letters, Rank};

/// What stands before the name of a condition that is in force.
const IN_FORCE: &str = "✓ ";

/// The widest that leading words get, in cells.
const LEAD: usize = 20;

/// The most entries that are kept of a ranking.
pub(crate) const RANKING_LIMIT: usize = 500;

/// What an entry stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Choice {
    /// Go to an item.
    Go(Item),
    /// Go to the item around a byte of the file.
    Place(u32),
    /// Run an action.
    Run(Action),
    /// Put a condition into the filter, or take it out.
    Toggle(Facet),
    /// Copy a text.
    Copy(SafeText),
    /// Go to a hit of the search, by its number from 0.
    Hit(usize),
    /// Compare with a version of those that were offered, by its number from 0.
    Version(usize),
    /// Go to the item of a note or mark, where it is there.
    Kept(NoteId, Option<Item>),
    /// End the program, or not, where notes are not kept.
    Leave(Leave),
    /// Open a briefing at what was found in it.
    Found(Box<Hit>),
    /// Open a briefing that was read before.
    Open(PathBuf),
    /// Take a date for what it was asked for.
    Date(date_field::Purpose, Box<Date>),
    /// Nothing: the entry says all there is.
    None,
    /// Nothing, and it is not chosen: it stands over the entries below.
    Heading,
}

/// What to do about notes that cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Leave {
    /// Try once more to keep them.
    TryAgain,
    /// Go on reading.
    Stay,
    /// End the program, which prints them then.
    Print,
}

/// One entry to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// A short word before it, in a column of its own.
    pub(crate) lead: SafeText,
    /// What it is called.
    pub(crate) name: SafeText,
    /// What stands behind the name however short that is cut; may be empty.
    pub(crate) caveat: SafeText,
    /// What else there is to say.
    pub(crate) note: SafeText,
    /// When it happened, in forms from long to short: a date is not cut.
    pub(crate) date: Vec<SafeText>,
    /// What it stands for.
    pub(crate) choice: Choice,
}

impl Entry {
    /// Whether both stand for one thing in two versions of a briefing.
    fn is_called_like(&self, other: &Self) -> bool {
        (&self.lead, &self.name, &self.note) == (&other.lead, &other.name, &other.note)
    }
}

/// What a picker is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// Go to anything.
    GoTo,
    /// Run an action by name.
    Palette,
    /// Look keys up.
    Help,
    /// Choose what is shown.
    Filter,
    /// Choose what is copied.
    Copy,
    /// See what is wrong with the file.
    Problems,
    /// See all hits of the search.
    Hits,
    /// Say which of two dates is meant.
    Date,
    /// Choose the version with which the file is compared.
    Versions,
    /// See all marks and notes.
    Notes,
    /// Choose one of the briefings that were read last.
    Recent,
    /// See where a name is met in all briefings.
    Everywhere,
    /// Say what becomes of notes that cannot be kept.
    Leave,
}

/// What is said of a picker.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// Its title.
    pub(crate) title: &'static str,
    /// What Enter does with an entry.
    pub(crate) verb: &'static str,
    /// What is said instead where it would have no entries.
    pub(crate) empty: &'static str,
}

impl Purpose {
    /// What is said of such a picker.
    pub(crate) const fn words(self) -> Words {
        let (title, verb, empty) = match self {
            Self::GoTo => ("Go to", "go there", "There is nothing to go to."),
            Self::Palette => ("Run", "run it", "There is nothing to run."),
            Self::Help => ("Keys", "run it", "There are no keys."),
            Self::Filter => ("Show only", "put it in or take it out", "There is nothing to filter by."),
            Self::Copy => ("Copy", "copy it", "There is nothing to copy here."),
            Self::Problems => {
                ("Problems", "go to the item, ctrl-e: edit", "Nothing is wrong with this file.")
            }
            Self::Date => ("Which is meant?", "that", "There is no date."),
            Self::Hits => ("Hits", "go there", "There are no hits."),
            Self::Notes => {
                ("Marks and notes", "go there, delete: take away", "There are no marks and no notes yet.")
            }
            Self::Recent => ("Read last", "open it", "No other briefing was read yet."),
            Self::Everywhere => ("Everywhere", "open it", "The name is met nowhere else."),
            Self::Leave => ("Notes are not kept", "do that", "All notes are kept."),
            Self::Versions => ("What has changed since", "compare", "There is no other version."),
        };
        Words { title, verb, empty }
    }

    /// Whether a job ranks what is shown.
    pub(crate) const fn is_ranked_elsewhere(self) -> bool {
        matches!(self, Self::GoTo | Self::Hits)
    }
}

/// A list that narrows as one types.
#[derive(Debug)]
pub(crate) struct Picker {
    /// What it is for.
    pub(crate) purpose: Purpose,
    /// What was typed.
    pub(crate) field: Field,
    /// Everything there is to choose from; empty where a job ranks.
    all: Vec<Entry>,
    /// What fits, best first.
    pub(crate) shown: Vec<Entry>,
    /// How many fit in all.
    pub(crate) total: usize,
    /// Which of the shown is selected.
    pub(crate) selected: usize,
    /// The first that is visible.
    pub(crate) top: usize,
    /// How many are visible.
    rows: usize,
    /// What was selected before the entries became those of another version of the briefing.
    wanted: Option<Entry>,
}

impl Picker {
    /// A picker over entries at hand.
    pub(crate) fn new(purpose: Purpose, all: Vec<Entry>) -> Self {
        let field = Field::default();
        let mut picker = Self {
            purpose,
            field,
            all,
            shown: Vec::new(),
            total: 0,
            selected: 0,
            top: 0,
            rows: 0,
            wanted: None,
        };
        picker.narrow();
        picker
    }

    /// Whether a job ranks what is shown.
    pub(crate) const fn is_ranked_elsewhere(&self) -> bool {
        self.purpose.is_ranked_elsewhere()
    }

    /// Shows what fits the typed letters.
    pub(crate) fn narrow(&mut self) {
        if self.is_ranked_elsewhere() {
            return;
        }
        let haystack = |entry: &Entry| format!("{} {} {}", entry.lead, entry.name, entry.note);
        let texts = self.all.iter().map(|entry| (entry.name.as_str(), haystack(entry)));
        let mut ranked = rank(self.field.text(), texts);
        self.prefer(&mut ranked);
        if !self.field.text().trim().is_empty() {
            // What fits best stands first, wherever it belongs.
            ranked.retain(|n| self.all[*n].choice != Choice::Heading);
        }
        let shown = ranked.into_iter().map(|n| self.all[n].clone()).collect::<Vec<_>>();
        self.shown = shown;
        self.total = self.ordinal(self.shown.len());
        self.selected = self.shown.iter().position(|entry| entry.choice != Choice::Heading).unwrap_or(0);
        self.top = 0;
    }

    /// How many entries that can be chosen stand above one.
    pub(crate) fn ordinal(&self, before: usize) -> usize {
        self.shown.iter().take(before).filter(|entry| entry.choice != Choice::Heading).count()
    }

    /// Shows what a key does, as if its name had been typed.
    pub(crate) fn look_up(&mut self, key: Key) {
        self.field.set(&key.to_string());
        self.narrow();
    }

    /// In the help, an action whose key is what was typed stands first; in the palette, one whose name fits.
    fn prefer(&self, ranked: &mut Vec<usize>) {
        let typed = self.field.text().trim();
        if typed.is_empty() {
            return;
        }
        let first: Vec<usize> = match self.purpose {
            Purpose::Help => {
                let has_key = |entry: &Entry| entry.lead.as_str().split(' ').any(|key| key == typed);
                (0..self.all.len()).filter(|n| has_key(&self.all[*n])).collect()
            }
            Purpose::Palette => {
                rank(typed, self.all.iter().map(|entry| (entry.name.as_str(), entry.name.to_string())))
            }
            Purpose::GoTo
            | Purpose::Filter
            | Purpose::Copy
            | Purpose::Problems
            | Purpose::Hits
            | Purpose::Date
            | Purpose::Versions
            | Purpose::Notes
            | Purpose::Recent
            | Purpose::Everywhere
            | Purpose::Leave => return,
        };
        ranked.retain(|n| !first.contains(n));
        ranked.splice(0..0, first);
    }

    /// Takes a ranking made elsewhere.
    pub(crate) fn set_ranking(&mut self, entries: Vec<Entry>, total: usize) {
        self.shown = entries;
        self.total = total;
        self.top = 0;
        let wanted = self.wanted.take();
        let is_it = |entry: &Entry| wanted.as_ref().is_some_and(|wanted| wanted.is_called_like(entry));
        self.selected = self.shown.iter().position(is_it).unwrap_or(0);
    }

    /// The entries are of another version of the briefing by now; which there are comes from elsewhere.
    pub(crate) fn outdate(&mut self) {
        self.wanted = self.choice().cloned().or(self.wanted.take());
        self.shown.clear();
        (self.total, self.selected, self.top) = (0, 0, 0);
    }

    /// Replaces the entries by those of another version of the briefing. What is typed stays, and what is selected stays
    /// selected where it is still there.
    pub(crate) fn renew(&mut self, all: Vec<Entry>) {
        let selected = self.choice().cloned();
        self.all = all;
        self.narrow();
        let is_it = |entry: &Entry| selected.as_ref().is_some_and(|selected| selected.is_called_like(entry));
        self.selected = self.shown.iter().position(is_it).unwrap_or(self.selected);
    }

    /// Replaces the entries and keeps what is typed and selected.
    pub(crate) fn replace(&mut self, all: Vec<Entry>) {
        let selected = self.selected;
        self.all = all;
        self.narrow();
        self.selected = selected.min(self.shown.len().saturating_sub(1));
    }

    /// The selected entry.
    pub(crate) fn choice(&self) -> Option<&Entry> {
        self.shown.get(self.selected)
    }

    /// Types the name of the selected action in the palette; elsewhere goes on by an entry, or back.
    pub(crate) fn complete(&mut self, forward: bool) {
        match self.choice() {
            Some(entry) if self.purpose == Purpose::Palette => {
                let name = entry.name.to_string();
                self.field.set(&name);
                self.narrow();
            }
            _ => self.step(if forward { 1 } else { -1 }),
        }
    }

    /// Keeps the selection in a view of so many columns and rows.
    pub(crate) fn settle(&mut self, columns: usize, rows: usize) {
        self.rows = rows;
        self.top = self.top.min(self.selected);
        // The last entries that fill the view; the selected one is seen whole where that can be.
        let fill = |end: usize| {
            let mut left = rows;
            let fits = |n: &usize| {
                let lines = self.shown.get(*n).map_or(0, |entry| self.lines(entry, columns).len());
                let has_room = lines <= left;
                left = left.saturating_sub(lines);
                has_room
            };
            (0..end).rev().take_while(fits).last().unwrap_or(end.saturating_sub(1))
        };
        let (least, most) = (fill(self.selected + 1), fill(self.shown.len()));
        self.top = self.top.max(least).min(most.max(least));
        // What stands over the first entry is seen with it.
        let is_heading = |n: &usize| self.shown.get(*n).is_some_and(|entry| entry.choice == Choice::Heading);
        if let Some(above) = self.top.checked_sub(1).filter(|above| is_heading(above) && *above >= least) {
            self.top = above;
        }
    }

    /// The lines of an entry beside its leading column, in a view of so many columns: a problem is told whole.
    pub(crate) fn lines(&self, entry: &Entry, columns: usize) -> Vec<Line> {
        let words = match self.purpose {
            Purpose::Problems => &entry.name,
            Purpose::Help if !has_names(columns) && entry.choice != Choice::Heading => &entry.note,
            _ => return vec![Line::default()],
        };
        let room = columns.saturating_sub(self.lead(columns) + 3).max(1);
        lay_out(&[Paragraph::close().words(words)], room, Spacing::Compact, None).lines
    }

    /// The cells of the leading column in a view of so many columns.
    pub(crate) fn lead(&self, columns: usize) -> usize {
        let widest = self.shown.iter().map(|entry| width(entry.lead.as_safe())).max().unwrap_or(0);
        widest.min(LEAD).min(columns / 3)
    }
}

/// Whether the list of keys has room for the names of the actions in so many columns; without them, each is told whole.
pub(crate) const fn has_names(columns: usize) -> bool {
    columns >= 80
}

impl Rows for Picker {
    fn height(&self) -> usize {
        self.rows
    }

    fn step(&mut self, by: isize) {
        let last = self.shown.len().saturating_sub(1);
        let target = self.selected.saturating_add_signed(by).min(last);
        let can_be = |n: &usize| self.shown.get(*n).is_some_and(|entry| entry.choice != Choice::Heading);
        // A heading is stepped over, on in the same direction where there is something.
        let (after, before) = ((target..=last).find(can_be), (0..=target).rev().find(can_be));
        let next = if by > 0 { after.or(before) } else { before.or(after) };
        self.selected = next.unwrap_or(target);
    }
}

/// The numbers of the texts that fit the letters, each with the name in it, best first; all in their own order where there
/// are no letters.
fn rank<'a>(query: &str, texts: impl Iterator<Item = (&'a str, String)>) -> Vec<usize> {
    let Some(mut letters) = Letters::new(query) else { return (0..texts.count()).collect() };
    let rank = |(n, (name, text)): (usize, (&str, String))| {
        Some((letters.rank(name.trim_start_matches(IN_FORCE), &text)?, n))
    };
    let mut ranked: Vec<(Rank, usize)> = texts.enumerate().filter_map(rank).collect();
    ranked.sort_unstable();
    ranked.into_iter().map(|(_, n)| n).collect()
}
