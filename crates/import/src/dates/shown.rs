//! What is shown in place of a date, which may say less than the date: a month, a guess, that nobody knows. What says less counts,
//! and the words that are shown stay. It must not know where either stands in a file.

use briefing_format::model::Date;
use briefing_text::safe_format;

use super::{Read, agreed, is_unknown};
use crate::Code;

/// Words before a date that leave open when in it something was.
const WITHIN: [&str; 26] = [
    "on the morning of",
    "on the evening of",
    "in the morning of",
    "in the evening of",
    "the morning of",
    "morning of",
    "afternoon of",
    "evening of",
    "some time in",
    "sometime in",
    "some time during",
    "sometime during",
    "at some point in",
    "some day in",
    "one day in",
    "somewhere in",
    "during",
    "irgendwann im",
    "irgendwann in",
    "irgendwann",
    "im laufe des",
    "courant",
    "un jour de",
    "en algún momento de",
    "sometime",
    "some time",
];

/// Words beside a date that make it a guess.
const GUESSED: [&str; 15] = [
    "probably",
    "possibly",
    "perhaps",
    "maybe",
    "presumably",
    "likely",
    "allegedly",
    "reportedly",
    "vermutlich",
    "wahrscheinlich",
    "vielleicht",
    "probablement",
    "peut-être",
    "probablemente",
    "quizás",
];

/// Words of what is shown that say that the date beside them is not known.
const NOT_KNOWN: [&str; 22] = [
    "unknown",
    "unclear",
    "uncertain",
    "undated",
    "sometime",
    "disputed",
    "undetermined",
    "unconfirmed",
    "unsure",
    "unbekannt",
    "unklar",
    "ungewiss",
    "undatiert",
    "irgendwann",
    "umstritten",
    "inconnu",
    "inconnue",
    "incertaine",
    "desconocido",
    "desconocida",
    "incierta",
    "tbd",
];

/// Words of what is shown that make the date beside them one of about that time.
const ABOUT: [&str; 12] = [
    "about",
    "around",
    "approx",
    "approximately",
    "circa",
    "ca",
    "roughly",
    "estimated",
    "etwa",
    "ungefähr",
    "environ",
    "aproximadamente",
];

/// Words that stand where nothing is shown.
const NOTHING: [&str; 8] = ["n/a", "na", "n.a.", "none", "null", "nil", "nan", "k.a."];

/// A date of a name, as far as what is shown for it under another name says no less.
pub(crate) fn with_shown(date: (&str, Read), shown: (&str, &str), read: &dyn Fn(&str) -> Read) -> Read {
    let ((date_name, date), (shown_name, words)) = (date, shown);
    let Some(edtf) = date.edtf.clone() else { return date };
    let is_said = words.contains(|c: char| c.is_alphanumeric() || c == '?');
    if !is_said || NOTHING.contains(&&*words.trim().to_lowercase()) {
        return date;
    }
    let kept = |read: Read| Read { words: Some(words.to_owned()), ..read };
    if let Some(found) = said(words, &edtf, read) {
        if found.edtf.as_deref() == Some(&*edtf) {
            return if read(words).edtf.as_deref() == Some(&*edtf) { date } else { kept(date) };
        }
        if let Some(day) = found.edtf.clone().filter(|day| edtf.starts_with(&format!("{day}T"))) {
            let message =
                safe_format!("{date_name} is {edtf}, and {day} is shown for it; what says less counts.");
            return kept(Read { edtf: Some(day), ..date }).told(Code::StampsDisagree, message);
        }
        let mut findings = date.findings.clone();
        let plain = Read { findings: Vec::new(), ..date };
        let shown = kept(Read { findings: Vec::new(), ..found });
        let mut both = agreed((date_name, &plain), (shown_name, &shown));
        findings.append(&mut both.findings);
        return kept(Read { findings, ..both });
    }
    let Some(mark) = doubt(words) else {
        let message = safe_format!("`{words}` is shown for {edtf}, and cannot be compared with it.");
        return kept(date).told(Code::DateNotRead, message);
    };
    let marked = marked(&edtf, mark);
    let how = match &marked {
        Some(marked) => format!("is written as {marked}"),
        None => "stands in these words, without a date".to_owned(),
    };
    let message = safe_format!("`{words}` is shown for {edtf}, which says less; it {how}.");
    kept(Read { edtf: marked, ..date }).told(Code::StampsDisagree, message)
}

