//! A row becomes an event. Quotes, a status and whoever tells it come from columns that somebody has named, and from no other.

use briefing_format::{
    Section,
    model::Id,
    write::{Comment, Map, Value},
};
use briefing_text::safe_format;

use super::{
    Identity, Set, Sheet,
    cells::{line, paragraphs, title},
    columns::name,
    headings::Role,
    known::is_placeholder,
    texts,
};
use crate::{Code, DateMeans, Place, Stop, formats::mails, said::is_said, table::Row};

/// The words that a status can be.
const STATUS: [&str; 6] = ["planned", "claimed", "reported", "confirmed", "disputed", "denied"];

pub(super) fn rows(sheet: &Sheet<'_>, set: &mut Set<'_>) -> Result<(), Stop> {
    if let (Some(quote), None) = (sheet.columns.get(Role::Quote), sheet.columns.get(Role::Speaker)) {
        let message =
            safe_format!("`{}` has quotes, and no column says who spoke.", name(&sheet.table, quote));
        let help = safe_format!("Say it with `--columns speaker=COLUMN`.");
        return Err(Stop {
            file: sheet.table.file.clone(),
            place: Place::File,
            code: Some(Code::ColumnNotUsed),
            message,
            help,
        });
    }
    let mut identity = sheet.identity(set);
    let mut rows = sheet.table.rows();
    while let Some(row) = rows.next() {
        sheet.tell_row(row, set);
        event(sheet, row, &mut identity, set);
    }
    identity.tell_twins(&sheet.table, &mut set.made);
    Ok(())
}

fn event(sheet: &Sheet<'_>, row: Row<'_>, identity: &mut Identity, set: &mut Set<'_>) {
    let cell = |role: Role| sheet.columns.get(role).map_or("", |column| row.cell(column));
    let Some(Words { title, text }) = words(sheet, row, set) else { return };
    let id = identity.id(row, &title, "event", &mut set.made);
    let foreign = identity.foreign(row);
    if set.keeps_events && !foreign.is_empty() {
        set.events.insert(foreign.into(), id.clone());
    }
    let mut event =
        Map::new().with("id", id.as_str()).with("title", title).with("text", text).with("ids", line(foreign));
    let (date, finer) = sheet.when.happened(row);
    sheet.tell_date(row, foreign, &date, &mut set.made);
    let key = if set.options.date_means == DateMeans::Reported { "reported" } else { "date" };
    if let Some(value) = date.value() {
        event.set(key, value);
        if let Some(finer) = finer {
            event.comment_on(key, Comment::Cited(finer));
        }
    }
    let reported = sheet.when.one(Role::Reported, row);
    sheet.tell_date(row, foreign, &reported, &mut set.made);
    if let Some(value) = reported.value().filter(|_| key == "date") {
        event.set("reported", value);
    }
    actors(sheet, row, &mut event, set);
    place(sheet, row, &mut event, set);
    let sources = sheet.sources(row, foreign, set);
    event.set("sources", texts(&sources));
    let tags = sheet.columns.all(Role::Tags).flat_map(|column| sheet.splits.values(column, row.cell(column)));
    let mut once: Vec<String> = Vec::new();
    tags.map(line).for_each(|tag| {
        if is_placeholder(&tag) {
            set.made.report.lose(format!("`{tag}` as a tag"));
        } else if !once.contains(&tag) {
            once.push(tag);
        }
    });
    event.set("tags", once);
    let status = cell(Role::Status).to_lowercase();
    if STATUS.contains(&status.as_str()) {
        event.set("status", status);
    } else if !status.is_empty() {
        set.made.report.lose(format!("status `{}`", line(&status)));
    }
    if let Some(by) = sheet.one_of(Role::By, row, "second teller of a row", set)
        && let Some(by) = set.actors.id(by, &mut set.made)
    {
        event.set("by", by.as_str());
    }
    let speaker = sheet.one_of(Role::Speaker, row, "second speaker of a quote", set).unwrap_or_default();
    if let Some(quote) = quote(cell(Role::Quote), speaker, sheet, row, &sources, set) {
        event.set("quotes", vec![quote.as_str()]);
    }
    set.made.document.listed(Section::Events, &event);
}

/// What happened, in one line and in full.
struct Words {
    title: String,
    text: String,
}

