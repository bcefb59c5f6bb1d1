//! The header of a markwhen file: keys with values before the first event, between lines of three hyphens or not. It must not
//! know what becomes of them.

use crate::{DayOrder, formats::mails};

/// What a header says.
#[derive(Debug, Default)]
pub(super) struct Header<'t> {
    pub(super) title: Option<&'t str>,
    /// The lines of the description.
    pub(super) description: Vec<&'t str>,
    pub(super) author: Option<&'t str>,
    pub(super) zone: Option<&'t str>,
    /// Whether dates such as 3/4/2021 have the day first.
    pub(super) is_day_first: bool,
    /// The tags that it defines.
    pub(super) tags: Vec<&'t str>,
    /// How many of them have a color.
    pub(super) colors: usize,
    /// Lines with an e-mail address: who may see or change the file.
    pub(super) mails: Vec<usize>,
    /// Keys that are not read.
    pub(super) others: Vec<&'t str>,
    /// Comments.
    pub(super) comments: Vec<&'t str>,
    /// Lines that are no keys.
    pub(super) strays: Vec<(usize, &'t str)>,
}

impl<'t> Header<'t> {
    /// Reads the lines up to the first that starts what is behind the header; gives that line, from 0.
    pub(super) fn read(lines: &[&'t str], starts: impl Fn(&str, usize) -> bool) -> (Self, usize) {
        let found = Self::read_to(lines, &starts, true);
        // A header that is opened and never closed is none between hyphens.
        found.unwrap_or_else(|| Self::read_to(lines, &starts, false).unwrap_or_default())
    }

    /// The same; nothing where hyphens open a header that has no end. They do not where `has_fences` is not set.
    fn read_to(
        lines: &[&'t str],
        starts: &impl Fn(&str, usize) -> bool,
        has_fences: bool,
    ) -> Option<(Self, usize)> {
        let mut header = Self::default();
        let (mut is_fenced, mut is_empty) = (false, true);
        let mut above = "";
        for (at, line) in lines.iter().copied().enumerate() {
            if line.starts_with("---") {
                // Below keys they close a header that nothing opens.
                if has_fences && (is_fenced || !is_empty) {
                    return Some((header, at + 1));
                }
                is_fenced = has_fences;
                continue;
            }
            if !is_fenced && starts(line, at) {
                return Some((header, at));
            }
            let trimmed = line.trim();
            is_empty &= trimmed.is_empty() || trimmed.starts_with("//");
            if let Some(comment) = trimmed.strip_prefix("//") {
                header.comments.push(comment.trim());
                continue;
            }
            if trimmed.is_empty() {
                continue;
            }
            let is_below = line.starts_with(char::is_whitespace) || trimmed.starts_with("- ");
            if !is_below {
                above = "";
            }
            let key = trimmed.split_once(':').filter(|(key, value)| is_key(key, value));
            match key {
                Some(_) if is_below && above == "description" => header.below(above, "", at, trimmed),
                Some((key, value)) if is_below && !above.is_empty() => header.below(above, key, at, value),
                Some((key, value)) => {
                    above = key.trim();
                    header.key(above, unquoted(value), at);
                }
                None if is_below && !above.is_empty() => header.below(above, "", at, trimmed),
                None => header.strays.push((at + 1, line)),
            }
        }
        (!is_fenced).then_some((header, lines.len()))
    }

    /// The order of the digits of a day.
    pub(super) fn order(&self) -> DayOrder {
        if self.is_day_first { DayOrder::Dmy } else { DayOrder::Mdy }
    }

    fn key(&mut self, key: &'t str, value: &'t str, at: usize) {
        if let Some(tag) = key.strip_prefix('#') {
            self.tags.push(tag);
            self.colors += usize::from(!value.is_empty());
            return;
        }
        let said = Some(value).filter(|value| !value.is_empty());
        match key.to_ascii_lowercase().as_str() {
            "title" if self.title.is_none() => self.title = said,
            "description" => {
                self.description.extend(said.filter(|said| !["|", ">", "|-", ">-"].contains(said)));
            }
            "author" => self.author(value, at),
            "timezone" | "tz" => self.zone = said,
            "dateformat" if value.starts_with(['d', 'D']) => self.is_day_first = true,
            _ if value.contains('@') => self.mails.push(at + 1),
            _ => self.others.push(key),
        }
    }

    fn author(&mut self, author: &'t str, at: usize) {
        self.author = Some(author).filter(|author| !author.is_empty());
        self.mails.extend(mails::beside_name(author).1.then_some(at + 1));
    }

    /// A line below a key.
    fn below(&mut self, above: &str, key: &str, at: usize, value: &'t str) {
        let value = unquoted(value.trim_start_matches("- "));
        match (above.strip_prefix('#'), key) {
            (Some(_), "color") => self.colors += 1,
            _ if above == "author" && key == "name" => self.author(value, at),
            _ if above == "description" => self.description.push(value),
            _ if value.contains('@') => self.mails.push(at + 1),
            _ => {}
        }
    }
}

/// A key is one word with a colon and a blank behind it; a tag may have its color right behind the colon.
fn is_key(key: &str, value: &str) -> bool {
    let key = key.trim().trim_start_matches("- ");
    let is_word = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "#_-. ".contains(c));
    is_word
        && key.split(' ').count() <= 3
        && (value.is_empty() || value.starts_with(char::is_whitespace) || key.starts_with('#'))
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    ['"', '\''].iter().find_map(|mark| value.strip_prefix(*mark)?.strip_suffix(*mark)).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_has_keys_tags_and_what_stands_below_them() {
        let text = "title: \"The: story\"\n\n#Old: #ffffff\n#new:\n  color: blue\n  timezone: -3\nauthor:\n  name: Ann Lee\nedit:\n  - ann@lee.example\nview: *\ntimezone: +5\ndateFormat: d/M/y\nSome words\nSTART";
        let lines: Vec<&str> = text.split('\n').collect();
        let (header, start) = Header::read(&lines, |line, _| line == "START");
        assert_eq!(
            (header.title, header.author, header.zone),
            (Some("The: story"), Some("Ann Lee"), Some("+5"))
        );
        assert_eq!((&header.tags[..], header.colors), (&["Old", "new"][..], 2));
        assert_eq!((&header.mails[..], &header.others[..]), (&[10][..], &["edit", "view"][..]));
        assert_eq!((&header.strays[..], header.is_day_first, start), (&[(14, "Some words")][..], true, 14));
    }

    #[test]
    fn between_hyphens_nothing_starts_what_is_behind() {
        let lines = ["---", "title: T", "START", "---", "x"];
        let (header, start) = Header::read(&lines, |line, _| line == "START");
        assert_eq!((header.title, start), (Some("T"), 4));
    }

    #[test]
    fn hyphens_that_only_close_or_only_open_end_no_file() {
        for (lines, expected) in [
            (["title: T", "---", "START", "x"], 2),
            (["---", "title: T", "START", "x"], 2),
            (["title: T", "", "----", "START"], 3),
        ] {
            let (header, start) = Header::read(&lines, |line, _| line == "START");
            assert_eq!((header.title, start), (Some("T"), expected), "{lines:?}");
        }
    }
}
