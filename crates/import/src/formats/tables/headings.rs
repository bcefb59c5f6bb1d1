//! What columns are called, in English, German, French and Spanish, as a table. It must not know what stands in them.
//!
//! Words are folded: small letters without accents, one blank between them.

use crate::table::folded;

/// Makes [`Role`] from one table: the name for `--columns`, what it is called in a sentence, the headings that surely mean it,
/// and those that mean it where no other column does.
macro_rules! roles {
    ($($variant:ident $name:literal $title:literal [$($sure:literal)*] [$($perhaps:literal)*])*) => {
        /// What a column may be.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Role {
            $(#[doc = $title] $variant,)*
        }

        impl Role {
            /// Every role.
            pub(super) const ALL: &[Self] = &[$(Self::$variant),*];

            /// The name for `--columns`.
            pub(super) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),* }
            }

            /// What it is called in a sentence.
            pub(super) const fn title(self) -> &'static str {
                match self { $(Self::$variant => $title),* }
            }

            const fn sure(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($sure),*]),* }
            }

            const fn perhaps(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($perhaps),*]),* }
            }
        }
    };
}

roles! {
    Id "id" "the name of the row"
        ["id" "event id" "incident id" "row id" "entry id" "uuid" "guid" "identifier" "kennung" "ereignis id" "vorfall id" "identifiant" "identificador"]
        ["nr" "no" "number" "num" "nummer" "key" "case" "case number" "aktenzeichen" "numero" "code" "ref no"]
    Date "date" "the date"
        ["date" "event date" "date of event" "incident date" "start date" "date start" "startdate" "from date" "when" "datum" "datum von" "von datum" "start datum" "ereignisdatum" "startdatum"
         "anfangsdatum" "wann" "tag des ereignisses" "date de l'evenement" "date debut" "date de debut" "quand" "fecha" "fecha inicio" "fecha de inicio"
         "fecha del evento" "cuando" "date time" "datetime" "timestamp" "zeitpunkt"]
        ["start" "begin" "beginn" "begins" "started" "from" "von" "anfang" "ab" "debut" "inicio" "desde" "zeit" "zeitraum" "period" "periode" "days" "tag" "jour" "dia" "edtf"]
    End "end" "the end of the date"
        ["end" "end date" "date end" "enddate" "date ended" "to date" "ends" "ended" "ende" "enddatum" "datum bis" "fin" "date fin" "date de fin" "fecha fin" "fecha de fin" "fecha final" "fecha de termino" "end datum" "bis datum" "final"]
        ["to" "until" "through" "bis" "hasta" "jusqu'a" "au"]
    Display "date-words" "the date in words"
        ["date display" "display date" "date words" "date text" "date as written" "datum text" "datum wortlaut" "date affichee" "fecha texto" "fecha mostrada"]
        []
    Reported "reported" "when it became known"
        ["reported" "date reported" "reported date" "report date" "date of report" "gemeldet" "meldedatum" "gemeldet am" "bekannt seit" "date de signalement" "fecha de reporte" "disclosed" "date disclosed"]
        ["published" "date published" "publication date" "pub date" "pubdate" "publish date" "veroffentlicht" "veroffentlicht am" "erscheinungsdatum" "publie" "publie le"
         "date de publication" "publicado" "fecha de publicacion"]
    Year "year" "the year"
        ["year" "start year" "jahr" "annee" "ano" "anno"]
        []
    Month "month" "the month"
        ["month" "start month" "monat" "mois" "mes"]
        []
    Day "day" "the day"
        ["day" "start day" "tag" "jour" "dia"]
        []
    Time "time" "the time of day"
        ["time" "start time" "uhrzeit" "heure" "hora"]
        []
    EndYear "end-year" "the year of the end"
        ["end year" "year end" "endjahr" "jahr bis" "annee fin" "annee de fin" "ano fin" "ano final"]
        []
    EndMonth "end-month" "the month of the end"
        ["end month" "endmonat" "mois fin" "mes fin"]
        []
    EndDay "end-day" "the day of the end"
        ["end day" "endtag" "jour fin" "dia fin"]
        []
    Title "title" "the title"
        ["title" "headline" "event" "event title" "event name" "label" "what" "what happened" "incident" "incident name" "titel" "uberschrift" "ereignis" "was"
         "vorfall" "bezeichnung" "was geschah" "titre" "evenement" "intitule" "libelle" "quoi" "titulo" "evento" "suceso" "acontecimiento" "hecho" "que"]
        ["name" "subject" "heading" "caption" "topic" "betreff" "nom" "sujet" "objet" "nombre" "asunto" "action" "activity"]
    Text "text" "the text"
        ["description" "text" "details" "detail" "summary" "snippet" "body" "narrative" "abstract" "event description" "beschreibung" "inhalt" "zusammenfassung"
         "erlauterung" "texte" "resume" "descriptif" "descripcion" "detalle" "detalles" "texto" "resumen" "content"]
        []
    Actors "actors" "who took part"
        ["actor" "actors" "who" "person" "persons" "people" "participants" "participant" "candidate" "persons involved" "people involved" "akteur" "akteure" "wer"
         "person en" "personen" "beteiligte" "beteiligter" "acteur" "acteurs" "qui" "personne" "personnes" "quien" "quienes" "actores" "persona" "personas" "participantes"
         "threat actor" "perpetrator" "attacker" "tater"]
        ["organization" "organisation" "organizacion" "company" "group" "gruppe" "groupe" "grupo" "agency" "unternehmen" "entreprise" "empresa"]
    Place "place" "the place"
        ["place" "location" "where" "ort" "wo" "tatort" "lieu" "ou" "endroit" "lugar" "donde" "localizacion" "ubicacion"]
        ["city" "town" "stadt" "ville" "ciudad" "state" "region" "country" "land" "pays" "pais" "bundesland" "province" "provincia"]
    Source "source" "the source"
        ["source" "sources" "source id" "source ids" "source title" "source name" "quelle" "quellen" "quellen id" "quelle id" "fuente" "fuentes" "id fuente" "reference" "references" "citation"
         "beleg" "belege" "nachweis" "nachweise" "referencia" "referencias"]
        ["outlet" "medium" "publication" "zeitung" "journal" "medio"]
    Url "url" "the web address"
        ["url" "urls" "link" "links" "source url" "source link" "source urls" "web address" "webadresse" "quelle url" "quellenlink" "lien" "liens" "enlace" "enlaces" "href" "uri" "event url" "article url"]
        ["web" "website" "webseite" "adresse" "site"]
    Tags "tags" "words to find it by"
        ["tags" "keywords" "keyword" "category" "categories" "type" "event type" "topics" "schlagworte" "schlagwort" "stichworte" "kategorie" "kategorien" "art" "typ"
         "mots cles" "mot cle" "categorie" "etiquettes" "palabras clave" "categoria" "categorias" "tipo" "etiquetas"]
        ["theme" "themes" "thema" "tema"]
    Status "status" "how far it is established" [] []
    Quote "quote" "the words that were said" [] []
    Speaker "speaker" "who said the words" [] []
    By "by" "who tells it"
        ["by" "holder" "held by" "asserted by" "claimed by" "stated by" "said by" "claimant" "who says so" "behauptet von" "vertreten von" "selon" "segun"]
        ["speaker" "sprecher"]
    Claim "claim" "the claim"
        ["claim" "claim text" "claims" "assertion" "allegation" "behauptung" "aussage" "affirmation" "afirmacion" "alegacion"]
        []
    ClaimId "claim-id" "the name of the claim"
        ["claim id" "behauptung id" "aussage id"]
        []
    Stance "stance" "what is done with the claim"
        ["stance" "haltung"]
        []
    About "about" "what it is about"
        ["about" "about id" "about ids" "event ids"]
        []
    Publisher "publisher" "who published it"
        ["publisher" "herausgeber" "verlag" "editeur" "editorial" "editor"]
        ["outlet" "medium" "zeitung" "medio" "newspaper" "publication" "site"]
    Author "author" "who wrote it"
        ["author" "authors" "byline" "autor" "autoren" "auteur" "auteurs" "autores" "verfasser"]
        []
    Published "published" "when it was published"
        ["published" "pub date" "pubdate" "publication date" "date published" "publish date" "veroffentlicht" "veroffentlicht am" "erscheinungsdatum" "erschienen" "publie" "publie le"
         "date de publication" "publicado" "fecha de publicacion"]
        ["date" "datum" "fecha"]
    Retrieved "retrieved" "when it was retrieved"
        ["retrieved" "accessed" "date accessed" "access date" "abgerufen" "abgerufen am" "zugriff" "consulte" "consulte le" "date de consultation" "consultado"]
        []
    Kind "kind" "what kind it is" ["kind"] []
    Language "language" "the language" ["language" "lang" "sprache" "langue" "idioma"] []
    Name "name" "the name"
        ["name" "actor name" "place name" "full name" "nom" "nombre" "title" "bezeichnung"]
        ["actor" "person" "place" "location" "ort" "organization" "akteur" "lieu" "lugar"]
    Aliases "aliases" "other names"
        ["aliases" "alias" "aka" "other names" "also known as" "alternativnamen" "autres noms" "otros nombres"]
        []
    Note "note" "a note"
        []
        ["note" "notes" "comment" "comments" "remarks" "bemerkung" "bemerkungen" "anmerkung" "anmerkungen" "notiz" "notizen" "kommentar" "remarque" "remarques" "commentaire" "notas" "nota"
         "observaciones" "comentario"]
}

