//! Ids of the words of a file, from which e-mail addresses and telephone numbers are taken out before: an id is read by everybody.
//! It must not know what has the id.

use std::borrow::Cow;

use briefing_format::{model::Id, write};

use crate::formats::mails;

/// The ids of a briefing that is being made.
#[derive(Clone, Debug, Default)]
pub struct Ids(write::Ids);

impl Ids {
    /// Takes an id made of the first words, else with a short hash of what tells the item from others.
    pub(crate) fn stable(&mut self, words: &str, identity: &str, otherwise: &str) -> Id {
        self.0.stable(&mails::removed(words), identity, otherwise)
    }

    /// Takes an id made of the first words and of a short hash of what tells the item from others.
    pub(crate) fn hashed(&mut self, words: &str, identity: &str, otherwise: &str) -> Id {
        self.0.hashed(&mails::removed(words), identity, otherwise)
    }

    /// Takes an id made of words where all of them fit into it, else of the first ones and a short hash of them all. Words from
    /// which something personal is taken out do not fit.
    pub(crate) fn of_words(&mut self, words: &str, otherwise: &str) -> Id {
        match mails::removed(words) {
            Cow::Borrowed(kept) if kept.len() == words.len() => self.0.of_words(words, otherwise),
            kept => self.0.hashed(&kept, words, otherwise),
        }
    }

    /// Ids to give the same items anew, where two of them have the same words.
    pub(crate) fn again(&self) -> Option<Self> {
        self.0.again().map(Self)
    }
}
