//! The first lines: the title, what holds for the whole briefing, and the strip over the timeline. It must not know
//! the panes.

use super::{
    canvas::{Canvas, Part, stamp},
    theme::Role,
};
use crate::app::{App, actions::Action, layout::Area, reader::Reader, tabs::tabs};
use briefing_evidence::{
    describe::{self, Tone},
    perspective::conditions,
    timeline::Column,
};
use briefing_format::wording::colon;
use briefing_terminal::grid::{Patch, Stamp};
use briefing_text::{SafeStr, SafeText, safe_format, width};

/// How many cells the names of what is muted may take.
const MUTED: usize = 30;

pub(super) fn draw(app: &App, reader: &Reader, canvas: &mut Canvas<'_>) {
    let layout = reader.layout();
    if let Some(area) = layout.header
        && !canvas.shows(Part::Row(area.y), title_stamp(reader), &[area])
    {
        draw_title(app, reader, area, canvas);
    }
    if let (Some(area), Some(banner)) = (layout.banner, reader.over_all())
        && !canvas.shows(Part::Row(area.y), stamp(("banner", banner)), &[area])
    {
        let words = banner.words(&reader.document().name);
        let style = canvas.style(Role::Error);
        canvas.fitted(area.x + 1, area.y, area.width.saturating_sub(1), words.as_safe(), style);
    }
    if let Some(area) = layout.tabs
        && !canvas.shows(Part::Row(area.y), tabs_stamp(reader), &[area])
    {
        draw_tabs(app, reader, area, canvas);
    }
    if let Some(area) = layout.bars {
        let marks = reader.strip.as_ref().map(|strip| (strip.selected, &strip.window));
        let seen = reader.perspective();
        let dates = (reader.document().fingerprint(), &seen.as_of, &seen.facets, seen.clock);
        if !canvas.shows(Part::Row(area.y), stamp((dates, marks)), &[area]) {
            draw_strip(reader, area, canvas);
        }
    }
}

/// What decides what is said of the briefing as a whole.
fn title_stamp(reader: &Reader) -> Stamp {
    let seen = reader.perspective();
    stamp((reader.document().fingerprint(), &seen.as_of, &seen.muted, &seen.facets))
}

/// What decides what stands on the tabs.
fn tabs_stamp(reader: &Reader) -> Stamp {
    let seen = reader.perspective();
    let shown = reader.list().map(|pane| pane.list.count_unfolded());
    stamp((reader.document().fingerprint(), &seen.as_of, &seen.facets, reader.lens, shown))
}

/// The lenses, the one that is shown marked.
fn draw_tabs(app: &App, reader: &Reader, area: Area, canvas: &mut Canvas<'_>) {
    for tab in tabs(reader, &app.config.keymap, area) {
        let is_shown = tab.lens == reader.lens;
        let end = tab.area.x + tab.area.width;
        let [key, words] =
            if is_shown { [Role::FocusedTitle; 2] } else { [Role::Key, Role::Tone(Tone::Text)] };
        let key = canvas.style(key);
        let used = canvas.words(tab.area.x, area.y, tab.area.width, tab.key.as_safe(), key);
        let x = tab.area.x + used + u16::from(used < tab.area.width);
        let words = canvas.style(words);
        canvas.words(x, area.y, end - x, tab.words.as_safe(), words);
        if is_shown {
            canvas.restyle(tab.area, words);
        }
    }
}

fn draw_title(app: &App, reader: &Reader, area: Area, canvas: &mut Canvas<'_>) {
    let title = reader.document().title();
    let available = usize::from(area.width.saturating_sub(2));
    // The title keeps as much as it needs up to half; what stands at the right goes part by part, last first.
    let least = width(title.as_safe()).min(available / 2);
    let sum =
        |facts: &[(SafeText, Role)]| facts.iter().map(|(text, _)| width(text.as_safe()) + 3).sum::<usize>();
    let mut facts = urgent(app, reader, Words::Full);
    for words in [Words::Short, Words::Shortest] {
        if sum(&facts) + least > available {
            facts = urgent(app, reader, words);
        }
    }
    // What is not seen must be told, however little of the title is left.
    let least = if sum(&facts) + least > available { least.min(available / 6) } else { least };
    facts.extend(others(app, reader));
    while facts.len() > 1 && sum(&facts) + least > available {
        facts.pop();
    }
    let room = available.saturating_sub(sum(&facts)).max(least.min(available));
    let style = canvas.style(Role::Title);
    let used = canvas.fitted(area.x + 1, area.y, room as u16, title.as_safe(), style);
    let right = sum(&facts).saturating_sub(3).min(available.saturating_sub(usize::from(used) + 2)) as u16;
    let mut x = area.x + area.width.saturating_sub(1 + right);
    let end = area.x + area.width.saturating_sub(1);
    for (n, (text, role)) in facts.iter().enumerate() {
        if n > 0 {
            let style = canvas.style(Role::Tone(Tone::Muted));
            x += canvas.words(x, area.y, end.saturating_sub(x), SafeStr::from_static(" · "), style);
        }
        let style = canvas.style(*role);
        x += canvas.fitted(x, area.y, end.saturating_sub(x), text.as_safe(), style);
    }
}

