//! Dates that are typed to go there or to look back: as people write them, as the screen shows them, and what may be two. It must
//! not test which strings are dates.

use crate::inside::script::Script;

/// The sizes that most windows have, and the smallest that is read in.
const SIZES: [(u16, u16); 3] = [(120, 40), (80, 24), (50, 15)];

const FIRE: &str = "briefing: 1
title: Fire
sources:
  - {id: early, title: Early, date: 2022-03-10}
  - {id: late, title: Late, date: 2022-04-20}
events:
  - {date: '-0043-03-15', title: Ides., sources: [early]}
  - {date: 1666-09-02T01~, title: Fire., sources: [early]}
  - {date: 198X, title: Decade., sources: [early]}
  - {date: 2022-03-04, title: March., sources: [early]}
  - {date: 2022-04-03, title: April., sources: [late]}
  - {date: 2024-02-29, title: Leap., sources: [late]}
";

fn fire(width: u16, height: u16) -> Script {
    Script::yaml(FIRE).size(width, height).at(0)
}

#[test]
fn dates_are_typed_as_people_write_them_and_as_they_are_shown() {
    for (width, height) in SIZES {
        for (typed, label, event) in [
            ("Sep 1666", "Sep 1666", "c. 2 Sep 1666 01h Fire."),
            ("2 september 1666", "2 Sep 1666", "c. 2 Sep 1666 01h Fire."),
            ("c. 2 Sep 1666 01h", "c. 2 Sep 1666 01h", "c. 2 Sep 1666 01h Fire."),
            ("44 BC", "44 BC", "15 Mar 44 BC"),
            ("1980s", "1980s", "1980s"),
            ("yesterday", "29 Feb 2024", "29 Feb 2024"),
        ] {
            fire(width, height).press(&format!("D '{typed}'")).footer(label).press("enter").cursor_on(event);
        }
    }
}

#[test]
fn a_date_that_may_be_two_is_asked_back_with_both() {
    for (width, height) in SIZES {
        let asked =
            || fire(width, height).press("D '03/04/2022'").footer("3 Apr 2022 or 4 Mar 2022?").press("enter");
        asked()
            .sees("Which is meant?")
            .sees("3 Apr 2022")
            .sees("4 Mar 2022")
            .press("enter")
            .cursor_on("3 Apr 2022");
        asked().press("down enter").cursor_on("4 Mar 2022");
        asked().press("esc").cursor_on("15 Mar 44 BC");
    }
    Script::yaml(FIRE).press("@ '11/03/2022' enter down enter").sees("known by 3 Nov 2022");
}

#[test]
fn of_what_is_no_date_it_is_said_what_to_write() {
    for (width, height) in SIZES {
        fire(width, height)
            .press("@")
            .footer("2 Sep 1666")
            .press("'2 September'")
            .footer("of which year?")
            .press("enter")
            .footer("of which year?")
            .press("' 1666'")
            .footer("2 Sep 1666");
    }
}
