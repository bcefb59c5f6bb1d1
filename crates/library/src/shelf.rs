//! Which briefings there are to choose from: files, the briefings of folders, the samples. It must not load them whole.

use std::{
    io,
    path::{Path, PathBuf},
};

use super::{
    document::Origin,
    embedded::{SAMPLES, Sample},
    folder::contents,
};
use briefing_format::files;
use briefing_text::{SafeText, safe_format};

/// The folder that is opened where no path is given.
pub const HERE: &str = "briefings";

/// How much of a file is read for its title.
const HEAD: usize = 4096;

/// One briefing to choose.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Where it is.
    pub origin: Origin,
    /// Its title; empty where it has none.
    pub title: SafeText,
    /// Why it cannot be opened, as far as that is known without reading it.
    pub fault: Option<SafeText>,
}

/// The briefings at these paths: files as they are named, those of folders as [`in_folder`] finds them.
///
/// Without paths: those of `./briefings` if there is such a folder, else the samples.
/// Errors: a folder that cannot be listed.
pub fn shelf(paths: &[PathBuf]) -> io::Result<Vec<Entry>> {
    if paths.is_empty() {
        let folder = Path::new(HERE);
        let found = if folder.is_dir() { entries_in(folder)? } else { Vec::new() };
        return Ok(if found.is_empty() { samples() } else { found });
    }
    let mut entries = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            entries.push(Entry { origin: Origin::Stdin, title: SafeText::default(), fault: None });
        } else if path.is_dir() {
            entries.extend(entries_in(path)?);
        } else {
            entries.push(entry(path.clone()));
        }
    }
    Ok(entries)
}

impl Entry {
    /// A sample inside the program.
    pub fn sample(sample: &'static Sample) -> Self {
        Self { origin: Origin::Sample(sample), title: title(sample.text), fault: None }
    }
}

fn samples() -> Vec<Entry> {
    SAMPLES.iter().map(Entry::sample).collect()
}

/// A folder within one that was named, which cannot be listed.
#[derive(Debug)]
pub struct Unlisted {
    /// The folder.
    pub folder: PathBuf,
    /// Why not.
    pub error: io::Error,
}

impl Unlisted {
    /// Says in one sentence what is wrong, naming the folder.
    pub fn message(&self) -> SafeText {
        let name = files::name(&self.folder);
        match self.error.kind() {
            io::ErrorKind::PermissionDenied => safe_format!("{name} may not be listed by this user"),
            _ => safe_format!("{name} cannot be listed: {}", self.error),
        }
    }
}

/// The briefings of a folder and of the folders in it, as [`contents`] finds them: the files of a folder by name before its
/// folders by name.
///
/// Errors: the folder itself cannot be listed.
pub fn in_folder(folder: &Path) -> io::Result<Vec<Result<PathBuf, Unlisted>>> {
    let mut found = Vec::new();
    let mut waiting = vec![contents(folder)?];
    while let Some(mut here) = waiting.pop() {
        found.extend(here.files.drain(..).map(Ok));
        if here.folders.is_empty() {
            continue;
        }
        let within = here.folders.remove(0);
        waiting.push(here);
        match contents(&within) {
            Ok(contents) => waiting.push(contents),
            Err(error) => found.push(Err(Unlisted { folder: within, error })),
        }
    }
    Ok(found)
}

fn entries_in(folder: &Path) -> io::Result<Vec<Entry>> {
    let found = in_folder(folder)?.into_iter();
    Ok(found
        .map(|found| match found {
            Ok(path) => entry(path),
            Err(unlisted) => {
                let fault = Some(unlisted.message());
                Entry { origin: Origin::File(unlisted.folder), title: SafeText::default(), fault }
            }
        })
        .collect())
}

fn entry(path: PathBuf) -> Entry {
    let (title, fault) = match files::head(&path, HEAD) {
        Ok(head) => (title(&String::from_utf8_lossy(&head)), None),
        Err(error) => (SafeText::default(), Some(error.message())),
    };
    Entry { origin: Origin::File(path), title, fault }
}

/// The title in the head of a file; empty where it has none.
fn title(head: &str) -> SafeText {
    briefing_format::title(head)
}

