//! The lanes of the timeline: whose they are, how wide, and where their names stand. It must not paint them.
//!
//! Names stand below their columns where all of them fit there whole. Else the columns are numbered, and the numbers stand with
//! the names below the rows: a lane then takes two cells, or one, whatever its name. A slanted name would take a row for each of
//! its letters, and one below its column would be cut.

use std::{cmp::Reverse, collections::HashMap};

use super::{
    gutter::TITLE,
    lines::{Line, Spacing, blanks, lay_out, worded},
};
use briefing_evidence::{
    Story,
    describe::{Paragraph, Tone},
};
use briefing_format::model::{ActorKind, EntityIx, EntityKind, Item};
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// What numbered lanes are called; a letter that looks like a digit is none. The lane after the last begins anew.
const LABELS: [&str; 33] = [
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "m",
    "n", "p", "q", "r", "s", "t", "u", "v", "w", "x", "y", "z",
];

/// The least cells of a lane below which its name stands, where there is room for more than the name.
const NAMED: usize = 6;

/// So many lanes are on screen before titles get all the cells that they would like.
const LANES: usize = 8;

/// The cells that titles keep beside lanes, as long as there are enough of these; half of the cells, where that is more.
const WIDE_TITLE: usize = 24;

/// A name of so many cells in the legend need not be shorter.
const SHORT: usize = 12;

/// The blanks between two names of the legend.
const BETWEEN: usize = 2;

/// The lane of an actor.
#[derive(Debug)]
pub(crate) struct Lane {
    /// Whose it is.
    pub(crate) actor: EntityIx,
    /// What it may be called, and the cells of that: the name, then shorter names that no other lane has.
    names: Vec<(SafeText, usize)>,
}

impl Lane {
    /// What it is called in so many cells: the first name that fits, or the name, which is to be cut.
    pub(crate) fn called(&self, cells: usize) -> SafeStr<'_> {
        let fitting = self.names.iter().find(|(_, needed)| *needed <= cells).or(self.names.first());
        fitting.map_or(SafeStr::from_static(""), |(name, _)| name.as_safe())
    }

    /// The first of its names that has no more than so many cells, else the shortest.
    fn shorter_than(&self, cells: usize) -> SafeStr<'_> {
        let fitting = self.names.iter().find(|(_, needed)| *needed <= cells);
        let name = fitting.or_else(|| self.names.iter().min_by_key(|(_, needed)| *needed));
        name.map_or(SafeStr::from_static(""), |(name, _)| name.as_safe())
    }
}

/// What lanes are fitted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fitted {
    /// How many lie to the left of those on screen.
    pub(crate) first: usize,
    /// The cells that lanes share with the title.
    pub(crate) room: usize,
    /// The columns and rows of the pane.
    pub(crate) pane: (usize, usize),
    /// The item whose actors are pointed out.
    pub(crate) selected: Option<Item>,
}

/// The lanes of a list, those of the actors most involved first.
#[derive(Debug, Default)]
pub(crate) struct Lanes {
    all: Vec<Lane>,
    /// Where the lane of each actor stands among them.
    places: HashMap<EntityIx, usize>,
    /// The cells in which every lane has a name that is not cut.
    short: usize,
    /// The cells of the longest name.
    whole: usize,
    /// Those on screen.
    shown: Shown,
    /// What they are fitted to.
    fitted: Option<Fitted>,
}

/// Who takes part in an event, for each lane on screen and beyond.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Parts {
    /// For each lane on screen, whether its actor does.
    pub(crate) here: Vec<bool>,
    /// Whether somebody does whose lane lies to the left of the screen, or to the right.
    pub(crate) beyond: [bool; 2],
}

/// The lanes on screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shown {
    /// How many lie to the left of them.
    pub(crate) first: usize,
    /// How many there is room for.
    pub(crate) count: usize,
    /// The cells of each, the blank after it among them.
    pub(crate) cells: usize,
    /// Whether a cell after them is kept for the mark of those that follow, since there is no blank among them.
    has_mark: bool,
    /// Whether they have numbers; else each has its name below it.
    pub(crate) is_numbered: bool,
    /// For each of them, whether its actor takes part in what is selected.
    pub(crate) chosen: Vec<bool>,
    /// What the numbers stand for, below the rows.
    pub(crate) legend: Vec<Line>,
}

