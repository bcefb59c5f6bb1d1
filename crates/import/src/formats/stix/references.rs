//! What stands outside of STIX and is referred to: sources, and the numbers that objects have in other systems. It must not know
//! what refers to it.

use briefing_format::model::Id;

use super::{import::Import, read::Reference};
use crate::markup::{self, Dialect};
use briefing_format::{Section, write::Map};

/// The months as a citation writes them.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Reference<'_> {
    /// The name that something has in another system, such as `mitre-attack:T1047`.
    pub(super) fn foreign(&self) -> Option<String> {
        let (name, number) = (self.name.trim(), self.number.trim());
        if number.is_empty() {
            return None;
        }
        Some(if name.is_empty() { number.to_owned() } else { format!("{name}:{number}") })
    }

    /// Whether it is a source: not a number in another system, and more than a name.
    pub(super) fn is_source(&self) -> bool {
        let cites = markup::citations(&self.description).next().is_some();
        self.number.trim().is_empty()
            && (!self.url.trim().is_empty() || (!self.description.trim().is_empty() && !cites))
    }
}

/// A citation in the order author, date, title, day of retrieval.
#[derive(Debug, PartialEq, Eq)]
struct Citation<'t> {
    author: &'t str,
    published: Option<String>,
    title: &'t str,
    retrieved: Option<String>,
}

/// Takes apart `Jenkins, L. (2022, August 4). Title. Retrieved August 6, 2024.`
fn citation(text: &str) -> Option<Citation<'_>> {
    let text = text.trim();
    let (author, rest) = text.split_once(" (")?;
    let (date, rest) = rest.split_once(')')?;
    let published = date_of(date);
    if published.is_none() && date != "n.d." {
        return None;
    }
    let rest = rest.trim_start_matches('.').trim();
    let (title, retrieved) = match rest.rsplit_once("Retrieved ") {
        Some((title, day)) => (title, Some(retrieval(day)?)),
        None => (rest, None),
    };
    let title = title.trim();
    let author = author.trim();
    let is_initial = author.len() > 2 && author.as_bytes()[author.len() - 3] == b' ';
    let author = if author.ends_with("et al.") || is_initial {
        author
    } else {
        author.strip_suffix('.').unwrap_or(author)
    };
    Some(Citation {
        author: author.trim(),
        published,
        title: title.strip_suffix('.').unwrap_or(title).trim(),
        retrieved,
    })
}

/// `2022`, `2022, August` or `2022, August 4`.
fn date_of(text: &str) -> Option<String> {
    let (year, rest) = text.split_once(',').unwrap_or((text, ""));
    let year = year.trim();
    if year.len() != 4 || !year.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let mut words = rest.split_whitespace();
    let Some(month) = words.next() else { return Some(year.to_owned()) };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let date = match words.next() {
        None => format!("{year}-{month:02}"),
        Some(day) => format!("{year}-{month:02}-{:02}", day.parse::<u8>().ok()?),
    };
    let is_date = words.next().is_none() && briefing_format::model::Date::parse(&date).is_ok();
    is_date.then_some(date)
}

/// `August 6, 2024.`
fn retrieval(text: &str) -> Option<String> {
    let (day, year) = text.trim().trim_end_matches('.').rsplit_once(',')?;
    date_of(&format!("{},{day}", year.trim()))
}

impl<'s, 'a> Import<'s, 'a> {
    /// The source that a reference leads to, which is written when it is first met.
    pub(super) fn cite(&mut self, reference: &'s Reference<'a>) -> Option<Id> {
        if !reference.is_source() {
            return None;
        }
        let (name, url) = (reference.name.trim(), reference.url.trim());
        let identity = if url.is_empty() {
            format!("{name}\n{}", &*reference.description)
        } else {
            format!("{name}\n{url}")
        };
        if let Some(id) = self.cited.get(&identity) {
            return Some(id.clone());
        }
        let id = self.made.ids.stable(if name.is_empty() { url } else { name }, &identity, "source");
        let description = reference.description.trim();
        let mut source = Map::new().with_some("url", Some(url));
        if let Some(found) = citation(description) {
            source.set(
                "title",
                markup::guarded(if found.title.is_empty() { name } else { found.title }).into_owned(),
            );
            // An author who is spelled as an id would be taken for an actor.
            if Id::parse(found.author).is_none() && found.author != "N/A" {
                source.set("author", found.author);
            }
            for (key, date) in [("published", found.published), ("retrieved", found.retrieved)] {
                if let Some(date) = date {
                    source.set(key, date);
                    self.made.report.dates_kept += 1;
                }
            }
        } else {
            let title =
                [name, url].into_iter().find(|title| !title.is_empty()).unwrap_or("Source without a name");
            source.set("title", markup::guarded(title).into_owned());
            source.set("text", markup::plain(description, Dialect::Markdown, &mut |_| None));
        }
        self.made.document.keyed(Section::Sources, &id, &source);
        self.cited.insert(identity, id.clone());
        Some(id)
    }

    /// The source of a name among the references of an object.
    pub(super) fn cite_name(&mut self, name: &str, references: &'s [Reference<'a>]) -> Option<Id> {
        let found = references.iter().find(|found| found.name.trim() == name && found.is_source());
        if found.is_none() {
            self.missing_citations += 1;
        }
        self.cite(found?)
    }

    /// The sources of what some texts say: those that they cite, else all that the object refers to.
    pub(super) fn cited_by(&mut self, texts: &[&str], references: &'s [Reference<'a>]) -> Vec<Id> {
        let mut names = texts.iter().flat_map(|text| markup::citations(text)).peekable();
        let mut found: Vec<Id> = Vec::new();
        if names.peek().is_some() {
            let names: Vec<&str> = names.collect();
            let cited =
                names.iter().filter_map(|name| references.iter().find(|found| found.name.trim() == *name));
            let cited: Vec<_> = cited.collect();
            found.extend(cited.into_iter().filter_map(|reference| self.cite(reference)));
        } else {
            found.extend(references.iter().filter_map(|reference| self.cite(reference)));
        }
        let mut seen = std::collections::HashSet::new();
        found.retain(|id| seen.insert(id.to_string()));
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: Option<(&str, Option<&str>, &str, Option<&str>)>) {
        let found = citation(text);
        let found = found
            .as_ref()
            .map(|found| (found.author, found.published.as_deref(), found.title, found.retrieved.as_deref()));
        assert_eq!(found, expected);
    }

    #[test]
    fn a_citation_says_who_when_and_what() {
        reads(
            "CISA. (2022, September 23). AA22-264A Iranian State Actors. Retrieved August 6, 2024.",
            Some(("CISA", Some("2022-09-23"), "AA22-264A Iranian State Actors", Some("2024-08-06"))),
        );
        reads(
            "Falcone, R.. (2016, November). Shamoon 2: Return.",
            Some(("Falcone, R.", Some("2016-11"), "Shamoon 2: Return", None)),
        );
        reads(
            "Jenkins, L. at al. (2022). A (b) c. Retrieved May 1, 2023.",
            Some(("Jenkins, L. at al", Some("2022"), "A (b) c", Some("2023-05-01"))),
        );
        reads(
            "Mandiant. (n.d.). Retrieved February 13, 2024.",
            Some(("Mandiant", None, "", Some("2024-02-13"))),
        );
        reads("The report (see page 4) says so.", None);
        reads("Kaspersky. (2022, Septober 23). X.", None);
        reads("", None);
    }
}
