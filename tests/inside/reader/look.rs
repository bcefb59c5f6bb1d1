//! How the screen looks by choice: ASCII alone, and what is said of choices that are wrong. It must not say which colors there are.

use crate::{
    app::{App, Look, config::Config},
    inside::script::{Script, sample},
    library::SAMPLES,
};

const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

fn in_ascii(text: &str) -> Script {
    let (config, wrong) = Config::parse("ascii: true");
    assert_eq!(wrong, []);
    Script::with(config, Look::default(), text)
}

/// Screens of every kind: each list, each pane, full views, what lies over them.
const SCREENS: [&str; 26] = [
    "B",
    "T",
    "t",
    "t t",
    "T j j j enter",
    "T G tab",
    "T G tab tab",
    "E",
    "E j j 2",
    "C",
    "C enter",
    "S",
    "S enter",
    "S j j x",
    "T j j c",
    "E r",
    "X",
    "T f",
    "?",
    ": 'pane'",
    "p 'a'",
    "F",
    "T 3 y",
    "T D",
    "/ 'the' enter",
    "! esc B",
];

/// Neither frames and marks nor quotes, dashes, arrows and dots of the reader's own need a sign that is not ASCII.
#[test]
fn every_screen_of_an_ascii_file_is_ascii_where_that_is_wanted() {
    for sample in SAMPLES {
        // What the file itself has may stay; one has quotes within its quotes.
        let text: String = sample.text.replace(['“', '”'], "'");
        assert!(text.is_ascii(), "{}", sample.name);
        for (width, height) in SIZES {
            for keys in SCREENS {
                let mut script = in_ascii(&text).size(width, height);
                for key in Script::keys(keys) {
                    script.try_key(key);
                }
                let rows = script.rows();
                if let Some(row) = rows.iter().find(|row| !row.is_ascii()) {
                    script.fail(&format!("{row:?} is not ASCII"));
                }
            }
        }
    }
}

#[test]
fn letters_and_the_text_of_a_source_stay_as_they_are() {
    let text = "briefing: 1\ntitle: Häfen – “so”\nactors: {a: {name: Zoë}}\nevents: [{title: Brände, actors: [a]}]\n";
    in_ascii(text).press("T").sees("Häfen - \"so\"").sees("Brände").sees("Zoë").does_not_see("–");
}

#[test]
fn a_title_that_is_cut_says_so_with_three_dots_in_the_same_room() {
    for (width, height) in SIZES {
        let plain = Script::sample("homeland-justice.yaml").size(width, height);
        let ascii = in_ascii(sample("homeland-justice.yaml")).size(width, height);
        let cut = |script: &Script, dots: &str| script.rows().iter().filter(|row| row.contains(dots)).count();
        assert!(cut(&plain, "…") <= cut(&ascii, "..."), "{width}x{height}");
        let (plain, ascii) = (plain.rows(), ascii.rows());
        for (plain, ascii) in plain.iter().zip(&ascii).filter(|(plain, _)| plain.contains("…")) {
            assert!(ascii.contains("..."), "{width}x{height}: {plain}\n{ascii}");
        }
    }
}

#[test]
fn help_begins_with_the_keys_and_the_signs_of_what_is_in_front() {
    let rows = |script: &Script, words: &str| script.rows().iter().position(|row| row.contains(words));
    for (width, height) in SIZES {
        let script = Script::sample("homeland-justice.yaml").size(width, height).press("t ?");
        let (here, follow) = (rows(&script, "Here"), rows(&script, "Follow the link"));
        assert!(here.is_some() && here < follow, "{width}x{height}");
        // Headings are not chosen: the first key is.
        let script = script.sees("▌j down").sees("1 of");
        let script = script.press_until("down", "Signs").press_until("down", "A certain day");
        // Under headings, all other keys follow.
        script.press_until("down", "Moving").press_until("down", "half a pane");
    }
    // A text has other signs, and a drawing others again.
    Script::sample("homeland-justice.yaml")
        .press("/ 'threatens the camp' enter 3 enter ?")
        .press_until("down", "Here another quote stands");
    Script::sample("homeland-justice.yaml").press("r ?").press_until("down", "somebody denies or doubts");
}

