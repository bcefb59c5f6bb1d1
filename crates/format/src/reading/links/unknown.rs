//! Reports ids that name no item, or none that fits, with what may have been meant. It must not change any link.

use std::collections::HashMap;

use super::{Definition, How, Use, class_of, fits, misplaced::Misplaced, names::Names, to_add};
use crate::{
    diagnostic::{Code, Diagnostic, Span},
    reading::{
        passes_on,
        schema::{Class, Key, UNKNOWN},
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
        if let How::ForList(_, key) = used.how {
            let is_there = reading.links.definitions[used.symbol as usize].is_some();
            found.push(for_list(name, key, is_there, used));
            if !is_there {
                continue;
            }
        }
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
                if let How::Under(_, key) = used.how
                    && !near.is_some_and(|near| near.is_sure)
                    && let Some(diagnostic) = in_list(name, key, &diagnostic, reading.text)
                {
                    found.push(diagnostic);
                    continue;
                }
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

/// The diagnostic for a text in the place of a list, which is the id of an item or a word that says what belongs there.
fn for_list(text: &str, key: &Key, is_there: bool, used: &Use) -> Diagnostic {
    let message = safe_format!("`{}` takes {}, not text.", key.name, key.takes.noun());
    let diagnostic = Diagnostic::new(Code::WrongType, used.span, message);
    if let Some(word) = passes_on::for_list(text, key).filter(|_| !is_there) {
        let diagnostic = diagnostic.with_help(SafeText::from_static(word.help));
        let unknown = SafeText::from_static(UNKNOWN);
        return if word.is_sure { diagnostic.with_replacement(used.span, unknown) } else { diagnostic };
    }
    let list = format!("[{}]", scalar(text));
    let help = safe_format!("Write a list: `{}: {list}`.", key.name);
    diagnostic.with_help(help).with_replacement(used.span, SafeText::line(&list))
}

/// What is said of an id that no item has, where it is a word for what a source passes on and nobody knows.
fn in_list(word: &str, key: &Key, diagnostic: &Diagnostic, source: &str) -> Option<Diagnostic> {
    let Span { start, end } = diagnostic.span;
    let before = source.get(..start as usize).unwrap_or_default().trim_end();
    let behind = source.get(end as usize..).unwrap_or_default();
    let rest = behind.trim_start().strip_prefix(']').filter(|_| before.ends_with('['));
    let word = passes_on::in_list(word, key, rest.is_some())?;
    let diagnostic = diagnostic.clone().with_help(SafeText::from_static(word.help));
    Some(match rest.filter(|_| word.is_sure) {
        Some(rest) => {
            let list = Span::new(before.len() - 1, source.len() - rest.len());
            diagnostic.with_replacement(list, SafeText::from_static(UNKNOWN))
        }
        None => diagnostic,
    })
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
