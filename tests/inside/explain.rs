//! The examples of `briefing explain`, held against the program: what is wrong gives the code, what is right does not.

#![expect(clippy::unwrap_used, reason = "a test that cannot make its files has nothing to say")]

use std::{collections::BTreeSet, fs};

use crate::{
    diagnostic::{Code, Example},
    library::{Origin, SourceText},
};

/// All that is found in an example, which lies in a folder of its own.
fn found(example: &Example) -> BTreeSet<Code> {
    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join("briefings");
    fs::create_dir(&folder).unwrap();
    for (name, text) in &example.files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let path = folder.join("example.yaml");
    // What cannot be seen is named in an example, and is tried itself.
    let text = example.briefing.replace("<U+200B>", "\u{200b}").replace("<U+00A0>", "\u{a0}");
    fs::write(&path, text).unwrap();
    let origin = Origin::File(path);
    let (diagnostics, _) = SourceText::read(&origin).unwrap().check(&origin);
    diagnostics.into_iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn a_wrong_example_has_the_code_and_no_other() {
    for code in Code::ALL {
        assert_eq!(found(&code.explanation().wrong), BTreeSet::from([*code]), "{code}");
    }
}

#[test]
fn a_right_example_is_without_fault() {
    for code in Code::ALL {
        assert_eq!(found(&code.explanation().right), BTreeSet::new(), "{code}");
    }
}
