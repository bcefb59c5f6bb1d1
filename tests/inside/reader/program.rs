//! What holds for the program as a whole: leaving, sizes, every key on every screen, other keys. It must not test single keys.

use crate::app::{
    Key, Look, Overlay,
    actions::{ACTIONS, Action},
    config::Config,
    layout::Pane,
};

use super::twenty::{OnEvent, twenty};
use crate::inside::script::{Script, sample};

#[test]
fn escape_goes_up_level_by_level_and_never_quits() {
    let script = twenty()
        .press("l enter")
        .keys_go_to(Pane::Entity)
        .press("z / 'bob' enter ?")
        .sees("Keys")
        .press("esc")
        .does_not_see("Keys")
        .sees(" of ")
        .press("esc")
        .does_not_see("╭ 1 Timeline")
        .press("esc")
        .sees("╭ 1 Timeline")
        .press("esc")
        .keys_go_to(Pane::List)
        .press("esc esc")
        .footer("This is the top; q ends the program.")
        .press("esc esc esc");
    assert!(!script.has_quit());
    assert!(script.press("q").has_quit());
}

#[test]
fn interrupting_always_ends_the_program() {
    for keys in ["", "p 'x'", "/ 'x'", "D '20'", "f", "?", "y", "z", "5"] {
        assert!(twenty().press(keys).press("ctrl-c").has_quit(), "after `{keys}`");
    }
    assert!(Script::shelf(&[sample("tour.yaml"), sample("tour.yaml")]).press("ctrl-c").has_quit());
    for keys in ["quit: f9", "quit: ''", "down: ctrl-c", "{quit: '', find: ctrl-c}"] {
        let (config, _) = Config::parse(&format!("keys:\n  {keys}\n"));
        assert!(
            Script::with(config, Look::default(), sample("tour.yaml")).press("ctrl-c").has_quit(),
            "with `{keys}`"
        );
    }
    // What is said at the top is true then.
    let (config, _) = Config::parse("keys: {quit: ''}");
    Script::with(config, Look::default(), sample("tour.yaml"))
        .press("esc esc esc")
        .footer("This is the top; ctrl-c ends the program.");
}

#[test]
fn a_file_that_cannot_be_opened_ends_the_program_where_there_is_no_other() -> std::io::Result<()> {
    let folder = tempfile::tempdir()?;
    let (readable, other) = (folder.path().join("a.yaml"), folder.path().join("b.yaml"));
    std::fs::write(&readable, "briefing: 1\ntitle: Harbor\n")?;
    std::fs::write(&other, "services: {web: {image: nginx}}\n")?;
    for size in [(120, 40), (80, 24), (50, 15)] {
        let script = Script::file(&other).size(size.0, size.1).sees("Not opened");
        assert!(script.has_quit() && script.app.failure().is_some());
        // One of several leaves the others.
        let script = Script::files(&[readable.clone(), other.clone()]).size(size.0, size.1);
        let script = script.press("j enter").sees("Not opened").sees("error[not-a-briefing]").press("esc");
        let script = script.sees("2 of 2").press("k enter").sees("Harbor");
        assert!(!script.has_quit() && script.app.failure().is_none());
    }
    Ok(())
}

#[test]
fn escape_leads_from_a_briefing_to_the_list_of_briefings() {
    Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .sees("1 of 2")
        .press("j")
        .sees("2 of 2")
        .press("enter")
        .sees("1 Brief")
        .press("esc")
        .sees("2 of 2")
        .press("g l")
        .sees("A tour of briefing")
        .press("A")
        .sees("1 of 2");
}

/// On a slow line the bytes of an arrow key may come apart, and `ESC [ A` is then three keys.
#[test]
fn a_briefing_that_was_left_is_there_again_as_it_was() {
    let script = Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .press("j enter F 'actor iran' enter esc j l ctrl-e");
    let before = script.body();
    let mut script = script.press("esc").sees("2 of 2").footer("enter goes back to where you were.");
    script = script.press("[ A");
    let script = script.press("enter").shows(&before).press("A A k j enter").shows(&before);
    // So it is beside another briefing, too.
    script
        .press("A k")
        .hold()
        .press("enter esc j")
        .release()
        .press("enter")
        .shows(&before)
        .press("A k enter")
        .sees("A tour of briefing")
        .press("A j enter")
        .shows(&before);
}

