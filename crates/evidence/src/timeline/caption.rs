//! Moments in short words, for the edges of a scale and for places on it. It must not know how the scale is laid out.

use super::DAY;
use briefing_format::model::date::Day;

/// The first and the last of what lies in `start..end`, seconds: years where it spans several, else days, else times.
pub(super) fn ends(start: i128, end: i128) -> [String; 2] {
    let Some((first, last)) = days(start, end) else {
        return Default::default();
    };
    if first.year() != last.year() {
        [first.year_label(), last.year_label()]
    } else if first != last || end - start == DAY {
        [first.label(), last.label()]
    } else {
        let [from, to] = times(start, end);
        [format!("{} {from}", first.label()), format!("{} {to}", last.label())]
    }
}

/// The same from long to short, for whom the longest has no room: `13 Jun 2025`, `13 Jun`, `13`.
pub(super) fn shorter_ends(start: i128, end: i128) -> Vec<[String; 2]> {
    let Some((first, last)) = days(start, end) else {
        return Vec::new();
    };
    let ends = |words: fn(Day) -> String| [words(first), words(last)];
    if first.year() != last.year() {
        vec![ends(Day::year_label), ends(rounded_year)]
    } else if first.month() != last.month() {
        vec![ends(Day::label), ends(day_of_year), ends(|day| day.month_label().to_owned())]
    } else if first != last || end - start == DAY {
        vec![ends(Day::label), ends(day_of_year), ends(|day| day.day().to_string())]
    } else {
        vec![times(start, end)]
    }
}

fn days(start: i128, end: i128) -> Option<(Day, Day)> {
    Some((day(start)?, day(end - 1)?))
}

/// The day of a second.
pub(super) fn day(second: i128) -> Option<Day> {
    Day::from_number(second.div_euclid(DAY))
}

/// `20 Jun`.
pub(super) fn day_of_year(day: Day) -> String {
    format!("{} {}", day.day(), day.month_label())
}

/// `10:00`, with its seconds where they are not zero.
pub(super) fn time(second: i128) -> String {
    let second = second.rem_euclid(DAY);
    let (hours, minutes, seconds) = (second / 3_600, second / 60 % 60, second % 60);
    if seconds == 0 {
        format!("{hours:02}:{minutes:02}")
    } else {
        format!("{hours:02}:{minutes:02}:{seconds:02}")
    }
}

fn times(start: i128, end: i128) -> [String; 2] {
    // What ends with the day, or with an hour, ends there, not a second before it.
    let last = match (end.rem_euclid(DAY), end.rem_euclid(60)) {
        (0, _) => "24:00".to_owned(),
        (_, 0) => time(end),
        _ => time(end - 1),
    };
    [time(start), last]
}

/// A year in as few letters as it can be told exactly: `66m BC` (million), `4.5bn BC` (thousand million), else as
/// everywhere.
pub(super) fn short_year(day: Day) -> String {
    let (number, _) = numbered(day);
    match large(number) {
        Some((unit, _)) if number % (unit / 10) == 0 => large_year(day),
        _ => day.year_label(),
    }
}

/// A year from a million on to one decimal, `c. 4.5bn BC`, where it is longer.
fn rounded_year(day: Day) -> String {
    let (number, _) = numbered(day);
    match large(number) {
        Some((unit, _)) if number % (unit / 10) != 0 => format!("c. {}", large_year(day)),
        _ => short_year(day),
    }
}

fn large_year(day: Day) -> String {
    let (number, era) = numbered(day);
    let Some((unit, name)) = large(number) else { return day.year_label() };
    let tenths = (number + unit / 20) / (unit / 10);
    let decimal = if tenths % 10 == 0 { String::new() } else { format!(".{}", tenths % 10) };
    format!("{}{decimal}{name}{era}", tenths / 10)
}

fn large(number: i128) -> Option<(i128, &'static str)> {
    match number {
        1_000_000_000.. => Some((1_000_000_000, "bn")),
        1_000_000.. => Some((1_000_000, "m")),
        _ => None,
    }
}

/// The number of a year in its era; year 0 is 1 BC.
fn numbered(day: Day) -> (i128, &'static str) {
    match i128::from(day.year()) {
        year @ ..=0 => (1 - year, " BC"),
        year => (year, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_format::model::date::Date;

    #[track_caller]
    fn seconds(edtf: &str) -> (i128, i128) {
        match Date::parse(edtf).ok().and_then(|date| date.named_seconds()) {
            Some(seconds) => seconds,
            None => panic!("{edtf}"),
        }
    }

    #[test]
    fn the_ends_are_years_or_days_or_times_whichever_tells_them_apart() {
        for (edtf, expected) in [
            ("1965/2025-06", "1965 – 2025"),
            ("-0043-03-15/0014", "44 BC – AD 14"),
            ("2025-06-13/2025-07", "13 Jun 2025 – 31 Jul 2025"),
            ("2025-06-13", "13 Jun 2025 – 13 Jun 2025"),
            ("2025-06-13T10:00:00", "13 Jun 2025 10:00 – 13 Jun 2025 10:00"),
        ] {
            let (start, end) = seconds(edtf);
            assert_eq!(ends(start, end).join(" – "), expected);
        }
    }

    #[test]
    fn a_day_that_is_begun_by_a_time_ends_at_its_midnight() {
        let (start, end) = (seconds("2025-06-13T21:40:30").0, seconds("2025-06-13").1);
        assert_eq!(times(start, end), ["21:40:30", "24:00"]);
    }

    #[test]
    fn shorter_ends_leave_out_what_both_share() {
        let shorter = |edtf: &str| {
            let (start, end) = seconds(edtf);
            shorter_ends(start, end).into_iter().map(|ends| ends.join(" – ")).collect::<Vec<_>>()
        };
        assert_eq!(
            shorter("2025-06-13/2025-06-20"),
            ["13 Jun 2025 – 20 Jun 2025", "13 Jun – 20 Jun", "13 – 20"]
        );
        assert_eq!(shorter("2025-03/2025-10").last().map(String::as_str), Some("Mar – Oct"));
        assert_eq!(shorter("Y-4540000000/2025").last().map(String::as_str), Some("c. 4.5bn BC – 2025"));
    }

    #[test]
    fn a_large_year_is_short_where_nothing_is_lost() {
        let year = |year: i64| Day::new(year, 1, 1).map(short_year).unwrap_or_default();
        assert_eq!(year(2025), "2025");
        assert_eq!(year(-11_999), "12,000 BC");
        assert_eq!(year(1 - 66_000_000), "66m BC");
        assert_eq!(year(1 - 4_500_000_000), "4.5bn BC");
        assert_eq!(year(-4_500_000_000), "4,500,000,001 BC");
        assert_eq!(year(170_000_000), "170m");
    }
}
