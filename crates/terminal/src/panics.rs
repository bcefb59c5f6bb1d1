//! A panic gives the screen back before it speaks. It must not print before, nor print what it was not cleaned.

use std::backtrace::{Backtrace, BacktraceStatus};
use std::io::{self, Write};
use std::panic::{self, PanicHookInfo};
use std::thread;

use super::screen;
use briefing_text::SafeText;

/// Installs the hook, for all threads and for good.
pub(super) fn install_hook(name: &'static str, farewell: &'static str) {
    panic::set_hook(Box::new(move |info| {
        screen::leave_for_good();
        // The terminal can be gone; `eprintln!` would panic again.
        let _ = io::stderr().write_all(report(info, name, farewell).as_bytes());
    }));
}

fn report(info: &PanicHookInfo, name: &str, farewell: &str) -> String {
    let payload = info.payload();
    let message = payload
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| payload.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("no message");
    let place = info.location().map(|place| format!(" at {place}")).unwrap_or_default();
    let thread = thread::current();
    let mut report =
        format!("{name}: internal error in thread `{}`{place}:\n", thread.name().unwrap_or("unnamed"));
    push_clean(&mut report, message);
    report.push_str(farewell);
    report.push('\n');
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        push_clean(&mut report, &backtrace.to_string());
    }
    report
}

/// Adds text line by line: a message can quote a file, and with it an escape sequence.
fn push_clean(report: &mut String, text: &str) {
    for line in text.lines() {
        report.push_str("  ");
        report.push_str(SafeText::line(line).as_str());
        report.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_quotes_a_file_sends_no_escape_sequence() {
        let mut report = String::new();
        push_clean(&mut report, "unknown key `\x1b]0;x\x07`\nat line 3");
        assert_eq!(report, "  unknown key `\u{fffd}]0;x\u{fffd}`\n  at line 3\n");
    }
}
