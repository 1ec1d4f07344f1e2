"""Values that Hypothesis makes for several test modules."""

from decimal import Decimal

from hypothesis import strategies as st
from sourced_briefing.values.amounts import MOST_DIGITS, Amount, Number, parse_number


@st.composite
def _numbers(draw: st.DrawFn) -> Number:
    digits = draw(st.one_of(st.integers(-9999, 9999), st.integers(-(10 ** (MOST_DIGITS - 3)), 10 ** (MOST_DIGITS - 3))))
    places = len(str(abs(digits)))
    return parse_number(f"{digits}e{draw(st.integers(1 - MOST_DIGITS, MOST_DIGITS - places))}")


numbers = _numbers()  # every number that a data file can hold, from very small to very large


def _ordered(values: tuple[Number, ...]) -> list[Number]:
    return sorted(values, key=Decimal)


amounts = st.one_of(
    st.builds(lambda n, about: Amount(n, n, n, about), numbers, st.booleans()),
    st.builds(lambda n: Amount(n, None), numbers),
    st.builds(lambda n: Amount(None, n), numbers),
    st.tuples(numbers, numbers).map(lambda pair: Amount(*_ordered(pair))),
    st.tuples(numbers, numbers, numbers).map(_ordered).map(lambda three: Amount(three[0], three[2], three[1])),
)

# What the model accepts as the text of a title, a note or the like.
texts = st.text(min_size=1, max_size=60).filter(lambda text: text.isprintable() and bool(text.strip()))

# The same, mostly of what Markdown and HTML give a meaning.
MEANINGFUL = [
    *"<>&\"'\\`*_[](){}#|~^=!+-.:;/@$%\n 1aZé",
    "  ", "**", "__", "](", "[^", "]: ", "{: ", "{ #x }", "{ onclick=x }", "<b>", "</td>", "<!--", "-->", "<script>", "&lt;", "&#60;",
    "&amp", "http://x.example/", "www.x.example", "<http://x>", "a@x.example", ":::", "!!! note", "???", "---", "===", "***", "1. ",
    "2) ", "- ", "+ ", "> ", "# ", ": x", "    ", "``", "```", "~~~", "[TOC]", "*[HTML]: x", "\\\\", "\\|", "{{", "}}", "{%", "${x}", "\\u003c",
]  # fmt: skip
hostile_texts = (
    st.one_of(texts, st.lists(st.sampled_from(MEANINGFUL), min_size=1, max_size=12).map("".join))
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)

__all__ = ["MOST_DIGITS", "amounts", "hostile_texts", "numbers", "texts"]