/// Headings of those who do not hold a claim, with the stance that they take. A dispute may be less than a denial.
const STANCES: &[(&str, &str)] = &[
    ("denied by", "denies"),
    ("denier", "denies"),
    ("denial by", "denies"),
    ("denial", "denies"),
    ("denials", "denies"),
    ("who denies", "denies"),
    ("rejected by", "denies"),
    ("refuted by", "denies"),
    ("dementiert von", "denies"),
    ("bestritten von", "denies"),
    ("zuruckgewiesen von", "denies"),
    ("dementi par", "denies"),
    ("nie par", "denies"),
    ("desmentido por", "denies"),
    ("negado por", "denies"),
    ("disputed by", "doubts"),
    ("contested by", "doubts"),
    ("doubted by", "doubts"),
    ("questioned by", "doubts"),
    ("challenged by", "doubts"),
    ("angezweifelt von", "doubts"),
    ("bezweifelt von", "doubts"),
    ("conteste par", "doubts"),
    ("mis en doute par", "doubts"),
    ("cuestionado por", "doubts"),
    ("puesto en duda por", "doubts"),
    ("endorsed by", "endorses"),
    ("supported by", "endorses"),
    ("backed by", "endorses"),
    ("unterstutzt von", "endorses"),
    ("soutenu par", "endorses"),
    ("apoyado por", "endorses"),
    ("responsibility claimed by", "claims-responsibility"),
    ("declined to comment", "declines-comment"),
    ("no comment by", "declines-comment"),
    ("no comment", "declines-comment"),
    ("declined comment", "declines-comment"),
    ("not commented", "has-not-commented"),
    ("has not commented", "has-not-commented"),
];

