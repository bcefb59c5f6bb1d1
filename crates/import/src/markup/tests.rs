//! Texts as other programs write them, and the paragraphs that they become.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use briefing_format::{
    Section,
    model::Id,
    parse,
    write::{Document, Map},
};
use proptest::prelude::*;

use super::*;

/// What is behind the targets of the tests.
fn known(target: Target<'_>) -> Option<Id> {
    match target {
        Target::Address("https://a.example/G1") => Id::parse("hexane"),
        Target::Citation("CISA 2022") => Id::parse("cisa-2022"),
        Target::Citation("A (b)") => Id::parse("a-b"),
        _ => None,
    }
}

#[track_caller]
fn becomes(dialect: Dialect, cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(plain(text, dialect, &mut known), *expected, "{text}");
    }
}

#[test]
fn markdown_becomes_plain_paragraphs() {
    becomes(
        Dialect::Markdown,
        &[
            ("# Title\n\nA **bold** and _slanted_ `word`.\n\nTwo\n", "Title\nA bold and slanted word.\nTwo"),
            ("* one\n* two\n\n1986. A great year", "- one\n- two\n1986. A great year"),
            ("3. three\n4. four", "3. three\n4. four"),
            ("> Said so.\n\nNot said.", "> Said so.\nNot said."),
            ("Key: a\nOther: b", "Key: a\nOther: b"),
            (
                "This line was broken by an editor because it had become full of words\nand goes on.",
                "This line was broken by an editor because it had become full of words and goes on.",
            ),
            ("```\nnet use\nnet view\n```", "net use\nnet view"),
            ("a<br>b <code>c</code> &lt;d&gt; &amp; e", "a\nb c <d> & e"),
            ("![A map](http://x.example/m.png)", "[A map]"),
            (
                "see [it][1]\n\n[1]: http://x.example\n[2]: http://y.example",
                "see it (http://x.example)\n[2]: http://y.example",
            ),
            ("", ""),
        ],
    );
}

#[test]
fn what_only_looks_like_markdown_stays() {
    becomes(
        Dialect::Markdown,
        &[
            (r"C:\Intel\~csrss.exe and \\host\share\.x", r"C:\Intel\~csrss.exe and \\host\share\.x"),
            ("__init__.py and some_file_name", "__init__.py and some_file_name"),
            ("http://a.example/*b*/_c_?d=1&e=2.", "http://a.example/*b*/_c_?d=1&e=2."),
            ("**https://a.example/x**, then", "https://a.example/x, then"),
            ("run <path> with *.exe or *.dll", "run <path> with *.exe or *.dll"),
            (r"\*not slanted\*", "*not slanted*"),
            ("2 * 3 * 4 #5", "2 * 3 * 4 #5"),
        ],
    );
}

#[test]
fn links_keep_their_words_and_lead_to_what_is_known() {
    becomes(
        Dialect::Markdown,
        &[
            ("[HEXANE](https://a.example/G1)'s tools", "[[hexane|HEXANE]]'s tools"),
            ("see [APT33](https://a.example/G2).", "see APT33 (https://a.example/G2)."),
            (
                "see <https://a.example/G1> and https://a.example/G1",
                "see [[hexane|https://a.example/G1]] and https://a.example/G1",
            ),
            ("[https://a.example/G2/](https://a.example/G2)", "https://a.example/G2/"),
            ("[Ann](mailto:ann@a.example)", "Ann"),
            ("[[x]](https://a.example/G1)", "[[hexane|[x] ]]"),
        ],
    );
    becomes(
        Dialect::Html,
        &[("<p>See <a href='https://a.example/G1'>the <b>group</b></a>.", "See [[hexane|the group]].")],
    );
}

#[test]
fn a_citation_becomes_a_link_so_that_the_sentence_keeps_its_source() {
    let cases = [
        ("Wiped.(Citation: CISA 2022) Then", "Wiped. ([[cisa-2022|CISA 2022]]) Then"),
        (
            "Wiped.(Citation: CISA 2022)(Citation: Other_x_y)",
            "Wiped. ([[cisa-2022|CISA 2022]])(Citation: Other_x_y)",
        ),
        ("(Citation: A (b))", "([[a-b|A (b)]])"),
        (
            "(Citation: never closed\n(Citation: CISA 2022)",
            "(Citation: never closed\n([[cisa-2022|CISA 2022]])",
        ),
    ];
    becomes(Dialect::Markdown, &cases);
    becomes(Dialect::Plain, &cases);
}

