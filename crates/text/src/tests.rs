//! Tests of the module as a whole: what hostile text becomes, and what holds for every text.

use std::ops::Range;

use proptest::prelude::*;
use ratatui::buffer::CellWidth;

use super::*;
use crate::safe_format;

/// Characters that make trouble, more often than chance would bring them.
fn hostile() -> impl Strategy<Value = String> {
    let troublemakers = proptest::sample::select(
        "ab c.-\t\n\r\0\u{1b}\u{7}\u{85}\u{9b}\u{a0}\u{ad}\u{301}\u{345}\u{61c}\u{600}אبلاا٣١()«\
         \u{94d}\u{915}\u{937}\u{e33}ก\u{1100}\u{1161}\u{11a8}\u{115f}\u{180e}\u{200b}\u{200c}\
         \u{200d}\u{200e}\u{2028}\u{2029}\u{202e}\u{2060}\u{2061}\u{2066}\u{206a}\u{20e3}\u{2800}\
         \u{3000}\u{3099}\u{30ab}\u{ff9e}中文\u{fe0e}\u{fe0f}\u{feff}\u{fffb}\u{ffff}\u{1f1e6}\
         👩🚀❤🏽🏳🌈🏴🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}\u{e0001}\u{e0100}\u{1d173}"
            .chars()
            .collect::<Vec<_>>(),
    );
    let flags = proptest::sample::select(&["gbsct", "gbeng", "ustx", "gb", "ignore"][..]).prop_map(flag);
    let piece = prop_oneof![
        12 => troublemakers.prop_map(String::from),
        4 => any::<char>().prop_map(String::from),
        1 => flags,
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// The flag that some letters spell.
fn flag(letters: &str) -> String {
    let tags = letters.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xe0000));
    std::iter::once('🏴').chain(tags).chain(['\u{e007f}']).collect()
}

fn symbols(text: &str) -> Vec<String> {
    cells(SafeText::line(text).as_safe()).map(|cell| cell.symbol.into_owned()).collect()
}

fn lines(text: &str, width: usize) -> Vec<String> {
    let text = SafeText::line(text);
    wrap(text.as_safe(), width, width)
        .into_iter()
        .map(|line| text.as_safe().slice(line).to_string())
        .collect()
}

/// Paints a line in visual order, mirrored brackets and all.
fn reordered(line: &str) -> Option<String> {
    let line = SafeText::line(line);
    let order = visual_order(line.as_safe(), Base::FirstLetter)?;
    Some(order.iter().map(|cell| &*cell.symbol).collect())
}

/// Wraps a paragraph and paints each line in visual order.
fn reordered_lines(paragraph: &str, width: usize) -> Vec<String> {
    let paragraph = SafeText::line(paragraph);
    let directions = Directions::of(paragraph.as_safe());
    let line = |range: Range<usize>| -> String {
        let mut line: Vec<_> = cells(paragraph.as_safe().slice(range.clone())).collect();
        for cell in &mut line {
            cell.range = cell.range.start + range.start..cell.range.end + range.start;
        }
        let line = directions.as_ref().map_or(line.clone(), |directions| directions.visual(&line));
        line.iter().map(|cell| &*cell.symbol).collect()
    };
    wrap(paragraph.as_safe(), width, width).into_iter().map(line).collect()
}

#[test]
fn a_terminal_title_sequence_is_shown_not_obeyed() {
    let text = SafeText::line("\u{1b}]0;x\u{7}");
    assert_eq!(text.as_str(), "\u{fffd}]0;x\u{fffd}");
    assert_eq!(text.replaced(), 2);
    assert_eq!(text.raw(), "\u{1b}]0;x\u{7}");
}

#[test]
fn a_line_keeps_its_columns_apart() {
    assert_eq!(SafeText::line("10\t20\r\n30\n40").as_str(), "10 20 30 40");
    assert_eq!(SafeText::line("10\t20").replaced(), 0);
}

#[test]
fn direction_overrides_cannot_turn_an_extension_around() {
    let text = SafeText::line("report\u{202e}fdp.exe");
    assert_eq!(text.as_str(), "report\u{fffd}fdp.exe");
}

#[test]
fn invisible_characters_go_and_are_counted() {
    let text = SafeText::line("\u{feff}so\u{ad}ft\u{200b}ly");
    assert_eq!((text.as_str(), text.replaced()), ("softly", 3));
}

#[test]
fn prose_has_paragraphs_and_no_stray_space() {
    let text = SafeText::prose("\n one \r\n \n\n two\u{2028}three \n");
    assert_eq!(text.as_str(), "one\ntwo\nthree");
    let paragraphs: Vec<_> = text.paragraphs().map(SafeStr::as_str).collect();
    assert_eq!(paragraphs, ["one", "two", "three"]);
    assert_eq!(SafeText::prose(" \n ").paragraphs().count(), 0);
}

