//! The stamps of STIX, which are always of a second, as the dates that were meant. It must not know what happened then.
//!
//! Whoever knows only a day or a month has to write its first second. So midnight is a day, and midnight on the first of a month is
//! the month; what the file says stays in words. Midnight may be that of America, where much of what is written in STIX is.

use briefing_format::{
    model::Date,
    write::{Map, Value},
};

/// The hours of UTC at which a day begins in America, and in UTC itself.
const MIDNIGHTS: [&str; 6] = ["00", "04", "05", "06", "07", "08"];

/// A date as it was meant, and whether it is coarser than the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    edtf: String,
    is_coarser: bool,
}

/// What two stamps, or one, say of when something was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// A date, and whether it is coarser than the file.
    Date(Value, bool),
    /// The words of the file alone: the stamps cannot be read, or the last is before the first.
    Words(Value, Why),
    /// Nothing is said.
    Never,
}

/// Why there are only words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    Unreadable,
    Disagree,
}

impl Stamp {
    /// Reads a stamp.
    pub(super) fn parse(stamp: &str) -> Option<Self> {
        let stamp = stamp.trim();
        let (day, time) = match stamp.split_once('T') {
            Some((day, time)) => (day, Some(time)),
            None => (stamp, None),
        };
        let edtf = match time {
            None => day.to_owned(),
            Some(time) => meant(day, time),
        };
        let is_date = Date::parse(&edtf).is_ok() && day.len() == 10 && !day.contains(['/', 'X', '[']);
        is_date.then(|| Self { is_coarser: time.is_some() && !edtf.contains('T'), edtf })
    }

    fn day(&self) -> &str {
        self.edtf.split('T').next().unwrap_or_default()
    }

    fn has_time(&self) -> bool {
        self.edtf.contains('T')
    }
}

/// The date that is meant by a day and a time of that day.
fn meant(day: &str, time: &str) -> String {
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, ""),
    };
    let (seconds, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let fraction = fraction.trim_end_matches('0');
    let is_midnight = fraction.is_empty()
        && matches!(zone, "Z" | "+00:00" | "")
        && seconds.get(2..) == Some(":00:00")
        && seconds.get(..2).is_some_and(|hour| MIDNIGHTS.contains(&hour));
    match (is_midnight, day.strip_suffix("-01")) {
        (true, Some(month)) => month.to_owned(),
        (true, None) => day.to_owned(),
        (false, _) if fraction.is_empty() => format!("{day}T{seconds}{zone}"),
        (false, _) => format!("{day}T{seconds}.{fraction}{zone}"),
    }
}

/// The date of one stamp.
pub(super) fn at(stamp: &str) -> When {
    if stamp.trim().is_empty() {
        return When::Never;
    }
    match Stamp::parse(stamp) {
        Some(date) => When::Date(with_words(&date.edtf, date.is_coarser.then_some(stamp)), date.is_coarser),
        None => When::Words(words(stamp), Why::Unreadable),
    }
}

/// The date of something that went on from one stamp to the other; either may be missing.
pub(super) fn from_to(first: &str, last: &str) -> When {
    let (first, last) = (first.trim(), last.trim());
    let both = match (first.is_empty(), last.is_empty()) {
        (true, true) => return When::Never,
        // Only words that stand in the file.
        (false, true) => first.to_owned(),
        (true, false) => last.to_owned(),
        _ if first == last => first.to_owned(),
        _ => format!("{first} / {last}"),
    };
    let read = |stamp: &str| if stamp.is_empty() { Some(None) } else { Stamp::parse(stamp).map(Some) };
    let (Some(begin), Some(end)) = (read(first), read(last)) else {
        return When::Words(words(&both), Why::Unreadable);
    };
    if let (Some(begin), Some(end)) = (&begin, &end) {
        if begin.edtf == end.edtf {
            let is_coarser = begin.is_coarser || end.is_coarser;
            return When::Date(with_words(&begin.edtf, is_coarser.then_some(&both)), is_coarser);
        }
        if is_after(begin, end) {
            return When::Words(words(&both), Why::Disagree);
        }
    }
    // A time stands at both ends or at none.
    let timed = begin.as_ref().is_some_and(Stamp::has_time) && end.as_ref().is_some_and(Stamp::has_time);
    let cut =
        [&begin, &end].into_iter().flatten().any(|stamp| stamp.is_coarser || (stamp.has_time() && !timed));
    let side = |stamp: &Option<Stamp>| {
        let side = stamp.as_ref().map(|stamp| if timed { &stamp.edtf[..] } else { stamp.day() });
        side.unwrap_or_default().to_owned()
    };
    let (begin, end) = (side(&begin), side(&end));
    let edtf = if begin == end { begin } else { format!("{begin}/{end}") };
    When::Date(with_words(&edtf, cut.then_some(&both)), cut)
}

