//! The way through a file: head, sections, items, and on again after a syntax error. It must not know what an item means.

use granit_parser::Event;

use super::{
    VERSION,
    fields::{Field, Fields, key_name, report_missing_key, report_repeated_key},
    items::{push_keyed, push_listed, question_line},
    reading::Reading,
    recover::{Content, Fragment, resume},
    schema::{HEAD, Section},
    suggest,
    tree::{Budget, Events, Kind, Node, Stop},
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::{Id, Tlp},
    safe_format,
    text::SafeText,
};

/// How many syntax errors of one file are survived.
const SYNTAX_ERROR_LIMIT: usize = 100;

/// What the walk remembers between fragments.
struct Walk<'r, 'a> {
    reading: &'r mut Reading<'a>,
    progress: &'r mut dyn FnMut(usize),
    /// Which keys of the head have been seen.
    head: Vec<Option<Node<'a>>>,
    sections: Vec<Section>,
    /// The item being read: where it starts and the id it has, if known.
    item: Option<(usize, Section, Option<(String, Span)>)>,
}

/// Reads the whole file into `reading`.
pub(super) fn file<'a>(reading: &mut Reading<'a>, progress: &mut dyn FnMut(usize)) {
    let text = reading.text;
    let mut walk = Walk {
        reading,
        progress,
        head: HEAD.keys.iter().map(|_| None).collect(),
        sections: Vec::new(),
        item: None,
    };
    let mut budget = Budget::default();
    let mut todo = vec![Fragment { start: 0, end: text.len(), content: Content::Head }];
    let mut syntax_errors = 0;
    let mut is_map = true;
    while let Some(fragment) = todo.pop() {
        let mut diagnostics = Vec::new();
        let slice = &text[fragment.start..fragment.end];
        let mut events = Events::new(slice, fragment.start, &mut budget, &mut diagnostics);
        let outcome = walk.fragment(&mut events, fragment.content);
        walk.reading.diagnostics.append(&mut diagnostics);
        match outcome {
            Ok(found_map) => is_map &= found_map || fragment.start > 0,
            Err(stop) => {
                let error = (stop.diagnostic.span.start as usize).min(text.len());
                walk.stopped(stop.diagnostic);
                let item = walk.item.take();
                if let Some((_, _, Some((id, span)))) = &item {
                    walk.reading.links.leave_out(id, *span);
                }
                syntax_errors += 1;
                if !stop.resumable || syntax_errors >= SYNTAX_ERROR_LIMIT {
                    break;
                }
                let item = item.map(|(at, section, _)| (at, section)).or(match fragment.content {
                    Content::Items(section) => Some((fragment.start, section)),
                    Content::Head => None,
                });
                // The fragments after this one are found anew: they begin at a later line than this one did.
                todo.clear();
                todo.extend(resume(text, item, error.max(fragment.start), text.len()).into_iter().rev());
            }
        }
    }
    walk.finish(is_map, syntax_errors > 0);
}

