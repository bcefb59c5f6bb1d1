//! A text as words and signs, with quotations as one token each where that is asked for. It must not know what the
//! words mean.

use std::ops::Range;

use super::{lexicon::Lexicon, marks::is_mark};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// A sign that is no quotation mark.
    Sign(char),
    /// A whole quotation, with its index.
    Quotation(usize),
}

/// A word, a sign or a quotation.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
    /// A quotation mark stands between it and the token before.
    pub(super) apart: bool,
}

/// Words and signs with the text that they are from.
#[derive(Debug)]
pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Token>,
    /// The words of its language.
    pub(super) lexicon: &'static Lexicon,
}

impl<'a> Tokens<'a> {
    /// The tokens of a part. `whole` are the quotations that become one token: by their places, none within another.
    pub(super) fn new(
        text: &'a str,
        part: &Range<usize>,
        whole: &[(usize, Range<usize>)],
        lexicon: &'static Lexicon,
    ) -> Self {
        let first = whole.partition_point(|(_, range)| range.start < part.start);
        let mut whole = whole[first..].iter().peekable();
        let mut list = Vec::new();
        let mut at = part.start;
        let mut apart = false;
        // A quotation may run on behind the part, into what is no story.
        while let Some(c) = text.get(at..part.end).and_then(|rest| rest.chars().next()) {
            let token = if let Some((index, range)) = whole.next_if(|(_, range)| range.start == at) {
                Some((Kind::Quotation(*index), range.end))
            } else if c.is_alphanumeric() {
                let whole = word_length(&text[at..part.end]);
                let length = elided(&text[at..at + whole], lexicon).unwrap_or(whole);
                Some((Kind::Word, at + length))
            } else if is_mark(c) {
                apart = true;
                None
            } else if c.is_whitespace() {
                None
            } else {
                Some((Kind::Sign(c), at + c.len_utf8()))
            };
            if let Some((kind, end)) = token {
                list.push(Token { kind, range: at..end, apart });
                (at, apart) = (end, false);
            } else {
                at += c.len_utf8();
            }
        }
        Self { text, list, lexicon }
    }

    /// The word at an index; nothing for anything else.
    pub(super) fn word(&self, index: usize) -> Option<&'a str> {
        let token = self.list.get(index).filter(|token| token.kind == Kind::Word)?;
        Some(&self.text[token.range.clone()])
    }

    /// The word before an index.
    pub(super) fn word_before(&self, index: usize) -> Option<&'a str> {
        self.word(index.checked_sub(1)?)
    }

    pub(super) fn is_sign(&self, index: usize, signs: &[char]) -> bool {
        self.list
            .get(index)
            .is_some_and(|token| matches!(token.kind, Kind::Sign(sign) if signs.contains(&sign)))
    }

    /// Whether a sentence, a clause after a colon or a quotation begins here, so that a capital letter says nothing.
    pub(super) fn is_initial(&self, index: usize) -> bool {
        index == 0
            || self.list[index].apart
            || self.ends_sentence(index - 1)
            || self.closes_sentence(index - 1)
            || self.is_sign(index - 1, &[':', '(', '•', '–', '—'])
    }

    /// The sentences, as ranges of tokens.
    pub(super) fn sentences(&self) -> Vec<Range<usize>> {
        let mut sentences = Vec::new();
        let mut start = 0;
        for index in 0..self.list.len() {
            let goes_on = |word: &str| word.starts_with(char::is_lowercase);
            let last = index + 1 == self.list.len();
            let ends =
                self.ends_sentence(index) || self.closes_sentence(index) || self.ends_with_quotation(index);
            let ends = ends && !self.word(index + 1).is_some_and(goes_on);
            let more = [')', ']', '.', '!', '?', '…', ','];
            if last || ends && !self.is_sign(index + 1, &more) {
                sentences.push(start..index + 1);
                start = index + 1;
            }
        }
        sentences
    }

    /// The part of the text that some tokens take.
    pub(super) fn part(&self, tokens: &Range<usize>) -> Range<usize> {
        match (self.list.get(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.list.get(last))) {
            (Some(first), Some(last)) => first.range.start..last.range.end,
            _ => 0..0,
        }
    }

    /// Whether a sentence in brackets ends here.
    fn closes_sentence(&self, index: usize) -> bool {
        self.is_sign(index, &[')', ']']) && index > 0 && self.ends_sentence(index - 1)
    }

    /// Whether a quotation has the full stop of the sentence that it stands in. What is asked or called out in one may be
    /// followed by who does: “Why?” Anna asked.
    fn ends_with_quotation(&self, index: usize) -> bool {
        let token = &self.list[index];
        let quoted = self.text[token.range.clone()].trim_end_matches(is_mark);
        matches!(token.kind, Kind::Quotation(_)) && quoted.ends_with('.')
    }

    /// Whether nothing stands between a token and the one before.
    pub(super) fn is_joined(&self, index: usize) -> bool {
        let start = self.list.get(index).map(|token| token.range.start);
        index > 0 && self.list.get(index - 1).map(|token| token.range.end) == start
    }

    /// Whether a full stop makes a number an ordinal: 14. Dezember, 18. Jahrhundert.
    fn is_ordinal(&self, index: usize) -> bool {
        let number = self.word_before(index).filter(|_| self.is_joined(index));
        let is_number =
            number.is_some_and(|word| word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit()));
        let next = self.word(index + 1);
        let is_month = next.is_some_and(|word| self.lexicon.month(word).is_some());
        is_number && (is_month || self.lexicon.grammar.capital_nouns && next.is_some())
    }

    fn ends_sentence(&self, index: usize) -> bool {
        let before = self.word_before(index).filter(|_| self.is_joined(index));
        let abbreviates = || before.is_some_and(|word| self.lexicon.is_abbreviation(word));
        self.is_sign(index, &['!', '?', '…', '。', '！', '？'])
            || self.is_sign(index, &['.']) && !abbreviates() && !self.is_ordinal(index)
    }
}

