//! Decisions about a table as a small YAML file, so that the next table of the kind comes in with one command.
//!
//! ```yaml
//! columns: {date: Datum, title: Ereignis, actors: [Wer, Wen]}
//! date-order: dmy
//! split: {Wer: ","}
//! ```

use std::{collections::BTreeMap, fmt::Write};

use serde::Deserialize;

use super::{DateMeans, DayOrder, Options, delimiter, hundred_years};
use briefing_text::{SafeText, safe_format};

/// The file, as loosely as it is read.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
struct Mapping {
    columns: BTreeMap<String, Words>,
    date_order: Option<String>,
    year: Option<i32>,
    years: Option<String>,
    date_means: Option<String>,
    encoding: Option<String>,
    delimiter: Option<String>,
    no_header: bool,
    sheet: Option<String>,
    key: Option<Words>,
    split: BTreeMap<String, String>,
}

/// One word or several. The heading of a column may be a number.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Words {
    Word(String),
    Number(i64),
    Many(Vec<Words>),
}

impl Words {
    fn all(self) -> Vec<String> {
        match self {
            Self::Word(word) => vec![word],
            Self::Number(number) => vec![number.to_string()],
            Self::Many(words) => words.into_iter().flat_map(Self::all).collect(),
        }
    }
}

impl Options {
    /// Reads decisions from the text of a file. Errors: what is wrong with it, as a sentence.
    pub fn from_mapping(text: &str) -> Result<Self, SafeText> {
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok(Self::default());
        }
        let mapping: Mapping = serde_yaml::from_str(text).map_err(|error| {
            let message = error.to_string();
            SafeText::line(message.lines().next().unwrap_or_default())
        })?;
        let columns = mapping.columns.into_iter();
        let columns =
            columns.flat_map(|(role, names)| names.all().into_iter().map(move |name| (role.clone(), name)));
        Ok(Self {
            columns: columns.collect(),
            date_order: mapping.date_order.map(|word| order(&word)).transpose()?,
            year: mapping.year,
            years: mapping.years.map(|years| span(&years)).transpose()?,
            date_means: mapping.date_means.map(|word| means(&word)).transpose()?.unwrap_or_default(),
            encoding: mapping.encoding,
            delimiter: mapping.delimiter.map(|word| sign(&word)).transpose()?,
            no_header: mapping.no_header,
            sheet: mapping.sheet,
            key: mapping.key.map(Words::all).unwrap_or_default(),
            split: mapping.split.into_iter().collect(),
            ..Self::default()
        })
    }

    /// These decisions as the text of a file, from which [`from_mapping`](Self::from_mapping) reads them again.
    pub fn to_mapping(&self) -> String {
        let mut text = "# How `briefing import` reads this table.\n".to_owned();
        let mut roles: Vec<&str> = Vec::new();
        self.columns.iter().for_each(|(role, _)| {
            if !roles.contains(&&**role) {
                roles.push(role);
            }
        });
        let columns = roles.iter().map(|role| {
            let names = self.columns.iter().filter(|(of, _)| of == role).map(|(_, name)| name.as_str());
            (quoted(role), list(names))
        });
        map("columns", columns, &mut text);
        let mut line = |key: &str, value: Option<String>| {
            if let Some(value) = value {
                // Writing to a string cannot fail.
                let _ = writeln!(text, "{key}: {value}");
            }
        };
        line("date-order", self.date_order.map(|order| order.as_str().to_owned()));
        line("year", self.year.map(|year| year.to_string()));
        line("years", self.years.map(|(first, last)| quoted(&format!("{first}-{last}"))));
        let means = Some(self.date_means).filter(|means| *means != DateMeans::default());
        line("date-means", means.map(|means| means.as_str().to_owned()));
        line("encoding", self.encoding.as_deref().map(quoted));
        line("delimiter", self.delimiter.map(|sign| quoted(&sign.to_string())));
        line("no-header", self.no_header.then(|| true.to_string()));
        line("sheet", self.sheet.as_deref().map(quoted));
        line(
            "key",
            Some(&self.key).filter(|key| !key.is_empty()).map(|key| list(key.iter().map(String::as_str))),
        );
        map("split", self.split.iter().map(|(column, sign)| (quoted(column), quoted(sign))), &mut text);
        text
    }

    /// These decisions, and those of a file where these say nothing.
    #[must_use]
    pub fn or(mut self, file: Self) -> Self {
        let is_open = |(role, name): &(String, String)| {
            !self.columns.iter().any(|(told, column)| told == role || column == name && !name.is_empty())
        };
        let columns: Vec<_> = file.columns.into_iter().filter(is_open).collect();
        let split: Vec<_> = file
            .split
            .into_iter()
            .filter(|(name, _)| !self.split.iter().any(|(told, _)| told == name))
            .collect();
        self.columns.extend(columns);
        self.split.extend(split);
        Self {
            only: if self.only.is_empty() { file.only } else { self.only },
            date_order: self.date_order.or(file.date_order),
            year: self.year.or(file.year),
            years: self.years.or(file.years),
            date_means: if self.date_means == DateMeans::default() {
                file.date_means
            } else {
                self.date_means
            },
            encoding: self.encoding.or(file.encoding),
            delimiter: self.delimiter.or(file.delimiter),
            no_header: self.no_header || file.no_header,
            sheet: self.sheet.or(file.sheet),
            key: if self.key.is_empty() { file.key } else { self.key },
            columns: self.columns,
            split: self.split,
        }
    }
}

