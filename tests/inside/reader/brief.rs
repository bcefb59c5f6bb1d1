//! The brief beyond the first screen: where Enter leads from it, what its sections claim, and how one leaves what was opened over
//! it. It must not test how anything looks.

use super::first_screen::SIZES;
use crate::inside::script::Script;

fn opened(sample: &str, (width, height): (u16, u16)) -> Script {
    Script::sample(sample).size(width, height).press("B g")
}

#[test]
fn one_key_closes_one_view() {
    for size in SIZES {
        let script = opened("homeland-justice.yaml", size).press("space c").sees("Chain of");
        let script = script.press("q").sees("Reading on").press("q").sees("1 Brief");
        assert!(!script.has_quit());
        // Escape leads the same way, and only at the top does `q` end the program.
        let script = script.press("space c esc").sees("Reading on").press("esc").sees("1 Brief");
        assert!(script.press("q").has_quit());
    }
}

#[test]
fn a_section_leads_to_the_timeline_where_it_begins_and_back_leads_to_the_section() {
    for size in SIZES {
        let script = opened("homeland-justice.yaml", size).press("G");
        let before = script.body();
        let script = script.press("enter").sees("1 Timeline").cursor_on("2022 or earlier");
        script.press("o").shows(&before);
    }
}

#[test]
fn a_section_says_how_many_of_its_events_may_lie_outside() {
    for size in SIZES {
        let script = opened("homeland-justice.yaml", size).press("G");
        let words: String = script.body().split(['│', '┃', '▌', '\n', ' ']).collect();
        assert!(words.contains("2022·10events,7ofthemperhapsearlierorlater"), "{}", script.body());
        assert!(words.contains("1980s·2events"), "{}", script.body());
        assert!(!words.contains("1980s·2events,"), "{}", script.body());
    }
}

#[test]
fn what_is_judged_leads_to_what_it_rests_on() {
    for size in [SIZES[0], SIZES[1]] {
        opened("homeland-justice.yaml", size)
            .press("j enter")
            .sees("Chain of judgment")
            .press("q")
            .sees("1 Brief");
    }
}

#[test]
fn the_summary_tells_by_which_chains_came_what_it_names() {
    opened("homeland-justice.yaml", (120, 40))
        .press("c")
        .sees("came through Homeland Justice (Telegram) → Euronews Albania → BTA");
}

#[test]
fn with_a_filter_the_tab_in_front_counts_what_is_shown_and_the_top_says_how_to_see_all() {
    let script = opened("homeland-justice.yaml", (120, 40)).press("C F 'ministry' enter esc");
    let tabs = script.rows()[1].clone();
    assert!(tabs.contains(" of 16") && !tabs.contains("17"), "{tabs}");
    script.press("esc esc").footer("u shows everything").press("u").sees("C Claims 16");
}
