//! Finding sentences in which somebody holds, doubts or denies something, or blames somebody, outside of quotations.
//! A claim is for a person to see; here it is only said where to look. It must not know who is meant.

use std::ops::Range;

use super::{lexicon, tokens::Tokens};

/// The sentences among these tokens in which there may be a claim.
pub(super) fn sentences(tokens: &Tokens<'_>) -> Vec<Range<usize>> {
    let holds = |index: usize| {
        tokens.word(index).is_some_and(|word| {
            lexicon::is_stance(word)
                || lexicon::is_belief(word) && tokens.word_before(index).is_some_and(lexicon::is_auxiliary)
                || lexicon::is_speech(word) && tells_that(tokens, index)
        })
    };
    let sentences = tokens.sentences().into_iter().filter(|sentence| sentence.clone().any(holds));
    sentences.map(|sentence| tokens.part(&sentence)).collect()
}

/// How many words may stand between a verb of saying and its "that": "told the BBC on Monday that".
const BETWEEN: usize = 5;

/// Whether a verb of saying tells something in words that are not quoted: "announced that it had".
fn tells_that(tokens: &Tokens<'_>, verb: usize) -> bool {
    // "The state that paid" and "wrote a report that nobody read" tell nothing.
    let is_noun = tokens.word_before(verb).is_some_and(lexicon::is_determiner);
    let has_object = matches!(tokens.word(verb + 1), Some("a" | "an"));
    let mut words = (verb + 1..=verb + 1 + BETWEEN).map_while(|index| Some((index, tokens.word(index)?)));
    let that = words.find(|(_, word)| *word == "that");
    !is_noun && !has_object && that.is_some_and(|(index, _)| tokens.word(index + 1).is_some())
}

#[cfg(test)]
mod tests {
    use super::sentences;
    use crate::{article::Article, quotation, stretches};

    #[track_caller]
    fn found(text: &str, expected: &[&str]) {
        let article = Article::new(text);
        let quotations = quotation::find(&article).found;
        let spoken: Vec<_> = quotations.iter().collect();
        let parts = stretches(&article, &spoken);
        let found: Vec<&str> =
            parts.iter().flat_map(sentences).map(|sentence| &article.flat[sentence]).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn who_denies_or_blames_makes_a_claim() {
        found(
            "The Ministry denied being behind it. It rained. Both companies have blamed the Ministry.",
            &["The Ministry denied being behind it.", "Both companies have blamed the Ministry."],
        );
        found("He is believed to be in Tirana. He believed her.", &["He is believed to be in Tirana."]);
    }

    #[test]
    fn what_is_told_without_marks_makes_a_claim() {
        found(
            "Albania announced that a thorough investigation had begun. It rained. Meta informed the BBC on Monday \
             that it had interrupted them.",
            &[
                "Albania announced that a thorough investigation had begun.",
                "Meta informed the BBC on Monday that it had interrupted them.",
            ],
        );
        found("The state that paid wrote a report that nobody read. He said: no, that is it.", &[]);
        found("She wrote that “they came”. “He said that he left,” it reads.", &[]);
    }

    #[test]
    fn what_is_quoted_is_the_words_of_somebody_else() {
        found("She wrote: “They denied it.” Nobody came.", &[]);
    }
}
