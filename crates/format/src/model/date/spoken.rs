//! Dates as English texts write them, "the 1970s" or "20 June 2025", in EDTF. It must not know who wrote them.

mod clock;
mod era;
mod range;

use std::borrow::Cow;

use super::Date;

/// Names of months, with what they are cut to.
pub const MONTHS: [&str; 12] = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
];

/// Seasons, which count on from 21 (ISO 8601-2:2019, 4.8).
const SEASONS: [&str; 4] = ["spring", "summer", "autumn fall", "winter"];

/// What stands before or after a date and makes it vaguer, and how EDTF has it, with `_` for the date.
const VAGUER: [(&str, &str, &str); 44] = [
    ("about ", "", "_~"),
    ("around ", "", "_~"),
    ("approximately ", "", "_~"),
    ("circa ", "", "_~"),
    ("ca. ", "", "_~"),
    ("ca ", "", "_~"),
    ("c. ", "", "_~"),
    ("c ", "", "_~"),
    ("c.", "", "_~"),
    ("c", "", "_~"),
    ("ca.", "", "_~"),
    ("circa. ", "", "_~"),
    ("approx. ", "", "_~"),
    ("~ ", "", "_~"),
    ("~", "", "_~"),
    ("probably ", "", "_?"),
    ("perhaps ", "", "_?"),
    ("possibly ", "", "_?"),
    ("maybe ", "", "_?"),
    ("since ", "", "_/.."),
    ("from ", " onwards", "_/.."),
    ("from ", " onward", "_/.."),
    ("from ", "", "_/.."),
    ("", " onwards", "_/.."),
    ("", "-", "_/"),
    ("until ", "", "../_"),
    ("till ", "", "../_"),
    ("not before ", "", "[_..]"),
    ("no earlier than ", "", "[_..]"),
    ("after ", "", "[_..]"),
    ("not after ", "", "[.._]"),
    ("no later than ", "", "[.._]"),
    ("before ", "", "[.._]"),
    ("by ", "", "[.._]"),
    ("", " or later", "[_..]"),
    ("", " or earlier", "[.._]"),
    ("", " at the latest", "[.._]"),
    ("", " at the earliest", "[_..]"),
    ("", " (?)", "_?"),
    ("", " ?", "_?"),
    ("", "?", "_?"),
    ("", " (c.)", "_~"),
    ("", " (ca.)", "_~"),
    ("", " (approx.)", "_~"),
];

/// Gives the EDTF for a date in English words or in another order of digits, where it can mean only one.
///
/// A day such as 3/4/2025 and a century such as "the 1900s" can mean two.
pub fn from_words(words: &str) -> Option<String> {
    let words = squeezed(words)?;
    let edtf = vaguer(&words).or_else(|| range::several(&words)).or_else(|| timed(&words))?;
    Date::parse(&edtf).is_ok().then_some(edtf)
}

/// One of the days that digits may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The day in EDTF.
    pub edtf: String,
    /// The day in English words, without its year.
    pub words: String,
}

/// Gives the EDTF of both dates that words may mean: of digits such as 6/5/2025, of "the 1900s", of a time in either half of
/// the day.
pub(super) fn either(words: &str) -> Option<[String; 2]> {
    if let Some(both) = two_from_words(words) {
        return Some(both.map(|one| one.edtf));
    }
    let squeezed = squeezed(words)?;
    if let Some(century) = without_article(&squeezed).strip_suffix("00s").filter(|century| century.len() == 2)
    {
        return Some([format!("{century}XX"), format!("{century}0X")]);
    }
    if from_words(words).is_some() {
        return None;
    }
    Some([from_words(&format!("{squeezed} am"))?, from_words(&format!("{squeezed} pm"))?])
}

