//! Colors by role, and the marks and lines of the screen: the only place that names a color. It must not know what is painted.
//!
//! The default theme is readable on any background: it keeps to the terminal's own text color, and to pairs of colors that no
//! palette changes. Two themes have colors for light and dark backgrounds. Color never carries a meaning alone: with
//! `NO_COLOR` every role keeps its modifiers.
#![cfg_attr(
    not(test),
    expect(clippy::disallowed_types, clippy::disallowed_methods, reason = "here the roles get their colors")
)]

use ratatui::style::{Color, Modifier, Style};

use crate::app::{Look, config::ThemeName, lines::Order};
use briefing_evidence::describe::Tone;

/// What is painted, beside the tones of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Role {
    /// A tone of text.
    Tone(Tone),
    /// The title of the briefing.
    Title,
    /// The frame of a pane.
    Frame,
    /// The frame of the pane that has the keys.
    FocusedFrame,
    /// The title of the pane that has the keys.
    FocusedTitle,
    /// The selected line.
    Selected,
    /// The mark beside what is selected.
    Mark,
    /// Words that the search found.
    Hit,
    /// The hit at which the reader is.
    CurrentHit,
    /// The link that Enter follows.
    FocusedLink,
    /// A key in the hints.
    Key,
    /// What a key in the hints does.
    KeyWord,
    /// A letter of a hint on a link.
    HintLabel,
    /// A bar over time, or of progress.
    Bar,
    /// A bar over the time of what is on screen.
    ShownBar,
    /// A bar over another time, beside those.
    FaintBar,
    /// The column of the selection among the bars.
    SelectedBar,
    /// A message that something went wrong.
    Error,
}