#[test]
fn hard_wrapped_lines_flow_together_up_to_a_blank_line() {
    let text = SafeText::hard_wrapped("one\n  two\n \nthree\n");
    assert_eq!(text.as_str(), "one two\nthree");
}

#[test]
fn marks_need_a_base_and_pile_up_to_eight() {
    let zalgo = format!("a{}b", "\u{301}".repeat(50));
    let text = SafeText::line(&zalgo);
    assert_eq!(text.as_str(), format!("a{}b", "\u{301}".repeat(8)));
    assert_eq!(text.replaced(), 42);
    assert_eq!(SafeText::line("\u{301}a \u{301}").as_str(), "◌\u{301}a ◌\u{301}");
}

#[test]
fn persian_and_emoji_keep_their_joiners() {
    for text in ["می‌خواهم", "👩‍👩‍👧‍👦"] {
        let safe = SafeText::line(text);
        assert_eq!((safe.as_str(), safe.replaced()), (text, 0));
    }
}

#[test]
fn the_flag_of_a_region_is_one_sign() {
    for letters in ["gbeng", "gbsct", "gbwls"] {
        let text = format!("v {}!", flag(letters));
        let safe = SafeText::line(&text);
        assert_eq!((safe.as_str(), safe.replaced()), (&*text, 0));
        assert_eq!(symbols(&text), ["v", " ", &flag(letters), "!"]);
        assert_eq!(width(safe.as_safe()), 5);
    }
}

#[test]
fn what_tag_letters_say_besides_is_not_passed_on() {
    let safe = |text: &str| {
        let safe = SafeText::line(text);
        (safe.as_str().to_owned(), safe.replaced())
    };
    assert_eq!(safe(&flag("ustx")), ("🏴\u{fffd}".to_owned(), 5), "a flag that few can show");
    let message = flag("ignoreall");
    assert_eq!(safe(&message), (format!("🏴{}", "\u{fffd}".repeat(10)), 10));
    let open = flag("gbsct").replace('\u{e007f}', "");
    assert_eq!(safe(&open), (format!("🏴{}", "\u{fffd}".repeat(5)), 5), "nothing ends it");
    let letters = flag("gbsct").replace('🏴', "x");
    assert_eq!(safe(&letters), (format!("x{}", "\u{fffd}".repeat(6)), 6), "no flag is before it");
    assert_eq!(safe(&flag("gb")), ("🏴\u{fffd}\u{fffd}\u{fffd}".to_owned(), 3));
    let joined = flag("gbsct").replace('🏴', "🏴\u{200d}");
    assert_eq!(safe(&joined).1, 6);
}

#[test]
fn a_clean_text_costs_no_second_copy() {
    assert_eq!(size_of::<SafeText>(), 24);
    let text = SafeText::line("clean");
    assert_eq!(text.raw().as_ptr(), text.as_str().as_ptr());
}

#[test]
fn texts_compare_by_what_is_read() {
    assert_eq!(SafeText::line("a\tb"), SafeText::from_static("a b"));
    assert!(SafeText::line("b") > SafeText::line("a\u{200b}"));
}

#[test]
fn formatting_cleans_its_arguments() {
    assert_eq!(safe_format!("{} of {}", 1, "\u{1b}").as_str(), "1 of \u{fffd}");
}

#[test]
fn slices_never_panic() {
    let text = SafeStr::from_static("añb");
    assert_eq!(text.slice(0..2).as_str(), "a");
    assert_eq!(text.slice(2..99).as_str(), "ñb");
    let (start, end) = (3, 1);
    assert_eq!(text.slice(start..end).as_str(), "");
}

#[test]
fn lam_and_alef_take_a_cell_each() {
    assert_eq!(symbols("لا"), ["ل", "ا"]);
    assert_eq!(width(SafeText::line("سلام").as_safe()), 4);
}

#[test]
fn chinese_takes_two_columns_a_character() {
    assert_eq!(width(SafeText::line("中文 a").as_safe()), 6);
    assert_eq!(lines("中文字", 5), ["中文", "字"]);
}

#[test]
fn an_emoji_family_is_one_cell_of_two_columns() {
    assert_eq!(symbols("👩‍👩‍👧‍👦!"), ["👩‍👩‍👧‍👦", "!"]);
    assert_eq!(width(SafeText::line("👩‍👩‍👧‍👦").as_safe()), 2);
}

