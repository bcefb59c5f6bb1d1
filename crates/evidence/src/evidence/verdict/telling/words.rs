//! The words of languages that deny or count. It must not know texts.

/// What words of a language, or of some that share them, say: in lower case, with blanks between them.
pub(super) struct Words {
    /// Primary subtags (BCP 47).
    pub(super) languages: &'static str,
    /// Negations that mean nothing else in other languages.
    pub(super) negations: &'static str,
    /// Negations that are other words in some languages: they count unless the language is known to be another.
    pub(super) doubtful: &'static str,
    /// Negations that are frequent words of other languages: they count where the language is known.
    pub(super) only: &'static str,
    /// Numbers.
    pub(super) numbers: &'static str,
    /// Numbers that are other words in other languages: they count where the language is known.
    pub(super) only_numbers: &'static str,
    /// Numbers that stand behind another one and multiply it.
    pub(super) factors: &'static str,
    /// What a number that is one word of several has beside those above; empty where there are no such.
    pub(super) pieces: &'static str,
    /// Words that count without a number.
    pub(super) quantities: &'static str,
}

const NONE: Words = Words {
    languages: "",
    negations: "",
    doubtful: "",
    only: "",
    numbers: "",
    only_numbers: "",
    factors: "",
    pieces: "",
    quantities: "",
};

