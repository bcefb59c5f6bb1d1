//! Reports, which become sources.

use briefing_format::{Section, model::Id, write::Map};

use super::{
    actors::name,
    import::Import,
    kinds::{Part, part},
    stamps::at as date_at,
};
use crate::markup;

impl Import<'_, '_> {
    /// Writes all reports.
    pub(super) fn reports(&mut self) {
        for (at, object) in self.objects().filter(|(_, object)| part(&object.kind) == Part::Report) {
            let Some(id) = self.named[at].clone() else { continue };
            self.made.begin();
            let file = self.read.files[at];
            let mut source =
                Map::new().with("title", markup::guarded(&name(object)).into_owned()).with("kind", "report");
            let text = self.prose(&object.description, &object.references);
            source.set("text", text);
            if let Some(publisher) = self.creator(&object.created_by) {
                source.set("publisher", publisher.as_str());
            }
            self.date(&mut source, "published", date_at(&object.published), file, &object.id);
            let cited = self.cited_by(&[&object.description], &object.references);
            source.set("cites", cited.all().map(Id::as_str).collect::<Vec<_>>());
            let page = object
                .references
                .iter()
                .find(|found| found.foreign().is_some() && !found.url.trim().is_empty());
            if let Some(page) = page {
                source.set("url", page.url.trim());
            }
            if let Some(level) = self.levels.own(self.levels.of(&object.markings, &object.granular)) {
                source.set("tlp", level);
            }
            source.set("ids", Self::foreign(&object.id, &object.references));
            for id in object.holds.texts() {
                if !self.is_missing(id) && id.starts_with("report--") {
                    self.made.report.lose("report that a report holds");
                }
            }
            for _ in object.labels.texts().chain(object.report_types.texts()) {
                self.made.report.lose("label of a report");
            }
            self.made.document.keyed(Section::Sources, &id, &source);
        }
    }
}
