//! From the fields of a source to the source: whose it is, and what it passes on. It must not know which sources there are.

#[cfg(test)]
mod tests;

use std::path::{Component, Path};

use super::{
    fields::{Field, Fields},
    schema::UNKNOWN,
    state::Reading,
    tree::Kind,
    wording::quoted,
};
use crate::{
    diagnostic::{Code, Span},
    model::{Credibility, EntityIx, Entries, Id, Reliability, Source, SourceIx, SourceKind},
};
use briefing_text::{SafeText, safe_format};

/// The source of an id.
pub(super) fn read<'a>(id: Id, fields: &Fields<'_, 'a>, span: Span, r: &mut Reading<'a>) -> Source {
    let author = r.line(fields.get("author"));
    let is_silent = fields.get("based_on").is_none() && fields.get("cites").is_none();
    if is_silent {
        r.defaults.note_source(SourceIx(r.briefing.sources.len() as u32));
    }
    Source {
        id,
        title: r.line(fields.get("title")),
        publisher: r.entity(fields.get("publisher")),
        kind: r.word(fields.get("kind"), SourceKind::parse),
        writer: writer(&author, r),
        author,
        url: r.line(fields.get("url")),
        published: r.date(fields.get("published")),
        retrieved: r.date(fields.get("retrieved")).map(Box::new),
        language: r.line(fields.get("language")),
        file: r.local_path(fields.get("file")),
        based_on: r.based_on(fields.get("based_on")),
        cites: r.hops(fields.get("cites")).into_iter().collect(),
        passes_on_unknown: fields.get("based_on").is_some_and(is_unknown),
        unread: Box::default(),
        circles: Entries::default(),
        reliability: r.word(fields.get("reliability"), Reliability::parse),
        credibility: r.word(fields.get("credibility"), Credibility::parse),
        text: r.prose(fields.get("text")),
        span,
    }
}

impl<'a> Reading<'a> {
    /// What the next source is based on, each place remembered in case they form a circle.
    fn based_on(&mut self, field: Option<Field<'_, 'a>>) -> Entries<SourceIx> {
        let first = self.links.count();
        let based_on = self.hops(field.filter(|field| !is_unknown(*field)));
        self.links.note_based_on(SourceIx(self.briefing.sources.len() as u32), first);
        based_on.into_iter().collect()
    }

    /// A path that stays below the briefing's folder; another is reported and left out.
    fn local_path(&mut self, field: Option<Field<'_, 'a>>) -> SafeText {
        let path = self.line(field);
        let inside = Path::new(path.raw())
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
        if let (Some(field), false) = (field, inside) {
            let message = safe_format!("`{}` leads out of the briefing's folder.", quoted(path.as_str()));
            let help = SafeText::line("Put the copy beside the briefing and write its path from there.");
            self.report(Code::PathOutside, field.node.span, message, Some(help));
            return SafeText::default();
        }
        path
    }
}

/// An actor of the file who may have written a source, as a symbol: whether there is one is seen when links resolve.
fn writer(author: &SafeText, r: &mut Reading<'_>) -> Option<EntityIx> {
    Id::is_spelled(author.raw()).then(|| EntityIx(r.links.symbol(author.raw())))
}

/// Whether the word stands here that says that the sources are not known.
fn is_unknown(field: Field<'_, '_>) -> bool {
    matches!(&field.node.kind, Kind::Scalar(word, _) if word == UNKNOWN)
}
