//! A map of the file held against its table of keys: unknown, missing and repeated keys are named here. It must not know what the values mean.

use super::{
    comma,
    schema::{Key, Shape, Takes},
    spaces,
    state::Reading,
    tree::{Kind, Node},
    unknown_key::Unknown,
    wording::{capital, quoted},
};
use crate::diagnostic::{Code, Span};
use briefing_text::{SafeText, safe_format};

/// A value under its key.
#[derive(Clone, Copy)]
pub(super) struct Field<'n, 'a> {
    /// What has the key.
    pub(super) shape: &'static Shape,
    pub(super) key: &'static Key,
    pub(super) node: &'n Node<'a>,
}

impl<'a> Field<'_, 'a> {
    /// An entry of a list, under the key of the list.
    pub(super) const fn entry<'n>(&self, node: &'n Node<'a>) -> Field<'n, 'a> {
        Field { shape: self.shape, key: self.key, node }
    }
}

/// The values of one map, key by key.
pub(super) struct Fields<'n, 'a> {
    shape: &'static Shape,
    values: Vec<Option<&'n Node<'a>>>,
    complete: bool,
}

impl<'n, 'a> Fields<'n, 'a> {
    /// Holds a node against a shape; nothing where it is no map, which is then reported.
    ///
    /// `at` is where a missing key is shown: the start of the item.
    pub(super) fn read(
        node: &'n Node<'a>,
        shape: &'static Shape,
        at: Span,
        reading: &mut Reading<'a>,
    ) -> Option<Self> {
        let Kind::Mapping(pairs) = &node.kind else {
            if node.is_empty() {
                let message = safe_format!("There is nothing in this item; {} is a map.", shape.noun);
                let help = safe_format!("Write a map, `{}`, or take the item out.", shape.example());
                reading.report(Code::WrongType, at, message, Some(help));
            } else if let Some(found) = spaces::in_text(node, reading) {
                reading.push(found);
            } else if !matches!(node.kind, Kind::Broken) {
                let message =
                    safe_format!("{} is a map of keys and values, not {}.", capital(shape.noun), node.noun());
                let help = safe_format!("Write a map: `{}`.", shape.example());
                reading.report(Code::WrongType, node.span, message, Some(help));
            }
            return None;
        };
        let mut fields = Self { shape, values: vec![None; shape.keys.len()], complete: true };
        let mut unknown = Vec::new();
        for (key, value) in pairs {
            if let Some(name) = fields.put(key, value, reading) {
                unknown.push(Unknown { name, key: key.span, value });
            }
        }
        let torn = if unknown.is_empty() { Vec::new() } else { comma::torn(pairs, shape, reading.text) };
        for unknown in unknown {
            let is_free = |key: &Key| shape.key(key.name).is_some_and(|(at, _)| fields.values[at].is_none());
            let known = shape.keys.iter().map(|key| (key.name, is_free(key)));
            let torn =
                torn.binary_search_by_key(&unknown.key.start, |torn| torn.key.start).ok().map(|at| &torn[at]);
            unknown.report(shape, &known, torn, reading);
        }
        fields.require(at, reading);
        Some(fields)
    }

    /// Whether all required keys have a value of the right shape. What is not complete is read for what else is
    /// wrong with it, and then left out.
    pub(super) const fn is_complete(&self) -> bool {
        self.complete
    }

