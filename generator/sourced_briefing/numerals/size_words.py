"""Letters and signs that make numbers, and the English words that numbers are told with."""

# Only right behind the digits (12k), or behind digits with a currency ($12 B).
LETTERS = {"k": 10**3, "K": 10**3, "m": 10**6, "M": 10**6, "b": 10**9, "B": 10**9, "T": 10**12,
           "mm": 10**6, "MM": 10**6, "Mn": 10**6, "Bn": 10**9, "cr": 10**7, "Cr": 10**7, "CR": 10**7, "cr.": 10**7,
           "Cr.": 10**7}  # fmt: skip

NUMERATORS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
              "nine": 9}  # fmt: skip


DENOMINATORS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
                "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000}  # fmt: skip


VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
          "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8)}  # fmt: skip


SIZES = {"ten": 10, "dozen": 12, "score": 20, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
         "trillion": 10**12}  # fmt: skip


COMPARISONS = (
    "twice", "thrice", "double", "doubles", "doubled", "doubling", "triple", "triples", "tripled", "tripling",
    "quadruple", "quadruples", "quadrupled", "quadrupling", "halve", "halves", "halved", "halving", "twofold",
    "threefold", "fourfold", "fivefold", "sixfold", "sevenfold", "eightfold", "ninefold", "tenfold", "hundredfold",
    "manyfold", "severalfold",
)  # fmt: skip
# Most texts hold none of these words outside of numbers with digits; then nothing else is looked for.
TRIGGERS = frozenset(
    (
        "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "zero", "none", "nothing", "nil", "no",
        "any", "halves", *COMPARISONS, *SIZES, *DENOMINATORS, *list(NUMERATORS)[2:],
        *(f"{size}s" for size in (*SIZES, *DENOMINATORS)),
    )
)  # fmt: skip
