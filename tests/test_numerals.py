"""Numbers read out of texts: every form that sources use, and texts that nobody should write."""

import time
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sourced_briefing.numerals import LONGEST_TEXT, Numeral, read_numbers
from sourced_briefing.values.amounts import Amount


def told(text: str) -> list[str]:
    """What is read, in short: "at-least 12000000000 USD", "12..18", "name H20"."""
    return [_told(numeral) for numeral in read_numbers(text)]


def _told(n: Numeral) -> str:
    if n.kind != "number":
        return f"{n.kind} {n.text}"
    number = "nothing" if n.low is None else f"{n.low}..{n.high}" if n.best is None else str(n.best)
    return " ".join(word for word in (n.bound, "about" if n.about else "", number, n.unit) if word)


DIGITS = {
    "115,000": "115000",
    "1,979": "1979",
    "1,234,567.89": "1234567.89",
    "12,34,567": "1234567",
    "1.979": "1.979",
    "1.234.567": "1234567",
    "1.234,56": "1234.56",
    "5,5": "5.5",
    "0,500": "0.500",
    "1.2": "1.2",
    ".5": "0.5",
    "12 000": "12000",
    "12\u2009000": "12000",
    "12\u202f000\u202f000": "12000000",
    "12'000": "12000",
    "12’000": "12000",
    "-5": "-5",
    "−23": "-23",
    "4.0": "4.0",
    "1.5832e+16": "15832000000000000",
    "10^12": "1000000000000",
    "3×10⁹": "3000000000",
    "½": "0.5",
    "3½": "3.5",
    "3/4": "0.75",
    "١٬٩٧٩": "1979",
    "१२.५": "12.5",
    "１２３": "123",
    "9" * 31: "nothing",
    "1e99": "nothing",
}
MAGNITUDES = {
    "$12bn": "12000000000 USD",
    "RM25bn": "25000000000 MYR",
    "1.2 million": "1200000",
    "1.39B": "1390000000",
    "$1.39B": "1390000000 USD",
    "$954.00M": "954000000 USD",
    "$ 12 B": "12000000000 USD",
    "5m": "5000000",
    "7mn": "7000000",
    "12k": "12000",
    "500K": "500000",
    "3 thousand": "3000",
    "2 tn": "2000000000000",
    "2 trillion": "2000000000000",
    "12-million": "12000000",
    "3 hundred thousand": "300000",
    "2 dozen": "24",
    "87亿元": "8700000000 CNY",
    "5万亿元": "5000000000000 CNY",
    "30万": "300000",
    "5,5 miliardi di dollari": "5500000000 USD",
    "2 milioni": "2000000",
    "5 lakh": "500000",
    "1,410 m": "1410",
    "1410m": "1410",
}
UNITS = {
    "US$16": "16 USD",
    "USD 12": "12 USD",
    "(USD) 12000.0": "12000.0 USD",
    "12 USD": "12 USD",
    "RM500": "500 MYR",
    "RMB 32": "32 CNY",
    "Rmb150bn": "150000000000 CNY",
    "76.8 billion yuan": "76800000000 CNY",
    "500 yuan-denominated": "500 CNY",
    "129.8亿元": "12980000000 CNY",
    "CN¥5": "5 CNY",
    "£3.2bn": "3200000000 GBP",
    "€5": "5 EUR",
    "5 €": "5 EUR",
    "-$5": "-5 USD",
    "22.1 billion US dollars": "22100000000 USD",
    "12 Malaysian ringgits": "12 MYR",
    "a million dollars": "1000000 USD",
    "$40,000-per-unit": "40000 USD",
    "80%": "80 percent",
    "80 per cent": "80 percent",
    "80 percent": "80 percent",
    "2 percentage points": "2 points",
    "８０％": "80 percent",
    "6.7 times": "6.7 times",
    "12x": "12 times",
    "31×": "31 times",
    "5-fold": "5 times",
    "3倍": "3 times",
    "559 kW": "559",
    "4.0TB/s": "4.0",
    "7nm": "7",
    "820000-shipments": "820000",
}
RANGES = {
    "12-18 month": "12..18",
    "12–18": "12..18",
    "$12,000 to $15,000": "12000..15000 USD",
    "$12 to 15 billion": "12000000000..15000000000 USD",
    "between 320,000 and 330,000": "320000..330000",
    "between 1 and 40 percent": "1..40 percent",
    "from RMB 880,000 to RMB 1.05 million": "880000..1050000 CNY",
    "$2B to 5B": "2000000000..5000000000 USD",
    "2B to 5B": "2000000000..5000000000",
    "five to ten million": "5000000..10000000",
    "1.3 million to 1.6 million": "1300000..1600000",
    "roughly 1.3 to 1.6 million": "about 1300000..1600000",
    "10至15万": "100000..150000",
    "1.3°C-1.4°C": "1.3..1.4",
    "5 km to 7 km": "5..7",
}
APART = {
    "80 GB 141 GB": ["80", "141"],
    "133.8 989.4 1978.9": ["133.8", "989.4", "1978.9"],
    "$51,215 $41,096": ["51215 USD", "41096 USD"],
    "rose from 10 to 20 percent": ["10 percent", "20 percent"],
    "nearly doubled from 1.2 million to 2.3 million": ["comparison doubled", "1200000", "2300000"],
    "fell from $20bn to $10bn": ["20000000000 USD", "10000000000 USD"],
    "from about 31× to under 4×": ["about 31 times", "at-most 4 times"],
    "100,000 of one and 300,000 of another": ["100000", "1", "300000"],
    "1,2,3": ["1", "2", "3"],
    "50-50": ["50", "50"],
    "5 yuan ($15,320)": ["5 CNY", "15320 USD"],
    "between 10,000 and several hundred thousand": ["at-least 10000", "vague several hundred thousand"],
}
AROUND = {
    "more than 115,000": "at-least 115000",
    "over $12 billion": "at-least 12000000000 USD",
    "at least RM25 billion": "at-least 25000000000 MYR",
    "exceeded USD 12 billion": "at-least 12000000000 USD",
    "exceeding 5": "at-least 5",
    "upwards of $12 billion": "at-least 12000000000 USD",
    "already top 2 million": "at-least 2000000",
    "topped 5": "at-least 5",
    "no fewer than 5": "at-least 5",
    "greater than 2": "at-least 2",
    "well over 5": "at-least 5",
    ">12x": "at-least 12 times",
    "≥ 5": "at-least 5",
    "500 or more": "at-least 500",
    "600 gigabytes per second or higher": "at-least 600",
    "4,800 TOPS and more": "at-least 4800",
    "5+": "at-least 5",
    "超过5万": "at-least 50000",
    "40%以上": "at-least 40 percent",
    "less than 15%": "at-most 15 percent",
    "under 5": "at-most 5",
    "below 5": "at-most 5",
    "at or below 200,000": "at-most 200000",
    "5,000 tops": "at-most 5000",
    "5,000 TOPS": "5000",  # a unit
    "greater than or equal to 4800 TOPS": "at-least 4800",
    "at most 5": "at-most 5",
    "up to $70,000": "at-most 70000 USD",
    "as many as 1.6 million": "at-most 1600000",
    "no more than 5": "at-most 5",
    "< 5": "at-most 5",
    "≤5": "at-most 5",
    "不到5": "at-most 5",
    "不超过5": "at-most 5",
    "5 or less": "at-most 5",
    "some 230,000": "about 230000",
    "greater than or equal to 5": "at-least 5",
    "about 5": "about 5",
    "around 5": "about 5",
    "roughly US$20,000": "about 20000 USD",
    "nearly one million": "about 1000000",
    "almost 5": "about 5",
    "approximately 5": "about 5",
    "circa 5": "about 5",
    "~5": "about 5",
    "estimated at 559": "about 559",
    "约100万": "about 1000000",
    "20 or so": "about 20",
    "up to around 12": "at-most about 12",
    '"at least 7"': "at-least 7",
    "the top 10": "10",
    "more than doubled to 5": "comparison doubled|5",
}
SPELLED = {
    "one million": "1000000",
    "a million": "1000000",
    "twenty-two": "22",
    "one hundred and twenty thousand": "120000",
    "two hundred and five": "205",
    "nine hundred ninety-nine trillion": "999000000000000",
    "two and a half million": "2500000",
    "half a million": "500000",
    "half a dozen": "6",
    "a dozen": "12",
    "ten percent": "10 percent",
    "three-quarters": "0.75",
    "half of it": "0.5",
    "a quarter of it": "0.25",
    "a quarter of a million": "250000",
}
SIGNED = {
    "minus 3.2": "-3.2",
    "negative 5%": "-5 percent",
    "minus one": "-1",
    "–5": "-5",
    "—5 °C": "-5",
    "(3,400)": "-3400",
    "$(3,400)": "-3400 USD",
    "(3.4)%": "-3.4 percent",
    "$-5": "-5 USD",
}
PARTS = {
    "2 1/2": "2.5",
    "2-1/2 miles": "2.5",
    "2 ½": "2.5",
    "1 3/4 million": "1750000",
    "a quarter million": "250000",
    "a billion and a half": "1500000000",
    "3 hundred and one": "301",
    "one in five": "0.2",
    "1 in 5 adults": "0.2",
    "nine in ten": "0.9",
    "3 out of 5 firms": "0.6",
    "5 in 2024": "5|year 2024",
    "3 in 12 months": "3|12",
}
POWERS = {
    "2.5×10⁻³": "0.0025",
    "2.5 × 10^-3": "0.0025",
    "2.5e-3": "0.0025",
    "10⁶": "1000000",
    "6 x 10^4": "60000",
}
SIZED = {
    "$5mm": "5000000 USD",
    "$5MM": "5000000 USD",
    "30 MUSD": "30000000 USD",
    "12.5 M€": "12500000 EUR",
    "$3.4 bil": "3400000000 USD",
    "Rs 12.5 cr": "125000000 INR",
    "Rs. 12.5 lacs": "1250000 INR",
    "12 crore 50 lakh": "125000000",
    "12,34,567.89": "1234567.89",
    "2億3000万円": "230000000 JPY",
    "1兆2000億円": "1200000000000 JPY",
    "₩5조": "5000000000000 KRW",
    "115usd": "115 USD",
    "USD115": "115 USD",
    "R12.5bn": "12500000000 ZAR",
    "R$5 bilhões": "5000000000 BRL",
    "A$5": "5 AUD",
    "NT$5": "5 TWD",
    "HK$5m": "5000000 HKD",
    "5 Hong Kong dollars": "5 HKD",
    "3,400 (US$ million)": "3400000000 USD",
    "US$ million 3,400": "3400000000 USD",
    "in millions of US$: 3,400": "3400000000 USD",
    "Revenue ($m): 3,400": "3400000000 USD",
    "(in thousands) 12": "12000",
}
RATES = {
    "151pc": "151 percent",
    "1.2pp": "1.2 points",
    "1.2 p.p.": "1.2 points",
    "25bp": "25 basis-points",
    "25 bps": "25 basis-points",
    "3‰": "3 permille",
    "rose x2": "2 times",
}
LEFT_OUT = {
    "H20": "name H20",
    "910B": "name 910B",
    "Ascend 910B": "name 910B",
    "FP16": "name FP16",
    "3A090": "name 3A090",
    "Q2": "name Q2",
    "DDR5": "name DDR5",
    "GPT-4": "name GPT-4",
    "H20-96G": "name H20-96G",
    "5G": "name 5G",
    "10-K": "name 10-K",
    "3.5.1": "name 3.5.1",
    "24/7": "name 24/7",
    "91 FR 1684": "name 91 FR 1684",
    "15 CFR 744.23": "name 15 CFR 744.23",
    "Section 232": "name Section 232",
    "Section 45X": "name Section 45X",
    "pages 12-15": "name pages 12-15",
    "§ 5(a)": "name § 5(a)",
    "No. 5": "name No. 5",
    "FY2025": "date FY2025",
    "Q1 2022": "date Q1 2022",
    "2022-10-07": "date 2022-10-07",
    "October 7, 2022": "date October 7, 2022",
    "7 October": "date 7 October",
    "March 2024": "date March 2024",
    "10/7/2022": "date 10/7/2022",
    "2024年10月7日": "date 2024年10月7日",
    "12:30": "date 12:30",
    "in 2024": "year 2024",
    "2024-25": "year 2024-25",
    "the 1990s": "year 1990s",
    "3rd": "ordinal 3rd",
    "none so far": "zero-word none",
    "no sales": "zero-word no",
    "nothing": "zero-word nothing",
    "zero": "zero-word zero",
    "does not assume any revenue": "zero-word any",
    "twice": "comparison twice",
    "doubled": "comparison doubled",
    "tens of thousands": "vague tens of thousands",
    "several hundred thousand": "vague several hundred thousand",
}
NOTHING = [
    "",
    "no longer",
    "no one",
    "the first half",
    "a third party",
    "the third quarter",
    "half-year",
    "twenty-first",
    "per second",
]
NUMBERS_AFTER_ALL = {
    "May 5 million": "5000000",
    "figure 5 million": "5000000",
    "over 300B": "at-least 300000000000",
    "about 2000": "about 2000",
    "1,900": "1900",
    "$200B to 300B": "200000000000..300000000000 USD",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *(DIGITS | MAGNITUDES | UNITS | RANGES | AROUND | SPELLED | LEFT_OUT | NUMBERS_AFTER_ALL).items(),
        *(SIGNED | PARTS | POWERS | SIZED | RATES).items(),
        *((text, "|".join(expected)) for text, expected in APART.items()),
        *((text, "") for text in NOTHING),
    ],
)
def test_reads_what_people_write(text: str, expected: str) -> None:
    assert told(text) == [part for part in expected.split("|") if part]


