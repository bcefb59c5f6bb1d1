//! The keys `by` or `speaker`, `via` and `sources` of a statement: who tells it, and by which chains it came. It must not
//! know what they mean for an origin.
//!
//! What is written here and cannot be read leaves an unread name, and never nothing: a statement without its first source
//! would seem to begin with the second, and one that says nothing is told by whoever the head names.

#[cfg(test)]
mod tests;

use super::{
    fields::{Field, Fields},
    passes_on,
    state::Reading,
    tree::{Kind, Node},
    wording::quoted,
    wrong_type::only_entry,
};
use crate::{
    diagnostic::Code,
    model::{Attribution, EntityIx, SourceIx, Voice},
};
use briefing_text::{SafeText, safe_format};

impl<'a> Reading<'a> {
    /// Who tells a statement, under the key `voice`, and by which chains it came.
    pub(super) fn attribution(&mut self, fields: &Fields<'_, 'a>, voice: &str) -> Attribution {
        let voice = self.voice(fields.get(voice));
        let via = self.chains(fields.get("via"));
        let sources = self.hops(fields.get("sources"));
        Attribution::new(voice, &via, sources)
    }

    /// The id of an actor as a symbol, or words for somebody without a name.
    pub(super) fn voice(&mut self, field: Option<Field<'_, 'a>>) -> Option<Voice> {
        let field = field?;
        let voice = match &field.node.kind {
            Kind::Scalar(id, _) => {
                let symbol = self.links.note(id.trim(), field);
                if !id.trim().is_empty() {
                    return Some(Voice::Actor(EntityIx(symbol)));
                }
                None
            }
            Kind::Mapping(_) => self.map(field).map(|map| self.line(map.get("unnamed"))),
            Kind::Sequence(_) | Kind::Broken => {
                self.wrong_type(field);
                None
            }
        };
        let unnamed = voice.filter(|words| !words.is_empty()).map(Voice::Unnamed);
        Some(unnamed.unwrap_or_else(|| Voice::Unread(self.as_written(field.node))))
    }

    /// The chains of `via`: a list of ids is one, a list of lists several.
    fn chains(&mut self, field: Option<Field<'_, 'a>>) -> Vec<Vec<SourceIx>> {
        let Some(field) = field else { return Vec::new() };
        let Kind::Sequence(entries) = &field.node.kind else { return vec![self.hops(Some(field))] };
        let lists = entries.iter().filter(|entry| matches!(entry.kind, Kind::Sequence(_))).count();
        if lists == 0 {
            return if entries.is_empty() { Vec::new() } else { vec![self.hops(Some(field))] };
        }
        let mut chains = Vec::with_capacity(lists);
        for node in entries {
            match &node.kind {
                Kind::Sequence(hops) if hops.is_empty() => {
                    let message = safe_format!("A chain of `{}` is empty.", field.key.name);
                    let help = SafeText::from_static("Name its sources, or take it out.");
                    self.report(Code::WrongType, node.span, message, Some(help));
                    chains.push(vec![self.unreadable(node)]);
                }
                Kind::Sequence(_) => chains.push(self.hops(Some(field.entry(node)))),
                Kind::Scalar(..) | Kind::Mapping(_) | Kind::Broken => {}
            }
        }
        if lists < entries.len() {
            let name = field.key.name;
            let message =
                safe_format!("`{name}` is one chain of ids or a list of chains, and not both at once.");
            let help = safe_format!("Write each chain as a list: `{name}: [[one, another], [third]]`.");
            self.report(Code::WrongType, field.node.span, message, Some(help));
            return vec![vec![self.unreadable(field.node)]];
        }
        chains
    }

    /// The sources of a list as symbols; an entry that is no id has its place all the same.
    pub(super) fn hops(&mut self, field: Option<Field<'_, 'a>>) -> Vec<SourceIx> {
        let Some(field) = field else { return Vec::new() };
        let Kind::Sequence(entries) = &field.node.kind else {
            if let Kind::Scalar(word, _) = &field.node.kind
                && passes_on::is_word(field)
            {
                return vec![SourceIx(self.links.note_for_list(word.trim(), field))];
            }
            self.wrong_type(field);
            return vec![match only_entry(field) {
                Some(id) => SourceIx(self.links.note(id, field)),
                None => self.unreadable(field.node),
            }];
        };
        let mut hops = Vec::with_capacity(entries.len());
        for node in entries {
            let element = field.entry(node);
            hops.push(match self.element_text(element) {
                Some(id) => SourceIx(self.links.note(id, element)),
                None => self.unreadable(node),
            });
        }
        hops
    }

    /// Something that stands where a source belongs and is none.
    fn unreadable(&mut self, node: &Node<'a>) -> SourceIx {
        let words = self.as_written(node);
        SourceIx(self.links.unreadable(words))
    }

    /// The beginning of what stands in the file, as a name of what could not be read.
    fn as_written(&self, node: &Node<'a>) -> SafeText {
        let written = self.text.get(node.span.range()).unwrap_or_default().trim();
        SafeText::line(&quoted(if written.is_empty() { "?" } else { written }))
    }
}
