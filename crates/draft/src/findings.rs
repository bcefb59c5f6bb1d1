//! What the sentences of an article tell: who says what, through which sources, and when. One pass from the first to the last
//! sentence, because "she" and "has denied this" point back.

use std::ops::Range;

use super::{
    article::spaced,
    clause::{self, Clause},
    content::{self, Told},
    dates::{self, Dated},
    lexicon::Role,
    marks::is_mark,
    phrase::{Phrase, Sentence, Voice},
    relay::{self, Owner},
    runs::Run,
    tokens::{Kind, Tokens},
};
use briefing_format::model::{SourceKind, Stance, date::Day};

/// Who speaks, and which words say so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Speaker {
    pub(super) voice: Voice,
    /// The voice is who was named last, for this pronoun.
    pub(super) guessed_from: Option<String>,
    pub(super) words: String,
}

/// A source that words came through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Via {
    /// Nothing where nobody tells whose it is.
    pub(super) owner: Option<Voice>,
    pub(super) is_house: bool,
    pub(super) kind: SourceKind,
    pub(super) network: Option<String>,
}

/// A quotation and what its sentence says of it.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    /// Which quotation.
    pub(super) index: usize,
    pub(super) speaker: Option<Speaker>,
    pub(super) via: Vec<Via>,
    pub(super) date: Option<Dated>,
}

/// What somebody does with a claim.
#[derive(Clone, Debug)]
pub(super) struct Held {
    pub(super) stance: Stance,
    /// Nothing where a report says it in its own voice.
    pub(super) speaker: Option<Speaker>,
    pub(super) via: Vec<Via>,
    pub(super) date: Option<Dated>,
    /// Which quotation says it.
    pub(super) quotation: Option<usize>,
}

/// What somebody holds.
#[derive(Clone, Debug)]
pub(super) struct Claim {
    pub(super) text: String,
    pub(super) accused: Option<Voice>,
    pub(super) positions: Vec<Held>,
    stretch: usize,
}

/// A sentence, for the event that may be drafted of it.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: Range<usize>,
    pub(super) dates: Vec<Dated>,
    pub(super) quotations: Vec<usize>,
    pub(super) via: Vec<Via>,
}

/// All that was found.
#[derive(Debug, Default)]
pub(super) struct Findings {
    pub(super) spoken: Vec<Spoken>,
    pub(super) claims: Vec<Claim>,
    /// The sentences, a list a paragraph.
    pub(super) lines: Vec<Vec<Line>>,
    /// What else somebody is called: "the mayor of Norby" of "Anna Bell".
    pub(super) aliases: Vec<(Voice, String)>,
    last: Vec<(Voice, Option<char>)>,
}

/// How many paragraphs back a denial may look for what it denies.
const BACK: usize = 3;

