//! The library: the briefings of whole folders, of which as many are at hand as a few screens show. It must not ask for more
//! itself, nor load a briefing.

use std::{mem, path::PathBuf, sync::Arc};

use super::{
    catalog::{Asked, folder_of},
    commands::Rows,
    layout::{Area, plain_body},
};
use briefing_catalog::{Order, Progress, Row};
use briefing_format::model::date::grouped;
use briefing_text::{SafeText, safe_format, width};

/// So many briefings are fetched at once; no screen has more rows than a third of that.
const PAGE: usize = 600;

/// The cells that texts of briefings take.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Widest {
    /// As of when they are.
    pub(crate) as_of: usize,
    /// Their markings.
    pub(crate) marking: usize,
    /// Their folders.
    pub(crate) folder: usize,
}

impl Widest {
    fn of(rows: &[Row], folders: &[PathBuf]) -> Self {
        let widest = |text: &dyn Fn(&Row) -> SafeText| {
            rows.iter().map(|row| width(text(row).as_safe())).max().unwrap_or(0)
        };
        Self {
            as_of: widest(&|row| row.as_of.clone()),
            marking: widest(&|row| row.marking()),
            folder: widest(&|row| folder_of(&row.path, folders)),
        }
    }
}

/// The briefings of some folders, and which of them is selected.
#[derive(Debug)]
pub(crate) struct Library {
    /// The folders.
    pub(crate) folders: Arc<[PathBuf]>,
    /// In which order they stand.
    pub(crate) order: Order,
    /// How many there are; nothing where nobody knows yet.
    pub(crate) total: Option<usize>,
    /// The selected one.
    pub(crate) selected: usize,
    /// The first visible one.
    pub(crate) top: usize,
    /// How far it is with looking what has changed; nothing where nobody looks.
    pub(crate) progress: Option<Progress>,
    /// How many are visible.
    height: usize,
    /// The number of the first at hand.
    first: usize,
    /// Those at hand.
    rows: Vec<Row>,
    /// The cells that the widest of these takes among them.
    pub(crate) widest: Widest,
    /// From which number on others are on their way.
    awaited: Option<usize>,
    /// Whether what is at hand is not what there is now.
    is_outdated: bool,
}

impl Library {
    /// The library of these folders, of which nothing is known yet.
    pub(crate) fn new(folders: Vec<PathBuf>) -> Self {
        Self {
            folders: folders.into(),
            order: Order::default(),
            total: None,
            selected: 0,
            top: 0,
            progress: Some(Progress::default()),
            height: 0,
            first: 0,
            rows: Vec::new(),
            widest: Widest::default(),
            awaited: None,
            is_outdated: true,
        }
    }

    /// The briefing of a number, where it is at hand.
    pub(crate) fn row(&self, number: usize) -> Option<&Row> {
        self.rows.get(number.checked_sub(self.first)?)
    }

    /// The selected briefing.
    pub(crate) fn choice(&self) -> Option<&Row> {
        self.row(self.selected)
    }

    /// How many there are, as far as that is known.
    pub(crate) fn count(&self) -> usize {
        self.total.unwrap_or_default()
    }

    /// Keeps the selection in a view of so many rows.
    pub(crate) fn settle(&mut self, rows: usize) {
        self.height = rows;
        self.selected = self.selected.min(self.count().saturating_sub(1));
        self.top = self.top.min(self.selected).max((self.selected + 1).saturating_sub(rows.max(1)));
    }

    /// What is to be asked for, so that what is seen, and a screen before and behind it, is at hand; nothing where it is or is on
    /// its way.
    pub(crate) fn needs(&mut self) -> Option<Asked> {
        let has = |first: usize, end: usize| {
            let from = self.top.saturating_sub(self.height);
            first <= from && (self.top + 2 * self.height).min(self.count()) <= end
        };
        let is_at_hand = !self.is_outdated && has(self.first, self.first + self.rows.len());
        let is_on_its_way = self.awaited.is_some_and(|first| has(first, first + PAGE));
        if is_at_hand || is_on_its_way && !self.is_outdated {
            return None;
        }
        self.is_outdated = false;
        let first = self.top.saturating_sub(PAGE / 3);
        self.awaited = Some(first);
        Some(Asked::Page { folders: Arc::clone(&self.folders), order: self.order, first, most: PAGE })
    }

