//! French.

use super::{Grammar, Role, Tables, Time};
use briefing_format::model::SourceKind;

pub(super) const TABLES: Tables = Tables {
    tag: "fr",
    grammar: Grammar { has_names: true, capital_nouns: false, inverts: true },
    months: [
        "janvier janv",
        "février fevrier févr",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet juil",
        "août aout",
        "septembre sept",
        "octobre oct",
        "novembre nov",
        "décembre decembre déc",
    ],
    days: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    documents: &[
        (SourceKind::Post, "message tweet vidéo vidéos publication post compte fil chaîne"),
        (SourceKind::Statement, "communiqué déclaration"),
        (SourceKind::Report, "rapport étude bulletin"),
        (SourceKind::Document, "plainte lettre courriel courrier document"),
        (SourceKind::Interview, "entretien interview"),
        (SourceKind::Broadcast, "émission allocution télévisée télévisé"),
        (SourceKind::Web, "site blog"),
        (SourceKind::Book, "livre"),
    ],
    times: &[
        (Time::Day(-1), "hier"),
        (Time::Day(0), "aujourd'hui|ce matin|cet après-midi|ce soir"),
        (Time::Day(1), "demain"),
        (Time::Month(-1), "le mois dernier|mois dernier"),
        (Time::Month(0), "ce mois-ci"),
        (Time::Month(1), "le mois prochain|mois prochain"),
        (Time::Year(-1), "l'année dernière|l'an dernier|année dernière|an dernier"),
        (Time::Year(0), "cette année"),
        (Time::Year(1), "l'année prochaine|l'an prochain"),
        (
            Time::Words,
            "cet été|cet hiver|cet automne|ce printemps|la semaine dernière|semaine dernière|cette semaine|la semaine prochaine|ce week-end|la veille|le lendemain|\
             il y a # jours|il y a # semaines|il y a # mois|il y a # ans|ces derniers jours|ces dernières semaines|avant-hier",
        ),
    ],
    roles: &[
        (
            Role::Common,
            "le la les l un une des du de d au aux et ou mais donc or ni car que qui quoi dont où quand comme si ce cet cette ces il elle ils \
             elles on je tu nous vous lui leur leurs son sa ses mon ma mes notre nos votre vos se en y dans sur sous par pour avec sans vers chez \
             contre entre depuis pendant après avant selon d'après malgré parmi à plus moins très aussi encore déjà toujours jamais ne pas non oui \
             tout tous toute toutes autre autres même mêmes aucun aucune plusieurs certains certaines chaque deux trois quatre cinq six sept huit neuf dix \
             alors ainsi cependant toutefois pourtant puis ensuite enfin hier aujourd'hui demain ici là cela ça celui celle ceux lors lorsque \
             interrogé interrogée outre parallèlement mardi",
        ),
        (
            Role::Title,
            "me président présidente ministre premier première roi reine prince princesse général colonel capitaine commandant gouverneur préfet préfète \
             maire procureur procureure porte-parole directeur directrice chef cheffe m mme mlle dr pr professeur secrétaire sénateur sénatrice député députée \
             ambassadeur ambassadrice pape évêque cardinal avocat avocate juge émir leader chancelier chancelière journaliste commissaire directeur-adjoint \
             monsieur madame militant militante",
        ),
        (
            Role::BodyName,
            "nationale national générale général comité conseil ministère assemblée commission union organisation société groupe parti armée banque centre institut mouvement université hôpital observatoire",
        ),
        (
            Role::Body,
            "police gendarmerie gouvernement ministère parquet armée présidence préfecture mairie tribunal parlement parti entreprise groupe syndicat \
             commission conseil comité justice élysée kremlin marine opposition organisation association mouvement société direction junte état-major hôpital",
        ),
        (
            Role::Adjective,
            "français française américain américaine russe ukrainien ukrainienne allemand allemande britannique turc turque chinois chinoise iranien iranienne \
             israélien israélienne",
        ),
        (Role::PlaceKind, "ville capitale village région province commune île port"),
        (Role::Locating, "à en dans près"),
        (
            Role::Says,
            "dit déclaré déclare affirmé affirme expliqué explique indiqué indique annoncé annonce ajouté ajoute précisé précise écrit souligné souligne assuré assure \
             estimé estime averti avertit confirmé confirme reconnu reconnaît insisté insiste répondu répond poursuivi poursuit conclu raconté raconte \
             témoigné témoigne prévenu prétendu prétend soutenu soutient noté note rappelé rappelle tweeté disait déclarait \
             affirmait expliquait indiquait déclaraient affirmaient affirment indiquent annoncent disent estiment ",
        ),
        (Role::Relays, "rapporté rapporte rapportent relayé relaie cité cite révélé révèle"),
        (Role::Wants, "demandé demande exigé exige promis menacé appelé appelle réclamé ordonné"),
        (
            Role::Remarks,
            "qualifié qualifie qualifient regretté regrette dénoncé dénonce réagi salué évoqué renchéri décrit martelé condamné appelé poursuivi",
        ),
        (
            Role::Denies,
            "démenti dément démentent nié nie nient rejeté rejette rejettent contesté conteste réfuté réfute",
        ),
        (Role::Doubts, "douté doute"),
        (Role::Accuses, "accusé accuse accusent accusant"),
        (Role::Takes, "revendiqué revendique"),
        (Role::Cites, "citant"),
        (Role::Leads, "selon d'après"),
        (
            Role::Auxiliary,
            "a ont n' s' avait avaient est s'est sont n'a n'ont s'était fait également aussi ensuite alors encore déjà pas l'a l'ont vivement fermement",
        ),
        (Role::Passive, "été être"),
        (Role::Connector, "de du des la le d' al bin ben el von van der"),
        (Role::Definite, "le la les l' l son sa ses leur leurs ce cet cette ces du des au aux"),
        (Role::Indefinite, "un une plusieurs certains certaines deux trois quatre cinq quelques d'autres"),
        (Role::Pronoun, "il elle ils elles on"),
        (Role::Joins, "de du des d'"),
        (
            Role::Breaks,
            "daté datée datés datées et ou mais donc car que qui dont où quand comme si dans sur sous par pour avec sans vers chez contre entre depuis pendant après avant à en \
             lors lorsque alors ainsi puis ne",
        ),
        (
            Role::Unnamed,
            "éléments responsables responsable source sources témoins témoin porte-parole experts expert habitants habitant autorités diplomates diplomate analystes \
             militants avocats avocat proches proche enquêteurs médecins critiques observateurs manifestants policiers secouristes voisins voisin habitante homme \
             femme personne personnes officier officiers chercheurs journalistes élus",
        ),
        (
            Role::Media,
            "médias média agence journal quotidien chaîne télévision radio presse hebdomadaire magazine site",
        ),
        (Role::MediaName, "monde figaro parisien tribune dépêche presse radio tv info hebdo matin"),
        (Role::Future, "va vont doit doivent devrait devraient sera seront aura auront prévu prévue"),
        (Role::Past, "a ont était étaient été avait avaient fut furent est sont s'est"),
        (Role::Abbreviation, "m mm dr pr mme mlle st ste av env janv févr juil sept oct nov déc etc art cf"),
        (Role::NoName, "gmt utc h"),
        (Role::Anaphor, "cela ceci ça ces cette ce les le l'"),
        (
            Role::Charge,
            "accusations accusation allégations implication responsabilité informations information faits reproches",
        ),
        (Role::That, "que qu'"),
        (Role::Relative, "qui que dont"),
        (Role::Not, "n' pas jamais n'a n'ont ne"),
        (Role::Picture, "photo image photographie capture"),
        (Role::Furniture, "partager publicité lire abonnez-vous newsletter copyright publié publiée rédigé"),
        (Role::Talk, "entretien interview"),
        (Role::With, "avec à au"),
        (Role::Within, "dans sur via par"),
        (Role::And, "et ou"),
        (Role::Quoted, "cité citée cités"),
        (Role::Local, "locale heure heures"),
        (
            Role::Field,
            "intérieur défense économie justice santé travail état affaires étrangères éducation transports kremlin culture finances",
        ),
        (Role::Comment, "commentaire commentaires"),
        (Role::Declines, "refusé"),
        (Role::Answers, "commenté réagi répondu commentaire"),
        (
            Role::Frequent,
            "le la les des du de et un une est dans que qui pour sur au aux par avec il elle ce cette ont été son sa ses pas plus nous n'a ne se en à d'un d'une",
        ),
    ],
};
