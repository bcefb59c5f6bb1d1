//! The editor that somebody has chosen, and how it takes the place in a file where it is to begin. It must not start it.

use std::ffi::OsString;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use briefing_text::{SafeText, safe_format};

use crate::foreground::Foreground;

/// How editors take a place, by the names of their programs. A column counts characters; Emacs and nano count cells and
/// Kakoune bytes, which is the same where a line has no others than those of ASCII.
const EDITORS: &[(&[&str], Way)] = &[
    (&["vim", "nvim", "vimx", "view", "lvim"], Way::Vim(&[])),
    // Without it they leave the terminal at once, and nobody knows when they end.
    (&["gvim", "mvim", "gview"], Way::Vim(&["-f"])),
    (&["vi", "nvi", "elvis", "vile", "pico", "joe", "jstar", "jmacs", "mg", "jove", "mcedit"], Way::Plus("")),
    (&["emacs", "emacsclient", "emacs-nox", "micro", "kak"], Way::Plus(":")),
    (&["nano", "rnano", "ne"], Way::Plus(",")),
    (&["hx", "helix"], Way::Behind { waits: &[], goes: &[] }),
    (
        &["code", "code-insiders", "code-oss", "codium", "vscodium", "cursor", "windsurf", "positron"],
        Way::Behind { waits: &["--wait", "-w"], goes: &["--goto", "-g"] },
    ),
    (&["zed", "zeditor", "zedit"], Way::Behind { waits: &["--wait", "-w"], goes: &[] }),
    (&["subl", "sublime_text"], Way::Behind { waits: &["--wait", "-w"], goes: &[] }),
    (&["gedit", "xed", "pluma"], Way::Window { waits: &["--wait", "-w"], place: &["+L:C"] }),
    (&["kate"], Way::Window { waits: &["--block", "-b"], place: &["--line", "L", "--column", "C"] }),
    (&["mate"], Way::Window { waits: &["--wait", "-w"], place: &["--line", "L:C"] }),
    (&["bbedit"], Way::Window { waits: &["--wait", "-w"], place: &["+L"] }),
];

/// How an editor takes a place.
#[derive(Clone, Copy, Debug)]
enum Way {
    /// `+12 -c 'normal! 04lzv'`: from the first character four to the right, and folds opened. These words are first.
    Vim(&'static [&'static str]),
    /// `+12`, and where this is not empty the column behind it: `+12:5`.
    Plus(&'static str),
    /// `file:12:5`, after an option that it waits, and one that it goes there.
    Behind { waits: &'static [&'static str], goes: &'static [&'static str] },
    /// Options with `L` for the line and `C` for the column, after one that it waits.
    Window { waits: &'static [&'static str], place: &'static [&'static str] },
}

/// An editor: a program and what it is always given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editor {
    words: Vec<String>,
}

/// Why there is no editor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoEditor {
    /// None is set, and there is no `vi`.
    NotSet,
    /// This variable has a quote that is not closed.
    Unreadable(&'static str),
}

impl NoEditor {
    /// Says in a sentence what to do.
    pub fn message(&self) -> SafeText {
        match self {
            Self::NotSet => SafeText::from_static(
                "No editor is set: set $VISUAL or $EDITOR, for example with `export EDITOR=nano`.",
            ),
            Self::Unreadable(variable) => {
                safe_format!("${variable} cannot be read: it has a quote that is not closed.")
            }
        }
    }
}

impl Editor {
    /// Chooses by the variables that `lookup` knows: `$VISUAL`, else `$EDITOR`, else `vi` where `$PATH` has it. An empty
    /// variable counts as not set.
    pub fn read(lookup: impl Fn(&str) -> Option<String>) -> Result<Editor, NoEditor> {
        for variable in ["VISUAL", "EDITOR"] {
            let Some(value) = lookup(variable) else { continue };
            match Editor::parse(&value) {
                Some(editor) if editor.words.is_empty() => {}
                Some(editor) => return Ok(editor),
                None => return Err(NoEditor::Unreadable(variable)),
            }
        }
        let path = lookup("PATH").unwrap_or_default();
        if std::env::split_paths(&path).any(|folder| is_program(&folder.join("vi"))) {
            return Ok(Editor { words: vec!["vi".to_owned()] });
        }
        Err(NoEditor::NotSet)
    }

    /// Parts a value into words as a shell does, without one: nothing in it is expanded.
    fn parse(value: &str) -> Option<Editor> {
        shell_words::split(value).ok().map(|words| Editor { words })
    }

    /// What it is called.
    pub fn name(&self) -> SafeText {
        SafeText::line(self.known_as().unwrap_or_default())
    }

