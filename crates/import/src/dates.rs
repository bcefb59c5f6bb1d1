//! The words of dates in files of other programs -> EDTF, the words beside it where it says less than they do, and what is to
//! be told. Every importer reads its dates here. It must not know where the words stand in a file.
//!
//! English forms are those of `briefing_format`. Here is what a table has besides: digits in an order that somebody must tell,
//! years of two digits, dates without a year, other languages, and two columns that say one thing.

mod digits;
mod interval;
mod languages;
mod rephrased;
mod shown;
mod stamp;
#[cfg(test)]
mod tests;
mod years;

use briefing_format::{
    model::date::{self, Date, Day, Untyped},
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use crate::{Code, DayOrder, Options};

pub(crate) use digits::{Proof, proves, readings};
pub(crate) use interval::{agreed, of_parts, of_two, words_of_parts};
pub(crate) use shown::with_shown;
pub(crate) use stamp::without_midnight;

/// Stands for a year that is not known while the rest is read: a leap year that nobody writes.
const SOME_YEAR: &str = "2400";

/// Stands where a year is missing.
const NO_YEAR: &str = "0000";

/// How dates are to be read, where their words do not tell.
#[derive(Clone, Debug, Default)]
pub(crate) struct How {
    /// The order of day, month and year in digits; where there is none, digits may mean either day.
    pub(crate) order: Option<DayOrder>,
    /// The year of dates without a year.
    pub(crate) year: Option<i32>,
    /// The years between which years of two digits lie.
    pub(crate) years: Option<(i32, i32)>,
    /// Whether numbers of one or two digits are whole years, as in a table that begins in antiquity.
    pub(crate) short_years: bool,
    /// Whether a time of midnight says only the day, because every date of the file has it.
    pub(crate) midnight_is_day: bool,
    /// What `2000-01` is.
    pub(crate) pairs: Pairs,
}

/// What a year with two digits behind it is that may be a month as well as a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pairs {
    /// A month, as ISO 8601 has it.
    #[default]
    Months,
    /// The first and the last year of a stretch.
    Years,
    /// Nobody knows.
    Open,
}

impl From<&Options> for How {
    fn from(options: &Options) -> Self {
        Self { order: options.date_order, year: options.year, years: options.years, ..Self::default() }
    }
}

/// What words of a date say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    /// The date in EDTF.
    pub(crate) edtf: Option<String>,
    /// The words, where EDTF says less than they do.
    pub(crate) words: Option<String>,
    /// What is to be told of it.
    pub(crate) findings: Vec<(Code, SafeText)>,
}

impl Read {
    pub(crate) fn in_words(words: &str) -> Self {
        Self { edtf: None, words: Some(words.to_owned()), findings: Vec::new() }
    }

    pub(crate) fn told(mut self, code: Code, message: SafeText) -> Self {
        self.findings.push((code, message));
        self
    }

    /// Whether nothing was written.
    pub(crate) fn is_empty(&self) -> bool {
        self.edtf.is_none() && self.words.is_none()
    }

    /// Whether the date was made coarser than its words.
    pub(crate) fn is_coarser(&self) -> bool {
        self.findings.iter().any(|(code, _)| *code == Code::DateCoarsened)
    }

    /// The value for a key that takes a date.
    pub(crate) fn value(&self) -> Option<Value> {
        match (&self.edtf, &self.words) {
            (None, None) => None,
            (Some(edtf), None) => Some(Value::Text(edtf.clone())),
            (edtf, words) => {
                let map = Map::new().with_some("edtf", edtf.as_deref()).with_some("text", words.as_deref());
                Some(map.into())
            }
        }
    }
}

/// Reads the words of one date.
pub(crate) fn read(words: &str, how: &How) -> Read {
    let clean = SafeText::line(words);
    let words = clean.as_str().trim();
    let whole = without_some_year(read_clean(words, how), words);
    let Some(day) = rephrased::without_hour(words).filter(|_| whole.edtf.is_none()) else { return whole };
    let read = without_some_year(read_clean(day, how), words);
    if read.edtf.is_none() {
        let message = safe_format!("`{words}` is no date that can be read.");
        return Read::in_words(words).told(Code::DateNotRead, message);
    }
    let message = safe_format!("The time of `{words}` cannot be read.");
    Read { words: Some(words.to_owned()), ..read }.told(Code::DateCoarsened, message)
}

