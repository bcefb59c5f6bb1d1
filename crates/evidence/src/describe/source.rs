//! A source in words: what it is, what it passes on, what rests on it. It must not rate what the file does not rate.

use super::{
    Description, Part,
    attribution::not_read,
    limits::SOURCES_PER_LINE,
    lost,
    paragraph::{Paragraph, Tone, count, date_field, headed, links_field, text_field},
    prose::{prose, verbatim},
    references, retraction, row, weight,
};
use crate::evidence::{
    Dependents, Role, Story,
    support::{MOST_COUNTED, Origin, Passing},
};
use briefing_format::model::{EntityClass, EntityIx, Item, Source, SourceIx, SourceKind};
use briefing_text::{SafeText, safe_format};

/// A part of what is said of a source.
pub(super) fn part(of: Description<'_>, ix: SourceIx, part: Part) -> Vec<Paragraph> {
    let story = of.story;
    match part {
        Part::Text => prose(story, &story.get(ix).text, of.item),
        Part::OwnWord if !story.get(ix).text.is_empty() => {
            let words =
                "What is said of this source itself is the briefing's own word, and is not drawn from it.";
            vec![Paragraph::plain().tone(Tone::Muted, words)]
        }
        Part::Fields => fields(story, ix),
        Part::Origins => origins(story, ix).into_iter().collect(),
        Part::Evidence => vec![rests_on_it(story, ix)],
        Part::References => references::paragraphs(of),
        Part::Alone => rests_on_it_alone(story, ix),
        _ => Vec::new(),
    }
}

