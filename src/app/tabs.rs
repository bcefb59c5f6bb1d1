//! The lenses as tabs over the panes: what stands on each and where; drawing and the mouse both ask here. It must not draw.

use std::iter;

use super::{keymap::Keymap, layout::Area, lens::Lens, reader::Reader};
use briefing_text::{SafeText, width};

/// The cells between two tabs.
const BETWEEN: u16 = 2;

/// One tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tab {
    /// The lens that it shows.
    pub(crate) lens: Lens,
    /// Its key.
    pub(crate) key: SafeText,
    /// Its name, as far as there is room for it, and how much there is.
    pub(crate) words: SafeText,
    /// Where it stands.
    pub(crate) area: Area,
}

/// How much is said on the tabs, from much to little.
#[derive(Clone, Copy)]
enum Words {
    Counts,
    Names,
    ShortNames,
    NameInFront,
    Keys,
}

/// The tabs in an area, with as many words as fit.
pub(crate) fn tabs(reader: &Reader, keymap: &Keymap, area: Area) -> Vec<Tab> {
    let forms = [Words::Counts, Words::Names, Words::ShortNames, Words::NameInFront, Words::Keys];
    let mut last = Vec::new();
    for form in forms {
        let (tabs, end) = laid(reader, keymap, area, form);
        last = tabs;
        if end <= area.x + area.width {
            break;
        }
    }
    // On a screen for which even the keys are too much, those that fit are left.
    last.retain(|tab| tab.area.x + tab.area.width <= area.x + area.width);
    last
}

fn laid(reader: &Reader, keymap: &Keymap, area: Area, form: Words) -> (Vec<Tab>, u16) {
    let mut x = area.x + 1;
    let tabs = iter::zip(Lens::ALL, Lens::ACTIONS).map(|(lens, action)| {
        let key = keymap.first(action).clone();
        let words = match form {
            Words::Counts => match counted(reader, lens) {
                Some(count) => format!("{} {count}", lens.name()),
                None => lens.name().into(),
            },
            Words::Names => lens.name().into(),
            Words::ShortNames => lens.short_name().into(),
            Words::NameInFront if lens == reader.lens => lens.short_name().into(),
            Words::NameInFront | Words::Keys => String::new(),
        };
        let words = SafeText::line(&words);
        let blank = u16::from(!key.is_empty() && !words.is_empty());
        let cells = (width(key.as_safe()) + width(words.as_safe())) as u16 + blank;
        let tab = Tab { lens, key, words, area: Area { x, width: cells, height: 1, ..area } };
        x += cells + BETWEEN;
        tab
    });
    let tabs: Vec<Tab> = tabs.collect();
    (tabs, x - BETWEEN)
}

/// How many items there are under a lens; with a filter, how many of them are shown in the list that is in front.
fn counted(reader: &Reader, lens: Lens) -> Option<String> {
    let all = Some(reader.count(lens)).filter(|all| *all > 0)?;
    if reader.perspective().facets.is_empty() {
        return Some(all.to_string());
    }
    let shown = reader.list().filter(|_| lens == reader.lens)?.list.count_unfolded();
    Some(format!("{shown} of {all}"))
}

/// The lens whose tab is at a cell.
pub(crate) fn lens_at(reader: &Reader, keymap: &Keymap, column: u16, row: u16) -> Option<Lens> {
    let area = reader.layout().tabs.filter(|area| area.contains(column, row))?;
    tabs(reader, keymap, area).into_iter().find(|tab| tab.area.contains(column, row)).map(|tab| tab.lens)
}
