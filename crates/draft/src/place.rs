//! The words around a quotation, where its own words stand more than once in the article (`prefix`, `suffix`).
//! It must not know how they are written.

use memchr::memmem;

use super::{
    article::{Article, spaced},
    marks,
    quotation::Quotation,
};

/// How many words around a quotation are tried, one after the other; its mark is one of them.
const TRIED: [usize; 3] = [4, 7, 12];

/// How many bytes before or after a quotation are looked at for them.
const NEAR: usize = 400;

/// The article as quotes are compared with it: kinds of marks, dashes and white space do not count.
#[derive(Debug)]
pub(super) struct Places<'a> {
    flat: &'a str,
    comparable: String,
}

/// The words before and after a quotation that tell its place; empty where none are needed.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    pub(super) prefix: String,
    pub(super) suffix: String,
}

impl<'a> Places<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        Self { flat: &article.flat, comparable: comparable(&article.flat) }
    }

    /// Finds what tells the place of a quotation: as few words as are enough, rather before it than after.
    pub(super) fn around(&self, quotation: &Quotation) -> Around {
        let inner = &quotation.inner;
        if self.is_once(&self.flat[inner.clone()]) {
            return Around::default();
        }
        let before = |words| self.start_of_last(words, inner.start);
        let after = |words| self.end_of_first(words, inner.end);
        let widths = TRIED.iter().map(|words| (*words, 0)).chain(TRIED.iter().map(|words| (0, *words)));
        let ranges = widths.chain([(12, 12)]).map(|(prefix, suffix)| before(prefix)..after(suffix));
        let last = before(12)..after(12);
        let enough = ranges.clone().find(|range| self.is_once(&self.flat[range.clone()]));
        let range = enough.unwrap_or(last);
        Around {
            prefix: spaced(&self.flat[range.start..inner.start]),
            suffix: spaced(&self.flat[inner.end..range.end]),
        }
    }

    fn is_once(&self, words: &str) -> bool {
        let words = comparable(words);
        memmem::find_iter(self.comparable.as_bytes(), words.as_bytes()).nth(1).is_none()
    }

    /// Where the last words before a place begin.
    fn start_of_last(&self, words: usize, end: usize) -> usize {
        let mut start = end;
        for _ in 0..words {
            let left = self.flat[..start].trim_end();
            let word = left.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            let word = (word..left.len()).find(|at| left.is_char_boundary(*at)).unwrap_or(left.len());
            if end - word > NEAR {
                break;
            }
            start = word;
        }
        start
    }

    /// Where the first words after a place end.
    fn end_of_first(&self, words: usize, start: usize) -> usize {
        let mut end = start;
        for _ in 0..words {
            let rest = &self.flat[end..];
            let skipped = rest.len() - rest.trim_start().len();
            let word = rest[skipped..].find(char::is_whitespace).unwrap_or(rest.len() - skipped);
            if end + skipped + word - start > NEAR {
                break;
            }
            end += skipped + word;
        }
        end
    }
}

fn comparable(text: &str) -> String {
    let signs = spaced(text);
    let same = |c: char| match c {
        '‘' | '’' | '‚' | '‛' => '\'',
        c if c != '\'' && marks::is_mark(c) => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' => '-',
        c => c,
    };
    signs.chars().map(same).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quotation::find;

    /// What tells the places of the quotations of a text: `prefix|suffix`.
    #[track_caller]
    fn around(text: &str, expected: &[&str]) {
        let article = Article::new(text);
        let places = Places::new(&article);
        let found = find(&article).found;
        let shown = |Around { prefix, suffix }| format!("{prefix}|{suffix}");
        let told: Vec<String> = found.iter().map(|quotation| shown(places.around(quotation))).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn words_that_stand_once_need_nothing() {
        around("He said “no, never” to me.", &["|"]);
    }

    #[test]
    fn words_that_stand_twice_are_told_by_those_before_them() {
        around("They were forced, and they have been “forced” to it.", &["they have been “|"]);
        around("“No” and “no”, said “No” once.", &["|” and “no”, said", "|", "and “no”, said “|"]);
    }

    #[test]
    fn where_the_same_is_said_again_more_words_are_taken() {
        around(
            "One of the men said “no” and two of the men said “no”.",
            &["One of the men said “|", "and two of the men said “|"],
        );
    }
}
