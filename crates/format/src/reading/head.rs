//! The head of a briefing: its version, its title and what else stands before the sections. It must not know where it ends.

use super::{
    fields::{Field, is_blank, report_missing_key},
    places::Part,
    remarks::Remarks,
    schema::VERSION,
    schema::{HEAD, LONGEST_ID, Section, UNKNOWN},
    state::Reading,
    stream::{Event, Stream},
    tree::{Budget, Events, Kind, Node, Stop},
    wording::quoted,
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::{Attribution, Id, Item, Tlp},
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
    reading.briefing.own_id = own_id(field("id"), reading);
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

/// The id of the briefing. Nothing refers to it, so it names no item.
fn own_id<'a>(field: Option<Field<'_, 'a>>, reading: &mut Reading<'a>) -> Option<Id> {
    let field = field?;
    let written = reading.line(Some(field));
    let id = written.raw();
    // Something else than text is told of already.
    if !matches!(field.node.kind, Kind::Scalar(..)) {
        return None;
    }
    let found = Id::parse(id).filter(|id| id.as_str().len() <= LONGEST_ID);
    if found.is_none() {
        let message = match Id::parse(id) {
            _ if id.is_empty() => SafeText::from_static("An id is missing here."),
            Some(_) => safe_format!("`{}` has more than {LONGEST_ID} characters.", quoted(id)),
            None => safe_format!("`{}` is no id: ids are lowercase letters, digits and hyphens.", quoted(id)),
        };
        let near = id.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        let near =
            near.get(..LONGEST_ID.min(near.len())).map(|near| near.trim_matches('-')).and_then(Id::parse);
        let help =
            near.map(|near| safe_format!("Write `{near}`, once and for all: by it notes find the briefing."));
        reading.report(Code::BadId, field.node.span, message, help);
    }
    found
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
