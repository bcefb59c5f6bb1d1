//! Quotes and copies, and what is said of each pair.

use super::*;
use crate::check::testing;

/// Checks a quote against a text: what is said and the help.
#[track_caller]
fn said(quote: &str, copy: &str) -> Vec<String> {
    let yaml = format!(
        "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\nsources:\n  log: {{title: L, file: log.txt}}\n  web: {{title: W}}\nquotes:\n  q: {{speaker: a, via: [web, log, log], {quote}}}\n"
    );
    let parsed = briefing_format::parse(&yaml, &mut |_| {});
    assert_eq!(parsed.diagnostics, []);
    let mut diagnostics = Vec::new();
    testing::with_subject(&yaml, &parsed, |subject| {
        check(subject, &[QuoteIx(0)], &[SourceIx(0)], copy, &mut Fared::new(), &mut diagnostics);
    });
    let said = |found: &Diagnostic| {
        format!("{}: {} {}", found.code, found.message, found.help.clone().unwrap_or_default())
    };
    diagnostics.iter().map(said).collect()
}

const NOT_IN: &str = "quote-not-in-source: The words of `q` do not stand in `log.txt`, the `file` of `log`.";
const TWICE: &str =
    "quote-ambiguous: The words of `q` stand more than once in `log.txt`, the `file` of `log`.";

#[test]
fn a_quote_stands_in_the_copy_or_the_nearest_line_is_shown() {
    let log = "Log\n\nThey have the capability to strike the camp in Manza.\n";
    assert_eq!(said("text: strike the camp", log), [""; 0]);
    assert_eq!(
        said("text: capability to strike the base in Manza", log),
        [format!(
            "{NOT_IN} Line 3 has `… They have the capability to strike the **camp** in Manza.`, the quote `capability to strike the **base** in Manza`."
        )]
    );
    assert_eq!(
        said("text: 'camp … capability'", log),
        [format!(
            "{NOT_IN} Each of its parts stands there, but not in this order, or more than 16384 bytes apart."
        )]
    );
    assert_eq!(
        said("text: Nobody was hurt", log),
        [format!("{NOT_IN} Nothing there is like them: look at `via` and `text` again.")]
    );
}

#[test]
fn a_copy_in_another_language_has_the_translation() {
    let quote = "text: Goditën kampin, translation: {language: en, text: They struck the big camp}";
    assert_eq!(said(quote, "They struck the big camp."), [""; 0]);
    assert_eq!(said(quote, "Goditën kampin."), [""; 0]);
    assert_eq!(
        said(quote, "They struck the old camp."),
        [format!(
            "{NOT_IN} Line 1 has `They struck the **old** camp.`, its translation `They struck the **big** camp`."
        )]
    );
}

#[test]
fn a_quote_that_stands_several_times_needs_prefix_or_suffix() {
    let log = "no, he said\nno, she said\nno, no";
    assert_eq!(
        said("text: 'no'", log),
        [format!(
            "{TWICE} They are in lines 1, 2 and 3: write `prefix` or `suffix`, the words directly before or after."
        )]
    );
    assert_eq!(said("text: 'no', suffix: ', she'", log), [""; 0]);
    assert_eq!(
        said("text: she said, prefix: 'yes, '", log),
        [
            "quote-not-in-source: The words of `q` stand in `log.txt`, the `file` of `log`, but not with its `prefix` and `suffix` around them. They are in line 2. Mend `prefix` and `suffix`, or the words."
        ]
    );
    assert_eq!(said("text: she said, prefix: 'no, '", log), [""; 0]);
    assert_eq!(
        said("text: 'no', suffix: ', they'", log),
        [format!(
            "{TWICE} They are in lines 1, 2 and 3, nowhere between the words of `prefix` and `suffix`."
        )]
    );
    assert_eq!(
        said("text: 'no', prefix: said", log),
        [format!("{TWICE} `prefix` and `suffix` fit lines 2 and 3: make them longer.")]
    );
    let many = "no\n".repeat(100);
    assert!(said("text: 'no'", &many)[0].contains("lines 1, 2, 3, 4, 5, 6, 7, 8 and more"));
}

#[test]
fn what_is_not_looked_up_is_not_in_the_source() {
    let no_words = "quote-not-in-source: `q` has no words of its own that could be looked up in `log.txt`, the `file` of `log`. What is in brackets is the editor's: write words of the source.";
    for text in ["…", "… […]", "[all in brackets]", "[They struck it].", "— “?!”"] {
        assert_eq!(said(&format!("text: '{text}'"), "They struck the camp."), [no_words], "{text}");
    }
    assert_eq!(said("text: '[They struck it]'", "Then: [They struck it]."), [""; 0]);
    let only = "quote-not-in-source: Of `q` only `camp` stands in `log.txt`, the `file` of `log`. The rest is in brackets: write more words of the source.";
    for text in ["[They did not strike the] camp", "camp [was struck]", "[the] camp"] {
        assert_eq!(said(&format!("text: '{text}'"), "They struck a camp."), [only], "{text}");
    }
    assert_eq!(said("text: '[T]hey struck a camp'", "They struck a camp."), [""; 0]);
    let long = format!("text: '{}'", "a … ".repeat(80));
    assert!(said(&long, &"a ".repeat(80))[0].contains("leaves out more than can be looked up"));
}

#[test]
fn what_is_left_out_may_change_the_meaning() {
    let changes = |text: &str, keys: &str, copy: &str| -> Vec<String> {
        let said = said(&format!("text: '{text}'{keys}"), copy);
        let named = |said: &String| said.split(" which ").next().unwrap_or_default().to_owned();
        said.iter().map(named).collect()
    };
    for (text, keys, copy, expected) in [
        ("We did … order it", "", "We did not order it", "leaves out `not`,"),
        ("We [did] order it", "", "We did not order it", "leaves out `not`,"),
        ("We […] order it", "", "We didn’t order it", "leaves out `didn’t`,"),
        ("Wir haben es … befohlen", "", "Wir haben es nie befohlen", "leaves out `nie`,"),
        ("Nous l’avons … ordonné", "", "Nous l’avons jamais ordonné", "leaves out `jamais`,"),
        ("Lo … ordenamos", "", "Lo nunca ordenamos", "leaves out `nunca`,"),
        ("Ne … urdhëruam atë", "", "Ne nuk urdhëruam atë", "leaves out `nuk`,"),
        ("Мы … приказывали это", "", "Мы не приказывали это", "leaves out `не`,"),
        ("Es … erdhi sot", ", language: sq", "Es s'erdhi erdhi sot", "leaves out `s'erdhi`,"),
        ("killed … of them", "", "killed 3 of them", "leaves out `3`,"),
        ("killed [many] of them", "", "killed two of them", "leaves out `two`,"),
        ("We [never] ordered it", "", "We ordered it", "has `never` in brackets,"),
        ("[They] order it now", "", "We did not order it now", "leaves out `not`,"),
        ("… order it now", "", "Yes, we never order it now", "leaves out `never`,"),
    ] {
        let expected = format!("omission-changes-meaning: `q` {expected}");
        assert_eq!(changes(text, keys, copy), [expected], "{text:?} in {copy:?}");
    }
    for (text, copy) in [
        ("We did … order it", "We did indeed order it"),
        ("We [never] ordered it", "We did not ordered it"),
        ("killed [3,000] of them", "killed three thousand of them"),
        ("We ordered it … we did", "We ordered it … we did"),
        ("order it now", "We did not order it now"),
        ("… order it now", "It was not. We order it now"),
    ] {
        assert_eq!(changes(text, "", copy), [""; 0], "{text:?} in {copy:?}");
    }
}
