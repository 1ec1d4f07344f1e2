"""Brackets in which accountants put what is below zero: (3,400), $(3,400), (3.4)%, $(3.4) million."""
# ruff: noqa: RUF001 - these are the characters that texts hold

from .digits import SPACES
from .found import Found
from .languages import Language
from .prefixes import take_currency
from .suffixes import complete

WINDOW = 60  # characters looked at to each side


def read_brackets(text: str, found: Found, language: Language) -> None:
    """A number alone in brackets is below zero where accounts are told, and else not sure to be an aside."""
    start, end = found.start - 1, found.end
    around = text[start : start + 1] + text[end : end + 1] if start >= 0 else ""
    if around not in ("()", "（）") or found.spelled or found.kind != "number":
        return
    ahead = text[max(0, start - WINDOW) : start].rstrip(SPACES)
    behind = text[end + 1 : end + 1 + WINDOW].lstrip(SPACES)
    alone = (not ahead or ahead[-1] in "|:;\n\t") and (not behind or behind[0] in "|%;\n\t")
    if alone or (ahead and ahead[-1] in "$€£¥₹"):
        found.value = None if found.value is None else -found.value
        found.start, found.end = start, end + 1
        take_currency(text, found, 0)
        if not found.scale:
            complete(text, found, language)
    elif not found.unit and not found.scale:
        found.bracketed = True
