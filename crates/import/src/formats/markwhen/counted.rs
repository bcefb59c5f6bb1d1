//! Amounts of time that markwhen counts from an event: `5 months`, `after !start 3 days`, `by !end`. What is counted is never
//! finer than the unit nor than where it is counted from. It must not know which events there are.

use briefing_format::model::{Date, date::Day};

/// The units, with the spellings of each.
const UNITS: [(&str, Unit); 8] = [
    ("milliseconds millisecond ms", Unit::Moment),
    ("seconds second secs sec s", Unit::Moment),
    ("minutes minute mins min", Unit::Minute),
    ("hours hour h", Unit::Hour),
    ("days day d", Unit::Day),
    ("weeks week w", Unit::Week),
    ("months month", Unit::Month),
    ("years year y", Unit::Year),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Moment,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// An end of the event that is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Start,
    End,
}

/// An amount of time, and what it is counted from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counted {
    /// The id of an event; else it is the one before.
    pub(super) event: Option<String>,
    /// Which end of that, where it says so.
    pub(super) end: Option<End>,
    /// Whether it is counted back, from `by` or `before`.
    pub(super) is_back: bool,
    amounts: Vec<(i64, Unit)>,
}

impl Counted {
    /// Reads `after !id.end + 5 days, 3 hours`, of which every part may be missing, but not all.
    pub(super) fn read(words: &str) -> Option<Self> {
        let lower = words.trim();
        let mut rest = lower;
        let mut is_back = false;
        for (word, back) in [("before", true), ("after", false), ("by", true)] {
            let start = rest.get(..word.len()).filter(|start| start.eq_ignore_ascii_case(word));
            let after = &rest[start.map_or(0, str::len)..];
            if start.is_some() && after.starts_with(|c: char| c.is_whitespace() || c == '!') {
                (rest, is_back) = (after.trim_start(), back);
                break;
            }
        }
        let mut event = None;
        if let Some(after) = rest.strip_prefix('!') {
            let length =
                after.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(after.len());
            event = Some(after[..length].to_owned()).filter(|name| !name.is_empty());
            event.as_ref()?;
            rest = &after[length..];
        }
        let mut end = None;
        for (word, which) in [(".start", End::Start), (".end", End::End)] {
            if let Some(after) = rest.strip_prefix(word) {
                (rest, end) = (after, Some(which));
            }
        }
        let rest = rest.trim_start();
        let rest = rest.strip_prefix("plus").or(rest.strip_prefix('+')).unwrap_or(rest);
        let amounts = amounts(rest)?;
        let says_something = event.is_some() || end.is_some() || !amounts.is_empty();
        says_something.then_some(Self { event, end, is_back, amounts })
    }

    /// The date so long after a date in EDTF, or before it; nothing where that cannot be counted.
    pub(super) fn from(&self, edtf: &str, is_back: bool) -> Option<String> {
        let sign = if is_back { -1 } else { 1 };
        self.amounts
            .iter()
            .try_fold(edtf.to_owned(), |edtf, (amount, unit)| step(&edtf, amount * sign, *unit))
    }
}

/// `5 months`, `3 years 8 days`, `-2 h`.
fn amounts(words: &str) -> Option<Vec<(i64, Unit)>> {
    let mut amounts = Vec::new();
    let mut rest = words.trim();
    while !rest.is_empty() {
        let (sign, digits) = rest.strip_prefix('-').map_or((1, rest), |digits| (-1, digits));
        let length = digits.bytes().take_while(u8::is_ascii_digit).count();
        let amount: i64 = digits[..length].parse().ok().filter(|amount| *amount <= 100_000)?;
        let after = digits[length..].trim_start();
        let length = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let mut word = after[..length].to_ascii_lowercase();
        let mut after = after[length..].trim_start();
        if matches!(word.as_str(), "work" | "business" | "week")
            && after.get(..3).is_some_and(|next| next.eq_ignore_ascii_case("day"))
        {
            // Which days are no working days, nobody says.
            return None;
        }
        if word.is_empty() {
            return None;
        }
        word.make_ascii_lowercase();
        let (_, unit) = UNITS.iter().find(|(names, _)| names.split(' ').any(|name| name == word))?;
        amounts.push((amount * sign, *unit));
        after = after.strip_prefix(',').unwrap_or(after).trim_start();
        rest = after;
    }
    Some(amounts)
}

