//! The parser's events in our own terms, one after another; of a long text, parsed on a thread of their own.
//! It must not know what the events mean.
//!
//! Parsing takes about as long as making items from what was parsed. So the two run side by side where a text is
//! long enough to be worth a thread; the events are the same either way.

use std::{
    borrow::Cow,
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread::Scope,
    vec,
};

use granit_parser::{Event as YamlEvent, Options, Parser, ScalarStyle, Span as YamlSpan, StrInput};

use super::{
    syntax,
    tree::{DEPTH_LIMIT, Style},
};
use crate::diagnostic::{Diagnostic, Span};

/// The length from which on a text is parsed on a thread of its own, in bytes.
const WORTH_A_THREAD: usize = 256 << 10;
/// How many events are handed over at once.
const BATCH: usize = 1024;
/// How many batches may wait.
const WAITING: usize = 8;

/// What the parser finds, with the number of its anchor (0: none) where a node begins.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Event<'a> {
    DocumentStart,
    Scalar(Cow<'a, str>, Style, usize),
    SequenceStart(usize),
    SequenceEnd,
    MappingStart(usize),
    MappingEnd,
    /// A node that an anchor before it names.
    Alias(usize),
    /// A name that no anchor of this text has.
    UnknownAlias(Cow<'a, str>),
    /// The name of the anchor of the node that has just begun.
    Anchor(usize, Cow<'a, str>),
    /// The end of a document, or the beginning or end of the text.
    Edge,
}

/// An event and its place in the whole file, or why there are no more.
pub(super) type Parsed<'a> = Result<(Event<'a>, Span), Diagnostic>;

/// Events, from the parser itself or from the thread that it runs on.
pub(super) enum Stream<'a> {
    Here(Box<Source<'a>>),
    There { batches: Receiver<Vec<Parsed<'a>>>, batch: vec::IntoIter<Parsed<'a>> },
}

impl<'a> Stream<'a> {
    /// Begins to parse a fragment that stands at byte `base` of its file; its anchors are numbered from `first_anchor`.
    pub(super) fn new<'scope>(
        fragment: &'a str,
        base: usize,
        first_anchor: usize,
        scope: &'scope Scope<'scope, '_>,
    ) -> Self
    where
        'a: 'scope,
    {
        let source = Source::new(fragment, base, first_anchor);
        if fragment.len() < WORTH_A_THREAD {
            return Self::Here(Box::new(source));
        }
        let (sender, batches) = sync_channel(WAITING);
        scope.spawn(move || source.pump(&sender));
        Self::There { batches, batch: Vec::new().into_iter() }
    }

    /// Parses as the events are asked for.
    pub(super) fn here(fragment: &'a str) -> Self {
        Self::Here(Box::new(Source::new(fragment, 0, 1)))
    }

    pub(super) fn next(&mut self) -> Option<Parsed<'a>> {
        match self {
            Self::Here(source) => source.next(),
            Self::There { batches, batch } => loop {
                if let Some(event) = batch.next() {
                    return Some(event);
                }
                *batch = batches.recv().ok()?.into_iter();
            },
        }
    }
}

/// The parser over one fragment of a file.
pub(super) struct Source<'a> {
    parser: Parser<'a, StrInput<'a>>,
    fragment: &'a str,
    base: usize,
}

impl<'a> Source<'a> {
    fn new(fragment: &'a str, base: usize, first_anchor: usize) -> Self {
        let mut options = Options::default();
        options.set_emit_comments(false);
        options.emit_unresolved_aliases = true;
        options.emit_anchor_events = true;
        options.flow_nesting_limit = DEPTH_LIMIT;
        options.block_nesting_limit = DEPTH_LIMIT;
        let mut parser = Parser::new_from_str_with_options(fragment, options);
        parser.set_anchor_offset(first_anchor);
        Self { parser, fragment, base }
    }

