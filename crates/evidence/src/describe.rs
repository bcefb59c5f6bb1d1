//! Every item in words. A [`Description`] has all that can be said of one item, in named parts that are made when they
//! are asked for; panes, lists, copies and the linear text choose among them, and none of them says a fact of its own.
//! It must not know widths, colors or panes.
//!
//! Each kind of item has one function that makes its parts, and [`Description::parts`] is the one table of who shows
//! which. So that no screen can say what the linear text lacks, a part that any form has is in [`Form::Linear`], too.

mod about;
mod attribution;
pub mod cast;
pub mod chain;
mod citation;
mod claim;
mod copies;
mod entity;
mod estimate;
mod event;
mod head;
mod language;
pub mod limits;
mod lost;
mod mention;
pub mod name;
mod own_words;
mod paragraph;
mod position;
pub mod prose;
mod quote;
pub mod reading;
mod references;
pub mod relations;
pub mod retraction;
pub mod row;
pub mod scale;
mod source;
mod standing;
mod turn;
pub mod verification;
mod weight;

pub use claim::{dispute, title as dispute_title};
pub use copies::{Address, Copyable, addresses, copies};
pub use name::{excerpt, name, noun, source_name};
pub use own_words::own_words;
pub use paragraph::{Paragraph, Run, Shape, Tone, Words, count};
pub use row::{Row, row};
pub use source::{Columns as SourceColumns, columns as source_columns, named_authors};

use crate::evidence::Story;
use briefing_format::model::{ClaimIx, EventIx, Item, ItemKind};
use briefing_text::SafeText;
use limits::ENTRIES_IN_PLACE;

/// A piece of a long description: words, or an item that stands for one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Paragraphs that belong together.
    Words(Vec<Paragraph>),
    /// One item, shown as a line that leads to it.
    Item(Item),
    /// A row of a table, its columns in line with those of the rows around it where there is room.
    Row(Box<TableRow>),
}

/// A row of a table: short cells, then what is said at length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableRow {
    /// The cells, a paragraph each.
    pub cells: Vec<Paragraph>,
    /// The last cell.
    pub body: Vec<Paragraph>,
    /// Whether the cells are figures, to be compared down the column.
    pub is_figures: bool,
}

impl TableRow {
    /// The same, struck through where it has fallen.
    #[must_use]
    fn fallen_if(self, has_fallen: bool) -> Self {
        let fallen = |paragraphs: Vec<Paragraph>| {
            paragraphs.into_iter().map(|paragraph| paragraph.fallen_if(has_fallen)).collect()
        };
        Self { cells: fallen(self.cells), body: fallen(self.body), ..self }
    }
}

/// What can be said of an item, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// How far it may be passed on.
    Marking,
    /// How much of the briefing has to do with it: kind and counts; of an event, on a line, who, where and how sure.
    Summary,
    /// Its prose, or the words of a quote.
    Text,
    /// The words in another language.
    Translation,
    /// Who says it, in whose voice, through which sources.
    Attribution,
    /// The sources that it came through, on one line.
    Arrows,
    /// Whether it stands in the copies of these sources.
    Verification,
    /// The same sources one by one, with what is known of each.
    Hops,
    /// Who and where, when, and how far it is established.
    Setting,
    /// How a claim stands.
    Standing,
    /// Its other names.
    Names,
    /// Where it occurs first and last, and where it is first named.
    Occurrences,
    /// What the file gives as single values.
    Fields,
    /// What it rests on.
    Evidence,
    /// What is stated in it, each with who says so: positions, relations, quotes; of a judgment, its basis.
    Statements,
    /// Tags, addresses, and what else belongs to it.
    Labels,
    /// What it is about.
    About,
    /// The origins behind it, where its evidence does not name them.
    Origins,
    /// The claims about it that somebody denies or doubts, with who says what.
    Disputes,
    /// What only the briefing itself says of it, or what it does not say.
    OwnWord,
    /// What points at it.
    References,
    /// What rests on it alone.
    Alone,
    /// The names it has elsewhere.
    Ids,
    /// That it is muted, or has fallen with what is.
    Notice,
}

/// Who asks for a description.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Below the selected line of a list.
    Brief,
    /// Below a line of a list that is open in full.
    Full,
    /// A closed row of a pane that explains the selection.
    Beside,
    /// What is open in such a pane.
    Pane,
    /// In the linear text, which says all there is.
    Linear,
}

/// All that can be said of one item; nothing is computed before a part is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Description<'a> {
    story: Story<'a>,
    item: Item,
    form: Form,
}

