//! Events and galaxies of our own, and what they become.

use briefing_text::SafeText;
use proptest::prelude::*;

use super::Misp;
use crate::{
    Code, DateMeans, Options, Place,
    formats::{
        Importer,
        testing::{import, import_with, inputs, lost},
    },
};

/// JSON in which `'` stands for a quotation mark.
fn json(text: &str) -> String {
    text.replace('\'', "\"")
}

#[track_caller]
fn has(yaml: &str, parts: &[&str]) {
    for part in parts {
        assert!(yaml.contains(part), "no {part:?} in\n{yaml}");
    }
}

const EVENT: &str = "{'Event': {'uuid': 'e-1', 'info': 'Low Tide', 'date': '2020-11-30', 'published': true, 'publish_timestamp': '1606834050',
    'event_creator_email': 'ann@cert.example', 'Orgc': {'name': 'Example CERT', 'uuid': 'o-1'},
    'Tag': [{'name': 'tlp:green'}, {'name': 'admiralty-scale:source-reliability=\\'b\\''}, {'name': 'harbor'}, {'name': 'misp-galaxy:rat=\\'Old Net\\''}, {'name': 'misp-galaxy:threat-actor=\\'c-1\\''}, {'name': 'misp-galaxy:rat=\\'6aac77c4-eaf2-4366-8c13-ce50ab951f38\\''}],
    'Attribute': [
        {'type': 'sha1', 'category': 'Payload delivery', 'value': 'abc'},
        {'type': 'link', 'category': 'External analysis', 'value': 'https://c.example/tide-2020', 'comment': 'Paper'},
        {'type': 'vulnerability', 'category': 'Payload delivery', 'value': 'CVE-2020-1'},
        {'type': 'target-org', 'category': 'Targeting data', 'value': 'Harbor of Alba'},
        {'type': 'email-src', 'category': 'Payload delivery', 'value': 'x@y.example'},
        {'type': 'sha1', 'value': 'def', 'deleted': true}],
    'Object': [{'name': 'file', 'Attribute': []}, {'name': 'person', 'uuid': 'p-1'}],
    'Galaxy': [{'name': 'Threat Actor', 'type': 'threat-actor', 'version': '3', 'GalaxyCluster': [
        {'uuid': 'c-1', 'value': 'Grey Heron', 'description': 'A *group*.', 'meta': {'synonyms': ['Heron'], 'refs': ['https://h.example'], 'country': ['XX']}}]}],
    'EventReport': [{'name': 'R', 'content': '# Mail\\nThey wrote to [[ports]].'}]}}";

fn event() -> String {
    EVENT.replace("\\'", "@@").replace('\'', "\"").replace("@@", "\\\"")
}

#[test]
fn an_event_is_a_source_and_an_event_with_what_it_is_tagged_with() {
    let (yaml, made) = import(&Misp, &[("a.json", &event())]);
    has(
        &yaml,
        &[
            "tlp: GREEN\n",
            "date: {edtf: 2020-11-30?, text: \"2020-11-30\"}",
            "R\n\n      Mail\n\n      They wrote to [ [ports]].",
            "- {actor: grey-heron, role: threat actor}",
            "- {actor: old-net, role: rat}",
            "- {actor: harbor-of-alba, role: target}",
            "sources: [misp-low-tide]",
            "{stance: asserts, sources: [misp-low-tide]}",
            "{title: https://c.example/tide-2020, url: https://c.example/tide-2020, text: Paper}",
            "“Low Tide” involves CVE-2020-1.\"",
            "ids: [cve:CVE-2020-1]",
            "published: 2020-12-01T14:47:30Z",
            "publisher: example-cert",
            "reliability: B",
            "cites: [tide-2020]",
            "aliases: [Heron]",
            "text: A group.\n    sources: [galaxy-threat-actor]",
            "tags: [harbor]",
            "ids: [misp:e-1]",
        ],
    );
    assert!(!yaml.contains('@') && !yaml.contains("XX") && !yaml.contains("via:"), "{yaml}");
    assert_eq!(yaml.matches("tlp:").count(), 1);
    assert_eq!(
        lost(&made),
        [
            "1 attribute email-src",
            "1 attribute sha1",
            "1 cluster of rat",
            "1 deleted attribute",
            "1 field event_creator_email",
            "1 field meta.country",
            "1 object file",
            "1 object person",
        ]
    );
    assert_eq!(made.report.count(Code::PersonalData), 3);
}

