//! Words are found however they are spelled, in every way of finding: `/`, `p`, `F`; and whose name comes first. It must not test
//! the folding of single letters.

use std::fmt::Write as _;

use crate::app::Overlay;
use crate::inside::script::{Script, sample};

/// A name as the file has it, and as somebody types it.
const SPELLED: [(&str, &str); 9] = [
    ("Durrës", "durres"),
    ("Vlore\u{308}", "vlorë"),
    ("São Paulo", "sa\u{303}o pau"),
    ("İstanbul", "istanbul"),
    ("Große Straße", "grosse strasse"),
    ("Łódź", "lodz"),
    ("Ὀδυσσεύς", "οδυσσευς"),
    ("Орёл", "орел"),
    ("مُحَمَّد", "محمد"),
];

fn named() -> Script {
    let mut text = "briefing: 1\ntitle: Names\nevents:\n".to_owned();
    for (n, _) in SPELLED.iter().enumerate() {
        let _ = writeln!(text, "  - {{date: {}, title: Something {n}., actors: [a{n}]}}", 2000 + n);
    }
    text.push_str("actors:\n  other: {name: Elsewhere}\n");
    for (n, (name, _)) in SPELLED.iter().enumerate() {
        let _ = writeln!(text, "  a{n}: {{name: \"{name}\"}}");
    }
    Script::yaml(&text)
}

/// The entry that is chosen first of what is listed.
fn first(script: &Script) -> String {
    let Overlay::Picker(picker) = &script.app.overlay else { script.fail("nothing is listed") };
    picker.choice().map(|entry| entry.name.to_string()).unwrap_or_default()
}

#[test]
fn a_name_is_found_however_it_is_spelled_in_every_way_of_finding() {
    for (name, typed) in SPELLED {
        named().press(&format!("/ '{typed}'")).footer("1 of 1");
        let script = named().press(&format!("p '{typed}'"));
        assert_eq!(first(&script), name);
        let script = named().press(&format!("F '{typed}'"));
        assert_eq!(first(&script), name);
    }
}

#[test]
fn a_capital_makes_case_count_in_every_way_of_finding() {
    named().press("/ 'DURRES'").footer("none").press("ctrl-u 'Durres'").footer("1 of 1");
    for pick in ["p", "F"] {
        let script = named().press(&format!("{pick} 'DURRES'"));
        assert_eq!(first(&script), "");
        assert_eq!(first(&script.press("ctrl-u 'Durres'")), "Durrës");
    }
}

#[test]
fn exact_names_come_first_then_beginnings() {
    for (width, height) in [(120, 40), (80, 24), (50, 15)] {
        let script = Script::opened(sample("homeland-justice.yaml"), width, height).press("F 'mek'");
        assert_eq!(first(&script), "MEK");
        let script = Script::opened(sample("homeland-justice.yaml"), width, height).press("p 'iran'");
        assert_eq!(first(&script), "Iran");
        let script = Script::opened(sample("homeland-justice.yaml"), width, height).press("p 'alban'");
        assert_eq!(first(&script), "Albania");
    }
}