impl Findings {
    /// Reads one more paragraph.
    pub(super) fn read(&mut self, tokens: &Tokens<'_>, runs: &[Run], published: Option<Day>) {
        let stretch = self.lines.len();
        let mut lines = Vec::new();
        let mut last_speaker: Option<(Speaker, Vec<Via>)> = None;
        for range in tokens.sentences() {
            let sentence = Sentence { tokens, runs, range: range.clone() };
            let has_names = tokens.lexicon.grammar.has_names;
            let clauses = if has_names { clause::find(&sentence) } else { Vec::new() };
            let relays = relay::find(&sentence, &clauses);
            let dates = dates::find(tokens, &range, published);
            let mut speakers: Vec<Speaker> = Vec::new();
            for clause in &clauses {
                speakers.push(self.speaker(&sentence, clause));
                self.note(&sentence, &clause.who);
            }
            self.note_subject(&sentence, &clauses);
            let via_of = |chosen: Option<usize>| -> Vec<Via> {
                let fits = |relay: &&relay::Relay| relay.clause.is_none() || relay.clause == chosen;
                relays.iter().filter(fits).map(|relay| via(relay, &speakers)).collect()
            };
            let mut quotations = Vec::new();
            for at in range.clone() {
                let Kind::Quotation(index) = tokens.list[at].kind else { continue };
                quotations.push(index);
                let chosen = choose(tokens, &clauses, at);
                let (speaker, via, date) = if let Some(chosen) = chosen {
                    let clause = &clauses[chosen];
                    let speaker = is_own(clause).then(|| speakers[chosen].clone());
                    (speaker, via_of(Some(chosen)), date_of(&sentence, clause, &dates, None))
                } else {
                    let alone = is_only_quotation(&sentence);
                    let goes_on = last_speaker.as_ref().filter(|_| alone);
                    let speaker =
                        goes_on.map(|(speaker, _)| Speaker { words: String::new(), ..speaker.clone() });
                    let opens = goes_on.is_none() && lines.is_empty() && alone;
                    let speaker = speaker.or_else(|| self.who_spoke_last().filter(|_| opens));
                    let via = goes_on.map_or_else(|| via_of(None), |(_, via)| via.clone());
                    (speaker, via, None)
                };
                if let Some(speaker) = &speaker {
                    last_speaker = Some((speaker.clone(), via.clone()));
                }
                self.spoken.push(Spoken { index, speaker, via, date });
            }
            self.positions(&sentence, &clauses, &speakers, &dates, stretch, &via_of);
            let via = relays.iter().map(|relay| via(relay, &speakers)).collect();
            lines.push(Line { words: tokens.part(&range), dates, quotations, via });
        }
        self.lines.push(lines);
    }

