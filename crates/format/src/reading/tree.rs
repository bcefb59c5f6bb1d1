//! One YAML node with its place, built from the parser's events within budgets. It must not know what a briefing is.
//!
//! A tree lives for one item of a section only, so that memory follows the largest item and not the file.

use std::{borrow::Cow, collections::HashMap};

use super::{
    remarks::Remarks,
    stream::{Event, Stream},
    syntax,
    wording::quoted,
};
use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::{SafeText, safe_format};

/// How deep collections may nest.
pub(super) const DEPTH_LIMIT: usize = 64;
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

/// A node that an anchor names, and what it costs to repeat it.
#[derive(Debug)]
struct Kept<'a> {
    node: Node<'a>,
    weight: (usize, usize),
}

/// What a whole file may still use, and the anchors that it has set.
///
/// Both live longer than the events of one fragment: reading goes on behind a syntax error with all that was known.
#[derive(Debug)]
pub(super) struct Budget<'a> {
    nodes: usize,
    replay_nodes: usize,
    replay_bytes: usize,
    replay_reported: bool,
    anchors: HashMap<usize, Kept<'a>>,
    names: HashMap<Cow<'a, str>, usize>,
    /// The first number that the next fragment may give an anchor.
    next_anchor: usize,
}

impl Budget<'_> {
    /// The first number that the next fragment may give an anchor.
    pub(super) const fn next_anchor(&self) -> usize {
        self.next_anchor
    }
}

impl Default for Budget<'_> {
    fn default() -> Self {
        Self {
            nodes: NODE_LIMIT,
            replay_nodes: REPLAY_NODES,
            replay_bytes: REPLAY_BYTES,
            replay_reported: false,
            anchors: HashMap::new(),
            names: HashMap::new(),
            next_anchor: 1,
        }
    }
}

/// The parser's events over one fragment of a file, with places counted in the whole file.
pub(super) struct Events<'a, 'b> {
    stream: Stream<'a>,
    budget: &'b mut Budget<'a>,
    diagnostics: &'b mut Vec<Diagnostic>,
    remarks: &'b mut Remarks,
    /// Where what was read last ends, in the whole file.
    content_end: u32,
}