#[test]
fn what_terminals_disagree_on_is_not_painted() {
    assert_eq!(symbols("👍🏽 1\u{fe0f}\u{20e3} ❤\u{fe0f}"), ["👍", " ", "1", " ", "❤"]);
}

#[test]
fn a_stray_joiner_belongs_to_a_neighbor() {
    let text = SafeText::line("a \u{200c}b \u{200d}");
    let ranges: Vec<_> = cells(text.as_safe()).map(|cell| cell.range).collect();
    assert_eq!(ranges, [0..1, 1..2, 2..6, 6..10]);
}

#[test]
fn halfwidth_voicing_marks_are_painted_as_combining_ones() {
    assert_eq!(symbols("\u{ff76}\u{ff9e}!"), ["\u{ff76}\u{3099}", "!"]);
}

#[test]
fn lines_break_between_words_and_long_words_anywhere() {
    assert_eq!(lines("the right to strike", 9), ["the right", "to strike"]);
    assert_eq!(lines("a telecommunication b", 8), ["a", "telecomm", "unicatio", "n b"]);
    assert_eq!(lines("", 10), [""]);
    assert_eq!(lines("   ", 2), [""]);
    assert_eq!(lines("中文", 0), ["中", "文"]);
}

#[test]
fn a_hanging_indent_has_two_widths() {
    let text = SafeStr::from_static("one two three");
    assert_eq!(wrap(text, 8, 5), [0..7, 8..13]);
    assert_eq!(wrap(text, 3, 9), [0..3, 4..13]);
}

#[test]
fn truncation_leaves_room_for_its_mark() {
    let text = SafeStr::from_static("中文字");
    let truncated = |width| {
        let Truncated { text, cut } = truncate(text, width);
        (text.as_str(), cut)
    };
    let cut = |text: &str, width| truncate(SafeText::line(text).as_safe(), width).text.as_str().to_owned();
    assert_eq!(cut("killed 3,000 there", 11), "killed ", "no figure is cut in two");
    assert_eq!(cut("killed 3,000 there", 10), "killed ");
    assert_eq!(cut("killed 3,000 there", 9), "killed ");
    assert_eq!(cut("killed 3,000 there", 13), "killed 3,000");
    assert_eq!(cut("tot: 3,000 — dort", 8), "tot: ");
    assert_eq!(cut("In 2024, all", 9), "In 2024,");
    assert_eq!(truncated(6), ("中文字", false));
    assert_eq!(truncated(5), ("中文", true));
    assert_eq!(truncated(4), ("中", true));
    assert_eq!(truncated(0), ("", true));
}

#[test]
fn right_to_left_lines_are_reordered_and_brackets_mirrored() {
    assert_eq!(reordered("plain"), None);
    assert_eq!(reordered("中文"), None);
    assert_eq!(reordered("אב (גד) 12").as_deref(), Some("12 (דג) בא"));
    assert_eq!(reordered("a אב b").as_deref(), Some("a בא b"));
}

#[test]
fn the_number_before_a_name_stays_before_it_where_the_words_are_the_program_s_own() {
    let title = SafeText::line("2 אב: 3");
    let symbols = |base| -> Option<String> {
        Some(visual_order(title.as_safe(), base)?.iter().map(|cell| &*cell.symbol).collect())
    };
    assert_eq!(symbols(Base::FirstLetter).as_deref(), Some("3 :בא 2"));
    assert_eq!(symbols(Base::LeftToRight).as_deref(), Some("2 3 :בא"));
}

/// Each line below would run the other way if its own first letter decided.
#[test]
fn a_line_takes_its_direction_from_the_paragraph() {
    assert_eq!(reordered_lines("אב abc (גד)", 8), ["abc בא", "(דג)"]);
    assert_eq!(reordered_lines("abc אב גד abc", 6), ["abc בא", "דג abc"]);
}

/// “Group 42 (MEK) said: no”, in Persian.
#[test]
fn numbers_and_latin_words_in_persian_run_from_left_to_right() {
    assert_eq!(reordered("گروه 42 (MEK) گفت: نه").as_deref(), Some("هن :تفگ (MEK) 42 هورگ"));
    assert_eq!(reordered("۱۲٫۵ درصد").as_deref(), Some("دصرد ۱۲٫۵"));
}

/// A letter beyond 16 bits before marks, between controls: found by a random text once.
#[test]
fn marks_after_a_letter_beyond_sixteen_bits_are_as_wide_as_ratatui_says() {
    let text = SafeText::prose("\0a𐀀a\u{94d}\u{94d}aa\u{94d}\0\u{e}\u{94d}\n0");
    for cell in cells(text.as_safe()) {
        assert_eq!(cell.symbol.cell_width(), u16::from(cell.width), "{cell:?}");
    }
}

