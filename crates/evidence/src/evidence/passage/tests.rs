//! Quotes and the texts they are looked up in: what is found, where, and what is said to be nearest.

use proptest::prelude::*;

use super::*;

/// The text with each place of the quote in `⟦⟧`, or what is nearest: the passage and the quote, what differs in `⟦⟧`.
fn looked_up(text: &str, selector: &Selector) -> String {
    match Passages::new(text, 1).look_up(selector) {
        Lookup::Found(found) => {
            let mut places: Vec<_> = found.places.into_iter().flatten().collect();
            places.sort_by_key(|range| range.start);
            marked(text, &places)
        }
        Lookup::Missing(Missing::Near(nearest)) => {
            let Nearest { passage, differing, quote, quote_differing, .. } = nearest;
            let inside = differing.iter().map(|range| range.start - passage.start..range.end - passage.start);
            let inside: Vec<_> = inside.collect();
            format!("near: {} / {}", marked(&text[passage], &inside), marked(&quote, &quote_differing))
        }
        Lookup::Missing(Missing::Apart) => "apart".to_owned(),
        Lookup::Missing(Missing::Unlike) => "unlike".to_owned(),
    }
}

fn marked(text: &str, ranges: &[Range<usize>]) -> String {
    let (mut marked, mut at) = (String::new(), 0);
    for range in ranges {
        marked.extend([&text[at..range.start], "⟦", &text[range.clone()], "⟧"]);
        at = range.end;
    }
    marked + &text[at..]
}

#[track_caller]
fn table(rows: &[(&str, &str, &str)]) {
    for (text, quote, expected) in rows {
        assert_eq!(looked_up(text, &Selector::new(quote, "", "")), *expected, "{quote:?} in {text:?}");
    }
}

#[test]
fn a_quote_is_found_whatever_the_spaces_marks_and_forms_of_letters() {
    table(&[
        ("He said it twice.", "said it", "He ⟦said it⟧ twice."),
        ("He said\r\n   it\u{a0}twice.", "said it twice.", "He ⟦said\r\n   it\u{a0}twice.⟧"),
        (
            "the group “Homeland Justice“ wrote",
            "group \"Homeland Justice\" wrote",
            "the ⟦group “Homeland Justice“ wrote⟧",
        ),
        ("«It isn’t» – he said", "\"It isn't\" - he said", "⟦«It isn’t» – he said⟧"),
        ("''It isn`t'' --- he said", "“It isn´t” — he said", "⟦''It isn`t'' --- he said⟧"),
        (
            "Cafe\u{301} de\u{ad}mon\u{200b}stration",
            "Café demonstration",
            "⟦Cafe\u{301} de\u{ad}mon\u{200b}stration⟧",
        ),
        ("Café", "Cafe\u{301}", "⟦Café⟧"),
        (
            "Хакери от „Правосъдие“ заплашиха",
            "от \"Правосъдие\" заплашиха",
            "Хакери ⟦от „Правосъдие“ заплашиха⟧",
        ),
        ("彼は火災を見た。", "火災", "彼は⟦火災⟧を見た。"),
    ]);
}

#[test]
fn a_quote_is_found_in_a_long_text_whichever_characters_its_letters_are() {
    let filler = "xyz 12, ".repeat(1000);
    for (words, quote) in [
        ("\u{F900}火災火災", "\u{8C48}火災火災"),
        ("कलम \u{958}लम", "कलम \u{915}\u{93C}लम"),
        ("कलम\u{958}", "कलम\u{915}\u{93C}"),
        ("5 \u{2126}μέγα", "5 Ωμέγα"),
        ("\u{1112}\u{1161}\u{11AB}국어", "한국어"),
        ("\u{F43}ོས", "\u{F42}\u{FB7}ོས"),
    ] {
        let text = format!("{filler}{words} {filler}");
        let expected = format!("{filler}⟦{words}⟧ {filler}");
        assert_eq!(looked_up(&text, &Selector::new(quote, "", "")), expected, "{quote:?}");
    }
}

