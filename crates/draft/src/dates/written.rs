//! Dates that the text writes out: days, months with a year, years, decades and spans.

use super::Dated;
use crate::{
    article::spaced,
    lexicon::{Lexicon, Role, has},
    tokens::Tokens,
};
use briefing_format::model::Date;

/// What a word before a date makes of it, with `_` for the date.
const VAGUER: &[(&str, &str)] = &[
    ("about around circa ca roughly approximately um etwa vers environ hacia rreth", "_~"),
    ("before by vor avant antes para", "[.._]"),
    ("after nach après después pas", "[_..]"),
    ("since seit depuis desde qysh", "_/.."),
    ("until till bis jusqu'au jusqu'en hasta deri", "../_"),
];

/// Words before a date that change nothing and belong to its words.
const PLAIN: &str =
    "in on of during from between im am en el le du dès an en au në më de vom durante pendant ab à";

/// Words that lead to a year, in small letters.
const LEADS: &str = "in since by before after until till during early late mid the of im jahr jahre jahres seit bis vor nach anfang ende mitte herbst sommer winter frühling frühjahr herbstes sommers \
     en depuis avant après jusqu'en année début fin dès desde hasta antes después de del año në vitin viti që nga deri pas para";

/// Parts of a month or a year.
const PARTS: &str = "early late mid anfang ende mitte début fin mediados finales principios";

/// Words before a month that tell which one, from the day of publication.
const COUNTED: &str = "last next this vergangenen letzten kommenden nächsten diesen";

/// Words before a date that make it a bound.
const BOUNDS: &str = "before by vor avant antes para after nach après después pas since seit depuis desde qysh until till bis jusqu'au \
                      jusqu'en hasta deri";

/// The date whose first token this is.
pub(super) fn at(tokens: &Tokens<'_>, at: usize, end_of_sentence: usize) -> Option<Dated> {
    let (plain, end) = day(tokens, at).or_else(|| span(tokens, at)).or_else(|| single(tokens, at))?;
    if end > end_of_sentence {
        return None;
    }
    let (start, edtf) = qualified(tokens, at, &plain);
    let edtf = if Date::parse(&edtf).is_ok() { edtf } else { plain };
    Date::parse(&edtf).ok()?;
    let spoken = spaced(&tokens.text[tokens.part(&(start..end))]);
    // Capital letters at the start of a sentence are none within one.
    let spoken = if start < at && tokens.is_initial(start) { lowered(&spoken) } else { spoken };
    // "since January": of which year it is not told, and so not since when.
    let is_bound =
        edtf.starts_with("XXXX") && tokens.word(start).is_some_and(|word| has(BOUNDS, word)) && start < at;
    let is_part =
        start < at && (start..at).any(|index| tokens.word(index).is_some_and(|word| has(PARTS, word)));
    let words = cjk(&spoken).map_or(spoken.clone(), |(_, words)| words.to_owned());
    let keeps_words = edtf.starts_with("XXXX") || is_part;
    let dated = Dated { keeps_words, ..Dated::absolute(edtf, words, start..end) };
    Some(if is_bound { Dated { edtf: None, ..dated } } else { dated })
}

/// What the words before a date say of it, and where they begin.
fn qualified(tokens: &Tokens<'_>, at: usize, plain: &str) -> (usize, String) {
    let mut start = at;
    let is_article = |word: &str| {
        matches!(word, "viti" | "vitin" | "vitit")
            || word.eq_ignore_ascii_case("the")
            || matches!(word, "dem" | "den" | "le" | "el")
    };
    if tokens.word_before(start).is_some_and(is_article) {
        start -= 1;
    }
    let is_part = |word: &str| has(PARTS, word);
    let has_part = tokens.word_before(start).is_some_and(is_part);
    if has_part {
        start -= 1;
    }
    // "last March"
    let is_counted = plain.starts_with("XXXX-") && plain.len() == 7;
    let is_counted = is_counted && tokens.word_before(start).is_some_and(|word| has(COUNTED, word));
    if is_counted {
        start -= 1;
    }
    let keeps = has_part || is_counted || plain.len() > 7;
    // "antes de 2019"
    let of = tokens.word_before(start).filter(|word| has("de del du", word));
    let behind = of.and_then(|_| tokens.word_before(start - 1)).filter(|word| has("antes después", word));
    let form = behind.and_then(|word| VAGUER.iter().find(|(words, _)| has(words, word)));
    if let Some((_, form)) = form.filter(|_| !plain.starts_with("XXXX") && !plain.contains(['/', '.'])) {
        return (start - 2, form.replace('_', plain));
    }
    let Some(word) = tokens.word_before(start).map(str::to_lowercase) else {
        return (if keeps { start } else { at }, plain.to_owned());
    };
    // "që nga viti 2019"
    let is_since = word == "nga" && tokens.word_before(start - 1) == Some("që") && !plain.starts_with("XXXX");
    if is_since {
        return (start - 2, format!("{plain}/.."));
    }
    let is_span = plain.contains(['/', ',']) || plain.contains("..");
    if has(PLAIN, &word) {
        // "of 2022" asks for "in 2022".
        return if word == "of" && tokens.lexicon.tag == "en" {
            (if keeps { start } else { at }, plain.to_owned())
        } else {
            (start - 1, plain.to_owned())
        };
    }
    let vaguer = VAGUER.iter().find(|(words, _)| has(words, &word)).filter(|_| !is_span);
    match vaguer {
        // Without a year, only the words say so.
        Some(_) if plain.starts_with("XXXX") => (start - 1, plain.to_owned()),
        Some((_, form)) => (start - 1, form.replace('_', plain)),
        // "the 2022 attack" asks for "in 2022".
        None => (if keeps { start } else { at }, plain.to_owned()),
    }
}

