//! A line in which a date is typed, and what is wrong with it while it is typed. It must not know what the date is for.

use super::field::Field;
use briefing_format::model::{
    Date,
    date::{self, Day, Untyped},
};
use briefing_text::{SafeText, safe_format};

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
    /// The day from which "yesterday" counts, if it is known.
    today: Option<Day>,
}

impl DateField {
    /// An empty line, on this day.
    pub(crate) fn new(purpose: Purpose, today: Option<Day>) -> Self {
        Self { purpose, field: Field::default(), today }
    }

    /// What stands before the line.
    pub(crate) const fn prompt(&self) -> &'static str {
        match self.purpose {
            Purpose::Jump => "go to ",
            Purpose::AsOf => "what was known by ",
        }
    }

    /// The date that is typed, or what it may be, or what to do about it.
    pub(crate) fn date(&self) -> Result<Date, Untyped> {
        let typed = self.field.text().trim();
        if typed.is_empty() {
            return Err(Untyped::Wrong(SafeText::from_static("2 Sep 1666, 2022-07, 1980s, 44 BC")));
        }
        date::typed(typed, self.today)
    }

    /// The verdict on what is typed: the date in words, both that it may be, or what is wrong with it.
    pub(crate) fn verdict(&self) -> SafeText {
        match self.date() {
            Ok(date) => SafeText::line(&date.label()),
            Err(Untyped::Either(both)) => {
                let [one, other] = both.map(|date| date.label());
                safe_format!("{one} or {other}?")
            }
            Err(Untyped::Wrong(advice)) => advice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_says_what_is_typed_or_what_is_wrong_with_it() {
        let verdict = |text: &str| {
            let mut field = DateField::new(Purpose::Jump, Day::new(2022, 7, 1));
            field.field.set(text);
            field.verdict().to_string()
        };
        assert_eq!(verdict("2022-07"), "Jul 2022");
        assert_eq!(verdict("1980s"), "1980s");
        assert_eq!(verdict("yesterday"), "30 Jun 2022");
        assert_eq!(verdict("03/04/2022"), "3 Apr 2022 or 4 Mar 2022?");
        assert_eq!(verdict("2022-13"), "month must be 01-12 or a sub-year code 21-41");
        assert_eq!(verdict(" "), "2 Sep 1666, 2022-07, 1980s, 44 BC");
    }
}
