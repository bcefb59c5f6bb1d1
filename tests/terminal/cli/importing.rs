//! `import` as a shell sees it: what goes where, and with which exit status. It must not test what a format means.

use std::fs;

use super::{Folder, assert_plain};

const LOG: &str = r#"{"message": "File created", "datetime": "2021-03-04T10:00:00+00:00", "timestamp_desc": "Creation Time", "inode": "7"}
{"message": "Logon", "datetime": "some day", "timestamp_desc": "Event Logged"}
"#;

#[test]
fn the_briefing_goes_to_standard_output_and_the_report_to_standard_error() {
    let folder = Folder::new().with("a.log", LOG);
    let ran = folder.run("import a.log");
    assert_eq!(ran.status, 0);
    assert!(ran.stdout.starts_with("briefing: 1\ntitle: Log of a.log\n"), "{}", ran.stdout);
    let report = "\
read      a.log as a Timesketch log
made      2 events, 1 source
left out
               1 field inode
dates     1 kept, 0 made coarser, 1 in words alone

warning[date-not-read]: `some day` is no date that can be read.
  --> a.log:2

";
    assert_eq!(ran.stderr, report);
    let ran = folder.run("import a.log -o out.yaml");
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""));
    assert!(ran.stderr.contains("written   out.yaml\n"), "{}", ran.stderr);
    assert!(
        folder
            .run("check out.yaml")
            .stdout
            .ends_with("in 1 file\n`briefing explain undated-source` says more\n")
    );
}

#[test]
fn nothing_is_written_over_a_file_unless_forced() {
    let folder = Folder::new().with("a.log", LOG).with("out.yaml", "mine");
    let ran = folder.run("import a.log -o out.yaml");
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("exists already"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("out.yaml")).unwrap(), "mine");
    assert_eq!(folder.run("import a.log -o out.yaml --force").status, 0);
    assert_ne!(fs::read_to_string(folder.path().join("out.yaml")).unwrap(), "mine");
}

#[test]
fn what_is_broken_or_not_recognized_makes_nothing() {
    let broken = LOG.replace("\"datetime\": \"some", "\"datetime\" \"some");
    let folder = Folder::new().with("broken.log", broken).with("a.bin", [0_u8, 1, 2, 255]);
    let ran = folder.run("import broken.log -o out.yaml");
    assert_eq!(ran.status, 1);
    assert!(
        ran.stderr.starts_with("error[broken]: ") && ran.stderr.contains("--> broken.log:2:"),
        "{}",
        ran.stderr
    );
    let ran = folder.run("import a.bin -o out.yaml");
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("Say it with `--as`: "), "{}", ran.stderr);
    assert_eq!(folder.names(), ["a.bin", "broken.log"]);
}

#[test]
fn losses_can_be_denied_and_a_dry_run_writes_nothing() {
    let folder = Folder::new().with("a.log", LOG);
    for (arguments, status) in
        [("import a.log -o out.yaml --deny lost", 1), ("import a.log -o out.yaml --dry-run", 0)]
    {
        let ran = folder.run(arguments);
        assert_eq!((ran.status, ran.stdout.as_str()), (status, ""), "{arguments}");
        assert!(ran.stderr.contains("left out\n               1 field inode\n"), "{}", ran.stderr);
    }
    assert_eq!(folder.names(), ["a.log"]);
}

