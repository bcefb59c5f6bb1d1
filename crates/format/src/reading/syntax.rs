//! The YAML parser's errors in words that tell a writer what to do. It must not know what a briefing is.

use granit_parser::ErrorKind;

use super::tree::DEPTH_LIMIT;
use crate::diagnostic::{Code, Diagnostic, Span};
use briefing_text::{SafeText, safe_format};

/// Nesting beyond the limit, at the place where it goes too far.
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let message = safe_format!("Lists and maps nest more than {DEPTH_LIMIT} deep here.");
    Diagnostic::new(Code::YamlLimit, span, message)
        .with_help(SafeText::line("Nothing in a briefing nests more than six deep."))
}

/// Where an error is best shown: a tab that the parser reports before the line end that it follows, at itself.
pub(super) fn place(kind: &ErrorKind, text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let blank = &rest[..rest.len() - rest.trim_start().len()];
    match blank.find('\t') {
        Some(tab) if is_tab(kind) => at + tab,
        _ => at,
    }
}

const fn is_tab(kind: &ErrorKind) -> bool {
    matches!(
        kind,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar
    )
}

/// The parser's error at a place.
pub(super) fn error(kind: &ErrorKind, span: Span) -> Diagnostic {
    let (message, help) = match kind {
        ErrorKind::RecursionLimitExceeded => return too_deep(span),
        ErrorKind::UnclosedFlowCollection { open } => {
            return Diagnostic::new(
                Code::YamlSyntax,
                span,
                safe_format!("The bracket `{open}` is opened here and not closed."),
            )
            .with_help(safe_format!(
                "Close it, or put text that begins with `{open}` between quotation marks."
            ));
        }
        ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
            return Diagnostic::new(
                Code::YamlSyntax,
                span,
                safe_format!("The bracket `{open}` is closed by `{close}`."),
            );
        }
        ErrorKind::UnexpectedCharacter { character } => {
            return Diagnostic::new(
                Code::YamlSyntax,
                span,
                safe_format!("Text cannot begin with {character} in YAML."),
            )
            .with_help(SafeText::line("Put the text between quotation marks."));
        }
        known => {
            if let Some(found) = sentence(known) {
                found
            } else {
                let message = safe_format!("This is not valid YAML: {kind}.");
                return Diagnostic::new(Code::YamlSyntax, span, message);
            }
        }
    };
    let diagnostic = Diagnostic::new(Code::YamlSyntax, span, SafeText::line(message));
    if help.is_empty() { diagnostic } else { diagnostic.with_help(SafeText::line(help)) }
}

/// A sentence and a way out for the errors that people make; nothing for those that they hardly ever do.
fn sentence(kind: &ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        kind if is_tab(kind) => ("A tab stands where YAML wants spaces.", "Indent with spaces."),
        ErrorKind::InvalidIndentation
        | ErrorKind::ExpectedBlockMappingKey
        | ErrorKind::ExpectedBlockSequenceEntry
        | ErrorKind::ExpectedDocumentStart
        | ErrorKind::InvalidFlowScalarIndent
        | ErrorKind::InvalidBlockScalarIndent => (
            "What stands here fits neither the lines above nor their indentation.",
            "Give all keys of one item the same number of spaces, and put text that begins with `[`, `{` or `\"` between quotation marks.",
        ),
        ErrorKind::UnclosedQuotedScalar => {
            ("A quotation mark is opened here and not closed.", "Close it, or write the text as a `>` block.")
        }
        ErrorKind::InvalidQuotedScalarIndent | ErrorKind::DocumentIndicatorInQuotedScalar => (
            "A quotation mark is opened above and not closed before this line.",
            "Close it, or write the text as a `>` block.",
        ),
        ErrorKind::InvalidTrailingSingleQuotedScalar => (
            "Something follows the closing quotation mark.",
            "Write an apostrophe inside single quotation marks twice: `'it''s'`.",
        ),
        ErrorKind::InvalidTrailingDoubleQuotedScalar => (
            "Something follows the closing quotation mark.",
            "Write `\\\"` for a quotation mark inside the text, or write the text as a `>` block.",
        ),
        ErrorKind::UnknownQuotedScalarEscape
        | ErrorKind::InvalidQuotedScalarHexEscape
        | ErrorKind::InvalidUnicodeEscape
        | ErrorKind::InvalidLowSurrogateHexEscape
        | ErrorKind::InvalidLowSurrogate
        | ErrorKind::MissingLowSurrogate
        | ErrorKind::UnpairedLowSurrogate => (
            "A backslash begins something that YAML does not know.",
            "Write `\\\\` for a backslash, or use single quotation marks.",
        ),
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "This line has no `:` that makes it a key.",
            "Write `key: value`, or indent the text of a value further.",
        ),
        ErrorKind::MappingValueNotAllowed
        | ErrorKind::InvalidColonPlacement
        | ErrorKind::MappingKeyNotAllowed => (
            "A second `:` stands where only text can follow.",
            "Put text with `: ` in it between quotation marks.",
        ),
        ErrorKind::MisplacedFlowCollectionEnd => {
            ("This bracket closes nothing.", "Remove it, or put the text between quotation marks.")
        }
        ErrorKind::ExpectedFlowMappingSeparator
        | ErrorKind::ExpectedFlowSequenceSeparator
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofImplicitFlowMapping => (
            "A comma or a closing bracket is missing before this.",
            "Put text with brackets, commas or quotation marks in it between quotation marks.",
        ),
        ErrorKind::BlockEntryInFlowCollection => {
            ("A bracket is opened above and not closed before this line.", "Close it.")
        }
        ErrorKind::BlockSequenceEntryNotAllowed => {
            ("A list cannot begin on this line.", "Begin it on the next one.")
        }
        ErrorKind::CommentInterceptedScalar => {
            ("A comment stands in the middle of a text.", "Move it, or write the text as a `>` block.")
        }
        ErrorKind::CommentNotSeparated => {
            ("A `#` stands right behind something else.", "Put a space before a comment.")
        }
        _ => return None,
    })
}
