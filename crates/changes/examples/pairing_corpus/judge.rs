//! What became of items, and whether that is right. It must not know where the versions come from.

use std::collections::{HashMap, HashSet};

use briefing_changes::{Anchor, Pairing, Standing, follow};
use briefing_format::model::{Contents, Item, ItemKind};

use super::rows::truth;

/// How often items were found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Found, and nobody is asked to look.
    pub(crate) right: usize,
    /// Found, with a mark that somebody has to look.
    pub(crate) marked: usize,
    /// One was found that says the very same, in every word.
    pub(crate) twin: usize,
    /// Another one was taken for it, and nobody is asked to look.
    pub(crate) wrong: usize,
    /// Another one was taken for it, with a mark.
    pub(crate) wrong_marked: usize,
    /// It is there and was not found.
    pub(crate) lost: usize,
    /// It is gone, and nothing was taken for it.
    pub(crate) gone: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: &Self) {
        self.right += other.right;
        self.marked += other.marked;
        self.twin += other.twin;
        self.wrong += other.wrong;
        self.wrong_marked += other.wrong_marked;
        self.lost += other.lost;
        self.gone += other.gone;
    }
}

/// Two versions, and who is who in them.
struct Judge<'v> {
    old: &'v Contents,
    new: &'v Contents,
    there: HashSet<&'v str>,
    tally: Tally,
}

