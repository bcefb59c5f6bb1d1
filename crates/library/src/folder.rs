//! What of a folder belongs to a library: its briefings and its folders. It must not go into these.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// What a folder has, each by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Its briefings: each `*.yaml` and `*.yml`.
    pub files: Vec<PathBuf>,
    /// Its folders.
    pub folders: Vec<PathBuf>,
}

/// Lists a folder. What is hidden is left out; a link to a file is a file, and a link to a folder is not followed: it may lead
/// anywhere, or round in a circle.
///
/// Errors: the folder cannot be listed.
pub fn contents(folder: &Path) -> io::Result<Contents> {
    let mut found = Contents::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let (kind, path) = (entry.file_type()?, entry.path());
        if kind.is_dir() {
            found.folders.push(path);
        } else if is_yaml(&path) && !(kind.is_symlink() && path.is_dir()) {
            // A link to nothing is told of where it is opened.
            found.files.push(path);
        }
    }
    found.files.sort_unstable();
    found.folders.sort_unstable();
    Ok(found)
}

fn is_yaml(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|found| found.eq_ignore_ascii_case("yaml") || found.eq_ignore_ascii_case("yml"))
}
