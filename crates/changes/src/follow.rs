//! Which items of a version some anchors of other versions are: by id, by the same words, then by likeness, best first, one to
//! one. Never by number, but in the version that an anchor is of. It must not know what is pinned to them.

#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};

use briefing_format::model::{Contents, Item, ItemKind};
use foldhash::fast::RandomState;

use super::{
    anchor::{Anchor, around, kind},
    candidates::Candidates,
    likeness::{Common, Features, words, words_among},
    own_words::{OwnWords, Print},
    pairing::{CERTAIN, POSSIBLE},
};

/// Where another item is nearly as like, nobody can be certain of the likest.
const MARGIN: f64 = 0.05;

/// What became of the item of an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is this one.
    Certain(Item),
    /// It may be this one, which says something else by now.
    Changed(Item),
    /// It is not there.
    Orphan,
}

impl Standing {
    /// The item, where there is one.
    pub const fn item(self) -> Option<Item> {
        match self {
            Self::Certain(item) | Self::Changed(item) => Some(item),
            Self::Orphan => None,
        }
    }
}

/// What became of the items of some anchors in a version, which is called as [`Anchor::version`] is.
///
/// Anchors that say the same are of one item; of others, no two become the same item by likeness.
pub fn follow(anchors: &[Anchor], contents: &Contents, version: &str) -> Vec<Standing> {
    let mut following = Following { anchors, contents, found: vec![None; anchors.len()] };
    for at in 0..anchors.len() {
        following.found[at] = following.in_its_version(at, version);
    }
    for kind in ItemKind::ALL {
        following.kind(kind);
    }
    following.found.into_iter().map(|found| found.unwrap_or(Standing::Orphan)).collect()
}

struct Following<'a> {
    anchors: &'a [Anchor],
    contents: &'a Contents,
    found: Vec<Option<Standing>>,
}

type ByPrint = HashMap<Print, Vec<Item>, RandomState>;

