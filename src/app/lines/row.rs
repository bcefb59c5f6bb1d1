//! An item on one line, in columns: a kind or a date, its name with its caveat, what trails it. Words are cut with a mark
//! where there is no room. A date is not: it is told in a shorter form, or on a line of its own. It must not know which
//! items there are.

use super::{Found, Laid, Line, Look, Mark, Spacing, Span, blanks, fitted, hits, lay_out, words};
use crate::app::find::Pattern;
use briefing_evidence::describe::{Paragraph, Row, Tone};
use briefing_format::model::Item;
use briefing_text::{Directions, SafeText, safe_format, width};

/// The cells of a name that a date before it leaves, if it has a form that does.
pub(super) const NAME: usize = 10;

/// An item on one line: its leading column, its name, what trails it; a name too long is cut with a mark, and a date that has
/// no form short enough stands below.
pub(crate) fn row_line(
    row: &Row,
    lead_width: usize,
    beside: usize,
    available: usize,
    link: Option<Item>,
    pattern: Option<&Pattern>,
) -> Laid {
    let Columns { mut line, name: room, before, below } = row_columns(row, lead_width, beside, available);
    let indent = available.saturating_sub(room + line.trail_cells());
    let caveat = row.caveat.map(SafeText::from_static).unwrap_or_default();
    // The title gives way to it: cut off, it would leave a plan or a denied event that looks like any other.
    let behind = caveat_width(row).min(room);
    let name = match before {
        Some(date) => safe_format!("{date} {}", row.name),
        None => row.name.clone(),
    };
    let (name, used) = fitted(name.as_safe(), room - behind);
    let hits = hits(pattern, name.as_str(), None);
    let tone = tone_of_name(row, link);
    let whole = 0..name.as_str().len();
    let marks = [Mark { range: whole.clone(), is: Look { tone, link: link.map(|_| 0) } }];
    let directions = Directions::of(name.as_safe());
    let mut words = words(name.as_safe(), whole, &marks, &hits, directions.as_ref());
    if directions.is_some_and(|directions| directions.is_right_to_left()) {
        words.end_at(room - behind);
    }
    line.append(words);
    if behind > 0 {
        let blank = if used > 0 && behind == caveat_width(row) { " " } else { "" };
        let (caveat, _) = fitted(caveat.as_safe(), behind - blank.len());
        let spans = [(SafeText::from_static(blank), Tone::Text), (caveat, Tone::Warning)];
        let spans = spans.into_iter().map(|(text, tone)| Span { text, tone, link: None, found: Found::No });
        line.append(Line { spans: spans.filter(|span| !span.text.is_empty()).collect(), ..Line::default() });
    }
    let mut laid = Laid { lines: vec![line], links: link.into_iter().collect() };
    laid.append(date_below(below, indent, available));
    laid
}

/// What a name is: a link where it leads to an item, unless it has fallen.
pub(super) fn tone_of_name(row: &Row, link: Option<Item>) -> Tone {
    if link.is_some() && row.name_tone == Tone::Text { Tone::Link } else { row.name_tone }
}

impl Line {
    /// The cells of what stands at its right edge, the blank before it among them.
    pub(crate) fn trail_cells(&self) -> usize {
        let cells: usize = self.trail.iter().map(|span| width(span.text.as_safe())).sum();
        if cells > 0 { cells + 1 } else { 0 }
    }
}

/// A date that has no room beside the name, below it: whole, and wrapped where it is wider than the line. How many lines it
/// takes does not depend on where the name begins.
pub(crate) fn date_below(date: Option<SafeText>, indent: usize, available: usize) -> Laid {
    let Some(date) = date else { return Laid::default() };
    let indent = indent.min(available.saturating_sub(width(date.as_safe())));
    let date = Paragraph::close().tone(Tone::Muted, date);
    let mut laid = lay_out(&[date], available - indent, Spacing::Compact, None);
    for line in &mut laid.lines {
        line.indent += indent;
    }
    laid
}

/// The longest of these forms that has room in so many cells.
pub(crate) fn fitting(forms: &[SafeText], cells: usize) -> Option<&SafeText> {
    forms.iter().find(|form| width(form.as_safe()) <= cells)
}

