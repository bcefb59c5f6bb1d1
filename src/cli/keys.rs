//! `briefing keys`: every action with its keys and what it does, as the configuration has them. It must not list any by hand.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::{
    output::{complain, environment, stdout},
    settings,
};
use crate::app::{actions::ACTIONS, keymap::Keymap};

/// Prints the keys in force; a wrong entry of the configuration is named on standard error.
pub(super) fn run() -> io::Result<ExitCode> {
    let (config, wrong) = settings::load(None, &environment());
    for entry in &wrong {
        complain(entry.told());
    }
    stdout(|out| write(&config.keymap, out))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes one line an action, below its group: name, keys, sentence.
fn write(keymap: &Keymap, out: &mut impl Write) -> io::Result<()> {
    let mut group = "";
    for info in ACTIONS {
        if info.group != group {
            let gap = if group.is_empty() { "" } else { "\n" };
            group = info.group;
            writeln!(out, "{gap}{group}")?;
        }
        writeln!(out, "  {:17} {:23} {}", info.name, keymap.shown(info.action), info.sentence)?;
    }
    Ok(())
}
