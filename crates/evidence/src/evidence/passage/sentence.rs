//! Where the sentence around a place begins and ends. It must not know quotes.
//!
//! By the rules of UAX #29 for a full stop before a small letter or inside a word, and by some abbreviations. A colon ends a
//! sentence where somebody is quoted behind it, a semicolon always, a line end only before an empty line.

/// The bytes on each side that are looked at; hostile text could have a sentence of millions.
const REACH: usize = 1000;

/// So many bytes beside a stop say whether a sentence ends there.
const BESIDE: usize = 64;

/// Abbreviations behind which a name follows.
const TITLES: [&str; 22] = [
    "Mr", "Mrs", "Ms", "Dr", "St", "Gen", "Col", "Lt", "Sgt", "Capt", "Maj", "Prof", "Sen", "Rep", "Gov",
    "Hr", "Fr", "Mme", "Sr", "Sra", "Sig", "vs",
];

/// Abbreviations behind which a figure follows.
const BEFORE_FIGURES: [&str; 8] = ["No", "no", "Nr", "ca", "approx", "pp", "Art", "№"];

/// Where the sentence begins that goes on to a place.
pub(super) fn start(raw: &str, at: usize) -> usize {
    let from = ceil(raw, at.saturating_sub(REACH));
    let stretch = &raw[from..at];
    let last = stretch.char_indices().rev().find(|(place, c)| is_stop(raw, from + place, *c));
    let last = last.map(|(place, c)| from + place + c.len_utf8());
    // What the reach cuts is no word.
    let first = if from == 0 { Some(0) } else { stretch.find(char::is_whitespace).map(|space| from + space) };
    last.or(first).unwrap_or(at)
}

/// Where the sentence ends that goes on from a place.
pub(super) fn end(raw: &str, at: usize) -> usize {
    let until = floor(raw, at.saturating_add(REACH).min(raw.len()));
    let stretch = &raw[at..until];
    let first = stretch.char_indices().find(|(place, c)| is_stop(raw, at + place, *c));
    let whole = || {
        if until == raw.len() {
            Some(until)
        } else {
            stretch.rfind(char::is_whitespace).map(|space| at + space)
        }
    };
    first.map(|(place, _)| at + place).or_else(whole).unwrap_or(at)
}

/// Whether a sentence ends with a character. Commas end none: what is before them may still deny what is behind.
fn is_stop(raw: &str, at: usize, c: char) -> bool {
    let after = &raw[at + c.len_utf8()..];
    let after = &after[..floor(after, BESIDE.min(after.len()))];
    match c {
        '!' | '?' | ';' | '。' | '！' | '？' | '；' | '｡' | '\u{589}' | '\u{61B}' | '\u{61F}' | '\u{6D4}'
        | '\u{964}' | '\u{965}' | '\u{1362}' => true,
        ':' => after.trim_start().starts_with(['"', '“', '„', '«', '‘', '\'', '‹']),
        '.' => is_full_stop(&raw[ceil(raw, at.saturating_sub(BESIDE))..at], after),
        '\n' => {
            let next = after.trim_start_matches([' ', '\t', '\r', '\u{A0}']);
            next.starts_with('\n')
        }
        _ => false,
    }
}

fn is_full_stop(before: &str, after: &str) -> bool {
    let closed = after.trim_start_matches(['"', '\'', '”', '’', '»', '“', ')', ']', '.']);
    let Some(next) = closed.chars().next() else { return true };
    let last = before.chars().next_back();
    if !next.is_whitespace() {
        // Where the space is forgotten.
        return last.is_some_and(char::is_lowercase) && next.is_uppercase();
    }
    if closed.trim_start().chars().next().is_some_and(char::is_lowercase) {
        return false;
    }
    let before = before.trim_end_matches('.');
    let letters = before.chars().rev().take(8).take_while(|c| c.is_alphanumeric() || *c == '.');
    let word = &before[before.len() - letters.map(char::len_utf8).sum::<usize>()..];
    let is_initial = word.chars().count() == 1 && word.chars().all(char::is_uppercase);
    let is_before_figure =
        BEFORE_FIGURES.contains(&word) && closed.trim_start().starts_with(char::is_numeric);
    !(is_initial || is_before_figure || word.contains('.') || TITLES.contains(&word))
}

fn ceil(raw: &str, mut at: usize) -> usize {
    while !raw.is_char_boundary(at) {
        at += 1;
    }
    at
}

fn floor(raw: &str, mut at: usize) -> usize {
    while !raw.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_ends_at_a_stop_and_not_inside_a_name_or_a_number() {
        for (text, expected) in [
            ("It was not. | we go. So.", "| we go"),
            (
                "Nobody in the U.S. or at No. 5, as Mr. Smith said, | at 12:45, ever, e.g. so.",
                "Nobody in the U.S. or at No. 5, as Mr. Smith said, | at 12:45, ever, e.g. so",
            ),
            ("He said no. | We go", "| We go"),
            ("It was not? | we go! So", "| we go"),
            ("One thing is false: | we go; so", "One thing is false: | we go"),
            ("He did not smile: “| we go”", "“| we go”"),
            ("Not\nyet | we\r\ngo\n \nSo", "Not\nyet | we\r\ngo"),
            ("不是。| 我们。", "| 我们"),
            ("It was not.“ | we go.” So", "“ | we go"),
        ] {
            let at = text.find('|').unwrap_or_default();
            let sentence = text[start(text, at)..end(text, at)].trim();
            assert_eq!(sentence, expected, "{text:?}");
        }
    }

    #[test]
    fn a_sentence_without_an_end_is_cut_between_words() {
        let text = "火äb ".repeat(10_000);
        let at = text.len() / 2;
        let at = text[..at].rfind(' ').map_or(0, |space| space + 1);
        assert!((REACH - 8..=REACH).contains(&(at - start(&text, at))));
        assert!((REACH - 8..=REACH).contains(&(end(&text, at) - at)));
        let text = "ä".repeat(10_000);
        assert_eq!((start(&text, 10_000), end(&text, 10_000)), (10_000, 10_000));
    }
}
