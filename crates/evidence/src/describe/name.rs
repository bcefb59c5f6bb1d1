//! The short name by which an item is linked and titled. It must not say more than the item's own words, and of a claim
//! how it stands, of a judgment that it is one, of an event that it may not have happened.

use super::{limits::EXCERPT_CELLS, prose::spoken, standing};
use crate::evidence::{Role, Story};
use briefing_format::model::{Item, SourceIx, SourceKind, Status};
use briefing_text::{SafeText, safe_format, truncate};

/// More bytes than any letter with all its marks has: what lies behind so many for each cell does not fit.
const BYTES_PER_CELL: usize = 64;
/// More bytes than any excerpt has, links in them counted as they are written.
const MOST_BYTES: usize = 8_192;

/// The words by which an item is known, all of them: its name or title, or else its text.
pub fn known_by(story: Story<'_>, item: Item) -> &SafeText {
    match item {
        Item::Briefing => &story.briefing.title,
        Item::Entity(ix) => &story.get(ix).name,
        Item::Event(ix) => &story.get(ix).title,
        Item::Quote(ix) => &story.get(ix).text,
        Item::Source(ix) => &story.get(ix).title,
        Item::Claim(ix) => &story.get(ix).text,
        Item::Judgment(ix) => &story.get(ix).text,
        Item::Question(ix) => &story.get(ix).text,
    }
}

/// The same as they read where nothing can be followed.
pub fn words(story: Story<'_>, item: Item) -> SafeText {
    match item {
        Item::Claim(_) | Item::Judgment(_) | Item::Question(_) => spoken(story, known_by(story, item)),
        _ => known_by(story, item).clone(),
    }
}

/// As much of that as an excerpt may need: what is named often may be long.
pub(super) fn first_words(story: Story<'_>, item: Item) -> SafeText {
    let all = known_by(story, item);
    if !matches!(item, Item::Claim(_) | Item::Judgment(_) | Item::Question(_)) {
        return all.clone();
    }
    let most = MOST_BYTES.min(all.as_str().len());
    let end = (0..=most).rev().find(|end| all.as_str().is_char_boundary(*end)).unwrap_or(0);
    spoken(story, &SafeText::from(all.as_safe().slice(0..end)))
}

/// The name of an item: its name or title, or the beginning of its words; of a claim or judgment behind what it is, so that
/// nobody takes it for a fact: `disputed claim: The ministry did it.` An event has its caveat behind it.
pub fn name(story: Story<'_>, item: Item) -> SafeText {
    let name = bare(story, item);
    match caveat(story, item) {
        Some(caveat) => safe_format!("{name} {caveat}"),
        None => name,
    }
}

/// What stands behind the title of an event wherever the title stands for it: that it is only planned or claimed, or is
/// disputed or denied. Without it a title would tell of a thing that happened.
pub fn caveat(story: Story<'_>, item: Item) -> Option<&'static str> {
    let Item::Event(ix) = item else { return None };
    match story.get(ix).status? {
        Status::Planned => Some("(planned)"),
        Status::Claimed => Some("(claimed)"),
        Status::Disputed => Some("(disputed)"),
        Status::Denied => Some("(denied)"),
        Status::Reported | Status::Confirmed => None,
    }
}

/// The name of an item where there may be no room for all of it: what it is comes first, and cannot be cut off.
pub fn name_to_cut(story: Story<'_>, item: Item) -> SafeText {
    match caveat(story, item) {
        Some(caveat) => {
            let word = caveat.trim_matches(['(', ')']);
            safe_format!("{word} {}: {}", item.noun(), bare(story, item))
        }
        None => name(story, item),
    }
}

/// The name of an item without its caveat, for whoever places that.
pub(super) fn bare(story: Story<'_>, item: Item) -> SafeText {
    let words = &first_words(story, item);
    match item {
        Item::Briefing | Item::Entity(_) | Item::Event(_) | Item::Source(_) => words.clone(),
        Item::Quote(_) => safe_format!("“{}”", excerpt(words)),
        Item::Claim(ix) => safe_format!("{}: {}", standing::noun(story, ix), excerpt(words)),
        Item::Judgment(_) => safe_format!("judgment: {}", excerpt(words)),
        Item::Question(_) => excerpt(words),
    }
}

/// The beginning of a text, with a mark where it is cut.
pub fn excerpt(text: &SafeText) -> SafeText {
    shortened(text, EXCERPT_CELLS)
}

/// A text in at most so many cells and a mark where it is cut.
pub fn shortened(text: &SafeText, cells: usize) -> SafeText {
    let all = text.as_str();
    // What is named often may be long: no more of it is looked at than could fit.
    let most = (cells * BYTES_PER_CELL).min(all.len());
    let end = (0..=most).rev().find(|end| all.is_char_boundary(*end)).unwrap_or(0);
    let line = SafeText::line(&all[..end]);
    let short = truncate(line.as_safe(), cells);
    if short.cut || end < all.len() {
        safe_format!("{}…", whole_words(short.text.as_str(), all))
    } else {
        line
    }
}

/// As much of the beginning of a text as ends with a word, and not with a figure, of which the rest may be cut off: what is
/// left of `3,000` or of `3 million` would be another figure. A text of one long word is cut within it.
fn whole_words<'a>(start: &'a str, all: &str) -> &'a str {
    let is_cut = |words: &str| {
        all.get(words.len()..).and_then(|rest| rest.chars().next()).is_some_and(|c| !c.is_whitespace())
    };
    let mut words = start.trim_end();
    if words.len() == start.len() && is_cut(start) {
        words = before_last_word(words);
    }
    while words.rsplit(char::is_whitespace).next().is_some_and(|last| last.contains(char::is_numeric)) {
        words = before_last_word(words);
    }
    if words.is_empty() {
        start.trim_end_matches(|c: char| c.is_numeric() || matches!(c, '.' | ','))
    } else {
        words
    }
}

