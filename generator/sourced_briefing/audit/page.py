"""The findings as one HTML page that needs nothing beside it: the text, with a mark on each number and notes below."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..base.templates import html_template
from ..model.briefing import Briefing
from .findings import Audited, Finding
from .telling import Teller

SIGNS = {"matches": "✓", "contradicts": "≠", "unknown": "?"}  # a verdict is never told by colour alone
COUNTED = {"matches": "borne out", "contradicts": "contradicted", "unknown": "unknown"}


@dataclass(frozen=True)
class Piece:
    """Text between numbers, or a number with its note."""

    text: str
    note: "Note | None" = None


@dataclass(frozen=True)
class Note:
    """What is said of one number, below the text."""

    number: int
    finding: Finding
    told: str
    source: str
    label: str
    address: str

    @property
    def sign(self) -> str:
        return SIGNS[self.finding.answer]


def as_page(briefing: Briefing, texts: Sequence[Audited]) -> str:
    """The page, to be sent to an author; everything of the texts is escaped, and no script is needed."""
    teller, parts = Teller(briefing), []
    notes: list[Note] = []
    for audited in texts:
        own = [_note(teller, len(notes) + place, f) for place, f in enumerate(audited.findings, 1)]
        parts.append((audited.path, list(_paragraphs(audited, own)), own))
        notes += own
    counts = [(SIGNS[each], word, sum(n.finding.answer == each for n in notes)) for each, word in COUNTED.items()]
    title = briefing.settings.title or ""
    page = html_template("audit/page.html")
    language = briefing.settings.language.replace("_", "-")
    return page.render(title=title, parts=parts, counts=counts, language=language, site=briefing.settings.address)


def _note(teller: Teller, number: int, finding: Finding) -> Note:
    figure = finding.figure or finding.hint
    told, source = teller.cells(finding)
    label, address = (figure.label, teller.address(figure)) if figure else ("", "")
    return Note(number, finding, told, source, label, address)


def _paragraphs(audited: Audited, notes: Sequence[Note]) -> Iterator[list[Piece]]:
    """The pieces of each paragraph, in which lines stay as they are."""
    paragraph: list[Piece] = []
    for piece in _pieces(audited, notes):
        first, *others = piece.text.split("\n\n") if piece.note is None else [piece.text]
        paragraph.append(Piece(first, piece.note))
        for text in others:
            if any(each.text.strip() for each in paragraph):
                yield paragraph
            paragraph = [Piece(text.lstrip("\n"))]
    if any(each.text.strip() for each in paragraph):
        yield paragraph


def _pieces(audited: Audited, notes: Sequence[Note]) -> Iterator[Piece]:
    place = 0
    for note in notes:
        numeral = note.finding.numeral
        yield Piece(audited.text[place : numeral.start])
        yield Piece(audited.text[numeral.start : numeral.end], note)
        place = numeral.end
    yield Piece(audited.text[place:])
