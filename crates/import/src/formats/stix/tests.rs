//! Bundles of our own, and what they become.

use proptest::prelude::*;

use super::Stix;
use crate::{
    Code, Made, Options,
    formats::{
        Importer,
        testing::{import, import_with, inputs, lost},
    },
};

/// A bundle of these objects; `'` stands for a quotation mark.
fn bundle(objects: &[&str]) -> String {
    let objects = objects.join(",\n").replace('\'', "\"");
    format!("{{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [\n{objects}\n]}}")
}

#[track_caller]
fn made(objects: &[&str]) -> (String, Made) {
    import(&Stix, &[("a.json", &bundle(objects))])
}

#[track_caller]
fn has(yaml: &str, parts: &[&str]) {
    for part in parts {
        assert!(yaml.contains(part), "no {part:?} in\n{yaml}");
    }
}

const GROUP: &str = "{'type': 'intrusion-set', 'id': 'intrusion-set--1', 'name': 'Grey Heron'}";
const CAMPAIGN: &str = "{'type': 'campaign', 'id': 'campaign--1', 'name': 'Low Tide', 'description': 'Mail to *ports*.',
    'created': '2020-01-01T00:00:00Z', 'first_seen': '2016-08-01T00:00:00.000Z', 'last_seen': '2017-03-01T00:00:00.000Z'}";
const REPORT: &str =
    "{'type': 'report', 'id': 'report--1', 'name': 'Low Tide', 'published': '2019-10-15T14:58:19.518Z',
    'object_refs': ['campaign--1', 'relationship--1']}";
const ATTRIBUTED: &str =
    "{'type': 'relationship', 'id': 'relationship--1', 'relationship_type': 'attributed-to',
    'source_ref': 'campaign--1', 'target_ref': 'intrusion-set--1', 'confidence': 90}";
const TECHNIQUE: &str = "{'type': 'attack-pattern', 'id': 'attack-pattern--1', 'name': 'Web Shell', 'description': 'Long.',
    'external_references': [{'source_name': 'mitre-attack', 'external_id': 'T1505.003', 'url': 'https://a.example/T1505/003'}]}";
const USES: &str = "{'type': 'relationship', 'id': 'relationship--2', 'relationship_type': 'uses', 'source_ref': 'campaign--1',
    'target_ref': 'attack-pattern--1', 'description': 'They put a shell there.(Citation: CERT 2017)', 'created_by_ref': 'identity--1',
    'external_references': [{'source_name': 'CERT 2017', 'url': 'https://c.example/1', 'description': 'Lind, A. (2017, May 4). Shells. Retrieved June 1, 2018.'}]}";
const CERT: &str =
    "{'type': 'identity', 'id': 'identity--1', 'name': 'Example CERT', 'identity_class': 'organization',
    'contact_information': 'ann@cert.example'}";

#[test]
fn a_report_is_the_source_of_what_it_holds_and_nobody_else_is_named() {
    let (yaml, made) = made(&[REPORT, CAMPAIGN, GROUP, ATTRIBUTED]);
    has(
        &yaml,
        &[
            "date: {edtf: 2016-08/2017-03, text: 2016-08-01T00:00:00.000Z / 2017-03-01T00:00:00.000Z}",
            "text: Mail to ports.",
            "sources: [low-tide-report]",
            "- {to: grey-heron, kind: attributed-to, sources: [low-tide-report]}",
            "published: 2019-10-15T14:58:19.518Z",
            "ids: [stix:intrusion-set--1]",
        ],
    );
    assert!(!yaml.contains("2020") && !yaml.contains("by:") && !yaml.contains("confidence"), "{yaml}");
    assert_eq!(lost(&made), ["1 field confidence"]);
    assert_eq!((made.report.dates_kept, made.report.dates_coarsened), (1, 1));
}

#[test]
fn a_technique_is_a_claim_with_its_number_and_its_own_citation() {
    let (yaml, made) = made(&[CERT, CAMPAIGN, TECHNIQUE, USES]);
    has(
        &yaml,
        &[
            "text: Low Tide uses Web Shell (T1505.003).",
            "via: [cert-2017, bundle-a-json]",
            "text: They put a shell there. ([[cert-2017|CERT 2017]])",
            "ids: [stix:relationship--2, mitre-attack:T1505.003]",
            "title: Shells\n    author: Lind, A.",
            "published: 2017-05-04\n    retrieved: 2018-06-01",
            "cites: [cert-2017]",
        ],
    );
    assert!(!yaml.contains("ann@"), "{yaml}");
    assert_eq!(lost(&made), ["1 contact of an identity", "1 description of attack-pattern"]);
    assert_eq!(made.report.count(Code::PersonalData), 1);
}

