//! The local copies of sources: whether quotes stand in them, and their text as a full view. It must not test how anything
//! looks, but for the view as a whole.

use std::{fs, io, path::Path};

use crate::{
    app::{Look, layout::Pane},
    diagnostic::Code,
    evidence::perspective::Perspective,
    export,
    library::{Document, Origin, SourceText},
    text::SafeText,
};

use super::screens::album;
use crate::inside::script::Script;

/// A post that a station and an agency pass on; the station's copy and that of the agency are here, not that of the post.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., sources: [paper], quotes: [arson, twice, wrong, gone, untold, far]}
actors:
  ada: {name: Ada}
  bob: {name: Bob}
quotes:
  arson: {text: Bob set it on fire, speaker: ada, via: [post, agency]}
  twice: {text: 'no', speaker: bob, via: [agency]}
  wrong: {text: I saw nobody at the old pier, speaker: bob, via: [agency]}
  gone: {text: We know nothing, speaker: ada, via: [wire]}
  untold: {text: Ask the harbor master, speaker: ada, via: [post]}
  far: {text: it burned until noon, speaker: ada, via: [agency]}
sources:
  post: {title: Post of Ada}
  agency: {title: Agency report, based_on: [post], file: copies/agency.txt}
  wire: {title: Wire, file: copies/wire.txt}
  paper: {title: Paper}
";

/// What the agency has, with Bob in it and the words of Ada over two lines.
fn agency() -> String {
    let filler = (5..60).map(|n| format!("Line {n} has nothing to say.\n")).collect::<Vec<_>>().concat();
    format!(
        "Fire in the harbor\n\nAda says that Bob set it\non fire. He said no, and again no.\n\"I saw nobody at the new pier\", he says.\n{filler}They say it burned until noon.\n"
    )
}

/// The briefing in a folder with its copies.
fn harbor() -> io::Result<tempfile::TempDir> {
    let folder = tempfile::tempdir()?;
    fs::create_dir(folder.path().join("copies"))?;
    fs::write(folder.path().join("copies/agency.txt"), agency())?;
    fs::write(folder.path().join("harbor.yaml"), HARBOR)?;
    Ok(folder)
}

fn script(folder: &Path) -> Script {
    Script::file(&folder.join("harbor.yaml")).size(120, 40)
}

#[test]
fn each_quote_says_whether_it_stands_in_the_copy() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("3 z")
        .sees("found in copies/agency.txt, line 3")
        .sees("found, but more than once in copies/agency.txt: line 4")
        .sees("line 5 has “… no, and again no. \"I saw nobody at the **new**")
        .sees("”, the quote “I saw nobody at the **old** pier”")
        .sees("copies/wire.txt does not exist")
        .press("j j j j")
        .sees("no local copy");
    Ok(())
}

#[test]
fn nothing_is_claimed_while_the_copies_are_still_being_read() -> io::Result<()> {
    let folder = harbor()?;
    Script::open_and_hold(&folder.path().join("harbor.yaml"))
        .size(120, 40)
        .press("3 z")
        .sees("being looked up in copies/agency.txt")
        .does_not_see("found in")
        .press("enter")
        .sees("Reading the file")
        .work()
        .sees("Fire in the harbor")
        .press("esc")
        .sees("found in copies/agency.txt, line 3");
    Ok(())
}

#[test]
fn a_chain_that_is_open_says_what_is_found_while_it_is_read() -> io::Result<()> {
    let folder = harbor()?;
    let script = Script::open_and_hold(&folder.path().join("harbor.yaml")).size(120, 40).press("3 c j");
    let line = script.cursor_row();
    let script = script.sees("being looked up in copies/agency.txt").work();
    assert_eq!(script.cursor_row(), line);
    script.sees("found in copies/agency.txt, line 3").does_not_see("being looked up");
    Ok(())
}

