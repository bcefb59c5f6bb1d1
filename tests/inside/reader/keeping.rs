//! What a reader does stays: marks, notes, where one was. It is found again the next time, also after others have edited the file;
//! what cannot be kept is said, and never lost in silence.

use std::{fs, io, path::PathBuf};

use briefing_terminal::{Editor, End, Finished};
use briefing_text::SafeText;
use briefing_watch::Event;
use tempfile::TempDir;

use crate::app::{Msg, layout::Pane};
use crate::inside::script::Script;

const HARBOR: &str = "briefing: 1
title: The harbor
events:
  - {date: 2024-01, title: The port opens, actors: [ada]}
  - {date: 2024-02, title: A ship comes in from the north, actors: [bob]}
  - {date: 2024-03, title: The crane falls over}
  - {date: 2024-04, title: Nobody pays for it}
actors: {ada: {name: Ada}, bob: {name: Bob}}
";

/// A file, and the folder where its reader keeps things.
struct Home {
    folder: TempDir,
}

impl Home {
    fn new(text: &str) -> io::Result<Self> {
        let home = Self { folder: tempfile::tempdir()? };
        home.save(text)?;
        Ok(home)
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("harbor.yaml")
    }

    fn memory(&self) -> PathBuf {
        self.folder.path().join("state/briefing/memory")
    }

    fn save(&self, text: &str) -> io::Result<()> {
        fs::write(self.file(), text)
    }

    /// The reader, started once more.
    fn start(&self) -> Script {
        Script::file_kept_in(&self.file(), &self.memory())
    }
}

#[test]
fn a_note_and_a_mark_are_there_the_next_time_beside_their_items() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let script = home.start().press("j a").footer("note").press("'Who says so?' enter").footer("Noted");
    script
        .sees("Your note: Who says so?")
        .press("j m")
        .footer("Marked: The crane falls over; ' lists marks and notes.")
        .sees("Marked by you")
        .press("k k")
        .sees("¶Feb 2024")
        .sees("★Mar 2024");
    let script = home.start().sees("¶Feb 2024").sees("★Mar 2024").press("'");
    let script = script.sees("Marks and notes").sees("Who says so?").sees("mark").press("enter");
    // Enter goes to the item.
    let script = script.cursor_on("Feb 2024 A ship comes in from the north").sees("Your note: Who says so?");
    // It goes on where it stopped; without words it is gone.
    let script = script.press("a ' The port?' enter").sees("Your note: Who says so? The port?");
    let script = script.press("a ctrl-u enter").footer("The note is gone.").does_not_see("Your note");
    script.press("j m").footer("No longer marked: The crane falls over.");
    home.start().press("'").footer("There are no marks and no notes yet.");
    Ok(())
}

#[test]
fn a_note_follows_its_item_through_edits_and_keeps_the_words_it_was_written_to() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    home.start().press("j a 'Ask the pilot.' enter");
    // Others have edited the file: a word, the date, the order.
    let edited = HARBOR
        .replace(
            "2024-02, title: A ship comes in from the north",
            "2024-02-07, title: A large ship comes in from the north",
        )
        .replace("events:\n", "events:\n  - {date: 2023, title: The port is planned}\n");
    home.save(&edited)?;
    home.start()
        .press("' enter")
        .cursor_on("7 Feb 2024 A large ship comes in from the north")
        .sees("Your note: Ask the pilot.");
    // The item is gone: the note is not.
    let gone: Vec<&str> = edited.lines().filter(|line| !line.contains("ship")).collect();
    home.save(&gone.join("\n"))?;
    let script = home.start().footer("a note or mark has lost its item (')");
    let script = script
        .press("'")
        .sees("Ask the pilot.")
        .sees("(the item is gone)")
        .sees("Feb 2024 A ship comes in from the north");
    let script = script.press("enter").footer("Its item is gone; delete takes the note or mark away.");
    script.press("delete").footer("There are no marks and no notes yet.");
    Ok(())
}

