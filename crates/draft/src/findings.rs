//! What the sentences of an article tell: who says what, through which sources, and when. One pass from the first to the last
//! sentence, because "she" and "has denied this" point back.

mod meant;

use std::ops::Range;

use super::{
    article::spaced,
    clause::{self, Clause},
    content::{self, Reach, Told},
    dates::{self, Dated},
    lexicon::{self, Role},
    marks::is_mark,
    phrase::{Sentence, Voice},
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
    /// It heard the same as the one before it, and not from it: "told Reuters and AFP".
    pub(super) is_beside: bool,
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
    /// Somebody is accused.
    is_charge: bool,
    stretch: usize,
    /// Its sentence, of all.
    sentence: usize,
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
    /// What was passed on so far, for "the agency" and "the post".
    passed: Vec<Via>,
    sentences: usize,
}

impl Findings {
    /// Reads one more paragraph.
    pub(super) fn read(&mut self, tokens: &Tokens<'_>, runs: &[Run], published: Option<Day>) {
        let stretch = self.lines.len();
        let mut lines = Vec::new();
        let mut last_speaker: Option<(Speaker, Vec<Via>)> = None;
        for range in tokens.sentences() {
            self.sentences += 1;
            let sentence = Sentence { tokens, runs, range: range.clone() };
            let has_names = tokens.lexicon.grammar.has_names;
            let clauses = if has_names { clause::find(&sentence) } else { Vec::new() };
            let relays = relay::find(&sentence, &clauses);
            let dates = dates::find(tokens, &range, published);
            let mut speakers: Vec<Speaker> = Vec::new();
            for clause in &clauses {
                speakers.push(self.speaker(&sentence, clause));
                if let Some(also) = &clause.also {
                    self.note(&sentence, also);
                }
                self.note(&sentence, &clause.who);
            }
            self.note_subject(&sentence, &clauses);
            let vias: Vec<Via> =
                relays.iter().map(|relay| self.known(relay, &clauses, via(relay, &speakers))).collect();
            self.passed.extend(vias.iter().cloned());
            let via_of = |chosen: Option<usize>| -> Vec<Via> {
                // "In a post he accused the army and said": both stand there.
                let first = chosen.map(|chosen| {
                    (0..=chosen).rev().find(|index| !clauses[*index].is_shared()).unwrap_or(chosen)
                });
                let fits = |(relay, _): &(&relay::Relay, &Via)| {
                    relay.clause.is_none() || relay.clause == chosen || relay.clause == first
                };
                let mut fit: Vec<Via> =
                    relays.iter().zip(&vias).filter(fits).map(|(_, via)| via.clone()).collect();
                fit.dedup();
                fit
            };
            let mut quotations = Vec::new();
            for at in range.clone() {
                let Kind::Quotation(index) = tokens.list[at].kind else { continue };
                quotations.push(index);
                let chosen = choose(tokens, &clauses, at).map(|chosen| {
                    chosen + usize::from(chosen < clauses.len() && is_told_on(&sentence, &clauses, chosen))
                });
                let (speaker, via, date) = if let Some(chosen) = chosen {
                    let clause = &clauses[chosen];
                    let speaker = is_own(clause).then(|| together(&sentence, clause, &speakers[chosen]));
                    (speaker, via_of(Some(chosen)), date_of(&sentence, clause, &dates, None))
                } else {
                    let alone = is_only_quotation(&sentence);
                    let goes_on = last_speaker.as_ref().filter(|_| alone);
                    // Where somebody else may have come between, it is a guess.
                    let follows = lines.last().is_some_and(|line: &Line| !line.quotations.is_empty());
                    let guess = |speaker: &Speaker| {
                        speaker.guessed_from.clone().or_else(|| (!follows).then(|| "…".to_owned()))
                    };
                    let speaker = goes_on.map(|(speaker, _)| Speaker {
                        words: String::new(),
                        guessed_from: guess(speaker),
                        ..speaker.clone()
                    });
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
            let alleged = self.positions(&sentence, &clauses, &speakers, &dates, stretch, &via_of);
            // When something was that is only alleged, the claim alone says.
            let is_alleged = |dated: &Dated| alleged.iter().any(|part| part.contains(&dated.tokens.start));
            let dates: Vec<Dated> = dates.into_iter().filter(|dated| !is_alleged(dated)).collect();
            let mut via = vias;
            via.dedup();
            lines.push(Line { words: marked(tokens, &range), dates, quotations, via });
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
    ) -> Vec<Range<usize>> {
        let mut alleged = Vec::new();
        if content::is_no_statement(sentence) {
            return alleged;
        }
        // "Police, citing witnesses, said": whoever is no house says it.
        let is_passed = clauses
            .iter()
            .filter(|clause| !clause.is_cited)
            .all(|clause| clause.who.is_media || clause.who.document.is_some() || clause.is_shared());
        let cited = clauses.iter().position(|clause| clause.is_cited).filter(|_| is_passed);
        let mut told_already: Vec<Range<usize>> = Vec::new();
        for (index, clause) in clauses.iter().enumerate() {
            let is_within =
                content::is_held_within(sentence, clauses, index) || is_told_on(sentence, clauses, index);
            if is_within || clause::is_of_another(sentence, clauses, index) {
                continue;
            }
            let is_relay_only = clause.who.is_media && clauses.iter().any(|other| !other.who.is_media);
            if clause.is_cited
                || is_relay_only && cited.is_none()
                || clause.passes_on
                    && clause.act == clause::Act::Says
                    && clause.who.is_media
                    && cited.is_none()
                    && clauses.len() > 1
                    && !(index > 0 && clause::is_of_another(sentence, clauses, index - 1))
            {
                continue;
            }
            // "According to the Lantern, which cited two officials, …": what is told stands behind both.
            let behind = cited.filter(|cited| {
                let starts = clauses[*cited].tokens.start;
                (clause.after..=clause.after + 2).contains(&starts) && sentence.is_sign(clause.after, &[','])
            });
            let position = behind.and_then(|cited| content::find(sentence, clauses, cited));
            let position = position.or_else(|| content::find(sentence, clauses, index));
            let Some(position) = position.or_else(|| content::find(sentence, clauses, cited?)) else {
                continue;
            };
            let speaking = cited.unwrap_or(index);
            let is_own = is_own(&clauses[speaking]);
            let passive = clause.is_passive.then(|| Speaker {
                voice: content::accuser(sentence, clause)
                    .map_or_else(|| Voice::Unnamed("TK who accuses".to_owned()), |who| who.voice),
                guessed_from: None,
                words: sentence.spoken(clause.tokens.clone()),
            });
            let speaker = passive.or_else(|| is_own.then(|| speakers[speaking].clone()));
            // "no comment from the statement": a document is not silent.
            if speaker.is_none() && position.stance == Stance::HasNotCommented {
                continue;
            }
            let tokens = match &position.told {
                Told::Words { tokens, .. } => tokens.clone(),
                Told::Before { .. } => 0..0,
            };
            let overlaps = |other: &Range<usize>| tokens.start < other.end && other.start < tokens.end;
            if told_already.iter().any(overlaps) {
                continue;
            }
            let quotation = tokens.clone().find_map(|at| match sentence.tokens.list[at].kind {
                Kind::Quotation(index) => Some(index),
                Kind::Word | Kind::Sign(_) => None,
            });
            // "rejected it as “pure fiction”"
            let as_quoted = (clause.after..sentence.range.end.min(clause.after + NEAR)).find_map(|at| {
                let is_as = sentence.tokens.word_before(at) == Some("as");
                match sentence.tokens.list[at].kind {
                    Kind::Quotation(index) if is_as => Some(index),
                    _ => None,
                }
            });
            let denies = position.stance == Stance::Denies;
            let quotation = quotation.or(as_quoted.filter(|_| denies));
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
            let also = clause.also.as_ref().map(|who| Held {
                speaker: Some(Speaker {
                    voice: who.voice.clone(),
                    guessed_from: None,
                    words: sentence.spoken(clause.tokens.clone()),
                }),
                ..held.clone()
            });
            let positions: Vec<Held> = also.into_iter().chain([held]).collect();
            match position.told {
                Told::Words { text, accused, tokens } => {
                    alleged.extend(content::alleged(sentence, clause, position.stance, &tokens));
                    told_already.push(tokens);
                    let is_charge = content::is_charge(sentence, clause);
                    let sentence = self.sentences;
                    self.claims.push(Claim { text, accused, positions, is_charge, stretch, sentence });
                }
                Told::Before { words, reach } => self.answer(words, positions, reach, stretch),
            }
        }
        alleged
    }

    /// Puts a denial or a silence to the claim that it answers; where that is not sure, it stands by itself.
    fn answer(&mut self, words: String, positions: Vec<Held>, reach: Reach, stretch: usize) {
        let voices: Vec<&Voice> =
            positions.iter().filter_map(|held| held.speaker.as_ref()).map(|speaker| &speaker.voice).collect();
        let is_voice = |other: &Voice| voices.iter().any(|voice| is_same(other, voice));
        let is_of_other = |claim: &Claim| {
            let holders = claim.positions.iter().filter_map(|held| held.speaker.as_ref());
            holders.map(|speaker| &speaker.voice).all(|holder| !is_voice(holder))
        };
        let accuses = |claim: &Claim| claim.accused.as_ref().is_some_and(is_voice);
        let answers = |claim: &Claim| match reach {
            Reach::Sentence => claim.sentence == self.sentences,
            Reach::Previous => {
                claim.sentence + 1 >= self.sentences || claim.stretch + 1 >= stretch && accuses(claim)
            }
            Reach::Accusation => {
                (claim.is_charge || claim.accused.is_some()) && claim.sentence + 1 >= self.sentences
                    || claim.stretch + 1 >= stretch && accuses(claim)
            }
            Reach::Paragraph => claim.stretch == stretch,
            Reach::Nowhere => claim.sentence + 1 >= self.sentences && accuses(claim),
        };
        let is_told = |claim: &Claim| {
            let silent = [Stance::HasNotCommented, Stance::DeclinesComment];
            reach != Reach::Paragraph || claim.positions.iter().any(|held| !silent.contains(&held.stance))
        };
        let fits = |claim: &Claim| is_of_other(claim) && answers(claim) && is_told(claim);
        let found = self.claims.iter().rposition(fits);
        if let Some(claim) = found.and_then(|index| self.claims.get_mut(index)) {
            claim.positions.extend(positions);
            return;
        }
        let sentence = self.sentences;
        let is_charge = false;
        self.claims.push(Claim { text: words, accused: None, positions, is_charge, stretch, sentence });
    }

    /// A paragraph of nothing but words goes on with whoever spoke before it, perhaps.
    fn who_spoke_last(&self) -> Option<Speaker> {
        let last = self.spoken.last()?.speaker.as_ref()?;
        let guessed_from = last.guessed_from.clone().or_else(|| Some("…".to_owned()));
        Some(Speaker { voice: last.voice.clone(), guessed_from, words: "the quote before".to_owned() })
    }

    /// A source as it was named before: "the agency" of "the agency AFP", "the post" of "a post by Ann Bell".
    fn known(&self, relay: &relay::Relay, clauses: &[Clause], via: Via) -> Via {
        let is_again = match &relay.owner {
            Owner::House(Voice::Known(words)) => words.starts_with("the ") && !words[4..].contains(' '),
            Owner::Unknown => {
                let words = relay
                    .clause
                    .and_then(|clause| clauses.get(clause))
                    .map(|clause| clause.who.voice.words());
                words.is_some_and(|words| words.starts_with("the "))
            }
            _ => false,
        };
        let is_it = |before: &&Via| {
            before.is_house == via.is_house
                && before.kind == via.kind
                && !matches!(before.owner, None | Some(Voice::Known(_)) if via.is_house)
        };
        let before = self.passed.iter().rev().find(is_it).filter(|_| is_again);
        before.cloned().unwrap_or(via)
    }
}

/// Of two who speak together, a quote asks who it was.
fn together(sentence: &Sentence<'_>, clause: &Clause, speaker: &Speaker) -> Speaker {
    let Some(also) = &clause.also else { return speaker.clone() };
    let words = format!("TK {} and {}?", also.voice.words(), speaker.voice.words());
    Speaker {
        voice: Voice::Unnamed(words),
        guessed_from: None,
        words: sentence.spoken(clause.tokens.clone()),
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
    Via { owner, is_house, kind: relay.kind, network: relay.network.clone(), is_beside: relay.is_beside }
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

/// "“…,” Ann Lee said Bob Roe told her.": they are the words of the second, as the first tells it.
fn is_told_on(sentence: &Sentence<'_>, clauses: &[Clause], index: usize) -> bool {
    let Some((clause, next)) = clauses.get(index).zip(clauses.get(index + 1)) else { return false };
    let is_quoted =
        sentence.range.clone().any(|at| matches!(sentence.tokens.list[at].kind, Kind::Quotation(_)));
    is_quoted && next.tokens.start == clause.after && next.after + 2 >= sentence.range.end
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

/// The words of a sentence with a mark right before them.
fn marked(tokens: &Tokens<'_>, range: &Range<usize>) -> Range<usize> {
    let part = tokens.part(range);
    let mark = tokens.text[..part.start].chars().next_back().filter(|c| is_mark(*c));
    part.start - mark.map_or(0, char::len_utf8)..part.end
}

/// Whether a name at the start of a sentence is rather a word: hackers, medics.
pub(super) fn is_doubtful(run: &Run, tokens: &Tokens<'_>) -> bool {
    let lexicon = tokens.lexicon;
    run.initial
        && !run.name.contains(' ')
        && lexicon::house(&run.name).is_none()
        && (lexicon.tag == "en" && run.name.ends_with('s') && !run.name.ends_with("ss")
            || lexicon.is(Role::Unnamed, &run.name)
            || lexicon.is(Role::Body, &run.name))
}
