//! The catalog that the program is built with. It must not know who asks.

use std::path::{Path, PathBuf};

use super::{Hit, Order, Progress, Row};
use briefing_catalog::{self as catalog, Catalog, Kind, List, Query, Scope, Sort, refresh};
use briefing_text::SafeText;

/// A catalog that is open.
#[derive(Debug)]
pub(super) struct Engine(Catalog);

impl Engine {
    /// Opens the catalog in a folder of caches.
    pub(super) fn open(folder: &Path) -> Result<Self, SafeText> {
        let catalog = Catalog::open(folder).map_err(|error| error.message())?;
        let state = catalog.state();
        match (&state.file, &state.notice) {
            // Each that is opened would be another one, and each start would read all there is.
            (None, notice) => Err(notice.clone().unwrap_or_default()),
            (Some(_), _) => Ok(Self(catalog)),
        }
    }

    /// What a reader should know of how it is kept.
    pub(super) fn notice(&self) -> Option<SafeText> {
        self.0.state().notice.clone()
    }

    /// How many briefings of some folders there are.
    pub(super) fn briefings(&self, folders: &[PathBuf]) -> Result<usize, SafeText> {
        self.0.briefings_in(&scope(folders)).map_err(|error| error.message())
    }

    /// Some of them, in order.
    pub(super) fn page(
        &self,
        folders: &[PathBuf],
        order: Order,
        first: usize,
        most: usize,
    ) -> Result<Vec<Row>, SafeText> {
        let sort = match order {
            Order::Arrival => Sort::Arrival,
            Order::Title => Sort::Title,
            Order::Path => Sort::Path,
            Order::AsOf => Sort::AsOf,
            Order::Disputes => Sort::Disputes,
            Order::Problems => Sort::Problems,
        };
        let list = List { sort, offset: first, most };
        let rows = self.0.list_in(&list, &scope(folders)).map_err(|error| error.message())?;
        Ok(rows.into_iter().map(row).collect())
    }

    /// What a query finds in some folders.
    pub(super) fn hits(
        &self,
        query: &Query,
        folders: &[PathBuf],
        after: Option<i64>,
        most: usize,
    ) -> Result<Vec<Hit>, SafeText> {
        let hits = self.0.search(query, &scope(folders), after, most).map_err(|error| error.message())?;
        Ok(hits.into_iter().map(hit).collect())
    }

    /// How much it finds, up to a number.
    pub(super) fn count(&self, query: &Query, folders: &[PathBuf], most: usize) -> Result<usize, SafeText> {
        self.0.count(query, &scope(folders), most).map_err(|error| error.message())
    }

    /// What of a kind is met under a name, the first by day.
    pub(super) fn met(&self, name: u64, kind: Kind, most: usize) -> Result<Vec<Hit>, SafeText> {
        let hits = self.0.met(catalog::Met { name, kind }, 0, most).map_err(|error| error.message())?;
        Ok(hits.into_iter().map(hit).collect())
    }

    /// How many briefings give a name.
    pub(super) fn given(&self, name: u64) -> Result<usize, SafeText> {
        let count = self.0.given(name).map_err(|error| error.message())?;
        Ok(usize::try_from(count).unwrap_or(usize::MAX))
    }

    /// Brings the catalog to what lies in a folder; gives what could not be looked at. Where somebody has ended it, all is as
    /// far as it came.
    pub(super) fn refresh(
        &mut self,
        folder: &Path,
        told: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Vec<SafeText>, SafeText> {
        let told = &mut |now: refresh::Progress| {
            told(Progress { looked_at: now.looked_at, read: now.taken_in, left: now.left })
        };
        match refresh::refresh(&mut self.0, folder, told) {
            Ok(outcome) => Ok(outcome.unlisted),
            Err(error) => Err(error.message()),
        }
    }
}

fn scope(folders: &[PathBuf]) -> Scope {
    Scope { folders: folders.to_vec(), briefings: None }
}

fn row(row: catalog::Row) -> Row {
    Row {
        id: row.id,
        path: row.path,
        title: row.title,
        as_of: row.as_of,
        marking: row.tlp.map(|tlp| SafeText::from_static(tlp.as_str())).unwrap_or_default(),
        disputes: row.disputes,
        errors: row.errors,
        fault: row.fault,
    }
}

fn hit(hit: catalog::Hit) -> Hit {
    Hit {
        id: hit.id,
        path: hit.path,
        kind: hit.kind,
        number: hit.number,
        line: hit.line,
        title: hit.title,
        briefing: hit.briefing_title,
        days: hit.days,
    }
}
