//! Days of the week and words such as "last month", counted from the day of publication where that is sure.

use std::ops::Range;

use super::{Dated, written::lowered};
use crate::{
    article::spaced,
    lexicon::{Role, Time},
    tokens::Tokens,
};
use briefing_format::model::date::Day;

/// The date whose first token this is.
pub(super) fn at(
    tokens: &Tokens<'_>,
    sentence: &Range<usize>,
    at: usize,
    published: Option<Day>,
) -> Option<Dated> {
    phrase(tokens, at, published).or_else(|| week(tokens, sentence, at, published))
}

fn kept(edtf: Option<String>, words: String, tokens: Range<usize>) -> Dated {
    Dated { edtf, words, keeps_words: true, is_counted: true, is_ahead: false, perhaps: None, tokens }
}

/// "last month", "three days ago".
fn phrase(tokens: &Tokens<'_>, at: usize, published: Option<Day>) -> Option<Dated> {
    tokens.word(at)?;
    let matches = |words: &[&str]| {
        words.iter().enumerate().all(|(offset, expected)| {
            tokens.word(at + offset).is_some_and(|word| {
                let small = word.to_lowercase().replace('’', "'");
                small == *expected || *expected == "#" && is_number(tokens, at + offset)
            })
        })
    };
    let (words, time) = tokens.lexicon.times.iter().find(|(words, _)| matches(words))?;
    let range = at..at + words.len();
    let spoken = spaced(&tokens.text[tokens.part(&range)]);
    let spoken = if tokens.is_initial(at) { lowered(&spoken) } else { spoken };
    let edtf = published.and_then(|published| match time {
        Time::Day(days) => {
            Day::from_number(published.number() + i128::from(*days)).map(|day| day.to_string())
        }
        Time::Month(months) => {
            let count = published.year() * 12 + i64::from(published.month()) - 1 + i64::from(*months);
            Some(format!("{:04}-{:02}", count.div_euclid(12), count.rem_euclid(12) + 1))
        }
        Time::Year(years) => Some(format!("{:04}", published.year() + i64::from(*years))),
        Time::Words => None,
    });
    let is_ahead = matches!(time, Time::Day(1..) | Time::Month(1..) | Time::Year(1..));
    Some(Dated { is_ahead, ..kept(edtf, spoken, range) })
}

fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.word(at).is_some_and(|word| {
        word.bytes().all(|byte| byte.is_ascii_digit())
            || tokens.lexicon.is(Role::Indefinite, word)
            || tokens.lexicon.is(Role::Common, word)
    })
}

/// Which way a day of the week is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Back,
    /// Back, and not the day of publication.
    Before,
    Ahead,
    /// Two days may be meant.
    Unsure,
}

/// Whether the day is a part of a name.
fn is_name(tokens: &Tokens<'_>, at: usize, before: Option<&str>) -> bool {
    let lexicon = tokens.lexicon;
    // Black Friday, the Sunday Times
    let is_named = lexicon.grammar.has_names
        && !lexicon.grammar.capital_nouns
        && lexicon.tag == "en"
        && (before.is_some_and(|word| {
            word.starts_with(char::is_uppercase) && !tokens.is_initial(at - 1) && lexicon.day(word).is_none()
        }) || before.is_some_and(|word| matches!(word, "Black" | "Good" | "Bloody" | "Easter" | "Ash"))
            || tokens.word(at + 1).is_some_and(|word| {
                lexicon.is(Role::MediaName, word) && word.starts_with(char::is_uppercase)
            }));
    let is_bare_albanian = lexicon.tag == "sq"
        && !before.is_some_and(|word| matches!(word.to_lowercase().as_str(), "të" | "e" | "ditën"));
    is_named || is_bare_albanian
}

