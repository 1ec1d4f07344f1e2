"""What things with digits look like. No pattern here tries the same characters in two ways: time stays linear."""

import re
from functools import cache

from .currencies import codes_in_use
from .languages import Language

LETTER = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u052f"  # not × and ÷; no scripts without spaces
)
SPACE = "[\u0020\u00a0\u2007\u2009\u202f]"
END = rf"(?![{LETTER}\d])"
YEAR = r"(?:19|20)\d\d"
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"\d{1,2}(?:st|nd|rd|th)?(?:[-–]\d{1,2})?"
WORDS_OF_SIZE = "thousand|million|billion|trillion|bn|mn|per ?cent|%"
NO_SIZE = rf"(?![\d{LETTER}]|[.,]\d|{SPACE}?(?:{WORDS_OF_SIZE}))"
OF_YEAR = rf"(?:,?{SPACE}{YEAR}(?!\d))"

DATE = "|".join(
    (
        rf"(?=[JFMASOND]){MONTH}(?:{SPACE}{DAY}{NO_SIZE}{OF_YEAR}?|{OF_YEAR})",
        rf"(?:Q[1-4]|H[12])(?:{SPACE}(?:of{SPACE})?(?:FY)?{SPACE}?{YEAR}|{SPACE}?FY{SPACE}?\d\d){END}",
        rf"FY{SPACE}?(?:{YEAR}|\d\d){END}",
    )
)
DATE_OF_DIGITS = "|".join(
    (
        rf"(?<![\d.,]){DAY}{SPACE}(?:of{SPACE})?{MONTH}(?![{LETTER}]){OF_YEAR}?",
        rf"(?<![\d.,]){YEAR}[-/](?:0[1-9]|1[0-2])(?:[-/](?:0[1-9]|[12]\d|3[01]))?(?![-/]?\d)",
        r"(?<![\d.,/])\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.)\d{4}(?![\d/])",
        r"(?<![\d:])\d{1,2}:\d\d(?::\d\d)?(?![\d:])",
        r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?",
        rf"(?<![{LETTER}\d])(?:[1-4]Q|[12]H){SPACE}?(?:{YEAR}|\d\d){END}",
    )
)
YEARS = rf"(?<![\d.,]){YEAR}(?:[-–—/](?:{YEAR}|\d\d)|s)(?![\d{LETTER}]|[.,]\d|{SPACE}?(?:{WORDS_OF_SIZE}))"
PARAGRAPH = r"(?:\([A-Za-z0-9]{1,4}\)){0,5}"
CITATION = (
    rf"\d{{1,4}}{SPACE}(?:FR|Fed\.{SPACE}?Reg\.|C\.?F\.?R\.?|U\.?S\.?C\.?|Stat\.|F\.[23]d|U\.S\.){SPACE}"
    rf"(?:Part{SPACE}|§§?{SPACE}?)?\d++(?:[.,-]\d++)*+{PARAGRAPH}"
)
LABEL_WORDS = (
    r"(?i:sections?|sec\.|articles?|art\.|chapters?|ch\.|clauses?|paragraphs?|paras?\.?|pages?|pp?\.|tables?|figures?|"
    rf"fig\.|charts?|sources?|part|exhibit|box|appendix|annex|volume|vol\.|footnotes?|note|"
    rf"version|nos?\.|executive{SPACE}order){SPACE}"
)
LABELLED = rf"\d{{1,5}}(?:\.\d{{1,5}}){{0,5}}[A-Za-z]?(?:[-–]\d{{1,5}})?{PARAGRAPH}{NO_SIZE}"
LABEL = rf"(?=[sacptfvnebSACPTFVNEB]){LABEL_WORDS}(?:§{SPACE}?)?{LABELLED}"
MARK = rf"(?:§§?{SPACE}?|#){LABELLED}"
PARTS = rf"[{LETTER}\d]*+(?:[-_./][{LETTER}\d]++)*+"
# A hyphen before digits makes a name of Covid-19, but not of mid-2024 and sub-20.
NAME = (
    rf"(?:(?P<letters>[{LETTER}]++)|(?=[{LETTER}]++-\d)(?!(?i:mid|pre|post|early|late|sub|non|under|over|top|some)-)"
    rf"(?=[a-z]*+[A-Z])(?P<word>[{LETTER}]++)-)\d{PARTS}"
)
ORDINAL = rf"\d[\d,]*+(?:st|nd|rd|th){END}"
COUNTED = rf"第{SPACE}?\d++"
FORM = rf"(?<![\d.,])\d{{1,3}}-[A-Z](?![{LETTER}])"  # 10-K
POWER = (
    rf"(?:(?P<times>\d++(?:[.,]\d++)*+){SPACE}?[×x·*]{SPACE}?)?"
    rf"10(?:{SPACE}?(?:\^|\*\*){SPACE}?[({{]?(?P<exponent>[-+]?\d{{1,2}})[)}}]?|(?P<raised>⁻?[⁰¹²³⁴-⁹]{{1,2}}))"
    r"(?![\d⁰-⁹¹²³])"
)
SCIENTIFIC = rf"\d++(?:\.\d++)?[eE][+-]?\d{{1,3}}{END}"
PARTS_OF_ONE = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
VULGAR = rf"(?:\d{{1,9}}{SPACE}?)?[{PARTS_OF_ONE}]"
SLASHED = r"(?<![\d/.,])\d{1,4}/\d{1,4}(?![\d/]|[.,]\d)"
MIXED = r"(?<![\d/.,])\d{1,6}[- ]\d{1,2}/\d{1,2}(?![\d/]|[.,]\d)"
GROUPED = rf"\d{{1,3}}(?:{SPACE}\d{{3}}){{1,9}}(?:[.,]\d++)?(?![\d]|[.,]\d|{SPACE}\d)"
DIGITS = rf"{GROUPED}|\d++(?:[.,'’]\d++)*+"
POINT = rf"(?<![{LETTER}\d.,)])\.\d++(?![.\d{LETTER}])"

