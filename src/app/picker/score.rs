//! How well a text fits typed letters, by the matcher of helix. It must not know what the texts stand for.

use nucleo_matcher::{
    Config, Matcher, Utf32Str,
    pattern::{CaseMatching, Normalization, Pattern},
};

/// Typed letters, ready to score texts by.
pub(super) struct Letters {
    pattern: Pattern,
    matcher: Matcher,
    buffer: Vec<char>,
}

impl Letters {
    /// Reads what was typed; nothing where that is blank, since then all texts fit alike.
    pub(super) fn new(typed: &str) -> Option<Self> {
        if typed.trim().is_empty() {
            return None;
        }
        let pattern = Pattern::parse(typed, CaseMatching::Smart, Normalization::Smart);
        Some(Self { pattern, matcher: Matcher::new(Config::DEFAULT), buffer: Vec::new() })
    }

    /// How well a text fits, more being better; nothing where it does not fit.
    pub(super) fn score(&mut self, text: &str) -> Option<u32> {
        self.pattern.score(Utf32Str::new(text, &mut self.buffer), &mut self.matcher)
    }
}