#[test]
fn one_marking_of_all_stands_at_the_top_and_others_at_their_items() {
    let mark = |object: &str, marking: &str| {
        object.replacen('{', &format!("{{'object_marking_refs': ['{marking}'],"), 1)
    };
    let amber = "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82";
    let (yaml, _) = made(&[&mark(GROUP, amber), &mark(CERT, amber)]);
    assert_eq!(yaml.matches("tlp: ").count(), 1, "{yaml}");
    has(&yaml, &["tlp: AMBER\n"]);
    let own = "{'type': 'marking-definition', 'id': 'marking-definition--2', 'name': 'TLP:AMBER+STRICT', 'extensions': {}}";
    let (yaml, _) = made(&[
        own,
        &mark(GROUP, "marking-definition--2"),
        &mark(CERT, "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9"),
    ]);
    assert_eq!(yaml.matches("tlp: AMBER+STRICT").count(), 2, "{yaml}");
    assert_eq!(yaml.matches("tlp: CLEAR").count(), 1, "{yaml}");
}

#[test]
fn notes_and_opinions_are_positions_of_those_who_wrote_them() {
    let note = "{'type': 'note', 'id': 'note--1', 'abstract': 'On the name', 'content': 'It is *old*.', 'object_refs': ['campaign--1'],
        'created_by_ref': 'identity--1', 'authors': ['Ann Lind']}";
    let doubt = "{'type': 'opinion', 'id': 'opinion--1', 'opinion': 'strongly-disagree', 'explanation': 'No trace of it.',
        'object_refs': ['relationship--1'], 'created_by_ref': 'identity--1'}";
    let agree = "{'type': 'opinion', 'id': 'opinion--2', 'opinion': 'agree', 'object_refs': ['campaign--1']}";
    let neutral =
        "{'type': 'opinion', 'id': 'opinion--3', 'opinion': 'neutral', 'object_refs': ['campaign--1']}";
    let (yaml, made) = made(&[CERT, CAMPAIGN, GROUP, ATTRIBUTED, note, doubt, agree, neutral]);
    has(
        &yaml,
        &[
            "On the name\n\n      It is old.",
            "{by: ann-lind, stance: asserts, sources: [bundle-a-json]}",
            "text: Low Tide is attributed to Grey Heron.",
            "stance: denies\n",
            "Opinion: strongly disagree.",
            "claim: low-tide-grey-heron",
            "text: What is said here of Low Tide is correct.",
            "stance: endorses",
            "ids: [stix:opinion--2]",
        ],
    );
    assert!(!yaml.contains("judgments"), "{yaml}");
    assert!(lost(&made).contains(&"1 opinion neutral".to_owned()));
}

#[test]
fn whoever_wrote_an_opinion_holds_it_and_not_who_made_the_object() {
    let jane =
        "{'type': 'identity', 'id': 'identity--2', 'name': 'Jane Doe', 'identity_class': 'individual'}";
    let cited = "'external_references': [{'source_name': 'Blog', 'url': 'https://b.example'}]";
    let by = |id: &str, authors: &str| {
        format!(
            "{{'type': 'opinion', 'id': 'opinion--{id}', 'opinion': 'disagree', 'authors': [{authors}],
        'created_by_ref': 'identity--2', 'object_refs': ['campaign--1'], {cited}}}"
        )
    };
    let (yaml, made) = made(&[
        jane,
        CERT,
        CAMPAIGN,
        &by("1", "'Bob', 'Example CERT'"),
        &by("2", ""),
        &by("3", "'bo@mail.example'"),
    ]);
    has(
        &yaml,
        &[
            "  bob: {name: Bob}\n",
            "by: bob\n",
            "by: example-cert\n",
            "References: [[blog]].",
            "cites: [blog]",
        ],
    );
    assert_eq!(
        (yaml.matches("by: jane-doe").count(), yaml.matches("stance: denies").count()),
        (1, 4),
        "{yaml}"
    );
    assert!(!yaml.contains("via:"), "{yaml}");
    assert!(!yaml.contains("bo@"), "{yaml}");
    assert_eq!(made.report.count(Code::PersonalData), 2);
}