/// The stance of those whom a column names, where its heading says it.
pub(super) fn stance(heading: &str) -> Option<&'static str> {
    let heading = plain(heading);
    STANCES.iter().find(|(known, _)| *known == heading).map(|(_, stance)| *stance)
}

/// Headings of what a place lies in, the nearest first: countries, and what lies in a country.
const COUNTRIES: &[&str] = &["country", "land", "pays", "pais", "nation", "staat"];
const REGIONS: &[&str] = &[
    "state",
    "region",
    "bundesland",
    "province",
    "provincia",
    "provinz",
    "county",
    "department",
    "departement",
];

/// Whether a heading is that of the country of something, or of a part of a country.
pub(super) fn is_country(heading: &str) -> bool {
    COUNTRIES.contains(&plain(heading).as_str())
}

/// The same of a part of a country.
pub(super) fn is_region(heading: &str) -> bool {
    REGIONS.contains(&plain(heading).as_str())
}

/// Headings of what names a person or an account, which is left out.
const PERSONAL: &[&str] = &[
    "email",
    "e mail",
    "mail",
    "e mail address",
    "email address",
    "contact",
    "contact email",
    "phone",
    "telephone",
    "telefon",
    "tel",
    "mobile",
    "handy",
    "fax",
    "kontakt",
    "correo",
    "correo electronico",
    "telefono",
    "contacto",
    "courriel",
    "adresse e mail",
    "adresse mail",
    "username",
    "user name",
    "user",
    "account",
    "login",
    "handle",
    "benutzer",
    "benutzername",
    "konto",
    "usuario",
    "utilisateur",
    "created by",
    "entered by",
    "added by",
    "submitted by",
    "updated by",
    "erfasst von",
    "erstellt von",
    "bearbeiter",
    "bearbeitet von",
    "saisi par",
    "cree par",
    "creado por",
    "editor email",
    "ip",
    "ip address",
];