#[test]
fn case_counts_and_words_are_whole() {
    table(&[
        ("the pineapples are ripe", "apple", "unlike"),
        (
            "Strike the Camp now",
            "strike the camp now",
            "near: ⟦Strike⟧ the ⟦Camp⟧ now / ⟦strike⟧ the ⟦camp⟧ now",
        ),
        (
            "a demon-\nstration in Tirana today",
            "demonstration in Tirana today",
            "near: ⟦stration⟧ in Tirana today / ⟦demonstration⟧ in Tirana today",
        ),
        ("the camp¹ in Manza", "the camp", "⟦the camp⟧¹ in Manza"),
        ("apple, pineapple, apple", "apple", "⟦apple⟧, pineapple, ⟦apple⟧"),
    ]);
}

#[test]
fn a_quote_does_not_end_inside_a_word_or_a_number() {
    let near = |text: &str, quote: &str, expected: &str| {
        let found = looked_up(text, &Selector::new(quote, "", ""));
        assert_eq!(found, expected, "{quote:?} in {text:?}");
    };
    near("They won't fight", "They won", "near: They ⟦won't⟧ / They ⟦won⟧");
    near("They won’t fight", "They won", "near: They ⟦won’t⟧ / They ⟦won⟧");
    near("a non-violent protest", "violent protest", "near: ⟦non-violent⟧ protest / ⟦violent⟧ protest");
    near("killed 3,000 people", "killed 3", "near: killed ⟦3,000⟧ / killed ⟦3⟧");
    near("weighed 1.5 tons", "5 tons", "near: ⟦1.5⟧ tons / ⟦5⟧ tons");
    near("came at 12:45 to us", "at 12", "near: at ⟦12:45⟧ / at ⟦12⟧");
    near("it was -5 degrees", "5 degrees", "near: ⟦-5⟧ degrees / ⟦5⟧ degrees");
    near("it was \u{2212}5 degrees", "5 degrees", "near: ⟦\u{2212}5⟧ degrees / ⟦5⟧ degrees");
    near("killed 3\u{202f}000 people", "killed 3", "near: killed ⟦3\u{202f}000⟧ / killed 3");
    near("10⁶ men died", "10 men died", "near: ⟦10⁶⟧ men died / ⟦10⟧ men died");
    near("killed 3，000 people", "killed 3", "near: killed ⟦3，000⟧ / killed ⟦3⟧");
    near("killed 3–5 people", "killed 3", "near: killed ⟦3–5⟧ / killed ⟦3⟧");
    near("They won′t fight", "They won", "near: They ⟦won′t⟧ / They ⟦won⟧");
    near("הוא אמר ל־ישראל", "אמר ישראל", "near: אמר ⟦ל־ישראל⟧ / אמר ⟦ישראל⟧");
    for (text, quote) in [
        ("a non-\nviolent protest", "violent protest"),
        ("a non-\r\n  violent protest", "a non"),
        ("the demon\u{ad}\nstration in Tirana", "stration in Tirana"),
        ("מילה ל־ישראל", "ישראל"),
        ("10² km", "10"),
    ] {
        let is_found =
            matches!(Passages::new(text, 1).look_up(&Selector::new(quote, "", "")), Lookup::Found(_));
        assert!(!is_found, "{quote:?} in {text:?}");
    }
    table(&[
        ("They won – they fight", "They won", "⟦They won⟧ – they fight"),
        ("They won—they fight", "They won", "⟦They won⟧—they fight"),
        ("“They won”, he said", "They won", "“⟦They won⟧”, he said"),
        ("‘They won’ he said", "They won", "‘⟦They won⟧’ he said"),
        ("que l’Iran a frappé", "Iran a frappé", "que l’⟦Iran a frappé⟧"),
        ("killed 3, wounded 5.", "killed 3", "⟦killed 3⟧, wounded 5."),
        ("They won't … won", "They … won", "⟦They⟧ won't … ⟦won⟧"),
    ]);
}

