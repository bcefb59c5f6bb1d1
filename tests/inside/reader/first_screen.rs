//! What a newcomer sees and reads on in: the Brief first, the tabs at every width, Space through the whole briefing, Tab and
//! the border. It must not test how anything looks.

use std::fmt::Write as _;

use crate::{
    app::{Mouse, MouseKind, flow::Spot, layout::Pane, lens::Lens},
    inside::script::{Script, sample},
    library::SAMPLES,
};

/// The sizes at which each script is tried: a wide window, the commonest and a small one.
pub(crate) const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

/// Something of every part of the Brief.
const LITTLE: &str = "# briefing: allow unsourced-event, unused-id, unattributed-claim
briefing: 1
title: Little
summary: It burned, and nobody knows why.
events:
  - {date: 2001-02-03, title: Fire., actors: [ada], quotes: [words]}
  - {date: 2002, title: Trial.}
actors: {ada: {name: Ada}, bob: {name: Bob}}
quotes: {words: {text: I lit it, speaker: ada}}
claims:
  lit: {text: Ada lit it., positions: [{by: ada, stance: asserts}, {by: bob, stance: denies}]}
  rain: {text: It rained.}
judgments: [{text: It was arson., by: bob}]
questions: [Who paid?]
";

/// The rows of the list on the screen, without its frame.
fn list(script: &Script) -> Vec<String> {
    let area = script.reader().rows_area(Pane::List);
    let rows = script.rows().into_iter().skip(area.y.into()).take(area.height.into());
    rows.map(|row| row.chars().skip(area.x.into()).take(area.width.into()).collect()).collect()
}

/// Whether these words stand one below the other.
fn in_order(rows: &[String], words: &[&str]) -> bool {
    let mut rows = rows.iter();
    words.iter().all(|words| rows.any(|row| row.contains(words)))
}

#[test]
fn a_briefing_opens_on_summary_judged_disputed_unknown_and_when() {
    let told = [
        "It burned",
        "What is judged",
        "It was arson.",
        "What is disputed",
        "Ada lit it.",
        "What is not known",
        "Who paid?",
        "When it happened",
        "Fire.",
        "Trial.",
    ];
    for (width, height) in [(120, 40), (80, 24)] {
        let script = Script::opened(LITTLE, width, height).sees("1 Brief").keys_go_to(Pane::List);
        let rows = list(&script);
        assert!(in_order(&rows, &told), "{width}x{height}\n{}", script.body());
        script.does_not_see("It rained.");
    }
    // Where there are few rows, the same is found below in the same order.
    let mut script = Script::opened(LITTLE, 50, 15).sees("1 Brief").cursor_on("Little").sees("It burned");
    for words in ["It was arson.", "Ada lit it.", "Who paid?", "3 Feb 2001", "2002"] {
        script = script.press("j").cursor_on(words);
    }
}

#[test]
fn every_sample_opens_on_its_summary() {
    for sample in SAMPLES {
        for (width, height) in SIZES {
            let script = Script::opened(sample.text, width, height).sees("1 Brief");
            let item = script.reader().selected();
            assert_eq!(item, Some(crate::model::Item::Briefing), "{} {width}x{height}", sample.name);
        }
    }
}

#[test]
fn one_key_goes_on_to_the_timeline() {
    for (width, height) in SIZES {
        Script::opened(LITTLE, width, height)
            .press("T")
            .sees("1 Timeline")
            .does_not_see("1 Brief")
            .cursor_on("3 Feb 2001")
            .press("B")
            .sees("1 Brief");
    }
}