    fn positions(
        &mut self,
        sentence: &Sentence<'_>,
        clauses: &[Clause],
        speakers: &[Speaker],
        dates: &[Dated],
        stretch: usize,
        via_of: &dyn Fn(Option<usize>) -> Vec<Via>,
    ) {
        let cited = clauses.iter().position(|clause| clause.is_cited);
        let mut told_already: Vec<Range<usize>> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let is_relay_only = clause.who.is_media && clauses.iter().any(|other| !other.who.is_media);
            if clause.is_cited
                || is_relay_only && cited.is_none()
                || clause.passes_on
                    && clause.act == clause::Act::Says
                    && clause.who.is_media
                    && cited.is_none()
                    && clauses.len() > 1
            {
                continue;
            }
            let position = content::find(sentence, clauses, index);
            let Some(position) = position.or_else(|| content::find(sentence, clauses, cited?)) else {
                continue;
            };
            let speaking = cited.unwrap_or(index);
            let is_own = is_own(&clauses[speaking]);
            let passive = clause.is_passive.then(|| Speaker {
                voice: Voice::Unnamed("TK who accuses".to_owned()),
                guessed_from: None,
                words: sentence.spoken(clause.tokens.clone()),
            });
            let speaker = passive.or_else(|| is_own.then(|| speakers[speaking].clone()));
            let tokens = match &position.told {
                Told::Words { tokens, .. } => tokens.clone(),
                Told::Before(_) => 0..0,
            };
            let overlaps = |other: &Range<usize>| tokens.start < other.end && other.start < tokens.end;
            if told_already.iter().any(overlaps) {
                continue;
            }
            let quotation = tokens.clone().find_map(|at| match sentence.tokens.list[at].kind {
                Kind::Quotation(index) => Some(index),
                Kind::Word | Kind::Sign(_) => None,
            });
            // The quote says it itself.
            if quotation.is_some() && position.stance == Stance::Asserts && clause.act == clause::Act::Says {
                continue;
            }
            let via = via_of(Some(index));
            if speaker.is_none() && via.is_empty() {
                continue;
            }
            let date = date_of(sentence, clause, dates, Some(&tokens));
            let held = Held { stance: position.stance, speaker, via, date, quotation };
            match position.told {
                Told::Words { text, accused, tokens } => {
                    told_already.push(tokens);
                    self.claims.push(Claim { text, accused, positions: vec![held], stretch });
                }
                Told::Before(words) => self.answer(words, held, stretch),
            }
        }
    }

    /// Puts a denial or a silence to the claim that it answers.
    fn answer(&mut self, words: String, held: Held, stretch: usize) {
        let voice = held.speaker.as_ref().map(|speaker| &speaker.voice);
        let near = |claim: &&mut Claim| claim.stretch + BACK >= stretch;
        let is_accused =
            |claim: &Claim| claim.accused.as_ref().zip(voice).is_some_and(|(a, b)| is_same(a, b));
        let is_of_other = |claim: &Claim| {
            let holders = claim.positions.iter().filter_map(|held| held.speaker.as_ref());
            holders
                .map(|speaker| &speaker.voice)
                .all(|holder| !voice.is_some_and(|voice| is_same(holder, voice)))
        };
        let accused =
            self.claims.iter().rposition(|claim| claim.stretch + BACK >= stretch && is_accused(claim));
        // "denies wrongdoing" answers whoever accuses, and not just the claim before.
        let names_it = [
            "this", "it", "that", "these", "those", "accus", "alleg", "charge", "claims", "vorw", "dies",
            "acusac", "akuz",
        ];
        let small = words.to_lowercase();
        let is_direct = names_it
            .iter()
            .any(|word| small.contains(&format!("“{word}")) || small.contains(&format!(" {word}")));
        // Of a silence, only the same paragraph tells what it is about.
        let reach = usize::from(held.stance == Stance::Denies || held.stance == Stance::Doubts);
        let last = self
            .claims
            .iter()
            .rposition(|claim| claim.stretch + reach >= stretch && is_of_other(claim))
            .filter(|_| is_direct || reach == 0);
        let found = accused.or(last).and_then(|index| self.claims.get_mut(index));
        if let Some(claim) = found.filter(near) {
            claim.positions.push(held);
            return;
        }
        self.claims.push(Claim { text: words, accused: None, positions: vec![held], stretch });
    }

    /// A paragraph of nothing but words goes on with whoever spoke before it, perhaps.
    fn who_spoke_last(&self) -> Option<Speaker> {
        let last = self.spoken.last()?.speaker.as_ref()?;
        let guessed_from = last.guessed_from.clone().or_else(|| Some("…".to_owned()));
        Some(Speaker { voice: last.voice.clone(), guessed_from, words: "the quote before".to_owned() })
    }

    /// Who speaks in a clause, with a guess for a pronoun.
    fn speaker(&self, sentence: &Sentence<'_>, clause: &Clause) -> Speaker {
        let words = with_marks(sentence, &clause.tokens);
        let Voice::Pronoun(pronoun) = &clause.who.voice else {
            return Speaker { voice: clause.who.voice.clone(), guessed_from: None, words };
        };
        let gender = gender_of(pronoun);
        let is_one = |words: &str| {
            let first = words.split(' ').next().unwrap_or_default();
            matches!(first, "a" | "an" | "one" | "another" | "ein" | "eine" | "un" | "une" | "una" | "një")
        };
        let fits = |voice: &Voice, known: Option<char>| match voice {
            Voice::Unnamed(words) => gender != Some('n') && (is_one(words) || gender.is_none()),
            // A single word without a title is a country or a body rather than a person.
            Voice::Named(name) if gender == Some('n') => {
                known == Some('n') || known.is_none() && !name.contains(' ')
            }
            _ => {
                (known.is_none() || gender.is_none() || known == gender)
                    && (gender != Some('n') || known == gender)
            }
        };
        let named =
            self.last.iter().rev().find(|(voice, known)| fits(voice, *known)).map(|(voice, _)| voice.clone());
        let voice = named.unwrap_or_else(|| Voice::Pronoun(pronoun.clone()));
        Speaker { voice, guessed_from: Some(pronoun.clone()), words }
    }

    /// Keeps who was named, for the pronouns that follow.
    fn note(&mut self, sentence: &Sentence<'_>, who: &Phrase) {
        if let Some(other) = &who.other {
            self.aliases.push((who.voice.clone(), other.clone()));
        }
        if who.is_media || matches!(who.voice, Voice::Pronoun(_)) {
            return;
        }
        self.note_office(sentence, who);
        let text = sentence.spoken(who.tokens.clone()) + " " + who.other.as_deref().unwrap_or_default();
        let known = text.split(' ').find_map(gender_of_title);
        let is_body = text
            .split_whitespace()
            .any(|word| sentence.tokens.lexicon.is(Role::Body, word.trim_matches(',')));
        let is_thing =
            is_body && !text.split_whitespace().any(|word| sentence.tokens.lexicon.is(Role::Unnamed, word));
        let known = known
            .or(is_thing.then_some('n'))
            .or_else(|| self.last.iter().rev().find(|(voice, _)| *voice == who.voice)?.1);
        self.last.retain(|(voice, _)| *voice != who.voice);
        self.last.push((who.voice.clone(), known));
    }

    /// "the French shipping firm CMA CGM", "mayor Tom Hill": what the text may call them later.
    fn note_office(&mut self, sentence: &Sentence<'_>, who: &Phrase) {
        if sentence.tokens.lexicon.tag != "en" || !matches!(who.voice, Voice::Named(_)) {
            return;
        }
        let office = who.tokens.clone().filter_map(|at| sentence.word(at)).find(|word| {
            word.starts_with(char::is_lowercase)
                && sentence.tokens.lexicon.is_any(&[Role::Title, Role::Body], word)
        });
        if let Some(office) = office {
            self.aliases.push((who.voice.clone(), format!("the {office}")));
            if matches!(office, "firm" | "operator" | "airline" | "charity") {
                self.aliases.push((who.voice.clone(), "the company".to_owned()));
            }
        }
    }

    /// A sentence without a verb of saying may still begin with whom the next one calls "she".
    fn note_subject(&mut self, sentence: &Sentence<'_>, clauses: &[Clause]) {
        if !clauses.is_empty() {
            return;
        }
        let subject = sentence.starting(sentence.range.start);
        let is_person = |who: &Phrase| {
            let acts = [Role::Auxiliary, Role::Past, Role::Passive, Role::Future];
            let next = sentence.word(who.tokens.end);
            let goes_on = sentence.is_sign(who.tokens.end, &[','])
                || next
                    .is_some_and(|word| sentence.tokens.lexicon.is_any(&acts, word) || word.ends_with("ed"));
            matches!(&who.voice, Voice::Named(name) if name.contains(' ')) && goes_on && !who.is_media
        };
        if let Some(who) = subject.filter(is_person) {
            self.note(sentence, &who);
        }
    }
}

