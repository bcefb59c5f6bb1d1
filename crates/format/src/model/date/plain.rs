//! Why a string is no date, in words that say what to write instead. It must not know where the string stands.

use std::borrow::Cow;

use super::Date;

/// What stands before each reason.
pub(super) const NO_EDTF: &str = "not an EDTF date: ";
pub(super) const TIME_AT_ONE_END: &str =
    "a range of times has a day and a time at both ends, such as 2024-03-26T01:26/2024-03-26T01:27";
pub(super) const ZONE_AT_ONE_END: &str = "of a range of times, both ends have a zone or neither has";
pub(super) const BACKWARD: &str = "not an EDTF date: it ends before it begins";
pub(crate) const TIME_IN_SET: &str = "times of day stand in no set; days, months and years do";
const BLANK: &str = "whitespace is not allowed";
const SHARED_PRECISION: &str = "in a set, `..` stands between two years, two months or two days";
const OPEN_DIGITS_BEFORE_ZERO: &str = "years before 0000 have no open digits in EDTF";
pub(super) const FRACTION_AFTER_COMMA: &str =
    "a fraction of a second stands after a point, such as 01:26:07.5";
pub(super) const FRACTION_OF_A_SECOND: &str = "only a second has a fraction: write hh:mm:ss before the point";
pub(super) const FRACTION_IN_DIGITS: &str =
    "a fraction of a second is digits after a point, such as 01:26:07.5";
pub(super) const FRACTION_TOO_LONG: &str = "a fraction of a second has at most nine digits";

/// A message of the library, in words that need no knowledge of EDTF.
pub(super) fn words(message: &str) -> &str {
    match message {
        "set range endpoints must share precision" => SHARED_PRECISION,
        "negative years cannot contain unspecified digits" => OPEN_DIGITS_BEFORE_ZERO,
        "interval end precedes interval start" => "it ends before it begins",
        _ => message,
    }
}

/// How EDTF has what was meant, where that is sure.
pub(super) fn instead(text: &str, message: &str) -> Option<String> {
    match message.strip_prefix(NO_EDTF)? {
        SHARED_PRECISION => shared_precision(text),
        OPEN_DIGITS_BEFORE_ZERO => years_before_zero(text),
        TIME_AT_ONE_END => same_day(&without_blanks(text)),
        BLANK => Some(without_blanks(text)).filter(|text| Date::read(text).is_ok()),
        _ => None,
    }
}

/// The date without blanks beside `/` and `..`, which EDTF does not have.
fn without_blanks(text: &str) -> String {
    let joined = |text: &str, mark: &str| text.split(mark).map(str::trim).collect::<Vec<_>>().join(mark);
    joined(&joined(text, "/"), "..")
}

/// One of the years that `-004X` or `-01XX` leaves open. Of `-000X` nobody knows whether 1 BC, the year 0, is among them.
fn years_before_zero(text: &str) -> Option<String> {
    let digits = text.strip_prefix('-').filter(|digits| digits.len() == 4)?;
    let given = digits.trim_end_matches('X');
    let is_known = given.bytes().all(|byte| byte.is_ascii_digit()) && given.contains(|c| c != '0');
    is_known.then(|| format!("[{}..{}]", text.replace('X', "9"), text.replace('X', "0")))
}

/// `2024-03-26T01:26/01:27` with the day at both ends, as ISO 8601-1:2019, 5.5.2.4 has it.
fn same_day(text: &str) -> Option<String> {
    let ((day, _), (start, end)) = (text.split_once('T')?, text.split_once('/')?);
    let range = format!("{start}/{day}T{}", end.trim_start_matches('T'));
    // Two digits alone may be a day as well.
    let is_time = end.contains(':') || end.starts_with('T');
    (is_time && Date::read(&range).is_ok()).then_some(range)
}

/// The set with both ends of each range as close as the closer one; it means the same.
fn shared_precision(text: &str) -> Option<String> {
    let members = text.get(1..text.len().checked_sub(1)?)?;
    let mended: Option<Vec<Cow<'_, str>>> = members.split(',').map(member).collect();
    let set = format!("{}{}{}", &text[..1], mended?.join(","), &text[text.len() - 1..]);
    Date::read(&set).is_ok().then_some(set)
}

fn member(text: &str) -> Option<Cow<'_, str>> {
    let Some((from, to)) = text.split_once("..").filter(|(from, to)| !from.is_empty() && !to.is_empty())
    else {
        return Some(Cow::Borrowed(text));
    };
    if from.len() == to.len() {
        return Some(Cow::Borrowed(text));
    }
    let (first, last) = (Date::read(from).ok()?.earliest()?, Date::read(to).ok()?.latest()?);
    // A month and a year become two months: what a day is written with, without its day.
    let is_to_the_month = [from, to].iter().all(|end| !is_day(end));
    let cut = |day: String| if is_to_the_month { day[..day.len() - "-dd".len()].to_owned() } else { day };
    Some(Cow::Owned(format!("{}..{}", cut(first.to_string()), cut(last.to_string()))))
}

/// Whether it is written to the day: `2024-03-01`, `-0043-03-15`.
fn is_day(text: &str) -> bool {
    text.trim_start_matches('-').matches('-').count() == 2
}
