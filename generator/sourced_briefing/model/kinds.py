"""The kinds of records, a row for each: what goes over all kinds goes over this table.

Another kind is its model, its row here, and what a test asks for when it finds the row: a field of the briefing to keep
its records in, and a view and a template for its pages.
"""

from dataclasses import dataclass

from .base import Record
from .claim_review import ClaimReview
from .dimension import Dimension
from .edition import FrozenFigure, FrozenJudgement, FrozenSource
from .figure import Figure
from .frozen_values import Frozen
from .records import Chart, Event, Reconciliation
from .source import Source


@dataclass(frozen=True)
class RecordKind:
    """One kind of records, and what is said of all of its kind."""

    model: type[Record]
    singular: str  # what messages call one
    one: str  # what pages call one
    several: str  # and what they call several
    badge: str  # what the search of the site calls one; site_theme/assets/search-index.js knows these words
    index_title: str  # title of the page that lists its files
    holds: str  # what the page of a file tells of each
    as_user: str | None  # what the page of a figure calls one that uses it; None where none does
    pdf_place: int | None  # among the evidence in the PDF; None where it stands in the text, as charts do
    frozen: type[Frozen] | None  # what editions hold of one; None where they hold nothing

    @property
    def name(self) -> str:
        """The name of its folder in data/ and on the site, and of the list in its files."""
        return self.model.kind_name

    def counted(self, number: int) -> str:
        """One figure; 3 figures."""
        return f"One {self.one}" if number == 1 else f"{number} {self.several}"


_ROWS = (
    RecordKind(
        model=Source,
        singular="source",
        one="source",
        several="sources",
        badge="Source",
        index_title="Sources",
        holds="with where it comes from and what rests on it",
        as_user=None,
        pdf_place=5,
        frozen=FrozenSource,
    ),
    RecordKind(
        model=Figure,
        singular="figure",
        one="figure",
        several="figures",
        badge="Figure",
        index_title="Figures by topic",
        holds="with its sources and how well they bear it out",
        as_user=None,
        pdf_place=3,
        frozen=FrozenFigure,
    ),
    RecordKind(
        model=Dimension,
        singular="dimension",
        one="dimension",
        several="dimensions",
        badge="Dimension",
        index_title="Dimensions",
        holds="with its members and the figures that are broken down by it",
        as_user=None,
        pdf_place=6,
        frozen=None,
    ),
    RecordKind(
        model=Event,
        singular="event",
        one="event",
        several="events",
        badge="Event",
        index_title="Events",
        holds="with its date and its source",
        as_user=None,
        pdf_place=4,
        frozen=None,
    ),
    RecordKind(
        model=Chart,
        singular="chart",
        one="chart",
        several="charts",
        badge="Chart",
        index_title="Charts",
        holds="with its data and its sources",
        as_user="Chart",
        pdf_place=None,
        frozen=None,
    ),
    RecordKind(
        model=Reconciliation,
        singular="reconciliation",
        one="reconciliation",
        several="reconciliations",
        badge="Check",
        index_title="What does not add up",
        holds="with both sides and the verdict",
        as_user="Check",
        pdf_place=2,
        frozen=FrozenJudgement,
    ),
    RecordKind(
        model=ClaimReview,
        singular="claim review",
        one="claim examined",
        several="claims examined",
        badge="Claim",
        index_title="Claims examined",
        holds="with its verdict and what is better known",
        as_user="Claim examined",
        pdf_place=1,
        frozen=FrozenJudgement,
    ),
)

KINDS: dict[str, RecordKind] = {kind.name: kind for kind in _ROWS}
RECORDS: dict[str, type[Record]] = {name: kind.model for name, kind in KINDS.items()}
