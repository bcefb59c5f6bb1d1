//! What the rules find, as much of it as anybody reads. It must not know a single rule.

use briefing_format::diagnostic::{Code, Diagnostic};
use briefing_text::safe_format;

/// How many warnings of one code are listed. A file that was made by a program may earn a hundred thousand.
const LISTED: usize = 10_000;

/// What was found so far.
#[derive(Default)]
pub(super) struct Findings {
    diagnostics: Vec<Diagnostic>,
    /// For each code how many there are, and the place in the list of the last one that is listed.
    counts: Vec<Count>,
}

struct Count {
    code: Code,
    found: usize,
    last: usize,
}

impl Findings {
    /// Adds something of a code; the sentences are made only where it is listed.
    pub(super) fn add(&mut self, code: Code, make: impl FnOnce() -> Diagnostic) {
        let known = self.counts.iter().position(|count| count.code == code);
        let at = known.unwrap_or_else(|| {
            self.counts.push(Count { code, found: 0, last: 0 });
            self.counts.len() - 1
        });
        let count = &mut self.counts[at];
        count.found += 1;
        if count.found <= LISTED {
            count.last = self.diagnostics.len();
            self.diagnostics.push(make());
        }
    }

    /// All that is listed, and the codes of which there is more with how many there are; the last of each such code says so.
    pub(super) fn finish(mut self) -> (Vec<Diagnostic>, Vec<(Code, usize)>) {
        let mut cut = Vec::new();
        for Count { code, found, last } in self.counts {
            if found > LISTED {
                cut.push((code, found));
                let last = &mut self.diagnostics[last];
                let more =
                    safe_format!("{} ({} more like this are not listed.)", last.message, found - LISTED);
                last.message = more;
            }
        }
        (self.diagnostics, cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::diagnostic::Span;
    use briefing_text::SafeText;

    #[test]
    fn of_too_many_the_last_says_how_many_more_there_are() {
        let mut found = Findings::default();
        for at in 0..LISTED + 5 {
            found.add(Code::UnusedId, || {
                Diagnostic::new(Code::UnusedId, Span::new(at, at), SafeText::line("Unused."))
            });
        }
        found.add(Code::DateOrder, || {
            Diagnostic::new(Code::DateOrder, Span::default(), SafeText::line("Order."))
        });
        let (diagnostics, cut) = found.finish();
        assert_eq!((diagnostics.len(), cut), (LISTED + 1, vec![(Code::UnusedId, LISTED + 5)]));
        assert_eq!(diagnostics[LISTED - 1].message.as_str(), "Unused. (5 more like this are not listed.)");
    }
}
