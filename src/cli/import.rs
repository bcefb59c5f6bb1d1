//! `briefing import`: files of other programs in, a briefing out, and a report on standard error. It must not know any format.

mod forms;

use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{arguments::Import, output};
use briefing_format::files;
use briefing_import::{self as import, Input, Made, Options, Outline, Stop};
use briefing_text::{SafeText, safe_format};

/// The most bytes of a mapping: many times what anybody would write.
const LONGEST_MAPPING: u64 = 1024 * 1024;

/// Imports, and says what came of it.
pub(super) fn run(asked: &Import) -> io::Result<ExitCode> {
    match outcome(asked) {
        Ok(Outcome { document, report }) => {
            io::stderr().write_all(report.as_bytes())?;
            if let Some(document) = document {
                output::stdout(|out| write!(out, "{document}"))?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(words) => {
            io::stderr().write_all(words.as_bytes())?;
            Ok(ExitCode::FAILURE)
        }
    }
}

/// What came of an import.
struct Outcome {
    /// What goes to standard output.
    document: Option<Outline>,
    report: String,
}

/// Errors: the report of why nothing is written.
fn outcome(asked: &Import) -> Result<Outcome, String> {
    // What would be written over is no matter where nothing is written.
    for path in asked.out.iter().chain(&asked.save_mapping).filter(|_| !asked.dry_run) {
        files::check_free(path, asked.existing).map_err(|error| sentence(&error.message()))?;
        if asked.paths.iter().any(|input| is_same(input, path)) {
            let name = files::name(path);
            return Err(sentence(&safe_format!("{name} is what is to be imported; choose another name")));
        }
    }
    let inputs = asked.paths.iter().map(|path| read(path)).collect::<Result<Vec<_>, _>>();
    let inputs = inputs.map_err(|error| sentence(&error))?;
    let stopped = |stop: Stop| forms::stopped(&stop, asked.form);
    let (options, mapping) = decisions(asked).map_err(|error| sentence(&error))?;
    let (format, mut made) = import::import(&inputs, asked.format, &options).map_err(stopped)?;
    if let Some(mapping) = mapping {
        made.report.note(safe_format!("Decisions are from {}.", files::name(&mapping)));
    }
    // What the bytes took is not needed any more.
    let names: Vec<SafeText> = inputs.into_iter().map(|input| input.name).collect();
    let compared = asked.compare.as_deref().map(|old| compared(old, &made)).transpose();
    let compared = compared.map_err(|error| sentence(&error))?;
    let denied = asked.deny_lost && made.report.is_lossy();
    let is_written = !asked.dry_run && !denied;
    let mut report = forms::report(&forms::Told {
        files: &names,
        format,
        made: &made,
        out: asked.out.as_deref().filter(|_| is_written),
        compared: compared.as_deref(),
        form: asked.form,
        color: output::stderr_has_color(asked.color),
    });
    if denied {
        report.push_str(&sentence(&SafeText::from_static(
            "nothing is written, because something would be left out and `--deny lost` stands there",
        )));
        return Err(report);
    }
    if !is_written {
        return Ok(Outcome { document: None, report });
    }
    if let Some(path) = &asked.save_mapping {
        let text = options.or(made.decided.clone()).to_mapping();
        files::save(path, text.as_bytes(), asked.existing).map_err(|error| sentence(&error.message()))?;
    }
    // It is written out a part at a time: as a whole it may be larger than what it was made of.
    match &asked.out {
        Some(out) => {
            let write = |file: &mut dyn Write| write!(file, "{}", made.document);
            files::save_with(out, asked.existing, write).map_err(|error| sentence(&error.message()))?;
            Ok(Outcome { document: None, report })
        }
        None => Ok(Outcome { document: Some(made.document), report }),
    }
}

/// What was decided on the command line, and where that says nothing in a mapping: the one that is named, else one that lies
/// beside a table. Gives the file of the mapping, too.
fn decisions(asked: &Import) -> Result<(Options, Option<PathBuf>), SafeText> {
    let beside = || asked.paths.iter().map(|path| beside(path)).find(|path| path.is_file());
    let Some(path) = asked.mapping.clone().or_else(beside) else { return Ok((asked.options.clone(), None)) };
    let bytes = files::read(&path, LONGEST_MAPPING).map_err(|error| SafeText::line(&error.to_string()))?;
    let name = files::name(&path);
    let text = files::decode(bytes).map_err(|error| safe_format!("{name}: {error}"))?;
    let file = Options::from_mapping(&text).map_err(|error| safe_format!("{name}: {error}"))?;
    Ok((asked.options.clone().or(file), Some(path)))
}

/// The mapping beside a table: `sheet.csv.mapping.yaml` for `sheet.csv`.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".mapping.yaml");
    PathBuf::from(name)
}

/// Whether two paths lead to one file.
fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    real(one).is_some_and(|one| real(other) == Some(one))
}

fn sentence(words: &SafeText) -> String {
    format!("briefing: {words}\n")
}

fn read(path: &Path) -> Result<Input, SafeText> {
    let is_stdin = path.as_os_str() == "-";
    let bytes = if is_stdin {
        files::read_stdin(files::DEFAULT_LIMIT)
    } else {
        files::read(path, files::DEFAULT_LIMIT)
    };
    let bytes = bytes.map_err(|error| SafeText::line(&error.to_string()))?;
    let name = if is_stdin { SafeText::from_static("standard input") } else { files::name(&file_name(path)) };
    Ok(Input::new(name, bytes))
}

/// The name of a file without its folder: where it lies today is nothing that a briefing should say.
fn file_name(path: &Path) -> PathBuf {
    path.file_name().map_or_else(|| path.to_owned(), PathBuf::from)
}

/// What changes against an earlier import.
fn compared(old: &Path, made: &Made) -> Result<Vec<forms::Compared>, SafeText> {
    let bytes = files::read(old, files::DEFAULT_LIMIT).map_err(|error| SafeText::line(&error.to_string()))?;
    let text = files::decode(bytes).map_err(|error| SafeText::line(&error.to_string()))?;
    let is_briefing = !briefing_format::title(&text).is_empty();
    if !is_briefing {
        let name = files::name(old);
        return Err(safe_format!("{name} is no briefing, so nothing can be compared with it"));
    }
    Ok(import::compare(&text, &made.document.to_string()))
}