    /// Takes in what was fetched. What was selected stays selected, where it is among it.
    pub(crate) fn take_in(&mut self, first: usize, rows: Vec<Row>, total: usize) {
        let selected = self.choice().map(|row| row.id).filter(|_| self.selected > 0);
        let before = mem::replace(&mut self.rows, rows);
        self.awaited = None;
        self.widest = Widest::of(&self.rows, &self.folders);
        (self.first, self.total) = (first, Some(total));
        let Some(selected) = selected.filter(|_| !before.is_empty()) else { return };
        if let Some(at) = self.rows.iter().position(|row| row.id == selected) {
            let moved = (first + at) as isize - self.selected as isize;
            self.selected = first + at;
            self.top = self.top.saturating_add_signed(moved);
        }
    }

    /// What was on its way does not come.
    pub(crate) fn give_up(&mut self) {
        self.awaited = None;
    }

    /// What is at hand is to be made anew.
    pub(crate) const fn outdate(&mut self) {
        self.is_outdated = true;
    }

    /// Takes in how far it is. Where the end of the list is on the screen, what has come since is wanted.
    pub(crate) fn tell(&mut self, progress: Progress) {
        self.progress = Some(progress);
        if self.top + self.height >= self.count() && self.awaited.is_none() {
            self.is_outdated = true;
        }
    }

    /// Puts another order in force, and goes to its beginning.
    pub(crate) fn reorder(&mut self) {
        self.order = self.order.next();
        (self.selected, self.top) = (0, 0);
        self.rows.clear();
        self.is_outdated = true;
    }

    /// How far it is, in a line; nothing where nobody looks.
    pub(crate) fn progress_words(&self) -> Option<SafeText> {
        let Progress { looked_at, read, left } = self.progress?;
        Some(safe_format!(
            "Looking for what has changed: {} looked at, {} read, {} left",
            number(looked_at),
            number(read),
            number(left)
        ))
    }

    /// Where the rows of the list stand on a screen: below the names of the columns, above what is said of the selected one and
    /// how far it is.
    pub(crate) fn rows_area(&self, width: u16, height: u16) -> Area {
        let body = plain_body(width, height);
        let above = u16::from(body.height > 4);
        let below = u16::from(body.height > 2) + u16::from(self.progress.is_some() && body.height > 3);
        Area { y: body.y + above, height: body.height.saturating_sub(above + below), ..body }
    }
}

/// A number as it is read.
pub(crate) fn number(count: usize) -> SafeText {
    SafeText::line(&grouped(count as i128))
}

impl Rows for Library {
    fn height(&self) -> usize {
        self.height
    }

    fn step(&mut self, by: isize) {
        let last = self.count().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(by).min(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(numbers: impl Iterator<Item = usize>) -> Vec<Row> {
        numbers.map(|number| Row { id: number as i64, ..Row::default() }).collect()
    }

    /// What was asked for: from which number on.
    fn asked(library: &mut Library) -> Option<usize> {
        library.needs().map(|asked| match asked {
            Asked::Page { first, .. } => first,
            other => panic!("{other:?}"),
        })
    }

    #[test]
    fn what_is_fetched_follows_the_screen_and_not_the_library() {
        let mut library = Library::new(Vec::new());
        library.settle(20);
        assert_eq!(asked(&mut library), Some(0));
        assert_eq!(asked(&mut library), None);
        library.take_in(0, rows(0..PAGE), 100_000);
        library.settle(20);
        assert_eq!(asked(&mut library), None);
        let mut fetched = 0;
        for _ in 0..5000 {
            library.step(1);
            library.settle(20);
            assert!(library.choice().is_some(), "{}", library.selected);
            if let Some(first) = asked(&mut library) {
                library.take_in(first, rows(first..first + PAGE), 100_000);
                fetched += 1;
            }
        }
        assert!(fetched < 20, "{fetched}");
        library.edge(true, None);
        library.settle(20);
        let first = asked(&mut library);
        assert!(first.is_some_and(|first| first > 99_000), "{first:?}");
    }

    #[test]
    fn what_is_selected_stays_so_where_others_come_before_it() {
        let mut library = Library::new(Vec::new());
        library.settle(5);
        library.take_in(0, rows(10..30), 20);
        library.step(7);
        library.settle(5);
        library.take_in(0, rows(5..30), 25);
        assert_eq!((library.selected, library.top), (12, 8));
        assert_eq!(library.choice().map(|row| row.id), Some(17));
        // Who stands at the beginning sees what is new.
        library.edge(false, None);
        library.settle(5);
        library.take_in(0, rows(0..30), 30);
        assert_eq!(library.choice().map(|row| row.id), Some(0));
    }
}
