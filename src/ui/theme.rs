//! Colors by role, and the marks and lines of the screen: the only place that names a color. It must not know what is painted.
//!
//! The default theme keeps to the terminal's own sixteen colors on its own background, so that it fits dark and
//! light alike. Color never carries a meaning alone: with `NO_COLOR` every role keeps its modifiers.
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
    /// The link that Enter follows.
    FocusedLink,
    /// A key in the hints.
    Key,
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
    pub(crate) beyond: [&'static str; 2],
    /// An actor takes part.
    pub(crate) part: &'static str,
    /// An actor takes no part.
    pub(crate) lane: &'static str,
    /// A break in the scale of the bars.
    pub(crate) cut: &'static str,
    /// Whether drawings are painted with ASCII alone.
    ascii_drawings: bool,
    /// What somebody denies or doubts.
    pub(crate) contested: &'static str,
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
    ascii_drawings: false,
    contested: "⚑",
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
    ascii_drawings: true,
    contested: "!",
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
        if !self.glyphs.ascii_drawings {
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
            ThemeName::HighContrast => high_contrast(role),
            ThemeName::ColorBlind => color_blind(role),
        };
        if self.look.no_color { without_color(style, role) } else { style }
    }
}

fn default(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Tone(tone) => tone_style(tone),
        Role::Title | Role::Selected => plain.add_modifier(Modifier::BOLD),
        Role::Frame | Role::FaintBar => plain.add_modifier(Modifier::DIM),
        Role::FocusedFrame | Role::Mark => plain.fg(Color::Cyan),
        Role::FocusedTitle => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD | Modifier::REVERSED),
        Role::SelectedBar => plain.fg(Color::Cyan).add_modifier(Modifier::REVERSED),
        Role::Hit => plain.fg(Color::Black).bg(Color::Yellow),
        Role::FocusedLink => plain.add_modifier(Modifier::REVERSED),
        Role::Key => plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
        Role::HintLabel => plain.fg(Color::Black).bg(Color::Green).add_modifier(Modifier::BOLD),
        Role::Bar | Role::ShownBar => plain.fg(Color::Blue),
        Role::Error => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
    }
}

fn tone_style(tone: Tone) -> Style {
    let plain = Style::new();
    match tone {
        Tone::Text | Tone::Address | Tone::Drawing => plain,
        Tone::Strong | Tone::Heading => plain.add_modifier(Modifier::BOLD),
        Tone::Muted | Tone::Label => plain.add_modifier(Modifier::DIM),
        Tone::Link => plain.fg(Color::Cyan).add_modifier(Modifier::UNDERLINED),
        Tone::Quote => plain.add_modifier(Modifier::ITALIC),
        Tone::Supports => plain.fg(Color::Green),
        Tone::Opposes => plain.fg(Color::Red),
        Tone::Warning => plain.fg(Color::Magenta),
        Tone::Fallen => plain.add_modifier(Modifier::CROSSED_OUT),
    }
}

/// Nothing dim, everything that matters bold.
fn high_contrast(role: Role) -> Style {
    let style = default(role).remove_modifier(Modifier::DIM);
    match role {
        Role::Tone(Tone::Link) => Style::new().add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::Tone(Tone::Supports | Tone::Opposes | Tone::Warning) => style.add_modifier(Modifier::BOLD),
        Role::FocusedFrame | Role::Mark => Style::new().add_modifier(Modifier::BOLD),
        Role::ShownBar => style.add_modifier(Modifier::UNDERLINED),
        Role::Selected => Style::new().add_modifier(Modifier::BOLD | Modifier::REVERSED),
        _ => style,
    }
}

/// Blue and orange in place of green and red (after Okabe and Ito), told apart with every kind of color vision.
fn color_blind(role: Role) -> Style {
    let blue = Color::Indexed(33);
    let orange = Color::Indexed(166);
    match role {
        Role::Tone(Tone::Supports) => Style::new().fg(blue),
        Role::Tone(Tone::Opposes) => Style::new().fg(orange),
        Role::Tone(Tone::Warning) | Role::Error => Style::new().fg(orange).add_modifier(Modifier::BOLD),
        Role::HintLabel => Style::new().fg(Color::Black).bg(orange).add_modifier(Modifier::BOLD),
        _ => default(role),
    }
}

/// The same without color; what was told by a background alone is told by a modifier.
fn without_color(style: Style, role: Role) -> Style {
    let bare = Style { fg: None, bg: None, ..style };
    match role {
        Role::Hit => bare.add_modifier(Modifier::BOLD | Modifier::UNDERLINED),
        Role::HintLabel => bare.add_modifier(Modifier::REVERSED),
        _ => bare,
    }
}

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
    fn no_color_means_none_and_yet_hits_links_and_selection_differ_from_text() {
        for name in ThemeName::ALL {
            let theme = Theme::new(*name, false, Look { no_color: true, reorder: false });
            let special =
                [Role::Hit, Role::FocusedLink, Role::Selected, Role::Tone(Tone::Link), Role::FocusedTitle];
            for role in special {
                let style = theme.style(role);
                assert_eq!((style.fg, style.bg), (None, None), "{role:?}");
                assert_ne!(style.add_modifier, Modifier::empty(), "{role:?}");
            }
        }
    }
}
