//! A bundle of STIX as it stands in the file: objects, relationships, and the last version of each. It must not know what
//! becomes of them.

use std::{collections::HashMap, fmt::Debug};

use briefing_text::{SafeText, safe_format};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::kinds::{Part, part};
use crate::{
    Input, Place, Report, Stop,
    formats::mails,
    loose::{Many, Text, Texts, loose},
    made::broken,
};

loose! {
    /// What every object has; enough to count those that have no place in a briefing.
    Head {
        kind: Text<'a> = "type",
        id: Text<'a> = "id",
    } passes over "created" "modified";

    /// An object that is no relationship.
    Object {
        kind: Text<'a> = "type",
        id: Text<'a> = "id",
        name: Text<'a> = "name",
        description: Text<'a> = "description",
        created_by: Text<'a> = "created_by_ref",
        modified: Text<'a> = "modified",
        revoked: Text<'a> = "revoked",
        deprecated: Text<'a> = "x_mitre_deprecated",
        references: Many<Reference<'a>> = "external_references",
        markings: Many<Text<'a>> = "object_marking_refs",
        granular: Many<Granular<'a>> = "granular_markings",
        aliases: Many<Text<'a>> = "aliases",
        mitre_aliases: Many<Text<'a>> = "x_mitre_aliases",
        labels: Many<Text<'a>> = "labels",
        malware_types: Many<Text<'a>> = "malware_types",
        tool_types: Many<Text<'a>> = "tool_types",
        actor_types: Many<Text<'a>> = "threat_actor_types",
        report_types: Many<Text<'a>> = "report_types",
        sectors: Many<Text<'a>> = "sectors",
        roles: Many<Text<'a>> = "roles",
        goals: Many<Text<'a>> = "goals",
        objective: Text<'a> = "objective",
        resource_level: Text<'a> = "resource_level",
        sophistication: Text<'a> = "sophistication",
        primary_motivation: Text<'a> = "primary_motivation",
        secondary_motivations: Many<Text<'a>> = "secondary_motivations",
        first_seen: Text<'a> = "first_seen",
        last_seen: Text<'a> = "last_seen",
        first_seen_citation: Text<'a> = "x_mitre_first_seen_citation",
        last_seen_citation: Text<'a> = "x_mitre_last_seen_citation",
        published: Text<'a> = "published",
        holds: Many<Text<'a>> = "object_refs",
        identity_class: Text<'a> = "identity_class",
        contact: Text<'a> = "contact_information",
        region: Text<'a> = "region",
        country: Text<'a> = "country",
        area: Text<'a> = "administrative_area",
        city: Text<'a> = "city",
        sighting_of: Text<'a> = "sighting_of_ref",
        where_sighted: Many<Text<'a>> = "where_sighted_refs",
        count: Text<'a> = "count",
        summary: Text<'a> = "abstract",
        content: Text<'a> = "content",
        authors: Many<Text<'a>> = "authors",
        opinion: Text<'a> = "opinion",
        explanation: Text<'a> = "explanation",
        definition: Definition<'a> = "definition",
        extensions: Many<Head<'a>> = "extensions",
    } passes over "created" "spec_version" "definition_type" "x_mitre_version" "x_mitre_attack_spec_version"
        "x_mitre_modified_by_ref";

    /// A relationship.
    Relationship {
        id: Text<'a> = "id",
        kind: Text<'a> = "relationship_type",
        source: Text<'a> = "source_ref",
        target: Text<'a> = "target_ref",
        description: Text<'a> = "description",
        created_by: Text<'a> = "created_by_ref",
        modified: Text<'a> = "modified",
        revoked: Text<'a> = "revoked",
        deprecated: Text<'a> = "x_mitre_deprecated",
        references: Many<Reference<'a>> = "external_references",
        markings: Many<Text<'a>> = "object_marking_refs",
        granular: Many<Granular<'a>> = "granular_markings",
        start: Text<'a> = "start_time",
        stop: Text<'a> = "stop_time",
    } passes over "type" "created" "spec_version" "x_mitre_version" "x_mitre_attack_spec_version" "x_mitre_modified_by_ref";

    /// Something outside of STIX that an object refers to.
    Reference {
        name: Text<'a> = "source_name",
        description: Text<'a> = "description",
        url: Text<'a> = "url",
        number: Text<'a> = "external_id",
    } passes over "hashes";

    /// A marking of some parts of an object.
    Granular {
        marking: Text<'a> = "marking_ref",
    } passes over "selectors" "lang";

    /// What a marking says.
    Definition {
        tlp: Text<'a> = "tlp",
        statement: Text<'a> = "statement",
    } passes over "created";
}

