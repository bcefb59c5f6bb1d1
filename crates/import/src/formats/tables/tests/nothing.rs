//! Tests that what says nothing becomes nothing, that each holder has the stance that is told, and that two places stay two.

use super::*;

fn lost(made: &Made) -> Vec<String> {
    made.report.lost().map(|(kind, count)| format!("{count} {kind}")).collect()
}

#[test]
fn what_is_left_of_a_cell_when_a_mailbox_is_taken_out_is_nothing() {
    let (yaml, made) = import("date,title,tags,url\n2021-01-03,A,ann@x.example,mailto:ann@x.example\n");
    assert!(!yaml.contains("tags") && !yaml.contains("sources:"), "{yaml}");
    assert_eq!(lost(&made), ["2 e-mail address"]);
    let (yaml, made) = import("name,aliases,kind\nann@x.example,,person\nBob,bob@x.example,person\n");
    assert!(!yaml.contains("aliases"), "{yaml}");
    assert_eq!(made.counts(), [("actors", 1)]);
    assert_eq!(lost(&made), ["2 e-mail address", "1 row without words"]);
    let (yaml, made) = import("source_id,title,publisher,url\ns1,ann@x.example,,\n,bo@x.example,,\n");
    has(&yaml, &["s1: {title: s1, ids: s1}"]);
    assert_eq!(made.counts(), [("sources", 1)]);
    assert_eq!(told(&made, Code::RowWithoutTitle), [3]);
}

#[test]
fn a_quote_without_words_is_none() {
    let options =
        Options { columns: columns(&[("quote", "said"), ("speaker", "who")]), ..Options::default() };
    let rows = "date,title,said,who\n2021,A,ann@x.example,Ann\n2022,B,\"\"\"\",Ann\n2023,C,\"\"\"\"\"\",Ann\n2024,D,Yes,Ann\n";
    let (yaml, made) = import_with(rows, &options);
    has(&yaml, &["text: \"Yes\""]);
    assert_eq!(lost(&made), ["1 e-mail address", "3 quote without words"]);
    assert_eq!(made.counts(), [("actors", 1), ("events", 4), ("quotes", 1)]);
}

#[test]
fn blanks_of_any_kind_and_marks_alone_are_nothing() {
    for odd in ["\u{a0}", "\t", "\n", "\u{85}", "\u{2028}", "\u{200b}", "\"\"", "http://", "-"] {
        let cell = format!("\"{}\"", odd.replace('"', "\"\""));
        let rows = format!(
            "date,title,who,place,source,url,tags\n2021,A,{cell},{cell},{cell},{cell},{cell}\n2022,B,Ann,Kiel,Post,https://b.example,x\n"
        );
        let (yaml, made) = import(&rows);
        assert_eq!(
            made.counts(),
            [("actors", 1), ("places", 1), ("events", 2), ("sources", 1)],
            "{odd:?}\n{yaml}"
        );
    }
}

#[test]
fn each_holder_has_the_stance_that_is_told() {
    let (yaml, made) = import("claim,by,source\nThe dam broke,Ann; Bob (denies)|Cy (mayor),Times\n");
    has(
        &yaml,
        &[
            "{by: ann, stance: asserts",
            "{by: bob, stance: denies",
            "{by: cy-mayor, stance: asserts",
            "name: Cy (mayor)",
        ],
    );
    assert_eq!(made.counts(), [("actors", 3), ("sources", 1), ("claims", 1)]);
    assert_eq!(told(&made, Code::ColumnNotUsed), [2]);
    let (yaml, made) = import(
        "claim,by,stance,source\nIt broke,Ann; Bob,asserts; disputed,Times\nIt fell,Ann; Bob,denies,Times\nIt rose,Ann; Bob; Cy,asserts; denies,Times\nIt sank,Bob (denies),asserts,Times\n",
    );
    has(&yaml, &["{by: bob, stance: doubts", "{by: ann, stance: denies"]);
    assert_eq!(told(&made, Code::NotImported), [4, 4, 4, 5]);
}

#[test]
fn an_empty_stance_says_nothing_firm() {
    let (yaml, made) =
        import("claim,by,stance,source\nIt broke,Ann,,Times\nIt fell,Bob,denies,Times\nIt rose,,,Times\n");
    assert!(!yaml.contains("asserts"), "{yaml}");
    has(&yaml, &["text: It broke", "text: It rose"]);
    assert_eq!(told(&made, Code::NotImported), [2, 4]);
    assert_eq!(lost(&made), ["2 position without a stance", "2 source of a stance that is left out"]);
}

#[test]
fn a_heading_may_say_what_those_in_it_do() {
    for (heading, stance) in [
        ("denied by", "denies"),
        ("disputed by", "doubts"),
        ("asserted by", "asserts"),
        ("endorsed by", "endorses"),
        ("Dementiert von", "denies"),
        ("Contesté par", "doubts"),
    ] {
        let (yaml, _) = import(&format!("claim,{heading},source\nIt broke,Ann; Bob,Times\n"));
        has(&yaml, &[&format!("by: ann, stance: {stance}"), &format!("by: bob, stance: {stance}")]);
        assert_eq!(yaml.matches("stance").count(), 2, "{yaml}");
    }
}

