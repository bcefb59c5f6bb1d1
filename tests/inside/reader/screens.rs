//! What the reader looks like: a picture for each pane, list, overlay, layout and look. It must not test what keys do.
//!
//! A picture has the glyphs, then a letter for every styled cell, then what the letters mean. The pictures lie in
//! `tests/snapshots`; `INSTA_UPDATE=always cargo test --test inside screens` draws them anew, and git shows what changed.

use briefing::{
    app::{Answer, App, Look, config::Config},
    library::Progress,
};

use crate::script::{Script, sample};

/// Compares a screen with its picture.
#[track_caller]
pub(crate) fn looks(script: &Script, name: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, script.picture()));
}

/// The story of the camp, in a window.
#[track_caller]
fn story(width: u16, height: u16) -> Script {
    Script::sample("homeland-justice.yaml").size(width, height)
}

/// A briefing with little in it, for what is the same in every briefing.
const LITTLE: &str = "# briefing: allow date-order, confirmed-by-one-origin
briefing: 1
title: Harbor fire
tlp: AMBER
as_of: 2024-03-09
summary: A warehouse burned.
events:
  - {date: 2024-03-01, title: Fire in warehouse 7, actors: [port, union], quotes: [cause], sources: [daily], status: disputed, tags: [fire]}
  - {date: 2024-03-08, title: The port is closed, actors: [port], sources: [daily], status: confirmed}