/// Whether a flag is set.
pub(super) fn is_set(flag: &Text<'_>) -> bool {
    &**flag == "true"
}

/// What stands in the files.
#[derive(Debug, Default)]
pub(super) struct Read<'a> {
    /// The objects that may have a place in a briefing.
    pub(super) objects: Vec<Object<'a>>,
    /// Which file each of them is of.
    pub(super) files: Vec<usize>,
    pub(super) relationships: Vec<Relationship<'a>>,
    pub(super) relationship_files: Vec<usize>,
    /// The kind of each object that has none, by its id.
    pub(super) lost: HashMap<Text<'a>, Text<'a>>,
}

#[derive(Deserialize)]
struct Bundle<'a> {
    #[serde(borrow)]
    objects: Option<Vec<&'a RawValue>>,
    #[serde(default)]
    id: Text<'a>,
}

/// Reads all files. Of what has several versions the last counts; what is revoked or has no place is counted.
pub(super) fn read<'a>(files: &'a [Input], report: &mut Report) -> Result<Read<'a>, Stop> {
    let mut read = Read::default();
    for (file, input) in files.iter().enumerate() {
        for raw in objects(input)? {
            read.object(raw, file, input, report)?;
        }
    }
    read.keep_last_versions(report);
    Ok(read)
}

fn objects(input: &Input) -> Result<Vec<&RawValue>, Stop> {
    let Some(text) = input.text() else {
        return Err(stop(input, Place::File, safe_format!("The file is not in UTF-8, as STIX has to be.")));
    };
    let wrong = |error: serde_json::Error| {
        let place = Place::Line(error.line(), Some(error.column()));
        stop(input, place, safe_format!("The file is no bundle of STIX: {error}."))
    };
    if text.trim_start().starts_with('[') {
        return serde_json::from_str(text).map_err(wrong);
    }
    let bundle: Bundle<'_> = serde_json::from_str(text).map_err(wrong)?;
    match bundle.objects {
        // An object may stand alone.
        None if bundle.id.contains("--") => Ok(vec![serde_json::from_str(text).map_err(wrong)?]),
        objects => Ok(objects.unwrap_or_default()),
    }
}

fn stop(input: &Input, place: Place, message: SafeText) -> Stop {
    broken(&input.name, place, message, safe_format!("Get the file anew, or mend it there."))
}

impl<'a> Read<'a> {
    fn object(
        &mut self,
        raw: &'a RawValue,
        file: usize,
        input: &Input,
        report: &mut Report,
    ) -> Result<(), Stop> {
        let text = raw.get();
        // The whole file is JSON already; what is too large or too deep within an object is told with the line of the object.
        let wrong = |error: serde_json::Error| {
            let before = text.as_ptr() as usize - input.bytes.as_ptr() as usize;
            let line = memchr::memchr_iter(b'\n', &input.bytes[..before]).count() + error.line();
            stop(input, Place::Line(line, None), safe_format!("An object cannot be read: {error}."))
        };
        let head: Head<'a> = serde_json::from_str(text).map_err(wrong)?;
        match part(&head.kind) {
            Part::Relationship => {
                let mut relationship: Relationship<'a> = serde_json::from_str(text).map_err(wrong)?;
                lose_fields(&relationship.others, report);
                take_mails(&mut relationship, &head.id, input, report);
                self.relationships.push(relationship);
                self.relationship_files.push(file);
            }
            Part::Lost => {
                report.lose(if head.kind.is_empty() { "object without type" } else { &head.kind });
                self.lost.insert(head.id, head.kind);
            }
            _ => {
                let mut object: Object<'a> = serde_json::from_str(text).map_err(wrong)?;
                lose_fields(&object.others, report);
                take_mails(&mut object, &head.id, input, report);
                // What an extension says of a marking is its name, too.
                if !object.extensions.is_empty() && &*object.kind != "marking-definition" {
                    report.lose("field extensions");
                }
                self.objects.push(object);
                self.files.push(file);
            }
        }
        Ok(())
    }

