//! What the tests of the formats share: a file is imported, what comes out is read again and has no error.

use super::Importer;
use crate::{Input, Made, Options};
use briefing_format::{diagnostic::Severity, parse};
use briefing_text::SafeText;

/// Files of these names and contents.
pub(crate) fn inputs(files: &[(&str, &str)]) -> Vec<Input> {
    files.iter().map(|(name, text)| Input::new(SafeText::line(name), text.as_bytes().to_vec())).collect()
}

/// What is made of some files, as YAML, which is read again without an error.
#[track_caller]
pub(crate) fn import(importer: &dyn Importer, files: &[(&str, &str)]) -> (String, Made) {
    import_with(importer, files, &Options::default())
}

/// The same with decisions.
#[track_caller]
pub(crate) fn import_with(
    importer: &dyn Importer,
    files: &[(&str, &str)],
    options: &Options,
) -> (String, Made) {
    let files = inputs(files);
    assert!(files.iter().all(|file| importer.recognizes(file)), "a file is not recognized");
    match importer.import(&files, options) {
        Ok(made) => {
            let yaml = made.document.to_string();
            let found = parse(&yaml, &mut |_| {}).diagnostics;
            let errors: Vec<_> = found.iter().filter(|found| found.severity() == Severity::Error).collect();
            assert!(errors.is_empty(), "{yaml}\n{errors:?}");
            (yaml, made)
        }
        Err(stop) => panic!("nothing is made: {stop:?}"),
    }
}

/// What was left out, by kind.
pub(crate) fn lost(made: &Made) -> Vec<String> {
    made.report.lost().map(|(kind, count)| format!("{count} {kind}")).collect()
}
