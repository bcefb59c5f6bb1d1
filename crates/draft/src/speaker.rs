//! Who a sentence says that a quotation is by. Only what the sentence names; it must not know ids.
//!
//! A clause is a verb of saying with its subject ("Homeland Justice wrote", "reads the message from Homeland Justice"),
//! or words such as "according to Edi Rama". The clause nearest to a quotation names its speaker.

use std::ops::Range;

use super::{
    lexicon,
    marks::is_mark,
    runs::{Run, is_possessive, runs},
    tokens::{Kind, Tokens},
};

/// Somebody whom the sentence may name as the speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Suggestion {
    /// The name, or words such as "the hacker group".
    pub(super) who: String,
    /// The words of the text that say so.
    pub(super) words: Range<usize>,
    /// They rather passed the words on.
    pub(super) passes_on: bool,
}

/// Finds who may be the speaker of each quotation among these tokens: pairs of its index and a suggestion.
pub(super) fn suggest(tokens: &Tokens<'_>) -> Vec<(usize, Suggestion)> {
    let runs = runs(tokens);
    let mut found = Vec::new();
    for sentence in tokens.sentences() {
        let quotations: Vec<(usize, usize)> = sentence
            .clone()
            .filter_map(|index| match tokens.list[index].kind {
                Kind::Quotation(quotation) => Some((index, quotation)),
                Kind::Word | Kind::Sign(_) => None,
            })
            .collect();
        if !quotations.is_empty() {
            let clauses = Sentence { tokens, runs: &runs, range: sentence }.clauses();
            for (at, quotation) in quotations {
                found.extend(
                    choose(tokens, &clauses, at).into_iter().map(|suggestion| (quotation, suggestion)),
                );
            }
        }
    }
    found
}

/// The nearest clause, and the nearest of those that pass words on.
fn choose(tokens: &Tokens<'_>, clauses: &[Clause], at: usize) -> Vec<Suggestion> {
    let nearest = |passes_on: bool| {
        let fit = || clauses.iter().filter(move |clause| clause.passes_on == passes_on);
        let before = fit().rev().find(|clause| clause.tokens.end <= at);
        let after = fit().find(|clause| clause.tokens.start > at);
        let adjacent = after.filter(|clause| clause.tokens.start <= at + 2);
        let quoted = tokens.text[tokens.list[at].range.clone()].trim_end_matches(is_mark);
        let is_led_on = tokens.is_sign(at + 1, &[',']) || quoted.ends_with([',', '?', '!']);
        if is_led_on { adjacent.or(before).or(after) } else { before.or(adjacent).or(after) }
    };
    let suggestion = |clause: &Clause, passes_on| Suggestion {
        who: clause.who.clone(),
        words: with_marks(tokens.text, tokens.part(&clause.tokens)),
        passes_on,
    };
    match (nearest(false), nearest(true)) {
        (Some(says), Some(passes)) if says.who != passes.who => {
            vec![suggestion(says, false), suggestion(passes, true)]
        }
        (Some(clause), _) | (None, Some(clause)) => vec![suggestion(clause, false)],
        (None, None) => Vec::new(),
    }
}

/// A part of a text with the quotation marks right around it, so that none lacks its partner.
fn with_marks(text: &str, part: Range<usize>) -> Range<usize> {
    let before = text[..part.start].chars().next_back().filter(|c| is_mark(*c)).map_or(0, char::len_utf8);
    let after = text[part.end..].chars().next().filter(|c| is_mark(*c)).map_or(0, char::len_utf8);
    part.start - before..part.end + after
}

/// A verb of saying and its subject.
#[derive(Debug)]
struct Clause {
    who: String,
    tokens: Range<usize>,
    passes_on: bool,
    /// It names whom another clause of the sentence cites.
    is_cited: bool,
}

struct Sentence<'a> {
    tokens: &'a Tokens<'a>,
    runs: &'a [Run],
    range: Range<usize>,
}

/// How many words of a subject are looked at: "the latest message from the".
const SUBJECT: usize = 7;

