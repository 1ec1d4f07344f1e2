"""Every address of the site: where pages and files stand, and where they are found once published.

Paths are those of the written tree; base/paths.py knows where an engine serves them.
"""

from pathlib import PurePosixPath
from urllib.parse import quote
from zlib import crc32

from ..base.paths import served
from . import Settings

LATEST = "latest"  # the folder of the newest edition, beside those of all editions


def published_at(settings: Settings, target: str) -> str | None:
    """The published address of `target`, a page, record or file of the written tree; None without one."""
    return None if settings.address is None else settings.address + served(target)


def markdown_at(settings: Settings, page: str) -> str:
    """Where the Markdown of a page stands, beside its HTML; without an address its way from the start of the site."""
    return f"{settings.address or ''}{quote(page)}"


def lasting_address(settings: Settings, edition: str) -> str | None:
    """Where that edition stays when others have come; None where editions have no folders of their own."""
    root = (settings.address or "").removesuffix(f"/{LATEST}/")
    return f"{root}/{edition}/" if root != (settings.address or "") else None


# Pages

HOME = "index.md"  # where the first page stands, unless its file is README.md
GUIDE_PAGE = "how-to-read.md"
GRADES_SECTION = f"{GUIDE_PAGE}#grades"
RULES_PAGE = "rules.md"  # for editors, as REVIEW_PAGE
REGISTER_PAGE = "register.md"
REVIEW_PAGE = "review.md"


def is_home(page: str) -> bool:
    """Whether the page is the first of the site."""
    return not served(page)


def prose_page(path: str) -> str:
    """The page of a file of content/: supply.md for content/supply.md."""
    return str(PurePosixPath(path).relative_to("content"))


def data_page(path: str) -> str:
    """The page of a data file: figures/bridges.md for data/figures/bridges.yml."""
    return str(PurePosixPath(path).relative_to("data").with_suffix(".md"))


def topic_of(page: str) -> str:
    """The path of a data file within the folder of its kind, as prose names it: bridges for figures/bridges.md."""
    return page.removesuffix(".md").partition("/")[2]


def index_page(kind: str) -> str:
    """The page that lists all records of a kind, file by file."""
    return f"{kind}/index.md"


VERDICTS_PAGE = index_page("reconciliations")
SOURCES_PAGE = index_page("sources")
CLAIMS_PAGE = index_page("assessments")
CHANGES_PAGE = index_page("changes")
DATA_PAGE = index_page("data")
# What every briefing has that is made of all of its data; the register where there are figures.
OWN_PAGES = {
    RULES_PAGE: "the page of rules",
    REVIEW_PAGE: "the page of review",
    GUIDE_PAGE: "the page that tells how to read the briefing",
    CHANGES_PAGE: "the page of changes",
    REGISTER_PAGE: "the register",
    DATA_PAGE: "the page of all data",
}


def edition_page(name: str) -> str:
    """The page of what changed in an edition."""
    return f"changes/{name}.md"


def register_of(grade: str) -> str:
    """The register, filtered by its script to the figures of a grade."""
    return f"{REGISTER_PAGE}?grade={grade}"


def alone_path(chart_id: str) -> str:
    """Where the page stands that holds the chart alone."""
    return f"charts/alone/{chart_id}.html"


# Files

PLOTLY = "assets/plotly.min.js"
SCRIPT = "assets/briefing.js"  # of the theme
STYLESHEET = "assets/briefing.css"
CHART_LOOK = "assets/look.json"
SITE_PREVIEW = "assets/social.png"  # of every page that has no preview of its own
SEARCH_RECORDS, SEARCH_PAGES = "search/records.json", "search/pages.json"
ROBOTS, SITEMAP, LLMS = "robots.txt", "sitemap.xml", "llms.txt"
# Beside DATA_PAGE, as all that has the whole.
PACKAGE, ARCHIVE, DATABASE = "data/datapackage.json", "data/briefing.zip", "data/briefing.sqlite"
SOURCE_FILES = {"BibTeX": "sources/sources.bib", "RIS": "sources/sources.ris", "CSL-JSON": "sources/sources.json"}
SHELVES = 16


def citation_files(page: str) -> dict[str, str]:
    """The files that hold the citations of a page and of its figures, beside those of others, by format: cite/7.bib.

    Each citation names the edition. With a file for each page, all of them would be other files in every edition; a
    single one would be much to load for one entry. Which of them a page has depends on nothing but its path.
    """
    shelf = f"cite/{crc32(page.encode()) % SHELVES:x}"
    return {"BibTeX": f"{shelf}.bib", "RIS": f"{shelf}.ris"}


def figures_file(page: str) -> str:
    """The figures of a page as JSON, beside it: figures/bridges.json."""
    return str(PurePosixPath(page).with_suffix(".json"))


def table_path(name: str, ending: str) -> str:
    """Where a table of the whole briefing stands: data/figures.csv. Others lead there, so it stays where it is."""
    return f"data/{name}.{ending}"


def table_file(name: str) -> str:
    """Where a table of data/tables/ is published, as it is: data/tables/co2.csv."""
    return f"data/tables/{name}"


def page_table(page: str) -> str:
    """The figures of a page as a table, beside it: figures/bridges.csv."""
    return str(PurePosixPath(page).with_suffix(".csv"))


def metadata_path(table: str) -> str:
    """What describes a table that is taken along, beside it: figures/bridges.metadata.json."""
    return str(PurePosixPath(table).with_suffix(".metadata.json"))


def page_downloads(page: str) -> list[str]:
    """What is taken along of a page of figures: its table, what describes that, and all that is known of them."""
    return [page_table(page), metadata_path(page_table(page)), figures_file(page)]


def chart_path(chart_id: str, ending: str) -> str:
    """Where a file of the chart stands, from the root of the site. No id has a dot, so no two are the same."""
    return f"assets/charts/{chart_id}.{ending}"


def preview_path(page: str) -> str:
    """The picture that is shown where the link to a page of prose is shared."""
    return f"assets/social/{page.removesuffix('.md')}.png"


def feed_path(name: str, topic: bool = False) -> str:
    """Where a feed stands in the site, but for the ending, which is its format."""
    return f"feeds/{'topics/' if topic else ''}{name}"
