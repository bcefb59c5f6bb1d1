//! The timeline as data: dates and a width -> rows and gaps, bars beside them, a strip over all. It must not know colors,
//! panes or what an event says.

mod axis;
mod caption;
mod groups;
mod order;
mod rows;
mod strip;

pub use axis::{Axis, Bar, Certainty, Edge, Tick};
pub use groups::{Stretch, Unit};
pub use order::{Tie, ties};
pub use rows::{Head, Order, Parting, Row, Rows, Section, rows};
pub use strip::{Column, Strip, captions, strip};

use crate::model::date::Date;

/// Seconds in a day.
const DAY: i128 = 86_400;

/// The first and last day number of what a date names: an open end counts as the unit at its known end.
///
/// `None` where no day is known, and where a year is left wholly open (`XXXX-12-25`): such a date is as much in one year
/// as in another, and would stretch every scale to ten thousand years.
fn extent(date: &Date) -> Option<(i128, i128)> {
    date.named().map(|(first, last)| (first.number(), last.number()))
}
