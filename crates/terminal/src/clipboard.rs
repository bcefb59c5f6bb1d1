//! Text to the clipboard: by OSC 52, which works over ssh too, and with the tools of the system where that may not arrive.
//! It must not write to the terminal: the drawing thread does, between frames.

mod tool;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

use crate::effect::{Copied, NotCopied};
use crate::environment::{Clipboard, Osc52};
use briefing_text::SafeText;
use tool::{Outcome, Tool};

/// The most text that is copied by OSC 52 at once, in bytes.
///
/// Base64 makes 100,000 bytes of it, and several terminals drop a longer sequence without a word.
const LIMIT: usize = 75_000;

/// What OSC 52 is called where it is said what was done.
const OSC_52: &str = "OSC 52";

/// tmux takes the text for its own buffers and, since 3.2, gives it on to the terminal that it runs in.
const TMUX: Tool = Tool::new("tmux", &[&["load-buffer", "-w", "-"], &["load-buffer", "-"]]);
const WL_COPY: Tool = Tool::new("wl-copy", &[&["--type", "text/plain"]]);
const XCLIP: Tool = Tool::new("xclip", &[&["-selection", "clipboard", "-in"]]);
const XSEL: Tool = Tool::new("xsel", &[&["--clipboard", "--input"]]);
/// Without a locale it takes UTF-8 for something else.
const PBCOPY: Tool = Tool { environment: &[("LC_CTYPE", "UTF-8")], ..Tool::new("pbcopy", &[&[]]) };

/// A text on its way: what there is to write, and what there is to do beside the loop.
#[derive(Debug)]
pub(super) struct Copying {
    /// The sequence for the terminal; empty where there is none.
    pub(super) sequence: String,
    /// What is done so far.
    pub(super) copied: Copied,
    clipboard: Clipboard,
}

impl Copying {
    /// Begins to copy a text. It is cleaned: whoever pastes it into a shell would run what stands after an
    /// `ESC [ 201 ~`.
    pub(super) fn new(text: SafeText, clipboard: Clipboard) -> Copying {
        let mut sequence = String::new();
        let mut copied = Copied { text, ways: Vec::new(), is_certain: false, failed: Vec::new() };
        if clipboard.osc52 != Osc52::Never {
            match osc52(copied.text.as_str()) {
                Some(written) => {
                    sequence = written;
                    copied.ways.push(OSC_52);
                    copied.is_certain = clipboard.osc52 == Osc52::Arrives;
                }
                None => copied.failed.push((OSC_52, NotCopied::TooLong { limit: LIMIT })),
            }
        }
        Copying { sequence, copied, clipboard }
    }

    /// Whether tools are to be tried, which may take a while.
    pub(super) fn needs_tools(&self) -> bool {
        !self.copied.is_certain && !self.clipboard.tools().is_empty()
    }

    /// Tries the tools: tmux, and the first of the others that takes the text. Blocks.
    pub(super) fn run_tools(self) -> Copied {
        let Self { mut copied, clipboard, .. } = self;
        for tools in clipboard.tools() {
            for tool in tools {
                match tool.run(copied.text.as_str()) {
                    Outcome::Absent => {}
                    Outcome::Failed(why) => copied.failed.push((tool.name, why)),
                    Outcome::Took => {
                        copied.ways.push(tool.name);
                        copied.is_certain = true;
                        break;
                    }
                }
            }
        }
        copied
    }
}

impl Clipboard {
    /// The tools that may reach the clipboard of whoever sits there: of each group the first that takes the text.
    fn tools(self) -> Vec<Vec<Tool>> {
        let groups = [
            [(self.tmux, TMUX)].to_vec(),
            [(self.wayland, WL_COPY), (self.x11, XCLIP), (self.x11, XSEL), (self.pasteboard, PBCOPY)]
                .to_vec(),
        ];
        let there = |group: Vec<(bool, Tool)>| {
            group.into_iter().filter(|(is_there, _)| *is_there).map(|(_, tool)| tool).collect::<Vec<_>>()
        };
        groups.into_iter().map(there).filter(|group| !group.is_empty()).collect()
    }
}

/// The sequence that puts a text on the clipboard; nothing where it is longer than [`LIMIT`].
fn osc52(text: &str) -> Option<String> {
    if text.len() > LIMIT {
        return None;
    }
    let mut sequence = String::new();
    // Writing to a string does not fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut sequence);
    Some(sequence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_wrapped_in_base64() {
        assert_eq!(osc52("naïve").as_deref(), Some("\x1b]52;c;bmHDr3Zl\x1b\\"));
    }

    #[test]
    fn a_text_over_the_limit_is_refused_rather_than_cut() {
        assert!(osc52(&"a".repeat(LIMIT)).is_some_and(|sequence| sequence.len() <= 100_010));
        let long = SafeText::line(&"a".repeat(LIMIT + 1));
        let Copying { sequence, copied, .. } = Copying::new(long, Clipboard::default());
        assert_eq!((sequence.as_str(), &copied.ways[..]), ("", &[][..]));
        assert_eq!(copied.failed, [("OSC 52", NotCopied::TooLong { limit: LIMIT })]);
    }

    /// What is written, and whether tools are asked too, and which.
    fn plan(clipboard: Clipboard) -> (bool, bool, String) {
        let copying = Copying::new(SafeText::from_static("x"), clipboard);
        let tools = clipboard.tools();
        let names =
            tools.iter().map(|group| group.iter().map(|tool| tool.name).collect::<Vec<_>>().join(", "));
        (!copying.sequence.is_empty(), copying.needs_tools(), names.collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn tools_are_for_where_the_sequence_may_not_arrive() {
        let unknown = Clipboard { x11: true, wayland: true, ..Clipboard::default() };
        assert_eq!(plan(unknown), (true, true, "wl-copy, xclip, xsel".to_owned()));
        let known = Clipboard { osc52: Osc52::Arrives, ..unknown };
        assert_eq!(plan(known), (true, false, "wl-copy, xclip, xsel".to_owned()));
        let tmux = Clipboard { tmux: true, pasteboard: true, ..Clipboard::default() };
        assert_eq!(plan(tmux), (true, true, "tmux; pbcopy".to_owned()));
        let console = Clipboard { osc52: Osc52::Never, ..Clipboard::default() };
        assert_eq!(plan(console), (false, false, String::new()));
    }
}
