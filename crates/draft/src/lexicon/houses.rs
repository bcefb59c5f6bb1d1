//! Houses that pass news on, networks on which people post, and bodies that are called by capital letters, in any language.

use briefing_format::model::SourceKind;

/// What a house is known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct House {
    pub(crate) kind: SourceKind,
}

/// Names in small letters. What is not here is told by the words around it.
const HOUSES: &[(SourceKind, &str)] = &[
    (
        SourceKind::NewsAgency,
        "reuters|deutsche presse-agentur|afp|ap|associated press|the associated press|agence france-presse|dpa|ansa|efe|tass|interfax|ria|ria novosti|xinhua|\
         anadolu|anadolu agency|anp|belga|apa|sda|keystone-sda|pti|ani|irna|isna|tasnim|fars|mehr|ukrinform|yonhap|kyodo|\
         bernama|antara|wafa|mena|sana|kcna|bta|agerpres|pap|mti|ctk|čtk|tanjug|hina|ata|ntb|tt|ritzau|lusa|europa press|upi|\
         bloomberg|getty images|epa|unian|interfax-ukraine|sid|epd|kna|ats|ntm|caixin|ians|sputnik",
    ),
    (
        SourceKind::Broadcast,
        "bbc|cnn|cbs|cbs news|nbc|nbc news|abc|abc news|npr|pbs|sky news|fox news|al jazeera|al arabiya|itv|channel 4|rtl|zdf|ard|orf|srf|\
         ndr|wdr|swr|mdr|rbb|tagesschau|deutschlandfunk|france 24|franceinfo|france inter|bfmtv|bfm tv|rfi|tf1|france 2|rtbf|rts|\
         rtve|tve|cadena ser|nrk|svt|dr|yle|rai|rtsh|top channel|klan|tv klan|vizion plus|rtk|press tv|rt|rossiya 1|channel one|\
         dozhd|telesur|dw|deutsche welle|voa|voice of america|tv2|tv 2|rfe/rl|radio free europe|euronews|msnbc|cbc|rté|n-tv|n1|russia 24",
    ),
    (
        SourceKind::Newspaper,
        "the guardian|guardian|the times|times|new york times|the new york times|nyt|washington post|the washington post|\
         wall street journal|the wall street journal|financial times|the economist|the independent|the telegraph|daily telegraph|\
         daily mail|the sun|le monde|le figaro|libération|liberation|la croix|le parisien|l'équipe|mediapart|der spiegel|\
         spiegel|die zeit|faz|frankfurter allgemeine|süddeutsche zeitung|bild|bild-zeitung|bild am sonntag|die welt|welt|taz|nzz|der standard|\
         standard|el país|el pais|el mundo|abc|la vanguardia|clarín|la nación|corriere della sera|la repubblica|kommersant|vedomosti|\
         novaya gazeta|haaretz|jerusalem post|times of israel|politico|axios|kyiv independent|moscow times|ukrainska pravda|\
         ukrainian pravda|kathimerini|hürriyet|panorama|koha ditore|koha|rbc|rbk|izvestia|usa today|los angeles times|vg|verdens gang|aftenposten|dagens nyheter|politiken|le soir|de telegraaf",
    ),
    (
        SourceKind::Web,
        "bellingcat|meduza|mediazona|the insider|balkan insight|birn|bleeping computer|bleepingcomputer|the verge|techcrunch|stat news|the intercept|propublica|huffpost|buzzfeed|buzzfeed news|vice|wikileaks|netblocks|baza|shot",
    ),
];

/// Where people post.
const NETWORKS: &str = "telegram|twitter|facebook|x|instagram|tiktok|youtube|truth social|linkedin|mastodon|bluesky|vkontakte|vk|weibo|\
     whatsapp|reddit|threads|rumble|viber|signal|wechat|snapchat";

/// Bodies whose capital letters could be taken for those of an agency.
const BODIES: &str = "nato|un|eu|fbi|cia|nsa|usa|uk|us|who|imf|opec|unesco|unicef|unhcr|icc|icj|iaea|osce|fda|cdc|nhs|nasa|epp|cdu|spd|afd|csu|\
     fdp|ps|rn|lfi|pp|psoe|fsb|gru|sbu|mek|pkk|idf|irgc|isis|is|hts|kfor|onu|otan|ue|bka|bnd|lka|uno|ocha|unrwa|wfp";

/// Names as a sentence declines them, and as they are.
const DECLINED: &[(&str, &str)] = &[
    ("Deutschen Presse-Agentur", "Deutsche Presse-Agentur"),
    ("Süddeutschen Zeitung", "Süddeutsche Zeitung"),
    ("Frankfurter Allgemeinen", "Frankfurter Allgemeine"),
];

/// Albanian endings behind the hyphen of a foreign name: "BBC-së", "Reuters-it".
const ENDINGS: &[&str] = &["së", "it", "t", "s", "në", "in", "ja", "i", "ut"];

/// The name of a house without the ending that its sentence gives it.
pub(crate) fn plain_name(name: &str) -> &str {
    let declined = DECLINED.iter().find(|(declined, _)| *declined == name).map(|(_, name)| *name);
    let ended = || {
        let (stem, ending) = name.rsplit_once('-')?;
        (ENDINGS.contains(&ending) && house(stem).is_some()).then_some(stem)
    };
    declined.or_else(ended).unwrap_or(name)
}

/// The house with a name.
pub(crate) fn house(name: &str) -> Option<House> {
    let name = plain_name(name);
    let small = name.to_lowercase().replace('’', "'");
    let has = |names: &str| names.split('|').any(|known| known == small);
    let (kind, _) = HOUSES.iter().find(|(_, names)| has(names))?;
    // "DR" is a house, "Dr" is not.
    if name.len() == 2 && !name.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()) {
        return None;
    }
    // "Times" is a house, "times" is not.
    name.starts_with(|c: char| c.is_uppercase() || c == 'd').then_some(House { kind: *kind })
}

/// Whether a word is a network on which people post.
pub(crate) fn is_network(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && NETWORKS.split('|').any(|known| word.eq_ignore_ascii_case(known))
}

/// The name of the network that a text is of.
pub(crate) fn network(name: &str) -> Option<&str> {
    is_network(name).then_some(name)
}

/// Whether capital letters are those of a body that is no house.
pub(crate) fn is_body(name: &str) -> bool {
    BODIES.split('|').any(|known| name.eq_ignore_ascii_case(known))
}
