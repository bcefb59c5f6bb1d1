//! Reading and writing what is kept from one run to the next. It must not decide what that is.

use std::{fs, path::Path, sync::Arc};

use super::Answer;
use crate::app::compared::{Compared, Since};
use briefing_changes::Comparison;
use briefing_evidence::{Evidence, Story};
use briefing_format::{
    files::{self, Existing},
    parse,
};
use briefing_library::{Document, Fingerprint, Origin, SourceText};
use briefing_memory::{
    Hash, Journal, Lines, Memory, NoteId, Recalled, Sought, Sync, Texts, may_be_kept, place_of,
};
use briefing_text::{SafeText, safe_format};

/// The most bytes that a note has.
const LONGEST_NOTE: u64 = 1 << 20;

pub(super) fn read(folder: &Path) -> Answer {
    Answer::Memory { memory: Box::new(Memory::read(folder)) }
}

pub(super) fn keep(folder: &Path, lines: &Lines, sync: Sync) -> Answer {
    let result = Journal::new(folder).append(lines, sync).map_err(|error| error.message());
    Answer::Written { result }
}

/// Finds what is kept of a briefing, and keeps its text; nothing where its file is another by now, of which one hears soon.
pub(super) fn recall(
    memory: &Memory,
    folder: &Path,
    document: &Document,
    (is_open, keeps_all): (bool, bool),
) -> Option<Answer> {
    let path = match &document.origin {
        Origin::File(path) => Some(path.as_path()),
        Origin::Sample(_) => None,
        // It cannot be read again, and has no name.
        Origin::Stdin => return None,
    };
    let source = SourceText::read(&document.origin).ok()?;
    if Fingerprint::of(&document.origin, &source.text) != document.fingerprint() {
        return None;
    }
    let (hash, place) = (Hash::of(&source.text), place_of(path));
    let exists = |path: &str| fs::symlink_metadata(path).is_ok();
    let path = (!place.is_empty()).then_some(place.as_str());
    let sought = Sought { path, exists: &exists, is_open, ..Sought::new(&document.briefing, hash) };
    let recalled = memory.recall(&sought);
    let texts = Texts::beside(folder);
    let compared = if is_open { None } else { compared(&texts, &recalled, hash, document) };
    if keeps_all || may_be_kept(document.briefing.strictest_tlp) {
        // It is of use where git has none; that it is not there is told where it is asked for.
        let _ = texts.keep(hash, &source.text);
    }
    let version = hash.to_string();
    Some(Answer::Recalled { recalled: Box::new(recalled), version, compared, is_open })
}

/// What a briefing says differently from the version that was read last.
fn compared(texts: &Texts, recalled: &Recalled, now: Hash, document: &Document) -> Option<Arc<Compared>> {
    let last = recalled.seen.last().filter(|seen| seen.hash != now)?;
    let since = Since::Read(last.hash, last.last);
    let comparison = with_text(&texts.read(last.hash)?, document);
    Some(Arc::new(Compared { since, comparison }))
}

/// A document beside another version, by its text.
pub(super) fn with_text(text: &str, document: &Document) -> Comparison {
    let before = parse(text, &mut |_| {}).briefing;
    let evidence = Evidence::new(&before);
    Comparison::new(Story { briefing: &before, evidence: &evidence }, document.story())
}

/// Makes a file for a note, for this user alone.
pub(super) fn draft(folder: &Path, text: &str) -> Answer {
    let path = folder.with_file_name(format!("note-{}.md", NoteId::random()));
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    let made = made.map_err(|error| safe_format!("{}: {error}", files::name(&path)));
    let saved = made.and_then(|()| {
        files::save_private(&path, text.as_bytes(), Existing::Keep)
            .map_err(|error| SafeText::line(&error.to_string()))
    });
    Answer::Draft { path: saved.map(|()| path) }
}

/// Reads the file of a note and takes it away; one that cannot be read stays.
pub(super) fn take_draft(path: &Path) -> Answer {
    let text = files::read(path, LONGEST_NOTE)
        .map_err(|error| error.message())
        .and_then(|bytes| files::decode(bytes).map_err(|error| error.diagnostic().message));
    if text.is_ok() {
        // What is left behind is of nobody's use, and of nobody else's sight.
        let _ = fs::remove_file(path);
    }
    Answer::DraftTaken { text }
}