pub(super) fn lowered(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_lowercase().chain(chars).collect()).unwrap_or_default()
}

/// `2025-06-20`, `15.06.2024`, `20 June 2025`, `June 20, 2025`, `18 to 19 June`, `June 2025`, `June 20`.
fn day(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.word(at)?;
    if let Some(edtf) = digits(word).or_else(|| cjk(word).and_then(|(edtf, _)| edtf)) {
        return Some((edtf, at + 1));
    }
    let month_at = |at: usize| tokens.word(at).and_then(|word| tokens.lexicon.month(word));
    if let Some(first) = day_number(word) {
        // "18 au 19 juin", "18-19 June", "18. bis 19. Juni"
        let next = after_stop(tokens, at + 1);
        let is_joint = tokens.word(next).is_some_and(|word| has("to au bis al and et und y dhe", word))
            || tokens.is_sign(next, &['–', '-']);
        let second =
            tokens.word(next + 1).filter(|_| is_joint).and_then(day_number).filter(|second| first < *second);
        if let Some(second) = second {
            let month_place = after_joints(tokens, after_stop(tokens, next + 2));
            if let Some(month) = month_at(month_place) {
                let (year, end) = year_after(tokens, month_place + 1);
                let year = year.unwrap_or("XXXX");
                return Some((format!("{year}-{month:02}-{first:02}/{year}-{month:02}-{second:02}"), end));
            }
        }
        // "3 or 4 March", "3. oder 4. März"
        let is_either = tokens.word(next).is_some_and(|word| has("or oder ou o ose", word));
        let second = tokens.word(next + 1).filter(|_| is_either).and_then(day_number);
        let month_place = after_joints(tokens, after_stop(tokens, next + 2));
        if let Some((second, month)) = second.zip(month_at(month_place)) {
            let (year, end) = year_after(tokens, month_place + 1);
            return Some((either(year, month, first, second), end));
        }
        let place = after_joints(tokens, next);
        if let Some(month) = month_at(place) {
            let (year, end) = year_after(tokens, place + 1);
            if let Some(whole) = year.is_none().then(|| until(tokens, place + 1, month, first)).flatten() {
                return Some(whole);
            }
            let year = year.unwrap_or("XXXX");
            return Some((format!("{year}-{month:02}-{first:02}"), end));
        }
        return None;
    }
    if let Some((first, last)) = two_days(word) {
        // "18-19 June"
        let month = month_at(at + 1)?;
        let (year, end) = year_after(tokens, at + 2);
        let year = year.unwrap_or("XXXX");
        return Some((format!("{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"), end));
    }
    let part = word.split_once('-').filter(|(part, _)| matches!(*part, "mid" | "Mid"));
    let month = tokens.lexicon.month(part.map_or(word, |(_, month)| month))?;
    let next = after_stop(tokens, at + 1);
    if tokens.lexicon.tag == "en" {
        let is_day = |number: &u8| *number <= 31;
        // "June 18-19"
        if let Some((first, last)) = tokens.word(next).and_then(two_days) {
            let (year, end) = year_after(tokens, next + 1);
            let year = year.unwrap_or("XXXX");
            return Some((format!("{year}-{month:02}-{first:02}/{year}-{month:02}-{last:02}"), end));
        }
        // "March 3 or 4, 2024"
        let first = tokens.word(next).and_then(day_number);
        let second = tokens.word(next + 2).and_then(day_number);
        if let Some((first, second)) = first.zip(second).filter(|_| tokens.word(next + 1) == Some("or")) {
            let (year, end) = year_after(tokens, next + 3);
            return Some((either(year, month, first, second), end));
        }
        // "June 20, 2025", and not the start of "May 2025".
        if let Some(day) = tokens.word(next).and_then(day_number).filter(is_day) {
            // "September 18 to 19"
            let second = tokens.word(next + 2).and_then(day_number).filter(|second| day < *second);
            let joins = tokens.word(next + 1).is_some_and(|word| matches!(word, "to" | "and" | "until"));
            if let Some(second) = second.filter(|_| joins) {
                let (year, end) = year_after(tokens, next + 3);
                let year = year.unwrap_or("XXXX");
                return Some((format!("{year}-{month:02}-{day:02}/{year}-{month:02}-{second:02}"), end));
            }
            let (year, end) = year_after(tokens, next + 1);
            let year = year.unwrap_or("XXXX");
            return Some((format!("{year}-{month:02}-{day:02}"), end));
        }
    }
    let (year, end) = year_after(tokens, at + 1);
    if let Some(year) = year {
        return Some((format!("{year}-{month:02}"), end));
    }
    let leads = "in im en in since until during early late mid last this next seit bis anfang ende mitte depuis début fin desde hasta në";
    let is_led = tokens.word_before(at).is_some_and(|word| has(leads, word));
    let is_title = tokens.word(at + 1).is_some_and(|word| word.starts_with(char::is_uppercase))
        && tokens.lexicon.tag != "de";
    ((is_led || part.is_some()) && !is_title && tokens.lexicon.grammar.has_names)
        .then(|| (format!("XXXX-{month:02}"), at + 1))
}

