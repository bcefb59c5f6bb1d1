//! The briefing as a whole, in words. It must not list its items.

use super::paragraph::{Paragraph, Tone, date_field, tags_field, text_field};
use super::prose::prose;
use crate::evidence::Story;
use briefing_format::model::Item;
use briefing_text::{SafeText, safe_format};

/// Summary first, then what the head of the file says.
pub fn detail(story: Story<'_>) -> Vec<Paragraph> {
    let briefing = story.briefing;
    let authors: Vec<&str> = briefing.authors.iter().map(SafeText::as_str).collect();
    let tlp = briefing.tlp.map(|tlp| Paragraph::field("TLP").words(tlp.as_str()));
    let summary = briefing.summary().into_iter().flat_map(|summary| prose(story, summary, Item::Briefing));
    summary
        .chain(untold(story))
        .chain(date_field("as of", briefing.as_of.as_ref()))
        .chain(date_field("published", briefing.published.as_ref()))
        .chain(text_field("authors", &SafeText::line(&authors.join(", "))))
        .chain(text_field("language", &briefing.language))
        .chain(tlp)
        .chain(tags_field(story, &briefing.tags))
        .collect()
}

/// What is not shown of what the briefing says as a whole, because it is later than the day that is looked at.
fn untold(story: Story<'_>) -> Option<Paragraph> {
    let untold = story.briefing.later().untold;
    let parts = [
        (untold.summary, "the summary"),
        (untold.judgments, "the judgments"),
        (untold.questions, "the questions"),
    ];
    let parts: Vec<&str> =
        parts.into_iter().filter(|(is_there, _)| *is_there).map(|(_, part)| part).collect();
    let (last, before) = parts.split_last()?;
    let what =
        if before.is_empty() { (*last).to_owned() } else { format!("{} and {last}", before.join(", ")) };
    let what = what.replacen('t', "T", 1);
    let (are, they) = if parts == ["the summary"] { ("is", "it was") } else { ("are", "they were") };
    let briefing = story.briefing;
    let why = match (&briefing.as_of, &briefing.published) {
        (Some(date), _) => safe_format!("{they} written as of {}.", date.label()),
        (None, Some(date)) => safe_format!("{they} published later: {}.", date.label()),
        (None, None) => safe_format!("the file does not say when {they} written."),
    };
    Some(Paragraph::plain().tone(Tone::Muted, safe_format!("{what} {are} not shown: {why}")))
}

#[cfg(test)]
mod tests {
    use crate::evidence::{Evidence, Story, known};
    use briefing_format::model::Date;

    fn said(head: &str) -> Option<String> {
        let briefing =
            briefing_format::parse(&format!("briefing: 1\ntitle: T\n{head}"), &mut |_| {}).briefing;
        let evidence = Evidence::new(&briefing);
        let date = Date::parse("2001").ok()?;
        let briefing = known::as_of(Story { briefing: &briefing, evidence: &evidence }, &date);
        let evidence = Evidence::new(&briefing);
        let paragraph = super::untold(Story { briefing: &briefing, evidence: &evidence })?;
        Some(paragraph.runs.iter().map(|run| run.text.as_str()).collect())
    }

    #[test]
    fn what_is_not_shown_is_named_with_the_reason() {
        let summary = "summary: S\n";
        assert_eq!(
            said(&format!("as_of: 2025-06-20\n{summary}")).as_deref(),
            Some("The summary is not shown: it was written as of 20 Jun 2025.")
        );
        assert_eq!(
            said(&format!("published: 2025-06\n{summary}judgments: [{{text: J}}]\n")).as_deref(),
            Some("The summary and the judgments are not shown: they were published later: Jun 2025.")
        );
        assert_eq!(
            said(&format!("{summary}judgments: [{{text: J}}]\nquestions: [{{text: Q}}]\n")).as_deref(),
            Some(
                "The summary, the judgments and the questions are not shown: the file does not say when they were \
                 written."
            )
        );
        assert_eq!(said(""), None);
        assert_eq!(said("as_of: 2000\nsummary: S\n"), None);
    }
}
