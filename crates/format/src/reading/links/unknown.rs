//! Reports ids that name no item, or none that fits, with what may have been meant. It must not change any link.

use std::collections::HashMap;

use super::{
    Definition, How, Use, class_of, fits,
    names::{Names, folded},
};
use crate::{
    diagnostic::{Code, Diagnostic},
    model::{EntityIx, Id, SourceIx},
    reading::{
        schema::Class,
        state::{Reading, meant},
        suggest::{self, Suggestion},
        wording::{article, quoted},
    },
};
use briefing_text::{SafeText, safe_format};

/// What the suggestions of one file may cost, in pairs of characters compared: a fifth of a second.
const SUGGESTION_BUDGET: usize = 60_000_000;

/// How many sources of an actor are named where it stands in the place of one.
const NAMED_SOURCES: usize = 3;

/// Reports every id that names nothing fitting, where it is used.
pub(super) fn report_unknown(reading: &mut Reading) {
    let names = reading.links.names();
    let mut suggestions = Suggestions { ids: &names, ..Suggestions::default() };
    let mut publications = None;
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
                    let diagnostic = Diagnostic::new(Code::UnknownId, used.span, message);
                    let help = match (used.class, class) {
                        (Class::Source, Class::Actor) => {
                            let published = publications.get_or_insert_with(|| publications_of(reading));
                            published.get(&used.symbol).map(|sources| sources_of(sources, name, reading))
                        }
                        (Class::Place, Class::Actor) => Some(SafeText::from_static(
                            "A place of its own in `places:` is wanted; actor and place may have the same name.",
                        )),
                        _ => None,
                    };
                    found.push(Diagnostic { help, ..diagnostic });
                }
            }
            None => {
                let message = safe_format!("No item of this file has the id `{}`.", quoted(name));
                // In a text that reads differently than it is written the id has no place of its own.
                let is_written = reading.text.get(used.span.range()).is_some_and(|written| written == name);
                let near = suggestions.of(used, reading);
                // Plain text, unless it is surely some item that is meant.
                if used.how == How::Perhaps && !near.is_some_and(|near| near.is_sure) {
                    continue;
                }
                let near = near.map(|near| Suggestion { is_sure: near.is_sure && is_written, ..near });
                let diagnostic = meant(Diagnostic::new(Code::UnknownId, used.span, message), near);
                let help = diagnostic.help.clone().or_else(|| Some(to_add(name, used)));
                found.push(Diagnostic { help, ..diagnostic });
            }
        }
    }
    for diagnostic in found {
        reading.push(diagnostic);
    }
}

/// Where an item of this id is to be added; a name that is no id becomes one.
fn to_add(name: &str, used: &Use) -> SafeText {
    let (section, key) = match used.class {
        Class::Actor => ("`actors`", "name"),
        Class::Place => ("`places`", "name"),
        Class::Entity => ("`actors` or `places`", "name"),
        Class::Quote => ("`quotes`", "text"),
        Class::Source => ("`sources`", "title"),
        Class::Claim => ("`claims`", "text"),
        Class::Any => return SafeText::from_static("Add an item of this id, or take the link away."),
    };
    let id = folded(name);
    let is_id = id == name;
    let (id, name) = (Id::parse(&id).map(|id| quoted(id.as_str()).into_owned()), quoted(name));
    let or = match (used.how, is_id) {
        (How::AsVoice, true) => ", or write `{unnamed: …}`".to_owned(),
        (How::AsVoice, false) if !name.is_empty() => format!(", or write `{{unnamed: {name}}}`"),
        (How::AsVoice | How::AsId | How::Perhaps, _) => String::new(),
    };
    match id {
        Some(id) if is_id => safe_format!("Add it under {section}: `{id}: {{{key}: …}}`{or}."),
        Some(id) => {
            safe_format!("Add it under {section}: `{id}: {{{key}: {name}}}`, and write `{id}` here{or}.")
        }
        None => safe_format!("Add it under {section}, with an id of its own{or}."),
    }
}

/// The first sources that each actor publishes, by the symbol of the actor.
fn publications_of(reading: &Reading) -> HashMap<u32, Vec<SourceIx>> {
    let mut publications: HashMap<u32, Vec<SourceIx>> = HashMap::new();
    for (n, source) in (0..).zip(&reading.briefing.sources) {
        // Links are not resolved yet: an index is the number of a symbol.
        let Some(EntityIx(publisher)) = source.publisher else { continue };
        let sources = publications.entry(publisher).or_default();
        if sources.len() < NAMED_SOURCES {
            sources.push(SourceIx(n));
        }
    }
    publications
}

fn sources_of(sources: &[SourceIx], publisher: &str, reading: &Reading) -> SafeText {
    let id = |ix: &SourceIx| format!("`{}`", quoted(reading.briefing[*ix].id.as_str()));
    let ids: Vec<String> = sources.iter().map(id).collect();
    safe_format!("Sources with the `publisher` `{}`: {}.", quoted(publisher), ids.join(", "))
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
        let key = (used.symbol, used.class);
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
        let near = nearest(name, used.class, self.ids, names, reading);
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