/// One of two days of a month; without a year, the month.
fn either(year: Option<&str>, month: usize, first: u8, second: u8) -> String {
    let (first, second) = (first.min(second), first.max(second));
    match year {
        Some(year) => format!("[{year}-{month:02}-{first:02},{year}-{month:02}-{second:02}]"),
        None => format!("XXXX-{month:02}"),
    }
}

/// "27 June to 4 July 2022": the year of the second day is that of the first.
fn until(tokens: &Tokens<'_>, at: usize, month: usize, day: u8) -> Option<(String, usize)> {
    let is_joint = tokens.word(at).is_some_and(|word| has("to and until bis und au et al y", word))
        || tokens.is_sign(at, &['–', '-']);
    let second = tokens.word(at + 1).and_then(day_number).filter(|_| is_joint)?;
    let place = after_joints(tokens, after_stop(tokens, at + 2));
    let last = tokens.word(place).and_then(|word| tokens.lexicon.month(word)).filter(|last| *last > month)?;
    let (year, end) = year_after(tokens, place + 1);
    let year = year?;
    Some((format!("{year}-{month:02}-{day:02}/{year}-{last:02}-{second:02}"), end))
}

/// The year after a month or a day, and where the date ends.
fn year_after<'a>(tokens: &Tokens<'a>, at: usize) -> (Option<&'a str>, usize) {
    let signs = usize::from(tokens.is_sign(at, &[',', '.']));
    let joint =
        usize::from(tokens.word(at + signs).is_some_and(|word| matches!(word, "de" | "del" | "of" | "të")));
    let place = at + signs + joint;
    match tokens.word(place).and_then(year) {
        Some(year) => (Some(year), place + 1),
        None => (None, at),
    }
}

/// Behind the full stop of an ordinal, where one stands.
fn after_stop(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.is_sign(at, &['.', 'º', '°']))
}

fn after_joints(tokens: &Tokens<'_>, at: usize) -> usize {
    at + usize::from(tokens.word(at).is_some_and(|word| matches!(word, "of" | "de" | "del")))
}

/// `2025-06-20`, `15.06.2024`.
fn digits(word: &str) -> Option<String> {
    let parts: Vec<&str> = if word.ends_with('日') {
        word.trim_end_matches('日').split(['年', '月']).collect()
    } else {
        word.split(['-', '.']).collect()
    };
    let [first, second, third] = parts[..] else { return None };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !parts.iter().all(|part| is_number(part)) {
        return None;
    }
    let edtf = match (first.len(), second.len(), third.len()) {
        (4, 1..=2, 1..=2) if word.ends_with('日') => format!("{first}-{second:0>2}-{third:0>2}"),
        (4, 2, 2) => word.to_owned(),
        (1..=2, 1..=2, 4) if word.contains('.') => format!("{third}-{second:0>2}-{first:0>2}"),
        _ => return None,
    };
    Date::parse(&edtf).is_ok().then_some(edtf)
}

/// `検察は2024年3月11日`: the date within words that no blank parts, and its own words.
fn cjk(words: &str) -> Option<(Option<String>, &str)> {
    let year = words.find('年')?;
    let end = words[year..].find('日').map(|day| year + day + '日'.len_utf8())?;
    let start = words[..year].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let date = words.get(start..end)?;
    Some((digits(date), date)).filter(|(edtf, _)| edtf.is_some())
}