#[test]
fn enter_opens_the_text_at_the_quote_and_back_returns() -> io::Result<()> {
    let folder = harbor()?;
    let at_quotes = script(folder.path()).press("3");
    let before = at_quotes.body();
    at_quotes
        .press("enter")
        .keys_go_to(Pane::View)
        .sees("File of Agency report: copies/agency.txt")
        .sees("1 of 4")
        .cursor_on("3 || Ada says that Bob set it")
        .sees("4 || on fire. He said no")
        .press("esc")
        .keys_go_to(Pane::Quotes)
        .shows(&before)
        .press("enter o")
        .keys_go_to(Pane::Quotes)
        .shows(&before)
        .press("i")
        .keys_go_to(Pane::View)
        .cursor_on("3 || Ada says that Bob set it");
    Ok(())
}

#[test]
fn the_next_quote_and_the_one_before_are_a_key_away_around_the_ends() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("3 enter n")
        .cursor_on("4 || on fire. He said no")
        .press("n")
        .cursor_on("5 !  \"I saw nobody at the new pier\"")
        .press("n")
        .sees("4 of 4")
        .cursor_on("61 || They say it burned until noon.")
        .sees("59    Line")
        .press("n")
        .cursor_on("3 || Ada says")
        .press("N N")
        .sees("3 of 4")
        // From where the cursor was moved to, the next one below.
        .press("g n")
        .sees("1 of 4");
    Ok(())
}

#[test]
fn a_quote_that_is_not_there_is_said_above_and_the_cursor_goes_to_what_is_like_it() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("3 j j enter")
        .cursor_on("5 !  \"I saw nobody at the new pier\"")
        .sees("not in the source")
        .sees("**new**")
        .sees("**old**");
    Ok(())
}

#[test]
fn names_in_the_text_are_links() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("3 enter l")
        .press("enter")
        .keys_go_to(Pane::Entity)
        .sees("2 Bob")
        .press("o")
        .cursor_on("3 || Ada says that Bob");
    Ok(())
}

#[test]
fn the_search_finds_words_in_the_text_and_esc_ends_it_first() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("3 enter / 'nothing to say' enter")
        .footer("1 of 55")
        .cursor_on("6    Line 5 has nothing")
        .press("n")
        .footer("2 of 55")
        .cursor_on("7    Line 6 has nothing")
        .press("N N")
        .footer("55 of 55")
        .press("esc")
        .keys_go_to(Pane::View)
        .press("/ 'nowhere here' enter")
        .footer("The words stand nowhere in this text.")
        .press("esc esc")
        .keys_go_to(Pane::Quotes)
        .press("n")
        .footer("Nothing is looked for");
    Ok(())
}

#[test]
fn words_that_are_looked_for_in_the_briefing_are_gone_on_with_in_the_text() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("/ 'fire' enter 3 enter n")
        .keys_go_to(Pane::View)
        .footer("2 of 2")
        .cursor_on("4 || on fire.");
    Ok(())
}

#[test]
fn a_source_opens_its_text_in_the_list_of_sources() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("S j enter")
        .sees("File of Agency report")
        .sees("4 quotes")
        .press("esc")
        .keys_go_to(Pane::List)
        .sees("1 Sources");
    Ok(())
}

#[test]
fn where_no_source_has_a_copy_the_chain_is_named_instead() -> io::Result<()> {
    let folder = harbor()?;
    script(folder.path())
        .press("3 j j j j enter")
        .keys_go_to(Pane::Quotes)
        .footer("No source of this quote has a local copy; c shows how it came to us.")
        .press("c")
        .sees("1. Post of Ada");
    Ok(())
}

#[test]
fn a_copy_that_is_gone_says_so_in_place() -> io::Result<()> {
    let folder = harbor()?;
    let script = script(folder.path()).press("3");
    fs::remove_file(folder.path().join("copies/agency.txt"))?;
    script
        .press("enter")
        .keys_go_to(Pane::View)
        .sees("no local copy any more of Agency report")
        .sees("agency.txt does not exist")
        .press("esc z")
        .sees("no local copy any more of Agency report")
        .does_not_see("found in");
    Ok(())
}

#[test]
fn a_copy_that_has_changed_is_verified_anew() -> io::Result<()> {
    let folder = harbor()?;
    let script = script(folder.path()).press("3");
    fs::write(folder.path().join("copies/agency.txt"), "Ada says that Tom set it on fire.\n")?;
    script
        .press("enter")
        .sees("It has changed since it was first looked at; its quotes were looked up anew.")
        .cursor_on("1 !  Ada says that Tom set it on fire.")
        .press("esc z")
        .sees("line 1 has “Ada says that **Tom** set it on fire.”")
        .sees("the file has changed since it was first looked at");
    Ok(())
}

