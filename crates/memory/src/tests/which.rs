//! Which briefing a file is: moved, copied, replaced, edited elsewhere, on two devices.

use super::*;
use crate::How;

fn noted(desk: &mut Desk) -> String {
    let first = text(&[FIRE, ALARM, REPORT]);
    let opened = desk.open("/a.yaml", &first);
    desk.note(&opened, &first, 1, "Who?");
    first
}

const FOUND: [&str; 1] = ["Who? -> The alarm is raised by a guard"];

#[test]
fn a_file_that_was_moved_is_the_same_briefing() {
    let mut desk = Desk::new();
    let first = noted(&mut desk);
    desk.remove("/a.yaml");
    let opened = desk.open("/b.yaml", &first);
    assert_eq!(opened.how, How::Moved { from: "/a.yaml".to_owned() });
    assert_eq!(opened.how.sentence().unwrap().as_str(), "moved here from /a.yaml");
    assert_eq!(told(&opened, &first), FOUND);
    assert_eq!(desk.open("/b.yaml", &first).how, How::Known);
}

#[test]
fn a_file_that_was_moved_and_edited_is_the_same_briefing() {
    let mut desk = Desk::new();
    noted(&mut desk);
    desk.remove("/a.yaml");
    let edited = text(&[FIRE, ALARM, REPORT, "title: A ship arrives"]);
    let opened = desk.open("/b.yaml", &edited);
    assert_eq!(opened.how, How::MovedAndEdited { from: "/a.yaml".to_owned() });
    assert_eq!(told(&opened, &edited), FOUND);
    // Of another one that has some words in common it is not.
    let other = "briefing: 1\ntitle: Harbor flood\nevents: [{title: The alarm is broken}, {title: Water in the streets}]\n";
    desk.remove("/b.yaml");
    assert_eq!(desk.open("/c.yaml", other).how, How::New);
}

#[test]
fn a_copy_has_the_notes_until_then_and_from_then_on_its_own() {
    let mut desk = Desk::new();
    let first = noted(&mut desk);
    let copy = desk.open("/copy.yaml", &first);
    assert_eq!(copy.how, How::Copy { of: "/a.yaml".to_owned() });
    assert_eq!(told(&copy, &first), FOUND);
    desk.note(&copy, &first, 0, "In the copy");
    let original = desk.open("/a.yaml", &first);
    desk.note(&original, &first, 0, "In the original");
    let [one, other] = ["/a.yaml", "/copy.yaml"].map(|path| {
        let opened = desk.open(path, &first);
        assert_eq!(opened.how, How::Known);
        told(&opened, &first)
    });
    assert_eq!(one, [FOUND[0], "In the original -> Fire in hall 7"]);
    assert_eq!(other, [FOUND[0], "In the copy -> Fire in hall 7"]);
}

#[test]
fn an_id_counts_before_the_path() {
    let mut desk = Desk::new();
    let first = text(&[FIRE, ALARM]).replace("title: Harbor", "id: harbor-fire-1\ntitle: Harbor");
    let opened = desk.open("/a.yaml", &first);
    desk.note(&opened, &first, 1, "Who?");
    let edited = first.replace("Harbor fire", "The fire at the port");
    let opened = desk.open("/b.yaml", &edited);
    assert_eq!(opened.how, How::SameId { elsewhere: "/a.yaml".to_owned() });
    assert_eq!(told(&opened, &edited), FOUND);
    desk.remove("/a.yaml");
    desk.remove("/b.yaml");
    assert_eq!(desk.open("/c.yaml", &first).how, How::Moved { from: "/b.yaml".to_owned() });
    // Another briefing of another id lies where it lay.
    let other = "briefing: 1\nid: flood\ntitle: Flood\nevents: [{title: Water in the streets}]\n";
    let opened = desk.open("/c.yaml", other);
    assert_eq!(opened.how, How::Replaced { title: "Harbor fire".to_owned() });
    assert!(opened.kept.is_empty());
}