#[test]
fn a_second_import_says_what_changed() {
    let folder = Folder::new().with("a.log", LOG);
    folder.run("import a.log -o old.yaml");
    fs::write(
        folder.path().join("a.log"),
        LOG.replace("Logon", "Logout").replace(r#""inode": "7""#, r#""tag": ["seen"]"#),
    )
    .unwrap();
    let ran = folder.run("import a.log --compare old.yaml --dry-run");
    assert!(
        ran.stderr.contains("compared  events: 1 as before (1 changed), 1 new, 1 gone\n"),
        "{}",
        ran.stderr
    );
    let (gone, new) = ran.stderr.split_once(" (Logon); nearest new one: logout-").unwrap_or_default();
    assert!(gone.contains("gone: logon-") && new.contains(" (Logout)\n"), "{}", ran.stderr);
}

#[test]
fn decisions_are_kept_beside_the_table_and_found_there() {
    let sheet = "Wann;Was;Wer\n03/04/2021;Streik beginnt;Hafen\n04/04/2021;Streik endet;Hafen\n";
    let folder = Folder::new().with("sheet.csv", sheet);
    let columns = "--columns date=Wann,title=Was,actors=Wer";
    let ran = folder.run(&format!("import sheet.csv {columns}"));
    assert_eq!(ran.status, 1, "which is the day and which the month is open");
    assert!(ran.stderr.contains("date-order-open") && ran.stderr.contains("--date-order"), "{}", ran.stderr);
    let ran = folder.run(&format!(
        "import sheet.csv {columns} --date-order dmy --save-mapping sheet.csv.mapping.yaml -o a.yaml"
    ));
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let ran = folder.run("import sheet.csv -o b.yaml");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("Decisions are from sheet.csv.mapping.yaml."), "{}", ran.stderr);
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
    assert!(text("a.yaml").contains("date: 2021-04-03"), "{}", text("a.yaml"));
    assert_eq!(text("a.yaml"), text("b.yaml"));
}

#[test]
fn what_makes_no_sense_is_refused_and_not_passed_over() {
    let folder = Folder::new().with("a.log", LOG).with("b.csv", "x,y\n");
    let ran = folder.run("import a.log --columns title=x");
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("`--columns` decides nothing for a Timesketch log."), "{}", ran.stderr);
    let ran = folder.run("import a.log -o a.log --force");
    assert!(ran.status == 1 && ran.stderr.contains("a.log is what is to be imported"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(folder.path().join("a.log")).unwrap(), LOG);
    let ran = folder.run("import a.log --compare b.csv");
    assert!(ran.status == 1 && ran.stderr.contains("b.csv is no briefing"), "{}", ran.stderr);
    assert_eq!(folder.run("import a.log --dry-run -o b.csv").status, 0);
}

#[test]
fn no_form_of_the_report_speaks_to_the_terminal() {
    let hostile =
        LOG.replace("inode", "in\\u001b]0;x\\u0007\\u202eode").replace("some day", "so\\u001b[31mme");
    let folder = Folder::new().with("a.log", hostile);
    for form in ["full", "concise", "json", "sarif"] {
        let ran = folder.run(&format!("import a.log --format {form}"));
        assert_eq!(ran.status, 0);
        assert_plain(&ran.stdout);
        assert_plain(&ran.stderr);
        if form != "full" && form != "concise" {
            ran.stderr
                .lines()
                .for_each(|line| drop(serde_json::from_str::<serde_json::Value>(line).unwrap()));
        }
    }
}

#[test]
fn a_question_is_answered_by_the_option_that_it_names() {
    let rows = "date,title,place,location\n2024-03-01,Fire,Bremen,Port\n2024-03-02,Vote,Kiel,Hall\n";
    let folder = Folder::new().with("a.csv", rows);
    let ran = folder.run("import a.csv -o out.yaml");
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("`--columns place=location` or `--columns place=`"), "{}", ran.stderr);
    let ran = folder.run("import a.csv --columns place= --save-mapping a.csv.mapping.yaml");
    assert_eq!((ran.status, ran.stdout.contains("place")), (0, false), "{}", ran.stderr);
    let ran = folder.run("import a.csv --only fire");
    assert_eq!((ran.status, ran.stdout.contains("Vote")), (0, false), "{}", ran.stderr);
    assert!(ran.stderr.contains("1 event not asked for"), "{}", ran.stderr);
    let ran = folder.run("import a.csv --only firr");
    assert!(ran.status == 1 && ran.stderr.contains("Names that are near: `Fire`"), "{}", ran.stderr);
}
