//! Where values stand in the file: a table beside the model, for those who point at a value. It must not know the values.
//!
//! The model keeps one span for each item, because a reader needs no more. Rules do: a warning about a date points at the
//! date. So reading fills this table too, sixteen bytes an entry, and it is dropped when the rules are done.

use super::{
    fields::{Field, Fields},
    schema::Section,
    state::Reading,
};
use crate::{
    diagnostic::Span,
    model::{Briefing, ClaimIx, Item, ItemKind},
};

/// A part of an item whose place is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The id that an item of a list gives itself.
    Id,
    /// The title of an event.
    Title,
    /// The text of a quote or judgment.
    Text,
    /// The date of an event or quote.
    Date,
    /// The sources that a quote or an event came through.
    Via,
    /// When an event became known.
    Reported,
    /// How far an event is established.
    Status,
    /// When a source or the briefing was published.
    Published,
    /// When a source was retrieved.
    Retrieved,
    /// What the briefing knows nothing later than.
    AsOf,
    /// Who may see the briefing.
    Tlp,
    /// The web address of a source.
    Url,
    /// The local copy of a source.
    File,
    /// How credible what a source says is.
    Credibility,
    /// The web addresses of an entity, each at its number.
    Link,
    /// The dates of an entity's relations, each at the number of its relation.
    RelationDate,
    /// The claims that a claim contradicts.
    Contradicts,
    /// The positions of a claim, where there are any.
    Positions,
    /// The dates of a claim's positions, each at the number of its position.
    PositionDate,
    /// The ids of the quotes in a claim's positions, each at the number of its position.
    PositionQuote,
}

/// The places of the values of one file.
#[derive(Debug, Default)]
pub struct Places {
    /// A list for each kind of item, sorted.
    kinds: [Vec<Entry>; ItemKind::ALL.len()],
    /// The item that is being read.
    item: Option<Item>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Entry {
    key: Key,
    span: Span,
}

/// Which item of its kind, and which part of it: the part in the upper byte, its number below.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key(u32, u32);

impl Key {
    /// A part beyond the sixteen millionth shares the place of that one.
    fn new(index: u32, part: Part, number: usize) -> Self {
        Self(index, ((part as u32) << 24) | number.min(0xFF_FFFF) as u32)
    }
}

impl Places {
    /// Where a part of an item stands, if the file has it.
    pub fn get(&self, item: Item, part: Part) -> Option<Span> {
        self.nth(item, part, 0)
    }

    /// Where one of several parts stands, numbered as in the model.
    pub fn nth(&self, item: Item, part: Part, number: usize) -> Option<Span> {
        let (entries, key) = (&self.kinds[item.kind() as usize], Key::new(item.number(), part, number));
        entries.binary_search_by_key(&key, |entry| entry.key).ok().map(|at| entries[at].span)
    }

    /// Says which item is read from here on.
    pub(super) fn begin(&mut self, item: Item) {
        self.item = Some(item);
    }

    pub(super) fn note(&mut self, part: Part, number: usize, span: Span) {
        let Some(item) = self.item else { return };
        self.kinds[item.kind() as usize].push(Entry { key: Key::new(item.number(), part, number), span });
    }

    /// Forgets an item that is taken back, the last of its kind.
    pub(super) fn forget(&mut self, item: Item) {
        let entries = &mut self.kinds[item.kind() as usize];
        let keep = entries.iter().rposition(|entry| entry.key.0 < item.number()).map_or(0, |last| last + 1);
        entries.truncate(keep);
    }

    /// Forgets positions that are left out, given in order, and numbers those behind them anew.
    pub(super) fn leave_out_positions(&mut self, left_out: &[(ClaimIx, usize)]) {
        let of_position = [Part::PositionDate as u32, Part::PositionQuote as u32];
        self.kinds[ItemKind::Claim as usize].retain_mut(|Entry { key: Key(claim, part), .. }| {
            let number = (*part & 0xFF_FFFF) as usize;
            if !of_position.contains(&(*part >> 24)) {
                return true;
            }
            let first = left_out.partition_point(|(other, _)| other.0 < *claim);
            match left_out.binary_search(&(ClaimIx(*claim), number)) {
                Ok(_) => false,
                Err(before) => {
                    *part -= (before - first) as u32;
                    true
                }
            }
        });
    }