#[test]
fn a_date_may_be_that_of_the_report() {
    let options = Options { date_means: DateMeans::Reported, ..Options::default() };
    let (yaml, _) = import_with(&Misp, &[("a.json", &event())], &options);
    has(&yaml, &["reported: 2020-11-30"]);
    assert!(!yaml.contains("\n    date:"), "{yaml}");
}

#[test]
fn events_of_several_labels_say_their_own() {
    let list = json(
        "{'response': [{'Event': {'info': 'A', 'Tag': [{'name': 'tlp:red'}]}}, {'Event': {'info': 'B', 'Tag': {'name': 'tlp:white'}}}]}",
    );
    let (yaml, _) = import(&Misp, &[("a.json", &list)]);
    assert_eq!((yaml.matches("tlp: RED").count(), yaml.matches("tlp: CLEAR").count()), (3, 2), "{yaml}");
}

const INCIDENTS: &str = "{'name': 'Sea Incidents', 'uuid': 'g-1', 'type': 'sea-incidents', 'category': 'incident', 'authors': ['A. Lind'], 'source': 'Open',
    'values': [
    {'value': 'Cable cut', 'uuid': 'v-1', 'description': 'A cable was cut.', 'meta': {'date': '2023-02', 'refs': ['https://r.example/a%E2%80%93b'], 'confidence': '0', 'confidence-basis': 'Pending.', 'seg': ['x']},
     'related': [{'dest-uuid': 'z', 'type': 'TOE'}]},
    {'value': 'INC-2', 'uuid': 'v-2', 'meta': {'date': 'ongoing', 'display_name': 'Jamming'}}]}";

#[test]
fn a_list_of_incidents_gives_events_with_what_each_refers_to() {
    let (yaml, made) = import(&Misp, &[("a.json", &json(INCIDENTS))]);
    has(
        &yaml,
        &[
            "title: Sea Incidents",
            "date: 2023-02\n",
            "References: [[a-b]].",
            "sources: [galaxy-sea-incidents]",
            "cites: [a-b]",
            "Confidence, says the list: 0.",
            "date: {text: ongoing}",
            "title: Jamming",
            "author: A. Lind",
            "ids: [misp:v-1]",
        ],
    );
    assert!(!yaml.contains("confidence:") && !yaml.contains("likelihood"), "{yaml}");
    assert_eq!(lost(&made), ["1 field meta.seg", "1 relation TOE of an incident"]);
}

const GROUPS: &str = "{'name': 'Groups', 'uuid': 'g-2', 'type': 'threat-actor', 'category': 'actor', 'values': [
    {'value': 'Grey Heron', 'uuid': 'c-1', 'related': [{'dest-uuid': 'c-2', 'type': 'similar', 'tags': ['estimative-language:likelihood-probability=@likely@']}, {'dest-uuid': 'c-9', 'type': 'uses'}]},
    {'value': 'White Heron', 'uuid': 'c-2', 'description': 'Another.'}, {'value': 'White Heron', 'uuid': 'c-2'}]}";

#[test]
fn a_list_of_groups_gives_actors_and_what_they_are_to_one_another() {
    let file = json(GROUPS).replace('@', "\\\"");
    let (yaml, made) = import(&Misp, &[("a.json", &file)]);
    has(
        &yaml,
        &[
            "- {to: white-heron, kind: similar, sources: [galaxy-groups], likelihood: likely}",
            "tags: [threat-actor]",
        ],
    );
    assert_eq!(lost(&made), ["1 cluster that stands twice", "1 relation uses to what is not in the file"]);
    let options = Options { only: vec!["white heron".to_owned()], ..Options::default() };
    let (yaml, _) = import_with(&Misp, &[("a.json", &file)], &options);
    has(&yaml, &["name: White Heron", "- {to: white-heron, kind: similar"]);
}

