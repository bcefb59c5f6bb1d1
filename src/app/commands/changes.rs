//! What the file says differently from another version of it: the list of that, the way through it, and which version is
//! meant. It must not compare anything.

use super::Cx;
use crate::app::{
    actions::Action,
    compared::Since,
    job::Task,
    overlays,
    picker::{Choice, Entry, Purpose},
    session::Session,
    view::View,
};
use briefing_library::{Origin, Revision};
use briefing_text::{SafeText, safe_format};

/// Lists what has changed; where that is listed, asks since which version.
pub(in crate::app) fn changes(session: &mut Session, cx: &mut Cx<'_>) {
    let is_listed = session.reader.view.as_ref().is_some_and(|pane| pane.view == View::Changes);
    match session.reader.count_changes() {
        1.. if !is_listed => {
            session.reader.open_view(View::Changes);
        }
        _ => session.ask_for_versions(cx),
    }
}

/// Lists the versions with which the file can be compared.
pub(in crate::app) fn choose_version(
    session: &mut Session,
    revisions: Result<Vec<Revision>, SafeText>,
    cx: &mut Cx<'_>,
) {
    let mut versions = session.versions();
    let why = match revisions {
        Ok(revisions) => {
            versions.extend(revisions.into_iter().map(Since::Revision));
            SafeText::from_static(".")
        }
        Err(why) => safe_format!(": {why}"),
    };
    if versions.is_empty() {
        return cx.say(safe_format!("There is no other version to compare with{why}"));
    }
    overlays::open_picker(Purpose::Versions, versions.iter().enumerate().map(entry).collect(), cx);
    session.offered = versions;
}

fn entry((number, since): (usize, &Since)) -> Entry {
    let (lead, name, note) = match since {
        Since::Save(_) => ("save", SafeText::from_static("the save before"), SafeText::default()),
        Since::Read(..) => ("read", since.words(), SafeText::default()),
        Since::Known(_) => ("known", since.words(), SafeText::from_static("of the file as it is")),
        Since::Revision(revision) => {
            ("commit", revision.subject.clone(), safe_format!("{}, {}", revision.day, revision.author))
        }
    };
    Entry {
        lead: SafeText::from_static(lead),
        name,
        caveat: SafeText::default(),
        note,
        date: Vec::new(),
        choice: Choice::Version(number),
    }
}

/// Compares with the version that was chosen.
pub(in crate::app) fn take(number: usize, session: &mut Session, cx: &mut Cx<'_>) {
    let Some(since) = session.offered.get(number).cloned() else { return };
    cx.say(SafeText::from_static("Comparing…"));
    let document = session.reader.document().clone();
    let folder = cx.keeping.folder().cloned();
    let as_of = session.reader.perspective().as_of.clone();
    session.ask(Task::Changes { document, since, as_of, folder }, cx);
}

/// Reads the file again.
pub(in crate::app) fn reload(session: &mut Session, cx: &mut Cx<'_>) {
    match session.origin() {
        Origin::File(_) => {
            cx.say(SafeText::from_static("Reading the file again."));
            session.live.is_asked = true;
            cx.keeping.look_again(&mut cx.effects);
            session.reload(cx);
        }
        Origin::Stdin => cx.say(SafeText::from_static("Standard input can be read once only.")),
        Origin::Sample(_) => {
            cx.say(SafeText::from_static("This sample is inside the program; it does not change."));
        }
    }
}

pub(in crate::app) fn next_change(session: &mut Session, cx: &mut Cx<'_>) {
    step(session, true, cx);
}

pub(in crate::app) fn previous_change(session: &mut Session, cx: &mut Cx<'_>) {
    step(session, false, cx);
}

fn step(session: &mut Session, forward: bool, cx: &mut Cx<'_>) {
    let all = session.reader.count_changes();
    if all == 0 {
        let key = cx.key(Action::Changes);
        let words = session.reader.margin.compared.as_ref().map(|compared| compared.words());
        cx.say(match words {
            Some(words) => safe_format!("{words}; {key} compares with another version."),
            None => safe_format!("Nothing has changed while you read; {key} compares with another version."),
        });
        return;
    }
    let times = cx.times();
    match session.reader.step_change(forward, times) {
        Some((at, change)) => cx.say(safe_format!("{at} of {all} · {}: {}", change.name, change.words)),
        None if forward => cx.say(SafeText::from_static("That was the last change.")),
        None => cx.say(SafeText::from_static("That was the first change.")),
    }
}