    /// Puts the parts of each item into order; the items are in order already.
    pub(super) fn finish(&mut self) {
        for entries in &mut self.kinds {
            if !entries.is_sorted() {
                entries.sort_unstable();
            }
        }
    }
}

/// The keys of a section's items whose values have a place each. Values in lists and in maps are noted where they are read.
fn parts(section: Section) -> &'static [(&'static str, Part)] {
    match section {
        Section::Actors | Section::Places | Section::Claims => &[],
        Section::Events | Section::Background => &[
            ("id", Part::Id),
            ("title", Part::Title),
            ("date", Part::Date),
            ("reported", Part::Reported),
            ("status", Part::Status),
            ("via", Part::Via),
        ],
        Section::Quotes => &[("text", Part::Text), ("date", Part::Date), ("via", Part::Via)],
        Section::Sources => &[
            ("published", Part::Published),
            ("retrieved", Part::Retrieved),
            ("url", Part::Url),
            ("file", Part::File),
            ("credibility", Part::Credibility),
        ],
        Section::Judgments => &[("id", Part::Id), ("text", Part::Text)],
        Section::Questions => &[("id", Part::Id)],
    }
}

impl<'a> Reading<'a> {
    /// Notes the places of the item that is read next.
    pub(super) fn note_parts(&mut self, section: Section, fields: &Fields<'_, 'a>) {
        self.places.begin(self.next_item(section));
        for (key, part) in parts(section) {
            self.note_part(*part, 0, fields.get(key));
        }
    }

    /// Notes the place of a value that is one of several.
    pub(super) fn note_part(&mut self, part: Part, number: usize, field: Option<Field<'_, 'a>>) {
        if let Some(field) = field {
            self.places.note(part, number, field.node.span);
        }
    }
}

/// Where an item begins: the id of one that is keyed, the first key of one in a list.
pub fn span(briefing: &Briefing, item: Item) -> Span {
    match item {
        Item::Briefing => Span::default(),
        Item::Entity(ix) => briefing[ix].span,
        Item::Event(ix) => briefing[ix].span,
        Item::Quote(ix) => briefing[ix].span,
        Item::Source(ix) => briefing[ix].span,
        Item::Claim(ix) => briefing[ix].span,
        Item::Judgment(ix) => briefing[ix].span,
        Item::Question(ix) => briefing[ix].span,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityIx, EventIx, SourceIx};

    const TEXT: &str = "briefing: 1
title: T
as_of: 2025
actors:
  port:
    links: [https://a.example, ~, https://b.example]
    relations:
      - {to: port, kind: x}
      - {kind: left out, date: 2001}
      - {to: port, kind: x, date: 2002}
    name: Port
sources:
  lost: {published: 1990}
  log: {title: Log, published: {edtf: 1991, text: then}, url: https://c.example}
claims:
  c:
    text: C
    positions: [{by: port, stance: asserts, date: 2003}, {by: port, stance: denies, date: 2004, quote: q}]
events:
  - {title: A, date: 2005}
  - {date: 2006}
  - {date: not a date, title: B}
";

    #[track_caller]
    fn shown(item: Item, part: Part, number: usize) -> &'static str {
        let places = crate::reading::parse(TEXT, &mut |_| {}).places;
        places.nth(item, part, number).map_or("", |span| &TEXT[span.range()])
    }

    #[test]
    fn a_value_is_found_where_it_stands() {
        assert_eq!(shown(Item::Briefing, Part::AsOf, 0), "2025");
        let port = Item::Entity(EntityIx(0));
        assert_eq!(shown(port, Part::Link, 0), "https://a.example");
        assert_eq!(shown(port, Part::Link, 1), "https://b.example");
        // The relation that is left out has no number, and the first one no date.
        assert_eq!((shown(port, Part::RelationDate, 0), shown(port, Part::RelationDate, 1)), ("", "2002"));
        assert_eq!(shown(Item::Claim(ClaimIx(0)), Part::PositionDate, 1), "2004");
        assert_eq!(shown(Item::Claim(ClaimIx(0)), Part::PositionQuote, 1), "q");
    }

    #[test]
    fn what_is_left_out_has_no_place_and_takes_none() {
        let log = Item::Source(SourceIx(0));
        assert_eq!(shown(log, Part::Published, 0), "{edtf: 1991, text: then}");
        assert_eq!(shown(log, Part::Url, 0), "https://c.example");
        assert_eq!(shown(Item::Event(EventIx(0)), Part::Date, 0), "2005");
        // A date that cannot be read is written all the same.
        assert_eq!(shown(Item::Event(EventIx(1)), Part::Date, 0), "not a date");
        assert_eq!(shown(Item::Event(EventIx(2)), Part::Date, 0), "");
    }

    #[test]
    fn an_entry_takes_sixteen_bytes() {
        assert_eq!(size_of::<Entry>(), 16);
    }
}