    fn keep_last_versions(&mut self, report: &mut Report) {
        let kept = twice(&self.objects, |object| &object.id);
        retain(&mut self.files, &kept);
        retain(&mut self.objects, &kept);
        let kept = twice(&self.relationships, |found| &found.id);
        retain(&mut self.relationship_files, &kept);
        retain(&mut self.relationships, &kept);
        let versions = self.objects.iter().map(|object| (&object.id, &object.modified));
        let last = last(versions);
        let mut at = 0..;
        let kept: Vec<bool> = (self.objects.iter())
            .map(|object| {
                let is_last = at.next().is_some_and(|at| last.get(&object.id).is_none_or(|last| *last == at));
                keep(&object.kind, is_last, is_set(&object.revoked) || is_set(&object.deprecated), report)
            })
            .collect();
        for (object, _) in self.objects.iter().zip(&kept).filter(|(_, kept)| !**kept) {
            self.lost.insert(object.id.clone(), Text(format!("revoked {}", &*object.kind).into()));
        }
        retain(&mut self.objects, &kept);
        retain(&mut self.files, &kept);
        for object in &self.objects {
            self.lost.remove(&object.id);
        }
        let versions =
            self.relationships.iter().map(|relationship| (&relationship.id, &relationship.modified));
        let last = crate::formats::stix::read::last(versions);
        let mut at = 0..;
        let kept: Vec<bool> = (self.relationships.iter())
            .map(|relationship| {
                let is_last =
                    at.next().is_some_and(|at| last.get(&relationship.id).is_none_or(|last| *last == at));
                let is_revoked = is_set(&relationship.revoked) || is_set(&relationship.deprecated);
                keep(&format!("relationship {}", &*relationship.kind), is_last, is_revoked, report)
            })
            .collect();
        retain(&mut self.relationships, &kept);
        retain(&mut self.relationship_files, &kept);
    }
}

/// Which of some objects stay: the same one stands in several files.
fn twice<'o, 'a: 'o, T: Debug>(objects: &'o [T], id: impl Fn(&'o T) -> &'o Text<'a>) -> Vec<bool> {
    let mut first: HashMap<&str, Vec<usize>> = HashMap::new();
    let mut kept = Vec::with_capacity(objects.len());
    for (at, object) in objects.iter().enumerate() {
        let id: &str = id(object);
        let known = first.entry(id).or_default();
        // Few ids stand twice, so that writing their objects out costs little.
        let is_same = |other: &usize| format!("{:?}", objects[*other]) == format!("{object:?}");
        let is_twin = !id.is_empty() && known.iter().any(is_same);
        kept.push(!is_twin);
        known.push(at);
    }
    kept
}

/// The place of the last version of each id; stamps of one form are in the order of their letters.
fn last<'o, 'a: 'o>(
    versions: impl Iterator<Item = (&'o Text<'a>, &'o Text<'a>)>,
) -> HashMap<Text<'a>, usize> {
    let mut last: HashMap<Text<'a>, (usize, Text<'a>)> = HashMap::new();
    for (at, (id, modified)) in versions.enumerate().filter(|(_, (id, _))| !id.is_empty()) {
        let entry = last.entry(id.clone()).or_insert_with(|| (at, modified.clone()));
        if **modified > *entry.1 {
            *entry = (at, modified.clone());
        }
    }
    last.into_iter().map(|(id, (at, _))| (id, at)).collect()
}

fn keep(kind: &str, is_last: bool, is_revoked: bool, report: &mut Report) -> bool {
    if !is_last {
        report.lose(format!("older version of {kind}"));
    } else if is_revoked {
        report.lose(format!("revoked {kind}"));
    }
    is_last && !is_revoked
}

fn retain<T>(list: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    list.retain(|_| kept.next().is_none_or(|kept| *kept));
}

fn lose_fields(fields: &[Text<'_>], report: &mut Report) {
    for field in fields {
        report.lose(format!("field {}", &**field));
    }
}

/// Takes e-mail addresses out of all texts, but of those in which they are counted as what they are.
fn take_mails<'a>(object: &mut impl Texts<'a>, id: &str, input: &Input, report: &mut Report) {
    let place = Place::object(id);
    object.each("", &mut |key, text| {
        if !matches!(key, "contact_information" | "authors") {
            mails::take_out(text, &input.name, &place, report);
        }
    });
}
