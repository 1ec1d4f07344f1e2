"""Where pages are found once they are published: each in a folder of its own."""

from urllib.parse import quote

from .model import Settings


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