impl<'a, 'b> Events<'a, 'b> {
    pub(super) fn new(
        stream: Stream<'a>,
        budget: &'b mut Budget<'a>,
        diagnostics: &'b mut Vec<Diagnostic>,
        remarks: &'b mut Remarks,
    ) -> Self {
        Self { stream, budget, diagnostics, remarks, content_end: 0 }
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// The next event with its place; nothing at the end of the text.
    pub(super) fn next(&mut self) -> Result<Option<(Event<'a>, Span)>, Stop> {
        loop {
            return match self.stream.next() {
                None => Ok(None),
                Some(Ok((Event::Anchor(id, name), _))) => {
                    self.budget.next_anchor = self.budget.next_anchor.max(id + 1);
                    self.budget.names.insert(name, id);
                    continue;
                }
                Some(Ok((event, span))) => {
                    // Block collections end without a character of their own, where the next thing begins.
                    if span.start < span.end {
                        self.content_end = span.end;
                    }
                    if let Event::Scalar(_, style, _) = &event {
                        self.remarks.see(span, *style);
                    }
                    Ok(Some((event, span)))
                }
                Some(Err(diagnostic)) => Err(Stop { diagnostic, resumable: true }),
            };
        }
    }

    /// The whole node that begins with this event.
    pub(super) fn node(&mut self, event: Event<'a>, span: Span) -> Result<Node<'a>, Stop> {
        self.node_at(event, span, 1)
    }

    fn node_at(&mut self, event: Event<'a>, span: Span, depth: usize) -> Result<Node<'a>, Stop> {
        if depth > DEPTH_LIMIT {
            return Err(Stop { diagnostic: syntax::too_deep(span), resumable: true });
        }
        self.budget.nodes = self.budget.nodes.saturating_sub(1);
        if self.budget.nodes == 0 {
            let message = safe_format!("The file has more than {NODE_LIMIT} nodes; the rest is not read.");
            return Err(Stop {
                diagnostic: Diagnostic::new(Code::YamlLimit, span, message),
                resumable: false,
            });
        }
        match event {
            Event::Scalar(text, style, anchor) => {
                Ok(self.anchored(anchor, Node { span, kind: Kind::Scalar(text, style) }))
            }
            Event::SequenceStart(anchor) => {
                let mut items = Vec::new();
                while let Some((event, inner)) = self.next()? {
                    if event == Event::SequenceEnd {
                        break;
                    }
                    items.push(self.node_at(event, inner, depth + 1)?);
                }
                let span = self.span_from(span.start);
                Ok(self.anchored(anchor, Node { span, kind: Kind::Sequence(items) }))
            }
            Event::MappingStart(anchor) => {
                let mut pairs: Vec<(Node<'a>, Node<'a>)> = Vec::new();
                while let Some((event, inner)) = self.next()? {
                    if event == Event::MappingEnd {
                        break;
                    }
                    let key = self.node_at(event, inner, depth + 1)?;
                    let Some((event, inner)) = self.next()? else { break };
                    let value = self.node_at(event, inner, depth + 1)?;
                    pairs.push((key, value));
                }
                let span = self.span_from(span.start);
                Ok(self.anchored(anchor, Node { span, kind: Kind::Mapping(pairs) }))
            }
            Event::Alias(id) => Ok(self.replay(id, span)),
            Event::UnknownAlias(name) => Ok(self.replay_by_name(&name, span)),
            Event::DocumentStart
            | Event::SequenceEnd
            | Event::MappingEnd
            | Event::Anchor(..)
            | Event::Edge => Ok(Node { span, kind: Kind::Broken }),
        }
    }

    /// The span of a collection that began at `start` and whose last event was just read.
    fn span_from(&self, start: u32) -> Span {
        Span { start, end: self.content_end.max(start) }
    }

    /// Keeps a node that an anchor names, as far as the budget allows.
    fn anchored(&mut self, anchor: usize, node: Node<'a>) -> Node<'a> {
        if anchor != 0 && !self.budget.replay_reported {
            let weight = node.weight();
            if self.spend(weight, node.span) {
                self.budget.anchors.insert(anchor, Kept { node: node.clone(), weight });
            }
        }
        node
    }

    fn replay(&mut self, anchor: usize, span: Span) -> Node<'a> {
        let weight = self.budget.anchors.get(&anchor).map(|kept| kept.weight);
        match weight {
            Some(weight) if self.spend(weight, span) => {
                if let Some(kept) = self.budget.anchors.get(&anchor) {
                    return kept.node.clone();
                }
            }
            None if !self.budget.replay_reported => {
                let message = SafeText::line("This alias stands inside the very node that it repeats.");
                self.report(Diagnostic::new(Code::YamlSyntax, span, message));
            }
            Some(_) | None => {}
        }
        Node { span, kind: Kind::Broken }
    }

    /// An alias whose anchor this fragment does not set: one before it may have done so.
    fn replay_by_name(&mut self, name: &str, span: Span) -> Node<'a> {
        if let Some(anchor) = self.budget.names.get(name).copied()
            && self.budget.anchors.contains_key(&anchor)
        {
            return self.replay(anchor, span);
        }
        let message = safe_format!("No anchor `&{}` was read before this alias.", quoted(name));
        let help = safe_format!(
            "Put text that begins with `*` between quotation marks, or set `&{}` earlier.",
            quoted(name)
        );
        self.report(Diagnostic::new(Code::YamlSyntax, span, message).with_help(help));
        Node { span, kind: Kind::Broken }
    }

    fn spend(&mut self, (nodes, bytes): (usize, usize), span: Span) -> bool {
        if self.budget.replay_reported {
            return false;
        }
        if nodes <= self.budget.replay_nodes && bytes <= self.budget.replay_bytes {
            self.budget.replay_nodes -= nodes;
            self.budget.replay_bytes -= bytes;
            return true;
        }
        self.budget.replay_reported = true;
        let message = safe_format!(
            "Aliases repeat more than {REPLAY_NODES} nodes or {} MiB of text; this one and those after it are left out.",
            REPLAY_BYTES >> 20
        );
        let diagnostic = Diagnostic::new(Code::YamlLimit, span, message)
            .with_help(SafeText::line("Write the text out, or refer to an item by its id."));
        self.report(diagnostic);
        false
    }
}
