//! Ids do not depend on what stands before, in any format: items whose names have the same letters all have a hash.

use super::testing::inputs;
use crate::{Options, import};

/// The ids of what is made of a file.
#[track_caller]
fn ids(name: &str, text: &str) -> Vec<String> {
    let yaml = match import(&inputs(&[(name, text)]), None, &Options::default()) {
        Ok((_, made)) => made.document.to_string(),
        Err(stop) => panic!("nothing is made: {stop:?}"),
    };
    let is_id = |line: &str| line.starts_with("  ") && !line.starts_with("   ") && line.contains(':');
    let keyed = yaml.lines().filter(|line| is_id(line)).filter_map(|line| line.trim().split(':').next());
    let listed = yaml.lines().filter_map(|line| line.trim().strip_prefix("- id: "));
    let mut ids: Vec<String> =
        keyed.filter(|id| !id.starts_with("- ")).chain(listed).map(str::to_owned).collect();
    ids.sort();
    ids
}

#[test]
fn of_two_names_with_the_same_letters_neither_has_the_bare_id() {
    let event = |id: &str, title: &str| {
        format!(
            "{{\"unique_id\": \"{id}\", \"start_date\": {{\"year\": \"2020\"}}, \"text\": {{\"headline\": \"{title}\"}}}}"
        )
    };
    let slides = |one: &str, other: &str| format!("{{\"events\": [{one}, {other}]}}");
    let (one, other) = (event("fire 1", "A"), event("fire-1", "B"));
    let item =
        |link: &str| format!("<item><title>T {link}</title><link>https://n.example/{link}</link></item>");
    let feed = |one: &str, other: &str| {
        format!("<rss version=\"2.0\"><channel><title>News</title>{one}{other}</channel></rss>")
    };
    let rows = |one: &str, other: &str| format!("id,date,title\n{one}\n{other}\n");
    let places = |one: &str, other: &str| {
        format!("title: T\n\n2020-01-01: A\n[{one}](location)\n2020-01-02: B\n[{other}](location)\n")
    };
    let claims = |one: &str, other: &str| format!("[{one}]: It rains.\n\n[{other}]: It snows.\n");
    for (name, first, second, bare) in [
        ("a.json", slides(&one, &other), slides(&other, &one), "fire-1"),
        ("a.xml", feed(&item("a/b"), &item("a-b")), feed(&item("a-b"), &item("a/b")), "n-example-a-b"),
        ("a.csv", rows("E 1,2020,A", "e-1,2020,B"), rows("e-1,2020,B", "E 1,2020,A"), "e-1"),
        ("a.mw", places("St. Ann", "St Ann"), places("St Ann", "St. Ann"), "st-ann"),
        ("a.argdown", claims("The sky", "the sky!"), claims("the sky!", "The sky"), "the-sky"),
    ] {
        let found = ids(name, &first);
        assert_eq!(found, ids(name, &second), "{name}");
        assert!(!found.iter().any(|id| id == bare), "{name}: {found:?}");
        assert_eq!(found.iter().filter(|id| id.starts_with(bare)).count(), 2, "{name}: {found:?}");
    }
}
