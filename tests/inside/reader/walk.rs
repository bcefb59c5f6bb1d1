//! What the reader is for, as one walk: from a statement to its evidence, from there to its origin, to who denies it,
//! and all the way back. It must use no key that the screen does not name.

use crate::app::layout::Pane;

use crate::inside::script::Script;

#[test]
fn from_the_threat_to_its_quotation_to_its_chain_to_the_denial_and_back() {
    // The last line names the keys of this walk.
    let script = Script::sample("homeland-justice.yaml").size(120, 40);
    let script = ["h/l link", "enter open", "/ find"].into_iter().fold(script, Script::footer);
    let at_first = script.body();

    // The threat, found by its words. It is open: who, where, by whose account.
    let script = script
        .press("/ 'threatens the camp' enter")
        .cursor_on("2022 or later   │ Homeland Justice threatens the camp")
        .sees("3 reports, 1 origin");

    // Now there is a way back, and the last line names it. The first of its quotations is its sixteenth link.
    let script =
        script.footer("o back").press("1 6 l").cursor_on("quotes       “the Iranians have the right");
    let at_the_threat = script.body();

    // The words in full; below them who said them, and hop by hop how they came to us. The last hop is what we read.
    let script = script
        .press("enter")
        .keys_go_to(Pane::Quotes)
        .cursor_on("“the Iranians have the right to attack the camp")
        .sees("Chain")
        .sees("· 1. Messages of Homeland Justice on Telegram")
        .sees("· 2. Report on the messages")
        .press("7 l")
        .cursor_on("· 3. Agency report on the threats, the text we");
    let at_the_quotation = script.body();

    // What we read rests on others. The thirteenth link is what the accused ministry said.
    let script = script
        .press("enter")
        .sees("1 Sources")
        .cursor_on("news-agency Agency report on the threats")
        .press("0 1 3 l");
    let at_our_source = script.body();

    // Through it came the denial of a claim.
    let script = script
        .press("enter")
        .cursor_on("statement   Denial by the Iranian Foreign")
        .press("enter 5 l")
        .cursor_on("· disputed claim: The Iranian Foreign Ministry was");
    let at_the_denial = script.body();

    // The claim says who asserts it and who denies it.
    let script = script
        .press("enter")
        .sees("1 Claims")
        .cursor_on("The Iranian Foreign Ministry was behind the")
        .sees("denied by Iranian Foreign Ministry");
    let at_the_claim = script.body();

    // Back leads back, to the very screens, and forward leads forward.
    script
        .press("o")
        .shows(&at_the_denial)
        .press("o")
        .shows(&at_our_source)
        .press("o")
        .shows(&at_the_quotation)
        .press("o")
        .shows(&at_the_threat)
        .press("5 i")
        .shows(&at_the_claim)
        .press("5 o")
        .shows(&at_first)
        .press("o")
        .footer("There is nothing to go back to.");
}

/// Who wrote a source comes before who published it, by id or by name; a name leads to its actor.
#[test]
fn a_source_leads_to_its_author_and_then_to_its_publisher() {
    let text = "\
briefing: 1
title: Two letters
actors:
  net: {name: Net}
  lee: {name: Ann Lee, text: She writes.}
sources:
  a: {title: First letter, publisher: net, author: 'Ann Lee, of Net'}
  b: {title: Second letter, publisher: net, author: lee}
";
    for size in [(120, 40), (80, 24), (50, 15)] {
        let script = Script::yaml(text).size(size.0, size.1).press("S g");
        script
            .sees("Ann Lee, of Net")
            .press("2")
            .sees("2 Ann Lee")
            .sees("She writes.")
            .press("1 j 2")
            .sees("2 Ann Lee");
    }
}
