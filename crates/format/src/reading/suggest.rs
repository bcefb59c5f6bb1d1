//! The nearest known word to one that is not known. It must not know what the words name.

/// A known word, and how sure it is that it was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// The word.
    pub word: &'a str,
    /// Whether a single slip or other capitals made the other word of it, and no other known word is as near. A digit is no
    /// slip: it counts.
    pub is_sure: bool,
}

/// The candidate that a slip of the finger would turn into `word`, if one is near enough.
///
/// Near enough is a third of the longer word's length in edits, swapped neighbors counting one (optimal string alignment).
pub fn suggest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<Suggestion<'a>> {
    let length = word.chars().count();
    if length > 64 {
        return None;
    }
    let mut nearest: Option<(usize, &str)> = None;
    let mut is_shared = false;
    for candidate in candidates {
        if candidate.eq_ignore_ascii_case(word) {
            return Some(Suggestion { word: candidate, is_sure: true });
        }
        let longer = length.max(candidate.len());
        let limit = (longer / 3).max(1);
        if candidate.len().abs_diff(word.len()) > limit {
            continue;
        }
        let distance = strsim::osa_distance(word, candidate);
        if distance > limit || distance >= longer {
            continue;
        }
        match nearest {
            Some((least, _)) if least < distance => {}
            Some((least, _)) if least == distance => is_shared = true,
            Some(_) | None => (nearest, is_shared) = (Some((distance, candidate)), false),
        }
    }
    let (distance, near) = nearest?;
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    Some(Suggestion { word: near, is_sure: distance == 1 && !is_shared && digits(near) == digits(word) })
}

/// The value of a closed set that is near a word, whatever its capitals.
pub(super) fn suggest_value(word: &str, values: &[&'static str]) -> Option<Suggestion<'static>> {
    let lower: Vec<String> = values.iter().map(|value| value.to_lowercase()).collect();
    let found = suggest(&word.to_lowercase(), lower.iter().map(String::as_str))?;
    let at = lower.iter().position(|value| value == found.word)?;
    Some(Suggestion { word: values[at], is_sure: found.is_sure })
}

#[cfg(test)]
mod tests {
    use super::suggest;

    fn nearest<'a>(word: &str, known: [&'a str; 4]) -> Option<&'a str> {
        suggest(word, known).map(|found| found.word)
    }

    #[test]
    fn a_slip_finds_its_word_and_a_stranger_none() {
        let keys = ["title", "text", "date", "actors"];
        assert_eq!(nearest("tilte", keys), Some("title"));
        assert_eq!(nearest("actor", keys), Some("actors"));
        assert_eq!(nearest("x", keys), None);
        assert_eq!(nearest("responsibility", keys), None);
    }

    #[test]
    fn a_word_in_other_letters_is_that_word() {
        let found = |word, known: &[&'static str]| suggest(word, known.iter().copied());
        for (word, known) in [("red", "RED"), ("Denied", "denied"), ("TITLE", "title"), ("b", "B")] {
            assert_eq!(
                found(word, &["read", known]).map(|found| (found.word, found.is_sure)),
                Some((known, true))
            );
        }
    }

    #[test]
    fn one_slip_from_one_word_is_sure() {
        let is_sure = |word, known: &[&'static str]| {
            suggest(word, known.iter().copied()).is_some_and(|found| found.is_sure)
        };
        assert!(is_sure("tilte", &["title", "text"]));
        assert!(is_sure("Title", &["title"]));
        assert!(!is_sure("txt", &["text", "tet"]), "two are as near");
        assert!(!is_sure("titel-of", &["title-or"]), "two slips");
        assert!(!is_sure("log-1", &["log-2"]), "a number is no slip");
        assert!(!is_sure("log-1", &["log-12"]), "a number is no slip");
    }
}
