//! Lists: of lines, of tags, of ids, of maps. It must not know which items there are.

use std::collections::HashSet;

use super::{
    fields::{Field, Fields},
    state::Reading,
    tree::Kind,
    wrong_type::only_entry,
};
use crate::model::{EntityIx, Entries, Item, TagIx};
use briefing_text::SafeText;

impl<'a> Reading<'a> {
    /// The elements of a list, each under the list's own key. A text that can only be one of them is taken for that, though
    /// it is reported.
    pub(super) fn elements<'n>(&mut self, field: Option<Field<'n, 'a>>) -> Vec<Field<'n, 'a>> {
        let Some(field) = field else { return Vec::new() };
        if let Kind::Sequence(items) = &field.node.kind {
            return items.iter().map(|node| field.entry(node)).collect();
        }
        self.wrong_type(field);
        only_entry(field).map(|_| field).into_iter().collect()
    }

    /// An element that must be text; anything else is reported.
    pub(super) fn element_text<'n>(&mut self, element: Field<'n, 'a>) -> Option<&'n str> {
        match &element.node.kind {
            Kind::Scalar(text, _) if !text.trim().is_empty() && !element.node.is_empty() => Some(text.trim()),
            Kind::Broken => None,
            Kind::Scalar(..) | Kind::Sequence(_) | Kind::Mapping(_) => {
                self.wrong_entry(element);
                None
            }
        }
    }

    pub(super) fn lines(&mut self, field: Option<Field<'_, 'a>>) -> Vec<SafeText> {
        let elements = self.elements(field);
        let line = |element| Some((self.element_text(element)?, element));
        let lines: Vec<_> = elements.into_iter().filter_map(line).collect();
        lines.into_iter().map(|(text, element)| self.line_of_text(text, element)).collect()
    }

    /// One line, or a list of them.
    pub(super) fn one_or_lines(&mut self, field: Option<Field<'_, 'a>>) -> Vec<SafeText> {
        match field {
            Some(one) if matches!(one.node.kind, Kind::Scalar(..)) => vec![self.line(field)],
            _ => self.lines(field),
        }
    }

    pub(super) fn tags(&mut self, field: Option<Field<'_, 'a>>) -> Vec<TagIx> {
        let elements = self.elements(field);
        let mut tags = Vec::with_capacity(elements.len());
        let mut seen = HashSet::new();
        for element in elements {
            let Some(word) = self.element_text(element) else { continue };
            let tag = self.tags.get(word).copied().unwrap_or_else(|| {
                let tag = TagIx(self.briefing.tag_names.len() as u32);
                self.briefing.tag_names.push(SafeText::line(word));
                self.tags.insert(word.into(), tag);
                tag
            });
            if seen.insert(tag) {
                tags.push(tag);
            }
        }
        tags
    }

    /// A list of references as symbols.
    pub(super) fn symbols(&mut self, field: Option<Field<'_, 'a>>) -> Vec<u32> {
        let elements = self.elements(field);
        elements
            .into_iter()
            .filter_map(|element| {
                let text = self.element_text(element)?;
                Some(self.links.note(text, element))
            })
            .collect()
    }

    pub(super) fn item_list(&mut self, field: Option<Field<'_, 'a>>) -> Entries<Item> {
        // Which item a symbol names is known only when links resolve; until then it stands as an entity.
        self.symbols(field).into_iter().map(|symbol| Item::Entity(EntityIx(symbol))).collect()
    }

    /// The elements of a list of maps: each map's fields, or the text that stands for one where the table says so.
    pub(super) fn maps_or_text<'n>(
        &mut self,
        field: Option<Field<'n, 'a>>,
    ) -> Vec<Result<Fields<'n, 'a>, Field<'n, 'a>>> {
        let elements = self.elements(field);
        elements
            .into_iter()
            .filter_map(|element| match (&element.node.kind, element.key.takes.shape().short) {
                (Kind::Mapping(_), _) | (_, None) => self.map(element).map(Ok),
                (_, Some(_)) => self.element_text(element).map(|_| Err(element)),
            })
            .collect()
    }

    /// The elements of a list of maps that have no short form.
    pub(super) fn maps<'n>(&mut self, field: Option<Field<'n, 'a>>) -> Vec<Fields<'n, 'a>> {
        let elements = self.elements(field);
        elements.into_iter().filter_map(|element| self.map(element)).collect()
    }
}
