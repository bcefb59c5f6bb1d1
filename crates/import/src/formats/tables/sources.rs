//! A row becomes a source.

use briefing_format::{Section, write::Map};
use briefing_text::safe_format;

use super::{
    Identity, Set, Sheet,
    cells::{is_address, line, paragraphs},
    headings::Role,
};
use crate::{Code, Place};

/// The words that the kind of a source can be.
const KINDS: [&str; 11] = [
    "post",
    "news-agency",
    "newspaper",
    "broadcast",
    "statement",
    "advisory",
    "report",
    "document",
    "interview",
    "web",
    "book",
];

pub(super) fn rows(sheet: &Sheet<'_>, set: &mut Set<'_>) {
    let mut identity = Identity::of(&sheet.table, &sheet.columns, set.options);
    let mut rows = sheet.table.rows();
    while let Some(row) = rows.next() {
        sheet.tell_row(row, set);
        let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
        let (foreign, address) = (identity.foreign(row), cell(Role::Url));
        let title = [cell(Role::Title), address, foreign].into_iter().find(|words| !words.is_empty());
        let Some(title) = title else {
            let message = safe_format!("The row has no title, no address and no name, and is left out.");
            set.made.tell("row", Code::RowWithoutTitle, &sheet.table.file, Place::Row(row.number), message);
            set.made.report.lose("row without words");
            continue;
        };
        let id = identity.id(row, title, "source", &sheet.table, &mut set.made);
        let note = sheet
            .columns
            .get(Role::Text)
            .or(sheet.columns.get(Role::Note))
            .map_or("", |column| row.cell(column));
        let mut source = Map::new()
            .with("title", line(title))
            .with("text", paragraphs(note).as_ref())
            .with("ids", line(foreign));
        if is_address(address) {
            source.set("url", address);
        }
        if !cell(Role::Publisher).is_empty()
            && let Some(publisher) = set.actors.id(cell(Role::Publisher), &mut set.made)
        {
            source.set("publisher", publisher.as_str());
        }
        source.set("author", line(cell(Role::Author)));
        source.set("language", line(cell(Role::Language)));
        let kind = cell(Role::Kind).to_lowercase();
        if KINDS.contains(&kind.as_str()) {
            source.set("kind", kind);
        } else if !kind.is_empty() {
            set.made.report.lose(format!("kind `{}` of a source", line(&kind)));
        }
        for (role, key) in [(Role::Published, "published"), (Role::Retrieved, "retrieved")] {
            let date = sheet.when.one(role, row);
            sheet.tell_date(row, foreign, &date, &mut set.made);
            if let Some(value) = date.value() {
                source.set(key, value);
            }
        }
        set.made.document.keyed(Section::Sources, &id, &source);
        set.sources.add(&[foreign, address], &id);
    }
}
