//! Dates as labels show them, read back. A guess holds only where its own label is what was read: a wrong one is none. It must
//! not know how labels are made.

use super::Date;

/// Gives the EDTF for a label, or for one of its shorter forms.
pub(super) fn read(words: &str) -> Option<String> {
    let is_shown = |edtf: &String| {
        Date::parse(edtf).is_ok_and(|date| {
            date.label() == words || date.shorter_labels().iter().any(|shorter| shorter == words)
        })
    };
    // No label takes so many; what is longer is a sentence.
    let words_count = words.split(' ').take(MOST_WORDS + 1).count();
    let guesses = [term, interval, set, shorter];
    (words_count <= MOST_WORDS)
        .then(|| guesses.iter().flat_map(|guess| guess(words)).find(is_shown))
        .flatten()
}

const MOST_WORDS: usize = 24;

/// What months and parts of a year are called, and their digits in EDTF.
const PARTS: [(&str, &str); 37] = [
    ("Jan", "01"),
    ("Feb", "02"),
    ("Mar", "03"),
    ("Apr", "04"),
    ("May", "05"),
    ("Jun", "06"),
    ("Jul", "07"),
    ("Aug", "08"),
    ("Sep", "09"),
    ("Oct", "10"),
    ("Nov", "11"),
    ("Dec", "12"),
    ("spring", "21"),
    ("summer", "22"),
    ("autumn", "23"),
    ("winter", "24"),
    ("northern spring", "25"),
    ("northern summer", "26"),
    ("northern autumn", "27"),
    ("northern winter", "28"),
    ("southern spring", "29"),
    ("southern summer", "30"),
    ("southern autumn", "31"),
    ("southern winter", "32"),
    ("Q1", "33"),
    ("Q2", "34"),
    ("Q3", "35"),
    ("Q4", "36"),
    ("Jan–Apr", "37"),
    ("May–Aug", "38"),
    ("Sep–Dec", "39"),
    ("Jan–Jun", "40"),
    ("Jul–Dec", "41"),
    ("Jan–Sep", "0X"),
    ("Oct–Dec", "1X"),
    ("Jan or Nov", "X1"),
    ("Feb or Dec", "X2"),
];

/// What years long ago end with, and how many each counts.
const AGO: [(&str, i64); 4] = [
    (" million years ago", 1_000_000),
    ("m years ago", 1_000_000),
    (" billion years ago", 1_000_000_000),
    ("bn years ago", 1_000_000_000),
];

/// A single date with its marks and its time.
fn term(words: &str) -> Vec<String> {
    if let Some(edtf) = marked_in_parts(words) {
        return vec![edtf];
    }
    let (words, doubt) = words.strip_suffix('?').map_or((words, false), |rest| (rest, true));
    // An estimate of digits has its own "c.".
    let plain = point(words).map(|edtf| (edtf, doubt, false));
    let about = words.strip_prefix("c. ").and_then(point).map(|edtf| (edtf, doubt, true));
    let marked = |(edtf, doubt, about): (String, bool, bool)| format!("{edtf}{}", mark(about, doubt));
    plain.into_iter().chain(about).map(marked).collect()
}

const fn mark(about: bool, doubt: bool) -> &'static str {
    match (about, doubt) {
        (true, true) => "%",
        (true, false) => "~",
        (false, true) => "?",
        (false, false) => "",
    }
}

/// `11 of c. Jun 2004`: a day, a month and a year of which each may have a mark of its own.
fn marked_in_parts(words: &str) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut runs = words.split(" of ").peekable();
    while let Some(run) = runs.next() {
        let (run, about) = run.strip_prefix("c. ").map_or((run, false), |rest| (rest, true));
        let (run, doubt) = run.strip_suffix('?').map_or((run, false), |rest| (rest, true));
        let mut part = |digits: String| parts.push(format!("{}{digits}", mark(about, doubt)));
        let mut rest = run;
        while !rest.is_empty() {
            // Only the year stands at the end, and it may be of two words.
            if let Some(year) = years(rest).filter(|_| runs.peek().is_none()) {
                part(year);
                break;
            }
            let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
            part(word.parse::<u8>().ok().map(|day| format!("{day:02}")).or_else(|| code(word))?);
            rest = after;
        }
    }
    parts.reverse();
    (words.contains(" of ") && matches!(parts.len(), 2 | 3)).then(|| parts.join("-"))
}