def test_parts_are_read_as_fractions() -> None:
    third, thirds = read_numbers("a third of it, two-thirds")
    assert round(Decimal(str(third.best)), 20) == Decimal("0.33333333333333333333")
    assert round(Decimal(str(thirds.best)), 20) == Decimal("0.66666666666666666667")


def test_sentence_with_everything() -> None:
    text = "In 2024 Nvidia sold more than 1 million H20 chips for $12bn to $15bn, about 80 per cent of it by June."
    assert told(text) == [
        "year 2024",
        "at-least 1000000",
        "name H20",
        "12000000000..15000000000 USD",
        "about 80 percent",
    ]


def test_tells_place_words_behind_and_scale() -> None:
    numeral = read_numbers("They hold over 1.2 million H20 chips, or so it is said.")[0]
    assert (numeral.start, numeral.end, numeral.text) == (15, 26, "1.2 million")
    assert numeral.following == "H20 chips"
    assert (numeral.scale, numeral.unscaled, numeral.spelled) == ("million", Decimal("1.2"), False)
    assert numeral.amount == Amount(1_200_000, None)


def test_amount_says_number_and_words_together() -> None:
    amounts = [n.amount for n in read_numbers("5; about 5; at most 5; 5 to 6; about 5 to 6; H20")]
    assert amounts == [
        Amount(5, 5, 5),
        Amount(5, 5, 5, about=True),
        Amount(None, 5),
        Amount(5, 6),
        Amount(5, 6),
        None,
    ]


