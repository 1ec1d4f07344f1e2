"""What the words beside a number say of it: another kind of quantity, a difference, what is usual, another time."""

import re
from functools import lru_cache

from .context import STOPS, Context
from .index import IndexEntry
from .kinds import INTENDED, kinds_in, kinds_of_words
from .words import STOP, TIME, WORD, stem

NEAR_WORDS, ADJACENT = 7, 1  # words from the number in which a kind is told of it
# A number of which something is more or less, or as many times as much, tells a difference.
DIFFERENCE = re.compile(
    r"(?i)^[^.;,]{0,40}?\b(?:more|less|fewer|(?!rath|oth|eith|neith|wheth|furth)[a-z]{2,10}er)[ ]than\b"
    r"|^[ ]?(?:[^\W\d]+[ ]){0,2}(?:less|more|fewer|longer|shorter|higher|lower|taller)(?=[,.;)]|$|[ ]-)"
    r"|^[^.;,]{0,30}?[ ](?:above|below|ahead of|short of|behind)[ ]"
    r"(?:that|those|the (?:target|average|plan|year|previous|prior))\b"
)
PART = re.compile(
    r"(?i)\b(?:of (?:which|whom|these|those|them)|including|among them"
    r"|(?:portion|part|share|fraction) of (?:its|the|their)"
    r"|additional|another|further|extra|the other(?: \w+)?|remaining|the rest)\W+(?:\w+\W+){0,3}$"
)
# What holds in general, or should, is not what was.
NORM = re.compile(
    r"(?i)\b(?:typical|typically|generally|usually|normally|required|requires?|needed|viable|viability|commercially"
    r"|would (?:need|have|be|cost|take)|could (?:have|hold|fit)|hypothetical|if\b[^,]{0,60},)"
)
# Another time than that of the figure, without saying which.
THEN = re.compile(
    r"(?i)\b(?:original(?:ly)?|initial(?:ly)?|previous(?:ly)?|formerly|earlier|used to|at first|once (?:had|was|were)"
    r"|today[’']s|nowadays|adjusted|inflation|in (?:19|20)\d\d (?:dollars|euros|pounds|prices))\b"
)
VAGUE_TIME = re.compile(
    r"(?i)\b(?:this|last|next|(?:the|over|in|for) (?:the )?"
    r"(?:same|previous|prior|preceding|following|past|last|current))[ ]"
    r"(?:\w+[ ])?(?:years?|quarters?|months?|weeks?|half|periods?|decades?)"
    r"|year[- ](?:on[- ]year|over[- ]year|earlier|ago)|\byoy\b"
)
YEAR = re.compile(r"(?<![\d.,$€£])(?:19|20)\d\d(?!,?\d|\.\d)")
BRACKET = re.compile(r"[ ]?\([^()]{0,40}\)")  # the same in other units
# A number with hyphens is told of the word behind: a 363-foot-tall booster.
ATTRIBUTE = re.compile(r"^-[^\W\d_]+(?:-[^\W\d_]+)?(?:,[ ][\w-]+)?[ ](?P<what>[^\W\d_]+)")
OF_WHAT = re.compile(r"(?i)^[^,;:()]{0,25}?\bof[ ](?P<what>[^,;:().]{2,40})")


def another_kind(entry: IndexEntry, context: Context, within: int = NEAR_WORDS) -> bool:
    """Whether the words beside the number tell a kind of quantity that the figure is not: a width, of its length."""
    if not entry.kinds and within > ADJACENT:
        return False
    within += within == ADJACENT and entry.figure.kind is not None
    told = [(far, word, kinds) for far, word, kinds in _kinds_beside(context) if kinds & entry.kinds or far <= within]
    agree = any(kinds & entry.kinds or word in entry.weights for _, word, kinds in told)
    return bool(told) and not agree


def is_intended(entry: IndexEntry, context: Context) -> bool:
    """Whether the clause tells of a plan or a forecast, and the figure is none."""
    told, known = any(kinds <= INTENDED for _, _, kinds in _kinds_beside(context)), kinds_of_words()
    own = entry.kinds.union(*(known[word] for word in entry.label if word in known))
    return told and not own & INTENDED


def is_difference(entry: IndexEntry, context: Context) -> bool:
    """Whether the number says by how much one thing is more than another: 18 m taller than, 2,000 more than."""
    return entry.figure.unit != "percent" and is_comparison(entry, context)


def is_comparison(_: IndexEntry, context: Context) -> bool:
    """The same, also in percent, which a figure can be about: 28% slower than."""
    return bool(DIFFERENCE.search(context.behind))


def is_part(_: IndexEntry, context: Context) -> bool:
    """Whether the number tells only a part, or what comes to it: of which 35 billion, an additional 14."""
    return bool(PART.search(context.ahead))


def is_norm(entry: IndexEntry, context: Context) -> bool:
    """Whether the number is told of what is usual or needed."""
    match = NORM.search(_clause_text(context))
    return match is not None and not any(stem(word) in entry.label for word in WORD.findall(match[0]))


def is_of_another_time(_: IndexEntry, context: Context) -> bool:
    """Whether the clause says that it was so once, or is so now, and not when."""
    return bool(THEN.search(_clause_text(context)))


def is_of_something_else(entry: IndexEntry, context: Context) -> bool:
    """Whether what the number is told to be of has no word of the figure's: 7.6 million pounds of thrust."""
    behind = BRACKET.sub("", context.behind)
    match = OF_WHAT.match(behind) or ATTRIBUTE.match(behind)
    told = WORD.findall(match["what"]) if match else []
    words = [stem(word) for word in told if word.lower() not in STOP and not TIME.fullmatch(word)]
    return bool(words) and not any(word in entry.weights for word in words[:3])


def is_respective(_: IndexEntry, context: Context) -> bool:
    """Whether the numbers of the sentence belong to things told one after the other, in another place of it."""
    return "respectively" in context.sentence


def is_dated_otherwise(entry: IndexEntry, context: Context) -> bool:
    """Whether the text names no time that is understood for a figure of several, or a year that is not the figure's."""
    periods = {stated.period for stated in entry.stated if stated.period}
    if not periods or context.time:
        return False
    if VAGUE_TIME.search(context.sentence):
        return True
    return context.time_before is None if len(periods) > 1 else bool(YEAR.search(context.sentence))


@lru_cache(maxsize=256)
def _kinds_beside(context: Context) -> tuple[tuple[int, str, frozenset[str]], ...]:
    """The words of the number's clause that tell a kind, each with how many words it is away."""
    ahead, behind = _before(context), _after(context)
    found = [(len(WORD.findall(ahead[start:])) - 1, word, kinds) for start, word, kinds in kinds_in(ahead)]
    found += [(len(WORD.findall(behind[:start])), word, kinds) for start, word, kinds in kinds_in(behind)]
    return tuple(sorted(found, key=lambda each: each[0]))


def _clause_text(context: Context) -> str:
    return f"{_before(context)} # {_after(context)}"


def _before(context: Context) -> str:
    ends = [match.end() for match in STOPS.finditer(context.sentence, 0, context.within)]
    return context.sentence[ends[-1] if ends else 0 : context.within]


def _after(context: Context) -> str:
    behind = BRACKET.sub("", context.sentence[context.within + context.length :], count=1)
    match = STOPS.search(behind)
    return behind[: match.start() if match else None]
