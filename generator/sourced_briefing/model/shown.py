"""How many digits readers see of the figures in a unit."""

from typing import Self

from pydantic import Field, model_validator

from ..values.shown_digits import ShownDigits
from .base import Fields
from .types import Decimals, SignificantDigits


class Shown(Fields):
    """To how many digits the values of all figures in a unit are shown, where the figure does not say it itself."""

    decimals: Decimals | None = Field(default=None, description="Places behind the point.", examples=["1"])
    digits: SignificantDigits | None = Field(default=None, description="Or: significant digits.", examples=["3"])

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        check_one(self)
        if not self.as_value:
            raise ValueError("give `decimals` or `digits`")
        return self

    @property
    def as_value(self) -> ShownDigits:
        return ShownDigits(self.decimals, self.digits)


def check_one(fields: object) -> None:
    """Raises ValueError where both kinds of digits are given."""
    if getattr(fields, "decimals", None) is not None and getattr(fields, "digits", None) is not None:
        raise ValueError("`decimals` and `digits` can't stand together; keep one")
