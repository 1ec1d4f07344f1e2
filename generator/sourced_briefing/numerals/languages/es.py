"""Spanish."""

from .words import Words

DOLLARS = ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD")

SPANISH = Words(
    at_least="""
más de|más del|más que|al menos|por lo menos|como mínimo|un mínimo de|mínimo de|superior a|superior al|superiores a|
por encima de|por encima del|
mayor que|mayor de|supera|superan|superó|superaron|superando|supera los|superan los|superó los|superó las|no menos de|
más allá de|supera las|excede|a partir de|más de los|más de las|por encima de los|por encima de las""",
    at_most="""
menos de|menos del|menos que|como máximo|un máximo de|máximo de|hasta|inferior a|inferior al|inferiores a|
por debajo de|por debajo del|menor que|
a lo sumo|no más de|hasta los|hasta las|por debajo de los|por debajo de las|menos de los|menos de las""",
    about="""
alrededor de|alrededor del|cerca de|cerca del|aproximadamente|casi|en torno a|unos|unas|prácticamente|aproximado de|
en torno a los|
en torno a las|en torno al|alrededor de los|alrededor de las|cerca de los|cerca de las|unos de|casi los|casi las|
rondando|rondando los|ronda los|ronda las|circa|ca.|sobre|se estima en""",
    neither="",
    minus="menos|negativo|negativa",
    denied="no|nunca|ni|doble|triple|medio|media|coma|en vez de|en lugar de",
    or_more="o más|y más|o superior|o mayor|como mínimo|al menos|en adelante",
    or_less="o menos|y menos|o inferior|como máximo|o menor",
    or_so="aproximadamente|más o menos|o así",
    scales={
        "mil": 10**3, "miles": 10**3, "millón": 10**6, "millon": 10**6, "millones": 10**6, "mill.": 10**6,
        "mm": 10**6, "mdd": 10**6, "mil millones": 10**9, "miles de millones": 10**9, "millardo": 10**9,
        "millardos": 10**9, "billón": 10**12, "billones": 10**12, "trillón": 10**18, "trillones": 10**18,
        "docena": 12, "mil billones": 10**15, "millar": 10**3, "millares": 10**3, "m": 10**6,
    },
    percent="por ciento|por cien|por 100",
    points="puntos porcentuales|punto porcentual|pp|p.p.|puntos de porcentaje",
    times="veces",
    to="a|y",
    and_="y",
    between="entre",
    one="un|una|uno",
    parts={"mitad": 2, "tercio": 3, "tercios": 3, "cuarto": 4, "cuartos": 4, "quinto": 5, "quintos": 5, "sexto": 6,
           "séptimo": 7, "octavo": 8, "noveno": 9, "décimo": 10, "décimos": 10, "décima": 10},
    multiples={"duplicado": 2, "duplicó": 2, "triplicado": 3, "triplicó": 3, "cuadruplicado": 4, "cuadruplicó": 4,
               "quintuplicado": 5},
    rounded={"decena": 10, "veintena": 20, "treintena": 30, "cincuentena": 50, "centenar": 100, "centena": 100},
    half="medio|media",
    and_half="y medio|y media",
    among="de cada|de|sobre",
    currencies={
        "euros": ("EUR",), "euro": ("EUR",), "dólares": DOLLARS, "dólar": DOLLARS, "dolares": DOLLARS,
        "dólares estadounidenses": ("USD",), "dólares canadienses": ("CAD",), "libras esterlinas": ("GBP",),
        "libras": ("GBP",), "pesos": ("MXN", "ARS", "CLP", "COP", "UYU", "DOP", "PHP", "CUP"),
        "pesos mexicanos": ("MXN",), "pesos argentinos": ("ARS",), "francos suizos": ("CHF",), "yenes": ("JPY",),
        "yuanes": ("CNY",), "soles": ("PEN",), "reales": ("BRL",), "rublos": ("RUB",), "rupias": ("INR",),
        "bolívares": ("VES",),
    },
    below="""
bajo cero|negativo|negativa|menos|caída|descenso|baja|pérdida|déficit|disminución|retroceso""",
    equals="""
es|son|igual|iguales|equivale|equivalen|veces|por|cada|dividido|multiplicado|mitad|doble|tasa|tipo""",
    common="""
el|la|los|las|de|del|y|en|un|una|es|son|fue|fueron|era|ha|han|por|para|con|que|se|su|sus|al|lo|como|más|este|esta|entre|
pero|desde|hasta|sobre|cada|año|años|según|una|ser|también""",
)  # fmt: skip
