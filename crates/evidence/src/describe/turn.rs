//! Who stands on both sides of a claim, in words: on which first and on which later, as far as that is proven. It must not
//! prove anything, nor say why somebody changed sides.

use std::collections::HashSet;

use super::standing;
use crate::evidence::{Story, dispute::Side, turn::Turn};
use briefing_format::model::{ClaimIx, EntityIx};
use briefing_text::{SafeText, safe_format};

/// What is said of those of whom nobody knows on which side they stood last.
pub(super) const BOTH: &str = "both for and against";

/// What there is to know of an actor on one side of a claim who stands on the other one, too: `later against`, `first for`.
pub(super) fn note(story: Story<'_>, ix: ClaimIx, by: Option<EntityIx>, side: Side) -> Option<SafeText> {
    story.turn(ix, by).map(|turn| words(turn, side)).filter(|_| side != side.other())
}

fn words(turn: Turn, side: Side) -> SafeText {
    let other = standing::side(side.other()).0;
    let (when, is_as_published) = match turn {
        Turn::Unproven => ("also", false),
        Turn::Later { side: last, is_as_published, .. } if last != side => ("later", is_as_published),
        Turn::Later { is_once: true, is_as_published, .. } => ("first", is_as_published),
        Turn::Later { is_once: false, is_as_published, .. } => ("earlier", is_as_published),
    };
    safe_format!("{when} {other}{}", if is_as_published { ", as published" } else { "" })
}

/// The same of one position: what its holder said on the other side need not be earlier than this word of theirs.
pub(super) fn note_of_position(
    story: Story<'_>,
    ix: ClaimIx,
    by: Option<EntityIx>,
    side: Side,
) -> Option<SafeText> {
    let turn = story.turn(ix, by).filter(|_| side != side.other())?;
    let is_open = matches!(turn, Turn::Later { side: last, is_once: false, .. } if last == side);
    Some(words(if is_open { Turn::Unproven } else { turn }, side))
}

/// The same of so many on a side, in brackets: `(first for)`, of several `(1 first for, 2 earlier for)`.
pub(super) fn among(turns: &[Turn], side: Side, actors: usize) -> String {
    let words: Vec<SafeText> = turns.iter().map(|turn| words(*turn, side)).collect();
    if let ([words], 1) = (&words[..], actors) {
        return format!(" ({words})");
    }
    let mut seen = HashSet::new();
    let each = words.iter().filter(|one| seen.insert(one.as_str()));
    let each = each.map(|one| {
        let many = words.iter().filter(|other| *other == one).count();
        format!("{many} {one}")
    });
    let each = each.collect::<Vec<_>>().join(", ");
    if each.is_empty() { each } else { format!(" ({each})") }
}

