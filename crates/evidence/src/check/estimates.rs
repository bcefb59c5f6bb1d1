//! `off-scale-estimate` and `likelihood-and-confidence-together`: how judgments speak of how likely something is, and how sure.
//!
//! ICD 203 gives seven terms for likelihood, because "possible" is 10 % to one reader and 60 % to the next. A briefing writes
//! them in `likelihood`, where each has its range beside it. So words that estimate otherwise are found in the `text` of a
//! judgment, such as "probably", "possibly", "may", "could" or "cannot rule out"; and a term of the scale where `likelihood`
//! is set as well: two estimates of one thing, and nobody knows which holds. In a text alone a term of the scale is fine.
//!
//! Likelihood is about the matter, confidence about the ground of the judgment. One sentence with both, "we have high
//! confidence that it is likely", is read as one number by most; ICD 203 forbids it. The keys keep them apart.
//!
//! The words are English ones, so a briefing in another `language` is not looked at. They are only looked up, not
//! understood: "could not" is taken for an ability, "as possible" for manner, and "May" for the month, the rest for estimates.

mod words;

use words::{Hit, Kind, hits};

use super::{Findings, Subject};
use briefing_format::{
    Part,
    diagnostic::{Code, Diagnostic, Span},
    model::{Item, Judgment, JudgmentIx},
};
use briefing_text::{SafeText, safe_format};

pub(super) fn check(subject: &Subject<'_>, found: &mut Findings) {
    let language = subject.briefing.language.as_str();
    let is_english = language.split(['-', '_']).next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    if !language.is_empty() && !is_english {
        return;
    }
    for (n, judgment) in (0..).zip(&subject.briefing.judgments) {
        let hits = hits(judgment.text.as_str());
        if !hits.is_empty() {
            look_at(subject, found, JudgmentIx(n), judgment, &hits);
        }
    }
}

fn look_at(subject: &Subject<'_>, found: &mut Findings, ix: JudgmentIx, judgment: &Judgment, hits: &[Hit]) {
    let item = Item::Judgment(ix);
    let places = places(subject, item, hits);
    let words = |hit: &Hit| &judgment.text.as_str()[hit.range.clone()];
    let mut together = None;
    for (hit, place) in hits.iter().zip(&places) {
        let likely = |other: &&Hit| other.sentence == hit.sentence && other.kind != Kind::Confidence;
        match hit.kind {
            Kind::Confidence if together != Some(hit.sentence) => {
                let Some(likely) = hits.iter().find(likely) else { continue };
                together = Some(hit.sentence);
                found.add(Code::LikelihoodAndConfidenceTogether, || {
                    let message = safe_format!(
                        "One sentence of {} says how sure it is (`{}`) and how likely something is (`{}`).",
                        subject.name(item),
                        words(hit),
                        words(likely)
                    );
                    let help = "Write `confidence` and `likelihood` as keys, and in the text only what is judged.";
                    Diagnostic::new(Code::LikelihoodAndConfidenceTogether, *place, message)
                        .with_help(SafeText::from_static(help))
                });
            }
            Kind::Confidence => {}
            Kind::OnScale => {
                let Some(set) = judgment.likelihood else { continue };
                found.add(Code::OffScaleEstimate, || {
                    let message = safe_format!(
                        "{} says `{}` in its text and `{}` in `likelihood`: two estimates of one thing.",
                        subject.name_first(item),
                        words(hit),
                        set.as_str()
                    );
                    let help = "Say in the text only what is judged, and leave the estimate to `likelihood`.";
                    Diagnostic::new(Code::OffScaleEstimate, *place, message).with_help(SafeText::from_static(help))
                });
            }
            Kind::OffScale(term) => found.add(Code::OffScaleEstimate, || {
                let message = safe_format!(
                    "`{}` in {} is an estimate that everybody reads differently.",
                    words(hit),
                    subject.name(item)
                );
                let help = match term {
                    Some(term) => safe_format!("Write `likelihood: {term}`, and in the text only what is judged."),
                    None => SafeText::from_static(
                        "Write `likelihood` with a term of ICD 203, from `almost no chance` to `almost certain`, and in the text only what is judged.",
                    ),
                };
                Diagnostic::new(Code::OffScaleEstimate, *place, message).with_help(help)
            }),
        }
    }
}

/// Where each hit stands in the file: the same words in the same order, unless escapes make the text read differently.
fn places(subject: &Subject<'_>, item: Item, hits_of_text: &[Hit]) -> Vec<Span> {
    let whole = subject.place(item, Part::Text);
    let written = subject.text.get(whole.range()).unwrap_or_default();
    let mut written = hits(written).into_iter();
    let place = |hit: &Hit| {
        let same = written.find(|other| other.term == hit.term);
        same.map_or(whole, |same| {
            Span::new(whole.start as usize + same.range.start, whole.start as usize + same.range.end)
        })
    };
    hits_of_text.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing;

    #[track_caller]
    fn found(judgment: &str) -> Vec<String> {
        let codes = [Code::OffScaleEstimate, Code::LikelihoodAndConfidenceTogether];
        testing::found(&format!("judgments:\n  - {judgment}\n"), &codes)
    }

    #[test]
    fn a_word_off_the_scale_is_found_where_it_stands() {
        assert_eq!(
            found("text: It was probably arson."),
            [
                "2 probably: `probably` in the judgment `It was probably arson.` is an estimate that everybody reads differently."
            ]
        );
        assert_eq!(
            found("text: >\n      It burned. We cannot\n      rule out that it May be\n      arson.").len(),
            1
        );
        assert_eq!(found("text: \"It was \\u0070ossibly arson.\"").len(), 1);
        assert_eq!(found("text: It burned in May, as fast as possible."), [""; 0]);
    }

    #[test]
    fn a_term_of_the_scale_is_fine_alone_and_one_too_many_beside_the_key() {
        assert_eq!(found("text: It is likely arson."), [""; 0]);
        assert_eq!(found("{text: It is arson., likelihood: likely}"), [""; 0]);
        assert_eq!(
            found("{text: It is very likely arson., likelihood: likely, id: j}"),
            [
                "2 very likely: The judgment `j` says `very likely` in its text and `likely` in `likelihood`: two estimates of one thing."
            ]
        );
    }

    #[test]
    fn likelihood_and_confidence_stand_in_sentences_of_their_own() {
        assert_eq!(
            found("text: We have high confidence that arson is likely."),
            [
                "2 high confidence: One sentence of the judgment `We have high confidence that arson is likely.` says how sure it is (`high confidence`) and how likely something is (`likely`)."
            ]
        );
        assert_eq!(found("text: Arson is likely. We have high confidence in our sources."), [""; 0]);
        assert_eq!(found("text: The vote of confidence is likely."), [""; 0]);
    }

    #[test]
    fn another_language_is_not_looked_at() {
        let codes = [Code::OffScaleEstimate];
        let body = |language: &str| format!("language: {language}\njudgments:\n  - text: C'est possible.\n");
        assert_eq!(testing::found(&body("fr"), &codes), [""; 0]);
        assert_eq!(testing::found(&body("en-GB"), &codes).len(), 1);
    }
}
