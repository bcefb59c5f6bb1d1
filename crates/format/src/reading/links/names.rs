//! What entities are called, for whoever wrote a name where an id belongs. It must not know where ids are used.

use std::collections::BTreeMap;

use crate::{
    model::{Contents, EntityClass},
    reading::{
        schema::Class,
        suggest::{self, Suggestion},
    },
};

/// The names and aliases of entities, folded, each with the one id that it stands for; nothing for a name of several.
pub(super) struct Names<'n> {
    actors: BTreeMap<String, Option<&'n str>>,
    places: BTreeMap<String, Option<&'n str>>,
}

impl<'n> Names<'n> {
    /// The names of those entities whose ids are known.
    pub(super) fn new(briefing: &'n Contents, is_known: impl Fn(&str) -> bool) -> Self {
        let mut names = Self { actors: BTreeMap::new(), places: BTreeMap::new() };
        for entity in briefing.entities.iter().filter(|entity| is_known(entity.id.as_str())) {
            let of_class = match entity.class {
                EntityClass::Actor => &mut names.actors,
                EntityClass::Place => &mut names.places,
            };
            let id = entity.id.as_str();
            let aliases = entity.aliases.of_file().iter().map(|alias| &alias.name);
            for name in std::iter::once(&entity.name).chain(aliases) {
                let owner = of_class.entry(folded(name.as_str())).or_insert(Some(id));
                *owner = owner.filter(|owner| *owner == id);
            }
        }
        names
    }

    /// How many letters all names have together.
    pub(super) fn letters(&self) -> usize {
        self.actors.keys().chain(self.places.keys()).map(|name| name.len() + 1).sum()
    }

    /// The id of the one entity of a class that has this name, however it is spelled: `Ruhollah Khomeini` or
    /// `ruhollah-khomeini`.
    pub(super) fn called(&self, name: &str, class: Class) -> Option<Suggestion<'n>> {
        let name = Some(folded(name)).filter(|name| !name.is_empty())?;
        let mut owners = self.of(class).filter_map(|names| names.get(&name));
        match (owners.next(), owners.next()) {
            (Some(Some(id)), None) => Some(Suggestion { word: id, is_sure: true }),
            _ => None,
        }
    }

    /// The id of an entity of a class that is called almost so.
    pub(super) fn near(&self, name: &str, class: Class) -> Option<Suggestion<'n>> {
        let name = folded(name);
        let known = self.of(class).flat_map(BTreeMap::keys).map(String::as_str);
        let near = suggest::suggest(&name, known)?.word.to_owned();
        let id = self.of(class).find_map(|names| names.get(&near).copied().flatten())?;
        Some(Suggestion { word: id, is_sure: false })
    }

    fn of(&self, class: Class) -> impl Iterator<Item = &BTreeMap<String, Option<&'n str>>> {
        let actors = matches!(class, Class::Actor | Class::Entity | Class::Any).then_some(&self.actors);
        let places = matches!(class, Class::Place | Class::Entity | Class::Any).then_some(&self.places);
        actors.into_iter().chain(places)
    }
}

/// A name as an id may have it: small letters and digits, with hyphens between its words.
pub(super) fn folded(name: &str) -> String {
    let lower = name.to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::Code, reading::parse};

    const NAMES: &str = "actors:
  mek: {name: People's Mujahedin, aliases: [Mujahideen, MKO]}
  khomeini: {name: Ruhollah Khomeini}
  camp: {name: Camp Manza}
  one: {name: Twin}
  two: {name: Other, aliases: [Twin]}
places:
  manza: {name: Camp Manza}
";

    /// What is said to have been meant by an id in a place, and whether that is sure.
    #[track_caller]
    fn meant(used: &str, expected: Option<(&str, bool)>) {
        let text = format!("briefing: 1\ntitle: T\n{NAMES}events:\n  - {{title: E, {used}}}\n");
        let found = parse(&text, &mut |_| {}).diagnostics;
        assert!(found.iter().all(|found| found.code == Code::UnknownId) && found.len() == 1, "{found:?}");
        let help = found[0].help.as_ref().map(|help| (help.as_str(), found[0].replacement.is_some()));
        let help = help.filter(|(help, _)| help.starts_with("Did you mean"));
        let expected = expected.map(|(id, is_sure)| (format!("Did you mean `{id}`?"), is_sure));
        assert_eq!(help, expected.as_ref().map(|(help, is_sure)| (help.as_str(), *is_sure)), "{used}");
    }

    #[test]
    fn an_id_in_capitals_is_the_id() {
        meant("actors: [MEK]", Some(("mek", true)));
        meant("text: \"[[Khomeini|he]]\"", Some(("khomeini", true)));
    }

    #[test]
    fn brackets_that_begin_no_id_are_plain_text_unless_they_surely_mean_one() {
        let found = |text: &str| {
            let text = format!("briefing: 1\ntitle: T\n{NAMES}events:\n  - {{title: E, text: '{text}'}}\n");
            parse(&text, &mut |_| {}).diagnostics.len()
        };
        for plain in
            ["[[1, 2], [3, 4]]", "[[ -f log ]]", "[[Sic]]", "[[see below]]", "[[ ", "[[Note 7|here]]"]
        {
            assert_eq!(found(plain), 0, "{plain}");
        }
        for link in ["[[nobody]]", "[[nobody|he]]", "[[ 7 ]]", "[[MEK]]", "[[Ruhollah Khomeini]]"] {
            assert_eq!(found(link), 1, "{link}");
        }
    }

    #[test]
    fn a_name_stands_for_the_one_that_is_called_so() {
        meant("actors: [Mujahideen]", Some(("mek", true)));
        meant("actors: [ruhollah-khomeini]", Some(("khomeini", true)));
        meant("actors: [Mujahidin]", Some(("mek", false)));
        meant("actors: [twin]", None);
        meant("place: camp-manza", Some(("manza", true)));
        meant("actors: [Camp Manza]", Some(("camp", true)));
        meant("actors: [\"—\"]", None);
    }
}
