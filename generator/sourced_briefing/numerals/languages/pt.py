"""Portuguese."""

from .es import DOLLARS
from .words import Words

PORTUGUESE = Words(
    at_least="""
mais de|mais da|mais do|mais dos|mais das|mais do que|pelo menos|ao menos|no mínimo|um mínimo de|mínimo de|superior a|
superiores a|acima de|acima dos|
acima das|maior que|maior do que|supera|superam|superou|superaram|ultrapassa|ultrapassou|ultrapassaram|não menos de|
além de|a partir de|excede""",
    at_most="""
menos de|menos da|menos do|menos dos|menos do que|no máximo|um máximo de|máximo de|até|inferior a|abaixo de|abaixo dos|
menor que|não mais de|
quando muito""",
    about="""
cerca de|cerca dos|cerca das|cerca do|aproximadamente|quase|em torno de|por volta de|perto de|uns|umas|à volta de|
praticamente|ao redor de|
estimado em|na casa dos|circa|ca.|na ordem de|na ordem dos|algo como""",
    minus="menos|negativo|negativa",
    denied="não|nunca|nem|dobro|triplo|meio|meia|vírgula|em vez de",
    or_more="ou mais|e mais|ou superior|ou acima|no mínimo|pelo menos",
    or_less="ou menos|e menos|ou inferior|no máximo|ou abaixo",
    or_so="aproximadamente|mais ou menos|ou algo assim",
    scales={
        "mil": 10**3, "milhar": 10**3, "milhares": 10**3, "milhão": 10**6, "milhões": 10**6, "mi": 10**6, "mi.": 10**6,
        "bilhão": 10**9, "bilhões": 10**9, "bi": 10**9, "bi.": 10**9, "mil milhões": 10**9, "trilhão": 10**12,
        "trilhões": 10**12, "tri": 10**12, "bilião": 10**12, "biliões": 10**12, "trilião": 10**18, "triliões": 10**18,
        "dúzia": 12, "milhoes": 10**6, "bilhoes": 10**9, "trilhoes": 10**12, "quatrilhão": 10**15,
    },
    percent="por cento|por cem",
    points="pontos percentuais|ponto percentual|pp|p.p.",
    times="vezes",
    to="a|e|até",
    and_="e",
    between="entre",
    one="um|uma",
    parts={"metade": 2, "terço": 3, "terços": 3, "quarto": 4, "quartos": 4, "quinto": 5, "quintos": 5, "sexto": 6,
           "sétimo": 7, "oitavo": 8, "nono": 9, "décimo": 10, "décimos": 10},
    multiples={"dobrou": 2, "duplicou": 2, "triplicou": 3, "quadruplicou": 4, "dobrado": 2, "duplicado": 2},
    rounded={"dezena": 10, "vintena": 20, "centena": 100},
    half="meio|meia",
    and_half="e meio|e meia",
    among="em cada|de cada|em|entre",
    currencies={
        "euros": ("EUR",), "euro": ("EUR",), "dólares": DOLLARS, "dólar": DOLLARS, "dolares": DOLLARS,
        "dólares americanos": ("USD",), "dólares canadenses": ("CAD",), "reais": ("BRL",), "real": ("BRL",),
        "libras esterlinas": ("GBP",), "libras": ("GBP",), "ienes": ("JPY",), "iuanes": ("CNY",), "yuans": ("CNY",),
        "yuan": ("CNY",), "francos suíços": ("CHF",), "kwanzas": ("AOA",), "meticais": ("MZN",), "rublos": ("RUB",),
        "rúpias": ("INR",), "contos": (), "pesos": ("MXN", "ARS", "CLP", "COP", "UYU"),
    },
    below="""
abaixo de zero|negativo|negativa|menos|queda|perda|déficit|redução|recuo""",
    equals="""
é|são|igual|iguais|equivale|equivalem|vezes|por|cada|dividido|multiplicado|metade|dobro|taxa""",
    common="""
o|a|os|as|de|do|da|dos|das|e|em|no|na|nos|nas|um|uma|é|são|foi|foram|era|por|para|com|que|se|seu|sua|ao|à|mais|este|
esta|entre|mas|desde|até|ano|anos|segundo|cada|não|também|pelo|pela|já|ser|tem""",
)  # fmt: skip