#[test]
fn two_places_of_one_name_are_two() {
    let rows = "date,title,place,country\n2021,A,Paris,US\n2022,B,Paris,FR\n2023,C,Kiel,DE\n2024,D,Paris,\n";
    let (yaml, made) = import(rows);
    has(
        &yaml,
        &[
            "{name: \"Paris, US\", country: US}",
            "{name: \"Paris, FR\", country: FR}",
            "paris: {name: Paris}",
            "{name: Kiel, country: DE}",
        ],
    );
    assert_eq!(made.counts(), [("places", 4), ("events", 4)]);
    assert!(lost(&made).is_empty(), "{:?}", lost(&made));
    let (yaml, made) = import(
        "date,title,place,state,country\n2021,A,Paris,Texas,US\n2022,B,Paris,Ohio,US\n2023,C,,Ohio,US\n",
    );
    has(&yaml, &["Paris, Texas, US", "Paris, Ohio, US"]);
    assert_eq!(made.counts(), [("places", 2), ("events", 3)]);
    assert_eq!(lost(&made), ["1 `country` without a place", "1 `state` without a place"]);
}

#[test]
fn a_copy_of_a_page_is_no_source_of_its_own() {
    let page = "https://a.example/x";
    let copy = "https://web.archive.org/web/2020/https://a.example/x";
    for cell in [format!("{page} (archived {copy})"), format!("{page} {copy}"), format!("{page}; {copy}")] {
        let (yaml, made) = import(&format!("date,title,source\n2021,A,{cell}\n"));
        has(&yaml, &["{title: https://a.example/x, url: https://a.example/x}"]);
        assert_eq!(lost(&made), ["1 further address of a source"], "{yaml}");
    }
    let (yaml, made) = import("date,title,source\n2021,A,https://a.example/?mail=x@y.example\n");
    has(&yaml, &["a-example: {title: https://a.example/, url: https://a.example/}"]);
    assert!(!yaml.contains("y.example") && !yaml.contains("y-example"), "{yaml}");
    assert_eq!(lost(&made), ["1 e-mail address"]);
}

#[test]
fn a_mark_of_what_is_unknown_is_counted() {
    let (yaml, made) =
        import("date,title,who,place,source\n2021,A,?,?,?\n2022,B,Ann (mailto:ann@x.example),Kiel,Post\n");
    assert_eq!(made.counts(), [("actors", 1), ("places", 1), ("events", 2), ("sources", 1)]);
    has(&yaml, &["ann: {name: Ann}"]);
    assert_eq!(lost(&made), ["1 `?` in `place`", "1 `?` in `source`", "1 `?` in `who`", "1 e-mail address"]);
    let (yaml, made) = import("claim,by,denied by\nA,Ann (denies; since 2020),Bob (asserts)\n");
    has(&yaml, &["{by: ann, stance: denies}"]);
    assert_eq!(made.counts(), [("actors", 1), ("claims", 1)]);
    assert_eq!(
        lost(&made),
        ["1 `since 2020` behind a stance", "1 stance `denies, asserts` of which only one can hold"]
    );
}

#[test]
fn words_for_nothing_are_no_title_and_no_tag() {
    let (yaml, made) = import(
        "date,title,description,tags\n2021,TBD,It burned.,n/a; fire\n2022,N/A,n/a,n/a\n2023,\"\",ann@x.example,fire\n",
    );
    has(&yaml, &["title: It burned.", "tags: [fire]", "title: fire"]);
    assert_eq!(made.counts(), [("events", 2)]);
    assert_eq!(told(&made, Code::RowWithoutTitle), [2, 3, 4]);
    assert_eq!(
        lost(&made),
        [
            "1 `N/A` as a title",
            "1 `TBD` as a title",
            "1 `n/a` as a tag",
            "1 e-mail address",
            "1 row without words"
        ]
    );
    let (yaml, made) =
        import("source_id,title,url\ns1,Log,https://a.example (archived https://archive.ph/xy)\n");
    has(&yaml, &["s1: {title: Log, url: https://a.example, ids: s1}"]);
    assert_eq!(lost(&made), ["1 further address of a source"]);
}

#[test]
fn a_place_that_a_table_tells_is_none_of_two_of_its_name() {
    let places = "place_id,name,kind\np1,Paris,city\np2,Kiel,city\n";
    let events = "date,title,place,country\n2021,A,Paris,US\n2022,B,Paris,FR\n2023,C,Kiel,DE\n2024,D,p1,\n";
    let Ok((yaml, made)) = super::made(&[places.as_bytes(), events.as_bytes()], &Options::default()) else {
        panic!("nothing is made");
    };
    has(
        &yaml,
        &["p1: {name: Paris, kind: city", "place: paris-us", "place: paris-fr", "place: p2", "place: p1"],
    );
    assert_eq!(lost(&made), ["1 country beside the name of a place"]);
}