#[test]
fn an_event_without_links_is_told_by_whoever_shares_it() {
    let file = json(
        "{'Event': {'info': 'A', 'date': 'x', 'Orgc': {'name': 'CERT'}, 'Attribute': [{'type': 'vulnerability', 'value': 'CVE-2020-1'}]}}",
    );
    let (yaml, made) = import(&Misp, &[("a.json", &file)]);
    has(&yaml, &["by: cert\n", "{by: cert, stance: asserts, sources: [misp-a]}"]);
    let places: Vec<_> = made.report.findings().into_iter().map(|found| found.place).collect();
    assert!(!places.contains(&Place::Object(SafeText::default())), "{places:?}");
}

#[test]
fn what_an_event_says_twice_is_one_and_comments_are_no_titles() {
    let file = json(
        "{'Event': {'info': 'A', 'Attribute': [{'type': 'vulnerability', 'value': 'CVE-2020-1', 'comment': 'used'},
        {'type': 'link', 'value': 'https://v.example/1', 'comment': 'Sample 1', 'Tag': [{'name': 'x'}]}, {'type': 'link', 'value': 'https://v.example/1', 'comment': 'Sample 2'}],
        'Object': [{'name': 'vulnerability', 'Attribute': [{'object_relation': 'id', 'value': 'CVE-2020-1'}, {'object_relation': 'cvss-score', 'value': '9'}]}]}}",
    );
    let (yaml, made) = import(&Misp, &[("a.json", &file)]);
    assert_eq!(yaml.matches("involves").count(), 1, "{yaml}");
    has(
        &yaml,
        &["cites: [v-example-1]", "{title: https://v.example/1, url: https://v.example/1, text: Sample 1}"],
    );
    assert_eq!(
        lost(&made),
        [
            "1 comment of an attribute",
            "1 further attribute of object vulnerability",
            "1 further comment on a link",
            "1 tag of an attribute"
        ]
    );
}

#[test]
fn all_of_one_name_are_told_apart_whatever_the_order() {
    let ids = |file: &str| {
        let yaml = import(&Misp, &[("a.json", &json(file))]).0;
        let mut ids: Vec<String> = yaml
            .lines()
            .filter(|line| line.starts_with("  heron"))
            .map(|line| line.split(':').next().unwrap_or_default().to_owned())
            .collect();
        ids.sort();
        ids
    };
    let [one, other] = ["{'value': 'Heron', 'uuid': 'c-1'}", "{'value': 'Heron', 'uuid': 'c-2'}"];
    let galaxy = |values: &str| {
        format!("{{'name': 'Groups', 'uuid': 'g', 'type': 'threat-actor', 'values': [{values}]}}")
    };
    let both = ids(&galaxy(&format!("{one}, {other}")));
    assert!(both.len() == 2 && both.iter().all(|id| id.starts_with("  heron-")), "{both:?}");
    assert_eq!(ids(&galaxy(&format!("{other}, {one}"))), both);
    assert_eq!(ids(&galaxy(one)), ["  heron"]);
}

#[test]
fn a_broken_file_is_an_error_with_its_place() {
    let file = event();
    let stop = Misp.import(&inputs(&[("a.json", &file[..file.len() - 4])]), &Options::default()).err();
    assert!(matches!(stop.map(|stop| stop.place), Some(crate::Place::Line(14, Some(_)))));
    for file in ["{\"Event\": 3}", "{\"response\": []}", "{\"values\": [], \"name\": 1}"] {
        assert!(Misp.import(&inputs(&[("a.json", file)]), &Options::default()).is_err(), "{file}");
    }
}

