//! How the source reads where a quote leaves words out or has others in brackets. It must not judge what that means.

use std::ops::Range;

use super::{
    Place,
    fold::{Folded, is_blank},
    selector::{Gap, Part, Selector},
    words::words,
};

/// So many words beside a quote that leaves something out at its end are looked at.
const BESIDE: usize = 3;

/// They stand within so many bytes.
const NEAR: usize = 96;

/// What the source has where a quote has gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What stands between the parts of the quote.
    pub(crate) within: Vec<LeftOut>,
    /// Words of the same sentence beside the quote, where it leaves something out at its ends.
    pub(crate) beside: Vec<LeftOut>,
    /// How many of the words in brackets the source does not have.
    pub(crate) put_in: usize,
    /// How many words the quote has outside of brackets.
    pub(crate) own: usize,
}

/// Words of the source that a quote does not have, or has others for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// Their bytes; empty where the quote only puts words in.
    pub(crate) range: Range<usize>,
    /// What the quote has in their place, in brackets, without these.
    pub(crate) inserted: String,
}

/// Reads what stands in the gaps of a quote that was found at a place.
pub(super) fn read(raw: &str, selector: &Selector, place: &Place) -> Reading {
    let mut reading = Reading { own: selector.own_words(), ..Reading::default() };
    let (Some(first), Some(last)) = (place.first(), place.last()) else { return reading };
    let (Some(before), Some(after)) = (selector.gaps.first(), selector.gaps.last()) else { return reading };
    let pairs = place.windows(2).zip(selector.parts.windows(2)).zip(selector.gaps.iter().skip(1));
    for ((ranges, parts), gap) in pairs {
        if let ([before, after], [ends, begins]) = (ranges, parts) {
            reading.within.extend(between(raw, before.end..after.start, (ends, begins), gap));
        }
    }
    reading.put_in = reading.within.iter().map(|left_out| words(&left_out.inserted).count()).sum();
    if let Some(part) = selector.parts.first().filter(|_| !before.is_empty()) {
        let (glued, inserted) = match &part.cut_start {
            Some(letters) => (letters.len(), without_end(&before.inserted, letters)),
            None => (0, before.inserted.as_str()),
        };
        // The letter in brackets may have another length than the one in its place.
        let end = raw[..first.start].trim_end_matches(char::is_alphanumeric).len();
        let end = if glued > 0 { end } else { first.start };
        let stretch = words_before(raw, end);
        if !comparable(&raw[stretch.start..end]).ends_with(&comparable(inserted)) || inserted.is_empty() {
            reading.put_in += words(inserted).count();
            reading.beside.push(LeftOut { range: stretch, inserted: inserted.to_owned() });
        }
    }
    if let Some(part) = selector.parts.last().filter(|_| !after.is_empty()) {
        let (glued, inserted) = match &part.cut_end {
            Some(letters) => (letters.len(), without_start(&after.inserted, letters)),
            None => (0, after.inserted.as_str()),
        };
        let rest = &raw[last.end..];
        let end = rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
        let start = if glued > 0 { last.end + end } else { last.end };
        let stretch = words_after(raw, start);
        if !comparable(&raw[start..stretch.end]).starts_with(&comparable(inserted)) || inserted.is_empty() {
            reading.put_in += words(inserted).count();
            reading.beside.push(LeftOut { range: stretch, inserted: inserted.to_owned() });
        }
    }
    reading
}

/// What stands between two parts, if it is not what the quote has there.
fn between(raw: &str, range: Range<usize>, (ends, begins): (&Part, &Part), gap: &Gap) -> Option<LeftOut> {
    let Range { mut start, mut end } = range;
    let mut inserted = gap.inserted.as_str();
    let mut is_other_ending = false;
    if let Some(letters) = &ends.cut_end {
        let rest = raw.get(start..end)?;
        let tail = &rest[..rest.len() - rest.trim_start_matches(char::is_alphabetic).len()];
        let shown = without_start(inserted, letters);
        if tail.is_empty() || comparable(tail) == comparable(letters) {
            start += tail.len();
            inserted = shown;
        } else {
            start = raw[..start].trim_end_matches(char::is_alphanumeric).len();
            is_other_ending = true;
        }
    }
    if let Some(letters) = &begins.cut_start {
        let rest = raw.get(start..end)?;
        let head = rest[rest.trim_end_matches(char::is_alphabetic).len()..].len();
        end -= head;
        inserted = without_end(inserted, letters);
    }
    let words = raw.get(start..end)?.trim_matches(is_blank);
    if comparable(words) == comparable(inserted) && !is_other_ending {
        return None;
    }
    let at = start + (raw[start..end].len() - raw[start..end].trim_start_matches(is_blank).len());
    let range = if comparable(words).is_empty() { at..at } else { at..at + words.len() };
    Some(LeftOut { range, inserted: inserted.to_owned() })
}

