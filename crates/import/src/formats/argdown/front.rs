//! What an Argdown text says of itself between two lines of `===`, and the sources in braces. It must not know YAML beyond keys
//! with values and short lists.

/// What the text says of itself.
#[derive(Debug, Default)]
pub(super) struct Front {
    pub(super) title: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) date: Option<String>,
    /// Whether statements that attack each other cannot be true together.
    pub(super) is_strict: bool,
    /// Keys that are not read.
    pub(super) others: Vec<String>,
    /// How many lines it takes.
    pub(super) lines: usize,
}

impl Front {
    /// Reads the first lines of a text.
    pub(super) fn read(lines: &[&str]) -> Self {
        let mut front = Self::default();
        let is_mark =
            |line: &str| line.trim_end().len() >= 3 && line.trim_end().bytes().all(|byte| byte == b'=');
        let start = lines.iter().position(|line| !line.trim().is_empty()).unwrap_or(0);
        if !lines.get(start).is_some_and(|line| is_mark(line)) {
            return front;
        }
        let Some(length) = lines[start + 1..].iter().position(|line| is_mark(line)) else { return front };
        front.lines = start + length + 2;
        let mut above = "";
        for line in &lines[start + 1..=start + length] {
            let is_below = line.starts_with(char::is_whitespace) || line.starts_with('-');
            let Some((key, value)) = line.split_once(':').filter(|_| !line.trim_start().starts_with('-'))
            else {
                if above == "author" || above == "authors" {
                    front.authors.extend(one(line.trim().trim_start_matches('-')));
                }
                continue;
            };
            let (key, value) = (key.trim(), value.trim());
            if is_below {
                front.is_strict |=
                    above == "model" && key == "mode" && one(value).as_deref() == Some("strict");
                continue;
            }
            above = key;
            match key {
                "title" => front.title = one(value),
                "author" | "authors" => front.authors.extend(list(value)),
                "date" => front.date = one(value),
                "model" => front.is_strict |= value.contains("strict"),
                _ => front.others.push(key.to_owned()),
            }
        }
        front
    }
}

/// The values of the key `source` or `sources` of what stands in braces, and how many other keys there are.
pub(super) fn sources(data: &str) -> (Vec<String>, usize) {
    let (mut found, mut others) = (Vec::new(), 0);
    let mut is_above = false;
    for line in data.lines() {
        let line = line.trim().trim_start_matches('{').trim();
        let line = line.strip_suffix('}').unwrap_or(line).trim();
        let key =
            line.split_once(':').filter(|(key, _)| key.chars().all(|c| c.is_alphanumeric() || c == '"'));
        match key {
            Some((key, value)) => {
                is_above = matches!(key.trim_matches('"'), "source" | "sources");
                if is_above {
                    found.extend(list(value));
                } else {
                    others += 1;
                }
            }
            None if is_above => found.extend(list(line.trim_start_matches("- "))),
            None => {}
        }
    }
    (found, others)
}

/// The values of a list in brackets, or one value.
fn list(value: &str) -> Vec<String> {
    let value = value.trim();
    let is_list = value.starts_with('[') || value.contains('"');
    let inside = value.trim_start_matches('[').trim_end_matches(',').trim_end_matches(']');
    if !is_list {
        return one(inside).into_iter().collect();
    }
    let (mut values, mut part, mut is_quoted) = (Vec::new(), String::new(), false);
    for c in inside.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => values.extend(one(&std::mem::take(&mut part))),
            _ => part.push(c),
        }
    }
    values.extend(one(&part));
    values
}

fn one(value: &str) -> Option<String> {
    let value = value.trim().trim_matches(['"', '\'']).trim();
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_front_says_title_authors_and_mode() {
        let lines = [
            "===",
            "title: A \"b\": c",
            "author:",
            "  - Ann",
            "  - Bo",
            "model:",
            "    mode: strict",
            "x: y",
            "===",
            "z",
        ];
        let front = Front::read(&lines);
        assert_eq!((front.title.as_deref(), front.is_strict, front.lines), (Some("A \"b\": c"), true, 9));
        assert_eq!(
            (front.authors, front.others),
            (vec!["Ann".to_owned(), "Bo".to_owned()], vec!["x".to_owned()])
        );
        assert_eq!(Front::read(&["===", "title: x"]).lines, 0);
    }

    #[test]
    fn sources_stand_in_braces_in_two_forms() {
        let both = |data| sources(data);
        let expected = (vec!["Nietzsche, Z".to_owned(), "B".to_owned()], 0);
        assert_eq!(both("{sources: [\n\"Nietzsche, Z\",\n\"B\"\n]}\n"), expected);
        assert_eq!(both("{\nsources:\n- Nietzsche, Z\n- B\n}\n"), expected);
        assert_eq!(both("{source: B, p: 1}\n{isGroup: true}"), (vec!["B, p: 1".to_owned()], 1));
    }
}