/// The same where a year stands for one that nobody told: it never gets out.
fn without_some_year(read: Read, words: &str) -> Read {
    match &read.edtf {
        Some(edtf) if edtf.contains(SOME_YEAR) && !words.contains(SOME_YEAR) => {
            let edtf = Some(edtf.replace(SOME_YEAR, "XXXX")).filter(|edtf| Date::parse(edtf).is_ok());
            let open = |message: &SafeText| SafeText::line(&message.as_str().replace(SOME_YEAR, "XXXX"));
            let findings = read.findings.iter().map(|(code, message)| (*code, open(message))).collect();
            let message = digits::unknown(Code::CenturyMissing, words);
            let read = Read { edtf, words: Some(words.to_owned()), findings };
            let is_told = read
                .findings
                .iter()
                .any(|(code, _)| matches!(code, Code::CenturyMissing | Code::YearMissing));
            if is_told { read } else { read.told(Code::CenturyMissing, message) }
        }
        _ => read,
    }
}

/// Whether words say that nobody knows the date.
pub(crate) fn is_unknown(words: &str) -> bool {
    date::is_unknown(words) || languages::is_unknown(words)
}

fn read_clean(words: &str, how: &How) -> Read {
    if words.strip_prefix(NO_YEAR).is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit())) {
        // In EDTF it is 1 BC; where people write it, nobody knew the year.
        let message = safe_format!("`{words}` has a year 0, which nobody counts.");
        return Read::in_words(words).told(Code::DateNotRead, message);
    }
    if is_plain(words) && (words.len() != 7 || how.pairs == Pairs::Months) {
        return Read { edtf: Some(words.to_owned()), ..Read::default() };
    }
    if let Some(decade) = open_digits(words).filter(|_| !how.short_years) {
        let message = safe_format!("The last digits of `{words}` are not known; it is written as {decade}.");
        return coarser(&decade, words, &message);
    }
    if words.chars().all(|c| !c.is_alphanumeric() && c != '?') {
        return Read::default();
    }
    if is_unknown(words) {
        return Read::in_words(words);
    }
    let english = std::iter::once(words.to_owned()).chain(languages::english(words));
    let mut readings = english.filter_map(|english| in_english(&english, words, how));
    readings.next().unwrap_or_else(|| {
        let is_serial =
            words.len() == 5 && words.parse::<u32>().is_ok_and(|day| (20_000..60_000).contains(&day));
        let message = if is_serial {
            safe_format!(
                "`{words}` is no date; it may be the number of a day whose cell has no format of a date."
            )
        } else {
            safe_format!("`{words}` is no date that can be read.")
        };
        Read::in_words(words).told(Code::DateNotRead, message)
    })
}

/// Whether words say that something has not ended: `ongoing`, `heute`.
pub(crate) fn is_lasting(words: &str) -> bool {
    let words = words.trim();
    // Most words are dates, and no language has a digit in these.
    !words.bytes().any(|byte| byte.is_ascii_digit())
        && (date::is_lasting(words)
            || languages::english(words)
                .any(|english| date::is_lasting(english.trim_start_matches("until "))))
}

/// `2025`, `2025-06` and `2025-06-20`, of which most files are full.
fn is_plain(words: &str) -> bool {
    let shape = |c: char| if c.is_ascii_digit() { '9' } else { c };
    let is_date = matches!(words.len(), 4 | 7 | 10)
        && "9999-99-99".starts_with(&*words.chars().map(shape).collect::<String>());
    // Two digits after a year may be a season in EDTF, and are a year in a table.
    let is_month = words.get(5..7).is_none_or(|month| month <= "12");
    is_date && is_month && Date::parse(words).is_ok()
}

/// `199?` and `19??` as `199X` and `19XX`: nobody writes a year of three digits so where all others have four.
fn open_digits(words: &str) -> Option<String> {
    let digits = words.trim_end_matches('?');
    let is_year = words.len() == 4
        && (2..4).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit());
    let edtf = is_year.then(|| words.replace('?', "X"))?;
    Date::parse(&edtf).is_ok().then_some(edtf)
}

