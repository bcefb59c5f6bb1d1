//! Maps and lists as YAML: on one line where they are short, in lines of their own where they are long. It must not know
//! what an item is beyond its table of keys.

use super::{Entry, Map, Value, scalar};
use crate::schema::{DATE, Shape, Takes};

/// How much each level of the file stands further to the right.
const STEP: usize = 2;

/// A keyed item of at most so many keys may stand on the line of its id.
const KEYS_ON_A_LINE: usize = 4;

/// The columns that a line takes at most.
const WIDTH: usize = 100;

/// The same where one reads many items at a glance.
const WIDE: usize = 120;

/// The columns that a line of this file takes at most.
pub(super) const fn width(is_dense: bool) -> usize {
    if is_dense { WIDE } else { WIDTH }
}

/// The keys before the sections.
pub(super) fn head(map: &Map, shape: &'static Shape, is_dense: bool, out: &mut String) {
    map.comments.iter().for_each(|comment| comment.write(0, width(is_dense), out));
    if !map.comments.is_empty() {
        out.push('\n');
    }
    entries(map, shape, 0, is_dense, out);
}

/// An item below its id.
pub(super) fn keyed(id: &str, map: &Map, shape: &'static Shape, is_dense: bool, out: &mut String) {
    map.comments.iter().for_each(|comment| comment.write(STEP, width(is_dense), out));
    out.push_str(&" ".repeat(STEP));
    scalar::element(id, out);
    out.push(':');
    let taken = STEP + id.len() + 2;
    let line = if is_dense {
        flow_lines(map, shape, taken, 2 * STEP)
    } else if map.entries.len() <= KEYS_ON_A_LINE {
        bare_flow_map(map, shape).filter(|line| taken + line.chars().count() <= WIDTH)
    } else {
        None
    };
    if let Some(line) = line {
        behind(&line, out);
    } else {
        out.push('\n');
        entries(map, shape, 2 * STEP, is_dense, out);
    }
}

/// An item of a section that is a list.
pub(super) fn listed(map: &Map, shape: &'static Shape, is_dense: bool, out: &mut String) {
    map.comments.iter().for_each(|comment| comment.write(STEP, width(is_dense), out));
    match &map.entries[..] {
        [only] if shape.short == Some(&only.key) && only.comments.is_empty() => {
            out.push_str(&" ".repeat(STEP));
            out.push('-');
            value(&only.value, shape.short().map_or(Takes::Line, |key| key.takes), STEP, is_dense, out);
        }
        _ => {
            let line = is_dense.then(|| flow_lines(map, shape, 2 * STEP, 2 * STEP)).flatten();
            // Lines of their own read better, where they are as few.
            if let Some(line) = line.filter(|line| line.lines().count() < map.entries.len().max(2)) {
                out.push_str(&" ".repeat(STEP));
                out.push('-');
                behind(&line, out);
            } else {
                below_a_hyphen(map, shape, STEP, is_dense, out);
            }
        }
    }
}

/// A map behind a hyphen, its keys in lines of their own; `indent` is that of the hyphen.
fn below_a_hyphen(map: &Map, shape: &'static Shape, indent: usize, is_dense: bool, out: &mut String) {
    let entries = sorted(map, shape);
    // What stands above the first key would part it from the hyphen.
    if let Some((first, _)) = entries.first() {
        first.comments.iter().for_each(|comment| comment.write(indent, width(is_dense), out));
    }
    out.push_str(&" ".repeat(indent));
    out.push_str("- ");
    for (at, (entry, takes)) in entries.into_iter().enumerate() {
        if at > 0 {
            above(entry, indent + STEP, is_dense, out);
        }
        key_and_value(entry, takes, indent + STEP, is_dense, out);
    }
}

/// The keys of a map, in lines of their own.
fn entries(map: &Map, shape: &'static Shape, indent: usize, is_dense: bool, out: &mut String) {
    for (entry, takes) in sorted(map, shape) {
        above(entry, indent, is_dense, out);
        key_and_value(entry, takes, indent, is_dense, out);
    }
}

