//! Tests of reading tables, with small workbooks that are made here.

use briefing_text::SafeText;
use proptest::prelude::*;

use super::Table;
use crate::{Input, Options, Stop};

/// A cell of a workbook that is made for a test.
#[derive(Clone, Copy)]
pub(crate) enum Cell {
    /// A text.
    Text(&'static str),
    /// A number with the number of its format: 14 a day, 16 a day without a year, 17 a month, 22 a day with a time.
    Number(f64, u32),
}

/// The formats of [`Cell::Number`], in the order of the styles of the workbook.
const FORMATS: [u32; 5] = [0, 14, 16, 17, 22];

/// A workbook of sheets with these names and rows; its days are counted from 1904 or 1900.
pub(crate) fn workbook(sheets: &[(&str, &[&[Cell]])], is_1904: bool) -> Vec<u8> {
    archive(&parts(sheets, is_1904))
}

/// A workbook of one sheet in which cells have links behind them and comments on them.
pub(crate) fn workbook_with(rows: &[&[Cell]], links: &[(&str, &str)], comments: &[&str]) -> Vec<u8> {
    let mut parts = parts(&[("Blatt", rows)], false);
    let each = |one: &dyn Fn(usize, &str, &str) -> String| -> String {
        links.iter().enumerate().map(|(at, (cell, target))| one(at, cell, target)).collect()
    };
    let anchors = each(&|at, cell, _| format!("<hyperlink ref=\"{cell}\" r:id=\"h{at}\"/>"));
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let targets = each(&|at, _, target| {
        format!(
            "<Relationship Id=\"h{at}\" Type=\"{kind}/hyperlink\" Target=\"{target}\" TargetMode=\"External\"/>"
        )
    });
    if let Some((_, sheet)) = parts.iter_mut().find(|(name, _)| name.ends_with("sheet1.xml")) {
        *sheet = sheet
            .replace("<worksheet ", &format!("<worksheet xmlns:r=\"{kind}\" "))
            .replace("</worksheet>", &format!("<hyperlinks>{anchors}</hyperlinks></worksheet>"));
    }
    let of_comments =
        format!("<Relationship Id=\"c\" Type=\"{kind}/comments\" Target=\"../comments1.xml\"/>");
    parts.push((
        "xl/worksheets/_rels/sheet1.xml.rels".to_owned(),
        format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{targets}{of_comments}</Relationships>"),
    ));
    let comments: String = comments
        .iter()
        .map(|cell| format!("<comment ref=\"{cell}\"><text/></comment>"))
        .collect::<Vec<_>>()
        .concat();
    parts.push((
        "xl/comments1.xml".to_owned(),
        format!("<comments><commentList>{comments}</commentList></comments>"),
    ));
    archive(&parts)
}

fn parts(sheets: &[(&str, &[&[Cell]])], is_1904: bool) -> Vec<(String, String)> {
    let relation = |id: usize, kind: &str, target: &str| {
        format!(
            "<Relationship Id=\"r{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    };
    let relations = |inside: &str| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{inside}</Relationships>"
        )
    };
    let of_sheets = |each: &dyn Fn(usize, &str) -> String| {
        sheets.iter().enumerate().map(|(at, (name, _))| each(at + 1, name)).collect::<Vec<_>>().concat()
    };
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let styles: String =
        FORMATS.iter().map(|format| format!("<xf numFmtId=\"{format}\"/>")).collect::<Vec<_>>().concat();
    let mut files = vec![
        (
            "[Content_Types].xml".to_owned(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        ),
        ("_rels/.rels".to_owned(), relations(&relation(1, "officeDocument", "xl/workbook.xml"))),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"{is_1904}\"/><sheets>{}</sheets></workbook>",
                of_sheets(&|id, name| format!("<sheet name=\"{name}\" sheetId=\"{id}\" r:id=\"r{id}\"/>"))
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            relations(
                &(of_sheets(&|id, _| relation(id, "worksheet", &format!("worksheets/sheet{id}.xml")))
                    + &relation(99, "styles", "styles.xml")),
            ),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!("<styleSheet xmlns=\"{main}\"><cellXfs count=\"5\">{styles}</cellXfs></styleSheet>"),
        ),
    ];
    for (at, (_, rows)) in sheets.iter().enumerate() {
        let rows: String = rows.iter().enumerate().map(|(row, cells)| of_row(row + 1, cells)).collect();
        files.push((
            format!("xl/worksheets/sheet{}.xml", at + 1),
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ));
    }
    files
}

fn of_row(number: usize, cells: &[Cell]) -> String {
    let cell = |(column, cell): (usize, &Cell)| {
        let at = format!("{}{number}", char::from(b'A' + column as u8));
        match cell {
            Cell::Text("") => String::new(),
            Cell::Text(text) => format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            Cell::Number(value, format) => {
                let style = FORMATS.iter().position(|known| known == format).unwrap_or_default();
                format!("<c r=\"{at}\" s=\"{style}\"><v>{value}</v></c>")
            }
        }
    };
    format!("<row r=\"{number}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}

/// An archive of files that are stored as they are.
pub(crate) fn archive(files: &[(String, String)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let offset = bytes.len() as u32;
        let mut fields = Vec::new();
        fields.extend([20, 0, 0, 0, 0, 0, 0, 0, 0x21, 0]);
        fields.extend(checksum(content.as_bytes()).to_le_bytes());
        fields.extend([(content.len() as u32).to_le_bytes(), (content.len() as u32).to_le_bytes()].concat());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend([0, 0]);
        bytes.extend(b"PK\x03\x04".iter().chain(&fields).chain(name.as_bytes()).chain(content.as_bytes()));
        directory.extend(b"PK\x01\x02\x14\x00".iter().chain(&fields).chain(&[0; 10]));
        directory.extend(offset.to_le_bytes().iter().chain(name.as_bytes()));
    }
    let start = bytes.len() as u32;
    bytes.extend(&directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(files.len() as u16).to_le_bytes(), (files.len() as u16).to_le_bytes()].concat());
    bytes.extend([(directory.len() as u32).to_le_bytes(), start.to_le_bytes()].concat());
    bytes.extend([0, 0]);
    bytes
}

/// CRC-32 as archives have it.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32| if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 };
    !bytes.iter().fold(!0, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
}

fn input(bytes: &[u8]) -> Input {
    Input::new(SafeText::from_static("a.csv"), bytes.to_vec())
}

/// The headings, and each row with its number, as lines.
fn lines(bytes: &[u8], options: &Options) -> Result<Vec<String>, Stop> {
    let input = input(bytes);
    let mut lines = Vec::new();
    for table in Table::read(&input, options)? {
        lines.push(table.headings.join(" | "));
        let mut rows = table.rows();
        while let Some(row) = rows.next() {
            let cells: Vec<&str> = (0..row.width()).map(|column| row.cell(column)).collect();
            lines.push(format!("{}: {}", row.number, cells.join(" | ")));
        }
    }
    Ok(lines)
}

#[track_caller]
fn reads(text: &str, expected: &[&str]) {
    assert!(Table::recognizes(&input(text.as_bytes())), "not recognized");
    let found = lines(text.as_bytes(), &Options::default());
    assert_eq!(found.as_deref(), Ok(&*expected.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>()));
}

#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    reads(
        "a,b\r\n1,2\r\n\r\n\r\n3,\"4\r\n5\"\r\n,\r\n6,7",
        &["a | b", "2: 1 | 2", "5: 3 | 4\r\n5", "7: 6 | 7"],
    );
    reads("a,b\n\n1,2\n3,4\n", &["a | b", "3: 1 | 2", "4: 3 | 4"]);
    reads("a;b\r1;2\r\r3;4\r", &["a | b", "2: 1 | 2", "4: 3 | 4"]);
    reads("sep=;\r\na;b\r\n1;2\r\n", &["a | b", "3: 1 | 2"]);
}

