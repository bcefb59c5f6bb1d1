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
pub use strip::{Column, Strip, strip};

/// Seconds in a day.
const DAY: i128 = 86_400;
