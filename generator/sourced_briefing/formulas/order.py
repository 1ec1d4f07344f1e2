"""In which order formulas that lean on each other are computed, and which lean on themselves."""

from collections.abc import Iterator, Mapping

from .nodes import Expression, FormulaError, Reference, figures_in


def order(formulas: Mapping[str, Expression]) -> list[str]:
    """The ids of `formulas`, each after those that its formula takes; what is no formula of these does not matter.

    Raises FormulaError when formulas go round in a circle: it names the circle, and its `formula` and `offset` tell
    where one of its references stands.
    """
    done: dict[str, None] = {}
    for start in formulas:
        path: dict[str, Iterator[Reference]] = {}  # from `start` to where we are; what each still has to look at
        here: str | None = start if start not in done else None
        while here is not None:
            waiting = path.setdefault(here, iter(figures_in(formulas[here])))
            step = next((r for r in waiting if r.id in formulas and r.id not in done), None)
            if step is None:
                path.popitem()
                done[here] = None
                here = next(reversed(path), None)
            elif step.id in path:
                _refuse_circle(list(path), step, here)
            else:
                here = step.id
    return list(done)


def _refuse_circle(path: list[str], step: Reference, formula: str) -> None:
    circle = [*path[path.index(step.id) :], step.id]
    if len(circle) == 2:
        raise FormulaError(f"the formula of {step.id} takes {step.id} itself", step.offset, formula)
    raise FormulaError(f"these formulas go round in a circle: {' → '.join(circle)}", step.offset, formula)
