//! Where the names of an actor, place or source are met in all briefings. One name is one name, never one person: what is met under
//! it is listed, and nothing is merged.

use super::{Cx, following};
use crate::app::{
    Overlay,
    catalog::{Asked, Met, Named, folder_of},
    desk::Desk,
    library::number,
    overlays,
    picker::{Choice, Entry, Purpose},
};
use briefing_catalog::{Hit, name_number, names_of};
use briefing_format::model::{Item, date::Day};
use briefing_text::{SafeText, safe_format};

/// So many names of one are looked for.
const NAMES: usize = 50;

/// Asks where the names of what has the cursor are met.
pub(in crate::app) fn list(desk: &mut Desk, cx: &mut Cx<'_>) {
    let Some(session) = desk.session() else {
        return cx
            .say(SafeText::from_static("Open a briefing first: its actors, places and sources have names."));
    };
    let reader = &session.reader;
    let at = following::chained(reader).filter(|item| matches!(item, Item::Entity(_) | Item::Source(_)));
    let Some(item) = at.or_else(|| reader.entity_at_cursor().map(Item::Entity)) else {
        return cx.say(SafeText::from_static("Select an actor, a place or a source first."));
    };
    let mut names: Vec<Named> = Vec::new();
    for (class, name) in names_of(&reader.document().briefing, item) {
        let number = name_number(class, &name);
        if names.iter().all(|known| known.number != number) {
            names.push(Named { number, shown: SafeText::line(&name) });
        }
    }
    if names.is_empty() {
        return cx.say(SafeText::from_static("It has no name by which it could be met elsewhere."));
    }
    if names.len() > NAMES {
        cx.say(safe_format!("Only the first {NAMES} of its names are looked for."));
        names.truncate(NAMES);
    }
    desk.ask_catalog(Asked::Met { names }, cx);
}

/// Lists where they are met, unless something else is asked by now.
pub(in crate::app) fn show(desk: &Desk, given: &[(SafeText, usize)], met: Vec<Met>, cx: &mut Cx<'_>) {
    if desk.session().is_none() || !matches!(cx.overlay, Overlay::None) {
        return;
    }
    if met.iter().all(|met| met.hits.is_empty()) {
        return cx.say(SafeText::from_static("The catalog of all briefings does not know this name."));
    }
    let folders = desk.library.as_ref().map_or(&[][..], |library| &library.folders);
    let mut entries = vec![heading(SafeText::from_static("One name, not one person: nothing is merged"))];
    for (name, count) in given {
        let noun = if *count == 1 { "briefing gives" } else { "briefings give" };
        entries.push(heading(safe_format!("{} {noun} {name}", number(*count))));
    }
    for Met { title, hits, has_more } in met.into_iter().filter(|met| !met.hits.is_empty()) {
        let (title, count) = (SafeText::from_static(title), number(hits.len()));
        entries.push(heading(if has_more {
            safe_format!("{title}: the first {count} of more")
        } else {
            safe_format!("{title}: {count}")
        }));
        entries.extend(hits.into_iter().map(|hit| {
            let folder = folder_of(&hit.path, folders);
            let file = hit.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let file = SafeText::line(&file);
            let briefing = if hit.briefing.is_empty() { file.clone() } else { hit.briefing.clone() };
            Entry {
                lead: when(&hit),
                name: safe_format!("{briefing}: {}", hit.title),
                caveat: SafeText::default(),
                note: safe_format!("{folder}{}{file}:{}", if folder.is_empty() { "" } else { "/" }, hit.line),
                date: Vec::new(),
                choice: Choice::Found(Box::new(hit)),
            }
        }));
    }
    overlays::open_picker(Purpose::Everywhere, entries, cx);
}

fn heading(name: SafeText) -> Entry {
    Entry {
        lead: SafeText::default(),
        name,
        caveat: SafeText::default(),
        note: SafeText::default(),
        date: Vec::new(),
        choice: Choice::Heading,
    }
}

/// When something may have been, as a day, a month, a year or years: never more exactly than it is known.
fn when(hit: &Hit) -> SafeText {
    let Some((first, last)) = hit.days else { return SafeText::default() };
    let day = |number: i64| {
        let is_bound = number != i64::MIN && number != i64::MAX;
        is_bound.then(|| Day::from_number(number.into())).flatten()
    };
    match (day(first), day(last)) {
        (Some(first), Some(last)) if first == last => safe_format!("{first}"),
        (Some(first), Some(last)) if (first.year(), first.month()) == (last.year(), last.month()) => {
            safe_format!("{:04}-{:02}", first.year(), first.month())
        }
        (Some(first), Some(last)) if first.year() == last.year() => safe_format!("{:04}", first.year()),
        (Some(first), Some(last)) => safe_format!("{:04}..{:04}", first.year(), last.year()),
        (Some(first), None) => safe_format!("{:04}..", first.year()),
        (None, Some(last)) => safe_format!("..{:04}", last.year()),
        (None, None) => SafeText::default(),
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test")]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use briefing_catalog::Kind;

    #[test]
    fn a_time_is_told_no_more_exactly_than_it_is_known() {
        let day = |year, month, day| i64::try_from(Day::new(year, month, day).unwrap().number()).unwrap();
        let told = |days| {
            let (path, title, briefing) = (PathBuf::new(), SafeText::default(), SafeText::default());
            let kind = Kind::Event;
            when(&Hit { id: 0, path, kind, number: 0, line: 1, title, briefing, days }).to_string()
        };
        assert_eq!(told(Some((day(2024, 3, 5), day(2024, 3, 5)))), "2024-03-05");
        assert_eq!(told(Some((day(2024, 3, 5), day(2024, 3, 6)))), "2024-03");
        assert_eq!(told(Some((day(2024, 3, 5), day(2024, 4, 5)))), "2024");
        assert_eq!(told(Some((day(2024, 12, 31), day(2025, 1, 1)))), "2024..2025");
        assert_eq!(told(Some((day(2024, 3, 5), i64::MAX))), "2024..");
        assert_eq!(told(Some((i64::MIN, day(2024, 3, 5)))), "..2024");
        assert_eq!(told(None), "");
    }
}