/// The bytes of an article that is joined to its noun: l'AFP, d'Anna. Words such as aujourd'hui stay whole.
fn elided(word: &str, lexicon: &Lexicon) -> Option<usize> {
    if lexicon.tag != "fr" {
        return None;
    }
    let (at, sign) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
    let is_article = ["l", "d", "qu", "n", "s", "j", "m", "t", "c", "jusqu", "lorsqu", "puisqu"]
        .iter()
        .any(|known| word[..at].eq_ignore_ascii_case(known));
    (is_article && !lexicon.knows(word)).then_some(at + sign.len_utf8())
}

/// The bytes of the word at the start of a text: `don't`, `Mujahideen-e`, `3,000`, `U.S.`
fn word_length(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    let mut has_stop = false;
    let mut end = 0;
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, after)| *after);
        let digits = before.is_ascii_digit() && after.is_ascii_digit();
        let single = end <= before.len_utf8() || text[..at].ends_with(|c: char| c.is_uppercase());
        let goes_on = match c {
            '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' => {
                after.is_alphanumeric() && before.is_alphanumeric()
            }
            '.' if before.is_uppercase() && single && (after.is_uppercase() || has_stop) => {
                has_stop = true;
                true
            }
            '.' | ',' => digits,
            '\u{300}'..='\u{36F}' => true,
            c => c.is_alphanumeric(),
        };
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
        before = c;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::Tokens;

    #[track_caller]
    fn words(text: &str, expected: &[&str]) {
        let tag = "en";
        let tokens = Tokens::new(
            text,
            &(0..text.len()),
            &[],
            crate::lexicon::by_tag(tag).unwrap_or_else(crate::lexicon::other),
        );
        let words: Vec<&str> = tokens.list.iter().map(|token| &text[token.range.clone()]).collect();
        assert_eq!(words, expected);
    }

    #[track_caller]
    fn sentences(tag: &str, text: &str, expected: &[&str]) {
        let tokens = Tokens::new(
            text,
            &(0..text.len()),
            &[],
            crate::lexicon::by_tag(tag).unwrap_or_else(crate::lexicon::other),
        );
        let parts = tokens.sentences().into_iter().map(|sentence| &text[tokens.part(&sentence)]);
        assert_eq!(parts.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn a_word_keeps_what_belongs_to_it() {
        words("The MEK's 3,000 men, don’t.", &["The", "MEK's", "3,000", "men", ",", "don’t", "."]);
        words("“Mujahideen-e Khalq“ (2025-06-20)", &["Mujahideen-e", "Khalq", "(", "2025-06-20", ")"]);
        words("U.S. officials. E. Rama.", &["U.S.", "officials", ".", "E", ".", "Rama", "."]);
    }

    #[test]
    fn sentences_end_at_full_stops_that_end_them() {
        sentences(
            "en",
            "Dr. Who came at 3.30 p.m. and left. He said no! (So what?) Yes.",
            &["Dr. Who came at 3.30 p.m. and left.", "He said no!", "(So what?)", "Yes."],
        );
        sentences("en", "E. Rama of the U.S. Senate. no end", &["E. Rama of the U.S. Senate. no end"]);
        sentences(
            "de",
            "Er kam am 14. Dezember 1833 an. Es waren 14. Im 18. Jahrhundert.",
            &["Er kam am 14. Dezember 1833 an.", "Es waren 14. Im 18. Jahrhundert."],
        );
    }
}
