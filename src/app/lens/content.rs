//! The rows of a list as they look: each a block of lines, the selected one open in place. It must not know which rows there are.

use std::mem;

use super::{List, ListRow};
use crate::app::{
    find::{Pattern, Seek, Stop},
    flow::{Content, Opening},
    lines::{
        Columns, Laid, Spacing, lay_out, lay_out_beside, lay_out_seeking, row::date_below, row_columns,
        row_line, whole_row, with_second,
    },
    margin::Margin,
    panes::in_margin,
};
use briefing_evidence::{
    Clock, Story,
    describe::{self, Description, Form, Paragraph, Row, Tone},
    timeline::Head,
};
use briefing_format::model::Item;
use briefing_text::{SafeText, first_word_width, safe_format, width};

/// The least cells in which the later lines of an open title stand below its first.
const TITLE: usize = 16;

/// How far to the right they stand where there are fewer.
const HANG: usize = 2;

/// A list as a flow of blocks: each row a block, the selected one open in place.
pub(crate) struct ListContent<'a> {
    /// The briefing.
    pub(crate) story: Story<'a>,
    /// Its rows.
    pub(crate) list: &'a List,
    /// What stands in the margin.
    pub(crate) margin: &'a Margin,
    /// What the search looks for.
    pub(crate) pattern: Option<&'a Pattern>,
    /// The hit at which the reader is.
    pub(crate) current: Option<&'a Stop>,
}

impl Content for ListContent<'_> {
    fn len(&self) -> usize {
        self.list.rows.len()
    }

    fn is_selectable(&self, block: usize) -> bool {
        self.list.item(block).is_some()
    }

    /// A row looks another way where names stand whole.
    fn key(&self, block: usize) -> usize {
        block * 2 + usize::from(self.list.is_whole(block))
    }

    fn moves_by_block(&self) -> bool {
        true
    }

    fn step(&self, from: usize, by: isize) -> usize {
        let items = &self.list.items;
        let Some(last) = items.len().checked_sub(1) else { return from };
        let here = self.list.ordinal(from);
        // Between two items, the next one below is already a step away.
        let here = if by > 0 && self.list.item(from).is_none() { here.wrapping_sub(1) } else { here };
        let target = (here as isize).saturating_add(by).clamp(0, last as isize);
        items[target as usize] as usize
    }

    fn lay_out(&self, block: usize, opening: Opening, available: usize) -> Laid {
        // The first cell belongs to the mark of the selection.
        let inner = available.saturating_sub(1);
        let mut laid = match self.list.rows.get(block) {
            Some(ListRow::Item(item)) => self.item(block, *item, opening, inner),
            Some(ListRow::Gap(gap)) => {
                let gutter = self.list.gutter(available);
                let words = safe_format!("· {gap}");
                let start = self.list.lead(inner) + 1 + gutter.cells;
                // Where it would not fit there, it takes the place of the chart, which has nothing beside it.
                let fits = start + width(words.as_safe()) <= inner;
                note(if fits { start } else { start - gutter.chart_cells() }, Tone::Muted, &words, inner)
            }
            Some(ListRow::Heading(words)) => note(0, Tone::Muted, &SafeText::from_static(words), inner),
            Some(ListRow::Section(number)) => self.section(*number, inner),
            None => Laid::default(),
        };
        for line in &mut laid.lines {
            line.indent += 1;
        }
        laid
    }
}

