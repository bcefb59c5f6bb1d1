//! Whatever is pressed, pasted, pointed at, and however the window changes: nothing panics, and every screen on the
//! way keeps the rules of [`Script::check`]. It must not say what a key does.

use std::fmt::{self, Write as _};

use crate::app::{Key, KeyCode, Look, Mouse, MouseKind, actions::ACTIONS, config::Config};
use proptest::{collection::vec, prelude::*, sample::select};

use crate::inside::script::{Script, sample};

/// Something that a person does.
#[derive(Clone)]
enum Doing {
    Key(Key),
    Resize(u16, u16),
    Mouse(Mouse),
    Paste(&'static str),
}

/// Short, so that a sequence that fails can be read.
impl fmt::Debug for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => write!(f, "{key}"),
            Self::Resize(width, height) => write!(f, "{width}x{height}"),
            Self::Mouse(mouse) => write!(f, "{:?} {},{}", mouse.kind, mouse.column, mouse.row),
            Self::Paste(text) => write!(f, "paste {text:?}"),
        }
    }
}

/// Every key of the table.
fn bound() -> impl Strategy<Value = Key> {
    let keys: Vec<Key> =
        ACTIONS.iter().flat_map(|info| info.keys).filter_map(|key| Key::parse(key)).collect();
    select(keys)
}

/// What people type: letters that find something, digits, and what no briefing expects.
fn typed() -> impl Strategy<Value = Key> {
    let character = prop_oneof![
        select("aeinorst".chars().collect::<Vec<_>>()),
        proptest::char::range('0', '9'),
        any::<char>()
    ];
    character.prop_map(|c| Key::plain(KeyCode::Char(c)))
}

fn mouse() -> impl Strategy<Value = Mouse> {
    let kind = select(vec![MouseKind::Click, MouseKind::WheelUp, MouseKind::WheelDown]);
    (kind, 0..=200_u16, 0..=60_u16).prop_map(|(kind, column, row)| Mouse { kind, column, row })
}

/// A window in which little or nothing is seen.
fn tiny() -> impl Strategy<Value = Doing> {
    prop_oneof![(0..=30_u16, 0..=12_u16), (0..=120_u16, 0..=4_u16), (0..=4_u16, 0..=40_u16)]
        .prop_map(|(width, height)| Doing::Resize(width, height))
}

/// A key, or now and then a window of another size, often a tiny one: what was laid out for one size meets another.
fn resizing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        8 => bound().prop_map(Doing::Key),
        2 => tiny(),
        2 => (0..=160_u16, 0..=50_u16).prop_map(|(width, height)| Doing::Resize(width, height)),
        1 => mouse().prop_map(Doing::Mouse),
    ]
}

/// The keys that open a full view, or a pane alone, or another form of the timeline.
const OPENINGS: [&str; 14] = [
    "E r",
    "E j r r",
    "G c",
    "C enter",
    "C G enter",
    "B j L",
    "S L",
    "X",
    "3 enter",
    "G 3 enter enter",
    "2 z",
    "3 z",
    "t",
    "t t",
];

fn doing() -> impl Strategy<Value = Doing> {
    prop_oneof![
        12 => bound().prop_map(Doing::Key),
        4 => typed().prop_map(Doing::Key),
        1 => (0..=200_u16, 0..=60_u16).prop_map(|(width, height)| Doing::Resize(width, height)),
        1 => tiny(),
        2 => mouse().prop_map(Doing::Mouse),
        1 => select(vec!["iran", "\u{1b}[201~", "شلام", "a\nb\t漢字", ""]).prop_map(Doing::Paste),
    ]
}

/// Three hundred events, with long words, wide and right-to-left letters, marks, and links that overlap.
fn many_events() -> String {
    let mut text = "briefing: 1\ntitle: \"Many \\e[31mevents\\u202E\"\nactors:\n".to_owned();
    for n in 0..20 {
        let _ = writeln!(
            text,
            "  actor-{n}: {{name: \"Actor {n} شلام\", text: \"Knows Actor {} and 漢字漢字漢字.\"}}",
            n + 1
        );
    }
    text.push_str("quotes:\n");
    for n in 0..30 {
        let _ = writeln!(
            text,
            "  quote-{n}: {{text: \"{} (א{n})\", speaker: actor-{}}}",
            "سخن ".repeat(n * 3),
            n % 20
        );
    }
    text.push_str("events:\n");
    for n in 0..300 {
        let words = ["wide 漢字", "e\\u0301\\u0301 marks", "tab\\there", "👩‍👩‍👧 family", "long"][n % 5];
        let _ = writeln!(
            text,
            "  - date: {}\n    title: \"{n} {words} {}\"",
            1000 + n * n / 90,
            "x".repeat(n % 90)
        );
        let _ = writeln!(
            text,
            "    text: \"{}[[actor-{}|{words}]] ends.\"",
            "Actor 1 met Actor 12. ".repeat(n % 17),
            n % 20
        );
        let _ = writeln!(
            text,
            "    actors: [actor-{}, actor-{}]\n    quotes: [quote-{}]",
            n % 20,
            (n + 7) % 20,
            n % 30
        );
    }
    text
}

#[track_caller]
fn parsed(key: &str) -> Key {
    match Key::parse(key) {
        Some(key) => key,
        None => panic!("{key} is no key"),
    }
}

fn do_it(script: &mut Script, doing: &Doing) {
    match doing {
        Doing::Key(key) => script.try_key(*key),
        Doing::Resize(width, height) => script.resize(*width, *height),
        Doing::Mouse(mouse) => script.mouse(*mouse),
        Doing::Paste(text) => script.insert(text),
    }
}

