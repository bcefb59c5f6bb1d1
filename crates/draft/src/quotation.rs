//! Finding quotations: pairing the marks of a text, as writers of several languages set them.
//!
//! What opens and what closes follows from the sign, from its neighbors and from what is open. A quotation that runs
//! over paragraphs opens again in each of them. A mark that finds no partner is told, never guessed. It must not know
//! who speaks.

use std::ops::Range;

use super::{
    article::{Article, trim},
    marks::{Family, Mark, marks},
};

/// Quotations within quotations that are followed; nobody writes more, and a file of marks alone stays cheap.
const DEEPEST: usize = 16;

/// How far ahead an apostrophe looks for the mark that closes.
const AHEAD: usize = 64;

/// Words between two marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Quotation {
    /// From the first mark to the last, both included.
    pub(super) whole: Range<usize>,
    /// The words, without the marks, the white space inside them and a comma at the end.
    pub(super) inner: Range<usize>,
    /// In how many other quotations it stands.
    pub(super) depth: usize,
}

/// All quotations of a text, and the marks that belong to none.
#[derive(Debug, Default)]
pub(super) struct Quotations {
    /// By their places; one that holds another comes before it.
    pub(super) found: Vec<Quotation>,
    /// Where marks stand that have no partner.
    pub(super) unpaired: Vec<usize>,
}

/// Finds the quotations of an article.
pub(super) fn find(article: &Article) -> Quotations {
    let mut pairing = Pairing { text: &article.flat, open: Vec::new(), quotations: Quotations::default() };
    for paragraph in &article.paragraphs {
        let marks = marks(&article.flat, paragraph);
        let resumed = pairing.resume(&marks, paragraph.start);
        for (index, mark) in marks.iter().enumerate().skip(resumed) {
            pairing.take(mark, &marks[index + 1..]);
        }
        // An apostrophe that looked like a mark does not reach beyond its paragraph.
        pairing.open.retain(|mark| mark.sign != '\'');
    }
    pairing.give_up(0);
    let mut quotations = pairing.quotations;
    quotations.unpaired.sort_unstable();
    set_depths(&mut quotations.found);
    quotations
}

/// What a mark does where it stands.
enum Role {
    Opens,
    /// Closes the open mark with this index.
    Closes(usize),
    Apostrophe,
    Stray,
}

struct Pairing<'a> {
    text: &'a str,
    open: Vec<Mark>,
    quotations: Quotations,
}

