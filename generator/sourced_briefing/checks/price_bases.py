"""At whose prices a wording counts money: in 2015 US$, at 2010 prices, in international dollars."""

import re
from dataclasses import dataclass

from .money import Money

A_YEAR = r"(?P<year>(?:19|20)\d\d)(?:[/–-]\d\d)?"
CONSTANT = r"constant|real|fixed|chained|inflation[- ]adjusted"
INTERNATIONAL = r"international|int'?l\.?|int|PPP|Geary[- –]Khamis|GK"
CURRENCY = (
    r"(?:(?:US|U\.S\.|AU|NZ|HK|C|A|S)? ?[$]|[€£¥₹]|USD|EUR|GBP|AUD|CAD|JPY|CNY|INR"
    r"|(?:US |U\.S\. |Australian |Canadian )?dollars?|euros?|pounds?(?: sterling)?|yen|yuan|rupees?)"
)
PARITY = r"(?:PPP|purchasing[- ]power[- ]parit(?:y|ies))(?:[- ]adjusted| terms)?"
LEAD = r"(?:(?:in|at|of|on|to|zu|in|à|aux|en) )?"
PRICES = re.compile(
    rf"(?i)\(?\b{LEAD}(?:the )?(?:(?:{CONSTANT}) )?{A_YEAR} price(?:s| levels?)\)?"
    rf"|\(?\b(?:in |at )?(?:{CONSTANT}) (?P<alone>(?:19|20)\d\d)\)?"
    r"|\(?\b(?:in |at )?(?:constant|real) prices (?:of|for) (?P<of>(?:19|20)\d\d)\)?"
    r"|\(?(?:in |zu )?(?:konstanten )?preisen (?:von|des jahres) (?P<von>(?:19|20)\d\d)\)?"
    r"|\(?(?:aux |en )?prix(?: constants)?(?: de)? (?P<de>(?:19|20)\d\d)\)?"
    r"|\(?(?:a )?precios(?: constantes)? de (?P<es>(?:19|20)\d\d)\)?"
)
DOLLARS = re.compile(
    rf"(?i)(?P<open>\()?\b(?P<lead>(?:in|at) )?(?:(?P<constant>{CONSTANT})[ -])?(?:{A_YEAR}[ -]?)?"
    rf"(?:(?P<international>{INTERNATIONAL})[ -]?)?(?P<currency>{CURRENCY})(?![A-Za-z])(?P<close>\))?"
)
ALONE = re.compile(
    rf"(?i)\((?:in |at )?{PARITY}\)|\b(?:in|at) {PARITY}\b|\bpurchasing[- ]power[- ]parit(?:y|ies)\b"
    rf"|\bPPP[- ](?:adjusted|terms)\b|\bPPP(?=[,.;:]|$| \()"  # PPP loans are others
)
YEARS = ("year", "alone", "of", "von", "de", "es")
MONEY = re.compile(rf"(?i){CURRENCY}")


@dataclass(frozen=True)
class PriceBasis:
    """What a wording says of the prices at which it counts, and the wording without that."""

    plain: str
    years: frozenset[str] = frozenset()
    international: bool = False
    phrase: str = ""  # the first words that say so


def read_basis(text: str, year: str = "") -> PriceBasis:
    """What the words say of prices. What is left of them names the currency alone: $5.2 billion.

    `year` is that of the unit in which the number is counted: then "2015 US$ 5 billion" is money of 2015.
    """
    patterns = (PRICES, DOLLARS, ALONE)
    found = [match for pattern in patterns for match in pattern.finditer(text) if _says(match, text, year)]
    found = [m for m in found if not any(m is not o and o.start() <= m.start() and m.end() <= o.end() for o in found)]
    if not found:
        return PriceBasis(text)
    found.sort(key=lambda match: match.start())
    years = {year for match in found for year in _years(match)}
    international = any(m.re is ALONE or (m.re is DOLLARS and m["international"]) for m in found)
    return PriceBasis(_without(text, found), frozenset(years), international, found[0][0].strip(" ()"))


def _says(match: re.Match[str], text: str, year: str) -> bool:
    """Whether it says something of prices; a year and a currency only behind the amount, or where more is said."""
    if match.re is not DOLLARS:
        return True
    if match["constant"] or match["international"] or (year and match["year"] == year):
        return True
    behind = re.search(r"\d", text[: match.start()]) and (match["lead"] or match["open"])
    return bool(match["year"] and behind)


def _years(match: re.Match[str]) -> set[str]:
    return {value for name, value in match.groupdict().items() if name in YEARS and value}


def _without(text: str, found: list[re.Match[str]]) -> str:
    """The text with nothing but the currency in the place of what was found, and not even that where it is named."""
    kept, last = [], 0
    for match in found:
        kept += [text[last : match.start()], _currency(match, text)]
        last = match.end()
    return " ".join("".join([*kept, text[last:]]).split()).replace("( )", "").replace("()", "").strip(" ,;:")


def _currency(match: re.Match[str], text: str) -> str:
    if match.re is not DOLLARS:
        return " "
    named_before = bool(MONEY.search(text[: match.start()]))
    before_number = re.match(r" ?\d", text[match.end() :])
    return f" {match['currency'].strip()}{'' if before_number else ' '}" if before_number or not named_before else " "


def basis_fault(money: Money, basis: PriceBasis, unit: str) -> str:
    """Why a wording is of another kind of money than the unit; "" where it is of the same."""
    if basis.phrase and not (money.year or money.international):
        return (
            f"as_stated counts at other prices ({basis.phrase}) than {unit}; give the figure a unit of its own, such "
            "as USD2015 = [USD2015] = 2015_US$ or intl_dollar = [intl_dollar] = international-$ in data/units.txt"
        )
    if money.international != basis.international:
        says = "does not say" if money.international else "says"
        counts = "counts" if money.international else "does not count"
        return f"as_stated {says} international dollars or PPP, which {unit} {counts}"
    if money.year and basis.years != {money.year}:
        said = f"is in money of {' and '.join(sorted(basis.years))}" if basis.years else "does not say of which year"
        return f"as_stated {said}, and {unit} is money of {money.year}; quote the words that say so"
    return ""
