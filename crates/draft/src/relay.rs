//! What an article passes on, as a sentence tells it: "told Reuters", "as AFP reported", "in a post on Telegram", "a statement
//! said", "state media reported". Each is a source of its own, with its kind and whose it is.

use super::{
    clause::{Act, Clause, is_of_another},
    lexicon::{self, Role},
    phrase::{Phrase, Sentence, Voice, is_house},
};
use briefing_format::model::SourceKind;

/// Whose a source is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Owner {
    /// Of whoever speaks in the sentence.
    Speaker,
    /// Of a house.
    House(Voice),
    /// Of somebody else than whoever speaks.
    Other(Voice),
    /// The text does not tell.
    Unknown,
}

/// A source that the article passes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Relay {
    pub(super) owner: Owner,
    pub(super) kind: SourceKind,
    /// The network on which it was posted.
    pub(super) network: Option<String>,
    /// The clause whose words came through it; without one, those of the whole sentence.
    pub(super) clause: Option<usize>,
    /// It heard the same as the one before it.
    pub(super) is_beside: bool,
}

/// The most words of a place: "in an angry post on the messaging app Telegram".
const LONGEST: usize = 8;

/// Finds what a sentence passes on: what was first comes first.
pub(super) fn find(sentence: &Sentence<'_>, clauses: &[Clause]) -> Vec<Relay> {
    let mut relays: Vec<Relay> = Vec::new();
    documents(sentence, clauses, &mut relays);
    houses(sentence, clauses, &mut relays);
    // "The report, first published by Bloomberg, said": one source, and not two.
    let has_house = relays.iter().any(|relay| matches!(relay.owner, Owner::House(_)));
    // "einem Bericht der «Süddeutschen Zeitung»": the report is what the house has reported.
    let houses: Vec<Voice> = relays
        .iter()
        .filter_map(|relay| match &relay.owner {
            Owner::House(voice) => Some(voice.clone()),
            _ => None,
        })
        .collect();
    let is_of_house = |relay: &Relay| {
        let whose = relay.clause.and_then(|clause| clauses.get(clause)).map(|clause| &clause.who.voice);
        relay.owner == Owner::Speaker && whose.is_some_and(|whose| houses.contains(whose))
    };
    // "The report, seen by Reuters": it is not what the house has reported, and first of all.
    let is_seen = sentence.range.clone().any(|at| {
        matches!(sentence.word(at), Some("seen" | "obtained" | "reviewed"))
            && sentence.word(at + 1) == Some("by")
    });
    relays.retain(|relay| {
        let is_unsaid = relay.owner == Owner::Unknown || is_of_house(relay);
        !(has_house && is_unsaid && relay.kind == SourceKind::Report)
            || is_seen && relay.owner == Owner::Unknown
    });
    let mut unique: Vec<Relay> = Vec::new();
    put_first(sentence, clauses, &mut relays);
    for relay in relays {
        if !unique.contains(&relay) {
            unique.push(relay);
        }
    }
    unique
}

/// What was told first comes first: "Reuters reported, citing ANP, that", "Reuters reported that ANP had reported".
fn put_first(sentence: &Sentence<'_>, clauses: &[Clause], relays: &mut [Relay]) {
    let is_of = |relay: &Relay, index: usize| {
        let voice = &clauses[index].who.voice;
        matches!(&relay.owner, Owner::House(house) if house == voice)
    };
    let later =
        |index: usize| clauses[index].is_cited || index > 0 && is_of_another(sentence, clauses, index - 1);
    for index in (0..clauses.len()).filter(|index| later(*index)) {
        if let Some(at) = relays.iter().position(|relay| is_of(relay, index)) {
            relays[..=at].rotate_right(1);
        }
    }
}

/// The clause nearest to a token.
fn nearest(clauses: &[Clause], at: usize) -> Option<usize> {
    let distance = |clause: &Clause| {
        if at < clause.tokens.start { clause.tokens.start - at } else { at.saturating_sub(clause.tokens.end) }
    };
    (0..clauses.len())
        .filter(|index| !clauses[*index].who.is_media)
        .min_by_key(|index| distance(&clauses[*index]))
}

