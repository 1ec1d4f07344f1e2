"""From HTML to PDF. WeasyPrint lives here only, and only when it is asked for."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from ..base.problems import UserError
from ..base.whole_files import replacing

STYLE = Path(__file__).parent / "book.css"
LARGEST_PICTURE = 20_000_000  # bytes


class NoPdf(UserError):
    """What makes PDFs is not installed."""


def require_weasyprint() -> Any:
    """The library. Raises NoPdf, which says what to install, when it or what it needs of the system is missing."""
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: PLC0415  an extra, and slow to load
    except ImportError:
        raise NoPdf('a PDF needs WeasyPrint, which is not installed: pip install "sourced-briefing[pdf]"') from None
    except OSError as error:
        hint = "on Debian: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
        raise NoPdf(f"WeasyPrint does not find Pango, a library of the system; {hint} ({error})") from error
    return weasyprint


def write_pdf(html: str, folder: Path, file: Path) -> None:
    """Write `html` as a tagged PDF to `file`, whole or not at all; it reads pictures of `folder` and nothing else."""
    weasyprint = require_weasyprint()
    from .finish import finish  # noqa: PLC0415  it needs what WeasyPrint brings

    base = f"{folder.resolve().as_uri()}/"
    document = weasyprint.HTML(string=html, base_url=base, url_fetcher=_fetcher(weasyprint, folder))
    style = weasyprint.CSS(filename=str(STYLE))
    with replacing(file) as temporary:
        document.write_pdf(
            str(temporary),
            stylesheets=[style],
            finisher=finish,
            pdf_variant="pdf/ua-1",
            # Same input, same bytes: readers tell documents apart by what is in them.
            pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
        )


def _fetcher(weasyprint: Any, folder: Path) -> Any:
    """Reads files of the folder; everything else is refused, whatever a page asks for."""
    inside = folder.resolve()

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            path = Path(unquote(parts.path)).resolve()
            if parts.scheme != "file" or not path.is_relative_to(inside) or path.stat().st_size > LARGEST_PICTURE:
                raise ValueError(f"{url} is not part of the briefing")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols=("file",))