impl Shown {
    /// The number of one of them, counted from the first on screen.
    pub(crate) const fn label(&self, lane: usize) -> &'static str {
        LABELS[(self.first + lane) % LABELS.len()]
    }

    /// The cells that all of them take, without the blank before the title.
    pub(crate) fn columns(&self) -> usize {
        self.count * self.cells + usize::from(self.has_mark)
    }
}

impl Lanes {
    /// The lanes of the actors of some items.
    pub(crate) fn new(story: Story<'_>, items: impl Iterator<Item = Item>) -> Self {
        let names: Vec<(EntityIx, Vec<SafeText>)> =
            involved(story, items).into_iter().map(|actor| (actor, names(story, actor))).collect();
        let mut owners: HashMap<&str, u32> = HashMap::new();
        for name in names.iter().flat_map(|(_, names)| names) {
            *owners.entry(name.as_str()).or_default() += 1;
        }
        let is_own = |name: &&SafeText| owners.get(name.as_str()) == Some(&1);
        let measured = |name: &SafeText| (name.clone(), width(name.as_safe()));
        let lane = |(actor, names): &(EntityIx, Vec<SafeText>)| {
            let shorter = names.iter().skip(1).filter(is_own);
            Lane { actor: *actor, names: names.iter().take(1).chain(shorter).map(measured).collect() }
        };
        let all: Vec<Lane> = names.iter().map(lane).collect();
        let shortest = |lane: &Lane| lane.names.iter().map(|(_, cells)| *cells).min();
        let short = all.iter().filter_map(shortest).max().unwrap_or(0);
        let whole = all.iter().filter_map(|lane| Some(lane.names.first()?.1)).max().unwrap_or(0);
        let places = (0..).zip(&all).map(|(n, lane)| (lane.actor, n)).collect();
        Self { all, places, short, whole, ..Self::default() }
    }

    /// How many there are.
    pub(crate) const fn count(&self) -> usize {
        self.all.len()
    }

    /// How they stand on screen.
    pub(crate) const fn shown(&self) -> &Shown {
        &self.shown
    }

    /// The lanes on screen.
    pub(crate) fn on_screen(&self) -> &[Lane] {
        self.from(self.shown.first, self.shown.count)
    }

    /// Who takes part in an item.
    pub(crate) fn parts(&self, story: Story<'_>, item: Item) -> Parts {
        let first = self.shown.first;
        let here = self.on_screen().len();
        let mut parts = Parts { here: vec![false; here], beyond: [false; 2] };
        let Item::Event(ix) = item else { return parts };
        for place in story.get(ix).actors.iter().filter_map(|participant| self.places.get(&participant.actor))
        {
            match place.checked_sub(first) {
                None => parts.beyond[0] = true,
                Some(lane) if lane >= here => parts.beyond[1] = true,
                Some(lane) => parts.here[lane] = true,
            }
        }
        parts
    }

    /// So many lanes from one of them on, as far as there are any.
    fn from(&self, first: usize, count: usize) -> &[Lane] {
        let lanes = self.all.get(first..).unwrap_or_default();
        &lanes[..lanes.len().min(count)]
    }

    /// Lays out the lanes from one of them on, above a legend where they are numbered; true where rows stand in another way by that.
    pub(crate) fn settle(&mut self, story: Story<'_>, to: Fitted) -> bool {
        if self.fitted == Some(to) {
            return false;
        }
        let before = (self.shown.count, self.shown.cells);
        self.fitted = Some(to);
        self.shown = Shown { first: to.first, ..self.fit(to.room) };
        self.shown.chosen = to.selected.map(|item| self.parts(story, item).here).unwrap_or_default();
        if self.shown.is_numbered {
            (self.shown.legend, self.shown.count) = self.explained(to.pane);
        }
        self.shown.has_mark = self.shown.cells == 1 && (1..self.all.len()).contains(&self.shown.count);
        (self.shown.count, self.shown.cells) != before
    }

