//! The dates of a slide in EDTF: its start and end, and what is shown in place of them. Where these disagree, what says less
//! counts. It must not know how a slide is spelled.

use briefing_format::model::{Date, date};
use briefing_text::safe_format;

use super::{
    super::{
        markwhen::point::{clock_edtf, edtf_year},
        telling,
    },
    slide::{Slide, Stamp},
};
use crate::{
    Code, DayOrder, Options,
    dates::{self, How, Proof, Read, of_parts, proves},
};

/// How the dates of some slides are to be read. Digits with slashes have the month first, as TimelineJS has it, unless an option
/// or a number above 12 in one of them says otherwise.
pub(super) fn how(slides: &[Slide], options: &Options) -> How {
    let words = slides.iter().flat_map(|slide| [&slide.start.words, &slide.end.words]);
    let (mut day_first, mut month_first) = (false, false);
    for proof in words.filter_map(|words| proves(words)) {
        day_first |= matches!(proof, Proof::DayFirst);
        month_first |= matches!(proof, Proof::MonthFirst);
    }
    let order = match (day_first, month_first) {
        (true, true) => Some(DayOrder::Open),
        (true, false) => Some(DayOrder::Dmy),
        (false, _) => None,
    };
    How { order: options.date_order.or(order), ..How::from(options) }
}

/// Reads words of a date; digits with slashes have the month first, where nothing says otherwise.
fn read(words: &str, how: &How) -> Read {
    let order = how.order.or(words.contains('/').then_some(DayOrder::Mdy));
    dates::read(words, &How { order, ..how.clone() })
}

/// When a slide is.
pub(super) fn date(slide: &Slide, how: &How) -> Read {
    let (mut start, mut end) = (point(&slide.start, how), point(&slide.end, how));
    let words = |shown: &str| telling::without_links(&plain(shown));
    let [of_start, of_end, of_both] =
        [&slide.start.shown, &slide.end.shown, &slide.shown].map(|it| words(it));
    let is_span = !start.is_empty() && !end.is_empty();
    // What is shown for one end alone says nothing of the other.
    let of_points = match (of_start.as_str(), of_end.as_str()) {
        (first, "") if is_span => {
            start = with_shown(start, first, how);
            String::new()
        }
        ("", last) if is_span => {
            end = with_shown(end, last, how);
            String::new()
        }
        ("", only) | (only, "") => only.to_owned(),
        (first, last) => format!("{first} – {last}"),
    };
    let span = with_shown(joined(start, &end), &of_points, how);
    if of_both.is_empty() {
        return span;
    }
    let told = span.words.clone().filter(|told| *told != of_both);
    let is_open = span.edtf.is_none() && told.is_some();
    let read = if is_open { span } else { with_shown(span, &of_both, how) };
    match told.filter(|told| *told == of_points || is_span && (!of_start.is_empty() || !of_end.is_empty())) {
        // Words of both are shown in one place or another.
        Some(told) => Read { words: Some(format!("{of_both}; {told}")), ..read },
        None => read,
    }
}

/// Words without the tags of HTML.
fn plain(words: &str) -> String {
    crate::markup::plain(words, crate::markup::Dialect::Html, &mut |_| None)
}

/// The date, as far as what is shown in place of it says no less.
fn with_shown(date: Read, shown: &str, how: &How) -> Read {
    if shown.is_empty() {
        return date;
    }
    let Some(edtf) = date.edtf.as_deref() else {
        let read = read(shown, how);
        return if read.edtf.is_some() { Read { findings: date.findings, ..read } } else { date };
    };
    if read(shown, how).edtf.is_none() && is_time_of(shown, edtf) {
        return Read { words: Some(shown.to_owned()), ..date };
    }
    dates::with_shown(("The date", date), ("what is shown for it", shown), &|words| read(words, how))
}

/// Whether words are a time of day, and the same that a date has.
fn is_time_of(words: &str, edtf: &str) -> bool {
    let clock = clock_edtf(&words.to_ascii_lowercase().replace("a.m.", "am").replace("p.m.", "pm"));
    clock.is_some_and(|clock| edtf.contains(&format!("T{clock}")))
}

