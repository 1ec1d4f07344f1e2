"""What is said of files, pages and the whole briefing, beside its records."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from ..values.periods import FiscalYear as FiscalStretch
from ..values.shown_digits import ShownDigits
from .authors import PlainAuthor
from .base import Fields, LocatedFields
from .licences import LicenceId
from .shown import Shown
from .types import Contact, Day, Id, Label, Language, PlainLabel, RepositoryUrl, SiteUrl, Text, UnitText


class FileHead(LocatedFields):
    """What a data file says of itself before its records."""

    title: Label = Field(description="Heading of the page that the file becomes.", examples=["Spans"])
    intro: Text | None = Field(
        default=None, description="A sentence or two below the heading.", examples=["Main spans, in metres."]
    )


# What the front matter of a page says in words; calls are read in it, and no number is typed there.
PAGE_TEXTS = ("title", "headline", "description")


class PageHead(LocatedFields):
    """The front matter of a page of content/."""

    title: PlainLabel = Field(description="Title of the page.", examples=["How long bridges are"])
    description: PlainLabel | None = Field(
        default=None,
        description="One sentence for search engines and previews.",
        examples=["Spans of bridges, with sources."],
    )
    headline: PlainLabel | None = Field(
        default=None,
        description="What the page finds, in one sentence; it stands large below its title.",
        examples=["The longest bridge is more than 2 times as long as the next"],
    )
    hide: list[Literal["navigation", "toc", "path", "footer"]] = Field(default=[], description="What not to show.")

    @property
    def announced(self) -> str:
        """What the page is shown by elsewhere: what it finds, or else its name."""
        return self.headline or self.title


class TextException(LocatedFields):
    """Words of a page of content/ that break a rule for a good reason: data/exceptions.yml."""

    rule: Id = Field(description="Name of the rule.", examples=["no-bare-numbers"])
    page: Label = Field(description="The page's file.", examples=["content/index.md"])
    text: Label = Field(description="The exact words.", examples=["twelve angry men"])
    reason: Text = Field(description="Why they may stand.", examples=["The title of a film."])


class Settings(LocatedFields):
    """What the whole briefing is written with: briefing.yml, beside mkdocs.yml."""

    language: Language = Field(
        default="en_GB", description="How numbers and dates are written.", examples=["en_GB", "en_US"]
    )
    title: PlainLabel | None = Field(
        default=None,
        description="Name of the briefing, as it is cited; the site_name of mkdocs.yml is the same.",
        examples=["Bridges of the world"],
    )
    address: SiteUrl | None = Field(
        default=None,
        description="Where the newest edition is published; the generator writes it into citations and previews.",
        examples=["https://example.org/bridges/"],
    )
    repository: RepositoryUrl | None = Field(
        default=None,
        description="Where its files are kept on the web; figures then lead to their file and to a form for reports.",
        examples=["https://github.com/example/bridges"],
    )
    publisher: PlainLabel | None = Field(
        default=None, description="Who publishes it, as it is cited.", examples=["Institution of Engineers"]
    )
    contact: Contact | None = Field(
        default=None,
        description="How whoever publishes it is reached: a web address, or one of mail.",
        examples=["https://example.org/contact", "editors@example.org"],
    )
    about: PlainLabel | None = Field(
        default=None,
        description="What it is and who stands behind it, in a sentence or two, for the foot of every page.",
        examples=["Spans of bridges, collected by the Institution of Engineers."],
    )
    authors: list[PlainAuthor] = Field(
        default=[],
        description="Who is cited for it, in their order: people by family and given name, organisations as text.",
        examples=["[{family: van der Berg, given: Jan}, Ministry of Works]"],
    )
    licence: LicenceId | None = Field(
        default=None,
        description="Under which licence its data, prose and charts are; the foot of every page says so.",
        examples=["CC-BY-4.0"],
    )
    shown: dict[UnitText, Shown] = Field(
        default={},
        description="To how many digits figures in a unit are shown, where they do not say it themselves.",
        examples=["{percent: {decimals: 1}, USD/kg: {digits: 3}}"],
    )
    chapters: list[Label] = Field(
        default=[],
        description="Pages of content/ in the order of the PDF; the others follow by their names.",
        examples=["[index.md, spans.md]"],
    )

    @cached_property
    def shown_digits(self) -> dict[str, ShownDigits]:
        """How many digits are shown of figures in a unit, by unit."""
        return {unit: shown.as_value for unit, shown in self.shown.items()}


# Without these nobody can say who is responsible for what an edition says, and what may be done with it.
NEEDED_TO_RELEASE = ("publisher", "contact", "about", "licence")


class FiscalYear(Fields):
    """The first day of a fiscal year, and the last day of each of its quarters."""

    starts: Day
    quarters_end: Annotated[list[Day], Field(min_length=4, max_length=4)]


class Calendar(LocatedFields):
    """Whose fiscal years begin and end when."""

    id: Id
    label: Label
    years: dict[str, FiscalYear]

    @cached_property
    def fiscal_years(self) -> dict[str, FiscalStretch]:
        """The years by their names, as periods are read with them."""
        return {name: FiscalStretch(year.starts, tuple(year.quarters_end)) for name, year in self.years.items()}
