//! The three panes: frame, title, count, visible lines, the mark of the selection. It must not compute what is visible.

use std::ops::Range;

use super::{
    canvas::{self, Canvas, Part, stamp},
    chart::{self, Beside, Chart, Ruler},
    theme::Role,
};
use crate::app::{
    App,
    actions::Action,
    flow::{Flow, Spot},
    layout::{Area, Pane},
    lens::Lens,
    lines::{Spacing, lay_out},
    margin::Sign,
    panes::Explained,
    reader::{ListPane, Reader},
    reading::Reading,
    source_text::SourceText,
    view::ViewPane,
};
use briefing_evidence::{
    Clock,
    describe::{self, Paragraph, Tone},
};
use briefing_format::model::{EntityClass, Item};
use briefing_library::keyed;
use briefing_terminal::grid::{Position, Stamp};
use briefing_text::{SafeText, has_right_to_left, safe_format, width};

/// What a pane is called and what is counted in it.
struct Caption {
    title: SafeText,
    note: SafeText,
}

/// Paints the panes that are shown; gives the cell of the row that has the keys.
pub(super) fn draw(app: &App, reader: &Reader, canvas: &mut Canvas<'_>) -> Option<Position> {
    let layout = reader.layout();
    let mut cursor = None;
    for pane in Pane::ALL {
        let Some(area) = layout.pane(pane) else { continue };
        let has_keys = pane == reader.focus;
        if area.width < 2 || area.height < 1 {
            cursor = cursor.or(has_keys.then_some(Position { x: area.x, y: area.y }));
            continue;
        }
        let hidden = if has_keys && pane != Pane::View { reader.hidden_panes() } else { Vec::new() };
        let others: Vec<SafeText> = hidden.iter().map(|pane| caption(reader, *pane).title).collect();
        let looks = caption_stamp(reader, pane).with(keyed::number_of(&others));
        if !canvas.shows(Part::Pane(pane, area.y), looks, &[area.top()]) {
            let Caption { title, note } = caption(reader, pane);
            canvas.frame_top(area, title.as_safe(), note.as_safe(), has_keys);
            draw_others(&others, (width(title.as_safe()), width(note.as_safe())), area, canvas);
            if let Some(hit) =
                reader.search.hit_in_title(reader.entity.entity()).filter(|_| pane == Pane::Entity)
            {
                mark_hit(&title, hit, area, canvas);
            }
        }
        if area.height < 2 {
            cursor = cursor.or(has_keys.then_some(Position { x: area.x, y: area.y }));
            continue;
        }
        let flow = reader.flow(pane).filter(|_| count(reader, pane) > 0);
        let ruler = flow.filter(|_| pane == Pane::List).and_then(|_| Ruler::of(reader));
        let read = if pane == Pane::View { reader.share_read(area.width.saturating_sub(2)) } else { 0 };
        draw_sides((pane, flow, read), ruler.as_ref(), area, has_keys, canvas);
        let inside = if flow.is_some() { reader.rows_area(pane) } else { area.inside() };
        let row = if let Some(flow) = flow {
            draw_flow(reader, pane, flow, inside, has_keys, canvas);
            draw_foot(reader, pane, area.inside(), inside, canvas);
            if pane == Pane::List {
                chart::draw_legend(reader, area.inside(), inside, canvas);
            }
            flow.cursor_row().unwrap_or(0) as u16
        } else {
            draw_empty(app, reader, pane, inside, canvas);
            0
        };
        if has_keys {
            cursor = Some(Position { x: inside.x, y: inside.y + row });
        }
    }
    cursor
}