def test_signs_of_several_currencies_tell_all_of_them() -> None:
    assert set(read_numbers("¥5")[0].currencies) == {"JPY", "CNY"}
    dollars = read_numbers("$5")[0]
    assert dollars.unit == dollars.currencies[0] == "USD"
    assert {"CAD", "SGD"} <= set(dollars.currencies)
    assert read_numbers("C$5")[0].currencies == ("CAD",)


def test_signs_between_numbers_go_with_the_digits_behind_them() -> None:
    assert told("CN¥5 ¥5 €5") == ["5 CNY", "5 JPY", "5 EUR"]


@pytest.mark.parametrize("grouped", [",", "\u2009", "\u202f", "'"])
@given(number=st.integers(0, 10**29))
def test_every_whole_number_is_read_back(grouped: str, number: int) -> None:
    (numeral,) = read_numbers(f"worth ${number:,} in all".replace(",", grouped))
    assert numeral.best == number
    assert numeral.unit == "USD"


@given(st.decimals(0, 10**9, places=3), st.sampled_from(["million", "bn", "万", " per cent"]))
def test_every_decimal_is_read_back(number: Decimal, word: str) -> None:
    (numeral,) = read_numbers(f"some {number}{word}")
    assert numeral.about
    assert numeral.best == number * {"million": 10**6, "bn": 10**9, "万": 10**4}.get(word, 1)


