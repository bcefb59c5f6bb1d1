//! Markdown -> plain paragraphs. Texts that only look like Markdown keep what they are: addresses, paths with backslashes, names
//! with underscores, words between angle brackets. It must not know HTML beyond the names of its tags.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{
    html, is_wrapped,
    prose::{Prose, bullet},
    verbatim::{Verbatim, verbatim},
};

/// What Markdown means by a backslash before it; before anything else the backslash is part of a path.
const ESCAPED: &str = "*_[]`<>#|";

pub(super) fn read(text: &str, prose: &mut Prose<'_, '_>) {
    let parser = Parser::new_ext(text, Options::empty());
    let mut definitions: Vec<(String, String, usize)> = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| (label.to_owned(), definition.dest.to_string(), definition.span.start))
        .collect();
    let mut reading = Reading {
        text,
        prose,
        verbatim: verbatim(text),
        next: 0,
        end: 0,
        lists: Vec::new(),
        quoted: 0,
        is_code: false,
        html: None,
    };
    for (event, range) in parser.into_offset_iter() {
        if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = &event {
            definitions.retain(|(_, address, _)| address.as_str() != &**dest_url);
        }
        reading.event(event, range);
    }
    reading.flush_html();
    // What no words point at is shown nowhere in Markdown; here nothing is left out in silence.
    definitions.sort_by_key(|(_, _, at)| *at);
    for (label, address, _) in definitions {
        prose.end_paragraph();
        prose.words(&format!("[{label}]: {address}"));
    }
}

struct Reading<'t, 'p, 'l, 'f> {
    text: &'t str,
    prose: &'p mut Prose<'l, 'f>,
    verbatim: Vec<Verbatim<'t>>,
    /// Which of them comes next.
    next: usize,
    /// Where the event before ends.
    end: usize,
    /// The numbers of the items of each list that is open.
    lists: Vec<Option<u64>>,
    quoted: usize,
    /// Whether the lines are those of a program, which stay lines.
    is_code: bool,
    /// A block of HTML as far as it is read.
    html: Option<String>,
}

