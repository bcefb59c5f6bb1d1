//! The briefing as a whole, in words. It must not list its items.

use super::{
    Description, Part, attribution,
    limits::SOURCES_PER_LINE,
    paragraph::{Paragraph, Tone, date_field, tags_field, text_field},
    prose::prose,
    weight,
};
use crate::evidence::Story;
use briefing_format::model::{Date, Item, ItemKind, SourceIx, Telling, Tlp, Voice};
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
                briefing.strictest_tlp.map(|tlp| marking(tlp, briefing.tlp)),
                tags_field(story, &briefing.tags),
                briefing.own_id.as_ref().and_then(|id| text_field("id", SafeText::from(id.as_safe()))),
            ]
            .into_iter()
            .flatten()
            .collect()
        }
        Part::Attribution => default(story).into_iter().collect(),
        Part::Labels => {
            let meaning =
                briefing.strictest_tlp.map(|tlp| safe_format!("{}: {}", tlp.as_str(), tlp.meaning()));
            meaning.into_iter().map(|words| Paragraph::field("may be had by").words(words)).collect()
        }
        Part::Origins => {
            let support = story.support_of_sources(&known_sources(story));
            let field = Paragraph::field("all sources go back to")
                .words(weight::origins(story, &support))
                .words(": ");
            let is_any = !support.all.origins.is_empty();
            is_any.then(|| weight::origins_of(field, story, &support, SOURCES_PER_LINE)).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Who tells every statement that does not say so itself, and by which chains.
fn default(story: Story<'_>) -> Option<Paragraph> {
    let attribution = story.briefing.default.as_ref()?;
    let telling = Telling { voice: attribution.voice(), attribution, is_default: false };
    let line = Paragraph::field("by default");
    let line = match telling.voice {
        Some(voice) => attribution::teller(story, line.words("told by "), voice),
        None => line,
    };
    let between = if line.runs.is_empty() { "via " } else { ", via " };
    let line = match own_report(story, telling) {
        // "BTA, via BTA" would say nothing.
        Some(source) => {
            line.words(", in ").link_as(story, Item::Source(source), story.get(source).title.clone())
        }
        None => attribution::via(story, line, (Tone::Text, between), telling, (None, 0)),
    };
    Some(line.unless_empty()?.tone(Tone::Muted, "; this holds wherever nobody else is named"))
}

/// The one source through which all came, where that belongs to whoever tells it.
fn own_report(story: Story<'_>, telling: Telling<'_>) -> Option<SourceIx> {
    let mut chains = telling.attribution.via();
    let (first, rest) = (chains.next()?, chains.next());
    match (first.hops, rest, telling.attribution.sources(), telling.attribution.unread()) {
        ([source], None, [], []) if story.briefing.is_known(*source) => {
            let teller = telling.voice.and_then(Voice::actor)?;
            (story.get(*source).owner() == Some(teller)).then_some(*source)
        }
        _ => None,
    }
}

/// The strictest label of the whole and its parts, and what the whole is marked itself where that is another.
fn marking(strictest: Tlp, whole: Option<Tlp>) -> Paragraph {
    let field = Paragraph::field("TLP").words(strictest.as_str());
    match whole {
        Some(whole) if whole == strictest => field,
        Some(whole) => {
            let words = safe_format!(" for a part of it; the whole is marked {}", whole.as_str());
            field.tone(Tone::Warning, words)
        }
        None => field.tone(Tone::Warning, " for a part of it; the whole is not marked"),
    }
}

/// The sources that were known by the day that is looked at.
pub(super) fn known_sources(story: Story<'_>) -> Vec<SourceIx> {
    let known = story.briefing.items_of(ItemKind::Source).filter(|item| story.is_known(*item));
    known.map(|item| SourceIx(item.number())).collect()
}

/// What is not shown of what the briefing says as a whole, because it is later than the day that is looked at.
fn untold(story: Story<'_>) -> Option<Paragraph> {
    let untold = story.briefing.later().untold();
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
    let dated = |date: &&Date| date.has_year();
    let [as_of, published] = [&briefing.as_of, &briefing.published].map(|date| date.as_ref().filter(dated));
    let why = match (as_of, published) {
        (Some(date), _) => safe_format!("{they} written as of {}.", date.label()),
        (None, Some(date)) => safe_format!("{they} published later: {}.", date.label()),
        (None, None) => safe_format!("the file does not say when {they} written."),
    };
    Some(Paragraph::plain().tone(Tone::Muted, safe_format!("{what} {are} not shown: {why}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        describe::Form,
        evidence::{Evidence, known},
    };
    use briefing_format::model::{Date, Item};

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
    fn the_strictest_label_is_shown_and_what_the_whole_is_marked_itself() {
        let label = |whole: &str, part: &str| {
            let yaml = format!("briefing: 1\ntitle: T\n{whole}events: [{{title: E{part}}}]\n");
            let briefing = briefing_format::parse(&yaml, &mut |_| {}).briefing;
            let evidence = Evidence::new(&briefing);
            let story = Story { briefing: &briefing, evidence: &evidence };
            let told = Description::new(story, Item::Briefing).part(Part::Fields);
            let event = Description::for_form(story, ItemKind::Event.item(0), Form::Brief).told();
            let row = crate::describe::row(story, ItemKind::Event.item(0)).trail;
            let first = |lines: Vec<Paragraph>| lines.first().map_or(String::new(), Paragraph::plain_words);
            (first(told), first(event), row.to_string())
        };
        let words = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
        assert_eq!(label("tlp: GREEN\n", "").0, "GREEN");
        assert_eq!(label("tlp: RED\n", ", tlp: GREEN"), words("RED", "GREEN", "TLP:GREEN"));
        let lax = words("RED for a part of it; the whole is marked GREEN", "RED", "TLP:RED");
        assert_eq!(label("tlp: GREEN\n", ", tlp: RED"), lax);
        assert_eq!(label("", ", tlp: AMBER").0, "AMBER for a part of it; the whole is not marked");
        assert_eq!(label("", "").0, "");
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