#[test]
fn all_of_one_name_are_told_apart_whatever_the_order() {
    let other = CAMPAIGN.replace("campaign--1", "campaign--2").replace("2016", "2012");
    let ids = |objects: &[&str]| {
        let yaml = made(objects).0;
        let mut ids: Vec<String> =
            yaml.lines().filter(|line| line.contains("low-tide")).map(str::to_owned).collect();
        ids.sort();
        ids
    };
    let both = ids(&[CAMPAIGN, &other]);
    assert!(both.iter().all(|id| !id.contains("low-tide:") && !id.ends_with("low-tide-seen")), "{both:?}");
    assert_eq!(ids(&[&other, CAMPAIGN]), both);
    assert!(ids(&[CAMPAIGN]).iter().any(|id| id.starts_with("  low-tide:")));
}

#[test]
fn makers_and_markings_that_are_not_there_are_told() {
    let group = GROUP.replacen(
        '{',
        "{'created_by_ref': 'identity--9', 'object_marking_refs': ['marking-definition--9', 'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82'],",
        1,
    );
    let opinion =
        "{'type': 'opinion', 'id': 'opinion--1', 'opinion': 'agree', 'object_refs': ['malware--9']}";
    let (_, made) = made(&[&group, opinion]);
    let told: Vec<String> = made.report.findings().iter().map(|found| found.message.to_string()).collect();
    assert_eq!(made.report.count(Code::ReferenceMissing), 3, "{told:?}");
}

#[test]
fn when_a_relation_held_is_told_in_the_words_of_the_file() {
    let uses = |times: &str| USES.replacen('{', &format!("{{{times}"), 1);
    for (times, text) in [
        ("'start_time': '2021-03-04T05:06:07Z',", "From 2021-03-04T05:06:07Z."),
        ("'stop_time': '2021-03-04T05:06:07Z',", "Until 2021-03-04T05:06:07Z."),
    ] {
        has(&made(&[CERT, CAMPAIGN, TECHNIQUE, &uses(times)]).0, &[text]);
    }
}

#[test]
fn what_an_object_refers_to_need_not_tell_the_same() {
    let incident = "{'type': 'incident', 'id': 'incident--1', 'name': 'Harbor offline', 'description': 'It was.', 'created_by_ref': 'identity--1',
        'external_references': [{'source_name': 'Page', 'url': 'https://p.example'}, {'source_name': 'Blog', 'url': 'https://b.example'}]}";
    let (yaml, _) = made(&[CERT, incident]);
    has(&yaml, &["References: [[page]], [[blog]].", "sources: [bundle-a-json]", "cites: [page, blog]"]);
    assert!(!yaml.contains("via:") && !yaml.contains("by:"), "{yaml}");
    let uses = USES.replace(
        "'external_references': [",
        "'external_references': [{'source_name': 'Page', 'url': 'https://p.example'},",
    );
    let (yaml, _) = made(&[CERT, CAMPAIGN, TECHNIQUE, &uses]);
    has(&yaml, &["via: [cert-2017, bundle-a-json]", "References: [[page]].", "cites: [cert-2017, page]"]);
}

#[test]
fn references_of_what_is_not_told_are_links_or_counted() {
    let references = "'external_references': [{'source_name': 'Page', 'url': 'https://p.example'}, {'source_name': 'Book', 'description': 'A book.'}]";
    let group = GROUP.replacen('{', &format!("{{{references},"), 1);
    let technique =
        format!("{{'type': 'attack-pattern', 'id': 'attack-pattern--3', 'name': 'X', {references}}}");
    let grouping =
        "{'type': 'grouping', 'id': 'grouping--1', 'description': 'Of a case.', 'object_refs': []}";
    let (yaml, made) = made(&[&group, &technique, grouping]);
    has(&yaml, &["links: [https://p.example]"]);
    assert_eq!(
        lost(&made),
        [
            "1 attack-pattern",
            "1 description of grouping",
            "2 reference of attack-pattern",
            "1 reference of intrusion-set",
        ]
    );
}