/// Marks in the title of the entity pane, behind its number, where the hit stands at which the reader is.
fn mark_hit(title: &SafeText, hit: Range<usize>, area: Area, canvas: &mut Canvas<'_>) {
    let title = title.as_safe();
    let begin = number_of(Pane::Entity).as_str().len();
    // In visual order, the letters of a hit need not stand together.
    let hit = if has_right_to_left(title) {
        begin..title.as_str().len()
    } else {
        begin + hit.start..begin + hit.end
    };
    let cells = |range: Range<usize>| width(title.slice(range)) as u16;
    let (x, end) = (area.x + 2 + cells(0..hit.start), area.x + area.width.saturating_sub(2));
    let columns = cells(hit).min(end.saturating_sub(x));
    canvas.restyle(Area { x, width: columns, height: 1, ..area }, canvas.style(Role::CurrentHit));
}

/// The sides and the lower line of a frame, with the part of the content that is in view, the ruler of a chart, and how much
/// has been read.
fn draw_sides(
    (pane, flow, read): (Pane, Option<&Flow>, u16),
    ruler: Option<&Ruler<'_>>,
    area: Area,
    has_keys: bool,
    canvas: &mut Canvas<'_>,
) {
    if area.height == 2 {
        // The row below the title is that of a line, and has its stamp.
        return canvas.frame_sides(area, has_keys);
    }
    let (from, shown, all) = flow.map(Flow::extent).unwrap_or_default();
    let [left, right] = canvas::sides(area);
    let bottom = area.bottom();
    let looks = stamp((from, shown, all, ruler.map(Ruler::looks), read));
    if !canvas.shows(Part::Pane(pane, bottom.y), looks, &[left, right, bottom]) {
        canvas.frame_sides(area, has_keys);
        canvas.thumb(area, from, shown, all);
        canvas.progress(area, read);
        if let Some(ruler) = ruler {
            ruler.draw(area.inside().x, bottom.y, canvas);
        }
    }
}

fn draw_flow(reader: &Reader, pane: Pane, flow: &Flow, area: Area, has_keys: bool, canvas: &mut Canvas<'_>) {
    let chart = if pane == Pane::List { Chart::of(reader, area) } else { None };
    let position = flow.position();
    let cursor_row = flow.cursor_row();
    let mut rows = flow.rows();
    for y in area.y..area.y + area.height {
        let (part, line) = (Part::Pane(pane, y), Area { y, height: 1, ..area });
        let Some(row) = rows.next() else {
            canvas.shows(part, Stamp::EMPTY, &[line]);
            continue;
        };
        let is_selected = row.spot.block == position.cursor.block;
        let focused = if is_selected && has_keys { position.link } else { None };
        let is_cursor = cursor_row == Some(usize::from(y - area.y));
        let is_list = pane == Pane::List;
        let is_marked = if is_list { is_selected } else { has_keys && is_cursor };
        let is_title = is_list && is_selected && row.spot.line == 0;
        let sign = if is_marked { None } else { sign(reader, pane, row.spot) };
        // What decides how the row looks, beside its words: 2 bits, 3 for the sign, 27 for a link, 32 for the line.
        let look = u64::from(is_marked)
            | u64::from(is_title) << 1
            | sign.map_or(0, |sign| 1 + sign as u64) << 2
            | focused.map_or(0, |link| 1 + link as u64) << 5
            | (row.spot.line as u64) << 32;
        let beside = chart.as_ref().and_then(|chart| chart.beside(row.spot.block, row.spot.line));
        let row_stamp = Stamp::new(row.looks(), look);
        if canvas.shows(part, row_stamp.with(beside.as_ref().map_or(0, Beside::number)), &[line]) {
            continue;
        }
        canvas.line(line, 0, row.line(), focused);
        if let Some(sign) = sign.filter(|_| area.width > 0) {
            let tone = if matches!(sign, Sign::New | Sign::Changed) { Tone::Warning } else { Tone::Strong };
            let (glyph, style) = (canvas.theme.glyphs.margin[sign as usize], canvas.style(Role::Tone(tone)));
            canvas.glyph(area.x, y, glyph, style);
        }
        if is_marked && area.width > 0 {
            let role = if has_keys { Role::Mark } else { Role::Frame };
            let (mark, style) = (canvas.theme.glyphs.mark, canvas.style(role));
            canvas.glyph(area.x, y, mark, style);
        }
        if is_title {
            canvas.restyle(line, canvas.style(Role::Selected));
        }
        if let Some(beside) = &beside {
            beside.draw(line, canvas);
        }
    }
}

