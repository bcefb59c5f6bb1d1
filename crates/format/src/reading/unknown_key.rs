//! What to say of a key that is none: the key that was perhaps meant, with its value where that has to change, too. It must
//! not know what the values mean.

use super::{
    comma::Torn,
    fields::Field,
    near,
    schema::Shape,
    state::Reading,
    suggest::{self, Suggestion},
    tree::{Kind, Node},
    wording::{capital, quoted, scalar},
    wrong_type::{WayOut, fits, way_out},
};
use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::{SafeText, safe_format};

/// How many keys of a merged map are named.
const MERGED: usize = 6;

/// A key that is not in the table.
pub(super) struct Unknown<'n, 'a> {
    pub(super) name: &'n str,
    pub(super) key: Span,
    pub(super) value: &'n Node<'a>,
}

impl Unknown<'_, '_> {
    /// Reports it. The known keys come with whether they are still free; `torn` is given where the key looks like the end of
    /// a text.
    pub(super) fn report<'k>(
        &self,
        shape: &'static Shape,
        known: &(impl Iterator<Item = (&'k str, bool)> + Clone),
        torn: Option<&Torn>,
        reading: &mut Reading,
    ) {
        let name = self.name;
        if let Some(found) = self.merge_key(reading.text) {
            return reading.push(found);
        }
        let message = safe_format!("{} has no key `{}`; it is not read.", capital(shape.noun), quoted(name));
        let diagnostic = Diagnostic::new(Code::UnknownKey, self.key, message);
        let near = suggest::suggest(name, known.clone().map(|(known, _)| known));
        let is_free = |near: &Suggestion<'_>| known.clone().any(|(known, free)| free && known == near.word);
        let near = near.map(|near| Suggestion { is_sure: near.is_sure && is_free(&near), ..near });
        let others = near::keys(name, |key| known.clone().any(|(known, _)| known == key));
        if let (Some(help), false) = (near::question(&others), near.is_some_and(|near| near.is_sure)) {
            return reading.push(diagnostic.with_help(SafeText::line(&help)));
        }
        if let Some(near) = near {
            let diagnostic = self.meant(near, diagnostic, shape, reading.text);
            return reading.push(diagnostic);
        }
        let Some(torn) = torn else {
            let names: Vec<&str> = known.clone().map(|(known, _)| known).collect();
            return reading.push(diagnostic.with_help(safe_format!("Keys here: {}.", names.join(", "))));
        };
        let help = "Put the text before it in quotation marks: a comma ends it here.";
        let diagnostic = diagnostic.with_help(SafeText::from_static(help));
        reading.push(match &torn.whole {
            Some((whole, text)) => diagnostic.with_replacement(*whole, SafeText::line(text)),
            None => diagnostic,
        });
    }

    /// What is said of `<<`, which took the keys of another map over in YAML 1.1.
    fn merge_key(&self, source: &str) -> Option<Diagnostic> {
        if source.get(self.key.range()) != Some("<<") {
            return None;
        }
        let message =
            "`<<` is a merge key, which YAML 1.2 does not have; nothing is taken over from elsewhere.";
        let diagnostic = Diagnostic::new(Code::UnknownKey, self.key, SafeText::from_static(message));
        let maps = match &self.value.kind {
            Kind::Sequence(maps) => maps.as_slice(),
            Kind::Mapping(_) => std::slice::from_ref(self.value),
            Kind::Scalar(..) | Kind::Broken => &[],
        };
        let pairs = maps.iter().filter_map(|map| match &map.kind {
            Kind::Mapping(pairs) => Some(pairs),
            Kind::Scalar(..) | Kind::Sequence(_) | Kind::Broken => None,
        });
        let pairs = pairs.flatten().filter_map(|(key, value)| match (&key.kind, &value.kind) {
            (Kind::Scalar(name, _), Kind::Scalar(text, _)) => {
                Some(format!("`{}: {}`", quoted(name), scalar(&quoted(text))))
            }
            (Kind::Scalar(name, _), _) => Some(format!("`{}`", quoted(name))),
            _ => None,
        });
        let mut named: Vec<String> = pairs.take(MERGED + 1).collect();
        if named.len() > MERGED {
            named.truncate(MERGED);
            named.push("…".to_owned());
        }
        Some(diagnostic.with_help(if named.is_empty() {
            SafeText::from_static("Write in its place the keys that it was meant to take over.")
        } else {
            safe_format!("Write in its place what it was meant to take over: {}.", named.join(", "))
        }))
    }

    /// Adds the key that was perhaps meant, and what its value then has to be.
    fn meant(
        &self,
        near: Suggestion<'_>,
        diagnostic: Diagnostic,
        shape: &'static Shape,
        source: &str,
    ) -> Diagnostic {
        let question = safe_format!("Did you mean `{}`?", quoted(near.word));
        let misfit =
            shape.key(near.word).filter(|(_, key)| !self.value.is_empty() && !fits(key.takes, self.value));
        let Some((_, key)) = misfit else {
            let diagnostic = diagnostic.with_help(question);
            let word = SafeText::line(near.word);
            return if near.is_sure { diagnostic.with_replacement(self.key, word) } else { diagnostic };
        };
        let Some(WayOut { help, value }) = way_out(Field { shape, key, node: self.value }, source) else {
            return diagnostic.with_help(question);
        };
        let diagnostic = diagnostic.with_help(safe_format!("{question} {help}"));
        match value.filter(|_| near.is_sure && self.is_on_one_line(source)) {
            Some(value) => {
                let whole = Span { start: self.key.start, end: self.value.span.end };
                diagnostic.with_replacement(whole, safe_format!("{}: {value}", near.word))
            }
            None => diagnostic,
        }
    }

    /// Whether nothing but a colon and blanks stands between the key and its value.
    fn is_on_one_line(&self, source: &str) -> bool {
        let between = source.get(self.key.end as usize..self.value.span.start as usize).unwrap_or_default();
        between.trim_matches(' ') == ":"
    }
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::Code, reading::parse};