#[test]
fn sightings_and_incidents_are_events() {
    let place = "{'type': 'location', 'id': 'location--1', 'country': 'AL'}";
    let tool = "{'type': 'tool', 'id': 'tool--1', 'name': 'net'}";
    let sighting = "{'type': 'sighting', 'id': 'sighting--1', 'sighting_of_ref': 'tool--1', 'where_sighted_refs': ['identity--1', 'location--1'],
        'first_seen': '2021-03-04T05:06:07Z', 'count': 3, 'created_by_ref': 'identity--1'}";
    let incident = "{'type': 'incident', 'id': 'incident--1', 'name': 'Harbor offline'}";
    let hit = "{'type': 'relationship', 'id': 'relationship--3', 'relationship_type': 'targets', 'source_ref': 'incident--1', 'target_ref': 'identity--1'}";
    let indicator = "{'type': 'sighting', 'id': 'sighting--2', 'sighting_of_ref': 'indicator--1'}";
    let grouping =
        "{'type': 'grouping', 'id': 'grouping--1', 'name': 'Harbor case', 'object_refs': ['tool--1']}";
    let lost_one = "{'type': 'indicator', 'id': 'indicator--1', 'pattern': 'x'}";
    let (yaml, made) = made(&[CERT, place, tool, sighting, incident, hit, indicator, lost_one, grouping]);
    has(
        &yaml,
        &[
            "title: net is sighted",
            "date: {edtf: 2021-03-04/, text: \"2021-03-04T05:06:07Z\"}",
            "{actor: example-cert, role: where it was sighted}",
            "It was sighted 3 times, says the file.",
            "place: al\n",
            "title: Harbor offline",
            "- {actor: example-cert, role: target}",
            "name: {name: net, link: false}",
            "tags: [tool, Harbor case]",
        ],
    );
    assert_eq!(lost(&made), ["1 contact of an identity", "1 indicator", "1 sighting of indicator"]);
}

#[test]
fn what_is_revoked_old_or_missing_is_counted() {
    let old =
        CAMPAIGN.replacen('{', "{'modified': '2019-01-01T00:00:00Z',", 1).replace("Low Tide", "High Tide");
    let new = CAMPAIGN.replacen('{', "{'modified': '2021-01-01T00:00:00Z',", 1);
    let revoked = GROUP.replacen('{', "{'revoked': true,", 1);
    let alone =
        ATTRIBUTED.replace("campaign--1", "campaign--9").replace("relationship--1", "relationship--9");
    let (yaml, made) =
        made(&[&new, &old, &revoked, ATTRIBUTED, &alone, "{'type': 'x-thing', 'id': 'x-thing--1'}", "{}"]);
    has(&yaml, &["name: Low Tide"]);
    assert!(!yaml.contains("High Tide") && !yaml.contains("Heron"), "{yaml}");
    assert_eq!(
        lost(&made),
        [
            "2 field confidence",
            "1 object without type",
            "1 older version of campaign",
            "1 relationship attributed-to (campaign attributed-to intrusion-set)",
            "1 relationship attributed-to of what is not in the file",
            "1 revoked intrusion-set",
            "1 x-thing",
        ]
    );
    assert_eq!(made.report.count(Code::ReferenceMissing), 1);
}

#[test]
fn stamps_that_disagree_stay_words() {
    let campaign = CAMPAIGN.replace("2017-03-01", "2015-03-01");
    let (yaml, made) = made(&[&campaign]);
    has(&yaml, &["date: {text: 2016-08-01T00:00:00.000Z / 2015-03-01T00:00:00.000Z}"]);
    assert_eq!(made.report.count(Code::StampsDisagree), 1);
}

#[test]
fn only_what_is_asked_for_comes_with_what_it_rests_on() {
    let other = "{'type': 'campaign', 'id': 'campaign--2', 'name': 'Spring Tide'}";
    let file = bundle(&[REPORT, CAMPAIGN, GROUP, ATTRIBUTED, other, CERT]);
    let options = Options { only: vec!["low tide".to_owned()], ..Options::default() };
    let (yaml, made) = import_with(&Stix, &[("a.json", &file)], &options);
    has(&yaml, &["name: Low Tide", "name: Grey Heron", "low-tide-report:"]);
    assert!(!yaml.contains("Spring") && !yaml.contains("CERT"), "{yaml}");
    assert!(lost(&made).contains(&"2 actor not asked for".to_owned()), "{:?}", lost(&made));
    let options = Options { only: vec!["nobody".to_owned()], ..Options::default() };
    let stop = Stix.import(&inputs(&[("a.json", &file)]), &options).err();
    assert_eq!(
        stop.map(|stop| (stop.file.to_string(), stop.message.to_string())),
        Some(("a.json".to_owned(), "Nothing in it has the id or the name `nobody`.".to_owned()))
    );
}

