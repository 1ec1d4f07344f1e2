"""A number on its way to becoming a Numeral."""

from dataclasses import dataclass

from ..values.amounts import Number
from .digits import times
from .numeral import Numeral


@dataclass(slots=True)
class Found:
    """What was found between two places of a text; what stands around it is added step by step."""

    start: int
    end: int
    kind: str = "number"
    value: Number | None = None  # without its magnitude
    step: Number = 1
    factor: int = 1
    scale: str = ""
    unit: str = ""
    currencies: tuple[str, ...] = ()
    spelled: bool = False
    upper: "Found | None" = None  # the second end of a range
    bound: str = ""
    about: bool = False
    doubtful: bool = False  # perhaps a name (910B) rather than a number, unless something beside it shows otherwise
    part: bool = False  # written as a part of one: a third, 3/4, one in five
    before: str = ""
    noun: str = ""  # what the head of a table says is counted
    unread: str = ""
    other: Number | None = None  # the value where separators are meant the other way round
    bracketed: bool = False
    flagged: bool = False

    @property
    def scaled(self) -> Number | None:
        return self.value if self.value is None or self.factor == 1 else times(self.value, self.factor)

    def numeral(self, text: str, following: str) -> Numeral:
        """The finished thing, cut from `text`."""
        low = self.scaled
        high = self.upper.scaled if self.upper else low
        if low is None or high is None:
            step = times(self.step, self.factor) if self.kind == "vague" else None
            words = text[self.start : self.end]
            return Numeral(self.start, self.end, words, kind=self.kind, following=following, step=step)
        return Numeral(
            start=self.start,
            end=self.end,
            text=text[self.start : self.end],
            low=low,
            high=high,
            best=None if self.upper else low,
            bound=self.bound,
            about=self.about,
            unit=self.unit,
            following=self.noun or following,
            kind=self.kind,
            currencies=self.currencies,
            scale=self.scale,
            unscaled=None if self.upper else self.value,
            spelled=self.spelled,
            part=self.part,
            before=self.before,
            unread=self.unread,
            other=None if self.other is None or self.upper else times(self.other, self.factor),
            bracketed=self.bracketed,
            flagged=self.flagged,
        )