#[test]
fn a_ligature_is_its_letters_and_no_other_sign_is_what_it_is_like() {
    table(&[
        ("a \u{FB01}nal o\u{FB00}er", "final offer", "a ⟦\u{FB01}nal o\u{FB00}er⟧"),
        ("a final offer", "\u{FB01}nal o\u{FB00}er", "a ⟦final offer⟧"),
        ("the o\u{FB03}ce ba\u{FB04}ed us", "office baffled", "the ⟦o\u{FB03}ce ba\u{FB04}ed⟧ us"),
        ("be\u{FB05} \u{FB06}ate", "best state", "⟦be\u{FB05} \u{FB06}ate⟧"),
        ("\u{FB02}at \u{FB01}x", "flat", "⟦\u{FB02}at⟧ \u{FB01}x"),
        ("10² km", "102 km", "near: ⟦10²⟧ km / ⟦102⟧ km"),
        ("½ km away", "1/2 km away", "near: ⟦½⟧ km away / ⟦1/2⟧ km away"),
        ("№ 5 of ™", "No 5 of", "near: ⟦№⟧ 5 of / ⟦No⟧ 5 of"),
    ]);
    let filler = "xyz 12, ".repeat(1000);
    let text = format!("{filler}a \u{FB01}nal o\u{FB00}er {filler}");
    let expected = format!("{filler}a ⟦\u{FB01}nal o\u{FB00}er⟧ {filler}");
    assert_eq!(looked_up(&text, &Selector::new("final offer", "", "")), expected);
}

#[test]
fn the_parts_beside_a_gap_follow_one_another() {
    table(&[
        (
            "We warned you to go, but you stayed.",
            "We warned you … but you stayed.",
            "⟦We warned you⟧ to go, ⟦but you stayed.⟧",
        ),
        (
            "We warned you to go, but you stayed.",
            "... warned [...] to […] stayed …",
            "We ⟦warned⟧ you ⟦to⟧ go, but you ⟦stayed⟧.",
        ),
        ("We warned you … and left.", "We warned you … and left.", "⟦We warned you⟧ … ⟦and left.⟧"),
        ("We warned you and left.", "We warned you […] and left.", "⟦We warned you⟧ ⟦and left.⟧"),
        ("b a", "a … b", "apart"),
        ("a a x a y b c b", "a … b", "a a x ⟦a⟧ y ⟦b⟧ c b"),
        ("pineapple for a b", "apple … b", "unlike"),
        ("hear it: a x b", "a … b", "hear it: ⟦a⟧ x ⟦b⟧"),
    ]);
    let far = format!("a {}b", "x ".repeat(LONGEST_OMISSION / 2));
    table(&[(&far, "a … b", "apart")]);
}

#[test]
fn an_insertion_in_brackets_stands_for_what_it_replaces() {
    table(&[
        (
            "They may attack it with missiles",
            "They may attack [the camp] with missiles",
            "⟦They may attack⟧ it ⟦with missiles⟧",
        ),
        ("They may atack it", "They may atack [sic] it", "⟦They may atack⟧ ⟦it⟧"),
        ("He said the Iranians may", "[T]he Iranians may", "He said t⟦he Iranians may⟧"),
        ("He said he would strike it", "he … strike[s] it", "He said ⟦he⟧ would ⟦strike⟧ ⟦it⟧"),
        ("as [the camp] has it", "as [the camp] has it", "⟦as⟧ [the camp] ⟦has it⟧"),
    ]);
    let far = format!("attack {}with missiles", "x ".repeat(super::selector::LONGEST_REPLACED));
    table(&[(&far, "attack [the camp] with missiles", "apart")]);
}

