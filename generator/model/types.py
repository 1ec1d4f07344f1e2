"""What a field of a data file may hold. Everything arrives as the text that was typed."""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema

from ..quantities import Number, parse_number

JOINERS = "\u200c\u200d"  # unseen, but some scripts are spelled with them


def _number(value: object) -> Number:
    return parse_number(value if isinstance(value, str) else repr(value))


def _true(value: object) -> bool:
    if value in ("true", "false"):
        return value == "true"
    raise ValueError("it is true or false")


def _printable(text: str) -> str:
    folded = " ".join(text.split())
    for character in folded if not folded.isprintable() else "":
        if not character.isprintable() and character not in JOINERS:
            raise ValueError(f"the character U+{ord(character):04X} can't be shown; remove it")
    return folded


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Label = Annotated[str, StringConstraints(min_length=1, max_length=500), AfterValidator(_printable)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=3000), AfterValidator(_printable)]
Url = Annotated[str, StringConstraints(pattern=r"^https?://[^\s<>\"'`\\^{}|]+$", max_length=2000)]
Published = Annotated[str, StringConstraints(pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")]
PeriodText = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Unit = Annotated[str, StringConstraints(min_length=1, max_length=60)]
Formula = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Language = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(_[A-Z][a-z]{3})?(_[A-Z]{2})?$")]
Numeric = Annotated[Any, BeforeValidator(_number), WithJsonSchema({"type": ["number", "string"]})]
Flag = Annotated[bool, BeforeValidator(_true), WithJsonSchema({"type": "boolean"})]
