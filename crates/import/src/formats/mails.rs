//! E-mail addresses beside names, which are personal: they are left out. It must not know whose they are.

use super::links::is_web;

/// A name without an e-mail address and without brackets around either; whether there was one.
pub(super) fn removed(author: &str) -> (String, bool) {
    let is_mail = |word: &str| word.contains('@') && !word.starts_with('@') && !is_web(word);
    let parted = author.replace('<', " <");
    if !parted.split_whitespace().any(is_mail) {
        return (author.trim().to_owned(), false);
    }
    let mut name = String::new();
    for word in parted.split_whitespace() {
        if is_mail(word) {
            // A comma behind it parts it from the next name.
            name.push_str(if word.ends_with(',') { "," } else { "" });
            continue;
        }
        name.push_str(if name.is_empty() { "" } else { " " });
        name.push_str(word);
    }
    (name.trim_matches(['(', ')', '<', '>', '"', ' ', ',']).to_owned(), true)
}

#[cfg(test)]
mod tests {
    use super::removed;

    #[test]
    fn a_name_stays_and_an_address_does_not() {
        for (written, name, has_mail) in [
            ("Jane Doe <jane@example.org>", "Jane Doe", true),
            ("jane@example.org (Jane Doe)", "Jane Doe", true),
            ("Jane Doe<jane@example.org>", "Jane Doe", true),
            ("Jane (jane@example.org), Bo", "Jane, Bo", true),
            ("mailto:jane@example.org", "", true),
            ("Jane https://m.example/@jane", "Jane https://m.example/@jane", false),
            ("Jane @janedoe", "Jane @janedoe", false),
        ] {
            assert_eq!(removed(written), (name.to_owned(), has_mail), "{written}");
        }
    }
}
