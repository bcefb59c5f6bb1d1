//! What two versions say differently, as a list, the most consequential first. Order in the file, comments and the style of
//! quoting are nothing. It must not know how a change looks.

mod dates;
mod fields;
#[cfg(test)]
mod tests;
mod twins;
mod unread;

use std::collections::{BTreeSet, HashSet};

use briefing_evidence::{Story, describe};
use briefing_format::{
    Section,
    model::{Contents, Item, ItemKind},
    write::{Map, head, item as outline},
};
use briefing_text::{SafeText, safe_format};
use foldhash::fast::RandomState;

use self::{twins::Twins, unread::with_unread};
use super::pairing::Pairing;

/// What kind of thing changed, the most consequential first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// How a claim stands: disputed, or no more.
    Standing,
    /// A position was taken, changed or withdrawn.
    Position,
    /// How far an event is established.
    Status,
    /// The words of a quote.
    Words,
    /// Who says something.
    Speaker,
    /// By which way something came.
    Way,
    /// When something was.
    Date,
    /// How many origins an event has.
    Origins,
    /// An item is there that was not there before.
    Added,
    /// An item is gone.
    Removed,
    /// What is said of a source.
    Source,
    /// Who takes part, what somebody is called, how two are related.
    Actors,
    /// A title, a name or another text.
    Prose,
    /// Anything else.
    Other,
}

impl Kind {
    /// The kind in a word, for people and programs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::Position => "position",
            Self::Status => "status",
            Self::Words => "words",
            Self::Speaker => "speaker",
            Self::Way => "way",
            Self::Date => "date",
            Self::Origins => "origins",
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Source => "source",
            Self::Actors => "actors",
            Self::Prose => "prose",
            Self::Other => "other",
        }
    }
}

/// One thing that two versions say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind of thing it is.
    pub kind: Kind,
    /// The item in the old version, where it is there.
    pub old: Option<Item>,
    /// The item in the new version, where it is there.
    pub new: Option<Item>,
    /// The item as a line names it.
    pub name: SafeText,
    /// What differs, in one line.
    pub words: SafeText,
}

/// Two versions of a briefing beside each other.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// Which item is which.
    pub pairing: Pairing,
    /// What the new one says differently, the most consequential first.
    pub changes: Vec<Change>,
    /// The items of the new one that it says something else of, each with the place of a change of it.
    by_item: Vec<(Item, usize)>,
}

impl Comparison {
    /// Compares two versions.
    pub fn new(old: Story<'_>, new: Story<'_>) -> Self {
        let pairing = Pairing::new(old.briefing, new.briefing);
        let changes = changes_of(old, new, &pairing, Care::Needed);
        let places = changes.iter().enumerate();
        let mut by_item: Vec<(Item, usize)> =
            places.filter_map(|(at, change)| Some((change.new?, at))).collect();
        by_item.sort_unstable();
        Self { pairing, changes, by_item }
    }

    /// What it says differently of an item of the new version, the most consequential first.
    pub fn of(&self, item: Item) -> impl Iterator<Item = &Change> {
        let from = self.by_item.partition_point(|(other, _)| *other < item);
        let all = self.by_item[from..].iter().take_while(move |(other, _)| *other == item);
        all.map(|(_, at)| &self.changes[*at])
    }
}

/// What the new version says differently from the old one.
pub fn changes(old: Story<'_>, new: Story<'_>) -> Vec<Change> {
    Comparison::new(old, new).changes
}

/// What the origins of an event rest on beside the event itself and the head.
const GROUNDS: [ItemKind; 3] = [ItemKind::Entity, ItemKind::Quote, ItemKind::Source];

/// Which items are written out and compared key by key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Care {
    /// Those that are not the same in the model.
    Needed,
    /// All of them: what is told is the same, and takes thirty times as long.
    #[cfg(test)]
    Every,
}

/// The same where it is known which item is which.
fn changes_of(old: Story<'_>, new: Story<'_>, pairing: &Pairing, care: Care) -> Vec<Change> {
    let mut list = List { old, new, pairing, found: Vec::new() };
    list.head();
    let twins = Twins { old: old.briefing, new: new.briefing, pairing };
    // What was not known by a date is not there, though it has its number.
    let is_dated = is_partial(old) || is_partial(new);
    let is_skipped = |item: Item| care == Care::Needed && !is_dated && twins.are_same(item);
    let is_there = |story: Story<'_>, item: Item| !is_dated || item == Item::Briefing || story.is_known(item);
    let mut differing: HashSet<Item, RandomState> = HashSet::default();
    // Hardly anything differs between two versions, and writing an item out takes longer than reading it.
    for item in old.briefing.items().filter(|item| !is_skipped(*item)) {
        differing.insert(item);
        let there = pairing.new_of(item).map(|pair| pair.item).filter(|item| is_there(new, *item));
        match there {
            Some(there) if is_there(old, item) => list.item(item, there),
            None if is_there(old, item) => list.gone(item),
            _ => {}
        }
    }
    let was_there = |item: Item| pairing.old_of(item).is_some_and(|pair| is_there(old, pair.item));
    for item in new.briefing.items().filter(|item| !was_there(*item) && is_there(new, *item)) {
        list.came(item);
    }
    let is_ground = |item: &Item| GROUNDS.contains(&item.kind());
    let has_same_grounds = is_skipped(Item::Briefing)
        && !differing.iter().any(is_ground)
        && twins.stand_alike(&GROUNDS)
        && !is_partial(old)
        && !is_partial(new);
    list.what_follows(&|event| !has_same_grounds || differing.contains(&event));
    let mut found = list.found;
    // The sort keeps the order of the file among changes of one kind.
    found.sort_by_key(|change| change.kind);
    found
}