/// "on Saturday", "Friday night", "last Saturday".
fn week(tokens: &Tokens<'_>, sentence: &Range<usize>, at: usize, published: Option<Day>) -> Option<Dated> {
    let word = tokens.word(at)?;
    let lexicon = tokens.lexicon;
    let owned = word.strip_suffix("'s").or(word.strip_suffix("’s"));
    let weekday = lexicon.day(owned.unwrap_or(word))?;
    let before = tokens.word_before(at).filter(|_| at > sentence.start);
    // "A Sunday newspaper" is one of any Sunday; "a Friday raid" may be.
    let is_any = lexicon.tag == "en"
        && before.is_some_and(|word| matches!(word, "a" | "A" | "an" | "every" | "Every" | "each"));
    let follows = tokens.word(at + 1).unwrap_or_default();
    let is_kind = is_any && (lexicon.is(Role::Media, follows) || before.is_some_and(|word| word.len() > 2));
    let is_vague = is_any && lexicon.document(follows).is_none() && !lexicon.is(Role::Talk, follows);
    if is_name(tokens, at, before) || is_kind {
        return None;
    }
    let small = |word: Option<&str>| word.map(str::to_lowercase).unwrap_or_default();
    let (previous, next) = (small(before), small(tokens.word(at + 1)));
    let is_last = matches!(previous.as_str(), "last" | "vergangenen" | "letzten" | "pasado" | "vorigen")
        || matches!(next.as_str(), "dernier" | "pasado");
    let is_next = matches!(previous.as_str(), "next" | "nächsten" | "kommenden" | "próximo")
        || matches!(next.as_str(), "prochain" | "próximo");
    // "on Sunday week"
    let is_later = lexicon.tag == "en" && matches!(next.as_str(), "week" | "fortnight");
    // "scheduled for Thursday", "para el jueves": one to come, of which nobody knows from when.
    let is_article = |word: &str| matches!(word, "el" | "den" | "le");
    let lead = at - usize::from(at > sentence.start && before.is_some_and(is_article));
    let is_meant = tokens
        .word_before(lead)
        .filter(|_| lead > sentence.start)
        .is_some_and(|word| matches!(word, "for" | "para" | "für" | "pour"));
    let way = if is_next || is_later || is_vague || is_meant && way(tokens, sentence, at) != Some(Way::Ahead)
    {
        Way::Unsure
    } else if is_last {
        Way::Before
    } else {
        let told = way(tokens, sentence, at);
        told.unwrap_or(if previous == "this" { Way::Ahead } else { Way::Back })
    };
    let mut start = at;
    let leads = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "on" | "last"
                | "next"
                | "am"
                | "since"
                | "by"
                | "until"
                | "late"
                | "early"
                | "le"
                | "el"
                | "den"
                | "ce"
                | "të"
                | "vergangenen"
                | "letzten"
                | "kommenden"
                | "nächsten"
                | "this"
                | "próximo"
                | "pasado"
                | "vom"
                | "zum"
                | "seit"
                | "bis"
        )
    };
    while start > sentence.start && at - start < 3 && tokens.word_before(start).is_some_and(leads) {
        start -= 1;
    }
    let parts = "week fortnight night morning afternoon evening matin soir nuit après-midi noche mañana tarde dernier prochain pasado próximo früh";
    let mut end = at + 1;
    while end < sentence.end
        && end - at < 3
        && tokens.word(end).is_some_and(|word| parts.split(' ').any(|part| part == word))
    {
        end += 1;
    }
    let joined = spaced(&tokens.text[tokens.part(&(start..end))]);
    let joined = joined.strip_suffix("'s").or(joined.strip_suffix("’s")).unwrap_or(&joined).to_owned();
    let words = if start < at && tokens.is_initial(start) { lowered(&joined) } else { joined };
    let is_open = matches!(small(tokens.word(start)).as_str(), "since" | "by" | "until" | "seit" | "bis");
    let day = published.and_then(|published| {
        let today = i64::try_from((published.number() - 1).rem_euclid(7)).ok()?;
        let back = (today - i64::from(weekday)).rem_euclid(7);
        let days = match way {
            Way::Back => -back,
            Way::Before => -(if back == 0 { 7 } else { back }),
            Way::Ahead => 7 - back,
            Way::Unsure => return None,
        };
        Day::from_number(published.number() + i128::from(days))
    });
    let edtf = day.map(|day| match (is_open, small(tokens.word(start)).as_str()) {
        (true, "since" | "seit") => format!("{day}/.."),
        (true, _) => format!("[..{day}]"),
        _ => day.to_string(),
    });
    let is_ahead = way == Way::Ahead || is_next;
    Some(Dated { is_ahead, ..kept(edtf, words, start..end) })
}

