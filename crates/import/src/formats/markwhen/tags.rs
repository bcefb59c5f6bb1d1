//! The words of markwhen that begin with `#`: where they are defined, with colors, and where they are used.

use std::collections::{BTreeMap, BTreeSet};

/// The tags of a line, without the sign.
pub(super) fn tags(line: &str) -> Vec<&str> {
    line.split_whitespace().filter_map(tag).collect()
}

/// The tag that a word is. A number with the sign, such as `#1`, is none.
fn tag(word: &str) -> Option<&str> {
    let rest = word.strip_prefix('#')?;
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_' && c != '-').unwrap_or(rest.len());
    let tag = &rest[..end];
    (!tag.is_empty() && !tag.bytes().all(|byte| byte.is_ascii_digit())).then_some(tag)
}

/// A line without the tags at its end.
pub(super) fn without_last(line: &str) -> &str {
    let mut line = line.trim();
    while let Some(word) = line.split_whitespace().next_back() {
        if tag(word).is_none_or(|tag| tag.len() + 1 != word.len()) {
            break;
        }
        line = line[..line.len() - word.len()].trim_end();
    }
    line
}

/// Whether a line has nothing but tags.
pub(super) fn is_only_tags(line: &str) -> bool {
    !line.trim().is_empty() && without_last(line).is_empty()
}

/// The tags that a file defines, and those that it uses, each with the line of its first use.
#[derive(Debug, Default)]
pub(super) struct Tags {
    pub(super) defined: BTreeSet<String>,
    used: BTreeMap<String, usize>,
}

impl Tags {
    /// Notes that a line uses a tag.
    pub(super) fn used(&mut self, tag: &str, line: usize) {
        self.used.entry(tag.to_owned()).or_insert(line);
    }

    /// The tags that are used and not defined, with line and the defined one that is most like it. Where a file defines none,
    /// none is missing.
    pub(super) fn missing(&self) -> Vec<(&str, usize, Option<&str>)> {
        if self.defined.is_empty() {
            return Vec::new();
        }
        let like = |tag: &str| {
            let near =
                self.defined.iter().map(|defined| (strsim::osa_distance(tag, defined), defined.as_str()));
            near.filter(|(steps, _)| steps * 3 <= tag.len()).min().map(|(_, defined)| defined)
        };
        let missing = self.used.iter().filter(|(tag, _)| !self.defined.contains(*tag));
        missing.map(|(tag, line)| (tag.as_str(), *line, like(tag))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_words_with_the_sign_and_no_numbers() {
        assert_eq!(tags("the #1 song of #Germany, by #die-Toten"), ["Germany", "die-Toten"]);
        assert_eq!(without_last("Wall falls #berlin #1989"), "Wall falls #berlin #1989");
        assert_eq!(without_last("Wall falls #berlin #wall"), "Wall falls");
        assert!(is_only_tags(" #a #b ") && !is_only_tags("") && !is_only_tags("# a"));
    }

    #[test]
    fn what_is_used_and_not_defined_is_found_with_what_may_be_meant() {
        let mut tags = Tags::default();
        tags.used("ARPENET", 4);
        assert!(tags.missing().is_empty(), "nothing is defined");
        tags.defined = ["ARPANET", "Unix"].map(str::to_owned).into();
        tags.used("Unix", 5);
        assert_eq!(tags.missing(), [("ARPENET", 4, Some("ARPANET"))]);
    }
}
