//! How the source reads where a quote leaves words out or has others in brackets. It must not judge what that means.

use std::ops::Range;

use super::{
    Place,
    fold::{Folded, Joint, is_blank},
    glue::{goes_on, is_ending, is_one_number},
    selector::{Gap, Part, Selector},
    sentence,
    words::words,
};

/// So many words beside a quote, or one more than are in brackets, may be those for which the brackets stand.
const BESIDE: usize = 3;

/// Letters in brackets may be written with so many characters more.
const SPELLED: usize = 8;

/// What the source has where a quote has gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What stands in the gaps, in order.
    pub(crate) left_out: Vec<LeftOut>,
    /// How many of the words in brackets the source does not have.
    pub(crate) put_in: usize,
    /// How many words the quote has outside of brackets.
    pub(crate) own: usize,
}

/// Words of the source that a quote does not have, or has others for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LeftOut {
    /// Where in the quote.
    pub(crate) side: Side,
    /// Their bytes; empty where the quote only puts words in. At an end of the quote nobody can say how many are left out:
    /// these are the words of the same sentence.
    pub(crate) range: Range<usize>,
    /// Those of them for which the brackets may stand.
    pub(crate) near: Range<usize>,
    /// What the quote has in their place, in brackets, without these.
    pub(crate) inserted: String,
    /// The words of the quote before and behind the brackets.
    pub(crate) beside: (String, String),
    /// What is one word with the brackets.
    pub(crate) glue: Glue,
}

/// Where a quote leaves words out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Side {
    /// Between its words.
    #[default]
    Within,
    /// Before its first word.
    Before,
    /// Behind its last word.
    After,
}

/// With what the brackets of a quote are one word that its source does not have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Glue {
    /// With nothing.
    #[default]
    None,
    /// With the word before them, to which they give an ending such as that of `strike[s]`.
    Ending,
    /// With the word before them otherwise: `can[not]`.
    End,
    /// With the word behind them: `[un]lawful`.
    Start,
}

/// Reads what stands in the gaps of a quote that was found at a place.
pub(super) fn read(raw: &str, selector: &Selector, place: &Place) -> Reading {
    let mut reading = Reading { own: selector.own_words(), ..Reading::default() };
    let count = selector.parts.len();
    for (n, gap) in selector.gaps.iter().enumerate().filter(|(_, gap)| !gap.is_empty()) {
        let before = n.checked_sub(1).and_then(|n| Some((selector.parts.get(n)?, place.get(n)?.end)));
        let after = selector.parts.get(n).and_then(|part| Some((part, place.get(n)?.start)));
        let word = |part: &Part, is_last: bool| {
            let mut words = part.words.text.split(' ').filter(|word| !word.is_empty());
            let word = if is_last { words.next_back() } else { words.next() };
            word.unwrap_or_default().to_owned()
        };
        // Two marks upon one letter may belong to the parts on both sides.
        let start = before.map_or(0, |(_, end)| end);
        let end = after.map_or(raw.len(), |(_, start)| start).max(start);
        let mut there = There {
            raw,
            stretch: start..end,
            inserted: &gap.inserted,
            beside: (
                before.map(|(part, _)| word(part, true)).unwrap_or_default(),
                after.map(|(part, _)| word(part, false)).unwrap_or_default(),
            ),
        };
        if before.is_some() && after.is_some() && there.is_same() {
            continue;
        }
        let end = before.and_then(|(part, _)| there.take_end(part.cut_end.as_deref()?));
        let start = after.and_then(|(part, _)| there.take_start(part.cut_start.as_deref()?));
        let rest = match n {
            0 => there.at_end(Side::Before, gap),
            _ if n == count => there.at_end(Side::After, gap),
            _ => there.within(),
        };
        for left_out in [end, rest, start].into_iter().flatten() {
            reading.put_in += match left_out.glue {
                Glue::None => words(&left_out.inserted).count(),
                Glue::Ending => 0,
                Glue::End | Glue::Start => 1,
            };
            reading.left_out.push(left_out);
        }
    }
    reading
}

/// What the source has in a gap, and what the quote has there: what both have is taken away from both.
struct There<'a> {
    raw: &'a str,
    stretch: Range<usize>,
    inserted: &'a str,
    beside: (String, String),
}

