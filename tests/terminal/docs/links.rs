//! Where pages lead: links between them, and files that they name.

use std::{collections::BTreeSet, fs};

use super::pages::{blocks, page, pages, project, quoted};

/// The headings of a page, as links name them.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page
        .lines()
        .filter_map(|line| line.trim_start_matches('#').strip_prefix(' ').filter(|_| line.starts_with('#')));
    headings
        .map(|heading| {
            let letters = heading.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
            letters.collect::<String>().to_lowercase().replace(' ', "-")
        })
        .collect()
}

#[test]
fn every_link_between_pages_leads_somewhere() {
    for path in pages() {
        let text = page(&path);
        let mut prose = text.clone();
        for block in blocks(&text) {
            prose = prose.replacen(block.code, "", 1);
        }
        for link in prose.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link) {
            if link.contains("://") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let target =
                if file.is_empty() { project(&path) } else { project(&path).parent().unwrap().join(file) };
            assert!(target.exists(), "{path}: {link} leads nowhere");
            if !anchor.is_empty() {
                let headings = anchors(&fs::read_to_string(&target).unwrap());
                assert!(headings.contains(anchor), "{path}: {link} leads to no heading of {headings:?}");
            }
        }
    }
}

/// What looks like a path from the root of the repository is one.
#[test]
fn every_file_that_is_named_exists() {
    let folders = ["src/", "crates/", "tests/", "docs/", "benches/", "briefings/", "examples/", ".github/"];
    for path in pages() {
        let text = page(&path);
        for word in text.lines().flat_map(quoted) {
            let is_path = folders.iter().any(|folder| word.starts_with(folder));
            if is_path && !word.contains([' ', '*', '{']) && word.chars().all(|c| !c.is_uppercase()) {
                assert!(project(word).exists(), "{path} names {word}, which is not there");
            }
        }
    }
}