impl Pairing<'_> {
    /// At the start of a paragraph: how many of its marks only repeat those that are open. Others are given up.
    fn resume(&mut self, marks: &[Mark], start: usize) -> usize {
        let mut at = start;
        let repeats = |(open, mark): &(&Mark, &Mark)| {
            let repeats = mark.at == at && mark.family == open.family && mark.has_words_after();
            at = mark.end();
            repeats
        };
        let resumed = self.open.iter().zip(marks).take_while(repeats).count();
        self.give_up(resumed);
        resumed
    }

    fn take(&mut self, mark: &Mark, later: &[Mark]) {
        match self.role(mark, later) {
            Role::Opens if self.open.len() < DEEPEST => self.open.push(*mark),
            Role::Closes(index) => {
                self.give_up(index + 1);
                if let Some(opening) = self.open.pop() {
                    self.keep(&opening, mark);
                }
            }
            Role::Apostrophe => {}
            Role::Opens | Role::Stray => self.quotations.unpaired.push(mark.at),
        }
    }

    fn role(&self, mark: &Mark, later: &[Mark]) -> Role {
        let nearest = self.open.iter().rposition(|open| open.family == mark.family);
        let opening = nearest.map(|index| self.open[index].sign);
        let (opens, closes) = (mark.can_open(), mark.can_close());
        match (mark.sign, nearest) {
            ('„' | '‟' | '‚' | '‛', _) if mark.has_words_after() => Role::Opens,
            ('「' | '『', _) => Role::Opens,
            ('」' | '』', Some(index)) => Role::Closes(index),
            // German closes with what English opens with.
            ('“', Some(index)) if closes => Role::Closes(index),
            ('“', _) if mark.has_words_after() || mark.stands_alone() && nearest.is_none() => Role::Opens,
            ('”', Some(index)) if closes || opening != Some('"') => Role::Closes(index),
            // Swedish and Finnish open with it.
            ('”' | '"', _) if opens && (!closes || nearest.is_none()) => Role::Opens,
            ('"', Some(index)) if closes || mark.stands_alone() => Role::Closes(index),
            ('"', None) if mark.stands_alone() => Role::Opens,
            ('"', _) if mark.is_within_a_word() || mark.follows_a_digit() => Role::Apostrophe,
            ('«' | '»' | '‹' | '›', _) => guillemet(mark, nearest, opening),
            ('‘', Some(index)) if closes && opening == Some('‚') => Role::Closes(index),
            ('’' | '\'', Some(index)) if mark.can_close_single() && !is_possessive(mark, later) => {
                Role::Closes(index)
            }
            ('‘', _) | ('\'', None) if mark.can_open_single() => Role::Opens,
            ('\'' | '‘' | '’' | '‚' | '‛', _) => Role::Apostrophe,
            _ => Role::Stray,
        }
    }

    /// Those that are open from this index on have no partner. An apostrophe needs none.
    fn give_up(&mut self, from: usize) {
        let lost = self.open.drain(from..).filter(|mark| mark.sign != '\'');
        self.quotations.unpaired.extend(lost.map(|mark| mark.at));
    }

    fn keep(&mut self, opening: &Mark, closing: &Mark) {
        let inner = trim(self.text, opening.end()..closing.at);
        // A comma before the mark is that of the sentence around it.
        let inner = inner.start..inner.start + self.text[inner].trim_end_matches(',').trim_end().len();
        if self.text[inner.clone()].contains(char::is_alphanumeric) {
            self.quotations.found.push(Quotation { whole: opening.at..closing.end(), inner, depth: 0 });
        }
    }
}

/// `«…»` as in French, `»…«` as in German books, `»…»` as in Swedish ones.
fn guillemet(mark: &Mark, nearest: Option<usize>, opening: Option<char>) -> Role {
    let points_left = matches!(mark.sign, '«' | '‹');
    match nearest {
        Some(index) if opening != Some(mark.sign) => Role::Closes(index),
        Some(index) if !points_left && !mark.can_open() => Role::Closes(index),
        _ if points_left || mark.can_open() => Role::Opens,
        _ => Role::Stray,
    }
}

/// Whether a closing single mark is rather the apostrophe of "the boys' toys": another one closes after it.
fn is_possessive(mark: &Mark, later: &[Mark]) -> bool {
    let singles = later.iter().take(AHEAD).filter(|next| next.family == Family::Single);
    let mut words = singles.filter(|next| !next.is_within_a_word());
    let next = words.find(|next| next.can_open_single() || next.can_close_single());
    mark.follows_an_s() && next.is_some_and(|next| !next.can_open_single())
}

