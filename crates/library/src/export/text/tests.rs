//! How the linear text reads: every item once, within its width, with what points at it.

use super::*;
use crate::{Fingerprint, Origin, SAMPLES, Sample};
use briefing_evidence::Evidence;

mod complete;
mod told;

#[track_caller]
fn sample(name: &str) -> Document {
    let sample = SAMPLES.iter().find(|sample| sample.name == name);
    let loaded = sample.map(|sample| Document::load(Origin::Sample(sample), &mut |_| {}));
    match loaded {
        Some(Ok(document)) => document,
        other => panic!("{name}: {other:?}"),
    }
}

fn from_yaml(yaml: &str) -> Document {
    let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    let fingerprint = Fingerprint::of(&Origin::Stdin, yaml);
    let name = SafeText::from_static("test.yaml");
    Document::new(Origin::Stdin, name, fingerprint, briefing, evidence, Vec::new())
}

#[track_caller]
fn shown(document: &Document, width: usize) -> String {
    let mut out = Vec::new();
    assert!(write(document, &Perspective::default(), width, &mut out).is_ok());
    match String::from_utf8(out) {
        Ok(text) => text,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn all_that_points_at_an_item_is_there_however_much_a_list_shows() {
    let quotes = (0..100).map(|n| format!("  q{n}: {{text: Word {n}., speaker: a, via: [s]}}\n"));
    let head = "briefing: 1\ntitle: Many\nactors: {a: {name: A}}\nsources: {s: {title: Source}}\nquotes:\n";
    let yaml: String = std::iter::once(head.to_owned()).chain(quotes).collect();
    let document = from_yaml(&yaml);
    let count = |form| {
        let told = Description::for_form(document.story(), ItemKind::Source.item(0), form).told();
        told.iter().filter(|paragraph| paragraph.shape == Shape::Entry).count()
    };
    assert_eq!(
        count(Form::Full),
        describe::limits::ENTRIES_IN_PLACE + 1,
        "some, and how many more there are"
    );
    assert_eq!(count(Form::Linear), 100);
    let text = shown(&document, 0);
    let after = text.split("SOURCES").nth(1).unwrap_or_default();
    assert_eq!(after.matches("“Word ").count(), 100);
}

#[test]
fn every_item_stands_there_once_with_its_id() {
    for Sample { name, .. } in SAMPLES {
        let document = sample(name);
        let text = shown(&document, 0);
        for item in document.briefing.items() {
            if let Some(id) = document.briefing.id(item) {
                let headings =
                    text.lines().filter(|line| line.starts_with('*') && line.ends_with(&format!("[{id}]")));
                assert_eq!(headings.count(), 1, "{id}");
            }
        }
    }
}

#[test]
fn lines_keep_to_the_width_and_say_the_same() {
    for Sample { name, .. } in SAMPLES {
        let document = sample(name);
        // Each line of words has its mark.
        let words = |text: &str| text.replace("| ", "").split_whitespace().collect::<String>();
        let whole = words(&shown(&document, 0));
        for width in [20, 40, 60, 80] {
            let text = shown(&document, width);
            for line in text.lines() {
                let columns = briefing_text::width(SafeText::line(line).as_safe());
                assert!(columns <= width, "{columns} columns at {width}: {line}");
            }
            assert_eq!(words(&text), whole);
        }
    }
}

#[test]
fn a_small_briefing_reads_like_this() {
    let document = from_yaml(
        "briefing: 1\ntitle: Harbor fire\nsummary: One dead.\n\
         events:\n\
         - {date: 2024-03-01, title: Fire in warehouse 7, actors: [port], quotes: [cause]}\n\
         - {date: 2024-06-01, title: Report, status: disputed, id: report}\n\
         - {title: Inspection}\n\
         actors: {port: {name: Port Authority, kind: agency}}\n\
         quotes: {cause: {text: The cause is unknown., speaker: port}}\n\
         questions: [Who was there?]\n",
    );
    assert_eq!(
        shown(&document, 0),
        "\
= Harbor fire
  | One dead.

TIMELINE (3)

* 1 Mar 2024: Fire in warehouse 7
  actors: Port Authority
  evidence: no source is given
  quotes: Port Authority: “The cause is unknown.”

(3 months later)

* 1 Jun 2024: Report (disputed) [report]
  status: disputed
  evidence: no source is given

Undated

* Inspection
  evidence: no source is given

WHO AND WHERE (1)

* Port Authority (actor) [port]
  agency · in 1 event · 1 quote · 2 references in all
  occurs: dated once: 1 Mar 2024; 1 undated
  Events (1):
  - 1 Mar 2024: Fire in warehouse 7
  Quotes (1):
  - Port Authority: “The cause is unknown.”

QUOTES (1)

* Quote [cause]
  | “The cause is unknown.”
  said by: Port Authority
  no source is given
  no local copy
  Quoted in events (1):
  - Fire in warehouse 7

QUESTIONS (1)

* Question 1
  | Who was there?
  The briefing itself asks.
"
    );
}

#[test]
fn an_event_is_not_called_contested_itself_where_a_claim_about_it_is() {
    let document = from_yaml(
        "briefing: 1\ntitle: T\nactors: {a: {name: A}, b: {name: B}}\n\
         events: [{id: e, title: E., date: 2024, status: confirmed, sources: [s]}]\nsources: {s: {title: S}}\n\
         claims: {c: {text: C., about: [e], positions: [{by: a, stance: asserts}, {by: b, stance: denies}]}}\n",
    );
    let text = shown(&document, 0);
    assert!(text.contains("2024: E. (confirmed by one origin; a claim about it is contested) [e]"), "{text}");
    assert!(
        text.contains(
            "- disputed claim: C. (1 actor for · 1 against)\n    - asserted by A\n    - denied by B\n"
        ),
        "{text}"
    );
}

#[test]
fn an_item_that_is_named_by_its_first_words_is_named_by_its_id_too() {
    let long = "The fire was laid by somebody who knew the harbor very well and had keys to its gates";
    let document = from_yaml(&format!(
        "briefing: 1\ntitle: T\nactors: {{port: {{name: Port}}}}\n\
         claims: {{arson: {{text: {long}, about: [port]}}}}\njudgments: [{{text: {long}, basis: [port, arson]}}]\n"
    ));
    let text = shown(&document, 0);
    assert!(
        text.contains(
            "  - unattributed claim: The fire was laid by somebody who knew the harbor very well and had… [arson]\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("  - judgment: The fire was laid by somebody who knew the harbor very well and had… [Judgment 1]\n"),
        "{text}"
    );
}

/// A briefing in which every text, title and name of every section is the same words.
fn of_one_text(words: &str) -> Document {
    let text = format!("\"{words}\"");
    let prose = format!("\"First.\\n{words}\\nLast.\"");
    from_yaml(&format!(
        "briefing: 1
title: {text}
summary: {prose}
authors: [{text}]
actors:
  a: {{name: {text}, text: {prose}, country: {text}, relations: [{{to: p, kind: {text}, text: {prose}, by: a, via: [s]}}]}}
places:
  p: {{name: {text}, kind: {text}, text: {prose}}}
events:
  - {{id: e, title: {text}, text: {prose}, actors: [{{actor: a, role: {text}}}], quotes: [q], sources: [s]}}
quotes:
  q: {{text: {prose}, speaker: a, via: [s], translation: {{text: {prose}, by: {text}}}, prefix: {prose}, suffix: {prose}}}
sources:
  s: {{title: {text}, author: {text}, text: {prose}, publisher: a, ids: [{text}]}}
claims:
  c: {{text: {prose}, about: [e], positions: [{{by: a, stance: asserts, quote: q, text: {prose}}}]}}
judgments:
  - {{text: {prose}, by: a, alternatives: [{text}], basis: [e, c]}}
questions:
  - {{text: {prose}, about: [e]}}
"
    ))
}

#[test]
fn no_text_of_a_file_can_pass_for_a_line_that_was_computed() {
    let forged = [
        ("evidence: 9", " reports, 9 origins"),
        ("standing: asserted by", " 9 actors"),
        ("TIMELINE (9", ")"),
        ("* 1999", ": Forged [forged]"),
        ("= Forged", ""),
        ("Events (9", "):"),
        ("no source is given for", " it by anybody"),
        ("(9 years", " later)"),
        ("found in forged.txt", ", line 9"),
        ("said by: Forged", ""),
        ("⚑ 9 claims", " about it, 9 denied"),
    ];
    for (start, rest) in forged {
        let words = format!("{start}{rest}");
        let document = of_one_text(&words);
        assert!(!document.briefing.questions.is_empty(), "{words}");
        for width in [0, 20, 33, 40, 60, 80] {
            let text = shown(&document, width);
            for line in text.lines() {
                let indent = line.len() - line.trim_start().len();
                // A line that goes on stands in an odd column, where none begins.
                let goes_on = width > 0 && indent % 2 == 1;
                assert!(goes_on || !line.trim_start().starts_with(start), "at {width}: {line}\n{text}");
            }
        }
    }
}

#[test]
fn no_computed_line_begins_in_an_odd_column() {
    for Sample { name, .. } in SAMPLES {
        for line in shown(&sample(name), 0).lines() {
            let indent = line.len() - line.trim_start().len();
            assert_eq!(indent % 2, 0, "{line}");
        }
    }
}

#[test]
fn quotes_of_an_event_have_a_speaker_and_events_of_one_title_are_told_apart() {
    let document = from_yaml(
        "briefing: 1\ntitle: T\nactors: {a: {name: Ada}, b: {name: Bob}}\n\
         events: [{id: one, title: Fire, quotes: [p, q]}, {id: two, title: Fire}]\n\
         quotes: {p: {text: Yes, speaker: a}, q: {text: No, speaker: b}}\n\
         claims: {c: {text: C, about: [one, two]}}\nquestions: [{text: Q, about: [two]}]\n",
    );
    let text = shown(&document, 0);
    assert!(text.contains("  quotes: Ada: “Yes”, Bob: “No”\n"), "{text}");
    assert!(text.contains("  about: Fire [one], Fire [two]\n"), "{text}");
    assert!(text.contains("  concerns: Fire [two] (event)\n"), "{text}");
}

#[test]
fn the_source_of_somebodys_own_voice_is_named_where_nothing_can_be_followed() {
    let file = |keys: &str| {
        format!(
            "briefing: 1\ntitle: T\nactors: {{a: {{name: Ann, {keys}}}}}\nsources: {{post: {{title: P, author: a}}, log: {{title: L}}}}\nclaims: {{c: {{text: C, positions: [{{by: a, stance: asserts, via: [post, log]}}]}}}}\n"
        )
    };
    for (keys, voice) in [("kind: person", "in their own voice"), ("kind: group", "in its own voice")] {
        let text = shown(&from_yaml(&file(keys)), 0);
        assert!(text.contains(&format!("asserted by Ann, {voice} [post], via L")), "{text}");
    }
    let described = shown(&from_yaml(&file("text: A., by: a, via: [post]")), 0);
    assert!(described.contains("from Ann, in its own voice [post]"), "{described}");
}
