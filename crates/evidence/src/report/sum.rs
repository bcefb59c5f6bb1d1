//! What a check of many files came to, in a line or two. It must not know which files they were.

use crate::check::Lookups;
use briefing_format::diagnostic::Code;

/// What was found in how many files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The errors of all files.
    pub errors: usize,
    /// The warnings of all files.
    pub warnings: usize,
    /// The quotes of all files.
    pub quotes: Lookups,
    /// The files.
    pub files: usize,
    /// Those of them with errors or warnings.
    pub wrong_files: usize,
    /// The code that was found first.
    pub first: Option<Code>,
    /// Whether warnings fail the check, too.
    pub deny_warnings: bool,
    /// The warnings that fail it where not all do.
    pub denied: usize,
    /// How many mistakes were mended.
    pub mended: usize,
}

impl Sum {
    /// Adds what was found in one file.
    pub fn add(&mut self, errors: usize, warnings: usize, quotes: Lookups, first: Option<Code>) {
        self.errors += errors;
        self.warnings += warnings;
        self.quotes.found += quotes.found;
        self.quotes.missing += quotes.missing;
        self.quotes.not_looked_up += quotes.not_looked_up;
        self.files += 1;
        self.wrong_files += usize::from(errors + warnings > 0);
        self.first = self.first.or(first);
    }

    /// Whether the check has failed.
    pub const fn fails(&self) -> bool {
        self.errors > 0 || self.denied > 0 || (self.deny_warnings && self.warnings > 0)
    }
}

/// Sums up a check: `2 errors and 1 warning in 2 of 10,000 files`, then how many quotes were found in their sources, and
/// where to read more about what is wrong.
pub fn summary(sum: &Sum) -> String {
    let files = counted(sum.files, "file");
    let found = match (sum.errors, sum.warnings) {
        (0, 0) => "no errors or warnings".to_owned(),
        (errors, 0) => counted(errors, "error"),
        (0, warnings) => counted(warnings, "warning"),
        (errors, warnings) => format!("{} and {}", counted(errors, "error"), counted(warnings, "warning")),
    };
    let of =
        if sum.files > 1 && sum.wrong_files > 0 { grouped(sum.wrong_files) + " of " } else { String::new() };
    let denied = match (sum.deny_warnings && sum.warnings > 0, sum.denied) {
        (true, _) => "; warnings are denied".to_owned(),
        (false, 0) => String::new(),
        (false, denied) => {
            format!("; {} of the warnings {} denied", grouped(denied), if denied == 1 { "is" } else { "are" })
        }
    };
    let mended = match sum.mended {
        0 => String::new(),
        mended => format!("{} mended\n", counted(mended, "mistake")),
    };
    let more = sum.first.map_or_else(String::new, |code| format!("`briefing explain {code}` says more\n"));
    format!("{mended}{found} in {of}{files}{denied}\n{}{more}", quotes(&sum.quotes))
}

/// Says what became of the quotes, where there are any: no warning means nothing where none could be looked up.
fn quotes(quotes: &Lookups) -> String {
    let parts = [
        (quotes.found, "found in the `file` of a source"),
        (quotes.missing, "not found there"),
        (quotes.not_looked_up, "not looked up (no source of theirs has a `file`)"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{} {what}", grouped(*count)))
        .collect();
    if parts.is_empty() { String::new() } else { format!("quotes: {}\n", parts.join(", ")) }
}

/// Writes a count with its noun, which takes a plain `s`.
fn counted(count: usize, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// Writes a number with a comma before each group of three digits.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_sum(files: &[(usize, usize)], deny_warnings: bool, expected: &str) {
        let mut sum = Sum { deny_warnings, ..Sum::default() };
        for (errors, warnings) in files {
            sum.add(*errors, *warnings, Lookups::default(), None);
        }
        assert_eq!(summary(&sum), format!("{expected}\n"));
        let fails = sum.errors > 0 || expected.contains("denied");
        assert_eq!(sum.fails(), fails, "{expected}");
    }

    #[test]
    fn the_summary_counts_and_leaves_out_what_there_is_none_of() {
        assert_sum(&[(2, 1)], false, "2 errors and 1 warning in 1 file");
        assert_sum(&[(0, 0), (1, 0), (0, 0)], false, "1 error in 1 of 3 files");
        assert_sum(&[(0, 2), (0, 1)], false, "3 warnings in 2 of 2 files");
        assert_sum(&[(0, 2)], true, "2 warnings in 1 file; warnings are denied");
        assert_sum(&[(2, 0)], true, "2 errors in 1 file");
        assert_sum(&[(0, 0)], true, "no errors or warnings in 1 file");
        assert_sum(&[(0, 0), (0, 0)], false, "no errors or warnings in 2 files");
    }

    #[test]
    fn large_numbers_are_grouped() {
        let mut files = vec![(0, 0); 10_000];
        files[7] = (1_234_567, 100);
        assert_sum(&files, false, "1,234,567 errors and 100 warnings in 1 of 10,000 files");
    }

    #[test]
    fn it_is_said_how_many_quotes_were_looked_up() {
        let mut sum = Sum::default();
        sum.add(0, 0, Lookups { found: 2_000, missing: 0, not_looked_up: 0 }, None);
        let quotes = |sum: &Sum| summary(sum).lines().nth(1).map(str::to_owned);
        assert_eq!(quotes(&sum).as_deref(), Some("quotes: 2,000 found in the `file` of a source"));
        sum.add(0, 1, Lookups { found: 1, missing: 1, not_looked_up: 3 }, None);
        assert_eq!(
            quotes(&sum).as_deref(),
            Some(
                "quotes: 2,001 found in the `file` of a source, 1 not found there, 3 not looked up (no source of theirs has a `file`)"
            )
        );
        assert_eq!(quotes(&Sum::default()), None);
    }

    #[test]
    fn the_first_code_can_be_read_about() {
        let mut sum = Sum::default();
        sum.add(0, 1, Lookups::default(), Some(Code::UnusedId));
        sum.add(1, 0, Lookups::default(), Some(Code::BadDate));
        assert!(summary(&sum).ends_with(" in 2 of 2 files\n`briefing explain unused-id` says more\n"));
    }
}