    /// The command that opens a file at a line and a column, both counted from 1, the column in characters. An editor
    /// that is not known is given the file alone.
    pub fn open(&self, file: &Path, place: Option<(usize, usize)>) -> Foreground {
        let way = self.way();
        let has_window = matches!(
            way,
            Some(Way::Window { .. } | Way::Vim(&[_, ..]) | Way::Behind { waits: &[_, ..], .. })
        );
        let said =
            has_window.then(|| safe_format!("{} has the file; close it there to come back.", self.name()));
        Foreground { words: self.words_for(way, file, place), said }
    }

    fn words_for(&self, way: Option<Way>, file: &Path, place: Option<(usize, usize)>) -> Vec<OsString> {
        let mut words: Vec<OsString> = Vec::new();
        // As a shell takes it: `NVIM_APPNAME=plain nvim`.
        if self.words.first().is_some_and(|word| is_assignment(word)) {
            words.push("env".into());
        }
        words.extend(self.words.iter().map(OsString::from));
        let mut add = |word: &str| words.push(word.into());
        let file = plain(file);
        let mut behind = None;
        match (way, place) {
            (Some(Way::Vim(first)), place) => {
                self.missing(first).into_iter().for_each(&mut add);
                if let Some((line, column)) = place {
                    let right = match column.saturating_sub(1) {
                        0 => String::new(),
                        right => format!("{right}l"),
                    };
                    add(&format!("+{line}"));
                    add("-c");
                    add(&format!("normal! 0{right}zv"));
                }
            }
            (Some(Way::Plus("")), Some((line, _))) => add(&format!("+{line}")),
            (Some(Way::Plus(between)), Some((line, column))) => add(&format!("+{line}{between}{column}")),
            (Some(Way::Behind { waits, goes }), place) => {
                self.missing(waits).into_iter().for_each(&mut add);
                if let Some((line, column)) = place {
                    self.missing(goes).into_iter().for_each(&mut add);
                    behind = Some(format!(":{line}:{column}"));
                }
            }
            (Some(Way::Window { waits, place: options }), place) => {
                self.missing(waits).into_iter().for_each(&mut add);
                if let Some((line, column)) = place {
                    for option in options {
                        add(&option.replace('L', &line.to_string()).replace('C', &column.to_string()));
                    }
                }
            }
            (Some(Way::Plus(_)) | None, _) => {}
        }
        let mut last = file.into_os_string();
        last.extend(behind.map(OsString::from));
        words.push(last);
        words
    }

