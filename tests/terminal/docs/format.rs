//! The reference of the format: its examples, dates and scales.

use std::{collections::BTreeSet, fs};

use briefing::{
    library::{Origin, SourceText},
    model::{Confidence, Credibility, Date, Likelihood, Reliability, Tlp},
};

use super::pages::{Block, assert_shown, blocks, page, rows};

/// The codes that `check` finds in a briefing, which lies beside other files in a folder of its own.
fn found(briefing: &str, files: &[(&str, &str)]) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let path = folder.path().join("example.yaml");
    fs::write(&path, briefing).unwrap();
    let origin = Origin::File(path);
    let (diagnostics, _) = SourceText::read(&origin).unwrap().check(&origin);
    diagnostics.into_iter().map(|diagnostic| diagnostic.code.to_string()).collect()
}

/// Every example of a briefing has the codes that its fence names, `yaml unknown-key`, and no others. A block of text
/// before it whose fence names a file is that file.
#[test]
fn the_examples_have_the_mistakes_that_they_name_and_no_others() {
    for path in ["docs/format.md", "docs/checking.md"] {
        let page = page(path);
        let mut files = Vec::new();
        let mut tried = 0;
        for Block { fence, code } in blocks(&page) {
            if let Some(name) = fence.strip_prefix("text ") {
                files.push((name, code));
            } else if let Some(codes) = fence.strip_prefix("yaml") {
                let named: BTreeSet<String> = codes.split_whitespace().map(str::to_owned).collect();
                for code in &named {
                    assert!(page.contains(&format!("`{code}`")), "{path} does not name {code}");
                }
                assert_eq!(found(code, &files), named, "{path}\n{code}");
                files.clear();
                tried += 1;
            }
        }
        assert!(tried > 0, "{path} has no example");
    }
}

#[test]
fn dates_are_shown_as_the_reference_says() {
    let format = page("docs/format.md");
    let dates = format.split_once("<!-- dates -->").unwrap().1.split_once("<!-- end -->").unwrap().0;
    let dates = rows(dates);
    assert!(dates.len() > 10, "{dates:?}");
    for row in dates {
        let [written, shown, _] = row[..] else { panic!("{row:?}") };
        let date = Date::parse(written.trim_matches('`')).unwrap_or_else(|bad| panic!("{written}: {bad:?}"));
        assert_eq!(date.label(), shown, "{written}");
    }
}

#[test]
fn the_scales_are_those_of_the_program() {
    let (first, second) = Likelihood::ALL.split_at(Likelihood::ALL.len() / 2);
    let bands = first.iter().zip(second).map(|(term, other)| {
        assert_eq!(term.percent(), other.percent());
        let (low, high) = term.percent();
        format!("| `{}` | `{}` | {low} to {high} % |\n", term.as_str(), other.as_str())
    });
    let bands: String = bands.collect();
    let scale = |head: &str, words: Vec<(&str, &str)>| {
        let rows: Vec<String> =
            words.into_iter().map(|(word, meaning)| format!("| `{word}` | {meaning} |\n")).collect();
        format!("{head}\n\n| word | meaning |\n|---|---|\n{}\n", rows.concat())
    };
    let confidence = scale(
        "`confidence`, of a judgment in its own ground:",
        Confidence::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let reliability = scale(
        "`reliability` of a source (Admiralty code):",
        Reliability::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let credibility = scale(
        "`credibility` of what it says (Admiralty code):",
        Credibility::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let tlp = scale(
        "`tlp`, who may have the briefing (TLP 2.0, FIRST):",
        Tlp::ALL.iter().map(|word| (word.as_str(), word.meaning())).collect(),
    );
    let made = format!(
        "<!-- scales -->\n`likelihood` (ICD 203); both terms of a row mean the same:\n\n| term | or | likelihood |\n|---|---|---|\n{bands}\n{confidence}{reliability}{credibility}{tlp}<!-- end -->"
    );
    let format = page("docs/format.md");
    let begin = format.find("<!-- scales -->").unwrap();
    let end = begin + format[begin..].find("<!-- end -->").unwrap() + "<!-- end -->".len();
    assert_shown("docs/format.md", &format[begin..end], &made);
}
