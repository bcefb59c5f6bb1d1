//! Words of everyday use that stand near one of the format's: `video`, `admits`, `description`. It must not be sure: only the
//! writer knows what was meant.

use super::wording::one_of;

/// What a writer may put for a value, and the words of the format of which one may be meant.
const VALUES: &[(&str, &[&str])] = &[
    // Kinds of sources.
    ("article", &["newspaper", "web"]),
    ("blog", &["web"]),
    ("law", &["document"]),
    ("magazine", &["newspaper"]),
    ("news", &["newspaper", "news-agency"]),
    ("podcast", &["broadcast"]),
    ("press-release", &["statement"]),
    ("radio", &["broadcast"]),
    ("speech", &["statement"]),
    ("study", &["report"]),
    ("television", &["broadcast"]),
    ("tv", &["broadcast"]),
    ("tweet", &["post"]),
    ("video", &["broadcast", "post"]),
    ("website", &["web"]),
    ("wire", &["news-agency"]),
    // Kinds of actors.
    ("country", &["state"]),
    ("corporation", &["company"]),
    ("firm", &["company"]),
    ("government", &["state", "agency"]),
    ("journalist", &["person"]),
    ("malware", &["software"]),
    ("militia", &["group"]),
    ("ministry", &["agency"]),
    ("newspaper", &["media"]),
    ("ngo", &["organization"]),
    ("outlet", &["media"]),
    ("party", &["organization"]),
    ("politician", &["person"]),
    // Stances.
    ("accuses", &["asserts"]),
    ("admits", &["asserts", "claims-responsibility"]),
    ("alleges", &["asserts"]),
    ("claims", &["asserts", "claims-responsibility"]),
    ("confirms", &["asserts", "endorses"]),
    ("disputes", &["denies", "doubts"]),
    ("no-comment", &["declines-comment", "has-not-commented"]),
    ("questions", &["doubts"]),
    ("refuses-comment", &["declines-comment"]),
    ("refutes", &["denies"]),
    ("rejects", &["denies"]),
    ("reports", &["asserts"]),
    ("says", &["asserts"]),
    ("silent", &["has-not-commented"]),
    ("states", &["asserts"]),
    ("supports", &["endorses"]),
    // How far an event is established.
    ("alleged", &["claimed"]),
    ("announced", &["planned"]),
    ("contested", &["disputed"]),
    ("rejected", &["denied"]),
    ("rumored", &["claimed"]),
    ("unconfirmed", &["reported", "claimed"]),
    ("verified", &["confirmed"]),
    // Scales.
    ("certain", &["almost certain"]),
    ("even", &["roughly even chance"]),
    ("impossible", &["almost no chance"]),
    ("medium", &["moderate", "C"]),
    ("moderate", &["C"]),
    ("white", &["CLEAR"]),
    ("yes", &["true"]),
    ("no", &["false"]),
];

/// What a writer may put for a key, and the keys of the format of which one may be meant.
const KEYS: &[(&str, &[&str])] = &[
    ("aka", &["aliases"]),
    ("based_on", &["sources", "via"]),
    ("by", &["speaker", "author", "publisher", "positions"]),
    ("certainty", &["confidence", "likelihood"]),
    ("cite", &["cites", "sources"]),
    ("cited", &["cites", "sources"]),
    ("cited_by", &["cites"]),
    ("cites", &["sources", "via"]),
    ("citing", &["cites", "sources"]),
    ("comment", &["text"]),
    ("conflicts_with", &["contradicts"]),
    ("content", &["text"]),
    ("contradicted_by", &["contradicts"]),
    ("copy_of", &["based_on"]),
    ("date", &["published"]),
    ("description", &["text"]),
    ("evidence", &["sources", "basis"]),
    ("headline", &["title"]),
    ("holder", &["by"]),
    ("link", &["url", "links"]),
    ("location", &["place", "country"]),
    ("medium", &["kind", "publisher"]),
    ("name", &["title"]),
    ("note", &["text"]),
    ("notes", &["text"]),
    ("origin", &["based_on"]),
    ("outlet", &["publisher"]),
    ("participants", &["actors"]),
    ("passes_on", &["cites"]),
    ("people", &["actors"]),
    ("probability", &["likelihood"]),
    ("published", &["date", "reported"]),
    ("quoted_in", &["cites"]),
    ("reference", &["sources", "via", "source"]),
    ("relays", &["cites"]),
    ("reprint_of", &["based_on"]),
    ("said_by", &["speaker", "by"]),
    ("source", &["sources", "via"]),
    ("speaker", &["by"]),
    ("spoken_by", &["speaker", "by"]),
    ("summary", &["text"]),
    ("time", &["date"]),
    ("title", &["name"]),
    ("translated_from", &["based_on"]),
    ("type", &["kind"]),
    ("website", &["url", "links"]),
    ("when", &["date"]),
    ("where", &["place", "country"]),
    ("who", &["actors", "by", "speaker"]),
    ("words", &["text"]),
    ("writer", &["author"]),
    ("written_by", &["author"]),
];

