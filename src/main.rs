//! The program: its arguments go to `cli`, its exit status comes from there.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::cli::run(std::env::args_os())
}
