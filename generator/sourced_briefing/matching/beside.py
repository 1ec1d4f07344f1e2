"""What the words beside a number say of it: another kind of quantity, a difference, what is usual, another time."""

import re
from functools import lru_cache

from .context import STOPS, Context
from .index import IndexEntry
from .kinds import INTENDED, kinds_in, kinds_of_words
from .words import STOP, TIME, WORD, stem
from .written_units import is_unit

NEAR_WORDS, ADJACENT = 7, 1  # words from the number in which a kind is told of it
# A number of which something is more or less, or as many times as much, tells a difference.
DIFFERENCE = re.compile(
    r"(?i)^[^.;,]{0,40}?\b(?:more|less|fewer|(?!rath|oth|eith|neith|wheth|furth)[a-z]{2,10}er)[ ]than\b"
    r"|^[ ]?(?:[^\W\d]+[ ]){0,2}(?:less|more|fewer|longer|shorter|higher|lower|taller)(?=[,.;)]|$|[ ]-)"
    r"|^[^.;,]{0,30}?[ ](?:above|below|ahead of|short of|behind)[ ]"
    r"(?:that|those|the (?:target|average|plan|year|previous|prior))\b"
)
# A number by which something has become more or less tells no level: up 26 percent, a 73 per cent increase.
CHANGE_AHEAD = re.compile(
    r"(?i)\b(?:up|down|(?:rose|rises?|risen|rising|grew|grows?|grown|growing|fell|falls?|fallen|falling|increas\w+"
    r"|decreas\w+|declin\w+|dropp?\w*|climb\w*|jump\w*|soar\w*|surg\w*|gain\w*|slid|sank|shr[aiu]nk|slump\w*"
    r"|plung\w+|expand\w*|contract\w*|reduc\w+|cut)(?: (?!to\b|from\b)\w+)?)"
    r"(?: by)?(?: (?:about|around|roughly|nearly|almost|over|some|more than|less than|at least|an? \w+))?\W*$"
)
CHANGE_BEHIND = re.compile(
    r"(?i)^(?:[ -](?:year[- ]o[nv]e?r?[- ]year|yoy|annual|quarterly|quarter[- ]o[nv]e?r?[- ]quarter|monthly"
    r"|further|sharp))?"
    r"[ -](?:increases?|growth|rise|jump|gains?|surge|declines?|drop|fall|decrease|reduction|cut|up|down)\b"
    r"|^[ ]?(?:year[- ]o[nv]e?r?[- ]year|yoy|compared (?:to|with) (?:the )?(?:last|previous|prior))"
)
CHANGES = re.compile(
    r"(?i)\b(?:increas(?:e|ed|ing)|decreas(?:e|ed|ing)|growth|grew|rose|fell|declined?|dropped|reduc\w+|gain(?:ed)?)\b"
)
LEADS_TO = re.compile(r"(?i)\b(?:to|at|is|was|are|were|reach\w*|total\w*)\b\W*(?:\w+\W+){0,2}$")
CHANGING = frozenset(map(stem, "growth grow increase change rise reduction decline fall drop decrease cut".split()))
# What holds at most or at least, or of the best one only, is no plain amount.
EXTREME = re.compile(
    r"(?i)\b(?:max|maximum|min|minimum|at least|at most|up to|peak|top|record|limit|capped)\b"
    r"[^.;:]{0,25}$"
)
EXTREME_BEHIND = re.compile(
    r"(?i)^[^.;,:()]{0,15}\b(?:or (?:more|less|fewer|higher|lower)|at (?:least|most|peak)|max|maximum)\b"
)
NARROWED = re.compile(
    r"(?i)\b(?P<of>[^\W\d_]{3,})[ ](?P<by>from|for|on|of)[ ](?P<what>(?:[^\W_]+(?:[-’'][^\W_]+)*[ ]?){1,3})"
)
PER_HEAD = re.compile(r"(?i)\bper[ -](?:capita|head|person|inhabitant|resident)\b|\beach (?:person|inhabitant)\b")
RESTATED = re.compile(r"(?P<unit>[^\W\d_]+[²³23]?)\.?(?:-[^\W\d_]+)?[ ]?\([^()]{0,6}$")
CUMULATIVE = re.compile(
    r"(?i)\b(?:cumulative(?:ly)?|historical(?:ly)?|to date|all[- ]time|lifetime"
    r"|since (?:1[5-9]|20)\d\d|so far|combined|altogether)\b"
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
    if not entry.kinds and (within > ADJACENT or not entry.counts):
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


def is_change(entry: IndexEntry, context: Context) -> bool:
    """Whether the number tells by how much something has grown or shrunk, and the figure tells no such thing."""
    if CHANGING & entry.named or CHANGING & entry.label or any(word in entry.weights for word in CHANGING):
        return False
    return bool(CHANGE_AHEAD.search(context.ahead) or CHANGE_BEHIND.search(context.behind))


def is_changing(entry: IndexEntry, context: Context) -> bool:
    """Whether the sentence tells of a change before the number, which is not said to be what it led to."""
    if CHANGING & entry.named or LEADS_TO.search(context.ahead):
        return False
    return bool(CHANGES.search(context.sentence[: context.within]))


def is_cumulative(entry: IndexEntry, context: Context) -> bool:
    """Whether the number adds up what the figure tells one by one: 400 since 1750, the two combined."""
    match = CUMULATIVE.search(_clause_text(context))
    return match is not None and not any(stem(word) in entry.weights for word in WORD.findall(match[0]))


def is_extreme(entry: IndexEntry, context: Context) -> bool:
    """Whether the number is told as the most or the least, and the figure is no limit."""
    told = EXTREME.search(context.ahead) or EXTREME_BEHIND.search(context.behind)
    return told is not None and not any(stem(word) in entry.weights for word in WORD.findall(told[0]))


def is_restated(_: IndexEntry, context: Context) -> bool:
    """Whether the number stands alone in brackets, as the same in other units of a number that was not understood."""
    match = RESTATED.search(context.ahead)
    return bool(match and is_unit(match["unit"])) and ")" in context.behind[:30]


def is_for_each(entry: IndexEntry, context: Context) -> bool:
    """Whether the number is told for each person, and the figure for all."""
    return "/" not in entry.figure.unit and bool(PER_HEAD.search(context.ahead) or PER_HEAD.search(context.behind))


def is_narrowed(entry: IndexEntry, context: Context) -> bool:
    """Whether the figure's quantity is told of something that the figure does not speak of: emissions from coal."""
    for match in NARROWED.finditer(context.sentence, 0, context.within):
        told = [word for word in WORD.findall(match["what"]) if word.lower() not in STOP and not TIME.fullmatch(word)]
        if match["by"] == "of":  # the river is no part of its length
            told = [word for word in told if word[0].isupper()]
        narrowed = told and not any(stem(word) in entry.weights for word in told)
        if narrowed and stem(match["of"]) in entry.quantity | entry.label:
            return True
    return False


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
