//! Languages by name, and where the words of a hop are in another one. It must not guess a language that the file does not give.

use briefing_format::model::Source;
use briefing_text::{SafeText, safe_format};

/// The languages of ISO 639-1 that news is most often written in, with their English names, in order of their codes.
const NAMES: &[(&str, &str)] = &[
    ("af", "Afrikaans"),
    ("am", "Amharic"),
    ("ar", "Arabic"),
    ("az", "Azerbaijani"),
    ("be", "Belarusian"),
    ("bg", "Bulgarian"),
    ("bn", "Bengali"),
    ("bs", "Bosnian"),
    ("ca", "Catalan"),
    ("cs", "Czech"),
    ("cy", "Welsh"),
    ("da", "Danish"),
    ("de", "German"),
    ("el", "Greek"),
    ("en", "English"),
    ("es", "Spanish"),
    ("et", "Estonian"),
    ("eu", "Basque"),
    ("fa", "Persian"),
    ("fi", "Finnish"),
    ("fr", "French"),
    ("ga", "Irish"),
    ("he", "Hebrew"),
    ("hi", "Hindi"),
    ("hr", "Croatian"),
    ("hu", "Hungarian"),
    ("hy", "Armenian"),
    ("id", "Indonesian"),
    ("is", "Icelandic"),
    ("it", "Italian"),
    ("ja", "Japanese"),
    ("ka", "Georgian"),
    ("kk", "Kazakh"),
    ("ko", "Korean"),
    ("ku", "Kurdish"),
    ("la", "Latin"),
    ("lt", "Lithuanian"),
    ("lv", "Latvian"),
    ("mk", "Macedonian"),
    ("mn", "Mongolian"),
    ("ms", "Malay"),
    ("mt", "Maltese"),
    ("my", "Burmese"),
    ("nl", "Dutch"),
    ("no", "Norwegian"),
    ("pl", "Polish"),
    ("ps", "Pashto"),
    ("pt", "Portuguese"),
    ("ro", "Romanian"),
    ("ru", "Russian"),
    ("sk", "Slovak"),
    ("sl", "Slovenian"),
    ("so", "Somali"),
    ("sq", "Albanian"),
    ("sr", "Serbian"),
    ("sv", "Swedish"),
    ("sw", "Swahili"),
    ("ta", "Tamil"),
    ("th", "Thai"),
    ("tr", "Turkish"),
    ("uk", "Ukrainian"),
    ("ur", "Urdu"),
    ("uz", "Uzbek"),
    ("vi", "Vietnamese"),
    ("zh", "Chinese"),
];

/// A language by its name, with what else its tag says; the tag itself where its name is not known here.
pub(super) fn name(tag: &SafeText) -> SafeText {
    let primary = primary(tag);
    match NAMES.binary_search_by_key(&primary.as_str(), |(code, _)| code) {
        Ok(at) if primary.len() == tag.as_str().len() => SafeText::from_static(NAMES[at].1),
        Ok(at) => safe_format!("{} ({tag})", NAMES[at].1),
        Err(_) => tag.clone(),
    }
}

/// The language of a hop: where it is not that of the words, both. Nothing where the file does not give it.
pub(super) fn of_hop(source: &Source, words: Option<&SafeText>) -> Option<SafeText> {
    let alone = || (!source.language.is_empty()).then(|| safe_format!("in {}", name(&source.language)));
    words.and_then(|words| differing(source, words)).or_else(alone)
}

/// That a hop is in another language than the words: `in Albanian; the words here are in English`.
pub(super) fn differing(source: &Source, words: &SafeText) -> Option<SafeText> {
    let (of_hop, of_words) = (primary(&source.language), primary(words));
    (!of_hop.is_empty() && !of_words.is_empty() && of_hop != of_words)
        .then(|| safe_format!("in {}; the words here are in {}", name(&source.language), name(words)))
}

/// The language of a tag (BCP 47) without region and script.
fn primary(tag: &SafeText) -> String {
    tag.as_str().split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_called_by_name_and_unknown_ones_by_their_tag() {
        let name = |tag: &str| name(&SafeText::line(tag)).to_string();
        assert_eq!(name("sq"), "Albanian");
        assert_eq!(name("de-AT"), "German (de-AT)");
        assert_eq!(name("tlh"), "tlh");
        assert_eq!(name(""), "");
        assert!(NAMES.is_sorted());
    }
}
