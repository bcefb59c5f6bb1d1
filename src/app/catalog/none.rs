//! What stands in the place of the catalog where the program is built without one. Nobody can open it.

use std::{
    convert::Infallible,
    path::{Path, PathBuf},
};

use briefing_catalog::{Hit, Kind, Order, Progress, Query, Row};
use briefing_text::SafeText;

/// A catalog that there never is.
#[derive(Debug)]
pub(super) struct Engine(Infallible);

impl Engine {
    /// Says that there is none.
    pub(super) fn open(_: &Path) -> Result<Self, SafeText> {
        Err(SafeText::from_static("this program was built without a catalog"))
    }

    /// What a reader should know of how it is kept.
    pub(super) fn notice(&self) -> Option<SafeText> {
        match self.0 {}
    }

    /// How many briefings of some folders there are.
    pub(super) fn briefings(&self, _: &[PathBuf]) -> Result<usize, SafeText> {
        match self.0 {}
    }

    /// Some of them, in order.
    pub(super) fn page(&self, _: &[PathBuf], _: Order, _: usize, _: usize) -> Result<Vec<Row>, SafeText> {
        match self.0 {}
    }

    /// What a query finds in some folders.
    pub(super) fn hits(
        &self,
        _: &Query,
        _: &[PathBuf],
        _: Option<i64>,
        _: usize,
    ) -> Result<Vec<Hit>, SafeText> {
        match self.0 {}
    }

    /// How much it finds, up to a number.
    pub(super) fn count(&self, _: &Query, _: &[PathBuf], _: usize) -> Result<usize, SafeText> {
        match self.0 {}
    }

    /// What of a kind is met under a name.
    pub(super) fn met(&self, _: u64, _: Kind, _: usize) -> Result<Vec<Hit>, SafeText> {
        match self.0 {}
    }

    /// How many briefings give a name.
    pub(super) fn given(&self, _: u64) -> Result<usize, SafeText> {
        match self.0 {}
    }

    /// Brings the catalog to what lies in a folder.
    pub(super) fn refresh(
        &mut self,
        _: &Path,
        _: &mut dyn FnMut(Progress) -> bool,
    ) -> Result<Vec<SafeText>, SafeText> {
        match self.0 {}
    }
}