/// The languages in which most briefings are read.
pub(super) const WORDS: &[Words] = &[
    Words {
        languages: "en",
        negations: "not never none nobody nothing neither nor cannot without nowhere hardly scarcely barely \
            unable didnt dont doesnt wont isnt wasnt except unless denied denies deny refused refuses \
            failed fails no arent werent havent hasnt hadnt shouldnt wouldnt couldnt denying refuse \
            refusing fail rarely seldom false falsely untrue impossible unlikely",
        numbers: "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
            sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety \
            half zero third thirds fourth fourths quarter quarters fifth fifths sixth seventh eighth \
            ninth tenth tenths twice thrice",
        factors: "hundred hundreds thousand thousands million millions billion billions trillion trillions \
            dozen dozens",
        quantities: "many some few several most all both lots numerous countless",
        ..NONE
    },
    Words {
        languages: "de",
        negations: "nicht nie niemals niemand niemanden niemandem nichts weder ohne nein kein keine keinen \
            keiner keinem keines keinerlei keineswegs nirgends kaum niemandes nirgendwo nimmer selten \
            falsch unwahr",
        numbers: "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig \
            dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn dreissig sechzig siebzig \
            achtzig neunzig halb hälfte drittel viertel fünftel zehntel",
        factors: "hundert hunderte hunderten tausend tausende tausenden million millionen milliarde \
            milliarden billion billionen dutzend dutzende dutzenden",
        pieces: "ein eins und sech sieb",
        quantities: "viele vielen einige einigen wenige mehrere alle allen manche",
        ..NONE
    },
    Words {
        languages: "fr",
        negations: "pas jamais aucun aucune rien personne sans nul nulle guère nullement rarement faux",
        doubtful: "non",
        only: "ne ni",
        numbers: "deux trois quatre cinq sept huit neuf dix onze douze vingt trente quarante cinquante \
            treize quatorze quinze seize soixante septante octante nonante moitié tiers quart",
        only_numbers: "six",
        factors: "cent cents centaine centaines mille millier milliers million millions milliard milliards \
            douzaine douzaines",
        quantities: "beaucoup plusieurs quelques certains tous nombreux",
        ..NONE
    },
    Words {
        languages: "es",
        negations: "nunca jamás nadie nada ningún ninguno ninguna tampoco jamas ningun",
        doubtful: "sin",
        only: "ni",
        numbers: "dos tres cuatro cinco seis siete ocho nueve diez once doce veinte treinta cuarenta \
            cincuenta trece catorce quince sesenta setenta ochenta noventa doscientos trescientos \
            quinientos mitad tercio",
        factors: "cien ciento cientos mil miles millar millares millón millones docena docenas",
        quantities: "muchos muchas varios varias algunos algunas pocos todos",
        ..NONE
    },
    Words {
        languages: "sq",
        negations: "nuk mos asnjë askush askujt kurrë asgjë asnjëherë aspak jo",
        only: "as pa",
        numbers: "dy tre tri katër pesë gjashtë shtatë tetë nëntë dhjetë njëzet tridhjetë njëqind dyzet \
            pesëdhjetë",
        factors: "qind qindra mijë mijëra milion milionë miliard miliardë",
        quantities: "shumë disa",
        ..NONE
    },
    Words {
        languages: "ru",
        negations: "не нет ни никогда никто никого никому никем ничего ничто ничему ничем никакой никакая \
            никакое никакие никаких никакого без нельзя нигде никуда никак отнюдь неправда",
        numbers: "два две двух три трёх трех четыре пять шесть семь восемь девять десять двадцать тридцать \
            сорок пятьдесят двое трое четверо четырёх четырех пяти шести семи восьми девяти десяти \
            одиннадцать двенадцать тринадцать пятнадцать двадцати шестьдесят семьдесят восемьдесят \
            девяносто двести триста четыреста пятьсот шестьсот половина треть четверть",
        factors: "сто сотни сотен тысяча тысячи тысяч миллион миллиона миллионов миллионы миллиард миллиарда \
            миллиардов дюжина",
        quantities: "много многие многих несколько все всех",
        ..NONE
    },
    Words {
        languages: "it",
        negations: "nessuno nessuna nessun niente nulla senza neppure nemmeno neanche",
        doubtful: "non mai",
        only: "né",
        numbers: "due quattro cinque sette nove dieci undici dodici tredici quindici trenta quaranta \
            cinquanta sessanta settanta ottanta novanta metà",
        only_numbers: "tre sei otto venti",
        factors: "cento centinaia mila mille migliaia milione milioni miliardo miliardi",
        pieces: "un uno venti vent trent quarant cinquant otto tre sei",
        quantities: "molti molte alcuni alcune tutti",
    },
    Words {
        languages: "pt",
        negations: "não nenhum nenhuma ninguém jamais nem",
        doubtful: "sem",
        numbers: "dois duas três quatro cinco sete oito nove dez treze quatorze quinze dezasseis dezesseis \
            dezoito vinte trinta quarenta cinquenta sessenta setenta oitenta noventa duzentos \
            trezentos metade",
        only_numbers: "seis onze doze",
        factors: "cem cento centenas mil milhar milhares milhão milhões bilhão bilhões dúzia dúzias",
        quantities: "muitos muitas vários algumas todos",
        ..NONE
    },
    Words {
        languages: "uk",
        negations: "ні ніхто ніколи нічого жодного немає нема жоден жодна ніде нікого нікому без",
        numbers: "дві двоє трьох чотири п'ять шість сім вісім дев'ять десять двадцять тридцять п'ятдесят",
        factors: "сотні сотень тисяча тисячі мільйон мільйони мільйонів мільярд мільярдів",
        quantities: "багато кілька",
        ..NONE
    },
    Words {
        languages: "pl",
        negations: "nigdy nikt bez nikogo nic nigdzie żaden żadna żadnych",
        doubtful: "nie",
        numbers: "dwa dwie dwaj dwóch dwoje trzy trzej trzech cztery czterech pięć pięciu sześć sześciu \
            siedem siedmiu osiem ośmiu dziewięć dziewięciu dziesięć dziesięciu jedenaście dwanaście \
            trzynaście piętnaście dwadzieścia dwudziestu trzydzieści trzydziestu czterdzieści \
            pięćdziesiąt dwieście trzysta pięćset połowa",
        only_numbers: "sto stu",
        factors: "setki setek tysiąc tysiące tysięcy milion miliony milionów miliard miliardów",
        quantities: "wielu kilku kilka",
        ..NONE
    },
    Words {
        languages: "tr",
        negations: "değil yok hiçbir değildi değildir değiliz değiller hayır asla hiçbiri yoktu",
        numbers: "iki üç dört altı yedi sekiz dokuz yirmi otuz kırk elli altmış yetmiş seksen doksan",
        only_numbers: "beş on yüz bin",
        factors: "milyon milyar yüzlerce binlerce",
        ..NONE
    },
    Words {
        languages: "ar",
        negations: "لا لم لن ليس ليست ليسوا لسنا لست لسن غير بدون أبدا أبداً أبدًا مطلقا نفى تنفي ينفي",
        only: "ما",
        numbers: "اثنان اثنين اثنتان اثنتين ثلاثة ثلاث أربعة أربع خمسة خمس ستة سبعة سبع ثمانية ثماني تسعة \
            تسع عشرة عشر عشرون عشرين ثلاثون ثلاثين أربعون أربعين خمسون خمسين ستون ستين سبعون سبعين \
            ثمانون ثمانين تسعون تسعين نصف ثلث ربع",
        factors: "مئة مائة مئتين مائتين مئات ألف ألفين آلاف مليون ملايين مليار مليارات",
        ..NONE
    },
    Words {
        languages: "fa ps ur",
        negations: "نه نیست هرگز هیچ نہیں نشد نکرد",
        numbers: "سه چهار پنج شش هفت هشت بیست سی",
        factors: "صد هزار هزاران میلیون میلیارد",
        ..NONE
    },
    Words {
        languages: "he",
        negations: "לא אין מעולם בלי איננו אינו אינה אינם אינני אל",
        numbers: "שניים שתיים שני שתי שלושה שלוש ארבעה ארבע חמישה חמש שישה שבעה שבע שמונה תשעה תשע עשרה עשר \
            עשרים שלושים ארבעים חמישים חצי",
        factors: "מאה מאות אלף אלפים אלפי מיליון מיליונים מיליארד",
        ..NONE
    },
    Words {
        languages: "el",
        negations: "δεν μην όχι ποτέ δε μη κανείς κανένας καμία τίποτα χωρίς ούτε",
        numbers: "δύο τρεις τρία τέσσερις τέσσερα πέντε έξι επτά εφτά οκτώ οχτώ εννέα εννιά δέκα είκοσι \
            τριάντα μισό",
        factors: "εκατό εκατοντάδες χίλια χιλιάδες εκατομμύριο εκατομμύρια",
        ..NONE
    },
    Words {
        languages: "nl",
        negations: "niet geen nooit niemand niets zonder nergens nimmer nee",
        only: "noch",
        numbers: "twee drie vijf zeven negen twaalf dertien veertien vijftien zestien zeventien achttien \
            negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig helft",
        only_numbers: "vier zes acht tien elf",
        factors: "honderd honderden duizend duizenden miljoen miljoenen miljard",
        pieces: "een en ën",
        quantities: "veel vele enkele alle",
        ..NONE
    },
    Words {
        languages: "sv",
        negations: "inte aldrig ingen inget ingenting varken utan icke",
        only: "inga ej",
        numbers: "två fyra fem sju åtta nio tio elva tolv tretton femton tjugo trettio fyrtio femtio hälften",
        only_numbers: "tre sex",
        factors: "hundra hundratals tusen tusentals miljon miljoner miljard",
        pieces: "en ett",
        quantities: "många några flera",
        ..NONE
    },
    Words {
        languages: "da no nb nn",
        negations: "ikke ikkje aldri intet ingenting uten uden hverken verken",
        numbers: "syv otte åtte ni tolv femten tjue tyve tredive femti halvtreds",
        only_numbers: "to tre fire fem seks sju ti elleve",
        factors: "hundre hundrede tusind tusinde tusener million",
        pieces: "en og",
        quantities: "mange noen nogle flere",
        ..NONE
    },
    Words {
        languages: "hu",
        negations: "nem nincs nincsenek soha senki semmi sehol nélkül",
        only: "ne se sem",
        numbers: "kettő három négy nyolc kilenc tíz húsz harminc negyven ötven hatvan hetven nyolcvan \
            kilencven",
        only_numbers: "két öt hat hét",
        factors: "száz ezer ezrek millió milliárd",
        pieces: "egy tizen huszon",
        quantities: "sok néhány",
        ..NONE
    },
    Words {
        languages: "ro",
        negations: "niciodată nimeni nimic fără niciun nicio nicidecum",
        only: "nu nici",
        numbers: "două trei patru cinci șase șapte nouă zece douăzeci treizeci jumătate",
        only_numbers: "doi opt",
        factors: "sută sute milion milioane miliard miliarde",
        quantities: "mulți câțiva",
        ..NONE
    },
    Words {
        languages: "hr sr bs sl mk bg",
        negations: "nismo nisam niste nisu nije nisem niso nihče nikoli nikad nikada nitko nikoga nikome ništa \
            nema nemamo nemaju neće nećemo nemoj нисмо није нису нисам неће нема нико ништа никад няма \
            никой нищо никога нито никој ништо",
        only: "ne nisi",
        numbers: "dvije dvoje četiri šest sedam osam devet deset dvadeset trideset pedeset двама трима \
            четири шест седем осем девет десет двадесет",
        only_numbers: "dva tri pet dve sto",
        factors: "stotine hiljada hiljade tisuća tisuće milijun milijuna хиляда хиляди хиљада хиљаде стотици \
            стотине милиона милион",
        quantities: "mnogi nekoliko много няколко",
        ..NONE
    },
    Words {
        languages: "cs sk",
        negations: "není nejsou nebyl nebyla nebyli nikdy nikdo nikoho nijak žádný žádné žiadny žiadne nikto \
            nebol",
        only: "ne nic",
        numbers: "čtyři pět osm devět dvacet třicet padesát štyri päť šesť sedem osem deväť desať polovina",
        only_numbers: "dva dvě tři šest sedm sto",
        factors: "stovky tisíc tisíce milión miliónů milionů miliarda",
        ..NONE
    },
    Words {
        languages: "fi",
        negations: "eivät emme eikä älä älkää ettei ilman",
        only: "ei en et ette",
        numbers: "kaksi kolme neljä viisi kuusi seitsemän kahdeksan yhdeksän kymmenen puolet",
        factors: "sata sataa satoja tuhat tuhatta tuhansia miljoona miljoonaa",
        pieces: "yksi kymmentä toista",
        quantities: "monet useat",
        ..NONE
    },
    Words {
        languages: "et lt lv",
        negations: "nėra niekada niekas nekad",
        only: "ei pole mitte ne nav",
        ..NONE
    },
    Words {
        languages: "id ms",
        negations: "tidak bukan tanpa belum jangan tiada",
        only: "tak",
        numbers: "tiga empat enam tujuh delapan sembilan sepuluh",
        only_numbers: "dua lima",
        factors: "belas puluh ratus ratusan ribu ribuan juta",
        quantities: "banyak beberapa",
        ..NONE
    },
    Words {
        languages: "vi",
        negations: "không chẳng chưa đừng",
        numbers: "bốn sáu bảy tám chín mười",
        only_numbers: "hai ba năm",
        factors: "trăm nghìn ngàn triệu tỷ",
        ..NONE
    },
    Words { languages: "sw tl", negations: "hakuna hapana kamwe", only: "si bila hindi wala", ..NONE },
    Words {
        languages: "hi mr bn gu pa ta te",
        negations: "नहीं नही बिना नाही না নয় নেই નથી ਨਹੀਂ இல்லை లేదు",
        only: "न मत",
        numbers: "दो तीन चार पाँच पांच छह सात आठ नौ दस बीस पचास",
        factors: "सौ हज़ार हजार लाख करोड़",
        ..NONE
    },
    Words {
        languages: "ko",
        negations: "안 못 아니오",
        numbers: "둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 스물 두 세 네",
        factors: "백 천 만 억",
        quantities: "많은 여러",
        ..NONE
    },
    Words {
        languages: "hy ka am", negations: "չէ ոչ երբեք չեն չի չենք არ არა ვერ არასოდეს አይደለም", ..NONE
    },
];