impl Reading<'_, '_, '_, '_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(&tag, &range),
            Event::End(tag) => self.end_tag(tag, &range),
            Event::Text(lines) if self.is_code => {
                for line in lines.lines() {
                    self.marks();
                    self.prose.text(line);
                    self.prose.end_paragraph();
                }
                self.end = range.end;
            }
            Event::Text(words) => {
                self.marks();
                self.words(&words, range);
            }
            Event::Code(words) => {
                self.marks();
                if self.is_free(&range) {
                    self.prose.words(&words);
                    self.end = range.end;
                }
            }
            Event::Html(html) => self.html.get_or_insert_default().push_str(&html),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::SoftBreak => {
                let before = self.text[..range.start].rsplit('\n').next().unwrap_or_default();
                let behind = self.text[range.end..].lines().next().unwrap_or_default();
                if is_wrapped(before, behind) {
                    self.prose.space();
                } else {
                    self.prose.end_paragraph();
                }
                self.end = range.end;
            }
            Event::HardBreak | Event::Rule => {
                self.prose.end_paragraph();
                self.end = range.end;
            }
            // None of these is asked for.
            Event::InlineMath(words) | Event::DisplayMath(words) | Event::FootnoteReference(words) => {
                self.prose.words(&words);
            }
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: &Range<usize>) {
        match tag {
            Tag::Link { dest_url, .. } if self.is_free(range) => {
                self.marks();
                self.unescaped(range.start);
                self.prose.open_link(dest_url);
                self.end = range.start + 1;
            }
            Tag::Image { .. } => {
                self.marks();
                self.unescaped(range.start);
                self.prose.words("[");
                self.end = range.start + 2;
            }
            Tag::Emphasis | Tag::Strong => {
                self.marks();
                self.unescaped(range.start);
                let width = 1 + usize::from(matches!(tag, Tag::Strong));
                if self.is_free(range) {
                    self.end = range.start + width;
                    self.underscores(range, width);
                }
            }
            Tag::List(number) => {
                self.prose.end_paragraph();
                self.lists.push(*number);
            }
            Tag::Item => {
                self.prose.end_paragraph();
                let mark = bullet(&mut self.lists);
                self.marks();
                self.prose.words(&mark);
                self.prose.space();
                self.end = range.start;
            }
            Tag::BlockQuote(_) => {
                self.prose.end_paragraph();
                self.quoted += 1;
            }
            Tag::CodeBlock(_) => {
                self.prose.end_paragraph();
                self.is_code = true;
            }
            _ => {
                self.end = self.end.max(range.start);
            }
        }
    }

    fn end_tag(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Link => {
                self.prose.close_link();
                self.end = self.end.max(range.end);
            }
            TagEnd::Image => {
                self.prose.words("]");
                self.end = self.end.max(range.end);
            }
            TagEnd::Emphasis | TagEnd::Strong => {
                let width = 1 + usize::from(matches!(tag, TagEnd::Strong));
                if self.is_free(range) {
                    self.underscores(range, width);
                    self.end = self.end.max(range.end);
                }
            }
            TagEnd::List(_) => {
                self.lists.pop();
                self.prose.end_paragraph();
            }
            TagEnd::BlockQuote(_) => {
                self.quoted = self.quoted.saturating_sub(1);
                self.prose.end_paragraph();
            }
            TagEnd::HtmlBlock => self.flush_html(),
            TagEnd::CodeBlock => self.is_code = false,
            _ => self.prose.end_paragraph(),
        }
    }

    /// A name such as `__init__` keeps its underscores.
    fn underscores(&mut self, range: &Range<usize>, width: usize) {
        let marked = self.text.get(range.clone()).unwrap_or_default();
        let inside = marked.get(width..marked.len().saturating_sub(width)).unwrap_or_default();
        if marked.starts_with("__") && inside.chars().all(|c| c.is_alphanumeric() || c == '_') {
            self.prose.words(&marked[..width]);
        }
    }

    /// Text between the marks of Markdown.
    fn words(&mut self, words: &str, range: Range<usize>) {
        self.unescaped(range.start);
        if self.text.get(range.clone()) != Some(words) {
            if self.is_free(&range) {
                self.prose.words(words);
                self.end = range.end;
            }
            return;
        }
        let mut at = range.start;
        while at < range.end {
            let Some(found) = self.coming(at) else { break };
            let (start, end) = (found.range.start, found.range.end);
            if start >= range.end {
                break;
            }
            if at < start {
                self.prose.words(&self.text[at..start]);
            }
            self.emit(start, end);
            at = end.max(at);
        }
        if at < range.end {
            self.prose.words(&self.text[at..range.end]);
        }
        self.end = self.end.max(range.end);
    }

    /// The next piece that is no Markdown and ends behind a place.
    fn coming(&mut self, at: usize) -> Option<&Verbatim<'_>> {
        while self.verbatim.get(self.next).is_some_and(|found| found.range.end <= at) {
            self.next += 1;
        }
        self.verbatim.get(self.next)
    }

    fn emit(&mut self, start: usize, end: usize) {
        let Some(found) = self.verbatim.get(self.next).filter(|found| found.range.start == start) else {
            return;
        };
        let written = &self.text[start..end];
        match found.cites {
            // It was written when its first letters were met.
            _ if self.end > start => {}
            Some(name) => self.prose.citation(written, name),
            None => self.prose.words(written),
        }
        self.end = self.end.max(end);
    }

    /// Whether a range is Markdown. What lies in an address or a citation is written as a whole where it begins.
    fn is_free(&mut self, range: &Range<usize>) -> bool {
        let Some(found) = self.coming(range.start) else { return true };
        let (start, end) = (found.range.start, found.range.end);
        if start > range.start || (start == range.start && end < range.end) {
            return true;
        }
        self.emit(start, end);
        false
    }

    /// Writes a backslash that the parser took for an escape.
    fn unescaped(&mut self, start: usize) {
        let skipped = self.text.get(self.end..start).unwrap_or_default();
        let next = self.text[start..].chars().next();
        if skipped == "\\" && next.is_some_and(|c| !ESCAPED.contains(c)) {
            self.prose.words("\\");
        }
    }

    /// The marks of a quotation before the first word of a paragraph.
    fn marks(&mut self) {
        self.flush_html();
        if self.quoted > 0 {
            self.prose.mark(">");
        }
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) {
        self.marks();
        let name = html::tag_name(html);
        if !self.is_free(&range) {
            return;
        }
        self.end = range.end;
        if !html::is_tag(&name) && !html.starts_with("<!--") {
            self.prose.text(html);
        } else {
            html::read(html, self.prose, html::Unknown::Kept);
        }
    }

    fn flush_html(&mut self) {
        if let Some(html) = self.html.take() {
            html::read(&html, self.prose, html::Unknown::Kept);
            self.prose.end_paragraph();
        }
    }
}
