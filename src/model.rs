//! What a briefing is: plain data, a file per concept. It must not know YAML, panes or files.

pub mod date;