/// The words of a row. Where it has no title, those of another cell stand for it; where it has none at all, it is left out.
fn words(sheet: &Sheet<'_>, row: Row<'_>, set: &mut Set<'_>) -> Option<Words> {
    let cell = |role: Role| sheet.columns.get(role).map(|column| (column, row.cell(column)));
    let cells =
        |role: Role| sheet.columns.all(role).map(|column| row.cell(column)).filter(|cell| !cell.is_empty());
    let whole = line(&cells(Role::Title).collect::<Vec<_>>().join(": "));
    let text = cells(Role::Text).map(paragraphs).collect::<Vec<_>>().join("\n");
    if is_placeholder(&whole) {
        set.made.report.lose(format!("`{whole}` as a title"));
    } else if whole.chars().any(char::is_alphanumeric) {
        let (title, rest) = title(&whole);
        let text = [rest, &text].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n");
        return Some(Words { title: title.to_owned(), text });
    }
    let tell = |set: &mut Set<'_>, message| {
        set.made.tell("row", Code::RowWithoutTitle, &sheet.table.file, Place::Row(row.number), message);
    };
    let others = [Role::Text, Role::Tags, Role::Actors, Role::Place];
    let other = others.iter().filter_map(|role| cell(*role)).find(|(_, cell)| {
        cell.contains(char::is_alphanumeric) && is_said(&line(cell)) && !is_placeholder(cell)
    });
    let Some((column, other)) = other else {
        tell(set, safe_format!("The row has no title and no other words for one, and is left out."));
        set.made.report.lose("row without words");
        return None;
    };
    tell(
        set,
        safe_format!(
            "The row has no title; what stands in `{}` is taken for one.",
            name(&sheet.table, column)
        ),
    );
    let whole = line(other);
    let (title, rest) = title(&whole);
    // What is in the title needs not be said again.
    let text = if rest.is_empty() && text == title { String::new() } else { text };
    Some(Words { title: title.to_owned(), text })
}

/// Who took part, with the heading as the role where several columns say who.
fn actors(sheet: &Sheet<'_>, row: Row<'_>, event: &mut Map, set: &mut Set<'_>) {
    let columns: Vec<usize> = sheet.columns.all(Role::Actors).collect();
    for column in &columns {
        for value in sheet.splits.values(*column, row.cell(*column)) {
            let Some(id) = set.actors.id(value, &mut set.made) else { continue };
            let entry: Value = match columns.len() {
                1 => id.as_str().into(),
                _ => Map::new()
                    .with("actor", id.as_str())
                    .with("role", line(&name(&sheet.table, *column)))
                    .into(),
            };
            event.push("actors", entry);
        }
    }
}

/// Where it happened. An event has one place; others are counted, and so is what is told around a place that is not named.
fn place(sheet: &Sheet<'_>, row: Row<'_>, event: &mut Map, set: &mut Set<'_>) {
    let Some(column) = sheet.columns.get(Role::Place) else { return };
    let values = sheet.splits.values(column, row.cell(column));
    set.made.report.lose_many("second place of a row", values.len().saturating_sub(1));
    if let Some(value) = values.first()
        && let Some(id) = sheet.place(value, row, set)
    {
        event.set("place", id.as_str());
        return;
    }
    for column in &sheet.columns.around {
        let is_there = !row.cell(*column).is_empty();
        set.made
            .report
            .lose_many(format!("`{}` without a place", name(&sheet.table, *column)), usize::from(is_there));
    }
}

/// The words that were said, where it is told in which column they stand.
fn quote(
    words: &str,
    speaker: &str,
    sheet: &Sheet<'_>,
    row: Row<'_>,
    sources: &[Id],
    set: &mut Set<'_>,
) -> Option<Id> {
    if words.is_empty() {
        return None;
    }
    let words = mails::removed(words.trim_matches(['"', '“', '”', '„', '«', '»']));
    if !is_said(&words) {
        let message = safe_format!("The row has a quote without words, which is left out.");
        set.made.tell("row", Code::NotImported, &sheet.table.file, Place::Row(row.number), message);
        set.made.report.lose("quote without words");
        return None;
    }
    let speaker = if speaker.is_empty() { None } else { set.actors.id(speaker, &mut set.made) };
    let Some(speaker) = speaker else {
        let message = safe_format!("The row has a quote, and nobody who spoke; the quote is left out.");
        set.made.tell("row", Code::NotImported, &sheet.table.file, Place::Row(row.number), message);
        set.made.report.lose("quote without a speaker");
        return None;
    };
    let id = set.made.ids.hashed(&words, &format!("{words}\n{speaker}"), "quote");
    let quote = Map::new()
        .with("text", words.as_ref())
        .with("speaker", speaker.as_str())
        .with("sources", texts(sources));
    set.made.document.keyed(Section::Quotes, &id, &quote);
    Some(id)
}