/// The title of a file of which only the beginning is at hand.
pub(super) fn title(head: &str) -> SafeText {
    let (mut budget, mut diagnostics) = (Budget::default(), Vec::new());
    let mut events = Events::new(head, 0, &mut budget, &mut diagnostics);
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

impl<'a> Walk<'_, 'a> {
    /// Reads one fragment; says whether it was a map (or items), as a briefing is.
    fn fragment(&mut self, events: &mut Events<'a, '_>, content: Content) -> Result<bool, Stop> {
        let mut documents = 0;
        let mut is_map = true;
        while let Some((event, span)) = events.next()? {
            match event {
                Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
                Event::DocumentStart(..) => {
                    documents += 1;
                    if documents > 1 {
                        let message = SafeText::line(
                            "A second document begins here; a briefing is one document, and the rest is not read.",
                        );
                        events.report(Diagnostic::new(Code::YamlSyntax, span, message));
                        return Ok(is_map);
                    }
                }
                Event::MappingStart(..) if content == Content::Head => self.head(events)?,
                _ => match content {
                    Content::Items(section) => self.section(section, event, span, events)?,
                    Content::Head => {
                        let node = events.node(event, span)?;
                        is_map = node.is_empty();
                        if !is_map {
                            let message = safe_format!(
                                "A briefing is a map of keys and values; this file holds {}.",
                                node.noun()
                            );
                            self.reading.error(Code::NotABriefing, node.span, message);
                        }
                    }
                },
            }
        }
        Ok(is_map)
    }

    /// The top-level keys up to the end of the map.
    fn head(&mut self, events: &mut Events<'a, '_>) -> Result<(), Stop> {
        while let Some((event, span)) = events.next()? {
            if event == Event::MappingEnd {
                break;
            }
            let key = events.node(event, span)?;
            let Some((event, span)) = events.next()? else { break };
            let Some(name) = key_name(&key, self.reading) else {
                events.node(event, span)?;
                continue;
            };
            if let Some(section) = Section::parse(name) {
                if self.sections.contains(&section) {
                    report_repeated_key(name, key.span, &HEAD, self.reading);
                    events.node(event, span)?;
                } else {
                    self.sections.push(section);
                    self.section(section, event, span, events)?;
                }
                continue;
            }
            let node = events.node(event, span)?;
            match HEAD.key(name) {
                Some((at, _)) if self.head[at].is_some() => {
                    report_repeated_key(name, key.span, &HEAD, self.reading)
                }
                Some((at, _)) => self.head[at] = Some(node),
                None => {
                    let names = HEAD
                        .keys
                        .iter()
                        .map(|key| key.name)
                        .chain(Section::ALL.iter().map(|(name, _)| *name));
                    let message = safe_format!("A briefing has no key `{name}`; it is not read.");
                    let help =
                        suggest::nearest(name, names).map(|near| safe_format!("Did you mean `{near}`?"));
                    self.reading.report(Code::UnknownKey, key.span, message, help);
                }
            }
        }
        Ok(())
    }

    fn section(
        &mut self,
        section: Section,
        event: Event<'a>,
        span: Span,
        events: &mut Events<'a, '_>,
    ) -> Result<(), Stop> {
        match event {
            Event::MappingStart(..) if section.is_keyed() => self.keyed(section, events),
            Event::SequenceStart(..) if !section.is_keyed() => self.listed(section, events),
            _ => {
                let node = events.node(event, span)?;
                match &node.kind {
                    // An alias may stand for a whole section.
                    Kind::Mapping(pairs) if section.is_keyed() => {
                        for (key, value) in pairs {
                            self.keyed_item(section, key, value);
                        }
                    }
                    Kind::Sequence(items) if !section.is_keyed() => {
                        for item in items {
                            self.listed_item(section, item);
                        }
                    }
                    Kind::Broken => {}
                    _ if node.is_empty() => {}
                    _ => {
                        let wanted = if section.is_keyed() { "a map keyed by id" } else { "a list" };
                        self.reading.wrong_section(section.name(), wanted, &node);
                    }
                }
                Ok(())
            }
        }
    }

    fn keyed(&mut self, section: Section, events: &mut Events<'a, '_>) -> Result<(), Stop> {
        while let Some((event, span)) = events.next()? {
            if event == Event::MappingEnd {
                break;
            }
            self.item = Some((span.start as usize, section, None));
            (self.progress)(span.start as usize);
            let key = events.node(event, span)?;
            if let Kind::Scalar(id, _) = &key.kind {
                self.item = Some((span.start as usize, section, Some((id.to_string(), key.span))));
            }
            let Some((event, span)) = events.next()? else { break };
            let value = events.node(event, span)?;
            self.keyed_item(section, &key, &value);
        }
        self.item = None;
        Ok(())
    }

    fn listed(&mut self, section: Section, events: &mut Events<'a, '_>) -> Result<(), Stop> {
        while let Some((event, span)) = events.next()? {
            if event == Event::SequenceEnd {
                break;
            }
            self.item = Some((span.start as usize, section, None));
            (self.progress)(span.start as usize);
            let node = events.node(event, span)?;
            self.listed_item(section, &node);
        }
        self.item = None;
        Ok(())
    }

    fn keyed_item(&mut self, section: Section, key: &Node<'a>, value: &Node<'a>) {
        let Some(name) = key_name(key, self.reading) else { return };
        let Some(id) = Id::parse(name) else {
            self.reading.bad_id(name, key.span);
            self.reading.links.leave_out(name, key.span);
            return;
        };
        let Some(fields) = Fields::read(value, section.shape(), key.span, self.reading) else {
            self.reading.links.leave_out(name, key.span);
            return;
        };
        let span = Span { start: key.span.start, end: value.span.end.max(key.span.end) };
        if self.define(&id, section, key.span) {
            push_keyed(section, id, &fields, span, self.reading);
        }
    }

    fn listed_item(&mut self, section: Section, node: &Node<'a>) {
        if let (Section::Questions, Kind::Scalar(text, _)) = (section, &node.kind)
            && !node.is_empty()
        {
            self.reading.briefing.questions.push(question_line(text, node.span));
            return;
        }
        let at = match &node.kind {
            Kind::Mapping(pairs) => pairs.first().map_or(node.span, |(key, _)| key.span),
            Kind::Scalar(..) | Kind::Sequence(_) | Kind::Broken => node.span,
        };
        let Some(fields) = Fields::read(node, section.shape(), at, self.reading) else {
            self.leave_out_listed(node);
            return;
        };
        let mut id = None;
        if let Some(field) = fields.get("id") {
            let name = self.reading.line(Some(field));
            id = Id::parse(name.raw());
            match &id {
                None => self.reading.bad_id(name.raw(), field.node.span),
                Some(known) if !self.define(known, section, field.node.span) => id = None,
                Some(_) => {}
            }
        }
        push_listed(section, id, &fields, node.span, self.reading);
    }

    /// Remembers the id of a list's item that is left out.
    fn leave_out_listed(&mut self, node: &Node<'a>) {
        let Kind::Mapping(pairs) = &node.kind else { return };
        for (key, value) in pairs {
            if let (Kind::Scalar(name, _), Kind::Scalar(id, _)) = (&key.kind, &value.kind)
                && name == "id"
            {
                self.reading.links.leave_out(id, value.span);
            }
        }
    }

    /// Enters an id; false where an item before has it.
    fn define(&mut self, id: &Id, section: Section, span: Span) -> bool {
        let item = self.reading.next_item(section);
        let Err(earlier) = self.reading.links.define(id.as_str(), item, span) else { return true };
        let line =
            1 + memchr::memchr_iter(b'\n', &self.reading.text.as_bytes()[..earlier.start as usize]).count();
        let message =
            safe_format!("The id `{id}` is taken by an item on line {line}; an id is unique in the file.");
        self.reading.error(Code::DuplicateId, span, message);
        false
    }

    fn stopped(&mut self, diagnostic: Diagnostic) {
        self.reading.diagnostics.push(diagnostic);
    }

    /// Makes the head from its keys once the whole file is walked.
    fn finish(self, is_map: bool, had_syntax_errors: bool) {
        let Self { reading, head, .. } = self;
        if !is_map {
            return;
        }
        let field = |name: &str| {
            let (at, key) = HEAD.key(name)?;
            let node = head[at].as_ref()?;
            (!node.is_empty()).then_some(Field { key, node })
        };
        let start = Span::new(0, 0);
        match field("briefing") {
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
            && field("title").is_none_or(
                |title| matches!(&title.node.kind, Kind::Scalar(text, _) if text.trim().is_empty()),
            )
            && !had_syntax_errors
            && (field("briefing").is_some())
        {
            report_missing_key(key, head[at].as_ref(), start, &HEAD, reading);
        }
        reading.briefing.title = reading.line(field("title"));
        reading.briefing.summary = reading.prose(field("summary"));
        reading.briefing.as_of = reading.date(field("as_of"));
        reading.briefing.published = reading.date(field("published"));
        reading.briefing.authors = reading.lines(field("authors"));
        reading.briefing.language = reading.line(field("language"));
        reading.briefing.tlp = reading.word(field("tlp"), Tlp::parse);
        reading.briefing.tags = reading.tags(field("tags"));
    }
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