fn survives(text: &str, doings: &[Doing]) {
    let mut script = Script::yaml(text);
    for doing in doings {
        do_it(&mut script, doing);
    }
}

proptest! {
    // A tenth of what is usual: each case is many screens.
    #![proptest_config(ProptestConfig::with_cases(ProptestConfig::default().cases / 10))]

    #[test]
    fn a_tour_survives(doings in vec(doing(), 1..40)) {
        survives(sample("tour.yaml"), &doings);
    }

    #[test]
    fn a_tangled_story_survives(doings in vec(doing(), 1..40)) {
        survives(sample("homeland-justice.yaml"), &doings);
    }

    #[test]
    fn a_long_story_survives(doings in vec(doing(), 1..40)) {
        survives(sample("great-fire-of-london.yaml"), &doings);
    }

    /// On terminals of every kind: with the reader ordering right-to-left words itself, in ASCII, without color.
    #[test]
    fn three_hundred_events_of_hostile_text_survive(
        doings in vec(doing(), 1..40),
        (no_color, reorder, ascii) in any::<(bool, bool, bool)>(),
    ) {
        let config = Config { ascii: Some(ascii), ..Config::default() };
        let mut script = Script::with(config, Look { no_color, reorder }, &many_events());
        for doing in &doings {
            do_it(&mut script, doing);
        }
    }

    /// Whatever is open, in windows of every size.
    #[test]
    fn what_is_open_survives_every_size(
        opening in select(OPENINGS.to_vec()),
        doings in vec(resizing(), 1..40),
    ) {
        for name in ["tour.yaml", "homeland-justice.yaml"] {
            let mut script = Script::sample(name).size(100, 40).press(opening);
            for doing in &doings {
                do_it(&mut script, doing);
            }
        }
    }

    /// Over several briefings, opened and left in any order; each of them is as it was left.
    #[test]
    fn several_briefings_survive_and_stay_as_they_are(
        size in (20..=160_u16, 6..=50_u16),
        doings in vec(prop_oneof![
            8 => doing(),
            1 => select(vec!["A", "enter"]).prop_map(|key| Doing::Key(parsed(key))),
        ], 1..40),
    ) {
        let mut script = Script::shelf(&[sample("tour.yaml"), sample("homeland-justice.yaml")]).press("enter");
        for doing in &doings {
            do_it(&mut script, doing);
        }
        script.resize(size.0, size.1);
        stays_as_it_is(script.close_overlay());
    }

    /// What is laid out before it is needed looks as it does when it is needed.
    #[test]
    fn looking_ahead_changes_no_screen(doings in vec((doing(), any::<bool>()), 1..40)) {
        let text = sample("homeland-justice.yaml");
        let (mut ahead, mut behind) = (Script::yaml(text), Script::yaml(text));
        for (doing, is_looking) in &doings {
            if *is_looking {
                ahead.app.look_ahead();
            }
            do_it(&mut ahead, doing);
            do_it(&mut behind, doing);
            prop_assert_eq!(ahead.body(), behind.body());
        }
    }

    /// Back leads back: from wherever one is, going back and forward gives the very screens that one has seen.
    #[test]
    fn back_and_forward_lead_to_the_very_screens(
        size in (20..=160_u16, 6..=50_u16),
        mut doings in vec(bound().prop_map(Doing::Key), 1..60),
    ) {
        // A number at the end would say how many times to go back.
        let is_number = |doing: &Doing| matches!(doing, Doing::Key(key) if key.to_string().parse::<u32>().is_ok());
        while doings.last().is_some_and(is_number) {
            doings.pop();
        }
        for text in [sample("homeland-justice.yaml"), sample("great-fire-of-london.yaml")] {
            let mut script = Script::yaml(text).size(size.0, size.1);
            for doing in &doings {
                do_it(&mut script, doing);
            }
            leads_back(script.close_overlay());
        }
    }
}

/// A briefing that is in front, if any is, is the same after another one was read.
fn stays_as_it_is(script: Script) {
    if script.app.desk.session().is_none() {
        return;
    }
    let here = script.body();
    let [there, back] = if script.app.desk.shelf.selected == 0 { ["j", "k"] } else { ["k", "j"] };
    let other = script.press(&format!("A {there} enter j j c"));
    other.press(&format!("A {back} enter")).shows(&here);
}

/// Going back and forward gives the very screens that were seen, if there is anywhere to go back to.
fn leads_back(script: Script) {
    let here = script.body();
    let back = script.press("backspace");
    if back.says("There is nothing to go back to.") {
        return;
    }
    let there = back.body();
    back.press("alt-right").shows(&here).press("backspace").shows(&there);
}

/// What random cases have found before: windows of a cell, a list that was left narrow, letters that no key is, a link that
/// is nowhere.
#[test]
fn what_was_found_by_chance_stays_mended() {
    for name in ["tour.yaml", "homeland-justice.yaml", "great-fire-of-london.yaml"] {
        let script = || Script::sample(name);
        script().size(1, 1).press("j t");
        script().size(36, 2).press("t");
        leads_back(script().size(20, 6).press("2 S tab"));
        let linked = script().size(0, 0).press("l").size(60, 6);
        let body = linked.body();
        linked.press("M").shows(&body);
        for letter in ['⺀', '🌀'] {
            script().try_key(Key::plain(KeyCode::Char(letter)));
        }
    }
}