/// One point in time.
fn point(stamp: &Stamp, how: &How) -> Read {
    if stamp.is_empty() {
        return Read::default();
    }
    if !stamp.words.is_empty() {
        let parts: Vec<&str> = stamp.words.split(',').map(str::trim).collect();
        // `1943,10,14,07,02,10`: version 2 has the parts of a date in one text.
        let is_list = parts.len() > 1 && parts.iter().all(|part| is_number(part) || part.is_empty());
        if !is_list {
            let single = is_number(parts[0]) && parts.len() == 1;
            return if single { year(parts[0]) } else { read(&stamp.words, how) };
        }
        let part = |at: usize| parts.get(at).map(|part| (*part).to_owned()).unwrap_or_default();
        let time: Vec<String> = parts.iter().skip(3).take(3).map(|part| format!("{part:0>2}")).collect();
        let (year, month, day) = (part(0), part(1), part(2));
        return point(&Stamp { year, month, day, time: time.join(":"), ..Stamp::default() }, how);
    }
    let written: String = stamp.year.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
    let of_year = year(&written);
    let Some(edtf) = of_year.edtf.as_deref() else {
        // Words, which TimelineJS does not read.
        let is_words = !is_number(&written);
        return if is_words {
            of_parts(&stamp.year, &stamp.month, &stamp.day, &stamp.time, how)
        } else {
            of_year
        };
    };
    if edtf.starts_with(['-', 'Y']) {
        return of_old_year(edtf, stamp);
    }
    if !stamp.month.is_empty() && !is_number(&stamp.month) {
        let words = format!("{} {} {written}", stamp.day, stamp.month);
        return read(words.trim(), how);
    }
    if let Some(timed) = timed(edtf, stamp) {
        return Read { edtf: Some(timed), ..Read::default() };
    }
    // Midnight is what is written where nobody knows the time of a date without a day.
    let time = if stamp.day.is_empty() { "" } else { stamp.time.as_str() };
    let read = of_parts(edtf, &stamp.month, &stamp.day, time, how);
    if stamp.day.is_empty() && has_time(stamp) {
        let words = [&stamp.year, &stamp.month, &stamp.time].map(String::as_str).join(" ");
        let message = safe_format!("`{words}` has a time and no day, so the time says nothing.");
        return Read { words: Some(words), ..read }.told(Code::DateCoarsened, message);
    }
    read
}

/// Whether a time is told that is not midnight, which is what is written where nobody knows the time.
fn has_time(stamp: &Stamp) -> bool {
    stamp.time.contains(|c: char| c.is_ascii_digit() && c != '0')
}

/// A date in a year that is no four digits, which is in EDTF already and must not be read as words again.
fn of_old_year(year: &str, stamp: &Stamp) -> Read {
    if let Some(timed) = timed(year, stamp) {
        return Read { edtf: Some(timed), ..Read::default() };
    }
    let month = date::month(&stamp.month).map_or_else(|| stamp.month.clone(), |month| month.to_string());
    let edtf = match (month.as_str(), stamp.day.as_str()) {
        ("", "") => year.to_owned(),
        (month, "") => format!("{year}-{month:0>2}"),
        (month, day) => format!("{year}-{month:0>2}-{day:0>2}"),
    };
    let is_read = Date::parse(&edtf).is_ok();
    if is_read && !has_time(stamp) {
        return Read { edtf: Some(edtf), ..Read::default() };
    }
    let parts = [&stamp.year, &stamp.month, &stamp.day, &stamp.time].map(String::as_str);
    let words = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let kept = if is_read { edtf } else { year.to_owned() };
    let message = safe_format!("`{words}` is no date that can be written; {kept} is kept.");
    Read { edtf: Some(kept), words: Some(words), findings: vec![(Code::DateCoarsened, message)] }
}