/// Gives both days that digits such as 6/5/2025 may mean: here the day comes first, there the month.
pub fn two_from_words(words: &str) -> Option<[Meaning; 2]> {
    let parts: Vec<&str> = words.split(['/', '-']).collect();
    let [first, second, last] = parts[..] else { return None };
    let number = |word: &str| word.parse::<u8>().ok().filter(|number| (1..=12).contains(number));
    let (year, first, second) = (year(last)?, number(first)?, number(second)?);
    let meaning = |day: u8, month: u8| {
        let name = MONTHS.get(usize::from(month) - 1)?.split(' ').next()?;
        let name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
        Some(Meaning { edtf: format!("{year}-{month:02}-{day:02}"), words: format!("{day} {name}") })
    };
    if first == second { None } else { Some([meaning(first, second)?, meaning(second, first)?]) }
}

/// What stands before a date of which only a part is meant.
const PARTS: [&str; 12] = [
    "early ",
    "early-",
    "mid ",
    "mid-",
    "late ",
    "late-",
    "beginning of ",
    "start of ",
    "middle of ",
    "end of ",
    "first half of ",
    "second half of ",
];

/// Gives the EDTF of the whole where words name a part of it for which EDTF has none, such as "early 1980s".
pub fn part_from_words(words: &str) -> Option<String> {
    let words = squeezed(words)?;
    let words = without_article(&words);
    let whole = PARTS.iter().find_map(|part| words.strip_prefix(part))?;
    let edtf = plain(whole)?;
    let date = Date::parse(&edtf).ok()?;
    (!date.is_exact_day()).then_some(edtf)
}

/// Says whether words mean that nobody knows, or that it is still to be written.
pub fn is_unknown(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    let known =
        ["unknown", "not known", "undated", "no date", "n/a", "n.d.", "nd", "none", "tk", "tbd", "tba"];
    known.contains(&words.as_str())
        || !words.is_empty() && words.chars().all(|c| matches!(c, '?' | '-' | '–' | '—'))
}

/// Says whether words mean that something has not ended: `ongoing`, `the present`.
pub fn is_lasting(words: &str) -> bool {
    range::LASTING.iter().any(|lasting| words.eq_ignore_ascii_case(lasting))
}

/// Gives the number of a month, from 1, by its English name, whole or cut, in any letters.
pub fn month(word: &str) -> Option<usize> {
    position(&MONTHS, word).map(|at| at + 1)
}

/// The words in small letters, with one space between them; nothing where they are too many for a date.
fn squeezed(words: &str) -> Option<String> {
    // No date takes so many; what is longer is a sentence.
    let words = words.get(..words.len().min(80)).filter(|start| start.len() == words.len())?;
    let words = words.to_lowercase().replace(['‐', '‑', '–', '—'], "-").replace(',', " ");
    Some(words.split_whitespace().map(hyphenated).collect::<Vec<_>>().join(" "))
}

/// `5-jun-1998` without its hyphens; two months between hyphens are a span.
fn hyphenated(word: &str) -> Cow<'_, str> {
    let parts: Vec<&str> = word.split('-').collect();
    let names = parts.iter().filter(|part| month(part.trim_end_matches('.')).is_some()).count();
    let is_number = |part: &&&str| part.bytes().all(|byte| byte.is_ascii_digit()) && !part.is_empty();
    let numbers = parts.iter().filter(is_number).count();
    let is_date = names == 1 && numbers + 1 == parts.len() && (2..=3).contains(&parts.len());
    if is_date { Cow::Owned(parts.join(" ")) } else { Cow::Borrowed(word) }
}

fn position(names: &[&str], word: &str) -> Option<usize> {
    names.iter().position(|names| names.split(' ').any(|name| name.eq_ignore_ascii_case(word)))
}

fn vaguer(words: &str) -> Option<String> {
    VAGUER.iter().find_map(|(before, after, edtf)| {
        let date = words.strip_prefix(before)?.strip_suffix(after)?;
        Some(edtf.replace('_', &timed(date)?))
    })
}

/// A date, or a day with a time.
fn timed(words: &str) -> Option<String> {
    let Some((day, time)) = clock::parted(words) else { return plain(words) };
    Some(format!("{}T{time}", plain(&day)?))
}