#[test]
fn objects_come_alone_in_a_list_and_from_a_server() {
    let objects = format!("[{}]", CAMPAIGN.replace('\'', "\""));
    has(&import(&Stix, &[("a.json", &objects)]).0, &["name: Low Tide"]);
    has(&import(&Stix, &[("a.json", &objects[1..objects.len() - 1])]).0, &["name: Low Tide"]);
    let envelope =
        bundle(&[CAMPAIGN, "{'type': 'tool', 'id': 'tool--1', 'name': 'X', 'spec_version': '2.1'}"]);
    let envelope = envelope.replace("\"type\": \"bundle\", \"id\": \"bundle--1\",", "\"more\": false,");
    has(&import(&Stix, &[("a.json", &envelope)]).0, &["name: Low Tide"]);
}

#[test]
fn two_files_make_one_briefing() {
    let (first, second) = (bundle(&[CAMPAIGN, ATTRIBUTED]), bundle(&[GROUP]));
    let (yaml, made) = import(&Stix, &[("a.json", &first), ("b.json", &second)]);
    has(&yaml, &["{to: grey-heron, kind: attributed-to, sources: [bundle-a-json]}"]);
    assert_eq!(made.report.count(Code::ReferenceMissing), 0);
}

#[test]
fn a_broken_file_is_an_error_with_its_place() {
    let file = bundle(&[CAMPAIGN, GROUP]);
    let broken = &file[..file.len() - 30];
    let stop = Stix.import(&inputs(&[("a.json", broken)]), &Options::default()).err();
    assert!(matches!(stop.map(|stop| stop.place), Some(crate::Place::Line(4, Some(_)))));
    for file in ["{\"type\": \"bundle\", \"objects\": []}", "{\"type\": \"bundle\", \"objects\": 3}"] {
        assert!(Stix.import(&inputs(&[("a.json", file)]), &Options::default()).is_err(), "{file}");
    }
}

/// Objects that have been torn and put together anew.
fn torn() -> impl Strategy<Value = String> {
    let objects = vec![
        REPORT,
        CAMPAIGN,
        GROUP,
        ATTRIBUTED,
        TECHNIQUE,
        USES,
        CERT,
        "{'type': 'sighting', 'id': 'sighting--1', 'sighting_of_ref': 'campaign--1', 'count': '[[a]]', 'where_sighted_refs': 'identity--1'}",
        "{'type': 'opinion', 'id': 'opinion--1', 'opinion': 'agree', 'object_refs': ['relationship--2', 'note--1', 'opinion--1']}",
        "{'type': 'note', 'id': 'note--1', 'content': '[[a]] (Citation: x)', 'authors': ['[[a]]'], 'object_refs': ['note--1', 'report--1', 'relationship--1']}",
        "{'type': 'location', 'id': 'location--1'}",
        "{'type': 'relationship', 'id': 'campaign--1', 'relationship_type': '', 'source_ref': 'campaign--1', 'target_ref': 'campaign--1'}",
        "{'type': 'identity', 'id': '', 'name': ''}",
    ];
    let edit = (
        any::<prop::sample::Index>(),
        prop::sample::select(vec!["", "null", "[]", "'", "{", "-01-", "T", "\\u0000", "[[a|b]]", "--1", "é"]),
    );
    (prop::collection::vec(prop::sample::select(objects), 0..9), prop::collection::vec(edit, 0..3)).prop_map(
        |(objects, edits)| {
            let mut file = bundle(&objects);
            for (at, text) in edits {
                let at = at.index(file.len() + 1);
                if file.is_char_boundary(at) {
                    file.insert_str(at, &text.replace('\'', "\""));
                }
            }
            file
        },
    )
}

