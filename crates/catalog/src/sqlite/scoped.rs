//! The list of the briefings of some folders: a catalog has those of every folder that was ever opened. And in how many a name is
//! given.

use rusqlite::{OptionalExtension, params};

use super::{
    Catalog, List, Row, Scope,
    asking::{ROW, row},
};
use crate::Error;

impl Catalog {
    /// How many briefings there are within a scope.
    ///
    /// Errors: the catalog does not answer.
    pub fn briefings_in(&self, scope: &Scope) -> Result<usize, Error> {
        let Some(condition) = self.roots(scope)? else { return self.briefings() };
        let sql = format!(
            "SELECT coalesce(sum(briefing.briefings), 0) FROM (SELECT folder AS root, briefings FROM root) AS briefing WHERE {condition}"
        );
        let count: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// Some of the briefings within a scope, in order.
    ///
    /// Errors: the catalog does not answer.
    pub fn list_in(&self, list: &List, scope: &Scope) -> Result<Vec<Row>, Error> {
        let Some(condition) = self.roots(scope)? else { return self.list(list) };
        let sql = format!(
            "SELECT {ROW} FROM briefing JOIN folder ON folder.id = briefing.folder WHERE {condition}
             ORDER BY {} LIMIT ?1 OFFSET ?2",
            list.sort.sql()
        );
        let mut rows = self.connection.prepare_cached(&sql)?;
        let rows = rows.query_map(params![list.most as i64, list.offset as i64], row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// In how many briefings a name is given, wherever they lie.
    ///
    /// Errors: the catalog does not answer.
    pub fn given(&self, name: u64) -> Result<u64, Error> {
        let mut found = self.connection.prepare_cached("SELECT briefings FROM name WHERE number = ?1")?;
        let count: Option<i64> = found.query_row([name as i64], |row| row.get(0)).optional()?;
        Ok(count.unwrap_or_default() as u64)
    }

    /// The condition that a briefing is of the folders of a scope, which are those that were taken in whole; nothing where all
    /// are.
    fn roots(&self, scope: &Scope) -> Result<Option<String>, Error> {
        if scope.folders.is_empty() || self.is_all(scope)? {
            return Ok(None);
        }
        let mut roots = Vec::new();
        for folder in &scope.folders {
            roots.extend(self.folder(folder)?.map(|id| id.to_string()));
        }
        Ok(Some(format!("briefing.root IN ({})", roots.join(","))))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use std::fs;

    use super::*;
    use crate::refresh::refresh;
    use briefing_text::SafeText;

    #[test]
    fn a_list_has_what_lies_in_the_folders_that_are_meant() {
        let library = tempfile::tempdir().unwrap();
        let mut catalog = Catalog::in_memory(SafeText::default()).unwrap();
        let folders = ["one", "two"].map(|name| library.path().join(name));
        for (n, folder) in folders.iter().enumerate() {
            fs::create_dir(folder).unwrap();
            for file in 0..=n {
                fs::write(folder.join(format!("{file}.yaml")), format!("briefing: 1\ntitle: T{n}{file}\n"))
                    .unwrap();
            }
            refresh(&mut catalog, folder, &mut |_| true).unwrap();
        }
        let listed = |folders: &[_]| {
            let scope = Scope { folders: folders.to_vec(), briefings: None };
            let list = List { most: 10, ..List::default() };
            let rows = catalog.list_in(&list, &scope).unwrap();
            assert_eq!(rows.len(), catalog.briefings_in(&scope).unwrap());
            let mut titles: Vec<String> = rows.iter().map(|row| row.title.to_string()).collect();
            titles.sort();
            titles.join(" ")
        };
        assert_eq!(listed(&folders[..1]), "T00");
        assert_eq!(listed(&folders[1..]), "T10 T11");
        assert_eq!(listed(&folders), "T00 T10 T11");
        assert_eq!(listed(&[]), "T00 T10 T11");
        assert_eq!(listed(&[library.path().join("never")]), "");
    }
}
