//! How many things of each kind there are among some nodes. It must not know why they are counted.

use super::node::Node;

/// How much rests on something, or is no longer supported.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tally {
    /// Events and background.
    pub events: usize,
    /// Claims.
    pub claims: usize,
    /// Judgments.
    pub judgments: usize,
    /// Quotes.
    pub quotes: usize,
    /// Relations between entities.
    pub relations: usize,
    /// Descriptions of actors and places.
    pub descriptions: usize,
    /// Sources.
    pub sources: usize,
}

impl Tally {
    /// Counts one more; a position counts with its claim, and names are not counted.
    pub(super) const fn add(&mut self, node: Node) {
        match node {
            Node::Event(_) => self.events += 1,
            Node::Claim(_) => self.claims += 1,
            Node::Judgment(_) => self.judgments += 1,
            Node::Quote(_) => self.quotes += 1,
            Node::Source(_) => self.sources += 1,
            Node::Relation(..) => self.relations += 1,
            Node::Description(_) => self.descriptions += 1,
            Node::Position(..) | Node::Alias(..) => {}
        }
    }

    /// All of it.
    pub(crate) const fn total(self) -> usize {
        let items = self.events + self.claims + self.judgments + self.quotes + self.sources;
        items + self.relations + self.descriptions
    }

    pub(super) const fn amounts(self) -> [i64; 7] {
        let Self { events, claims, judgments, quotes, relations, descriptions, sources } = self;
        [
            events as i64,
            claims as i64,
            judgments as i64,
            quotes as i64,
            relations as i64,
            descriptions as i64,
            sources as i64,
        ]
    }

    pub(super) const fn from_amounts(amounts: [i64; 7]) -> Self {
        let [events, claims, judgments, quotes, relations, descriptions, sources] = amounts;
        Self {
            events: events as usize,
            claims: claims as usize,
            judgments: judgments as usize,
            quotes: quotes as usize,
            relations: relations as usize,
            descriptions: descriptions as usize,
            sources: sources as usize,
        }
    }
}
