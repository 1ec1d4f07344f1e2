"""What a field of a data file may hold. Everything arrives as the text that was typed."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

from ..base.characters import find_unseen
from ..base.problems import quote
from ..numerals.languages import UnknownLanguage, meant
from ..numerals.languages import language as language_of
from ..values.amounts import NUMBER, Number, parse_number
from ..values.published import parse_published
from ..values.shown_digits import MOST_SHOWN
from .repositories import ADDRESS

CALL = re.compile(r"\{\{.*?(?:\}\}|$)")  # what it writes is escaped
YEARS = range(1000, 9000)
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
FORM = re.compile("<[a-z]+>")  # what Pydantic calls a form that a field can have, in the way to a fault
TEXT_FORM = "<text>"


def _number(value: object) -> Number:
    return parse_number(value if isinstance(value, str) else repr(value))


def _true(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(str(value).lower())
    raise ValueError(f"it is true or false; write {meant}" if meant else "it is true or false")


def _printable(text: str) -> str:
    folded = " ".join(text.split())
    if unseen := find_unseen(folded):
        raise ValueError(f"the character U+{ord(unseen):04X} can't be shown; remove it")
    return folded


def _seen(address: str) -> str:
    if not address.isprintable():
        raise ValueError(f"{quote(address)} holds what can't be seen; remove it")
    return address


def check_plain(text: str) -> str:
    """The text. Themes put what stands in front matter into HTML as it is, so ValueError is raised for markup."""
    if bad := re.search(r'[<>"]', CALL.sub("", text)):
        raise ValueError(f"{bad[0]} can't be used here; write “ ” for quotation marks")
    return text


def _published(text: str) -> str:
    parse_published(text)
    return text


def _language(text: str) -> str:
    try:
        language_of(text)
    except UnknownLanguage:
        hint = f'; did you mean "{close}"?' if (close := meant(text)) else "; write it like de, pt-BR or zh-Hant"
        raise ValueError(f"no language {quote(text)} is known{hint}") from None
    return text


def _day(text: object) -> date:
    try:
        if not DAY.fullmatch(str(text)):
            raise ValueError
        day = date.fromisoformat(str(text))
        if day.year not in YEARS:  # days are counted on from it, and dates end with the year 9999
            raise ValueError
        return day
    except ValueError:
        raise ValueError(f"{quote(text)} is not a day; write it like 2025-04-23") from None


MOST_ID, MOST_LABEL = 80, 500  # characters
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=MOST_ID)]
Label = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MOST_LABEL), AfterValidator(_printable)
]
PlainLabel = Annotated[Label, AfterValidator(check_plain)]
Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=3000), AfterValidator(_printable)
]
Url = Annotated[
    str, StringConstraints(pattern=r"^https?://[^\s<>\"'`\\^{}|]+$", max_length=2000), AfterValidator(_seen)
]
# A web address, or one of mail: name@host. Neither ends an attribute or a line.
Contact = Annotated[
    str,
    StringConstraints(pattern=r"^(https?://|[A-Za-z0-9.!#$%&*+/=?_~-]+@)[^\s<>\"'`\\^{}|@]+$", max_length=300),
    AfterValidator(_seen),
]
# A host, perhaps with a port, and folders; no name and password, no query, and nothing that would end an attribute.
SITE = r"^https?://[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*(:[0-9]{1,5})?(/[a-zA-Z0-9_~%-]+(\.[a-zA-Z0-9_~%-]+)*)*/$"
RepositoryUrl = Annotated[str, StringConstraints(pattern=f"^{ADDRESS}$", max_length=300)]
SiteUrl = Annotated[str, StringConstraints(pattern=SITE, max_length=500)]
Published = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40),
    AfterValidator(_published),
    WithJsonSchema({"type": "string", "maxLength": 40, "pattern": "[0-9]"}),  # of its many forms, what all share
]
Day = Annotated[date, BeforeValidator(_day)]
Doi = Annotated[
    str, StringConstraints(pattern=r"^10\.[0-9]{4,9}(\.[0-9]+)*/[^\s\\]+$", max_length=300), AfterValidator(_seen)
]
PagePath = Annotated[str, StringConstraints(pattern=r"^[^\s<>\"#?\\:]+\.md(#[^\s<>\"#]+)?$", max_length=200)]
PeriodText = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Quantiles = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]?(\.[0-9]{1,3})?%$")]
UnitText = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Formula = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?$")]
LanguageTag = Annotated[
    str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{1,35}$", max_length=35), AfterValidator(_language)
]
NUMERIC_SCHEMA: dict[str, Any] = {
    "type": ["number", "string"],
    "pattern": f"^{NUMBER.pattern}$",
    "patternErrorMessage": "This is not a number; write it like 12_000, 0.5, -3 or 1.2e9.",  # editors show it
}
Numeric = Annotated[Any, BeforeValidator(_number), WithJsonSchema(NUMERIC_SCHEMA)]
Flag = Annotated[bool, BeforeValidator(_true), WithJsonSchema({"enum": [True, False, "true", "false"]})]


def _count(value: object) -> int:
    if not re.fullmatch(r"[1-9][0-9]{0,3}", str(value)):
        raise ValueError(f"{quote(value)} is no count; write a whole number from 1")
    return int(str(value))


def _small(least: int, what: str) -> Any:
    """A whole number of digits, from `least`."""

    def read(value: object) -> int:
        if not re.fullmatch(r"[0-9]{1,2}", str(value)) or not least <= int(str(value)) <= MOST_SHOWN:
            raise ValueError(f"{quote(value)} is no number of {what}; write one from {least} to {MOST_SHOWN}")
        return int(str(value))

    schema = {"type": "integer", "minimum": least, "maximum": MOST_SHOWN}
    return Annotated[int, BeforeValidator(read), WithJsonSchema(schema)]


Decimals, SignificantDigits = _small(0, "decimals"), _small(1, "digits")
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 9999})]
