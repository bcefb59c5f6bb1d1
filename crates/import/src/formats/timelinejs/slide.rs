//! A slide of a timeline as all its spellings have it. It must not know how it is spelled.

use crate::Place;

/// What a slide is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    /// The first slide, which tells what the timeline is about.
    Title,
    #[default]
    Event,
    /// A stretch of time behind the events.
    Era,
}

/// A point in time in parts, each as it is written; or all of it in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Stamp {
    pub(super) year: String,
    pub(super) month: String,
    pub(super) day: String,
    pub(super) time: String,
    /// Words of a whole date, where it has no parts.
    pub(super) words: String,
    /// What is shown in place of it.
    pub(super) shown: String,
}

impl Stamp {
    /// Whether nothing is told.
    pub(super) fn is_empty(&self) -> bool {
        [&self.year, &self.month, &self.day, &self.words].iter().all(|part| part.is_empty())
    }
}

/// A picture, a film, a page, or what is put in a page in place of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Media {
    pub(super) address: String,
    pub(super) caption: String,
    pub(super) credit: String,
    /// What it is called where it has no caption.
    pub(super) title: String,
    /// The page that it leads to.
    pub(super) link: String,
}

/// One slide; its texts may be HTML.
#[derive(Clone, Debug)]
pub(super) struct Slide {
    pub(super) place: Place,
    pub(super) kind: Kind,
    pub(super) start: Stamp,
    pub(super) end: Stamp,
    /// What is shown in place of both dates.
    pub(super) shown: String,
    pub(super) headline: String,
    pub(super) text: String,
    pub(super) media: Media,
    pub(super) group: String,
    pub(super) id: String,
    /// What it has besides, by kind.
    pub(super) lost: Vec<String>,
}

impl Slide {
    /// A slide of which nothing is known but where it stands.
    pub(super) fn new(place: Place, kind: Kind) -> Self {
        Self {
            place,
            kind,
            start: Stamp::default(),
            end: Stamp::default(),
            shown: String::new(),
            headline: String::new(),
            text: String::new(),
            media: Media::default(),
            group: String::new(),
            id: String::new(),
            lost: Vec::new(),
        }
    }
}
