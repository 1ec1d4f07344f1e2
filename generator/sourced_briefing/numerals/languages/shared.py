"""What is read in every language: signs, abbreviations, and words of size that no two languages use otherwise."""
# ruff: noqa: RUF001 - these are the characters that texts hold

from .words import Words

SHARED = Words(
    at_least="oltre|più di|almeno|mehr als|mindestens|plus de|au moins|más de",
    at_most="meno di|fino a|weniger als|höchstens|moins de|menos de",
    about="circa|ca.|environ|etwa|rund|ungefähr|quasi",
    or_more="o más|ou plus|oder mehr|o più|ou mais|of meer",
    or_less="o menos|ou moins|oder weniger|o meno|ou menos|of minder",
    scales={
        "mn": 10**6, "mln": 10**6, "mio": 10**6, "mio.": 10**6, "million": 10**6, "millions": 10**6, "milione": 10**6,
        "milioni": 10**6, "millones": 10**6, "millionen": 10**6, "milhões": 10**6, "miljoen": 10**6,
        "thousand": 10**3, "tsd.": 10**3, "tsd": 10**3,
        "bn": 10**9, "miliardo": 10**9, "miliardi": 10**9, "milliard": 10**9, "milliards": 10**9, "mrd": 10**9,
        "mrd.": 10**9, "milliarden": 10**9, "milliarde": 10**9, "mil millones": 10**9, "bilhões": 10**9,
        "miljard": 10**9, "mld": 10**9, "mld.": 10**9, "tn": 10**12, "lakh": 10**5, "crore": 10**7,
        "mila": 10**3, "千": 10**3, "万": 10**4, "萬": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7, "亿": 10**8,
        "億": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12, "百": 100, "兆": 10**12,
        "만": 10**4, "억": 10**8, "조": 10**12, "천": 10**3, "백만": 10**6, "천만": 10**7,
    },
    percent="%|％|﹪|percent|per cento|pour cent|por ciento|por cento|prozent|procent",
    points="个百分点|%-pkt.",
)  # fmt: skip