/// Whether the first is certainly after the last.
fn is_after(first: &Stamp, last: &Stamp) -> bool {
    let dates = (Date::parse(&first.edtf), Date::parse(&last.edtf));
    let (Ok(first_date), Ok(last_date)) = dates else { return false };
    match (first_date.earliest(), last_date.latest()) {
        (Some(begin), Some(end)) if begin == end => {
            first.has_time()
                && last.has_time()
                && first.edtf.ends_with('Z')
                && last.edtf.ends_with('Z')
                && seconds(first) > seconds(last)
        }
        (Some(begin), Some(end)) => begin > end,
        _ => false,
    }
}

/// A stamp of UTC without its zone, so that the order of letters is the order of time.
fn seconds(stamp: &Stamp) -> &str {
    stamp.edtf.trim_end_matches('Z')
}

fn with_words(edtf: &str, words: Option<&str>) -> Value {
    match words {
        Some(words) => Map::new().with("edtf", edtf).with("text", words).into(),
        None => edtf.into(),
    }
}

fn words(words: &str) -> Value {
    Map::new().with("text", words).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn date(first: &str, last: &str, edtf: &str, words: Option<&str>) {
        assert_eq!(
            from_to(first, last),
            When::Date(with_words(edtf, words), words.is_some()),
            "{first} {last}"
        );
    }

    #[test]
    fn midnight_is_a_day_and_on_the_first_of_a_month_the_month() {
        let (august, march) = ("2016-08-01T00:00:00.000Z", "2017-03-01T00:00:00.000Z");
        date(august, march, "2016-08/2017-03", Some("2016-08-01T00:00:00.000Z / 2017-03-01T00:00:00.000Z"));
        date(august, august, "2016-08", Some(august));
        date(
            "2018-01-02T00:00:00.000Z",
            "2018-01-02T00:00:00Z",
            "2018-01-02",
            Some("2018-01-02T00:00:00.000Z / 2018-01-02T00:00:00Z"),
        );
        date("2021-05-01T04:00:00.000Z", "", "2021-05/", Some("2021-05-01T04:00:00.000Z"));
        date("", "2021-12-03T05:00:00Z", "/2021-12-03", Some("2021-12-03T05:00:00Z"));
    }

    #[test]
    fn other_stamps_stay_as_they_are() {
        date("2021-05-01T13:07:09.120Z", "2021-05-01T13:07:09.12Z", "2021-05-01T13:07:09.12Z", None);
        date(
            "2021-05-01T13:07:09Z",
            "2021-05-02T13:07:09Z",
            "2021-05-01T13:07:09Z/2021-05-02T13:07:09Z",
            None,
        );
        date(
            "2021-05-02T13:07:09Z",
            "2021-05-03T00:00:00Z",
            "2021-05-02/2021-05-03",
            Some("2021-05-02T13:07:09Z / 2021-05-03T00:00:00Z"),
        );
        date("2021-05-01T13:07:09Z", "", "2021-05-01/", Some("2021-05-01T13:07:09Z"));
        assert_eq!(at("2019-10-15T14:58:19.518Z"), When::Date("2019-10-15T14:58:19.518Z".into(), false));
        assert_eq!(at("2019-10-15T22:00:00Z"), When::Date("2019-10-15T22:00:00Z".into(), false));
    }

    #[test]
    fn what_is_no_date_stays_in_words() {
        assert_eq!(at("soon"), When::Words(words("soon"), Why::Unreadable));
        assert_eq!(at("2021-13-01T00:00:00Z"), When::Words(words("2021-13-01T00:00:00Z"), Why::Unreadable));
        assert_eq!(
            from_to("2021-05-02T00:00:00Z", "2021-05-01T01:00:00Z"),
            When::Words(words("2021-05-02T00:00:00Z / 2021-05-01T01:00:00Z"), Why::Disagree)
        );
        assert_eq!(
            from_to("2021-05-02T02:00:00Z", "2021-05-02T01:00:00Z"),
            When::Words(words("2021-05-02T02:00:00Z / 2021-05-02T01:00:00Z"), Why::Disagree)
        );
        assert_eq!(at(" "), When::Never);
    }
}
