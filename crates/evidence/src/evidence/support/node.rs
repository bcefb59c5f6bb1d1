//! What can stand or fall, each thing with a number. It must not know what rests on what.

use briefing_format::model::{
    Briefing, ClaimIx, EntityIx, EventIx, Item, JudgmentIx, QuoteIx, SourceIx, Statement,
};

/// Something that rests on sources: an item, or a part of one that is told by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Node {
    Source(SourceIx),
    Quote(QuoteIx),
    Event(EventIx),
    Claim(ClaimIx),
    Judgment(JudgmentIx),
    /// A position on a claim, by its number there.
    Position(ClaimIx, u32),
    /// A relation of an entity, by its number there.
    Relation(EntityIx, u32),
    /// A name of an entity, by its number among its aliases.
    Alias(EntityIx, u32),
    /// The description of an entity.
    Description(EntityIx),
}

impl Node {
    /// The node of an item; actors, places and questions rest on nothing.
    pub(crate) const fn of(item: Item) -> Option<Self> {
        match item {
            Item::Source(ix) => Some(Self::Source(ix)),
            Item::Quote(ix) => Some(Self::Quote(ix)),
            Item::Event(ix) => Some(Self::Event(ix)),
            Item::Claim(ix) => Some(Self::Claim(ix)),
            Item::Judgment(ix) => Some(Self::Judgment(ix)),
            Item::Briefing | Item::Entity(_) | Item::Question(_) => None,
        }
    }

    /// The item, where it is a whole one.
    pub(crate) const fn item(self) -> Option<Item> {
        match self {
            Self::Source(ix) => Some(Item::Source(ix)),
            Self::Quote(ix) => Some(Item::Quote(ix)),
            Self::Event(ix) => Some(Item::Event(ix)),
            Self::Claim(ix) => Some(Item::Claim(ix)),
            Self::Judgment(ix) => Some(Item::Judgment(ix)),
            Self::Position(..) | Self::Relation(..) | Self::Alias(..) | Self::Description(_) => None,
        }
    }

    /// Whether it was known by the day that is looked at.
    pub(crate) fn was_known(self, briefing: &Briefing) -> bool {
        match self {
            Self::Source(ix) => briefing.is_known(ix),
            Self::Quote(ix) => briefing.is_known(ix),
            Self::Event(ix) => briefing.is_known(Item::Event(ix)),
            Self::Claim(ix) => briefing.is_known(ix),
            Self::Judgment(ix) => briefing.is_known(Item::Judgment(ix)),
            Self::Position(ix, n) => briefing.is_said(Statement::Position(ix, n)),
            Self::Relation(ix, n) => briefing.is_said(Statement::Relation(ix, n)),
            Self::Alias(ix, n) => briefing.is_said(Statement::Alias(ix, n)),
            Self::Description(ix) => briefing.is_said(Statement::Description(ix)),
        }
    }
}

/// How the nodes of a briefing are numbered: kind after kind, in file order.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    /// Where each kind begins, in the order of [`Node`], and where the last ends.
    kinds: [u32; 10],
    /// Where the positions of each claim begin, and where the last end.
    positions: Vec<u32>,
    /// The same of the relations of each entity.
    relations: Vec<u32>,
    /// The same of the aliases of each entity.
    aliases: Vec<u32>,
}

impl Numbers {
    pub(super) fn new(briefing: &Briefing) -> Self {
        let starts = |counts: &mut dyn Iterator<Item = usize>| {
            let mut at = 0;
            let mut starts = vec![0];
            starts.extend(counts.map(|count| {
                at += count as u32;
                at
            }));
            (starts, at as usize)
        };
        let (positions, position_count) =
            starts(&mut briefing.claims.iter().map(|claim| claim.positions.of_file().len()));
        let (relations, relation_count) =
            starts(&mut briefing.entities.iter().map(|entity| entity.relations.of_file().len()));
        let (aliases, alias_count) =
            starts(&mut briefing.entities.iter().map(|entity| entity.aliases.of_file().len()));
        let counts = [
            briefing.sources.len(),
            briefing.quotes.len(),
            briefing.events.len(),
            briefing.claims.len(),
            briefing.judgments.len(),
            position_count,
            relation_count,
            alias_count,
            briefing.entities.len(),
        ];
        let mut kinds = [0; 10];
        for (n, count) in counts.into_iter().enumerate() {
            kinds[n + 1] = kinds[n] + count as u32;
        }
        Self { kinds, positions, relations, aliases }
    }

    /// How many nodes there are.
    pub(super) const fn count(&self) -> usize {
        self.kinds[9] as usize
    }

    pub(super) fn of(&self, node: Node) -> u32 {
        match node {
            Node::Source(ix) => ix.0,
            Node::Quote(ix) => self.kinds[1] + ix.0,
            Node::Event(ix) => self.kinds[2] + ix.0,
            Node::Claim(ix) => self.kinds[3] + ix.0,
            Node::Judgment(ix) => self.kinds[4] + ix.0,
            Node::Position(ix, n) => self.kinds[5] + self.positions[ix.0 as usize] + n,
            Node::Relation(ix, n) => self.kinds[6] + self.relations[ix.0 as usize] + n,
            Node::Alias(ix, n) => self.kinds[7] + self.aliases[ix.0 as usize] + n,
            Node::Description(ix) => self.kinds[8] + ix.0,
        }
    }

    pub(super) fn node(&self, number: u32) -> Node {
        let kind = self.kinds.partition_point(|start| *start <= number) - 1;
        let n = number - self.kinds[kind];
        // The last of several that begin at one number is the one that has anything.
        let in_list = |starts: &[u32]| {
            let at = starts.partition_point(|start| *start <= n) - 1;
            (at as u32, n - starts[at])
        };
        match kind {
            0 => Node::Source(SourceIx(n)),
            1 => Node::Quote(QuoteIx(n)),
            2 => Node::Event(EventIx(n)),
            3 => Node::Claim(ClaimIx(n)),
            4 => Node::Judgment(JudgmentIx(n)),
            5 => {
                let (claim, n) = in_list(&self.positions);
                Node::Position(ClaimIx(claim), n)
            }
            6 => {
                let (entity, n) = in_list(&self.relations);
                Node::Relation(EntityIx(entity), n)
            }
            7 => {
                let (entity, n) = in_list(&self.aliases);
                Node::Alias(EntityIx(entity), n)
            }
            _ => Node::Description(EntityIx(n)),
        }
    }

    /// The numbers of all judgments.
    pub(super) const fn judgments(&self) -> std::ops::Range<u32> {
        self.kinds[4]..self.kinds[5]
    }

    /// The numbers of all nodes, each after those that its grounds name, judgments aside: these name one another.
    pub(super) fn in_order(&self) -> impl Iterator<Item = u32> + use<> {
        let [_, quotes, _, claims, judgments, positions, .., end] = self.kinds;
        (quotes..claims).chain(positions..end).chain(claims..judgments)
    }
}
