//! Small Argdown texts, and what comes of them.

use super::*;
use crate::formats::testing::{import, lost};

const DEBATE: &str = "===
title: Is there a god?
author: Ann Lee
date: 24/10/2018
===

# Theses

// central
[God]: There is a **god**. #deism
  + <Design>: Since the world is designed, there has to be a designer
    (cf. [here](https://d.example/design)).
    - <Evolution>
  - [Slogan]: God is dead. {sources: [\"Nietzsche, Zarathustra\"]}
  >< [None]: There is no god.

[Slogan]: They say @[God] is dead.

<Design>

(1) The world seems designed.
(2) [Best]: A designer explains it best.
-----
(3) [God]
";

#[test]
fn statements_are_claims_and_contradictions_are_kept() {
    let (yaml, made) = import(&Argdown, &[("a.argdown", DEBATE)]);
    for part in [
        "title: Is there a god?\n",
        "published: 2018-10-24\n",
        "authors: [Ann Lee]\n",
        "  # > # Theses\n  # > central\n  god: {text: There is a god., contradicts: [none], ids: ",
        "[[d-example-design|here]]",
        "    about: [god]\n",
        "      - {stance: asserts, sources: [nietzsche-zarathustra]}\n",
        "argdown:<Design>",
        "  the-world-seems-designed-",
    ] {
        assert!(yaml.contains(part), "{part}\n{yaml}");
    }
    assert_eq!(made.counts(), [("sources", 2), ("claims", 6)], "{yaml}");
    let expected = [
        "2 arrow of attack",
        "1 arrow of support",
        "1 argument without words",
        "1 heading",
        "1 inference",
        "1 other wording of a statement",
        "1 tag",
    ];
    let mut lost = lost(&made);
    lost.sort_by_key(|line| line[2..].to_owned());
    let mut sorted = expected.map(str::to_owned);
    sorted.sort_by_key(|line| line[2..].to_owned());
    assert_eq!(lost, sorted);
}

#[test]
fn what_the_front_says_is_told_where_it_is_not_read() {
    let text = "===\ntitle: T\nauthor: Jane <jane@example.org>\ndate: 3/4/2018\n===\n\n[A]: b\n  + [C]: d\n";
    let (yaml, made) = import(&Argdown, &[("a.ad", text)]);
    assert!(yaml.contains("authors: [Jane]\n") && !yaml.contains('@'), "{yaml}");
    assert!(yaml.contains("3/4/2018"), "{yaml}");
    assert_eq!((made.report.count(Code::PersonalData), made.report.findings().len()), (1, 2));
    assert_eq!(lost(&made), ["1 arrow of support", "1 e-mail address"]);
}

#[test]
fn what_a_further_file_says_of_itself_is_counted() {
    let file = "===\ntitle: T\ndate: 2018-03-04\n===\n\n[A]: b\n\n[C]: d\n";
    let (_, made) = import(&Argdown, &[("a.ad", file), ("b.ad", file)]);
    assert_eq!(lost(&made), ["1 date of a further file", "1 title of a further file"]);
}

#[test]
fn a_statement_that_comes_first_changes_no_id() {
    let ids = |text: &str| -> Vec<String> {
        let (yaml, _) = import(&Argdown, &[("a.ad", text)]);
        let claims = yaml.split("\nclaims:\n").nth(1).unwrap_or_default().lines();
        let claims = claims.filter(|line| line.starts_with("  ") && !line.starts_with("   "));
        claims.filter_map(|line| line.split_once(':')).map(|(id, _)| id.to_owned()).collect()
    };
    let end = "The world is as old as one thinks\n  + [C]: d\n  + <C>: e\n";
    let (before, after) = (ids(end), ids(&format!("The world is as old as one says\n  + [E]: f\n\n{end}")));
    assert!(before.len() >= 3, "{before:?}");
    assert_eq!(after[after.len() - before.len()..], before);
}

#[test]
fn in_strict_mode_an_attack_between_statements_contradicts() {
    let text = "===\ntitle: T\nmodel:\n    mode: strict\n===\n\n[A]: The suit is dear.\n\n[B]: The suit is cheap.\n\n[A]\n    - [B]\n    - <C>: It costs more than a car.\n";
    let (yaml, made) = import(&Argdown, &[("a.ad", text)]);
    assert!(yaml.contains("contradicts: [a]"), "{yaml}");
    assert_eq!(lost(&made), ["1 arrow of attack"]);
}

#[test]
fn other_texts_are_not_taken_for_argdown() {
    let recognizes = |text: &str| Argdown.recognizes(&Input::new(SafeText::from_static("x"), text.into()));
    assert!(!recognizes("# A page\n\nSee [this][1].\n\n[1]: https://a.example\n[2]: https://b.example\n"));
    assert!(!recognizes("<html>\n<body>\n"));
    assert!(!recognizes("date,title\n2020,x\n"));
    assert!(recognizes("[A]: b\n  + <C>\n"));
}

#[test]
fn an_address_of_a_mailbox_is_no_name() {
    let text =
        "===\ntitle: T\nauthor: [\"A\", b@host]\n===\n\n[A]: b {source: \"cy@example.org\"}\n\n[C]: d\n";
    let (yaml, made) = import(&Argdown, &[("a.ad", text)]);
    assert!(yaml.contains("authors: [A]\n") && !yaml.contains("positions"), "{yaml}");
    assert_eq!(lost(&made), ["2 e-mail address"]);
}

#[test]
fn the_line_of_an_inference_is_no_claim() {
    for line in ["-- Modus ponens --", "-- Modus ponens {uses: [1,2]} --", "-----", "--\nModus ponens\n--"] {
        let text = format!(
            "[God]: He is.\n  + <Proof>\n\n<Proof>\n\n(1) [A]: One.\n(2) [B]: Two.\n{line}\n(3) [C]: Three.\n"
        );
        let (yaml, made) = import(&Argdown, &[("a.ad", &text)]);
        assert!(!yaml.to_lowercase().contains("modus"), "{yaml}");
        assert!(lost(&made).contains(&"1 inference".to_owned()), "{line} {:?}", lost(&made));
    }
}