#[cfg(test)]
mod tests {
    use std::{
        fs,
        os::unix::fs::{PermissionsExt, symlink},
    };

    use super::*;
    use crate::tour;

    #[test]
    fn the_tour_is_the_first_sample() {
        assert_eq!(tour().name, "tour.yaml");
        assert_eq!(samples()[0].origin, Origin::Sample(tour()));
    }

    #[test]
    fn every_sample_has_a_title() {
        for entry in samples() {
            assert!(!entry.title.is_empty(), "{}", entry.origin.name());
        }
    }

    /// A folder with these files, each of which is a briefing that has its path for a title.
    fn folder(files: &[&str]) -> io::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
            fs::write(path, format!("briefing: 1\ntitle: {file}\n"))?;
        }
        Ok(folder)
    }

    fn titles(folder: &Path) -> io::Result<Vec<String>> {
        let entries = shelf(&[folder.to_owned()])?;
        Ok(entries.iter().map(|entry| entry.title.to_string()).collect())
    }

    #[test]
    fn a_folder_gives_its_yaml_files_by_name_and_then_those_of_its_folders() -> io::Result<()> {
        let files = [
            "z.yaml",
            "C.YAML",
            "b.yml",
            "note.txt",
            "a/2.yaml",
            "a/1.Yml",
            "a/deep/er.yaml",
            "a.d/x.yaml",
            "yaml",
        ];
        let folder = folder(&files)?;
        fs::create_dir_all(folder.path().join("empty.yaml"))?;
        assert_eq!(
            titles(folder.path())?,
            ["C.YAML", "b.yml", "z.yaml", "a/1.Yml", "a/2.yaml", "a/deep/er.yaml", "a.d/x.yaml"]
        );
        Ok(())
    }

    #[test]
    fn what_is_hidden_is_opened_only_where_it_is_named() -> io::Result<()> {
        let folder = folder(&["._story.yaml", ".git/config.yaml", "story.yaml", ".only/x.yaml"])?;
        assert_eq!(titles(folder.path())?, ["story.yaml"]);
        assert_eq!(titles(&folder.path().join(".only"))?, [".only/x.yaml"]);
        assert_eq!(titles(&folder.path().join("._story.yaml"))?, ["._story.yaml"]);
        Ok(())
    }

    #[test]
    fn a_link_to_a_file_is_one_and_a_link_to_a_folder_is_not_followed() -> io::Result<()> {
        let (folder, elsewhere) = (folder(&["a.yaml"])?, folder(&["b.yaml"])?);
        let link = |to: &Path, name: &str| symlink(to, folder.path().join(name));
        link(elsewhere.path(), "folder")?;
        link(elsewhere.path(), "folder.yaml")?;
        link(folder.path(), "round")?;
        link(&elsewhere.path().join("b.yaml"), "link.yaml")?;
        link(Path::new("nowhere.yaml"), "nothing.yaml")?;
        assert_eq!(titles(folder.path())?, ["a.yaml", "b.yaml", ""]);
        let last = shelf(&[folder.path().to_owned()])?.pop();
        let fault = last.and_then(|entry| entry.fault).unwrap_or_default();
        assert!(fault.as_str().ends_with("nothing.yaml does not exist"), "{fault}");
        // A folder that was named is gone into, link or not.
        assert_eq!(titles(&folder.path().join("folder"))?, ["b.yaml"]);
        Ok(())
    }

    #[test]
    fn a_folder_within_that_cannot_be_listed_is_told_in_its_place() -> io::Result<()> {
        let folder = folder(&["a.yaml", "b/b.yaml", "c/c.yaml"])?;
        let shut = folder.path().join("b");
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o000))?;
        if fs::read_dir(&shut).is_ok() {
            // Whoever may do everything can list it.
            return Ok(());
        }
        let entries = shelf(&[folder.path().to_owned()])?;
        fs::set_permissions(&shut, fs::Permissions::from_mode(0o700))?;
        let fault = entries[1].fault.clone().unwrap_or_default();
        assert!(fault.as_str().ends_with("b may not be listed by this user"), "{fault}");
        assert_eq!(entries.len(), 3);
        Ok(())
    }
}