#[test]
fn a_copy_that_changes_or_goes_while_its_text_is_open_is_read_again() -> io::Result<()> {
    let folder = harbor()?;
    let copy = folder.path().join("copies/agency.txt");
    let script = script(folder.path()).press("3 enter").does_not_see("has changed");
    fs::write(&copy, format!("A new first line.\n{}", agency()))?;
    let script = script.at(1000).press("n").sees("1    A new first line.").sees("It has changed since");
    fs::remove_file(&copy)?;
    script
        .at(2000)
        .press("n")
        .sees("no local copy any more of Agency report")
        .does_not_see("A new first line.");
    Ok(())
}

#[test]
fn giving_up_a_search_in_the_text_goes_back_to_where_it_began() -> io::Result<()> {
    let folder = harbor()?;
    let script = script(folder.path()).press("3 enter");
    let before = script.body();
    script
        .press("/ 'line 59'")
        .sees("60    Line 59")
        .press("esc")
        .keys_go_to(Pane::View)
        .shows(&before)
        .press("/ 'line 59' enter esc o")
        .shows(&before);
    Ok(())
}

#[test]
fn a_link_out_of_the_folder_is_not_followed() -> io::Result<()> {
    let folder = harbor()?;
    let outside = tempfile::tempdir()?;
    fs::write(outside.path().join("secret.txt"), "We know nothing")?;
    std::os::unix::fs::symlink(outside.path().join("secret.txt"), folder.path().join("copies/wire.txt"))?;
    script(folder.path())
        .press("3 z j j j")
        .sees("`copies/wire.txt` leads out of the briefing's folder through a link")
        .press("enter")
        .keys_go_to(Pane::View)
        .sees("leads out of the briefing's folder")
        .does_not_see("1    We know");
    Ok(())
}

#[test]
fn what_would_steer_a_terminal_stays_in_the_file() -> io::Result<()> {
    let folder = harbor()?;
    fs::write(folder.path().join("copies/agency.txt"), "\x1b[2Jcleared\u{202e}\nBob set it on fire\n")?;
    script(folder.path()).press("3 enter").sees("1    \u{fffd}[2Jcleared\u{fffd}").sees("2 || Bob set it");
    Ok(())
}

#[test]
fn an_empty_copy_and_one_long_line_are_shown() -> io::Result<()> {
    let folder = harbor()?;
    let long = format!("{}Bob set it on fire{}", "so ".repeat(4_000), " on".repeat(4_000));
    fs::write(folder.path().join("copies/agency.txt"), long)?;
    fs::write(folder.path().join("copies/wire.txt"), "")?;
    script(folder.path())
        .press("3 enter")
        .sees("Bob set it on fire on on")
        .press("esc j j j enter")
        .sees("not in the source");
    Ok(())
}

#[test]
fn what_was_not_known_yet_is_not_marked() -> io::Result<()> {
    let folder = harbor()?;
    let dated = HARBOR.replace("title: Agency report,", "title: Agency report, published: 2020,");
    let dated = dated
        .replace("'no', speaker: bob, via: [agency]", "'no', speaker: bob, date: 2021, via: [paper, agency]");
    let dated = dated.replace("paper: {title: Paper}", "paper: {title: Paper, published: 2021}");
    // The agency told of the fire before the paper.
    let dated = dated.replace("sources: [paper], quotes", "sources: [paper, agency], quotes");
    fs::write(folder.path().join("harbor.yaml"), dated)?;
    script(folder.path())
        .press("3 enter")
        .sees("1 of 4")
        .sees("4 || on fire. He said no")
        .press("esc @ '2020-12-31' enter 3 z")
        .sees("found in copies/agency.txt")
        .does_not_see("“no”")
        .press("z enter")
        .sees("1 of 3")
        .press("n")
        .cursor_on("5 !  \"I saw nobody at the new pier\"");
    Ok(())
}

