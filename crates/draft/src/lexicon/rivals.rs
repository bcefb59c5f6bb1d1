//! Frequent words of languages without tables of their own, so that their texts are not taken for one that has them.

/// A list a language, in small letters.
pub(super) const RIVALS: &[&str] = &[
    // Italian, Portuguese, Catalan, Romanian
    "il lo la gli i le di del della dei delle da dal dalla in nel nella che e è un una per con non si sono ha hanno ha detto al alla ai \
     come anche più ma su sul sulla questo stato stati stata aver se",
    "o a os as do da dos das de em no na nos nas que e um uma por para com não se foi são mais mas ao à pelo pela seu sua como disse ele \
     ela também já está",
    "el la els les de del dels i que en un una per amb no és va han ha al als com més però van aquest aquesta seva segons",
    "și în de la cu pe din că a al ai ale care nu un o pentru este sunt fost au dar mai după prin lui cel ca să",
    // Dutch, Swedish, Danish, Norwegian
    "de het een en van in is dat op te zijn voor met niet aan er om ook als bij door maar naar uit werd heeft hebben worden zij hij deze",
    "och i att det som en på är av för med till den har de inte om ett han var sig från så kan men vid efter hon säger",
    "og i at det som en på er af for med til den har de ikke om et han var sig fra så kan men ved efter hun siger av å ble",
    // Polish, Czech, Croatian and Serbian, Hungarian, Finnish, Turkish, Indonesian
    "w i na z do że się nie to jest o jak po od za co ale przez był był są został tym jego oraz przed dla który która",
    "v a na se je že s z do o k to i by za od po jsou byl byla ale jako jeho podle který která při pro",
    "je da i u na se su za od s kako sa o će ali iz što koji koja koje bio bila nije po to rekao rekla kao ili do ne bi nakon oni li vlada",
    "a az és hogy nem is egy ez meg el volt már de csak mint szerint ki még után azt ha",
    "ja on ei se että oli ovat hän mutta myös kun joka mukaan sen olla",
    "ve bir bu da de için ile olarak olan çok daha en ne gibi kadar sonra dedi oldu olduğunu ancak",
    "yang dan di dari ini itu dengan untuk pada tidak dalam akan ke oleh adalah juga telah mengatakan",
];