#[test]
fn the_reader_opens_where_one_was_and_says_so() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    home.start().press("j j F 'Ada' enter esc u j j j");
    let script = home.start();
    let script = script.cursor_on("Apr 2024 Nobody pays for it").footer("Here you were").press("o");
    // Back leads to where it would have begun.
    script.cursor_on("Jan 2024 The port opens");
    // What has changed since is said and gone through with one key.
    home.save(&HARBOR.replace("2024-03, title", "2024-03-05, title"))?;
    let script = home.start().footer("1 change since you read it on").press("J");
    script.cursor_on("5 Mar 2024 The crane falls over").sees("Since you read it on");
    Ok(())
}

#[test]
fn a_key_that_was_pressed_before_what_is_kept_was_read_counts() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    home.start().press("j j");
    let mut script = Script::file(&home.file()).size(120, 40).press("j").hold();
    let job = script.app.keep_in(home.memory(), std::time::Duration::ZERO);
    let script = script.start_job(job).work();
    script.cursor_on("Feb 2024 A ship comes in from the north");
    Ok(())
}

#[test]
fn notes_stay_beside_their_items_while_the_file_is_edited() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let script = home.start().press("j j a 'Check.' enter k");
    home.save(&HARBOR.replace("events:\n", "events:\n  - {date: 2023, title: The port is planned}\n"))?;
    let script = script.tell(Msg::Seen(Event::Changed(home.file())));
    let script = script.sees("¶Mar 2024").press("j").sees("Your note: Check.");
    // And it is written where it belongs from then on.
    script.press("a ' Twice.' enter").sees("Your note: Check. Twice.");
    home.start().press("'").sees("Check. Twice.");
    Ok(())
}

#[test]
fn a_long_note_is_written_in_the_editor() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let mut script = home.start();
    script.app.set_editor(Editor::read(|name| (name == "EDITOR").then(|| "nano".to_owned())));
    let script = script.press("j a 'First.' ctrl-o");
    let Some(command) = script.given_the_terminal() else { script.fail("no editor was opened") };
    let file = PathBuf::from(command.trim_start_matches("nano "));
    assert_eq!(fs::read_to_string(&file)?, "First.");
    fs::write(&file, "First.\nSecond.\n")?;
    let ended = Finished { program: SafeText::from_static("nano"), end: End::Exited(0) };
    let script = script.tell(Msg::Finished(ended)).footer("Noted").sees("First.").sees("Second.");
    assert!(!file.exists());
    // In one line it would lose where its lines begin: it goes to the editor at once.
    let script = script.press("a");
    assert!(script.given_the_terminal().is_some_and(|again| again != command));
    Ok(())
}

#[test]
fn what_cannot_be_kept_is_said_tried_again_and_asked_about_at_the_end() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    // A file lies where the folder should be.
    let state = home.folder.path().join("state/briefing");
    fs::create_dir_all(&state)?;
    fs::write(state.join("memory"), "")?;
    let script = home.start().press("j a 'Precious.' enter").sees("Not kept:").sees("Your note: Precious.");
    let script = script.press("q").sees("Notes are not kept").sees("Print them here and end");
    assert!(!script.has_quit());
    let script = script.press("esc");
    fs::remove_file(state.join("memory"))?;
    // The next change takes it along.
    let script = script.press("j m").does_not_see("Not kept:").press("q");
    assert!(script.has_quit());
    home.start().sees("¶Feb 2024").sees("Marked by you");
    Ok(())
}

#[test]
fn who_ends_the_program_all_the_same_gets_the_notes() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let state = home.folder.path().join("state/briefing");
    fs::create_dir_all(&state)?;
    fs::write(state.join("memory"), "")?;
    for keys in ["q down enter", "ctrl-c ctrl-c"] {
        let mut script = home.start().press("j a 'Precious.' enter").press(keys);
        assert!(script.has_quit(), "{keys}");
        let (lines, has_notes) = script.app.last_words();
        assert!(has_notes && lines.as_str().contains("Precious."));
    }
    Ok(())
}

