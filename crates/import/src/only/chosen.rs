//! Which items are wanted, from what was seen of all of them. It must not know what they say.

use std::collections::{HashMap, HashSet};

use briefing_format::{
    Section,
    write::{Map, Value},
};

use super::{
    called::{self, Asked},
    references::{self, number},
};

/// What was seen of a briefing.
#[derive(Debug)]
pub(super) struct Looked {
    asked: Vec<Asked>,
    items: Vec<Item>,
}

/// What was seen of an item.
#[derive(Debug)]
struct Item {
    id: Option<u64>,
    /// Whether it tells something of others, as an event or a claim does.
    is_telling: bool,
    /// Whether it is called what is asked for, or has that among its tags.
    is_named: bool,
    is_tagged: bool,
    /// What it refers to, and whether that tells it.
    references: Box<[(u64, bool)]>,
}

/// What is wanted.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    items: Vec<bool>,
    left: HashSet<u64>,
}

impl Chosen {
    /// Whether the item of this number is wanted, in the order in which they are made.
    pub(super) fn has(&self, at: usize) -> bool {
        self.items.get(at).copied().unwrap_or(false)
    }

    /// Whether an id is that of an item that is left out.
    pub(super) fn is_left(&self, id: &str) -> bool {
        self.left.contains(&number(id))
    }
}

impl Looked {
    pub(super) const fn new(asked: Vec<Asked>) -> Self {
        Self { asked, items: Vec::new() }
    }

    /// Looks at an item.
    pub(super) fn item(&mut self, section: Section, id: Option<&str>, item: &Map) {
        let id = id.or(match item.get("id") {
            Some(Value::Text(id)) => Some(id),
            _ => None,
        });
        let names = called::names(id, item);
        let tags = called::tags(item);
        let (mut is_named, mut is_tagged) = (false, false);
        for asked in &mut self.asked {
            // Every one of them is to be met.
            is_named |= names.iter().filter(|name| asked.is(name)).count() > 0;
            is_tagged |= tags.iter().filter(|tag| asked.is(tag)).count() > 0;
            // Its id is made of its name.
            let told = names.iter().filter(|name| Some(**name) != id).chain(&tags);
            told.for_each(|name| asked.look_at(name));
        }
        let mut found = Vec::new();
        references::each(item, &mut |id, is_voice| found.push((number(id), is_voice)));
        self.items.push(Item {
            id: id.map(number),
            is_telling: !matches!(section, Section::Actors | Section::Places | Section::Sources),
            is_named,
            is_tagged,
            references: found.into(),
        });
    }

    /// Those that are called what is asked for, what names them, and what those rest on. Errors: words by which nothing is called.
    pub(super) fn choose(self, head: &Map) -> Result<Chosen, Vec<(String, Vec<String>)>> {
        let (met, missing): (Vec<Asked>, Vec<Asked>) = self.asked.into_iter().partition(|asked| asked.is_met);
        if !missing.is_empty() {
            return Err(missing.into_iter().map(Asked::missing).collect());
        }
        drop(met);
        let by_id: HashMap<u64, usize> =
            self.items.iter().enumerate().filter_map(|(at, item)| Some((item.id?, at))).collect();
        let named: HashSet<u64> =
            self.items.iter().filter(|item| item.is_named).filter_map(|item| item.id).collect();
        let mut of_all = Vec::new();
        references::each(head, &mut |id, _| of_all.push(number(id)));
        // The source of everything is asked for.
        let is_all = of_all.iter().any(|id| named.contains(id));
        let mut open: Vec<usize> = Vec::new();
        let mut items = vec![false; self.items.len()];
        let mut take = |at: usize, open: &mut Vec<usize>| {
            if !std::mem::replace(&mut items[at], true) {
                open.push(at);
            }
        };
        for (at, item) in self.items.iter().enumerate() {
            let names_it = || item.references.iter().any(|(id, _)| named.contains(id));
            if is_all || item.is_named || item.is_tagged || names_it() {
                take(at, &mut open);
                for (id, _) in item.references.iter().filter(|_| item.is_named || item.is_telling) {
                    by_id.get(id).iter().for_each(|at| take(**at, &mut open));
                }
            }
        }
        of_all.iter().filter_map(|id| by_id.get(id)).for_each(|at| take(*at, &mut open));
        while let Some(at) = open.pop() {
            for (id, _) in self.items[at].references.iter().filter(|(_, is_voice)| *is_voice) {
                by_id.get(id).iter().for_each(|at| take(**at, &mut open));
            }
        }
        let left = self.items.iter().zip(&items).filter(|(_, is_taken)| !**is_taken);
        let left = left.filter_map(|(item, _)| item.id).collect();
        Ok(Chosen { items, left })
    }
}
