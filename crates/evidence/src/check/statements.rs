//! Everything in a briefing that somebody tells, one statement after the other. It must not know a rule.

use super::Subject;
use crate::evidence::support::Node;
use briefing_format::{
    Part,
    diagnostic::Span,
    model::{Attribution, Briefing, ClaimIx, EntityIx, EventIx, Item, QuoteIx, Telling},
};

/// A statement, or what the head says of all that say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Statement(Node),
    Default,
}

/// Calls `visit` for every statement: quotes, events, positions, relations, then what is said of whoever is described.
pub(super) fn each<'a>(briefing: &'a Briefing, visit: &mut dyn FnMut(Node, Telling<'a>)) {
    for (ix, quote) in (0..).map(QuoteIx).zip(&briefing.quotes) {
        visit(Node::Quote(ix), briefing.telling_of_quote(quote));
    }
    for (ix, event) in (0..).map(EventIx).zip(&briefing.events) {
        visit(Node::Event(ix), briefing.telling_of_event(event));
    }
    for (ix, claim) in (0..).map(ClaimIx).zip(&briefing.claims) {
        for (n, position) in (0..).zip(claim.positions.of_file()) {
            visit(Node::Position(ix, n), briefing.telling_of_position(position));
        }
    }
    for (ix, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
        for (n, relation) in (0..).zip(entity.relations.of_file()) {
            visit(Node::Relation(ix, n), briefing.telling_of_relation(relation));
        }
        if briefing.description(ix).is_some() {
            visit(Node::Description(ix), briefing.telling_of_description(entity));
        }
    }
}

/// Calls `visit` for what each statement says of its chains, and for what the head says of all others, once.
pub(super) fn each_own<'a>(briefing: &'a Briefing, visit: &mut dyn FnMut(Of, &'a Attribution)) {
    each(briefing, &mut |node, telling| {
        if !telling.is_default {
            visit(Of::Statement(node), telling.attribution);
        }
    });
    if let Some(default) = &briefing.default {
        visit(Of::Default, default);
    }
}

impl Of {
    /// A statement as a sentence names it.
    pub(super) fn name(self, subject: &Subject<'_>) -> String {
        match self {
            Self::Default => "`default`".to_owned(),
            Self::Statement(node) => {
                let name = subject.name(item(node));
                match node {
                    Node::Position(..) => format!("a position on {name}"),
                    Node::Relation(..) => format!("a relation of {name}"),
                    Node::Description(_) => format!("the description of {name}"),
                    _ => name,
                }
            }
        }
    }

    /// Where its `via` stands, else whatever it is a part of.
    pub(super) fn place(self, subject: &Subject<'_>) -> Span {
        match self {
            Self::Statement(node) => subject.place(item(node), Part::Via),
            Self::Default => {
                let key = "default";
                let line = subject.text.find("\ndefault").map_or(0, |end| end + 1);
                let is_there = subject.text[line..].starts_with(key);
                Span::new(line, line + if is_there { key.len() } else { 0 })
            }
        }
    }
}

/// The item that a statement is, or is a part of.
pub(super) const fn item(node: Node) -> Item {
    match node {
        Node::Source(ix) => Item::Source(ix),
        Node::Quote(ix) => Item::Quote(ix),
        Node::Event(ix) => Item::Event(ix),
        Node::Claim(ix) | Node::Position(ix, _) => Item::Claim(ix),
        Node::Judgment(ix) => Item::Judgment(ix),
        Node::Relation(ix, _) | Node::Alias(ix, _) | Node::Description(ix) => Item::Entity(ix),
    }
}
