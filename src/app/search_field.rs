//! A line in which one types what to look for: words or a regular expression, and what was looked for before. It must not
//! search.

use super::{field::Field, find::Pattern};
use briefing_text::SafeText;

/// How many searches are remembered.
const REMEMBERED: usize = 100;

/// What is looked for, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sought {
    /// The words, or the expression.
    pub(crate) text: String,
    /// Whether it is a regular expression.
    pub(crate) is_regex: bool,
}

impl Sought {
    /// The same as a pattern, or nothing where it is empty. Errors: what is wrong with it.
    pub(crate) fn pattern(&self) -> Result<Option<Pattern>, SafeText> {
        if self.is_regex { Pattern::regex(&self.text) } else { Ok(Pattern::new(&self.text)) }
    }
}

/// What was looked for, the newest last.
#[derive(Debug, Default)]
pub(crate) struct Searches {
    all: Vec<Sought>,
}

impl Searches {
    /// Remembers a search, once.
    pub(crate) fn remember(&mut self, sought: &Sought) {
        if sought.text.is_empty() {
            return;
        }
        self.all.retain(|other| other != sought);
        self.all.push(sought.clone());
        if self.all.len() > REMEMBERED {
            self.all.remove(0);
        }
    }
}

/// What is being typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct SearchField {
    /// The line.
    pub(crate) field: Field,
    /// Whether a regular expression is typed.
    pub(crate) is_regex: bool,
    /// How many searches back one has gone, and what had been typed before.
    recalled: Option<(usize, Sought)>,
}

impl SearchField {
    /// What stands before the line.
    pub(crate) const fn prompt(&self) -> &'static str {
        if self.is_regex { "regex /" } else { "/" }
    }

    /// What is typed.
    pub(crate) fn sought(&self) -> Sought {
        Sought { text: self.field.text().to_owned(), is_regex: self.is_regex }
    }

    fn set(&mut self, sought: &Sought) {
        self.field.set(&sought.text);
        self.is_regex = sought.is_regex;
    }

    /// Types the search before again, or the one after; after the newest, what had been typed. False where there is none.
    pub(crate) fn recall(&mut self, older: bool, searches: &Searches) -> bool {
        let (back, typed) = self.recalled.clone().unwrap_or_else(|| (0, self.sought()));
        let next = if older { Some(back + 1) } else { back.checked_sub(1) };
        match next {
            Some(0) => {
                self.set(&typed);
                self.recalled = None;
                true
            }
            Some(next) => {
                let Some(sought) = searches.all.iter().rev().nth(next - 1) else { return false };
                self.set(sought);
                self.recalled = Some((next, typed));
                true
            }
            None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn earlier_searches_are_recalled_and_what_was_typed_comes_back() {
        let sought = |text: &str, is_regex| Sought { text: text.to_owned(), is_regex };
        let mut searches = Searches::default();
        for (text, is_regex) in [("one", false), ("two", true), ("", false), ("one", false)] {
            searches.remember(&sought(text, is_regex));
        }
        let mut field = SearchField::default();
        assert!(!field.recall(false, &searches));
        field.field.set("draft");
        let mut step = |older| (field.recall(older, &searches), field.sought());
        assert_eq!(step(true), (true, sought("one", false)));
        assert_eq!(step(true), (true, sought("two", true)));
        assert_eq!(step(true), (false, sought("two", true)));
        assert_eq!(step(false), (true, sought("one", false)));
        assert_eq!(step(false), (true, sought("draft", false)));
        assert_eq!(step(false), (false, sought("draft", false)));
    }

    #[test]
    fn so_many_searches_are_remembered_and_no_more() {
        let mut searches = Searches::default();
        for n in 0..2 * REMEMBERED {
            searches.remember(&Sought { text: n.to_string(), is_regex: false });
        }
        assert_eq!(searches.all.len(), REMEMBERED);
        assert_eq!(searches.all[0].text, REMEMBERED.to_string());
    }
}