/// The values among `allowed` that may be meant by another.
pub(super) fn values(word: &str, allowed: &[&str]) -> Vec<&'static str> {
    found(VALUES, &word.trim().to_lowercase().replace([' ', '_'], "-"), |known| allowed.contains(&known))
}

/// The keys among the known ones that may be meant by another.
pub(super) fn keys(key: &str, is_known: impl Fn(&str) -> bool) -> Vec<&'static str> {
    found(KEYS, &key.trim().to_lowercase().replace([' ', '-'], "_"), is_known)
}

fn found(
    table: &'static [(&str, &[&str])],
    word: &str,
    is_known: impl Fn(&str) -> bool,
) -> Vec<&'static str> {
    let near = table.iter().find(|(other, _)| *other == word).map_or(&[][..], |(_, near)| near);
    near.iter().copied().filter(|near| is_known(near)).collect()
}

/// A question for one of these: `Did you mean `a` or `b`?`; nothing where there are none.
pub(super) fn question(near: &[&str]) -> Option<String> {
    Some(format!("Did you mean {}?", one_of(near)?))
}

#[cfg(test)]
mod tests {
    use crate::{diagnostic::Diagnostic, reading::parse};

    fn diagnostics(body: &str) -> Vec<Diagnostic> {
        parse(&format!("briefing: 1\ntitle: T\n{body}"), &mut |_| {}).diagnostics
    }

    #[track_caller]
    fn helps(body: &str, begins: &str) {
        let found = diagnostics(body);
        let helps: Vec<&str> = found.iter().filter_map(|found| Some(found.help.as_ref()?.as_str())).collect();
        assert!(helps.iter().any(|help| help.starts_with(begins)), "{body}: {helps:?}");
        assert!(found.iter().all(|found| found.replacement.is_none()), "{body}: nothing is sure");
    }

    #[test]
    fn a_value_of_everyday_use_leads_to_those_of_the_format() {
        let source = |keys: &str| format!("sources: {{s: {{title: S, {keys}}}}}\n");
        helps(&source("kind: video"), "Did you mean `broadcast` or `post`? Allowed: ");
        helps(&source("kind: Article"), "Did you mean `newspaper` or `web`?");
        helps(&source("kind: press release"), "Did you mean `statement`?");
        helps(&source("reliability: medium"), "Did you mean `C`?");
        helps("tlp: WHITE\n", "Did you mean `CLEAR`?");
        helps("judgments: [{text: J, confidence: medium}]\n", "Did you mean `moderate`?");
        let stance = |word: &str| {
            format!(
                "actors: {{a: {{name: A}}}}\nclaims: {{c: {{text: C, positions: [{{by: a, stance: {word}}}]}}}}\n"
            )
        };
        helps(&stance("admits"), "Did you mean `asserts` or `claims-responsibility`?");
        helps(&stance("accuses"), "Did you mean `asserts`?");
        helps(&stance("confirms"), "Did you mean `asserts` or `endorses`?");
        helps(&stance("rejects"), "Did you mean `denies`?");
    }

    #[test]
    fn a_value_in_other_letters_is_mended() {
        let actors = "actors: {a: {name: A}}\n";
        let stance = "claims: {c: {text: C, positions: [{by: a, stance: Denies}]}}\n";
        for (body, word) in [
            ("tlp: red\n", "RED"),
            ("tlp: Amber+Strct\n", "AMBER+STRICT"),
            ("events: [{title: E, status: DENIED}]\n", "denied"),
            ("sources: {s: {title: S, kind: Post}}\n", "post"),
            ("sources: {s: {title: S, reliability: b}}\n", "B"),
            ("judgments: [{text: J, likelihood: Almost-Certain}]\n", "almost certain"),
            (&format!("{actors}{stance}"), "denies"),
        ] {
            let found = diagnostics(body);
            let [found] = &found[..] else { panic!("{body}: {found:?}") };
            let help = found.help.as_ref().map_or("", |help| help.as_str());
            assert!(help.starts_with(&format!("Did you mean `{word}`? Allowed: ")), "{body}: {help}");
            assert_eq!(found.replacement.as_ref().map(|replacement| replacement.text.raw()), Some(word));
        }
    }

