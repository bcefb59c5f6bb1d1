//! The file while it is read: another version takes the place of the one that is shown. It must not know by what a change is
//! noticed.

use std::{
    collections::{BTreeMap, BTreeSet},
    iter, mem,
    path::{Path, PathBuf},
    sync::Arc,
};

use super::Session;
use crate::app::{
    Overlay,
    actions::Action,
    commands::Cx,
    compared::{Compared, Since},
    job::Task,
    live::Banner,
    msg::Reloaded,
    overlays,
    view::View,
};
use briefing_format::model::Item;
use briefing_library::Origin;
use briefing_text::{SafeText, safe_format};
use briefing_watch::Stamp;

impl Session {
    /// Has the file read again, which may have changed.
    pub(crate) fn reload(&mut self, cx: &mut Cx<'_>) {
        if self.live.change() {
            self.read_again(cx);
        }
    }

    /// The files that are to be watched while it is open: its own and the copies of its sources, each from a state on.
    pub(crate) fn files(&self) -> Vec<(PathBuf, Option<Stamp>)> {
        let document = self.reader.document();
        let Origin::File(path) = &document.origin else { return Vec::new() };
        let folder = document.origin.copies();
        let files = document.briefing.sources.iter().map(|source| source.file.raw());
        let copies: BTreeSet<PathBuf> = files.filter_map(|file| folder.path(file)).collect();
        let copies = copies.into_iter().map(|copy| (copy, None));
        iter::once((path.clone(), document.state())).chain(copies).collect()
    }

    /// Takes in that a file has changed or is gone, if it is one of its own.
    pub(crate) fn see(&mut self, changed: &Path, is_gone: bool, cx: &mut Cx<'_>) {
        let document = Arc::clone(self.reader.document());
        if matches!(&document.origin, Origin::File(path) if path == changed) {
            if is_gone {
                self.reader.banner = Some(Banner::Gone);
            } else {
                self.reload(cx);
            }
            return;
        }
        let folder = document.origin.copies();
        let files = document.briefing.sources.iter().map(|source| source.file.raw());
        let is_it = |file: &&str| folder.path(file).as_deref() == Some(changed);
        let verification = &document.evidence.verification;
        let known = files.filter(is_it).filter_map(|file| verification.known_copy(file));
        let copies: BTreeMap<_, _> = known.map(|(file, state)| (Arc::clone(file), state.stamp)).collect();
        if !copies.is_empty() {
            self.ask(Task::Compare { document, copies: copies.into_iter().collect() }, cx);
        }
    }

    /// Says what was not said while something lay over the last line, once that is free.
    pub(crate) fn say_what_waits(&mut self, cx: &mut Cx<'_>) {
        if matches!(cx.overlay, Overlay::None)
            && cx.status.is_none()
            && let Some(words) = self.live.unsaid.take()
        {
            cx.say(words);
        }
    }

    fn read_again(&self, cx: &mut Cx<'_>) {
        let document = Arc::clone(self.reader.document());
        let as_of = self.reader.perspective().as_of.clone();
        self.ask(Task::Reload { document, as_of }, cx);
    }

    /// Takes in what came of reading the file again.
    pub(super) fn admit_version(&mut self, reloaded: Reloaded, in_front: bool, cx: &mut Cx<'_>) {
        let is_asked = mem::take(&mut self.live.is_asked);
        match reloaded {
            Reloaded::Same => {
                self.reader.banner = None;
                if in_front && is_asked {
                    cx.say(SafeText::from_static("The file is as it was."));
                }
            }
            Reloaded::Broken(banner) => {
                self.reader.banner = Some(banner);
                if is_asked {
                    // The banner says it.
                    *cx.status = None;
                }
            }
            Reloaded::Version(version) => {
                let compared = Arc::clone(&version.compared);
                self.reader.banner = None;
                self.live.before = Some(Arc::clone(self.reader.document()));
                self.reader.renew(&version);
                self.follow_kept(&compared.comparison.pairing);
                self.problem = None;
                let follow = |item: Item| compared.comparison.pairing.new_of(item).map(|pair| pair.item);
                if let Some(written) = &mut self.written {
                    written.follow(&follow);
                }
                if in_front {
                    overlays::follow(self, &follow, cx);
                }
                self.recall(true, cx);
                let words = compared.words();
                let count = compared.comparison.changes.len();
                self.reader.set_compared(Some(compared));
                if in_front {
                    let keys = safe_format!("{} {}", cx.key(Action::NextChange), cx.key(Action::Changes));
                    let said = match count {
                        0 => safe_format!("{words}."),
                        _ => safe_format!("{words} ({keys})"),
                    };
                    // What lies over the last line hides it.
                    if matches!(cx.overlay, Overlay::None) {
                        cx.say(said);
                    } else {
                        self.live.unsaid = Some(said);
                    }
                }
                self.look_for_words(cx);
            }
        }
        if self.live.end() {
            self.read_again(cx);
        }
    }

    /// Asks for the versions with which the file can be compared.
    pub(crate) fn ask_for_versions(&self, cx: &mut Cx<'_>) {
        self.ask(Task::Revisions { document: Arc::clone(self.reader.document()) }, cx);
    }

    /// The versions with which the file can be compared, those of git not among them.
    pub(crate) fn versions(&self) -> Vec<Since> {
        let save = self.live.before.clone().map(Since::Save);
        let known = self.reader.dates().map(|date| Since::Known(date.clone()));
        let seen = self.beside.seen.iter().rev().map(|seen| Since::Read(seen.hash, seen.last));
        save.into_iter().chain(seen).chain(known).collect()
    }

    /// Takes in what the file says differently from a version that was chosen.
    pub(super) fn admit_changes(
        &mut self,
        result: Result<Arc<Compared>, SafeText>,
        in_front: bool,
        cx: &mut Cx<'_>,
    ) {
        match result {
            Ok(compared) => {
                let words = compared.words();
                self.reader.set_compared(Some(compared));
                if in_front {
                    cx.say(safe_format!("{words}."));
                    let is_open = self.reader.view.as_ref().is_some_and(|pane| pane.view == View::Changes);
                    if self.reader.count_changes() > 0 && !is_open {
                        self.reader.open_view(View::Changes);
                    }
                }
            }
            Err(why) if in_front => cx.fail(why),
            Err(_) => {}
        }
    }
}