/// The date that words say; where they have no year, in that of the date beside them.
fn said(words: &str, edtf: &str, read: &dyn Fn(&str) -> Read) -> Option<Read> {
    let is_whole = |read: &Read| read.edtf.as_deref().is_some_and(|edtf| !edtf.starts_with("XXXX"));
    let whole = read(words);
    if is_whole(&whole) {
        return Some(whole);
    }
    let in_its_year = |read: &Read| {
        let edtf = read.edtf.as_deref()?.replacen("XXXX", &year(edtf)?, 1);
        Date::parse(&edtf).is_ok().then(|| Read { edtf: Some(edtf), findings: Vec::new(), ..read.clone() })
    };
    if let Some(found) = in_its_year(&whole) {
        return Some(found);
    }
    let (core, is_guess) = core(words);
    let core = core.as_str();
    if core.is_empty() {
        return None;
    }
    let as_it_is = (core != words).then(|| read(core)).filter(is_whole);
    let found = as_it_is.or_else(|| {
        let year = year(edtf).filter(|_| core.contains(char::is_alphabetic))?;
        Some(read(&format!("{core} {year}"))).filter(is_whole)
    })?;
    let edtf = found.edtf.clone()?;
    let edtf = if is_guess { marked(&edtf, "?")? } else { edtf };
    Some(Read { edtf: Some(edtf), ..found })
}

/// Words without what makes them a guess or leaves open when in it; whether they are a guess.
fn core(words: &str) -> (String, bool) {
    let mut core = words.trim().to_owned();
    let mut is_guess = false;
    // What stands in brackets is said of the date.
    while let (Some(open), Some(close)) = (core.find(['(', '[']), core.find([')', ']'])) {
        let Some(within) = core.get(open + 1..close) else { break };
        is_guess |= doubt(within).is_some() || guess(within).is_some();
        core.replace_range(open..=close, " ");
    }
    let mut rest = core.trim();
    loop {
        let next = if let Some(before) = rest.strip_suffix('?') {
            is_guess = true;
            before.trim_end()
        } else if let Some(behind) = guess(rest) {
            is_guess = true;
            behind
        } else if let Some(behind) = WITHIN.iter().find_map(|start| behind(rest, start)) {
            behind
        } else {
            break;
        };
        rest = next;
    }
    (rest.split_whitespace().collect::<Vec<_>>().join(" "), is_guess)
}

fn guess(words: &str) -> Option<&str> {
    GUESSED.iter().find_map(|start| behind(words, start))
}

/// What stands behind a word that begins a text.
fn behind<'w>(words: &'w str, start: &str) -> Option<&'w str> {
    let begins = words.get(..start.len())?.to_lowercase() == start;
    let rest = &words[start.len()..];
    (begins && !rest.starts_with(char::is_alphanumeric)).then(|| rest.trim_start_matches([' ', ',', ':']))
}

/// The mark of EDTF for what words say of a date that they do not name; an empty one where it is not known at all.
fn doubt(words: &str) -> Option<&'static str> {
    let lower = words.to_lowercase();
    if !lower.contains(char::is_alphanumeric) && lower.contains('?') {
        return Some("?");
    }
    let has = |table: &[&str]| {
        let mut parts = lower.split(|c: char| !c.is_alphanumeric());
        parts.any(|part| table.contains(&part))
    };
    if has(&NOT_KNOWN) || lower.contains("some time") || is_unknown(lower.trim()) {
        return Some("");
    }
    if lower.contains('?') || has(&GUESSED) {
        return Some("?");
    }
    has(&ABOUT).then_some("~")
}

