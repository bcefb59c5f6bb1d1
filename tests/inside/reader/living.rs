//! The file is edited while it is read: the reader stays where it is, and says what the file says differently. Somebody else saves
//! it; the reader reads it again.

use std::{fs, io, path::PathBuf};

use tempfile::TempDir;

use briefing_terminal::{Editor, End, Finished};
use briefing_text::SafeText;
use briefing_watch::{Event, Why};

use crate::app::{Msg, layout::Pane};
use crate::inside::script::Script;

/// Events of a year, one a month, each with a source and a quote of its own.
fn year(events: &[&str]) -> String {
    let mut text =
        String::from("briefing: 1\ntitle: A year\nactors: {ada: {name: Ada}, bob: {name: Bob}}\nevents:\n");
    for event in events {
        text.push_str("  - ");
        text.push_str(event);
        text.push('\n');
    }
    text.push_str("sources: {paper: {title: Paper}}\n");
    text
}

const MONTHS: [&str; 6] = [
    "{date: 2024-01, title: The port opens, actors: [ada], sources: [paper]}",
    "{date: 2024-02, title: A ship comes in, actors: [bob], sources: [paper]}",
    "{date: 2024-03, title: The crane falls over, actors: [ada], sources: [paper]}",
    "{date: 2024-04, title: Nobody pays for it, actors: [bob], sources: [paper]}",
    "{date: 2024-05, title: The court meets, actors: [ada, bob], sources: [paper]}",
    "{date: 2024-06, title: Both sides settle, actors: [ada], sources: [paper]}",
];

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new(text: &str) -> io::Result<Self> {
        let desk = Self { folder: tempfile::tempdir()? };
        desk.save(text)?;
        Ok(desk)
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("year.yaml")
    }

    fn save(&self, text: &str) -> io::Result<()> {
        fs::write(self.path(), text)
    }

    fn open(&self) -> Script {
        Script::file(&self.path()).size(120, 40)
    }
}

#[test]
fn the_reader_stays_where_it_is_and_says_how_much_has_changed() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = desk.open().press("j j j").cursor_on("Apr 2024 Nobody pays for it");
    let mut edited = MONTHS.to_vec();
    edited[0] = "{date: 2024-01-15, title: The port opens, actors: [ada], sources: [paper]}";
    edited.insert(1, "{date: 2024-02, title: A pilot goes on board, sources: [paper]}");
    desk.save(&year(&edited))?;
    script
        .press("R")
        .cursor_on("Apr 2024      Nobody pays for it")
        .footer("2 changes since the save before (J d)")
        .sees("~15 Jan 2024")
        .sees("+Feb 2024")
        .press("J")
        .footer("1 of 2 · event The port opens: date: Jan 2024 -> 15 Jan 2024, sharpened")
        .cursor_on("15 Jan 2024   The port opens")
        .sees("Since the save before: date: Jan 2024 -> 15 Jan 2024,")
        .press("J")
        .cursor_on("Feb 2024    ╭ A pilot goes on board")
        .sees("New since the save before")
        .press("J")
        .footer("That was the last change.")
        .press("K")
        .cursor_on("15 Jan 2024   The port opens")
        // Back leads back through all of that.
        .press("o o o")
        .cursor_on("Apr 2024      Nobody pays for it");
    Ok(())
}

#[test]
fn all_changes_are_listed_and_lead_to_what_has_changed() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = desk.open();
    let mut edited = MONTHS.to_vec();
    edited.remove(5);
    edited[2] = "{date: 2024-03, title: The old crane falls over, actors: [ada], sources: [paper]}";
    desk.save(&year(&edited))?;
    script
        .press("R d")
        .sees("What has changed")
        .sees("2 changes since the save before.")
        .sees("removed  event Both sides settle: is gone")
        .sees("prose    event The old crane falls over: title: The {+old +}crane falls over")
        .press("j enter")
        .cursor_on("Mar 2024 The old crane falls over")
        .press("d d")
        // The folder is in no repository; the save before is what there is.
        .sees("What has changed since")
        .sees("the save before");
    Ok(())
}

