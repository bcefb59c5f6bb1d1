//! The English words that names, speakers and dates are told by. Lists only; they must not know how they are used.

use std::{collections::HashSet, sync::LazyLock};

use briefing_format::model::date;

/// Words in small letters.
type Words = LazyLock<HashSet<&'static str>>;

/// Makes a set of each list of words.
macro_rules! lists {
    ($($(#[$doc:meta])* $name:ident: $words:literal;)*) => {
        $($(#[$doc])* static $name: Words = LazyLock::new(|| $words.split(' ').collect());)*
    };
}

lists! {
    /// Words that begin a sentence with a capital letter without being a name.
    COMMON: "a about above according across after again against all almost along already also although among an \
        and another any are around as at away back be because been before behind being below beside besides \
        between beyond both but by can could despite did do does down during each earlier either else even \
        ever every everyone everything few finally first following for former from further had has have he \
        hence her here his how however i i'm i've if in indeed inside instead into is it its itself just \
        last late later least less like many may me meanwhile might more moreover most much must my near \
        nearly neither never nevertheless new next no nobody none nor not nothing now of off often on once \
        one only onto or other others our out over own perhaps please rather recently same second several \
        shall she should similarly since so some somebody someone something soon still such than thank \
        thanks that the their them then there therefore these they thing things this those though through \
        thus to today together tomorrow too toward towards two under unless unlike until up upon us very was \
        we well were what when where whereas whether which while who whose why will with within without \
        would yes yesterday yet you your hello good let say three four five six seven eight nine ten ok";

    /// What a person is called by before the name.
    TITLES: "president minister shah ayatollah king queen prince princess emperor empress sultan sheikh imam mr \
        mrs ms miss dr prof professor sir lady lord general colonel captain major lieutenant sergeant \
        admiral pope cardinal archbishop bishop father senator chancellor secretary governor mayor premier \
        judge justice chairman chairwoman director ambassador spokesman spokeswoman spokesperson officer \
        inspector representative congressman congresswoman leader chief commissioner gen col capt sen gov \
        rep lt sgt";

    /// With these after it, a title belongs to the name of a body: General Assembly, Justice Department.
    BODIES: "agency assembly association bank board bureau camp center centre college command committee company \
        council court department electric forces foundation front guard group hospital house institute \
        league ministry motors movement office organisation organization palace party press school service \
        services society staff street union university";

    /// Bodies without a name of their own that an adjective tells apart: the Albanian government.
    STATE_BODIES: "government ministry parliament police army military municipality media authorities embassy";

    /// Adjectives of countries and beliefs that no ending tells.
    ADJECTIVES: "african american arab arabic british catholic czech danish dutch european french german greek iraqi \
        islamic israeli kurdish kuwaiti latin norwegian pakistani polish saudi serb slovak slovene swiss \
        thai turkish western eastern northern southern emirati qatari yemeni omani bahraini afghan";

    /// What a place is, beside its name.
    PLACES: "capital city town village municipality district province region county suburb island port";

    /// Verbs with which words are reported.
    SPEECH: "said says say wrote writes write told tells tell added adds warned warns warn stated states state \
        announced announces claimed claims claim declared declares reported reports report informed informs \
        noted notes explained explains insisted insists argued argues asked asks replied replies tweeted \
        tweets posted posts recalled recalls denied denies continued continues stressed stresses emphasized \
        emphasizes emphasised emphasises concluded concludes commented comments admitted admits confirmed \
        confirms testified testifies promised promises vowed vows threatened threatens demanded demands \
        urged urges responded responds remarked remarks observed observes suggested suggests described \
        describes shouted shouts read reads called calls quipped boasted complained complains";

    /// Verbs with which somebody takes a stance on whether something is so.
    STANCE: "denied denies deny denying disputed disputes dispute rejected rejects reject refuted refutes refute doubted \
        doubts doubt blamed blames blame accused accuses accuse alleged alleges allege claimed claims claim \
        admitted admits admit contested contests contradicted contradicts attributed attributes";

    /// What is so in somebody's view, after "is" or "was".
    BELIEF: "believed suspected thought alleged reported rumored rumoured supposed assumed considered";

    /// What may stand between a subject and its verb.
    AUXILIARY: "has have had also later then earlier already once again reportedly repeatedly publicly recently now \
        is was are were";

    /// With these before "for", it belongs to the name: Institute for War Studies.
    FOR_BODIES: "center centre institute ministry council agency committee office department organization \
        organisation campaign fund society";

    /// With these, a part of a sentence begins that names somebody without a name: the hacker group.
    DETERMINERS: "the a an its his her their this that another one";

    /// After these, a full stop ends no sentence.
    ABBREVIATIONS: "mr mrs ms dr prof gen col lt sen gov rep st jr sr capt sgt vs inc ltd co corp jan feb mar apr jun \
        jul aug sep sept oct nov dec approx ca dept est etc";

    /// Capital letters that name nobody.
    NO_NAMES: "id ids tv ceo pm am ok faq url pdf";

    /// Verbs of those who pass words on more often than they say them.
    RELAY: "reported reports report informed informs noted notes recalled recalls quoted quotes cited cites";

    /// Small words inside a name.
    CONNECTORS: "of de del della di da dos du la le el al bin ibn ben van von der den zu";

    /// The days of the week, which have capital letters, too.
    DAYS: "monday tuesday wednesday thursday friday saturday sunday";
}

/// The most bytes of a word in the lists.
const LONGEST: usize = 14;

fn has(list: &Words, word: &str) -> bool {
    word.len() <= LONGEST && list.contains(word.to_ascii_lowercase().as_str())
}

pub(super) fn is_common(word: &str) -> bool {
    let straight = word.replace('’', "'");
    let stem = straight.split('\'').next().unwrap_or_default();
    has(&COMMON, &straight) || has(&COMMON, stem) || has(&NO_NAMES, word)
}

pub(super) fn is_title(word: &str) -> bool {
    has(&TITLES, word)
}

pub(super) fn names_a_body(word: &str) -> bool {
    has(&BODIES, word)
}

pub(super) fn is_state_body(word: &str) -> bool {
    has(&STATE_BODIES, word)
}

pub(super) fn is_adjective(word: &str) -> bool {
    // Brian and Ian are people: such a word has a stem before its ending.
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    let endings = ["ian", "ians", "ish", "ese", "ist", "ists", "ans"];
    has(&ADJECTIVES, word) || endings.iter().any(|ending| ends(ending))
}

pub(super) fn is_speech(word: &str) -> bool {
    has(&SPEECH, word) || has(&RELAY, word)
}

pub(super) fn is_relay(word: &str) -> bool {
    has(&RELAY, word)
}

pub(super) fn is_kind_of_place(word: &str) -> bool {
    has(&PLACES, word)
}

pub(super) fn is_stance(word: &str) -> bool {
    has(&STANCE, word)
}

pub(super) fn is_belief(word: &str) -> bool {
    has(&BELIEF, word)
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    has(&AUXILIARY, word)
}

pub(super) fn is_connector(word: &str) -> bool {
    has(&CONNECTORS, word)
}

pub(super) fn takes_for(word: &str) -> bool {
    has(&FOR_BODIES, word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    has(&DETERMINERS, word)
}

pub(super) fn is_abbreviation(word: &str) -> bool {
    has(&ABBREVIATIONS, word) || word.chars().nth(1).is_none_or(|c| c == '.')
}

/// The number of a month, from 1.
pub(super) fn month(word: &str) -> Option<usize> {
    if word.starts_with(char::is_uppercase) { date::month(word) } else { None }
}

pub(super) fn is_day(word: &str) -> bool {
    has(&DAYS, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_of_a_list_is_too_long_to_be_found() {
        let lists =
            [&COMMON, &TITLES, &BODIES, &ADJECTIVES, &SPEECH, &RELAY, &AUXILIARY, &CONNECTORS, &FOR_BODIES];
        let more = [&DETERMINERS, &ABBREVIATIONS, &DAYS, &NO_NAMES, &STANCE, &BELIEF, &PLACES, &STATE_BODIES];
        for word in lists.iter().chain(&more).flat_map(|list| list.iter()) {
            assert!(word.len() <= LONGEST && !word.is_empty() && word.to_lowercase() == *word, "{word:?}");
        }
    }
}
