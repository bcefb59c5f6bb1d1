//! An event of MISP: a source, an event of the briefing, and what it is tagged with.

use briefing_format::{
    Section,
    model::Id,
    write::{Map, Value},
};
use briefing_text::{SafeText, safe_format};

use super::{
    cluster::Galaxy,
    found::Found,
    import::{Import, stamp},
    kinds::{Part, part},
    read::Event,
    tags,
};
use crate::{
    Code, DateMeans, Place,
    attribution::attribute,
    dates::{self, How},
    formats::dated,
    markup::{self, Dialect},
};

impl Import<'_> {
    /// Writes an event with all that it holds.
    pub(super) fn event(&mut self, event: &Event<'_>, file: &SafeText) {
        self.made.begin();
        let said = tags::read(&event.tags);
        let mut found = Found { tlp: said.tlp, ..Found::default() };
        let by = self.organization(&event.creator);
        self.clusters(event, &said.clusters, &mut found);
        self.attributes(&event.attributes, &mut found);
        for object in event.objects.iter() {
            self.object(object, &mut found);
        }
        // What is told of an event marks it whole.
        found.tlp = found.tlp.max(found.within);
        let info = if event.info.trim().is_empty() { "MISP event" } else { event.info.trim() };
        let title = markup::guarded(info).into_owned();
        let source = self.made.ids.stable(&format!("MISP {info}"), &event.uuid, "misp");
        let mut item = Map::new().with("title", format!("MISP event: {title}")).with("kind", "report");
        item = item.with_some("publisher", by.as_ref().map(Id::as_str));
        item = item
            .with_some("reliability", said.reliability.clone())
            .with_some("credibility", said.credibility.clone());
        if let Some(published) = stamp(&event.publish_stamp).filter(|_| &*event.published != "false") {
            item.set("published", published);
            self.made.report.dates_kept += 1;
        }
        item.set("cites", found.links.iter().map(Id::as_str).collect::<Vec<_>>());
        self.mark(&mut item, found.tlp);
        item.set("ids", foreign(&event.uuid));
        self.made.document.keyed(Section::Sources, &source, &item);

        let id = self.made.ids.stable(info, &event.uuid, "event");
        let mut item = Map::new().with("id", id.as_str()).with("title", title.as_str());
        self.date(event, &mut item, file);
        let sorted = found.sorted.iter().map(|(place, galaxy)| format!("MISP galaxy {galaxy}: [[{place}]]."));
        let text: Vec<String> = sorted.chain([reports(event)]).filter(|text| !text.is_empty()).collect();
        item.set("text", text.join("\n"));
        item.set("actors", found.actors.iter().map(|(id, role)| part_in(id, role)).collect::<Vec<Value>>());
        item = item.with_some("place", found.places.first().map(Id::as_str));
        for _ in found.places.iter().skip(1) {
            self.made.report.lose("further place of an event");
        }
        // What an organization passes on may not be its own words.
        let by = by.filter(|_| found.links.is_empty());
        attribute(&mut item, &[], std::slice::from_ref(&source), by.as_ref());
        item.set("tags", said.words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        self.mark(&mut item, found.tlp);
        item.set("ids", foreign(&event.uuid));
        self.made.document.listed(Section::Events, &item);
        self.claims(&id, &title, &found, &source, by.as_ref());
        self.rest(event);
        self.made.end();
    }

    /// The date of an event, of which MISP says no more than that it refers to it.
    fn date(&mut self, event: &Event<'_>, item: &mut Map, file: &SafeText) {
        let mut read = dates::read(&event.date, &How::from(self.options));
        let place = Place::object(&event.uuid);
        if self.options.date_means == DateMeans::Reported {
            dated::write(&mut self.made, item, "reported", read, file, &place);
            return;
        }
        if let Some(edtf) = &mut read.edtf
            && edtf.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-')
        {
            edtf.push('?');
            let date = event.date.trim();
            read.words = Some(date.to_owned());
            let message =
                safe_format!("{date} is a date of reference, says MISP, so that it is written as uncertain.");
            read.findings.push((Code::DateCoarsened, message));
        }
        dated::write(&mut self.made, item, "date", read, file, &place);
    }

    /// What galaxies and tags say of an event.
    fn clusters(&mut self, event: &Event<'_>, tagged: &[(&str, &str)], found: &mut Found) {
        let mut told = Vec::new();
        for galaxy in event.galaxies.iter() {
            let of =
                Galaxy { name: galaxy.name.trim(), kind: galaxy.kind.trim(), version: galaxy.version.trim() };
            for cluster in galaxy.clusters.iter() {
                let names = [cluster.value.trim(), cluster.uuid.trim()];
                if names.iter().all(|name| name.is_empty()) {
                    self.made.report.lose("cluster without a name");
                    continue;
                }
                told.extend(names.map(|name| (galaxy.kind.to_lowercase(), name.to_lowercase())));
                let (section, kind) = match part(of.kind, "") {
                    Part::Actor(kind) => (Section::Actors, kind),
                    Part::Place => (Section::Places, None),
                    Part::Technique => {
                        let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
                        found.involve(name, Self::foreign(cluster, of));
                        self.made.report.lose("description of a technique");
                        continue;
                    }
                    Part::Event | Part::Lost => {
                        self.made.report.lose(format!("cluster of {}", of.kind));
                        continue;
                    }
                };
                let (id, is_new) = self.name_cluster(section, cluster);
                if is_new {
                    self.cluster(section, kind, &id, cluster, of, Vec::new());
                    for related in cluster.relations.iter().chain(cluster.related.iter()) {
                        let kind = [&related.kind, &related.kind_of_cluster]
                            .into_iter()
                            .find(|kind| !kind.trim().is_empty());
                        self.made
                            .report
                            .lose(format!("relation {} of a cluster", kind.map_or("", |kind| kind.trim())));
                    }
                }
                found.add(section, id, of.kind);
            }
        }
        for (galaxy, value) in tagged {
            if value.is_empty() || told.contains(&(galaxy.to_lowercase(), value.to_lowercase())) {
                continue;
            }
            // A tag may name a cluster by a number that says nothing without the galaxy.
            let found_part = if is_uuid(value) { Part::Lost } else { part(galaxy, "") };
            match found_part {
                Part::Actor(kind) => {
                    let id = self.actor(value, kind, "");
                    found.add(Section::Actors, id, galaxy);
                }
                Part::Place => {
                    let id = self.entity(Section::Places, value, None, "");
                    found.add(Section::Places, id, galaxy);
                }
                Part::Technique => found.involve(value, Vec::new()),
                Part::Event | Part::Lost => self.made.report.lose(format!("cluster of {galaxy}")),
            }
        }
    }

    /// What an event involves, as claims of the event itself: what it links to need not say so.
    fn claims(&mut self, event: &Id, title: &str, found: &Found, source: &Id, by: Option<&Id>) {
        for (words, foreign) in &found.involved {
            let id = self.made.ids.stable(&format!("{words} {title}"), words, "claim");
            let mut position = Map::new().with("stance", "asserts");
            attribute(&mut position, &[], std::slice::from_ref(source), by);
            let mut claim = Map::new()
                .with("text", markup::guarded(&format!("“{title}” involves {words}.")).into_owned())
                .with("about", vec![event.as_str()])
                .with("positions", vec![position])
                .with("ids", foreign.clone());
            self.mark(&mut claim, found.tlp);
            self.made.document.keyed(Section::Claims, &id, &claim);
        }
    }

    /// Counts what else stands in an event.
    fn rest(&mut self, event: &Event<'_>) {
        let (sender, creator) = (event.sender.name.trim(), event.creator.name.trim());
        let is_other = !sender.is_empty() && sender != creator;
        self.made.report.lose_many("organization that passes an event on", usize::from(is_other));
        self.lose_all("related event", &event.related);
        self.lose_all("proposal", &event.proposals);
        let deleted = event.reports.iter().filter(|report| is_set(&report.deleted)).count();
        self.made.report.lose_many("deleted report", deleted);
        self.lose_fields("", &event.others);
        if !event.extends.trim().is_empty() {
            self.made.report.lose("field extends_uuid");
        }
        if !event.email.trim().is_empty() {
            self.personal("field event_creator_email");
        }
    }
}

fn part_in(id: &Id, role: &str) -> Value {
    if role.is_empty() {
        return id.as_str().into();
    }
    Map::new().with("actor", id.as_str()).with("role", role).into()
}

fn is_uuid(text: &str) -> bool {
    text.len() == 36 && text.bytes().all(|byte| byte.is_ascii_hexdigit() || byte == b'-')
}

/// Whether a flag is set.
pub(super) fn is_set(flag: &str) -> bool {
    matches!(flag, "true" | "1")
}

fn foreign(uuid: &str) -> Vec<String> {
    if uuid.trim().is_empty() { Vec::new() } else { vec![format!("misp:{}", uuid.trim())] }
}

/// What the reports in an event say.
fn reports(event: &Event<'_>) -> String {
    let mut paragraphs = Vec::new();
    for report in event.reports.iter().filter(|report| !is_set(&report.deleted)) {
        if !report.name.trim().is_empty() {
            paragraphs.push(markup::guarded(report.name.trim()).into_owned());
        }
        paragraphs.push(Import::prose(&report.content, Dialect::Markdown));
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs.join("\n")
}