#[test]
fn what_is_gone_leaves_the_selection_to_its_neighbor() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = desk.open().press("j j").cursor_on("Mar 2024 The crane falls over");
    let mut edited = MONTHS.to_vec();
    edited.remove(2);
    desk.save(&year(&edited))?;
    let script = script
        .press("R")
        .cursor_on("Apr 2024 Nobody pays for it")
        .press("G")
        .cursor_on("Jun 2024 Both sides settle");
    edited.truncate(2);
    desk.save(&year(&edited))?;
    script.press("R").cursor_on("Feb 2024 A ship comes in");
    Ok(())
}

#[test]
fn a_version_that_is_broken_leaves_the_last_good_one_standing() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = desk.open().press("j");
    desk.save(&year(&MONTHS).replace("title: The crane falls over, ", "title: \"The crane falls over, "))?;
    let script = script
        .press("R")
        .sees("Last good version (saved is broken at 7:28): A quotation mark")
        .cursor_on("Feb 2024 A ship comes in")
        .sees("The crane falls over")
        // It is told until it is mended, whatever one does.
        .press("j j")
        .sees("Last good version (");
    desk.save(&year(&MONTHS))?;
    let script = script.press("R").does_not_see("good version").footer("The file is as it was.");
    desk.save("")?;
    let script = script.press("R").sees("Last good version (");
    desk.save(&year(&MONTHS[..3]))?;
    script.press("R").does_not_see("good version").footer("3 changes since the save before");
    Ok(())
}

#[test]
fn filter_date_muting_panes_views_and_searches_are_kept() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let more = |text: &str| format!("{text}quotes: {{}}\n");
    // A filter by whom the file names under another number now.
    let script = desk.open().press("F 'Bob' enter esc").sees("only actor Bob");
    desk.save(&more(&year(&MONTHS)).replace("{ada:", "{aaron: {name: Aaron}, ada:"))?;
    let script = script
        .press("R")
        .sees("only actor Bob")
        .does_not_see("The port opens")
        .sees("A ship comes in")
        .press("u");
    // Words that are looked for are marked in the new version, and lead nowhere by themselves.
    let script = script.press("/ 'the' enter g").cursor_on("Jan 2024 The port opens");
    desk.save(&year(&MONTHS))?;
    let script = script.press("R").cursor_on("Jan 2024 The port opens").footer("1 of 3").press("esc");
    // The pane of an actor, and the whole text.
    let script = script.press("2").keys_go_to(Pane::Entity);
    desk.save(&more(&year(&MONTHS)))?;
    let script = script.press("R").keys_go_to(Pane::Entity).sees("2 Ada").press("1 space space");
    let read = script.body();
    desk.save(&format!("# A comment.\n{}", more(&year(&MONTHS))))?;
    script.press("R").shows(&read).footer("Nothing that it says has changed since the save before.");
    Ok(())
}

/// The file or a copy has changed, or is gone.
fn seen(event: fn(PathBuf) -> Event, path: PathBuf) -> Msg {
    Msg::Seen(event(path))
}

#[test]
fn a_change_that_is_noticed_is_shown_by_itself() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = desk.open().press("j j");
    desk.save(&year(&MONTHS[..5]))?;
    let script = script
        .tell(seen(Event::Changed, desk.path()))
        .footer("1 change since the save before (J d)")
        .does_not_see("Both sides settle")
        .cursor_on("Mar 2024 The crane falls over");
    // Another file is nothing to this one.
    let script = script.press("j").tell(seen(Event::Changed, desk.folder.path().join("other.yaml")));
    let script = script.tell(seen(Event::Gone, desk.path())).sees("Last version (the file is gone):");
    desk.save(&year(&MONTHS))?;
    script
        .tell(seen(Event::Back, desk.path()))
        .does_not_see("is gone")
        .sees("Both sides settle")
        .tell(Msg::Seen(Event::Polling(Why::Network)))
        .footer("Files are looked at every 2 seconds: on a network folder changes are not told.");
    Ok(())
}

