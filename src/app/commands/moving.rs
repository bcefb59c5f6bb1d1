//! Moving among rows, whatever they are, and from link to link. It must not follow links.

use super::Cx;
use crate::app::{actions::Action, desk::Desk, session::Session, view::View};
use briefing_text::{SafeText, safe_format};

/// Something with rows, one of which is selected.
pub(crate) trait Rows {
    /// How many rows are seen at once.
    fn height(&self) -> usize;

    /// Goes on by so many rows, or back, as far as there are any.
    fn step(&mut self, by: isize);

    /// Goes on by so many times all that is seen at once, or back.
    fn pages(&mut self, by: isize) {
        self.step(by.saturating_mul(self.height() as isize));
    }

    /// Goes on by so many times half of what is seen at once, or back.
    fn half_pages(&mut self, by: isize) {
        self.step(by.saturating_mul(self.height() as isize / 2));
    }

    /// Goes to the row of a number, counted from 1; without a number to the last or the first one.
    fn edge(&mut self, last: bool, number: Option<usize>) {
        self.step(if last && number.is_none() { isize::MAX } else { isize::MIN });
        if let Some(number) = number {
            self.step(steps(Some(number.saturating_sub(1))));
        }
    }
}

/// A count as steps; no step where it is 0.
fn steps(count: Option<usize>) -> isize {
    count.unwrap_or(1).min(isize::MAX as usize) as isize
}

pub(in crate::app) fn down(rows: &mut dyn Rows, count: Option<usize>) {
    rows.step(steps(count));
}

pub(in crate::app) fn up(rows: &mut dyn Rows, count: Option<usize>) {
    rows.step(-steps(count));
}

pub(in crate::app) fn half_page_down(rows: &mut dyn Rows, count: Option<usize>) {
    rows.half_pages(steps(count));
}

pub(in crate::app) fn half_page_up(rows: &mut dyn Rows, count: Option<usize>) {
    rows.half_pages(-steps(count));
}

pub(in crate::app) fn page_down(rows: &mut dyn Rows, count: Option<usize>) {
    rows.pages(steps(count));
}

pub(in crate::app) fn page_up(rows: &mut dyn Rows, count: Option<usize>) {
    rows.pages(-steps(count));
}

pub(in crate::app) fn first(rows: &mut dyn Rows, count: Option<usize>) {
    rows.edge(false, count);
}

pub(in crate::app) fn last(rows: &mut dyn Rows, count: Option<usize>) {
    rows.edge(true, count);
}

pub(in crate::app) fn page_shelf(desk: &mut Desk, cx: &mut Cx<'_>) {
    page_down(desk.list_mut(), cx.count);
}

/// Reads on from where the reader is in the briefing as one text; other full views go on by a screenful.
pub(in crate::app) fn read_on(session: &mut Session, cx: &mut Cx<'_>) {
    let reader = &mut session.reader;
    if reader.view.is_none() {
        return reader.open_reading();
    }
    let is_reading = reader.view.as_ref().is_some_and(|pane| pane.view == View::Reading);
    if !reader.read_on(cx.times()) && is_reading {
        let first = cx.key(Action::First);
        cx.say(safe_format!("That was all of it. {first} goes to its beginning."));
    }
}

pub(in crate::app) fn scroll_down(session: &mut Session, cx: &mut Cx<'_>) {
    session.reader.scroll(session.reader.focus, steps(cx.count));
}

pub(in crate::app) fn scroll_up(session: &mut Session, cx: &mut Cx<'_>) {
    session.reader.scroll(session.reader.focus, -steps(cx.count));
}

pub(in crate::app) fn next_section(session: &mut Session, cx: &mut Cx<'_>) {
    session.reader.section(true, steps(cx.count));
}

pub(in crate::app) fn previous_section(session: &mut Session, cx: &mut Cx<'_>) {
    session.reader.section(false, steps(cx.count));
}

pub(in crate::app) fn next_link(session: &mut Session, cx: &mut Cx<'_>) {
    if !session.reader.step_link(true, cx.times()) {
        cx.say(SafeText::from_static("No link after this one here."));
    }
}

pub(in crate::app) fn previous_link(session: &mut Session, cx: &mut Cx<'_>) {
    if !session.reader.step_link(false, cx.times()) {
        cx.say(SafeText::from_static("No link before this one here."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Twenty rows, of which five are seen; the one selected.
    struct Twenty(isize);

    impl Rows for Twenty {
        fn height(&self) -> usize {
            5
        }

        fn step(&mut self, by: isize) {
            self.0 = self.0.saturating_add(by).clamp(0, 19);
        }
    }

    #[test]
    fn rows_are_moved_among_by_steps_pages_and_numbers() {
        type Move = fn(&mut dyn Rows, Option<usize>);
        let from_ten = |command: Move, count| {
            let mut rows = Twenty(10);
            command(&mut rows, count);
            rows.0
        };
        let once: [(Move, isize); 8] = [
            (down, 11),
            (up, 9),
            (half_page_down, 12),
            (half_page_up, 8),
            (page_down, 15),
            (page_up, 5),
            (first, 0),
            (last, 19),
        ];
        for (command, row) in once {
            assert_eq!(from_ten(command, None), row);
        }
        assert_eq!((from_ten(down, Some(3)), from_ten(up, Some(3))), (13, 7));
        assert_eq!((from_ten(down, Some(0)), from_ten(down, Some(usize::MAX))), (10, 19));
        assert_eq!((from_ten(page_up, Some(usize::MAX)), from_ten(half_page_down, Some(2))), (0, 14));
        for edge in [first, last] {
            assert_eq!([0, 1, 7, 99].map(|number| from_ten(edge, Some(number))), [0, 0, 6, 19]);
        }
    }
}
