//! The relations that others have to each entity. It must not know what they say.

use briefing_format::model::{Briefing, EntityIx};

/// For every entity, which relations point at it, so that the relations of one that points at thousands are read once and
/// not for each of these.
#[derive(Debug)]
pub struct Incoming {
    starts: Vec<u32>,
    relations: Vec<(EntityIx, u32)>,
}

impl Incoming {
    /// Goes through all relations twice: to count, then to place.
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let mut starts = vec![0_u32; briefing.entities.len() + 1];
        each(briefing, |to, _| starts[to.0 as usize + 1] += 1);
        for at in 1..starts.len() {
            starts[at] += starts[at - 1];
        }
        let mut next = starts.clone();
        let mut relations = vec![(EntityIx(0), 0); starts[briefing.entities.len()] as usize];
        each(briefing, |to, relation| {
            let at = &mut next[to.0 as usize];
            relations[*at as usize] = relation;
            *at += 1;
        });
        Self { starts, relations }
    }

    /// Whose relations point at an entity, its own among them, each with its number there; in file order.
    pub(crate) fn to(&self, entity: EntityIx) -> &[(EntityIx, u32)] {
        let at = entity.0 as usize;
        &self.relations[self.starts[at] as usize..self.starts[at + 1] as usize]
    }
}

fn each(briefing: &Briefing, mut visit: impl FnMut(EntityIx, (EntityIx, u32))) {
    for (of, entity) in (0..).map(EntityIx).zip(&briefing.entities) {
        for (number, relation) in (0..).zip(briefing.known(&entity.relations)) {
            if let Some(to) = relation.to {
                visit(to, (of, number));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_stands_once_with_whom_it_points_at_in_file_order() {
        let text = "briefing: 1
title: T
actors:
  a: {name: A, relations: [{to: b, kind: k}, {to: c, kind: k}, {to: b, kind: l}, {to: a, kind: k}]}
  b: {name: B, relations: [{to: nobody, kind: k}, {to: a, kind: k}]}
  c: {name: C, relations: [{to: b, kind: k}]}
";
        let briefing = briefing_format::parse(text, &mut |_| {}).briefing;
        let incoming = Incoming::new(&briefing);
        let to = |entity| incoming.to(EntityIx(entity)).iter().map(|(of, n)| (of.0, *n)).collect::<Vec<_>>();
        assert_eq!(to(0), [(0, 3), (1, 1)]);
        assert_eq!(to(1), [(0, 0), (0, 2), (2, 0)]);
        assert_eq!(to(2), [(0, 1)]);
    }
}
