//! Times of day as English texts write them, "3 p.m." or "at 15:30", beside their day. It must not know what a day is.

/// Parts words into those of a day and, as EDTF writes it, the time before or after them: `at 15:30`, `3 pm`,
/// `3:30 in the morning`.
///
/// A time that may be one of two, such as "at 3" or "12 am", is none.
pub(super) fn parted(words: &str) -> Option<(String, String)> {
    let words = words.replace("o'clock ", "").replace("o’clock ", "");
    let words: Vec<&str> = words.strip_prefix("at ").unwrap_or(&words).split(' ').collect();
    // The longest first: "3 in the morning" ends with no time, but "3:30 in the morning" begins with one.
    (1..words.len().min(5)).rev().find_map(|count| {
        let (before, after) = words.split_at(count);
        if let Some(time) = time(before) {
            let after = after.strip_prefix(&["on"]).or(after.strip_prefix(&["of"])).unwrap_or(after);
            return Some((after.join(" "), time));
        }
        let (before, after) = words.split_at(words.len() - count);
        let before = before.strip_suffix(&["at"]).unwrap_or(before);
        Some((before.join(" "), time(after)?))
    })
}

/// A time without a day.
pub(super) fn alone(words: &str) -> Option<String> {
    time(&words.strip_prefix("at ").unwrap_or(words).split(' ').collect::<Vec<_>>())
}

fn time(words: &[&str]) -> Option<String> {
    match words {
        [time] => half_day(time).map_or_else(|| of_24(time), |(time, is_late)| of_12(time, is_late)),
        [time, half] => of_12(time, half_day(half).filter(|(rest, _)| rest.is_empty())?.1),
        [time, "in", "the", "morning"] => of_12(time, false),
        [time, "in", "the", "afternoon" | "evening"] => of_12(time, true),
        _ => None,
    }
}

/// What stands before `am` or `pm`, and whether it is `pm`.
fn half_day(word: &str) -> Option<(&str, bool)> {
    let is = |ends: [&str; 3]| ends.iter().find_map(|end| word.strip_suffix(end));
    is(["am", "a.m.", "a.m"]).map(|rest| (rest, false)).or_else(|| Some((is(["pm", "p.m.", "p.m"])?, true)))
}

/// `3`, `3:30`. Whether 12 am is noon or midnight, people do not agree.
fn of_12(time: &str, is_late: bool) -> Option<String> {
    let (hour, minutes) = time.split_at(time.find(':').unwrap_or(time.len()));
    let hour: u8 = hour.parse().ok().filter(|hour| (1..=11).contains(hour))?;
    Some(format!("{:02}{minutes}", if is_late { hour + 12 } else { hour }))
}

/// `15:30`, `03:30:00`, but not `3:30`, which may be in either half of the day.
fn of_24(time: &str) -> Option<String> {
    let is_time = matches!(time.len(), 5 | 8) && time.as_bytes().get(2) == Some(&b':');
    is_time.then(|| time.to_owned())
}
