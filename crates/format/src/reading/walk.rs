//! The way through a file: head, sections, items, and on again after a syntax error. It must not know what an item means.

use std::{ops::ControlFlow, thread};

use super::{
    fields::{key_name, report_repeated_key},
    head,
    recover::{Broken, Content, Fragment, Outline, end_of_content, second_document},
    remarks::Remarks,
    schema::{HEAD, Section},
    spaces,
    state::Reading,
    stream::{Event, Stream},
    tree::{Budget, Events, Kind, Node, Stop},
    unknown_key::Unknown,
};
use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::{SafeText, safe_format};

/// How often a file may be read again after syntax errors, counted in its own length.
const REREADS: usize = 4;
/// How many bytes may be read again in any case.
const REREAD_BYTES: usize = 2 << 20;

/// What the walk remembers between fragments.
struct Walk<'r, 'a> {
    reading: &'r mut Reading<'a>,
    progress: &'r mut dyn FnMut(usize),
    /// The one document of the file: what a second one holds is not read.
    document: &'a str,
    outline: Option<Outline<'a>>,
    /// Which keys of the head have been seen.
    head: Vec<Option<Node<'a>>>,
    sections: Vec<Section>,
    at: At,
}

/// What is being read, and where it begins.
enum At {
    /// A fragment of which nothing was read yet.
    Fragment(usize, Content),
    Key(usize),
    Section(usize, Section),
    /// An item, with its id once that is known.
    Item(usize, Section, Option<(String, Span)>),
    /// What follows the last item of a section.
    Behind(usize, Section),
}

/// Reads the whole file into `reading`.
pub(super) fn file(reading: &mut Reading<'_>, progress: &mut dyn FnMut(usize)) {
    let second = second_document(reading.text);
    let document = &reading.text[..second.unwrap_or(reading.text.len())];
    if let Some(at) = second {
        report_second_document(Span::new(at, at + 3), reading);
    }
    let mut walk = Walk {
        reading,
        progress,
        document,
        outline: None,
        head: HEAD.keys.iter().map(|_| None).collect(),
        sections: Vec::new(),
        at: At::Key(0),
    };
    let had_syntax_errors = walk.document();
    head::make(&walk.head, had_syntax_errors, walk.reading);
}

fn report_second_document(span: Span, reading: &mut Reading) {
    let message = SafeText::line(
        "A second document begins here; a briefing is one document, and the rest is not read.",
    );
    let help = SafeText::line("Put it into a file of its own.");
    reading.report(Code::YamlSyntax, span, message, Some(help));
}