#[test]
fn prefix_and_suffix_say_which_place_is_meant() {
    let text = "He said “no” then. She said: “no” later. “No” is no answer, no";
    for (prefix, suffix, expected) in [
        ("He said", "", "He said “⟦no⟧” then. She said: “no” later. “No” is no answer, no"),
        ("", "later", "He said “no” then. She said: “⟦no⟧” later. “No” is no answer, no"),
        ("she wrote … is", "answer […]", "He said “no” then. She said: “no” later. “No” is ⟦no⟧ answer, no"),
        ("She  said: ”", "", "He said “no” then. She said: “⟦no⟧” later. “No” is no answer, no"),
    ] {
        assert_eq!(looked_up(text, &Selector::new("no", prefix, suffix)), expected, "{prefix:?} {suffix:?}");
    }
}

/// How many places are named, and whether prefix and suffix chose them.
fn places_of(text: &str, prefix: &str) -> (usize, bool) {
    match Passages::new(text, 1).look_up(&Selector::new("no", prefix, "")) {
        Lookup::Found(found) => (found.places.len(), found.by_context),
        missing @ Lookup::Missing(_) => panic!("{missing:?}"),
    }
}

#[test]
fn a_place_is_ambiguous_unless_prefix_and_suffix_fit_one() {
    assert_eq!(
        places_of("yes, no", "wrong"),
        (1, false),
        "where the words stand once they are found all the same"
    );
    assert_eq!(places_of("so no, so no, yes no", ""), (3, false));
    assert_eq!(places_of("so no, so no, yes no", "so"), (2, true));
    assert_eq!(places_of("so no, so no, yes no", "yes"), (1, true));
    assert_eq!(places_of("so no, so no, yes no", "perhaps"), (3, false));
    assert_eq!(places_of(&"no ".repeat(100), ""), (MOST_PLACES, false));
}

#[test]
fn the_nearest_passage_names_what_differs() {
    let text = "It was an idle camp.\nThey have the capability to strike the camp in Manza with missiles.\nAnd more.";
    table(&[
        (
            text,
            "capability to strike the base in Manza",
            "near: capability to strike the ⟦camp⟧ in Manza / capability to strike the ⟦base⟧ in Manza",
        ),
        (
            text,
            "They have the right to strike the whole camp",
            "near: They have the ⟦capability⟧ to strike the camp / They have the ⟦right⟧ to strike the ⟦whole⟧ camp",
        ),
        (
            text,
            "capability to strike Manza with missiles.",
            "near: capability to strike ⟦the camp in⟧ Manza with missiles. / capability to strike Manza with missiles.",
        ),
        (
            text,
            "the camp in Manza, with missiles",
            "near: the camp in ⟦Manza⟧ with missiles / the camp in ⟦Manza,⟧ with missiles",
        ),
        (
            text,
            "It was … to strike the base in Manza",
            "near: to strike the ⟦camp⟧ in Manza / to strike the ⟦base⟧ in Manza",
        ),
        (text, "something else entirely", "unlike"),
        (text, "", "unlike"),
        ("", "words", "unlike"),
    ]);
}

#[test]
fn a_long_quote_is_compared_at_its_first_difference() {
    let words = |n: usize| (0..n).map(|n| format!("w{}x{n}", n % 7)).collect::<Vec<_>>();
    let (text, mut quote) = (words(3000), words(2000));
    quote[1234] = "wrong".to_owned();
    let found = looked_up(&text.join(" "), &Selector::new(&quote.join(" "), "", ""));
    assert!(found.contains("⟦w2x1234⟧") && found.contains("⟦wrong⟧"), "{found}");
    quote.remove(1234);
    let found = looked_up(&text.join(" "), &Selector::new(&quote.join(" "), "", ""));
    assert!(found.contains("⟦w2x1234⟧"), "{found}");
}

#[test]
fn text_made_to_be_slow_is_not() {
    let text = "a ".repeat(200_000) + &"' - '".repeat(1000);
    let many_gaps = "a … ".repeat(1000) + "z";
    let text = text
        + &"\u{200b}".repeat(200_000)
        + "\u{301}"
        + &"\u{301}".repeat(200_000)
        + &"\u{ad} ".repeat(100_000);
    let passages = Passages::new(&text, 1);
    for quote in ["a", "a … z", "a a a a … a", many_gaps.as_str(), &"a ".repeat(100_000), "'", "[[[[", "z"]
    {
        for prefix in ["", "z"] {
            passages.look_up(&Selector::new(quote, prefix, ""));
        }
    }
}

