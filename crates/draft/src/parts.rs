//! What each paragraph of an article is: story, heading, caption or furniture of the page; and in which language. Names of
//! agencies that are glued to a caption, and the dateline before the story, are told from its words.

use std::ops::Range;

use super::{
    article::Article,
    lexicon::{self, Lexicon, Role},
};

/// What a paragraph is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Story,
    /// A line without a full stop: the headline and those within.
    Heading,
    /// What stands below a picture.
    Caption,
    /// What belongs to the page: links, bylines, credits.
    Furniture,
}

/// A paragraph and what it is.
#[derive(Clone, Debug)]
pub(super) struct Part {
    pub(super) kind: Kind,
    /// The words without those of the page.
    pub(super) range: Range<usize>,
    pub(super) lexicon: &'static Lexicon,
}

/// The parts of an article, and what its dateline says.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) list: Vec<Part>,
    /// The language of most of it.
    pub(super) lexicon: &'static Lexicon,
    /// The house named in brackets before the story: "NORBY (ANP) -".
    pub(super) dateline: Option<String>,
    /// Names of houses that were glued to other words.
    pub(super) glued: usize,
}

/// The most characters of a heading.
const LONGEST_HEADING: usize = 120;

/// The most words of a caption that nothing else tells.
const LONGEST_CAPTION: usize = 60;

/// The most words of a line of the page.
const LONGEST_FURNITURE: usize = 14;

/// Frequent words that tell the language of one paragraph against that of the whole.
const TELLING: usize = 2;

/// How many words after the name of a house are looked at for a verb of saying.
const EARLY: usize = 6;

/// Tells what the paragraphs are. `tag` is the language where it is known.
pub(super) fn find(article: &Article, tag: Option<&str>) -> Parts {
    let known = tag.map(|tag| lexicon::by_tag(tag).unwrap_or_else(lexicon::other));
    let main = known.or_else(|| Some(lexicon::detect(&article.flat)?.0)).unwrap_or_else(lexicon::other);
    let mut parts = Parts { list: Vec::new(), lexicon: main, dateline: None, glued: 0 };
    let is_alone = article.paragraphs.len() < 2;
    for range in &article.paragraphs {
        let text = &article.flat[range.clone()];
        let own = || {
            let (own, hits) = lexicon::detect(text)?;
            (hits >= TELLING).then_some(own)
        };
        let lexicon = known.or_else(own).unwrap_or(main);
        let mut part = Part { kind: Kind::Story, range: range.clone(), lexicon };
        if let Some((inner, glued)) = caption(text, lexicon) {
            part.kind = Kind::Caption;
            part.range = range.start + inner.start..range.start + inner.end;
            parts.glued += glued;
        } else if is_furniture(text, lexicon) {
            part.kind = Kind::Furniture;
        } else if !is_alone
            && (is_heading(text) || parts.list.is_empty() && is_heading(text.trim_end_matches(['?', '!'])))
        {
            part.kind = Kind::Heading;
        } else if let Some((house, length)) =
            dateline(text).or_else(|| dated_line(text)).filter(|_| parts.dateline.is_none())
        {
            parts.dateline = Some(house);
            part.range.start += length;
        }
        parts.list.push(part);
    }
    parts
}

/// Whether a paragraph is a line without an end, as headlines are.
fn is_heading(text: &str) -> bool {
    let quoted = text.contains(|c: char| c.is_alphanumeric());
    let ends = ['.', '!', '?', '…', ':', ';', ',', '”', '"', '“', '»', '«', '’', ')', '。', '！', '？'];
    quoted && text.chars().count() <= LONGEST_HEADING && !text.trim_end().ends_with(ends)
}

/// Whether a paragraph is a part of the page.
fn is_furniture(text: &str, lexicon: &Lexicon) -> bool {
    let text = text.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '.'));
    let words: Vec<&str> = text.split_whitespace().collect();
    let Some(first) = words.first() else { return false };
    let is_short = words.len() <= LONGEST_FURNITURE;
    let ends = text.ends_with(['.', '!', '?']);
    let bare = first.trim_matches(|c: char| !c.is_alphanumeric());
    let is_only_house = words.len() <= 3 && lexicon::house(text).is_some();
    let is_address = words.len() <= 2 && (text.starts_with("http") || text.starts_with("www."));
    let is_byline = words.len() <= 8
        && !ends
        && matches!(bare.to_lowercase().as_str(), "by" | "von" | "par" | "por" | "nga")
        && words.get(1).is_some_and(|word| word.starts_with(char::is_uppercase));
    let credits =
        ["Reporting by", "Writing by", "Editing by", "Additional reporting", "Image source", "Media caption"];
    let notes = [
        "This article was",
        "This story was",
        "This article has been",
        "This story has been",
        "An earlier version of this",
        "Correction:",
        "Related articles",
        "Related stories",
        "Related topics",
        "More on this story",
        "Dieser Artikel wurde",
        "Cet article a été",
        "Este artículo fue",
        "Articles liés",
        "Mehr zum Thema",
    ];
    let starts = |start: &&str| text.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start));
    is_only_house
        || is_address
        || is_byline
        || text.starts_with('©')
        || credits.iter().any(starts)
        || notes.iter().any(starts)
        || is_short && !ends && words.len() > 1 && lexicon.is(Role::Furniture, bare)
        || words.len() == 1 && lexicon.is(Role::Furniture, bare)
}

