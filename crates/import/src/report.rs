//! What an import has to tell: what was left out, which dates were kept, and findings with their places. It must not know
//! how that looks.

use std::collections::BTreeMap;

use super::Code;
use briefing_text::{SafeText, safe_format};

/// So many findings of one code and subject are kept with their places; the others are counted.
const KEPT: usize = 100;

/// So many findings are told one by one, whatever they hold for.
const FEW: usize = 10;

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the file as a whole.
    File,
    /// In a row, counted as a spreadsheet does: the heading is row 1.
    Row(usize),
    /// In a line, and where that is known a column, both counted from 1.
    Line(usize, Option<usize>),
    /// In an object of this name.
    Object(SafeText),
}

impl Place {
    /// In the object of a name; in the file where it has none.
    pub(crate) fn object(name: &str) -> Self {
        let name = SafeText::line(name.trim());
        if name.as_str().is_empty() { Self::File } else { Self::Object(name) }
    }
}

/// One thing to tell, at one place of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing it is.
    pub code: Code,
    /// The name of the file.
    pub file: SafeText,
    /// Where in it.
    pub place: Place,
    /// One sentence about this very case.
    pub message: SafeText,
    /// What to do about it, where that can be said.
    pub help: Option<SafeText>,
}

/// Why nothing is written: a question is open, or a file is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The name of the file.
    pub file: SafeText,
    /// Where in it.
    pub place: Place,
    /// What kind of question is open; none where the file is broken.
    pub code: Option<Code>,
    /// One sentence.
    pub message: SafeText,
    /// What to do about it.
    pub help: SafeText,
}

/// Findings of one code about one kind of thing.
#[derive(Clone, Debug, Default)]
struct Group {
    kept: Vec<Finding>,
    count: usize,
}

/// What an import has to tell.
#[derive(Clone, Debug, Default)]
pub struct Report {
    groups: BTreeMap<(Code, &'static str), Group>,
    totals: BTreeMap<&'static str, usize>,
    lost: BTreeMap<String, usize>,
    notes: Vec<SafeText>,
    /// How many dates stand as they were.
    pub dates_kept: usize,
    /// How many dates were made coarser.
    pub dates_coarsened: usize,
    /// How many dates stand in words alone, because nobody can say when that was.
    pub dates_in_words: usize,
}

impl Report {
    /// Adds a finding about one of a kind of things, such as a `row`.
    pub fn add(&mut self, about: &'static str, finding: Finding) {
        let group = self.groups.entry((finding.code, about)).or_default();
        group.count += 1;
        if group.kept.len() < KEPT {
            group.kept.push(finding);
        }
    }

    /// Adds all that another one tells.
    pub(crate) fn add_all(&mut self, other: Self) {
        for (key, group) in other.groups {
            let known = self.groups.entry(key).or_default();
            known.count += group.count;
            let room = KEPT.saturating_sub(known.kept.len());
            known.kept.extend(group.kept.into_iter().take(room));
        }
        other.totals.into_iter().for_each(|(about, count)| self.total(about, count));
        other.lost.into_iter().for_each(|(kind, count)| *self.lost.entry(kind).or_default() += count);
        self.notes.extend(other.notes);
        self.dates_kept += other.dates_kept;
        self.dates_coarsened += other.dates_coarsened;
        self.dates_in_words += other.dates_in_words;
    }

    /// Says how many there are of a kind of things that findings are about.
    pub fn total(&mut self, about: &'static str, count: usize) {
        *self.totals.entry(about).or_default() += count;
    }

    /// Counts something that has no place in a briefing, by its kind in the words of the file.
    pub fn lose(&mut self, kind: impl AsRef<str>) {
        self.lose_many(kind, 1);
    }

    /// Counts several of a kind.
    pub fn lose_many(&mut self, kind: impl AsRef<str>, count: usize) {
        if count > 0 {
            *self.lost.entry(SafeText::line(kind.as_ref()).to_string()).or_default() += count;
        }
    }

