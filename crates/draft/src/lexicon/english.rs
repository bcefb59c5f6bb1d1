//! English.

use super::{Grammar, Role, Tables, Time};
use briefing_format::model::{SourceKind, date};

pub(super) const TABLES: Tables = Tables {
    tag: "en",
    grammar: Grammar { has_names: true, capital_nouns: false, inverts: false },
    months: date::MONTHS,
    days: [
        "monday mon",
        "tuesday tue tues",
        "wednesday wed",
        "thursday thu thurs",
        "friday fri",
        "saturday sat",
        "sunday sun",
    ],
    documents: &[
        (SourceKind::Post, "post posts tweet tweets thread video videos clip vlog channel"),
        (
            SourceKind::Statement,
            "statement statements communique communiqué release declaration announcement",
        ),
        (SourceKind::Report, "report reports study analysis bulletin briefing article articles"),
        (SourceKind::Advisory, "advisory alert warning"),
        (
            SourceKind::Document,
            "letter letters email emails e-mail memo document documents filing affidavit indictment lawsuit complaint ruling verdict petition",
        ),
        (SourceKind::Interview, "interview interviews"),
        (SourceKind::Broadcast, "broadcast televised podcast"),
        (SourceKind::Web, "website blog"),
        (SourceKind::Other, "message messages voicemail recording"),
        (SourceKind::Book, "book memoir memoirs"),
    ],
    times: &[
        (Time::Day(-1), "yesterday"),
        (Time::Day(0), "today|tonight|this morning|this afternoon|this evening"),
        (Time::Day(1), "tomorrow"),
        (Time::Month(-1), "last month"),
        (Time::Month(0), "this month|earlier this month|later this month"),
        (Time::Month(1), "next month"),
        (Time::Year(-1), "last year"),
        (Time::Year(0), "this year|earlier this year|later this year"),
        (Time::Year(1), "next year"),
        (
            Time::Words,
            "last week|this week|earlier this week|next week|last night|last weekend|this weekend|at the weekend|\
             over the weekend|last summer|last winter|last spring|last autumn|overnight|in recent days|in recent weeks|\
             in recent months|weeks earlier|days earlier|months earlier|the day before|the following day|the next day|\
             the previous day|a week ago|a month ago|a year ago|# days ago|# weeks ago|# months ago|# years ago|\
             # days earlier|# weeks earlier|# months earlier|# years earlier|# days later|# weeks later|# months later",
        ),
    ],
    roles: &[
        (
            Role::Common,
            "a about above according across after again against all almost along already also although among an and \
             another any are around as at away back be because been before behind being below beside besides between \
             beyond both but by can could despite did do does down during each earlier either else even ever every \
             everyone everything few finally first following for former from further had has have he hence her here his \
             how however i i'm i've if in indeed inside instead into is it its itself just last late later least less \
             like many may me meanwhile might more moreover most much must my near nearly neither never nevertheless new \
             next no nobody none nor not nothing now of off often on once one only onto or other others our out over own \
             perhaps please rather recently same second several shall she should similarly since so some somebody \
             someone something soon still such than thank thanks that the their them then there therefore these they \
             thing things this those though through thus to today together tomorrow too toward towards two under unless \
             unlike until up upon us very was we well were what when where whereas whether which while who whose why \
             will with within without would yes yesterday yet you your hello good let say three four five six seven \
             eight nine ten ok hundreds thousands dozens millions people officials police residents students medics \
             shops witnesses critics analysts experts sources authorities prosecutors lawyers doctors rescuers \
             firefighters soldiers troops rebels protesters protests voters polls schools shelling shells strikes \
             media reports images video footage potential local national international government ministers \
             teachers workers families relatives survivors villagers investigators military speaking writing asked \
             citing quoting using given including under early overnight separately additionally members multiple elsewhere amid \
             currently previously suspected alleged eventually initially ultimately sadly clearly unfortunately earlier regulator watchdog carmaker \
             drugmaker insurer retailer rescuer",
        ),
        (
            Role::Title,
            "president minister shah ayatollah king queen prince princess emperor empress sultan sheikh imam mr mrs ms miss \
             dr prof professor sir dame lady lord general colonel captain major lieutenant sergeant admiral pope cardinal \
             archbishop bishop father senator chancellor secretary governor mayor premier judge justice chairman \
             chairwoman chair director ambassador spokesman spokeswoman spokesperson officer inspector representative \
             congressman congresswoman leader chief commissioner gen col capt sen gov rep lt sgt adm maj envoy deputy \
             activist journalist author lawyer analyst coach commander prosecutor attorney sheriff detective \
             superintendent constable councillor mp head ceo cfo cto coo boss banker founder",
        ),
        (
            Role::BodyName,
            "agency assembly association bank board bureau camp center centre college command committee company council \
             court department electric forces foundation front guard group hospital house institute league ministry \
             motors movement watch office organisation organization palace party press school service services society staff \
             street union university",
        ),
        (
            Role::Body,
            "government ministry parliament police army military municipality authorities embassy guard navy court council \
             committee commission union company party agency department office coastguard kremlin pentagon cabinet \
             administration prosecution army force forces command group organisation organization institute university \
             hospital bank board junta militia movement federation association bureau regulator operator airline \
             charity firm ministry's city state service headquarters opposition regime",
        ),
        (
            Role::Adjective,
            "african american arab arabic british catholic czech danish dutch european french german greek iraqi islamic \
             israeli kurdish kuwaiti latin norwegian pakistani polish saudi serb slovak slovene swiss thai turkish \
             western eastern northern southern emirati qatari yemeni omani bahraini afghan uk us u.s. irish spanish muslim christian jewish buddhist hindu sunni shia shiite houthi kosovan somali",
        ),
        (
            Role::PlaceKind,
            "capital city town village municipality district province region county suburb island port",
        ),
        (Role::Locating, "in at near outside"),
        (
            Role::Says,
            "said says say wrote writes added adds warned warns stated announced announces claimed claims declared declares \
             noted notes explained explains insisted insists argued argues tweeted tweets posted \
             stressed stresses emphasized emphasizes emphasised emphasises concluded concludes \
             admitted admits acknowledged acknowledges confirmed confirms testified testifies \
             suggested suggests alleged alleges maintains maintained contends contended reiterated \
             conceded concedes predicted predicts believes believe believed thinks think recounted revealed reveals \
             disclosed estimated estimates asserted asserts saying clarified",
        ),
        (Role::Tells, "told tells tell informed informs"),
        (Role::Relays, "reported reports report cited cites quoted quotes"),
        (
            Role::Wants,
            "asked asks promised promises vowed vows threatened threatens demanded demands urged urges pledged pledges \
             ordered orders begged appealed",
        ),
        (
            Role::Remarks,
            "branded labelled labeled described describes shouted shouts reads read quipped boasted boasts complained complains replied replies recalled recalls \
             continued continues commented responded responds remarked remarks observed observes condemned condemns praised \
             hailed criticised criticized denounced called calls joked lamented",
        ),
        (
            Role::Denies,
            "denied denies deny denying rejected rejects reject refuted refutes refute disputed disputes dispute dismissed \
             dismisses contested contests contradicted contradicts",
        ),
        (Role::Doubts, "disputed disputes doubted doubts questioned questions"),
        (Role::Accuses, "accused accuses accuse accusing"),
        (Role::Blames, "blamed blames blame blaming"),
        (Role::Takes, "claimed claims claim claiming took taken take accepted accepts"),
        (Role::Cites, "citing quoting"),
        (Role::Leads, "according"),
        (
            Role::Auxiliary,
            "always long has have had having first also later then earlier already once again just since is was are were been being did does \
             do will would not never ever yet n't hasn't didn't haven't hadn't so far still too have both all",
        ),
        (Role::Passive, "is was are were been being be"),
        (Role::Connector, "of de del della di da dos du la le el al bin ibn ben van von der den zu"),
        (
            Role::ForBody,
            "center centre institute ministry council agency committee office department organization organisation campaign fund society \
             group front movement commissioner union alliance league party",
        ),
        (Role::Definite, "the his her its their this our my your"),
        (
            Role::Indefinite,
            "a an another one some several many two three four five six seven eight nine ten dozens hundreds thousands most few \
             no any other more both",
        ),
        (Role::Pronoun, "he she they it"),
        (Role::Joins, "of for from"),
        (
            Role::Breaks,
            "in near outside and but or so because while when after before as if that which who whom whose where although though since until \
             than then on at to by with into over under about amid despite during through via per against between \
             among without within upon except however therefore hours also even only",
        ),
        (
            Role::Unnamed,
            "officials official sources source witnesses witness residents resident critics critic analysts analyst experts \
             expert people person man men woman women diplomats diplomat lawyers activists protesters medics doctors \
             spokesman spokeswoman spokesperson aide aides observers prosecutors authorities relatives family families \
             friends friend neighbours neighbors neighbour neighbor colleagues students workers soldiers soldier captain \
             opponents supporters campaigners journalists reporters investigators rescuers others some many lawyer \
             employees employee staff survivors survivor villagers villager voters insiders researchers researcher \
             scientists passengers passenger parents economists historians commentators politicians lawmakers \
             leaders ships rebels militants fighters users member members boy girl driver reporter officer \
             officers technician teacher teachers nurse local locals bystanders onlookers shopkeeper farmer fishermen \
             fisherman sailor sailors guards priest ally allies associate associates backers foes brother sister father mother son \
             daughter wife husband widow uncle aunt cousin roommate classmate",
        ),
        (
            Role::Media,
            "media newspaper newspapers agency agencies television tv broadcaster radio press magazine outlet outlets \
             channel website portal paper daily",
        ),
        (
            Role::MediaName,
            "news times post herald tribune radio tv television press gazette journal daily broadcasting guardian telegraph \
             observer mail standard chronicle courier echo today newspaper magazine network newswire wire",
        ),
        (
            Role::Future,
            "will shall would going due expected scheduled plans planned plan intends intend set to'll won't",
        ),
        (
            Role::Past,
            "was were had did has said told wrote took made came went began left found held struck hit shot fell broke sent \
             saw got gave brought met won lost fled died led became opened",
        ),
        (
            Role::Abbreviation,
            "mr mrs ms dr prof gen col lt sen gov rep st jr sr capt sgt vs inc ltd co corp jan feb mar apr jun jul aug sep \
             sept oct nov dec approx ca dept est etc no adm maj",
        ),
        (Role::NoName, "internet id ids tv ceo pm am ok faq url pdf gmt utc est edt cet bst"),
        (Role::Anaphor, "this it that these those them all both such"),
        (
            Role::Charge,
            "account version accusation accusations allegation allegations claim claims charge charges involvement responsibility wrongdoing \
             report reports remark remarks assertion assertions matter incident suggestion suggestions blame criticism so doing",
        ),
        (Role::That, "that"),
        (Role::Relative, "who which that"),
        (Role::Not, "not never n't hasn't didn't haven't hadn't yet"),
        (
            Role::Picture,
            "image picture pictured photo photograph photographed photographer screenshot footage seen shown illustration still",
        ),
        (
            Role::Furniture,
            "share advertisement subscribe newsletter copyright read related follow watch listen updated published reporting editing \
             writing comments menu login cookies skip",
        ),
        (
            Role::Talk,
            "interview interviews comments comment remarks speaking spoke spoken talking conversation",
        ),
        (Role::With, "with to on by"),
        (Role::Within, "in on via through"),
        (Role::And, "and or"),
        (Role::Quoted, "quoted cited"),
        (Role::Local, "local"),
        (Role::Comment, "comment comments"),
        (Role::Declines, "declined declines refused refuses"),
        (
            Role::Answers,
            "commented comment comments responded respond replied reply answered answer reacted react",
        ),
        (
            Role::Frequent,
            "the of and to in a is was were that for on with as by at from it his her has had have not be been an are which \
             who this will said they their but he she after before i you we our its",
        ),
    ],
};
