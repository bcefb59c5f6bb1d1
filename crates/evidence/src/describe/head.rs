//! The briefing as a whole, in words. It must not list its items.

use super::{
    Description, Part,
    limits::SOURCES_PER_LINE,
    paragraph::{Paragraph, Tone, date_field, tags_field, text_field},
    prose::prose,
    weight,
};
use crate::evidence::Story;
use briefing_format::model::{ItemKind, SourceIx};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of the briefing as a whole.
pub(super) fn part(of: Description<'_>, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    let briefing = story.briefing;
    match part {
        Part::Text => {
            briefing.summary().into_iter().flat_map(|summary| prose(story, summary, of.item)).collect()
        }
        Part::OwnWord => untold(story).into_iter().collect(),
        Part::Fields => {
            let authors: Vec<&str> = briefing.authors.iter().map(SafeText::as_str).collect();
            [
                date_field("as of", briefing.as_of.as_ref()),
                date_field("published", briefing.published.as_ref()),
                text_field("authors", SafeText::line(&authors.join(", "))),
                text_field("language", &briefing.language),
                briefing.tlp.map(|tlp| Paragraph::field("TLP").words(tlp.as_str())),
                tags_field(story, &briefing.tags),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        Part::Labels => {
            let meaning = briefing.tlp.map(|tlp| safe_format!("{}: {}", tlp.as_str(), tlp.meaning()));
            meaning.into_iter().map(|words| Paragraph::field("may be had by").words(words)).collect()
        }
        Part::Origins => {
            let weighed = story.weighed_sources(&known_sources(story));
            let field =
                Paragraph::field("all sources go back to").words(weight::origins(&weighed)).words(": ");
            let is_any = !weighed.all.origins.is_empty();
            is_any.then(|| weight::origins_of(field, story, &weighed, SOURCES_PER_LINE)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// The sources that were known by the day that is looked at.
pub(super) fn known_sources(story: Story<'_>) -> Vec<SourceIx> {
    let known = story.briefing.items_of(ItemKind::Source).filter(|item| story.is_known(*item));
    known.map(|item| SourceIx(item.number())).collect()
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
        super::untold(Story { briefing: &briefing, evidence: &evidence }).map(|said| said.plain_words())
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
