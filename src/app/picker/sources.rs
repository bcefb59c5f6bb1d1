//! The entries of the pickers whose lists are short: actions, conditions, copies, problems. It must not rank them.

use super::{Choice, Entry, IN_FORCE, Leave};
use crate::app::{
    actions::{ACTIONS, Action, Info},
    ascii,
    config::Config,
    date_field,
    desk::Desk,
    keymap::Keymap,
    offers::offers,
    reader::Reader,
    signs::{Sign, WORDS, signs},
};
use briefing_evidence::{
    Story,
    describe::{self, Copyable},
    perspective::Facet,
};
use briefing_format::model::{Date, Item};
use briefing_library::Document;
use briefing_text::{SafeText, safe_format};

/// The dates that what was typed may be.
pub(crate) fn dates(purpose: date_field::Purpose, both: [Date; 2]) -> Vec<Entry> {
    let entry = |date: Date| Entry {
        lead: SafeText::default(),
        name: SafeText::line(&date.label()),
        caveat: SafeText::default(),
        note: SafeText::line(date.edtf()),
        date: Vec::new(),
        choice: Choice::Date(purpose, Box::new(date)),
    };
    both.map(entry).into()
}

/// What can be done about notes that cannot be kept, for this reason.
pub(crate) fn leaving(why: Option<&SafeText>) -> Vec<Entry> {
    let entry = |name: &'static str, note: SafeText, way: Leave| Entry {
        lead: SafeText::default(),
        name: SafeText::from_static(name),
        caveat: SafeText::default(),
        note,
        date: Vec::new(),
        choice: Choice::Leave(way),
    };
    let none = SafeText::default;
    vec![
        entry("Try again to keep them", why.cloned().unwrap_or_default(), Leave::TryAgain),
        entry("Print them here and end", none(), Leave::Print),
        entry("Go on reading", none(), Leave::Stay),
    ]
}

/// Every action with its keys and its sentence.
pub(crate) fn actions(keymap: &Keymap) -> Vec<Entry> {
    ACTIONS.iter().map(|info| action(keymap, info)).collect()
}

fn action(keymap: &Keymap, info: &Info) -> Entry {
    Entry {
        lead: SafeText::line(&keymap.shown(info.action)),
        name: SafeText::from_static(info.name),
        caveat: SafeText::default(),
        note: SafeText::from_static(info.sentence),
        date: Vec::new(),
        choice: Choice::Run(info.action),
    }
}

/// The keys and the signs of what is in front, then all other keys, each under its heading.
pub(crate) fn help(desk: &Desk, config: &Config) -> Vec<Entry> {
    let keymap = &config.keymap;
    let heading = |words: &'static str| Entry {
        lead: SafeText::default(),
        name: SafeText::from_static(words),
        caveat: SafeText::default(),
        note: SafeText::default(),
        date: Vec::new(),
        choice: Choice::Heading,
    };
    let mut offered: Vec<Action> = Vec::new();
    for action in offers(desk).into_iter().flat_map(|offer| offer.actions) {
        if !offered.contains(&action) {
            offered.push(action);
        }
    }
    let mut entries = vec![heading("Here")];
    entries.extend(offered.iter().map(|offered| action(keymap, offered.info())));
    let signs: Vec<Sign> = signs(desk).collect();
    if !signs.is_empty() {
        entries.push(heading("Signs"));
    }
    entries.extend(signs.into_iter().map(|sign| Entry {
        lead: SafeText::from_static(if config.ascii() { sign.ascii } else { sign.drawn }),
        note: SafeText::from_static(sign.meaning),
        choice: Choice::None,
        ..heading("")
    }));
    if desk.session().is_some() {
        entries.push(heading("Words"));
        let word = |(word, meaning): &(&'static str, &'static str)| Entry {
            lead: spelled(SafeText::from_static(word), config),
            note: SafeText::from_static(meaning),
            choice: Choice::None,
            ..heading("")
        };
        entries.extend(WORDS.iter().map(word));
    }
    let mut group = "";
    for info in ACTIONS.iter().filter(|info| !offered.contains(&info.action)) {
        if info.group != group {
            group = info.group;
            entries.push(heading(group));
        }
        entries.push(action(keymap, info));
    }
    entries
}

/// Words of the reader, in ASCII where that is wanted.
fn spelled(words: SafeText, config: &Config) -> SafeText {
    if config.ascii() { SafeText::line(&ascii::spelled(words.as_safe())) } else { words }
}

/// Every condition a filter may have; those in force are marked and stand first.
pub(crate) fn facets(reader: &Reader) -> Vec<Entry> {
    let story = reader.story();
    let in_force = &reader.perspective().facets;
    let entry = |facet: Facet| {
        let mark = if in_force.contains(&facet) { IN_FORCE } else { "" };
        Entry {
            lead: SafeText::from_static(facet.noun(story)),
            name: safe_format!("{mark}{}", facet.name(story)),
            caveat: SafeText::default(),
            note: facet.note(story),
            date: Vec::new(),
            choice: Choice::Toggle(facet),
        }
    };
    let rest = Facet::all(story).into_iter().filter(|facet| !in_force.contains(facet));
    in_force.iter().copied().chain(rest).map(entry).collect()
}

/// What of the selection can be copied.
pub(crate) fn copies(story: Story<'_>, item: Item) -> Vec<Entry> {
    let entry = |copy: Copyable| Entry {
        lead: copy.what,
        name: copy.text.clone(),
        caveat: SafeText::default(),
        note: copy.of,
        date: Vec::new(),
        choice: Choice::Copy(copy.text),
    };
    describe::copies(story, item).into_iter().map(entry).collect()
}

/// Everything that is wrong with the configuration and with the file, each with its place.
pub(crate) fn problems(document: Option<&Document>, config: &Config) -> Vec<Entry> {
    let entry = |lead, words: SafeText, choice| Entry {
        lead,
        name: spelled(words, config),
        caveat: SafeText::default(),
        note: SafeText::default(),
        date: Vec::new(),
        choice,
    };
    let chosen = config.wrong.iter().map(|wrong| {
        let place = wrong.line.map(|line| safe_format!("config.yaml:{line}"));
        entry(place.unwrap_or_else(|| SafeText::from_static("settings")), wrong.message.clone(), Choice::None)
    });
    let written = document.into_iter().flat_map(|document| document.problems.iter()).map(|problem| {
        let diagnostic = &problem.diagnostic;
        let help = diagnostic.help.as_ref().map(|help| safe_format!(" {help}")).unwrap_or_default();
        let (severity, code) = (diagnostic.severity(), diagnostic.code);
        entry(
            safe_format!("{}:{}", problem.place.line, problem.place.column),
            safe_format!("{severity}[{code}]: {}{help}", diagnostic.message),
            Choice::Place(diagnostic.span.start),
        )
    });
    chosen.chain(written).collect()
}
