//! What holds for all descriptions, and what the tests of the kinds share.

use super::*;
use crate::evidence::Evidence;

/// Looks at the story of a file with these sections.
pub(super) fn with<T>(sections: &str, look: impl FnOnce(Story<'_>) -> T) -> T {
    let yaml = format!("briefing: 1\ntitle: T\n{sections}");
    let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
    let evidence = Evidence::new(&briefing);
    look(Story { briefing: &briefing, evidence: &evidence })
}

/// The words of paragraphs, a line each.
pub(super) fn lines(paragraphs: &[Paragraph]) -> Vec<String> {
    paragraphs.iter().map(Paragraph::plain_words).collect()
}

#[test]
fn what_any_form_shows_the_linear_text_shows_too() {
    let forms = [Form::Brief, Form::Full, Form::Beside, Form::Pane];
    with("", |story| {
        for kind in ItemKind::ALL {
            let parts = |form| Description::for_form(story, kind.item(0), form).parts();
            let shown = parts(Form::Linear);
            for part in forms.iter().flat_map(|form| parts(*form)) {
                // The line about an event says shortly what its fields say.
                let is_short = kind == ItemKind::Event && *part == Part::Summary;
                assert!(is_short || shown.contains(part), "{kind:?}: {part:?}");
            }
            let mut once = shown.to_vec();
            once.dedup();
            assert_eq!(once, shown, "{kind:?}");
        }
    });
}