/// Reads words in English; `given` are those of the file.
fn in_english(words: &str, given: &str, how: &How) -> Option<Read> {
    let (words, weekday) = without_weekday(words);
    let found = years_alone(words, given, how)
        .or_else(|| rephrased::read(words, given))
        .or_else(|| digits::read(words, given, how))
        .or_else(|| dated(words, given))
        .or_else(|| without_year(words, given, how))
        .or_else(|| without_time(words, given, how))?;
    Some(match weekday {
        Some(weekday) => found.on(weekday, given),
        None => found,
    })
}

/// What the grammar of dates says, without any decision.
fn dated(words: &str, given: &str) -> Option<Read> {
    let exact = |edtf: &str| Read { edtf: Some(edtf.to_owned()), ..Read::default() };
    match date::typed(words, None) {
        Ok(date) => {
            return Some(match rephrased::of_bound(words, date.edtf(), given) {
                Some(message) => coarser(date.edtf(), given, &message),
                None => exact(date.edtf()),
            });
        }
        Err(Untyped::Either(both)) => {
            // One of them may hold the other: a century its first decade. Of two halves of a day, the day does.
            let [one, other] = both.each_ref().map(Date::edtf);
            let day = one.split_once('T').map_or(one, |(day, _)| day);
            return Some(coarser(day, given, &safe_format!("`{given}` may be {one} or {other}.")));
        }
        Err(Untyped::Wrong(_)) => {}
    }
    let whole = date::part_from_words(words)?;
    Some(coarser(&whole, given, &safe_format!("EDTF has no form for `{given}`; it is written as {whole}.")))
}

fn coarser(edtf: &str, given: &str, message: &SafeText) -> Read {
    let read = Read { edtf: Some(edtf.to_owned()), ..Read::in_words(given) };
    read.told(Code::DateCoarsened, message.clone())
}

/// `1914-18`, where EDTF would see a season, and `1984-5` and `2000-01`, which may be a month as well.
fn years_alone(words: &str, given: &str, how: &How) -> Option<Read> {
    let Pair { first, last, is_month, is_range } = pair(words)?;
    let is_iso = words.len() == 7 && words.contains('-');
    if !is_range || is_month && is_iso && how.pairs == Pairs::Months {
        return None;
    }
    let turns_century = last / 100 > first / 100;
    if !is_month || how.pairs == Pairs::Years && !turns_century {
        return Some(Read { edtf: Some(format!("{first:04}/{last:04}")), ..Read::default() });
    }
    let month = last % if is_iso || words.chars().count() == 7 { 100 } else { 10 };
    let edtf = format!("[{first:04}..{last:04}]");
    let message = safe_format!("`{given}` may be {first:04}-{month:02} or {first:04} to {last:04}.");
    Some(coarser(&edtf, given, &message))
}

/// A year with one or two digits behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// The year.
    pub(crate) first: u16,
    /// The year that the digits behind it may be.
    pub(crate) last: u16,
    /// Whether the digits may be a month.
    pub(crate) is_month: bool,
    /// Whether the digits may be a later year.
    pub(crate) is_range: bool,
}

/// What words such as `2000-01` may be; nothing where they are none of the kind.
pub(crate) fn pair(words: &str) -> Option<Pair> {
    let (first, digits) = words.split_once(['-', '–', '—', '/'])?;
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    if first.len() != 4 || !is_number(first) || !is_number(digits) || digits.len() > 2 {
        return None;
    }
    let (first, number): (u16, u16) = (first.parse().ok()?, digits.parse().ok()?);
    let unit = if digits.len() == 1 { 10 } else { 100 };
    let mut last = first / unit * unit + number;
    // A season that begins in the last years of a century ends in the next one.
    if digits.len() == 2 && last <= first && first % 100 >= 90 && number <= 10 {
        last += 100;
    }
    Some(Pair { first, last, is_month: (1..=12).contains(&number), is_range: last > first })
}

