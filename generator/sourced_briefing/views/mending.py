"""What a reader can do about a figure: report what is wrong with it, or mend it in its file."""

from ..base import markdown
from ..base.markdown import Markdown
from ..model import Figure
from ..model.addresses import published_at
from ..model.repositories import edit_address, report_address
from .cite_blocks import values_line
from .site import Site


def mending_links(site: Site, figure: Figure) -> Markdown:
    """Links to a form with what is known of the figure, and to its file; none where no repository is known."""
    repository = site.briefing.settings.repository
    if repository is None:
        return Markdown("")
    report = report_address(repository, f"Figure: {figure.label}", _known(site, figure))
    edit = (edit_address(repository) or "").replace("{path}", figure.place().path)
    links = {"Report a problem": report, "Edit": edit}
    return markdown.joined([markdown.link(text, way) for text, way in links.items() if way], " · ")


def _known(site: Site, figure: Figure) -> dict[str, str]:
    """The fields of the form, as far as they are known."""
    page = published_at(site.briefing.settings, site.briefing.home(figure)) or ""
    return {"figure": figure.id, "value": values_line(site, figure), "page": page, "edition": site.data_of([figure.id])}
