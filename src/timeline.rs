//! The timeline as data: dates and a width -> rows, gaps, bars. It must not know colors, panes or what an event says.

mod bars;
mod rows;

pub use bars::{Bars, bars};
pub use rows::{Row, rows};

use crate::model::date::Date;

/// The first and last day number that a date may mean; an open end counts as the known end.
///
/// `None` where neither end is known, and where a year is left wholly open (`XXXX-12-25`): such a date is as much in
/// one year as in another, and would stretch every scale to ten thousand years.
fn extent(date: &Date) -> Option<(i128, i128)> {
    let (first, last) = match (date.earliest(), date.latest()) {
        (Some(first), Some(last)) => (first, last),
        (Some(only), None) | (None, Some(only)) => (only, only),
        (None, None) => return None,
    };
    date.has_year().then(|| (first.number(), last.number()))
}
