//! One YAML node with its place, built from the parser's events within budgets. It must not know what a briefing is.
//!
//! A tree lives for one item of a section only, so that memory follows the largest item and not the file.

use std::{borrow::Cow, collections::HashMap};

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, Span as YamlSpan, StrInput};

use crate::{
    diagnostic::{Code, Diagnostic, Span},
    text::SafeText,
};

/// How deep collections may nest.
const DEPTH_LIMIT: usize = 64;
/// How many nodes a file may have.
const NODE_LIMIT: usize = 20_000_000;
/// How many nodes anchors may keep and aliases may replay, together.
const REPLAY_NODES: usize = 100_000;
/// How many bytes of text anchors may keep and aliases may replay, together.
const REPLAY_BYTES: usize = 8 << 20;

/// A node of the YAML tree and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Node<'a> {
    pub(super) span: Span,
    pub(super) kind: Kind<'a>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(super) enum Kind<'a> {
    Scalar(Cow<'a, str>, Style),
    Sequence(Vec<Node<'a>>),
    Mapping(Vec<(Node<'a>, Node<'a>)>),
    /// Something already reported, such as an alias that leads nowhere.
    Broken,
}

/// How a scalar was written, as far as its meaning depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    Plain,
    Quoted,
    /// A `|` block: its line ends are the writer's.
    Literal,
    /// A `>` block.
    Folded,
}

impl Node<'_> {
    /// Whether nothing is written here: `key:` or `key: ~`.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::Scalar(text, Style::Plain) if text.is_empty() || text == "~")
    }

    /// What the node is, for a sentence.
    pub(super) const fn noun(&self) -> &'static str {
        match self.kind {
            Kind::Scalar(..) => "text",
            Kind::Sequence(_) => "a list",
            Kind::Mapping(_) => "a map",
            Kind::Broken => "something unreadable",
        }
    }

    /// How many nodes and bytes of text the tree holds.
    fn weight(&self) -> (usize, usize) {
        let add = |(a, b): (usize, usize), (c, d): (usize, usize)| (a + c, b + d);
        match &self.kind {
            Kind::Scalar(text, _) => (1, text.len()),
            Kind::Sequence(items) => items.iter().map(Self::weight).fold((1, 0), add),
            Kind::Mapping(pairs) => {
                pairs.iter().map(|(key, value)| add(key.weight(), value.weight())).fold((1, 0), add)
            }
            Kind::Broken => (1, 0),
        }
    }
}

/// Why reading stopped before the end of the text.
#[derive(Debug)]
pub(super) struct Stop {
    pub(super) diagnostic: Diagnostic,
    /// Whether what follows can still be read; false where a budget of the whole file is spent.
    pub(super) resumable: bool,
}

/// What a whole file may still use.
#[derive(Debug)]
pub(super) struct Budget {
    nodes: usize,
    replay_nodes: usize,
    replay_bytes: usize,
    replay_reported: bool,
}

impl Default for Budget {
    fn default() -> Self {
        Self {
            nodes: NODE_LIMIT,
            replay_nodes: REPLAY_NODES,
            replay_bytes: REPLAY_BYTES,
            replay_reported: false,
        }
    }
}

/// The parser's events over one fragment of a file, with places counted in the whole file.
pub(super) struct Events<'a, 'b> {
    parser: Parser<'a, StrInput<'a>>,
    base: usize,
    budget: &'b mut Budget,
    diagnostics: &'b mut Vec<Diagnostic>,
    anchors: HashMap<usize, Node<'a>>,
}

