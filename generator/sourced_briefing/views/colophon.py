"""Who publishes the briefing, how they are reached, what it is and what may be done with it: from briefing.yml."""

from ..base.fields import without_empty
from ..base.markdown import html_text
from ..model import Settings
from ..model.licences import LICENCES


def colophon(settings: Settings) -> dict[str, str]:
    """What is said of it, for programs: publisher, contact, about, licence and licence_url, as far as it is known."""
    licence = LICENCES[settings.licence] if settings.licence else None
    return without_empty(
        publisher=settings.publisher,
        contact=settings.contact,
        about=settings.about,
        licence=licence and licence.title,
        licence_url=licence and licence.url,
    )


def colophon_text(settings: Settings) -> str:
    """Published by the Institute (https://institute.example/). Licence: CC BY 4.0."""
    told = colophon(settings)
    licence = f"Licence: {told['licence']}." if "licence" in told else ""
    return " ".join(filter(None, [_published(told.get("publisher"), told.get("contact")), licence]))


def colophon_html(settings: Settings) -> str:
    """The same with what it is, for the foot of every page."""
    told = colophon(settings)
    publisher = html_text(told["publisher"]) if "publisher" in told else None
    parts = [html_text(told.get("about", "")), _published(publisher, contact_html(settings))]
    if "licence" in told:
        parts.append(f'Data, text and charts: <a rel="license" href="{told["licence_url"]}">{told["licence"]}</a>.')
    return " ".join(filter(None, parts))


def contact_html(settings: Settings) -> str | None:
    """The web address as a link, one of mail as a text: a page has links of the web alone."""
    contact = settings.contact
    if contact is None or "://" not in contact:
        return contact and html_text(contact)
    return f'<a href="{html_text(contact)}">{html_text(contact.partition("://")[2].rstrip("/"))}</a>'


def _published(publisher: str | None, contact: str | None) -> str:
    if publisher is None:
        return f"Contact: {contact}." if contact else ""
    return f"Published by {publisher}{f' ({contact})' if contact else ''}."