/// The comments above a key, and the margin before it.
fn above(entry: &Entry, indent: usize, is_dense: bool, out: &mut String) {
    entry.comments.iter().for_each(|comment| comment.write(indent, width(is_dense), out));
    out.push_str(&" ".repeat(indent));
}

fn key_and_value(entry: &Entry, takes: Takes, indent: usize, is_dense: bool, out: &mut String) {
    scalar::element(&entry.key, out);
    out.push(':');
    value(&entry.value, takes, indent, is_dense, out);
}

/// What stands behind a colon or a hyphen on its line.
fn behind(line: &str, out: &mut String) {
    out.push(' ');
    out.push_str(line);
    out.push('\n');
}

/// A value behind the colon of its key or behind a hyphen, which stands at `indent`.
fn value(value: &Value, takes: Takes, indent: usize, is_dense: bool, out: &mut String) {
    let line = match value {
        Value::Text(text) if matches!(form(takes, text), Form::Text) => {
            return scalar::value(text, indent + STEP, width(is_dense), out);
        }
        // A text that is a date, a word or an id is never broken.
        Value::Text(_) => flow(value, takes),
        Value::List(list) if has_maps(list) && !(is_dense && list.len() == 1) => None,
        Value::List(_) | Value::Map(_) => flow(value, takes).filter(|line| fits(line, width(is_dense), out)),
    };
    match (line, value) {
        (Some(line), _) => behind(&line, out),
        (None, Value::Text(text)) => scalar::value(text, indent + STEP, width(is_dense), out),
        (None, Value::List(list)) => {
            out.push('\n');
            for entry in list {
                list_entry(entry, of_list(takes), indent + STEP, is_dense, out);
            }
        }
        (None, Value::Map(map)) => {
            out.push('\n');
            entries(map, shape_of(takes), indent + STEP, is_dense, out);
        }
    }
}

/// An entry of a list, in a line or lines of its own.
fn list_entry(entry: &Value, takes: Takes, indent: usize, is_dense: bool, out: &mut String) {
    let room = width(is_dense).saturating_sub(indent + STEP);
    let line = match entry {
        Value::Map(map) => {
            map.comments.iter().for_each(|comment| comment.write(indent, width(is_dense), out));
            bare_flow_map(map, shape_of(takes)).filter(|line| line.chars().count() <= room)
        }
        Value::List(_) => flow(entry, takes),
        Value::Text(_) => None,
    };
    match (line, entry) {
        (None, Value::Map(map)) => below_a_hyphen(map, shape_of(takes), indent, is_dense, out),
        (line, _) => {
            out.push_str(&" ".repeat(indent));
            out.push('-');
            match line {
                Some(line) => behind(&line, out),
                None => value(entry, takes, indent, is_dense, out),
            }
        }
    }
}

/// A value on one line; nothing where it has comments or paragraphs.
fn flow(value: &Value, takes: Takes) -> Option<String> {
    let mut line = String::new();
    match value {
        Value::Text(text) if text.contains('\n') => return None,
        Value::Text(text) => scalar_in_line(text, takes, &mut line),
        Value::List(list) => {
            let entries: Option<Vec<String>> = list.iter().map(|entry| flow(entry, of_list(takes))).collect();
            line = format!("[{}]", entries?.join(", "));
        }
        Value::Map(map) => return flow_map(map, shape_of(takes)),
    }
    Some(line)
}

fn flow_map(map: &Map, shape: &'static Shape) -> Option<String> {
    if map.comments.is_empty() { bare_flow_map(map, shape) } else { None }
}

/// The same of a map whose own comments stand above it.
fn bare_flow_map(map: &Map, shape: &'static Shape) -> Option<String> {
    Some(format!("{{{}}}", flow_pairs(map, shape)?.join(", ")))
}

