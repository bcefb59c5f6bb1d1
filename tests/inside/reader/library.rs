//! The library and the search in all briefings: what stands in the columns, what is found, how one comes there and back, and what
//! is said where there is no catalog.

#![expect(clippy::expect_used, reason = "a test")]

use std::{
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

use crate::{
    app::{Answer, App, Look, catalog::Told, config::Config, request::Sort},
    inside::script::Script,
    text::SafeText,
};

/// A folder with briefings, and the folder of its catalog.
struct Folder {
    all: TempDir,
}

impl Folder {
    /// A folder with so many briefings, the first of which came first.
    fn new(count: usize) -> Self {
        let folder = Self { all: tempfile::tempdir().expect("a folder") };
        for n in 0..count {
            folder.write(&format!("deep/{n:03}.yaml"), &harbor(n));
        }
        folder
    }

    fn path(&self) -> PathBuf {
        self.all.path().join("library")
    }

    fn caches(&self) -> PathBuf {
        self.all.path().join("cache")
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    fn open(&self) -> Script {
        Script::library(&self.path(), &self.caches()).size(120, 30)
    }
}

fn harbor(n: usize) -> String {
    format!(
        "briefing: 1
title: Harbor {n}
as_of: 2024-01
tlp: GREEN
actors: {{ann: {{name: Ann Lee}}}}
sources: {{bta: {{title: BTA report}}}}
events:
  - {{date: 2024-01, title: The port opens on day {n}., sources: [bta]}}
  - {{date: 2024-02, title: A ship comes in., actors: [ann]}}
claims:
  leak: {{text: The hull leaks in case {n}., positions: [{{by: ann, stance: asserts}}, {{by: bta, stance: denies}}]}}
"
    )
}

fn sees_all(script: Script, words: &[&'static str]) -> Script {
    words.iter().fold(script, |script, words| script.sees(words))
}

#[test]
fn a_library_has_a_row_for_each_briefing_with_what_one_asks_first() {
    let folder = Folder::new(3);
    folder.write("broken.yaml", "\"");
    let script = folder.open();
    let names = ["title", "as of", "disputes", "errors", "marking", "folder"];
    let script = sees_all(script, &names);
    let script = sees_all(
        script,
        &["Library", "1 of 4, newest arrival first", "Harbor 2", "2024-01", "GREEN", "deep"],
    );
    // The line below names the file and says what the columns have no room for.
    let script = script.press("t t").sees("by path").sees("broken.yaml · ");
    script.size(50, 15).sees("broken.yaml · ").press("G").sees("TLP:GREEN · deep/002.yaml");
}

#[test]
fn it_opens_what_is_selected_and_a_leads_back_to_it() {
    let folder = Folder::new(3);
    let script = folder.open().press("t").sees("by title").press("j j enter").sees("Harbor 2");
    script.sees("The port opens on day 2.").press("A").sees("3 of 3, by title");
}

#[test]
fn the_orders_go_round() {
    let words = ["by path", "latest as of first", "most disputes first", "most problems first"];
    let script = Folder::new(2).open().press("t");
    let script = words.iter().fold(script, |script, words| script.press("t").sees(words));
    script.press("t").sees("newest arrival first");
}

#[test]
fn while_somebody_looks_what_has_changed_the_list_is_of_use() {
    let folder = Folder::new(3);
    drop(folder.open());
    folder.write("deep/003.yaml", &harbor(3));
    let (folders, caches) = (vec![folder.path()], folder.caches());
    let (app, jobs) = App::with_library(Config::default(), &[], Look::default(), folders, caches);
    // Whoever looks has not begun yet.
    let script = Script::start(app, Vec::new()).sees("0 looked at, 0 read, 0 left").sees("1 of 3");
    let script = script.press("j").sees("2 of 3");
    let job = jobs.into_iter().next().expect("somebody looks");
    script.start_job(job).sees("3 of 4").does_not_see("looked at");
}

#[test]
fn what_has_changed_is_looked_for_again_where_somebody_asks() {
    let folder = Folder::new(2);
    let script = folder.open().sees("1 of 2");
    folder.write("deep/002.yaml", &harbor(2));
    fs::remove_file(folder.path().join("deep/000.yaml")).expect("it is gone");
    let script = script.press("R").sees_rows(&["Harbor 2", "Harbor 1"]).does_not_see("Harbor 0");
    script.does_not_see("looked at");
}

#[test]
fn the_search_finds_what_is_typed_as_it_is_typed_and_opens_it_and_back_leads_to_the_hits() {
    let folder = Folder::new(3);
    let script = folder.open().press("s").sees("what rests on a source with that word in its title");
    let script = script.press("'hull'").sees("1 of 3").sees("The hull leaks in case 2. — Harbor 2 (deep)");
    let script = script.press("down enter").sees("o goes back to the hits").sees("The hull leaks in case 1.");
    script
        .sees("1 Claims")
        .press("o")
        .sees("Search everything")
        .sees("2 of 3")
        .press("down enter")
        .sees("case 0.");
}

#[test]
fn it_is_asked_for_from_anywhere_and_back_leads_on_once_the_hits_were_seen() {
    let folder = Folder::new(3);
    let script = folder.open().press("enter j s").press("'kind:event comes'").press("enter o esc");
    script.sees("A ship comes in.").press("s").sees("kind:event comes").press("esc A").sees("1 of 3, newest");
}

#[test]
fn a_query_that_is_none_is_told_in_its_own_sentence() {
    let folder = Folder::new(2);
    let script = folder.open().press("s").press("'kind:clam'").sees("perhaps claim");
    let script = script.press("backspace backspace").press("'aim'").sees("The hull leaks in case 1.");
    let script = script.press("ctrl-u").press("'is:unread'").sees("`is:unread` cannot be searched for yet");
    script.press("ctrl-u").press("'nowhere'").sees("Nothing is found in 2 briefings.");
}

#[test]
fn more_hits_come_where_one_goes_to_their_end_and_more_than_are_counted_are_told_so() {
    let folder = Folder::new(400);
    let mut script = folder.open().press("s").press("'harbor or the a'").sees("Nothing is found");
    script = script.press("ctrl-u").press("'kind:event,claim'").sees("1 of 1,000+");
    for _ in 0..10 {
        script = script.press("pagedown");
    }
    script.sees("191 of 1,000+");
}

#[test]
fn what_is_gone_from_the_file_is_not_taken_for_something_else() {
    let folder = Folder::new(2);
    let script = folder.open().press("s").press("'hull'").hold();
    folder.write("deep/001.yaml", &harbor(1).replace("The hull", "The keel"));
    let script = script.press("enter").work();
    script.sees("This claim is not in the file any more, or not alone: The hull leaks in case 1.");
}

#[test]
fn what_has_another_number_now_is_found_by_its_words() {
    let folder = Folder::new(2);
    let script = folder.open().press("s").press("'ship kind:event'").hold();
    folder.write(
        "deep/001.yaml",
        &harbor(1).replace("events:\n", "events:\n  - {date: 2023, title: Before.}\n"),
    );
    script.press("enter").work().cursor_on("Feb 2024 A ship comes in.");
}

#[test]
fn a_name_is_met_in_all_briefings_in_time_and_nothing_is_merged() {
    let folder = Folder::new(3);
    folder.write("earlier.yaml", &harbor(9).replace("date: 2024-02", "date: 2023-12-24"));
    let script = folder.open().press("t enter E j").press("W");
    let script = sees_all(
        script,
        &["One name, not one person: nothing is merged", "4 briefings give Ann Lee", "Claims: 4"],
    );
    let script = script.sees_rows(&["Events in time: 4", "2023-12-24", "2024-02 ", "2024-02 ", "2024-02 "]);
    let script = script.press("enter").sees("Harbor 9").cursor_on("24 Dec 2023 A ship comes in.");
    script.press("S W").sees("4 briefings give BTA report").sees("Harbor 0: The port opens on day 0.");
}

#[test]
fn without_a_catalog_the_files_are_listed_and_the_reason_is_said() {
    let folder = Folder::new(3);
    let no_folder = Path::new("/dev/null/briefing");
    let script = Script::library(&folder.path(), no_folder).size(120, 30);
    let script = script.sees("There is no search in all briefings: ").sees("Briefings").sees("Harbor 1");
    let script = script.press("j").does_not_see("There is no search");
    script
        .press("s")
        .sees("There is no search in all briefings: ")
        .press("enter")
        .sees("The port opens on day 1.");
}

#[test]
fn a_catalog_that_fails_before_anything_is_known_is_done_without() {
    let folder = Folder::new(3);
    let (folders, caches) = (vec![folder.path()], folder.caches());
    let (app, jobs) = App::with_library(Config::default(), &[], Look::default(), folders, caches);
    let mut script = Script::start(app, Vec::new()).hold();
    for job in jobs {
        script = script.start_job(job);
    }
    let why = SafeText::from_static("the disk of the catalog is full");
    let script = script.answer(Answer::Catalog { told: Told::Failed { sort: Sort::Refresh, why } });
    let script = script.sees("There is no search in all briefings: the disk of the catalog is full.");
    script.work().sees("Briefings").sees("Harbor 2").does_not_see("There is no briefing");
}

#[test]
fn every_size_of_the_screen_has_room_for_it() {
    let folder = Folder::new(30);
    folder.write("broken.yaml", "\"");
    let mut script = folder.open();
    for (width, height) in [(120, 40), (80, 24), (50, 15), (20, 6), (8, 3), (2, 2), (1, 1)] {
        script.resize(width, height);
        script = script.press("j").press("s 'kind:claim' down esc").press("s ctrl-u esc");
    }
}
