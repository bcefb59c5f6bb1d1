//! The reader's configuration file: where it lies, and reading it. It must not know what the settings mean.

use std::path::PathBuf;

use etcetera::{BaseStrategy, choose_base_strategy};

use crate::app::config::{Config, WrongEntry};
use briefing_format::files;

/// The most that a configuration may hold, in bytes.
const LIMIT: u64 = 1 << 20;

/// Where the configuration lies: `briefing/config.yaml` in the XDG configuration folder.
pub(super) fn path() -> Option<PathBuf> {
    let strategy = choose_base_strategy().ok()?;
    Some(strategy.config_dir().join("briefing").join("config.yaml"))
}

/// The configuration in force and what is wrong with its file; the defaults where there is none.
pub(super) fn load() -> (Config, Vec<WrongEntry>) {
    let Some(path) = path().filter(|path| path.exists()) else {
        return (Config::default(), Vec::new());
    };
    let unreadable = |message| (Config::default(), vec![WrongEntry { line: 1, message }]);
    let bytes = match files::read(&path, LIMIT) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(error.message()),
    };
    match files::decode(bytes) {
        Ok(text) => Config::parse(&text),
        Err(error) => unreadable(error.diagnostic().message),
    }
}