#[test]
fn a_copy_that_is_saved_is_looked_up_anew_without_a_key() -> io::Result<()> {
    let text = "briefing: 1\ntitle: T\nevents: [{title: Fire, quotes: [q]}]\nactors: {ada: {name: Ada}}\nquotes: {q: {text: all is lost, speaker: ada, via: [paper]}}\nsources: {paper: {title: Paper, file: paper.txt}}\n";
    let desk = Desk::new(text)?;
    let copy = desk.folder.path().join("paper.txt");
    fs::write(&copy, "She says all is lost.\n")?;
    let script = desk.open().press("3 z").sees("found in paper.txt, line 1");
    fs::write(&copy, "She says nothing.\n")?;
    script
        .tell(seen(Event::Changed, copy))
        .does_not_see("found in paper.txt")
        .sees("not in the source as paper.txt has it");
    Ok(())
}

#[test]
fn what_is_saved_while_the_file_is_read_again_is_shown_in_the_end() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS[..1]))?;
    let script = desk.open().hold();
    desk.save(&year(&MONTHS[..2]))?;
    let script = script.tell(seen(Event::Changed, desk.path())).waits_for(1);
    desk.save(&year(&MONTHS[..3]))?;
    let script = script.tell(seen(Event::Changed, desk.path())).waits_for(1).work();
    script.sees("The crane falls over");
    Ok(())
}

/// The reader with an editor to open.
fn with_editor(mut script: Script) -> Script {
    script.app.set_editor(Editor::read(|name| (name == "EDITOR").then(|| "nano".to_owned())));
    script
}

#[test]
fn the_editor_opens_at_what_is_selected_in_the_file_as_it_is_now() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let path = desk.path().display().to_string();
    let at = |place: &str| Some(format!("nano +{place} {path}"));
    let script = with_editor(desk.open()).press("j j e");
    assert_eq!(script.given_the_terminal(), at("7,5"));
    // Somebody has put a line before it, and the reader does not know yet.
    desk.save(&format!("# A comment.\n{}", year(&MONTHS)))?;
    let script = script.press("e");
    assert_eq!(script.given_the_terminal(), at("8,5"));
    // Where the file is broken, it opens there.
    desk.save(&year(&MONTHS).replace("title: The crane falls over, ", "title: \"The crane falls over, "))?;
    let script = script.press("R e");
    assert_eq!(script.given_the_terminal(), at("7,28"));
    let ended = Finished { program: SafeText::from_static("nano"), end: End::Exited(0) };
    desk.save(&year(&MONTHS[..5]))?;
    script.tell(Msg::Finished(ended)).does_not_see("good version").footer("1 change since the save before");
    Ok(())
}

#[test]
fn the_editor_opens_at_a_problem() -> io::Result<()> {
    let text =
        year(&MONTHS).replace("title: The crane falls over", "title: The crane falls over, statu: planned");
    let desk = Desk::new(&text)?;
    let path = desk.path().display().to_string();
    let script = with_editor(desk.open()).press("! ctrl-e");
    assert_eq!(script.given_the_terminal(), Some(format!("nano +7,50 {path}")));
    // Gone to the item, it opens at the problem, too.
    let script = script.press("! enter e");
    assert_eq!(script.given_the_terminal(), Some(format!("nano +7,50 {path}")));
    // Without an editor one is told what to set.
    desk.open().press("e").footer("No editor is set");
    Script::yaml(&text).press("e").footer("This sample is inside the program");
    Ok(())
}

/// The file is saved, and that is noticed.
fn saved(script: Script, desk: &Desk, text: &str) -> io::Result<Script> {
    desk.save(text)?;
    Ok(script.tell(seen(Event::Changed, desk.path())))
}

const FIRST: &str = "{date: 2023-01, title: The port is planned}";
const SECOND: &str = "{date: 2023-02, title: The money is found}";

fn with_two_before() -> String {
    year(&[&[FIRST, SECOND], &MONTHS[..]].concat())
}

