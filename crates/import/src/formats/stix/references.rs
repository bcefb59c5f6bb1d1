//! What stands outside of STIX and is referred to: sources, and the numbers that objects have in other systems. It must not know
//! what refers to it.

use std::collections::HashSet;

use briefing_format::model::{Date, Id, date};

use super::{import::Import, read::Reference};
use crate::markup::{self, Dialect};
use briefing_format::{Section, write::Map};

impl Reference<'_> {
    /// The name that something has in another system, such as `mitre-attack:T1047`.
    pub(super) fn foreign(&self) -> Option<String> {
        let (name, number) = (self.name.trim(), self.number.trim());
        if number.is_empty() {
            return None;
        }
        Some(if name.is_empty() { number.to_owned() } else { format!("{name}:{number}") })
    }

    /// Whether nothing but a name is told of it.
    pub(super) fn is_name(&self) -> bool {
        let others = [&self.number, &self.url, &self.description];
        !self.name.trim().is_empty() && others.iter().all(|field| field.trim().is_empty())
    }

    /// Whether it is a source: not a number in another system, and more than a name.
    pub(super) fn is_source(&self) -> bool {
        let cites = markup::citations(&self.description).next().is_some();
        self.number.trim().is_empty()
            && (!self.url.trim().is_empty() || (!self.description.trim().is_empty() && !cites))
    }
}

/// The sources that an object names.
#[derive(Clone, Debug, Default)]
pub(super) struct Cited {
    /// Those that its words cite: what they say is told there.
    pub(super) told: Vec<Id>,
    /// Those that it refers to, which need not tell the same.
    pub(super) beside: Vec<Id>,
}

impl Cited {
    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Id> {
        self.told.iter().chain(&self.beside)
    }
}

/// A citation in the order author, date, title, day of retrieval; what it does not say is empty.
#[derive(Debug, Default, PartialEq, Eq)]
struct Citation<'t> {
    author: &'t str,
    published: Option<String>,
    title: &'t str,
    retrieved: Option<String>,
}

/// Takes apart `Jenkins, L. (2022, August 4). Title. Retrieved August 6, 2024.` and the older `Carl Hurd 2019, March 26 Title
/// Retrieved. 2019/03/28`. Of others only the day of retrieval is read.
fn citation(text: &str) -> Option<Citation<'_>> {
    let text = text.trim();
    let (rest, retrieved) = match text.rsplit_once("Retrieved") {
        Some((rest, day)) => (rest.trim(), Some(retrieval(day)?)),
        None => (text, None),
    };
    // Two citations have run into one.
    if rest.contains("Retrieved") {
        return None;
    }
    // A sentence may have a year in it, too: only a form that is surely one counts.
    let is_sure = |parts: &Parts<'_>| retrieved.is_some() || text[parts.0.len()..].starts_with(". (");
    let parts = parenthesized(rest).or_else(|| run_on(rest)).filter(is_sure);
    let (author, published, title) = parts.unwrap_or_default();
    let found = Citation { author, published, title, retrieved };
    (found != Citation::default()).then_some(found)
}

/// An author, a day of publication and a title.
type Parts<'t> = (&'t str, Option<String>, &'t str);

fn parenthesized(text: &str) -> Option<Parts<'_>> {
    let (author, rest) = text.split_once(" (")?;
    let (date, title) = rest.split_once(')')?;
    let published = date_of(date);
    if published.is_none() && date != "n.d." {
        return None;
    }
    let author = author.trim();
    let is_initial = author.len() > 2 && author.as_bytes()[author.len() - 3] == b' ';
    let ends = author.ends_with("et al.") || is_initial;
    let author = if ends { author } else { author.strip_suffix('.').unwrap_or(author) };
    Some((author.trim(), published, bare(title)))
}

fn run_on(text: &str) -> Option<Parts<'_>> {
    let at = text.match_indices(", ").map(|(at, _)| at).find(|at| {
        let year = at.checked_sub(5).and_then(|start| text.get(start..*at)).unwrap_or_default();
        let month = text[at + 2..].split_whitespace().next().unwrap_or_default();
        year.starts_with(' ') && is_year(&year[1..]) && date::month(month).is_some()
    })?;
    let (author, year) = (text[..at - 5].trim(), &text[at - 4..at]);
    let behind = text[at + 2..].trim_start();
    let (month, rest) = behind.split_once(' ')?;
    let (day, title) = rest.split_once(' ').unwrap_or((rest, ""));
    let whole = date_of(&format!("{year}, {month} {day}"));
    let date = whole.clone().or_else(|| date_of(&format!("{year}, {month}")))?;
    let title = if whole.is_some() { title } else { rest };
    (!author.is_empty()).then(|| (author, Some(date), bare(title)))
}