    fn next(&mut self) -> Option<Parsed<'a>> {
        Some(match self.parser.next_event()? {
            Ok((event, span)) => {
                let span = self.place(span);
                let is_scalar = matches!(event, YamlEvent::Scalar(..));
                Ok((converted(event), if is_scalar { self.trimmed(span) } else { span }))
            }
            Err(error) => {
                let at = self.within(error.marker().byte_offset().unwrap_or(0));
                let at = self.base + syntax::place(error.kind(), self.fragment, at);
                Err(syntax::error(error.kind(), Span::new(at, at)))
            }
        })
    }

    /// Hands all events over, until there are no more or nobody wants them.
    fn pump(mut self, sender: &SyncSender<Vec<Parsed<'a>>>) {
        loop {
            let mut batch = Vec::with_capacity(BATCH);
            while batch.len() < BATCH {
                let Some(event) = self.next() else { break };
                let is_last = event.is_err();
                batch.push(event);
                if is_last {
                    break;
                }
            }
            let is_done = batch.last().is_none_or(Result::is_err);
            if sender.send(batch).is_err() || is_done {
                return;
            }
        }
    }

    fn place(&self, span: YamlSpan) -> Span {
        let start = self.within(span.start.byte_offset().unwrap_or(0));
        let end = self.within(span.end.byte_offset().unwrap_or(start)).max(start);
        Span::new(self.base + start, self.base + end)
    }

    /// A byte offset of the parser's, moved down to a character of this fragment.
    fn within(&self, mut offset: usize) -> usize {
        offset = offset.min(self.fragment.len());
        while !self.fragment.is_char_boundary(offset) {
            offset -= 1;
        }
        offset
    }

    /// The span without the line ends and spaces that a block scalar drags along.
    fn trimmed(&self, span: Span) -> Span {
        let start = span.start as usize - self.base;
        let source = self.fragment.get(start..span.end as usize - self.base).unwrap_or_default();
        Span::new(span.start as usize, span.start as usize + source.trim_end().len())
    }
}

fn converted(event: YamlEvent<'_>) -> Event<'_> {
    match event {
        YamlEvent::DocumentStart(..) => Event::DocumentStart,
        YamlEvent::Scalar(text, style, anchor, _) => {
            let style = match style {
                ScalarStyle::Plain => Style::Plain,
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                ScalarStyle::Literal => Style::Literal,
                ScalarStyle::Folded => Style::Folded,
            };
            Event::Scalar(text, style, anchor)
        }
        YamlEvent::SequenceStart(_, anchor, _) => Event::SequenceStart(anchor),
        YamlEvent::SequenceEnd => Event::SequenceEnd,
        YamlEvent::MappingStart(_, anchor, _) => Event::MappingStart(anchor),
        YamlEvent::MappingEnd => Event::MappingEnd,
        YamlEvent::Alias(anchor) => Event::Alias(anchor),
        YamlEvent::UnresolvedAlias(name) => Event::UnknownAlias(name),
        YamlEvent::Anchor(anchor, name) => Event::Anchor(anchor, name),
        _ => Event::Edge,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_gives_the_same_events_on_a_thread_of_its_own() {
        let item = "  - {title: \"Fire\", text: &a Häfen, tags: [x, *a]}\n";
        let text = format!("events:\n{}", item.repeat(2 * WORTH_A_THREAD / item.len()));
        let mut here = Stream::here(&text);
        std::thread::scope(|scope| {
            let mut there = Stream::new(&text, 0, 1, scope);
            assert!(matches!(there, Stream::There { .. }));
            loop {
                let (expected, found) = (here.next(), there.next());
                assert_eq!(expected, found);
                if expected.is_none() {
                    break;
                }
            }
        });
    }

    #[test]
    fn nobody_needs_to_read_to_the_end() {
        let text = "- x\n".repeat(WORTH_A_THREAD);
        std::thread::scope(|scope| {
            let mut stream = Stream::new(&text, 0, 1, scope);
            assert!(stream.next().is_some());
            drop(stream);
        });
    }
}
