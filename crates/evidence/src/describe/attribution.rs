//! Who tells a statement, in whose voice, and through which sources. It must not count.

use super::{
    limits::SOURCES_PER_LINE,
    paragraph::{Paragraph, Tone},
};
use crate::evidence::{
    Story,
    support::{Node, Traced},
};
use briefing_format::model::{ActorKind, Entity, EntityIx, EntityKind, Item, SourceIx, Telling, Voice};
use briefing_text::{SafeText, safe_format};

/// Adds a voice: an actor as a link, somebody without a name in the words of the file.
pub(super) fn teller(story: Story<'_>, line: Paragraph, voice: &Voice) -> Paragraph {
    match voice {
        Voice::Actor(actor) => line.link(story, Item::Entity(*actor)),
        Voice::Unnamed(words) => line.words(words).tone(Tone::Muted, ", unnamed"),
        Voice::Unread(words) => {
            line.tone(Tone::Warning, safe_format!("“{words}”, whom the file does not define"))
        }
    }
}

/// The same as plain words, for where nothing can be followed.
pub(super) fn teller_words(story: Story<'_>, voice: &Voice) -> SafeText {
    SafeText::line(&teller(story, Paragraph::plain(), voice).plain_words())
}

/// Adds a voice; where there is none, that nobody is named.
pub(super) fn teller_or_nobody(story: Story<'_>, line: Paragraph, voice: Option<&Voice>) -> Paragraph {
    match voice {
        Some(voice) => teller(story, line, voice),
        None => line.tone(Tone::Muted, "somebody who is not named"),
    }
}

/// The source in which whoever tells a statement does so in their own voice, if that is where a chain of it begins.
pub(super) fn own_voice(story: Story<'_>, node: Node) -> Option<SourceIx> {
    let own = story.chain_origins(node).into_iter().find(Traced::is_own)?;
    own.hops.first().copied()
}

/// Adds that somebody speaks in their own voice, where there is a source in which they do: the words lead to it.
pub(super) fn voice(
    story: Story<'_>,
    line: Paragraph,
    by: Option<EntityIx>,
    own: Option<SourceIx>,
) -> Paragraph {
    match own {
        Some(source) => line.words(", ").link_as(story, Item::Source(source), voice_of(story, by)),
        None => line,
    }
}

/// Adds the sources that a statement came through beside the one in which it is in somebody's own voice, behind these
/// words, each chain by itself: `via A → B; via C`; nothing where there are none, nor where they hold by default, which the
/// head tells once. Many may cite one chain, but each has so many hops of its own only once.
pub(super) fn via(
    story: Story<'_>,
    mut line: Paragraph,
    (tone, words): (Tone, &'static str),
    telling: Telling<'_>,
    (own, own_hops): (Option<SourceIx>, usize),
) -> Paragraph {
    if telling.is_default {
        return line;
    }
    let most = SOURCES_PER_LINE.max(own_hops);
    let mut is_first = true;
    let apart = telling.attribution.sources();
    for (hops, between) in telling.attribution.via().map(|chain| (chain.hops, " → ")).chain([(apart, ", ")])
    {
        // A chain begins with the own source; among sources that tell it by themselves it may stand anywhere.
        let begins_with_own = own.is_some() && hops.first() == own.as_ref();
        let hops = if begins_with_own { &hops[1..] } else { hops };
        let is_other = |hop: SourceIx| between == " → " || Some(hop) != own;
        let is_known = |hop: &&SourceIx| story.briefing.is_known(**hop) && is_other(**hop);
        let named: Vec<SourceIx> = hops.iter().filter(is_known).take(most).copied().collect();
        if named.is_empty() {
            continue;
        }
        let all = if named.len() < most { named.len() } else { hops.iter().filter(is_known).count() };
        line = line.tone(tone, if is_first { words } else { "; via " });
        line = line.sources(story, &named, between).more(between, all - named.len());
        let hidden = hops.iter().filter(|hop| !story.briefing.is_known(**hop)).count();
        if hidden > 0 && between == " → " {
            line = line.tone(Tone::Muted, not_known_yet(hidden));
        }
        is_first = false;
    }
    unread(line, telling)
}

/// Adds the sources of a chain that were known, as arrows, and how many of its sources were not.
pub(super) fn arrows(story: Story<'_>, line: Paragraph, hops: &[SourceIx]) -> Paragraph {
    let known: Vec<SourceIx> = hops.iter().copied().filter(|hop| story.briefing.is_known(*hop)).collect();
    let line = line.sources(story, &known, " → ");
    match hops.len() - known.len() {
        hidden if hidden > 0 && !known.is_empty() => line.tone(Tone::Muted, not_known_yet(hidden)),
        _ => line,
    }
}

/// Behind the sources of a chain: how many others were not known yet.
fn not_known_yet(hidden: usize) -> SafeText {
    safe_format!(" (and {hidden} not known yet)")
}

/// Adds the names of sources that could not be read.
pub(super) fn unread(line: Paragraph, telling: Telling<'_>) -> Paragraph {
    match telling.attribution.unread() {
        [] => line,
        names => {
            let between = if line.runs.is_empty() { "" } else { ", " };
            line.tone(Tone::Warning, safe_format!("{between}{}", not_read("source", names)))
        }
    }
}

/// That the file names sources, or what else it is, that it does not define.
pub(super) fn not_read(noun: &str, names: &[SafeText]) -> SafeText {
    let all: Vec<String> = names.iter().take(3).map(|name| format!("“{name}”")).collect();
    let more = names.len().saturating_sub(3);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    let which = match (names.len(), noun.starts_with(['a', 'e', 'i', 'o'])) {
        (1, false) => format!("a {noun}"),
        (1, true) => format!("an {noun}"),
        _ => format!("{noun}s"),
    };
    safe_format!("{which} the file does not define: {}{more}", all.join(", "))
}

/// How many hops a statement has on its own line.
pub(super) fn hop_count(telling: Telling<'_>) -> usize {
    if telling.is_default { 0 } else { telling.attribution.named().count() }
}

/// How a thing and how a person speaks in a source of theirs.
pub(super) const OWN_VOICES: [&str; 2] = ["in its own voice", "in their own voice"];

/// How somebody speaks in a source that they published: `in its own voice`.
pub(super) fn voice_of(story: Story<'_>, by: Option<EntityIx>) -> &'static str {
    OWN_VOICES[usize::from(by.is_some_and(|by| is_person(story.get(by))))]
}

/// Whether an actor is a person, who is not called "it".
pub(super) fn is_person(entity: &Entity) -> bool {
    entity.kind == EntityKind::Actor(ActorKind::Person)
}
