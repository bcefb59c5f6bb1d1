//! Tests of what a workbook has beside the text of its cells: pages behind them and comments.

use super::{has, made, told};
use crate::{
    Code, Options,
    table::tests::{Cell, workbook_with},
};

const HEADINGS: &[Cell] = &[Cell::Text("Date"), Cell::Text("Event"), Cell::Text("Source"), Cell::Text("Who")];

#[test]
fn a_page_behind_a_cell_is_a_source_of_the_row() {
    let row =
        |event, source| [Cell::Text("2020-01-01"), Cell::Text(event), Cell::Text(source), Cell::Text("Ann")];
    let book = workbook_with(
        &[
            HEADINGS,
            &row("Fire", "Gazette"),
            &row("Vote", "Gazette"),
            &row("Storm", ""),
            &row("Trial", "Gazette"),
        ],
        &[
            ("A1", "https://example.org/heading"),
            ("C2", "https://gazette.example/fire"),
            ("C3", "https://gazette.example/vote"),
            ("B4", "https://weather.example/storm"),
            ("D4", "https://ann.example"),
            ("B5", "mailto:bo@example.org"),
            ("C5", "file:///C:/notes.docx"),
        ],
        &["B3", "C3"],
    );
    let (yaml, made) = made(&[&book], &Options::default()).unwrap_or_else(|stop| panic!("{stop:?}"));
    has(
        &yaml,
        &[
            "title: Fire\n    actors: [ann]\n    sources: [gazette-example-fire]",
            "gazette-example-fire: {title: Gazette, url: https://gazette.example/fire}",
            "title: Vote\n    actors: [ann]\n    sources: [gazette-example-vote]",
            "title: Storm\n    actors: [ann]\n    sources: [weather-example-storm]",
            "title: Trial\n    actors: [ann]\n    sources: [gazette]",
        ],
    );
    assert!(!yaml.contains("ann.example") && !yaml.contains("bo@"), "{yaml}");
    let lost: Vec<String> = made.report.lost().map(|(kind, count)| format!("{count} {kind}")).collect();
    assert_eq!(lost, ["2 comment on a cell", "1 e-mail address", "3 link behind a cell"]);
    assert_eq!(told(&made, Code::NotImported), [3, 3, 4, 5]);
    assert_eq!(told(&made, Code::PersonalData), [5]);
}

#[test]
fn words_for_a_page_are_those_of_its_source() {
    let book = workbook_with(
        &[
            &[Cell::Text("Date"), Cell::Text("Event"), Cell::Text("Link")],
            &[Cell::Text("2020"), Cell::Text("Fire"), Cell::Text("the report")],
        ],
        &[("C2", "https://a.example/x?y=1&amp;z=2")],
        &[],
    );
    let (yaml, made) = made(&[&book], &Options::default()).unwrap_or_else(|stop| panic!("{stop:?}"));
    has(&yaml, &["{title: the report, url: https://a.example/x?y=1&z=2}"]);
    assert_eq!(made.report.lost().count(), 0);
}

#[test]
fn a_page_behind_the_title_of_a_source_is_its_address() {
    let book = workbook_with(
        &[
            &[Cell::Text("source_id"), Cell::Text("title"), Cell::Text("publisher")],
            &[Cell::Text("S1"), Cell::Text("The fire"), Cell::Text("Gazette")],
        ],
        &[("B2", "https://gazette.example/fire")],
        &[],
    );
    let (yaml, _) = made(&[&book], &Options::default()).unwrap_or_else(|stop| panic!("{stop:?}"));
    has(&yaml, &["title: The fire", "url: https://gazette.example/fire"]);
}