/// Whether a document speaks of which nobody is named as the author: "a statement said".
fn is_anonymous(clause: &Clause) -> bool {
    clause.who.document.is_some() && matches!(clause.who.voice, Voice::Unnamed(_))
}

/// Whether whoever is the subject of a clause says it: a house that says something does, one that reports it does not.
fn is_own(clause: &Clause) -> bool {
    let passes_on = clause.who.is_media && clause.passes_on;
    !passes_on && !is_anonymous(clause)
}

fn is_same(a: &Voice, b: &Voice) -> bool {
    let bare = |voice: &Voice| {
        let small = voice.words().to_lowercase();
        small.strip_prefix("the ").map(str::to_owned).unwrap_or(small)
    };
    bare(a) == bare(b)
}

fn via(relay: &relay::Relay, speakers: &[Speaker]) -> Via {
    let (owner, is_house) = match &relay.owner {
        Owner::House(voice) => (Some(voice.clone()), true),
        Owner::Other(voice) => (Some(voice.clone()), false),
        Owner::Unknown => (None, false),
        Owner::Speaker => {
            let speaker = relay.clause.and_then(|clause| speakers.get(clause));
            (
                speaker.filter(|speaker| speaker.guessed_from.is_none()).map(|speaker| speaker.voice.clone()),
                false,
            )
        }
    };
    Via { owner, is_house, kind: relay.kind, network: relay.network.clone() }
}

