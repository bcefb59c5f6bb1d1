//! Bytes as terminals send them, and what was typed. The clock is the tests' own.

use proptest::prelude::*;

use super::*;
use crate::input::Mouse;

/// All inputs in words: keys as the configuration writes them, the rest in brackets.
fn words(inputs: impl IntoIterator<Item = Input>) -> String {
    let word = |input| match input {
        Input::Key(key) => key.to_string(),
        Input::Mouse(Mouse { kind, column, row }) => format!("[{kind:?} {column} {row}]"),
        Input::Paste(text) => format!("[{text:?}]"),
        Input::Resize { .. } => "[resize]".to_owned(),
        Input::Returned => "[returned]".to_owned(),
    };
    inputs.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

/// A decoder with a clock of its own.
struct Typed {
    decoder: Decoder,
    now: Instant,
}

impl Typed {
    fn new() -> Typed {
        Typed { decoder: Decoder::new(), now: Instant::now() }
    }

    /// What comes of some bytes, at once.
    fn send(&mut self, bytes: &[u8]) -> String {
        self.decoder.feed(bytes, self.now);
        words(self.drain())
    }

    /// What comes of waiting: of each deadline that passes.
    fn wait(&mut self, time: Duration) -> String {
        let until = self.now + time;
        let mut inputs = Vec::new();
        while let Some(deadline) = self.decoder.deadline().filter(|deadline| *deadline <= until) {
            self.now = self.now.max(deadline);
            self.decoder.expire(self.now);
            inputs.extend(self.drain());
        }
        self.now = until;
        words(inputs)
    }

    fn drain(&mut self) -> Vec<Input> {
        std::iter::from_fn(|| self.decoder.next()).collect()
    }
}

const LONG: Duration = Duration::from_secs(60);

/// All that comes of bytes that arrive at once and of nothing after them.
fn typed(bytes: &[u8]) -> String {
    let mut typed = Typed::new();
    let (first, rest) = (typed.send(bytes), typed.wait(LONG));
    [first, rest].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(table: &[(&str, &str)]) {
    for (bytes, expected) in table {
        assert_eq!(typed(bytes.as_bytes()), *expected, "{bytes:?}");
        // Whatever it is, the key behind it is heard.
        let behind = [expected, "q"].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
        let mut later = Typed::new();
        let mut words = vec![later.send(bytes.as_bytes()), later.wait(LONG), later.send(b"q")];
        words.retain(|words| !words.is_empty());
        assert_eq!(words.join(" "), behind.join(" "), "{bytes:?}, then q");
    }
}

#[test]
fn keys_of_one_character() {
    check(&[
        ("j", "j"),
        ("G", "G"),
        ("é", "é"),
        ("好🦀", "好 🦀"),
        (" ", "space"),
        ("\r", "enter"),
        ("\n", "ctrl-j"),
        ("\t", "tab"),
        ("\x7f", "backspace"),
        ("\x08", "ctrl-h"),
        ("\x03", "ctrl-c"),
        ("\x1a", "ctrl-z"),
        ("\0", "ctrl-space"),
        ("\x1c", "ctrl-4"),
        ("\x1b", "esc"),
        ("\x1b\x1b", "esc esc"),
        ("\x1b\x1b\x1b", "esc esc esc"),
    ]);
}

#[test]
fn keys_with_alt() {
    check(&[
        ("\x1bj", "alt-j"),
        ("\x1bé", "alt-é"),
        ("\x1b ", "alt-space"),
        ("\x1b/", "alt-/"),
        ("\x1b\r", "alt-enter"),
        ("\x1b\x7f", "alt-backspace"),
        ("\x1b\x01", "ctrl-alt-a"),
        ("\x1b\x1bj", "esc alt-j"),
        ("\x1b[", "alt-["),
        ("\x1bO", "alt-O"),
        ("\x1bP", "alt-P"),
        ("\x1b]", "alt-]"),
        ("\x1b\x1b[", "esc alt-["),
        ("\x1b[1;3D", "alt-left"),
        ("\x1b\x1b[D", "alt-left"),
        ("\x1b\x1bOA", "alt-up"),
    ]);
}

#[test]
fn keys_of_several_bytes() {
    check(&[
        ("\x1b[A\x1b[B\x1b[C\x1b[D\x1b[H\x1b[F", "up down right left home end"),
        ("\x1bOA\x1bOB\x1bOC\x1bOD\x1bOH\x1bOF\x1bOM", "up down right left home end enter"),
        ("\x1bOP\x1bOQ\x1bOR\x1bOS", "f1 f2 f3 f4"),
        ("\x1b[P\x1b[Q\x1b[R\x1b[S", "f1 f2 f3 f4"),
        ("\x1b[[A\x1b[[E", "f1 f5"),
        ("\x1b[1~\x1b[2~\x1b[3~\x1b[4~\x1b[5~\x1b[6~", "home insert delete end pageup pagedown"),
        ("\x1b[7~\x1b[8~", "home end"),
        ("\x1b[11~\x1b[15~\x1b[17~\x1b[21~\x1b[24~\x1b[34~", "f1 f5 f6 f10 f12 f20"),
        ("\x1b[Z\x1b[1;2Z", "shift-tab shift-tab"),
        ("\x1b[1;5A\x1b[5A\x1bO5A", "ctrl-up ctrl-up ctrl-up"),
        ("\x1b[1;2R\x1b[1;2P\x1b[15;2~", "shift-f3 shift-f1 shift-f5"),
        ("\x1b[5;6~\x1b[3;3~", "ctrl-shift-pageup alt-delete"),
        ("\x1b[a\x1bOa\x1b[5^\x1b[5@", "shift-up ctrl-up ctrl-pageup ctrl-shift-pageup"),
    ]);
}

#[test]
fn keys_of_protocols_that_another_program_left_on() {
    check(&[
        ("\x1b[113u\x1b[113;5u\x1b[99;5u", "q ctrl-q ctrl-c"),
        ("\x1b[27u\x1b[13;2u\x1b[9;5u\x1b[127u", "esc shift-enter ctrl-tab backspace"),
        ("\x1b[97;2u\x1b[97:65;2u\x1b[49:33;2u", "A A !"),
        ("\x1b[113;1:3u", ""),
        ("\x1b[1;1:3A\x1b[1;1:2A", "up"),
        ("\x1b[113;9u", ""),
        ("\x1b[57399u\x1b[57414u\x1b[57421u\x1b[57376u\x1b[57441u", "0 enter pageup f13"),
        ("\x1b[27;5;106~\x1b[27;6;106~", "ctrl-j ctrl-j"),
        ("\x1b[128512u", "😀"),
        ("\x1b[1u\x1b[55296u\x1b[1114112u\x1b[99999999999u", ""),
    ]);
}

#[test]
fn the_mouse_the_focus_and_pastes() {
    check(&[
        ("\x1b[<0;5;7M\x1b[<0;5;7m", "[Click 4 6]"),
        ("\x1b[<64;1;1M\x1b[<65;223;1M", "[WheelUp 0 0] [WheelDown 222 0]"),
        ("\x1b[<4;5;7M\x1b[<2;5;7M\x1b[<35;5;7M", "[Click 4 6]"),
        ("\x1b[<32;5;7M\x1b[64;5;7M\x1b[<34;5;7M\x1b[<32;5;7m", "[Drag 4 6] [Drag 4 6]"),
        ("\x1b[32;5;7M\x1b[96;1;1M", "[Click 4 6] [WheelUp 0 0]"),
        ("\x1b[M %'\x1b[M`!!", "[Click 4 6] [WheelUp 0 0]"),
        ("\x1b[<0;0;0M\x1b[<0;99999;1M\x1b[0;0;0M\x1b[M   ", ""),
        ("\x1b[I\x1b[O", "[returned]"),
        ("\x1b[200~pasted\x1b[201~q", r#"["pasted"] q"#),
        ("\x1b[200~\x1b[A\r\n\x1b]0;x\x07é\x1b[201~", r#"["\u{1b}[A\r\n\u{1b}]0;x\u{7}é"]"#),
        ("\x1b[200~\x1b[201~", r#"[""]"#),
        ("\x1b[201~", ""),
    ]);
}

#[test]
fn what_a_terminal_answers_is_no_key() {
    check(&[
        // A mode, the device, its second and third attributes, its parameters.
        ("\x1b[?2026;2$y", ""),
        ("\x1b[?62;4;9;22c\x1b[>1;7600;0c\x1bP!|00000000\x1b\\\x1b[2;1;1;112;112;1;0x", ""),
        // The state of the device, the place of the cursor, the window, the state of kitty's protocol, the theme.
        ("\x1b[0n\x1b[24;80R\x1b[1;1R\x1b[1;40R\x1b[?24;80;1R\x1b[8;24;80t\x1b[?1u\x1b[?997;1n", ""),
        // A setting, a capability, the version of the terminal.
        ("\x1bP1$r2 q\x1b\\\x1bP1+r544e=787465726d\x1b\\\x1bP>|quit qterm(7)\x1b\\", ""),
        // Colors, the clipboard, the title, the reply to a question about graphics.
        (
            "\x1b]11;rgb:0000/1111/qqqq\x1b\\\x1b]4;1;rgb:q\x07\x1b]52;c;cXE=\x07\x1b]lq\r\n\x1b\\\x1b_Gi=1;q\x1b\\",
            "",
        ),
        ("\x1b^q\x1b\\\x1bXq\x1b\\", ""),
        // In 8 bits, alone and as UTF-8.
        ("\u{9b}?2026;2$y\u{90}1$r2 q\x1b\\", ""),
        // What stands before it is a key, and what stands behind it.
        ("j\x1b[?2026;2$yq", "j q"),
        ("\x1b\x1b[?2026;2$y", "esc"),
        ("\x1b\x1b]11;q\x07q", "esc q"),
        // No terminal sends these.
        ("\x1b[q\x1b[1q\x1b[!p\x1b[=1;1u\x1b[ q\x1b[99~\x1bOq\x1bO~", ""),
    ]);
    assert_eq!(typed(b"\x9b?2026;2$y\x901$r2 q\x9c\x9dq\x07\x98q\x9cj"), "j");
}

#[test]
fn what_is_not_finished_does_not_make_deaf() {
    check(&[
        ("\x1b[?2026;2", ""),
        ("\x1b[?2026;2$", ""),
        ("\x1b[<0;1", ""),
        ("\x1b[1;", ""),
        ("\x1bO5", ""),
        ("\x1b[M a", ""),
        ("\x1b[[", ""),
        ("\x1b[200", ""),
        ("\x1b[200~", r#"[""]"#),
        ("\x1b[200~jj\x1b[20", r#"["jj\u{1b}[20"]"#),
        ("\x1bP1$r2 q", ""),
        ("\x1b]11;q\x1b", "esc"),
        ("\x1b_", "alt-_"),
    ]);
    assert_eq!(typed(b"\xe5\xa5"), "");
    assert_eq!(typed(b"\xe5q"), "q");
    assert_eq!(typed(b"\xff\xc0\xaf\xed\xa0\x80q"), "q");
}

#[test]
fn a_key_ends_what_is_begun() {
    check(&[
        ("\x1b[\r", "enter"),
        ("\x1b[1\x7f", "backspace"),
        ("\x1b[1\x1b[A", "up"),
        ("\x1b[1é", "é"),
        ("\x1bO\x1bOA", "up"),
        ("\x1b[M\x1b[A", "up"),
        ("\x1b[[q", "q"),
        ("\x1b]q\x1b[A", "up"),
        ("\x1b]q\x1b\x1b[A", "alt-up"),
        ("\x1bPq\x18j", "ctrl-x j"),
    ]);
}

#[test]
fn control_c_is_heard_whatever_is_begun() {
    check(&[
        ("\x1b[200~jj\x03q", r#"["jj"] ctrl-c q"#),
        ("\x1b\x03", "esc ctrl-c"),
        ("\x1b[\x03", "alt-[ ctrl-c"),
        ("\x1b[?20\x03", "ctrl-c"),
        ("\x1bO\x03", "alt-O ctrl-c"),
        ("\x1b[M \x03", "ctrl-c"),
        ("\x1b]11;\x03", "ctrl-c"),
        ("\x1b]11;\x1b\x03", "esc ctrl-c"),
        ("\x1b[[\x03", "ctrl-c"),
    ]);
    assert_eq!(typed(b"\xe5\x03"), "ctrl-c");
}

#[test]
fn a_bracket_typed_after_an_escape_is_a_key_of_its_own() {
    let mut typed = Typed::new();
    assert_eq!(typed.send(b"\x1b"), "");
    assert_eq!(typed.wait(Duration::from_millis(200)), "esc");
    assert_eq!(typed.send(b"["), "[");
    assert_eq!(typed.send(b"A"), "A");
}

#[test]
fn a_slow_line_parts_a_key_and_it_is_one() {
    let mut typed = Typed::new();
    let slow = Duration::from_millis(40);
    for bytes in [&b"\x1b"[..], b"[", b"1", b";", b"5"] {
        assert_eq!(typed.send(bytes), "");
        assert_eq!(typed.wait(slow), "");
    }
    assert_eq!(typed.send(b"A"), "ctrl-up");
    for byte in "\u{597d}".as_bytes().chunks(1).take(2) {
        assert_eq!(typed.send(byte), "");
        assert_eq!(typed.wait(slow), "");
    }
    assert_eq!(typed.send(&"\u{597d}".as_bytes()[2..]), "好");
}

#[test]
fn a_string_that_never_ends_is_given_up_however_fast_more_comes() {
    let mut typed = Typed::new();
    typed.send(b"\x1b]");
    let mut swallowed = 0;
    while typed.send(b"j").is_empty() {
        typed.wait(Duration::from_millis(10));
        swallowed += 1;
    }
    assert!((100..=250).contains(&swallowed), "{swallowed}");
}

#[test]
fn a_long_paste_may_take_its_time() {
    let mut typed = Typed::new();
    typed.send(b"\x1b[200~");
    for _ in 0..100 {
        assert_eq!(typed.send(b"line\n"), "");
        assert_eq!(typed.wait(Duration::from_millis(300)), "");
    }
    assert_eq!(typed.send(b"\x1b[201~"), format!("[{:?}]", "line\n".repeat(100)));
}

#[test]
fn a_sequence_longer_than_any_is_dropped() {
    let long = [b"\x1b[".as_slice(), &[b'1'; 300], b"j"].concat();
    assert!(typed(&long).ends_with(" j"));
}

/// Bytes as terminals send them, and others.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let known = prop::sample::select(vec![
        "\x1b",
        "[",
        "O",
        "P",
        "]",
        "\\",
        "A",
        "M",
        "~",
        "<",
        "?",
        ";",
        "1",
        "200~",
        "\x1b[200~",
        "\x1b[201~",
        "\x1b[",
        "\x1bO",
        "\x1bP",
        "\x1b]",
        "\x07",
        "\x18",
        "q",
        "é",
        "好",
        "\u{9b}",
        "\x1b[A",
        "\x1b[<0;5;7M",
        "\x1b[1;5D",
        " ",
    ]);
    let piece = prop_oneof![
        4 => known.prop_map(|text| text.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..4),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    /// Where the bytes are parted between reads decides nothing.
    #[test]
    fn any_parting_of_the_bytes_gives_the_same(bytes in bytes(), cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..8)) {
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len() + 1)).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let mut parted = Typed::new();
        let mut inputs = Vec::new();
        for piece in cuts.windows(2) {
            parted.decoder.feed(&bytes[piece[0]..piece[1]], parted.now);
            inputs.extend(parted.drain());
        }
        let rest = parted.wait(LONG);
        let all = [words(inputs), rest].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>();
        prop_assert_eq!(all.join(" "), typed(&bytes));
    }

    /// After whatever came and a short rest, the next key is heard, and it is that key alone.
    #[test]
    fn nothing_makes_deaf(bytes in prop_oneof![bytes(), prop::collection::vec(any::<u8>(), 0..64)]) {
        let mut typed = Typed::new();
        typed.send(&bytes);
        typed.wait(WITHIN_PASTE);
        prop_assert_eq!(typed.decoder.deadline(), None);
        prop_assert_eq!(typed.send(b"q"), "q");
    }

    /// At any moment, without any rest, ctrl-c is heard.
    #[test]
    fn control_c_is_always_heard(bytes in prop_oneof![bytes(), prop::collection::vec(any::<u8>(), 0..64)]) {
        let mut typed = Typed::new();
        typed.send(&bytes);
        let heard = typed.send(b"\x03");
        prop_assert!(heard.ends_with("ctrl-c"), "{}", heard);
    }

    /// Whatever a string of the terminal says, nothing of it is a key.
    #[test]
    fn what_a_string_says_is_never_a_key(said in "[ -~\u{a0}-\u{ffff}\r\n\t]{0,40}", opens in "[P\\]_^X]", is_belled: bool) {
        let end = if is_belled { "\x07" } else { "\x1b\\" };
        prop_assert_eq!(typed(format!("\x1b{opens}{said}{end}j").as_bytes()), "j");
    }
}
