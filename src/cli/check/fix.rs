//! `briefing check --fix`: the replacements that are sure, made in the file, and the difference that they make. It must not
//! know what is wrong.

use briefing_format::{
    diagnostic::{Code, Diagnostic, Span},
    edit::{self, Edit},
    files,
};
use briefing_library::{Origin, SourceText};
use briefing_text::SafeText;
use similar::TextDiff;

/// What is mended may show what is to be mended next; after so many rounds it is enough.
const ROUNDS: usize = 8;

/// Whether mistakes are mended, and whether that is shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mending {
    pub(super) fix: bool,
    pub(super) diff: bool,
}

/// A file after it was mended.
pub(super) struct Mended {
    /// What stands in the file now.
    pub(super) source: SourceText,
    /// How many mistakes were mended.
    pub(super) count: usize,
    /// What the mending changes, where that is to be shown.
    pub(super) diff: String,
    /// Why the file could not be written.
    pub(super) failed: Option<Diagnostic>,
}

impl Mending {
    /// Mends a file as far as that is asked for.
    pub(super) fn apply(self, origin: &Origin, source: SourceText) -> Mended {
        let unchanged = |source| Mended { source, count: 0, diff: String::new(), failed: None };
        if !self.fix && !self.diff {
            return unchanged(source);
        }
        let (text, count) = mended(&source, origin);
        if count == 0 {
            return unchanged(source);
        }
        let diff = if self.diff { difference(&source, &text) } else { String::new() };
        if !self.fix {
            return Mended { diff, ..unchanged(source) };
        }
        match write(origin, &text) {
            Ok(()) => Mended { source: SourceText { text, ..source }, count, diff, failed: None },
            Err(message) => {
                let failed = Some(Diagnostic::new(Code::FileUnreadable, Span::default(), message));
                Mended { diff, failed, ..unchanged(source) }
            }
        }
    }
}

/// The text with all mended that surely can be, and how many mistakes that were.
fn mended(source: &SourceText, origin: &Origin) -> (String, usize) {
    let (mut text, mut count) = (source.text.clone(), 0);
    for _ in 0..ROUNDS {
        let current = SourceText { name: source.name.clone(), text };
        let (diagnostics, _) = current.check(origin);
        let edits: Vec<Edit> = diagnostics
            .iter()
            .filter_map(|found| found.replacement.as_ref())
            .map(|replacement| Edit { span: replacement.span, text: replacement.text.raw().to_owned() })
            .collect();
        let (next, made) = edit::apply_checked(&current.text, &edits);
        text = next;
        count += made;
        if made == 0 {
            break;
        }
    }
    (text, count)
}

/// The difference as patches have it, cleaned line by line.
fn difference(source: &SourceText, text: &str) -> String {
    let diff = TextDiff::from_lines(source.text.as_str(), text);
    let name = source.name.as_str();
    let patch = diff.unified_diff().header(&format!("a/{name}"), &format!("b/{name}")).to_string();
    let mut clean = String::with_capacity(patch.len() + 1);
    for line in patch.lines().chain([""]) {
        clean.push_str(SafeText::line(line).as_str());
        clean.push('\n');
    }
    clean
}

/// Errors: why the file cannot be written.
fn write(origin: &Origin, text: &str) -> Result<(), SafeText> {
    let Origin::File(path) = origin else {
        return Err(SafeText::from_static("Only a file can be mended; name one, or leave `--fix` out."));
    };
    let limit = files::MARK.len();
    let has_mark = files::head(path, limit).is_ok_and(|head| head == files::MARK);
    let mark = if has_mark { files::MARK } else { &[] };
    files::rewrite(path, &[mark, text.as_bytes()].concat()).map_err(|error| error.message())
}
