"""What was found of the links, in lines for a terminal or for whoever is told by a machine."""

from collections.abc import Iterator, Sequence

from ..load.project_folder import HEALTH
from ..model import LinkHealth, Notice
from .links import Link


def report(
    links: Sequence[Link], looked: dict[Link, LinkHealth], told: dict[str, list[Notice]], changed: bool
) -> Iterator[str]:
    """A line for each link that does not work as it stands and for each notice; then how many there are of each."""
    for link, health in sorted(looked.items(), key=lambda each: (each[0].source, each[0].part)):
        if health.state != "ok":
            what = "" if link.part == "address" else " (archived copy)"
            more = f" to {health.to}" if health.to else f" ({health.why})" if health.why else ""
            yield f"{link.source}{what}: {health.state}{more}: {link.url}"
    for name, notices in sorted(told.items()):
        yield from (f"{name}: warning: {each.what}, https://doi.org/{each.doi}" for each in notices)
    states = [health.state for health in looked.values()]
    counts = [f"{states.count(state)} {state}" for state in dict.fromkeys(sorted(states))]
    if left := len(links) - len(looked):
        counts.append(f"{left} not reached in time")
    end = "is written" if changed else "stays as it is"
    yield f"{len(links)} link{'' if len(links) == 1 else 's'}: {', '.join(counts) or 'none'}; {HEALTH} {end}."