impl<'a> Description<'a> {
    /// That of an item, in full.
    pub const fn new(story: Story<'a>, item: Item) -> Self {
        Self::for_form(story, item, Form::Full)
    }

    /// That of an item as a form has it.
    pub const fn for_form(story: Story<'a>, item: Item, form: Form) -> Self {
        Self { story, item, form }
    }

    /// The parts that the form shows, in order. The title of an open claim, judgment or question is its text.
    pub(crate) fn parts(self) -> &'static [Part] {
        use Part::{
            About, Alone, Arrows, Attribution, Disputes, Evidence, Fields, Hops, Ids, Labels, Marking, Names,
            Notice, Occurrences, Origins, OwnWord, References, Setting, Standing, Statements, Summary, Text,
            Translation, Verification,
        };
        match (self.item.kind(), self.form) {
            (ItemKind::Briefing, Form::Linear) => &[Text, OwnWord, Fields, Attribution, Labels, Origins],
            (ItemKind::Briefing, Form::Brief) => &[Text, OwnWord, Attribution],
            (ItemKind::Briefing, _) => &[Text, OwnWord, Fields, Attribution],
            (ItemKind::Event, Form::Brief) => &[Marking, Text, Summary, Notice],
            (ItemKind::Event, _) => {
                &[Marking, Text, Setting, Evidence, Statements, Labels, Disputes, References, Ids, Notice]
            }
            (ItemKind::Entity, Form::Brief | Form::Full) => &[Marking, Text, Attribution, Notice],
            (ItemKind::Entity, Form::Beside | Form::Pane) => &[
                Marking,
                Summary,
                Text,
                Attribution,
                Names,
                Occurrences,
                Statements,
                Labels,
                References,
                Ids,
            ],
            (ItemKind::Entity, Form::Linear) => &[
                Marking,
                Summary,
                Text,
                Attribution,
                OwnWord,
                Names,
                Occurrences,
                Statements,
                Origins,
                Labels,
                Notice,
                References,
                Ids,
            ],
            (ItemKind::Quote, Form::Beside) => &[Marking, Text, Attribution, Arrows, Verification, Notice],
            (ItemKind::Quote, Form::Linear) => &[
                Marking,
                Text,
                Translation,
                Attribution,
                Arrows,
                Verification,
                Hops,
                Origins,
                Notice,
                Fields,
                About,
                References,
                Ids,
            ],
            (ItemKind::Quote, _) => &[
                Marking,
                Text,
                Translation,
                Attribution,
                Verification,
                Hops,
                Notice,
                Fields,
                About,
                References,
                Ids,
            ],
            (ItemKind::Claim, Form::Brief) => &[Marking, Standing, Evidence, Statements, About, Notice],
            (ItemKind::Claim, _) => {
                &[Marking, Standing, Evidence, Statements, About, References, Ids, Notice]
            }
            (ItemKind::Source, Form::Linear) => {
                &[Marking, Text, OwnWord, Fields, Origins, Evidence, References, Alone, Ids, Notice]
            }
            (ItemKind::Source, Form::Brief) if Self::is_brief(self.story, self.item) => {
                &[Marking, Text, Fields, Origins, Evidence, Notice]
            }
            (ItemKind::Source, _) => {
                &[Marking, Text, Fields, Origins, Evidence, References, Alone, Ids, Notice]
            }
            (ItemKind::Judgment, Form::Linear) => {
                &[Text, Attribution, Fields, Statements, OwnWord, References, Ids, Notice]
            }
            (ItemKind::Judgment, _) => &[Attribution, Fields, Statements, References, Ids, Notice],
            (ItemKind::Question, Form::Linear) => &[Text, OwnWord, About, References, Ids, Notice],
            (ItemKind::Question, _) => &[About, References, Ids, Notice],
        }
    }

    /// What the form shows.
    pub fn told(self) -> Vec<Paragraph> {
        self.paragraphs(self.parts())
    }

    /// What the form shows, where that may be a long list: its words in one block, then what points at it.
    pub fn blocks(self) -> Vec<Block> {
        self.first_blocks(usize::MAX)
    }

    /// The first of these blocks, so many at most where the list is long.
    pub fn first_blocks(self, most: usize) -> Vec<Block> {
        let is_list = |part: &Part| *part == Part::References && matches!(self.item, Item::Entity(_));
        let mut blocks = vec![Block::Words(Vec::new())];
        let mut is_listed = false;
        for part in self.parts() {
            if is_list(part) {
                blocks.extend(references::blocks(self, most.saturating_sub(blocks.len())));
                is_listed = true;
                if blocks.len() >= most {
                    break;
                }
                continue;
            }
            let told = self.part(*part);
            match blocks.last_mut() {
                // What points at it stands between.
                _ if is_listed && told.is_empty() => {}
                Some(Block::Words(words)) if !is_listed => words.extend(told),
                _ => blocks.push(Block::Words(told)),
            }
        }
        blocks
    }

    /// Some parts, one after the other.
    pub(crate) fn paragraphs(self, parts: &[Part]) -> Vec<Paragraph> {
        parts.iter().flat_map(|part| self.part(*part)).collect()
    }

    /// One part.
    pub(crate) fn part(self, part: Part) -> Vec<Paragraph> {
        match part {
            Part::Notice => return retraction::notice(self.story, self.item).into_iter().collect(),
            Part::Marking => return self.marking().into_iter().collect(),
            Part::Ids => return self.other_ids().into_iter().collect(),
            _ => {}
        }
        match self.item {
            Item::Briefing => head::part(self, part),
            Item::Event(ix) => event::part(self, ix, part),
            Item::Entity(ix) => entity::part(self, ix, part),
            Item::Quote(ix) => quote::part(self, ix, part),
            Item::Claim(ix) => claim::part(self, ix, part),
            Item::Source(ix) => source::part(self, ix, part),
            Item::Judgment(ix) => estimate::judgment(self, ix, part),
            Item::Question(ix) => estimate::question(self, ix, part),
        }
    }

    /// How far it may be passed on, where it carries a label of its own.
    fn marking(self) -> Option<Paragraph> {
        let tlp = self.story.briefing.tlp_of(self.item)?;
        Some(Paragraph::field("TLP").tone(Tone::Warning, tlp.as_str()))
    }

    /// The names it has elsewhere, on one line.
    fn other_ids(self) -> Option<Paragraph> {
        let mut field = Paragraph::field("ids");
        for (n, id) in self.story.briefing.other_ids(self.item).iter().enumerate() {
            field = field
                .tone(Tone::Muted, if n > 0 { ", " } else { "" })
                .own(|field| field.tone(Tone::Muted, id));
        }
        field.unless_empty()
    }

    /// Its title in full; where its text is its title, with the links that stand in it.
    pub fn title(self) -> Paragraph {
        let title = match self.item {
            Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => {
                let text = name::known_by(self.story, self.item);
                let words = prose::inline(self.story, text, self.item);
                Paragraph::plain().own(|title| title.runs(words))
            }
            _ => {
                let words = name::bare(self.story, self.item);
                let title = Paragraph::plain().own(|title| title.tone(Tone::Strong, words));
                match name::caveat(self.story, self.item) {
                    Some(caveat) => title.words(" ").tone(Tone::Warning, caveat),
                    None => title,
                }
            }
        };
        title.fallen_if(self.story.evidence.retraction.contains(self.item))
    }

    /// Whether what is said below the selected line of such an item leaves out what it says in full.
    ///
    /// That of a source with a copy does not: what follows there is its text.
    pub fn is_brief(story: Story<'a>, item: Item) -> bool {
        match item {
            Item::Event(_) => true,
            Item::Source(ix) => {
                story.briefing.sources.get(ix.0 as usize).is_none_or(|source| source.file.is_empty())
            }
            Item::Briefing => !Self::for_form(story, item, Form::Full).part(Part::Fields).is_empty(),
            _ => false,
        }
    }

    /// So many entries of one list at most.
    const fn limit(self) -> usize {
        if self.is_linear() { usize::MAX } else { ENTRIES_IN_PLACE }
    }

    const fn is_linear(self) -> bool {
        matches!(self.form, Form::Linear)
    }
}

/// How many origins an event has, within what bounds: `1 or 2 origins`.
pub fn origins_of_event(story: Story<'_>, event: EventIx) -> SafeText {
    weight::origins(story, &story.support_of_event(event))
}

/// How a claim stands by the positions that the file writes down, in one word.
pub fn standing_of_claim(story: Story<'_>, claim: ClaimIx) -> &'static str {
    story.standing(claim).as_str()
}

/// How many reports and origins something rests on, and which origins, on one line.
#[cfg(test)]
pub(crate) fn origins_in_words(story: Story<'_>, support: &crate::evidence::Support) -> String {
    weight::origins_field(story, "", support).plain_words()
}

#[cfg(test)]
pub(crate) mod tests;