# What may follow digits without a space and leave them a number: a magnitude, a multiple, a unit, a currency, or
# the letter of a statistical office at the end of a cell. Other letters make a name of them (3A090, 5G, 910C).
MEASURE = (
    r"(?:[kKMGTPEZmnµμucd]?(?:Wh|W|V|Hz|eV|bit|bps|FLOPS?|OPS|Pa|J|m|g|s)|[kKMGTPEZ](?:B|b|t|toe)|cl|ml|dl|l|min|h|hrs?"
    r"|yrs?|am|pm|dB|ft|in|lbs?|oz|mi|ha|px|dpi|rpm|mph|kph|ppm|ppb|pt|nits|t|(?<=[.,]\d)[CF]|km²)[23²³]?"
    r"(?:/[A-Za-z0-9]{1,8}[23²³]?){0,2}"
)
SHARE = r"pc|pct|pps?|ppts?|bps?"
FLAG = r"[epr](?=\s*+(?:$|[,;|)]))"


@cache
def _glued() -> str:
    codes = "|".join(code for code in codes_in_use() if code not in ("ALL", "TOP", "TRY"))
    lower = "|".join(("usd", "eur", "gbp", "jpy", "cny", "chf", "inr", "aud", "cad", "krw", "brl", "rmb", "zar"))
    money = rf"(?:[kKmMbB]|bn|mn|tn)?(?:{codes}|{lower}|euros?|dollars?|yuan|rupees)"
    return rf"[kKmMbBTxX]|MM|mm|fold|(?:{SHARE})|{money}|{MEASURE}|{FLAG}"


# A total of 1800 is no year, and neither is 1800 or more.
OF_QUANTITY = re.compile(
    r"(?i)\b(?:performance|total|number|sum|count|score|fleet|staff|crew|population|audience|turnout) of "
    r"(?:about |some |only |over |nearly )?$"
)
OR_MORE = re.compile(r" (?:or|and) (?:more|less|fewer|above|below|higher|lower)\b")
BROKEN = rf"\d{PARTS}"
MULTIPLE = rf"[xX×](?=\d{{1,2}}(?:[.,]\d)?{END})(?!(?:86|64|32|16){END})"


@cache
def sized_number(language: Language) -> re.Pattern[str]:
    """A number in digits with a word of size of the language right behind it."""
    sizes = sorted((word for word in language.scales if word[0].isalpha()), key=len, reverse=True)
    return re.compile(rf"(?:{DIGITS})(?=(?i:{'|'.join(map(re.escape, sizes))}){END})")


@cache
def plain_number() -> re.Pattern[str]:
    """A number in digits, with nothing behind it or with what any language may write there."""
    return re.compile(rf"(?:{DIGITS})(?=(?![{LETTER}])|(?:{_glued()}){END})")


def number_at(text: str, place: int, language: Language) -> re.Match[str] | None:
    """The number in digits that begins at `place`, as it stands in a text of the language."""
    return sized_number(language).match(text, place) or plain_number().match(text, place)


def _one_of(**patterns: str) -> str:
    return "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in patterns.items())


@cache
def item() -> re.Pattern[str]:
    """Whatever has digits: a number, a date, a name. What is "broken" may be a number with a word of size behind it."""
    # By first characters, because most places of a text are the middle of a word, where nothing needs to be tried.
    at_letter = _one_of(date=DATE, label=LABEL, multiple=MULTIPLE, name=NAME)
    at_digit = _one_of(
        day=DATE_OF_DIGITS,
        year=YEARS,
        citation=CITATION,
        ordinal=ORDINAL,
        form=FORM,
        power=POWER,
        scientific=SCIENTIFIC,
        mixed=MIXED,
        slashed=SLASHED,
        vulgar=VULGAR,
        number=plain_number().pattern,
        broken=BROKEN,
    )
    at_other = _one_of(mark=MARK, counted=COUNTED, point=POINT, part=VULGAR)
    return re.compile(
        rf"(?=[{LETTER}])(?<![{LETTER}\d°])(?:{at_letter})|(?=\d)(?:{at_digit})"
        rf"|(?=[§#第.{PARTS_OF_ONE}])(?:{at_other})"
    )
