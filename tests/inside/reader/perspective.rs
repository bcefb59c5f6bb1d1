//! What is seen follows from the briefing and the perspective alone: going back restores it cell by cell, a reader that has
//! just begun sees the same from there, and so does `show`. It must not test what a perspective shows.

use std::{collections::HashSet, sync::Arc};

use crate::{
    app::{lens::Lens, reader::Reader},
    describe::{Description, Form, Shape, row},
    evidence::{
        Story,
        perspective::{Filter, Perspective, Sections},
    },
    export,
    library::{Document, Origin, SAMPLES, Sample},
    model::Item,
    text::SafeText,
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::time::HARBOR;
use crate::inside::script::{Script, sample};

/// What changes the perspective, wherever it is pressed.
const LOOKING: [&str; 14] = [
    "x",
    "x",
    "u",
    "T",
    "t",
    "t",
    "+",
    "-",
    "Z",
    "@",
    "F enter esc",
    "F 'a' enter esc",
    "F 'con' enter esc",
    "F 'denied' enter esc",
];

/// Dates on which something was known of the samples and something was not.
const DATES: [&str; 4] = ["1666-09-20", "1666-12-31", "2022-09-08", "2004"];

/// What moves about. No digits: they would say how many places to go back.
const MOVING: [&str; 29] = [
    "j",
    "j",
    "j j j j",
    "k",
    "g",
    "G",
    "ctrl-d",
    "}",
    "{",
    "l",
    "l",
    "h",
    "enter",
    "tab",
    "tab",
    "shift-tab",
    "esc",
    "E",
    "C",
    "S",
    "B",
    "T",
    "c",
    "r",
    "X",
    "o",
    "alt-right",
    "z",
    ">",
];

fn looking() -> impl Strategy<Value = String> {
    let date = select(DATES.to_vec()).prop_map(|date| format!("u @ '{date}' enter"));
    prop_oneof![4 => select(LOOKING.to_vec()).prop_map(str::to_owned), 1 => date]
}

fn pressing() -> impl Strategy<Value = String> {
    prop_oneof![2 => select(MOVING.to_vec()).prop_map(str::to_owned), 1 => looking()]
}

fn texts() -> impl Strategy<Value = &'static str> {
    let samples = ["tour.yaml", "homeland-justice.yaml", "great-fire-of-london.yaml"];
    select(samples.into_iter().map(sample).chain([HARBOR]).collect::<Vec<_>>())
}

/// Presses keys that may mean nothing, and leaves no prompt open.
fn pressed(mut script: Script, keys: &str) -> Script {
    for key in Script::keys(keys) {
        script.try_key(key);
    }
    script.close_overlay()
}

