//! The English words that names, speakers and dates are told by. Lists only; they must not know how they are used.

/// Words that begin a sentence with a capital letter without being a name.
const COMMON: &str = "a about above according across after again against all almost along already also although among \
    an and another any are around as at away back be because been before behind being below beside besides between \
    beyond both but by can could despite did do does down during each earlier either else even ever every everyone \
    everything few finally first following for former from further had has have he hence her here his how however i \
    i'm i've if in indeed inside instead into is it its itself just last late later least less like many may me \
    meanwhile might more moreover most much must my near nearly neither never nevertheless new next no nobody none nor \
    not nothing now of off often on once one only onto or other others our out over own perhaps please rather recently \
    same second several shall she should similarly since so some somebody someone something soon still such than thank \
    thanks that the their them then there therefore these they thing things this those though through thus to today \
    together tomorrow too toward towards two under unless unlike until up upon us very was we well were what when \
    where whereas whether which while who whose why will with within without would yes yesterday yet you your hello \
    good let say three four five six seven eight nine ten ok";

/// What a person is called by before the name.
const TITLES: &str = "president minister shah ayatollah king queen prince princess emperor empress sultan sheikh imam \
    mr mrs ms miss dr prof professor sir lady lord general colonel captain major lieutenant sergeant admiral pope \
    cardinal archbishop bishop father senator chancellor secretary governor mayor premier judge justice chairman \
    chairwoman director ambassador spokesman spokeswoman spokesperson officer inspector representative congressman \
    congresswoman leader chief commissioner gen col capt sen gov rep lt sgt";

/// With these after it, a title belongs to the name of a body: General Assembly, Justice Department.
const BODIES: &str = "agency assembly association bank board bureau camp center centre college command committee \
    company council court department electric forces foundation front guard group hospital house institute league \
    ministry motors movement office organisation organization palace party press school service services society \
    staff street union university";

/// Adjectives of countries and beliefs that no ending tells.
const ADJECTIVES: &str = "african american arab arabic british catholic czech danish dutch european french german greek \
    iraqi islamic israeli kurdish kuwaiti latin norwegian pakistani polish saudi serb slovak slovene swiss thai \
    turkish western eastern northern southern emirati qatari yemeni omani bahraini afghan";

/// Verbs with which words are reported.
const SPEECH: &str = "said says say wrote writes write told tells tell added adds warned warns warn stated states state \
    announced announces claimed claims claim declared declares reported reports report informed informs noted notes \
    explained explains insisted insists argued argues asked asks replied replies tweeted tweets posted posts recalled \
    recalls denied denies continued continues stressed stresses emphasized emphasizes emphasised emphasises concluded \
    concludes commented comments admitted admits confirmed confirms testified testifies promised promises vowed vows \
    threatened threatens demanded demands urged urges responded responds remarked remarks observed observes suggested \
    suggests described describes shouted shouts read reads called calls quipped boasted complained complains";

/// Verbs of those who pass words on more often than they say them.
const RELAY: &str =
    "reported reports report informed informs noted notes recalled recalls quoted quotes cited cites";

/// What may stand between a subject and its verb.
const AUXILIARY: &str = "has have had also later then earlier already once again reportedly repeatedly publicly \
    recently now is was are were";

/// Small words inside a name.
const CONNECTORS: &str = "of de del della di da dos du la le el al bin ibn ben van von der den zu";

/// With these before "for", it belongs to the name: Institute for War Studies.
const FOR_BODIES: &str = "center centre institute ministry council agency committee office department organization \
    organisation campaign fund society";

/// With these, a part of a sentence begins that names somebody without a name: the hacker group.
const DETERMINERS: &str = "the a an its his her their this that another one";

/// After these, a full stop ends no sentence.
const ABBREVIATIONS: &str = "mr mrs ms dr prof gen col lt sen gov rep st jr sr capt sgt vs no inc ltd co corp jan feb \
    mar apr jun jul aug sep sept oct nov dec approx ca dept est etc";

/// Names of months, with what they are cut to.
const MONTHS: [&str; 12] = [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
];

const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";

/// Capital letters that name nobody.
const NO_NAMES: &str = "id ids tv ceo pm am ok faq url pdf";

fn has(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known.eq_ignore_ascii_case(word))
}

pub(super) fn is_common(word: &str) -> bool {
    let straight = word.replace('’', "'");
    let stem = straight.split('\'').next().unwrap_or_default();
    has(COMMON, &straight) || has(COMMON, stem) || has(NO_NAMES, word)
}

pub(super) fn is_title(word: &str) -> bool {
    has(TITLES, word)
}

pub(super) fn names_a_body(word: &str) -> bool {
    has(BODIES, word)
}

pub(super) fn is_adjective(word: &str) -> bool {
    // Brian and Ian are people: such a word has a stem before its ending.
    let ends = |ending: &str| word.len() > ending.len() + 2 && word.ends_with(ending);
    let endings = ["ian", "ians", "ish", "ese", "ist", "ists", "ans"];
    has(ADJECTIVES, word) || endings.iter().any(|ending| ends(ending))
}

pub(super) fn is_speech(word: &str) -> bool {
    has(SPEECH, word) || has(RELAY, word)
}

pub(super) fn is_relay(word: &str) -> bool {
    has(RELAY, word)
}

pub(super) fn is_auxiliary(word: &str) -> bool {
    has(AUXILIARY, word)
}

pub(super) fn is_connector(word: &str) -> bool {
    has(CONNECTORS, word)
}

pub(super) fn takes_for(word: &str) -> bool {
    has(FOR_BODIES, word)
}

pub(super) fn is_determiner(word: &str) -> bool {
    has(DETERMINERS, word)
}

pub(super) fn is_abbreviation(word: &str) -> bool {
    has(ABBREVIATIONS, word) || word.chars().nth(1).is_none_or(|c| c == '.')
}

/// The number of a month, from 1.
pub(super) fn month(word: &str) -> Option<usize> {
    let capital = word.starts_with(char::is_uppercase);
    MONTHS.iter().position(|names| capital && has(names, word)).map(|index| index + 1)
}

pub(super) fn is_day(word: &str) -> bool {
    has(DAYS, word)
}
