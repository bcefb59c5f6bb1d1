//! The earlier versions of a file that git has: which there are, and what each says. It must not change anything, and no
//! program that a repository names is run.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use briefing_format::files;
use briefing_text::{SafeText, safe_format};

/// A version of a file that git has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// What git calls it.
    id: String,
    /// On which day it was committed.
    pub day: SafeText,
    /// Who wrote it.
    pub author: SafeText,
    /// What was said of it.
    pub subject: SafeText,
}

impl Revision {
    /// The version as one names it: the start of its name, and its day.
    pub fn words(&self) -> SafeText {
        safe_format!("commit {} of {}", SafeText::line(&self.id[..self.id.len().min(8)]), self.day)
    }

    /// The text of the file then.
    ///
    /// Errors: git cannot be run, or no longer has it; it is no text.
    pub fn text(&self, path: &Path) -> Result<String, SafeText> {
        let (folder, name) = parts(path);
        let bytes = git(folder, &["cat-file", "blob", &format!("{}:./{name}", self.id)])?;
        files::decode(bytes).map_err(|error| safe_format!("{}: {error}", self.words()))
    }
}

/// The versions of a file that git has, the newest first, so many at most.
///
/// Errors: git cannot be run, or the file is in no repository.
pub fn revisions(path: &Path, most: usize) -> Result<Vec<Revision>, SafeText> {
    let (folder, name) = parts(path);
    let count = format!("--max-count={most}");
    let format = "--format=tformat:%H%x00%cs%x00%an%x00%s";
    let listed = git(folder, &["log", &count, format, "--", &name])?;
    let listed = String::from_utf8_lossy(&listed).into_owned();
    Ok(listed.lines().filter_map(revision).collect())
}

fn revision(line: &str) -> Option<Revision> {
    let mut parts = line.split('\0');
    let id = parts.next().filter(|id| id.len() >= 8 && id.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let mut next = || parts.next().map(SafeText::line);
    Some(Revision { id: id.to_owned(), day: next()?, author: next()?, subject: next()? })
}

/// The folder of a file, and its name there.
fn parts(path: &Path) -> (&Path, String) {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    (folder, path.file_name().unwrap_or_default().to_string_lossy().into_owned())
}

/// What a repository may name to be run, and must not be.
const NOTHING_RUN: [&str; 8] = [
    "--no-pager",
    "--no-optional-locks",
    "--literal-pathspecs",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "log.showSignature=false",
    "-c",
];

/// Runs git in a folder; gives what it says.
fn git(folder: &Path, arguments: &[&str]) -> Result<Vec<u8>, SafeText> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(NOTHING_RUN).arg("core.hooksPath=/dev/null").args(arguments);
    let found = command.stdin(Stdio::null()).output();
    let found =
        found.map_err(|error| safe_format!("git cannot be run: {}", SafeText::line(&error.to_string())))?;
    if found.status.success() {
        return Ok(found.stdout);
    }
    let said = String::from_utf8_lossy(&found.stderr).into_owned();
    let first = said.lines().next().unwrap_or_default();
    Err(safe_format!("git says: {}", SafeText::line(first)))
}

#[cfg(test)]
mod tests {
    use std::{fs, io};

    use super::*;

    fn run(folder: &Path, arguments: &[&str]) -> io::Result<()> {
        let named = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"];
        let done = Command::new("git").arg("-C").arg(folder).args(named).args(arguments).output()?;
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        Ok(())
    }

    #[test]
    fn the_versions_of_a_file_are_listed_newest_first_and_read_as_they_were() -> io::Result<()> {
        if Command::new("git").arg("--version").output().is_err() {
            return Ok(());
        }
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("a *.yaml");
        assert!(revisions(&path, 9).is_err(), "it is in no repository");
        run(folder.path(), &["init", "-q"])?;
        for text in ["title: One\n", "title: Two\n"] {
            fs::write(&path, text)?;
            fs::write(folder.path().join("a b.yaml"), text)?;
            run(folder.path(), &["add", "."])?;
            run(folder.path(), &["commit", "-q", "-m", text.trim()])?;
        }
        fs::write(folder.path().join("a b.yaml"), "title: Three\n")?;
        run(folder.path(), &["commit", "-q", "-a", "-m", "another file"])?;
        // What a repository says is to be run is not.
        run(folder.path(), &["config", "core.fsmonitor", "touch ran"])?;
        run(folder.path(), &["config", "core.pager", "touch ran"])?;
        let found = revisions(&path, 9).unwrap_or_else(|error| panic!("{error}"));
        let subjects: Vec<&str> = found.iter().map(|revision| revision.subject.as_str()).collect();
        assert_eq!(subjects, ["title: Two", "title: One"]);
        assert_eq!(found[1].text(&path).as_deref(), Ok("title: One\n"));
        assert_eq!(revisions(&path, 1).map(|all| all.len()), Ok(1));
        assert!(!folder.path().join("ran").exists());
        Ok(())
    }
}
