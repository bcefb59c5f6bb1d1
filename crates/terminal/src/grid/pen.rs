//! Colors, modifiers and a link in one number: what a cell is written with, and what a style changes of that. It must not know
//! what is written, nor which sequences set it.

use ratatui::style::{Color, Modifier, Style};

/// The foreground, background and modifiers of a cell, and where it leads.
///
/// From the lowest bit on: nine for the foreground, nine for the background (0 for the terminal's own, else 1 and the
/// number in the palette of 256), nine for the modifiers as ratatui numbers them, five for the web address to which the
/// cell leads (0 for none).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pen(u32);

const COLOR: u32 = 0x1ff;
const BG: u32 = 9;
const MODIFIERS: u32 = 18;
const LINK: u32 = 27;

/// The modifiers that one sees on a blank.
const SEEN_ON_BLANK: u32 = pack(
    Modifier::UNDERLINED
        .union(Modifier::SLOW_BLINK)
        .union(Modifier::RAPID_BLINK)
        .union(Modifier::REVERSED)
        .union(Modifier::CROSSED_OUT),
);

const fn pack(modifiers: Modifier) -> u32 {
    (modifiers.bits() as u32) << MODIFIERS
}

impl Pen {
    /// The terminal's own colors, and no modifiers.
    pub(crate) const DEFAULT: Self = Self(0);

    /// The pen after a change.
    pub(crate) const fn patched(self, patch: Patch) -> Self {
        Self(self.0 & patch.keep | patch.set)
    }

    /// The number of the foreground in the palette; none for the terminal's own.
    pub(crate) const fn foreground(self) -> Option<u8> {
        palette(self.0)
    }

    /// The number of the background in the palette; none for the terminal's own.
    pub(crate) const fn background(self) -> Option<u8> {
        palette(self.0 >> BG)
    }

    /// The modifiers.
    pub(crate) const fn modifiers(self) -> Modifier {
        Modifier::from_bits_truncate((self.0 >> MODIFIERS) as u16)
    }

    /// The number of the web address to which the cell leads; 0 for none.
    pub(crate) const fn link(self) -> u8 {
        (self.0 >> LINK) as u8
    }

    /// The same, leading to the web address of this number.
    pub(crate) const fn linked(self, number: u8) -> Self {
        Self(self.unlinked().0 | (number as u32) << LINK)
    }

    /// The same, leading nowhere.
    #[must_use]
    pub const fn unlinked(self) -> Self {
        Self(self.0 & !(u32::MAX << LINK))
    }

    /// The style that makes any cell look so.
    pub(crate) fn style(self) -> Style {
        let color = |number: Option<u8>| Some(number.map_or(Color::Reset, color));
        Style { fg: color(self.foreground()), bg: color(self.background()), ..Style::reset() }
            .add_modifier(self.modifiers())
    }

    /// The plainest pen that paints a blank as this one does.
    pub(crate) const fn for_blank(self) -> Self {
        if self.0 & SEEN_ON_BLANK == 0 && self.link() == 0 { Self(self.0 & (COLOR << BG)) } else { self }
    }

    /// Whether a blank looks the same with either.
    pub(crate) fn paints_blank_as(self, other: Self) -> bool {
        self.for_blank() == other.for_blank()
    }
}

impl From<Style> for Pen {
    /// The pen of a cell that has this style and had none before.
    fn from(style: Style) -> Self {
        Self::DEFAULT.patched(Patch::from(style))
    }
}

/// What a style changes of a pen: the bits that stay, and those that are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patch {
    keep: u32,
    set: u32,
}

impl From<Style> for Patch {
    /// As ratatui has it: the colors that are given are replaced, modifiers added, then others removed.
    fn from(style: Style) -> Self {
        let keep = !pack(style.sub_modifier);
        let set = pack(style.add_modifier.difference(style.sub_modifier));
        Self { keep, set }.with_color(style.fg, 0).with_color(style.bg, BG)
    }
}

impl Patch {
    /// The same with a color, where one is given, in the bits from one on.
    fn with_color(self, color: Option<Color>, shift: u32) -> Self {
        let Some(color) = color else { return self };
        Self { keep: self.keep & !(COLOR << shift), set: self.set | number(color) << shift }
    }
}

const fn palette(bits: u32) -> Option<u8> {
    match bits & COLOR {
        0 => None,
        number => Some((number - 1) as u8),
    }
}

/// The named colors, by their numbers in the palette.
const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

fn color(number: u8) -> Color {
    NAMED.get(usize::from(number)).copied().unwrap_or(Color::Indexed(number))
}

fn number(color: Color) -> u32 {
    1 + u32::from(match color {
        Color::Reset => return 0,
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 8,
        Color::LightRed => 9,
        Color::LightGreen => 10,
        Color::LightYellow => 11,
        Color::LightBlue => 12,
        Color::LightMagenta => 13,
        Color::LightCyan => 14,
        Color::White => 15,
        Color::Indexed(number) => number,
        Color::Rgb(red, green, blue) => nearest([red, green, blue]),
    })
}

/// The steps of each channel in the cube of 6x6x6 colors, which begins at 16.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The nearest entry of the cube or of the ramp of 24 grays behind it, which all terminals show alike.
fn nearest(color: [u8; 3]) -> u8 {
    let cube = color.map(|channel| {
        (0..6).min_by_key(|step| STEPS[usize::from(*step)].abs_diff(channel)).unwrap_or_default()
    });
    let mean = color.iter().map(|channel| u32::from(*channel)).sum::<u32>() / 3;
    let gray = (mean.saturating_sub(3) / 10).min(23) as u8;
    let distance = |other: [u8; 3]| -> u32 {
        color.iter().zip(other).map(|(a, b)| u32::from(a.abs_diff(b)).pow(2)).sum()
    };
    if distance([8 + 10 * gray; 3]) < distance(cube.map(|step| STEPS[usize::from(step)])) {
        232 + gray
    } else {
        16 + 36 * cube[0] + 6 * cube[1] + cube[2]
    }
}