proptest! {
    // An eighth of what is usual: each case is many screens.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 16))]

    /// Wherever one is: what a change of the perspective has changed on the screen, going back changes back, and going forward
    /// changes again, cell by cell.
    #[test]
    fn back_and_forward_restore_the_perspective_and_every_cell(
        text in texts(),
        size in (20..=160_u16, 8..=50_u16),
        keys in vec((vec(pressing(), 0..5), looking()), 1..12),
    ) {
        let mut script = Script::yaml(text).size(size.0, size.1);
        for (moves, look) in &keys {
            for keys in moves {
                script = pressed(script, keys);
            }
            // What was typed before the last key is not what that key changes.
            let (first, last) = look.rsplit_once("u ").map_or(("", look.as_str()), |(_, date)| ("u", date));
            script = pressed(script, first);
            let before = (script.reader().perspective().clone(), script.cells());
            script = pressed(script, last);
            let after = (script.reader().perspective().clone(), script.cells());
            if before.0 == after.0 {
                continue;
            }
            script = script.press("backspace");
            prop_assert_eq!(script.reader().perspective(), &before.0, "{}", last);
            prop_assert!(script.cells() == before.1, "back from {last}\n{}", script.picture());
            script = script.press("alt-right");
            prop_assert_eq!(script.reader().perspective(), &after.0, "{}", last);
            prop_assert!(script.cells() == after.1, "forward to {last}\n{}", script.picture());
        }
    }

    /// All the way back and forward again, and back again: each place looks as it did.
    #[test]
    fn each_place_looks_the_same_from_either_side(
        text in texts(),
        size in (20..=160_u16, 8..=50_u16),
        keys in vec(pressing(), 1..40),
    ) {
        let mut script = Script::yaml(text).size(size.0, size.1);
        for keys in &keys {
            script = pressed(script, keys);
        }
        let mut seen = vec![script.cells()];
        loop {
            script = script.press("backspace");
            if script.says("There is nothing to go back to.") {
                break;
            }
            seen.push(script.cells());
        }
        for (n, cells) in seen.iter().enumerate().rev().skip(1) {
            script = script.press("alt-right");
            prop_assert!(script.cells() == *cells, "forward, {n} from the end\n{}", script.picture());
        }
        for (n, cells) in seen.iter().enumerate().skip(1) {
            script = script.press("backspace");
            prop_assert!(script.cells() == *cells, "back, {n} from the end\n{}", script.picture());
        }
    }

    /// However a reader has come to a perspective, it lists what one lists that has just begun and looks from there.
    #[test]
    fn what_is_seen_follows_from_the_perspective_alone(
        text in texts(),
        keys in vec(pressing(), 1..30),
    ) {
        let mut script = Script::yaml(text);
        for keys in &keys {
            script = pressed(script, keys);
        }
        let perspective = script.reader().perspective().clone();
        let document = load(text);
        let mut fresh = looking_from(&document, &perspective);
        let fallen = |reader: &Reader| reader.story().evidence.retraction.items().collect::<HashSet<_>>();
        let later = |reader: &Reader| reader.story().briefing.later().clone();
        prop_assert_eq!(later(script.reader()), later(&fresh));
        prop_assert_eq!(fallen(script.reader()), fallen(&fresh));
        for (lens, key) in [Lens::Entities, Lens::Claims, Lens::Sources, Lens::Brief, Lens::Timeline].into_iter().zip(["E", "C", "S", "B", "T"]) {
            script = pressed(script, key);
            let seen = script.reader();
            prop_assert_eq!(seen.lens, lens);
            prop_assert_eq!(items(seen), listed(&mut fresh, lens));
        }
        prop_assert_eq!(script.reader().perspective(), &perspective);
    }

    /// What `show` prints from a perspective is what the panes list from there, and every line of it.
    #[test]
    fn show_prints_what_the_panes_show(text in texts(), keys in vec(pressing(), 1..30)) {
        let mut script = Script::yaml(text);
        for keys in &keys {
            script = pressed(script, keys);
        }
        let Perspective { as_of, muted, facets, .. } = script.reader().perspective().clone();
        let sections = Sections::Chosen(None);
        let perspective = Perspective { as_of, muted, facets, sections, ..Perspective::default() };
        let document = load(text);
        let mut reader = looking_from(&document, &perspective);
        let mut printed = Vec::new();
        export::text::write(&document, &perspective, 0, &mut printed)?;
        let printed = String::from_utf8(printed).map_err(|error| TestCaseError::fail(error.to_string()))?;
        for words in perspective.left_out(reader.story()) {
            prop_assert!(printed.contains(&format!("\n  {words}\n")), "{words}\n{printed}");
        }
        for (lens, heading) in HEADINGS {
            prop_assert_eq!(heading_in(&printed, heading), counted(&document, &mut reader, lens, heading), "{}", heading);
        }
        let titles: Vec<&str> = printed.lines().filter(|line| !line.starts_with(' ')).collect();
        let filter = Filter::new(reader.story(), &perspective.facets);
        for item in document.briefing.items() {
            if filter.shows(reader.story(), item) {
                is_printed(reader.story(), item, &titles, &printed)?;
            } else if let Some(id) = document.briefing.id(item) {
                let title = format!("[{id}]");
                prop_assert!(!titles.iter().any(|line| line.ends_with(&title)), "{title}\n{printed}");
            }
        }
    }
}

/// The lists whose items have a section of their own, and what that is headed.
const HEADINGS: [(Lens, &str); 6] = [
    (Lens::Timeline, "TIMELINE"),
    (Lens::Entities, "WHO AND WHERE"),
    (Lens::Claims, "CLAIMS"),
    (Lens::Sources, "SOURCES"),
    (Lens::Brief, "JUDGMENTS"),
    (Lens::Brief, "QUESTIONS"),
];

/// Everything that the pane of an item says is printed, and its mark beside its title.
fn is_printed(story: Story<'_>, item: Item, titles: &[&str], printed: &str) -> Result<(), TestCaseError> {
    if let Some(id) = story.briefing.id(item) {
        let end = format!("[{id}]");
        let found: Vec<&&str> = titles.iter().filter(|line| line.ends_with(&end)).collect();
        prop_assert_eq!(found.len(), 1, "{}\n{}", end, printed);
        for mark in ["muted", "unsupported"] {
            let is_marked = found[0].contains(&format!("({mark}) ["));
            prop_assert_eq!(is_marked, row::mark(story, item) == Some(mark), "{:?}", found);
        }
    }
    for paragraph in Description::for_form(story, item, Form::Full).told() {
        if let Shape::Field(label) = paragraph.shape {
            prop_assert!(printed.contains(&format!("  {label}: ")), "{item:?}: {label}");
        }
        for run in &paragraph.runs {
            let words = SafeText::line(run.text.as_str());
            prop_assert!(printed.contains(words.as_str()), "{item:?}: {words}\n{printed}");
        }
    }
    Ok(())
}

