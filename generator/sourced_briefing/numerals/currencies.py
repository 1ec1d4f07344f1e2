"""How currencies are written in texts, before and after numbers. Babel's part in reading lives here only."""

from functools import cache

from babel import Locale
from babel.numbers import is_currency, list_currencies

__all__ = ["is_currency", "last_of_signs", "signs", "words"]

ENGLISH = Locale("en")
DOLLARS = ("USD", "AUD", "BBD", "BMD", "BND", "BSD", "BZD", "CAD", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "NAD",
           "NZD", "SBD", "SGD", "SRD", "TTD", "TWD", "XCD")  # fmt: skip


# Signs that Babel's English does not have, or has for one of the currencies that share them.
SIGNS = {
    "$": DOLLARS, "US$": ("USD",), "C$": ("CAD",), "S$": ("SGD",), "¥": ("JPY", "CNY"), "£": ("GBP",),
    "RMB": ("CNY",), "Rmb": ("CNY",), "rmb": ("CNY",), "人民币": ("CNY",), "RM": ("MYR",),
    "Rs": ("INR",), "Rs.": ("INR",),
}  # fmt: skip
WORDS = {
    "dollar": DOLLARS, "dollars": DOLLARS, "dollari": DOLLARS, "dollaro": DOLLARS, "美元": ("USD",),
    "dólares": DOLLARS, "euro": ("EUR",), "euros": ("EUR",), "欧元": ("EUR",), "yuan": ("CNY",), "renminbi": ("CNY",),
    "元": ("CNY",), "人民币": ("CNY",), "rmb": ("CNY",), "yen": ("JPY",), "円": ("JPY",), "日元": ("JPY",),
    "sterling": ("GBP",), "pounds sterling": ("GBP",), "ringgit": ("MYR",), "rupee": ("INR",), "rupees": ("INR",),
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
def words() -> dict[str, tuple[str, ...]]:
    """What stands after a number, in lower case (yuan, us dollars, €), with the currencies that it may mean.

    Codes (USD) are not among them: in lower case many are words.
    """
    names = {str(name).lower(): (code,) for code in codes_in_use() for name in _names(code)}
    symbols = {sign.lower(): meant for sign, meant in signs().items() if not sign.isalpha()}
    return names | symbols | WORDS


def codes_in_use() -> list[str]:
    """Codes of currencies whose names Babel gives without years, which it gives to those that ended."""
    return [code for code, name in ENGLISH.currencies.items() if "(" not in name and code[0] != "X"]


def _names(code: str) -> list[str]:
    one = ENGLISH.currencies[code]
    return [one, f"{one}s"]
