//! Entities of our own, and what they become.

use proptest::prelude::*;

use super::FollowTheMoney;
use crate::{
    Code, Options,
    formats::{
        Importer,
        testing::{import, import_with, inputs, lost},
    },
};

const ENTITIES: &str = r#"{"id":"p1","schema":"Person","caption":"Ann Lind","properties":{"name":["Ann Lind","Anna Lind"],"birthDate":["1970-01-01"],"email":["a@b.example"],"topics":["role.pep"],"nationality":["se"],"weakAlias":["Annie"],"notes":["Mayor of [[alba]]."],"position":["Mayor"]},"datasets":["se_peps"],"first_seen":"2023-01-01","referents":[]}
{"id":"c1","schema":"Company","properties":{"name":["Harbor AB"],"jurisdiction":["se"],"registrationNumber":["5566"],"incorporationDate":["1999-04"],"website":["https://harbor.example"],"parent":["c2"],"addressEntity":["a1"]},"datasets":["se_register"]}
{"id":"c2","schema":"Company","properties":{"name":["Sea Holding"]}}
{"id":"a1","schema":"Address","properties":{"full":["Quay 1"]}}
{"id":"o1","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"percentage":["51"],"startDate":["2004-05"],"sourceUrl":["https://reg.example/1"],"publisher":["Register"],"proof":["d1"]},"datasets":["se_register"]}
{"id":"dir","schema":"Directorship","properties":{"director":["p1"],"organization":["c9"],"role":["chair"]}}
{"id":"pay","schema":"Payment","properties":{"payer":["c1"],"beneficiary":["p1"],"amount":["1000"],"currency":["EUR"],"date":["2010-03-04"],"purpose":["Rent."]}}
{"id":"san","schema":"Sanction","properties":{"entity":["c1"],"authority":["Ministry"],"startDate":["2014-03-17","2014"],"listingDate":["2014-03-20"],"program":["X"],"reason":["Because."]}}
{"id":"d1","schema":"Document","properties":{"title":["Deed"],"author":["B. Clerk"],"publishedAt":["2004-05-06T00:00:00"],"fileName":["deed.pdf"]}}
{"id":"ev","schema":"Event","properties":{"name":["Auction"],"startDate":["2011"],"endDate":["2012-02"],"involved":["c1","p1"],"location":["Alba"]}}
{"id":"cc","schema":"CourtCase","properties":{"name":["State v. Lind"],"fileDate":["2015-01-01"],"court":["City Court"]}}
{"id":"ccp","schema":"CourtCaseParty","properties":{"party":["p1"],"case":["cc"],"role":["defendant"]}}
{"id":"fam","schema":"Family","properties":{"person":["p1"],"relative":["p2"],"relationship":["brother"]}}
{"id":"p2","schema":"Person","properties":{"name":["Bo Lind"]}}
{"id":"x","schema":"Mention","properties":{"name":["Z"]}}
"#;

#[track_caller]
fn has(yaml: &str, parts: &[&str]) {
    for part in parts {
        assert!(yaml.contains(part), "no {part:?} in\n{yaml}");
    }
}

#[test]
fn things_are_actors_and_what_joins_them_relations_with_their_own_sources() {
    let (yaml, made) = import(&FollowTheMoney, &[("a.jsonl", ENTITIES)]);
    has(
        &yaml,
        &[
            "kind: person\n    aliases:\n      - Anna Lind\n      - {name: Annie, link: false}",
            "Mayor of [ [alba]].\n\n      Position: Mayor.\n    sources: [se-peps]",
            "kind: owns\n        text: \"Percentage held: 51.\"\n        date: 2004-05/\n        via: [[deed, se-register], [reg-example-1, se-register]]",
            "{to: bo-lind, kind: related to, text: \"Relationship: brother.\", sources: [a-jsonl]}",
            "{to: sea-holding, kind: subsidiary of, sources: [se-register]}",
            "ids: [ftm:c1, registrationNumber:5566]",
            "published: {edtf: 2004-05-06, text: \"2004-05-06T00:00:00\"}",
            "File name: deed.pdf.",
        ],
    );
    assert!(!yaml.contains("1970") && !yaml.contains("@b") && !yaml.contains("Quay"), "{yaml}");
    assert_eq!(
        lost(&made),
        [
            "1 Address",
            "1 Directorship of what is not in the file",
            "1 Mention",
            "1 property addressEntity",
            "1 property birthDate",
            "1 property email",
        ]
    );
    assert_eq!((made.report.count(Code::PersonalData), made.report.count(Code::ReferenceMissing)), (2, 1));
}

#[test]
fn payments_sanctions_cases_and_what_is_called_so_are_events() {
    let (yaml, made) = import(&FollowTheMoney, &[("a.jsonl", ENTITIES)]);
    has(
        &yaml,
        &[
            "date: 2010-03-04\n    title: Payment from Harbor AB to Ann Lind",
            "Amount: 1000 EUR.",
            "- {actor: harbor-ab, role: payer}\n      - {actor: ann-lind, role: beneficiary}",
            "date: 2014/\n    title: Sanction on Harbor AB",
            "Listed: 2014-03-20.",
            "- {actor: ministry, role: authority}",
            "date: 2011/2012-02\n    title: Auction",
            "- {actor: ann-lind, role: defendant}",
        ],
    );
    assert_eq!(made.report.count(Code::StampsDisagree), 1);
}

/// What is said of others in the file, with what goes nowhere.
const SAID: &str = r#"{"id":"p1","schema":"Person","properties":{"name":["Ann Lind"],"firstName":["Ann"],"middleName":["Q"],"title":["Dr."],"fatherName":["Bo"],"nationality":["se"],"country":["no"],"modifiedAt":["2020"],"sourceUrl":["https://p.example"]}}
{"id":"c1","schema":"Company","properties":{"name":["Harbor AB"]}}
{"id":"cc","schema":"CourtCase","properties":{"name":["State v. Lind"],"alias":["The Lind case"],"country":["se"]}}
{"id":"ccp","schema":"CourtCaseParty","properties":{"party":["p1","c1"],"case":["cc"],"role":["defendant"],"status":["acquitted"],"sourceUrl":["https://court.example/1"]}}
{"id":"con","schema":"Contract","properties":{"title":["Dredging"],"contractDate":["2019"]}}
{"id":"aw","schema":"ContractAward","properties":{"supplier":["c1"],"contract":["con"],"amount":["500"],"currency":["SEK"],"date":["2019-05-01"],"status":["final"],"recordId":["r-1"]}}
{"id":"pay","schema":"Payment","properties":{"payer":["c1"],"beneficiary":["p1"],"amount":["1000"],"currency":["SEK"],"amountEur":["90"],"amountUsd":["100"],"startDate":["2010-01-01T10:00:00"],"date":["2010-03-04"],"programId":["PR-1"]}}
{"id":"own","schema":"Ownership","properties":{"owner":["p1"],"asset":["c1"],"startDate":["2004"],"date":["2006-02"],"topics":["x"]}}
{"id":"d1","schema":"Document","properties":{"title":["Deed"],"fileName":["deed.pdf"],"authoredAt":["2003"],"modifiedAt":["2020"],"publisher":["Register"],"parent":["c1"]}}
{"id":"pr","schema":"Documentation","properties":{"document":["d1"],"entity":["c1"],"role":["proof"]}}
"#;

#[test]
fn whatever_an_entity_says_is_brought_along_or_counted() {
    let (yaml, made) = import(&FollowTheMoney, &[("a.jsonl", SAID)]);
    has(
        &yaml,
        &[
            "Also called: The Lind case.",
            "Ann Lind, Harbor AB (defendant): Status: acquitted. ([[court-example-1]], [[a-jsonl]])",
            "Harbor AB (supplier): Status: final. Amount: 500 SEK. Date: 2019-05-01.",
            "Amount: 1000 SEK; 90 EUR; 100 USD.",
            "Date: 2010-03-04.",
            "date: {edtf: 2010-01-01/, text: \"2010-01-01T10:00:00\"}",
            "programId:PR-1",
            "date: 2004/",
            "text: \"Date: 2006-02.\"",
            "Title: Dr.",
            "Nationality: se.",
            "country: \"no\"",
            "File name: deed.pdf.",
            "Authored: 2003.",
            "Publisher: Register.",
        ],
    );
    assert_eq!(
        lost(&made),
        [
            "1 property fatherName",
            "1 property middleName",
            "2 property modifiedAt",
            "1 property parent",
            "1 property recordId",
            "1 property role",
            "1 property topics",
        ]
    );
    let told = made.report.findings().into_iter().filter(|found| found.code == Code::PersonalData);
    let told: Vec<String> = told.map(|found| found.message.to_string()).collect();
    assert_eq!(told, ["The property `fatherName` is personal and is left out once."]);
}

#[test]
fn all_of_one_name_are_told_apart_whatever_the_order() {
    let [one, other] = ["p1", "p2"]
        .map(|id| format!(r#"{{"id":"{id}","schema":"Person","properties":{{"name":["Bo Lind"]}}}}"#));
    let ids = |lines: &[&str]| {
        let yaml = import(&FollowTheMoney, &[("a.jsonl", &lines.join("\n"))]).0;
        let mut ids: Vec<String> =
            yaml.lines().filter(|line| line.starts_with("  bo-lind")).map(str::to_owned).collect();
        ids.sort();
        ids
    };
    let both = ids(&[&one, &other]);
    assert!(both.len() == 2 && both.iter().all(|id| id.starts_with("  bo-lind-")), "{both:?}");
    assert_eq!(ids(&[&other, &one]), both);
    assert!(ids(&[&one]).iter().all(|id| id.starts_with("  bo-lind:")));
}

#[test]
fn entities_within_entities_and_fragments_come_together() {
    let nested = r#"[{"id": "p1", "schema": "Person", "properties": {"name": ["Ann Lind"],
        "ownershipOwner": [{"id": "o1", "schema": "Ownership", "properties": {"owner": ["p1"], "asset": [{"id": "c1", "schema": "Company", "properties": {"name": "Harbor AB"}}]}}]}},
        {"id": "p1", "schema": "Person", "properties": {"alias": ["A. Lind"]}}]"#;
    let (yaml, made) = import(&FollowTheMoney, &[("a.json", nested)]);
    has(&yaml, &["aliases: [A. Lind]", "- {to: harbor-ab, kind: owns, sources: [a-json]}"]);
    assert!(lost(&made).is_empty());
}

