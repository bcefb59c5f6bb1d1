//! Edits of a file by span: what they do not name stays byte for byte, comments and order too. It must not know why
//! something is edited.

use std::collections::HashMap;

use crate::{
    diagnostic::{Code, Diagnostic, Severity, Span},
    reading::parse,
};

/// Text to put in place of a span of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; an empty span is a place to insert at.
    pub span: Span,
    /// What stands there instead.
    pub text: String,
}

/// Makes the edits and gives the text, with the number of edits made.
///
/// Edits are made from the first to the last; one that overlaps another before it, or that does not lie on characters of
/// the text, is not made.
pub fn apply(text: &str, edits: &[Edit]) -> (String, usize) {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.span);
    let (mut edited, mut done, mut made) = (String::with_capacity(text.len()), 0, 0);
    let mut last: Option<Span> = None;
    for edit in sorted {
        let range = edit.span.range();
        // Two that insert at one place would depend on their order.
        let collides = range.start < done || last == Some(edit.span);
        let (Some(before), Some(_)) = (text.get(done..range.start.max(done)), text.get(range.clone())) else {
            continue;
        };
        if collides {
            continue;
        }
        edited.push_str(before);
        edited.push_str(&edit.text);
        (done, made, last) = (range.end, made + 1, Some(edit.span));
    }
    edited.push_str(&text[done..]);
    (edited, made)
}

/// Makes those edits after which the file, read again, has no mistake that it did not have before.
///
/// Where all of them together make a new mistake, each is tried by itself.
pub fn apply_checked(text: &str, edits: &[Edit]) -> (String, usize) {
    if edits.is_empty() {
        return (text.to_owned(), 0);
    }
    let before = errors(&parse(text, &mut |_| {}).diagnostics);
    let all = apply(text, edits);
    if is_sound(&all.0, &before) {
        return all;
    }
    let mut kept: Vec<Edit> = Vec::new();
    for edit in edits {
        kept.push(edit.clone());
        let (tried, made) = apply(text, &kept);
        if made < kept.len() || !is_sound(&tried, &before) {
            kept.pop();
        }
    }
    apply(text, &kept)
}

/// How often each error is there.
fn errors(diagnostics: &[Diagnostic]) -> HashMap<Code, usize> {
    let mut counts = HashMap::new();
    for found in diagnostics.iter().filter(|found| found.severity() == Severity::Error) {
        *counts.entry(found.code).or_default() += 1;
    }
    counts
}

fn is_sound(text: &str, before: &HashMap<Code, usize>) -> bool {
    let after = errors(&parse(text, &mut |_| {}).diagnostics);
    after.iter().all(|(code, count)| before.get(code).is_some_and(|before| count <= before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn edit(text: &str, what: &str, instead: &str) -> Edit {
        let start = text.find(what).unwrap_or(text.len());
        Edit { span: Span::new(start, start + what.len()), text: instead.to_owned() }
    }

    #[test]
    fn what_is_not_named_stays_as_it_was() {
        let text = "# by hand\nbriefing: 1\r\ntitle:   T # short\nevents: [{title: E, date: 2024-3-1}]\n";
        let edits = [edit(text, "2024-3-1", "2024-03-01"), edit(text, "T ", "Harbor fire ")];
        let (edited, made) = apply(text, &edits);
        assert_eq!(made, 2);
        assert_eq!(
            edited,
            "# by hand\nbriefing: 1\r\ntitle:   Harbor fire # short\nevents: [{title: E, date: 2024-03-01}]\n"
        );
    }

    #[test]
    fn an_edit_that_overlaps_another_is_not_made() {
        let text = "abcdef";
        let edits = [
            edit(text, "bcd", "X"),
            edit(text, "de", "Y"),
            edit(text, "", "Z"),
            Edit { span: Span::new(3, 99), text: "W".to_owned() },
        ];
        assert_eq!(apply(text, &edits[..2]), ("aXef".to_owned(), 1));
        assert_eq!(apply(text, &edits[2..]), ("Zabcdef".to_owned(), 1));
        assert_eq!(apply("é", &[Edit { span: Span::new(1, 2), text: String::new() }]), ("é".to_owned(), 0));
    }

    #[test]
    fn an_edit_that_makes_a_new_mistake_is_not_made() {
        let text = "briefing: 1\ntitle: T\nevents: [{title: E, date: 2024-3-1}]\n";
        let edits = [edit(text, "2024-3-1", "2024-03-01"), edit(text, "title: E", "titel: [")];
        let (edited, made) = apply_checked(text, &edits);
        assert_eq!(
            (edited.as_str(), made),
            ("briefing: 1\ntitle: T\nevents: [{title: E, date: 2024-03-01}]\n", 1)
        );
    }

    proptest! {
        #[test]
        fn an_edit_changes_nothing_but_what_it_says(
            text in "[a-zé \n]{0,40}",
            places in prop::collection::vec((0usize..40, 0usize..6, "[A-Z]{0,4}"), 0..6),
        ) {
            let edits: Vec<Edit> = places
                .into_iter()
                .map(|(start, length, text)| Edit { span: Span::new(start, start + length), text })
                .collect();
            let (edited, made) = apply(&text, &edits);
            // Without the capital letters, which only edits bring, the rest is what was not replaced, in its order.
            let rest: String = edited.chars().filter(|c| !c.is_ascii_uppercase()).collect();
            let mut left = text.chars();
            prop_assert!(rest.chars().all(|c| left.any(|other| other == c)));
            prop_assert!(made <= edits.len());
            if made == 0 {
                prop_assert_eq!(edited, text);
            }
        }
    }
}
