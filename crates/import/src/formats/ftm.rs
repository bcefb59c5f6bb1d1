//! FollowTheMoney: lines of JSON, each an entity: a person, a company, a payment, an ownership.
//!
//! Things become actors, places and documents; what joins two of them is a relation, or the part of an actor in an event. Payments,
//! sanctions, contracts and cases are events. Where a statement comes from is what the entity says: its documents and its page, through
//! its dataset, else the file. What leads to somebody's door, mailbox or papers is left out and counted.

mod events;
mod import;
mod read;
mod rest;
mod schema;
#[cfg(test)]
mod tests;
mod things;
mod words;

use briefing_text::safe_format;

use super::Importer;
use crate::{
    Input, Made, Options, Place, Report, Stop,
    made::{Start, broken},
};
use import::Import;

#[derive(Debug)]
pub(super) struct FollowTheMoney;

impl Importer for FollowTheMoney {
    fn recognizes(&self, input: &Input) -> bool {
        input.has_json_keys(&["schema", "properties"])
    }

    fn make(&self, files: &[Input], options: &Options, start: &Start) -> Result<Made, Stop> {
        let mut report = Report::default();
        let read = read::read(files, &mut report)?;
        let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
        if read.entities.is_empty() {
            let help = safe_format!("Each line is an object with `id`, `schema` and `properties`.");
            return Err(broken(&name, Place::File, safe_format!("There is no entity in it."), help));
        }
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let title = names.join(", ");
        let new =
            |start: Start| Import::new(files, &read, options, Made::new(&title, &start).with(report.clone()));
        Made::settled(|start| Ok(make(new(start))), start.clone())
    }
}

fn make(mut import: Import<'_, '_>) -> Made {
    import.name_items();
    import.sort_edges();
    import.events();
    import.things();
    for (at, _) in import.entities() {
        match import.named[at].clone() {
            Some(id) => import.made.begin_of(&id),
            None => import.made.end(),
        }
        import.rest(at);
    }
    import.made.end();
    import.tell_personal();
    import.made
}
