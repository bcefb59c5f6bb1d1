//! What to say of a value that has another shape than its key takes: a list for text, text for a list. It must not know
//! what the value was for.

use super::{dates, fields::Field, schema::Takes, state::Reading, tree::Kind};
use crate::diagnostic::{Code, Diagnostic};
use briefing_text::{SafeText, safe_format};

impl<'a> Reading<'a> {
    pub(super) fn wrong_type(&mut self, field: Field<'_, 'a>) {
        let (name, takes, node) = (field.key.name, field.key.takes, field.node);
        if matches!(node.kind, Kind::Broken) {
            return;
        }
        let message = safe_format!("`{name}` takes {}, not {}.", takes.noun(), node.noun());
        let help = match (&node.kind, takes) {
            (
                Kind::Scalar(..),
                Takes::Lines | Takes::Ids(_) | Takes::IdsOr(..) | Takes::Chains | Takes::Items(_),
            ) => Some(safe_format!("Write a list: `{name}: [one, another]`.")),
            (
                Kind::Mapping(_),
                Takes::Lines
                | Takes::LineOrLines
                | Takes::Ids(_)
                | Takes::IdsOr(..)
                | Takes::Chains
                | Takes::Items(_),
            ) => Some(SafeText::from_static("Write a list: begin each entry with `- `.")),
            (Kind::Sequence(_), Takes::Voice) => {
                Some(SafeText::from_static("Write one id, or one position per holder."))
            }
            (Kind::Sequence(_) | Kind::Mapping(_), Takes::Id(_) | Takes::OwnId) => {
                Some(safe_format!("Write one id, without brackets: `{name}: some-id`."))
            }
            (Kind::Sequence(_) | Kind::Mapping(_), Takes::Line | Takes::Prose | Takes::Name) => {
                Some(SafeText::line("Put text that begins with `[` or `{` between quotation marks."))
            }
            (Kind::Sequence(_) | Kind::Mapping(_), Takes::Date | Takes::Edtf) => {
                let diagnostic = Diagnostic::new(Code::WrongType, node.span, message);
                return self.push(dates::in_brackets(diagnostic, self.text));
            }
            _ => None,
        };
        self.report(Code::WrongType, node.span, message, help);
    }
}
