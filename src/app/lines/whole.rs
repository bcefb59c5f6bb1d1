//! An item in columns with its name whole, over as many lines as that needs. It must not know whether there is room for them.

use super::{
    Laid, Spacing, lay_out,
    row::{Columns, NAME, date_below, row_columns, row_line, tone_of_name},
};
use crate::app::find::Pattern;
use briefing_evidence::describe::{Paragraph, Row, Tone};
use briefing_format::model::Item;

/// An item as [`row_line`] has it, but a name too long for one line goes on below where it begins.
pub(crate) fn whole_row(
    row: &Row,
    lead_width: usize,
    beside: usize,
    available: usize,
    link: Option<Item>,
    pattern: Option<&Pattern>,
) -> Laid {
    let Columns { mut line, name: room, before, below } = row_columns(row, lead_width, beside, available);
    if room < NAME {
        return row_line(row, lead_width, beside, available, link, pattern);
    }
    let start = available.saturating_sub(room + line.trail_cells());
    let tone = tone_of_name(row, link);
    let mut name = Paragraph::plain();
    if let Some(date) = before {
        name = name.tone(tone, date).words(" ");
    }
    name = name.tone(tone, &row.name);
    if let Some(caveat) = row.caveat {
        name = name.words(" ").tone(Tone::Warning, caveat);
    }
    let mut laid = lay_out(&[name], room, Spacing::Compact, pattern);
    if laid.lines.len() < 2 {
        return row_line(row, lead_width, beside, available, link, pattern);
    }
    for span in laid.lines.iter_mut().flat_map(|line| &mut line.spans) {
        span.link = link.filter(|_| span.tone == tone).map(|_| 0);
    }
    laid.links = link.into_iter().collect();
    if let Some((first, others)) = laid.lines.split_first_mut() {
        line.append(std::mem::take(first));
        *first = line;
        for line in others {
            line.indent += start;
        }
    }
    laid.append(date_below(below, start, available));
    laid
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_text::{SafeText, width};

    fn row(name: &str) -> Row {
        Row {
            lead: SafeText::line("book"),
            date: Vec::new(),
            name: SafeText::line(name),
            caveat: Some("(claimed)"),
            name_tone: Tone::Text,
            second: SafeText::default(),
            other_date: Vec::new(),
            trail: SafeText::line("origin"),
            trail_tone: Tone::Muted,
        }
    }

    fn shown(laid: &Laid) -> Vec<String> {
        let words = |line: &crate::app::lines::Line| {
            line.spans.iter().map(|span| span.text.as_str()).collect::<String>()
        };
        laid.lines.iter().map(|line| format!("{:1$}{2}", "", line.indent, words(line))).collect()
    }

    #[test]
    fn a_long_name_goes_on_below_where_it_begins_and_keeps_clear_of_what_trails_it() {
        let laid = whole_row(&row("The Diary of John Evelyn, edited by Bray"), 6, 0, 34, None, None);
        assert_eq!(
            shown(&laid),
            ["book   The Diary of John", "       Evelyn, edited by", "       Bray (claimed)"]
        );
        assert!(
            shown(&laid).iter().all(|line| width(SafeText::line(line).as_safe()) <= 34 - "origin ".len())
        );
    }

    #[test]
    fn a_name_that_fits_is_the_row_itself() {
        for available in 34..60 {
            let laid = whole_row(&row("A Diary"), 6, 0, available, None, None);
            let line = row_line(&row("A Diary"), 6, 0, available, None, None);
            assert_eq!(shown(&laid), shown(&line));
        }
    }
}
