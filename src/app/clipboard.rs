//! What became of a text that was copied, in a sentence. It must not copy anything.

use briefing_evidence::describe::excerpt;
use briefing_terminal::{Copied, NotCopied};
use briefing_text::{SafeText, safe_format};

use super::commands::Cx;

/// Says what was done, and what went wrong.
pub(super) fn tell(copied: &Copied, cx: &mut Cx<'_>) {
    let text = sentence(copied);
    if copied.ways.is_empty() { cx.fail(text) } else { cx.say(text) }
}

/// `Copied with OSC 52 and tmux: …`; that it is copied is said only where something is known to have taken it.
fn sentence(copied: &Copied) -> SafeText {
    let failed: Vec<String> = copied.failed.iter().map(|(way, why)| reason(way, *why)).collect();
    let failed = failed.join(", ");
    if copied.ways.is_empty() {
        let why = if failed.is_empty() { "this terminal has no clipboard".to_owned() } else { failed };
        return safe_format!("Not copied: {why}.");
    }
    let ways = listed(&copied.ways);
    let done = if copied.is_certain {
        format!("Copied with {ways}")
    } else {
        format!("Sent with {ways}, which the terminal may not take")
    };
    let parted = if failed.is_empty() { "" } else { "; " };
    safe_format!("{done}{parted}{failed}: {}", excerpt(&copied.text))
}

fn reason(way: &str, why: NotCopied) -> String {
    match why {
        NotCopied::TooLong { limit } => format!("{way} takes at most {} kB", limit / 1000),
        NotCopied::Failed { status: Some(status) } => format!("{way} failed with status {status}"),
        NotCopied::Failed { status: None } => format!("{way} failed"),
        NotCopied::Hung => format!("{way} did not answer"),
    }
}

/// `OSC 52`, `OSC 52 and tmux`, `OSC 52, tmux and xclip`.
fn listed(ways: &[&str]) -> String {
    match ways {
        [first @ .., last] if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        all => all.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(ways: &[&'static str], is_certain: bool, failed: &[(&'static str, NotCopied)], expected: &str) {
        let text = SafeText::from_static("so it was");
        let copied = Copied { text, ways: ways.to_vec(), is_certain, failed: failed.to_vec() };
        assert_eq!(sentence(&copied).as_str(), expected);
    }

    #[test]
    fn what_was_done_and_what_went_wrong_is_said_and_no_more() {
        let long = ("OSC 52", NotCopied::TooLong { limit: 75_000 });
        check(&["OSC 52"], true, &[], "Copied with OSC 52: so it was");
        check(&["OSC 52", "tmux"], true, &[], "Copied with OSC 52 and tmux: so it was");
        check(&["OSC 52", "tmux", "xclip"], true, &[], "Copied with OSC 52, tmux and xclip: so it was");
        check(&["OSC 52"], false, &[], "Sent with OSC 52, which the terminal may not take: so it was");
        check(&["xclip"], true, &[long], "Copied with xclip; OSC 52 takes at most 75 kB: so it was");
        let failed = ("wl-copy", NotCopied::Failed { status: Some(1) });
        check(
            &["OSC 52", "xclip"],
            true,
            &[failed],
            "Copied with OSC 52 and xclip; wl-copy failed with status 1: so it was",
        );
        let hung = ("xclip", NotCopied::Hung);
        let sent = "Sent with OSC 52, which the terminal may not take; xclip did not answer: so it was";
        check(&["OSC 52"], false, &[hung], sent);
        check(&[], false, &[long, hung], "Not copied: OSC 52 takes at most 75 kB, xclip did not answer.");
        check(&[], false, &[], "Not copied: this terminal has no clipboard.");
    }
}
