"""The words around each number of a text, and how near each is."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from ..numerals import Numeral
from .context import STOPS, Context, Token, is_small
from .times import Time, times
from .words import STOP, TIME, UNSPACED, words

# A point behind a name's end never ends a sentence, one behind a unit not before a bracket or a number.
NAME_ENDS = "".join(rf"(?<!\b{word})" for word in ("Corp", "Inc", "Ltd", "Co", "vs", "approx", "Mr", "Dr", "St"))
UNIT_ENDS = "|".join(rf"(?<=\b{word}\.)" for word in ("lbs", "lb", "ft", "mi", "sq", "cu", "in"))
SENTENCE_END = re.compile(
    rf"{NAME_ENDS}[.!?](?!(?:{UNIT_ENDS})\s+[(\d])[\"'”’)]?\s+(?=[\"'“‘(]?[A-Z0-9$€£])"
    r"|\n\s*\n|\n(?=[ \t]*\|)|(?<=\|)[ \t]*\n"
)
PARAGRAPH_END = re.compile(r"\n\s*\n")
PAUSE = re.compile(r"[,;:()]|\s[–—-]\s|\b(?:and|but|while|against|though|whereas|compared)\b")
FADING, FADING_BEFORE = 14.0, 25.0  # words after which nearness has halved
PAUSES = 3.0  # words that a comma is worth
COMPARING = re.compile(r"\b(?:than|versus|vs|against|unlike|compared (?:to|with)|comparable (?:to|with))\b")
COMPARED = 12.0  # words that it is worth that something else is compared
BEFORE, ABOVE = 0.5, 0.2  # of words in the sentences before, and in the paragraph or heading above
LONGEST_SENTENCE, LONGEST_ROW = 800, 2000  # characters looked at to each side
RATE = re.compile(r"(?i)\b(?:(?P<one>each|apiece|one|single|per)|pric\w*|costs?|quoted)\b")
A_PRICE = 0.7  # how surely the price is that of one
NEAR = 200  # characters
BESIDE = 60
TOKEN = re.compile(rf"[^\W_{UNSPACED}]+(?:[.'’-](?=\w)[^\W_{UNSPACED}]+)*|[{UNSPACED}]+")
ROW_HEAD = 0.9
LONGEST_HEADING = 80
STARTS_WITH_LETTER = re.compile(r"\W*[^\W\d_]")
HEAD_UNIT = re.compile(r"[(\[](?P<unit>[^()\[\]]{1,20})[)\]]\s*$|,\s*(?P<last>[^\s,]{1,12})\s*$")


class Contexts:
    """Finds the context of any place in a text."""

    def __init__(self, text: str, numerals: Sequence[Numeral] = ()) -> None:
        """`numerals` are the numbers of the text, whose own words ("million") tell nothing."""
        self.text = text
        self.numerals = {place for numeral in numerals for place in range(numeral.start, numeral.end)}
        self.ends = [0, *(match.end() for match in SENTENCE_END.finditer(text)), len(text)]
        self.paragraphs = [0, *(match.end() for match in PARAGRAPH_END.finditer(text))]

    @cached_property
    def words(self) -> list[tuple[int, str]]:
        return [(place, word) for place, word in words(self.text) if place not in self.numerals]

    @cached_property
    def names(self) -> set[str]:
        """Words that have a capital more often than not, not counting starts of sentences, and words with digits."""
        starts = {match.end() for match in SENTENCE_END.finditer(self.text)} | {0}
        capital: Counter[str] = Counter()
        for place, word in self.words:
            capital[word] += (self.text[place].isupper() or -1) if place not in starts else 0
        return {word for word, count in capital.items() if count > 0 or not word.isalpha()}

    @cached_property
    def pauses(self) -> list[int]:
        return [match.start() for match in PAUSE.finditer(self.text)]

    @cached_property
    def rates(self) -> list[tuple[int, float]]:
        return [(match.start(), 1.0 if match["one"] else A_PRICE) for match in RATE.finditer(self.text)]

    @cached_property
    def times(self) -> list[Time]:
        return times(self.text)

    def of(self, numeral: Numeral) -> Context:
        """The context of a number."""
        start, end = self._sentence(numeral)
        cell = self._cell(numeral, start, end)
        nearness = {word: ROW_HEAD for _, word in words(cell)} or self._near(numeral, start, end)
        names = {word: near for word, near in nearness.items() if word in self.names}
        self._add_before(nearness, self.paragraph(start) if cell else start)
        above = self.paragraph(start) - (NEAR if cell else 0)  # what is above a table tells the time of its numbers
        before = self._times(max(above, start - LONGEST_SENTENCE, 0), start)
        inside = self._times(start, end)
        time = min(inside, key=lambda time: self._distance(numeral, time), default=None)
        return Context(
            self._rate(max(start, numeral.start - NEAR), min(end, numeral.end + NEAR)),
            nearness,
            names,
            time,
            before[-1] if before else None,
            tuple(self._tokens(*self._clause(numeral, start, end), start)),
            self.text[max(self.paragraph(start), start - LONGEST_SENTENCE) : start],
            frozenset(nearness) if cell else self._told(start, end),
            self.text[start:end],
            numeral.start - start,
            numeral.end - numeral.start,
            self.text[max(start, numeral.start - BESIDE) : numeral.start],
            self._behind(numeral, end),
        )

    def _behind(self, numeral: Numeral, end: int) -> str:
        """What stands behind the number; in a cell of nothing else, the unit at the head of its column."""
        behind = self.text[numeral.end : min(end, numeral.end + BESIDE)]
        cell, bar, _ = behind.partition("|")
        if bar and not cell.strip() and (unit := HEAD_UNIT.search(self._column(numeral))):
            return f" {unit['unit'] or unit['last']} {behind}"
        return behind

    def _told(self, start: int, end: int) -> frozenset[str]:
        paragraph = self.paragraph(start)
        first = max(self._heading(paragraph), start - LONGEST_SENTENCE)
        return frozenset(word for _, word in self._between(first, end))

    def _heading(self, paragraph: int) -> int:
        """Where the heading right above a paragraph begins, which is short and no sentence; else the paragraph."""
        above = self.paragraph(paragraph - 1) if paragraph else 0
        line = self.text[above:paragraph].strip()
        return above if 0 < len(line) <= LONGEST_HEADING and line[-1] not in ".!?;" else paragraph

    def _clause(self, numeral: Numeral, start: int, end: int) -> tuple[int, int]:
        """The part of the sentence, between two pauses, in which the number stands."""
        first, last = bisect_left(self.stops, numeral.start), bisect_left(self.stops, numeral.end)
        before = self.stops[first - 1] if first else start
        return max(start, before), min(end, self.stops[last] if last < len(self.stops) else end)

    @cached_property
    def stops(self) -> list[int]:
        return [match.start() for match in STOPS.finditer(self.text)]

    def _tokens(self, start: int, end: int, sentence: int) -> Iterator[Token]:
        for match in TOKEN.finditer(self.text, start, end):
            if match.start() not in self.numerals and not TIME.fullmatch(match[0]):
                yield Token(*match.span(), match[0], self._is_name(match, sentence))

    def _is_name(self, match: re.Match[str], sentence: int) -> bool:
        word = match[0]
        if not word[0].isupper() or word.lower() in STOP:
            return False
        opens = not self.text[sentence : match.start()].strip(" \"'“‘(*_\n")
        return not opens or not is_small(word)

    def _sentence(self, numeral: Numeral) -> tuple[int, int]:
        number = bisect_right(self.ends, numeral.start)
        start, end = self.ends[number - 1], self.ends[min(bisect_left(self.ends, numeral.end), len(self.ends) - 1)]
        return max(start, numeral.start - LONGEST_SENTENCE), min(end, numeral.end + LONGEST_SENTENCE)

    def _between(self, start: int, end: int) -> list[tuple[int, str]]:
        first, last = bisect_left(self.words, (start, "")), bisect_left(self.words, (end, ""))
        return self.words[first:last]

    def _near(self, numeral: Numeral, start: int, end: int) -> dict[str, float]:
        nearness: dict[str, float] = {}
        before, after = self._between(start, numeral.start), self._between(numeral.end, end)
        for steps, (place, word) in enumerate(reversed(before)):
            self._keep(nearness, word, steps + self._apart(place, numeral.start, place, numeral.start), FADING)
        for steps, (place, word) in enumerate(after):
            self._keep(nearness, word, steps + self._apart(numeral.end, place, place, numeral.start), FADING)
        return nearness

    def _apart(self, start: int, end: int, word: int, number: int) -> float:
        """How many words the pauses between are worth, and that the word is only what something is compared with."""
        compared = self._compared(word)
        return PAUSES * self._pauses(start, end) + COMPARED * (compared != 0 and compared != self._compared(number))

    def _compared(self, place: int) -> int:
        """The end of the comparison in which the place is, up to the next pause; 0 where it is in none."""
        number = bisect_right(self.comparings, (place, len(self.text)))
        start, end = self.comparings[number - 1] if number else (0, 0)
        return end if start <= place < end else 0

    @cached_property
    def comparings(self) -> list[tuple[int, int]]:
        found = []
        for match in COMPARING.finditer(self.text):
            last = bisect_right(self.stops, match.end())
            sentence = self.ends[min(bisect_right(self.ends, match.end()), len(self.ends) - 1)]
            found.append((match.end(), min(sentence, self.stops[last] if last < len(self.stops) else sentence)))
        return found

    def _pauses(self, start: int, end: int) -> int:
        return bisect_left(self.pauses, end) - bisect_left(self.pauses, start)

    @staticmethod
    def _keep(nearness: dict[str, float], word: str, distance: float, fading: float, most: float = 1.0) -> None:
        nearness[word] = max(nearness.get(word, 0.0), most / (1 + distance / fading))

    def _add_before(self, nearness: dict[str, float], start: int) -> None:
        """Words of the paragraph so far, for what "it" stands for is told there; and some of what is above it."""
        paragraph = self.paragraph(start)
        before = self._between(max(0, start - LONGEST_SENTENCE), start)
        for steps, (place, word) in enumerate(reversed(before)):
            self._keep(nearness, word, steps, FADING_BEFORE, BEFORE if place >= paragraph else ABOVE)

    def _cell(self, numeral: Numeral, start: int, end: int) -> str:
        """In a table, the words that tell of the number: the heads of its column and its row, and its cell."""
        row = self.text[max(start, numeral.start - LONGEST_ROW) : numeral.start]
        if "|" not in row:
            return ""
        cells, column = row.split("|"), self._column(numeral)
        own = cells[-1] + self.text[numeral.end : end].partition("|")[0]
        heads = [cell for cell in cells[1:-1] if STARTS_WITH_LETTER.match(cell)]  # its row is named by one or more
        return f"{' '.join(heads)} {column} {own}"

    def _column(self, numeral: Numeral) -> str:
        """The head of the column of a table in which the number stands; "" where it stands in none."""
        start, table = self._sentence(numeral)[0], self.paragraph(numeral.start)
        place = self.text.count("|", max(start, numeral.start - LONGEST_ROW), numeral.start)
        head = self.text[table : table + LONGEST_ROW].partition("\n")[0].split("|")
        return head[place] if place and table < start and place < len(head) else ""

    def _times(self, start: int, end: int) -> list[Time]:
        first, last = (bisect_left(self.times, place, key=lambda time: time.start) for place in (start, end))
        return self.times[first:last]

    def _rate(self, start: int, end: int) -> float:
        first, last = bisect_left(self.rates, (start, 0.0)), bisect_left(self.rates, (end, 0.0))
        return max((sure for _, sure in self.rates[first:last]), default=0.0)

    def paragraph(self, place: int) -> int:
        """Where the paragraph of a place begins."""
        return self.paragraphs[bisect_right(self.paragraphs, place) - 1]

    def _distance(self, numeral: Numeral, time: Time) -> float:
        first, last = (time.end, numeral.start) if time.start < numeral.start else (numeral.end, time.start)
        return last - first + 15 * self._pauses(first, last)
