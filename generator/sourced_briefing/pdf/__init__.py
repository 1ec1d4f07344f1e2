"""The whole briefing as one PDF for paper and archives.

WeasyPrint makes it, not a browser's printing: it writes page numbers into the contents, tags what it writes (PDF/UA),
needs no browser, and gives the same bytes for the same input.
"""

from .document import write_html
from .writer import NoPdf, require_weasyprint, write_pdf

__all__ = ["NoPdf", "require_weasyprint", "write_html", "write_pdf"]