impl Sentence<'_> {
    fn clauses(&self) -> Vec<Clause> {
        let mut clauses: Vec<Clause> = self.range.clone().filter_map(|index| self.clause(index)).collect();
        clauses.sort_by_key(|clause| clause.tokens.start);
        // "TASS reported, citing the ministry": TASS passes it on.
        let cited: Vec<usize> =
            clauses.iter().filter(|clause| clause.is_cited).map(|clause| clause.tokens.start).collect();
        for clause in clauses.iter_mut().filter(|clause| !clause.is_cited) {
            let reach = clause.tokens.start..=clause.tokens.end + 1;
            clause.passes_on |= cited.iter().any(|at| reach.contains(at));
        }
        clauses
    }

    /// The clause whose verb stands here.
    fn clause(&self, index: usize) -> Option<Clause> {
        let word = self.word(index)?;
        let next = self.word(index + 1);
        let leads = matches!((word, next), ("according" | "According", Some("to")))
            || matches!((word, next), ("quoted" | "cited" | "reported", Some("by")));
        if leads {
            let (who, end) = self.subject_after(index + 2)?;
            return Some(Clause { who, tokens: index..end, passes_on: true, is_cited: false });
        }
        if matches!(word, "citing" | "quoting") {
            let (who, end) = self.subject_after(index + 1)?;
            return Some(Clause { who, tokens: index..end, passes_on: false, is_cited: true });
        }
        let introduces = self.tokens.is_sign(index + 1, &[':'])
            && self.tokens.list.get(index + 2).is_some_and(|next| matches!(next.kind, Kind::Quotation(_)));
        let opening =
            self.run_ending(index + 1).filter(|run| introduces && run.tokens.start == self.range.start);
        if let Some(run) = opening {
            return Some(Clause {
                who: run.name.clone(),
                tokens: run.tokens.clone(),
                passes_on: false,
                is_cited: false,
            });
        }
        if !lexicon::is_speech(word) || word.starts_with(char::is_uppercase) {
            return None;
        }
        let passes_on = lexicon::is_relay(word);
        if let Some((who, start)) = self.subject_before(index) {
            return Some(Clause { who, tokens: start..index + 1, passes_on, is_cited: false });
        }
        // "…", said Edi Rama. Elsewhere what follows the verb is rather told of.
        let comma = usize::from(self.tokens.is_sign(index.checked_sub(1)?, &[',', '–', '—', '-']));
        let before = index.checked_sub(1 + comma).filter(|before| self.range.contains(before))?;
        if !matches!(self.tokens.list[before].kind, Kind::Quotation(_)) {
            return None;
        }
        let (who, end) = self.subject_after(index + 1)?;
        Some(Clause { who, tokens: index..end, passes_on, is_cited: false })
    }

    /// Who stands before a verb, and where that begins.
    fn subject_before(&self, verb: usize) -> Option<(String, usize)> {
        let mut end = verb;
        while end > self.range.start && self.word(end - 1).is_some_and(is_auxiliary) {
            end -= 1;
        }
        // "Edi Rama, the Prime Minister, said"
        if self.tokens.is_sign(end.checked_sub(1)?, &[',']) {
            let from = self.range.start.max(end.saturating_sub(2 + 2 * SUBJECT));
            let comma = (from..end - 1).rev().find(|index| self.tokens.is_sign(*index, &[',']))?;
            let run = self.run_ending(comma)?;
            return Some((run.name.clone(), run.tokens.start));
        }
        let from = self.range.start.max(end.saturating_sub(SUBJECT));
        if let Some(run) = self.run_ending(end) {
            // "the message from Homeland Justice reads"
            let from = self.range.start.max(run.tokens.start.saturating_sub(SUBJECT));
            let start = (from..run.tokens.start).rev().take_while(|index| self.is_small(*index));
            let start = start.filter(|index| self.word(*index).is_some_and(lexicon::is_determiner)).last();
            let links = |start: usize| (start..run.tokens.start).any(|index| self.links_to_a_name(index));
            return Some((run.name.clone(), start.filter(|start| links(*start)).unwrap_or(run.tokens.start)));
        }
        // "Edi Rama's office said"
        let small = (from..end).rev().take_while(|index| self.is_small(*index)).last()?;
        let is_owner = small > self.range.start && self.word(small - 1).is_some_and(is_possessive);
        if let Some(run) = self.run_ending(small).filter(|_| is_owner) {
            return Some((self.spoken(run.tokens.start..end), run.tokens.start));
        }
        let start = (from..end).rev().take_while(|index| self.is_small(*index));
        let start = start.filter(|index| self.word(*index).is_some_and(lexicon::is_determiner)).last()?;
        (start + 1 < end).then(|| (self.spoken(start..end), start))
    }

    /// Who stands after a verb or a preposition, and where that ends.
    fn subject_after(&self, start: usize) -> Option<(String, usize)> {
        let is_run = |index: usize| {
            let after = self.runs.partition_point(|run| run.tokens.start < index);
            self.runs.get(after).filter(|run| run.tokens.start == index)
        };
        let first = self.word(start)?;
        if let Some(run) = is_run(start) {
            return Some((run.name.clone(), run.tokens.end));
        }
        if !lexicon::is_determiner(first) {
            return None;
        }
        let mut end = start + 1;
        while end < self.range.end && end - start <= SUBJECT {
            let lists = self.word(end - 1).is_some_and(|_| self.links_to_a_name(end - 1)) || end == start + 1;
            if let Some(run) = is_run(end).filter(|_| lists) {
                return Some((run.name.clone(), run.tokens.end));
            }
            if !self.word(end).is_some_and(|word| word.chars().all(char::is_alphanumeric)) {
                break;
            }
            end += 1;
        }
        (end > start + 1).then(|| (self.spoken(start..end), end))
    }

    fn run_ending(&self, end: usize) -> Option<&Run> {
        let after = self.runs.partition_point(|run| run.tokens.end < end);
        self.runs.get(after).filter(|run| run.tokens.end == end && run.tokens.start >= self.range.start)
    }

    fn is_small(&self, index: usize) -> bool {
        self.word(index)
            .is_some_and(|word| word.starts_with(char::is_lowercase) || lexicon::is_determiner(word))
    }

    fn links_to_a_name(&self, index: usize) -> bool {
        self.word(index).is_some_and(|word| matches!(word, "from" | "of" | "by" | "the"))
    }

    fn word(&self, index: usize) -> Option<&str> {
        if self.range.contains(&index) { self.tokens.word(index) } else { None }
    }

    fn spoken(&self, tokens: Range<usize>) -> String {
        super::article::spaced(&self.tokens.text[self.tokens.part(&tokens)])
    }
}

