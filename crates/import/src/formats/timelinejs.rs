//! TimelineJS: slides with dates, texts and media, as JSON of version 3 or 2, or as a spreadsheet.
//!
//! The timeline tells its events and is a source. A page that a text links to, and what stands beside a text, are sources of their own
//! to which the text leads; they are not said to report the event. The author of the latter is whoever the credit names. A piece of HTML with words and who said them becomes a quote. Eras are background. What is shown in place of a
//! date counts where it says less. Years before Christ are negative, and shown as such a year: -44 is 44 BC.

mod angles;
mod dates;
mod events;
mod json;
mod media;
mod sheet;
mod slide;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use briefing_text::{SafeText, safe_format};

use super::{Importer, links::Links, telling};
use crate::{
    Code, Input, Made, Options, Place, Stop,
    made::{Start, broken},
    table::Table,
};
use events::Reader;
use slide::{Kind, Slide};

#[derive(Debug)]
pub(super) struct TimelineJs;

impl Importer for TimelineJs {
    fn recognizes(&self, input: &Input) -> bool {
        let has = |words: &[u8]| memchr::memmem::find(input.content(), words).is_some();
        match input.json_keys() {
            Some(_) if input.has_json_keys(&["events"]) => {
                has(b"\"start_date\"")
                    && (has(b"\"headline\"") || has(b"\"display_date\"") || has(b"\"media\""))
            }
            Some(_) => input.has_json_keys(&["timeline"]) && has(b"\"startDate\"") && has(b"\"date\""),
            None => sheet::recognizes(input),
        }
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let mut made = Made::new(files.first().map_or("", |file| file.name.as_str()), start);
        let mut links = Links::default();
        for (at, file) in files.iter().enumerate() {
            let slides = slides(file, options, &mut made)?;
            let how = dates::how(&slides, options);
            let title = slides.iter().find(|slide| slide.kind == Kind::Title);
            let is_alone = files.len() == 1;
            let date_key = telling::date_key(options);
            let (made, links) = (&mut made, &mut links);
            let mut reader = Reader {
                file,
                made,
                links,
                how: &how,
                date_key,
                source: None,
                speakers: HashMap::new(),
                is_alone,
            };
            reader.title(title, at == 0);
            let mut titles = 0;
            for slide in &slides {
                titles += usize::from(slide.kind == Kind::Title);
                if slide.kind != Kind::Title || titles > 1 {
                    reader.slide(slide);
                }
            }
            reader.made.end();
        }
        links.write(&mut made.document);
        Ok(made)
    }
}

/// Reads a file as the slides that it has.
fn slides(file: &Input, options: &Options, made: &mut Made) -> Result<Vec<Slide>, Stop> {
    if file.json_keys().is_none() {
        let tables = Table::read(file, options)?;
        let table = tables.iter().find(|table| sheet::is_sheet(table)).or(tables.first());
        let Some(table) = table else { return Ok(Vec::new()) };
        if let Some(encoding) = table.guessed {
            let message = safe_format!("The file was read as {encoding}.");
            made.tell("file", Code::EncodingGuessed, &file.name, Place::File, message);
        }
        tables
            .iter()
            .flat_map(Table::beside_cells)
            .for_each(|(kind, count)| made.report.lose_many(kind, count));
        let (slides, unread) = sheet::read(table);
        for heading in unread {
            let message = safe_format!("The column `{heading}` is none of a timeline and is left out.");
            made.tell("column", Code::ColumnNotUsed, &file.name, Place::Row(1), message);
            made.report.lose(format!("column `{heading}`"));
        }
        return Ok(slides);
    }
    let value: serde_json::Value = serde_json::from_slice(file.content()).map_err(|error| {
        let place = Place::Line(error.line(), Some(error.column()));
        let help = SafeText::from_static("Mend the file at that place.");
        broken(&file.name, place, safe_format!("This is no JSON: {error}."), help)
    })?;
    let mut lost = Vec::new();
    let slides = value.as_object().map(|value| json::read(value, &mut lost)).unwrap_or_default();
    for kind in lost {
        made.report.lose(kind);
    }
    Ok(slides)
}
