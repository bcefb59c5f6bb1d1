//! MISP: an event, which an organization shares, and a galaxy, which is a list of actors, tools, incidents or techniques.
//!
//! An event of MISP is a source with the organization as its publisher, and an event: MISP calls its date a reference date, so
//! whether it happened then stays uncertain unless `--date-means` says otherwise. The clusters that it is tagged with are actors, places and
//! claims of the event itself; its links are sources that it cites: nothing says that
//! they tell it, too. Observables are counted. A galaxy gives what it lists, with the addresses that each entry
//! refers to; a number for confidence stays in the words.

mod attributes;
mod cluster;
mod event;
mod found;
mod galaxy;
mod import;
mod kinds;
mod read;
mod tags;
#[cfg(test)]
mod tests;

use briefing_text::safe_format;

use super::Importer;
use crate::{
    Input, Made, Options, Place, Report, Stop,
    made::{Start, broken},
};
use import::Import;
use read::{Event, File};

#[derive(Debug)]
pub(super) struct Misp;

impl Importer for Misp {
    fn recognizes(&self, input: &Input) -> bool {
        let is_answer = input.has_json_keys(&["response"])
            && memchr::memmem::find(input.content(), b"\"Event\"").is_some();
        input.has_json_keys(&["Event"])
            || is_answer
            || input.has_json_keys(&["values", "name", "uuid", "type"])
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let mut read = files.iter().map(read::read).collect::<Result<Vec<_>, Stop>>()?;
        let mut report = Report::default();
        for (file, input) in read.iter_mut().zip(files) {
            read::take_mails(file, &input.name, &mut report);
        }
        if read.iter().all(|file| events(file).next().is_none() && file.values.is_empty()) {
            let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
            let help = safe_format!(
                "An event stands at the key `Event`, the entries of a galaxy in the list `values`."
            );
            return Err(broken(
                &name,
                Place::File,
                safe_format!("There is no event and no entry of a galaxy in it."),
                help,
            ));
        }
        let title = title(&read, files);
        let new = |start: Start| Made::new(&title, &start).with(report.clone());
        Made::settled(|start| Ok(make(&read, files, options, new(start))), start.clone())
    }
}

fn make(read: &[File<'_>], files: &[Input], options: &Options, made: Made) -> Made {
    let mut import = Import::new(options, made);
    import.levels(read.iter().flat_map(events));
    for (file, input) in read.iter().zip(files) {
        for event in events(file) {
            import.event(event, &input.name);
        }
        import.galaxy(file, &input.name);
        import.tell_personal(&input.name);
    }
    import.made
}

fn events<'f, 'a>(file: &'f File<'a>) -> impl Iterator<Item = &'f Event<'a>> {
    file.event.iter().chain(file.response.iter().flat_map(|wrapped| wrapped.event.iter()))
}

fn title(read: &[File<'_>], files: &[Input]) -> String {
    let mut titles = read.iter().flat_map(|file| {
        let galaxy = (!file.values.is_empty()).then(|| file.name.trim());
        events(file).map(|event| event.info.trim()).chain(galaxy)
    });
    match (titles.next(), titles.next()) {
        (Some(only), None) if !only.is_empty() => crate::markup::guarded(only).into_owned(),
        _ => files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "),
    }
}