/// The sign in the margin beside a row: of an item of the list, or of a quote, on its first line.
fn sign(reader: &Reader, pane: Pane, spot: Spot) -> Option<Sign> {
    let item = match pane {
        Pane::List if spot.line == 0 => reader.list()?.list.item_alone(spot.block)?,
        // A quote has a blank line before it, but for the first.
        Pane::Quotes if spot.line == usize::from(spot.block > 0) => {
            Item::Quote(*reader.quotes.quotes.get(spot.block)?)
        }
        _ => return None,
    };
    reader.margin.sign(item)
}

/// Paints what is said at the foot of a full view, below its rows.
fn draw_foot(reader: &Reader, pane: Pane, inside: Area, rows: Area, canvas: &mut Canvas<'_>) {
    let Some(view) = reader.view.as_ref().filter(|_| pane == Pane::View) else { return };
    let mut lines = view.foot.iter();
    for y in rows.y + rows.height..inside.y + inside.height {
        let area = Area { x: inside.x + 1, width: inside.width.saturating_sub(1), y, height: 1 };
        let line = lines.next();
        // The same words may look another way: what they rest on was muted.
        let spans = line.map(|line| line.spans.iter());
        let looks = spans.map(|spans| spans.map(|span| (span.text.as_str(), span.tone)).collect::<Vec<_>>());
        if canvas.shows(Part::Pane(pane, y), stamp(("foot", looks)), &[Area { y, height: 1, ..inside }]) {
            continue;
        }
        if let Some(line) = line {
            canvas.line(area, 0, line, None);
            canvas.restyle(area, canvas.style(Role::Selected));
        }
    }
}

fn draw_empty(app: &App, reader: &Reader, pane: Pane, area: Area, canvas: &mut Canvas<'_>) {
    for y in area.y..area.y + area.height {
        canvas.shows(Part::Pane(pane, y), Stamp::NEVER, &[Area { y, height: 1, ..area }]);
    }
    draw_words(&empty(app, reader, pane), area, canvas);
}

/// How much there is in a pane.
fn count(reader: &Reader, pane: Pane) -> usize {
    match pane {
        Pane::List => reader.list().map_or(0, |pane| pane.list.count()),
        Pane::Entity => usize::from(reader.entity.explained().is_some()),
        Pane::Quotes => reader.quotes.quotes.len(),
        Pane::View => reader.view.as_ref().map_or(0, ViewPane::count),
    }
}

/// A stamp for all that [`caption`] looks at.
fn caption_stamp(reader: &Reader, pane: Pane) -> Stamp {
    // What a name stands for, and what is known of it.
    let story = (reader.document().fingerprint(), &reader.perspective().as_of);
    match pane {
        Pane::List => stamp((reader.lens, reader.perspective().clock, reader.list().map(counted))),
        Pane::Entity => {
            let hit = reader.search.hit_in_title(reader.entity.entity());
            stamp((story, reader.selected(), reader.entity.explained(), hit))
        }
        Pane::Quotes => {
            let quotes = &reader.quotes;
            stamp((story, quotes.subject, quotes.quotes.len(), quotes.flow.position().cursor.block))
        }
        Pane::View => {
            let counted = reader.text().map(SourceText::count);
            let read = reader.view.as_ref().filter(|pane| pane.reading.is_some());
            let read = read.map(|pane| Reading::read(&pane.flow));
            stamp((story, reader.view.as_ref().map(|pane| pane.view), counted, read))
        }
    }
}

