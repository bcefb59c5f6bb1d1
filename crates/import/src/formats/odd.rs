//! Odd words in each field of a small file of each format: what is made is read again without an error, says nothing that is
//! personal, and what was taken out is counted.

use briefing_format::{diagnostic::Severity, parse};
use proptest::prelude::*;

use super::testing::inputs;
use crate::{Format, Made, Options, import};

/// Words that a field should not have, and now and then has.
const ODD: [&str; 27] = [
    "",
    " ",
    "\u{a0}",
    "\t",
    "\n",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\"",
    "\"\"",
    "“”",
    "''",
    "-",
    "—",
    "http://",
    "https://",
    "mailto:",
    "odd@x.example",
    "mailto:odd@x.example",
    "<odd@x.example>",
    "+49 170 1234567",
    "tel. 030/1234567",
    "[[",
    "[[a]]",
    "https://a.example/?mail=odd@x.example",
    "Words with odd@x.example",
    "[…]",
];

/// Words that mean something in YAML, or in a text of a briefing.
const SPECIAL: [&str; 20] = [
    "~",
    "null",
    "no",
    "!x",
    "&a",
    "*a",
    "{a: b}",
    "[a, b]",
    "# x",
    "a: b",
    ": ",
    "- a",
    "%x",
    "@x",
    "---",
    "...",
    "\u{202e}x",
    "[[ann|b]]",
    "1.10",
    "12:34:56",
];

/// How a field is written.
#[derive(Clone, Copy, Debug)]
enum Written {
    Json,
    Csv,
    Xml,
    Line,
}

