//! The briefings that were read last, in this run or before. It must not know where that is kept.

use std::path::PathBuf;

use super::Cx;
use crate::app::{
    Effect,
    desk::Desk,
    overlays,
    picker::{self, Choice, Purpose},
};
use briefing_format::{files, model::date::Day};
use briefing_library::{Entry, Origin};
use briefing_text::{SafeText, safe_format};

/// So many are listed.
const MOST: usize = 100;

pub(in crate::app) fn list(desk: &mut Desk, cx: &mut Cx<'_>) {
    let Some(memory) = cx.keeping.memory() else {
        return cx.say(SafeText::from_static("Nothing is kept of what was read before."));
    };
    let here = desk.session().map(|session| session.beside.key);
    let recent = memory.recent(MOST).into_iter();
    let others = recent.filter(|known| !known.path.is_empty() && here != Some(Some(known.key)));
    let entries = others.map(|known| {
        let path = PathBuf::from(known.path);
        let name = files::name(&path);
        let day = Day::of_seconds(known.time).map_or_else(SafeText::default, |day| safe_format!("{day}"));
        picker::Entry {
            lead: day,
            name: if known.title.is_empty() { name.clone() } else { known.title },
            caveat: SafeText::default(),
            note: name,
            date: Vec::new(),
            choice: Choice::Open(path),
        }
    });
    overlays::open_picker(Purpose::Recent, entries.collect(), cx);
}

/// Opens one of them.
pub(in crate::app) fn open(path: PathBuf, desk: &mut Desk, cx: &mut Cx<'_>) {
    let entry = Entry { origin: Origin::File(path), title: SafeText::default(), fault: None };
    cx.effects.extend(desk.open_entry(entry).map(Effect::Work));
}