/// The list as far as it was made.
struct List<'a> {
    old: Story<'a>,
    new: Story<'a>,
    pairing: &'a Pairing,
    found: Vec<Change>,
}

impl List<'_> {
    fn push(&mut self, kind: Kind, old: Option<Item>, new: Option<Item>, words: SafeText) {
        let name = match (old, new) {
            (_, Some(item)) => name(self.new, item),
            (Some(item), None) => name(self.old, item),
            (None, None) => SafeText::default(),
        };
        self.found.push(Change { kind, old, new, name, words });
    }

    fn head(&mut self) {
        let head_of = |contents: &Contents| with_unread(contents, Item::Briefing, head(contents));
        let before = fields::translate(&head_of(self.old.briefing), &|id| self.new_id(id));
        let after = fields::translate(&head_of(self.new.briefing), &|_| None);
        self.fields(Item::Briefing, Item::Briefing, &before, &after);
    }

    fn gone(&mut self, item: Item) {
        self.push(Kind::Removed, Some(item), None, SafeText::from_static("is gone"));
    }

    fn came(&mut self, item: Item) {
        self.push(Kind::Added, None, Some(item), SafeText::from_static("is new"));
    }

    fn item(&mut self, old: Item, new: Item) {
        let before = written(self.old.briefing, old, &|id| self.new_id(id));
        let after = written(self.new.briefing, new, &|_| None);
        if before.0 != after.0 {
            let words = safe_format!("section: {} -> {}", before.0.name(), after.0.name());
            self.push(Kind::Other, Some(old), Some(new), words);
        }
        self.fields(old, new, &before.1, &after.1);
    }

    /// What follows from the files of each claim that both have, and of those events of which that may differ.
    fn what_follows(&mut self, may_differ: &dyn Fn(Item) -> bool) {
        let briefing = self.old.briefing;
        let events = briefing.items_of(ItemKind::Event).filter(|item| may_differ(*item));
        for item in events.chain(briefing.items_of(ItemKind::Claim)) {
            if let Some(pair) = self.pairing.new_of(item) {
                self.computed(item, pair.item);
            }
        }
    }

    /// What follows from the files, where that differs.
    fn computed(&mut self, old: Item, new: Item) {
        match (old, new) {
            (Item::Claim(before), Item::Claim(after)) => {
                let was = describe::standing_of_claim(self.old, before);
                let is = describe::standing_of_claim(self.new, after);
                if was != is {
                    self.push(Kind::Standing, Some(old), Some(new), safe_format!("{was} -> {is}"));
                }
            }
            (Item::Event(before), Item::Event(after)) => {
                let was = describe::origins_of_event(self.old, before);
                let is = describe::origins_of_event(self.new, after);
                if was != is {
                    self.push(Kind::Origins, Some(old), Some(new), safe_format!("{was} -> {is}"));
                }
            }
            _ => {}
        }
    }

    /// The id in the new version of an item of the old one.
    fn new_id(&self, id: &str) -> Option<String> {
        let item = self.old.briefing.find(id)?;
        let pair = self.pairing.new_of(item)?;
        let contents: &Contents = self.new.briefing;
        contents.id(pair.item).map(ToString::to_string)
    }

    /// Every key that differs, once.
    fn fields(&mut self, old: Item, new: Item, before: &Map, after: &Map) {
        let keys: BTreeSet<&str> = before.entries().chain(after.entries()).map(|(key, _)| key).collect();
        for key in keys {
            for (kind, words) in fields::difference(key, new, before.get(key), after.get(key)) {
                self.push(kind, Some(old), Some(new), words);
            }
        }
    }
}

/// All that a file says of an item, with other ids for what it refers to.
fn written(contents: &Contents, item: Item, id: &dyn Fn(&str) -> Option<String>) -> (Section, Map) {
    let (section, map) = outline(contents, item);
    (section, fields::translate(&with_unread(contents, item, map), id))
}

/// Whether not all of a file is looked at: something else may follow from the same words.
fn is_partial(story: Story<'_>) -> bool {
    story.briefing.later().is_any() || !story.evidence.retraction.muted().is_empty()
}

/// An item as a line names it: what it is, and its first words.
fn name(story: Story<'_>, item: Item) -> SafeText {
    if item == Item::Briefing {
        return SafeText::from_static("briefing");
    }
    safe_format!("{} {}", item.noun(), describe::excerpt(describe::name::known_by(story, item)))
}
