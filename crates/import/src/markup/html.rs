//! HTML -> plain paragraphs: what begins a line in a browser begins a paragraph. It must not know Markdown.

use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use super::prose::{Prose, bullet};

/// What becomes of tags that HTML does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unknown {
    /// They are left out, as a browser does.
    Dropped,
    /// They stay as words: within Markdown, `<path>` stands for a path.
    Kept,
}

/// Tags before and behind which a line ends.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Tags within a line.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "audio", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del",
    "dfn", "em", "font", "html", "body", "i", "iframe", "img", "ins", "kbd", "label", "link", "mark", "meta",
    "picture", "q", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "td", "th",
    "time", "tt", "u", "var", "video", "wbr",
];

/// Tags between which nothing stands that is shown.
const HIDDEN: &[&str] = &["head", "noscript", "script", "style", "template", "title"];

/// Whether HTML has a tag of this name.
pub(super) fn is_tag(name: &str) -> bool {
    BLOCKS.contains(&name) || INLINE.contains(&name) || HIDDEN.contains(&name)
}

/// The name of the tag that a text such as `</code >` is, in small letters.
pub(super) fn tag_name(text: &str) -> String {
    let name = text.trim_start_matches(['<', '/', '!']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    name[..end].to_ascii_lowercase()
}

/// Reads HTML, which may end anywhere.
pub(super) fn read(text: &str, prose: &mut Prose<'_, '_>, unknown: Unknown) {
    let mut emitter = DefaultEmitter::new_with_span();
    emitter.naively_switch_states(true);
    let tokens = Tokenizer::new_with_emitter(text, emitter);
    let mut hidden: Option<Vec<u8>> = None;
    let mut quoted = 0_usize;
    // The numbers of the items of each list that is open; none where it has no numbers.
    let mut lists: Vec<Option<u64>> = Vec::new();
    for token in tokens {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) if hidden.is_none() => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                let raw: std::ops::Range<usize> = tag.span.start..tag.span.end;
                if !is_tag(&name) {
                    if unknown == Unknown::Kept {
                        prose.words(text.get(raw).unwrap_or_default());
                    }
                    continue;
                }
                if HIDDEN.contains(&name.as_str()) && !tag.self_closing {
                    hidden = Some(tag.name.to_vec());
                    continue;
                }
                start(&name, &tag, prose, &mut lists, quoted);
                quoted += usize::from(name == "blockquote");
            }
            Token::EndTag(tag) => {
                if hidden.as_deref() == Some(&tag.name[..]) {
                    hidden = None;
                } else if hidden.is_none() {
                    let name = String::from_utf8_lossy(&tag.name).into_owned();
                    end(&name, prose, &mut lists);
                    quoted = quoted.saturating_sub(usize::from(name == "blockquote"));
                    let raw: std::ops::Range<usize> = tag.span.start..tag.span.end;
                    if !is_tag(&name) && unknown == Unknown::Kept {
                        prose.words(text.get(raw).unwrap_or_default());
                    }
                }
            }
            Token::String(words) if hidden.is_none() => {
                let words = String::from_utf8_lossy(&words);
                if quoted > 0 && !words.trim().is_empty() {
                    prose.mark(">");
                }
                prose.text(&words);
            }
            Token::StartTag(_)
            | Token::String(_)
            | Token::Comment(_)
            | Token::Doctype(_)
            | Token::Error(_) => {}
        }
    }
}

fn start(
    name: &str,
    tag: &StartTag<usize>,
    prose: &mut Prose<'_, '_>,
    lists: &mut Vec<Option<u64>>,
    quoted: usize,
) {
    let attribute = |name: &[u8]| {
        let value = tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).trim().to_owned());
        value.filter(|value| !value.is_empty())
    };
    if BLOCKS.contains(&name) {
        prose.end_paragraph();
    }
    match name {
        "a" => match attribute(b"href") {
            Some(address) => prose.open_link(&address),
            None => prose.close_link(),
        },
        "img" => {
            if let Some(words) = attribute(b"alt") {
                prose.words(&format!(" [{words}] "));
            }
        }
        // Whoever said something stands below it.
        "cite" if quoted > 0 => prose.end_paragraph(),
        "td" | "th" => prose.space(),
        "ul" => lists.push(None),
        "ol" => lists.push(Some(attribute(b"start").and_then(|start| start.parse().ok()).unwrap_or(1))),
        "li" => {
            let mark = bullet(lists);
            if quoted > 0 {
                prose.mark(">");
                prose.words(&mark);
                prose.space();
            } else {
                prose.mark(&mark);
            }
        }
        _ => {}
    }
}

fn end(name: &str, prose: &mut Prose<'_, '_>, lists: &mut Vec<Option<u64>>) {
    if name == "a" {
        prose.close_link();
    }
    if BLOCKS.contains(&name) {
        prose.close_link();
        prose.end_paragraph();
    }
    match name {
        "ul" | "ol" => drop(lists.pop()),
        "td" | "th" => prose.words(" "),
        _ => {}
    }
}
