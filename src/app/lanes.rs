//! The lanes of the timeline: whose they are, how wide, and what they are called there. It must not paint them.

use std::{cmp::Reverse, collections::HashMap};

use briefing_evidence::Story;
use briefing_format::model::{ActorKind, EntityIx, EntityKind, Item};
use briefing_text::{SafeStr, SafeText, width};

/// The least cells of a lane, the blank after it among them.
const LEAST: usize = 6;
/// The most cells that lanes take for names where other lanes could stand there.
const WIDE: usize = 18;
/// So many lanes are on screen, if they fit at all, before names get more room.
const KEPT: usize = 3;

/// The lane of an actor.
#[derive(Debug)]
pub(crate) struct Lane {
    /// Whose it is.
    pub(crate) actor: EntityIx,
    /// What it may be called, and the cells of that: the name, then shorter names that no other lane has.
    names: Vec<(SafeText, usize)>,
}

impl Lane {
    /// What it is called in so many cells: the first name that fits, or the name, which is to be cut.
    pub(crate) fn called(&self, cells: usize) -> SafeStr<'_> {
        let fitting = self.names.iter().find(|(_, needed)| *needed <= cells).or(self.names.first());
        fitting.map_or(SafeStr::from_static(""), |(name, _)| name.as_safe())
    }
}

/// The lanes of a list, those of the actors most involved first.
#[derive(Debug, Default)]
pub(crate) struct Lanes {
    all: Vec<Lane>,
    /// The cells in which three lanes of four have a name that is not cut.
    short: usize,
    /// The cells of the longest name.
    whole: usize,
}

impl Lanes {
    /// The lanes of the actors of some items.
    pub(crate) fn new(story: Story<'_>, items: impl Iterator<Item = Item>) -> Self {
        let names: Vec<(EntityIx, Vec<SafeText>)> =
            involved(story, items).into_iter().map(|actor| (actor, names(story, actor))).collect();
        let mut owners: HashMap<&str, u32> = HashMap::new();
        for name in names.iter().flat_map(|(_, names)| names) {
            *owners.entry(name.as_str()).or_default() += 1;
        }
        let is_own = |name: &&SafeText| owners.get(name.as_str()) == Some(&1);
        let measured = |name: &SafeText| (name.clone(), width(name.as_safe()));
        let lane = |(actor, names): &(EntityIx, Vec<SafeText>)| {
            let shorter = names.iter().skip(1).filter(is_own);
            Lane { actor: *actor, names: names.iter().take(1).chain(shorter).map(measured).collect() }
        };
        let all: Vec<Lane> = names.iter().map(lane).collect();
        let cells = |lane: &Lane| lane.names.iter().map(|(_, cells)| *cells).min().unwrap_or(0);
        let mut shortest: Vec<usize> = all.iter().map(cells).collect();
        shortest.sort_unstable();
        let short = shortest.get(3 * shortest.len() / 4).copied().unwrap_or(0);
        let whole = all.iter().filter_map(|lane| Some(lane.names.first()?.1)).max().unwrap_or(0);
        Self { all, short, whole }
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.all.len()
    }

    /// So many lanes from one of them on, as far as there are any.
    pub(crate) fn from(&self, first: usize, count: usize) -> &[Lane] {
        let lanes = self.all.get(first..).unwrap_or_default();
        &lanes[..lanes.len().min(count)]
    }

    /// How many lanes stand in so many cells, and the cells of each, the blank after it among them.
    ///
    /// Lanes are as wide as a name of most of them needs, and what they leave over goes to their full names.
    pub(crate) fn fit(&self, cells: usize) -> (usize, usize) {
        if self.all.is_empty() || cells < LEAST {
            return (0, LEAST);
        }
        let kept = KEPT.min(cells / LEAST).min(self.all.len());
        let lane = (self.short + 1).clamp(LEAST, WIDE).min(cells / kept);
        let count = (cells / lane).min(self.all.len());
        (count, (self.whole + 1).min(cells / count).max(lane))
    }
}

/// The actors of some items, those in most of them first.
fn involved(story: Story<'_>, items: impl Iterator<Item = Item>) -> Vec<EntityIx> {
    let mut times = vec![0_u32; story.briefing.entities.len()];
    for item in items {
        if let Item::Event(ix) = item {
            story.get(ix).actors.iter().for_each(|participant| times[participant.actor.0 as usize] += 1);
        }
    }
    let mut actors: Vec<EntityIx> =
        (0..).zip(&times).filter(|(_, times)| **times > 0).map(|(n, _)| EntityIx(n)).collect();
    actors.sort_by_key(|ix| Reverse(times[ix.0 as usize]));
    actors
}