/// A day, or a moment of it.
fn point(words: &str) -> Option<String> {
    let is_time = |word: &str| {
        let bytes = word.as_bytes();
        bytes.len() > 2 && bytes[..2].iter().all(u8::is_ascii_digit) && matches!(bytes[2], b'h' | b':')
    };
    let starts = words.match_indices(' ').map(|(at, _)| at + 1);
    let Some(at) = starts.clone().find(|at| words[*at..].split(' ').next().is_some_and(is_time)) else {
        return day(words);
    };
    let (clock, zone) = words[at..].split_once(" UTC").map_or((&words[at..], None), |(clock, zone)| {
        (clock, Some(if zone.is_empty() { "Z" } else { zone }))
    });
    let clock = clock.strip_suffix('h').unwrap_or(clock);
    Some(format!("{}T{clock}{}", day(words[..at].trim_end())?, zone.unwrap_or_default()))
}

/// A year, or a part of it.
fn day(words: &str) -> Option<String> {
    if let Some(years) = years(words) {
        return Some(years);
    }
    if let Some((day, month)) = words.split_once(" of ").and_then(|(day, month)| Some((ordinal(day)?, month)))
    {
        let month = month.trim_start_matches("a month in ").trim_start_matches("the ");
        let month = match month {
            "some month" => "XXXX-XX".to_owned(),
            month => {
                self::years(month).map_or_else(|| self::day(month), |years| Some(format!("{years}-XX")))?
            }
        };
        return Some(format!("{month}-{day:02}"));
    }
    let (part, years) = if let Some(part) = words.strip_suffix(" of some year") {
        (part, "XXXX".to_owned())
    } else if let Some((part, inside)) = words.split_once(" of a year in ") {
        (part, self::years(inside.trim_start_matches("the "))?)
    } else {
        // The longest part first: "AD 44" is the year of "Mar AD 44".
        let mut parts = words.match_indices(' ').map(|(at, _)| (&words[..at], &words[at + 1..]));
        parts.find_map(|(part, rest)| Some((part, self::years(rest).filter(|_| code(part).is_some())?)))?
    };
    Some(format!("{years}-{}", code(part)?))
}

/// The digits of a month, a part of the year, or a day of a month.
fn code(part: &str) -> Option<String> {
    let digits = |name: &str| PARTS.iter().find(|(known, _)| *known == name).map(|(_, digits)| *digits);
    if let Some(digits) = digits(part) {
        return Some(digits.to_owned());
    }
    let (days, month) = part.rsplit_once(' ')?;
    let days = match days {
        "one of 1–9" => "0X".to_owned(),
        "one of 10–19" => "1X".to_owned(),
        "one of 20–29" | "one of 20–28" => "2X".to_owned(),
        "30 or 31" => "3X".to_owned(),
        day => format!("{:02}", day.parse::<u8>().ok()?),
    };
    Some(format!("{}-{days}", digits(month)?))
}

/// The number of `12th`.
fn ordinal(word: &str) -> Option<u8> {
    let ends = ["st", "nd", "rd", "th"];
    ends.iter().find_map(|end| word.strip_suffix(end)).and_then(|number| number.parse().ok())
}

/// A year, or the years in which one lies.
fn years(words: &str) -> Option<String> {
    if let Some(year) = year(words) {
        return Some(written(year));
    }
    if words == "some year" {
        return Some("XXXX".to_owned());
    }
    if let Some(decade) = words.strip_suffix("0s").filter(|decade| decade.len() == 3) {
        return decade.parse::<u16>().ok().map(|decade| format!("{decade:03}X"));
    }
    if let Some((value, span)) =
        words.strip_prefix("c. ").and_then(|rest| rest.strip_suffix(')')?.split_once(" ("))
    {
        let (first, last) = stretch(span)?;
        let value = year(value)?;
        let known = value.unsigned_abs().to_string().len().max(4) - free(first, last)?;
        return Some(format!("{}S{known}", written(value)));
    }
    let (first, last) = stretch(words)?;
    let free = free(first, last)?;
    let digits = format!("{first:04}");
    Some(format!("{}{}", digits.get(..digits.len().checked_sub(free)?)?, "X".repeat(free)))
}

