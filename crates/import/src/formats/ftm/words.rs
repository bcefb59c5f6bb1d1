//! What an entity says in words: its description, and what stands in fields of their own, each with its label. It must not know
//! where the text goes.

use briefing_format::model::Id;

use super::{
    import::Import,
    read::Entity,
    schema::{AMOUNTS, COUNTRIES, DATES, NAMES, PROSE, Part, SAID, part},
};
use crate::markup::{self, Dialect};

impl Import<'_, '_> {
    /// What an entity says of itself.
    pub(super) fn text(entity: &Entity<'_>) -> String {
        let mut said = prose(entity);
        said.extend(fields(entity, &[]));
        unique(said).join("\n")
    }

    /// What an edge says of the part that somebody has in an event, on one line; the role stands elsewhere.
    pub(super) fn part_text(edge: &Entity<'_>) -> String {
        let mut said = prose(edge);
        said.extend(fields(edge, &["role"]));
        let dates = ["startDate", "endDate", "date"].map(|key| labeled(edge, key, DATES));
        said.extend(dates.into_iter().flatten());
        unique(said).join(" ").replace('\n', " ")
    }
}

fn prose(entity: &Entity<'_>) -> Vec<String> {
    let texts = PROSE.iter().flat_map(|key| entity.properties.get(key));
    texts.map(|text| markup::plain(text, Dialect::Plain, &mut |_| None)).collect()
}

fn fields(entity: &Entity<'_>, but: &[&str]) -> Vec<String> {
    let properties = &entity.properties;
    let part = part(&entity.schema);
    let title = Import::title(entity);
    let mut said = Vec::new();
    let others = |keys: &[&'static str]| {
        let names = keys.iter().flat_map(|key| properties.get(key)).filter(|name| *name != title);
        unique(names.map(str::to_owned).collect())
    };
    match part {
        Part::Event(..) => said.extend(sentence("Also called", &others(NAMES))),
        Part::Source => {
            said.extend(sentence("Also called", &others(NAMES)));
            said.extend(sentence("Subject", &others(&["subject"])));
            said.extend(sentence("File name", &others(&["fileName"])));
            said.extend(labeled(entity, "publisher", &[("publisher", "Publisher")]));
            let author = properties.get("author").collect::<Vec<_>>().join(", ");
            if Id::parse(&author).is_some() {
                said.extend(sentence("Author", &[author]));
            }
        }
        // The names of an actor or place are its aliases.
        _ => said.extend(sentence("Title", &others(&["title"]))),
    }
    let fields = SAID.iter().filter(|(key, _)| !but.contains(key));
    said.extend(fields.filter_map(|(key, _)| labeled(entity, key, SAID)));
    said.extend(amounts(entity));
    let is_thing = matches!(part, Part::Actor(_) | Part::Place);
    let countries = COUNTRIES.iter().filter(|(key, _)| properties.first(key).is_some());
    let countries = countries.skip(usize::from(is_thing));
    said.extend(countries.filter_map(|(key, _)| labeled(entity, key, COUNTRIES)));
    said.extend(dates_beside(entity).into_iter().filter_map(|key| labeled(entity, key, DATES)));
    said
}

/// Every sum that an entity names, in its currency.
fn amounts(entity: &Entity<'_>) -> Option<String> {
    let currency = entity.properties.get("currency").collect::<Vec<_>>().join("/");
    let sums = AMOUNTS.iter().flat_map(|(key, of)| entity.properties.get(key).map(move |sum| (sum, *of)));
    let sums = sums.map(|(sum, of)| format!("{sum} {}", of.unwrap_or(&currency)).trim().to_owned());
    sentence("Amount", &unique(sums.collect()))
}

/// The dates of an entity that are not the one that its item has.
fn dates_beside<'e>(entity: &'e Entity<'_>) -> Vec<&'e str> {
    let (keys, has_span): (&[&'static str], bool) = match part(&entity.schema) {
        Part::Event(dates, _) => (dates, true),
        Part::Source => (&["publishedAt", "date"], false),
        Part::Edge(..) => (&["date"], true),
        _ => return Vec::new(),
    };
    let has = |key: &str| entity.properties.first(key).is_some();
    let is_told = has_span && (has("startDate") || has("endDate"));
    let beside = keys.iter().copied().filter(|key| has(key)).skip(usize::from(!is_told));
    let authored = Some("authoredAt").filter(|key| keys.contains(&"publishedAt") && has(key));
    beside.chain(authored).collect()
}

fn labeled(entity: &Entity<'_>, key: &str, labels: &[(&str, &str)]) -> Option<String> {
    let (_, label) = labels.iter().find(|(known, _)| *known == key)?;
    sentence(label, &entity.properties.get(key).map(str::to_owned).collect::<Vec<_>>())
}

fn sentence(label: &str, values: &[String]) -> Option<String> {
    let values = values.join("; ");
    let values = markup::plain(values.trim_end_matches('.'), Dialect::Plain, &mut |_| None);
    (!values.is_empty()).then(|| format!("{label}: {values}."))
}

fn unique(said: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for one in said {
        if !one.is_empty() && !kept.contains(&one) {
            kept.push(one);
        }
    }
    kept
}