    const REST: &str =
        "actors: {ann: {name: Ann}}\nsources: {p: {title: P}}\nquotes: {q: {text: Q, speaker: ann}}\n";

    /// The help for the one unknown key in a few lines, and the lines once they are mended, which are then right.
    #[track_caller]
    fn told(lines: &str) -> (String, Option<String>) {
        let start = "briefing: 1\ntitle: T\n";
        let mut text = format!("{start}{lines}\n{REST}");
        let found = parse(&text, &mut |_| {}).diagnostics;
        let mut found = found.into_iter().filter(|found| found.code == Code::UnknownKey);
        let unknown = found.next().unwrap_or_else(|| panic!("{lines}: nothing is wrong"));
        let mended = unknown.replacement.map(|replacement| {
            text.replace_range(replacement.span.range(), replacement.text.raw());
            let found = parse(&text, &mut |_| {}).diagnostics;
            assert_eq!(found, [], "{text}");
            text[start.len()..text.len() - REST.len()].trim_end().to_owned()
        });
        (unknown.help.unwrap_or_default().as_str().to_owned(), mended)
    }

    #[track_caller]
    fn mends(lines: &str, help: &str, mended: &str) {
        assert_eq!(told(lines), (help.to_owned(), Some(mended.to_owned())));
    }

    #[test]
    fn the_value_is_mended_with_its_key() {
        mends(
            "events: [{title: E, source: p}]",
            "Did you mean `sources`? Write a list: `sources: [p]`.",
            "events: [{title: E, sources: [p]}]",
        );
        mends(
            "events:\n  - title: E\n    actor: ann\n    date: 2024",
            "Did you mean `actors`? Write a list: `actors: [ann]`.",
            "events:\n  - title: E\n    actors: [ann]\n    date: 2024",
        );
        mends(
            "events: [{title: E, quote: 'q', tag: fire}]".replace(", tag: fire", "").as_str(),
            "Did you mean `quotes`? Write a list: `quotes: [q]`.",
            "events: [{title: E, quotes: [q]}]",
        );
        mends(
            "judgments: [{text: J, alternative: none}]",
            "Did you mean `alternatives`? Write a list: `alternatives: [none]`.",
            "judgments: [{text: J, alternatives: [none]}]",
        );
        mends(
            "events: [{title: E, statuss: [denied]}]",
            "Did you mean `status`? Write it without brackets: `status: denied`.",
            "events: [{title: E, status: denied}]",
        );
    }

    #[test]
    fn a_merge_key_is_named_with_what_it_was_meant_to_take_over() {
        let (help, mended) = told("events: [{title: E, <<: {status: denied, tags: [x], text: 'a: b'}}]");
        assert_eq!(mended, None);
        assert_eq!(
            help,
            "Write in its place what it was meant to take over: `status: denied`, `tags`, `text: \"a: b\"`."
        );
        let several = "events: [{title: E, <<: [{a: 1, b: 2, c: 3}, {d: 4, e: 5, f: 6, g: 7}]}]";
        assert!(told(several).0.ends_with("`f: 6`, …."), "{}", told(several).0);
        let none = "events: [{title: E, <<: x}]";
        assert_eq!(told(none).0, "Write in its place the keys that it was meant to take over.");
        // In quotation marks it is a key like any other.
        assert!(told("events: [{title: E, '<<': x}]").0.starts_with("Keys here:"));
    }

    #[test]
    fn a_value_that_fits_stays_as_it_is() {
        mends(
            "events: [{title: E, source: [p]}]",
            "Did you mean `sources`?",
            "events: [{title: E, sources: [p]}]",
        );
        mends(
            "events: [{title: E, statsu: denied}]",
            "Did you mean `status`?",
            "events: [{title: E, status: denied}]",
        );
        mends(
            "events: [{title: E, TEXT: At night}]",
            "Did you mean `text`?",
            "events: [{title: E, text: At night}]",
        );
    }

    #[test]
    fn where_the_value_is_not_sure_the_key_is_not_replaced() {
        for (lines, help) in [
            (
                "events: [{title: E, actor: Ann Lee}]",
                "Did you mean `actors`? Write a list of ids: `actors: [one, another]`.",
            ),
            ("events: [{title: E, tag: at night}]", "Did you mean `tags`? Write a list: `tags: [at night]`."),
            (
                "events:\n  - title: E\n    source:\n      p\n",
                "Did you mean `sources`? Write a list: `sources: [p]`.",
            ),
            ("tag: fire", "Did you mean `tags`? Write a list: `tags: [fire]`."),
        ] {
            assert_eq!(told(lines), (help.to_owned(), None));
        }
    }
}