/// How many of those with these positions on a side stand on the other one, too, behind how many there are:
/// `, 1 later against`; of one alone, `, later against`.
pub(super) fn of_holders(story: Story<'_>, ix: ClaimIx, side: Side, positions: &[u32]) -> String {
    let mut seen = HashSet::new();
    // In the order of the positions, so that the words are the same each time.
    let by = positions.iter().map(|n| story.briefing.held_by(story.briefing.position(ix, *n)));
    let holders: Vec<Option<EntityIx>> = by.filter(|by| seen.insert(*by)).collect();
    let turns = holders.iter().filter_map(|by| story.turn(ix, *by)).filter(|_| side != side.other());
    let turns: Vec<Turn> = turns.collect();
    let words = among(&turns, side, holders.len());
    words.trim_start_matches(" (").strip_suffix(')').map(|words| format!(", {words}")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::describe::{
        Block, Description, Form, copies, dispute, row, standing,
        tests::{lines, with},
    };
    use crate::evidence::{Evidence, Story};
    use briefing_format::model::{ClaimIx, EventIx, Item};

    /// What is said of a claim with these positions, in the list, in full, as a table, where it is copied, and of the event
    /// that it is about.
    fn told(positions: &str) -> [Vec<String>; 5] {
        let file = format!(
            "events: [{{id: e, title: E}}]\nactors: {{a: {{name: Ada}}, b: {{name: Bob}}, c: {{name: Cid}}}}\n\
             sources: {{old: {{title: Old, published: 2020}}, new: {{title: New, published: 2024}}}}\n\
             claims:\n  burned: {{text: It burned., about: [e], positions: [{positions}]}}\n"
        );
        with(&file, |story| {
            let (ix, item) = (ClaimIx(0), Item::Claim(ClaimIx(0)));
            let words = |block| match block {
                Block::Words(words) => lines(&words),
                Block::Row(row) => lines(&[row.cells, row.body].concat()),
                Block::Item(_) => Vec::new(),
            };
            [
                vec![standing::line(story, ix).plain_words(), row(story, item).trail.to_string()],
                lines(&Description::for_form(story, item, Form::Linear).told()),
                dispute(story, ix).into_iter().flat_map(words).collect(),
                copies(story, item).into_iter().map(|copy| copy.text.to_string()).collect(),
                lines(&Description::for_form(story, Item::Event(EventIx(0)), Form::Linear).told()),
            ]
        })
    }

    const TURNED: &str = "{by: a, stance: asserts, date: 2020}, {by: a, stance: denies, date: 2024}";

    #[test]
    fn one_actor_who_changed_sides_is_told_once_and_as_one_everywhere() {
        let [list, full, table, copy, event] = told(TURNED);
        assert_eq!(list, ["denied    1 actor against (first for)", "denied"]);
        assert_eq!(full[0], "denied · 1 actor against (first for)");
        for line in [
            "1 actor, later against · no source is given",
            "asserted by Ada, 2020 (later against), no source is given",
            "1 actor, first for · no source is given",
            "denied by Ada, 2024 (first for), no source is given",
        ] {
            assert!(full.iter().any(|told| told == line), "{line}: {full:?}");
        }
        assert_eq!(table.iter().filter(|line| *line == "later against" || *line == "first for").count(), 2);
        let cited = "Denied claim: “It burned.”, asserted by Ada (later against); denied by Ada (first for)";
        assert_eq!(copy[0], cited);
        assert!(
            event
                .iter()
                .any(|line| line.starts_with("denied claim: It burned. (1 actor against (first for))"))
        );
    }

    #[test]
    fn what_is_not_proven_is_not_told_as_a_change() {
        let [list, full, _, copy, _] = told("{by: a, stance: asserts}, {by: a, stance: doubts, date: 2024}");
        assert_eq!(list, ["two-sided  1 actor both for and against", "two-sided"]);
        assert!(full.iter().any(|line| line.starts_with("asserted by Ada (also against)")), "{full:?}");
        assert!(full.iter().any(|line| line.starts_with("doubted by Ada, 2024 (also for)")), "{full:?}");
        assert!(copy[0].starts_with("Two-sided claim: “It burned.”"), "{copy:?}");
    }

    #[test]
    fn an_order_of_publications_says_that_it_is_one() {
        let [list, ..] = told("{by: a, stance: denies, via: [old]}, {by: a, stance: asserts, via: [new]}");
        assert_eq!(list[0], "asserted  1 actor for (first against, as published)");
    }

    #[test]
    fn with_the_later_word_muted_the_earlier_one_counts() {
        let yaml = "briefing: 1\ntitle: T\nactors: {a: {name: Ada}}\nsources: {old: {title: Old}, new: {title: New}}\n\
                    claims:\n  burned: {text: B, positions: [{by: a, stance: asserts, date: 2020, via: [old]}, {by: a, stance: denies, date: 2024, via: [new]}]}\n";
        let briefing = briefing_format::parse(yaml, &mut |_| {}).briefing;
        let balance = |muted: &[&str]| {
            let muted: Vec<Item> = muted.iter().filter_map(|id| briefing.find(id)).collect();
            let evidence = Evidence::new(&briefing).muting(&briefing, &muted);
            standing::balance(Story { briefing: &briefing, evidence: &evidence }, ClaimIx(0)).to_string()
        };
        assert_eq!(balance(&[]), "1 actor against (first for)");
        assert_eq!(balance(&["new"]), "1 actor for (muted: 1 against)");
        assert_eq!(balance(&["old"]), "1 actor against");
        assert_eq!(balance(&["old", "new"]), "nobody left (muted: 1 actor against)");
    }

    #[test]
    fn among_others_those_who_changed_sides_are_counted_apart() {
        let with = |more: &str| told(&format!("{TURNED}, {more}"))[0][0].clone();
        assert_eq!(with("{by: b, stance: denies}"), "denied    2 actors against (1 first for)");
        assert_eq!(with("{by: b, stance: asserts}"), "disputed  1 actor for · 1 against (first for)");
        let back = "{by: a, stance: endorses, date: 2025}, {by: b, stance: denies, date: 2020}, {by: b, stance: asserts, date: 2021}";
        assert_eq!(with(back), "asserted  2 actors for (1 earlier against, 1 first against)");
        let open = "{by: b, stance: asserts}, {by: b, stance: denies}, {by: c, stance: declines-comment}";
        assert_eq!(with(open), "disputed  1 actor against (first for) · 1 both for and against · 1 declines");
    }
}