/// The row with its other date as the second one: in the longest form beside which the name keeps half of the line, if there is
/// one. Whoever opens the item sees it whole.
pub(crate) fn with_second(row: Row, lead_width: usize, beside: usize, available: usize) -> Row {
    let room = available.saturating_sub(beside);
    let lead_cells = if lead_width > 0 { lead_width + 1 } else { 0 };
    let taken = lead_cells + trail_width(&row);
    let least = room.div_ceil(2).max(caveat_width(&row) + NAME);
    let fits = |date: &&SafeText| taken + width(date.as_safe()) + 1 + least <= room;
    let second = row.other_date.iter().find(fits).cloned().unwrap_or_default();
    Row { second, ..row }
}

/// The line of an item that is still to get its name.
pub(crate) struct Columns {
    /// Its leading column, and what trails it.
    pub(crate) line: Line,
    /// The cells between them, for the name.
    pub(crate) name: usize,
    /// A date that stands before the name.
    pub(crate) before: Option<SafeText>,
    /// A date that stands below.
    pub(crate) below: Option<SafeText>,
}

/// The cells of what trails the name of an item, the blank before it among them.
pub(crate) fn trail_width(row: &Row) -> usize {
    let cells = [&row.second, &row.trail].map(|words| width(words.as_safe()));
    cells.into_iter().filter(|cells| *cells > 0).map(|cells| cells + 1).sum()
}

/// The cells of what stands behind the name of an item, the blank before it among them.
pub(crate) fn caveat_width(row: &Row) -> usize {
    row.caveat.map_or(0, |caveat| width(SafeText::from_static(caveat).as_safe()) + 1)
}