#[test]
fn headings_may_stand_below_a_title() {
    reads("All our events,,\n,,\na,b,c\n1,2,3\n4,5,6\n", &["a | b | c", "4: 1 | 2 | 3", "5: 4 | 5 | 6"]);
    let options = Options { no_header: true, ..Options::default() };
    let found = lines(b"x,y\nz,w\n", &options);
    assert_eq!(found.unwrap_or_default(), ["1 | 2", "1: x | y", "2: z | w"]);
}

#[test]
fn ragged_rows_make_no_other_table() {
    reads(
        "a,b,c\n1,2,3\n4,5\n6,7,8,9\n1,2,3\n",
        &["a | b | c", "2: 1 | 2 | 3", "3: 4 | 5", "4: 6 | 7 | 8 | 9", "5: 1 | 2 | 3"],
    );
}

#[test]
fn a_workbook_that_breaks_off_is_one_and_is_broken() {
    let rows: &[&[Cell]] =
        &[&[Cell::Text("Date"), Cell::Text("Event")], &[Cell::Text("2020"), Cell::Text("A")]];
    let book = workbook(&[("Blatt", rows)], false);
    for (length, part) in [(60, "[Content_Types].xml"), (250, "_rels/.rels"), (book.len() * 2 / 3, "xl/")] {
        let input = Input::new(SafeText::from_static("a.xlsx"), book[..length].to_vec());
        assert!(Table::recognizes(&input), "{length}");
        let Err(stop) = Table::read(&input, &Options::default()) else { panic!("it is read") };
        assert!(format!("{:?}", stop.place).contains(part), "{length}: {stop:?}");
        assert!(stop.message.as_str().starts_with("The workbook breaks off"), "{stop:?}");
    }
    let text = [&book[..60], b"word/document.xml"].concat();
    assert!(!Table::recognizes(&Input::new(SafeText::from_static("a.docx"), text)));
}

