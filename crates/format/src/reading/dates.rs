//! What to say of a date that is none: why, and how EDTF has what was surely meant. It must not know what it is a date of.

use super::{
    fields::Field,
    schema::Takes,
    tree::{Kind, Style},
    wording::{in_marks, quoted, scalar},
};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    model::{
        Date,
        date::{self, BadDate},
    },
};
use briefing_text::{SafeText, safe_format};

/// For what has a time of day.
const TIMES: &str = "Write 2024-03-26T01 (an hour), 2024-03-26T01:26, 2024-03-26T01:26:07.5, 2024-03-26T01:26Z or \
                     2024-03-26T01:26+01:00 (with its zone), 2024-03-26T01~ (about), or \
                     2024-03-26T01:26/2024-03-26T01:27 (from, to).";

const FORMS: &str = "Write 2025-06-20, 2025-06, 2025, 198X, 2025-06~ (about), 1979? (uncertain), 1980/1988 or \"[2022..]\" \
                     (2022 or later), in EDTF.";

/// The most characters of words that are shown once more beside their date.
const FEW_WORDS: usize = 40;

/// The diagnostic for a value that is no date.
pub(super) fn bad_date(text: &str, bad: &BadDate, field: Field<'_, '_>, source: &str) -> Diagnostic {
    let span = field.node.span;
    let diagnostic = |why: &str| {
        Diagnostic::new(Code::BadDate, span, safe_format!("`{}` is no date: {why}.", quoted(text)))
    };
    let why = bad.message.trim_start_matches("not an EDTF date: ").trim_end_matches('.');
    let meant = match &bad.instead {
        Some(edtf) => Some((edtf.clone(), why)),
        None => date::from_words(text).map(|edtf| (edtf, "EDTF has it in another way")),
    };
    if let Some((edtf, why)) = meant {
        let value = scalar(&edtf);
        let written = source.get(span.range()).unwrap_or_default();
        let diagnostic = diagnostic(why).with_help(safe_format!("Write `{value}`."));
        let is_as_written = written.trim_matches(['"', '\'']) == text;
        return if is_as_written {
            diagnostic.with_replacement(span, SafeText::line(&value))
        } else {
            diagnostic
        };
    }
    if let Some([one, other]) = date::two_from_words(text) {
        let why = format!("it may be {} or {}", one.words, other.words);
        let help = safe_format!("Write `{}` or `{}`.", one.edtf, other.edtf);
        return diagnostic(&why).with_help(help);
    }
    if let Some(edtf) = date::part_from_words(text) {
        return part(diagnostic("EDTF has no word for a part"), text, &edtf, field, source);
    }
    if date::is_unknown(text) {
        let help = "Leave the date out, or give a bound, such as `\"[..2025]\"` for 2025 or earlier.";
        return diagnostic("it names no year").with_help(SafeText::from_static(help));
    }
    if why == date::TIME_IN_SET {
        let help = "Write the days, `\"[2024-03-26,2024-03-27]\"`, or from one time to another, \
                    `2024-03-26T01:26/2024-03-26T01:27`.";
        return diagnostic(why).with_help(SafeText::from_static(help));
    }
    if text.is_empty() || text.contains(|c: char| c.is_ascii_digit()) {
        let is_time = text.split_once('T').is_some_and(|(day, _)| Date::parse(day).is_ok());
        return diagnostic(why).with_help(SafeText::from_static(if is_time { TIMES } else { FORMS }));
    }
    let help = if text.chars().count() > FEW_WORDS || text.contains('\n') {
        SafeText::from_static(FORMS)
    } else {
        let words = scalar(text);
        let alone = match field.key.takes {
            Takes::Date => format!("; or, where nobody can say, the words alone: `{{text: {words}}}`"),
            _ => String::new(),
        };
        safe_format!(
            "Write what they mean in EDTF, and the words beside it: `{{edtf: 2025-06~, text: {words}}}`{alone}."
        )
    };
    diagnostic("it names no year").with_help(help)
}

/// Adds that the words for a part of a span stand beside the span, where a map can stand.
fn part(diagnostic: Diagnostic, text: &str, edtf: &str, field: Field<'_, '_>, source: &str) -> Diagnostic {
    if !matches!(field.key.takes, Takes::Date) {
        return diagnostic.with_help(safe_format!("Write `{}`, and the words in `text`.", scalar(edtf)));
    }
    let map = format!("{{edtf: {}, text: {}}}", scalar(edtf), scalar(text));
    let span = field.node.span;
    let is_as_written =
        matches!(field.node.kind, Kind::Scalar(_, Style::Plain)) && source.get(span.range()) == Some(text);
    let diagnostic = diagnostic.with_help(safe_format!("Write `{map}`."));
    if is_as_written { diagnostic.with_replacement(span, SafeText::line(&map)) } else { diagnostic }
}

/// Adds to the diagnostic for a list or map that a date in brackets wants quotation marks.
pub(super) fn in_brackets(diagnostic: Diagnostic, source: &str) -> Diagnostic {
    let span = diagnostic.span;
    if !source.get(span.range()).is_some_and(|written| written.starts_with(['[', '{'])) {
        let help = "Write one date; one of several is a set in quotation marks, such as `\"[2024,2025]\"`.";
        return diagnostic.with_help(SafeText::from_static(help));
    }
    match quoted_date(span, source) {
        Some(date) => {
            let help = safe_format!("Put a date in brackets between quotation marks: `{date}`.");
            diagnostic.with_help(help).with_replacement(span, SafeText::line(&date))
        }
        None => diagnostic.with_help(SafeText::from_static(
            "Put a date in brackets between quotation marks: `\"[2022..]\"` for 2022 or later.",
        )),
    }
}

/// What stands in brackets, between quotation marks, where that is a date.
pub(super) fn quoted_date(span: Span, source: &str) -> Option<String> {
    let written = source.get(span.range()).filter(|written| written.len() <= date::MAX_LENGTH)?;
    let date: String = written.split_whitespace().collect();
    Date::parse(&date).is_ok().then(|| in_marks(&date))
}