/// Files in which `§` stands for each field, of every format.
const FILES: [(&str, Format, Written, &str); 20] = [
    (
        "a.csv",
        Format::Table,
        Written::Csv,
        "date,title,description,actor,place,source,url,tags,type\n2021-01-03,§,§,§,§,§,§,§,§\n2021-01-04,Fire,It burned.,Ann,Bremen,Gazette,https://b.example,x,y\n",
    ),
    (
        "b.csv",
        Format::Table,
        Written::Csv,
        "source_id,title,publisher,url,author,published,language,kind\n§,§,§,§,§,§,§,§\ns2,Log,Port,https://b.example,Ann,2021-01-01,en,web\n",
    ),
    (
        "c.csv",
        Format::Table,
        Written::Csv,
        "name,aliases,kind,description,url\n§,§,§,§,§\nBob,Rob,person,A man.,https://b.example\n",
    ),
    (
        "d.csv",
        Format::Table,
        Written::Csv,
        "claim,by,stance,source,denied by\n§,§,§,§,§\nThe dam broke,Union,asserts,Post,Port\n",
    ),
    ("e.csv", Format::Table, Written::Csv, "place_id,name,kind,aliases\n§,§,§,§\np2,Bremen,city,HB\n"),
    (
        "a.json",
        Format::Stix,
        Written::Json,
        r#"{"type": "bundle", "id": "bundle--1", "objects": [
        {"type": "identity", "id": "identity--1", "name": §, "description": §, "identity_class": "organization", "contact_information": §, "sectors": [§]},
        {"type": "intrusion-set", "id": "intrusion-set--1", "name": §, "aliases": [§, "b"], "description": §, "created_by_ref": "identity--1", "external_references": [{"source_name": §, "url": §, "external_id": §, "description": §}]},
        {"type": "campaign", "id": "campaign--1", "name": §, "first_seen": "2020-01-02T03:04:05Z", "objective": §},
        {"type": "location", "id": "location--1", "name": §, "country": §, "region": §},
        {"type": "report", "id": "report--1", "name": §, "description": §, "published": "2020-01-02T03:04:05Z", "labels": [§], "object_refs": ["intrusion-set--1", "campaign--1"], "created_by_ref": "identity--1", "external_references": [{"source_name": §, "url": §}]},
        {"type": "note", "id": "note--1", "abstract": §, "content": §, "authors": [§], "object_refs": ["intrusion-set--1"]},
        {"type": "opinion", "id": "opinion--1", "opinion": "disagree", "explanation": §, "authors": [§], "object_refs": ["intrusion-set--1"]},
        {"type": "attack-pattern", "id": "attack-pattern--1", "name": §, "external_references": [{"source_name": "mitre-attack", "external_id": §}]},
        {"type": "relationship", "id": "relationship--1", "relationship_type": §, "source_ref": "intrusion-set--1", "target_ref": "attack-pattern--1", "description": §},
        {"type": "relationship", "id": "relationship--2", "relationship_type": "uses", "source_ref": "campaign--1", "target_ref": "intrusion-set--1", "description": §},
        {"type": "incident", "id": "incident--1", "name": §, "description": §}]}"#,
    ),
    (
        "b.json",
        Format::Misp,
        Written::Json,
        r#"{"Event": {"id": "1", "info": §, "date": "2020-01-02", "uuid": "u", "Orgc": {"name": §, "uuid": "o"}, "Org": {"name": §},
        "Tag": [{"name": §}, {"name": "misp-galaxy:threat-actor=\"Sofacy\""}], "Galaxy": [{"name": §, "type": "threat-actor", "GalaxyCluster": [{"value": §, "description": §, "type": "threat-actor", "meta": {"synonyms": [§], "refs": [§], "country": [§]}}]}],
        "Attribute": [{"type": "link", "value": §, "comment": §, "category": "External analysis"}, {"type": "vulnerability", "value": §, "comment": §}, {"type": "threat-actor", "value": §}, {"type": "text", "value": §, "comment": §}, {"type": "target-org", "value": §}],
        "Object": [{"name": §, "Attribute": [{"type": "link", "value": §, "object_relation": "link"}]}]}}"#,
    ),
    (
        "c.json",
        Format::Misp,
        Written::Json,
        r#"{"name": §, "description": §, "type": "threat-actor", "uuid": "u", "authors": [§], "source": §, "values": [
        {"value": §, "description": §, "uuid": "a", "meta": {"synonyms": [§], "refs": [§], "country": §, "cfr-suspected-victims": [§]}, "related": [{"dest-uuid": "b", "type": §}]}, {"value": "B", "uuid": "b"}]}"#,
    ),
    (
        "d.json",
        Format::FollowTheMoney,
        Written::Json,
        concat!(
            r#"{"id": "a", "schema": "Person", "properties": {"name": [§], "alias": [§], "summary": [§], "country": [§], "topics": [§], "website": [§], "sourceUrl": [§], "position": [§], "email": [§]}, "datasets": ["d"]}"#,
            "\n",
            r#"{"id": "b", "schema": "Company", "properties": {"name": [§], "jurisdiction": [§], "description": [§], "publisher": [§], "publisherUrl": [§]}, "datasets": ["d"]}"#,
            "\n",
            r#"{"id": "c", "schema": "Ownership", "properties": {"owner": ["a"], "asset": ["b"], "role": [§], "percentage": [§], "startDate": [§], "summary": [§], "sourceUrl": [§]}, "datasets": ["d"]}"#,
            "\n",
            r#"{"id": "e", "schema": "Sanction", "properties": {"entity": ["a"], "authority": [§], "program": [§], "reason": [§], "startDate": ["2020"], "sourceUrl": [§]}, "datasets": ["d"]}"#,
            "\n",
            r#"{"id": "f", "schema": "Document", "properties": {"title": [§], "fileName": [§], "author": [§], "publishedAt": ["2020"], "sourceUrl": [§]}, "datasets": ["d"]}"#,
            "\n",
            r#"{"id": "g", "schema": "Event", "properties": {"name": [§], "date": ["2020"], "location": [§], "involved": ["a"], "proof": ["f"]}, "datasets": ["d"]}"#,
            "\n"
        ),
    ),
    (
        "e.json",
        Format::TimelineJs,
        Written::Json,
        r#"{"title": {"text": {"headline": §, "text": §}}, "events": [
        {"unique_id": §, "start_date": {"year": "2020"}, "display_date": §, "text": {"headline": §, "text": §}, "group": §, "media": {"url": §, "caption": §, "credit": §, "title": §, "link": §}},
        {"start_date": {"year": "2021"}, "text": {"headline": "B", "text": "b"}}], "eras": [{"start_date": {"year": "1990"}, "end_date": {"year": "1991"}, "text": {"headline": §}}]}"#,
    ),
    (
        "f.json",
        Format::TimelineJs,
        Written::Json,
        r#"{"timeline": {"headline": §, "text": §, "date": [{"startDate": "1943,10,14", "headline": §, "text": §, "tag": §, "asset": {"media": §, "credit": §, "caption": §}}], "era": [{"startDate": "1939", "headline": §}]}}"#,
    ),
    (
        "f.csv",
        Format::TimelineJs,
        Written::Csv,
        "Year,Month,Day,Time,End Year,End Month,End Day,End Time,Display Date,Headline,Text,Media,Media Credit,Media Caption,Media Thumbnail,Type,Group,Background\n,,,,,,,,,§,§,§,§,§,,title,§,\n1943,10,14,,,,,,§,§,§,§,§,§,§,,§,§\n1944,1,1,,,,,,,B,b,,,,,,,\n",
    ),
    (
        "a.xml",
        Format::Feed,
        Written::Xml,
        "<rss version=\"2.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>§</title><link>§</link><description>§</description><managingEditor>§</managingEditor><item><title>§</title><link>§</link><guid>§</guid><author>§</author><dc:creator>§</dc:creator><category>§</category><description>§</description><source url=\"https://i.example\">§</source></item><item><title>B</title></item></channel></rss>",
    ),
    (
        "b.xml",
        Format::Feed,
        Written::Xml,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>§</title><subtitle>§</subtitle><id>§</id><author><name>§</name><email>§</email><uri>§</uri></author><entry><id>§</id><title>§</title><summary>§</summary><author><name>§</name></author><link href=\"§\"/><link rel=\"via\" href=\"§\" title=\"§\"/><link rel=\"related\" href=\"§\"/><category term=\"§\"/><updated>2003-12-13T18:30:02Z</updated></entry></feed>",
    ),
    (
        "g.json",
        Format::Feed,
        Written::Json,
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": §, "description": §, "home_page_url": §, "feed_url": §, "authors": [{"name": §, "url": §}], "items": [{"id": §, "url": §, "external_url": §, "title": §, "content_html": §, "summary": §, "tags": [§, "x"], "authors": [{"name": §, "url": §}], "language": §}, {"id": "2", "content_text": §}]}"#,
    ),
    (
        "a.mw",
        Format::Markwhen,
        Written::Line,
        "title: §\nauthor: §\ndescription: §\n\ngroup § #§\n2020-01-01: §\n§\n[§](location)\n[§](https://b.example) [x](§)\nid: §\n\n2020-01-02: § #§\nendGroup\nsection §\n2020-01-03: C\nendSection\n",
    ),
    (
        "a.ad",
        Format::Argdown,
        Written::Line,
        "===\ntitle: \"A\"\nauthor: §\ndate: §\nabstract: §\n===\n\n# H §\n\n[A]: So says §. {source: \"§\", date: \"§\"}\n  +> <L>: §\n    >< [E]: § #(§)\n\n[§]: It rains. [§](https://b.example) [x](§)\n\n<§>: It snows. // §\n",
    ),
    (
        "b.ad",
        Format::Argdown,
        Written::Line,
        "[A]: §\n\n[B]: b {sources: [\"§\", \"c\"]}\n  - [C]: §\n\n(1) [A]\n(2) §\n--\n§\n--\n(3) [D]: §\n",
    ),
    (
        "h.jsonl",
        Format::Timesketch,
        Written::Json,
        "{\"message\": §, \"datetime\": \"2020-01-01T10:00:00Z\", \"timestamp_desc\": §, \"tag\": [§], \"data_type\": §, \"source_long\": §, \"username\": §}\n{\"message\": \"b\", \"datetime\": \"2020-01-01T11:00:00Z\", \"timestamp_desc\": \"c\"}\n",
    ),
    (
        "i.csv",
        Format::Timesketch,
        Written::Csv,
        "message,timestamp,datetime,timestamp_desc,tag\n§,1331698658276340,2012-03-14T04:17:38+00:00,§,§\nb,1331698658276340,2012-03-14T04:17:38+00:00,c,d\n",
    ),
];