/// What a heading counts: how many are listed, and how many are hidden.
fn heading_in(printed: &str, heading: &str) -> (usize, usize) {
    let counts = printed.lines().find_map(|line| line.strip_prefix(heading)?.strip_prefix(" ("));
    let number = |words: &str| words.trim_end_matches([')', ',']).parse().unwrap_or(0);
    let mut words = counts.unwrap_or_default().split(' ');
    (words.next().map_or(0, number), words.next().map_or(0, number))
}

/// The same of what a list has.
fn counted(document: &Document, reader: &mut Reader, lens: Lens, heading: &str) -> (usize, usize) {
    let is_counted = |item: &Item| match item {
        Item::Briefing => false,
        Item::Judgment(_) => heading == "JUDGMENTS",
        Item::Question(_) => heading == "QUESTIONS",
        _ => true,
    };
    let of_lens = |item: &Item| Lens::of(*item) == Some(lens);
    let all = document.briefing.items().filter(of_lens).filter(is_counted).count();
    // The brief also lists what is disputed and when it happened; other lenses are the place of that.
    let shown = listed(reader, lens).iter().filter(|item| of_lens(item) && is_counted(item)).count();
    (shown, all - shown)
}

/// What a lens lists.
fn listed(reader: &mut Reader, lens: Lens) -> Vec<Item> {
    reader.set_lens(lens);
    items(reader)
}

/// What the list has that is shown.
fn items(reader: &Reader) -> Vec<Item> {
    reader.list().map(|pane| pane.list.items().collect()).unwrap_or_default()
}

/// A reader that has just opened a document and looks from there.
fn looking_from(document: &Document, perspective: &Perspective) -> Reader {
    let mut reader = Reader::new(Arc::new(document.clone()));
    if let Some(date) = &perspective.as_of
        && !reader.look_back(date.clone())
    {
        reader.as_of_loaded(Arc::new(document.as_of(date)));
    }
    reader.look(perspective.clone());
    assert_eq!(reader.perspective(), perspective);
    reader
}

#[track_caller]
fn load(text: &'static str) -> Document {
    let known = SAMPLES.iter().find(|sample| sample.text == text);
    let sample = known.unwrap_or_else(|| Box::leak(Box::new(Sample { name: "test.yaml", text })));
    Document::load(Origin::Sample(sample), &mut |_| {}).unwrap_or_else(|error| panic!("{error:?}"))
}

#[test]
fn going_back_to_a_date_that_is_not_at_hand_stands_there_once_it_is() {
    let script = Script::sample("great-fire-of-london.yaml").press("@ '1666-09-20' enter j");
    let there = script.cells();
    // Two more dates, and the first one is no longer kept.
    let script = script.press("@").press("@").press("@");
    let here = script.cells();
    let script =
        script.hold().press("0 3 backspace").holds("it waits where it is", |script| script.cells() == here);
    let script = script.work().holds("it is back", |script| script.cells() == there);
    script.press("0 3 alt-right").holds("it is there again", |script| script.cells() == here);
}

#[test]
fn who_goes_elsewhere_meanwhile_is_not_taken_back() {
    let script = Script::sample("great-fire-of-london.yaml")
        .press("@ '1666-09-20' enter")
        .press("@")
        .press("@")
        .press("@");
    let script = script.hold().press("0 3 backspace").press("E");
    let here = script.cells();
    script.work().holds("it stays", |script| script.cells() == here);
}

#[test]
fn muting_while_a_date_is_waited_for_is_kept() {
    Script::sample("great-fire-of-london.yaml")
        .press("S")
        .hold()
        .press("@ '1666-09-20' enter")
        .press("x")
        .work()
        .sees("1 muted")
        .sees("as known by 20 Sep 1666");
}

#[test]
fn the_filter_that_a_link_has_cleared_is_back_one_step_before() {
    let script = Script::yaml(HARBOR).press("F 'ada' enter esc");
    let before = script.cells();
    script
        .press("p 'trial' enter")
        .footer("The filter hid it and is cleared.")
        .press("backspace")
        .holds("the filter is back", |script| script.cells() == before);
}
