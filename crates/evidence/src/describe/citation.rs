//! An item for use elsewhere, where nothing around it says what it is: an event with when, how sure and by whom. It must not
//! say less of what there is to beware of than the screen does.

use super::{attribution, event::status_run, row, weight::weight};
use crate::evidence::Story;
use briefing_format::model::{EventIx, Item, SourceIx, Telling};
use briefing_text::{SafeText, safe_format};

/// An event with its date, and in brackets how far it is established, who tells it, its sources and how many origins these
/// have: `1 Mar 2024: Fire in warehouse 7 (reported; sources: Log (2 Mar 2024); 1 report, 1 origin)`.
pub(super) fn event(story: Story<'_>, ix: EventIx) -> SafeText {
    let event = story.get(ix);
    let item = Item::Event(ix);
    let date = match &event.date {
        Some(date) => SafeText::line(&date.full()),
        None => row::date(story, item).into_iter().next().unwrap_or_default(),
    };
    let telling = story.briefing.telling_of_event(event);
    let told_by = |voice| format!("told by {}", attribution::teller_words(story, voice));
    let facts = [
        event.status.map(|status| status_run(story, ix, status).text.to_string()),
        telling.voice.map(told_by),
        chains(story, telling),
        Some(weight(story, &story.support_of_event(ix)).text.to_string()),
        story.contested_claims(item).next().map(|_| "a claim about it is contested".to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let parted = if date.is_empty() { "" } else { ": " };
    safe_format!("{date}{parted}{} ({})", event.title, facts.join("; "))
}

/// Every chain of a statement: `via Log (2 Mar 2024) → Wire; sources: Post`; nothing where it has none.
pub(super) fn chains(story: Story<'_>, telling: Telling<'_>) -> Option<String> {
    let known = |sources: &[SourceIx], between: &str| {
        let known = sources.iter().filter(|source| story.briefing.is_known(**source));
        known.map(|source| dated(story, *source)).collect::<Vec<_>>().join(between)
    };
    let via = telling.attribution.via().map(|chain| known(chain.hops, " → "));
    let via = via.filter(|chain| !chain.is_empty()).map(|chain| format!("via {chain}"));
    let sources = known(telling.attribution.sources(), "; ");
    let sources = (!sources.is_empty()).then(|| format!("sources: {sources}"));
    let unread = telling.attribution.unread();
    let unread = (!unread.is_empty()).then(|| attribution::not_read("source", unread).to_string());
    let all: Vec<String> = via.chain(sources).chain(unread).collect();
    (!all.is_empty()).then(|| all.join("; "))
}

/// A source by its title, and when it was published.
pub(super) fn dated(story: Story<'_>, ix: SourceIx) -> String {
    let source = story.get(ix);
    match &source.published {
        Some(date) => format!("{} ({})", source.title, date.label()),
        None => source.title.to_string(),
    }
}

/// The same with the label that the item carries.
pub(super) fn labeled(story: Story<'_>, item: Item, words: SafeText) -> SafeText {
    match story.briefing.tlp_of(item) {
        Some(tlp) if !words.is_empty() => safe_format!("{words} [TLP:{}]", tlp.as_str()),
        _ => words,
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Instant};

    use super::*;
    use crate::{
        describe::{copies, tests::with},
        evidence::{
            CopyState, Evidence,
            verdict::{Verdict, look_up},
        },
    };
    use briefing_format::{files::Stamp, model::ItemKind};

    fn first_copy(body: &str, kind: ItemKind) -> String {
        with(body, |story| copies(story, kind.item(0)).remove(0).text.to_string())
    }

    #[test]
    fn an_event_is_cited_with_date_status_and_sources() {
        let sources =
            "sources:\n  log: {title: Log, published: 2024-03-02}\n  wire: {title: Wire, based_on: [log]}\n";
        let cited = |event: &str| {
            first_copy(&format!("{sources}events: [{{title: Fire., {event}}}]\n"), ItemKind::Event)
        };
        assert_eq!(
            cited("date: 2024-03-01, status: confirmed, sources: [log, wire]"),
            "1 Mar 2024: Fire. (confirmed by one origin; sources: Log (2 Mar 2024); Wire; 2 reports, 1 origin)"
        );
        assert_eq!(
            cited("date: 2024~, status: reported, via: [log, wire]"),
            "c. 2024: Fire. (reported; via Log (2 Mar 2024) → Wire; 2 reports, 1 origin)"
        );
        assert_eq!(cited("tags: []"), "Fire. (no source is given)");
        assert_eq!(cited("tlp: RED"), "Fire. (no source is given) [TLP:RED]");
    }

    #[test]
    fn likelihood_and_confidence_of_a_judgment_stand_in_sentences_of_their_own() {
        let cited = |keys: &str| {
            first_copy(
                &format!("actors: {{a: {{name: Ada}}}}\njudgments: [{{text: It was., {keys}}}]\n"),
                ItemKind::Judgment,
            )
        };
        assert_eq!(
            cited("by: a, likelihood: likely, confidence: low"),
            "Judgment: “It was.”, by Ada. Likelihood: likely, 55–80 % (ICD 203). Confidence: low."
        );
        assert_eq!(cited("confidence: high"), "Judgment: “It was.” Confidence: high.");
        assert_eq!(cited("by: a"), "Judgment: “It was.”, by Ada.");
    }

    #[test]
    fn a_quote_that_is_not_in_its_source_is_cited_with_that_and_another_is_not() {
        let yaml = "briefing: 1\ntitle: T\nactors: {a: {name: Ada}}\nsources: {log: {title: Log, file: log.txt}}\n\
                    quotes: {q: {text: It burned., speaker: a, via: [log]}}\n";
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let cited = |verdict: Option<Verdict>| {
            let mut evidence = Evidence::new(&briefing);
            let quote = briefing_format::model::QuoteIx(0);
            let state = verdict
                .map(|verdict| CopyState::read(Instant::now(), Stamp::default(), [(quote, verdict)].into()));
            evidence.verification.add(state.map(|state| (Arc::from("log.txt"), state)));
            copies(Story { briefing: &briefing, evidence: &evidence }, ItemKind::Quote.item(0))
                .remove(0)
                .text
                .to_string()
        };
        let plain = "“It burned.” Ada, via Log";
        assert_eq!(cited(None), plain);
        assert_eq!(
            cited(Some(Verdict::Unlike)),
            format!("{plain} [not in the source as log.txt has it: nothing there is like it]")
        );
        assert!(
            cited(Some(Verdict::Apart)).contains("[not in the source as log.txt has it: each of its parts")
        );
    }

    /// What a copied quote says behind its sources, after it was looked up in a text.
    #[track_caller]
    fn caveat(quote: &str, text: &str, expected: &str) {
        let yaml = format!(
            "briefing: 1\ntitle: T\nactors: {{a: {{name: Ada}}}}\nsources: {{log: {{title: Log, file: log.txt}}}}\n\
             quotes: {{q: {{{quote}, speaker: a, via: [log]}}}}\n"
        );
        let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
        let mut evidence = Evidence::new(&briefing);
        let verdicts = look_up(&briefing, text, &[briefing_format::model::QuoteIx(0)]);
        let state = CopyState::read(Instant::now(), Stamp::default(), verdicts);
        evidence.verification.add([(Arc::from("log.txt"), state)]);
        let story = Story { briefing: &briefing, evidence: &evidence };
        let copied = copies(story, ItemKind::Quote.item(0)).remove(0).text.to_string();
        let said = copied.split_once(" Ada, via Log").map(|(_, said)| said.trim_start());
        assert_eq!(said, Some(expected), "{quote} in {text:?}");
    }

    #[test]
    fn a_quote_is_cited_with_whatever_the_screen_warns_of() {
        caveat("text: We ordered it", "We ordered it", "");
        caveat("text: 'We order[ed] it'", "We ordered it", "");
        caveat(
            "text: We did … order it",
            "We did not order it",
            "[found, with words left out in log.txt, line 1: “not”]",
        );
        caveat(
            "text: 'We [never] did order it'",
            "We did order it",
            "[found, but for words in brackets in log.txt, line 1: [never] put in]",
        );
        caveat(
            "text: Es brannte, translation: {language: en, text: It burned}",
            "It burned",
            "[its translation stands in log.txt, line 1]",
        );
        caveat(
            "text: It burned",
            "It burned.\nIt burned.",
            "[found, but more than once in log.txt: lines 1 and 2]",
        );
    }
}