impl There<'_> {
    /// Whether the source has between two parts what the quote has there, in brackets or not.
    fn is_same(&self) -> bool {
        comparable(&self.raw[self.stretch.clone()]) == comparable(self.inserted)
    }

    /// Takes the letters that are one word with what stands before them.
    fn take_end(&mut self, letters: &str) -> Option<LeftOut> {
        let rest = &self.raw[self.stretch.clone()];
        let (shown, inserted) = self.inserted.split_at(length(self.inserted.chars(), letters));
        self.inserted = inserted.trim();
        let note = || same_start(rest, &format!("[{letters}]"));
        if let Some(same) = same_start(rest, letters).or_else(note) {
            self.stretch.start += same;
            return None;
        }
        let at = self.stretch.start;
        let tail = rest.len() - rest.trim_start_matches(char::is_alphabetic).len();
        self.stretch.start += tail;
        // Another ending makes another word of the whole.
        let word = if tail == 0 { at } else { self.raw[..at].trim_end_matches(char::is_alphanumeric).len() };
        let is_ending = tail == 0 && is_ending(&self.beside.0, shown);
        let glue = if is_ending { Glue::Ending } else { Glue::End };
        Some(self.left_out(Side::Within, word..at + tail, shown, glue))
    }

    /// Takes the letters that are one word with what stands behind them.
    fn take_start(&mut self, letters: &str) -> Option<LeftOut> {
        if self.inserted.is_empty() {
            return None;
        }
        let rest = &self.raw[self.stretch.clone()];
        let cut = self.inserted.len() - length(self.inserted.chars().rev(), letters);
        let (inserted, shown) = self.inserted.split_at(cut);
        self.inserted = inserted.trim();
        let note = || same_end(rest, &format!("[{letters}]"));
        if let Some(same) = same_end(rest, letters).or_else(note) {
            self.stretch.end -= same;
            return None;
        }
        let at = self.stretch.end;
        Some(self.left_out(Side::Within, at..at, shown, Glue::Start))
    }

    /// What stands between two parts, if it is not what the quote has there.
    fn within(&self) -> Option<LeftOut> {
        let stretch = &self.raw[self.stretch.clone()];
        let words = stretch.trim_matches(is_blank);
        if comparable(words) == comparable(self.inserted) {
            return None;
        }
        let at = self.stretch.start + (stretch.len() - stretch.trim_start_matches(is_blank).len());
        let range = if comparable(words).is_empty() { at..at } else { at..at + words.len() };
        Some(self.left_out(Side::Within, range, self.inserted, Glue::None))
    }

    /// The words of the same sentence beside a quote that leaves some out at its end, or has others in brackets.
    fn at_end(&self, side: Side, gap: &Gap) -> Option<LeftOut> {
        let Range { start, end } = self.stretch.clone();
        let sentence = match side {
            Side::After => start..sentence::end(self.raw, start),
            Side::Before | Side::Within => sentence::start(self.raw, end)..end,
        };
        let mut inserted = comparable(self.inserted);
        let theirs = comparable(&self.raw[sentence.clone()]);
        let rest = match side {
            Side::After => theirs.strip_prefix(&inserted).map(|rest| (inserted.as_str(), rest)),
            Side::Before | Side::Within => {
                theirs.strip_suffix(&inserted).map(|rest| (rest, inserted.as_str()))
            }
        };
        let is_there = rest.is_some_and(|(first, second)| {
            !inserted.is_empty() && !goes_on(first, second) && !is_one_number(first, second)
        });
        if is_there && !gap.omits {
            return None;
        }
        if is_there {
            inserted.clear();
        }
        let near = self.near(side, &sentence, inserted.split(' ').count() + 1);
        // A capital letter in brackets leaves out no more than stands beside it.
        let range = if gap.omits || !inserted.is_empty() { sentence } else { near.clone() };
        let shown = if inserted.is_empty() { "" } else { self.inserted };
        Some(LeftOut { near, ..self.left_out(side, range, shown, Glue::None) })
    }

    /// The words of a sentence that stand nearest to the quote.
    fn near(&self, side: Side, sentence: &Range<usize>, count: usize) -> Range<usize> {
        let text = &self.raw[sentence.clone()];
        let count = count.max(BESIDE);
        let mut words = text.split_whitespace();
        let word = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
        match side {
            Side::After => {
                let last = words.by_ref().take(count).last();
                sentence.start..sentence.start + last.map_or(0, |last| word(last) + last.len())
            }
            Side::Before | Side::Within => {
                let first = words.rev().take(count).last();
                sentence.start + first.map_or(text.len(), word)..sentence.end
            }
        }
    }

    fn left_out(&self, side: Side, range: Range<usize>, inserted: &str, glue: Glue) -> LeftOut {
        let (near, inserted) = (range.clone(), inserted.to_owned());
        LeftOut { side, range, near, inserted, beside: self.beside.clone(), glue }
    }
}

/// How many bytes as many characters have as there are letters.
fn length(characters: impl Iterator<Item = char>, letters: &str) -> usize {
    characters.take(letters.chars().count()).map(char::len_utf8).sum()
}

