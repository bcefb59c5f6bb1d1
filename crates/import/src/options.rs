//! What whoever imports has decided. It must not know where the decisions were written.

mod mapping;

use briefing_format::words;

words! {
    /// Whether the day or the month comes first in dates of digits, or the year; `open` where nobody knows: a date that may be
    /// two is then written as one of the two.
    pub enum DayOrder {
        Dmy = "dmy",
        Mdy = "mdy",
        Ymd = "ymd",
        Open = "open",
    }
}

words! {
    /// What the dates of a table are dates of: when something happened, or when it became known.
    #[derive(Default)]
    pub enum DateMeans {
        #[default]
        Happened = "happened",
        Reported = "reported",
    }
}

/// What whoever imports has decided; what is not decided follows from the file, or is asked back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The ids or names of the objects to bring in; all of them where there are none.
    pub only: Vec<String>,
    /// Which column is what, as `("date", "Datum")`; with no name, that none is.
    pub columns: Vec<(String, String)>,
    /// The order of day, month and year.
    pub date_order: Option<DayOrder>,
    /// The year of dates without a year.
    pub year: Option<i32>,
    /// The hundred years in which years of two digits lie: the first and the last.
    pub years: Option<(i32, i32)>,
    /// What the dates are dates of.
    pub date_means: DateMeans,
    /// The name of the encoding, such as `windows-1252`.
    pub encoding: Option<String>,
    /// What parts the cells of a table.
    pub delimiter: Option<char>,
    /// Whether the first row of a table is no heading.
    pub no_header: bool,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The columns that together tell one row from another.
    pub key: Vec<String>,
    /// The columns whose cells hold several values, each with what parts them.
    pub split: Vec<(String, String)>,
}

impl Options {
    /// The names of what is decided, as they are called on the command line.
    pub fn given(&self) -> Vec<&'static str> {
        let all = [
            ("only", !self.only.is_empty()),
            ("columns", !self.columns.is_empty()),
            ("date-order", self.date_order.is_some()),
            ("year", self.year.is_some()),
            ("years", self.years.is_some()),
            ("date-means", self.date_means != DateMeans::default()),
            ("encoding", self.encoding.is_some()),
            ("delimiter", self.delimiter.is_some()),
            ("no-header", self.no_header),
            ("sheet", self.sheet.is_some()),
            ("key", !self.key.is_empty()),
            ("split", !self.split.is_empty()),
        ];
        all.into_iter().filter(|(_, is_given)| *is_given).map(|(name, _)| name).collect()
    }
}

/// The first and the last of a hundred years, as in `1950-2049`; nothing where the words say anything else.
pub fn hundred_years(words: &str) -> Option<(i32, i32)> {
    let (first, last) = words.split_once('-')?;
    let (first, last): (i32, i32) = (first.trim().parse().ok()?, last.trim().parse().ok()?);
    (last.checked_sub(first) == Some(99)).then_some((first, last))
}

/// The sign that parts cells: one ASCII character, or `tab`; nothing where the word is anything else.
pub fn delimiter(word: &str) -> Option<char> {
    let mut chars = word.chars();
    match (word, chars.next(), chars.next()) {
        ("tab" | "\\t", ..) => Some('\t'),
        (_, Some(sign), None) if sign.is_ascii() => Some(sign),
        _ => None,
    }
}