/// The words of a caption, without the names of houses that stand around them, and how many of those were glued to it.
fn caption(text: &str, lexicon: &Lexicon) -> Option<(Range<usize>, usize)> {
    let leads = [
        "FILE PHOTO:",
        "File photo:",
        "Image caption,",
        "Image caption",
        "Photo:",
        "Foto:",
        "Picture:",
        "Caption:",
        "Bild:",
    ];
    if let Some(lead) = leads.iter().find(|lead| text.starts_with(**lead)) {
        return Some((lead.len()..text.len(), 0));
    }
    let early: Vec<&str> = text.split_whitespace().skip(1).take(EARLY).collect();
    let is_told =
        early.iter().any(|word| lexicon.is_speech(word.trim_matches(|c: char| !c.is_alphanumeric())))
            || early.first().is_some_and(|word| lexicon.is(Role::MediaName, word));
    let (start, house, is_glued) = leading_house(text)
        .filter(|_| !is_told)
        .map_or((0, "", false), |(house, glued)| (house.len(), house, glued));
    let ends_with_house = trailing_house(text, house);
    let end = ends_with_house.as_ref().map_or(text.len(), |(end, _)| *end);
    let glued =
        usize::from(is_glued) + usize::from(ends_with_house.as_ref().is_some_and(|(_, glued)| *glued));
    let inner = || Some((start + (text[start..end].len() - text[start..end].trim_start().len())..end, glued));
    if start > 0 && (ends_with_house.is_some() || is_glued || lexicon::house(house).is_some()) {
        return inner();
    }
    if ends_with_house.as_ref().is_some_and(|(_, glued)| *glued) {
        return inner();
    }
    // "…, in this photo of March. REUTERS/Ann Bell", "(Photo by Ann Bell)"
    let credits = [
        "REUTERS/",
        "AP Photo/",
        "(Photo by",
        "Photo:",
        "Foto:",
        "Photograph:",
        "Getty Images",
        "/dpa",
        "/AFP",
    ];
    let credit = credits.iter().filter_map(|credit| text.rfind(credit)).min();
    let is_late = |at: usize| at > 0 && text[at..].split_whitespace().count() <= 8;
    if let Some(at) = credit.filter(|at| is_late(*at)) {
        let start_of_credit = text[..at]
            .rfind(['.', '(', '[', '|'])
            .map_or(at, |stop| stop + usize::from(text.as_bytes()[stop] == b'.'));
        return Some((0..text[..start_of_credit].trim_end().len(), 0));
    }
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let speaks = words.iter().any(|word| lexicon.is_speech(word));
    let pictured = words.windows(2).any(|pair| {
        matches!(pair[0].as_str(), "this" | "file" | "handout" | "undated" | "an" | "the")
            && lexicon.is(Role::Picture, &pair[1])
            && !speaks
            && lexicon.tag == "en"
            && pair[0] != "an"
            && pair[0] != "the"
    });
    (pictured && words.len() < LONGEST_CAPTION).then_some((0..text.len(), 0))
}

/// The house at the start of a caption, before a word with a capital letter or glued to it, and whether it is.
fn leading_house(text: &str) -> Option<(&str, bool)> {
    let first = text.split_whitespace().next()?;
    let second = text[first.len()..].split_whitespace().next().unwrap_or_default();
    let begins = second.starts_with(char::is_uppercase) && second.chars().skip(1).all(|c| !c.is_uppercase());
    let is_capitals = first.len() > 1 && first.len() <= 5 && first.chars().all(char::is_uppercase);
    let names_house = lexicon::house(first).is_some();
    if begins && (is_capitals || names_house) {
        return Some((first, false));
    }
    if let Some(both) =
        text.get(..text.find("Images").map_or(0, |at| at + 6)).filter(|both| both.starts_with("Getty"))
    {
        let glued = text[both.len()..].starts_with(char::is_uppercase);
        return Some((both, glued));
    }
    // "ReutersA", "EPAPeople": a known name, then a capital letter in the word.
    let joint = (2..first.len()).rev().find(|at| {
        first.is_char_boundary(*at)
            && first[*at..].starts_with(char::is_uppercase)
            && first[*at..].chars().skip(1).all(char::is_lowercase)
            && lexicon::house(&first[..*at]).is_some()
    })?;
    Some((&first[..joint], true))
}