/// Files that have been torn.
fn torn() -> impl Strategy<Value = String> {
    let files = vec![event(), json(INCIDENTS), json(GROUPS).replace('@', "\\\"")];
    let texts = vec!["", "null", "[]", "\"", "{", "}", "[[a|b]]", "\"uuid\":3,", "é", "0", "\\u0000"];
    let edit = (any::<prop::sample::Index>(), prop::sample::select(texts), 0_usize..40);
    (prop::sample::select(files), prop::collection::vec(edit, 0..4)).prop_map(|(mut file, edits)| {
        for (at, text, length) in edits {
            let at = at.index(file.len() + 1);
            let end = (at + length).min(file.len());
            if file.is_char_boundary(at) && file.is_char_boundary(end) {
                file.replace_range(at..end, text);
            }
        }
        file
    })
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_is_read_or_refused_with_a_place(file in torn()) {
        let files = inputs(&[("a.json", &file)]);
        if let Ok(made) = Misp.import(&files, &Options::default()) {
            let yaml = made.document.to_string();
            let found = briefing_format::parse(&yaml, &mut |_| {}).diagnostics;
            let errors: Vec<_> = found.iter().filter(|found| found.severity() == briefing_format::diagnostic::Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{yaml}\n{errors:?}");
        }
    }
}

#[test]
fn addresses_of_mailboxes_stay_out_of_words() {
    let file = json(
        "{'Event': {'uuid': 'e-1', 'info': 'Low Tide (contact ann@x.example)', 'date': '2020-11-30', 'Orgc': {'name': 'CERT'},
        'Attribute': [{'type': 'email-src', 'value': 'x@y.example', 'comment': 'of bo@x.example'}, {'type': 'link', 'value': 'https://c.example', 'comment': 'from cy@x.example'}, {'type': 'target-org', 'value': 'Port (di@x.example)'}],
        'Galaxy': [{'type': 'threat-actor', 'GalaxyCluster': [{'uuid': 'c-1', 'value': 'Heron', 'description': 'Mail ed@x.example'}]}],
        'EventReport': [{'name': 'R', 'content': 'Ask fay@x.example.'}]}}",
    );
    let (yaml, made) = import(&Misp, &[("a.json", &file)]);
    assert!(
        !yaml.contains('@') && !yaml.contains("ann-x") && yaml.contains("Low Tide (contact […])"),
        "{yaml}"
    );
    assert_eq!(lost(&made), ["1 attribute email-src", "5 e-mail address"]);
    assert_eq!(made.report.count(Code::PersonalData), 6);
    let galaxy = json(
        "{'name': 'G', 'uuid': 'g', 'type': 'threat-actor', 'authors': ['Ann <ann@x.example>'], 'values': [{'value': 'Heron', 'uuid': 'c', 'description': 'By bo@x.example'}]}",
    );
    let (yaml, made) = import(&Misp, &[("a.json", &galaxy)]);
    assert!(!yaml.contains('@') && yaml.contains("author: Ann,"), "{yaml}");
    assert_eq!(lost(&made), ["2 e-mail address"]);
}

#[test]
fn the_strictest_label_of_an_attribute_marks_the_whole() {
    let event = |tags: &str, attribute: &str| {
        let file = json(&format!(
            "{{'Event': {{'uuid': 'e-1', 'info': 'Tide', 'date': '2020-11-30', 'Tag': [{tags}], 'Attribute': [{attribute}]}}}}"
        ));
        import(&Misp, &[("a.json", &file)]).0
    };
    let red = "{'type': 'link', 'value': 'https://c.example', 'Tag': [{'name': 'tlp:red'}]}";
    let yaml = event("", red);
    has(&yaml, &["\ntlp: RED\n", "url: https://c.example, tlp: RED}"]);
    let yaml = event("{'name': 'tlp:amber'}", red);
    has(&yaml, &["\ntlp: RED\n", "    tlp: AMBER", "url: https://c.example, tlp: RED}"]);
    let org = "{'type': 'target-org', 'value': 'Port', 'Tag': [{'name': 'tlp:red'}]}";
    let yaml = event("{'name': 'tlp:amber'}", org);
    has(&yaml, &["\ntlp: RED\n"]);
    assert!(!yaml.contains("AMBER"), "one label holds for all: {yaml}");
    let observed = "{'type': 'sha1', 'value': 'a', 'Tag': [{'name': 'tlp:red'}]}";
    assert!(!event("", observed).contains("tlp"));
}