/// How many bytes of a text are letters with which it begins, and with which a word ends there.
fn same_start(text: &str, letters: &str) -> Option<usize> {
    let count = letters.chars().count();
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8()).skip(count.saturating_sub(1));
    ends.take(SPELLED).find(|end| is_same(&text[..*end], letters) && !goes_on(&text[..*end], &text[*end..]))
}

/// How many bytes of a text are letters with which it ends, and with which a word begins there.
fn same_end(text: &str, letters: &str) -> Option<usize> {
    let count = letters.chars().count();
    let starts = text.char_indices().rev().map(|(at, _)| at).skip(count.saturating_sub(1));
    let mut starts = starts.take(SPELLED);
    starts.find(|start| is_same(&text[*start..], letters)).map(|start| text.len() - start)
}

fn is_same(text: &str, letters: &str) -> bool {
    Folded::new(text).text.to_lowercase() == letters
}

/// Words as they are compared here: in any case, and without the marks around them that say nothing of their own.
fn comparable(text: &str) -> String {
    let folded = Folded::new(text);
    let says = |c: char| {
        c.is_alphanumeric() || matches!(c, '%' | '‰' | '$' | '£' | '¥' | '°' | '\u{20A0}'..='\u{20C0}')
    };
    let start = folded.text.find(says).unwrap_or(folded.text.len());
    let end = folded
        .text
        .rfind(says)
        .map_or(start, |last| last + folded.text[last..].chars().next().map_or(0, char::len_utf8));
    let has_minus = folded.text[..start].ends_with('-')
        && folded.text[start..].starts_with(char::is_numeric)
        && folded.joint(start - 1) == Some(Joint::Word);
    folded.text[if has_minus { start - 1 } else { start }..end].to_lowercase()
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
        let shown = |left_out: &LeftOut| match (left_out.side, left_out.glue) {
            (Side::Before | Side::After, _) => format!("({})", shown(left_out)),
            (Side::Within, Glue::None) => shown(left_out),
            (Side::Within, glue) => format!("{}:{glue:?}", shown(left_out)),
        };
        let shown: Vec<String> = reading.left_out.iter().map(shown).collect();
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
            ("he will strike it", "he will strike[s] it", ">s:Ending 0/4"),
            ("he strikes it", "he strike[s] it", "0/3"),
            ("he was killing it", "he was kill[ed] it", "killing>ed:End 1/4"),
            ("He said he can't go", "he ca[n] go", "missing"),
            ("an Illegal war", "[L]egal war", "missing"),
            ("The legal war", "[L]egal war", "(The>) 0/2"),
            ("Yes. We did not order it", "[They] order it", "(We did not>They) 1/2"),
            ("Yes. We didn't order it", "… didn't order it", "(We>) 0/4"),
            ("It ordered. We didn't", "[So] We didn't", "(>So) 1/3"),
            ("We ordered none of it.", "We ordered [it]", "(none of it>it) 1/2"),
            ("We ordered it.", "We ordered [it]", "0/2"),
            ("In the town we met.", "[he] town we met", "(In the>he) 1/3"),
            ("It was -5 degrees", "was [5] degrees", "-5>5 1/2"),
            (
                "We were told, as the record shows, nothing. So.",
                "We were told …",
                "(, as the record shows, nothing>) 0/3",
            ),
            ("Nobody ever, in all these years, said we left", "[W]e left", "(these years, said>) 0/2"),
        ] {
            assert_eq!(read_of(text, quote), expected, "{quote:?} in {text:?}");
        }
    }

    #[test]
    fn what_is_one_word_with_brackets_is_looked_up_in_that_word() {
        for (text, quote, expected) in [
            ("They can fight", "They can[not] fight", ">not:Ending 0/3"),
            ("They cannot fight", "They can[not] fight", "0/3"),
            ("They do fight", "They do[n't] fight", ">n't:End 1/3"),
            ("They don’t fight", "They do[n't] fight", "0/3"),
            ("It was lawful", "It was [un]lawful", ">un:Start 1/3"),
            ("It was unlawful", "It was [Un]lawful", "0/3"),
            ("Lawful it was, not", "[un]Lawful it was", "(>) >un:Start 1/3"),
            ("He had guilt", "He had guilt[less]", ">less:End (>) 1/3"),
            ("He was guilty then", "He was guilt[less] then", "guilty>less:End 1/4"),
            ("On 9 May", "On 9[th] May", ">th:End 1/3"),
            ("killed 3 men", "killed 3[000] men", "missing"),
            ("killed 3,000 men", "killed 3[,000] men", "0/4"),
            ("in camp[2] there", "in camp[2] there", "0/3"),
            ("in the camp[2] there", "in the camp[2]", "(there>) 0/3"),
            ("They can not fight", "They can[not] fight", "0/3"),
        ] {
            assert_eq!(read_of(text, quote), expected, "{quote:?} in {text:?}");
        }
    }
}