/// A file with words in each field, `Words` where there are none for it.
fn filled(written: Written, text: &str, words: &dyn Fn(usize) -> Option<String>) -> String {
    let mut filled = String::new();
    for (at, part) in text.split('§').enumerate() {
        if at > 0 {
            let words = words(at - 1).unwrap_or_else(|| format!("Words {at}"));
            let written = match written {
                Written::Json => serde_json::Value::from(words).to_string(),
                Written::Csv => format!("\"{}\"", words.replace('"', "\"\"")),
                Written::Xml => words.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;"),
                Written::Line => words.replace('\n', " "),
            };
            filled.push_str(&written);
        }
        filled.push_str(part);
    }
    filled
}

/// What is wrong with what is made of a file.
fn wrong(name: &str, format: Format, text: &str) -> Option<String> {
    let made = match import(&inputs(&[(name, text)]), Some(format), &Options::default()) {
        Ok((_, made)) => made,
        Err(stop) => return Some(format!("it stops: {stop:?}")),
    };
    let yaml = made.document.to_string();
    let found = parse(&yaml, &mut |_| {}).diagnostics;
    let error = found.iter().find(|found| found.severity() == Severity::Error);
    if let Some(error) = error {
        return Some(format!("{error:?}\n{yaml}"));
    }
    let personal = ["odd@", "odd%40", "odd-x-example", "1234567", "x.example"];
    if let Some(personal) = personal.iter().find(|personal| yaml.contains(**personal)) {
        return Some(format!("{personal} stands in\n{yaml}"));
    }
    is_silent(text, &made).then(|| format!("what was left out is not counted\n{text}\n{yaml}"))
}

