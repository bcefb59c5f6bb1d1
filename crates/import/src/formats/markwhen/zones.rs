//! The time zones of markwhen: an offset that EDTF has, or the name of a place, which leaves the day. It must not know which zone
//! holds where.

use briefing_text::{SafeText, safe_format};

use crate::Code;

/// A time zone that holds for a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone<'t> {
    /// The clock of the file, whatever zone it is in.
    Local,
    /// A zone of its own, as it is written.
    Own(&'t str),
}

/// Gives a time of day its zone. A zone that is only a name, and not that of the whole file, leaves the day.
pub(super) fn zoned(
    edtf: &str,
    words: &str,
    zone: Zone<'_>,
    offset: Option<&str>,
) -> (Option<String>, Option<(Code, SafeText)>) {
    let is_bare =
        |end: &&str| end.contains('T') && !end.ends_with('Z') && end.matches(['+', '-']).count() < 3;
    let bare = edtf.split('/').filter(is_bare).count();
    if bare == 0 || edtf.starts_with(['[', '-', 'Y']) {
        return (Some(edtf.to_owned()), None);
    }
    let own = match zone {
        Zone::Local => offset.map(str::to_owned),
        Zone::Own(name) => {
            let Some(offset) = self::offset(name) else {
                let day = |end: &str| end.split('T').next().unwrap_or_default().to_owned();
                let mut days: Vec<String> = edtf.split('/').map(day).collect();
                days.dedup();
                let message = safe_format!(
                    "The zone `{name}` of `{words}` has no offset, so that only the day is kept."
                );
                return (Some(days.join("/")), Some((Code::DateCoarsened, message)));
            };
            Some(offset)
        }
    };
    let Some(own) = own else { return (Some(edtf.to_owned()), None) };
    let ends: Vec<String> = edtf
        .split('/')
        .map(|end| if is_bare(&end) { format!("{end}{own}") } else { end.to_owned() })
        .collect();
    (Some(ends.join("/")), None)
}

/// The words of a date with the name of its zone.
pub(super) fn own_zone(words: &str, zone: Zone<'_>) -> String {
    match zone {
        Zone::Own(name) => format!("{words} ({name})"),
        Zone::Local => words.to_owned(),
    }
}

/// `+5`, `-03:30`, `0530`, `UTC` as an offset of EDTF; nothing for the name of a place.
pub(super) fn offset(zone: &str) -> Option<String> {
    if ["utc", "gmt", "z"].iter().any(|name| zone.eq_ignore_ascii_case(name)) {
        return Some("Z".to_owned());
    }
    let (sign, digits) = match zone.strip_prefix('-') {
        Some(digits) => ('-', digits),
        None => ('+', zone.strip_prefix('+').unwrap_or(zone)),
    };
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let (hour, minute): (u32, u32) = match digits.len() {
        _ if !is_number => return None,
        1 | 2 => (digits.parse().ok()?, 0),
        3 | 4 => (digits[..digits.len() - 2].parse().ok()?, digits[digits.len() - 2..].parse().ok()?),
        _ => return None,
    };
    (hour <= 14 && minute < 60).then(|| format!("{sign}{hour:02}:{minute:02}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_an_offset_or_leaves_the_day() {
        let zoned = |edtf: &str, zone, offset| super::zoned(edtf, "", zone, offset).0.unwrap_or_default();
        assert_eq!(zoned("2024-01-01T10:00", Zone::Local, Some("+05:00")), "2024-01-01T10:00+05:00");
        assert_eq!(zoned("2024-01-01T10:00", Zone::Own("-3"), Some("+05:00")), "2024-01-01T10:00-03:00");
        assert_eq!(
            zoned("2024-01-01T10/2024-01-02T11", Zone::Own("Europe/Rome"), None),
            "2024-01-01/2024-01-02"
        );
        assert_eq!(zoned("2024-01-01", Zone::Own("Europe/Rome"), Some("+05:00")), "2024-01-01");
        assert_eq!(zoned("2024-01-01T10:00Z", Zone::Own("-3"), None), "2024-01-01T10:00Z");
        assert_eq!(offset("America/New_York"), None);
    }
}