/// The marks and lines of the screen.
#[derive(Clone, Copy, Debug)]
pub struct Glyphs {
    /// Corners: top left, top right, bottom left, bottom right.
    pub(crate) corners: [&'static str; 4],
    /// A line across.
    pub(crate) across: &'static str,
    /// A line down.
    pub(crate) down: &'static str,
    /// The part of the line down that shows where the view is.
    pub(crate) thumb: &'static str,
    /// The mark beside what is selected.
    pub(crate) mark: &'static str,
    /// Heights of a bar, from none to full.
    pub(crate) bars: [&'static str; 9],
    /// The full bar of a column whose colors are reversed: a full block would leave nothing of it.
    pub(crate) reversed_bar: &'static str,
    /// The bracket beside rows whose order is not known: top, middle, bottom; and overlap with a row further up.
    pub(crate) bracket: [&'static str; 4],
    /// What a bar is made of: certain, about, perhaps, perhaps about, somewhere within.
    pub spans: [&'static str; 5],
    /// A certain day.
    pub day: &'static str,
    /// The sides of a bar that are open, or more lanes than are shown: left, right.
    pub open: [&'static str; 2],
    /// The sides of a bar that goes on beyond the axis: left, right.
    pub beyond: [&'static str; 2],
    /// An actor takes part.
    pub(crate) part: &'static str,
    /// An actor takes no part.
    pub(crate) lane: &'static str,
    /// A break in the scale of the bars.
    pub(crate) cut: &'static str,
    /// Whether everything is painted with ASCII alone.
    pub(crate) ascii: bool,
    /// What somebody denies or doubts.
    pub(crate) contested: &'static str,
    /// In the margin: new, changed, noted, marked.
    pub(crate) margin: [&'static str; 4],
}

const LINES: Glyphs = Glyphs {
    corners: ["╭", "╮", "╰", "╯"],
    across: "─",
    down: "│",
    thumb: "┃",
    mark: "▌",
    bars: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    reversed_bar: " ",
    bracket: ["╭", "│", "╰", "┊"],
    spans: ["━", "╍", "┄", "┈", "░"],
    day: "◆",
    open: ["◂", "▸"],
    beyond: ["‹", "›"],
    part: "●",
    lane: "·",
    cut: "╎",
    ascii: false,
    contested: "⚑",
    margin: ["+", "~", "¶", "★"],
};

const ASCII: Glyphs = Glyphs {
    corners: ["+", "+", "+", "+"],
    across: "-",
    down: "|",
    thumb: "#",
    mark: ">",
    bars: [" ", ".", ":", "-", "=", "+", "*", "#", "@"],
    reversed_bar: "@",
    bracket: ["/", "|", "\\", ":"],
    spans: ["=", "~", "?", "%", ":"],
    day: "*",
    open: ["<", ">"],
    beyond: ["(", ")"],
    part: "O",
    lane: ".",
    // A colon would be a bar.
    cut: "|",
    ascii: true,
    contested: "!",
    margin: ["+", "~", "n", "*"],
};

/// How everything looks.
#[derive(Clone, Copy, Debug)]
pub struct Theme {
    name: ThemeName,
    look: Look,
    /// The marks and lines.
    pub glyphs: Glyphs,
}

impl Theme {
    /// The theme of this name; `ascii` draws lines and marks with ASCII alone.
    pub const fn new(name: ThemeName, ascii: bool, look: Look) -> Self {
        Self { name, look, glyphs: if ascii { ASCII } else { LINES } }
    }

    /// The order in which the cells of a line are painted.
    pub(crate) const fn order(&self) -> Order {
        self.look.order()
    }

    /// How a box-drawing character, a tip or a blank is painted in a column: as it is, or in ASCII, where heavy lines are
    /// `=` and `#` and dashed ones have gaps.
    pub(crate) const fn drawn(&self, glyph: char, column: usize) -> char {
        if !self.glyphs.ascii {
            return glyph;
        }
        match glyph {
            '─' | '╴' | '╶' => '-',
            '━' | '╸' | '╺' => '=',
            '┄' if column.is_multiple_of(2) => '-',
            '┅' if column.is_multiple_of(2) => '=',
            ' ' | '┄' | '┅' => ' ',
            '│' | '╵' | '╷' => '|',
            '┆' | '┇' => ':',
            '▸' => '>',
            '◂' => '<',
            '╭' | '╮' | '╰' | '╯' | '├' | '┤' | '┬' | '┴' | '┼' => '+',
            _ => '#',
        }
    }

    /// The style of a role.
    pub(crate) fn style(&self, role: Role) -> Style {
        let style = match self.name {
            ThemeName::Default => default(role),
            ThemeName::Light => colored(role, &ON_LIGHT),
            ThemeName::Dark => colored(role, &ON_DARK),
            ThemeName::HighContrast => high_contrast(role),
            ThemeName::ColorBlind => color_blind(role),
        };
        if self.look.no_color { without_color(style, role) } else { style }
    }
}

/// A color of the cube and the grays behind the sixteen, which no palette changes.
const fn fixed(number: u8) -> Color {
    Color::Indexed(number)
}

const BLACK: Color = fixed(16);
const WHITE: Color = fixed(231);

/// Readable on any background: of the sixteen colors none is, in all palettes. What is read has the terminal's own color;
/// what is to be seen at once has a background of its own.
fn default(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Tone(tone) => tone_style(tone),
        Role::Title | Role::Selected | Role::Mark | Role::Key => plain.add_modifier(Modifier::BOLD),
        Role::Frame | Role::FaintBar => plain.add_modifier(Modifier::DIM),
        Role::FocusedFrame | Role::Bar | Role::ShownBar | Role::KeyWord => plain,
        Role::FocusedTitle => plain.fg(WHITE).bg(fixed(25)).add_modifier(Modifier::BOLD),
        Role::SelectedBar | Role::FocusedLink => plain.add_modifier(Modifier::REVERSED),
        Role::Hit => plain.fg(BLACK).bg(fixed(220)),
        Role::CurrentHit => plain.fg(BLACK).bg(fixed(45)).add_modifier(Modifier::BOLD),
        Role::HintLabel => plain.fg(BLACK).bg(fixed(120)).add_modifier(Modifier::BOLD),
        Role::Error => plain.fg(WHITE).bg(fixed(124)).add_modifier(Modifier::BOLD),
    }
}

fn tone_style(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Text | Tone::Address | Tone::Drawing | Tone::Supports => plain,
        Tone::Strong | Tone::Heading | Tone::Opposes | Tone::Warning => plain.add_modifier(Modifier::BOLD),
        Tone::Muted | Tone::Label => plain.add_modifier(Modifier::DIM),
        Tone::Link => plain.add_modifier(Modifier::UNDERLINED),
        Tone::Quote => plain.add_modifier(Modifier::ITALIC),
        Tone::Fallen => plain.add_modifier(Modifier::CROSSED_OUT),
    }
}

/// Colors for a background that is known.
struct Colors {
    /// Links, keys, what has the keys.
    accent: Color,
    /// What stands on the accent.
    on_accent: Color,
    supports: Color,
    opposes: Color,
    warning: Color,
    muted: Color,
    frame: Color,
    bar: Color,
}

const ON_LIGHT: Colors = Colors {
    accent: fixed(25),
    on_accent: WHITE,
    supports: fixed(22),
    opposes: fixed(124),
    warning: fixed(90),
    muted: fixed(240),
    frame: fixed(245),
    bar: fixed(25),
};

const ON_DARK: Colors = Colors {
    accent: fixed(117),
    on_accent: BLACK,
    supports: fixed(114),
    opposes: fixed(210),
    warning: fixed(219),
    muted: fixed(249),
    frame: fixed(244),
    bar: fixed(75),
};

/// Colors that are readable on a background of one kind.
fn colored(role: Role, colors: &Colors) -> Style {
    let style = default(role);
    let muted = || style.remove_modifier(Modifier::DIM).fg(colors.muted);
    match role {
        Role::Tone(Tone::Link) | Role::Key | Role::Mark | Role::FocusedFrame | Role::SelectedBar => {
            style.fg(colors.accent)
        }
        Role::Tone(Tone::Supports) => style.fg(colors.supports),
        Role::Tone(Tone::Opposes) => Style::new().fg(colors.opposes),
        Role::Tone(Tone::Warning) => Style::new().fg(colors.warning),
        Role::Tone(Tone::Muted | Tone::Label) | Role::KeyWord => muted(),
        Role::Frame | Role::FaintBar => Style::new().fg(colors.frame),
        Role::FocusedTitle => style.fg(colors.on_accent).bg(colors.accent),
        Role::Bar | Role::ShownBar => style.fg(colors.bar),
        _ => style,
    }
}

/// Nothing dim, everything that matters bold.
fn high_contrast(role: Role) -> Style {
    let style = default(role).remove_modifier(Modifier::DIM);
    match role {
        Role::Tone(Tone::Link) => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Tone(Tone::Supports | Tone::Opposes | Tone::Warning) | Role::FocusedFrame => {
            style.add_modifier(Modifier::BOLD)
        }
        Role::ShownBar => style.add_modifier(Modifier::UNDERLINED),
        Role::Selected | Role::FocusedTitle => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
        _ => style,
    }
}

/// White on blue and black on orange (after Okabe and Ito), told apart with every kind of color vision.
fn color_blind(role: Role) -> Style {
    let blue = Style::new().fg(WHITE).bg(fixed(25));
    let orange = Style::new().fg(BLACK).bg(fixed(208));
    match role {
        Role::Tone(Tone::Supports) => blue,
        Role::Tone(Tone::Opposes) => orange,
        Role::Error => orange.add_modifier(Modifier::BOLD),
        _ => default(role),
    }
}

/// The same without color; what was told by a background alone is told by a modifier.
fn without_color(style: Style, role: Role) -> Style {
    let bare = Style { fg: None, bg: None, ..style };
    match role {
        Role::Hit => bare.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        // Italic, too: all of a selected title may be reversed and bold.
        Role::CurrentHit => bare.add_modifier(Modifier::REVERSED | Modifier::UNDERLINED | Modifier::ITALIC),
        Role::HintLabel | Role::FocusedTitle => bare.add_modifier(Modifier::REVERSED),
        Role::Frame | Role::FaintBar | Role::Tone(Tone::Muted | Tone::Label) => default(role),
        _ => bare,
    }
}

#[cfg(test)]
mod contrast;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_of_the_selection_of_the_screen_and_of_the_rest_differ_with_color_and_without() {
        for name in ThemeName::ALL {
            for no_color in [false, true] {
                let theme = Theme::new(*name, false, Look { no_color, reorder: false });
                let roles = [Role::FaintBar, Role::ShownBar, Role::SelectedBar];
                let [faint, shown, selected] = roles.map(|role| theme.style(role));
                assert!(faint != shown && shown != selected && selected != faint, "{name:?} {no_color}");
            }
        }
    }

    #[test]
    fn the_hit_at_which_the_reader_is_differs_from_the_others_also_in_a_selected_title() {
        for name in ThemeName::ALL {
            for no_color in [false, true] {
                let theme = Theme::new(*name, false, Look { no_color, reorder: false });
                let [hit, current, selected] =
                    [Role::Hit, Role::CurrentHit, Role::Selected].map(|role| theme.style(role));
                assert_ne!(hit, current, "{name:?} {no_color}");
                assert_ne!(hit.patch(selected), current.patch(selected), "{name:?} {no_color}");
            }
        }
    }

    #[test]
    fn no_color_means_none_and_yet_hits_links_and_selection_differ_from_text() {
        for name in ThemeName::ALL {
            let theme = Theme::new(*name, false, Look { no_color: true, reorder: false });
            let special = [
                Role::Hit,
                Role::CurrentHit,
                Role::FocusedLink,
                Role::Selected,
                Role::Tone(Tone::Link),
                Role::FocusedTitle,
            ];
            for role in special {
                let style = theme.style(role);
                assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
                assert_ne!(style.add_modifier, Modifier::empty(), "{role:?}");
            }
        }
    }
}
