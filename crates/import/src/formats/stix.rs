//! STIX 2.0 and 2.1: a bundle of objects and relationships.
//!
//! Reports become sources of what they hold; where there is none, the file is the source. Campaigns, groups, software, identities
//! and locations become actors and places, and what relates two of them a relation. Who uses which technique is a claim. What
//! detects and mitigates has no place in a briefing and is counted. Confidence stays out: a number of STIX is of an object, and
//! the format has confidence of judgments alone.

mod actors;
mod claims;
mod events;
mod import;
mod kinds;
mod markings;
mod missing;
mod read;
mod references;
mod relations;
mod reports;
mod stamps;
#[cfg(test)]
mod tests;
mod voices;

use briefing_text::{SafeText, safe_format};

use super::Importer;
use crate::{
    Code, Input, Made, Options, Place, Report, Stop,
    made::{Start, broken},
};
use import::Import;
use read::Read;

#[derive(Debug)]
pub(super) struct Stix;

impl Importer for Stix {
    fn recognizes(&self, input: &Input) -> bool {
        let keys = input.json_keys().unwrap_or_default();
        let has = |wanted: &[&str]| wanted.iter().all(|key| keys.iter().any(|found| found == key));
        let says = |word: &[u8]| memchr::memmem::find(input.content(), word).is_some();
        // A bundle, the answer of a server, or objects alone.
        (has(&["type", "objects"]) && says(b"bundle"))
            || (has(&["objects"]) && says(b"spec_version"))
            || (has(&["type", "id", "created"]) && says(b"--"))
    }

    fn make(&self, files: &[Input], _: &Options, start: &Start) -> Result<Made, Stop> {
        let mut report = Report::default();
        let read = read::read(files, &mut report)?;
        if read.objects.is_empty() && read.relationships.is_empty() && read.lost.is_empty() {
            let name = files.first().map(|file| file.name.clone()).unwrap_or_default();
            let help = safe_format!("A bundle has a list `objects` with objects in it.");
            return Err(broken(&name, Place::File, safe_format!("There is no object in it."), help));
        }
        let title = title(&read, files);
        // What is read stays, where it is made once more.
        let new = |start: Start| Made::new(&title, &start).with(report.clone());
        Made::settled(|start| Ok(make(files, &read, new(start))), start.clone())
    }
}

fn make(files: &[Input], read: &Read<'_>, made: Made) -> Made {
    let mut import = Import::new(files, read, made);
    import.name_items();
    let claims = import.sort_relationships();
    import.name_claims(&claims);
    import.reports();
    import.events();
    import.actors();
    import.made.end();
    import.claims();
    import.bundles();
    import.tell_missing();
    finished(import)
}

/// What is told of the file as a whole.
fn finished(import: Import<'_, '_>) -> Made {
    let (missing, name) = (import.missing_citations, import.files[0].name.clone());
    let level = import.levels.strictest;
    let mut made = import.made;
    if let Some(level) = level {
        made.document.head().set("tlp", level.as_str());
    }
    if missing > 0 {
        let message =
            safe_format!("{missing} citations name no source of their object, and stay as they are written.");
        made.tell("citation", Code::ReferenceMissing, &name, Place::File, message);
    }
    made
}

/// The name of what the file is about: its only report, campaign, incident or group, else that of the file.
fn title(read: &Read<'_>, files: &[Input]) -> String {
    for kind in ["report", "campaign", "incident", "intrusion-set", "threat-actor"] {
        let mut found = read.objects.iter().filter(|object| &*object.kind == kind);
        if let (Some(only), None) = (found.next(), found.next()) {
            return crate::markup::guarded(&actors::name(only)).into_owned();
        }
    }
    let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
    SafeText::line(&names.join(", ")).to_string()
}