fn documents(sentence: &Sentence<'_>, clauses: &[Clause], relays: &mut Vec<Relay>) {
    // "a statement from the ministry said"
    for (index, clause) in clauses.iter().enumerate() {
        if let Some(kind) = clause.who.document {
            let is_anonymous = matches!(clause.who.voice, Voice::Unnamed(_));
            let owner = if is_anonymous { Owner::Unknown } else { Owner::Speaker };
            relays.push(Relay { owner, kind, network: None, clause: Some(index), is_beside: false });
        }
    }
    // "Sonko tweeted that"
    for (index, clause) in clauses.iter().enumerate() {
        let tweets = |at: usize| {
            let word = sentence.word(at).unwrap_or_default().to_lowercase();
            ["tweet", "twitter", "tuite"].iter().any(|start| word.starts_with(start))
                && sentence.is_speech(at)
        };
        if (clause.tokens.start..clause.after).any(tweets) {
            let network = Some("Twitter".to_owned());
            relays.push(Relay {
                owner: Owner::Speaker,
                kind: SourceKind::Post,
                network,
                clause: Some(index),
                is_beside: false,
            });
        }
    }
    let mut at = sentence.range.start;
    while at < sentence.range.end {
        // "acusó a la alcaldesa de filtrar el informe": that is whom.
        let is_whom = sentence.word(at) == Some("a");
        let is_within =
            sentence.is(at, Role::Within) && !is_whom || matches!(sentence.word(at), Some("au" | "du"));
        let taken = is_within.then(|| place(sentence, at)).flatten();
        let Some((kind, network, end)) = taken else {
            at += 1;
            continue;
        };
        let is_talk = kind == SourceKind::Interview;
        if let Some(index) = nearest(clauses, at).filter(|_| !is_talk) {
            let reach =
                clauses[index].tokens.start.saturating_sub(LONGEST * 2)..clauses[index].after + LONGEST;
            // "declined to comment on the report"
            let is_about = matches!(clauses[index].act, Act::Silent | Act::Declines)
                && matches!(sentence.word(at), Some("on" | "sur" | "zu" | "sobre"));
            // "…, in a post on its site."
            let is_last = end + LONGEST >= sentence.range.end
                && at > sentence.range.start
                && sentence.is_sign(at - 1, &[','])
                && clauses.len() == 1
                && sentence.tokens.lexicon.tag == "en";
            // "Rumours were spread on Telegram, police said": a part of what they said.
            let opens = at == sentence.range.start || sentence.word(at - 1).is_none();
            let is_told = kind == SourceKind::Post
                && end == at + 2
                && end < clauses[index].tokens.start
                && !opens
                && sentence.word(at - 1).is_none_or(|word| sentence.tokens.lexicon.document(word).is_none())
                && sentence.tokens.lexicon.tag == "en";
            if !is_about && !is_told && (reach.contains(&at) || reach.contains(&end) || is_last) {
                // "is accused in a lawsuit": it is not theirs.
                let own = if clauses[index].is_passive { Owner::Unknown } else { Owner::Speaker };
                let owner = issuer(sentence, end).map_or(own, Owner::Other);
                relays.push(Relay { owner, kind, network, clause: Some(index), is_beside: false });
            }
        }
        at = end.max(at + 1);
    }
}

/// "a statement issued by the White House": whose it is.
fn issuer(sentence: &Sentence<'_>, at: usize) -> Option<Voice> {
    let issued = matches!(sentence.word(at), Some("issued" | "released" | "published" | "posted" | "shared"));
    let by = at + usize::from(issued);
    let who = sentence.starting(by + 1).filter(|_| matches!(sentence.word(by), Some("by" | "from")))?;
    matches!(who.voice, Voice::Named(_) | Voice::Known(_)).then_some(who.voice)
}