#[test]
fn a_galaxy_of_vendors_has_no_events() {
    let galaxy = |kind: &str, values: &str| {
        let file = json(&format!("{{'name': 'G', 'uuid': 'g', 'type': '{kind}', 'values': [{values}]}}"));
        import(&Misp, &[("a.json", &file)])
    };
    let (yaml, made) = galaxy(
        "surveillance-vendor",
        "{'value': 'V', 'uuid': 'v', 'meta': {'date': '2020'}}, {'meta': {'date': '2021'}}",
    );
    has(&yaml, &["{name: V, kind: organization"]);
    assert!(!yaml.contains("events:"), "{yaml}");
    assert_eq!(lost(&made), ["1 cluster without a name", "1 field meta.date"]);
    let (yaml, made) = galaxy("spoons", "{'value': 'V', 'meta': {'date': '2020'}}");
    assert!(!yaml.contains("events:"), "{yaml}");
    assert_eq!(lost(&made), ["1 cluster of spoons"]);
    let (yaml, _) = galaxy("port-incidents", "{'value': 'V', 'meta': {'date': '2020'}}");
    has(&yaml, &["date: 2020"]);
}

#[test]
fn an_organization_that_passes_an_event_on_is_counted() {
    let event = |sender: &str| {
        let file = json(&format!(
            "{{'Event': {{'uuid': 'e-1', 'info': 'Tide', 'Orgc': {{'name': 'CERT'}}, 'Org': {{'name': '{sender}'}}}}}}"
        ));
        lost(&import(&Misp, &[("a.json", &file)]).1)
    };
    assert_eq!(event("Port"), ["1 organization that passes an event on"]);
    assert!(event("CERT").is_empty());
}

#[test]
fn what_is_blank_is_nobody() {
    let event = "{'Event': {'uuid': 'u', 'info': 'Storm', 'date': '2020-01-02', 'Orgc': {'name': '\u{a0}'}, 'Org': {'name': 'CERT B'}, 'Attribute': [{'type': 'threat-actor', 'value': ' '}, {'type': 'vulnerability', 'value': '-'}, {'type': 'link', 'value': 'javascript:x'}], 'Galaxy': [{'type': 'threat-actor', 'GalaxyCluster': [{'value': '\u{2028}'}]}, {'type': 'mitre-attack-pattern', 'GalaxyCluster': [{'value': ' '}]}]}}";
    let (yaml, made) = import(&Misp, &[("a.json", &json(event))]);
    assert_eq!(made.counts(), [("events", 1), ("sources", 1)], "{yaml}");
    assert_eq!(
        lost(&made),
        [
            "1 attribute threat-actor",
            "1 attribute vulnerability",
            "2 cluster without a name",
            "1 link that is no address",
            "1 organization that passes an event on",
            "1 text that says nothing",
        ]
    );
}

#[test]
fn a_country_with_which_an_event_is_sorted_is_not_said_to_be_where_it_happened() {
    let event = "{'Event': {'uuid': 'u', 'info': 'Storm', 'date': '2020-01-02', 'Galaxy': [{'type': 'country', 'GalaxyCluster': [{'value': 'russia', 'uuid': 'r'}]}], 'Attribute': [{'type': 'target-location', 'value': 'Kiel'}]}}";
    let (yaml, made) = import(&Misp, &[("a.json", &json(event))]);
    has(&yaml, &["place: kiel", "MISP galaxy country: [[russia]].", "russia: {name: russia"]);
    assert!(lost(&made).is_empty(), "{:?}", lost(&made));
}