/// What stands around the name of an item on one line; so many cells beside the leading column stay empty.
pub(crate) fn row_columns(row: &Row, lead_width: usize, beside: usize, available: usize) -> Columns {
    let mut line = Line::default();
    // The name keeps half of a narrow line, whatever stands beside it, and a second date leaves a name before the caveat.
    let room = available.saturating_sub(beside);
    let has_room =
        |trail: usize| trail <= room / 2 && trail + caveat_width(row) + NAME <= room - lead_width.min(room);
    let alone = Row { second: SafeText::default(), ..row.clone() };
    let row = if !row.second.is_empty() && !has_room(trail_width(row)) { &alone } else { row };
    let trail_width = if trail_width(row) > room / 2 { 0 } else { trail_width(row) };
    let lead_width = lead_width.min(available / 2);
    let is_date_leading = row.lead.is_empty() && !row.date.is_empty();
    let date = if is_date_leading { fitting(&row.date, lead_width) } else { None };
    if lead_width > 0 {
        let (lead, used) = match date {
            Some(date) => (date.clone(), width(date.as_safe())),
            None => fitted(row.lead.as_safe(), lead_width),
        };
        let directions = Directions::of(lead.as_safe());
        line.spans.push(Span { text: lead.clone(), tone: Tone::Muted, link: None, found: Found::No });
        if let Some(directions) = directions {
            line.arrange(&directions, 0);
        }
        let padding = lead_width.saturating_sub(used) + 1 + beside;
        let blank = Span { text: blanks(padding), tone: Tone::Text, link: None, found: Found::No };
        line.append(Line { spans: vec![blank], ..Line::default() });
    }
    if lead_width == 0 && beside > 0 {
        line.spans.push(Span { text: blanks(beside), tone: Tone::Text, link: None, found: Found::No });
    }
    if trail_width > 0 {
        let blank = if row.second.is_empty() || row.trail.is_empty() { "" } else { " " };
        let words = [
            (row.second.clone(), Tone::Muted),
            (SafeText::from_static(blank), Tone::Text),
            (row.trail.clone(), row.trail_tone),
        ];
        let words = words.into_iter().filter(|(text, _)| !text.is_empty());
        line.trail = words.map(|(text, tone)| Span { text, tone, link: None, found: Found::No }).collect();
    }
    let lead_cells = if lead_width > 0 { lead_width + 1 + beside } else { beside };
    let name = available.saturating_sub(lead_cells + trail_width);
    let room = name.saturating_sub(caveat_width(row) + 1);
    let before = if is_date_leading {
        None
    } else {
        fitting(&row.date, room.saturating_sub(NAME))
            .or_else(|| row.date.last().filter(|date| width(date.as_safe()) <= room))
    };
    let below = row.date.first().filter(|_| date.or(before).is_none()).cloned();
    Columns { line, name, before: before.cloned(), below }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(laid: &Laid) -> Vec<String> {
        let words = |line: &Line| line.spans.iter().map(|span| span.text.as_str()).collect::<String>();
        laid.lines.iter().map(|line| format!("{:1$}{2}", "", line.indent, words(line))).collect()
    }

    #[test]
    fn a_second_date_is_muted_whatever_trails_it() {
        let row = Row {
            lead: SafeText::default(),
            date: vec![SafeText::line("2023")],
            name: SafeText::line("Attack"),
            caveat: None,
            name_tone: Tone::Text,
            second: SafeText::line("2022"),
            other_date: Vec::new(),
            trail: SafeText::line("⚑"),
            trail_tone: Tone::Opposes,
        };
        let laid = row_line(&row, 6, 0, 24, None, None);
        let trail: Vec<_> = laid.lines[0].trail.iter().map(|span| (span.text.as_str(), span.tone)).collect();
        assert_eq!(trail, [("2022", Tone::Muted), (" ", Tone::Text), ("⚑", Tone::Opposes)]);
        assert_eq!(trail_width(&row), " 2022 ⚑".chars().count());
    }

    #[test]
    fn a_row_keeps_its_columns_and_marks_what_it_cuts() {
        let row = Row {
            lead: SafeText::default(),
            date: vec![SafeText::line("2022")],
            name: SafeText::line("Attack on state services"),
            caveat: None,
            name_tone: Tone::Text,
            second: SafeText::default(),
            other_date: Vec::new(),
            trail: SafeText::line("⚑"),
            trail_tone: Tone::Opposes,
        };
        let laid = row_line(&row, 6, 0, 24, None, None);
        assert_eq!(shown(&laid), ["2022   Attack on stat…"]);
        assert_eq!(laid.lines[0].trail.len(), 1);
    }

    /// An event with a date in these forms, below a kind where one is given.
    fn dated(kind: &str, forms: &[&str]) -> Row {
        Row {
            lead: SafeText::line(kind),
            date: forms.iter().map(|form| SafeText::line(form)).collect(),
            name: SafeText::line("The king is crowned in London"),
            caveat: Some("(denied)"),
            name_tone: Tone::Text,
            second: SafeText::default(),
            other_date: Vec::new(),
            trail: SafeText::default(),
            trail_tone: Tone::Text,
        }
    }

    #[test]
    fn a_date_has_the_longest_form_that_fits_or_a_line_of_its_own_and_is_never_cut() {
        let forms = ["25 Dec 1066 – 9 Sep 1067", "Dec 1066 – Sep 1067", "1066 – 1067"];
        let in_column = |cells| shown(&row_line(&dated("", &forms), cells, 0, 60, None, None));
        assert_eq!(in_column(24), ["25 Dec 1066 – 9 Sep 1067 The king is crowned in Lo… (denied)"]);
        assert_eq!(in_column(20), ["Dec 1066 – Sep 1067  The king is crowned in London (denied)"]);
        assert_eq!(in_column(12), ["1066 – 1067  The king is crowned in London (denied)"]);
        assert_eq!(
            in_column(6),
            ["       The king is crowned in London (denied)", "       25 Dec 1066 – 9 Sep 1067"]
        );
        let before_name = |cells| shown(&row_line(&dated("event", &forms), 6, 0, cells, None, None));
        assert_eq!(before_name(52), ["event  25 Dec 1066 – 9 Sep 1067 The king i… (denied)"]);
        assert_eq!(before_name(40), ["event  1066 – 1067 The king is… (denied)"]);
        assert_eq!(before_name(24), ["event  The kin… (denied)", "25 Dec 1066 – 9 Sep 1067"]);
    }

    #[test]
    fn at_no_width_is_a_part_of_a_date_left() {
        let forms = ["24 Jul 2015 19:01:30-04:00", "24 Jul 2015 19:01-04:00", "24 Jul 2015", "2015"];
        for kind in ["", "event"] {
            for available in 4..70 {
                for lead in 0..30 {
                    let laid = row_line(&dated(kind, &forms), lead, 2, available, None, None);
                    let words = shown(&laid).join(" ");
                    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                    let is_whole = forms.iter().any(|form| words.contains(form));
                    // On a line narrower than a time, nothing can be whole.
                    assert!(is_whole || available < 30, "{kind} {available} {lead}: {words}");
                    assert!(
                        !words.contains("201…") && !words.contains("19:0…") && !words.contains("Jul…"),
                        "{words}"
                    );
                }
            }
        }
    }
}