#[test]
fn a_file_without_events_opens_where_it_has_most() {
    let lists = [
        ("claims: {a: {text: One.}, b: {text: Two.}}\nactors: {x: {name: X}}\n", Lens::Claims),
        ("actors: {x: {name: X}, y: {name: Y}}\nsources: {s: {title: S}}\n", Lens::Entities),
        ("sources: {s: {title: S}, t: {title: T}, u: {title: U}}\nactors: {x: {name: X}}\n", Lens::Sources),
        ("questions: [Who?, When?, Why?]\nactors: {x: {name: X}}\n", Lens::Brief),
    ];
    for (text, lens) in lists {
        for (width, height) in SIZES {
            let script = Script::opened(&format!("briefing: 1\ntitle: T\n{text}"), width, height);
            assert_eq!(script.reader().lens, lens, "{text}");
            assert!(script.reader().selected().is_some(), "{text}");
        }
    }
}

/// A briefing of events alone has nothing to say in short: it opens on them.
#[test]
fn a_file_of_events_alone_opens_on_the_timeline() {
    Script::opened("briefing: 1\ntitle: T\nevents: [{date: 2001, title: A}]\n", 80, 24).sees("1 Timeline");
}

#[test]
fn the_tabs_stand_at_every_width_and_name_at_least_their_keys() {
    for name in SAMPLES.iter().map(|sample| sample.name) {
        for width in 14..=200 {
            let script = Script::opened(sample(name), width, 15);
            let row = script.rows()[1].clone();
            let keys: Vec<&str> = row.split_whitespace().filter(|word| "BTECS".contains(word)).collect();
            assert_eq!(keys, ["B", "T", "E", "C", "S"], "{name} {width}: {row}");
            assert!(
                width < 20 || row.contains("B Brief"),
                "the one in front is named, {name} {width}: {row}"
            );
        }
        Script::opened(sample(name), 120, 15).sees("B Brief  T Timeline ").sees("E Who and where ");
        Script::opened(sample(name), 80, 15).sees("B Brief  T Timeline").sees("E Who and where");
        Script::opened(sample(name), 50, 15).sees("B Brief  T Time").sees("E Who");
    }
}

/// What is counted is what the list of the tab has.
#[test]
fn the_counts_on_the_tabs_are_those_of_the_lists() {
    for name in SAMPLES.iter().map(|sample| sample.name) {
        let script = Script::opened(sample(name), 160, 40);
        for (lens, key, label) in [
            (Lens::Timeline, "T", "Timeline"),
            (Lens::Entities, "E", "Who and where"),
            (Lens::Claims, "C", "Claims"),
            (Lens::Sources, "S", "Sources"),
        ] {
            let listed = Script::opened(sample(name), 160, 40).press(key);
            let count = listed.reader().list().map_or(0, |pane| pane.list.count_unfolded());
            assert_eq!(script.reader().count(lens), count, "{name} {label}");
            let tab = if count == 0 { label.to_owned() } else { format!("{label} {count}") };
            assert!(script.rows()[1].contains(&tab), "{name}: {tab}\n{}", script.rows()[1]);
        }
    }
}

#[test]
fn a_click_on_a_tab_shows_its_list() {
    for (width, height) in SIZES {
        Script::opened(LITTLE, width, height)
            .click("T Time")
            .sees("1 Timeline")
            .click("C Claims")
            .sees("1 Claims")
            .click("B Brief")
            .sees("1 Brief");
    }
}

/// The lines of the full view on the screen, each with its place.
fn read(script: &Script) -> Vec<(Spot, String)> {
    let Some(flow) = script.reader().flow(Pane::View) else { script.fail("nothing is read") };
    let lines = flow.visible().map(|(spot, line)| {
        let words = line.spans.iter().map(|span| span.text.as_str());
        (spot, format!("{}{}", " ".repeat(line.indent), words.collect::<String>()))
    });
    lines.collect()
}

/// As many lines as no window has, without the rows around them.
const ALL: u16 = 5_000;

