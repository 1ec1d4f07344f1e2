# ruff: noqa: RUF001 - these are the characters that texts hold
"""What the words around a number say of it: bounds, "about", and what it is a number of."""

import re

from .bound_words import BEFORE, CHINESE_AFTER, CHINESE_BEFORE, OR_MORE, SIGNS
from .digits import SPACES
from .found import Found
from .patterns import LETTER, SPACE

WINDOW = 48  # characters looked at to each side
LONGEST_PHRASE = max(map(len, BEFORE))
LAST_WORDS = {phrase[-1] for phrase in BEFORE}
MORE = "|".join(OR_MORE)
OR_MORE_AFTER = re.compile(
    rf"(?:{SPACE}++[^\s.,;:()]++){{0,3}}?{SPACE}++(?:or{SPACE}({MORE})(?![{LETTER}])|and{SPACE}({MORE})(?=\s*(?:$|[.,;:)])))"
)
OPENING = SPACES + "(\"“'‘"
PLUS = re.compile(rf"{SPACE}?\+(?!\d)|-plus(?![{LETTER}])|{SPACE}plus(?={SPACE}?(?:$|[.,;)]))")
FOLLOWING = re.compile(rf"(?:{SPACE}|-)?([^\s,;:()\[\]\"“”]{{1,40}})(?:{SPACE}([^\s,;:()\[\]\"“”]{{1,40}}))?")
SENTENCE_END = re.compile(r"[.;:!?]\s")
COMPARED = re.compile(r"[<>≤≥≦≧~～≈∼±=]{1,3}$")


def add_context(text: str, found: Found) -> None:
    """Set `bound` and `about` from what stands around the number."""
    told = said_before(text, found.start)
    if "" not in told:
        told |= _said_after(text, found.end)
    found.about = "about" in told
    found.bound = found.bound or next((bound for bound in ("at-least", "at-most") if bound in told), "")


def words_before(text: str, place: int, most: int) -> list[str]:
    """Up to `most` words before `place` in its sentence, in lower case."""
    return SENTENCE_END.split(text[max(0, place - WINDOW) : place])[-1].lower().split()[-most:]


def said_before(text: str, place: int) -> set[str]:
    """What the words before `place` say of a number there: "about", "at-least", "at-most"."""
    before = text[max(0, place - WINDOW) : place].rstrip(OPENING)
    told: set[str] = set()
    if signs := COMPARED.search(before):
        told.update(SIGNS[sign] for sign in signs[0] if sign in SIGNS)
        before = before[: signs.start()].rstrip(SPACES)
    if not before.isascii():
        chinese = max((words for words in CHINESE_BEFORE if before.endswith(words)), key=len, default="")
        told.update([CHINESE_BEFORE[chinese]] if chinese else [])
    words = [word.lstrip(OPENING) for word in before.lower().split()[-2 * LONGEST_PHRASE :]]
    while words and words[-1] in LAST_WORDS:
        length = next((n for n in range(LONGEST_PHRASE, 0, -1) if tuple(words[-n:]) in BEFORE), 0)
        if not length:
            break
        told.add(BEFORE[tuple(words[-length:])])
        words = words[:-length]
    return told


def _said_after(text: str, place: int) -> set[str]:
    after = text[place : place + WINDOW]
    told: set[str] = set()
    if PLUS.match(after):
        told.add("at-least")
    if (" or " in after or " and " in after) and (match := OR_MORE_AFTER.match(after)):
        told.add(OR_MORE[match[1] or match[2]])
    if not after.isascii():
        told.update(said for words, said in CHINESE_AFTER.items() if after.startswith(words))
    return told


def following(text: str, place: int) -> str:
    """The next word or two, unless a comma or bracket stands between."""
    match = FOLLOWING.match(text, place)
    if not match or not any(c.isalnum() for c in match[1]):
        return ""
    first = match[1].rstrip(".!?…")
    return first if first != match[1] or not match[2] else f"{first} {match[2].rstrip('.!?…')}"
