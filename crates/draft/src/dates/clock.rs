//! Times of day, with the day beside them and their zones: "08:00 local time on Friday (20:00 GMT on Thursday)".

use std::ops::Range;

use super::{Dated, written::lowered};
use crate::{article::spaced, tokens::Tokens};

/// Zones whose letters mean one thing, with their minutes before UTC.
const ZONES: &[(&str, i32)] = &[
    ("GMT", 0),
    ("UTC", 0),
    ("CET", 60),
    ("MEZ", 60),
    ("CEST", 120),
    ("MESZ", 120),
    ("EET", 120),
    ("EEST", 180),
    ("MSK", 180),
    ("EDT", -240),
    ("EST", -300),
    ("PDT", -420),
    ("PST", -480),
];

/// A time of day in a text.
#[derive(Clone, Debug)]
struct Clock {
    minutes: i32,
    zone: Option<i32>,
    is_local: bool,
    /// Words say that it is one: p.m., Uhr.
    is_told: bool,
    /// No more than about then.
    is_about: bool,
    tokens: Range<usize>,
}

/// Joins times of day to the dates beside them.
pub(super) fn timed(tokens: &Tokens<'_>, sentence: &Range<usize>, dates: Vec<Dated>) -> Vec<Dated> {
    let mut clocks: Vec<Clock> = Vec::new();
    let mut at = sentence.start;
    while at < sentence.end {
        match clock(tokens, at, sentence.end) {
            Some(clock) => {
                at = clock.tokens.end;
                clocks.push(clock);
            }
            None => at += 1,
        }
    }
    if clocks.is_empty() {
        return dates;
    }
    let clocks = without_brackets(tokens, clocks, &dates);
    let mut found: Vec<Dated> = Vec::new();
    let mut moments: Vec<Option<i128>> = Vec::new();
    let mut locals: Vec<bool> = Vec::new();
    let mut dates: Vec<Option<Dated>> = dates.into_iter().map(Some).collect();
    for clock in &clocks {
        let fits = |dated: &Dated| {
            let gap = if dated.tokens.start >= clock.tokens.end {
                dated.tokens.start - clock.tokens.end
            } else {
                clock.tokens.start.saturating_sub(dated.tokens.end)
            };
            gap <= 1 && !tokens.is_sign(clock.tokens.end, &['('])
        };
        let slot = dates.iter_mut().find(|slot| slot.as_ref().is_some_and(fits));
        let Some(beside) = slot.and_then(Option::take) else {
            if clock.zone.is_some() || clock.is_local || clock.is_told {
                found.push(words_alone(tokens, clock));
                moments.push(None);
                locals.push(clock.is_local);
            }
            continue;
        };
        let range = beside.tokens.start.min(clock.tokens.start)..beside.tokens.end.max(clock.tokens.end);
        let words = spaced(&tokens.text[tokens.part(&range)]);
        // "3am (02:00 GMT) on Sunday": the bracket is not of the words.
        let words = if words.contains('(') { words } else { words.replace(')', "") };
        let words = if tokens.is_initial(range.start) { lowered(&words) } else { words };
        // EDTF has no sign for about a time of day: the words have it.
        let day = beside.day().filter(|_| !clock.is_about);
        let edtf = day.map(|day| {
            format!("{day}T{:02}:{:02}{}", clock.minutes / 60, clock.minutes % 60, zone(clock.zone))
        });
        moments
            .push(day.map(|day| day.number() * 1440 + i128::from(clock.minutes - clock.zone.unwrap_or(0))));
        locals.push(clock.is_local && clock.zone.is_none());
        found.push(Dated {
            edtf: edtf.or_else(|| beside.edtf.clone()),
            words,
            keeps_words: true,
            tokens: range,
            ..beside
        });
    }
    // The same moment by two clocks tells the zone of the local one.
    for index in 1..found.len() {
        let is_bracketed = tokens.is_sign(found[index - 1].tokens.end, &['('])
            && found[index].tokens.start == found[index - 1].tokens.end + 1;
        if let (true, true, Some(local), Some(zoned)) =
            (is_bracketed, locals[index - 1] && !locals[index], moments[index - 1], moments[index])
        {
            let offset = local - zoned;
            if let Ok(offset) = i32::try_from(offset)
                && (-840..=840).contains(&offset)
                && let Some(edtf) = &mut found[index - 1].edtf
            {
                edtf.push_str(&zone(Some(offset)));
            }
        }
    }
    found.extend(dates.into_iter().flatten());
    found.sort_by_key(|dated| dated.tokens.start);
    found
}

/// "3:40 a.m. (0140 GMT) on Monday": the day behind the bracket is of both, and the two tell the zone.
fn without_brackets(tokens: &Tokens<'_>, clocks: Vec<Clock>, dates: &[Dated]) -> Vec<Clock> {
    let mut found: Vec<Clock> = Vec::new();
    for clock in clocks {
        let behind = clock.tokens.end + 1;
        let is_bracketed = tokens.is_sign(clock.tokens.start.wrapping_sub(1), &['('])
            && tokens.is_sign(clock.tokens.end, &[')'])
            && dates.iter().any(|dated| dated.tokens.start == behind);
        let before =
            found.last_mut().filter(|last| is_bracketed && last.tokens.end + 1 == clock.tokens.start);
        let Some(before) = before else {
            found.push(clock);
            continue;
        };
        let offset = (before.minutes - clock.minutes + clock.zone.unwrap_or(0)).rem_euclid(1440);
        let offset = if offset > 840 { offset - 1440 } else { offset };
        if before.zone.is_none() && clock.zone.is_some() && (-600..720).contains(&offset) {
            before.zone = Some(offset);
        }
        before.tokens.end = behind;
    }
    found
}

