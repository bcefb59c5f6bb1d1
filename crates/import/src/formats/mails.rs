//! E-mail addresses in prose and beside names, which are personal: they stay out of a briefing. It must not know whose they are.

use std::{borrow::Cow, collections::HashSet, ops::Range};

use briefing_text::SafeText;

use super::{links::is_web, phones};
use crate::{Code, Finding, Place, Report, loose::Text, said::is_said};

/// What is counted.
pub(crate) const WHAT: &str = "e-mail address";

/// Stands where an address was.
pub(crate) const LEFT_OUT: &str = "[…]";

/// How many addresses there are in some words, each counted once.
pub(crate) fn count(words: &str) -> usize {
    // Both are sought at once, for hardly any text has either.
    let Some(first) = memchr::memchr2(b'@', b'%', words.as_bytes()) else { return 0 };
    if !words[first..].contains('@') && !words[first..].contains("%40") {
        return 0;
    }
    let found = all(words).map(|found| &words[found]);
    let found: HashSet<&str> = found.chain(queries(words).map(|found| &words[found])).collect();
    found.len()
}

/// Words without the addresses in them, and without telephone numbers; nothing where they are these and no more.
pub(crate) fn removed(words: &str) -> Cow<'_, str> {
    let mut both: Vec<Range<usize>> =
        if count(words) == 0 { Vec::new() } else { all(words).chain(queries(words)).collect() };
    both.extend(phones::all(words));
    if both.is_empty() {
        return Cow::Borrowed(words);
    }
    both.sort_by_key(|found| found.start);
    let mut kept = String::with_capacity(words.len());
    let mut done = 0;
    for found in both {
        if found.start < done {
            continue;
        }
        let before = words[done..found.start].trim_end_matches("mailto:");
        let after = &words[found.end..];
        // What stands between angle brackets belongs to the name before it.
        if before.ends_with('<') && after.starts_with('>') {
            kept.push_str(before.trim_end_matches('<').trim_end());
            done = found.end + 1;
        } else {
            kept.push_str(before);
            // An address of the web leads somewhere without its query, and without an account at a host.
            if !words[found.start..].starts_with(['?', '#']) && !before.ends_with("://") {
                kept.push_str(LEFT_OUT);
            }
            done = found.end;
        }
    }
    kept.push_str(&words[done..]);
    if kept.replace(LEFT_OUT, "").contains(char::is_alphanumeric) {
        Cow::Owned(kept)
    } else {
        Cow::Borrowed("")
    }
}

/// Takes the addresses out of a text, and counts them and tells so, of an object where it has a name.
pub(crate) fn take_out(text: &mut Text<'_>, file: &SafeText, place: &Place, report: &mut Report) {
    let found = [
        (WHAT, count(text), "An e-mail address is left out."),
        (phones::WHAT, phones::count(text), "A telephone number is left out."),
    ];
    for (what, count, message) in found {
        report.lose_many(what, count);
        for _ in 0..count {
            let (file, place, message) = (file.clone(), place.clone(), SafeText::from_static(message));
            report.add("object", Finding { code: Code::PersonalData, file, place, message, help: None });
        }
    }
    if found.iter().any(|(_, count, _)| *count > 0) {
        *text = Text(Cow::Owned(removed(text).into_owned()));
    }
    if !is_said(text) {
        // Blanks are nothing that could be lost.
        report.lose_many("text that says nothing", usize::from(SafeText::line(text).as_str().trim() != ""));
        *text = Text::default();
    }
}

/// A name without an e-mail address and without brackets around either; whether there was one.
pub(crate) fn beside_name(author: &str) -> (String, bool) {
    let is_mail = |word: &str| word.contains('@') && !word.starts_with('@') && !is_web(word);
    let parted = author.replace('<', " <");
    if !parted.split_whitespace().any(is_mail) {
        return (author.trim().to_owned(), false);
    }
    let mut name = String::new();
    for word in parted.split_whitespace() {
        if is_mail(word) {
            // A comma behind it parts it from the next name.
            name.push_str(if word.ends_with(',') { "," } else { "" });
            continue;
        }
        name.push_str(if name.is_empty() { "" } else { " " });
        name.push_str(word);
    }
    (name.trim_matches(['(', ')', '<', '>', '"', ' ', ',']).to_owned(), true)
}

/// Where web addresses name a mailbox or an account at their host: a query from its first sign to its end, or what stands before
/// the host.
fn queries(words: &str) -> impl Iterator<Item = Range<usize>> {
    words.match_indices("://").filter_map(|(at, _)| {
        let rest = &words[at..];
        let end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '|'))
            .unwrap_or(rest.len());
        let address = rest[..end].trim_end_matches([')', ']', '.', ',', ';', '\'']);
        let host =
            &address["://".len()..address[3..].find(['/', '?', '#']).map_or(address.len(), |end| end + 3)];
        if let Some((account, host)) = host.rsplit_once('@')
            && !account.is_empty()
            && !host.is_empty()
        {
            return Some(at + 3..at + 3 + account.len() + 1);
        }
        let query = address.find(['?', '#'])?;
        let named = address[query..].replace("%40", "@");
        let has_mail = named.split(['?', '#', '&', '=', ';', '/']).any(|part| all(part).next().is_some());
        has_mail.then_some(at + query..at + address.len())
    })
}