/// Sorts quotations by their places and counts in how many others each stands.
fn set_depths(quotations: &mut [Quotation]) {
    quotations.sort_by_key(|quotation| quotation.whole.start);
    let mut around: Vec<usize> = Vec::new();
    for quotation in quotations {
        around.retain(|end| *end > quotation.whole.start);
        quotation.depth = around.len();
        around.push(quotation.whole.end);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Finds the quotations of a text, an inner one with `>` before it, and what stands at marks without a partner.
    #[track_caller]
    fn found(text: &str, expected: &[&str], unpaired: &[&str]) {
        let article = Article::new(text);
        let quotations = find(&article);
        let words: Vec<String> = quotations
            .found
            .iter()
            .map(|quotation| ">".repeat(quotation.depth) + &article.words(&quotation.inner))
            .collect();
        assert_eq!(words, expected);
        let rest: Vec<&str> = quotations.unpaired.iter().map(|at| &text[*at..]).collect();
        assert_eq!(rest.len(), unpaired.len(), "{rest:?}");
        assert!(rest.iter().zip(unpaired).all(|(rest, start)| rest.starts_with(start)), "{rest:?}");
    }

    #[test]
    fn every_pair_of_marks_makes_a_quotation() {
        for pair in
            ["“a b.”", "\"a b.\"", "“a b.“", "„a b.“", "„a b.”", "«a b.»", "»a b.«", "‘a b.’", "'a b.'"]
        {
            found(&format!("He said: {pair} Then he left."), &["a b."], &[]);
            found(&format!("({pair})"), &["a b."], &[]);
            found(pair, &["a b."], &[]);
        }
        for pair in [
            "”a b.”",
            "»a b.»",
            "‚a b.‘",
            "‹a b.›",
            "« a b. »",
            "“ a b. ”",
            "«\u{a0}a b.\u{a0}»",
            "\" a b. \"",
            "“a b.\"",
        ] {
            found(&format!("He said: {pair} Then he left."), &["a b."], &[]);
        }
    }

    #[test]
    fn an_apostrophe_is_no_mark() {
        found(
            "I don't, he doesn’t; James' book, the boys’ toys, the '90s, the ’90s, rock 'n' roll.",
            &[],
            &[],
        );
        found("'I don't,' he said, 'like the boys' toys.'", &["I don't", "like the boys' toys."], &[]);
        found("‘The ayatollahs’ rule isn’t over,’ she said.", &["The ayatollahs’ rule isn’t over"], &[]);
        found(
            "'In the readers' room of the '20s we had rock 'n' roll.'",
            &["In the readers' room of the '20s we had rock 'n' roll."],
            &[],
        );
        found("‘The boys’ and ‘the girls’ came.", &["The boys", "the girls"], &[]);
        found("A screen of 12\" and one of 14\".", &[], &[]);
    }

    #[test]
    fn quotations_stand_in_quotations() {
        found("“He said ‘no’ to me.”", &["He said ‘no’ to me.", ">no"], &[]);
        found("\"He said \"no, no\" to me.\"", &["He said \"no, no\" to me.", ">no, no"], &[]);
        found("„Er sagte ‚nein‘ zu mir.“", &["Er sagte ‚nein‘ zu mir.", ">nein"], &[]);
        found("«Il a dit «non» hier.»", &["Il a dit «non» hier.", ">non"], &[]);
        found("“‘No,’ he said.”", &["‘No,’ he said.", ">No"], &[]);
    }

    #[test]
    fn a_quotation_may_run_over_lines_and_paragraphs() {
        found("He said “one\ntwo” there.", &["one two"], &[]);
        found("“One.\n\n“Two.\n\n“Three,” she said. “Four.”", &["One.\n“Two.\n“Three", "Four."], &[]);
        found("“One ‘a.\n\n“‘b’ two.”", &["One ‘a.\n“‘b’ two.", ">a.\n“‘b"], &[]);
    }

    #[test]
    fn a_mark_without_a_partner_is_told_and_costs_no_other_quotation() {
        found("“One.\n\nTwo “three” four.", &["three"], &["“One"]);
        found("“One two “three” four.", &["three"], &["“One"]);
        found("One” two “three” four.", &["three"], &["” two"]);
        found("Nothing „\n\nhere «.", &[], &["„", "«"]);
        found("“ ”, “…” and “!” have no words.", &[], &[]);
    }

    #[test]
    fn scripts_without_spaces_have_quotations_too() {
        found("他说“你好”然后走了。", &["你好"], &[]);
    }

    proptest! {
        #[test]
        fn any_text_gives_sound_quotations(text in "[a-z .\n\"'“”„‘’‚«»‹›é9]{0,80}|.{0,60}") {
            let article = Article::new(&text);
            let quotations = find(&article);
            let mut before = 0;
            for Quotation { whole, inner, .. } in &quotations.found {
                prop_assert!(whole.start < inner.start && inner.end < whole.end);
                prop_assert!(whole.start >= before);
                before = whole.start;
                prop_assert!(text.get(whole.clone()).is_some() && text.get(inner.clone()).is_some());
                let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                prop_assert_eq!(squeezed(&article.words(inner)), squeezed(&text[inner.clone()]));
            }
            for (index, a) in quotations.found.iter().enumerate() {
                for b in &quotations.found[index + 1..] {
                    // Either apart or one within the other.
                    prop_assert!(a.whole.end <= b.whole.start || b.whole.end <= a.inner.end);
                }
            }
            prop_assert!(quotations.unpaired.iter().all(|at| text.is_char_boundary(*at)));
        }
    }
}