impl<'v> Judge<'v> {
    fn new(versions: &[&'v Contents], kind: ItemKind) -> Option<Self> {
        let (old, new) = (versions.first().copied()?, versions.last().copied()?);
        let there = new.items_of(kind).filter_map(|item| truth(new, item)).collect();
        Some(Self { old, new, there, tally: Tally::default() })
    }

    fn take(&mut self, item: Item, found: Standing) {
        let Some(own) = truth(self.old, item) else { return };
        let is_there = self.there.contains(own);
        let is_it = found.item().is_some_and(|other| truth(self.new, other) == Some(own));
        let is_twin = !is_it && self.is_twin(item, found, own);
        let tally = &mut self.tally;
        let count = match (found, is_it) {
            _ if is_twin => &mut tally.twin,
            (Standing::Orphan, _) if is_there => &mut tally.lost,
            (Standing::Orphan, _) => &mut tally.gone,
            (Standing::Certain(_), true) => &mut tally.right,
            (Standing::Changed(_), true) => &mut tally.marked,
            (Standing::Certain(_), false) => &mut tally.wrong,
            (Standing::Changed(_), false) => &mut tally.wrong_marked,
        };
        *count += 1;
        if !is_it && !is_twin && (is_there || found.item().is_some()) && std::env::var_os("WRONG").is_some() {
            self.say(item, found, own);
        }
    }

    /// Whether what was found says the same as the item did, or as it does by now.
    fn is_twin(&self, item: Item, found: Standing, own: &str) -> bool {
        let Some(found) = found.item() else { return false };
        let print = |contents, item| Anchor::passing(contents, item, "").print;
        let is = print(self.new, found);
        let mut there = self.new.items_of(item.kind()).filter(|item| truth(self.new, *item) == Some(own));
        is == print(self.old, item) || there.next().is_some_and(|right| print(self.new, right) == is)
    }

    /// What was taken for what, for whoever wants to judge it.
    fn say(&self, item: Item, found: Standing, own: &str) {
        use std::io::Write;
        let title = |contents: &Contents, item: Item| {
            let anchor = Anchor::passing(contents, item, "");
            format!("{} {}", anchor.date, anchor.title.chars().take(110).collect::<String>())
        };
        let is = found.item().map_or("-".to_owned(), |item| title(self.new, item));
        let mut there = self.new.items_of(item.kind()).filter(|item| truth(self.new, *item) == Some(own));
        let should = there.next().map_or("-".to_owned(), |item| title(self.new, item));
        let mark = if matches!(found, Standing::Changed(_)) { " (marked)" } else { "" };
        let was = title(self.old, item);
        let _ = writeln!(std::io::stderr(), "was    {was}\n  is   {is}{mark}\n  not  {should}");
    }
}

/// A way to follow items: its name, and what it finds in a row of versions.
pub(crate) type Method = (&'static str, fn(&[&Contents], ItemKind) -> Tally);

/// All ways.
pub(crate) const METHODS: [Method; 5] = [
    ("by date and title", by_title),
    ("pairing of two versions", paired),
    ("a note on each item", all_anchors),
    ("a note on one item alone", each_anchor),
    ("the same, through all versions", stepwise),
];

fn by_title(versions: &[&Contents], kind: ItemKind) -> Tally {
    let Some(mut judge) = Judge::new(versions, kind) else { return Tally::default() };
    let (old, new) = (judge.old, judge.new);
    let key = |contents: &Contents, item: Item| {
        let anchor = Anchor::of(contents, item, "");
        (anchor.date, anchor.title)
    };
    let mut known: HashMap<(String, String), Item> = HashMap::new();
    for item in new.items_of(kind) {
        known.entry(key(new, item)).or_insert(item);
    }
    for item in old.items_of(kind) {
        let found = known.get(&key(old, item)).map_or(Standing::Orphan, |item| Standing::Certain(*item));
        judge.take(item, found);
    }
    judge.tally
}

fn paired(versions: &[&Contents], kind: ItemKind) -> Tally {
    let Some(mut judge) = Judge::new(versions, kind) else { return Tally::default() };
    let (old, new) = (judge.old, judge.new);
    let pairing = Pairing::new(old, new);
    for item in old.items_of(kind) {
        let found = match pairing.new_of(item) {
            Some(pair) if pair.how.is_certain() => Standing::Certain(pair.item),
            Some(pair) => Standing::Changed(pair.item),
            None => Standing::Orphan,
        };
        judge.take(item, found);
    }
    judge.tally
}

fn all_anchors(versions: &[&Contents], kind: ItemKind) -> Tally {
    let Some(mut judge) = Judge::new(versions, kind) else { return Tally::default() };
    let (old, new) = (judge.old, judge.new);
    let items: Vec<Item> = old.items_of(kind).collect();
    let anchors: Vec<Anchor> = items.iter().map(|item| Anchor::of(old, *item, "old")).collect();
    for (item, found) in items.iter().zip(follow(&anchors, new, "new")) {
        judge.take(*item, found);
    }
    judge.tally
}

fn each_anchor(versions: &[&Contents], kind: ItemKind) -> Tally {
    let Some(mut judge) = Judge::new(versions, kind) else { return Tally::default() };
    let (old, new) = (judge.old, judge.new);
    for item in old.items_of(kind) {
        let anchor = Anchor::of(old, item, "old");
        let found = follow(&[anchor], new, "new");
        judge.take(item, found.first().copied().unwrap_or(Standing::Orphan));
    }
    judge.tally
}

/// As a reader does: the anchor is kept anew in each version that is seen, and a mark stays.
fn stepwise(versions: &[&Contents], kind: ItemKind) -> Tally {
    let Some(mut judge) = Judge::new(versions, kind) else { return Tally::default() };
    let old = judge.old;
    for item in old.items_of(kind) {
        let mut anchor = Anchor::of(old, item, "0");
        let (mut is_changed, mut last) = (false, Standing::Certain(item));
        for (at, version) in versions.iter().enumerate().skip(1) {
            let name = at.to_string();
            last = follow(std::slice::from_ref(&anchor), version, &name).first().copied().unwrap_or(last);
            if let Some(item) = last.item() {
                is_changed |= matches!(last, Standing::Changed(_));
                anchor = Anchor::of(version, item, &name);
            }
        }
        let last = match last {
            Standing::Certain(item) if is_changed => Standing::Changed(item),
            other => other,
        };
        judge.take(item, last);
    }
    judge.tally
}
