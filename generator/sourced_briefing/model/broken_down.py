"""What figures and reconciliations share: formulas, and that they can stand for several of their kind."""

from collections.abc import Mapping
from typing import Self

from pydantic import PrivateAttr

from ..formulas import Expression, figures_in, figures_taken, parse
from .base import Record


class BrokenDown(Record):
    """A record with formulas, in which figures that are broken down are spelled out once it is loaded."""

    _spelled: dict[str, Expression] = PrivateAttr(default_factory=dict)

    def spelled_out(self, formulas: Mapping[str, tuple[Expression, str]]) -> Self:
        """The record with these formulas, by field: what each says, and its text, with every series named."""
        found = self.model_copy(update={field: text for field, (_, text) in formulas.items()})
        found._spelled = {field: expression for field, (expression, _) in formulas.items()}
        return found

    def expression(self, field: str) -> Expression:
        """The formula in the field, in which each figure is one series. Raises FormulaError where it can't be read."""
        return self._spelled.get(field) or parse(str(getattr(self, field)))

    def taken(self, field: str) -> frozenset[str]:
        """The ids of the figures that the formula in the field takes; none where it can't be read."""
        if field not in self._spelled:
            return figures_taken(str(getattr(self, field)))
        return frozenset(reference.id for reference in figures_in(self._spelled[field]))
