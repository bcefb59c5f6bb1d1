//! Local copies of sources that become others while the reader is open: what was found in them does not hold any more, and
//! is looked for again as soon as somebody does something. It must not test what is said of a copy that stays as it is.

use std::{fs, io, os::unix::fs::PermissionsExt, path::PathBuf};

use tempfile::TempDir;

use crate::{app::layout::Pane, inside::script::Script};

const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., sources: [agency], quotes: [arson, pier, gone]}
  - {id: rain, title: Rain., sources: [agency]}
actors:
  ada: {name: Ada}
quotes:
  arson: {text: Bob set it on fire, speaker: ada, via: [agency]}
  pier: {text: I saw nobody at the old pier, speaker: ada, via: [agency]}
  gone: {text: We know nothing, speaker: ada, via: [wire]}
sources:
  agency: {title: Agency report, file: agency.txt}
  wire: {title: Wire, file: wire.txt}
";

/// The first quote stands in it, the second does not.
const BEFORE: &str = "Fire in the harbor\nAda says that Bob set it on fire.\n";
/// The second quote stands in it, the first does not.
const AFTER: &str = "Ada says that Tom set it on fire.\nI saw nobody at the old pier, she says.\n";
/// None of them does.
const LAST: &str = "Nothing is said to have happened in the harbor.\n";

const ANEW: &str = "It has changed since it was first looked at; its quotes were looked up anew.";
const AGAIN: &str = "being looked up again in agency.txt, which has changed";

/// The briefing in a folder, where one of the two copies is.
struct Harbor {
    folder: TempDir,
}

impl Harbor {
    fn new() -> io::Result<Self> {
        let harbor = Self { folder: tempfile::tempdir()? };
        fs::write(harbor.path("harbor.yaml"), HARBOR)?;
        harbor.write(BEFORE)?;
        Ok(harbor)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the copy of the agency anew.
    fn write(&self, text: &str) -> io::Result<()> {
        fs::write(self.path("agency.txt"), text)
    }

    /// The reader with these keys pressed, and the first quote open.
    fn open(&self, keys: &str) -> Script {
        Script::file(&self.path("harbor.yaml")).size(160, 40).press(keys)
    }

    /// The same, a second after the copies on the screen were compared last.
    fn open_for_a_second(&self, keys: &str) -> Script {
        self.open(keys).at(1000)
    }
}

/// Has what waits done, and what it leads to wait.
#[track_caller]
fn step(script: Script) -> Script {
    script.work_without_telling().hold().deliver()
}

#[test]
fn a_quote_that_no_longer_stands_in_a_copy_is_not_said_to() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z").sees("found in agency.txt, line 2");
    harbor.write(AFTER)?;
    step(script.hold().press("j").waits_for(1))
        .sees(AGAIN)
        .does_not_see("found in")
        .waits_for(1)
        .work()
        .sees("not in the source as agency.txt has it: line 1 has “Ada says that **Tom** set it on fire.")
        .sees("the file has changed since it was first looked at")
        .does_not_see("being looked up");
    Ok(())
}

#[test]
fn a_quote_that_stands_in_a_copy_by_now_is_verified() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z j").sees("not in the source as agency.txt has it");
    harbor.write(AFTER)?;
    step(script.hold().press("k"))
        .sees(AGAIN)
        .does_not_see("not in the source")
        .work()
        .sees("found in agency.txt, line 2; the file has changed");
    Ok(())
}

#[test]
fn a_copy_that_goes_or_comes_is_looked_at_again() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z").sees("wire.txt does not exist");
    fs::remove_file(harbor.path("agency.txt"))?;
    fs::write(harbor.path("wire.txt"), "We know nothing, they say.")?;
    let script = step(script.hold().press("j")).sees(AGAIN).does_not_see("found in").work();
    let script = script
        .sees("no local copy any more of Agency report")
        .sees("found in wire.txt, line 1")
        .does_not_see("wire.txt, line 1; the file has changed");
    // As it was when it was first read.
    harbor.write(BEFORE)?;
    script.at(2000).press("k").sees("found in agency.txt, line 2").does_not_see("any more");
    Ok(())
}

#[test]
fn a_copy_that_cannot_be_read_any_more_is_looked_at_again_once() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z");
    fs::write(harbor.path("agency.txt"), [0xff, 0xfe, 0xfd, 0x00, 0xd8])?;
    let script = script.press("j").sees("no local copy any more").does_not_see("found in agency.txt");
    // What it is now is known: it is compared again, and not read.
    step(script.at(2000).hold().press("k").waits_for(1)).waits_for(0);
    Ok(())
}

#[test]
fn a_copy_that_may_not_be_read_any_more_is_looked_at_again() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z");
    fs::set_permissions(harbor.path("agency.txt"), fs::Permissions::from_mode(0o000))?;
    // Root may read everything.
    if fs::read(harbor.path("agency.txt")).is_err() {
        let script = script.press("j").sees("may not be read by this user");
        fs::set_permissions(harbor.path("agency.txt"), fs::Permissions::from_mode(0o644))?;
        script.at(2000).press("k").sees("found in agency.txt, line 2").does_not_see("has changed");
    }
    Ok(())
}

