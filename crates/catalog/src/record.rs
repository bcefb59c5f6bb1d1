//! What a catalog keeps of one briefing: of the whole, of each item, and under which names it can be met elsewhere. It must
//! not know where it is kept.

use briefing_format::model::Tlp;

use crate::kind::Kind;

/// What is kept of a briefing.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// What is kept of the whole.
    pub head: Head,
    /// Its items, the briefing itself first, in file order.
    pub entries: Vec<Entry>,
    /// The names that it gives, each once.
    pub names: Vec<Name>,
}

/// What is kept of a briefing as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Its title; empty where it has none.
    pub title: String,
    /// Its own id; empty where it has none.
    pub id: String,
    /// As of when it is, in the notation of the file; empty where it does not say.
    pub as_of: String,
    /// The last day of that, by its number.
    pub as_of_day: Option<i64>,
    /// The strictest marking of the whole and of its items.
    pub tlp: Option<Tlp>,
    /// Its tags.
    pub tags: Vec<String>,
    /// How many claims are disputed.
    pub disputes: usize,
    /// How many errors the file has.
    pub errors: usize,
    /// How many warnings it has.
    pub warnings: usize,
    /// Why nothing of it can be read; empty where it can.
    pub fault: String,
    /// A number of all that it says, whatever the order of its items and the looks of its file.
    pub says: u64,
    /// A number of the same that follows the order of its items, too.
    pub ordered: u64,
    /// The XXH3 of its text.
    pub text: u128,
}

/// What is kept of one item.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its number among the items of its kind.
    pub number: u32,
    /// The line of the file on which it begins.
    pub line: u32,
    /// What it is called, on one line.
    pub title: String,
    /// The first and the last day that it may be of.
    pub days: Option<(i64, i64)>,
    /// Its words, folded, with a blank between them.
    pub words: String,
    /// The words of the names of whoever it has to do with.
    pub who: String,
    /// The words of the titles of the sources that it rests on.
    pub sources: String,
    /// The words by which it is filtered.
    pub facets: String,
    /// The names under which it is met, by their numbers in the record.
    pub names: Vec<u32>,
}

/// A name by which something is met in several briefings.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// What has it.
    pub class: Class,
    /// The name as the file writes it.
    pub shown: String,
    /// The number of the folded name and of its class.
    pub number: u64,
}

/// What kind of thing a name is of. One name of two classes is two names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// An actor.
    Actor,
    /// A place.
    Place,
    /// A source, by its title.
    Source,
    /// A source, by its address.
    Address,
}

impl Class {
    /// Every class, in order.
    pub const ALL: [Self; 4] = [Self::Actor, Self::Place, Self::Source, Self::Address];

    /// The class in one word.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Actor => "actor",
            Self::Place => "place",
            Self::Source => "source",
            Self::Address => "address",
        }
    }
}
