//! Briefings that somebody damaged: whatever is done to a good file, reading it gives a sound model and diagnostics
//! that point into the text, and an item that is taken out takes no other item with it.

use crate::{
    check,
    files::Copies,
    format::{Parsed, parse},
    model::{Briefing, Item},
};

use crate::inside::sound;
use proptest::{collection::vec, prelude::*, sample::Index, sample::select};

const SAMPLES: [&str; 4] = [
    include_str!("../../briefings/tour.yaml"),
    include_str!("../../briefings/great-fire-of-london.yaml"),
    include_str!("../../briefings/homeland-justice.yaml"),
    include_str!("../fixtures/good/everything.yaml"),
];

/// What somebody may do to a file.
#[derive(Clone, Debug)]
enum Damage {
    DeleteLine(Index),
    RepeatLine(Index),
    SwapLines(Index, Index),
    Indent(Index, usize),
    Dedent(Index),
    Insert(Index, &'static str),
    Delete(Index, usize),
    CutOff(Index),
    LineEnds(&'static str),
}

fn damage() -> impl Strategy<Value = Damage> {
    let pieces = select(vec![
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        ":",
        ": ",
        "- ",
        "&a ",
        "*a",
        "|",
        ">",
        "#",
        " #",
        "%",
        "@",
        "`",
        "!",
        "\t",
        "\n",
        "\r",
        "---",
        "\n---\n",
        "\n...\n",
        "? ",
        "\u{feff}",
        "é",
        "火",
        "\u{202e}",
        "[[",
        "]]",
        "[[port]]",
        ",",
        "~",
        "\\",
        "\n\n",
        "events:\n",
        "  ",
        "<<: *a",
        "!!str ",
        "\n  - title: x\n",
        "\nactors:\n",
        "\u{0}",
        "e\u{301}",
        "# briefing: allow unused-id",
        " # briefing: allow date-order, off-scale-estimate\n",
        "\u{200d}",
        "\u{fe0f}",
        "probably ",
        "www.",
        "status: confirmed\n",
        "2024-13",
        "\"[..2020]\"",
    ]);
    prop_oneof![
        any::<Index>().prop_map(Damage::DeleteLine),
        any::<Index>().prop_map(Damage::RepeatLine),
        (any::<Index>(), any::<Index>()).prop_map(|(one, other)| Damage::SwapLines(one, other)),
        (any::<Index>(), 1..4_usize).prop_map(|(line, by)| Damage::Indent(line, by)),
        any::<Index>().prop_map(Damage::Dedent),
        (any::<Index>(), pieces).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (any::<Index>(), 1..30_usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        any::<Index>().prop_map(Damage::CutOff),
        select(vec!["\r\n", "\r"]).prop_map(Damage::LineEnds),
    ]
}

fn character(text: &str, at: Index) -> usize {
    let at = at.index(text.len() + 1);
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

fn damaged(text: &str, damage: &Damage) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    if lines.is_empty() {
        return text.to_owned();
    }
    let count = lines.len();
    match damage {
        Damage::DeleteLine(at) => drop(lines.remove(at.index(count))),
        Damage::RepeatLine(at) => lines.insert(at.index(count), lines[at.index(count)].clone()),
        Damage::SwapLines(one, other) => lines.swap(one.index(count), other.index(count)),
        Damage::Indent(at, by) => lines[at.index(count)].insert_str(0, &" ".repeat(*by)),
        Damage::Dedent(at) => {
            let line = &mut lines[at.index(count)];
            *line = line.strip_prefix(' ').unwrap_or(line).to_owned();
        }
        Damage::Insert(at, piece) => {
            let mut text = text.to_owned();
            text.insert_str(character(&text, *at), piece);
            return text;
        }
        Damage::Delete(at, length) => {
            let start = character(text, *at);
            return text[..start].chars().chain(text[start..].chars().skip(*length)).collect();
        }
        Damage::CutOff(at) => return text[..character(text, *at)].to_owned(),
        Damage::LineEnds(end) => return text.replace('\n', end),
    }
    lines.concat()
}

fn read(text: &str) -> Parsed {
    let mut parsed = parse(text, &mut |_| {});
    let evidence = crate::evidence::Evidence::new(&parsed.briefing);
    check::run(&mut parsed, text, &evidence, &Copies::Nowhere);
    sound::check(&parsed, text);
    parsed
}

/// Each item by its id, or by the words that it begins with.
fn names(briefing: &Briefing) -> Vec<String> {
    let name = |item: Item| match (briefing.id(item), item) {
        (Some(id), _) => id.to_string(),
        (None, Item::Event(ix)) => briefing[ix].title.to_string(),
        (None, Item::Judgment(ix)) => briefing[ix].text.to_string(),
        (None, Item::Question(ix)) => briefing[ix].text.to_string(),
        (None, _) => String::new(),
    };
    let mut names: Vec<String> = briefing.items().map(name).collect();
    names.sort();
    names
}

fn span(briefing: &Briefing, item: Item) -> std::ops::Range<usize> {
    match item {
        Item::Briefing => 0..0,
        Item::Entity(ix) => briefing[ix].span.range(),
        Item::Event(ix) => briefing[ix].span.range(),
        Item::Quote(ix) => briefing[ix].span.range(),
        Item::Source(ix) => briefing[ix].span.range(),
        Item::Claim(ix) => briefing[ix].span.range(),
        Item::Judgment(ix) => briefing[ix].span.range(),
        Item::Question(ix) => briefing[ix].span.range(),
    }
}

proptest! {
    #[test]
    fn a_damaged_briefing_reads_soundly(sample in select(SAMPLES.to_vec()), damages in vec(damage(), 1..6)) {
        let text = damages.iter().fold(sample.to_owned(), |text, one| damaged(&text, one));
        read(&text);
    }

    #[test]
    fn yaml_of_any_kind_reads_soundly(
        text in "(briefing: 1\n)?((events|actors|quotes|sources|tags|x):( ?[\\[{&*|>\"'a-c-]{0,4})?\n( {0,4}(- |a: |b: \\[|&a |\\*a|\"|'|\\||é|[a-z]{1,3}: ?)?[a-z\"'\\]}\t#]{0,3}\n){0,5}){0,5}"
    ) {
        read(&text);
    }

    #[test]
    fn an_item_that_is_taken_out_takes_no_other_with_it(sample in select(SAMPLES.to_vec()), which in any::<Index>()) {
        let whole = read(sample).briefing;
        let items: Vec<Item> = whole.items().collect();
        let item = items[which.index(items.len())];
        let span = span(&whole, item);
        // Whole lines go: those of the item, from its indentation on.
        let start = sample[..span.start].rfind('\n').map_or(0, |at| at + 1);
        let end = sample[span.end..].find('\n').map_or(sample.len(), |at| span.end + at + 1);
        let rest = format!("{}{}", &sample[..start], &sample[end..]);
        let left: Vec<String> = names(&read(&rest).briefing);
        prop_assert_eq!(left.len() + 1, items.len());
        let all = names(&whole);
        prop_assert!(left.iter().all(|name| all.contains(name)));
    }

    #[test]
    fn an_item_that_is_damaged_takes_no_other_with_it(sample in select(SAMPLES.to_vec()), which in any::<Index>(), piece in select(vec!["\"a\" b", "[", "@", "{a", "'it's'", "\t- ", "*x y: z", "- - [", "\"open"])) {
        let whole = read(sample).briefing;
        let items: Vec<Item> = whole.items().collect();
        let item = items[which.index(items.len())];
        let span = span(&whole, item);
        // The value of the item's last key is spoilt, where the item has a line for it.
        let source = &sample[span.clone()];
        let Some(colon) = source.rfind(": ").filter(|at| source[*at..].lines().count() == 1 && source.contains('\n')) else { return Ok(()) };
        if source[colon..].contains(['}', ']']) {
            return Ok(());
        }
        let rest = format!("{}{piece}{}", &sample[..span.start + colon + 2], &sample[span.end..]);
        let parsed = read(&rest);
        prop_assert!(!parsed.diagnostics.is_empty());
        prop_assert!(names(&parsed.briefing).len() + 1 >= items.len(), "{:?}", parsed.diagnostics);
    }
}