PIECES = [
    *"0123456789.,'-–+%$€£¥ /×x()<>~≈½²٣५９亿万元年月日§#", " ", " to ", " and ", "between ", "more than ", "about ", "or more", "one",
    "million", "bn", "B", "a third of ", "half ", "no ", "none", "not any", "H20", "910B", "FY", "Q1 ", "2024", "October ", "US$", "RMB",
    "USD ", "percent", "times", "e+9", "10^", "hundred", "tens of ", "(USD) ", "\n", "\u2009", "İ", "ß", "\U0001d7d9", "\u0000", "\ud800",
]  # fmt: skip


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=30).map("".join)))
def test_any_text_is_read(text: str) -> None:
    place = 0
    for numeral in read_numbers(text):
        assert place <= numeral.start < numeral.end <= len(text)
        assert text[numeral.start : numeral.end] == numeral.text
        place = numeral.end
        if numeral.low is not None:
            assert numeral.high is not None
            assert numeral.low <= numeral.high
            assert numeral.best in (None, numeral.low)
        assert numeral.bound in ("", "at-least", "at-most")
        assert numeral.kind in ("number", "year", "date", "name", "ordinal", "zero-word", "comparison", "vague")


@given(st.lists(st.characters(categories=["Nd", "Nl", "No"]), max_size=20).map("".join))
def test_digits_of_all_scripts_are_read(text: str) -> None:
    read_numbers(text)
    plain = "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())
    if plain and plain != "0" * len(plain) and len(plain) <= 20:
        (numeral,) = read_numbers("".join(c for c in text if c.isdecimal()) + " chips")
        assert numeral.low == (None if numeral.kind not in ("number", "year") else int(plain))


HOSTILE = [
    "1", "1,", "1.", "1 ", "123 ", "1-", "1'", "1/", "1e", "a", "a1-", "A-", "$", "(USD) ", "US", "RM", "one ", "no ", "not ",
    "million ", "12 million ", "two and a half ", "3 to ", "5 or ", "tens of ", "more than ", "between 1 and ", "½", "万", "5万",
    "２", "2024-", "Q1 ", "May ", "Sept. 1 ", "10^", "§ 5(a)", "no. ", "section ", ">", "\u2009", "é", "-", "+5", "5\n",
    "doesn’t ", "1,000 ", "12 000 ", "%",
]  # fmt: skip


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_no_longer_than_other_text(piece: str) -> None:
    text = (piece * 12_000)[:12_000]
    start = time.process_time()
    read_numbers(text)
    assert time.process_time() - start < 4


def test_very_long_text_is_read_up_to_a_limit() -> None:
    text = " " * (LONGEST_TEXT - 4) + "12  34"
    assert told(text) == ["12"]