/// How many digits are open between two years.
fn free(first: i64, last: i64) -> Option<usize> {
    let count = last.checked_sub(first)?.checked_add(1).filter(|count| *count > 0)?;
    (10_i64.checked_pow(count.ilog10()) == Some(count)).then(|| count.ilog10() as usize)
}

/// The first and the last year of `1900–1999`, `AD 40–49` or `50–41 BC`.
fn stretch(words: &str) -> Option<(i64, i64)> {
    let (first, last) = words.split_once('–')?;
    let shared = |era: bool| if era { year(&format!("{first} BC")) } else { year(first) };
    let is_bare = first.bytes().all(|byte| byte.is_ascii_digit() || byte == b',');
    let first_year = shared(is_bare && last.ends_with(" BC"))?;
    Some((first_year, year(last)?))
}

fn year(words: &str) -> Option<i64> {
    let number = |digits: &str| {
        let is_number = digits.starts_with(|c: char| c.is_ascii_digit());
        digits.replace(',', "").parse::<i64>().ok().filter(|_| is_number)
    };
    if let Some(before) = words.strip_suffix(" BC") {
        return number(before).and_then(|number| 1_i64.checked_sub(number));
    }
    if let Some((count, unit)) = AGO.iter().find_map(|(end, unit)| Some((words.strip_suffix(end)?, unit))) {
        let (whole, part) = count.split_once('.').unwrap_or((count, ""));
        let part = format!("{part:0<2}");
        let hundredths =
            number(whole)?.checked_mul(100)?.checked_add(number(&part).filter(|_| part.len() == 2)?)?;
        return hundredths.checked_mul(unit / 100).map(|years| -years);
    }
    number(words.strip_prefix("AD ").unwrap_or(words))
}

/// A year in EDTF.
fn written(year: i64) -> String {
    let sign = if year < 0 { "-" } else { "" };
    if year.unsigned_abs() <= 9999 { format!("{sign}{:04}", year.unsigned_abs()) } else { format!("Y{year}") }
}

/// `1980 – 1988`, `since 2014`, `3 – 5 Jun 2025`, `26 Mar 2024 01:26 – 01:27`.
fn interval(words: &str) -> Vec<String> {
    if let Some(start) = words.strip_prefix("since ") {
        return ends(start).into_iter().map(|start| format!("{start}/..")).collect();
    }
    if let Some(end) = words.strip_prefix("until ") {
        return ends(end).into_iter().map(|end| format!("../{end}")).collect();
    }
    // Of times of one day, a mark holds for both.
    let (core, about) = words.strip_prefix("c. ").map_or((words, ""), |rest| (rest, "c. "));
    let (core, doubt) = core.strip_suffix('?').map_or((core, ""), |rest| (rest, "?"));
    let marked =
        |(from, to): (String, String)| (format!("{about}{from}{doubt}"), format!("{about}{to}{doubt}"));
    let both = pairs(words, " – ").into_iter().chain(pairs(core, " – ").into_iter().map(marked));
    both.flat_map(|(from, to)| joined(&ends(&from), &ends(&to), "/")).collect()
}

/// The end of an interval.
fn ends(words: &str) -> Vec<String> {
    let open = |end: &str, before: &str, after: &str| {
        let date = words.strip_suffix(end)?;
        Some(term(date).into_iter().map(|date| format!("{before}{date}{after}")).collect())
    };
    if words == "?" {
        return vec![String::new()];
    }
    open(" or earlier", "..", "").or_else(|| open(" or later", "", "..")).unwrap_or_else(|| term(words))
}

fn joined(first: &[String], last: &[String], between: &str) -> Vec<String> {
    first.iter().flat_map(|first| last.iter().map(move |last| format!("{first}{between}{last}"))).collect()
}

/// Both ends of a range, each with what they may share written out.
fn pairs(words: &str, dash: &str) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for (at, _) in words.match_indices(dash) {
        let (from, to) = (&words[..at], &words[at + dash.len()..]);
        for from in with_ends_of(from, to) {
            pairs.extend(with_starts_of(words[..at].trim(), to).into_iter().map(|to| (from.clone(), to)));
        }
    }
    pairs
}

