//! Rust source as tokens, and the paths that it names. It must not know which of them are allowed.
//!
//! This is no parser: comments go, strings become one token each, `#[cfg(test)] mod` blocks go, and what is left is
//! enough to find `use` declarations, paths and macro calls, however they are broken over lines.

/// What the checks need to tell apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A name, a keyword or a number.
    Word,
    /// What stands between the quotes of a string, as written.
    Text,
    /// One character of punctuation, or `::`.
    Sign,
}

/// One token and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Token<'a> {
    pub(crate) kind: Kind,
    pub(crate) text: &'a str,
    /// Counted from 1.
    pub(crate) line: usize,
}

impl Token<'_> {
    fn is(&self, text: &str) -> bool {
        self.kind != Kind::Text && self.text == text
    }
}

/// A file without its tests.
#[derive(Debug)]
pub(crate) struct Code<'a> {
    pub(crate) tokens: Vec<Token<'a>>,
    /// The line on which the first test module opens.
    pub(crate) tests_at: Option<usize>,
    /// Test modules that are files of their own: the names in `#[cfg(test)] mod name;`.
    pub(crate) test_files: Vec<&'a str>,
}

/// A path as it is named somewhere, groups taken apart: `use a::{b, c::d}` names `a::b` and `a::c::d`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Named<'a> {
    pub(crate) path: Vec<&'a str>,
    pub(crate) line: usize,
    /// How many modules of the same file stand around it: `mod inner { … }`.
    pub(crate) depth: usize,
}

/// The tokens of a file without those of its `#[cfg(test)] mod` blocks.
pub(crate) fn code(text: &str) -> Code<'_> {
    let mut code = Code { tokens: Vec::new(), tests_at: None, test_files: Vec::new() };
    let mut rest = &tokens(text)[..];
    while let Some(first) = rest.first() {
        let Some(tests) = after_test_attribute(rest) else {
            code.tokens.push(first.clone());
            rest = &rest[1..];
            continue;
        };
        code.tests_at.get_or_insert(first.line);
        rest = match tests {
            [_, name, end, ..] if end.is(";") => {
                code.test_files.push(name.text);
                &tests[3..]
            }
            _ => &tests[2 + block(&tests[2..])..],
        };
    }
    code
}

/// Where `mod` stands, if these tokens open with `#[cfg(test)]`, perhaps more attributes, and `mod`.
fn after_test_attribute<'t, 'a>(tokens: &'t [Token<'a>]) -> Option<&'t [Token<'a>]> {
    let mut rest = strip(tokens, &["#", "[", "cfg", "(", "test", ")", "]"])?;
    while let Some(attribute) = strip(rest, &["#"]) {
        rest = &attribute[block(attribute)..];
    }
    rest.first().is_some_and(|token| token.is("mod")).then_some(rest)
}

/// What follows, if the tokens open with these words and signs.
pub(crate) fn strip<'t, 'a>(tokens: &'t [Token<'a>], start: &[&str]) -> Option<&'t [Token<'a>]> {
    let (opening, rest) = tokens.split_at_checked(start.len())?;
    opening.iter().zip(start).all(|(token, text)| token.is(text)).then_some(rest)
}

/// How many tokens the bracket that opens here takes up, with all that stands in it.
fn block(tokens: &[Token<'_>]) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Sign) {
        match token.text {
            "{" | "[" | "(" => depth += 1,
            "}" | "]" | ")" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    tokens.len()
}

/// Every path of two segments or more, and every path in a `use`.
pub(crate) fn paths<'a>(tokens: &[Token<'a>]) -> Vec<Named<'a>> {
    let mut found = Vec::new();
    let mut braces = 0_usize;
    // At how many open braces each `mod inner { … }` around this place began.
    let mut modules: Vec<usize> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let depth = modules.len();
        match (token.kind, token.text) {
            (Kind::Sign, "{") => braces += 1,
            (Kind::Sign, "}") => {
                braces = braces.saturating_sub(1);
                modules.pop_if(|began| *began == braces);
            }
            (Kind::Word, "mod") if tokens.get(at + 2).is_some_and(|next| next.is("{")) => {
                modules.push(braces);
            }
            // `impl Trait + use<'a>` is no import.
            (Kind::Word, "use") if tokens.get(at + 1).is_some_and(|next| !next.is("<")) => {
                at = use_tree(tokens, at + 1, &[], depth, &mut found);
                continue;
            }
            (Kind::Word, _) if tokens.get(at + 1).is_some_and(|next| next.is("::")) => {
                let mut path = vec![token.text];
                while let [colons, word, ..] = &tokens[at + 1..]
                    && colons.is("::")
                    && word.kind == Kind::Word
                {
                    path.push(word.text);
                    at += 2;
                }
                found.push(Named { path, line: token.line, depth });
            }
            _ => {}
        }
        at += 1;
    }
    found
}

