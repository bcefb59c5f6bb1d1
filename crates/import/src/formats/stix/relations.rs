//! Where each relationship goes: to the actor it goes out from, to a claim, or among what is left out.

use super::{
    import::Import,
    kinds::{Part, TECHNICAL, part},
    read::Relationship,
};

/// What becomes of a relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// A relation of an actor or place, or the part of an actor in an event.
    Relation,
    Claim,
    Lost,
}

impl Import<'_, '_> {
    /// Sorts the relationships, and gives those that become claims.
    pub(super) fn sort_relationships(&mut self) -> Vec<usize> {
        let mut claims = Vec::new();
        for (at, found) in self.relationships() {
            // Both are looked at, so that whatever is missing is told.
            if self.is_missing(&found.source) | self.is_missing(&found.target) {
                self.made.report.lose(format!("relationship {} of what is not in the file", &*found.kind));
                continue;
            }
            match self.way(found) {
                Way::Relation => {
                    if let Some(source) = self.index.get(&*found.source) {
                        self.relations.entry(*source).or_default().push(at);
                    }
                }
                Way::Claim => claims.push(at),
                Way::Lost => {
                    let kind = self.described(found);
                    self.made.report.lose(kind);
                }
            }
        }
        claims
    }

    fn way(&self, found: &Relationship<'_>) -> Way {
        let (Some(source), Some(target)) = (self.index.get(&*found.source), self.index.get(&*found.target))
        else {
            return Way::Lost;
        };
        if found.kind.trim().is_empty() {
            return Way::Lost;
        }
        let parts = [source, target].map(|at| part(&self.read.objects[*at].kind));
        match parts {
            [Part::Actor | Part::Place | Part::Event, Part::Actor | Part::Place]
                if self.named[*source].is_some() =>
            {
                Way::Relation
            }
            [Part::Actor, Part::Thing] => Way::Claim,
            _ => Way::Lost,
        }
    }

    /// A relationship that is left out, by its type, and where others of the type have a place by its ends.
    fn described(&self, found: &Relationship<'_>) -> String {
        let kind = found.kind.trim();
        if TECHNICAL.contains(&kind) {
            return format!("relationship {kind}");
        }
        let end = |id: &str| {
            let known = self.index.get(id).map(|at| self.read.objects[*at].kind.to_string());
            known.unwrap_or_else(|| id.split("--").next().unwrap_or_default().to_owned())
        };
        format!("relationship {kind} ({} {kind} {})", end(&found.source), end(&found.target))
    }
}