    /// Says what was chosen where the file left a choice, such as which column is the date.
    pub fn note(&mut self, words: SafeText) {
        self.notes.push(words);
    }

    /// What was chosen.
    pub fn notes(&self) -> &[SafeText] {
        &self.notes
    }

    /// What was left out, by kind.
    pub fn lost(&self) -> impl Iterator<Item = (&str, usize)> {
        self.lost.iter().map(|(kind, count)| (kind.as_str(), *count))
    }

    /// Whether anything was left out or made coarser.
    pub fn is_lossy(&self) -> bool {
        !self.lost.is_empty()
            || self.groups.keys().any(|(code, _)| {
                !matches!(
                    code,
                    Code::EncodingGuessed | Code::YearMissing | Code::DateOrderOpen | Code::RowTwice
                )
            })
    }

    /// The findings in the order of their codes. One that holds for more than half of a kind is told once, with its count; of
    /// many others the first are told, and a sentence counts the rest.
    pub fn findings(&self) -> Vec<Finding> {
        let mut told = Vec::new();
        for ((_, about), group) in &self.groups {
            let total = self.totals.get(about).copied().unwrap_or(0);
            let Some(first) = group.kept.first() else { continue };
            if group.count > FEW && group.count * 2 > total && total > 0 {
                let others = plural(about);
                // Of one of them several things may be told.
                let is_same = group.kept.iter().all(|found| found.message == first.message);
                let message = if !is_same {
                    safe_format!(
                        "{} There are {} of the kind in {total} {others}; this is the first.",
                        first.message,
                        group.count
                    )
                } else if group.count <= total {
                    safe_format!("{} So it is with {} of {total} {others}.", first.message, group.count)
                } else {
                    safe_format!("{} It is so {} times in {total} {others}.", first.message, group.count)
                };
                told.push(Finding { message, ..first.clone() });
                continue;
            }
            told.extend(group.kept.iter().cloned());
            if group.count > group.kept.len() {
                let message =
                    safe_format!("{} more of the same are not listed.", group.count - group.kept.len());
                told.push(Finding { message, place: Place::File, help: None, ..first.clone() });
            }
        }
        told
    }

    /// How often a code was found.
    pub fn count(&self, code: Code) -> usize {
        self.groups.iter().filter(|((of, _), _)| *of == code).map(|(_, group)| group.count).sum()
    }
}

/// The word for several of a kind of things.
fn plural(noun: &str) -> String {
    match noun.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn finding(row: usize) -> Finding {
        Finding {
            code: Code::YearMissing,
            file: SafeText::from_static("a.csv"),
            place: Place::Row(row),
            message: safe_format!("9-Nov has no year."),
            help: None,
        }
    }

    #[test]
    fn what_holds_for_most_of_a_kind_is_told_once() {
        let mut report = Report::default();
        report.total("entry", 20);
        (2..12).for_each(|row| report.add("entry", finding(row)));
        assert_eq!(report.findings().len(), 10, "few are told one by one");
        report.add("entry", finding(12));
        let told = report.findings();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].message.as_str(), "9-Nov has no year. So it is with 11 of 20 entries.");
        assert_eq!(report.count(Code::YearMissing), 11);
        (0..20).for_each(|row| report.add("entry", finding(row)));
        let told = report.findings();
        assert_eq!(told[0].message.as_str(), "9-Nov has no year. It is so 31 times in 20 entries.");
    }

    #[test]
    fn of_very_many_the_rest_is_counted() {
        let mut report = Report::default();
        report.total("row", 1000);
        (0..150).for_each(|row| report.add("row", finding(row)));
        let told = report.findings();
        assert_eq!(told.len(), KEPT + 1);
        assert_eq!(told[KEPT].message.as_str(), "50 more of the same are not listed.");
    }
}
