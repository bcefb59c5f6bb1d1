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

/// What a quote is said to leave out or to put in, without the file.
fn changes(text: &str, keys: &str, copy: &str) -> Vec<String> {
    let said = said(&format!("text: \"{text}\"{keys}"), copy);
    let named = |said: &String| {
        let said = said.split(" Quote the words").next().unwrap_or_default();
        said.trim_start_matches("omission-changes-meaning: `q` ")
            .replace(" in `log.txt`, the `file` of `log`", "")
    };
    said.iter().map(named).collect()
}

#[test]
fn a_bracket_that_makes_another_word_or_number_changes_the_meaning() {
    for (text, copy, put_in) in [
        ("They can[not] fight", "They can fight", "not"),
        ("They do[n't] fight", "They do fight", "n't"),
        ("It was [un]lawful", "It was lawful", "un"),
        ("It was [in]human, he said", "It was human, he said", "in"),
        ("Er ist [un]schuldig", "Er ist schuldig", "un"),
        ("Он [не]виновен", "Он виновен", "не"),
        ("He felt guilt[less]", "He felt guilt", "less"),
        ("They killed six[ty] men", "They killed six men", "ty"),
        ("They killed 3[k] men", "They killed 3 men", "k"),
        ("They killed 3 [million] men", "They killed 3 men", "million"),
        ("They killed 3 [000] men", "They killed 3 men", "000"),
        ("我们[不]知道这件事", "我们知道这件事", "不"),
    ] {
        let expected = format!("has `{put_in}` in brackets, which is not there.");
        assert_eq!(changes(text, "", copy), [expected], "{text:?} in {copy:?}");
    }
    for (text, copy) in [
        ("They killed 3[000] men", "They killed 3 men"),
        ("They killed 3[,000] men", "They killed 3 men"),
        ("They killed [1]3 men", "They killed 3 men"),
        ("It was [-]5 degrees", "It was 5 degrees"),
    ] {
        let said = said(&format!("text: '{text}'"), copy);
        assert!(said[0].starts_with(NOT_IN), "{text:?} in {copy:?}: {said:?}");
    }
    for (text, copy) in [
        ("He will strike[s] it", "He will strike it"),
        ("[T]he war is over", "He said the war is over"),
        ("[w]e won", "We won"),
        ("They can[not] fight", "They cannot fight"),
        ("They do[n’t] fight", "They don't fight"),
        ("It was [Un]lawful", "It was unlawful"),
        ("They killed 3[,000] men", "They killed 3,000 men"),
        ("in 2024[2] we won", "in 2024[2] we won"),
        ("On 9[th] May we won", "On 9 May we won"),
        ("On 9 May [2024] we won", "On 9 May we won"),
    ] {
        assert_eq!(changes(text, "", copy), [""; 0], "{text:?} in {copy:?}");
    }
}

#[test]
fn what_is_put_in_is_not_said_to_be_left_out() {
    for (text, copy, expected) in [
        ("We ordered [no] strike", "We ordered a strike", "has `no` in brackets, which is not there."),
        ("We [did not] order it", "We did order it", "has `not` in brackets, which is not there."),
        (
            "[Nobody] ordered it at once",
            "He ordered it at once",
            "has `Nobody` in brackets, which is not there.",
        ),
        (
            "We did … order it [never]",
            "We did not order it",
            "leaves out `not`, which is, and has `never` in brackets, which is not there.",
        ),
        (
            "We killed [no] men then",
            "We killed 45 men then",
            "leaves out `45`, which is, and has `no` in brackets, which is not there.",
        ),
    ] {
        assert_eq!(changes(text, "", copy), [expected], "{text:?} in {copy:?}");
    }
}

#[test]
fn a_number_that_brackets_stand_for_at_an_end_is_left_out() {
    for (text, copy, lost) in [
        ("They shot and killed [40]", "They shot and killed 45.", "45"),
        ("They shot and killed [40 people]", "They shot and killed 45.", "45"),
        ("They shot and killed [many]", "They shot and killed at least 45.", "45"),
        ("[Many] died in the camp", "3,000 people died in the camp", "3,000"),
        ("[Some 40] men were shot", "Some 45 men were shot", "45"),
        ("[Wir] haben geschossen, ja", "Drei haben geschossen, ja", "Drei"),
        ("[Fifty] men died there", "Thirty-five men died there", "Thirty-five"),
        ("It was [5] degrees", "It was -5 degrees", "-5"),
    ] {
        let expected = format!("leaves out `{lost}`, which is.");
        assert_eq!(changes(text, "", copy), [expected], "{text:?} in {copy:?}");
    }
    for (text, copy) in [
        ("They shot and killed [45]", "They shot and killed 45."),
        ("They shot and killed [45 people]", "They shot and killed 45."),
        ("They then attacked [the camp]", "They then attacked it on 5 May."),
        ("They shot …", "They shot 45 men."),
        ("[They] died in the camp", "In 1943. People died in the camp"),
    ] {
        assert_eq!(changes(text, "", copy), [""; 0], "{text:?} in {copy:?}");
    }
}

#[test]
fn a_negation_anywhere_in_the_sentence_is_left_out_at_an_end() {
    for (text, copy, lost) in [
        ("... order it", "We did not ever, under any circumstances, order it", "not"),
        ("we knew …", "we knew, as I have said many times before, nothing", "nothing"),
        (
            "… it was ordered",
            "Nobody can say, and I want to stress this very clearly today, that it was ordered",
            "Nobody",
        ),
        (
            "… it was ordered",
            "Nobody in the U.S. or with Mr. Smith says so, at 12:45, that it was ordered",
            "Nobody",
        ),
        ("… it was ordered", "One thing, I have to say this, is false: it was ordered", "false"),
    ] {
        let expected = format!("leaves out `{lost}`, which is.");
        assert_eq!(changes(text, "", copy), [expected], "{text:?} in {copy:?}");
    }
    for (text, copy) in [
        ("... order it", "It was not so. We order it"),
        ("we knew …", "we knew! Nothing else"),
        ("[W]e order it", "He did not say in all these years that we order it"),
        ("order it", "We did not ever, under any circumstances, order it"),
    ] {
        assert_eq!(changes(text, "", copy), [""; 0], "{text:?} in {copy:?}");
    }
}

#[test]
fn the_language_of_a_quote_or_of_its_source_says_which_words_deny() {
    let yaml = |quote: &str, source: &str| {
        format!(
            "briefing: 1\ntitle: T\nactors:\n  a: {{name: A}}\nsources:\n  log: {{title: L, file: log.txt{source}}}\nquotes:\n  q: {{speaker: a, via: [log], text: Noi … am ordonat{quote}}}\n"
        )
    };
    for (quote, source, is_told) in [
        ("", "", false),
        (", language: ro", "", true),
        ("", ", language: ro-RO", true),
        (", language: it", ", language: ro", false),
    ] {
        let parsed = briefing_format::parse(&yaml(quote, source), &mut |_| {});
        let verdicts = look_up(&parsed.briefing, "Noi nu am ordonat", &[QuoteIx(0)]);
        let is_changing = verdicts[&QuoteIx(0)].extent().is_some_and(Extent::is_changing);
        assert_eq!(is_changing, is_told, "{quote} {source}");
    }
}

#[test]
fn what_is_left_out_may_change_the_meaning() {
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
        let named: Vec<String> = changes(text, keys, copy);
        assert!(named.len() == 1 && named[0].starts_with(expected), "{text:?} in {copy:?}: {named:?}");
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