#[test]
fn only_what_is_asked_for_comes_with_what_it_is_joined_to() {
    let options = Options { only: vec!["bo lind".to_owned()], ..Options::default() };
    let (yaml, _) = import_with(&FollowTheMoney, &[("a.jsonl", ENTITIES)], &options);
    has(&yaml, &["name: Bo Lind", "name: Ann Lind"]);
    assert!(!yaml.contains("Auction") && !yaml.contains("Sea Holding"), "{yaml}");
    let options = Options { only: vec!["nobody".to_owned()], ..Options::default() };
    assert!(FollowTheMoney.import(&inputs(&[("a.jsonl", ENTITIES)]), &options).is_err());
}

#[test]
fn a_broken_line_is_an_error_with_its_place() {
    let broken = ENTITIES.replacen("\"Person\"", "Person", 2).replacen("Person", "\"Person\"", 1);
    let stop = FollowTheMoney.import(&inputs(&[("a.jsonl", &broken)]), &Options::default()).err();
    assert!(matches!(stop.map(|stop| stop.place), Some(crate::Place::Line(14, Some(_)))));
    assert!(FollowTheMoney.import(&inputs(&[("a.jsonl", "")]), &Options::default()).is_err());
}

/// Files that have been torn.
fn torn() -> impl Strategy<Value = String> {
    let lines: Vec<&str> = ENTITIES.lines().collect();
    let texts = vec!["", "null", "[]", "\"", "{", "}", "[[a|b]]", "\"id\":3,", "é", "0", "\\u0000", "\n"];
    let edit = (any::<prop::sample::Index>(), prop::sample::select(texts), 0_usize..20);
    (prop::collection::vec(prop::sample::select(lines), 1..12), prop::collection::vec(edit, 0..3)).prop_map(
        |(lines, edits)| {
            let mut file = lines.join("\n");
            for (at, text, length) in edits {
                let at = at.index(file.len() + 1);
                let end = (at + length).min(file.len());
                if file.is_char_boundary(at) && file.is_char_boundary(end) {
                    file.replace_range(at..end, text);
                }
            }
            file
        },
    )
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_is_read_or_refused_with_a_place(file in torn()) {
        let files = inputs(&[("a.jsonl", &file)]);
        if let Ok(made) = FollowTheMoney.import(&files, &Options::default()) {
            let yaml = made.document.to_string();
            let found = briefing_format::parse(&yaml, &mut |_| {}).diagnostics;
            let errors: Vec<_> = found.iter().filter(|found| found.severity() == briefing_format::diagnostic::Severity::Error).collect();
            prop_assert!(errors.is_empty(), "{yaml}\n{errors:?}");
        }
    }
}