impl Following<'_> {
    /// The head is always there; and in the version that an anchor is of, nothing has moved.
    fn in_its_version(&self, at: usize, version: &str) -> Option<Standing> {
        let anchor = &self.anchors[at];
        if anchor.kind == Item::Briefing.noun() {
            return Some(Standing::Certain(Item::Briefing));
        }
        if anchor.version.is_empty() || anchor.version != version {
            return None;
        }
        let of_kind = ItemKind::ALL.into_iter().filter_map(|kind| {
            let is_there = (anchor.number as usize) < self.contents.count(kind);
            is_there.then(|| kind.item(anchor.number))
        });
        let mut of_kind = of_kind.filter(|item| kind(self.contents, *item) == anchor.kind);
        let item = of_kind.next()?;
        (OwnWords::of(self.contents, item).print() == anchor.print).then_some(Standing::Certain(item))
    }

    /// Those of a kind that are not found yet.
    fn kind(&mut self, of: ItemKind) {
        let is_of = |anchor: &Anchor| match of {
            ItemKind::Entity => anchor.kind == "actor" || anchor.kind == "place",
            _ => anchor.kind == of.item(0).noun(),
        };
        let open: Vec<usize> = (0..self.anchors.len())
            .filter(|at| self.found[*at].is_none() && is_of(&self.anchors[*at]))
            .collect();
        if open.is_empty() {
            return;
        }
        let mut by_print = ByPrint::default();
        let sought: HashSet<Print, RandomState> = open.iter().map(|at| self.anchors[*at].print).collect();
        for item in self.contents.items_of(of) {
            let print = OwnWords::of(self.contents, item).print();
            if sought.contains(&print) {
                by_print.entry(print).or_default().push(item);
            }
        }
        let common = Common::of(self.contents, of);
        let mut other_things: Vec<(usize, Item)> = Vec::new();
        for at in open {
            match self.by_id(at, &common) {
                Some((item, true)) => self.found[at] = Some(Standing::Certain(item)),
                named => {
                    self.found[at] = self.by_words(at, &by_print);
                    if let (Some((item, false)), None) = (named, self.found[at]) {
                        other_things.push((at, item));
                    }
                }
            }
        }
        self.by_likeness(of, &common, &is_of);
        for (at, item) in other_things {
            // Its id is now that of something else, and it is nowhere else.
            self.found[at] = self.found[at].or(Some(Standing::Changed(item)));
        }
    }

    /// The item of the id, and whether it is the same thing still.
    fn by_id(&self, at: usize, common: &Common) -> Option<(Item, bool)> {
        let anchor = &self.anchors[at];
        let item = self.contents.find(&anchor.id).filter(|_| !anchor.id.is_empty())?;
        if kind(self.contents, item) != anchor.kind {
            return None;
        }
        let now = Anchor::without_others(self.contents, item);
        let likeness = || Features::of_anchor(anchor).likeness(&Features::of_anchor(&now), common);
        Some((item, now.print == anchor.print || likeness() >= POSSIBLE))
    }

    /// The item that says the same; of several, the one with the same references and neighbors.
    fn by_words(&self, at: usize, by_print: &ByPrint) -> Option<Standing> {
        let anchor = &self.anchors[at];
        let same = by_print.get(&anchor.print)?.iter().copied();
        let same: Vec<Item> = same.filter(|item| kind(self.contents, *item) == anchor.kind).collect();
        if let [] | [_] = same[..] {
            return same.first().copied().map(Standing::Certain);
        }
        let score = |item: Item| {
            let is_same = Anchor::without_others(self.contents, item).references == anchor.references;
            let next = around(self.contents, item);
            let neighbors = anchor.around.iter().zip(next).filter(|(then, now)| **then == *now).count();
            (is_same, neighbors)
        };
        let scores: Vec<(bool, usize)> = same.iter().map(|item| score(*item)).collect();
        let best = scores.iter().max()?;
        let mut likest = same.iter().zip(&scores).filter(|(_, score)| *score == best);
        let (item, _) = likest.next()?;
        Some(if likest.next().is_none() { Standing::Certain(*item) } else { Standing::Changed(*item) })
    }

    /// Those that are left, the likest first.
    fn by_likeness(&mut self, of: ItemKind, common: &Common, is_of: &dyn Fn(&Anchor) -> bool) {
        let groups = self.groups(is_of);
        if groups.is_empty() {
            return;
        }
        let taken: HashSet<Item> = self.found.iter().flatten().filter_map(|found| found.item()).collect();
        let free: Vec<Item> = self.contents.items_of(of).filter(|item| !taken.contains(item)).collect();
        // Words that no anchor has find nothing.
        let firsts = groups.iter().map(|members| &self.anchors[members[0]]);
        let sought: HashSet<String> = firsts.flat_map(|anchor| words(&anchor.title)).collect();
        let titles: Vec<Vec<String>> =
            free.iter().map(|item| words_among(OwnWords::of(self.contents, *item).title, &sought)).collect();
        let candidates = Candidates::new(titles.iter().map(Vec::as_slice));
        let mut now: HashMap<usize, (Anchor, Features), RandomState> = HashMap::default();
        let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
        let mut next_best: Vec<Vec<f64>> = vec![Vec::new(); groups.len()];
        for (group, members) in groups.iter().enumerate() {
            let anchor = &self.anchors[members[0]];
            let features = Features::of_anchor(anchor);
            for at in candidates.of(&features.words) {
                let (other, others) = now.entry(at).or_insert_with(|| {
                    let other = Anchor::without_others(self.contents, free[at]);
                    let features = Features::of_anchor(&other);
                    (other, features)
                });
                if other.kind != anchor.kind || anchor.rivals.contains(&other.print) {
                    continue;
                }
                let likeness = features.likeness(others, common);
                if likeness >= POSSIBLE {
                    pairs.push((likeness, group, at));
                    next_best[group].push(likeness);
                }
            }
        }
        // The likest first; of equals, those that stand first.
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut used: HashSet<usize> = HashSet::new();
        for (likeness, group, at) in pairs {
            if self.found[groups[group][0]].is_some() || !used.insert(at) {
                continue;
            }
            let near = next_best[group].iter().filter(|other| **other > likeness - MARGIN).count();
            let is_certain = likeness >= CERTAIN && near < 2;
            let item = free[at];
            let standing = if is_certain { Standing::Certain(item) } else { Standing::Changed(item) };
            for member in &groups[group] {
                self.found[*member] = Some(standing);
            }
        }
    }

    /// The anchors that are not found, those that say the same together.
    fn groups(&self, is_of: &dyn Fn(&Anchor) -> bool) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut by_print: HashMap<Print, Vec<usize>, RandomState> = HashMap::default();
        for (at, anchor) in self.anchors.iter().enumerate() {
            if self.found[at].is_some() || !is_of(anchor) {
                continue;
            }
            let same = by_print.entry(anchor.print).or_default();
            let known = same.iter().find(|group| self.anchors[groups[**group][0]].says_the_same(anchor));
            if let Some(group) = known {
                groups[*group].push(at);
            } else {
                same.push(groups.len());
                groups.push(vec![at]);
            }
        }
        groups
    }
}