fn before_last_word(words: &str) -> &str {
    words.rfind(char::is_whitespace).map_or("", |at| words[..at].trim_end())
}

/// What a source is called where it stands among others: its publisher, if it is all that the publisher has here; of a post
/// or statement whose words are, and where they stand: `Ada (Telegram)`.
pub fn source_name(story: Story<'_>, ix: SourceIx) -> SafeText {
    let source = story.get(ix);
    let publications = |publisher| story.referrers(Item::Entity(publisher), Role::Publisher).take(2).count();
    match source.publisher {
        Some(publisher) if publications(publisher) == 1 => {
            let name = &story.get(publisher).name;
            let speaks = matches!(source.kind, Some(SourceKind::Post | SourceKind::Statement));
            let author = match source.writer {
                Some(writer) => Some(&story.get(writer).name),
                None => Some(&source.author).filter(|author| speaks && !author.is_empty()),
            };
            match author.filter(|author| *author != name) {
                Some(author) => safe_format!("{author} ({name})"),
                None => name.clone(),
            }
        }
        _ => source.title.clone(),
    }
}

/// What kind of item it is, in the words of its section.
pub fn noun(story: Story<'_>, item: Item) -> &'static str {
    match item {
        Item::Entity(ix) => story.briefing[ix].class.as_str(),
        _ => item.noun(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::describe::tests::with;

    #[test]
    fn a_text_is_cut_at_the_end_of_a_word_and_never_within_a_figure() {
        let cut = |text: &str, cells| shortened(&SafeText::line(text), cells).to_string();
        assert_eq!(cut("They killed 3,000 people", 17), "They killed…");
        assert_eq!(cut("They killed 3,000 people", 19), "They killed…");
        assert_eq!(cut("They killed 3 million people", 15), "They killed…");
        assert_eq!(cut("They killed 3 000 people there", 16), "They killed…");
        assert_eq!(cut("They killed many people", 14), "They killed…");
        assert_eq!(cut("They killed many people", 23), "They killed many people");
        assert_eq!(cut("Unbelievable", 6), "Unbel…");
        assert_eq!(cut("1234567890", 6), "…");
        assert_eq!(cut("火火火火火", 5), "火火…");
    }

    #[test]
    fn a_post_or_statement_is_called_by_whose_words_it_is_and_where_they_stand() {
        let called = |source: &str| {
            let source = format!("sources:\n  s: {{title: Title, publisher: net, {source}}}\n");
            with(&format!("actors: {{net: {{name: Net}}, ann: {{name: Ann Lee}}}}\n{source}"), |story| {
                source_name(story, SourceIx(0)).to_string()
            })
        };
        assert_eq!(called("kind: post, author: Ann"), "Ann (Net)");
        assert_eq!(called("kind: statement, author: Ann"), "Ann (Net)");
        assert_eq!(called("kind: statement, author: Net"), "Net");
        // Who wrote for a paper does not speak for it.
        assert_eq!(called("kind: newspaper, author: Ann"), "Net");
        assert_eq!(called("kind: post"), "Net");
        // An actor of the file does.
        assert_eq!(called("kind: newspaper, author: ann"), "Ann Lee (Net)");
        assert_eq!(called("kind: post, author: net"), "Net");
    }
}
