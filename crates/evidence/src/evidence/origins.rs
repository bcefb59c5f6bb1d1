//! The origins behind every source, found once for all of them. It must not know what statements rest on which source.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use briefing_format::model::{Briefing, SourceIx};

/// The most origins of several sources that are put together, beside as many as sources are named for it.
///
/// What goes back to one origin, or to those of one source, is known exactly, however many they are. Of what goes back to
/// several that have many each, the most that one of them has are known, and that there are more: putting all together
/// for all sources may take the square of what the file takes.
pub(crate) const MOST: usize = 500;

/// Origins, each once, in order of discovery.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Known {
    /// Those that are known.
    pub sources: Arc<[SourceIx]>,
    /// Whether there may be others beside these.
    pub is_more: bool,
}

impl Default for Known {
    fn default() -> Self {
        Self { sources: Arc::from([]), is_more: false }
    }
}

impl Known {
    /// These, and no others.
    pub(crate) fn all(sources: Vec<SourceIx>) -> Self {
        Self { sources: sources.into(), is_more: false }
    }

    /// How many are known.
    pub(crate) fn len(&self) -> usize {
        self.sources.len()
    }

    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }
}

/// How many origins there are behind something, as far as it matters: one is no confirmation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Root {
    /// Nothing is named.
    #[default]
    Nothing,
    /// All of it goes back to this source.
    One(SourceIx),
    /// It goes back to several.
    Several,
}

impl Root {
    /// What two things go back to together.
    #[must_use]
    pub(crate) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Nothing, root) | (root, Self::Nothing) => root,
            (Self::One(a), Self::One(b)) if a == b => self,
            _ => Self::Several,
        }
    }
}

/// What one source goes back to; equal origins in equal order are one set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Set {
    One(SourceIx),
    /// One of the sets that several may share.
    Shared(u32),
}

/// The origins of all sources of a briefing: each source is walked to once, however long the chains are.
#[derive(Debug)]
pub struct Origins {
    of: Vec<Set>,
    shared: Vec<Known>,
}

impl Origins {
    /// Follows every `based_on`, of which there are no circles. A source that is based on none is its own origin.
    pub(crate) fn new(briefing: &Briefing) -> Self {
        Self::by(briefing, |_| true)
    }

    /// The same by such sources only: one of which no base is among them is its own origin.
    pub(crate) fn by(briefing: &Briefing, is_one: impl Fn(SourceIx) -> bool) -> Self {
        let count = briefing.sources.len();
        let mut found: Vec<Option<Set>> = vec![None; count];
        let mut origins = Self { of: Vec::new(), shared: Vec::new() };
        let mut numbers =
            Numbers { of: HashMap::new(), incomplete: HashMap::new(), seen_for: vec![0; count] };
        // A stack of our own, as chains may be longer than the machine's is deep.
        let mut stack = Vec::new();
        for start in 0..count as u32 {
            stack.push((SourceIx(start), 0));
            while let Some((at, next)) = stack.pop() {
                let based_on = briefing.known(&briefing[at].based_on);
                if found[at.0 as usize].is_some() {
                    continue;
                }
                if let Some(base) = based_on.get(next) {
                    stack.extend([(at, next + 1), (*base, 0)]);
                } else {
                    let bases = based_on.iter().filter(|base| is_one(**base));
                    let bases = bases.filter_map(|base| found[base.0 as usize]);
                    let set = if based_on.iter().any(|base| is_one(*base)) {
                        origins.join(bases, at, &mut numbers)
                    } else {
                        Set::One(at)
                    };
                    found[at.0 as usize] = Some(set);
                }
            }
        }
        origins.of = found.into_iter().flatten().collect();
        origins
    }

    /// What a source goes back to.
    pub(crate) fn root(&self, source: SourceIx) -> Root {
        match self.of[source.0 as usize] {
            Set::One(origin) => Root::One(origin),
            Set::Shared(_) => Root::Several,
        }
    }

    /// The origins of a source.
    pub fn of(&self, source: SourceIx) -> Known {
        match self.of[source.0 as usize] {
            Set::One(origin) => Known { sources: Arc::from([origin]), is_more: false },
            Set::Shared(number) => self.shared[number as usize].clone(),
        }
    }