proptest! {
    #[test]
    fn nothing_that_steers_a_terminal_comes_through(text in hostile()) {
        for text in [SafeText::line(&text), SafeText::prose(&text), SafeText::hard_wrapped(&text)] {
            let known = ["gbeng", "gbsct", "gbwls"].map(flag);
            let besides = known.iter().fold(text.as_str().to_owned(), |text, flag| text.replace(flag, ""));
            for c in besides.chars() {
                let code = u32::from(c);
                prop_assert!(c == '\n' || !c.is_control(), "{code:x}");
                prop_assert!(!matches!(code, 0x61c | 0x200b | 0x200e | 0x200f | 0x2028..=0x202e
                    | 0x2060..=0x206f | 0xfeff | 0xfff9..=0xfffb | 0xfdd0..=0xfdef
                    | 0xe0000..=0xe007f), "{code:x}");
                prop_assert!(code & 0xfffe != 0xfffe, "{code:x}");
            }
        }
        prop_assert!(!SafeText::line(&text).as_str().contains('\n'));
    }

    #[test]
    fn cleaning_twice_is_cleaning_once(text in hostile()) {
        let line = SafeText::line(&text);
        let again = SafeText::line(line.as_str());
        prop_assert_eq!((again.as_str(), again.replaced()), (line.as_str(), 0));
        for prose in [SafeText::prose(&text), SafeText::hard_wrapped(&text)] {
            let again = SafeText::prose(prose.as_str());
            prop_assert_eq!((again.as_str(), again.replaced()), (prose.as_str(), 0));
        }
    }

    #[test]
    fn the_raw_text_is_kept(text in hostile()) {
        let prose = SafeText::prose(&text);
        prop_assert_eq!(prose.raw(), text);
    }

    #[test]
    fn cells_cover_the_text_and_are_as_wide_as_ratatui_says(text in hostile(), cut in 0..40_usize) {
        let text = SafeText::prose(&text);
        let text = text.as_safe().slice(cut..usize::MAX);
        let mut end = 0;
        for cell in cells(text) {
            prop_assert_eq!(cell.range.start, end);
            prop_assert!(!cell.range.is_empty());
            prop_assert!(matches!(cell.width, 1 | 2));
            prop_assert_eq!(cell.symbol.cell_width(), u16::from(cell.width), "{:?}", cell);
            end = cell.range.end;
        }
        prop_assert!(end == text.as_str().len() || end == 0);
    }

    #[test]
    fn lines_fit_and_rejoin_to_the_text(text in hostile(), rest in 2..200_usize) {
        let text = SafeText::prose(&text);
        let text = text.as_safe();
        prop_assume!(cells(text).next().is_some());
        for first in 2..=200 {
            let mut end = 0;
            for (index, line) in wrap(text, first, rest).into_iter().enumerate() {
                let limit = if index == 0 { first } else { rest };
                prop_assert!(width(text.slice(line.clone())) <= limit);
                prop_assert!(!line.is_empty());
                let gap = text.slice(end..line.start);
                prop_assert!(gap.as_str().trim().is_empty(), "lost {:?}", gap);
                prop_assert!(line.start >= end);
                end = line.end;
            }
            let gap = text.slice(end..text.as_str().len());
            prop_assert!(gap.as_str().trim().is_empty(), "lost {:?}", gap);
        }
    }

    #[test]
    fn a_line_of_one_column_holds_one_cell(text in hostile()) {
        let text = SafeText::line(&text);
        for width in [0, 1] {
            for line in wrap(text.as_safe(), width, width) {
                prop_assert!(cells(text.as_safe().slice(line)).count() <= 1);
            }
        }
    }

    #[test]
    fn truncation_fits(text in hostile(), room in 0..30_usize) {
        let text = SafeText::line(&text);
        let Truncated { text: start, cut } = truncate(text.as_safe(), room);
        prop_assert!(text.as_str().starts_with(start.as_str()));
        prop_assert_eq!(cut, start != text.as_safe());
        prop_assert!(width(start) + usize::from(cut) <= room.max(1));
    }

    #[test]
    fn visual_order_is_a_permutation(text in hostile()) {
        let text = SafeText::line(&text);
        if let Some(order) = visual_order(text.as_safe(), Base::FirstLetter) {
            let mut ranges: Vec<_> = order.into_iter().map(|cell| cell.range).collect();
            ranges.sort_by_key(|range| range.start);
            let logical: Vec<_> = cells(text.as_safe()).map(|cell| cell.range).collect();
            prop_assert_eq!(ranges, logical);
        }
    }
}
