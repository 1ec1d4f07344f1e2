"""French."""

from .words import Words

FRENCH = Words(
    at_least="""
plus de|plus d'|plus des|plus du|au moins|au minimum|un minimum de|supérieur à|supérieure à|supérieurs à|supérieures à|
au-delà de|
au-dessus de|dépasse|dépassent|dépassé|dépassant|a dépassé|pas moins de|excédant|minimum|bien plus de""",
    at_most="""
moins de|moins d'|moins des|moins du|au plus|au maximum|un maximum de|jusqu'à|inférieur à|inférieure à|en dessous de|
au-dessous de|
sous|pas plus de|maximum|tout au plus""",
    about="""
environ|près de|près d'|près des|près du|presque|autour de|autour d'|à peu près|quelque|quelques|approximativement|
aux alentours de|
de l'ordre de|proche de|estimé à environ|estimée à environ|quasiment|circa|ca|ca.|une estimation de|d' environ""",
    neither="",
    minus="moins",
    denied="pas|non|jamais|ni|deux fois|double|triple|demi|virgule|plutôt que",
    or_more="ou plus|et plus|ou davantage|et au-delà|au moins|au minimum|voire plus",
    or_less="ou moins|et moins|au plus|au maximum|maximum",
    or_so="environ|à peu près",
    scales={
        "mille": 10**3, "milliers": 10**3, "millier": 10**3, "million": 10**6, "millions": 10**6, "mio": 10**6,
        "mln": 10**6, "milliard": 10**9, "milliards": 10**9, "md": 10**9, "mds": 10**9, "mrd": 10**9, "mrds": 10**9,
        "billion": 10**12, "billions": 10**12, "trillion": 10**18, "trillions": 10**18, "douzaine": 12, "cent": 100,
        "cents": 100, "billiard": 10**15, "billiards": 10**15,
    },
    percent="pour cent|pour-cent|p. cent|p. 100|pct",
    points="points de pourcentage|point de pourcentage|pp|pdp|pt de %|pts de %",
    times="fois",
    to="à|et",
    and_="et",
    between="entre",
    one="un|une",
    parts={"moitié": 2, "tiers": 3, "quart": 4, "quarts": 4, "cinquième": 5, "cinquièmes": 5, "sixième": 6,
           "septième": 7, "huitième": 8, "neuvième": 9, "dixième": 10, "dixièmes": 10, "centième": 100},
    multiples={"doublé": 2, "triplé": 3, "quadruplé": 4, "quintuplé": 5, "décuplé": 10},
    rounded={"dizaine": 10, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50,
             "soixantaine": 60, "centaine": 100},
    half="demi",
    and_half="et demi|et demie",
    among="sur",
    currencies={
        "euros": ("EUR",), "euro": ("EUR",), "dollars": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"),
        "dollar": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"), "dollars américains": ("USD",),
        "dollars us": ("USD",), "dollars canadiens": ("CAD",), "livres sterling": ("GBP",), "livres": ("GBP",),
        "francs suisses": ("CHF",), "francs cfa": ("XOF", "XAF"), "yens": ("JPY",), "yuans": ("CNY",),
        "roubles": ("RUB",), "roupies": ("INR",), "couronnes": ("DKK", "SEK", "NOK"),
    },
    invariable="""
pays|temps|corps|choix|cas|bras|voix|poids|colis|repas|succès|décès|accès|avis|puits|progrès|virus|index|relais|rabais|
os|dos|tapis|bois|fois|mois|fils|gaz|riz|noix|croix|bus|autobus|campus|consensus|processus|surplus|refus|abus|jus|pas|
matelas|repos|propos|héros|taudis|radis|semis|engrais|frais|palais|marais|essais|procès|excès|congrès|villas|atlas|lilas|
anglais|français|japonais|chinois|portugais|néerlandais|danois|suédois""",
    below="""
sous zéro|négatif|négative|moins|baisse|recul|perte|déficit|diminution|chute""",
    equals="""
est|sont|égal|égale|égalent|vaut|valent|fois|par|divisé|multiplié|moitié|double|taux|chaque""",
    common="""
plus|le|la|les|de|des|du|un|une|et|en|à|au|aux|est|sont|était|a|ont|pour|par|sur|dans|avec|que|qui|plus|ce|cette|se|
son|ses|
sa|leur|ou|soit|selon|près|année|ans|depuis|entre|d'|l'|s'|n'|qu'|été|hausse|d|l""",
)  # fmt: skip
