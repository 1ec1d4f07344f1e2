"""What PDF/UA asks for and WeasyPrint leaves out: which cells a head belongs to, and the names of the pages."""

from typing import Any

import pydyf  # type: ignore[import-untyped]  # what WeasyPrint writes with

COVER = "Cover"


def finish(_document: Any, pdf: Any) -> None:
    """Complete a PDF that WeasyPrint is about to write, in place: it calls this as its `finisher`."""
    for element in pdf.objects:
        if isinstance(element, pydyf.Dictionary) and element.get("S") == "/TH":
            element["A"]["Scope"] = "/Column"  # the tables of a briefing have heads above their columns, none beside
    # As printed: the title page has no number, the next is page 2.
    names = [0, pydyf.Dictionary({"P": pydyf.String(COVER)}), 1, pydyf.Dictionary({"S": "/D", "St": 2})]
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": pydyf.Array(names)})