/// A year in digits. TimelineJS shows -44 as 44 BC; of a year 0 nobody can say which it is.
fn year(words: &str) -> Read {
    let number: Option<i64> = words.parse().ok();
    match number {
        Some(0) | None => {
            let message = safe_format!("`{words}` is no year.");
            let findings = vec![(Code::DateNotRead, message)];
            Read { edtf: None, words: Some(words.to_owned()), findings }
        }
        Some(number) => {
            let edtf = edtf_year(if number < 0 { number.saturating_add(1) } else { number });
            if Date::parse(&edtf).is_ok() {
                return Read { edtf: Some(edtf), ..Read::default() };
            }
            Read::in_words(words)
                .told(Code::DateNotRead, safe_format!("`{words}` is no year that can be written."))
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.len() <= 15 && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// A day with a time that is written with colons.
fn timed(year: &str, stamp: &Stamp) -> Option<String> {
    let (month, day): (u8, u8) = (stamp.month.parse().ok()?, stamp.day.parse().ok()?);
    let time = stamp.time.as_str();
    let is_clock =
        !time.is_empty() && time.bytes().all(|byte| byte.is_ascii_digit() || byte == b':' || byte == b'.');
    let hour = time.split(':').next().filter(|hour| hour.len() <= 2)?;
    let time = format!("{hour:0>2}{}", &time[hour.len()..]);
    let edtf = format!("{year}-{month:02}-{day:02}T{time}");
    (is_clock && Date::parse(&edtf).is_ok()).then_some(edtf)
}

/// From a start to an end.
fn joined(start: Read, end: &Read) -> Read {
    let mut findings = start.findings.clone();
    findings.extend(end.findings.iter().cloned());
    let words = |read: &Read| read.words.clone().or(read.edtf.clone());
    match (&start.edtf, &end.edtf) {
        (_, None) if end.words.is_none() => start,
        (Some(from), Some(to)) => {
            let edtf = telling::span(from, to);
            let spoken = match (&start.words, &end.words) {
                (None, None) => None,
                _ => words(&start).zip(words(end)).map(|(from, to)| format!("{from} – {to}")),
            };
            if Date::parse(&edtf).is_ok() && !from.contains('/') && !to.contains('/') {
                return Read { edtf: Some(edtf), words: spoken, findings };
            }
            let message = safe_format!("{from} to {to} is no stretch of time: it ends before it begins.");
            findings.push((Code::StampsDisagree, message));
            Read { edtf: None, words: Some(format!("{from} – {to}")), findings }
        }
        _ => {
            let spoken = words(&start).unwrap_or_default();
            let spoken = format!("{spoken} – {}", words(end).unwrap_or_default());
            Read { edtf: start.edtf, words: Some(spoken), findings }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Place, formats::timelinejs::slide::Kind};

    fn stamp(parts: &str) -> Stamp {
        let mut parts = parts.split('|').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        Stamp { year: next(), month: next(), day: next(), time: next(), ..Stamp::default() }
    }

    #[track_caller]
    fn read(start: &str, end: &str, shown: &str, edtf: &str, words: Option<&str>, code: Option<Code>) {
        let mut slide = Slide::new(Place::File, Kind::Event);
        (slide.start, slide.end, slide.shown) = (stamp(start), stamp(end), shown.to_owned());
        let read = date(&slide, &How::default());
        let found = (read.edtf.as_deref().unwrap_or_default(), read.words.as_deref());
        assert_eq!(
            (found, read.findings.first().map(|it| it.0)),
            ((edtf, words), code),
            "{start} {end} {shown}"
        );
    }

    #[test]
    fn parts_are_a_date_as_far_as_they_go() {
        read("1815|12|10", "1852|11|27", "", "1815-12-10/1852-11-27", None, None);
        read("1943|7", "1946", "", "1943-07/1946", None, None);
        read("1943|7|5|10:02:03.120", "", "", "1943-07-05T10:02:03.120", None, None);
        read("1943|7|5|10", "1943|7|5|11:30", "", "1943-07-05T10/1943-07-05T11:30", None, None);
        read("814", "", "", "0814", None, None);
        read("-44|3|15", "", "", "-0043-03-15", None, None);
        read("-50", "-44", "", "-0049/-0043", None, None);
        read("-3500", "", "", "-3499", None, None);
        read("-3500", "-1001", "", "-3499/-1000", None, None);
        read("-1279|5|31", "", "", "-1278-05-31", None, None);
        read("-1279|5", "", "", "-1278-05", None, None);
        read("-12000", "", "", "Y-11999", None, None);
        read("-1500|May|3", "", "", "-1499-05-03", None, None);
        read("-1500|13", "", "", "-1499", Some("-1500 13"), Some(Code::DateCoarsened));
        read("-44|3|15|9", "", "", "-0043-03-15", Some("-44 3 15 9"), Some(Code::DateCoarsened));
        read("-44|3|15|00:00", "", "", "-0043-03-15", None, None);
        read("1,815", "", "", "1815", None, None);
        read("1943|13|1", "", "", "1943", Some("1943 13 1"), Some(Code::DateCoarsened));
        read("1946", "1943", "", "", Some("1946 – 1943"), Some(Code::StampsDisagree));
        read("0", "", "", "", Some("0"), Some(Code::DateNotRead));
    }

    #[test]
    fn of_what_is_shown_and_the_date_the_coarser_counts() {
        read("1952|1|1", "", "1952", "1952", Some("1952"), Some(Code::StampsDisagree));
        read("1952", "", "1 Jan 1952", "1952", Some("1 Jan 1952"), Some(Code::StampsDisagree));
        read("1850", "", "c. 1850", "1850~", Some("c. 1850"), Some(Code::StampsDisagree));
        read("1952", "", "1953", "[1952,1953]", Some("1953"), Some(Code::StampsDisagree));
        read("1952|3|4", "", "4 March 1952", "1952-03-04", None, None);
        read("1952|3|4", "", "the great day", "1952-03-04", Some("the great day"), Some(Code::DateNotRead));
        read("1952|3|4|22:02", "", "10:02 p.m.", "1952-03-04T22:02", Some("10:02 p.m."), None);
        read("", "", "Spring 1950", "1950-21", None, None);
    }

    #[test]
    fn version_2_has_one_text_and_sheets_have_digits() {
        let read = |words: &str, slides: &[&str]| {
            let slide = |words: &&str| {
                let mut slide = Slide::new(Place::File, Kind::Event);
                slide.start.words = (*words).to_owned();
                slide
            };
            let slides: Vec<Slide> = slides.iter().map(slide).collect();
            date(&slide(&words), &how(&slides, &Options::default())).edtf
        };
        let plain = |words| read(words, &[]).unwrap_or_default();
        assert_eq!(plain("1943,10,14"), "1943-10-14");
        assert_eq!(plain("1943,10"), "1943-10");
        assert_eq!(plain("2011,12,10,07,02,10"), "2011-12-10T07:02:10");
        assert_eq!(plain("3/4/1943"), "1943-03-04");
        assert_eq!(plain("14.10.1943"), "1943-10-14");
        assert_eq!(plain("14. Oktober 1943"), "1943-10-14");
        assert_eq!(plain("-44"), "-0043");
        assert_eq!(read("3/4/1943", &["14/10/1943"]).as_deref(), Some("1943-04-03"));
    }
}
