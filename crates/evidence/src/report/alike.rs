//! Diagnostics that are alike: which of them one block can stand for. It must not know what a block looks like.

use std::collections::HashMap;

use briefing_format::diagnostic::{Code, Diagnostic};

/// From so many on, diagnostics with the same code and the same help are shown as one block and a list.
const MANY: usize = 3;

/// Parts diagnostics into groups, in the order of the first of each: what is alike and many together, all else alone.
///
/// What says how to mend one place in particular is alone.
pub(super) fn groups(diagnostics: &[Diagnostic]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut known: HashMap<(Code, &str), usize> = HashMap::new();
    for (index, Diagnostic { code, help, replacement, .. }) in diagnostics.iter().enumerate() {
        let Some(help) = help.as_ref().filter(|_| replacement.is_none()) else {
            groups.push(vec![index]);
            continue;
        };
        let group = *known.entry((*code, help.as_str())).or_insert(groups.len());
        match groups.get_mut(group) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    if groups.iter().any(|group| (2..MANY).contains(&group.len())) {
        let parted = |group: Vec<usize>| match group.len() {
            2..MANY => group.into_iter().map(|index| vec![index]).collect(),
            _ => vec![group],
        };
        groups = groups.into_iter().flat_map(parted).collect();
        groups.sort_by_key(|group| group.first().copied());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::groups;
    use briefing_format::diagnostic::{Code, Diagnostic, Span};
    use briefing_text::SafeText;

    fn diagnostic(code: Code, help: &str) -> Diagnostic {
        Diagnostic::new(code, Span::default(), SafeText::line("Wrong.")).with_help(SafeText::line(help))
    }

    #[test]
    fn many_with_one_code_and_one_help_are_together() {
        use Code::{BadDate, UnusedId};
        let helps = [
            (UnusedId, "a"),
            (BadDate, "a"),
            (UnusedId, "a"),
            (UnusedId, "b"),
            (UnusedId, "a"),
            (BadDate, "a"),
        ];
        let found: Vec<Diagnostic> = helps.iter().map(|(code, help)| diagnostic(*code, help)).collect();
        assert_eq!(groups(&found), [vec![0, 2, 4], vec![1], vec![3], vec![5]]);
    }

    #[test]
    fn what_has_no_help_or_is_mended_in_its_place_is_alone() {
        let bare = Diagnostic::new(Code::BadDate, Span::default(), SafeText::line("Wrong."));
        assert_eq!(groups(&[bare.clone(), bare.clone(), bare]), [[0], [1], [2]]);
        let mended = diagnostic(Code::BadDate, "a").with_replacement(Span::default(), SafeText::line("b"));
        assert_eq!(groups(&[mended.clone(), mended.clone(), mended]), [[0], [1], [2]]);
    }
}