/// Why a word is none of those that a key takes.
fn not_one_of(words: &[&str], word: &str, key: &str) -> SafeText {
    safe_format!("`{key}` is one of {}, not `{word}`", words.join(", "))
}

fn span(words: &str) -> Result<(i32, i32), SafeText> {
    hundred_years(words)
        .ok_or_else(|| safe_format!("`years` is a hundred years, such as 1950-2049, not `{words}`"))
}

fn sign(word: &str) -> Result<char, SafeText> {
    delimiter(word).ok_or_else(|| safe_format!("`delimiter` is one character or `tab`, not `{word}`"))
}

fn order(word: &str) -> Result<DayOrder, SafeText> {
    DayOrder::parse(word).ok_or_else(|| not_one_of(DayOrder::WORDS, word, "date-order"))
}

fn means(word: &str) -> Result<DateMeans, SafeText> {
    DateMeans::parse(word).ok_or_else(|| not_one_of(DateMeans::WORDS, word, "date-means"))
}

/// Words as YAML has them without any doubt of their kind.
fn quoted(words: &str) -> String {
    let mut quoted = String::from("\"");
    for c in words.chars() {
        let is_seen = c == ' '
            || !c.is_control()
                && !c.is_whitespace()
                && c != '\u{FEFF}'
                && !('\u{E000}'..='\u{FFFF}').contains(&c);
        let _ = match c {
            '"' | '\\' => write!(quoted, "\\{c}"),
            c if is_seen => write!(quoted, "{c}"),
            c => write!(quoted, "\\U{:08X}", u32::from(c)),
        };
    }
    quoted + "\""
}

fn list<'w>(words: impl Iterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.map(quoted).collect();
    if let [one] = &words[..] { one.clone() } else { format!("[{}]", words.join(", ")) }
}

fn map(key: &str, pairs: impl Iterator<Item = (String, String)>, text: &mut String) {
    for (at, (name, value)) in pairs.enumerate() {
        let _ = if at == 0 { writeln!(text, "{key}:") } else { Ok(()) };
        let _ = writeln!(text, "  {name}: {value}");
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn decisions_are_written_and_read_again() {
        let options = Options {
            columns: [("date", "Datum: von"), ("actors", "Wer"), ("actors", "1")]
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .to_vec(),
            date_order: Some(DayOrder::Dmy),
            year: Some(-44),
            years: Some((1950, 2049)),
            date_means: DateMeans::Reported,
            encoding: Some("macintosh".to_owned()),
            delimiter: Some('\t'),
            no_header: true,
            sheet: Some("yes".to_owned()),
            key: vec!["A \"b\"".to_owned()],
            split: vec![("Wer".to_owned(), ",".to_owned())],
            ..Options::default()
        };
        let mut read = Options::from_mapping(&options.to_mapping()).unwrap_or_default();
        read.columns.sort();
        read.columns.reverse();
        assert_eq!(read, Options { columns: read.columns.clone(), ..options });
        assert_eq!(read.columns.len(), 3);
        assert_eq!(Options::from_mapping(&Options::default().to_mapping()), Ok(Options::default()));
    }

    #[test]
    fn a_file_by_hand_is_read_and_a_mistake_is_named() {
        let read =
            Options::from_mapping("columns: {date: 1, title: Ereignis}\ndelimiter: tab\nkey: [A, B]\n")
                .unwrap_or_default();
        assert_eq!(
            read.columns,
            [("date".to_owned(), "1".to_owned()), ("title".to_owned(), "Ereignis".to_owned())]
        );
        assert_eq!((read.delimiter, read.key.len()), (Some('\t'), 2));
        for text in [
            "colums: {}\n",
            "date-order: dym\n",
            "years: 1950-2000\n",
            "delimiter: ';;'\n",
            "- a\n",
            "columns: [\n",
        ] {
            assert!(Options::from_mapping(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_told_now_counts_more_than_the_file() {
        let told = Options {
            columns: vec![("date".to_owned(), "Wann".to_owned())],
            year: Some(2020),
            ..Options::default()
        };
        let file = Options::from_mapping("columns: {date: Datum, title: Was}\nyear: 1999\ndate-order: dmy\n")
            .unwrap_or_default();
        let both = told.or(file);
        let columns = [("date", "Wann"), ("title", "Was")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        assert_eq!(
            (both.columns, both.year, both.date_order),
            (columns.to_vec(), Some(2020), Some(DayOrder::Dmy))
        );
    }

    proptest! {
        #[test]
        fn any_words_are_read_again(columns in proptest::collection::vec(("[a-z]{1,6}", ".{0,12}"), 0..5), sheet in ".{0,12}") {
            let options = Options { columns, sheet: Some(sheet), ..Options::default() };
            let read = Options::from_mapping(&options.to_mapping());
            prop_assert!(read.is_ok(), "{:?}", read);
            let (mut one, mut other) = (read.unwrap_or_default(), options);
            one.columns.sort();
            other.columns.sort();
            prop_assert_eq!(one, other);
        }
    }
}