fn words_alone(tokens: &Tokens<'_>, clock: &Clock) -> Dated {
    let words = spaced(&tokens.text[tokens.part(&clock.tokens)]);
    let words = if tokens.is_initial(clock.tokens.start) { lowered(&words) } else { words };
    Dated {
        edtf: None,
        words,
        keeps_words: true,
        is_counted: false,
        is_ahead: false,
        perhaps: None,
        tokens: clock.tokens.clone(),
    }
}

fn zone(minutes: Option<i32>) -> String {
    match minutes {
        None => String::new(),
        Some(0) => "Z".to_owned(),
        Some(minutes) => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

fn is_zone(word: Option<&str>) -> bool {
    word.is_some_and(|word| ZONES.iter().any(|(name, _)| *name == word))
}

/// "08:00 local time", "3:15 p.m.", "7.11 Uhr", "20:00 GMT", "18h00".
fn clock(tokens: &Tokens<'_>, at: usize, end_of_sentence: usize) -> Option<Clock> {
    let number = |word: &str| word.parse::<i32>().ok().filter(|_| word.len() <= 2);
    let word = tokens.word(at)?;
    let mut glued: Option<&str> = None;
    let (hour, minute, mut end) = if let Some((hour, minute)) = word.split_once(['.', 'h']) {
        let minute = if minute.is_empty() && word.ends_with('h') {
            0
        } else {
            number(minute).filter(|_| minute.len() == 2)?
        };
        (number(hour)?, minute, at + 1)
    } else if word.len() == 4 && is_zone(tokens.word(at + 1)) {
        // "0140 GMT"
        let (hour, minute) = word.split_at_checked(2)?;
        (number(hour)?, number(minute)?, at + 1)
    } else if tokens.is_sign(at + 1, &[':']) && tokens.is_joined(at + 1) && tokens.is_joined(at + 2) {
        let minute = tokens.word(at + 2)?;
        // "5:30pm"
        let bare = minute.strip_suffix("pm").or(minute.strip_suffix("am"));
        glued = bare.and_then(|bare| minute.get(bare.len()..));
        let minute = bare.unwrap_or(minute);
        (number(word)?, number(minute).filter(|_| minute.len() == 2)?, at + 3)
    } else {
        (number(word)?, 0, at + 1)
    };
    let has_minutes = end > at + 1 || word.contains(['.', 'h']);
    let mut minutes = hour * 60 + minute;
    let mut is_told = word.contains('h');
    let half = tokens.word(end).map(str::to_lowercase).unwrap_or_default();
    if let Some(half) = glued.filter(|_| (1..=12).contains(&hour)) {
        minutes = hour % 12 * 60 + minute + if half == "pm" { 720 } else { 0 };
        is_told = true;
    }
    let half_is_split = half == "a" || half == "p";
    if matches!(half.as_str(), "am" | "pm") || half_is_split && tokens.is_sign(end + 1, &['.']) {
        if !(1..=12).contains(&hour) {
            return None;
        }
        minutes = hour % 12 * 60 + minute + if half.starts_with('p') { 720 } else { 0 };
        end += 1;
        if half_is_split {
            // "p.m."
            end += 1
                + usize::from(tokens.word(end + 1) == Some("m"))
                + usize::from(tokens.word(end + 1) == Some("m") && tokens.is_sign(end + 2, &['.']));
        }
        is_told = true;
    }
    if tokens.word(end) == Some("Uhr") {
        end += 1;
        is_told = true;
    }
    let mut zone = None;
    let mut is_local = false;
    if let Some(found) = tokens.word(end).and_then(|word| ZONES.iter().find(|(name, _)| *name == word)) {
        zone = Some(found.1);
        end += 1;
    } else {
        let local = (end..end + 3).find(|index| {
            tokens.word(*index).is_some_and(|word| {
                matches!(word.to_lowercase().as_str(), "local" | "ortszeit" | "locale" | "lokale")
            })
        });
        if let Some(local) = local.filter(|local| *local <= end + 1) {
            is_local = true;
            end = local + 1 + usize::from(tokens.word(local + 1) == Some("time"));
        }
    }
    let is_clock = (0..24).contains(&hour) && (0..60).contains(&minute) && end <= end_of_sentence;
    let before = tokens.word_before(at).map(str::to_lowercase).unwrap_or_default();
    // "rreth orës 14:30"
    let is_hour = has_minutes && matches!(before.as_str(), "ora" | "orës" | "orën");
    let is_told = is_told || is_hour;
    let from = at - usize::from(is_hour);
    let before = tokens.word_before(from).map(str::to_lowercase).unwrap_or_default();
    let at_time = has_minutes
        && matches!(
            before.as_str(),
            "at" | "around" | "um" | "gegen" | "à" | "vers" | "las" | "since" | "until" | "from" | "rreth"
        );
    if !is_clock || !(is_told || is_local || zone.is_some() || at_time) {
        return None;
    }
    let leads = matches!(
        before.as_str(),
        "at" | "around" | "um" | "gegen" | "à" | "vers" | "about" | "hacia" | "rreth"
    );
    let is_about = matches!(before.as_str(), "around" | "gegen" | "vers" | "about" | "hacia" | "rreth");
    Some(Clock {
        minutes,
        zone,
        is_local,
        is_told,
        is_about,
        tokens: from - usize::from(leads && from > 0)..end,
    })
}
