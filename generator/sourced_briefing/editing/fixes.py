"""What is mechanical and certain: the one text that was meant by another that can't be read, or none."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime

from ..base.yaml_reader import read_yaml

MOST_ROUNDS = 200  # of a file; each finds what the fault before it hid
SPACES = "\u00a0\u2007\u202f"  # that do not break, and that nobody sees
UNSEEN = re.compile(rf"^[ {SPACES}]*(?:-[ {SPACES}]+)?(?:[a-z_]+:[ {SPACES}]+)?")
BEGINNING = re.compile(r" *(?:- |[a-z_]+:(?:\s|$))")
FIELD = re.compile(r"(?P<before>\s*(?:- +)*[a-z_]+: +)(?P<value>\S.*?)(?P<after>\s*)")
CURLY = re.compile("[“”„‟](?P<text>[^“”„‟]*)[“”„‟]|[‘’](?P<single>[^‘’]*)[‘’]")
# Groups of three after a comma, an apostrophe or a space are thousands. A point could be one of decimals.
MARKS = f",'’ \u2009{SPACES}"
GROUPED = re.compile(
    rf"(?P<sign>[+-]?)(?P<whole>[1-9]\d{{0,2}}(?P<mark>[{MARKS}])\d{{3}}(?:(?P=mark)\d{{3}})*)(?P<rest>(?:\.\d+)?)"
)
# Forms of days in which no two numbers can be taken for each other.
DAYS = ("%Y/%m/%d", "%Y.%m.%d", "%Y-%m-%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%d. %B %Y", "%Y%m%d")


def mended_syntax(text: str) -> str:
    """The text of a data file, with what keeps it from being YAML mended line by line; as it is, unless it is then."""
    mended = text
    for _ in range(MOST_ROUNDS):
        at = _fault(mended)
        if at is None:
            return mended
        better = next((new for new in _candidates(mended, at) if _is_better(new, at)), None)
        if better is None:
            return text
        mended = better
    return text


def _fault(text: str) -> int | None:
    """The line, from 0, of what keeps the text from being YAML; None when nothing does."""
    document, problems = read_yaml(text.removeprefix("\ufeff"), "")
    return problems[0].place.line - 1 if problems and document is None else None


def _is_better(text: str, than: int) -> bool:
    at = _fault(text)
    return at is None or at > than


def _candidates(text: str, at: int) -> Iterator[str]:
    """The text with the unseen spaces up to this line mended, or with this line."""
    lines = text.split("\n")
    seen = [*map(_with_plain_spaces, lines[: at + 1]), *lines[at + 1 :]]
    if seen != lines:
        yield "\n".join(seen)
    if at < len(lines) and (quoted := _quoted_line(lines[at])):
        yield "\n".join([*lines[:at], quoted, *lines[at + 1 :]])


def _with_plain_spaces(line: str) -> str:
    """The line, with plain spaces where it begins, if it is a field or an item of a list."""
    plain = UNSEEN.sub(lambda match: re.sub(f"[{SPACES}]", " ", match[0]), line)
    return plain if BEGINNING.match(plain) else line


def _quoted_line(line: str) -> str | None:
    """The line with quotes around its text, which holds a colon; those that are curly made straight."""
    match = FIELD.fullmatch(line)
    if match is None or "#" in match["value"] or match["value"][0] in "\"'[{|>&*!":
        return None
    curly = CURLY.fullmatch(match["value"])
    text = (curly["text"] or curly["single"] or "") if curly else match["value"]
    return f"{match['before']}{_in_quotes(text)}{match['after']}"


def _in_quotes(text: str) -> str:
    return f'"{text}"' if '"' not in text and "\\" not in text else "'" + text.replace("'", "''") + "'"


def without_curly(value: str) -> str | None:
    """What stands in curly quotes that were meant as YAML's."""
    match = CURLY.fullmatch(value)
    return (match["text"] or match["single"] or None) if match else None


def plain_number(value: str) -> str | None:
    """The number with underscores between its thousands: 1,500 as 1_500."""
    match = GROUPED.fullmatch(value.strip(f" {SPACES}"))
    return f"{match['sign']}{match['whole'].replace(match['mark'], '_')}{match['rest']}" if match else None


def plain_day(value: str) -> str | None:
    """The day as 2025-04-23."""
    for form in DAYS:
        try:
            return datetime.strptime(" ".join(value.split()), form).date().isoformat()
        except ValueError:
            continue
    return None


VALUES: tuple[Callable[[str], str | None], ...] = (plain_number, plain_day)


def mended_value(value: str) -> str | None:
    """The value that was meant by one that can't be read; None where that is not certain."""
    inner = without_curly(value)
    found = next((new for fix in VALUES if (new := fix(inner or value)) not in (None, value)), None)
    return found or inner