/// "in a post on Telegram", "on his Telegram channel", "on Telegram": the kind, the network and where it ends.
fn place(sentence: &Sentence<'_>, start: usize) -> Option<(SourceKind, Option<String>, usize)> {
    let lexicon = sentence.tokens.lexicon;
    let mut kind = None;
    let mut network = None;
    let mut end = start;
    let mut at = start + 1;
    while at < sentence.range.end.min(start + 1 + LONGEST) {
        let Some(word) = sentence.word(at) else { break };
        // "in a video posted on Telegram"
        let is_posted = kind.is_some() && matches!(word, "posted" | "published" | "shared" | "released");
        if sentence.is_speech(at) && lexicon.document(word).is_none() && !is_posted {
            break;
        }
        if let Some(found) = lexicon::network(word) {
            let alone = word.len() > 1
                || sentence
                    .word(at - 1)
                    .is_some_and(|word| matches!(word, "on" | "On" | "auf" | "Auf" | "sur" | "en"));
            if alone {
                network = Some(found.to_owned());
                kind = kind
                    .filter(|kind| !matches!(kind, SourceKind::Web | SourceKind::Other))
                    .or(Some(SourceKind::Post));
                end = at + 1;
            }
        } else if is_spoken_video(sentence, at) {
            // "in a video address": not what somebody has posted.
        } else if let Some(found) = lexicon.document(word).filter(|_| at > start) {
            // Of "a video statement" the last word counts.
            let is_compound = end == at;
            if kind.is_none() || is_compound && network.is_none() {
                kind = Some(found);
            }
            end = at + 1;
        } else if kind.is_some() {
            let goes_on = lexicon
                .is_any(&[Role::Within, Role::Definite, Role::Indefinite, Role::Joins], word)
                || word.starts_with(char::is_lowercase) && lexicon.tag != "en"
                || matches!(
                    word,
                    "posted"
                        | "published"
                        | "shared"
                        | "released"
                        | "social"
                        | "media"
                        | "messaging"
                        | "app"
                        | "platform"
                );
            if !goes_on {
                break;
            }
        } else if sentence.is(at, Role::Breaks) && at > start + 1 && !sentence.is(at, Role::Within) {
            break;
        }
        at += 1;
    }
    // "in a report" may be what is talked about; "in a statement" is where it is said.
    let kind = kind?;
    let is_named = network.is_some();
    let opens = sentence.is(start + 1, Role::Definite)
        || sentence.is(start + 1, Role::Indefinite)
        || network.is_some()
        || matches!(kind, SourceKind::Post | SourceKind::Statement);
    (opens && (is_named || kind != SourceKind::Web)).then_some((kind, network, end))
}

/// Whether "video" is how somebody spoke, and nothing that was posted.
fn is_spoken_video(sentence: &Sentence<'_>, at: usize) -> bool {
    matches!(sentence.word(at), Some("video" | "vidéo" | "vídeo"))
        && matches!(sentence.word(at + 1), Some("address" | "call" | "link" | "conference" | "speech"))
}

/// Whether a phrase is a house that passes news on.
fn house(sentence: &Sentence<'_>, phrase: &Phrase, is_told: bool) -> bool {
    let name = phrase.voice.words();
    let is_short = (2..=5).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase());
    let has_article = sentence.is(phrase.tokens.start, Role::Definite);
    let lexicon = sentence.tokens.lexicon;
    // "told the Journal"
    let is_short_house = is_told && lexicon.is(Role::MediaName, name) && name.starts_with(char::is_uppercase);
    phrase.is_media
        || matches!(phrase.voice, Voice::Named(_)) && (is_house(name, lexicon) || is_short_house)
        || is_told && is_short && !has_article && !lexicon::is_body(name)
}

/// The kind of what a house reports.
pub(super) fn kind_of(name: &str, words: &str) -> SourceKind {
    let bare = name.strip_prefix("the ").or(name.strip_prefix("The ")).unwrap_or(name);
    if let Some(house) = lexicon::house(bare).or_else(|| lexicon::house(name)) {
        return house.kind;
    }
    let small = words.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| small.split([' ', '-']).any(|part| part == *word));
    if has(&[
        "agency",
        "agentur",
        "nachrichtenagentur",
        "agence",
        "agencia",
        "agjencia",
        "staatsagentur",
        "newswire",
    ]) {
        SourceKind::NewsAgency
    } else if has(&[
        "tv",
        "television",
        "radio",
        "broadcaster",
        "sender",
        "fernsehen",
        "staatsfernsehen",
        "rundfunk",
        "télévision",
        "chaîne",
        "televisión",
        "cadena",
        "televizioni",
        "broadcasting",
        "channel",
        "fernsehsender",
    ]) {
        SourceKind::Broadcast
    } else if has(&[
        "newspaper",
        "times",
        "herald",
        "tribune",
        "gazette",
        "journal",
        "daily",
        "zeitung",
        "tageszeitung",
        "quotidien",
        "diario",
        "periódico",
        "gazeta",
        "post",
        "anzeiger",
        "kurier",
        "tagblatt",
        "abendblatt",
    ]) {
        SourceKind::Newspaper
    } else {
        SourceKind::Report
    }
}

/// Words before what is told otherwise than somebody told it.
const CONTRARY: &str = "contrairement contrary entgegen contrario contrariamente unlike ndryshe";