#[test]
fn html_becomes_plain_paragraphs() {
    becomes(
        Dialect::Html,
        &[
            ("<h2>Title</h2><p>A&nbsp;b &eacute;\n c</p>d<br/>e", "Title\nA b é c\nd\ne"),
            ("<ul><li>one<li>two</ul><ol start=3><li>three</ol>", "- one\n- two\n3. three"),
            ("<style>p{}</style><script>x('<p>')</script>a<!-- b -->", "a"),
            ("<blockquote><p>Said so.</p></blockquote>Not said.", "> Said so.\nNot said."),
            ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
            ("<p>x<img src=a alt='A map'>y <unknown>z</unknown>", "x [A map] y z"),
            ("no tags at all", "no tags at all"),
            (
                "<a href=\"http://x.example/a_b?c=1&amp;d=2\">words</a>",
                "words (http://x.example/a_b?c=1&d=2)",
            ),
        ],
    );
}

#[test]
fn plain_text_keeps_its_lines() {
    becomes(
        Dialect::Plain,
        &[
            ("One\ntwo  three\r\n\r\n*four*", "One\ntwo three\n*four*"),
            ("See [[port]] and [[a|b]], [[1, 2], [3, 4]]", "See [ [port]] and [ [a|b]], [[1, 2], [3, 4]]"),
        ],
    );
}

#[test]
fn no_brackets_of_the_file_become_a_link() {
    assert_eq!(guarded("[[[[port]]"), "[[[ [port]]");
    assert_eq!(guarded("[[ Some_Id |x"), "[ [ Some_Id |x");
    assert!(matches!(guarded("a [b] [[c d"), Cow::Borrowed(_)));
}

/// Texts of all that makes markup difficult.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "[",
        "]",
        "[[",
        "]]",
        "(",
        ")",
        "|",
        "hexane",
        "(Citation: CISA 2022)",
        "(Citation: ",
        "https://a.example/G1",
        "](https://a.example/G1)",
        "<",
        ">",
        "</",
        "<p>",
        "<a href='https://a.example/G1'>",
        "</a>",
        "<script>",
        "<br>",
        "\\",
        "*",
        "_",
        "`",
        "```\n",
        "\n",
        "\n\n",
        "- ",
        "1. ",
        "> ",
        "# ",
        "&amp;",
        "&",
        " ",
        "    ",
        "é",
        "火",
        "[1]: ",
        "!",
        "a",
        "b c",
    ];
    let piece = prop_oneof![8 => prop::sample::select(pieces.to_vec()).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn only_what_is_known_becomes_a_link(text in text()) {
        for dialect in [Dialect::Plain, Dialect::Markdown, Dialect::Html] {
            let found = plain(&text, dialect, &mut known);
            prop_assert!(!found.contains("\n\n") && found.trim_end() == found, "{found:?}");
            let mut document = Document::new("T");
            document.head().set("summary", found.as_str());
            document.keyed(Section::Actors, &Id::parse("hexane").unwrap(), &Map::new().with("name", "HEXANE"));
            document.keyed(Section::Actors, &Id::parse("cisa-2022").unwrap(), &Map::new().with("name", "CISA"));
            let yaml = document.to_string();
            let codes: Vec<&str> = parse(&yaml, &mut |_| {}).diagnostics.iter().map(|found| found.code.as_str()).collect();
            prop_assert!(!codes.contains(&"unknown-id"), "{yaml}\n{codes:?}");
            let links = found.matches("[[hexane|").count() + found.matches("[[cisa-2022|").count();
            let given = text.matches("https://a.example/G1").count() + text.matches("(Citation: CISA 2022)").count();
            prop_assert!(links <= given, "{found:?}");
        }
    }
}

#[test]
fn what_a_text_shows_besides_words_is_known() {
    let found = |html: &str| super::beside_words(html).filter(|(_, count)| *count > 0).collect::<Vec<_>>();
    assert_eq!(found("a <IMG src='x'> b<img/><script>x</script>"), [("picture", 2), ("script", 1)]);
    assert_eq!(found("a < b, <imgur> and words"), []);
}
