//! Who says what: the balance of claims, the table of a dispute, the ways to it, and filters by stance.

use crate::app::{Look, config::Config, layout::Pane};

use crate::inside::script::Script;

trait InOrder {
    /// Each of these words stands on the screen, in this order from the top.
    fn sees_in_order(self, words: &[&str]) -> Self;
}

impl InOrder for Script {
    fn sees_in_order(self, words: &[&str]) -> Self {
        let body = self.body();
        let mut at = 0;
        for words in words {
            match body[at..].find(words) {
                Some(found) => at += found + words.len(),
                None => self.fail(&format!("{words:?} does not stand behind the words before it")),
            }
        }
        self
    }
}

/// A fire that one post tells of, which a station and an agency pass on; who is said to have set it, and who denies it.
const HARBOR: &str = "briefing: 1
title: Harbor
events:
  - {id: fire, title: Fire., date: 2024-03-01, status: confirmed, via: [post, station, agency]}
  - {id: trial, title: Trial., date: 2024-05, sources: [paper]}
actors:
  ada: {name: Ada}
  bob: {name: Bob}
  city: {name: City Council}
quotes:
  arson: {text: Bob set it on fire, speaker: ada, date: 2024-03-02, via: [post, station, agency]}
  never: {text: I was at sea, speaker: bob, via: [paper]}
claims:
  guilty:
    text: Bob set the fire.
    about: [fire, bob]
    positions:
      - {by: city, stance: endorses, via: [agency], date: 2024-04}
      - {by: bob, stance: denies, quote: never, date: 2024-03-03}
      - {by: ada, stance: asserts, quote: arson}
      - {by: ada, stance: declines-comment, via: [paper], date: 2024-06, text: At the trial.}
  at-sea: {text: Bob was at sea., about: [bob], positions: [{by: bob, stance: asserts, quote: never}]}
  empty: {text: The warehouse was empty., about: [fire], positions: [{by: city, stance: doubts, via: [paper]}]}
  insured: {text: It was insured.}
sources:
  post: {title: Post of Ada, kind: post, author: ada}
  station: {title: Report on air, based_on: [post], language: sq}
  agency: {title: Agency report, based_on: [station]}
  paper: {title: Paper}
";

#[test]
fn the_list_of_claims_says_how_each_stands_and_who_says_so() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("C j")
        .sees("disputed  endorsed by City Council; denied by Bob; asserted")
        .press("k j j")
        .sees("asserted by Bob")
        .sees("unattributed")
        // Who only doubts does not deny.
        .press("k")
        .sees("doubted by City Council");
}

#[test]
fn a_claim_opens_as_a_table_of_both_sides_in_the_order_of_time() {
    let script = Script::yaml(HARBOR);
    let before = script.body();
    script
        .press("C enter")
        .keys_go_to(Pane::View)
        .sees("Disputed claim: Bob set the fire.")
        .sees("standing     disputed · 2 actors for · 1 against · 1 declines")
        // Ada's words go back to her post; how she declined, what the council said and what Bob said came to the first that
        // passed it on is not told. What Ada declined may stand in her post as well.
        .sees("in all       4 reports, 3 or 4 origins")
        .sees("For: 2 actors · 3 reports, 2 origins: City Council, channel not told; Post of Ada")
        .sees_in_order(&[
            "Ada           asserts           2 Mar 2024  “Bob set it on fire”",
            "via Post of Ada → Report on air → Agency report",
            "City Council  endorses          Apr 2024    via Agency report",
            "Against: 1 actor · 1 report, 1 origin: Bob, channel not told",
            "Bob           denies            3 Mar 2024  “I was at sea”",
            "Neither: 1 actor · 1 report, 1 origin: Ada, channel not told",
            "At the trial.",
        ])
        .press("esc T")
        .shows(&before);
}