fn is_auxiliary(word: &str) -> bool {
    lexicon::is_auxiliary(word) || word.len() > 4 && word.ends_with("ly")
}

#[cfg(test)]
mod tests {
    use crate::{article::Article, quotation, split, stretches};

    /// Who is suggested for the quotations of a text; `<` stands before who passes words on.
    #[track_caller]
    fn suggested(text: &str, expected: &[&str]) {
        let article = Article::new(text);
        let quotations = quotation::find(&article).found;
        let (spoken, _) = split(&article, &quotations);
        let mut found = Vec::new();
        for tokens in stretches(&article, &spoken) {
            for (_, suggestion) in super::suggest(&tokens) {
                let sign = if suggestion.passes_on { "<" } else { "" };
                found.push(format!("{sign}{}: {}", suggestion.who, &article.flat[suggestion.words]));
            }
        }
        assert_eq!(found, expected);
    }

    #[test]
    fn a_verb_of_saying_names_its_subject() {
        suggested("Edi Rama said: “We will pay.”", &["Edi Rama: Edi Rama said"]);
        suggested(
            "“We will pay,” said Prime Minister Edi Rama.",
            &["Edi Rama: said Prime Minister Edi Rama"],
        );
        suggested("“We will pay,” Edi Rama told the BBC.", &["Edi Rama: Edi Rama told"]);
        suggested(
            "“We will pay,” Edi Rama, the Prime Minister, has added.",
            &["Edi Rama: Edi Rama, the Prime Minister, has added"],
        );
        suggested("Anna Bell announced on Telegram that “we will pay”.", &["Anna Bell: Anna Bell announced"]);
        suggested(
            "Mr Edi Rama's press office said it was “all over”.",
            &["Mr Edi Rama's press office: Mr Edi Rama's press office said"],
        );
        suggested("Anna Bell told the BBC: “We will pay.”", &["Anna Bell: Anna Bell told"]);
        suggested("Anna Bell: “We will pay.”", &["Anna Bell: Anna Bell"]);
    }

    #[test]
    fn a_message_speaks_for_whoever_it_is_from() {
        suggested(
            "“We will pay,” reads the latest message from the Dock Union.",
            &["Dock Union: reads the latest message from the Dock Union"],
        );
        suggested(
            "“We will pay,\" the message from “Dock Union“ reads, “Harbor News“ informs.",
            &["Dock Union: the message from “Dock Union“ reads", "<Harbor News: “Harbor News“ informs"],
        );
    }

    #[test]
    fn who_passes_words_on_is_told_from_who_says_them() {
        suggested(
            "“We will pay,” said Anna Bell, quoted by the local media.",
            &["Anna Bell: said Anna Bell", "<the local media: quoted by the local media"],
        );
        suggested("According to Anna Bell, it is “a mess”.", &["Anna Bell: According to Anna Bell"]);
        suggested(
            "The fire “engulfed tanks” at the port, TASS reported, citing the ministry of health.",
            &["the ministry of health: citing the ministry of health", "<TASS: TASS reported"],
        );
        suggested(
            "Harbor News, citing Anna Bell, reported “a mess”.",
            &["Anna Bell: citing Anna Bell", "<Harbor News: Harbor News, citing Anna Bell, reported"],
        );
    }

    #[test]
    fn a_sentence_ends_with_the_words_that_it_quotes() {
        suggested(
            "Anna Bell had said that nobody knew “what led to it.” Harbor News also reported losses.",
            &["Anna Bell: Anna Bell had said"],
        );
        suggested(
            "Anna Bell said it was “over.” Tom Hill said “no.”",
            &["Anna Bell: Anna Bell said", "Tom Hill: Tom Hill said"],
        );
        suggested("Anna Bell said “we left the U.S.” Tom Hill agreed.", &["Anna Bell: Anna Bell said"]);
    }

    #[test]
    fn the_nearest_clause_counts() {
        suggested(
            "Anna Bell said “yes, of course” and Tom Hill said “no, never”.",
            &["Anna Bell: Anna Bell said", "Tom Hill: Tom Hill said"],
        );
        suggested(
            "In its message, the hacker group writes that “they came”, which were “forced”.",
            &["the hacker group: the hacker group writes", "the hacker group: the hacker group writes"],
        );
    }

    #[test]
    fn a_sentence_that_names_nobody_suggests_nobody() {
        suggested("He said: “We will pay.” It was “all over”.", &[]);
        suggested("The leader met Iran. “We will pay.”", &[]);
    }
}
