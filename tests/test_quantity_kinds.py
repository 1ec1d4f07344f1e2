"""Kinds of quantities: what a figure can be, and the words that tell it."""

from typing import get_args

from conftest import Project
from sourced_briefing.values.quantity_kinds import QUANTITY_KINDS, QuantityKind


def test_every_kind_has_its_words() -> None:
    """What a data file may say is what the audit knows."""
    assert set(get_args(QuantityKind)) == set(QUANTITY_KINDS)
    assert all(words.split() for words in QUANTITY_KINDS.values())


def test_a_kind_that_is_none_is_refused(project: Project) -> None:
    """With the kinds there are, and the one that may have been meant."""
    project.replace("data/figures/rivers.yml", "    unit: km\n", "    unit: km\n    kind: lenght\n")
    [problem] = project.problems()
    assert 'did you mean "length"?' in problem
