//! What the reader looks like: a picture for each pane, list, overlay, layout and look. It must not test what keys do.
//!
//! A picture has the glyphs, then a letter for every styled cell, then what the letters mean; where only the place of words
//! matters, the glyphs alone. It shows the pane that it is about. The pictures of one subject lie in one file of
//! `tests/snapshots`; `INSTA_UPDATE=always cargo test --lib screens` draws them anew, and git shows what changed.

use crate::{
    app::{Answer, App, Look, config::Config, layout::Pane},
    library::Progress,
};

use crate::inside::script::{Script, sample};

/// Compares a screen with its picture.
#[track_caller]
pub(crate) fn looks(script: &Script, name: &str) {
    compare(name, &script.picture());
}

/// Compares several pictures with those in one file, each below what it is of.
#[track_caller]
pub(crate) fn album<const N: usize>(name: &str, pictures: [(&str, String); N]) {
    compare(name, &pictures.map(|(of, picture)| format!("== {of}\n{picture}")).join("\n"));
}

#[track_caller]
fn compare(name: &str, pictures: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, pictures));
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
  leaflet: {title: Leaflet, publisher: union, published: 2024-03-04}
claims:
  negligence: {text: The port was negligent., about: [port], positions: [{by: union, stance: asserts, via: [leaflet]}, {by: port, stance: denies, quote: cause}]}
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
    looks(&Script::sample("great-fire-of-london.yaml").size(80, 24), "great_fire_80x24");
    looks(&Script::sample("tour.yaml").size(80, 24), "tour_80x24");
}

#[test]
fn a_quotation_and_a_dispute_with_what_was_found_in_it() {
    let quotation = story(160, 40).press("/ 'threatens the camp' enter esc 1 5 l enter");
    album(
        "open",
        [
            ("a quotation, 160 columns", quotation.picture_of(Pane::Quotes)),
            ("a dispute", story(100, 30).press("C /  'behind the' enter").picture_of(Pane::List)),
        ],
    );
}

#[test]
fn every_lens() {
    let lens = |keys| little(80, 16).press(keys).picture_of(Pane::List);
    album(
        "lenses",
        [
            ("timeline", lens("")),
            ("timeline as reported", lens("T")),
            ("entities", lens("E")),
            ("claims", lens("C")),
            ("sources", lens("S")),
            ("brief", lens("B")),
        ],
    );
}

/// Sources, entities, an open judgment, and the scales: each in another sample at another size.
#[test]
fn lenses_of_the_samples() {
    for (keys, what, pane) in [
        ("S", "sources", Pane::List),
        ("E", "entities", Pane::List),
        ("B j", "judgment", Pane::List),
        ("B j L", "scale", Pane::View),
    ] {
        let at = |file, width, height| Script::sample(file).size(width, height).press(keys);
        album(
            &format!("lens_{what}"),
            [
                ("camp 120x40", at("homeland-justice.yaml", 120, 40).picture_of(pane)),
                ("fire 80x24", at("great-fire-of-london.yaml", 80, 24).glyphs_of(pane)),
                ("tour 50x15", at("tour.yaml", 50, 15).glyphs_of(pane)),
            ],
        );
    }
}

/// As a list the timeline is on the full screens.
#[test]
fn every_form_of_the_timeline() {
    let camp = |width, keys| Script::sample("homeland-justice.yaml").size(width, 24).press("g").press(keys);
    let other = |file, keys| Script::sample(file).size(120, 24).press("g").press(keys).glyphs_of(Pane::List);
    for (name, keys) in [("bars", "t"), ("lanes", "t t")] {
        album(
            &format!("form_{name}"),
            [
                ("camp 60", camp(60, keys).glyphs_of(Pane::List)),
                ("camp 120", camp(120, keys).picture_of(Pane::List)),
                ("camp 200", camp(200, keys).glyphs_of(Pane::List)),
                ("fire 120", other("great-fire-of-london.yaml", keys)),
                ("tour 120", other("tour.yaml", keys)),
            ],
        );
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
            compare(&format!("form_{form}_{name}"), &script.picture_of(Pane::List));
        }
    }
}

#[test]
fn every_pane_with_the_keys() {
    let pane = |keys, pane| little(80, 20).press(keys).picture_of(pane);
    album(
        "panes",
        [
            ("the list, on a link", pane("l", Pane::List)),
            ("the entity", pane("2", Pane::Entity)),
            ("the quotes, with the chain", pane("3", Pane::Quotes)),
            ("the quotes, zoomed", little(80, 12).press("3 z").picture_of(Pane::Quotes)),
            ("an entity that was followed", pane("p 'union' enter", Pane::Entity)),
        ],
    );
}