impl<'a, 'b> Events<'a, 'b> {
    pub(super) fn new(
        fragment: &'a str,
        base: usize,
        budget: &'b mut Budget,
        diagnostics: &'b mut Vec<Diagnostic>,
    ) -> Self {
        let mut options = Options::default();
        options.set_emit_comments(false);
        options.emit_unresolved_aliases = true;
        options.flow_nesting_limit = DEPTH_LIMIT;
        options.block_nesting_limit = DEPTH_LIMIT;
        let parser = Parser::new_from_str_with_options(fragment, options);
        Self { parser, base, budget, diagnostics, anchors: HashMap::new() }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The next event with its place; nothing at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Stop> {
        match self.parser.next_event() {
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, self.place(span)))),
            Some(Err(error)) => {
                let at = self.base + error.marker().byte_offset().unwrap_or(0);
                Err(Stop { diagnostic: syntax_error(error.kind(), at), resumable: true })
            }
        }
    }

    /// The whole node that begins with this event.
    pub(super) fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node<'a>, Stop> {
        self.node_at(event, span, 1)
    }

    fn node_at(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, Stop> {
        if depth > DEPTH_LIMIT {
            return Err(Stop { diagnostic: too_deep(span), resumable: true });
        }
        self.budget.nodes = self.budget.nodes.saturating_sub(1);
        if self.budget.nodes == 0 {
            let message =
                crate::safe_format!("The file has more than {NODE_LIMIT} nodes; the rest is not read.");
            return Err(Stop {
                diagnostic: Diagnostic::new(Code::YamlLimit, span, message),
                resumable: false,
            });
        }
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let style = match style {
                    ScalarStyle::Plain => Style::Plain,
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                    ScalarStyle::Literal => Style::Literal,
                    ScalarStyle::Folded => Style::Folded,
                };
                Ok(self.anchored(anchor, Node { span, kind: Kind::Scalar(text, style) }))
            }
            Event::SequenceStart(_, anchor, _) => {
                let mut items = Vec::new();
                let mut end = span;
                while let Some((event, inner)) = self.next()? {
                    if event == Event::SequenceEnd {
                        end = inner;
                        break;
                    }
                    items.push(self.node_at(event, inner, depth + 1)?);
                }
                let last = items.last().map_or(end.end, |node| node.span.end.max(end.start));
                let span = Span { start: span.start, end: last.max(span.start) };
                Ok(self.anchored(anchor, Node { span, kind: Kind::Sequence(items) }))
            }
            Event::MappingStart(_, anchor, _) => {
                let mut pairs: Vec<(Node<'a>, Node<'a>)> = Vec::new();
                let mut last = span.end;
                while let Some((event, inner)) = self.next()? {
                    if event == Event::MappingEnd {
                        last = last.max(inner.start);
                        break;
                    }
                    let key = self.node_at(event, inner, depth + 1)?;
                    let Some((event, inner)) = self.next()? else { break };
                    let value = self.node_at(event, inner, depth + 1)?;
                    last = value.span.end.max(key.span.end);
                    pairs.push((key, value));
                }
                let span = Span { start: span.start, end: last.max(span.start) };
                Ok(self.anchored(anchor, Node { span, kind: Kind::Mapping(pairs) }))
            }
            Event::Alias(id) => Ok(self.replay(id, span)),
            Event::UnresolvedAlias(name) => {
                let message = crate::safe_format!("No anchor `&{name}` stands before this alias.");
                self.report(Diagnostic::new(Code::YamlSyntax, span, message));
                Ok(Node { span, kind: Kind::Broken })
            }
            _ => Ok(Node { span, kind: Kind::Broken }),
        }
    }

    /// Keeps a node that an anchor names, as far as the budget allows.
    fn anchored(&mut self, anchor: usize, node: Node<'a>) -> Node<'a> {
        if anchor != 0 && self.spend(node.weight(), node.span) {
            self.anchors.insert(anchor, node.clone());
        }
        node
    }

    fn replay(&mut self, anchor: usize, span: Span) -> Node<'a> {
        let Some(weight) = self.anchors.get(&anchor).map(Node::weight) else {
            if !self.budget.replay_reported {
                let message = SafeText::line("This alias stands inside the very node that it repeats.");
                self.report(Diagnostic::new(Code::YamlSyntax, span, message));
            }
            return Node { span, kind: Kind::Broken };
        };
        if self.spend(weight, span)
            && let Some(node) = self.anchors.get(&anchor)
        {
            return node.clone();
        }
        Node { span, kind: Kind::Broken }
    }

    fn spend(&mut self, (nodes, bytes): (usize, usize), span: Span) -> bool {
        if nodes <= self.budget.replay_nodes && bytes <= self.budget.replay_bytes {
            self.budget.replay_nodes -= nodes;
            self.budget.replay_bytes -= bytes;
            return true;
        }
        if !self.budget.replay_reported {
            self.budget.replay_reported = true;
            let message = crate::safe_format!(
                "Aliases repeat more than {REPLAY_NODES} nodes or {} MiB of text; this one and those after it are left out.",
                REPLAY_BYTES >> 20
            );
            let diagnostic = Diagnostic::new(Code::YamlLimit, span, message)
                .with_help(SafeText::line("Write the text out, or refer to an item by its id."));
            self.report(diagnostic);
        }
        false
    }

    fn place(&self, span: YamlSpan) -> Span {
        let start = span.start.byte_offset().unwrap_or(0);
        let end = span.end.byte_offset().unwrap_or(start);
        Span::new(self.base + start, self.base + end)
    }
}

fn too_deep(span: Span) -> Diagnostic {
    let message = crate::safe_format!("Lists and maps nest more than {DEPTH_LIMIT} deep here.");
    Diagnostic::new(Code::YamlLimit, span, message)
}

/// The parser's error in our words where its own leave a writer guessing.
fn syntax_error(kind: &ErrorKind, at: usize) -> Diagnostic {
    let span = Span::new(at, at);
    let (message, help) = match kind {
        ErrorKind::RecursionLimitExceeded => return too_deep(span),
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => {
            ("A tab stands where YAML wants spaces.", Some("Indent with spaces."))
        }
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry => (
            "The indentation fits neither the lines above nor a new key.",
            Some("Give all keys of one item the same number of spaces."),
        ),
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => (
            "A quotation mark is opened here and not closed.",
            Some("Close it, or write the text as a `>` block."),
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "This line has no `:` that makes it a key, or one too many.",
            Some("Put text with `: ` in it between quotation marks."),
        ),
        _ => {
            let message = crate::safe_format!("Not valid YAML: {kind}.");
            return Diagnostic::new(Code::YamlSyntax, span, message);
        }
    };
    let diagnostic = Diagnostic::new(Code::YamlSyntax, span, SafeText::line(message));
    match help {
        Some(help) => diagnostic.with_help(SafeText::line(help)),
        None => diagnostic,
    }
}
