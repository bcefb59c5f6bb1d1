//! What to say of a value that has another shape than its key takes: a list for text, text for a list. It must not know
//! what the value was for.

#[cfg(test)]
mod tests;

use super::{
    dates,
    fields::{Field, is_blank},
    schema::Takes,
    spaces,
    state::Reading,
    tree::{Kind, Node, Style},
    wording::scalar,
};
use crate::{
    diagnostic::{Code, Diagnostic},
    model::Id,
};
use briefing_text::{SafeText, safe_format};

/// The most characters of text that are shown once more as an entry of a list.
const FEW_CHARACTERS: usize = 60;

/// What to write where a value has the wrong shape.
pub(super) struct WayOut {
    pub(super) help: SafeText,
    /// The value that was surely meant, as YAML.
    pub(super) value: Option<String>,
}

impl WayOut {
    const fn new(help: SafeText) -> Self {
        Self { help, value: None }
    }

    fn says(help: &'static str) -> Self {
        Self::new(SafeText::from_static(help))
    }
}

impl<'a> Reading<'a> {
    /// Reports a value whose shape is not the one that its key takes.
    pub(super) fn wrong_type(&mut self, field: Field<'_, 'a>) {
        let (key, node) = (field.key, field.node);
        if matches!(node.kind, Kind::Broken) {
            return;
        }
        if !key.takes.shape().keys.is_empty()
            && let Some(found) = spaces::in_text(node, self)
        {
            return self.push(found);
        }
        let message = safe_format!("`{}` takes {}, not {}.", key.name, key.takes.noun(), node.noun());
        let diagnostic = Diagnostic::new(Code::WrongType, node.span, message);
        let is_collection = matches!(node.kind, Kind::Sequence(_) | Kind::Mapping(_));
        if is_collection && matches!(key.takes, Takes::Date | Takes::Edtf) {
            return self.push(dates::in_brackets(diagnostic, self.text));
        }
        let Some(way) = way_out(field, self.text) else { return self.push(diagnostic) };
        let diagnostic = diagnostic.with_help(way.help);
        self.push(match way.value {
            Some(value) => diagnostic.with_replacement(node.span, SafeText::line(&value)),
            None => diagnostic,
        });
    }

    /// Reports an entry of a list that should be text.
    pub(super) fn wrong_entry(&mut self, entry: Field<'_, 'a>) {
        let (key, node) = (entry.key, entry.node);
        if matches!(node.kind, Kind::Scalar(..)) {
            let message = safe_format!("An entry of `{}` is empty.", key.name);
            let help = SafeText::from_static("Take it out, or write what was meant.");
            return self.report(Code::WrongType, node.span, message, Some(help));
        }
        let help = match (key.takes, &node.kind) {
            (Takes::Chains, Kind::Sequence(_)) => {
                safe_format!(
                    "Write each chain as one list of ids: `{}: [[one, another], [third]]`.",
                    key.name
                )
            }
            (takes, Kind::Sequence(_)) if takes.ids().is_some() => {
                safe_format!("Write all ids in one list: `{}: [one, another]`.", key.name)
            }
            (takes, _) if takes.ids().is_some() => {
                SafeText::from_static("Write an id; the item itself stands in its own section.")
            }
            _ => SafeText::line(
                "Put text that begins with `[` or `{`, or has `: ` in it, between quotation marks.",
            ),
        };
        let message = safe_format!("An entry of `{}` is text, not {}.", key.name, node.noun());
        self.report(Code::WrongType, node.span, message, Some(help));
    }
}

/// Whether a key may take a value of this shape, whatever stands in it.
pub(super) const fn fits(takes: Takes, node: &Node) -> bool {
    match (&node.kind, takes) {
        (Kind::Broken, _) => true,
        (Kind::Scalar(..), takes) => !is_list(takes) && !matches!(takes, Takes::Map(_)),
        (Kind::Sequence(_), takes) => is_list(takes) || matches!(takes, Takes::LineOrLines),
        (Kind::Mapping(_), takes) => {
            matches!(takes, Takes::Date | Takes::Name | Takes::Voice | Takes::Map(_))
        }
    }
}

/// The text that surely is the one entry of the list that belongs here.
pub(super) fn only_entry<'n>(field: Field<'n, '_>) -> Option<&'n str> {
    let Kind::Scalar(text, _) = &field.node.kind else { return None };
    (is_list(field.key.takes) && is_entry(field.key.takes, text.trim())).then_some(text.trim())
}

