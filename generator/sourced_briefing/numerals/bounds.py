# ruff: noqa: RUF001 - these are the characters that texts hold
"""What the words around a number say of it: bounds, "about", and what it is a number of."""

import re
from functools import cache

from .digits import SPACES
from .found import Found
from .languages import TABLES, Language, words_of
from .languages import language as language_of
from .languages.language import ABOUT, AT_LEAST, AT_MOST, DENIED, FREE, MINUS
from .patterns import LETTER, SPACE

WINDOW = 48  # characters looked at to each side
SIGNS = {">": AT_LEAST, "≥": AT_LEAST, "≧": AT_LEAST, "<": AT_MOST, "≤": AT_MOST, "≦": AT_MOST, "~": ABOUT,
         "～": ABOUT, "≈": ABOUT, "∼": ABOUT, "≃": ABOUT, "≳": AT_LEAST, "≲": AT_MOST}  # fmt: skip
COMPARED = re.compile(rf"[=]?[{''.join(SIGNS)}]=?$")
OPENING = SPACES + "(\"“„«'‘"
PLUS = re.compile(rf"{SPACE}?\+(?!{SPACE}?\d)|-plus(?![{LETTER}])|{SPACE}plus(?={SPACE}?(?:$|[.,;)]))")
WORD = r"([^\s,;:()\[\]\"“”]{1,40})"
FOLLOWING = re.compile(rf"(?:{SPACE}[*×]{SPACE}|{SPACE}|-)?{WORD}(?:{SPACE}{WORD})?")
LAST_WORD = re.compile(rf"(?:^|\s)[(\[\"“‘„«]*([^\s]*[^\s:;,)\]!?…|—–=\"”»])[{SPACES}]$")
NOTE = re.compile(
    r"\[(?:\d{1,3}|[a-z]|(?:note|fn|n) ?\d{1,3}|[ivx]{1,5}|citation needed)\](?!\w)"
    r"|[*†‡]{1,3}(?=$|[\s.,;:)](?!\d))|[¹²³⁰⁴-⁹ᵃᵇᶜ]{1,2}(?![⁰¹²³⁴-⁹])"
)  # the mark of a note, right behind a number
SENTENCE_END = re.compile(r"[.;:!?]\s")
# Articles that may stand between what is said of a number and the number: quasi il 20%.
ARTICLES = {"it": ("il", "lo", "la", "i", "gli", "le", "l'"), "es": ("el", "la", "los", "las"),
            "fr": ("les", "le", "la"), "pt": ("o", "os", "as")}  # fmt: skip
JOINED = ("zh", "ja", "ko")  # scripts in which nothing parts a number from the words beside it
UNITS_IN_CAPITALS = {"TOPS"}  # a unit of operations per second; only "tops" says "at most"
CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3"


def add_context(text: str, found: Found, language: Language) -> None:
    """Set `bound`, `about` and `before` from what stands around the number."""
    told, start = said_before(text, found.start, language)
    if DENIED in told and not found.unread:
        found.unread = text[start : found.start].strip()
    word = None if told else LAST_WORD.search(text, max(0, start - WINDOW), start)
    found.before = word[1] if word else ""
    if "" not in told:
        told |= _said_after(text, found.upper.end if found.upper else found.end, language)
    found.about |= ABOUT in told
    found.bound = found.bound or next((bound for bound in (AT_LEAST, AT_MOST) if bound in told), "")
    if {AT_LEAST, AT_MOST} <= told:
        found.unread = found.unread or "more and less"


def words_before(text: str, place: int, most: int) -> list[str]:
    """Up to `most` words before `place` in its sentence, in lower case."""
    return SENTENCE_END.split(text[max(0, place - WINDOW) : place])[-1].lower().split()[-most:]