#[test]
fn who_takes_a_side_twice_is_one_actor_with_two_positions() {
    let twice = "positions:\n      - {by: bob, stance: doubts, via: [paper]}";
    Script::yaml(&HARBOR.replacen("positions:", twice, 1))
        .press("C j")
        .sees("disputed  doubted by Bob; endorsed by City Council;")
        .press("k enter")
        .sees("For: 2 actors ·")
        .sees("Against: 1 actor, 2 positions ·");
}

#[test]
fn on_a_narrow_screen_the_cells_of_a_position_follow_each_other() {
    Script::yaml(HARBOR).size(50, 40).press("C enter").sees_in_order(&[
        "· Ada, asserts, 2 Mar 2024",
        "  “Bob set it on fire”",
        "  via Post of Ada → Report on air →",
    ]);
}

#[test]
fn an_event_leads_to_the_dispute_about_it() {
    Script::yaml(HARBOR)
        .sees("Fire.")
        .sees("1 origin ⚑")
        .sees("3 reports, 1 origin; confirmed by one origin;")
        .sees("⚑ 2 claims, 1 disputed, 1 doubted")
        .press("l enter")
        .sees("1 Claims")
        .cursor_on("Bob set the fire.")
        .press("enter")
        .keys_go_to(Pane::View)
        .press("o o")
        .sees("1 Timeline");
}

#[test]
fn an_actor_that_a_disputed_claim_is_about_carries_the_mark_and_leads_to_it() {
    Script::yaml(HARBOR)
        .size(120, 40)
        .press("E j")
        .sees("Bob")
        .sees("⚑")
        // The claim that he is guilty is about him, and he denies it; that he was at sea he says of himself.
        .sees("⚑ 2 claims about it, 1 disputed · actor · 1 quote ·")
        .press("2 l enter")
        .cursor_on("Bob set the fire.")
        .press("E k")
        .does_not_see("about it, 1 disputed");
}

#[test]
fn what_somebody_denies_is_found_in_either_order_of_the_words() {
    for typed in ["deny bob", "bob denies", "denied by bob"] {
        Script::yaml(HARBOR)
            .press(&format!("F '{typed}' enter esc"))
            .sees("1 Claims")
            // The panes beside the list tell of his other claims, too.
            .press("z")
            .sees("Bob set the fire.")
            .does_not_see("Bob was at sea.")
            .does_not_see("The warehouse was empty.")
            .press("T")
            .sees("Fire.")
            .does_not_see("Trial.")
            .press("u")
            .sees("Trial.");
    }
}

#[test]
fn what_iran_denies_is_one_question_to_the_story_of_the_camp() {
    Script::sample("homeland-justice.yaml")
        .size(120, 40)
        .press("F 'what does iran deny' ctrl-u 'deny iran' enter esc")
        .sees("denied by Iranian Foreign Ministry")
        .sees("1 Claims")
        .sees("disputed · 2 actors for · 1 against")
        .does_not_see("Iran was the victim");
}

#[test]
fn a_claim_is_called_one_wherever_it_is_named() {
    Script::yaml(HARBOR)
        .press("C c")
        .sees("Chain of disputed claim: Bob set the fire.")
        .press("esc p 'set the fire'")
        .sees("disputed")
        .size(120, 50)
        .press("esc E j 2")
        .sees("claim        Bob was at sea.")
        .press("esc C y enter")
        .copied(
            "Disputed claim: “Bob set the fire.”, endorsed by City Council; denied by Bob; asserted by Ada; comment declined by Ada",
        );
}

#[test]
fn the_chain_of_an_event_begins_with_its_own_hops() {
    Script::yaml(HARBOR)
        .press("c")
        .sees_in_order(&[
            "How it came to us",
            "· 1. Post of Ada",
            "· 2. Report on air",
            "· 3. Agency report",
            "1 origin",
        ])
        .does_not_see("Other sources")
        .press("esc S x T")
        .sees("unsupported ⚑");
}

