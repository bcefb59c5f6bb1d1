//! How much work a question is, in steps of the engine: that does not grow with the library.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;

use briefing_text::SafeText;
use rusqlite::{StatementStatus, params_from_iter};

use super::{Catalog, Scope};
use crate::{Query, refresh::refresh};

/// A catalog of so many briefings, each with an event and a place.
fn of(count: usize) -> (tempfile::TempDir, Catalog) {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..count {
        let text = format!(
            "briefing: 1\ntitle: B{n}\nplaces: {{quay: {{name: Quay}}}}\nevents: [{{title: Fire, date: 2022, place: quay}}]\n"
        );
        fs::write(folder.path().join(format!("{n}.yaml")), text).unwrap();
    }
    let mut catalog = Catalog::in_memory(SafeText::default()).unwrap();
    refresh(&mut catalog, folder.path(), &mut |_| true).unwrap();
    (folder, catalog)
}

impl Catalog {
    /// How many meetings are kept, those of entries that are gone among them.
    pub(crate) fn meetings(&self) -> usize {
        let count: i64 =
            self.connection.query_row("SELECT count(*) FROM meeting", [], |row| row.get(0)).unwrap();
        usize::try_from(count).unwrap()
    }

    /// The steps of a search for the ten newest hits.
    fn steps(&self, query: &str) -> i32 {
        let query = Query::parse(query).unwrap();
        let asked = self.asked(&query, &Scope::default(), None).unwrap().unwrap();
        let mut statement = self.connection.prepare(&asked.sql(10)).unwrap();
        let found = statement.query_map(params_from_iter(&asked.values), |_| Ok(())).unwrap().count();
        assert_eq!(found, 10);
        statement.get_status(StatementStatus::VmStep)
    }
}

#[test]
fn the_newest_hits_are_as_much_work_in_a_large_library_as_in_a_small_one() {
    let ((_a, small), (_b, large)) = (of(20), of(400));
    for query in ["fire", "fire kind:event", "who:quay", "date:2021..2023", "surely:2022 fire -kind:place"] {
        let (few, many) = (small.steps(query), large.steps(query));
        assert!(many <= few + few / 4, "{query}: {few} steps among 20 briefings, {many} among 400");
    }
}
