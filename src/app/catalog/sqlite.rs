//! The catalog that the program is built with. It must not know who asks.

use std::path::{Path, PathBuf};

use briefing_catalog::{Catalog, Hit, Kind, List, Met, Order, Progress, Query, Row, Scope, refresh::refresh};
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
        self.0.briefings(&scope(folders)).map_err(|error| error.message())
    }

    /// Some of them, in order.
    pub(super) fn page(
        &self,
        folders: &[PathBuf],
        order: Order,
        first: usize,
        most: usize,
    ) -> Result<Vec<Row>, SafeText> {
        let list = List { order, offset: first, most };
        self.0.list(&list, &scope(folders)).map_err(|error| error.message())
    }

    /// What a query finds in some folders.
    pub(super) fn hits(
        &self,
        query: &Query,
        folders: &[PathBuf],
        after: Option<i64>,
        most: usize,
    ) -> Result<Vec<Hit>, SafeText> {
        self.0.search(query, &scope(folders), after, most).map_err(|error| error.message())
    }

    /// How much it finds, up to a number.
    pub(super) fn count(&self, query: &Query, folders: &[PathBuf], most: usize) -> Result<usize, SafeText> {
        self.0.count(query, &scope(folders), most).map_err(|error| error.message())
    }

    /// What of a kind is met under a name, the first by day.
    pub(super) fn met(&self, name: u64, kind: Kind, most: usize) -> Result<Vec<Hit>, SafeText> {
        self.0.met(Met { name, kind }, 0, most).map_err(|error| error.message())
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
        match refresh(&mut self.0, folder, told) {
            Ok(outcome) => Ok(outcome.unlisted),
            Err(error) => Err(error.message()),
        }
    }
}

fn scope(folders: &[PathBuf]) -> Scope {
    Scope { folders: folders.to_vec(), briefings: None }
}