/// Words that make a date another than that of what happened: when the row was made, or about when.
const OTHER_DATES: &[&str] = &[
    "last",
    "updated",
    "update",
    "modified",
    "changed",
    "created",
    "added",
    "entered",
    "verified",
    "checked",
    "approx",
    "approximate",
    "max",
    "min",
    "est",
    "import",
    "imported",
    "upload",
    "birth",
    "archived",
    "geandert",
    "erstellt",
    "erfasst",
    "aktualisiert",
    "gepruft",
    "modifie",
    "cree",
    "actualizado",
    "creado",
    "modificado",
];

/// Headings of ids, for what a table is a table of.
pub(super) const SOURCE_IDS: &[&str] =
    &["source id", "sources id", "quellen id", "quelle id", "id source", "id fuente", "id quelle"];
pub(super) const ACTOR_IDS: &[&str] = &[
    "actor id",
    "person id",
    "people id",
    "organization id",
    "akteur id",
    "personen id",
    "id acteur",
    "id actor",
];
pub(super) const PLACE_IDS: &[&str] =
    &["place id", "location id", "ort id", "orts id", "id lieu", "id lugar"];

/// Whether the cells of a line are headings: two of them are known, and none is a sentence.
pub(super) fn are_known(line: &[String]) -> bool {
    let is_known = |heading: &&String| Role::ALL.iter().any(|role| likeness(heading, *role) >= 4);
    let is_short = |heading: &String| heading.len() <= 40 && heading.split(' ').count() <= 4;
    line.len() >= 2
        && line.iter().all(is_short)
        && line.iter().filter(is_known).count() * 2 > line.len()
        && line.iter().filter(is_known).count() >= 2
}

/// Whether a heading is that of personal data.
pub(super) fn is_personal(heading: &str) -> bool {
    PERSONAL.contains(&folded(heading).as_str())
}

/// Words at the end of a heading that say where a stretch of time begins.
const STARTS: &[&str] = &["start", "begin", "beginn", "anfang", "debut", "inicio"];

/// Whether a heading says where a stretch of time begins.
pub(super) fn is_start(heading: &str) -> bool {
    let heading = plain(heading);
    let last = heading.rsplit(' ').next().unwrap_or_default();
    STARTS.contains(&last) || heading.split(' ').next().is_some_and(|first| STARTS.contains(&first))
}

/// Whether the end of something is that of what a date begins: `hdate_end` of `hdate`, `trial end` of `trial start`. An end
/// of something else is none, such as that of an investigation beside the date of a charge.
pub(super) fn is_end_of(end: &str, date: &str) -> bool {
    let stem = |heading: &str, role: Role, more: &[&str]| {
        let words = role.sure().iter().chain(more);
        words
            .filter_map(|word| heading.strip_suffix(*word))
            .map(|rest| rest.trim().to_owned())
            .min_by_key(String::len)
    };
    let certainty = likeness(end, Role::End);
    let is_plain = likeness(date, Role::Date) >= 4;
    let (end, date) = (plain(end), plain(date));
    let of_end = stem(&end, Role::End, &["to", "until"]).unwrap_or_default();
    let of_date = stem(&date, Role::Date, STARTS);
    certainty >= 4 || is_plain && certainty >= 3 || of_end == date || Some(of_end) == of_date
}

