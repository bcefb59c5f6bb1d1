//! Which items are wanted where only some are: one rule for all formats, over the items as they are made. It must not know any
//! format.
//!
//! What has the id or the name that is asked for is wanted, and so is what names it: as an actor, a place, a source, a tag, a
//! statement. What those rest on comes along, so that no link leads nowhere. A briefing is made twice for that. The first time
//! nothing is written, and an item leaves no more than a few numbers; the second time what is wanted is written as it is made. So
//! a table of a hundred thousand rows takes no more room for its rows than without.

mod called;
mod chosen;
pub(crate) mod references;
#[cfg(test)]
mod tests;

use std::{fmt, rc::Rc};

use briefing_format::{
    Section,
    model::Id,
    write::{Comment, Document, Map},
};
use briefing_text::{SafeText, safe_format};

pub(crate) use chosen::Chosen;

use crate::{
    Input, Place, Report, Stop,
    made::{Start, broken},
    whole::{Gate, Refused},
};
use called::Asked;
use chosen::Looked;

/// What of an import is written.
#[derive(Clone, Debug, Default)]
pub(crate) enum Only {
    /// Everything.
    #[default]
    All,
    /// Nothing: what would be written is looked at, for what these words ask for.
    Look(Rc<[String]>),
    /// What was chosen.
    Chosen(Rc<Chosen>),
}

impl Only {
    /// Looks for what is called so.
    pub(crate) fn look(words: &[String]) -> Self {
        Self::Look(words.into())
    }
}

/// Why nothing is written: nothing is called what is asked for.
pub(crate) fn unknown(missing: &[(String, Vec<String>)], files: &[Input]) -> Stop {
    let file = files.first().map(|file| file.name.clone()).unwrap_or_default();
    let words: Vec<String> = missing.iter().map(|(words, _)| format!("`{words}`")).collect();
    let near: Vec<String> =
        missing.iter().flat_map(|(_, near)| near).map(|name| format!("`{name}`")).collect();
    let message = safe_format!("Nothing in it has the id or the name {}.", words.join(" or "));
    let help = match &near[..] {
        [] => SafeText::from_static("Write an id or a name as it stands in the file."),
        _ => safe_format!("Names that are near: {}.", near.join(", ")),
    };
    broken(&file, Place::File, message, help)
}

/// The briefing that an import makes, of which only what is wanted is written.
#[derive(Debug)]
pub struct Outline {
    document: Document,
    part: Part,
    gate: Gate,
}

#[derive(Debug)]
enum Part {
    All,
    Look(Looked),
    Chosen(Writing),
}

/// How far what was chosen is written.
#[derive(Debug)]
struct Writing {
    chosen: Rc<Chosen>,
    /// How many items there were so far.
    count: usize,
    /// Whether one of the items since the last question was taken: what they are a part of where there is any, else another one.
    whole: Option<bool>,
    is_other: bool,
    /// How many items of each section are left out, and how many references to them.
    left: Vec<(Section, usize)>,
    cut: usize,
}

impl Outline {
    pub(crate) fn new(title: &str, start: &Start) -> Self {
        let part = match &start.only {
            Only::All => Part::All,
            Only::Look(words) => Part::Look(Looked::new(Asked::all(words))),
            Only::Chosen(chosen) => Part::Chosen(Writing {
                chosen: Rc::clone(chosen),
                count: 0,
                whole: None,
                is_other: false,
                left: Vec::new(),
                cut: 0,
            }),
        };
        Self { document: Document::new(title), part, gate: Gate::new(&start.file, &start.refused) }
    }

    /// The keys before the sections.
    pub fn head(&mut self) -> &mut Map {
        self.document.head()
    }

    /// Adds a comment above a section.
    pub fn comment(&mut self, section: Section, comment: Comment) {
        self.document.comment(section, comment);
    }

