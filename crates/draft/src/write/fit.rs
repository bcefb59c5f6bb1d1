//! What fits on one line: the title and the ids of a draft are as long as that lets them be. It must not know what they say.

use super::shortened;
use briefing_format::{
    Section,
    model::Id,
    write::{Document, Ids, Map},
};

/// The most characters of a title.
const LONGEST_TITLE: usize = 76;

/// The fewest characters to which a title is cut so that its event takes one line.
const SHORTEST_TITLE: usize = 28;

/// By so many characters a title becomes shorter from one try to the next.
const STEP: usize = 4;

/// The fewest words of an id.
const SHORTEST_ID: usize = 3;

/// An event on as few lines as its title, cut, lets it be, with as much of the title as they have room for.
pub(super) fn titled(event: &Map, before: &str, words: &str) -> Map {
    let with = |most: usize| event.clone().with("title", format!("{before} {}", shortened(words, most)));
    let long = with(characters_in(words, LONGEST_TITLE));
    let shorter = (SHORTEST_TITLE..=LONGEST_TITLE).rev().step_by(STEP).map(with);
    let tries = std::iter::once(long.clone()).chain(shorter);
    // The first of those that take the fewest lines: the one with the longest title.
    tries
        .min_by_key(|event| lines(Section::Events, |document| document.listed(Section::Events, event)))
        .unwrap_or(long)
}

/// An id of the first words of a text; of fewer where its item then stands on one line.
pub(super) fn id_that_fits(
    ids: &mut Ids,
    section: Section,
    item: &Map,
    words: &str,
    most: usize,
    otherwise: &str,
) -> Id {
    let fits = |count: &usize| fits(section, &Ids::default().numbered(words, *count, otherwise), item);
    let count = (SHORTEST_ID..=most).rev().find(fits).unwrap_or(most);
    ids.numbered(words, count, otherwise)
}

/// Whether an item takes one line below its id.
pub(super) fn fits(section: Section, id: &Id, item: &Map) -> bool {
    lines(section, |document| document.keyed(section, id, item)) == 1
}

/// How many lines an item takes, without its comments.
fn lines(section: Section, write: impl FnOnce(&mut Document)) -> usize {
    let mut document = Document::new("title").dense();
    write(&mut document);
    let text = document.to_string();
    let opens = format!("{}:", section.name());
    let below = text.lines().skip_while(|line| *line != opens).skip(1);
    below.filter(|line| !line.trim_start().starts_with('#')).count()
}

/// How many characters of a text take so many bytes at most: a title is to stay on its line.
pub(super) fn characters_in(text: &str, bytes: usize) -> usize {
    if text.len() <= bytes {
        bytes
    } else {
        text.char_indices().take_while(|(at, _)| *at + 6 < bytes).count()
    }
}