fn bare(title: &str) -> &str {
    let title = title.trim_start_matches('.').trim();
    title.strip_suffix('.').unwrap_or(title).trim()
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// `2022`, `2022, August` or `2022, August 4`.
fn date_of(text: &str) -> Option<String> {
    let (year, rest) = text.split_once(',').unwrap_or((text, ""));
    let year = year.trim();
    let mut words = rest.split_whitespace();
    let edtf = match (words.next(), words.next(), words.next()) {
        (None, _, _) => year.to_owned(),
        (Some(month), None, _) => format!("{year}-{:02}", date::month(month)?),
        (Some(month), Some(day), None) => {
            format!("{year}-{:02}-{:02}", date::month(month)?, day.parse::<u8>().ok()?)
        }
        _ => return None,
    };
    (is_year(year) && Date::parse(&edtf).is_ok()).then_some(edtf)
}

/// `August 6, 2024.` or `2019/03/28`
fn retrieval(text: &str) -> Option<String> {
    let text = text.trim_matches(['.', ' ', '\n']);
    let Some((day, year)) = text.rsplit_once(',') else {
        return Some(text.replace('/', "-")).filter(|edtf| edtf.len() == 10 && Date::parse(edtf).is_ok());
    };
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
        let found = citation(description).unwrap_or_default();
        let title = [found.title, name, url].into_iter().find(|title| !title.is_empty());
        source.set("title", markup::guarded(title.unwrap_or_default()).into_owned());
        // An author who is spelled as an id would be taken for an actor.
        if Id::parse(found.author).is_none() && found.author != "N/A" {
            source.set("author", found.author);
        }
        if found.author.is_empty() {
            source.set("text", markup::plain(description, Dialect::Markdown, &mut |_| None));
        }
        for (key, date) in [("published", found.published), ("retrieved", found.retrieved)] {
            if let Some(date) = date {
                source.set(key, date);
                self.made.report.dates_kept += 1;
            }
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

    /// The sources of what some texts say: those that they cite; and what the object refers to besides.
    pub(super) fn cited_by(&mut self, texts: &[&str], references: &'s [Reference<'a>]) -> Cited {
        let names: Vec<&str> = texts.iter().flat_map(|text| markup::citations(text)).collect();
        let of_name = |name: &&str| references.iter().find(|found| found.name.trim() == *name);
        let mut seen = HashSet::new();
        let mut is_new = |id: &Id| seen.insert(id.to_string());
        let told: Vec<&'s Reference<'a>> = names.iter().filter_map(of_name).collect();
        let told =
            told.into_iter().filter_map(|reference| self.cite(reference)).filter(&mut is_new).collect();
        // What a reference cites for a name is told with that name.
        let within: HashSet<&str> =
            references.iter().flat_map(|found| markup::citations(&found.description)).chain(names).collect();
        let beside = references.iter().filter(|found| !within.contains(found.name.trim()));
        let beside = beside.filter_map(|reference| self.cite(reference)).filter(is_new).collect();
        Cited { told, beside }
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
    }

    #[test]
    fn an_older_form_runs_on() {
        reads(
            "Carl Hurd 2019, March 26 VPNFilter Deep Dive Retrieved. 2019/03/28",
            Some(("Carl Hurd", Some("2019-03-26"), "VPNFilter Deep Dive", Some("2019-03-28"))),
        );
        reads(
            "Anton, ESET 2017, June Industroyer: A threat Retrieved. 2017/09/15",
            Some(("Anton, ESET", Some("2017-06"), "Industroyer: A threat", Some("2017-09-15"))),
        );
        reads("Dragos Allanite Retrieved. 2019/10/27", Some(("", None, "", Some("2019-10-27"))));
        reads("Kyle Antti 2014, June 23 Havex Retrieved. 2019/04/01 ICS Retrieved. 2019/10/22", None);
    }

    #[test]
    fn what_is_no_citation_is_none() {
        reads("The report (see page 4) says so.", None);
        reads("Read in the paper (2019) that it was so.", None);
        reads("It went on until 2019, May brought the end.", None);
        reads("Kaspersky. (2022, Septober 23). X.", None);
        reads("Retrieved from the archive.", None);
        reads("", None);
    }
}