/// The names of an actor, each once: the name, its aliases, and the last word of a person's.
fn names(story: Story<'_>, actor: EntityIx) -> Vec<SafeText> {
    let entity = story.get(actor);
    let last = if entity.kind == EntityKind::Actor(ActorKind::Person) {
        last_word(entity.name.as_str())
    } else {
        None
    };
    let aliases = story.briefing.aliases(actor).map(|(_, alias)| alias.name.clone());
    let mut names = vec![entity.name.clone()];
    for name in aliases.chain(last.map(SafeText::line)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The last word of a name of words alone: not of `James, Duke of York`, nor of `Charles II`.
fn last_word(name: &str) -> Option<&str> {
    let is_part = |word: &str| !word.starts_with(char::is_lowercase) && !word.ends_with([',', '.']);
    let (before, last) = name.trim().rsplit_once(' ')?;
    let is_numeral = last.chars().all(|letter| "IVX".contains(letter));
    (before.split(' ').all(|word| is_part(word) || word.ends_with('.')) && is_part(last) && !is_numeral)
        .then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_evidence::Evidence;

    #[track_caller]
    fn with<T>(actors: &str, look: impl FnOnce(&Lanes) -> T) -> T {
        let entries = actors.lines().zip('a'..).map(|(fields, id)| format!("{id}: {{{fields}}}"));
        let actors = entries.collect::<Vec<_>>().join("\n  ");
        let ids = actors.lines().filter_map(|entry| entry.trim().get(..1)).collect::<Vec<_>>().join(", ");
        let text = format!(
            "briefing: 1\ntitle: T\nevents: [{{title: E, date: 2001, actors: [{ids}]}}]\nactors:\n  {actors}\n"
        );
        let parsed = briefing_format::parse(&text, &mut |_| {});
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let evidence = Evidence::new(&parsed.briefing);
        let story = Story { briefing: &parsed.briefing, evidence: &evidence };
        look(&Lanes::new(story, parsed.briefing.items()))
    }

    fn called(actors: &str, cells: usize) -> Vec<String> {
        with(actors, |lanes| {
            lanes.from(0, 9).iter().map(|lane| lane.called(cells).as_str().to_owned()).collect()
        })
    }

    #[test]
    fn a_name_too_long_gives_way_to_the_first_alias_that_fits() {
        let actor = "name: Mojahedin-e Khalq, aliases: [Mujahedin, MEK, PMOI]";
        assert_eq!(called(actor, 17), ["Mojahedin-e Khalq"]);
        assert_eq!(called(actor, 9), ["Mujahedin"]);
        assert_eq!(called(actor, 5), ["MEK"]);
        assert_eq!(called(actor, 2), ["Mojahedin-e Khalq"]);
    }

    #[test]
    fn a_person_is_called_by_the_last_word_where_no_other_lane_has_it() {
        assert_eq!(called("name: Samuel Pepys, kind: person", 5), ["Pepys"]);
        assert_eq!(called("name: Samuel Pepys, kind: organization", 5), ["Samuel Pepys"]);
        let twins = "name: Ada Smith, kind: person\nname: Bob Smith, kind: person";
        assert_eq!(called(twins, 5), ["Ada Smith", "Bob Smith"]);
        let namesake = "name: Ada London, kind: person\nname: City of London, aliases: [London]";
        assert_eq!(called(namesake, 6), ["Ada London", "City of London"]);
    }

    #[test]
    fn what_is_no_surname_stands_for_nobody() {
        let words = ["Charles II", "James, Duke of York", "Pliny the Younger", "John Smith Jr.", "Rumi"];
        assert_eq!(words.map(last_word), [None; 5]);
        assert_eq!(last_word("John F. Kennedy"), Some("Kennedy"));
    }

    #[test]
    fn lanes_are_as_wide_as_their_names_where_there_is_room_and_as_many_as_before_where_there_is_not() {
        let three = "name: Administration\nname: Bob\nname: Ada";
        assert_eq!(
            with(three, |lanes| [60, 30, 18, 12, 5].map(|cells| lanes.fit(cells))),
            [(3, 15), (3, 10), (3, 6), (2, 6), (0, 6),]
        );
        let many = ["name: Archbishop Cranmer"; 8].join("\n");
        assert_eq!(
            with(&many, |lanes| [120, 60, 24].map(|cells| lanes.fit(cells))),
            [(6, 19), (3, 19), (3, 8)]
        );
        assert_eq!(Lanes::default().fit(60).0, 0);
    }
}