#[test]
fn a_page_is_given_to_none_of_several_datasets_and_a_mention_proves_nothing() {
    let two = r#"{"id":"p1","schema":"Person","properties":{"name":["Ann Lind"],"notes":["Mayor."],"sourceUrl":["https://eu.example/1"]},"datasets":["us_ofac","eu_fsf"]}
{"id":"d1","schema":"Document","properties":{"title":["Leak"]}}
{"id":"x1","schema":"Documentation","properties":{"document":["d1"],"entity":["p1"],"role":["mentions"]}}
"#;
    let (yaml, _) = import(&FollowTheMoney, &[("a.jsonl", two)]);
    has(&yaml, &["sources: [us-ofac, eu-fsf]", "References: [[eu-example-1]], [[leak]]."]);
    assert!(!yaml.contains("via:"), "{yaml}");
    let one = two.replace(",\"eu_fsf\"", "");
    has(
        &import(&FollowTheMoney, &[("a.jsonl", &one)]).0,
        &["via: [eu-example-1, us-ofac]", "References: [[leak]]."],
    );
    for role in ["", "proof", "Evidence of ownership"] {
        let yaml = import(&FollowTheMoney, &[("a.jsonl", &one.replace("mentions", role))]).0;
        has(&yaml, &["[leak, us-ofac]", "[eu-example-1, us-ofac]"]);
    }
    let yaml = import(&FollowTheMoney, &[("a.jsonl", &one.replace("mentions", "named in"))]).0;
    assert!(!yaml.contains("[leak, us-ofac]"), "{yaml}");
}

#[test]
fn addresses_of_mailboxes_stay_out_of_words() {
    let text = r#"{"id":"p1","schema":"Person","caption":"Ann (ann@x.example)","properties":{"name":["Ann"],"notes":["Mail ann@x.example"],"email":["a@b.example"],"position":["Desk of bo@x.example"]}}
"#;
    let (yaml, made) = import(&FollowTheMoney, &[("a.jsonl", text)]);
    assert!(!yaml.contains('@') && yaml.contains("Mail […]"), "{yaml}");
    assert_eq!(lost(&made), ["3 e-mail address", "1 property email"]);
}
