//! Events and galaxies of MISP as they stand in the file. It must not know what becomes of them.

use briefing_text::{SafeText, safe_format};

use super::{
    attributes::is_told_of,
    event::is_set,
    kinds::{Use, attribute as use_of},
};
use crate::{
    Input, Place, Report as Findings, Stop,
    formats::mails,
    loose::{Many, Text, Texts, loose},
    made::broken,
};

loose! {
    /// A file: one event, the answer of a server with several, or a galaxy.
    File {
        event: Many<Event<'a>> = "Event",
        response: Many<Wrapped<'a>> = "response",
        name: Text<'a> = "name",
        kind: Text<'a> = "type",
        category: Text<'a> = "category",
        uuid: Text<'a> = "uuid",
        description: Text<'a> = "description",
        source: Text<'a> = "source",
        authors: Many<Text<'a>> = "authors",
        version: Text<'a> = "version",
        values: Many<Cluster<'a>> = "values",
    } passes over "icon" "namespace";

    /// An event in a list.
    Wrapped {
        event: Many<Event<'a>> = "Event",
    } passes over "version";

    /// An event: what an organization shares at once.
    Event {
        uuid: Text<'a> = "uuid",
        info: Text<'a> = "info",
        date: Text<'a> = "date",
        published: Text<'a> = "published",
        publish_stamp: Text<'a> = "publish_timestamp",
        creator: Org<'a> = "Orgc",
        /// Who passes it on.
        sender: Org<'a> = "Org",
        attributes: Many<Attribute<'a>> = "Attribute",
        objects: Many<Object<'a>> = "Object",
        tags: Many<Tag<'a>> = "Tag",
        galaxies: Many<Galaxy<'a>> = "Galaxy",
        reports: Many<Report<'a>> = "EventReport",
        related: Many<Org<'a>> = "RelatedEvent",
        proposals: Many<Org<'a>> = "ShadowAttribute",
        email: Text<'a> = "event_creator_email",
        extends: Text<'a> = "extends_uuid",
    } passes over "id" "org_id" "orgc_id" "timestamp" "attribute_count" "distribution" "proposal_email_lock" "locked"
        "sharing_group_id" "disable_correlation" "protected" "user_id" "CryptographicKey" "sighting_timestamp";

    /// An organization.
    Org {
        name: Text<'a> = "name",
        uuid: Text<'a> = "uuid",
    } passes over "id" "local";

    /// One observation.
    Attribute {
        uuid: Text<'a> = "uuid",
        kind: Text<'a> = "type",
        category: Text<'a> = "category",
        relation: Text<'a> = "object_relation",
        value: Text<'a> = "value",
        comment: Text<'a> = "comment",
        deleted: Text<'a> = "deleted",
        tags: Many<Tag<'a>> = "Tag",
    } passes over "id";

    /// Observations that belong together.
    Object {
        uuid: Text<'a> = "uuid",
        name: Text<'a> = "name",
        deleted: Text<'a> = "deleted",
        attributes: Many<Attribute<'a>> = "Attribute",
    } passes over "id";

    /// A tag.
    Tag {
        name: Text<'a> = "name",
    } passes over "id";

    /// The clusters of one galaxy.
    Galaxy {
        name: Text<'a> = "name",
        kind: Text<'a> = "type",
        version: Text<'a> = "version",
        clusters: Many<Cluster<'a>> = "GalaxyCluster",
    } passes over "id" "uuid" "description" "icon" "namespace" "enabled" "local_only";

    /// A report in an event.
    Report {
        uuid: Text<'a> = "uuid",
        name: Text<'a> = "name",
        content: Text<'a> = "content",
        deleted: Text<'a> = "deleted",
    } passes over "id" "event_id" "distribution" "sharing_group_id" "timestamp";

    /// A cluster: an actor, a technique, an incident, whatever its galaxy is about.
    Cluster {
        uuid: Text<'a> = "uuid",
        value: Text<'a> = "value",
        description: Text<'a> = "description",
        source: Text<'a> = "source",
        meta: Meta<'a> = "meta",
        related: Many<Related<'a>> = "related",
        relations: Many<Related<'a>> = "GalaxyClusterRelation",
    } passes over "id" "collection_uuid" "type" "tag_name" "tag_id" "galaxy_id" "authors" "version" "distribution"
        "sharing_group_id" "org_id" "orgc_id" "default" "locked" "extends_uuid" "extends_version" "published" "deleted" "Org"
        "Orgc" "local" "relationship_type" "RelationshipInbound" "TargetingClusterRelation" "revoked";

    /// What else a cluster says.
    Meta {
        synonyms: Many<Text<'a>> = "synonyms",
        references: Many<Text<'a>> = "refs",
        official: Many<Text<'a>> = "official-refs",
        numbers: Many<Text<'a>> = "external_id",
        date: Many<Text<'a>> = "date",
        title: Many<Text<'a>> = "display_name",
        confidence: Many<Text<'a>> = "confidence",
        basis: Many<Text<'a>> = "confidence-basis",
        kinds: Many<Text<'a>> = "type",
    } passes over "uuid";

    /// What a cluster is to another.
    Related {
        to: Text<'a> = "dest-uuid",
        to_cluster: Text<'a> = "referenced_galaxy_cluster_uuid",
        kind: Text<'a> = "type",
        kind_of_cluster: Text<'a> = "referenced_galaxy_cluster_type",
        tags: Many<Text<'a>> = "tags",
        cluster_tags: Many<Tag<'a>> = "Tag",
    } passes over "id";
}

