"""Files in one ZIP archive: the same files make the same bytes, on every machine."""

from collections.abc import Iterable
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

NEVER = (1980, 1, 1, 0, 0, 0)  # the first moment that the format knows: none stands for when it was written


def archive(files: Iterable[tuple[str, str]]) -> bytes:
    """The archive with these files, by name and text.

    They are not packed: packed bytes differ from one version of zlib to the next, and what keeps or sends the archive
    packs it better beside its earlier states.
    """
    whole = BytesIO()
    with ZipFile(whole, "w", ZIP_STORED) as written:
        for name, text in files:
            entry = ZipInfo(name, NEVER)
            entry.create_system, entry.external_attr = 3, 0o644 << 16  # as on Unix, wherever it is written
            written.writestr(entry, text.encode())
    return whole.getvalue()
