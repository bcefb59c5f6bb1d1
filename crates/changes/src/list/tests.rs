//! Comparing only what may differ tells what comparing everything tells, on briefings of chance.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Write;

use briefing_evidence::{Evidence, Story, known};
use briefing_format::{
    model::{Briefing, Date, Item, SourceIx},
    parse,
    write::{Document, Map, Value, head, item as outline},
};
use proptest::prelude::*;

use super::{Care, Change, changes_of};
use crate::Pairing;

/// What an item says is made of some numbers: few of each, so that items are alike and refer to each other.
type Numbers = [u8; 8];

/// A version: for each section the numbers of its items, and by what name the ids go.
#[derive(Clone, Debug)]
struct Version {
    sections: [Vec<(usize, Numbers)>; 8],
    head: Numbers,
    names: u8,
}

/// An id; some are called otherwise in other versions, and some refer to nothing.
fn id(version: &Version, letter: char, number: u8) -> String {
    // Those from 3 to 5 are not always there.
    let number = if number < 6 { number } else { number % 3 };
    let renamed = if version.names & (1 << (number % 4)) == 0 { "" } else { "x" };
    format!("{letter}{renamed}{number}")
}

fn text(number: u8) -> &'static str {
    [
        "A fire",
        "A fire in a shed",
        "\"a1\"",
        "\"On Monday.\\n\\nOn Tuesday.\"",
        "\"A fire \"",
        "\"a \\u0007 bell\"",
        "\"See [[a1]] and S1\"",
        "unknown",
    ][usize::from(number % 8)]
}

fn date(number: u8) -> &'static str {
    ["2024", "2024-03", "2024-03-01", "{edtf: 2024-03, text: in spring}", "{text: last week}", "soonish"]
        [usize::from(number % 6)]
}

/// Adds a key, or leaves it out.
fn key(out: &mut Vec<String>, name: &str, number: u8, value: &str) {
    if !number.is_multiple_of(3) {
        out.push(format!("{name}: {value}"));
    }
}

fn told(version: &Version, voice: &str, numbers: Numbers, out: &mut Vec<String>) {
    let [.., e, f, g] = numbers;
    let by = if e % 5 == 0 { "{unnamed: an official}".to_owned() } else { id(version, 'a', e) };
    key(out, voice, e, &by);
    let sources = [f, f.wrapping_add(g)].map(|number| id(version, 's', number));
    match g % 4 {
        0 => key(out, "sources", f, &format!("[{}, {}]", sources[0], sources[1])),
        1 => key(out, "via", f, &format!("[{}, {}]", sources[0], sources[1])),
        2 => key(out, "via", f, &format!("[[{}], [{}]]", sources[0], sources[1])),
        _ => {}
    }
}

#[expect(clippy::many_single_char_names, reason = "the numbers mean nothing by themselves")]
fn item(version: &Version, section: usize, number: usize, numbers: Numbers) -> String {
    let [a, b, c, d, e, f, g, h] = numbers;
    let mut out: Vec<String> = Vec::new();
    let any = |number: u8| id(version, ['a', 's', 'q', 'c', 'e'][usize::from(number % 5)], number);
    match section {
        0 | 1 => {
            out.push(format!("title: {}", text(a)));
            key(&mut out, "id", d, &id(version, 'e', number as u8));
            key(&mut out, "date", b, date(b));
            key(&mut out, "reported", c, date(c));
            key(&mut out, "text", c, text(c));
            let role =
                if e % 2 == 0 { format!("{{actor: {}, role: helper}}", any(5 * e)) } else { any(5 * e) };
            key(&mut out, "actors", e, &format!("[{role}]"));
            key(&mut out, "place", f, &id(version, 'p', f));
            key(&mut out, "status", g, ["claimed", "confirmed"][usize::from(g % 2)]);
            key(&mut out, "quotes", h, &format!("[{}]", id(version, 'q', h)));
            key(&mut out, "tags", f, &format!("[t{}, t{}]", f % 3, g % 3));
            told(version, "by", numbers, &mut out);
        }
        2 | 3 => {
            let name =
                if b % 4 == 0 { format!("{{name: {}, link: false}}", text(a)) } else { text(a).to_owned() };
            out.push(format!("name: {name}"));
            key(&mut out, "kind", b, "company");
            let by = any(5 * c);
            key(&mut out, "aliases", c, &format!("[{}, {{name: S{}, by: {by}}}]", text(c), d % 3));
            key(&mut out, "text", d, text(d));
            key(&mut out, "ids", h, &format!("[\"wikidata:Q{}\"]", h % 3));
            let claim = id(version, 'c', g);
            key(
                &mut out,
                "relations",
                f,
                &format!("[{{to: {}, kind: part-of, claim: {claim}}}]", any(5 * f)),
            );
            if section == 2 {
                told(version, "by", numbers, &mut out);
            }
        }
        4 => {
            out.push(format!("title: {}", text(a)));
            key(&mut out, "publisher", b, &id(version, 'a', b));
            let author = if c % 2 == 0 { id(version, 'a', c) } else { text(c).to_owned() };
            key(&mut out, "author", c, &author);
            key(&mut out, "published", d, date(d));
            let base = if f % 4 == 0 { "unknown".to_owned() } else { format!("[{}]", id(version, 's', f)) };
            key(&mut out, "based_on", f, &base);
            key(&mut out, "cites", g, &format!("[{}]", id(version, 's', g)));
            key(&mut out, "tlp", h, ["RED", "GREEN"][usize::from(h % 2)]);
            key(&mut out, "reliability", e, "B");
        }
        5 => {
            out.push(format!("text: {}", text(a)));
            key(&mut out, "date", b, date(b));
            key(&mut out, "about", c, &format!("[{}]", any(c)));
            let by = if d % 2 == 0 { "a1" } else { "Somebody" };
            key(&mut out, "translation", d, &format!("{{language: en, text: {}, by: {by}}}", text(d)));
            key(&mut out, "prefix", h, text(h));
            told(version, "speaker", numbers, &mut out);
        }
        6 => {
            out.push(format!("text: {}", text(a)));
            key(&mut out, "about", b, &format!("[{}]", any(b)));
            key(&mut out, "contradicts", c, &format!("[{}]", id(version, 'c', c)));
            let stances = ["asserts", "denies"].map(|stance| {
                let mut position = vec![format!("stance: {stance}")];
                key(&mut position, "quote", d, &id(version, 'q', d));
                key(&mut position, "date", h, date(h));
                told(version, "by", numbers, &mut position);
                format!("{{{}}}", position.join(", "))
            });
            key(
                &mut out,
                "positions",
                e.wrapping_add(h),
                &format!("[{}]", stances[..=usize::from(h % 2)].join(", ")),
            );
        }
        _ => {
            out.push(format!("text: {}", text(a)));
            key(&mut out, "id", d, &id(version, 'j', number as u8));
            key(&mut out, "by", b, &id(version, 'a', b));
            key(&mut out, "likelihood", c, "likely");
            key(&mut out, "basis", e, &format!("[{}, {}]", any(e), any(f)));
            key(&mut out, "alternatives", f, &format!("[{}]", text(f)));
        }
    }
    format!("{{{}}}", out.join(", "))
}