/// Takes e-mail addresses out of all that is told in words. What an attribute observes is counted as what it is.
pub(super) fn take_mails(file: &mut File<'_>, name: &SafeText, report: &mut Findings) {
    let events = file.event.iter_mut();
    let events = events.chain(file.response.iter_mut().flat_map(|wrapped| wrapped.event.iter_mut()));
    for event in events {
        let place = Place::object(&event.uuid);
        let attributes = std::mem::take(&mut event.attributes);
        let objects = std::mem::take(&mut event.objects);
        event.each("", &mut |key, text| {
            if key != "event_creator_email" {
                mails::take_out(text, name, &place, report);
            }
        });
        (event.attributes, event.objects) = (attributes, objects);
        for attribute in event.attributes.iter_mut() {
            let is_observed =
                matches!(use_of(attribute.kind.trim(), attribute.category.trim()), Use::Personal | Use::Lost);
            if !is_observed && !is_set(&attribute.deleted) {
                let place = Place::object(&attribute.uuid);
                attribute.each("", &mut |_, text| mails::take_out(text, name, &place, report));
            }
        }
        for object in event.objects.iter_mut().filter(|object| !is_set(&object.deleted)) {
            if is_told_of(object) {
                let place = Place::object(&object.uuid);
                object.each("", &mut |_, text| mails::take_out(text, name, &place, report));
            }
        }
    }
    let place = Place::object(&file.uuid);
    file.each_of_list(&mut |text| mails::take_out(text, name, &place, report));
}

impl<'a> File<'a> {
    /// Goes through the texts of a galaxy.
    fn each_of_list(&mut self, see: &mut dyn FnMut(&mut Text<'a>)) {
        let (event, response) = (std::mem::take(&mut self.event), std::mem::take(&mut self.response));
        self.each("", &mut |_, text| see(text));
        (self.event, self.response) = (event, response);
    }
}

/// Reads a file.
pub(super) fn read(input: &Input) -> Result<File<'_>, Stop> {
    let help = || safe_format!("Get the file anew, or mend it there.");
    let Some(text) = input.text() else {
        return Err(broken(
            &input.name,
            Place::File,
            safe_format!("The file is not in UTF-8, as JSON has to be."),
            help(),
        ));
    };
    let wrong = |error: serde_json::Error| {
        let place = Place::Line(error.line(), Some(error.column()));
        broken(&input.name, place, safe_format!("The file is no JSON: {error}."), help())
    };
    if text.trim_start().starts_with('[') {
        let response = serde_json::from_str(text).map_err(wrong)?;
        return Ok(File { response, ..File::default() });
    }
    serde_json::from_str(text).map_err(wrong)
}
