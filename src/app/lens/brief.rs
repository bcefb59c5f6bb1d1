//! What one reads first: summary, judgments, questions. It must not know what they say.

use std::iter;

use super::{List, ListRow, headed, shown};
use briefing_evidence::perspective::{Filter, Perspective};
use briefing_format::model::{Item, JudgmentIx, QuestionIx};
use briefing_library::Document;

pub(super) fn list(document: &Document, filter: &Filter, _: &Perspective) -> List {
    let story = document.story();
    let (judgments, questions) = (story.briefing.judgments.len(), story.briefing.questions.len());
    let all_judgments = (0..judgments as u32).map(|n| Item::Judgment(JudgmentIx(n)));
    let all_questions = (0..questions as u32).map(|n| Item::Question(QuestionIx(n)));
    let rows = iter::once(ListRow::Item(Item::Briefing))
        .chain(headed("Judgments", shown(story, filter, all_judgments)))
        .chain(headed("What is not known", shown(story, filter, all_questions)));
    List::from_rows(rows.collect(), 1 + judgments + questions)
}
