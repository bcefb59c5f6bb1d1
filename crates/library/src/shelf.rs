//! Which briefings there are to choose from: files, the briefings of folders, the samples. It must not load them whole.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{document::Origin, embedded::SAMPLES};
use briefing_format::files;
use briefing_text::SafeText;

/// How much of a file is read for its title.
const HEAD: usize = 4096;

/// One briefing to choose.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it is.
    pub origin: Origin,
    /// Its title, or why there is none.
    pub title: SafeText,
}

/// The briefings at these paths: files as they are named, the `*.yaml` and `*.yml` of folders by name.
///
/// Without paths: those of `./briefings` if there is such a folder, else the samples.
/// Errors: a folder that cannot be listed.
pub fn shelf(paths: &[PathBuf]) -> io::Result<Vec<Entry>> {
    if paths.is_empty() {
        let folder = Path::new("briefings");
        let found = if folder.is_dir() { entries_in(folder)? } else { Vec::new() };
        return Ok(if found.is_empty() { samples() } else { found });
    }
    let mut entries = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            entries.push(Entry { origin: Origin::Stdin, title: SafeText::default() });
        } else if path.is_dir() {
            entries.extend(entries_in(path)?);
        } else {
            entries.push(entry(path.clone()));
        }
    }
    Ok(entries)
}

fn samples() -> Vec<Entry> {
    let entry = |sample| Entry { origin: Origin::Sample(sample), title: title(sample.text) };
    SAMPLES.iter().map(entry).collect()
}

/// The briefings of a folder, its `*.yaml` and `*.yml` by name; not those of the folders in it.
///
/// Errors: the folder cannot be listed.
pub fn in_folder(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
        if is_yaml && !path.is_dir() {
            paths.push(path);
        }
    }
    paths.sort_unstable();
    Ok(paths)
}

fn entries_in(folder: &Path) -> io::Result<Vec<Entry>> {
    Ok(in_folder(folder)?.into_iter().map(entry).collect())
}

fn entry(path: PathBuf) -> Entry {
    let title = match files::head(&path, HEAD) {
        Ok(head) => title(&String::from_utf8_lossy(&head)),
        Err(error) => error.message(),
    };
    Entry { origin: Origin::File(path), title }
}

/// The title in the head of a file; empty where it has none.
fn title(head: &str) -> SafeText {
    briefing_format::title(head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_has_a_title() {
        for entry in samples() {
            assert!(!entry.title.is_empty(), "{}", entry.origin.name());
        }
    }

    #[test]
    fn a_folder_gives_its_yaml_files_by_name() -> io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["b.yaml", "a.yml", "note.txt"] {
            fs::write(folder.path().join(name), format!("briefing: 1\ntitle: Title of {name}\n"))?;
        }
        let titles: Vec<String> =
            shelf(&[folder.path().to_owned()])?.iter().map(|entry| entry.title.to_string()).collect();
        assert_eq!(titles, ["Title of a.yml", "Title of b.yaml"]);
        Ok(())
    }
}
