//! Reports ids that name no item, or none that fits, with what may have been meant. It must not change any link.

use std::collections::HashMap;

use super::{Definition, Use, class_of, fits};
use crate::{
    diagnostic::Code,
    format::{
        reading::Reading,
        schema::Class,
        suggest::{self, Suggestion},
        wording::{article, quoted},
    },
    safe_format,
};

/// What the suggestions of one file may cost, in pairs of characters compared: a fifth of a second.
const SUGGESTION_BUDGET: usize = 60_000_000;

/// Reports every id that names nothing fitting, where it is used.
pub(super) fn report_unknown(reading: &mut Reading) {
    let names: Vec<&str> = {
        let mut names = vec![""; reading.links.definitions.len()];
        for (name, symbol) in &reading.links.symbols {
            names[*symbol as usize] = name;
        }
        names
    };
    let mut suggestions =
        Suggestions { letters: names.iter().map(|name| name.len() + 1).sum(), ..Suggestions::default() };
    let mut found = Vec::new();
    for used in &reading.links.uses {
        let name = names[used.symbol as usize];
        match reading.links.definitions[used.symbol as usize] {
            Some(Definition::LeftOut(_)) => {}
            Some(Definition::Item(item, _)) => {
                let class = class_of(&reading.briefing, item);
                if !fits(used.class, class) {
                    let noun = if class == Class::Any { item.noun() } else { class.noun() };
                    let article = if class == Class::Any { article(noun) } else { "" };
                    let message = safe_format!(
                        "`{}` is {article}{noun}; {} belongs here.",
                        quoted(name),
                        used.class.noun()
                    );
                    found.push((used.span, message, None));
                }
            }
            None => {
                let message = safe_format!("No item of this file has the id `{}`.", quoted(name));
                // In a text that reads differently than it is written the id has no place of its own.
                let is_written = reading.text.get(used.span.range()).is_some_and(|written| written == name);
                let near = suggestions.of(used, &names, reading);
                let near = near.map(|near| Suggestion { is_sure: near.is_sure && is_written, ..near });
                found.push((used.span, message, near.map(|near| (near.word.to_owned(), near.is_sure))));
            }
        }
    }
    for (span, message, near) in found {
        let near = near.as_ref().map(|(word, is_sure)| Suggestion { word, is_sure: *is_sure });
        reading.report_near(Code::UnknownId, span, message, near);
    }
}

/// What unknown ids may have meant, looked up once each, as far as time allows.
#[derive(Default)]
struct Suggestions<'n> {
    found: HashMap<(u32, Class), Option<Suggestion<'n>>>,
    /// How many letters all ids have together.
    letters: usize,
    spent: usize,
}

impl<'n> Suggestions<'n> {
    fn of(&mut self, used: &Use, names: &[&'n str], reading: &Reading) -> Option<Suggestion<'n>> {
        let key = (used.symbol, used.class);
        if let Some(known) = self.found.get(&key) {
            return *known;
        }
        let name = names[used.symbol as usize];
        let cost = name.len().saturating_mul(self.letters);
        if self.spent.saturating_add(cost) > SUGGESTION_BUDGET {
            return None;
        }
        self.spent += cost;
        let near = nearest(name, used.class, names, reading);
        self.found.insert(key, near);
        near
    }
}

fn nearest<'n>(name: &str, class: Class, names: &[&'n str], reading: &Reading) -> Option<Suggestion<'n>> {
    let fitting = names.iter().enumerate().filter(|(symbol, _)| {
        reading.links.item(*symbol as u32).is_some_and(|item| fits(class, class_of(&reading.briefing, item)))
    });
    suggest::suggest(name, fitting.map(|(_, name)| *name))
}
