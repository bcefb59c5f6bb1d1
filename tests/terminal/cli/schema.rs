//! `briefing.schema.json` is what `briefing schema` prints.

use std::{env, fs};

use super::Folder;

#[test]
fn the_file_is_what_the_program_prints() {
    let ran = Folder::new().run("schema");
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/briefing.schema.json");
    if env::var_os("REFRESH_SCHEMA").is_some() {
        fs::write(path, &ran.stdout).unwrap();
    }
    assert!(
        fs::read_to_string(path).is_ok_and(|written| written == ran.stdout),
        "briefing.schema.json is not what `briefing schema` prints. \
         `REFRESH_SCHEMA=1 cargo test --test terminal schema` makes it so."
    );
}