/// The clause that introduces a quotation: the nearest, rather of who says it than of who passes it on.
fn choose(tokens: &Tokens<'_>, clauses: &[Clause], at: usize) -> Option<usize> {
    let nearest = |passes_on: bool| {
        let fit = || (0..clauses.len()).filter(move |index| clauses[*index].passes_on == passes_on);
        let before = fit().rev().find(|index| clauses[*index].tokens.end <= at);
        let after = fit().find(|index| clauses[*index].tokens.start > at);
        let adjacent = after.filter(|index| clauses[*index].tokens.start <= at + 2);
        let quoted = tokens.text[tokens.list[at].range.clone()].trim_end_matches(is_mark);
        let is_led_on = tokens.is_sign(at + 1, &[',']) || quoted.ends_with([',', '?', '!']);
        if is_led_on { adjacent.or(before).or(after) } else { before.or(adjacent).or(after) }
    };
    nearest(false).or_else(|| nearest(true))
}

/// Whether a sentence is a quotation and hardly anything else.
fn is_only_quotation(sentence: &Sentence<'_>) -> bool {
    sentence.range.clone().filter(|at| sentence.word(*at).is_some()).count() < 2
}

/// How many tokens may stand between a clause and the date that is its own.
const NEAR: usize = 4;

/// When somebody said something, where the date stands beside the verb and not in what is told.
fn date_of(
    sentence: &Sentence<'_>,
    clause: &Clause,
    dates: &[Dated],
    told: Option<&Range<usize>>,
) -> Option<Dated> {
    let fits = |dated: &&Dated| {
        let is_day =
            dated.edtf.as_deref().is_some_and(|edtf| edtf.len() >= 10 && !edtf.contains(['/', '.', 'X']))
                && !dated.is_ahead;
        let leads = dated.tokens.start == sentence.range.start && sentence.is_sign(dated.tokens.end, &[',']);
        let leads = leads && dated.tokens.end + 1 >= clause.tokens.start.saturating_sub(1);
        let follows = dated.tokens.start >= clause.tokens.end && dated.tokens.start <= clause.after + NEAR;
        let is_told = told.is_some_and(|told| told.contains(&dated.tokens.start));
        is_day && (leads || follows) && !is_told
    };
    dates.iter().find(fits).cloned()
}

/// The words of a clause with the quotation marks right around them, so that none lacks its partner.
fn with_marks(sentence: &Sentence<'_>, tokens: &Range<usize>) -> String {
    let text = sentence.tokens.text;
    let part = sentence.tokens.part(tokens);
    let before = text[..part.start].chars().next_back().filter(|c| is_mark(*c)).map_or(0, char::len_utf8);
    let after = text[part.end..].chars().next().filter(|c| is_mark(*c)).map_or(0, char::len_utf8);
    spaced(&text[part.start - before..part.end + after])
}

/// Whom a pronoun can be.
fn gender_of(pronoun: &str) -> Option<char> {
    let small = pronoun.to_lowercase();
    match small.as_str() {
        "she" | "elle" | "ella" | "ajo" => Some('f'),
        "he" | "er" | "il" | "él" | "ai" => Some('m'),
        "it" | "they" => Some('n'),
        _ if small.contains("-elle") => Some('f'),
        _ if small.contains("-il ") => Some('m'),
        _ => None,
    }
}

/// Whom a word before a name tells.
fn gender_of_title(word: &str) -> Option<char> {
    let small = word.to_lowercase();
    match small.trim_end_matches('.') {
        "mr" | "sir" | "king" | "prince" | "spokesman" | "chairman" | "lord" | "pope" | "herr" | "m"
        | "präsident" | "sprecher" => Some('m'),
        "ms" | "mrs" | "miss" | "queen" | "princess" | "spokeswoman" | "chairwoman" | "lady" | "dame"
        | "frau" | "mme" | "präsidentin" | "sprecherin" | "présidente" | "presidenta" => Some('f'),
        "ministry" | "government" | "police" | "army" | "group" | "union" | "company" | "guard" => Some('n'),
        _ => None,
    }
}

/// Whether a name at the start of a sentence is rather a word: hackers, medics.
pub(super) fn is_doubtful(run: &Run, tokens: &Tokens<'_>) -> bool {
    let lexicon = tokens.lexicon;
    run.initial
        && !run.name.contains(' ')
        && (lexicon.tag == "en" && run.name.ends_with('s') && !run.name.ends_with("ss")
            || lexicon.is(Role::Unnamed, &run.name)
            || lexicon.is(Role::Body, &run.name))
}