/// `from 1980 to 1988`, `between 1980 and 1988`, `1980–1988`, `1980-88`.
fn span(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.word(at)?;
    if let Some((first, last)) = word.split_once(['-', '\u{2010}', '\u{2011}']) {
        let first = year(first)?;
        let last = if last.len() == 2 { format!("{}{last}", &first[..2]) } else { last.to_owned() };
        return (year(&last).is_some() && first < last.as_str()).then(|| (format!("{first}/{last}"), at + 1));
    }
    let first = year(word)?;
    let before = tokens.word_before(at).map(str::to_lowercase);
    let last = tokens.word(at + 2).and_then(year).filter(|last| first < *last)?;
    let between = tokens.word(at + 1);
    let joins = |words: &str| between.is_some_and(|word| has(words, word));
    let edtf = match before.as_deref() {
        Some("from" | "von" | "de" | "entre" | "nga") if joins("to until till through bis à a deri") => {
            format!("{first}/{last}")
        }
        Some("between" | "zwischen" | "entre" | "midis") if joins("and und et y dhe") => {
            format!("[{first}..{last}]")
        }
        _ if tokens.is_sign(at + 1, &['–', '—']) => format!("{first}/{last}"),
        _ => return None,
    };
    Some((edtf, at + 3))
}

/// `1979`, `1980s`. A number is a year where nothing makes it a count.
fn single(tokens: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let word = tokens.word(at)?;
    let decade = word.strip_suffix('s').map(|year| year.trim_end_matches(['\'', '’']));
    let decade = decade.or_else(|| word.strip_suffix("er").filter(|_| tokens.lexicon.tag == "de"));
    if let Some(decade) = decade.and_then(year).filter(|year| year.ends_with('0')) {
        return Some((format!("{}X", &decade[..3]), at + 1));
    }
    let year = year(word)?;
    let lexicon = tokens.lexicon;
    let before = tokens.word_before(at);
    let is_led = before.is_some_and(|word| has(LEADS, word) || lexicon.month(word).is_some());
    let joins = "in and or when after before by that which to with as but for";
    let is_counted =
        tokens.word(at + 1).is_some_and(|next| next.starts_with(char::is_lowercase) && !has(joins, next));
    let is_count = tokens.word(at + 1).is_some_and(|next| is_measure(lexicon, next));
    let is_money = at > 0 && tokens.is_sign(at - 1, &['$', '€', '£', '#', '№', '/'])
        || tokens.is_sign(at + 1, &['%', '$', '€', '£', '/', '°']);
    let is_free = lexicon.tag == "en" && !is_counted;
    // "war 2020 erstmals", "1998 wurde": a year alone, beside a verb of the past.
    let is_past = |word: Option<&str>| word.is_some_and(|word| lexicon.is(Role::Past, word));
    let next = tokens.word(at + 1).unwrap_or_default();
    let is_alone = lexicon.tag == "de"
        && word_is_recent(year)
        && (is_past(before) && next.starts_with(char::is_lowercase)
            || tokens.is_initial(at) && is_past(Some(next)));
    let is_clock = at > 0 && tokens.is_sign(at - 1, &[':']) && tokens.is_joined(at);
    (!is_money && !is_count && !is_clock && (is_led || is_free || is_alone))
        .then(|| (year.to_owned(), at + 1))
}

/// Whether a number is rather a year than a count.
fn word_is_recent(year: &str) -> bool {
    ("1900".."2100").contains(&year) && year != "2000"
}

/// Whether a word counts what stands before it.
fn is_measure(lexicon: &Lexicon, word: &str) -> bool {
    let counts = "people men women children dollars euros soldiers members troops percent years personnes personas menschen mal hours \
                  homes houses workers police miles metres meters feet";
    has(counts, word) || lexicon.is(Role::Measure, word)
}

/// Four digits from 1000 to 2099.
fn year(word: &str) -> Option<&str> {
    let word = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let digits = word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit());
    (digits && ("1000".."2100").contains(&word)).then_some(word)
}

/// `18-19`.
fn two_days(word: &str) -> Option<(u8, u8)> {
    let (first, last) = word.split_once(['-', '\u{2010}', '\u{2011}'])?;
    let (first, last) = (day_number(first)?, day_number(last)?);
    (first < last).then_some((first, last))
}

/// `20`, `20th`, `1er`.
fn day_number(word: &str) -> Option<u8> {
    let number = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let ending = &word[number.len()..];
    let day = number.parse().ok().filter(|day| (1..=31).contains(day))?;
    matches!(ending, "" | "st" | "nd" | "rd" | "th" | "er").then_some(day)
}