/// Words as they stand in texts of several kinds.
const WORDS: [&str; 24] = [
    "the",
    "camp",
    "of",
    "Manza",
    "said",
    "\"no\"",
    "isn't",
    "café",
    "naïve",
    "Ångström",
    "3,000",
    "(30",
    "km)",
    "Щука",
    "и",
    "火災",
    "(who)",
    "and",
    "to",
    "strike",
    "well-known",
    "- and",
    "über",
    "right;",
];

/// A text of words of which every so many have a number of their own.
fn text(words: &[usize], numbered: usize) -> Vec<String> {
    let word = |(n, word): (usize, &usize)| {
        let word = WORDS[*word];
        if n % numbered == 0 { format!("{word} k{n}") } else { word.to_owned() }
    };
    words.iter().enumerate().map(word).collect()
}

/// Writes a text another way: other white space, other marks, other forms of letters.
fn rewritten(text: &str, ways: &[u8]) -> String {
    use unicode_normalization::UnicodeNormalization;
    let mut ways = ways.iter().cycle().copied();
    let pick = |options: &[&'static str], way: u8| options[usize::from(way) % options.len()];
    let mut out = String::new();
    for c in text.chars() {
        let way = ways.next().unwrap_or(0);
        match c {
            ' ' => out += pick(&[" ", "\n", "  ", "\r\n\t", "\u{a0}", "\u{200b} \u{ad}"], way),
            '"' => out += pick(&["\"", "“", "”", "„", "«", "»", "''", "‘‘"], way),
            '\'' => out += pick(&["'", "’", "‘", "`", "´"], way),
            '-' => out += pick(&["-", "‐", "‑", "–", "—", "--"], way),
            c if way % 2 == 0 => out.extend(c.nfd()),
            c => out.push(c),
        }
        if c.is_ascii_lowercase() && way == 7 {
            out.push('\u{ad}');
        }
    }
    out
}

proptest! {
    #[test]
    fn a_quote_cut_out_of_a_text_and_written_another_way_is_found_at_its_place(
        words in prop::collection::vec(0..WORDS.len(), 12..120),
        (from, length) in (0..1000_usize, 6..40_usize),
        gap in prop::option::of((2..5_usize, 0..4_usize)),
        (ours, theirs) in (prop::collection::vec(0..9_u8, 1..40), prop::collection::vec(0..9_u8, 1..40)),
        indexed in any::<bool>(),
    ) {
        let words = text(&words, 1);
        let from = from % (words.len() - 6);
        let quoted = &words[from..(from + length).min(words.len())];
        // Where each word of the quote begins and ends in the source that is searched.
        let before = if from == 0 { String::new() } else { rewritten(&(words[..from].join(" ") + " "), &theirs) };
        let inside = rewritten(&quoted.join(" "), &theirs);
        let source = format!("{before}{inside} {}", rewritten(&words[from + quoted.len()..].join(" "), &theirs));
        let quote = match gap {
            Some((at, left_out)) if at + left_out < quoted.len() => {
                let (head, tail) = (quoted[..at].join(" "), quoted[at + left_out..].join(" "));
                format!("{} […] {}", rewritten(&head, &ours), rewritten(&tail, &ours))
            }
            _ => rewritten(&quoted.join(" "), &ours),
        };
        let quotes = if indexed { INDEX_PAYS } else { 1 };
        match Passages::new(&source, quotes).look_up(&Selector::new(&quote, "", "")) {
            Lookup::Found(found) => {
                let place = &found.places[0];
                let (start, end) = (place[0].start, place[place.len() - 1].end);
                // A soft hyphen or a mark side by side with the quote may count to either.
                let beside = |text: &str| text.chars().all(|c| fold::is_blank(c) || "'\"’‘`´“”„«»-‐‑–—".contains(c));
                prop_assert!(beside(&source[start.min(before.len())..start.max(before.len())]), "{start} {}", before.len());
                let expected = before.len() + inside.len();
                prop_assert!(beside(&source[end.min(expected)..end.max(expected)]), "{end} {expected}");
            }
            Lookup::Missing(missing) => prop_assert!(false, "{quote:?} in {source:?}: {missing:?}"),
        }
    }

    #[test]
    fn a_word_that_was_changed_is_named(
        words in prop::collection::vec(0..WORDS.len(), 40..120),
        (from, changed) in (0..1000_usize, 1..11_usize),
        theirs in prop::collection::vec(0..9_u8, 1..40),
    ) {
        let words = text(&words, 4);
        let from = from % (words.len() - 12);
        let mut quoted = words[from..from + 12].to_vec();
        quoted[changed] = "changed".to_owned();
        let source = rewritten(&words.join(" "), &theirs);
        match Passages::new(&source, 1).look_up(&Selector::new(&quoted.join(" "), "", "")) {
            Lookup::Missing(Missing::Near(nearest)) => {
                let named: Vec<&str> = nearest.quote_differing.iter().map(|range| &nearest.quote[range.clone()]).collect();
                prop_assert!(named.iter().any(|named| named.contains("changed")), "{named:?}");
                prop_assert!(source.get(nearest.passage).is_some());
            }
            other => prop_assert!(false, "{other:?}"),
        }
    }

    #[test]
    fn hostile_text_and_quotes_do_no_harm(
        text in "([a-c '\"….\\[\\]-]{0,30}|\\PC|[\u{301}\u{ad}\u{1161}\n\u{202e}]){0,60}",
        quote in "([a-c '\"….\\[\\]-]{0,10}|\\PC|[\u{301}\u{ad}\u{1161}\n\u{202e}]){0,20}",
        prefix in "[a ']{0,3}",
        quotes in 0..40_usize,
    ) {
        let passages = Passages::new(&text, quotes);
        let selector = Selector::new(&quote, &prefix, "");
        match passages.look_up(&selector) {
            Lookup::Found(found) => for place in found.places {
                for left_out in passages.reading(&selector, &place).left_out {
                    prop_assert!(text.get(left_out.range).is_some() && text.get(left_out.near).is_some());
                }
                prop_assert!(place.into_iter().all(|range| text.get(range).is_some()));
            },
            Lookup::Missing(Missing::Near(nearest)) => {
                prop_assert!(text.get(nearest.passage).is_some());
                prop_assert!(nearest.differing.into_iter().all(|range| text.get(range).is_some()));
                prop_assert!(nearest.quote_differing.into_iter().all(|range| nearest.quote.get(range).is_some()));
            }
            Lookup::Missing(_) => {}
        }
    }

    #[test]
    fn it_is_all_the_same_how_a_quote_is_looked_up(
        text in "([a-b ,火'-]|[é\u{301}\u{ad}\n]|abcd|ab\u{ad}cd|bcde|Kкаче){0,150}",
        filler in 0..5_usize,
        quote in "(abcd|bcde|Kкаче|é|[a-b ,火'-]){1,4}( … (a|abcd))?",
        (prefix, suffix) in ("[ab]?", "[ab]?"),
    ) {
        let filler = "xyz 12, ".repeat(filler * filler * 100);
        let text = format!("{filler}{text}{filler}");
        let selector = Selector::new(&quote, &prefix, &suffix);
        let quick = Passages::new(&text, 1);
        let slow = Passages { hidden: None, ..Passages::new(&text, 1) };
        let indexed = Passages::new(&text, INDEX_PAYS);
        let found = slow.look_up(&selector);
        prop_assert_eq!(&quick.look_up(&selector), &found);
        prop_assert_eq!(&indexed.look_up(&selector), &found);
    }
}
