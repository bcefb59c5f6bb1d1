//! Spanish.

use super::{Grammar, Role, Tables, Time};
use briefing_format::model::SourceKind;

pub(super) const TABLES: Tables = Tables {
    tag: "es",
    grammar: Grammar { has_names: true, capital_nouns: false, inverts: true },
    months: [
        "enero ene",
        "febrero feb",
        "marzo",
        "abril abr",
        "mayo",
        "junio jun",
        "julio jul",
        "agosto ago",
        "septiembre setiembre sept",
        "octubre oct",
        "noviembre nov",
        "diciembre dic",
    ],
    days: ["lunes", "martes", "miércoles miercoles", "jueves", "viernes", "sábado sabado", "domingo"],
    documents: &[
        (SourceKind::Post, "mensaje tuit tweet video vídeo publicación cuenta canal post"),
        (SourceKind::Statement, "comunicado declaración nota"),
        (SourceKind::Report, "informe estudio reporte"),
        (SourceKind::Document, "carta correo documento"),
        (SourceKind::Interview, "entrevista"),
        (SourceKind::Broadcast, "discurso emisión"),
        (SourceKind::Web, "web blog"),
        (SourceKind::Book, "libro"),
    ],
    times: &[
        (Time::Day(-1), "ayer"),
        (Time::Day(0), "hoy|esta mañana|esta tarde|esta noche"),
        (Time::Month(-1), "el mes pasado|mes pasado"),
        (Time::Month(0), "este mes"),
        (Time::Month(1), "el próximo mes|próximo mes"),
        (Time::Year(-1), "el año pasado|año pasado"),
        (Time::Year(0), "este año"),
        (Time::Year(1), "el próximo año|próximo año"),
        (
            Time::Words,
            "la semana pasada|semana pasada|esta semana|la próxima semana|próxima semana|anoche|el fin de semana|hace # días|hace # semanas|\
             hace # meses|hace # años|en los últimos días|el día anterior|anteayer",
        ),
    ],
    roles: &[
        (
            Role::Common,
            "el la los las un una unos unas de del al y o u e pero sino que quien quienes cual cuando donde como si no ni ya en con sin por para sobre \
             bajo entre desde hasta hacia contra según durante tras ante mediante él ella ellos ellas yo tú nosotros usted su sus mi mis se lo le les \
             este esta estos estas ese esa esos esas aquel aquella esto eso más menos muy también además sin embargo aunque mientras luego después antes \
             entonces así ahora hoy ayer mañana aquí allí todo todos toda todas otro otra otros otras mismo misma cada algún alguna algunos algunas ningún \
             ninguna varios varias muchos muchas dos tres cuatro cinco seis siete ocho nueve diez nada nadie algo alguien fuentes autoridades testigos",
        ),
        (
            Role::Title,
            "presidente presidenta ministro ministra primer primera rey reina príncipe princesa general coronel capitán comandante gobernador gobernadora \
             alcalde alcaldesa fiscal portavoz vocero vocera director directora jefe jefa sr sra señor señora dr dra profesor profesora secretario secretaria senador senadora \
             diputado diputada embajador embajadora papa obispo cardenal abogado abogada juez jueza líder canciller consejero consejera delegado delegada comisario periodista don doña \
             vicepresidente vicepresidenta exministro expresidente",
        ),
        (
            Role::BodyName,
            "nacional general comité consejo ministerio asamblea comisión unión organización grupo partido banco centro instituto universidad guardia",
        ),
        (
            Role::Body,
            "policía gobierno ministerio fiscalía ejército presidencia ayuntamiento tribunal juzgado parlamento partido empresa grupo sindicato comisión consejo \
             comité justicia kremlin marina oposición organización asociación guardia junta alcaldía hospital compañía congreso",
        ),
        (
            Role::Adjective,
            "español española ruso rusa estadounidense ucraniano ucraniana francés francesa alemán alemana británico británica",
        ),
        (Role::PlaceKind, "ciudad capital pueblo localidad región provincia municipio isla puerto"),
        (Role::Locating, "en"),
        (
            Role::Says,
            "dijo dice dijeron dicen afirmó afirma afirmaron declaró declara declararon explicó explica explicaron señaló señala señalaron indicó indica indicaron anunció anuncia \
             anunciaron añadió añade agregó agrega aseguró asegura aseguraron escribió escribe escribieron precisó precisa subrayó advirtió advierte advirtieron confirmó \
             confirma confirmaron reconoció reconoce admitió admite sostuvo sostiene manifestó manifiesta expresó relató relata detalló concluyó insistió recordó comentó apuntó destacó respondió publicó tuiteó estimó dicho afirmado asegurado reiteró apuntado declarado explicado señalado indicado",
        ),
        (Role::Tells, "dijo dijeron informó informaron contó"),
        (
            Role::Relays,
            "informó informa informaron reportó reporta reportaron citó cita citó recogió recoge reveló",
        ),
        (
            Role::Wants,
            "pidió pide pidieron exigió exige prometió promete amenazó ordenó instó reclamó preguntó",
        ),
        (
            Role::Remarks,
            "califica calificaron tachó tacharon lamentó lamenta criticó denunció denuncia denunciaron condenó calificó elogió",
        ),
        (
            Role::Denies,
            "negó niega negaron niegan negado desmintió desmiente desmintieron desmentido rechazó rechaza rechazaron rechazado",
        ),
        (Role::Doubts, "dudó duda"),
        (Role::Accuses, "acusó acusa acusaron acusan acusado culpó culpa culparon"),
        (Role::Takes, "atribuyó atribuyeron reivindicó reivindica reivindicaron asumió asumieron"),
        (Role::Cites, "citando"),
        (Role::Leads, "según"),
        (Role::Auxiliary, "ha han había habían también además se le les lo después luego no ya aún tampoco"),
        (Role::Passive, "fue fueron ser sido"),
        (Role::Connector, "de del la las los al el bin ben von van der"),
        (Role::Definite, "esa ese esas esos el la los las su sus este esta estos estas del al"),
        (
            Role::Indefinite,
            "uno un una unos unas varios varias algunos algunas dos tres cuatro cinco muchos otros otras",
        ),
        (Role::Pronoun, "él ella ellos ellas"),
        (Role::Joins, "de del"),
        (
            Role::Breaks,
            "fechado fechada y o pero que quien cuando donde como si en con sin por para sobre bajo entre desde hasta hacia contra según durante tras ante mientras aunque a \
             después antes así",
        ),
        (
            Role::Unnamed,
            "fuentes fuente funcionarios funcionario testigos testigo portavoz expertos experto vecinos vecino residentes autoridades diplomáticos analistas \
             activistas abogados abogado familiares investigadores médicos críticos observadores manifestantes policías agentes hombre mujer persona personas \
             oficiales oficial periodistas voceros",
        ),
        (
            Role::Media,
            "medios medio agencia diario periódico cadena televisión radio prensa semanario revista canal emisora",
        ),
        (Role::MediaName, "país mundo prensa radio tv noticias diario tribuna nación"),
        (Role::Future, "va van debe deben será serán habrá irá previsto prevista"),
        (Role::Past, "ha han fue fueron era eran había habían estaba estuvo murió murieron"),
        (Role::Abbreviation, "sr sra dr dra ud av núm etc ene feb abr jun jul ago sept oct nov dic ee.uu"),
        (Role::NoName, "gmt utc h"),
        (Role::Anaphor, "esto eso ello lo las los estas estos"),
        (
            Role::Charge,
            "acusaciones acusación responsabilidad participación implicación hechos cargos denuncias informaciones",
        ),
        (Role::That, "que"),
        (Role::Relative, "que quien"),
        (Role::Not, "no nunca"),
        (Role::Picture, "foto imagen fotografía captura"),
        (Role::Furniture, "compartir publicidad leer suscríbete suscribirse newsletter copyright publicado"),
        (Role::Talk, "entrevista"),
        (Role::With, "con a"),
        (Role::Within, "en a por mediante vía"),
        (Role::And, "y o"),
        (Role::Quoted, "citado citada citados"),
        (Role::Local, "local locales"),
        (
            Role::Field,
            "interior defensa economía justicia sanidad trabajo estado exteriores educación transportes kremlin hacienda gobierno",
        ),
        (Role::Comment, "comentarios comentario"),
        (Role::Declines, "declinó rehusó"),
        (Role::Answers, "comentado comentó pronunciado respondido reaccionado"),
        (
            Role::Frequent,
            "el la los las de del y en que un una es por con para se su al lo como más fue ha han no sus este esta pero sobre entre cuando muy según dijo",
        ),
    ],
};