/// A date that has everything but its year.
fn without_year(words: &str, given: &str, how: &How) -> Option<Read> {
    if words.contains(SOME_YEAR) {
        return None;
    }
    let parts: Vec<&str> = words.split('-').collect();
    // What a spreadsheet shows as Nov-21 was November 2021, or the 21st.
    if let [name, number] = parts[..]
        && number.len() == 2
        && let (Some(month), Ok(_)) = (date::month(name.trim_end_matches('.')), number.parse::<u8>())
    {
        if let Some(year) = years::century(number, how) {
            return Some(Read { edtf: Some(format!("{year}-{month:02}")), ..Read::default() });
        }
        let message = safe_format!("`{given}` has no year, or one of two digits without a century.");
        let read = Read { edtf: Some(format!("XXXX-{month:02}")), ..Read::in_words(given) };
        return Some(read.told(Code::CenturyMissing, message));
    }
    let whole = format!("{words} {SOME_YEAR}");
    let edtf = date::from_words(&whole).or_else(|| date::part_from_words(&whole))?;
    let is_part = date::from_words(&whole).is_none();
    let read = of_some_year(&edtf, given, how.year, Code::YearMissing)?;
    Some(if is_part {
        read.told(Code::DateCoarsened, safe_format!("EDTF has no form for `{given}`."))
    } else {
        read
    })
}

/// A date that was read with a year that stands for another.
fn of_some_year(edtf: &str, given: &str, year: Option<i32>, code: Code) -> Option<Read> {
    if let Some(year) = year {
        let edtf = edtf.replace(SOME_YEAR, &format!("{year:04}"));
        return Date::parse(&edtf).is_ok().then(|| Read { edtf: Some(edtf), ..Read::default() });
    }
    let edtf = edtf.replace(SOME_YEAR, "XXXX");
    let message = match code {
        Code::CenturyMissing => safe_format!("The year of `{given}` has two digits, and no century."),
        _ => safe_format!("`{given}` has no year."),
    };
    let edtf = Some(edtf).filter(|edtf| Date::parse(edtf).is_ok());
    Some(Read { edtf, ..Read::in_words(given) }.told(code, message))
}

/// A day with a time that cannot be read, or of midnight where that says nothing.
fn without_time(words: &str, given: &str, how: &How) -> Option<Read> {
    let at = words.find(['T', ' ']).filter(|at| words[*at..].contains(':'))?;
    let colon = words.find(':')?;
    let at = words[..colon].rfind(['T', ' ', ',']).unwrap_or(at);
    let day = words[..at].trim_end_matches([' ', ',']).trim_end_matches(" at");
    let found = digits::read(day, given, how)
        .or_else(|| dated(day, given))
        .or_else(|| without_year(day, given, how))?;
    let message = safe_format!("The time of `{given}` cannot be read.");
    Some(Read { words: Some(given.to_owned()), ..found }.told(Code::DateCoarsened, message))
}

/// Days of the week in English, from Monday.
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// What they are in other languages, folded.
const OTHER_WEEKDAYS: [[&str; 7]; 3] = [
    ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"],
    ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    ["lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo"],
];

/// Words without the day of the week before them, and that day, from 0 for Monday.
fn without_weekday(words: &str) -> (&str, Option<usize>) {
    let Some((first, rest)) = words.split_once([' ', ',']) else { return (words, None) };
    let folded =
        briefing_text::Folded::new(first.trim_end_matches('.'), briefing_text::Fold::Case).text.into_owned();
    let is_short = |name: &str| folded.len() >= 3 && name.starts_with(&folded);
    let found = WEEKDAYS
        .iter()
        .position(|name| is_short(name))
        .or_else(|| OTHER_WEEKDAYS.iter().find_map(|names| names.iter().position(|name| *name == folded)));
    // "Mar" is a month, and no Tuesday.
    match found.filter(|_| date::month(&folded).is_none()) {
        Some(day) => (rest.trim_start_matches([' ', ',', '.']), Some(day)),
        None => (words, None),
    }
}

impl Read {
    /// The same, doubtful where the day of the week is another.
    fn on(self, weekday: usize, given: &str) -> Self {
        let date = self.edtf.as_deref().and_then(|edtf| Date::parse(edtf).ok()).filter(Date::is_exact_day);
        let day = date.as_ref().and_then(Date::earliest).map(|day: Day| (day.number() - 1).rem_euclid(7));
        match (date, day) {
            (Some(date), Some(day)) if day != weekday as i128 => {
                let edtf = date.edtf().split_once('T').map_or(date.edtf(), |(day, _)| day);
                let read = Self { edtf: Some(format!("{edtf}?")), words: Some(given.to_owned()), ..self };
                read.told(
                    Code::StampsDisagree,
                    safe_format!("In `{given}`, the day of the week is not that of the date."),
                )
            }
            _ => self,
        }
    }
}
