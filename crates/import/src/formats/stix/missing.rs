//! What objects refer to and is not in the files. It must not know what an object becomes.

use briefing_text::safe_format;

use super::import::Import;
use crate::{Code, Place};

impl Import<'_, '_> {
    /// Tells whatever is referred to and is not there: makers, markings, and what reports, notes and opinions are about.
    pub(super) fn tell_missing(&mut self) {
        for (_, object) in self.objects() {
            self.is_missing(&object.created_by);
            for id in object.holds.texts() {
                self.is_missing(id);
            }
            let parts = object.granular.iter().map(|part| part.marking.trim());
            for id in object.markings.texts().chain(parts) {
                self.is_marking_missing(id);
            }
        }
        let objects = self.objects().flat_map(|(_, object)| object.references.iter());
        let names = objects.chain(self.relationships().flat_map(|(_, found)| found.references.iter()));
        let names = names.filter(|found| found.is_name()).count();
        self.made.report.lose_many("reference that is a name alone", names);
        for (_, found) in self.relationships() {
            self.is_missing(&found.created_by);
            let parts = found.granular.iter().map(|part| part.marking.trim());
            for id in found.markings.texts().chain(parts) {
                self.is_marking_missing(id);
            }
        }
    }
}

impl<'s> Import<'s, '_> {
    /// Whether a reference leads nowhere, which is told once for each object.
    pub(super) fn is_missing(&mut self, id: &'s str) -> bool {
        let is_known = id.is_empty()
            || self.index.contains_key(id)
            || self.read.lost.contains_key(id)
            || self.related.contains(id);
        if !is_known && self.missing.insert(id) {
            let message = safe_format!("`{id}` is referred to and is not in the file.");
            let file = self.files[0].name.clone();
            self.made.tell("reference", Code::ReferenceMissing, &file, Place::object(id), message);
        }
        !is_known
    }

    /// The same of a marking; those that the standard defines need not be in the file.
    fn is_marking_missing(&mut self, id: &'s str) {
        if !self.levels.is_defined(id) {
            self.is_missing(id);
        }
    }
}
