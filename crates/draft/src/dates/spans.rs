//! Two days that are one time, and the part of a day that a date is of: "in the night from Saturday to Sunday", "between Friday
//! night and Saturday morning", "on the night of 5 March".

use super::{Dated, written::lowered};
use crate::{article::spaced, tokens::Tokens};
use briefing_format::model::date::Day;

/// Words that join the second day of two.
const JOINTS: &str = "to and until till bis und zu zum auf à au al a y et dhe deri";

/// Words that lead to the first of two days, each with the form of what it makes.
const LEADS: &[(&str, &str)] = &[("from von vom de du del nga", "/"), ("between zwischen entre midis", "..")];

/// Parts of a day or year that keep their words.
const PARTS: &str = "night morning afternoon evening nuit nacht noche matinée madrugada natën nata dawn dusk midnight noon summer \
                     winter spring autumn fall été hiver automne printemps herbst sommer frühling frühjahr verano otoño \
                     invierno primavera";

/// What may stand before such a part.
const BEFORE: &str = "in on at the of during overnight dans la le der en early late am im durant";

/// What may stand before an hour that has a name: "shortly before midnight".
const NEARLY: &str = "shortly just soon before after around about kurz vor nach gegen um peu avant après vers poco antes después a à";

/// The most days between two that are one time.
const LONGEST: i128 = 7;

fn has(list: &str, word: Option<&str>) -> bool {
    word.is_some_and(|word| crate::lexicon::has(list, word))
}

/// Where the words begin that name the part of the day before a date: "on the night of | 5 March".
pub(super) fn part_before(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let joint = usize::from(has("of de du del from zum zu auf to on të e", tokens.word_before(start)));
    let part = start.checked_sub(joint + 1).filter(|at| has(PARTS, tokens.word(*at)))?;
    let mut from = part;
    let is_hour = has("midnight noon dawn dusk mitternacht mittag minuit midi medianoche", tokens.word(part));
    while from > 0
        && part - from < 4
        && (has(BEFORE, tokens.word(from - 1)) || is_hour && has(NEARLY, tokens.word(from - 1)))
    {
        from -= 1;
    }
    Some(from)
}

/// Joins days that are one time.
pub(super) fn joined(tokens: &Tokens<'_>, found: Vec<Dated>) -> Vec<Dated> {
    let mut joined: Vec<Dated> = Vec::new();
    for dated in found {
        let mut dated = dated;
        let span = joined.last().and_then(|first| span(tokens, first, &dated));
        if let Some((edtf, start)) = span {
            joined.pop();
            dated.tokens.start = start;
            dated.edtf = Some(edtf);
            dated.keeps_words = true;
        } else if let Some(start) = part_before(tokens, dated.tokens.start).filter(|_| dated.edtf.is_some()) {
            // "in der Nacht zum Sonntag" begins the day before.
            let is_eve = has("zum zu auf", tokens.word(dated.tokens.start))
                || has("zum zu auf", tokens.word_before(dated.tokens.start));
            let day = dated.day().filter(|_| is_eve);
            if let Some(eve) = day.and_then(|day| Day::from_number(day.number() - 1)) {
                dated.edtf = dated.edtf.map(|day| format!("{eve}/{day}"));
            }
            dated.tokens.start = start;
            dated.keeps_words = true;
        } else {
            joined.push(dated);
            continue;
        }
        joined.retain(|other| other.tokens.end <= dated.tokens.start);
        let words = spaced(&tokens.text[tokens.part(&dated.tokens)]);
        dated.words = if tokens.is_initial(dated.tokens.start) { lowered(&words) } else { words };
        joined.push(dated);
    }
    joined
}

/// The time of two days, and where its words begin.
fn span(tokens: &Tokens<'_>, first: &Dated, second: &Dated) -> Option<(String, usize)> {
    let gap = first.tokens.end..second.tokens.start;
    let is_joint = gap.len() == 1 && has(JOINTS, tokens.word(gap.start))
        || gap.is_empty() && has(JOINTS, tokens.word(second.tokens.start));
    let (from, to) = (first.day()?, second.day()?);
    // Of two days of the week the first is the one before the second.
    let is_after = from > to && first.is_counted && second.is_counted;
    let from = if is_after { Day::from_number(from.number() - LONGEST)? } else { from };
    let days = to.number() - from.number();
    if !is_joint || !(1..=LONGEST).contains(&days) {
        return None;
    }
    let opens = |at: usize| LEADS.iter().find(|(words, _)| has(words, tokens.word(at)));
    let places = first.tokens.start.saturating_sub(1)..first.tokens.end;
    let (lead, form) = places.clone().find_map(|at| Some((at, &opens(at)?.1)))?;
    let lead = lead.min(first.tokens.start);
    let start = part_before(tokens, lead).unwrap_or(lead);
    let edtf = if *form == "/" { format!("{from}/{to}") } else { format!("[{from}..{to}]") };
    Some((edtf, start))
}
