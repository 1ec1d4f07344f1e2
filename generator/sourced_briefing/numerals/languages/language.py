"""How numbers are written in one language: separators from Babel, words from the tables beside this module."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from babel import Locale

from .words import Words

AT_LEAST, AT_MOST, ABOUT, NEITHER, MINUS, DENIED = "at-least", "at-most", "about", "", "minus", "denied"
FREE = {"or", "oder", "ou", "o", "of", "или", "या", "से", "के"}  # words with which a phrase behind a number begins


def split(phrases: str) -> Iterator[str]:
    """The single phrases of a text in which bars part them."""
    for phrase in phrases.replace("\n", "").split("|"):
        if phrase.strip():
            yield phrase.strip()


def words_of(text: str) -> list[str]:
    """The words of a text in lower case; what an apostrophe cuts off is a word: d' environ."""
    return text.lower().replace("’", "'").replace("'", "' ").split()


@dataclass(frozen=True, eq=False)
class Language:
    """One language, as numbers are read in it. Two are the same only when they are one object."""

    tag: str
    locale: Locale
    words: Words
    shared: Words  # of all languages: words that mean the same wherever they stand
    foreign: frozenset[str]  # words of size of any language: one that is not this language's is not understood
    spelled: str = ""  # what text2num calls it; "" when it does not know it

    @cached_property
    def decimal(self) -> str:
        """The sign before the digits of a part: "." in English, "," in German."""
        return str(self.locale.number_symbols["latn"]["decimal"])

    def groups(self, separator: str) -> bool | None:
        """Whether a sign before three digits parts thousands; None when it may as well begin the digits of a part."""
        if separator not in ".,":
            return True
        if separator == self.decimal:
            return False
        return True if separator == self.locale.number_symbols["latn"]["group"] else None

    @cached_property
    def scales(self) -> dict[str, int]:
        """Words of size in lower case, with what they come to."""
        return {**self.shared.scales, **self._of_babel, **self.words.scales}

    @cached_property
    def _of_babel(self) -> dict[str, int]:
        """Long words of size, as Babel writes large numbers; empty when the tables know the language."""
        found: dict[str, int] = {}
        for kind in ("long", "short") if not self.words.scales else ():
            for formats in self.locale.compact_decimal_formats.get(kind, {}).values():
                for size, pattern in formats.items():
                    digits, word = pattern.pattern.count("0"), pattern.pattern.strip("0'\u00a0 ").replace("'", "")
                    if len(word) > 1:
                        found.setdefault(word.lower().replace("\u00a0", " "), int(size) // 10 ** (digits - 1))
        return found

    @cached_property
    def sizes(self) -> re.Pattern[str]:
        """Any of these words, even within another; single letters of ours stand in too many."""
        return re.compile("|".join(re.escape(size) for size in self.scales if len(size) > 1 or not size.isascii()))

    @cached_property
    def unknown_scales(self) -> frozenset[str]:
        """Words of size that only other languages have."""
        return self.foreign - self.scales.keys()

    @cached_property
    def before(self) -> dict[tuple[str, ...], str]:
        """What the words right before a number say of it."""
        return {
            tuple(words_of(phrase)): said
            for table in (self.shared, self.words)
            for phrases, said in (
                (table.at_least, AT_LEAST),
                (table.at_most, AT_MOST),
                (table.about, ABOUT),
                (table.neither, NEITHER),
                (table.minus, MINUS),
                (table.denied, DENIED),
            )
            for phrase in split(phrases)
        }

    @cached_property
    def longest_phrase(self) -> int:
        """Words in the longest phrase before a number."""
        return max((len(phrase) for phrase in self.before), default=0)

    @cached_property
    def last_words(self) -> frozenset[str]:
        """The words with which such a phrase ends: where none stands, none needs to be looked for."""
        return frozenset(phrase[-1] for phrase in self.before)

    @cached_property
    def after(self) -> dict[str, str]:
        """What is said of a number behind it and what it counts."""
        return {
            phrase.lower(): said
            for table in (self.shared, self.words)
            for phrases, said in ((table.or_more, AT_LEAST), (table.or_less, AT_MOST), (table.or_so, ABOUT))
            for phrase in split(phrases)
        }

    @cached_property
    def common(self) -> frozenset[str]:
        """Words that stand in almost every sentence."""
        return frozenset(split(self.words.common))

    def phrases(self, kind: str) -> list[str]:
        """The phrases of one kind, with those that all languages share."""
        return list(dict.fromkeys([*split(getattr(self.words, kind)), *split(getattr(self.shared, kind))]))
