//! What stands beside the text of a slide: a page or picture with a caption and a credit, or a piece of HTML in place of one, such
//! as a quote. It must not know what the slide is about.

use super::slide::Media;
use crate::formats::links::is_web;

/// What the media of a slide are.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Shown<'m> {
    Nothing,
    /// Something with a web address.
    Page(&'m str),
    /// Words of somebody, with who said them where that is told; both may be HTML.
    Quote(&'m str, Option<&'m str>),
    /// Something that is neither.
    Other,
}

impl Media {
    /// What it is.
    pub(super) fn shown(&self) -> Shown<'_> {
        let address = self.address.trim();
        if address.is_empty() {
            return if self.caption.is_empty() && self.credit.is_empty() {
                Shown::Nothing
            } else {
                Shown::Other
            };
        }
        if is_web(address) && !address.contains(char::is_whitespace) {
            return Shown::Page(address);
        }
        if let Some(words) = within(address, "blockquote") {
            return match within(words, "cite") {
                Some(speaker) => Shown::Quote(before(words, "cite"), Some(speaker)),
                None => Shown::Quote(words, None),
            };
        }
        match attribute(address, "src").filter(|source| is_web(source)) {
            Some(source) => Shown::Page(source),
            None => Shown::Other,
        }
    }
}

/// The address that a quote is said to be from.
pub(super) fn cited(html: &str) -> Option<&str> {
    let open = html.to_ascii_lowercase().find("<blockquote")?;
    let tag = html[open..].split('>').next()?;
    attribute(tag, "cite").filter(|address| is_web(address))
}

/// The quotes of a text with those who said them; a quote without a name is words of the text.
pub(super) fn quotes(html: &str) -> Vec<(&str, &str)> {
    let lower = html.to_ascii_lowercase();
    let starts = lower.match_indices("<blockquote").map(|(at, _)| at);
    let quotes = starts.filter_map(|at| {
        let words = within(&html[at..], "blockquote")?;
        Some((before(words, "cite"), within(words, "cite")?))
    });
    quotes.collect()
}

/// What stands within the first tag of a name.
fn within<'t>(html: &'t str, tag: &str) -> Option<&'t str> {
    let lower = html.to_ascii_lowercase();
    let open = lower.find(&format!("<{tag}"))?;
    let start = open + lower[open..].find('>')? + 1;
    let end = lower[start..].find(&format!("</{tag}")).map_or(html.len(), |end| start + end);
    html.get(start..end).map(str::trim)
}

/// What stands before the first tag of a name.
fn before<'t>(html: &'t str, tag: &str) -> &'t str {
    let open = html.to_ascii_lowercase().find(&format!("<{tag}")).unwrap_or(html.len());
    html[..open].trim()
}

/// The value of an attribute in quotation marks.
fn attribute<'t>(html: &'t str, name: &str) -> Option<&'t str> {
    let start = html.find(&format!("{name}="))? + name.len() + 1;
    let mark = html[start..].chars().next().filter(|mark| matches!(mark, '"' | '\''))?;
    html[start + 1..].split(mark).next()
}

/// The name of a speaker, and what stands behind a comma that ends a name.
pub(super) fn speaker(words: &str) -> (&str, Option<&str>) {
    let words = words.trim().trim_start_matches(['—', '–', '-']).trim();
    let is_name = |name: &str| {
        let mut parts = name.split_whitespace();
        let starts_large = |word: &str| word.starts_with(char::is_uppercase) || word.len() <= 3;
        (1..=5).contains(&parts.clone().count()) && parts.all(starts_large)
    };
    match words.split_once(',') {
        Some((name, rest)) if is_name(name) && !rest.trim().is_empty() => (name.trim(), Some(rest.trim())),
        _ => (words, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(address: &str) -> Media {
        Media { address: address.to_owned(), ..Media::default() }
    }

    #[test]
    fn media_are_pages_quotes_or_neither() {
        for (address, shown) in [
            ("", Shown::Nothing),
            ("https://a.example/b.jpg", Shown::Page("https://a.example/b.jpg")),
            (
                "<BLOCKQUOTE class='x'>No. <cite>Ann Lee</cite></BLOCKQUOTE>",
                Shown::Quote("No.", Some("Ann Lee")),
            ),
            ("<blockquote>No.", Shown::Quote("No.", None)),
            ("<iframe src=\"https://v.example/1\"></iframe>", Shown::Page("https://v.example/1")),
            ("images/a.jpg", Shown::Other),
        ] {
            assert_eq!(media(address).shown(), shown, "{address}");
        }
    }

    #[test]
    fn a_text_may_have_quotes_in_it() {
        let text =
            "She said:<blockquote>No.<cite>Ann Lee</cite></blockquote>and <blockquote>yes</blockquote>";
        assert_eq!(quotes(text), [("No.", "Ann Lee")]);
        assert_eq!(cited("<blockquote cite='https://q.example'>No."), Some("https://q.example"));
        assert_eq!(cited("<blockquote>No.<a cite='https://q.example'>"), None);
    }

    #[test]
    fn a_name_ends_at_a_comma() {
        assert_eq!(speaker("Edith Clarke, first engineer"), ("Edith Clarke", Some("first engineer")));
        assert_eq!(speaker("— Ludwig van Beethoven"), ("Ludwig van Beethoven", None));
        assert_eq!(speaker("somebody in the street, at noon"), ("somebody in the street, at noon", None));
    }
}
