//! The reader's configuration file: where it lies, and reading it; and whether the program was started before. It must not know
//! what the settings mean.

use std::{
    env,
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
};

use etcetera::{BaseStrategy, choose_base_strategy};

use crate::app::config::{Config, ThemeName, WrongEntry};
use briefing_format::files;
use briefing_terminal::{Background, Environment};
use briefing_text::safe_format;

/// The most that a configuration may hold, in bytes.
const LIMIT: u64 = 1 << 20;

/// Where the configuration lies: `briefing/config.yaml` in the XDG configuration folder.
pub(super) fn path() -> Option<PathBuf> {
    let strategy = choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("briefing").join("config.yaml"))
}

/// The variable that says whether the screen is ASCII alone.
const ASCII: &str = "BRIEFING_ASCII";

/// The configuration in force and what is wrong with what was chosen. Of several that say something, the command line
/// counts first, then variables, then the file, and last what is known of the terminal.
pub(super) fn load(ascii: Option<bool>, environment: &Environment) -> (Config, Vec<WrongEntry>) {
    let (config, mut wrong) = from_file();
    let variable = env::var_os(ASCII).map(|value| value.to_string_lossy().into_owned());
    let variable = variable.filter(|value| !value.is_empty()).and_then(|value| {
        let meant = yes_or_no(&value);
        if meant.is_none() {
            let message = safe_format!("{ASCII} is `{value}`; 1 means ASCII alone, 0 not.");
            wrong.push(WrongEntry { line: None, message });
        }
        meant
    });
    (in_force(config, ascii.or(variable), environment), wrong)
}

/// Fills what the file leaves open; what was said elsewhere about ASCII counts before it.
fn in_force(config: Config, ascii: Option<bool>, environment: &Environment) -> Config {
    let theme = config.theme.or(environment.background.map(|background| match background {
        Background::Light => ThemeName::Light,
        Background::Dark => ThemeName::Dark,
    }));
    Config { ascii: ascii.or(config.ascii).or(Some(environment.ascii)), theme, ..config }
}

fn yes_or_no(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "1" | "yes" | "true" | "on" => Some(true),
        "0" | "no" | "false" | "off" => Some(false),
        _ => None,
    }
}

/// What the file says and what is wrong with it; nothing where there is none.
fn from_file() -> (Config, Vec<WrongEntry>) {
    let Some(path) = path().filter(|path| path.exists()) else {
        return (Config::default(), Vec::new());
    };
    let unreadable = |message| (Config::default(), vec![WrongEntry { line: Some(1), message }]);
    let bytes = match files::read(&path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(error.message()),
    };
    match files::decode(bytes) {
        Ok(text) => Config::parse(&text),
        Err(error) => unreadable(error.diagnostic().message),
    }
}

/// Where the reader keeps what is not configured: `briefing` in the XDG state folder.
fn state() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.state_dir()?.join("briefing"))
}

/// Where what can be made anew is kept: `briefing` in the XDG cache folder.
pub(super) fn caches() -> Option<PathBuf> {
    Some(choose_base_strategy().ok()?.cache_dir().join("briefing"))
}

/// Where marks, notes and places are kept.
pub(super) fn memory() -> Option<PathBuf> {
    Some(state()?.join("memory"))
}

/// Whether the reader is started for the first time by this user, as far as can be told; from now on it is not.
pub(super) fn is_first_start() -> bool {
    state().is_some_and(|state| leaves_mark(&state))
}

/// Leaves a mark in a folder. Where none can be left, nobody is greeted: it would be at each start.
fn leaves_mark(folder: &Path) -> bool {
    let mark = || OpenOptions::new().write(true).create_new(true).open(folder.join("started"));
    fs::create_dir_all(folder).is_ok() && mark().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        Environment::read(|name| {
            variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn whoever_says_it_nearest_counts() {
        let console = environment(&[("TERM", "linux")]);
        let other = environment(&[("TERM", "xterm")]);
        let file = |text| Config::parse(text).0;
        let ascii = |text, said, environment| in_force(file(text), said, environment).ascii;
        assert_eq!(ascii("", None, &other), Some(false));
        assert_eq!(ascii("", None, &console), Some(true));
        assert_eq!(ascii("ascii: false", None, &console), Some(false));
        assert_eq!(ascii("ascii: false", Some(true), &other), Some(true));
        assert_eq!(ascii("ascii: true", Some(false), &console), Some(false));
        assert_eq!([yes_or_no("1"), yes_or_no("No"), yes_or_no("perhaps")], [Some(true), Some(false), None]);
    }

    #[test]
    fn a_theme_that_is_chosen_counts_before_what_the_terminal_says_of_its_background() {
        let light = environment(&[("COLORFGBG", "0;15")]);
        assert_eq!(in_force(Config::default(), None, &light).theme, Some(ThemeName::Light));
        let chosen = Config::parse("theme: default").0;
        assert_eq!(in_force(chosen, None, &light).theme, Some(ThemeName::Default));
    }

    #[test]
    fn the_first_start_is_the_first_one_that_leaves_a_mark() -> std::io::Result<()> {
        let state = tempfile::tempdir()?;
        let folder = state.path().join("deep/briefing");
        assert_eq!([leaves_mark(&folder), leaves_mark(&folder)], [true, false]);
        assert!(!leaves_mark(Path::new("/dev/null/briefing")));
        Ok(())
    }
}
