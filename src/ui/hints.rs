//! Letters on the links of the screen. It must not choose the letters.

use super::{canvas::Canvas, theme::Role};
use crate::app::hints::Hints;
use briefing_text::SafeText;

pub(super) fn draw(hints: &Hints, canvas: &mut Canvas<'_>) {
    let style = canvas.style(Role::HintLabel);
    for (label, link) in &hints.links {
        if let Some(left) = label.strip_prefix(&hints.typed) {
            let letters = SafeText::line(left);
            canvas.words(link.x, link.y, 2, letters.as_safe(), style);
        }
    }
}