/// What to write in the place of a value of the wrong shape; nothing where that is told in another place.
pub(super) fn way_out(field: Field<'_, '_>, source: &str) -> Option<WayOut> {
    let (name, takes) = (field.key.name, field.key.takes);
    Some(match (&field.node.kind, takes) {
        (Kind::Scalar(text, style), takes) if is_list(takes) => list_of(field, text, *style),
        (Kind::Mapping(pairs), takes) if is_list(takes) || matches!(takes, Takes::LineOrLines) => {
            // `{a, b}` for `[a, b]`.
            let is_set = !pairs.is_empty() && pairs.iter().all(|(_, value)| value.is_empty());
            let entries: Option<Vec<&str>> = pairs.iter().map(|(key, _)| text_of(key)).collect();
            match entries.filter(|_| is_set) {
                Some(entries) => list(name, takes, &entries),
                None if takes.ids().is_some() => {
                    WayOut::new(safe_format!("Write a list of ids: `{name}: [one, another]`."))
                }
                None => WayOut::says("Write a list: begin each entry with `- `."),
            }
        }
        (
            Kind::Sequence(entries),
            Takes::Voice | Takes::Id(_) | Takes::OwnId | Takes::HeadId | Takes::Word(_),
        ) => match (&entries[..], field.key.several, takes) {
            ([one], _, _) if text_of(one).is_some() => {
                let value = scalar(text_of(one).unwrap_or_default());
                let help = safe_format!("Write it without brackets: `{name}: {value}`.");
                WayOut { help, value: Some(value) }
            }
            (_, _, Takes::Word(words)) => one_of(words),
            (_, Some(several), _) => WayOut::says(several),
            _ => WayOut::new(safe_format!("Write one id, without brackets: `{name}: some-id`.")),
        },
        (Kind::Mapping(_), Takes::Word(words)) => one_of(words),
        (Kind::Mapping(_), Takes::HeadId) => WayOut::new(safe_format!("Write an id: `{name}: some-id`.")),
        (Kind::Mapping(_), Takes::Id(_) | Takes::OwnId) => WayOut::new(safe_format!(
            "Write an id, `{name}: some-id`; the item itself stands in its own section."
        )),
        (Kind::Sequence(_), Takes::Line | Takes::Prose | Takes::Name) => {
            if is_flow(field.node, source) {
                WayOut::says(
                    "Write one text without brackets, or put it between quotation marks where they belong to it.",
                )
            } else {
                WayOut::says("Write one text, not a list.")
            }
        }
        (Kind::Mapping(pairs), Takes::Line | Takes::Prose | Takes::Name) => text_for(field, pairs, source),
        _ => return None,
    })
}

const fn is_list(takes: Takes) -> bool {
    matches!(takes, Takes::Lines | Takes::Ids(_) | Takes::IdsOr(..) | Takes::Chains | Takes::Items(_))
}

/// Whether a text can be no more than one entry: an id, or a single word.
fn is_entry(takes: Takes, text: &str) -> bool {
    match takes {
        takes if takes.ids().is_some() => Id::is_spelled(text),
        Takes::Items(shape) if shape.short.is_none() => false,
        _ => !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || ",;".contains(c)),
    }
}

/// The list that a text was meant for.
fn list_of(field: Field<'_, '_>, text: &str, style: Style) -> WayOut {
    let (name, takes) = (field.key.name, field.key.takes);
    if let Takes::Items(shape) = takes
        && shape.short.is_none()
    {
        return WayOut::new(safe_format!("Write a list: `{name}: [{}]`.", shape.example()));
    }
    let is_ids = takes.ids().is_some();
    // In quotation marks a comma may belong to the text.
    let entries: Vec<&str> = match style {
        Style::Quoted if !is_ids => vec![text.trim()],
        _ => text.split(',').map(str::trim).filter(|entry| !entry.is_empty()).collect(),
    };
    let is_sure = !entries.is_empty() && entries.iter().all(|entry| is_entry(takes, entry));
    let is_shown = !is_ids && !text.trim().is_empty() && !text.contains('\n');
    let or = if matches!(takes, Takes::IdsOr(..)) { ", or `unknown`" } else { "" };
    if (is_sure || is_shown) && text.chars().count() <= FEW_CHARACTERS {
        list(name, takes, &entries)
    } else if is_ids {
        WayOut::new(safe_format!("Write a list of ids: `{name}: [one, another]`{or}."))
    } else {
        WayOut::new(safe_format!("Write a list: `{name}: [one, another]`."))
    }
}

/// A list of these entries, which is sure where each can be no more than one.
fn list(name: &str, takes: Takes, entries: &[&str]) -> WayOut {
    let shown: Vec<String> = entries.iter().map(|entry| scalar(entry)).collect();
    let value = format!("[{}]", shown.join(", "));
    let is_sure = entries.iter().all(|entry| is_entry(takes, entry));
    WayOut { help: safe_format!("Write a list: `{name}: {value}`."), value: is_sure.then_some(value) }
}

fn one_of(words: &[&str]) -> WayOut {
    WayOut::new(safe_format!("Write one of these, without brackets: {}.", words.join(", ")))
}

/// The text that a map was meant for.
fn text_for(field: Field<'_, '_>, pairs: &[(Node, Node)], source: &str) -> WayOut {
    if let [(key, value)] = pairs
        && let (Some(key), Some(words)) = (text_of(key), text_of(value))
        && (["unnamed", "name", "text", "title"].contains(&key) || key == field.key.name)
        && words.chars().count() <= FEW_CHARACTERS
    {
        let value = scalar(words);
        let help = safe_format!("Write the words alone: `{}: {value}`.", field.key.name);
        return WayOut { help, value: Some(value) };
    }
    if !is_flow(field.node, source) {
        return WayOut::says("Write the text alone, without keys.");
    }
    if pairs.iter().all(|(_, value)| value.is_empty()) {
        return WayOut::says("Put text that begins with `{` between quotation marks.");
    }
    WayOut::says(
        "Write the text alone, without keys, or put it between quotation marks where the braces belong to it.",
    )
}

/// The text of a node, where it is some.
fn text_of<'n>(node: &'n Node<'_>) -> Option<&'n str> {
    match &node.kind {
        Kind::Scalar(text, _) if !is_blank(node) => Some(text.trim()),
        _ => None,
    }
}

/// Whether a list or map is written with brackets or braces.
fn is_flow(node: &Node, source: &str) -> bool {
    source.get(node.span.range()).is_some_and(|written| written.starts_with(['[', '{']))
}
