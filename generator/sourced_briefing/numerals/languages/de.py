"""German."""

from .words import Words

GERMAN = Words(
    at_least="""
mehr als|über|mindestens|wenigstens|zumindest|nicht weniger als|nicht unter|ab|größer als|höher als|von mindestens|
oberhalb von|gut|deutlich über|weit über|übersteigt|überstieg|jenseits von|jenseits der|minimal|mind.""",
    at_most="""
weniger als|unter|höchstens|maximal|bis zu|nicht mehr als|nicht über|kleiner als|niedriger als|unterhalb von|
allenfalls|bis maximal|max.""",
    about="""
etwa|rund|ungefähr|circa|ca.|ca|zirka|knapp|fast|beinahe|nahezu|annähernd|schätzungsweise|geschätzt|geschätzte|
geschätzten|um die|in etwa|an die|um rund|um etwa|um knapp""",
    neither="unter anderem|über alle",
    minus="minus",
    denied="nicht|kein|keine|keinen|doppelt|halb|statt|komma",
    or_more="oder mehr|und mehr|oder höher|oder darüber|und darüber|und älter|oder länger|aufwärts",
    or_less="oder weniger|und weniger|oder darunter|und darunter|und jünger",
    or_so="oder so|in etwa|ungefähr",
    scales={
        "tausend": 10**3, "tsd.": 10**3, "tsd": 10**3, "million": 10**6, "millionen": 10**6, "mio.": 10**6,
        "mio": 10**6, "milliarde": 10**9, "milliarden": 10**9, "mrd.": 10**9, "mrd": 10**9, "billion": 10**12,
        "billionen": 10**12, "bio.": 10**12, "bio": 10**12, "billiarde": 10**15, "billiarden": 10**15,
        "trillion": 10**18, "trillionen": 10**18, "dutzend": 12, "hundert": 100,
    },
    percent="prozent|v. h.|v.h.|vh",
    points="prozentpunkte|prozentpunkten|prozentpunkt|pp|%-punkte|%-punkten",
    times="mal|fache|-fache|-fachen|-faches",
    to="bis",
    and_="und",
    between="zwischen",
    one="ein|eine|einem|einen|einer|eines",
    parts={
        "hälfte": 2, "drittel": 3, "dritteln": 3, "viertel": 4, "vierteln": 4, "fünftel": 5, "fünfteln": 5,
        "sechstel": 6, "siebtel": 7, "achtel": 8, "neuntel": 9, "zehntel": 10, "zehnteln": 10, "hundertstel": 100,
        "tausendstel": 1000,
    },
    multiples={"verdoppelt": 2, "verdoppelte": 2, "verdreifacht": 3, "verdreifachte": 3, "vervierfacht": 4,
               "verfünffacht": 5, "verzehnfacht": 10, "doppelt": 2, "dreimal": 3},
    every="jeder|jede|jedes|jeden|jedem",
    half="halbe|halben|halber",
    and_half="und eine halbe|und ein halber|und ein halbes",
    mixed={"anderthalb": "1.5"} | {f"{number}einhalb": f"{value}.5" for value, number in enumerate(
        "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(), 1)},
    among="von|aus|unter",
    currencies={
        "euro": ("EUR",), "dollar": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD"), "us-dollar": ("USD",),
        "pfund": ("GBP",), "pfund sterling": ("GBP",), "franken": ("CHF",), "schweizer franken": ("CHF",),
        "sfr": ("CHF",), "fr.": ("CHF",), "yen": ("JPY",), "yuan": ("CNY",), "rubel": ("RUB",), "rupien": ("INR",),
        "kronen": ("DKK", "SEK", "NOK"), "zloty": ("PLN",), "cent": (),
    },
    below="""
unter null|negativ|minus|rückgang|verlust|defizit|gesunken|sank|fiel|gefallen|weniger|niedriger|einbruch""",
    equals="""
ist|sind|gleich|entspricht|entsprechen|mal|pro|je|geteilt|kurs|hälfte|doppelt""",
    common="""
plus|minus|der|die|das|den|dem|des|und|in|im|ist|sind|war|waren|wurde|wurden|mit|für|von|vom|zu|zum|zur|auf|bei|als|
nach|nicht|
auch|sich|eine|einen|einem|einer|ein|um|aus|an|am|es|bereits|sowie|durch|pro|je|rund|insgesamt|wird|werden|hat|haben|
deutschen|leicht|bis|seit|vor|jahr|jahren|jahre""",
)  # fmt: skip
