"""Words of a text and of figures, made alike enough to be compared: in lower case, without endings."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Write-offs are one word; scripts without blanks stand apart from names in Latin letters: H20的.
UNSPACED = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff"
# Places of several words, and their letters, which are no "us": one word for each, however it is written.
PLACES = {
    "usa": r"U\.S\.?(?:A\.?)?|USA?(?![\w$])|United[ ]States(?:[ ]of[ ]America)?",
    "uk": r"U\.K\.?|UK(?!\w)|United[ ]Kingdom|Great[ ]Britain",
    "eu": r"E\.U\.?|EU(?:-?27)?(?!\w)|European[ ]Union",
}
PLACE = "|".join(PLACES.values())
WORD = re.compile(rf"(?<!\w)(?:{PLACE})|[Ww]rit(?:e|ten)[- ]?(?:off|down)s?|[^\W_{UNSPACED}]+|[{UNSPACED}]+")
IS_PLACE = re.compile("|".join(f"(?P<{name}>{written})" for name, written in PLACES.items()))
LONGEST_WORD = 40
SUBSCRIPTS = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
STOP = frozenset(
    "a about above after again against all also although am among an and any are as ask at be because been before being"
    " below between both but by can could did do does each either far few for from further get go goes had has have he"
    " her here him his how however i if in into is it its itself just like may me might more most much must my near no"
    " nor not now of off on once one only or other our out over own per put said same say says she should since so some"
    " still such than that the their them then there these they this those though through to too under until up upon us"
    " very was we were what when where which while who whom whose why will with within without would yet you your"
    " according accord count counted january february march april june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# Words of general English that tell the same of an amount, whatever it is an amount of.
LIKE = {
    "bought": "buy", "purchase": "buy", "acquire": "buy", "sold": "sell", "sale": "sell", "spent": "spend",
    "capex": "expenditure", "spend": "expenditure", "grew": "grow", "growth": "grow", "grown": "grow", "rose": "grow",
    "rise": "grow", "held": "hold", "made": "make", "maker": "make", "manufacture": "make", "paid": "pay",
    "cost": "price", "went": "go", "forecast": "expect", "domestic": "home", "rmb": "yuan", "percentage": "percent",
    "ask": "request", "fraction": "share", "proportion": "share", "fell": "fall", "fallen": "fall",
    "impairment": "charge", "emission": "emit", "global": "world", "worldwide": "world",
    "deliver": "receive", "delivery": "receive",
}  # fmt: skip
ENDINGS = ("ments", "ment", "ings", "ing", "ers", "er", "ies", "ed", "es", "s", "e")
SHORTEST_STEM = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The word without its ending: orders, ordered and ordering are one."""
    low = word.lower()[:LONGEST_WORD].translate(SUBSCRIPTS)
    if word[:1] in "UEG" and (place := IS_PLACE.fullmatch(word)):
        return place.lastgroup or low
    if low.startswith("writ") and low.rstrip("s").endswith(("off", "down")):
        return stem("charge")
    if not low.isalpha():
        return low
    cut, longer = low, ""
    while cut != longer:  # orders, ordered and order come to the same
        if like := LIKE.get(cut) or LIKE.get(f"{cut}e"):
            return like
        cut, longer = _without_ending(cut), cut
    return cut


def _without_ending(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            cut = word[: -len(ending)]
            if ending == "ies":
                return f"{cut}y"
            return cut[:-1] if len(cut) > SHORTEST_STEM and cut[-1] == cut[-2] and cut[-1] not in "sl" else cut
    return word


TIME = re.compile(r"(?:19|20)\d\d|(?:fy|cy)\d{2,4}|[qh][1-4]|\d{1,2}", re.IGNORECASE)


def words(text: str) -> Iterator[tuple[int, str]]:
    """Where each telling word of `text` starts, and its stem."""
    for match in WORD.finditer(text):
        low = match[0].lower()
        if (low not in STOP or match[0] == "US") and len(low) > 1 and not TIME.fullmatch(low):
            yield match.start(), stem(match[0])


def stems(texts: Iterable[str]) -> set[str]:
    """The stems of all telling words of `texts`."""
    return {word for text in texts for _, word in words(text)}
