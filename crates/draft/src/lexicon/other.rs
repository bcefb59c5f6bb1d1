//! Any other language: no names and no speakers. Of dates those with the months of some languages more.

use super::{Grammar, Role, Tables};

pub(super) const TABLES: Tables = Tables {
    tag: "",
    grammar: Grammar { has_names: false, capital_nouns: false, inverts: false },
    // Italian, Portuguese, Dutch, Swedish and Danish, Polish, Russian, Ukrainian, Turkish, Croatian and Serbian.
    months: [
        "gennaio janeiro januari januar stycznia января січня ocak siječnja januara january",
        "febbraio fevereiro februari februar lutego февраля лютого şubat veljače februara february",
        "marzo março maart mars marts marca марта березня mart ožujka marta march",
        "aprile abril april kwietnia апреля квітня nisan travnja aprila",
        "maggio maio mei maj maja мая травня mayıs svibnja",
        "giugno junho juni czerwca июня червня haziran lipnja juna june",
        "luglio julho juli lipca июля липня temmuz srpnja jula july",
        "agosto augustus augusti august sierpnia августа серпня ağustos kolovoza avgusta",
        "settembre setembro september września сентября вересня eylül rujna septembra",
        "ottobre outubro oktober października октября жовтня ekim listopada oktobra october",
        "novembre novembro november ноября kasım studenoga novembra",
        "dicembre dezembro december grudnia декабря грудня aralık prosinca decembra",
    ],
    days: [""; 7],
    documents: &[],
    times: &[],
    roles: &[(Role::Connector, "de di da van der den von al")],
};
