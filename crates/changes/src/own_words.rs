//! What an item says itself: its title, its date and its other texts, without what it refers to. It must not compare anything.

use std::{fmt, hash::Hasher};

use briefing_format::model::{Contents, Date, EntityClass, Item};
use briefing_text::SafeText;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash3_64;

/// A number for the words of an item. In text it is sixteen hexadecimal digits: JSON's numbers lose bits in other programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Print(pub u64);

impl fmt::Display for Print {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl From<Print> for String {
    fn from(print: Print) -> Self {
        print.to_string()
    }
}

impl TryFrom<String> for Print {
    type Error = std::num::ParseIntError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        u64::from_str_radix(&text, 16).map(Self)
    }
}

/// The words of one item.
pub(crate) struct OwnWords<'c> {
    /// Its title, its name, or its sentence.
    pub(crate) title: &'c str,
    pub(crate) date: Option<&'c Date>,
    /// Its other texts.
    pub(crate) texts: Vec<&'c str>,
}

impl<'c> OwnWords<'c> {
    pub(crate) fn of(contents: &'c Contents, item: Item) -> Self {
        let (title, date, texts): (&SafeText, Option<&Date>, Vec<&SafeText>) = match item {
            Item::Briefing => (&contents.title, None, Vec::new()),
            Item::Event(ix) => {
                let event = &contents[ix];
                (&event.title, event.date.as_ref(), vec![&event.text])
            }
            // What it is said to be has a teller and a date, and is no part of who it is.
            Item::Entity(ix) => (&contents[ix].name, None, Vec::new()),
            Item::Quote(ix) => {
                let quote = &contents[ix];
                let translation = quote.translation.as_deref().map(|translation| &translation.text);
                let around = [&quote.prefix, &quote.suffix];
                (&quote.text, quote.date.as_ref(), around.into_iter().chain(translation).collect())
            }
            Item::Claim(ix) => (&contents[ix].text, None, Vec::new()),
            Item::Source(ix) => {
                let source = &contents[ix];
                (&source.title, source.published.as_ref(), vec![&source.text])
            }
            Item::Judgment(ix) => (&contents[ix].text, None, contents[ix].alternatives.iter().collect()),
            Item::Question(ix) => (&contents[ix].text, None, Vec::new()),
        };
        let texts = texts.into_iter().map(SafeText::as_str).filter(|text| !text.is_empty());
        Self { title: title.as_str(), date, texts: texts.collect() }
    }

    /// A number for these words, the same on every machine: two items of one kind that have it say the same.
    pub(crate) fn print(&self) -> Print {
        let date = self.date.map_or("", Date::edtf);
        let words = self.date.and_then(Date::words).unwrap_or_default();
        let mut hasher = XxHash3_64::new();
        for text in [self.title, date, words].into_iter().chain(self.texts.iter().copied()) {
            hasher.write(text.as_bytes());
            // A byte that no text has.
            hasher.write(&[0xff]);
        }
        Print(hasher.finish())
    }
}

/// What a place and an actor differ in.
pub(crate) fn is_place(contents: &Contents, item: Item) -> bool {
    matches!(item, Item::Entity(ix) if contents[ix].class == EntityClass::Place)
}