#[test]
fn a_search_is_answered_in_a_briefing_that_was_left_meanwhile() {
    Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .press("enter")
        .hold()
        .press("/ 'court copies' enter A")
        .work()
        .press("enter")
        .cursor_on("12 Mar 1998         14. The court copies the log");
}

#[test]
fn a_briefing_that_is_left_while_it_loads_does_not_come_back() {
    Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")])
        .hold()
        .press("enter")
        .sees("reading")
        .press("j")
        .footer("Still reading the file.")
        .press("esc")
        .sees("1 of 2")
        .work()
        .sees("1 of 2");
}

#[test]
fn of_all_that_points_at_an_item_a_list_opens_some_and_says_how_many_more_there_are() {
    let quotes = |many: usize| {
        let quotes = (1..=many).map(|n| format!("  q{n}: {{text: Word {n}., speaker: a, via: [s]}}\n"));
        format!(
            "briefing: 1\ntitle: Many\nactors: {{a: {{name: A}}}}\nsources: {{s: {{title: Source}}}}\nquotes:\n{}",
            quotes.collect::<String>()
        )
    };
    Script::yaml(&quotes(100))
        .size(100, 60)
        .press("S enter z")
        .sees("Quotes that came through it (100)")
        .sees("· “Word 30.”")
        .sees("· and 70 more, all in `briefing show`")
        .does_not_see("· “Word 31.”");
    Script::yaml(&quotes(30))
        .size(100, 60)
        .press("S enter z")
        .sees("· “Word 30.”")
        .does_not_see("more, all in");
}

#[test]
fn the_mouse_is_given_back_to_the_terminal_by_a_key() {
    twenty().press("M").asked("CaptureMouse(true)").press("M").asked("CaptureMouse(false)");
}

#[test]
fn a_window_may_change_its_size_at_any_time() {
    twenty()
        .press("9 j")
        .size(40, 10)
        .on_event(10)
        .size(1, 1)
        .size(0, 0)
        .size(200, 60)
        .on_event(10)
        .press("p 'ada'")
        .size(20, 5)
        .size(120, 40)
        .press("enter")
        .sees("2 Ada");
}

#[test]
fn the_bars_reach_from_the_first_year_to_the_last() {
    for width in [60, 80, 120, 200] {
        let script = twenty().size(width, 24);
        let bars = script.rows()[2].trim().to_owned();
        assert!(bars.starts_with("2001 ") && bars.ends_with(" 2020"), "{bars}");
    }
}

#[test]
fn a_pane_that_shows_a_part_says_so_even_of_a_single_quote() {
    let thumb = |script: &Script| script.rows().iter().any(|row| row.ends_with('┃'));
    let text = format!(
        "briefing: 1\ntitle: Q\nactors: {{a: {{name: A}}}}\nquotes: {{q: {{text: {}, speaker: a}}}}\n",
        "long ".repeat(99)
    );
    Script::yaml(&text)
        .press("3 z")
        .size(60, 30)
        .holds("all is shown", |script| !thumb(script))
        .size(60, 10)
        .holds("a part is shown", thumb);
}

#[test]
fn other_keys_are_named_wherever_keys_are_named() {
    let (config, wrong) =
        Config::parse("keys: {timeline: t, clear-filter: X, go-to: ctrl-p, help: f1, follow: f2, down: n}\n");
    assert_eq!(wrong, []);
    let text = "briefing: 1\ntitle: Empty\ntags: [a]\njudgments: [{text: J}]\n";
    Script::with(config, Look::default(), text)
        .size(120, 30)
        .press("2 z")
        .sees("Press ctrl-p")
        .press("z 1")
        .footer("n/k move")
        .footer("f1 keys")
        .press("t")
        .sees("This briefing has no events. B t E C S show")
        .press_in_vain("p");
    // Enter has something to open at an event.
    let (config, _) = Config::parse("keys: {follow: f2}\n");
    Script::with(config, Look::default(), sample("tour.yaml")).size(120, 30).footer("f2 open");
}

