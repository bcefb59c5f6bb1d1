//! Where an item is to be added that is not there, and how it is written. It must not know what is there.

use super::{How, Use, names::folded};
use crate::{
    model::Id,
    reading::{
        schema::{Class, Key, Section, Takes},
        wording::{quoted, scalar},
    },
};
use briefing_text::{SafeText, safe_format};

/// Where an item of this id is to be added; a name that is no id becomes one.
pub(super) fn named(words: &str, used: &Use) -> SafeText {
    let Some((sections, section)) = sections(used.class()) else {
        return SafeText::from_static("Add an item of this id, or take the link away.");
    };
    let id = folded(words);
    let is_id = id == words;
    let or = match (is_voice(used), is_id || words.trim().is_empty()) {
        (true, true) => ", or write `{unnamed: …}`".to_owned(),
        (true, false) => format!(", or write `{{unnamed: {}}}`", scalar(&quoted(words))),
        (false, _) => String::new(),
    };
    let shape = section.shape();
    match Id::parse(&id) {
        Some(_) if is_id => {
            safe_format!("Add it under {sections}: `{}: {}`{or}.", quoted(&id), shape.example())
        }
        Some(_) => {
            let (id, name) = (quoted(&id), scalar(&quoted(words)));
            let item = shape.example().replacen('…', &name, 1);
            safe_format!("Add it under {sections}: `{id}: {item}`, and write `{id}` here{or}.")
        }
        None => safe_format!("Add it under {sections}, with an id of its own{or}."),
    }
}

/// How to add an item that belongs where another kind of item stands.
pub(super) fn another(used: &Use) -> String {
    let Some((sections, section)) = sections(used.class()) else { return String::new() };
    let or = if is_voice(used) { ", or write `{unnamed: …}`" } else { "" };
    let (noun, example) = (used.class().noun(), section.shape().example());
    format!("Add {noun} under {sections}: `some-id: {example}`, and write its id here{or}.")
}

/// The words of `"unnamed: an aide"`, which quotation marks made a text of.
pub(super) fn unnamed<'w>(words: &'w str, used: &Use) -> Option<&'w str> {
    let braced = words.strip_prefix('{').and_then(|words| words.strip_suffix('}'));
    let unnamed = braced.unwrap_or(words).trim().strip_prefix("unnamed:")?.trim().trim_matches('"');
    (is_voice(used) && !unnamed.is_empty()).then_some(unnamed)
}

fn is_voice(used: &Use) -> bool {
    matches!(used.how, How::Under(_, Key { takes: Takes::Voice, .. }))
}