fn plain(words: &str) -> Option<String> {
    let words = without_article(words);
    let parts: Vec<&str> = words.split(' ').map(|part| part.trim_end_matches('.')).collect();
    if let Some(edtf) = era::dated(&parts) {
        return Some(edtf);
    }
    match parts[..] {
        [date] => year(date).map(str::to_owned).or_else(|| decade(date)).or_else(|| in_digits(date)),
        [first, second] => match (position(&SEASONS, first), month(first), year(second)) {
            (Some(season), _, Some(year)) => Some(format!("{year}-{}", season + 21)),
            (_, Some(month), Some(year)) => Some(format!("{year}-{month:02}")),
            _ => century(first, second),
        },
        [number, "of", name, year] => plain(&[number, name, year].join(" ")),
        [first, second, third] => {
            // The year last, or first and the month in the middle.
            let (year, first, second) = match year(first) {
                Some(year) if month(second).is_some() => (year, second, third),
                _ => (self::year(third)?, first, second),
            };
            let (day_of_month, name) = if month(first).is_some() { (second, first) } else { (first, second) };
            Some(format!("{year}-{:02}-{:02}", month(name)?, day(day_of_month)?))
        }
        _ => None,
    }
}

/// The words without "in the" before them.
fn without_article(words: &str) -> &str {
    ["in ", "on ", "the "].iter().fold(words, |words, start| words.strip_prefix(start).unwrap_or(words))
}

/// `1970s`; with two noughts it may be a century.
fn decade(word: &str) -> Option<String> {
    let decade = year(word.strip_suffix("'s").or(word.strip_suffix("’s")).or(word.strip_suffix('s'))?)?;
    let is_decade = decade.ends_with('0') && !decade.ends_with("00");
    is_decade.then(|| format!("{}X", &decade[..3]))
}

/// `20th century`.
fn century(ordinal: &str, word: &str) -> Option<String> {
    let number: u8 = ordinal.trim_end_matches(|c: char| c.is_ascii_lowercase()).parse().ok()?;
    ((11..=21).contains(&number) && word == "century").then(|| format!("{}XX", number - 1))
}