#[test]
fn right_to_left_names_are_put_in_order_in_titles_and_pickers_too() {
    let text = "briefing: 1\ntitle: مردم\nevents: [{title: A, actors: [a]}]\nactors: {a: {name: مردم}}\n";
    let look = Look { no_color: false, reorder: true };
    Script::with(Config::default(), look, text)
        .does_not_see("مردم")
        .sees("مدرم")
        .press("p")
        .does_not_see("مردم");
    Script::yaml(text).sees("2 مردم").press("p").does_not_see("مدرم");
}

#[test]
fn the_title_of_a_pane_begins_with_its_number_whatever_the_name() {
    let text = "briefing: 1\ntitle: T\nevents: [{title: A, actors: [a]}]\nactors: {a: {name: مردم مردم مردم مردم مردم}}\n";
    let look = Look { no_color: false, reorder: true };
    Script::with(Config::default(), look, text)
        .size(60, 12)
        .press("2")
        .sees("2 مدرم مدرم مدرم مدرم مدرم ─ 1 Timeline ─");
}

#[test]
fn a_name_that_is_cut_has_its_mark_on_the_left_where_it_runs_from_right_to_left() {
    let text = "# briefing: allow unsourced-event\nbriefing: 1\ntitle: مردم مردم مردم مردم مردم\nevents: [{title: A}]\n";
    let look = Look { no_color: false, reorder: true };
    Script::with(Config::default(), look, text).size(14, 12).sees(" …م مدرم مدرم");
}

#[test]
fn links_are_clicked_and_get_their_hints_where_right_to_left_words_are_painted() {
    let text = "briefing: 1\ntitle: T\nevents: [{title: A, actors: [a, b]}]\nactors: {a: {name: مردم}, b: {name: شهر}}\n";
    let reader = || {
        let look = Look { no_color: false, reorder: true };
        Script::with(Config::default(), look, text)
    };
    reader().sees("رهش ,مدرم").click("رهش").sees("2 رهش");
    reader().click("مدرم").sees("2 مدرم");
    reader().press("f").sees("aهش ,sدرم").press("s").sees("2 مدرم");
}

#[test]
fn a_key_that_means_nothing_says_so() {
    twenty().press_in_vain("Q").footer("Q means nothing here; ? lists all keys.").on_event(1);
    twenty().press("/").press_in_vain("f5");
}

#[test]
fn every_action_is_carried_out_by_each_of_its_keys_and_by_name() {
    for info in ACTIONS {
        for key in info.keys {
            let script = Script::sample("homeland-justice.yaml").press("j").press(key);
            assert_eq!(script.app.config.keymap.action(parsed(key)), Some(info.action));
        }
        let script =
            Script::sample("homeland-justice.yaml").press("j").press(&format!(": '{}' enter", info.name));
        let opens = matches!(
            info.action,
            Action::Find
                | Action::Filter
                | Action::Copy
                | Action::Help
                | Action::Palette
                | Action::Hints
                | Action::GoTo
                | Action::JumpToDate
                | Action::AsOf
        );
        assert_eq!(opens, !matches!(script.app.overlay, Overlay::None), "{} opens something", info.name);
    }
}

#[test]
fn every_key_does_something_on_every_screen() {
    for info in ACTIONS {
        for key in info.keys {
            Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")]).press(key);
            Script::shelf(&[]).press(key);
            Script::shelf(&[sample("tour.yaml"), "briefing: 1\n"]).hold().press("enter").press(key);
            let failed = Script::file("no/such/file.yaml".as_ref()).press(key);
            assert!(failed.app.desk.session().is_none());
        }
    }
}

#[track_caller]
fn parsed(key: &str) -> Key {
    match Key::parse(key) {
        Some(key) => key,
        None => panic!("{key} is no key"),
    }
}
