//! Runs of words that look like a name: where they begin and end, and what of them is the name. It must not count them.

use std::ops::Range;

use super::{
    lexicon::{self, Lexicon, Role},
    tokens::Tokens,
};

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
            let mut end = end_of_run(tokens, at);
            // "à l'agence TASS Anna Bell": the house and whom it heard.
            let is_house = tokens.word(at).is_some_and(|word| lexicon::house(word).is_some());
            if is_house
                && end > at + 2
                && !is(tokens, at + 1, Role::MediaName)
                && !is(tokens, at + 1, Role::Connector)
            {
                end = at + 1;
            }
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
        let small = |index: usize| joined(index) && is(tokens, index, Role::Connector);
        // "Karl Brandt | of Norby": two words that are no body are a person.
        let is_person = tokens.lexicon.tag == "en"
            && end == start + 2
            && tokens.word(end) == Some("of")
            && !(start..end).any(|at| {
                [Role::BodyName, Role::Body, Role::Title, Role::ForBody, Role::PlaceKind, Role::Adjective]
                    .iter()
                    .any(|role| is(tokens, at, *role))
                    || tokens.word(at).is_some_and(|word| {
                        tokens.lexicon.is_common(word)
                            || tokens.lexicon.is_adjective(word)
                            || word.ends_with('s')
                    })
            });
        if is_person {
            return end;
        }
        let article = |index: usize| {
            joined(index) && matches!(tokens.word(index), Some("the" | "la" | "el" | "los" | "den" | "der"))
        };
        let for_a_body = |index: usize| {
            joined(index)
                && tokens.word(index) == Some("for")
                && tokens.word_before(index).is_some_and(|word| tokens.lexicon.is(Role::ForBody, word))
        };
        let abbreviated = tokens.is_sign(end, &['.'])
            && tokens
                .word_before(end)
                .is_some_and(|word| word.len() < 5 && tokens.lexicon.is_abbreviation(word));
        // "Group for Preaching and Combat"
        let ends_a_pair = joined(end)
            && tokens.word(end) == Some("and")
            && end >= start + 3
            && tokens.word(end - 2) == Some("for")
            && !looks_like_a_name(tokens, end + 2, true);
        end = if goes_on(end) {
            end + 1
        } else if ends_a_pair && goes_on(end + 1) || for_a_body(end) && article(end + 1) && goes_on(end + 2) {
            end + 2 + usize::from(!ends_a_pair)
        } else if (small(end) || for_a_body(end) || abbreviated) && goes_on(end + 1) {
            end + 2
        } else if small(end)
            && (article(end + 1) || small(end + 1))
            && goes_on(end + 2)
            && !joins_a_firm(tokens, end)
        {
            end + 3
        } else {
            return end;
        };
    }
}

/// "Geld von der Hafen AG", "Telegram zu der Tat": where all nouns have a capital letter, only some of it is a name.
fn joins_a_firm(tokens: &Tokens<'_>, at: usize) -> bool {
    let is_firm = |at: usize| tokens.word(at).is_some_and(|word| matches!(word, "AG" | "GmbH" | "SE" | "KG"));
    tokens.lexicon.grammar.capital_nouns && (is_firm(at + 3) || tokens.word(at) == Some("zu"))
}

/// Whether the word has a capital letter that it need not have. Months and days have one, too.
fn looks_like_a_name(tokens: &Tokens<'_>, index: usize, within: bool) -> bool {
    let Some(word) = tokens.word(index) else { return false };
    let lexicon = tokens.lexicon;
    let owner = word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word);
    let dated = lexicon.day(owner).is_some()
        || lexicon.month(word).is_some()
            && (!within || is_number(tokens, index + 1))
            && !is_first_name(tokens, index);
    let prefixed = word.split_once('-').is_some_and(|(small, rest)| {
        small.len() <= 3 && lexicon.is(Role::Connector, small) && rest.starts_with(char::is_uppercase)
    });
    // An agency that writes itself so.
    let is_dpa = word == "dpa";
    let is_elided = word.ends_with(['\'', '’']);
    let is_pronoun = is_elided || word == "I" || word.starts_with("I'") || word.starts_with("I’");
    (word.starts_with(char::is_uppercase) || prefixed || is_dpa) && !dated && !is_pronoun
}