/// `2025/6/2`, `20.6.2025`, `20/6/2025`.
fn in_digits(word: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    let is_european = word.contains('.');
    let number = |word: &str| word.parse::<u8>().ok().filter(|number| (1..=31).contains(number));
    match parts[..] {
        [first, month] if year(first).is_some() => match number(month) {
            Some(month) if month <= 12 => Some(format!("{first}-{month:02}")),
            // A month of that number would be a season.
            _ => next_year(first, month),
        },
        [first, month, day] if year(first).is_some() => {
            Some(format!("{first}-{:02}-{:02}", number(month)?, number(day)?))
        }
        [first, second, last] => {
            let (year, first, second) = (year(last)?, number(first)?, number(second)?);
            match (first > 12, second > 12) {
                (true, false) => Some(format!("{year}-{second:02}-{first:02}")),
                (false, true) => Some(format!("{year}-{first:02}-{second:02}")),
                (false, false) if is_european || first == second => {
                    Some(format!("{year}-{second:02}-{first:02}"))
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `2020/21`: the two years together.
fn next_year(first: &str, end: &str) -> Option<String> {
    let next = first.parse::<u16>().ok()? + 1;
    (end.len() == 2 && end.parse() == Ok(next % 100)).then(|| format!("{first}/{next:04}"))
}

fn year(word: &str) -> Option<&str> {
    (word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then_some(word)
}

/// `20`, `20th`.
fn day(word: &str) -> Option<u8> {
    let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    matches!(&word[number.len()..], "" | "st" | "nd" | "rd" | "th").then(|| number.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{Date, from_words, is_unknown, part_from_words, two_from_words};

    #[test]
    fn what_can_mean_one_date_is_that_date() {
        let table = [
            ("the 1970s", "197X"),
            ("1970's", "197X"),
            ("20th century", "19XX"),
            ("June 2025", "2025-06"),
            ("in Sept. 2025", "2025-09"),
            ("20 June 2025", "2025-06-20"),
            ("June 20th, 2025", "2025-06-20"),
            ("Spring 2022", "2022-21"),
            ("c. 1980", "1980~"),
            ("about June 2025", "2025-06~"),
            ("1979 (?)", "1979?"),
            ("since 2014", "2014/.."),
            ("until 1979", "../1979"),
            ("2022 or later", "[2022..]"),
            ("before May 1979", "[..1979-05]"),
            ("1980–1988", "1980/1988"),
            ("from 1980 to 1988", "1980/1988"),
            ("between 1980 and 1988", "[1980..1988]"),
            ("1667 or 1668", "[1667,1668]"),
            ("2020/11", "2020-11"),
            ("2020/21", "2020/2021"),
            ("1999/00", "1999/2000"),
            ("1914-18", "1914/1918"),
            ("1999–2001", "1999/2001"),
            ("November 1973-now", "1973-11/.."),
            ("from 1980 to the present", "1980/.."),
            ("2 May 1990 – ongoing", "1990-05-02/.."),
            ("1990-", "1990/"),
            ("5–7 June 1999", "1999-06-05/1999-06-07"),
            ("June 5-7, 1999", "1999-06-05/1999-06-07"),
            ("30 May to 2 June 1999", "1999-05-30/1999-06-02"),
            ("May 30 – June 2, 1999", "1999-05-30/1999-06-02"),
            ("June-July 1999", "1999-06/1999-07"),
            ("between 25 and 26 June 1381", "[1381-06-25..1381-06-26]"),
            ("5 or 6 June 1999", "[1999-06-05,1999-06-06]"),
            ("1950s-1970s", "195X/197X"),
            ("c1900", "1900~"),
            ("c.1900", "1900~"),
            ("~Jun 15, 2026", "2026-06-15~"),
            ("c. 1914 – c. 1918", "1914~/1918~"),
            ("from 1980 onwards", "1980/.."),
            ("no later than 1980", "[..1980]"),
            ("5-Jun-1998", "1998-06-05"),
            ("Jun-1998", "1998-06"),
            ("5th of June 1998", "1998-06-05"),
            ("1998 Jun 5", "1998-06-05"),
            ("26 Mar 2024 01:26 – 01:27", "2024-03-26T01:26/2024-03-26T01:27"),
            ("from 3 pm on 2 September 1666 to 5 pm", "1666-09-02T15/1666-09-02T17"),
            ("from 2 Sep 1666 at 11 pm until 3 Sep 1666 at 01:30", "1666-09-02T23/1666-09-03T01:30"),
            ("44 BC", "-0043"),
            ("1 BC", "0000"),
            ("2 B.C.E.", "-0001"),
            ("AD 43", "0043"),
            ("43 CE", "0043"),
            ("A.D. 1066", "1066"),
            ("15 March 44 BC", "-0043-03-15"),
            ("March 15, 44 B.C.", "-0043-03-15"),
            ("August AD 14", "0014-08"),
            ("c. 50 BC", "-0049~"),
            ("before 100 BC", "[..-0099]"),
            ("50–41 BC", "-0049/-0040"),
            ("10–1 BC", "-0009/0000"),
            ("AD 40–49", "0040/0049"),
            ("44 BC – AD 14", "-0043/0014"),
            ("1 BC–AD 9", "0000/0009"),
            ("from 50 to 41 BCE", "-0049/-0040"),
            ("between 50 and 41 BC", "[-0049..-0040]"),
            ("the 40s BC", "[-0048..-0039]"),
            ("the 150s B.C.", "[-0158..-0149]"),
            ("1st century BC", "[-0099..0000]"),
            ("the 5th century BC", "[-0499..-0400]"),
            ("2025/6/2", "2025-06-02"),
            ("2025-6", "2025-06"),
            ("20.6.2025", "2025-06-20"),
            ("3.4.2025", "2025-04-03"),
            ("06/20/2025", "2025-06-20"),
            ("2 September 1666, 1 am", "1666-09-02T01"),
            ("3 p.m. on 2 September 1666", "1666-09-02T15"),
            ("2 Sep 1666 at 15:30", "1666-09-02T15:30"),
            ("September 2, 1666, 3:30pm", "1666-09-02T15:30"),
            ("about 3 in the morning on 2 Sep 1666", "1666-09-02T03~"),
            ("2025-06-20 10:00:30", "2025-06-20T10:00:30"),
            ("at 9 o'clock in the evening of 2 September 1666", "1666-09-02T21"),
        ];
        for (words, edtf) in table {
            assert_eq!(from_words(words).as_deref(), Some(edtf), "{words}");
        }
    }

    #[test]
    fn what_can_mean_two_dates_or_none_is_left() {
        for words in [
            "3/4/2025",
            "the 1900s",
            "yesterday",
            "31 February 2025",
            "2025-13",
            "1988-1980",
            "1914-12-18-20",
            "7-5 June 1999",
            "now",
            "c",
            "century",
            "5 - 2000",
            "2 Sep 1666, 15:30 to 14:30",
            "2 Sep 1666, 15:30 to 4:30",
            "2 Sep 1666, 15:30 to 1667",
            "41–50 BC",
            "0 BC",
            "50-41",
            "the 100s BC",
            "the 45s BC",
            "5 century BC",
            "AD",
            "44 BC BC",
            "AD 44 BC",
            "30 February AD 40",
            "2 Sep 1666 at 3",
            "2 Sep 1666 at 3:30",
            "12 am on 2 Sep 1666",
            "2 Sep 1666, 13 pm",
            "2 Sep 1666 at 25:00",
            "3 pm in 1666",
            "June 1666 at 15:30",
            "3 pm",
            "after 3 pm on 2 Sep 1666",
            "2 Sep 1666 at 9 in the evening or later",
            "",
            "é",
            "6",
        ] {
            assert_eq!(from_words(words), None, "{words}");
        }
        assert_eq!(from_words(&"1979 ".repeat(1_000)), None);
    }

    #[test]
    fn digits_that_mean_two_days_mean_both() {
        let both = |words| two_from_words(words).map(|both| both.map(|one| one.edtf + ", " + &one.words));
        let days = ["2025-05-06, 6 May", "2025-06-05, 5 June"].map(str::to_owned);
        assert_eq!(both("06/05/2025"), Some(days));
        for words in ["20/6/2025", "6/20/2025", "5/5/2025", "2025/5/6", "6.5.2025", "0/5/2025", "é/1/2025"] {
            assert_eq!(both(words), None, "{words}");
        }
    }

    #[test]
    fn of_a_part_the_whole_is_a_date() {
        let table = [
            ("early 1980s", "198X"),
            ("the mid-1980s", "198X"),
            ("in the late 20th century", "19XX"),
            ("Late June 2025", "2025-06"),
            ("the end of 2024", "2024"),
            ("early 1st century BC", "[-0099..0000]"),
            ("late 44 BC", "-0043"),
            ("mid-40s BC", "[-0048..-0039]"),
        ];
        for (words, edtf) in table {
            assert_eq!(part_from_words(words).as_deref(), Some(edtf), "{words}");
        }
        for words in ["early 1900s", "late 20 June 2025", "early", "early days", "1980s"] {
            assert_eq!(part_from_words(words), None, "{words}");
        }
    }

    #[test]
    fn years_before_christ_are_read_as_they_are_shown() {
        for edtf in [
            "0000",
            "-0001",
            "-0043",
            "-0043-03-15",
            "0043",
            "-0049/-0040",
            "-0009/0000",
            "0040/0049",
            "-0043/0014",
        ] {
            let label = Date::parse(edtf).map(|date| date.label()).unwrap_or_default();
            assert_eq!(from_words(&label).as_deref(), Some(edtf), "{label}");
        }
    }

    #[test]
    fn who_does_not_know_says_so() {
        assert!(["unknown", "Unknown", "n/a", "??", "TK"].into_iter().all(is_unknown));
        assert!(!["last week", "", "?1979"].into_iter().any(is_unknown));
    }
}