def said_before(text: str, place: int, language: Language) -> tuple[set[str], int]:
    """What the words before `place` say of a number there, and where they begin."""
    before = _without_opening(text[max(0, place - WINDOW) : place])
    told: set[str] = set()
    if signs := COMPARED.search(before):
        told.update(SIGNS[sign] for sign in signs[0] if sign in SIGNS)
        before = before[: signs.start()].rstrip(SPACES)
    if not before.isascii() and (joined := _longest_end(before, language)):
        told.add(_joined_before(language)[joined])
        before = before[: -len(joined)]
    start = max(0, place - WINDOW) + len(before) if told else place
    words = [word.lstrip(OPENING) for word in words_of(before)[-2 * language.longest_phrase :]]
    taken = int(len(words) > 1 and words[-1] in ARTICLES.get(str(language.locale.language), ""))
    words = words[: len(words) - taken]
    while words and words[-1] in language.last_words:
        length = next((n for n in range(language.longest_phrase, 0, -1) if tuple(words[-n:]) in language.before), 0)
        if not length or language.before[tuple(words[-length:])] == MINUS:
            break
        told.add(language.before[tuple(words[-length:])])
        words, taken = words[:-length], taken + length
    return told, _start_of(text, place, taken) if told and taken else start


def _without_opening(before: str) -> str:
    """The text without what opens right before a number; an apostrophe that ends a word stays: près d'un tiers."""
    bare = before.rstrip(OPENING)
    return f"{bare}'" if before[len(bare) :].startswith("'") and bare[-1:].isalpha() else bare


def _start_of(text: str, place: int, words: int) -> int:
    """Where the last `words` words before `place` begin."""
    start = max(0, place - WINDOW)
    found = list(re.finditer(r"[^\s'’]+['’]?", text[start:place].rstrip(OPENING)))
    return start + found[-words].start() if len(found) >= words else start


@cache
def _joined_before(language: Language) -> dict[str, str]:
    """What is said right before a number where no spaces are, in the languages that are written so."""
    tables = [language_of(code) for code in JOINED if code in TABLES]
    return {
        phrase[0]: said
        for each in (*tables, language)
        for phrase, said in each.before.items()
        if len(phrase) == 1 and not phrase[0].isascii() and said != MINUS and re.match(f"[{CJK}]", phrase[0])
    }


def _longest_end(before: str, language: Language) -> str:
    return max((words for words in _joined_before(language) if before.endswith(words)), key=len, default="")


@cache
def _joined_after(language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    tables = [language_of(code) for code in JOINED]
    said = {
        phrase: meaning
        for each in (*tables, language)
        for phrase, meaning in each.after.items()
        if not phrase.isascii()
    }
    longest = sorted(said, key=len, reverse=True)
    anywhere, here = ("|".join(re.escape(p) for p in longest if (len(p) > 1) == long) for long in (True, False))
    return re.compile(rf"(?:[{CJK}]{{0,3}}?|[{CJK}]{{0,2}}[ ])[ ]?({anywhere})|[ ]?({here})"), said


@cache
def _spaced_after(language: Language) -> re.Pattern[str]:
    """Phrases behind a number: "or more" up to three words later, others ("and more", "at most") before a pause."""
    free = [p for p in language.after if p.split()[0] in FREE]
    bound = [p for p in language.after if p.split()[0] not in FREE]
    alternatives = []
    for phrases, end in ((free, rf"(?![{LETTER}])"), (bound, r"(?=\s*(?:$|[.,;)]))")):
        if phrases:
            joined = "|".join(re.escape(p).replace(r"\ ", SPACE) for p in sorted(phrases, key=len, reverse=True))
            alternatives.append(rf"({joined}){end}")
    return re.compile(rf"(?i)(?:{SPACE}++[^\s.,;:()\d]++){{0,3}}?{SPACE}++(?:{'|'.join(alternatives) or '(?!)'})")


def _said_after(text: str, place: int, language: Language) -> set[str]:
    after = text[place : place + WINDOW]
    told: set[str] = set()
    if (plus := PLUS.match(after)) and (language.spelled == "en" or not plus[0].endswith("plus")):
        told.add(AT_LEAST)
    if (match := _spaced_after(language).match(after)) and match[match.lastindex or 0] not in UNITS_IN_CAPITALS:
        told.add(language.after[" ".join((match[match.lastindex or 0]).lower().split())])
    if not after.isascii():
        pattern, said = _joined_after(language)
        if match := pattern.match(after):
            told.add(said[match[1] or match[2]])
    return told


def following(text: str, place: int) -> str:
    """The next word or two, unless a comma or bracket stands between."""
    note = NOTE.match(text, place)
    match = FOLLOWING.match(text, note.end() if note else place)
    if not match or not any(c.isalnum() for c in match[1]):
        return ""
    first = match[1].rstrip(".!?…")
    return first if first != match[1] or not match[2] else f"{first} {match[2].rstrip('.!?…')}"
