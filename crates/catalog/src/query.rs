//! What somebody looks for, as typed -> a query. It must not know how anything is found.
//!
//! | typed | finds |
//! |---|---|
//! | `harbor fire` | entries with both words, whatever their case and accents |
//! | `"harbor fire"` | entries with these words one behind the other |
//! | `harb*` | words that begin so |
//! | `-fire` | entries without the word |
//! | `kind:claim,quote` | entries of one of these kinds |
//! | `who:"Blue Lantern"` | what has to do with an actor or place of that name |
//! | `source:bta` | what rests on a source with that word in its title |
//! | `date:2022..2024`, `date:2023-05` | what may have been in that time |
//! | `surely:2022` | what was in that time for sure |
//! | `tlp:GREEN` | what is marked so |
//! | `tag:energy` | what has that tag, in whole |
//! | `is:unread`, `is:changed`, `is:noted`, `is:marked`, `is:disputed` | what stands so |
//! | `in:archive/2024` | what lies in that folder |

mod parsing;

use briefing_format::model::Tlp;

use crate::kind::Kind;

pub use parsing::BadQuery;

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// What must be there, and what must not.
    pub terms: Vec<Term>,
    /// The kinds of which one must be; any, where there is none.
    pub kinds: Vec<Kind>,
    /// The kinds that must not be.
    pub not_kinds: Vec<Kind>,
    /// The markings of which one must be; any, where there is none.
    pub markings: Vec<Tlp>,
    /// The tags that must be there.
    pub tags: Vec<String>,
    /// The tags that must not.
    pub not_tags: Vec<String>,
    /// The times in which it must lie.
    pub times: Vec<Time>,
    /// How it must stand.
    pub states: Vec<State>,
    /// How it must not stand.
    pub not_states: Vec<State>,
    /// The folders in one of which it must lie.
    pub folders: Vec<String>,
}

/// Words that must be there, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where.
    pub field: Field,
    /// The words, folded, one behind the other.
    pub words: Vec<String>,
    /// Whether the last of them may go on.
    pub is_prefix: bool,
    /// Whether it must not be there.
    pub is_not: bool,
}

/// Where words are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// In all that an entry says, in the names of whoever it has to do with, and in its sources.
    Anywhere,
    /// In the names of actors and places.
    Who,
    /// In the titles of sources.
    Source,
}

/// Days from the first to the last, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Time {
    /// The first day.
    pub first: i64,
    /// The last day.
    pub last: i64,
    /// Whether it must have been in that time for sure.
    pub is_sure: bool,
}

/// How something stands with whoever reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Nobody here has opened the briefing.
    Unread,
    /// The briefing says something else than when it was read last.
    Changed,
    /// The briefing has a note.
    Noted,
    /// The briefing has a mark.
    Marked,
    /// The claim is disputed, or the briefing has a claim that is.
    Disputed,
}

impl State {
    /// Every state with its word.
    pub const ALL: [(Self, &'static str); 5] = [
        (Self::Unread, "unread"),
        (Self::Changed, "changed"),
        (Self::Noted, "noted"),
        (Self::Marked, "marked"),
        (Self::Disputed, "disputed"),
    ];
}

impl Query {
    /// Whether it asks for anything.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The words that are to be seen in what is found: those that must be there.
    pub fn wanted(&self) -> impl Iterator<Item = &Term> {
        self.terms.iter().filter(|term| !term.is_not)
    }
}