#[test]
fn space_reads_through_the_whole_briefing_and_shows_each_line_once() {
    let many = many_events();
    let texts = SAMPLES.iter().map(|sample| sample.text).chain([LITTLE, &many]);
    for text in texts {
        for (width, height) in SIZES {
            let whole = read(&Script::opened(text, width, ALL).press("space"));
            assert!(whole.len() < usize::from(ALL) - 20, "the tall window has room for all");
            let mut script = Script::opened(text, width, height).press("space");
            let rows = usize::from(script.reader().rows_area(Pane::View).height);
            let mut seen = read(&script);
            assert_eq!(seen.first().map(|(spot, _)| *spot), Some(Spot::default()), "from the beginning");
            for _ in 0..whole.len() {
                if script.says("That was all of it. g goes to its beginning.") {
                    break;
                }
                script = script.press("space");
                let here = read(&script);
                let (last, _) = seen.last().cloned().unwrap_or_default();
                let new: Vec<_> = here.iter().filter(|(spot, _)| *spot > last).cloned().collect();
                let is_end = here.last().map(|(spot, _)| *spot) == whole.last().map(|(spot, _)| *spot);
                if !is_end && new.len() != rows {
                    script.fail(&format!("{} of {rows} lines are new", new.len()));
                }
                seen.extend(new);
            }
            assert!(script.says("That was all of it. g goes to its beginning."), "{}", script.body());
            assert_eq!(seen.len(), whole.len(), "{width}x{height}: lines seen");
            for (seen, told) in seen.iter().zip(&whole) {
                assert_eq!(seen, told, "{width}x{height}");
            }
        }
    }
}

/// Two hundred events of which every tenth is a long one.
fn many_events() -> String {
    let mut text = "briefing: 1\ntitle: Many\nsummary: Much happened.\nevents:\n".to_owned();
    for n in 0..200 {
        let words = if n % 10 == 0 { "So it went on and on. ".repeat(40) } else { String::new() };
        let background = if n < 20 { ", background: true" } else { "" };
        let _ =
            writeln!(text, "  - {{date: {}, title: Event {n}., text: \"{words}\"{background}}}", 1700 + n);
    }
    text
}

#[test]
fn reading_says_how_far_one_is_and_in_what_order() {
    for name in SAMPLES.iter().map(|sample| sample.name) {
        let whole = read(&Script::opened(sample(name), 80, ALL).press("space"));
        let at = |words: &str| whole.iter().position(|(_, line)| line.trim() == words);
        let headings =
            ["Summary", "History", "Events", "What is judged", "What is disputed", "What is not known"];
        let found: Vec<usize> = headings.iter().filter_map(|heading| at(heading)).collect();
        assert!(found.is_sorted() && found.first() == Some(&0), "{name}: {found:?}");
    }
    let script = Script::sample("homeland-justice.yaml").size(80, 24).press("B space").sees("Reading on");
    let passages = |script: &Script| {
        let rows = script.rows();
        let title = rows.iter().find(|row| row.contains("Reading on")).cloned().unwrap_or_default();
        let note = title.rsplit("─ ").next().unwrap_or_default().to_owned();
        let mut numbers = note.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<usize>().ok());
        (numbers.next().unwrap_or_default(), numbers.next().unwrap_or_default())
    };
    let (first, all) = passages(&script);
    assert!(first > 0 && first < all, "{}", script.body());
    let (later, same) = passages(&script.press("space space"));
    assert!(later > first && same == all);
    let end = Script::sample("homeland-justice.yaml").size(80, 24).press("B space G");
    assert_eq!(passages(&end), (all, all), "{}", end.body());
}

#[test]
fn reading_goes_on_where_it_stopped() {
    for (width, height) in SIZES {
        let script =
            Script::opened(sample("homeland-justice.yaml"), width, height).press("space space space");
        let here = script.body();
        // Closed, or left along a link and come back to.
        let script = script.press("esc j j").press("space").shows(&here);
        let script = script.press("esc T G E").press("space").shows(&here);
        let script = script.press("p 'MEK' enter").press("o").shows(&here);
        // At another size it is the same passage that stands at the top.
        let top = |script: &Script| read(script).first().map(|(spot, _)| spot.block);
        let before = top(&script);
        let script = script.size(width + 30, height + 5);
        assert_eq!(top(&script), before, "{width}x{height}");
        let script = script.size(width, height);
        assert_eq!(top(&script), before, "{width}x{height}");
    }
}