    /// Takes a value in; gives the name of a key that the table does not have.
    fn put(&mut self, key: &'n Node<'a>, value: &'n Node<'a>, reading: &mut Reading<'a>) -> Option<&'n str> {
        let name = key_name(key, reading)?;
        match self.shape.key(name) {
            Some((at, _)) if self.values[at].is_some() => {
                report_repeated_key(name, key.span, self.shape, reading);
            }
            Some((at, _)) => self.values[at] = Some(value),
            None => return Some(name),
        }
        None
    }

    /// Reports each required key that is missing, empty, or something other than text.
    fn require(&mut self, at: Span, reading: &mut Reading<'a>) {
        for (at_key, key) in self.shape.keys.iter().enumerate() {
            let other = key.or.and_then(|or| self.values[self.shape.key(or)?.0]);
            let is_replaced = other.is_some_and(|other| !is_blank(other));
            let value = &mut self.values[at_key];
            if !key.required || is_replaced && value.is_none_or(Node::is_empty) {
                continue;
            }
            match *value {
                Some(node) if !is_blank(node) => {
                    if matches!(node.kind, Kind::Scalar(..)) || is_map_for_text(key, node) {
                        continue;
                    }
                    let field = Field { shape: self.shape, key, node };
                    // What is missing in the map itself is told there.
                    if matches!((key.takes, &node.kind), (Takes::Voice | Takes::Name, Kind::Mapping(_))) {
                        reading.map(field);
                    } else {
                        reading.wrong_type(field);
                    }
                }
                missing => report_missing_key(key, missing, at, self.shape, reading),
            }
            *value = None;
            self.complete = false;
        }
    }

    /// The value of a key, where one is written.
    pub(super) fn get(&self, name: &str) -> Option<Field<'n, 'a>> {
        let found = self.shape.key(name);
        debug_assert!(found.is_some(), "`{name}` is no key of {}", self.shape.noun);
        let (at, key) = found?;
        let node = self.values[at]?;
        (!node.is_empty() && !matches!(node.kind, Kind::Broken)).then_some(Field {
            shape: self.shape,
            key,
            node,
        })
    }
}

/// Whether a map stands where it may for a name or a voice, and has what it must.
fn is_map_for_text(key: &Key, node: &Node) -> bool {
    let Kind::Mapping(pairs) = &node.kind else { return false };
    let is_in = |(name, value): &(Node, Node), wanted: &str| {
        matches!(&name.kind, Kind::Scalar(name, _) if name == wanted)
            && matches!(value.kind, Kind::Scalar(..))
            && !is_blank(value)
    };
    let mut required = key.takes.shape().keys.iter().filter(|key| key.required);
    matches!(key.takes, Takes::Name | Takes::Voice)
        && required.all(|wanted| pairs.iter().any(|pair| is_in(pair, wanted.name)))
}

/// Whether a required value says nothing: not written, or empty text.
pub(super) fn is_blank(node: &Node) -> bool {
    node.is_empty() || matches!(&node.kind, Kind::Scalar(text, _) if text.trim().is_empty())
}

/// The name of a key, where it is text.
pub(super) fn key_name<'n, 'a>(key: &'n Node<'a>, reading: &mut Reading<'a>) -> Option<&'n str> {
    if let Kind::Scalar(name, _) = &key.kind {
        let Some(found) = spaces::in_key(key, reading) else { return Some(name) };
        // Whoever refers to what was meant by it is right.
        let meant = name.trim_matches(|c: char| c.is_whitespace() || c == ':');
        reading.links.leave_out_perhaps(meant, key.span);
        reading.push(found);
        return None;
    }
    let message = safe_format!("A key is text, not {}.", key.noun());
    let help = "Put a key that begins with `[` or `{` between quotation marks.";
    reading.report(Code::WrongType, key.span, message, Some(SafeText::from_static(help)));
    None
}

pub(super) fn report_repeated_key(name: &str, span: Span, shape: &Shape, reading: &mut Reading) {
    let message =
        safe_format!("The key `{}` stands twice in {}; the first one counts.", quoted(name), shape.noun);
    let help = "Make them one, or take one out.";
    reading.report(Code::DuplicateKey, span, message, Some(SafeText::from_static(help)));
}

pub(super) fn report_missing_key(
    key: &Key,
    value: Option<&Node>,
    at: Span,
    shape: &Shape,
    reading: &mut Reading,
) {
    let (span, message) = match value {
        None => (at, safe_format!("{} needs the key `{}`.", capital(shape.noun), key.name)),
        Some(node) => (node.span, safe_format!("`{}` is empty; {} needs one.", key.name, shape.noun)),
    };
    let help = match key.or {
        None => safe_format!("Write `{}:` and {}.", key.name, key.takes.noun()),
        Some(or) => safe_format!("Write `{}:` and {}, or only `{or}:`.", key.name, key.takes.noun()),
    };
    reading.report(Code::MissingKey, span, message, Some(help));
}