proptest! {
    #[test]
    fn whatever_stands_in_a_bundle_is_read_or_refused_with_a_place(file in torn()) {
        let files = inputs(&[("a.json", &file)]);
        if let Ok(made) = Stix.import(&files, &Options::default()) {
            let yaml = made.document.to_string();
            let found = briefing_format::parse(&yaml, &mut |_| {}).diagnostics;
            let errors: Vec<_> = found.iter().filter(|found| found.severity() == briefing_format::diagnostic::Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{yaml}\n{errors:?}");
        }
    }
}

#[test]
fn a_place_of_another_name_is_not_the_country_that_it_lies_in() {
    let place =
        |fields: &str| made(&[&format!("{{'type': 'location', 'id': 'location--1', {fields}}}"), CAMPAIGN]).0;
    for fields in [
        "'name': 'Oslo harbor', 'country': 'NO'",
        "'name': 'HQ', 'region': 'northern-europe'",
        "'name': 'Norby', 'city': 'Oslo', 'country': 'NO'",
        "'country': 'NO', 'latitude': 59.9, 'longitude': 10.7",
        "'city': 'Oslo', 'street_address': 'Quay 1'",
    ] {
        let yaml = place(fields);
        assert!(!yaml.contains("kind: country") && !yaml.contains("kind: region"), "{yaml}");
        assert!(!yaml.contains("kind: city"), "{yaml}");
    }
    has(&place("'country': 'NO'"), &["kind: country"]);
    has(&place("'name': 'Northern Europe', 'region': 'northern-europe'"), &["kind: region"]);
    has(&place("'name': 'Oslo', 'city': 'Oslo', 'country': 'NO'"), &["kind: city"]);
}

#[test]
fn what_was_not_seen_is_no_event() {
    let seen = |count: &str| {
        let sighting = format!(
            "{{'type': 'sighting', 'id': 'sighting--1', 'sighting_of_ref': 'intrusion-set--1', 'count': {count}}}"
        );
        made(&[GROUP, &sighting])
    };
    for count in ["0", "'0'", "0.0"] {
        let (yaml, made) = seen(count);
        assert!(!yaml.contains("sighted"), "{yaml}");
        assert_eq!(lost(&made), ["1 sighting that says it was not seen"]);
    }
    assert!(seen("2").0.contains("Grey Heron is sighted"));
}

#[test]
fn addresses_of_mailboxes_stay_out_of_words_and_observables_are_counted() {
    let (yaml, made) = made(&[
        "{'type': 'threat-actor', 'id': 'threat-actor--1', 'name': 'Ann Lee <ann@x.example>', 'description': 'Works for Norby, said by ann@x.example.', 'goals': ['write to bo@x.example'], 'aliases': ['cy@x.example']}",
        "{'type': 'note', 'id': 'note--1', 'content': 'Ask di@x.example', 'object_refs': ['threat-actor--1'], 'external_references': [{'source_name': 'Mail', 'description': 'by ed@x.example'}]}",
        "{'type': 'email-addr', 'id': 'email-addr--1', 'value': 'x@y.example'}",
        CERT,
    ]);
    assert!(!yaml.contains('@'), "{yaml}");
    has(&yaml, &["name: Ann Lee\n", "Works for Norby, said by […].", "Ask […]"]);
    let counted = lost(&made);
    for kind in ["6 e-mail address", "1 email-addr", "1 contact of an identity"] {
        assert!(counted.contains(&kind.to_owned()), "{counted:?}");
    }
    assert_eq!(made.report.count(Code::PersonalData), 7);
}

#[test]
fn the_same_object_in_two_files_is_one_and_nothing_is_lost() {
    let file = bundle(&[GROUP, CAMPAIGN, ATTRIBUTED.replace(", 'confidence': 90", "").as_str()]);
    let (yaml, made) = import(&Stix, &[("a.json", &file), ("b.json", &file)]);
    assert_eq!((lost(&made), yaml.matches("name: Grey Heron").count()), (Vec::new(), 1), "{yaml}");
    let other = GROUP.replace("Heron'", "Heron', 'description': 'Birds.', 'modified': '2020'");
    let (yaml, made) = import(&Stix, &[("a.json", &file), ("b.json", &bundle(&[&other]))]);
    assert!(yaml.contains("Birds"), "{yaml}");
    assert_eq!(lost(&made), ["1 older version of intrusion-set"]);
}

#[test]
fn a_reference_that_is_a_name_alone_is_counted() {
    let group = "{'type': 'intrusion-set', 'id': 'intrusion-set--1', 'name': 'Grey Heron', 'external_references': [{'source_name': 'Vendor says'}]}";
    assert_eq!(lost(&made(&[group]).1), ["1 reference that is a name alone"]);
}

#[test]
fn a_reference_of_which_only_the_name_is_told_is_counted() {
    let (yaml, made) = made(&[
        "{\"type\": \"intrusion-set\", \"id\": \"intrusion-set--1\", \"name\": \"Fox\", \"external_references\": [{\"source_name\": \"Report\"}]}",
        "{\"type\": \"identity\", \"id\": \"identity--1\", \"name\": \"-\"}",
    ]);
    assert!(!yaml.contains("Report") && !yaml.contains("without a name"), "{yaml}");
    let lost: Vec<&str> = made.report.lost().map(|(kind, _)| kind).collect();
    assert_eq!(lost, ["actor without a name", "reference that is a name alone", "text that says nothing"]);
}