/// What a filter hides is not read.
#[test]
fn a_filter_holds_for_what_is_read_on() {
    let text = "briefing: 1\ntitle: T\nevents:\n  - {date: 2001, title: By Ada., actors: [ada]}\n  - {date: 2002, title: By Bob., actors: [bob]}\nactors: {ada: {name: Ada}, bob: {name: Bob}}\n";
    Script::opened(text, 80, 40)
        .press("F 'bob' enter esc space")
        .sees("By Bob.")
        .does_not_see("By Ada.")
        .press("esc u space")
        .sees("By Ada.");
}

#[test]
fn tab_skips_panes_that_have_nothing_to_say() {
    for (width, height) in SIZES {
        let script = Script::opened(LITTLE, width, height).press("T");
        // The fire has an actor and a quote.
        let script = script.press("tab").keys_go_to(Pane::Entity).press("tab").keys_go_to(Pane::Quotes);
        let script = script.press("tab").keys_go_to(Pane::List);
        // The trial has neither.
        let script = script.press("j tab").keys_go_to(Pane::List).press("shift-tab").keys_go_to(Pane::List);
        let shown = |pane| script.reader().layout().pane(pane).is_some();
        assert!(!shown(Pane::Entity) && !shown(Pane::Quotes), "{}", script.body());
    }
}

/// The last column and row of the list, and its neighbor.
fn border(script: &Script) -> (u16, u16) {
    let list = script.reader().layout().list.unwrap_or_default();
    (list.x + list.width, list.y + list.height)
}

#[test]
fn keys_move_the_border_and_move_it_back() {
    let camp = |width, height| Script::sample("homeland-justice.yaml").size(width, height);
    for (width, height, is_beside) in [(120, 40, true), (80, 24, false)] {
        let at = |script: &Script| if is_beside { border(script).0 } else { border(script).1 };
        let script = camp(width, height);
        let (before, body) = (at(&script), script.body());
        let script = script.press(".");
        assert_eq!(at(&script), before + 2, "{}", script.body());
        let script = script.press(",").shows(&body).press(", ,");
        assert_eq!(at(&script), before - 4, "{}", script.body());
        // It stays where it was put, under every list.
        let script = script.press("E T");
        assert_eq!(at(&script), before - 4, "{}", script.body());
        script.press("9 9 ,").press(",").footer("The border goes no further");
    }
    camp(50, 15).press(".").footer("No other pane is on the screen.");
}

#[test]
fn the_mouse_moves_the_border() {
    let drag = |script: &mut Script, kind, (column, row)| script.mouse(Mouse { kind, column, row });
    let mut script = Script::sample("homeland-justice.yaml").size(120, 40);
    let (column, _) = border(&script);
    drag(&mut script, MouseKind::Click, (column, 20));
    drag(&mut script, MouseKind::Drag, (column - 10, 20));
    drag(&mut script, MouseKind::Drag, (column + 7, 25));
    assert_eq!(border(&script).0, column + 7, "{}", script.body());

    let mut script = Script::sample("homeland-justice.yaml").size(80, 24);
    let (_, row) = border(&script);
    drag(&mut script, MouseKind::Click, (40, row));
    drag(&mut script, MouseKind::Drag, (40, row - 3));
    assert_eq!(border(&script).1, row - 3, "{}", script.body());

    // A click elsewhere lets go of it.
    drag(&mut script, MouseKind::Click, (40, 5));
    drag(&mut script, MouseKind::Drag, (40, 12));
    assert_eq!(border(&script).1, row - 3, "{}", script.body());
}