actors:
  port: {name: Port Authority, text: It runs the port.}
  union: {name: Dockers' Union}
quotes:
  cause: {text: The cause is unknown, speaker: port, date: 2024-03-02, via: [statement, daily]}
sources:
  statement: {title: Statement, publisher: port, kind: statement, published: 2024-03-02, url: 'https://port.example/1'}
  daily: {title: Daily, kind: newspaper, published: 2024-03-03, based_on: [statement]}
claims:
  negligence: {text: The port was negligent., about: [port], positions: [{by: union, stance: asserts, via: [daily]}, {by: port, stance: denies, quote: cause}]}
judgments:
  - {text: It was an accident., by: port, likelihood: likely, confidence: low}
questions: [Who had the key?]
";

#[track_caller]
fn little(width: u16, height: u16) -> Script {
    Script::yaml(LITTLE).size(width, height)
}

#[test]
fn full_screens() {
    looks(&story(120, 40).press("/ 'threatens the camp' enter esc"), "threat_120x40");
    looks(&story(160, 40).press("/ 'threatens the camp' enter esc 1 5 l enter"), "quotation_160x40");
    looks(&story(100, 30).press("C /  'behind the' enter"), "dispute_100x30");
    looks(&Script::sample("great-fire-of-london.yaml").size(80, 24), "great_fire_80x24");
    looks(&Script::sample("tour.yaml").size(80, 24), "tour_80x24");
}

#[test]
fn every_lens() {
    looks(&little(80, 16), "lens_timeline");
    looks(&little(80, 16).press("T"), "lens_timeline_as_reported");
    for (key, name) in [("E", "entities"), ("C", "claims"), ("S", "sources"), ("B", "brief")] {
        looks(&little(80, 16).press(key), &format!("lens_{name}"));
    }
}

/// The samples at three sizes: sources, entities, an open judgment, and the scales.
#[test]
fn lenses_of_the_samples() {
    for (name, sample) in
        [("tour", "tour.yaml"), ("fire", "great-fire-of-london.yaml"), ("camp", "homeland-justice.yaml")]
    {
        for (width, height) in [(120, 40), (80, 24), (50, 15)] {
            let script = || Script::sample(sample).size(width, height);
            for (keys, what) in
                [("S", "sources"), ("E", "entities"), ("B j j", "judgment"), ("B j L", "scale")]
            {
                looks(&script().press(keys), &format!("lens_{what}_{name}_{width}x{height}"));
            }
        }
    }
}

#[test]
fn every_form_of_the_timeline() {
    for (name, sample) in
        [("tour", "tour.yaml"), ("fire", "great-fire-of-london.yaml"), ("camp", "homeland-justice.yaml")]
    {
        let script = |width| Script::sample(sample).size(width, 24).press("g");
        for width in [60, 120, 200] {
            looks(&script(width), &format!("form_list_{name}_{width}"));
            looks(&script(width).press("t"), &format!("form_bars_{name}_{width}"));
            looks(&script(width).press("t t"), &format!("form_lanes_{name}_{width}"));
        }
    }
}

/// Every look of a bar, brackets, and lanes at both edges.
#[test]
fn forms_in_ascii_and_without_color() {
    let text = "# briefing: allow unsourced-event, unused-id
briefing: 1
title: Bars
events:
  - {date: ../1990, title: Until, actors: [a]}
  - {date: 198X, title: A year of the decade, actors: [b]}
  - {date: 1981/1985, title: Years, actors: [a, c]}
  - {date: 1983~, title: About a year, actors: [c]}
  - {date: 1984?/1987?, title: Perhaps, actors: [d]}
  - {date: 1986%, title: Perhaps about, actors: [d]}
  - {date: 1988-02-03, title: A day, actors: [b]}
  - {date: 1989-05, title: A month}
  - {date: 1990/.., title: Since, actors: [a]}
actors: {a: {name: Ada}, b: {name: Benedict}, c: {name: Clara}, d: {name: Dora}}
";
    let (ascii, wrong) = Config::parse("ascii: true");
    assert_eq!(wrong, []);
    let no_color = Look { no_color: true, reorder: false };
    for (name, config, look) in [("ascii", ascii, Look::default()), ("no_color", Config::default(), no_color)]
    {
        for (form, keys) in [("bars", "t"), ("lanes", "t t >")] {
            let script = Script::with(config.clone(), look, text).size(80, 16).press("G").press(keys);
            looks(&script, &format!("form_{form}_{name}"));
        }
    }
}

#[test]
fn every_pane_with_the_keys() {
    looks(&little(80, 20).press("l"), "pane_list_with_a_link");
    looks(&little(80, 20).press("2"), "pane_entity");
    looks(&little(80, 20).press("3"), "pane_quotes_with_the_chain");
    looks(&little(80, 12).press("3 z"), "pane_zoomed");
    looks(&little(80, 20).press("p 'union' enter"), "entity_followed");
}

#[test]
fn every_overlay() {
    looks(&little(80, 16).press(": 'pane'"), "overlay_palette");
    looks(&little(80, 16).press("p 'port'"), "overlay_go_to");
    looks(&little(80, 16).press("? 'ctrl'"), "overlay_help");
    looks(&little(80, 16).press("F down"), "overlay_filter");
    looks(&little(80, 16).press("3 y"), "overlay_copy");
    looks(&little(80, 16).press("f"), "overlay_hints");
    looks(&little(80, 16).press("/ 'port'"), "overlay_find");
    looks(&wrong(80, 16).press("!"), "overlay_problems");
}

/// A briefing with an error and a warning.
#[track_caller]
fn wrong(width: u16, height: u16) -> Script {
    let text = "briefing: 1\ntitle: Wrong\nevents:\n  - {title: A, actors: [nobody], colour: red}\n";
    Script::yaml(text).size(width, height)
}

#[test]
fn the_header() {
    looks(&wrong(60, 8), "header_with_errors");
    looks(&little(80, 8).press("F 'disputed' enter esc"), "header_with_a_filter");
}

#[test]
fn nothing_to_show() {
    looks(&Script::yaml("briefing: 1\ntitle: Empty\n").size(80, 16), "empty_briefing");
    looks(&Script::yaml("briefing: 1\ntitle: Empty\n").size(80, 16).press("T"), "empty_timeline");
    let text = "# briefing: allow unsourced-event, unattributed-claim, unused-id\nbriefing: 1\ntitle: Alone\nevents: [{title: A, status: denied}, {title: B}]\nclaims: {c: {text: C}}\n";
    looks(&Script::yaml(text).size(80, 16).press("F 'denied' enter esc"), "event_without_anything");
    looks(&little(80, 16).press("p 'zzz'"), "nothing_fits");
}

#[test]
fn without_a_briefing() {
    looks(&Script::shelf(&[]).size(60, 8), "shelf_empty");
    looks(&shelf().press("down"), "shelf");
    let loading = shelf().hold().press("enter");
    looks(&loading, "loading");
    let progress = Progress { done: 3_400_000, total: 10_000_000 };
    looks(&loading.answer(Answer::Progress { progress }), "loading_a_third");
    looks(&Script::file("no/such/file.yaml".as_ref()).size(60, 8), "failed");
}

#[track_caller]
fn shelf() -> Script {
    let samples = [sample("tour.yaml"), sample("homeland-justice.yaml"), "briefing: 1\n"];
    Script::shelf(&samples).size(60, 8)
}

#[test]
fn every_layout() {
    for (width, height) in [(60, 24), (80, 12), (60, 12), (50, 15), (40, 10), (20, 5), (1, 1)] {
        looks(&story(width, height).press("G"), &format!("layout_{width}x{height}"));
    }
}

#[test]
fn every_look() {
    let find = "/ 'port' enter l";
    for (name, settings) in [
        ("ascii", "ascii: true"),
        ("high_contrast", "theme: high-contrast"),
        ("color_blind", "theme: color-blind"),
    ] {
        let (config, wrong) = Config::parse(settings);
        assert_eq!(wrong, []);
        looks(
            &Script::with(config, Look::default(), LITTLE).size(80, 14).press(find),
            &format!("look_{name}"),
        );
    }
    let no_color = Look { no_color: true, reorder: false };
    looks(&Script::with(Config::default(), no_color, LITTLE).size(80, 14).press(find), "look_no_color");
}

/// A wrong setting is told on the first screen.
#[test]
fn a_wrong_setting() {
    let (config, wrong) = Config::parse("theme: pink\nasci: true\n");
    let (app, jobs) = App::new(config, &wrong, Look::default(), Vec::new());
    looks(&Script::start(app, jobs).size(80, 5), "wrong_setting");
}

/// Persian words, among them in Latin letters and brackets, in a terminal that leaves the order to the reader.
#[test]
fn right_to_left_words() {
    let text = "# briefing: allow unsourced-quote
briefing: 1
title: Words
events: [{title: سخن (one), actors: [a], quotes: [q]}]
actors: {a: {name: مردم}}
quotes:
  q: {text: ما (همه) می‌دانیم 42 چیز را و هیچ را MEK (2) نمی‌گوید, speaker: a, language: fa, translation: {language: en, text: We all know 42 things}}
";
    let look = Look { no_color: false, reorder: true };
    looks(&Script::with(Config::default(), look, text).size(80, 14).press("3"), "right_to_left_reordered");
    looks(&Script::yaml(text).size(80, 14).press("3"), "right_to_left_left_alone");
}

/// Escape sequences, marks that turn text around, wide letters, letters with many marks: each stays in its cells.
#[test]
fn hostile_text() {
    let text = "# briefing: allow unsourced-event
briefing: 1
title: \"\\e]0;owned\\a\\e[2J title\"
events:
  - {title: \"10\\t20\\r30\\u202Egnp\", actors: [a], text: \"漢字漢字漢字 👩‍👩‍👧 e\\u0301\\u0301\\u0301 \\u200Bz\\0\"}
actors: {a: {name: \"\\x9B31m\\u2066A\\uFEFF\"}}
";
    looks(&Script::yaml(text).size(60, 14), "hostile_text");
    looks(&Script::yaml(text).size(13, 9), "hostile_text_narrow");
}

/// The first disputed claim of each sample: who says what about it, and the chain of each position.
#[test]
fn every_dispute_and_its_chain() {
    for (name, file, claim) in [
        ("camp", "homeland-justice.yaml", "ministry was behind"),
        ("fire", "great-fire-of-london.yaml", "fire began by accident"),
        ("tour", "tour.yaml", "never quits the program"),
    ] {
        for (width, height) in [(120, 40), (80, 24)] {
            let script = Script::sample(file).size(width, height);
            let script = script.press(&format!("p '{claim}' enter enter"));
            looks(&script, &format!("view_dispute_{name}_{width}x{height}"));
            looks(&script.press("c"), &format!("view_chain_{name}_{width}x{height}"));
        }
    }
    let script = Script::sample("great-fire-of-london.yaml").size(50, 15);
    looks(&script.press("p 'fire began by accident' enter enter"), "view_dispute_fire_50x15");
}
