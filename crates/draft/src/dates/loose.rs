//! Words around dates that make them less sure, or not the date at all: "2019 or 2020", "not in 2019 but", "the week of 4 March",
//! "since at least 2021", "a week ago Monday". What cannot be said exactly stays words.

use super::{Dated, counted, written::lowered};
use crate::{article::spaced, tokens::Tokens};

/// Words between two dates of which one is right.
const EITHER: &str = "or oder ou o ose";

/// Words between two such dates beside the joint.
const SMALL: &str = "early late on in the of am im anfang ende mitte début fin en el le";

/// Words that say it was not then.
const NOT: &str = "not nicht pas no";

/// Words for the time that is right, behind one that is not.
const BUT: &str = "but sondern mais sino rather";

/// Longer times than the day beside them: "in the week of 4 March".
const LONGER: &str = "week weeks weekend weekends days month months woche wochenende semaine week-end semana wochen monaten semanas semaines";

/// Words before a date that make it a bound: "at least", "no later than".
const BOUNDS: &[&[&str]] = &[
    &["at", "least"],
    &["no", "later", "than"],
    &["not", "later", "than"],
    &["no", "earlier", "than"],
    &["not", "before"],
    &["not", "until"],
    &["well", "before"],
    &["long", "before"],
    &["shortly", "before"],
    &["just", "before"],
    &["shortly", "after"],
    &["just", "after"],
    &["au", "moins"],
    &["au", "plus", "tard"],
    &["por", "lo", "menos"],
    &["al", "menos"],
    &["a", "más", "tardar"],
    &["mindestens"],
    &["spätestens"],
    &["frühestens"],
    &["kurz", "vor"],
    &["kurz", "nach"],
    &["lange", "vor"],
    &["peu", "avant"],
    &["peu", "après"],
    &["poco", "antes"],
    &["poco", "después"],
];

/// Words before such a bound that belong to it.
const LEADS: &str = "since from until till by before after depuis desde seit bis ab";

/// What counts back from another day.
const AGO: &str = "ago vor hace";

fn has(list: &str, word: Option<&str>) -> bool {
    word.is_some_and(|word| crate::lexicon::has(list, word))
}

/// The dates of a sentence as the words around them let them be.
pub(super) fn loosened(tokens: &Tokens<'_>, start: usize, found: Vec<Dated>) -> Vec<Dated> {
    let mut loose: Vec<Dated> = Vec::new();
    for mut dated in found {
        let from = |count: usize| dated.tokens.start.checked_sub(count).filter(|at| *at >= start);
        let before = |count: usize| from(count).and_then(|at| tokens.word(at));
        if has(NOT, before(1)) {
            if !has(BUT, tokens.word(dated.tokens.end)) {
                let start = dated.tokens.start - 1;
                widen(tokens, &mut dated, start, None);
                loose.push(dated);
            }
            continue;
        }
        let week = usize::from(has("of vom du de del", before(1)))
            + usize::from(has("of vom du de del", tokens.word(dated.tokens.start)));
        let longer = from(week).filter(|at| {
            week > 0 && at.checked_sub(1).is_some_and(|at| at >= start && has(LONGER, tokens.word(at)))
        });
        let longer = longer.or_else(|| {
            // The word before it belongs to the date already: "vom 4. März".
            let own = has("of vom du de del", tokens.word(dated.tokens.start));
            from(1).filter(|at| own && has(LONGER, tokens.word(*at))).map(|at| at + 1)
        });
        if let Some(at) = longer {
            let mut first = at - 1;
            while first > start
                && has("the in on am im in der la le el en during fin de", tokens.word(first - 1))
            {
                first -= 1;
            }
            widen(tokens, &mut dated, first, None);
            loose.push(dated);
            continue;
        }
        // "vor einer Woche am Montag": counted from another day.
        let is_weekday = counted::weekday(tokens, &dated).is_some();
        let counts = (2..=3).find(|count| is_weekday && has(AGO, before(*count)) && has(LONGER, before(1)));
        let counts = counts.and_then(|count| dated.tokens.start.checked_sub(count));
        if let Some(first) = counts.or_else(|| bound(tokens, start, &dated)) {
            widen(tokens, &mut dated, first, None);
            loose.retain(|other| other.tokens.end <= first);
            loose.push(dated);
            continue;
        }
        let joined = loose.last().and_then(|last| together(tokens, last, &dated));
        if let Some(Said(edtf)) = joined {
            let last = loose.pop();
            let first = last.as_ref().map_or(dated.tokens.start, |last| last.tokens.start);
            dated.is_ahead |= last.is_some_and(|last| last.is_ahead);
            widen(tokens, &mut dated, first, edtf);
        }
        loose.push(dated);
    }
    loose
}

