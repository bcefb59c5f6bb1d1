//! Dates that a person types: in EDTF, in English words, as they are shown, or counted from today. It must not know what they
//! are asked for.

use briefing_text::{SafeText, safe_format};

use super::{Date, Day, shown, spoken};

/// Why what was typed is not one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Untyped {
    /// It may be either of these.
    Either(Box<[Date; 2]>),
    /// It is none; what to do about it.
    Wrong(SafeText),
}

impl Untyped {
    /// What to do about it, in words.
    pub fn advice(&self) -> SafeText {
        match self {
            Self::Either(both) => {
                let [one, other] = both.each_ref().map(|date| (date.label(), date.edtf()));
                safe_format!("it may be {} ({}) or {} ({})", one.0, one.1, other.0, other.1)
            }
            Self::Wrong(advice) => advice.clone(),
        }
    }
}

/// The date that a person has typed, on this day. Errors: what it may be, or what to do about it.
pub fn typed(text: &str, today: Option<Day>) -> Result<Date, Untyped> {
    let text = text.trim();
    let bad = match Date::parse(text) {
        Ok(date) => return Ok(date),
        Err(bad) => bad,
    };
    let date = |edtf: String| Date::parse(&edtf).ok();
    // What a label shows is what it means there.
    if let Some(date) = shown::read(text).and_then(date) {
        return Ok(date);
    }
    if let Some([one, other]) = spoken::either(text)
        && let (Some(one), Some(other)) = (date(one), date(other))
    {
        return Err(Untyped::Either(Box::new([one, other])));
    }
    let found = today
        .and_then(|today| from_today(text, today))
        .or_else(|| spoken::from_words(text))
        .or(bad.instead)
        .and_then(date);
    found.ok_or_else(|| {
        Untyped::Wrong(if spoken::from_words(&format!("{text} 2000")).is_some() {
            SafeText::from_static("of which year?")
        } else if has_words(text) {
            SafeText::from_static("2 Sep 1666, Sep 1666, 1980s or 44 BC")
        } else {
            safe_format!("{}", bad.message.trim_start_matches("not an EDTF date: "))
        })
    })
}

/// Whether there are words in it that EDTF has not.
fn has_words(text: &str) -> bool {
    text.split(|c: char| !c.is_alphabetic()).any(|word| word.chars().nth(2).is_some())
}

/// `yesterday`, `3 days ago`, `last month`, `2 years ago`, in EDTF: as vague as it is said.
fn from_today(words: &str, today: Day) -> Option<String> {
    let words = words.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().collect();
    let day = |days: i32| today.plus(days).map(|day| day.to_string());
    let number = |word: &str| match word {
        "a" | "an" | "one" => Some(1),
        word => word.parse::<i32>().ok().filter(|number| (1..=10_000).contains(number)),
    };
    match words[..] {
        ["today"] => day(0),
        ["yesterday"] => day(-1),
        ["tomorrow"] => day(1),
        [which @ ("last" | "this" | "next"), unit] => {
            let by = match which {
                "last" => -1,
                "this" => 0,
                _ => 1,
            };
            longer(unit, by, today)
        }
        [count, "day" | "days", "ago"] => day(-number(count)?),
        [count, "week" | "weeks", "ago"] => day(-7 * number(count)?),
        [count, unit, "ago"] => longer(unit.strip_suffix('s').unwrap_or(unit), -number(count)?, today),
        _ => None,
    }
}

/// The month or year so many after this one.
fn longer(unit: &str, by: i32, today: Day) -> Option<String> {
    match unit {
        "month" => {
            let months = today.year().checked_mul(12)? + i64::from(today.month()) - 1 + i64::from(by);
            Some(format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1))
        }
        "year" => Some(format!("{:04}", today.year() + i64::from(by))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        let today = Day::new(2024, 3, 1);
        match typed(text, today) {
            Ok(date) => date.edtf().to_owned(),
            Err(Untyped::Either(both)) => both.map(|date| date.label()).join(" or "),
            Err(Untyped::Wrong(advice)) => advice.to_string(),
        }
    }

    #[test]
    fn a_date_is_typed_as_people_write_it() {
        for (text, edtf) in [
            ("2022-07-01", "2022-07-01"),
            ("2022-7-1", "2022-07-01"),
            ("Sep 1666", "1666-09"),
            ("2 September 1666", "1666-09-02"),
            ("september 2nd, 1666", "1666-09-02"),
            ("44 BC", "-0043"),
            ("15 march 44 bc", "-0043-03-15"),
            ("1980s", "198X"),
            ("20/6/2025", "2025-06-20"),
            ("20.6.2025", "2025-06-20"),
            ("c. 1980", "1980~"),
            ("2 Sep 1666 at 3 pm", "1666-09-02T15"),
            (" 1979 ", "1979"),
        ] {
            assert_eq!(read(text), edtf, "{text}");
        }
    }

    #[test]
    fn days_are_counted_from_today_as_vaguely_as_they_are_said() {
        for (text, edtf) in [
            ("today", "2024-03-01"),
            ("Yesterday", "2024-02-29"),
            ("tomorrow", "2024-03-02"),
            ("3 days ago", "2024-02-27"),
            ("a week ago", "2024-02-23"),
            ("last month", "2024-02"),
            ("3 months ago", "2023-12"),
            ("this year", "2024"),
            ("100 years ago", "1924"),
        ] {
            assert_eq!(read(text), edtf, "{text}");
        }
        assert!(typed("yesterday", None).is_err(), "nobody has told which day it is");
    }

    #[test]
    fn what_may_be_two_dates_is_asked_back_with_both() {
        assert_eq!(read("03/04/2022"), "3 Apr 2022 or 4 Mar 2022");
        assert_eq!(read("3-4-2022"), "3 Apr 2022 or 4 Mar 2022");
        assert_eq!(read("the 1900s"), "1900–1999 or 1900s");
        assert_eq!(read("2 Sep 1666 at 3:30"), "2 Sep 1666 03:30 or 2 Sep 1666 15:30");
        let advice = typed("03/04/2022", None).err().map(|untyped| untyped.advice().to_string());
        let both = "it may be 3 Apr 2022 (2022-04-03) or 4 Mar 2022 (2022-03-04)";
        assert_eq!(advice.as_deref(), Some(both));
    }

    #[test]
    fn of_what_is_no_date_it_is_said_what_to_write() {
        assert_eq!(read("2 September"), "of which year?");
        assert_eq!(read("last Tuesday"), "2 Sep 1666, Sep 1666, 1980s or 44 BC");
        assert_eq!(read("2022-13"), "month must be 01-12 or a sub-year code 21-41");
        assert_eq!(read("31 February 2025"), "2 Sep 1666, Sep 1666, 1980s or 44 BC");
    }
}