const SECTIONS: [(&str, Option<char>); 8] = [
    ("events", None),
    ("background", None),
    ("actors", Some('a')),
    ("places", Some('p')),
    ("sources", Some('s')),
    ("quotes", Some('q')),
    ("claims", Some('c')),
    ("judgments", None),
];

fn read(version: &Version) -> Briefing {
    let mut out = String::from("briefing: 1\ntitle: T\n");
    let mut head: Vec<String> = Vec::new();
    let [a, b, ..] = version.head;
    key(&mut head, "summary", a, text(a));
    key(&mut head, "as_of", b, "2024");
    let mut default: Vec<String> = Vec::new();
    told(version, "by", version.head, &mut default);
    key(&mut head, "default", a.wrapping_add(b), &format!("{{{}}}", default.join(", ")));
    for line in &head {
        out.extend([line, "\n"]);
    }
    for (at, (name, letter)) in SECTIONS.into_iter().enumerate() {
        let _ = writeln!(out, "{name}:");
        for (number, numbers) in &version.sections[at] {
            let item = item(version, at, *number, *numbers);
            let _ = match letter {
                Some(letter) => writeln!(out, "  {}: {item}", id(version, letter, *number as u8)),
                None => writeln!(out, "  - {item}"),
            };
        }
    }
    parse(&out, &mut |_| {}).briefing
}

fn numbers() -> impl Strategy<Value = Numbers> {
    prop::array::uniform8(0_u8..24)
}

fn version() -> impl Strategy<Value = Version> {
    let section = || {
        prop::collection::vec(numbers(), 2..6)
            .prop_map(|items| items.into_iter().enumerate().collect::<Vec<(usize, Numbers)>>())
    };
    (std::array::from_fn::<_, 8, _>(|_| section()), numbers()).prop_map(|(sections, head)| Version {
        sections,
        head,
        names: 0,
    })
}

/// What happens to a version: some numbers become others, some items are taken out, sections are turned around, ids become others.
#[derive(Clone, Debug)]
struct Edit {
    set: Vec<(usize, usize, usize, u8)>,
    gone: Vec<(usize, usize)>,
    turned: Vec<usize>,
    names: u8,
    head: Option<(usize, u8)>,
}

fn edit() -> impl Strategy<Value = Edit> {
    let set = prop::collection::vec((0..8_usize, 0..6_usize, 0..8_usize, 0_u8..24), 0..16);
    let gone = prop::collection::vec((0..8_usize, 0..6_usize), 0..2);
    let turned = prop::collection::vec(0..8_usize, 0..2);
    let names = prop_oneof![4 => Just(0_u8), 1 => 0_u8..16];
    let head = prop::option::weighted(0.2, (0..8_usize, 0_u8..24));
    (set, gone, turned, names, head).prop_map(|(set, gone, turned, names, head)| Edit {
        set,
        gone,
        turned,
        names,
        head,
    })
}