/// Words, and the same with each of the ends of others behind them.
fn with_ends_of(words: &str, others: &str) -> Vec<String> {
    let ends = others.match_indices(' ').map(|(at, _)| format!("{words}{}", &others[at..]));
    std::iter::once(words.to_owned()).chain(ends).collect()
}

/// Words, and the same with each of the beginnings of others before them.
fn with_starts_of(others: &str, words: &str) -> Vec<String> {
    let starts = others.match_indices(' ').map(|(at, _)| format!("{} {words}", &others[..at]));
    std::iter::once(words.to_owned()).chain(starts).collect()
}

/// `1667 or 1668`, `3 and 5 Jun 2025`, `one of 1667–1670`, `2022 or later`.
fn set(words: &str) -> Vec<String> {
    let (word, open, close) = if words.contains(" and ") { ("and", '{', '}') } else { ("or", '[', ']') };
    for (before, open, close) in [("one of ", '[', ']'), ("all of ", '{', '}')] {
        if let Some(range) = words.strip_prefix(before) {
            let both = pairs(range, "–").into_iter();
            let ranges = both.flat_map(|(from, to)| joined(&term(&from), &term(&to), ".."));
            return ranges.map(|range| format!("{open}{range}{close}")).collect();
        }
    }
    let members = members(words, word);
    let Some((last, others)) = members.split_last() else { return Vec::new() };
    // What they share stands behind the last.
    let shared = std::iter::once("").chain(last.match_indices(' ').map(|(at, _)| &last[at..]));
    let all = shared.filter_map(|shared| {
        let others = others.iter().map(|words| member(&format!("{words}{shared}"), word));
        let all: Option<Vec<String>> = others.chain([member(last, word)]).collect();
        Some(format!("{open}{}{close}", all?.join(",")))
    });
    all.collect()
}

/// `c. 1900–1901`: two years between which a date lies, in fewer words than it has.
fn shorter(words: &str) -> Vec<String> {
    let (core, about) = words.strip_prefix("c. ").map_or((words, false), |rest| (rest, true));
    let (core, doubt) = core.strip_suffix('?').map_or((core, false), |rest| (rest, true));
    let Some((first, last)) = stretch(core) else { return Vec::new() };
    // EDTF has no marks at the ends of a range.
    let mark = mark(about, doubt);
    let between = match (mark, last.saturating_sub(first)) {
        ("", _) => return vec![format!("[{}..{}]", written(first), written(last))],
        (_, ..=1) => String::new(),
        (_, 2) => format!("{},", written(first + 1)),
        _ => format!("{}..{},", written(first + 1), written(last - 1)),
    };
    vec![format!("[{}{mark},{between}{}{mark}]", written(first), written(last))]
}

/// The members of a list: `1979 or earlier, 1985, or 1990 or later`.
fn members<'w>(words: &'w str, word: &str) -> Vec<&'w str> {
    let before = format!("{word} ");
    let mut members: Vec<&str> =
        words.split(", ").map(|member| member.strip_prefix(&before).unwrap_or(member)).collect();
    let last = members.pop().unwrap_or_default();
    match last.rsplit_once(&format!(" {word} ")).filter(|(_, end)| !matches!(*end, "earlier" | "later")) {
        Some((one, other)) => members.extend([one, other]),
        None => members.push(last),
    }
    members
}

/// A member of a set: a date, all from one to another, or all on one side of it.
fn member(words: &str, word: &str) -> Option<String> {
    let first = |words: &str| term(words).into_iter().next();
    let side = |end: &str| words.strip_suffix(&format!(" {word} {end}")).and_then(first);
    if let Some(date) = side("earlier") {
        return Some(format!("..{date}"));
    }
    if let Some(date) = side("later") {
        return Some(format!("{date}.."));
    }
    let range = words.strip_prefix("all of ").unwrap_or(words);
    let is_range = |edtf: &String| {
        Date::parse(&format!("[{edtf}]")).is_ok_and(|date| date.label() == format!("one of {range}"))
    };
    let both = pairs(range, "–").into_iter();
    both.flat_map(|(from, to)| joined(&term(&from), &term(&to), "..")).find(is_range).or_else(|| first(words))
}