/// Gives a date more words, and what they say of it.
fn widen(tokens: &Tokens<'_>, dated: &mut Dated, start: usize, edtf: Option<String>) {
    dated.tokens.start = start;
    let words = spaced(&tokens.text[tokens.part(&dated.tokens)]);
    dated.words = if tokens.is_initial(start) { lowered(&words) } else { words };
    dated.edtf = edtf;
    dated.keeps_words = true;
    dated.perhaps = None;
}

/// Where the words begin that make a bound of a date.
fn bound(tokens: &Tokens<'_>, start: usize, dated: &Dated) -> Option<usize> {
    let at = dated.tokens.start;
    let is = |first: usize, words: &[&str]| {
        (first..)
            .zip(words)
            .all(|(at, expected)| tokens.word(at).is_some_and(|word| word.eq_ignore_ascii_case(expected)))
    };
    // The last of the words may be the first of the date: "shortly | before 2019".
    let first = BOUNDS.iter().find_map(|words| {
        let ends = [at.checked_sub(words.len()), (at + 1).checked_sub(words.len())];
        ends.into_iter().flatten().find(|first| *first >= start && is(*first, words))
    })?;
    let lead = first.checked_sub(1).filter(|at| *at >= start && has(LEADS, tokens.word(*at)));
    Some(lead.unwrap_or(first))
}

/// What words for dates say in EDTF; nothing where it has nothing for them.
#[derive(Debug)]
struct Said(Option<String>);

/// What two dates say together: either of them, or one that is counted from the other. The words alone where EDTF has nothing.
fn together(tokens: &Tokens<'_>, first: &Dated, second: &Dated) -> Option<Said> {
    let gap = first.tokens.end..second.tokens.start;
    let words = || gap.clone().map(|at| tokens.word(at));
    let is_either = gap.len() < 5
        && words().next().is_some_and(|word| has(EITHER, word))
        && words().all(|word| has(EITHER, word) || has(SMALL, word));
    if is_either {
        let is_plain = |edtf: &&str| {
            matches!(edtf.len(), 4 | 7 | 10) && edtf.bytes().all(|b| b.is_ascii_digit() || b == b'-')
        };
        let (a, b) = (first.edtf.as_deref().filter(is_plain), second.edtf.as_deref().filter(is_plain));
        let either = |(a, b): (&str, &str)| {
            let (first, last) = (a.min(b), a.max(b));
            format!("[{first},{last}]")
        };
        return Some(Said(a.zip(b).map(either)));
    }
    // "a week ago Monday", "vor einer Woche am Montag", "tomorrow, on Thursday"
    let is_near = gap.is_empty()
        || gap.len() == 1
            && (tokens.is_sign(gap.start, &[',']) || has("on am le el", tokens.word(gap.start)));
    let weekday = counted::weekday(tokens, second).filter(|_| is_near)?;
    let counts_back = first.edtf.is_none() && first.tokens.clone().any(|at| has(AGO, tokens.word(at)));
    if counts_back {
        return Some(Said(None));
    }
    let same = counted::weekday(tokens, first).is_none()
        && first.day().is_some_and(|day| (day.number() - 1).rem_euclid(7) == i128::from(weekday));
    (same && first.is_counted).then(|| Said(first.edtf.clone()))
}
