//! Reports ids that name no item, or none that fits, with what may have been meant. It must not change any link.

use std::collections::HashMap;

use super::{Definition, How, Use, class_of, fits, misplaced::Misplaced, names::Names, to_add};
use crate::{
    diagnostic::{Code, Diagnostic},
    reading::{
        schema::Class,
        state::{Reading, meant},
        suggest::{self, Suggestion},
        wording::{quoted, scalar},
    },
};
use briefing_text::{SafeText, safe_format};

/// What the suggestions of one file may cost, in pairs of characters compared: a fifth of a second.
const SUGGESTION_BUDGET: usize = 60_000_000;

/// Reports every id that names nothing fitting, where it is used.
pub(super) fn report_unknown(reading: &mut Reading) {
    let names = reading.links.names();
    let mut suggestions = Suggestions { ids: &names, ..Suggestions::default() };
    let mut misplaced = Misplaced::new(&names);
    let mut found = Vec::new();
    for used in &reading.links.uses {
        let name = names[used.symbol as usize];
        match reading.links.definitions[used.symbol as usize] {
            Some(Definition::LeftOut(_)) => {}
            Some(Definition::Item(item, _)) => {
                found.extend(misplaced.diagnostic(used, item, reading));
            }
            None => {
                let message = safe_format!("No item of this file has the id `{}`.", quoted(name));
                let diagnostic = Diagnostic::new(Code::UnknownId, used.span, message);
                if let Some(words) = to_add::unnamed(name, used) {
                    let map = format!("{{unnamed: {}}}", scalar(words));
                    let help = safe_format!("Write it without quotation marks: `{}`.", quoted(&map));
                    let map = SafeText::line(&map);
                    found.push(diagnostic.with_help(help).with_replacement(used.span, map));
                    continue;
                }
                // In a text that reads differently than it is written the id has no place of its own.
                let is_written = reading.text.get(used.span.range()).is_some_and(|written| written == name);
                let near = suggestions.of(used, reading);
                // Plain text, unless it is surely some item that is meant.
                if matches!(used.how, How::Perhaps) && !near.is_some_and(|near| near.is_sure) {
                    continue;
                }
                let near = near.map(|near| Suggestion { is_sure: near.is_sure && is_written, ..near });
                let diagnostic = meant(diagnostic, near);
                let help = diagnostic.help.clone().or_else(|| Some(to_add::named(name, used)));
                found.push(Diagnostic { help, ..diagnostic });
            }
        }
    }
    for diagnostic in found {
        reading.push(diagnostic);
    }
}

/// What unknown ids may have meant, looked up once each, as far as time allows.
#[derive(Default)]
struct Suggestions<'n> {
    /// Each symbol's id.
    ids: &'n [&'n str],
    found: HashMap<(u32, Class), Option<Suggestion<'n>>>,
    /// What the entities are called; made when an id is first looked for.
    names: Option<Names<'n>>,
    /// How many letters all ids and names have together.
    letters: usize,
    spent: usize,
}

impl<'n> Suggestions<'n> {
    fn of(&mut self, used: &Use, reading: &'n Reading) -> Option<Suggestion<'n>> {
        let key = (used.symbol, used.class());
        if let Some(known) = self.found.get(&key) {
            return *known;
        }
        let names = self.names.get_or_insert_with(|| {
            Names::new(&reading.briefing, |id| {
                reading.links.symbols.get(id).is_some_and(|symbol| reading.links.item(*symbol).is_some())
            })
        });
        if self.letters == 0 {
            self.letters = names.letters() + self.ids.iter().map(|id| id.len() + 1).sum::<usize>();
        }
        let name = self.ids[used.symbol as usize];
        let cost = name.len().saturating_mul(self.letters);
        if self.spent.saturating_add(cost) > SUGGESTION_BUDGET {
            return None;
        }
        self.spent += cost;
        let near = nearest(name, used.class(), self.ids, names, reading);
        self.found.insert(key, near);
        near
    }
}

/// The id that was perhaps meant: one that is spelled alike, else that of an entity that is called so.
fn nearest<'n>(
    name: &str,
    class: Class,
    ids: &[&'n str],
    names: &Names<'n>,
    reading: &Reading,
) -> Option<Suggestion<'n>> {
    let fitting = ids.iter().enumerate().filter(|(symbol, _)| {
        reading.links.item(*symbol as u32).is_some_and(|item| fits(class, class_of(&reading.briefing, item)))
    });
    let lower = name.to_lowercase();
    let mut by_id = None;
    let ids = fitting.map(|(_, id)| *id).inspect(|id| {
        if *id == lower {
            by_id = Some(Suggestion { word: id, is_sure: true });
        }
    });
    let near = suggest::suggest(&lower, ids);
    by_id.or_else(|| names.called(name, class)).or(near).or_else(|| names.near(name, class))
}
