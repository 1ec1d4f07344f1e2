# ruff: noqa: RUF001 - these are the characters that texts hold
"""How currencies are written in texts, before and after numbers. Babel knows their names and codes."""

from functools import cache

from babel import Locale
from babel.numbers import is_currency, list_currencies

from .languages import Language

__all__ = ["codes_in_use", "currencies_written", "is_currency", "last_of_signs", "signs", "words"]

ENGLISH = Locale("en")
FRANCS = ("XAF", "XOF", "XPF")  # the others that begin with X are no money
DOLLARS = ("USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD",
           "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD")  # fmt: skip


RUPEES = ("INR", "PKR", "LKR", "NPR", "MUR")
# Signs that Babel's English does not have, or has for one of the currencies that share them.
SIGNS = {
    "$": DOLLARS, "US$": ("USD",), "US $": ("USD",), "U.S.$": ("USD",), "USD$": ("USD",), "C$": ("CAD",),
    "CDN$": ("CAD",), "CAN$": ("CAD",), "AU$": ("AUD",), "NZD$": ("NZD",), "AUD$": ("AUD",), "CAD$": ("CAD",),
    "S$": ("SGD",), "SG$": ("SGD",), "HKD$": ("HKD",), "J$": ("JMD",), "TT$": ("TTD",), "Mex$": ("MXN",),
    "R$": ("BRL",), "AR$": ("ARS",), "CLP$": ("CLP",), "COL$": ("COP",), "B$": ("BND", "BSD"), "¥": ("JPY", "CNY"),
    "£": ("GBP",), "RMB": ("CNY",), "Rmb": ("CNY",), "rmb": ("CNY",), "人民币": ("CNY",), "人民幣": ("CNY",),
    "RM": ("MYR",), "Rs": RUPEES, "Rs.": RUPEES, "R": ("ZAR",),
    "INR": ("INR",), "A$": ("AUD",), "Fr.": ("CHF",), "SFr.": ("CHF",), "CHF": ("CHF",), "€": ("EUR",),
    "kr": ("SEK", "NOK", "DKK", "ISK"), "NT$": ("TWD",), "HK$": ("HKD",), "₩": ("KRW",), "₽": ("RUB",), "₺": ("TRY",),
    "zł": ("PLN",), "Kč": ("CZK",), "Ft": ("HUF",), "lei": ("RON",),
}  # fmt: skip
WORDS = {
    "dollar": DOLLARS, "dollars": DOLLARS, "dollari": DOLLARS, "dollaro": DOLLARS, "美元": ("USD",),
    "dólares": DOLLARS, "euro": ("EUR",), "euros": ("EUR",), "欧元": ("EUR",), "yuan": ("CNY",), "renminbi": ("CNY",),
    "元": ("CNY",), "人民币": ("CNY",), "rmb": ("CNY",), "yen": ("JPY",), "円": ("JPY",), "日元": ("JPY",),
    "sterling": ("GBP",), "pounds sterling": ("GBP",), "pounds": ("GBP",), "british pounds": ("GBP",),
    "ringgit": ("MYR",), "rupee": RUPEES, "rupees": RUPEES,
    "won": ("KRW",), "rand": ("ZAR",), "reais": ("BRL",), "zł": ("PLN",), "zloty": ("PLN",),
    "zlotys": ("PLN",), "roubles": ("RUB",), "rubles": ("RUB",), "kronor": ("SEK",), "kr": ("SEK", "NOK", "DKK", "ISK"),
    "kr.": ("DKK", "SEK", "NOK", "ISK"), "francs": ("CHF",), "swiss francs": ("CHF",), "us dollars": ("USD",),
    "u.s. dollars": ("USD",), "american dollars": ("USD",), "원": ("KRW",), "달러": DOLLARS, "ドル": DOLLARS,
    "руб.": ("RUB",), "kč": ("CZK",), "lei": ("RON",), "zar": ("ZAR",),
}  # fmt: skip

# Codes that are words or well-known names too. What is written with them is read as a plain number.
UNSAFE = {"ALL", "AMD", "ARM", "BAM", "COP", "CUP", "GEL", "LAK", "MAD", "MOP", "PEN", "SOS", "STD", "TOP", "TRY"}


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """What stands before a number (US$, RM, USD), with the currencies that it may mean."""
    codes = {code: (code,) for code in list_currencies() if code not in UNSAFE and code[0] != "X"}
    babel = {sign: (code,) for code, sign in ENGLISH.currency_symbols.items() if code[0] != "X"}
    return codes | babel | SIGNS


@cache
def last_of_signs() -> frozenset[str]:
    """The characters that end a sign or code: where none stands, no sign needs to be looked for."""
    return frozenset(sign[-1] for sign in signs())


@cache
def words(language: Language) -> dict[str, tuple[str, ...]]:
    """What stands after a number, in lower case (yuan, us dollars, €), with the currencies that it may mean.

    Codes (USD) are not among them: in lower case many are words.
    """
    names = {str(name).lower(): (code,) for code in codes_in_use() for name in _names(code)}
    own = {str(name).lower(): (code,) for code, name in language.locale.currencies.items() if code in codes_in_use()}
    symbols = {sign.lower(): meant for sign, meant in signs().items() if not sign.isalpha()}
    return names | own | symbols | WORDS | {word: codes for word, codes in language.words.currencies.items() if codes}


def currencies_written(word: str) -> tuple[str, ...]:
    """The currencies that a word or sign may mean by itself, in English: US$, $, dollars, USD; none for other words."""
    return signs().get(word) or WORDS.get(word.lower(), ())


@cache
def codes_in_use() -> list[str]:
    """Codes of currencies whose names Babel gives without years, which it gives to those that ended."""
    return [code for code, name in ENGLISH.currencies.items() if "(" not in name and (code[0] != "X" or code in FRANCS)]


def _names(code: str) -> list[str]:
    one = ENGLISH.currencies[code]
    return [one, f"{one}s"]