#[test]
fn every_overlay() {
    let overlay = |keys| little(60, 12).press(keys).picture();
    album(
        "overlays",
        [
            ("the palette", overlay(": 'pane'")),
            ("go to", overlay("p 'port'")),
            ("help", overlay("? 'ctrl'")),
            ("the filter", overlay("F down")),
            ("copy", overlay("3 y")),
            ("problems", wrong(60, 12).press("!").picture()),
            ("go to, with what is selected in full", little(80, 20).press("p 'port'").glyphs()),
        ],
    );
    looks(&little(80, 16).press("f"), "overlay_hints");
    looks(&little(80, 16).press("/ 'port'"), "overlay_find");
}

/// A briefing with an error and a warning.
#[track_caller]
fn wrong(width: u16, height: u16) -> Script {
    let text = "briefing: 1\ntitle: Wrong\nevents:\n  - {title: A, actors: [nobody], colour: red}\n";
    Script::yaml(text).size(width, height)
}

#[test]
fn the_header() {
    let filtered = little(80, 8).press("F 'disputed' enter esc");
    album("header", [("errors", wrong(60, 8).picture()), ("a filter", filtered.picture())]);
}

#[test]
fn nothing_to_show() {
    let empty = || Script::yaml("briefing: 1\ntitle: Empty\n").size(80, 16);
    let text = "# briefing: allow unsourced-event, unattributed-claim, unused-id\nbriefing: 1\ntitle: Alone\nevents: [{title: A, status: denied}, {title: B}]\nclaims: {c: {text: C}}\n";
    let alone = Script::yaml(text).size(80, 16).press("F 'denied' enter esc");
    album(
        "nothing",
        [
            ("an empty briefing", empty().picture()),
            ("an empty timeline", empty().press("T").glyphs()),
            ("an event without anything", alone.glyphs()),
            ("a name that nothing has", little(80, 16).press("p 'zzz'").glyphs()),
        ],
    );
}

#[test]
fn without_a_briefing() {
    let loading = shelf().hold().press("enter");
    let before = loading.picture();
    let progress = Progress { done: 3_400_000, total: 10_000_000 };
    album(
        "without",
        [
            ("an empty list", Script::shelf(&[]).size(60, 8).picture()),
            ("a list", shelf().press("down").picture()),
            ("loading", before),
            ("a third is loaded", loading.answer(Answer::Progress { progress }).picture()),
            ("failed", Script::file("no/such/file.yaml".as_ref()).size(60, 8).picture()),
        ],
    );
}

#[track_caller]
fn shelf() -> Script {
    let samples = [sample("tour.yaml"), sample("homeland-justice.yaml"), "briefing: 1\n"];
    Script::shelf(&samples).size(60, 8)
}

#[test]
fn every_layout() {
    let at = |width, height| story(width, height).press("G").glyphs();
    album(
        "layouts",
        [
            ("three panes, one below the other", at(60, 50)),
            ("two panes", at(60, 24)),
            ("one pane, wide", at(80, 12)),
            ("one pane, low", at(60, 12)),
            ("one pane, narrow", at(50, 15)),
            ("small", at(40, 10)),
            ("tiny", at(20, 5)),
            ("a cell", at(1, 1)),
        ],
    );
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
    let reordered = Script::with(Config::default(), look, text).size(80, 14).press("3");
    let left_alone = Script::yaml(text).size(80, 14).press("3");
    album("right_to_left", [("reordered", reordered.picture()), ("left alone", left_alone.glyphs())]);
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
    let at = |width, height| Script::yaml(text).size(width, height).glyphs();
    album("hostile_text", [("wide", at(60, 14)), ("narrow", at(13, 9))]);
}

/// The first disputed claim of each sample, each at another size: who says what about it, and the chain of each position.
#[test]
fn every_dispute_and_its_chain() {
    let dispute = |file, claim, width, height| {
        Script::sample(file).size(width, height).press(&format!("p '{claim}' enter enter"))
    };
    let camp = |width, height| dispute("homeland-justice.yaml", "ministry was behind", width, height);
    let fire = |width, height| dispute("great-fire-of-london.yaml", "fire began by accident", width, height);
    let tour = |width, height| dispute("tour.yaml", "light was out before", width, height);
    album(
        "view_dispute",
        [
            ("camp 120x40", camp(120, 40).picture_of(Pane::View)),
            ("fire 50x15", fire(50, 15).glyphs_of(Pane::View)),
            ("tour 80x24", tour(80, 24).glyphs_of(Pane::View)),
        ],
    );
    album(
        "view_chain",
        [
            ("camp 80x24", camp(80, 24).press("c").picture_of(Pane::View)),
            ("fire 120x40", fire(120, 40).press("c").glyphs_of(Pane::View)),
            ("tour 80x24", tour(80, 24).press("c").glyphs_of(Pane::View)),
        ],
    );
}
