//! Any other language: no names and no speakers. Of dates those with the months of some languages more.

use super::{Grammar, Role, Tables};

pub(super) const TABLES: Tables = Tables {
    tag: "",
    grammar: Grammar { has_names: false, capital_nouns: false, inverts: false },
    // Italian, Portuguese, Dutch, Swedish and Danish, Polish, Russian, Ukrainian, Turkish, Croatian and Serbian, Arabic.
    months: [
        "gennaio janeiro januari januar stycznia января січня ocak siječnja januara january يناير",
        "febbraio fevereiro februari februar lutego февраля лютого şubat veljače februara february فبراير",
        "marzo março maart mars marts marca марта березня mart ožujka marta march مارس",
        "aprile abril april kwietnia апреля квітня nisan travnja aprila أبريل",
        "maggio maio mei maj maja мая травня mayıs svibnja مايو",
        "giugno junho juni czerwca июня червня haziran lipnja juna june يونيو",
        "luglio julho juli lipca июля липня temmuz srpnja jula july يوليو",
        "agosto augustus augusti august sierpnia августа серпня ağustos kolovoza avgusta أغسطس",
        "settembre setembro september września сентября вересня eylül rujna septembra سبتمبر",
        "ottobre outubro oktober października октября жовтня ekim listopada oktobra october أكتوبر",
        "novembre novembro november ноября kasım studenoga novembra نوفمبر",
        "dicembre dezembro december grudnia декабря грудня aralık prosinca decembra ديسمبر",
    ],
    days: [""; 7],
    documents: &[],
    times: &[],
    roles: &[(Role::Connector, "de di da van der den von al")],
};