/// A heading without what stands in parentheses and without a number at its end: `Source 2`, `Date (UTC)`.
fn plain(heading: &str) -> String {
    let words = folded(heading.split('(').next().unwrap_or_default());
    let short = words.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if short.is_empty() { words } else { short.to_owned() }
}

/// How surely a heading means a role, from 0 for not at all. The whole heading says most, its last word less, the end of a
/// word least.
pub(super) fn likeness(heading: &str, role: Role) -> u8 {
    let heading = plain(heading);
    let is_date = matches!(role, Role::Date | Role::End | Role::Year | Role::Published | Role::Reported);
    if is_date && heading.split(' ').any(|word| OTHER_DATES.contains(&word)) {
        return 0;
    }
    let whole = |words: &[&str]| words.contains(&&*heading);
    if whole(role.sure()) {
        return 6;
    }
    if whole(role.perhaps()) {
        return 4;
    }
    // Who, where and whence stand in too many headings that mean something else.
    if !matches!(role, Role::Date | Role::End | Role::Title | Role::Text | Role::Url) {
        return 0;
    }
    let ends = |word: &&&str| heading.strip_suffix(**word).is_some_and(|before| before.ends_with(' '));
    if role == Role::Date && Role::End.sure().iter().any(|word| ends(&word)) {
        return 0;
    }
    if role.sure().iter().any(|word| ends(&word)) {
        return 3;
    }
    if role == Role::Date && STARTS.iter().any(|word| ends(&word)) {
        return 2;
    }
    let joined = |word: &&&str| word.len() >= 3 && heading.ends_with(**word) && !heading.contains(' ');
    u8::from(role.sure().iter().any(|word| joined(&word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best(heading: &str) -> Option<Role> {
        let found = Role::ALL.iter().copied().map(|role| (likeness(heading, role), role));
        found
            .filter(|(likeness, _)| *likeness > 0)
            .max_by_key(|(likeness, role)| (*likeness, std::cmp::Reverse(*role)))
            .map(|(_, role)| role)
    }

    #[test]
    fn headings_are_known_in_four_languages() {
        for (heading, role) in [
            ("Datum", Role::Date),
            ("hdate", Role::Date),
            ("hdate_end", Role::End),
            ("date_display", Role::Display),
            ("Fecha de inicio", Role::Date),
            ("Événement", Role::Title),
            ("Título", Role::Title),
            ("Überschrift", Role::Title),
            ("label", Role::Title),
            ("Beschreibung", Role::Text),
            ("Snippet", Role::Text),
            ("Person", Role::Actors),
            ("Ort", Role::Place),
            ("source_id", Role::Source),
            ("Source 2", Role::Source),
            ("Date (UTC)", Role::Date),
            ("Quelle", Role::Source),
            ("source_url", Role::Url),
            ("claim_text", Role::Claim),
            ("pub_date", Role::Published),
        ] {
            assert!(likeness(heading, role) > 0, "{heading}");
        }
        for heading in
            ["approx_year", "max_xrange_years", "Party", "who_was_told", "status", "last_verified", "Betrag"]
        {
            assert_eq!(best(heading), None, "{heading}");
        }
        assert!(is_personal("E-Mail") && !is_personal("Event"));
    }

    #[test]
    fn every_word_is_folded() {
        for role in Role::ALL {
            for word in role.sure().iter().chain(role.perhaps()) {
                assert_eq!(folded(word), *word);
            }
        }
        let others = [PERSONAL, OTHER_DATES, SOURCE_IDS, ACTOR_IDS, PLACE_IDS, COUNTRIES, REGIONS];
        assert!(others.iter().flat_map(|words| words.iter()).all(|word| folded(word) == *word));
    }
}