/// Whether the ending of a verb says that it is still to come: "visitará", "se rendra".
fn is_future(word: &str, tag: &str) -> bool {
    let endings: &[&str] = match tag {
        "es" => &["rá", "rán"],
        "fr" => &["ra", "ront"],
        _ => &[],
    };
    word.len() > 5
        && word.starts_with(char::is_lowercase)
        && !matches!(word, "opéra" | "caméra" | "choléra" | "detrás")
        && endings.iter().any(|ending| word.ends_with(ending))
}

/// Which way the verbs around a day of the week point: the nearest before it, else the first after it.
fn way(tokens: &Tokens<'_>, sentence: &Range<usize>, at: usize) -> Option<Way> {
    let lexicon = tokens.lexicon;
    let of = |index: usize| {
        let word = tokens.word(index)?;
        // "should arrive", and "should have arrived"
        if lexicon.tag == "en" && matches!(word, "should" | "must" | "may" | "might" | "could") {
            let is_ahead = matches!(word, "should" | "must") && tokens.word(index + 1) != Some("have");
            return Some(if is_ahead { Way::Ahead } else { Way::Unsure });
        }
        // "was to open", "is to open"
        let verb = tokens.word_before(index).filter(|_| index > sentence.start && word == "to");
        if let Some(verb) = verb.filter(|verb| matches!(*verb, "was" | "were" | "is" | "are")) {
            return Some(if verb.starts_with('w') { Way::Unsure } else { Way::Ahead });
        }
        // "serait déposée jeudi": ahead or not, it is not told.
        let is_conditional = lexicon.tag == "fr" && (word.ends_with("rait") || word.ends_with("raient"))
            || lexicon.tag == "es" && (word.ends_with("ría") || word.ends_with("rían"));
        if is_conditional && word.len() > 5 {
            return Some(Way::Unsure);
        }
        if is_future(word, lexicon.tag) {
            return Some(Way::Ahead);
        }
        if lexicon.is(Role::Future, word) {
            // "would", "was due": not told from here.
            let is_past = matches!(word, "would" | "könnte")
                || index > sentence.start
                    && tokens.word_before(index).is_some_and(|word| matches!(word, "was" | "were" | "had"));
            return Some(if is_past { Way::Unsure } else { Way::Ahead });
        }
        let is_participle = index > sentence.start
            && tokens.word_before(index).is_some_and(|word| matches!(word, "be" | "have" | "been"));
        let is_past = lexicon.is(Role::Past, word)
            || lexicon.is_speech(word)
            || lexicon.tag == "en"
                && word.len() > 4
                && word.ends_with("ed")
                && word.starts_with(char::is_lowercase)
            || lexicon.tag == "de"
                && word.len() > 4
                && (word.ends_with("te") || word.ends_with("ten"))
                && word.starts_with(char::is_lowercase)
            || lexicon.tag == "es"
                && word.len() > 3
                && (word.ends_with('ó') || word.ends_with("aron") || word.ends_with("ieron"));
        (is_past && !is_participle).then_some(Way::Back)
    };
    let before = (sentence.start..at).rev().find_map(of);
    let after = (at + 1..sentence.end).find_map(of);
    before.or(after)
}

/// The day of the week that a date is of, where it is nothing else.
pub(super) fn weekday(tokens: &Tokens<'_>, dated: &Dated) -> Option<u32> {
    if !dated.is_counted {
        return None;
    }
    dated.tokens.clone().find_map(|at| tokens.lexicon.day(tokens.word(at)?))
}

/// The day of a date without a year that falls on a day of the week near the day of publication.
pub(super) fn year_of(dated: &Dated, weekday: u32, published: Option<Day>) -> Option<Day> {
    let edtf = dated.edtf.as_deref()?.strip_prefix("XXXX-")?;
    let (month, day) = edtf.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    let published = published?;
    let falls = |day: &Day| (day.number() - 1).rem_euclid(7) == i128::from(weekday);
    let mut days = (-1..=1).filter_map(|years| Day::new(published.year() + years, month, day)).filter(falls);
    let found = days.next()?;
    days.next().is_none().then_some(found)
}