fn fields(story: Story<'_>, ix: SourceIx) -> Vec<Paragraph> {
    let source = story.get(ix);
    let rated = |label, (letter, meaning): (&str, &str)| {
        Paragraph::field(label).words(safe_format!("{letter}, {meaning}"))
    };
    [
        source.kind.map(|kind| Paragraph::field("kind").words(kind.as_str())),
        lost::links_field(
            story,
            "publisher",
            source.publisher.map(Item::Entity),
            ix.into(),
            ("publisher", "actor"),
        ),
        links_field(story, "author", source.writer.map(Item::Entity)).or_else(|| author_field(story, source)),
        words_of(story, source),
        date_field("published", source.published.as_ref()),
        date_field("retrieved", source.retrieved.as_deref()),
        Paragraph::field("url").own(|field| field.tone(Tone::Address, &source.url)).unless_empty(),
        text_field("file", &source.file),
        text_field("language", &source.language),
        source.reliability.map(|letter| rated("reliability", (letter.as_str(), letter.meaning()))),
        source.credibility.map(|digit| rated("credibility", (digit.as_str(), digit.meaning()))),
        based_on(story, ix),
        cites(story, ix),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// Whose words it has, as far as the file tells: its author's, its publisher's, or those of others. An author in words alone is
/// nobody of the file.
fn words_of(story: Story<'_>, source: &Source) -> Option<Paragraph> {
    let field = Paragraph::field("words of");
    let owner = |field: Paragraph| {
        let (owner, noun) = match (source.writer, source.publisher) {
            (Some(writer), _) => (writer, ", the author"),
            (None, publisher) => (publisher?, ", the publisher"),
        };
        Some(field.link(story, Item::Entity(owner)).words(noun))
    };
    match Passing::of(source) {
        Passing::Nothing => owner(field),
        Passing::All(_) => Some(field.words("what it is based on: all of it comes from there")),
        Passing::Some if source.cites.of_file().is_empty() => Some(field.words("what it is based on")),
        Passing::Some => {
            let others = "those whom it cites, in part";
            Some(
                owner(field.clone())
                    .map_or(field.words(others), |line| line.words(", and of ").words(others)),
            )
        }
        Passing::Unknown => Some(field.words("others, perhaps: the file does not know what it passes on")),
    }
}

/// Who wrote it, in the file's words; names in them are links, as in any text.
fn author_field(story: Story<'_>, source: &Source) -> Option<Paragraph> {
    let words = verbatim(story, source.author.as_safe(), Tone::Text);
    Paragraph::field("author").own(|field| field.runs(words)).unless_empty()
}

/// The actors that the words for a source's author name: the file does not say that they are whose it is, only an id does.
pub fn named_authors(story: Story<'_>, ix: SourceIx) -> Vec<EntityIx> {
    let named = story.mentions(story.get(ix).author.as_str()).into_iter().map(|mention| mention.entity);
    named.filter(|entity| story.get(*entity).class == EntityClass::Actor).collect()
}

/// Adds a source with who published it and when, what it is, and how it is rated.
pub(super) fn line(story: Story<'_>, line: Paragraph, ix: SourceIx) -> Paragraph {
    let source = story.get(ix);
    let mut line = line.link(story, Item::Source(ix));
    if !story.is_known(Item::Source(ix)) {
        return line.tone(Tone::Muted, ", not known yet");
    }
    if let Some(publisher) = source.publisher {
        line = line.words(", ").link(story, Item::Entity(publisher));
    }
    if let Some(date) = &source.published {
        line = line.words(", ").date(date);
    }
    // Of a source among others, "other" says nothing.
    if let Some(kind) = source.kind.filter(|kind| *kind != SourceKind::Other) {
        line = line.tone(Tone::Muted, safe_format!(", {}", kind.as_str()));
    }
    if let Some(rating) = rating(source) {
        line = line.tone(Tone::Muted, safe_format!(", {rating}"));
    }
    line
}

/// The Admiralty code of a source, where the file rates it: `B2`, `B-` where only one half is given.
pub(super) fn rating(source: &Source) -> Option<SafeText> {
    let letter = source.reliability.map(briefing_format::model::Reliability::as_str);
    let digit = source.credibility.map(briefing_format::model::Credibility::as_str);
    (letter.is_some() || digit.is_some())
        .then(|| safe_format!("{}{}", letter.unwrap_or("-"), digit.unwrap_or("-")))
}

/// What stands beside the title of a source in a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Columns {
    /// Who published it.
    pub publisher: SafeText,
    /// When, in forms from long to short.
    pub date: Vec<SafeText>,
    /// How it is rated.
    pub rating: SafeText,
}

/// What stands beside the title of a source in a list.
pub fn columns(story: Story<'_>, ix: SourceIx) -> Columns {
    let source = story.get(ix);
    let publisher = source.publisher.map(|publisher| story.get(publisher).name.clone());
    Columns {
        publisher: publisher.unwrap_or_default(),
        date: source.published.as_ref().map(row::forms).unwrap_or_default(),
        rating: rating(source).unwrap_or_default(),
    }
}

/// What all of it comes from; nothing for a source that says only what it cites.
fn based_on(story: Story<'_>, ix: SourceIx) -> Option<Paragraph> {
    let source = story.get(ix);
    let field = Paragraph::field("based on");
    let based_on: Vec<SourceIx> = story.briefing.known(&source.based_on).collect();
    let circles: Vec<SourceIx> = story.briefing.known(&source.circles).collect();
    let hidden = source.based_on.of_file().len() - based_on.len();
    let unread = unread(story, ix, "based_on");
    let cites_any = !source.cites.of_file().is_empty() || !self::unread(story, ix, "cites").is_empty();
    let line = match (&based_on[..], &circles[..]) {
        ([], []) if source.passes_on_unknown => {
            field.tone(Tone::Warning, "something that the file does not know")
        }
        ([], []) if !unread.is_empty() => field,
        ([], []) if cites_any && hidden == 0 => return None,
        ([], []) if hidden > 0 => field,
        ([], []) => field.tone(Tone::Muted, "nothing that the file names: an origin"),
        (based_on, []) => field.links(story, based_on.iter().map(|based| Item::Source(*based))),
        (based_on, circles) => {
            let all = [based_on, circles].concat();
            field.sources(story, &all, ", ").tone(Tone::Warning, ": a circle, cut here")
        }
    };
    Some(besides(line, &unread, hidden))
}

/// Adds the sources that could not be read, and how many were not known yet.
fn besides(line: Paragraph, unread: &[SafeText], hidden: usize) -> Paragraph {
    let parted = if line.runs.is_empty() { "" } else { ", " };
    let line = match unread {
        [] => line,
        names => line.tone(Tone::Warning, safe_format!("{parted}{}", not_read("source", names))),
    };
    let parted = if line.runs.is_empty() { "" } else { ", and " };
    match hidden {
        0 => line,
        n => line.tone(Tone::Muted, safe_format!("{parted}{}", hidden_sources(n))),
    }
}

/// The names of sources that could not be read at a key.
fn unread(story: Story<'_>, ix: SourceIx, key: &str) -> Vec<SafeText> {
    story.briefing.lost_at(ix.into(), None, key).cloned().collect()
}

fn hidden_sources(n: usize) -> SafeText {
    count(n, "source that was not known yet", "sources that were not known yet")
}

/// What it passes some things on from.
fn cites(story: Story<'_>, ix: SourceIx) -> Option<Paragraph> {
    let all = &story.get(ix).cites;
    let known: Vec<SourceIx> = story.briefing.known(all).collect();
    let hidden = all.of_file().len() - known.len();
    let line = Paragraph::field("cites").links(story, known.iter().map(|cited| Item::Source(*cited)));
    besides(line, &unread(story, ix, "cites"), hidden).unless_empty()
}

/// How much rests on it and how much on it alone.
fn rests_on_it(story: Story<'_>, ix: SourceIx) -> Paragraph {
    let field = Paragraph::field("rests on it");
    let dependents = match &story.evidence.dependents {
        Some(index) => index.dependents(story, ix),
        None => Dependents::of(story, ix),
    };
    let field = match (retraction::amounts(dependents.all), retraction::amounts(dependents.sole)) {
        (None, _) => field.tone(Tone::Muted, "nothing"),
        (Some(_), sole) if dependents.is_more => {
            rests_alone(field.words(safe_format!("at least {MOST_COUNTED} items")), sole)
        }
        (Some(amounts), sole) => rests_alone(field.words(amounts), sole),
    };
    let citing: Vec<SourceIx> = story
        .referrers(Item::Source(ix), Role::Cites)
        .filter_map(|from| if let Item::Source(ix) = from { Some(ix) } else { None })
        .collect();
    if citing.is_empty() {
        return field;
    }
    let named = citing.len().min(SOURCES_PER_LINE);
    let field = field.words("; perhaps also what ").sources(story, &citing[..named], ", ");
    field.more(", ", citing.len() - named).words(if citing.len() == 1 { " tells" } else { " tell" })
}

fn rests_alone(field: Paragraph, sole: Option<SafeText>) -> Paragraph {
    match sole {
        Some(sole) => field.words("; on it alone: ").tone(Tone::Strong, sole),
        None => field.words("; nothing on it alone"),
    }
}

/// The events, claims and judgments that rest on it alone.
///
/// The list is short in all places: in the linear text, too, every source of a long chain would else repeat all of it.
fn rests_on_it_alone(story: Story<'_>, ix: SourceIx) -> Vec<Paragraph> {
    let (sole, statements) = match &story.evidence.dependents {
        Some(index) => (index.sole(ix), index.sole_statements(ix).to_vec()),
        None => Dependents::sole(story, ix),
    };
    let count = sole.events + sole.claims + sole.judgments;
    let entries = statements.iter().map(|item| Paragraph::entry().link(story, *item));
    let more = count - statements.len();
    let rest = (more > 0).then(|| Paragraph::entry().tone(Tone::Muted, safe_format!("and {more} more")));
    let heading = "Events, claims and judgments that rest on it alone";
    headed(heading, count, entries.chain(rest).collect())
}

/// Where what it passes on comes from, where that is more than one hop away or not certain.
fn origins(story: Story<'_>, ix: SourceIx) -> Option<Paragraph> {
    let origin = story.trees().origin(story.briefing, ix);
    let is_based_on = |root| story.briefing.known(&story.get(ix).based_on).eq([root]);
    match origin {
        Origin::Source(root) if root == ix || is_based_on(root) => None,
        Origin::Open(root) | Origin::Unknown(root) if root == ix => {
            let support = story.support_of_sources(&[ix]);
            let line = Paragraph::field("goes back to").words(weight::origins(story, &support));
            Some(weight::beyond(story, line.words(": itself"), ix, origin))
        }
        _ => Some(weight::origin(story, Paragraph::field("origin"), origin)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::{Shape, tests::with};

    #[test]
    fn a_name_in_the_words_for_an_author_is_a_link() {
        let file = "actors: {lee: {name: Ann Lee}, net: {name: Net}, a: {name: Twin}, b: {name: Twin}}\nplaces: {york: {name: York}}\nsources:\n";
        let told = |author: &str| {
            with(&format!("{file}  s: {{title: S, publisher: net, author: '{author}'}}"), |story| {
                let fields = fields(story, SourceIx(0));
                let field =
                    fields.iter().find(|field| matches!(field.shape, Shape::Field("author"))).cloned();
                let runs = field.map(|field| field.runs).unwrap_or_default();
                let links = runs.iter().filter(|run| run.link.is_some()).map(|run| run.text.to_string());
                (links.collect::<Vec<_>>(), named_authors(story, SourceIx(0)))
            })
        };
        assert_eq!(told("Ann Lee, in York"), (vec!["Ann Lee".into(), "York".into()], vec![EntityIx(0)]));
        assert_eq!(told("Ann Leeds"), (Vec::new(), Vec::new()));
        assert_eq!(told("Twin"), (Vec::new(), Vec::new()), "nobody knows which");
    }
}
