//! How readable each role is in the palettes that terminals come with: the ratio of WCAG 2, of which 4.5 to 1 is asked for words.

#![expect(clippy::unreadable_literal, reason = "colors are written in six digits everywhere")]

use super::*;

/// The colors of a terminal: its text, its background, and the sixteen.
struct Palette {
    name: &'static str,
    text: u32,
    background: u32,
    sixteen: &'static [u32; 16],
}

/// xterm: `XTerm-col.ad` of its sources.
const XTERM: [u32; 16] = [
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5, //
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
];

/// Terminal of macOS: the table of colors in Wikipedia's article on ANSI escape codes.
const MACOS: [u32; 16] = [
    0x000000, 0xc23621, 0x25bc24, 0xadad27, 0x492ee1, 0xd338d3, 0x33bbc8, 0xcbcccd, //
    0x818383, 0xfc391f, 0x31e722, 0xeaec23, 0x5833ff, 0xf935f8, 0x14f0f0, 0xe9ebeb,
];

/// Visual Studio Code, light: `terminalColorRegistry.ts` of its sources.
const CODE_LIGHT: [u32; 16] = [
    0x000000, 0xcd3131, 0x107c10, 0x949800, 0x0451a5, 0xbc05bc, 0x0598bc, 0x555555, //
    0x666666, 0xcd3131, 0x14ce14, 0xb5ba00, 0x0451a5, 0xbc05bc, 0x0598bc, 0xa5a5a5,
];

/// The same, dark.
const CODE_DARK: [u32; 16] = [
    0x000000, 0xcd3131, 0x0dbc79, 0xe5e510, 0x2472c8, 0xbc3fbc, 0x11a8cd, 0xe5e5e5, //
    0x666666, 0xf14c4c, 0x23d18b, 0xf5f543, 0x3b8eea, 0xd670d6, 0x29b8db, 0xe5e5e5,
];

/// GNOME Terminal: `terminal-profile-editor` of its sources.
const GNOME: [u32; 16] = [
    0x171421, 0xc01c28, 0x26a269, 0xa2734c, 0x12488b, 0xa347ba, 0x2aa1b3, 0xd0cfcc, //
    0x5e5c64, 0xf66151, 0x33da7a, 0xe9ad0c, 0x2a7bde, 0xc061cb, 0x33c7de, 0xffffff,
];

/// Solarized, light and dark: the table at ethanschoonover.com/solarized.
const SOLARIZED: [u32; 16] = [
    0x073642, 0xdc322f, 0x859900, 0xb58900, 0x268bd2, 0xd33682, 0x2aa198, 0xeee8d5, //
    0x002b36, 0xcb4b16, 0x586e75, 0x657b83, 0x839496, 0x6c71c4, 0x93a1a1, 0xfdf6e3,
];

const fn palette(name: &'static str, text: u32, background: u32, sixteen: &'static [u32; 16]) -> Palette {
    Palette { name, text, background, sixteen }
}

const ON_WHITE: [Palette; 5] = [
    palette("xterm", 0x000000, 0xffffff, &XTERM),
    palette("Terminal, Basic", 0x000000, 0xffffff, &MACOS),
    palette("Code, Light", 0x333333, 0xffffff, &CODE_LIGHT),
    palette("GNOME, light", 0x171421, 0xffffff, &GNOME),
    palette("Solarized Light", 0x657b83, 0xfdf6e3, &SOLARIZED),
];

const ON_BLACK: [Palette; 5] = [
    palette("xterm, reversed", 0xffffff, 0x000000, &XTERM),
    palette("Terminal, Pro", 0xf2f2f2, 0x000000, &MACOS),
    palette("Code, Dark", 0xcccccc, 0x1e1e1e, &CODE_DARK),
    palette("GNOME, dark", 0xd0cfcc, 0x171421, &GNOME),
    palette("Solarized Dark", 0x839496, 0x002b36, &SOLARIZED),
];

