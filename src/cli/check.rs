//! `briefing check`: what is wrong with briefings, on standard output. It must not decide what is wrong.

mod fix;

use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    sync::{Mutex, PoisonError},
};

use super::{
    arguments::{Check, Format},
    output::{self, complain, status},
};
use fix::Mending;

use briefing_evidence::{
    check::{Lookups, Tally},
    report::{self, Source, Sum, sarif},
};
use briefing_format::{
    diagnostic::{Code, Diagnostic, LineIndex, Severity, Span},
    files,
};
use briefing_library::{InOrder, LoadError, Origin, SourceText, Unlisted, in_folder};
use briefing_text::{SafeText, safe_format};

/// Files above this many bytes are checked one at a time, so that their number makes no difference to the memory.
const LARGE: u64 = 16 << 20;

/// Checks all files, on all cores, and prints what is wrong with them, in the order of the paths.
pub(super) fn run(asked: &Check) -> io::Result<ExitCode> {
    let Check { paths, format, deny_warnings, deny, fix, diff, color } = asked;
    let form = Form { format: *format, color: output::stdout_has_color(*color) };
    let mending = Mending { fix: *fix, diff: *diff };
    let denied = deny.clone();
    let one_at_a_time = Mutex::new(());
    let work = move |file: File| {
        let large = is_large(&file.origin);
        let _turn = large.then(|| one_at_a_time.lock().unwrap_or_else(PoisonError::into_inner));
        form.checked(file, mending, &denied)
    };
    let results = match InOrder::start(files(paths), work) {
        Ok(results) => results,
        Err(error) => {
            complain(format_args!("no thread can be started: {error}"));
            return Ok(ExitCode::FAILURE);
        }
    };
    output::stdout(|out| {
        let mut sum = Sum { deny_warnings: *deny_warnings, ..Sum::default() };
        out.write_all(form.head().as_bytes())?;
        // Checking the next file may take a while, and standard input may never end.
        while let Some(checked) = results.next(|| out.flush())? {
            let parted = form.format == Format::Sarif && !checked.shown.is_empty();
            if parted && sum.wrong_files > 0 {
                out.write_all(b",\n")?;
            }
            out.write_all(checked.shown.as_bytes())?;
            sum.add(checked.errors, checked.warnings, checked.quotes, checked.first);
            sum.denied += checked.denied;
            sum.mended += checked.mended;
        }
        out.write_all(form.tail(&sum).as_bytes())?;
        Ok(status(sum.fails()))
    })
}

/// A file to check.
struct File {
    origin: Origin,
    /// Why there is nothing to read: it is a folder without files.
    refused: Option<Diagnostic>,
}

impl File {
    fn new(origin: Origin) -> Self {
        Self { origin, refused: None }
    }

    fn refused(folder: &Path, message: SafeText, help: SafeText) -> Self {
        let refused = Diagnostic::new(Code::FileUnreadable, Span::default(), message).with_help(help);
        Self { origin: Origin::File(folder.to_owned()), refused: Some(refused) }
    }
}

/// The files that the paths mean; a folder in which there are none to be found stands for itself.
fn files(paths: &[PathBuf]) -> Vec<File> {
    let mut files = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            files.push(File::new(Origin::Stdin));
        } else if path.is_dir() {
            match in_folder(path) {
                Ok(found) if found.is_empty() => files.push(nothing_in(path)),
                Ok(found) => files.extend(found.into_iter().map(|found| match found {
                    Ok(path) => File::new(Origin::File(path)),
                    Err(unlisted) => not_listed(&unlisted),
                })),
                Err(error) => files.push(not_listed(&Unlisted { folder: path.clone(), error })),
            }
        } else {
            files.push(File::new(Origin::File(path.clone())));
        }
    }
    files
}

fn nothing_in(folder: &Path) -> File {
    let message = safe_format!("{} holds no briefings (*.yaml, *.yml)", files::name(folder));
    File::refused(folder, message, SafeText::from_static("name a folder that does, or a file"))
}

