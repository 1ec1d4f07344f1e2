"""Italian."""

from .es import DOLLARS
from .words import Words

CODES = {"dollari": DOLLARS, "dollaro": DOLLARS}

ITALIAN = Words(
    at_least="""
oltre|più di|più del|più della|più dei|più degli|più delle|
almeno|minimo|un minimo di|superiore a|superiori a|al di sopra di|sopra i|sopra le|maggiore di|
supera|superano|superato|superando|supera i|supera le|non meno di|come minimo|al di là di|oltre i|oltre le|oltre gli""",
    at_most="""
meno di|al massimo|un massimo di|massimo|fino a|inferiore a|inferiori a|al di sotto di|sotto i|sotto le|minore di|
non più di|tutt'al più|fino ai|fino al|fino alle|meno dei|meno del|meno della|meno delle|meno degli""",
    about="""
circa|quasi|intorno a|attorno a|intorno ai|attorno ai|intorno al|attorno al|approssimativamente|pressoché|vicino a|
all'incirca|un|ca.|ca|poco meno di circa|stimato in|sui|sulle|dell'ordine di""",
    neither="",
    minus="meno",
    denied="non|mai|né|doppio|triplo|mezzo|mezza|virgola|invece di",
    or_more="o più|e più|o superiore|o oltre|e oltre|in su|almeno",
    or_less="o meno|e meno|o inferiore|al massimo|in giù",
    or_so="circa|all'incirca|più o meno",
    scales={
        "mila": 10**3, "mille": 10**3, "migliaia": 10**3, "milione": 10**6, "milioni": 10**6, "mln": 10**6,
        "mio": 10**6,
        "miliardo": 10**9, "miliardi": 10**9, "mld": 10**9, "mrd": 10**9, "bilione": 10**12, "bilioni": 10**12,
        "mila miliardi": 10**12, "mille miliardi": 10**12, "trilione": 10**18, "trilioni": 10**18, "dozzina": 12,
        "bln": 10**12, "mila milioni": 10**9,
    },
    percent="per cento|percento|per cento",
    points="punti percentuali|punto percentuale|pp|p.p.",
    times="volte",
    to="a|e|ai",
    and_="e",
    between="tra|fra",
    one="un|una|uno",
    parts={"metà": 2, "terzo": 3, "terzi": 3, "quarto": 4, "quarti": 4, "quinto": 5, "quinti": 5, "sesto": 6,
           "settimo": 7, "ottavo": 8, "nono": 9, "decimo": 10, "decimi": 10},
    multiples={"raddoppiato": 2, "raddoppiata": 2, "raddoppiati": 2, "triplicato": 3, "triplicata": 3,
               "quadruplicato": 4},
    rounded={"decina": 10, "quindicina": 15, "ventina": 20, "trentina": 30, "quarantina": 40, "cinquantina": 50,
             "centinaio": 100, "migliaio": 1000},
    half="mezzo|mezza",
    and_half="e mezzo|e mezza",
    among="su|ogni",
    currencies=CODES | {
        "euro": ("EUR",), "dollari statunitensi": ("USD",), "dollari americani": ("USD",), "dollari usa": ("USD",),
        "dollari canadesi": ("CAD",), "sterline": ("GBP",), "sterlina": ("GBP",), "franchi svizzeri": ("CHF",),
        "franchi": ("CHF",), "yen": ("JPY",), "yuan": ("CNY",), "rubli": ("RUB",), "rupie": ("INR",), "lire": ("ITL",),
        "ringgit": ("MYR",),
    },
    invariable="""
città|università|auto|foto|moto|bar|sport|virus|crisi|attività|società|unità|oasi|gru|tesi|sede|serie|specie|analisi|
bus|autobus|tram|film|computer|chip|test|club|hotel|novità|facoltà|comunità|località|varietà|quantità|velocità|età|
metà|proprietà|libertà|difficoltà|possibilità|capacità|re|caffè|tribù|virtù|radio|video|euro""",
    below="""
sotto zero|negativo|negativa|meno|calo|perdita|deficit|diminuzione|flessione""",
    equals="""
è|sono|uguale|uguali|equivale|equivalgono|volte|per|ogni|diviso|moltiplicato|metà|doppio|cambio|tasso""",
    common="""
plus|il|lo|la|i|gli|le|di|del|della|dei|delle|degli|e|in|nel|nella|un|una|uno|è|sono|era|ha|hanno|per|con|che|si|suo|
sua|al|
alla|ai|alle|da|dal|dalla|dai|più|questo|questa|tra|fra|ma|come|anno|anni|secondo|non|anche|sul|sulla|stato|stata""",
)  # fmt: skip
