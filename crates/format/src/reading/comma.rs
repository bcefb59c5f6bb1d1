//! Texts in braces that an unquoted comma ends: `{text: Shah of Iran, since deceased}`. What stands behind the comma is a key
//! without a value to YAML. It must not know which keys there are, beyond their table.

use super::{
    schema::{Shape, Takes},
    tree::{Kind, Node, Style},
    wording::in_marks,
};
use crate::diagnostic::Span;

/// A key that looks like the end of the text before it.
#[derive(Debug)]
pub(super) struct Torn {
    /// The key.
    pub(super) key: Span,
    /// The text with all that was torn from it, and how to write it; at the first key only, and where that is sure.
    pub(super) whole: Option<(Span, String)>,
}

/// A text that a comma may have ended, as far as it goes.
#[derive(Clone, Copy)]
struct Text {
    span: Span,
    /// The first key that was torn from it, where one was.
    first: usize,
}

/// The keys of a map that look like the end of a text, in their order.
pub(super) fn torn(pairs: &[(Node, Node)], shape: &Shape, source: &str) -> Vec<Torn> {
    let mut torn: Vec<Torn> = Vec::new();
    let mut open: Option<Text> = None;
    for (key, value) in pairs {
        let known = match &key.kind {
            Kind::Scalar(name, _) => shape.key(name),
            Kind::Sequence(_) | Kind::Mapping(_) | Kind::Broken => None,
        };
        if let Some(text) = &mut open
            && known.is_none()
            && is_behind(text.span, key, value, source)
        {
            torn.push(Torn { key: key.span, whole: None });
            text.span.end = key.span.end;
            continue;
        }
        mend(&mut torn, open, source);
        let text = known.and_then(|(_, key)| text_of(value, key.takes));
        open = text.map(|span| Text { span, first: torn.len() });
    }
    mend(&mut torn, open, source);
    torn
}

/// Adds how the whole text is written, once all is known that was torn from it.
fn mend(torn: &mut [Torn], text: Option<Text>, source: &str) {
    if let Some(Text { span, first }) = text
        && let Some(first) = torn.get_mut(first)
    {
        first.whole = whole(span, first.key, source);
    }
}

/// Where an unquoted text stands that a comma may end.
fn text_of(value: &Node, takes: Takes) -> Option<Span> {
    let is_text = matches!(takes, Takes::Line | Takes::Prose | Takes::Name) && !value.is_empty();
    (is_text && matches!(value.kind, Kind::Scalar(_, Style::Plain))).then_some(value.span)
}

/// Whether only a comma stands between a text and a key, and nothing behind the key that makes it one.
fn is_behind(text: Span, key: &Node, value: &Node, source: &str) -> bool {
    let between = source.get(text.end as usize..key.span.start as usize).unwrap_or_default();
    let behind = source.get(key.span.end as usize..).unwrap_or_default().trim_start();
    let is_plain = matches!(key.kind, Kind::Scalar(_, Style::Plain));
    is_plain && value.is_empty() && between.trim() == "," && behind.starts_with([',', '}'])
}

/// A text with what was torn from it, in quotation marks, where that can be no key.
fn whole(text: Span, first: Span, source: &str) -> Option<(Span, String)> {
    let written = source.get(text.range())?;
    let is_plain = !written.contains(['\n', '\r', '"', '\'', '{', '}', '[', ']']);
    let may_be_key = |part: &str| part.trim().chars().all(|c| c.is_ascii_lowercase() || c == '_');
    let is_sure = is_plain && !written[(first.start - text.start) as usize..].split(',').all(may_be_key);
    is_sure.then(|| (text, in_marks(written)))
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::Code, reading::parse};

    /// Each unknown key of an actor in braces with its help, and what the text becomes where that is sure.
    #[track_caller]
    fn found(actor: &str, expected: &[(&str, &str)], mended: Option<&str>) {
        let text = format!("briefing: 1\ntitle: T\nactors:\n  a: {actor}\n");
        let found = parse(&text, &mut |_| {}).diagnostics;
        let unknown: Vec<_> = found.iter().filter(|found| found.code == Code::UnknownKey).collect();
        let shown = |help: &str| help.split([' ', ':']).next().unwrap_or_default().to_owned();
        let helps: Vec<(&str, String)> = unknown
            .iter()
            .map(|found| {
                (&text[found.span.range()], shown(found.help.as_ref().map_or("", |help| help.as_str())))
            })
            .collect();
        let expected: Vec<(&str, String)> =
            expected.iter().map(|(key, help)| (*key, (*help).to_owned())).collect();
        assert_eq!(helps, expected, "{actor}");
        let replacements: Vec<_> = unknown.iter().filter_map(|found| found.replacement.as_ref()).collect();
        assert!(replacements.len() < 2, "{actor}");
        let replaced = replacements.first().map(|replacement| {
            let mut text = text.clone();
            text.replace_range(replacement.span.range(), replacement.text.raw());
            assert_eq!(parse(&text, &mut |_| {}).diagnostics, [], "{text}");
            text["briefing: 1\ntitle: T\nactors:\n  a: ".len()..].trim_end().to_owned()
        });
        assert_eq!(replaced.as_deref(), mended, "{actor}");
    }

    #[test]
    fn what_a_comma_tears_from_a_text_is_put_back() {
        found(
            "{name: K, text: Shah of Iran, since deceased.}",
            &[("since deceased.", "Put")],
            Some("{name: K, text: \"Shah of Iran, since deceased.\"}"),
        );
        found(
            "{text: 'x', name: C:\\a, B\\c,  and D , country: X}",
            &[("B\\c", "Put"), ("and D", "Put")],
            Some("{text: 'x', name: \"C:\\\\a, B\\\\c,  and D\" , country: X}"),
        );
    }

    #[test]
    fn what_may_be_a_key_or_has_marks_of_its_own_is_left_to_a_person() {
        found("{name: K, text: Shah, deceased}", &[("deceased", "Put")], None);
        found("{name: K, text: Shah 'of' Iran, since dead}", &[("since dead", "Put")], None);
        found("{name: K, text: Shah\n    of Iran, since dead}", &[("since dead", "Put")], None);
    }

    #[test]
    fn elsewhere_a_key_is_a_key() {
        found("{name: K, kind: person, since dead}", &[("since dead", "Keys")], None);
        found("{name: \"K\", since dead}", &[("since dead", "Keys")], None);
        found("{name: K, since dead: }", &[("since dead", "Keys")], None);
        found("{name: K, since dead: yes}", &[("since dead", "Keys")], None);
        found("{name: K, txt}", &[("txt", "Did")], Some("{name: K, text}"));
        found("{since dead, name: K}", &[("since dead", "Keys")], None);
        found("\n    name: K\n    since dead:\n", &[("since dead", "Keys")], None);
    }
}
