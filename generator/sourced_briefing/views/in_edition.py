"""What an edition adds to each text that is taken along: its name, its year, and its own address.

These words are the same on all pages, and others in every edition. They stand in the style sheet, once, so that a page
that did not change is the same file in all editions; a script puts them into the page, where they can be copied.
"""

from ..base.markdown import html_text
from ..base.paths import served
from ..citations.plain import UNDATED
from ..model.addresses import published_at
from .site import Site


def in_edition(site: Site, text: str, target: str) -> str:
    """`text` as HTML, with the edition in which `target` is read, and where it stands there and in the newest one."""
    lasts, newest = site.edition.address, published_at(site.briefing.settings, target)
    at = f' data-at="{html_text(served(target))}"' if lasts else ""
    then = f" {html_text(f'(newest: {newest})' if lasts else newest)}" if newest else ""
    return f'{html_text(text)}<span class="of-edition"{at}></span>{then}'


def address_in_edition(site: Site, path: str) -> str:
    """Where `path` stands in the edition that is read, as HTML; nothing where editions have no addresses."""
    return f'<span class="at-edition" data-at="{html_text(path)}"></span>' if site.edition.address else ""


def edition_words(site: Site) -> str:
    """, edition 2026-11, 2026. https://rivers.example/2026-11/ - to which a page adds its path."""
    status = site.edition
    year = UNDATED if status.changed or not status.name else f"{status.name[:4]}."
    return f", {status.text}, {year}{f' {status.address}' if status.address else ''}"
