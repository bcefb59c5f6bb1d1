//! `briefing notes`: the marks and notes of the reader, on standard output. It must not know where they stand in a log.

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{
    WRONG_USE,
    output::{complain, stdout},
    read, settings,
};
use briefing_format::parse;
use briefing_library::{Origin, SourceText};
use briefing_memory::{Form, Hash, Listed, Memory, Sought, list, place_of};
use briefing_text::SafeText;

/// Lists the marks and notes of some briefings, or of all of which some are kept. The exit status is 2 where something could not
/// be read.
pub(super) fn run(paths: &[PathBuf], form: Form) -> io::Result<ExitCode> {
    let Some(folder) = settings::memory() else {
        complain("nothing can be kept without a home folder; set HOME or XDG_STATE_HOME");
        return Ok(ExitCode::from(WRONG_USE));
    };
    let memory = Memory::read(&folder);
    memory.trouble().iter().for_each(complain);
    let mut is_trouble = !memory.trouble().is_empty();
    let found = if paths.is_empty() { of_all(&memory) } else { of_some(&memory, paths, &mut is_trouble) };
    let text = list(&found, form);
    stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(if is_trouble { ExitCode::from(WRONG_USE) } else { ExitCode::SUCCESS })
}

fn of_some(memory: &Memory, paths: &[PathBuf], is_trouble: &mut bool) -> Vec<Listed> {
    let Some(entries) = read::entries(paths) else {
        *is_trouble = true;
        return Vec::new();
    };
    let mut found = Vec::new();
    for entry in entries {
        match of_one(memory, &entry.origin) {
            Ok(listed) => found.push(listed),
            Err(message) => {
                complain(message);
                *is_trouble = true;
            }
        }
    }
    found
}

/// Errors: why the briefing cannot be read.
fn of_one(memory: &Memory, origin: &Origin) -> Result<Listed, SafeText> {
    let source = SourceText::read(origin).map_err(|error| error.diagnostic.message)?;
    let briefing = parse(&source.text, &mut |_| {}).briefing;
    let path = place_of(origin.path());
    let exists = |path: &str| Path::new(path).exists();
    let path = (!path.is_empty()).then_some(path.as_str());
    let sought = Sought { path, exists: &exists, ..Sought::new(&briefing, Hash::of(&source.text)) };
    let recalled = memory.recall(&sought);
    Ok(Listed::new(&briefing, path.unwrap_or_default(), recalled.how.sentence(), recalled.kept))
}

/// All briefings of which something is kept, the one that was last read first.
fn of_all(memory: &Memory) -> Vec<Listed> {
    let mut found = Vec::new();
    for known in memory.briefings() {
        let kept = memory.kept(known.key);
        if kept.is_empty() {
            continue;
        }
        let origin = Origin::File(PathBuf::from(&known.path));
        let here = (!known.path.is_empty()).then(|| of_one(memory, &origin).ok()).flatten();
        // What lies there by now may be another briefing.
        let here = here.filter(|listed| kept.iter().all(|one| listed.has(one.id)));
        found.push(here.unwrap_or_else(|| Listed::gone(known, kept)));
    }
    found
}
