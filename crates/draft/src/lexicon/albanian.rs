//! Albanian.

use super::{Grammar, Role, Tables, Time};
use briefing_format::model::SourceKind;

pub(super) const TABLES: Tables = Tables {
    tag: "sq",
    grammar: Grammar { has_names: true, capital_nouns: false, inverts: true },
    months: [
        "janar janarit",
        "shkurt shkurtit",
        "mars marsit",
        "prill prillit",
        "maj majit",
        "qershor qershorit",
        "korrik korrikut",
        "gusht gushtit",
        "shtator shtatorit",
        "tetor tetorit",
        "nëntor nëntorit",
        "dhjetor dhjetorit",
    ],
    days: [
        "hënë hënën",
        "martë martën",
        "mërkurë mërkurën",
        "enjte enjten",
        "premte premten",
        "shtunë shtunën",
        "diel dielën",
    ],
    documents: &[
        (SourceKind::Post, "postim postimi mesazh mesazhi video videoja status cicërim kanal profil"),
        (SourceKind::Statement, "deklaratë deklarata njoftim njoftimi komunikatë komunikata"),
        (SourceKind::Report, "raport raporti studim"),
        (SourceKind::Document, "letër letra dokument email"),
        (SourceKind::Interview, "intervistë intervista"),
        (SourceKind::Broadcast, "emision emisioni fjalim"),
        (SourceKind::Web, "faqe blog"),
        (SourceKind::Book, "libër"),
    ],
    times: &[
        (Time::Day(-1), "dje"),
        (Time::Day(0), "sot|sonte|këtë mëngjes"),
        (Time::Day(1), "nesër"),
        (Time::Month(-1), "muajin e kaluar|muajin e shkuar"),
        (Time::Month(0), "këtë muaj"),
        (Time::Month(1), "muajin e ardhshëm"),
        (Time::Year(-1), "vitin e kaluar|vitin e shkuar|vjet"),
        (Time::Year(0), "këtë vit|sivjet"),
        (Time::Year(1), "vitin e ardhshëm"),
        (
            Time::Words,
            "javën e kaluar|javën e shkuar|këtë javë|javën e ardhshme|mbrëmë|pardje|# ditë më parë|# javë më parë|# muaj më parë|# vite më parë|\
             fundjavën e kaluar",
        ),
    ],
    roles: &[
        (
            Role::Common,
            "një i e të së dhe ose por se që kur ku si nëse në me pa për nga mbi nën ndër deri drejt kundër sipas gjatë pas para ai ajo ata ato unë ti ne ju \
             tij saj tyre im yt ky kjo këta këto atë këtë më shumë pak edhe gjithashtu megjithatë ndërsa ndërkohë pastaj tani sot dje nesër këtu atje \
             të gjithë gjitha tjetër tjera tjerë asnjë disa dy tre katër pesë gjashtë shtatë tetë nëntë dhjetë asgjë askush po jo nuk s'ka është janë \
             ishte kishte ka kanë burime autoritetet policia",
        ),
        (
            Role::Title,
            "drejtoresha drejtori presidenti presidentja kryeministri kryeministrja kryeministër kryeministre ministri ministrja ministër ministre mbreti mbretëresha princi gjenerali koloneli kapiteni guvernatori kryetari kryetarja \
             kryebashkiaku prokurori prokurorja zëdhënësi zëdhënësja drejtori drejtorja shefi kreu z zj znj zonja zoti dr prof profesori sekretari senatori deputeti deputetja ambasadori \
             ambasadorja avokati avokatja gjyqtari lideri kancelari gazetari gazetarja imami peshkopi gjyqtarja gjyqtares gjyqtarit avokatit avokates zëdhënësit zëdhënëses prokurorit",
        ),
        (Role::BodyName, "ministria këshilli komiteti komisioni partia banka universiteti"),
        (
            Role::Body,
            "policia qeveria ministria prokuroria ushtria presidenca bashkia gjykata kuvendi parlamenti partia kompania grupi sindikata komisioni këshilli \
             opozita organizata shoqata spitali kremlini aleanca",
        ),
        (Role::Adjective, "shqiptar shqiptare iranian iraniane rus ruse amerikan amerikane"),
        (
            Role::PlaceKind,
            "qyteti qytetin qytetit kryeqyteti fshati fshatin rajoni krahina komuna ishulli porti",
        ),
        (Role::Locating, "në"),
        (
            Role::Says,
            "tha thotë thanë thonë deklaroi deklaron deklaruan shkroi shkruan shkruajti njoftoi njofton njoftuan shtoi shton pohoi pohon pohuan theksoi thekson tregoi tregon \
             shpjegoi paralajmëroi paralajmëron konfirmoi konfirmon pranoi pranon vlerësoi u-shpreh shprehu shprehet nënvizoi publikoi postoi komentoi vijoi pretendoi pretendon \
             sqaroi përgjigj thënë deklaruar shkruar",
        ),
        (Role::Tells, "tha informoi"),
        (
            Role::Relays,
            "raportoi raporton raportuan raportojnë citon citoi informoi informon transmetoi transmeton",
        ),
        (Role::Wants, "kërkoi kërkon premtoi kërcënoi urdhëroi pyeti"),
        (Role::Remarks, "quajtën cilësuan kritikoi dënoi sulmoi cilësoi quajti"),
        (Role::Denies, "mohoi mohon mohuan mohojnë mohuar hodhi hedh përgënjeshtroi përgënjeshtron"),
        (Role::Doubts, "dyshoi dyshon"),
        (Role::Accuses, "akuzoi akuzon akuzuan akuzojnë akuzuar fajësoi fajëson"),
        (Role::Takes, "mori marrë"),
        (Role::Cites, "cituar"),
        (Role::Leads, "sipas"),
        (Role::Auxiliary, "ka kanë kishte kishin u i e ua gjithashtu edhe nuk ende s'ka më"),
        (Role::Passive, "është janë qenë"),
        (Role::Connector, "i e të së al bin"),
        (Role::Definite, "ky kjo këta këto ai ajo"),
        (Role::Indefinite, "një disa dy tre katër pesë shumë"),
        (Role::Pronoun, "ai ajo ata ato tij saj tyre"),
        (Role::Joins, "pranë i e të së"),
        (
            Role::Breaks,
            "dhe ose por se që kur ku si nëse në me pa për nga mbi nën deri drejt kundër sipas gjatë pas para ndërsa pastaj edhe",
        ),
        (
            Role::Unnamed,
            "burime burimet burim burimi zyrtarë zyrtarët zyrtar zyrtari dëshmitarë dëshmitarët dëshmitar zëdhënës ekspertë ekspertët banorë banorët \
             autoritetet diplomatë analistë aktivistë avokatë avokatët familjarët hetuesit mjekët kritikët vëzhguesit protestues njeri burrë grua persona burri gruaja burrit gruas miku mikja miqtë fqinji fqinjët mik mike këshilltar këshilltari \
             këshilltarja",
        ),
        (
            Role::Media,
            "agjencinë agjencisë gazetën gazetës televizionin televizionit media mediat agjencia agjencia gazeta televizioni radio kanali portali shtypi revista",
        ),
        (Role::MediaName, "news tv radio media gazeta ditore panorama"),
        (Role::Future, "do pritet planifikohet"),
        (Role::Past, "ka kanë ishte ishin kishte kishin u qe"),
        (Role::Abbreviation, "z zj znj dr prof etj nr"),
        (Role::NoName, "gmt utc"),
        (Role::Anaphor, "këtë kjo këto ato atë"),
        (Role::Charge, "akuzat akuza akuzën përgjegjësinë përfshirjen pretendimet"),
        (Role::That, "se që"),
        (Role::Relative, "që"),
        (Role::Not, "nuk s'ka mos"),
        (Role::Picture, "foto fotografi pamje"),
        (Role::Furniture, "shpërndaj reklamë lexo lexoni publikuar"),
        (Role::Talk, "intervistë"),
        (Role::With, "me për"),
        (Role::Within, "në përmes nëpërmjet"),
        (Role::And, "dhe ose"),
        (Role::Quoted, "cituar"),
        (Role::Comment, "koment komente"),
        (Role::Declines, "refuzoi refuzuan"),
        (Role::Answers, "komentojë komentonte komentojnë komentuar reaguar koment përgjigjur"),
        (
            Role::Frequent,
            "të në e i dhe se një për me që nga së është u ka nuk po tha kanë tij saj si janë ishte këtë shumë kjo më do",
        ),
    ],
};