/// The same on as many wide lines as it needs, broken between its keys alone; nothing where a key does not fit. `taken`
/// columns stand before it, and `indent` before its further lines.
fn flow_lines(map: &Map, shape: &'static Shape, taken: usize, indent: usize) -> Option<String> {
    let pairs = flow_pairs(map, shape)?;
    let (mut text, mut column) = ("{".to_owned(), taken + 1);
    for (at, pair) in pairs.iter().enumerate() {
        let length = pair.chars().count();
        // A comma or the bracket stands behind each.
        if column + length + 1 > WIDE && at > 0 {
            text.truncate(text.trim_end().len());
            text.push('\n');
            text.push_str(&" ".repeat(indent));
            column = indent;
        }
        if column + length + 1 > WIDE {
            return None;
        }
        text.push_str(pair);
        let ends = at + 1 == pairs.len();
        text.push_str(if ends { "}" } else { ", " });
        column += length + 2;
    }
    Some(text)
}

/// The keys of a map with their values, each on one line.
fn flow_pairs(map: &Map, shape: &'static Shape) -> Option<Vec<String>> {
    if map.entries.iter().any(|entry| !entry.comments.is_empty()) {
        return None;
    }
    let pair = |(entry, takes): (&Entry, Takes)| {
        let mut pair = String::new();
        scalar::element(&entry.key, &mut pair);
        Some(format!("{pair}: {}", flow(&entry.value, takes)?))
    };
    sorted(map, shape).into_iter().map(pair).collect()
}

/// How a text is written.
enum Form {
    Text,
    /// A date or a word of the format.
    Word,
    Id,
}

fn form(takes: Takes, text: &str) -> Form {
    match takes {
        // A text may stand for a map.
        Takes::Items(shape) | Takes::Map(shape) => {
            shape.short().map_or(Form::Text, |key| form(key.takes, text))
        }
        Takes::Date | Takes::Edtf | Takes::Word(_) => Form::Word,
        Takes::Id(_)
        | Takes::OwnId
        | Takes::HeadId
        | Takes::Ids(_)
        | Takes::IdsOr(..)
        | Takes::Voice
        | Takes::Chains
            if !text.contains(' ') =>
        {
            Form::Id
        }
        _ => Form::Text,
    }
}

fn scalar_in_line(text: &str, takes: Takes, out: &mut String) {
    match form(takes, text) {
        Form::Word => scalar::word(text, out),
        Form::Text | Form::Id => scalar::element(text, out),
    }
}

/// The keys of a map that stands here.
fn shape_of(takes: Takes) -> &'static Shape {
    if matches!(takes, Takes::Date) { &DATE } else { takes.shape() }
}

/// What an entry of a list takes.
fn of_list(takes: Takes) -> Takes {
    match takes {
        Takes::LineOrLines | Takes::Lines => Takes::Line,
        takes => takes,
    }
}

fn has_maps(list: &[Value]) -> bool {
    list.iter().any(|entry| matches!(entry, Value::Map(_)))
}

/// Whether a line has room behind what is written of its line so far.
fn fits(line: &str, width: usize, out: &str) -> bool {
    let column = out.len() - out.rfind('\n').map_or(0, |end| end + 1);
    column + 1 + line.chars().count() <= width
}

/// The entries of a map in the order of the table, each with what it takes; what the table does not have comes last.
fn sorted<'m>(map: &'m Map, shape: &'static Shape) -> Vec<(&'m Entry, Takes)> {
    let mut sorted: Vec<_> = map
        .entries
        .iter()
        .map(|entry| match shape.key(&entry.key) {
            Some((at, key)) => (at, entry, key.takes),
            None => (usize::MAX, entry, Takes::Line),
        })
        .collect();
    sorted.sort_by_key(|(at, _, _)| *at);
    sorted.into_iter().map(|(_, entry, takes)| (entry, takes)).collect()
}