#[test]
fn what_is_no_table_is_not_recognized() {
    for text in [
        "",
        "A word.\n",
        "A line, with a comma.\nAnd another, with two, commas.\nNone.\n",
        "[{\"a\": 1},\n{\"a\": 2}]",
        "a\0,b\n1,2\n",
    ] {
        assert!(!Table::recognizes(&input(text.as_bytes())), "{text}");
    }
}

#[test]
fn a_file_that_breaks_off_within_a_cell_is_broken() {
    let stop = lines(b"a,b\n1,2\n3,\"4\n5,6\n", &Options::default()).err();
    assert_eq!(stop.map(|stop| stop.place), Some(crate::Place::Row(3)));
    let options = Options { encoding: Some("klingon".to_owned()), ..Options::default() };
    assert!(lines(b"a,b\n1,2\n", &options).is_err());
}

#[test]
fn a_workbook_shows_what_its_formats_show() {
    use Cell::{Number, Text};
    let rows: &[&[Cell]] = &[
        &[Text("Datum"), Text("Ereignis"), Text("Zahl")],
        &[Number(44259.0, 14), Text("a"), Number(3.0, 0)],
        &[Number(44259.0, 16), Text("b"), Number(0.5, 0)],
        &[],
        &[Number(44256.0, 17), Text("c")],
        &[Number(44259.4375, 22), Text("d")],
        &[Text("um 1900"), Text("e")],
    ];
    let found = lines(&workbook(&[("Blatt", rows)], false), &Options::default());
    let expected = [
        "Datum | Ereignis | Zahl",
        "2: 2021-03-04 | a | 3",
        "3: 4-Mar | b | 0.5",
        "5: 2021-03 | c",
        "6: 2021-03-04 10:30 | d",
        "7: um 1900 | e",
    ];
    assert_eq!(found.unwrap_or_default(), expected);
    let days: &[&[Cell]] = &[&[Text("Date"), Text("Event")], &[Number(42797.0, 14), Text("a")]];
    let found = lines(&workbook(&[("A", days)], true), &Options::default());
    assert_eq!(found.unwrap_or_default(), ["Date | Event", "2: 2021-03-04 | a"]);
    let both = workbook(&[("A", days), ("B", rows)], false);
    let options = Options { sheet: Some("A".to_owned()), ..Options::default() };
    assert_eq!(lines(&both, &options).map(|lines| lines.len()), Ok(2));
    assert_eq!(lines(&both, &Options::default()).map(|lines| lines.len()), Ok(8));
    let options = Options { sheet: Some("C".to_owned()), ..Options::default() };
    assert!(lines(&both, &options).is_err());
}

proptest! {
    #[test]
    fn any_bytes_are_a_table_or_are_not(
        text in "([a\"é,;\t|\r\n0-9]{0,6}[,;\t\r\n\"]){0,12}",
        bytes in proptest::collection::vec(any::<u8>(), 0..40),
        cut in 0..3_000_usize,
        flipped in 0..3_000_usize,
    ) {
        let mut book = workbook(&[("A", &[&[Cell::Text("a"), Cell::Number(1.0, 14)]])], false);
        if let Some(byte) = book.get_mut(flipped) {
            *byte ^= 0x15;
        }
        book.truncate(cut.max(4));
        for bytes in [text.as_bytes(), &bytes, &book] {
            let input = input(bytes);
            let _ = Table::recognizes(&input);
            let _ = lines(bytes, &Options::default());
        }
    }
}