#[test]
fn the_names_of_actions_are_left_out_of_the_help_where_they_would_cut_its_sentences() {
    let help = |width, height| Script::sample("tour.yaml").size(width, height).press("?");
    help(120, 40).sees("next-link");
    help(80, 24).does_not_see("next-link").sees("Go to the next pane.");
    help(50, 15).does_not_see("next-link");
    // They are found there all the same.
    help(50, 15).press("'next-link'").sees("▌l right");
}

#[test]
fn a_sign_is_no_key() {
    let script = Script::sample("tour.yaml").press("?").press_until("down", "▌▌").press("enter");
    script.sees("Keys").footer("That is a sign of the screen, and no key.");
}

/// A file with something wrong in an event, in a claim that is left out, and in its head.
const WRONG: &str = "briefing: 1
title: Wrong
as_of: soon
actors: {ada: {name: Ada}}
events:
  - {title: One., actors: [ada]}
  - {title: Two., actors: [ada, nobody], sources: [no-such-source-anywhere]}
claims:
  c: {positions: []}
";

#[test]
fn enter_leads_from_a_problem_to_the_item_in_which_it_is() {
    for (width, height) in SIZES {
        let open = || Script::yaml(WRONG).size(width, height).press("!");
        open().sees("Problems").press("down down enter").cursor_on("Two.");
        // The head is no item.
        open().press("enter").footer("This is in no item that is shown");
    }
}

/// What stands in the list of problems, without blanks: words may be wrapped anywhere.
fn told(script: &Script) -> String {
    let rows: Vec<Vec<char>> = script.rows().iter().map(|row| row.chars().collect()).collect();
    let is_frame = |row: &&Vec<char>| row.iter().collect::<String>().contains("Problems ─");
    let frame = rows.iter().find(is_frame).unwrap_or_else(|| script.fail("there is no list of problems"));
    let left = frame.iter().position(|sign| *sign == '╭').unwrap_or_default();
    let right = frame.iter().position(|sign| *sign == '╮').unwrap_or(frame.len());
    let inside = |row: &Vec<char>| -> String {
        row.get(left..right).unwrap_or_default().iter().filter(|sign| !"│┃▌".contains(**sign)).collect()
    };
    unspaced(&rows.iter().map(inside).collect::<String>())
}

fn unspaced(words: &str) -> String {
    words.split_whitespace().collect()
}

#[test]
fn a_problem_is_told_whole_however_narrow_the_screen_is() {
    for (width, height) in SIZES {
        let script = Script::yaml(WRONG).size(width, height).press("! 'no-such-source'");
        let document = script.reader().document();
        let problem = document
            .problems
            .iter()
            .find(|problem| problem.diagnostic.message.as_str().contains("no-such-source-anywhere"));
        let diagnostic = &problem.unwrap_or_else(|| script.fail("no such problem")).diagnostic;
        for words in [Some(&diagnostic.message), diagnostic.help.as_ref()].into_iter().flatten() {
            let seen = told(&script);
            assert!(seen.contains(&unspaced(words.as_str())), "{width}x{height}: {words}\n{seen}");
        }
    }
}

#[test]
fn all_that_is_wrong_with_the_configuration_is_listed_too() {
    let settings = "theme: pink\nkeys:\n  up: m\n  zoom: m\n";
    for (width, height) in SIZES {
        let (config, wrong) = Config::parse(settings);
        let (app, jobs) = App::new(config, &wrong, Look::default(), Vec::new());
        Script::start(app, jobs)
            .size(width, height)
            .footer("(! lists 1 more) config.yaml, line 1: `pink`")
            .press("!")
            .sees("config.yaml:1")
            .sees("config.yaml:4")
            .holds("it tells both", |script| {
                let whole = ["there are default, light, dark, high-contrast, color-blind.", "`zoom` has it."];
                whole.into_iter().all(|words| told(script).contains(&unspaced(words)))
            });
    }
}