/// A date with a mark at each of its ends; nothing where it cannot have it.
fn marked(edtf: &str, mark: &str) -> Option<String> {
    if mark.is_empty() {
        return None;
    }
    // Of a year before Christ, what stands behind it cannot be compared with words.
    let edtf =
        if edtf.starts_with('-') && !edtf.contains('/') { edtf.get(..5).unwrap_or(edtf) } else { edtf };
    let ends = edtf.split('/').map(|end| match (end, end.strip_suffix(['?', '~', '%'])) {
        ("" | "..", _) => end.to_owned(),
        (_, Some(_)) if end.ends_with(mark) || end.ends_with('%') => end.to_owned(),
        (_, Some(bare)) => format!("{bare}%"),
        (_, None) => format!("{}{mark}", end.split('T').next().unwrap_or(end)),
    });
    let marked = ends.collect::<Vec<_>>().join("/");
    Date::parse(&marked).is_ok().then_some(marked)
}

/// The only year of a date, or that in which it begins.
fn year(edtf: &str) -> Option<String> {
    let date = Date::parse(edtf).ok()?;
    let day = date.earliest().or_else(|| date.latest())?;
    let day = day.to_string();
    let year = day.get(..4).filter(|year| year.bytes().all(|byte| byte.is_ascii_digit()))?;
    Some(year.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::{How, read};

    #[track_caller]
    fn shown(edtf: &str, words: &str, expected: &str) {
        let date = Read { edtf: Some(edtf.to_owned()), ..Read::default() };
        let found = with_shown(("date", date), ("display", words), &|words| read(words, &How::default()));
        assert_eq!(found.edtf.as_deref().unwrap_or_default(), expected, "{edtf} {words}");
        if expected != edtf {
            assert_eq!(found.words.as_deref(), Some(words));
            assert!(!found.findings.is_empty(), "{words} is told");
        }
    }

    #[test]
    fn what_is_shown_without_a_year_has_that_of_the_date() {
        shown("2020-05-06", "6 May", "2020-05-06");
        shown("2020-05-06", "7 May", "[2020-05-06,2020-05-07]");
        shown("2020-05-06", "--05", "2020-05-06");
        shown("2020-05-06", "6 May?", "2020-05-06?");
        shown("2020-05-06", "about 6 May", "2020-05-06~");
        shown("2020-05-06", "c. 6 May", "2020-05-06~");
        shown("2020-05-06", "May", "2020-05");
        shown("2020-05-06", "early May", "2020-05");
        shown("2020-05-06", "late May", "2020-05");
        shown("2020-05-06", "Anfang Mai", "2020-05");
        shown("2020-05-06", "May?", "2020-05?");
        shown("2020-05-06", "probably May", "2020-05?");
        shown("2020-05-06", "May (exact day unknown)", "2020-05?");
        shown("2020-05-06/2020-05-08", "Some time in May", "2020-05");
        shown("2020-05-06", "spring", "2020-21");
    }

    #[test]
    fn what_is_shown_as_a_doubt_is_one() {
        shown("2020-01-01", "2020 (date unclear)", "2020?");
        shown("2020-01-01", "2020?", "2020?");
        shown("2020-01-01", "sometime", "");
        shown("2020-01-01", "Date unknown", "");
        shown("2020-01-01", "unbekannt", "");
        shown("2020-01-01", "perhaps after the storm", "2020-01-01?");
        shown("2020-01-01T10:00", "around the storm", "2020-01-01~");
        shown("-0499-01-01", "around January", "-0499~");
        shown("2020-05-06T10:00", "morning of 6 May", "2020-05-06");
        shown("2020-01-01", "the day of the storm", "2020-01-01");
        shown("2020-01-01", "1 January 2020", "2020-01-01");
        shown("2020-01-01", "?", "2020-01-01?");
        shown("2020-01-01", "n/a", "2020-01-01");
        shown("2020-01-01", "-", "2020-01-01");
    }
}