#[test]
fn a_mark_and_a_note_may_stand_at_a_quote_and_an_actor() -> io::Result<()> {
    let text = format!("{HARBOR}quotes: {{q: {{text: all is well, speaker: ada}}}}\n")
        .replace("actors: [ada]}", "actors: [ada], quotes: [q]}");
    let home = Home::new(&text)?;
    let script = home.start().press("3").keys_go_to(Pane::Quotes).press("m").sees("Marked by you");
    script.press("2 a 'Who is she?' enter").sees("Your note: Who is she?");
    let script = home.start().press("'").sees("Who is she?").sees("all is well");
    script.press("enter").sees("Your note");
    Ok(())
}

#[test]
fn the_briefings_that_were_read_last_are_listed_and_opened() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let other = home.folder.path().join("pass.yaml");
    fs::write(&other, "briefing: 1\ntitle: The pass\nevents: [{title: Snow falls}, {title: Wind comes}]\n")?;
    home.start().press("j j b").footer("No other briefing was read yet.");
    Script::file_kept_in(&other, &home.memory()).press("j");
    let script = Script::file_kept_in(&other, &home.memory()).press("b");
    let script = script.sees("Read last").sees("The harbor").press("enter");
    // It opens where it was left, and so does the other one.
    let script = script.cursor_on("Mar 2024 The crane falls over").press("b").sees("The pass").press("enter");
    script.cursor_on("Wind comes");
    // What is gone cannot be opened, and nothing else is in its place.
    fs::remove_file(&other)?;
    home.start().press("b enter").sees("Not opened").press("esc").sees("Briefings");
    Ok(())
}

#[test]
fn a_note_that_is_typed_while_the_file_is_saved_stands_where_it_was_begun() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let script = home.start().press("j j a 'On the crane.'");
    let before = HARBOR
        .replace("events:\n", "events:\n  - {date: 2022, title: A plan}\n  - {date: 2023, title: Money}\n");
    home.save(&before)?;
    let script = script.tell(Msg::Seen(Event::Changed(home.file()))).press("enter");
    let script =
        script.footer("Noted").cursor_on("Mar 2024 The crane falls over").sees("Your note: On the crane.");
    // Its item goes while it is typed: the note does not.
    let script = script.press("j a 'Who then?'");
    home.save("briefing: 1\ntitle: The harbor\nevents: [{title: Nothing left}]\n")?;
    let script = script.tell(Msg::Seen(Event::Changed(home.file()))).press("enter");
    let script = script.footer("Noted, but its item is gone by now").press("'");
    script.sees("Who then?").sees("(the item is gone)").sees("Apr 2024 Nobody pays for it");
    home.save(HARBOR)?;
    home.start().press("G").sees("Your note: Who then?");
    Ok(())
}

#[test]
fn what_another_reader_keeps_is_seen_when_one_is_back_at_the_screen() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    let here = home.start();
    home.start().press("j a 'From over there.' enter");
    here.does_not_see("¶").return_to_it().sees("¶Feb 2024").press("j").sees("Your note: From over there.");
    Ok(())
}

#[test]
fn a_copy_was_never_read_and_has_the_notes_of_its_original() -> io::Result<()> {
    let home = Home::new(HARBOR)?;
    home.start().press("j j a 'On the crane.' enter j");
    let copy = home.folder.path().join("copy.yaml");
    fs::write(&copy, HARBOR)?;
    home.save(&HARBOR.replace("The crane falls over", "The crane is down"))?;
    home.start().press("j");
    let script = Script::file_kept_in(&copy, &home.memory());
    script
        .cursor_on("Jan 2024 The port opens")
        .does_not_see("Since you read it")
        .sees("¶Mar 2024")
        .footer("a copy of");
    Ok(())
}

#[test]
fn nothing_is_marked_where_nothing_is_selected_or_what_is_not_seen() -> io::Result<()> {
    let home = Home::new(&HARBOR.replace("2024-01", "1990").replace("2024-02", "2001"))?;
    let script = home
        .start()
        .press("3 m")
        .footer("Nothing is selected here.")
        .press("a")
        .footer("Nothing is selected");
    // A folded section is no item, though the cursor stands on it.
    let script =
        script.press("1 + Z").press("m").footer("Unfold the section first: what is folded is not seen.");
    script.press("'").footer("There are no marks and no notes yet.");
    Ok(())
}