/// Whether something personal was left out that nobody counts.
fn is_silent(text: &str, made: &Made) -> bool {
    let is_there = text.contains("odd@") || text.contains("1234567");
    is_there && made.report.lost().next().is_none()
}

#[test]
fn no_odd_words_in_a_field_make_an_error() {
    let mut wrongs: Vec<String> = Vec::new();
    for (name, format, written, text) in FILES {
        for field in 0..text.matches('§').count() {
            for odd in ODD.iter().map(|odd| (*odd).to_owned()).chain(["Long words. ".repeat(1_000)]) {
                let text = filled(written, text, &|at| (at == field).then(|| odd.clone()));
                if let Some(wrong) = wrong(name, format, &text) {
                    let short: String = odd.chars().take(40).collect();
                    wrongs.push(format!("{name}, field {field}, {short:?}: {wrong}"));
                }
            }
        }
        for odd in ODD.into_iter().chain(SPECIAL) {
            let text = filled(written, text, &|_| Some(odd.to_owned()));
            wrongs.extend(wrong(name, format, &text).map(|wrong| format!("{name}, {odd:?} in all: {wrong}")));
        }
    }
    let first: Vec<&str> = wrongs.iter().map(String::as_str).take(3).collect();
    assert!(wrongs.is_empty(), "{} times:\n{}", wrongs.len(), first.join("\n\n"));
}

proptest! {
    #[test]
    fn no_odd_words_in_several_fields_make_an_error(
        file in 0..FILES.len(),
        words in proptest::collection::vec(proptest::option::of(prop::sample::select([&ODD[..], &SPECIAL].concat())), 60),
    ) {
        let (name, format, written, text) = FILES[file];
        let text = filled(written, text, &|at| words.get(at).copied().flatten().map(str::to_owned));
        let wrong = wrong(name, format, &text);
        prop_assert!(wrong.is_none(), "{name}: {}\n{text}", wrong.unwrap_or_default());
    }
}
