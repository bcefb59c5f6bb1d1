//! Who holds what notes and opinions say: their authors, else whoever made the object. It must not know what they say.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::safe_format;

use super::{import::Import, read::Object, references::Cited};
use crate::{
    Code, Place,
    attribution::{attribute, refer},
    formats::mails,
    markup,
};

impl<'s, 'a> Import<'s, 'a> {
    /// The position of each of those who hold what an object says; of nobody in particular where the file names none. What the
    /// object refers to stands behind its words: whoever holds something passes it on in words of their own.
    pub(super) fn held_by(
        &mut self,
        position: &Map,
        object: &'s Object<'a>,
        file: usize,
        cited: &Cited,
    ) -> Vec<Value> {
        let voices = self.voices(object);
        let holders = self.told_in(&object.id, file, cited);
        // What the words cite is linked in them.
        let mut said = position.clone();
        refer(&mut said, &cited.beside);
        let position = |voice: Option<&Id>| {
            let mut position = said.clone();
            attribute(&mut position, &[], &holders, voice);
            position.into()
        };
        if voices.is_empty() { vec![position(None)] } else { voices.iter().map(Some).map(position).collect() }
    }

    fn voices(&mut self, object: &'s Object<'a>) -> Vec<Id> {
        let mut voices: Vec<Id> = Vec::new();
        for author in object.authors.texts() {
            voices.extend(self.author(author, object).filter(|voice| !voices.contains(voice)));
        }
        // An author whose name is left out is no other than an author.
        let is_told = object.authors.texts().next().is_some();
        voices.extend(self.creator(&object.created_by).filter(|_| !is_told));
        voices
    }

    /// An author as an actor: the identity of that name, or one of whom only the name is told.
    fn author(&mut self, author: &'s str, object: &Object<'_>) -> Option<Id> {
        if let Some(id) = self.voices.get(author) {
            return Some(id.clone());
        }
        let (name, has_address) = mails::beside_name(author);
        if has_address {
            let message = safe_format!("The e-mail address of an author is left out.");
            let file = self.files[0].name.clone();
            self.made.tell("object", Code::PersonalData, &file, Place::object(&object.id), message);
            self.made.report.lose("e-mail address of an author");
        }
        if name.is_empty() {
            return None;
        }
        let mut same =
            self.objects().filter(|(_, found)| &*found.kind == "identity" && found.name.trim() == name);
        let known = match (same.next(), same.next()) {
            (Some((at, _)), None) => self.named[at].clone(),
            _ => None,
        };
        let known = known.or_else(|| self.voices.get(&*name).cloned());
        let id = known.unwrap_or_else(|| {
            let id = self.made.ids.stable(&name, &name, "author");
            let actor = Map::new().with("name", markup::guarded(&name).into_owned());
            self.made.document.keyed(Section::Actors, &id, &actor);
            id
        });
        self.voices.insert(author, id.clone());
        Some(id)
    }
}