    /// How many lanes stand in so many cells beside a title, and the cells of each.
    fn fit(&self, room: usize) -> Shown {
        let all = self.all.len();
        // What is left beside a title of so many cells and the blank before it.
        let beside = |title: usize| room.saturating_sub(title + 1);
        let least = self.short + 1;
        let wide = beside(WIDE_TITLE.max(room / 2));
        if all * least <= wide {
            let cells = (self.whole + 1).max(NAMED).min(wide / all.max(1)).max(least);
            return Shown { count: all, cells, ..Shown::default() };
        }
        let most = all.min(LABELS.len());
        let wanted = most.min(LANES);
        // One cell each, and one for the mark of those that have none.
        let close = |title| {
            Some(beside(title)).filter(|cells| *cells >= all).unwrap_or(beside(title).saturating_sub(1))
        };
        let fitting = [(2, (wide / 2).min(most)), (1, close(WIDE_TITLE).min(most))];
        let enough = fitting.into_iter().find(|(_, count)| *count >= wanted);
        let (cells, count) = enough.unwrap_or((1, close(TITLE).min(wanted)));
        Shown { count, cells, is_numbered: true, ..Shown::default() }
    }

    /// What the numbers stand for, and for how many lanes that is said: in full where a quarter of the pane is enough for it, else
    /// with shorter names; lanes for whose names a third of it is not enough are left for later.
    fn explained(&self, (columns, rows): (usize, usize)) -> (Vec<Line>, usize) {
        let shown = &self.shown;
        let legend =
            |count: usize, longest: usize| legend(self.from(shown.first, count), shown, columns, longest);
        let mut count = shown.count;
        let wanted = [usize::MAX, SHORT].map(|longest| legend(count, longest));
        let few = wanted.into_iter().find(|lines| lines.len() <= rows / 4);
        let mut lines = few.unwrap_or_else(|| legend(count, 0));
        while lines.len() > (rows / 3).max(1) && count > 1 {
            count -= 1;
            lines = legend(count, 0);
        }
        lines.truncate(rows.saturating_sub(1));
        let count = if lines.is_empty() { 0 } else { count };
        (lines, count)
    }
}

/// The names of some lanes with their numbers, as many on a line as fit, none of them broken that fits on a line; a name of more
/// than so many cells gives way to a shorter one. Those who take part in what is selected stand out.
fn legend(lanes: &[Lane], shown: &Shown, columns: usize, longest: usize) -> Vec<Line> {
    let mut rows: Vec<(Line, usize)> = Vec::new();
    for (n, lane) in lanes.iter().enumerate() {
        let name = lane.shorter_than(longest);
        let is_chosen = shown.chosen.get(n) == Some(&true);
        let tone = if is_chosen { Tone::Strong } else { Tone::Muted };
        let mut entry = worded(&safe_format!("{} ", SafeStr::from_static(shown.label(n))), tone);
        let cells = 2 + width(name);
        if cells > columns {
            // It has lines of its own.
            let words = Paragraph::close().tone(tone, SafeText::from(name));
            let laid = lay_out(&[words], columns.saturating_sub(2).max(1), Spacing::Compact, None);
            for mut line in laid.lines {
                let first = std::mem::take(&mut entry);
                line.indent = if first.spans.is_empty() { 2 } else { 0 };
                let mut whole = first;
                whole.append(line.clone());
                whole.indent = line.indent;
                rows.push((whole, columns));
            }
            continue;
        }
        entry.append(worded(&SafeText::from(name), tone));
        match rows.last_mut().filter(|(_, used)| used + BETWEEN + cells <= columns) {
            Some((line, used)) => {
                line.append(worded(&blanks(BETWEEN), Tone::Text));
                line.append(entry);
                *used += BETWEEN + cells;
            }
            None => rows.push((entry, cells)),
        }
    }
    rows.into_iter().map(|(line, _)| line).collect()
}