    /// The first of these names of one option, where the editor is given none of them anyway.
    fn missing(&self, names: &[&'static str]) -> Option<&'static str> {
        let is_given = self.words.iter().any(|word| names.contains(&word.as_str()));
        names.first().copied().filter(|_| !is_given)
    }

    fn way(&self) -> Option<Way> {
        let name = self.known_as()?;
        let find = |name: &str| EDITORS.iter().find(|(names, _)| names.contains(&name)).map(|(_, way)| *way);
        // `vim.basic`, `emacs-29.4`.
        find(name).or_else(|| find(name.split(['.', '-']).next().unwrap_or_default()))
    }

    /// The name of the program, without what stands before it.
    fn known_as(&self) -> Option<&str> {
        let program = self.words.iter().find(|word| *word != "env" && !is_assignment(word))?;
        Path::new(program).file_name()?.to_str()
    }
}

/// A path that no program takes for an option.
fn plain(file: &Path) -> PathBuf {
    if matches!(file.as_os_str().as_bytes().first(), Some(b'-' | b'+')) {
        Path::new(".").join(file)
    } else {
        file.to_owned()
    }
}

fn is_assignment(word: &str) -> bool {
    let name = word.split_once('=').map(|(name, _)| name).unwrap_or_default();
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn is_program(path: &Path) -> bool {
    path.metadata().is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn command(editor: &str, file: &str, place: Option<(usize, usize)>) -> Vec<String> {
        let Some(editor) = Editor::parse(editor) else { panic!("{editor} has words") };
        let words = editor.open(Path::new(file), place).words;
        words.iter().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn each_editor_gets_the_place_as_it_takes_it() {
        for (editor, wanted) in [
            ("vi", &["vi", "+12", "a.yaml"][..]),
            ("vim", &["vim", "+12", "-c", "normal! 04lzv", "a.yaml"]),
            ("nvim -u NONE", &["nvim", "-u", "NONE", "+12", "-c", "normal! 04lzv", "a.yaml"]),
            ("/usr/bin/vim.basic", &["/usr/bin/vim.basic", "+12", "-c", "normal! 04lzv", "a.yaml"]),
            ("gvim", &["gvim", "-f", "+12", "-c", "normal! 04lzv", "a.yaml"]),
            ("gvim -f", &["gvim", "-f", "+12", "-c", "normal! 04lzv", "a.yaml"]),
            ("hx", &["hx", "a.yaml:12:5"]),
            ("helix", &["helix", "a.yaml:12:5"]),
            ("emacs", &["emacs", "+12:5", "a.yaml"]),
            ("emacs-29.4 -nw", &["emacs-29.4", "-nw", "+12:5", "a.yaml"]),
            ("emacsclient -t", &["emacsclient", "-t", "+12:5", "a.yaml"]),
            ("nano", &["nano", "+12,5", "a.yaml"]),
            ("kak", &["kak", "+12:5", "a.yaml"]),
            ("micro", &["micro", "+12:5", "a.yaml"]),
            ("code", &["code", "--wait", "--goto", "a.yaml:12:5"]),
            ("code --wait", &["code", "--wait", "--goto", "a.yaml:12:5"]),
            ("codium -w -n", &["codium", "-w", "-n", "--goto", "a.yaml:12:5"]),
            ("zed", &["zed", "--wait", "a.yaml:12:5"]),
            ("subl -n -w", &["subl", "-n", "-w", "a.yaml:12:5"]),
            ("kate", &["kate", "--block", "--line", "12", "--column", "5", "a.yaml"]),
            ("gedit", &["gedit", "--wait", "+12:5", "a.yaml"]),
            ("mate", &["mate", "--wait", "--line", "12:5", "a.yaml"]),
            ("joe", &["joe", "+12", "a.yaml"]),
            ("my-editor --fast", &["my-editor", "--fast", "a.yaml"]),
            (
                "'/opt/my editors/vim' -R",
                &["/opt/my editors/vim", "-R", "+12", "-c", "normal! 04lzv", "a.yaml"],
            ),
            (
                "NVIM_APPNAME=plain nvim",
                &["env", "NVIM_APPNAME=plain", "nvim", "+12", "-c", "normal! 04lzv", "a.yaml"],
            ),
            ("env A=b nano", &["env", "A=b", "nano", "+12,5", "a.yaml"]),
            ("$HOME/bin/vim", &["$HOME/bin/vim", "+12", "-c", "normal! 04lzv", "a.yaml"]),
        ] {
            assert_eq!(command(editor, "a.yaml", Some((12, 5))), wanted, "{editor}");
        }
    }

    #[test]
    fn without_a_place_it_gets_the_file() {
        assert_eq!(command("vim", "a.yaml", None), ["vim", "a.yaml"]);
        assert_eq!(command("code", "a.yaml", None), ["code", "--wait", "a.yaml"]);
        assert_eq!(command("nano", "a.yaml", None), ["nano", "a.yaml"]);
        assert_eq!(command("vim", "a.yaml", Some((1, 1))), ["vim", "+1", "-c", "normal! 0zv", "a.yaml"]);
    }

    #[test]
    fn no_file_is_taken_for_an_option() {
        assert_eq!(command("nano", "-a.yaml", Some((1, 2))), ["nano", "+1,2", "./-a.yaml"]);
        assert_eq!(command("hx", "+a b.yaml", Some((1, 2))), ["hx", "./+a b.yaml:1:2"]);
        assert_eq!(command("unknown", "-", None), ["unknown", "./-"]);
        assert_eq!(command("vi", "/tmp/-a", None), ["vi", "/tmp/-a"]);
    }

    fn read(variables: &[(&str, &str)]) -> Result<Editor, NoEditor> {
        Editor::read(|name| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_variables_are_asked_in_order() {
        let named = |name: &str| Ok(Editor { words: vec![name.to_owned()] });
        assert_eq!(read(&[("VISUAL", "hx"), ("EDITOR", "ed")]), named("hx"));
        assert_eq!(read(&[("VISUAL", " "), ("EDITOR", "ed")]), named("ed"));
        assert_eq!(read(&[("VISUAL", "'hx"), ("EDITOR", "ed")]), Err(NoEditor::Unreadable("VISUAL")));
        assert_eq!(read(&[("PATH", "/nowhere")]), Err(NoEditor::NotSet));
        let folder = std::env::temp_dir().join(format!("briefing-vi-{}", std::process::id()));
        let made = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join("vi"), ""));
        assert!(made.is_ok());
        let path = format!("/nowhere:{}", folder.display());
        assert_eq!(read(&[("PATH", &path)]), Err(NoEditor::NotSet), "it cannot be run");
        let runs = std::fs::set_permissions(folder.join("vi"), PermissionsExt::from_mode(0o755));
        assert!(runs.is_ok());
        assert_eq!(read(&[("PATH", &path)]), named("vi"));
        let _ = std::fs::remove_dir_all(&folder);
    }

    #[test]
    fn of_one_with_a_window_it_is_said_that_it_has_the_file() {
        let said = |editor: &str| {
            let editor = Editor::parse(editor).unwrap_or_else(|| panic!("{editor} has words"));
            editor.open(Path::new("a"), None).said.map(|said| said.to_string())
        };
        assert_eq!(said("vim"), None);
        assert_eq!(said("code -w").as_deref(), Some("code has the file; close it there to come back."));
        assert_eq!(said("gvim").as_deref(), Some("gvim has the file; close it there to come back."));
    }
}
