//! A line in which a date is typed, and what is wrong with it while it is typed. It must not know what the date is for.

use super::field::Field;
use briefing_format::model::{Date, date};
use briefing_text::SafeText;

/// What a date is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// To go there in the timeline.
    Jump,
    /// To see what was known then.
    AsOf,
}

/// A date that is being typed.
#[derive(Clone, Debug)]
pub(crate) struct DateField {
    /// What for.
    pub(crate) purpose: Purpose,
    /// What is typed.
    pub(crate) field: Field,
}

impl DateField {
    /// An empty line.
    pub(crate) fn new(purpose: Purpose) -> Self {
        Self { purpose, field: Field::default() }
    }

    /// What stands before the line.
    pub(crate) const fn prompt(&self) -> &'static str {
        match self.purpose {
            Purpose::Jump => "go to ",
            Purpose::AsOf => "what was known by ",
        }
    }

    /// The date that is typed, or what to do about what is.
    pub(crate) fn date(&self) -> Result<Date, SafeText> {
        let typed = self.field.text().trim();
        if typed.is_empty() {
            return Err(SafeText::from_static("2022-07-01, 2022-07, 2022 or 198X"));
        }
        date::typed(typed)
    }

    /// The verdict on what is typed: the date in words, or what is wrong with it.
    pub(crate) fn verdict(&self) -> SafeText {
        self.date().map_or_else(|wrong| wrong, |date| SafeText::line(&date.label()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_is_typed_or_what_is_wrong_with_it() {
        let verdict = |text: &str| {
            let mut field = DateField::new(Purpose::Jump);
            field.field.set(text);
            field.verdict().to_string()
        };
        assert_eq!(verdict("2022-07"), "Jul 2022");
        assert_eq!(verdict("1980s"), "write 198X");
        assert_eq!(verdict("2022-13"), "month must be 01-12 or a sub-year code 21-41");
        assert_eq!(verdict(" "), "2022-07-01, 2022-07, 2022 or 198X");
    }
}
