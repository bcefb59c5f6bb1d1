//! A row becomes a source.

use briefing_format::{Section, write::Map};
use briefing_text::safe_format;

use super::{Set, Sheet, cells::line, headings::Role, known::is_placeholder, pages::Cited};
use crate::{Code, Place, formats::mails, said::is_said};

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
    let mut identity = sheet.identity(set);
    let mut rows = sheet.table.rows();
    while let Some(row) = rows.next() {
        sheet.tell_row(row, set);
        let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
        let foreign = identity.foreign(row);
        let addresses =
            sheet.columns.all(Role::Url).flat_map(|column| sheet.splits.values(column, row.cell(column)));
        let mut found: Vec<&str> = Vec::new();
        for words in addresses {
            let cited = Cited::of(words);
            set.made.report.lose_many("further address of a source", cited.others);
            if cited.address.is_empty() {
                // A mailbox is counted with the row.
                let words = line(words);
                set.made.report.lose_many(format!("`{words}` as an address"), usize::from(!words.is_empty()));
                continue;
            }
            let beside = usize::from(is_said(&cited.title) && cited.title != words);
            set.made.report.lose_many("words beside the address of a source", beside);
            found.push(cited.address);
        }
        let mut addresses = found;
        addresses.dedup();
        set.made.report.lose_many("second address of a source", addresses.len().saturating_sub(1));
        let address = addresses.first().copied().unwrap_or_default();
        let titles = sheet.columns.all(Role::Title).map(|column| row.cell(column));
        let titles = titles.filter(|title| is_said(&line(title))).collect::<Vec<_>>().join(": ");
        let title = [&*titles, address, foreign].into_iter().find(|words| is_said(&line(words)));
        let Some(title) = title else {
            let message = safe_format!("The row has no title, no address and no name, and is left out.");
            set.made.tell("row", Code::RowWithoutTitle, &sheet.table.file, Place::Row(row.number), message);
            set.made.report.lose("row without words");
            continue;
        };
        let id = identity.id(row, &line(title), "source", &mut set.made);
        let mut source = Map::new()
            .with("title", line(title))
            .with("text", sheet.joined(row, &[Role::Text, Role::Note]))
            .with("ids", line(foreign));
        source.set("url", mails::removed(address).as_ref());
        let behind = sheet.columns.all(Role::Title).chain(sheet.columns.all(Role::Url));
        let behind: Vec<&str> = behind.filter_map(|column| sheet.page(row, column)).collect();
        let (page, others) = match behind.split_first() {
            Some((page, others)) if address.is_empty() => (*page, others),
            _ => ("", &behind[..]),
        };
        if !page.is_empty() {
            source.set("url", mails::removed(page).as_ref());
        }
        set.made.report.lose_many("link behind a cell", others.len());
        if let Some(publisher) = sheet.one_of(Role::Publisher, row, "second publisher of a source", set)
            && let Some(publisher) = set.actors.id(publisher, &mut set.made)
        {
            source.set("publisher", publisher.as_str());
        }
        let author = cell(Role::Author);
        if is_placeholder(author) {
            set.made.report.lose(format!("`{}` as an author", line(author)));
        } else {
            source.set("author", line(author));
        }
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
        set.sources.add(&[foreign, address, page], &id);
    }
    identity.tell_twins(&sheet.table, &mut set.made);
}