/// Where a house stands at the end of a caption, and whether it is glued to the word before. `expected` may be a house that
/// no list has, from the start of the caption.
fn trailing_house(text: &str, expected: &str) -> Option<(usize, bool)> {
    let text = text.trim_end();
    let last = text.rsplit(char::is_whitespace).next()?;
    let start = text.len() - last.len();
    if last == "Images" && text[..start].trim_end().ends_with("Getty") {
        let at = text[..start].trim_end().len() - "Getty".len();
        let is_glued = at > 0 && !text[..at].ends_with(char::is_whitespace);
        return Some((text[..at].trim_end().len(), is_glued));
    }
    if !expected.is_empty() && last == expected {
        return Some((text[..start].trim_end().len(), false));
    }
    let joint = (1..last.len()).find(|at| {
        last.is_char_boundary(*at)
            && last[*at..].starts_with(char::is_uppercase)
            && !last[..*at].ends_with(|c: char| {
                c.is_uppercase() || matches!(c, '-' | '/' | '\'' | '’' | '(' | '“' | '"')
            })
            && (last[*at..] == *expected || is_glue(&last[*at..]))
    })?;
    Some((start + joint, true))
}

fn is_glue(name: &str) -> bool {
    lexicon::house(name).is_some_and(|_| name.len() > 2)
}

/// The house of a dateline and how long that is: "HONG KONG (Reuters) - ", "BERLIN, 23. August. /tass/.".
fn dateline(text: &str) -> Option<(String, usize)> {
    let open = text.find('(').filter(|at| *at <= 60)?;
    let place = text[..open].trim();
    let letters = place.chars().filter(|c| c.is_alphabetic());
    let is_place = !place.is_empty()
        && place.split_whitespace().count() <= 6
        && (letters.clone().all(char::is_uppercase) || place.starts_with(char::is_uppercase))
        && !place.contains(['.', ':', '“', '"']);
    let close = open + text[open..].find(')')?;
    let house = text[open + 1..close].trim();
    // "ALCORANA, 9 dic (EFE).-"
    let rest = text[close + 1..].trim_start_matches(['.', ' ']);
    let dash = rest.chars().next().filter(|c| matches!(c, '-' | '–' | '—'))?;
    let is_house = lexicon::house(house).is_some() || house.chars().all(char::is_uppercase);
    let start = text.len() - rest[dash.len_utf8()..].trim_start().len();
    (is_place && is_house && !house.is_empty()).then(|| (house.to_owned(), start))
}

/// "BERLIN, 3. Mai - RIA Novosti.", "MOSCOW, May 3. /TASS/."
fn dated_line(text: &str) -> Option<(String, usize)> {
    let comma = text.find(',').filter(|at| *at <= 40)?;
    let place = &text[..comma];
    let is_place = place.chars().any(char::is_alphabetic) && !place.chars().any(char::is_lowercase);
    let rest = &text[comma..];
    let dash =
        [" - ", " – ", " — ", " /"].iter().filter_map(|dash| Some((rest.find(dash)?, dash.len()))).min()?;
    let (at, length) = Some(dash).filter(|(at, _)| is_place && *at <= 30)?;
    let named = &rest[at + length..];
    let end = named.find(['.', '/'])?;
    let house = named[..end].trim();
    let is_house = lexicon::house(house).is_some() || lexicon::house(&house.to_uppercase()).is_some();
    let start = comma + at + length + end;
    let start = start + (text[start..].len() - text[start..].trim_start_matches(['.', '/', ' ', '-']).len());
    is_house.then(|| (house.to_owned(), start))
}

#[cfg(test)]
mod tests {
    use super::{Kind, find};
    use crate::article::Article;

    /// What the paragraphs are, each with the words that count.
    #[track_caller]
    fn parts(text: &str, expected: &[&str]) {
        let article = Article::new(text);
        let parts = find(&article, Some("en"));
        let shown: Vec<String> = parts
            .list
            .iter()
            .map(|part| {
                let kind = match part.kind {
                    Kind::Story => "story",
                    Kind::Heading => "heading",
                    Kind::Caption => "caption",
                    Kind::Furniture => "page",
                };
                format!("{kind}: {}", &article.flat[part.range.clone()])
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn captions_are_told_by_the_names_of_houses_around_them() {
        parts(
            "Votes are counted\n\nANP A woman pours dye, March 15, 2024ANP\n\nReutersA man votes.\n\nGetty Images A man in Norby\n\n\
             A tent in Norby, May 3, 2024. REUTERS/Ann Bell\n\nAFP reported that he left.\n\nUN Women met.",
            &[
                "heading: Votes are counted",
                "caption: A woman pours dye, March 15, 2024",
                "caption: A man votes.",
                "caption: A man in Norby",
                "caption: A tent in Norby, May 3, 2024.",
                "story: AFP reported that he left.",
                "story: UN Women met.",
            ],
        );
    }

    #[test]
    fn what_belongs_to_the_page_is_no_story() {
        parts(
            "Share this story\n\nBy Ann Bell\n\nEPA\n\nNORBY (Reuters) - The mayor left.\n\nReporting by Ann Bell; editing by Tom Hill",
            &[
                "page: Share this story",
                "page: By Ann Bell",
                "page: EPA",
                "story: The mayor left.",
                "page: Reporting by Ann Bell; editing by Tom Hill",
            ],
        );
        parts(
            "NORBY, May 3. /TASS/. The mayor left.\n\nThis article was amended on 14 March 2024.\n\nRelated articles • 1 July 2015 It sank.",
            &[
                "story: The mayor left.",
                "page: This article was amended on 14 March 2024.",
                "page: Related articles • 1 July 2015 It sank.",
            ],
        );
    }
}
