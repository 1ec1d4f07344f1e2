"""Which pages make the book, and in which order."""

from collections.abc import Iterator

from ..model import KINDS
from ..model.addresses import GUIDE_PAGE, is_home
from ..views.site import Site


def text_pages(site: Site) -> list[str]:
    """The pages of prose: those that briefing.yml names, or the front page; then the others by their names.

    How to read them follows, since it is led to wherever a grade stands.
    """
    known = {prose.page for prose in site.briefing.prose}
    named = site.briefing.settings.chapters or list(filter(is_home, known))
    return [*(page for page in dict.fromkeys([*named, *sorted(known)]) if page in known), GUIDE_PAGE]


def evidence_pages(site: Site) -> Iterator[str]:
    """The pages made from data, kind after kind; lists of files are what the contents are for."""
    places = {name: kind.pdf_place for name, kind in KINDS.items() if kind.pdf_place is not None}
    for kind in sorted(places, key=places.__getitem__):
        yield from (file.page for file in site.briefing.files if file.kind == kind)
