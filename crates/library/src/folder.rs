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

/// Whether some folders have more than one briefing, in them or in the folders below. It looks no further than to the second.
pub fn has_several(folders: &[PathBuf]) -> bool {
    let mut waiting = folders.to_vec();
    let mut found = 0;
    while let Some(folder) = waiting.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let (kind, path) = (entry.file_type(), entry.path());
            if kind.as_ref().is_ok_and(fs::FileType::is_dir) {
                waiting.push(path);
            } else if is_yaml(&path) && !(kind.is_ok_and(|kind| kind.is_symlink()) && path.is_dir()) {
                found += 1;
            }
            if found > 1 {
                return true;
            }
        }
    }
    false
}

fn is_yaml(path: &Path) -> bool {
    let extension = path.extension();
    extension.is_some_and(|found| found.eq_ignore_ascii_case("yaml") || found.eq_ignore_ascii_case("yml"))
}
