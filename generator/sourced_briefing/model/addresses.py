"""Every address of the site: where pages and files stand, and where they are found once published."""

from pathlib import PurePosixPath
from urllib.parse import quote

from . import Settings


def folder_of(page: str) -> str:
    """The folder an engine puts a page in: that of a/b.md is a/b; a/index.md and a/README.md are the page of a."""
    *folders, name = page.removesuffix(".md").split("/")
    return "/".join(folders if name.lower() in ("index", "readme") else [*folders, name])


def published_at(settings: Settings, target: str) -> str | None:
    """The published address of `target`, a page or record from the root of the site's sources; None without one."""
    if settings.address is None:
        return None
    page, sign, anchor = target.partition("#")
    folder = quote(folder_of(page))
    return f"{settings.address}{folder}{'/' if folder else ''}{sign}{anchor}"


REGISTER_PAGE = "register.md"


REVIEW_PAGE = "review.md"


RULES_PAGE = "rules.md"
SOURCE_FILES = {"BibTeX": "sources/sources.bib", "RIS": "sources/sources.ris", "CSL-JSON": "sources/sources.json"}
VERDICTS_PAGE = "reconciliations/index.md"


def citation_files(page: str) -> dict[str, str]:
    """The files that hold the citations of the page and of its figures, by format: cite/figures/bridges.bib."""
    path = PurePosixPath("cite", page)
    return {"BibTeX": str(path.with_suffix(".bib")), "RIS": str(path.with_suffix(".ris"))}


FOLDER = "changes"
INDEX = f"{FOLDER}/index.md"


def page_of(name: str) -> str:
    """The page of an edition."""
    return f"{FOLDER}/{name}.md"


def chart_path(chart_id: str, ending: str) -> str:
    """Where a file of the chart stands, from the root of the site. No id has a dot, so no two are the same."""
    return f"assets/charts/{chart_id}.{ending}"


def alone_path(chart_id: str) -> str:
    """Where the page stands that holds the chart alone."""
    return f"charts/alone/{chart_id}.html"
