//! The relations that others have to each entity. It must not know what they say.

use super::{Story, lists::Lists};
use briefing_format::model::{Briefing, EntityIx, Statement};

/// For every entity, which relations point at it, so that the relations of one that points at thousands are read once and
/// not for each of these.
#[derive(Debug)]
pub(crate) struct Incoming(Lists<(EntityIx, u32)>);

impl Incoming {
    /// Goes through all relations twice.
    pub(crate) fn new(briefing: &Briefing) -> Self {
        let pairs = || {
            (0..).map(EntityIx).zip(&briefing.entities).flat_map(|(of, entity)| {
                let relations = (0..).zip(entity.relations.of_file());
                relations.filter_map(move |(number, relation)| Some((relation.to?.0, (of, number))))
            })
        };
        Self(Lists::new(briefing.entities.len(), pairs))
    }
}

impl<'a> Story<'a> {
    /// Whose relations point at an entity, its own among them, each with its number there; in file order.
    pub(crate) fn incoming(self, entity: EntityIx) -> impl Iterator<Item = (EntityIx, u32)> + 'a {
        let all = self.evidence.incoming.0.of(entity.0).iter().copied();
        all.filter(move |(of, n)| self.briefing.is_said(Statement::Relation(*of, *n)))
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
        let evidence = crate::evidence::Evidence::new(&briefing);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let to = |entity| story.incoming(EntityIx(entity)).map(|(of, n)| (of.0, n)).collect::<Vec<_>>();
        assert_eq!(to(0), [(0, 3), (1, 1)]);
        assert_eq!(to(1), [(0, 0), (0, 2), (2, 0)]);
        assert_eq!(to(2), [(0, 1)]);
    }
}