#[test]
fn the_chain_of_an_event_has_who_denies_what_is_claimed_about_it() {
    Script::yaml(HARBOR)
        .size(120, 50)
        .press("c")
        .sees_in_order(&[
            "⚑ 2 claims about it, 1 disputed, 1 doubted",
            "How it came to us",
            "1 origin",
            "Disputed claims about it (2)",
            "· disputed claim: Bob set the fire. (2 actors for · 1 against · 1 declines)",
            "  · asserted by Ada: “Bob set it on fire”, in its own voice, via Report on air → Agency report",
            "  · denied by Bob, 3 Mar 2024: “I was at sea”, via Paper",
            "  · comment declined by Ada, Jun 2024, via Paper. The briefing notes: At the trial.",
            "· doubted claim: The warehouse was empty. (1 actor against)",
            "  · doubted by City Council, via Paper",
        ])
        .press_until("l", "disputed claim")
        .press("enter")
        .sees("1 Claims")
        .cursor_on("Bob set the fire.");
    let held =
        HARBOR.replace("stance: denies", "stance: asserts").replace("stance: doubts", "stance: asserts");
    Script::yaml(&held).press("c").does_not_see("⚑").does_not_see("Disputed claims").sees_in_order(&[
        "Other claims about it (2)",
        "· claim: Bob set the fire. (endorsed by City Council",
        "· claim: The warehouse was empty. (asserted by City Council)",
    ]);
}

#[test]
fn a_disputed_claim_to_which_the_text_of_an_event_links_is_named_with_its_denial() {
    let text = HARBOR.replace("title: Trial.,", "title: Trial., text: 'On [[guilty|what Bob did]].',");
    Script::yaml(&text)
        .press("j c")
        .sees_in_order(&["Disputed claims that its text links to (1)", "disputed claim: Bob set the fire."])
        .sees("· denied by Bob")
        .press("esc enter")
        .sees("Disputed claims that its text links to (1)")
        // Where it is about the event as well, it stands there alone.
        .press("k c")
        .does_not_see("that its text links to");
}

#[test]
fn the_denial_stands_beside_the_accusation_in_the_story_of_the_camp() {
    Script::sample("homeland-justice.yaml")
        .size(120, 40)
        .press("/ 'technology companies blame' enter")
        .sees("The Iranian Foreign Ministry denies it      ⚑")
        .press("c")
        .sees("· denied by Iranian Foreign Ministry, in its own voice, via BTA")
        .press("esc p 'cyberattacks of 2022' enter r")
        .sees("┄");
}

#[test]
fn a_hop_in_another_language_than_the_words_says_so() {
    let text = HARBOR.replace("speaker: ada, date", "speaker: ada, language: en, date");
    Script::yaml(&text)
        .press("C 3 j c")
        .sees("· in Albanian; the words here are in English")
        .press("esc")
        .sees("in Albanian; the words here are in English");
}

#[test]
fn a_circle_of_sources_is_cut_and_the_chain_over_it_ends() {
    let text = "briefing: 1
title: Circle
events: [{title: E, sources: [a]}]
sources:
  a: {title: First, based_on: [b]}
  b: {title: Second, based_on: [c]}
  c: {title: Third, based_on: [a]}
";
    Script::yaml(text)
        .press("c")
        .keys_go_to(Pane::View)
        .sees_in_order(&[
            "· First, based on",
            "· Second, based on",
            "· Third, based on",
            "· First: a circle, cut here",
            "Origin not known",
            "· Third, where a circle is cut",
        ])
        .press("esc !")
        .sees("based-on-cycle");
}

#[test]
fn the_mark_of_a_dispute_is_drawn_with_ascii_where_marks_are() {
    let config = Config { ascii: Some(true), ..Config::default() };
    Script::with(config, Look::default(), HARBOR)
        .sees("1 origin !")
        .sees("! 2 claims, 1 disputed, 1 doubted")
        .press("E j")
        .sees("! 2 claims about it, 1 disputed")
        .does_not_see("⚑");
}
