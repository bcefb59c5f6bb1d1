//! What is found in an event of MISP on the way through it. It must not know where it stands there.

use briefing_format::{Section, model::Id};

use crate::tlp::Tlp;

/// What is found in an event.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Who took part, and as what.
    pub(super) actors: Vec<(Id, String)>,
    pub(super) places: Vec<Id>,
    /// Countries and regions with which it is sorted: whether it happened there, came from there or was aimed there, nothing says.
    pub(super) sorted: Vec<(Id, String)>,
    pub(super) links: Vec<Id>,
    /// What it involves, each with its foreign names.
    pub(super) involved: Vec<(String, Vec<String>)>,
    pub(super) tlp: Option<Tlp>,
    /// The strictest label of what is told of it.
    pub(super) within: Option<Tlp>,
}

impl Found {
    /// Notes what the event links to.
    pub(super) fn cite(&mut self, link: Option<Id>) {
        self.links.extend(link.filter(|link| !self.links.contains(link)));
    }

    /// Notes what the event involves.
    pub(super) fn involve(&mut self, words: &str, foreign: Vec<String>) {
        match self.involved.iter_mut().find(|(known, _)| known == words) {
            Some((_, names)) => {
                let new = foreign.into_iter().filter(|name| !names.contains(name)).collect::<Vec<_>>();
                names.extend(new);
            }
            None => self.involved.push((words.to_owned(), foreign)),
        }
    }

    pub(super) fn add(&mut self, section: Section, id: Id, role: &str) {
        if section == Section::Places && !role.is_empty() {
            if !self.sorted.iter().any(|(known, _)| *known == id) {
                self.sorted.push((id, role.replace('-', " ")));
            }
        } else if section == Section::Places {
            if !self.places.contains(&id) {
                self.places.push(id);
            }
        } else if !self.actors.iter().any(|(known, _)| *known == id) {
            self.actors.push((id, role.replace('-', " ")));
        }
    }
}