/// "contrairement à ce qu'affirmait le quotidien", "anders als die Zeitung berichtete": what is told did not come through it.
fn is_contradicted(sentence: &Sentence<'_>, clause: &Clause) -> bool {
    let low = clause.tokens.start.saturating_sub(LONGEST).max(sentence.range.start);
    let mut before = (low..=clause.tokens.start).rev().take_while(|at| sentence.word(*at).is_some());
    before.any(|at| {
        let is_otherwise = sentence.is_one_of(at, "anders") && sentence.is_one_of(at + 1, "als");
        is_otherwise || sentence.is_one_of(at, CONTRARY)
    })
}

fn houses(sentence: &Sentence<'_>, clauses: &[Clause], relays: &mut Vec<Relay>) {
    let mut add = |phrase: &Phrase, clause: Option<usize>, is_told: bool, is_beside: bool| {
        if house(sentence, phrase, is_told) {
            let words = sentence.spoken(phrase.tokens.clone());
            let kind = kind_of(phrase.voice.words(), &words);
            let owner = Owner::House(phrase.voice.clone());
            relays.push(Relay { owner, kind, network: None, clause, is_beside });
        }
    };
    for (index, clause) in clauses.iter().enumerate() {
        // "told Reuters and AFP"
        if let Some(first) = clause.addressee.as_ref().filter(|_| !clause.also_told.is_empty()) {
            add(first, Some(index), true, false);
            for other in &clause.also_told {
                add(other, Some(index), true, true);
            }
        }
    }
    let mut push =
        |phrase: &Phrase, clause: Option<usize>, is_told: bool| add(phrase, clause, is_told, false);
    for (index, clause) in clauses.iter().enumerate() {
        // "the BBC quoted Reuters as saying": what was first comes first.
        // "The BBC said it would cut jobs": it speaks of itself.
        let is_of_itself = !clause.passes_on
            && clause.act == Act::Says
            && clause.who.is_media
            && (clause.after..clause.after + 2).any(|at| {
                sentence.word(at).is_some_and(|word| matches!(word, "it" | "its" | "they" | "their" | "we"))
            });
        // "confirmed it days after the BBC first reported the breach": what is told did not come through it.
        let before = clause.tokens.start.checked_sub(1).and_then(|at| sentence.word(at));
        let is_beside = matches!(before, Some("after" | "before" | "since" | "when" | "once" | "until"));
        if !is_of_itself && !is_beside && !is_contradicted(sentence, clause) {
            push(&clause.who, None, false);
        }
        if let Some(addressee) = &clause.addressee {
            push(addressee, Some(index), true);
        }
    }
    // "first published by Bloomberg", "carried by KCNA", "said on state television"
    let mut is_second = false;
    for at in sentence.range.clone() {
        let word = sentence.word(at).unwrap_or_default();
        let is_by = matches!(sentence.word(at + 1), Some("by"))
            && matches!(word, "published" | "carried" | "broadcast" | "aired" | "obtained" | "seen");
        if is_by && let Some(phrase) = sentence.starting(at + 2) {
            add(&phrase, None, true, is_second);
            is_second = true;
        }
        let mut push =
            |phrase: &Phrase, clause: Option<usize>, is_told: bool| add(phrase, clause, is_told, false);
        let is_end = |clause: &Clause| {
            let end = clause.tokens.end;
            clause.after == at || end == at || end + 1 == at && sentence.is_sign(end, &[','])
        };
        let said = clauses.iter().position(|clause| is_end(clause) && !clause.who.is_media);
        let is_heard = word == "on"
            || matches!((word, sentence.tokens.lexicon.tag), ("sur", "fr") | ("im", "de") | ("en", "es"));
        if let Some(said) = said.filter(|_| is_heard)
            && let Some(phrase) = sentence.starting(at + 1).filter(|phrase| phrase.is_media)
        {
            push(&phrase, Some(said), false);
        }
        // "Wie der „Spiegel“ unter Berufung auf Ermittler berichtet"
        let is_based = matches!(word, "Berufung" | "Bezug") && at > sentence.range.start + 1;
        if is_based && let Some(phrase) = sentence.ending(at - 1) {
            push(&phrase, None, false);
        }
    }
    let mut push =
        |phrase: &Phrase, clause: Option<usize>, is_told: bool| add(phrase, clause, is_told, false);
    // "in an interview with ANP", "speaking to Polar News"
    for at in sentence.range.clone() {
        if sentence.is(at, Role::Talk) {
            let with = (at + 1..at + 4).find(|index| sentence.is(*index, Role::With));
            if let Some(phrase) = with.and_then(|with| sentence.starting(with + 1)) {
                push(&phrase, nearest(clauses, at), true);
            }
        }
    }
}
