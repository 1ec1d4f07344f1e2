"""Whether a word is likely to be another one mistyped: close in letters, and no word with another meaning.

`line-4-fare` is no slip for `line-40-fare`, nor `million` for `billion`, nor `less than doubled` for `more than`.
"""

import re

SHORT, MIDDLING = 3, 5  # letters of words that are told apart by any, and by two of their letters
SEPARATORS = re.compile(r"[-_/*. ]+")
DIGITS = re.compile(r"[0-9]+")


def is_near(text: str, word: str) -> bool:
    """Whether `word` may have been meant by `text`: word by word, all but one as they are, and that one mistyped."""
    if text == word:
        return False
    typed, known = SEPARATORS.split(text.casefold()), SEPARATORS.split(word.casefold())
    if len(typed) == len(known):
        differing = [pair for pair in zip(typed, known, strict=True) if pair[0] != pair[1]]
        return len(differing) <= 1 and all(_is_mistyped(*pair) for pair in differing)
    shorter, longer = sorted((typed, known), key=len)
    return len(longer) == len(shorter) + 1 > 2 and any(
        longer[:at] + longer[at + 1 :] == shorter and not DIGITS.search(longer[at]) for at in range(len(longer))
    )


def _is_mistyped(typed: str, word: str) -> bool:
    if DIGITS.findall(typed) != DIGITS.findall(word):
        return False
    if len(typed) >= SHORT and word.startswith(typed):
        return True
    steps = _steps(typed, word)
    if min(len(typed), len(word)) <= SHORT and len(typed) + len(word) <= 2 * SHORT:
        return steps <= 1 and (sorted(typed) == sorted(word) or _once(typed) == _once(word))
    if steps > (1 if min(len(typed), len(word)) <= MIDDLING else 2):
        return False
    return typed[0] == word[0] or sorted(typed[:2]) == sorted(word[:2]) or (steps == 1 and len(typed) != len(word))


def _once(word: str) -> str:
    """The word with each of its doubled letters once."""
    return re.sub(r"(.)\1+", r"\1", word)


def _steps(one: str, other: str) -> int:
    """How many letters are left out, put in, mistaken for another, or changed about with the next; 3 for any more."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        earlier, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            steps = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                steps = min(steps, earlier[j - 2] + 1)
            row.append(steps)
        if min(row) > 2:
            return 3
    return row[-1]