/// Whether what may be a short month is a first name: Jan Weber.
fn is_first_name(tokens: &Tokens<'_>, index: usize) -> bool {
    let is_short = matches!(tokens.word(index), Some("Jan" | "Mar" | "April" | "June" | "Juni" | "August"));
    let follows = tokens.word(index + 1).is_some_and(|word| word.starts_with(char::is_uppercase));
    is_short && follows && tokens.lexicon.month(tokens.word(index + 1).unwrap_or_default()).is_none()
}

fn is_number(tokens: &Tokens<'_>, index: usize) -> bool {
    tokens.word(index).is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether an apostrophe ends the name: "Hussein's regime", and not "the People's Party".
pub(super) fn is_possessive(word: &str) -> bool {
    let owner = word.strip_suffix("'s").or(word.strip_suffix("’s"));
    owner.is_some_and(|owner| {
        !matches!(owner, "People" | "Children") && !owner.ends_with("men") && owner != "Men"
    })
}

/// Whether only the apostrophe of several owners stands before a word, as in "Workers' Union".
fn follows_owners(tokens: &Tokens<'_>, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| &tokens.list[before].range) else { return false };
    let between = &tokens.text[before.end..tokens.list[index].range.start];
    tokens.text[..before.end].ends_with('s') && matches!(between, "' " | "’ ")
}

/// What of some words is a name; nothing where they are only common words, titles or adjectives.
fn run(tokens: &Tokens<'_>, range: Range<usize>) -> Option<Run> {
    let initial = tokens.is_initial(range.start);
    let lexicon = tokens.lexicon;
    let describes = |word: &str| describes(lexicon, word);
    let is_small = |word: &str| is_small(lexicon, word);
    let common = |word: &str| initial && (lexicon.is_common(word) || is_small(word));
    // "The New York Times", "D'après Le Figaro": what has a capital letter of its own.
    // "Al Qaeda", where "al" is small within other names
    let is_particle = |word: Option<&str>| {
        lexicon.tag == "en"
            && matches!(word, Some("Al" | "El" | "Bin" | "Ibn" | "Von" | "Van" | "Da" | "Di" | "La"))
    };
    let keeps = |index: usize| {
        let next = tokens.word(index + 1).filter(|_| index + 1 < range.end);
        let is_named = next.is_some_and(|next| !common(next));
        let word = tokens.word(index);
        is_named
            && (word == Some("New")
                || is_particle(word)
                || index > range.start && matches!(word, Some("Le" | "El" | "The")))
    };
    let start =
        range.clone().find(|index| keeps(*index) || tokens.word(*index).is_some_and(|word| !common(word)))?;
    let is_field = |index: &usize| {
        let compound = [
            "-backed",
            "-led",
            "-based",
            "-owned",
            "-born",
            "-held",
            "-controlled",
            "-operated",
            "-aligned",
            "-speaking",
            "-run",
        ];
        let is_compound =
            tokens.word(*index).is_some_and(|word| compound.iter().any(|ending| word.ends_with(ending)));
        is_compound || is(tokens, *index, Role::Field)
    };
    if range.clone().all(|index| is_field(&index)) {
        return None;
    }
    let start = (start..range.end).find(|index| !is_field(index)).unwrap_or(start);
    let words: Vec<(usize, &str)> =
        (start..range.end).filter_map(|index| Some((index, tokens.word(index)?))).collect();
    if lexicon.grammar.capital_nouns {
        return noun_run(tokens, start..range.end);
    }
    // "The Guardian", where the article need not have a capital letter
    let has_article = !initial && words.len() > 1 && words[0].1 == "The";
    if !has_article && words.iter().all(|(_, word)| describes(word)) {
        return state_body(tokens, words.last()?.0);
    }
    // Of "the High Commissioner for Refugees" the office is the name.
    let is_named_for = |last: &usize| words.get(last + 1).is_none_or(|(_, word)| *word != "for");
    let title = words.iter().rposition(|(_, word)| lexicon.is(Role::Title, word)).filter(is_named_for);
    let after_title = title.map_or(&words[..0], |last| &words[last + 1..]);
    let is_body = after_title.iter().any(|(_, word)| lexicon.is(Role::BodyName, word));
    let first = after_title.iter().find(|(_, word)| !is_body && !is_small(word));
    let first = first.map_or(start, |(index, _)| *index);

    let spoken = |part: Range<usize>| super::article::spaced(&tokens.text[part]);
    let name_at = tokens.list[first].range.start;
    let name = spoken(name_at..tokens.part(&range).end);
    let name = name.strip_suffix("'s").or(name.strip_suffix("’s")).unwrap_or(&name);
    let name = lexicon::plain_name(name).to_owned();
    let title = spoken(tokens.list[start].range.start..name_at);
    // "Avokati | i Ana Lelës": somebody else than the name.
    let joint = first.checked_sub(1).filter(|at| *at > start && lexicon.tag == "sq");
    let is_other = joint.is_some_and(|at| {
        matches!(tokens.word(at), Some("i" | "e" | "të" | "së"))
            && tokens.word(at - 1).is_some_and(|word| SPEAKERS.contains(&word.to_lowercase().as_str()))
    });
    if is_other {
        return Some(Run { initial: false, tokens: first..range.end, name, title: None });
    }
    Some(Run {
        initial: initial && start == range.start,
        tokens: start..range.end,
        name,
        title: (!title.is_empty()).then_some(title),
    })
}

/// Those who speak for somebody, in Albanian.
const SPEAKERS: &[&str] = &[
    "avokati",
    "avokatja",
    "avokatit",
    "avokates",
    "zëdhënësi",
    "zëdhënësja",
    "zëdhënësit",
    "zëdhënëses",
    "këshilltari",
    "këshilltarja",
    "gjyqtari",
    "gjyqtarja",
    "prokurori",
    "prokurorja",
];

/// A name where all nouns have a capital letter: two words at least, a title before it, capital letters alone, or right
/// beside a verb of saying without an article.
fn noun_run(tokens: &Tokens<'_>, range: Range<usize>) -> Option<Run> {
    let lexicon = tokens.lexicon;
    let is_noun = |index: usize| {
        let noun = [Role::Measure, Role::Unnamed, Role::PlaceKind, Role::Title, Role::Media];
        tokens.word(index).is_none_or(|word| lexicon.is_any(&noun, word) || lexicon.is_common(word))
    };
    let first = range.clone().find(|index| !is_noun(*index))?;
    let words: Vec<&str> = (first..range.end).filter_map(|index| tokens.word(index)).collect();
    let before = |role: Role| first > range.start && is(tokens, first - 1, role);
    let is_led = before(Role::Title) || before(Role::PlaceKind) || before(Role::Media);
    let is_measured = before(Role::Measure);
    let alone = words[0];
    let letters = alone.chars().filter(|c| c.is_alphabetic());
    let is_acronym = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    let speaks = tokens.word(range.end).is_some_and(|word| lexicon.is_speech(word))
        || tokens.word_before(range.start).is_some_and(|word| lexicon.is_speech(word) || word == "so");
    let opened = tokens
        .word_before(range.start)
        .is_some_and(|word| word.starts_with(char::is_lowercase) && !lexicon.is_speech(word) && word != "so");
    let stands_free = !opened
        && speaks
        && first == range.start
        && !lexicon.is(Role::Body, alone)
        && !words_are_adjectives(tokens, &words);
    let is_name = !is_measured
        && (words.len() > 1
            || tokens.list[first].apart && first == range.start
            || is_led
            || is_acronym
            || stands_free
            || lexicon::house(alone).is_some())
        && words.iter().all(|word| !lexicon.is(Role::Measure, word));
    let is_lone_body = words.len() == 1 && lexicon.is(Role::Body, alone);
    if !is_name || is_lone_body {
        return None;
    }
    let spoken = |part: Range<usize>| super::article::spaced(&tokens.text[tokens.part(&part)]);
    let title = (first > range.start && before(Role::Title)).then(|| spoken(range.start..first));
    let name = lexicon::plain_name(&spoken(first..range.end)).to_owned();
    // "ein Freund Anna Lehmanns": no name is whose it is.
    let noun = first.checked_sub(1).filter(|at| *at >= range.start && is(tokens, *at, Role::Unnamed));
    let is_owned = noun.and_then(|at| tokens.word_before(at)).is_some_and(|word| {
        name.ends_with('s') && matches!(word, "ein" | "eine" | "einem" | "einer" | "Ein" | "Eine")
    });
    if is_owned {
        return None;
    }
    if is_of_somebody(tokens, range.start, first, range.end) {
        return Some(Run { initial: false, tokens: first..range.end, name, title: None });
    }
    Some(Run { initial: false, tokens: range.start..range.end, name, title })
}

/// "der Anwalt | von Anna Lehmann", "die Richterin | zu Anna Lehmann": somebody else than the name, and no "Frau von Storch".
fn is_of_somebody(tokens: &Tokens<'_>, start: usize, first: usize, end: usize) -> bool {
    let is_joint = |at: usize| matches!(tokens.word(at), Some("von" | "zu" | "van"));
    let joint = first.checked_sub(1).filter(|at| *at > start && is_joint(*at));
    let Some(title) = joint.and_then(|at| tokens.word(at - 1)) else { return false };
    let is_noble =
        matches!(title, "Frau" | "Herr" | "Herrn" | "Dr" | "Prof" | "Graf" | "Gräfin" | "Freiherr" | "Baron");
    let is_whole = end > first + 1 || tokens.lexicon.is(Role::Unnamed, title);
    !is_noble && is_whole && tokens.word(first - 1) != Some("van")
}

fn words_are_adjectives(tokens: &Tokens<'_>, words: &[&str]) -> bool {
    words.iter().all(|word| tokens.lexicon.is_adjective(word))
}

/// A body that is called by its country only, as in "the Albanian government"; the adjective stands at the index.
fn state_body(tokens: &Tokens<'_>, adjective: usize) -> Option<Run> {
    let is_joined = !tokens.list.get(adjective + 1)?.apart;
    let is_body = tokens.lexicon.is_adjective(tokens.word(adjective)?)
        && (is(tokens, adjective + 1, Role::Body) || is(tokens, adjective + 1, Role::Media));
    let words = adjective..adjective + 2;
    let name = || super::article::spaced(&tokens.text[tokens.part(&words)]);
    (is_joined && is_body).then(|| Run { name: name(), tokens: words.clone(), initial: false, title: None })
}

fn is(tokens: &Tokens<'_>, index: usize, role: Role) -> bool {
    tokens.word(index).is_some_and(|word| tokens.lexicon.is(role, word))
}

fn is_small(lexicon: &Lexicon, word: &str) -> bool {
    lexicon.is(Role::Connector, word) || word == "the"
}

/// Whether a word alone, or beside others of its kind, names nobody: Albanian, Prime Minister.
fn describes(lexicon: &Lexicon, word: &str) -> bool {
    let ranks = [
        "Prime", "Foreign", "Deputy", "Vice", "Supreme", "Interior", "Defence", "Defense", "North", "South",
        "East", "West", "Central",
    ];
    let is_common = lexicon.is_common(word) || is_small(lexicon, word);
    is_common || lexicon.is(Role::Title, word) || lexicon.is_adjective(word) || ranks.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::runs;
    use crate::tokens::Tokens;

    /// The runs of a text as `title|name`.
    #[track_caller]
    fn found(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(
            text,
            &(0..text.len()),
            &[],
            crate::lexicon::by_tag("en").unwrap_or_else(crate::lexicon::other),
        );
        let shown: Vec<String> =
            runs(&tokens).into_iter().map(|run| run.title.unwrap_or_default() + "|" + &run.name).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_name_ends_where_its_words_end() {
        found("Then Osama bin Laden and al-Qaeda met.", &["|Osama bin Laden", "|al-Qaeda"]);
        found(
            "They read The Guardian, J. P. Smith, and St. Paul.",
            &["|The Guardian", "|J. P. Smith", "|St. Paul"],
        );
        found(
            "The Institute for War Studies, for Iran, of the Bank of the West.",
            &["|Institute for War Studies", "|Iran", "|Bank of the West"],
        );
        found(
            "Saddam Hussein's Iraq. In May I saw Theresa May.",
            &["|Saddam Hussein", "|Iraq", "|Theresa May"],
        );
    }

    #[test]
    fn a_title_is_told_from_the_name() {
        found("Then Prime Minister Edi Rama left.", &["Prime Minister|Edi Rama"]);
        found(
            "Then the President of Iran left with General Motors.",
            &["President of|Iran", "|General Motors"],
        );
        found("Then the Albanian Prime Minister left.", &[]);
    }

    #[test]
    fn a_body_of_a_country_is_called_by_it() {
        found(
            "Then the Albanian government and Iranian media left.",
            &["|Albanian government", "|Iranian media"],
        );
        found("Albanian, police and Albanian hosts; the Albanian “government”.", &[]);
    }
}
