//! `briefing schema`: the format as a JSON Schema, for editors. It must not know any key of the format.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use super::output::stdout;
use briefing_format::json_schema;

/// Prints the schema.
pub(super) fn run() -> io::Result<ExitCode> {
    stdout(|out| {
        serde_json::to_writer_pretty(&mut *out, &json_schema())?;
        writeln!(out)
    })?;
    Ok(ExitCode::SUCCESS)
}