fn caption(reader: &Reader, pane: Pane) -> Caption {
    match pane {
        Pane::List => list(reader),
        Pane::Entity => entity(reader),
        Pane::Quotes => quotes(reader),
        Pane::View => view(reader),
    }
}

/// Between the title of a pane and what is counted in it: what the panes are called that have something to say and are not on
/// the screen. Where there is little room, their numbers alone.
fn draw_others(others: &[SafeText], (title, note): (usize, usize), area: Area, canvas: &mut Canvas<'_>) {
    let cells = |words: &SafeText| width(words.as_safe()) as u16 + 2;
    let note = if note > 0 { note as u16 + 2 } else { 0 };
    let mut x = area.x + title as u16 + 4;
    let room = (area.x + area.width).saturating_sub(note + 2).saturating_sub(x);
    let numbers =
        others.iter().filter_map(|title| title.as_str().split(' ').next()).collect::<Vec<_>>().join(" ");
    let numbers = [safe_format!("tab: {}", SafeText::line(&numbers))];
    let fits = |words: &[SafeText]| words.iter().map(cells).sum::<u16>() <= room;
    let shown = [others, &numbers].into_iter().find(|words| !others.is_empty() && fits(words));
    for words in shown.into_iter().flatten() {
        let style = canvas.style(Role::Tone(Tone::Muted));
        x += canvas.boxed(x, area.y, cells(words), words.as_safe(), style);
    }
}

const fn number(pane: Pane) -> u8 {
    pane as u8 + 1
}

/// What stands before the title of a pane.
fn number_of(pane: Pane) -> SafeText {
    safe_format!("{} ", number(pane))
}

/// Which of the items of a list has the cursor, how many there are, and how many are hidden.
fn counted(pane: &ListPane) -> (usize, usize, usize) {
    let hidden = pane.list.unfiltered.saturating_sub(pane.list.count_unfolded());
    (pane.list.ordinal(pane.flow.position().cursor.block) + 1, pane.list.count(), hidden)
}

fn list(reader: &Reader) -> Caption {
    let name = reader.lens.name();
    let Some(pane) = reader.list() else {
        return Caption { title: safe_format!("1 {name}"), note: SafeText::default() };
    };
    let note = match counted(pane) {
        (_, 0, 0) => SafeText::default(),
        (_, 0, hidden) => safe_format!("{hidden} hidden"),
        (at, count, 0) => safe_format!("{at} of {count}"),
        (at, count, hidden) => safe_format!("{at} of {count}, {hidden} hidden"),
    };
    let clock = match reader.perspective().clock {
        Clock::Reported if reader.lens == Lens::Timeline => " as reported",
        Clock::Reported | Clock::Happened => "",
    };
    Caption { title: safe_format!("1 {name}{clock}"), note }
}

fn entity(reader: &Reader) -> Caption {
    let Some(Explained::Entity(ix)) = reader.entity.explained() else {
        return Caption { title: SafeText::from_static("2 Who and where"), note: SafeText::default() };
    };
    let name = &reader.story().briefing[ix].name;
    let among = reader.entities_of_selection();
    let note = match among.iter().position(|other| *other == ix) {
        Some(n) if among.len() > 1 => safe_format!("{} of {}", n + 1, among.len()),
        _ => SafeText::default(),
    };
    Caption { title: safe_format!("{}{name}", number_of(Pane::Entity)), note }
}

fn quotes(reader: &Reader) -> Caption {
    let pane = &reader.quotes;
    let count = pane.quotes.len();
    let note = if count == 0 {
        SafeText::default()
    } else {
        safe_format!("{} of {count}", pane.flow.position().cursor.block + 1)
    };
    let whose = match pane.subject {
        // A place says nothing.
        Some(Item::Entity(ix)) if reader.story().get(ix).class == EntityClass::Place => SafeText::default(),
        Some(Item::Entity(ix)) => safe_format!(" by {}", reader.story().briefing[ix].name),
        Some(Item::Briefing) => SafeText::from_static(" of the briefing"),
        Some(
            Item::Event(_)
            | Item::Quote(_)
            | Item::Source(_)
            | Item::Claim(_)
            | Item::Judgment(_)
            | Item::Question(_),
        )
        | None => SafeText::default(),
    };
    Caption { title: safe_format!("3 Quotes{whose}"), note }
}

