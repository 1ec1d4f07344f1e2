"""What stands in brackets behind a figure: members of its dimensions, and a period or several."""

import re
from dataclasses import replace

from ..base.problems import quote
from .nodes import FormulaError, Reference
from .tokens import Token

NAMED = r"[A-Za-z0-9-]{1,20}"
PERIOD = rf"(?:\.\./)?{NAMED}(?:/{NAMED}|/\.\.)?"  # 2024, 2024/2026, ../2024, 2024/..
PERIODS = re.compile(rf"(?P<first>{PERIOD})(?:\.\.(?P<last>{PERIOD}))?")
NAME = r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"  # of a member
MEMBER = re.compile(rf"(?P<dimension>[a-z][a-z0-9]*) *= *(?P<member>{NAME})")
NAMES = re.compile(rf"{NAME}(?: *, *{NAME})*")


def in_brackets(named: Reference, bracket: Token) -> Reference:
    """The figure with what brackets behind it say. Raises FormulaError where they say something else."""
    parts = [part.strip() for part in bracket.text[1:-1].split(",")]
    members = tuple((match["dimension"], match["member"]) for part in parts if (match := MEMBER.fullmatch(part)))
    periods = [match for part in parts if (match := PERIODS.fullmatch(part))]
    touching = bracket.offset == named.offset + len(named.id)
    if len(members) + len(periods) < len(parts) or len(periods) > 1 or not touching:
        example = f"write {named.id}[2024], or {named.id}[2024..2026] for several"
        example += f"; a member is written like {named.id}[country=DEU]" if "=" in bracket.text else ""
        raise FormulaError(f"{quote(bracket.text)} is no period; {example}", bracket.offset)
    if twice := next((name for name, _ in members if [each for each, _ in members].count(name) > 1), None):
        raise FormulaError(f"{quote(bracket.text)} names {twice} twice; keep one", bracket.offset)
    first, last = (periods[0]["first"], periods[0]["last"]) if periods else (None, None)
    return replace(named, period=first, last=last, members=members)


def names_in(bracket: Token, dimension: Token) -> tuple[str, ...]:
    """The members that brackets behind a dimension name. Raises FormulaError where they hold something else."""
    inner = bracket.text[1:-1].strip()
    if not NAMES.fullmatch(inner) or bracket.offset != dimension.end:
        example = f"write {dimension.text}, or {dimension.text}[DEU, FRA] for some of its members"
        raise FormulaError(f"{quote(bracket.text)} are no members; {example}", bracket.offset)
    names = tuple(name.strip() for name in inner.split(","))
    if twice := next((name for name in names if names.count(name) > 1), None):
        raise FormulaError(f"{quote(bracket.text)} names {twice} twice; keep one", bracket.offset)
    return names
