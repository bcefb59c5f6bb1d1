//! The signs and words of the screen and what each says, by what is in front: for the help. It must not paint them.

use super::{desk::Desk, layout::Pane, lens::Lens, reader::Reader, view::View};
use briefing_evidence::perspective::Form;

/// Signs that belong together, and what they say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sign {
    /// As they are drawn.
    pub(crate) drawn: &'static str,
    /// As they are drawn with ASCII alone.
    pub(crate) ascii: &'static str,
    /// What they say.
    pub(crate) meaning: &'static str,
}

/// Where signs stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// In every pane.
    Panes,
    /// At the left of lists and quotes, where something stands in the margin.
    Margin,
    /// In the strip over the panes.
    Strip,
    /// Beside the rows of the timeline.
    Ties,
    /// In the bars of the timeline.
    Bars,
    /// In its lanes.
    Lanes,
    /// Beside the text of a source.
    Text,
    /// In a drawing of relations.
    Drawing,
}

const fn sign(drawn: &'static str, ascii: &'static str, meaning: &'static str) -> Sign {
    Sign { drawn, ascii, meaning }
}

/// Every sign, in the order of the help.
const SIGNS: &[(Place, Sign)] = &[
    (Place::Panes, sign("▌", ">", "What the keys work on; in a list, what is open.")),
    (Place::Panes, sign("⚑", "!", "Somebody denies or doubts it, or it conflicts with another claim.")),
    (Place::Panes, sign("┃", "#", "Which part of all there is in the pane is in view.")),
    (Place::Margin, sign("+", "+", "New since the version that it is compared with.")),
    (Place::Margin, sign("~", "~", "It says something else than that version.")),
    (Place::Margin, sign("¶", "n", "You have written a note to it.")),
    (Place::Margin, sign("★", "*", "You have marked it.")),
    (
        Place::Ties,
        sign("╭ │ ╰", "/ | \\", "Neighbors in this bracket may have happened the other way round."),
    ),
    (Place::Ties, sign("┊", ":", "Surely after the row above, but perhaps not after one further up.")),
    (Place::Bars, sign("◆", "*", "A certain day, or a time.")),
    (Place::Bars, sign("━", "=", "All of this time, or a year or month named without a day.")),
    (Place::Bars, sign("░", ":", "Somewhere within.")),
    (Place::Bars, sign("╍", "~", "About this.")),
    (Place::Bars, sign("┄", "?", "Perhaps this.")),
    (Place::Bars, sign("┈", "%", "Perhaps about this.")),
    (Place::Bars, sign("◂ ▸", "< >", "Open or unknown on this side.")),
    (Place::Bars, sign("‹ ›", "( )", "It goes on beyond what the bars show.")),
    (Place::Lanes, sign("●", "O", "The actor takes part.")),
    (Place::Lanes, sign("·", ".", "The actor takes no part.")),
    (Place::Lanes, sign("◂ ▸", "< >", "There are more lanes on this side.")),
    (Place::Strip, sign("▁ █", ". @", "How much is dated then, from little to much.")),
    (Place::Strip, sign("╎", "|", "A long silence, left out.")),
    (Place::Text, sign("||", "||", "Here the selected quote stands.")),
    (Place::Text, sign("|", "|", "Here another quote stands.")),
    (Place::Text, sign("!", "!", "Words that are only like a quote.")),
    (Place::Drawing, sign("┄", "-", "A relation that somebody denies or doubts.")),
    (Place::Drawing, sign("▸ ◂", "> <", "What it leads to.")),
];

/// Words that stand everywhere and mean something of their own, and what they say.
pub(crate) const WORDS: &[(&str, &str)] = &[
    ("report", "A source that a statement came through; several may all have it from one."),
    ("origin", "Where it was first said, as far as the file tells: in a source, or by somebody."),
    ("in its own voice", "The first source of it is the speaker's own, such as a post."),
    ("via A → B", "The sources on its way to us, the first one first."),
    ("found in", "The words stand in the file that the briefing names as the copy of a source."),
    ("copy", "The briefing names such a file: Enter opens it."),
    ("TLP", "How far it may be passed on (Traffic Light Protocol)."),
];

/// The signs of what is in front.
pub(crate) fn signs(desk: &Desk) -> impl Iterator<Item = Sign> + use<> {
    let places = desk.session().map(|session| places(&session.reader)).unwrap_or_default();
    SIGNS.iter().filter(move |(place, _)| places.contains(place)).map(|(_, sign)| *sign)
}

fn places(reader: &Reader) -> Vec<Place> {
    match reader.view.as_ref().map(|pane| pane.view) {
        Some(View::Text(..)) => return vec![Place::Text],
        Some(View::Relations(_)) => return vec![Place::Drawing],
        _ => {}
    }
    let layout = reader.layout();
    let mut places = vec![Place::Panes];
    if !reader.margin.is_empty() {
        places.push(Place::Margin);
    }
    if reader.lens == Lens::Timeline && layout.pane(Pane::List).is_some() {
        places.push(Place::Ties);
        match reader.perspective().form {
            Form::List => {}
            Form::Bars => places.push(Place::Bars),
            Form::Lanes => places.push(Place::Lanes),
        }
    }
    if layout.bars.is_some() {
        places.push(Place::Strip);
    }
    places
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::{
        app::{Look, config::ThemeName},
        ui::theme::Theme,
    };

    /// What the help explains is what is painted, in either way.
    #[test]
    fn every_sign_is_one_of_the_theme() {
        for ascii in [false, true] {
            let glyphs = Theme::new(ThemeName::Default, ascii, Look::default()).glyphs;
            let mut known: BTreeSet<&str> = [glyphs.mark, glyphs.thumb, glyphs.contested, glyphs.day].into();
            known.extend([glyphs.part, glyphs.lane, glyphs.cut]);
            known.extend(glyphs.bracket.iter().chain(&glyphs.spans).chain(&glyphs.open));
            known.extend(glyphs.beyond.iter().chain(&glyphs.bars).chain(&glyphs.margin));
            for (place, sign) in SIGNS {
                let drawn = if ascii { sign.ascii } else { sign.drawn };
                // These are of the text and of the drawing themselves.
                if !matches!(place, Place::Text | Place::Drawing) {
                    assert!(drawn.split(' ').all(|glyph| known.contains(glyph)), "{drawn} {}", sign.meaning);
                }
                assert!(sign.ascii.is_ascii(), "{}", sign.ascii);
            }
        }
    }
}