impl ListContent<'_> {
    /// The heading of a section; of a folded one, with how much is in it.
    fn section(&self, number: u32, available: usize) -> Laid {
        let Some(section) = self.list.sections.get(number as usize) else { return Laid::default() };
        let head = match (section.head, self.list.clock) {
            (Head::Undated, Clock::Reported) => SafeText::from_static("Not known when reported"),
            (head, _) => safe_format!("{head}"),
        };
        let words = if section.is_folded {
            let events = describe::count(section.events as usize, "event", "events");
            // Where all is folded, that is what the list is like.
            let folded = if self.list.has_sentences { "" } else { " folded" };
            let open = match section.perhaps_outside {
                0 => SafeText::default(),
                all if all == section.events => SafeText::from_static(", perhaps earlier or later"),
                some => safe_format!(", {some} of them perhaps earlier or later"),
            };
            safe_format!("{head} · {events}{folded}{open}")
        } else {
            head
        };
        note(0, Tone::Heading, &words, available)
    }

    fn item(&self, block: usize, item: Item, opening: Opening, available: usize) -> Laid {
        let list = self.list;
        let mut row = list.row(self.story, item);
        let lead = list.lead_of(&row, available);
        if let Item::Source(ix) = item {
            row = list.sources.fit(self.story, ix, row, lead, available);
        }
        if row.date.first().is_some_and(|date| width(date.as_safe()) > lead) {
            row = list.below_heading(self.story, row, block);
        }
        let indent = list.sources.indent(block, available);
        let beside = list.gutter(available + 1).cells + indent;
        if !row.other_date.is_empty() {
            row = with_second(row, lead, beside, available);
        }
        let form = match opening {
            Opening::Closed => {
                let mut laid = if list.is_wrapped(&row) {
                    self.wrapped(item, &row, available)
                } else if list.is_whole(block) {
                    whole_row(&row, lead, beside, available, None, self.pattern)
                } else {
                    row_line(&row, lead, beside, available, None, self.pattern)
                };
                if let Some(line) = describe::row::below(self.story, item) {
                    laid.append(self.below(line, available));
                }
                return laid;
            }
            Opening::Selected => Form::Brief,
            Opening::Full => Form::Full,
        };
        let description = Description::for_form(self.story, item, form);
        let seek = &mut Seek::of(self.current.filter(|current| current.item == item));
        let mut laid = self.opened(description, row, indent, available, seek);
        let (told, width) = (description.told(), available.saturating_sub(1));
        let mut below = lay_out_seeking(&told, width, Spacing::Compact, self.pattern, seek);
        for line in &mut below.lines {
            line.indent += 1;
        }
        laid.append(below);
        laid.append(in_margin(self.margin, item, available));
        laid
    }

    /// A sentence that stands for an item, whole, over as many lines as it needs.
    fn wrapped(&self, item: Item, row: &Row, available: usize) -> Laid {
        let mut sentence = Paragraph::plain().tone(row.name_tone, &row.name);
        if let Some(behind) = describe::row::behind(self.story, item) {
            sentence = sentence.tone(Tone::Warning, behind);
        }
        lay_out(&[sentence], available, Spacing::Compact, self.pattern)
    }

    /// How a claim stands, or how likely a judgment is, below its words: there it has room on the narrowest screen.
    fn below(&self, line: Paragraph, available: usize) -> Laid {
        let mut laid = lay_out(&[line], available.saturating_sub(2), Spacing::Compact, self.pattern);
        for line in &mut laid.lines {
            line.indent += 2;
        }
        laid
    }

    /// The title of an open item: in full, over as many lines as it needs, the later ones below the chart and what trails the
    /// first, too; below that both of its dates, where they have no room beside it.
    fn opened(
        &self,
        description: Description<'_>,
        mut row: Row,
        indent: usize,
        available: usize,
        seek: &mut Seek,
    ) -> Laid {
        let gutter = self.list.gutter(available + 1);
        // The title is not cut here, and its caveat stands behind it wherever it ends.
        row.caveat = None;
        let other = row.other_date.first().filter(|whole| **whole != row.second);
        if other.is_some() {
            row.second = SafeText::default();
        }
        let Columns { mut line, name: room, below: date, .. } =
            row_columns(&row, self.list.lead_of(&row, available), gutter.cells + indent, available);
        let title = description.title();
        let words = SafeText::line(&title.runs.iter().map(|run| run.text.as_str()).collect::<String>());
        let start = available.saturating_sub(room + line.trail_cells() + gutter.chart_cells());
        // In a column too narrow for words it would be no title.
        let start = if available - start < TITLE { start.min(HANG) } else { start };
        let mut laid = if first_word_width(words.as_safe()) <= room {
            let mut laid =
                lay_out_beside(&title, available - start - room, available - start, self.pattern, seek);
            if let Some((first, below)) = laid.lines.split_first_mut() {
                line.append(mem::take(first));
                *first = line;
                for line in below {
                    line.indent += start;
                }
            }
            laid
        } else {
            // No word is broken for want of room beside what stands in the first line.
            let mut below =
                lay_out_seeking(&[title], available - start, Spacing::Compact, self.pattern, seek);
            below.lines.iter_mut().for_each(|line| line.indent += start);
            let mut laid = Laid { lines: vec![line], links: Vec::new() };
            laid.append(below);
            laid
        };
        laid.append(date_below(date, start, available));
        if let Some(other) = other {
            laid.append(date_below(Some(safe_format!("happened {other}")), start, available));
        }
        laid
    }
}

/// Words between items, wrapped: half a number of years would be another one.
fn note(indent: usize, tone: Tone, words: &SafeText, available: usize) -> Laid {
    let paragraph = Paragraph::close().tone(tone, words);
    let mut laid = lay_out(&[paragraph], available.saturating_sub(indent), Spacing::Compact, None);
    for line in &mut laid.lines {
        line.indent += indent;
    }
    laid
}
