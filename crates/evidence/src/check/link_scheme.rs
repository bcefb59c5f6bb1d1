//! `link-scheme`: a link begins with something other than http or https and will not be opened.
//!
//! A link of a briefing is opened in a browser, by people who did not write it, once they have seen it. `javascript:` and `data:` can run what the
//! writer of the file likes, `file:` leads into the reader's own disk, `mailto:` starts another program; and an address
//! without a scheme is a file of that name. Looked at are the `url` of sources and the `links` of actors and places.
//!
//! It is not found whether the address exists, or leads where it says.

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Span},
    model::{EntityIx, Item, SourceIx},
    wording::quoted,
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    for (n, source) in (0..).zip(&subject.briefing.sources) {
        look_at(subject, found, (Item::Source(SourceIx(n)), Part::Url, 0), &source.url);
    }
    for (n, entity) in (0..).zip(&subject.briefing.entities) {
        for (number, link) in entity.links.iter().enumerate() {
            look_at(subject, found, (Item::Entity(EntityIx(n)), Part::Link, number), link);
        }
    }
}

fn look_at(
    subject: &Subject<'_>,
    found: &mut Findings,
    (item, part, number): (Item, Part, usize),
    link: &SafeText,
) {
    if link.is_empty() || is_web(link.as_str()) {
        return;
    }
    found.add(Code::LinkScheme, || {
        let place = subject.places.nth(item, part, number).unwrap_or_else(|| subject.head(item));
        let name = subject.name(item);
        match scheme(link.as_str()) {
            Some(scheme) => {
                let message = safe_format!(
                    "A link of {name} begins with `{}:`, not with http or https.",
                    quoted(scheme)
                );
                let help = "Only web addresses are opened. Write one, or put this into a text.";
                Diagnostic::new(Code::LinkScheme, place, message).with_help(SafeText::from_static(help))
            }
            None => without_scheme(subject, place, &name, link),
        }
    });
}

fn is_web(link: &str) -> bool {
    ["https://", "http://"].iter().any(|scheme| {
        link.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && link.len() > scheme.len()
    })
}

/// What stands before the colon, where that is a scheme and not the name of a host with its port.
fn scheme(link: &str) -> Option<&str> {
    let (scheme, rest) = link.split_once(':')?;
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-'));
    (is_scheme && !rest.starts_with(|c: char| c.is_ascii_digit())).then_some(scheme)
}

fn without_scheme(subject: &Subject<'_>, place: Span, name: &str, link: &SafeText) -> Diagnostic {
    let message = safe_format!("A link of {name} does not begin with http or https.");
    let address = link.as_str().trim_start_matches('/');
    let found = Diagnostic::new(Code::LinkScheme, place, message)
        .with_help(safe_format!("Write `https://{}`.", quoted(address)));
    // What begins with `www.` is a host, whatever follows. Where the file writes it in another way, nothing is sure.
    let written = subject.text.get(place.range()).unwrap_or_default();
    match written.find(link.raw()) {
        Some(at) if link.as_str().starts_with("www.") => {
            let start = place.start as usize + at;
            found.with_replacement(Span::new(start, start), SafeText::from_static("https://"))
        }
        _ => found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{found, mended};

    fn of(link: &str) -> Vec<String> {
        found(&format!("sources:\n  s: {{title: S, url: {link}}}\n"), &[Code::LinkScheme])
    }

    #[test]
    fn only_web_addresses_pass() {
        for link in ["https://x.org/a", "http://x.org", "HTTPS://x.org", "~", "''"] {
            assert_eq!(of(link), [""; 0], "{link}");
        }
        for scheme in ["mailto", "javascript", "file", "data", "ftp", "htps"] {
            let link = format!("{scheme}:x");
            assert_eq!(
                of(&link),
                [format!(
                    "2 {link}: A link of the source `s` begins with `{scheme}:`, not with http or https."
                )]
            );
        }
        assert_eq!(of("https://").len(), 1);
    }

    #[test]
    fn an_address_without_a_scheme_is_found() {
        for link in ["www.x.org", "x.org/a", "//x.org", "x.org:8080/a", "localhost:80"] {
            let expected = format!("2 {link}: A link of the source `s` does not begin with http or https.");
            assert_eq!(of(link), [expected]);
        }
    }

    #[test]
    fn the_links_of_entities_are_looked_at_and_what_is_surely_a_host_is_mended() {
        let body = "places:\n  p: {name: P, links: [https://x.org, \"www.x.org\", www.y.org/a, x.org]}\n";
        assert_eq!(
            found(body, &[Code::LinkScheme]),
            [
                "2 \\\"www.x.org\\\": A link of the place `p` does not begin with http or https.",
                "2 www.y.org/a: A link of the place `p` does not begin with http or https.",
                "2 x.org: A link of the place `p` does not begin with http or https.",
            ]
        );
        assert_eq!(
            mended(body, Code::LinkScheme),
            "places:\n  p: {name: P, links: [https://x.org, \"https://www.x.org\", https://www.y.org/a, x.org]}\n"
        );
    }
}