    /// The sources that are origins for themselves here, whatever they pass on, then the origins of others.
    ///
    /// The work follows how many sources are named, and [`MOST`].
    pub(crate) fn behind(&self, own: &[SourceIx], others: impl IntoIterator<Item = SourceIx>) -> Known {
        let sets = own.iter().map(|source| Set::One(*source));
        let named = sets.chain(others.into_iter().map(|source| self.of[source.0 as usize]));
        let mut seen = HashSet::new();
        let mut named_count = 0;
        let sets: Vec<Set> = named.inspect(|_| named_count += 1).filter(|set| seen.insert(*set)).collect();
        match sets[..] {
            [] => Known::default(),
            [Set::One(origin)] => Known { sources: Arc::from([origin]), is_more: false },
            [Set::Shared(number)] => self.shared[number as usize].clone(),
            _ => {
                let mut seen = HashSet::new();
                self.union(&sets, named_count, |source| seen.insert(source)).unwrap_or_else(|| Known {
                    is_more: true,
                    ..self.shared[self.largest(&sets) as usize].clone()
                })
            }
        }
    }

    /// The set of what several sources go back to, for the source that is based on them.
    fn join(&mut self, bases: impl Iterator<Item = Set>, source: SourceIx, numbers: &mut Numbers) -> Set {
        let mut named_count = 0;
        let mut sets: Vec<Set> = Vec::new();
        for set in bases {
            named_count += 1;
            // Most often there are few, or all are alike.
            if sets.last() != Some(&set) {
                sets.push(set);
            }
        }
        if sets.len() > 1 {
            let mut seen = HashSet::new();
            sets.retain(|set| seen.insert(*set));
        }
        if let [one] = sets[..] {
            return one;
        }
        let mark = source.0 + 1;
        let seen_for = &mut numbers.seen_for;
        let is_new = |origin: SourceIx| std::mem::replace(&mut seen_for[origin.0 as usize], mark) != mark;
        let number = match self.union(&sets, named_count, is_new) {
            Some(known) => *numbers.of.entry(known).or_insert_with_key(|known| self.add(known.clone())),
            None => match self.largest(&sets) {
                number if self.shared[number as usize].is_more => number,
                number => *numbers.incomplete.entry(number).or_insert_with(|| {
                    self.add(Known { is_more: true, ..self.shared[number as usize].clone() })
                }),
            },
        };
        Set::Shared(number)
    }

    fn add(&mut self, known: Known) -> u32 {
        self.shared.push(known);
        self.shared.len() as u32 - 1
    }

    fn size(&self, set: Set) -> usize {
        match set {
            Set::One(_) => 1,
            Set::Shared(number) => self.shared[number as usize].sources.len(),
        }
    }

    /// All of these sets; nothing where that are more than may be put together.
    fn union(&self, sets: &[Set], named: usize, mut is_new: impl FnMut(SourceIx) -> bool) -> Option<Known> {
        let mut left = MOST + named;
        for set in sets {
            left = left.checked_sub(self.size(*set))?;
        }
        let mut sources = Vec::new();
        let mut is_more = false;
        for set in sets {
            match *set {
                Set::One(origin) if is_new(origin) => sources.push(origin),
                Set::One(_) => {}
                Set::Shared(number) => {
                    let known = &self.shared[number as usize];
                    is_more |= known.is_more;
                    sources.extend(known.sources.iter().copied().filter(|origin| is_new(*origin)));
                }
            }
        }
        Some(Known { sources: sources.into(), is_more })
    }

    /// The number of the first of the largest of these sets, of which one is shared at least.
    fn largest(&self, sets: &[Set]) -> u32 {
        let shared = sets.iter().filter_map(|set| match set {
            Set::Shared(number) => Some(*number),
            Set::One(_) => None,
        });
        shared.rev().max_by_key(|number| self.shared[*number as usize].sources.len()).unwrap_or_default()
    }
}

/// Which sets there are already.
struct Numbers {
    of: HashMap<Known, u32>,
    /// The number of a set of which the same are known, and that there are more.
    incomplete: HashMap<u32, u32>,
    /// For which source each origin was last met.
    seen_for: Vec<u32>,
}

#[cfg(test)]
mod tests;