/// Where the addresses stand, but for those in addresses of the web.
fn all(words: &str) -> impl Iterator<Item = Range<usize>> {
    words.match_indices('@').filter_map(|(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+' | '%');
        let start = words[..at]
            .rfind(|c| !is_part(c))
            .map_or(0, |end| end + words[end..].chars().next().map_or(1, char::len_utf8));
        let rest = &words[at + 1..];
        let length =
            rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '-')).unwrap_or(rest.len());
        let domain = rest[..length].trim_end_matches(['.', '-']);
        let (_, top) = domain.rsplit_once('.')?;
        let word = words[..start].rsplit(char::is_whitespace).next().unwrap_or_default();
        let is_mail = start < at
            && top.chars().count() >= 2
            && top.chars().all(char::is_alphabetic)
            // A name of an account may be a part of a web address.
            && !word.contains("://");
        is_mail.then_some(start..at + 1 + domain.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{beside_name, removed};
    use crate::formats::testing::{inputs, lost};

    #[test]
    fn an_address_of_a_mailbox_stays_out() {
        for (words, expected) in [
            ("Ann Lind <ann.lind@example.org>", "Ann Lind"),
            ("Write to ann@example.org.", "Write to […]."),
            ("ann@example.org; bo@b.example", ""),
            ("mailto:ann@example.org", ""),
            ("https://example.org/@ann", "https://example.org/@ann"),
            ("https://example.org/a@b.org", "https://example.org/a@b.org"),
            ("@ann, 3 @ 5 and a@b", "@ann, 3 @ 5 and a@b"),
            ("(ä@ö.de) ü", "([…]) ü"),
            ("https://a.example/?mail=x@y.example", "https://a.example/"),
            ("see https://a.example/b?c=d&mail=x%40y.example, or not", "see https://a.example/b, or not"),
            ("(https://a.example/#x@y.example)", "(https://a.example/)"),
            ("https://a.example/?at=@ann", "https://a.example/?at=@ann"),
            ("https://ann:word@a.example/b", "https://a.example/b"),
            ("https://ann@a.example", "https://a.example"),
        ] {
            assert_eq!(removed(words), expected, "{words}");
        }
    }

    #[test]
    fn a_name_stays_and_an_address_does_not() {
        for (written, name, has_mail) in [
            ("Jane Doe <jane@example.org>", "Jane Doe", true),
            ("jane@example.org (Jane Doe)", "Jane Doe", true),
            ("Jane Doe<jane@example.org>", "Jane Doe", true),
            ("Jane (jane@example.org), Bo", "Jane, Bo", true),
            ("mailto:jane@example.org", "", true),
            ("Jane https://m.example/@jane", "Jane https://m.example/@jane", false),
            ("Jane @janedoe", "Jane @janedoe", false),
        ] {
            assert_eq!(beside_name(written), (name.to_owned(), has_mail), "{written}");
        }
    }

    #[test]
    fn no_format_brings_a_telephone_number_along() {
        let slides = r#"{"events": [{"start_date": {"year": "2020"}, "text": {"headline": "Fire +49 170 1234567", "text": "<p>tel. 030/1234567</p>"}}]}"#;
        let feed = "<rss version=\"2.0\"><channel><title>News</title><description>tel. 030/1234567</description><item><title>Ask +49 170 1234567</title><description>now</description></item></channel></rss>";
        let entries = "{\"message\": \"call +49 170 1234567 or tel. 030/1234567\", \"datetime\": \"2020-01-01T10:00:00Z\", \"timestamp_desc\": \"seen\"}\n";
        let claims = "[A]: So says +49 170 1234567.\n\n[B]: tel. 030/1234567 it is\n";
        let table = "date,title,text\n2020,Call +49 170 1234567,tel. 030/1234567 it is\n";
        let timeline = "title: T\n2020-01-01: Call +49 170 1234567\ntel. 030/1234567 it is\n2021-01-01: B\n";
        let bundle = r#"{"type": "bundle", "id": "bundle--1", "objects": [{"type": "identity", "id": "identity--1", "name": "Ann, +49 170 1234567", "description": "tel. 030/1234567 it is"}]}"#;
        for (name, text) in [
            ("a.json", slides),
            ("a.xml", feed),
            ("a.jsonl", entries),
            ("a.ad", claims),
            ("a.csv", table),
            ("a.mw", timeline),
            ("b.json", bundle),
        ] {
            let Ok((_, made)) = crate::import(&inputs(&[(name, text)]), None, &crate::Options::default())
            else {
                panic!("{name} is not made");
            };
            let yaml = made.document.to_string();
            assert!(!yaml.contains("1234567"), "{yaml}");
            assert_eq!(lost(&made), ["2 telephone number"], "{yaml}");
        }
    }

    #[test]
    fn no_format_brings_one_along() {
        let slides = r#"{"events": [{"start_date": {"year": "2020"}, "text": {"headline": "Fire", "text": "Ask <a href='mailto:ann@example.org'>ann@example.org</a> &amp; bo@example.org."}}]}"#;
        let feed = "<rss version=\"2.0\"><channel><title>News</title><description>By cy@example.org</description><item><title>Ask ann@example.org</title><description>or bo@example.org</description></item></channel></rss>";
        let entries = "{\"message\": \"mail of ann@example.org\", \"datetime\": \"2020-01-01T10:00:00Z\", \"timestamp_desc\": \"seen\"}\n";
        let claims =
            "[A]: So says ann@example.org. {source: \"Bo <bo@example.org>\"}\n\n[B]: b // cy@example.org\n";
        for (name, text, count) in
            [("a.json", slides, 2), ("a.xml", feed, 3), ("a.jsonl", entries, 1), ("a.ad", claims, 3)]
        {
            let Ok((_, made)) = crate::import(&inputs(&[(name, text)]), None, &crate::Options::default())
            else {
                panic!("{name} is not made");
            };
            let yaml = made.document.to_string();
            assert!(!yaml.contains('@'), "{yaml}");
            assert_eq!(lost(&made), [format!("{count} e-mail address")], "{yaml}");
        }
    }
}
