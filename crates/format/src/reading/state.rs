//! What reading one file carries along, and how single values are read: text, dates, words, ids. It must not know which items there are.

use std::collections::HashMap;

use super::{
    dates::{self, bad_date},
    fields::{Field, Fields},
    links::{Defaults, Links},
    near,
    places::Places,
    remarks::Remark,
    schema::{DATE, Section, Takes},
    spaces,
    suggest::{self, Suggestion},
    tree::{Kind, Node, Style},
    wording::quoted,
};
use crate::{
    diagnostic::{Code, Diagnostic, LineIndex, Span},
    model::{Contents, Date, EntityIx, Id, Item, SourceIx, TagIx, markup::bracketed},
};
use briefing_text::{SafeText, safe_format};

/// The state of reading one file.
pub(super) struct Reading<'a> {
    pub(super) text: &'a str,
    pub(super) briefing: Contents,
    pub(super) links: Links,
    pub(super) defaults: Defaults,
    pub(super) places: Places,
    pub(super) remarks: Vec<Remark>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How many diagnostics beyond the limit were not kept.
    pub(super) omitted: usize,
    /// Made when a sentence first names a line.
    lines: Option<LineIndex>,
    /// How many lines begin with a space that is none; counted when a sentence first says so.
    odd_lines: Option<usize>,
    pub(super) tags: HashMap<Box<str>, TagIx>,
}

