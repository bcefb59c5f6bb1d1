//! Reading the file again, and comparing it with other versions of it. It must not decide when.

use std::sync::Arc;

use super::Answer;
use crate::app::{
    compared::{Compared, Since},
    live::Banner,
    msg::Reloaded,
    reader::Version,
};
use briefing_changes::Comparison;
use briefing_evidence::{Evidence, Story};
use briefing_format::{
    diagnostic::{Diagnostic, LineIndex, Place},
    model::Date,
    parse,
};
use briefing_library::{Document, LoadError, Origin, Problem};
use briefing_text::{SafeText, safe_format};

/// The codes of what leaves no whole file to read: with one of them, less is there than whoever saved it has written.
const BROKEN: [&str; 4] = ["yaml-syntax", "yaml-limit", "not-a-briefing", "unsupported-version"];

/// Reads the file again that is shown, as of a date.
pub(super) fn reload(shown: &Document, as_of: Option<&Date>) -> Answer {
    let reloaded = match Document::load(shown.origin.clone(), &mut |_| {}) {
        Err(error) => Reloaded::Broken(why(&error)),
        Ok(document) if document.fingerprint() == shown.fingerprint() => Reloaded::Same,
        Ok(document) => match broken(&document) {
            // What is shown is no better otherwise.
            Some(problem) if broken(shown).is_none() => {
                Reloaded::Broken(at(problem.place, &problem.diagnostic))
            }
            _ => version(shown, Arc::new(document), as_of),
        },
    };
    Answer::Reloaded { reloaded }
}

fn is_break(diagnostic: &Diagnostic) -> bool {
    BROKEN.contains(&diagnostic.code.as_str())
}

fn broken(document: &Document) -> Option<&Problem> {
    document.problems.iter().find(|problem| is_break(&problem.diagnostic))
}

fn why(error: &LoadError) -> Banner {
    let diagnostic = &error.diagnostic;
    let place = LineIndex::new(&error.text).places(&error.text, &[diagnostic.span.start]).first().copied();
    match place.filter(|_| !error.text.is_empty()) {
        Some(place) => at(place, diagnostic),
        None => Banner::Unreadable(diagnostic.message.clone()),
    }
}

fn at(place: Place, diagnostic: &Diagnostic) -> Banner {
    Banner::Broken(safe_format!("{}:{}: {}", place.line, place.column, diagnostic.message))
}

fn version(shown: &Document, document: Arc<Document>, as_of: Option<&Date>) -> Reloaded {
    let comparison = Arc::new(Comparison::new(shown.story(), document.story()));
    let known = as_of.map(|date| Arc::new(document.as_of(date)));
    let since = Since::Save(Arc::new(shown.clone()));
    let compared = Arc::new(Compared { since, comparison: Arc::clone(&comparison) });
    Reloaded::Version { version: Version { document, known, comparison }, compared }
}

/// So many versions are offered.
const REVISIONS: usize = 200;

/// Lists the versions of the file that git has.
pub(super) fn revisions(document: &Document) -> Answer {
    let listed = match &document.origin {
        Origin::File(path) => briefing_library::revisions(path, REVISIONS),
        Origin::Stdin | Origin::Sample(_) => Err(SafeText::from_static("it is no file.")),
    };
    Answer::Revisions { listed }
}

/// Compares the file with another version of it.
pub(super) fn changes(document: &Document, since: Since) -> Answer {
    let result = compare(document, &since).map(|comparison| {
        Arc::new(Compared { since, comparison: Arc::new(comparison) })
    });
    Answer::Changes { result }
}

fn compare(document: &Document, since: &Since) -> Result<Comparison, SafeText> {
    let text = match since {
        Since::Save(before) => return Ok(Comparison::new(before.story(), document.story())),
        Since::Known(date) => {
            return Ok(Comparison::new(document.as_of(date).story(), document.story()));
        }
        Since::Read(text, _) => Arc::clone(text),
        Since::Revision(revision) => match &document.origin {
            Origin::File(path) => revision.text(path)?.into(),
            Origin::Stdin | Origin::Sample(_) => return Err(SafeText::from_static("It is no file.")),
        },
    };
    let before = parse(&text, &mut |_| {}).briefing;
    let evidence = Evidence::new(&before);
    Ok(Comparison::new(Story { briefing: &before, evidence: &evidence }, document.story()))
}
