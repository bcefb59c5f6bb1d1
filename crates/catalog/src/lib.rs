//! A catalog of many briefings: which there are, what each says of itself, and where a word, a name or a source is met in any
//! of them. The files are the truth: a catalog can be thrown away at any time and is made again.
//!
//! ```
//! use briefing_catalog::{Query, Kind};
//!
//! let query = Query::parse("kind:claim \"harbor fire\" -denied")?;
//! assert_eq!(query.kinds, [Kind::Claim]);
//! assert_eq!(query.terms[0].words, ["harbor", "fire"]);
//! # Ok::<(), briefing_catalog::BadQuery>(())
//! ```

mod answer;
mod error;
mod facet;
mod found;
mod kind;
mod making;
mod query;
mod record;
#[cfg(feature = "sqlite")]
pub mod refresh;
#[cfg(feature = "sqlite")]
mod sqlite;
#[cfg(all(test, feature = "sqlite"))]
mod tests;
mod words;

pub use answer::{Hit, Order, Progress, Row};
pub use error::Error;
pub use found::item_of;
pub use kind::Kind;
pub use making::{name_number, names_of};
pub use query::{BadQuery, Field, Query, State, Term, Time};
pub use record::{Class, Entry, Head, Name, Record};
#[cfg(feature = "sqlite")]
pub use sqlite::{Catalog, List, Met, NameCount, Scope, State as CatalogState};