fn edited(version: &Version, edit: &Edit) -> Version {
    let mut version = Version { names: edit.names, ..version.clone() };
    for (section, item, at, number) in &edit.set {
        if let Some((_, numbers)) = version.sections[*section].get_mut(*item) {
            numbers[*at] = *number;
        }
    }
    for (section, item) in &edit.gone {
        if *item < version.sections[*section].len() {
            version.sections[*section].remove(*item);
        }
    }
    edit.turned.iter().for_each(|section| version.sections[*section].reverse());
    if let Some((at, number)) = edit.head {
        version.head[at] = number;
    }
    version
}

fn both_ways(old: Story<'_>, new: Story<'_>) -> [Vec<Change>; 2] {
    let pairing = Pairing::new(old.briefing, new.briefing);
    [Care::Needed, Care::Every].map(|care| changes_of(old, new, &pairing, care))
}

proptest! {
    #[test]
    fn what_is_skipped_is_the_same(version in version(), edit in edit()) {
        let (old, new) = (read(&version), read(&edited(&version, &edit)));
        let evidence = [&old, &new].map(Evidence::new);
        let stories = [Story { briefing: &old, evidence: &evidence[0] }, Story { briefing: &new, evidence: &evidence[1] }];
        let [needed, every] = both_ways(stories[0], stories[1]);
        prop_assert_eq!(needed, every);
        let [needed, every] = both_ways(stories[0], stories[0]);
        prop_assert_eq!(&needed, &[]);
        prop_assert_eq!(&every, &[]);
    }

    /// Of one file more or less is known, or is muted.
    #[test]
    fn what_follows_is_told_where_the_file_is_the_same(version in version()) {
        let all = read(&version);
        let evidence = Evidence::new(&all);
        let whole = Story { briefing: &all, evidence: &evidence };
        let by = known::as_of(whole, &Date::parse("2023").unwrap());
        let known = evidence.known_by(&by);
        let [needed, every] = both_ways(Story { briefing: &by, evidence: &known }, whole);
        prop_assert_eq!(needed, every);
        if !all.sources.is_empty() {
            let muted = evidence.muting(&all, &[Item::Source(SourceIx(0))]);
            let [needed, every] = both_ways(Story { briefing: &all, evidence: &muted }, whole);
            prop_assert_eq!(needed, every);
        }
    }
}

/// Every text in a value, altered once each.
fn altered(value: &Value) -> Vec<Value> {
    match value {
        Value::Text(text) => vec![Value::Text(format!("{text}x")), Value::Text(String::new())],
        Value::List(list) => (0..list.len())
            .flat_map(|at| altered(&list[at]).into_iter().map(move |value| (at, value)))
            .map(|(at, value)| {
                let mut list = list.clone();
                list[at] = value;
                Value::List(list)
            })
            .collect(),
        Value::Map(map) => every_alteration(map).into_iter().map(Value::Map).collect(),
    }
}

fn every_alteration(map: &Map) -> Vec<Map> {
    let of_key = |(key, value): (&str, &Value)| {
        let key = key.to_owned();
        altered(value).into_iter().map(move |value| (key.clone(), value)).collect::<Vec<_>>()
    };
    map.entries()
        .flat_map(of_key)
        .map(|(key, value)| {
            let mut map = map.clone();
            map.set(key, value);
            map
        })
        .collect()
}

/// The file with other maps for some items; the head stands at [`Item::Briefing`].
fn written(briefing: &Briefing, changed: Item, map: &Map) -> String {
    let mut document = Document::new(briefing.title.raw());
    *document.head() = if changed == Item::Briefing { map.clone() } else { head(briefing) };
    for one in briefing.items() {
        let (section, own) = outline(briefing, one);
        let own = if one == changed { map } else { &own };
        match briefing.id(one).filter(|_| section.is_keyed()) {
            Some(id) => document.keyed(section, id, own),
            None => document.listed(section, own),
        }
    }
    document.to_string()
}

#[test]
fn each_value_of_a_file_that_has_every_key_is_compared() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/good/everything.yaml");
    let text = std::fs::read_to_string(path).unwrap();
    let old = parse(&text, &mut |_| {}).briefing;
    let before = Evidence::new(&old);
    let (mut count, mut told) = (0, 0);
    for item in old.items().chain([Item::Briefing]) {
        let map = if item == Item::Briefing { head(&old) } else { outline(&old, item).1 };
        for map in every_alteration(&map) {
            let text = written(&old, item, &map);
            let new = parse(&text, &mut |_| {}).briefing;
            let after = Evidence::new(&new);
            let old = Story { briefing: &old, evidence: &before };
            let [needed, every] = both_ways(old, Story { briefing: &new, evidence: &after });
            assert_eq!(needed, every, "{item:?}: {map:?}");
            count += 1;
            told += usize::from(!needed.is_empty());
        }
    }
    assert!(count > 200 && told * 10 > count * 9, "{told} of {count}");
}
