//! The spreadsheet of TimelineJS -> slides: a row each, with the headings of its template. It must not know what becomes of them.

use super::slide::{Kind, Media, Slide, Stamp};
use crate::{
    Input, Options, Place,
    table::{Row, Table},
};

/// What the columns are called.
const HEADINGS: [&str; 22] = [
    "Year",
    "Month",
    "Day",
    "Time",
    "End Year",
    "End Month",
    "End Day",
    "End Time",
    "Start Date",
    "End Date",
    "Display Date",
    "Headline",
    "Text",
    "Media",
    "Media Caption",
    "Media Credit",
    "Alt Text",
    "Type",
    "Group",
    "Tag",
    "Media Thumbnail",
    "Background",
];

/// Whether a file is such a sheet: it has a headline, and a year or the date of a start.
pub(super) fn recognizes(input: &Input) -> bool {
    if !Table::recognizes(input) {
        return false;
    }
    let tables = Table::read(input, &Options::default()).unwrap_or_default();
    tables.first().is_some_and(is_sheet)
}

/// Whether a table has the columns of such a sheet.
pub(super) fn is_sheet(table: &Table<'_>) -> bool {
    let has = |name| table.column(name).is_some();
    has("Headline") && (has("Year") || has("Start Date")) && (has("Media") || has("Text"))
}

/// The slides of a sheet, and the headings of columns that are not read.
pub(super) fn read(table: &Table<'_>) -> (Vec<Slide>, Vec<String>) {
    let columns = Columns(HEADINGS.map(|name| (name, table.column(name))));
    let mut slides = Vec::new();
    let mut rows = table.rows();
    while let Some(row) = rows.next() {
        slides.push(columns.slide(&row));
    }
    let is_known = |at: usize| columns.0.iter().any(|(_, column)| *column == Some(at));
    let unread = table.headings.iter().enumerate().filter(|(at, _)| !is_known(*at));
    (slides, unread.map(|(_, heading)| heading.clone()).filter(|heading| !heading.is_empty()).collect())
}

struct Columns([(&'static str, Option<usize>); HEADINGS.len()]);

impl Columns {
    fn slide(&self, row: &Row<'_>) -> Slide {
        let cell = |name: &str| {
            let column = self.0.iter().find(|(known, _)| *known == name).and_then(|(_, column)| *column);
            column.map(|column| row.cell(column).to_owned()).unwrap_or_default()
        };
        let kind = match cell("Type").to_ascii_lowercase().as_str() {
            "title" | "start" => Kind::Title,
            "era" => Kind::Era,
            _ => Kind::Event,
        };
        let mut slide = Slide::new(Place::Row(row.number), kind);
        let stamp = |before: &str, words| Stamp {
            year: cell(&format!("{before}Year")),
            month: cell(&format!("{before}Month")),
            day: cell(&format!("{before}Day")),
            time: cell(&format!("{before}Time")),
            words: cell(words),
            shown: String::new(),
        };
        if kind != Kind::Title {
            (slide.start, slide.end) = (stamp("", "Start Date"), stamp("End ", "End Date"));
        }
        (slide.shown, slide.headline, slide.text) = (cell("Display Date"), cell("Headline"), cell("Text"));
        slide.media = Media {
            address: cell("Media"),
            caption: cell("Media Caption"),
            credit: cell("Media Credit"),
            title: cell("Alt Text"),
            link: String::new(),
        };
        slide.group =
            [cell("Group"), cell("Tag")].into_iter().find(|group| !group.is_empty()).unwrap_or_default();
        for (name, kind) in [("Media Thumbnail", "thumbnail"), ("Background", "background of a slide")] {
            slide.lost.extend((!cell(name).is_empty()).then(|| kind.to_owned()));
        }
        slide
    }
}
