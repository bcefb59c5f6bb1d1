//! The guide for whoever writes: its size, its examples with the origins that they name, its dates and its words.

use std::{collections::BTreeSet, fs};

use briefing::model::{
    ActorKind, Confidence, Credibility, Likelihood, Reliability, SourceKind, Stance, Status, Tlp, date,
};

use super::pages::{blocks, page, quoted, rows, run, run_in};

/// What leaves room for an article in the prompt of a language model.
const MOST: usize = 12_000;

#[test]
fn the_guide_is_printed_and_small() {
    let guide = page("docs/guide.md");
    assert!(guide.chars().count() < MOST);
    assert_eq!(run(&["guide"]), (Some(0), guide));
}

/// Each example stands in the briefing of the frame: there it has no fault, and the origins that its comment names.
#[test]
fn the_examples_stand_in_the_frame_with_the_origins_that_they_name() {
    let guide = page("docs/guide.md");
    let examples: Vec<&str> =
        blocks(&guide).iter().filter(|block| block.fence == "yaml").map(|block| block.code).collect();
    let (frame, examples) = examples.split_first().unwrap();
    let bare = frame.split_once("events:\n").unwrap();
    let bare = format!("{}{}", bare.0, bare.1.split_once('\n').unwrap().1);
    let mut named = 0;
    for example in [""].iter().chain(examples) {
        // A section stands once: an example with events has them instead of that of the frame.
        let frame = if example.starts_with("events:") { &bare } else { *frame };
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("article.txt"), "The union wrote: We have seen a ransom note.").unwrap();
        // What only this example does not use is no fault of the guide.
        let text = format!("# briefing: allow unused-id\n{frame}{example}");
        fs::write(folder.path().join("a.yaml"), &text).unwrap();
        let (_, found) = run_in(folder.path(), &["check", "--format", "concise", "a.yaml"]);
        assert!(found.lines().all(|line| line.contains("unused-allow")), "{found}\n{text}");
        if let Some((_, line)) = example.split_once("  # ") {
            let (_, shown) = run_in(folder.path(), &["show", "a.yaml"]);
            let line = line.lines().next().unwrap();
            assert!(shown.lines().any(|shown| shown.trim() == line.trim()), "{line}{shown}");
            named += 1;
        }
    }
    assert_eq!(named, 6);
}

#[test]
fn the_dates_are_read_as_the_guide_says() {
    let guide = page("docs/guide.md");
    let table = guide.split_once("<!-- dates -->").unwrap().1.split_once("<!-- end -->").unwrap().0;
    for row in rows(table) {
        let [words, edtf] = row[..] else { panic!("{row:?}") };
        let read = date::typed(words, None).unwrap_or_else(|untyped| panic!("{words}: {}", untyped.advice()));
        assert_eq!(format!("`{}`", read.edtf()), edtf, "{words}");
    }
}

#[test]
fn all_allowed_words_are_in_the_guide_and_none_of_the_others_is_allowed() {
    let guide = page("docs/guide.md");
    let table = guide.split_once("<!-- words -->").unwrap().1.split_once("<!-- end -->").unwrap().0;
    let likelihood = &Likelihood::WORDS[..Likelihood::WORDS.len() / 2];
    let words: [&[&str]; 9] = [
        ActorKind::WORDS,
        SourceKind::WORDS,
        Stance::WORDS,
        Status::WORDS,
        likelihood,
        Confidence::WORDS,
        Reliability::WORDS,
        Credibility::WORDS,
        Tlp::WORDS,
    ];
    let rows = rows(table);
    assert_eq!(rows.len(), words.len());
    for (row, words) in rows.iter().zip(words) {
        let [key, allowed, not] = row[..] else { panic!("{row:?}") };
        assert_eq!(quoted(allowed), words, "{key}");
        // A near miss says what to write, which is allowed.
        let allowed: BTreeSet<&str> = words.iter().copied().collect();
        for part in not.split(';').filter(|part| part.contains('`') && !part.contains("is none")) {
            let right = quoted(part.rsplit_once(" is ").or(part.rsplit_once(" are ")).unwrap().1);
            assert!(!right.is_empty() && right.iter().all(|word| allowed.contains(word)), "{key}: {part}");
        }
    }
}