/// How many diagnostics of one file are kept: more than anybody reads, and few enough for memory.
pub(super) const DIAGNOSTIC_LIMIT: usize = 100_000;

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self {
            text,
            briefing: Contents::default(),
            links: Links::default(),
            defaults: Defaults::default(),
            places: Places::default(),
            remarks: Vec::new(),
            diagnostics: Vec::new(),
            omitted: 0,
            lines: None,
            odd_lines: None,
            tags: HashMap::new(),
        }
    }

    pub(super) fn report(&mut self, code: Code, span: Span, message: SafeText, help: Option<SafeText>) {
        self.push(Diagnostic { help, ..Diagnostic::new(code, span, message) });
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if self.diagnostics.len() < DIAGNOSTIC_LIMIT {
            self.diagnostics.push(diagnostic);
        } else {
            self.omitted += 1;
        }
    }

    /// The number of the line that holds a byte, from 1, for a sentence that names it.
    pub(super) fn line_of(&mut self, at: usize) -> usize {
        let text = self.text;
        1 + self.lines.get_or_insert_with(|| LineIndex::new(text)).line_at(Span::new(at, at).start)
    }

    /// How many lines of the file begin with a space that is none to YAML.
    pub(super) fn odd_lines(&mut self) -> usize {
        let text = self.text;
        *self.odd_lines.get_or_insert_with(|| spaces::odd_lines(text))
    }

    /// Removes the item that was pushed last to a section: it was read only for what is wrong with it.
    pub(super) fn take_back(&mut self, section: Section) {
        let briefing = &mut self.briefing;
        match section {
            Section::Actors | Section::Places => drop(briefing.entities.pop()),
            Section::Events | Section::Background => drop(briefing.events.pop()),
            Section::Quotes => drop(briefing.quotes.pop()),
            Section::Sources => {
                briefing.sources.pop();
                self.links.forget_based_on(SourceIx(briefing.sources.len() as u32));
            }
            Section::Claims => drop(briefing.claims.pop()),
            Section::Judgments => drop(briefing.judgments.pop()),
            Section::Questions => drop(briefing.questions.pop()),
        }
        let item = self.next_item(section);
        self.defaults.take_back(section, item.number());
        self.places.forget(item);
        self.briefing.other_ids.remove(&item);
        self.briefing.lost.remove(&item);
        self.briefing.markings.remove(&item);
    }

    /// A value that is text, whatever its key; anything else is reported.
    fn scalar<'n>(&mut self, field: Field<'n, 'a>) -> Option<(&'n str, Style)> {
        if let Kind::Scalar(text, style) = &field.node.kind {
            return Some((text, *style));
        }
        self.wrong_type(field);
        None
    }

    pub(super) fn line(&mut self, field: Option<Field<'_, 'a>>) -> SafeText {
        let Some(field) = field else { return SafeText::default() };
        let Some((text, _)) = self.scalar(field) else { return SafeText::default() };
        self.line_of_text(text, field)
    }

    /// A text that is one line.
    pub(super) fn line_of_text(&mut self, text: &str, field: Field<'_, 'a>) -> SafeText {
        if text.contains("[[") {
            self.note_links_in_line(text, field);
        }
        SafeText::line(text.trim())
    }

    /// Prose with `[[links]]`, whose targets are noted for resolving.
    pub(super) fn prose(&mut self, field: Option<Field<'_, 'a>>) -> SafeText {
        let Some(field) = field else { return SafeText::default() };
        match self.scalar(field) {
            Some(_) => self.prose_of(field.node),
            None => SafeText::default(),
        }
    }

    /// The prose of a node that is text.
    pub(super) fn prose_of(&mut self, node: &Node<'a>) -> SafeText {
        let Kind::Scalar(text, style) = &node.kind else { return SafeText::default() };
        if text.contains("[[") {
            self.note_markup(text, node.span);
        }
        match style {
            Style::Literal => SafeText::hard_wrapped(text),
            Style::Plain | Style::Quoted | Style::Folded => SafeText::prose(text),
        }
    }

    /// Text in which `[[` means nothing, such as a quote.
    pub(super) fn verbatim(&mut self, field: Option<Field<'_, 'a>>) -> SafeText {
        match field.and_then(|field| self.scalar(field)) {
            Some((text, Style::Literal)) => SafeText::hard_wrapped(text),
            Some((text, _)) => SafeText::prose(text),
            None => SafeText::default(),
        }
    }

    /// Notes each `[[id]]` and `[[id|words]]` of a text as a use of that id; what is no id in brackets may be meant for one.
    ///
    /// The text decides which there are; the source says where they stand, unless escapes make it read differently.
    fn note_markup(&mut self, text: &str, span: Span) {
        let source = self.text.get(span.range()).unwrap_or_default();
        let mut places = bracketed(source);
        for (_, id) in bracketed(text) {
            let at = places.find(|(_, found)| *found == id).map(|(start, _)| span.start as usize + start);
            let place = at.map_or(span, |at| Span::new(at, at + id.len()));
            if Id::is_spelled(id) {
                self.links.note_in_text(id, place);
            } else {
                self.links.note_perhaps(id, place);
            }
        }
    }

    /// A date: EDTF, or a map of EDTF and the source's own words, or of these alone.
    pub(super) fn date(&mut self, field: Option<Field<'_, 'a>>) -> Option<Date> {
        let field = field?;
        let Kind::Mapping(pairs) = &field.node.kind else {
            return self.edtf(Some(field));
        };
        let is_set = pairs.iter().all(|(_, value)| value.is_empty());
        if is_set && dates::quoted_date(field.node.span, self.text).is_some() {
            self.wrong_type(field);
            return None;
        }
        let fields = Fields::read(field.node, &DATE, field.node.span, self)?;
        let edtf = self.edtf(fields.get("edtf"));
        let words = self.line(fields.get("text"));
        let as_of = self.edtf(fields.get("as_of"));
        match edtf {
            Some(edtf) if words.is_empty() && as_of.is_none() => Some(edtf),
            Some(edtf) => Some(edtf.with_words(words.as_str(), as_of)),
            // What is written and cannot be read is no reason to say that nothing is.
            None if fields.get("edtf").is_some() => None,
            None => Date::in_words(words.as_str(), as_of),
        }
    }

    /// What stands in the file as a value, on one line; nothing where that is nothing.
    pub(super) fn written(&self, field: Option<Field<'_, 'a>>) -> Option<SafeText> {
        let written = self.text.get(field?.node.span.range())?;
        let words = SafeText::line(written.trim_matches(['"', '\'']));
        (!words.is_empty()).then_some(words)
    }

    fn edtf(&mut self, field: Option<Field<'_, 'a>>) -> Option<Date> {
        let field = field?;
        let (text, _) = self.scalar(field)?;
        match Date::parse(text.trim()) {
            Ok(date) => Some(date),
            Err(bad) => {
                let diagnostic = bad_date(text.trim(), &bad, field, self.text);
                self.push(diagnostic);
                None
            }
        }
    }

    /// One of a closed set of words.
    pub(super) fn word<T>(
        &mut self,
        field: Option<Field<'_, 'a>>,
        parse: fn(&str) -> Option<T>,
    ) -> Option<T> {
        let field = field?;
        let (text, _) = self.scalar(field)?;
        let found = parse(text);
        if found.is_none()
            && let Takes::Word(words) = field.key.takes
        {
            let message = safe_format!("`{}` is no value of `{}`.", quoted(text), field.key.name);
            let near = suggest::suggest_value(text.trim(), words);
            let others = near::question(&near::values(text, words));
            let others = others.filter(|_| !near.is_some_and(|near| near.is_sure));
            let allowed = match words {
                [only] => format!("{only}; else leave the key out"),
                words => words.join(", "),
            };
            let help = match (others, near) {
                (Some(others), _) => safe_format!("{others} Allowed: {allowed}."),
                (None, Some(near)) => safe_format!("Did you mean `{}`? Allowed: {allowed}.", near.word),
                (None, None) => safe_format!("Allowed: {allowed}."),
            };
            let diagnostic = Diagnostic::new(Code::BadValue, field.node.span, message).with_help(help);
            self.push(mended(diagnostic, near));
        }
        found
    }

    /// A reference as a symbol, to be resolved once every id is known.
    pub(super) fn symbol(&mut self, field: Option<Field<'_, 'a>>) -> Option<u32> {
        let field = field?;
        let (text, _) = self.scalar(field)?;
        Some(self.links.note(text.trim(), field))
    }

    pub(super) fn entity(&mut self, field: Option<Field<'_, 'a>>) -> Option<EntityIx> {
        self.symbol(field).map(EntityIx)
    }

    /// The fields of a map, held against the shape that its key takes.
    pub(super) fn map<'n>(&mut self, field: Field<'n, 'a>) -> Option<Fields<'n, 'a>> {
        Fields::read(field.node, field.key.takes.shape(), field.node.span, self)
    }

    /// The item that the next push to a section will make.
    pub(super) fn next_item(&self, section: Section) -> Item {
        let kind = section.kind();
        kind.item(self.briefing.count(kind) as u32)
    }

    /// Reports an id that is not spelled as ids are; gives the id that it could be.
    pub(super) fn bad_id(&mut self, id: &str, span: Span) -> Option<Id> {
        let message = if id.trim().is_empty() {
            SafeText::line("An id is missing here.")
        } else {
            safe_format!("`{}` is no id: ids are lowercase letters, digits and hyphens.", quoted(id))
        };
        let near: String =
            id.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
        let near = Id::parse(near.trim_matches('-'));
        let help = near
            .as_ref()
            .map(|near| safe_format!("Write `{}`, here and where it is referred to.", quoted(near.as_str())));
        self.report(Code::BadId, span, message, help);
        near
    }

    /// Reports a section that has the wrong shape.
    pub(super) fn wrong_section(&mut self, name: &str, wanted: &str, node: &Node<'a>) {
        if let Some(found) = spaces::in_text(node, self) {
            return self.push(found);
        }
        let message = safe_format!("`{name}` is {wanted}, not {}.", node.noun());
        let help = Section::parse(name).map(|section| {
            if section.is_keyed() {
                let example = section.shape().example();
                safe_format!("Write an id before each, without `-`: `some-id: {example}`.")
            } else {
                SafeText::from_static("Write a list: begin each with `- `, and put an id into `id`.")
            }
        });
        self.report(Code::WrongType, node.span, message, help);
    }
}

/// A diagnostic about one word that is not known, with the known word that was perhaps meant.
pub(super) fn meant(mut diagnostic: Diagnostic, near: Option<Suggestion<'_>>) -> Diagnostic {
    diagnostic.help = near.map(|near| safe_format!("Did you mean `{}`?", quoted(near.word)));
    mended(diagnostic, near)
}

/// A diagnostic about one word, mended by the word that was surely meant.
fn mended(diagnostic: Diagnostic, near: Option<Suggestion<'_>>) -> Diagnostic {
    let span = diagnostic.span;
    match near {
        Some(Suggestion { word, is_sure: true }) => diagnostic.with_replacement(span, SafeText::line(word)),
        Some(_) | None => diagnostic,
    }
}