/// One step from a date, as precise as both the date and the unit are.
fn step(edtf: &str, amount: i64, unit: Unit) -> Option<String> {
    let date = Date::parse(edtf).ok().filter(|date| !date.is_approximate() && !date.is_uncertain())?;
    let (first, last) = date.named().filter(|_| !edtf.contains(['/', '[', '{', 'X']))?;
    let is_day = first == last;
    let is_month = (first.year(), first.month()) == (last.year(), last.month());
    let month = |months: i64| {
        let months = first.year().checked_mul(12)? + i64::from(first.month()) - 1 + months;
        Some(format!("{}-{:02}", super::point::edtf_year(months.div_euclid(12)), months.rem_euclid(12) + 1))
    };
    match unit {
        Unit::Year if first.year() == last.year() => {
            Some(super::point::edtf_year(first.year().checked_add(amount)?))
        }
        Unit::Month if is_month => month(amount),
        Unit::Day if is_day => days(first, amount),
        Unit::Week if is_day => days(first, amount * 7),
        Unit::Hour | Unit::Minute if is_day && date.has_time() => minutes(edtf, first, amount, unit),
        _ => None,
    }
}

fn days(day: Day, amount: i64) -> Option<String> {
    Some(Day::from_number(day.number() + i128::from(amount))?.to_string())
}

/// A time so many hours or minutes later, as finely as it was told.
fn minutes(edtf: &str, day: Day, amount: i64, unit: Unit) -> Option<String> {
    let (_, time) = edtf.split_once('T')?;
    let zone = time.find(['Z', '+', '-']).map_or("", |at| &time[at..]);
    let mut parts = time[..time.len() - zone.len()].split(':');
    let hour: i64 = parts.next()?.parse().ok()?;
    let minute: Option<i64> = parts.next().and_then(|minute| minute.parse().ok());
    let by = if unit == Unit::Hour { amount * 60 } else { amount };
    if minute.is_none() && by % 60 != 0 {
        return None;
    }
    let minutes = hour * 60 + minute.unwrap_or(0) + by;
    let day = days(day, minutes.div_euclid(1440))?;
    let (hour, rest) = (minutes.rem_euclid(1440) / 60, minutes.rem_euclid(60));
    let minute = minute.map(|_| format!(":{rest:02}")).unwrap_or_default();
    Some(format!("{day}T{hour:02}{minute}{zone}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(words: &str, edtf: &str) -> Option<String> {
        Counted::read(words)?.from(edtf, false)
    }

    #[test]
    fn what_is_counted_is_as_vague_as_the_unit_and_as_the_start() {
        for (words, from, expected) in [
            ("5 months", "2025-06-13", Some("2025-11")),
            ("100 years", "1941-12-07", Some("2041")),
            ("3 days", "2024-02-28", Some("2024-03-02")),
            ("2 weeks", "2024-02-28", Some("2024-03-13")),
            ("1 month", "2024-12", Some("2025-01")),
            ("90 minutes", "2024-02-28T23:10Z", Some("2024-02-29T00:40Z")),
            ("5 days", "2025", None),
            ("5 days", "2025-06~", None),
            ("3 hours", "2025-06-01", None),
            ("1 year 2 days", "2025-06-01", None),
        ] {
            assert_eq!(after(words, from).as_deref(), expected, "{words} from {from}");
        }
    }

    #[test]
    fn an_amount_names_what_it_is_counted_from() {
        let read = |words| Counted::read(words);
        let found = read("after !war.end + 3 days").map(|it| (it.event, it.end, it.is_back));
        assert_eq!(found, Some((Some("war".to_owned()), Some(End::End), false)));
        assert_eq!(read("by !war").map(|it| (it.is_back, it.amounts.len())), Some((true, 0)));
        assert_eq!(read("!war").map(|it| it.is_back), Some(false));
        for words in
            ["", "days", "3", "3 people", "after lunch", "!", "3 business days", "99999999999999999999 days"]
        {
            assert_eq!(read(words), None, "{words}");
        }
    }
}