impl Palette {
    /// The color that a terminal shows; none is given where it is the terminal's own.
    fn shown(&self, color: Option<Color>, own: u32) -> u32 {
        let Some(Color::Indexed(number)) = color else {
            assert_eq!(color, None, "a color is named by its number");
            return own;
        };
        let step = |n: u8| if n == 0 { 0 } else { 55 + 40 * u32::from(n) };
        match number {
            0..16 => self.sixteen[usize::from(number)],
            16..232 => {
                let n = number - 16;
                step(n / 36) << 16 | step(n / 6 % 6) << 8 | step(n % 6)
            }
            232.. => (8 + 10 * u32::from(number - 232)) * 0x01_01_01,
        }
    }

    /// The contrast of a style, and that of the terminal's own text.
    fn contrast(&self, style: Style) -> (f64, f64) {
        let colors = (self.shown(style.fg, self.text), self.shown(style.bg, self.background));
        (contrast(colors.0, colors.1), contrast(self.text, self.background))
    }
}

/// The relative luminance of WCAG 2.
fn luminance(color: u32) -> f64 {
    let linear = |shift: u32| {
        let value = f64::from(color >> shift & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(16) + 0.7152 * linear(8) + 0.0722 * linear(0)
}

fn contrast(a: u32, b: u32) -> f64 {
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    if a > b { a / b } else { b / a }
}

/// What is read: links, keys and what they do, marks, labels, and the tones that say something.
const READ: [Role; 16] = [
    Role::Tone(Tone::Text),
    Role::Tone(Tone::Link),
    Role::Tone(Tone::Quote),
    Role::Tone(Tone::Supports),
    Role::Tone(Tone::Opposes),
    Role::Tone(Tone::Warning),
    Role::Mark,
    Role::Selected,
    Role::Key,
    Role::KeyWord,
    Role::HintLabel,
    Role::Hit,
    Role::CurrentHit,
    Role::FocusedLink,
    Role::FocusedTitle,
    Role::Error,
];

#[test]
fn contrast_is_computed_as_wcag_does() {
    let near = |a: f64, b: f64| (a - b).abs() < 0.01;
    assert!(near(contrast(0x000000, 0xffffff), 21.0));
    assert!(near(contrast(0x777777, 0xffffff), 4.48));
    // What this is for: the cyan of xterm on white, which links once had.
    assert!(contrast(XTERM[6], 0xffffff) < 2.0);
}

#[test]
fn what_is_read_has_enough_contrast_in_every_palette() {
    for name in ThemeName::ALL {
        let palettes = match name {
            ThemeName::Light => ON_WHITE.iter().chain(&[]),
            ThemeName::Dark => ON_BLACK.iter().chain(&[]),
            ThemeName::Default | ThemeName::HighContrast | ThemeName::ColorBlind => {
                ON_WHITE.iter().chain(&ON_BLACK)
            }
        };
        let theme = Theme::new(*name, false, Look::default());
        for palette in palettes {
            for role in READ {
                let style = theme.style(role);
                assert!(!style.add_modifier.contains(Modifier::DIM), "{name:?} {role:?}");
                let (found, text) = palette.contrast(style);
                // The terminal's own text is as readable as whoever sits there likes it; Solarized Light has 4.1.
                let is_own = (style.fg, style.bg) == (None, None);
                assert!(
                    found >= 4.5 || is_own && found >= text,
                    "{name:?} {role:?} in {}: {found:.2}",
                    palette.name
                );
            }
        }
    }
}

#[test]
fn themes_for_one_background_leave_nothing_to_dimming() {
    for (name, palettes) in [(ThemeName::Light, &ON_WHITE), (ThemeName::Dark, &ON_BLACK)] {
        let theme = Theme::new(name, false, Look::default());
        for palette in palettes {
            for (role, least) in [
                (Role::Tone(Tone::Muted), 4.5),
                (Role::Tone(Tone::Label), 4.5),
                // Lines that are not read.
                (Role::Frame, 3.0),
                (Role::FocusedFrame, 3.0),
                (Role::Bar, 3.0),
            ] {
                let (found, _) = palette.contrast(theme.style(role));
                assert!(found >= least, "{name:?} {role:?} in {}: {found:.2}", palette.name);
            }
        }
    }
}
