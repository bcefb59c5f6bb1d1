//! The rules of origins, row by row, and what is retracted: on small files with the answers beside them, and by the
//! definition on random ones. Words are tested for the rows alone.

mod definition;
mod origins;
mod retraction;

use super::*;
use crate::evidence::Evidence;

/// Gives the story of a file with these items muted.
#[track_caller]
fn with_muted<T>(body: &str, muted: &[&str], look: impl FnOnce(Story<'_>) -> T) -> T {
    let parsed = briefing_format::parse(&format!("briefing: 1\ntitle: T\n{body}"), &mut |_| {});
    let errors: Vec<_> = parsed
        .diagnostics
        .iter()
        .filter(|found| found.code != briefing_format::diagnostic::Code::UnknownId)
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
    let briefing = parsed.briefing;
    let muted: Vec<Item> = muted.iter().filter_map(|id| briefing.find(id)).collect();
    let evidence = Evidence::new(&briefing).muting(&briefing, &muted);
    look(Story { briefing: &briefing, evidence: &evidence })
}

/// The same with nothing muted.
#[track_caller]
fn with<T>(body: &str, look: impl FnOnce(Story<'_>) -> T) -> T {
    with_muted(body, &[], look)
}

/// What the first event of a file rests on, in words: the count, then the origins.
#[track_caller]
fn event(body: &str) -> String {
    event_without(body, &[])
}

#[track_caller]
fn event_without(body: &str, muted: &[&str]) -> String {
    with_muted(body, muted, |story| {
        let support = story.support_of_event(EventIx(0));
        crate::describe::origins_in_words(story, &support)
    })
}