fn not_listed(unlisted: &Unlisted) -> File {
    let help = if unlisted.error.kind() == io::ErrorKind::PermissionDenied {
        safe_format!("allow it, for example with `chmod u+rx` on {}", files::name(&unlisted.folder))
    } else {
        SafeText::from_static("try again, or name the files in it")
    };
    File::refused(&unlisted.folder, unlisted.message(), help)
}

fn is_large(origin: &Origin) -> bool {
    match origin {
        Origin::File(path) => path.metadata().is_ok_and(|found| found.len() > LARGE),
        Origin::Stdin | Origin::Sample(_) => false,
    }
}

/// All that is kept of a file until it is printed.
struct Checked {
    shown: String,
    errors: usize,
    warnings: usize,
    quotes: Lookups,
    /// How many of the warnings are denied.
    denied: usize,
    /// How many mistakes were mended.
    mended: usize,
    /// The first thing that is wrong with it.
    first: Option<Code>,
}

/// How diagnostics are written.
#[derive(Clone, Copy)]
struct Form {
    format: Format,
    color: bool,
}

impl Form {
    /// Reads and checks a file, mends it where that is asked for, and writes what is wrong with it.
    fn checked(self, file: File, mending: Mending, denied: &[Code]) -> Checked {
        let File { origin, refused } = file;
        let refused =
            refused.map(|diagnostic| LoadError { name: origin.name(), diagnostic, text: String::new() });
        match refused.map_or_else(|| SourceText::read(&origin), Err) {
            Ok(source) => {
                let mended = mending.apply(&origin, source);
                // Only the diagnostics are kept: the briefing is large beside its text.
                let (mut diagnostics, tally) = mended.source.check(&origin);
                diagnostics.extend(mended.failed);
                let mut checked = self.written(
                    &origin,
                    &mended.source.name,
                    &mended.source.text,
                    diagnostics,
                    &tally,
                    denied,
                );
                checked.mended = mended.count;
                if matches!(self.format, Format::Full | Format::Concise) {
                    checked.shown.insert_str(0, &mended.diff);
                }
                checked
            }
            Err(LoadError { name, diagnostic, text }) => {
                self.written(&origin, &name, &text, vec![diagnostic], &Tally::default(), denied)
            }
        }
    }

    fn written(
        self,
        origin: &Origin,
        name: &SafeText,
        text: &str,
        diagnostics: Vec<Diagnostic>,
        tally: &Tally,
        denied: &[Code],
    ) -> Checked {
        let errors = diagnostics.iter().filter(|found| found.severity() == Severity::Error).count();
        let warnings = diagnostics.len() - errors;
        let is_denied = |found: &&Diagnostic| denied.contains(&found.code);
        let denied = diagnostics.iter().filter(is_denied).count();
        let diagnostics = match self.format {
            Format::Full | Format::Concise => report::digest(diagnostics, tally),
            Format::Json | Format::Sarif => diagnostics,
        };
        let shown = if diagnostics.is_empty() {
            String::new()
        } else {
            let source = &Source { name, text, index: &LineIndex::new(text) };
            match self.format {
                Format::Full => report::full(source, &diagnostics, self.color),
                Format::Concise => report::concise(source, &diagnostics),
                Format::Json => report::json(source, &diagnostics),
                Format::Sarif => sarif::results(source, &uri(origin), &diagnostics),
            }
        };
        let first = diagnostics.first().map(|diagnostic| diagnostic.code);
        Checked { shown, errors, warnings, quotes: tally.quotes, denied, mended: 0, first }
    }

    /// What comes before the first file.
    fn head(self) -> String {
        if self.format == Format::Sarif { sarif::head() } else { String::new() }
    }

    /// What comes after the last file.
    fn tail(self, sum: &Sum) -> String {
        match self.format {
            Format::Full => report::summary(sum),
            Format::Sarif => sarif::TAIL.to_owned(),
            Format::Concise | Format::Json => String::new(),
        }
    }
}

/// How SARIF names a file.
fn uri(origin: &Origin) -> String {
    match origin {
        Origin::File(path) => sarif::uri(path),
        Origin::Stdin | Origin::Sample(_) => "-".to_owned(),
    }
}