#[test]
fn what_lies_over_the_panes_is_about_the_version_that_is_shown() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    // Of a list, what is selected stays so, though it has another number now.
    let script = saved(desk.open().press("p 'crane'"), &desk, &with_two_before())?;
    let script = script.press("enter").cursor_on("Mar 2024 The crane falls over").press("o");
    let actors = with_two_before().replace("{ada:", "{aaron: {name: Aaron}, abel: {name: Abel}, ada:");
    let script = saved(script.press("F 'Bob'"), &desk, &actors)?.press("enter esc");
    let script = script.sees("only actor Bob").press("u");
    // What is gone cannot be chosen; nothing else is in its place.
    let tiny = "briefing: 1\ntitle: Tiny\n";
    for keys in ["F down", "p down", "H", "y", "' ", "f", "!"] {
        let script = saved(desk.open().press("/ 'the' enter G"), &desk, &with_two_before())?;
        let script = saved(script.press(keys), &desk, tiny)?.close_overlay_by("enter");
        drop(script);
        desk.save(&with_two_before())?;
    }
    drop(script);
    Ok(())
}

#[test]
fn letters_on_links_are_gone_with_the_screen_that_they_stood_on() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = saved(desk.open().press("f"), &desk, "briefing: 1\ntitle: Tiny\n")?;
    // The letter is a key again.
    script.press("?").sees("Keys");
    Ok(())
}

#[test]
fn an_item_that_was_scrolled_stays_where_it_is_on_the_screen() -> io::Result<()> {
    let long = format!(
        "{{date: 2024-01, title: The port opens, text: \"{}\"}}",
        "Many words are said of it. ".repeat(60)
    );
    let desk = Desk::new(&year(&[&long, MONTHS[1], MONTHS[2]]))?;
    let script = desk.open().size(60, 15).press("enter ctrl-e ctrl-e ctrl-e ctrl-e");
    let body = script.body();
    let script = saved(script, &desk, &format!("# A comment.\n{}", year(&[&long, MONTHS[1], MONTHS[2]])))?;
    script.shows(&body);
    Ok(())
}

#[test]
fn what_was_muted_is_muted_again_once_its_source_is_back() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = desk.open().press("S x").sees("without Paper");
    // Half of the file is saved, and then all of it.
    let half = year(&MONTHS).replace("sources: {paper: {title: Paper}}\n", "");
    let script = saved(script, &desk, &half)?.does_not_see("without Paper");
    let script = saved(script, &desk, &year(&MONTHS))?.sees("without Paper");
    let script = saved(script.press("u"), &desk, &half)?;
    saved(script, &desk, &year(&MONTHS))?.does_not_see("without Paper");
    Ok(())
}

#[test]
fn what_was_known_by_two_dates_is_compared_as_two_versions_are() -> io::Result<()> {
    let events = [
        "{date: 2024-01-01, reported: 2024-01-02, title: The port opens}",
        "{date: 2024-01-01, reported: 2024-02-01, title: A ship comes in}",
        "{date: 2024-01-01, reported: 2024-03-01, title: The crane falls over}",
    ];
    let desk = Desk::new(&year(&events))?;
    let script = desk.open().press("@ '2024-01-15' enter @").does_not_see("The crane falls over");
    // Now what was known by 1 February is looked at: since 15 January the ship is new.
    let script = script.sees("A ship comes in").press("d").sees("what was known by 15 Jan 2024");
    let script = script.press("'15 Jan' enter").sees("1 change since what was known by 15 Jan 2024");
    script.sees("added    event A ship comes in: is new").does_not_see("crane");
    Ok(())
}

#[test]
fn a_save_while_one_types_is_told_once_the_last_line_is_free() -> io::Result<()> {
    let desk = Desk::new(&year(&MONTHS))?;
    let script = saved(desk.open().press("p 'cra'"), &desk, &year(&MONTHS[..5]))?;
    script
        .press("esc")
        .footer("1 change since the save before (J d)")
        .press("j")
        .does_not_see("1 change since");
    Ok(())
}
