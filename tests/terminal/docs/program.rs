//! What the program lists itself: keys, codes, commands with their options, forms of output, settings, bars.

use std::{collections::BTreeSet, fs};

use briefing::{
    app::{
        Look,
        config::{Config, ThemeName},
    },
    ui::theme::Theme,
};

use super::pages::{assert_shown, block, blocks, page, pages, project, quoted, rows, run, run_in, section};

#[test]
fn the_keys_are_those_of_the_program() {
    let (status, keys) = run(&["keys"]);
    assert_eq!(status, Some(0));
    assert_shown("docs/keys.md", block(&page("docs/keys.md")), &keys);
}

#[test]
fn the_codes_are_those_of_the_program() {
    let (status, codes) = run(&["explain"]);
    assert_eq!(status, Some(0));
    assert_shown("docs/checking.md", block(section(&page("docs/checking.md"), "## Codes")), &codes);
}

#[test]
fn the_keys_of_a_diagnostic_are_those_of_the_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.yaml"), "briefing: 1\n").unwrap();
    let (_, printed) = run_in(folder.path(), &["check", "--format", "json", "a.yaml"]);
    let object: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(printed.lines().next().unwrap()).unwrap();
    let checking = page("docs/checking.md");
    let sentence = checking.split_once("An object of `json` has the keys").unwrap().1;
    let named = quoted(sentence.split_once('.').unwrap().0);
    assert_eq!(BTreeSet::from_iter(named), object.keys().map(String::as_str).collect());
}

#[test]
fn every_command_is_named() {
    let commands_page = page("docs/commands.md");
    let table = rows(&commands_page);
    let (_, help) = run(&["--help"]);
    let listed = help.split_once("Commands:\n").map_or("", |(_, after)| after);
    let commands: Vec<&str> =
        listed.lines().map_while(|line| line.strip_prefix("  ")?.split_whitespace().next()).collect();
    assert!(commands.contains(&"show"), "{help}");
    for command in commands {
        let row = table.iter().find(|row| row[0].contains(&format!("briefing {command}")));
        assert!(row.is_some(), "{command} is not named in docs/commands.md");
        for word in run(&[command, "--help"]).1.split_whitespace().filter(|word| word.starts_with("--")) {
            assert!(
                word == "--help" || commands_page.contains(word),
                "{command} {word} is not named in docs/commands.md"
            );
        }
    }
    for status in quoted_statuses(&help) {
        assert!(table.iter().any(|row| row[0] == status), "exit status {status}");
    }
}

/// The numbers in the line on exit status of the help.
fn quoted_statuses(help: &str) -> Vec<&str> {
    let line = help.lines().find_map(|line| line.strip_prefix("Exit status: ")).unwrap();
    line.split(", ").filter_map(|status| status.split(' ').next()).collect()
}

#[test]
fn the_forms_of_check_are_those_of_the_program() {
    let checking = page("docs/checking.md");
    let named: Vec<&str> =
        rows(section(&checking, "## Forms")).iter().map(|row| row[0].trim_matches('`')).collect();
    let (_, help) = run(&["check", "--help"]);
    let line = help.lines().find_map(|line| line.trim().strip_prefix("--format <FORM>")).unwrap();
    for form in &named {
        assert!(line.contains(form), "{form}: {line}");
        assert_eq!(run(&["check", "--format", form, project("briefings").to_str().unwrap()]).0, Some(0));
    }
    assert_eq!(named.len(), line.matches(',').count() + 2, "{line}");
}

/// Each line of a block for the shell that begins with the program is tried in a folder with what it names.
#[test]
fn the_commands_of_the_pages_are_understood() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(project("tests/fixtures/article.txt"), folder.path().join("article.txt")).unwrap();
    fs::create_dir(folder.path().join("briefings")).unwrap();
    fs::copy(project("briefings/tour.yaml"), folder.path().join("briefings/tour.yaml")).unwrap();
    let mut tried = 0;
    for path in pages() {
        let page = page(&path);
        for line in
            blocks(&page).iter().filter(|block| block.fence == "sh").flat_map(|block| block.code.lines())
        {
            let line = line.split(['#', '>']).next().unwrap_or_default();
            let Some(arguments) = line.trim().strip_prefix("briefing ") else { continue };
            let mut arguments: Vec<&str> = arguments.split(' ').collect();
            if arguments[0] == "new" {
                arguments.push("--force");
            }
            let (status, _) = run_in(folder.path(), &arguments);
            assert!(matches!(status, Some(0 | 1)), "{path}: {line}: {status:?}");
            tried += 1;
        }
    }
    assert!(tried > 4, "{tried}");
}

#[test]
fn the_configuration_has_every_setting_and_no_wrong_one() {
    let configuration = page("docs/configuration.md");
    let sample = block(&configuration);
    let wrong = |text: &str| -> Vec<String> {
        Config::parse(text).1.iter().map(|entry| entry.message.to_string()).collect()
    };
    assert_eq!(wrong(sample), [""; 0]);

    // What the program says of a setting that there is not names all that there are; likewise of a word.
    let known = |text: &str| -> BTreeSet<String> {
        let refusal = wrong(text).concat();
        let known = refusal.split_once("there are ").map_or("", |(_, known)| known);
        known.trim_end_matches('.').split(", ").map(str::to_owned).collect()
    };
    let settings = known("none: 1\n");
    assert!(settings.contains("theme"), "{settings:?}");
    let table = rows(&configuration);
    let named: BTreeSet<String> = table.iter().map(|row| row[0].trim_matches('`').to_owned()).collect();
    assert_eq!(named, settings);
    for setting in &settings {
        assert!(sample.lines().any(|line| line.starts_with(&format!("{setting}:"))), "{setting}\n{sample}");
    }
    for row in table {
        let setting = row[0].trim_matches('`');
        let values: BTreeSet<String> = quoted(row[1]).into_iter().map(str::to_owned).collect();
        match setting {
            "theme" | "bidi" => assert_eq!(values, known(&format!("{setting}: none-of-them\n")), "{setting}"),
            _ => {
                let texts = values.iter().map(|value| format!("{setting}: {value}\n"));
                texts.for_each(|text| assert_eq!(wrong(&text), [""; 0], "{text}"));
            }
        }
    }
}

#[test]
fn the_bars_of_the_timeline_are_those_of_the_program() {
    let bars = |ascii| {
        let glyphs = Theme::new(ThemeName::Default, ascii, Look::default()).glyphs;
        let [all, about, perhaps, perhaps_about, within] = glyphs.spans;
        let spans = [glyphs.day, all, within, about, perhaps, perhaps_about].map(|glyph| vec![glyph]);
        [spans.to_vec(), vec![glyphs.open.to_vec(), glyphs.beyond.to_vec()]].concat()
    };
    let reading = page("docs/reading.md");
    let timeline = section(&reading, "## The timeline");
    let table: Vec<_> = rows(timeline).into_iter().filter(|row| row.len() == 3).collect();
    assert_eq!(table.iter().map(|row| quoted(row[0])).collect::<Vec<_>>(), bars(false));
    assert_eq!(table.iter().map(|row| quoted(row[1])).collect::<Vec<_>>(), bars(true));
}