    /// Adds an item to a section whose items stand below their ids.
    pub fn keyed(&mut self, section: Section, id: &Id, item: &Map) {
        let Some(item) = self.gate.item(section, Some(id.as_str()), item) else { return };
        let mut is_written = true;
        match &mut self.part {
            Part::All => self.document.keyed(section, id, &item),
            Part::Look(looked) => looked.item(section, Some(id.as_str()), &item),
            Part::Chosen(writing) => match writing.taken(section, &item) {
                Some(item) => self.document.keyed(section, id, &item),
                None => is_written = false,
            },
        }
        self.gate.done(is_written);
    }

    /// Adds an item to a section that is a list.
    pub fn listed(&mut self, section: Section, item: &Map) {
        let Some(item) = self.gate.item(section, None, item) else { return };
        let mut is_written = true;
        match &mut self.part {
            Part::All => self.document.listed(section, &item),
            Part::Look(looked) => looked.item(section, None, &item),
            Part::Chosen(writing) => match writing.taken(section, &item) {
                Some(item) => self.document.listed(section, &item),
                None => is_written = false,
            },
        }
        self.gate.done(is_written);
    }

    /// How many items a section has.
    pub fn count(&self, section: Section) -> usize {
        self.document.count(section)
    }

    /// The items that are to be left out because they say nothing, where there are more than was known.
    pub(crate) fn refused(&self) -> Option<Refused> {
        self.gate.more()
    }

    /// Mends what stands before the sections, and tells what was left out of items and with them.
    pub(crate) fn finish(&mut self, report: &mut Report) {
        self.gate.head(self.document.head());
        report.add_all(self.gate.told());
    }

    /// What of it is wanted, after it was looked at. Errors: words by which nothing is called, each with names that are near.
    pub(crate) fn chosen(mut self) -> Result<Only, Vec<(String, Vec<String>)>> {
        match self.part {
            Part::Look(looked) => Ok(Only::Chosen(Rc::new(looked.choose(self.document.head())?))),
            Part::All | Part::Chosen(_) => Ok(Only::All),
        }
    }

    /// Whether less than everything is written.
    pub(crate) fn is_part(&self) -> bool {
        matches!(self.part, Part::Chosen(_))
    }

    /// What is made next is a part of the item of an id.
    pub(crate) fn is_of(&mut self, id: &Id) {
        if let Part::Chosen(writing) = &mut self.part {
            writing.whole = Some(!writing.chosen.is_left(id.as_str()));
        }
    }

    /// Whether what was made since the last question is wanted.
    pub(crate) fn was_taken(&mut self) -> bool {
        match &mut self.part {
            Part::Chosen(writing) => {
                let is_other = std::mem::take(&mut writing.is_other);
                writing.whole.take().unwrap_or(is_other)
            }
            Part::All | Part::Look(_) => true,
        }
    }

    /// Counts what was left out.
    pub(crate) fn tell_left(&self, report: &mut Report) {
        let Part::Chosen(writing) = &self.part else { return };
        for (section, count) in &writing.left {
            report.lose_many(format!("{} not asked for", noun(*section)), *count);
        }
        report.lose_many("reference to what was not asked for", writing.cut);
    }
}

impl Writing {
    /// An item that is wanted, without what it refers to and is not.
    fn taken(&mut self, section: Section, item: &Map) -> Option<Map> {
        let is_taken = self.chosen.has(self.count);
        self.count += 1;
        if section.is_keyed() {
            self.is_other |= is_taken;
        } else {
            self.whole = Some(is_taken || self.whole == Some(true));
        }
        if !is_taken {
            match self.left.iter_mut().find(|(of, _)| *of == section) {
                Some((_, count)) => *count += 1,
                None => self.left.push((section, 1)),
            }
            return None;
        }
        let mut item = item.clone();
        self.cut += references::cut(&mut item, &|id| self.chosen.is_left(id));
        Some(item)
    }
}

impl fmt::Display for Outline {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.document.fmt(out)
    }
}

/// What an item of a section is called.
pub(crate) const fn noun(section: Section) -> &'static str {
    match section {
        Section::Actors => "actor",
        Section::Places => "place",
        Section::Events => "event",
        Section::Background => "event of the background",
        Section::Quotes => "quote",
        Section::Sources => "source",
        Section::Claims => "claim",
        Section::Judgments => "judgment",
        Section::Questions => "question",
    }
}