/// The names of the sections that items of a class stand in, and one of these.
const fn sections(class: Class) -> Option<(&'static str, Section)> {
    Some(match class {
        Class::Actor => ("`actors`", Section::Actors),
        Class::Place => ("`places`", Section::Places),
        Class::Entity => ("`actors` or `places`", Section::Actors),
        Class::Quote => ("`quotes`", Section::Quotes),
        Class::Source => ("`sources`", Section::Sources),
        Class::Claim => ("`claims`", Section::Claims),
        Class::Any => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{
        diagnostic::Diagnostic,
        model::Voice,
        reading::{Parsed, parse},
    };

    fn read(body: &str) -> Parsed {
        parse(&format!("briefing: 1\ntitle: T\n{body}"), &mut |_| {})
    }

    /// The only thing that is wrong with a file.
    #[track_caller]
    fn wrong(body: &str) -> Diagnostic {
        let found = read(body).diagnostics;
        assert_eq!(found.len(), 1, "{body}: {found:?}");
        found.into_iter().next().unwrap_or_else(|| unreachable!())
    }

    #[track_caller]
    fn help(body: &str) -> String {
        wrong(body).help.map(|help| help.as_str().to_owned()).unwrap_or_default()
    }

    /// What stands between backticks.
    fn code(help: &str) -> Vec<&str> {
        help.split('`').skip(1).step_by(2).collect()
    }

    const NAMES: [(&str, &str); 12] = [
        ("\"Smith, John\"", "Smith, John"),
        ("\"Note: the aide\"", "Note: the aide"),
        ("\"aide #2\"", "aide #2"),
        ("\"'Abu' Ali\"", "'Abu' Ali"),
        ("\"[a]\"", "[a]"),
        ("\"{a: b}\"", "{a: b}"),
        ("'the \"Fox\"'", "the \"Fox\""),
        ("\"- Ann\"", "- Ann"),
        ("\"a: \"", "a:"),
        ("\"& Sons\"", "& Sons"),
        ("Ann (the elder) O'Hara", "Ann (the elder) O'Hara"),
        ("\"C:\\\\temp\"", "C:\\temp"),
    ];

    #[test]
    fn what_the_help_says_can_be_pasted_whatever_the_name() {
        for (written, name) in NAMES {
            let help = help(&format!("events: [{{title: E, by: {written}}}]\n"));
            let [_, item, id, unnamed] = code(&help)[..] else { panic!("{help}") };
            let added = read(&format!("actors: {{{item}}}\nevents: [{{title: E, by: {id}}}]\n"));
            assert_eq!(added.diagnostics, [], "{help}");
            assert_eq!(added.briefing.entities[0].name.as_str(), name);
            let told = read(&format!("events: [{{title: E, by: {unnamed}}}]\n"));
            assert_eq!(told.diagnostics, [], "{help}");
            let voice = told.briefing.events[0].attribution.voice();
            assert!(matches!(voice, Some(Voice::Unnamed(words)) if words.as_str() == name), "{help}");
        }
    }

    #[test]
    fn a_place_can_be_pasted_too() {
        for (written, name) in NAMES {
            let help = help(&format!("events: [{{title: E, place: {written}}}]\n"));
            let [_, item, id] = code(&help)[..] else { panic!("{help}") };
            let added = read(&format!("places: {{{item}}}\nevents: [{{title: E, place: {id}}}]\n"));
            assert_eq!(added.diagnostics, [], "{help}");
            assert_eq!(added.briefing.entities[0].name.as_str(), name);
        }
        assert_eq!(
            help("events: [{title: E, place: \"Quay, North\"}]\n"),
            "Add it under `places`: `quay-north: {name: \"Quay, North\"}`, and write `quay-north` here."
        );
    }

    #[test]
    fn an_item_is_told_with_all_that_it_must_have() {
        assert_eq!(
            help("events: [{title: E, quotes: [q]}]\n"),
            "Add it under `quotes`: `q: {text: …, speaker: …}`."
        );
        assert_eq!(
            help("events: [{title: E, quotes: [\"So, no\"]}]\n"),
            "Add it under `quotes`: `so-no: {text: \"So, no\", speaker: …}`, and write `so-no` here."
        );
    }

    #[test]
    fn a_map_in_quotation_marks_is_a_map() {
        for (written, map) in [
            ("\"unnamed: an aide\"", "{unnamed: an aide}"),
            ("'unnamed: \"an aide\"'", "{unnamed: an aide}"),
            ("\"{unnamed: an aide}\"", "{unnamed: an aide}"),
            ("\"unnamed: Smith, or Jones\"", "{unnamed: \"Smith, or Jones\"}"),
        ] {
            let body = format!("events: [{{title: E, by: {written}}}]\n");
            let wrong = wrong(&body);
            let help = wrong.help.map(|help| help.as_str().to_owned()).unwrap_or_default();
            assert_eq!(help, format!("Write it without quotation marks: `{map}`."));
            let mended = wrong.replacement.map(|replacement| replacement.text.raw().to_owned());
            assert_eq!(mended.as_deref(), Some(map));
            assert_eq!(read(&body.replace(written, map)).diagnostics, []);
        }
        // Where nobody can be unnamed it is a name like any other.
        assert!(help("events: [{title: E, actors: [\"unnamed: an aide\"]}]\n").starts_with("Add it under"));
        assert!(help("events: [{title: E, by: \"unnamed:\"}]\n").starts_with("Add it under"));
    }
}
