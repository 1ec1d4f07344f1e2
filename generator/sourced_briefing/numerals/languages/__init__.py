"""The languages in which numbers are read, and which of them a text is in.

A language without a table of its own is read with what Babel knows of it: separators, words of size, currencies.
"""

import re
from collections import Counter
from difflib import get_close_matches
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

from ...base.problems import UserError
from .de import GERMAN
from .en import ENGLISH
from .es import SPANISH
from .fr import FRENCH
from .hi import HINDI
from .it import ITALIAN
from .ja import JAPANESE
from .ko import KOREAN
from .language import Language, words_of
from .nl import DUTCH
from .pt import PORTUGUESE
from .ru import RUSSIAN
from .shared import SHARED
from .words import Words
from .zh import CHINESE

__all__ = ["DEFAULT", "TABLES", "Language", "UnknownLanguage", "guess", "language", "meant", "words_of"]

TABLES: dict[str, Words] = {
    "en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH, "pt": PORTUGUESE, "it": ITALIAN, "nl": DUTCH,
    "zh": CHINESE, "ja": JAPANESE, "ko": KOREAN, "ru": RUSSIAN, "hi": HINDI,
}  # fmt: skip
DEFAULT = "en"
SPELLED = ("en", "de", "fr", "es", "pt", "it", "nl")  # whose number words text2num reads
# Words of size of languages without a table, which must not be taken for what is counted.
MORE_SIZES = """
zillion zillions gazillion gazillions bajillion bazillion jillion squillion umpteen myriad myriads score gross grand
milion miliony milionów milionu miliard miliardy miliardów tysiąc tysiące tysięcy tys. mld mln bilion bilionów
miljon miljoner miljard miljarder tusen biljon biljoner millioner milliarder mia. mia mrd tusind
milyon milyar bin trilyon mil mi millón miljoonaa miljoona miljardia tuhatta milijon milijuna milijarda tisuća tisoč
millió milliárd ezer tisíc milionů miliard miliardů juta miliar ribu triliun triệu tỷ nghìn ngàn ล้าน พันล้าน พัน
مليون مليار ألف میلیون میلیارد هزار מיליון מיליארד אלף εκατομμύρια δισεκατομμύρια χιλιάδες мільйонів мільярдів тисяч
""".split()
UNITS = {"mm", "mi", "mi.", "m", "miles"}  # and units of measure
SCRIPTS = {"ja": r"[\u3040-\u30ff]", "ko": r"[\uac00-\ud7a3]", "zh": r"[\u4e00-\u9fff]", "ru": r"[\u0400-\u04ff]",
           "hi": r"[\u0900-\u097f]"}  # fmt: skip
WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’]|(?!\w))")
FEWEST = 2  # common words of another language, if they are not half of a text
ENOUGH = 0.3  # of the letters of a text, of a script
LONGEST = 500  # characters that tell the language


class UnknownLanguage(UserError):
    """A tag that names no language."""


@cache
def language(tag: str) -> Language:
    """The language that a tag such as "de" or "pt-BR" names. Raises UnknownLanguage with what may have been meant."""
    try:
        locale = Locale.parse(tag.replace("_", "-"), sep="-")
    except (ValueError, UnknownLocaleError, TypeError):
        raise UnknownLanguage(tag) from None
    code = str(locale.language)
    spelled = code if code in SPELLED else ""
    return Language(tag, locale, TABLES.get(code, Words()), SHARED, _sizes(), spelled)


@cache
def known_tags() -> list[str]:
    """All tags that can be given, for suggestions."""
    return sorted(name.replace("_", "-") for name in locale_identifiers())


@cache
def tags_by_name() -> dict[str, str]:
    """Names of languages in English, in lower case, with their tags: "german" is de."""
    known = set(locale_identifiers())
    return {str(name).lower(): code.replace("_", "-") for code, name in Locale("en").languages.items() if code in known}


def meant(text: str) -> str:
    """The tag that somebody may have meant: de for "german" and for "dee"; "" when nothing is close."""
    if named := tags_by_name().get(text.strip().lower()):
        return named
    close = get_close_matches(text.replace("_", "-"), known_tags(), n=1, cutoff=0.6)
    return close[0] if close else ""


@cache
def _sizes() -> frozenset[str]:
    words = {word.lower() for table in TABLES.values() for word in table.scales if len(word) > 1 or not word.isascii()}
    return frozenset((words | set(MORE_SIZES) | set(SHARED.scales)) - UNITS)


@cache
def _common() -> dict[str, list[str]]:
    """The languages of each word that is common in one."""
    found: dict[str, list[str]] = {}
    for code, table in TABLES.items():
        names = [name.rstrip(".") for name in table.scales]
        sizes = {word for word in names if len(word) > 2 and word.isalpha() and word not in UNITS}
        for word in language(code).common | sizes:
            found.setdefault(word, []).append(code)
    return found


def guess(text: str, expected: str) -> str:
    """The language of a short text: `expected`, unless more of its words are those of another.

    In a script that only one language of the tables is written in it is that one.
    """
    for code, script in SCRIPTS.items() if not text.isascii() else ():
        letters = sum(map(str.isalpha, text[:LONGEST]))
        if letters and len(re.findall(script, text[:LONGEST])) >= ENOUGH * letters:
            return expected if expected[:2] == code or (code == "zh" and expected[:2] == "ja") else code
    words = [
        word.lower().replace("’", "'") for word in WORD.findall(text[:LONGEST]) if len(word) == 1 or not word.isupper()
    ]
    common = _common()
    told = [code for word in words for code in common.get(word, ())]
    if not told:
        return expected
    found = dict.fromkeys(TABLES, 0) | Counter(told)
    base = expected.replace("_", "-").partition("-")[0]
    best, most = max(found.items(), key=lambda pair: (pair[1], pair[0] == base))
    telling = most >= FEWEST or 2 * most >= len(words)
    return best if telling and most > found.get(base, 0) else expected
