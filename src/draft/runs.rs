//! Runs of words that look like a name: where they begin and end, and what of them is the name. It must not count them.

use std::ops::Range;

use super::{lexicon, tokens::Tokens};

/// Words in a row that look like a name.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// The tokens of the whole run, the title included.
    pub(super) tokens: Range<usize>,
    /// It stands where any word has a capital letter.
    pub(super) initial: bool,
    pub(super) name: String,
    /// What a person is called by before the name.
    pub(super) title: Option<String>,
}

/// The runs of a text, in order.
pub(super) fn runs(tokens: &Tokens<'_>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < tokens.list.len() {
        if looks_like_a_name(tokens, at, false) {
            let end = end_of_run(tokens, at);
            runs.extend(run(tokens, at..end));
            at = end;
        } else {
            at += 1;
        }
    }
    runs
}

fn end_of_run(tokens: &Tokens<'_>, start: usize) -> usize {
    let mut end = start + 1;
    loop {
        if tokens.word_before(end).is_some_and(is_possessive) {
            return end;
        }
        let joined = |index: usize| {
            tokens.list.get(index).is_some_and(|token| !token.apart || follows_owners(tokens, index))
        };
        let goes_on = |index: usize| joined(index) && looks_like_a_name(tokens, index, true);
        let small = |index: usize| joined(index) && tokens.word(index).is_some_and(lexicon::is_connector);
        let article = |index: usize| joined(index) && tokens.word(index) == Some("the");
        let for_a_body = |index: usize| {
            joined(index)
                && tokens.word(index) == Some("for")
                && tokens.word_before(index).is_some_and(lexicon::takes_for)
        };
        let abbreviated = tokens.is_sign(end, &['.'])
            && tokens.word_before(end).is_some_and(|word| word.len() < 5 && lexicon::is_abbreviation(word));
        end = if goes_on(end) {
            end + 1
        } else if (small(end) || for_a_body(end) || abbreviated) && goes_on(end + 1) {
            end + 2
        } else if small(end) && (article(end + 1) || small(end + 1)) && goes_on(end + 2) {
            end + 3
        } else {
            return end;
        };
    }
}

/// Whether the word has a capital letter that it need not have. Months and days have one, too.
fn looks_like_a_name(tokens: &Tokens<'_>, index: usize, within: bool) -> bool {
    let Some(word) = tokens.word(index) else { return false };
    let dated =
        lexicon::is_day(word) || lexicon::month(word).is_some() && (!within || is_number(tokens, index + 1));
    let prefixed = word.split_once('-').is_some_and(|(small, rest)| {
        small.len() <= 3 && lexicon::is_connector(small) && rest.starts_with(char::is_uppercase)
    });
    let is_pronoun = word == "I" || word.starts_with("I'") || word.starts_with("I’");
    (word.starts_with(char::is_uppercase) || prefixed) && !dated && !is_pronoun
}

fn is_number(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.word(index).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether an apostrophe ends the name: "Hussein's regime", and not "the People's Party".
fn is_possessive(word: &str) -> bool {
    let owner = word.strip_suffix("'s").or(word.strip_suffix("’s"));
    owner.is_some_and(|owner| !matches!(owner, "People" | "Women" | "Men" | "Children"))
}

/// Whether only the apostrophe of several owners stands before a word, as in "Workers' Union".
fn follows_owners(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &tokens.list[before].range) else { return false };
    let between = &tokens.text[before.end..tokens.list[index].range.start];
    tokens.text[..before.end].ends_with('s') && matches!(between, "' " | "’ ")
}

/// What of some words is a name; nothing where they are only common words, titles or adjectives.
fn run(tokens: &Tokens<'_>, range: Range<usize>) -> Option<Run> {
    let mut start = range.start;
    let initial = tokens.is_initial(start);
    let small = |word: &str| lexicon::is_connector(word) || word == "the";
    while start < range.end
        && initial
        && tokens.word(start).is_none_or(|word| lexicon::is_common(word) || small(word))
    {
        start += 1;
    }
    let words: Vec<&str> = (start..range.end).filter_map(|index| tokens.word(index)).collect();
    let describes =
        |word: &&str| lexicon::is_title(word) || lexicon::is_adjective(word) || lexicon::is_common(word);
    let is_lone =
        words.len() == 1 && words.iter().all(|word| lexicon::is_adjective(word) || lexicon::is_common(word));
    let no_names = ["Prime", "Foreign", "Deputy", "Vice", "Supreme"];
    if is_lone || words.iter().all(|word| describes(word) || no_names.contains(word) || small(word)) {
        return None;
    }
    let title = words.iter().rposition(|word| lexicon::is_title(word)).filter(|last| last + 1 < words.len());
    let title = title.filter(|last| !words[last + 1..].iter().any(|word| lexicon::names_a_body(word)));
    let mut first = title.map_or(0, |last| last + 1);
    while words.get(first).is_some_and(|word| small(word)) {
        first += 1;
    }
    let first_token = tokens.list.get(start)?.range.start;
    let spoken = |from: usize| -> Option<String> {
        let at = (start..range.end).filter(|index| tokens.word(*index).is_some()).nth(from)?;
        let part = tokens.list.get(at)?.range.start..tokens.part(&range).end;
        let name = super::article::spaced(&tokens.text[part]);
        Some(name.strip_suffix("'s").or(name.strip_suffix("’s")).map_or(name.clone(), str::to_owned))
    };
    let name = spoken(first).filter(|name| !name.is_empty())?;
    let title = title.and_then(|_| {
        let end = spoken(0)?.len().checked_sub(name.len())?;
        Some(spoken(0)?.get(..end)?.trim_end().to_owned())
    });
    let initial = initial && tokens.list[range.start].range.start == first_token;
    Some(Run { tokens: start..range.end, initial, name, title: title.filter(|title| !title.is_empty()) })
}
