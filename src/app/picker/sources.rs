//! The entries of the pickers whose lists are short: actions, conditions, copies, problems. It must not rank them.

use super::{Choice, Entry, IN_FORCE};
use crate::app::{actions::ACTIONS, ascii, config::Config, date_field, keymap::Keymap, reader::Reader};
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

/// Every action with its keys and its sentence.
pub(crate) fn actions(keymap: &Keymap) -> Vec<Entry> {
    ACTIONS
        .iter()
        .map(|info| Entry {
            lead: SafeText::line(&keymap.shown(info.action)),
            name: SafeText::from_static(info.name),
            caveat: SafeText::default(),
            note: SafeText::from_static(info.sentence),
            date: Vec::new(),
            choice: Choice::Run(info.action),
        })
        .collect()
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
        name: if config.ascii() { SafeText::line(&ascii::spelled(words.as_safe())) } else { words },
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
