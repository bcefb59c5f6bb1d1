//! Files of other programs -> a briefing, with a report of what could not be brought along.
//!
//! Dates are made coarser where they must be, never finer; the words of the file stay; nothing is invented, and nothing is
//! left out in silence. It must not know files, folders or screens.

mod attribution;
mod code;
mod compare;
mod dates;
mod formats;
mod ids;
mod input;
mod loose;
mod made;
mod markup;
mod only;
mod options;
mod report;
mod said;
mod table;
mod tlp;
mod whole;

pub use code::Code;
pub use compare::{Comparison, Gone, compare};
pub use formats::{Format, import, is_column, recognize};
pub use ids::Ids;
pub use input::Input;
pub use made::Made;
pub use only::Outline;
pub use options::{DateMeans, DayOrder, Options, delimiter, hundred_years};
pub use report::{Finding, Place, Report, Stop};