/// The last words of a sentence before a byte, some of them.
fn words_before(raw: &str, at: usize) -> Range<usize> {
    let mut start = at.saturating_sub(NEAR);
    while !raw.is_char_boundary(start) {
        start += 1;
    }
    let stretch = &raw[start..at];
    let sentence = stretch.rfind(is_stop).map_or(0, |at| at + stop_length(&stretch[at..]));
    let sentence = start + sentence;
    let mut found: Vec<Range<usize>> = words(&raw[sentence..at]).collect();
    // The first of them may have begun before the stretch.
    if sentence == start && start > 0 && !found.is_empty() {
        found.remove(0);
    }
    let first = found.len().checked_sub(BESIDE).map_or_else(|| found.first(), |n| found.get(n));
    first.map_or(at..at, |word| whole(raw, sentence + word.start, at))
}

/// The first words of the rest of a sentence, some of them.
fn words_after(raw: &str, at: usize) -> Range<usize> {
    let mut end = (at + NEAR).min(raw.len());
    while !raw.is_char_boundary(end) {
        end -= 1;
    }
    let stretch = &raw[at..end];
    let sentence = stretch.find(is_stop).map_or(stretch.len(), |at| at);
    let last = words(&stretch[..sentence]).take(BESIDE).last();
    last.map_or(at..at, |word| {
        let rest = &raw[at + word.end..];
        let more =
            rest.find(char::is_whitespace).unwrap_or(rest.len()).min(sentence.saturating_sub(word.end));
        at..at + word.end + more
    })
}

/// From the beginning of what stands between spaces, so that `didn't` stays whole.
fn whole(raw: &str, start: usize, end: usize) -> Range<usize> {
    let space = raw[..start].char_indices().rev().find(|(_, c)| c.is_whitespace() || is_stop(*c));
    space.map_or(0, |(at, c)| at + c.len_utf8())..end
}

/// Whether a sentence ends here. Commas end none: what is before them may still deny what is behind.
fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | ';' | ':' | '。' | '！' | '？' | '\u{61f}' | '\u{964}')
}

fn stop_length(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

fn without_start<'a>(inserted: &'a str, letters: &str) -> &'a str {
    let cut = inserted.char_indices().nth(letters.chars().count()).map_or(inserted.len(), |(at, _)| at);
    inserted[cut..].trim()
}

fn without_end<'a>(inserted: &'a str, letters: &str) -> &'a str {
    let count = inserted.chars().count().saturating_sub(letters.chars().count());
    let cut = inserted.char_indices().nth(count).map_or(inserted.len(), |(at, _)| at);
    inserted[..cut].trim()
}

/// Words as they are compared here: in any case, and without the marks around them.
fn comparable(text: &str) -> String {
    let folded = Folded::new(text).text.to_lowercase();
    folded.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{super::*, *};

    /// What a text has in the gaps of a quote: `words>inserted`, those beside it in parentheses, and how many are put in.
    fn read_of(text: &str, quote: &str) -> String {
        let selector = Selector::new(quote, "", "");
        let passages = Passages::new(text, 1);
        let Lookup::Found(found) = passages.look_up(&selector) else { return "missing".to_owned() };
        let reading = passages.reading(&selector, &found.places[0]);
        let shown =
            |left_out: &LeftOut| format!("{}>{}", text[left_out.range.clone()].trim(), left_out.inserted);
        let within = reading.within.iter().map(shown);
        let beside = reading.beside.iter().map(|left_out| format!("({})", shown(left_out)));
        let shown: Vec<String> = within.chain(beside).collect();
        format!("{} {}/{}", shown.join(" "), reading.put_in, reading.own).trim().to_owned()
    }

    #[test]
    fn what_stands_in_a_gap_is_read_from_the_source() {
        for (text, quote, expected) in [
            ("We did not order it", "We did … order it", "not> 0/4"),
            ("We did not order it", "We [did] order it", "did not>did 1/3"),
            ("We did order it", "We [did] order it", "0/3"),
            ("We did [the camp] order it", "We did [the camp] order it", "0/4"),
            ("We did order it", "We did … order it", "0/4"),
            ("We did … order it", "We did [...] order it", "0/4"),
            ("They atack it", "They atack [sic] it", ">sic 1/3"),
            ("He said the war", "He said [T]he war", "0/4"),
            ("He said that the war", "He said [T]he war", "that> 0/4"),
            ("he will strike it", "he will strike[s] it", "0/4"),
            ("he strikes it", "he strike[s] it", "0/3"),
            ("he was killing it", "he was kill[ed] it", "killing>ed 1/4"),
            ("He said he can't go", "he ca[n] go", "missing"),
            ("an Illegal war", "[L]egal war", "missing"),
            ("The legal war", "[L]egal war", "(The>) 0/2"),
            ("Yes. We did not order it", "[They] order it", "(We did not>They) 1/2"),
            ("Yes. We didn't order it", "… didn't order it", "(We>) 0/4"),
            ("It ordered. We didn't", "[So] We didn't", "(>So) 1/3"),
            ("We ordered none of it.", "We ordered [it]", "(none of it>it) 1/2"),
            ("We ordered it.", "We ordered [it]", "0/2"),
        ] {
            assert_eq!(read_of(text, quote), expected, "{quote:?} in {text:?}");
        }
    }
}