fn view(reader: &Reader) -> Caption {
    let title = reader.view.as_ref().map(|pane| pane.view.title(reader.story())).unwrap_or_default();
    if let Some(ViewPane { reading: Some(reading), flow, .. }) = &reader.view {
        return Caption { title, note: safe_format!("{} of {}", Reading::read(flow), reading.len()) };
    }
    let note = match reader.text().map(SourceText::count) {
        Some((Some(at), all)) => safe_format!("{} of {all}", at + 1),
        Some((None, 1)) => SafeText::from_static("1 quote"),
        Some((None, all)) if all > 0 => safe_format!("{all} quotes"),
        Some((None, _)) | None => SafeText::default(),
    };
    Caption { title, note }
}

/// What an empty pane says, and what to do.
fn empty(app: &App, reader: &Reader, pane: Pane) -> SafeText {
    let subject = reader.subject().map(|item| describe::noun(reader.story(), item));
    match pane {
        Pane::List if !reader.perspective().facets.is_empty() => {
            let clear = app.key(Action::ClearFilter);
            safe_format!("The filter hides everything here. Press {clear} to show it again.")
        }
        Pane::List => {
            let keys = Lens::ACTIONS.map(|action| app.key(action).as_str()).join(" ");
            let what = reader.lens.items();
            match &reader.perspective().as_of {
                Some(date) => {
                    let date = date.label();
                    safe_format!(
                        "No {what} of this briefing are known to have been known by {date}. {keys} show its other lists."
                    )
                }
                None => safe_format!("This briefing has no {what}. {keys} show its other lists."),
            }
        }
        Pane::Entity => {
            let go = app.key(Action::GoTo);
            match subject {
                Some(_) if reader.subject() == Some(Item::Briefing) => {
                    safe_format!(
                        "The summary is no one's in particular. Press {go} to go to an actor or place."
                    )
                }
                Some(noun) => {
                    safe_format!("This {noun} names no actor or place. Press {go} to go to one by name.")
                }
                None => safe_format!("Nothing is selected. Press {go} to go to an actor or place by name."),
            }
        }
        Pane::Quotes => match (reader.quotes.subject, subject) {
            (Some(Item::Entity(ix)), _) => {
                let entity = reader.story().get(ix);
                match entity.class {
                    EntityClass::Actor => safe_format!("No quote of this briefing is by {}.", entity.name),
                    EntityClass::Place => {
                        safe_format!("{} is a place; quotes stand at its events.", entity.name)
                    }
                }
            }
            (_, Some(noun)) => safe_format!("This {noun} has no quotes."),
            (_, None) => SafeText::from_static("Nothing is selected."),
        },
        Pane::View => SafeText::default(),
    }
}

/// Paints a sentence in the middle of nothing; false where there is no room for all of it.
pub(super) fn draw_words(words: &SafeText, area: Area, canvas: &mut Canvas<'_>) -> bool {
    let room = usize::from(area.width.saturating_sub(2)).max(1);
    let spelled = canvas.spelled(words.as_safe());
    let paragraph = Paragraph::plain().tone(Tone::Muted, spelled.as_ref().unwrap_or(words));
    let laid = lay_out(&[paragraph], room, Spacing::Compact, None);
    let area = Area { x: area.x + 1, width: area.width.saturating_sub(1), ..area };
    for (row, line) in (0..area.height).zip(&laid.lines) {
        canvas.line(area, row, line, None);
    }
    laid.lines.len() <= usize::from(area.height)
}
