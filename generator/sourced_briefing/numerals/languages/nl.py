"""Dutch."""

from .words import Words

HALVES = {
    f"{number}{'ën' if number in ('twee', 'drie') else 'en'}half": f"{value}.5"
    for value, number in enumerate("twee drie vier vijf zes zeven acht negen tien".split(), 2)
}

DUTCH = Words(
    at_least="""
meer dan|ten minste|tenminste|minstens|minimaal|op zijn minst|boven|boven de|ruim|hoger dan|groter dan|niet minder dan|
een minimum van|vanaf|overstijgt|oversteeg|méér dan|over de""",
    at_most="""
minder dan|hoogstens|maximaal|ten hoogste|tot|onder|onder de|lager dan|kleiner dan|niet meer dan|een maximum van|
tot wel|hooguit|tot maximaal|hoogstens""",
    about="""
ongeveer|circa|rond|rond de|bijna|zo'n|om en nabij|nagenoeg|ca.|ca|naar schatting|een kleine|zowat|omstreeks|pakweg|
tegen de|rondom|in de buurt van|grofweg""",
    minus="min|minus",
    denied="niet|geen|nooit|noch|dubbel|half|halve|komma|in plaats van",
    or_more="of meer|en meer|of hoger|en ouder|of ouder|en hoger|minimaal",
    or_less="of minder|en minder|of lager|en jonger|maximaal",
    or_so="ongeveer|of zo",
    scales={
        "duizend": 10**3, "duizenden": 10**3, "dzd.": 10**3, "miljoen": 10**6, "miljoenen": 10**6, "mln": 10**6,
        "mln.": 10**6, "mio": 10**6, "miljard": 10**9, "miljarden": 10**9, "mld": 10**9, "mld.": 10**9, "mrd": 10**9,
        "biljoen": 10**12, "biljoenen": 10**12, "biljard": 10**15, "triljoen": 10**18, "dozijn": 12, "honderd": 100,
        "bln": 10**12, "bln.": 10**12,
    },
    percent="procent|percent",
    points="procentpunten|procentpunt|procentpunt.|pp|%-punt|%-punten",
    times="keer|maal|-voudig|x zo",
    to="tot|tot en met|à|t/m",
    and_="en",
    between="tussen",
    one="een|één|eén",
    parts={"helft": 2, "derde": 3, "derden": 3, "kwart": 4, "vijfde": 5, "vijfden": 5, "zesde": 6, "zevende": 7,
           "achtste": 8, "negende": 9, "tiende": 10, "tienden": 10, "vierde": 4},
    multiples={"verdubbeld": 2, "verdubbelde": 2, "verdubbelden": 2, "verdrievoudigd": 3, "verdrievoudigde": 3,
               "verviervoudigd": 4},
    every="elke|elk|iedere|ieder",
    half="half|halve",
    and_half="en een half|en een halve",
    mixed={"anderhalf": "1.5", "anderhalve": "1.5"} | HALVES,
    among="op de|op|van de",
    currencies={
        "euro": ("EUR",), "euro's": ("EUR",), "dollar": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"),
        "amerikaanse dollar": ("USD",), "pond": ("GBP",), "britse pond": ("GBP",), "pond sterling": ("GBP",),
        "yen": ("JPY",), "yuan": ("CNY",), "gulden": ("NLG",), "zwitserse frank": ("CHF",), "frank": ("CHF",),
        "roebel": ("RUB",), "roepie": ("INR",),
    },
    invariable="auto's|foto's|video's|euro's|firma's|camera's|baby's|programma's|thema's|agenda's|chips|hotels",
    below="""
onder nul|negatief|negatieve|min|daling|verlies|tekort|afname|krimp""",
    equals="""
is|zijn|gelijk|keer|maal|per|gedeeld|helft|dubbel|koers|elke""",
    common="""
plus|de|het|een|van|en|in|is|zijn|was|waren|werd|werden|met|voor|op|aan|bij|als|naar|niet|ook|zich|er|uit|door|per|om|
te|dat|
die|dit|deze|tot|wordt|worden|heeft|hebben|jaar|sinds|over|meer|ruim|dan|maar|nog|al|volgens|miljoen|miljard""",
)  # fmt: skip
