//! Taking items in: their ids are entered, and those that cannot stay are left out and named. It must not know how the file is walked.

use super::{
    fields::{Field, Fields, is_blank, key_name},
    items::{push_keyed, push_listed, question_line},
    links::Taken,
    schema::Section,
    state::Reading,
    tree::{Kind, Node},
    wording::quoted,
};
use crate::{
    diagnostic::{Code, Span},
    model::Id,
};
use briefing_text::{SafeText, safe_format};

impl<'a> Reading<'a> {
    pub(super) fn keyed_item(&mut self, section: Section, key: &Node<'a>, value: &Node<'a>) {
        let Some(name) = key_name(key, self) else { return };
        let known = Id::parse(name);
        // Under an id that cannot stay the item is read for what else is wrong with it.
        let Some(id) = known.clone().or_else(|| self.bad_id(name, key.span)) else {
            self.leave_out(name, key.span);
            return;
        };
        let Some(fields) = Fields::read(value, section.shape(), key.span, self) else {
            self.leave_out(name, key.span);
            return;
        };
        let stays = if known.is_some() && fields.is_complete() {
            self.define(&id, section, key.span)
        } else {
            self.leave_out(name, key.span);
            false
        };
        let span = Span { start: key.span.start, end: value.span.end.max(key.span.end) };
        self.note_parts(section, &fields);
        push_keyed(section, id, &fields, span, self);
        if !stays {
            self.take_back(section);
        }
    }

    pub(super) fn listed_item(&mut self, section: Section, node: &Node<'a>) {
        if let (Section::Questions, Some(_), Kind::Scalar(..)) = (section, section.shape().short, &node.kind)
            && !is_blank(node)
        {
            let question = question_line(node, self);
            self.briefing.questions.push(question);
            return;
        }
        let at = match &node.kind {
            Kind::Mapping(pairs) => pairs.first().map_or(node.span, |(key, _)| key.span),
            Kind::Scalar(..) | Kind::Sequence(_) | Kind::Broken => node.span,
        };
        let Some(fields) = Fields::read(node, section.shape(), at, self) else { return };
        let id = fields.get("id").and_then(|field| self.own_id(field, section, fields.is_complete()));
        self.note_parts(section, &fields);
        push_listed(section, id, &fields, node.span, self);
        if !fields.is_complete() {
            self.take_back(section);
        }
    }

    /// The id that an item of a list gives itself; nothing where it cannot have it, for it can do without.
    fn own_id(&mut self, field: Field<'_, 'a>, section: Section, is_complete: bool) -> Option<Id> {
        let name = self.line(Some(field));
        let span = field.node.span;
        let id = Id::parse(name.raw());
        match &id {
            Some(id) if is_complete => return self.define(id, section, span).then(|| id.clone()),
            Some(_) => {}
            None if name.is_empty() && !matches!(field.node.kind, Kind::Scalar(..)) => return None,
            None => {
                self.bad_id(name.raw(), span);
            }
        }
        self.leave_out(name.raw(), span);
        None
    }

    /// Remembers the ids of items that are not read at all, so that nobody who refers to them is blamed.
    pub(super) fn leave_out_items(&mut self, section: &Node<'a>) {
        match &section.kind {
            Kind::Mapping(items) => {
                for (key, _) in items {
                    if let Kind::Scalar(id, _) = &key.kind {
                        self.leave_out(id, key.span);
                    }
                }
            }
            Kind::Sequence(items) => {
                let pairs = items.iter().filter_map(|item| match &item.kind {
                    Kind::Mapping(pairs) => Some(pairs),
                    Kind::Scalar(..) | Kind::Sequence(_) | Kind::Broken => None,
                });
                for (key, value) in pairs.flatten() {
                    if let (Kind::Scalar(name, _), Kind::Scalar(id, _)) = (&key.kind, &value.kind)
                        && name == "id"
                    {
                        self.leave_out(id, value.span);
                    }
                }
            }
            Kind::Scalar(..) | Kind::Broken => {}
        }
    }

    /// Remembers the id of an item that is left out, and reports it where another item has it too.
    pub(super) fn leave_out(&mut self, id: &str, span: Span) {
        if let Err(earlier) = self.links.leave_out(id, span) {
            self.report_duplicate(id, span, earlier, "this one is left out");
        }
    }

    /// Enters an id; false where an item before has it.
    fn define(&mut self, id: &Id, section: Section, span: Span) -> bool {
        let item = self.next_item(section);
        match self.links.define(id.as_str(), item, span) {
            Ok(()) => true,
            Err(Taken::ByItem(earlier)) => {
                let outcome =
                    if section.is_keyed() { "this one is left out" } else { "this one stays without an id" };
                self.report_duplicate(id.as_str(), span, earlier, outcome);
                false
            }
            Err(Taken::ByLeftOut(earlier)) => {
                self.report_duplicate(id.as_str(), span, earlier, "that one is left out");
                true
            }
        }
    }

    fn report_duplicate(&mut self, id: &str, span: Span, earlier: Span, outcome: &str) {
        let line = self.line_of(earlier.start as usize);
        let message = safe_format!("The item on line {line} has the id `{}` too; {outcome}.", quoted(id));
        let help =
            SafeText::line("Give one of them another id: it is unique in the file, across all sections.");
        self.report(Code::DuplicateId, span, message, Some(help));
    }
}