#[test]
fn an_id_that_is_given_later_is_of_the_briefing_that_was_there() {
    let mut desk = Desk::new();
    let first = noted(&mut desk);
    let with_id = first.replace("title: Harbor", "id: harbor-fire-1\ntitle: Harbor");
    let opened = desk.open("/a.yaml", &with_id);
    assert_eq!(
        (opened.how.clone(), told(&opened, &with_id)),
        (How::Known, FOUND.map(str::to_owned).to_vec())
    );
    desk.remove("/a.yaml");
    let edited = with_id.replace("Harbor fire", "The fire at the port");
    assert_eq!(told(&desk.open("/b.yaml", &edited), &edited), FOUND);
}

#[test]
fn another_briefing_at_a_path_does_not_get_the_notes() {
    let mut desk = Desk::new();
    noted(&mut desk);
    let other =
        "briefing: 1\ntitle: Flood\nevents: [{title: Water in the streets}, {title: Sandbags arrive}]\n";
    let opened = desk.open("/a.yaml", other);
    assert_eq!(opened.how, How::Replaced { title: "Harbor fire".to_owned() });
    assert!(opened.kept.is_empty());
    assert_eq!(desk.open("/a.yaml", other).how, How::Known);
    // The first one comes back.
    let first = text(&[FIRE, ALARM, REPORT]);
    assert_eq!(told(&desk.open("/a.yaml", &first), &first), FOUND);
}

/// Copies the logs of one device to another, as Syncthing does.
fn sync(from: &Desk, to: &Desk) {
    std::fs::create_dir_all(to.folder()).unwrap();
    for entry in std::fs::read_dir(from.folder()).unwrap() {
        let path = entry.unwrap().path();
        std::fs::copy(&path, to.folder().join(path.file_name().unwrap())).unwrap();
    }
}

#[test]
fn two_devices_have_the_notes_of_both() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    // The clock of the other one is years behind.
    other.now = 1;
    let first = text(&[FIRE, ALARM, REPORT]);
    let opened = one.open("/home/a/fire.yaml", &first);
    one.note(&opened, &first, 1, "Of one");
    let opened = other.open("/Users/b/fire.yaml", &first);
    other.note(&opened, &first, 0, "Of the other");
    sync(&one, &other);
    sync(&other, &one);
    let all = ["Of one -> The alarm is raised by a guard", "Of the other -> Fire in hall 7"];
    for (desk, path) in [(&mut one, "/home/a/fire.yaml"), (&mut other, "/Users/b/fire.yaml")] {
        let opened = desk.open(path, &first);
        assert_eq!(opened.how, How::Known);
        let mut found = told(&opened, &first);
        found.sort();
        assert_eq!(found, all);
    }
}

#[test]
fn two_devices_that_began_with_other_versions_find_each_other_by_a_version_that_both_have_seen() {
    let (mut one, mut other) = (Desk::new(), Desk::new());
    let (first, second) = (text(&[FIRE, ALARM]), text(&[FIRE, ALARM, REPORT]));
    let opened = one.open("/one.yaml", &first);
    one.note(&opened, &first, 1, "Of one");
    one.open("/one.yaml", &second);
    let opened = other.open("/other.yaml", &second);
    other.note(&opened, &second, 2, "Of the other");
    sync(&one, &other);
    sync(&other, &one);
    let count = |desk: &mut Desk, path: &str, text: &str| desk.open(path, text).kept.len();
    assert_eq!(count(&mut one, "/one.yaml", &second), 2);
    // From then on they are one, whatever it says, and on the other device, too.
    let third = text(&[ALARM, REPORT]);
    assert_eq!(count(&mut one, "/one.yaml", &third), 2);
    sync(&one, &other);
    let opened = other.open("/other.yaml", &third);
    assert_eq!(opened.kept.len(), 2);
    assert_eq!(other.memory().briefings().len(), 1);
}