/// The actors of some items, those in most of them first.
fn involved(story: Story<'_>, items: impl Iterator<Item = Item>) -> Vec<EntityIx> {
    let mut times = vec![0_u32; story.briefing.entities.len()];
    for item in items {
        if let Item::Event(ix) = item {
            story.get(ix).actors.iter().for_each(|participant| times[participant.actor.0 as usize] += 1);
        }
    }
    let mut actors: Vec<EntityIx> =
        (0..).zip(&times).filter(|(_, times)| **times > 0).map(|(n, _)| EntityIx(n)).collect();
    actors.sort_by_key(|ix| Reverse(times[ix.0 as usize]));
    actors
}

/// The names of an actor, each once: the name, its aliases, and the last word of a person's.
fn names(story: Story<'_>, actor: EntityIx) -> Vec<SafeText> {
    let entity = story.get(actor);
    let last = if entity.kind == EntityKind::Actor(ActorKind::Person) {
        last_word(entity.name.as_str())
    } else {
        None
    };
    let aliases = story.briefing.aliases(actor).map(|(_, alias)| alias.name.clone());
    let mut names = vec![entity.name.clone()];
    for name in aliases.chain(last.map(SafeText::line)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// The last word of a name of words alone: not of `James, Duke of York`, nor of `Charles II`.
fn last_word(name: &str) -> Option<&str> {
    let is_part = |word: &str| !word.starts_with(char::is_lowercase) && !word.ends_with([',', '.']);
    let (before, last) = name.trim().rsplit_once(' ')?;
    let is_numeral = last.chars().all(|letter| "IVX".contains(letter));
    (before.split(' ').all(|word| is_part(word) || word.ends_with('.')) && is_part(last) && !is_numeral)
        .then_some(last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use briefing_evidence::Evidence;

    fn id(n: usize) -> String {
        format!("x{n}")
    }

    #[track_caller]
    fn with<T>(actors: &str, look: impl FnOnce(Story<'_>, &mut Lanes) -> T) -> T {
        let entries = (0..).zip(actors.lines()).map(|(n, fields)| format!("{}: {{{fields}}}", id(n)));
        let actors = entries.collect::<Vec<_>>().join("\n  ");
        let ids = (0..actors.lines().count()).map(id).collect::<Vec<_>>().join(", ");
        let text = format!(
            "briefing: 1\ntitle: T\nevents: [{{title: E, date: 2001, actors: [{ids}]}}]\nactors:\n  {actors}\n"
        );
        let parsed = briefing_format::parse(&text, &mut |_| {});
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let evidence = Evidence::new(&parsed.briefing);
        let story = Story { briefing: &parsed.briefing, evidence: &evidence };
        look(story, &mut Lanes::new(story, parsed.briefing.items()))
    }

    fn called(actors: &str, cells: usize) -> Vec<String> {
        with(actors, |_, lanes| {
            lanes.from(0, 9).iter().map(|lane| lane.called(cells).as_str().to_owned()).collect()
        })
    }

    #[test]
    fn a_name_too_long_gives_way_to_the_first_alias_that_fits() {
        let actor = "name: Mojahedin-e Khalq, aliases: [Mujahedin, MEK, PMOI]";
        assert_eq!(called(actor, 17), ["Mojahedin-e Khalq"]);
        assert_eq!(called(actor, 9), ["Mujahedin"]);
        assert_eq!(called(actor, 5), ["MEK"]);
        assert_eq!(called(actor, 2), ["Mojahedin-e Khalq"]);
    }

    #[test]
    fn a_person_is_called_by_the_last_word_where_no_other_lane_has_it() {
        assert_eq!(called("name: Samuel Pepys, kind: person", 5), ["Pepys"]);
        assert_eq!(called("name: Samuel Pepys, kind: organization", 5), ["Samuel Pepys"]);
        let twins = "name: Ada Smith, kind: person\nname: Bob Smith, kind: person";
        assert_eq!(called(twins, 5), ["Ada Smith", "Bob Smith"]);
        let namesake = "name: Ada London, kind: person\nname: City of London, aliases: [London]";
        assert_eq!(called(namesake, 6), ["Ada London", "City of London"]);
    }

    #[test]
    fn what_is_no_surname_stands_for_nobody() {
        let words = ["Charles II", "James, Duke of York", "Pliny the Younger", "John Smith Jr.", "Rumi"];
        assert_eq!(words.map(last_word), [None; 5]);
        assert_eq!(last_word("John F. Kennedy"), Some("Kennedy"));
    }

    /// Actors of these names, as a briefing writes them.
    fn actors(names: &[&str]) -> String {
        names.iter().map(|name| format!("name: {name}")).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn names_stand_below_their_columns_where_all_are_whole_there() {
        let fits = |actors: &str, room: usize| {
            with(actors, |_, lanes| {
                let shown = lanes.fit(room);
                (shown.count, shown.cells, shown.is_numbered)
            })
        };
        let three = actors(&["Administration", "Bob", "Ada"]);
        assert_eq!([120, 92].map(|room| fits(&three, room)), [(3, 15, false); 2]);
        // With fewer cells the columns are numbered, and take as few as that needs.
        assert_eq!([90, 40, 31].map(|room| fits(&three, room)), [(3, 2, true); 3]);
        assert_eq!([30, 16].map(|room| fits(&three, room)), [(3, 1, true); 2]);
        assert_eq!([14, 13, 12, 5].map(|room| fits(&three, room).0), [3, 1, 0, 0]);
        // A short alias is as good a name.
        let short = "name: Mojahedin-e Khalq, aliases: [MEK]\nname: Bob";
        assert_eq!(fits(short, 40), (2, 7, false));
        assert_eq!(fits(short, 33), (2, 4, false));
        assert_eq!(Lanes::default().fit(60).count, 0);
    }

    #[test]
    fn there_are_as_many_lanes_as_fit_beside_titles_that_can_be_read() {
        let names: Vec<String> = (0..40).map(|n| format!("Archbishop Number {n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let many = actors(&names);
        let fits = |room: usize| {
            with(&many, |_, lanes| {
                let shown = lanes.fit(room);
                (shown.count, shown.cells, room - shown.columns() - 1)
            })
        };
        // The lanes, the cells of each, and the cells that are left to the title.
        assert_eq!(fits(150), (33, 2, 83));
        assert_eq!(fits(60), (14, 2, 31));
        assert_eq!(fits(41), (8, 2, 24));
        assert_eq!(fits(40), (14, 1, 25));
        assert_eq!(fits(33), (8, 1, 24));
        // Less than that the titles have only where there would be fewer than eight lanes.
        assert_eq!(fits(32), (8, 1, 23));
        assert_eq!(fits(24), (8, 1, 15));
        assert_eq!(fits(19), (7, 1, 11));
        assert_eq!(fits(15), (3, 1, 11));
    }

    /// The legend of the lanes from one of them on, and how many lanes there are.
    fn legend_of(actors: &str, first: usize, room: usize, pane: (usize, usize)) -> (Vec<String>, usize) {
        with(actors, |story, lanes| {
            lanes.settle(story, Fitted { first, room, pane, selected: None });
            let words = |line: &Line| {
                let words: String = line.spans.iter().map(|span| span.text.as_str()).collect();
                format!("{:1$}{words}", "", line.indent)
            };
            (lanes.shown.legend.iter().map(words).collect(), lanes.on_screen().len())
        })
    }

    #[test]
    fn the_legend_has_every_name_whole_in_as_few_lines_as_it_needs() {
        let names = [
            "Администрация Тираны",
            "東京電力ホールディングス",
            "Z\u{301}o\u{308}e",
            "علی خامنه‌ای",
            "Ada",
            "Bob",
            "The Committee of the House of Commons that inquired into the late fire",
            "Cecil",
        ];
        let (legend, lanes) = legend_of(&actors(&names), 0, 24, (37, 28));
        assert_eq!(
            legend,
            [
                "1 Администрация Тираны",
                "2 東京電力ホールディングス  3 Z\u{301}o\u{308}e",
                "4 علی خامنه‌ای  5 Ada  6 Bob",
                "7 The Committee of the House of",
                "  Commons that inquired into the late",
                "  fire",
                "8 Cecil",
            ]
        );
        assert_eq!(lanes, 8);
        // The numbers go along with their lanes.
        let (legend, _) = legend_of(&actors(&names), 4, 24, (37, 28));
        assert_eq!(legend[0], "5 Ada  6 Bob");
    }

    #[test]
    fn shorter_names_stand_there_for_want_of_lines_and_then_fewer_lanes() {
        let alias = |n| format!("name: Archbishop of a See with the Number {n}, aliases: [See {n}]");
        let many = (0..8).map(alias).collect::<Vec<_>>().join("\n");
        let (legend, lanes) = legend_of(&many, 0, 24, (39, 40));
        assert_eq!((legend.len(), lanes), (8, 8));
        let (legend, lanes) = legend_of(&many, 0, 24, (39, 19));
        assert_eq!((&*legend[0], legend.len(), lanes), ("1 See 0  2 See 1  3 See 2  4 See 3", 2, 8));
        let long = actors(&["Archbishop of a See with a long name"; 8]);
        let (legend, lanes) = legend_of(&long, 0, 24, (38, 10));
        assert_eq!((legend.len(), lanes), (3, 3));
        // A name that is short already stays as it is.
        let names = "name: Catholics, aliases: [papists]\nname: Archbishop of a See, aliases: [See]";
        let legend = with(names, |_, lanes| super::legend(&lanes.all, &Shown::default(), 38, SHORT));
        let words: Vec<&str> =
            legend.iter().flat_map(|line| &line.spans).map(|span| span.text.as_str()).collect();
        assert_eq!(words.concat(), "1 Catholics  2 See");
        // Without rows for any name there are no lanes.
        assert_eq!(legend_of(&long, 0, 24, (38, 1)).1, 0);
    }

    #[test]
    fn who_takes_part_is_told_for_lanes_on_screen_and_beyond() {
        let text = "briefing: 1
title: T
events: [{title: E, date: 2001, actors: [a, c]}, {title: F, date: 2001, actors: [a, b]}]
actors: {a: {name: Archbishop A}, b: {name: Archbishop B}, c: {name: Archbishop C}}
";
        let parsed = briefing_format::parse(text, &mut |_| {});
        let evidence = Evidence::new(&parsed.briefing);
        let story = Story { briefing: &parsed.briefing, evidence: &evidence };
        let events: Vec<Item> =
            parsed.briefing.items().filter(|item| matches!(item, Item::Event(_))).collect();
        let mut lanes = Lanes::new(story, parsed.briefing.items());
        let mut parts = |first, room, event: usize| {
            let selected = Some(events[0]);
            lanes.settle(story, Fitted { first, room, pane: (40, 40), selected });
            let Parts { here, beyond } = lanes.parts(story, events[event]);
            (here, beyond, lanes.shown().chosen.clone())
        };
        // A is in two events, and B and C in one each.
        assert_eq!(parts(0, 30, 0), (vec![true, false, true], [false, false], vec![true, false, true]));
        // With room for one lane the others are beyond.
        assert_eq!(parts(0, 13, 0), (vec![true], [false, true], vec![true]));
        assert_eq!(parts(1, 13, 0), (vec![false], [true, true], vec![false]));
        assert_eq!(parts(1, 13, 1), (vec![true], [true, false], vec![false]));
        assert_eq!(parts(2, 13, 0), (vec![true], [true, false], vec![true]));
    }

    #[test]
    fn no_two_lanes_on_screen_have_one_number() {
        let names: Vec<String> = (0..90).map(|n| format!("A{n}")).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        with(&actors(&names), |story, lanes| {
            for first in 0..90 {
                lanes.settle(story, Fitted { first, room: 190, pane: (190, 60), selected: None });
                let shown = lanes.shown();
                let labels: std::collections::HashSet<_> =
                    (0..shown.count).map(|lane| shown.label(lane)).collect();
                assert_eq!((labels.len(), shown.count), (LABELS.len(), LABELS.len()));
            }
        });
    }
}
