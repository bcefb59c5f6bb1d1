//! Reading the file again, and comparing it with other versions of it. It must not decide when.

use std::{path::Path, sync::Arc};

use super::{Answer, Spot, keeping::with_text};
use crate::app::{
    compared::{Compared, Since},
    live::Banner,
    msg::Reloaded,
    reader::Version,
};
use briefing_changes::Comparison;
use briefing_format::{
    diagnostic::{Diagnostic, LineIndex, Place},
    model::Date,
    parse,
};
use briefing_library::{Document, Fingerprint, LoadError, Origin, Problem, SourceText};
use briefing_memory::Texts;
use briefing_text::SafeText;

/// The codes of what leaves no whole file to read: with one of them, less is there than whoever saved it has written.
const BROKEN: [&str; 4] = ["yaml-syntax", "yaml-limit", "not-a-briefing", "unsupported-version"];

/// Reads the file again that is shown, as of a date.
pub(super) fn reload(shown: &Document, as_of: Option<&Date>) -> Answer {
    let reloaded = match Document::load(shown.origin.clone(), &mut |_| {}) {
        Err(_) if is_gone(&shown.origin) => Reloaded::Broken(Banner::Gone),
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

fn is_gone(origin: &Origin) -> bool {
    matches!(origin, Origin::File(path) if !path.exists())
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
    Banner::Broken(place, diagnostic.message.clone())
}

fn version(shown: &Document, document: Arc<Document>, as_of: Option<&Date>) -> Reloaded {
    let comparison = Comparison::new(shown.story(), document.story());
    let known = as_of.map(|date| Arc::new(document.as_of(date)));
    let since = Since::Save(Arc::new(shown.clone()));
    let compared = Arc::new(Compared { since, comparison });
    Reloaded::Version(Version { document, known, compared })
}

/// Finds the line and the column of a place in the file as it is now, which may be another version than the one shown.
pub(super) fn locate(shown: &Document, spot: Spot) -> Answer {
    let found = SourceText::read(&shown.origin).map_err(|error| error.diagnostic.message).map(|source| {
        let text = &source.text;
        let is_shown = Fingerprint::of(&shown.origin, text) == shown.fingerprint();
        let byte = match (spot, is_shown) {
            (Spot::Item(item), true) => shown.briefing.span(item).map(|span| span.start),
            (Spot::Item(item), false) => {
                let now = parse(text, &mut |_| {}).briefing;
                now.resolve(&shown.briefing.key(item)).and_then(|item| now.span(item)).map(|span| span.start)
            }
            (Spot::Byte(byte), _) => Some(byte),
        };
        let place = LineIndex::new(text).places(text, &[byte.unwrap_or(0)]).first().copied();
        place.map_or((1, 1), |place| (place.line as usize, place.column as usize))
    });
    Answer::Located { found }
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
pub(super) fn changes(
    document: &Document,
    since: Since,
    as_of: Option<&Date>,
    folder: Option<&Path>,
) -> Answer {
    let result =
        compare(document, &since, as_of, folder).map(|comparison| Arc::new(Compared { since, comparison }));
    Answer::Changes { result }
}

fn compare(
    document: &Document,
    since: &Since,
    as_of: Option<&Date>,
    folder: Option<&Path>,
) -> Result<Comparison, SafeText> {
    let text = match since {
        Since::Save(before) => return Ok(Comparison::new(before.story(), document.story())),
        Since::Known(date) => {
            let now = as_of.map_or_else(|| document.clone(), |date| document.as_of(date));
            return Ok(Comparison::new(document.as_of(date).story(), now.story()));
        }
        Since::Read(hash, _) => match folder.and_then(|folder| Texts::beside(folder).read(*hash)) {
            Some(text) => text,
            None => return Err(SafeText::from_static("The text of that version is no longer kept.")),
        },
        Since::Revision(revision) => match &document.origin {
            Origin::File(path) => revision.text(path)?,
            Origin::Stdin | Origin::Sample(_) => return Err(SafeText::from_static("It is no file.")),
        },
    };
    Ok(with_text(&text, document))
}