impl<'a> Walk<'_, 'a> {
    /// Reads fragment by fragment, the whole document being the first; says whether there were syntax errors.
    fn document(&mut self) -> bool {
        let mut budget = Budget::default();
        let mut remarks = Remarks::new(self.document);
        let mut rereads = REREADS * self.document.len() + REREAD_BYTES;
        let mut todo = vec![Fragment { start: 0, end: self.document.len(), content: Content::Head }];
        let mut had_syntax_errors = false;
        while let Some(fragment) = todo.pop() {
            self.at = At::Fragment(fragment.start, fragment.content);
            let slice = &self.document[fragment.start..fragment.end];
            let mut diagnostics = Vec::new();
            let outcome = thread::scope(|scope| {
                let stream = Stream::new(slice, fragment.start, budget.next_anchor(), scope);
                let mut events = Events::new(stream, &mut budget, &mut diagnostics, &mut remarks);
                self.fragment(&mut events, fragment.content)
            });
            for diagnostic in diagnostics {
                self.reading.push(diagnostic);
            }
            match outcome {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => break,
                Err(stop) => {
                    had_syntax_errors = true;
                    let error = (stop.diagnostic.span.start as usize).clamp(fragment.start, fragment.end);
                    let affordable = rereads.checked_sub(error - fragment.start);
                    rereads = affordable.unwrap_or_default();
                    if affordable.is_none() {
                        let message =
                            SafeText::line("There are too many syntax errors to read on behind this one.");
                        let help = SafeText::line("Mend those above and check the file again.");
                        self.reading.report(Code::YamlLimit, stop.diagnostic.span, message, Some(help));
                    }
                    // The fragments after this one are found anew: they begin at a later line than this one did.
                    todo = self.stopped(stop.diagnostic, error, stop.resumable && affordable.is_some());
                }
            }
        }
        self.reading.remarks = remarks.settle(self.document);
        had_syntax_errors
    }

    /// Names what the syntax error takes away, and finds where to go on: the last fragment comes first.
    fn stopped(&mut self, diagnostic: Diagnostic, error: usize, resumable: bool) -> Vec<Fragment> {
        let at = std::mem::replace(&mut self.at, At::Key(error));
        let (broken, from) = match at {
            At::Fragment(start, Content::Head) | At::Key(start) => (Broken::Key(start), start),
            At::Fragment(start, Content::Items(section)) => (Broken::Item(start, section), start),
            At::Section(start, section) => (Broken::Section(start, section), error),
            At::Behind(start, section) => (Broken::Item(start, section), error),
            At::Item(start, section, id) => {
                if let Some((id, span)) = id {
                    self.reading.leave_out(&id, span);
                }
                (Broken::Item(start, section), start)
            }
        };
        let diagnostic = self.blamed(diagnostic, from.min(error), error);
        let mut todo = if resumable { self.outline().resume(broken, error) } else { Vec::new() };
        let first = self.reading.line_of(from.min(error));
        let sentence = diagnostic.message.as_str().trim_end_matches('.');
        let message = match todo.first() {
            None => safe_format!("{sentence}; the file is not read from line {first} on."),
            Some(next) => {
                let last = self.reading.line_of(end_of_content(&self.document[..next.start]));
                if first < last {
                    safe_format!("{sentence}; lines {first} to {last} are left out.")
                } else {
                    safe_format!("{sentence}; line {first} is left out.")
                }
            }
        };
        self.reading.push(Diagnostic { message, ..diagnostic });
        todo.reverse();
        todo
    }

    /// What is to be said of a syntax error: of a space that is none to YAML, where that is what the parser stumbled over.
    fn blamed(&mut self, diagnostic: Diagnostic, from: usize, error: usize) -> Diagnostic {
        let line = self.document[..from].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let Some(found) = spaces::behind(error, line, self.reading) else { return diagnostic };
        // The key that it had made so far was told already.
        self.reading.diagnostics.pop_if(|last| (last.code, last.span) == (found.code, found.span));
        found
    }

    fn outline(&mut self) -> &Outline<'a> {
        self.outline.get_or_insert_with(|| Outline::new(self.document))
    }

    /// Reads one fragment; breaks where the rest is not to be read.
    fn fragment(&mut self, events: &mut Events<'a, '_>, content: Content) -> Result<ControlFlow<()>, Stop> {
        let mut documents = 0;
        while let Some((event, span)) = events.next()? {
            match event {
                Event::Edge => {}
                Event::DocumentStart => {
                    documents += 1;
                    if documents > 1 {
                        // Behind `...`; a `---` was seen before reading began.
                        report_second_document(span, self.reading);
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Event::MappingStart(..) if content == Content::Head => self.head(events)?,
                _ => match content {
                    Content::Items(section) => self.section(section, event, span, events)?,
                    Content::Head => {
                        let node = events.node(event, span)?;
                        if let Some(found) = spaces::in_text(&node, self.reading) {
                            self.reading.push(found);
                        } else if !node.is_empty() {
                            let message = safe_format!(
                                "A briefing is a map of keys and values; this file holds {}.",
                                node.noun()
                            );
                            let help = SafeText::line("Begin the file with `briefing: 1`.");
                            self.reading.report(Code::NotABriefing, node.span, message, Some(help));
                            return Ok(ControlFlow::Break(()));
                        }
                    }
                },
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The top-level keys up to the end of the map.
    fn head(&mut self, events: &mut Events<'a, '_>) -> Result<(), Stop> {
        while let Some((event, span)) = events.next()? {
            if event == Event::MappingEnd {
                break;
            }
            self.at = At::Key(span.start as usize);
            let key = events.node(event, span)?;
            let Some(name) = key_name(&key, self.reading) else {
                let Some((event, span)) = events.next()? else { break };
                events.node(event, span)?;
                continue;
            };
            if let Some(section) = Section::parse(name) {
                if self.sections.contains(&section) {
                    let message =
                        safe_format!("The section `{name}` stands twice; its items are read all the same.");
                    let help = SafeText::line("Move them into the first one: a key stands once.");
                    self.reading.report(Code::DuplicateKey, key.span, message, Some(help));
                }
                self.sections.push(section);
                self.at = At::Section(key.span.start as usize, section);
                let Some((event, span)) = events.next()? else { break };
                self.section(section, event, span, events)?;
                continue;
            }
            let Some((event, span)) = events.next()? else { break };
            let node = events.node(event, span)?;
            match HEAD.key(name) {
                Some((at, _)) if self.head[at].is_some() => {
                    report_repeated_key(name, key.span, &HEAD, self.reading);
                }
                Some((at, _)) => self.head[at] = Some(node),
                None => {
                    // What stands further down is not known yet.
                    let keys = HEAD.keys.iter().map(|key| (key.name, false));
                    let known = keys.chain(Section::ALL.iter().map(|(name, _)| (*name, false)));
                    Unknown { name, key: key.span, value: &node }.report(&HEAD, &known, None, self.reading);
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
                            self.reading.keyed_item(section, key, value);
                        }
                    }
                    Kind::Sequence(items) if !section.is_keyed() => {
                        for item in items {
                            self.reading.listed_item(section, item);
                        }
                    }
                    Kind::Broken => {}
                    _ if node.is_empty() => {}
                    _ => {
                        self.reading.leave_out_items(&node);
                        let wanted = if section.is_keyed() { "a map keyed by id" } else { "a list" };
                        self.reading.wrong_section(section.name(), wanted, &node);
                    }
                }
                Ok(())
            }
        }
    }

    /// The items of a section that is keyed by id, each taken in once it is certain that it ends well.
    fn keyed(&mut self, section: Section, events: &mut Events<'a, '_>) -> Result<(), Stop> {
        let mut done: Option<(Node<'a>, Node<'a>)> = None;
        loop {
            let next = events.next();
            if let Some((key, value)) = done.take()
                && self.ends_well(&next)
            {
                self.reading.keyed_item(section, &key, &value);
            }
            let Some((event, span)) = next? else { break };
            if event == Event::MappingEnd {
                break;
            }
            self.at = At::Item(span.start as usize, section, None);
            (self.progress)(span.start as usize);
            let key = events.node(event, span)?;
            if let Kind::Scalar(id, _) = &key.kind {
                self.at = At::Item(span.start as usize, section, Some((id.to_string(), key.span)));
            }
            let Some((event, span)) = events.next()? else { break };
            done = Some((key, events.node(event, span)?));
        }
        self.leave_section();
        Ok(())
    }

    /// The items of a section that is a list, each taken in once it is certain that it ends well.
    fn listed(&mut self, section: Section, events: &mut Events<'a, '_>) -> Result<(), Stop> {
        let mut done: Option<Node<'a>> = None;
        loop {
            let next = events.next();
            if let Some(node) = done.take()
                && self.ends_well(&next)
            {
                self.reading.listed_item(section, &node);
            }
            let Some((event, span)) = next? else { break };
            if event == Event::SequenceEnd {
                break;
            }
            self.at = At::Item(span.start as usize, section, None);
            (self.progress)(span.start as usize);
            done = Some(events.node(event, span)?);
        }
        self.leave_section();
        Ok(())
    }

    /// Whether the item just read is whole: a line that is indented wrongly ends it for the parser, though more of
    /// it follows. The error of an item further down is no reason to leave this one out.
    fn ends_well(&mut self, next: &Result<Option<(Event<'a>, Span)>, Stop>) -> bool {
        let (Err(stop), &At::Item(start, section, _)) = (next, &self.at) else { return true };
        let error = stop.diagnostic.span.start as usize;
        match self.outline().next_item(section, start) {
            Some(another) if another <= error => {
                self.at = At::Item(another, section, None);
                true
            }
            _ => false,
        }
    }

    fn leave_section(&mut self) {
        if let At::Item(start, section, _) = self.at {
            self.at = At::Behind(start, section);
        }
    }
}
