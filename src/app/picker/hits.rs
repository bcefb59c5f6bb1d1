//! Every hit of a search with the words around it. It must not search.

use std::ops::Range;

use super::{
    Choice, Entry, RANKING_LIMIT,
    score::{Letters, Rank, best},
};
use crate::app::{
    find::{Hits, Pattern},
    source_text::{Hit, TextLines},
};
use briefing_evidence::{Story, describe};
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// How many characters before a hit are shown, and how many behind its beginning.
const BEFORE: usize = 20;
const AFTER: usize = 200;

/// The hits of a search whose words fit some letters, best first, and how many fit in all; in their order where there are no
/// letters. Nothing where nobody waits for that any more.
pub(crate) fn list_hits(
    story: Story<'_>,
    hits: &Hits,
    pattern: &Pattern,
    query: &str,
    is_stale: &dyn Fn() -> bool,
) -> Option<(Vec<Entry>, usize)> {
    let entry = |hit: usize| {
        let (item, n) = hits.at(hit)?;
        let mut words = Vec::new();
        pattern.each(story, item, &mut |stop, text| words.push(around(text, stop.range)));
        Some(in_item(story, item, words.into_iter().nth(n)?, hit))
    };
    let Some(mut letters) = Letters::new(query) else {
        let first = (0..hits.count()).take(RANKING_LIMIT).filter_map(entry).collect();
        return Some((first, hits.count()));
    };
    let mut ranked = Vec::new();
    for (n, (item, range)) in hits.items().enumerate() {
        if n % 64 == 0 && is_stale() {
            return None;
        }
        let (name, mut hit) = (describe::name(story, item), range.start);
        pattern.each(story, item, &mut |stop, text| {
            let words = around(text, stop.range);
            ranked.extend(letters.rank("", &format!("{words} {name}")).map(|rank| (rank, hit, ())));
            hit += 1;
        });
    }
    Some(listed(ranked, entry))
}

/// The same of hits in a text.
pub(crate) fn list_text_hits(
    lines: &TextLines,
    hits: &[Hit],
    query: &str,
    is_stale: &dyn Fn() -> bool,
) -> Option<(Vec<Entry>, usize)> {
    let words = |hit: &Hit| around(lines.words(lines.range(hit.line)).as_str(), hit.at..hit.at);
    let entry = |at: usize| {
        let hit = hits.get(at)?;
        let number = (0..=hit.line).rev().find_map(|line| lines.number(line))?;
        Some(listing(safe_format!("{number}"), words(hit), SafeText::default(), at))
    };
    let Some(mut letters) = Letters::new(query) else {
        return Some(((0..hits.len()).take(RANKING_LIMIT).filter_map(entry).collect(), hits.len()));
    };
    let mut ranked = Vec::new();
    for (n, hit) in hits.iter().enumerate() {
        if n % 256 == 0 && is_stale() {
            return None;
        }
        ranked.extend(letters.rank("", words(hit).as_str()).map(|rank| (rank, n, ())));
    }
    Some(listed(ranked, entry))
}

/// The entries of those that fit best, and how many fit.
fn listed(ranked: Vec<(Rank, usize, ())>, entry: impl Fn(usize) -> Option<Entry>) -> (Vec<Entry>, usize) {
    let total = ranked.len();
    (best(ranked).into_iter().filter_map(|(_, hit, ())| entry(hit)).collect(), total)
}

fn in_item(story: Story<'_>, item: Item, words: SafeText, hit: usize) -> Entry {
    listing(SafeText::from_static(describe::noun(story, item)), words, describe::name(story, item), hit)
}

fn listing(lead: SafeText, name: SafeText, note: SafeText, hit: usize) -> Entry {
    Entry { lead, name, caveat: SafeText::default(), note, date: Vec::new(), choice: Choice::Hit(hit) }
}

/// The words around a hit, from a whole word on.
fn around(text: &str, hit: Range<usize>) -> SafeText {
    let from = text[..hit.start].char_indices().rev().nth(BEFORE - 1).map_or(0, |(at, _)| at);
    let is_within_word = !text[..from].is_empty() && !text[..from].ends_with(' ');
    let blank = text[from..hit.start].find(' ').filter(|_| is_within_word);
    let from = blank.map_or(from, |blank| from + blank + 1);
    let to = text[hit.start..].char_indices().nth(AFTER).map_or(text.len(), |(at, _)| hit.start + at);
    let [before, after] = [from > 0, to < text.len()].map(|is_cut| if is_cut { "…" } else { "" });
    safe_format!("{before}{}{after}", &text[from..to])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_hit_begin_with_a_whole_word() {
        let shown = |text: &str, word: &str| {
            let at = text.find(word).unwrap_or_default();
            around(text, at..at + word.len()).to_string()
        };
        assert_eq!(shown("The camp was forged.", "forged"), "The camp was forged.");
        assert_eq!(shown("It is said that the letter was forged.", "forged"), "…that the letter was forged.");
        assert_eq!(shown(&"ä".repeat(30), "ääääää"), "ä".repeat(30));
        assert_eq!(shown(&format!("{}x{}", "ä".repeat(30), "b".repeat(300)), "x").chars().count(), 222);
    }
}