/// How much is said of what is muted or hidden. That something is must be seen on a narrow screen, too.
#[derive(Clone, Copy)]
enum Words {
    Full,
    Short,
    Shortest,
}

/// What decides what is seen of the whole briefing, most urgent first.
fn urgent(app: &App, reader: &Reader, words: Words) -> Vec<(SafeText, Role)> {
    let briefing = reader.story().briefing;
    let muted = Role::Tone(Tone::Muted);
    let mut facts = Vec::new();
    // Whoever may see the screen must see this, whatever else there is.
    facts.extend(briefing.strictest_tlp.map(|tlp| (safe_format!("TLP:{}", tlp.as_str()), muted)));
    let seen = reader.perspective();
    if !seen.muted.is_empty() {
        let names = describe::retraction::names(reader.story(), &seen.muted);
        let names = describe::name::shortened(&names, MUTED);
        let tally = describe::retraction::brief_tally(&reader.story().evidence.retraction);
        let words = match (words, seen.muted.len()) {
            (Words::Full, _) => safe_format!("without {names}{} {tally}", colon(names.as_str())),
            (Words::Short, all) => safe_format!("{all} muted: {tally}"),
            (Words::Shortest, all) => safe_format!("{all} muted"),
        };
        facts.push((words, Role::Tone(Tone::Warning)));
    }
    if !seen.facets.is_empty() {
        let names = conditions(reader.story(), &seen.facets);
        let clear = app.key(Action::ClearFilter);
        let words = match words {
            Words::Full => safe_format!("only {names} ({clear} clears)"),
            Words::Short => safe_format!("only {}", describe::name::shortened(&names, MUTED)),
            Words::Shortest => SafeText::from_static("filtered"),
        };
        facts.push((words, Role::Tone(Tone::Warning)));
    }
    if let Some(date) = &seen.as_of {
        let clear = app.key(Action::ClearFilter);
        let words = match words {
            Words::Full => safe_format!("as known by {} ({clear} shows all)", date.label()),
            Words::Short => safe_format!("as known by {}", date.label()),
            Words::Shortest => safe_format!("by {}", date.label()),
        };
        facts.push((words, Role::Tone(Tone::Warning)));
    }
    facts
}

/// What else holds for the whole briefing.
fn others(app: &App, reader: &Reader) -> Vec<(SafeText, Role)> {
    let mut facts = Vec::new();
    let errors = reader.document().errors();
    let warnings = reader.document().problems.len() - errors;
    if errors > 0 {
        let noun = if errors == 1 { "error" } else { "errors" };
        facts.push((safe_format!("{errors} {noun} ({})", app.key(Action::Problems)), Role::Error));
    } else if warnings > 0 {
        let noun = if warnings == 1 { "warning" } else { "warnings" };
        facts.push((
            safe_format!("{warnings} {noun} ({})", app.key(Action::Problems)),
            Role::Tone(Tone::Warning),
        ));
    }
    let as_of = reader.story().briefing.as_of.as_ref();
    let muted = Role::Tone(Tone::Muted);
    facts.extend(as_of.map(|date| (safe_format!("as of {}", date.label()), muted)));
    facts
}

fn draw_strip(reader: &Reader, area: Area, canvas: &mut Canvas<'_>) {
    let Some(strip) = &reader.strip else { return };
    let muted = canvas.style(Role::Tone(Tone::Muted));
    let first = SafeText::line(&strip.first);
    let end = area.x + area.width;
    let columns = reader.strip_area();
    canvas.words(area.x + 1, area.y, columns.x.saturating_sub(area.x + 1), first.as_safe(), muted);
    let [selected, bar, shown, faint] =
        [Role::SelectedBar, Role::Bar, Role::ShownBar, Role::FaintBar].map(|role| canvas.style(role).into());
    let cut = Patch::from(muted);
    let mut x = columns.x;
    for (n, column) in strip.columns.iter().take(usize::from(columns.width)).enumerate() {
        let look = match &strip.window {
            _ if strip.selected == Some(n) => selected,
            None => bar,
            Some(window) if window.contains(&n) => shown,
            Some(_) => faint,
        };
        let (glyph, look) = match column {
            Column::Bar(8..) if strip.selected == Some(n) => (canvas.theme.glyphs.reversed_bar, look),
            Column::Bar(height) => (canvas.theme.glyphs.bars[usize::from(*height).min(8)], look),
            Column::Break => (canvas.theme.glyphs.cut, cut),
        };
        canvas.glyph(x, area.y, glyph, look);
        x += 1;
    }
    let last = SafeText::line(&strip.last);
    canvas.words(x + 1, area.y, end.saturating_sub(x + 1), last.as_safe(), muted);
}
