"""`briefing fields`."""

from collections.abc import Mapping
from pathlib import Path

from .schemas import schemas
from .tables import field_tables, fill_in

README = "data/README.md"


def write_fields(root: Path, others: Mapping[str, str]) -> list[str]:
    """Bring data/README.md and the schemas in line with the code; returns the paths that changed.

    `others` are the parts of data/README.md beside the fields, by name: the calls, which are known further up.
    """
    texts = schemas()
    readme = root / README
    if readme.exists():
        texts[README] = fill_in(readme.read_text("utf-8"), {"fields": field_tables(), **others})
    changed = []
    for path, text in texts.items():
        target = root / path
        if not target.exists() or target.read_text("utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
            changed.append(path)
    return changed
