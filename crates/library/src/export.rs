//! A briefing to other forms, a file per form. It must not know where the result goes.

mod page;
pub mod text;
