//! The nearest known word to one that is not known. It must not know what the words name.

/// The candidate that a slip of the finger would turn into `word`, if one is near enough.
///
/// Near enough is a third of the longer word's length in edits, swapped neighbors counting one (optimal string alignment).
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    if length > 64 {
        return None;
    }
    candidates
        .into_iter()
        .filter_map(|candidate| {
            let longer = length.max(candidate.len());
            let limit = (longer / 3).max(1);
            if candidate.len().abs_diff(word.len()) > limit {
                return None;
            }
            let distance = strsim::osa_distance(word, candidate);
            (distance <= limit && distance < longer).then_some((distance, candidate))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let keys = ["title", "text", "date", "actors"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("actor", keys), Some("actors"));
        assert_eq!(nearest("x", keys), None);
        assert_eq!(nearest("responsibility", keys), None);
    }
}
