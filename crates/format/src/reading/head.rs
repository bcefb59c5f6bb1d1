//! The head of a briefing: its version, its title and what else stands before the sections. It must not know where it ends.

use super::{
    fields::{Field, is_blank, report_missing_key},
    places::Part,
    remarks::Remarks,
    schema::VERSION,
    schema::{HEAD, Section, UNKNOWN},
    state::Reading,
    stream::{Event, Stream},
    tree::{Budget, Events, Kind, Node, Stop},
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::{Attribution, Item, Tlp},
};
use briefing_text::{SafeText, safe_format};

/// Makes the head from its keys once the whole file is walked.
pub(super) fn make<'a>(head: &[Option<Node<'a>>], had_syntax_errors: bool, reading: &mut Reading<'a>) {
    let field = |name: &str| {
        let (at, key) = HEAD.key(name)?;
        let node = head[at].as_ref()?;
        (!node.is_empty()).then_some(Field { shape: &HEAD, key, node })
    };
    let start = Span::new(0, 0);
    let is_found = |code| reading.diagnostics.iter().any(|found: &Diagnostic| found.code == code);
    let is_reported = is_found(Code::NotABriefing);
    // A key with a space that is none was perhaps meant for one of the head.
    let had_syntax_errors = had_syntax_errors || is_found(Code::YamlSpace);
    let version = field("briefing").filter(|version| !is_blank(version.node));
    match version {
        None if is_reported => {}
        // A damaged head may have held the key: the syntax error says enough.
        None if had_syntax_errors => {}
        None => {
            let message = SafeText::line("This file has no `briefing` key, so it is no briefing.");
            let help = SafeText::line("Begin the file with `briefing: 1`, the version of the format.");
            reading.report(Code::NotABriefing, start, message, Some(help));
        }
        Some(version) => check_version(version, reading),
    }
    if let Some((at, key)) = HEAD.key("title")
        && field("title").is_none_or(|title| is_blank(title.node))
        && !had_syntax_errors
        && version.is_some()
    {
        report_missing_key(key, head[at].as_ref(), start, &HEAD, reading);
    }
    reading.places.begin(Item::Briefing);
    reading.note_part(Part::AsOf, 0, field("as_of"));
    reading.note_part(Part::Tlp, 0, field("tlp"));
    reading.note_part(Part::Published, 0, field("published"));
    reading.briefing.title = reading.line(field("title"));
    reading.briefing.summary = reading.prose(field("summary"));
    reading.briefing.as_of = reading.date(field("as_of"));
    reading.briefing.published = reading.date(field("published"));
    reading.briefing.authors = reading.lines(field("authors"));
    reading.briefing.language = reading.line(field("language"));
    reading.briefing.tlp = reading.word(field("tlp"), Tlp::parse);
    reading.briefing.tags = reading.tags(field("tags"));
    let default = field("default").and_then(|field| reading.map(field));
    let default = default.map(|map| reading.attribution(&map, "by"));
    reading.briefing.default = default.filter(|default: &Attribution| !default.is_silent());
    let unknown = |word: &str| (word == UNKNOWN).then_some(());
    reading.defaults.origins_unknown = reading.word(field("origins"), unknown).is_some();
}

fn check_version<'a>(version: Field<'_, 'a>, reading: &mut Reading<'a>) {
    let written = reading.line(Some(version));
    if !written.is_empty() && written.as_str() != VERSION {
        let message = safe_format!(
            "This file is written in version {written} of the format; this program reads version {VERSION}."
        );
        let help = SafeText::line(
            "What it has in common with version 1 is shown. A newer program may read all of it.",
        );
        reading.report(Code::UnsupportedVersion, version.node.span, message, Some(help));
    }
}

/// The title of a file of which only the beginning is at hand.
pub(super) fn title(head: &str) -> SafeText {
    let (mut budget, mut diagnostics, mut remarks) = (Budget::default(), Vec::new(), Remarks::default());
    let mut events = Events::new(Stream::here(head), &mut budget, &mut diagnostics, &mut remarks);
    title_of(&mut events).ok().flatten().unwrap_or_default()
}

fn title_of(events: &mut Events<'_, '_>) -> Result<Option<SafeText>, Stop> {
    while let Some((event, _)) = events.next()? {
        if matches!(event, Event::MappingStart(..)) {
            break;
        }
    }
    while let Some((event, span)) = events.next()? {
        let Kind::Scalar(name, _) = events.node(event, span)?.kind else { break };
        let Some((event, span)) = events.next()? else { break };
        if Section::parse(&name).is_some() {
            break;
        }
        if let (Kind::Scalar(text, _), "title") = (events.node(event, span)?.kind, &*name) {
            return Ok(Some(SafeText::line(text.trim())));
        }
    }
    Ok(None)
}
