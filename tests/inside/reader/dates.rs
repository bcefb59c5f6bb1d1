//! Dates in lists: at every size each is told whole, in its own form or a shorter one that is true.

use crate::inside::script::Script;

const SIZES: [(u16, u16); 5] = [(120, 40), (100, 30), (80, 24), (50, 15), (34, 30)];

/// Events, all of whose titles begin with Z, with dates too long for many lists.
const LONG: &str = "briefing: 1
title: Zodiac
actors: {z: {name: Zed}}
events:
  - {title: Zero hour at Hastings comes when nobody is ready for it, date: 1066-10-14, actors: [z], sources: [one]}
  - {title: Zenith of the reign of William in the year of his crown, date: 1066-12-25/1067-09-09, actors: [z], sources: [one], status: claimed}
  - {title: Zeal of the new barons who take the land of the old ones, date: 0924-07-17/0939-10-27, actors: [z], sources: [two]}
  - {title: Zip of a first shot that all in the street could hear, date: '2015-07-24T19:01:30-04:00', actors: [z], sources: [two]}
  - {title: Zip of a second shot that all in the street could hear, date: '2015-07-24T19:01:45-04:00', actors: [z], status: denied}
  - {title: Zip of a third shot that all in the street could hear, date: '2015-07-24T19:02-04:00', actors: [z]}
  - {title: Zone of the last bus is left at the end of the long day, date: '2015-07-24T23:59Z', actors: [z], status: planned}
  - {title: Zoo of the great lizards dies out in fire and in darkness, date: Y-252000000/Y-66000000, actors: [z]}
  - {title: Zest of one of several summers of which nobody knows which, date: '[1667-09-03,1668-01-05,1670]', actors: [z]}
  - {title: Zigzag of a date that nobody can read in these words, date: sometime around the great storm, actors: [z]}
sources:
  one: {title: Zealots report from the hill in many words, published: '2015-07-24T19:01:30-04:00', publisher: z}
  two: {title: Zephyr tells it all again in other words, published: 2015-07-24/2015-08-09, based_on: [one]}
";

/// Nothing is cut before the Z of a title or name: what stands before is a date or a kind.
#[track_caller]
fn none_cut(script: &Script) {
    let rows = script.rows();
    // What a choice lies over is cut by its frame.
    let top = rows.iter().find(|row| row.contains("╭ Go to"));
    let start = top.and_then(|row| row.find("╭ Go to").map(|at| row[..at].chars().count()));
    for row in rows.iter().filter(|row| row.starts_with('│')) {
        let row: String = row.chars().skip(start.unwrap_or_default()).collect();
        let cells =
            if start.is_some() { row.splitn(3, '│').nth(1).unwrap_or_default() } else { row.as_str() };
        for cell in cells.split(['│', '┃']) {
            if let Some((before, _)) = cell.split_once('…')
                && !before.contains('Z')
            {
                script.fail(&format!("cut before a title: {cell}"));
            }
        }
    }
}

#[test]
fn no_date_of_the_timeline_is_cut_in_any_form_section_or_clock() {
    for (width, height) in SIZES {
        for keys in ["", "t", "t t", "+", "+ +", "-", "T", "T t"] {
            let mut script = Script::yaml(LONG).size(width, height);
            if !keys.is_empty() {
                script = script.press(keys);
            }
            none_cut(&script);
            for _ in 0..9 {
                script.try_key(Script::keys("j")[0]);
                none_cut(&script);
            }
        }
    }
}

#[test]
fn no_date_of_a_pane_a_source_or_a_choice_is_cut() {
    for (width, height) in SIZES {
        for keys in ["E 2 G", "S", "S j", "S - j", "p", "B"] {
            let keys = keys.replace(" -", "");
            none_cut(&Script::yaml(LONG).size(width, height).press(&keys));
        }
    }
}

#[test]
fn a_date_below_its_heading_leaves_out_what_the_heading_says() {
    Script::yaml(LONG)
        .size(40, 70)
        .press("+ + +")
        .sees("1066 – 1067        Zenith")
        .sees("AD 924 – 939       Zeal")
        .sees("24 Jul 19:01-04:00 Zip")
        .sees("24 Jul 19:02-04:00 Zip")
        .does_not_see("19:01…");
    // Where there is more room, dates say more.
    Script::yaml(LONG)
        .size(120, 40)
        .sees("25 Dec 1066 – 9 Sep 1067 Zenith")
        .sees("24 Jul 2015 19:01-04:00  Zip");
}

#[test]
fn words_that_are_no_date_stand_whole_below_the_title() {
    Script::yaml(LONG).size(80, 40).press("G z").sees("“sometime around the great storm”");
    Script::yaml(LONG).size(50, 40).press("G z").sees("“sometime around the great storm”");
}
