//! A row becomes an actor or a place.

use briefing_format::{Section, write::Map};
use briefing_text::safe_format;

use super::{
    Set, Sheet,
    cells::{is_address, line},
    columns::Kind,
    headings::Role,
    known::name_of,
};
use crate::{Code, Place, said::is_said};

/// The words that the kind of an actor can be.
pub(super) const KINDS: [&str; 11] = [
    "person",
    "group",
    "persona",
    "organization",
    "agency",
    "state",
    "company",
    "media",
    "campaign",
    "software",
    "other",
];

pub(super) fn rows(sheet: &Sheet<'_>, set: &mut Set<'_>) {
    let is_place = sheet.columns.kind == Kind::Places;
    let mut identity = sheet.identity(set);
    let mut rows = sheet.table.rows();
    while let Some(row) = rows.next() {
        sheet.tell_row(row, set);
        let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
        let foreign = identity.foreign(row);
        let Some(name) = [cell(Role::Name), foreign].into_iter().find(|words| is_said(&name_of(words)))
        else {
            let message = safe_format!("The row has no name and is left out.");
            set.made.tell("row", Code::RowWithoutTitle, &sheet.table.file, Place::Row(row.number), message);
            set.made.report.lose("row without words");
            continue;
        };
        let id = identity.id(row, &name_of(name), sheet.columns.kind.noun(), &mut set.made);
        let aliases =
            sheet.columns.get(Role::Aliases).map(|column| sheet.splits.values(column, row.cell(column)));
        let others = aliases.unwrap_or_default();
        let aliases: Vec<String> =
            others.iter().copied().map(name_of).filter(|alias| is_said(alias)).collect();
        let mut entity = Map::new()
            .with("name", name_of(name))
            .with("aliases", aliases)
            .with("text", sheet.joined(row, &[Role::Text]))
            .with("ids", line(foreign));
        let behind = sheet.columns.all(Role::Name).chain(sheet.columns.all(Role::Url));
        let behind: Vec<&str> = behind.filter_map(|column| sheet.page(row, column)).collect();
        let links =
            sheet.columns.all(Role::Url).flat_map(|column| sheet.splits.values(column, row.cell(column)));
        let (mut links, others_links): (Vec<&str>, Vec<&str>) = links.partition(|link| is_address(link));
        links.extend(behind);
        entity.set("links", links);
        for words in others_links.into_iter().map(line).filter(|words| !words.is_empty()) {
            set.made.report.lose(format!("`{words}` as an address"));
        }
        let kind = cell(Role::Kind).to_lowercase();
        if is_place || KINDS.contains(&kind.as_str()) {
            entity.set("kind", line(&kind));
        } else if !kind.is_empty() {
            set.made.report.lose(format!("kind `{}` of an actor", line(&kind)));
        }
        let (section, known) =
            if is_place { (Section::Places, &mut set.places) } else { (Section::Actors, &mut set.actors) };
        set.made.document.keyed(section, &id, &entity);
        known.add(&[name, foreign], &id);
        let others: Vec<&str> = others.into_iter().filter(|other| !known.has(other)).collect();
        known.add(&others, &id);
    }
    identity.tell_twins(&sheet.table, &mut set.made);
}