#[test]
fn a_text_that_is_open_is_read_again_and_says_that_it_has_changed() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 enter").sees("1    Fire in the harbor");
    harbor.write(AFTER)?;
    step(script.hold().press("h"))
        .sees("The file has changed: reading it again")
        .does_not_see("Bob set it on fire.")
        // Whoever reads it looks its quotes up, too.
        .waits_for(1)
        .work()
        .sees(ANEW)
        .sees("1 !  Ada says that Tom set it on fire.")
        .press("esc")
        .sees("not in the source");
    Ok(())
}

#[test]
fn a_text_whose_file_has_gone_is_not_shown_and_is_when_that_is_back() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 enter");
    fs::remove_file(harbor.path("agency.txt"))?;
    let script = script.press("h").sees("no local copy any more").does_not_see("Fire in the harbor");
    harbor.write(AFTER)?;
    script.at(2000).press("h").sees(ANEW).sees("1 !  Ada says that Tom set it on fire.");
    Ok(())
}

#[test]
fn a_text_that_is_closed_while_it_is_read_again_leaves_no_quote_behind() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open("3");
    harbor.write(AFTER)?;
    // The quote for which it was opened is looked up first; the others have no answer yet.
    script
        .hold()
        .press("enter")
        .work_without_telling()
        .hold()
        .deliver_first()
        .sees("its quotes are looked up anew …")
        .press("esc z j")
        .sees("being looked up in agency.txt")
        .work()
        .sees("found in agency.txt, line 2");
    Ok(())
}

#[test]
fn a_chain_that_is_open_says_what_is_found_by_now() -> io::Result<()> {
    let harbor = Harbor::new()?;
    for keys in ["3 c j", "c j"] {
        harbor.write(BEFORE)?;
        let script = harbor.open_for_a_second(keys);
        harbor.write(AFTER)?;
        step(script.hold().press("j")).sees(AGAIN).work().sees("has “Ada says that **Tom** set it on fire.");
    }
    Ok(())
}

#[test]
fn copies_are_compared_once_a_second_and_only_when_somebody_does_something() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z").at(999).hold();
    let script = script.press("j k j k").waits_for(0).at(1000).waits_for(0).press("j").waits_for(1);
    // Nothing has changed: the answer leads to nothing, and what was pressed before it came is not forgotten.
    let script = step(script).waits_for(0).press("k").waits_for(0);
    let script = step(script.at(2000).press("j").at(3000).press("k").waits_for(1)).waits_for(1);
    step(script).waits_for(0);
    Ok(())
}

#[test]
fn only_copies_of_what_is_on_the_screen_are_compared() -> io::Result<()> {
    let harbor = Harbor::new()?;
    // No quote belongs to the rain.
    harbor.open("j").at(1000).hold().press("l").waits_for(0).press("k").waits_for(1);
    // Those inside the program stay as they are.
    Script::sample("homeland-justice.yaml").press("3").at(1000).hold().press("j").waits_for(0);
    Ok(())
}

#[test]
fn whoever_comes_back_to_the_screen_is_told_what_holds() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z");
    harbor.write(AFTER)?;
    script.return_to_it().sees("line 1 has “Ada says that **Tom** set it on fire.");
    Ok(())
}

#[test]
fn what_was_found_in_an_older_file_does_not_take_the_place_of_what_holds() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = Script::open_and_hold(&harbor.path("harbor.yaml")).size(160, 40).press("3");
    let script = script.work_without_telling();
    harbor.write(AFTER)?;
    let script = script.press("enter").sees("1 !  Ada says that Tom set it on fire.");
    script.deliver().press("esc z").sees("not in the source").does_not_see("found in agency.txt, line 2;");
    Ok(())
}

#[test]
fn a_file_that_was_seen_to_be_another_and_was_read_since_is_not_looked_at_again() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z").hold().press("j k");
    harbor.write(AFTER)?;
    let script = script.work_without_telling();
    harbor.write(LAST)?;
    script
        .press("enter")
        .sees("Nothing is said to have happened")
        .hold()
        .deliver()
        .waits_for(0)
        .keys_go_to(Pane::View)
        .sees("Nothing is said to have happened")
        .sees(ANEW);
    Ok(())
}

#[test]
fn a_file_that_changes_while_it_is_looked_at_again_is_so_once_more() -> io::Result<()> {
    let harbor = Harbor::new()?;
    let script = harbor.open_for_a_second("3 z");
    harbor.write(AFTER)?;
    let script = step(script.hold().press("j k"));
    harbor.write(LAST)?;
    // It is read in the second state; that one is left before the next key.
    let script = script.work().sees("nothing there is like it");
    harbor.write(BEFORE)?;
    script.at(2000).press("j k").sees("found in agency.txt, line 2; the file has changed");
    Ok(())
}

#[test]
fn a_briefing_that_was_left_hears_that_a_copy_has_changed() -> io::Result<()> {
    let harbor = Harbor::new()?;
    fs::write(harbor.path("other.yaml"), "briefing: 1\ntitle: Other\nevents: [{title: Alone.}]\n")?;
    let paths = [harbor.path("harbor.yaml"), harbor.path("other.yaml")];
    let script = Script::files(&paths).size(160, 40).press("enter 3 z").sees("found in agency.txt").at(1000);
    harbor.write(AFTER)?;
    let script = script.hold().press("j k").work_without_telling().press("A j enter").sees("Alone.");
    script.hold().deliver().waits_for(0).press("A k enter").sees(AGAIN).work().sees("not in the source");
    Ok(())
}