/// What the reader, `show` and `check` say of the quotes of a briefing is the same.
#[test]
fn the_reader_show_and_check_tell_the_same() -> io::Result<()> {
    let folder = harbor()?;
    let path = folder.path().join("harbor.yaml");
    let origin = Origin::File(path.clone());
    let text = SourceText { name: SafeText::default(), text: HARBOR.to_owned() };
    let (diagnostics, tally) = text.check(&origin);
    let lookups = tally.quotes;
    let document = Document::load(origin, &mut |_| {}).unwrap_or_else(|error| panic!("{error:?}")).verified();
    let mut shown = Vec::new();
    export::text::write(&document, &Perspective::default(), 0, &mut shown)?;
    let shown = String::from_utf8_lossy(&shown);
    // As wide as the longest line, so that none is broken.
    let reader = script(folder.path()).size(400, 60).press("3 z").body();
    let has = |line: &str, status: &str| line.trim_matches(['│', ' ', '┃']).starts_with(status);
    let count = |text: &str, status: &str| text.lines().filter(|line| has(line, status)).count();
    let told = [("found", lookups.found), ("not in the source", lookups.missing)];
    for (status, expected) in told.into_iter().chain([("no local copy", lookups.not_looked_up)]) {
        assert_eq!((count(&shown, status), count(&reader, status)), (expected, expected), "{status}");
    }
    assert_eq!((lookups.found, lookups.missing, lookups.not_looked_up), (3, 1, 2));
    // Where a quote is not there, all three show the same words of the copy.
    let helps = diagnostics.iter().filter(|found| found.code == Code::QuoteNotInSource);
    let helps: Vec<String> = helps.filter_map(|found| found.help.as_ref().map(ToString::to_string)).collect();
    let [help] = &helps[..] else { panic!("{helps:?}") };
    let words = help.replace("Line 5 has `", "line 5 has “").replace("`, the quote `", "”, the quote “");
    let words = words.replace("`.", "”");
    assert!(shown.contains(&words) && reader.contains(&words), "{words}\n{shown}\n{reader}");
    Ok(())
}

/// The walk for which chains, texts and disputes are there: each step a few keys, and back all the way.
#[test]
fn from_a_threat_to_its_words_to_the_origin_to_the_denial_and_back() {
    let script = Script::sample("homeland-justice.yaml")
        .size(120, 40)
        .press("p 'threatens the camp' enter")
        .cursor_on("2022 or later");
    let start = script.body();
    script
        .press("3")
        .sees("found in notes/homeland-justice.txt, line 5")
        .press("enter")
        .keys_go_to(Pane::View)
        .cursor_on("5 || \"the Iranians have the right to attack")
        .press("c")
        .sees("Chain of “the Iranians have the right")
        .sees("1 origin")
        .press("G enter")
        .sees("1 Sources")
        .cursor_on("post        Messages of Homeland Justice")
        .press("p 'foreign ministry denies' enter")
        .cursor_on("2022 or later")
        .sees("The Iranian Foreign Ministry denies")
        .press("o")
        .sees("1 Sources")
        .press("o")
        .sees("Chain of “the Iranians have the right")
        .press("o")
        .cursor_on("5 || \"the Iranians have the right to attack")
        .press("o")
        .keys_go_to(Pane::Quotes)
        .press("1")
        .shows(&start);
}

#[test]
fn the_text_of_a_source_looks_like_this() {
    let at = |width, height| {
        let script = Script::sample("homeland-justice.yaml").size(width, height);
        script.press("p 'threatens the camp' enter 3 enter n")
    };
    album(
        "source_text",
        [
            ("120 columns", at(120, 24).glyphs_of(Pane::View)),
            ("80 columns", at(80, 24).picture_of(Pane::View)),
            ("50 columns", at(50, 15).glyphs_of(Pane::View)),
        ],
    );
}

#[test]
fn without_color_a_bar_beside_the_line_says_where_a_quote_stands() {
    let look = Look { no_color: true, ..Look::default() };
    let text = crate::inside::script::sample("homeland-justice.yaml");
    Script::with(crate::app::config::Config::default(), look, text)
        .press("p 'threatens the camp' enter 3 enter")
        .sees("5 || \"the Iranians")
        .sees("7 |  \"We warned you");
}
