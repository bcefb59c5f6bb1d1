//! `docs/format.md` has every key that reading knows, with what is said of it: its tables are made of those here.
//!
//! `REFRESH_DOCS=1 cargo test -p briefing-format reference` writes them anew.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{env, fs, path::Path};

use super::{
    Class, DATE, HEAD, Section, Shape,
    Takes::{
        self, Chains, Date, Edtf, HeadId, Id, Ids, IdsOr, Items, Line, LineOrLines, Lines, Map, Name, OwnId,
        Prose, Voice, Word,
    },
};

/// The page, from the folder of this crate.
const PAGE: &str = "../../docs/format.md";

/// The noun without its article: it names the table, and the heading that a link leads to.
fn bare(shape: &Shape) -> &'static str {
    shape.noun.split_once(' ').map_or(shape.noun, |(_, bare)| bare)
}

fn plural(class: Class) -> &'static str {
    match class {
        Class::Actor => "actors",
        Class::Place => "places",
        Class::Entity => "actors or places",
        Class::Quote => "quotes",
        Class::Source => "sources",
        Class::Claim => "claims",
        Class::Any => "items",
    }
}

/// What a key takes, in words; where that has keys of its own, a link to them.
fn value(takes: Takes) -> String {
    let link = |shape: &Shape| format!("[{}](#{})", bare(shape), bare(shape).replace(' ', "-"));
    match takes {
        Line => "a line of text".to_owned(),
        Prose => "text".to_owned(),
        Date => link(&DATE),
        Edtf => "an EDTF date".to_owned(),
        Word(words) => words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" "),
        Id(class) => format!("the id of {}", class.noun()),
        OwnId | HeadId => "an id".to_owned(),
        Lines => "a list of lines".to_owned(),
        Name => format!("a line of text, or a map: {}", link(takes.shape())),
        LineOrLines => "a line of text, or a list of lines".to_owned(),
        Ids(class) => format!("a list of ids of {}", plural(class)),
        IdsOr(class, word) => format!("a list of ids of {}, or `{word}`", plural(class)),
        Voice => format!("the id of an actor, or a map: {}", link(takes.shape())),
        Chains => "a list of ids of sources, or several such lists".to_owned(),
        Items(shape) => format!("a list: {}", link(shape)),
        Map(shape) => format!("a map: {}", link(shape)),
    }
}

fn table(shape: &Shape) -> String {
    let row = |key: &super::Key| {
        let required = match (key.required, key.or) {
            (false, _) => String::new(),
            (true, None) => " (required)".to_owned(),
            (true, Some(or)) => format!(" (or `{or}`)"),
        };
        format!("| `{}`{required} | {} | {} |\n", key.name, value(key.takes), key.about)
    };
    let rows: String = shape.keys.iter().map(row).collect();
    format!("{}\n\n| key | value | what it says |\n|---|---|---|\n{rows}", shape.about)
}

fn sections() -> String {
    let row = |(name, section): &(&str, Section)| {
        let form = if section.is_keyed() { "a map by id" } else { "a list" };
        format!("| `{name}` | {form} | {} |\n", section.about())
    };
    let rows: String = Section::ALL.iter().map(row).collect();
    format!("| section | form | what it holds |\n|---|---|---|\n{rows}")
}

/// Every kind of item, in the order of the sections, each before what stands in it.
fn shapes() -> Vec<&'static Shape> {
    fn add(shape: &'static Shape, shapes: &mut Vec<&'static Shape>) {
        if shapes.iter().all(|known| known.noun != shape.noun) {
            shapes.push(shape);
            shape.keys.iter().map(|key| key.takes.shape()).for_each(|inner| add(inner, shapes));
        }
    }
    let mut shapes = vec![&super::tables::EMPTY];
    [&HEAD, &DATE]
        .into_iter()
        .chain(Section::ALL.iter().map(|(_, section)| section.shape()))
        .for_each(|shape| add(shape, &mut shapes));
    shapes.split_off(1)
}

#[test]
fn the_reference_has_every_key() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    let page = fs::read_to_string(&path).unwrap();
    let mut made = page.clone();
    let tables = shapes().into_iter().map(|shape| (bare(shape), table(shape)));
    for (name, table) in tables.chain([("sections", sections())]) {
        let begin = format!("<!-- keys: {name} -->\n");
        let (before, rest) = made.split_once(&begin).unwrap_or_else(|| panic!("{PAGE} lacks {begin}"));
        let (_, after) = rest.split_once("<!-- end -->").unwrap_or_else(|| panic!("no end behind {begin}"));
        made = format!("{before}{begin}{table}<!-- end -->{after}");
    }
    if env::var_os("REFRESH_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    } else {
        assert!(
            made == page,
            "`REFRESH_DOCS=1 cargo test -p briefing-format reference` brings {PAGE} in step:\n{made}"
        );
    }
}