    #[test]
    fn where_one_value_is_all_there_is_the_key_may_be_left_out() {
        helps("origins: none\n", "Allowed: unknown; else leave the key out.");
        helps("origins: open\n", "Allowed: unknown; else leave the key out.");
        let found = diagnostics("origins: unkown\n");
        assert_eq!(
            found[0].help.as_ref().map(briefing_text::SafeText::as_str),
            Some("Did you mean `unknown`? Allowed: unknown; else leave the key out.")
        );
    }

    #[test]
    fn a_key_of_everyday_use_leads_to_those_that_the_item_has() {
        helps("events: [{title: E, description: D}]\n", "Did you mean `text`?");
        helps("events: [{title: E, location: L}]\n", "Did you mean `place`?");
        helps("sources: {s: {title: S, medium: tv}}\n", "Did you mean `kind` or `publisher`?");
        helps("actors: {a: {name: A, type: person}}\n", "Did you mean `kind`?");
        helps("sources: {s: {title: S, passes_on: [s]}}\n", "Did you mean `cites`?");
        helps("sources: {s: {title: S, cited-by: [s]}}\n", "Did you mean `cites`?");
        helps("sources: {s: {title: S, reprint of: [s]}}\n", "Did you mean `based_on`?");
        let claim = |keys: &str| format!("claims: {{c: {{text: C, {keys}}}}}\n");
        let actor = |keys: &str| format!("actors: {{a: {{name: A, {keys}}}}}\n");
        helps("events: [{title: E, speaker: a}]\n", "Did you mean `by`?");
        helps("events: [{title: E, based_on: [s]}]\n", "Did you mean `sources` or `via`?");
        helps("events: [{title: E, cite: [s]}]\n", "Did you mean `sources`?");
        helps("events: [{title: E, cites: [s]}]\n", "Did you mean `sources` or `via`?");
        helps("quotes: {q: {text: Q, by: a}}\n", "Did you mean `speaker`?");
        helps("sources: {s: {title: S, date: 2024}}\n", "Did you mean `published`?");
        helps("sources: {s: {title: S, writer: Ann}}\n", "Did you mean `author`?");
        helps("sources: {s: {title: S, by: Ann}}\n", "Did you mean `author` or `publisher`?");
        helps("sources: {s: {title: S, citing: [s]}}\n", "Did you mean `cites`?");
        helps(&claim("conflicts_with: [c]"), "Did you mean `contradicts`?");
        helps(&claim("by: a"), "Did you mean `positions`?");
        helps(&actor("location: Berlin"), "Did you mean `country`?");
        // A judgment has no place.
        helps("judgments: [{text: J, location: L}]\n", "Keys here: ");
    }

    #[test]
    fn who_is_not_in_the_file_is_to_be_added() {
        let quote = |speaker: &str| format!("quotes: {{q: {{text: Q, speaker: {speaker}}}}}\n");
        helps(&quote("ann"), "Add it under `actors`: `ann: {name: …}`, or write `{unnamed: …}`.");
        helps(
            &quote("Ann Lee"),
            "Add it under `actors`: `ann-lee: {name: Ann Lee}`, and write `ann-lee` here, or write `{unnamed: Ann Lee}`.",
        );
        helps("events: [{title: E, actors: [ann]}]\n", "Add it under `actors`: `ann: {name: …}`.");
        helps("events: [{title: E, place: quay}]\n", "Add it under `places`: `quay: {name: …}`.");
        helps("events: [{title: E, sources: [log]}]\n", "Add it under `sources`: `log: {title: …}`.");
        helps(
            "events: [{title: E, text: 'See [[quay]].'}]\n",
            "Add an item of this id, or take the link away.",
        );
    }

    #[test]
    fn a_list_for_a_map_and_the_reverse_say_what_to_write() {
        helps("actors: [{name: A}]\n", "Write an id before each, without `-`: `some-id: {name: …}`.");
        helps("events: {fire: {title: E}}\n", "Write a list: begin each with `- `, and put an id into `id`.");
        helps(
            "quotes: {q: {text: Q, speaker: a, translation: [T]}}\nactors: {a: {name: A}}\n",
            "Write a map: `{text: …}`.",
        );
        helps("claims: {c: {text: C, positions: {by: a}}}\n", "Write a list: begin each entry with `- `.");
        helps("claims: {c: {text: C, positions: [asserts]}}\n", "Write a map: `{stance: …}`.");
        helps("actors: {a: Ann}\n", "Write a map: `{name: …}`.");
    }
}
