"""From the bytes of a Parquet file to the same rows of cells that a CSV file has."""

import io
from collections.abc import Collection
from datetime import datetime, time
from typing import Any

from .faults import Faults
from .grid import Grid

MOST_ROWS = 2_000_000  # a small file can hold a great many that are alike
MISSING = (
    "this is a Parquet file, and pyarrow is not installed: pip install “sourced-briefing[parquet]”; or save it as CSV"
)


def read_parquet(data: bytes, faults: Faults, wanted: Collection[str]) -> Grid | None:
    """The table in the file, of which row 1 is the first; None, and faults, where it is none.

    Of its columns only the `wanted` are read, where these are all there.
    """
    try:
        import pyarrow.parquet  # noqa: PLC0415  an extra, and slow to load
    except ImportError:
        faults.add(1, 0, MISSING)
        return None
    try:
        file = pyarrow.parquet.ParquetFile(io.BytesIO(data))
        if file.metadata.num_rows > MOST_ROWS:
            faults.add(1, 0, f"the table has {file.metadata.num_rows:,} rows, and can have {MOST_ROWS:,}; split it")
            return None
        heads = file.schema_arrow.names
        columns = [*wanted] if wanted and set(wanted) <= set(heads) and len(set(heads)) == len(heads) else heads
        read = file.read(columns=columns)
    except (pyarrow.ArrowException, OSError) as error:
        faults.add(1, 0, f"this can’t be read as Parquet: {str(error).splitlines()[0]}")
        return None
    cells = [[text_of(value) for value in column.to_pylist()] for column in read.columns]
    return Grid(1, read.schema.names, [(number, row) for number, row in enumerate(zip(*cells, strict=True), 1)])


def text_of(value: Any) -> str:
    """The value as a table of text has it: nothing, 600, 650.5, 2024-01-31."""
    if value is None or value != value:  # noqa: PLR0124  that is no number
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
