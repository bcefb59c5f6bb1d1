//! Where the briefings of some folders lie: a catalog has those of every folder that was ever opened.

use super::{Catalog, Scope};
use crate::Error;

impl Catalog {
    /// Where the briefings of a scope lie; nothing where all are meant.
    pub(super) fn parts(&self, scope: &Scope) -> Result<Option<Parts>, Error> {
        if scope.folders.is_empty() || self.is_all(scope)? {
            return Ok(None);
        }
        let mut parts = Parts::default();
        for folder in &scope.folders {
            if self.root_of(folder)?.as_deref() == Some(folder) {
                parts.roots.extend(self.folder(folder)?);
            } else {
                parts.folders.extend(self.folders_below(folder)?.into_iter().map(|(id, _)| id));
            }
        }
        Ok(Some(parts))
    }
}

/// Where the briefings of a scope lie.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Below folders that were taken in as a whole.
    pub(super) roots: Vec<i64>,
    /// In single folders.
    pub(super) folders: Vec<i64>,
}

/// Numbers as SQL lists them.
pub(super) fn listed(ids: &[i64]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use std::fs;

    use super::*;
    use crate::{List, refresh::refresh};
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
            let rows = catalog.list(&list, &scope).unwrap();
            assert_eq!(rows.len(), catalog.briefings(&scope).unwrap());
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

    #[test]
    fn a_folder_within_another_stays_a_part_of_it() {
        let library = tempfile::tempdir().unwrap();
        let within = library.path().join("a/b");
        fs::create_dir_all(&within).unwrap();
        let write = |name: &str| {
            fs::write(library.path().join(name), format!("briefing: 1\ntitle: {name}\n")).unwrap();
        };
        write("top.yaml");
        write("a/b/deep.yaml");
        let mut catalog = Catalog::in_memory(SafeText::default()).unwrap();
        // The deep one first, then all, then the deep one again with something new in it.
        for (folder, added) in
            [(&within, None), (&library.path().to_owned(), None), (&within, Some("a/b/new.yaml"))]
        {
            if let Some(name) = added {
                write(name);
            }
            refresh(&mut catalog, folder, &mut |_| true).unwrap();
        }
        let found = |folder: &std::path::Path| {
            let scope = Scope { folders: vec![folder.to_owned()], briefings: None };
            let query = crate::Query::parse("kind:briefing").unwrap();
            let hits = catalog.search(&query, &scope, None, 9).unwrap().len();
            let rows = catalog.list(&List { most: 9, ..List::default() }, &scope).unwrap().len();
            (hits, rows, catalog.briefings(&scope).unwrap())
        };
        assert_eq!(found(library.path()), (3, 3, 3));
        assert_eq!(found(&within), (2, 2, 2));
        assert_eq!(found(&library.path().join("a")), (2, 2, 2));
        assert!(catalog.knows(&within).unwrap() && !catalog.knows(std::path::Path::new("/")).unwrap());
    }
}