/// Reads one tree of a `use` from `at` on, notes every path in it, and returns where it ends.
fn use_tree<'a>(
    tokens: &[Token<'a>],
    mut at: usize,
    above: &[&'a str],
    depth: usize,
    found: &mut Vec<Named<'a>>,
) -> usize {
    let mut path = above.to_vec();
    let mut line = tokens.get(at).map_or(0, |token| token.line);
    while let Some(token) = tokens.get(at) {
        match (token.kind, token.text) {
            (_, "::") => at += 1,
            (_, "{") => {
                at += 1;
                while tokens.get(at).is_some_and(|token| !token.is("}")) {
                    at = use_tree(tokens, at, &path, depth, found);
                    at += usize::from(tokens.get(at).is_some_and(|token| token.is(",")));
                }
                return at + 1;
            }
            (_, "as") => at += 2,
            (Kind::Word, "self") if !path.is_empty() => at += 1,
            (Kind::Word, _) | (Kind::Sign, "*") => {
                path.push(token.text);
                line = token.line;
                at += 1;
            }
            _ => break,
        }
    }
    found.push(Named { path, line, depth });
    // Whatever else stands there ends the tree; a sign that belongs to no tree must not stop the reading.
    if tokens.get(at).is_some_and(|token| token.is(",") || token.is("}")) { at } else { at + 1 }
}

/// Takes a file apart into words, strings and signs. Comments and characters in single quotes are left out.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line = 1;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let word = rest.len() - rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').len();
        let (length, token) = if rest.starts_with("//") {
            (rest.find('\n').unwrap_or(rest.len()), None)
        } else if rest.starts_with("/*") {
            (block_comment(rest), None)
        } else if let Some((start, length, end)) = string(rest) {
            (length, Some((Kind::Text, &rest[start..end])))
        } else if rest.starts_with("r#") && rest.len() > 2 {
            // A raw identifier; its name follows.
            (2, None)
        } else if word > 0 {
            (word, Some((Kind::Word, &rest[..word])))
        } else if first == '\'' {
            (character(rest), None)
        } else if rest.starts_with("::") {
            (2, Some((Kind::Sign, &rest[..2])))
        } else if first.is_whitespace() {
            (first.len_utf8(), None)
        } else {
            (first.len_utf8(), Some((Kind::Sign, &rest[..first.len_utf8()])))
        };
        found.extend(token.map(|(kind, text)| Token { kind, text, line }));
        line += rest[..length].matches('\n').count();
        at += length;
    }
    found
}

/// The length of the comment that opens here; such comments nest.
fn block_comment(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while at < text.len() {
        let pair = text.as_bytes().get(at..at + 2);
        match pair {
            Some(b"/*") => depth += 1,
            Some(b"*/") => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at
}

/// If a string opens here, plain, byte, C or raw: where its text starts, how long all of it is, and where its text ends.
fn string(text: &str) -> Option<(usize, usize, usize)> {
    let prefix = ["br", "cr", "b", "c", "r", ""].into_iter().find(|prefix| text.starts_with(prefix))?;
    let after = &text[prefix.len()..];
    let hashes = after.len() - after.trim_start_matches('#').len();
    let raw = prefix.ends_with('r');
    if !after[hashes..].starts_with('"') || (hashes > 0 && !raw) {
        return None;
    }
    let start = prefix.len() + hashes + 1;
    let close = format!("\"{}", &after[..hashes]);
    let inside = &text[start..];
    let mut end = 0;
    while let Some(found) = inside[end..].find(if raw { &['"'][..] } else { &['"', '\\'][..] }) {
        end += found;
        if inside[end..].starts_with(&close) {
            return Some((start, start + end + close.len(), start + end));
        }
        end += 1;
        if !raw {
            // What a backslash stands before is skipped with it.
            end += inside[end..].chars().next().map_or(0, char::len_utf8);
        }
    }
    Some((start, text.len(), text.len()))
}

/// The length of the character in single quotes that opens here, or of the quote of a lifetime.
fn character(text: &str) -> usize {
    let mut chars = text.char_indices().skip(1);
    match (chars.next(), chars.next()) {
        (Some((_, '\\')), Some((escaped, c))) => {
            let from = escaped + c.len_utf8();
            text[from..].find('\'').map_or(1, |end| from + end + 1)
        }
        (Some(_), Some((end, '\''))) => end + 1,
        _ => 1,
    }
}
