//! The program: its arguments go to `cli`, its exit status comes from there. It must not know what the commands do.

use std::process::ExitCode;

fn main() -> ExitCode {
    briefing::cli::run(std::env::args_os())
}
