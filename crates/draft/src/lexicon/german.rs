//! German. All nouns have a capital letter, so that a name needs more than one word, or a place where only names stand.

use super::{Grammar, Role, Tables, Time};
use briefing_format::model::SourceKind;

pub(super) const TABLES: Tables = Tables {
    tag: "de",
    grammar: Grammar { has_names: true, capital_nouns: true, inverts: true },
    months: [
        "januar jänner jan",
        "februar feber feb",
        "märz",
        "april apr",
        "mai",
        "juni jun",
        "juli jul",
        "august aug",
        "september sept sep",
        "oktober okt",
        "november nov",
        "dezember dez",
    ],
    days: [
        "montag montagabend montagmorgen montagvormittag montagnachmittag montagmittag montagnacht",
        "dienstag dienstagabend dienstagmorgen dienstagvormittag dienstagnachmittag dienstagmittag dienstagnacht",
        "mittwoch mittwochabend mittwochmorgen mittwochvormittag mittwochnachmittag mittwochmittag mittwochnacht",
        "donnerstag donnerstagabend donnerstagmorgen donnerstagvormittag donnerstagnachmittag donnerstagmittag donnerstagnacht",
        "freitag freitagabend freitagmorgen freitagvormittag freitagnachmittag freitagmittag freitagnacht",
        "samstag samstagabend samstagmorgen samstagvormittag samstagnachmittag samstagmittag samstagnacht sonnabend",
        "sonntag sonntagabend sonntagmorgen sonntagvormittag sonntagnachmittag sonntagmittag sonntagnacht",
    ],
    documents: &[
        (
            SourceKind::Post,
            "beitrag post tweet posting nachricht video videobotschaft kurznachricht kanal kurznachrichtendienst",
        ),
        (
            SourceKind::Statement,
            "erklärung mitteilung pressemitteilung stellungnahme presseerklärung statement bekanntmachung",
        ),
        (SourceKind::Report, "bericht studie untersuchung lagebericht"),
        (SourceKind::Advisory, "warnung"),
        (SourceKind::Document, "brief schreiben e-mail mail dokument anklageschrift akten"),
        (SourceKind::Interview, "interview gespräch"),
        (SourceKind::Broadcast, "sendung fernsehansprache podcast"),
        (SourceKind::Web, "website internetseite webseite blog"),
        (SourceKind::Book, "buch memoiren"),
    ],
    times: &[
        (Time::Day(-1), "gestern"),
        (Time::Day(0), "heute"),
        (Time::Day(1), "morgen früh"),
        (
            Time::Month(-1),
            "im vergangenen monat|vergangenen monat|im letzten monat|letzten monat|im vormonat",
        ),
        (Time::Month(0), "in diesem monat|diesen monat"),
        (Time::Month(1), "im kommenden monat|kommenden monat|nächsten monat|im nächsten monat"),
        (
            Time::Year(-1),
            "im vergangenen jahr|vergangenen jahres|vergangenes jahr|im letzten jahr|letztes jahr|im vorjahr",
        ),
        (Time::Year(0), "in diesem jahr|dieses jahr"),
        (Time::Year(1), "im kommenden jahr|kommendes jahr|nächstes jahr|im nächsten jahr"),
        (
            Time::Words,
            "vergangene woche|in der vergangenen woche|letzte woche|diese woche|in dieser woche|kommende woche|nächste woche|\
             am wochenende|am vergangenen wochenende|in der nacht|über nacht|am vortag|wenige tage zuvor|vor # tagen|vor # wochen|vor einer woche|vor einem monat|vor einem jahr|\
             vor # monaten|vor # jahren|# tage zuvor|# wochen zuvor|# jahre zuvor",
        ),
    ],
    roles: &[
        (
            Role::Common,
            "der die das den dem des ein eine einen einem einer eines und oder aber doch denn weil dass als wenn wie auch noch nur \
             schon nicht kein keine er sie es wir ihr ich man sich ihm ihn ihnen sein seine seinem seinen seiner ihre ihrem ihren \
             ihrer in im an am auf aus bei beim bis durch für gegen gegenüber hinter mit nach neben ohne seit über um unter von vom vor während wegen zu \
             zum zur zwischen laut so da dort hier jetzt nun dann danach davor zuvor zudem außerdem allerdings jedoch dabei dazu damit \
             darauf daraufhin dagegen deshalb daher trotz trotzdem sogar etwa rund mehr mehrere viele einige alle alles beide \
             andere anderen jeder jede wer was wo wann warum welche welcher dieser diese dieses diesem diesen nachdem obwohl \
             bevor bereits erst insgesamt unterdessen inzwischen derweil seitdem später am zunächst zuletzt gleichzeitig \
             nichts niemand ob sowie zwei drei vier fünf sechs sieben acht neun zehn ja nein bislang bisher demnach \
             angaben berichten augenzeugen medien beamte behörden experten kritiker",
        ),
        (
            Role::Title,
            "vorstand vorständin präsident präsidentin bundeskanzler bundeskanzlerin kanzler kanzlerin minister ministerin außenminister außenministerin \
             innenminister innenministerin verteidigungsminister verteidigungsministerin bundesinnenministerin bundesinnenminister finanzminister \
             ministerpräsident ministerpräsidentin premierminister premierministerin regierungschef regierungschefin \
             staatschef gouverneur gouverneurin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin landrat landrätin sprecher sprecherin \
             regierungssprecher regierungssprecherin polizeisprecher polizeisprecherin kremlsprecher pressesprecher pressesprecherin chef chefin \
             geschäftsführer geschäftsführerin vorstandschef vorstandschefin feuerwehrchef feuerwehrchefin leiter leiterin direktor direktorin general oberst hauptmann generalsekretär generalsekretärin vorsitzender vorsitzende parteichef parteichefin \
             professor professorin dr prof herr frau könig königin prinz prinzessin papst bischof kardinal staatsanwalt \
             staatsanwältin oberstaatsanwalt oberstaatsanwältin generalstaatsanwalt generalstaatsanwältin anwalt anwältin anwalts richter richterin abgeordneter abgeordnete senator senatorin botschafter botschafterin \
             innensenator innensenatorin staatssekretär us-präsident vizepräsident vizepräsidentin experte expertin journalist journalistin \
             aktivist aktivistin politiker politikerin forscher forscherin beamter banker bankerin boss manager managerin unternehmer \
             unternehmerin ceo cfo gründer gründerin trainer trainerin",
        ),
        (
            Role::Body,
            "polizei feuerwehr regierung bundesregierung staatsanwaltschaft bundesanwaltschaft generalstaatsanwaltschaft armee militär marine \
             ministerium innenministerium außenministerium verteidigungsministerium gesundheitsministerium kreml gericht landgericht parlament stadt gemeinde partei unternehmen konzern gewerkschaft \
             behörde polizeibehörde kommission rat bundeswehr verband verein universität klinik kirche bundespolizei kriminalpolizei landespolizei \
             innenbehörde gesundheitsbehörde stadtverwaltung bahn landeskriminalamt bundeskriminalamt amt küstenwache zoll bürgermeisteramt justiz opposition organisation gruppe firma hersteller betreiber",
        ),
        (Role::Adjective, "deutsche deutschen deutscher deutsches"),
        (
            Role::PlaceKind,
            "stadt hauptstadt landeshauptstadt gemeinde dorf ort region provinz bezirk insel hafenstadt kreis landkreis ortschaft",
        ),
        (Role::Locating, "in bei nahe"),
        (
            Role::Says,
            "sagte sagt sagten sagen gesagt mitgeteilt erklärte erklärt erklärten betonte betont schrieb schreibt schrieben behauptete behauptet behaupteten warnte warnt \
             warnten meinte meint gab geben äußerte äußerten bestätigte bestätigt bestätigten ergänzte fügte räumte \
             verkündete verkündeten verlautete verlautbarte twitterte vermutete hieß heißt teilten antwortete kündigte unterstrich gestand \
             resümierte bekräftigte stellte erläuterte versicherte mahnte begründete",
        ),
        (Role::Tells, "sagte sagten teilte teilten"),
        (
            Role::Relays,
            "berichtete berichtet berichteten berichten meldete meldet meldeten melden zitierte zitiert zitierten mitteilte mitteilten mitteilt",
        ),
        (Role::Wants, "forderte fordert forderten versprach drohte droht verlangte bat fragte appellierte"),
        (
            Role::Remarks,
            "sprach sprachen spricht kritisierte kritisiert rief nannte nannten nennt bezeichnete bezeichneten bezeichnet lobte verurteilte",
        ),
        (
            Role::Denies,
            "bestritt bestreitet bestritten bestreiten dementierte dementiert dementierten leugnete leugnet wies weist wiesen",
        ),
        (Role::Doubts, "bezweifelte bezweifelt bezweifeln"),
        (Role::Accuses, "beschuldigte beschuldigt beschuldigten bezichtigte warf werfen wirft warfen"),
        (Role::Takes, "bekannte bekannten"),
        (Role::Leads, "laut zufolge gemäß"),
        (
            Role::Auxiliary,
            "hat haben hatte hatten habe sich auch dazu noch zudem bereits zuvor später am nicht bislang bisher wieder dabei weiter daraufhin",
        ),
        (Role::Passive, "wurde wurden wird werden worden ist sind war"),
        (Role::Connector, "von van zu de al bin"),
        (
            Role::Definite,
            "der die das den dem des sein seine seinem seinen seiner ihr ihre ihrem ihren ihrer dieser diese",
        ),
        (
            Role::Indefinite,
            "ein eine einen einem einer eines mehrere viele einige zwei drei vier fünf zahlreiche andere weitere",
        ),
        (Role::Pronoun, "er sie es"),
        (Role::Joins, "von des der vom für"),
        (
            Role::Breaks,
            "und oder aber denn weil dass als wenn wie während nachdem bevor ob in im an am auf aus bei beim bis durch gegen gegenüber mit nach \
             ohne seit über um unter vor wegen zu zum zur zwischen so auch nur schon nicht wer was wo demnach",
        ),
        (
            Role::Unnamed,
            "kreise kreisen sicherheitskreise sicherheitskreisen ermittlerkreise ermittlerkreisen regierungskreise regierungskreisen sprecher sprecherin polizeisprecher polizeisprecherin behörden augenzeugen augenzeuge augenzeugin zeugen zeuge zeugin beamte beamter quellen quelle \
             experten experte expertin kritiker anwohner bewohner beobachter vertreter vertreterin diplomaten diplomat ermittler angehörige rettungskräfte mitarbeiter \
             mitarbeiterin anwälte anwalt anwältin aktivisten ärzte politiker sicherheitskreise regierungskreise medien fahrgäste passagiere nachbarn nachbar nachbarin leute \
             freund freundin freunde bruder schwester vater mutter sohn tochter ehemann ehefrau witwe berater beraterin verteidiger \
             verteidigerin anhänger gegner unterstützer vertraute vertrauter kollege kollegin kollegen menschen mann frau mitglieder kreise insider forscher historiker demonstranten polizisten feuerwehrleute opfer überlebende berichten berichte",
        ),
        (
            Role::Media,
            "medien staatsmedien nachrichtenagentur agentur zeitung tageszeitung sender fernsehsender rundfunk fernsehen staatsfernsehen magazin \
             nachrichtenmagazin portal onlineportal nachrichtenportal medienberichten medienberichte blatt nachrichtensender radio wochenzeitung \
             boulevardzeitung staatsagentur medienhaus",
        ),
        (
            Role::MediaName,
            "bote zeitung nachrichten anzeiger rundschau kurier tagblatt tageblatt abendblatt radio tv rundfunk presse post allgemeine morgenpost agentur",
        ),
        (Role::Future, "wird werden soll sollen will wollen könnte"),
        (
            Role::Past,
            "war waren wurde wurden hatte hatten hat haben kam kamen ging gab starb starben traf fiel begann fand ließ seien sei habe worden gewesen",
        ),
        (
            Role::Abbreviation,
            "dr prof bzw ca usw z.b d.h u.a str nr inkl vgl jan feb apr jun jul aug sept okt nov dez st mio mrd evtl ggf o.ä chr",
        ),
        (Role::NoName, "uhr mesz mez utc"),
        (Role::Anaphor, "dies das es diese dieses sie"),
        (
            Role::Charge,
            "vorwürfe vorwurf anschuldigungen anschuldigung beteiligung verantwortung behauptung behauptungen anklage darstellung bericht berichte verdacht",
        ),
        (Role::That, "dass"),
        (Role::Relative, "der die das"),
        (Role::Not, "nicht kein keine keinen nie"),
        (Role::Picture, "foto bild archivbild symbolbild symbolfoto aufnahme"),
        (
            Role::Furniture,
            "teilen anzeige drucken newsletter kommentare weiterlesen lesen mehr quelle abonnieren textgröße weiterleiten tweeten",
        ),
        (Role::Talk, "interview gespräch"),
        (Role::With, "mit"),
        (Role::Within, "in im auf per via über am"),
        (Role::And, "und oder"),
        (Role::Quoted, "zitiert"),
        (Role::Local, "ortszeit uhr"),
        (
            Role::Measure,
            "mitte anfang ende prozent millionen milliarden million milliarde tausende hunderte dutzende tonnen liter kilometer meter euro dollar uhr grad \
             jahre jahren monate monaten wochen tage tagen stunden minuten sekunden menschen personen kilo kilogramm paar herrn",
        ),
        (
            Role::Account,
            "angaben berichten medienberichten informationen aussagen worten einschätzung überzeugung darstellung",
        ),
        (Role::Comment, "stellungnahme"),
        (Role::Declines, "lehnte lehnten verweigerte verweigerten ablehnte"),
        (Role::Answers, "geäußert reagiert stellung kommentiert beantwortet"),
        (
            Role::Frequent,
            "der die das und den dem des ein eine einer einem einen ist nicht mit auf von zu im für sich als auch er sie es bei nach aus wie am \
             wurde war hat haben sind dass über werden um noch nur durch zum zur sei vom",
        ),
    ],
};
